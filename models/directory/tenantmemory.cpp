// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/directory/tenantmemory.h"

#include "models/cache/database.h"
#include "models/core/hanreadings.h"
#include "models/directory/cacheage.h"
#include "models/directory/localerror.h"

#include <QLoggingCategory>

#include <algorithm>
#include <utility>

namespace renzhi {

using namespace Qt::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(logDirectory, "renzhi.directory")

constexpr std::chrono::milliseconds toldEvery { 500 };
// When another program was writing all along.
constexpr std::chrono::milliseconds indexesAgainAfter { 60'000 };

JobList ordered(JobList list)
{
    std::stable_partition(list.jobs.begin(), list.jobs.end(),
                          [](const Job &job) { return job.relation == RelationType::Primary; });
    return list;
}

} // namespace

TenantMemory::TenantMemory(QString directory, Keeping keeping, QObject *parent)
    : QObject(parent), m_directory(std::move(directory)), m_keeping(keeping)
{
    m_telling.setSingleShot(true);
    m_telling.setInterval(toldEvery);
    connect(&m_telling, &QTimer::timeout, this,
            [this] { emit jobsGathered(std::exchange(m_gathered, {})); });
}

TenantMemory::~TenantMemory() = default;

template <class T> T TenantMemory::valueOr(Result<T> result, T otherwise) const
{
    if (result)
        return std::move(*result);
    qCWarning(logDirectory) << "cache:" << result.error().code << result.error().detail;
    return otherwise;
}

Result<void> TenantMemory::open(DirectoryService::Opening opening)
{
    Result<void> outcome;
    Worker::settle(m_directory);
    forgetOldCache();
    auto opened = CacheStore::open(m_directory);
    if (!opened) {
        outcome = Failure(opened.error());
        qCWarning(logDirectory) << "cache:" << opened.error().code << opened.error().detail;
        m_substitute = std::make_unique<QTemporaryDir>();
        m_directory = m_substitute->path();
        opened = CacheStore::open(m_directory);
    }
    if (opened)
        m_store = std::move(*opened);
    m_worker = std::make_unique<Worker>(m_directory);
    settleContacts();
    m_worker->run<qint64>(
        this, [](CacheStore &store) -> Result<qint64> { return store.foreignWrites(); },
        [this](const Result<qint64> &writes) { m_foreignWrites = writes.value_or(0); });
    if (!m_store)
        return outcome;
    m_store->setContactsKept(m_keeping.contacts); // until the worker has removed them
    for (const Collection collection : collections)
        m_states[slot(collection)] = m_store->syncState(collection);
    m_hasReferences = opening == DirectoryService::Opening::Whole;
    if (m_hasReferences) {
        const Result<References> references = readReferences(*m_store, *m_references);
        if (!references && outcome)
            outcome = Failure(references.error());
        setReferences(valueOr(references, { m_references, {} }));
    }
    const bool isWhole = opening == DirectoryService::Opening::Whole;
    findKeptPeople(isWhole ? std::launch::deferred : std::launch::async);
    if (isWhole)
        takeKeptPeople();
    return outcome;
}

// Told later: who opens does not listen yet.
void TenantMemory::forgetOldCache()
{
    if (removeOldCache(m_directory, m_keeping.days))
        QMetaObject::invokeMethod(this, &TenantMemory::cacheForgotten, Qt::QueuedConnection);
}

void TenantMemory::loadReferences()
{
    if (!m_hasReferences)
        reloadReferences();
}

void TenantMemory::loadPeople()
{
    takeKeptPeople();
    m_peopleWanted = true;
    // Behind the first paint, and also where they are made anew behind these: who shows the first
    // of them can show all.
    if (m_peopleAreWhole)
        QTimer::singleShot(0, this, [this] { emit peopleChanged({}, {}); });
    if (!m_peopleAreKept) {
        rebuildPeople();
        return;
    }
    // Whoever makes an index has asked for readings by the end of it; whoever reads one has not.
    m_worker->run<bool>(
        this,
        [](CacheStore &) -> Result<bool> {
            pinyin::prepareReadings();
            return true;
        },
        [](const Result<bool> &) {});
}

// One at a time: what is to be saved meanwhile waits for one of them at most, and so does the end.
void TenantMemory::completeIndexes()
{
    m_worker->run<bool>(
        this, [](CacheStore &store) { return store.makeNextIndex(); },
        [this](const Result<bool> &made) {
            if (made) {
                if (*made)
                    completeIndexes();
                return;
            }
            // Every answer is right without it: that it cannot be made now is no failure of the
            // cache, unless the cache itself is damaged.
            qCWarning(logDirectory) << "cache:" << made.error().code << made.error().detail;
            if (Database::isDamage(made.error()))
                emit cacheFailed(made.error());
            else if (made.error().code == "local.cache-busy"_L1)
                QTimer::singleShot(indexesAgainAfter, this, &TenantMemory::completeIndexes);
        });
}

std::vector<DirectoryService::PersonRow>
TenantMemory::personRows(std::span<const UserRow> rows) const
{
    std::vector<DirectoryService::PersonRow> result(rows.size());
    if (!m_store)
        return result;
    const auto users = valueOr(m_store->users(rows), {});
    const auto counts = valueOr(m_store->jobCounts(rows), {});
    for (size_t i = 0; i < result.size() && i < size_t(users.size()); ++i) {
        auto &row = result[i];
        row.user = users[qsizetype(i)];
        const auto unsaved = m_unsavedJobs.constFind(row.user.id);
        if (unsaved != m_unsavedJobs.constEnd()) {
            row.jobsKnown = true;
            row.primaryJobs = int(
                std::count_if(unsaved->jobs.cbegin(), unsaved->jobs.cend(), [](const Job &job) {
                    return job.relation == RelationType::Primary;
                }));
            row.partTimeJobs = int(unsaved->jobs.size()) - row.primaryJobs;
        } else if (i < counts.size() && counts[i]) {
            row.jobsKnown = true;
            row.primaryJobs = counts[i]->primary;
            row.partTimeJobs = counts[i]->partTime;
        }
    }
    return result;
}

std::optional<User> TenantMemory::user(const UserId &id) const
{
    if (!m_store)
        return std::nullopt;
    return valueOr(m_store->user(id), std::optional<User>());
}

std::optional<UserRow> TenantMemory::rowOf(const UserId &id) const
{
    return m_store ? m_store->rowOf(id) : std::nullopt;
}

qint64 TenantMemory::count(Collection collection) const
{
    return m_store ? m_store->count(collection) : 0;
}

JobList TenantMemory::jobs(const UserId &user) const
{
    JobList list;
    const auto unsaved = m_unsavedJobs.constFind(user);
    if (unsaved != m_unsavedJobs.constEnd())
        list = *unsaved;
    else if (m_store)
        list = ordered(valueOr(m_store->jobs(user), {}));
    list.user = user;
    if (list.known && m_stale.contains(user))
        list.freshness = Freshness::Stale;
    return list;
}

QVector<DirectoryService::HolderRow> TenantMemory::holders(const PositionId &position) const
{
    QVector<DirectoryService::HolderRow> result;
    if (!m_store || position.isEmpty())
        return result;
    const auto saved = valueOr(m_store->holders(position), {});
    for (const auto &holder : saved) {
        if (!m_unsavedJobs.contains(holder.user.id))
            result.append({ holder.row, holder.user, holder.job, holder.readAt });
    }
    for (const JobList &list : m_unsavedJobs) {
        for (const Job &job : list.jobs) {
            const auto row = job.positionId == position ? rowOf(list.user) : std::nullopt;
            if (row)
                result.append({ *row, user(list.user).value_or(User {}), job, list.readAt });
        }
    }
    std::stable_sort(result.begin(), result.end(),
                     [](const auto &a, const auto &b) { return a.row < b.row; });
    return result;
}

SyncState TenantMemory::syncState(Collection collection) const
{
    return m_states[slot(collection)];
}

void TenantMemory::storeJobs(const JobList &list)
{
    const JobList known = ordered(list);
    m_stale.remove(known.user);
    const bool wasUnsaved = m_unsavedJobs.contains(known.user);
    m_unsavedJobs.insert(known.user, known);
    m_worker->save<bool>(
        this,
        [known, wasUnsaved](CacheStore &store) -> Result<bool> {
            const auto before = store.jobs(known.user);
            const bool isNews
                = wasUnsaved || !before || !before->known || before->jobs != known.jobs;
            return store.saveJobs(known).map([isNews] { return isNews; });
        },
        [this, known](const Result<bool> &saved) {
            const auto unsaved = m_unsavedJobs.constFind(known.user);
            // What the disk does not take stays known for this session.
            if (!saved)
                emit cacheFailed(saved.error());
            else if (unsaved != m_unsavedJobs.constEnd() && *unsaved == known)
                m_unsavedJobs.erase(unsaved);
            if (!saved || *saved)
                emit keptJobsChanged();
        });
    emit jobsChanged(known);
}

void TenantMemory::markJobsStale(const UserId &user)
{
    const JobList list = jobs(user);
    if (!list.known)
        return;
    const QDateTime now = QDateTime::currentDateTime();
    m_stale.insert(user, now);
    // On the disk, too: a crawl asks it who is left, and the next session must not trust it either.
    m_worker->save<bool>(
        this,
        [user, now](CacheStore &store) {
            return store.doubtJobs(user, now).map([] { return true; });
        },
        [this](const Result<bool> &noted) {
            if (!noted)
                emit cacheFailed(noted.error());
        });
    if (list.freshness != Freshness::Stale)
        emit jobsChanged(jobs(user));
}

void TenantMemory::storeUser(const User &user, QObject *context, std::function<void()> stored)
{
    struct Kept
    {
        std::vector<UserRow> rows; // that were changed
        QVector<User> users; // as the cache keeps them
    };
    m_worker->save<Kept>(
        this,
        [user](CacheStore &store) -> Result<Kept> {
            const auto change = store.merge(QVector<User> { user });
            if (!change)
                return Failure(change.error());
            const auto users = store.users(change->changedUsers);
            if (!users)
                return Failure(users.error());
            return Kept { change->changedUsers, *users };
        },
        [this, guard = QPointer<QObject>(context),
         stored = std::move(stored)](const Result<Kept> &kept) {
            if (!kept) {
                emit cacheFailed(kept.error());
            } else if (!kept->rows.empty()) {
                // One person in an index that was not made yet would seem to be everybody.
                const bool isWanted = m_peopleWanted && m_peopleAreWhole;
                for (size_t i = 0; isWanted && i < kept->rows.size(); ++i)
                    m_people.put(kept->rows[i], kept->users.at(qsizetype(i)));
                emit peopleChanged(kept->rows, {});
            }
            if (guard && stored)
                stored();
        });
}

void TenantMemory::forgetUser(const UserId &id)
{
    m_unsavedJobs.remove(id);
    m_worker->save<CacheChange>(
        this, [id](CacheStore &store) { return store.remove(id); },
        [this](const Result<CacheChange> &change) {
            if (!change)
                emit cacheFailed(change.error());
            else if (!change->removedUsers.empty())
                adoptPeople(*change);
        });
}

void TenantMemory::storePosition(const Position &position)
{
    changePosition(position.id, position);
}

void TenantMemory::forgetPosition(const PositionId &id)
{
    changePosition(id, std::nullopt);
}

void TenantMemory::changePosition(const PositionId &id, const std::optional<Position> &position)
{
    m_unsavedPositions.insert(id, position);
    m_worker->save<CacheChange>(
        this,
        [id, position](CacheStore &store) {
            return position ? store.merge(QVector<Position> { *position }) : store.remove(id);
        },
        [this, id, position](const Result<CacheChange> &change) {
            if (!change)
                emit cacheFailed(change.error());
            else if (m_unsavedPositions.value(id) == position)
                m_unsavedPositions.remove(id);
        });
    if (!m_hasReferences)
        return; // they come with it
    const Position *known = m_references->position(id);
    if (known ? position && *known == *position : !position)
        return;
    layOver({ { id, position } });
    emit referencesChanged();
    if (m_references->positions().changeCount() > mostLaidOver
        && m_positionReading == PositionReading::No)
        reloadPositions();
}

} // namespace renzhi

#include "moc_tenantmemory.cpp"
