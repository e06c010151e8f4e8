// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/cache/cachestore.h"
#include "models/core/positionorder.h"
#include "models/directory/directoryservice.h"
#include "models/directory/worker.h"
#include "models/search/knownjobcounts.h"

#include <QElapsedTimer>
#include <QSet>
#include <QTemporaryDir>
#include <QTimer>

#include <array>
#include <future>

namespace renzhi {

// What may be kept of people, and how long; see TenantOptions.
struct Keeping
{
    bool contacts = true;
    int days = 0; // 0: for ever
};

// What is known of one tenant: the cache, the references and the people index above it, and what
// was read but is not on disk yet. Owns them and the worker. Getters answer at once from this
// thread's own connection to the cache; every write to the cache goes through the worker, because a
// long transaction of a sync would block a writer here.
//
// Without a usable cache it works in a folder of this session alone; a failing write is told
// (cacheFailed) and stops nothing.
class TenantMemory : public QObject
{
    Q_OBJECT
public:
    explicit TenantMemory(QString directory, Keeping keeping = {}, QObject *parent = nullptr);
    ~TenantMemory() override;

    // Local: `directory` cannot be used. A cache older than may be kept is removed before, which
    // cacheForgotten tells later.
    [[nodiscard]] Result<void> open(DirectoryService::Opening opening);
    // What open() left; referencesChanged when they are there or cannot be read.
    void loadReferences();
    [[nodiscard]] bool hasReferences() const { return m_hasReferences; }
    // At once when they are kept as open() found them; peopleChanged, or cacheFailed, in any case.
    void loadPeople();
    // See DirectoryService::firstPeople().
    [[nodiscard]] const std::vector<UserRow> &firstPeople() const { return m_firstPeople; }
    // See DirectoryService::peopleFailed().
    [[nodiscard]] bool peopleFailed() const { return m_peopleFailed; }
    // Makes on the worker the indexes that the cache of an earlier program version lacks.
    void completeIndexes();

    [[nodiscard]] std::shared_ptr<const ReferenceIndex> references() const { return m_references; }
    // See DirectoryService::orderPositions().
    using Order = std::shared_ptr<const PositionOrder>;
    void orderPositions(const PositionOrderWish &wish, QObject *context,
                        std::function<void(const Order &)> done);
    // Waits for those that open() found kept, and puts in what has changed since: a hundredth of a
    // second, or what a cold disk takes to give the file.
    [[nodiscard]] const PeopleIndex &people();
    [[nodiscard]] std::vector<DirectoryService::PersonRow>
    personRows(std::span<const UserRow> rows) const;
    // See DirectoryService::readJobCounts().
    void readJobCounts(QObject *context, std::function<void(Result<KnownJobCounts>)> done);
    [[nodiscard]] std::optional<User> user(const UserId &id) const;
    [[nodiscard]] std::optional<UserRow> rowOf(const UserId &id) const;
    [[nodiscard]] qint64 peopleCount() const { return count(Collection::Users); }
    [[nodiscard]] qint64 count(Collection collection) const; // of what is saved
    [[nodiscard]] JobList jobs(const UserId &user) const;
    [[nodiscard]] QVector<DirectoryService::HolderRow> holders(const PositionId &position) const;
    // See DirectoryService::jobRows().
    [[nodiscard]] std::vector<DirectoryService::JobRecord>
    jobRows(std::span<const JobKey> keys) const;
    // Known for this session, not on disk yet.
    [[nodiscard]] const QHash<UserId, JobList> &unsavedJobs() const { return m_unsavedJobs; }
    [[nodiscard]] SyncState syncState(Collection collection) const;

    // Adopts what the server said. jobsChanged comes at once, the disk follows.
    void storeJobs(const JobList &list);
    void markJobsStale(const UserId &user);
    // `stored` runs when references or people have it, unless `context` died.
    void storeUser(const User &user, QObject *context, std::function<void()> stored);
    void storePosition(const Position &position);
    void forgetUser(const UserId &id);
    void forgetPosition(const PositionId &id);

    // ---- for who reads the jobs of many; see CacheStore
    // An organization with everything below it, or everybody. Nothing: the references are not there
    // yet.
    [[nodiscard]] std::optional<CacheStore::People> peopleIn(const CrawlScope &scope) const;
    [[nodiscard]] JobsCoverage jobsCoverage(const CrawlScope &scope) const;
    [[nodiscard]] Result<std::vector<CacheStore::Unread>> unreadSince(std::span<const UserRow> rows,
                                                                      const QDateTime &since) const;
    // `stored` runs when the disk has it, or with the error that cacheFailed told, unless `context`
    // died; jobsGathered follows.
    void storeGathered(const CacheStore::Gathered &gathered, QObject *context,
                       std::function<void(const Result<std::vector<UserRow>> &)> stored);

