// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/directory/syncworld.h"
#include "tests/support/testmain.h"

#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace renzhi;
using namespace renzhi::test;

namespace {

User changed(User user, const QString &name)
{
    user.name = name;
    user.updatedAt.clear(); // the server's clock
    return user;
}

User newUser(const QString &id)
{
    User user;
    user.id = UserId(id);
    user.orgId = OrgId(u"o2"_s);
    user.userName = id;
    user.name = u"新人"_s;
    return user;
}

} // namespace

class TestSync : public QObject
{
    Q_OBJECT
private slots:
    void firstSyncMirrorsTheServer_data();
    void firstSyncMirrorsTheServer();
    void unchangedDirectoryCostsFewRequests();
    void changesCostFewRequests_data();
    void changesCostFewRequests();
    void removedPersonIsNoticedByTheTotal();
    void balancedAdditionAndRemovalIsNoticed();
    void everyCollectionFollowsTheServer();
    void organizationThatMovesBetweenTheListsIsFollowed();
    void rootsAreFollowedAtEveryMoment_data();
    void rootsAreFollowedAtEveryMoment();
    void rootThatChangedLastIsAskedForByItsTime();
    void moreRootsThanAPageHasAreFollowed();
    void fullSyncReadsEverythingAgain();
    void changeUnderAStillStampNeedsAFullSync();
    void oddTimesAreSurvived_data();
    void oddTimesAreSurvived();
    void smallerPagesThanAskedAreUnderstood();
    void failedSyncLeavesTheOldCache_data();
    void failedSyncLeavesTheOldCache();
    void unreadablePageIsNamed();
    void refusedCollectionDoesNotStopTheOthers();
    void jobManagementOffIsLearnt();
    void cancelledSyncLeavesTheOldCache();
    void secondCallIsIgnored();
    void offlineSendsNothing();
    void peopleIndexFollows();
    void peopleIndexIsThereAtTheNextStart();
    void progressOnlyGrows();
    void unusableCacheFolderDoesNotStopASession();
};

void TestSync::firstSyncMirrorsTheServer_data()
{
    QTest::addColumn<int>("people");
    QTest::addColumn<PageServer::Sort>("sort");
    QTest::addColumn<bool>("withRoots");
    for (const int people : { 0, 1, 100, 101, 300, 301, 734 }) {
        for (const auto sort :
             { PageServer::Sort::Id, PageServer::Sort::Updated, PageServer::Sort::NewestFirst }) {
            QTest::addRow("%d people, order %d", people, int(sort))
                << people << sort << (people % 2 == 0);
        }
    }
}

void TestSync::firstSyncMirrorsTheServer()
{
    QFETCH(int, people);
    QFETCH(PageServer::Sort, sort);
    QFETCH(bool, withRoots);
    SyncWorld world;
    world.server.addPeople(people);
    world.server.sort = sort;
    world.server.childrenIncludeRoots = withRoots;
    const auto service = world.service();
    QVERIFY(!service->hasCompleteCache());

    const auto report = synced(*service);
    QVERIFY2(report, qPrintable(textOf(report)));
    QCOMPARE(world.difference(*service, world.server), QString());
    QCOMPARE(report->changed, people + 5 + 1 + 1);
    QCOMPARE(report->requests, world.server.requests());
    QVERIFY(service->hasCompleteCache());
    QVERIFY(service->syncedAt().isValid());

    const auto again = synced(*service);
    QVERIFY2(again, qPrintable(textOf(again)));
    QCOMPARE(again->changed, 0);
    QCOMPARE(again->fullPasses, QVector<Collection>());
}

void TestSync::unchangedDirectoryCostsFewRequests()
{
    SyncWorld world;
    world.server.addPeople(1234);
    QVERIFY(synced(*world.service()));
    world.server.clearRequests();

    const auto service = world.service(); // another start of the program
    QVERIFY(service->hasCompleteCache());
    const auto report = synced(*service);
    QVERIFY(report);
    QCOMPARE(report->changed, 0);
    QCOMPARE(report->removed, 0);
    QVERIFY(report->fullPasses.isEmpty());
    QCOMPARE(world.server.requests(u"users"_s), 3); // the total, what changed, the total
    // The roots, and of what is below them the total, what changed, the total.
    QCOMPARE(world.server.requests(u"organizations"_s), 4);
    QVERIFY(world.server.requests(u"job-titles"_s) <= 2);
    QVERIFY(world.server.requests(u"job-positions"_s) <= 2);
}

