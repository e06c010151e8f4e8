// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What goes over the wire without a window:
//   bench_requests delta FOLDER USERS
//     a sync after 100 people changed, against a tenant of its own
//   bench_requests jobs FOLDER URL N
//     jobs of N people, one after the other
//   bench_requests crawl FOLDER URL N
//     the jobs crawl, until N people are read
//   bench_requests disk FOLDER N
//     what three jobs of each of N people take in the cache

#include "models/cache/cachestore.h"
#include "models/directory/directoryservice.h"
#include "tests/bench/benchdesk.h"
#include "tests/bench/benchtenant.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <cstdio>

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

void benchDelta(const QString &folder, int users)
{
    BenchTenant tenant(users);
    DirectoryService service(tenantOptions(folder, tenant.url()));
    if (!service.open())
        qFatal("cannot open the cache");
    std::ignore = synced(service); // what is between the cache and this tenant
    tenant.changePeople(cachedPeople(folder, changedPeople), 0);
    tenant.server().clearJournal();
    const double begin = milliseconds();
    const auto report = synced(service);
    bench::report("delta", milliseconds() - begin);
    if (!report || report->changed != qint64(changedPeople))
        qFatal("the sync found %lld changes",
               report ? static_cast<long long>(report->changed) : -1);
    bench::report("delta_requests", report->requests);
    bench::report("delta_user_requests", tenant.server().requestCount("GET", "/users"));
    bench::report("delta_full_passes", double(report->fullPasses.size()));
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

void benchDisk(const QString &folder, size_t count)
{
    const std::vector<User> users = cachedPeople(folder, count);
    const qint64 before = bytesOf(folder);
    {
        const auto store = CacheStore::open(tenantOptions(folder, {}).cacheDirectory);
        for (size_t i = 0; i < count; ++i) {
            JobList list { users[i].id, {}, true, Freshness::Live, QDateTime::currentDateTime() };
            for (size_t job = 0; job < 3; ++job) {
                // Ids as the documents show them; organizations and positions that others name too.
                list.jobs.append({ JobId(u"20201228220222666-%1"_s.arg(i * 3 + job, 8, 16)),
                                   users[(i * 7 + job) % count].orgId,
                                   PositionId(u"position-%1"_s.arg((i + job) % (count / 10 + 1))),
                                   {},
                                   job == 0 ? RelationType::Primary : RelationType::PartTime });
            }
            if (!(*store)->saveJobs(list))
                qFatal("cannot save");
        }
    }
    report("disk_bytes_per_job", double(bytesOf(folder) - before) / double(count * 3));
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
    else if (row == "disk"_L1)
        benchDisk(folder, arguments.value(3).toUInt());
    else
        return 2;
    return 0;
}
