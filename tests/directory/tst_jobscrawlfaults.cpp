// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A crawl that meets trouble: people whose jobs cannot be read, a server that refuses, fails or is
// out of reach, a disk that takes nothing, a clock that was set back.

#include "tests/directory/crawlworld.h"
#include "tests/support/patience.h"
#include "tests/support/testmain.h"

#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace renzhi;
using namespace renzhi::test;

namespace {

// Status 0: the connection is dropped.
Fault noAnswer(int status, const Headers &headers = {})
{
    return status == 0 ? Fault::dropBefore() : Fault::reply(status, {}, headers);
}

// A crawl of the people who are there, of whom so many cannot be read.
void readsAllBut(CrawlWorld &world, qsizetype unread)
{
    const qsizetype people = world.people().size();
    const auto report = world.reported();
    QVERIFY2(report, qPrintable(detailOf(report)));
    QCOMPARE(report->read, qint64(people - unread));
    QCOMPARE(report->unread, qint64(unread));
}

} // namespace

class TestJobsCrawlFaults : public QObject
{
    Q_OBJECT
private slots:
    void refusedAreLeftOutOfThisCrawl();
    void oneWhoIsNeverAnsweredIsCounted_data();
    void oneWhoIsNeverAnsweredIsCounted();
    void mostFrequentReasonIsTold();
    void readingOfTheFutureDoesNotKeepItGoing();
    void whatIsNeverKeptIsAskedForOnce();
    void markOfTheFutureIsNotGoneOnWith();
    void witnessWhoIsNeverAnsweredDoesNotStopIt_data();
    void witnessWhoIsNeverAnsweredDoesNotStopIt();
    void witnessWhoIsRefusedDoesNotEndIt();
    void refusedAtTheFrontDoNotEndIt();
    void refusedAtTheEndDoNotEndIt();
    void permissionTakenAwayEndsIt();
    void nextOneDoesNotMeetTheSamePeople();
    void everybodyGoneEndsIt();
    void whatTheDiskDoesNotTakeEndsIt();
    void whatTheDiskDidNotTakeFromOthersIsReadAgain();
    void lostAnswersAreAskedForAgain_data();
    void lostAnswersAreAskedForAgain();
    void boundedPatienceEnds();
    void refusalOfEverybodyEndsIt_data();
    void refusalOfEverybodyEndsIt();
    void unusableAnswersEndIt();
    void serverThatAsksToWaitIsWaitedFor();
    void serverThatAsksForHoursEndsIt();
    void outOfReachItWaitsAndGoesOn();
    void workingOfflineItStands();
    void refusedTokenEndsIt();
};

void TestJobsCrawlFaults::refusedAreLeftOutOfThisCrawl()
{
    CrawlWorld world;
    const qint64 people = world.server.userCount();
    const QStringList ids = world.people();
    const QList<QPair<QString, Fault>> refusals {
        { ids.at(1), Fault::reply(403) },
        { ids.at(4), Fault::reply(404) },
        { ids.at(7), Fault::reply(200, "no JSON") },
        { ids.at(9), Fault::reply(500) },
    };
    for (const auto &[id, refusal] : refusals)
        world.spoil({ id }, refusal);
    const auto report = world.reported();
    QVERIFY(report);
    QCOMPARE(report->read, people - refusals.size());
    QCOMPARE(report->unread, qint64(refusals.size()));
    QVERIFY(report->error);
    QCOMPARE(world.service->crawlState().unread, qint64(refusals.size()));
    QVERIFY(world.service->crawlState().error);
    for (const auto &[id, refusal] : refusals) {
        QCOMPARE(world.asksFor(id), 1);
        QVERIFY(!world.service->jobs(UserId(id)).known);
    }
    // They are people all the same, and not known.
    QCOMPARE(world.service->jobsCoverage().people, people);
    QCOMPARE(world.service->jobsCoverage().known, people - refusals.size());

    // Another crawl asks for them again.
    world.proxy->clearFaults();
    QCOMPARE(*world.crawled(), qint64(refusals.size()));
    QCOMPARE(world.service->jobsCoverage().known, people);
    QCOMPARE(world.service->crawlState().unread, 0);
    QVERIFY(!world.service->crawlState().error);
}

