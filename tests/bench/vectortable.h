// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/items/itemroles.h"

#include <QAbstractTableModel>

#include <algorithm>
#include <vector>

namespace renzhi::bench {

// The peer of a table over the cache: texts that stand ready in memory, as many rows as `model`.
// Holds the first of them and repeats these: more would measure the machine's memory.
class VectorTable final : public QAbstractTableModel
{
public:
    explicit VectorTable(const QAbstractItemModel &model)
        : m_columns(model.columnCount()), m_rows(model.rowCount())
    {
        constexpr int mostKept = 20'000;
        const int kept = std::min(m_rows, mostKept);
        for (int row = 0; row < kept; ++row) {
            for (int column = 0; column < m_columns; ++column) {
                const QModelIndex index = model.index(row, column);
                m_cells.push_back(
                    { index.data(), index.data(Qt::TextAlignmentRole), index.data(QuietRole) });
            }
        }
    }

    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : m_rows;
    }
    int columnCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : m_columns;
    }
    QVariant data(const QModelIndex &index, int role) const override
    {
        const size_t place = size_t(index.row()) * size_t(m_columns) + size_t(index.column());
        const Cell &cell = m_cells[place % m_cells.size()];
        return role == Qt::DisplayRole      ? cell.text
            : role == Qt::TextAlignmentRole ? cell.alignment
            : role == QuietRole             ? cell.isQuiet
                                            : QVariant();
    }

private:
    struct Cell
    {
        QVariant text, alignment, isQuiet;
    };
    int m_columns;
    int m_rows;
    std::vector<Cell> m_cells;
};

} // namespace renzhi::bench
