// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/cache/cacherecords.h"
#include "tests/support/testmain.h"

#include <algorithm>

using namespace renzhi;
using namespace renzhi::test;
using namespace Qt::StringLiterals;

// Jobs belong to people, come and go with them, and "none" is not "unknown".
class TestCacheJobs : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_store = opened(m_folder->path());
        QVERIFY(m_store && m_store->merge(users(5)));
    }
    void cleanup() { m_store.reset(); }

    void neverReadIsUnknown();
    void jobsComeBackInOrder();
    void savingReplacesAll();
    void noJobsIsKnown();
    void staleStaysStale();
    void unknownListForgets();
    void jobsSurviveAFullPass();
    void removedPeopleLoseTheirJobs();
    void jobsReadBeforeThePeopleAreKept();
    void jobsOfStrangersLeaveWithAFullPass();
    void holdersOfAPosition();
    void countsFollowTheRows();
    void countsOfEverybodyComeAtOnce();
    void partTimeJobsAreCountedWhereTheyAre();
    void countsPerOrganizationEqualAnOrdinaryMap();
    void coverageCountsWhoIsInTheCache();
    void coverageOfOrganizations();
    void whoIsLeftComesInOrder();
    void whoWasRefusedIsNotLeftInThatCrawl();
    void whoWasPostponedComesLastUntilRead();
    void doubtEndsWithALaterReading();
    void doubtedReadingOfTheFutureHoldsNothingBack();
    void refusalsOfTheFutureAreOfNoNewCrawl();
    void lastReadIsSomebodyOfTheCache();
    void crawlMarkIsOfItsScope();
    void gatheredListsAreStoredTogether();
    void gatheredListYieldsToALaterReading();
    void unreadAreLookedUpByRow();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<CacheStore> m_store;

    [[nodiscard]] UserRow row(int number) const { return m_store->rowOf(user(number).id).value(); }
    // Reads the jobs of that person then.
    [[nodiscard]] bool readAt(int number, const QDateTime &time)
    {
        JobList list = jobsOf(user(number).id, {});
        list.readAt = time;
        return m_store->saveJobs(list).has_value();
    }
};

namespace {

QVector<Job> threeJobs()
{
    return { job(u"j-1"_s, u"o-1"_s, u"p-1"_s, u"t-1"_s, RelationType::Primary),
             job(u"j-3"_s, u"o-2"_s, {}, {}, RelationType::PartTime),
             job(u"j-2"_s, u"o-2"_s, u"p-1"_s, {}, RelationType::PartTime) };
}

QDateTime moment(int seconds)
{
    return QDateTime::fromMSecsSinceEpoch(1'700'000'000'000 + 1000 * qint64(seconds));
}

JobList asCached(JobList list)
{
    list.freshness = list.freshness == Freshness::Stale ? Freshness::Stale : Freshness::Cached;
    return list;
}

} // namespace

void TestCacheJobs::neverReadIsUnknown()
{
    const auto list = m_store->jobs(user(1).id);
    QVERIFY(list);
    QVERIFY(!list->known);
    QCOMPARE(list->user, user(1).id);
    QVERIFY(list->jobs.isEmpty());
    QVERIFY(!m_store->jobs(UserId(u"nobody"_s))->known);
}

void TestCacheJobs::jobsComeBackInOrder()
{
    const JobList list = jobsOf(user(1).id, threeJobs());
    QVERIFY(m_store->saveJobs(list));
    QCOMPARE(*m_store->jobs(user(1).id), asCached(list));
    QVERIFY(!m_store->jobs(user(2).id)->known);
}

void TestCacheJobs::savingReplacesAll()
{
    QVERIFY(m_store->saveJobs(jobsOf(user(1).id, threeJobs())));
    const JobList shorter = jobsOf(user(1).id, threeJobs().mid(1, 1));
    QVERIFY(m_store->saveJobs(shorter));
    QCOMPARE(*m_store->jobs(user(1).id), asCached(shorter));
}