void TestJobsCrawlFaults::oneWhoIsNeverAnsweredIsCounted_data()
{
    QTest::addColumn<int>("status"); // 0: the connection is dropped
    QTest::addColumn<QByteArray>("retryAfter");
    QTest::newRow("unavailable") << 503 << QByteArray();
    QTest::newRow("too many") << 429 << QByteArray();
    QTest::newRow("for hours") << 429 << QByteArray("7200");
    QTest::newRow("dropped") << 0 << QByteArray();
}

void TestJobsCrawlFaults::oneWhoIsNeverAnsweredIsCounted()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, retryAfter);
    Headers headers;
    if (!retryAfter.isEmpty())
        headers.append({ "Retry-After", retryAfter });
    CrawlWorld world;
    const QStringList ids = world.people();
    // The first of all, two beside each other, and the last.
    const QStringList unanswered { ids.at(0), ids.at(5), ids.at(6), ids.constLast() };
    world.spoil(unanswered, noAnswer(status, headers));
    const auto report = world.reported();
    QVERIFY2(report, qPrintable(detailOf(report)));
    QCOMPARE(report->read, ids.size() - unanswered.size());
    QCOMPARE(report->unread, qint64(unanswered.size()));
    QVERIFY(report->error);
    QCOMPARE(report->error->httpStatus, status);
    QCOMPARE(world.service->jobsCoverage().known, ids.size() - unanswered.size());
    // Each of the three tries is four requests at most; Qt repeats a dropped one twice by itself.
    for (const QString &id : unanswered)
        QVERIFY(world.asksFor(id) <= (status == 0 ? 36 : 12));
    if (status == 503) { // asked for again when the others were through
        const QStringList asked = world.asked();
        for (const QString &id : ids) {
            QVERIFY2(unanswered.contains(id)
                         || asked.indexOf(id) < asked.lastIndexOf(unanswered.constFirst()),
                     qPrintable(id));
        }
    }

    world.proxy->clearFaults();
    QCOMPARE(*world.crawled(), qint64(unanswered.size()));
    QCOMPARE(world.jobsDifference(), QString());
}

void TestJobsCrawlFaults::mostFrequentReasonIsTold()
{
    CrawlWorld world;
    const QStringList ids = world.people();
    world.spoil(ids.mid(2, 1), Fault::reply(501));
    world.spoil(ids.mid(6, 2), Fault::reply(500));
    world.spoil(ids.mid(10, 4), Fault::reply(403)); // more of them, but that is no failure
    const auto report = world.reported();
    QVERIFY(report && report->error);
    QCOMPARE(report->unread, 7);
    QCOMPARE(report->error->httpStatus, 500);
}

// Read by a clock that was set back since, and then doubted.
void TestJobsCrawlFaults::readingOfTheFutureDoesNotKeepItGoing()
{
    CrawlWorld world;
    const QString person = world.people().at(3);
    const QDateTime now = QDateTime::currentDateTime();
    QVERIFY(world.saveReading(person, now.addDays(2)));
    QVERIFY(world.cache()->doubtJobs(UserId(person), now));
    QCOMPARE(*world.crawled(), qint64(world.server.userCount()));
    QCOMPARE(world.asksFor(person), 1);
    QCOMPARE(world.jobsDifference(), QString());
    QVERIFY(world.service->jobs(UserId(person)).freshness == Freshness::Cached);
}

// Whatever the reason.
void TestJobsCrawlFaults::whatIsNeverKeptIsAskedForOnce()
{
    CrawlWorld world;
    const QString person = world.people().at(3);
    const QByteArray forget = "CREATE TRIGGER forget BEFORE INSERT ON job_readings WHEN NEW.user = "
        + QByteArray::number(*world.service->rowOf(UserId(person)))
        + " BEGIN SELECT RAISE(IGNORE); END";
    QVERIFY(world.runOnDisk(forget));
    const auto report = world.reported();
    QVERIFY2(report, qPrintable(detailOf(report)));
    QCOMPARE(report->unread, 1);
    QCOMPARE(world.asksFor(person), 1);
}

