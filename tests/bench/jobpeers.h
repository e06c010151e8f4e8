// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

struct sqlite3;

namespace renzhi::bench {

// What a list of everybody's jobs is compared with: the least SQL that gives all of them in the
// order that is asked for, read to its end.
class JobPeers
{
public:
    explicit JobPeers(const QString &cacheDirectory);
    ~JobPeers();
    Q_DISABLE_COPY_MOVE(JobPeers)

    // The number of jobs, by the name of the person or of the position: as bytes, where ours knows
    // how a name is spelt.
    [[nodiscard]] qint64 byPerson() const;
    [[nodiscard]] qint64 byPosition() const; // those that have one

private:
    [[nodiscard]] qint64 walk(const char *sql) const;

    sqlite3 *m_database = nullptr;
};

} // namespace renzhi::bench
