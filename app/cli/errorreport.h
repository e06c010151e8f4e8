// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/command.h"
#include "app/cli/exitcode.h"
#include "models/core/errorcatalog.h"

#include <QByteArray>
#include <QList>
#include <QPair>

#include <optional>

namespace renzhi::cli {

// Members of a JSON object.
using Numbers = QList<QPair<const char *, qint64>>;

// A failure as a verb tells it, in both languages.
struct ErrorReport
{
    QString code; // the server's, or OFFLINE, NETWORK, TIMEOUT, AUTH, …
    int httpStatus = 0; // 0: no answer
    ErrorText zh;
    ErrorText en;
    QString field; // the API's name of the input it is about; empty: none
    QString facts; // the line of errorFacts() and the technical detail; empty when there is none
    Numbers numbers; // what there is all the same
    QString unreadable; // what of the answer is not as the contract says: places, never values
};

[[nodiscard]] ErrorReport reportOf(const ApiError &error, const ErrorCatalog &catalog, Verb verb);
[[nodiscard]] ExitCode exitCodeOf(const ApiError &error);

// {"error":{"code","http_status","zh","en","measure_zh","measure_en","field"}}, and the numbers
// beside "error".
[[nodiscard]] QByteArray json(const ErrorReport &report);
// Several lines, `language` first; no control characters.
[[nodiscard]] QString text(const ErrorReport &report, Language language);

} // namespace renzhi::cli
