// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/directory/changelog.h"
#include "models/directory/directoryservice.h"
#include "models/directory/joblister.h"
#include "models/directory/jobscrawl.h"
#include "models/directory/jobsprefetch.h"
#include "models/directory/organizationcount.h"
#include "models/directory/refusal.h"
#include "models/directory/serverlink.h"
#include "models/directory/syncrun.h"
#include "models/directory/tenantmemory.h"
#include "models/directory/writerun.h"

#include <QDeadlineTimer>
#include <QSet>

#include <array>

namespace renzhi {

struct DirectoryService::Private
{
    explicit Private(TenantOptions given)
        : options(std::move(given))
        , memory(options.cacheDirectory, { options.keepsContacts, options.forgetAfterDays })
        , changes(options.dataDirectory, { options.clientId, options.profileName })
        , link(options)
    {
    }

    [[nodiscard]] QVector<Collection> neededCollections() const
    {
        QVector<Collection> needed { Collection::Organizations, Collection::Users };
        // A tenant without job management has neither titles nor positions to show. Without the
        // permission to see them it has, and what is here of them is not all.
        for (const Collection collection : { Collection::Titles, Collection::Positions }) {
            if (!link.jobManagementOff()
                && memory.syncState(collection).refusal != jobManagementOffCode)
                needed.append(collection);
        }
        return needed;
    }

    std::optional<ApiError> &errorOf(Collection collection)
    {
        return errors[static_cast<size_t>(collection)];
    }

    [[nodiscard]] WriteTools tools()
    {
        return { link, memory, changes, options.readOnly, options.firstPause };
    }

    void noteWait(int seconds)
    {
        const std::chrono::seconds asked(seconds);
        if (waitEnd.remainingTimeAsDuration() < asked)
            waitEnd.setRemainingTime(asked);
    }

    void forgetSync()
    {
        sync = nullptr;
        waitEnd = QDeadlineTimer();
    }

    TenantOptions options;
    TenantMemory memory;
    ChangeLog changes;
    OrganizationCount organizationCount { memory };
    JobLister jobLister { memory };
    ServerLink link; // ends before the memory its answers go to
    SyncRun *sync = nullptr;
    std::array<std::optional<ApiError>, collections.size()> errors; // of the last attempts
    QDeadlineTimer waitEnd;
    JobsCrawl *crawl = nullptr;
    CrawlState idle; // what is told while there is none
    JobsPrefetch prefetch { link, memory };
    bool findsLost = false; // since findLostWrites()
    bool looksForLost = false; // as soon as it can
    QSet<qint64> looked; // lines of the change log that are being looked for
    QObject lookers; // parent of what looks for them: goes first
};

} // namespace renzhi
