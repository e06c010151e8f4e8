// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/style.h"

#include "views/theme.h"

#include <QAbstractItemView>
#include <QPainter>
#include <QStyleOption>
#include <QTableView>

namespace renzhi {

using namespace Qt::StringLiterals;

namespace {

constexpr qreal Radius = 4.0;
constexpr int ArrowSize = 14;
constexpr int LineEditIndent = grid - 2; // a line edit adds two pixels of its own

void frame(QPainter *painter, const QRect &rect, const QColor &fill, const QColor &line,
           qreal width = 1.0)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(line, width));
    painter->setBrush(fill);
    const qreal half = width / 2;
    painter->drawRoundedRect(QRectF(rect).adjusted(half, half, -half, -half), Radius, Radius);
    painter->restore();
}

QColor mixed(const QColor &a, const QColor &b, qreal share)
{
    const auto part = [share](int x, int y) { return qRound(x * (1 - share) + y * share); };
    return QColor(part(a.red(), b.red()), part(a.green(), b.green()), part(a.blue(), b.blue()));
}

// Filled with the accent colour, so that a ring of that colour would not be seen on it.
bool isFilled(const QStyleOptionButton &button)
{
    return (button.features & QStyleOptionButton::DefaultButton)
        && (button.state & QStyle::State_Enabled);
}

void drawButton(const QStyleOption *option, QPainter *painter)
{
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    if (button && (button->features & QStyleOptionButton::Flat)
        && !(option->state
             & (QStyle::State_MouseOver | QStyle::State_Sunken | QStyle::State_HasFocus)))
        return;
    const bool enabled = option->state & QStyle::State_Enabled;
    const bool isDefault = button && isFilled(*button);
    QColor fill = option->palette.color(isDefault ? QPalette::Highlight : QPalette::Button);
    QColor line = isDefault ? fill : colour(Tone::Line, option->palette);
    const QColor ink = option->palette.color(QPalette::WindowText);
    if (!enabled)
        fill = option->palette.color(QPalette::Window);
    else if (option->state & (QStyle::State_Sunken | QStyle::State_On))
        fill = mixed(fill, ink, 0.16);
    else if (option->state & QStyle::State_MouseOver)
        fill = mixed(fill, ink, 0.07);
    if (enabled && !isDefault)
        line = mixed(line, ink, 0.15);
    frame(painter, option->rect, fill, line);
}

void drawToolButton(const QStyleOption *option, QPainter *painter)
{
    if (!(option->state & QStyle::State_Enabled))
        return;
    if (option->state & (QStyle::State_Sunken | QStyle::State_On))
        frame(painter, option->rect, colour(Tone::Selected, option->palette),
              colour(Tone::Selected, option->palette));
    else if (option->state & QStyle::State_MouseOver)
        frame(painter, option->rect,
              mixed(colour(Tone::Hover, option->palette),
                    option->palette.color(QPalette::WindowText), 0.05),
              Qt::transparent);
}

void drawLineEdit(const QStyleOption *option, QPainter *painter)
{
    const auto *panel = qstyleoption_cast<const QStyleOptionFrame *>(option);
    const bool focus = option->state & QStyle::State_HasFocus;
    const QColor line = focus ? accent() : colour(Tone::Edge, option->palette);
    if (panel && panel->lineWidth == 0) {
        painter->fillRect(option->rect, option->palette.brush(QPalette::Base));
        return;
    }
    frame(painter, option->rect, option->palette.color(QPalette::Base), line, focus ? 2.0 : 1.0);
}

// Slim, without arrows: the wheel, the keys and the handle do what they did.
void drawScrollBar(const QStyleOptionSlider &bar, QPainter *painter, const QRect &handle)
{
    painter->fillRect(bar.rect, bar.palette.color(QPalette::Base));
    if (bar.minimum == bar.maximum)
        return;
    const bool lit = bar.state & (QStyle::State_MouseOver | QStyle::State_Sunken);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(mixed(colour(Tone::Line, bar.palette),
                            bar.palette.color(QPalette::WindowText), lit ? 0.45 : 0.2));
    painter->drawRoundedRect(QRectF(handle).adjusted(2, 2, -2, -2), 4, 4);
    painter->restore();
}

