// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/recordsjson.h"

#include "app/cli/jsontext.h"

namespace renzhi::cli {

QByteArray json(const User &user)
{
    return JsonObjectText()
        .add("user_id", user.id.toString())
        .add("org_id", user.orgId.toString())
        .add("user_name", user.userName)
        .add("name", user.name)
        .add("mobile", user.mobile)
        .add("email", user.email)
        .add("employee_id", user.employeeId)
        .add("disabled", user.disabled)
        .add("locked", user.locked)
        .add("created_at", user.createdAt)
        .add("updated_at", user.updatedAt)
        .text();
}

QByteArray json(const Organization &organization)
{
    return JsonObjectText()
        .add("org_id", organization.id.toString())
        .addOrNull("parent_id", organization.parentId.toString())
        .add("org_code", organization.code.toString())
        .add("name", organization.name)
        .add("category", organization.category)
        .add("sequence", qint64(organization.sequence))
        .add("disabled", organization.disabled)
        .add("created_at", organization.createdAt)
        .add("updated_at", organization.updatedAt)
        .text();
}

QByteArray json(const Position &position)
{
    return JsonObjectText()
        .add("position_id", position.id.toString())
        .add("org_id", position.orgId.toString())
        .add("name", position.name)
        .add("code", position.code.toString())
        .add("title_id", position.titleId.toString())
        .add("created_at", position.createdAt)
        .add("updated_at", position.updatedAt)
        .text();
}

QByteArray json(const Title &title)
{
    return JsonObjectText()
        .add("title_id", title.id.toString())
        .add("name", title.name)
        .add("code", title.code.toString())
        .add("created_at", title.createdAt)
        .add("updated_at", title.updatedAt)
        .text();
}

QByteArray json(const Job &job, const JobNames &names)
{
    return JsonObjectText()
        .add("job_id", job.id.toString())
        .add("org_id", job.orgId.toString())
        .add("position_id", job.positionId.toString())
        .add("title_id", job.titleId.toString())
        .add("relation_type", qint64(static_cast<int>(job.relation)))
        .addOrNull("org_code", names.orgCode)
        .addOrNull("org_name", names.orgName)
        .addOrNull("position_code", names.positionCode)
        .addOrNull("position_name", names.positionName)
        .addOrNull("title_code", names.titleCode)
        .addOrNull("title_name", names.titleName)
        .text();
}

} // namespace renzhi::cli
