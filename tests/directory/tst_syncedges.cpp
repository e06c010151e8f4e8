// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a delta cannot see by itself, passes that never find a quiet moment, and caches that
// somebody else wrote to.

#include "models/cache/cachestore.h"
#include "models/directory/servertime.h"
#include "tests/directory/syncworld.h"
#include "tests/support/testmain.h"

#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace renzhi;
using namespace renzhi::test;

namespace {

User person(PageServer &server, const QString &id)
{
    User user;
    user.id = UserId(id);
    user.orgId = OrgId(u"o1"_s);
    user.userName = id;
    user.name = u"新"_s;
    user.createdAt = user.updatedAt = server.now();
    return user;
}

void touch(PageServer &server, qsizetype index)
{
    User user = server.users[index];
    user.name += u"改"_s;
    user.updatedAt.clear();
    server.put(user);
}

qsizetype oldest(const PageServer &server)
{
    const auto found
        = std::min_element(server.users.cbegin(), server.users.cend(),
                           [](const User &a, const User &b) { return a.updatedAt < b.updatedAt; });
    return found - server.users.cbegin();
}

// As if the cache were so many seconds older.
void age(const SyncWorld &world, int seconds)
{
    const auto store = CacheStore::open(world.folder.filePath(u"cache"_s));
    QVERIFY(store);
    SyncState state = (*store)->syncState(Collection::Users);
    QVERIFY(state.fullAt.isValid() && state.markKnownAt.isValid());
    state.fullAt = state.fullAt.addSecs(-seconds);
    state.markKnownAt = state.markKnownAt.addSecs(-seconds);
    QVERIFY((*store)->setSyncState(Collection::Users, state));
}

// An import: everybody in one moment.
void stampAll(PageServer &server, const QString &time)
{
    for (User &user : server.users)
        user.updatedAt = time;
}

} // namespace

class TestSyncEdges : public QObject
{
    Q_OBJECT
private slots:
    void removalBehindTheTotalIsNoticed();
    void longPassLaysEditsOver_data();
    void longPassLaysEditsOver();
    void longPassDoesNotTrustTheTotalAfterARemoval();
    void longPassSeesWhatCameBackForWhatWentAway_data();
    void longPassSeesWhatCameBackForWhatWentAway();
    void longPassSeesWhatHappensBehindIt();
    void organizationsThatShiftAreNotTakenForRoots();
    void pagesThatAreAllTheFirstEnd();
    void manyInTheLastSecondAreNoHindrance();
    void importDoesNotMakeEverySyncAFullOne();
    void lateStampWithinTheReachIsFound();
    void weekOldCacheIsReadWhole();
    void clockThatWasSetBackReadsWhole();
    void stampOfTheFutureHidesNothing();
    void anotherProgramsSyncReachesTheWindow();
    void jobManagementOffIsRemembered();
};

void TestSyncEdges::removalBehindTheTotalIsNoticed()
{
    SyncWorld world;
    world.server.addPeople(450);
    const auto service = world.service(1);
    QVERIFY(synced(*service));
    world.server.clearRequests();
    world.server.afterAnswer = [&](const QString &list, int number) {
        if (list == "users"_L1 && number == 1)
            PageServer::remove(world.server.users, u"u000123"_s);
    };
    const auto report = synced(*service);
    QVERIFY2(report, qPrintable(textOf(report)));
    QCOMPARE(world.difference(*service, world.server), QString());
}

void TestSyncEdges::longPassLaysEditsOver_data()
{
    QTest::addColumn<PageServer::Sort>("sort");
    QTest::addColumn<bool>("adds");
    using Sort = PageServer::Sort;
    QTest::newRow("edits, by id") << Sort::Id << false;
    QTest::newRow("edits, by time") << Sort::Updated << false;
    QTest::newRow("edits, newest first") << Sort::NewestFirst << false;
    QTest::newRow("additions, by id") << Sort::Id << true;
    QTest::newRow("additions, by time") << Sort::Updated << true;
    QTest::newRow("additions, newest first") << Sort::NewestFirst << true;
}

