// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The folders of a tenant on a disk that takes nothing, from the start or from some moment on, and
// those of another account.

#include "models/directory/draftstore.h"
#include "models/directory/outbox.h"
#include "models/directory/worker.h"
#include "models/directory/writeoperation.h"
#include "tests/directory/draftsamples.h"
#include "tests/directory/writeworld.h"
#include "tests/support/patience.h"
#include "tests/support/readonlydisk.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>

#include <optional>
#include <sys/stat.h>
#include <utility>

using namespace Qt::StringLiterals;
using namespace renzhi;
using namespace renzhi::test;

namespace {

enum class CachePlace { TakesNothing, FileInTheWay, OtherFolder, OtherFile };

// Other accounts may read what a service left there, and write into the folder or into nothing.
[[nodiscard]] bool letOthersRead(const WriteWorld &world, bool intoFolder)
{
    const QString folder = world.options().cacheDirectory;
    const auto allow = [](const QString &path, mode_t mode) {
        return ::chmod(QFile::encodeName(path).constData(), mode) == 0;
    };
    return allow(world.folder.path(), 0755) && allow(folder, intoFolder ? 0777 : 0755)
        && allow(folder + u"/cache.sqlite"_s, 0644);
}

[[nodiscard]] QStringList filesIn(const QString &folder)
{
    return QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
}

[[nodiscard]] bool readsJobsOf(DirectoryService &service, const QString &user)
{
    bool isRead = false;
    QObject context;
    service.readJobs(UserId(user), {}, &context,
                     [&isRead](const Result<JobList> &read) { isRead = read.has_value(); });
    return QTest::qWaitFor([&isRead] { return isRead; }, Patience);
}

void startsOrTurns()
{
    QTest::addColumn<bool>("fromTheStart");
    QTest::newRow("from the start") << true;
    QTest::newRow("while the program works") << false;
}

} // namespace

class TestReadOnlyDisk : public QObject
{
    Q_OBJECT
private slots:
    void cacheThatCannotBeWrittenIsNotUsed_data();
    void cacheThatCannotBeWrittenIsNotUsed();
    void cacheThatTakesNothingAnyMoreStopsNothing();
    void changeThatCannotBeWrittenDownIsNotSent_data() { startsOrTurns(); }
    void changeThatCannotBeWrittenDownIsNotSent();
    void changeLogOfAnotherAccountLetsNothingLeave();
    void whatCannotBeKeptIsSaid_data() { startsOrTurns(); }
    void whatCannotBeKeptIsSaid();
};

void TestReadOnlyDisk::cacheThatCannotBeWrittenIsNotUsed_data()
{
    QTest::addColumn<CachePlace>("place");
    QTest::newRow("a folder that takes nothing") << CachePlace::TakesNothing;
    QTest::newRow("a file in the place of the folder") << CachePlace::FileInTheWay;
    QTest::newRow("a folder of another account") << CachePlace::OtherFolder;
    QTest::newRow("a file of another account") << CachePlace::OtherFile;
}

// What is read is there for as long as the service is, and nothing else is made or changed.
void TestReadOnlyDisk::cacheThatCannotBeWrittenIsNotUsed()
{
    QFETCH(const CachePlace, place);
    const bool isOfAnother = place == CachePlace::OtherFolder || place == CachePlace::OtherFile;
    if (isOfAnother && !AnotherAccount::canBe())
        QSKIP("only root can become another account");
    WriteWorld world;
    world.sync();
    const qint64 people = world.service->peopleCount();
    QVERIFY(people > 0);
    TenantOptions options = world.options();
    const QString before = options.cacheDirectory;
    options.dataDirectory.clear(); // it is no part of this
    world.service.reset();
    Worker::settle(before);
    QVERIFY(letOthersRead(world, place == CachePlace::OtherFile));
    if (place == CachePlace::TakesNothing)
        options.cacheDirectory = folderThatTakesNothing();
    if (place == CachePlace::FileInTheWay)
        options.cacheDirectory = before + u"/cache.sqlite"_s;
    const QStringList files = filesIn(before);

    std::optional<AnotherAccount> another;
    if (isOfAnother)
        another.emplace();
    {
        DirectoryService service(options);
        QSignalSpy failures(&service, &DirectoryService::cacheFailed);
        const auto opened = service.open();
        QVERIFY(!opened);
        QCOMPARE(opened.error().kind, ApiError::Kind::Local);
        QCOMPARE(opened.error().code, u"local.cache-unwritable"_s);
        QCOMPARE(service.peopleCount(), 0);
        service.sync(SyncMode::Changes);
        QTRY_COMPARE_WITH_TIMEOUT(service.peopleCount(), people, Patience);
        QVERIFY(readsJobsOf(service, world.user));
        QTRY_COMPARE_WITH_TIMEOUT(service.jobs(UserId(world.user)).jobs.size(), 2, Patience);
        QTRY_VERIFY_WITH_TIMEOUT(!service.isSyncing(), Patience);
        QCOMPARE(failures.size(), 0);
    }
    another.reset();
    QCOMPARE(filesIn(before), files);
    // The next start is none the worse.
    DirectoryService next(world.options());
    QVERIFY(next.open());
    QCOMPARE(next.peopleCount(), people);
}

