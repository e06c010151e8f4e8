// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/cache/stagefile.h"

#include "models/cache/schema.h"
#include "models/core/records.h"

#include <QDir>
#include <QFile>
#include <QLoggingCategory>
#include <QSysInfo>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace renzhi {

Q_DECLARE_LOGGING_CATEGORY(lcCache)

namespace {

constexpr auto NotesTable = "CREATE TABLE IF NOT EXISTS stage.notes (collection INTEGER, number "
                            "INTEGER, text TEXT NOT NULL, PRIMARY KEY (collection, number)) "
                            "WITHOUT ROWID";

// Another start of the program looks for what was left behind.
constexpr int LockPatienceMs = 200;

Result<void> unusable(const QString &detail)
{
    ApiError error;
    error.kind = ApiError::Kind::Local;
    error.code = u"local.cache"_s;
    error.detail = detail;
    error.at = QDateTime::currentDateTime();
    return Failure(error);
}

Result<void> created(const QString &path)
{
    QFile file(path);
    if (file.open(QIODevice::WriteOnly | QIODevice::NewOnly, QFile::ReadOwner | QFile::WriteOwner))
        return {};
    return unusable(u"cannot create the stage: "_s + file.errorString());
}

// Whoever fills, replaces or removes a file that has a name has it. Null: another one has.
std::unique_ptr<QLockFile> lockOf(const QString &directory, int patienceMs)
{
    auto lock = std::make_unique<QLockFile>(QDir(directory).filePath(u"stage.lock"_s));
    // A first load may take hours; that of a program that was killed is known by its process.
    lock->setStaleLockTime(0);
    if (!lock->tryLock(patienceMs))
        lock.reset();
    return lock;
}

// What the kept file belongs to: one cache (the generation of the organizations is never renewed),
// the form that this program gives its records, whether people have their mobile numbers and e-mail
// addresses in it, and the time since the machine was started. Nothing is flushed, so that a loss
// of power can leave anything in it. Empty: there is no telling.
QString keptName(Database &cache)
{
    const QByteArray boot = QSysInfo::bootUniqueId();
    Query query(cache,
                "SELECT generation, (SELECT contacts = 1 FROM collection WHERE id = ?) FROM "
                "collection WHERE id = ?");
    query.bind(int(Collection::Users)).bind(int(Collection::Organizations));
    if (boot.isEmpty() || !query.next())
        return {};
    return u"stage-%1-%2-%3%4.sqlite"_s.arg(QString::fromLatin1(boot))
        .arg(quint64(query.number(0)), 0, 16)
        .arg(schema::LatestVersion)
        .arg(query.flag(1) ? QString() : u"-less"_s);
}

// Organizations have two lists, and always begin anew.
bool isFirstLoadLeft(Database &cache)
{
    Query query(cache, "SELECT 1 FROM collection WHERE complete = 0 AND id <> ?");
    query.bind(int(Collection::Organizations));
    return query.next();
}

// On a connection of its own: whatever is wrong with the file must not be told of the cache.
Result<void> readOnce(const QString &path)
{
    const auto stage = Database::open(path);
    if (!stage)
        return Failure(stage.error());
    if (auto set = (*stage)->run("PRAGMA busy_timeout = 0"); !set)
        return set;
    Query check(**stage, "PRAGMA quick_check(1)");
    const bool isSound = check.next() && check.text(0) == "ok"_L1;
    if (check.failed())
        return Failure(check.error());
    if (!isSound)
        return unusable(u"the stage is damaged"_s);
    return Query(**stage, "SELECT count(*) FROM notes").finish();
}

void removeWithJournal(const QString &path)
{
    for (const auto suffix : { ""_L1, "-wal"_L1, "-shm"_L1, ".damaged"_L1 })
        QFile::remove(path + suffix);
}

} // namespace

StageFile::StageFile(Database &cache, QString directory)
    : m_cache(cache), m_directory(std::move(directory))
{
}

StageFile::~StageFile()
{
    detach();
}

Result<void> StageFile::attach(const QString &path, const char *settings)
{
    Query query(m_cache, "ATTACH ? AS stage");
    query.bind(path);
    if (auto done = query.finish(); !done)
        return done;
    m_isAttached = true;
    Result<void> done = m_cache.run(settings);
    if (done)
        done = m_cache.run(NotesTable);
    if (!done)
        detach();
    return done;
}

Result<void> StageFile::attachNameless()
{
    if (m_isAttached)
        return {};
    const QString path
        = QDir(m_directory)
              .filePath("stage-"_L1 + QUuid::createUuid().toString(QUuid::Id128) + ".sqlite"_L1);
    if (auto done = created(path); !done)
        return done;
    auto done = attach(path,
                       "PRAGMA stage.journal_mode = MEMORY;"
                       "PRAGMA stage.synchronous = OFF;"
                       "PRAGMA stage.locking_mode = EXCLUSIVE");
    QFile::remove(path);
    return done;
}

Result<void> StageFile::attachKept()
{
    if (m_isAttached)
        return {};
    const QString name = keptName(m_cache);
    const QString path = QDir(m_directory).filePath(name);
    auto lock = name.isEmpty() ? nullptr : lockOf(m_directory, LockPatienceMs);
    if (!lock || !prepareKept(path))
        return attachNameless();
    // A kill in the middle of a page leaves the pages before it. SQLite's own lock is taken by the
    // first write: that is the last of these.
    const auto done = attach(path,
                             "PRAGMA stage.locking_mode = EXCLUSIVE;"
                             "PRAGMA stage.journal_mode = WAL;"
                             "PRAGMA stage.synchronous = OFF;"
                             "PRAGMA stage.user_version = 1");
    if (!done)
        return attachNameless();
    m_keptPath = path;
    m_lock = std::move(lock);
    return {};
}

// Makes it, or finds it free and readable.
bool StageFile::prepareKept(const QString &path)
{
    if (QFile::exists(path)) {
        const auto read = readOnce(path);
        if (read)
            return true;
        if (read.error().code == "local.cache-busy"_L1)
            return false;
    }
    // A journal alone would be taken for that of the new file.
    removeWithJournal(path);
    return created(path).has_value();
}

void StageFile::detach()
{
    if (!m_isAttached)
        return;
    // By now it may belong to nothing any more, and hold what is not to be kept: see keptName().
    if (!m_keptPath.isEmpty() && m_keptPath != QDir(m_directory).filePath(keptName(m_cache)))
        removeWithJournal(m_keptPath);
    if (auto done = m_cache.run("DETACH stage"); !done) {
        qCWarning(lcCache) << "cannot close the stage:" << done.error().detail;
        return;
    }
    m_isAttached = false;
    m_keptPath.clear();
    m_lock.reset();
}

void StageFile::discard()
{
    // First the name, while the lock is held: then it cannot be another program's.
    if (!m_keptPath.isEmpty())
        removeWithJournal(m_keptPath);
    detach();
}

void StageFile::removeLeft(Database &cache, const QString &directory)
{
    const QString kept = isFirstLoadLeft(cache) ? keptName(cache) : QString();
    QDir folder(directory);
    QStringList names = folder.entryList({ u"stage-*"_s }, QDir::Files);
    if (!kept.isEmpty())
        names.removeIf([&kept](const QString &name) { return name.startsWith(kept); });
    if (names.isEmpty())
        return;
    const auto lock = lockOf(directory, 0);
    if (!lock)
        return;
    for (const QString &name : std::as_const(names))
        folder.remove(name);
}

} // namespace renzhi
