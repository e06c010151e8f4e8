// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/search/peopleorder.h"

#include "models/search/searchword.h"

#include <algorithm>
#include <functional>
#include <numeric>

namespace renzhi {

namespace {

using Slot = PeopleTable::Slot;

template <class T> int sign(const T &a, const T &b)
{
    return a < b ? -1 : b < a ? 1 : 0;
}

// "u9" before "u10"; what is empty comes last.
int compareNumerically(QByteArrayView a, QByteArrayView b)
{
    if (a.isEmpty() || b.isEmpty())
        return sign(a.isEmpty(), b.isEmpty());
    const auto numberEnd = [](QByteArrayView text, qsizetype at) {
        while (at < text.size() && isDigit(text[at]))
            ++at;
        return at;
    };
    qsizetype i = 0, j = 0;
    while (i < a.size() && j < b.size()) {
        if (isDigit(a[i]) && isDigit(b[j])) {
            const qsizetype endA = numberEnd(a, i), endB = numberEnd(b, j);
            while (i < endA - 1 && a[i] == '0')
                ++i;
            while (j < endB - 1 && b[j] == '0')
                ++j;
            if (endA - i != endB - j)
                return sign(endA - i, endB - j);
            if (const int numbers = a.sliced(i, endA - i).compare(b.sliced(j, endB - j)))
                return numbers;
            i = endA;
            j = endB;
        } else if (a[i] != b[j]) {
            return sign(static_cast<unsigned char>(a[i]), static_cast<unsigned char>(b[j]));
        } else {
            ++i;
            ++j;
        }
    }
    if (const int rest = sign(a.size() - i, b.size() - j))
        return rest;
    return a.compare(b); // 007 and 7 are not the same
}

// What is done between two looks at the flag: some ten thousand comparisons in a sort.
constexpr size_t SortedAtOnce = 1024;

// Sorts pieces and merges two and two of them, because nothing can stop one std::sort of a million.
// False where it was stopped: then the numbers stand anyhow.
template <class Less>
bool sortInPieces(std::vector<quint32> &numbers, const Less &less, const StopFlag &stop)
{
    const size_t size = numbers.size();
    for (size_t begin = 0; begin < size; begin += SortedAtOnce) {
        if (stop.isSet())
            return false;
        const size_t end = std::min(begin + SortedAtOnce, size);
        std::sort(numbers.begin() + qsizetype(begin), numbers.begin() + qsizetype(end),
                  std::cref(less));
    }
    std::vector<quint32> merged(size);
    for (size_t width = SortedAtOnce; width < size; width *= 2) {
        size_t one = 0, oneEnd = 0, other = 0, otherEnd = 0;
        for (size_t i = 0; i < size; ++i) {
            if (i % SortedAtOnce == 0 && stop.isSet())
                return false;
            if (i == otherEnd) {
                one = i;
                oneEnd = other = std::min(one + width, size);
                otherEnd = std::min(other + width, size);
            }
            const bool isOther
                = one == oneEnd || (other < otherEnd && less(numbers[other], numbers[one]));
            merged[i] = numbers[isOther ? other++ : one++];
        }
        numbers.swap(merged);
    }
    return !stop.isSet();
}

// Where each name stands among all; equal ones on one place. Not to be used once it is stopped.
std::vector<quint32> placesOfNames(const PeopleTable &table, const StopFlag &stop)
{
    std::vector<quint32> names(table.nameCount());
    std::iota(names.begin(), names.end(), 0);
    const auto less = [&](quint32 a, quint32 b) { return table.compareNames(a, b) < 0; };
    if (!sortInPieces(names, less, stop))
        return {};
    std::vector<quint32> places(names.size());
    quint32 place = 0;
    for (size_t i = 0; i < names.size() && !stop.isSet(); ++i) {
        if (i > 0 && table.compareNames(names[i - 1], names[i]) != 0)
            ++place;
        places[names[i]] = place;
    }
    return places;
}

struct Comparison
{
    const PeopleTable &table;
    const std::vector<int> &organizationRanks;
    const std::vector<quint32> &namePlaces; // or empty
    const PeopleOrder::Keys &keys;
    mutable QByteArray left = {}, right = {};

    int fields(Slot a, Slot b, PeopleField field) const
    {
        return compareNumerically(table.field(a, field, left), table.field(b, field, right));
    }

    int names(Slot a, Slot b) const
    {
        const quint32 one = table.name(a), other = table.name(b);
        return namePlaces.empty() ? table.compareNames(one, other)
                                  : sign(namePlaces[one], namePlaces[other]);
    }

