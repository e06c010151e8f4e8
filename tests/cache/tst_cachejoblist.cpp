// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/cache/database.h"
#include "tests/cache/cacherecords.h"
#include "tests/support/testmain.h"

#include <QRandomGenerator>

#include <algorithm>

using namespace renzhi;
using namespace renzhi::test;
using namespace Qt::StringLiterals;

namespace {

using KeptJob = CacheStore::KeptJob;

// A job as the list of everybody's has it, with its numbers read.
struct ListedJob
{
    JobKey key;
    QString organization, position, title, home;
    RelationType relation = RelationType::Primary;
    friend bool operator==(const ListedJob &, const ListedJob &) = default;
};
using ListedJobs = QVector<ListedJob>;

ListedJob listed(const CacheStore &store, const KeptJob &job)
{
    return { job.key,
             store.internedText(job.organization),
             store.internedText(job.position),
             store.internedText(job.title),
             store.internedText(job.home),
             job.relation };
}

// Of everybody, or of these people alone.
std::optional<ListedJobs> listedJobs(const CacheStore &store,
                                     const std::optional<std::vector<UserRow>> &people = {})
{
    ListedJobs jobs;
    const auto visit = [&](const KeptJob &job) {
        jobs.append(listed(store, job));
        return true;
    };
    const auto read = people ? store.forEachJobOf(*people, visit) : store.forEachJob(visit);
    return read ? std::optional(jobs) : std::nullopt;
}

} // namespace

// The jobs of everybody: all of them by number, and records of a few.
class TestCacheJobList : public QObject
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

    void nothingIsKnownAtFirst();
    void jobsComeByPersonAndOrdinal();
    void homeIsThatOfThePrimaryJob();
    void peopleWhoAreNotListedAreLeftOut();
    void visitorMayHaveEnough();
    void everyListEqualsTheDatabase();
    void namesAreThoseOfTheListedPeople();
    void recordsComeAsAsked();
    void recordsOfWhatIsGoneAreEmpty();
    void recordsSayDoubtAndTime();
    void contactsAreShownAsWished();
    void readingsAreOfEverybodyWhoWasRead();

private:
    [[nodiscard]] UserRow row(int number) const { return m_store->rowOf(user(number).id).value(); }
    [[nodiscard]] bool save(int number, const QVector<Job> &jobs)
    {
        return m_store->saveJobs(jobsOf(user(number).id, jobs)).has_value();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<CacheStore> m_store;
};

void TestCacheJobList::nothingIsKnownAtFirst()
{
    QCOMPARE(listedJobs(*m_store), ListedJobs());
    QCOMPARE(*m_store->jobTotal(), 0);
    QVERIFY(m_store->jobRecords({})->empty());
    QVERIFY(m_store->forEachReading([](UserRow, qint64) { QFAIL("nobody was read"); }));
}

void TestCacheJobList::jobsComeByPersonAndOrdinal()
{
    QVERIFY(save(3, { job(u"j-1"_s, u"o-1"_s, u"p-1"_s, u"t-1"_s, RelationType::Primary) }));
    QVERIFY(save(1,
                 { job(u"j-2"_s, u"o-2"_s, u"p-2"_s, {}, RelationType::Primary),
                   job(u"j-3"_s, u"o-1"_s, {}, u"t-1"_s, RelationType::PartTime) }));
    QVERIFY(save(2, {}));
    const ListedJob first {
        { row(1), 0 }, u"o-2"_s, u"p-2"_s, {}, u"o-2"_s, RelationType::Primary
    };
    const ListedJob second {
        { row(1), 1 }, u"o-1"_s, {}, u"t-1"_s, u"o-2"_s, RelationType::PartTime
    };
    const ListedJob third { { row(3), 0 }, u"o-1"_s, u"p-1"_s,
                            u"t-1"_s,      u"o-1"_s, RelationType::Primary };
    QCOMPARE(listedJobs(*m_store), (ListedJobs { first, second, third }));
    // Of some people, in their order.
    QCOMPARE(listedJobs(*m_store, std::vector { row(3), row(2), row(1) }),
             (ListedJobs { third, first, second }));
    QCOMPARE(listedJobs(*m_store, std::vector<UserRow>()), ListedJobs());
    QCOMPARE(*m_store->jobTotal(), 3);
    QCOMPARE(m_store->internedText(0), QString());
}

