// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractButton>
#include <QAction>
#include <QComboBox>
#include <QGroupBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QTabBar>
#include <QTableView>
#include <QTreeView>

#include <utility>

namespace renzhi {

// What a test asks any window: its words, and where Tab stops in it.

[[nodiscard]] inline QString nameOf(const QWidget *widget)
{
    return QString::fromLatin1(widget->metaObject()->className()) + u' ' + widget->objectName();
}

[[nodiscard]] inline QList<QWidget *> focusable(const QWidget *window)
{
    QList<QWidget *> result;
    for (QWidget *widget : window->findChildren<QWidget *>()) {
        if (widget->window() == window && widget->isVisible() && widget->isEnabled()
            && (widget->focusPolicy() & Qt::TabFocus) && !widget->focusProxy())
            result.append(widget);
    }
    return result;
}

// The words of one widget, each with its kind.
[[nodiscard]] inline QList<std::pair<QString, QString>> wordsOfOne(const QWidget *widget)
{
    using namespace Qt::StringLiterals;
    QList<std::pair<QString, QString>> words { { u"name"_s, widget->accessibleName() },
                                               { u"description"_s,
                                                 widget->accessibleDescription() },
                                               { u"tip"_s, widget->toolTip() } };
    if (const auto *label = qobject_cast<const QLabel *>(widget))
        words.append({ u"text"_s, label->text() });
    if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
        words.append({ u"text"_s, button->text() });
    if (const auto *group = qobject_cast<const QGroupBox *>(widget))
        words.append({ u"title"_s, group->title() });
    if (const auto *edit = qobject_cast<const QLineEdit *>(widget))
        words.append({ u"prompt"_s, edit->placeholderText() });
    if (const auto *box = qobject_cast<const QComboBox *>(widget)) {
        for (int item = 0; item < box->count(); ++item)
            words.append({ u"item"_s, box->itemText(item) });
    }
    if (const auto *tabs = qobject_cast<const QTabBar *>(widget)) {
        for (int tab = 0; tab < tabs->count(); ++tab)
            words.append({ u"tab"_s, tabs->tabText(tab) });
    }
    if (const auto *table = qobject_cast<const QTableView *>(widget); table && table->model()) {
        for (int section = 0; section < table->model()->columnCount(); ++section)
            words.append(
                { u"header"_s, table->model()->headerData(section, Qt::Horizontal).toString() });
    }
    if (const auto *list = qobject_cast<const QListView *>(widget); list && list->model()) {
        for (int row = 0; row < list->model()->rowCount(); ++row)
            words.append(
                { u"row"_s, list->model()->index(row, list->modelColumn()).data().toString() });
    }
    if (const auto *tree = qobject_cast<const QTreeView *>(widget); tree && tree->model())
        words.append({ u"first row"_s, tree->model()->index(0, 0).data().toString() });
    return words;
}

// Everything a person can read or hear in the window: one line per widget and kind of text.
[[nodiscard]] inline QStringList wordsOf(const QWidget &window)
{
    using namespace Qt::StringLiterals;
    QStringList words { u"window title: "_s + window.windowTitle() };
    for (const QWidget *widget : window.findChildren<QWidget *>()) {
        if (const auto *menu = qobject_cast<const QMenu *>(widget)) // not visible, and read
            words.append(menu->objectName() + u" title: "_s + menu->title());
        // Qt's own parts; the labels of its message boxes say words of ours.
        const bool isPart = widget->objectName().startsWith(u"qt_"_s)
            && qobject_cast<const QLabel *>(widget) == nullptr;
        if (widget->window() != &window || isPart || !widget->isVisibleTo(&window))
            continue;
        for (const auto &[kind, text] : wordsOfOne(widget)) {
            if (!text.isEmpty())
                words.append(widget->objectName() + u' ' + kind + u": "_s + text);
        }
    }
    for (const QAction *action : window.findChildren<QAction *>()) {
        // Whether there is something to go back to is no matter of language, nor are the wordless
        // actions that Qt puts into inputs.
        if (!action->objectName().isEmpty() && action->objectName() != u"actionBack"_s
            && !action->objectName().startsWith(u"_q_"_s))
            words.append(action->objectName() + u": "_s + action->text() + u" / "_s
                         + action->toolTip());
    }
    words.sort();
    return words;
}

// Line by line, as often as each stands there.
[[nodiscard]] inline QString difference(QStringList fresh, QStringList switched)
{
    using namespace Qt::StringLiterals;
    const QStringList before = switched;
    for (const QString &line : std::as_const(fresh))
        switched.removeOne(line);
    for (const QString &line : before)
        fresh.removeOne(line);
    return u"fresh start:  "_s + fresh.join(u"\n              "_s) + u"\nafter switch: "_s
        + switched.join(u"\n              "_s);
}

} // namespace renzhi
