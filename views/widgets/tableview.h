// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QTableView>

class QMenu;

namespace renzhi {

// A table of records: whole rows, hover and focus of the whole row, sortable, with a column chooser
// in the header's menu. Tab leaves it.
class TableView : public QTableView
{
    Q_OBJECT
public:
    explicit TableView(QWidget *parent = nullptr);

    [[nodiscard]] int hoveredRow() const { return m_hoveredRow; }
    // Widths in digits; hidden ones start hidden; an unsorted one takes no sort arrow; a flexible
    // one takes what the others leave, until the operator arranges the columns. Applied after the
    // model is set.
    struct Column
    {
        enum class Kind { Plain, Flexible, Hidden, Unsorted };
        int section = 0;
        int characters = 12;
        Kind kind = Kind::Plain;
    };
    void setDefaultColumns(const QVector<Column> &columns, int sortColumn);
    void resetColumns();
    // Order, widths, visibility and sort; empty while they are the defaults. An unknown or old
    // state gives the defaults.
    [[nodiscard]] QByteArray columnState() const;
    void restoreColumnState(const QByteArray &state);
    // One checkable action per column; the first column always stays.
    void fillColumnMenu(QMenu *menu);
    // Selected rows as tab-separated text with a header line, as a spreadsheet takes it.
    void copySelection() const;

signals:
    void activatedByKey(const QModelIndex &index); // Enter
    void columnsChanged();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    [[nodiscard]] int lastShownSection() const;
    void fitColumns();
    void arranged();
    void sorted(int section, Qt::SortOrder order);
    [[nodiscard]] bool restoreSortOnly(const QByteArray &state);
    [[nodiscard]] bool canSort(int section) const;
    void setHoveredRow(int row);
    void updateRow(int row);
    void updateRowHeight();

    int m_hoveredRow = -1;
    QVector<Column> m_columns;
    int m_sortColumn = 0;
    int m_sortedSection = 0; // the last one that could be sorted by, and how
    Qt::SortOrder m_sortedOrder = Qt::AscendingOrder;
    bool m_defaults = true; // nothing was arranged by the operator
    bool m_arranging = false;
};

} // namespace renzhi
