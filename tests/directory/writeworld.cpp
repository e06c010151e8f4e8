// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later
// clazy:excludeall=lambda-in-connect
// It does not see that what is captured is waited for here, or that the context ends before.

#include "tests/directory/writeworld.h"

#include "models/directory/writeoperation.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>

namespace renzhi::test {

using namespace Qt::StringLiterals;
using Kind = WriteRequest::Kind;

namespace {

SandboxOptions editedTenant(const std::function<void(SandboxOptions &)> &edit)
{
    SandboxOptions options = TwoDepartments::smallTenant(u"writes"_s);
    if (edit)
        edit(options);
    return options;
}

} // namespace

WriteWorld::WriteWorld(const std::function<void(SandboxOptions &)> &edit,
                       const std::function<void(TenantOptions &)> &editTenant)
    : TwoDepartments(editedTenant(edit))
{
    proxy.emplace(server.port());
    position3 = server.put(SandboxPosition { {}, org2, u"职位三"_s, u"P-3"_s, {} });
    SandboxUser person;
    person.orgId = org1;
    person.userName = u"zhang.ceshi"_s;
    person.name = u"张测试"_s;
    user = server.put(person);
    server.setJobs(user,
                   { SandboxJob { primaryJob, org1, position1, {}, true },
                     SandboxJob { job, org2, position2, title1, false } });
    TenantOptions tenant = options();
    if (editTenant)
        editTenant(tenant);
    service = std::make_unique<DirectoryService>(tenant);
    if (!service->open())
        qWarning("the cache cannot be opened");
}

TenantOptions WriteWorld::options() const
{
    TenantOptions options;
    options.baseUrl = proxy->url();
    options.clientId = server.clientId();
    options.clientSecret = server.clientSecret();
    options.cacheDirectory = folder.filePath(u"cache"_s);
    options.dataDirectory = folder.filePath(u"log"_s);
    options.profileName = u"写入"_s;
    options.firstPause = std::chrono::milliseconds(5);
    options.firstByteTimeout = std::chrono::seconds(2);
    options.wholeTimeout = std::chrono::seconds(4);
    return options;
}

WriteOutcome WriteWorld::written(const WriteRequest &request)
{
    return endOf(service->write(request));
}

WriteOutcome WriteWorld::endOf(WriteOperation *operation)
{
    WriteOutcome outcome;
    outcome.error.detail = u"the write did not end"_s;
    QObject context;
    QObject::connect(operation, &WriteOperation::finished, &context,
                     [&outcome](const WriteOutcome &end) { outcome = end; });
    QSignalSpy finished(operation, &WriteOperation::finished);
    finished.wait(30'000);
    return outcome;
}

void WriteWorld::sync()
{
    QSignalSpy finished(service.get(), &DirectoryService::syncFinished);
    service->sync(SyncMode::Changes);
    finished.wait(30'000);
}

WriteRequest WriteWorld::addJob() const
{
    WriteRequest request;
    request.kind = Kind::AddJob;
    request.user = UserId(user);
    request.jobDraft = { OrgCode(u"O-2"_s), PositionCode(u"P-2"_s), TitleCode(u"T-2"_s) };
    return request;
}

WriteRequest WriteWorld::updateJob() const
{
    WriteRequest request;
    request.kind = Kind::UpdateJob;
    request.user = UserId(user);
    request.job = JobId(job);
    request.jobDraft = { OrgCode(u"O-1"_s), PositionCode(u"P-1"_s), std::nullopt };
    return request;
}

WriteRequest WriteWorld::removeJob() const
{
    WriteRequest request;
    request.kind = Kind::RemoveJob;
    request.user = UserId(user);
    request.job = JobId(job);
    return request;
}

WriteRequest WriteWorld::transfer() const
{
    WriteRequest request;
    request.kind = Kind::TransferPrimaryJob;
    request.user = UserId(user);
    request.jobDraft = { OrgCode(u"O-2"_s), PositionCode(u"P-2"_s), std::nullopt };
    return request;
}

WriteRequest WriteWorld::addPosition() const
{
    WriteRequest request;
    request.kind = Kind::AddPosition;
    request.positionDraft
        = { OrgCode(u"O-1"_s), u"新职位"_s, PositionCode(u"NEW-POS"_s), TitleCode(u"T-1"_s) };
    return request;
}

WriteRequest WriteWorld::updatePosition() const
{
    WriteRequest request;
    request.kind = Kind::UpdatePosition;
    request.position = PositionId(position2);
    request.positionDraft
        = { OrgCode(u"O-2"_s), u"改名"_s, PositionCode(u"P-2-NEW"_s), TitleCode(u"T-2"_s) };
    return request;
}

WriteRequest WriteWorld::removePosition() const
{
    WriteRequest request;
    request.kind = Kind::RemovePosition;
    request.position = PositionId(position3);
    return request;
}

std::optional<Job> WriteWorld::jobNow(const QString &id) const
{
    const auto jobs = server.jobs(user);
    for (const SandboxJob &one : jobs) {
        if (one.id == id) {
            return Job { JobId(one.id), OrgId(one.orgId), PositionId(one.positionId),
                         TitleId(one.titleId),
                         one.primary ? RelationType::Primary : RelationType::PartTime };
        }
    }
    return std::nullopt;
}

QJsonObject WriteWorld::lastBody(QByteArrayView method, QByteArrayView part) const
{
    const auto requests = proxy->requests();
    for (auto request = requests.crbegin(); request != requests.crend(); ++request) {
        if (request->method == method && request->target.contains(part.toByteArray()))
            return QJsonDocument::fromJson(request->body).object();
    }
    return {};
}

int WriteWorld::writesSeen() const
{
    return proxy->seen("PUT") + proxy->seen("DELETE") + proxy->seen("POST", "/part-time-job")
        + proxy->seen("POST", "/job-positions");
}

WriteRequest requestOf(const WriteWorld &world, Kind kind)
{
    switch (kind) {
    case Kind::AddJob:
        return world.addJob();
    case Kind::UpdateJob:
        return world.updateJob();
    case Kind::RemoveJob:
        return world.removeJob();
    case Kind::TransferPrimaryJob:
        return world.transfer();
    case Kind::AddPosition:
        return world.addPosition();
    case Kind::RemovePosition:
        return world.removePosition();
    case Kind::UpdatePosition:
        break;
    }
    return world.updatePosition();
}

QString told(const WriteOutcome &outcome)
{
    return u"state %1, kind %2, %3 %4"_s.arg(int(outcome.state))
        .arg(int(outcome.error.kind))
        .arg(outcome.error.code, outcome.error.detail);
}

} // namespace renzhi::test
