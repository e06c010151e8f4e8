// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QTimer>

#include <vector>

namespace renzhi::bench {

// How long the event loop lets a person wait. A beat is due every millisecond; how late it comes is
// what a key pressed at that moment waits until the program looks at it. Each beat that falls into
// a long block counts, with its own wait: by the gaps between beats, a block of 300 ms would be one
// bad beat among thousands of good ones, and no percentile would show it.
class Heartbeat
{
public:
    Heartbeat();

    void start();
    void stop();
    // How many milliseconds each beat between a start() and a stop() came late, since they were
    // taken last.
    [[nodiscard]] std::vector<double> take();

    // The same of a window in which nothing happens: the floor.
    [[nodiscard]] std::vector<double> ofIdleness();

private:
    void beat();

    QTimer m_timer;
    double m_begin = 0;
    double m_due = 0;
    std::vector<double> m_waits;
};

} // namespace renzhi::bench
