// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/widgets/tableview.h"

#include "views/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QHoverEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMimeData>
#include <QPainter>

#include <algorithm>

namespace renzhi {

using namespace Qt::StringLiterals;

namespace {

constexpr QByteArrayView SortOnly = "sort:"; // a state of default columns in another order

} // namespace

TableView::TableView(QWidget *parent) : QTableView(parent)
{
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setTabKeyNavigation(false); // or Tab would never leave
    setShowGrid(false);
    setWordWrap(false);
    setCornerButtonEnabled(false);
    setFrameShape(NoFrame);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    setMouseTracking(true);
    setContextMenuPolicy(Qt::CustomContextMenu);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    QHeaderView *header = horizontalHeader();
    header->setSectionsMovable(true);
    header->setStretchLastSection(true);
    header->setHighlightSections(false);
    header->setSortIndicatorShown(true);
    header->setSectionsClickable(true);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    header->setMinimumSectionSize(5 * grid);
    header->setTextElideMode(Qt::ElideRight);
    connect(header, &QHeaderView::customContextMenuRequested, this,
            [this, header](const QPoint &at) {
                auto *menu = new QMenu(this);
                menu->setAttribute(Qt::WA_DeleteOnClose);
                fillColumnMenu(menu);
                menu->popup(header->mapToGlobal(at));
            });
    connect(header, &QHeaderView::sectionResized, this, [this, header](int section, int before) {
        // The last one follows the width of the view by itself.
        if (before > 0 && section != lastShownSection() && !header->isSectionHidden(section))
            arranged();
    });
    connect(header, &QHeaderView::sectionMoved, this, &TableView::arranged);
    connect(header, &QHeaderView::sortIndicatorChanged, this, &TableView::sorted);
    updateRowHeight();
}

void TableView::setDefaultColumns(const QVector<Column> &columns, int sortColumn)
{
    m_columns = columns;
    m_sortColumn = sortColumn;
    resetColumns();
}

void TableView::resetColumns()
{
    QHeaderView *header = horizontalHeader();
    if (header->count() == 0)
        return;
    m_arranging = true;
    for (int i = 0; i < m_columns.size(); ++i) {
        const Column &column = m_columns.at(i);
        header->moveSection(header->visualIndex(column.section), i);
        header->setSectionHidden(column.section, column.kind == Column::Kind::Hidden);
    }
    header->setSortIndicator(m_sortColumn, Qt::AscendingOrder);
    m_arranging = false;
    m_defaults = true;
    fitColumns();
    emit columnsChanged();
}

int TableView::lastShownSection() const
{
    const QHeaderView *header = horizontalHeader();
    for (int visual = header->count() - 1; visual >= 0; --visual) {
        if (!header->isSectionHidden(header->logicalIndex(visual)))
            return header->logicalIndex(visual);
    }
    return -1;
}

// The default widths, with the flexible column as wide as the view allows.
void TableView::fitColumns()
{
    QHeaderView *header = horizontalHeader();
    if (!m_defaults || header->count() < m_columns.size())
        return;
    m_arranging = true;
    const int character = fontMetrics().horizontalAdvance(u'0');
    int left = viewport()->width();
    const Column *flexible = nullptr;
    for (const Column &column : std::as_const(m_columns)) {
        const int width = column.characters * character + 2 * grid;
        header->resizeSection(column.section, width);
        if (column.kind == Column::Kind::Flexible)
            flexible = &column;
        else if (column.kind != Column::Kind::Hidden)
            left -= width;
    }
    if (flexible)
        header->resizeSection(flexible->section,
                              qMax(left, flexible->characters * character + 2 * grid));
    m_arranging = false;
}

void TableView::arranged()
{
    if (m_arranging)
        return;
    m_defaults = false;
    emit columnsChanged();
}

bool TableView::canSort(int section) const
{
    return std::none_of(m_columns.cbegin(), m_columns.cend(), [section](const Column &column) {
        return column.section == section && column.kind == Column::Kind::Unsorted;
    });
}

// The columns go on fitting the view: another order of the rows arranges no column.
void TableView::sorted(int section, Qt::SortOrder order)
{
    if (!canSort(section)) {
        horizontalHeader()->setSortIndicator(m_sortedSection, m_sortedOrder);
        return;
    }
    m_sortedSection = section;
    m_sortedOrder = order;
    if (!m_arranging)
        emit columnsChanged();
}

QByteArray TableView::columnState() const
{
    const QHeaderView *header = horizontalHeader();
    if (!m_defaults)
        return header->saveState();
    const int section = header->sortIndicatorSection();
    const Qt::SortOrder order = header->sortIndicatorOrder();
    if (section == m_sortColumn && order == Qt::AscendingOrder)
        return {};
    return SortOnly.toByteArray() + QByteArray::number(section)
        + (order == Qt::AscendingOrder ? "+" : "-");
}

bool TableView::restoreSortOnly(const QByteArray &state)
{
    if (!state.startsWith(SortOnly) || state.size() < SortOnly.size() + 2)
        return false;
    bool isNumber = false;
    const int section = state.mid(SortOnly.size()).chopped(1).toInt(&isNumber);
    if (isNumber && section >= 0 && section < horizontalHeader()->count())
        horizontalHeader()->setSortIndicator(
            section, state.endsWith('-') ? Qt::DescendingOrder : Qt::AscendingOrder);
    return true;
}

void TableView::restoreColumnState(const QByteArray &state)
{
    resetColumns();
    QHeaderView *header = horizontalHeader();
    if (state.isEmpty() || header->count() == 0 || restoreSortOnly(state))
        return;
    const int sections = header->count();
    m_arranging = true;
    const bool restored = header->restoreState(state) && header->count() == sections
        && header->hiddenSectionCount() < sections;
    m_arranging = false;
    m_defaults = false;
    if (!restored)
        resetColumns();
}

void TableView::fillColumnMenu(QMenu *menu)
{
    QHeaderView *header = horizontalHeader();
    for (int visual = 0; visual < header->count(); ++visual) {
        const int section = header->logicalIndex(visual);
        QAction *action = menu->addAction(model()->headerData(section, Qt::Horizontal).toString());
        action->setObjectName(u"column%1"_s.arg(section));
        action->setCheckable(true);
        action->setChecked(!header->isSectionHidden(section));
        action->setEnabled(section != 0);
        connect(action, &QAction::toggled, this, [this, section](bool shown) {
            horizontalHeader()->setSectionHidden(section, !shown);
            arranged();
        });
    }
    menu->addSeparator();
    QAction *reset = menu->addAction(tr("&Reset columns"));
    reset->setObjectName(u"resetColumns"_s);
    connect(reset, &QAction::triggered, this, &TableView::resetColumns);
}

void TableView::copySelection() const
{
    if (!selectionModel() || !selectionModel()->hasSelection())
        return;
    const QHeaderView *header = horizontalHeader();
    QVector<int> sections;
    for (int visual = 0; visual < header->count(); ++visual) {
        if (!header->isSectionHidden(header->logicalIndex(visual)))
            sections.append(header->logicalIndex(visual));
    }
    const auto line = [&sections](const auto &cell) {
        QStringList cells;
        for (const int section : sections)
            cells.append(cell(section).simplified());
        return cells.join(u'\t');
    };
    QModelIndexList rows = selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end());
    QStringList lines { line(
        [this](int section) { return model()->headerData(section, Qt::Horizontal).toString(); }) };
    for (const QModelIndex &row : std::as_const(rows))
        lines.append(
            line([&row](int section) { return row.siblingAtColumn(section).data().toString(); }));
    QApplication::clipboard()->setText(lines.join(u'\n') + u'\n');
}

