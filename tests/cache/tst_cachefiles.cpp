// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/cache/database.h"
#include "models/cache/schema.h"
#include "tests/cache/cacherecords.h"
#include "tests/cache/oldercache.h"

#include <QProcess>
#include <QThread>

#include <sys/stat.h>

using namespace renzhi;
using namespace renzhi::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int PeopleOfWriter = 400;
constexpr auto WriterOption = "--rewrite-until-killed";
constexpr int PageOfStager = 20;
constexpr auto StagerOption = "--stage-until-killed";
constexpr int PeopleOfMaker = 3000;
constexpr auto MakerOption = "--make-indexes-until-killed";
constexpr int PeopleOfLargeCache = 30'000; // opening it looks at its edges only
constexpr qsizetype PageSize = 4096;

QString cacheFile(const QString &folder)
{
    return folder + u"/cache.sqlite"_s;
}

int modeOf(const QString &path)
{
    struct stat status = {};
    return ::stat(QFile::encodeName(path).constData(), &status) == 0 ? int(status.st_mode & 0777)
                                                                     : -1;
}

// From one of the following: there is something to be killed in.
void tellReady()
{
    std::fputs("ready\n", stdout);
    std::fflush(stdout);
}

// Replaces the people by a next version over and over, in full passes, until somebody ends it.
int rewriteUntilKilled(const QString &folder)
{
    const auto store = opened(folder);
    for (int version = 0; store; ++version) {
        if (!store->beginStage(Collection::Users)
            || !store->stage(users(PeopleOfWriter, QString::number(version)))
            || !store->commitStage(Collection::Users,
                                   { true, QString::number(version), {}, false, {}, {}, {} })) {
            break;
        }
        if (version == 0)
            tellReady();
    }
    return 1;
}

// Stages page after page on top of what is there, until somebody ends it.
int stageUntilKilled(const QString &folder)
{
    const auto store = opened(folder);
    if (!store)
        return 1;
    const auto left = store->resumeStage(Collection::Users);
    if (!left)
        return 1;
    for (int page = int(left->size());; ++page) {
        QVector<User> people;
        for (int i = 0; i < PageOfStager; ++i)
            people.append(user(page * PageOfStager + i));
        if (!store->stage(people, StageNote { page, QString::number(page) }))
            return 1;
        if (page == int(left->size()))
            tellReady();
    }
}

// Makes the indexes of an older cache over and over, until somebody ends it.
int makeIndexesUntilKilled(const QString &folder)
{
    for (int round = 0;; ++round) {
        const auto store = opened(folder);
        Result<bool> made = store != nullptr;
        while (made && *made)
            made = store->makeNextIndex();
        if (indexesOf(folder) != indexesOfToday() || !makeOlder(folder))
            return 1;
        if (round == 0)
            tellReady();
    }
}

// The same from outside, by the option that main() knows it by.
class UntilKilled
{
public:
    UntilKilled(const char *option, const QString &folder)
    {
        m_process.start(QCoreApplication::applicationFilePath(),
                        { QString::fromLatin1(option), folder });
    }
    [[nodiscard]] bool isReady() const
    {
        return QTest::qWaitFor([this] { return m_process.canReadLine(); }, 30'000);
    }
    // False when it goes on all the same.
    [[nodiscard]] bool kill()
    {
        m_process.kill();
        return QTest::qWaitFor([this] { return m_process.state() == QProcess::NotRunning; });
    }

private:
    QProcess m_process;
};

// What SQLite finds when it looks at all of the file: "ok", or damage; null when it cannot look.
QString integrityOf(const QString &folder)
{
    const auto database = Database::open(cacheFile(folder));
    if (!database)
        return {};
    Query check(**database, "PRAGMA integrity_check");
    return check.next() ? check.text(0) : QString();
}

// Of a file: where that person's page begins; 0: not there.
qsizetype pageOfSomebody(const QByteArray &file)
{
    return file.indexOf("zhang.wei15000@") / PageSize * PageSize;
}

// A page of the index over the ids of people that has somebody in the middle of them; -1: none.
qsizetype leafOfIds(const QByteArray &file)
{
    constexpr char leafOfAnIndex = 0x0a;
    for (qsizetype at = file.indexOf("u-15000"); at >= 0; at = file.indexOf("u-15000", at + 1)) {
        const qsizetype page = at / PageSize * PageSize;
        if (file.at(page) == leafOfAnIndex)
            return page;
    }
    return -1;
}

void overwrite(const QString &path, qint64 at, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.seek(at));
    QCOMPARE(file.write(bytes), bytes.size());
}

} // namespace

