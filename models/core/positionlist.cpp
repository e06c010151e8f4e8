// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/core/positionlist.h"

#include "models/core/keyedrecords.h"

#include <algorithm>
#include <utility>

namespace renzhi {

// What lists that were made from one another have in common.
struct PositionList::Base
{
    Base() = default;
    explicit Base(QVector<Position> positions)
        : records(distinct(std::move(positions), &Position::id, rowById))
        , rowByCode(byCode(records, &Position::code))
    {
        QHash<PositionCode, qsizetype> lastOfCode;
        for (qsizetype row = 0; row < records.size(); ++row) {
            const Position &position = records[row];
            rowsByOrg[position.orgId].append(row);
            const qsizetype first = rowByCode.value(position.code, row);
            if (first == row)
                continue;
            nextOfCode.insert(lastOfCode.value(position.code, first), row);
            lastOfCode.insert(position.code, row);
        }
    }

    QHash<PositionId, qsizetype> rowById; // before the records, with which it is filled
    QVector<Position> records;
    QHash<PositionCode, qsizetype> rowByCode; // of the first with that code
    QHash<qsizetype, qsizetype> nextOfCode; // the next row with the same code
    QHash<OrgId, QVector<qsizetype>> rowsByOrg;
};

PositionList::PositionList() : m_base(std::make_shared<const Base>()) { }

PositionList::PositionList(QVector<Position> positions)
    : m_base(std::make_shared<const Base>(std::move(positions))), m_size(m_base->records.size())
{
}

bool operator==(const PositionList &a, const PositionList &b)
{
    return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin());
}

PositionList::Row PositionList::rowCount() const
{
    return Row(m_base->records.size() + m_added.size());
}

const Position *PositionList::at(Row row) const
{
    const auto valueOf
        = [](const std::optional<Position> &position) { return position ? &*position : nullptr; };
    const qsizetype added = qsizetype(row) - m_base->records.size();
    if (added >= 0)
        return added < m_added.size() ? valueOf(m_added[added]) : nullptr;
    if (!m_instead.isEmpty()) {
        const auto instead = m_instead.constFind(row);
        if (instead != m_instead.cend())
            return valueOf(*instead);
    }
    return &m_base->records[qsizetype(row)];
}

std::optional<PositionList::Row> PositionList::rowOf(const PositionId &id) const
{
    const auto known = m_base->rowById.constFind(id);
    const auto row
        = known != m_base->rowById.cend() ? Row(*known) : m_addedRows.value(id, rowCount());
    return at(row) ? std::optional(row) : std::nullopt;
}

const Position *PositionList::position(const PositionId &id) const
{
    const auto row = rowOf(id);
    return row ? at(*row) : nullptr;
}

const Position *PositionList::position(const PositionCode &code) const
{
    if (code.isEmpty())
        return nullptr;
    Row first = rowCount();
    const auto look = [&](Row row) {
        const Position *position = row < first ? at(row) : nullptr;
        if (position && position->code == code)
            first = row;
    };
    for (qsizetype row = m_base->rowByCode.value(code, -1); row >= 0;
         row = m_base->nextOfCode.value(row, -1))
        look(Row(row));
    // Changed ones are few.
    for (auto instead = m_instead.cbegin(); instead != m_instead.cend(); ++instead)
        look(instead.key());
    for (qsizetype added = 0; added < m_added.size(); ++added)
        look(Row(m_base->records.size() + added));
    return at(first);
}

QVector<const Position *> PositionList::positionsOf(const OrgId &org) const
{
    QVector<const Position *> found;
    const auto look = [&](const Position *position) {
        if (position && position->orgId == org)
            found.append(position);
    };
    const auto rows = m_base->rowsByOrg.constFind(org);
    if (rows != m_base->rowsByOrg.cend()) {
        found.reserve(rows->size());
        for (const qsizetype row : *rows)
            look(at(Row(row)));
    }
    for (auto instead = m_instead.cbegin(); instead != m_instead.cend(); ++instead) {
        if (m_base->records[qsizetype(instead.key())].orgId != org)
            look(at(instead.key()));
    }
    for (qsizetype added = 0; added < m_added.size(); ++added)
        look(at(Row(m_base->records.size() + added)));
    return found;
}

PositionList PositionList::with(const Changes &changes) const
{
    PositionList list = *this;
    for (auto change = changes.cbegin(); change != changes.cend(); ++change) {
        if (!change.key().isEmpty())
            list.put(change.key(), *change);
    }
    return list;
}

void PositionList::put(const PositionId &id, const std::optional<Position> &position)
{
    m_size += int(position.has_value()) - int(rowOf(id).has_value());
    const auto known = m_base->rowById.constFind(id);
    if (known != m_base->rowById.cend()) {
        m_instead.insert(Row(*known), position);
        return;
    }
    const auto added = m_addedRows.constFind(id);
    if (added != m_addedRows.cend()) {
        m_added[qsizetype(*added) - m_base->records.size()] = position;
    } else if (position) {
        m_addedRows.insert(id, rowCount());
        m_added.append(position);
    }
}

qsizetype PositionList::changeCount() const
{
    return m_instead.size() + m_added.size();
}

std::optional<std::vector<PositionList::Row>>
PositionList::changedSince(const PositionList &before) const
{
    if (m_base != before.m_base)
        return std::nullopt;
    // Two that were made from the same one, each with something new of its own.
    for (auto added = before.m_addedRows.cbegin(); added != before.m_addedRows.cend(); ++added) {
        if (*added < rowCount() && m_addedRows.value(added.key(), rowCount()) != *added)
            return std::nullopt;
    }
    std::vector<Row> rows;
    const auto look = [&](Row row) {
        const Position *then = before.at(row), *now = at(row);
        if (then && now ? *then != *now : then != now)
            rows.push_back(row);
    };
    for (auto instead = m_instead.cbegin(); instead != m_instead.cend(); ++instead)
        look(instead.key());
    for (auto instead = before.m_instead.cbegin(); instead != before.m_instead.cend(); ++instead) {
        if (!m_instead.contains(instead.key()))
            look(instead.key());
    }
    for (Row row = Row(m_base->records.size()); row < std::max(rowCount(), before.rowCount());
         ++row)
        look(row);
    std::sort(rows.begin(), rows.end());
    return rows;
}

} // namespace renzhi
