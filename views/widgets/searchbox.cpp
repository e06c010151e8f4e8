// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/widgets/searchbox.h"

#include "views/theme.h"

#include <QAction>
#include <QKeyEvent>

namespace renzhi {

SearchBox::SearchBox(QWidget *parent) : CommittedEdit(parent)
{
    addAction(icon(u"search", Tone::Quiet), QLineEdit::LeadingPosition);
    setClearButtonEnabled(true);
    connect(this, &CommittedEdit::textCommitted, this, &SearchBox::searched);
}

void SearchBox::keyPressEvent(QKeyEvent *event)
{
    if (isComposing()) {
        QLineEdit::keyPressEvent(event);
        return;
    }
    switch (event->key()) {
    case Qt::Key_Escape:
        if (text().isEmpty())
            emit listRequested();
        else
            clear();
        return;
    case Qt::Key_Down:
    case Qt::Key_PageDown:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        emit listRequested();
        return;
    default:
        QLineEdit::keyPressEvent(event);
    }
}

} // namespace renzhi
