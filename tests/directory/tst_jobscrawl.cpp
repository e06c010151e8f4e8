// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A crawl that is well: whom it reads, where it goes on, who comes first, and how fast it is.

#include "models/directory/tenantmemory.h"
#include "models/directory/writeoperation.h"
#include "tests/directory/crawlworld.h"
#include "tests/support/patience.h"
#include "tests/support/testmain.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace renzhi;
using namespace renzhi::test;

class TestJobsCrawl : public QObject
{
    Q_OBJECT
private slots:
    void wholeTenantIsRead();
    void organizationIsReadWithItsSubOrganizations();
    void unknownOrganizationIsAnError();
    void onlyOldReadingsAreReadAgain();
    void goesOnWhereItWasBrokenOff();
    void brokenOffItCountsWhoWasRefusedBefore();
    void brokenOffItAsksAgainWhoCouldNotBeRead();
    void doubtedIsReadAgain();
    void lateAnswerDoesNotEndADoubt();
    void readOvertakesTheCrawl();
    void writeComesFirstAndItsResultStays();
    void readByTheOperatorIsNotReadAgain();
    void personRemovedMeanwhileIsForgotten();
    void personAddedMeanwhileIsReadToo();
    void pausedItSendsNothingAndGoesOn();
    void stoppedItGoesOnLater();
    void anotherScopeTakesItsPlace();
    void rateIsObeyed();
    void rateChangesUnderIt();
    void placesChangeUnderIt();
    void coverageIsWhatTheCacheKnows();
    void serviceCanBeDeletedUnderACrawl();
    void rowsOnScreenAreReadAhead();
    void nextRowsTakeThePlaceOfTheLast();
    void nothingIsReadAheadOffline();
};

void TestJobsCrawl::wholeTenantIsRead()
{
    CrawlWorld world(ofPeople(60));
    const qint64 people = world.server.userCount();
    QCOMPARE(world.service->jobsCoverage().people, people);
    QCOMPARE(world.service->jobsCoverage().known, 0);
    QVERIFY(world.service->jobsCoverage().oldest.isNull());
    QVERIFY(world.service->crawlState().phase == CrawlPhase::Idle);

    QSignalSpy gathered(world.service.get(), &DirectoryService::jobsGathered);
    QSignalSpy changed(world.service.get(), &DirectoryService::jobsChanged);
    const QDateTime before = QDateTime::currentDateTime();
    const auto read = world.crawled();
    QVERIFY2(read, qPrintable(detailOf(read)));
    QCOMPARE(*read, people);
    QCOMPARE(world.asks(), int(people));
    QCOMPARE(world.jobsDifference(), QString());
    const JobsCoverage coverage = world.service->jobsCoverage();
    QCOMPARE(coverage.known, people);
    QVERIFY(coverage.oldest >= before);
    QVERIFY(world.service->crawlState().phase == CrawlPhase::Idle);
    const auto everybodyIsTold = [&] {
        qsizetype count = 0;
        for (const QList<QVariant> &arguments : std::as_const(gathered))
            count += qsizetype(arguments.first().value<std::vector<quint32>>().size());
        return count == people;
    };
    QTRY_VERIFY_WITH_TIMEOUT(everybodyIsTold(), Patience);
    QCOMPARE(changed.size(), 0);

    // There is nothing to do for the next one.
    const auto again = world.crawled();
    QVERIFY(again);
    QCOMPARE(*again, 0);
    QCOMPARE(world.asks(), int(people));
}

