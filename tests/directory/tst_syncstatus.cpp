// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later
// clazy:excludeall=lambda-in-connect
// It does not see that what is captured is waited for here, or that the context ends before.

// What a sync tells of itself while it runs and afterwards, collection by collection, and the
// pause.

#include "models/core/errorcatalog.h"
#include "tests/directory/syncworld.h"
#include "tests/directory/writeworld.h"
#include "tests/support/patience.h"
#include "tests/support/testmain.h"

#include <QSet>
#include <QSignalSpy>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace renzhi;
using namespace renzhi::test;
using Body = SandboxOptions::RefusalBody;
using Turn = CollectionStatus::Turn;

namespace {

constexpr int ManyPeople = 2500;
constexpr int MostOnTheWay = 8; // six in flight, and two that stand in line
constexpr int AtRest = 500; // milliseconds without a request

std::function<void(SandboxOptions &)> withPeople(int count, int latencyMs = 0)
{
    return [count, latencyMs](SandboxOptions &options) {
        options.users = count;
        options.latencyMs = latencyMs;
    };
}

int listRequests(const SandboxServer &server)
{
    return server.requestCount("GET", "offset=");
}

// When no more of them come.
int listRequestsAtRest(const SandboxServer &server)
{
    int before = -1;
    int now = listRequests(server);
    while (now != before) {
        before = now;
        QTest::qWait(AtRest);
        now = listRequests(server);
    }
    return now;
}

User somebody(PageServer &server)
{
    User user;
    user.id = UserId(u"u000100-new"_s); // amid the others
    user.orgId = OrgId(u"o1"_s);
    user.userName = user.id.toString();
    user.createdAt = user.updatedAt = server.now();
    return user;
}

CollectionStatus statusOf(const WriteWorld &world, Collection collection)
{
    return world.service->collectionStatus(collection);
}

bool startAgain(WriteWorld &world)
{
    world.service.reset();
    world.service = std::make_unique<DirectoryService>(world.options());
    return world.service->open().has_value();
}

// A full pass that pauses itself in the middle of the people.
class PausedSync : public QObject
{
public:
    explicit PausedSync(WriteWorld &world)
    {
        DirectoryService &service = *world.service;
        connect(&service, &DirectoryService::syncProgressed, this,
                [this, &world, &service](const SyncProgress &progress) {
                    if (requestsAtPause >= 0 || progress.collection != Collection::Users
                        || progress.done < 300)
                        return;
                    requestsAtPause = listRequests(world.server);
                    service.pauseSync();
                });
        connect(&service, &DirectoryService::syncFinished, this,
                [this](const Result<SyncReport> &finished) { result = finished; });
        service.sync(SyncMode::Full);
    }

    int requestsAtPause = -1;
    std::optional<Result<SyncReport>> result;
};

} // namespace

class TestSyncStatus : public QObject
{
    Q_OBJECT
private slots:
    void pausedSyncAsksForNoMore();
    void pauseBeforeTheFirstRequestSendsNone();
    void pauseWithoutASyncIsNone();
    void cancelWorksWhilePaused();
    void pauseAfterAnyRequestDoesNoHarm_data();
    void pauseAfterAnyRequestDoesNoHarm();
    void firstSyncTellsTheTurnOfEachCollection();
    void deltaMovesTheTimeOfTheFullPassNot();
    void refusedCollectionIsToldAndRemembered_data();
    void refusedCollectionIsToldAndRemembered();
    void jobManagementThatIsOffIsARefusal();
    void failureIsToldUntilItWorks();
    void placesChangeUnderASync();
    void waitOfTheServerIsCountedDown();
    void waitEndsWithTheSync();
};

