// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/search/columnfilter.h"
#include "models/search/peopleindex.h"
#include "models/search/stopflag.h"

#include <QStringList>

#include <array>
#include <functional>
#include <memory>
#include <span>
#include <vector>

namespace renzhi {

class PeopleTable;

// What the columns of the people table are filtered by, beside the search. The index answers for
// what it knows itself; words for states, names of organizations and numbers of jobs are given. A
// search on another thread has it to itself until it is over; only numbers of jobs are not asked
// for there.
class PeopleFilter
{
public:
    // Active, locked, disabled, as the table words them in one language or the other.
    using StatusWords = std::array<QStringList, 3>;
    // As many numbers as rows; nothing where the jobs were never read.
    using JobCounts = std::function<std::vector<std::optional<int>>(std::span<const quint32> rows)>;

    void setReferences(std::shared_ptr<const ReferenceIndex> references);
    void setStatusWords(const StatusWords &words) { m_statusWords = words; }
    void setJobCounts(JobCounts counts) { m_jobCounts = std::move(counts); }

    // Empty texts ask nothing. The column is named as for sorting.
    void setColumn(PeopleSort column, const QString &typed);
    void setJobs(const QString &typed);
    [[nodiscard]] bool isActive() const { return !m_columns.empty() || asksForJobs(); }
    [[nodiscard]] bool asksForJobs() const { return m_jobs.isActive(); }

    // Takes out the slots that are not asked for; any others too once `stop` is set.
    void apply(const PeopleTable &table, std::vector<quint32> &hits, const StopFlag &stop);

private:
    struct Asked
    {
        PeopleSort column;
        ColumnFilter filter;
    };

    void applyColumn(const Asked &asked, const PeopleTable &table, std::vector<quint32> &hits,
                     const StopFlag &stop);
    void applyNames(const ColumnFilter &filter, const PeopleTable &table,
                    std::vector<quint32> &hits, const StopFlag &stop) const;
    void applyOrganizations(const ColumnFilter &filter, const PeopleTable &table,
                            std::vector<quint32> &hits, const StopFlag &stop);
    void applyJobs(const PeopleTable &table, std::vector<quint32> &hits) const;

    std::vector<Asked> m_columns;
    ColumnFilter m_jobs;
    std::shared_ptr<const ReferenceIndex> m_references;
    StatusWords m_statusWords;
    JobCounts m_jobCounts;
    NameMatcher m_organizationNames; // prepared names outlive a query
};

} // namespace renzhi
