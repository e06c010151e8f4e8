// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/widgets/glow.h"

#include "views/theme.h"

#include <QStyle>
#include <QWidget>

namespace renzhi {

namespace {

constexpr int GlowMs = 1400;
constexpr double Brightest = 0.3; // more is too much for text on a dark selected row

} // namespace

Glow::Glow(QWidget *widget) : QVariantAnimation(widget), m_widget(widget)
{
    setDuration(GlowMs);
    setStartValue(1.0);
    setEndValue(0.0);
}

void Glow::light()
{
    stop(); // that of a record saved just before
    if (m_widget->style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, m_widget) > 0)
        start();
}

QColor Glow::colour() const
{
    return isLit() ? shade(m_widget->palette(), currentValue().toDouble())
                   : QColor(Qt::transparent);
}

QColor Glow::shade(const QPalette &palette, double share)
{
    QColor light = renzhi::colour(Tone::Good, palette);
    light.setAlphaF(float(Brightest * share));
    return light;
}

} // namespace renzhi

#include "moc_glow.cpp"