void TestSync::changesCostFewRequests_data()
{
    QTest::addColumn<int>("changes");
    QTest::addColumn<PageServer::Sort>("sort");
    for (const int changes : { 1, 99, 250, 700 })
        QTest::addRow("%d changes, by id", changes) << changes << PageServer::Sort::Id;
    QTest::newRow("250 changes, by time") << 250 << PageServer::Sort::Updated;
    QTest::newRow("700 changes, by time") << 700 << PageServer::Sort::Updated;
}

void TestSync::changesCostFewRequests()
{
    QFETCH(int, changes);
    QFETCH(PageServer::Sort, sort);
    SyncWorld world;
    world.server.addPeople(2000);
    world.server.sort = sort;
    const auto service = world.service();
    QVERIFY(synced(*service));
    for (int i = 0; i < changes; ++i)
        world.server.put(changed(world.server.users[2LL * i], u"改"_s));
    world.server.clearRequests();

    const auto report = synced(*service);
    QVERIFY2(report, qPrintable(textOf(report)));
    QCOMPARE(world.difference(*service, world.server), QString());
    QCOMPARE(report->changed, changes);
    QVERIFY(report->fullPasses.isEmpty());
    // The overlap brings the records of the mark once more. When more than a page of changes
    // carries one second, two more requests find a moment at which nothing moves.
    const int pages = (changes + 5 + 99) / 100;
    const int spare = changes > 300 ? 7 : 5;
    QVERIFY2(world.server.requests(u"users"_s) <= spare + pages,
             qPrintable(QString::number(world.server.requests(u"users"_s))));
}

void TestSync::removedPersonIsNoticedByTheTotal()
{
    SyncWorld world;
    world.server.addPeople(450);
    const auto service = world.service();
    QVERIFY(synced(*service));
    QSignalSpy people(service.get(), &DirectoryService::peopleChanged);
    PageServer::remove(world.server.users, u"u000123"_s);

    const auto report = synced(*service);
    QVERIFY2(report, qPrintable(textOf(report)));
    QCOMPARE(world.difference(*service, world.server), QString());
    QCOMPARE(report->removed, 1);
    QCOMPARE(report->fullPasses, QVector<Collection> { Collection::Users });
    QCOMPARE(people.size(), 1);
    QVERIFY(!service->user(UserId(u"u000123"_s)));
}

void TestSync::balancedAdditionAndRemovalIsNoticed()
{
    SyncWorld world;
    world.server.addPeople(450);
    const auto service = world.service();
    QVERIFY(synced(*service));
    PageServer::remove(world.server.users, u"u000123"_s);
    world.server.put(newUser(u"n1"_s));

    const auto report = synced(*service);
    QVERIFY2(report, qPrintable(textOf(report)));
    QCOMPARE(world.difference(*service, world.server), QString());
    QCOMPARE(report->removed, 1);
    QCOMPARE(report->changed, 1);
}

void TestSync::everyCollectionFollowsTheServer()
{
    SyncWorld world;
    world.server.addPeople(150);
    const auto service = world.service();
    QVERIFY(synced(*service));
    QSignalSpy references(service.get(), &DirectoryService::referencesChanged);

    Title title = world.server.titles.first();
    title.code = TitleCode(u"T1-NEW"_s);
    title.updatedAt.clear();
    world.server.put(title);
    Position position = world.server.positions.first();
    position.id = PositionId(u"p2"_s);
    position.updatedAt.clear();
    world.server.put(position);
    PageServer::remove(world.server.positions, u"p1"_s);
    PageServer::remove(world.server.organizations, u"o5"_s);

    const auto report = synced(*service);
    QVERIFY2(report, qPrintable(textOf(report)));
    QCOMPARE(world.difference(*service, world.server), QString());
    QCOMPARE(references.size(), 3);
}

void TestSync::organizationThatMovesBetweenTheListsIsFollowed()
{
    SyncWorld world;
    const auto service = world.service();
    QVERIFY(synced(*service));
    Organization moved = world.server.organizations.last();
    moved.parentId = {};
    moved.updatedAt.clear();
    world.server.put(moved);
    QVERIFY(synced(*service));
    QCOMPARE(world.difference(*service, world.server), QString());

    moved.parentId = OrgId(u"o1"_s);
    // While the lists are read: after the roots, before what is below them.
    int asked = 0;
    world.server.afterAnswer = [&](const QString &list, int) {
        if (list == u"organizations"_s && ++asked == 1) {
            moved.updatedAt.clear();
            world.server.put(moved);
        }
    };
    QVERIFY(synced(*service, SyncMode::Full));
    QCOMPARE(world.difference(*service, world.server), QString());
}

