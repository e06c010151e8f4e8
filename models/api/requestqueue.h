// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/apierror.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <chrono>
#include <deque>
#include <functional>

namespace renzhi {

// Lets at most `places` requests be on the way at once, first come, first served, so that a
// request's time-outs can start when it leaves. A gate (is there a token?) is asked before an
// ordinary request leaves; closed, it leaves everything waiting until wake(). What somebody waits
// for finds a place at once, whatever goes on in the background.
class RequestQueue : public QObject
{
    Q_OBJECT
public:
    // Urgent passes gate and hold (the token request itself); Again is before Normal (a second try
    // keeps its turn); Background is behind all others, second tries too, and leaves the last
    // places free.
    enum class Lane { Urgent, Again, Normal, Background };

    // The right to be on the way; given back when it dies.
    class Slot
    {
    public:
        Slot() = default;
        explicit Slot(RequestQueue *queue);
        Slot(Slot &&other) noexcept;
        Slot &operator=(Slot &&other) noexcept;
        ~Slot();
        Slot(const Slot &) = delete;
        Slot &operator=(const Slot &) = delete;

    private:
        QPointer<RequestQueue> m_queue;
    };

    struct Waiting
    {
        std::function<void(Slot)> leave; // never from inside enter()
        std::function<void(const ApiError &)> fail;
    };

    RequestQueue(int places, std::function<bool()> gate, QObject *parent = nullptr);

    // A ticket for withdraw(). Neither function of `waiting` runs after that.
    quint64 enter(Lane lane, Waiting waiting);
    void withdraw(quint64 ticket);

    // Nothing but Urgent leaves before then; a longer hold in force stays.
    void holdFor(std::chrono::milliseconds time);
    // At most so many a second leave from now on, Urgent aside, evenly spread; 0: as they come.
    void setRate(int perSecond);
    // Everything but Urgent gets this error instead of leaving.
    void failWaiting(const ApiError &error);
    // The gate may have opened.
    void wake();

private:
    struct Entry
    {
        quint64 ticket;
        Waiting waiting;
    };
    using Line = std::deque<Entry>;

    void pump();
    void release();
    [[nodiscard]] Line *nextLine();
    [[nodiscard]] Line &lineOf(Lane lane);

    int m_free;
    const int m_spared; // places that Background leaves free
    std::function<bool()> m_gate;
    Line m_urgent;
    Line m_again;
    Line m_normal;
    Line m_background;
    quint64 m_lastTicket = 0;
    QTimer m_hold; // running: nothing but Urgent leaves
    QTimer m_pace; // the same, since the last one left; without an interval there is no rate
    bool m_isWakeupPosted = false;
};

} // namespace renzhi
