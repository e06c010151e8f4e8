// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/directory/joblist.h"

#include "models/core/rankorder.h"
#include "models/core/treeorder.h"
#include "models/directory/idcolumn.h"
#include "models/directory/localerror.h"
#include "models/directory/peopleties.h"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

namespace renzhi {

using namespace Qt::StringLiterals;

namespace {

ApiError givenUp()
{
    return localError(ApiError::Kind::Cancelled, {}, u"another list was asked for"_s);
}

// What stands in the columns that are ids, from HomeOrganization to Title: indexes of IdColumn.
constexpr size_t idColumns = 4;
using JobIds = std::array<quint32, idColumns>;

constexpr size_t slotOf(JobColumn column)
{
    return size_t(column) - size_t(JobColumn::HomeOrganization);
}

bool isOfPerson(JobColumn column)
{
    return column == JobColumn::Person || column == JobColumn::UserName
        || column == JobColumn::EmployeeId;
}

// In the order in which they are sorted.
enum class Company { Other, Same, NotSaid };

class JobListMaker
{
public:
    JobListMaker(const CacheStore &store, const JobListWish &wish, const StopFlag &stop,
                 size_t mostOneByOne);

    [[nodiscard]] Result<JobListAnswer> made(const QHash<UserId, JobList> &unsaved);

private:
    using Holds = std::function<bool(const QString &id)>;
    static constexpr quint32 nobody = std::numeric_limits<quint32>::max();

    void placePeople();
    void takeKeys();
    void takeFilters();
    void takeFilter(JobColumn column, const ColumnFilter &filter);
    [[nodiscard]] Result<void> rankReadings();
    [[nodiscard]] bool isBeforeOtherKinds(size_t key) const;
    [[nodiscard]] Result<void> tiePeople();
    [[nodiscard]] Result<void> readNames(PeopleTies &ties) const;
    [[nodiscard]] Result<void> takeKept();
    [[nodiscard]] Result<void> takeInstead();
    [[nodiscard]] Result<qint64> total() const;
    [[nodiscard]] std::span<const UserRow> people() const
    {
        return m_wish.people ? std::span(*m_wish.people) : std::span<const UserRow>();
    }
    [[nodiscard]] quint32 placeOf(UserRow row) const
    {
        return row < m_places.size() ? m_places[row] : nobody;
    }
    [[nodiscard]] QString idAt(size_t slot, quint32 index) const
    {
        return m_ids[slot].id(index, m_store);
    }
    void take(const JobKey &key, RelationType relation, const JobIds &ids);
    [[nodiscard]] bool isAskedFor(const JobIds &ids);
    [[nodiscard]] Company companyOf(RelationType relation, const JobIds &ids);
    [[nodiscard]] std::vector<quint32> ranksOfIds(JobColumn column) const;
    void rankIds();
    [[nodiscard]] std::vector<JobKey> sorted();

