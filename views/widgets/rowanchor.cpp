// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/widgets/rowanchor.h"

#include <QHeaderView>
#include <QScrollBar>
#include <QTableView>

#include <algorithm>
#include <numeric>

namespace renzhi {

namespace {

// Some screens of them: so many may go at once, and what is shown is still near what was.
constexpr int MostFollowing = 256;

} // namespace

RowAnchor::RowAnchor(QTableView &table, const RememberRows &remember)
    : m_table(table)
    , m_isAtTop(table.verticalScrollBar()->value() == table.verticalScrollBar()->minimum())
{
    const int top = table.rowAt(0);
    if (m_isAtTop || top < 0)
        return;
    const int count = std::min(MostFollowing, table.model()->rowCount() - top);
    std::vector<int> rows(static_cast<size_t>(count));
    std::iota(rows.begin(), rows.end(), top);
    m_find = remember(rows);
    m_offset = table.verticalHeader()->sectionPosition(top) - table.verticalScrollBar()->value();
}

void RowAnchor::putBack() const
{
    QScrollBar *bar = m_table.verticalScrollBar();
    // The view may have followed a current row that went away.
    if (m_isAtTop)
        return bar->setValue(bar->minimum());
    if (!m_find)
        return;
    const std::vector<int> rows = m_find();
    const auto top = std::find_if(rows.cbegin(), rows.cend(), [](int row) { return row >= 0; });
    if (top == rows.cend())
        return;
    m_table.doItemsLayout(); // or the scroll bar ends where the rows of before did
    bar->setValue(m_table.verticalHeader()->sectionPosition(*top) - m_offset);
}

} // namespace renzhi
