// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/cache/cachestore.h"
#include "models/directory/joblister.h"

namespace renzhi {

// Where a person with these jobs is at home; see JobColumn::HomeOrganization.
[[nodiscard]] OrgId homeOf(const QVector<Job> &jobs, const User &user);

// Makes the list that is asked for of what `store` has; of those people of whom `unsaved` has
// anything, from that instead. For the thread of the store. Local: it cannot be read; Cancelled:
// `stop` was set, which is looked at between pieces. Of more people than `mostOneByOne` all jobs
// that there are are gone through; the list is the same.
[[nodiscard]] Result<JobListAnswer> makeJobList(const CacheStore &store, const JobListWish &wish,
                                                const QHash<UserId, JobList> &unsaved,
                                                const StopFlag &stop,
                                                size_t mostOneByOne = JobLister::MostOneByOne);

} // namespace renzhi
