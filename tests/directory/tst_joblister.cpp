// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later
// clazy:excludeall=lambda-in-connect
// It does not see that what is captured is waited for here.

#include "models/directory/joblister.h"
#include "tests/directory/crawlworld.h"
#include "tests/support/patience.h"
#include "tests/support/testmain.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace renzhi;
using namespace renzhi::test;

namespace {

using JobAnswer = Result<JobListAnswer>;

// Everybody, in the order of their names.
JobListWish jobsOfEverybody(const DirectoryService &service)
{
    JobListWish wish;
    wish.people = std::make_shared<const std::vector<quint32>>(service.people().find({}));
    wish.references = service.references();
    wish.crossCompanyWords = { u"双跨"_s };
    wish.sameCompanyWords = { u"同公司"_s };
    return wish;
}

// What the service makes of a wish; nothing: it failed, nothing came, or it came at once.
std::optional<JobListAnswer> jobListOf(DirectoryService &service, const JobListWish &wish)
{
    std::optional<JobAnswer> answer;
    QObject context;
    service.listJobs(wish, &context, [&answer](const JobAnswer &made) { answer = made; });
    if (answer)
        return std::nullopt; // callbacks run later
    static_cast<void>(QTest::qWaitFor([&answer] { return answer.has_value(); }, Patience));
    return answer && *answer ? std::optional(**answer) : std::nullopt;
}

// Everything that was given to the worker so far is done, and told.
[[nodiscard]] bool hasDoneAll(DirectoryService &service)
{
    bool done = false;
    QObject context;
    service.whenKept(&context, [&done] { done = true; });
    return QTest::qWaitFor([&done] { return done; }, Patience);
}

// A tenant of two companies whose jobs were all read. 张测试, at home in the first one, has a
// part-time job in the other one, too.
class TwoCompanies : public CrawlWorld
{
public:
    TwoCompanies() : CrawlWorld({}, {}, Cache::Empty)
    {
        SandboxOrganization other;
        other.name = u"乙公司"_s;
        other.code = u"O-B"_s;
        otherCompany = server.put(other);
        auto jobs = server.jobs(user);
        jobs.append(SandboxJob { u"job-other"_s, otherCompany, {}, title2, false });
        server.setJobs(user, jobs);
        sync();
        service->loadPeople();
        if (!QTest::qWaitFor([this] { return service->people().size() > 0; }, Patience))
            qWarning("the people are not there");
        const auto read = crawled();
        if (!read || *read == 0)
            qWarning("the jobs were not read");
    }

    [[nodiscard]] bool readJobs() const
    {
        bool answered = false;
        QObject context;
        service->readJobs(UserId(user), {}, &context,
                          [&answered](const Result<JobList> &) { answered = true; });
        return QTest::qWaitFor([&answered] { return answered; }, Patience);
    }

    // Jobs of that kind, or of any, as the server has them.
    [[nodiscard]] int jobsOnServer(std::optional<bool> primary = {}) const
    {
        int count = 0;
        const QStringList ids = people();
        for (const QString &id : ids) {
            const auto all = server.jobs(id);
            count += int(std::count_if(all.cbegin(), all.cend(), [&](const SandboxJob &one) {
                return !primary || one.primary == *primary;
            }));
        }
        return count;
    }

    [[nodiscard]] std::vector<DirectoryService::JobRecord> rowsOf(const JobListWish &wish) const
    {
        const auto list = jobListOf(*service, wish);
        return list ? service->jobRows(list->rows) : std::vector<DirectoryService::JobRecord>();
    }

    QString otherCompany;
};

} // namespace

// Jobs of everybody are listed by the worker, one list at a time, and their rows are there at once.
class TestJobLister : public QObject
{
    Q_OBJECT
private slots:
    void everyJobThatWasReadIsListed();
    void partTimeJobsAreThoseOfTheTenant();
    void crossCompanyIsByRoot();
    void organizationsAreThoseOfTheJob();
    void newerWishStopsAnOlderOne();
    void stoppedListIsNotTold();
    void whoHasGoneIsNotTold();
    void failureIsTold();
    void jobsReadAnewAreListed();
    void jobsTheDiskDoesNotTakeAreListed();
    void onlyNewsOfKeptJobsIsTold();
    void doubtShowsInTheRows();
    void goneRowsAreEmpty();
    void serviceMayEndMeanwhile();
};

