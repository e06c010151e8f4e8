// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/widgets/iconlabel.h"

#include <QPainter>

namespace renzhi {

IconLabel::IconLabel(int size, QWidget *parent) : QWidget(parent), m_size(size)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void IconLabel::setIcon(QStringView name, Tone tone)
{
    m_name = name.toString();
    m_tone = tone;
    update();
}

QSize IconLabel::sizeHint() const
{
    return { m_size, m_size };
}

void IconLabel::paintEvent(QPaintEvent *)
{
    if (m_name.isEmpty())
        return;
    QPainter painter(this);
    icon(m_name, m_tone).paint(&painter, rect());
}

} // namespace renzhi

#include "moc_iconlabel.cpp"
