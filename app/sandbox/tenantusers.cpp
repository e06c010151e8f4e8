// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The users list: which people, in which order, a page at a time.
#include "app/sandbox/tenant.h"

#include <algorithm>
#include <numeric>

namespace renzhi::sandbox {

namespace {
constexpr size_t selectionsKept = 16;
}

qint64 Tenant::userUpdated(quint32 slot) const
{
    const auto edited = m_editedUsers.find(slot);
    return edited == m_editedUsers.end() ? m_people.updated(slot) : edited->second.updated;
}

// The rank-th living person in the order of creation.
quint32 Tenant::slotAtRank(qint64 rank) const
{
    auto slot = quint32(rank);
    for (const quint32 removed : m_removedUsers) {
        if (removed > slot)
            break;
        ++slot;
    }
    return slot;
}

Tenant::SlotPage Tenant::usersPage(const UserFilter &filter, qint64 offset, int limit)
{
    const bool everybody = filter.orgIds.isEmpty() && !filter.updatedAfter;
    const bool plain = everybody && options.sort != SandboxOptions::SortOrder::Updated;
    const std::shared_ptr<const Slots> chosen = plain ? nullptr : select(filter);
    SlotPage page;
    page.total = plain ? userCount() : qint64(chosen->size());
    const qint64 from = std::min(page.total, offset * limit);
    const qint64 to = std::min(page.total, from + limit);
    for (qint64 rank = from; rank < to; ++rank)
        page.people.push_back(plain ? slotAtRank(rank) : (*chosen)[size_t(rank)]);
    return page;
}

std::shared_ptr<const Tenant::Slots> Tenant::select(const UserFilter &filter)
{
    const bool byUpdated = options.sort == SandboxOptions::SortOrder::Updated;
    const QString key = filter.key + QLatin1Char(byUpdated ? 'u' : 'c');
    const auto known = m_selections.find(key);
    if (known != m_selections.end())
        return known->second;
    Slots chosen;
    if (!filter.orgIds.isEmpty()) {
        chosen = selectMembers(filter.orgIds);
        if (filter.updatedAfter) {
            std::erase_if(chosen, [this, &filter](quint32 slot) {
                return userUpdated(slot) <= *filter.updatedAfter;
            });
        }
    } else {
        chosen = selectUpdated(filter.updatedAfter.value_or(-1));
    }
    std::sort(chosen.begin(), chosen.end());
    if (byUpdated) {
        std::stable_sort(chosen.begin(), chosen.end(),
                         [this](quint32 a, quint32 b) { return userUpdated(a) < userUpdated(b); });
    }
    if (m_selections.size() >= selectionsKept)
        m_selections.clear();
    auto result = std::make_shared<const Slots>(std::move(chosen));
    m_selections.emplace(key, result);
    return result;
}

// Costs what is found, not what there is: a delta over a million people must stay small.
Tenant::Slots Tenant::selectUpdated(qint64 after)
{
    if (m_seedByUpdated.size() != m_people.count()) {
        m_seedByUpdated.resize(m_people.count());
        std::iota(m_seedByUpdated.begin(), m_seedByUpdated.end(), 0);
        std::vector<qint64> updated(m_people.count());
        for (quint32 i = 0; i < m_people.count(); ++i)
            updated[i] = m_people.updated(i);
        std::sort(m_seedByUpdated.begin(), m_seedByUpdated.end(),
                  [&updated](quint32 a, quint32 b) { return updated[a] < updated[b]; });
    }
    auto first
        = std::partition_point(m_seedByUpdated.begin(), m_seedByUpdated.end(),
                               [this, after](quint32 i) { return m_people.updated(i) <= after; });
    Slots chosen;
    for (; first != m_seedByUpdated.end(); ++first) {
        if (alive(*first) && !m_editedUsers.contains(*first))
            chosen.push_back(*first);
    }
    for (const auto &[slot, user] : m_editedUsers) {
        if (user.updated > after)
            chosen.push_back(slot);
    }
    return chosen;
}

Tenant::Slots Tenant::selectMembers(const QSet<QString> &orgIds)
{
    if (m_seedMembers.empty()) {
        m_seedMembers.resize(size_t(m_structure.organizations.size()));
        for (quint32 i = 0; i < m_people.count(); ++i) {
            const int org = m_people.job(i, 0).org;
            if (org >= 0)
                m_seedMembers[size_t(org)].push_back(i);
        }
    }
    Slots chosen;
    for (size_t org = 0; org < m_seedMembers.size(); ++org) {
        if (!orgIds.contains(m_structure.organizations[qsizetype(org)].id))
            continue;
        for (const quint32 slot : m_seedMembers[org]) {
            if (alive(slot) && !m_editedUsers.contains(slot))
                chosen.push_back(slot);
        }
    }
    for (const auto &[slot, user] : m_editedUsers) {
        if (orgIds.contains(user.orgId))
            chosen.push_back(slot);
    }
    return chosen;
}

}
