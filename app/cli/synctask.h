// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/task.h"

namespace renzhi::cli {

// sync: succeeds only when the cache on the disk equals what the server held. With --jobs it then
// reads the jobs that are not known or old, and succeeds when everybody's were read that the server
// shows; it tells how many it does not show, and why. Where others could not be read, it fails with
// the most frequent reason after it asked for everybody; out of reach, after a few tries. What was
// read is kept in any case.
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
    void finishCrawl(const Result<CrawlReport> &report);
    void tell();
    void tellUnread();
    [[nodiscard]] QString jobsText() const;

    SyncReport m_report;
    CrawlScope m_scope;
    CrawlReport m_crawl;
    bool m_isCrawling = false;
    std::optional<ApiError> m_cacheError; // met on the way
};

} // namespace renzhi::cli
