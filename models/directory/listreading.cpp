// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/directory/listreading.h"

#include "models/directory/readingnote.h"
#include "models/directory/servertime.h"

#include <algorithm>

namespace renzhi {

namespace {

template <class... Members> std::array<quint64, 2> hashed(const Members &...members)
{
    return { qHashMulti(0x9e3779b97f4a7c15u, members...),
             qHashMulti(0xc2b2ae3d27d4eb4fu, members...) };
}

} // namespace

ListReading::ListReading(Purpose purpose, QString after)
    : m_purpose(purpose), m_after(std::move(after)), m_latest(servertime::latestPlausible())
{
}

ListReading::~ListReading() = default;

void ListReading::restore(const TakenPages &taken)
{
    m_facts.total = taken.first.total;
    m_facts.leastTotal = taken.leastTotal;
    m_facts.mostTotal = taken.mostTotal;
    m_facts.newest = taken.newest;
}

std::optional<StageNote> ListReading::noteOfPage(int page, const PageFacts &facts) const
{
    if (m_purpose != Purpose::FillNoted)
        return std::nullopt;
    return ReadingNote::ofPage(page, facts, m_facts);
}

ReadingFacts ListReading::facts()
{
    std::sort(m_ids.begin(), m_ids.end());
    m_facts.distinct = std::distance(m_ids.begin(), std::unique(m_ids.begin(), m_ids.end()));
    m_facts.received = qint64(m_ids.size());
    m_ids = {};
    return m_facts;
}

void ListReading::noteTotal(qint64 total)
{
    if (m_facts.total < 0)
        m_facts.total = m_facts.leastTotal = m_facts.mostTotal = total;
    m_facts.leastTotal = std::min(m_facts.leastTotal, total);
    m_facts.mostTotal = std::max(m_facts.mostTotal, total);
}

void ListReading::note(const QString &id, const QString &updatedAt, std::array<quint64, 2> print)
{
    m_ids.push_back(qHash(id, 0x27d4eb2f165667c5u));
    m_facts.print[0] += print[0];
    m_facts.print[1] += print[1];
    if (!servertime::isTime(updatedAt)) {
        m_facts.timesComplete = false;
        return;
    }
    if (updatedAt < m_previous)
        m_facts.isByTime = false;
    m_previous = updatedAt;
    if (updatedAt < m_after)
        m_facts.filterIgnored = true;
    if (updatedAt > m_facts.newest && updatedAt <= m_latest)
        m_facts.newest = updatedAt;
}

std::array<quint64, 2> printOf(const Organization &record)
{
    return hashed(record.id, record.parentId, record.code, record.name, record.category,
                  record.sequence, record.disabled, record.createdAt, record.updatedAt);
}

std::array<quint64, 2> printOf(const Title &record)
{
    return hashed(record.id, record.name, record.code, record.createdAt, record.updatedAt);
}

std::array<quint64, 2> printOf(const Position &record)
{
    return hashed(record.id, record.orgId, record.name, record.code, record.titleId,
                  record.createdAt, record.updatedAt);
}

std::array<quint64, 2> printOf(const User &record)
{
    return hashed(record.id, record.orgId, record.userName, record.name, record.mobile,
                  record.email, record.employeeId, record.disabled, record.locked, record.createdAt,
                  record.updatedAt);
}

} // namespace renzhi
