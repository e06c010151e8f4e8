// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/forms/formarea.h"

#include "views/theme.h"

#include <QEvent>
#include <QLayout>

#include <algorithm>

namespace renzhi {

namespace {

constexpr int MinHeight = 16 * grid;

} // namespace

FormArea::FormArea(QWidget *parent) : QScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
}

int FormArea::heightFor(int width) const
{
    if (widget() == nullptr || widget()->layout() == nullptr)
        return MinHeight;
    QLayout *layout = widget()->layout();
    return layout->hasHeightForWidth() ? layout->totalHeightForWidth(width)
                                       : layout->totalSizeHint().height();
}

QSize FormArea::sizeHint() const
{
    const int width = widget() == nullptr ? MinHeight : widget()->sizeHint().width();
    return { width, heightFor(std::max(width, this->width())) };
}

QSize FormArea::minimumSizeHint() const
{
    const int width = widget() == nullptr ? MinHeight : widget()->minimumSizeHint().width();
    return { width, MinHeight };
}

bool FormArea::eventFilter(QObject *watched, QEvent *event)
{
    const bool handled = QScrollArea::eventFilter(watched, event);
    if (watched == widget() && event->type() == QEvent::LayoutRequest)
        updateGeometry(); // whoever holds the form hears of it as its own LayoutRequest
    return handled;
}

} // namespace renzhi

#include "moc_formarea.cpp"
