// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/cache/cachestore.h"
#include "models/cache/database.h"
#include "models/directory/tenantmemory.h"
#include "models/directory/writeoperation.h"
#include "tests/directory/writeworld.h"
#include "tests/support/patience.h"
#include "tests/support/testmain.h"

#include <QSignalSpy>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace renzhi;
using namespace renzhi::test;
using CrawlPhase = CrawlState::Phase;

namespace {

// What came of a crawl.
class CrawlEnd
{
public:
    explicit CrawlEnd(DirectoryService &service)
        : m_service(service), m_finished(&service, &DirectoryService::crawlFinished)
    {
        QObject::connect(&service, &DirectoryService::crawlFinished, &m_context,
                         [this](const Result<CrawlReport> &result) { m_results.append(result); });
        QObject::connect(&service, &DirectoryService::crawlChanged, &m_context,
                         [this] { m_phases.append(m_service.crawlState().phase); });
    }

    // The people who were read.
    [[nodiscard]] Result<qint64> wait()
    {
        return report().map([](const CrawlReport &one) { return one.read; });
    }
    [[nodiscard]] Result<CrawlReport> report()
    {
        if (m_results.isEmpty())
            m_finished.wait(60'000);
        if (!m_results.isEmpty())
            return m_results.takeFirst();
        ApiError error;
        error.detail = u"the crawl did not end"_s;
        return Failure(error);
    }
    [[nodiscard]] bool isOpen() const { return m_results.isEmpty(); }
    // The phases that were shown.
    [[nodiscard]] const QList<CrawlPhase> &phases() const { return m_phases; }

private:
    DirectoryService &m_service;
    QObject m_context;
    QSignalSpy m_finished;
    QList<Result<CrawlReport>> m_results;
    QList<CrawlPhase> m_phases;
};

Result<qint64> crawled(DirectoryService &service, const CrawlScope &scope = {})
{
    CrawlEnd end(service);
    service.crawlJobs(scope);
    return end.wait();
}

Result<CrawlReport> reported(DirectoryService &service)
{
    CrawlEnd end(service);
    service.crawlJobs({});
    return end.report();
}

QByteArray jobsOfPerson(const QString &user)
{
    return "/users/" + user.toLatin1() + "/jobs?";
}

constexpr auto anybodysJobs = "/jobs?";

std::unique_ptr<CacheStore> cacheOf(const WriteWorld &world)
{
    auto store = CacheStore::open(world.options().cacheDirectory);
    return store ? std::move(*store) : nullptr;
}

// Ids in the order of the rows, which is the order of a first crawl.
QStringList everybodyIn(const WriteWorld &world)
{
    QStringList ids;
    const auto cache = cacheOf(world);
    if (!cache || !cache->forEachUser([&ids](UserRow, const User &user) {
            ids.append(user.id.toString());
        }))
        return {};
    return ids;
}

// Of whom the proxy was asked, in this order.
QStringList askedOf(const WriteWorld &world)
{
    QStringList ids;
    const auto requests = world.proxy->requests();
    for (const ProxiedRequest &request : requests) {
        if (request.target.contains(anybodysJobs))
            ids.append(QString::fromLatin1(request.target.split('/').at(5)));
    }
    return ids;
}

bool runOnDisk(const WriteWorld &world, const char *statements)
{
    const auto database = Database::open(world.options().cacheDirectory + u"/cache.sqlite"_s);
    return database && (*database)->run(statements);
}

// Empty when the cache has everybody's jobs as the server does.
QString jobsDifference(const WriteWorld &world, const DirectoryService &service)
{
    const QStringList people = everybodyIn(world);
    for (const QString &id : people) {
        const JobList ours = service.jobs(UserId(id));
        const auto theirs = world.server.jobs(id);
        QSet<QString> known;
        for (const Job &job : ours.jobs)
            known.insert(job.id.toString());
        QSet<QString> expected;
        for (const SandboxJob &job : theirs)
            expected.insert(job.id);
        if (!ours.known || known != expected)
            return id;
    }
    return people.size() == world.server.userCount() ? QString() : u"not everybody is there"_s;
}

auto ofPeople(int users, int latencyMs = 0)
{
    return [users, latencyMs](SandboxOptions &options) {
        options.users = users;
        options.latencyMs = latencyMs;
    };
}

void oneAtATime(TenantOptions &options)
{
    options.maxInFlight = 1;
}

} // namespace

class TestJobsCrawl : public QObject
{
    Q_OBJECT
private slots:
    void wholeTenantIsRead();
    void organizationIsReadWithItsSubOrganizations();
    void unknownOrganizationIsAnError();
    void onlyOldReadingsAreReadAgain();
    void goesOnWhereItWasBrokenOff();
    void refusedAreLeftOutOfThisCrawl();
    void oneWhoIsNeverAnsweredIsCounted_data();
    void oneWhoIsNeverAnsweredIsCounted();
    void mostFrequentReasonIsTold();
    void brokenOffItCountsWhoWasRefusedBefore();
    void brokenOffItAsksAgainWhoCouldNotBeRead();
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
    void doubtedIsReadAgain();
    void lostAnswersAreAskedForAgain_data();
    void lostAnswersAreAskedForAgain();
    void boundedPatienceEnds();
    void refusalOfEverybodyEndsIt_data();
    void refusalOfEverybodyEndsIt();
    void unusableAnswersEndIt();
    void serverThatAsksToWaitIsWaitedFor();
    void serverThatAsksForHoursEndsIt();
    void lateAnswerDoesNotEndADoubt();
    void outOfReachItWaitsAndGoesOn();
    void workingOfflineItStands();
    void refusedTokenEndsIt();
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
    WriteWorld world(ofPeople(60));
    world.sync();
    const qint64 people = world.server.userCount();
    QCOMPARE(world.service->jobsCoverage().people, people);
    QCOMPARE(world.service->jobsCoverage().known, 0);
    QVERIFY(world.service->jobsCoverage().oldest.isNull());
    QVERIFY(world.service->crawlState().phase == CrawlPhase::Idle);