void TestJobsCrawlFaults::markOfTheFutureIsNotGoneOnWith()
{
    CrawlWorld world;
    const QStringList ids = world.people();
    const QString &fresh = ids.at(3);
    const QDateTime now = QDateTime::currentDateTime();
    QVERIFY(world.saveReading(fresh, now.addSecs(-60)));
    {
        const auto cache = world.cache();
        QVERIFY(cache->setCrawlMark({}, CacheStore::CrawlMark { now.addDays(1), now.addDays(2) }));
        CacheStore::Gathered gathered;
        gathered.refused = { *cache->rowOf(UserId(ids.at(5))) };
        gathered.refusedAt = now.addDays(2);
        QVERIFY(cache->saveGathered(gathered));
    }
    const auto report = world.reported();
    QVERIFY(report);
    QCOMPARE(report->read, qint64(ids.size() - 1));
    QCOMPARE(report->unread, 0);
    QCOMPARE(world.asksFor(fresh), 0);
}

void TestJobsCrawlFaults::witnessWhoIsNeverAnsweredDoesNotStopIt_data()
{
    QTest::addColumn<int>("status"); // 0: the connection is dropped
    QTest::newRow("unavailable") << 503;
    QTest::newRow("dropped") << 0;
}

// Two people alone are the reason, and one of them is the only one who was read before.
void TestJobsCrawlFaults::witnessWhoIsNeverAnsweredDoesNotStopIt()
{
    QFETCH(const int, status);
    CrawlWorld world({}, oneAtATime);
    const QStringList ids = world.people();
    QVERIFY(world.saveReading(ids.at(1), QDateTime::currentDateTime().addDays(-2))); // the witness
    world.spoil(ids.first(2), noAnswer(status));
    readsAllBut(world, 2);
}

void TestJobsCrawlFaults::witnessWhoIsRefusedDoesNotEndIt()
{
    CrawlWorld world(ofPeople(100), oneAtATime);
    const QStringList ids = world.people();
    constexpr qsizetype refused = 25; // whoever was read last of all is one of them
    const QDateTime now = QDateTime::currentDateTime();
    QVERIFY(world.saveReading(ids.constFirst(), now.addDays(-2)));
    QVERIFY(world.saveReading(ids.constLast(), now.addDays(-3)));
    world.spoil(ids.first(refused), Fault::reply(403));
    readsAllBut(world, refused);
}

void TestJobsCrawlFaults::refusedAtTheFrontDoNotEndIt()
{
    CrawlWorld world(ofPeople(150));
    const QStringList ids = world.people();
    constexpr qsizetype refused = 25;
    world.spoil(ids.first(refused), Fault::reply(403));
    readsAllBut(world, refused);
    for (const QString &id : ids.first(refused))
        QCOMPARE(world.asksFor(id), 1);
}

void TestJobsCrawlFaults::refusedAtTheEndDoNotEndIt()
{
    CrawlWorld world(ofPeople(150), oneAtATime);
    const QStringList ids = world.people();
    constexpr qsizetype refused = 110;
    world.spoil(ids.last(refused), Fault::reply(403));
    readsAllBut(world, refused);
    // A witness is asked for once more, behind 20 of them and behind 40 others.
    const auto asked = world.asked().size();
    QVERIFY2(asked > ids.size() && asked <= ids.size() + 2, qPrintable(QString::number(asked)));
}

void TestJobsCrawlFaults::permissionTakenAwayEndsIt()
{
    CrawlWorld world(ofPeople(150), oneAtATime);
    const int people = world.server.userCount();
    world.spoilAll(Fault::reply(403), 40);
    const auto read = world.crawled();
    QVERIFY(!read);
    QCOMPARE(read.error().httpStatus, 403);
    QCOMPARE(world.service->jobsCoverage().known, 40);
    QVERIFY(world.asks() <= 40 + 25);
    // Nobody is left out because of it.
    world.proxy->clearFaults();
    QCOMPARE(*world.crawled(), qint64(people - 40));
}