QRect scrollBarPart(const QStyleOptionSlider &bar, QStyle::SubControl part)
{
    const bool flat = bar.orientation == Qt::Horizontal;
    const int length = flat ? bar.rect.width() : bar.rect.height();
    const int breadth = flat ? bar.rect.height() : bar.rect.width();
    const qint64 range = qint64(bar.maximum) - bar.minimum;
    int handle = length;
    if (range > 0)
        handle = qMax(4 * grid, int(qint64(length) * bar.pageStep / (range + bar.pageStep)));
    handle = qMin(handle, length);
    const int start = QStyle::sliderPositionFromValue(bar.minimum, bar.maximum, bar.sliderPosition,
                                                      length - handle, bar.upsideDown);
    const auto piece = [&](int from, int size) {
        return flat ? QRect(from, 0, size, breadth) : QRect(0, from, breadth, size);
    };
    QRect result;
    if (part == QStyle::SC_ScrollBarSlider)
        result = piece(start, handle);
    else if (part == QStyle::SC_ScrollBarGroove)
        result = piece(0, length);
    else if (part == QStyle::SC_ScrollBarSubPage)
        result = piece(0, start);
    else if (part == QStyle::SC_ScrollBarAddPage)
        result = piece(start + handle, length - start - handle);
    return QStyle::visualRect(bar.direction, bar.rect, result);
}

void drawHeaderSection(const QStyleOptionHeader &header, QPainter *painter)
{
    const QPalette &palette = header.palette;
    painter->fillRect(header.rect, palette.color(QPalette::Base));
    if (header.state & QStyle::State_MouseOver && header.state & QStyle::State_Enabled)
        painter->fillRect(header.rect, colour(Tone::Hover, palette));
    painter->setPen(colour(Tone::Line, palette));
    painter->drawLine(header.rect.bottomLeft(), header.rect.bottomRight());
    if (header.position != QStyleOptionHeader::End
        && header.position != QStyleOptionHeader::OnlyOneSection)
        painter->drawLine(header.rect.topRight() + QPoint(0, grid),
                          header.rect.bottomRight() - QPoint(0, grid));
}

void drawHeaderArrow(const QStyleOptionHeader &header, QPainter *painter)
{
    if (header.sortIndicator == QStyleOptionHeader::None)
        return;
    const QRect cell = header.rect;
    const QRect place(cell.right() - ArrowSize - grid / 2, cell.center().y() - ArrowSize / 2 + 1,
                      ArrowSize, ArrowSize);
    // SortUp is Qt's word for the arrow that ascending order gets; it is drawn pointing up.
    icon(header.sortIndicator == QStyleOptionHeader::SortDown ? u"chevron-up" : u"chevron-down",
         Tone::Quiet)
        .paint(painter, QStyle::visualRect(header.direction, cell, place));
}

// Of a check box or a radio button. Fusion draws its edge darker than the window, which cannot be
// seen in the dark.
struct ChoiceColours
{
    explicit ChoiceColours(const QStyleOption &option)
    {
        const QPalette &palette = option.palette;
        const bool enabled = option.state & QStyle::State_Enabled;
        isOn = option.state & QStyle::State_On;
        edge = colour(enabled ? Tone::Edge : Tone::Line, palette);
        fill = palette.color(enabled ? QPalette::Base : QPalette::Window);
        mark = edge;
        if (enabled && isOn) {
            edge = fill = palette.color(QPalette::Highlight);
            mark = palette.color(QPalette::HighlightedText);
        }
    }

    bool isOn = false;
    QColor edge, fill, mark;
};