void TestJobsCrawl::organizationIsReadWithItsSubOrganizations()
{
    CrawlWorld world({}, {}, CrawlWorld::Cache::Empty);
    SandboxOrganization below;
    below.parentId = world.org1;
    below.name = u"三部"_s;
    below.code = u"O-3"_s;
    SandboxUser person = *world.server.user(world.user);
    person.id.clear();
    person.userName = u"li.ceshi"_s;
    person.orgId = world.server.put(below);
    const QString inBelow = world.server.put(person);
    person.userName = u"wang.ceshi"_s;
    person.orgId = world.org2;
    const QString inOther = world.server.put(person);
    world.sync();

    const CrawlScope scope { OrgId(world.org1) };
    QCOMPARE(world.service->jobsCoverage(scope).people, 2);
    const auto read = world.crawled(scope);
    QVERIFY(read);
    QCOMPARE(*read, 2);
    QCOMPARE(world.asks(), 2);
    QVERIFY(world.service->jobs(UserId(world.user)).known);
    QVERIFY(world.service->jobs(UserId(inBelow)).known);
    QVERIFY(!world.service->jobs(UserId(inOther)).known);
    QCOMPARE(world.service->jobsCoverage(scope).known, 2);
    QVERIFY(world.service->jobsCoverage(scope).oldest.isValid());
    QCOMPARE(world.service->jobsCoverage({ OrgId(world.org2) }).known, 0);
    QCOMPARE(world.service->jobsCoverage().known, 2);

    // A crawl of everybody asks for the others alone.
    QCOMPARE(*world.crawled(), qint64(world.server.userCount() - 2));
    QCOMPARE(world.asks(), world.server.userCount());
}

void TestJobsCrawl::unknownOrganizationIsAnError()
{
    CrawlWorld world;
    const auto read = world.crawled({ OrgId(u"nowhere"_s) });
    QVERIFY(!read);
    QCOMPARE(read.error().code, u"local.unresolved"_s);
    QCOMPARE(world.service->jobsCoverage({ OrgId(u"nowhere"_s) }).people, 0);
}

void TestJobsCrawl::onlyOldReadingsAreReadAgain()
{
    CrawlWorld world({}, oneAtATime);
    const QStringList people = world.people();
    const QString &older = people.at(2);
    const QString &old = people.at(3);
    const QString &fresh = people.at(5);
    const QDateTime now = QDateTime::currentDateTime();
    QVERIFY(world.saveReading(old, now.addDays(-2)));
    QVERIFY(world.saveReading(older, now.addDays(-3)));
    QVERIFY(world.saveReading(fresh, now.addSecs(-3600)));
    QCOMPARE(world.service->jobsCoverage().known, 3);
    QCOMPARE(world.service->jobsCoverage().oldest, now.addDays(-3));
    QCOMPARE(*world.crawled(), qint64(people.size() - 1));
    QCOMPARE(world.asksFor(fresh), 0);
    QVERIFY(world.service->jobsCoverage().oldest == now.addSecs(-3600));

    // Those of whom nothing is known come first, then the oldest.
    const QStringList asked = world.asked();
    QCOMPARE(asked.size(), people.size() - 1);
    QCOMPARE(asked.mid(asked.size() - 2), (QStringList { older, old }));
}

// What is on the way when it is broken off, six at most, is asked for twice: of a thousand that is
// less than one percent.
void TestJobsCrawl::goesOnWhereItWasBrokenOff()
{
    CrawlWorld world(ofPeople(1000, 10));
    const int people = world.server.userCount();
    QVERIFY(world.crawlUntilAsked(people * 2 / 5));
    QVERIFY(world.restart());
    const qint64 known = world.service->jobsCoverage().known;
    QVERIFY(known >= people * 2 / 5 - 6 && known < people);
    const auto read = world.crawled();
    QVERIFY(read);
    QCOMPARE(*read, people - known);
    QCOMPARE(world.service->jobsCoverage().known, people);
    const int asked = world.asks();
    QVERIFY2(asked <= people + people / 100, qPrintable(QString::number(asked)));
    QCOMPARE(world.jobsDifference(), QString());
}

// However it ended, they are not forgotten.
void TestJobsCrawl::brokenOffItCountsWhoWasRefusedBefore()
{
    CrawlWorld world(ofPeople(200, 20), oneAtATime);
    const QStringList ids = world.people();
    world.spoil({ ids.at(2) }, Fault::reply(403));
    QVERIFY(world.crawlUntilKnown(20));
    QVERIFY(world.restart());
    const auto report = world.reported();
    QVERIFY(report);
    QCOMPARE(world.asksFor(ids.at(2)), 1);
    QCOMPARE(report->unread, 1);
    QVERIFY(!report->error);
}

