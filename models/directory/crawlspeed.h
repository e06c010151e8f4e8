// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QElapsedTimer>

#include <deque>

namespace renzhi {

// How fast something grows that is counted: over the last ten seconds of running.
class CrawlSpeed
{
public:
    CrawlSpeed() { m_clock.start(); }

    // From time to time while it runs.
    void note(qint64 count)
    {
        m_moments.push_back({ m_clock.elapsed(), count });
        while (m_moments.size() > 2 && m_clock.elapsed() - m_moments.front().at > memory)
            m_moments.pop_front();
    }
    // It stands; time does not count until the next note().
    void stop() { m_moments.clear(); }
    [[nodiscard]] double perSecond(qint64 count) const
    {
        const qint64 time = m_moments.empty() ? 0 : m_clock.elapsed() - m_moments.front().at;
        return time > 0 ? double(count - m_moments.front().count) * 1000 / double(time) : 0;
    }

private:
    static constexpr qint64 memory = 10'000; // milliseconds
    struct Moment
    {
        qint64 at = 0;
        qint64 count = 0;
    };

    QElapsedTimer m_clock;
    std::deque<Moment> m_moments;
};

} // namespace renzhi
