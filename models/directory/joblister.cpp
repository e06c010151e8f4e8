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
                     std::function<void(Result<Answer>)> done)
{
    stop();
    m_underWay = std::make_shared<StopFlag>();
    // Taken from there by the worker, or the last of the references it names would end here.
    const auto asked = std::make_shared<JobListWish>(wish);
    m_memory.worker().run<Answer>(
        context,
        [asked, stop = m_underWay,
         unsaved = m_memory.unsavedJobs()](CacheStore &store) -> Result<Answer> {
            const JobListWish taken = std::exchange(*asked, {});
            auto made = makeJobList(store, taken, unsaved, *stop);
            if (!made)
                return Failure(made.error());
            return std::make_shared<const JobListAnswer>(std::move(*made));
        },
        [stop = m_underWay, done = std::move(done)](Result<Answer> made) {
            if (!stop->isSet())
                done(std::move(made));
        });
}

} // namespace renzhi
