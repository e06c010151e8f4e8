// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/directory/crawlworld.h"

#include "models/cache/database.h"
#include "tests/support/patience.h"

#include <QSet>
#include <QTest>

namespace renzhi::test {

using namespace Qt::StringLiterals;

CrawlEnd::CrawlEnd(DirectoryService &service)
    : m_service(service), m_finished(&service, &DirectoryService::crawlFinished)
{
    QObject::connect(&service, &DirectoryService::crawlFinished, &m_context,
                     [this](const Result<CrawlReport> &result) { m_results.append(result); });
    QObject::connect(&service, &DirectoryService::crawlChanged, &m_context,
                     [this] { m_phases.append(m_service.crawlState().phase); });
}

Result<qint64> CrawlEnd::wait()
{
    return report().map([](const CrawlReport &one) { return one.read; });
}

Result<CrawlReport> CrawlEnd::report()
{
    if (m_results.isEmpty())
        m_finished.wait(60'000);
    if (!m_results.isEmpty())
        return m_results.takeFirst();
    ApiError error;
    error.detail = u"the crawl did not end"_s;
    return Failure(error);
}

CrawlWorld::CrawlWorld(const std::function<void(SandboxOptions &)> &edit,
                       const std::function<void(TenantOptions &)> &editTenant, Cache start)
    : WriteWorld(edit, editTenant)
{
    if (start == Cache::Synced)
        sync();
}

bool CrawlWorld::restart()
{
    service.reset();
    service = std::make_unique<DirectoryService>(options());
    return service->open().has_value();
}

Result<qint64> CrawlWorld::crawled(const CrawlScope &scope)
{
    CrawlEnd end(*service);
    service->crawlJobs(scope);
    return end.wait();
}

Result<CrawlReport> CrawlWorld::reported()
{
    CrawlEnd end(*service);
    service->crawlJobs({});
    return end.report();
}

bool CrawlWorld::crawlUntilAsked(int requests)
{
    service->crawlJobs({});
    return QTest::qWaitFor([&] { return asks() >= requests; }, Patience);
}

bool CrawlWorld::crawlUntilKnown(qint64 known)
{
    service->crawlJobs({});
    return QTest::qWaitFor([&] { return service->jobsCoverage().known >= known; }, Patience);
}

int CrawlWorld::asks() const
{
    return proxy->seen("GET", AnybodysJobs);
}

int CrawlWorld::asksFor(const QString &person) const
{
    return proxy->seen("GET", jobsOfPerson(person));
}

QStringList CrawlWorld::asked() const
{
    QStringList ids;
    const auto requests = proxy->requests();
    for (const ProxiedRequest &request : requests) {
        if (request.target.contains(AnybodysJobs))
            ids.append(QString::fromLatin1(request.target.split('/').at(5)));
    }
    return ids;
}

void CrawlWorld::spoil(const QStringList &ids, const Fault &fault, int times)
{
    for (const QString &id : ids)
        proxy->inject({ "GET", jobsOfPerson(id), 0, times }, fault);
}

void CrawlWorld::spoilAll(const Fault &fault, int skip, int times)
{
    proxy->inject({ "GET", AnybodysJobs, skip, times }, fault);
}

std::unique_ptr<CacheStore> CrawlWorld::cache() const
{
    auto store = CacheStore::open(options().cacheDirectory);
    return store ? std::move(*store) : nullptr;
}

QStringList CrawlWorld::people() const
{
    QStringList ids;
    const auto store = cache();
    if (!store || !store->forEachUser([&ids](UserRow, const User &person) {
            ids.append(person.id.toString());
        }))
        return {};
    return ids;
}

bool CrawlWorld::saveReading(const QString &person, const QDateTime &time) const
{
    const auto store = cache();
    return store && store->saveJobs({ UserId(person), {}, true, Freshness::Live, time });
}

bool CrawlWorld::runOnDisk(const QByteArray &statements) const
{
    const auto database = Database::open(options().cacheDirectory + u"/cache.sqlite"_s);
    return database && (*database)->run(statements.constData());
}

QString CrawlWorld::jobsDifference() const
{
    const QStringList ids = people();
    for (const QString &id : ids) {
        const JobList ours = service->jobs(UserId(id));
        const auto theirs = server.jobs(id);
        QSet<QString> known;
        for (const Job &one : ours.jobs)
            known.insert(one.id.toString());
        QSet<QString> expected;
        for (const SandboxJob &one : theirs)
            expected.insert(one.id);
        if (!ours.known || known != expected)
            return id;
    }
    return ids.size() == server.userCount() ? QString() : u"not everybody is there"_s;
}

QByteArray jobsOfPerson(const QString &person)
{
    return "/users/" + person.toLatin1() + "/jobs?";
}

std::function<void(SandboxOptions &)> ofPeople(int users, int latencyMs)
{
    return [users, latencyMs](SandboxOptions &options) {
        options.users = users;
        options.latencyMs = latencyMs;
    };
}

void oneAtATime(TenantOptions &options)
{
    options.maxInFlight = 1;
}

} // namespace renzhi::test
