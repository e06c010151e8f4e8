// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/records.h"
#include "models/core/referenceindex.h"

#include <QAbstractTableModel>

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace renzhi {

// People as a table: a window over rows of the cache, in the order given. Holds the row numbers of all
// hits and the records of the pages looked at last (LRU); asks `source` for a page when one is painted.
// Knows values only, no cache and no network.
class UserTableModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum class Column { Name, UserName, Organization, Jobs, EmployeeId, Mobile, Email, Status, UpdatedAt };
    Q_ENUM(Column)

    struct Record
    {
        User user;
        bool jobsKnown = false;
        int primaryJobs = 0;
        int partTimeJobs = 0;
    };
    // As many records as rows, in their order; a person who is gone has an empty id.
    using Source = std::function<std::vector<Record>(std::span<const quint32> rows)>;

    explicit UserTableModel(Source source, QObject *parent = nullptr);

    // Replaces the hits. Rows that stay keep their persistent indexes: removed rows leave in runs from the
    // back, new ones are inserted in runs; where the order of the kept ones changed, or most rows
    // did, the model resets (the page puts the selection back by id).
    void setRows(std::vector<quint32> rows);
    // Records behind these rows changed: drops them from the window and emits dataChanged for them.
    void invalidate(std::span<const quint32> rows);
    void setReferences(std::shared_ptr<const ReferenceIndex> references);
    void retranslate(); // headers and worded cells in the language of now

    [[nodiscard]] std::optional<User> userAt(int row) const;
    [[nodiscard]] quint32 rowKey(int row) const;
    [[nodiscard]] int positionOfKey(quint32 key) const; // model row, or -1

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    Source m_source;
    std::vector<quint32> m_rows;
    std::shared_ptr<const ReferenceIndex> m_references;
};

} // namespace renzhi
