// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/widgets/searchbox.h"

#include "views/theme.h"

#include <QAction>
#include <QFocusEvent>
#include <QInputMethodEvent>
#include <QKeyEvent>

namespace renzhi {

SearchBox::SearchBox(QWidget *parent) : QLineEdit(parent)
{
    addAction(icon(u"search", Tone::Quiet), QLineEdit::LeadingPosition);
    setClearButtonEnabled(true);
    connect(this, &QLineEdit::textChanged, this, &SearchBox::announce);
}

void SearchBox::setSearched(const QString &text)
{
    m_announced = text;
    setText(text);
}

void SearchBox::inputMethodEvent(QInputMethodEvent *event)
{
    // A composition that replaces selected text changes text() before anything was decided.
    m_composing = !event->preeditString().isEmpty();
    QLineEdit::inputMethodEvent(event);
    announce();
}

void SearchBox::keyPressEvent(QKeyEvent *event)
{
    if (m_composing) {
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

void SearchBox::focusOutEvent(QFocusEvent *event)
{
    QLineEdit::focusOutEvent(event);
    m_composing = false; // the input method commits or drops its text when the focus leaves
    announce();
}

void SearchBox::announce()
{
    if (m_composing || text() == m_announced)
        return;
    m_announced = text();
    emit searched(m_announced);
}

} // namespace renzhi
