// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the application may reach, and how much of it.
#include "app/sandbox/operations.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace renzhi::sandbox {

namespace {

// Characters, not UTF-16 units.
bool isLonger(QStringView text, int most)
{
    return most >= 0 && text.toUcs4().size() > most;
}

bool hasOnly(SandboxOptions::CodeCharacters allowed, QStringView code)
{
    using Characters = SandboxOptions::CodeCharacters;
    if (allowed == Characters::Any)
        return true;
    return std::all_of(code.cbegin(), code.cend(), [allowed](QChar c) {
        const bool letter
            = c.isLetterOrNumber() && (allowed == Characters::Word || c.unicode() < 0x80);
        return letter || c == u'_' || c == u'-';
    });
}

}

Operations::Refused Operations::checkAddress(const Call &call, bool isSignIn) const
{
    const SandboxOptions &options = m_tenant.options;
    if (options.allowedAddresses.isEmpty() || (isSignIn && options.signInFromAnywhere)
        || options.allowedAddresses.contains(QString::fromLatin1(call.peer)))
        return {};
    return refuseUndocumented(Undocumented::RefusedAddress, options.refusedAddress);
}

Operations::Refused Operations::checkRate()
{
    const int most = m_tenant.options.callsPerSecond;
    const Clock::time_point now = Clock::now();
    while (!m_lately.empty() && (most < 0 || now - m_lately.front() >= std::chrono::seconds(1)))
        m_lately.pop_front();
    if (most < 0)
        return {};
    if (int(m_lately.size()) < most) {
        m_lately.push_back(now);
        return {};
    }
    Answer answer = refuseUndocumented(Undocumented::TooManyCalls,
                                       { 429, SandboxOptions::RefusalBody::Empty });
    answer.retryAfter = "1";
    return answer;
}

Operations::OrgIds Operations::applicationScope() const
{
    const QStringList &codes = m_tenant.options.onlyOrganizations;
    if (codes.isEmpty())
        return {};
    QSet<QString> ids;
    for (const QString &code : codes) {
        if (const auto *organization = m_tenant.organizations().byCode(code, true))
            ids.unite(m_tenant.subtree(organization->id));
    }
    return ids;
}

Operations::OrgIds Operations::visible(OrgIds orgIds) const
{
    if (!m_scope || m_tenant.options.outsideScope == SandboxOptions::OutsideScope::ReadOnly)
        return orgIds;
    if (!orgIds)
        return m_scope;
    orgIds->intersect(*m_scope);
    return orgIds;
}

Operations::Refused Operations::outside(const QString &orgId, Access access, Refusal missing) const
{
    using Outside = SandboxOptions::OutsideScope;
    const Outside form = m_tenant.options.outsideScope;
    if (!m_scope || m_scope->contains(orgId)
        || (form == Outside::ReadOnly && access == Access::Read))
        return {};
    if (form == Outside::Hidden)
        return no(missing);
    return refuseUndocumented(Undocumented::OutsideScope, m_tenant.options.missingPermission);
}

Operations::Refused Operations::reach(const SandboxOrganization *organization, Access access) const
{
    if (!organization)
        return no(Refusal::NoOrganization);
    if (auto refused = outside(organization->id, access, Refusal::NoOrganization))
        return refused;
    if (access == Access::Write && organization->disabled && m_tenant.options.refuseDisabled)
        return refuseUndocumented(Undocumented::Disabled,
                                  { 400, SandboxOptions::RefusalBody::Business });
    return {};
}

Operations::Refused Operations::reach(const SandboxPosition *position, Access access) const
{
    if (!position)
        return no(Refusal::NoPosition);
    return outside(position->orgId, access, Refusal::NoPosition);
}

// Titles belong to the whole tenant.
Operations::Refused Operations::reach(const SandboxTitle *title, Access) const
{
    return title ? Refused() : Refused(no(Refusal::NoTitle));
}

Operations::Refused Operations::reachUser(std::optional<quint32> slot, Access access) const
{
    if (!slot)
        return no(Refusal::NoUser);
    const SandboxUser user = m_tenant.user(*slot);
    if (auto refused = outside(user.orgId, access, Refusal::NoUser))
        return refused;
    if (access == Access::Write && user.disabled && m_tenant.options.refuseDisabled)
        return refuseUndocumented(Undocumented::Disabled,
                                  { 400, SandboxOptions::RefusalBody::Business });
    return {};
}

// The pages of positions and titles document COM.0601 for what is wrong with their body; the other
// code of the same meaning says which field it is.
Operations::Refused Operations::checkFields(QStringView name, QStringView code) const
{
    const SandboxOptions &options = m_tenant.options;
    QStringView bad;
    if (isLonger(name, options.longestName))
        bad = u"name";
    else if (isLonger(code, options.longestCode) || !hasOnly(options.codeCharacters, code))
        bad = u"code";
    if (bad.isEmpty())
        return {};
    return options.badFieldIsNamed ? no(Refusal::InvalidParameter, bad) : no(Refusal::BadParameter);
}

}