// What was no refusal may have passed, and if not, it is told why.
void TestJobsCrawl::brokenOffItAsksAgainWhoCouldNotBeRead()
{
    CrawlWorld world(ofPeople(200, 20), oneAtATime);
    const QStringList ids = world.people();
    world.spoil({ ids.at(2) }, Fault::reply(500));
    world.spoil({ ids.at(4) }, Fault::reply(500), 1);
    QVERIFY(world.crawlUntilKnown(20));
    QVERIFY(world.restart());
    const auto report = world.reported();
    QVERIFY(report);
    QCOMPARE(world.asksFor(ids.at(2)), 2);
    QCOMPARE(world.asksFor(ids.at(4)), 2);
    QCOMPARE(report->unread, 1);
    QVERIFY(report->error);
    QCOMPARE(report->error->httpStatus, 500);
    QVERIFY(world.service->jobs(UserId(ids.at(4))).known);
}

void TestJobsCrawl::doubtedIsReadAgain()
{
    CrawlWorld world;
    QVERIFY(world.crawled());
    const QString doubted = world.user;
    const auto doubt = [&] {
        world.spoil({ doubted }, Fault::reply(500), 1);
        bool isRead = false;
        world.service->readJobs(UserId(doubted), {}, this,
                                [&isRead](const auto &) { isRead = true; });
        return QTest::qWaitFor([&isRead] { return isRead; }, Patience)
            && world.service->jobs(UserId(doubted)).freshness == Freshness::Stale;
    };
    QVERIFY(doubt());
    QCOMPARE(*world.crawled(), 1);
    QVERIFY(world.service->jobs(UserId(doubted)).freshness == Freshness::Cached);
    QCOMPARE(*world.crawled(), 0);

    // Another session does not trust it either.
    QVERIFY(doubt());
    QVERIFY(world.restart());
    QVERIFY(world.service->jobs(UserId(doubted)).freshness == Freshness::Stale);
    QCOMPARE(*world.crawled(), 1);
    QVERIFY(world.service->jobs(UserId(doubted)).freshness == Freshness::Cached);
}

// A write whose outcome is unknown came after it was asked for.
void TestJobsCrawl::lateAnswerDoesNotEndADoubt()
{
    const QTemporaryDir folder;
    TenantMemory memory(folder.filePath(u"cache"_s));
    QVERIFY(memory.open(DirectoryService::Opening::Whole));
    const UserId user(u"user-1"_s);
    User person;
    person.id = user;
    memory.storeUser(person, nullptr, {});
    const QDateTime asked = QDateTime::currentDateTime();
    memory.storeJobs({ user, {}, true, Freshness::Live, asked });
    memory.markJobsStale(user);
    QVERIFY(memory.jobs(user).freshness == Freshness::Stale);
    const auto gathered = [&](const QDateTime &at) {
        CacheStore::Gathered answer;
        answer.lists.append({ user, {}, true, Freshness::Live, at });
        bool isStored = false;
        memory.storeGathered(answer, &memory,
                             [&isStored](const auto &rows) { isStored = rows.has_value(); });
        return QTest::qWaitFor([&isStored] { return isStored; }, Patience);
    };
    QVERIFY(gathered(asked.addSecs(-1)));
    QVERIFY(memory.jobs(user).freshness == Freshness::Stale);
    QVERIFY(gathered(QDateTime::currentDateTime().addSecs(1)));
    QVERIFY(memory.jobs(user).freshness == Freshness::Cached);
}

void TestJobsCrawl::readOvertakesTheCrawl()
{
    CrawlWorld world(ofPeople(200, 20), oneAtATime);
    const UserId asked(world.people().constLast());
    QVERIFY(world.crawlUntilAsked(5));
    const int before = world.proxy->seen();
    std::optional<Result<JobList>> jobs;
    world.service->readJobs(asked, {}, this, [&jobs](const auto &read) { jobs = read; });
    QTRY_VERIFY_WITH_TIMEOUT(jobs, Patience);
    QVERIFY(*jobs);
    // One that was on its way at that moment may not have been seen yet.
    const auto requests = world.proxy->requests();
    const bool isNext = requests.at(before).target.contains(jobsOfPerson(asked.toString()))
        || requests.at(before + 1).target.contains(jobsOfPerson(asked.toString()));
    QVERIFY(isNext);
    QVERIFY(world.service->crawlState().phase == CrawlPhase::Running);
}

