// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/search/peopleindex.h"
#include "models/search/peopletable.h"

namespace renzhi {

// All slots in one order, kept between queries: a query then sorts numbers, not names. New slots
// are merged in before the next use; dead ones are passed over until compaction.
class PeopleOrder
{
public:
    using Slot = PeopleTable::Slot;

    PeopleOrder(PeopleSort sort, Qt::SortOrder order) : m_sort(sort), m_order(order) { }

    [[nodiscard]] PeopleSort sort() const { return m_sort; }
    [[nodiscard]] Qt::SortOrder order() const { return m_order; }

    // Takes in every slot added since; `organizationRanks` is by organization number.
    void update(const PeopleTable &table, const std::vector<int> &organizationRanks);
    void renumber(const std::vector<Slot> &moved);

    [[nodiscard]] const std::vector<Slot> &inOrder() const { return m_slots; }

private:
    PeopleSort m_sort;
    Qt::SortOrder m_order;
    std::vector<Slot> m_slots;
    Slot m_seen = 0; // slots taken in
};

} // namespace renzhi
