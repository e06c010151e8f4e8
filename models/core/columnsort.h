// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QVector>

#include <algorithm>

namespace renzhi {

// One key of an order of rows; the first one decides, the next where it makes no difference.
struct ColumnSort
{
    int column = 0;
    Qt::SortOrder order = Qt::AscendingOrder;
    friend bool operator==(const ColumnSort &a, const ColumnSort &b)
    {
        return a.column == b.column && a.order == b.order;
    }
};
using ColumnSorts = QVector<ColumnSort>;

// Whether there is a key and a table of so many columns has all that are named.
[[nodiscard]] inline bool canSortBy(const ColumnSorts &keys, int columnCount)
{
    return !keys.isEmpty() && std::all_of(keys.cbegin(), keys.cend(), [&](const ColumnSort &key) {
        return key.column >= 0 && key.column < columnCount;
    });
}

// Below 0 where the first row comes first. `compare(column)` says the same of one column,
// ascending.
template <class Compare> [[nodiscard]] int compareBy(const ColumnSorts &keys, Compare compare)
{
    for (const ColumnSort &key : keys) {
        if (const int difference = compare(key.column))
            return (difference < 0) == (key.order == Qt::AscendingOrder) ? -1 : 1;
    }
    return 0;
}

} // namespace renzhi
