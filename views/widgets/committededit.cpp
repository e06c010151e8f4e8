// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/widgets/committededit.h"

#include <QFocusEvent>
#include <QInputMethodEvent>

namespace renzhi {

CommittedEdit::CommittedEdit(QWidget *parent) : QLineEdit(parent)
{
    connect(this, &QLineEdit::textChanged, this, &CommittedEdit::announce);
}

void CommittedEdit::setCommitted(const QString &text)
{
    m_committed = text;
    setText(text);
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
