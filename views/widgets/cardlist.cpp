// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/widgets/cardlist.h"

#include "models/items/itemroles.h"
#include "views/theme.h"
#include "views/wording.h"

#include <QScrollBar>

namespace renzhi {

CardList::CardList(QWidget *parent) : QListView(parent)
{
    setModel(&m_model);
    setFrameShape(QFrame::NoFrame);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setContextMenuPolicy(Qt::CustomContextMenu);
    setSpacing(2);
    setMinimumHeight(5 * grid);
    connect(this, &QListView::activated, this,
            [this](const QModelIndex &index) { emit opened(index.data(IdRole).toString()); });
    connect(this, &QListView::customContextMenuRequested, this, [this](const QPoint &at) {
        const QModelIndex index = indexAt(at);
        if (index.isValid())
            emit menuRequested(index.data(IdRole).toString(), viewport()->mapToGlobal(at));
    });
}

void CardList::setRows(QStringView iconName, const QVector<Row> &rows)
{
    const QVector<Row> wanted = rows.first(qMin(rows.size(), MostRows));
    setVisible(!wanted.isEmpty());
    setMaximumHeight(int(wanted.size()) * (rowHeight + grid) + grid);
    if (wanted == m_rows)
        return;
    m_rows = wanted;
    const QString current = currentIndex().data(IdRole).toString();
    const int place = verticalScrollBar()->value();
    fill(iconName);
    const QModelIndexList found
        = m_model.match(m_model.index(0, 0), IdRole, current, 1, Qt::MatchExactly);
    if (current.isEmpty() || found.isEmpty())
        return;
    setCurrentIndex(found.constFirst());
    verticalScrollBar()->setValue(place);
}

void CardList::fill(QStringView iconName)
{
    m_model.clear();
    for (const Row &row : std::as_const(m_rows)) {
        auto *item = new QStandardItem(icon(iconName, Tone::Quiet), row.text);
        item->setData(row.id, IdRole);
        item->setToolTip(wording::plainTip(row.text + u'\n' + row.more));
        item->setData(row.more, Qt::AccessibleDescriptionRole);
        item->setSizeHint({ 0, rowHeight });
        m_model.appendRow(item);
    }
}

} // namespace renzhi

#include "moc_cardlist.cpp"