void TestJobsCrawlFaults::nextOneDoesNotMeetTheSamePeople()
{
    CrawlWorld world(ofPeople(150));
    world.spoilAll(Fault::reply(403));
    QVERIFY(!world.crawled());
    const QStringList first = world.asked();
    world.proxy->clearRequests();
    QVERIFY(!world.crawled());
    QStringList second = world.asked();
    QVERIFY(second.size() >= 20);
    QVERIFY(second.removeIf([&first](const QString &id) { return first.contains(id); }) <= 10);

    world.proxy->clearFaults();
    QCOMPARE(*world.crawled(), qint64(world.server.userCount()));
}

// It is another directory, or one that lags behind.
void TestJobsCrawlFaults::everybodyGoneEndsIt()
{
    CrawlWorld world(ofPeople(120), oneAtATime);
    const qint64 people = world.server.userCount();
    const auto gone = Fault::reply(404, R"({"error_code":"USER.0001","error_msg":"nobody"})");
    world.spoilAll(gone, 10);
    const auto read = world.crawled();
    QVERIFY(!read);
    QCOMPARE(read.error().code, u"USER.0001"_s);
    QVERIFY(world.asks() <= 10 + 25);
    // Nobody is lost by it.
    QCOMPARE(world.service->jobsCoverage().people, people);
    QCOMPARE(world.service->jobsCoverage().known, 10);
    world.proxy->clearFaults();
    QCOMPARE(*world.crawled(), people - 10);
    QCOMPARE(world.jobsDifference(), QString());
}

void TestJobsCrawlFaults::whatTheDiskDoesNotTakeEndsIt()
{
    CrawlWorld world(ofPeople(200, 10), oneAtATime);
    const qint64 people = world.server.userCount();
    CrawlEnd end(*world.service);
    QVERIFY(world.crawlUntilKnown(20));
    QSignalSpy failures(world.service.get(), &DirectoryService::cacheFailed);
    QVERIFY(world.runOnDisk("CREATE TRIGGER refuse BEFORE INSERT ON job_readings"
                            " BEGIN SELECT RAISE(ABORT, 'refused'); END"));
    const auto read = end.wait();
    QVERIFY(!read);
    QCOMPARE(read.error().kind, ApiError::Kind::Local);
    QVERIFY(!failures.isEmpty());
    const qint64 known = world.service->jobsCoverage().known;
    QVERIFY(known >= 20 && known < people);
    // Nobody is asked for again and again.
    QVERIFY(world.asks() <= people);

    QVERIFY(world.runOnDisk("DROP TRIGGER refuse"));
    QCOMPARE(*world.crawled(), people - known);
    QCOMPARE(world.jobsDifference(), QString());
}

// The operator's own reading, known for this session alone.
void TestJobsCrawlFaults::whatTheDiskDidNotTakeFromOthersIsReadAgain()
{
    CrawlWorld world(ofPeople(200, 20), oneAtATime);
    const UserId last(world.people().constLast());
    const QByteArray refuse = "CREATE TRIGGER refuse BEFORE INSERT ON job_readings WHEN NEW.user = "
        + QByteArray::number(*world.service->rowOf(last))
        + " BEGIN SELECT RAISE(ABORT, 'refused'); END";
    CrawlEnd end(*world.service);
    QVERIFY(world.crawlUntilAsked(3));
    QVERIFY(world.runOnDisk(refuse));
    QSignalSpy failures(world.service.get(), &DirectoryService::cacheFailed);
    world.service->readJobs(last, {}, this, [](const auto &) {});
    QTRY_COMPARE_WITH_TIMEOUT(failures.size(), 1, Patience);
    QVERIFY(world.service->jobs(last).known);
    QVERIFY(!world.cache()->jobs(last)->known);
    QVERIFY(end.isOpen());
    QVERIFY(world.runOnDisk("DROP TRIGGER refuse"));
    const auto read = end.wait();
    QVERIFY(read);
    QCOMPARE(*read, qint64(world.server.userCount()));
    QCOMPARE(world.asksFor(last.toString()), 2);
    QVERIFY(world.cache()->jobs(last)->known);
}

