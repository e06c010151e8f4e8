// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/task.h"

namespace renzhi::cli {

// sync: succeeds only when the cache on the disk equals what the server held. With --jobs it then
// reads the jobs that are not known or old, and succeeds when everybody was asked for; whose jobs
// the server does not show are missing from the numbers it tells.
class SyncTask final : public Task
{
    Q_OBJECT
public:
    explicit SyncTask(const Context &context);

    void interrupt() override;

protected:
    void run() override;

private:
    void showProgress(const SyncProgress &progress);
    void finish(const Result<SyncReport> &result);
    void readJobs();
    void watchCrawl();
    void finishCrawl(const Result<qint64> &people);
    void tell();

    SyncReport m_report;
    CrawlScope m_scope;
    bool m_isCrawling = false;
    std::optional<ApiError> m_cacheError; // met on the way
};

} // namespace renzhi::cli
