// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QList>
#include <QString>

namespace renzhi::sandbox {

// Records in the order they were made, found by id and by code. Codes need not be unique: somebody
// else's console may have made a mess.
template <class Record> class RecordTable
{
public:
    void assign(QList<Record> rows)
    {
        m_rows = std::move(rows);
        reindex();
    }
    [[nodiscard]] const QList<Record> &rows() const { return m_rows; }

    [[nodiscard]] const Record *byId(const QString &id) const
    {
        const auto row = m_byId.constFind(id);
        return row == m_byId.cend() ? nullptr : &m_rows[*row];
    }
    // The first record made with that code.
    [[nodiscard]] const Record *byCode(const QString &code, bool caseSensitive) const
    {
        for (const int row : m_byCode.value(code.toCaseFolded())) {
            if (!caseSensitive || m_rows[row].code == code)
                return &m_rows[row];
        }
        return nullptr;
    }

    void put(const Record &record)
    {
        const auto row = m_byId.constFind(record.id);
        if (row == m_byId.cend()) {
            m_rows += record;
            index(int(m_rows.size()) - 1);
            return;
        }
        m_byCode[m_rows[*row].code.toCaseFolded()].removeOne(*row);
        m_rows[*row] = record;
        QList<int> &same = m_byCode[record.code.toCaseFolded()];
        same.insert(std::lower_bound(same.begin(), same.end(), *row), *row);
    }
    bool remove(const QString &id)
    {
        const auto row = m_byId.constFind(id);
        if (row == m_byId.cend())
            return false;
        m_rows.removeAt(*row);
        reindex();
        return true;
    }

private:
    void index(int row)
    {
        m_byId.insert(m_rows[row].id, row);
        m_byCode[m_rows[row].code.toCaseFolded()] += row;
    }
    void reindex()
    {
        m_byId.clear();
        m_byCode.clear();
        m_byId.reserve(m_rows.size());
        for (int row = 0; row < int(m_rows.size()); ++row)
            index(row);
    }

    QList<Record> m_rows;
    QHash<QString, int> m_byId;
    QHash<QString, QList<int>> m_byCode;
};

}
