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

TableView::TableView(QWidget *parent)
    : QTableView(parent)
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
    connect(header, &QHeaderView::customContextMenuRequested, this, [this, header](const QPoint &at) {
        auto *menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        fillColumnMenu(menu);
        menu->popup(header->mapToGlobal(at));
    });
    connect(header, &QHeaderView::sectionResized, this, &TableView::columnsChanged);
    connect(header, &QHeaderView::sectionMoved, this, &TableView::columnsChanged);
    connect(header, &QHeaderView::sortIndicatorChanged, this, &TableView::columnsChanged);
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
    const int character = fontMetrics().averageCharWidth();
    for (int i = 0; i < m_columns.size(); ++i) {
        const Column &column = m_columns.at(i);
        header->moveSection(header->visualIndex(column.section), i);
        header->resizeSection(column.section, column.characters * character + 2 * grid);
        header->setSectionHidden(column.section, column.hidden);
    }
    header->setSortIndicator(m_sortColumn, Qt::AscendingOrder);
}

QByteArray TableView::columnState() const
{
    return horizontalHeader()->saveState();
}

void TableView::restoreColumnState(const QByteArray &state)
{
    resetColumns();
    QHeaderView *header = horizontalHeader();
    if (state.isEmpty() || header->count() == 0)
        return;
    const int sections = header->count();
    if (!header->restoreState(state) || header->count() != sections
        || header->hiddenSectionCount() == sections)
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
            emit columnsChanged();
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
    QStringList lines { line([this](int section) { return model()->headerData(section, Qt::Horizontal).toString(); }) };
    for (const QModelIndex &row : std::as_const(rows))
        lines.append(line([&row](int section) { return row.siblingAtColumn(section).data().toString(); }));
    QApplication::clipboard()->setText(lines.join(u'\n') + u'\n');
}

void TableView::keyPressEvent(QKeyEvent *event)
{
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && currentIndex().isValid()) {
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
    painter.drawRoundedRect(QRectF(1, top + 1, viewport()->width() - 2, rowHeight(current.row()) - 2), 3, 3);
}

bool TableView::event(QEvent *event)
{
    const bool handled = QTableView::event(event);
    if (event->type() == QEvent::ApplicationFontChange || event->type() == QEvent::FontChange)
        updateRowHeight();
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        updateRow(currentIndex().row());
    return handled;
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
    verticalHeader()->setDefaultSectionSize(qMax(renzhi::rowHeight, fontMetrics().height() + grid + grid / 2));
}

} // namespace renzhi
