// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/search/peopleorder.h"

#include <algorithm>

namespace renzhi {

namespace {

using Slot = PeopleTable::Slot;

template <class T> int sign(const T &a, const T &b)
{
    return a < b ? -1 : b < a ? 1 : 0;
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
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

struct Comparison
{
    const PeopleTable &table;
    const std::vector<int> &organizationRanks;
    const PeopleOrder::Keys &keys;

    int fields(Slot a, Slot b, PeopleField field) const
    {
        return compareNumerically(table.field(a, field), table.field(b, field));
    }

    int column(PeopleSort sort, Slot a, Slot b) const
    {
        switch (sort) {
        case PeopleSort::Relevance:
        case PeopleSort::Name:
            return table.compareNames(a, b);
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
        }
        return 0;
    }

    bool operator()(Slot a, Slot b) const
    {
        for (const PeopleSortKey &key : keys) {
            if (const int difference = column(key.sort, a, b))
                return key.order == Qt::AscendingOrder ? difference < 0 : difference > 0;
        }
        const bool named = keys.front().sort == PeopleSort::Name;
        if (const int names = named ? 0 : table.compareNames(a, b))
            return names < 0;
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

void PeopleOrder::update(const PeopleTable &table, const std::vector<int> &organizationRanks)
{
    if (m_seen == table.slotCount())
        return;
    const auto known = qsizetype(m_slots.size());
    for (; m_seen < table.slotCount(); ++m_seen)
        m_slots.push_back(m_seen);
    const Comparison less { table, organizationRanks, m_keys };
    std::sort(m_slots.begin() + known, m_slots.end(), less);
    std::inplace_merge(m_slots.begin(), m_slots.begin() + known, m_slots.end(), less);
}

void PeopleOrder::renumber(const std::vector<Slot> &moved)
{
    Q_ASSERT(moved.size() == m_seen);
    std::erase_if(m_slots, [&](Slot slot) { return moved[slot] == PeopleTable::Gone; });
    for (Slot &slot : m_slots)
        slot = moved[slot];
    m_seen = Slot(m_slots.size());
}

} // namespace renzhi
