// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What reading the jobs of many people needs of the cache: whose are left, how far it is.

#include "models/cache/cachestore.h"
#include "models/cache/cachestore_p.h"

#include <algorithm>
#include <tuple>

namespace renzhi {

namespace {

qint64 millisecondsOf(const QDateTime &time)
{
    return time.isValid() ? time.toMSecsSinceEpoch() : 0;
}

QDateTime momentOf(qint64 milliseconds)
{
    return milliseconds == 0 ? QDateTime() : QDateTime::fromMSecsSinceEpoch(milliseconds);
}

void takeOldest(CacheStore::Coverage &coverage, const Query &query, int column)
{
    const QDateTime read = momentOf(query.number(column));
    if (read.isValid() && (!coverage.oldest.isValid() || read < coverage.oldest))
        coverage.oldest = read;
}

// Counted in the indexes: a million people must not be looked at for a number on screen. A reading
// of somebody who is not in the cache (yet) does not count.
Result<CacheStore::Coverage> coverageOfAll(Database &database)
{
    CacheStore::Coverage coverage;
    Query count(database,
                "SELECT (SELECT count(*) FROM job_readings) - (SELECT count(*) FROM users u CROSS "
                "JOIN job_readings r ON r.user = u.row WHERE u.known = 0)");
    if (!count.next())
        return Failure(count.error());
    coverage.known = count.number(0);
    Query oldest(database,
                 "SELECT r.read_at FROM job_readings r CROSS JOIN users u ON u.row = r.user WHERE "
                 "u.known = 1 ORDER BY r.read_at LIMIT 1");
    if (oldest.next())
        takeOldest(coverage, oldest, 0);
    else if (oldest.failed())
        return Failure(oldest.error());
    return coverage;
}

Result<CacheStore::Coverage> coverageOf(Database &database, References &references,
                                        const QVector<OrgId> &organizations)
{
    CacheStore::Coverage coverage;
    Query query(database,
                "SELECT count(*), count(r.user), min(r.read_at) FROM users u LEFT JOIN "
                "job_readings r ON r.user = u.row WHERE u.org = ? AND u.known = 1");
    for (const OrgId &organization : organizations) {
        const auto number = references.find(organization.toString());
        if (!number)
            return Failure(number.error());
        if (!*number)
            continue; // nobody is in it
        query.restart();
        query.bind(**number);
        if (!query.next())
            return Failure(query.error());
        coverage.people += query.number(0);
        coverage.known += query.number(1);
        takeOldest(coverage, query, 2);
    }
    return coverage;
}

struct Age
{
    bool wasRefused = false; // by an earlier crawl
    qint64 readAt = 0; // 0: never
    UserRow row = 0;
    friend bool operator<(const Age &a, const Age &b)
    {
        return std::tie(a.wasRefused, a.readAt, a.row) < std::tie(b.wasRefused, b.readAt, b.row);
    }
};

struct Left
{
    std::vector<Age> people;
    qint64 refused = 0; // by this crawl, and not among them
};

// `source`: everybody is read in the order of the file, not in that of an index.
std::string leftToRead(const std::string &source)
{
    return "SELECT r.read_at, u.row, f.user IS NOT NULL, f.refused_at >= ?2 FROM " + source
        + " LEFT JOIN job_readings r ON r.user = u.row LEFT JOIN job_refusals f ON f.user = u.row "
          "WHERE u.known = 1 AND (r.read_at IS NULL OR r.read_at < ?1 OR r.stale > 0)";
}

Result<void> addLeft(Query &query, Left &left)
{
    while (query.next()) {
        if (query.flag(3))
            ++left.refused;
        else
            left.people.push_back({ query.flag(2), query.number(0), UserRow(query.number(1)) });
    }
    return query.failed() ? Result<void>(Failure(query.error())) : Result<void>();
}

// The row of a person whose list may be stored; nothing to do: 0. Where what is known is in doubt,
// its own time says nothing: it may lie in the future, of a clock that was set back since.
Result<qint64> rowToFill(Database &database, const JobList &list)
{
    Query query(database,
                "SELECT u.row FROM users u LEFT JOIN job_readings r ON r.user = u.row WHERE u.id = "
                "?1 AND u.known = 1 AND (r.read_at IS NULL OR (r.stale > 0 AND r.stale <= ?2) OR "
                "(r.stale = 0 AND r.read_at <= ?2))");
    query.bind(list.user.toString()).bind(millisecondsOf(list.readAt));
    const qint64 row = query.next() ? query.number(0) : 0;
    return query.failed() ? Result<qint64>(Failure(query.error())) : row;
}

Result<void> noteRefusals(Database &database, const std::vector<UserRow> &rows,
                          const QDateTime &time)
{
    Query refusal(database,
                  "INSERT OR REPLACE INTO job_refusals (user, refused_at) SELECT row, ? FROM users "
                  "WHERE row = ?");
    for (const UserRow row : rows) {
        refusal.restart();
        refusal.bind(millisecondsOf(time)).bind(qint64(row));
        if (auto noted = refusal.finish(); !noted)
            return noted;
    }
    return {};
}

Result<void> writeMark(Database &database, const OrgId &scope, const CacheStore::CrawlMark &mark)
{
    {
        Query query(database,
                    "INSERT OR REPLACE INTO job_crawls (organization, since, begun_at) VALUES (?, "
                    "?, ?)");
        query.bind(scope.toString()).bind(millisecondsOf(mark.since));
        query.bind(millisecondsOf(mark.begunAt));
        if (auto done = query.finish(); !done)
            return done;
    }
    // By a clock that was set back since: they are not of this crawl.
    Query refusals(database, "UPDATE job_refusals SET refused_at = 0 WHERE refused_at > ?");
    refusals.bind(millisecondsOf(mark.begunAt));
    return refusals.finish();
}

Result<void> forgetRefusal(Database &database, qint64 row)
{
    Query query(database, "DELETE FROM job_refusals WHERE user = ?");
    query.bind(row);
    return query.finish();
}

} // namespace

Result<CacheStore::Coverage> CacheStore::jobsCoverage(const People &people) const
{
    if (people)
        return coverageOf(*d->database, d->references, *people);
    return coverageOfAll(*d->database).map([this](Coverage coverage) {
        coverage.people = count(Collection::Users);
        return coverage;
    });
}

Result<std::optional<CacheStore::CrawlMark>> CacheStore::crawlMark(const OrgId &scope) const
{
    Query query(*d->database, "SELECT since, begun_at FROM job_crawls WHERE organization = ?");
    query.bind(scope.toString());
    if (query.next())
        return std::optional(CrawlMark { momentOf(query.number(0)), momentOf(query.number(1)) });
    if (query.failed())
        return Failure(query.error());
    return std::optional<CrawlMark>();
}

Result<void> CacheStore::setCrawlMark(const OrgId &scope, const std::optional<CrawlMark> &mark)
{
    return d->inTransaction([&]() -> Result<void> {
        if (mark)
            return writeMark(*d->database, scope, *mark);
        Query query(*d->database, "DELETE FROM job_crawls WHERE organization = ?");
        query.bind(scope.toString());
        if (auto done = query.finish(); !done)
            return done;
        // Whoever was refused comes last in the next one.
        Query refusals(*d->database,
                       "UPDATE job_refusals SET refused_at = 0 WHERE NOT EXISTS (SELECT 1 FROM "
                       "job_crawls)");
        return refusals.finish();
    });
}

Result<CacheStore::ToRead> CacheStore::jobsToRead(const People &people, const CrawlMark &mark) const
{
    const qint64 since = millisecondsOf(mark.since);
    const qint64 begunAt = millisecondsOf(mark.begunAt);
    Left left;
    if (people) {
        Query query(*d->database, leftToRead("users u") + " AND u.org = ?3");
        for (const OrgId &organization : *people) {
            const auto number = d->references.find(organization.toString());
            if (!number)
                return Failure(number.error());
            if (!*number)
                continue;
            query.restart();
            query.bind(since).bind(begunAt).bind(**number);
            if (auto added = addLeft(query, left); !added)
                return Failure(added.error());
        }
    } else {
        Query query(*d->database, leftToRead("users u NOT INDEXED"));
        query.bind(since).bind(begunAt);
        if (auto added = addLeft(query, left); !added)
            return Failure(added.error());
    }
    // Not by SQLite, which would sort in a temporary file.
    std::sort(left.people.begin(), left.people.end());
    ToRead result { {}, left.refused };
    result.rows.reserve(left.people.size());
    for (const Age &age : left.people)
        result.rows.push_back(age.row);
    return result;
}

Result<std::vector<CacheStore::Unread>> CacheStore::unreadSince(std::span<const UserRow> rows,
                                                                const QDateTime &since) const
{
    std::vector<Unread> unread;
    Query query(
        *d->database,
        "SELECT u.id, r.stale FROM users u LEFT JOIN job_readings r ON r.user = u.row WHERE "
        "u.row = ?1 AND u.known = 1 AND (r.read_at IS NULL OR r.read_at < ?2 OR (r.stale > "
        "0 AND ?2 > 0))");
    for (const UserRow row : rows) {
        query.restart();
        query.bind(qint64(row)).bind(millisecondsOf(since));
        if (query.next())
            unread.push_back({ row, UserId(query.text(0)), momentOf(query.number(1)) });
        else if (query.failed())
            return Failure(query.error());
    }
    return unread;
}

Result<std::vector<CacheStore::Unread>> CacheStore::lastRead(int most) const
{
    std::vector<Unread> people;
    Query query(*d->database,
                "SELECT u.row, u.id FROM job_readings r CROSS JOIN users u ON u.row = r.user WHERE "
                "u.known = 1 ORDER BY r.read_at DESC LIMIT ?");
    query.bind(most);
    while (query.next())
        people.push_back({ UserRow(query.number(0)), UserId(query.text(1)), {} });
    if (query.failed())
        return Failure(query.error());
    return people;
}

Result<std::vector<UserRow>> CacheStore::saveGathered(const Gathered &gathered)
{
    std::vector<UserRow> stored;
    const auto done = d->inTransaction([&]() -> Result<void> {
        for (const JobList &list : gathered.lists) {
            const auto row = rowToFill(*d->database, list);
            if (!row)
                return Failure(row.error());
            if (*row == 0)
                continue;
            if (auto replaced = d->replaceJobs(*row, list); !replaced)
                return replaced;
            if (auto shown = forgetRefusal(*d->database, *row); !shown)
                return shown;
            stored.push_back(UserRow(*row));
        }
        if (auto noted = noteRefusals(*d->database, gathered.postponed, {}); !noted)
            return noted;
        return noteRefusals(*d->database, gathered.refused, gathered.refusedAt);
    });
    if (!done)
        return Failure(done.error());
    return stored;
}

} // namespace renzhi
