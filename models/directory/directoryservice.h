// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/changeline.h"
#include "models/core/jobkey.h"
#include "models/core/organizationstatistics.h"
#include "models/core/positionorder.h"
#include "models/core/records.h"
#include "models/core/referenceindex.h"
#include "models/core/result.h"
#include "models/core/writerequest.h"
#include "models/search/knownjobcounts.h"
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

class AccessRights;
class ChangeLog;
class WriteOperation;
struct JobListAnswer;
struct JobListWish;

// Everything a session with one tenant needs. The secret stays in memory.
struct TenantOptions
{
    QUrl baseUrl;
    QString clientId;
    QString clientSecret;
    QList<QSslCertificate> extraCaCertificates;
    QNetworkProxy proxy = QNetworkProxy(QNetworkProxy::DefaultProxy);
    QString cacheDirectory; // of this tenant alone; created when missing
    QString dataDirectory; // of this tenant alone, for the change log; empty: none is kept
    QString profileName; // for people, in the change log
    bool offline = false; // send nothing at all
    bool readOnly = false; // refuse writes (ApiError::Kind::Invalid, code "local.read-only")
    int maxInFlight = 6; // requests on the way at once, at most 6
    int requestsPerSecond = 0; // most of them; 0: no limit
    // Mobile numbers and e-mail addresses of people are known. Without: they are left out of what
    // is read, and open() has those of before removed from the cache.
    bool keepsContacts = true;
    // open() removes a cache that was without contact to the server for longer; 0: never.
    int forgetAfterDays = 0;
    // Tests shorten the waits; the time-outs are the API client's where none is given.
    std::optional<std::chrono::milliseconds> firstByteTimeout;
    std::optional<std::chrono::milliseconds> wholeTimeout;
    std::chrono::milliseconds firstPause { 500 };
    // A crawl reads the jobs again that were read longer ago than this.
    std::chrono::seconds jobsAge { std::chrono::hours(24) };
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

// Whose jobs to read one by one, for there is no list of everybody's (eiam-api.md 2.20, 6).
struct CrawlScope
{
    OrgId organization; // with its sub-organizations; empty: everyone
    friend bool operator==(const CrawlScope &, const CrawlScope &) = default;
};

// What the cache has of it, counted: nothing is estimated.
struct JobsCoverage
{
    qint64 known = 0; // people whose jobs were read, whenever that was
    qint64 people = 0;
    QDateTime oldest; // of those readings; null when there is none
};

// How long a crawl bears with a server that is out of reach.
enum class CrawlPatience {
    Endless, // until it is there again: a window
    Bounded, // three more tries after growing pauses while nothing comes through: a script
};

// What came of a crawl that asked for everybody.
struct CrawlReport
{
    qint64 read = 0; // people, since crawlJobs()
    qint64 unread = 0; // people whose jobs could not be read; not those whom the server has not
    // Why: of several reasons the most frequent one, and a failure before a refusal. Nothing when
    // nobody is unread, or all of them were met before the crawl was broken off and gone on with.
    std::optional<ApiError> error;

    friend bool operator==(const CrawlReport &, const CrawlReport &) = default;
};

struct CrawlState
{
    enum class Phase {
        Idle,
        Running,
        Paused, // by pauseCrawl()
        Waiting, // the server asked to wait, or cannot answer for a while; goes on by itself
        Offline, // out of reach, or working offline; goes on by itself when that ends
    };
    Phase phase = Phase::Idle;
    qint64 done = 0; // people of the scope who need not be asked for any more
    qint64 total = 0;
    double perSecond = 0; // people, lately
    std::optional<std::chrono::seconds> left; // at that speed; nothing when it cannot be said
    // Idle: people whose jobs the last crawl of this session, that of `scope`, could not read, and
    // `error` says why.
    qint64 unread = 0;
    // Why it is Waiting or Offline, where an error says so; Idle, and nobody unread: what ended the
    // last crawl of this session before it was through, and `scope` is then that one's.
    std::optional<ApiError> error;
    CrawlScope scope;
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
    // Opens the cache and loads what it has (the first rows are there when it returns). That it was
    // too old, and is gone, is told by cacheForgotten, later.
    // Local: the cache cannot be used; the service then works without one, for this session only.
    [[nodiscard]] Result<void> open(Opening opening = Opening::Whole);
    // Reads on the worker what open() left; emits referencesChanged when they are there, or cannot
    // be read. Writes wait for it.
    void loadReferences();
    // False: open() left them, and they are not there yet.
    [[nodiscard]] bool hasReferences() const;
    // Builds the people index from the cache; open() does not, because a window paints before it is
    // needed. emits peopleChanged when ready, or cacheFailed.
    void loadPeople();
    // The last attempt to build it failed: it is empty, or as it was before. loadPeople() tries
    // again, and so does the next change of people.
    [[nodiscard]] bool peopleFailed() const;
    // Rows of the first people by name, for a first paint, which does not wait for people(): of the
    // index as open() found it kept. None any more behind loadPeople() and people().
    [[nodiscard]] const std::vector<quint32> &firstPeople() const;
    // Makes on the worker the indexes that a cache of an earlier program version lacks, other work
    // in between; until they are there answers over everybody are right, and take longer. open()
    // does not, because a window paints before they are needed, and a command line can do without.
    // Damage is told by cacheFailed; anything else is only logged, and the next call goes on.
    void completeIndexes();
    // Counts the organizations once their references are there, and then a moment behind whatever
    // changes; open() does not, because a window paints before it is needed, and a command line
    // never needs it. emits statisticsChanged.
    void loadStatistics();

