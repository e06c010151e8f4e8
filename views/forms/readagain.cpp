// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/forms/readagain.h"

#include <algorithm>
#include <utility>

namespace renzhi {

using namespace Qt::StringLiterals;

namespace {

template <class Record, class Code, class Id>
bool isNamedBy(const Record *record, const std::optional<Code> &code, const Id &id)
{
    if (!code || code->isEmpty())
        return id.isEmpty();
    return record != nullptr && record->code == *code;
}

} // namespace

ReadAgain::ReadAgain(DirectoryService &service, WriteRequest request, QVector<JobId> before,
                     QObject *parent)
    : QObject(parent)
    , m_service(service)
    , m_request(std::move(request))
    , m_before(std::move(before))
{
    m_outcome.state = WriteOutcome::State::Confirmed;
    m_outcome.sent = true;
    m_outcome.foundByReading = true;
}

void ReadAgain::start()
{
    switch (m_request.kind) {
    case WriteRequest::Kind::AddJob:
    case WriteRequest::Kind::UpdateJob:
    case WriteRequest::Kind::RemoveJob:
    case WriteRequest::Kind::TransferPrimaryJob:
        readJobs();
        break;
    case WriteRequest::Kind::UpdatePosition:
    case WriteRequest::Kind::RemovePosition:
        readPosition();
        break;
    case WriteRequest::Kind::AddPosition:
        readPositions();
        break;
    }
}

void ReadAgain::readJobs()
{
    m_service.readJobs(m_request.user, std::nullopt, this, [this](const Result<JobList> &list) {
        if (list)
            emit finished(isThere(list->jobs), std::nullopt);
        else
            emit finished(false, list.error());
    });
}

void ReadAgain::readPosition()
{
    m_service.readPosition(m_request.position, this, [this](const Result<Position> &position) {
        m_outcome.position = m_request.position;
        const bool removal = isRemoval(m_request.kind);
        if (position)
            emit finished(!removal && matches(*position), std::nullopt);
        else if (removal && position.error().code == "JOB.POSITION.0001"_L1)
            emit finished(true, std::nullopt);
        else
            emit finished(false, position.error());
    });
}

// No operation gives a position by its code, so the changes of the whole directory are read.
void ReadAgain::readPositions()
{
    connect(
        &m_service, &DirectoryService::syncFinished, this,
        [this](const Result<SyncReport> &report) {
            const auto references = m_service.references();
            const Position *position = references->position(m_request.positionDraft.code);
            const bool found = position != nullptr && matches(*position);
            if (found)
                m_outcome.position = position->id;
            if (found || report)
                emit finished(found, std::nullopt);
            else
                emit finished(false, report.error());
        },
        Qt::SingleShotConnection);
    m_service.sync(SyncMode::Changes); // ignored while one runs: then its end is waited for
}

bool ReadAgain::isThere(const QVector<Job> &jobs)
{
    const auto found = [&](const auto &test) {
        const auto job = std::find_if(jobs.cbegin(), jobs.cend(), test);
        if (job != jobs.cend())
            m_outcome.job = job->id;
        return job != jobs.cend();
    };
    switch (m_request.kind) {
    case WriteRequest::Kind::AddJob:
        return found([this](const Job &job) {
            return job.relation == RelationType::PartTime && !m_before.contains(job.id)
                && matches(job);
        });
    case WriteRequest::Kind::UpdateJob:
        return found([this](const Job &job) { return job.id == m_request.job && matches(job); });
    case WriteRequest::Kind::TransferPrimaryJob:
        return found([this](const Job &job) {
            return job.relation == RelationType::Primary && matches(job);
        });
    case WriteRequest::Kind::RemoveJob:
        m_outcome.job = m_request.job;
        return std::none_of(jobs.cbegin(), jobs.cend(),
                            [this](const Job &job) { return job.id == m_request.job; });
    case WriteRequest::Kind::AddPosition:
    case WriteRequest::Kind::UpdatePosition:
    case WriteRequest::Kind::RemovePosition:
        break;
    }
    return false;
}

bool ReadAgain::matches(const Job &job) const
{
    const auto references = m_service.references();
    const JobDraft &draft = m_request.jobDraft;
    const auto asked
        = [this](WriteRequest::Touched input) { return (m_request.touched & input) != 0; };
    return (!asked(WriteRequest::TouchedOrganization)
            || isNamedBy(references->organization(job.orgId), std::optional(draft.org), job.orgId))
        && (!asked(WriteRequest::TouchedPosition)
            || isNamedBy(references->position(job.positionId), draft.position, job.positionId))
        && (!asked(WriteRequest::TouchedTitle)
            || isNamedBy(references->title(job.titleId), draft.title, job.titleId));
}

bool ReadAgain::matches(const Position &position) const
{
    const auto references = m_service.references();
    const PositionDraft &draft = m_request.positionDraft;
    const auto asked
        = [this](WriteRequest::Touched input) { return (m_request.touched & input) != 0; };
    return (!asked(WriteRequest::TouchedOrganization)
            || isNamedBy(references->organization(position.orgId), std::optional(draft.org),
                         position.orgId))
        && (!asked(WriteRequest::TouchedName) || position.name == draft.name)
        && (!asked(WriteRequest::TouchedCode) || position.code == draft.code)
        && (!asked(WriteRequest::TouchedTitle)
            || isNamedBy(references->title(position.titleId), draft.title, position.titleId));
}

} // namespace renzhi

#include "moc_readagain.cpp"
