// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/cache/cacherecords.h"
#include "tests/cache/oldercache.h"
#include "tests/support/patience.h"
#include "tests/support/testmain.h"

#include <QThread>

#include <algorithm>
#include <atomic>

using namespace renzhi;
using namespace renzhi::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int ListedPeople = 60;

QDateTime minute(int number)
{
    return QDateTime::fromMSecsSinceEpoch(1'700'000'000'000 + 60'000LL * number);
}

// Jobs of every second person, and of some who are not in the list.
bool fill(CacheStore &store)
{
    if (!store.merge(users(ListedPeople)))
        return false;
    for (int i = 0; i < ListedPeople + 10; i += 2) {
        JobList list = jobsOf(
            user(i).id,
            { job(u"a%1"_s.arg(i), user(i).orgId.toString(), u"p-1"_s, {}, RelationType::Primary),
              job(u"b%1"_s.arg(i), u"o-%1"_s.arg(i % 5), u"p-%1"_s.arg(i % 3), {},
                  RelationType::PartTime) });
        list.readAt = minute((i * 37) % 101);
        if (!store.saveJobs(list))
            return false;
    }
    return store.setCrawlMark({}, CacheStore::CrawlMark { minute(50), minute(200) }).has_value();
}

void addCoverage(QStringList &lines, const CacheStore &store, const CacheStore::People &people)
{
    const auto coverage = store.jobsCoverage(people);
    lines << (coverage ? u"%1 of %2 since %3"_s.arg(coverage->known)
                             .arg(coverage->people)
                             .arg(coverage->oldest.toMSecsSinceEpoch())
                       : u"no coverage"_s);
    const auto left
        = store.jobsToRead(people, { minute(50), minute(200) }).value_or(CacheStore::ToRead());
    QStringList rows;
    for (const UserRow row : left.rows)
        rows << QString::number(row);
    lines << u"left: "_s + rows.join(u' ');
}

// Everything that is answered from an index.
QString answersOf(const CacheStore &store)
{
    QStringList lines;
    const auto people = store.peoplePerOrganization();
    const auto partTime = store.partTimeJobs();
    if (!people || !partTime)
        return {};
    for (int i = 0; i < 7; ++i) {
        const OrgId id(u"o-%1"_s.arg(i));
        lines << u"%1: %2 people, %3 disabled, %4 jobs"_s.arg(id.toString())
                     .arg(people->value(id).people)
                     .arg(people->value(id).disabled)
                     .arg(partTime->perOrganization.value(id));
    }
    lines << u"jobs of %1"_s.arg(partTime->people);
    addCoverage(lines, store, {});
    addCoverage(lines, store, QVector<OrgId> { user(1).orgId, user(2).orgId });
    for (const auto &position : { u"p-1"_s, u"p-2"_s }) {
        const auto holders
            = store.holders(PositionId(position)).value_or(QVector<CacheStore::Holder>());
        QStringList rows;
        for (const auto &holder : holders)
            rows << QString::number(holder.row) + holder.job.id.toString();
        lines << rows.join(u' ');
    }
    return lines.join(u'\n');
}

[[nodiscard]] bool hasMadeOne(CacheStore &store)
{
    const auto made = store.makeNextIndex();
    return made && *made;
}

[[nodiscard]] bool hasNoneToMake(CacheStore &store)
{
    const auto made = store.makeNextIndex();
    return made && !*made;
}

} // namespace

// A cache that an earlier version of the program wrote is used before its indexes are made.
class TestCacheIndexes : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void newCacheHasThemAll();
    void olderCacheAnswersTheSameAllAlong();
    void whatIsReadMeanwhileIsCounted();
    void closedInBetweenTheNextOneGoesOn();
    void stageDoesNotMislead();
    void twoProgramsMakeEachOnce();
    void refusedOneIsTriedAgain();