    QSignalSpy gathered(world.service.get(), &DirectoryService::jobsGathered);
    QSignalSpy changed(world.service.get(), &DirectoryService::jobsChanged);
    const QDateTime before = QDateTime::currentDateTime();
    const auto read = crawled(*world.service);
    QVERIFY2(read, read ? "" : qPrintable(read.error().detail));
    QCOMPARE(*read, people);
    QCOMPARE(world.proxy->seen("GET", anybodysJobs), int(people));
    QCOMPARE(jobsDifference(world, *world.service), QString());
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
    const auto again = crawled(*world.service);
    QVERIFY(again);
    QCOMPARE(*again, 0);
    QCOMPARE(world.proxy->seen("GET", anybodysJobs), int(people));
}

void TestJobsCrawl::organizationIsReadWithItsSubOrganizations()
{
    WriteWorld world;
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
    const auto read = crawled(*world.service, scope);
    QVERIFY(read);
    QCOMPARE(*read, 2);
    QCOMPARE(world.proxy->seen("GET", anybodysJobs), 2);
    QVERIFY(world.service->jobs(UserId(world.user)).known);
    QVERIFY(world.service->jobs(UserId(inBelow)).known);
    QVERIFY(!world.service->jobs(UserId(inOther)).known);
    QCOMPARE(world.service->jobsCoverage(scope).known, 2);
    QVERIFY(world.service->jobsCoverage(scope).oldest.isValid());
    QCOMPARE(world.service->jobsCoverage({ OrgId(world.org2) }).known, 0);
    QCOMPARE(world.service->jobsCoverage().known, 2);

    // A crawl of everybody asks for the others alone.
    QCOMPARE(*crawled(*world.service), qint64(world.server.userCount() - 2));
    QCOMPARE(world.proxy->seen("GET", anybodysJobs), world.server.userCount());
}

void TestJobsCrawl::unknownOrganizationIsAnError()
{
    WriteWorld world;
    world.sync();
    const auto read = crawled(*world.service, { OrgId(u"nowhere"_s) });
    QVERIFY(!read);
    QCOMPARE(read.error().code, u"local.unresolved"_s);
    QCOMPARE(world.service->jobsCoverage({ OrgId(u"nowhere"_s) }).people, 0);
}

void TestJobsCrawl::onlyOldReadingsAreReadAgain()
{
    WriteWorld world({}, oneAtATime);
    world.sync();
    const QStringList people = everybodyIn(world);
    const QString &older = people.at(2);
    const QString &old = people.at(3);
    const QString &fresh = people.at(5);
    const QDateTime now = QDateTime::currentDateTime();
    {
        const auto cache = cacheOf(world);
        const auto readAt = [&cache](const QString &id, const QDateTime &time) {
            return cache->saveJobs({ UserId(id), {}, true, Freshness::Live, time }).has_value();
        };
        QVERIFY(readAt(old, now.addDays(-2)) && readAt(older, now.addDays(-3)));
        QVERIFY(readAt(fresh, now.addSecs(-3600)));
    }
    QCOMPARE(world.service->jobsCoverage().known, 3);
    QCOMPARE(world.service->jobsCoverage().oldest, now.addDays(-3));
    QCOMPARE(*crawled(*world.service), qint64(people.size() - 1));
    QCOMPARE(world.proxy->seen("GET", jobsOfPerson(fresh)), 0);
    QVERIFY(world.service->jobsCoverage().oldest == now.addSecs(-3600));

    // Those of whom nothing is known come first, then the oldest.
    const QStringList asked = askedOf(world);
    QCOMPARE(asked.size(), people.size() - 1);
    QCOMPARE(asked.mid(asked.size() - 2), (QStringList { older, old }));
}

// What is on the way when it is broken off, six at most, is asked for twice: of a thousand that is
// less than one percent.
void TestJobsCrawl::goesOnWhereItWasBrokenOff()
{
    WriteWorld world(ofPeople(1000, 10));
    world.sync();
    const int people = world.server.userCount();
    world.service->crawlJobs({});
    QTRY_VERIFY_WITH_TIMEOUT(world.proxy->seen("GET", anybodysJobs) >= people * 2 / 5, Patience);
    world.service.reset();

    DirectoryService later(world.options());
    QVERIFY(later.open());
    const qint64 known = later.jobsCoverage().known;
    QVERIFY(known >= people * 2 / 5 - 6 && known < people);
    const auto read = crawled(later);
    QVERIFY(read);
    QCOMPARE(*read, people - known);
    QCOMPARE(later.jobsCoverage().known, people);
    const int asked = world.proxy->seen("GET", anybodysJobs);
    QVERIFY2(asked <= people + people / 100, qPrintable(QString::number(asked)));
    QCOMPARE(jobsDifference(world, later), QString());
}

void TestJobsCrawl::refusedAreLeftOutOfThisCrawl()
{
    WriteWorld world;
    world.sync();
    const qint64 people = world.server.userCount();
    const QStringList ids = everybodyIn(world);
    const QList<QPair<QString, Fault>> refusals {
        { ids.at(1), Fault::reply(403) },
        { ids.at(4), Fault::reply(404) },
        { ids.at(7), Fault::reply(200, "no JSON") },
        { ids.at(9), Fault::reply(500) },
    };
    for (const auto &[id, refusal] : refusals)
        world.proxy->inject({ "GET", jobsOfPerson(id), 0, -1 }, refusal);
    const auto report = reported(*world.service);
    QVERIFY(report);
    QCOMPARE(report->read, people - refusals.size());
    QCOMPARE(report->unread, qint64(refusals.size()));
    QVERIFY(report->error);
    QCOMPARE(world.service->crawlState().unread, qint64(refusals.size()));
    QVERIFY(world.service->crawlState().error);
    for (const auto &[id, refusal] : refusals) {
        QCOMPARE(world.proxy->seen("GET", jobsOfPerson(id)), 1);
        QVERIFY(!world.service->jobs(UserId(id)).known);
    }
    // They are people all the same, and not known.
    QCOMPARE(world.service->jobsCoverage().people, people);
    QCOMPARE(world.service->jobsCoverage().known, people - refusals.size());

    // Another crawl asks for them again.
    world.proxy->clearFaults();
    QCOMPARE(*crawled(*world.service), qint64(refusals.size()));
    QCOMPARE(world.service->jobsCoverage().known, people);
    QCOMPARE(world.service->crawlState().unread, 0);
    QVERIFY(!world.service->crawlState().error);
}

void TestJobsCrawl::oneWhoIsNeverAnsweredIsCounted_data()
{
    QTest::addColumn<int>("status"); // 0: the connection is dropped
    QTest::addColumn<QByteArray>("retryAfter");
    QTest::newRow("unavailable") << 503 << QByteArray();
    QTest::newRow("too many") << 429 << QByteArray();
    QTest::newRow("for hours") << 429 << QByteArray("7200");
    QTest::newRow("dropped") << 0 << QByteArray();
}

void TestJobsCrawl::oneWhoIsNeverAnsweredIsCounted()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, retryAfter);
    Headers headers;
    if (!retryAfter.isEmpty())
        headers.append({ "Retry-After", retryAfter });
    const Fault fault = status == 0 ? Fault::dropBefore() : Fault::reply(status, {}, headers);
    WriteWorld world;
    world.sync();
    const QStringList ids = everybodyIn(world);
    // The first of all, two beside each other, and the last.
    const QStringList unanswered { ids.at(0), ids.at(5), ids.at(6), ids.constLast() };
    for (const QString &id : unanswered)
        world.proxy->inject({ "GET", jobsOfPerson(id), 0, -1 }, fault);
    const auto report = reported(*world.service);
    QVERIFY2(report, report ? "" : qPrintable(report.error().detail));
    QCOMPARE(report->read, ids.size() - unanswered.size());
    QCOMPARE(report->unread, qint64(unanswered.size()));
    QVERIFY(report->error);
    QCOMPARE(report->error->httpStatus, status);
    QCOMPARE(world.service->jobsCoverage().known, ids.size() - unanswered.size());
    // Each of the three tries is four requests at most; Qt repeats a dropped one twice by itself.
    for (const QString &id : unanswered)
        QVERIFY(world.proxy->seen("GET", jobsOfPerson(id)) <= (status == 0 ? 36 : 12));
    if (status == 503) { // asked for again when the others were through
        const QStringList asked = askedOf(world);
        for (const QString &id : ids) {
            QVERIFY2(unanswered.contains(id)
                         || asked.indexOf(id) < asked.lastIndexOf(unanswered.constFirst()),
                     qPrintable(id));
        }
    }

    world.proxy->clearFaults();
    QCOMPARE(*crawled(*world.service), qint64(unanswered.size()));
    QCOMPARE(jobsDifference(world, *world.service), QString());
}

