// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/cache/cachestore.h"

#include "models/cache/cachestore_p.h"
#include "models/cache/indexes.h"
#include "models/cache/schema.h"
#include "models/core/rowbound.h"

#include <QLoggingCategory>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace renzhi {

Q_LOGGING_CATEGORY(lcCache, "renzhi.cache")

Result<std::optional<qint64>> References::find(const QString &text)
{
    if (text.isEmpty())
        return std::optional<qint64>(0);
    if (const auto known = m_numbers.constFind(text); known != m_numbers.cend())
        return std::optional<qint64>(*known);
    Query query(m_database, "SELECT number FROM reference WHERE text = ?");
    query.bind(text);
    if (query.next()) {
        const qint64 number = query.number(0);
        m_numbers.insert(text, number);
        return std::optional<qint64>(number);
    }
    if (query.failed())
        return Failure(query.error());
    return std::optional<qint64>();
}

Result<qint64> References::intern(const QString &text)
{
    const auto known = find(text);
    if (!known)
        return Failure(known.error());
    if (*known)
        return **known;
    Query insert(m_database, "INSERT INTO reference (text) VALUES (?)");
    insert.bind(text);
    if (auto done = insert.finish(); !done)
        return Failure(done.error());
    const qint64 number = m_database.lastInsertedRow();
    m_numbers.insert(text, number);
    return number;
}

QString References::text(qint64 number)
{
    if (number == 0)
        return {};
    if (const auto known = m_texts.constFind(number); known != m_texts.cend())
        return *known;
    Query query(m_database, "SELECT text FROM reference WHERE number = ?");
    query.bind(number);
    if (!query.next())
        return {};
    return *m_texts.insert(number, query.text(0));
}

void References::forget()
{
    m_numbers.clear();
    m_texts.clear();
}

CacheStore::CacheStore(std::unique_ptr<Private> parts) : d(std::move(parts)) { }

CacheStore::~CacheStore() = default;

Result<std::unique_ptr<CacheStore>> CacheStore::on(Result<std::unique_ptr<Database>> database,
                                                   const QString &directory)
{
    if (!database)
        return Failure(database.error());
    auto parts = std::make_unique<Private>(directory, std::move(*database));
    return std::unique_ptr<CacheStore>(new CacheStore(std::move(parts)));
}

Result<std::unique_ptr<CacheStore>> CacheStore::open(const QString &directory)
{
    return on(schema::openCache(directory), directory);
}

Result<std::unique_ptr<CacheStore>> CacheStore::lookAt(const QString &directory)
{
    return on(schema::lookAtCache(directory), directory);
}

Result<bool> CacheStore::makeNextIndex()
{
    return schema::makeNextIndex(*d->database);
}

// ---- what is there

template <class Record> Result<QVector<Record>> CacheStore::Private::all()
{
    QVector<Record> records;
    Query query(*database,
                "SELECT " + columnList<Record>() + " FROM " + Table<Record>::Name
                    + " ORDER BY row");
    while (query.next())
        records.append(Table<Record>::read(query, references, 0));
    if (query.failed())
        return Failure(query.error());
    return records;
}

Result<QVector<Organization>> CacheStore::organizations() const
{
    return d->all<Organization>();
}

Result<QVector<Title>> CacheStore::titles() const
{
    return d->all<Title>();
}

Result<QVector<Position>> CacheStore::positions() const
{
    return d->all<Position>();
}

template <class Record> Result<std::optional<Record>> CacheStore::Private::one(const QString &id)
{
    static const std::string sql = "SELECT " + columnList<Record>() + " FROM " + Table<Record>::Name
        + " WHERE id = ? AND " + Table<Record>::Known;
    Query query(*database, sql);
    query.bind(id);
    if (query.next())
        return std::optional<Record>(Table<Record>::read(query, references, 0));
    if (query.failed())
        return Failure(query.error());
    return std::optional<Record>();
}

Result<std::optional<Organization>> CacheStore::organization(const OrgId &id) const
{
    return d->one<Organization>(id.toString());
}

Result<std::optional<Title>> CacheStore::title(const TitleId &id) const
{
    return d->one<Title>(id.toString());
}

Result<std::optional<Position>> CacheStore::position(const PositionId &id) const
{
    return d->one<Position>(id.toString());
}

Result<QVector<User>> CacheStore::users(std::span<const UserRow> rows) const
{
    static const std::string sql
        = "SELECT " + columnList<User>() + " FROM users WHERE row = ? AND known = 1";
    QVector<User> found;
    found.reserve(qsizetype(rows.size()));
    Query query(*d->database, sql);
    for (const UserRow row : rows) {
        query.restart();
        query.bind(qint64(row));
        found.append(query.next() ? Table<User>::read(query, d->references, 0) : User());
        if (query.failed())
            return Failure(query.error());
    }
    return found;
}

Result<std::optional<User>> CacheStore::user(const UserId &id) const
{
    return d->one<User>(id.toString());
}

std::optional<UserRow> CacheStore::rowOf(const UserId &id) const
{
    Query query(*d->database, "SELECT row FROM users WHERE id = ? AND known = 1");
    query.bind(id.toString());
    if (query.next())
        return UserRow(query.number(0));
    if (query.failed())
        qCWarning(lcCache) << "cannot find a person:" << query.error().detail;
    return std::nullopt;
}