private:
    QString path() const { return m_folder->path(); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestCacheIndexes::newCacheHasThemAll()
{
    const auto store = opened(path());
    QVERIFY(store);
    QCOMPARE(indexesOf(path()), indexesOfToday());
    QVERIFY(hasNoneToMake(*store));
}

void TestCacheIndexes::olderCacheAnswersTheSameAllAlong()
{
    QString before;
    {
        const auto store = opened(path());
        QVERIFY(store && fill(*store));
        before = answersOf(*store);
        QVERIFY(before.contains(u"jobs of %1"_s.arg(ListedPeople / 2)));
    }
    QVERIFY(makeOlder(path()));
    const auto reader = opened(path());
    QVERIFY(reader);
    QCOMPARE(indexesOf(path()), indexesOfThen()); // opening has made none
    QCOMPARE(everybody(*reader).size(), ListedPeople);
    QCOMPARE(answersOf(*reader), before);
    const auto maker = opened(path());
    QVERIFY(maker);
    for (int made = 1; made <= IndexesOfLaterSteps; ++made) {
        QVERIFY(hasMadeOne(*maker));
        const QStringList now = indexesOf(path());
        const auto today = indexesOfToday();
        const auto isMade = [&](const QString &index) { return now.contains(index); };
        QCOMPARE(std::count_if(today.cbegin(), today.cend(), isMade), made + 1);
        QCOMPARE(answersOf(*reader), before);
    }
    QVERIFY(hasNoneToMake(*maker));
    QCOMPARE(indexesOf(path()), indexesOfToday());
}

// An index that is made later has what was written before and after.
void TestCacheIndexes::whatIsReadMeanwhileIsCounted()
{
    {
        const auto store = opened(path());
        QVERIFY(store && fill(*store));
    }
    QVERIFY(makeOlder(path()));
    const auto store = opened(path());
    QVERIFY(store);
    for (int i = 1; i < ListedPeople; i += 2) {
        QVERIFY(store->saveJobs(jobsOf(user(i).id, {})));
        if (i % 16 == 1)
            QVERIFY(hasMadeOne(*store));
    }
    QCOMPARE(indexesOf(path()), indexesOfToday());
    const auto coverage = store->jobsCoverage({});
    QVERIFY(coverage);
    QCOMPARE(coverage->known, ListedPeople);
    QCOMPARE(store->partTimeJobs()->people, ListedPeople);
}

void TestCacheIndexes::closedInBetweenTheNextOneGoesOn()
{
    QString before;
    {
        const auto store = opened(path());
        QVERIFY(store && fill(*store));
        before = answersOf(*store);
    }
    QVERIFY(makeOlder(path()));
    for (int made = 1; made <= IndexesOfLaterSteps; ++made) {
        const auto store = opened(path());
        QVERIFY(store);
        QCOMPARE(answersOf(*store), before);
        QVERIFY(hasMadeOne(*store));
    }
    QCOMPARE(indexesOf(path()), indexesOfToday());
    QCOMPARE(answersOf(*opened(path())), before);
}

// It has tables of the same names, on the same connection.
void TestCacheIndexes::stageDoesNotMislead()
{
    {
        const auto store = opened(path());
        QVERIFY(store && fill(*store));
    }
    QVERIFY(makeOlder(path()));
    const auto store = opened(path());
    QVERIFY(store && store->beginStage(Collection::Users));
    QVERIFY(store->stage(users(2 * ListedPeople)));
    for (int made = 1; made <= IndexesOfLaterSteps; ++made)
        QVERIFY(hasMadeOne(*store));
    QCOMPARE(indexesOf(path()), indexesOfToday());
    QVERIFY(store->commitStage(Collection::Users, completeState()));
    QCOMPARE(store->count(Collection::Users), 2 * ListedPeople);
    QCOMPARE(store->jobsCoverage({})->known, (ListedPeople + 10) / 2);
}

void TestCacheIndexes::twoProgramsMakeEachOnce()
{
    {
        const auto store = opened(path());
        QVERIFY(store && fill(*store));
    }
    QVERIFY(makeOlder(path()));
    std::atomic<int> made = 0;
    std::atomic<int> failures = 0;
    std::vector<std::unique_ptr<QThread>> threads;
    for (int program = 0; program < 2; ++program) {
        threads.emplace_back(QThread::create([&made, &failures, folder = path()] {
            const auto store = opened(folder);
            Result<bool> one = store != nullptr;
            while (store && one && *one) {
                one = store->makeNextIndex();
                made += one && *one ? 1 : 0;
            }
            failures += !store || !one ? 1 : 0;
        }));
        threads.back()->start();
    }
    for (const auto &thread : threads)
        QTRY_VERIFY_WITH_TIMEOUT(thread->isFinished(), Patience);
    QCOMPARE(failures.load(), 0);
    QCOMPARE(made.load(), IndexesOfLaterSteps);
    QCOMPARE(indexesOf(path()), indexesOfToday());
}

// What stands in its way costs no other one, and is an error.
void TestCacheIndexes::refusedOneIsTriedAgain()
{
    {
        const auto store = opened(path());
        QVERIFY(store && fill(*store));
    }
    QVERIFY(makeOlder(path()));
    const auto store = opened(path());
    QVERIFY(store);
    const auto database = Database::open(path() + u"/cache.sqlite"_s);
    QVERIFY(database && (*database)->run("CREATE TABLE users_not_listed (id)")); // has its name
    const auto refused = store->makeNextIndex();
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ApiError::Kind::Local);
    QCOMPARE(indexesOf(path()), indexesOfThen());
    QVERIFY((*database)->run("DROP TABLE users_not_listed"));
    for (int made = 1; made <= IndexesOfLaterSteps; ++made)
        QVERIFY(hasMadeOne(*store));
    QCOMPARE(indexesOf(path()), indexesOfToday());
}

RENZHI_GUILESS_TEST(TestCacheIndexes)
#include "tst_cacheindexes.moc"
