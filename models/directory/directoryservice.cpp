// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/directory/directoryservice.h"

#include "models/api/endpoints.h"
#include "models/directory/jobscrawl.h"
#include "models/directory/jobsprefetch.h"
#include "models/directory/localerror.h"
#include "models/directory/organizationcount.h"
#include "models/directory/refusal.h"
#include "models/directory/syncrun.h"
#include "models/directory/writerun.h"

#include <QDeadlineTimer>

#include <algorithm>
#include <array>

namespace renzhi {

using namespace Qt::StringLiterals;

struct DirectoryService::Private
{
    explicit Private(TenantOptions given)
        : options(std::move(given)), memory(options.cacheDirectory), link(options)
    {
    }

    [[nodiscard]] QVector<Collection> neededCollections() const
    {
        QVector<Collection> needed { Collection::Organizations, Collection::Users };
        // A tenant without job management has neither titles nor positions to show. Without the
        // permission to see them it has, and what is here of them is not all.
        for (const Collection collection : { Collection::Titles, Collection::Positions }) {
            if (!link.jobManagementOff()
                && memory.syncState(collection).refusal != jobManagementOffCode)
                needed.append(collection);
        }
        return needed;
    }

    std::optional<ApiError> &errorOf(Collection collection)
    {
        return errors[static_cast<size_t>(collection)];
    }

    void noteWait(int seconds)
    {
        const std::chrono::seconds asked(seconds);
        if (waitEnd.remainingTimeAsDuration() < asked)
            waitEnd.setRemainingTime(asked);
    }

    void forgetSync()
    {
        sync = nullptr;
        waitEnd = QDeadlineTimer();
    }

