// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later
// clazy:excludeall=lambda-in-connect
// It does not see that what is captured is waited for here.

#include "models/directory/worker.h"
#include "models/directory/writeoperation.h"
#include "tests/cache/oldercache.h"
#include "tests/directory/syncworld.h"
#include "tests/directory/writeworld.h"
#include "tests/support/patience.h"
#include "tests/support/testmain.h"

#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace renzhi;
using namespace renzhi::test;

namespace {

constexpr auto WithoutReferences = DirectoryService::Opening::WithoutReferences;

// Everything that was given to the worker so far is done.
[[nodiscard]] bool isDone(DirectoryService &service)
{
    bool done = false;
    QObject context;
    service.whenKept(&context, [&done] { done = true; });
    return QTest::qWaitFor([&done] { return done; }, Patience);
}

[[nodiscard]] bool hasRead(DirectoryService &service, const QString &user)
{
    bool answered = false;
    QObject context;
    service.readUser(UserId(user), &context,
                     [&answered](const Result<User> &read) { answered = read.has_value(); });
    return QTest::qWaitFor([&answered] { return answered; }, Patience);
}

[[nodiscard]] bool hasReadJobs(DirectoryService &service, const QString &user)
{
    bool answered = false;
    QObject context;
    service.readJobs(UserId(user), {}, &context,
                     [&answered](const Result<JobList> &read) { answered = read.has_value(); });
    return QTest::qWaitFor([&answered] { return answered; }, Patience);
}

[[nodiscard]] bool arePeopleLoaded(DirectoryService &service)
{
    service.loadPeople();
    return QTest::qWaitFor([&service] { return service.people().size() > 0; }, Patience);
}

[[nodiscard]] bool hasStatistics(const DirectoryService &service)
{
    return QTest::qWaitFor([&service] { return service.statistics() != nullptr; }, Patience);
}

// A tenant that was read, with the jobs of one person, and then closed; its cache is as an earlier
// version of the program left it.
class OlderWorld : public WriteWorld
{
public:
    // False: it did not work out.
    [[nodiscard]] bool prepare()
    {
        sync();
        service->loadStatistics();
        if (!hasReadJobs(*service, user) || !isDone(*service))
            return false;
        const bool isCounted = QTest::qWaitFor(
            [this] {
                const auto now = service->statistics();
                return now && now->peopleWithKnownJobs() == 1;
            },
            Patience);
        before = service->statistics();
        people = service->peopleCount();
        service.reset();
        Worker::settle(cache());
        return isCounted && makeOlder(cache());
    }
    [[nodiscard]] QString cache() const { return options().cacheDirectory; }

    std::shared_ptr<const OrganizationStatistics> before;
    qint64 people = 0;
};

} // namespace

// A window opens a tenant without its references, which are read behind its first paint.
class TestOpening : public QObject
{
    Q_OBJECT
private slots:
    void referencesComeLaterAndAreTheSame();
    void laterReadingDoesNotUndoASync_data();
    void laterReadingDoesNotUndoASync();
    void positionReadMeanwhileIsNotLost();
    void writeWaitsForTheReferences();
    void closedMeanwhileItLosesNothing();
    void olderCacheIsOpenBeforeItsIndexesAreMade();
    void crawlDoesNotWaitForIndexes();
    void closedBetweenIndexesTheNextOpeningGoesOn();
    void indexThatCannotBeMadeIsNoFailure();
    void rowThatCannotBeIsDamage();
    void peopleThatCannotBeLoadedAreLoadedLater();
    void changesBehindAFailureWaitForThePeople();
    void firstPeopleAreThereBeforeAllOfThem();
    void peopleAreToldOfBeforeTheyAreKeptAnew();
    void peopleOfAnotherGenerationAreNotTaken();
};

void TestOpening::referencesComeLaterAndAreTheSame()
{
    WriteWorld world;
    world.sync();
    const auto before = world.service->references();
    const qint64 people = world.service->peopleCount();
    world.service.reset();
    DirectoryService later(world.options());
    QSignalSpy changes(&later, &DirectoryService::referencesChanged);
    QVERIFY(later.open(WithoutReferences));
    QVERIFY(!later.hasReferences());
    QVERIFY(later.references()->organizations().isEmpty());
    QCOMPARE(later.peopleCount(), people);
    QCOMPARE(later.user(UserId(world.user))->name, u"张测试"_s);
    later.loadReferences();
    QTRY_VERIFY_WITH_TIMEOUT(later.hasReferences(), Patience);
    QCOMPARE(changes.size(), 1);
    QCOMPARE(later.references()->organizations(), before->organizations());
    QCOMPARE(later.references()->titles(), before->titles());
    QCOMPARE(later.references()->positions(), before->positions());
}

