// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/cache/cachestore.h"
#include "models/cache/cachestore_p.h"

namespace renzhi {

namespace {

// The row of a person; for one who is not in the cache yet a place is kept, so that jobs read
// before the first sync are not lost.
Result<qint64> rowForJobs(Database &database, const UserId &user)
{
    {
        Query query(database, "SELECT row FROM users WHERE id = ?");
        query.bind(user.toString());
        if (query.next())
            return query.number(0);
        if (query.failed())
            return Failure(query.error());
    }
    Query insert(database, "INSERT INTO users (id, known) VALUES (?, 0)");
    insert.bind(user.toString());
    if (auto done = insert.finish(); !done)
        return Failure(done.error());
    return database.lastInsertedRow();
}

Result<void> writeReading(Database &database, qint64 row, const JobList &list)
{
    const auto primary = std::count_if(list.jobs.cbegin(), list.jobs.cend(), [](const Job &job) {
        return job.relation == RelationType::Primary;
    });
    Query query(database,
                "INSERT INTO job_readings (user, read_at, stale, primary_jobs, part_time_jobs)"
                " VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (user) DO UPDATE SET"
                " read_at = ?2, stale = ?3, primary_jobs = ?4, part_time_jobs = ?5");
    query.bind(row).bind(list.readAt.isValid() ? list.readAt.toMSecsSinceEpoch() : 0);
    query.bind(list.freshness == Freshness::Stale);
    query.bind(qint64(primary)).bind(qint64(list.jobs.size() - primary));
    return query.finish();
}

Result<void> writeJobs(Database &database, References &references, qint64 row,
                       const QVector<Job> &jobs)
{
    Query query(database,
                "INSERT INTO jobs (user, ordinal, id, org, position, title, relation) VALUES (?, "
                "?, ?, ?, ?, ?, ?)");
    for (qsizetype i = 0; i < jobs.size(); ++i) {
        const Job &job = jobs.at(i);
        const auto org = references.intern(job.orgId.toString());
        const auto position = references.intern(job.positionId.toString());
        const auto title = references.intern(job.titleId.toString());
        for (const auto *number : { &org, &position, &title }) {
            if (!*number)
                return Failure(number->error());
        }
        query.restart();
        query.bind(row).bind(qint64(i)).bind(job.id.toString());
        query.bind(*org).bind(*position).bind(*title).bind(int(job.relation));
        if (auto done = query.finish(); !done)
            return done;
    }
    return {};
}

} // namespace

Result<JobList> CacheStore::jobs(const UserId &user) const
{
    JobList list;
    list.user = user;
    Query reading(*d->database,
                  "SELECT r.user, r.read_at, r.stale FROM users u JOIN job_readings r ON r.user = "
                  "u.row WHERE u.id = ?");
    reading.bind(user.toString());
    if (!reading.next())
        return reading.failed() ? Result<JobList>(Failure(reading.error())) : list;
    list.known = true;
    list.readAt = Private::timeFrom(reading.number(1));
    list.freshness = reading.flag(2) ? Freshness::Stale : Freshness::Cached;

    Query query(
        *d->database,
        "SELECT id, org, position, title, relation FROM jobs WHERE user = ? ORDER BY ordinal");
    query.bind(reading.number(0));
    while (query.next())
        list.jobs.append(d->jobFrom(query, 0));
    if (query.failed())
        return Failure(query.error());
    return list;
}

Result<void> CacheStore::Private::replaceJobs(qint64 row, const JobList &list)
{
    for (const char *sql :
         { "DELETE FROM jobs WHERE user = ?", "DELETE FROM job_readings WHERE user = ?" }) {
        Query query(*database, sql);
        query.bind(row);
        if (auto done = query.finish(); !done)
            return done;
    }
    if (!list.known)
        return {};
    if (auto done = writeReading(*database, row, list); !done)
        return done;
    return writeJobs(*database, references, row, list.jobs);
}

Result<void> CacheStore::saveJobs(const JobList &list)
{
    if (list.user.isEmpty())
        return {};
    return d->inTransaction([&]() -> Result<void> {
        const auto row = rowForJobs(*d->database, list.user);
        if (!row)
            return Failure(row.error());
        return d->replaceJobs(*row, list);
    });
}

Result<void> CacheStore::doubtJobs(const UserId &user, const QDateTime &since)
{
    Query query(*d->database,
                "UPDATE job_readings SET stale = ? WHERE user = (SELECT row FROM users WHERE id = "
                "?)");
    query.bind(since.toMSecsSinceEpoch()).bind(user.toString());
    return query.finish();
}

Result<QVector<CacheStore::Holder>> CacheStore::holders(const PositionId &position) const
{
    QVector<Holder> holders;
    const auto number = d->references.find(position.toString());
    if (!number)
        return Failure(number.error());
    if (!*number || **number == 0)
        return holders;
    static const std::string sql
        = "SELECT u.row, r.read_at, j.id, j.org, j.position, j.title, j.relation, "
        + columnList<User>("u.")
        + " FROM jobs j JOIN users u ON u.row = j.user JOIN job_readings r ON r.user = j.user"
          " WHERE j.position = ? AND j.position <> 0 AND u.known = 1 ORDER BY j.user, j.ordinal";
    Query query(*d->database, sql);
    query.bind(**number);
    while (query.next()) {
        holders.append({ UserRow(query.number(0)), d->shown<User>(query, 7), d->jobFrom(query, 2),
                         Private::timeFrom(query.number(1)) });
    }
    if (query.failed())
        return Failure(query.error());
    return holders;
}

Result<std::vector<std::optional<CacheStore::JobCount>>>
CacheStore::jobCounts(std::span<const UserRow> rows) const
{
    std::vector<std::optional<JobCount>> counts;
    counts.reserve(rows.size());
    const ReadScope scope(*d->database);
    Query query(*d->database,
                "SELECT primary_jobs, part_time_jobs FROM job_readings WHERE user = ?");
    for (const UserRow row : rows) {
        query.restart();
        query.bind(qint64(row));
        if (query.next())
            counts.push_back(JobCount { int(query.number(0)), int(query.number(1)) });
        else if (query.failed())
            return Failure(query.error());
        else
            counts.push_back(std::nullopt);
    }
    return counts;
}

Result<void>
CacheStore::forEachJobCount(const std::function<void(UserRow, const JobCount &)> &visit) const
{
    Query query(*d->database, "SELECT user, primary_jobs, part_time_jobs FROM job_readings");
    while (query.next())
        visit(UserRow(query.number(0)), { int(query.number(1)), int(query.number(2)) });
    if (query.failed())
        return Failure(query.error());
    return {};
}

Result<QHash<OrgId, CacheStore::PeopleCount>> CacheStore::peoplePerOrganization() const
{
    QHash<OrgId, PeopleCount> counts;
    Query query(*d->database,
                "SELECT org, count(*), sum(disabled) FROM users WHERE known = 1 GROUP BY org");
    while (query.next())
        counts.insert(OrgId(d->references.text(query.number(0))),
                      { int(query.number(1)), int(query.number(2)) });
    if (query.failed())
        return Failure(query.error());
    return counts;
}

// Without the places that are kept for people who are not in the list: looking these few up for
// each job is quicker than asking each job's person.
Result<CacheStore::PartTimeJobs> CacheStore::partTimeJobs() const
{
    PartTimeJobs counts;
    Query jobs(*d->database,
               "SELECT org, count(*) FROM jobs WHERE relation = ?"
               " AND user NOT IN (SELECT row FROM users WHERE known = 0) GROUP BY org");
    jobs.bind(int(RelationType::PartTime));
    while (jobs.next())
        counts.perOrganization.insert(OrgId(d->references.text(jobs.number(0))),
                                      int(jobs.number(1)));
    if (jobs.failed())
        return Failure(jobs.error());
    Query readings(*d->database,
                   "SELECT count(*) FROM job_readings"
                   " WHERE user NOT IN (SELECT row FROM users WHERE known = 0)");
    if (!readings.next())
        return Failure(readings.error());
    counts.people = int(readings.number(0));
    return counts;
}

} // namespace renzhi