void TableView::keyPressEvent(QKeyEvent *event)
{
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        && currentIndex().isValid()) {
        emit activatedByKey(currentIndex());
        return;
    }
    QTableView::keyPressEvent(event);
}

void TableView::mouseMoveEvent(QMouseEvent *event)
{
    setHoveredRow(rowAt(event->position().toPoint().y()));
    QTableView::mouseMoveEvent(event);
}

bool TableView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::Leave || event->type() == QEvent::Wheel)
        setHoveredRow(-1);
    return QTableView::viewportEvent(event);
}

void TableView::paintEvent(QPaintEvent *event)
{
    QTableView::paintEvent(event);
    const QModelIndex current = currentIndex();
    if (!hasFocus() || !current.isValid())
        return;
    const int top = rowViewportPosition(current.row());
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(accent(), 2));
    painter.drawRoundedRect(
        QRectF(1, top + 1, viewport()->width() - 2, rowHeight(current.row()) - 2), 3, 3);
}

bool TableView::event(QEvent *event)
{
    const bool handled = QTableView::event(event);
    if (event->type() == QEvent::ApplicationFontChange || event->type() == QEvent::FontChange)
        updateRowHeight();
    if (event->type() == QEvent::ApplicationFontChange || event->type() == QEvent::FontChange)
        fitColumns();
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        updateRow(currentIndex().row());
    return handled;
}

void TableView::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    fitColumns();
}

void TableView::setHoveredRow(int row)
{
    if (row == m_hoveredRow)
        return;
    updateRow(m_hoveredRow);
    m_hoveredRow = row;
    updateRow(m_hoveredRow);
}

void TableView::updateRow(int row)
{
    if (row >= 0)
        viewport()->update(0, rowViewportPosition(row), viewport()->width(), rowHeight(row));
}

void TableView::updateRowHeight()
{
    verticalHeader()->setDefaultSectionSize(
        qMax(renzhi::rowHeight, fontMetrics().height() + grid + grid / 2));
}

} // namespace renzhi
