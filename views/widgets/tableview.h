// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/columnsort.h"
#include "views/widgets/glow.h"

#include <QHash>
#include <QTableView>

class QMenu;

namespace renzhi {

class FilterRow;
class TableHeader;

enum class Density { Comfortable, Compact };

// A table of records: whole rows, hover and focus of the whole row, sortable, with a column chooser
// in the header's menu. Tab leaves it.
class TableView : public QTableView
{
    Q_OBJECT
public:
    explicit TableView(QWidget *parent = nullptr);

    [[nodiscard]] int hoveredRow() const { return m_hoveredRow; }
    // Widths in digits; hidden ones start hidden; a flexible one takes what the others leave, until
    // the operator arranges the columns. Applied after the model is set.
    struct Column
    {
        enum class Kind { Plain, Flexible, Hidden };
        int section = 0;
        int characters = 12;
        Kind kind = Kind::Plain;
    };
    void setDefaultColumns(const QVector<Column> &columns, int sortColumn); // -1: none sorts
    void resetColumns();
    // Order, widths, visibility and sort; empty while they are the defaults. An unknown or old
    // state gives the defaults.
    [[nodiscard]] QByteArray columnState() const;
    void restoreColumnState(const QByteArray &state);
    // One checkable action per column (the first column always stays), and what to sort by.
    void fillColumnMenu(QMenu *menu);

    // What the rows are sorted by, the deciding column first. Never empty where columns sort; the
    // owner of the model brings the rows into that order. They wait while the rows are ranked.
    [[nodiscard]] const ColumnSorts &sortKeys() const { return m_sortKeys; }
    void sortBy(int section); // by it alone; the other way round when it decides already
    // As the next key; then the other way round; then no more.
    void sortAlsoBy(int section);
    // Whether the rows can stand by how well they match what is searched, and not by the sort keys.
    // They do so as soon as they can, unless other keys than the default ones were chosen; from
    // then on no column shows an arrow. A sort by a column ends that, ascending, and resetColumns()
    // brings it back. When they cannot any more, the keys decide as before.
    void setRankable(bool rankable);
    [[nodiscard]] bool isRanked() const { return m_ranked; }
    static constexpr int MostSortKeys = 3;
    [[nodiscard]] bool canSort() const { return m_sortColumn >= 0; }

    void setDensity(Density density);
    [[nodiscard]] Density density() const { return m_density; }

    // The row of filters below the header. Hidden, it filters nothing and keeps its texts.
    [[nodiscard]] FilterRow &filterRow() const;
    void setFiltersShown(bool shown);
    [[nodiscard]] bool areFiltersShown() const;
    // That count now, by section.
    [[nodiscard]] const QHash<int, QString> &filters() const { return m_filters; }
    void setFilterTexts(const QHash<int, QString> &texts);
    // Covers the rows but not the header: what stands where the filters leave none.
    void setCover(QWidget *cover);
    // Shows the cover. The keyboard is then not led to the rows below it.
    void setCovered(bool covered);
    // The row lights up once: its record was just saved.
    void glow(const QModelIndex &index);
    // What the delegate lays over the background of the row; transparent where there is no light.
    [[nodiscard]] QColor lightOf(int row) const;
    // Each row is read and made into text while the window waits.
    static constexpr qint64 MostCopied = 10'000;
    // Selected rows as tab-separated text with a header line, as a spreadsheet takes it; no cell
    // becomes a formula there. Of more than MostCopied none is copied, and the clipboard stays as
    // it is. Emits copyEnded, unless nothing is selected.
    void copySelection();

signals:
    void activatedByKey(const QModelIndex &index); // Enter
    void columnsChanged();
    void sortChanged();
    void filtersChanged();
    void filtersClosed(); // by Escape
    // By the keyboard, from the filters; those that are still to come must be there behind it.
    void rowsRequested();
    // How many rows were too many to be copied; 0: they were copied.
    void copyEnded(qint64 tooMany);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void selectionChanged(const QItemSelection &selected,
                          const QItemSelection &deselected) override;
    void updateGeometries() override;

private:
    [[nodiscard]] int lastShownSection() const;
    void fitColumns();
    void arranged();
    void showColumns();
    void sorted(int section, Qt::SortOrder order);
    void setOrder(const ColumnSorts &keys, bool ranked);
    void showOrder();
    [[nodiscard]] ColumnSorts decidingKeys() const; // none while the rows are ranked
    [[nodiscard]] ColumnSorts defaultSort() const;
    void applyFilters();
    void showSection(int section);
    void describe();
    void fillSortMenu(QMenu *menu, bool further);
    [[nodiscard]] QString keyText(int section, const QString &name) const;
    void setHoveredRow(int row);
    void updateRow(int row);
    void updateRowHeight();

    TableHeader *m_header;
    QWidget *m_cover = nullptr;
    int m_hoveredRow = -1;
    Glow m_glow { this };
    QPersistentModelIndex m_lit; // the row that glows, wherever it goes meanwhile
    QVector<Column> m_columns;
    int m_sortColumn = 0;
    ColumnSorts m_sortKeys;
    bool m_rankable = false;
    bool m_ranked = false;
    Density m_density = Density::Comfortable;
    bool m_settingSort = false;
    QHash<int, QString> m_filters;
    bool m_defaults = true; // nothing was arranged by the operator
    bool m_arranging = false;
};

} // namespace renzhi
