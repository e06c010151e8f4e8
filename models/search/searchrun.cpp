// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/search/searchrun.h"

namespace renzhi {

SearchRun::SearchRun(Work work, std::function<void()> ended)
    : m_work(std::move(work)), m_ended(std::move(ended))
{
}

void SearchRun::run()
{
    if (m_isBegun.exchange(true))
        return;
    m_rows = m_work(m_stop);
    m_ended();
    // The index keeps the last run; what was asked need not stay with it.
    m_work = nullptr;
    m_ended = nullptr;
    m_end.release();
}

bool SearchRun::hasEnded(int milliseconds)
{
    if (!m_end.tryAcquire(1, milliseconds))
        return false;
    m_end.release();
    return true;
}

void SearchRun::wait()
{
    run();
    m_end.acquire();
    m_end.release(); // for the next one who waits
}

} // namespace renzhi
