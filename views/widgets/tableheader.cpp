// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/widgets/tableheader.h"

#include "views/theme.h"
#include "views/widgets/filterrow.h"
#include "views/wording.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScopedValueRollback>
#include <QStyleOption>
#include <QToolTip>

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

TableHeader::Marks TableHeader::marksOf(int section) const
{
    Marks marks;
    marks.number = numberOf(section);
    if (!marks.number.isEmpty())
        marks.numberWidth = QFontMetrics(codeFont(font())).horizontalAdvance(marks.number) + Gap;
    marks.filterWidth = m_filtered.contains(section) ? MarkSize + Gap : 0;
    const auto key = std::find_if(m_keys.cbegin(), m_keys.cend(), [section](const ColumnSort &one) {
        return one.column == section;
    });
    if (key != m_keys.cend())
        marks.arrow = key->order;
    return marks;
}

QString TableHeader::nameOf(int section) const
{
    return model()->headerData(section, orientation()).toString();
}

QString TableHeader::shownName(int section, const Marks &marks) const
{
    const int taken = marks.width() + grid + (marks.arrow ? ArrowSpace : grid);
    return fontMetrics().elidedText(nameOf(section), Qt::ElideRight, sectionSize(section) - taken);
}

void TableHeader::paintSection(QPainter *painter, const QRect &rect, int section) const
{
    QStyleOptionHeaderV2 option;
    initStyleOption(&option);
    initStyleOptionForIndex(&option, section);
    option.rect = rect;
    // Everything but the marks at the right is the style's, on what they leave of the section.
    style()->drawControl(QStyle::CE_HeaderSection, &option, painter, this);

    const Marks marks = marksOf(section);
    option.sortIndicator = !marks.arrow      ? QStyleOptionHeader::None
        : *marks.arrow == Qt::AscendingOrder ? QStyleOptionHeader::SortDown
                                             : QStyleOptionHeader::SortUp;
    option.position = QStyleOptionHeader::End; // the line to the next section is drawn already
    option.rect.adjust(0, 0, -marks.width(), 0);
    option.text = shownName(section, marks);
    style()->drawControl(QStyle::CE_Header, &option, painter, this);

    painter->save();
    painter->setFont(codeFont(font()));
    painter->setPen(colour(Tone::Quiet, palette()));
    const QRect right(option.rect.right() + 1, rect.top(), rect.right() - option.rect.right(),
                      rect.height());
    painter->drawText(right.adjusted(-Gap / 2, 0, 0, 0), int(Qt::AlignLeft | Qt::AlignVCenter),
                      marks.number);
    painter->restore();
    if (marks.filterWidth > 0)
        icon(u"filter", Tone::Accent)
            .paint(painter,
                   QRect(rect.right() - marks.filterWidth + 1, rect.center().y() - MarkSize / 2 + 1,
                         MarkSize, MarkSize));
}

bool TableHeader::viewportEvent(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QHeaderView::viewportEvent(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const int section = logicalIndexAt(help->pos());
    const QString name = section < 0 ? QString() : nameOf(section);
    const bool isWhole = section < 0 || shownName(section, marksOf(section)) == name;
    QToolTip::showText(help->globalPos(), isWhole ? QString() : wording::plainTip(name), this);
    return true;
}

void TableHeader::mouseReleaseEvent(QMouseEvent *event)
{
    const QScopedValueRollback<bool> adding(m_adding, event->modifiers() & Qt::ShiftModifier);
    QHeaderView::mouseReleaseEvent(event);
}

} // namespace renzhi

#include "moc_tableheader.cpp"
