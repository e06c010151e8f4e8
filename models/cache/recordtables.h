// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/cache/database.h"
#include "models/core/records.h"

#include <QHash>

#include <array>

namespace renzhi {

// Texts that many rows repeat, as small numbers. Numbers are never given twice, so what was looked
// up once stays true on every connection; only a rollback can take one back (forget()).
class References
{
public:
    explicit References(Database &database) : m_database(database) { }

    // The number of a text, or nullopt when it has none.
    [[nodiscard]] Result<std::optional<qint64>> find(const QString &text);
    // The number of a text, made if need be; inside a transaction.
    [[nodiscard]] Result<qint64> intern(const QString &text);
    [[nodiscard]] QString text(qint64 number);
    void forget();

private:
    Database &m_database;
    QHash<QString, qint64> m_numbers;
    QHash<qint64, QString> m_texts; // one QString shared by all who name it
};

// How a record is kept: its table, the columns after row and id, and both directions. `Known` sets
// the columns that only a whole record sets.
template <class Record> struct Table;

template <> struct Table<Organization>
{
    static constexpr auto Kind = Collection::Organizations;
    static constexpr const char *Name = "organizations";
    static constexpr const char *Known = "1";
    static constexpr const char *SetKnown = "";
    static constexpr std::array Columns { "parent_id", "code",     "name",       "category",
                                          "sequence",  "disabled", "created_at", "updated_at" };

    static void bind(Query &query, References &, const Organization &record)
    {
        query.bind(record.parentId.toString()).bind(record.code.toString()).bind(record.name);
        query.bind(record.category).bind(record.sequence).bind(record.disabled);
        query.bind(record.createdAt).bind(record.updatedAt);
    }
    static Organization read(const Query &query, References &, int id)
    {
        return { OrgId(query.text(id)), OrgId(query.text(id + 1)), OrgCode(query.text(id + 2)),
                 query.text(id + 3),    query.text(id + 4),        int(query.number(id + 5)),
                 query.flag(id + 6),    query.text(id + 7),        query.text(id + 8) };
    }
};

template <> struct Table<Title>
{
    static constexpr auto Kind = Collection::Titles;
    static constexpr const char *Name = "titles";
    static constexpr const char *Known = "1";
    static constexpr const char *SetKnown = "";
    static constexpr std::array Columns { "name", "code", "created_at", "updated_at" };

    static void bind(Query &query, References &, const Title &record)
    {
        query.bind(record.name).bind(record.code.toString());
        query.bind(record.createdAt).bind(record.updatedAt);
    }
    static Title read(const Query &query, References &, int id)
    {
        return { TitleId(query.text(id)), query.text(id + 1), TitleCode(query.text(id + 2)),
                 query.text(id + 3), query.text(id + 4) };
    }
};

template <> struct Table<Position>
{
    static constexpr auto Kind = Collection::Positions;
    static constexpr const char *Name = "positions";
    static constexpr const char *Known = "1";
    static constexpr const char *SetKnown = "";
    static constexpr std::array Columns { "org_id",   "name",       "code",
                                          "title_id", "created_at", "updated_at" };

    static void bind(Query &query, References &, const Position &record)
    {
        query.bind(record.orgId.toString()).bind(record.name).bind(record.code.toString());
        query.bind(record.titleId.toString()).bind(record.createdAt).bind(record.updatedAt);
    }
    static Position read(const Query &query, References &, int id)
    {
        return { PositionId(query.text(id)),  OrgId(query.text(id + 1)),
                 query.text(id + 2),          PositionCode(query.text(id + 3)),
                 TitleId(query.text(id + 4)), query.text(id + 5),
                 query.text(id + 6) };
    }
};

template <> struct Table<User>
{
    static constexpr auto Kind = Collection::Users;
    static constexpr const char *Name = "users";
    static constexpr const char *Known = "known";
    static constexpr const char *SetKnown = "known = 1, ";
    static constexpr std::array Columns { "org",        "user_name",   "name",     "mobile",
                                          "email",      "employee_id", "disabled", "locked",
                                          "created_at", "updated_at" };

    // The organization must have been interned.
    static void bind(Query &query, References &references, const User &record)
    {
        const auto org = references.find(record.orgId.toString());
        query.bind(org && *org ? **org : 0);
        query.bind(record.userName).bind(record.name).bind(record.mobile).bind(record.email);
        query.bind(record.employeeId).bind(record.disabled).bind(record.locked);
        query.bind(record.createdAt).bind(record.updatedAt);
    }
    static User read(const Query &query, References &references, int id)
    {
        return { UserId(query.text(id)), OrgId(references.text(query.number(id + 1))),
                 query.text(id + 2),     query.text(id + 3),
                 query.text(id + 4),     query.text(id + 5),
                 query.text(id + 6),     query.flag(id + 7),
                 query.flag(id + 8),     query.text(id + 9),
                 query.text(id + 10) };
    }
};

// "id, a, b, c", each behind `prefix`.
template <class Record> [[nodiscard]] std::string columnList(std::string_view prefix = {})
{
    std::string list = std::string(prefix) + "id";
    for (const char *column : Table<Record>::Columns)
        list += ", " + std::string(prefix) + column;
    return list;
}

} // namespace renzhi