    int column(PeopleSort sort, Slot a, Slot b) const
    {
        switch (sort) {
        case PeopleSort::Relevance:
        case PeopleSort::Name:
            return names(a, b);
        case PeopleSort::UserName:
            return fields(a, b, PeopleField::UserName);
        case PeopleSort::Organization:
            return sign(organizationRanks[table.organization(a)],
                        organizationRanks[table.organization(b)]);
        case PeopleSort::EmployeeId:
            return fields(a, b, PeopleField::EmployeeId);
        case PeopleSort::Mobile:
            return fields(a, b, PeopleField::Mobile);
        case PeopleSort::Email:
            return fields(a, b, PeopleField::Email);
        case PeopleSort::Status:
            return sign(table.status(a), table.status(b));
        case PeopleSort::UpdatedAt:
            return sign(table.updatedAt(a), table.updatedAt(b));
        case PeopleSort::Jobs: // which no table knows
            break;
        }
        return 0;
    }

    // Below 0 where the keys alone put a first.
    int byKeys(Slot a, Slot b) const
    {
        for (const PeopleSortKey &key : keys) {
            if (const int difference = column(key.sort, a, b))
                return (difference < 0) == (key.order == Qt::AscendingOrder) ? -1 : 1;
        }
        return 0;
    }

    bool operator()(Slot a, Slot b) const
    {
        if (const int difference = byKeys(a, b))
            return difference < 0;
        const bool named = keys.front().sort == PeopleSort::Name;
        if (const int byName = named ? 0 : names(a, b))
            return byName < 0;
        if (const int userNames = fields(a, b, PeopleField::UserName))
            return userNames < 0;
        return table.row(a) < table.row(b);
    }
};

} // namespace

bool PeopleOrder::sortsBy(PeopleSort sort) const
{
    return std::any_of(m_keys.cbegin(), m_keys.cend(),
                       [sort](const PeopleSortKey &key) { return key.sort == sort; });
}

bool PeopleOrder::holdsEach(Slot slotCount) const
{
    if (seen() != slotCount)
        return false;
    // As everybody is laid out by name it is what comes from a file.
    Slot next = 0;
    if (std::all_of(inOrder().begin(), inOrder().end(),
                    [&next](Slot slot) { return slot == next++; }))
        return true;
    std::vector<bool> met(slotCount);
    for (const Slot slot : inOrder()) {
        if (slot >= slotCount || met[slot])
            return false;
        met[slot] = true;
    }
    return true;
}

bool PeopleOrder::update(const PeopleTable &table, const std::vector<int> &organizationRanks,
                         const StopFlag &stop)
{
    const Slot known = seen();
    if (known == table.slotCount())
        return true;
    std::vector<Slot> added(table.slotCount() - known);
    std::iota(added.begin(), added.end(), known);
    // Worth it when each name is compared many times.
    const bool isMany = added.size() > table.nameCount() / 8;
    const std::vector<quint32> places
        = isMany ? placesOfNames(table, stop) : std::vector<quint32>();
    const Comparison less { table, organizationRanks, places, m_keys };
    if (stop.isSet() || !sortInPieces(added, less, stop))
        return false;

    // A few are looked up among the many rather than merged with each of them.
    std::vector<Slot> merged;
    merged.reserve(table.slotCount());
    const std::span<const Slot> before = inOrder();
    auto from = before.begin();
    for (const Slot slot : added) {
        if (stop.isSet())
            return false;
        const auto place = std::upper_bound(from, before.end(), slot, std::cref(less));
        merged.insert(merged.end(), from, place);
        merged.push_back(slot);
        from = place;
    }
    merged.insert(merged.end(), from, before.end());
    m_slots = std::move(merged);
    m_kept = {};
    return true;
}

void PeopleOrder::renumber(const std::vector<Slot> &moved)
{
    Q_ASSERT(moved.size() == seen());
    std::vector<Slot> left;
    for (const Slot slot : inOrder()) {
        if (moved[slot] != PeopleTable::Gone)
            left.push_back(moved[slot]);
    }
    m_slots = std::move(left);
    m_kept = {};
}

std::vector<size_t> tieEnds(std::span<const Slot> people, const PeopleOrder::Keys &keys,
                            const PeopleTable &table, const std::vector<int> &organizationRanks,
                            const StopFlag &stop)
{
    const std::vector<quint32> noPlaces;
    const Comparison comparison { table, organizationRanks, noPlaces, keys };
    std::vector<size_t> ends;
    for (size_t i = 1; i < people.size(); ++i) {
        if (i % SortedAtOnce == 0 && stop.isSet())
            break;
        if (comparison.byKeys(people[i - 1], people[i]) != 0)
            ends.push_back(i);
    }
    ends.push_back(people.size());
    return ends;
}

} // namespace renzhi
