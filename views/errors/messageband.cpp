// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/errors/messageband.h"

#include <QPainter>
#include <QWidget>

namespace renzhi {

void paintMessageBand(QWidget &widget, Tone tone)
{
    const QColor band = colour(tone, widget.palette());
    QColor wash = band;
    wash.setAlphaF(isDark(widget.palette()) ? 0.16F : 0.08F);
    QPainter painter(&widget);
    painter.fillRect(widget.rect(), wash);
    const bool mirrored = widget.layoutDirection() == Qt::RightToLeft;
    painter.fillRect(mirrored ? widget.width() - messageBandWidth : 0, 0, messageBandWidth,
                     widget.height(), band);
}

} // namespace renzhi