void TestOpening::laterReadingDoesNotUndoASync_data()
{
    QTest::addColumn<bool>("isAskedBefore");
    QTest::newRow("asked for before the sync") << true;
    QTest::newRow("asked for behind it") << false;
}

void TestOpening::laterReadingDoesNotUndoASync()
{
    QFETCH(bool, isAskedBefore);
    SyncWorld world;
    PageServer &server = world.server;
    server.addPeople(120);
    QVERIFY(synced(*world.service()));
    Position position = server.positions.first();
    position.name = u"新名"_s;
    position.updatedAt.clear();
    server.put(position);
    const auto later = world.service(6, WithoutReferences);
    if (isAskedBefore)
        later->loadReferences();
    QVERIFY(synced(*later));
    if (!isAskedBefore)
        later->loadReferences();
    QVERIFY(isDone(*later));
    QVERIFY(later->hasReferences());
    QCOMPARE(world.difference(*later, server), QString());
}

void TestOpening::positionReadMeanwhileIsNotLost()
{
    WriteWorld world;
    world.sync();
    const qsizetype positions = world.service->references()->positions().size();
    world.service.reset();
    SandboxPosition position = *world.server.positionByCode(u"P-1"_s);
    position.name = u"新名"_s;
    world.server.put(position);
    DirectoryService later(world.options());
    QVERIFY(later.open(WithoutReferences));
    QSignalSpy changes(&later, &DirectoryService::referencesChanged);
    bool answered = false;
    later.readPosition(PositionId(world.position1), this,
                       [&answered](const Result<Position> &read) { answered = read.has_value(); });
    QTRY_VERIFY_WITH_TIMEOUT(answered, Patience);
    QCOMPARE(changes.size(), 0); // one position is not the references
    QVERIFY(!later.hasReferences());
    later.loadReferences();
    QTRY_VERIFY_WITH_TIMEOUT(later.hasReferences(), Patience);
    QCOMPARE(later.references()->position(PositionId(world.position1))->name, u"新名"_s);
    QCOMPARE(later.references()->positions().size(), positions);
}

// It looks up in the references what is there already, so that it is not taken for its own.
void TestOpening::writeWaitsForTheReferences()
{
    WriteWorld world;
    world.sync();
    world.service.reset();
    DirectoryService later(world.options());
    QVERIFY(later.open(WithoutReferences));
    const int before = world.proxy->seen();
    std::optional<WriteOutcome> outcome;
    connect(later.write(world.addPosition()), &WriteOperation::finished, this,
            [&outcome](const WriteOutcome &end) { outcome = end; });
    QVERIFY(hasRead(later, world.user));
    QVERIFY(hasRead(later, world.user)); // asked for long after the write was
    QCOMPARE(world.proxy->seen() - before, 3); // with the token
    later.loadReferences();
    QTRY_VERIFY_WITH_TIMEOUT(outcome, Patience);
    QVERIFY2(outcome->state == WriteOutcome::State::Confirmed, qPrintable(told(*outcome)));
    QVERIFY(later.references()->position(outcome->position));
}

void TestOpening::closedMeanwhileItLosesNothing()
{
    WriteWorld world;
    world.sync();
    const auto before = world.service->references();
    world.service.reset();
    for (int i = 0; i < 3; ++i) {
        DirectoryService closed(world.options());
        QVERIFY(closed.open(WithoutReferences));
        closed.loadReferences();
        closed.loadPeople();
        closed.loadStatistics();
    }
    DirectoryService later(world.options());
    QVERIFY(later.open());
    QVERIFY(later.hasReferences());
    QCOMPARE(later.references()->positions(), before->positions());
}