// A directory of a million people is read for minutes, and somebody always edits somebody.
void TestSyncEdges::longPassLaysEditsOver()
{
    QFETCH(PageServer::Sort, sort);
    QFETCH(bool, adds);
    SyncWorld world;
    PageServer &server = world.server;
    server.addPeople(1500);
    server.sort = sort;
    const auto service = world.service(1);
    server.afterAnswer = [&](const QString &list, int number) {
        // The pages of every pass meet a change; not every watch behind them does.
        if (list != "users"_L1 || number % 9 != 0)
            return;
        if (adds)
            server.put(person(server, u"u%1n"_s.arg(number, 6, 10, QChar(u'0'))));
        else
            touch(server, oldest(server)); // by time it leaves the first page for the last one
    };
    const auto report = synced(*service, SyncMode::Full);
    QVERIFY2(report, qPrintable(textOf(report)));
    QVERIFY2(server.requests(u"users"_s) < 5 * 15,
             qPrintable(QString::number(server.requests(u"users"_s))));
    server.afterAnswer = nullptr;
    QVERIFY(synced(*service));
    QCOMPARE(world.difference(*service, server), QString());
}

// One goes and one comes while the pages are read: the total is as before, and a page skipped one.
void TestSyncEdges::longPassDoesNotTrustTheTotalAfterARemoval()
{
    SyncWorld world;
    PageServer &server = world.server;
    server.addPeople(1500);
    const auto service = world.service(1);
    int left = 1;
    server.afterAnswer = [&](const QString &list, int number) {
        if (list != "users"_L1 || number < 9 || left == 0)
            return;
        --left;
        PageServer::remove(server.users, u"u000003"_s);
        server.put(person(server, u"u999999"_s));
    };
    const auto report = synced(*service, SyncMode::Full);
    QVERIFY2(report, qPrintable(textOf(report)));
    QCOMPARE(world.difference(*service, server), QString());
}

void TestSyncEdges::longPassSeesWhatCameBackForWhatWentAway_data()
{
    QTest::addColumn<QString>("updatedAt"); // empty: now
    QTest::newRow("created long ago") << QString();
    QTest::newRow("without a time") << u"none"_s;
}

// One goes, and one that is older than the pass comes into the list: no total moves, a page skips
// one.
void TestSyncEdges::longPassSeesWhatCameBackForWhatWentAway()
{
    QFETCH(QString, updatedAt);
    SyncWorld world;
    PageServer &server = world.server;
    server.addPeople(500);
    const auto service = world.service(1);
    int left = 1;
    server.afterAnswer = [&](const QString &list, int number) {
        if (list != "users"_L1 || number < 7 || left == 0) // between two pages of the pass
            return;
        --left;
        PageServer::remove(server.users, u"u000007"_s);
        User user = person(server, u"u999999"_s);
        user.createdAt = u"2020-01-01 00:00:00.000"_s;
        if (!updatedAt.isEmpty())
            user.updatedAt = updatedAt;
        server.put(user);
    };
    const auto report = synced(*service, SyncMode::Full);
    QVERIFY2(report, qPrintable(textOf(report)));
    QCOMPARE(left, 0);
    QCOMPARE(world.difference(*service, server), QString());
}

// One goes, and the next moment one comes, all through the pass and behind it.
void TestSyncEdges::longPassSeesWhatHappensBehindIt()
{
    for (int moment = 6; moment < 14; ++moment) {
        SyncWorld world;
        PageServer &server = world.server;
        server.addPeople(500);
        const auto service = world.service(1);
        QVector<Records> moments { server };
        server.afterAnswer = [&](const QString &list, int number) {
            if (list != "users"_L1)
                return;
            if (number == moment)
                PageServer::remove(server.users, u"u000007"_s);
            if (number == moment + 1)
                server.put(person(server, u"u999999"_s));
            moments.append(server);
        };
        const auto report = synced(*service, SyncMode::Full);
        QVERIFY2(report, qPrintable(textOf(report)));
        const bool isOfOneMoment
            = std::any_of(moments.cbegin(), moments.cend(), [&](const Records &records) {
                  return world.difference(*service, records).isEmpty();
              });
        QVERIFY2(isOfOneMoment, qPrintable(QString::number(moment)));
        server.afterAnswer = nullptr;
        QVERIFY(synced(*service));
        QCOMPARE(world.difference(*service, server), QString());
    }
}

