// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/widgets/tableview.h"

#include "models/core/spreadsheetcell.h"
#include "views/theme.h"
#include "views/widgets/filterrow.h"
#include "views/widgets/tableheader.h"

#include <QApplication>
#include <QClipboard>
#include <QHoverEvent>
#include <QItemSelection>
#include <QKeyEvent>
#include <QMenu>
#include <QMimeData>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <vector>

namespace renzhi {

using namespace Qt::StringLiterals;

namespace {

constexpr int CompactHeight = 3 * grid;

// By the ranges, as all below: a list has millions of rows, and an index of each takes seconds. A
// range has whole rows, or the first column would be in several.
qint64 heightOf(const QItemSelection &selection)
{
    qint64 rows = 0;
    for (const QItemSelectionRange &range : selection)
        rows += range.left() == 0 ? range.height() : 0;
    return rows;
}

std::vector<int> sortedRowsOf(const QItemSelection &selection)
{
    std::vector<int> rows;
    for (const QItemSelectionRange &range : selection) {
        for (int row = range.top(); range.left() == 0 && row <= range.bottom(); ++row)
            rows.push_back(row);
    }
    std::sort(rows.begin(), rows.end());
    return rows;
}

QItemSelection firstCellOf(const QItemSelection &selection)
{
    QItemSelection cell;
    if (!selection.isEmpty())
        cell.append(QItemSelectionRange(selection.constFirst().topLeft()));
    return cell;
}

} // namespace

TableView::TableView(QWidget *parent) : QTableView(parent), m_header(new TableHeader(this))
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
    setHorizontalHeader(m_header);
    QHeaderView *header = m_header;
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
    FilterRow *filters = &m_header->filters();
    connect(filters, &FilterRow::filtered, this, &TableView::applyFilters);
    connect(filters, &FilterRow::entered, this, &TableView::showSection);
    connect(filters, &FilterRow::tableRequested, this, [this] {
        emit rowsRequested();
        if ((focusPolicy() & Qt::TabFocus) != 0) // not covered
            setFocus(Qt::OtherFocusReason);
    });
    connect(filters, &FilterRow::closeRequested, this, [this] {
        setFiltersShown(false);
        emit filtersClosed();
    });
    connect(horizontalScrollBar(), &QScrollBar::valueChanged, filters, &FilterRow::place);
    m_glow.setObjectName(u"rowGlow"_s);
    connect(&m_glow, &QVariantAnimation::valueChanged, this, [this] { updateRow(m_lit.row()); });
    updateRowHeight();
}

FilterRow &TableView::filterRow() const
{
    return m_header->filters();
}

void TableView::setFiltersShown(bool shown)
{
    if (shown == areFiltersShown())
        return;
    if (!shown && filterRow().isAncestorOf(QApplication::focusWidget()))
        setFocus(Qt::OtherFocusReason);
    m_header->setFiltersShown(shown);
    applyFilters();
    emit columnsChanged();
}

bool TableView::areFiltersShown() const
{
    return !m_header->filters().isHidden();
}

void TableView::setFilterTexts(const QHash<int, QString> &texts)
{
    m_header->filters().setTexts(texts);
    applyFilters();
}

void TableView::applyFilters()
{
    const QHash<int, QString> texts
        = areFiltersShown() ? m_header->filters().texts() : QHash<int, QString>();
    if (texts == m_filters)
        return;
    m_filters = texts;
    m_header->setFiltered(QSet<int>(texts.keyBegin(), texts.keyEnd()));
    emit filtersChanged();
}

// Scrolls sideways until the section and its field are seen.
void TableView::showSection(int section)
{
    const int left = m_header->sectionViewportPosition(section);
    const int right = left + m_header->sectionSize(section) - viewport()->width();
    QScrollBar *bar = horizontalScrollBar();
    if (right > 0)
        bar->setValue(bar->value() + qMin(right, left));
    else if (left < 0)
        bar->setValue(bar->value() + left);
}

void TableView::setCover(QWidget *cover)
{
    m_cover = cover;
    m_cover->setParent(this);
    updateGeometries();
}

void TableView::setCovered(bool covered)
{
    m_cover->setVisible(covered);
    // Never NoFocus: the table would lose its place in the order of Tab.
    setFocusPolicy(covered ? Qt::ClickFocus : Qt::StrongFocus);
}

void TableView::updateGeometries()
{
    QTableView::updateGeometries();
    if (m_cover)
        m_cover->setGeometry(viewport()->geometry());
}

void TableView::setDensity(Density density)
{
    m_density = density;
    updateRowHeight();
}

void TableView::glow(const QModelIndex &index)
{
    m_lit = index;
    m_glow.light();
}

QColor TableView::lightOf(int row) const
{
    return row == m_lit.row() && m_lit.model() == model() ? m_glow.colour()
                                                          : QColor(Qt::transparent);
}

void TableView::copySelection()
{
    if (!selectionModel() || !selectionModel()->hasSelection())
        return;
    const QItemSelection selection = selectionModel()->selection();
    if (const qint64 rows = heightOf(selection); rows > MostCopied) {
        emit copyEnded(rows);
        return;
    }
    const QHeaderView *header = horizontalHeader();
    QVector<int> sections;
    for (int visual = 0; visual < header->count(); ++visual) {
        if (!header->isSectionHidden(header->logicalIndex(visual)))
            sections.append(header->logicalIndex(visual));
    }
    const auto line = [&sections](const auto &cell) {
        QStringList cells;
        for (const int section : sections)
            cells.append(guardedForCell(cell(section).simplified()));
        return cells.join(u'\t');
    };
    QStringList lines { line(
        [this](int section) { return model()->headerData(section, Qt::Horizontal).toString(); }) };
    for (const int row : sortedRowsOf(selection))
        lines.append(line(
            [this, row](int section) { return model()->index(row, section).data().toString(); }));
    QApplication::clipboard()->setText(lines.join(u'\n') + u'\n');
    emit copyEnded(0);
}

// The base makes an index of every cell, to tell a screen reader of the first.
void TableView::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QTableView::selectionChanged(firstCellOf(selected), firstCellOf(deselected));
    if (isVisible())
        viewport()->update(
            visualRegionForSelection(selected).united(visualRegionForSelection(deselected)));
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
    if (event->type() == QEvent::LanguageChange)
        describe();
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
    const int text = fontMetrics().height();
    verticalHeader()->setMinimumSectionSize(qMin(text, CompactHeight));
    verticalHeader()->setDefaultSectionSize(m_density == Density::Compact
                                                ? qMax(CompactHeight, text + grid / 2)
                                                : qMax(renzhi::rowHeight, text + grid + grid / 2));
}

} // namespace renzhi

#include "moc_tableview.cpp"
