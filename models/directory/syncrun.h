// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/directory/collectionsync.h"
#include "models/directory/syncgate.h"
#include "models/directory/syncpace.h"

namespace renzhi {

// One sync of all collections, one after the other: what refers comes after what is referred to. A
// collection that cannot be read does not keep the others from being read; the first error is the
// result. When reading took long, a closing round looks for what changed meanwhile in the
// collections that came first. Deleting it cancels it.
class SyncRun : public QObject
{
    Q_OBJECT
public:
    SyncRun(ServerLink &link, TenantMemory &memory, const TenantOptions &options, SyncMode mode,
            QObject *parent);
    ~SyncRun() override;
    void start();

    // Paused, no further page is asked for; those on the way are taken.
    void setPaused(bool paused);
    [[nodiscard]] bool isPaused() const { return m_gate.isClosed(); }
    // Of the tenant, as TenantOptions has it.
    void setMaxInFlight(int maxInFlight);
    // The last one told, with the speed of now.
    [[nodiscard]] SyncProgress progress() const;
    [[nodiscard]] CollectionStatus::Turn turnOf(Collection collection) const;

signals:
    void progressed(const renzhi::SyncProgress &progress);
    // One of the two for each collection that was tried, before the next one begins.
    void collectionRead(renzhi::Collection collection);
    void collectionFailed(renzhi::Collection collection, const renzhi::ApiError &error);
    // Once; everything that was committed has been adopted by then.
    void finished(const renzhi::Result<renzhi::SyncReport> &result);

private:
    void next();
    void onCollection(const Result<CollectionSync::Report> &result);
    void endRound();
    void finish();
    void showProgress(qint64 done, qint64 total);

    SyncGate m_gate; // the tools know it
    SyncTools m_tools;
    SyncMode m_mode;
    SyncReport m_report;
    std::optional<ApiError> m_error;
    std::unique_ptr<CollectionSync> m_current;
    size_t m_index = 0;
    int m_rounds = 1;
    int m_requestsBefore = 0; // of the collection at hand
    size_t m_end; // of the round
    size_t m_readLong
        = 0; // the last collection that took long to read whole, if it is not the first
    SyncPace m_pace; // of the list at hand
    SyncProgress m_progress;
};

} // namespace renzhi