void TestReadOnlyDisk::cacheThatTakesNothingAnyMoreStopsNothing()
{
    WriteWorld world;
    world.sync();
    const UserId user(world.user);
    QSignalSpy failures(world.service.get(), &DirectoryService::cacheFailed);
    QSignalSpy synced(world.service.get(), &DirectoryService::syncFinished);
    bool isRead = false;
    bool isTold = false;
    {
        const ReadOnlyDisk disk;
        isRead = readsJobsOf(*world.service, world.user);
        isTold = QTest::qWaitFor([&failures] { return !failures.isEmpty(); }, Patience);
        world.sync();
    }
    QVERIFY(isRead && isTold);
    QCOMPARE(failures.front().front().value<ApiError>().code, u"local.cache"_s);
    QCOMPARE(synced.size(), 1); // in whatever way
    QCOMPARE(world.service->jobs(user).jobs.size(), 2);
    // The disk is there again, and so is the cache.
    QVERIFY(readsJobsOf(*world.service, world.user));
    const TenantOptions options = world.options();
    world.service.reset();
    Worker::settle(options.cacheDirectory);
    DirectoryService next(options);
    QVERIFY(next.open());
    QCOMPARE(next.jobs(user).jobs.size(), 2);
}

void TestReadOnlyDisk::changeThatCannotBeWrittenDownIsNotSent()
{
    QFETCH(const bool, fromTheStart);
    WriteWorld world({}, [fromTheStart](TenantOptions &options) {
        if (fromTheStart)
            options.dataDirectory = folderThatTakesNothing();
    });
    if (!fromTheStart)
        QCOMPARE(world.written(world.updateJob()).state, WriteOutcome::State::Confirmed);
    const int sent = world.writesSeen();
    WriteOutcome outcome;
    {
        std::optional<ReadOnlyDisk> disk;
        if (!fromTheStart)
            disk.emplace();
        outcome = world.written(world.removeJob());
    }
    QVERIFY2(outcome.state == WriteOutcome::State::Rejected && !outcome.sent,
             qPrintable(told(outcome)));
    QCOMPARE(outcome.error.code, u"local.change-log"_s);
    QCOMPARE(world.writesSeen(), sent);
    if (!fromTheStart)
        QCOMPARE(world.written(world.removeJob()).state, WriteOutcome::State::Confirmed);
}

// It is read, and as long as nothing can be added to it nothing is sent.
void TestReadOnlyDisk::changeLogOfAnotherAccountLetsNothingLeave()
{
    if (!AnotherAccount::canBe())
        QSKIP("only root can become another account");
    WriteWorld world;
    QCOMPARE(world.written(world.updateJob()).state, WriteOutcome::State::Confirmed);
    const int sent = world.writesSeen();
    TenantOptions options = world.options();
    world.service.reset();
    Worker::settle(options.cacheDirectory);
    for (const auto &[path, mode] :
         { std::pair(world.folder.path(), mode_t(0755)),
           { options.dataDirectory, mode_t(0755) },
           { QString(options.dataDirectory + u"/changes.sqlite"_s), mode_t(0644) } })
        QCOMPARE(::chmod(QFile::encodeName(path).constData(), mode), 0);
    options.cacheDirectory = folderThatTakesNothing();
    WriteOutcome outcome;
    {
        const AnotherAccount another;
        world.service = std::make_unique<DirectoryService>(options);
        static_cast<void>(world.service->open()); // without a cache
        outcome = world.written(world.removeJob());
        world.service.reset();
    }
    QVERIFY2(outcome.state == WriteOutcome::State::Rejected && !outcome.sent,
             qPrintable(told(outcome)));
    QCOMPARE(outcome.error.code, u"local.change-log"_s);
    QCOMPARE(world.writesSeen(), sent);
}

void TestReadOnlyDisk::whatCannotBeKeptIsSaid()
{
    QFETCH(const bool, fromTheStart);
    WriteWorld world;
    const QString folder = fromTheStart ? folderThatTakesNothing() : world.folder.path();
    Outbox outbox(world.service.get(), folder);
    DraftStore drafts(folder);
    QVERIFY(outbox.load() && drafts.load());
    if (!fromTheStart)
        QVERIFY(outbox.add(world.addJob()));
    const qsizetype kept = outbox.entries().size();
    QSignalSpy failed(&drafts, &DraftStore::failed);
    std::optional<ApiError> notAdded;
    std::optional<ApiError> notKept;
    {
        std::optional<ReadOnlyDisk> disk;
        if (!fromTheStart)
            disk.emplace();
        if (const auto added = outbox.add(world.removeJob()); !added)
            notAdded = added.error();
        drafts.keep(positionDraft(u"first"_s));
        if (const auto written = drafts.flush(); !written)
            notKept = written.error();
        drafts.keep(positionDraft(u"second"_s));
        static_cast<void>(drafts.flush());
    }
    QVERIFY(notAdded && notKept);
    QCOMPARE(notAdded->code, u"local.outbox"_s);
    QCOMPARE(outbox.entries().size(), kept);
    QCOMPARE(notKept->code, u"local.drafts"_s);
    QCOMPARE(failed.size(), 1); // once, until it works again
    if (fromTheStart)
        return;
    QVERIFY(drafts.flush());
    Outbox outboxLater(world.service.get(), folder);
    DraftStore draftsLater(folder);
    QVERIFY(outboxLater.load() && draftsLater.load());
    QCOMPARE(outboxLater.entries().size(), kept);
    QCOMPARE(draftsLater.offered().size(), 2);
}

RENZHI_GUILESS_TEST(TestReadOnlyDisk)
#include "tst_readonlydisk.moc"