// The file: who may read it, who wrote it, and what happens when it is not what it should be.
class TestCacheFiles : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void filesAreForTheOwnerAlone();
    void stageLeavesNoFile();
    void newerCacheIsRefusedAndKept();
    void olderCacheIsMigrated();
    void olderCacheKeepsItsJobs_data();
    void olderCacheKeepsItsJobs();
    void damagedCacheIsBegunAnew_data();
    void damagedCacheIsBegunAnew();
    void damageMetLaterIsRepairedAtTheNextOpen();
    void rowThatCannotBeIsDamage_data();
    void rowThatCannotBeIsDamage();
    void openingReadsTheEdgesAlone();
    void unusableFolderIsALocalError();
    void nothingSensitiveHasAPlace();
    void killedWriterLeavesOneWholeVersion();
    void killedStageKeepsWholePages();
    void killedWhileIndexesAreMade();
    void readerIsNotDisturbedByAWriter();
    void twoWritersWaitForEachOther();

private:
    QString path() const { return m_folder->path() + u"/tenant"_s; }
    [[nodiscard]] bool makeCache(int people) const; // closed again
    [[nodiscard]] bool runOnDisk(const QByteArray &statements) const;
    // Garbage in the page of a large cache that is found in its file; false when it is not large,
    // or none is found but the first.
    [[nodiscard]] bool spoilPage(qsizetype (*pageIn)(const QByteArray &)) const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

bool TestCacheFiles::makeCache(int people) const
{
    const auto store = opened(path());
    return store && store->merge(users(people));
}

bool TestCacheFiles::runOnDisk(const QByteArray &statements) const
{
    const auto database = Database::open(cacheFile(path()));
    return database && (*database)->run(statements.constData());
}

bool TestCacheFiles::spoilPage(qsizetype (*pageIn)(const QByteArray &)) const
{
    QFile file(cacheFile(path()));
    if (file.size() <= 4LL * 1024 * 1024 || !file.open(QIODevice::ReadOnly))
        return false;
    const qsizetype page = pageIn(file.readAll());
    if (page <= 0)
        return false;
    overwrite(file.fileName(), page, QByteArray(PageSize, '\xa5'));
    return true;
}

void TestCacheFiles::filesAreForTheOwnerAlone()
{
    QVERIFY(QDir().mkpath(path()));
    QVERIFY(::chmod(QFile::encodeName(path()).constData(), 0755) == 0);
    const mode_t before = ::umask(0);
    {
        const auto store = opened(path());
        ::umask(before);
        QVERIFY(store);
        QVERIFY(store->merge(users(10)));
        QCOMPARE(modeOf(path()), 0700);
        QCOMPARE(modeOf(cacheFile(path())), 0600);
        QCOMPARE(modeOf(cacheFile(path()) + u"-wal"_s), 0600);
        QCOMPARE(modeOf(cacheFile(path()) + u"-shm"_s), 0600);
    }
    // And tightened again where somebody loosened it.
    QVERIFY(::chmod(QFile::encodeName(cacheFile(path())).constData(), 0644) == 0);
    const auto store = opened(path());
    QVERIFY(store);
    QCOMPARE(modeOf(cacheFile(path())), 0600);
}

void TestCacheFiles::stageLeavesNoFile()
{
    const auto store = opened(path());
    QVERIFY(store);
    const QStringList before = QDir(path()).entryList(QDir::Files);
    QVERIFY(store->beginStage(Collection::Users));
    QVERIFY(store->stage(users(1000)));
    QCOMPARE(QDir(path()).entryList(QDir::Files), before);
    // What a kill in the wrong moment may leave goes at the next open.
    QFile left(path() + u"/stage-1.sqlite"_s);
    QVERIFY(left.open(QIODevice::WriteOnly));
    QVERIFY(opened(path()));
    QVERIFY(!left.exists());
}

