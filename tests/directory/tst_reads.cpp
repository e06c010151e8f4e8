// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/directory/writeworld.h"

#include <QSignalSpy>
#include <QTest>

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
    void positionAndUserAreReadAgain();
    void otherReferencesAreGivenNotStored();
    void connectivityFollowsTheServer();
    void syncDoesNotDropKnownJobs();
    void serviceCanBeDeletedAtAnyTime();

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
    QTRY_COMPARE(people.size(), 1);
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
    QTRY_VERIFY(world.service->jobs(UserId(world.user)).known);
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
    QTRY_COMPARE(nameNow(), u"新名"_s);
    QTRY_COMPARE(world.service->user(UserId(world.user))->name, u"新姓名"_s);

    world.server.removePosition(world.position1);
    world.service->readPosition(PositionId(world.position1), this, [](const auto &) {});
    QTRY_VERIFY(!world.service->references()->position(PositionId(world.position1)));
}

void TestReads::otherReferencesAreGivenNotStored()
{
    WriteWorld world;
    std::optional<Result<Organization>> organization;
    std::optional<Result<Title>> title;
    world.service->readOrganization(OrgId(world.org1), this,
                                    [&](const auto &read) { organization = read; });
    world.service->readTitle(TitleId(u"nothing"_s), this, [&](const auto &read) { title = read; });
    QTRY_VERIFY(organization && title);
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
    QTRY_COMPARE(world.service->connectivity(), Connectivity::Online);
    world.proxy->goOffline();
    world.service->probe();
    QTRY_COMPARE(world.service->connectivity(), Connectivity::Offline);
    world.proxy->goOnline();
    world.service->probe();
    QTRY_COMPARE(world.service->connectivity(), Connectivity::Online);
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
    for (int step = 0; step < 12; ++step) {
        WriteWorld world([](SandboxOptions &options) { options.users = 600; });
        world.service->loadPeople();
        world.service->sync(SyncMode::Full);
        world.service->readJobs(UserId(world.user), {}, nullptr, [](const auto &) {});
        world.service->write(world.addJob());
        const int until = step * 2;
        QTRY_VERIFY(world.proxy->seen() >= until);
        world.service.reset();
        QVERIFY(world.server.jobs(world.user).size() <= 3);
    }
}

QTEST_GUILESS_MAIN(TestReads)
#include "tst_reads.moc"
