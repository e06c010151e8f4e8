// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/core/organizationstatistics.h"

#include <vector>

namespace renzhi {

namespace {

struct TreeLink
{
    OrgId id;
    OrgId parent; // in the tree; empty: a root
};

// Every organization behind the one it is under. The index has cut the circles, so walking down
// ends; without recursion, as a chain may be as long as the list.
std::vector<TreeLink> fromTheTop(const ReferenceIndex &references)
{
    std::vector<TreeLink> links;
    links.reserve(size_t(references.organizations().size()));
    const auto open = [&](const OrgId &parent) {
        for (const Organization *child : references.childrenOf(parent))
            links.push_back({ child->id, parent });
    };
    open({});
    for (size_t at = 0; at < links.size(); ++at)
        open(OrgId(links[at].id)); // a copy: the list grows meanwhile
    return links;
}

} // namespace

OrganizationCounts &OrganizationCounts::operator+=(const OrganizationCounts &other)
{
    people += other.people;
    disabled += other.disabled;
    partTimeJobs += other.partTimeJobs;
    positions += other.positions;
    return *this;
}

OrganizationStatistics::OrganizationStatistics(const ReferenceIndex &references,
                                               const QHash<OrgId, OrganizationCounts> &own,
                                               int peopleWithKnownJobs)
    : m_peopleWithKnownJobs(peopleWithKnownJobs)
{
    m_entries.reserve(references.organizations().size() + 1);
    for (auto counted = own.cbegin(); counted != own.cend(); ++counted)
        m_entries[counted.key()].own = *counted;
    for (const Position &position : references.positions())
        ++m_entries[position.orgId].own.positions;
    addUp(references);
}

void OrganizationStatistics::addUp(const ReferenceIndex &references)
{
    OrganizationCounts all;
    for (Entry &entry : m_entries) {
        entry.withBelow = entry.own;
        all += entry.own;
    }
    const std::vector<TreeLink> links = fromTheTop(references);
    for (auto link = links.crbegin(); link != links.crend(); ++link) {
        const OrganizationCounts below = withBelow(link->id);
        if (!link->parent.isEmpty() && below != OrganizationCounts())
            m_entries[link->parent].withBelow += below;
    }
    m_entries[OrgId()].withBelow = all;
}

bool operator==(const OrganizationStatistics &a, const OrganizationStatistics &b)
{
    return a.m_peopleWithKnownJobs == b.m_peopleWithKnownJobs && a.m_entries == b.m_entries;
}

OrganizationCounts OrganizationStatistics::own(const OrgId &id) const
{
    const auto entry = m_entries.constFind(id);
    return entry == m_entries.cend() ? OrganizationCounts() : entry->own;
}

OrganizationCounts OrganizationStatistics::withBelow(const OrgId &id) const
{
    const auto entry = m_entries.constFind(id);
    return entry == m_entries.cend() ? OrganizationCounts() : entry->withBelow;
}

} // namespace renzhi
