// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/directory/jobsprefetch.h"

#include "models/api/endpoints.h"

#include <algorithm>

namespace renzhi {

using namespace Qt::StringLiterals;

namespace {

constexpr size_t mostAhead = 48; // a tall window's rows

} // namespace

JobsPrefetch::JobsPrefetch(ServerLink &link, TenantMemory &memory, QObject *parent)
    : QObject(parent), m_link(link), m_memory(memory)
{
}

JobsPrefetch::~JobsPrefetch() = default;

void JobsPrefetch::read(std::span<const UserRow> rows)
{
    dropWaiting();
    if (m_link.connectivity() == Connectivity::Offline || m_link.jobManagementOff())
        return;
    const auto unread = m_memory.unreadSince(rows.first(std::min(rows.size(), mostAhead)), {});
    if (!unread)
        return;
    for (const CacheStore::Unread &person : *unread) {
        if (!m_asked.contains(person.row) && !m_refused.contains(person.row))
            ask(person);
    }
}

void JobsPrefetch::ask(const CacheStore::Unread &person)
{
    Endpoint<QVector<Job>> endpoint = endpoints::jobs(person.id);
    endpoint.request.priority = Priority::Background;
    const auto onJobs
        = [this, person, askedAt = QDateTime::currentDateTime()](Result<QVector<Job>> jobs) {
              onAnswer(person, askedAt, std::move(jobs));
          };
    m_asked.insert(person.row, m_link.send<QVector<Job>>(endpoint, this, onJobs));
}

void JobsPrefetch::onAnswer(const CacheStore::Unread &person, const QDateTime &askedAt,
                            Result<QVector<Job>> jobs)
{
    m_asked.remove(person.row);
    if (jobs) {
        CacheStore::Gathered gathered;
        gathered.lists.append({ person.id, std::move(*jobs), true, Freshness::Live, askedAt });
        m_memory.storeGathered(gathered, nullptr, {});
        return;
    }
    const ApiError &error = jobs.error();
    // Who is gone is found by the next sync, or by who looks: a list that loses people while it is
    // scrolled would be none.
    if (error.kind == ApiError::Kind::Rejected || error.kind == ApiError::Kind::Malformed) {
        m_refused.insert(person.row);
    } else {
        // The others would meet the same.
        if (error.kind == ApiError::Kind::Auth)
            m_refused.insert(person.row);
        dropWaiting();
    }
}

void JobsPrefetch::dropWaiting()
{
    m_asked.removeIf([](const auto &asked) {
        const bool isWaiting = !*asked || !(*asked)->hasLeft();
        if (isWaiting)
            delete asked->data();
        return isWaiting;
    });
}

} // namespace renzhi

#include "moc_jobsprefetch.cpp"
