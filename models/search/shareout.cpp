// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/search/shareout.h"

#include <QSemaphore>
#include <QThreadPool>

#include <algorithm>
#include <atomic>
#include <memory>

namespace renzhi {

namespace {

struct Pieces
{
    std::atomic<size_t> next = 0;
    QSemaphore done;
};

} // namespace

void shareOut(size_t pieces, const std::function<void(size_t piece)> &work, const StopFlag &stop)
{
    QThreadPool &pool = *QThreadPool::globalInstance();
    const size_t threads = std::min(pieces, size_t(std::max(pool.maxThreadCount(), 1)));
    if (threads < 2) {
        for (size_t piece = 0; piece < pieces && !stop.isSet(); ++piece)
            work(piece);
        return;
    }
    const auto shared = std::make_shared<Pieces>();
    // One that begins when all are taken does not touch `work` and `stop`, which may be gone by
    // then.
    const std::function<void()> takeSome = [shared, pieces, &work, &stop] {
        int done = 0;
        for (size_t piece = shared->next++; piece < pieces; piece = shared->next++) {
            if (!stop.isSet())
                work(piece);
            ++done;
        }
        shared->done.release(done);
    };
    for (size_t i = 1; i < threads; ++i) {
        if (!pool.tryStart(takeSome))
            break;
    }
    takeSome();
    shared->done.acquire(int(pieces));
}

} // namespace renzhi