void TestJobsCrawl::mostFrequentReasonIsTold()
{
    WriteWorld world;
    world.sync();
    const QStringList ids = everybodyIn(world);
    const auto spoil = [&world](const QStringList &people, int status) {
        for (const QString &id : people)
            world.proxy->inject({ "GET", jobsOfPerson(id), 0, -1 }, Fault::reply(status));
    };
    spoil(ids.mid(2, 1), 501);
    spoil(ids.mid(6, 2), 500);
    spoil(ids.mid(10, 4), 403); // more of them, but that is no failure
    const auto report = reported(*world.service);
    QVERIFY(report && report->error);
    QCOMPARE(report->unread, 7);
    QCOMPARE(report->error->httpStatus, 500);
}

// However it ended, they are not forgotten.
void TestJobsCrawl::brokenOffItCountsWhoWasRefusedBefore()
{
    WriteWorld world(ofPeople(200, 20), oneAtATime);
    world.sync();
    const QStringList ids = everybodyIn(world);
    world.proxy->inject({ "GET", jobsOfPerson(ids.at(2)), 0, -1 }, Fault::reply(403));
    world.service->crawlJobs({});
    QTRY_VERIFY_WITH_TIMEOUT(world.service->jobsCoverage().known >= 20, Patience);
    world.service.reset();

    DirectoryService later(world.options());
    QVERIFY(later.open());
    const auto report = reported(later);
    QVERIFY(report);
    QCOMPARE(world.proxy->seen("GET", jobsOfPerson(ids.at(2))), 1);
    QCOMPARE(report->unread, 1);
    QVERIFY(!report->error);
}

// What was no refusal may have passed, and if not, it is told why.
void TestJobsCrawl::brokenOffItAsksAgainWhoCouldNotBeRead()
{
    WriteWorld world(ofPeople(200, 20), oneAtATime);
    world.sync();
    const QStringList ids = everybodyIn(world);
    world.proxy->inject({ "GET", jobsOfPerson(ids.at(2)), 0, -1 }, Fault::reply(500));
    world.proxy->inject({ "GET", jobsOfPerson(ids.at(4)), 0, 1 }, Fault::reply(500));
    world.service->crawlJobs({});
    QTRY_VERIFY_WITH_TIMEOUT(world.service->jobsCoverage().known >= 20, Patience);
    world.service.reset();

    DirectoryService later(world.options());
    QVERIFY(later.open());
    const auto report = reported(later);
    QVERIFY(report);
    QCOMPARE(world.proxy->seen("GET", jobsOfPerson(ids.at(2))), 2);
    QCOMPARE(world.proxy->seen("GET", jobsOfPerson(ids.at(4))), 2);
    QCOMPARE(report->unread, 1);
    QVERIFY(report->error);
    QCOMPARE(report->error->httpStatus, 500);
    QVERIFY(later.jobs(UserId(ids.at(4))).known);
}

// Read by a clock that was set back since, and then doubted.
void TestJobsCrawl::readingOfTheFutureDoesNotKeepItGoing()
{
    WriteWorld world;
    world.sync();
    const UserId person(everybodyIn(world).at(3));
    const QDateTime now = QDateTime::currentDateTime();
    {
        const auto cache = cacheOf(world);
        QVERIFY(cache->saveJobs({ person, {}, true, Freshness::Live, now.addDays(2) }));
        QVERIFY(cache->doubtJobs(person, now));
    }
    QCOMPARE(*crawled(*world.service), qint64(world.server.userCount()));
    QCOMPARE(world.proxy->seen("GET", jobsOfPerson(person.toString())), 1);
    QCOMPARE(jobsDifference(world, *world.service), QString());
    QVERIFY(world.service->jobs(person).freshness == Freshness::Cached);
}

// Whatever the reason.
void TestJobsCrawl::whatIsNeverKeptIsAskedForOnce()
{
    WriteWorld world;
    world.sync();
    const UserId person(everybodyIn(world).at(3));
    const QByteArray forget = "CREATE TRIGGER forget BEFORE INSERT ON job_readings WHEN NEW.user = "
        + QByteArray::number(*world.service->rowOf(person)) + " BEGIN SELECT RAISE(IGNORE); END";
    QVERIFY(runOnDisk(world, forget.constData()));
    const auto report = reported(*world.service);
    QVERIFY2(report, report ? "" : qPrintable(report.error().detail));
    QCOMPARE(report->unread, 1);
    QCOMPARE(world.proxy->seen("GET", jobsOfPerson(person.toString())), 1);
}

