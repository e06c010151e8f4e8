// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/widgets/filterfield.h"

#include "views/theme.h"

#include <QKeyEvent>

namespace renzhi {

FilterField::FilterField(QWidget *parent) : CommittedEdit(parent)
{
    // The text stands where that of the cells does, nearer to the frame than in other inputs.
    setTextMargins(-grid / 2, 0, -grid / 2, 0);
}

QSize FilterField::sizeHint() const
{
    return { 8 * grid, fontMetrics().height() + grid };
}

// A line ignores what it has no use for, as Up, and the table around it would choose somebody else.
void FilterField::keyPressEvent(QKeyEvent *event)
{
    CommittedEdit::keyPressEvent(event);
    event->accept();
}

void FilterField::focusInEvent(QFocusEvent *event)
{
    CommittedEdit::focusInEvent(event);
    emit entered();
}

} // namespace renzhi

#include "moc_filterfield.cpp"