void TestSyncStatus::pausedSyncAsksForNoMore()
{
    WriteWorld world(withPeople(ManyPeople, 20));
    DirectoryService &service = *world.service;
    QSignalSpy told(&service, &DirectoryService::syncPausedChanged);
    PausedSync sync(world);
    QTRY_VERIFY_WITH_TIMEOUT(service.isSyncPaused(), Patience);
    const int atRest = listRequestsAtRest(world.server);
    QVERIFY2(atRest - sync.requestsAtPause <= MostOnTheWay,
             qPrintable(u"%1 after %2"_s.arg(atRest).arg(sync.requestsAtPause)));
    const CollectionStatus status = statusOf(world, Collection::Users);
    QCOMPARE(status.turn, Turn::Running);
    QVERIFY(status.progress.done >= 300 && status.progress.done < status.progress.total);
    QTest::qWait(AtRest);
    QCOMPARE(listRequests(world.server), atRest);
    QCOMPARE(statusOf(world, Collection::Users).progress.done, status.progress.done);
    QVERIFY(service.isSyncing() && !sync.result);
    service.pauseSync(); // it is paused already
    QCOMPARE(told.count(), 1);

    service.resumeSync();
    QVERIFY(!service.isSyncPaused());
    QCOMPARE(told.count(), 2);
    QTRY_VERIFY_WITH_TIMEOUT(sync.result, Patience);
    QVERIFY2(*sync.result, qPrintable(textOf(*sync.result)));
    QVERIFY(listRequests(world.server) > atRest);
    QCOMPARE(service.peopleCount(), world.server.userCount());
    QVERIFY(service.hasCompleteCache());
}

void TestSyncStatus::pauseBeforeTheFirstRequestSendsNone()
{
    WriteWorld world;
    DirectoryService &service = *world.service;
    connect(&service, &DirectoryService::syncStarted, &service, &DirectoryService::pauseSync);
    QSignalSpy finished(&service, &DirectoryService::syncFinished);
    service.sync(SyncMode::Changes);
    QVERIFY(service.isSyncPaused());
    QTest::qWait(AtRest);
    QVERIFY(world.server.journal().isEmpty());
    QCOMPARE(statusOf(world, Collection::Organizations).turn, Turn::Running);
    service.resumeSync();
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, Patience);
    QVERIFY(service.hasCompleteCache());
}

void TestSyncStatus::pauseWithoutASyncIsNone()
{
    WriteWorld world;
    QSignalSpy told(world.service.get(), &DirectoryService::syncPausedChanged);
    world.service->pauseSync();
    world.service->resumeSync();
    QVERIFY(!world.service->isSyncPaused());
    QCOMPARE(told.count(), 0);
    QVERIFY(!world.service->syncProgress());
    QVERIFY(synced(*world.service)); // and the next one is not paused
}

void TestSyncStatus::cancelWorksWhilePaused()
{
    WriteWorld world(withPeople(ManyPeople, 20));
    DirectoryService &service = *world.service;
    QVERIFY(synced(service));
    const qint64 before = service.peopleCount();
    QVERIFY(world.server.removeUser(world.user));
    {
        PausedSync sync(world);
        QTRY_VERIFY_WITH_TIMEOUT(service.isSyncPaused(), Patience);
        service.cancelSync();
        QVERIFY(!service.isSyncing() && !service.isSyncPaused());
        QTRY_VERIFY_WITH_TIMEOUT(sync.result, Patience);
        QCOMPARE(sync.result->error().kind, ApiError::Kind::Cancelled);
        const int atRest = listRequestsAtRest(world.server);
        service.resumeSync(); // of nothing
        QTest::qWait(AtRest);
        QCOMPARE(listRequests(world.server), atRest);
    }
    const CollectionStatus status = statusOf(world, Collection::Users);
    QCOMPARE(status.records, before);
    QVERIFY(status.complete && !status.refusal && !status.failure);
    QCOMPARE(status.turn, Turn::None);

    const auto report = synced(service, SyncMode::Full);
    QVERIFY2(report, qPrintable(textOf(report)));
    QCOMPARE(statusOf(world, Collection::Users).records, before - 1);
}