// A page skips one while another is met twice: as many as if the second list repeated the roots.
void TestSyncEdges::organizationsThatShiftAreNotTakenForRoots()
{
    SyncWorld world;
    PageServer &server = world.server;
    server.sort = PageServer::Sort::Updated;
    for (int i = 0; i < 400; ++i) {
        Organization organization = server.organizations.at(1);
        organization.id = OrgId(u"x%1"_s.arg(i, 4, 10, QChar(u'0')));
        organization.code = OrgCode(organization.id.toString());
        organization.createdAt = u"2020-01-01 00:00:00.000"_s;
        organization.updatedAt = u"2024-01-01 %1:%2:00.000"_s.arg(i / 60, 2, 10, QChar(u'0'))
                                     .arg(i % 60, 2, 10, QChar(u'0'));
        server.put(organization);
    }
    for (int moment = 3; moment < 12; ++moment) {
        const auto service = world.service(1);
        server.clearRequests();
        server.afterAnswer = [&](const QString &list, int number) {
            if (list != "organizations"_L1 || number != moment)
                return;
            Organization first = server.organizations.at(5 + moment);
            first.name += u"改"_s;
            first.updatedAt.clear();
            server.put(first);
        };
        const auto report = synced(*service, SyncMode::Full);
        QVERIFY2(report, qPrintable(textOf(report)));
        server.afterAnswer = nullptr;
        QVERIFY(synced(*service));
        QCOMPARE(world.difference(*service, server), QString());
    }
}

void TestSyncEdges::pagesThatAreAllTheFirstEnd()
{
    SyncWorld world;
    world.server.addPeople(100);
    const QByteArray users = world.server.answerTo("/api/v2/tenant/users?limit=100&offset=0").body;
    world.server.instead = [&](const QString &list, int) -> std::optional<PageServer::Answer> {
        if (list != "users"_L1)
            return std::nullopt;
        QByteArray body = users;
        return PageServer::Answer { 200, body.replace(R"("total":100)", R"("total":1000000000)") };
    };
    const auto result = synced(*world.service());
    QVERIFY(!result);
    QCOMPARE(result.error().code, u"local.directory-changing"_s);
    QVERIFY2(world.server.requests(u"users"_s) < 200,
             qPrintable(QString::number(world.server.requests(u"users"_s))));
}

void TestSyncEdges::manyInTheLastSecondAreNoHindrance()
{
    SyncWorld world;
    PageServer &server = world.server;
    server.addPeople(900);
    const QString last = server.now();
    for (int i = 0; i < 300; ++i)
        server.users[3LL * i].updatedAt = last;
    const auto service = world.service(1);
    const auto report = synced(*service, SyncMode::Full);
    QVERIFY2(report, qPrintable(textOf(report)));
    QCOMPARE(world.difference(*service, server), QString());
    QVERIFY2(server.requests(u"users"_s) < 2 * 9,
             qPrintable(QString::number(server.requests(u"users"_s))));
}

void TestSyncEdges::importDoesNotMakeEverySyncAFullOne()
{
    SyncWorld world;
    PageServer &server = world.server;
    server.addPeople(3000);
    stampAll(server, u"2026-03-01 08:00:00.000"_s);
    const auto service = world.service();
    QVERIFY(synced(*service));
    // What is committed late, behind the mark, and changes no number.
    server.users[700].name = u"改"_s;
    server.users[700].updatedAt = u"2026-03-01 07:59:55.000"_s;
    age(world, 130);
    const auto settling = synced(*service);
    QVERIFY2(settling, qPrintable(textOf(settling)));
    QCOMPARE(settling->fullPasses, QVector<Collection> { Collection::Users });
    QCOMPARE(world.difference(*service, server), QString());

    const auto syncedWithFew = [&](int changed) {
        server.clearRequests();
        const auto report = synced(*service);
        QVERIFY2(report, qPrintable(textOf(report)));
        QCOMPARE(world.difference(*service, server), QString());
        QCOMPARE(report->changed, changed);
        QVERIFY(report->fullPasses.isEmpty());
        QVERIFY2(server.requests(u"users"_s) <= 6,
                 qPrintable(QString::number(server.requests(u"users"_s))));
    };
    syncedWithFew(0);
    touch(server, 1234);
    syncedWithFew(1);
    PageServer::remove(server.users, u"u000123"_s);
    QVERIFY(synced(*service));
    QCOMPARE(world.difference(*service, server), QString());
}

// The import goes on in the second that was the newest: only the number of its records shows it.
void TestSyncEdges::lateStampWithinTheReachIsFound()
{
    SyncWorld world;
    PageServer &server = world.server;
    server.addPeople(3000);
    stampAll(server, u"2026-03-01 08:00:00.000"_s);
    server.users[17].updatedAt = u"2026-02-01 08:00:00.000"_s;
    const auto service = world.service();
    QVERIFY(synced(*service));
    age(world, 130);
    QVERIFY(synced(*service));
    server.users[17].name = u"改"_s;
    server.users[17].updatedAt = u"2026-03-01 08:00:00.000"_s;
    QVERIFY(synced(*service));
    QCOMPARE(world.difference(*service, server), QString());
}

