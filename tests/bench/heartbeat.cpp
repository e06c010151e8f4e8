// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/heartbeat.h"

#include "tests/bench/benchdesk.h"

#include <cstdio>
#include <utility>

namespace renzhi::bench {

namespace {

constexpr int interval = 1; // milliseconds
constexpr double noticed = 16;

} // namespace

Heartbeat::Heartbeat()
{
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setInterval(interval);
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { beat(); });
}

void Heartbeat::start()
{
    m_begin = milliseconds();
    m_due = m_begin + interval;
    m_timer.start();
}

void Heartbeat::stop()
{
    beat(); // what is due by now
    m_timer.stop();
}

std::vector<double> Heartbeat::take()
{
    return std::exchange(m_waits, {});
}

std::vector<double> Heartbeat::ofIdleness()
{
    pause(500);
    start();
    pause(1000);
    stop();
    return take();
}

void Heartbeat::beat()
{
    const double now = milliseconds();
    if (now - m_due > noticed)
        std::fprintf(stderr, "no answer for %6.1f ms, %6.0f ms after the start\n", now - m_due,
                     m_due - m_begin);
    for (; m_due <= now; m_due += interval)
        m_waits.push_back(now - m_due);
}

} // namespace renzhi::bench
