// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/faults/operations.h"

#include "models/api/endpoints.h"
#include "tests/faults/cell.h"
#include "tests/faults/matrixtenant.h"

#include <algorithm>
#include <array>

namespace renzhi::test {

using namespace Qt::StringLiterals;
using Kind = WriteRequest::Kind;

namespace {

constexpr int PageSize = endpoints::smallestPage;

Subject aimedAt(const QByteArray &target)
{
    Subject subject;
    subject.target = target;
    return subject;
}

// `below`: what follows the person's id in the target.
Subject aboutPerson(MatrixTenant &tenant, const QByteArray &below)
{
    Subject subject;
    subject.user = tenant.newPerson();
    subject.target = "/users/" + subject.user.toLatin1() + below;
    return subject;
}

Subject aboutPosition(MatrixTenant &tenant)
{
    Subject subject;
    subject.position = tenant.newPosition();
    subject.code = tenant.newCode();
    subject.target = "/job-positions/" + subject.position.toLatin1();
    return subject;
}

Subject aboutTitle(MatrixTenant &tenant)
{
    Subject subject;
    subject.title = tenant.newTitle();
    subject.code = tenant.newCode();
    subject.target = "/job-titles/" + subject.title.toLatin1();
    return subject;
}

Subject newOne(MatrixTenant &tenant, const QByteArray &target)
{
    Subject subject = aimedAt(target);
    subject.code = tenant.newCode();
    return subject;
}

WriteRequest jobRequest(Kind kind, const Cell &cell, const char *org, const char *position)
{
    WriteRequest request;
    request.kind = kind;
    request.user = UserId(cell.subject().user);
    request.jobDraft = { OrgCode(QString::fromLatin1(org)),
                         PositionCode(QString::fromLatin1(position)), std::nullopt };
    if (kind == Kind::UpdateJob || kind == Kind::RemoveJob)
        request.job = JobId(MatrixTenant::secondJobOf(cell.subject().user));
    return request;
}

WriteRequest positionRequest(Kind kind, const Cell &cell, const char *org)
{
    const QString &code = cell.subject().code;
    WriteRequest request;
    request.kind = kind;
    request.position = PositionId(cell.subject().position);
    request.positionDraft = { OrgCode(QString::fromLatin1(org)), u"职位 "_s + code,
                              PositionCode(code), TitleCode(u"T-1"_s) };
    return request;
}

template <class Condition>
int jobsWhere(const MatrixTenant &tenant, const Subject &subject, Condition condition)
{
    const QList<SandboxJob> jobs = tenant.server.jobs(subject.user);
    return static_cast<int>(std::count_if(jobs.cbegin(), jobs.cend(), condition));
}

template <class Record, class Condition>
int recordsWhere(const QList<Record> &records, Condition condition)
{
    return static_cast<int>(std::count_if(records.cbegin(), records.cend(), condition));
}

int positionsOfCode(const MatrixTenant &tenant, const Subject &subject)
{
    return recordsWhere(tenant.server.positions(),
                        [&](const SandboxPosition &one) { return one.code == subject.code; });
}

int titlesOfCode(const MatrixTenant &tenant, const Subject &subject)
{
    return recordsWhere(tenant.server.titles(),
                        [&](const SandboxTitle &one) { return one.code == subject.code; });
}

int positionIsGone(const MatrixTenant &tenant, const Subject &subject)
{
    return 1 - recordsWhere(tenant.server.positions(), [&](const SandboxPosition &one) {
               return one.id == subject.position;
           });
}

int titleIsGone(const MatrixTenant &tenant, const Subject &subject)
{
    return 1 - recordsWhere(tenant.server.titles(), [&](const SandboxTitle &one) {
               return one.id == subject.title;
           });
}

int addedJobs(const MatrixTenant &tenant, const Subject &subject)
{
    return jobsWhere(tenant, subject, [](const SandboxJob &) { return true; }) - 2;
}

int transferredJobs(const MatrixTenant &tenant, const Subject &subject)
{
    return jobsWhere(tenant, subject, [&](const SandboxJob &job) {
        return job.primary && job.orgId == tenant.org2;
    });
}

int updatedJobs(const MatrixTenant &tenant, const Subject &subject)
{
    return jobsWhere(tenant, subject, [&](const SandboxJob &job) {
        return !job.primary && job.orgId == tenant.org1;
    });
}

int removedJobs(const MatrixTenant &tenant, const Subject &subject)
{
    return 2 - jobsWhere(tenant, subject, [](const SandboxJob &) { return true; });
}

using Tenant = MatrixTenant;

// What has a use case goes through the service, which keeps what it read; the rest through the
// client.
constexpr std::array Table {
    Operation { "POST /token", Role::Token, false,
                [](Tenant &) { return aimedAt("/tenant/token"); },
                [](Cell &cell) { cell.signIn(); }, nullptr },
    Operation { "GET /users", Role::Read, false, [](Tenant &) { return aimedAt("/users?"); },
                [](Cell &cell) { cell.ask(endpoints::users({}, {}, 0, PageSize)); }, nullptr },
    Operation { "GET /users/{user_id}", Role::Read, false,
                [](Tenant &tenant) { return aboutPerson(tenant, {}); },
                [](Cell &cell) {
                    cell.service().readUser(UserId(cell.subject().user), cell.context(),
                                            cell.reading<User>());
                },
                nullptr },
    Operation { "POST /users/user-by-username", Role::Read, false,
                [](Tenant &) { return aimedAt("/user-by-username"); },
                [](Cell &cell) { cell.ask(endpoints::userByUserName(cell.tenant().userName)); },
                nullptr },
    Operation { "POST /users/user-by-mobile", Role::Read, false,
                [](Tenant &) { return aimedAt("/user-by-mobile"); },
                [](Cell &cell) { cell.ask(endpoints::userByMobile(cell.tenant().mobile)); },
                nullptr },
    Operation { "POST /users/user-by-email", Role::Read, false,
                [](Tenant &) { return aimedAt("/user-by-email"); },
                [](Cell &cell) { cell.ask(endpoints::userByEmail(cell.tenant().email)); },
                nullptr },
    Operation { "GET /organizations", Role::Read, false,
                [](Tenant &) { return aimedAt("/organizations?"); },
                [](Cell &cell) { cell.ask(endpoints::organizations(true, {}, 0, PageSize)); },
                nullptr },
    Operation { "GET /organizations/{org_id}", Role::Read, false,
                [](Tenant &tenant) { return aimedAt("/organizations/" + tenant.org1.toLatin1()); },
                [](Cell &cell) {
                    cell.service().readOrganization(OrgId(cell.tenant().org1), cell.context(),
                                                    cell.reading<Organization>());
                },
                nullptr },
    Operation { "GET /organizations/org-codes/{org_code}", Role::Read, false,
                [](Tenant &) { return aimedAt("/org-codes/"); },
                [](Cell &cell) { cell.ask(endpoints::organization(OrgCode(u"O-1"_s))); }, nullptr },
    Operation { "GET /job-positions", Role::Read, false,
                [](Tenant &) { return aimedAt("/job-positions?"); },
                [](Cell &cell) { cell.ask(endpoints::positions({}, {}, 0, PageSize)); }, nullptr },
    Operation { "POST /job-positions", Role::Write, false,
                [](Tenant &tenant) { return newOne(tenant, "/job-positions"); },
                [](Cell &cell) { cell.write(positionRequest(Kind::AddPosition, cell, "O-1")); },
                &positionsOfCode },
    Operation { "GET /job-positions/{position_id}", Role::Read, false, &aboutPosition,
                [](Cell &cell) {
                    cell.service().readPosition(PositionId(cell.subject().position), cell.context(),
                                                cell.reading<Position>());
                },
                nullptr },
    Operation { "PUT /job-positions/{position_id}", Role::Write, false, &aboutPosition,
                [](Cell &cell) { cell.write(positionRequest(Kind::UpdatePosition, cell, "O-2")); },
                &positionsOfCode },
    Operation { "DELETE /job-positions/{position_id}", Role::Write, true, &aboutPosition,
                [](Cell &cell) { cell.write(positionRequest(Kind::RemovePosition, cell, "O-2")); },
                &positionIsGone },
    Operation { "GET /job-titles", Role::Read, false,
                [](Tenant &) { return aimedAt("/job-titles?"); },
                [](Cell &cell) { cell.ask(endpoints::titles({}, 0, PageSize)); }, nullptr },
    Operation { "POST /job-titles", Role::LoneWrite, false,
                [](Tenant &tenant) { return newOne(tenant, "/job-titles"); },
                [](Cell &cell) {
                    const QString &code = cell.subject().code;
                    cell.ask(endpoints::addTitle(u"职务 "_s + code, TitleCode(code)));
                },
                &titlesOfCode },
    Operation { "GET /job-titles/{title_id}", Role::Read, false, &aboutTitle,
                [](Cell &cell) {
                    cell.service().readTitle(TitleId(cell.subject().title), cell.context(),
                                             cell.reading<Title>());
                },
                nullptr },
    Operation { "PUT /job-titles/{title_id}", Role::LoneWrite, false, &aboutTitle,
                [](Cell &cell) {
                    const Subject &subject = cell.subject();
                    cell.ask(endpoints::updateTitle(TitleId(subject.title),
                                                    u"职务 "_s + subject.code,
                                                    TitleCode(subject.code)));
                },
                &titlesOfCode },
    Operation { "DELETE /job-titles/{title_id}", Role::LoneWrite, true, &aboutTitle,
                [](Cell &cell) { cell.ask(endpoints::removeTitle(TitleId(cell.subject().title))); },
                &titleIsGone },
    Operation { "GET /users/{user_id}/jobs", Role::Read, false,
                [](Tenant &tenant) { return aboutPerson(tenant, "/jobs?"); },
                [](Cell &cell) {
                    cell.service().readJobs(UserId(cell.subject().user), {}, cell.context(),
                                            cell.reading<JobList>());
                },
                nullptr },
    Operation {
        "PUT /users/{user_id}/jobs/transfer", Role::Write, false,
        [](Tenant &tenant) { return aboutPerson(tenant, "/jobs/transfer"); },
        [](Cell &cell) { cell.write(jobRequest(Kind::TransferPrimaryJob, cell, "O-2", "P-2")); },
        &transferredJobs },
    Operation { "POST /users/{user_id}/part-time-job", Role::Write, false,
                [](Tenant &tenant) { return aboutPerson(tenant, "/part-time-job"); },
                [](Cell &cell) { cell.write(jobRequest(Kind::AddJob, cell, "O-2", "P-2")); },
                &addedJobs },
    Operation { "PUT /users/{user_id}/part-time-job/{job_id}", Role::Write, false,
                [](Tenant &tenant) { return aboutPerson(tenant, "/part-time-job/"); },
                [](Cell &cell) { cell.write(jobRequest(Kind::UpdateJob, cell, "O-1", "P-1")); },
                &updatedJobs },
    Operation { "DELETE /users/{user_id}/part-time-job/{job_id}", Role::Write, true,
                [](Tenant &tenant) { return aboutPerson(tenant, "/part-time-job/"); },
                [](Cell &cell) { cell.write(jobRequest(Kind::RemoveJob, cell, "O-1", "P-1")); },
                &removedJobs },
};
static_assert(Table.size() == 24, "of the contract");

} // namespace

QByteArray Operation::method() const
{
    const QByteArray text(name);
    return text.first(text.indexOf(' '));
}

std::span<const Operation> operations()
{
    return Table;
}

} // namespace renzhi::test