void TestOpening::olderCacheIsOpenBeforeItsIndexesAreMade()
{
    OlderWorld world;
    QVERIFY(world.prepare());
    DirectoryService later(world.options());
    QSignalSpy failures(&later, &DirectoryService::cacheFailed);
    QVERIFY(later.open(WithoutReferences));
    QCOMPARE(later.peopleCount(), world.people);
    const auto row = later.rowOf(UserId(world.user));
    QVERIFY(row);
    const std::vector<quint32> rows { *row };
    QCOMPARE(later.personRows(rows).front().user.name, u"张测试"_s);
    QCOMPARE(later.jobs(UserId(world.user)).jobs.size(), 2);
    QCOMPARE(later.holders(PositionId(world.position2)).size(), 1);
    later.loadReferences();
    later.loadPeople();
    later.loadStatistics();
    QVERIFY(hasStatistics(later));
    QVERIFY(*later.statistics() == *world.before);
    QCOMPARE(later.jobsCoverage().known, 1);
    QCOMPARE(indexesOf(world.cache()), indexesOfThen()); // all that without them
    const QDateTime oldest = later.jobsCoverage().oldest;

    later.completeIndexes();
    QTRY_COMPARE_WITH_TIMEOUT(indexesOf(world.cache()), indexesOfToday(), Patience);
    QCOMPARE(later.jobsCoverage().known, 1);
    QCOMPARE(later.jobsCoverage().people, world.people);
    QCOMPARE(later.jobsCoverage().oldest, oldest);
    // Counted anew, over the indexes.
    world.server.setJobs(world.user,
                         { { {}, world.org1, {}, {}, true },
                           { {}, world.org2, {}, {}, false },
                           { {}, world.org2, {}, {}, false } });
    QVERIFY(hasReadJobs(later, world.user));
    QTRY_COMPARE_WITH_TIMEOUT(later.statistics()->withBelow(OrgId(world.org2)).partTimeJobs, 2,
                              Patience);
    QCOMPARE(later.statistics()->withBelow({}).people, int(world.people));
    QCOMPARE(failures.size(), 0);
}

void TestOpening::crawlDoesNotWaitForIndexes()
{
    OlderWorld world;
    QVERIFY(world.prepare());
    DirectoryService later(world.options());
    QVERIFY(later.open(WithoutReferences));
    QSignalSpy finished(&later, &DirectoryService::crawlFinished);
    later.crawlJobs({});
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, Patience);
    QCOMPARE(later.jobsCoverage().known, world.people);
    QCOMPARE(indexesOf(world.cache()), indexesOfThen());
    later.completeIndexes();
    QTRY_COMPARE_WITH_TIMEOUT(indexesOf(world.cache()), indexesOfToday(), Patience);
    QCOMPARE(later.jobsCoverage().known, world.people);
    // What is behind a crawl is not left to the next one.
    later.crawlJobs({});
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 2, Patience);
    QCOMPARE(later.jobsCoverage().known, world.people);
}

void TestOpening::closedBetweenIndexesTheNextOpeningGoesOn()
{
    OlderWorld world;
    QVERIFY(world.prepare());
    for (int i = 0; i < 3; ++i) {
        DirectoryService closed(world.options());
        QVERIFY(closed.open(WithoutReferences));
        closed.completeIndexes();
    }
    DirectoryService later(world.options());
    QVERIFY(later.open(WithoutReferences));
    later.completeIndexes();
    later.loadReferences();
    later.loadStatistics();
    QTRY_COMPARE_WITH_TIMEOUT(indexesOf(world.cache()), indexesOfToday(), Patience);
    QVERIFY(hasStatistics(later));
    QVERIFY(*later.statistics() == *world.before);
}

void TestOpening::indexThatCannotBeMadeIsNoFailure()
{
    OlderWorld world;
    QVERIFY(world.prepare());
    DirectoryService later(world.options());
    QVERIFY(later.open(WithoutReferences));
    const auto database = Database::open(world.cache() + u"/cache.sqlite"_s);
    QVERIFY(database && (*database)->run("CREATE TABLE users_not_listed (id)")); // has its name
    QSignalSpy failures(&later, &DirectoryService::cacheFailed);
    later.completeIndexes();
    later.loadReferences();
    later.loadStatistics();
    QVERIFY(hasStatistics(later) && isDone(later));
    QVERIFY(*later.statistics() == *world.before);
    QCOMPARE(indexesOf(world.cache()), indexesOfThen());
    QCOMPARE(failures.size(), 0);
    // The next call goes on.
    QVERIFY((*database)->run("DROP TABLE users_not_listed"));
    later.completeIndexes();
    QTRY_COMPARE_WITH_TIMEOUT(indexesOf(world.cache()), indexesOfToday(), Patience);
}

