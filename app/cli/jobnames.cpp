// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/jobnames.h"

namespace renzhi::cli {

JobNameFinder::JobNameFinder(DirectoryService &service, QVector<Job> jobs, QObject *parent)
    : QObject(parent), m_service(service), m_jobs(std::move(jobs))
{
}

void JobNameFinder::start(bool mayAsk)
{
    if (mayAsk) {
        for (const Job &job : std::as_const(m_jobs))
            askFor(job);
    }
    if (m_waiting == 0)
        emit finished();
}

void JobNameFinder::askFor(const Job &job)
{
    const auto references = m_service.references();
    const auto isUnknown = [](const auto &id, const auto *cached, const auto &asked) {
        return !id.isEmpty() && cached == nullptr && !asked.contains(id);
    };
    if (isUnknown(job.orgId, references->organization(job.orgId), m_organizations)) {
        m_organizations.insert(job.orgId, {});
        ++m_waiting;
        m_service.readOrganization(job.orgId, this,
                                   [this, id = job.orgId](const Result<Organization> &read) {
                                       m_organizations.insert(id, read.value_or(Organization()));
                                       arrived();
                                   });
    }
    if (isUnknown(job.positionId, references->position(job.positionId), m_positions)) {
        m_positions.insert(job.positionId, {});
        ++m_waiting;
        m_service.readPosition(job.positionId, this,
                               [this, id = job.positionId](const Result<Position> &read) {
                                   m_positions.insert(id, read.value_or(Position()));
                                   arrived();
                               });
    }
    if (isUnknown(job.titleId, references->title(job.titleId), m_titles)) {
        m_titles.insert(job.titleId, {});
        ++m_waiting;
        m_service.readTitle(job.titleId, this, [this, id = job.titleId](const Result<Title> &read) {
            m_titles.insert(id, read.value_or(Title()));
            arrived();
        });
    }
}

void JobNameFinder::arrived()
{
    if (--m_waiting == 0)
        emit finished();
}

JobNames JobNameFinder::namesOf(const Job &job) const
{
    const auto references = m_service.references();
    const Organization *organization = references->organization(job.orgId);
    const Position *position = references->position(job.positionId);
    const Title *title = references->title(job.titleId);
    const Organization askedOrganization = m_organizations.value(job.orgId);
    const Position askedPosition = m_positions.value(job.positionId);
    const Title askedTitle = m_titles.value(job.titleId);
    if (organization == nullptr)
        organization = &askedOrganization;
    if (position == nullptr)
        position = &askedPosition;
    if (title == nullptr)
        title = &askedTitle;
    return { organization->code.toString(), organization->name,
             position->code.toString(),     position->name,
             title->code.toString(),        title->name };
}

} // namespace renzhi::cli

#include "moc_jobnames.cpp"