void TestCacheFiles::newerCacheIsRefusedAndKept()
{
    QVERIFY(makeCache(3));
    QVERIFY(runOnDisk("PRAGMA user_version = 99"));
    const auto refused = CacheStore::open(path());
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ApiError::Kind::Local);
    QCOMPARE(refused.error().code, u"local.cache-newer"_s);
    QVERIFY(runOnDisk("PRAGMA user_version = " + QByteArray::number(schema::LatestVersion)));
    const auto store = opened(path());
    QVERIFY(store);
    QCOMPARE(store->count(Collection::Users), 3);
}

void TestCacheFiles::olderCacheIsMigrated()
{
    {
        const auto store = opened(path());
        QVERIFY(store && store->merge(users(3)));
        QVERIFY(store->setSyncState(Collection::Users, completeState()));
    }
    QVERIFY(makeOlder(path()));
    QVERIFY(runOnDisk("ALTER TABLE collection DROP COLUMN full_at;"
                      "ALTER TABLE collection DROP COLUMN refusal;"
                      "ALTER TABLE collection DROP COLUMN mark_known_at;"
                      "ALTER TABLE collection DROP COLUMN generation;"
                      "DROP TABLE user_changes;"
                      "PRAGMA user_version = 1"));
    const auto store = opened(path());
    QVERIFY(store);
    QCOMPARE(store->count(Collection::Users), 3);
    const SyncState state = store->syncState(Collection::Users);
    QVERIFY(state.complete);
    QCOMPARE(state.highWater, completeState().highWater);
    QVERIFY(!state.fullAt.isValid());
    QCOMPARE(state.refusal, QString());
    QVERIFY(store->peopleMark()->generation != 0);
    QCOMPARE(store->peoplePerOrganization()->value(user(1).orgId).people, 1);
}

void TestCacheFiles::olderCacheKeepsItsJobs_data()
{
    QTest::addColumn<int>("version");
    for (int version = 1; version < schema::LatestVersion; ++version)
        QTest::addRow("of step %d", version) << version;
}

void TestCacheFiles::olderCacheKeepsItsJobs()
{
    QFETCH(int, version);
    const QVector<Job> both { job(u"j-1"_s, u"o-1"_s, u"p-1"_s, u"t-1"_s, RelationType::Primary),
                              job(u"j-2"_s, u"o-2"_s, u"p-2"_s, {}, RelationType::PartTime) };
    QVector<JobList> lists { jobsOf(user(0).id, both), jobsOf(user(1).id, {}) };
    {
        const auto store = opened(path());
        QVERIFY(store && store->merge(users(3)));
        for (const JobList &list : lists)
            QVERIFY(store->saveJobs(list));
    }
    QVERIFY(makeOlder(path()));
    if (version < 3)
        QVERIFY(runOnDisk("ALTER TABLE collection DROP COLUMN generation;"
                          "DROP TABLE user_changes"));
    if (version < 2)
        QVERIFY(runOnDisk("ALTER TABLE collection DROP COLUMN full_at;"
                          "ALTER TABLE collection DROP COLUMN refusal;"
                          "ALTER TABLE collection DROP COLUMN mark_known_at"));
    QVERIFY(runOnDisk("PRAGMA user_version = " + QByteArray::number(version)));

    // At once, with its later indexes, and at the start after that.
    for (const bool hasIndexes : { false, true, true }) {
        const auto store = opened(path());
        QVERIFY(store);
        bool isLeft = hasIndexes;
        while (isLeft) {
            const auto made = store->makeNextIndex();
            QVERIFY(made);
            isLeft = *made;
        }
        QCOMPARE(store->count(Collection::Users), 3);
        for (JobList &list : lists) {
            list.freshness = Freshness::Cached;
            QCOMPARE(*store->jobs(list.user), list);
        }
        QVERIFY(!store->jobs(user(2).id)->known);
        QCOMPARE(store->holders(PositionId(u"p-1"_s))->size(), 1);
    }
    QVERIFY(opened(path())->saveJobs(jobsOf(user(0).id, both.mid(0, 1)))); // and it goes on
    QCOMPARE(opened(path())->jobs(user(0).id)->jobs, both.mid(0, 1));
}

