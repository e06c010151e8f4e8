// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/directory/crawlqueue.h"

#include <algorithm>
#include <span>
#include <utility>

namespace renzhi {

namespace {

// A crawl that was broken off longer ago is begun anew: what it read is old by now.
constexpr int longestCrawl = 7; // days
constexpr size_t pageOfIds = 64;
constexpr int mostWitnesses = 3;

Result<CacheStore::CrawlMark> markOf(CacheStore &store, const OrgId &scope,
                                     std::chrono::seconds age)
{
    const auto left = store.crawlMark(scope);
    if (!left)
        return Failure(left.error());
    const QDateTime now = QDateTime::currentDateTime();
    // A mark of the future is of a clock that was set back since: it would be gone on with for
    // ever.
    const bool isUsable = *left && (*left)->begunAt > now.addDays(-longestCrawl)
        && (*left)->begunAt <= now && (*left)->since <= now;
    if (isUsable)
        return **left;
    CacheStore::CrawlMark mark { now.addSecs(-age.count()), now };
    return store.setCrawlMark(scope, mark).map([&mark] { return mark; });
}

} // namespace

Result<CrawlPlan> planCrawl(CacheStore &store, const CrawlScope &scope,
                            const CacheStore::People &people,
                            const std::optional<CacheStore::CrawlMark> &mark,
                            std::chrono::seconds age)
{
    const auto used
        = mark ? Result<CacheStore::CrawlMark>(*mark) : markOf(store, scope.organization, age);
    if (!used)
        return Failure(used.error());
    auto left = store.jobsToRead(people, *used);
    if (!left)
        return Failure(left.error());
    const auto coverage = store.jobsCoverage(people);
    if (!coverage)
        return Failure(coverage.error());
    auto witnesses = store.lastRead(mostWitnesses);
    if (!witnesses)
        return Failure(witnesses.error());
    return CrawlPlan { *used, std::move(left->rows), coverage->people, left->refused,
                       std::move(*witnesses) };
}

void CrawlQueue::fill(std::vector<UserRow> rows, const QDateTime &since)
{
    m_rows = std::move(rows);
    m_next = 0;
    m_page.clear();
    m_since = since;
}

Result<bool> CrawlQueue::hasNext()
{
    while (m_page.empty() && m_next < m_rows.size()) {
        const auto rows
            = std::span(m_rows).subspan(m_next, std::min(pageOfIds, m_rows.size() - m_next));
        const auto unread = m_memory.unreadSince(rows, m_since);
        if (!unread)
            return Failure(unread.error());
        m_next += rows.size();
        m_page.assign(unread->begin(), unread->end());
    }
    return !m_page.empty();
}

CrawlQueue::Person CrawlQueue::take()
{
    Person person = std::move(m_page.front());
    m_page.pop_front();
    return person;
}

void CrawlQueue::spread(size_t count)
{
    std::vector<UserRow> page;
    page.reserve(m_page.size());
    for (const Person &person : m_page)
        page.push_back(person.row);
    m_page.clear();
    m_rows.insert(m_rows.begin() + std::ptrdiff_t(m_next), page.begin(), page.end());
    const size_t step = (m_rows.size() - m_next) / count;
    if (step < 2)
        return;
    for (size_t i = 0; i < count; ++i)
        std::swap(m_rows[m_next + i], m_rows[m_next + i * step + step / 2]);
}

void CrawlQueue::remove(const std::function<bool(const Person &)> &isMeant)
{
    std::erase_if(m_page, isMeant);
}

} // namespace renzhi
