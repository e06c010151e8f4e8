// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/cache/cachestore.h"
#include "models/cache/database.h"
#include "models/core/exactutf8.h"
#include "tests/fuzz/fuzz.h"

#include <QTemporaryDir>

#include <array>
#include <tuple>
#include <utility>

using namespace Qt::StringLiterals;

namespace renzhi::fuzz {

namespace {

struct Place
{
    const char *table;
    const char *column;
    const char *key; // of the table
};

constexpr std::array places {
    Place { "users", "name", "row" },
    Place { "users", "user_name", "row" },
    Place { "users", "mobile", "row" },
    Place { "users", "email", "row" },
    Place { "users", "employee_id", "row" },
    Place { "users", "org", "row" },
    Place { "users", "disabled", "row" },
    Place { "users", "known", "row" },
    Place { "users", "updated_at", "row" },
    Place { "organizations", "name", "row" },
    Place { "organizations", "parent_id", "row" },
    Place { "organizations", "sequence", "row" },
    Place { "titles", "code", "row" },
    Place { "positions", "org_id", "row" },
    Place { "positions", "title_id", "row" },
    Place { "jobs", "id", "ordinal" },
    Place { "jobs", "position", "ordinal" },
    Place { "jobs", "relation", "ordinal" },
    Place { "job_readings", "read_at", "user" },
    Place { "job_readings", "stale", "user" },
    Place { "job_readings", "primary_jobs", "user" },
    Place { "collection", "records", "id" },
    Place { "collection", "complete", "id" },
    Place { "collection", "high_water", "id" },
    Place { "collection", "synced_at", "id" },
    Place { "collection", "full_at", "id" },
    Place { "collection", "refusal", "id" },
    Place { "collection", "generation", "id" },
};

QVector<User> somePeople()
{
    User one;
    one.id = UserId(u"u-1"_s);
    one.orgId = OrgId(u"o-1"_s);
    one.userName = u"zhang.wei"_s;
    one.name = u"张伟"_s;
    User other = one;
    other.id = UserId(u"u-2"_s);
    other.name = u"李娜"_s;
    return { one, other };
}

// One cache for the life of the process; what is spoiled in it is mended after each look.
class World
{
public:
    World()
    {
        auto opened = CacheStore::open(m_folder.path());
        property(opened.has_value(), "a cache can be made");
        m_store = std::move(*opened);
        fill();
        auto hand = Database::open(m_folder.filePath(u"cache.sqlite"_s));
        property(hand.has_value(), "a cache can be opened");
        m_hand = std::move(*hand);
        for (const char *table : { "users", "organizations", "titles", "positions", "jobs",
                                   "job_readings", "collection" })
            run(QByteArray("CREATE TABLE kept_") + table + " AS SELECT * FROM " + table);
    }

    [[nodiscard]] const CacheStore &store() const { return *m_store; }

    // False: the table does not take such a value.
    [[nodiscard]] bool spoil(const Place &place, const QByteArray &value) const
    {
        const QByteArray statement
            = QByteArray("UPDATE ") + place.table + " SET " + place.column + " = " + value;
        return m_hand->run(statement.constData()).has_value();
    }
    void mend(const Place &place) const
    {
        run(QByteArray("UPDATE ") + place.table + " SET " + place.column + " = (SELECT k."
            + place.column + " FROM kept_" + place.table + " k WHERE k." + place.key + " = "
            + place.table + '.' + place.key + ')');
    }

private:
    void fill()
    {
        Job job { JobId(u"j-1"_s), OrgId(u"o-1"_s), PositionId(u"p-1"_s), TitleId(u"t-1"_s),
                  RelationType::Primary };
        JobList jobs;
        jobs.user = UserId(u"u-1"_s);
        jobs.jobs = { job };
        job.id = JobId(u"j-2"_s);
        job.relation = RelationType::PartTime;
        jobs.jobs.append(job);
        jobs.known = true;
        jobs.readAt = QDateTime::fromMSecsSinceEpoch(1'700'000'000'000);
        const QVector<Organization> organizations {
            { OrgId(u"o-1"_s), {}, OrgCode(u"10000"_s), u"示例集团"_s, {}, 1, false, {}, {} }
        };
        const QVector<Title> titles {
            { TitleId(u"t-1"_s), u"高级"_s, TitleCode(u"T1"_s), {}, {} }
        };
        const QVector<Position> positions { { PositionId(u"p-1"_s),
                                              OrgId(u"o-1"_s),
                                              u"顾问"_s,
                                              PositionCode(u"P1"_s),
                                              TitleId(u"t-1"_s),
                                              {},
                                              {} } };
        property(m_store->merge(somePeople()) && m_store->merge(organizations)
                     && m_store->merge(titles) && m_store->merge(positions)
                     && m_store->saveJobs(jobs),
                 "a cache can be filled");
    }
    void run(const QByteArray &statement) const
    {
        property(m_hand->run(statement.constData()).has_value(), "a statement of the test's own");
    }

