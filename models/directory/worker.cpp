// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/directory/worker.h"

#include <QCoreApplication>
#include <QThread>

#include <chrono>
#include <optional>

namespace renzhi {

using namespace Qt::StringLiterals;

namespace {

// What a person does not notice. An idle worker ends in far less.
constexpr std::chrono::milliseconds moment { 100 };

} // namespace

// The thread and what lives on it. Lives itself on the side that gave the tasks, longer than the
// Worker if need be: results find their way back to it.
class WorkerThread : public QObject
{
    Q_OBJECT
public:
    explicit WorkerThread(QString cacheDirectory) : m_place(new Place)
    {
        m_place->directory = std::move(cacheDirectory);
        m_directory = m_place->directory;
        m_place->moveToThread(&m_thread);
        connect(&m_thread, &QThread::finished, m_place, &QObject::deleteLater);
        m_thread.setObjectName(u"renzhi-worker"_s);
        m_thread.start();
    }

    ~WorkerThread() override { m_thread.wait(); }

    [[nodiscard]] const QString &directory() const { return m_directory; }

    void post(Worker::Task task)
    {
        QMetaObject::invokeMethod(
            m_place,
            [this, place = m_place, task = std::move(task)] {
                place->open();
                auto delivery = task(place->store.get(), place->failure.value_or(ApiError {}));
                QMetaObject::invokeMethod(
                    this, [this, delivery = std::move(delivery)] { delivery(!m_isEnding); },
                    Qt::QueuedConnection);
            },
            Qt::QueuedConnection);
    }

    // Behind everything that was posted: quit() at once would drop it. Deletes itself then.
    void end()
    {
        m_isEnding = true;
        connect(&m_thread, &QThread::finished, this, &QObject::deleteLater);
        QMetaObject::invokeMethod(
            m_place, [this] { m_thread.quit(); }, Qt::QueuedConnection);
        if (m_thread.wait(QDeadlineTimer(moment)) || !QCoreApplication::instance()) {
            delete this;
            return;
        }
        setParent(QCoreApplication::instance());
        // Before the application object is gone: a thread that outlives it gets no events any more,
        // and would never end.
        qRemovePostRoutine(settleAll);
        qAddPostRoutine(settleAll);
    }

    static void settleAll()
    {
        settle([](const WorkerThread &) { return true; });
    }

    static void settle(const std::function<bool(const WorkerThread &)> &isMeant)
    {
        const auto threads = QCoreApplication::instance()->findChildren<WorkerThread *>(
            Qt::FindDirectChildrenOnly);
        for (WorkerThread *thread : threads) {
            if (isMeant(*thread))
                delete thread;
        }
    }

private:
    struct Place : QObject
    {
        void open()
        {
            if (store || failure)
                return;
            auto opened = CacheStore::open(directory);
            if (opened)
                store = std::move(*opened);
            else
                failure = opened.error();
        }

        QString directory;
        std::unique_ptr<CacheStore> store;
        std::optional<ApiError> failure;
    };

    QThread m_thread;
    Place *m_place; // deleted on its thread
    QString m_directory;
    bool m_isEnding = false; // nobody takes results any more
};

Worker::Worker(QString cacheDirectory, QObject *parent)
    : QObject(parent), m_thread(new WorkerThread(std::move(cacheDirectory)))
{
}

Worker::~Worker()
{
    m_thread->end();
}

void Worker::settle(const QString &cacheDirectory)
{
    if (QCoreApplication::instance())
        WorkerThread::settle(
            [&](const WorkerThread &thread) { return thread.directory() == cacheDirectory; });
}

void Worker::post(Task task)
{
    m_thread->post(std::move(task));
}

} // namespace renzhi

#include "moc_worker.cpp"
#include "worker.moc"
