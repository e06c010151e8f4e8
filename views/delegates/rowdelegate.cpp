// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/delegates/rowdelegate.h"

#include "models/items/itemroles.h"
#include "views/theme.h"
#include "views/widgets/tableview.h"
#include "views/wording.h"

#include <QHeaderView>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace renzhi {

namespace {

constexpr int CellPadding = grid;
constexpr int CellMarkSize = 2 * grid;

} // namespace

RowDelegate::RowDelegate(const TableView *view, QSet<int> pathColumns)
    : QStyledItemDelegate(const_cast<TableView *>(view)) // only the parent, for its life
    , m_view(view)
    , m_pathColumns(std::move(pathColumns))
{
}

QFont RowDelegate::fontOf(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return index.data(QuietRole).toBool() ? codeFont(option.font) : option.font;
}

QString RowDelegate::shownText(const QModelIndex &index, const QFont &font, int width) const
{
    const auto elide = m_pathColumns.contains(index.column()) ? Qt::ElideMiddle : Qt::ElideRight;
    return QFontMetrics(font).elidedText(index.data().toString().simplified(), elide, width);
}

void RowDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                        const QModelIndex &index) const
{
    const bool selected = option.state & QStyle::State_Selected;
    if (selected)
        painter->fillRect(option.rect, colour(Tone::Selected, option.palette));
    else if (index.row() == m_view->hoveredRow())
        painter->fillRect(option.rect, colour(Tone::Hover, option.palette));
    const QColor light = m_view->lightOf(index.row());
    const bool lit = light.alpha() > 0;
    if (lit)
        painter->fillRect(option.rect, light);
    if (selected && m_view->horizontalHeader()->visualIndex(index.column()) == 0)
        painter->fillRect(QRect(option.rect.topLeft(), QSize(3, option.rect.height())), accent());

    QRect area = option.rect.adjusted(CellPadding, 0, -CellPadding, 0);
    if (index.data(UnresolvedRole).toBool()) {
        const QRect mark(area.left(), area.center().y() - CellMarkSize / 2, CellMarkSize,
                         CellMarkSize);
        icon(u"lock", Tone::Warn).paint(painter, mark);
        area.setLeft(mark.right() + CellPadding / 2);
    }
    const bool quiet = index.data(QuietRole).toBool();
    const QFont font = fontOf(option, index);
    const QString text = shownText(index, font, area.width());
    const QVariant alignment = index.data(Qt::TextAlignmentRole);
    const int flags
        = (alignment.isValid() ? alignment.toInt() : int(Qt::AlignLeft | Qt::AlignVCenter))
        | int(Qt::AlignVCenter | Qt::TextSingleLine);
    painter->save();
    painter->setFont(font);
    painter->setPen(quiet && !selected && !lit ? colour(Tone::Quiet, option.palette)
                                               : option.palette.color(QPalette::Text));
    painter->drawText(area, flags, text);
    painter->restore();
}

QSize RowDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QFontMetrics metrics(fontOf(option, index));
    return { metrics.horizontalAdvance(index.data().toString()) + 2 * CellPadding,
             m_view->verticalHeader()->defaultSectionSize() };
}

bool RowDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view,
                            const QStyleOptionViewItem &option, const QModelIndex &index)
{
    if (event->type() != QEvent::ToolTip || !index.isValid())
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    const QVariant tip = index.data(Qt::ToolTipRole);
    QString text = tip.isValid() ? tip.toString() : index.data().toString();
    const int width = QFontMetrics(fontOf(option, index)).horizontalAdvance(text) + 2 * CellPadding;
    if (!tip.isValid() && width <= option.rect.width())
        text.clear(); // all of it is on screen
    // What a model gives for a tool tip is made for one already.
    QToolTip::showText(event->globalPos(), tip.isValid() ? text : wording::plainTip(text), view,
                       option.rect);
    return true;
}

} // namespace renzhi

#include "moc_rowdelegate.cpp"
