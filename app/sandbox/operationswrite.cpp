// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Writing positions and titles, and everything about jobs.
#include "app/sandbox/operations.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace renzhi::sandbox {

std::optional<Answer> Operations::resolvePosition(const QJsonObject &body,
                                                  SandboxPosition &position) const
{
    const bool sensitive = m_tenant.options.caseSensitiveCodes;
    position.name = body.value("name"_L1).toString();
    const QString code = body.value("code"_L1).toString();
    const QString orgCode = body.value("org_code"_L1).toString();
    if (position.name.isEmpty() || code.isEmpty() || orgCode.isEmpty())
        return no(Refusal::BadParameter);
    if (auto refused = checkFields(position.name, code))
        return refused;
    const SandboxOrganization *org = m_tenant.organizations().byCode(orgCode, sensitive);
    if (auto refused = reach(org, Access::Write))
        return refused;
    const bool keep = m_tenant.options.keepOmittedPositionTitle && !body.contains("title_code"_L1);
    if (!keep) {
        const QString titleCode = body.value("title_code"_L1).toString();
        const SandboxTitle *title = m_tenant.titles().byCode(titleCode, sensitive);
        if (!titleCode.isEmpty() && !title)
            return no(Refusal::NoTitle);
        position.titleId = titleCode.isEmpty() ? QString() : title->id;
    }
    const SandboxPosition *same = m_tenant.positions().byCode(code, sensitive);
    if (same && same->id != position.id)
        return no(Refusal::PositionCodeTaken);
    if (!position.id.isEmpty() && position.orgId != org->id
        && m_tenant.positionHolders(position.id) > 0)
        return no(Refusal::PositionOrganizationFixed);
    position.orgId = org->id;
    position.code = code;
    return {};
}

Answer Operations::addPosition(const Call &call)
{
    QJsonObject body;
    SandboxPosition position;
    if (const auto refused = readBody(call, body, { "org_code", "name", "code", "title_code" }))
        return *refused;
    if (const auto refused = resolvePosition(body, position))
        return *refused;
    return written(201, "position_id", m_tenant.put(position));
}

Answer Operations::replacePosition(const Call &call)
{
    QJsonObject body;
    if (const auto refused = readBody(call, body, { "org_code", "name", "code", "title_code" }))
        return *refused;
    const SandboxPosition *before = m_tenant.positions().byId(call.ids[0]);
    if (const auto refused = reach(before, Access::Write))
        return *refused;
    SandboxPosition position = *before;
    if (const auto refused = resolvePosition(body, position))
        return *refused;
    return written(200, "position_id", m_tenant.put(position));
}

Answer Operations::deletePosition(const Call &call)
{
    if (const auto refused = reach(m_tenant.positions().byId(call.ids[0]), Access::Write))
        return *refused;
    if (m_tenant.positionHolders(call.ids[0]) > 0)
        return no(Refusal::PositionHeld);
    m_tenant.removePosition(call.ids[0]);
    Answer answer;
    answer.status = 204;
    answer.applied = true;
    return answer;
}

Answer Operations::addTitle(const Call &call)
{
    Call create = call;
    create.ids = QStringList { QString() };
    Answer answer = replaceTitle(create);
    if (answer.applied)
        answer.status = 201;
    return answer;
}

// Of the title whose id is given; an empty one makes a new title.
Answer Operations::replaceTitle(const Call &call)
{
    QJsonObject body;
    if (const auto refused = readBody(call, body, { "name", "code" }))
        return *refused;
    SandboxTitle title;
    title.name = body.value("name"_L1).toString();
    title.code = body.value("code"_L1).toString();
    title.id = call.ids[0];
    if (title.name.isEmpty() || title.code.isEmpty())
        return no(Refusal::BadParameter);
    if (const auto refused = checkFields(title.name, title.code))
        return *refused;
    if (!title.id.isEmpty() && !m_tenant.titles().byId(title.id))
        return no(Refusal::NoTitle);
    const auto *same = m_tenant.titles().byCode(title.code, m_tenant.options.caseSensitiveCodes);
    if (same && same->id != title.id)
        return no(Refusal::TitleCodeTaken);
    return written(200, "title_id", m_tenant.put(title));
}

