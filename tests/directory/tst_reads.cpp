// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/directory/writeworld.h"
#include "tests/support/testmain.h"

#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace renzhi;
using namespace renzhi::test;

class TestReads : public QObject
{
    Q_OBJECT
private slots:
    void cacheEqualsTheSandboxAfterASync_data();
    void cacheEqualsTheSandboxAfterASync();
    void jobsAreKeptAndSurviveARestart();
    void jobsOfOneTypeAreFilteredAndNotKept();
    void ignoredFilterIsTolerated();
    void failedReadMakesTheListStale();
    void personThatIsGoneIsForgotten();
    void callbackDiesWithItsContext();
    void holdersAreKnownFromJobs();
    void countsOfJobsShowInRows();
    void countsOfEverybodyAreThoseOfThen();
    void positionAndUserAreReadAgain();
    void otherReferencesAreGivenNotStored();
    void connectivityFollowsTheServer();
    void syncDoesNotDropKnownJobs();
    void serviceCanBeDeletedAtAnyTime();
    void goingOfflineEndsWhatWaits_data();
    void goingOfflineEndsWhatWaits();
    void contextMayDieOfTheJobManagementSignal_data();
    void contextMayDieOfTheJobManagementSignal();
    void malformedFirstPageNamesItsRequest();

private:
    static Result<JobList> read(WriteWorld &world, std::optional<RelationType> type = {});
};

Result<JobList> TestReads::read(WriteWorld &world, std::optional<RelationType> type)
{
    std::optional<Result<JobList>> result;
    QObject context;
    world.service->readJobs(UserId(world.user), type, &context,
                            [&result](const Result<JobList> &jobs) { result = jobs; });
    if (result || !QTest::qWaitFor([&result] { return result.has_value(); }, 20'000))
        return Failure(ApiError {});
    return *result;
}

void TestReads::cacheEqualsTheSandboxAfterASync_data()
{
    QTest::addColumn<int>("nullStyle");
    QTest::addColumn<bool>("withRoots");
    QTest::newRow("null") << int(SandboxOptions::NullStyle::Null) << false;
    QTest::newRow("empty, roots among the children")
        << int(SandboxOptions::NullStyle::Empty) << true;
    QTest::newRow("absent") << int(SandboxOptions::NullStyle::Absent) << false;
}

void TestReads::cacheEqualsTheSandboxAfterASync()
{
    QFETCH(int, nullStyle);
    QFETCH(bool, withRoots);
    WriteWorld world([&](SandboxOptions &options) {
        options.users = 1234;
        options.organizations = 260;
        options.positions = 130;
        options.nullStyle = SandboxOptions::NullStyle(nullStyle);
        options.allChildIncludesRoots = withRoots;
    });
    world.sync();
    QVERIFY(world.service->hasCompleteCache());
    QCOMPARE(world.service->peopleCount(), world.server.userCount());
    const auto references = world.service->references();
    const auto organizations = world.server.organizations();
    QCOMPARE(references->organizations().size(), organizations.size());
    for (const SandboxOrganization &organization : organizations) {
        const Organization *known = references->organization(OrgId(organization.id));
        QVERIFY(known);
        QCOMPARE(known->name, organization.name);
        QCOMPARE(known->parentId.toString(), organization.parentId);
        QCOMPARE(known->code.toString(), organization.code);
        QCOMPARE(known->disabled, organization.disabled);
    }
    const auto positions = world.server.positions();
    QCOMPARE(references->positions().size(), positions.size());
    for (const SandboxPosition &position : positions)
        QCOMPARE(references->position(PositionId(position.id))->titleId.toString(),
                 position.titleId);
    QCOMPARE(references->titles().size(), world.server.titles().size());
    QVERIFY(world.service->user(UserId(world.user)));
}

void TestReads::jobsAreKeptAndSurviveARestart()
{
    WriteWorld world;
    world.sync();
    const UserId user(world.user);
    QVERIFY(!world.service->jobs(user).known);
    QSignalSpy changed(world.service.get(), &DirectoryService::jobsChanged);
    const auto jobs = read(world);
    QVERIFY(jobs);
    QCOMPARE(jobs->freshness, Freshness::Live);
    QCOMPARE(jobs->jobs.first().relation, RelationType::Primary);
    QCOMPARE(changed.size(), 1);
    QVERIFY(world.proxy->seen("GET", "/jobs?relation_type=") >= 1);

    world.service.reset();
    DirectoryService later(world.options());
    QVERIFY(later.open());
    QCOMPARE(later.jobs(user).jobs, jobs->jobs);
    QCOMPARE(later.jobs(user).freshness, Freshness::Cached);
    QVERIFY(later.jobs(user).known);
}

void TestReads::jobsOfOneTypeAreFilteredAndNotKept()
{
    WriteWorld world;
    const auto jobs = read(world, RelationType::PartTime);
    QVERIFY(jobs);
    QCOMPARE(jobs->jobs.size(), 1);
    QCOMPARE(jobs->jobs.first().id, JobId(world.job));
    QVERIFY(!world.service->jobs(UserId(world.user)).known);
}

void TestReads::ignoredFilterIsTolerated()
{
    WriteWorld world;
    const QByteArray all = R"({"total":2,"jobs":[
        {"job_id":"a","org_id":"o","relation_type":0},{"job_id":"b","org_id":"o","relation_type":1}]})";
    world.proxy->inject({ "GET", "/jobs" }, Fault::reply(200, all));
    const auto jobs = read(world, RelationType::Primary);
    QVERIFY(jobs);
    QCOMPARE(jobs->jobs.size(), 1);
    QCOMPARE(jobs->jobs.first().id, JobId(u"b"_s));
}

