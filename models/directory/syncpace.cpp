// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/directory/syncpace.h"

#include <cmath>
#include <iterator>
#include <utility>

namespace renzhi {

using namespace std::chrono_literals;

namespace {

// Pages come several at once: over a shorter time the number would jump.
constexpr std::chrono::milliseconds paceWindow = 8s;
constexpr std::chrono::milliseconds firstRateAfter = 1s;
constexpr std::chrono::milliseconds firstTimeLeftAfter = 3s;

} // namespace

SyncPace::SyncPace(Clock clock) : m_clock(std::move(clock)) { }

std::chrono::milliseconds SyncPace::steadyTime()
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(
        std::chrono::steady_clock::now().time_since_epoch());
}

void SyncPace::begin()
{
    m_marks.clear();
}

void SyncPace::note(qint64 done, qint64 total)
{
    if (!m_marks.empty() && done < m_marks.back().done)
        begin();
    const std::chrono::milliseconds now = m_clock();
    if (m_marks.empty())
        m_since = now;
    m_marks.push_back({ now, done });
    m_total = total;
    while (m_marks.size() > 2 && m_marks[1].at <= now - paceWindow)
        m_marks.pop_front();
}

double SyncPace::rate() const
{
    if (m_marks.empty())
        return 0;
    // Until now, not until the last mark: when nothing comes any more the rate falls.
    const std::chrono::milliseconds now = m_clock();
    auto from = m_marks.cbegin();
    while (std::next(from) != m_marks.cend() && std::next(from)->at <= now - paceWindow)
        ++from;
    const std::chrono::milliseconds time = now - from->at;
    const qint64 records = m_marks.back().done - from->done;
    if (time < firstRateAfter || records == 0)
        return 0;
    return double(records) * 1000 / double(time.count());
}

std::optional<std::chrono::seconds> SyncPace::timeLeft() const
{
    const double perSecond = rate();
    if (perSecond <= 0 || m_clock() - m_since < firstTimeLeftAfter)
        return std::nullopt;
    const qint64 left = m_total - m_marks.back().done;
    if (left <= 0)
        return std::nullopt;
    return std::chrono::seconds(qint64(std::ceil(double(left) / perSecond)));
}

} // namespace renzhi