void TestJobLister::everyJobThatWasReadIsListed()
{
    const TwoCompanies world;
    const auto list = jobListOf(*world.service, jobsOfEverybody(*world.service));
    QVERIFY(list);
    QCOMPARE(list->total, qint64(world.jobsOnServer()));
    QCOMPARE(list->rows.size(), size_t(list->total));
    const auto rows = world.service->jobRows(list->rows);
    QCOMPARE(rows.size(), list->rows.size());
    QSet<JobId> seen;
    for (size_t i = 0; i < rows.size(); ++i) {
        const auto &row = rows[i];
        QCOMPARE(world.service->rowOf(row.user.id), std::optional(list->rows[i].row));
        const JobList jobs = world.service->jobs(row.user.id);
        QVERIFY(jobs.jobs.contains(row.job));
        QCOMPARE(row.readAt, jobs.readAt);
        QVERIFY(!row.stale);
        const Job &first = jobs.jobs.constFirst();
        QCOMPARE(row.home, first.relation == RelationType::Primary ? first.orgId : row.user.orgId);
        seen.insert(row.job.id);
    }
    QCOMPARE(seen.size(), qsizetype(rows.size()));
    // By person, in their order.
    std::vector<quint32> people;
    for (const JobKey &key : list->rows) {
        if (people.empty() || people.back() != key.row)
            people.push_back(key.row);
    }
    auto wanted = world.service->people().find({});
    std::erase_if(wanted, [&people](quint32 row) {
        return std::find(people.cbegin(), people.cend(), row) == people.cend();
    });
    QCOMPARE(people, wanted);
}

void TestJobLister::partTimeJobsAreThoseOfTheTenant()
{
    const TwoCompanies world;
    JobListWish wish = jobsOfEverybody(*world.service);
    for (const auto relation : { RelationType::PartTime, RelationType::Primary }) {
        wish.relation = relation;
        const auto list = jobListOf(*world.service, wish);
        QVERIFY(list);
        QCOMPARE(int(list->rows.size()), world.jobsOnServer(relation == RelationType::Primary));
        QVERIFY(!list->rows.empty());
        QCOMPARE(list->total, qint64(world.jobsOnServer()));
        const auto rows = world.service->jobRows(list->rows);
        for (const auto &row : rows)
            QCOMPARE(row.job.relation, relation);
    }
}

void TestJobLister::crossCompanyIsByRoot()
{
    const TwoCompanies world;
    JobListWish wish = jobsOfEverybody(*world.service);
    wish.filters = activeFilters({ { int(JobColumn::CrossCompany), u"双跨"_s } }, JobColumnCount);
    auto rows = world.rowsOf(wish);
    QVERIFY(std::any_of(rows.cbegin(), rows.cend(),
                        [](const auto &row) { return row.job.id == JobId(u"job-other"_s); }));
    const auto references = world.service->references();
    const auto isCross = [&references](const DirectoryService::JobRecord &row) {
        const QStringList there = references->path(row.job.orgId);
        const QStringList home = references->path(row.home);
        return row.job.relation == RelationType::PartTime && !there.isEmpty() && !home.isEmpty()
            && there.constFirst() != home.constFirst();
    };
    QVERIFY(std::all_of(rows.cbegin(), rows.cend(), isCross));
    const size_t cross = rows.size();
    rows = world.rowsOf(jobsOfEverybody(*world.service));
    QCOMPARE(size_t(std::count_if(rows.cbegin(), rows.cend(), isCross)), cross);
    // The one in the second department is not, although it is another organization.
    wish.filters = activeFilters({ { int(JobColumn::CrossCompany), u"同公司"_s } }, JobColumnCount);
    rows = world.rowsOf(wish);
    QVERIFY(std::any_of(rows.cbegin(), rows.cend(),
                        [&world](const auto &row) { return row.job.id == JobId(world.job); }));
    QVERIFY(std::none_of(rows.cbegin(), rows.cend(), [](const auto &row) {
        return row.job.relation == RelationType::Primary;
    }));
}

