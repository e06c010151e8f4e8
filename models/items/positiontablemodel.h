// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/positionorder.h"
#include "models/core/referenceindex.h"
#include "models/items/referencequery.h"
#include "models/items/rowmodel.h"
#include "models/search/columnfilter.h"
#include "models/search/searchname.h"

#include <QAbstractTableModel>

#include <memory>
#include <optional>
#include <vector>

namespace renzhi {

// Positions as a table, filtered and sorted by itself (no proxy over everything). Holds the shared
// index and the order of the rows shown.
//
// Sorting a great many takes far longer than a frame, so it asks for their order and shows the rows
// it has until that comes, also where they are of older references: an order is shown with the
// references it was made for, and with no others. A few changed positions (see
// ReferenceIndex::with()) find their places at once, however many there are.
class PositionTableModel final : public RowModel<QAbstractTableModel>
{
    Q_OBJECT
public:
    using Column = PositionColumn;
    static constexpr int ColumnCount = int(Column::UpdatedAt) + 1;

    explicit PositionTableModel(QObject *parent = nullptr);
    // Beyond so many it asks for an order.
    void setMostAtOnce(qsizetype positions) { m_mostAtOnce = positions; }

    // Minimal row changes, by id.
    void setReferences(std::shared_ptr<const ReferenceIndex> references);
    // Those of the rows that are shown; others than were set last while isWaiting().
    [[nodiscard]] const std::shared_ptr<const ReferenceIndex> &references() const
    {
        return m_references;
    }
    // An order was asked for by orderWanted() and is not there yet.
    [[nodiscard]] bool isWaiting() const { return m_wish.has_value(); }
    // One that was asked for; any but the last one is dropped.
    void setOrder(const std::shared_ptr<const PositionOrder> &order);
    void setQuery(const ReferenceQuery &query);
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;
    void sort(const ColumnSorts &keys); // an unknown column changes nothing
    void retranslate();

    [[nodiscard]] std::optional<Position> positionAt(int row) const;
    [[nodiscard]] int rowOf(const PositionId &id) const; // or -1
    using Id = PositionId;
    [[nodiscard]] Id idAt(int row) const; // empty where there is none
    // As rowOf(), of many, in their order.
    [[nodiscard]] std::vector<int> rowsOf(const std::vector<Id> &ids) const;
    [[nodiscard]] int total() const; // before filtering

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

signals:
    // See makePositionOrder(); the answer to setOrder().
    void orderWanted(const renzhi::PositionOrderWish &wish);

private:
    using Row = PositionList::Row;
    using Rows = std::vector<Row>;

    const Position *at(int row) const;
    QString organizationText(const Position &position) const;
    bool isUnresolved(const Position &position, Column column) const;
    QString display(const Position &position, Column column) const;
    bool isFound(const Position &position);
    bool isLetThrough(const Position &position);
    bool isWanted(const Position &position) { return isFound(position) && isLetThrough(position); }
    Rows wantedRows();
    void show(Rows rows);
    void forgetAll();
    void askForOrder();
    void take(const PositionOrder &order);
    std::vector<bool> renumber(const PositionOrder &order, const ReferenceIndex *shown);
    void change(const Rows &rows);
    template <class Fits> void place(const Rows &rows, Rows &list, Fits fits);

    qsizetype m_mostAtOnce = positionsSortedAtOnce;
    std::shared_ptr<const ReferenceIndex> m_references; // of the rows
    std::shared_ptr<const ReferenceIndex> m_latest; // to be shown
    std::optional<PositionOrderWish> m_wish; // for m_latest, or what that was made from
    ReferenceQuery m_query;
    std::vector<SearchWord> m_words;
    ColumnFilters m_filters;
    ColumnSorts m_sort = ColumnSorts(1); // by name; may be to come
    std::optional<PositionComparison> m_comparison; // of m_order
    Rows m_order; // of all positions
    Rows m_rows; // of those shown
    NameMatcher m_matcher;
    QHash<OrgId, bool> m_organizations; // what their filter answered
};

} // namespace renzhi
