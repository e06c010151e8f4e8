// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/widgets/profileband.h"

#include "views/desk.h"
#include "views/theme.h"
#include "views/wording.h"

#include <QEvent>
#include <QPainter>

namespace renzhi {

using namespace Qt::StringLiterals;

namespace {

constexpr QRgb ProductionColour = 0xffc0392b; // where the profile chose none
constexpr int BrightFrom = 150; // of qGray(): black is read better on it than white

QFont wordFont(QFont font)
{
    font.setBold(true);
    return font;
}

} // namespace

ProfileBand::ProfileBand(Desk &desk, QWidget *parent) : QWidget(parent), m_desk(desk)
{
    setObjectName(u"profileBand"_s);
    connect(&m_desk, &Desk::sessionChanged, this, &ProfileBand::showProfile);
    showProfile();
}

void ProfileBand::showProfile()
{
    const TenantProfile &profile = m_desk.session().profile;
    m_colour = QColor(profile.colour);
    m_word = profile.production ? tr("Production") : QString();
    if (profile.production && !m_colour.isValid())
        m_colour = QColor(ProductionColour);
    setFixedWidth(m_word.isEmpty() ? grid : QFontMetrics(wordFont(font())).height() + grid / 2);
    setToolTip(wording::plainTip(m_word.isEmpty() ? profile.name
                                                  : tr("Production: %1").arg(profile.name)));
    setAccessibleName(m_word);
    setVisible(m_colour.isValid());
    update();
}

void ProfileBand::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange)
        showProfile();
}

// Upwards, as on the spine of a book; the word comes again where there is room, for half of the
// window may be covered.
void ProfileBand::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_colour);
    if (m_word.isEmpty())
        return;
    painter.setFont(wordFont(font()));
    painter.setPen(qGray(m_colour.rgb()) >= BrightFrom ? Qt::black : Qt::white);
    const int step = 3 * painter.fontMetrics().horizontalAdvance(m_word) + 4 * grid;
    painter.translate(0, height());
    painter.rotate(-90);
    for (int at = 2 * grid; at < height(); at += step)
        painter.drawText(QRect(at, 0, step, width()), Qt::AlignVCenter | Qt::AlignLeft, m_word);
}

} // namespace renzhi

#include "moc_profileband.cpp"
