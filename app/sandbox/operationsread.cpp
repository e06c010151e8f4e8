// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Users, organizations, positions and titles.
#include "app/sandbox/operations.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace renzhi::sandbox {

void Operations::write(std::string &out, const SandboxUser &user) const
{
    const auto style = m_tenant.options.nullStyle;
    ObjectWriter writer(out);
    writer.text("user_id", user.id);
    writer.maybe("org_id", user.orgId, style);
    writer.text("user_name", user.userName);
    writer.maybe("name", user.name, style);
    writer.maybe("mobile", user.mobile, style);
    writer.maybe("email", user.email, style);
    writer.maybe("first_name", user.firstName, style);
    writer.maybe("middle_name", {}, style);
    writer.maybe("last_name", user.lastName, style);
    writer.maybe("employee_id", user.employeeId, style);
    writer.maybe("external_id", user.externalId, style);
    writer.maybe("attr_city", user.city, style);
    writer.maybe("attr_gender", user.gender, style);
    writer.maybe("attr_identity_number", user.identityNumber, style);
    writer.maybe("attr_birthday", user.birthday, style);
    writer.maybe("attr_hire_date", user.hireDate, style);
    writer.boolean("pwd_must_modify", user.mustChangePassword);
    writer.boolean("disabled", user.disabled);
    writer.boolean("locked", user.locked);
    writer.number("grade", user.grade);
    writer.time("created_at", user.created);
    writer.time("updated_at", user.updated);
    writer.maybe("last_login_ip", user.lastLoginIp, style);
    if (user.lastLogin != 0)
        writer.time("last_login_at", user.lastLogin);
    std::string &list = writer.open("user_org_relation_list");
    list += '[';
    if (!user.orgId.isEmpty()) {
        ObjectWriter relation(list);
        relation.text("org_id", user.orgId);
        relation.number("relation_type", 1);
    }
    list += ']';
}

void Operations::write(std::string &out, const SandboxOrganization &organization) const
{
    ObjectWriter writer(out);
    writer.text("org_id", organization.id);
    writer.text("org_code", organization.code);
    writer.text("name", organization.name);
    // Documented as null at the root, so the null style does not apply.
    writer.maybe("parent_id", organization.parentId, SandboxOptions::NullStyle::Null);
    writer.maybe("category", organization.category, m_tenant.options.nullStyle);
    writer.number("sequence", organization.sequence);
    writer.boolean("disabled", organization.disabled);
    writer.time("created_at", organization.created);
    writer.time("updated_at", organization.updated);
    writer.open("extension") += "{}";
}

void Operations::write(std::string &out, const SandboxPosition &position) const
{
    ObjectWriter writer(out);
    writer.text("position_id", position.id);
    writer.text("org_id", position.orgId);
    writer.text("name", position.name);
    writer.text("code", position.code);
    writer.maybe("title_id", position.titleId, m_tenant.options.nullStyle);
    writer.time("created_at", position.created);
    writer.time("updated_at", position.updated);
}

void Operations::write(std::string &out, const SandboxTitle &title) const
{
    ObjectWriter writer(out);
    writer.text("title_id", title.id);
    writer.text("name", title.name);
    writer.text("code", title.code);
    writer.time("created_at", title.created);
    writer.time("updated_at", title.updated);
}

namespace {

// Which organization a record hangs in: the subject of the org_id filter.
const QString &homeOf(const SandboxPosition &position)
{
    return position.orgId;
}
const QString &homeOf(const SandboxOrganization &organization)
{
    return organization.id;
}
const QString &homeOf(const SandboxTitle &title)
{
    return title.id; // titles have none and are never filtered
}

Answer envelope(const char *plural, qint64 total, const std::string &items)
{
    return objectAnswer(200, [&](ObjectWriter &writer) {
        writer.number("total", total);
        std::string &out = writer.open(plural);
        out += '[';
        out += items;
        out += ']';
    });
}

}

template <class Record>
Answer Operations::listRecords(const char *plural, const QList<Record> &all, const Page &page,
                               const OrgIds &orgIds)
{
    const bool byUpdated = m_tenant.options.sort == SandboxOptions::SortOrder::Updated;
    const bool plain = !orgIds && !page.updatedAfter && !byUpdated;
    QList<const Record *> chosen;
    if (!plain) {
        for (const Record &record : all) {
            if ((!orgIds || orgIds->contains(homeOf(record)))
                && (!page.updatedAfter || record.updated > *page.updatedAfter))
                chosen += &record;
        }
        if (byUpdated) {
            std::stable_sort(chosen.begin(), chosen.end(), [](const Record *a, const Record *b) {
                return a->updated < b->updated;
            });
        }
    }
    const qint64 total = plain ? all.size() : chosen.size();
    const qint64 from = std::min(total, page.offset * page.limit);
    const qint64 to = std::min<qint64>(total, from + page.limit);
    std::string items;
    for (qint64 i = from; i < to; ++i) {
        if (i > from)
            items += ',';
        write(items, plain ? all[i] : *chosen[i]);
    }
    return envelope(plural, total, items);
}

template <class Record> Answer Operations::one(const Record *record) const
{
    if (const auto refused = reach(record, Access::Read))
        return *refused;
    Answer answer;
    write(answer.body, *record);
    return answer;
}

Operations::Refused Operations::readOrgId(const Call &call, OrgIds &orgIds) const
{
    const QString orgId = call.parameter(u"org_id");
    OrgIds asked;
    if (!orgId.isEmpty()) {
        if (auto refused = reach(m_tenant.organizations().byId(orgId), Access::Read))
            return refused;
        const bool subtree = m_tenant.options.listOrgScope == SandboxOptions::OrgScope::Subtree;
        asked = subtree ? m_tenant.subtree(orgId) : QSet<QString> { orgId };
    }
    orgIds = visible(asked);
    return {};
}

