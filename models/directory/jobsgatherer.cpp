// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/directory/jobsgatherer.h"

#include <algorithm>
#include <utility>

namespace renzhi {

namespace {

constexpr qint64 batchesOfAll = 400;
constexpr qint64 largestBatch = 256;
constexpr std::chrono::seconds saveEvery { 1 };

} // namespace

JobsGatherer::JobsGatherer(TenantMemory &memory, QObject *parent)
    : QObject(parent), m_memory(memory)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(saveEvery);
    connect(&m_timer, &QTimer::timeout, this, &JobsGatherer::save);
}

JobsGatherer::~JobsGatherer()
{
    save();
}

void JobsGatherer::setCrawl(qint64 people, const QDateTime &begunAt)
{
    m_begunAt = begunAt;
    m_batch = std::clamp<qint64>(people / batchesOfAll, 1, largestBatch);
}

void JobsGatherer::add(const JobList &list)
{
    m_gathered.lists.append(list);
    saveSoon();
}

void JobsGatherer::addRefused(UserRow row)
{
    m_gathered.refused.push_back(row);
    saveSoon();
}

void JobsGatherer::addPostponed(UserRow row)
{
    m_gathered.postponed.push_back(row);
    saveSoon();
}

qint64 JobsGatherer::gathered() const
{
    return m_gathered.lists.size()
        + qint64(m_gathered.refused.size() + m_gathered.postponed.size());
}

void JobsGatherer::saveSoon()
{
    if (gathered() >= m_batch && m_saving == 0)
        save();
    else if (gathered() > 0 && !m_timer.isActive())
        m_timer.start();
}

void JobsGatherer::save()
{
    m_timer.stop();
    const qint64 count = gathered();
    if (count == 0)
        return;
    m_saving += count;
    // A clock that was set back must not take a refusal for one of an earlier crawl.
    m_gathered.refusedAt = std::max(QDateTime::currentDateTime(), m_begunAt);
    m_memory.storeGathered(std::exchange(m_gathered, {}), this,
                           [this, count](const Result<std::vector<UserRow>> &stored) {
                               m_saving -= count;
                               if (!stored) {
                                   emit failed(stored.error());
                                   return;
                               }
                               saveSoon();
                               emit saved();
                           });
}

} // namespace renzhi

#include "moc_jobsgatherer.cpp"
