// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/cache/cachestore.h"
#include "models/cache/database.h"
#include "models/cache/recordtables.h"
#include "models/cache/stagefile.h"

#include <set>
#include <type_traits>
#include <utility>

namespace renzhi {

// Calls work.template operator()<Record>() for the records of a collection.
template <class Work> auto withRecordOf(Collection collection, Work work)
{
    switch (collection) {
    case Collection::Organizations:
        return work.template operator()<Organization>();
    case Collection::Titles:
        return work.template operator()<Title>();
    case Collection::Positions:
        return work.template operator()<Position>();
    case Collection::Users:
        break;
    }
    return work.template operator()<User>();
}

struct CacheStore::Private
{
    Private(QString folder, std::unique_ptr<Database> opened)
        : directory(std::move(folder))
        , database(std::move(opened))
        , references(*database)
        , stageFile(*database, directory)
    {
    }

    // ---- mobile numbers and e-mail addresses: every person passes one of the two
    // What stands in a row, as this connection shows it.
    template <class Record> [[nodiscard]] Record shown(const Query &query, int id)
    {
        Record record = Table<Record>::read(query, references, id);
        if constexpr (std::is_same_v<Record, User>) {
            if (!keepsContacts)
                record = withoutContacts(std::move(record));
        }
        return record;
    }
    // What is written of these records.
    template <class Record>
    [[nodiscard]] QVector<Record> asKept(const QVector<Record> &records) const
    {
        QVector<Record> kept = records;
        if constexpr (std::is_same_v<Record, User>) {
            if (dropsContacts()) {
                for (User &user : kept)
                    user = withoutContacts(std::move(user));
            }
        }
        return kept;
    }
    // Columns id, org, position, title, relation from `first` on.
    [[nodiscard]] Job jobFrom(const Query &query, int first)
    {
        return { JobId(query.text(first)), OrgId(references.text(query.number(first + 1))),
                 PositionId(references.text(query.number(first + 2))),
                 TitleId(references.text(query.number(first + 3))),
                 relationFrom(query.number(first + 4)) };
    }
    [[nodiscard]] static RelationType relationFrom(qint64 number)
    {
        return number == 1 ? RelationType::Primary : RelationType::PartTime;
    }
    [[nodiscard]] static QDateTime timeFrom(qint64 milliseconds)
    {
        return milliseconds == 0 ? QDateTime() : QDateTime::fromMSecsSinceEpoch(milliseconds);
    }
    // All that is kept of the jobs of one person.
    struct JobsOfOne
    {
        QHash<qint64, Job> jobs; // by ordinal
        OrgId home; // where the primary one is; empty: none says so
        QDateTime readAt;
        bool stale = false;
    };
    [[nodiscard]] Result<JobsOfOne> jobsOfOne(UserRow row);
    [[nodiscard]] bool dropsContacts() const;
    [[nodiscard]] Result<void> forgetContacts();
    [[nodiscard]] Result<void> expectContacts();

    // Runs `work` in one transaction; a failure rolls back.
    template <class Work> [[nodiscard]] Result<void> inTransaction(Work work)
    {
        Transaction transaction(*database);
        Result<void> done = transaction.begun();
        if (done)
            done = work();
        if (done)
            done = transaction.commit();
        if (!done)
            references.forget();
        return done;
    }

    template <class Record> [[nodiscard]] Result<void> beginStage();
    template <class Record> [[nodiscard]] Result<StageNotes> resumeStage();
    [[nodiscard]] bool isStageNoted() const; // so that a first load can go on
    [[nodiscard]] Result<void> forgetNotes(Collection collection);
    template <class Record>
    [[nodiscard]] Result<void> stage(const QVector<Record> &records,
                                     const std::optional<StageNote> &note);
    template <class Record> [[nodiscard]] Result<CacheChange> commitStage(const SyncState &state);

    template <class Record> [[nodiscard]] Result<bool> fillEmpty(CacheChange &change);

    template <class Record> [[nodiscard]] Result<QVector<Record>> all();
    template <class Record> [[nodiscard]] Result<std::optional<Record>> one(const QString &id);
    template <class Record> [[nodiscard]] Result<CacheChange> merge(const QVector<Record> &records);
    template <class Record>
    [[nodiscard]] Result<void> store(const Record &record, CacheChange &change, qint64 &added);
    template <class Record> [[nodiscard]] Result<CacheChange> removeOne(const QString &id);
    [[nodiscard]] Result<void> replaceJobs(qint64 row, const JobList &list);
    // Damage when it cannot be the row of somebody in a cache of so many people; see mostRowsOf().
    [[nodiscard]] Result<void> checkRow(qint64 row, quint64 people) const;
    [[nodiscard]] Result<quint64> peopleInCache() const;
    [[nodiscard]] Result<void> noteChanges(const CacheChange &change);
    [[nodiscard]] Result<void> countBy(Collection collection, qint64 difference);
    [[nodiscard]] Result<void> writeState(Collection collection, const SyncState &state);

    const QString directory;
    std::unique_ptr<Database> database;
    bool keepsContacts = true; // see setContactsKept()
    References references;
    StageFile stageFile;
    std::set<Collection> staged;
};

} // namespace renzhi