void TestSync::rootsAreFollowedAtEveryMoment_data()
{
    QTest::addColumn<QString>("deed");
    QTest::addColumn<bool>("childrenIncludeRoots");
    for (const auto *deed : { "rename", "add", "remove", "exchange", "sink", "rise" }) {
        for (const bool included : { false, true })
            QTest::addRow("%s%s", deed, included ? ", roots among the children" : "")
                << QString::fromLatin1(deed) << included;
    }
}

// They are read whole between the totals of the others.
void TestSync::rootsAreFollowedAtEveryMoment()
{
    QFETCH(const QString, deed);
    QFETCH(const bool, childrenIncludeRoots);
    for (int moment = 0; moment < 5; ++moment) {
        SyncWorld world;
        PageServer &server = world.server;
        server.childrenIncludeRoots = childrenIncludeRoots;
        Organization other = server.organizations.first();
        other.id = OrgId(u"r2"_s);
        other.code = OrgCode(u"R2"_s);
        server.put(other);
        const auto service = world.service();
        QVERIFY(synced(*service));
        server.clearRequests();
        bool isDone = false;
        const auto act = [&] {
            isDone = true;
            if (deed == "rename"_L1)
                other.name += u"改"_s;
            if (deed == "add"_L1 || deed == "exchange"_L1)
                other.id = OrgId(u"r3"_s);
            if (deed == "remove"_L1 || deed == "exchange"_L1)
                PageServer::remove(server.organizations, u"r2"_s);
            if (deed == "sink"_L1)
                other.parentId = OrgId(u"o1"_s);
            if (deed == "rise"_L1)
                other.id = OrgId(u"o5"_s); // a child until now
            other.updatedAt.clear();
            if (deed != "remove"_L1)
                server.put(other);
        };
        server.afterAnswer = [&](const QString &list, int number) {
            if (list == "organizations"_L1 && number == moment)
                act();
        };
        if (moment == 0)
            act();
        const auto report = synced(*service);
        QVERIFY2(report, qPrintable(textOf(report)));
        if (moment == 0)
            QCOMPARE(world.difference(*service, server), QString());
        QVERIFY(isDone);
        server.afterAnswer = nullptr;
        QVERIFY(synced(*service));
        QCOMPARE(world.difference(*service, server), QString());
    }
}

// That the filter finds what set the mark is what a delta is trusted for.
void TestSync::rootThatChangedLastIsAskedForByItsTime()
{
    SyncWorld world;
    PageServer &server = world.server;
    const auto service = world.service();
    QVERIFY(synced(*service));
    const auto requestsOf = [&](const Organization &changed) {
        server.put(changed);
        const auto first = synced(*service);
        server.clearRequests();
        const auto report = synced(*service);
        return first && report && report->changed == 0 && report->fullPasses.isEmpty()
            ? server.requests(u"organizations"_s)
            : -1;
    };
    Organization root = server.organizations.first();
    root.name += u"改"_s;
    root.updatedAt.clear();
    QCOMPARE(requestsOf(root), 6);
    QCOMPARE(world.difference(*service, server), QString());
    Organization child = server.organizations.last();
    child.name += u"改"_s;
    child.updatedAt.clear();
    QCOMPARE(requestsOf(child), 4);
    QCOMPARE(world.difference(*service, server), QString());
}

void TestSync::moreRootsThanAPageHasAreFollowed()
{
    SyncWorld world;
    PageServer &server = world.server;
    const auto service = world.service();
    QVERIFY(synced(*service));
    Organization root = server.organizations.first();
    for (int i = 0; i < 150; ++i) {
        root.id = OrgId(u"r%1"_s.arg(i));
        root.code = OrgCode(root.id.toString());
        root.updatedAt.clear();
        server.put(root);
    }
    QVERIFY(synced(*service));
    QCOMPARE(world.difference(*service, server), QString());
    PageServer::remove(server.organizations, u"r77"_s);
    QVERIFY(synced(*service));
    QCOMPARE(world.difference(*service, server), QString());
}

void TestSync::fullSyncReadsEverythingAgain()
{
    SyncWorld world;
    world.server.addPeople(450);
    const auto service = world.service();
    QVERIFY(synced(*service));
    const auto report = synced(*service, SyncMode::Full);
    QVERIFY(report);
    QCOMPARE(report->changed, 0);
    QCOMPARE(report->fullPasses.size(), 4);
}

