// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/directory/collectionsync.h"

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

signals:
    void progressed(const renzhi::SyncProgress &progress);
    // Once; everything that was committed has been adopted by then.
    void finished(const renzhi::Result<renzhi::SyncReport> &result);

private:
    void next();
    void onCollection(const Result<CollectionSync::Report> &result);
    void endRound();
    void finish();
    void showProgress(qint64 done, qint64 total);

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
    double m_fraction = 0;
};

} // namespace renzhi
