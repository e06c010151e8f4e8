// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/widgets/navigationrail.h"

#include "models/directory/outbox.h"
#include "views/actions.h"
#include "views/theme.h"
#include "views/wording.h"

#include <QAction>
#include <QEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QStyleOptionToolButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace renzhi {

using namespace Qt::StringLiterals;

namespace {

// Of both languages. What stands beside the rail keeps its place when the language changes.
constexpr auto WidestPageName = "Positions"_L1;

} // namespace

// Icon over text, an accent bar when its page is open, and a small number when something waits.
class RailButton final : public QToolButton
{
public:
    RailButton(QAction *action, const QString &name, QWidget *parent) : QToolButton(parent)
    {
        setObjectName(name);
        setDefaultAction(action);
        setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
        setIconSize({ 3 * grid, 3 * grid });
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        setFocusPolicy(Qt::TabFocus);
        setAutoRaise(true);
    }

    void setBadge(int count)
    {
        m_badge = count;
        update();
    }

    QSize sizeHint() const override
    {
        const int words = fontMetrics().horizontalAdvance(QString(WidestPageName));
        return { qMax(words + 2 * grid, 9 * grid),
                 qMax(QToolButton::sizeHint().height() + grid, 7 * grid) };
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const bool on = isChecked();
        if (on || underMouse()) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(colour(on ? Tone::Selected : Tone::Hover));
            painter.drawRoundedRect(QRectF(rect()).adjusted(4, 2, -4, -2), 6, 6);
        }
        if (on) {
            painter.setBrush(accent());
            painter.setPen(Qt::NoPen);
            painter.drawRoundedRect(QRectF(0, 2 * grid, 3, height() - 4 * grid), 1.5, 1.5);
        }
        const int textHeight = fontMetrics().height();
        const int top = (height() - iconSize().height() - textHeight - 2) / 2;
        const QRect mark((width() - iconSize().width()) / 2, top, iconSize().width(),
                         iconSize().height());
        icon().paint(&painter, mark);
        painter.setPen(palette().color(QPalette::WindowText));
        const QString label
            = fontMetrics().elidedText(defaultAction()->iconText(), Qt::ElideRight, width() - 4);
        painter.drawText(QRect(0, mark.bottom() + 3, width(), textHeight), Qt::AlignCenter, label);
        if (m_badge > 0)
            drawBadge(painter, mark);
        if (hasFocus()) {
            painter.setPen(QPen(accent(), 2));
            painter.setBrush(Qt::NoBrush);
            painter.drawRoundedRect(QRectF(rect()).adjusted(3, 1, -3, -1), 6, 6);
        }
    }

private:
    void drawBadge(QPainter &painter, const QRect &mark) const
    {
        const QString number = m_badge > 99 ? u"99+"_s : QString::number(m_badge);
        QFont small = font();
        small.setPointSizeF(small.pointSizeF() * 0.8);
        small.setWeight(QFont::DemiBold);
        painter.setFont(small);
        const int high = 2 * grid;
        const int wide = qMax(high, QFontMetrics(small).horizontalAdvance(number) + grid);
        const QRect pill(mark.right() - grid / 2, mark.top() - grid / 2, wide, high);
        painter.setPen(Qt::NoPen);
        painter.setBrush(palette().color(QPalette::Highlight));
        painter.drawRoundedRect(pill, high / 2.0, high / 2.0);
        painter.setPen(palette().color(QPalette::HighlightedText));
        painter.drawText(pill, Qt::AlignCenter, number);
    }

    int m_badge = 0;
};

NavigationRail::NavigationRail(Desk &desk, const Actions &actions, QWidget *parent)
    : QFrame(parent), m_desk(desk)
{
    setObjectName(u"navigationRail"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(grid / 2, grid, grid / 2, grid);
    layout->setSpacing(grid / 2);
    layout->addWidget(new RailButton(actions.of(Command::GoPeople), u"railPeople"_s, this));
    layout->addWidget(new RailButton(actions.of(Command::GoPositions), u"railPositions"_s, this));
    layout->addWidget(new RailButton(actions.of(Command::GoJobs), u"railJobs"_s, this));
    layout->addWidget(new RailButton(actions.of(Command::GoTitles), u"railTitles"_s, this));
    m_outbox = new RailButton(actions.of(Command::GoOutbox), u"railOutbox"_s, this);
    layout->addWidget(m_outbox);
    layout->addWidget(new RailButton(actions.of(Command::GoChanges), u"railChanges"_s, this));
    layout->addStretch();
    connect(&m_desk, &Desk::sessionChanged, this, &NavigationRail::setSession);
    retranslate();
}

void NavigationRail::setSession()
{
    if (auto *outbox = m_desk.session().outbox)
        connect(outbox, &Outbox::changed, this, &NavigationRail::showOutboxCount);
    showOutboxCount();
}

void NavigationRail::showOutboxCount()
{
    const auto *outbox = m_desk.session().outbox;
    m_count = outbox ? int(outbox->entries().size()) : 0;
    m_outbox->setBadge(m_count);
    retranslate();
}

void NavigationRail::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void NavigationRail::retranslate()
{
    setAccessibleName(tr("Pages"));
    m_outbox->setAccessibleName(tr("Outbox, %n waiting", nullptr, m_count));
    updateGeometry();
}

void NavigationRail::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), colour(Tone::Band));
    painter.setPen(colour(Tone::Line));
    painter.drawLine(rect().topRight(), rect().bottomRight());
}

void NavigationRail::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Down)
        focusNextChild();
    else if (event->key() == Qt::Key_Up)
        focusPreviousChild();
    else
        QFrame::keyPressEvent(event);
}

} // namespace renzhi

#include "moc_navigationrail.cpp"