void TestCacheJobs::noJobsIsKnown()
{
    QVERIFY(m_store->saveJobs(jobsOf(user(1).id, {})));
    const auto list = m_store->jobs(user(1).id);
    QVERIFY(list->known);
    QVERIFY(list->jobs.isEmpty());
    QVERIFY(list->readAt.isValid());
}

void TestCacheJobs::staleStaysStale()
{
    JobList list = jobsOf(user(1).id, threeJobs());
    list.freshness = Freshness::Stale;
    QVERIFY(m_store->saveJobs(list));
    QCOMPARE(m_store->jobs(user(1).id)->freshness, Freshness::Stale);
    list.freshness = Freshness::Live;
    QVERIFY(m_store->saveJobs(list));
    QCOMPARE(m_store->jobs(user(1).id)->freshness, Freshness::Cached);
}

void TestCacheJobs::unknownListForgets()
{
    QVERIFY(m_store->saveJobs(jobsOf(user(1).id, threeJobs())));
    JobList unknown;
    unknown.user = user(1).id;
    QVERIFY(m_store->saveJobs(unknown));
    QVERIFY(!m_store->jobs(user(1).id)->known);
}

void TestCacheJobs::jobsSurviveAFullPass()
{
    const JobList list = jobsOf(user(1).id, threeJobs());
    QVERIFY(m_store->saveJobs(list));
    QVERIFY(m_store->beginStage(Collection::Users));
    QVERIFY(m_store->stage(users(5, u"later"_s)));
    QCOMPARE(m_store->commitStage(Collection::Users, {})->changed, 5);
    QCOMPARE(*m_store->jobs(user(1).id), asCached(list));
}

void TestCacheJobs::removedPeopleLoseTheirJobs()
{
    QVERIFY(m_store->saveJobs(jobsOf(user(1).id, threeJobs())));
    QVERIFY(m_store->saveJobs(jobsOf(user(4).id, threeJobs())));
    QVERIFY(m_store->remove(user(1).id));
    QVERIFY(m_store->beginStage(Collection::Users));
    QVERIFY(m_store->stage(users(3)));
    QVERIFY(m_store->commitStage(Collection::Users, {}));
    // Also when they come back later.
    QVERIFY(m_store->merge(users(5)));
    QVERIFY(!m_store->jobs(user(1).id)->known);
    QVERIFY(!m_store->jobs(user(4).id)->known);
    QVERIFY(m_store->holders(PositionId(u"p-1"_s))->isEmpty());
}

void TestCacheJobs::jobsReadBeforeThePeopleAreKept()
{
    const JobList list = jobsOf(UserId(u"stranger"_s), threeJobs());
    QVERIFY(m_store->saveJobs(list));
    QCOMPARE(*m_store->jobs(list.user), asCached(list));
    // But nobody was added to the people.
    QCOMPARE(m_store->count(Collection::Users), 5);
    QVERIFY(!m_store->user(list.user)->has_value());
    QVERIFY(!m_store->rowOf(list.user));
    QCOMPARE(everybody(*m_store).size(), 5);
    QVERIFY(m_store->holders(PositionId(u"p-1"_s))->isEmpty());

    User stranger = user(9);
    stranger.id = list.user;
    const auto change = m_store->merge(QList { stranger });
    QCOMPARE(change->changedUsers.size(), size_t(1));
    QCOMPARE(m_store->count(Collection::Users), 6);
    QCOMPARE(*m_store->jobs(list.user), asCached(list));
    QCOMPARE(m_store->user(list.user)->value(), stranger);
}

