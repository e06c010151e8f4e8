// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/organizationstatistics.h"
#include "models/core/records.h"
#include "models/core/referenceindex.h"
#include "models/core/result.h"
#include "models/core/writerequest.h"
#include "models/search/peopleindex.h"

#include <QList>
#include <QNetworkProxy>
#include <QObject>
#include <QSslCertificate>
#include <QUrl>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace renzhi {

class WriteOperation;

// Everything a session with one tenant needs. The secret stays in memory.
struct TenantOptions
{
    QUrl baseUrl;
    QString clientId;
    QString clientSecret;
    QList<QSslCertificate> extraCaCertificates;
    QNetworkProxy proxy = QNetworkProxy(QNetworkProxy::DefaultProxy);
    QString cacheDirectory; // of this tenant alone; created when missing
    bool offline = false; // send nothing at all
    bool readOnly = false; // refuse writes (ApiError::Kind::Invalid, code "local.read-only")
    int maxInFlight = 6; // requests on the way at once, at most 6
    int requestsPerSecond = 0; // most of them; 0: no limit
    // Tests shorten the waits; the time-outs are the API client's where none is given.
    std::optional<std::chrono::milliseconds> firstByteTimeout;
    std::optional<std::chrono::milliseconds> wholeTimeout;
    std::chrono::milliseconds firstPause { 500 };
};

enum class Connectivity { Unknown, Online, Offline };

enum class SyncMode {
    Changes, // deltas, and a full pass of a collection only where the totals disagree
    Full, // a full pass of everything
};

struct SyncProgress
{
    Collection collection = Collection::Organizations;
    qint64 done = 0; // records of this collection
    qint64 total = 0;
    double fraction = 0; // 0..1 over all collections
    double rate = 0; // records a second over the last seconds; 0: not known
    // Until the last page of this collection; nothing until it can be said honestly.
    std::optional<std::chrono::seconds> timeLeft = {};
};

// How far a collection has been read, and what a sync under way is about to do with it.
struct CollectionStatus
{
    enum class Turn { None, Queued, Running, Done }; // in the sync under way; None: there is none
    Collection collection = Collection::Organizations;
    qint64 records = 0; // in the cache
    bool complete = false; // read whole at least once
    QDateTime syncedAt; // when it last ended equal to the server; invalid: never
    QDateTime fullAt; // when it was last read whole; invalid: never
    // Why the last attempt to read it failed, if it did; one of the two at most. The server
    // declines to show it to this application (a permission is missing, job management is off):
    // also of an earlier session, then with nothing but what the error catalogue needs.
    std::optional<ApiError> refusal;
    // Anything else, of this session.
    std::optional<ApiError> failure;
    Turn turn = Turn::None;
    SyncProgress progress; // while Running
};

struct SyncReport
{
    qint64 changed = 0;
    qint64 removed = 0;
    int requests = 0;
    QVector<Collection> fullPasses; // collections that were read whole
    // Not defaulted: QVector's differs in noexcept, and Qt compares a signal's argument types.
    friend bool operator==(const SyncReport &a, const SyncReport &b)
    {
        return a.changed == b.changed && a.removed == b.removed && a.requests == b.requests
            && a.fullPasses == b.fullPasses;
    }
};

// The use cases on one tenant: load, sync, read, write, re-read. Owns the API client, the cache,
// the search index and every write under way; emits values and knows no widget and no item model.
// Lives on the GUI thread; decoding and bulk cache writes run on its worker thread.
//
// All callbacks run once, later, on this thread, and never after `context` died.
class DirectoryService : public QObject
{
    Q_OBJECT
public:
    explicit DirectoryService(TenantOptions options, QObject *parent = nullptr);
    ~DirectoryService() override;

    // A window leaves the references for loadReferences(): reading them takes longer than all the
    // rest of its first paint.
    enum class Opening { Whole, WithoutReferences };
    // Opens the cache and loads what it has (the first rows are there when it returns).
    // Local: the cache cannot be used; the service then works without one, for this session only.
    [[nodiscard]] Result<void> open(Opening opening = Opening::Whole);
    // Reads on the worker what open() left; emits referencesChanged when they are there, or cannot
    // be read. Writes wait for it.
    void loadReferences();
    // False: open() left them, and they are not there yet.
    [[nodiscard]] bool hasReferences() const;
    // Builds the people index from the cache; open() does not, because a window paints before it is
    // needed. emits peopleChanged when ready.
    void loadPeople();
    // Counts the organizations once their references are there, and then a moment behind whatever
    // changes; open() does not, because a window paints before it is needed, and a command line
    // never needs it. emits statisticsChanged.
    void loadStatistics();

