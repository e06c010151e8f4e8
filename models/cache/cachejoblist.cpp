// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The jobs of everybody: keys and numbers of all of them, records of the few that are on screen.

#include "models/cache/cachestore.h"
#include "models/cache/cachestore_p.h"

#include <algorithm>
#include <unordered_set>

namespace renzhi {

namespace {

using KeptJobs = std::vector<CacheStore::KeptJob>;

// Columns ordinal, org, position, title, relation from `first` on.
CacheStore::KeptJob keptJobFrom(const Query &query, UserRow row, int first, RelationType relation)
{
    CacheStore::KeptJob job;
    job.key = { row, quint32(query.number(first)) };
    job.organization = query.number(first + 1);
    job.position = query.number(first + 2);
    job.title = query.number(first + 3);
    job.relation = relation;
    return job;
}

// Where the primary one of these is, as a number; 0: none says so.
qint64 primaryOrganization(const KeptJobs &jobs)
{
    const auto primary = std::find_if(jobs.cbegin(), jobs.cend(), [](const auto &job) {
        return job.relation == RelationType::Primary && job.organization != 0;
    });
    return primary == jobs.cend() ? 0 : primary->organization;
}

// Tells the jobs of one person, who is at home at `home`. False: no more.
bool visitEach(KeptJobs &jobs, qint64 home, const CacheStore::VisitJob &visit)
{
    for (CacheStore::KeptJob &job : jobs) {
        job.home = home;
        if (!visit(job))
            return false;
    }
    return true;
}

// Columns name, user_name, employee_id from `first` on.
CacheStore::PersonName nameFrom(const Query &query, UserRow row, int first)
{
    return { row, query.text(first), query.text(first + 1), query.text(first + 2) };
}

// Rows that only keep a place for somebody's jobs; there are few, if any.
Result<std::unordered_set<qint64>> rowsNotListed(Database &database)
{
    std::unordered_set<qint64> rows;
    Query query(database, "SELECT row FROM users WHERE known = 0");
    while (query.next())
        rows.insert(query.number(0));
    if (query.failed())
        return Failure(query.error());
    return rows;
}

Result<qint64> ownOrganization(Database &database, UserRow row)
{
    Query query(database, "SELECT org FROM users WHERE row = ?");
    query.bind(qint64(row));
    const qint64 organization = query.next() ? query.number(0) : 0;
    if (query.failed())
        return Failure(query.error());
    return organization;
}

} // namespace

// Gathered person by person: which of the jobs is the primary one is known behind the last of them.
Result<void> CacheStore::forEachJob(const VisitJob &visit) const
{
    const auto notListed = rowsNotListed(*d->database);
    if (!notListed)
        return Failure(notListed.error());
    KeptJobs ofOne;
    bool goesOn = true;
    const auto tell = [&]() -> Result<void> {
        if (ofOne.empty() || notListed->contains(qint64(ofOne.front().key.row)))
            return {};
        qint64 home = primaryOrganization(ofOne);
        if (home == 0) {
            const auto own = ownOrganization(*d->database, ofOne.front().key.row);
            if (!own)
                return Failure(own.error());
            home = *own;
        }
        goesOn = visitEach(ofOne, home, visit);
        return {};
    };
    Query query(*d->database,
                "SELECT user, ordinal, org, position, title, relation FROM jobs"
                " ORDER BY user, ordinal");
    while (goesOn && query.next()) {
        const auto row = UserRow(query.number(0));
        if (!ofOne.empty() && ofOne.front().key.row != row) {
            if (auto told = tell(); !told)
                return told;
            ofOne.clear();
        }
        ofOne.push_back(keptJobFrom(query, row, 1, Private::relationFrom(query.number(5))));
    }
    if (query.failed())
        return Failure(query.error());
    return goesOn ? tell() : Result<void>();
}

Result<void> CacheStore::forEachJobOf(std::span<const UserRow> people, const VisitJob &visit) const
{
    Query query(*d->database,
                "SELECT u.org, j.ordinal, j.org, j.position, j.title, j.relation FROM users u"
                " CROSS JOIN jobs j ON j.user = u.row WHERE u.row = ? AND u.known = 1"
                " ORDER BY j.ordinal");
    KeptJobs ofOne;
    for (const UserRow row : people) {
        qint64 own = 0;
        ofOne.clear();
        query.restart();
        query.bind(qint64(row));
        while (query.next()) {
            own = query.number(0);
            ofOne.push_back(keptJobFrom(query, row, 1, Private::relationFrom(query.number(5))));
        }
        if (query.failed())
            return Failure(query.error());
        const qint64 primary = primaryOrganization(ofOne);
        if (!visitEach(ofOne, primary != 0 ? primary : own, visit))
            break;
    }
    return {};
}

Result<void> CacheStore::forEachName(const VisitName &visit) const
{
    Query query(*d->database,
                "SELECT row, name, user_name, employee_id FROM users WHERE known = 1");
    while (query.next()) {
        if (!visit(nameFrom(query, UserRow(query.number(0)), 1)))
            return {};
    }
    if (query.failed())
        return Failure(query.error());
    return {};
}

Result<void> CacheStore::forEachNameOf(std::span<const UserRow> people,
                                       const VisitName &visit) const
{
    Query query(*d->database,
                "SELECT name, user_name, employee_id FROM users WHERE row = ? AND known = 1");
    for (const UserRow row : people) {
        query.restart();
        query.bind(qint64(row));
        if (query.next() && !visit(nameFrom(query, row, 0)))
            return {};
        if (query.failed())
            return Failure(query.error());
    }
    return {};
}

QString CacheStore::internedText(qint64 number) const
{
    return d->references.text(number);
}

Result<qint64> CacheStore::jobTotal() const
{
    Query query(*d->database,
                "SELECT coalesce(sum(primary_jobs + part_time_jobs), 0) FROM job_readings"
                " WHERE user NOT IN (SELECT row FROM users WHERE known = 0)");
    if (!query.next())
        return Failure(query.error());
    return query.number(0);
}

Result<void>
CacheStore::forEachReading(const std::function<void(UserRow, qint64 readAt)> &visit) const
{
    Query query(*d->database, "SELECT user, read_at FROM job_readings");
    while (query.next())
        visit(UserRow(query.number(0)), query.number(1));
    if (query.failed())
        return Failure(query.error());
    return {};
}

Result<CacheStore::Private::JobsOfOne> CacheStore::Private::jobsOfOne(UserRow row)
{
    JobsOfOne known;
    Query reading(*database, "SELECT read_at, stale FROM job_readings WHERE user = ?");
    reading.bind(qint64(row));
    if (reading.next()) {
        known.readAt = timeFrom(reading.number(0));
        known.stale = reading.flag(1);
    } else if (reading.failed()) {
        return Failure(reading.error());
    }
    Query query(*database,
                "SELECT ordinal, id, org, position, title, relation FROM jobs WHERE user = ?"
                " ORDER BY ordinal");
    query.bind(qint64(row));
    while (query.next()) {
        const Job job = jobFrom(query, 1);
        if (known.home.isEmpty() && job.relation == RelationType::Primary)
            known.home = job.orgId;
        known.jobs.insert(query.number(0), job);
    }
    if (query.failed())
        return Failure(query.error());
    return known;
}

Result<std::vector<CacheStore::JobRecord>>
CacheStore::jobRecords(std::span<const JobKey> keys) const
{
    const ReadScope scope(*d->database);
    std::vector<UserRow> rows(keys.size());
    std::transform(keys.begin(), keys.end(), rows.begin(), [](JobKey key) { return key.row; });
    const auto people = users(rows);
    if (!people)
        return Failure(people.error());
    QHash<UserRow, Private::JobsOfOne> known; // the jobs of one often stand side by side
    std::vector<JobRecord> records(keys.size());
    for (size_t i = 0; i < keys.size(); ++i) {
        const User &user = people->at(qsizetype(i));
        if (user.id.isEmpty())
            continue;
        auto ofOne = known.find(keys[i].row);
        if (ofOne == known.end()) {
            const auto read = d->jobsOfOne(keys[i].row);
            if (!read)
                return Failure(read.error());
            ofOne = known.insert(keys[i].row, *read);
        }
        const auto job = ofOne->jobs.constFind(qint64(keys[i].ordinal));
        if (job != ofOne->jobs.cend()) {
            records[i] = { user, *job, ofOne->home.isEmpty() ? user.orgId : ofOne->home,
                           ofOne->readAt, ofOne->stale };
        }
    }
    return records;
}

} // namespace renzhi
