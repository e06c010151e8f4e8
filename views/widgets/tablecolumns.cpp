// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The columns of a TableView: which are shown, how wide, sorted by which, and what is kept of it.

#include "views/theme.h"
#include "views/widgets/filterrow.h"
#include "views/widgets/tableheader.h"
#include "views/widgets/tableview.h"

#include <QMenu>

#include <algorithm>

namespace renzhi {

using namespace Qt::StringLiterals;

namespace {

constexpr char SortEnd = ';'; // of the keys in a state; the header's own follows

QByteArray textOf(const ColumnSorts &keys)
{
    QByteArray text;
    for (const ColumnSort &key : keys)
        text += QByteArray::number(key.column) + (key.order == Qt::AscendingOrder ? '+' : '-');
    return text;
}

// Empty when it is no such text.
ColumnSorts keysOf(const QByteArray &text)
{
    ColumnSorts keys;
    qsizetype start = 0;
    for (qsizetype at = 0; at < text.size(); ++at) {
        if (text.at(at) != '+' && text.at(at) != '-')
            continue;
        bool isNumber = false;
        const int column = text.mid(start, at - start).toInt(&isNumber);
        if (!isNumber)
            return {};
        keys.append({ column, text.at(at) == '+' ? Qt::AscendingOrder : Qt::DescendingOrder });
        start = at + 1;
    }
    return keys;
}

} // namespace

void TableView::setDefaultColumns(const QVector<Column> &columns, int sortColumn)
{
    m_columns = columns;
    m_sortColumn = sortColumn;
    m_header->setSectionsClickable(canSort());
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
    setOrder(defaultSort(), m_rankable);
    m_arranging = false;
    m_defaults = true;
    fitColumns();
    showColumns();
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
    showColumns();
}

// Filters of hidden columns do not count, and the header tells nobody that a column was hidden.
void TableView::showColumns()
{
    m_header->filters().place();
    applyFilters();
    emit columnsChanged();
}

ColumnSorts TableView::defaultSort() const
{
    return canSort() ? ColumnSorts { { m_sortColumn, Qt::AscendingOrder } } : ColumnSorts();
}

// The header has turned its arrow already.
void TableView::sorted(int section, Qt::SortOrder order)
{
    if (m_settingSort)
        return;
    if (!canSort())
        showOrder();
    else if (m_header->isAdding())
        sortAlsoBy(section);
    else
        setOrder({ { section, order } }, false);
}

void TableView::sortBy(int section)
{
    if (!canSort())
        return;
    const ColumnSort first = decidingKeys().value(0, { -1 });
    const bool turned = first.column == section && first.order == Qt::AscendingOrder;
    setOrder({ { section, turned ? Qt::DescendingOrder : Qt::AscendingOrder } }, false);
}

void TableView::sortAlsoBy(int section)
{
    if (!canSort())
        return;
    ColumnSorts keys = decidingKeys();
    const auto known = std::find_if(keys.cbegin(), keys.cend(), [section](const ColumnSort &key) {
        return key.column == section;
    });
    const qsizetype at = std::distance(keys.cbegin(), known);
    if (at == keys.size()) {
        if (keys.size() == MostSortKeys)
            keys.removeLast();
        keys.append({ section, Qt::AscendingOrder });
    } else if (keys.at(at).order == Qt::AscendingOrder) {
        keys[at].order = Qt::DescendingOrder;
    } else if (keys.size() > 1) {
        keys.removeAt(at);
    } else {
        keys[at].order = Qt::AscendingOrder;
    }
    setOrder(keys, false);
}

// The columns go on fitting the view: another order of the rows arranges no column.
void TableView::setOrder(const ColumnSorts &keys, bool ranked)
{
    const bool isAnother = keys != m_sortKeys || ranked != m_ranked;
    m_sortKeys = keys;
    m_ranked = ranked;
    showOrder(); // in any case: the header may have turned its arrow by itself
    if (!isAnother)
        return;
    emit sortChanged();
    if (!m_arranging)
        emit columnsChanged();
}

// Whoever sets it asks for the rows anyway, so that sortChanged would be once too often.
void TableView::setRankable(bool rankable)
{
    if (rankable == m_rankable)
        return;
    m_rankable = rankable;
    m_ranked = rankable && m_sortKeys == defaultSort();
    showOrder();
}

ColumnSorts TableView::decidingKeys() const
{
    return m_ranked ? ColumnSorts() : m_sortKeys;
}

void TableView::showOrder()
{
    const ColumnSorts keys = decidingKeys();
    const ColumnSort first = keys.value(0, { -1 });
    m_settingSort = true;
    // Without a section there, the next click on any of them sorts ascending.
    m_header->setSortIndicator(first.column, first.order);
    m_settingSort = false;
    m_header->setSortKeys(keys);
    describe();
}

QByteArray TableView::columnState() const
{
    const bool inDefaultOrder = m_sortKeys == defaultSort() && m_ranked == m_rankable;
    if (m_defaults && inDefaultOrder)
        return {};
    // Ranked rows name no key: with the default one in the state they were sorted by it on purpose.
    return textOf(decidingKeys()) + SortEnd + (m_defaults ? QByteArray() : m_header->saveState());
}

void TableView::restoreColumnState(const QByteArray &state)
{
    resetColumns();
    const qsizetype end = state.indexOf(SortEnd);
    const int sections = m_header->count();
    if (end < 0 || sections == 0)
        return;
    const ColumnSorts keys = keysOf(state.first(end));
    const bool known
        = canSort() && std::all_of(keys.cbegin(), keys.cend(), [sections](const ColumnSort &key) {
              return key.column >= 0 && key.column < sections;
          });
    if (end + 1 < state.size()) {
        m_arranging = m_settingSort = true;
        const bool restored = m_header->restoreState(state.mid(end + 1))
            && m_header->count() == sections && m_header->hiddenSectionCount() < sections;
        m_arranging = m_settingSort = false;
        m_defaults = false;
        if (!restored)
            return resetColumns();
    }
    m_arranging = true;
    if (known && !keys.isEmpty())
        setOrder(keys.first(qMin(keys.size(), MostSortKeys)), false);
    else
        setOrder(defaultSort(), m_rankable);
    m_arranging = false;
    showColumns();
}

void TableView::fillColumnMenu(QMenu *menu)
{
    for (int visual = 0; visual < m_header->count(); ++visual) {
        const int section = m_header->logicalIndex(visual);
        QAction *action = menu->addAction(model()->headerData(section, Qt::Horizontal).toString());
        action->setObjectName(u"column%1"_s.arg(section));
        action->setCheckable(true);
        action->setChecked(!m_header->isSectionHidden(section));
        action->setEnabled(section != 0);
        connect(action, &QAction::toggled, this, [this, section](bool shown) {
            m_header->setSectionHidden(section, !shown);
            arranged();
        });
    }
    menu->addSeparator();
    if (!m_sortKeys.isEmpty()) {
        QMenu *first = menu->addMenu(tr("&Sort by"));
        first->setObjectName(u"sortBy"_s);
        fillSortMenu(first, false);
        QMenu *further = menu->addMenu(tr("Sort &also by"));
        further->setObjectName(u"sortAlsoBy"_s);
        fillSortMenu(further, true);
        menu->addSeparator();
    }
    QAction *reset = menu->addAction(tr("&Reset columns"));
    reset->setObjectName(u"resetColumns"_s);
    connect(reset, &QAction::triggered, this, &TableView::resetColumns);
}

// The way of who has no mouse: each column once, those that sort already with their place.
void TableView::fillSortMenu(QMenu *menu, bool further)
{
    const ColumnSort first = decidingKeys().value(0, { -1 });
    for (int visual = 0; visual < m_header->count(); ++visual) {
        const int section = m_header->logicalIndex(visual);
        if (further && section == first.column)
            continue;
        const QString name = model()->headerData(section, Qt::Horizontal).toString();
        QAction *action = menu->addAction(keyText(section, name));
        action->setObjectName(u"sort%1"_s.arg(section));
        action->setCheckable(true);
        action->setChecked(action->text() != name);
        connect(action, &QAction::triggered, this,
                [this, section, further] { further ? sortAlsoBy(section) : sortBy(section); });
    }
}

// "Name, ascending" when it sorts, else its name.
QString TableView::keyText(int section, const QString &name) const
{
    const ColumnSorts keys = decidingKeys();
    for (const ColumnSort &key : keys) {
        if (key.column == section)
            return key.order == Qt::AscendingOrder ? tr("%1, ascending", "column").arg(name)
                                                   : tr("%1, descending", "column").arg(name);
    }
    return name;
}

// For who cannot see the arrows.
void TableView::describe()
{
    if (m_ranked)
        return setAccessibleDescription(tr("Best matches first"));
    QStringList keys;
    for (const ColumnSort &key : std::as_const(m_sortKeys)) {
        if (model())
            keys.append(
                keyText(key.column, model()->headerData(key.column, Qt::Horizontal).toString()));
    }
    setAccessibleDescription(keys.isEmpty() ? QString()
                                            : tr("Sorted by %1").arg(keys.join(tr("; then "))));
}

} // namespace renzhi
