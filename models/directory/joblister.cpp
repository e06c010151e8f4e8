// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/directory/joblister.h"

#include "models/directory/joblist.h"
#include "models/directory/tenantmemory.h"

#include <utility>

namespace renzhi {

void JobLister::stop()
{
    if (m_underWay)
        m_underWay->set();
    m_underWay.reset();
}

void JobLister::list(const JobListWish &wish, QObject *context,
                     std::function<void(Result<JobListAnswer>)> done)
{
    stop();
    m_underWay = std::make_shared<StopFlag>();
    // Taken from there by the worker, or the last of the references it names would end here.
    const auto asked = std::make_shared<JobListWish>(wish);
    m_memory.worker().run<JobListAnswer>(
        context,
        [asked, stop = m_underWay, unsaved = m_memory.unsavedJobs()](CacheStore &store) {
            const JobListWish taken = std::exchange(*asked, {});
            return makeJobList(store, taken, unsaved, *stop);
        },
        [stop = m_underWay, done = std::move(done)](Result<JobListAnswer> made) {
            if (!stop->isSet())
                done(std::move(made));
        });
}

} // namespace renzhi
