// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/errorcatalog.h"
#include "models/directory/outbox.h"

#include <QAbstractTableModel>

namespace renzhi {

class DirectoryService;

// The outbox as a table: what, for whom, old → new, when it was kept, and how the last attempt
// ended. A snapshot of a short list, replaced as a whole when the outbox changes.
class OutboxTableModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum class Column { What, Who, Change, KeptAt, Result };
    Q_ENUM(Column)

    explicit OutboxTableModel(const ErrorCatalog &catalog, QObject *parent = nullptr);

    void setEntries(const QVector<Outbox::Entry> &entries, const DirectoryService *service);
    void retranslate();
    [[nodiscard]] const Outbox::Entry *entryAt(int row) const;
    [[nodiscard]] int rowOf(const QUuid &id) const; // or -1

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

    [[nodiscard]] Cells cellsOf(const Outbox::Entry &entry) const;
    [[nodiscard]] QString who(const WriteRequest &request) const;
    [[nodiscard]] QString result(const Outbox::Entry &entry) const;

    const ErrorCatalog &m_catalog;
    const DirectoryService *m_service = nullptr;
    QVector<Outbox::Entry> m_entries;
    QVector<Cells> m_cells; // made when entries or language change, so that data() only looks up
};

} // namespace renzhi
