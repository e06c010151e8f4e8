// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/referenceindex.h"

#include <QAbstractTableModel>
#include <QSet>

#include <memory>
#include <optional>

namespace renzhi {

struct PositionQuery
{
    QString text; // name, code, pinyin, initials; title and organization names too
    std::optional<QSet<OrgId>> organizations;
    friend bool operator==(const PositionQuery &, const PositionQuery &) = default;
};

// Positions as a table, filtered and sorted by itself (no proxy over everything). Holds the shared
// index and the order of the rows shown.
class PositionTableModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum class Column { Name, Code, Organization, Title, UpdatedAt };
    Q_ENUM(Column)

    explicit PositionTableModel(QObject *parent = nullptr);

    void setReferences(std::shared_ptr<const ReferenceIndex> references); // minimal row changes, by id
    void setQuery(const PositionQuery &query);
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;
    void retranslate();

    [[nodiscard]] std::optional<Position> positionAt(int row) const;
    [[nodiscard]] int rowOf(const PositionId &id) const; // or -1
    [[nodiscard]] int total() const; // before filtering

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Row;
    std::shared_ptr<const ReferenceIndex> m_references;
};

} // namespace renzhi
