// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/jobpeers.h"

#include <sqlite3.h>

using namespace Qt::StringLiterals;

namespace renzhi::bench {

JobPeers::JobPeers(const QString &cacheDirectory)
{
    const QByteArray path = QString(cacheDirectory + u"/cache.sqlite"_s).toUtf8();
    const int opened
        = sqlite3_open_v2(path.constData(), &m_database, SQLITE_OPEN_READONLY, nullptr);
    // As much as the cache's own connections have.
    if (opened != SQLITE_OK
        || sqlite3_exec(m_database, "PRAGMA cache_size = -8192", nullptr, nullptr, nullptr)
            != SQLITE_OK)
        qFatal("cannot open the cache for SQL");
}

JobPeers::~JobPeers()
{
    sqlite3_close(m_database);
}

// CROSS JOIN keeps the order of the tables, which is the quickest one here.
qint64 JobPeers::byPerson() const
{
    return walk("SELECT j.user, j.ordinal FROM users u CROSS JOIN jobs j ON j.user = u.row"
                " WHERE u.known = 1 ORDER BY u.name, j.user, j.ordinal");
}

qint64 JobPeers::byPosition() const
{
    return walk("SELECT j.user, j.ordinal FROM positions p"
                " CROSS JOIN reference r ON r.text = p.id"
                " CROSS JOIN jobs j ON j.position = r.number WHERE j.position <> 0"
                " ORDER BY p.name, j.user, j.ordinal");
}

qint64 JobPeers::walk(const char *sql) const
{
    sqlite3_stmt *statement = nullptr;
    if (sqlite3_prepare_v2(m_database, sql, -1, &statement, nullptr) != SQLITE_OK)
        qFatal("the peer's SQL is not for this cache: %s", sqlite3_errmsg(m_database));
    qint64 rows = 0, sum = 0;
    int step = sqlite3_step(statement);
    for (; step == SQLITE_ROW; step = sqlite3_step(statement)) {
        sum += sqlite3_column_int64(statement, 0) + sqlite3_column_int64(statement, 1);
        ++rows;
    }
    sqlite3_finalize(statement);
    if (step != SQLITE_DONE || sum <= 0)
        qFatal("the peer cannot read the jobs");
    return rows;
}

} // namespace renzhi::bench
