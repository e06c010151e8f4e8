// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Single records that are added, changed or removed, and the list of the people among them.

#include "models/cache/cachestore.h"
#include "models/cache/cachestore_p.h"

namespace renzhi {

// Few changes are listed; many, or ever more, begin a generation of which nobody has a copy.
Result<void> CacheStore::Private::noteChanges(const CacheChange &change)
{
    constexpr size_t mostAtOnce = 2000;
    constexpr qint64 mostKept = 20'000;
    if (change.changedUsers.empty() && change.removedUsers.empty())
        return {};
    const auto people = peopleInCache();
    if (!people)
        return Failure(people.error());
    for (const auto *rows : { &change.changedUsers, &change.removedUsers }) {
        // Those who were just added are not counted yet, those removed no more.
        const quint64 most = *people + change.changedUsers.size() + change.removedUsers.size();
        for (const UserRow row : *rows) {
            if (auto checked = checkRow(row, most); !checked)
                return checked;
        }
    }
    Query count(*database, "SELECT count(*) FROM user_changes");
    const qint64 kept = count.next() ? count.number(0) : mostKept;
    if (kept >= mostKept || change.changedUsers.size() + change.removedUsers.size() > mostAtOnce) {
        Query clear(*database, "DELETE FROM user_changes");
        if (auto done = clear.finish(); !done)
            return done;
        Query renew(*database, "UPDATE collection SET generation = random() WHERE id = ?");
        renew.bind(int(Collection::Users));
        return renew.finish();
    }
    Query insert(*database, "INSERT INTO user_changes (row) VALUES (?)");
    for (const auto *rows : { &change.changedUsers, &change.removedUsers }) {
        for (const UserRow row : *rows) {
            insert.restart();
            insert.bind(qint64(row));
            if (auto done = insert.finish(); !done)
                return done;
        }
    }
    return {};
}

Result<void> CacheStore::Private::countBy(Collection collection, qint64 difference)
{
    if (difference == 0)
        return {};
    Query query(*database, "UPDATE collection SET records = records + ? WHERE id = ?");
    query.bind(difference).bind(int(collection));
    return query.finish();
}

// Adds the record or, where it differs, rewrites it; what is equal is not touched.
template <class Record>
Result<void> CacheStore::Private::store(const Record &record, CacheChange &change, qint64 &added)
{
    using T = Table<Record>;
    static const std::string select = "SELECT row, " + std::string(T::Known) + ", "
        + columnList<Record>() + " FROM " + T::Name + " WHERE id = ?";
    static const std::string insert = [] {
        std::string marks;
        for (size_t i = 0; i < T::Columns.size(); ++i)
            marks += ", ?";
        return std::string("INSERT INTO ") + T::Name + " (" + columnList<Record>() + ") VALUES (?"
            + marks + ")";
    }();
    static const std::string update = [] {
        std::string sets = T::SetKnown;
        for (const char *column : T::Columns)
            sets += std::string(column) + (column == T::Columns.back() ? " = ?" : " = ?, ");
        return std::string("UPDATE ") + T::Name + " SET " + sets + " WHERE row = ?";
    }();

    if (record.id.isEmpty())
        return {};
    if constexpr (std::is_same_v<Record, User>) {
        if (auto org = references.intern(record.orgId.toString()); !org)
            return Failure(org.error());
    }
    std::optional<qint64> row;
    bool known = false;
    {
        Query query(*database, select);
        query.bind(record.id.toString());
        if (query.next()) {
            row = query.number(0);
            known = query.flag(1);
            if (known && T::read(query, references, 2) == record)
                return {};
        }
        if (query.failed())
            return Failure(query.error());
    }
    Query write(*database, row ? update : insert);
    if (!row)
        write.bind(record.id.toString());
    T::bind(write, references, record);
    if (row)
        write.bind(*row);
    if (auto done = write.finish(); !done)
        return done;
    ++change.changed;
    added += known ? 0 : 1;
    if constexpr (std::is_same_v<Record, User>)
        change.changedUsers.push_back(UserRow(row ? *row : database->lastInsertedRow()));
    return {};
}

// cachestage.cpp uses them too.
template Result<void> CacheStore::Private::store(const Organization &, CacheChange &, qint64 &);
template Result<void> CacheStore::Private::store(const Title &, CacheChange &, qint64 &);
template Result<void> CacheStore::Private::store(const Position &, CacheChange &, qint64 &);
template Result<void> CacheStore::Private::store(const User &, CacheChange &, qint64 &);

template <class Record>
Result<CacheChange> CacheStore::Private::merge(const QVector<Record> &records)
{
    CacheChange change;
    if (records.isEmpty())
        return change;
    const auto done = inTransaction([&]() -> Result<void> {
        qint64 added = 0;
        const QVector<Record> kept = asKept(records);
        for (const Record &record : kept) {
            if (auto stored = store(record, change, added); !stored)
                return stored;
        }
        if (auto noted = noteChanges(change); !noted)
            return noted;
        return countBy(Table<Record>::Kind, added);
    });
    if (!done)
        return Failure(done.error());
    if (staged.contains(Table<Record>::Kind)) {
        if (auto also = stage(records, {}); !also)
            return Failure(also.error());
    }
    return change;
}

Result<CacheChange> CacheStore::merge(const QVector<Organization> &records)
{
    return d->merge(records);
}

Result<CacheChange> CacheStore::merge(const QVector<Title> &records)
{
    return d->merge(records);
}

Result<CacheChange> CacheStore::merge(const QVector<Position> &records)
{
    return d->merge(records);
}

Result<CacheChange> CacheStore::merge(const QVector<User> &records)
{
    return d->merge(records);
}

template <class Record> Result<CacheChange> CacheStore::Private::removeOne(const QString &id)
{
    using T = Table<Record>;
    static const std::string sql
        = std::string("DELETE FROM ") + T::Name + " WHERE id = ? RETURNING row, " + T::Known;
    CacheChange change;
    const auto done = inTransaction([&]() -> Result<void> {
        Query query(*database, sql);
        query.bind(id);
        while (query.next()) {
            if (!query.flag(1))
                continue;
            ++change.removed;
            if constexpr (std::is_same_v<Record, User>)
                change.removedUsers.push_back(UserRow(query.number(0)));
        }
        if (query.failed())
            return Failure(query.error());
        if (auto noted = noteChanges(change); !noted)
            return noted;
        return countBy(T::Kind, -change.removed);
    });
    if (!done)
        return Failure(done.error());
    if (staged.contains(T::Kind)) {
        Query query(*database, std::string("DELETE FROM stage.") + T::Name + " WHERE id = ?");
        query.bind(id);
        if (auto also = query.finish(); !also)
            return Failure(also.error());
    }
    return change;
}

Result<CacheChange> CacheStore::remove(const UserId &id)
{
    return d->removeOne<User>(id.toString());
}

Result<CacheChange> CacheStore::remove(const PositionId &id)
{
    return d->removeOne<Position>(id.toString());
}

} // namespace renzhi
