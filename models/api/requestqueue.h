// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/api/requestpace.h"
#include "models/core/apierror.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <chrono>
#include <deque>
#include <functional>

namespace renzhi {

// Lets at most `places` requests be on the way at once, and at most so many a second leave, first
// come, first served, so that a request's time-outs can start when it leaves. A gate (is there a
// token?) is asked before an ordinary request leaves; closed, it leaves everything waiting until
// wake(). What somebody waits for finds a place in a moment, whatever goes on in the background.
class RequestQueue : public QObject
{
    Q_OBJECT
public:
    // Urgent passes gate, hold and rate (the token request itself); Again is before Normal (a
    // second try keeps its turn); Bulk is behind what somebody waits for, or a click would wait for
    // all the pages before it, for seconds at a low rate; Background is behind all others, and
    // gives its places back to those somebody waits for. Second tries of the last two stay behind,
    // too.
    enum class Lane { Urgent, Again, Normal, Bulk, Background };

    // The right to be on the way; given back when it dies.
    class Slot
    {
    public:
        Slot() = default;
        explicit Slot(RequestQueue *queue, quint64 ticket = 0);
        Slot(Slot &&other) noexcept;
        Slot &operator=(Slot &&other) noexcept;
        ~Slot();
        Slot(const Slot &) = delete;
        Slot &operator=(const Slot &) = delete;

    private:
        QPointer<RequestQueue> m_queue;
        quint64 m_ticket = 0;
    };

    struct Waiting
    {
        std::function<void(Slot)> leave; // never from inside enter()
        std::function<void(const ApiError &)> fail;
        // Only of Background, may be empty: somebody has waited for a moment and every place is
        // taken. Lets go of the slot, and may enter again. Background takes all the places in
        // exchange: answers come back within a moment of each other, as a rule, and where they do
        // not, a click need not wait for them.
        std::function<void()> giveWay;
    };

    // `clock` is the rate's; a test brings its own, moves it, and calls wake().
    RequestQueue(int places, std::function<bool()> gate,
                 RequestPace::Clock clock = &RequestPace::steadyTime, QObject *parent = nullptr);

    // A ticket for withdraw(). Neither function of `waiting` runs after that.
    quint64 enter(Lane lane, Waiting waiting);
    void withdraw(quint64 ticket);

    // Nothing but Urgent leaves before then; a longer hold in force stays.
    void holdFor(std::chrono::milliseconds time);
    // From now on, for those who wait, too. Who is on the way stays there: with fewer places than
    // that, nothing leaves until enough have come back.
    void setPlaces(int places);
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
    void release(quint64 ticket);
    void makeRoom();
    [[nodiscard]] Line *nextLine();
    [[nodiscard]] bool isSomebodyWaiting() const;
    [[nodiscard]] Line &lineOf(Lane lane);

    int m_places;
    int m_free; // below zero after places were taken away
    RequestPace m_pace;
    std::function<bool()> m_gate;
    Line m_urgent;
    Line m_again;
    Line m_normal;
    Line m_bulk;
    Line m_background;
    Line m_yielding; // of Background, on the way, and may give way; the newest is the last
    quint64 m_lastTicket = 0;
    QTimer m_hold; // running: nothing but Urgent leaves
    QTimer m_paceTimer; // looks again when the pace may let the next one leave
    QTimer m_roomTimer; // somebody waits for a place; when it ends, one is made
    bool m_isWakeupPosted = false;
};

} // namespace renzhi
