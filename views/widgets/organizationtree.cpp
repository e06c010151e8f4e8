// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/widgets/organizationtree.h"

#include "views/delegates/organizationdelegate.h"
#include "views/theme.h"

#include <QHeaderView>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

namespace renzhi {

OrganizationTree::OrganizationTree(QWidget *parent) : QTreeView(parent)
{
    setHeaderHidden(true);
    setFrameShape(NoFrame);
    setUniformRowHeights(true);
    setIndentation(2 * grid);
    setEditTriggers(NoEditTriggers);
    setSelectionMode(SingleSelection);
    setVerticalScrollMode(ScrollPerPixel);
    setMouseTracking(true);
    setContextMenuPolicy(Qt::CustomContextMenu);
    setItemDelegate(new OrganizationDelegate(this));
    // One column as wide as the pane: long names are elided, the counts stay in sight.
    header()->setStretchLastSection(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
}

void OrganizationTree::drawRow(QPainter *painter, const QStyleOptionViewItem &option,
                               const QModelIndex &index) const
{
    const QRect row(0, option.rect.top(), viewport()->width(), option.rect.height());
    const bool selected = selectionModel() && selectionModel()->isSelected(index);
    if (selected) {
        painter->fillRect(row, colour(Tone::Selected));
        painter->fillRect(QRect(row.topLeft(), QSize(3, row.height())), accent());
    } else if (index == m_hovered) {
        painter->fillRect(row, colour(Tone::Hover));
    }
    // Without the states the base class would paint its own backgrounds over ours.
    QStyleOptionViewItem plain = option;
    plain.state &= ~(QStyle::State_Selected | QStyle::State_MouseOver | QStyle::State_HasFocus);
    plain.showDecorationSelected = false;
    const QRect rect = visualRect(index);
    plain.rect = QRect(rect.left(), row.top(), viewport()->width() - rect.left(), row.height());
    drawBranches(painter, QRect(0, row.top(), rect.left(), row.height()), index);
    itemDelegate()->paint(painter, plain, index);
    if (hasFocus() && index == currentIndex()) {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(accent(), 2));
        painter->drawRoundedRect(QRectF(row).adjusted(1, 1, -1, -1), 3, 3);
        painter->restore();
    }
}

// Only the arrow of the row itself; no lines between the levels.
void OrganizationTree::drawBranches(QPainter *painter, const QRect &rect,
                                    const QModelIndex &index) const
{
    if (!model()->hasChildren(index))
        return;
    constexpr int Size = 14;
    const QRect cell(rect.right() - indentation(), rect.top(), indentation(), rect.height());
    const QRect arrow(cell.center().x() - Size / 2 + 1, cell.center().y() - Size / 2 + 1, Size,
                      Size);
    icon(isExpanded(index) ? u"chevron-down" : u"chevron", Tone::Quiet).paint(painter, arrow);
}

void OrganizationTree::mouseMoveEvent(QMouseEvent *event)
{
    setHovered(indexAt(event->position().toPoint()));
    QTreeView::mouseMoveEvent(event);
}

bool OrganizationTree::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::Leave || event->type() == QEvent::Wheel)
        setHovered({});
    if (event->type() == QEvent::ToolTip && m_toolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const QModelIndex index = indexAt(help->pos());
        QToolTip::showText(help->globalPos(), index.isValid() ? m_toolTip(index) : QString(),
                           viewport(), visualRect(index));
        return true;
    }
    return QTreeView::viewportEvent(event);
}

bool OrganizationTree::event(QEvent *event)
{
    const bool handled = QTreeView::event(event);
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        viewport()->update();
    return handled;
}

void OrganizationTree::setHovered(const QModelIndex &index)
{
    if (index == m_hovered)
        return;
    m_hovered = index;
    viewport()->update();
}

} // namespace renzhi

#include "moc_organizationtree.cpp"
