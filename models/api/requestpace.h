// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// First: moc of 6.4 cannot read <chrono> before a header of Qt.
#include <QtGlobal>

#include <chrono>
#include <functional>
#include <optional>

namespace renzhi {

// When the next request may leave, at a rate: a bucket that holds one token and gets a new one
// 1/rate of a second after the last was taken. One and not more, so that the requests leave evenly
// spread: that is within the limit of every server, of one that counts them by the second as well
// as of one that measures the time between two, and what is urgent waits for one pause at most.
// What was not used is not made up for. Knows no timer: who waits asks again.
class RequestPace
{
public:
    // Any time that never goes back.
    using Clock = std::function<std::chrono::nanoseconds()>;
    [[nodiscard]] static std::chrono::nanoseconds steadyTime();

    explicit RequestPace(Clock clock = &RequestPace::steadyTime);

    // At most so many a second; 0 or less: no limit. Also holds for what waits at present, counted
    // from when the last one left.
    void setRate(int perSecond);
    // Until the next one may leave; zero: it may.
    [[nodiscard]] std::chrono::nanoseconds wait() const;
    // One leaves now.
    void take();

private:
    Clock m_clock;
    std::chrono::nanoseconds m_between { 0 }; // two that leave; zero: no limit
    std::optional<std::chrono::nanoseconds> m_last; // when one left
};

} // namespace renzhi
