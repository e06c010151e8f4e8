// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/cache/schema.h"

#include "models/cache/indexes.h"
#include "models/cache/stagefile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLoggingCategory>

#include <fcntl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace renzhi {
Q_DECLARE_LOGGING_CATEGORY(lcCache)
}

namespace renzhi::schema {

namespace {

constexpr qint64 ApplicationId = 0x52656e7a; // "Renz" in the file's header
// Up to here the whole file is checked at open (a few milliseconds); beyond, only its edges are.
constexpr qint64 WholeCheckBytes = qint64(4) * 1024 * 1024;
constexpr auto OwnerOnly = QFile::ReadOwner | QFile::WriteOwner;

ApiError localError(const QString &code, const QString &detail)
{
    ApiError error;
    error.kind = ApiError::Kind::Local;
    error.code = code;
    error.detail = detail;
    error.at = QDateTime::currentDateTime();
    return error;
}

ApiError unwritable(const QString &detail)
{
    return localError(u"local.cache-unwritable"_s, detail);
}

// As the user whose rights count: access() would ask for the one who started the program.
bool mayWriteInto(const QString &directory)
{
    return ::faccessat(AT_FDCWD, QFile::encodeName(directory).constData(), W_OK | X_OK, AT_EACCESS)
        == 0;
}

Result<void> prepareFolder(const QString &directory, const QString &path)
{
    if (!QDir().mkpath(directory))
        return Failure(unwritable(u"cannot create the cache folder"_s));
    QFile::setPermissions(directory, OwnerOnly | QFile::ExeOwner);
    // Also where the file is there: its journal and stages are made beside it.
    if (!mayWriteInto(directory))
        return Failure(unwritable(u"cannot write into the cache folder"_s));
    // Made here and not by SQLite, which would obey the umask; -wal and -shm take the file's mode.
    QFile file(path);
    if (!file.exists() && !file.open(QIODevice::WriteOnly | QIODevice::NewOnly, OwnerOnly)
        && !file.exists()) {
        return Failure(unwritable(u"cannot create the cache file: "_s + file.errorString()));
    }
    for (const auto suffix : { ""_L1, "-wal"_L1, "-shm"_L1 }) {
        if (QFile::exists(path + suffix))
            QFile::setPermissions(path + suffix, OwnerOnly);
    }
    return {};
}

void moveAway(const QString &path)
{
    const QString old = path + ".old"_L1;
    QFile::remove(old);
    QFile::rename(path, old);
    // Without its database a journal is of no use, and the next file must not inherit it.
    for (const auto suffix : { "-wal"_L1, "-shm"_L1 })
        QFile::remove(path + suffix);
    QFile::remove(Database::damageMark(path));
}

Result<qint64> pragma(Database &database, std::string_view sql)
{
    Query query(database, sql);
    const qint64 value = query.next() ? query.number(0) : 0;
    if (query.failed())
        return Failure(query.error());
    return value;
}

Result<void> runStep(Database &database, int version)
{
    QFile step(u":/sql/%1.sql"_s.arg(version, 3, 10, '0'_L1));
    if (!step.open(QIODevice::ReadOnly))
        return Failure(localError(u"local.cache"_s, u"schema step %1 is missing"_s.arg(version)));
    if (auto done = database.run(step.readAll().constData()); !done)
        return done;
    return database.run(u"PRAGMA user_version = %1"_s.arg(version).toLatin1().constData());
}

Result<void> migrate(Database &database)
{
    Transaction transaction(database);
    if (!transaction.begun())
        return transaction.begun();
    // Asked again inside the transaction: another process may have just done it.
    const auto version = pragma(database, "PRAGMA user_version");
    if (!version)
        return Failure(version.error());
    for (int step = int(*version) + 1; step <= LatestVersion; ++step) {
        if (auto done = runStep(database, step); !done)
            return done;
    }
    // Of one that is older they are made behind: see makeNextIndex().
    if (*version == 0) {
        if (auto made = makeIndexes(database); !made)
            return made;
    }
    const auto identify = u"PRAGMA application_id = %1"_s.arg(ApplicationId).toLatin1();
    if (auto done = database.run(identify.constData()); !done)
        return done;
    return transaction.commit();
}

QString pathIn(const QString &directory)
{
    return QDir(directory).filePath(u"cache.sqlite"_s);
}

// The version of the file; 0: nothing is in it yet.
Result<qint64> checkIdentity(Database &database)
{
    const auto version = pragma(database, "PRAGMA user_version");
    const auto id = pragma(database, "PRAGMA application_id");
    const auto objects = pragma(database, "SELECT count(*) FROM sqlite_schema");
    for (const auto &value : { version, id, objects }) {
        if (!value)
            return Failure(value.error());
    }
    if (*id == ApplicationId && *version > LatestVersion) {
        return Failure(localError(
            u"local.cache-newer"_s,
            u"cache of version %1, this program knows %2"_s.arg(*version).arg(LatestVersion)));
    }
    const bool fresh = *objects == 0 && *version == 0;
    if (!fresh && (*id != ApplicationId || *version < 1))
        return Failure(localError(u"local.cache-damaged"_s, u"not a cache of this program"_s));
    return *version;
}

Result<void> checkHealth(Database &database, const QString &path)
{
    if (QFileInfo(path).size() <= WholeCheckBytes) {
        Query check(database, "PRAGMA quick_check(1)");
        if (check.next() && check.text(0) != "ok"_L1)
            return Failure(localError(u"local.cache-damaged"_s, check.text(0)));
        return check.failed() ? Result<void>(Failure(check.error())) : Result<void>();
    }
    // One edge a statement: of two at once SQLite reads everything in between.
    for (const auto *edge :
         { "SELECT max(row) FROM users", "SELECT min(row) FROM users", "SELECT max(id) FROM users",
           "SELECT min(id) FROM users", "SELECT max(user) FROM jobs", "SELECT min(user) FROM jobs",
           "SELECT max(id) FROM positions", "SELECT max(id) FROM organizations",
           "SELECT count(*) FROM collection" }) {
        if (auto read = Query(database, edge).finish(); !read)
            return read;
    }
    return {};
}

Result<std::unique_ptr<Database>> openChecked(const QString &path)
{
    auto database = Database::open(path);
    if (!database)
        return database;
    // Looked at alone it would never learn anything new.
    if ((*database)->isReadOnly())
        return Failure(unwritable(u"the cache file may only be read"_s));
    // WAL lets the window read while the worker writes. Only a first open of two programs at once
    // can be refused it, and then the other one has switched it on.
    std::ignore = (*database)->run("PRAGMA journal_mode = WAL");
    const auto set = (*database)->run("PRAGMA synchronous = NORMAL;"
                                      "PRAGMA foreign_keys = ON;"
                                      "PRAGMA cache_size = -8192;"
                                      "PRAGMA journal_size_limit = 67108864");
    if (!set)
        return Failure(set.error());
    const auto version = checkIdentity(**database);
    if (!version)
        return Failure(version.error());
    if (*version < LatestVersion) {
        if (auto migrated = migrate(**database); !migrated)
            return Failure(migrated.error());
    }
    if (auto healthy = checkHealth(**database, path); !healthy)
        return Failure(healthy.error());
    return database;
}

} // namespace

Result<std::unique_ptr<Database>> openCache(const QString &directory)
{
    const QString path = pathIn(directory);
    if (QFile::exists(Database::damageMark(path)))
        moveAway(path);
    if (auto prepared = prepareFolder(directory, path); !prepared)
        return Failure(prepared.error());
    auto database = openChecked(path);
    if (!database && Database::isDamage(database.error())) {
        qCWarning(lcCache) << "the cache is damaged and begun anew:" << database.error().detail;
        moveAway(path);
        if (auto prepared = prepareFolder(directory, path); !prepared)
            return Failure(prepared.error());
        database = openChecked(path);
    }
    if (database)
        StageFile::removeLeft(**database, directory);
    return database;
}

Result<std::unique_ptr<Database>> lookAtCache(const QString &directory)
{
    const QString path = pathIn(directory);
    if (QFile::exists(Database::damageMark(path)))
        return Failure(localError(u"local.cache-damaged"_s, u"found damaged before"_s));
    auto database = Database::open(path, Database::Use::LookOnly);
    if (!database)
        return database;
    if (auto ours = checkIdentity(**database); !ours)
        return Failure(ours.error());
    if (auto healthy = checkHealth(**database, path); !healthy)
        return Failure(healthy.error());
    return database;
}

} // namespace renzhi::schema
