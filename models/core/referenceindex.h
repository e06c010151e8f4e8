// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/positionlist.h"
#include "models/core/records.h"

#include <QHash>
#include <QStringList>
#include <QVector>

#include <optional>

namespace renzhi {

// Owns a snapshot of organizations, titles and positions and resolves id ⇄ code ⇄ name in O(1).
// An immutable value once built; share it as std::shared_ptr<const ReferenceIndex>. Pointers it
// gives live as long as the index. Records without an id are left out; of two with one id the later
// one stands; of two with one code the first one answers. Knows no I/O.
class ReferenceIndex
{
public:
    ReferenceIndex() = default;
    ReferenceIndex(QVector<Organization> organizations, QVector<Title> titles,
                   QVector<Position> positions);

    // nullptr when unknown.
    [[nodiscard]] const Organization *organization(const OrgId &id) const;
    [[nodiscard]] const Organization *organization(const OrgCode &code) const;
    [[nodiscard]] const Title *title(const TitleId &id) const;
    [[nodiscard]] const Title *title(const TitleCode &code) const;
    [[nodiscard]] const Position *position(const PositionId &id) const;
    [[nodiscard]] const Position *position(const PositionCode &code) const;

    [[nodiscard]] const QVector<Organization> &organizations() const { return m_organizations; }
    [[nodiscard]] const QVector<Title> &titles() const { return m_titles; }
    [[nodiscard]] const PositionList &positions() const { return m_positions; }

    // Positions of exactly this organization, by name.
    [[nodiscard]] QVector<const Position *> positionsOf(const OrgId &org) const;
    // Children in the server's sequence, then by name; the roots for an empty id. An organization
    // whose parent is unknown, or which is its own ancestor, counts as a root.
    [[nodiscard]] QVector<const Organization *> childrenOf(const OrgId &parent) const;
    // The organization and everything below it; terminates on cycles.
    [[nodiscard]] QVector<OrgId> subtreeOf(const OrgId &root) const;
    // The topmost organization above it that is known, or itself; nullptr for an unknown id. One
    // that is its own ancestor is its own top.
    [[nodiscard]] const Organization *topOf(const OrgId &org) const;
    // Names from the root down, e.g. {示例集团, 研发中心, 平台部}; empty for an unknown id.
    [[nodiscard]] QStringList path(const OrgId &org) const;
    // path() joined by '/'; for an unknown id the id itself.
    [[nodiscard]] QString pathText(const OrgId &org) const;
    // The name; for an unknown id the id itself.
    [[nodiscard]] QString positionText(const PositionId &id) const;
    [[nodiscard]] QString titleText(const TitleId &id) const;

    // The same with a few positions changed, added or (nullopt) gone. Shares all the rest with it,
    // so that a write costs no more in a large tenant.
    [[nodiscard]] ReferenceIndex with(const PositionList::Changes &changes) const;
    // The same with other positions.
    [[nodiscard]] ReferenceIndex withPositions(PositionList positions) const;
    [[nodiscard]] ReferenceIndex withTitlesAndPositions(QVector<Title> titles,
                                                        PositionList positions) const;
    // Whether one was made from the other by those above: nothing about organizations can differ.
    [[nodiscard]] bool sharesOrganizations(const ReferenceIndex &other) const;

private:
    void buildTree();

    // The constructor fills the id tables while it fills the lists: they come first.
    QHash<OrgId, qsizetype> m_organizationById;
    QHash<TitleId, qsizetype> m_titleById;
    QVector<Organization> m_organizations;
    QVector<Title> m_titles;
    QHash<OrgCode, qsizetype> m_organizationByCode;
    QHash<TitleCode, qsizetype> m_titleByCode;
    PositionList m_positions;
    QVector<qsizetype> m_parents; // row of the parent of each organization; -1: a root
    QHash<OrgId, QVector<qsizetype>> m_childrenByParent; // roots under the empty id
};

// Whether a job is in another company (双跨) than where its holder is at home, by the topmost
// organizations above the two; see ReferenceIndex::topOf(). Nothing where that cannot be said: one
// of the two is unknown, or they differ and what stands above one of them is not known.
[[nodiscard]] std::optional<bool> isCrossCompany(const Organization *topOfJob,
                                                 const Organization *topOfHome);

} // namespace renzhi
