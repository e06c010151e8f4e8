// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/titletablemodel.h"

#include "models/items/itemroles.h"
#include "models/items/itemtext.h"

#include <algorithm>

namespace renzhi {

TitleTableModel::TitleTableModel(QObject *parent) : RowModel(parent) { }

void TitleTableModel::setReferences(std::shared_ptr<const ReferenceIndex> references)
{
    if (references == m_references)
        return;
    m_references = std::move(references);
    m_textOrder.clear();
    rebuild();
}

void TitleTableModel::setQuery(const ReferenceQuery &query)
{
    if (query == m_query)
        return;
    m_query = query;
    m_filters = activeFilters(query.columns, ColumnCount, { int(Column::Positions) });
    rebuild();
}

void TitleTableModel::sort(int column, Qt::SortOrder order)
{
    sort({ { column, order } });
}

void TitleTableModel::sort(const ColumnSorts &keys)
{
    if (!canSortBy(keys, ColumnCount))
        return;
    m_sort = keys;
    rebuild();
}

void TitleTableModel::retranslate()
{
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    announceAll();
}

QHash<TitleId, int> TitleTableModel::positionCounts() const
{
    QHash<TitleId, int> counts;
    for (const Position &position : m_references->positions()) {
        if (!m_query.organizations || m_query.organizations->contains(position.orgId))
            ++counts[position.titleId];
    }
    return counts;
}

bool TitleTableModel::isFound(const Title &title, const std::vector<SearchWord> &words)
{
    return std::all_of(words.cbegin(), words.cend(), [&](const SearchWord &word) {
        return m_matcher.match(title.name, word) > 0
            || matchField(ColumnFilter::folded(title.code.toString()), word.utf8, word.insideWords)
            > 0;
    });
}

bool TitleTableModel::isLetThrough(const Row &row)
{
    const auto holds = [&](Column column, const ColumnFilter &filter) {
        switch (column) {
        case Column::Name:
            return filter.holdsName(row.title.name, m_matcher);
        case Column::Positions:
            return filter.holdsNumber(row.positions);
        case Column::Code:
        case Column::UpdatedAt:
            break;
        }
        return filter.holds(ColumnFilter::folded(display(row, column)));
    };
    return std::all_of(m_filters.cbegin(), m_filters.cend(),
                       [&](const auto &one) { return holds(Column(one.first), one.second); });
}

int TitleTableModel::compare(Column column, const Row &a, const Row &b)
{
    switch (column) {
    case Column::Name:
        return m_textOrder.compare(a.title.name, b.title.name);
    case Column::Code:
        return m_textOrder.compare(a.title.code.toString(), b.title.code.toString());
    case Column::Positions:
        return a.positions - b.positions;
    case Column::UpdatedAt:
        return a.title.updatedAt.compare(b.title.updatedAt);
    }
    return 0;
}

std::vector<TitleTableModel::Row> TitleTableModel::wantedRows()
{
    std::vector<Row> found;
    const QHash<TitleId, int> counts = positionCounts();
    const std::vector<SearchWord> words = SearchWord::split(m_query.text);
    m_matcher.forgetAnswers();
    for (const Title &title : m_references->titles()) {
        const Row row { title, counts.value(title.id) };
        if ((!m_query.organizations || row.positions > 0) && isFound(title, words)
            && isLetThrough(row))
            found.push_back(row);
    }
    std::sort(found.begin(), found.end(), [&](const Row &a, const Row &b) {
        const int asked
            = compareBy(m_sort, [&](int column) { return compare(Column(column), a, b); });
        return (asked ? asked : m_textOrder.compareRecords(a.title, b.title)) < 0;
    });
    return found;
}

void TitleTableModel::rebuild()
{
    replaceRows(m_rows, m_references ? wantedRows() : std::vector<Row>(),
                [](const Row &row) { return row.title.id; });
}

std::optional<Title> TitleTableModel::titleAt(int row) const
{
    if (row < 0 || row >= rowCount())
        return std::nullopt;
    return m_rows[size_t(row)].title;
}

int TitleTableModel::rowOf(const TitleId &id) const
{
    const auto found = std::find_if(m_rows.cbegin(), m_rows.cend(),
                                    [&](const Row &row) { return row.title.id == id; });
    return found == m_rows.cend() ? -1 : int(found - m_rows.cbegin());
}

TitleId TitleTableModel::idAt(int row) const
{
    return row < 0 || row >= rowCount() ? TitleId() : m_rows[size_t(row)].title.id;
}

std::vector<int> TitleTableModel::rowsOf(const std::vector<TitleId> &ids) const
{
    return placesOf(m_rows, ids, [](const Row &row) { return row.title.id; });
}

int TitleTableModel::total() const
{
    return m_references ? int(m_references->titles().size()) : 0;
}

int TitleTableModel::rowCount(const QModelIndex &parent) const
{
    Q_ASSERT(checkIndex(parent));
    return parent.isValid() ? 0 : int(m_rows.size());
}

int TitleTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

Qt::Alignment TitleTableModel::alignment(Column column)
{
    return (column == Column::Positions ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter;
}

QString TitleTableModel::display(const Row &row, Column column)
{
    switch (column) {
    case Column::Name:
        return row.title.name;
    case Column::Code:
        return row.title.code.toString();
    case Column::Positions:
        return QString::number(row.positions);
    case Column::UpdatedAt:
        return row.title.updatedAt;
    }
    return {};
}

QString TitleTableModel::accessibleText(const Row &row, Column column)
{
    if (column != Column::Name)
        return display(row, column);
    QStringList parts { row.title.name, row.title.code.toString() };
    parts.removeAll(QString());
    return parts.join(tr(", ", "between two parts of a list"));
}

QVariant TitleTableModel::data(const QModelIndex &index, int role) const
{
    Q_ASSERT(checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid));
    const auto column = Column(index.column());
    const Row &row = m_rows[size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return display(row, column);
    case SortRole:
        return column == Column::Positions ? QVariant(row.positions)
                                           : QVariant(display(row, column));
    case Qt::ToolTipRole:
        return toolTipOf(display(row, column));
    case Qt::TextAlignmentRole:
        return int(alignment(column));
    case Qt::AccessibleTextRole:
        return accessibleText(row, column);
    case RecordRole:
        return QVariant::fromValue(row.title);
    case IdRole:
        return row.title.id.toString();
    case FreshnessRole:
        return int(Freshness::Cached);
    case UnresolvedRole:
        return false;
    case QuietRole:
        return column == Column::Code || column == Column::UpdatedAt;
    default:
        return {};
    }
}

QVariant TitleTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(alignment(Column(section)));
    if (role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Column::Name:
        return tr("Name");
    case Column::Code:
        return tr("Code");
    case Column::Positions:
        return tr("Positions");
    case Column::UpdatedAt:
        return tr("Updated");
    }
    return {};
}

} // namespace renzhi

#include "moc_titletablemodel.cpp"