void TestOpening::rowThatCannotBeIsDamage()
{
    WriteWorld world;
    world.sync();
    world.service.reset();
    {
        const auto database = Database::open(world.options().cacheDirectory + u"/cache.sqlite"_s);
        QVERIFY(database
                && (*database)->run("UPDATE users SET row = 4294967295 WHERE row = (SELECT "
                                    "max(row) FROM users)"));
    }
    {
        DirectoryService later(world.options());
        QVERIFY(later.open());
        QSignalSpy failures(&later, &DirectoryService::cacheFailed);
        later.loadPeople();
        QTRY_COMPARE_WITH_TIMEOUT(failures.size(), 1, Patience);
        QCOMPARE(failures[0][0].value<ApiError>().code, u"local.cache-damaged"_s);
    }
    DirectoryService anew(world.options());
    QVERIFY(anew.open());
    QCOMPARE(anew.peopleCount(), 0);
}

// Until then it is told apart from people who are still being loaded.
void TestOpening::peopleThatCannotBeLoadedAreLoadedLater()
{
    WriteWorld world;
    world.sync();
    world.service.reset();
    const auto database = Database::open(world.options().cacheDirectory + u"/cache.sqlite"_s);
    QVERIFY(database);
    DirectoryService later(world.options());
    QVERIFY(later.open());
    QVERIFY(isDone(later));
    QVERIFY(!later.peopleFailed());
    QVERIFY((*database)->run("ALTER TABLE users RENAME COLUMN email TO elsewhere"));
    QSignalSpy failures(&later, &DirectoryService::cacheFailed);
    later.loadPeople();
    QTRY_COMPARE_WITH_TIMEOUT(failures.size(), 1, Patience);
    QVERIFY(later.peopleFailed());
    QCOMPARE(later.people().size(), 0);
    QVERIFY(later.peopleCount() > 0);

    QVERIFY((*database)->run("ALTER TABLE users RENAME COLUMN elsewhere TO email"));
    // What is read of one of them makes no list of them all.
    auto renamed = world.server.user(world.user);
    QVERIFY(renamed);
    renamed->name = u"改名"_s;
    world.server.put(*renamed);
    const QSignalSpy changes(&later, &DirectoryService::peopleChanged);
    QVERIFY(hasRead(later, world.user));
    QVERIFY(isDone(later));
    QCOMPARE(changes.size(), 1);
    QCOMPARE(later.people().size(), 0);
    later.loadPeople();
    QVERIFY(!later.peopleFailed()); // as far as is known
    QTRY_COMPARE_WITH_TIMEOUT(later.people().size(), later.peopleCount(), Patience);
    QVERIFY(!later.peopleFailed());
    QCOMPARE(failures.size(), 1);
}

// The first one has the people loaded again. The next one comes before these are there, and is in
// them: nobody is told of an index that has only what has changed.
void TestOpening::changesBehindAFailureWaitForThePeople()
{
    WriteWorld world;
    QStringList gone;
    for (const QString &userName : { u"gone.one"_s, u"gone.two"_s }) {
        SandboxUser person;
        person.orgId = world.org1;
        person.name = u"离职"_s;
        person.userName = userName;
        gone.append(world.server.put(person));
    }
    world.sync();
    world.service.reset();
    const auto database = Database::open(world.options().cacheDirectory + u"/cache.sqlite"_s);
    QVERIFY(database);
    DirectoryService later(world.options());
    QVERIFY(later.open());
    QVERIFY(isDone(later));
    const qint64 before = later.peopleCount();
    QVERIFY((*database)->run("ALTER TABLE users RENAME COLUMN email TO elsewhere"));
    const QSignalSpy failures(&later, &DirectoryService::cacheFailed);
    later.loadPeople();
    QTRY_COMPARE_WITH_TIMEOUT(failures.size(), 1, Patience);
    QVERIFY((*database)->run("ALTER TABLE users RENAME COLUMN elsewhere TO email"));

    QList<qint64> sizes; // whenever they are told to be others
    const QObject whileHere;
    connect(&later, &DirectoryService::peopleChanged, &whileHere,
            [&] { sizes.append(qint64(later.people().size())); });
    // The worker has both removals before it can carry one out.
    QVERIFY((*database)->run("BEGIN IMMEDIATE"));
    int answered = 0;
    for (const QString &id : std::as_const(gone)) {
        QVERIFY(world.server.removeUser(id));
        later.readJobs(UserId(id), {}, this, [&answered](const auto &) { ++answered; });
    }
    QTRY_COMPARE_WITH_TIMEOUT(answered, 2, Patience);
    QVERIFY((*database)->run("COMMIT"));
    QTRY_COMPARE_WITH_TIMEOUT(later.people().size(), before - 2, Patience);
    QCOMPARE(sizes, QList<qint64> { before - 2 });
    QCOMPARE(later.peopleCount(), before - 2);
}