void TestCacheJobs::jobsOfStrangersLeaveWithAFullPass()
{
    const UserId stranger(u"stranger"_s), newcomer = user(7).id;
    QVERIFY(m_store->saveJobs(jobsOf(stranger, threeJobs())));
    QVERIFY(m_store->saveJobs(jobsOf(newcomer, threeJobs())));
    QVERIFY(m_store->beginStage(Collection::Users));
    QVERIFY(m_store->stage(users(8)));
    const auto change = m_store->commitStage(Collection::Users, {});
    QCOMPARE(change->changed, 3);
    QCOMPARE(change->removed, 0);
    QVERIFY(!m_store->jobs(stranger)->known);
    QVERIFY(m_store->jobs(newcomer)->known);
    QCOMPARE(m_store->count(Collection::Users), 8);
}

void TestCacheJobs::holdersOfAPosition()
{
    QVERIFY(m_store->saveJobs(jobsOf(user(1).id, threeJobs())));
    QVERIFY(m_store->saveJobs(jobsOf(user(3).id, threeJobs().mid(2))));
    QVERIFY(m_store->saveJobs(jobsOf(user(4).id, threeJobs().mid(1, 1))));
    const auto holders = m_store->holders(PositionId(u"p-1"_s));
    QVERIFY(holders);
    QCOMPARE(holders->size(), 3);
    QCOMPARE(holders->at(0).user, user(1));
    QCOMPARE(holders->at(0).job, threeJobs().at(0));
    QCOMPARE(holders->at(0).row, *m_store->rowOf(user(1).id));
    QVERIFY(holders->at(0).readAt.isValid());
    QCOMPARE(holders->at(1).job, threeJobs().at(2));
    QCOMPARE(holders->at(2).user, user(3));
    QVERIFY(m_store->holders(PositionId(u"p-9"_s))->isEmpty());
    QVERIFY(m_store->holders(PositionId())->isEmpty());
}

void TestCacheJobs::countsFollowTheRows()
{
    QVERIFY(m_store->saveJobs(jobsOf(user(1).id, threeJobs())));
    QVERIFY(m_store->saveJobs(jobsOf(user(2).id, {})));
    const std::vector<UserRow> rows { *m_store->rowOf(user(2).id), *m_store->rowOf(user(0).id),
                                      *m_store->rowOf(user(1).id), 12345 };
    const auto counts = m_store->jobCounts(rows);
    QVERIFY(counts);
    QCOMPARE(counts->size(), rows.size());
    QVERIFY(counts->at(0).has_value());
    QCOMPARE(counts->at(0)->primary + counts->at(0)->partTime, 0);
    QVERIFY(!counts->at(1).has_value());
    QCOMPARE(counts->at(2)->primary, 1);
    QCOMPARE(counts->at(2)->partTime, 2);
    QVERIFY(!counts->at(3).has_value());
}

void TestCacheJobs::countsOfEverybodyComeAtOnce()
{
    using Counts = QHash<UserRow, std::pair<int, int>>; // primary, part-time
    const auto counts = [this] {
        Counts all;
        const auto read
            = m_store->forEachJobCount([&all](UserRow row, const CacheStore::JobCount &count) {
                  all.insert(row, { count.primary, count.partTime });
              });
        return read ? all : Counts { { 0, { -1, -1 } } };
    };
    QCOMPARE(counts(), Counts());
    QVERIFY(m_store->saveJobs(jobsOf(user(1).id, threeJobs())));
    QVERIFY(m_store->saveJobs(jobsOf(user(2).id, {})));
    const UserRow one = *m_store->rowOf(user(1).id), none = *m_store->rowOf(user(2).id);
    QCOMPARE(counts(), (Counts { { one, { 1, 2 } }, { none, { 0, 0 } } })); // of who was read alone
    QVERIFY(m_store->remove(user(1).id));
    QCOMPARE(counts(), (Counts { { none, { 0, 0 } } }));
}