void TestJobsCrawlFaults::lostAnswersAreAskedForAgain_data()
{
    QTest::addColumn<int>("lost");
    QTest::newRow("one request and its repetitions") << 4;
    QTest::newRow("and its witness twice") << 12;
}

void TestJobsCrawlFaults::lostAnswersAreAskedForAgain()
{
    QFETCH(const int, lost);
    CrawlWorld world(ofPeople(60), oneAtATime);
    world.spoilAll(Fault::dropBefore(), 20, lost);
    CrawlEnd end(*world.service);
    world.service->crawlJobs({}, CrawlPatience::Bounded);
    const auto report = end.report();
    QVERIFY2(report, qPrintable(detailOf(report)));
    QCOMPARE(report->read, qint64(world.server.userCount()));
    QCOMPARE(report->unread, 0);
    QCOMPARE(world.jobsDifference(), QString());
}

void TestJobsCrawlFaults::boundedPatienceEnds()
{
    CrawlWorld world(ofPeople(60), oneAtATime);
    world.spoilAll(Fault::dropBefore(), 20);
    CrawlEnd end(*world.service);
    world.service->crawlJobs({}, CrawlPatience::Bounded);
    const auto read = end.wait();
    QVERIFY(!read);
    QCOMPARE(read.error().kind, ApiError::Kind::Network);
    QCOMPARE(world.service->jobsCoverage().known, 20);
    // The first one, two witnesses, and three repetitions. The client repeats each of them three
    // times, and Qt each of these twice.
    QVERIFY(world.asks() <= 20 + 6 * 4 * 3);

    world.proxy->clearFaults();
    QCOMPARE(*world.crawled(), qint64(world.server.userCount() - 20));
}

void TestJobsCrawlFaults::refusalOfEverybodyEndsIt_data()
{
    QTest::addColumn<bool>("permission");
    QTest::newRow("no permission") << true;
    QTest::newRow("job management is off") << false;
}

void TestJobsCrawlFaults::refusalOfEverybodyEndsIt()
{
    QFETCH(bool, permission);
    CrawlWorld world(ofPeople(80));
    if (permission)
        world.spoilAll(Fault::reply(403));
    else
        world.server.change([](SandboxOptions &options) { options.jobManagement = false; });
    const auto read = world.crawled();
    QVERIFY(!read);
    if (permission)
        QCOMPARE(read.error().kind, ApiError::Kind::Auth);
    else
        QCOMPARE(read.error().code, u"ENT.CONFIG.0031"_s);
    QVERIFY(world.asks() < 40);
    QCOMPARE(world.service->jobsCoverage().known, 0);
    QVERIFY(world.service->crawlState().phase == CrawlPhase::Idle);

    // It is forgotten: nobody is left out of the next one.
    world.proxy->clearFaults();
    world.server.change([](SandboxOptions &options) { options.jobManagement = true; });
    QCOMPARE(*world.crawled(), qint64(world.server.userCount()));
}

void TestJobsCrawlFaults::unusableAnswersEndIt()
{
    CrawlWorld world(ofPeople(120), oneAtATime);
    // A gateway's page, from some moment on.
    world.spoilAll(Fault::reply(200, "<html>sign in</html>"), 30);
    const auto read = world.crawled();
    QVERIFY(!read);
    QCOMPARE(read.error().kind, ApiError::Kind::Malformed);
    QCOMPARE(world.service->jobsCoverage().known, 30);
    // Nobody is left out because of it.
    world.proxy->clearFaults();
    QCOMPARE(*world.crawled(), qint64(world.server.userCount() - 30));
}

