// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QWidget>

class QAbstractItemView;
class QImage;
class QModelIndex;

// The hands and eyes of the tour: finds widgets by objectName in the visible windows and gives them
// the mouse and key events a person would. Knows nothing of what the program is about.
namespace renzhi::hands {

// The visible widget of this name in any visible window, or nullptr.
[[nodiscard]] QWidget *find(const QString &name, const char *className = "QWidget");

template <class T> [[nodiscard]] T *find(const QString &name)
{
    return qobject_cast<T *>(find(name, T::staticMetaObject.className()));
}

// Each returns whether the thing was there, visible and enabled.
[[nodiscard]] bool click(const QString &name);
[[nodiscard]] bool clickOn(QWidget *widget);
[[nodiscard]] bool trigger(const QString &actionName); // an enabled QAction
[[nodiscard]] bool write(const QString &name, const QString &text); // replaces what is there
[[nodiscard]] bool press(const QString &name, int key,
                         Qt::KeyboardModifiers modifiers = Qt::NoModifier);
// Types into a picker and takes the best match of its list; opens the list and takes the row after
// "none".
[[nodiscard]] bool choose(const QString &picker, const QString &text);
[[nodiscard]] bool chooseFirst(const QString &picker);
// A click on a row that is there; scrolls to it.
[[nodiscard]] bool clickRow(QAbstractItemView *view, const QModelIndex &index);

// The window with the dialogs and popups above it, as they lie on the screen.
[[nodiscard]] QImage picture(QWidget &window);

} // namespace renzhi::hands
