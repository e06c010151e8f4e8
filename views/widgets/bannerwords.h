// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/changeline.h"

#include <QDateTime>
#include <QString>
#include <QVector>

// What the tenant's banner says of each state, in the language of now.
namespace renzhi::bannerwords {

// Nobody had contact to the tenant for more than `days`.
[[nodiscard]] QString forgotten(int days);
// The permissions are what they were.
[[nodiscard]] QString nothingNew();
// So many rows are more than can be copied at once: `most`.
[[nodiscard]] QString notCopied(qint64 rows, qint64 most);
// `newId`: of what was added again by it; empty: nothing was.
[[nodiscard]] QString undone(const ChangeLine &line, const QString &newId);
// What became of changes of an earlier start; empty when there are none.
[[nodiscard]] QString lost(const QVector<ChangeLine> &lines);
// `name`: of the other tenant.
[[nodiscard]] QString opensLater(const QString &name);
[[nodiscard]] QString exported(const QString &file);
[[nodiscard]] QString secretNotKept();
// `syncedAt`: of what is shown; invalid: there is nothing. `byChoice`: of the operator.
[[nodiscard]] QString offline(const QDateTime &syncedAt, bool byChoice);

} // namespace renzhi::bannerwords