void TestCacheJobs::partTimeJobsAreCountedWhereTheyAre()
{
    QVERIFY(m_store->partTimeJobs()->perOrganization.isEmpty());
    QCOMPARE(m_store->partTimeJobs()->people, 0);
    QVERIFY(m_store->saveJobs(jobsOf(user(1).id, threeJobs())));
    QVERIFY(m_store->saveJobs(jobsOf(user(2).id, {})));
    QVERIFY(m_store->saveJobs(jobsOf(UserId(u"stranger"_s), threeJobs())));
    auto counts = m_store->partTimeJobs();
    QVERIFY(counts);
    // Neither the primary job nor those of somebody who is not in the list.
    const QHash<OrgId, int> expected { { OrgId(u"o-2"_s), 2 } };
    QCOMPARE(counts->perOrganization, expected);
    QCOMPARE(counts->people, 2);
    QVERIFY(m_store->remove(user(1).id));
    counts = m_store->partTimeJobs();
    QVERIFY(counts->perOrganization.isEmpty());
    QCOMPARE(counts->people, 1);
}

void TestCacheJobs::countsPerOrganizationEqualAnOrdinaryMap()
{
    QRandomGenerator random(20260205);
    QHash<UserId, User> listed;
    for (const User &person : users(5))
        listed.insert(person.id, person);
    QHash<UserId, QVector<Job>> read; // also of strangers
    for (int round = 0; round < 200; ++round) {
        User person = user(random.bounded(30));
        switch (random.bounded(10)) {
        case 0:
            QVERIFY(m_store->remove(person.id));
            listed.remove(person.id);
            read.remove(person.id);
            break;
        case 1: {
            JobList unknown;
            unknown.user = person.id;
            QVERIFY(m_store->saveJobs(unknown));
            read.remove(person.id);
            break;
        }
        case 2: {
            QVERIFY(m_store->beginStage(Collection::Users));
            QVERIFY(m_store->stage(QVector<User>(listed.cbegin(), listed.cend())));
            QVERIFY(m_store->commitStage(Collection::Users, {}));
            read.removeIf([&listed](const auto &one) { return !listed.contains(one.key()); });
            break;
        }
        case 3:
        case 4:
        case 5:
            person.orgId = OrgId(u"o-%1"_s.arg(random.bounded(6)));
            person.disabled = random.bounded(3) == 0;
            QVERIFY(m_store->merge(QVector<User> { person }));
            listed.insert(person.id, person);
            break;
        default: {
            QVector<Job> jobs;
            for (int i = random.bounded(5); i > 0; --i)
                jobs.append(job(QString::number(i), u"o-%1"_s.arg(random.bounded(8)), {}, {},
                                RelationType(random.bounded(2))));
            QVERIFY(m_store->saveJobs(jobsOf(person.id, jobs)));
            read.insert(person.id, jobs);
        }
        }

        QHash<OrgId, CacheStore::PeopleCount> people;
        QHash<OrgId, int> partTime;
        int readings = 0;
        for (const User &one : std::as_const(listed)) {
            ++people[one.orgId].people;
            people[one.orgId].disabled += one.disabled ? 1 : 0;
            readings += read.contains(one.id) ? 1 : 0;
            for (const Job &held : read.value(one.id)) {
                if (held.relation == RelationType::PartTime)
                    ++partTime[held.orgId];
            }
        }
        QCOMPARE(*m_store->peoplePerOrganization(), people);
        const auto counts = m_store->partTimeJobs();
        QVERIFY(counts);
        QCOMPARE(counts->perOrganization, partTime);
        QCOMPARE(counts->people, readings);
    }
}

void TestCacheJobs::coverageCountsWhoIsInTheCache()
{
    auto coverage = m_store->jobsCoverage({});
    QVERIFY(coverage);
    QCOMPARE(coverage->people, 5);
    QCOMPARE(coverage->known, 0);
    QVERIFY(!coverage->oldest.isValid());

    QVERIFY(readAt(1, moment(20)) && readAt(2, moment(10)));
    // Of one who is not there (yet), the oldest of all.
    JobList stranger = jobsOf(UserId(u"stranger"_s), {});
    stranger.readAt = moment(1);
    QVERIFY(m_store->saveJobs(stranger));
    coverage = m_store->jobsCoverage({});
    QCOMPARE(coverage->people, 5);
    QCOMPARE(coverage->known, 2);
    QCOMPARE(coverage->oldest, moment(10));

    QVERIFY(m_store->remove(user(2).id));
    coverage = m_store->jobsCoverage({});
    QCOMPARE(coverage->people, 4);
    QCOMPARE(coverage->known, 1);
    QCOMPARE(coverage->oldest, moment(20));
}