    const TenantOptions options;
    TenantMemory memory;
    OrganizationCount organizationCount { memory };
    ServerLink link; // ends before the memory its answers go to
    SyncRun *sync = nullptr;
    std::array<std::optional<ApiError>, collections.size()> errors; // of the last attempts
    QDeadlineTimer waitEnd;
    JobsCrawl *crawl = nullptr;
    CrawlState idle; // what is told while there is none
    JobsPrefetch prefetch { link, memory };
};

DirectoryService::DirectoryService(TenantOptions options, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(std::move(options)))
{
    connect(&d->memory, &TenantMemory::referencesChanged, this,
            &DirectoryService::referencesChanged);
    connect(&d->memory, &TenantMemory::peopleChanged, this, &DirectoryService::peopleChanged);
    connect(&d->memory, &TenantMemory::jobsChanged, this, &DirectoryService::jobsChanged);
    connect(&d->memory, &TenantMemory::jobsGathered, this, &DirectoryService::jobsGathered);
    connect(&d->memory, &TenantMemory::cacheFailed, this, &DirectoryService::cacheFailed);
    connect(&d->organizationCount, &OrganizationCount::changed, this,
            &DirectoryService::statisticsChanged);
    connect(&d->link, &ServerLink::connectivityChanged, this,
            &DirectoryService::connectivityChanged);
    connect(&d->link, &ServerLink::jobManagementChanged, this,
            &DirectoryService::jobManagementChanged);
    connect(&d->link, &ServerLink::waiting, this, [this](int seconds) {
        d->noteWait(seconds);
        emit waitingForServer(seconds);
    });
}

DirectoryService::~DirectoryService()
{
    // They work with the link and the memory.
    qDeleteAll(findChildren<WriteRun *>(Qt::FindDirectChildrenOnly));
    qDeleteAll(findChildren<SyncRun *>(Qt::FindDirectChildrenOnly));
    qDeleteAll(findChildren<JobsCrawl *>(Qt::FindDirectChildrenOnly));
}

Result<void> DirectoryService::open(Opening opening)
{
    return d->memory.open(opening);
}

void DirectoryService::loadReferences()
{
    d->memory.loadReferences();
}

bool DirectoryService::hasReferences() const
{
    return d->memory.hasReferences();
}

void DirectoryService::loadPeople()
{
    d->memory.loadPeople();
}

void DirectoryService::loadStatistics()
{
    d->organizationCount.begin();
}

std::shared_ptr<const ReferenceIndex> DirectoryService::references() const
{
    return d->memory.references();
}

const PeopleIndex &DirectoryService::people() const
{
    return d->memory.people();
}

std::shared_ptr<const OrganizationStatistics> DirectoryService::statistics() const
{
    return d->organizationCount.statistics();
}

std::vector<DirectoryService::PersonRow>
DirectoryService::personRows(std::span<const quint32> rows) const
{
    return d->memory.personRows(rows);
}

QHash<quint32, int> DirectoryService::jobCounts() const
{
    return d->memory.jobCounts();
}

std::optional<User> DirectoryService::user(const UserId &id) const
{
    return d->memory.user(id);
}

std::optional<quint32> DirectoryService::rowOf(const UserId &id) const
{
    return d->memory.rowOf(id);
}

qint64 DirectoryService::peopleCount() const
{
    return d->memory.peopleCount();
}

JobList DirectoryService::jobs(const UserId &user) const
{
    return d->memory.jobs(user);
}

QVector<DirectoryService::HolderRow> DirectoryService::holders(const PositionId &position) const
{
    return d->memory.holders(position);
}

QDateTime DirectoryService::syncedAt() const
{
    QDateTime oldest;
    for (const Collection collection : d->neededCollections()) {
        const QDateTime at = d->memory.syncState(collection).syncedAt;
        if (!at.isValid())
            return {};
        if (!oldest.isValid() || at < oldest)
            oldest = at;
    }
    return oldest;
}

bool DirectoryService::hasCompleteCache() const
{
    const auto needed = d->neededCollections();
    return std::all_of(needed.cbegin(), needed.cend(), [this](Collection collection) {
        return d->memory.syncState(collection).complete;
    });
}

bool DirectoryService::hasComplete(Collection collection) const
{
    return d->memory.syncState(collection).complete || !d->neededCollections().contains(collection);
}

void DirectoryService::whenKept(QObject *context, std::function<void()> done)
{
    // Tasks run in the order they were given: behind everything that is to be saved.
    d->memory.worker().run<bool>(
        context, [](CacheStore &) -> Result<bool> { return true; },
        [done = std::move(done)](const Result<bool> &) { done(); });
}

Connectivity DirectoryService::connectivity() const
{
    return d->link.connectivity();
}

bool DirectoryService::isOffline() const
{
    return d->link.isOffline();
}

bool DirectoryService::isReadOnly() const
{
    return d->options.readOnly;
}

bool DirectoryService::jobManagementOff() const
{
    return d->link.jobManagementOff();
}

void DirectoryService::setOffline(bool offline)
{
    if (offline) {
        cancelSync();
        d->waitEnd = QDeadlineTimer(); // nothing is repeated any more
    }
    d->link.setOffline(offline);
}

void DirectoryService::readJobs(const UserId &user, std::optional<RelationType> type,
                                QObject *context, std::function<void(Result<JobList>)> done)
{
    // Kept even when the page that asked is gone by then.
    d->link.send<QVector<Job>>(
        endpoints::jobs(user, type), this,
        [this, user, type, guard = QPointer<QObject>(context ? context : this),
         done = std::move(done)](Result<QVector<Job>> jobs) {
            if (!jobs) {
                if (jobs.error().code == "USER.0001"_L1)
                    d->memory.forgetUser(user);
                else
                    d->memory.markJobsStale(user);
                if (guard)
                    done(Failure(jobs.error()));
                return;
            }
            JobList list { user, std::move(*jobs), true, Freshness::Live,
                           QDateTime::currentDateTime() };
            // The filter may be ignored by the server (eiam-api.md 7.3).
            if (type)
                list.jobs.removeIf([type](const Job &job) { return job.relation != *type; });
            else
                d->memory.storeJobs(list);
            std::stable_partition(list.jobs.begin(), list.jobs.end(), [](const Job &job) {
                return job.relation == RelationType::Primary;
            });
            if (guard)
                done(list);
        });
}

void DirectoryService::readUser(const UserId &user, QObject *context,
                                std::function<void(Result<User>)> done)
{
    d->link.send<User>(endpoints::user(user), this,
                       [this, user, guard = QPointer<QObject>(context ? context : this),
                        done = std::move(done)](const Result<User> &read) {
                           if (read)
                               d->memory.storeUser(*read, nullptr, {});
                           else if (read.error().code == "USER.0001"_L1)
                               d->memory.forgetUser(user);
                           if (guard)
                               done(read);
                       });
}

void DirectoryService::readPosition(const PositionId &position, QObject *context,
                                    std::function<void(Result<Position>)> done)
{
    d->link.send<Position>(endpoints::position(position), this,
                           [this, position, guard = QPointer<QObject>(context ? context : this),
                            done = std::move(done)](const Result<Position> &read) {
                               if (read)
                                   d->memory.storePosition(*read);
                               else if (read.error().code == "JOB.POSITION.0001"_L1)
                                   d->memory.forgetPosition(position);
                               if (guard)
                                   done(read);
                           });
}

void DirectoryService::readOrganization(const OrgId &organization, QObject *context,
                                        std::function<void(Result<Organization>)> done)
{
    d->link.send<Organization>(endpoints::organization(organization), context ? context : this,
                               std::move(done));
}

void DirectoryService::readTitle(const TitleId &title, QObject *context,
                                 std::function<void(Result<Title>)> done)
{
    d->link.send<Title>(endpoints::title(title), context ? context : this, std::move(done));
}

void DirectoryService::probe()
{
    if (!d->link.isOffline())
        d->link.probe();
}

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

void DirectoryService::crawlJobs(const CrawlScope &scope)
{
    if (d->crawl && d->crawl->scope() == scope && !d->crawl->isEnded()) {
        d->crawl->resume();
        return;
    }
    stopCrawl();
    d->idle = {};
    auto *crawl = new JobsCrawl(d->link, d->memory, d->options, scope, this);
    d->crawl = crawl;
    connect(crawl, &JobsCrawl::changed, this, &DirectoryService::crawlChanged);
    connect(crawl, &JobsCrawl::finished, this, [this, crawl](const Result<qint64> &people) {
        d->crawl = nullptr;
        if (!people) {
            d->idle.error = people.error();
            d->idle.scope = crawl->scope();
        }
        crawl->deleteLater();
        const QPointer<DirectoryService> self(this);
        emit crawlChanged();
        if (self)
            emit crawlFinished(people);
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

WriteOperation *DirectoryService::write(const WriteRequest &request)
{
    return startWrite(request, false);
}

WriteOperation *DirectoryService::writeAfterUnknown(const WriteRequest &request)
{
    return startWrite(request, true);
}

QList<WriteOperation *> DirectoryService::writes() const
{
    return findChildren<WriteOperation *>(Qt::FindDirectChildrenOnly);
}

WriteOperation *DirectoryService::startWrite(const WriteRequest &request, bool looksFirst)
{
    WriteRun *run
        = WriteRun::make({ d->link, d->memory, d->options.readOnly, d->options.firstPause },
                         request, looksFirst, this);
    connect(run, &WriteOperation::finished, this,
            [this, request](const WriteOutcome &outcome) { emit writeFinished(request, outcome); });
    // What is there already is looked up in the references before anything is sent.
    if (d->memory.hasReferences())
        run->begin();
    else
        connect(&d->memory, &TenantMemory::referencesChanged, run, &WriteRun::begin,
                Qt::SingleShotConnection);
    return run;
}

} // namespace renzhi

#include "moc_directoryservice.cpp"
