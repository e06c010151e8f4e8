// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/columnsort.h"
#include "models/core/referenceindex.h"
#include "models/core/textorder.h"

#include <memory>
#include <vector>

namespace renzhi {

// What a ColumnSort of positions names.
enum class PositionColumn { Name, Code, Organization, Title, UpdatedAt };

// As many positions are sorted before a person notices; more of them on another thread.
inline constexpr qsizetype positionsSortedAtOnce = 5000;

// The name of a position's default title, or its id where it is not known.
[[nodiscard]] QString titleText(const Position &position, const ReferenceIndex &references);

// Which of two positions comes first: by the keys, then by name, code and id.
class PositionComparison
{
public:
    // `treeRanks`: of the organizations, where isByTree().
    PositionComparison(std::shared_ptr<const ReferenceIndex> references, ColumnSorts keys,
                       QHash<OrgId, int> treeRanks);

    [[nodiscard]] static bool isByTree(const ColumnSorts &keys);
    [[nodiscard]] const ColumnSorts &keys() const { return m_keys; }
    // Made from those before by ReferenceIndex::with().
    void setReferences(std::shared_ptr<const ReferenceIndex> references);

    // Below 0 where `a` comes first; 0 for a position and itself.
    [[nodiscard]] int compare(const Position &a, const Position &b);
    [[nodiscard]] int compare(PositionColumn column, const Position &a, const Position &b);
    // By code and id: what parts positions that are equal in everything else.
    [[nodiscard]] int compareLast(const Position &a, const Position &b);

private:
    std::shared_ptr<const ReferenceIndex> m_references;
    ColumnSorts m_keys;
    QHash<OrgId, int> m_treeRanks;
    TextOrder m_texts;
};

// What an order of positions is asked for.
struct PositionOrderWish
{
    std::shared_ptr<const ReferenceIndex> references;
    ColumnSorts keys;
    // What is shown until then, to be told how its rows come into `references`; or null.
    std::shared_ptr<const ReferenceIndex> before;

    // Not defaulted: QVector's differs in noexcept, and Qt compares a signal's argument types.
    friend bool operator==(const PositionOrderWish &a, const PositionOrderWish &b)
    {
        return a.references == b.references && a.keys == b.keys && a.before == b.before;
    }
};

// All positions of some references in order, and what became of those before. Good for these very
// references (the pointer tells) and for what is made from them by ReferenceIndex::with().
struct PositionOrder
{
    using Row = PositionList::Row;
    static constexpr Row noRow = Row(-1);

    PositionOrderWish wish;
    std::vector<Row> rows;
    QHash<OrgId, int> treeRanks; // where the keys need them
    bool isRenumbered = false; // a row does not mean the same position as before
    std::vector<Row> rowsNow; // then: of each row before, its row now, or noRow
    std::vector<bool> changed; // by row now: it was there before and read differently
};

// Takes a good half of a second for 100 000 positions. For any thread. `known` may have the rows
// already: it is used where it was made for the same references and keys.
[[nodiscard]] std::shared_ptr<const PositionOrder>
makePositionOrder(const PositionOrderWish &wish, const PositionOrder *known = nullptr);

} // namespace renzhi