void TestCacheFiles::damagedCacheIsBegunAnew_data()
{
    QTest::addColumn<QString>("damage");
    for (const auto *damage :
         { "text", "header", "middle", "truncated", "empty", "foreign", "mark" })
        QTest::newRow(damage) << QString::fromLatin1(damage);
}

void TestCacheFiles::damagedCacheIsBegunAnew()
{
    QFETCH(QString, damage);
    QVERIFY(makeCache(300));
    const QString file = cacheFile(path());
    const QByteArray garbage(5000, '\xa5');
    if (damage == u"text") {
        QVERIFY(QFile::resize(file, 0));
        overwrite(file, 0, "this is no database\n");
    } else if (damage == u"header") {
        overwrite(file, 0, garbage.first(100));
    } else if (damage == u"middle") {
        overwrite(file, QFileInfo(file).size() / 2, garbage);
    } else if (damage == u"truncated") {
        QVERIFY(QFile::resize(file, QFileInfo(file).size() / 2));
    } else if (damage == u"empty") {
        QVERIFY(QFile::resize(file, 0));
    } else if (damage == u"foreign") {
        QVERIFY(QFile::resize(file, 0));
        QVERIFY(runOnDisk("CREATE TABLE users (id); PRAGMA user_version = 1"));
    } else {
        QFile mark(Database::damageMark(file));
        QVERIFY(mark.open(QIODevice::WriteOnly));
    }
    auto store = opened(path());
    QVERIFY(store);
    QCOMPARE(store->count(Collection::Users), 0);
    QVERIFY(store->merge(users(2)));
    QCOMPARE(modeOf(file), 0600);
    QVERIFY(!QFile::exists(Database::damageMark(file)));
    store.reset();
    store = opened(path());
    QVERIFY(store);
    QCOMPARE(everybody(*store).size(), 2);
}

void TestCacheFiles::damageMetLaterIsRepairedAtTheNextOpen()
{
    QVERIFY(makeCache(PeopleOfLargeCache));
    QVERIFY(spoilPage(pageOfSomebody));
    {
        const auto store = opened(path());
        QVERIFY(store);
        QCOMPARE(store->count(Collection::Users), PeopleOfLargeCache);
        const auto read = store->forEachUser([](UserRow, const User &) {});
        QVERIFY(!read);
        QCOMPARE(read.error().kind, ApiError::Kind::Local);
        QCOMPARE(read.error().code, u"local.cache-damaged"_s);
    }
    const auto store = opened(path());
    QVERIFY(store);
    QCOMPARE(store->count(Collection::Users), 0);
    QVERIFY(everybody(*store).isEmpty());
    QVERIFY(store->merge(users(3)));
}

void TestCacheFiles::rowThatCannotBeIsDamage_data()
{
    QTest::addColumn<QByteArray>("row");
    for (const auto *row : { "4294967295", "4294967296", "2000000", "0", "-1" })
        QTest::newRow(row) << QByteArray(row);
}

void TestCacheFiles::rowThatCannotBeIsDamage()
{
    QFETCH(const QByteArray, row);
    const auto spoil = [&](const char *where) { return runOnDisk(where + row + " WHERE row = 3"); };
    const auto isDamage = [](const auto &result) {
        return !result && result.error().code == u"local.cache-damaged"_s;
    };
    auto store = opened(path());
    QVERIFY(store && store->merge(users(5)) && spoil("UPDATE users SET row = "));
    QVERIFY(isDamage(store->forEachUser([](UserRow, const User &) {})));
    store.reset();
    store = opened(path()); // anew
    QVERIFY(store);
    QCOMPARE(store->count(Collection::Users), 0);

    QVERIFY(store->merge(users(5)) && spoil("UPDATE user_changes SET row = "));
    QVERIFY(isDamage(store->changedSince(0)));
    store.reset();
    store = opened(path());
    QVERIFY(store);
    QCOMPARE(store->count(Collection::Users), 0);
    QVERIFY(store->merge(users(5)));
    QCOMPARE(everybody(*store).size(), 5);
}

