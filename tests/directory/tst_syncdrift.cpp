// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The directory changes while it is read, after any one of the requests.

#include "tests/directory/syncworld.h"
#include "tests/support/testmain.h"

#include <QRandomGenerator>

#include <functional>

using namespace Qt::StringLiterals;
using namespace renzhi;
using namespace renzhi::test;

namespace {

enum class Change { Add, Remove, Replace, Touch };

// One thing that others do to the people of a directory; pages shift by it.
void disturb(PageServer &server, Change change, QRandomGenerator &random)
{
    const auto removeOne
        = [&] { server.users.removeAt(random.bounded(int(server.users.size() / 3))); };
    const auto addOne = [&] {
        User user;
        // Anywhere in the order of ids.
        user.id
            = UserId(u"u%1x%2"_s.arg(random.bounded(int(server.users.size())), 6, 10, QChar(u'0'))
                         .arg(random.generate()));
        user.orgId = OrgId(u"o1"_s);
        user.userName = user.id.toString();
        user.name = u"新"_s;
        user.createdAt = user.updatedAt = server.now();
        server.put(user);
    };
    switch (change) {
    case Change::Add:
        addOne();
        break;
    case Change::Remove:
        removeOne();
        break;
    case Change::Replace:
        removeOne();
        addOne();
        break;
    case Change::Touch: {
        User user = server.users[random.bounded(int(server.users.size()))];
        user.name += u"改"_s;
        user.updatedAt.clear();
        server.put(user);
        break;
    }
    }
}

// One more record, like one that is there; anywhere in the order of ids.
template <class Record> Record another(const QVector<Record> &records, QRandomGenerator &random)
{
    Record record = records[random.bounded(int(records.size()))];
    const QString name = record.id.toString() + u'x' + QString::number(random.generate());
    record.id = decltype(record.id)(name);
    record.code = decltype(record.code)(name);
    record.updatedAt.clear();
    return record;
}

// The same of a list that is not of people; `records` is the server's.
template <class Record>
void disturbList(PageServer &server, QVector<Record> &records, Change change,
                 QRandomGenerator &random)
{
    if (change == Change::Remove || change == Change::Replace)
        records.removeAt(random.bounded(int(records.size())));
    if (change == Change::Add || change == Change::Replace)
        server.put(another(records, random));
    if (change == Change::Touch) {
        Record record = records[random.bounded(int(records.size()))];
        record.name += u"改"_s;
        record.updatedAt.clear();
        server.put(record);
    }
}

// So many records like the first one, long ago.
template <class Record> void multiply(QVector<Record> &records, int count)
{
    for (int i = 0; i < count; ++i) {
        Record record = records.constFirst();
        const QString name = u"m%1"_s.arg(i, 4, 10, QChar(u'0'));
        record.id = decltype(record.id)(name);
        record.code = decltype(record.code)(name);
        record.updatedAt = u"2024-01-01 08:%1:00.000"_s.arg(i, 2, 10, QChar(u'0'));
        records.append(record);
    }
}

// An import: all in one moment.
void touchMany(PageServer &server, int count)
{
    const QString now = server.now();
    for (int i = 0; i < count; ++i) {
        User &user = server.users[i];
        user.mobile = now;
        user.updatedAt = now;
    }
}

} // namespace

class TestSyncDrift : public QObject
{
    Q_OBJECT
private slots:
    void fullPassSurvivesAnyMoment_data();
    void fullPassSurvivesAnyMoment();
    void deltaSurvivesAnyMoment_data();
    void deltaSurvivesAnyMoment();
    void longDeltaSurvivesAnyMoment_data();
    void longDeltaSurvivesAnyMoment();
    void stormEndsEqualOrFails_data();
    void stormEndsEqualOrFails();
    void stormOverASmallListEndsEqualOrFails_data();
    void stormOverASmallListEndsEqualOrFails();
    void directoryThatNeverRestsIsGivenUp();
    void pagesThatRepeatRecordsAreGivenUp();
    void whatChangedBehindALongPassIsLookedAtAgain();

private:
    void everyMoment(SyncMode mode, int changedBefore);
    static void storm(SyncWorld &world, const QString &list, QRandomGenerator &random,
                      const std::function<void(Change)> &disturbOnce);
};