void TestJobLister::organizationsAreThoseOfTheJob()
{
    const TwoCompanies world;
    JobListWish wish = jobsOfEverybody(*world.service);
    wish.organizations = QSet<OrgId> { OrgId(world.otherCompany) };
    const auto rows = world.rowsOf(wish);
    QCOMPARE(rows.size(), size_t(1));
    QCOMPARE(rows.front().user.id, UserId(world.user));
    QCOMPARE(rows.front().home, OrgId(world.org1));
    QCOMPARE(rows.front().job.titleId, TitleId(world.title2));
    wish.organizations = QSet<OrgId>();
    QVERIFY(world.rowsOf(wish).empty());
}

void TestJobLister::newerWishStopsAnOlderOne()
{
    const TwoCompanies world;
    int older = 0, newer = 0;
    const JobListWish wish = jobsOfEverybody(*world.service);
    for (int i = 0; i < 5; ++i)
        world.service->listJobs(wish, this, [&older](const JobAnswer &) { ++older; });
    JobListWish last = wish;
    last.relation = RelationType::PartTime;
    size_t rows = 0;
    world.service->listJobs(last, this, [&](const JobAnswer &made) {
        ++newer;
        rows = made ? made->rows.size() : 0;
    });
    QTRY_COMPARE_WITH_TIMEOUT(newer, 1, Patience);
    QVERIFY(hasDoneAll(*world.service));
    QCOMPARE(older, 0);
    QCOMPARE(newer, 1);
    QCOMPARE(int(rows), world.jobsOnServer(false));
}

void TestJobLister::stoppedListIsNotTold()
{
    const TwoCompanies world;
    int told = 0;
    world.service->stopListingJobs(); // there is none
    world.service->listJobs(jobsOfEverybody(*world.service), this,
                            [&told](const JobAnswer &) { ++told; });
    world.service->stopListingJobs();
    QVERIFY(hasDoneAll(*world.service));
    QCOMPARE(told, 0);
    QVERIFY(jobListOf(*world.service, jobsOfEverybody(*world.service)));
}

void TestJobLister::whoHasGoneIsNotTold()
{
    const TwoCompanies world;
    int told = 0;
    {
        QObject context;
        world.service->listJobs(jobsOfEverybody(*world.service), &context,
                                [&told](const JobAnswer &) { ++told; });
    }
    QVERIFY(hasDoneAll(*world.service));
    QCOMPARE(told, 0);
}

void TestJobLister::failureIsTold()
{
    const TwoCompanies world;
    QVERIFY(hasDoneAll(*world.service));
    QVERIFY(world.runOnDisk("ALTER TABLE jobs RENAME TO elsewhere"));
    std::optional<ApiError> error;
    world.service->listJobs(jobsOfEverybody(*world.service), this, [&error](const JobAnswer &made) {
        if (!made)
            error = made.error();
    });
    QTRY_VERIFY_WITH_TIMEOUT(error, Patience);
    QCOMPARE(error->kind, ApiError::Kind::Local);
    QVERIFY(world.service->jobRows(std::vector<JobKey> { { 1, 0 } }).front().user.id.isEmpty());
    QVERIFY(world.runOnDisk("ALTER TABLE elsewhere RENAME TO jobs"));
    QVERIFY(jobListOf(*world.service, jobsOfEverybody(*world.service)));
}

void TestJobLister::jobsReadAnewAreListed()
{
    TwoCompanies world;
    const JobListWish wish = jobsOfEverybody(*world.service);
    const qint64 before = jobListOf(*world.service, wish)->total;
    auto jobs = world.server.jobs(world.user);
    jobs.append(SandboxJob { u"job-new"_s, world.org2, {}, {}, false });
    world.server.setJobs(world.user, jobs);
    QVERIFY(world.readJobs());
    const auto rows = world.rowsOf(wish); // asked for before the disk can have it
    QCOMPARE(qint64(rows.size()), before + 1);
    QVERIFY(std::any_of(rows.cbegin(), rows.cend(),
                        [](const auto &row) { return row.job.id == JobId(u"job-new"_s); }));
}

