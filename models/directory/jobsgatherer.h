// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/directory/tenantmemory.h"

#include <QTimer>

namespace renzhi {

// Gathers what a crawl reads and stores it in batches, one at a time. What is gathered when it is
// deleted is stored, too.
class JobsGatherer : public QObject
{
    Q_OBJECT
public:
    // `memory` outlives it.
    explicit JobsGatherer(TenantMemory &memory, QObject *parent = nullptr);
    ~JobsGatherer() override;

    // Of a crawl of so many people, begun then: a kill loses the batch that is gathered, the one
    // that is being written, and what is on the way; together less than one in a hundred.
    void setCrawl(qint64 people, const QDateTime &begunAt);
    void add(const JobList &list); // readAt: when it was asked for
    void addRefused(UserRow row); // not to be asked for again in this crawl
    void addPostponed(UserRow row); // to be asked for again, behind everybody else
    // Enough was gathered: the disk must come first.
    [[nodiscard]] bool isFull() const { return m_saving + gathered() >= 2 * m_batch; }
    void save(); // now

signals:
    void saved();
    void failed(const renzhi::ApiError &error); // after TenantMemory::cacheFailed

private:
    [[nodiscard]] qint64 gathered() const;
    void saveSoon();

    TenantMemory &m_memory;
    CacheStore::Gathered m_gathered;
    qint64 m_saving = 0; // handed over
    qint64 m_batch = 1;
    QDateTime m_begunAt;
    QTimer m_timer;
};

} // namespace renzhi