    // A sync wrote `collection` on the worker.
    void adopt(Collection collection, const CacheChange &change, const SyncState &state);
    // The server declines to show `collection` at all: see keptRefusal().
    void noteRefusal(Collection collection, const QString &code);
    // Reads everything again if another program has written to the cache since it was last read.
    void adoptForeignWrites();

    [[nodiscard]] Worker &worker() { return *m_worker; }

signals:
    void referencesChanged();
    void peopleChanged(const std::vector<quint32> &changed, const std::vector<quint32> &removed);
    void jobsChanged(const renzhi::JobList &jobs);
    // The jobs that were just kept, or could not be, are others than those known before.
    void keptJobsChanged();
    void jobsGathered(const std::vector<quint32> &rows); // some times a second at most
    void cacheFailed(const renzhi::ApiError &error);
    void cacheForgotten();

private:
    struct References
    {
        std::shared_ptr<const ReferenceIndex> index;
        QHash<OrgId, int> order; // of the tree from top to bottom
    };
    [[nodiscard]] static Result<References> readReferences(const CacheStore &store,
                                                           const ReferenceIndex &known);
    // How the positions on the disk differ from those in memory.
    struct PositionNews
    {
        std::optional<PositionList> all; // instead of the changes, when these are many
        PositionList::Changes changes;
    };
    [[nodiscard]] static Result<PositionNews> readPositionNews(const CacheStore &store,
                                                               const PositionList &known);
    [[nodiscard]] static Result<PeopleIndex> readPeople(const CacheStore &store);
    void setReferences(References references);
    void nameOrganizations();
    void changePosition(const PositionId &id, const std::optional<Position> &position);
    void layOver(const PositionList::Changes &changes);
    void dropOnWorker(std::shared_ptr<const void> dropped);
    void reloadReferences();
    void reloadPositions();
    void takePositions(const PositionNews &news);
    void forgetOldCache();
    void settleContacts();
    void findKeptPeople(std::launch how);
    void takeKeptPeople();
    void rebuildPeople();
    void adoptPeople(const CacheChange &change);
    void takeChanged(const CacheChange &change, const QVector<User> &users);
    void takeGathered(const QVector<JobList> &lists, const std::vector<UserRow> &rows);
    void takeUnsaved(std::span<const JobKey> keys,
                     std::vector<DirectoryService::JobRecord> &rows) const;
    [[nodiscard]] JobsCoverage countJobs(const CacheStore::People &people) const;
    // Positions that are laid over those that were read; with more they are made anew.
    static constexpr qsizetype mostLaidOver = 500;
    static constexpr size_t slot(Collection collection) { return static_cast<size_t>(collection); }
    template <class T> [[nodiscard]] T valueOr(Result<T> result, T otherwise) const;

    QString m_directory;
    const Keeping m_keeping;
    std::unique_ptr<QTemporaryDir> m_substitute;
    std::unique_ptr<CacheStore> m_store;
    std::shared_ptr<const ReferenceIndex> m_references = std::make_shared<ReferenceIndex>();
    QHash<OrgId, int> m_organizationOrder;
    bool m_hasReferences = true; // until then m_references has nothing
    enum class PositionReading { No, UnderWay, Again };
    qint64 m_reading = 0; // of all references, this is which
    PositionReading m_positionReading = PositionReading::No;
    Order m_order; // by name, of the positions as they were first read
    const ReferenceIndex *m_orderedFor = nullptr; // what an order was asked for last
    PeopleIndex m_people;
    // Being read and checked beside the window that is being made: that takes as long as there are
    // people, and nobody needs them all for a first paint.
    std::future<std::optional<PeopleIndex::Loaded>> m_keptPeople;
    qint64 m_keptGeneration = 0; // of those
    std::vector<UserRow> m_firstPeople; // of those, in the meantime
    bool m_peopleWanted = false;
    bool m_peopleAreKept = false; // in their file, but for a few changes
    bool m_peopleFailed = false; // could not be made of the cache
    bool m_peopleAreWhole = false; // were made of it once: changes can be put into them
    std::array<SyncState, collections.size()> m_states; // at slot()
    qint64 m_foreignWrites = 0; // as the worker's connection counts them
    QHash<UserId, JobList> m_unsavedJobs;
    QHash<PositionId, std::optional<Position>> m_unsavedPositions; // nullopt: removed
    QHash<UserId, QDateTime> m_stale; // since when
    std::vector<UserRow> m_gathered; // not told yet
    QTimer m_telling;
    struct LastCount
    {
        CrawlScope scope;
        JobsCoverage coverage;
        qint64 took = 0; // milliseconds
        QElapsedTimer since;
    };
    mutable std::optional<LastCount> m_counted; // the last one that took long
    std::unique_ptr<Worker> m_worker; // last: it ends first
};

} // namespace renzhi
