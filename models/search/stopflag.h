// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <atomic>

namespace renzhi {

// Says that nobody waits any more for what is under way. Any thread sets it, once and for good;
// whoever works looks at it between pieces, and what was made by then is not to be used. Nothing is
// handed over by it.
class StopFlag
{
public:
    void set() { m_isSet.store(true, std::memory_order_relaxed); }
    [[nodiscard]] bool isSet() const { return m_isSet.load(std::memory_order_relaxed); }

private:
    std::atomic<bool> m_isSet = false;
};

} // namespace renzhi
