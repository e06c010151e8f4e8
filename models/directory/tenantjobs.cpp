// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is known of the jobs of many people, and what a reading of them brings.

#include "models/directory/joblist.h"
#include "models/directory/localerror.h"
#include "models/directory/tenantmemory.h"

#include <QLoggingCategory>

#include <algorithm>
#include <utility>

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

std::vector<DirectoryService::JobRecord> TenantMemory::jobRows(std::span<const JobKey> keys) const
{
    std::vector<DirectoryService::JobRecord> rows(keys.size());
    if (!m_store)
        return rows;
    auto saved = m_store->jobRecords(keys);
    if (!saved) {
        qCWarning(logJobs) << "cache:" << saved.error().code << saved.error().detail;
        return rows;
    }
    for (size_t i = 0; i < rows.size(); ++i) {
        CacheStore::JobRecord &record = (*saved)[i];
        const bool isStale = record.stale || m_stale.contains(record.user.id);
        rows[i] = { std::move(record.user), std::move(record.job), std::move(record.home),
                    std::move(record.readAt), isStale };
    }
    if (!m_unsavedJobs.isEmpty())
        takeUnsaved(keys, rows);
    return rows;
}

// What the disk has not taken shows instead, also where the disk has no such job at all.
void TenantMemory::takeUnsaved(std::span<const JobKey> keys,
                               std::vector<DirectoryService::JobRecord> &rows) const
{
    std::vector<UserRow> people(keys.size());
    std::transform(keys.begin(), keys.end(), people.begin(), [](JobKey key) { return key.row; });
    const auto users = m_store->users(people);
    if (!users)
        return;
    for (size_t i = 0; i < rows.size(); ++i) {
        const User &user = users->at(qsizetype(i));
        const auto list = m_unsavedJobs.constFind(user.id);
        if (list == m_unsavedJobs.cend())
            continue;
        rows[i] = {};
        const qsizetype ordinal = keys[i].ordinal;
        if (ordinal < list->jobs.size())
            rows[i] = { user, list->jobs.at(ordinal), homeOf(list->jobs, user), list->readAt,
                        m_stale.contains(user.id) };
    }
}

// What was stored before it is asked the worker has written by then, and what is stored while it
// reads is not written before it is told: the disk and what is not on it yet are everything.
void TenantMemory::readJobCounts(QObject *context, std::function<void(Result<KnownJobCounts>)> done)
{
    m_worker->run<KnownJobCounts>(
        context,
        [](CacheStore &store) -> Result<KnownJobCounts> {
            KnownJobCounts counts(store.count(Collection::Users));
            const auto read
                = store.forEachJobCount([&counts](UserRow row, const CacheStore::JobCount &count) {
                      counts.set(row, count.primary + count.partTime);
                  });
            if (!read)
                return Failure(read.error());
            return counts;
        },
        [this, done = std::move(done)](Result<KnownJobCounts> counts) {
            if (!counts)
                qCWarning(logJobs) << "cache:" << counts.error().code << counts.error().detail;
            for (const JobList &unsaved : std::as_const(m_unsavedJobs)) {
                const auto row = counts ? rowOf(unsaved.user) : std::nullopt;
                if (row)
                    counts->set(*row, int(unsaved.jobs.size()));
            }
            done(std::move(counts));
        });
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