void TestJobsCrawl::writeComesFirstAndItsResultStays()
{
    CrawlWorld world(ofPeople(300, 10), oneAtATime);
    CrawlEnd end(*world.service);
    QVERIFY(world.crawlUntilAsked(5));
    world.proxy->clearRequests();
    const WriteOutcome outcome = world.written(world.addJob());
    QVERIFY2(outcome.state == WriteOutcome::State::Confirmed, qPrintable(told(outcome)));
    QVERIFY(end.isOpen());
    // Between two steps of the write at most one of the crawl leaves.
    int own = 0;
    int others = 0;
    const auto requests = world.proxy->requests();
    for (const ProxiedRequest &request : requests) {
        const bool isOfCrawl = request.target.contains(AnybodysJobs)
            && !request.target.contains(jobsOfPerson(world.user));
        ++(isOfCrawl ? others : own);
    }
    QVERIFY2(others <= own + 2, qPrintable(u"%1 and %2"_s.arg(own).arg(others)));

    QVERIFY(end.wait());
    QCOMPARE(world.service->jobs(UserId(world.user)).jobs.size(), 3);
    QCOMPARE(world.jobsDifference(), QString());
}

void TestJobsCrawl::readByTheOperatorIsNotReadAgain()
{
    CrawlWorld world(ofPeople(100, 10), oneAtATime);
    const QString last = world.people().constLast();
    CrawlEnd end(*world.service);
    QVERIFY(world.crawlUntilAsked(3));
    world.service->readJobs(UserId(last), {}, this, [](const auto &) {});
    const auto read = end.wait();
    QVERIFY(read);
    QCOMPARE(*read, qint64(world.server.userCount() - 1));
    QCOMPARE(world.asksFor(last), 1);
    QCOMPARE(world.asks(), world.server.userCount());
}

void TestJobsCrawl::personRemovedMeanwhileIsForgotten()
{
    CrawlWorld world(ofPeople(60, 10), oneAtATime);
    const UserId last(world.people().constLast());
    CrawlEnd end(*world.service);
    QVERIFY(world.crawlUntilAsked(3));
    QVERIFY(world.server.removeUser(last.toString()));
    const auto read = end.wait();
    QVERIFY(read);
    QCOMPARE(*read, qint64(world.server.userCount()));
    QTRY_VERIFY_WITH_TIMEOUT(!world.service->user(last), Patience);
    QCOMPARE(world.service->jobsCoverage().people, qint64(world.server.userCount()));
    QCOMPARE(world.service->jobsCoverage().known, qint64(world.server.userCount()));
    QCOMPARE(world.jobsDifference(), QString());
}

void TestJobsCrawl::personAddedMeanwhileIsReadToo()
{
    CrawlWorld world(ofPeople(200, 10), oneAtATime);
    CrawlEnd end(*world.service);
    QVERIFY(world.crawlUntilAsked(3));
    SandboxUser person = *world.server.user(world.user);
    person.id.clear();
    person.userName = u"li.ceshi"_s;
    world.server.put(person);
    world.sync();
    QVERIFY(end.isOpen());
    QCOMPARE(*end.wait(), qint64(world.server.userCount()));
    QCOMPARE(world.jobsDifference(), QString());
}

void TestJobsCrawl::pausedItSendsNothingAndGoesOn()
{
    CrawlWorld world(ofPeople(200, 20));
    const qint64 people = world.server.userCount();
    CrawlEnd end(*world.service);
    QVERIFY(world.crawlUntilAsked(20));
    const CrawlState running = world.service->crawlState();
    QVERIFY(running.phase == CrawlPhase::Running);
    QCOMPARE(running.total, people);
    QVERIFY(running.done < people);

    world.service->pauseCrawl();
    QVERIFY(world.service->crawlState().phase == CrawlPhase::Paused);
    QVERIFY(!world.service->crawlState().left);
    // What is on the way arrives and is kept, and nothing follows it.
    const qint64 most = world.asks() + TenantOptions().maxInFlight;
    QVERIFY(most < people);
    QTest::qWait(500);
    QVERIFY2(world.asks() <= most, qPrintable(QString::number(world.asks())));
    const auto isKept = [&] {
        const qint64 known = world.service->jobsCoverage().known;
        return known == world.asks() && known == world.service->crawlState().done;
    };
    QTRY_VERIFY_WITH_TIMEOUT(isKept(), Patience);
    QVERIFY(end.isOpen());

    world.service->resumeCrawl();
    QVERIFY(world.service->crawlState().phase == CrawlPhase::Running);
    const auto read = end.wait();
    QVERIFY(read);
    QCOMPARE(*read, people);
    QCOMPARE(world.asks(), int(people));
}