void TestSyncEdges::weekOldCacheIsReadWhole()
{
    SyncWorld world;
    PageServer &server = world.server;
    server.addPeople(450);
    QVERIFY(synced(*world.service()));
    server.users[17].name = u"改"_s; // under a stamp that does not move: no delta shows it
    age(world, 8 * 24 * 3600);
    const auto service = world.service();
    const auto report = synced(*service);
    QVERIFY2(report, qPrintable(textOf(report)));
    QCOMPARE(report->fullPasses, QVector<Collection> { Collection::Users });
    QCOMPARE(world.difference(*service, server), QString());
    const auto next = synced(*service);
    QVERIFY(next && next->fullPasses.isEmpty());
}

// Read whole in the future: nobody knows how long ago that is.
void TestSyncEdges::clockThatWasSetBackReadsWhole()
{
    SyncWorld world;
    PageServer &server = world.server;
    server.addPeople(450);
    QVERIFY(synced(*world.service()));
    server.users[17].name = u"改"_s; // under a stamp that does not move: no delta shows it
    age(world, -400 * 24 * 3600);
    const auto service = world.service();
    const auto report = synced(*service);
    QVERIFY2(report, qPrintable(textOf(report)));
    QCOMPARE(report->fullPasses, QVector<Collection> { Collection::Users });
    QCOMPARE(world.difference(*service, server), QString());
    const CollectionStatus status = service->collectionStatus(Collection::Users);
    QVERIFY(status.fullAt <= QDateTime::currentDateTime());
    // From then on it is as ever.
    touch(server, 200);
    const auto next = synced(*service);
    QVERIFY2(next, qPrintable(textOf(next)));
    QVERIFY(next->fullPasses.isEmpty());
    QCOMPARE(world.difference(*service, server), QString());
}

void TestSyncEdges::stampOfTheFutureHidesNothing()
{
    SyncWorld world;
    PageServer &server = world.server;
    server.addPeople(450);
    touch(server, 5);
    const QString ahead
        = QDateTime::currentDateTime().addSecs(20LL * 3600).toString(u"yyyy-MM-dd HH:mm:ss.zzz"_s);
    server.users[6].updatedAt = ahead;
    const auto service = world.service();
    QVERIFY(synced(*service));
    touch(server, 200);
    const auto report = synced(*service);
    QVERIFY2(report, qPrintable(textOf(report)));
    QCOMPARE(world.difference(*service, server), QString());
    QVERIFY(report->fullPasses.isEmpty());
}

void TestSyncEdges::anotherProgramsSyncReachesTheWindow()
{
    SyncWorld world;
    PageServer &server = world.server;
    server.addPeople(450);
    const auto window = world.service();
    window->loadPeople();
    QVERIFY(synced(*window));
    server.put(person(server, u"n1"_s));
    Position position = server.positions.first();
    position.id = PositionId(u"p9"_s);
    position.updatedAt.clear();
    server.put(position);
    QVERIFY(synced(*world.service()));

    QVERIFY(synced(*window));
    QTRY_VERIFY(window->references()->position(PositionId(u"p9"_s)));
    QTRY_COMPARE(window->people().size(), 451);
}

void TestSyncEdges::jobManagementOffIsRemembered()
{
    SyncWorld world;
    world.server.addPeople(120);
    world.server.instead = [](const QString &list, int) -> std::optional<PageServer::Answer> {
        if (list.startsWith("job-"_L1)) {
            return PageServer::Answer { 400,
                                        R"({"error_code":"ENT.CONFIG.0031","error_msg":"off"})" };
        }
        return std::nullopt;
    };
    QVERIFY(!synced(*world.service()));
    {
        const auto service = world.service(); // another start of the program
        QVERIFY(service->hasCompleteCache());
        QVERIFY(service->syncedAt().isValid());
    }
    world.server.instead = nullptr;
    const auto service = world.service();
    QVERIFY(synced(*service));
    QVERIFY(service->hasCompleteCache());
    QCOMPARE(world.difference(*service, world.server), QString());
}

RENZHI_GUILESS_TEST(TestSyncEdges)
#include "tst_syncedges.moc"
