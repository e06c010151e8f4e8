// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/search/stopflag.h"

#include <algorithm>
#include <cstddef>
#include <functional>

namespace renzhi {

// Does work(0) … work(pieces - 1), each once, in any order and several at a time, and comes back
// when all are done. `work` takes no lock that the caller holds. Once `stop` is set no further
// piece is begun, so that it comes back within one of them.
//
// Why other threads: a key in the search box looks through everybody, and with a million people
// that is more than a frame for one core. The caller does the pieces that no other thread has
// begun, so it never waits for one that does not come. When it is back nothing is left to come
// later; a whole search can be, and PeopleSearch sees to it that rows of an earlier key are never
// painted.
void shareOut(size_t pieces, const std::function<void(size_t piece)> &work,
              const StopFlag &stop = StopFlag());

// Of so many things that lie one behind the other, what one thread takes before it asks for more.
struct Piece
{
    size_t begin = 0;
    size_t end = 0;
};
constexpr size_t thingsAtOnce = 4096;
constexpr size_t pieceCount(size_t things)
{
    return (things + thingsAtOnce - 1) / thingsAtOnce;
}
constexpr Piece pieceOf(size_t number, size_t things)
{
    const size_t begin = number * thingsAtOnce;
    return { begin, begin + std::min(thingsAtOnce, things - begin) };
}

} // namespace renzhi
