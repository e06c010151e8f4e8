// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/search/peopleindex.h"

#include "models/search/jobsorder.h"
#include "models/search/organizationnames.h"
#include "models/search/peoplefile.h"
#include "models/search/peoplefilter.h"
#include "models/search/peopleorder.h"
#include "models/search/peopletable.h"
#include "models/search/searchrun.h"
#include "models/search/shareout.h"

#include <QThreadPool>

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

namespace renzhi {

namespace {

using Slot = PeopleTable::Slot;

PeopleOrder::Keys nameKeys()
{
    return { { PeopleSort::Name, Qt::AscendingOrder } };
}

// What a query sorts by: the keys of an order that is kept, and numbers of jobs among them.
struct WantedOrder
{
    explicit WantedOrder(const PeopleQuery &query);

    PeopleOrder::Keys keys;
    std::optional<Qt::SortOrder> jobs;
    size_t before = 0; // so many of the keys come before the jobs
};

WantedOrder::WantedOrder(const PeopleQuery &query)
{
    if (query.sort != PeopleSort::Relevance) {
        keys.push_back({ query.sort, query.order });
        keys.insert(keys.end(), query.thenBy.cbegin(), query.thenBy.cend());
    }
    const auto isJobs = [](const PeopleSortKey &key) { return key.sort == PeopleSort::Jobs; };
    const auto found = std::find_if(keys.cbegin(), keys.cend(), isJobs);
    if (found != keys.cend()) {
        jobs = found->order;
        before = size_t(found - keys.cbegin());
        std::erase_if(keys, isJobs);
    }
    if (keys.empty())
        keys = nameKeys();
}

} // namespace

// Stays where it is when the index moves: a search under way works with it.
struct PeopleIndex::Private
{
    ~Private() { stopSearch(); }
    // Before anything changes; many changes in a row wait once. The wait ends within a piece.
    void stopSearch();
    void awaitSearch() const;

    void compact();
    [[nodiscard]] std::vector<quint32> find(const PeopleQuery &query, PeopleFilter *columns,
                                            const StopFlag &stop);
    // Nothing where it was stopped while it was sorted.
    [[nodiscard]] const PeopleOrder *ordered(const PeopleOrder::Keys &keys,
                                             const StopFlag &stop = StopFlag());
    // By number of organization.
    [[nodiscard]] std::vector<int> organizationRanks() const;
    [[nodiscard]] std::vector<quint8> ranksFor(const std::vector<SearchWord> &words,
                                               const StopFlag &stop);
    [[nodiscard]] bool isForEverybody(const PeopleQuery &query) const;
    [[nodiscard]] std::vector<quint32> allRows(const PeopleOrder &order) const;
    void filter(const PeopleQuery &query, std::vector<quint8> &ranks, const StopFlag &stop) const;
    void filterColumns(PeopleFilter &filter, std::vector<quint8> &ranks,
                       const StopFlag &stop) const;
    template <class Number>
    [[nodiscard]] std::vector<quint32> hitsOf(const std::vector<quint8> &ranks,
                                              const PeopleOrder &order, bool bestFirst,
                                              const StopFlag &stop, Number numberOf) const;
    [[nodiscard]] std::vector<quint32> rowsByJobs(std::vector<Slot> hits, const WantedOrder &wanted,
                                                  const KnownJobCounts &counts,
                                                  const StopFlag &stop) const;

