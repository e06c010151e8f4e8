// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/directory/organizationcount.h"

#include "models/directory/tenantmemory.h"

#include <chrono>
#include <utility>

namespace renzhi {

namespace {

constexpr std::chrono::seconds gatheringPause { 3 };

// What the disk has not taken counts as it shows everywhere else.
void countInstead(const CacheStore &store, const JobList &list, CacheStore::PartTimeJobs &counted)
{
    const auto saved = store.jobs(list.user);
    if (!saved || !store.rowOf(list.user))
        return;
    const auto add = [&counted](const JobList &jobs, int sign) {
        counted.people += jobs.known ? sign : 0;
        for (const Job &job : jobs.jobs) {
            if (job.relation == RelationType::PartTime)
                counted.perOrganization[job.orgId] += sign;
        }
    };
    add(*saved, -1);
    add(list, 1);
}

} // namespace

OrganizationCount::OrganizationCount(TenantMemory &memory, QObject *parent)
    : QObject(parent), m_memory(memory)
{
    // Whoever comes or goes may bring or take jobs that were read.
    connect(&memory, &TenantMemory::peopleChanged, this, [this] {
        take({ Part::People, Part::Jobs });
    });
    connect(&memory, &TenantMemory::keptJobsChanged, this, [this] { take({ Part::Jobs }); });
    connect(&memory, &TenantMemory::referencesChanged, this,
            [this] { take({ Part::References }); });
    // A crawl brings jobs all the time, and the worker has more to do than to count them.
    m_gathering.setSingleShot(true);
    m_gathering.setInterval(gatheringPause);
    connect(&m_gathering, &QTimer::timeout, this, [this] { take({ Part::Jobs }); });
    connect(&memory, &TenantMemory::jobsGathered, this, [this] {
        if (!m_gathering.isActive())
            m_gathering.start();
    });
}

void OrganizationCount::begin()
{
    m_isWanted = true;
    countWhatIsBehind();
}

void OrganizationCount::take(const Parts &parts)
{
    m_behind.insert(parts.cbegin(), parts.cend());
    countWhatIsBehind();
}

void OrganizationCount::countWhatIsBehind()
{
    if (!m_isWanted || m_isCounting || m_behind.empty() || !m_memory.hasReferences())
        return;
    m_isCounting = true;
    const Parts parts = std::exchange(m_behind, {});
    m_memory.worker().run<Counted>(
        this,
        [parts, before = m_counted, references = m_memory.references(),
         unsavedJobs = m_memory.unsavedJobs()](CacheStore &store) {
            return count(store, parts, before, *references, unsavedJobs);
        },
        [this, parts](Result<Counted> counted) { end(parts, std::move(counted)); });
}

void OrganizationCount::end(const Parts &parts, Result<Counted> counted)
{
    m_isCounting = false;
    if (!counted) {
        m_behind.insert(parts.cbegin(), parts.cend()); // tried again with the next change
        emit m_memory.cacheFailed(counted.error());
        return;
    }
    const auto old = std::exchange(m_counted, std::move(*counted)).statistics;
    const bool isNews = !old || *old != *m_counted.statistics;
    countWhatIsBehind();
    if (isNews)
        emit changed();
}

Result<OrganizationCount::Counted>
OrganizationCount::count(const CacheStore &store, const Parts &parts, Counted before,
                         const ReferenceIndex &references,
                         const QHash<UserId, JobList> &unsavedJobs)
{
    Counted now = std::move(before);
    if (parts.contains(Part::People)) {
        auto people = store.peoplePerOrganization();
        if (!people)
            return Failure(people.error());
        now.people = std::move(*people);
    }
    if (parts.contains(Part::Jobs)) {
        auto jobs = store.partTimeJobs();
        if (!jobs)
            return Failure(jobs.error());
        now.jobs = std::move(*jobs);
        for (const JobList &list : unsavedJobs)
            countInstead(store, list, now.jobs);
    }
    QHash<OrgId, OrganizationCounts> own;
    for (auto people = now.people.cbegin(); people != now.people.cend(); ++people) {
        own[people.key()].people = people->people;
        own[people.key()].disabled = people->disabled;
    }
    const auto &jobs = now.jobs.perOrganization;
    for (auto partTime = jobs.cbegin(); partTime != jobs.cend(); ++partTime)
        own[partTime.key()].partTimeJobs = *partTime;
    now.statistics
        = std::make_shared<const OrganizationStatistics>(references, own, now.jobs.people);
    return now;
}

} // namespace renzhi

#include "moc_organizationcount.cpp"