void TestCacheJobList::homeIsThatOfThePrimaryJob()
{
    // The primary one stands behind; there is none; it says nothing.
    QVERIFY(save(1,
                 { job(u"j-1"_s, u"o-5"_s, {}, {}, RelationType::PartTime),
                   job(u"j-2"_s, u"o-6"_s, {}, {}, RelationType::Primary) }));
    QVERIFY(save(2, { job(u"j-3"_s, u"o-5"_s, {}, {}, RelationType::PartTime) }));
    QVERIFY(save(3, { job(u"j-4"_s, {}, {}, {}, RelationType::Primary) }));
    const QStringList homes { u"o-6"_s, u"o-6"_s, user(2).orgId.toString(),
                              user(3).orgId.toString() };
    for (const auto &people : { std::optional<std::vector<UserRow>>(),
                                std::optional(std::vector { row(1), row(2), row(3) }) }) {
        const auto jobs = listedJobs(*m_store, people);
        QVERIFY(jobs);
        QStringList found;
        for (const ListedJob &one : *jobs)
            found.append(one.home);
        QCOMPARE(found, homes);
    }
    const auto records = m_store->jobRecords(
        std::vector<JobKey> { { row(1), 0 }, { row(1), 1 }, { row(2), 0 }, { row(3), 0 } });
    QVERIFY(records);
    for (size_t i = 0; i < records->size(); ++i)
        QCOMPARE((*records)[i].home.toString(), homes.at(qsizetype(i)));
}

void TestCacheJobList::peopleWhoAreNotListedAreLeftOut()
{
    const UserId stranger(u"stranger"_s);
    const QVector<Job> jobs { job(u"j-1"_s, u"o-1"_s, {}, {}, RelationType::Primary) };
    QVERIFY(m_store->saveJobs(jobsOf(stranger, jobs)));
    QVERIFY(save(4, jobs));
    const auto all = listedJobs(*m_store);
    QVERIFY(all);
    QCOMPARE(all->size(), 1);
    QCOMPARE(all->constFirst().key, (JobKey { row(4), 0 }));
    QCOMPARE(*m_store->jobTotal(), 1);
    // Rows are given one after the other.
    const UserRow place = row(4) + 1;
    QCOMPARE(listedJobs(*m_store, std::vector { place }), ListedJobs());
    QVERIFY(m_store->jobRecords(std::vector<JobKey> { { place, 0 } })->front().user.id.isEmpty());
    // Until the list has them.
    User known = user(9);
    known.id = stranger;
    QVERIFY(m_store->merge(QVector<User> { known }));
    QCOMPARE(m_store->rowOf(stranger), std::optional(place));
    QCOMPARE(listedJobs(*m_store)->size(), 2);
    QCOMPARE(*m_store->jobTotal(), 2);
}

void TestCacheJobList::visitorMayHaveEnough()
{
    for (int person = 0; person < 5; ++person) {
        QVERIFY(save(person,
                     { job(u"j-a%1"_s.arg(person), u"o-1"_s, {}, {}, RelationType::Primary),
                       job(u"j-b%1"_s.arg(person), u"o-1"_s, {}, {}, RelationType::PartTime) }));
    }
    for (const int enough : { 1, 2, 3, 10 }) {
        int visited = 0;
        const auto visit = [&](const KeptJob &) { return ++visited < enough; };
        QVERIFY(m_store->forEachJob(visit));
        QCOMPARE(visited, enough);
        visited = 0;
        const std::vector people { row(0), row(1), row(2), row(3), row(4) };
        QVERIFY(m_store->forEachJobOf(people, visit));
        QCOMPARE(visited, enough);
    }
}

