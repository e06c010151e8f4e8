// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/api/requestpace.h"

#include <algorithm>
#include <utility>

namespace renzhi {

std::chrono::nanoseconds RequestPace::steadyTime()
{
    return std::chrono::steady_clock::now().time_since_epoch();
}

RequestPace::RequestPace(Clock clock) : m_clock(std::move(clock)) { }

void RequestPace::setRate(int perSecond)
{
    constexpr std::chrono::nanoseconds second = std::chrono::seconds(1);
    // Rounded up, or a second would hold one more at 3 or 7 of them.
    m_between = perSecond > 0 ? (second + std::chrono::nanoseconds(perSecond - 1)) / perSecond
                              : std::chrono::nanoseconds(0);
}

std::chrono::nanoseconds RequestPace::wait() const
{
    if (!m_last || m_between.count() == 0)
        return std::chrono::nanoseconds(0);
    return std::max(*m_last + m_between - m_clock(), std::chrono::nanoseconds(0));
}

void RequestPace::take()
{
    m_last = m_clock();
}

} // namespace renzhi
