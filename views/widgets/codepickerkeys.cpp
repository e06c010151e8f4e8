// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The code picker under the keyboard and an input method.

#include "views/widgets/codepicker.h"
#include "views/widgets/codepickerpopup.h"

#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QLineEdit>
#include <QTimer>

namespace renzhi {

namespace {

constexpr int PageRows = 8;

} // namespace

bool CodePicker::pickCurrent()
{
    const int row = m_popup->currentRow();
    if (row >= 0)
        choose(m_model->choiceAt(row));
    return true;
}

bool CodePicker::editKey(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (m_composing) // the keys belong to the input method; Enter must not reach the form's button
        return enter || event->key() == Qt::Key_Escape;
    const bool open = isListOpen();
    const bool alt = event->modifiers().testFlag(Qt::AltModifier);
    switch (event->key()) {
    case Qt::Key_F4:
        open ? closePopup() : showList(true);
        return true;
    case Qt::Key_Down:
        if (open && !alt)
            m_popup->moveCurrent(1);
        else if (!open)
            showList(!isInvalid());
        return true;
    case Qt::Key_Up:
        if (alt)
            showTree();
        else if (open)
            m_popup->moveCurrent(-1);
        return alt || open;
    case Qt::Key_PageDown:
    case Qt::Key_PageUp:
        if (open)
            m_popup->moveCurrent(event->key() == Qt::Key_PageDown ? PageRows : -PageRows);
        return open;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return open && !event->modifiers().testFlag(Qt::ControlModifier) && pickCurrent();
    case Qt::Key_Escape:
        if (!open && !isInvalid())
            return false; // the form's
        restore();
        return true;
    default:
        return false;
    }
}

bool CodePicker::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_edit)
        return QWidget::eventFilter(watched, event);
    switch (event->type()) {
    case QEvent::InputMethod:
        m_composing = !static_cast<QInputMethodEvent *>(event)->preeditString().isEmpty();
        break;
    case QEvent::KeyPress:
        if (editKey(static_cast<QKeyEvent *>(event)))
            return true;
        break;
    case QEvent::FocusIn:
        if (static_cast<QFocusEvent *>(event)->reason() == Qt::MouseFocusReason)
            QTimer::singleShot(0, m_edit,
                               &QLineEdit::selectAll); // after the click has set its cursor
        break;
    case QEvent::FocusOut: {
        const Qt::FocusReason reason = static_cast<QFocusEvent *>(event)->reason();
        const bool toTree = m_popup != nullptr && m_popup->isTreeOpen();
        if (reason != Qt::ActiveWindowFocusReason && !toTree) {
            m_composing = false;
            commit();
        }
        break;
    }
    default:
        break;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace renzhi