// What no stamp and no total tells cannot be found by asking for changes.
void TestSync::changeUnderAStillStampNeedsAFullSync()
{
    SyncWorld world;
    world.server.addPeople(450);
    const auto service = world.service();
    QVERIFY(synced(*service));
    world.server.users[77].name = u"改"_s;
    QVERIFY(synced(*service, SyncMode::Full));
    QCOMPARE(world.difference(*service, world.server), QString());
}

void TestSync::oddTimesAreSurvived_data()
{
    QTest::addColumn<PageServer::Filter>("filter");
    QTest::addColumn<bool>("hasTimes");
    QTest::addColumn<QString>("oddTime");
    QTest::newRow("filter ignored") << PageServer::Filter::Ignored << true << QString();
    QTest::newRow("filter finds nothing") << PageServer::Filter::FindsNothing << true << QString();
    QTest::newRow("filter in another zone") << PageServer::Filter::OtherZone << true << QString();
    QTest::newRow("no updated_at at all") << PageServer::Filter::Works << false << QString();
    QTest::newRow("far future") << PageServer::Filter::Works << true
                                << u"9999-12-31 00:00:00.000"_s;
    QTest::newRow("not a time") << PageServer::Filter::Works << true << u"yesterday"_s;
    QTest::newRow("whole seconds") << PageServer::Filter::Works << true << u"2024-05-01 08:00:00"_s;
}

void TestSync::oddTimesAreSurvived()
{
    QFETCH(PageServer::Filter, filter);
    QFETCH(bool, hasTimes);
    QFETCH(QString, oddTime);
    SyncWorld world;
    world.server.addPeople(850);
    world.server.filter = filter;
    world.server.hasTimes = hasTimes;
    if (!oddTime.isEmpty())
        world.server.users[400].updatedAt = oddTime;
    const auto expectEqual = [&](const DirectoryService &service) {
        PageServer &server = world.server;
        if (hasTimes) {
            QCOMPARE(world.difference(service, server), QString());
            return;
        }
        QCOMPARE(service.peopleCount(), server.users.size());
        for (const User &user : std::as_const(server.users)) {
            QVERIFY(service.user(user.id));
            QCOMPARE(service.user(user.id)->name, user.name);
        }
    };
    const auto service = world.service();
    auto report = synced(*service);
    QVERIFY2(report, qPrintable(textOf(report)));
    expectEqual(*service);

    world.server.put(changed(world.server.users[10], u"改"_s));
    world.server.put(newUser(u"n1"_s));
    PageServer::remove(world.server.users, u"u000500"_s);
    report = synced(*service);
    QVERIFY2(report, qPrintable(textOf(report)));
    expectEqual(*service);

    world.server.put(changed(world.server.users[11], u"改"_s));
    report = synced(*service);
    QVERIFY2(report, qPrintable(textOf(report)));
    expectEqual(*service);
}

void TestSync::smallerPagesThanAskedAreUnderstood()
{
    SyncWorld world;
    world.server.addPeople(430);
    world.server.largestPage = 50;
    const auto service = world.service();
    const auto report = synced(*service);
    QVERIFY2(report, qPrintable(textOf(report)));
    QCOMPARE(world.difference(*service, world.server), QString());
}

void TestSync::failedSyncLeavesTheOldCache_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("connection breaks") << 0 << QByteArray();
    QTest::newRow("500 with HTML") << 500 << QByteArray("<html>oops</html>");
    QTest::newRow("trailing comma") << 200 << QByteArray(R"({"total":450,"users":[{},]})");
    QTest::newRow("truncated") << 200 << QByteArray(R"({"total":450,"users":[{"user_id")");
    QTest::newRow("not JSON") << 200 << QByteArray("\xff\xfe");
}

void TestSync::failedSyncLeavesTheOldCache()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    SyncWorld world;
    world.server.addPeople(450);
    auto service = world.service();
    QVERIFY(synced(*service));
    const Records before = world.server;
    world.server.put(changed(world.server.users[10], u"改"_s));
    PageServer::remove(world.server.users, u"u000123"_s);
    world.server.instead = [&](const QString &list, int page) -> std::optional<PageServer::Answer> {
        if (list == u"users"_s && page == 3)
            return PageServer::Answer { status, body };
        return std::nullopt;
    };
    const auto failed = synced(*service);
    QVERIFY(!failed);
    QVERIFY(!service->isSyncing());
    service.reset();

    service = world.service();
    QCOMPARE(world.difference(*service, before), QString());

    world.server.instead = nullptr;
    const auto report = synced(*service);
    QVERIFY2(report, qPrintable(textOf(report)));
    QCOMPARE(world.difference(*service, world.server), QString());
}