void TestJobsCrawl::stoppedItGoesOnLater()
{
    CrawlWorld world(ofPeople(200, 20));
    const int people = world.server.userCount();
    CrawlEnd end(*world.service);
    QVERIFY(world.crawlUntilAsked(50));
    world.service->stopCrawl();
    QVERIFY(end.isOpen()); // never from inside
    QVERIFY(world.service->crawlState().phase == CrawlPhase::Idle);
    const auto stopped = end.wait();
    QVERIFY(!stopped);
    QCOMPARE(stopped.error().kind, ApiError::Kind::Cancelled);
    world.service->stopCrawl(); // nothing to stop
    world.service->pauseCrawl();
    world.service->resumeCrawl();

    const auto read = world.crawled();
    QVERIFY(read);
    QVERIFY(*read <= people - 40);
    const int most = people + TenantOptions().maxInFlight;
    QVERIFY2(world.asks() <= most, qPrintable(QString::number(world.asks())));
    QCOMPARE(world.jobsDifference(), QString());
}

void TestJobsCrawl::anotherScopeTakesItsPlace()
{
    CrawlWorld world(ofPeople(200, 20));
    CrawlEnd end(*world.service);
    QVERIFY(world.crawlUntilAsked(10));
    world.service->crawlJobs({}); // goes on
    QVERIFY(world.service->crawlState().done > 0);
    const CrawlScope scope { OrgId(world.org1) };
    world.service->crawlJobs(scope);
    QVERIFY(world.service->crawlState().scope == scope);
    const auto first = end.wait();
    QVERIFY(!first);
    QCOMPARE(first.error().kind, ApiError::Kind::Cancelled);
    QVERIFY(end.wait());
    QCOMPARE(world.service->jobsCoverage(scope).known, 1);
    // The first one goes on where it was.
    QVERIFY(world.crawled());
    // Asked for again: who was on the way when it was stopped, and the one person of the other scope,
    // if the first crawl had come so far.
    const int most = world.server.userCount() + TenantOptions().maxInFlight + 1;
    QVERIFY2(world.asks() <= most, qPrintable(QString::number(world.asks())));
}

void TestJobsCrawl::rateIsObeyed()
{
    CrawlWorld world(ofPeople(20), [](TenantOptions &options) { options.requestsPerSecond = 40; });
    QElapsedTimer clock;
    clock.start();
    QVERIFY(world.crawled());
    QVERIFY(clock.elapsed() >= 1000 * (world.server.userCount() - 1) / 40);
}

void TestJobsCrawl::rateChangesUnderIt()
{
    CrawlWorld world(ofPeople(300));
    world.service->setPace(6, 2);
    CrawlEnd end(*world.service);
    QElapsedTimer clock;
    clock.start();
    QVERIFY(world.crawlUntilAsked(3));
    QVERIFY(clock.elapsed() >= 2 * 1000 / 2);
    QVERIFY(end.isOpen());
    world.service->setPace(6, 0);
    QVERIFY(end.wait()); // at two a second nobody would have waited for it
    QCOMPARE(world.jobsDifference(), QString());
}

void TestJobsCrawl::placesChangeUnderIt()
{
    CrawlWorld world(ofPeople(200, 20), oneAtATime);
    CrawlEnd end(*world.service);
    QVERIFY(world.crawlUntilAsked(5));
    QVERIFY(world.proxy->mostAtOnce() <= 2);
    QVERIFY(end.isOpen());
    world.service->setPace(6, 0);
    QVERIFY(end.wait());
    QVERIFY(world.proxy->mostAtOnce() > 2);
    QCOMPARE(world.jobsDifference(), QString());
}

