// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/cache/cachestore.h"
#include "models/core/organizationstatistics.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <set>

namespace renzhi {

class TenantMemory;

// Keeps the statistics of the organizations up to what the memory knows. They are counted on the
// worker, one count at a time: whatever changes meanwhile waits for one more behind it, and what
// has not changed is not counted again.
class OrganizationCount : public QObject
{
    Q_OBJECT
public:
    explicit OrganizationCount(TenantMemory &memory, QObject *parent = nullptr);

    // Of an open memory: counts once the references are there, and then after every change.
    void begin();
    // Null: not counted yet.
    [[nodiscard]] std::shared_ptr<const OrganizationStatistics> statistics() const
    {
        return m_counted.statistics;
    }

signals:
    void changed(); // the statistics are others now

private:
    enum class Part { People, Jobs, References };
    using Parts = std::set<Part>;
    struct Counted
    {
        QHash<OrgId, CacheStore::PeopleCount> people;
        CacheStore::PartTimeJobs jobs;
        std::shared_ptr<const OrganizationStatistics> statistics;
    };

    void take(const Parts &parts);
    void countWhatIsBehind();
    void end(const Parts &parts, Result<Counted> counted);
    [[nodiscard]] static Result<Counted> count(const CacheStore &store, const Parts &parts,
                                               Counted before, const ReferenceIndex &references,
                                               const QHash<UserId, JobList> &unsavedJobs);

    TenantMemory &m_memory;
    QTimer m_gathering;
    Counted m_counted;
    Parts m_behind { Part::People, Part::Jobs,
                     Part::References }; // changed since they were counted
    bool m_isWanted = false;
    bool m_isCounting = false;
};

} // namespace renzhi
