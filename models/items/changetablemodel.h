// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/changeline.h"
#include "models/items/rowmodel.h"

#include <QAbstractTableModel>
#include <QTimer>

#include <functional>
#include <optional>
#include <set>
#include <unordered_map>
#include <vector>

namespace renzhi {

// The change log as a table: a window over its lines, in the order given. Holds the numbers of all
// of them and the lines looked at last (LRU); asks `source` for a page when one is painted, and
// `words` for the text of a cell. A line that is on its way shows "…", or what it was before its
// ending changed. Knows values only, no file and no error catalogue.
class ChangeTableModel final : public RowModel<QAbstractTableModel>
{
    Q_OBJECT
public:
    enum class Column { When, What, Who, Change, Outcome, By };
    Q_ENUM(Column)
    static constexpr int ColumnCount = int(Column::By) + 1;

    // Takes as many lines as were asked for, in their order, whenever they are there, also when the
    // model is gone or shows something else by then. One that is not there has id 0.
    using Deliver = std::function<void(std::vector<ChangeLine> lines)>;
    // Reads lines; called from the event loop.
    using Source = std::function<void(std::vector<qint64> ids, Deliver deliver)>;
    using Words = std::function<QString(const ChangeLine &line, Column column)>;

    ChangeTableModel(Source source, Words words, QObject *parent = nullptr);
    ~ChangeTableModel() override;

    // What is new is inserted, what is gone removed, and a line with another ending is told as
    // changed; the others keep their persistent indexes.
    void setRows(std::vector<ChangeKey> rows);
    // No rows, and nothing of them is remembered: the same numbers mean other lines from now on.
    void clear();
    void retranslate(); // headers and worded cells in the language of now

    // Nothing as long as it is not read; dataChanged() tells when it is.
    [[nodiscard]] std::optional<ChangeLine> lineAt(int row) const;
    // Those of these rows that are not read as they are now, and the lines once they are.
    [[nodiscard]] std::vector<ChangeKey> unread(const std::vector<int> &rows) const;
    void take(const std::vector<ChangeKey> &keys, std::vector<ChangeLine> lines)
    {
        take(keys, std::move(lines), ++m_questions);
    }
    [[nodiscard]] int rowOf(qint64 id) const; // or -1

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

private:
    static constexpr int PageSize = 64;
    static constexpr size_t MostLines = size_t(16) * PageSize;
    struct Read
    {
        ChangeLine line; // its id is 0 where there is none
        qint64 ending = 0; // of the row when it was asked for
        quint64 asked = 0; // when: a later answer to an earlier question is not taken
        mutable quint64 used = 0;
    };

    const Read *readOf(int row) const;
    [[nodiscard]] bool isRead(const ChangeKey &key) const;
    void take(const std::vector<ChangeKey> &keys, std::vector<ChangeLine> lines, quint64 asked);
    void askForWanted();
    void ask(int page);
    void forgetOldest();

    Source m_source;
    Words m_words;
    std::vector<ChangeKey> m_rows;
    std::unordered_map<qint64, Read> m_lines; // by their id
    std::unordered_map<qint64, qint64> m_asked; // lines on their way: id, ending
    quint64 m_generation = 0; // what was asked for before the last clear() is of no use
    quint64 m_questions = 0;
    mutable quint64 m_uses = 0;
    mutable std::set<int> m_wanted; // pages that were looked at
    mutable QTimer m_asking; // not from inside data()
};

} // namespace renzhi