void TestJobsCrawl::markOfTheFutureIsNotGoneOnWith()
{
    WriteWorld world;
    world.sync();
    const QStringList ids = everybodyIn(world);
    const UserId fresh(ids.at(3));
    const QDateTime now = QDateTime::currentDateTime();
    {
        const auto cache = cacheOf(world);
        QVERIFY(cache->saveJobs({ fresh, {}, true, Freshness::Live, now.addSecs(-60) }));
        QVERIFY(cache->setCrawlMark({}, CacheStore::CrawlMark { now.addDays(1), now.addDays(2) }));
        CacheStore::Gathered gathered;
        gathered.refused = { *cache->rowOf(UserId(ids.at(5))) };
        gathered.refusedAt = now.addDays(2);
        QVERIFY(cache->saveGathered(gathered));
    }
    const auto report = reported(*world.service);
    QVERIFY(report);
    QCOMPARE(report->read, qint64(ids.size() - 1));
    QCOMPARE(report->unread, 0);
    QCOMPARE(world.proxy->seen("GET", jobsOfPerson(fresh.toString())), 0);
}

void TestJobsCrawl::witnessWhoIsNeverAnsweredDoesNotStopIt_data()
{
    QTest::addColumn<int>("status"); // 0: the connection is dropped
    QTest::newRow("unavailable") << 503;
    QTest::newRow("dropped") << 0;
}

// Two people alone are the reason, and one of them is the only one who was read before.
void TestJobsCrawl::witnessWhoIsNeverAnsweredDoesNotStopIt()
{
    QFETCH(const int, status);
    WriteWorld world({}, oneAtATime);
    world.sync();
    const QStringList ids = everybodyIn(world);
    const UserId witness(ids.at(1));
    QVERIFY(cacheOf(world)->saveJobs(
        { witness, {}, true, Freshness::Live, QDateTime::currentDateTime().addDays(-2) }));
    const Fault fault = status == 0 ? Fault::dropBefore() : Fault::reply(status);
    for (const QString &id : { ids.at(0), ids.at(1) })
        world.proxy->inject({ "GET", jobsOfPerson(id), 0, -1 }, fault);
    const auto report = reported(*world.service);
    QVERIFY2(report, report ? "" : qPrintable(report.error().detail));
    QCOMPARE(report->read, qint64(ids.size() - 2));
    QCOMPARE(report->unread, 2);
}

void TestJobsCrawl::witnessWhoIsRefusedDoesNotEndIt()
{
    WriteWorld world(ofPeople(100), oneAtATime);
    world.sync();
    const QStringList ids = everybodyIn(world);
    constexpr qsizetype refused = 25; // whoever was read last of all is one of them
    {
        const auto cache = cacheOf(world);
        const auto readBefore = [&cache](const QString &id, int days) {
            const QDateTime time = QDateTime::currentDateTime().addDays(-days);
            return cache->saveJobs({ UserId(id), {}, true, Freshness::Live, time }).has_value();
        };
        QVERIFY(readBefore(ids.constFirst(), 2) && readBefore(ids.constLast(), 3));
    }
    for (const QString &id : ids.first(refused))
        world.proxy->inject({ "GET", jobsOfPerson(id), 0, -1 }, Fault::reply(403));
    const auto report = reported(*world.service);
    QVERIFY2(report, report ? "" : qPrintable(report.error().detail));
    QCOMPARE(report->read, qint64(ids.size() - refused));
    QCOMPARE(report->unread, qint64(refused));
}

void TestJobsCrawl::refusedAtTheFrontDoNotEndIt()
{
    WriteWorld world(ofPeople(150));
    world.sync();
    const QStringList ids = everybodyIn(world);
    constexpr qsizetype refused = 25;
    for (const QString &id : ids.first(refused))
        world.proxy->inject({ "GET", jobsOfPerson(id), 0, -1 }, Fault::reply(403));
    const auto report = reported(*world.service);
    QVERIFY2(report, report ? "" : qPrintable(report.error().detail));
    QCOMPARE(report->read, qint64(ids.size() - refused));
    QCOMPARE(report->unread, qint64(refused));
    for (const QString &id : ids.first(refused))
        QCOMPARE(world.proxy->seen("GET", jobsOfPerson(id)), 1);
}

void TestJobsCrawl::refusedAtTheEndDoNotEndIt()
{
    WriteWorld world(ofPeople(150), oneAtATime);
    world.sync();
    const QStringList ids = everybodyIn(world);
    constexpr qsizetype refused = 110;
    for (const QString &id : ids.last(refused))
        world.proxy->inject({ "GET", jobsOfPerson(id), 0, -1 }, Fault::reply(403));
    const auto report = reported(*world.service);
    QVERIFY2(report, report ? "" : qPrintable(report.error().detail));
    QCOMPARE(report->read, qint64(ids.size() - refused));
    QCOMPARE(report->unread, qint64(refused));
    // A witness is asked for once more, behind 20 of them and behind 40 others.
    const auto asked = askedOf(world).size();
    QVERIFY2(asked > ids.size() && asked <= ids.size() + 2, qPrintable(QString::number(asked)));
}

void TestJobsCrawl::permissionTakenAwayEndsIt()
{
    WriteWorld world(ofPeople(150), oneAtATime);
    world.sync();
    const int people = world.server.userCount();
    world.proxy->inject({ "GET", anybodysJobs, 40, -1 }, Fault::reply(403));
    const auto read = crawled(*world.service);
    QVERIFY(!read);
    QCOMPARE(read.error().httpStatus, 403);
    QCOMPARE(world.service->jobsCoverage().known, 40);
    QVERIFY(world.proxy->seen("GET", anybodysJobs) <= 40 + 25);
    // Nobody is left out because of it.
    world.proxy->clearFaults();
    QCOMPARE(*crawled(*world.service), qint64(people - 40));
}

void TestJobsCrawl::nextOneDoesNotMeetTheSamePeople()
{
    WriteWorld world(ofPeople(150));
    world.sync();
    world.proxy->inject({ "GET", anybodysJobs, 0, -1 }, Fault::reply(403));
    QVERIFY(!crawled(*world.service));
    const QStringList first = askedOf(world);
    world.proxy->clearRequests();
    QVERIFY(!crawled(*world.service));
    QStringList second = askedOf(world);
    QVERIFY(second.size() >= 20);
    QVERIFY(second.removeIf([&first](const QString &id) { return first.contains(id); }) <= 10);

    world.proxy->clearFaults();
    QCOMPARE(*crawled(*world.service), qint64(world.server.userCount()));
}

