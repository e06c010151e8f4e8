// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHashFunctions>

#include <compare>
#include <functional>

namespace renzhi {

// Names one job among those of everybody: the person's row in the cache, and the how many-th of the
// person's jobs it is there, from 0. Where the person's jobs change, it may name another of them.
struct JobKey
{
    quint32 row = 0;
    quint32 ordinal = 0;

    friend constexpr auto operator<=>(const JobKey &, const JobKey &) = default;
    friend size_t qHash(const JobKey &key, size_t seed = 0)
    {
        return ::qHash((quint64(key.row) << 32) | key.ordinal, seed);
    }
};

// The columns of the table of jobs, and what a ColumnSort or a ColumnFilter of jobs names.
// HomeOrganization: that of the person's primary job where one is known, else the person's own.
// CrossCompany: whether the topmost organization above the job is another than that above
// HomeOrganization; see isCrossCompany().
enum class JobColumn {
    Person,
    UserName,
    EmployeeId,
    HomeOrganization,
    Organization,
    Position,
    Title,
    Relation,
    CrossCompany,
    ReadAt
};
inline constexpr int JobColumnCount = int(JobColumn::ReadAt) + 1;

} // namespace renzhi

template <> struct std::hash<renzhi::JobKey>
{
    size_t operator()(const renzhi::JobKey &key) const noexcept { return qHash(key); }
};