void TestJobsCrawl::coverageIsWhatTheCacheKnows()
{
    CrawlWorld world({}, {}, CrawlWorld::Cache::Empty);
    QCOMPARE(world.service->jobsCoverage().people, 0);
    QCOMPARE(world.service->jobsCoverage().known, 0);
    // Read before the people were: of nobody who is known.
    world.service->readJobs(UserId(world.user), {}, this, [](const auto &) {});
    QTRY_VERIFY_WITH_TIMEOUT(world.cache()->jobs(UserId(world.user))->known, Patience);
    QCOMPARE(world.service->jobsCoverage().known, 0);
    QVERIFY(world.service->jobsCoverage().oldest.isNull());
    world.sync();
    QCOMPARE(world.service->jobsCoverage().people, qint64(world.server.userCount()));
    QCOMPARE(world.service->jobsCoverage().known, 1);
    QVERIFY(world.service->jobsCoverage().oldest.isValid());
    world.server.removeUser(world.user);
    world.sync();
    QCOMPARE(world.service->jobsCoverage().people, qint64(world.server.userCount()));
    QCOMPARE(world.service->jobsCoverage().known, 0);
}

void TestJobsCrawl::serviceCanBeDeletedUnderACrawl()
{
    for (const int seen : { 0, 1, 7, 25 }) {
        CrawlWorld world;
        QVERIFY(world.crawlUntilAsked(seen));
        world.service.reset();
    }
    // Also by who is told of its end.
    CrawlWorld world;
    bool isTold = false;
    connect(world.service.get(), &DirectoryService::crawlFinished, this, [&] {
        isTold = true;
        world.service.reset();
    });
    world.service->crawlJobs({});
    QTRY_VERIFY_WITH_TIMEOUT(isTold, Patience);
}

void TestJobsCrawl::rowsOnScreenAreReadAhead()
{
    CrawlWorld world;
    const QStringList ids = world.people();
    std::vector<quint32> rows;
    for (const QString &id : ids.mid(3, 5))
        rows.push_back(*world.service->rowOf(UserId(id)));
    rows.push_back(4'000'000); // gone
    QSignalSpy gathered(world.service.get(), &DirectoryService::jobsGathered);
    world.spoil({ ids.at(4) }, Fault::reply(404));
    world.service->prefetchJobs(rows);
    QTRY_COMPARE_WITH_TIMEOUT(world.service->jobsCoverage().known, qint64(4), Patience);
    QTRY_VERIFY_WITH_TIMEOUT(!gathered.isEmpty(), Patience);
    QVERIFY(world.service->personRows(rows).front().jobsKnown);
    QTRY_COMPARE_WITH_TIMEOUT(world.asks(), 5, Patience);

    // What is known, or was refused, is not asked for again.
    rows.push_back(*world.service->rowOf(UserId(ids.at(10))));
    world.service->prefetchJobs(rows);
    QTRY_COMPARE_WITH_TIMEOUT(world.service->jobsCoverage().known, qint64(5), Patience);
    QCOMPARE(world.asks(), 6);
}

void TestJobsCrawl::nextRowsTakeThePlaceOfTheLast()
{
    CrawlWorld world({}, oneAtATime);
    const QStringList ids = world.people();
    const quint32 scrolledPast = *world.service->rowOf(UserId(ids.at(1)));
    const quint32 onScreen = *world.service->rowOf(UserId(ids.at(20)));
    world.service->prefetchJobs(std::vector<quint32> { scrolledPast });
    world.service->prefetchJobs(std::vector<quint32> { onScreen });
    QTRY_VERIFY_WITH_TIMEOUT(world.service->jobs(UserId(ids.at(20))).known, Patience);
    QCOMPARE(world.asks(), 1);
}

void TestJobsCrawl::nothingIsReadAheadOffline()
{
    CrawlWorld world;
    const std::vector<quint32> rows { *world.service->rowOf(UserId(world.user)) };
    world.service->setOffline(true);
    world.service->prefetchJobs(rows);
    world.service->setOffline(false);
    world.server.change([](SandboxOptions &options) { options.jobManagement = false; });
    std::optional<Result<JobList>> jobs;
    world.service->readJobs(UserId(world.user), {}, this,
                            [&jobs](const auto &read) { jobs = read; });
    QTRY_VERIFY_WITH_TIMEOUT(jobs, Patience);
    QVERIFY(world.service->jobManagementOff());
    const int seen = world.asks();
    QCOMPARE(seen, 1);
    world.service->prefetchJobs(rows);
    QTest::qWait(100);
    QCOMPARE(world.asks(), seen);
}

RENZHI_GUILESS_TEST(TestJobsCrawl)
#include "tst_jobscrawl.moc"