// It is another directory, or one that lags behind.
void TestJobsCrawl::everybodyGoneEndsIt()
{
    WriteWorld world(ofPeople(120), oneAtATime);
    world.sync();
    const qint64 people = world.server.userCount();
    const auto gone = Fault::reply(404, R"({"error_code":"USER.0001","error_msg":"nobody"})");
    world.proxy->inject({ "GET", anybodysJobs, 10, -1 }, gone);
    const auto read = crawled(*world.service);
    QVERIFY(!read);
    QCOMPARE(read.error().code, u"USER.0001"_s);
    QVERIFY(world.proxy->seen("GET", anybodysJobs) <= 10 + 25);
    // Nobody is lost by it.
    QCOMPARE(world.service->jobsCoverage().people, people);
    QCOMPARE(world.service->jobsCoverage().known, 10);
    world.proxy->clearFaults();
    QCOMPARE(*crawled(*world.service), people - 10);
    QCOMPARE(jobsDifference(world, *world.service), QString());
}

void TestJobsCrawl::whatTheDiskDoesNotTakeEndsIt()
{
    WriteWorld world(ofPeople(200, 10), oneAtATime);
    world.sync();
    const qint64 people = world.server.userCount();
    CrawlEnd end(*world.service);
    world.service->crawlJobs({});
    QTRY_VERIFY_WITH_TIMEOUT(world.service->jobsCoverage().known >= 20, Patience);
    QSignalSpy failures(world.service.get(), &DirectoryService::cacheFailed);
    QVERIFY(runOnDisk(world,
                      "CREATE TRIGGER refuse BEFORE INSERT ON job_readings"
                      " BEGIN SELECT RAISE(ABORT, 'refused'); END"));
    const auto read = end.wait();
    QVERIFY(!read);
    QCOMPARE(read.error().kind, ApiError::Kind::Local);
    QVERIFY(!failures.isEmpty());
    const qint64 known = world.service->jobsCoverage().known;
    QVERIFY(known >= 20 && known < people);
    // Nobody is asked for again and again.
    QVERIFY(world.proxy->seen("GET", anybodysJobs) <= people);

    QVERIFY(runOnDisk(world, "DROP TRIGGER refuse"));
    QCOMPARE(*crawled(*world.service), people - known);
    QCOMPARE(jobsDifference(world, *world.service), QString());
}

// The operator's own reading, known for this session alone.
void TestJobsCrawl::whatTheDiskDidNotTakeFromOthersIsReadAgain()
{
    WriteWorld world(ofPeople(200, 20), oneAtATime);
    world.sync();
    const UserId last(everybodyIn(world).constLast());
    const QByteArray refuse = "CREATE TRIGGER refuse BEFORE INSERT ON job_readings WHEN NEW.user = "
        + QByteArray::number(*world.service->rowOf(last))
        + " BEGIN SELECT RAISE(ABORT, 'refused'); END";
    CrawlEnd end(*world.service);
    world.service->crawlJobs({});
    QTRY_VERIFY_WITH_TIMEOUT(world.proxy->seen("GET", anybodysJobs) >= 3, Patience);
    QVERIFY(runOnDisk(world, refuse.constData()));
    QSignalSpy failures(world.service.get(), &DirectoryService::cacheFailed);
    world.service->readJobs(last, {}, this, [](const auto &) {});
    QTRY_COMPARE_WITH_TIMEOUT(failures.size(), 1, Patience);
    QVERIFY(world.service->jobs(last).known);
    QVERIFY(!cacheOf(world)->jobs(last)->known);
    QVERIFY(end.isOpen());
    QVERIFY(runOnDisk(world, "DROP TRIGGER refuse"));
    const auto read = end.wait();
    QVERIFY(read);
    QCOMPARE(*read, qint64(world.server.userCount()));
    QCOMPARE(world.proxy->seen("GET", jobsOfPerson(last.toString())), 2);
    QVERIFY(cacheOf(world)->jobs(last)->known);
}

void TestJobsCrawl::doubtedIsReadAgain()
{
    WriteWorld world;
    world.sync();
    QVERIFY(crawled(*world.service));
    const QString doubted = world.user;
    const auto doubt = [&] {
        world.proxy->inject({ "GET", jobsOfPerson(doubted), 0, 1 }, Fault::reply(500));
        bool isRead = false;
        world.service->readJobs(UserId(doubted), {}, this,
                                [&isRead](const auto &) { isRead = true; });
        return QTest::qWaitFor([&isRead] { return isRead; }, Patience)
            && world.service->jobs(UserId(doubted)).freshness == Freshness::Stale;
    };
    QVERIFY(doubt());
    QCOMPARE(*crawled(*world.service), 1);
    QVERIFY(world.service->jobs(UserId(doubted)).freshness == Freshness::Cached);
    QCOMPARE(*crawled(*world.service), 0);

    // Another session does not trust it either.
    QVERIFY(doubt());
    world.service.reset();
    DirectoryService later(world.options());
    QVERIFY(later.open());
    QVERIFY(later.jobs(UserId(doubted)).freshness == Freshness::Stale);
    QCOMPARE(*crawled(later), 1);
    QVERIFY(later.jobs(UserId(doubted)).freshness == Freshness::Cached);
}

void TestJobsCrawl::lostAnswersAreAskedForAgain_data()
{
    QTest::addColumn<int>("lost");
    QTest::newRow("one request and its repetitions") << 4;
    QTest::newRow("and its witness twice") << 12;
}

void TestJobsCrawl::lostAnswersAreAskedForAgain()
{
    QFETCH(const int, lost);
    WriteWorld world(ofPeople(60), oneAtATime);
    world.sync();
    world.proxy->inject({ "GET", anybodysJobs, 20, lost }, Fault::dropBefore());
    CrawlEnd end(*world.service);
    world.service->crawlJobs({}, CrawlPatience::Bounded);
    const auto report = end.report();
    QVERIFY2(report, report ? "" : qPrintable(report.error().detail));
    QCOMPARE(report->read, qint64(world.server.userCount()));
    QCOMPARE(report->unread, 0);
    QCOMPARE(jobsDifference(world, *world.service), QString());
}