// They show everywhere else in this session, too.
void TestJobLister::jobsTheDiskDoesNotTakeAreListed()
{
    TwoCompanies world;
    const JobListWish wish = jobsOfEverybody(*world.service);
    const qint64 before = jobListOf(*world.service, wish)->total;
    QVERIFY(hasDoneAll(*world.service));
    QVERIFY(world.runOnDisk("CREATE TRIGGER refuse BEFORE INSERT ON job_readings"
                            " BEGIN SELECT RAISE(ABORT, 'refused'); END"));
    world.server.setJobs(world.user, { { u"job-only"_s, world.org2, {}, {}, true } });
    QSignalSpy failures(world.service.get(), &DirectoryService::cacheFailed);
    QVERIFY(world.readJobs());
    QTRY_COMPARE_WITH_TIMEOUT(failures.size(), 1, Patience);
    const auto list = jobListOf(*world.service, wish);
    QVERIFY(list);
    QCOMPARE(list->total, before - 2); // there were three
    QCOMPARE(qint64(list->rows.size()), list->total);
    const quint32 row = *world.service->rowOf(UserId(world.user));
    const auto rows = world.service->jobRows(std::vector<JobKey> { { row, 0 }, { row, 1 } });
    QCOMPARE(rows.front().job.id, JobId(u"job-only"_s));
    QCOMPARE(rows.front().home, OrgId(world.org2));
    QCOMPARE(rows.front().user.id, UserId(world.user));
    QVERIFY(rows.back().user.id.isEmpty()); // although the disk still has one
}

void TestJobLister::onlyNewsOfKeptJobsIsTold()
{
    TwoCompanies world;
    QVERIFY(world.readJobs());
    QVERIFY(hasDoneAll(*world.service));
    const QSignalSpy read(world.service.get(), &DirectoryService::jobsChanged);
    const QSignalSpy news(world.service.get(), &DirectoryService::keptJobsChanged);
    QVERIFY(world.readJobs());
    QVERIFY(hasDoneAll(*world.service));
    QCOMPARE(read.size(), 1);
    QCOMPARE(news.size(), 0);
    auto jobs = world.server.jobs(world.user);
    jobs.append(SandboxJob { u"job-new"_s, world.org2, {}, {}, false });
    world.server.setJobs(world.user, jobs);
    QVERIFY(world.readJobs());
    QVERIFY(hasDoneAll(*world.service));
    QCOMPARE(read.size(), 2);
    QCOMPARE(news.size(), 1);
}

void TestJobLister::doubtShowsInTheRows()
{
    TwoCompanies world;
    const quint32 row = *world.service->rowOf(UserId(world.user));
    const std::vector<JobKey> keys { { row, 0 } };
    QVERIFY(!world.service->jobRows(keys).front().stale);
    world.spoil({ world.user }, Fault::reply(400));
    QVERIFY(world.readJobs());
    QVERIFY(world.service->jobRows(keys).front().stale);
    QVERIFY(hasDoneAll(*world.service));
    // In the next session, too.
    QVERIFY(world.restart());
    QVERIFY(world.service->jobRows(keys).front().stale);
}

void TestJobLister::goneRowsAreEmpty()
{
    TwoCompanies world;
    const auto list = jobListOf(*world.service, jobsOfEverybody(*world.service));
    QVERIFY(list);
    world.server.removeUser(world.user);
    QVERIFY(world.readJobs()); // and is told that there is nobody
    QVERIFY(hasDoneAll(*world.service));
    const auto rows = world.service->jobRows(list->rows);
    QCOMPARE(std::count_if(rows.cbegin(), rows.cend(),
                           [](const auto &row) { return row.user.id.isEmpty(); }),
             3);
    const auto now = jobListOf(*world.service, jobsOfEverybody(*world.service));
    QVERIFY(now);
    QCOMPARE(now->total, list->total - 3);
    QVERIFY(world.service->jobRows({}).empty());
}

void TestJobLister::serviceMayEndMeanwhile()
{
    TwoCompanies world;
    int told = 0;
    for (int i = 0; i < 5; ++i) {
        world.service->listJobs(jobsOfEverybody(*world.service), this,
                                [&told](const JobAnswer &) { ++told; });
        QVERIFY(world.restart());
    }
    QVERIFY(hasDoneAll(*world.service));
    QCOMPARE(told, 0);
}

RENZHI_GUILESS_TEST(TestJobLister)
#include "tst_joblister.moc"