void TestSyncStatus::pauseAfterAnyRequestDoesNoHarm_data()
{
    QTest::addColumn<bool>("isAddedTo");
    QTest::newRow("nothing happens") << false;
    QTest::newRow("somebody adds a person meanwhile") << true;
}

void TestSyncStatus::pauseAfterAnyRequestDoesNoHarm()
{
    QFETCH(const bool, isAddedTo);
    const auto prepare = [](PageServer &server) {
        server.largestPage = 25;
        server.addPeople(240);
    };
    SyncWorld undisturbed;
    prepare(undisturbed.server);
    QVERIFY(synced(*undisturbed.service(2)));
    const int requests = undisturbed.server.requests();
    QVERIFY(requests > 10);
    for (int moment = 1; moment <= requests; ++moment) {
        int answered = 0;
        SyncWorld world;
        prepare(world.server);
        const auto service = world.service(2);
        world.server.afterAnswer = [&](const QString &, int) {
            if (++answered != moment)
                return;
            service->pauseSync();
            if (isAddedTo)
                world.server.put(somebody(world.server));
            QTimer::singleShot(30, service.get(), &DirectoryService::resumeSync);
        };
        const auto result = synced(*service);
        QVERIFY2(result, qPrintable(u"%1: %2"_s.arg(moment).arg(textOf(result))));
        world.server.afterAnswer = nullptr;
        // Who came behind the last look is read with the next sync.
        if (isAddedTo)
            QVERIFY(synced(*service));
        QCOMPARE(world.difference(*service, world.server), QString());
    }
}

void TestSyncStatus::firstSyncTellsTheTurnOfEachCollection()
{
    WriteWorld world(withPeople(250));
    const DirectoryService &service = *world.service;
    for (const Collection collection : collections) {
        const CollectionStatus status = statusOf(world, collection);
        QCOMPARE(status.collection, collection);
        QCOMPARE(status.turn, Turn::None);
        QCOMPARE(status.records, 0);
        QVERIFY(!status.complete && !status.refusal && !status.failure);
        QVERIFY(!status.syncedAt.isValid() && !status.fullAt.isValid());
    }
    QStringList wrong;
    QSet<int> running;
    const QObject whileHere;
    connect(&service, &DirectoryService::syncProgressed, &whileHere,
            [&](const SyncProgress &progress) {
                running.insert(int(progress.collection));
                for (const Collection collection : collections) {
                    const CollectionStatus status = statusOf(world, collection);
                    const Turn expected = collection < progress.collection ? Turn::Done
                        : collection == progress.collection                ? Turn::Running
                                                                           : Turn::Queued;
                    const bool isAsTold = expected != Turn::Running
                        || (status.progress.done == progress.done
                            && status.progress.total == progress.total);
                    if (status.turn != expected || !isAsTold
                        || status.complete != (expected == Turn::Done))
                        wrong.append(
                            u"%1 while %2"_s.arg(int(collection)).arg(int(progress.collection)));
                }
            });
    const QDateTime begun = QDateTime::currentDateTime();
    QVERIFY(synced(*world.service));
    QCOMPARE(wrong, QStringList());
    QCOMPARE(running.size(), qsizetype(collections.size()));
    QCOMPARE(statusOf(world, Collection::Organizations).records,
             world.server.organizations().size());
    QCOMPARE(statusOf(world, Collection::Titles).records, world.server.titles().size());
    QCOMPARE(statusOf(world, Collection::Positions).records, world.server.positions().size());
    QCOMPARE(statusOf(world, Collection::Users).records, world.server.userCount());
    for (const Collection collection : collections) {
        const CollectionStatus status = statusOf(world, collection);
        QVERIFY(status.complete && !status.refusal && !status.failure);
        QVERIFY(status.syncedAt >= begun && status.fullAt == status.syncedAt);
        QCOMPARE(status.turn, Turn::None);
    }
}