void TestCacheJobs::coverageOfOrganizations()
{
    QVERIFY(m_store->merge(users(14))); // two in each of seven organizations
    QVERIFY(readAt(1, moment(20)) && readAt(8, moment(10)) && readAt(2, moment(1)));
    const CacheStore::People people
        = QVector<OrgId> { user(1).orgId, user(3).orgId, OrgId(u"of nobody"_s) };
    const auto coverage = m_store->jobsCoverage(people);
    QVERIFY(coverage);
    QCOMPARE(coverage->people, 4);
    QCOMPARE(coverage->known, 2);
    QCOMPARE(coverage->oldest, moment(10));
    QCOMPARE(m_store->jobsCoverage(QVector<OrgId>())->people, 0);
}

void TestCacheJobs::whoIsLeftComesInOrder()
{
    QVERIFY(readAt(0, moment(30)) && readAt(1, moment(50)) && readAt(2, moment(10)));
    const CacheStore::CrawlMark mark { moment(50), moment(60) };
    auto left = m_store->jobsToRead({}, mark);
    QVERIFY(left);
    // Never read, then the oldest; what was read at the time of the mark counts.
    QCOMPARE(left->rows, (std::vector<UserRow> { row(3), row(4), row(2), row(0) }));
    left = m_store->jobsToRead(QVector<OrgId> { user(2).orgId, user(4).orgId }, mark);
    QCOMPARE(left->rows, (std::vector<UserRow> { row(4), row(2) }));
    QVERIFY(m_store->remove(user(4).id));
    QCOMPARE(m_store->jobsToRead({}, mark)->rows.size(), size_t(3));
}

void TestCacheJobs::whoWasRefusedIsNotLeftInThatCrawl()
{
    const CacheStore::CrawlMark mark { moment(10), moment(60) };
    QVERIFY(m_store->setCrawlMark({}, mark));
    CacheStore::Gathered gathered;
    gathered.refused = { row(1), row(3), 4'000'000 }; // the last one is gone
    gathered.refusedAt = moment(60);
    const auto stored = m_store->saveGathered(gathered);
    QVERIFY(stored && stored->empty());
    auto left = m_store->jobsToRead({}, mark);
    QVERIFY(left);
    QCOMPARE(left->rows, (std::vector<UserRow> { row(0), row(2), row(4) }));
    QCOMPARE(left->refused, 2);
    QCOMPARE(m_store->jobsToRead(QVector<OrgId> { user(1).orgId }, mark)->refused, 1);
    QCOMPARE(m_store->jobsCoverage({})->known, 0);
    // The next one asks again, behind the others.
    const std::vector<UserRow> next { row(0), row(2), row(4), row(1), row(3) };
    QCOMPARE(m_store->jobsToRead({}, { moment(10), moment(61) })->rows, next);
    QVERIFY(m_store->setCrawlMark({}, {}));
    left = m_store->jobsToRead({}, mark);
    QCOMPARE(left->rows, next);
    QCOMPARE(left->refused, 0);
}

