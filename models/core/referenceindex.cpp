// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/core/referenceindex.h"

#include "models/core/keyedrecords.h"

#include <QCollator>
#include <QLocale>

#include <algorithm>
#include <utility>

namespace renzhi {

namespace {

template <class Record, class Key>
const Record *lookUp(const QVector<Record> &records, const QHash<Key, qsizetype> &rows,
                     const Key &key)
{
    const auto found = rows.constFind(key);
    return found == rows.cend() ? nullptr : &records[*found];
}

// Chinese names in pinyin order, "2 组" before "10 组"; the same order on every machine.
QCollator nameOrder()
{
    QCollator collator(QLocale(QLocale::Chinese, QLocale::China));
    collator.setNumericMode(true);
    return collator;
}

// Cuts the parent link of every organization that is its own ancestor. O(n): each chain is followed
// until it meets a node an earlier chain has settled.
void cutCycles(QVector<qsizetype> &parents)
{
    enum class Mark : char { New, OnChain, Settled };
    QVector<Mark> marks(parents.size(), Mark::New);
    QVector<qsizetype> chain;
    for (qsizetype start = 0; start < parents.size(); ++start) {
        chain.clear();
        qsizetype at = start;
        while (at >= 0 && marks[at] == Mark::New) {
            marks[at] = Mark::OnChain;
            chain.append(at);
            at = parents[at];
        }
        if (at >= 0 && marks[at] == Mark::OnChain) {
            for (qsizetype i = chain.indexOf(at); i < chain.size(); ++i)
                parents[chain[i]] = -1;
        }
        for (const qsizetype row : std::as_const(chain))
            marks[row] = Mark::Settled;
    }
}

} // namespace

ReferenceIndex::ReferenceIndex(QVector<Organization> organizations, QVector<Title> titles,
                               QVector<Position> positions)
    : m_organizations(distinct(std::move(organizations), &Organization::id, m_organizationById))
    , m_titles(distinct(std::move(titles), &Title::id, m_titleById))
    , m_organizationByCode(byCode(m_organizations, &Organization::code))
    , m_titleByCode(byCode(m_titles, &Title::code))
    , m_positions(std::move(positions))
{
    buildTree();
}

void ReferenceIndex::buildTree()
{
    m_parents.reserve(m_organizations.size());
    for (const Organization &organization : std::as_const(m_organizations))
        m_parents.append(m_organizationById.value(organization.parentId, -1));
    cutCycles(m_parents);

    for (qsizetype row = 0; row < m_organizations.size(); ++row) {
        const qsizetype parent = m_parents[row];
        m_childrenByParent[parent < 0 ? OrgId() : m_organizations[parent].id].append(row);
    }
    const QCollator order = nameOrder();
    const auto before = [this, &order](qsizetype left, qsizetype right) {
        const Organization &a = m_organizations[left];
        const Organization &b = m_organizations[right];
        if (a.sequence != b.sequence)
            return a.sequence < b.sequence;
        const int byName = order.compare(a.name, b.name);
        return byName != 0 ? byName < 0 : a.id < b.id;
    };
    for (QVector<qsizetype> &children : m_childrenByParent)
        std::sort(children.begin(), children.end(), before);
}

const Organization *ReferenceIndex::organization(const OrgId &id) const
{
    return lookUp(m_organizations, m_organizationById, id);
}

const Organization *ReferenceIndex::organization(const OrgCode &code) const
{
    return lookUp(m_organizations, m_organizationByCode, code);
}

const Title *ReferenceIndex::title(const TitleId &id) const
{
    return lookUp(m_titles, m_titleById, id);
}

const Title *ReferenceIndex::title(const TitleCode &code) const
{
    return lookUp(m_titles, m_titleByCode, code);
}

const Position *ReferenceIndex::position(const PositionId &id) const
{
    return m_positions.position(id);
}

const Position *ReferenceIndex::position(const PositionCode &code) const
{
    return m_positions.position(code);
}

QVector<const Position *> ReferenceIndex::positionsOf(const OrgId &org) const
{
    QVector<const Position *> found = m_positions.positionsOf(org);
    const QCollator order = nameOrder();
    std::sort(found.begin(), found.end(), [&order](const Position *a, const Position *b) {
        const int byName = order.compare(a->name, b->name);
        return byName != 0 ? byName < 0 : a->id < b->id;
    });
    return found;
}

ReferenceIndex ReferenceIndex::with(const PositionList::Changes &changes) const
{
    ReferenceIndex index = *this;
    index.m_positions = m_positions.with(changes);
    return index;
}

ReferenceIndex ReferenceIndex::withPositions(PositionList positions) const
{
    ReferenceIndex index = *this;
    index.m_positions = std::move(positions);
    return index;
}

ReferenceIndex ReferenceIndex::withTitlesAndPositions(QVector<Title> titles,
                                                      PositionList positions) const
{
    ReferenceIndex index = withPositions(std::move(positions));
    index.m_titleById.clear();
    index.m_titles = distinct(std::move(titles), &Title::id, index.m_titleById);
    index.m_titleByCode = byCode(index.m_titles, &Title::code);
    return index;
}

bool ReferenceIndex::sharesOrganizations(const ReferenceIndex &other) const
{
    return !m_organizations.isEmpty()
        && m_organizations.constData() == other.m_organizations.constData();
}

QVector<const Organization *> ReferenceIndex::childrenOf(const OrgId &parent) const
{
    QVector<const Organization *> found;
    const auto rows = m_childrenByParent.constFind(parent);
    if (rows == m_childrenByParent.cend())
        return found;
    found.reserve(rows->size());
    for (const qsizetype row : *rows)
        found.append(&m_organizations[row]);
    return found;
}

QVector<OrgId> ReferenceIndex::subtreeOf(const OrgId &root) const
{
    QVector<OrgId> found;
    if (!m_organizationById.contains(root))
        return found;
    // cutCycles() left a forest, so walking down ends.
    found.append(root);
    for (qsizetype at = 0; at < found.size(); ++at) {
        const auto rows = m_childrenByParent.constFind(found[at]);
        if (rows == m_childrenByParent.cend())
            continue;
        for (const qsizetype row : *rows)
            found.append(m_organizations[row].id);
    }
    return found;
}

const Organization *ReferenceIndex::topOf(const OrgId &org) const
{
    qsizetype top = -1;
    for (qsizetype at = m_organizationById.value(org, -1); at >= 0; at = m_parents[at])
        top = at;
    return top < 0 ? nullptr : &m_organizations[top];
}

QStringList ReferenceIndex::path(const OrgId &org) const
{
    QStringList names;
    for (qsizetype at = m_organizationById.value(org, -1); at >= 0; at = m_parents[at])
        names.prepend(m_organizations[at].name);
    return names;
}

QString ReferenceIndex::pathText(const OrgId &org) const
{
    const QStringList names = path(org);
    return names.isEmpty() ? org.toString() : names.join(u'/');
}

QString ReferenceIndex::positionText(const PositionId &id) const
{
    const Position *known = position(id);
    return known ? known->name : id.toString();
}

QString ReferenceIndex::titleText(const TitleId &id) const
{
    const Title *known = title(id);
    return known ? known->name : id.toString();
}

std::optional<bool> isCrossCompany(const Organization *topOfJob, const Organization *topOfHome)
{
    if (!topOfJob || !topOfHome)
        return std::nullopt;
    if (topOfJob->id == topOfHome->id)
        return false;
    const bool areRoots = topOfJob->parentId.isEmpty() && topOfHome->parentId.isEmpty();
    return areRoots ? std::optional(true) : std::nullopt;
}

} // namespace renzhi
