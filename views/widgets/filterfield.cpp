// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/widgets/filterfield.h"

#include "views/theme.h"

#include <QKeyEvent>

namespace renzhi {

FilterField::FilterField(QWidget *parent) : CommittedEdit(parent)
{
    setTextMargins(grid / 4, 0, 0, 0); // the text stands where that of the cells does
}

QSize FilterField::sizeHint() const
{
    return { 8 * grid, fontMetrics().height() + grid };
}

void FilterField::keyPressEvent(QKeyEvent *event)
{
    if (isComposing())
        return keepKey(event);
    switch (event->key()) {
    case Qt::Key_Escape:
        if (text().isEmpty())
            emit closeRequested();
        else
            clear();
        return;
    case Qt::Key_Down:
    case Qt::Key_PageDown:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        emit tableRequested();
        return;
    default:
        keepKey(event);
    }
}

// A line ignores what it has no use for, as Up and Return, and the field stands inside the table,
// which would choose or open somebody else.
void FilterField::keepKey(QKeyEvent *event)
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