void TestJobsCrawlFaults::serverThatAsksToWaitIsWaitedFor()
{
    CrawlWorld world;
    const int people = world.server.userCount();
    world.spoilAll(Fault::reply(429, {}, { { "Retry-After", "1" } }), 10, 6);
    CrawlEnd end(*world.service);
    world.service->crawlJobs({});
    const auto read = end.wait();
    QVERIFY(read);
    QCOMPARE(*read, people);
    QVERIFY(end.phases().contains(CrawlPhase::Waiting));
    QCOMPARE(world.asks(), people + 6);
    QCOMPARE(world.service->jobsCoverage().known, people);
}

void TestJobsCrawlFaults::serverThatAsksForHoursEndsIt()
{
    CrawlWorld world({}, oneAtATime);
    world.spoilAll(Fault::reply(429, {}, { { "Retry-After", "7200" } }), 10);
    const auto read = world.crawled();
    QVERIFY(!read);
    QCOMPARE(read.error().httpStatus, 429);
    QCOMPARE(read.error().retryAfterSeconds, std::optional(7200));
    QCOMPARE(world.service->jobsCoverage().known, 10);
}

void TestJobsCrawlFaults::outOfReachItWaitsAndGoesOn()
{
    CrawlWorld world(ofPeople(200, 20));
    const qint64 people = world.server.userCount();
    CrawlEnd end(*world.service);
    QVERIFY(world.crawlUntilAsked(20));
    world.proxy->goOffline();
    QTRY_VERIFY_WITH_TIMEOUT(world.service->crawlState().phase == CrawlPhase::Offline
                                 && world.service->crawlState().error,
                             Patience);
    const qint64 known = world.service->jobsCoverage().known;
    QVERIFY(known < people);
    QVERIFY(end.isOpen());
    // It is told some times a second, not at once.
    QTRY_VERIFY_WITH_TIMEOUT(end.phases().contains(CrawlPhase::Offline), Patience);

    world.proxy->goOnline();
    world.service->probe();
    const auto read = end.wait();
    QVERIFY(read);
    QCOMPARE(*read, people);
    QCOMPARE(world.jobsDifference(), QString());
}

void TestJobsCrawlFaults::workingOfflineItStands()
{
    CrawlWorld world(ofPeople(100, 20));
    world.service->setOffline(true);
    CrawlEnd end(*world.service);
    world.service->crawlJobs({});
    QTRY_VERIFY_WITH_TIMEOUT(world.service->crawlState().total > 0, Patience);
    QVERIFY(world.service->crawlState().phase == CrawlPhase::Offline);
    QCOMPARE(world.asks(), 0);

    world.service->setOffline(false);
    QTRY_VERIFY_WITH_TIMEOUT(world.service->jobsCoverage().known > 10, Patience);
    world.service->setOffline(true);
    // What is on the way arrives; nothing leaves any more.
    QTRY_VERIFY_WITH_TIMEOUT(world.service->jobsCoverage().known
                                 == world.server.requestCount("GET", AnybodysJobs),
                             Patience);
    QVERIFY(world.service->crawlState().phase == CrawlPhase::Offline);
    QVERIFY(end.isOpen());
    world.service->setOffline(false);
    QVERIFY(end.wait());
    QCOMPARE(world.service->jobsCoverage().known, qint64(world.server.userCount()));
    QCOMPARE(world.asks(), world.server.userCount());
}

void TestJobsCrawlFaults::refusedTokenEndsIt()
{
    CrawlWorld world(ofPeople(200, 20));
    CrawlEnd end(*world.service);
    QVERIFY(world.crawlUntilKnown(20));
    world.proxy->inject({ "POST", "/tenant/token", 0, -1 }, Fault::reply(401));
    world.server.revokeTokens();
    const auto read = end.wait();
    QVERIFY(!read);
    QCOMPARE(read.error().kind, ApiError::Kind::Auth);
    QVERIFY(world.service->jobsCoverage().known < world.server.userCount());

    world.proxy->clearFaults();
    QVERIFY(world.crawled());
    QCOMPARE(world.jobsDifference(), QString());
}

RENZHI_GUILESS_TEST(TestJobsCrawlFaults)
#include "tst_jobscrawlfaults.moc"