    // ---- what is known, at once
    [[nodiscard]] std::shared_ptr<const ReferenceIndex> references() const;
    [[nodiscard]] const PeopleIndex &people() const;
    // People, part-time jobs and positions of every organization; null: not counted yet.
    [[nodiscard]] std::shared_ptr<const OrganizationStatistics> statistics() const;
    struct PersonRow
    {
        User user; // empty id: gone
        bool jobsKnown = false;
        int primaryJobs = 0;
        int partTimeJobs = 0;
    };
    [[nodiscard]] std::vector<PersonRow> personRows(std::span<const quint32> rows) const;
    // Numbers of jobs of everybody whose jobs were read, by row: one look at the cache for all.
    [[nodiscard]] QHash<quint32, int> jobCounts() const;
    [[nodiscard]] std::optional<User> user(const UserId &id) const;
    [[nodiscard]] std::optional<quint32> rowOf(const UserId &id) const;
    [[nodiscard]] qint64 peopleCount() const;
    [[nodiscard]] JobList jobs(const UserId &user) const; // cached
    struct HolderRow
    {
        quint32 row = 0;
        User user;
        Job job;
        QDateTime readAt;
    };
    [[nodiscard]] QVector<HolderRow>
    holders(const PositionId &position) const; // known from cached jobs
    // When every collection last ended equal to the server; invalid: never.
    [[nodiscard]] QDateTime syncedAt() const;
    [[nodiscard]] bool hasCompleteCache() const;
    // The cache has all of it, as it once was; also when the tenant has no such thing to show.
    [[nodiscard]] bool hasComplete(Collection collection) const;
    // When all that was read so far is on disk, or cacheFailed said why not.
    void whenKept(QObject *context, std::function<void()> done);
    [[nodiscard]] Connectivity connectivity() const;
    [[nodiscard]] bool isOffline() const; // options().offline or setOffline(true)
    [[nodiscard]] bool isReadOnly() const;
    // Job management is off for this tenant (ENT.CONFIG.0031 was answered), until an answer says
    // otherwise.
    [[nodiscard]] bool jobManagementOff() const;
    void setOffline(bool offline); // "work offline": nothing is sent until false

    // ---- read from the server (core page get-user-jobs; eiam-api.md 2.3, 2.8, 2.12, 2.17)
    // The jobs of a person, stored in the cache. Offline when nothing may be sent.
    void readJobs(const UserId &user, std::optional<RelationType> type, QObject *context,
                  std::function<void(Result<JobList>)> done);
    void readUser(const UserId &user, QObject *context, std::function<void(Result<User>)> done);
    void readPosition(const PositionId &position, QObject *context,
                      std::function<void(Result<Position>)> done);
    // For ids that the references do not know; the record is given, not stored.
    void readOrganization(const OrgId &organization, QObject *context,
                          std::function<void(Result<Organization>)> done);
    void readTitle(const TitleId &title, QObject *context, std::function<void(Result<Title>)> done);
    // Makes the connection's first real call (users, one page): for "try again".
    void probe();

    // ---- sync
    // Organizations, titles, positions, people. One at a time; a second call while one runs is
    // ignored. Ends in syncFinished. Value only when the cache equals what the server held; on an
    // error the cache is as good as it was, each collection either the old or the new whole.
    void sync(SyncMode mode);
    void cancelSync(); // ends in syncFinished with Cancelled; while paused too
    [[nodiscard]] bool isSyncing() const;
    // From now on no page is asked for, until resumeSync(); those on the way are taken. The pause
    // ends with the sync. Without one under way they do nothing.
    void pauseSync();
    void resumeSync();
    [[nodiscard]] bool isSyncPaused() const;
    // Of the sync under way, with the speed of now; nothing: there is none.
    [[nodiscard]] std::optional<SyncProgress> syncProgress() const;
    [[nodiscard]] CollectionStatus collectionStatus(Collection collection) const;
    // What is left of the longest pause after which a read is repeated; 0: none is waited for.
    [[nodiscard]] int waitSeconds() const;

    // ---- write (core pages; see WriteOperation). Owned by the service, outlives the caller.
    WriteOperation *write(const WriteRequest &request);
    // The same for a request whose answer was lost in an earlier session: when what it asks for is
    // there already, nothing is sent and it is Confirmed, foundByReading.
    WriteOperation *writeAfterUnknown(const WriteRequest &request);
    // Under way. Each dies when it has ended.
    [[nodiscard]] QList<WriteOperation *> writes() const;

signals:
    void referencesChanged();
    // Rows added, changed or removed; the lists may be empty when everything did.
    void peopleChanged(const std::vector<quint32> &changed, const std::vector<quint32> &removed);
    void jobsChanged(const renzhi::JobList &jobs);
    void statisticsChanged();
    void connectivityChanged(renzhi::Connectivity connectivity);
    void jobManagementChanged(bool off);
    void syncStarted();
    void syncProgressed(const renzhi::SyncProgress &progress);
    void syncPausedChanged(bool paused);
    void syncFinished(const renzhi::Result<renzhi::SyncReport> &result);
    void waitingForServer(int seconds); // a read is repeated after a pause; see waitSeconds()
    void cacheFailed(const renzhi::ApiError &error); // logged, shown in the banner; nothing stops
    void writeFinished(const renzhi::WriteRequest &request, const renzhi::WriteOutcome &outcome);

private:
    WriteOperation *startWrite(const WriteRequest &request, bool looksFirst);

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace renzhi