void TestSync::unreadablePageIsNamed()
{
    SyncWorld world;
    world.server.addPeople(850);
    world.server.instead = [](const QString &list, int page) -> std::optional<PageServer::Answer> {
        if (list == u"users"_s && (page == 4 || page == 6))
            return PageServer::Answer { 200, R"({"total":850,"users":[{"user_name":"x"}]})" };
        return std::nullopt;
    };
    const auto service = world.service(1);
    const auto result = synced(*service);
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ApiError::Kind::Malformed);
    QVERIFY2(result.error().detail.contains("user_id"_L1), qPrintable(result.error().detail));
    QVERIFY2(result.error().detail.contains("page 4"_L1), qPrintable(result.error().detail));
    QVERIFY2(result.error().detail.contains("2 pages"_L1), qPrintable(result.error().detail));
    QCOMPARE(result.error().path, u"/api/v2/tenant/users"_s);
    QCOMPARE(service->peopleCount(), 0);
    QCOMPARE(service->references()->organizations().size(), 5);
    QVERIFY(!service->hasCompleteCache());
}

void TestSync::refusedCollectionDoesNotStopTheOthers()
{
    SyncWorld world;
    world.server.addPeople(120);
    world.server.instead = [](const QString &list, int) -> std::optional<PageServer::Answer> {
        if (list == u"organizations"_s)
            return PageServer::Answer { 403, R"({"error":"access_denied"})" };
        return std::nullopt;
    };
    const auto service = world.service();
    const auto result = synced(*service);
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ApiError::Kind::Auth);
    QCOMPARE(result.error().httpStatus, 403);
    QCOMPARE(service->peopleCount(), 120);
    QCOMPARE(service->references()->positions().size(), 1);
    QVERIFY(!service->syncedAt().isValid());
}

void TestSync::jobManagementOffIsLearnt()
{
    SyncWorld world;
    world.server.addPeople(120);
    const auto service = world.service();
    QSignalSpy spy(service.get(), &DirectoryService::jobManagementChanged);
    world.server.instead = [](const QString &list, int) -> std::optional<PageServer::Answer> {
        if (list.startsWith("job-"_L1)) {
            return PageServer::Answer { 400,
                                        R"({"error_code":" ENT.CONFIG.0031","error_msg":"off"})" };
        }
        return std::nullopt;
    };
    const auto result = synced(*service);
    QVERIFY(!result);
    QCOMPARE(result.error().code, u"ENT.CONFIG.0031"_s);
    QVERIFY(service->jobManagementOff());
    QVERIFY(service->hasCompleteCache()); // of what such a tenant has
    QCOMPARE(service->peopleCount(), 120);

    world.server.instead = nullptr;
    QVERIFY(synced(*service));
    QVERIFY(!service->jobManagementOff());
    QCOMPARE(spy.size(), 2);
}

void TestSync::cancelledSyncLeavesTheOldCache()
{
    SyncWorld world;
    world.server.addPeople(850);
    const auto service = world.service(1);
    QVERIFY(synced(*service));
    const Records before = world.server;
    PageServer::remove(world.server.users, u"u000123"_s);
    world.server.afterAnswer = [&](const QString &list, int number) {
        if (list == u"users"_s && number == world.server.requests(list) && number > 12)
            service->cancelSync();
    };
    world.server.clearRequests();
    const auto result = synced(*service, SyncMode::Full);
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ApiError::Kind::Cancelled);
    QVERIFY(!service->isSyncing());
    QCOMPARE(world.difference(*service, before), QString());

    world.server.afterAnswer = nullptr;
    const auto report = synced(*service); // at once
    QVERIFY2(report, qPrintable(textOf(report)));
    QCOMPARE(world.difference(*service, world.server), QString());
}

void TestSync::secondCallIsIgnored()
{
    SyncWorld world;
    const auto service = world.service();
    QSignalSpy started(service.get(), &DirectoryService::syncStarted);
    QSignalSpy finished(service.get(), &DirectoryService::syncFinished);
    service->sync(SyncMode::Changes);
    service->sync(SyncMode::Full);
    QVERIFY(service->isSyncing());
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(started.size(), 1);
}

