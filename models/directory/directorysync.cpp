// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a DirectoryService does over many records: syncs, their state, and the crawl of jobs.

#include "models/directory/directoryservice_p.h"
#include "models/directory/localerror.h"

#include <QPointer>

#include <algorithm>

namespace renzhi {

using namespace Qt::StringLiterals;

void DirectoryService::sync(SyncMode mode)
{
    if (d->sync)
        return;
    auto *run = new SyncRun(d->link, d->memory, d->options, mode, this);
    d->sync = run;
    connect(run, &SyncRun::progressed, this, &DirectoryService::syncProgressed);
    connect(run, &SyncRun::collectionRead, this,
            [this](Collection collection) { d->errorOf(collection).reset(); });
    connect(
        run, &SyncRun::collectionFailed, this,
        [this](Collection collection, const ApiError &error) { d->errorOf(collection) = error; });
    connect(run, &SyncRun::finished, this, [this, run](const Result<SyncReport> &result) {
        d->forgetSync();
        run->deleteLater();
        emit syncFinished(result);
    });
    emit syncStarted();
    // A listener may have cancelled it.
    if (d->sync == run)
        run->start();
}

void DirectoryService::cancelSync()
{
    if (!d->sync)
        return;
    d->sync->disconnect(this);
    d->sync->deleteLater();
    d->forgetSync();
    QMetaObject::invokeMethod(
        this,
        [this] {
            emit syncFinished(
                Failure(localError(ApiError::Kind::Cancelled, {}, u"the sync was cancelled"_s)));
        },
        Qt::QueuedConnection);
}

bool DirectoryService::isSyncing() const
{
    return d->sync != nullptr;
}

void DirectoryService::pauseSync()
{
    if (!d->sync || d->sync->isPaused())
        return;
    d->sync->setPaused(true);
    emit syncPausedChanged(true);
}

void DirectoryService::resumeSync()
{
    if (!isSyncPaused())
        return;
    d->sync->setPaused(false);
    emit syncPausedChanged(false);
}

bool DirectoryService::isSyncPaused() const
{
    return d->sync && d->sync->isPaused();
}

std::optional<SyncProgress> DirectoryService::syncProgress() const
{
    return d->sync ? std::optional(d->sync->progress()) : std::nullopt;
}

CollectionStatus DirectoryService::collectionStatus(Collection collection) const
{
    const SyncState state = d->memory.syncState(collection);
    CollectionStatus status;
    status.collection = collection;
    status.records = d->memory.count(collection);
    status.complete = state.complete;
    status.syncedAt = state.syncedAt;
    status.fullAt = state.fullAt;
    std::optional<ApiError> error = d->errorOf(collection);
    if (!error && !state.refusal.isEmpty())
        error = refusalFrom(state.refusal);
    if (error)
        (isRefusal(*error) ? status.refusal : status.failure) = error;
    if (d->sync) {
        status.turn = d->sync->turnOf(collection);
        if (status.turn == CollectionStatus::Turn::Running)
            status.progress = d->sync->progress();
    }
    return status;
}

int DirectoryService::waitSeconds() const
{
    const auto left = std::chrono::ceil<std::chrono::seconds>(d->waitEnd.remainingTimeAsDuration());
    return int(std::max<qint64>(0, left.count()));
}

void DirectoryService::crawlJobs(const CrawlScope &scope, CrawlPatience patience)
{
    if (d->crawl && d->crawl->scope() == scope && !d->crawl->isEnded()) {
        d->crawl->resume();
        return;
    }
    stopCrawl();
    d->idle = {};
    auto *crawl = new JobsCrawl(d->link, d->memory, d->options, scope, patience, this);
    d->crawl = crawl;
    connect(crawl, &JobsCrawl::changed, this, &DirectoryService::crawlChanged);
    connect(crawl, &JobsCrawl::finished, this, [this, crawl](const Result<CrawlReport> &report) {
        d->crawl = nullptr;
        d->idle.scope = crawl->scope();
        d->idle.unread = report ? report->unread : 0;
        d->idle.error = report ? report->error : report.error();
        crawl->deleteLater();
        const QPointer<DirectoryService> self(this);
        emit crawlChanged();
        if (self)
            emit crawlFinished(report);
    });
    crawl->start();
}

void DirectoryService::pauseCrawl()
{
    if (d->crawl)
        d->crawl->pause();
}

void DirectoryService::resumeCrawl()
{
    if (d->crawl)
        d->crawl->resume();
}

void DirectoryService::stopCrawl()
{
    if (!d->crawl)
        return;
    d->crawl->disconnect(this);
    d->crawl->stop();
    d->crawl->deleteLater();
    d->crawl = nullptr;
    QMetaObject::invokeMethod(
        this,
        [this] {
            const QPointer<DirectoryService> self(this);
            emit crawlChanged();
            if (self)
                emit crawlFinished(
                    Failure(localError(ApiError::Kind::Cancelled, {}, u"the crawl was stopped"_s)));
        },
        Qt::QueuedConnection);
}

CrawlState DirectoryService::crawlState() const
{
    return d->crawl ? d->crawl->state() : d->idle;
}

JobsCoverage DirectoryService::jobsCoverage(const CrawlScope &scope) const
{
    return d->memory.jobsCoverage(scope);
}

void DirectoryService::prefetchJobs(std::span<const quint32> rows)
{
    d->prefetch.read(rows);
}

} // namespace renzhi