    // ---- what is known, at once
    [[nodiscard]] std::shared_ptr<const ReferenceIndex> references() const;
    // Sorts positions on the worker (see makePositionOrder()); by name it may be done already. What
    // comes is good for the references of `wish` alone, and others may be here by then.
    void orderPositions(const PositionOrderWish &wish, QObject *context,
                        std::function<void(const std::shared_ptr<const PositionOrder> &)> done);
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
    // Numbers of jobs of everybody whose jobs were read, read on the worker in one go, as they are
    // when they are told. Local: the cache cannot be read.
    void readJobCounts(QObject *context, std::function<void(Result<KnownJobCounts>)> done);
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
    // One job of the table of everybody's.
    struct JobRecord
    {
        User user; // empty id: the person or the job is gone
        Job job;
        OrgId home; // of the person's primary job where one is known, else the person's own
        QDateTime readAt;
        bool stale = false; // in doubt until the person's jobs are read again
    };
    // As many as keys, in their order.
    [[nodiscard]] std::vector<JobRecord> jobRows(std::span<const JobKey> keys) const;
    // Makes a list of jobs of everybody on the worker, which has nothing else done meanwhile; see
    // JobListWish in models/directory/joblister.h. A newer wish stops an older one, whose `done` is
    // then not called. The answer is given away: millions of rows need not be copied. Local: the
    // cache cannot be read.
    void listJobs(const JobListWish &wish, QObject *context,
                  std::function<void(Result<JobListAnswer>)> done);
    // Nobody waits for the last one any more.
    void stopListingJobs();
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
    // What the answers of this session say about this application's permissions.
    [[nodiscard]] const AccessRights &rights() const;
    // Asks the server again; ends in rightsChecked. Nothing while offline.
    void checkRights();
    void setOffline(bool offline); // "work offline": nothing is sent until false
    // The limits of TenantOptions, from now on: also for what waits, and for a sync and a crawl
    // under way.
    void setPace(int maxInFlight, int requestsPerSecond);

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

    // ---- the jobs of many (eiam-api.md 2.20, one request a person)
    // Reads the jobs of everybody in the scope that are not known or older than
    // TenantOptions::jobsAge: first those never read, then the oldest; behind everything else that
    // is asked of the server. Begins, or goes on where an earlier crawl of the same scope was
    // broken off, even by a kill: whose jobs it read is not asked for again. One at a time: one of
    // another scope ends with Cancelled; one of the same scope that is paused or offline goes on at
    // once. Ends in crawlFinished. Whose jobs cannot be read although others' can (403, a list that
    // makes no sense, an answer that never comes …) is left out of this crawl, and of what is
    // known: see CrawlReport. Whether others' can is found out by asking once more for somebody
    // who was shown.
    void crawlJobs(const CrawlScope &scope, CrawlPatience patience = CrawlPatience::Endless);
    void pauseCrawl(); // what is on the way still arrives and is kept
    void resumeCrawl(); // also: tries again now, instead of when the server is seen next
    void stopCrawl(); // ends in crawlFinished with Cancelled; crawlJobs() goes on with it
    [[nodiscard]] CrawlState crawlState() const;
    // At once; of everyone in any case quickly, of an organization it looks at each of its people,
    // and where that takes long the last count may be some seconds old. Zeros for an organization
    // while the references are not there.
    [[nodiscard]] JobsCoverage jobsCoverage(const CrawlScope &scope = {}) const;
    // Reads, in the background, the jobs of those of these rows that were never read, the first
    // tens of them: of the rows on screen. The next call takes its place. Errors are nobody's.
    void prefetchJobs(std::span<const quint32> rows);

