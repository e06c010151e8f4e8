// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/widgets/keyinput.h"

#include <QKeyEvent>

namespace renzhi {

namespace {

bool isModifier(int key)
{
    switch (key) {
    case Qt::Key_Shift:
    case Qt::Key_Control:
    case Qt::Key_Meta:
    case Qt::Key_Alt:
    case Qt::Key_AltGr:
    case Qt::Key_CapsLock:
    case Qt::Key_NumLock:
    case Qt::Key_unknown:
        return true;
    default:
        return false;
    }
}

// Shift belongs to "Ctrl+Shift+R", but not to the "?" it makes of another key.
QKeySequence sequenceOf(const QKeyEvent &event)
{
    Qt::KeyboardModifiers modifiers
        = event.modifiers() & ~Qt::KeyboardModifiers(Qt::KeypadModifier);
    const int key = event.key();
    const bool isSymbol
        = key > Qt::Key_Space && key < 0x01000000 && !QChar::isLetterOrNumber(char32_t(key));
    if (isSymbol)
        modifiers &= ~Qt::KeyboardModifiers(Qt::ShiftModifier);
    return QKeySequence(QKeyCombination(modifiers, Qt::Key(key)));
}

} // namespace

KeyInput::KeyInput(QWidget *parent) : QLineEdit(parent)
{
    setReadOnly(true);
    setAttribute(Qt::WA_InputMethodEnabled, false);
}

void KeyInput::setKeys(const QKeySequence &keys)
{
    m_keys = keys;
    setText(keys.toString(QKeySequence::NativeText));
}

bool KeyInput::event(QEvent *event)
{
    // Before any action of the window sees the key.
    if (event->type() == QEvent::ShortcutOverride) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        event->setAccepted(key != Qt::Key_Escape && key != Qt::Key_Tab && key != Qt::Key_Backtab);
        return true;
    }
    return QLineEdit::event(event);
}

void KeyInput::keyPressEvent(QKeyEvent *event)
{
    if (isModifier(event->key()))
        return;
    if (event->key() == Qt::Key_Escape) {
        event->ignore();
        return;
    }
    emit keysPressed(sequenceOf(*event));
}

// "Copy" and "Select all" mean nothing here.
void KeyInput::contextMenuEvent(QContextMenuEvent *) { }

} // namespace renzhi

#include "moc_keyinput.cpp"