void drawCheckBox(const QStyleOption *option, QPainter *painter)
{
    const ChoiceColours colours(*option);
    frame(painter, option->rect, colours.fill, colours.edge);
    if (!colours.isOn)
        return;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(colours.mark, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const QRectF box(option->rect);
    const auto at = [&box](qreal x, qreal y) {
        return box.topLeft() + QPointF(box.width() * x, box.height() * y);
    };
    painter->drawPolyline(QPolygonF { at(0.25, 0.52), at(0.43, 0.7), at(0.76, 0.32) });
    painter->restore();
}

void drawRadioButton(const QStyleOption *option, QPainter *painter)
{
    const ChoiceColours colours(*option);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    constexpr qreal width = 1.5; // a curve of one pixel fades
    painter->setPen(QPen(colours.edge, width));
    painter->setBrush(colours.fill);
    const QRectF circle
        = QRectF(option->rect).adjusted(width / 2, width / 2, -width / 2, -width / 2);
    painter->drawEllipse(circle);
    if (colours.isOn) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(colours.mark);
        painter->drawEllipse(circle.center(), circle.width() / 4, circle.height() / 4);
    }
    painter->restore();
}

} // namespace

Style::Style() : QProxyStyle(u"Fusion"_s) { }

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                          const QWidget *widget) const
{
    switch (element) {
    case PE_PanelButtonCommand:
        return drawButton(option, painter);
    case PE_PanelButtonTool:
        return drawToolButton(option, painter);
    case PE_PanelLineEdit:
        return drawLineEdit(option, painter);
    case PE_IndicatorCheckBox:
        return drawCheckBox(option, painter);
    case PE_IndicatorRadioButton:
        return drawRadioButton(option, painter);
    case PE_FrameFocusRect:
        // Only for who works by keyboard, like Fusion itself; a clicked button needs no ring.
        if (option->state & State_KeyboardFocusChange
            || qobject_cast<const QAbstractItemView *>(widget))
            frame(painter, option->rect, Qt::transparent, accent(), 2.0);
        return;
    case PE_FrameTabWidget:
    case PE_FrameGroupBox:
        frame(painter, option->rect, Qt::transparent, colour(Tone::Line, option->palette));
        return;
    case PE_PanelStatusBar:
        painter->setPen(colour(Tone::Line, option->palette));
        painter->drawLine(option->rect.topLeft(), option->rect.topRight());
        return;
    case PE_FrameStatusBarItem:
    case PE_PanelToolBar:
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void Style::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                        const QWidget *widget) const
{
    switch (element) {
    case CE_Header: // section, label, and the arrow in the middle of the height
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option)) {
            drawHeaderSection(*header, painter);
            QStyleOptionHeader label = *header;
            const bool sorted = header->sortIndicator != QStyleOptionHeader::None;
            label.rect = header->rect.adjusted(grid, 0, sorted ? -ArrowSize - grid / 2 : -grid, 0);
            drawControl(CE_HeaderLabel, &label, painter, widget);
            drawHeaderArrow(*header, painter);
            return;
        }
        break;
    case CE_HeaderSection:
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option))
            return drawHeaderSection(*header, painter);
        break;
    case CE_HeaderEmptyArea:
        painter->fillRect(option->rect, option->palette.color(QPalette::Base));
        painter->setPen(colour(Tone::Line, option->palette));
        painter->drawLine(option->rect.bottomLeft(), option->rect.bottomRight());
        return;
    case CE_ToolBar: // nothing but the line to what is below
        painter->setPen(colour(Tone::Line, option->palette));
        painter->drawLine(option->rect.bottomLeft(), option->rect.bottomRight());
        return;
    case CE_MenuBarEmptyArea:
        painter->fillRect(option->rect, option->palette.color(QPalette::Window));
        return;
    case CE_Splitter: // a hairline; the grip area around it is wider
        painter->save();
        painter->setPen(colour(Tone::Line, option->palette));
        if (option->state & State_Horizontal)
            painter->drawLine(option->rect.center().x(), option->rect.top(),
                              option->rect.center().x(), option->rect.bottom());
        else
            painter->drawLine(option->rect.left(), option->rect.center().y(), option->rect.right(),
                              option->rect.center().y());
        painter->restore();
        return;
    case CE_PushButton: // Fusion draws the ring with the panel, which is ours
        QProxyStyle::drawControl(element, option, painter, widget);
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option); button
            && (button->state & State_HasFocus) && (button->state & State_KeyboardFocusChange)) {
            if (isFilled(*button)) // inside, in the colour of the text
                frame(painter, button->rect.adjusted(2, 2, -2, -2), Qt::transparent,
                      button->palette.color(QPalette::HighlightedText), 2.0);
            else
                frame(painter, button->rect, Qt::transparent, accent(), 2.0);
        }
        return;
    case CE_PushButtonLabel:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
            button && isFilled(*button)) {
            QStyleOptionButton onAccent = *button;
            onAccent.palette.setColor(QPalette::ButtonText,
                                      option->palette.color(QPalette::HighlightedText));
            return QProxyStyle::drawControl(element, &onAccent, painter, widget);
        }
        break;
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                               QPainter *painter, const QWidget *widget) const
{
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (control == CC_ScrollBar && bar)
        drawScrollBar(*bar, painter, scrollBarPart(*bar, SC_ScrollBarSlider));
    else
        QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QRect Style::subElementRect(SubElement element, const QStyleOption *option,
                            const QWidget *widget) const
{
    const QRect rect = QProxyStyle::subElementRect(element, option, widget);
    const auto *panel = element == SE_LineEditContents
        ? qstyleoption_cast<const QStyleOptionFrame *>(option)
        : nullptr;
    // Without a frame it is a part of another input; an icon inside keeps the distance by itself.
    const bool indented = panel && panel->lineWidth > 0 && (!widget || widget->actions().isEmpty());
    return indented ? rect.adjusted(LineEditIndent, 0, -LineEditIndent, 0) : rect;
}

QRect Style::subControlRect(ComplexControl control, const QStyleOptionComplex *option,
                            SubControl part, const QWidget *widget) const
{
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
    return control == CC_ScrollBar && bar
        ? scrollBarPart(*bar, part)
        : QProxyStyle::subControlRect(control, option, part, widget);
}

QIcon Style::standardIcon(StandardPixmap which, const QStyleOption *option,
                          const QWidget *widget) const
{
    if (which == SP_LineEditClearButton)
        return icon(u"close", Tone::Quiet);
    return QProxyStyle::standardIcon(which, option, widget);
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_SplitterWidth:
        return 5;
    case PM_ScrollBarExtent:
        return grid + grid / 2;
    case PM_ScrollBarSliderMin:
        return 4 * grid;
    case PM_HeaderMargin:
        return grid;
    case PM_FocusFrameHMargin:
        // The texts of a table stand below those of its header. Qt adds one pixel to it.
        if (qobject_cast<const QTableView *>(widget))
            return grid - 1;
        return QProxyStyle::pixelMetric(metric, option, widget);
    case PM_ToolBarItemSpacing:
        return grid / 2;
    case PM_ToolBarItemMargin:
    case PM_ToolBarFrameWidth:
        return grid / 4;
    case PM_SmallIconSize:
        return 18;
    case PM_ToolBarIconSize:
        return 20;
    case PM_LayoutLeftMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutBottomMargin:
        return grid + grid / 2;
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return grid;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int Style::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                     QStyleHintReturn *returnData) const
{
    if (hint == SH_UnderlineShortcut)
        return 1; // who works by keyboard should see where the keys are
    return QProxyStyle::styleHint(hint, option, widget, returnData);
}

QSize Style::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                              const QWidget *widget) const
{
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    if (type == CT_PushButton || type == CT_ComboBox)
        result.setHeight(qMax(result.height(), rowHeight - 2));
    if (type == CT_PushButton)
        result.rwidth() += grid;
    if (type == CT_HeaderSection)
        result.setHeight(qMax(result.height(), rowHeight - 2));
    if (type == CT_LineEdit)
        result.setHeight(qMax(result.height(), rowHeight - 2));
    if (type == CT_MenuItem) {
        const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
        if (item && item->menuItemType != QStyleOptionMenuItem::Separator)
            result.setHeight(qMax(result.height(), rowHeight - 4));
    }
    return result;
}

} // namespace renzhi

#include "moc_style.cpp"
