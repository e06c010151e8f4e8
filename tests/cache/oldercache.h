// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/cache/database.h"

#include <QStringList>

namespace renzhi::test {

// The cache in the folder as the program left it that knew three schema steps, with all its rows.
[[nodiscard]] inline bool makeOlder(const QString &folder)
{
    const auto database = Database::open(folder + QStringLiteral("/cache.sqlite"));
    return database
        && (*database)->run("BEGIN IMMEDIATE;"
                            "DROP INDEX users_of_organization;"
                            "CREATE INDEX users_of_organization ON users (org) WHERE known = 1;"
                            "DROP INDEX users_not_listed;"
                            "DROP INDEX jobs_of_organization;"
                            "ALTER TABLE collection DROP COLUMN contacts;"
                            "DROP TABLE job_crawls;"
                            "DROP TABLE job_refusals;"
                            "DROP INDEX job_readings_by_time;"
                            "PRAGMA user_version = 3;"
                            "COMMIT");
}

// How many of them the program then has to make.
inline constexpr int IndexesOfLaterSteps = 4;

// The indexes of the cache in the folder beside its keys, as statements, by name.
[[nodiscard]] inline QStringList indexesOf(const QString &folder)
{
    QStringList statements;
    const auto database = Database::open(folder + QStringLiteral("/cache.sqlite"));
    if (!database)
        return statements;
    Query query(**database,
                "SELECT sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL"
                " ORDER BY name");
    while (query.next())
        statements.append(query.text(0));
    return statements;
}

[[nodiscard]] inline QStringList indexesOfToday()
{
    return {
        QStringLiteral("CREATE INDEX job_readings_by_time ON job_readings (read_at)"),
        QStringLiteral("CREATE INDEX jobs_at_position ON jobs (position) WHERE position <> 0"),
        QStringLiteral("CREATE INDEX jobs_of_organization ON jobs (relation, org)"),
        QStringLiteral("CREATE INDEX users_not_listed ON users (row) WHERE known = 0"),
        QStringLiteral(
            "CREATE INDEX users_of_organization ON users (org, disabled) WHERE known = 1"),
    };
}

[[nodiscard]] inline QStringList indexesOfThen()
{
    return {
        QStringLiteral("CREATE INDEX jobs_at_position ON jobs (position) WHERE position <> 0"),
        QStringLiteral("CREATE INDEX users_of_organization ON users (org) WHERE known = 1"),
    };
}

} // namespace renzhi::test
