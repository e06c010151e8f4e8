// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/search/jobsorder.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <vector>

namespace renzhi {

namespace {

// Of so many, counting costs more than comparing.
constexpr size_t FewSlots = 64;
// Jobs. Whoever has so many shares a place with those who have more, who are compared there.
constexpr int ManyJobs = 255;
constexpr size_t UnknownPlace = size_t(ManyJobs) + 1;
constexpr size_t PlaceCount = UnknownPlace + 1;

struct JobsComparison
{
    const PeopleTable &table;
    const KnownJobCounts &counts;
    Qt::SortOrder order;

    [[nodiscard]] std::optional<int> countOf(quint32 slot) const
    {
        return counts.of(table.row(slot));
    }
    [[nodiscard]] quint16 placeOf(quint32 slot) const
    {
        const std::optional<int> count = countOf(slot);
        if (!count)
            return quint16(UnknownPlace);
        const int place = std::min(*count, ManyJobs);
        return quint16(order == Qt::AscendingOrder ? place : ManyJobs - place);
    }
    bool operator()(quint32 a, quint32 b) const
    {
        const std::optional<int> one = countOf(a), other = countOf(b);
        if (!one || !other)
            return one.has_value() && !other.has_value();
        return order == Qt::AscendingOrder ? *one < *other : *one > *other;
    }
};

} // namespace

void sortByJobs(std::span<PeopleTable::Slot> people, const PeopleTable &table,
                const KnownJobCounts &counts, Qt::SortOrder order, const StopFlag &stop)
{
    const JobsComparison less { table, counts, order };
    if (people.size() < 2)
        return;
    if (people.size() <= FewSlots) {
        std::stable_sort(people.begin(), people.end(), less);
        return;
    }
    std::vector<quint16> places(people.size());
    const auto place = [&](size_t piece) {
        const auto [begin, end] = pieceOf(piece, people.size());
        for (size_t i = begin; i < end; ++i)
            places[i] = less.placeOf(people[i]);
    };
    shareOut(pieceCount(people.size()), place, stop);

    std::array<size_t, PlaceCount + 1> starts {}; // of each place, and the end
    for (const quint16 one : places)
        ++starts[size_t(one) + 1];
    std::partial_sum(starts.cbegin(), starts.cend(), starts.begin());
    std::array<size_t, PlaceCount + 1> next = starts;
    std::vector<PeopleTable::Slot> sorted(people.size());
    for (size_t i = 0; i < people.size(); ++i) {
        if (i % thingsAtOnce == 0 && stop.isSet())
            return;
        sorted[next[places[i]]++] = people[i];
    }
    const size_t many = order == Qt::AscendingOrder ? size_t(ManyJobs) : 0;
    std::stable_sort(sorted.begin() + qsizetype(starts[many]),
                     sorted.begin() + qsizetype(starts[many + 1]), less);
    std::copy(sorted.cbegin(), sorted.cend(), people.begin());
}

} // namespace renzhi
