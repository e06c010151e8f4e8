// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <algorithm>
#include <functional>
#include <list>
#include <span>
#include <utility>
#include <vector>

namespace renzhi {

// The records of the rows that were looked at last, page by page, of a table that holds the keys of
// all rows. Owns the pages (LRU); knows neither the rows nor a model.
template <class Key, class Record> class PageWindow
{
public:
    // As many records as keys, in their order; of what is gone one that is empty.
    using Source = std::function<std::vector<Record>(std::span<const Key> keys)>;
    static constexpr int PageSize = 32;

    explicit PageWindow(Source source) : m_source(std::move(source)) { }

    void clear() { m_pages.clear(); }

    // Good until the next call.
    const Record &at(const std::vector<Key> &rows, int row)
    {
        static const Record nothing;
        const int number = row / PageSize;
        const auto page = std::find_if(m_pages.begin(), m_pages.end(),
                                       [number](const Page &p) { return p.number == number; });
        if (page == m_pages.end()) {
            const auto first = size_t(number) * PageSize;
            const auto count = std::min(size_t(PageSize), rows.size() - first);
            Page fresh { number, m_source(std::span(rows).subspan(first, count)) };
            fresh.records.resize(count);
            if (m_pages.size() == MostPages)
                m_pages.pop_back();
            m_pages.push_front(std::move(fresh));
        } else if (page != m_pages.begin()) {
            m_pages.splice(m_pages.begin(), m_pages, page);
        }
        const auto &records = m_pages.front().records;
        const auto offset = size_t(row % PageSize);
        return offset < records.size() ? records[offset] : nothing;
    }

    // Forgets each page with a key that `isMeant`; gives their first rows, to be told then: who is
    // told may ask for data, which makes and forgets pages.
    template <class IsMeant>
    std::vector<int> drop(const std::vector<Key> &rows, const IsMeant &isMeant)
    {
        std::vector<int> dropped;
        std::erase_if(m_pages, [&](const Page &page) {
            const auto first = rows.cbegin() + qsizetype(page.number) * PageSize;
            const auto last = first + qsizetype(page.records.size());
            if (std::none_of(first, last, isMeant))
                return false;
            dropped.push_back(page.number * PageSize);
            return true;
        });
        return dropped;
    }

private:
    static constexpr size_t MostPages = 128;
    struct Page
    {
        int number = 0;
        std::vector<Record> records;
    };

    Source m_source;
    std::list<Page> m_pages; // used last first
};

} // namespace renzhi