Result<void> CacheStore::forEachUser(const std::function<void(UserRow, const User &)> &visit) const
{
    static const std::string sql
        = "SELECT row, " + columnList<User>() + " FROM users WHERE known = 1 ORDER BY row";
    const auto people = d->peopleInCache();
    if (!people)
        return Failure(people.error());
    Query query(*d->database, sql);
    while (query.next()) {
        if (auto checked = d->checkRow(query.number(0), *people); !checked)
            return checked;
        visit(UserRow(query.number(0)), Table<User>::read(query, d->references, 1));
    }
    if (query.failed())
        return Failure(query.error());
    return {};
}

Result<CacheStore::PeopleMark> CacheStore::peopleMark() const
{
    Query query(*d->database,
                "SELECT generation, (SELECT max(number) FROM user_changes) FROM collection WHERE "
                "id = ?");
    query.bind(int(Collection::Users));
    if (!query.next())
        return Failure(query.error());
    return PeopleMark { query.number(0), query.number(1) };
}

Result<std::vector<UserRow>> CacheStore::changedSince(qint64 change) const
{
    std::vector<UserRow> rows;
    const auto people = d->peopleInCache();
    if (!people)
        return Failure(people.error());
    Query query(*d->database, "SELECT DISTINCT row FROM user_changes WHERE number > ?");
    query.bind(change);
    while (query.next()) {
        if (auto checked = d->checkRow(query.number(0), *people); !checked)
            return Failure(checked.error());
        rows.push_back(UserRow(query.number(0)));
    }
    if (query.failed())
        return Failure(query.error());
    return rows;
}

qint64 CacheStore::count(Collection collection) const
{
    Query query(*d->database, "SELECT records FROM collection WHERE id = ?");
    query.bind(int(collection));
    return query.next() ? query.number(0) : 0;
}

Result<qint64> CacheStore::countSince(Collection collection, const QString &time) const
{
    const auto sql = withRecordOf(collection, []<class Record>() {
        return std::string("SELECT count(*) FROM ") + Table<Record>::Name + " WHERE "
            + Table<Record>::Known + " AND updated_at >= ?";
    });
    Query query(*d->database, sql);
    query.bind(time);
    if (query.next())
        return query.number(0);
    return Failure(query.error());
}

qint64 CacheStore::foreignWrites() const
{
    Query query(*d->database, "PRAGMA data_version");
    return query.next() ? query.number(0) : 0;
}

SyncState CacheStore::syncState(Collection collection) const
{
    SyncState state;
    Query query(*d->database,
                "SELECT complete, high_water, synced_at, children_include_roots, full_at, "
                "mark_known_at, refusal FROM collection WHERE id = ?");
    query.bind(int(collection));
    if (query.next()) {
        state.complete = query.flag(0);
        state.highWater = query.text(1);
        if (query.number(2) != 0)
            state.syncedAt = QDateTime::fromMSecsSinceEpoch(query.number(2));
        state.childrenIncludeRoots = query.flag(3);
        if (query.number(4) != 0)
            state.fullAt = QDateTime::fromMSecsSinceEpoch(query.number(4));
        if (query.number(5) != 0)
            state.markKnownAt = QDateTime::fromMSecsSinceEpoch(query.number(5));
        state.refusal = query.text(6);
    } else if (query.failed()) {
        qCWarning(lcCache) << "cannot read how far a collection is:" << query.error().detail;
    }
    return state;
}

Result<void> CacheStore::Private::writeState(Collection collection, const SyncState &state)
{
    Query query(
        *database,
        "UPDATE collection SET complete = ?, high_water = ?, synced_at = ?, "
        "children_include_roots = ?, full_at = ?, mark_known_at = ?, refusal = ? WHERE id = ?");
    query.bind(state.complete).bind(state.highWater);
    query.bind(state.syncedAt.isValid() ? state.syncedAt.toMSecsSinceEpoch() : 0);
    query.bind(state.childrenIncludeRoots);
    for (const QDateTime &time : { state.fullAt, state.markKnownAt })
        query.bind(time.isValid() ? time.toMSecsSinceEpoch() : 0);
    query.bind(state.refusal).bind(int(collection));
    return query.finish();
}

Result<void> CacheStore::setSyncState(Collection collection, const SyncState &state)
{
    return d->writeState(collection, state);
}

Result<void> CacheStore::Private::checkRow(qint64 row, quint64 people) const
{
    if (row > 0 && quint64(row) < mostRowsOf(people))
        return {};
    return Failure(database->damage(u"a person stands in row %1"_s.arg(row)));
}

Result<quint64> CacheStore::Private::peopleInCache() const
{
    Query query(*database, "SELECT records FROM collection WHERE id = ?");
    query.bind(int(Collection::Users));
    if (query.next())
        return quint64(std::max<qint64>(query.number(0), 0));
    if (query.failed())
        return Failure(query.error());
    return quint64(0);
}

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

// ---- single records

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
        for (const Record &record : records) {
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
