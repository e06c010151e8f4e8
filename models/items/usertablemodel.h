// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/records.h"
#include "models/core/referenceindex.h"
#include "models/items/pagewindow.h"
#include "models/items/rowmodel.h"

#include <QAbstractTableModel>

#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace renzhi {

// People as a table: a window over rows of the cache, in the order given. Holds the row numbers of
// all hits and the records of the pages looked at last (LRU); asks `source` for a page when one is
// painted. Knows values only, no cache and no network.
class UserTableModel final : public RowModel<QAbstractTableModel>
{
    Q_OBJECT
public:
    enum class Column {
        Name,
        UserName,
        Organization,
        Jobs,
        EmployeeId,
        Mobile,
        Email,
        Status,
        UpdatedAt
    };
    Q_ENUM(Column)
    static constexpr int ColumnCount = int(Column::UpdatedAt) + 1;

    struct Record
    {
        User user;
        bool jobsKnown = false;
        int primaryJobs = 0;
        int partTimeJobs = 0;
    };
    // As many records as rows, in their order; a person who is gone has an empty id.
    using Source = PageWindow<quint32, Record>::Source;

    explicit UserTableModel(Source source, QObject *parent = nullptr);
    ~UserTableModel() override;

    // Replaces the hits. Rows that stay keep their persistent indexes: removed rows leave in runs
    // from the back, kept ones change places, new ones are inserted in runs. Where that would be
    // very many runs, where nothing stays, or beyond MostCompared rows the model resets (the page
    // puts the selection back by key).
    void setRows(std::vector<quint32> rows);
    // From here on finding out what stays costs more than painting a screen anew.
    static constexpr size_t MostCompared = 50'000;
    void setMostCompared(size_t rows) { m_mostCompared = rows; }
    // Records behind these rows changed: drops them from the window and emits dataChanged for them.
    void invalidate(std::span<const quint32> rows);
    // The same for what changes many times a second, as job counts under a crawl do: only what is
    // in the window is announced, page by page. What nobody has looked at was never told.
    void refreshShown(std::span<const quint32> rows);
    void setReferences(std::shared_ptr<const ReferenceIndex> references);
    void retranslate(); // headers and worded cells in the language of now

    [[nodiscard]] static QString statusText(bool disabled, bool locked);
    // The same before it is translated, for a translator of another language.
    [[nodiscard]] static const char *statusSource(bool disabled, bool locked);

    [[nodiscard]] std::optional<User> userAt(int row) const;
    [[nodiscard]] quint32 rowKey(int row) const;
    [[nodiscard]] int positionOfKey(quint32 key) const; // model row, or -1
    // The same of many, in their order, for little more than that of one.
    [[nodiscard]] std::vector<int> positionsOfKeys(const std::vector<quint32> &keys) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

private:
    void forgetRows() override { m_pages.clear(); }
    const Record &record(int row) const { return m_pages.at(m_rows, row); }
    bool isUnresolved(const User &user) const;
    QString organizationText(const User &user) const;
    QString statusText(const User &user) const;
    QString jobsText(const Record &record) const;
    QString display(const Record &record, Column column) const;
    QString toolTip(const Record &record, Column column) const;
    QString accessibleText(const Record &record, Column column) const;
    QVariant sortValue(const Record &record, Column column) const;

    mutable PageWindow<quint32, Record> m_pages;
    size_t m_mostCompared = MostCompared;
    std::vector<quint32> m_rows;
    std::shared_ptr<const ReferenceIndex> m_references;
};

} // namespace renzhi
