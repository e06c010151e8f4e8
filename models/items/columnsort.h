// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QVector>

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

} // namespace renzhi