Answer Operations::listUsers(const Call &call)
{
    Page page;
    if (const auto refused = readPage(call, page))
        return *refused;
    OrgIds orgIds;
    if (const auto refused = readOrgId(call, orgIds))
        return *refused;
    if (orgIds && orgIds->isEmpty())
        return envelope("users", 0, {});
    const SandboxOptions &options = m_tenant.options;
    Tenant::UserFilter filter;
    filter.updatedAfter = page.updatedAfter;
    filter.orgIds = orgIds.value_or(QSet<QString>());
    filter.key = QStringList { QString::number(page.updatedAfter.value_or(-1)),
                               QString::number(int(options.listOrgScope)),
                               QString::number(int(options.outsideScope)),
                               options.onlyOrganizations.join(u','), call.parameter(u"org_id") }
                     .join(u'|');
    const Tenant::SlotPage found = m_tenant.usersPage(filter, page.offset, page.limit);
    std::string items;
    items.reserve(found.people.size() * 900);
    for (const quint32 slot : found.people) {
        if (!items.empty())
            items += ',';
        write(items, m_tenant.user(slot));
    }
    return envelope("users", found.total, items);
}

Answer Operations::lookup(std::optional<quint32> slot) const
{
    if (const auto refused = reachUser(slot, Access::Read))
        return *refused;
    Answer answer;
    write(answer.body, m_tenant.user(*slot));
    return answer;
}

Answer Operations::getUser(const Call &call)
{
    return lookup(m_tenant.userSlot(call.ids[0]));
}

Answer Operations::userByUserName(const Call &call)
{
    QJsonObject body;
    if (const auto refused = readBody(call, body, { "user_name" }))
        return *refused;
    const QString userName = body.value("user_name"_L1).toString();
    return userName.isEmpty() ? no(Refusal::BadParameter)
                              : lookup(m_tenant.userSlotByName(userName));
}

Answer Operations::userByMobile(const Call &call)
{
    using Form = SandboxOptions::MobileForm;
    QJsonObject body;
    if (const auto refused = readBody(call, body, { "mobile" }))
        return *refused;
    const QString mobile = body.value("mobile"_L1).toString();
    if (mobile.isEmpty())
        return no(Refusal::BadParameter);
    const bool full = mobile.startsWith(u"+86-");
    const Form form = m_tenant.options.mobileForm;
    if ((full && form == Form::Bare) || (!full && form == Form::Full))
        return no(Refusal::NoUser);
    return lookup(m_tenant.userSlotByMobile(full ? mobile.mid(4) : mobile));
}

Answer Operations::userByEmail(const Call &call)
{
    QJsonObject body;
    if (const auto refused = readBody(call, body, { "email" }))
        return *refused;
    const QString email = body.value("email"_L1).toString();
    return email.isEmpty() ? no(Refusal::BadParameter) : lookup(m_tenant.userSlotByEmail(email));
}

Answer Operations::listOrganizations(const Call &call)
{
    Page page;
    if (const auto refused = readPage(call, page))
        return *refused;
    const QString orgId = call.parameter(u"org_id");
    const QString flag = call.parameter(u"all_child");
    if (!flag.isEmpty() && flag != "true"_L1 && flag != "false"_L1)
        return no(Refusal::InvalidParameter, u"all_child");
    const bool all = flag == "true"_L1;
    if (!orgId.isEmpty()) {
        if (const auto refused = reach(m_tenant.organizations().byId(orgId), Access::Read))
            return *refused;
    }
    const QList<SandboxOrganization> &rows = m_tenant.organizations().rows();
    // The four cases of the contract (2.7).
    if (orgId.isEmpty() && all && m_tenant.options.allChildIncludesRoots)
        return listRecords("organizations", rows, page, visible({}));
    QSet<QString> wanted;
    if (!orgId.isEmpty() && all) {
        wanted = m_tenant.subtree(orgId);
    } else {
        for (const SandboxOrganization &org : rows) {
            const bool root = org.parentId.isEmpty();
            if (orgId.isEmpty() ? root != all : org.id == orgId || org.parentId == orgId)
                wanted.insert(org.id);
        }
    }
    return listRecords("organizations", rows, page, visible(wanted));
}

Answer Operations::getOrganization(const Call &call)
{
    return one(m_tenant.organizations().byId(call.ids[0]));
}

Answer Operations::getOrganizationByCode(const Call &call)
{
    const bool sensitive = m_tenant.options.caseSensitiveCodes;
    return one(m_tenant.organizations().byCode(call.ids[0], sensitive));
}

Answer Operations::listPositions(const Call &call)
{
    Page page;
    if (const auto refused = readPage(call, page))
        return *refused;
    OrgIds orgIds;
    if (const auto refused = readOrgId(call, orgIds))
        return *refused;
    return listRecords("job_positions", m_tenant.positions().rows(), page, orgIds);
}

Answer Operations::getPosition(const Call &call)
{
    return one(m_tenant.positions().byId(call.ids[0]));
}

Answer Operations::listTitles(const Call &call)
{
    Page page;
    if (const auto refused = readPage(call, page))
        return *refused;
    return listRecords("job_titles", m_tenant.titles().rows(), page, {});
}

Answer Operations::getTitle(const Call &call)
{
    return one(m_tenant.titles().byId(call.ids[0]));
}

}
