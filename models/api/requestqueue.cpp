// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/api/requestqueue.h"

#include <algorithm>
#include <utility>

namespace renzhi {

namespace {

// A click sends up to two requests at once: a record, and what it refers to. What nobody waits for
// leaves places for them, if there is more than one.
int sparedOf(int places)
{
    return std::clamp(places - 1, 0, 2);
}

} // namespace

RequestQueue::Slot::Slot(RequestQueue *queue) : m_queue(queue) { }

RequestQueue::Slot::Slot(Slot &&other) noexcept : m_queue(std::exchange(other.m_queue, nullptr)) { }

RequestQueue::Slot &RequestQueue::Slot::operator=(Slot &&other) noexcept
{
    std::swap(m_queue, other.m_queue);
    return *this;
}

RequestQueue::Slot::~Slot()
{
    if (m_queue)
        m_queue->release();
}

RequestQueue::RequestQueue(int places, std::function<bool()> gate, RequestPace::Clock clock,
                           QObject *parent)
    : QObject(parent)
    , m_places(places)
    , m_free(places)
    , m_pace(std::move(clock))
    , m_gate(std::move(gate))
{
    for (QTimer *timer : { &m_hold, &m_paceTimer }) {
        timer->setSingleShot(true);
        timer->setTimerType(Qt::PreciseTimer);
        connect(timer, &QTimer::timeout, this, &RequestQueue::wake);
    }
}

RequestQueue::Line &RequestQueue::lineOf(Lane lane)
{
    switch (lane) {
    case Lane::Urgent:
        return m_urgent;
    case Lane::Again:
        return m_again;
    case Lane::Normal:
        return m_normal;
    case Lane::Bulk:
        return m_bulk;
    case Lane::Background:
        break;
    }
    return m_background;
}

quint64 RequestQueue::enter(Lane lane, Waiting waiting)
{
    lineOf(lane).push_back({ ++m_lastTicket, std::move(waiting) });
    wake();
    return m_lastTicket;
}

void RequestQueue::withdraw(quint64 ticket)
{
    for (Line *line : { &m_urgent, &m_again, &m_normal, &m_bulk, &m_background })
        std::erase_if(*line, [ticket](const Entry &entry) { return entry.ticket == ticket; });
}

void RequestQueue::holdFor(std::chrono::milliseconds time)
{
    if (time > m_hold.remainingTimeAsDuration())
        m_hold.start(time);
}

void RequestQueue::setPlaces(int places)
{
    m_free += places - std::exchange(m_places, places);
    wake();
}

void RequestQueue::setRate(int perSecond)
{
    m_pace.setRate(perSecond);
    wake();
}

void RequestQueue::failWaiting(const ApiError &error)
{
    const Line again = std::exchange(m_again, {});
    const Line normal = std::exchange(m_normal, {});
    const Line bulk = std::exchange(m_bulk, {});
    const Line background = std::exchange(m_background, {});
    for (const Line *line : { &again, &normal, &bulk, &background }) {
        for (const Entry &entry : *line)
            entry.waiting.fail(error);
    }
}

void RequestQueue::wake()
{
    // Posted, so that nothing leaves from inside a caller's function, and many calls cost one look.
    if (std::exchange(m_isWakeupPosted, true))
        return;
    QMetaObject::invokeMethod(this, &RequestQueue::pump, Qt::QueuedConnection);
}

RequestQueue::Line *RequestQueue::nextLine()
{
    if (!m_urgent.empty())
        return &m_urgent;
    Line *next = nullptr;
    for (Line *line : { &m_again, &m_normal, &m_bulk, &m_background }) {
        if (!next && !line->empty())
            next = line;
    }
    if (!next || m_hold.isActive())
        return nullptr;
    if (next == &m_background && m_free <= sparedOf(m_places))
        return nullptr;
    if (const auto pause = m_pace.wait(); pause.count() > 0) {
        m_paceTimer.start(std::chrono::ceil<std::chrono::milliseconds>(pause));
        return nullptr;
    }
    return m_gate() ? next : nullptr;
}

void RequestQueue::pump()
{
    m_isWakeupPosted = false;
    while (m_free > 0) {
        Line *line = nextLine();
        if (!line)
            return;
        if (line != &m_urgent)
            m_pace.take();
        const Entry entry = std::move(line->front());
        line->pop_front();
        --m_free;
        entry.waiting.leave(Slot(this));
    }
}

void RequestQueue::release()
{
    ++m_free;
    wake();
}

} // namespace renzhi

#include "moc_requestqueue.cpp"
