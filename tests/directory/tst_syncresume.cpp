// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A first load is broken off after any one of its requests, and another start of the program goes
// on with it.

#include "models/cache/database.h"
#include "models/directory/readingnote.h"
#include "tests/directory/syncworld.h"
#include "tests/support/patience.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>

using namespace Qt::StringLiterals;
using namespace renzhi;
using namespace renzhi::test;

namespace {

enum class Between { Nothing, Addition, Removal, Replacement, Touch };

void addPerson(PageServer &server, const QString &id)
{
    User user;
    user.id = UserId(id);
    user.orgId = OrgId(u"o1"_s);
    user.userName = id;
    user.createdAt = user.updatedAt = server.now();
    server.put(user);
}

// Anywhere in the order of ids.
void addOne(PageServer &server, QRandomGenerator &random)
{
    const int place = random.bounded(int(server.users.size()));
    addPerson(server, u"u%1x%2"_s.arg(place, 6, 10, QChar(u'0')).arg(random.generate()));
}

void happen(PageServer &server, Between what, QRandomGenerator &random)
{
    if (what == Between::Removal || what == Between::Replacement)
        server.users.removeAt(random.bounded(int(server.users.size())));
    if (what == Between::Addition || what == Between::Replacement)
        addOne(server, random);
    if (what == Between::Touch) {
        User user = server.users[random.bounded(int(server.users.size()))];
        user.name += u"改"_s;
        user.updatedAt.clear();
        server.put(user);
    }
}

using Happenings = QMap<int, std::function<void()>>; // by number of the request for people

// One sync that is cancelled when this request for people has been answered; true when it was.
bool brokenOff(SyncWorld &world, int moment, const Happenings &happenings = {})
{
    const auto service = world.service(1); // one request after the other
    bool isCancelled = false;
    world.server.clearRequests();
    world.server.afterAnswer = [&](const QString &list, int number) {
        if (list != "users"_L1)
            return;
        if (const auto happening = happenings.value(number))
            happening();
        if (number != moment)
            return;
        isCancelled = true;
        service->cancelSync();
    };
    const auto result = synced(*service);
    world.server.afterAnswer = nullptr;
    return isCancelled && !result;
}

void prepare(PageServer &server, int people, PageServer::Sort sort = PageServer::Sort::Id)
{
    server.largestPage = 10;
    server.addPeople(people);
    server.sort = sort;
}

// Requests for people of a first load that nobody disturbs.
int requestsOfAWholeLoad(int people)
{
    SyncWorld world;
    prepare(world.server, people);
    return synced(*world.service(1)) ? world.server.requests(u"users"_s) : 0;
}

// The request of a first load of this world that nobody disturbs, by which the first page of all
// people is read, when the mark is known.
int firstRequestOfThePages(int people)
{
    SyncWorld world;
    prepare(world.server, people);
    int number = 0;
    int first = 0;
    int following = 0;
    world.server.instead = [&](const QString &list, int offset) {
        if (list == "users"_L1) {
            ++number;
            following = offset == 0 ? 0 : following + 1;
            if (following == (people - 1) / world.server.largestPage)
                first = number - following;
        }
        return std::nullopt;
    };
    return synced(*world.service(1)) ? first : 0;
}

QStringList stagesIn(const SyncWorld &world)
{
    return QDir(world.folder.filePath(u"cache"_s)).entryList({ u"stage-*"_s }, QDir::Files);
}

ReadingFacts factsOf(qint64 total)
{
    ReadingFacts facts;
    facts.total = facts.leastTotal = facts.mostTotal = total;
    facts.newest = u"2024-05-06 07:08:09.123"_s;
    return facts;
}

// Of the first two pages and one behind a gap.
StageNotes notesOfPages()
{
    StageNotes notes;
    for (const StageNote &note :
         { ReadingNote::ofBeginning(u"2024-05-06 07:08:00"_s, { u"a"_s, u"b"_s }),
           ReadingNote::ofPage(0, { 500, 100, u"first"_s }, factsOf(500)),
           ReadingNote::ofPage(1, { 501, 100, u"second"_s }, factsOf(501)),
           ReadingNote::ofPage(4, { 502, 100, u"fifth"_s }, factsOf(502)) })
        notes.insert(note.number, note.text);
    return notes;
}

void change(StageNotes &notes, int number, const QString &member, const QJsonValue &value)
{
    QJsonObject object = QJsonDocument::fromJson(notes.value(number).toUtf8()).object();
    object[member] = value;
    notes[number] = QString::fromUtf8(QJsonDocument(object).toJson());
}

QString timeAfter(qint64 seconds)
{
    return QDateTime::currentDateTimeUtc().addSecs(seconds).toString(Qt::ISODate);
}

} // namespace

