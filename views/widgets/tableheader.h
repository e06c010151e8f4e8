// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/columnsort.h"

#include <QHeaderView>
#include <QSet>

#include <optional>

namespace renzhi {

class FilterRow;

// The header of a table: an arrow on every column that sorts, numbered when there are several, a
// mark on every column that is filtered, and room for a row of filters below the sections. A name
// that is too long for its section is elided; the tool tip has the whole.
class TableHeader final : public QHeaderView
{
    Q_OBJECT
public:
    explicit TableHeader(QWidget *parent = nullptr);

    void setSortKeys(const ColumnSorts &keys);
    void setFiltered(const QSet<int> &sections);
    [[nodiscard]] FilterRow &filters() const { return *m_filters; }
    void setFiltersShown(bool shown);
    // A click with Shift is under way: the column comes after those that sort already.
    [[nodiscard]] bool isAdding() const { return m_adding; }

    void setModel(QAbstractItemModel *model) override;
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintSection(QPainter *painter, const QRect &rect, int section) const override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void updateGeometries() override;

private:
    // What stands at the right of a section's name.
    struct Marks
    {
        QString number; // among the keys, when there are several
        int numberWidth = 0;
        int filterWidth = 0;
        std::optional<Qt::SortOrder> arrow;

        [[nodiscard]] int width() const { return qMax(1, numberWidth + filterWidth); }
    };

    [[nodiscard]] int filtersHeight() const;
    [[nodiscard]] QString numberOf(int section) const;
    [[nodiscard]] Marks marksOf(int section) const;
    [[nodiscard]] QString nameOf(int section) const;
    [[nodiscard]] QString shownName(int section, const Marks &marks) const;

    FilterRow *m_filters;
    ColumnSorts m_keys;
    QSet<int> m_filtered;
    bool m_adding = false;
};

} // namespace renzhi