void TestSync::offlineSendsNothing()
{
    SyncWorld world;
    const auto service = world.service();
    service->setOffline(true);
    QCOMPARE(service->connectivity(), Connectivity::Offline);
    const auto result = synced(*service);
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ApiError::Kind::Offline);
    service->probe();
    std::optional<Result<JobList>> jobs;
    service->readJobs(UserId(u"u1"_s), {}, this, [&](const Result<JobList> &read) { jobs = read; });
    QVERIFY(!jobs); // never from inside
    QTRY_VERIFY(jobs);
    QCOMPARE(jobs->error().kind, ApiError::Kind::Offline);
    QCOMPARE(world.server.requests(), 0);

    service->setOffline(false);
    QCOMPARE(service->connectivity(), Connectivity::Unknown);
    QVERIFY(synced(*service));
    QCOMPARE(service->connectivity(), Connectivity::Online);
}

void TestSync::peopleIndexFollows()
{
    SyncWorld world;
    world.server.addPeople(150);
    const auto service = world.service();
    QSignalSpy changes(service.get(), &DirectoryService::peopleChanged);
    service->loadPeople();
    QTRY_COMPARE(changes.size(), 1);
    QCOMPARE(service->people().size(), 0);
    QVERIFY(synced(*service));
    QCOMPARE(service->people().size(), 150);

    world.server.put(changed(world.server.users[3], u"欧阳娜"_s));
    PageServer::remove(world.server.users, u"u000100"_s);
    QVERIFY(synced(*service));
    QCOMPARE(service->people().size(), 149);
    PeopleQuery query;
    query.text = u"ouyang"_s;
    const auto hits = service->people().find(query);
    QCOMPARE(hits.size(), size_t(1));
    QCOMPARE(service->personRows(hits).front().user.id, UserId(u"u000003"_s));

    const auto later = world.service();
    QSignalSpy loaded(later.get(), &DirectoryService::peopleChanged);
    later->loadPeople();
    QTRY_COMPARE(loaded.size(), 1);
    QCOMPARE(later->people().size(), 149);
}

void TestSync::peopleIndexIsThereAtTheNextStart()
{
    SyncWorld world;
    world.server.addPeople(2500);
    {
        const auto service = world.service();
        service->loadPeople();
        QVERIFY(synced(*service));
        QCOMPARE(service->people().size(), 2500);
        // Listed beside the file that has been kept by now.
        world.server.put(changed(world.server.users[3], u"欧阳娜"_s));
        PageServer::remove(world.server.users, u"u000100"_s);
        QVERIFY(synced(*service));
    }
    const auto service = world.service(); // nothing was loaded, no event has come
    QCOMPARE(service->people().size(), 2499);
    PeopleQuery query;
    query.text = u"ouyang"_s;
    const auto hits = service->people().find(query);
    QCOMPARE(hits.size(), size_t(1));
    QCOMPARE(service->personRows(hits).front().user.id, UserId(u"u000003"_s));
    query.text.clear();
    QCOMPARE(service->people().find(query).size(), size_t(2499));
}

void TestSync::progressOnlyGrows()
{
    SyncWorld world;
    world.server.addPeople(1500);
    const auto service = world.service();
    QVector<SyncProgress> seen;
    connect(service.get(), &DirectoryService::syncProgressed, this,
            [&seen](const SyncProgress &progress) { seen.append(progress); });
    QVERIFY(synced(*service));
    QVERIFY(seen.size() > 10);
    double last = 0;
    for (const SyncProgress &progress : std::as_const(seen)) {
        QVERIFY(progress.fraction >= last && progress.fraction <= 1);
        QVERIFY(progress.done <= progress.total);
        last = progress.fraction;
    }
    QVERIFY(last > 0.9);
}

void TestSync::unusableCacheFolderDoesNotStopASession()
{
    SyncWorld world;
    world.server.addPeople(120);
    QFile file(world.folder.filePath(u"file"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    TenantOptions options;
    options.baseUrl = world.server.url();
    options.cacheDirectory = file.fileName() + u"/below"_s;
    DirectoryService service(options);
    const auto opened = service.open();
    QVERIFY(!opened);
    QCOMPARE(opened.error().kind, ApiError::Kind::Local);
    const auto report = synced(service);
    QVERIFY2(report, qPrintable(textOf(report)));
    QCOMPARE(service.peopleCount(), 120);
}

RENZHI_GUILESS_TEST(TestSync)
#include "tst_sync.moc"