class TestSyncResume : public QObject
{
    Q_OBJECT
private slots:
    void pagesThatWereTakenAreNotReadAgain();
    void additionsSinceAreReadOnTop();
    void nothingIsShownBeforeTheEnd();
    void stageIsGoneAfterTheEnd();
    void laterFullPassIsNotGoneOnWith();
    void fullPassDoesNotGoOn();
    void personWhoCameAndWentIsNotKept();
    void secondReadingIsNotGoneOnWith();
    void stageIsGoneAfterAnErrorOfTheCache();
    void anyMomentEndsEqual_data();
    void anyMomentEndsEqual();
    void stormOfBreaksEndsEqual_data();
    void stormOfBreaksEndsEqual();
    void notesTellWhatWasTaken();
    void unusableNotesAreRefused_data();
    void unusableNotesAreRefused();
};

void TestSyncResume::pagesThatWereTakenAreNotReadAgain()
{
    const int whole = requestsOfAWholeLoad(200); // twenty pages
    QVERIFY(whole >= 20);
    SyncWorld world;
    prepare(world.server, 200);
    QVERIFY(brokenOff(world, 15));
    world.server.clearRequests();
    const auto service = world.service();
    QVERIFY(synced(*service));
    QCOMPARE(world.difference(*service, world.server), QString());
    // Three may have been on their way; two look first whether anything changed.
    const int saved = whole - world.server.requests(u"users"_s);
    QVERIFY2(saved >= 6, qPrintable(QString::number(saved)));
}

void TestSyncResume::additionsSinceAreReadOnTop()
{
    const int whole = requestsOfAWholeLoad(200);
    SyncWorld world;
    prepare(world.server, 200);
    QVERIFY(brokenOff(world, 15));
    QRandomGenerator random(3);
    for (int i = 0; i < 3; ++i)
        addOne(world.server, random);
    world.server.clearRequests();
    const auto service = world.service();
    QVERIFY(synced(*service));
    QCOMPARE(world.difference(*service, world.server), QString());
    QVERIFY(world.server.requests(u"users"_s) < whole);
}

void TestSyncResume::nothingIsShownBeforeTheEnd()
{
    SyncWorld world;
    prepare(world.server, 200);
    QVERIFY(brokenOff(world, 15));
    QVERIFY(!stagesIn(world).isEmpty());
    const auto service = world.service();
    QCOMPARE(service->peopleCount(), 0);
    QVERIFY(!service->hasComplete(Collection::Users));
    QVERIFY(service->hasComplete(Collection::Positions));
}

void TestSyncResume::stageIsGoneAfterTheEnd()
{
    SyncWorld world;
    prepare(world.server, 200);
    QVERIFY(brokenOff(world, 15));
    QVERIFY(synced(*world.service()));
    QCOMPARE(stagesIn(world), QStringList());
}

// It is asked for because something may have changed unseen.
void TestSyncResume::laterFullPassIsNotGoneOnWith()
{
    SyncWorld world;
    prepare(world.server, 200);
    const auto service = world.service(1);
    QVERIFY(synced(*service));
    world.server.clearRequests();
    world.server.afterAnswer = [&](const QString &list, int number) {
        if (list == "users"_L1 && number == 15)
            service->cancelSync();
    };
    QVERIFY(!synced(*service, SyncMode::Full));
    world.server.afterAnswer = nullptr;
    world.server.users[5].name = u"改"_s; // under a still stamp
    QVERIFY(synced(*service, SyncMode::Full));
    QCOMPARE(world.difference(*service, world.server), QString());
}

