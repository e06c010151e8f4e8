// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDeadlineTimer>
#include <QList>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <chrono>
#include <functional>

class QWidget;

namespace renzhi {

class LockCover;

// Clears the screen when nobody has touched the program for a while: every window of it is covered,
// those that open meanwhile too, and keys and mouse reach nothing below. What is under way goes on.
// A courtesy to whoever leaves the desk, and no protection from who takes over the desktop's
// account: that is the desktop's own lock. Time during which the computer sleeps does not count.
class IdleLock : public QObject
{
    Q_OBJECT
public:
    explicit IdleLock(QObject *parent = nullptr);
    ~IdleLock() override;

    // 0: never. What is locked stays so.
    void setSpan(std::chrono::milliseconds span);
    using Check = std::function<bool(const QString &secret)>;
    // Asked when it locks: how to tell the secret that has to be typed to go on. Nothing given:
    // none has to, and a button is enough.
    void setSecret(std::function<Check()> checkOfNow);
    // Whatever the secret of this lock was about is there no more: nobody could be asked for it.
    void askNothing();
    // Says that quitting would lose what was typed; quitRequested comes again if it is meant.
    void warnOfLoss();

    [[nodiscard]] bool isLocked() const { return m_isLocked; }
    void lock(); // now

signals:
    void lockedChanged(bool locked);
    // By who does not know the secret; `warned`: after warnOfLoss() of this lock.
    void quitRequested(bool warned);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void onTimeout();
    void noteUse();
    void watch();
    void cover(QWidget *window);
    [[nodiscard]] LockCover *coverOf(const QWidget *window) const; // null: it has none
    void keepKeyboard(const QWidget *outside);
    void goOn(LockCover &from, const QString &secret);

    std::chrono::milliseconds m_span { 0 };
    QTimer m_timer;
    QDeadlineTimer m_end;
    std::function<Check()> m_checkOfNow;
    Check m_isRight; // of this lock; null: no secret is asked
    bool m_isLocked = false;
    bool m_isWarned = false; // of this lock
    QList<QPointer<LockCover>> m_covers;
};

} // namespace renzhi
