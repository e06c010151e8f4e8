// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/directory/worker.h"

#include <optional>

namespace renzhi {

using namespace Qt::StringLiterals;

struct Worker::Place : QObject
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

Worker::Worker(QString cacheDirectory, QObject *parent) : QObject(parent), m_place(new Place)
{
    m_place->directory = std::move(cacheDirectory);
    m_place->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_place, &QObject::deleteLater);
    m_thread.setObjectName(u"renzhi-worker"_s);
    m_thread.start();
}

Worker::~Worker()
{
    // Behind everything that was posted: quit() at once would drop it.
    QMetaObject::invokeMethod(
        m_place, [this] { m_thread.quit(); }, Qt::QueuedConnection);
    m_thread.wait();
}

void Worker::post(Task task)
{
    QMetaObject::invokeMethod(
        m_place,
        [place = m_place, task = std::move(task)]() mutable {
            place->open();
            task(place->store.get(), place->failure.value_or(ApiError {}));
        },
        Qt::QueuedConnection);
}

} // namespace renzhi