    std::unique_ptr<QFile> file; // what table and orders look at
    PeopleTable table;
    // The ones asked for last: four bytes a person each.
    static constexpr size_t MostOrders = 4;
    std::vector<PeopleOrder> orders;
    QHash<OrgId, int> organizationOrder;
    OrganizationNames organizationNames;
    std::shared_ptr<SearchRun> search; // under way, or the last one; none since the last change
};

PeopleIndex::PeopleIndex() : d(std::make_unique<Private>()) { }

PeopleIndex::~PeopleIndex() = default;

PeopleIndex::PeopleIndex(PeopleIndex &&other) noexcept : d(std::move(other.d))
{
    if (d)
        d->stopSearch();
}

PeopleIndex &PeopleIndex::operator=(PeopleIndex &&other) noexcept
{
    if (other.d)
        other.d->stopSearch();
    d = std::move(other.d);
    return *this;
}

void PeopleIndex::Private::stopSearch()
{
    if (!search)
        return;
    search->stop();
    search->wait();
    search.reset();
}

// It is kept: what changes before its rows are told makes them old.
void PeopleIndex::Private::awaitSearch() const
{
    if (search)
        search->wait();
}

void PeopleIndex::put(quint32 row, const User &user)
{
    d->stopSearch();
    std::optional<Slot> died;
    if (d->table.put(row, user, died) && died && d->table.needsCompaction())
        d->compact();
}

void PeopleIndex::remove(quint32 row)
{
    d->stopSearch();
    if (d->table.remove(row) && d->table.needsCompaction())
        d->compact();
}

void PeopleIndex::clear()
{
    d->stopSearch();
    d->table.clear();
    d->organizationNames.forgetNumbers();
    d->orders.clear();
    d->file.reset();
}

void PeopleIndex::reserve(qsizetype people)
{
    d->stopSearch();
    d->table.reserve(size_t(std::max<qsizetype>(people, 0)));
}

void PeopleIndex::arrange()
{
    d->stopSearch();
    d->compact();
}

// Of what no search changes.
qsizetype PeopleIndex::size() const
{
    return d->table.living();
}

void PeopleIndex::setOrganizationOrder(QHash<OrgId, int> order)
{
    d->stopSearch();
    d->organizationOrder = std::move(order);
    std::erase_if(d->orders,
                  [](const PeopleOrder &o) { return o.sortsBy(PeopleSort::Organization); });
}

void PeopleIndex::setOrganizations(const QVector<Organization> &organizations)
{
    d->stopSearch();
    d->organizationNames.set(organizations);
}

// In the order of the names: the hits of a search then lie one behind the other, as does all that
// is looked at on the way to them.
void PeopleIndex::Private::compact()
{
    std::ignore = ordered(nameKeys());
    // Orders that have not seen every slot yet could not be renumbered.
    for (PeopleOrder &order : orders)
        std::ignore = ordered(order.keys());
    const std::vector<Slot> moved = table.compact(ordered(nameKeys())->inOrder());
    for (PeopleOrder &order : orders)
        order.renumber(moved);
}

const PeopleOrder *PeopleIndex::Private::ordered(const PeopleOrder::Keys &keys,
                                                 const StopFlag &stop)
{
    const auto found = std::find_if(orders.begin(), orders.end(),
                                    [&](const PeopleOrder &o) { return o.keys() == keys; });
    const bool isKept = found != orders.end();
    // One that is stopped takes nobody's place, and is not sorted for a compaction.
    PeopleOrder made(keys);
    PeopleOrder &order = isKept ? *found : made;
    const std::vector<int> ranks
        = order.sortsBy(PeopleSort::Organization) ? organizationRanks() : std::vector<int>();
    if (!order.update(table, ranks, stop))
        return nullptr;
    if (isKept)
        return &*found;
    if (orders.size() == MostOrders)
        orders.erase(orders.begin());
    return &orders.emplace_back(std::move(made));
}

std::vector<int> PeopleIndex::Private::organizationRanks() const
{
    constexpr int last = std::numeric_limits<int>::max();
    std::vector<int> ranks(table.organizationCount(), last);
    for (auto it = table.organizations().cbegin(); it != table.organizations().cend(); ++it)
        ranks[it.value()] = organizationOrder.value(it.key(), last);
    return ranks;
}

std::vector<quint8> PeopleIndex::Private::ranksFor(const std::vector<SearchWord> &words,
                                                   const StopFlag &stop)
{
    std::vector<std::vector<quint8>> organizations;
    for (const SearchWord &word : words)
        organizations.push_back(organizationNames.found(word, table, stop));
    // Most words find none, and then nobody is looked at for them.
    const bool findOrganizations = std::any_of(organizations.cbegin(), organizations.cend(),
                                               [](const auto &found) { return !found.empty(); });
    const auto match = [&](size_t i, std::vector<quint8> &ranks) {
        table.match(words[i], ranks, stop);
        if (findOrganizations)
            table.matchOrganizations(organizations[i], ranks, stop);
    };
    std::vector<quint8> ranks(table.slotCount(), words.empty() ? 1 : 0);
    for (size_t i = 0; i < words.size(); ++i) {
        if (i == 0) {
            match(i, ranks);
            continue;
        }
        std::vector<quint8> further(table.slotCount(), 0);
        match(i, further);
        std::transform(ranks.cbegin(), ranks.cend(), further.cbegin(), ranks.begin(),
                       [](quint8 a, quint8 b) { return std::min(a, b); });
    }
    if (words.size() > 1) {
        // "zhang wei" names 张伟 as wholly as "zhangwei" does.
        QString joined = words.front().text;
        for (size_t i = 1; i < words.size(); ++i)
            joined += u' ' + words[i].text;
        std::vector<quint8> whole(table.slotCount(), 0);
        table.matchNames(SearchWord(joined), whole, stop);
        if (findOrganizations)
            table.matchOrganizations({}, whole, stop); // as high as the others stand
        std::transform(ranks.cbegin(), ranks.cend(), whole.cbegin(), ranks.begin(),
                       [](quint8 a, quint8 b) { return a == 0 ? a : std::max(a, b); });
    }
    return ranks;
}

bool PeopleIndex::Private::isForEverybody(const PeopleQuery &query) const
{
    return !table.hasDead() && query.withDisabled && !query.organizations;
}

// What a start shows.
std::vector<quint32> PeopleIndex::Private::allRows(const PeopleOrder &order) const
{
    const std::span<const Slot> inOrder = order.inOrder();
    std::vector<quint32> rows(inOrder.size());
    std::transform(inOrder.begin(), inOrder.end(), rows.begin(),
                   [this](Slot slot) { return table.row(slot); });
    return rows;
}

void PeopleIndex::Private::filter(const PeopleQuery &query, std::vector<quint8> &ranks,
                                  const StopFlag &stop) const
{
    if (isForEverybody(query))
        return;
    std::vector<quint8> wanted;
    if (query.organizations) {
        wanted.assign(table.organizationCount(), 0);
        for (const OrgId &id : *query.organizations) {
            const auto [begin, end] = table.organizations().equal_range(id);
            for (auto number = begin; number != end; ++number)
                wanted[*number] = 1;
        }
    }
    const auto drop = [&](size_t piece) {
        const auto [begin, end] = pieceOf(piece, table.slotCount());
        for (auto slot = Slot(begin); slot < end; ++slot) {
            if (!table.isAlive(slot) || (!query.withDisabled && table.isDisabled(slot))
                || (query.organizations && wanted[table.organization(slot)] == 0)) {
                ranks[slot] = 0;
            }
        }
    };
    shareOut(pieceCount(table.slotCount()), drop, stop);
}

void PeopleIndex::Private::filterColumns(PeopleFilter &filter, std::vector<quint8> &ranks,
                                         const StopFlag &stop) const
{
    std::vector<Slot> hits;
    for (Slot slot = 0; slot < table.slotCount() && !stop.isSet(); ++slot) {
        if (ranks[slot] != 0)
            hits.push_back(slot);
    }
    filter.apply(table, hits, stop);
    if (stop.isSet())
        return;
    std::vector<quint8> kept(ranks.size(), 0);
    for (const Slot slot : hits)
        kept[slot] = ranks[slot];
    ranks = std::move(kept);
}

// The numbers of those with a rank, in order; the best first when `bestFirst`.
template <class Number>
std::vector<quint32> PeopleIndex::Private::hitsOf(const std::vector<quint8> &ranks,
                                                  const PeopleOrder &order, bool bestFirst,
                                                  const StopFlag &stop, Number numberOf) const
{
    const std::span<const Slot> inOrder = order.inOrder();
    const size_t pieces = pieceCount(inOrder.size());
    const auto slotsOf = [&](size_t number) {
        const Piece piece = pieceOf(number, inOrder.size());
        return inOrder.subspan(piece.begin, piece.end - piece.begin);
    };
    using Counts = std::array<size_t, 6>; // by rank
    std::vector<Counts> counts(pieces);
    const auto count = [&](size_t piece) {
        Counts own {};
        for (const Slot slot : slotsOf(piece))
            ++own[bestFirst ? ranks[slot] : std::min<quint8>(ranks[slot], 1)];
        counts[piece] = own;
    };
    shareOut(pieces, count, stop);
    if (stop.isSet())
        return {}; // not everybody was counted: there would not be room for all
    // From how many there are to where the first of them goes.
    size_t hits = 0;
    for (size_t rank = Counts().size() - 1; rank > 0; --rank) {
        for (Counts &ofPiece : counts)
            hits += std::exchange(ofPiece[rank], hits);
    }
    std::vector<quint32> numbers(hits);
    const auto place = [&](size_t piece) {
        Counts next = counts[piece];
        for (const Slot slot : slotsOf(piece)) {
            const quint8 rank = bestFirst ? ranks[slot] : std::min<quint8>(ranks[slot], 1);
            if (rank != 0)
                numbers[next[rank]++] = numberOf(slot);
        }
    };
    shareOut(pieces, place, stop);
    return numbers;
}

// Of hits that stand in the order of the other keys.
std::vector<quint32> PeopleIndex::Private::rowsByJobs(std::vector<Slot> hits,
                                                      const WantedOrder &wanted,
                                                      const KnownJobCounts &counts,
                                                      const StopFlag &stop) const
{
    std::vector<size_t> ends { hits.size() };
    if (wanted.before > 0) {
        const PeopleOrder::Keys keys(wanted.keys.cbegin(),
                                     wanted.keys.cbegin() + qsizetype(wanted.before));
        ends = tieEnds(hits, keys, table, organizationRanks(), stop);
    }
    size_t begin = 0;
    for (const size_t end : ends) {
        if (stop.isSet())
            return {};
        sortByJobs(std::span(hits).subspan(begin, end - begin), table, counts, *wanted.jobs, stop);
        begin = end;
    }
    std::transform(hits.cbegin(), hits.cend(), hits.begin(),
                   [this](Slot slot) { return table.row(slot); });
    return hits;
}

std::vector<quint32> PeopleIndex::Private::find(const PeopleQuery &query, PeopleFilter *columns,
                                                const StopFlag &stop)
{
    if (stop.isSet())
        return {};
    const std::vector<SearchWord> words = SearchWord::split(query.text);
    const WantedOrder wanted(query);
    if (words.empty() && !columns && !wanted.jobs && isForEverybody(query)) {
        const PeopleOrder *order = ordered(wanted.keys, stop);
        return order ? allRows(*order) : std::vector<quint32>();
    }
    std::vector<quint8> ranks = ranksFor(words, stop);
    filter(query, ranks, stop);
    if (columns)
        filterColumns(*columns, ranks, stop);
    if (stop.isSet())
        return {}; // not behind an order that may have to be sorted first
    const PeopleOrder *order = ordered(wanted.keys, stop);
    if (!order)
        return {};
    if (wanted.jobs)
        return rowsByJobs(hitsOf(ranks, *order, false, stop, [](Slot slot) { return slot; }),
                          wanted, query.jobCounts, stop);
    return hitsOf(ranks, *order, query.sort == PeopleSort::Relevance && !words.empty(), stop,
                  [this](Slot slot) { return table.row(slot); });
}

std::vector<quint32> PeopleIndex::find(const PeopleQuery &query, PeopleFilter *filter) const
{
    d->awaitSearch();
    return d->find(query, filter, StopFlag());
}

std::shared_ptr<SearchRun> PeopleIndex::findLater(const PeopleQuery &query, PeopleFilter *filter,
                                                  std::function<void()> ended) const
{
    d->awaitSearch();
    d->search = std::make_shared<SearchRun>(
        [parts = d.get(), query, filter](const StopFlag &stop) {
            return parts->find(query, filter, stop);
        },
        std::move(ended));
    QThreadPool::globalInstance()->start([run = d->search] { run->run(); });
    return d->search;
}

bool PeopleIndex::isAtHand(const PeopleQuery &query) const
{
    d->awaitSearch();
    const WantedOrder wanted(query);
    return d->isForEverybody(query) && !wanted.jobs && SearchWord::split(query.text).empty()
        && std::any_of(d->orders.cbegin(), d->orders.cend(), [&](const PeopleOrder &o) {
               return o.keys() == wanted.keys && o.inOrder().size() == d->table.slotCount();
           });
}

bool PeopleIndex::save(const QString &path, qint64 generation, qint64 change) const
{
    d->awaitSearch();
    return peoplefile::save(path, d->table, *d->ordered(nameKeys()), generation, change);
}

std::optional<PeopleIndex::Loaded> PeopleIndex::load(const QString &path, qint64 generation)
{
    Loaded loaded;
    Private &parts = *loaded.index.d;
    PeopleOrder byName(nameKeys());
    auto file = peoplefile::load(path, generation, parts.table, byName);
    if (!file)
        return std::nullopt;
    parts.file = std::move(file->file);
    parts.orders.push_back(std::move(byName));
    loaded.change = file->change;
    return loaded;
}

} // namespace renzhi