void TestReads::failedReadMakesTheListStale()
{
    WriteWorld world;
    QVERIFY(read(world));
    world.proxy->goOffline();
    QSignalSpy changed(world.service.get(), &DirectoryService::jobsChanged);
    const auto failed = read(world);
    QVERIFY(!failed);
    QCOMPARE(failed.error().kind, ApiError::Kind::Offline);
    const JobList stale = world.service->jobs(UserId(world.user));
    QCOMPARE(stale.freshness, Freshness::Stale);
    QCOMPARE(stale.jobs.size(), 2);
    QCOMPARE(changed.size(), 1);

    world.proxy->goOnline();
    QVERIFY(read(world));
    QVERIFY(world.service->jobs(UserId(world.user)).freshness != Freshness::Stale);
}

void TestReads::personThatIsGoneIsForgotten()
{
    WriteWorld world;
    world.sync();
    QVERIFY(read(world));
    QSignalSpy people(world.service.get(), &DirectoryService::peopleChanged);
    const auto row = world.service->rowOf(UserId(world.user));
    QVERIFY(row);
    world.server.removeUser(world.user);
    const auto gone = read(world);
    QVERIFY(!gone);
    QCOMPARE(gone.error().code, u"USER.0001"_s);
    QTRY_COMPARE_WITH_TIMEOUT(people.size(), 1, 20'000);
    QCOMPARE(people[0][1].value<std::vector<quint32>>(), std::vector<quint32> { *row });
    QVERIFY(!world.service->user(UserId(world.user)));
    QVERIFY(!world.service->jobs(UserId(world.user)).known);
}

void TestReads::callbackDiesWithItsContext()
{
    WriteWorld world;
    bool called = false;
    {
        QObject page;
        world.service->readJobs(UserId(world.user), {}, &page,
                                [&called](const Result<JobList> &) { called = true; });
    }
    // What it read is worth keeping all the same.
    QTRY_VERIFY_WITH_TIMEOUT(world.service->jobs(UserId(world.user)).known, 20'000);
    QVERIFY(!called);
}

void TestReads::holdersAreKnownFromJobs()
{
    WriteWorld world;
    world.sync();
    QVERIFY(world.service->holders(PositionId(world.position2)).isEmpty());
    QVERIFY(read(world));
    auto holders = world.service->holders(PositionId(world.position2));
    QCOMPARE(holders.size(), 1);
    QCOMPARE(holders.first().user.id, UserId(world.user));
    QCOMPARE(holders.first().job.id, JobId(world.job));
    QVERIFY(holders.first().readAt.isValid());
    QCOMPARE(world.written(world.removeJob()).state, WriteOutcome::State::Confirmed);
    QVERIFY(world.service->holders(PositionId(world.position2)).isEmpty());
}

void TestReads::countsOfJobsShowInRows()
{
    WriteWorld world;
    world.sync();
    const std::vector<quint32> rows { *world.service->rowOf(UserId(world.user)), 4'000'000 };
    QVERIFY(!world.service->personRows(rows)[0].jobsKnown);
    QVERIFY(read(world)); // at once, before the disk has it
    auto known = world.service->personRows(rows);
    QCOMPARE(known.size(), size_t(2));
    QVERIFY(known[0].jobsKnown);
    QCOMPARE(known[0].primaryJobs, 1);
    QCOMPARE(known[0].partTimeJobs, 1);
    QVERIFY(known[1].user.id.isEmpty());
    world.service.reset();
    DirectoryService later(world.options());
    QVERIFY(later.open());
    QCOMPARE(later.personRows(rows)[0].partTimeJobs, 1);
}

void TestReads::countsOfEverybodyAreThoseOfThen()
{
    WriteWorld world;
    world.sync();
    const quint32 row = *world.service->rowOf(UserId(world.user));
    QVector<std::optional<int>> told;
    QObject page;
    const auto ask = [&] {
        world.service->readJobCounts(&page, [&](const Result<KnownJobCounts> &counts) {
            QVERIFY(counts);
            told.append(counts->of(row));
        });
    };
    ask();
    QVERIFY(told.isEmpty()); // later
    QTRY_COMPARE_WITH_TIMEOUT(told.size(), 1, 20'000);
    QCOMPARE(told.takeFirst(), std::optional<int>());
    // When the jobs are just told, the disk does not have them.
    connect(world.service.get(), &DirectoryService::jobsChanged, &page, ask);
    QVERIFY(read(world));
    QTRY_COMPARE_WITH_TIMEOUT(told.size(), 1, 20'000);
    QCOMPARE(told.takeFirst(), std::optional(2));

    // Nobody waits any more.
    {
        QObject gone;
        world.service->readJobCounts(
            &gone, [&](const Result<KnownJobCounts> &) { told.append(std::optional(-1)); });
    }
    ask();
    QTRY_COMPARE_WITH_TIMEOUT(told.size(), 1, 20'000);
    QCOMPARE(told.takeFirst(), std::optional(2));
    world.service.reset();
    DirectoryService later(world.options());
    QVERIFY(later.open());
    later.readJobCounts(&page, [&](const Result<KnownJobCounts> &counts) {
        QVERIFY(counts);
        told.append(counts->of(row));
    });
    QTRY_COMPARE_WITH_TIMEOUT(told.size(), 1, 20'000);
    QCOMPARE(told.constFirst(), std::optional(2));
}

void TestReads::positionAndUserAreReadAgain()
{
    WriteWorld world;
    world.sync();
    SandboxPosition position = *world.server.positionByCode(u"P-1"_s);
    position.name = u"新名"_s;
    world.server.put(position);
    SandboxUser user = *world.server.user(world.user);
    user.name = u"新姓名"_s;
    world.server.put(user);
    world.service->readPosition(PositionId(world.position1), this, [](const auto &) {});
    world.service->readUser(UserId(world.user), this, [](const auto &) {});
    const auto nameNow
        = [&] { return world.service->references()->position(PositionId(world.position1))->name; };
    QTRY_COMPARE_WITH_TIMEOUT(nameNow(), u"新名"_s, 20'000);
    QTRY_COMPARE_WITH_TIMEOUT(world.service->user(UserId(world.user))->name, u"新姓名"_s, 20'000);

    world.server.removePosition(world.position1);
    world.service->readPosition(PositionId(world.position1), this, [](const auto &) {});
    QTRY_VERIFY_WITH_TIMEOUT(!world.service->references()->position(PositionId(world.position1)),
                             20'000);
}

void TestReads::otherReferencesAreGivenNotStored()
{
    WriteWorld world;
    std::optional<Result<Organization>> organization;
    std::optional<Result<Title>> title;
    world.service->readOrganization(OrgId(world.org1), this,
                                    [&](const auto &read) { organization = read; });
    world.service->readTitle(TitleId(u"nothing"_s), this, [&](const auto &read) { title = read; });
    QTRY_VERIFY_WITH_TIMEOUT(organization && title, 20'000);
    QCOMPARE((*organization)->name, u"一部"_s);
    QCOMPARE(title->error().code, u"JOB.TITLE.0001"_s);
    QVERIFY(world.service->references()->organizations().isEmpty());
}

void TestReads::connectivityFollowsTheServer()
{
    WriteWorld world;
    QSignalSpy changes(world.service.get(), &DirectoryService::connectivityChanged);
    QCOMPARE(world.service->connectivity(), Connectivity::Unknown);
    world.service->probe();
    QTRY_COMPARE_WITH_TIMEOUT(world.service->connectivity(), Connectivity::Online, 20'000);
    world.proxy->goOffline();
    world.service->probe();
    QTRY_COMPARE_WITH_TIMEOUT(world.service->connectivity(), Connectivity::Offline, 20'000);
    world.proxy->goOnline();
    world.service->probe();
    QTRY_COMPARE_WITH_TIMEOUT(world.service->connectivity(), Connectivity::Online, 20'000);
    QCOMPARE(changes.size(), 3);
    world.service->setOffline(true);
    QVERIFY(world.service->isOffline());
    QCOMPARE(changes.size(), 4);
}

void TestReads::syncDoesNotDropKnownJobs()
{
    WriteWorld world;
    QVERIFY(read(world)); // before the person is known
    world.sync();
    QCOMPARE(world.service->jobs(UserId(world.user)).jobs.size(), 2);
    world.server.put(*world.server.user(world.user));
    world.sync();
    QCOMPARE(world.service->jobs(UserId(world.user)).jobs.size(), 2);
}

void TestReads::serviceCanBeDeletedAtAnyTime()
{
    int all = 0; // requests of an undisturbed run
    for (int step = 0; step <= 8; ++step) {
        WriteWorld world([](SandboxOptions &options) { options.users = 600; });
        QSignalSpy synced(world.service.get(), &DirectoryService::syncFinished);
        QSignalSpy written(world.service.get(), &DirectoryService::writeFinished);
        world.service->loadPeople();
        world.service->sync(SyncMode::Full);
        world.service->readJobs(UserId(world.user), {}, nullptr, [](const auto &) {});
        world.service->write(world.addJob());
        if (step == 0) {
            QTRY_VERIFY_WITH_TIMEOUT(synced.size() == 1 && written.size() == 1, 20'000);
            all = world.proxy->seen();
            QVERIFY(all > 16);
            continue;
        }
        const int until = all * (step - 1) / 8;
        QTRY_VERIFY_WITH_TIMEOUT(world.proxy->seen() >= until, 20'000);
        world.service.reset();
        QVERIFY(world.server.jobs(world.user).size() <= 3);
    }
}

void TestReads::goingOfflineEndsWhatWaits_data()
{
    QTest::addColumn<bool>("isPausing");
    QTest::newRow("for its turn") << false;
    QTest::newRow("for its next try") << true;
}

void TestReads::goingOfflineEndsWhatWaits()
{
    QFETCH(bool, isPausing);
    WriteWorld world({}, [](TenantOptions &options) {
        options.maxInFlight = 1;
        options.firstPause = std::chrono::minutes(1);
        options.firstByteTimeout = std::chrono::minutes(1);
        options.wholeTimeout = std::chrono::minutes(1);
    });
    QSignalSpy pausing(world.service.get(), &DirectoryService::waitingForServer);
    if (isPausing)
        world.proxy->inject({ "GET", "/jobs" }, Fault::reply(503));
    else
        world.proxy->inject({ "GET", "/job-titles/" }, Fault::hang());
    if (!isPausing)
        world.service->readTitle(TitleId(world.title1), this, [](const auto &) {});
    std::optional<Result<JobList>> jobs;
    world.service->readJobs(UserId(world.user), {}, this, [&](const auto &read) { jobs = read; });
    if (isPausing)
        QTRY_COMPARE_WITH_TIMEOUT(pausing.size(), 1, 20'000);
    else
        QTRY_COMPARE_WITH_TIMEOUT(world.proxy->seen("GET", "/job-titles/"), 1, 20'000);
    const int before = world.proxy->seen();
    world.service->setOffline(true);
    QVERIFY(!jobs); // later, never from inside
    QTRY_VERIFY_WITH_TIMEOUT(jobs, 20'000);
    QCOMPARE(jobs->error().kind, ApiError::Kind::Offline);
    QVERIFY(jobs->error().path.contains("/jobs"_L1));
    QCOMPARE(world.proxy->seen(), before);

    // And back: what is asked for now goes out.
    world.service->setOffline(false);
    world.proxy->dropConnections();
    QVERIFY(read(world));
}

void TestReads::contextMayDieOfTheJobManagementSignal_data()
{
    QTest::addColumn<bool>("service");
    QTest::newRow("the page that asked") << false;
    QTest::newRow("the whole service") << true;
}

void TestReads::contextMayDieOfTheJobManagementSignal()
{
    QFETCH(bool, service);
    WriteWorld world([](SandboxOptions &options) { options.jobManagement = false; });
    auto page = std::make_unique<QObject>();
    bool called = false;
    bool told = false;
    connect(world.service.get(), &DirectoryService::jobManagementChanged, this, [&] {
        told = true;
        if (service)
            world.service.reset();
        else
            page.reset();
    });
    world.service->readTitle(TitleId(world.title1), page.get(),
                             [&](const auto &) { called = true; });
    QTRY_VERIFY_WITH_TIMEOUT(told, 20'000);
    QVERIFY(!called);
    if (service)
        return;
    QVERIFY(world.service->jobManagementOff());
    QVERIFY(!read(world)); // goes on working
}

void TestReads::malformedFirstPageNamesItsRequest()
{
    WriteWorld world;
    world.proxy->inject({ "GET", "/users?" }, Fault::reply(200, R"({"total":1,"users":[{}]})"));
    std::optional<ApiError> error;
    connect(
        world.service.get(), &DirectoryService::syncFinished, this,
        [&](const Result<SyncReport> &result) { error = result ? ApiError() : result.error(); });
    world.service->sync(SyncMode::Full);
    QTRY_VERIFY_WITH_TIMEOUT(error, 30'000);
    QCOMPARE(error->kind, ApiError::Kind::Malformed);
    QCOMPARE(error->method, u"GET"_s);
    QCOMPARE(error->path, u"/api/v2/tenant/users"_s);
    QCOMPARE(error->httpStatus, 200);
    QVERIFY(error->at.isValid());
    QVERIFY2(error->detail.contains("users[0]"_L1), qPrintable(error->detail));
}

RENZHI_GUILESS_TEST(TestReads)
#include "tst_reads.moc"