// However large the file is: a window waits for it.
void TestCacheFiles::openingReadsTheEdgesAlone()
{
    QVERIFY(makeCache(PeopleOfLargeCache));
    QVERIFY(spoilPage(leafOfIds));
    const auto store = opened(path());
    QVERIFY(store);
    // Not begun anew: nobody has met the damage.
    QCOMPARE(store->count(Collection::Users), PeopleOfLargeCache);
    const QString mark = Database::damageMark(cacheFile(path()));
    QVERIFY(!QFile::exists(mark));
    for (int i = 0; i < PeopleOfLargeCache && !QFile::exists(mark); ++i)
        std::ignore = store->user(user(i).id);
    QVERIFY(QFile::exists(mark)); // and it was there to be met
}

void TestCacheFiles::unusableFolderIsALocalError()
{
    QFile file(path());
    QVERIFY(file.open(QIODevice::WriteOnly));
    const auto refused = CacheStore::open(path() + u"/below"_s);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ApiError::Kind::Local);
}

void TestCacheFiles::nothingSensitiveHasAPlace()
{
    QVERIFY(opened(path()));
    auto database = Database::open(cacheFile(path()));
    QVERIFY(database);
    Query columns(
        **database,
        "SELECT m.name || '.' || c.name FROM sqlite_schema m, pragma_table_info(m.name) c");
    QStringList names;
    while (columns.next())
        names.append(columns.text(0));
    QVERIFY(names.contains(u"users.employee_id"_s));
    for (const auto word : { "identity"_L1, "birth"_L1, "login"_L1, "ip"_L1, "secret"_L1,
                             "token"_L1, "password"_L1 }) {
        for (const QString &name : std::as_const(names))
            QVERIFY2(!name.section(u'.', 1).split(u'_').contains(word), qPrintable(name));
    }
}