// Whatever was saved, and saved again, comes as plain SQL finds it.
void TestCacheJobList::everyListEqualsTheDatabase()
{
    QRandomGenerator random(15);
    QVERIFY(m_store->merge(users(40)));
    const auto any = [&random](const QString &prefix) {
        const int number = random.bounded(6);
        return number == 0 ? QString() : u"%1%2"_s.arg(prefix).arg(number);
    };
    for (int round = 0; round < 120; ++round) {
        QVector<Job> jobs;
        for (int i = random.bounded(4); i > 0; --i) {
            jobs.append(
                job(u"j-%1-%2"_s.arg(round).arg(i), any(u"o-"_s), any(u"p-"_s), any(u"t-"_s),
                    random.bounded(3) == 0 ? RelationType::Primary : RelationType::PartTime));
        }
        QVERIFY(save(random.bounded(40), jobs));
    }
    const auto database = Database::open(m_folder->filePath(u"cache.sqlite"_s));
    QVERIFY(database);
    ListedJobs expected;
    Query query(**database,
                "SELECT j.user, j.ordinal, o.text, p.text, t.text, j.relation, coalesce((SELECT "
                "h.text FROM jobs m JOIN reference h ON h.number = m.org WHERE m.user = j.user AND "
                "m.relation = 1 AND h.text <> '' ORDER BY m.ordinal LIMIT 1), own.text) FROM jobs "
                "j JOIN users u ON u.row = j.user AND u.known = 1 JOIN reference o ON o.number = "
                "j.org JOIN reference p ON p.number = j.position JOIN reference t ON t.number = "
                "j.title JOIN reference own ON own.number = u.org ORDER BY j.user, j.ordinal");
    while (query.next()) {
        expected.append(
            ListedJob { { UserRow(query.number(0)), quint32(query.number(1)) },
                        query.text(2),
                        query.text(3),
                        query.text(4),
                        query.text(6),
                        query.flag(5) ? RelationType::Primary : RelationType::PartTime });
    }
    QVERIFY(!query.failed());
    QVERIFY(expected.size() > 20);
    QCOMPARE(listedJobs(*m_store), expected);
    QCOMPARE(*m_store->jobTotal(), expected.size());
    std::vector<UserRow> everyone;
    for (int number = 0; number < 40; ++number)
        everyone.push_back(row(number));
    std::sort(everyone.begin(), everyone.end());
    QCOMPARE(listedJobs(*m_store, everyone), expected);
    std::vector<JobKey> keys;
    for (const ListedJob &one : std::as_const(expected))
        keys.push_back(one.key);
    std::reverse(keys.begin(), keys.end());
    const auto records = m_store->jobRecords(keys);
    QVERIFY(records);
    for (size_t i = 0; i < keys.size(); ++i) {
        const ListedJob &one = expected.at(expected.size() - 1 - qsizetype(i));
        const CacheStore::JobRecord &record = (*records)[i];
        QCOMPARE(m_store->rowOf(record.user.id), std::optional(one.key.row));
        QCOMPARE(record.job, m_store->jobs(record.user.id)->jobs.at(one.key.ordinal));
        QCOMPARE(record.home.toString(), one.home);
    }
}

void TestCacheJobList::namesAreThoseOfTheListedPeople()
{
    const auto namesOf = [this](const std::optional<std::vector<UserRow>> &people, int most) {
        QStringList names;
        const auto visit = [&](const CacheStore::PersonName &one) {
            names.append(u"%1 %2 %3 %4"_s.arg(one.row).arg(one.name, one.userName, one.employeeId));
            return names.size() < most;
        };
        const auto read
            = people ? m_store->forEachNameOf(*people, visit) : m_store->forEachName(visit);
        return read ? names : QStringList { read.error().detail };
    };
    const auto nameOf = [this](int number) {
        const User one = user(number);
        return u"%1 %2 %3 %4"_s.arg(row(number)).arg(one.name, one.userName, one.employeeId);
    };
    // A place that is only kept for the jobs of somebody has no name.
    const UserId stranger(u"stranger"_s);
    QVERIFY(m_store->saveJobs(jobsOf(stranger, {})));
    const UserRow place = row(4) + 1;
    QStringList all = namesOf({}, 10);
    all.sort();
    QCOMPARE(all, QStringList({ nameOf(0), nameOf(1), nameOf(2), nameOf(3), nameOf(4) }));
    QCOMPARE(namesOf({}, 2).size(), 2);
    const std::vector people { row(3), place, row(1), row(0) };
    QCOMPARE(namesOf(people, 10), QStringList({ nameOf(3), nameOf(1), nameOf(0) }));
    QCOMPARE(namesOf(people, 2), QStringList({ nameOf(3), nameOf(1) }));
    QVERIFY(namesOf(std::vector<UserRow>(), 10).isEmpty());
}

