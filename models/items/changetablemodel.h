// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/changeline.h"
#include "models/items/rowmodel.h"

#include <QAbstractTableModel>

#include <functional>
#include <list>
#include <optional>
#include <span>
#include <vector>

namespace renzhi {

// The change log as a table: a window over its lines, in the order given. Holds the numbers of all
// of them and the lines of the pages looked at last (LRU); asks `source` for a page when one is
// painted, and `words` for the text of a cell. Knows values only, no file and no error catalogue.
class ChangeTableModel final : public RowModel<QAbstractTableModel>
{
    Q_OBJECT
public:
    enum class Column { When, What, Who, Change, Outcome, By };
    Q_ENUM(Column)
    static constexpr int ColumnCount = int(Column::By) + 1;

    // As many lines as ids, in their order; one that is not there has id 0.
    using Source = std::function<std::vector<ChangeLine>(std::span<const qint64> ids)>;
    using Words = std::function<QString(const ChangeLine &line, Column column)>;

    ChangeTableModel(Source source, Words words, QObject *parent = nullptr);
    ~ChangeTableModel() override;

    // What is new is inserted, what is gone removed, and a line with another ending is told as
    // changed; the others keep their persistent indexes.
    void setRows(std::vector<ChangeKey> rows);
    void retranslate(); // headers and worded cells in the language of now

    [[nodiscard]] std::optional<ChangeLine> lineAt(int row) const;
    [[nodiscard]] int rowOf(qint64 id) const; // or -1

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

private:
    static constexpr int PageSize = 64;
    static constexpr size_t MostPages = 16;
    struct Page
    {
        int number = 0;
        std::vector<ChangeLine> lines;
    };

    void forgetRows() override { m_pages.clear(); }
    void takeEndings(const std::vector<ChangeKey> &rows);
    const ChangeLine &line(int row) const;

    Source m_source;
    Words m_words;
    std::vector<ChangeKey> m_rows;
    mutable std::list<Page> m_pages; // used last first
};

} // namespace renzhi
