// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/columnsort.h"
#include "models/core/referenceindex.h"
#include "models/core/textorder.h"
#include "models/items/referencequery.h"
#include "models/items/rowmodel.h"
#include "models/search/columnfilter.h"
#include "models/search/searchname.h"

#include <QAbstractTableModel>
#include <QSet>

#include <memory>
#include <optional>

namespace renzhi {

// Titles as a table, filtered and sorted by itself (no proxy over everything), each with the number
// of positions that offer it as their default title.
class TitleTableModel final : public RowModel<QAbstractTableModel>
{
    Q_OBJECT
public:
    enum class Column { Name, Code, Positions, UpdatedAt };
    Q_ENUM(Column)
    static constexpr int ColumnCount = int(Column::UpdatedAt) + 1;

    explicit TitleTableModel(QObject *parent = nullptr);

    void
    setReferences(std::shared_ptr<const ReferenceIndex> references); // minimal row changes, by id
    [[nodiscard]] const std::shared_ptr<const ReferenceIndex> &references() const
    {
        return m_references;
    }
    void setQuery(const ReferenceQuery &query);
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;
    void sort(const ColumnSorts &keys); // an unknown column changes nothing
    void retranslate();

    [[nodiscard]] std::optional<Title> titleAt(int row) const;
    [[nodiscard]] int rowOf(const TitleId &id) const; // or -1
    using Id = TitleId;
    [[nodiscard]] Id idAt(int row) const; // empty where there is none
    // As rowOf(), of many, in their order.
    [[nodiscard]] std::vector<int> rowsOf(const std::vector<Id> &ids) const;
    [[nodiscard]] int total() const; // before filtering

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

private:
    struct Row
    {
        Title title;
        int positions = 0;
        friend bool operator==(const Row &, const Row &) = default;
    };

    static Qt::Alignment alignment(Column column);
    static QString display(const Row &row, Column column);
    static QString accessibleText(const Row &row, Column column);
    QHash<TitleId, int> positionCounts() const;
    bool isFound(const Title &title, const std::vector<SearchWord> &words);
    bool isLetThrough(const Row &row);
    int compare(Column column, const Row &a, const Row &b);
    std::vector<Row> wantedRows();
    void rebuild();

    std::shared_ptr<const ReferenceIndex> m_references;
    ReferenceQuery m_query;
    ColumnFilters m_filters;
    ColumnSorts m_sort = ColumnSorts(1); // by name
    std::vector<Row> m_rows;
    NameMatcher m_matcher;
    TextOrder m_textOrder;
};

} // namespace renzhi
