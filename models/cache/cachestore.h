// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/jobkey.h"
#include "models/core/records.h"
#include "models/core/result.h"

#include <QHash>
#include <QMap>
#include <QSet>
#include <QString>

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace renzhi {

class Database;

// Local, small number of a person in the cache: stable as long as the person stays in it.
using UserRow = quint32;

// How far a collection has been read. A collection is shown as whole only when complete.
struct SyncState
{
    bool complete = false; // a full pass was committed at least once
    QString highWater; // greatest updated_at seen, "yyyy-MM-dd HH:mm:ss.SSS"; empty: none
    QDateTime syncedAt; // local clock of the last pass that ended equal to the server
    bool childrenIncludeRoots = false; // organizations: what all_child=true means on this server
    QDateTime fullAt; // local clock of the last full pass that was committed
    QDateTime markKnownAt; // local clock when highWater became what it is
    QString refusal; // why the server declines to show it, as the caller keeps it; else empty
};

// Something to be remembered of a stage, under a number of the caller's.
struct StageNote
{
    int number = 0;
    QString text;
};
using StageNotes = QMap<int, QString>; // by number

// What a merge or a replacement changed.
struct CacheChange
{
    std::vector<UserRow> changedUsers; // added or changed, for the search index
    std::vector<UserRow> removedUsers;
    qint64 changed = 0; // records added or changed
    qint64 removed = 0;
};

// The SQLite mirror of one tenant in one folder. Owns one connection to it; an instance belongs to
// the thread that opened it, several instances may share a folder (WAL). Loss of it costs time, not
// truth. Every error is ApiError::Kind::Local. Never stores what records.h does not name.
class CacheStore
{
public:
    // Creates or opens `directory`/cache.sqlite (0700/0600), runs the schema steps of
    // resources/sql, refuses a database of a newer program, rebuilds a damaged one.
    [[nodiscard]] static Result<std::unique_ptr<CacheStore>> open(const QString &directory);
    // The same without changing anything, for who only looks: a damaged one is an error and stays,
    // one of an earlier version stays so. What it lacks then reads as nothing.
    [[nodiscard]] static Result<std::unique_ptr<CacheStore>> lookAt(const QString &directory);
    ~CacheStore();

    // Whether this connection gives and takes mobile numbers and e-mail addresses of people; it
    // does until it is told. What it writes has none either while the cache itself keeps none,
    // whoever said so.
    void setContactsKept(bool kept);
    // The cache may have some.
    [[nodiscard]] bool hasContacts() const;
    // Makes the cache what setContactsKept() said. Where they are not kept any more, none is left
    // in any of its files, a stage and a cache put aside among them; that writes the whole file
    // anew. A kill in the middle leaves it to the next call. Where they are kept again, the next
    // sync of the people is a full pass, for no delta would bring them. No stage may be open. True:
    // it was otherwise before.
    [[nodiscard]] Result<bool> settleContacts();

    // A cache of an earlier program version may lack indexes of this one: every answer is right
    // without them, but those over everybody take up to seconds. Makes the next one that is
    // missing, in a transaction of its own: a kill in the middle leaves the cache as it was. False:
    // there is none left to make.
    [[nodiscard]] Result<bool> makeNextIndex();

    // Whole small collections.
    [[nodiscard]] Result<QVector<Organization>> organizations() const;
    [[nodiscard]] Result<QVector<Title>> titles() const;
    [[nodiscard]] Result<QVector<Position>> positions() const;
    // One of them, without reading the others; nullopt: there is none of that id.
    [[nodiscard]] Result<std::optional<Organization>> organization(const OrgId &id) const;
    [[nodiscard]] Result<std::optional<Title>> title(const TitleId &id) const;
    [[nodiscard]] Result<std::optional<Position>> position(const PositionId &id) const;

    // People, by row: as many and in the order asked; a row that is gone gives a User with an empty
    // id.
    [[nodiscard]] Result<QVector<User>> users(std::span<const UserRow> rows) const;
    [[nodiscard]] Result<std::optional<User>> user(const UserId &id) const;
    [[nodiscard]] std::optional<UserRow> rowOf(const UserId &id) const;
    // Damage is also the number of a row that no cache comes to: lists of all rows are made of
    // them.
    [[nodiscard]] Result<void>
    forEachUser(const std::function<void(UserRow, const User &)> &visit) const;
    // For a copy of the people that is kept elsewhere: which generation of them it is of, and the
    // last change in it. Another generation means that too much changed to be listed.
    struct PeopleMark
    {
        qint64 generation = 0;
        qint64 change = 0;
        friend bool operator==(const PeopleMark &, const PeopleMark &) = default;
    };
    [[nodiscard]] Result<PeopleMark> peopleMark() const;
    // Rows of this generation that were added, changed or removed after that change; damage as
    // forEachUser() has it.
    [[nodiscard]] Result<std::vector<UserRow>> changedSince(qint64 change) const;
    [[nodiscard]] qint64 count(Collection collection) const;
    // Records whose updated_at is `time` or later, as texts.
    [[nodiscard]] Result<qint64> countSince(Collection collection, const QString &time) const;
    // The organizations without a parent; `newest`: the greatest updated_at among them.
    struct Roots
    {
        qint64 count = 0;
        QString newest;
    };
    [[nodiscard]] Result<Roots> roots() const;

    [[nodiscard]] SyncState syncState(Collection collection) const;
    [[nodiscard]] Result<void> setSyncState(Collection collection, const SyncState &state);

    // Adds and changes, one transaction; the rows of a delta. Nothing is removed. While a stage of
    // the collection is open they go there too: what was read later than a page must outlive it.
    [[nodiscard]] Result<CacheChange> merge(const QVector<Organization> &records);
    [[nodiscard]] Result<CacheChange> merge(const QVector<Title> &records);
    [[nodiscard]] Result<CacheChange> merge(const QVector<Position> &records);
    [[nodiscard]] Result<CacheChange> merge(const QVector<User> &records);

    // A full pass: begin, any number of stage() with the pages, then commit replaces the collection
    // by what was staged and sets its state, in ONE transaction; the old rows stay readable until
    // then, and a kill or dropStage() in between leaves them as they were. Staging the same id
    // again replaces it. Unchanged rows are not rewritten; rows of people keep their UserRow.
    [[nodiscard]] Result<void> beginStage(Collection collection);
    // Begins with what an earlier resumeStage() left behind in a program that was killed, or that
    // left it; gives what was noted with it. Without notes: nothing was left, it begins empty. What
    // is staged with a note is there after a kill if and only if the note is.
    [[nodiscard]] Result<StageNotes> resumeStage(Collection collection);
    using Note = std::optional<StageNote>;
    [[nodiscard]] Result<void> stage(const QVector<Organization> &records, const Note &note = {});
    [[nodiscard]] Result<void> stage(const QVector<Title> &records, const Note &note = {});
    [[nodiscard]] Result<void> stage(const QVector<Position> &records, const Note &note = {});
    [[nodiscard]] Result<void> stage(const QVector<User> &records, const Note &note = {});
    [[nodiscard]] qint64 stagedCount(Collection collection) const; // distinct ids
    // Ids of what is staged and was changed at `time` or later; or created, until `latest`.
    [[nodiscard]] Result<QSet<QString>> stagedSince(Collection collection, const QString &time,
                                                    const QString &latest) const;
    // What is staged stays, but nobody can go on with it after a kill.
    [[nodiscard]] Result<void> forgetNotes(Collection collection);
    [[nodiscard]] Result<CacheChange> commitStage(Collection collection, const SyncState &state);
    // What was noted of other collections stays.
    void dropStage(Collection collection);
    // Closes the stage for a later resumeStage(); one of beginStage(), or without notes, is
    // dropped.
    void leaveStage(Collection collection);

    // Removes one record that the server says does not exist, with its jobs; from an open stage
    // too.
    [[nodiscard]] Result<CacheChange> remove(const UserId &id);
    [[nodiscard]] Result<CacheChange> remove(const PositionId &id);

    // Jobs of one person; known == false when never read.
    [[nodiscard]] Result<JobList> jobs(const UserId &user) const;
    [[nodiscard]] Result<void> saveJobs(const JobList &list);
    // What is known of a person's jobs is in doubt since then, until it is read again: Stale.
    // Nothing for one whose jobs were never read.
    [[nodiscard]] Result<void> doubtJobs(const UserId &user, const QDateTime &since);
    // People known (from cached jobs) to hold a position, with the job that says so; by row of
    // person.
    struct Holder
    {
        UserRow row = 0;
        User user;
        Job job;
        QDateTime readAt;
    };
    [[nodiscard]] Result<QVector<Holder>> holders(const PositionId &position) const;
    // (primary, part-time) counts for the given rows; nullopt for people whose jobs were never
    // read.
    struct JobCount
    {
        int primary = 0;
        int partTime = 0;
    };
    [[nodiscard]] Result<std::vector<std::optional<JobCount>>>
    jobCounts(std::span<const UserRow> rows) const;
    // Of everybody whose jobs were read, in one query; in no order, also of who is not in the cache
    // otherwise.
    [[nodiscard]] Result<void>
    forEachJobCount(const std::function<void(UserRow, const JobCount &)> &visit) const;

    // ---- the jobs of everybody who is in the cache
    // One of them as it is kept: what many jobs repeat are numbers, see internedText().
    struct KeptJob
    {
        JobKey key;
        qint64 organization = 0;
        qint64 position = 0;
        qint64 title = 0;
        qint64 home = 0; // organization of the person's primary job, or the person's own
        RelationType relation = RelationType::Primary;
    };
    using VisitJob = std::function<bool(const KeptJob &)>; // false: no more of them
    // By row, then by ordinal. Goes through all that are kept, once.
    [[nodiscard]] Result<void> forEachJob(const VisitJob &visit) const;
    // The same of these people alone, in their order; looks each of them up.
    [[nodiscard]] Result<void> forEachJobOf(std::span<const UserRow> people,
                                            const VisitJob &visit) const;
    // What somebody is called, for who sorts by that alone.
    struct PersonName
    {
        UserRow row = 0;
        QString name, userName, employeeId;
    };
    using VisitName = std::function<bool(const PersonName &)>; // false: no more of them
    // Of everybody, in no order; or of these people alone, in theirs.
    [[nodiscard]] Result<void> forEachName(const VisitName &visit) const;
    [[nodiscard]] Result<void> forEachNameOf(std::span<const UserRow> people,
                                             const VisitName &visit) const;
    // The id behind a number of KeptJob; empty: none.
    [[nodiscard]] QString internedText(qint64 number) const;
    // How many there are, of any kind.
    [[nodiscard]] Result<qint64> jobTotal() const;
    // People whose jobs were read, and when (milliseconds since 1970; 0: not known); in no order.
    // Also of who is not in the cache otherwise.
    [[nodiscard]] Result<void>
    forEachReading(const std::function<void(UserRow, qint64 readAt)> &visit) const;
    // As many and in the order asked; an empty id of the user: there is no such person or job.
    struct JobRecord
    {
        User user;
        Job job;
        OrgId home; // as in KeptJob
        QDateTime readAt;
        bool stale = false; // in doubt, see doubtJobs()
    };
    [[nodiscard]] Result<std::vector<JobRecord>> jobRecords(std::span<const JobKey> keys) const;

    // ---- reading the jobs of many people, one by one
    // The people of these organizations (their own, no roll-up), or everybody.
    using People = std::optional<QVector<OrgId>>;
    struct Coverage
    {
        qint64 known = 0; // people whose jobs were read
        qint64 people = 0;
        QDateTime oldest; // of those readings; invalid: none
    };
    // Of everybody at once; of organizations it looks at each of their people.
    [[nodiscard]] Result<Coverage> jobsCoverage(const People &people) const;
    // A crawl under way or broken off; what was read since is not read again.
    struct CrawlMark
    {
        QDateTime since;
        QDateTime begunAt;
        friend bool operator==(const CrawlMark &, const CrawlMark &) = default;
    };
    // Of the crawl of an organization with everything below it; an empty id: of everybody.
    [[nodiscard]] Result<std::optional<CrawlMark>> crawlMark(const OrgId &scope) const;
    // Nothing: it came to its end. What was refused later than it is begun, by a clock that was
    // set back, does not count in it.
    [[nodiscard]] Result<void> setCrawlMark(const OrgId &scope,
                                            const std::optional<CrawlMark> &mark);
    // Whose jobs are left to read, those in doubt among them: never read first, then the oldest; at
    // the end those whom an earlier crawl could not read, in the same order.
    struct ToRead
    {
        std::vector<UserRow> rows;
        qint64 refused = 0; // more, left out because this crawl could not read them
    };
    [[nodiscard]] Result<ToRead> jobsToRead(const People &people, const CrawlMark &mark) const;
    // Those of the rows whose jobs were not read since then, or are in doubt (without a time: were
    // never read), in this order.
    struct Unread
    {
        UserRow row = 0;
        UserId id;
        QDateTime doubtedAt = {}; // invalid: not in doubt
    };
    [[nodiscard]] Result<std::vector<Unread>> unreadSince(std::span<const UserRow> rows,
                                                          const QDateTime &since) const;
    // Those whose jobs were read last of all, the last one first.
    [[nodiscard]] Result<std::vector<Unread>> lastRead(int most) const;
    // What a crawl gathered, stored in one transaction.
    struct Gathered
    {
        QVector<JobList> lists; // readAt: when they were asked for
        std::vector<UserRow> refused; // not to be asked for again in this crawl
        QDateTime refusedAt;
        std::vector<UserRow> postponed = {}; // to be asked for again, behind everybody else
    };
    // Rows whose list was stored. One that something else was read after, or that was asked for
    // before it came to be in doubt, and one of somebody who is not in the cache, is left out.
    [[nodiscard]] Result<std::vector<UserRow>> saveGathered(const Gathered &gathered);

    // Changes whenever another connection wrote to the file, this program's or not.
    [[nodiscard]] qint64 foreignWrites() const;
    // People of each organization by itself, no roll-up; `disabled` of them are.
    struct PeopleCount
    {
        int people = 0;
        int disabled = 0;
        friend bool operator==(const PeopleCount &, const PeopleCount &) = default;
    };
    [[nodiscard]] Result<QHash<OrgId, PeopleCount>> peoplePerOrganization() const;
    // Part-time jobs in each organization by itself, of those people whose jobs were read; nothing
    // of who is not in the cache otherwise.
    struct PartTimeJobs
    {
        QHash<OrgId, int> perOrganization;
        int people = 0; // whose jobs were read
    };
    [[nodiscard]] Result<PartTimeJobs> partTimeJobs() const;

private:
    struct Private;
    explicit CacheStore(std::unique_ptr<Private> parts);
    [[nodiscard]] static Result<std::unique_ptr<CacheStore>>
    on(Result<std::unique_ptr<Database>> database, const QString &directory);
    std::unique_ptr<Private> d;
};

} // namespace renzhi
