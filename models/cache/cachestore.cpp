// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/cache/cachestore.h"

#include "models/cache/cachestore_p.h"
#include "models/cache/indexes.h"
#include "models/cache/schema.h"
#include "models/core/rowbound.h"

#include <QLoggingCategory>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace renzhi {

Q_LOGGING_CATEGORY(lcCache, "renzhi.cache")

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

namespace {

// Keeps a text that many records have once: a hundred thousand positions name the same few
// organizations and are called alike.
class TextPool
{
public:
    [[nodiscard]] const QString &kept(const QString &text) { return *m_texts.insert(text); }

private:
    QSet<QString> m_texts;
};

template <class Id> void share(Id &id, TextPool &pool)
{
    id = Id(pool.kept(id.toString()));
}

void shareTexts(Organization &organization, TextPool &pool)
{
    share(organization.parentId, pool);
}

void shareTexts(Title & /*title*/, TextPool & /*pool*/) { }

void shareTexts(Position &position, TextPool &pool)
{
    share(position.orgId, pool);
    share(position.titleId, pool);
    position.name = pool.kept(position.name);
}

} // namespace

// ---- what is there

template <class Record> Result<QVector<Record>> CacheStore::Private::all()
{
    QVector<Record> records;
    Query query(*database,
                "SELECT " + columnList<Record>() + " FROM " + Table<Record>::Name
                    + " ORDER BY row");
    TextPool pool;
    while (query.next()) {
        records.append(shown<Record>(query, 0));
        shareTexts(records.last(), pool);
    }
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
        return std::optional<Record>(shown<Record>(query, 0));
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
    const ReadScope scope(*d->database);
    Query query(*d->database, sql);
    for (const UserRow row : rows) {
        query.restart();
        query.bind(qint64(row));
        found.append(query.next() ? d->shown<User>(query, 0) : User());
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
        visit(UserRow(query.number(0)), d->shown<User>(query, 1));
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

Result<CacheStore::Roots> CacheStore::roots() const
{
    Query query(*d->database,
                "SELECT count(*), coalesce(max(updated_at), '') FROM organizations"
                " WHERE parent_id = ''");
    if (query.next())
        return Roots { query.number(0), query.text(1) };
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

} // namespace renzhi