void TestCacheJobList::recordsComeAsAsked()
{
    const QVector<Job> two { job(u"j-1"_s, u"o-2"_s, u"p-1"_s, {}, RelationType::Primary),
                             job(u"j-2"_s, u"o-3"_s, {}, u"t-1"_s, RelationType::PartTime) };
    QVERIFY(save(1, two));
    QVERIFY(save(2, two.mid(0, 1)));
    const auto records = m_store->jobRecords(
        std::vector<JobKey> { { row(1), 1 }, { row(2), 0 }, { row(1), 0 }, { row(1), 1 } });
    QVERIFY(records);
    QCOMPARE(records->size(), size_t(4));
    QCOMPARE((*records)[0].user, user(1));
    QCOMPARE((*records)[0].job, two.at(1));
    QCOMPARE((*records)[0].home, OrgId(u"o-2"_s));
    QCOMPARE((*records)[0].readAt, QDateTime::fromMSecsSinceEpoch(1'700'000'000'123));
    QVERIFY(!(*records)[0].stale);
    QCOMPARE((*records)[1].user, user(2));
    QCOMPARE((*records)[1].job, two.at(0));
    QCOMPARE((*records)[2].job, two.at(0));
    QCOMPARE((*records)[3].job, two.at(1));
}

void TestCacheJobList::recordsOfWhatIsGoneAreEmpty()
{
    QVERIFY(save(1, { job(u"j-1"_s, u"o-1"_s, {}, {}, RelationType::Primary) }));
    const UserRow here = row(1), gone = row(2);
    QVERIFY(save(2, { job(u"j-2"_s, u"o-1"_s, {}, {}, RelationType::Primary) }));
    QVERIFY(m_store->remove(user(2).id));
    const auto records = m_store->jobRecords(
        std::vector<JobKey> { { gone, 0 }, { here, 1 }, { here, 0 }, { 4'000'000'000, 0 } });
    QVERIFY(records);
    QVERIFY((*records)[0].user.id.isEmpty());
    QVERIFY((*records)[1].user.id.isEmpty());
    QCOMPARE((*records)[2].user, user(1));
    QVERIFY((*records)[3].user.id.isEmpty());
}

void TestCacheJobList::recordsSayDoubtAndTime()
{
    JobList never = jobsOf(user(1).id, { job(u"j-1"_s, u"o-1"_s, {}, {}, RelationType::Primary) });
    never.readAt = {};
    QVERIFY(m_store->saveJobs(never));
    QVERIFY(save(2, never.jobs));
    QVERIFY(m_store->doubtJobs(user(2).id, QDateTime::currentDateTime()));
    const auto records = m_store->jobRecords(std::vector<JobKey> { { row(1), 0 }, { row(2), 0 } });
    QVERIFY(records);
    QVERIFY(!(*records)[0].readAt.isValid());
    QVERIFY(!(*records)[0].stale);
    QVERIFY((*records)[1].readAt.isValid());
    QVERIFY((*records)[1].stale);
}

void TestCacheJobList::contactsAreShownAsWished()
{
    QVERIFY(save(1, { job(u"j-1"_s, u"o-1"_s, {}, {}, RelationType::Primary) }));
    const std::vector<JobKey> keys { { row(1), 0 } };
    QCOMPARE(m_store->jobRecords(keys)->front().user, user(1));
    m_store->setContactsKept(false);
    QCOMPARE(m_store->jobRecords(keys)->front().user, withoutContacts(user(1)));
}

void TestCacheJobList::readingsAreOfEverybodyWhoWasRead()
{
    JobList later = jobsOf(user(1).id, {});
    later.readAt = later.readAt.addSecs(60);
    QVERIFY(save(2, {}));
    QVERIFY(m_store->saveJobs(later));
    JobList unknown = jobsOf(user(3).id, {});
    unknown.readAt = {};
    QVERIFY(m_store->saveJobs(unknown));
    QMap<UserRow, qint64> times;
    QVERIFY(m_store->forEachReading([&](UserRow one, qint64 at) { times.insert(one, at); }));
    const qint64 first = 1'700'000'000'123;
    QCOMPARE(
        times,
        (QMap<UserRow, qint64> { { row(1), first + 60'000 }, { row(2), first }, { row(3), 0 } }));
}

RENZHI_GUILESS_TEST(TestCacheJobList)
#include "tst_cachejoblist.moc"
