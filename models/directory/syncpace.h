// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

#include <chrono>
#include <deque>
#include <functional>
#include <optional>

namespace renzhi {

// How fast one list is being read, from what arrived over the last seconds, and how long the rest
// of it will take at that speed. Says nothing rather than something that the next page proves
// wrong: not in the first moments, not while nothing comes. A value; knows no list and no request.
class SyncPace
{
public:
    // The time since a moment of its own; never goes back.
    using Clock = std::function<std::chrono::milliseconds()>;

    explicit SyncPace(Clock clock = steadyTime);

    // Another reading begins, or this one goes on after a pause: what was seen so far does not
    // count.
    void begin();
    // `done` of `total` records have arrived. Fewer than before: another reading has begun.
    void note(qint64 done, qint64 total);

    // Records a second; 0: not known.
    [[nodiscard]] double rate() const;
    // Until the total is reached; nothing: not known, or there already.
    [[nodiscard]] std::optional<std::chrono::seconds> timeLeft() const;

private:
    struct Mark
    {
        std::chrono::milliseconds at;
        qint64 done;
    };

    static std::chrono::milliseconds steadyTime();

    Clock m_clock;
    std::deque<Mark> m_marks; // of the last seconds, and one from before them to measure from
    std::chrono::milliseconds m_since {}; // the first mark, if there is one
    qint64 m_total = 0;
};

} // namespace renzhi
