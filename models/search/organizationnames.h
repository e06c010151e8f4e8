// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/records.h"
#include "models/search/column.h"
#include "models/search/searchword.h"
#include "models/search/stopflag.h"

#include <QVector>

#include <vector>

namespace renzhi {

class PeopleTable;

// What the organizations of people are called, so that a word finds all their people: it stands in
// the name, or the code begins with it. No pinyin, nothing shorter than two characters and nothing
// above the organization: a word that finds everybody finds nobody. Laid out by the first search
// that asks, on its thread; a start, which asks nothing, does not wait for it.
class OrganizationNames
{
public:
    // Shares the list with whoever has it.
    void set(const QVector<Organization> &organizations);
    void forgetNumbers(); // the table gives its organizations others

    // By the table's numbers of organizations: 1 where the word finds it. Empty where it finds
    // none, or once `stop` is set.
    [[nodiscard]] std::vector<quint8> found(const SearchWord &word, const PeopleTable &table,
                                            const StopFlag &stop);

private:
    void layOut(const PeopleTable &table, const StopFlag &stop);

    QVector<Organization> m_organizations;
    TextColumn m_names, m_codes; // by number; empty for ids that nobody has named
};

} // namespace renzhi