    const CacheStore &m_store;
    const JobListWish &m_wish;
    const StopFlag &m_stop;
    const size_t m_mostOneByOne;
    const ReferenceIndex m_noReferences {};
    const ReferenceIndex &m_references;
    std::vector<quint32> m_places; // of the people, by row
    quint32 m_peopleCount = 0;
    QHash<UserRow, JobList> m_instead; // of what the store has of these
    std::array<IdColumn, idColumns> m_ids;
    std::array<std::vector<Holds>, idColumns> m_holds; // each has to
    std::array<Remembered<bool>, idColumns> m_verdicts;
    std::array<NameMatcher, idColumns> m_names;
    std::array<bool, 3> m_companies { true, true, true }; // which are asked for
    bool m_needsCompany = false;
    std::array<Remembered<const Organization *>, idColumns> m_tops;
    std::vector<quint32> m_readings; // ranks, by place of the person
    std::vector<std::vector<quint32>> m_ties; // likewise, by key; none: the place itself
    // What is in the list: a row, and of each key an index or a rank.
    std::vector<JobKey> m_rows;
    std::vector<JobColumn> m_keys;
    std::vector<RankedColumn> m_columns;
};

JobListMaker::JobListMaker(const CacheStore &store, const JobListWish &wish, const StopFlag &stop,
                           size_t mostOneByOne)
    : m_store(store)
    , m_wish(wish)
    , m_stop(stop)
    , m_mostOneByOne(mostOneByOne)
    , m_references(wish.references ? *wish.references : m_noReferences)
{
    placePeople();
    takeKeys();
    takeFilters();
}

void JobListMaker::placePeople()
{
    if (!m_wish.people || m_wish.people->empty())
        return;
    const std::vector<quint32> &people = *m_wish.people;
    m_peopleCount = quint32(people.size());
    m_places.assign(size_t(*std::max_element(people.cbegin(), people.cend())) + 1, nobody);
    for (quint32 place = 0; place < m_peopleCount; ++place)
        m_places[people[place]] = place;
}

void JobListMaker::takeKeys()
{
    const auto add = [this](JobColumn column, Qt::SortOrder order) {
        m_keys.push_back(column);
        m_columns.push_back({ {}, 0, order });
    };
    for (const ColumnSort &key : m_wish.keys) {
        if (key.column < 0 || key.column >= JobColumnCount)
            continue;
        const auto column = JobColumn(key.column);
        // Their direction is in the order of the people.
        add(column, isOfPerson(column) ? Qt::AscendingOrder : key.order);
        m_needsCompany = m_needsCompany || column == JobColumn::CrossCompany;
    }
    if (m_keys.empty() || !isOfPerson(m_keys.back()))
        add(JobColumn::Person, Qt::AscendingOrder); // by place, where nothing else decides
    m_ties.resize(m_keys.size());
}

void JobListMaker::takeFilters()
{
    if (m_wish.organizations) {
        m_holds[slotOf(JobColumn::Organization)].emplace_back(
            [this](const QString &id) { return m_wish.organizations->contains(OrgId(id)); });
    }
    for (const auto &asked : m_wish.filters)
        takeFilter(JobColumn(asked.first), asked.second);
}

void JobListMaker::takeFilter(JobColumn column, const ColumnFilter &filter)
{
    switch (column) {
    case JobColumn::HomeOrganization:
    case JobColumn::Organization:
        m_holds[slotOf(column)].emplace_back(
            [this, &filter, &names = m_names[slotOf(column)]](const QString &id) {
                return filter.holdsOrganization(OrgId(id), m_references, names);
            });
        break;
    case JobColumn::Position:
        m_holds[slotOf(column)].emplace_back(
            [this, &filter, &names = m_names[slotOf(column)]](const QString &id) {
                return filter.holdsName(m_references.positionText(PositionId(id)), names);
            });
        break;
    case JobColumn::Title:
        m_holds[slotOf(column)].emplace_back(
            [this, &filter, &names = m_names[slotOf(column)]](const QString &id) {
                return filter.holdsName(m_references.titleText(TitleId(id)), names);
            });
        break;
    case JobColumn::CrossCompany: {
        m_needsCompany = true;
        const std::array wanted { filter.holdsOneOf(m_wish.crossCompanyWords),
                                  filter.holdsOneOf(m_wish.sameCompanyWords),
                                  filter.holds(QByteArrayView()) };
        for (size_t i = 0; i < wanted.size(); ++i)
            m_companies[i] = m_companies[i] && wanted[i];
        break;
    }
    case JobColumn::Person:
    case JobColumn::UserName:
    case JobColumn::EmployeeId:
    case JobColumn::Relation:
    case JobColumn::ReadAt:
        break;
    }
}

// Of each person, the oldest reading first; where it is not known when that was, last.
Result<void> JobListMaker::rankReadings()
{
    constexpr qint64 notKnown = std::numeric_limits<qint64>::max();
    std::vector<qint64> times(m_peopleCount, notKnown);
    const auto note = [&](UserRow row, qint64 time) {
        if (const quint32 place = placeOf(row); place != nobody)
            times[place] = time == 0 ? notKnown : time;
    };
    if (auto read = m_store.forEachReading(note); !read)
        return read;
    for (auto list = m_instead.cbegin(); list != m_instead.cend(); ++list)
        note(list.key(), list->readAt.isValid() ? list->readAt.toMSecsSinceEpoch() : 0);
    std::vector<qint64> ranks = times;
    std::sort(ranks.begin(), ranks.end());
    ranks.erase(std::unique(ranks.begin(), ranks.end()), ranks.end());
    m_readings.resize(times.size());
    std::transform(times.cbegin(), times.cend(), m_readings.begin(), [&ranks](qint64 time) {
        return quint32(std::lower_bound(ranks.cbegin(), ranks.cend(), time) - ranks.cbegin());
    });
    return {};
}

// A key of another kind comes behind it.
bool JobListMaker::isBeforeOtherKinds(size_t key) const
{
    return !std::all_of(m_keys.cbegin() + qsizetype(key), m_keys.cend(), isOfPerson);
}

// No two people have the same place: with it as its rank such a key would leave the next ones
// nothing to decide.
Result<void> JobListMaker::tiePeople()
{
    std::vector<size_t> tied; // keys
    std::vector<JobColumn> columns; // of these
    for (size_t i = 0; i < m_keys.size(); ++i) {
        if (isOfPerson(m_keys[i]) && isBeforeOtherKinds(i)) {
            tied.push_back(i);
            columns.push_back(m_keys[i]);
        }
    }
    if (tied.empty())
        return {};
    PeopleTies ties(m_peopleCount, columns);
    if (auto read = readNames(ties); !read)
        return read;
    for (size_t i = 0; i < tied.size(); ++i)
        m_ties[tied[i]] = ties.ranks(std::span(columns).first(i + 1));
    return {};
}

Result<void> JobListMaker::readNames(PeopleTies &ties) const
{
    const auto visit = [&](const CacheStore::PersonName &name) {
        if (const quint32 place = placeOf(name.row); place != nobody)
            ties.note(place, name);
        return !m_stop.isSet();
    };
    return m_peopleCount <= m_mostOneByOne ? m_store.forEachNameOf(people(), visit)
                                           : m_store.forEachName(visit);
}

Result<void> JobListMaker::takeKept()
{
    const auto visit = [this](const CacheStore::KeptJob &job) {
        const bool isMeant = (!m_wish.relation || job.relation == *m_wish.relation)
            && placeOf(job.key.row) != nobody && !m_instead.contains(job.key.row);
        if (isMeant)
            take(job.key, job.relation,
                 { m_ids[0].indexOf(job.home), m_ids[1].indexOf(job.organization),
                   m_ids[2].indexOf(job.position), m_ids[3].indexOf(job.title) });
        return !m_stop.isSet();
    };
    return m_peopleCount <= m_mostOneByOne ? m_store.forEachJobOf(people(), visit)
                                           : m_store.forEachJob(visit);
}

Result<void> JobListMaker::takeInstead()
{
    for (auto list = m_instead.cbegin(); list != m_instead.cend(); ++list) {
        if (placeOf(list.key()) == nobody)
            continue;
        const auto user = m_store.user(list->user);
        if (!user)
            return Failure(user.error());
        const OrgId home = homeOf(list->jobs, user->value_or(User()));
        for (qsizetype i = 0; i < list->jobs.size(); ++i) {
            const Job &job = list->jobs.at(i);
            if (m_wish.relation && job.relation != *m_wish.relation)
                continue;
            take({ list.key(), quint32(i) }, job.relation,
                 { m_ids[0].indexOf(home.toString()), m_ids[1].indexOf(job.orgId.toString()),
                   m_ids[2].indexOf(job.positionId.toString()),
                   m_ids[3].indexOf(job.titleId.toString()) });
        }
    }
    return {};
}

bool JobListMaker::isAskedFor(const JobIds &ids)
{
    for (size_t slot = 0; slot < idColumns; ++slot) {
        if (m_holds[slot].empty())
            continue;
        const bool holds = m_verdicts[slot].of(ids[slot], [&] {
            const QString id = idAt(slot, ids[slot]);
            return std::all_of(m_holds[slot].cbegin(), m_holds[slot].cend(),
                               [&id](const Holds &one) { return one(id); });
        });
        if (!holds)
            return false;
    }
    return true;
}

Company JobListMaker::companyOf(RelationType relation, const JobIds &ids)
{
    if (relation == RelationType::Primary)
        return Company::NotSaid;
    const auto topOf = [&](JobColumn column) {
        const size_t slot = slotOf(column);
        return m_tops[slot].of(ids[slot],
                               [&] { return m_references.topOf(OrgId(idAt(slot, ids[slot]))); });
    };
    const auto isCross
        = isCrossCompany(topOf(JobColumn::Organization), topOf(JobColumn::HomeOrganization));
    return !isCross ? Company::NotSaid : *isCross ? Company::Other : Company::Same;
}

void JobListMaker::take(const JobKey &key, RelationType relation, const JobIds &ids)
{
    if (!isAskedFor(ids))
        return;
    const Company company = m_needsCompany ? companyOf(relation, ids) : Company::NotSaid;
    if (!m_companies[size_t(company)])
        return;
    const quint32 place = placeOf(key.row);
    const auto rankOf = [&](size_t i) -> quint32 {
        switch (m_keys[i]) {
        case JobColumn::Person:
        case JobColumn::UserName:
        case JobColumn::EmployeeId:
            return m_ties[i].empty() ? place : m_ties[i][place];
        case JobColumn::HomeOrganization:
        case JobColumn::Organization:
        case JobColumn::Position:
        case JobColumn::Title:
            return ids[slotOf(m_keys[i])];
        case JobColumn::Relation:
            return relation == RelationType::Primary ? 0 : 1;
        case JobColumn::CrossCompany:
            return quint32(company);
        case JobColumn::ReadAt:
            return m_readings[place];
        }
        return 0;
    };
    m_rows.push_back(key);
    for (size_t i = 0; i < m_keys.size(); ++i)
        m_columns[i].ranks.push_back(rankOf(i));
}

// By index. What the references do not know is shown by its id.
std::vector<quint32> JobListMaker::ranksOfIds(JobColumn column) const
{
    const IdColumn &ids = m_ids[slotOf(column)];
    if (column == JobColumn::HomeOrganization || column == JobColumn::Organization) {
        const QHash<OrgId, int> tree = treeRanks(m_references);
        std::vector<quint32> ranks(ids.size());
        for (quint32 index = 0; index < ids.size(); ++index)
            ranks[index] = quint32(tree.value(OrgId(ids.id(index, m_store)), int(tree.size())));
        return ranks;
    }
    QVector<QString> names;
    names.reserve(ids.size());
    for (quint32 index = 0; index < ids.size(); ++index) {
        const QString id = ids.id(index, m_store);
        names.append(column == JobColumn::Position ? m_references.positionText(PositionId(id))
                                                   : m_references.titleText(TitleId(id)));
    }
    return textRanks(names);
}

// So far the columns of ids have indexes.
void JobListMaker::rankIds()
{
    for (size_t i = 0; i < m_keys.size() && !m_stop.isSet(); ++i) {
        std::vector<quint32> &ranks = m_columns[i].ranks;
        if (m_keys[i] >= JobColumn::HomeOrganization && m_keys[i] <= JobColumn::Title) {
            const std::vector<quint32> ofIds = ranksOfIds(m_keys[i]);
            for (quint32 &rank : ranks)
                rank = ofIds[rank];
        }
        const auto greatest = std::max_element(ranks.cbegin(), ranks.cend());
        m_columns[i].count = greatest == ranks.cend() ? 0 : *greatest + 1;
    }
}

std::vector<JobKey> JobListMaker::sorted()
{
    rankIds();
    const std::vector<quint32> order
        = rankPermutation(m_columns, [this] { return m_stop.isSet(); });
    m_columns.clear();
    std::vector<JobKey> rows;
    rows.reserve(order.size());
    for (const quint32 row : order)
        rows.push_back(m_rows[row]);
    return rows;
}

Result<qint64> JobListMaker::total() const
{
    auto count = m_store.jobTotal();
    for (auto list = m_instead.cbegin(); count && list != m_instead.cend(); ++list) {
        const auto saved = m_store.jobs(list->user);
        if (!saved)
            return Failure(saved.error());
        *count += list->jobs.size() - saved->jobs.size();
    }
    return count;
}

Result<JobListAnswer> JobListMaker::made(const QHash<UserId, JobList> &unsaved)
{
    for (const JobList &list : unsaved) {
        if (const auto row = m_store.rowOf(list.user))
            m_instead.insert(*row, list);
    }
    const bool isByReading
        = std::find(m_keys.cbegin(), m_keys.cend(), JobColumn::ReadAt) != m_keys.cend();
    Result<void> read = isByReading ? rankReadings() : Result<void>();
    if (read)
        read = tiePeople();
    if (read)
        read = takeKept();
    if (read)
        read = takeInstead();
    if (!read)
        return Failure(read.error());
    const auto all = total();
    if (!all)
        return Failure(all.error());
    JobListAnswer answer { sorted(), *all };
    if (m_stop.isSet())
        return Failure(givenUp());
    return answer;
}

} // namespace

OrgId homeOf(const QVector<Job> &jobs, const User &user)
{
    const auto primary = std::find_if(jobs.cbegin(), jobs.cend(), [](const Job &job) {
        return job.relation == RelationType::Primary && !job.orgId.isEmpty();
    });
    return primary == jobs.cend() ? user.orgId : primary->orgId;
}

Result<JobListAnswer> makeJobList(const CacheStore &store, const JobListWish &wish,
                                  const QHash<UserId, JobList> &unsaved, const StopFlag &stop,
                                  size_t mostOneByOne)
{
    if (stop.isSet())
        return Failure(givenUp());
    return JobListMaker(store, wish, stop, mostOneByOne).made(unsaved);
}

} // namespace renzhi
