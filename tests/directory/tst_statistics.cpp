// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later
// clazy:excludeall=lambda-in-connect
// It does not see that what is captured is waited for here.

#include "models/cache/database.h"
#include "tests/directory/writeworld.h"
#include "tests/support/patience.h"
#include "tests/support/testmain.h"

#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace renzhi;
using namespace renzhi::test;

namespace {

// A tenant that was read, and whose organizations are counted.
class CountedWorld : public WriteWorld
{
public:
    CountedWorld()
    {
        sync();
        service->loadPeople();
        service->loadStatistics();
        if (!QTest::qWaitFor([this] { return service->statistics() != nullptr; }, Patience))
            qWarning("the organizations are not counted");
    }

    // Of an organization with everything below it; of all there is for an empty id.
    [[nodiscard]] OrganizationCounts in(const QString &organization) const
    {
        return service->statistics()->withBelow(OrgId(organization));
    }
    [[nodiscard]] int known() const { return service->statistics()->peopleWithKnownJobs(); }

    [[nodiscard]] bool readJobs()
    {
        bool answered = false;
        QObject context;
        service->readJobs(UserId(user), {}, &context,
                          [&answered](const Result<JobList> &) { answered = true; });
        return QTest::qWaitFor([&answered] { return answered; }, Patience);
    }

    // Everything that was given to the worker so far is done, and what its end brought about.
    [[nodiscard]] bool isQuiet() const
    {
        for (int round = 0; round < 3; ++round) {
            bool done = false;
            QObject context;
            service->whenKept(&context, [&done] { done = true; });
            if (!QTest::qWaitFor([&done] { return done; }, Patience))
                return false;
        }
        return true;
    }

    [[nodiscard]] bool onDisk(const char *statements) const
    {
        const auto database = Database::open(folder.filePath(u"cache/cache.sqlite"_s));
        return database && (*database)->run(statements);
    }
};

} // namespace

// Statistics of the organizations follow whatever changes what they are made of.
class TestStatistics : public QObject
{
    Q_OBJECT
private slots:
    void nothingIsCountedBeforeItIsAskedFor();
    void countingWaitsForTheReferences();
    void countsEqualTheRecords();
    void syncIsFollowed();
    void treeIsFollowed();
    void jobsThatWereReadAreCounted();
    void writesAreFollowed();
    void whoIsGoneTakesTheJobsAlong();
    void jobsTheDiskDoesNotTakeAreCounted();
    void countThatFailsIsToldAndTriedAgain();
    void manyChangesEndInTheLastOne();
    void serviceMayEndMeanwhile();
};

void TestStatistics::nothingIsCountedBeforeItIsAskedFor()
{
    WriteWorld world;
    QSignalSpy changes(world.service.get(), &DirectoryService::statisticsChanged);
    world.sync();
    QVERIFY(!world.service->statistics());
    world.service->loadStatistics();
    QVERIFY(!world.service->statistics()); // later, always
    QTRY_COMPARE_WITH_TIMEOUT(changes.size(), 1, Patience);
    QVERIFY(world.service->statistics());
}

void TestStatistics::countingWaitsForTheReferences()
{
    CountedWorld world;
    QVERIFY(world.readJobs());
    QTRY_COMPARE_WITH_TIMEOUT(world.known(), 1, Patience);
    const auto before = world.service->statistics();
    world.service.reset();
    DirectoryService later(world.options());
    QSignalSpy changes(&later, &DirectoryService::statisticsChanged);
    QVERIFY(later.open(DirectoryService::Opening::WithoutReferences));
    later.loadStatistics();
    later.loadPeople();
    QSignalSpy people(&later, &DirectoryService::peopleChanged);
    QTRY_VERIFY_WITH_TIMEOUT(!people.isEmpty(), Patience);
    QVERIFY(changes.isEmpty());
    QVERIFY(!later.statistics());
    later.loadReferences();
    QTRY_VERIFY_WITH_TIMEOUT(later.statistics(), Patience);
    QVERIFY(*later.statistics() == *before); // what was known is on disk
}

void TestStatistics::countsEqualTheRecords()
{
    CountedWorld world;
    const DirectoryService &service = *world.service;
    QTRY_VERIFY_WITH_TIMEOUT(service.people().size() > 0, Patience);
    const auto references = service.references();
    QHash<OrgId, OrganizationCounts> own;
    for (const DirectoryService::PersonRow &person :
         service.personRows(service.people().find({}))) {
        ++own[person.user.orgId].people;
        own[person.user.orgId].disabled += person.user.disabled ? 1 : 0;
    }
    for (const Position &position : references->positions())
        ++own[position.orgId].positions;
    const auto statistics = service.statistics();
    for (const Organization &organization : references->organizations()) {
        OrganizationCounts sum;
        for (const OrgId &below : references->subtreeOf(organization.id))
            sum += own.value(below);
        QCOMPARE(statistics->own(organization.id), own.value(organization.id));
        QCOMPARE(statistics->withBelow(organization.id), sum);
    }
    QVERIFY(world.in(world.org1).people > 0);
    QCOMPARE(world.in({}).people, int(service.peopleCount()));
    QCOMPARE(world.in({}).positions, int(references->positions().size()));
    QCOMPARE(world.known(), 0);
}

