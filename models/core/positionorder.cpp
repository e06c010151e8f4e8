// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/core/positionorder.h"

#include "models/core/treeorder.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace renzhi {

namespace {

using Row = PositionOrder::Row;

// What decides where a position comes by a column.
QString deciding(PositionColumn column, const Position &position)
{
    switch (column) {
    case PositionColumn::Name:
        return position.name;
    case PositionColumn::Code:
        return position.code.toString();
    case PositionColumn::Organization:
        return position.orgId.toString();
    case PositionColumn::Title:
        return position.titleId.toString();
    case PositionColumn::UpdatedAt:
        return position.updatedAt;
    }
    return {};
}

// The place of each row by one column; what compares equal has the same. Names and titles repeat a
// lot, so that few texts are compared, and the rows themselves by numbers.
std::vector<int> placesBy(PositionColumn column, const PositionList &positions,
                          PositionComparison &comparison)
{
    std::vector<const Position *> kinds; // one of each
    QHash<QString, int> kindOf;
    std::vector<int> kindOfRow(positions.rowCount(), -1);
    for (Row row = 0; row < positions.rowCount(); ++row) {
        const Position *position = positions.at(row);
        if (!position)
            continue;
        const QString text = deciding(column, *position);
        auto kind = kindOf.find(text);
        if (kind == kindOf.end()) {
            kind = kindOf.insert(text, int(kinds.size()));
            kinds.push_back(position);
        }
        kindOfRow[row] = *kind;
    }
    const auto compare = [&](int a, int b) {
        return comparison.compare(column, *kinds[size_t(a)], *kinds[size_t(b)]);
    };
    std::vector<int> order(kinds.size());
    std::iota(order.begin(), order.end(), 0);
    std::sort(order.begin(), order.end(), [&](int a, int b) { return compare(a, b) < 0; });
    std::vector<int> placeOf(kinds.size());
    for (size_t i = 1; i < order.size(); ++i)
        placeOf[size_t(order[i])]
            = placeOf[size_t(order[i - 1])] + int(compare(order[i - 1], order[i]) != 0);
    for (int &kind : kindOfRow)
        kind = kind < 0 ? -1 : placeOf[size_t(kind)];
    return kindOfRow;
}

std::vector<Row> sortedRows(const PositionOrderWish &wish, PositionComparison &comparison)
{
    struct Key
    {
        std::vector<int> places;
        bool isDescending;
    };
    const PositionList &positions = wish.references->positions();
    const ColumnSorts columns
        = wish.keys + ColumnSorts { { int(PositionColumn::Name), Qt::AscendingOrder } };
    std::vector<Key> keys;
    for (const ColumnSort &one : columns)
        keys.push_back({ placesBy(PositionColumn(one.column), positions, comparison),
                         one.order == Qt::DescendingOrder });
    std::vector<Row> rows;
    rows.reserve(size_t(positions.size()));
    for (Row row = 0; row < positions.rowCount(); ++row) {
        if (positions.at(row))
            rows.push_back(row);
    }
    std::sort(rows.begin(), rows.end(), [&](Row a, Row b) {
        for (const Key &key : keys) {
            if (key.places[a] != key.places[b])
                return (key.places[a] < key.places[b]) != key.isDescending;
        }
        return comparison.compareLast(*positions.at(a), *positions.at(b)) < 0;
    });
    return rows;
}

// Whether kept rows read differently although their ids are the same.
class Difference
{
public:
    Difference(const ReferenceIndex &before, const ReferenceIndex &now)
        : m_before(before), m_now(now)
    {
    }

    [[nodiscard]] bool isBetween(const Position &then, const Position &position)
    {
        return !(then == position)
            || remembered(m_pathChanged, position.orgId,
                          [this](const OrgId &id) { return m_before.path(id) != m_now.path(id); })
            || remembered(m_titleChanged, position.titleId, [this](const TitleId &id) {
                   return nameOf(m_before.title(id)) != nameOf(m_now.title(id));
               });
    }

private:
    static QString nameOf(const Title *title) { return title ? title->name : QString(); }
    template <class Id, class Look>
    static bool remembered(QHash<Id, bool> &answers, const Id &id, Look look)
    {
        auto known = answers.find(id);
        if (known == answers.end())
            known = answers.insert(id, look(id));
        return *known;
    }