Answer Operations::deleteTitle(const Call &call)
{
    const QString &id = call.ids[0];
    if (!m_tenant.titles().byId(id))
        return no(Refusal::NoTitle);
    const QList<SandboxPosition> &positions = m_tenant.positions().rows();
    const bool linked = std::any_of(positions.cbegin(), positions.cend(),
                                    [&id](const SandboxPosition &p) { return p.titleId == id; });
    // The page's prose says users block it, its error code says positions do: both.
    if (linked || m_tenant.titleHolders(id) > 0)
        return no(Refusal::TitleUsed);
    m_tenant.removeTitle(id);
    Answer answer;
    answer.status = 204;
    answer.applied = true;
    return answer;
}

void Operations::write(std::string &out, const SandboxJob &job) const
{
    const auto style = m_tenant.options.nullStyle;
    ObjectWriter writer(out);
    writer.text("job_id", job.id);
    writer.text("org_id", job.orgId);
    writer.maybe("position_id", job.positionId, style);
    writer.maybe("title_id", job.titleId, style);
    if (m_tenant.options.relationType == SandboxOptions::RelationTypeForm::Number)
        writer.number("relation_type", job.primary ? 1 : 0);
    else
        writer.ascii("relation_type", job.primary ? "1" : "0");
}

Answer Operations::listJobs(const Call &call)
{
    const bool ignored = m_tenant.options.ignoreRelationTypeFilter;
    const QString type = ignored ? u""_s : call.parameter(u"relation_type");
    if (type.isNull() || (!type.isEmpty() && type != "0"_L1 && type != "1"_L1))
        return no(Refusal::InvalidParameter, u"relation_type");
    const std::optional<quint32> slot = m_tenant.userSlot(call.ids[0]);
    if (const auto refused = reachUser(slot, Access::Read))
        return *refused;
    int total = 0;
    std::string items;
    for (const SandboxJob &job : m_tenant.jobs(*slot)) {
        if (!type.isEmpty() && job.primary != (type == "1"_L1))
            continue;
        if (total++ > 0)
            items += ',';
        write(items, job);
    }
    return objectAnswer(200, [total, &items](ObjectWriter &writer) {
        writer.number("total", total);
        writer.open("jobs") += '[' + items + ']';
    });
}

std::optional<Answer> Operations::resolveJob(const Call &call, SandboxJob &job) const
{
    const SandboxOptions &options = m_tenant.options;
    QJsonObject body;
    if (auto refused = readBody(call, body, { "org_code", "position_code", "title_code" }))
        return refused;
    // value(), because [] on an object that can change inserts what it does not find.
    const QString orgCode = body.value("org_code"_L1).toString();
    const QString positionCode = body.value("position_code"_L1).toString();
    const QString titleCode = body.value("title_code"_L1).toString();
    if (orgCode.isEmpty())
        return no(Refusal::JobWithoutOrganization);
    const auto *org = m_tenant.organizations().byCode(orgCode, options.caseSensitiveCodes);
    if (auto refused = reach(org, Access::Write))
        return refused;
    if (positionCode.isEmpty() && options.requirePosition)
        return no(Refusal::JobWithoutPosition);
    const auto *position = m_tenant.positions().byCode(positionCode, options.caseSensitiveCodes);
    if (!positionCode.isEmpty()) {
        if (auto refused = reach(position, Access::Write))
            return refused;
        if (position->orgId != org->id)
            return no(Refusal::PositionElsewhere);
    }
    if (titleCode.isEmpty() && options.requireTitle)
        return no(Refusal::JobWithoutTitle);
    const auto *title = m_tenant.titles().byCode(titleCode, options.caseSensitiveCodes);
    if (!titleCode.isEmpty() && !title)
        return no(Refusal::NoTitle);
    job.orgId = org->id;
    job.positionId = positionCode.isEmpty() ? QString() : position->id;
    job.titleId = titleCode.isEmpty() ? QString() : title->id;
    const bool takesDefault = options.applyDefaultTitle && call.method == "POST"
        && !body.contains("title_code"_L1) && !positionCode.isEmpty();
    if (takesDefault)
        job.titleId = position->titleId;
    return {};
}

