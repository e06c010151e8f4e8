// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/changetablemodel.h"

#include "models/items/itemroles.h"
#include "models/items/itemtext.h"

#include <algorithm>
#include <unordered_map>

namespace renzhi {

ChangeTableModel::ChangeTableModel(Source source, Words words, QObject *parent)
    : RowModel(parent), m_source(std::move(source)), m_words(std::move(words))
{
}

ChangeTableModel::~ChangeTableModel() = default;

void ChangeTableModel::setRows(std::vector<ChangeKey> rows)
{
    if (rows == m_rows)
        return;
    takeEndings(rows);
    replaceRows(m_rows, std::move(rows), [](const ChangeKey &key) { return key.id; });
}

// Before rows come and go: what is read of the log is always of now, and no row may read otherwise
// after its neighbours changed than before.
void ChangeTableModel::takeEndings(const std::vector<ChangeKey> &rows)
{
    std::unordered_map<qint64, qint64> endings;
    endings.reserve(rows.size());
    for (const ChangeKey &key : rows)
        endings.emplace(key.id, key.ending);
    std::vector<int> changed;
    for (size_t row = 0; row < m_rows.size(); ++row) {
        const auto now = endings.find(m_rows[row].id);
        if (now != endings.end() && now->second != m_rows[row].ending) {
            m_rows[row].ending = now->second;
            changed.push_back(int(row));
        }
    }
    m_pages.clear();
    for (const int row : changed)
        emit dataChanged(index(row, 0), index(row, ColumnCount - 1));
}

void ChangeTableModel::retranslate()
{
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_rows.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

const ChangeLine &ChangeTableModel::line(int row) const
{
    const int number = row / PageSize;
    const auto page = std::find_if(m_pages.begin(), m_pages.end(),
                                   [number](const Page &one) { return one.number == number; });
    if (page == m_pages.end()) {
        const auto first = size_t(number) * PageSize;
        const auto count = std::min(size_t(PageSize), m_rows.size() - first);
        std::vector<qint64> ids;
        ids.reserve(count);
        for (size_t i = first; i < first + count; ++i)
            ids.push_back(m_rows[i].id);
        Page fresh { number, m_source(ids) };
        fresh.lines.resize(count);
        if (m_pages.size() == MostPages)
            m_pages.pop_back();
        m_pages.push_front(std::move(fresh));
    } else if (page != m_pages.begin()) {
        m_pages.splice(m_pages.begin(), m_pages, page);
    }
    return m_pages.front().lines[size_t(row % PageSize)];
}

std::optional<ChangeLine> ChangeTableModel::lineAt(int row) const
{
    if (row < 0 || row >= rowCount() || line(row).id == 0)
        return std::nullopt;
    return line(row);
}

int ChangeTableModel::rowOf(qint64 id) const
{
    const auto found = std::find_if(m_rows.cbegin(), m_rows.cend(),
                                    [id](const ChangeKey &key) { return key.id == id; });
    return found == m_rows.cend() ? -1 : int(found - m_rows.cbegin());
}

int ChangeTableModel::rowCount(const QModelIndex &parent) const
{
    Q_ASSERT(checkIndex(parent));
    return parent.isValid() ? 0 : int(m_rows.size());
}

int ChangeTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ChangeTableModel::data(const QModelIndex &index, int role) const
{
    Q_ASSERT(checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid));
    if (role == IdRole)
        return QString::number(m_rows[size_t(index.row())].id);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    const ChangeLine &shown = line(index.row());
    if (shown.id == 0)
        return {};
    const QString text = m_words(shown, Column(index.column()));
    return role == Qt::ToolTipRole ? toolTipOf(text) : text;
}

QVariant ChangeTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0
        || section >= ColumnCount)
        return {};
    switch (Column(section)) {
    case Column::When:
        return tr("When");
    case Column::What:
        return tr("What");
    case Column::Who:
        return tr("For");
    case Column::Change:
        return tr("Old → new");
    case Column::Outcome:
        return tr("Outcome");
    case Column::By:
        return tr("By");
    }
    return {};
}

} // namespace renzhi

#include "moc_changetablemodel.cpp"
