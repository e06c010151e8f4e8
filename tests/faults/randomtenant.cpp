// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/faults/randomtenant.h"

#include <algorithm>

namespace renzhi::test {

using namespace Qt::StringLiterals;
using Kind = WriteRequest::Kind;

namespace {

constexpr QLatin1StringView theirTitleCode("T-C");
constexpr int fewPeople = 5;
constexpr int mostJobs = 6; // part-time ones of a person
constexpr int fewestPositions = 4;
constexpr int mostPositions = 14;

Job seen(const SandboxJob &job)
{
    return { JobId(job.id), OrgId(job.orgId), PositionId(job.positionId), TitleId(job.titleId),
             job.primary ? RelationType::Primary : RelationType::PartTime };
}

Position seen(const SandboxPosition &position)
{
    return { PositionId(position.id),
             OrgId(position.orgId),
             position.name,
             PositionCode(position.code),
             TitleId(position.titleId),
             {},
             {} };
}

} // namespace

RandomTenant::RandomTenant(quint32 seed) : TwoDepartments(smallTenant(u"random"_s)), m_random(seed)
{
    m_theirTitle = server.put(SandboxTitle { {}, u"同事的职务"_s, theirTitleCode });
    for (int i = 0; i < fewPeople; ++i) {
        SandboxUser person;
        person.orgId = org1;
        person.userName = u"person.%1"_s.arg(i);
        person.name = u"张测试"_s;
        const QString user = server.put(person);
        const QString first = user + u"-first"_s;
        const QString second = user + u"-second"_s;
        server.setJobs(user,
                       { SandboxJob { first, org1, position1, {}, true },
                         SandboxJob { second, org2, position2, title1, false } });
        m_people.append(user);
    }
}

QList<SandboxPosition> RandomTenant::ownPositions() const
{
    QList<SandboxPosition> positions = server.positions();
    positions.removeIf([this](const SandboxPosition &position) {
        return position.orgId != org1 && position.orgId != org2;
    });
    return positions;
}

QList<SandboxJob> RandomTenant::partTimeJobs(const QString &user) const
{
    QList<SandboxJob> jobs = server.jobs(user);
    jobs.removeIf([](const SandboxJob &job) { return job.primary; });
    return jobs;
}

bool RandomTenant::isHeld(const QString &position) const
{
    return std::any_of(m_people.cbegin(), m_people.cend(), [&](const QString &user) {
        const QList<SandboxJob> jobs = server.jobs(user);
        return std::any_of(jobs.cbegin(), jobs.cend(),
                           [&](const SandboxJob &job) { return job.positionId == position; });
    });
}

QString RandomTenant::codeOf(const QString &org) const
{
    return org == org1 ? u"O-1"_s : u"O-2"_s;
}

std::optional<WriteRequest> RandomTenant::request(const IsFree &isFree)
{
    constexpr int tries = 20;
    for (int i = 0; i < tries; ++i) {
        const WriteRequest drawn = happens(72) ? jobRequest() : positionRequest();
        const QString subject
            = isAboutPosition(drawn.kind) ? drawn.position.toString() : drawn.user.toString();
        if (subject.isEmpty() || isFree(subject))
            return drawn;
    }
    return std::nullopt;
}

WriteRequest RandomTenant::jobRequest()
{
    WriteRequest request;
    const QString user = m_people.at(below(m_people.size()));
    request.user = UserId(user);
    const QList<SandboxJob> partTime = partTimeJobs(user);
    const int turn = partTime.size() < mostJobs ? below(100) : 99;
    if (turn < 32 || partTime.isEmpty())
        request.kind = Kind::AddJob;
    else if (turn < 60)
        request.kind = Kind::UpdateJob;
    else if (turn < 80)
        request.kind = Kind::TransferPrimaryJob;
    else
        request.kind = Kind::RemoveJob;
    request.jobDraft = jobDraft();
    if (request.kind == Kind::AddJob)
        return request;

    SandboxJob job;
    if (request.kind == Kind::TransferPrimaryJob) {
        const QList<SandboxJob> jobs = server.jobs(user);
        for (const SandboxJob &one : jobs) {
            if (one.primary)
                job = one;
        }
    } else {
        job = partTime.at(below(partTime.size()));
        request.job = JobId(job.id);
    }
    if (happens(70))
        request.baseJob = seen(job);
    if (request.kind != Kind::RemoveJob && happens(40))
        request.touched = 1 + below(7); // of organization, position and title
    return request;
}

JobDraft RandomTenant::jobDraft()
{
    JobDraft draft;
    draft.org = OrgCode(happens(50) ? u"O-1"_s : u"O-2"_s);
    const QList<SandboxPosition> positions = ownPositions();
    if (happens(70)) {
        const SandboxPosition &position = positions.at(below(positions.size()));
        draft.position = PositionCode(position.code);
        if (happens(90))
            draft.org = OrgCode(codeOf(position.orgId));
    }
    if (happens(60))
        draft.title = TitleCode(happens(50) ? u"T-1"_s : u"T-2"_s);
    if (happens(2))
        draft.org = OrgCode(u"nowhere"_s);
    return draft;
}

WriteRequest RandomTenant::positionRequest()
{
    const QList<SandboxPosition> positions = ownPositions();
    WriteRequest request;
    int turn = below(100);
    if (positions.size() < fewestPositions)
        turn = 0;
    else if (positions.size() >= mostPositions)
        turn = 99;
    request.positionDraft = positionDraft(positions);
    if (turn < 40) {
        request.kind = Kind::AddPosition;
        return request;
    }
    request.kind = turn < 70 ? Kind::UpdatePosition : Kind::RemovePosition;
    const SandboxPosition &position = positions.at(below(positions.size()));
    request.position = PositionId(position.id);
    if (happens(70))
        request.basePosition = seen(position);
    if (request.kind == Kind::UpdatePosition && happens(50))
        request.touched = 1 + below(WriteRequest::TouchedAll);
    return request;
}

// Its name is like no other, so that a position of before is never taken for a new one.
PositionDraft RandomTenant::positionDraft(const QList<SandboxPosition> &positions)
{
    const QString number = QString::number(++m_last);
    PositionDraft draft;
    draft.org = OrgCode(happens(50) ? u"O-1"_s : u"O-2"_s);
    draft.name = u"职位 "_s + number;
    draft.code = PositionCode(u"X-"_s + number);
    if (happens(8) && !positions.isEmpty())
        draft.code = PositionCode(positions.at(below(positions.size())).code); // it is taken
    if (happens(50))
        draft.title = TitleCode(happens(50) ? u"T-1"_s : u"T-2"_s);
    return draft;
}

bool RandomTenant::isTheirs(const JobDraft &draft)
{
    return draft.title && draft.title->toString() == theirTitleCode;
}

std::optional<Deed> RandomTenant::deed(const IsFree &isFree)
{
    return happens(70) ? jobDeed(isFree) : positionDeed(isFree);
}

std::optional<Deed> RandomTenant::jobDeed(const IsFree &isFree)
{
    Deed deed;
    deed.user = m_people.at(below(m_people.size()));
    QList<SandboxJob> jobs = server.jobs(deed.user);
    const int turn = below(3);
    const int index = below(jobs.size());
    if (turn == 0 && jobs.size() <= mostJobs) {
        const QString id = u"theirs-%1"_s.arg(++m_last);
        deed.job = SandboxJob { id, org2, {}, m_theirTitle, false };
        jobs.append(deed.job);
    } else if (turn != 1 && (jobs.at(index).primary || !isFree(deed.user))) {
        return std::nullopt;
    } else if (turn == 1) {
        jobs[index].titleId = m_theirTitle;
        deed.job = jobs.at(index);
    } else {
        deed.what = Deed::What::RemoveJob;
        deed.job = jobs.takeAt(index);
    }
    server.setJobs(deed.user, jobs);
    return deed;
}

std::optional<Deed> RandomTenant::positionDeed(const IsFree &isFree)
{
    const QList<SandboxPosition> positions = ownPositions();
    Deed deed;
    deed.position = positions.at(below(positions.size()));
    const bool canGo = positions.size() > fewestPositions && isFree(deed.position.id)
        && !isHeld(deed.position.id);
    if (canGo && happens(50)) {
        deed.what = Deed::What::RemovePosition;
        server.removePosition(deed.position.id);
        return deed;
    }
    deed.what = Deed::What::PutPosition;
    deed.position.name = u"同事的职位 %1"_s.arg(++m_last);
    (void)server.put(deed.position);
    return deed;
}

} // namespace renzhi::test
