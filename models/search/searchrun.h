// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/search/stopflag.h"

#include <QSemaphore>

#include <atomic>
#include <functional>
#include <utility>
#include <vector>

namespace renzhi {

// One search that is under way: owns its stop flag and its rows, and knows nothing else. Shared by
// whoever asked for it and the index that is looked through.
class SearchRun
{
public:
    using Rows = std::vector<quint32>;
    using Work = std::function<Rows(const StopFlag &stop)>;

    // `work` gives the rows, or anything once the flag is set. `ended` is called behind it on the
    // same thread, and has returned before wait() does.
    SearchRun(Work work, std::function<void()> ended);
    Q_DISABLE_COPY_MOVE(SearchRun)

    // Works, unless another thread has begun to. For the pool.
    void run();
    // From any thread; it still ends as one that was not stopped does. When its rows are there
    // already they are not to be used any more.
    void stop() { m_stop.set(); }
    [[nodiscard]] bool isStopped() const { return m_stop.isSet(); }
    // Whether it has, after so many milliseconds at most.
    [[nodiscard]] bool hasEnded(int milliseconds);
    // Until it has ended; from any thread, as often as wanted. What no thread has begun is done
    // here: the pool may have none to spare, and nobody waits for one that does not come.
    void wait();
    [[nodiscard]] Rows takeRows() { return std::exchange(m_rows, {}); } // after wait(), once

private:
    Work m_work;
    std::function<void()> m_ended;
    StopFlag m_stop;
    std::atomic<bool> m_isBegun = false;
    QSemaphore m_end;
    Rows m_rows;
};

} // namespace renzhi