void TestSyncStatus::deltaMovesTheTimeOfTheFullPassNot()
{
    WriteWorld world(withPeople(250));
    QVERIFY(synced(*world.service));
    const CollectionStatus first = statusOf(world, Collection::Users);
    SandboxUser changed = *world.server.user(world.user);
    changed.name += u'改';
    world.server.put(changed);
    QTest::qWait(5);

    auto report = synced(*world.service);
    QVERIFY2(report, qPrintable(textOf(report)));
    QVERIFY(!report->fullPasses.contains(Collection::Users));
    const CollectionStatus delta = statusOf(world, Collection::Users);
    QVERIFY(delta.syncedAt > first.syncedAt);
    QCOMPARE(delta.fullAt, first.fullAt);
    QCOMPARE(delta.records, first.records);

    QTest::qWait(5);
    report = synced(*world.service, SyncMode::Full);
    QVERIFY2(report, qPrintable(textOf(report)));
    const CollectionStatus full = statusOf(world, Collection::Users);
    QVERIFY(full.fullAt > first.fullAt);
    QCOMPARE(full.fullAt, full.syncedAt);
}

void TestSyncStatus::refusedCollectionIsToldAndRemembered_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("body");
    QTest::addColumn<QString>("code");
    QTest::newRow("OAuth") << 403 << int(Body::OAuth) << u"insufficient_scope"_s;
    QTest::newRow("a code of the server's")
        << 403 << int(Body::Business) << u"SANDBOX.PERMISSION"_s;
    QTest::newRow("a page") << 403 << int(Body::Html) << QString();
    QTest::newRow("nothing") << 401 << int(Body::Empty) << QString();
}

void TestSyncStatus::refusedCollectionIsToldAndRemembered()
{
    QFETCH(const int, status);
    QFETCH(const int, body);
    QFETCH(const QString, code);
    WriteWorld world([&](SandboxOptions &options) {
        options.permissions = { u"user_read"_s, u"org_read"_s, u"job_position_read"_s };
        options.missingPermission = { status, static_cast<Body>(body) };
    });
    const auto isRefused = [&] {
        const CollectionStatus titles = statusOf(world, Collection::Titles);
        return titles.refusal && titles.refusal->code == code && !titles.failure
            && (!code.isEmpty() || titles.refusal->httpStatus == status) && !titles.complete
            && titles.records == 0 && titles.turn == Turn::None;
    };
    QVERIFY(!synced(*world.service));
    QVERIFY(isRefused());
    for (const Collection other :
         { Collection::Organizations, Collection::Positions, Collection::Users }) {
        const CollectionStatus read = statusOf(world, other);
        QVERIFY(read.complete && read.records > 0 && !read.refusal && !read.failure);
    }
    QVERIFY(!world.service->hasCompleteCache()); // the tenant has titles
    const ErrorCatalog catalog;
    const QString key = catalog.entryFor(*statusOf(world, Collection::Titles).refusal).key;

    QVERIFY(startAgain(world));
    QVERIFY(isRefused());
    QCOMPARE(catalog.entryFor(*statusOf(world, Collection::Titles).refusal).key, key);
    world.server.change([](SandboxOptions &options) { options.permissions = { u"all"_s }; });
    const auto report = synced(*world.service);
    QVERIFY2(report, qPrintable(textOf(report)));
    for (const bool again : { false, true }) {
        QVERIFY(!again || startAgain(world));
        const CollectionStatus titles = statusOf(world, Collection::Titles);
        QVERIFY(!titles.refusal && !titles.failure && titles.complete);
        QCOMPARE(titles.records, world.server.titles().size());
    }
}

void TestSyncStatus::jobManagementThatIsOffIsARefusal()
{
    WriteWorld world([](SandboxOptions &options) { options.jobManagement = false; });
    QVERIFY(!synced(*world.service));
    for (const bool again : { false, true }) {
        QVERIFY(!again || startAgain(world));
        for (const Collection collection : { Collection::Titles, Collection::Positions }) {
            const auto refusal = statusOf(world, collection).refusal;
            QVERIFY(refusal);
            QCOMPARE(refusal->code, u"ENT.CONFIG.0031"_s);
        }
        QVERIFY(world.service->hasCompleteCache()); // of what such a tenant has
    }
}