void TestSyncResume::fullPassDoesNotGoOn()
{
    SyncWorld world;
    prepare(world.server, 200);
    QVERIFY(brokenOff(world, 15));
    world.server.users[5].name = u"改"_s; // under a still stamp
    const auto service = world.service();
    QVERIFY(synced(*service, SyncMode::Full));
    QCOMPARE(world.difference(*service, world.server), QString());
}

// Total and count are right then: another one came later, and one was shifted over the break.
void TestSyncResume::personWhoCameAndWentIsNotKept()
{
    const int first = firstRequestOfThePages(62); // seven pages
    QVERIFY(first > 1);
    SyncWorld world;
    PageServer &server = world.server;
    prepare(server, 62);
    const QString passing = u"u000025x"_s;
    QVERIFY(brokenOff(world, first + 4, { { first + 1, [&] { addPerson(server, passing); } } }));
    PageServer::remove(server.users, passing);
    addPerson(server, u"u000060x"_s);
    const auto service = world.service();
    QVERIFY(synced(*service));
    QCOMPARE(world.difference(*service, server), QString());
}

// Of what it stages nothing is noted.
void TestSyncResume::secondReadingIsNotGoneOnWith()
{
    const int first = firstRequestOfThePages(62);
    QVERIFY(first > 1);
    SyncWorld world;
    PageServer &server = world.server;
    prepare(server, 62);
    // One is shifted between two pages: then they are read once more on top.
    const QString passing = u"u000005x"_s;
    const Happenings happenings { { first + 1, [&] { addPerson(server, passing); } },
                                  { first + 4, [&] {
                                       PageServer::remove(server.users, passing);
                                       addPerson(server, u"u000060x"_s);
                                   } } };
    // Behind the seven pages, the total and the watch.
    QVERIFY(brokenOff(world, first + 12, happenings));
    QTRY_COMPARE_WITH_TIMEOUT(stagesIn(world), QStringList(), Patience);
    const auto service = world.service();
    QVERIFY(synced(*service));
    QCOMPARE(world.difference(*service, server), QString());
}

void TestSyncResume::stageIsGoneAfterAnErrorOfTheCache()
{
    SyncWorld world;
    prepare(world.server, 200);
    QVERIFY(brokenOff(world, 15));
    QVERIFY(!stagesIn(world).isEmpty());
    {
        const auto cache = Database::open(world.folder.filePath(u"cache/cache.sqlite"_s));
        QVERIFY(cache);
        QVERIFY((*cache)->run("CREATE TRIGGER refuse BEFORE INSERT ON users "
                              "BEGIN SELECT RAISE(ABORT, 'refused'); END"));
    }
    const auto result = synced(*world.service());
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ApiError::Kind::Local);
    QTRY_COMPARE_WITH_TIMEOUT(stagesIn(world), QStringList(), Patience);
}

void TestSyncResume::anyMomentEndsEqual_data()
{
    QTest::addColumn<Between>("between");
    QTest::addColumn<PageServer::Sort>("sort");
    using Sort = PageServer::Sort;
    QTest::newRow("nothing, by id") << Between::Nothing << Sort::Id;
    QTest::newRow("nothing, newest first") << Between::Nothing << Sort::NewestFirst;
    QTest::newRow("one added, by id") << Between::Addition << Sort::Id;
    QTest::newRow("one added, newest first") << Between::Addition << Sort::NewestFirst;
    QTest::newRow("one removed, by id") << Between::Removal << Sort::Id;
    QTest::newRow("one replaced, by id") << Between::Replacement << Sort::Id;
    QTest::newRow("one replaced, by time") << Between::Replacement << Sort::Updated;
    QTest::newRow("one touched, by id") << Between::Touch << Sort::Id;
    QTest::newRow("one touched, newest first") << Between::Touch << Sort::NewestFirst;
}

