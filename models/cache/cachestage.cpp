// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/cache/cachestore.h"
#include "models/cache/cachestore_p.h"

#include <QLoggingCategory>

using namespace Qt::StringLiterals;

namespace renzhi {

Q_DECLARE_LOGGING_CATEGORY(lcCache)

namespace {

constexpr auto ContactsOfStage = "UPDATE stage.users SET mobile = '', email = ''"
                                 " WHERE mobile <> '' OR email <> ''";

ApiError notStaged()
{
    ApiError error;
    error.kind = ApiError::Kind::Local;
    error.code = u"local.cache"_s;
    error.detail = u"no stage was begun for this collection"_s;
    error.at = QDateTime::currentDateTime();
    return error;
}

} // namespace

template <class Record> Result<void> CacheStore::Private::beginStage()
{
    using T = Table<Record>;
    if (auto attached = stageFile.attachNameless(); !attached)
        return attached;
    // Notes never stay without what they are of: they go first.
    if (auto forgotten = forgetNotes(T::Kind); !forgotten)
        return forgotten;
    std::string columns = "id PRIMARY KEY";
    for (const char *column : T::Columns)
        columns += std::string(", ") + column;
    const std::string sql = std::string("DROP TABLE IF EXISTS stage.") + T::Name
        + ";CREATE TABLE stage." + T::Name + " (" + columns + ") WITHOUT ROWID";
    auto done = database->run(sql.c_str());
    if (done)
        staged.insert(T::Kind);
    return done;
}

Result<void> CacheStore::beginStage(Collection collection)
{
    return withRecordOf(collection, [this]<class Record>() { return d->beginStage<Record>(); });
}

template <class Record> Result<StageNotes> CacheStore::Private::resumeStage()
{
    using T = Table<Record>;
    if (auto attached = stageFile.attachKept(); !attached)
        return Failure(attached.error());
    StageNotes notes;
    {
        Query query(*database, "SELECT number, text FROM stage.notes WHERE collection = ?");
        query.bind(int(T::Kind));
        while (query.next())
            notes.insert(int(query.number(0)), query.text(1));
        if (query.failed())
            return Failure(query.error());
    }
    if (notes.isEmpty())
        return beginStage<Record>().map([] { return StageNotes(); });
    staged.insert(T::Kind);
    return notes;
}

Result<StageNotes> CacheStore::resumeStage(Collection collection)
{
    return withRecordOf(collection, [this]<class Record>() { return d->resumeStage<Record>(); });
}

// Of a collection that a kill left complete there may still be notes.
bool CacheStore::Private::isStageNoted() const
{
    Query query(*database,
                "SELECT 1 FROM stage.notes WHERE collection IN "
                "(SELECT id FROM main.collection WHERE complete = 0) LIMIT 1");
    return query.next();
}

Result<void> CacheStore::Private::forgetNotes(Collection collection)
{
    Query query(*database, "DELETE FROM stage.notes WHERE collection = ?");
    query.bind(int(collection));
    return query.finish();
}

Result<void> CacheStore::forgetNotes(Collection collection)
{
    if (!d->staged.contains(collection))
        return Failure(notStaged());
    return d->forgetNotes(collection);
}

template <class Record>
Result<void> CacheStore::Private::stage(const QVector<Record> &records,
                                        const std::optional<StageNote> &note)
{
    using T = Table<Record>;
    if (!staged.contains(T::Kind))
        return Failure(notStaged());
    if constexpr (std::is_same_v<Record, User>) {
        // In a transaction of their own, and only when there are new ones: staging itself must not
        // hold the cache's write lock.
        QSet<QString> missing;
        for (const User &user : records) {
            const auto number = references.find(user.orgId.toString());
            if (!number)
                return Failure(number.error());
            if (!*number)
                missing.insert(user.orgId.toString());
        }
        auto interned = missing.isEmpty() ? Result<void>() : inTransaction([&]() -> Result<void> {
            for (const QString &text : std::as_const(missing)) {
                if (auto number = references.intern(text); !number)
                    return Failure(number.error());
            }
            return {};
        });
        if (!interned)
            return interned;
    }
    static const std::string sql = [] {
        std::string marks = "?";
        for (size_t i = 0; i < T::Columns.size(); ++i)
            marks += ", ?";
        return std::string("INSERT OR REPLACE INTO stage.") + T::Name + " VALUES (" + marks + ")";
    }();
    Transaction transaction(*database, Transaction::Begin::Deferred);
    if (!transaction.begun())
        return transaction.begun();
    Query query(*database, sql);
    const QVector<Record> kept = asKept(records);
    for (const Record &record : kept) {
        if (record.id.isEmpty())
            continue;
        query.restart();
        query.bind(record.id.toString());
        T::bind(query, references, record);
        if (auto done = query.finish(); !done)
            return done;
    }
    if (note) {
        Query write(*database, "INSERT OR REPLACE INTO stage.notes VALUES (?, ?, ?)");
        write.bind(int(T::Kind)).bind(note->number).bind(note->text);
        if (auto done = write.finish(); !done)
            return done;
    }
    return transaction.commit();
}

// cachemerge.cpp uses them too.
template Result<void> CacheStore::Private::stage(const QVector<Organization> &,
                                                 const std::optional<StageNote> &);
template Result<void> CacheStore::Private::stage(const QVector<Title> &,
                                                 const std::optional<StageNote> &);
template Result<void> CacheStore::Private::stage(const QVector<Position> &,
                                                 const std::optional<StageNote> &);
template Result<void> CacheStore::Private::stage(const QVector<User> &,
                                                 const std::optional<StageNote> &);

Result<void> CacheStore::stage(const QVector<Organization> &records, const Note &note)
{
    return d->stage(records, note);
}

Result<void> CacheStore::stage(const QVector<Title> &records, const Note &note)
{
    return d->stage(records, note);
}

Result<void> CacheStore::stage(const QVector<Position> &records, const Note &note)
{
    return d->stage(records, note);
}

Result<void> CacheStore::stage(const QVector<User> &records, const Note &note)
{
    return d->stage(records, note);
}

qint64 CacheStore::stagedCount(Collection collection) const
{
    if (!d->staged.contains(collection))
        return 0;
    const auto sql = withRecordOf(collection, []<class Record>() {
        return std::string("SELECT count(*) FROM stage.") + Table<Record>::Name;
    });
    Query query(*d->database, sql);
    return query.next() ? query.number(0) : 0;
}

Result<QSet<QString>> CacheStore::stagedSince(Collection collection, const QString &time,
                                              const QString &latest) const
{
    if (!d->staged.contains(collection))
        return Failure(notStaged());
    const auto sql = withRecordOf(collection, []<class Record>() {
        return std::string("SELECT id FROM stage.") + Table<Record>::Name
            + " WHERE updated_at >= ? OR created_at BETWEEN ? AND ?";
    });
    Query query(*d->database, sql);
    query.bind(time).bind(time).bind(latest);
    QSet<QString> ids;
    while (query.next())
        ids.insert(query.text(0));
    if (query.failed())
        return Failure(query.error());
    return ids;
}

// A first load has nothing to compare with: SQLite copies it by itself, in a third of the time.
// False when there is something.
template <class Record> Result<bool> CacheStore::Private::fillEmpty(CacheChange &change)
{
    const std::string table = Table<Record>::Name;
    {
        Query any(*database, "SELECT 1 FROM main." + table + " LIMIT 1");
        if (any.next())
            return false;
        if (any.failed())
            return Failure(any.error());
    }
    const std::string columns = columnList<Record>();
    Query copy(*database,
               "INSERT INTO main." + table + " (" + columns + ") SELECT " + columns + " FROM stage."
                   + table);
    if (auto done = copy.finish(); !done)
        return Failure(done.error());
    Query rows(*database, "SELECT row FROM main." + table);
    while (rows.next()) {
        ++change.changed;
        if constexpr (std::is_same_v<Record, User>)
            change.changedUsers.push_back(UserRow(rows.number(0)));
    }
    if (rows.failed())
        return Failure(rows.error());
    return true;
}

template <class Record> Result<CacheChange> CacheStore::Private::commitStage(const SyncState &state)
{
    using T = Table<Record>;
    if (!staged.contains(T::Kind))
        return Failure(notStaged());
    const std::string table = T::Name;
    const std::string removeGone = "DELETE FROM main." + table
        + " WHERE id NOT IN (SELECT id FROM stage." + table + ") RETURNING row, " + T::Known;
    const std::string different = [&] {
        std::string ours, theirs;
        for (const char *column : T::Columns) {
            ours += std::string(ours.empty() ? "" : ", ") + "m." + column;
            theirs += std::string(theirs.empty() ? "" : ", ") + "s." + column;
        }
        return "SELECT " + columnList<Record>("s.") + " FROM stage." + table + " s LEFT JOIN main."
            + table + " m ON m.id = s.id WHERE m.row IS NULL OR NOT " + T::Known + " OR (" + ours
            + ") IS NOT (" + theirs + ")";
    }();

    CacheChange change;
    const auto done = inTransaction([&]() -> Result<void> {
        if constexpr (std::is_same_v<Record, User>) {
            // Some may have been staged before it was said that none are kept.
            if (dropsContacts()) {
                if (auto dropped = database->run(ContactsOfStage); !dropped)
                    return dropped;
            }
        }
        {
            Query gone(*database, removeGone);
            while (gone.next()) {
                if (!gone.flag(1))
                    continue;
                ++change.removed;
                if constexpr (std::is_same_v<Record, User>)
                    change.removedUsers.push_back(UserRow(gone.number(0)));
            }
            if (gone.failed())
                return Failure(gone.error());
        }
        const auto filled = fillEmpty<Record>(change);
        if (!filled)
            return Failure(filled.error());
        qint64 added = change.changed;
        // Each staged row is compared once, before it is written; writing does not move the outer
        // scan.
        Query query(*database, different);
        while (!*filled && query.next()) {
            if (auto stored = store(T::read(query, references, 0), change, added); !stored)
                return stored;
        }
        if (query.failed())
            return Failure(query.error());
        if (auto noted = noteChanges(change); !noted)
            return noted;
        if (auto counted = countBy(T::Kind, added - change.removed); !counted)
            return counted;
        return writeState(T::Kind, state);
    });
    if (!done)
        return Failure(done.error());
    return change;
}

Result<CacheChange> CacheStore::commitStage(Collection collection, const SyncState &state)
{
    auto change
        = withRecordOf(collection, [&]<class Record>() { return d->commitStage<Record>(state); });
    if (change)
        dropStage(collection);
    return change;
}

void CacheStore::dropStage(Collection collection)
{
    if (d->staged.erase(collection) == 0)
        return;
    const auto forgotten = d->forgetNotes(collection);
    if (d->staged.empty() && !(forgotten && d->isStageNoted())) {
        d->stageFile.discard();
        return;
    }
    const auto sql = withRecordOf(collection, []<class Record>() {
        return std::string("DROP TABLE IF EXISTS stage.") + Table<Record>::Name;
    });
    if (auto dropped = d->database->run(sql.c_str()); !dropped)
        qCWarning(lcCache) << "cannot drop the stage:" << dropped.error().detail;
    if (d->staged.empty())
        d->stageFile.detach();
}

void CacheStore::leaveStage(Collection collection)
{
    if (d->staged.erase(collection) == 0 || !d->staged.empty())
        return;
    if (d->isStageNoted())
        d->stageFile.detach();
    else
        d->stageFile.discard();
}

} // namespace renzhi
