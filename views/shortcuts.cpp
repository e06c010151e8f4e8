// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/shortcuts.h"

#include "views/actions.h"

#include <QAction>

#include <algorithm>
#include <utility>

namespace renzhi {

using namespace Qt::StringLiterals;

namespace {

bool isFunctionKey(int key)
{
    return key >= Qt::Key_F1 && key <= Qt::Key_F35;
}

// Keys every input and list has a use for of its own.
bool isForEditing(int key)
{
    switch (key) {
    case Qt::Key_Escape:
    case Qt::Key_Tab:
    case Qt::Key_Backtab:
    case Qt::Key_Backspace:
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Home:
    case Qt::Key_End:
    case Qt::Key_Left:
    case Qt::Key_Up:
    case Qt::Key_Right:
    case Qt::Key_Down:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
    case Qt::Key_Menu:
        return true;
    default:
        return false;
    }
}

bool isUsable(const QKeySequence &keys)
{
    if (keys.count() != 1)
        return false;
    const int key = keys[0].key();
    if (key == 0 || key == Qt::Key_unknown)
        return false;
    const Qt::KeyboardModifiers modifiers = keys[0].keyboardModifiers();
    if (modifiers & (Qt::ControlModifier | Qt::MetaModifier))
        return key != Qt::Key_Return && key != Qt::Key_Enter
            && key != Qt::Key_Tab; // forms save with it; tabs turn
    if (isFunctionKey(key) || key == Qt::Key_Delete || key == Qt::Key_Insert)
        return key != Qt::Key_F10; // the menu bar's
    const bool types = key < 0x01000000; // a character
    if (modifiers & Qt::AltModifier)
        return !types && key != Qt::Key_Tab && key != Qt::Key_Escape // letters open menus
            && key != Qt::Key_Up && key != Qt::Key_Down; // they reorder, and open lists
    return !types && !isForEditing(key);
}

} // namespace

Shortcuts::Shortcuts(const Actions &actions, QObject *parent)
    : QObject(parent), m_source(actions), m_actions(actions.all())
{
    for (const QAction *action : std::as_const(m_actions))
        m_own.insert(action, action->shortcuts());
}

QString Shortcuts::name(const QAction *action) const
{
    return m_source.generalName(action);
}

bool Shortcuts::isOffered(const QAction *action) const
{
    return m_source.isOfferedSomewhere(action);
}

Shortcuts::Changes Shortcuts::changes() const
{
    Changes result;
    for (const QAction *action : m_actions) {
        if (isChanged(action))
            result.insert(action->objectName(),
                          action->shortcut().toString(QKeySequence::PortableText));
    }
    return result;
}

void Shortcuts::restore(const Changes &changes)
{
    // First all that give a key up, so that two may have exchanged theirs.
    QList<QPair<QAction *, QKeySequence>> wanted;
    for (QAction *action : std::as_const(m_actions)) {
        const auto found = changes.constFind(action->objectName());
        if (found == changes.cend())
            continue;
        action->setShortcuts(QList<QKeySequence>());
        wanted.append({ action, QKeySequence(*found, QKeySequence::PortableText) });
    }
    for (const auto &[action, keys] : std::as_const(wanted)) {
        if (!keys.isEmpty() && obstacle(action, keys).isEmpty())
            action->setShortcut(keys);
        else if (!keys.isEmpty())
            action->setShortcuts(freeKeysOf(action));
    }
    emit changed();
}

const QAction *Shortcuts::holderOf(const QKeySequence &keys) const
{
    const auto found
        = std::find_if(m_actions.cbegin(), m_actions.cend(),
                       [&](const QAction *action) { return action->shortcuts().contains(keys); });
    return found == m_actions.cend() ? nullptr : *found;
}

QList<QKeySequence> Shortcuts::freeKeysOf(const QAction *action) const
{
    QList<QKeySequence> keys = m_own.value(action);
    keys.removeIf([&](const QKeySequence &key) {
        const QAction *holder = holderOf(key);
        return holder != nullptr && holder != action;
    });
    return keys;
}

QString Shortcuts::obstacle(const QAction *action, const QKeySequence &keys) const
{
    if (keys.isEmpty())
        return {};
    if (!isUsable(keys))
        return tr("%1 is needed for typing, moving or menus. Use Ctrl with another key, or a "
                  "function key.")
            .arg(keys.toString(QKeySequence::NativeText));
    const QAction *holder = holderOf(keys);
    return holder == nullptr || holder == action
        ? QString()
        : tr("%1 belongs to “%2”. Give that another key first.")
              .arg(keys.toString(QKeySequence::NativeText), name(holder));
}

void Shortcuts::set(QAction *action, const QKeySequence &keys)
{
    Q_ASSERT(obstacle(action, keys).isEmpty());
    const QList<QKeySequence> own = m_own.value(action);
    if (!own.isEmpty() && own.constFirst() == keys)
        action->setShortcuts(freeKeysOf(action)); // with the others a desktop may have for it
    else if (keys.isEmpty())
        action->setShortcuts(QList<QKeySequence>());
    else
        action->setShortcut(keys);
    emit changed();
}

bool Shortcuts::isChanged(const QAction *action) const
{
    return action->shortcuts() != m_own.value(action);
}

void Shortcuts::reset()
{
    for (QAction *action : std::as_const(m_actions))
        action->setShortcuts(m_own.value(action));
    emit changed();
}

QString Shortcuts::text(const QAction *action)
{
    QStringList keys;
    const QList<QKeySequence> all = action->shortcuts();
    for (const QKeySequence &key : all)
        keys.append(key.toString(QKeySequence::NativeText));
    return keys.join(u"  "_s);
}

} // namespace renzhi

#include "moc_shortcuts.cpp"