void TestSyncStatus::failureIsToldUntilItWorks()
{
    WriteWorld world;
    QVERIFY(synced(*world.service));
    const CollectionStatus before = statusOf(world, Collection::Titles);
    world.proxy->inject({ "GET", "/job-titles?", 0, -1 }, Fault::reply(500));
    QVERIFY(!synced(*world.service));
    CollectionStatus status = statusOf(world, Collection::Titles);
    QVERIFY(status.failure && !status.refusal);
    QCOMPARE(status.failure->httpStatus, 500);
    QVERIFY(status.complete);
    QCOMPARE(status.records, before.records);
    QCOMPARE(status.syncedAt, before.syncedAt);
    QVERIFY(!statusOf(world, Collection::Users).failure);

    world.proxy->clearFaults();
    QVERIFY(synced(*world.service));
    status = statusOf(world, Collection::Titles);
    QVERIFY(!status.failure && status.syncedAt > before.syncedAt);
}

void TestSyncStatus::placesChangeUnderASync()
{
    WriteWorld world(
        [](SandboxOptions &options) {
            options.users = 3000;
            options.latencyMs = 20;
        },
        [](TenantOptions &options) { options.maxInFlight = 1; });
    DirectoryService &service = *world.service;
    int before = -1;
    connect(&service, &DirectoryService::syncProgressed, this, [&](const SyncProgress &progress) {
        if (before >= 0 || progress.collection != Collection::Users || progress.done < 300)
            return;
        before = world.proxy->mostAtOnce();
        service.setPace(6, 0);
    });
    QVERIFY(synced(service, SyncMode::Full));
    QVERIFY(before >= 1 && before <= 2);
    // It asks for more than were asked for before, not only lets more of them leave.
    QVERIFY(world.proxy->mostAtOnce() > 3);
}

void TestSyncStatus::waitOfTheServerIsCountedDown()
{
    WriteWorld world;
    DirectoryService &service = *world.service;
    QSignalSpy waiting(&service, &DirectoryService::waitingForServer);
    QSignalSpy finished(&service, &DirectoryService::syncFinished);
    QCOMPARE(service.waitSeconds(), 0);
    world.proxy->inject({ "GET", "/users?" }, Fault::reply(429, {}, { { "Retry-After", "3" } }));
    service.sync(SyncMode::Changes);
    QTRY_VERIFY_WITH_TIMEOUT(service.waitSeconds() > 0, Patience);
    QVERIFY(service.waitSeconds() <= 3);
    QCOMPARE(waiting.count(), 1);
    QCOMPARE(waiting.constFirst().constFirst().toInt(), 3);
    QCOMPARE(statusOf(world, Collection::Users).turn, Turn::Running);
    const int asked = world.proxy->seen("GET", "/users?");
    QTRY_VERIFY_WITH_TIMEOUT(service.waitSeconds() < 3, Patience);
    QVERIFY(service.waitSeconds() == 0 || world.proxy->seen("GET", "/users?") == asked);
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, Patience);
    QCOMPARE(service.waitSeconds(), 0);
    QVERIFY(service.hasCompleteCache());
}

void TestSyncStatus::waitEndsWithTheSync()
{
    WriteWorld world;
    DirectoryService &service = *world.service;
    world.proxy->inject({ "GET", "/users?" }, Fault::reply(429, {}, { { "Retry-After", "20" } }));
    service.sync(SyncMode::Changes);
    QTRY_VERIFY_WITH_TIMEOUT(service.waitSeconds() > 0, Patience);
    service.cancelSync();
    QCOMPARE(service.waitSeconds(), 0);
}

RENZHI_GUILESS_TEST(TestSyncStatus)
#include "tst_syncstatus.moc"
