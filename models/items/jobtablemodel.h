// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/jobkey.h"
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

// Jobs of everybody as a table, one row each: a window over jobs of the cache, in the order given.
// Holds the keys of all rows and the records of the pages looked at last (LRU); asks `source` for a
// page when one is painted. Knows values only, no cache and no network.
class JobTableModel final : public RowModel<QAbstractTableModel>
{
    Q_OBJECT
public:
    using Column = JobColumn;
    static constexpr int ColumnCount = JobColumnCount;

    struct Record
    {
        User user; // empty id: the person or the job is gone
        Job job;
        OrgId home; // see JobColumn::HomeOrganization
        QDateTime readAt; // when the jobs of this person were read, local clock
        bool stale = false; // what is known of this person's jobs is in doubt
    };
    // As many records as keys, in their order.
    using Source = PageWindow<JobKey, Record>::Source;

    explicit JobTableModel(Source source, QObject *parent = nullptr);
    ~JobTableModel() override;

    // Replaces the rows. Rows that stay keep their persistent indexes, as in UserTableModel: where
    // telling that would be too much, or beyond MostCompared rows, the model resets (the page puts
    // the selection back by key). Which rows are shown is told, what is in them is not looked at:
    // see invalidate().
    void setRows(std::vector<JobKey> rows);
    // From here on finding out what stays costs more than painting a screen anew.
    static constexpr size_t MostCompared = 50'000;
    void setMostCompared(size_t rows) { m_mostCompared = rows; }
    // Records of these people, by their rows in the cache, or of their jobs changed: drops the
    // pages that have one of them, and emits dataChanged for these pages. What nobody has looked at
    // was never told.
    void invalidate(std::span<const quint32> people);
    // The same of everybody.
    void invalidateAll();
    void setReferences(std::shared_ptr<const ReferenceIndex> references);
    void retranslate(); // headers and worded cells in the language of now

    // "Primary job" or "Part-time job".
    [[nodiscard]] static QString relationText(RelationType relation);
    // "Cross-company" or "Same company"; empty where nothing can be said.
    [[nodiscard]] static QString crossCompanyText(std::optional<bool> isCross);
    // The same before it is translated, for a translator of another language.
    [[nodiscard]] static const char *crossCompanySource(bool isCross);

    // Nothing: there is no such row, or what it named is gone.
    [[nodiscard]] std::optional<Record> recordAt(int row) const;
    [[nodiscard]] JobKey rowKey(int row) const;
    [[nodiscard]] int positionOfKey(JobKey key) const; // model row, or -1
    // The same of many, in their order, for little more than that of one.
    [[nodiscard]] std::vector<int> positionsOfKeys(const std::vector<JobKey> &keys) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

private:
    void forgetRows() override { m_pages.clear(); }
    const Record &record(int row) const { return m_pages.at(m_rows, row); }
    [[nodiscard]] bool isUnresolved(const Record &record, Column column) const;
    [[nodiscard]] std::optional<bool> crossCompany(const Record &record) const;
    [[nodiscard]] QString display(const Record &record, Column column) const;
    [[nodiscard]] QString accessibleText(const Record &record, Column column) const;
    [[nodiscard]] QString accessibleDescription(const Record &record) const;
    [[nodiscard]] QVariant sortValue(const Record &record, Column column) const;

    mutable PageWindow<JobKey, Record> m_pages;
    size_t m_mostCompared = MostCompared;
    std::vector<JobKey> m_rows;
    std::shared_ptr<const ReferenceIndex> m_references;
};

} // namespace renzhi

Q_DECLARE_METATYPE(renzhi::JobTableModel::Record)
