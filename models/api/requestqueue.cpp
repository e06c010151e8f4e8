// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/api/requestqueue.h"

#include <algorithm>
#include <utility>

namespace renzhi {

namespace {

// Longer than most answers take, so that a connection is seldom cut for a click, and short of what
// a person feels.
constexpr auto giveWayAfter = std::chrono::milliseconds(60);

} // namespace

RequestQueue::Slot::Slot(RequestQueue *queue, quint64 ticket) : m_queue(queue), m_ticket(ticket) { }

RequestQueue::Slot::Slot(Slot &&other) noexcept
    : m_queue(std::exchange(other.m_queue, nullptr)), m_ticket(other.m_ticket)
{
}

RequestQueue::Slot &RequestQueue::Slot::operator=(Slot &&other) noexcept
{
    std::swap(m_queue, other.m_queue);
    std::swap(m_ticket, other.m_ticket);
    return *this;
}

RequestQueue::Slot::~Slot()
{
    if (m_queue)
        m_queue->release(m_ticket);
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
    m_roomTimer.setSingleShot(true);
    m_roomTimer.setInterval(giveWayAfter);
    connect(&m_roomTimer, &QTimer::timeout, this, &RequestQueue::makeRoom);
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
            break;
        if (line != &m_urgent)
            m_pace.take();
        const Entry entry = std::move(line->front());
        line->pop_front();
        --m_free;
        if (entry.waiting.giveWay)
            m_yielding.push_back(entry);
        entry.waiting.leave(Slot(this, entry.ticket));
    }
    // Held back by the server's wish or the rate, a place would be of no use: their end wakes us.
    const bool isHeldBack = m_hold.isActive() || m_paceTimer.isActive();
    if (!isSomebodyWaiting() || isHeldBack)
        m_roomTimer.stop();
    else if (m_free <= 0 && !m_yielding.empty() && !m_roomTimer.isActive())
        m_roomTimer.start();
}

bool RequestQueue::isSomebodyWaiting() const
{
    return !m_urgent.empty() || !m_again.empty() || !m_normal.empty();
}

void RequestQueue::makeRoom()
{
    // A closed gate opens with a wake().
    if (m_free > 0 || m_yielding.empty() || !isSomebodyWaiting() || nextLine() == nullptr)
        return;
    // The newest: least is lost of its answer.
    const Entry entry = std::move(m_yielding.back());
    m_yielding.pop_back();
    entry.waiting.giveWay();
    wake();
}

void RequestQueue::release(quint64 ticket)
{
    std::erase_if(m_yielding, [ticket](const Entry &entry) { return entry.ticket == ticket; });
    ++m_free;
    wake();
}

} // namespace renzhi

#include "moc_requestqueue.cpp"