void TestJobsCrawl::boundedPatienceEnds()
{
    WriteWorld world(ofPeople(60), oneAtATime);
    world.sync();
    world.proxy->inject({ "GET", anybodysJobs, 20, -1 }, Fault::dropBefore());
    CrawlEnd end(*world.service);
    world.service->crawlJobs({}, CrawlPatience::Bounded);
    const auto read = end.wait();
    QVERIFY(!read);
    QCOMPARE(read.error().kind, ApiError::Kind::Network);
    QCOMPARE(world.service->jobsCoverage().known, 20);
    // The first one, two witnesses, and three repetitions. The client repeats each of them three
    // times, and Qt each of these twice.
    QVERIFY(world.proxy->seen("GET", anybodysJobs) <= 20 + 6 * 4 * 3);

    world.proxy->clearFaults();
    QCOMPARE(*crawled(*world.service), qint64(world.server.userCount() - 20));
}

void TestJobsCrawl::refusalOfEverybodyEndsIt_data()
{
    QTest::addColumn<bool>("permission");
    QTest::newRow("no permission") << true;
    QTest::newRow("job management is off") << false;
}

void TestJobsCrawl::refusalOfEverybodyEndsIt()
{
    QFETCH(bool, permission);
    WriteWorld world(ofPeople(80));
    world.sync();
    if (permission)
        world.proxy->inject({ "GET", anybodysJobs, 0, -1 }, Fault::reply(403));
    else
        world.server.change([](SandboxOptions &options) { options.jobManagement = false; });
    const auto read = crawled(*world.service);
    QVERIFY(!read);
    if (permission)
        QCOMPARE(read.error().kind, ApiError::Kind::Auth);
    else
        QCOMPARE(read.error().code, u"ENT.CONFIG.0031"_s);
    QVERIFY(world.proxy->seen("GET", anybodysJobs) < 40);
    QCOMPARE(world.service->jobsCoverage().known, 0);
    QVERIFY(world.service->crawlState().phase == CrawlPhase::Idle);

    // It is forgotten: nobody is left out of the next one.
    world.proxy->clearFaults();
    world.server.change([](SandboxOptions &options) { options.jobManagement = true; });
    QCOMPARE(*crawled(*world.service), qint64(world.server.userCount()));
}

void TestJobsCrawl::unusableAnswersEndIt()
{
    WriteWorld world(ofPeople(120), oneAtATime);
    world.sync();
    // A gateway's page, from some moment on.
    world.proxy->inject({ "GET", anybodysJobs, 30, -1 }, Fault::reply(200, "<html>sign in</html>"));
    const auto read = crawled(*world.service);
    QVERIFY(!read);
    QCOMPARE(read.error().kind, ApiError::Kind::Malformed);
    QCOMPARE(world.service->jobsCoverage().known, 30);
    // Nobody is left out because of it.
    world.proxy->clearFaults();
    QCOMPARE(*crawled(*world.service), qint64(world.server.userCount() - 30));
}

void TestJobsCrawl::serverThatAsksToWaitIsWaitedFor()
{
    WriteWorld world;
    world.sync();
    const int people = world.server.userCount();
    world.proxy->inject({ "GET", anybodysJobs, 10, 6 },
                        Fault::reply(429, {}, { { "Retry-After", "1" } }));
    CrawlEnd end(*world.service);
    world.service->crawlJobs({});
    const auto read = end.wait();
    QVERIFY(read);
    QCOMPARE(*read, people);
    QVERIFY(end.phases().contains(CrawlPhase::Waiting));
    QCOMPARE(world.proxy->seen("GET", anybodysJobs), people + 6);
    QCOMPARE(world.service->jobsCoverage().known, people);
}

