// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>
#include <vector>

class QTableView;

namespace renzhi {

// Tells where rows that were remembered are now, in their order; -1 for one that is gone.
using FindRows = std::function<std::vector<int>()>;
// Remembers rows by what stays when the model moves or resets them. Empty where nothing can be told
// of them later.
using RememberRows = std::function<FindRows(const std::vector<int> &rows)>;

// Keeps in sight what somebody reads while rows come, go and move: made before the rows change, put
// back behind it. The row at the top stands there again, as far scrolled into; where it is gone,
// the next one that is not. A list that shows its beginning goes on showing it.
class RowAnchor
{
public:
    // The table scrolls by pixels and outlives it.
    RowAnchor(QTableView &table, const RememberRows &remember);

    void putBack() const;

private:
    QTableView &m_table;
    bool m_isAtTop;
    FindRows m_find;
    int m_offset = 0; // of the row at the top: nothing, or what of it is scrolled away, below 0
};

} // namespace renzhi
