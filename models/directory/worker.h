// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/cache/cachestore.h"
#include "models/core/result.h"

#include <QObject>
#include <QPointer>
#include <QThread>

#include <functional>
#include <memory>

namespace renzhi {

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
    // delivered any more.
    ~Worker() override;

    // Runs `work` there and then `done` here; not when `context` died meanwhile. Without a usable
    // cache `done` gets the Local error that says why, and `work` does not run.
    template <class T>
    void run(QObject *context, std::function<Result<T>(CacheStore &)> work,
             std::function<void(Result<T>)> done)
    {
        post([this, guard = QPointer<QObject>(context), work = std::move(work),
              done = std::move(done)](CacheStore *store, const ApiError &error) mutable {
            auto result = store ? work(*store) : Result<T>(Failure(error));
            // What they captured belongs to this side and must be freed there.
            QMetaObject::invokeMethod(
                this,
                [guard = std::move(guard), work = std::move(work), done = std::move(done),
                 result = std::move(result)]() mutable {
                    if (guard)
                        done(std::move(result));
                },
                Qt::QueuedConnection);
        });
    }

private:
    struct Place; // lives on the thread
    using Task = std::function<void(CacheStore *, const ApiError &)>;
    void post(Task task);

    QThread m_thread;
    Place *m_place; // deleted on its thread
};

} // namespace renzhi
