// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/cache/cachestore.h"
#include "models/core/result.h"

#include <QObject>
#include <QPointer>

#include <functional>
#include <memory>

namespace renzhi {

class WorkerThread;

// The one thread for bulk work: decoding, every write to the cache, building indexes. Owns the
// thread and the CacheStore that belongs to it (opened at the first task). Tasks run one after the
// other in the order they were given, so a task sees what the tasks before it wrote. It is handed
// values and hands values back.
class Worker : public QObject
{
    Q_OBJECT
public:
    explicit Worker(QString cacheDirectory, QObject *parent = nullptr);
    // Lets the tasks given so far end (nothing that was to be saved is lost); their results are not
    // delivered any more. What takes longer than a moment goes on behind: the thread then belongs
    // to the application object, whose end waits for it. Never keeps the caller longer than that
    // moment.
    ~Worker() override;

    // Waits for a worker of this folder that was deleted and has not ended. Whoever reads the
    // folder next sees what that one had been given to save; whoever removes it is not disturbed.
    static void settle(const QString &cacheDirectory);

    // Runs `work` there and then `done` here; neither when `context` died before its turn. Without
    // a usable cache `done` gets the Local error that says why, and `work` does not run.
    template <class T>
    void run(QObject *context, std::function<Result<T>(CacheStore &)> work,
             std::function<void(Result<T>)> done)
    {
        give<T>(false, context, std::move(work), std::move(done));
    }

    // The same for what must not be lost: runs even when `context` died.
    template <class T>
    void save(QObject *context, std::function<Result<T>(CacheStore &)> work,
              std::function<void(Result<T>)> done)
    {
        give<T>(true, context, std::move(work), std::move(done));
    }

private:
    friend class WorkerThread;
    using Delivery = std::function<void(bool isWanted)>; // runs on this thread
    using Task = std::function<Delivery(CacheStore *, const ApiError &)>;

    template <class T>
    void give(bool always, QObject *context, std::function<Result<T>(CacheStore &)> work,
              std::function<void(Result<T>)> done)
    {
        post(
            [always, guard = QPointer<QObject>(context), work = std::move(work),
             done = std::move(done)](CacheStore *store, const ApiError &error) mutable -> Delivery {
                const bool isBegun = store && (always || guard);
                auto result = isBegun ? work(*store) : Result<T>(Failure(error));
                // What they captured belongs to the other side and must be freed there.
                return [guard = std::move(guard), work = std::move(work), done = std::move(done),
                        result = std::make_shared<Result<T>>(std::move(result))](bool isWanted) {
                    if (isWanted && guard)
                        done(std::move(*result));
                };
            });
    }

    void post(Task task);

    WorkerThread *m_thread;
};

} // namespace renzhi
