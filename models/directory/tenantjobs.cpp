// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is known of the jobs of many people, and what a reading of them brings.

#include "models/directory/localerror.h"
#include "models/directory/tenantmemory.h"

#include <QLoggingCategory>

#include <algorithm>

namespace renzhi {

using namespace Qt::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(logJobs, "renzhi.directory")

// Counting that takes longer than a frame must leave the window most of its time.
constexpr qint64 oneFrame = 16; // milliseconds
constexpr qint64 restFactor = 20;

} // namespace

std::optional<CacheStore::People> TenantMemory::peopleIn(const CrawlScope &scope) const
{
    if (scope.organization.isEmpty())
        return CacheStore::People();
    if (!m_hasReferences)
        return std::nullopt;
    return CacheStore::People(m_references->subtreeOf(scope.organization));
}

JobsCoverage TenantMemory::jobsCoverage(const CrawlScope &scope) const
{
    const auto people = peopleIn(scope);
    if (!people)
        return {};
    if (m_counted && m_counted->scope == scope
        && !m_counted->since.hasExpired(restFactor * m_counted->took))
        return m_counted->coverage;
    QElapsedTimer clock;
    clock.start();
    JobsCoverage coverage = countJobs(*people);
    const qint64 took = clock.restart();
    m_counted.reset();
    if (took > oneFrame)
        m_counted = LastCount { scope, coverage, took, clock };
    return coverage;
}

JobsCoverage TenantMemory::countJobs(const CacheStore::People &people) const
{
    if (!m_store)
        return {};
    const auto counted = m_store->jobsCoverage(people);
    if (counted)
        return { counted->known, counted->people, counted->oldest };
    qCWarning(logJobs) << "cache:" << counted.error().code << counted.error().detail;
    return {};
}

Result<std::vector<CacheStore::Unread>> TenantMemory::unreadSince(std::span<const UserRow> rows,
                                                                  const QDateTime &since) const
{
    if (!m_store)
        return Failure(localError(ApiError::Kind::Local, u"local.cache"_s, u"no cache"_s));
    auto unread = m_store->unreadSince(rows, since);
    // A crawl asks the disk who is left, and reads again what the disk did not take.
    if (unread && !since.isValid())
        std::erase_if(*unread, [this](const CacheStore::Unread &person) {
            return m_unsavedJobs.contains(person.id);
        });
    return unread;
}

void TenantMemory::storeGathered(const CacheStore::Gathered &gathered, QObject *context,
                                 std::function<void(const Result<std::vector<UserRow>> &)> stored)
{
    using Rows = std::vector<UserRow>;
    m_worker->save<Rows>(
        this, [gathered](CacheStore &store) { return store.saveGathered(gathered); },
        [this, lists = gathered.lists, guard = QPointer<QObject>(context),
         stored = std::move(stored)](const Result<Rows> &rows) {
            if (rows)
                takeGathered(lists, *rows);
            else
                emit cacheFailed(rows.error());
            if (guard)
                stored(rows);
        });
}

void TenantMemory::takeGathered(const QVector<JobList> &lists, const std::vector<UserRow> &rows)
{
    for (const JobList &list : lists) {
        // What was asked for before the doubt cannot end it.
        const auto stale = m_stale.constFind(list.user);
        if (stale != m_stale.constEnd() && list.readAt >= *stale)
            m_stale.erase(stale);
        // One that the disk did not take then.
        const auto unsaved = m_unsavedJobs.constFind(list.user);
        if (unsaved != m_unsavedJobs.constEnd() && unsaved->readAt < list.readAt)
            m_unsavedJobs.erase(unsaved);
    }
    if (rows.empty())
        return;
    m_gathered.insert(m_gathered.end(), rows.begin(), rows.end());
    if (!m_telling.isActive())
        m_telling.start();
}

} // namespace renzhi
