// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/widgets/tableheader.h"

#include "views/theme.h"
#include "views/widgets/filterrow.h"

#include <QMouseEvent>
#include <QPainter>
#include <QScopedValueRollback>
#include <QStyleOption>

#include <algorithm>

namespace renzhi {

namespace {

constexpr int MarkSize = 14;
constexpr int Gap = grid / 2;
constexpr int ArrowSpace = MarkSize + Gap; // what the style takes for the arrow

} // namespace

TableHeader::TableHeader(QWidget *parent)
    : QHeaderView(Qt::Horizontal, parent), m_filters(new FilterRow(this))
{
    setSectionsMovable(true);
    setStretchLastSection(true);
    setHighlightSections(false);
    setSortIndicatorShown(true);
    setSectionsClickable(true);
    setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    setContextMenuPolicy(Qt::CustomContextMenu);
    setMinimumSectionSize(5 * grid);
    setTextElideMode(Qt::ElideNone); // here, where the marks are known
    m_filters->hide();
}

void TableHeader::setSortKeys(const ColumnSorts &keys)
{
    m_keys = keys;
    viewport()->update();
}

void TableHeader::setFiltered(const QSet<int> &sections)
{
    m_filtered = sections;
    viewport()->update();
}

void TableHeader::setFiltersShown(bool shown)
{
    m_filters->setVisible(shown);
    updateGeometries();
    emit geometriesChanged(); // the table gives the header its height
}

void TableHeader::setModel(QAbstractItemModel *model)
{
    QHeaderView::setModel(model);
    m_filters->setModel(model);
}

int TableHeader::filtersHeight() const
{
    return m_filters->isHidden() ? 0 : m_filters->sizeHint().height();
}

QSize TableHeader::sizeHint() const
{
    const QSize sections = QHeaderView::sizeHint();
    return { sections.width(), sections.height() + filtersHeight() };
}

void TableHeader::updateGeometries()
{
    setViewportMargins(0, 0, 0, filtersHeight());
    QHeaderView::updateGeometries();
    m_filters->setGeometry(0, height() - filtersHeight(), width(), filtersHeight());
}

QString TableHeader::numberOf(int section) const
{
    if (m_keys.size() < 2)
        return {};
    for (qsizetype i = 0; i < m_keys.size(); ++i) {
        if (m_keys.at(i).column == section)
            return QString::number(i + 1);
    }
    return {};
}

void TableHeader::paintSection(QPainter *painter, const QRect &rect, int section) const
{
    QStyleOptionHeaderV2 option;
    initStyleOption(&option);
    initStyleOptionForIndex(&option, section);
    option.rect = rect;
    // Everything but the marks at the right is the style's, on what they leave of the section.
    style()->drawControl(QStyle::CE_HeaderSection, &option, painter, this);

    const QFont numberFont = codeFont(font());
    const QString number = numberOf(section);
    const int numberWidth
        = number.isEmpty() ? 0 : QFontMetrics(numberFont).horizontalAdvance(number) + Gap;
    const int filterWidth = m_filtered.contains(section) ? MarkSize + Gap : 0;
    const auto key = std::find_if(m_keys.cbegin(), m_keys.cend(), [section](const ColumnSort &one) {
        return one.column == section;
    });
    option.sortIndicator = key == m_keys.cend() ? QStyleOptionHeader::None
        : key->order == Qt::AscendingOrder      ? QStyleOptionHeader::SortDown
                                                : QStyleOptionHeader::SortUp;
    option.position = QStyleOptionHeader::End; // the line to the next section is drawn already
    option.rect.adjust(0, 0, -qMax(1, numberWidth + filterWidth), 0);
    const int taken = grid + (option.sortIndicator == QStyleOptionHeader::None ? grid : ArrowSpace);
    option.text
        = option.fontMetrics.elidedText(option.text, Qt::ElideRight, option.rect.width() - taken);
    style()->drawControl(QStyle::CE_Header, &option, painter, this);

    painter->save();
    painter->setFont(numberFont);
    painter->setPen(colour(Tone::Quiet, palette()));
    const QRect right(option.rect.right() + 1, rect.top(), rect.right() - option.rect.right(),
                      rect.height());
    painter->drawText(right.adjusted(-Gap / 2, 0, 0, 0), int(Qt::AlignLeft | Qt::AlignVCenter),
                      number);
    painter->restore();
    if (filterWidth > 0)
        icon(u"filter", Tone::Accent)
            .paint(painter,
                   QRect(rect.right() - filterWidth + 1, rect.center().y() - MarkSize / 2 + 1,
                         MarkSize, MarkSize));
}

void TableHeader::mouseReleaseEvent(QMouseEvent *event)
{
    const QScopedValueRollback<bool> adding(m_adding, event->modifiers() & Qt::ShiftModifier);
    QHeaderView::mouseReleaseEvent(event);
}

} // namespace renzhi

#include "moc_tableheader.cpp"
