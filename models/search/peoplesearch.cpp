// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/search/peoplesearch.h"

#include "models/search/peoplefilter.h"
#include "models/search/searchrun.h"

namespace renzhi {

PeopleSearch::PeopleSearch(QObject *parent) : QObject(parent) { }

PeopleSearch::~PeopleSearch()
{
    drop();
}

// The one place that decides it. Numbers of jobs are asked from the list's owner, on its thread.
bool PeopleSearch::takesLong(const PeopleIndex &index, const PeopleQuery &query,
                             const PeopleFilter *filter) const
{
    if (index.size() <= m_mostAtOnce || (filter && filter->asksForJobs()))
        return false;
    return filter || !index.isAtHand(query);
}

void PeopleSearch::start(const PeopleIndex &index, const PeopleQuery &query, PeopleFilter *filter)
{
    drop();
    if (!takesLong(index, query, filter)) {
        m_rows = index.find(query, filter);
        emit found();
        return;
    }
    // Queued in any case: where the index stops the search it is not whole again yet.
    m_run = index.findLater(query, filter, [this, number = m_number] {
        QMetaObject::invokeMethod(
            this,
            [this, number] {
                if (number == m_number)
                    deliver();
            },
            Qt::QueuedConnection);
    });
    if (m_patienceMs > 0 && m_run->hasEnded(m_patienceMs))
        deliver();
}

void PeopleSearch::finishNow()
{
    if (m_run)
        deliver();
}

void PeopleSearch::drop()
{
    ++m_number;
    const auto run = std::exchange(m_run, nullptr);
    if (!run)
        return;
    run->stop();
    run->wait();
}

void PeopleSearch::deliver()
{
    ++m_number;
    const auto run = std::exchange(m_run, nullptr);
    run->wait();
    if (run->isStopped()) {
        emit abandoned();
        return;
    }
    m_rows = run->takeRows();
    emit found();
}

} // namespace renzhi

#include "moc_peoplesearch.cpp"
