// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/cache/cachestore.h"
#include "models/core/jobkey.h"

#include <array>
#include <span>
#include <vector>

namespace renzhi {

// Of people who stand in an order by some of the columns Person, UserName and EmployeeId: which of
// them these columns do not tell apart. Values only; for any thread.
class PeopleTies
{
public:
    // Of so many people, by these columns.
    PeopleTies(quint32 people, std::span<const JobColumn> columns);

    // Once each; whoever is gone is not noted, and has a rank all the same.
    void note(quint32 place, const CacheStore::PersonName &name);
    // By place: the same as before where none of the columns differs from that of the person
    // before. As the people index compares them: the user name where there is no name, and no
    // difference by case in user names and employee IDs. Two names that differ by case alone are
    // told apart.
    [[nodiscard]] std::vector<quint32> ranks(std::span<const JobColumn> columns) const;

private:
    // Hashes, by column and then by place: the texts of a million people are too much to keep for
    // one list. Of two that have the same by accident the next key decides, and no more.
    std::array<std::vector<size_t>, 3> m_hashes;
    quint32 m_people;
};

} // namespace renzhi
