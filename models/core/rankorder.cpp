// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/core/rankorder.h"

#include "models/core/textorder.h"

#include <algorithm>
#include <numeric>

namespace renzhi {

namespace {

// Counts how many rows have each rank, and so knows where those of a rank begin. What was before
// another one of the same rank stays before it.
void sortByRank(std::vector<quint32> &rows, const RankedColumn &column)
{
    const auto placeOf = [&column](quint32 row) {
        const quint32 rank = column.ranks[row];
        return column.order == Qt::DescendingOrder ? column.count - 1 - rank : rank;
    };
    std::vector<quint32> next(size_t(column.count) + 1, 0); // of each rank
    for (const quint32 row : rows)
        ++next[placeOf(row) + 1];
    std::partial_sum(next.cbegin(), next.cend(), next.begin());
    std::vector<quint32> sorted(rows.size());
    for (const quint32 row : rows)
        sorted[next[placeOf(row)]++] = row;
    rows = std::move(sorted);
}

} // namespace

std::vector<quint32> rankPermutation(std::span<const RankedColumn> columns,
                                     const std::function<bool()> &isStopped)
{
    std::vector<quint32> rows(columns.empty() ? 0 : columns.front().ranks.size());
    std::iota(rows.begin(), rows.end(), quint32(0));
    for (auto column = columns.rbegin(); column != columns.rend(); ++column) {
        if (isStopped && isStopped())
            return {};
        sortByRank(rows, *column);
    }
    return rows;
}

std::vector<quint32> textRanks(const QVector<QString> &texts)
{
    TextOrder collation;
    std::vector<quint32> order(size_t(texts.size()));
    std::iota(order.begin(), order.end(), quint32(0));
    const auto compare
        = [&](quint32 a, quint32 b) { return collation.compare(texts.at(a), texts.at(b)); };
    std::sort(order.begin(), order.end(), [&](quint32 a, quint32 b) { return compare(a, b) < 0; });
    std::vector<quint32> ranks(order.size());
    for (size_t i = 1; i < order.size(); ++i)
        ranks[order[i]] = ranks[order[i - 1]] + quint32(compare(order[i - 1], order[i]) != 0);
    return ranks;
}

} // namespace renzhi