void TestCacheJobs::whoWasPostponedComesLastUntilRead()
{
    const CacheStore::CrawlMark mark { moment(10), moment(60) };
    QVERIFY(m_store->setCrawlMark({}, mark));
    CacheStore::Gathered gathered;
    gathered.postponed = { row(0), row(2) };
    QVERIFY(m_store->saveGathered(gathered));
    const auto left = m_store->jobsToRead({}, mark);
    QVERIFY(left);
    QCOMPARE(left->rows, (std::vector<UserRow> { row(1), row(3), row(4), row(0), row(2) }));
    QCOMPARE(left->refused, 0);

    JobList list = jobsOf(user(0).id, {});
    list.readAt = moment(20);
    QVERIFY(m_store->saveGathered({ { list }, {}, {} }));
    // It is old by then, and nothing more.
    const CacheStore::CrawlMark later { moment(30), moment(70) };
    QCOMPARE(m_store->jobsToRead({}, later)->rows,
             (std::vector<UserRow> { row(1), row(3), row(4), row(0), row(2) }));
    gathered.postponed = { row(1), row(3), row(4) };
    QVERIFY(m_store->saveGathered(gathered));
    QCOMPARE(m_store->jobsToRead({}, later)->rows.front(), row(0));
}

void TestCacheJobs::doubtEndsWithALaterReading()
{
    QVERIFY(readAt(0, moment(50)) && readAt(1, moment(50)));
    QVERIFY(m_store->doubtJobs(user(1).id, moment(70)));
    QVERIFY(m_store->doubtJobs(user(2).id, moment(70))); // never read
    QVERIFY(m_store->doubtJobs(UserId(u"nobody"_s), moment(70)));
    QCOMPARE(m_store->jobs(user(1).id)->freshness, Freshness::Stale);
    QVERIFY(!m_store->jobs(user(2).id)->known);

    const CacheStore::CrawlMark mark { moment(40), moment(60) };
    const auto isLeft = [&](int number) {
        const auto left = m_store->jobsToRead({}, mark);
        return left && std::count(left->rows.begin(), left->rows.end(), row(number)) == 1;
    };
    QVERIFY(isLeft(1) && !isLeft(0));
    const std::vector<UserRow> rows { row(0), row(1) };
    const auto unread = m_store->unreadSince(rows, mark.since);
    QVERIFY(unread && unread->size() == 1);
    QCOMPARE(unread->front().row, row(1));
    QCOMPARE(unread->front().doubtedAt, moment(70));
    QVERIFY(m_store->unreadSince(rows, {})->empty()); // both were read

    JobList list = jobsOf(user(1).id, threeJobs());
    list.readAt = moment(69); // asked for before the doubt
    QVERIFY(m_store->saveGathered({ { list }, {}, {} })->empty());
    QVERIFY(isLeft(1));
    list.readAt = moment(70);
    QCOMPARE(m_store->saveGathered({ { list }, {}, {} })->size(), size_t(1));
    QVERIFY(!isLeft(1));
    QCOMPARE(m_store->jobs(user(1).id)->freshness, Freshness::Cached);
}

// The clock was set back since.
void TestCacheJobs::doubtedReadingOfTheFutureHoldsNothingBack()
{
    QVERIFY(readAt(1, moment(9000)) && readAt(2, moment(9000)));
    QVERIFY(m_store->doubtJobs(user(1).id, moment(70)));
    JobList list = jobsOf(user(1).id, threeJobs());
    list.readAt = moment(69);
    QVERIFY(m_store->saveGathered({ { list }, {}, {} })->empty());
    list.readAt = moment(80);
    QCOMPARE(*m_store->saveGathered({ { list }, {}, {} }), (std::vector<UserRow> { row(1) }));
    QCOMPARE(*m_store->jobs(user(1).id), asCached(list));
    // Nothing is said against the other.
    list.user = user(2).id;
    QVERIFY(m_store->saveGathered({ { list }, {}, {} })->empty());
}

void TestCacheJobs::refusalsOfTheFutureAreOfNoNewCrawl()
{
    CacheStore::Gathered gathered;
    gathered.refused = { row(1) };
    gathered.refusedAt = moment(9000);
    QVERIFY(m_store->saveGathered(gathered));
    const CacheStore::CrawlMark mark { moment(10), moment(60) };
    QVERIFY(m_store->setCrawlMark({}, mark));
    const auto left = m_store->jobsToRead({}, mark);
    QVERIFY(left);
    QCOMPARE(left->refused, 0);
    QCOMPARE(left->rows.size(), size_t(5));
    QCOMPARE(left->rows.back(), row(1));
}

