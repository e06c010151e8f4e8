// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/idlelock.h"

#include "views/widgets/lockcover.h"

#include <QApplication>
#include <QEvent>
#include <QToolTip>
#include <QWidget>

#include <utility>

namespace renzhi {

namespace {

// Somebody is there.
bool isUse(QEvent::Type type)
{
    switch (type) {
    case QEvent::KeyPress:
    case QEvent::InputMethod:
    case QEvent::MouseButtonPress:
    case QEvent::MouseMove:
    case QEvent::Wheel:
    case QEvent::TouchBegin:
    case QEvent::TabletPress:
        return true;
    default:
        return false;
    }
}

// What must not reach a covered widget.
bool isForbidden(QEvent::Type type)
{
    switch (type) {
    case QEvent::KeyRelease:
    case QEvent::Shortcut:
    case QEvent::ShortcutOverride:
    case QEvent::MouseButtonRelease:
    case QEvent::MouseButtonDblClick:
    case QEvent::ContextMenu:
    case QEvent::TouchUpdate:
    case QEvent::TouchEnd:
    case QEvent::TabletMove:
    case QEvent::TabletRelease:
    case QEvent::DragEnter:
    case QEvent::DragMove:
    case QEvent::Drop:
    case QEvent::ToolTip:
    case QEvent::WhatsThis:
        return true;
    default:
        return isUse(type);
    }
}

bool isInCover(const QWidget *widget)
{
    for (; widget; widget = widget->parentWidget()) {
        if (qobject_cast<const LockCover *>(widget))
            return true;
    }
    return false;
}

// Menus, lists of inputs, tool tips: they close. Windows and dialogs are covered.
bool isTransient(const QWidget *window)
{
    const Qt::WindowType type = window->windowType();
    return type == Qt::Popup || type == Qt::ToolTip || type == Qt::SplashScreen;
}

} // namespace

IdleLock::IdleLock(QObject *parent) : QObject(parent)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &IdleLock::onTimeout);
}

IdleLock::~IdleLock()
{
    for (const QPointer<LockCover> &each : std::as_const(m_covers))
        delete each.data();
}

void IdleLock::setSpan(std::chrono::milliseconds span)
{
    m_span = span;
    m_timer.stop();
    if (m_span.count() > 0) {
        noteUse();
        m_timer.start(m_span);
    }
    watch();
}

void IdleLock::setSecret(std::function<Check()> checkOfNow)
{
    m_checkOfNow = std::move(checkOfNow);
}

void IdleLock::askNothing()
{
    m_isRight = {};
    for (const QPointer<LockCover> &each : std::as_const(m_covers)) {
        if (each)
            each->askNothing();
    }
}

void IdleLock::warnOfLoss()
{
    m_isWarned = true;
    for (const QPointer<LockCover> &each : std::as_const(m_covers)) {
        if (each)
            each->warnOfLoss();
    }
}

// Looking at every event of the program is for those who asked for it.
void IdleLock::watch()
{
    qApp->removeEventFilter(this);
    if (m_isLocked || m_span.count() > 0)
        qApp->installEventFilter(this);
}

void IdleLock::noteUse()
{
    m_end.setRemainingTime(m_span);
}

// The timer is not begun anew with every move of the mouse: it looks when it ends.
void IdleLock::onTimeout()
{
    if (m_isLocked || m_span.count() <= 0)
        return;
    if (m_end.hasExpired())
        lock();
    else
        m_timer.start(std::chrono::ceil<std::chrono::milliseconds>(m_end.remainingTimeAsDuration())
                      + std::chrono::milliseconds(1));
}

void IdleLock::lock()
{
    if (m_isLocked)
        return;
    m_isLocked = true;
    m_timer.stop();
    m_isRight = m_checkOfNow ? m_checkOfNow() : Check();
    m_isWarned = false;
    watch();
    QToolTip::hideText();
    const QWidgetList windows = QApplication::topLevelWidgets();
    for (QWidget *window : windows)
        cover(window);
    emit lockedChanged(true);
}

void IdleLock::cover(QWidget *window)
{
    if (!window->isVisible())
        return;
    if (isTransient(window)) {
        window->hide();
        return;
    }
    if (coverOf(window))
        return;
    auto *laid = new LockCover(bool(m_isRight), window);
    connect(laid, &LockCover::continued, this,
            [this, laid](const QString &secret) { goOn(*laid, secret); });
    connect(laid, &LockCover::quitRequested, this, [this] {
        if (m_isLocked)
            emit quitRequested(m_isWarned);
    });
    m_covers.append(laid);
}

LockCover *IdleLock::coverOf(const QWidget *window) const
{
    for (const QPointer<LockCover> &each : m_covers) {
        if (each && each->parentWidget() == window)
            return each.data();
    }
    return nullptr;
}

// Something under way gave it to a widget below: who looks at the cover could not get it back by
// keys alone. Queued: the widget is only about to have it.
void IdleLock::keepKeyboard(const QWidget *outside)
{
    if (LockCover *over = coverOf(outside->window()))
        QMetaObject::invokeMethod(
            over,
            [this, over] {
                if (m_isLocked)
                    over->takeKeyboard();
            },
            Qt::QueuedConnection);
}

void IdleLock::goOn(LockCover &from, const QString &secret)
{
    if (!m_isLocked)
        return;
    if (m_isRight && !m_isRight(secret)) {
        from.showWrong();
        return;
    }
    m_isLocked = false;
    const auto covers = std::exchange(m_covers, {});
    for (const QPointer<LockCover> &each : covers) {
        if (!each)
            continue;
        each->lift();
        each->deleteLater(); // it is one of them that asks for it
    }
    setSpan(m_span);
    emit lockedChanged(false);
}

bool IdleLock::eventFilter(QObject *watched, QEvent *event)
{
    if (isUse(event->type()) && event->spontaneous())
        noteUse();
    if (m_isLocked) {
        auto *widget = qobject_cast<QWidget *>(watched);
        if (event->type() == QEvent::Show && widget && widget->isWindow()) {
            // Queued: it is only about to be shown, and has no size yet.
            QMetaObject::invokeMethod(
                this,
                [this, window = QPointer<QWidget>(widget)] {
                    if (m_isLocked && window)
                        cover(window);
                },
                Qt::QueuedConnection);
        } else if (event->type() == QEvent::FocusIn && widget && !isInCover(widget)) {
            keepKeyboard(widget);
        } else if (isForbidden(event->type())) {
            // A native window hands on what it gets; an action has but shortcuts.
            return widget ? !isInCover(widget) : event->type() == QEvent::Shortcut;
        }
    }
    return QObject::eventFilter(watched, event);
}

} // namespace renzhi

#include "moc_idlelock.cpp"
