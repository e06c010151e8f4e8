// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/referenceindex.h"
#include "models/items/columnsort.h"
#include "models/items/itemtext.h"
#include "models/items/referencequery.h"
#include "models/items/rowmodel.h"
#include "models/search/columnfilter.h"
#include "models/search/searchname.h"

#include <QAbstractTableModel>
#include <QSet>

#include <memory>
#include <optional>

namespace renzhi {

// Positions as a table, filtered and sorted by itself (no proxy over everything). Holds the shared
// index and the order of the rows shown.
class PositionTableModel final : public RowModel<QAbstractTableModel>
{
    Q_OBJECT
public:
    enum class Column { Name, Code, Organization, Title, UpdatedAt };
    Q_ENUM(Column)
    static constexpr int ColumnCount = int(Column::UpdatedAt) + 1;

    explicit PositionTableModel(QObject *parent = nullptr);

    void
    setReferences(std::shared_ptr<const ReferenceIndex> references); // minimal row changes, by id
    [[nodiscard]] const std::shared_ptr<const ReferenceIndex> &references() const
    {
        return m_references;
    }
    void setQuery(const ReferenceQuery &query);
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;
    void sort(const ColumnSorts &keys);
    void retranslate();

    [[nodiscard]] std::optional<Position> positionAt(int row) const;
    [[nodiscard]] int rowOf(const PositionId &id) const; // or -1
    [[nodiscard]] int total() const; // before filtering

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

private:
    const Position *at(int row) const;
    QString titleText(const Position &position) const;
    QString organizationText(const Position &position) const;
    bool isUnresolved(const Position &position, Column column) const;
    QString display(const Position &position, Column column) const;
    bool isFound(const Position &position, const std::vector<SearchWord> &words);
    bool isLetThrough(const Position &position, QHash<OrgId, bool> &organizations);
    int compare(Column column, const Position &a, const Position &b);
    std::vector<PositionId> wantedRows();
    void rebuild();

    std::shared_ptr<const ReferenceIndex> m_references;
    ReferenceQuery m_query;
    ColumnFilters m_filters;
    ColumnSorts m_sort = ColumnSorts(1); // by name
    QHash<OrgId, int> m_organizationRanks; // while rows are sorted
    std::vector<PositionId> m_rows;
    NameMatcher m_matcher;
    TextOrder m_textOrder;
};

} // namespace renzhi
