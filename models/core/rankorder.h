// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QVector>

#include <functional>
#include <span>
#include <vector>

namespace renzhi {

// What decides the order of many rows: of each row a number, so that millions of them are sorted
// without a look at their texts.
struct RankedColumn
{
    std::vector<quint32> ranks; // of each row
    quint32 count = 0; // each rank lies below it
    Qt::SortOrder order = Qt::AscendingOrder;
};

// Which row comes n-th: by the first column, where that makes no difference by the next, and in the
// end as the rows were. All columns are of as many rows. Takes as long as there are rows and ranks,
// for each column; for any thread. `isStopped`, where there is one, is asked before each column: if
// it says so, nothing comes.
[[nodiscard]] std::vector<quint32> rankPermutation(std::span<const RankedColumn> columns,
                                                   const std::function<bool()> &isStopped = {});

// The rank of each text in the order of TextOrder, from 0 without a gap; what compares equal has
// the same.
[[nodiscard]] std::vector<quint32> textRanks(const QVector<QString> &texts);

} // namespace renzhi