// The cache must then equal the server as it was before that moment or after it, never a mixture,
// and the next sync must find the rest.
void TestSyncDrift::everyMoment(SyncMode mode, int changedBefore)
{
    QFETCH(Change, change);
    QFETCH(PageServer::Sort, sort);
    SyncWorld world;
    PageServer &server = world.server;
    // Five pages, small ones: what matters is how many there are, and there are many moments.
    server.largestPage = 25;
    server.addPeople(112);
    server.sort = sort;
    const auto service = world.service(1); // one request after the other: the moments are exact
    QVERIFY(synced(*service));
    QRandomGenerator random(42);
    int moment = 1;
    for (bool came = true; came && moment < 30; ++moment) {
        touchMany(server, changedBefore);
        came = false;
        const Records before = server;
        server.clearRequests();
        server.afterAnswer = [&](const QString &list, int number) {
            if (list != "users"_L1 || number != moment)
                return;
            came = true;
            disturb(server, change, random);
        };
        const auto report = synced(*service, mode);
        server.afterAnswer = nullptr;
        QVERIFY2(report, qPrintable(report ? QString() : report.error().detail));
        const QString asAfter = world.difference(*service, server);
        if (!asAfter.isEmpty() && !world.difference(*service, before).isEmpty())
            QFAIL(qPrintable(u"after request %1: %2"_s.arg(moment).arg(asAfter)));
        QVERIFY(synced(*service));
        QCOMPARE(world.difference(*service, server), QString());
    }
    QVERIFY(moment > 3 && moment < 30);
}

void TestSyncDrift::fullPassSurvivesAnyMoment_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<PageServer::Sort>("sort");
    using Sort = PageServer::Sort;
    QTest::newRow("one added, by id") << Change::Add << Sort::Id;
    QTest::newRow("one removed, by id") << Change::Remove << Sort::Id;
    QTest::newRow("one replaced, by id") << Change::Replace << Sort::Id;
    QTest::newRow("one touched, by id") << Change::Touch << Sort::Id;
    QTest::newRow("one replaced, by time") << Change::Replace << Sort::Updated;
    QTest::newRow("one touched, by time") << Change::Touch << Sort::Updated;
    QTest::newRow("one replaced, newest first") << Change::Replace << Sort::NewestFirst;
    QTest::newRow("one touched, newest first") << Change::Touch << Sort::NewestFirst;
}

void TestSyncDrift::fullPassSurvivesAnyMoment()
{
    everyMoment(SyncMode::Full, 0);
}

void TestSyncDrift::deltaSurvivesAnyMoment_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<PageServer::Sort>("sort");
    QTest::newRow("one removed, by id") << Change::Remove << PageServer::Sort::Id;
    QTest::newRow("one replaced, by id") << Change::Replace << PageServer::Sort::Id;
    QTest::newRow("one touched, by time") << Change::Touch << PageServer::Sort::Updated;
    QTest::newRow("one replaced, newest first") << Change::Replace << PageServer::Sort::NewestFirst;
}

void TestSyncDrift::deltaSurvivesAnyMoment()
{
    everyMoment(SyncMode::Changes, 57); // three pages
}

void TestSyncDrift::longDeltaSurvivesAnyMoment_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<PageServer::Sort>("sort");
    QTest::newRow("one replaced, by id") << Change::Replace << PageServer::Sort::Id;
    QTest::newRow("one touched, by id") << Change::Touch << PageServer::Sort::Id;
    QTest::newRow("one touched, by time") << Change::Touch << PageServer::Sort::Updated;
}

void TestSyncDrift::longDeltaSurvivesAnyMoment()
{
    everyMoment(SyncMode::Changes, 95); // four
}

void TestSyncDrift::stormEndsEqualOrFails_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 200; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void TestSyncDrift::stormEndsEqualOrFails()
{
    QFETCH(quint32, seed);
    QRandomGenerator random(seed);
    SyncWorld world;
    PageServer &server = world.server;
    server.largestPage = 10;
    // Three to six pages, and of every fourth storm up to ten.
    server.addPeople(seed % 4 == 0 ? 44 + random.bounded(50) : 24 + random.bounded(30));
    server.sort = PageServer::Sort(random.bounded(3));
    storm(world, u"users"_s, random, [&](Change change) { disturb(server, change, random); });
}

