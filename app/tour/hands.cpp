// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/tour/hands.h"

#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QImage>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

namespace renzhi::hands {

namespace {

bool isUsable(const QWidget *widget)
{
    return widget && widget->isVisible() && widget->isEnabled();
}

void sendKey(QWidget *target, int key, Qt::KeyboardModifiers modifiers, const QString &text = {})
{
    for (const QEvent::Type type : { QEvent::KeyPress, QEvent::KeyRelease }) {
        // The press may have closed what the release is for.
        if (type == QEvent::KeyRelease && !target->isVisible())
            return;
        QKeyEvent event(type, key, modifiers, text);
        QCoreApplication::sendEvent(target, &event);
    }
}

void sendClick(QWidget *target, const QPoint &at)
{
    const QPointF global = target->mapToGlobal(at);
    QMouseEvent press(QEvent::MouseButtonPress, at, global, Qt::LeftButton, Qt::LeftButton,
                      Qt::NoModifier);
    QCoreApplication::sendEvent(target, &press);
    QMouseEvent release(QEvent::MouseButtonRelease, at, global, Qt::LeftButton, Qt::NoButton,
                        Qt::NoModifier);
    QCoreApplication::sendEvent(target, &release);
}

} // namespace

QWidget *find(const QString &name, const char *className)
{
    // A dialog or popup lies above the window it belongs to: look there first.
    QWidgetList windows = QApplication::topLevelWidgets();
    std::stable_sort(windows.begin(), windows.end(), [](const QWidget *a, const QWidget *b) {
        return (a->parentWidget() != nullptr) > (b->parentWidget() != nullptr);
    });
    for (QWidget *window : std::as_const(windows)) {
        if (!window->isVisible())
            continue;
        if (window->objectName() == name && window->inherits(className))
            return window;
        const QList<QWidget *> found = window->findChildren<QWidget *>(name);
        for (QWidget *widget : found) {
            if (widget->isVisible() && widget->inherits(className))
                return widget;
        }
    }
    return nullptr;
}

bool clickOn(QWidget *widget)
{
    if (!isUsable(widget))
        return false;
    sendClick(widget, widget->rect().center());
    return true;
}

bool click(const QString &name)
{
    return clickOn(find(name));
}

bool trigger(const QString &actionName)
{
    const QWidgetList windows = QApplication::topLevelWidgets();
    for (QWidget *window : windows) {
        QAction *action = window->isVisible() ? window->findChild<QAction *>(actionName) : nullptr;
        if (action && action->isEnabled()) {
            action->trigger();
            return true;
        }
    }
    return false;
}

bool write(const QString &name, const QString &text)
{
    QWidget *widget = find(name);
    if (!isUsable(widget))
        return false;
    widget->setFocus(Qt::OtherFocusReason);
    QWidget *target = widget->focusProxy() ? widget->focusProxy() : widget;
    sendKey(target, Qt::Key_A, Qt::ControlModifier);
    sendKey(target, Qt::Key_Backspace, Qt::NoModifier);
    for (const QChar c : text)
        sendKey(target, 0, Qt::NoModifier, QString(c));
    return true;
}

bool press(const QString &name, int key, Qt::KeyboardModifiers modifiers)
{
    QWidget *widget = find(name);
    if (!isUsable(widget))
        return false;
    QWidget *target = widget->focusProxy() ? widget->focusProxy() : widget;
    sendKey(target, key, modifiers);
    return true;
}

bool choose(const QString &picker, const QString &text)
{
    return write(picker, text) && press(picker, Qt::Key_Return);
}

bool chooseFirst(const QString &picker)
{
    return press(picker, Qt::Key_F4) && press(picker, Qt::Key_Down)
        && press(picker, Qt::Key_Return);
}

bool clickRow(QAbstractItemView *view, const QModelIndex &index)
{
    if (!isUsable(view) || !index.isValid())
        return false;
    view->scrollTo(index);
    const QRect rect = view->visualRect(index);
    if (!rect.isValid())
        return false;
    view->setFocus(Qt::OtherFocusReason);
    sendClick(view->viewport(), rect.center());
    return true;
}

QImage picture(QWidget &window)
{
    QImage image = window.grab().toImage();
    const QPoint origin = window.mapToGlobal(QPoint(0, 0));
    QPainter painter(&image);
    const QWidgetList windows = QApplication::topLevelWidgets();
    for (QWidget *above : windows) {
        if (above == &window || !above->isVisible() || above->size().isEmpty())
            continue;
        QRect place(above->mapToGlobal(QPoint(0, 0)) - origin, above->size());
        // Where no window manager placed it, it may hang over the edge.
        if (!window.rect().contains(place))
            place.moveCenter(window.rect().center());
        const QPoint at = place.topLeft();
        painter.drawPixmap(at, above->grab());
        // No window manager draws a frame around a grabbed dialog.
        painter.setPen(above->palette().color(QPalette::Mid));
        painter.drawRect(QRect(at, above->size()).adjusted(-1, -1, 0, 0));
    }
    return image;
}

} // namespace renzhi::hands
