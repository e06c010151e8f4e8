// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/directory/changelog.h"
#include "tests/faults/randomtenant.h"
#include "tests/faults/writehistory.h"

#include <QSet>

#include <utility>
#include <vector>

namespace renzhi::test {

// Keeps what happens to a tenant from now on, as its server saw it, for objectionTo(). What came to
// the server is taken from its journal, which is begun anew with each operation.
class HistoryKeeper
{
public:
    // The tenant must outlive it.
    explicit HistoryKeeper(const RandomTenant &tenant);
    Q_DISABLE_COPY_MOVE(HistoryKeeper)

    // What the colleague has just done.
    void noteDeed(int operation, const Deed &deed);
    // What came of the operation, besides `step`, which says all that the server does not know.
    void noteWrites(Step step);
    // The lines that are new in the log are of this operation. False: it cannot be read.
    [[nodiscard]] bool noteLines(int operation, const ChangeLog &log);

    [[nodiscard]] qsizetype writesServed() const; // in this operation
    // All until now; the lines as the log tells them now.
    [[nodiscard]] WriteHistory history(const ChangeLog &log) const;

private:
    [[nodiscard]] QString takeNewId();

    const RandomTenant &m_tenant;
    QSet<QString> m_known; // ids of jobs and positions
    qint64 m_lastLine = 0;
    std::vector<std::pair<qint64, int>> m_lines; // and their operations
    std::vector<Step> m_steps;
    TenantState m_start;
};

} // namespace renzhi::test