void TestCacheFiles::killedWriterLeavesOneWholeVersion()
{
    for (int round = 0; round < 8; ++round) {
        UntilKilled writer(WriterOption, path());
        QVERIFY(writer.isReady());
        // At another moment each time, measured by what the writer did and not by a clock.
        const auto reader = opened(path());
        QVERIFY(reader);
        const int further = round + 1;
        const int start = reader->syncState(Collection::Users).highWater.toInt();
        QTRY_VERIFY_WITH_TIMEOUT(
            reader->syncState(Collection::Users).highWater.toInt() >= start + further, 30'000);
        QVERIFY(writer.kill());

        const auto store = opened(path());
        QVERIFY(store);
        const SyncState state = store->syncState(Collection::Users);
        QVERIFY(state.complete);
        QCOMPARE(store->count(Collection::Users), PeopleOfWriter);
        const auto people = everybody(*store);
        QCOMPARE(people.size(), PeopleOfWriter);
        for (const User &person : people)
            QCOMPARE(person.updatedAt, state.highWater);
        QCOMPARE(integrityOf(path()), u"ok"_s);
    }
    QVERIFY(opened(path()));
}

void TestCacheFiles::killedStageKeepsWholePages()
{
    qsizetype pages = 0;
    for (int round = 0; round < 12; ++round) {
        UntilKilled stager(StagerOption, path());
        QVERIFY(stager.isReady());
        QTest::qWait(round); // somewhere in a page
        QVERIFY(stager.kill());

        const auto store = opened(path());
        QVERIFY(store);
        QVERIFY(everybody(*store).isEmpty());
        const auto notes = store->resumeStage(Collection::Users);
        QVERIFY(notes);
        QVERIFY(notes->size() > pages);
        pages = notes->size();
        QCOMPARE(notes->lastKey(), int(pages) - 1);
        QCOMPARE(store->stagedCount(Collection::Users), pages * PageOfStager);
    }
    const auto store = opened(path());
    QVERIFY(store && store->resumeStage(Collection::Users));
    QVERIFY(store->commitStage(Collection::Users, completeState()));
    QCOMPARE(everybody(*store).size(), pages * PageOfStager);
    QVERIFY(QDir(path()).entryList({ u"stage-*"_s }).isEmpty());
}

void TestCacheFiles::killedWhileIndexesAreMade()
{
    QHash<OrgId, CacheStore::PeopleCount> counted;
    {
        const auto store = opened(path());
        QVERIFY(store && store->merge(users(PeopleOfMaker)));
        counted = *store->peoplePerOrganization();
    }
    for (int round = 0; round < 12; ++round) {
        UntilKilled maker(MakerOption, path());
        QVERIFY(maker.isReady());
        QTest::qWait(round); // somewhere in an index
        QVERIFY(maker.kill());

        const QStringList possible = indexesOfToday() + indexesOfThen();
        const QStringList left = indexesOf(path());
        for (const QString &index : left)
            QVERIFY2(possible.contains(index), qPrintable(index));
        // One of an older version is there until the other one takes its place.
        QCOMPARE(left.filter(u"INDEX users_of_organization "_s).size(), 1);
        const auto store = opened(path());
        QVERIFY(store);
        QCOMPARE(*store->peoplePerOrganization(), counted);
        Result<bool> made = true;
        while (made && *made)
            made = store->makeNextIndex();
        QVERIFY(made);
        QCOMPARE(indexesOf(path()), indexesOfToday());
        QCOMPARE(*store->peoplePerOrganization(), counted);
    }
    QCOMPARE(integrityOf(path()), u"ok"_s);
}

void TestCacheFiles::readerIsNotDisturbedByAWriter()
{
    const auto reader = opened(path());
    QVERIFY(reader && reader->merge(users(500, u"0"_s)));
    std::unique_ptr<QThread> thread(QThread::create([folder = path()] {
        const auto writer = opened(folder);
        for (int version = 1; writer && version <= 20; ++version) {
            if (!writer->beginStage(Collection::Users)
                || !writer->stage(users(500, QString::number(version)))
                || !writer->commitStage(
                    Collection::Users, { true, QString::number(version), {}, false, {}, {}, {} })) {
                return;
            }
        }
    }));
    thread->start();
    int looks = 0;
    const auto look = [&] {
        QSet<QString> versions;
        int count = 0;
        if (!reader->forEachUser([&](UserRow, const User &person) {
                versions.insert(person.updatedAt);
                ++count;
            })) {
            return false;
        }
        ++looks;
        return versions.size() == 1 && count == 500;
    };
    while (!thread->isFinished())
        QVERIFY(look());
    QTRY_VERIFY(thread->isFinished());
    QVERIFY(look() && looks > 0);
    QCOMPARE(reader->syncState(Collection::Users).highWater, u"20"_s);
}

void TestCacheFiles::twoWritersWaitForEachOther()
{
    constexpr int Each = 100;
    QVERIFY(opened(path())->merge(users(2 * Each)));
    std::vector<std::unique_ptr<QThread>> threads;
    for (int half = 0; half < 2; ++half) {
        threads.emplace_back(QThread::create([folder = path(), half] {
            const auto store = opened(folder);
            for (int i = half * Each; store && i < (half + 1) * Each; ++i) {
                const QString number = QString::number(i);
                std::ignore = store->saveJobs(jobsOf(
                    user(i).id, { job(number, u"o-"_s + number, {}, {}, RelationType::Primary) }));
            }
        }));
        threads.back()->start();
    }
    for (const auto &thread : threads)
        QTRY_VERIFY_WITH_TIMEOUT(thread->isFinished(), 60'000);
    const auto store = opened(path());
    for (int i = 0; i < 2 * Each; ++i) {
        const auto list = store->jobs(user(i).id);
        QVERIFY(list && list->known);
        QCOMPARE(list->jobs.constFirst().orgId, OrgId(u"o-"_s + QString::number(i)));
    }
}

int main(int argc, char *argv[])
{
    if (argc == 3 && QLatin1StringView(argv[1]) == QLatin1StringView(WriterOption))
        return rewriteUntilKilled(QString::fromLocal8Bit(argv[2]));
    if (argc == 3 && QLatin1StringView(argv[1]) == QLatin1StringView(StagerOption))
        return stageUntilKilled(QString::fromLocal8Bit(argv[2]));
    if (argc == 3 && QLatin1StringView(argv[1]) == QLatin1StringView(MakerOption))
        return makeIndexesUntilKilled(QString::fromLocal8Bit(argv[2]));
    QCoreApplication application(argc, argv);
    TestCacheFiles test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_cachefiles.moc"
