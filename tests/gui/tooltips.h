// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractItemView>
#include <QCoreApplication>
#include <QHelpEvent>
#include <QTextDocument>
#include <QToolTip>

namespace renzhi {

// What the mouse would be shown there, as a person reads it: Qt takes for HTML what looks like it.
// Empty where there is no tool tip. `at` is in the widget; of a view it is the viewport's.
[[nodiscard]] inline QString shownToolTip(QWidget *widget, const QPoint &at)
{
    // One that is being hidden is still there for a moment, and another widget's is no answer.
    const QString nothing = QStringLiteral("(no tool tip)");
    const QPoint global = widget->mapToGlobal(at);
    QToolTip::showText(global, nothing);
    QHelpEvent event(QEvent::ToolTip, at, global);
    QCoreApplication::sendEvent(widget, &event);
    QString told = QToolTip::text();
    if (told == nothing)
        return {};
    if (!Qt::mightBeRichText(told))
        return told;
    QTextDocument shown;
    shown.setHtml(told);
    return shown.toPlainText();
}

[[nodiscard]] inline QString shownToolTip(QWidget *widget)
{
    return shownToolTip(widget, widget->rect().center());
}

// In the middle of what is seen of the cell.
[[nodiscard]] inline QString shownToolTip(const QAbstractItemView *view, const QModelIndex &index)
{
    QWidget *viewport = view->viewport();
    return shownToolTip(viewport, (view->visualRect(index) & viewport->rect()).center());
}

} // namespace renzhi
