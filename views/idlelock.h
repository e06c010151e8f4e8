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
    // Whether a secret has to be typed to go on, asked when it locks; and whether that is it.
    // Without them, and where none has to, a button is enough.
    void setSecret(std::function<bool()> isAsked, std::function<bool(const QString &)> isRight);

    [[nodiscard]] bool isLocked() const { return m_isLocked; }
    void lock(); // now

signals:
    void lockedChanged(bool locked);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void onTimeout();
    void noteUse();
    void watch();
    void cover(QWidget *window);
    void goOn(LockCover &from, const QString &secret);

    std::chrono::milliseconds m_span { 0 };
    QTimer m_timer;
    QDeadlineTimer m_end;
    std::function<bool()> m_isAsked;
    std::function<bool(const QString &)> m_isRight;
    bool m_isLocked = false;
    bool m_asksSecret = false; // of this lock
    QList<QPointer<LockCover>> m_covers;
};

} // namespace renzhi
