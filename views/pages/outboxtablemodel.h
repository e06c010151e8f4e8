// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/errorcatalog.h"
#include "models/directory/outbox.h"
#include "models/items/rowmodel.h"

#include <QAbstractTableModel>

#include <vector>

namespace renzhi {

class DirectoryService;

// The outbox as a table: what, for whom, old → new, when it was kept, and how the last attempt
// ended. A snapshot: the next one changes only the rows that differ, by id.
class OutboxTableModel final : public RowModel<QAbstractTableModel>
{
    Q_OBJECT
public:
    enum class Column { What, Who, Change, KeptAt, Result };
    Q_ENUM(Column)

    explicit OutboxTableModel(const ErrorCatalog &catalog, QObject *parent = nullptr);

    void setEntries(const QVector<Outbox::Entry> &entries, const DirectoryService *service);
    void retranslate();
    [[nodiscard]] const Outbox::Entry *entryAt(int row) const;
    // For whom, or which position: as the table words it.
    [[nodiscard]] QString who(const WriteRequest &request) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

private:
    struct Cells
    {
        QString what, who, change, keptAt, result;
        friend bool operator==(const Cells &, const Cells &) = default;
    };
    struct Row
    {
        Outbox::Entry entry;
        Cells cells; // made when the entry or the language changes, so that data() only looks up
        // Two rows that show the same; what else is in an entry is no news to a view.
        friend bool operator==(const Row &a, const Row &b)
        {
            return a.entry.id == b.entry.id && a.cells == b.cells;
        }
    };

    [[nodiscard]] Cells cellsOf(const Outbox::Entry &entry) const;
    [[nodiscard]] QString result(const Outbox::Entry &entry) const;

    const ErrorCatalog &m_catalog;
    const DirectoryService *m_service = nullptr;
    std::vector<Row> m_rows;
};

} // namespace renzhi