void TestStatistics::syncIsFollowed()
{
    CountedWorld world;
    const OrganizationCounts before = world.in(world.org2), all = world.in({});
    SandboxUser person;
    person.orgId = world.org2;
    person.userName = u"new.person"_s;
    person.name = u"新人"_s;
    person.disabled = true;
    const QString id = world.server.put(person);
    world.server.put(SandboxPosition { {}, world.org2, u"新职位"_s, u"P-4"_s, {} });
    world.sync();
    OrganizationCounts expected = before;
    ++expected.people;
    ++expected.disabled;
    ++expected.positions;
    QTRY_COMPARE_WITH_TIMEOUT(world.in(world.org2), expected, Patience);
    QCOMPARE(world.in({}).people, all.people + 1);
    QCOMPARE(world.in({}).positions, all.positions + 1);
    // And back again.
    world.server.removeUser(id);
    world.server.removePosition(world.server.positionByCode(u"P-4"_s)->id);
    world.service->sync(SyncMode::Full);
    QTRY_COMPARE_WITH_TIMEOUT(world.in(world.org2), before, Patience);
    QTRY_COMPARE_WITH_TIMEOUT(world.in({}), all, Patience);
}

// An organization that moves takes along what is counted in it.
void TestStatistics::treeIsFollowed()
{
    CountedWorld world;
    const OrganizationCounts first = world.in(world.org1), second = world.in(world.org2);
    const OrganizationCounts all = world.in({});
    SandboxOrganization moved = *world.server.organizationByCode(u"O-2"_s);
    moved.parentId = world.org1;
    world.server.put(moved);
    world.service->sync(SyncMode::Full);
    OrganizationCounts both = first;
    both += second;
    QTRY_COMPARE_WITH_TIMEOUT(world.in(world.org1), both, Patience);
    QCOMPARE(world.in(world.org2), second);
    QCOMPARE(world.service->statistics()->own(OrgId(world.org1)), first);
    QCOMPARE(world.in({}), all);
}

void TestStatistics::jobsThatWereReadAreCounted()
{
    CountedWorld world;
    QCOMPARE(world.in({}).partTimeJobs, 0);
    QVERIFY(world.readJobs());
    QTRY_COMPARE_WITH_TIMEOUT(world.known(), 1, Patience);
    QCOMPARE(world.in(world.org2).partTimeJobs, 1);
    QCOMPARE(world.in(world.org1).partTimeJobs, 0); // the primary job is there
    QCOMPARE(world.in({}).partTimeJobs, 1);
    // Read again, and found the same.
    QVERIFY(world.isQuiet());
    const auto before = world.service->statistics();
    QSignalSpy changes(world.service.get(), &DirectoryService::statisticsChanged);
    QVERIFY(world.readJobs());
    QVERIFY(world.isQuiet());
    QCOMPARE(changes.size(), 0);
    QVERIFY(world.service->statistics() == before);
}

void TestStatistics::writesAreFollowed()
{
    constexpr auto confirmed = WriteOutcome::State::Confirmed;
    CountedWorld world;
    const OrganizationCounts first = world.in(world.org1), second = world.in(world.org2);
    const auto partTimeJobs = [&world] { return world.in(world.org2).partTimeJobs; };
    QCOMPARE(world.written(world.addJob()).state, confirmed);
    QTRY_COMPARE_WITH_TIMEOUT(partTimeJobs(), 2, Patience);
    QCOMPARE(world.known(), 1);
    QCOMPARE(world.written(world.removeJob()).state, confirmed);
    QTRY_COMPARE_WITH_TIMEOUT(partTimeJobs(), 1, Patience);
    QCOMPARE(world.written(world.addPosition()).state, confirmed);
    QTRY_COMPARE_WITH_TIMEOUT(world.in(world.org1).positions, first.positions + 1, Patience);
    QCOMPARE(world.written(world.removePosition()).state, confirmed);
    QTRY_COMPARE_WITH_TIMEOUT(world.in(world.org2).positions, second.positions - 1, Patience);
    QCOMPARE(world.written(world.transfer()).state, confirmed);
    QTRY_COMPARE_WITH_TIMEOUT(world.in(world.org2).people, second.people + 1, Patience);
    QCOMPARE(world.in(world.org1).people, first.people - 1);
}

void TestStatistics::whoIsGoneTakesTheJobsAlong()
{
    CountedWorld world;
    const OrganizationCounts before = world.in(world.org1);
    QVERIFY(world.readJobs());
    QTRY_COMPARE_WITH_TIMEOUT(world.known(), 1, Patience);
    world.server.removeUser(world.user);
    QVERIFY(world.readJobs()); // and is told that there is nobody
    QTRY_COMPARE_WITH_TIMEOUT(world.known(), 0, Patience);
    QCOMPARE(world.in(world.org2).partTimeJobs, 0);
    QCOMPARE(world.in(world.org1).people, before.people - 1);
}

