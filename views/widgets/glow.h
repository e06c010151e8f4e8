// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QColor>
#include <QPalette>
#include <QVariantAnimation>

class QWidget;

namespace renzhi {

// The light on a record that was just saved: it comes once and goes out by itself, and does not
// come when the desktop wants no motion. Whoever shows the record paints the colour over its
// background, again whenever valueChanged tells that it is another.
class Glow final : public QVariantAnimation
{
    Q_OBJECT
public:
    // `widget`: where the light is, whose style knows what the desktop wants. Owns the glow.
    explicit Glow(QWidget *widget);

    void light();
    [[nodiscard]] bool isLit() const { return state() == Running; }
    // Transparent while there is no light.
    [[nodiscard]] QColor colour() const;
    // The light at a share of its brightness, 0 to 1. The palette's text keeps 4.5:1 on it; the
    // text tones do not, so they give way to it for as long as it lasts.
    [[nodiscard]] static QColor shade(const QPalette &palette, double share);

private:
    QWidget *m_widget;
};

} // namespace renzhi
