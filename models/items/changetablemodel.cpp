// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/changetablemodel.h"

#include "models/items/itemroles.h"
#include "models/items/itemtext.h"

#include <QPointer>

#include <algorithm>
#include <unordered_set>
#include <utility>

namespace renzhi {

using namespace Qt::StringLiterals;

ChangeTableModel::ChangeTableModel(Source source, Words words, QObject *parent)
    : RowModel(parent), m_source(std::move(source)), m_words(std::move(words))
{
    m_asking.setSingleShot(true);
    connect(&m_asking, &QTimer::timeout, this, &ChangeTableModel::askForWanted);
}

ChangeTableModel::~ChangeTableModel() = default;

void ChangeTableModel::setRows(std::vector<ChangeKey> rows)
{
    // What could not be read may be readable now.
    std::unordered_set<qint64> missing;
    for (const auto &[id, read] : m_lines) {
        if (read.line.id == 0)
            missing.insert(id);
    }
    for (const qint64 id : missing)
        m_lines.erase(id);
    if (!missing.empty())
        announce(rowCount(), [&](int row) { return missing.contains(m_rows[size_t(row)].id); });
    if (rows != m_rows)
        replaceRows(m_rows, std::move(rows), [](const ChangeKey &key) { return key.id; });
}

void ChangeTableModel::clear()
{
    ++m_generation;
    m_wanted.clear();
    m_asked.clear();
    beginResetModel();
    m_rows.clear();
    m_lines.clear();
    endResetModel();
}

void ChangeTableModel::retranslate()
{
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    announceAll();
}

// What is known of a row. Where that is not what it is now, it is asked for.
const ChangeTableModel::Read *ChangeTableModel::readOf(int row) const
{
    const ChangeKey &key = m_rows[size_t(row)];
    if (!isRead(key) && m_wanted.insert(row / PageSize).second && !m_asking.isActive())
        m_asking.start(0);
    const auto known = m_lines.find(key.id);
    if (known == m_lines.end())
        return nullptr;
    known->second.used = ++m_uses;
    return &known->second;
}

bool ChangeTableModel::isRead(const ChangeKey &key) const
{
    const auto known = m_lines.find(key.id);
    return known != m_lines.end() && known->second.ending == key.ending;
}

void ChangeTableModel::askForWanted()
{
    forgetOldest();
    for (const int page : std::exchange(m_wanted, {}))
        ask(page);
}

void ChangeTableModel::ask(int page)
{
    std::vector<int> rows;
    const int first = page * PageSize;
    for (int row = first; row < std::min(first + PageSize, rowCount()); ++row)
        rows.push_back(row);
    std::vector<ChangeKey> keys = unread(rows);
    std::erase_if(keys, [this](const ChangeKey &key) {
        const auto asked = m_asked.find(key.id);
        return asked != m_asked.end() && asked->second == key.ending;
    });
    if (keys.empty())
        return;
    std::vector<qint64> ids;
    for (const ChangeKey &key : keys) {
        m_asked.insert_or_assign(key.id, key.ending);
        ids.push_back(key.id);
    }
    m_source(std::move(ids),
             [model = QPointer<ChangeTableModel>(this), generation = m_generation,
              question = ++m_questions, keys = std::move(keys)](std::vector<ChangeLine> lines) {
                 if (model && model->m_generation == generation)
                     model->take(keys, std::move(lines), question);
             });
}

std::vector<ChangeKey> ChangeTableModel::unread(const std::vector<int> &rows) const
{
    std::vector<ChangeKey> keys;
    for (const int row : rows) {
        const ChangeKey &key = m_rows[size_t(row)];
        if (!isRead(key))
            keys.push_back(key);
    }
    return keys;
}

void ChangeTableModel::take(const std::vector<ChangeKey> &keys, std::vector<ChangeLine> lines,
                            quint64 asked)
{
    lines.resize(keys.size());
    std::unordered_set<qint64> taken;
    for (size_t i = 0; i < keys.size(); ++i) {
        const ChangeKey &key = keys[i];
        if (const auto wait = m_asked.find(key.id);
            wait != m_asked.end() && wait->second == key.ending)
            m_asked.erase(wait);
        if (const auto known = m_lines.find(key.id);
            known != m_lines.end() && known->second.asked > asked)
            continue;
        m_lines.insert_or_assign(key.id, Read { std::move(lines[i]), key.ending, asked, ++m_uses });
        taken.insert(key.id);
    }
    if (!taken.empty())
        announce(rowCount(), [&](int row) { return taken.contains(m_rows[size_t(row)].id); });
}

void ChangeTableModel::forgetOldest()
{
    if (m_lines.size() <= MostLines)
        return;
    std::vector<quint64> uses;
    for (const auto &[id, read] : m_lines)
        uses.push_back(read.used);
    const auto oldest = uses.begin() + std::ptrdiff_t(uses.size() - MostLines / 2);
    std::nth_element(uses.begin(), oldest, uses.end());
    std::erase_if(m_lines, [used = *oldest](const auto &one) { return one.second.used < used; });
}

std::optional<ChangeLine> ChangeTableModel::lineAt(int row) const
{
    const Read *read = row < 0 || row >= rowCount() ? nullptr : readOf(row);
    if (!read || read->line.id == 0)
        return std::nullopt;
    return read->line;
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
    const Read *read = readOf(index.row());
    if (!read)
        return index.column() == int(Column::When) && role == Qt::DisplayRole ? QVariant(u"…"_s)
                                                                              : QVariant();
    if (read->line.id == 0)
        return {};
    const QString text = m_words(read->line, Column(index.column()));
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