void TestJobsCrawl::serverThatAsksForHoursEndsIt()
{
    WriteWorld world({}, oneAtATime);
    world.sync();
    world.proxy->inject({ "GET", anybodysJobs, 10, -1 },
                        Fault::reply(429, {}, { { "Retry-After", "7200" } }));
    const auto read = crawled(*world.service);
    QVERIFY(!read);
    QCOMPARE(read.error().httpStatus, 429);
    QCOMPARE(read.error().retryAfterSeconds, std::optional(7200));
    QCOMPARE(world.service->jobsCoverage().known, 10);
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

void TestJobsCrawl::outOfReachItWaitsAndGoesOn()
{
    WriteWorld world(ofPeople(200, 20));
    world.sync();
    const qint64 people = world.server.userCount();
    CrawlEnd end(*world.service);
    world.service->crawlJobs({});
    QTRY_VERIFY_WITH_TIMEOUT(world.proxy->seen("GET", anybodysJobs) >= 20, Patience);
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
    QCOMPARE(jobsDifference(world, *world.service), QString());
}

void TestJobsCrawl::workingOfflineItStands()
{
    WriteWorld world(ofPeople(100, 20));
    world.sync();
    world.service->setOffline(true);
    CrawlEnd end(*world.service);
    world.service->crawlJobs({});
    QTRY_VERIFY_WITH_TIMEOUT(world.service->crawlState().total > 0, Patience);
    QVERIFY(world.service->crawlState().phase == CrawlPhase::Offline);
    QCOMPARE(world.proxy->seen("GET", anybodysJobs), 0);

    world.service->setOffline(false);
    QTRY_VERIFY_WITH_TIMEOUT(world.service->jobsCoverage().known > 10, Patience);
    world.service->setOffline(true);
    // What is on the way arrives; nothing leaves any more.
    QTRY_VERIFY_WITH_TIMEOUT(world.service->jobsCoverage().known
                                 == world.server.requestCount("GET", anybodysJobs),
                             Patience);
    QVERIFY(world.service->crawlState().phase == CrawlPhase::Offline);
    QVERIFY(end.isOpen());
    world.service->setOffline(false);
    QVERIFY(end.wait());
    QCOMPARE(world.service->jobsCoverage().known, qint64(world.server.userCount()));
    QCOMPARE(world.proxy->seen("GET", anybodysJobs), world.server.userCount());
}

void TestJobsCrawl::refusedTokenEndsIt()
{
    WriteWorld world(ofPeople(200, 20));
    world.sync();
    CrawlEnd end(*world.service);
    world.service->crawlJobs({});
    QTRY_VERIFY_WITH_TIMEOUT(world.service->jobsCoverage().known >= 20, Patience);
    world.proxy->inject({ "POST", "/tenant/token", 0, -1 }, Fault::reply(401));
    world.server.revokeTokens();
    const auto read = end.wait();
    QVERIFY(!read);
    QCOMPARE(read.error().kind, ApiError::Kind::Auth);
    QVERIFY(world.service->jobsCoverage().known < world.server.userCount());

    world.proxy->clearFaults();
    QVERIFY(crawled(*world.service));
    QCOMPARE(jobsDifference(world, *world.service), QString());
}

void TestJobsCrawl::readOvertakesTheCrawl()
{
    WriteWorld world(ofPeople(200, 20), oneAtATime);
    world.sync();
    const UserId asked(everybodyIn(world).constLast());
    world.service->crawlJobs({});
    QTRY_VERIFY_WITH_TIMEOUT(world.proxy->seen("GET", anybodysJobs) >= 5, Patience);
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
    WriteWorld world(ofPeople(300, 10), oneAtATime);
    world.sync();
    CrawlEnd end(*world.service);
    world.service->crawlJobs({});
    QTRY_VERIFY_WITH_TIMEOUT(world.proxy->seen("GET", anybodysJobs) >= 5, Patience);
    world.proxy->clearRequests();
    const WriteOutcome outcome = world.written(world.addJob());
    QVERIFY2(outcome.state == WriteOutcome::State::Confirmed, qPrintable(told(outcome)));
    QVERIFY(end.isOpen());
    // Between two steps of the write at most one of the crawl leaves.
    int own = 0;
    int others = 0;
    const auto requests = world.proxy->requests();
    for (const ProxiedRequest &request : requests) {
        const bool isOfCrawl = request.target.contains(anybodysJobs)
            && !request.target.contains(jobsOfPerson(world.user));
        ++(isOfCrawl ? others : own);
    }
    QVERIFY2(others <= own + 2, qPrintable(u"%1 and %2"_s.arg(own).arg(others)));

    QVERIFY(end.wait());
    QCOMPARE(world.service->jobs(UserId(world.user)).jobs.size(), 3);
    QCOMPARE(jobsDifference(world, *world.service), QString());
}

void TestJobsCrawl::readByTheOperatorIsNotReadAgain()
{
    WriteWorld world(ofPeople(100, 10), oneAtATime);
    world.sync();
    const QString last = everybodyIn(world).constLast();
    CrawlEnd end(*world.service);
    world.service->crawlJobs({});
    QTRY_VERIFY_WITH_TIMEOUT(world.proxy->seen("GET", anybodysJobs) >= 3, Patience);
    world.service->readJobs(UserId(last), {}, this, [](const auto &) {});
    const auto read = end.wait();
    QVERIFY(read);
    QCOMPARE(*read, qint64(world.server.userCount() - 1));
    QCOMPARE(world.proxy->seen("GET", jobsOfPerson(last)), 1);
    QCOMPARE(world.proxy->seen("GET", anybodysJobs), world.server.userCount());
}

void TestJobsCrawl::personRemovedMeanwhileIsForgotten()
{
    WriteWorld world(ofPeople(60, 10), oneAtATime);
    world.sync();
    const UserId last(everybodyIn(world).constLast());
    CrawlEnd end(*world.service);
    world.service->crawlJobs({});
    QTRY_VERIFY_WITH_TIMEOUT(world.proxy->seen("GET", anybodysJobs) >= 3, Patience);
    QVERIFY(world.server.removeUser(last.toString()));
    const auto read = end.wait();
    QVERIFY(read);
    QCOMPARE(*read, qint64(world.server.userCount()));
    QTRY_VERIFY_WITH_TIMEOUT(!world.service->user(last), Patience);
    QCOMPARE(world.service->jobsCoverage().people, qint64(world.server.userCount()));
    QCOMPARE(world.service->jobsCoverage().known, qint64(world.server.userCount()));
    QCOMPARE(jobsDifference(world, *world.service), QString());
}

void TestJobsCrawl::personAddedMeanwhileIsReadToo()
{
    WriteWorld world(ofPeople(200, 10), oneAtATime);
    world.sync();
    CrawlEnd end(*world.service);
    world.service->crawlJobs({});
    QTRY_VERIFY_WITH_TIMEOUT(world.proxy->seen("GET", anybodysJobs) >= 3, Patience);
    SandboxUser person = *world.server.user(world.user);
    person.id.clear();
    person.userName = u"li.ceshi"_s;
    world.server.put(person);
    world.sync();
    QVERIFY(end.isOpen());
    QCOMPARE(*end.wait(), qint64(world.server.userCount()));
    QCOMPARE(jobsDifference(world, *world.service), QString());
}

void TestJobsCrawl::pausedItSendsNothingAndGoesOn()
{
    WriteWorld world(ofPeople(200, 20));
    world.sync();
    const qint64 people = world.server.userCount();
    CrawlEnd end(*world.service);
    world.service->crawlJobs({});
    QTRY_VERIFY_WITH_TIMEOUT(world.proxy->seen("GET", anybodysJobs) >= 20, Patience);
    const CrawlState running = world.service->crawlState();
    QVERIFY(running.phase == CrawlPhase::Running);
    QCOMPARE(running.total, people);
    QVERIFY(running.done < people);

    world.service->pauseCrawl();
    QVERIFY(world.service->crawlState().phase == CrawlPhase::Paused);
    QVERIFY(!world.service->crawlState().left);
    // What is on the way arrives and is kept, and nothing follows it.
    const qint64 most = world.service->crawlState().done + TenantOptions().maxInFlight;
    QVERIFY(most < people);
    QTest::qWait(500);
    QVERIFY2(world.proxy->seen("GET", anybodysJobs) <= most,
             qPrintable(QString::number(world.proxy->seen("GET", anybodysJobs))));
    const auto isKept = [&] {
        const qint64 known = world.service->jobsCoverage().known;
        return known == world.proxy->seen("GET", anybodysJobs)
            && known == world.service->crawlState().done;
    };
    QTRY_VERIFY_WITH_TIMEOUT(isKept(), Patience);
    QVERIFY(end.isOpen());

    world.service->resumeCrawl();
    QVERIFY(world.service->crawlState().phase == CrawlPhase::Running);
    const auto read = end.wait();
    QVERIFY(read);
    QCOMPARE(*read, people);
    QCOMPARE(world.proxy->seen("GET", anybodysJobs), int(people));
}

void TestJobsCrawl::stoppedItGoesOnLater()
{
    WriteWorld world(ofPeople(200, 20));
    world.sync();
    const int people = world.server.userCount();
    CrawlEnd end(*world.service);
    world.service->crawlJobs({});
    QTRY_VERIFY_WITH_TIMEOUT(world.proxy->seen("GET", anybodysJobs) >= 50, Patience);
    world.service->stopCrawl();
    QVERIFY(end.isOpen()); // never from inside
    QVERIFY(world.service->crawlState().phase == CrawlPhase::Idle);
    const auto stopped = end.wait();
    QVERIFY(!stopped);
    QCOMPARE(stopped.error().kind, ApiError::Kind::Cancelled);
    world.service->stopCrawl(); // nothing to stop
    world.service->pauseCrawl();
    world.service->resumeCrawl();

    const auto read = crawled(*world.service);
    QVERIFY(read);
    QVERIFY(*read <= people - 40);
    QVERIFY(world.proxy->seen("GET", anybodysJobs) <= people + 6);
    QCOMPARE(jobsDifference(world, *world.service), QString());
}

void TestJobsCrawl::anotherScopeTakesItsPlace()
{
    WriteWorld world(ofPeople(200, 20));
    world.sync();
    CrawlEnd end(*world.service);
    world.service->crawlJobs({});
    QTRY_VERIFY_WITH_TIMEOUT(world.proxy->seen("GET", anybodysJobs) >= 10, Patience);
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
    QVERIFY(crawled(*world.service));
    QVERIFY(world.proxy->seen("GET", anybodysJobs) <= world.server.userCount() + 6);
}

void TestJobsCrawl::rateIsObeyed()
{
    WriteWorld world(ofPeople(20), [](TenantOptions &options) { options.requestsPerSecond = 40; });
    world.sync();
    QElapsedTimer clock;
    clock.start();
    QVERIFY(crawled(*world.service));
    QVERIFY(clock.elapsed() >= 1000 * (world.server.userCount() - 1) / 40);
}

void TestJobsCrawl::rateChangesUnderIt()
{
    WriteWorld world(ofPeople(300));
    world.sync();
    world.service->setPace(6, 2);
    CrawlEnd end(*world.service);
    QElapsedTimer clock;
    clock.start();
    world.service->crawlJobs({});
    QTRY_VERIFY_WITH_TIMEOUT(world.proxy->seen("GET", anybodysJobs) >= 3, Patience);
    QVERIFY(clock.elapsed() >= 2 * 1000 / 2);
    QVERIFY(end.isOpen());
    world.service->setPace(6, 0);
    QVERIFY(end.wait()); // at two a second nobody would have waited for it
    QCOMPARE(jobsDifference(world, *world.service), QString());
}

void TestJobsCrawl::placesChangeUnderIt()
{
    WriteWorld world(ofPeople(200, 20), oneAtATime);
    world.sync();
    CrawlEnd end(*world.service);
    world.service->crawlJobs({});
    QTRY_VERIFY_WITH_TIMEOUT(world.proxy->seen("GET", anybodysJobs) >= 5, Patience);
    QVERIFY(world.proxy->mostAtOnce() <= 2);
    QVERIFY(end.isOpen());
    world.service->setPace(6, 0);
    QVERIFY(end.wait());
    QVERIFY(world.proxy->mostAtOnce() > 2);
    QCOMPARE(jobsDifference(world, *world.service), QString());
}

void TestJobsCrawl::coverageIsWhatTheCacheKnows()
{
    WriteWorld world;
    QCOMPARE(world.service->jobsCoverage().people, 0);
    QCOMPARE(world.service->jobsCoverage().known, 0);
    // Read before the people were: of nobody who is known.
    world.service->readJobs(UserId(world.user), {}, this, [](const auto &) {});
    QTRY_VERIFY_WITH_TIMEOUT(cacheOf(world)->jobs(UserId(world.user))->known, Patience);
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
        WriteWorld world;
        world.sync();
        world.service->crawlJobs({});
        QTRY_VERIFY_WITH_TIMEOUT(world.proxy->seen("GET", anybodysJobs) >= seen, Patience);
        world.service.reset();
    }
    // Also by who is told of its end.
    WriteWorld world;
    world.sync();
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
    WriteWorld world;
    world.sync();
    const QStringList ids = everybodyIn(world);
    std::vector<quint32> rows;
    for (const QString &id : ids.mid(3, 5))
        rows.push_back(*world.service->rowOf(UserId(id)));
    rows.push_back(4'000'000); // gone
    QSignalSpy gathered(world.service.get(), &DirectoryService::jobsGathered);
    world.proxy->inject({ "GET", jobsOfPerson(ids.at(4)), 0, -1 }, Fault::reply(404));
    world.service->prefetchJobs(rows);
    QTRY_COMPARE_WITH_TIMEOUT(world.service->jobsCoverage().known, qint64(4), Patience);
    QTRY_VERIFY_WITH_TIMEOUT(!gathered.isEmpty(), Patience);
    QVERIFY(world.service->personRows(rows).front().jobsKnown);
    QTRY_COMPARE_WITH_TIMEOUT(world.proxy->seen("GET", anybodysJobs), 5, Patience);

    // What is known, or was refused, is not asked for again.
    rows.push_back(*world.service->rowOf(UserId(ids.at(10))));
    world.service->prefetchJobs(rows);
    QTRY_COMPARE_WITH_TIMEOUT(world.service->jobsCoverage().known, qint64(5), Patience);
    QCOMPARE(world.proxy->seen("GET", anybodysJobs), 6);
}

void TestJobsCrawl::nextRowsTakeThePlaceOfTheLast()
{
    WriteWorld world({}, oneAtATime);
    world.sync();
    const QStringList ids = everybodyIn(world);
    const quint32 scrolledPast = *world.service->rowOf(UserId(ids.at(1)));
    const quint32 onScreen = *world.service->rowOf(UserId(ids.at(20)));
    world.service->prefetchJobs(std::vector<quint32> { scrolledPast });
    world.service->prefetchJobs(std::vector<quint32> { onScreen });
    QTRY_VERIFY_WITH_TIMEOUT(world.service->jobs(UserId(ids.at(20))).known, Patience);
    QCOMPARE(world.proxy->seen("GET", anybodysJobs), 1);
}

void TestJobsCrawl::nothingIsReadAheadOffline()
{
    WriteWorld world;
    world.sync();
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
    const int seen = world.proxy->seen("GET", anybodysJobs);
    QCOMPARE(seen, 1);
    world.service->prefetchJobs(rows);
    QTest::qWait(100);
    QCOMPARE(world.proxy->seen("GET", anybodysJobs), seen);
}

RENZHI_GUILESS_TEST(TestJobsCrawl)
#include "tst_jobscrawl.moc"
