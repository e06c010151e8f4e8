// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/cache/indexes.h"

#include <array>

namespace renzhi::schema {

namespace {

struct Index
{
    const char *name;
    const char *on; // as SQLite keeps it: another spelling is another index
};

// In the order in which they are made where they are missing.
constexpr std::array Indexes {
    // Who holds a position is asked for while a window waits.
    Index { "jobs_at_position", "jobs (position) WHERE position <> 0" },
    // Places of people who are not in the list are few, and what is counted leaves them out.
    Index { "users_not_listed", "users (row) WHERE known = 0" },
    // So that the window can say at any moment how many are known and how old the oldest is.
    Index { "job_readings_by_time", "job_readings (read_at)" },
    // People and jobs are counted per organization from indexes alone: reading the tables for it
    // takes ten times as long.
    Index { "users_of_organization", "users (org, disabled) WHERE known = 1" },
    Index { "jobs_of_organization", "jobs (relation, org)" },
};

std::string statementOf(const Index &index)
{
    return std::string("CREATE INDEX ") + index.name + " ON " + index.on;
}

// Null: none is.
Result<const Index *> firstMissing(Database &database)
{
    Query query(database, "SELECT 1 FROM sqlite_schema WHERE type = 'index' AND sql = ?");
    for (const Index &index : Indexes) {
        query.restart();
        query.bind(QString::fromStdString(statementOf(index)));
        if (query.next())
            continue;
        if (query.failed())
            return Failure(query.error());
        return &index;
    }
    return nullptr;
}

Result<void> make(Database &database, const Index &index)
{
    const std::string statements
        = std::string("DROP INDEX IF EXISTS ") + index.name + ';' + statementOf(index);
    return database.run(statements.c_str());
}

} // namespace

Result<void> makeIndexes(Database &database)
{
    for (const Index &index : Indexes) {
        if (auto made = make(database, index); !made)
            return made;
    }
    return {};
}

Result<bool> makeNextIndex(Database &database)
{
    // Nearly always there is none, and that is seen without the lock of a writer.
    auto missing = firstMissing(database);
    if (!missing)
        return Failure(missing.error());
    if (!*missing)
        return false;
    Transaction transaction(database);
    if (!transaction.begun())
        return Failure(transaction.begun().error());
    // Asked again inside the transaction: another process may have just made it.
    missing = firstMissing(database);
    if (!missing)
        return Failure(missing.error());
    if (!*missing)
        return false;
    if (auto made = make(database, **missing); !made)
        return Failure(made.error());
    return transaction.commit().map([] { return true; });
}

} // namespace renzhi::schema
