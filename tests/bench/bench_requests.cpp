// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What goes over the wire without a window:
//   bench_requests fill FOLDER
//     no requests: gives the people in the cache three jobs each on the average, and tells what
//     they take
//   bench_requests delta FOLDER USERS
//     syncs after 100 people changed each time, against a tenant of its own
//   bench_requests jobs FOLDER URL N
//     jobs of N people, one after the other
//   bench_requests crawl FOLDER URL N
//     the jobs crawl, until N people are read

#include "models/cache/cachestore.h"
#include "models/directory/directoryservice.h"
#include "tests/bench/benchdesk.h"
#include "tests/bench/benchtenant.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>
#include <array>
#include <chrono>

using namespace Qt::StringLiterals;
using namespace renzhi;
using namespace renzhi::bench;

namespace {

Result<SyncReport> synced(DirectoryService &service)
{
    std::optional<Result<SyncReport>> result;
    const auto connection
        = QObject::connect(&service, &DirectoryService::syncFinished,
                           [&](const Result<SyncReport> &report) { result = report; });
    service.sync(SyncMode::Changes);
    waitUntil([&] { return result.has_value(); });
    QObject::disconnect(connection);
    return *result;
}

// The lists of a sync: how they are called in what is reported, and where they are.
struct List
{
    const char *requests;
    QByteArrayView path;
};
constexpr std::array lists { List { "organizations_requests", "/organizations" },
                             List { "titles_requests", "/job-titles" },
                             List { "positions_requests", "/job-positions" },
                             List { "people_requests", "/users" } };

// Of all requests since the journal was cleared.
struct Answered
{
    qint64 bytes = 0;
    double milliseconds = 0; // in which the tenant made the answers
};

Answered answeredBy(const SandboxServer &server)
{
    Answered sum;
    const QList<SandboxRequest> requests = server.journal();
    for (const SandboxRequest &request : requests) {
        sum.bytes += request.answered;
        sum.milliseconds += std::chrono::duration<double, std::milli>(request.took).count();
    }
    return sum;
}

void benchDelta(const QString &folder, int users)
{
    constexpr int repeats = 5;
    BenchTenant tenant(users);
    DirectoryService service(tenantOptions(folder, tenant.url()));
    if (!service.open())
        qFatal("cannot open the cache");
    std::ignore = synced(service); // what is between the cache and this tenant
    const std::vector<User> people = cachedPeople(folder, changedPeople);
    std::vector<double> times, serverTimes, bytes;
    std::array<std::vector<double>, lists.size()> requests;
    for (int round = 0; round < repeats; ++round) {
        tenant.changePeople(people, round);
        tenant.server().clearJournal();
        const double begin = milliseconds();
        const auto result = synced(service);
        // Of a delta one request follows the other.
        const double all = milliseconds() - begin;
        const Answered answered = answeredBy(tenant.server());
        times.push_back(all - answered.milliseconds);
        serverTimes.push_back(answered.milliseconds);
        bytes.push_back(double(answered.bytes));
        if (!result || result->changed != qint64(changedPeople))
            qFatal("the sync found %lld changes",
                   result ? static_cast<long long>(result->changed) : -1);
        for (size_t i = 0; i < lists.size(); ++i)
            requests[i].push_back(tenant.server().requestCount("GET", lists[i].path));
    }
    report("delta", times);
    report("delta_server", serverTimes);
    report("delta_bytes", bytes);
    for (size_t i = 0; i < lists.size(); ++i)
        report(lists[i].requests, requests[i]);
}

// Of one person after the other.
void benchJobs(const QString &folder, const QString &url, size_t count)
{
    const std::vector<User> users = cachedPeople(folder, count);
    DirectoryService service(tenantOptions(folder, url));
    if (!service.open())
        qFatal("cannot open the cache");
    QObject context;
    std::vector<double> times;
    size_t read = 0;
    std::function<void()> next = [&] {
        const double sent = milliseconds();
        service.readJobs(users[read].id, {}, &context, [&, sent](const Result<JobList> &jobs) {
            if (!jobs)
                qFatal("no jobs: %s", qPrintable(jobs.error().detail));
            if (read > 0) // the first had to ask for a token
                times.push_back(milliseconds() - sent);
            if (++read < count)
                next();
        });
    };
    next();
    waitUntil([&] { return read == count; });
    report("jobs", times);
}

// As an operator starts it, for everybody; and the first so many of them.
void benchCrawl(const QString &folder, const QString &url, qint64 count)
{
    DirectoryService service(tenantOptions(folder, url));
    if (!service.open())
        qFatal("cannot open the cache");
    std::ignore = synced(service); // what is between the cache and this tenant
    const qint64 warm = count / 10; // token and connections
    service.crawlJobs({});
    waitUntil([&] { return service.crawlState().done >= warm; });
    const qint64 doneBefore = service.crawlState().done;
    const double before = residentMegabytes(), begin = milliseconds();
    waitUntil([&] { return service.crawlState().done >= count; });
    report("crawl_rate",
           double(service.crawlState().done - doneBefore) * 1000 / (milliseconds() - begin));
    report("crawl_growth_mb", residentMegabytes() - before);
    service.stopCrawl();
}

qint64 bytesOf(const QString &folder)
{
    const QString file = tenantOptions(folder, {}).cacheDirectory + u"/cache.sqlite"_s;
    return QFileInfo(file).size();
}

constexpr UserRow storedAtOnce = 50'000; // people: large transactions take less time
constexpr size_t mostJobs = 5; // of one person

// From one on, each as many times: three on the average. People who are sorted by them must differ.
size_t jobCountOf(UserRow row)
{
    return 1 + row % mostJobs;
}

// The primary job in the organization that the person is in, the others where their positions are.
// Each position is held by people from all over the list, as those of a real tenant are.
QVector<Job> jobsOf(const User &user, UserRow row, const QVector<Position> &positions)
{
    QVector<Job> jobs;
    const auto count = size_t(positions.size());
    for (size_t i = 0; i < jobCountOf(row); ++i) {
        const Position &position = positions.at(qsizetype((row + i * count / mostJobs) % count));
        // Ids as the documents show them.
        const auto serial = qulonglong(row) * mostJobs + i;
        jobs.append(Job { JobId(u"20201228220222666-9082-%1"_s.arg(serial, 9, 16, QChar(u'0'))),
                          i == 0 ? user.orgId : position.orgId, position.id, position.titleId,
                          i == 0 ? RelationType::Primary : RelationType::PartTime });
    }
    return jobs;
}

struct Filled
{
    size_t people = 0;
    size_t jobs = 0;
};

// Stores the jobs of these people, and counts both. Whose jobs a window on this cache has read is
// left out.
void storeJobs(CacheStore &store, UserRow first, UserRow last, const QVector<Position> &positions,
               const QDateTime &readAt, Filled &filled)
{
    std::vector<UserRow> rows;
    for (UserRow row = first; row <= last; ++row)
        rows.push_back(row);
    const auto users = store.users(rows);
    if (!users)
        qFatal("cannot read the cache");
    CacheStore::Gathered gathered;
    for (size_t i = 0; i < rows.size(); ++i) {
        const User &user = users->at(qsizetype(i));
        gathered.lists.append(
            JobList { user.id, jobsOf(user, rows[i], positions), true, Freshness::Live, readAt });
    }
    const auto stored = store.saveGathered(gathered);
    if (!stored)
        qFatal("cannot save: %s", qPrintable(stored.error().detail));
    filled.people += stored->size();
    for (const UserRow row : *stored)
        filled.jobs += jobCountOf(row);
}

// Jobs of everybody, as a crawl of two days ago would have left them: one of today reads them
// again.
void benchFill(const QString &folder)
{
    const QDateTime readAt = QDateTime::currentDateTime().addDays(-2);
    const qint64 before = bytesOf(folder);
    const double begin = milliseconds();
    Filled filled;
    {
        const auto store = CacheStore::open(tenantOptions(folder, {}).cacheDirectory);
        if (!store)
            qFatal("cannot open the cache");
        const auto positions = (*store)->positions();
        const auto people = UserRow((*store)->count(Collection::Users));
        if (!positions || positions->isEmpty() || people == 0)
            qFatal("the cache has nobody to fill");
        // A first load numbers the people from one on, without gaps.
        for (UserRow first = 1; first <= people; first += storedAtOnce)
            storeJobs(**store, first, std::min(people, first + storedAtOnce - 1), *positions,
                      readAt, filled);
        constexpr size_t mostReadBefore = 200; // by the window of the sync
        if (filled.people + mostReadBefore < people)
            qFatal("only %zu people got jobs", filled.people);
    }
    report("fill", milliseconds() - begin);
    report("filled_jobs", double(filled.jobs));
    report("disk_bytes", double(bytesOf(folder) - before));
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const QString row = arguments.value(1), folder = arguments.value(2);
    if (row == "delta"_L1)
        benchDelta(folder, arguments.value(3).toInt());
    else if (row == "jobs"_L1)
        benchJobs(folder, arguments.value(3), arguments.value(4).toUInt());
    else if (row == "crawl"_L1)
        benchCrawl(folder, arguments.value(3), arguments.value(4).toLongLong());
    else if (row == "fill"_L1)
        benchFill(folder);
    else
        return 2;
    return 0;
}