void TestOpening::firstPeopleAreThereBeforeAllOfThem()
{
    WriteWorld world;
    world.sync();
    QVERIFY(arePeopleLoaded(*world.service)); // and kept
    QVERIFY(world.service->firstPeople().empty());
    {
        DirectoryService later(world.options());
        QVERIFY(later.open(WithoutReferences));
        const std::vector<quint32> first = later.firstPeople();
        QVERIFY(!first.empty());
        const std::vector<quint32> all = later.people().find({});
        QCOMPARE(all.size(), size_t(later.peopleCount()));
        QVERIFY(first.size() <= all.size());
        QVERIFY(std::equal(first.cbegin(), first.cend(), all.cbegin()));
        QVERIFY(later.firstPeople().empty()); // all of them are there
    }
    // Who was changed since may stand elsewhere.
    auto renamed = world.server.user(world.user);
    QVERIFY(renamed);
    renamed->name = u"啊"_s;
    world.server.put(*renamed);
    QVERIFY(hasRead(*world.service, world.user) && isDone(*world.service));
    world.service.reset();
    DirectoryService later(world.options());
    QVERIFY(later.open(WithoutReferences));
    const auto row = later.rowOf(UserId(world.user));
    const std::vector<quint32> first = later.firstPeople();
    QVERIFY(row && !first.empty());
    QCOMPARE(std::count(first.cbegin(), first.cend(), *row), 0);
    later.loadPeople();
    QVERIFY(later.firstPeople().empty());
    const std::vector<quint32> all = later.people().find({});
    QCOMPARE(std::count(all.cbegin(), all.cend(), *row), 1);
}

// After a day of many changes the kept index is good, and made anew all the same.
void TestOpening::peopleAreToldOfBeforeTheyAreKeptAnew()
{
    WriteWorld world;
    world.sync();
    QVERIFY(arePeopleLoaded(*world.service));
    world.service.reset();
    {
        const auto database = Database::open(world.options().cacheDirectory + u"/cache.sqlite"_s);
        QVERIFY(database);
        QVERIFY((*database)->run("WITH RECURSIVE gone(row) AS (SELECT 100000 UNION ALL SELECT row "
                                 "+ 1 FROM gone WHERE row < 100500) INSERT INTO user_changes (row) "
                                 "SELECT row FROM gone"));
    }
    DirectoryService later(world.options());
    QVERIFY(later.open(WithoutReferences));
    QVERIFY(!later.firstPeople().empty());
    std::vector<qint64> told;
    connect(&later, &DirectoryService::peopleChanged, this,
            [&] { told.push_back(later.people().size()); });
    later.loadPeople();
    QTRY_COMPARE_WITH_TIMEOUT(told.size(), size_t(2), Patience);
    QCOMPARE(told, (std::vector<qint64> { later.peopleCount(), later.peopleCount() }));
}

// Another program's sync may come between the opening and the taking.
void TestOpening::peopleOfAnotherGenerationAreNotTaken()
{
    WriteWorld world;
    world.sync();
    QVERIFY(arePeopleLoaded(*world.service));
    world.service.reset();
    DirectoryService later(world.options());
    QVERIFY(later.open(WithoutReferences));
    QVERIFY(!later.firstPeople().empty());
    const auto database = Database::open(world.options().cacheDirectory + u"/cache.sqlite"_s);
    QVERIFY(database);
    QVERIFY((*database)->run("UPDATE collection SET generation = generation + 1; DELETE FROM "
                             "user_changes; UPDATE users SET name = '某某' WHERE row = (SELECT "
                             "min(row) FROM users)"));
    QVERIFY(arePeopleLoaded(later));
    PeopleQuery query;
    query.text = u"某某"_s;
    QCOMPARE(later.people().find(query).size(), size_t(1));
}

RENZHI_GUILESS_TEST(TestOpening)
#include "tst_opening.moc"
