// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/search/knownjobcounts.h"
#include "models/search/peopletable.h"

#include <span>

namespace renzhi {

// Brings slots into the order of their numbers of jobs; those with as many stay as they stood, and
// whoever's are not known comes last either way. Counts, rather than compares: most people have few
// jobs, and a million of them take some milliseconds. Once `stop` is set they stand anyhow.
//
// No PeopleOrder: that is kept, and these numbers change several times a second under a crawl.
void sortByJobs(std::span<PeopleTable::Slot> people, const PeopleTable &table,
                const KnownJobCounts &counts, Qt::SortOrder order, const StopFlag &stop);

} // namespace renzhi
