// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/delegates/organizationdelegate.h"

#include "models/items/itemroles.h"
#include "views/theme.h"
#include "views/wording.h"

#include <QPainter>

namespace renzhi {

void OrganizationDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const
{
    // The tree has painted the background of the whole row already, branches included.
    QRect area = option.rect.adjusted(grid / 2, 0, -grid, 0);
    painter->save();
    const int count = index.data(CountRole).toInt();
    if (count >= 0) {
        const QString number = wording::number(count);
        painter->setFont(option.font);
        painter->setPen(colour(Tone::Quiet, option.palette));
        painter->drawText(area, int(Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine),
                          number);
        area.setRight(area.right() - QFontMetrics(option.font).horizontalAdvance(number) - grid);
    }
    painter->setPen(option.palette.color(QPalette::Text));
    painter->setFont(option.font);
    const QString name
        = QFontMetrics(option.font)
              .elidedText(index.data().toString().simplified(), Qt::ElideRight, area.width());
    painter->drawText(area, int(Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine), name);
    painter->restore();
}

QSize OrganizationDelegate::sizeHint(const QStyleOptionViewItem &option,
                                     const QModelIndex &index) const
{
    const QSize size = QStyledItemDelegate::sizeHint(option, index);
    return { size.width() + 6 * grid,
             qMax(rowHeight - grid / 2, option.fontMetrics.height() + grid) };
}

} // namespace renzhi

#include "moc_organizationdelegate.cpp"