void Operations::saveJobs(quint32 slot, const QList<SandboxJob> &jobs)
{
    m_tenant.setJobs(slot, jobs);
    if (m_tenant.options.jobChangeTouchesUser)
        m_tenant.touchUser(slot);
}

Answer Operations::transfer(const Call &call)
{
    const std::optional<quint32> slot = m_tenant.userSlot(call.ids[0]);
    if (const auto refused = reachUser(slot, Access::Write))
        return *refused;
    QList<SandboxJob> jobs = m_tenant.jobs(*slot);
    const auto primary
        = std::find_if(jobs.begin(), jobs.end(), [](const SandboxJob &job) { return job.primary; });
    SandboxJob job = primary == jobs.end() ? SandboxJob {} : *primary;
    job.primary = true;
    if (const auto refused = resolveJob(call, job))
        return *refused;
    if (primary == jobs.end())
        jobs.prepend(job);
    else
        *primary = job;
    m_tenant.setJobs(*slot, jobs);
    SandboxUser user = m_tenant.user(*slot);
    user.orgId = job.orgId;
    return written(200, "user_id", m_tenant.put(user));
}

Answer Operations::addJob(const Call &call)
{
    const std::optional<quint32> slot = m_tenant.userSlot(call.ids[0]);
    if (const auto refused = reachUser(slot, Access::Write))
        return *refused;
    SandboxJob job;
    if (const auto refused = resolveJob(call, job))
        return *refused;
    QList<SandboxJob> jobs = m_tenant.jobs(*slot);
    const auto isPartTime = [](const SandboxJob &one) { return !one.primary; };
    const int most = m_tenant.options.mostPartTimeJobs;
    if (most >= 0 && std::count_if(jobs.cbegin(), jobs.cend(), isPartTime) >= most)
        return refuseUndocumented(Undocumented::TooManyJobs,
                                  { 400, SandboxOptions::RefusalBody::Business });
    const bool duplicate = std::any_of(jobs.cbegin(), jobs.cend(), [&job](const SandboxJob &other) {
        return !other.primary && other.orgId == job.orgId && other.positionId == job.positionId
            && other.titleId == job.titleId;
    });
    if (duplicate && m_tenant.options.refuseDuplicateJob)
        return refuseUndocumented(Undocumented::DuplicateJob,
                                  { 400, SandboxOptions::RefusalBody::Business });
    job.id = m_tenant.newId(IdKind::Job);
    jobs += job;
    saveJobs(*slot, jobs);
    return written(201, "job_id", job.id);
}

qsizetype Operations::editableJob(const QList<SandboxJob> &jobs, const QString &id) const
{
    for (qsizetype i = 0; i < jobs.size(); ++i) {
        if (jobs[i].id == id)
            return jobs[i].primary && !m_tenant.options.allowPrimaryDelete ? -1 : i;
    }
    return -1;
}

Answer Operations::replaceJob(const Call &call)
{
    const std::optional<quint32> slot = m_tenant.userSlot(call.ids[0]);
    if (const auto refused = reachUser(slot, Access::Write))
        return *refused;
    QList<SandboxJob> jobs = m_tenant.jobs(*slot);
    const qsizetype index = editableJob(jobs, call.ids[1]);
    if (index < 0)
        return no(Refusal::NoJob);
    if (const auto refused = resolveJob(call, jobs[index]))
        return *refused;
    saveJobs(*slot, jobs);
    return written(200, "job_id", call.ids[1]);
}

Answer Operations::deleteJob(const Call &call)
{
    const std::optional<quint32> slot = m_tenant.userSlot(call.ids[0]);
    if (const auto refused = reachUser(slot, Access::Write))
        return *refused;
    QList<SandboxJob> jobs = m_tenant.jobs(*slot);
    const qsizetype index = editableJob(jobs, call.ids[1]);
    if (index < 0)
        return no(Refusal::NoJob);
    jobs.removeAt(index);
    saveJobs(*slot, jobs);
    Answer answer;
    answer.status = 204;
    answer.applied = true;
    return answer;
}

}