    QTemporaryDir m_folder;
    std::unique_ptr<CacheStore> m_store;
    std::unique_ptr<Database> m_hand;
};

// A value as SQL writes it: a column takes other kinds than its own, too.
QByteArray literal(int kind, const QByteArray &bytes)
{
    const QByteArray hex = "x'" + bytes.toHex() + '\'';
    switch (kind) {
    case 0:
        return "CAST(" + hex + " AS TEXT)";
    case 1:
        return "CAST(CAST(" + hex + " AS TEXT) AS INTEGER)";
    case 2:
        return "CAST(CAST(" + hex + " AS TEXT) AS REAL)";
    default:
        return hex;
    }
}

template <class T> std::optional<T> told(Result<T> result)
{
    property(result || result.error().kind == ApiError::Kind::Local,
             "a cache fails as this computer's");
    return result ? std::optional<T>(std::in_place, std::move(*result)) : std::nullopt;
}

void readJobs(const CacheStore &store)
{
    if (const auto list = told(store.jobs(UserId(u"u-1"_s)))) {
        property(list->jobs.size() <= 2, "no more jobs than were stored");
        for (const Job &job : list->jobs)
            property(job.relation == RelationType::Primary
                         || job.relation == RelationType::PartTime,
                     "a job is of one kind or the other");
    }
    int counted = 0;
    const auto read
        = store.forEachJobCount([&counted](UserRow, const CacheStore::JobCount &) { ++counted; });
    property(read || read.error().kind == ApiError::Kind::Local, "a cache fails as such");
    property(counted <= 2, "no more people than were stored");
    std::ignore = told(store.holders(PositionId(u"p-1"_s)));
    std::ignore = told(store.partTimeJobs());
    if (const auto coverage = told(store.jobsCoverage({})))
        property(coverage->known <= 2, "no more people than there are");
    std::ignore = told(store.jobsToRead({}, {}));
}

void readJobList(const CacheStore &store)
{
    std::vector<JobKey> keys;
    const auto read = store.forEachJob([&keys](const CacheStore::KeptJob &job) {
        keys.push_back(job.key);
        return true;
    });
    property(read || read.error().kind == ApiError::Kind::Local, "a cache fails as such");
    property(keys.size() <= 2, "no more jobs than were stored");
    if (const auto records = told(store.jobRecords(keys)))
        property(records->size() == keys.size(), "as many records as were asked for");
    std::ignore = told(store.jobTotal());
    int names = 0;
    const auto named = store.forEachName([&names](const CacheStore::PersonName &) {
        ++names;
        return true;
    });
    property(named || named.error().kind == ApiError::Kind::Local, "a cache fails as such");
    property(names <= 2, "no more people than there are");
}

void readAll(const CacheStore &store)
{
    int people = 0;
    const auto read = store.forEachUser([&](UserRow row, const User &user) {
        property(row > 0 && !user.id.isEmpty(), "a person has a place and an id");
        ++people;
    });
    property(read || read.error().kind == ApiError::Kind::Local, "a cache fails as such");
    property(people <= 2, "no more people than there are");
    for (const Collection collection : collections) {
        std::ignore = store.syncState(collection);
        std::ignore = told(store.countSince(collection, u"2024"_s));
    }
    std::ignore = told(store.organizations());
    std::ignore = told(store.titles());
    std::ignore = told(store.positions());
    std::ignore = told(store.peopleMark());
    std::ignore = told(store.peoplePerOrganization());
    readJobs(store);
    readJobList(store);
}

} // namespace

// A place, a kind of value, its bytes.
void cache(Input input)
{
    static const World world;
    const int chosen = input.choice(int(places.size()));
    const Place &place = places[size_t(chosen)];
    const int kind = input.choice(4);
    const QByteArray bytes = input.rest();
    if (!world.spoil(place, literal(kind, bytes)))
        return;
    readAll(world.store());
    if (chosen == 0 && kind == 0) {
        const auto user = told(world.store().user(UserId(u"u-2"_s)));
        property(user && *user && (**user).name == fromExactUtf8(bytes),
                 "a text is read as it was stored");
    }
    world.mend(place);
}

} // namespace renzhi::fuzz
