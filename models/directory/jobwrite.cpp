// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/directory/jobwrite.h"

#include "models/api/endpoints.h"
#include "models/directory/localerror.h"

#include <algorithm>

namespace renzhi {

using namespace Qt::StringLiterals;
using Kind = WriteRequest::Kind;

namespace {

constexpr int everyInput = WriteRequest::TouchedOrganization | WriteRequest::TouchedPosition
    | WriteRequest::TouchedTitle;

WriteOutcome outcomeOf(const JobId &job)
{
    WriteOutcome outcome;
    outcome.job = job;
    return outcome;
}

bool isPrimary(const Job &job)
{
    return job.relation == RelationType::Primary;
}

// Whether the server tells "ABC" and "abc" apart is not documented; between jobs that were not
// there before, or that carry the right id, it makes no difference to us.
template <class Code> bool sameCode(const std::optional<Code> &a, const std::optional<Code> &b)
{
    if (!a || !b) // an empty code is none, as in what is sent
        return (!a || a->isEmpty()) && (!b || b->isEmpty());
    return a->toString().compare(b->toString(), Qt::CaseInsensitive) == 0;
}

} // namespace

void JobWrite::readBefore()
{
    readJobs([this](const Result<Jobs> &jobs) {
        if (!jobs)
            reject(jobs.error());
        else
            onBefore(*jobs);
    });
}

// Whatever is read of the person's jobs is worth keeping.
void JobWrite::readJobs(std::function<void(const Result<Jobs> &)> done)
{
    ask<Jobs>(endpoints::jobs(request().user),
              [this, done = std::move(done)](const Result<Jobs> &jobs) {
                  if (jobs) {
                      tools().memory.storeJobs({ request().user, *jobs, true, Freshness::Live,
                                                 QDateTime::currentDateTime() });
                  } else if (jobs.error().code == "USER.0001"_L1) {
                      tools().memory.forgetUser(request().user);
                  }
                  done(jobs);
              });
}

void JobWrite::onBefore(const Jobs &jobs)
{
    for (const Job &job : jobs) {
        m_idsBefore.insert(job.id);
        const bool isAsked = request().kind == Kind::TransferPrimaryJob
            ? isPrimary(job)
            : request().kind != Kind::AddJob && job.id == request().job;
        if (isAsked)
            m_theirs = job;
    }
    m_draft = request().jobDraft;
    if (looksFirst() && request().kind == Kind::RemoveJob && !m_theirs) {
        confirmFound(request().job);
    } else if (looksFirst() && request().kind != Kind::RemoveJob) {
        const auto earlier = earlierSent();
        if (!earlier) {
            reject(earlier.error());
            return;
        }
        // Of what was not there before the earlier request; where nobody knows that, every
        // part-time job may be the one.
        m_idsBefore.clear();
        if (*earlier)
            recallBefore(**earlier);
        else
            m_idsBefore = QSet<JobId>(jobsBefore().cbegin(), jobsBefore().cend());
        match(candidates(jobs), [this, jobs](const Result<std::optional<Job>> &found) {
            if (!found) {
                reject(found.error()); // it may be there: sending could double it
                return;
            }
            if (*found) {
                confirmFound((*found)->id);
                return;
            }
            for (const Job &job : jobs)
                m_idsBefore.insert(job.id);
            checkBase();
        });
    } else {
        checkBase();
    }
}

void JobWrite::checkBase()
{
    const Kind kind = request().kind;
    if (m_theirs && isPrimary(*m_theirs) && (kind == Kind::UpdateJob || kind == Kind::RemoveJob)) {
        reject(localError(ApiError::Kind::Invalid, u"local.primary-job"_s,
                          u"job %1 is the primary job"_s.arg(m_theirs->id.toString())));
    } else if (kind != Kind::AddJob && request().baseJob && m_theirs != request().baseJob) {
        conflict(m_theirs, {});
    } else if (!m_theirs && kind == Kind::UpdateJob
               && (request().touched & everyInput) != everyInput) {
        // What the server has would be needed, and it has nothing: its own refusal of such an id.
        reject(localError(
            ApiError::Kind::Rejected, u"USER.0093"_s,
            u"job %1 is not among the jobs of the person"_s.arg(request().job.toString())));
    } else {
        resolve();
    }
}

void JobWrite::resolve()
{
    const Kind kind = request().kind;
    if (kind == Kind::AddJob || kind == Kind::RemoveJob) {
        send();
        return;
    }
    const Job theirs = m_theirs.value_or(Job {});
    const bool keepsOrg = !touches(WriteRequest::TouchedOrganization);
    const bool keepsPosition = !touches(WriteRequest::TouchedPosition);
    const bool keepsTitle = !touches(WriteRequest::TouchedTitle);
    if (keepsOrg && theirs.orgId.isEmpty()) {
        reject(unresolved(u"organization"_s, {}));
        return;
    }
    const ReferenceIds ids { keepsOrg ? theirs.orgId : OrgId(),
                             keepsPosition ? theirs.positionId : PositionId(),
                             keepsTitle ? theirs.titleId : TitleId() };
    lookUpCodes(tools().link, ids, gate(),
                [this, keepsOrg, keepsPosition, keepsTitle](const Result<ReferenceCodes> &codes) {
                    if (!codes) {
                        reject(codes.error());
                        return;
                    }
                    if (keepsOrg)
                        m_draft.org = codes->org;
                    if (keepsPosition)
                        m_draft.position = codes->position;
                    if (keepsTitle)
                        m_draft.title = codes->title;
                    send();
                });
}

void JobWrite::send()
{
    const UserId &user = request().user;
    switch (request().kind) {
    case Kind::AddJob:
        sendWrite<JobId>(endpoints::addPartTimeJob(user, m_draft),
                         [this](const JobId &job) { readBack(job); });
        break;
    case Kind::UpdateJob:
        sendWrite<JobId>(endpoints::updatePartTimeJob(user, request().job, m_draft),
                         [this](const JobId &) { readBack(request().job); });
        break;
    case Kind::RemoveJob:
        sendWrite<Done>(endpoints::removePartTimeJob(user, request().job),
                        [this](const Done &) { readBack(request().job); });
        break;
    case Kind::TransferPrimaryJob:
        sendWrite<UserId>(endpoints::transferPrimaryJob(user, m_draft),
                          [this](const UserId &) { readBack({}); });
        break;
    case Kind::AddPosition:
    case Kind::UpdatePosition:
    case Kind::RemovePosition:
        Q_UNREACHABLE();
    }
}

void JobWrite::readBack(const JobId &job)
{
    readJobs([this, job](const Result<Jobs> &jobs) {
        if (jobs) {
            compare(job, *jobs);
        } else if (jobs.error().code == "USER.0001"_L1 && request().kind != Kind::RemoveJob) {
            doubt(outcomeOf(job), [this, job] { readBack(job); }); // the job of nobody
        } else {
            tools().memory.markJobsStale(request().user);
            unread(job, jobs.error());
        }
    });
}

void JobWrite::compare(const JobId &job, const Jobs &jobs)
{
    Jobs written;
    std::copy_if(jobs.cbegin(), jobs.cend(), std::back_inserter(written),
                 [&](const Job &one) { return job.isEmpty() ? isPrimary(one) : one.id == job; });
    const auto again = [this, job] { readBack(job); };
    if (request().kind == Kind::RemoveJob) {
        if (written.isEmpty())
            confirmRead(job);
        else
            doubt(outcomeOf(job), again);
        return;
    }
    const auto shown = std::find_if(written.cbegin(), written.cend(),
                                    [this](const Job &one) { return equalsAsKnown(one); });
    if (shown != written.cend()) {
        confirmRead(shown->id);
        return;
    }
    match(written, [this, job, again](const Result<std::optional<Job>> &found) {
        if (!found)
            unread(job, found.error());
        else if (*found)
            confirmRead((*found)->id);
        else
            doubt(outcomeOf(job), again);
    });
}

// The codes that are known here settle it without a request. When they say otherwise, they may be
// out of date.
bool JobWrite::equalsAsKnown(const Job &job) const
{
    const auto known = tools().memory.references();
    const Organization *org = known->organization(job.orgId);
    const Position *position = known->position(job.positionId);
    const Title *title = known->title(job.titleId);
    if (!org || (!position && !job.positionId.isEmpty()) || (!title && !job.titleId.isEmpty()))
        return false;
    ReferenceCodes codes { org->code, {}, {}, {} };
    if (position) {
        codes.position = position->code;
        codes.positionTitle = position->titleId;
    }
    if (title)
        codes.title = title->code;
    return equalsDraft(job, codes);
}

void JobWrite::confirmRead(const JobId &job)
{
    const WriteOutcome outcome = outcomeOf(job);
    if (request().kind == Kind::TransferPrimaryJob)
        readUserBack(outcome);
    else
        confirm(outcome);
}

void JobWrite::unread(const JobId &job, const ApiError &error)
{
    believe(outcomeOf(job), error);
}

// A transfer moves the person to another organization as well.
void JobWrite::readUserBack(const WriteOutcome &outcome)
{
    ask<User>(endpoints::user(request().user), [this, outcome](const Result<User> &user) {
        if (user)
            tools().memory.storeUser(*user, gate(), [this, outcome] { confirm(outcome); });
        else
            confirmUnread(outcome, user.error());
    });
}

void JobWrite::look()
{
    readJobs([this](const Result<Jobs> &jobs) {
        if (jobs)
            onLook(*jobs);
        else if (request().kind == Kind::RemoveJob && jobs.error().code == "USER.0001"_L1)
            confirmFound(request().job); // gone with the person
        else
            lookAgain(jobs.error());
    });
}

void JobWrite::onLook(const Jobs &jobs)
{
    if (request().kind == Kind::RemoveJob) {
        const bool isThere = std::any_of(
            jobs.cbegin(), jobs.cend(), [this](const Job &job) { return job.id == request().job; });
        if (isThere)
            lookAgain();
        else
            confirmFound(request().job);
        return;
    }
    match(candidates(jobs), [this](const Result<std::optional<Job>> &found) {
        if (!found)
            lookAgain(found.error());
        else if (*found)
            confirmFound((*found)->id);
        else
            lookAgain();
    });
}

JobWrite::Jobs JobWrite::candidates(const Jobs &jobs) const
{
    Jobs result;
    std::copy_if(jobs.cbegin(), jobs.cend(), std::back_inserter(result), [this](const Job &job) {
        switch (request().kind) {
        case Kind::AddJob:
            return !isPrimary(job) && !m_idsBefore.contains(job.id);
        case Kind::TransferPrimaryJob:
            return isPrimary(job);
        default:
            return job.id == request().job;
        }
    });
    return result;
}

void JobWrite::match(Jobs candidates, std::function<void(const Result<std::optional<Job>> &)> done)
{
    if (candidates.isEmpty()) {
        done(std::optional<Job>());
        return;
    }
    const Job job = candidates.takeLast();
    lookUpCodes(tools().link, { job.orgId, job.positionId, job.titleId }, gate(),
                [this, job, rest = std::move(candidates),
                 done = std::move(done)](const Result<ReferenceCodes> &codes) {
                    if (codes && equalsDraft(job, *codes))
                        done(std::optional(job));
                    else if (!codes && codes.error().code != "local.unresolved"_L1)
                        done(Failure(codes.error()));
                    else
                        match(rest, done);
                });
}

bool JobWrite::equalsDraft(const Job &job, const ReferenceCodes &codes) const
{
    // Before sending, an input that was not touched asks for nothing.
    const bool isAdded = request().kind == Kind::AddJob;
    const auto asks
        = [&](WriteRequest::Touched input) { return hasSent() || isAdded || touches(input); };
    if (asks(WriteRequest::TouchedOrganization) && !sameCode<OrgCode>(codes.org, m_draft.org))
        return false;
    if (asks(WriteRequest::TouchedPosition) && !sameCode(codes.position, m_draft.position))
        return false;
    // Whether a new job without a title gets the position's default title is not documented.
    if (isAdded && !m_draft.title && job.titleId == codes.positionTitle)
        return true;
    return !asks(WriteRequest::TouchedTitle) || sameCode(codes.title, m_draft.title);
}

void JobWrite::confirmFound(const JobId &job)
{
    WriteOutcome outcome = outcomeOf(job);
    outcome.foundByReading = true;
    if (request().kind == Kind::TransferPrimaryJob)
        readUserBack(outcome);
    else
        confirm(outcome);
}

void JobWrite::onError(const ApiError &error)
{
    if (error.code == "USER.0001"_L1)
        tools().memory.forgetUser(request().user);
}

void JobWrite::onUnknown()
{
    tools().memory.markJobsStale(request().user);
}

ChangeLog::Sent JobWrite::leaving() const
{
    ChangeLog::Sent sent { request(), {}, true };
    sent.request.jobDraft = m_draft;
    sent.request.baseJob = m_theirs;
    for (const JobId &id : m_idsBefore)
        sent.idsBefore.append(id.toString());
    return sent;
}

void JobWrite::recall(const ChangeLog::Sent &sent)
{
    m_draft = sent.request.jobDraft;
    m_theirs = sent.request.baseJob;
    recallBefore(sent);
}

void JobWrite::recallBefore(const ChangeLog::Sent &sent)
{
    for (const QString &id : sent.idsBefore)
        m_idsBefore.insert(JobId(id));
}

} // namespace renzhi

#include "moc_jobwrite.cpp"
