// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/widgets/profileband.h"

#include "views/desk.h"
#include "views/theme.h"
#include "views/wording.h"

#include <QPainter>

namespace renzhi {

using namespace Qt::StringLiterals;

ProfileBand::ProfileBand(Desk &desk, QWidget *parent) : QWidget(parent), m_desk(desk)
{
    setObjectName(u"profileBand"_s);
    setFixedWidth(grid);
    connect(&m_desk, &Desk::sessionChanged, this, &ProfileBand::showProfile);
    showProfile();
}

void ProfileBand::showProfile()
{
    const TenantProfile &profile = m_desk.session().profile;
    m_colour = QColor(profile.colour);
    setToolTip(wording::plainTip(profile.name));
    setVisible(m_colour.isValid());
    update();
}

void ProfileBand::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), m_colour);
}

} // namespace renzhi

#include "moc_profileband.cpp"
