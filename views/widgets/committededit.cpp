// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/widgets/committededit.h"

#include <QFocusEvent>
#include <QInputMethodEvent>
#include <QKeyEvent>

namespace renzhi {

CommittedEdit::CommittedEdit(QWidget *parent) : QLineEdit(parent)
{
    connect(this, &QLineEdit::textChanged, this, &CommittedEdit::announce);
}

void CommittedEdit::setCommitted(const QString &text)
{
    m_committed = text;
    if (text != this->text()) // or what can be undone, and what is marked, would be lost
        setText(text);
}

void CommittedEdit::keyPressEvent(QKeyEvent *event)
{
    if (m_composing) {
        QLineEdit::keyPressEvent(event);
        return;
    }
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
        emit listRequested();
        return;
    default:
        QLineEdit::keyPressEvent(event);
    }
}

void CommittedEdit::inputMethodEvent(QInputMethodEvent *event)
{
    // A composition that replaces selected text changes text() before anything was decided.
    m_composing = !event->preeditString().isEmpty();
    QLineEdit::inputMethodEvent(event);
    announce();
}

void CommittedEdit::focusOutEvent(QFocusEvent *event)
{
    QLineEdit::focusOutEvent(event);
    m_composing = false; // the input method commits or drops its text when the focus leaves
    announce();
}

void CommittedEdit::announce()
{
    if (m_composing || text() == m_committed)
        return;
    m_committed = text();
    emit textCommitted(m_committed);
}

} // namespace renzhi

#include "moc_committededit.cpp"
