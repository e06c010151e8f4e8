// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/apierror.h"

#include <QVector>

namespace renzhi {

// A failure without anything of the tenant: no text of the server, no id, no name.
struct FailureNote
{
    ApiError::Kind kind = ApiError::Kind::Network;
    int httpStatus = 0; // 0: no answer
    QString code; // see plainCode()
    QString operation; // "PUT /api/v2/tenant/users/{}/part-time-job/{}"; empty: none
    QDateTime at; // of the last time
    int times = 1;

    friend bool operator==(const FailureNote &, const FailureNote &) = default;
};

[[nodiscard]] FailureNote failureNote(const ApiError &error);

// "offline", "outcome-unknown", …
[[nodiscard]] QString kindName(ApiError::Kind kind);
// The code if it looks like one of the contract, of OAuth or of this program; "(other)" when a
// server wrote something else there, which may be anything.
[[nodiscard]] QString plainCode(const QString &code);
// A path of the API with {} for whatever is no word of the API: an id, a code, a user name.
[[nodiscard]] QString plainPath(const QString &path);

// The last failures of requests of this process, for diagnostics; from any thread. Every request
// ends in one place of models/api, which tells them here. What fails on this computer alone (cache,
// files) is in the log. A failure that repeats itself at once is counted, so that an hour without a
// network does not push everything else out.
class RecentFailures
{
public:
    static constexpr qsizetype Most = 40;

    static void add(const ApiError &error); // Cancelled is nobody's failure
    [[nodiscard]] static QVector<FailureNote> all(); // oldest first
    static void clear();
};

} // namespace renzhi
