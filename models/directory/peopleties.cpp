// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/directory/peopleties.h"

#include <QHashFunctions>

#include <algorithm>

namespace renzhi {

static_assert(int(JobColumn::Person) == 0 && int(JobColumn::EmployeeId) == 2);

PeopleTies::PeopleTies(quint32 people, std::span<const JobColumn> columns) : m_people(people)
{
    for (const JobColumn column : columns)
        m_hashes.at(size_t(column)).resize(people);
}

void PeopleTies::note(quint32 place, const CacheStore::PersonName &name)
{
    const auto keep = [&](JobColumn column, const QString &text) {
        if (std::vector<size_t> &hashes = m_hashes[size_t(column)]; !hashes.empty())
            hashes[place] = qHash(text);
    };
    keep(JobColumn::Person, name.name.isEmpty() ? name.userName : name.name);
    keep(JobColumn::UserName, name.userName.toLower());
    keep(JobColumn::EmployeeId, name.employeeId.toLower());
}

std::vector<quint32> PeopleTies::ranks(std::span<const JobColumn> columns) const
{
    std::vector<quint32> ranks(m_people, 0);
    for (size_t place = 1; place < ranks.size(); ++place) {
        const bool differs = std::any_of(columns.begin(), columns.end(), [&](JobColumn column) {
            const std::vector<size_t> &hashes = m_hashes[size_t(column)];
            return hashes[place] != hashes[place - 1];
        });
        ranks[place] = ranks[place - 1] + quint32(differs);
    }
    return ranks;
}

} // namespace renzhi