// They show everywhere else in this session, too.
void TestStatistics::jobsTheDiskDoesNotTakeAreCounted()
{
    CountedWorld world;
    QVERIFY(world.onDisk("CREATE TRIGGER refuse BEFORE INSERT ON job_readings"
                         " BEGIN SELECT RAISE(ABORT, 'refused'); END"));
    QSignalSpy failures(world.service.get(), &DirectoryService::cacheFailed);
    QVERIFY(world.readJobs());
    QTRY_COMPARE_WITH_TIMEOUT(failures.size(), 1, Patience);
    QTRY_COMPARE_WITH_TIMEOUT(world.known(), 1, Patience);
    QCOMPARE(world.in(world.org2).partTimeJobs, 1);
    // Once it takes them they are not counted twice.
    QVERIFY(world.onDisk("DROP TRIGGER refuse"));
    world.server.setJobs(world.user,
                         { { {}, world.org1, {}, {}, true },
                           { {}, world.org2, {}, {}, false },
                           { {}, world.org2, {}, {}, false } });
    QVERIFY(world.readJobs());
    QTRY_COMPARE_WITH_TIMEOUT(world.in(world.org2).partTimeJobs, 2, Patience);
    QVERIFY(world.isQuiet());
    QCOMPARE(world.in(world.org2).partTimeJobs, 2);
    QCOMPARE(world.known(), 1);
    QCOMPARE(failures.size(), 1);
}

void TestStatistics::countThatFailsIsToldAndTriedAgain()
{
    CountedWorld world;
    QVERIFY(world.isQuiet());
    const auto before = world.service->statistics();
    QSignalSpy failures(world.service.get(), &DirectoryService::cacheFailed);
    const auto change = [&world] {
        SandboxUser person = *world.server.user(world.user);
        person.disabled = true;
        person.name += u"改"_s;
        world.server.put(person);
        world.service->readUser(UserId(world.user), nullptr, [](const auto &) {});
    };
    QVERIFY(world.onDisk("ALTER TABLE jobs RENAME TO elsewhere"));
    change();
    QTRY_COMPARE_WITH_TIMEOUT(failures.size(), 1, Patience);
    QCOMPARE(failures[0][0].value<ApiError>().kind, ApiError::Kind::Local);
    QVERIFY(world.service->statistics() == before); // old, and whole
    QVERIFY(world.onDisk("ALTER TABLE elsewhere RENAME TO jobs"));
    const int disabled = before->withBelow(OrgId(world.org1)).disabled;
    change();
    QTRY_COMPARE_WITH_TIMEOUT(world.in(world.org1).disabled, disabled + 1, Patience);
    QCOMPARE(failures.size(), 1);
}

// Counts that were not begun are made into one; the last state is never left out.
void TestStatistics::manyChangesEndInTheLastOne()
{
    CountedWorld world;
    QVERIFY(world.isQuiet());
    const OrganizationCounts second = world.in(world.org2);
    QSignalSpy changes(world.service.get(), &DirectoryService::statisticsChanged);
    constexpr int Positions = 12;
    int answered = 0;
    for (int i = 0; i < Positions; ++i) {
        const QString id = world.server.put(
            SandboxPosition { {}, world.org2, u"职位"_s, u"MANY-%1"_s.arg(i), {} });
        world.service->readPosition(PositionId(id), this,
                                    [&answered](const auto &) { ++answered; });
    }
    QTRY_COMPARE_WITH_TIMEOUT(answered, Positions, Patience);
    QTRY_COMPARE_WITH_TIMEOUT(world.in(world.org2).positions, second.positions + Positions,
                              Patience);
    QVERIFY(world.isQuiet());
    QCOMPARE(world.in(world.org2).positions, second.positions + Positions);
    QVERIFY(!changes.isEmpty() && changes.size() <= Positions);
}

void TestStatistics::serviceMayEndMeanwhile()
{
    CountedWorld world;
    const auto before = world.service->statistics();
    for (int i = 0; i < 5; ++i) {
        world.service = std::make_unique<DirectoryService>(world.options());
        QVERIFY(world.service->open());
        bool told = false;
        QObject context;
        connect(world.service.get(), &DirectoryService::statisticsChanged, &context,
                [&told] { told = true; });
        world.service->loadStatistics();
        world.service.reset();
        QVERIFY(!told);
    }
    DirectoryService later(world.options());
    QVERIFY(later.open());
    later.loadStatistics();
    QTRY_VERIFY_WITH_TIMEOUT(later.statistics(), Patience);
    QVERIFY(*later.statistics() == *before);
}

RENZHI_GUILESS_TEST(TestStatistics)
#include "tst_statistics.moc"