void TestCacheJobs::lastReadIsSomebodyOfTheCache()
{
    QVERIFY(m_store->lastRead(3)->empty());
    QVERIFY(readAt(0, moment(30)) && readAt(3, moment(50)) && readAt(1, moment(40)));
    JobList stranger = jobsOf(UserId(u"stranger"_s), {});
    stranger.readAt = moment(60);
    QVERIFY(m_store->saveJobs(stranger));
    const auto last = m_store->lastRead(2);
    QVERIFY(last && last->size() == 2);
    QCOMPARE(last->front().row, row(3));
    QCOMPARE(last->front().id, user(3).id);
    QCOMPARE(last->back().id, user(1).id);
}

void TestCacheJobs::crawlMarkIsOfItsScope()
{
    const OrgId org(u"o-1"_s);
    const CacheStore::CrawlMark mark { moment(10), moment(60) };
    QVERIFY(m_store->setCrawlMark(org, mark));
    QCOMPARE(*m_store->crawlMark(org), std::optional(mark));
    QVERIFY(!*m_store->crawlMark({}));
    m_store = opened(m_folder->path());
    QCOMPARE(*m_store->crawlMark(org), std::optional(mark));
    QVERIFY(m_store->setCrawlMark(org, {}));
    QVERIFY(!*m_store->crawlMark(org));
}

void TestCacheJobs::gatheredListsAreStoredTogether()
{
    CacheStore::Gathered gathered;
    gathered.lists = { jobsOf(user(1).id, threeJobs()), jobsOf(UserId(u"stranger"_s), threeJobs()),
                       jobsOf(user(3).id, {}) };
    const auto stored = m_store->saveGathered(gathered);
    QVERIFY(stored);
    QCOMPARE(*stored, (std::vector<UserRow> { row(1), row(3) }));
    QCOMPARE(*m_store->jobs(user(1).id), asCached(gathered.lists.at(0)));
    QVERIFY(m_store->jobs(user(3).id)->known);
    QVERIFY(!m_store->jobs(UserId(u"stranger"_s))->known);
}

void TestCacheJobs::gatheredListYieldsToALaterReading()
{
    JobList later = jobsOf(user(1).id, threeJobs());
    later.readAt = moment(50);
    QVERIFY(m_store->saveJobs(later));
    JobList asked = jobsOf(user(1).id, {}); // before a job was added, perhaps
    asked.readAt = moment(49);
    const auto left = m_store->saveGathered({ { asked }, {}, {} });
    QVERIFY(left && left->empty());
    QCOMPARE(*m_store->jobs(user(1).id), asCached(later));
    asked.readAt = moment(51);
    QCOMPARE(m_store->saveGathered({ { asked }, {}, {} })->size(), size_t(1));
    QVERIFY(m_store->jobs(user(1).id)->jobs.isEmpty());
}

void TestCacheJobs::unreadAreLookedUpByRow()
{
    QVERIFY(readAt(0, moment(30)) && readAt(1, moment(50)));
    const std::vector<UserRow> rows { row(2), 4'000'000, row(1), row(0) };
    auto unread = m_store->unreadSince(rows, moment(50));
    QVERIFY(unread);
    QCOMPARE(unread->size(), size_t(2));
    QCOMPARE(unread->front().row, row(2));
    QCOMPARE(unread->front().id, user(2).id);
    QCOMPARE(unread->back().id, user(0).id);
    unread = m_store->unreadSince(rows, {}); // never at all
    QCOMPARE(unread->size(), size_t(1));
    QCOMPARE(unread->front().id, user(2).id);
}

RENZHI_GUILESS_TEST(TestCacheJobs)
#include "tst_cachejobs.moc"