    const ReferenceIndex &m_before, &m_now;
    QHash<OrgId, bool> m_pathChanged;
    QHash<TitleId, bool> m_titleChanged;
};

void compareWithBefore(PositionOrder &order)
{
    const PositionList &then = order.wish.before->positions();
    const PositionList &now = order.wish.references->positions();
    order.changed.resize(now.rowCount());
    if (const auto rows = now.changedSince(then)) {
        for (const Row row : *rows) {
            if (row < now.rowCount())
                order.changed[row] = true;
        }
        return;
    }
    Difference difference(*order.wish.before, *order.wish.references);
    order.isRenumbered = true;
    order.rowsNow.resize(then.rowCount(), PositionOrder::noRow);
    for (Row row = 0; row < then.rowCount(); ++row) {
        const Position *position = then.at(row);
        const auto rowNow = position ? now.rowOf(position->id) : std::nullopt;
        if (!rowNow)
            continue;
        order.rowsNow[row] = *rowNow;
        order.changed[*rowNow] = difference.isBetween(*position, *now.at(*rowNow));
    }
}

} // namespace

QString titleText(const Position &position, const ReferenceIndex &references)
{
    return references.titleText(position.titleId);
}

PositionComparison::PositionComparison(std::shared_ptr<const ReferenceIndex> references,
                                       ColumnSorts keys, QHash<OrgId, int> treeRanks)
    : m_references(std::move(references))
    , m_keys(std::move(keys))
    , m_treeRanks(std::move(treeRanks))
{
}

bool PositionComparison::isByTree(const ColumnSorts &keys)
{
    return std::any_of(keys.cbegin(), keys.cend(), [](const ColumnSort &key) {
        return PositionColumn(key.column) == PositionColumn::Organization;
    });
}

void PositionComparison::setReferences(std::shared_ptr<const ReferenceIndex> references)
{
    m_references = std::move(references);
}

int PositionComparison::compare(const Position &a, const Position &b)
{
    const int asked
        = compareBy(m_keys, [&](int column) { return compare(PositionColumn(column), a, b); });
    if (asked)
        return asked;
    const int names = m_texts.compare(a.name, b.name);
    return names ? names : compareLast(a, b);
}

int PositionComparison::compare(PositionColumn column, const Position &a, const Position &b)
{
    switch (column) {
    case PositionColumn::Name:
        return m_texts.compare(a.name, b.name);
    case PositionColumn::Code:
        return m_texts.compare(a.code.toString(), b.code.toString());
    case PositionColumn::Organization: {
        const auto unknown = int(m_treeRanks.size());
        return m_treeRanks.value(a.orgId, unknown) - m_treeRanks.value(b.orgId, unknown);
    }
    case PositionColumn::Title:
        return m_texts.compare(titleText(a, *m_references), titleText(b, *m_references));
    case PositionColumn::UpdatedAt:
        return a.updatedAt.compare(b.updatedAt);
    }
    return 0;
}

int PositionComparison::compareLast(const Position &a, const Position &b)
{
    if (const int codes = m_texts.compare(a.code.toString(), b.code.toString()))
        return codes;
    return int(b.id < a.id) - int(a.id < b.id);
}

std::shared_ptr<const PositionOrder> makePositionOrder(const PositionOrderWish &wish,
                                                       const PositionOrder *known)
{
    auto order = std::make_shared<PositionOrder>();
    order->wish = wish;
    if (known && known->wish.references == wish.references && known->wish.keys == wish.keys) {
        order->rows = known->rows;
        order->treeRanks = known->treeRanks;
    } else {
        if (PositionComparison::isByTree(wish.keys))
            order->treeRanks = treeRanks(*wish.references);
        PositionComparison comparison(wish.references, wish.keys, order->treeRanks);
        order->rows = sortedRows(wish, comparison);
    }
    if (wish.before)
        compareWithBefore(*order);
    return order;
}

} // namespace renzhi
