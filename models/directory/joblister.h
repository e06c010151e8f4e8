// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/columnsort.h"
#include "models/core/jobkey.h"
#include "models/core/records.h"
#include "models/core/referenceindex.h"
#include "models/core/result.h"
#include "models/search/columnfilter.h"
#include "models/search/stopflag.h"

#include <QObject>
#include <QSet>
#include <QStringList>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace renzhi {

class CacheStore;
class TenantMemory;

// Which jobs are asked for, and in what order.
struct JobListWish
{
    // Whose jobs, by their rows in the cache; null: nobody's. In the order that the keys Person,
    // UserName and EmployeeId ask for, their directions and all: the order of this list is what
    // such a key means here, whichever direction it names. Not to be changed any more.
    std::shared_ptr<const std::vector<quint32>> people;
    std::optional<RelationType> relation; // nothing: of any kind
    // Only jobs in these organizations themselves, no roll-up; nothing: in any.
    std::optional<QSet<OrgId>> organizations;
    // Each with the number of its JobColumn: HomeOrganization, Organization, Position, Title,
    // CrossCompany. Others are passed over.
    ColumnFilters filters;
    // What the cells of CrossCompany say, in one language or the other, for its filter.
    QStringList crossCompanyWords;
    QStringList sameCompanyWords;
    // By number of JobColumn. HomeOrganization and Organization: as the tree shows them from top to
    // bottom, as in every other table; Position and Title: by name, or id where it is unknown;
    // what is unknown or empty comes last in ascending order. Relation: primary jobs first.
    // CrossCompany: those that are, then those that are not, then those of which nothing can be
    // said. ReadAt: the oldest reading first. Person, UserName, EmployeeId: by the place of the
    // person; but where a key of another kind follows, people whose name, user name or employee ID
    // is the same, as far as keys before it name these, are alike for it, and the next key decides.
    // Then, where all of them make no difference, by the place of the person, then by the job's
    // ordinal.
    ColumnSorts keys;
    std::shared_ptr<const ReferenceIndex> references; // null: none are known
};

struct JobListAnswer
{
    std::vector<JobKey> rows;
    qint64 total = 0; // jobs of everybody that are known, of any kind
};

// Makes lists of jobs of everybody on the worker, one at a time.
class JobLister
{
public:
    explicit JobLister(TenantMemory &memory) : m_memory(memory) { }
    ~JobLister() { stop(); }
    Q_DISABLE_COPY_MOVE(JobLister)

    // See DirectoryService::listJobs().
    void list(const JobListWish &wish, QObject *context,
              std::function<void(Result<JobListAnswer>)> done);
    // Nobody waits any more for what is under way.
    void stop();

    // Up to so many people are looked up one by one; of more, all jobs there are are gone through.
    static constexpr size_t MostOneByOne = 20'000;

private:
    TenantMemory &m_memory;
    std::shared_ptr<StopFlag> m_underWay;
};

} // namespace renzhi