    // ---- write (core pages; see WriteOperation). Owned by the service, outlives the caller.
    WriteOperation *write(const WriteRequest &request);
    // The same for a request whose answer was lost in an earlier session: when what it asks for is
    // there already, nothing is sent and it is Confirmed, foundByReading.
    // `before`: jobs of the person that are not the one, where the change log does not know which.
    WriteOperation *writeAfterUnknown(const WriteRequest &request,
                                      const QVector<JobId> &before = {});
    // Somebody read that a write whose outcome was unknown is done: notes it in the change log, and
    // tells it by writeFinished, with the line of that write. `ids`: of the records that it made.
    void noteFound(const WriteRequest &request, const WriteOutcome &ids);
    // Under way. Each dies when it has ended.
    [[nodiscard]] QList<WriteOperation *> writes() const;
    // Every write to this tenant from this computer, for ever; open() opened it.
    [[nodiscard]] const ChangeLog &changes() const;
    [[nodiscard]] ChangeLog &changes();
    // Reads, as soon as the server can be reached and the references are there, what became of
    // writes whose program ended before it knew; lostWriteSettled for each. Nothing is sent. What
    // could not be read is looked for again each time the server comes within reach.
    void findLostWrites();

signals:
    void referencesChanged();
    // Rows added, changed or removed; the lists may be empty when everything did.
    void peopleChanged(const std::vector<quint32> &changed, const std::vector<quint32> &removed);
    // What is known of somebody's jobs came from the server, or is in doubt; mostly it is no news.
    void jobsChanged(const renzhi::JobList &jobs);
    // The cache has jobs of somebody, or could not take them, that are others than it had before:
    // lists of everybody's are behind. After a jobsChanged; what a crawl brings is told by
    // jobsGathered alone.
    void keptJobsChanged();
    void statisticsChanged();
    // The cache has the jobs of these people, read by a crawl or a prefetch; some times a second at
    // most. There is no jobsChanged for them.
    void jobsGathered(const std::vector<quint32> &rows);
    void crawlChanged(); // crawlState() or jobsCoverage() did; some times a second at most
    // Everybody was asked for; or the error that ended it before, and what was read is kept. Job
    // management that is off, a token that is not to be had, a refusal of everybody and a server
    // that asks to wait again and again end it; a server that is out of reach if the crawl's
    // patience is bounded.
    void crawlFinished(const renzhi::Result<renzhi::CrawlReport> &report);
    void connectivityChanged(renzhi::Connectivity connectivity);
    void jobManagementChanged(bool off);
    void rightsChanged();
    // checkRights() ended: whether anything is missing or not that was not before; or why it could
    // not be asked.
    void rightsChecked(const renzhi::Result<bool> &changed);
    void syncStarted();
    void syncProgressed(const renzhi::SyncProgress &progress);
    void syncPausedChanged(bool paused);
    void syncFinished(const renzhi::Result<renzhi::SyncReport> &result);
    void waitingForServer(int seconds); // a read is repeated after a pause; see waitSeconds()
    void cacheFailed(const renzhi::ApiError &error); // logged, shown in the banner; nothing stops
    void cacheForgotten(); // what was read was too old: see TenantOptions::forgetAfterDays
    // The change log could not be read or written. A write that cannot be written down is not sent.
    void changeLogFailed(const renzhi::ApiError &error);
    // Of an earlier run of the program: what was `asked` then, and the line of the log with its
    // end.
    void lostWriteSettled(const renzhi::WriteRequest &asked, const renzhi::ChangeLine &line);
    void writeFinished(const renzhi::WriteRequest &request, const renzhi::WriteOutcome &outcome);

private:
    WriteOperation *startWrite(const WriteRequest &request, bool looksFirst,
                               const QVector<JobId> &before = {});
    void lookForLost();
    void onReach(Connectivity connectivity);

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace renzhi
