// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

namespace renzhi {

// The number of a person's row in the cache lies below it. Rows are never used twice, so that a
// cache that was filled many times has gaps; but lists of all rows up to the last one are made of
// them, and a number that damage made must not take all memory.
[[nodiscard]] constexpr quint64 mostRowsOf(quint64 people)
{
    return quint64(1'000'000) + 64 * people;
}

} // namespace renzhi