void TestSyncResume::anyMomentEndsEqual()
{
    QFETCH(Between, between);
    QFETCH(PageServer::Sort, sort);
    QRandomGenerator random(11);
    int moment = 1;
    for (bool came = true; came && moment < 30; ++moment) {
        SyncWorld world;
        prepare(world.server, 62, sort); // seven pages
        came = brokenOff(world, moment);
        happen(world.server, between, random);
        const auto service = world.service();
        QVERIFY(synced(*service));
        const QString difference = world.difference(*service, world.server);
        if (!difference.isEmpty())
            QFAIL(qPrintable(u"broken off after request %1: %2"_s.arg(moment).arg(difference)));
    }
    QVERIFY(moment > 9 && moment < 30);
}

void TestSyncResume::stormOfBreaksEndsEqual_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 15; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

// Breaks, and changes between and while it reads; nothing that is not of one moment is shown.
void TestSyncResume::stormOfBreaksEndsEqual()
{
    QFETCH(quint32, seed);
    QRandomGenerator random(seed);
    SyncWorld world;
    PageServer &server = world.server;
    prepare(server, 60 + random.bounded(60), PageServer::Sort(random.bounded(3)));
    QVector<Records> moments { server };
    for (int start = 0; start < 4; ++start) {
        const auto service = world.service();
        const int breakAt = 1 + random.bounded(16);
        const int changeAt = 1 + random.bounded(24);
        server.clearRequests();
        server.afterAnswer = [&](const QString &list, int number) {
            if (list == "users"_L1 && number == changeAt) {
                happen(server, Between(random.bounded(5)), random);
                moments.append(server);
            }
            if (list == "users"_L1 && number == breakAt)
                service->cancelSync();
        };
        std::ignore = synced(*service);
        server.afterAnswer = nullptr;
        if (!service->hasComplete(Collection::Users)) {
            QCOMPARE(service->peopleCount(), 0);
            continue;
        }
        QVERIFY(std::any_of(moments.cbegin(), moments.cend(), [&](const Records &records) {
            return world.difference(*service, records).isEmpty();
        }));
    }
    const auto service = world.service();
    QVERIFY(synced(*service));
    QCOMPARE(world.difference(*service, server), QString());
}

void TestSyncResume::notesTellWhatWasTaken()
{
    const auto note = ReadingNote::from(notesOfPages());
    QVERIFY(note);
    QCOMPARE(note->watchedAfter, u"2024-05-06 07:08:00"_s);
    QCOMPARE(note->known, (QSet<QString> { u"a"_s, u"b"_s }));
    QCOMPARE(note->taken.count, 2);
    QCOMPARE(note->taken.first.total, 500);
    QCOMPARE(note->taken.first.records, 100);
    QCOMPARE(note->taken.first.firstId, u"first"_s);
    QCOMPARE(note->taken.leastTotal, 500);
    QCOMPARE(note->taken.mostTotal, 501);
    QCOMPARE(note->taken.newest, u"2024-05-06 07:08:09.123"_s);
}

void TestSyncResume::unusableNotesAreRefused_data()
{
    QTest::addColumn<StageNotes>("notes");
    StageNotes notes = notesOfPages();
    notes.remove(0);
    QTest::newRow("first page missing") << notes;
    notes = notesOfPages();
    notes.remove(-1);
    QTest::newRow("beginning missing") << notes;
    notes = notesOfPages();
    change(notes, -1, u"begun"_s, timeAfter(-25LL * 3600));
    QTest::newRow("too old") << notes;
    notes = notesOfPages();
    change(notes, -1, u"begun"_s, timeAfter(3600));
    QTest::newRow("of the future") << notes;
    notes = notesOfPages();
    change(notes, 1, u"timed"_s, false);
    QTest::newRow("a record without time") << notes;
    notes = notesOfPages();
    notes[1] = u"{"_s;
    QTest::newRow("not JSON") << notes;
}

void TestSyncResume::unusableNotesAreRefused()
{
    QFETCH(StageNotes, notes);
    QVERIFY(!ReadingNote::from(notes));
}

RENZHI_GUILESS_TEST(TestSyncResume)
#include "tst_syncresume.moc"