void TestSyncDrift::stormOverASmallListEndsEqualOrFails_data()
{
    QTest::addColumn<QString>("list");
    QTest::addColumn<quint32>("seed");
    for (const QString &list : { u"job-positions"_s, u"job-titles"_s }) {
        for (quint32 seed = 1; seed <= 30; ++seed)
            QTest::addRow("%s, seed %u", qPrintable(list), seed) << list << seed;
    }
}

void TestSyncDrift::stormOverASmallListEndsEqualOrFails()
{
    QFETCH(QString, list);
    QFETCH(quint32, seed);
    QRandomGenerator random(seed);
    SyncWorld world;
    PageServer &server = world.server;
    server.largestPage = 10;
    server.addPeople(12);
    multiply(server.positions, 24 + random.bounded(30));
    multiply(server.titles, 24 + random.bounded(30));
    server.sort = PageServer::Sort(random.bounded(3));
    storm(world, list, random, [&](Change change) {
        if (list == "job-titles"_L1)
            disturbList(server, server.titles, change, random);
        else
            disturbList(server, server.positions, change, random);
    });
}

// Syncs amid changes to one list: each ends equal to one moment of the server, or says that it
// cannot; and the one behind the storm finds the rest.
void TestSyncDrift::storm(SyncWorld &world, const QString &list, QRandomGenerator &random,
                          const std::function<void(Change)> &disturbOnce)
{
    PageServer &server = world.server;
    const auto service = world.service();
    QVector<Records> moments { server };
    int left = 10 + random.bounded(10);
    server.afterAnswer = [&](const QString &answered, int) {
        if (answered != list || left == 0 || random.bounded(3) != 0)
            return;
        --left;
        disturbOnce(Change(random.bounded(4)));
        moments.append(server);
    };
    for (int round = 0; round < 3; ++round) {
        const auto report = synced(*service, round == 0 ? SyncMode::Full : SyncMode::Changes);
        if (!report) {
            QCOMPARE(report.error().code, u"local.directory-changing"_s);
            continue;
        }
        const bool isOfOneMoment
            = std::any_of(moments.cbegin(), moments.cend(), [&](const Records &records) {
                  return world.difference(*service, records).isEmpty();
              });
        QVERIFY2(isOfOneMoment, qPrintable(world.difference(*service, server)));
    }
    server.afterAnswer = nullptr;
    QVERIFY(synced(*service));
    QCOMPARE(world.difference(*service, server), QString());
}

void TestSyncDrift::directoryThatNeverRestsIsGivenUp()
{
    SyncWorld world;
    PageServer &server = world.server;
    server.addPeople(450);
    const auto service = world.service();
    QVERIFY(synced(*service));
    const Records before = server;
    QRandomGenerator random(7);
    server.afterAnswer = [&](const QString &list, int) {
        if (list == "users"_L1)
            disturb(server, Change::Replace, random);
    };
    const auto result = synced(*service, SyncMode::Full);
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ApiError::Kind::Server);
    QCOMPARE(result.error().code, u"local.directory-changing"_s);
    QCOMPARE(world.difference(*service, before), QString());

    server.afterAnswer = nullptr;
    QVERIFY(synced(*service));
    QCOMPARE(world.difference(*service, server), QString());
}

void TestSyncDrift::pagesThatRepeatRecordsAreGivenUp()
{
    SyncWorld world;
    world.server.addPeople(350);
    world.server.users.append(world.server.users.first()); // the same id twice, for ever
    const auto service = world.service();
    const auto result = synced(*service);
    QVERIFY(!result);
    QCOMPARE(result.error().code, u"local.directory-changing"_s);
    QCOMPARE(service->peopleCount(), 0);
    QCOMPARE(service->references()->organizations().size(), 5);
}

void TestSyncDrift::whatChangedBehindALongPassIsLookedAtAgain()
{
    SyncWorld world;
    PageServer &server = world.server;
    server.addPeople(1200);
    const auto service = world.service(1);
    server.afterAnswer = [&](const QString &list, int number) {
        if (list != "users"_L1 || number != 9)
            return;
        Position position = server.positions.first();
        position.id = PositionId(u"late"_s);
        position.updatedAt.clear();
        server.put(position);
    };
    QVERIFY(synced(*service));
    QCOMPARE(world.difference(*service, server), QString());
}

RENZHI_GUILESS_TEST(TestSyncDrift)
#include "tst_syncdrift.moc"
