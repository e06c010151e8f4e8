// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/directory/tenantmemory.h"

#include <deque>

namespace renzhi {

// Who is left of a crawl, and since when a reading counts.
struct CrawlPlan
{
    CacheStore::CrawlMark mark;
    std::vector<UserRow> rows;
    qint64 people = 0; // in the scope
    qint64 refused = 0; // of them, left out because this crawl could not read them
    // People, of the scope or not, whose jobs the server showed before, the last ones first.
    std::vector<CacheStore::Unread> witnesses;
};

// On the worker. Without a mark: of the crawl of this scope that was broken off, or of a new one,
// which begins with it; what was read longer ago than `age` is read again.
[[nodiscard]] Result<CrawlPlan> planCrawl(CacheStore &store, const CrawlScope &scope,
                                          const CacheStore::People &people,
                                          const std::optional<CacheStore::CrawlMark> &mark,
                                          std::chrono::seconds age);

// The people of a plan in their order: rows, of which a page at a time is looked up in the cache.
// Whoever is gone by then, or was read meanwhile, does not appear.
class CrawlQueue
{
public:
    using Person = CacheStore::Unread;

    // `memory` outlives it.
    explicit CrawlQueue(const TenantMemory &memory) : m_memory(memory) { }

    void fill(std::vector<UserRow> rows, const QDateTime &since);
    // Whether there is somebody to take; Local when the cache cannot be read.
    [[nodiscard]] Result<bool> hasNext();
    [[nodiscard]] Person take();
    // Lets those come next who stand far from each other in what is left, so many of them: where
    // the first are refused, others may not be.
    void spread(size_t count);
    void putFirst(const Person &person) { m_page.push_front(person); }
    void putLast(const Person &person) { m_page.push_back(person); }
    // Those for whom this is true.
    void remove(const std::function<bool(const Person &)> &isMeant);
    [[nodiscard]] qint64 size() const { return qint64(m_page.size() + m_rows.size() - m_next); }

private:
    const TenantMemory &m_memory;
    std::vector<UserRow> m_rows;
    size_t m_next = 0; // of m_rows
    std::deque<Person> m_page;
    QDateTime m_since;
};

} // namespace renzhi
