// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/directory/directoryservice.h"

#include "models/api/endpoints.h"
#include "models/directory/directoryservice_p.h"
#include "models/directory/localerror.h"
#include "models/directory/writerun.h"

#include <algorithm>

namespace renzhi {

using namespace Qt::StringLiterals;

DirectoryService::DirectoryService(TenantOptions options, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(std::move(options)))
{
    connect(&d->memory, &TenantMemory::referencesChanged, this,
            &DirectoryService::referencesChanged);
    connect(&d->memory, &TenantMemory::peopleChanged, this, &DirectoryService::peopleChanged);
    connect(&d->memory, &TenantMemory::jobsChanged, this, &DirectoryService::jobsChanged);
    connect(&d->memory, &TenantMemory::keptJobsChanged, this, &DirectoryService::keptJobsChanged);
    connect(&d->memory, &TenantMemory::jobsGathered, this, &DirectoryService::jobsGathered);
    connect(&d->memory, &TenantMemory::cacheFailed, this, &DirectoryService::cacheFailed);
    connect(&d->memory, &TenantMemory::cacheForgotten, this, &DirectoryService::cacheForgotten);
    connect(&d->organizationCount, &OrganizationCount::changed, this,
            &DirectoryService::statisticsChanged);
    connect(&d->link, &ServerLink::connectivityChanged, this,
            &DirectoryService::connectivityChanged);
    connect(&d->changes, &ChangeLog::failed, this, &DirectoryService::changeLogFailed);
    connect(&d->changes, &ChangeLog::replaced, this, [this] { d->looked.clear(); });
    connect(this, &DirectoryService::connectivityChanged, this, &DirectoryService::onReach);
    connect(this, &DirectoryService::referencesChanged, this, &DirectoryService::lookForLost);
    connect(&d->link, &ServerLink::jobManagementChanged, this,
            &DirectoryService::jobManagementChanged);
    connect(&d->link, &ServerLink::rightsChanged, this, &DirectoryService::rightsChanged);
    connect(&d->link, &ServerLink::rightsChecked, this, &DirectoryService::rightsChecked);
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
    if (const auto opened = d->changes.open(); !opened) {
        // Who opens does not listen yet.
        QMetaObject::invokeMethod(
            this, [this, error = opened.error()] { emit changeLogFailed(error); },
            Qt::QueuedConnection);
    }
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

bool DirectoryService::peopleFailed() const
{
    return d->memory.peopleFailed();
}

const std::vector<quint32> &DirectoryService::firstPeople() const
{
    return d->memory.firstPeople();
}

void DirectoryService::completeIndexes()
{
    d->memory.completeIndexes();
}

void DirectoryService::loadStatistics()
{
    d->organizationCount.begin();
}

std::shared_ptr<const ReferenceIndex> DirectoryService::references() const
{
    return d->memory.references();
}

void DirectoryService::orderPositions(
    const PositionOrderWish &wish, QObject *context,
    std::function<void(const std::shared_ptr<const PositionOrder> &)> done)
{
    d->memory.orderPositions(wish, context, std::move(done));
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

void DirectoryService::readJobCounts(QObject *context,
                                     std::function<void(Result<KnownJobCounts>)> done)
{
    d->memory.readJobCounts(context, std::move(done));
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

std::vector<DirectoryService::JobRecord>
DirectoryService::jobRows(std::span<const JobKey> keys) const
{
    return d->memory.jobRows(keys);
}

void DirectoryService::listJobs(const JobListWish &wish, QObject *context,
                                std::function<void(Result<JobListAnswer>)> done)
{
    d->jobLister.list(wish, context, std::move(done));
}

void DirectoryService::stopListingJobs()
{
    d->jobLister.stop();
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

const AccessRights &DirectoryService::rights() const
{
    return d->link.rights();
}

void DirectoryService::checkRights()
{
    d->link.checkRights();
}

void DirectoryService::setOffline(bool offline)
{
    if (offline) {
        cancelSync();
        d->waitEnd = QDeadlineTimer(); // nothing is repeated any more
    }
    d->link.setOffline(offline);
}

void DirectoryService::setPace(int maxInFlight, int requestsPerSecond)
{
    d->options.maxInFlight = maxInFlight;
    d->options.requestsPerSecond = requestsPerSecond;
    d->link.setPace(maxInFlight, requestsPerSecond);
    if (d->sync)
        d->sync->setMaxInFlight(maxInFlight);
    if (d->crawl)
        d->crawl->setMaxInFlight(maxInFlight);
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
                        done = std::move(done)](Result<User> read) {
                           if (read && !d->options.keepsContacts)
                               *read = withoutContacts(std::move(*read));
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

WriteOperation *DirectoryService::write(const WriteRequest &request)
{
    return startWrite(request, false);
}

WriteOperation *DirectoryService::writeAfterUnknown(const WriteRequest &request,
                                                    const QVector<JobId> &before)
{
    return startWrite(request, true, before);
}

QList<WriteOperation *> DirectoryService::writes() const
{
    return findChildren<WriteOperation *>(Qt::FindDirectChildrenOnly);
}

WriteOperation *DirectoryService::startWrite(const WriteRequest &request, bool looksFirst,
                                             const QVector<JobId> &before)
{
    WriteRun *run
        = WriteRun::make(d->tools(), request,
                         looksFirst ? WriteRun::Intent::LookFirst : WriteRun::Intent::Send, this);
    run->setJobsBefore(before);
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
