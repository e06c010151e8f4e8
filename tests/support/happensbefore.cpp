// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Tells ThreadSanitizer what it cannot see of Qt (the tsan preset only).
//
// Debian's Qt is not instrumented, and its locks are futexes of its own. So the order which Qt
// keeps between threads is invisible: whoever runs a functor that another thread posted would read,
// to the tool, what that one wrote with nothing in between, and every task of the worker would be a
// report. The linker leads our calls of these functions here (--wrap); each says who comes before
// whom, and calls Qt. No report is silenced by that: what a thread touches that was not handed to
// it is found as before.

#include <QDeadlineTimer>
#include <QMetaObject>
#include <QRunnable>
#include <QSemaphore>
#include <QThread>
#include <QThreadPool>

#include <functional>
#include <sanitizer/tsan_interface.h>
#include <utility>

using QtPrivate::QSlotObjectBase;

// What the linker calls them; of a member function, the object is the first parameter.
#define INVOKE_METHOD                                                                              \
    "_ZN11QMetaObject16invokeMethodImplEP7QObject"                                                 \
    "PN9QtPrivate15QSlotObjectBaseEN2Qt14ConnectionTypeEPv"
#define THREAD_START "_ZN7QThread5startENS_8PriorityE"
#define THREAD_WAIT "_ZN7QThread4waitE14QDeadlineTimer"
#define THREAD_IS_FINISHED "_ZNK7QThread10isFinishedEv"
#define POOL_START "_ZN11QThreadPool5startESt8functionIFvvEEi"
#define POOL_TRY_START "_ZN11QThreadPool8tryStartESt8functionIFvvEE"
#define POOL_END "_ZN11QThreadPoolD1Ev"
#define SEMAPHORE_ACQUIRE "_ZN10QSemaphore7acquireEi"
#define SEMAPHORE_TRY "_ZN10QSemaphore10tryAcquireEii"
#define SEMAPHORE_RELEASE "_ZN10QSemaphore7releaseEi"

bool qtInvoke(QObject *object, QSlotObjectBase *functor, Qt::ConnectionType type,
              void *result) asm("__real_" INVOKE_METHOD);
void qtStart(QThread *thread, QThread::Priority priority) asm("__real_" THREAD_START);
bool qtWait(QThread *thread, QDeadlineTimer deadline) asm("__real_" THREAD_WAIT);
bool qtIsFinished(const QThread *thread) asm("__real_" THREAD_IS_FINISHED);
void qtEnd(QThreadPool *pool) asm("__real_" POOL_END);
void qtAcquire(QSemaphore *semaphore, int count) asm("__real_" SEMAPHORE_ACQUIRE);
bool qtTryAcquire(QSemaphore *semaphore, int count, int milliseconds) asm("__real_" SEMAPHORE_TRY);
void qtRelease(QSemaphore *semaphore, int count) asm("__real_" SEMAPHORE_RELEASE);

bool orderedInvoke(QObject *object, QSlotObjectBase *functor, Qt::ConnectionType type,
                   void *result) asm("__wrap_" INVOKE_METHOD);
void orderedStart(QThread *thread, QThread::Priority priority) asm("__wrap_" THREAD_START);
bool orderedWait(QThread *thread, QDeadlineTimer deadline) asm("__wrap_" THREAD_WAIT);
bool orderedIsFinished(const QThread *thread) asm("__wrap_" THREAD_IS_FINISHED);
void orderedPoolStart(QThreadPool *pool, std::function<void()> work,
                      int priority) asm("__wrap_" POOL_START);
bool orderedTryStart(QThreadPool *pool, std::function<void()> work) asm("__wrap_" POOL_TRY_START);
void orderedEnd(QThreadPool *pool) asm("__wrap_" POOL_END);
void orderedAcquire(QSemaphore *semaphore, int count) asm("__wrap_" SEMAPHORE_ACQUIRE);
bool orderedTryAcquire(QSemaphore *semaphore, int count,
                       int milliseconds) asm("__wrap_" SEMAPHORE_TRY);
void orderedRelease(QSemaphore *semaphore, int count) asm("__wrap_" SEMAPHORE_RELEASE);

namespace {

// A functor on its way: what was done before it was posted is known to whoever runs it.
class PostedFunctor final : public QSlotObjectBase
{
public:
    explicit PostedFunctor(QSlotObjectBase *functor)
        : QSlotObjectBase(&PostedFunctor::act), m_functor(functor)
    {
    }

private:
    static void act(int what, QSlotObjectBase *self, QObject *receiver, void **arguments, bool *)
    {
        __tsan_acquire(self);
        auto *posted = static_cast<PostedFunctor *>(self);
        if (what == Call) {
            posted->m_functor->call(receiver, arguments);
            // The one that posted it may be the last to let go of it, and then frees it.
            __tsan_release(self);
        } else if (what == Destroy) {
            posted->m_functor->destroyIfLastRef();
            delete posted;
        }
    }

    QSlotObjectBase *m_functor;
};

// Work on its way to a thread of a pool.
class PooledWork final : public QRunnable
{
public:
    PooledWork(QThreadPool *pool, std::function<void()> work)
        : m_pool(pool), m_work(std::move(work))
    {
        __tsan_release(this);
    }

    void run() override
    {
        __tsan_acquire(this);
        m_work();
        m_work = nullptr;
        __tsan_release(m_pool); // to whoever ends the pool
    }

private:
    QThreadPool *const m_pool;
    std::function<void()> m_work;
};

} // namespace

bool orderedInvoke(QObject *object, QSlotObjectBase *functor, Qt::ConnectionType type, void *result)
{
    auto *posted = new PostedFunctor(functor);
    __tsan_release(posted);
    return qtInvoke(object, posted, type, result);
}

// What a thread did is known to whoever waited for its end: finished() is emitted there before.
void orderedStart(QThread *thread, QThread::Priority priority)
{
    QObject::connect(
        thread, &QThread::finished, thread, [thread] { __tsan_release(thread); },
        Qt::DirectConnection);
    qtStart(thread, priority);
}

bool orderedWait(QThread *thread, QDeadlineTimer deadline)
{
    const bool isOver = qtWait(thread, deadline);
    if (isOver)
        __tsan_acquire(thread);
    return isOver;
}

bool orderedIsFinished(const QThread *thread)
{
    if (!qtIsFinished(thread))
        return false;
    // Qt says so from the moment the thread begins to end, which is before finished().
    orderedWait(const_cast<QThread *>(thread), QDeadlineTimer(QDeadlineTimer::Forever));
    return true;
}

void orderedPoolStart(QThreadPool *pool, std::function<void()> work, int priority)
{
    pool->start(new PooledWork(pool, std::move(work)), priority);
}

bool orderedTryStart(QThreadPool *pool, std::function<void()> work)
{
    auto *pooled = new PooledWork(pool, std::move(work));
    if (pool->tryStart(pooled))
        return true;
    delete pooled;
    return false;
}

// It waits for all that was started.
void orderedEnd(QThreadPool *pool)
{
    qtEnd(pool);
    __tsan_acquire(pool);
}

void orderedAcquire(QSemaphore *semaphore, int count)
{
    qtAcquire(semaphore, count);
    __tsan_acquire(semaphore);
}

bool orderedTryAcquire(QSemaphore *semaphore, int count, int milliseconds)
{
    if (!qtTryAcquire(semaphore, count, milliseconds))
        return false;
    __tsan_acquire(semaphore);
    return true;
}

void orderedRelease(QSemaphore *semaphore, int count)
{
    __tsan_release(semaphore);
    qtRelease(semaphore, count);
}
