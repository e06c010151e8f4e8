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

    // Each where the ones before make no difference. None is PeopleSort::Jobs: see sortByJobs().
    using Keys = std::vector<PeopleSortKey>;

    explicit PeopleOrder(Keys keys) : m_keys(std::move(keys)) { }

    [[nodiscard]] const Keys &keys() const { return m_keys; }
    [[nodiscard]] bool sortsBy(PeopleSort sort) const;

    // Takes in every slot added since; `organizationRanks` is by organization number. False where
    // it was stopped before: then nothing has changed, and the next one begins anew.
    [[nodiscard]] bool update(const PeopleTable &table, const std::vector<int> &organizationRanks,
                              const StopFlag &stop);
    void renumber(const std::vector<Slot> &moved);

    [[nodiscard]] std::span<const Slot> inOrder() const
    {
        return m_kept.empty() ? std::span<const Slot>(m_slots) : m_kept;
    }
    // From a file, as it was saved.
    void adopt(std::span<const Slot> kept) { m_kept = kept; }
    // Whether each of so many slots stands in it once; when it came from a file.
    [[nodiscard]] bool holdsEach(Slot slotCount) const;

private:
    [[nodiscard]] Slot seen() const { return Slot(inOrder().size()); } // slots taken in

    Keys m_keys;
    std::vector<Slot> m_slots;
    std::span<const Slot> m_kept; // instead, as long as it is right
};

// Where each run of slots ends between which the keys, of which there is one at least, make no
// difference. The slots stand in an order that begins with these keys; `organizationRanks` as for
// PeopleOrder::update(). Once `stop` is set some may be missing.
[[nodiscard]] std::vector<size_t> tieEnds(std::span<const PeopleOrder::Slot> people,
                                          const PeopleOrder::Keys &keys, const PeopleTable &table,
                                          const std::vector<int> &organizationRanks,
                                          const StopFlag &stop);

} // namespace renzhi
