// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/pages/peoplejobcounts.h"

#include "models/directory/directoryservice.h"

#include <algorithm>

namespace renzhi {

void PeopleJobCounts::setService(DirectoryService *service)
{
    forget();
    m_service = service;
}

void PeopleJobCounts::forget()
{
    m_reading.reset();
    m_known.reset();
}

bool PeopleJobCounts::demand()
{
    if (m_known || m_reading || !m_service)
        return m_known.has_value();
    m_reading = std::make_unique<QObject>();
    m_service->readJobCounts(m_reading.get(), [this](const Result<KnownJobCounts> &counts) {
        m_reading.reset();
        m_known = counts ? *counts : KnownJobCounts(m_service->peopleCount());
        m_arrived();
    });
    return false;
}

std::vector<std::optional<int>> PeopleJobCounts::of(std::span<const quint32> rows) const
{
    std::vector<std::optional<int>> counts(rows.size());
    if (m_known)
        std::transform(rows.begin(), rows.end(), counts.begin(),
                       [this](quint32 row) { return m_known->of(row); });
    return counts;
}

PeopleJobCounts::News PeopleJobCounts::take(const JobList &jobs)
{
    const auto row = m_known ? m_service->rowOf(jobs.user) : std::nullopt;
    if (!row)
        return News::None;
    const bool wasKnown = m_known->of(*row).has_value();
    if (!m_known->set(*row, jobs.known ? std::optional(int(jobs.jobs.size())) : std::nullopt))
        return News::None;
    return wasKnown ? News::Other : News::First;
}

bool PeopleJobCounts::takeRows(std::span<const quint32> rows)
{
    if (!m_known || rows.empty())
        return false;
    const auto people = m_service->personRows(rows);
    bool isNews = false;
    for (size_t i = 0; i < rows.size(); ++i) {
        const std::optional<int> count = people[i].jobsKnown
            ? std::optional(people[i].primaryJobs + people[i].partTimeJobs)
            : std::nullopt;
        isNews = m_known->set(rows[i], count) || isNews;
    }
    return isNews;
}

void PeopleJobCounts::remove(std::span<const quint32> rows)
{
    if (!m_known)
        return;
    for (const quint32 row : rows)
        m_known->set(row, std::nullopt);
}

} // namespace renzhi
