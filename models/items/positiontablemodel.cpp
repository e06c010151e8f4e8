// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/positiontablemodel.h"

#include "models/items/itemroles.h"

#include <algorithm>

namespace renzhi {

PositionTableModel::PositionTableModel(QObject *parent) : RowModel(parent) { }

void PositionTableModel::setReferences(std::shared_ptr<const ReferenceIndex> references)
{
    if (references == m_references)
        return;
    const std::shared_ptr<const ReferenceIndex> old
        = std::exchange(m_references, std::move(references));
    m_textOrder.clear();
    rebuild();
    if (!old || !m_references)
        return;
    // Kept rows may read differently although their ids are the same.
    QHash<OrgId, bool> pathChanged;
    const auto isChanged = [&](int row) {
        const Position *before = old->position(m_rows[size_t(row)]);
        const Position *now = at(row);
        if (!before || !now || !(*before == *now))
            return true;
        auto path = pathChanged.find(now->orgId);
        if (path == pathChanged.end())
            path = pathChanged.insert(now->orgId,
                                      old->path(now->orgId) != m_references->path(now->orgId));
        const Title *titleBefore = old->title(now->titleId);
        const Title *titleNow = m_references->title(now->titleId);
        return *path
            || (titleBefore ? titleBefore->name : QString())
            != (titleNow ? titleNow->name : QString());
    };
    announce(rowCount(), isChanged);
}

void PositionTableModel::setQuery(const ReferenceQuery &query)
{
    if (query == m_query)
        return;
    m_query = query;
    m_filters = activeFilters(query.columns, ColumnCount);
    rebuild();
}

void PositionTableModel::sort(int column, Qt::SortOrder order)
{
    sort({ { column, order } });
}

void PositionTableModel::sort(const ColumnSorts &keys)
{
    if (!canSortBy(keys, ColumnCount))
        return;
    m_sort = keys;
    rebuild();
}

void PositionTableModel::retranslate()
{
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    announce(rowCount(), [](int) { return true; });
}

bool PositionTableModel::isFound(const Position &position, const std::vector<SearchWord> &words)
{
    const Organization *organization = m_references->organization(position.orgId);
    const Title *title = m_references->title(position.titleId);
    return std::all_of(words.cbegin(), words.cend(), [&](const SearchWord &word) {
        return m_matcher.match(position.name, word) > 0
            || matchField(ColumnFilter::folded(position.code.toString()), word.utf8,
                          word.insideWords)
            > 0
            || (organization && m_matcher.match(organization->name, word) > 0)
            || (title && m_matcher.match(title->name, word) > 0);
    });
}

// `organizations` remembers what was answered for each.
bool PositionTableModel::isLetThrough(const Position &position, QHash<OrgId, bool> &organizations)
{
    const auto holds = [&](Column column, const ColumnFilter &filter) {
        switch (column) {
        case Column::Name:
            return filter.holdsName(position.name, m_matcher);
        case Column::Title:
            return filter.holdsName(titleText(position), m_matcher);
        case Column::Code:
        case Column::UpdatedAt:
            return filter.holds(ColumnFilter::folded(display(position, column)));
        case Column::Organization:
            break;
        }
        auto known = organizations.find(position.orgId);
        if (known == organizations.end())
            known = organizations.insert(
                position.orgId, filter.holdsOrganization(position.orgId, *m_references, m_matcher));
        return *known;
    };
    return std::all_of(m_filters.cbegin(), m_filters.cend(),
                       [&](const auto &one) { return holds(Column(one.first), one.second); });
}

int PositionTableModel::compare(Column column, const Position &a, const Position &b)
{
    switch (column) {
    case Column::Name:
        return m_textOrder.compare(a.name, b.name);
    case Column::Code:
        return m_textOrder.compare(a.code.toString(), b.code.toString());
    case Column::Organization: {
        const auto unknown = int(m_organizationRanks.size());
        return m_organizationRanks.value(a.orgId, unknown)
            - m_organizationRanks.value(b.orgId, unknown);
    }
    case Column::Title:
        return m_textOrder.compare(titleText(a), titleText(b));
    case Column::UpdatedAt:
        return a.updatedAt.compare(b.updatedAt);
    }
    return 0;
}

std::vector<PositionId> PositionTableModel::wantedRows()
{
    std::vector<const Position *> found;
    const std::vector<SearchWord> words = SearchWord::split(m_query.text);
    QHash<OrgId, bool> organizations;
    m_matcher.forgetAnswers();
    for (const Position &position : m_references->positions()) {
        if ((!m_query.organizations || m_query.organizations->contains(position.orgId))
            && isFound(position, words) && isLetThrough(position, organizations))
            found.push_back(&position);
    }

    m_organizationRanks.clear();
    const bool byOrganization
        = std::any_of(m_sort.cbegin(), m_sort.cend(), [](const ColumnSort &key) {
              return Column(key.column) == Column::Organization;
          });
    if (byOrganization) {
        for (const TreePlace &place : treeOrder(*m_references))
            m_organizationRanks.insert(place.id, int(m_organizationRanks.size()));
    }
    std::sort(found.begin(), found.end(), [&](const Position *a, const Position *b) {
        const int asked
            = compareBy(m_sort, [&](int column) { return compare(Column(column), *a, *b); });
        return (asked ? asked : m_textOrder.compareRecords(*a, *b)) < 0;
    });
    std::vector<PositionId> rows(found.size());
    std::transform(found.cbegin(), found.cend(), rows.begin(),
                   [](const Position *p) { return p->id; });
    return rows;
}

void PositionTableModel::rebuild()
{
    replaceRows(m_rows, m_references ? wantedRows() : std::vector<PositionId>(),
                [](const PositionId &id) { return id; });
}

const Position *PositionTableModel::at(int row) const
{
    if (!m_references || row < 0 || row >= rowCount())
        return nullptr;
    return m_references->position(m_rows[size_t(row)]);
}

std::optional<Position> PositionTableModel::positionAt(int row) const
{
    const Position *position = at(row);
    return position ? std::optional<Position>(*position) : std::nullopt;
}

int PositionTableModel::rowOf(const PositionId &id) const
{
    const auto found = std::find(m_rows.cbegin(), m_rows.cend(), id);
    return found == m_rows.cend() ? -1 : int(found - m_rows.cbegin());
}

int PositionTableModel::total() const
{
    return m_references ? int(m_references->positions().size()) : 0;
}

int PositionTableModel::rowCount(const QModelIndex &parent) const
{
    Q_ASSERT(checkIndex(parent));
    return parent.isValid() ? 0 : int(m_rows.size());
}

int PositionTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString PositionTableModel::titleText(const Position &position) const
{
    const Title *title = m_references->title(position.titleId);
    return title ? title->name : position.titleId.toString();
}

QString PositionTableModel::organizationText(const Position &position) const
{
    return position.orgId.isEmpty() ? QString() : m_references->pathText(position.orgId);
}

bool PositionTableModel::isUnresolved(const Position &position, Column column) const
{
    if (column == Column::Organization)
        return !position.orgId.isEmpty() && !m_references->organization(position.orgId);
    if (column == Column::Title)
        return !position.titleId.isEmpty() && !m_references->title(position.titleId);
    return false;
}

QString PositionTableModel::display(const Position &position, Column column) const
{
    switch (column) {
    case Column::Name:
        return position.name;
    case Column::Code:
        return position.code.toString();
    case Column::Organization:
        return organizationText(position);
    case Column::Title:
        return titleText(position);
    case Column::UpdatedAt:
        return position.updatedAt;
    }
    return {};
}

QVariant PositionTableModel::data(const QModelIndex &index, int role) const
{
    Q_ASSERT(checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid));
    const auto column = Column(index.column());
    const Position *position = at(index.row());
    if (!position)
        return {};
    switch (role) {
    case Qt::DisplayRole:
    case SortRole:
        return display(*position, column);
    case Qt::ToolTipRole:
        return toolTipOf(display(*position, column));
    case Qt::TextAlignmentRole:
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    case Qt::AccessibleTextRole: {
        if (column != Column::Name)
            return display(*position, column);
        QStringList parts { position->name, position->code.toString(),
                            organizationText(*position) };
        parts.removeAll(QString());
        return parts.join(tr(", ", "between two parts of a list"));
    }
    case RecordRole:
        return QVariant::fromValue(*position);
    case IdRole:
        return position->id.toString();
    case FreshnessRole:
        return int(Freshness::Cached);
    case UnresolvedRole:
        return isUnresolved(*position, column);
    case QuietRole:
        return column == Column::Code || column == Column::UpdatedAt
            || isUnresolved(*position, column);
    default:
        return {};
    }
}

QVariant PositionTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Column::Name:
        return tr("Name");
    case Column::Code:
        return tr("Code");
    case Column::Organization:
        return tr("Organization");
    case Column::Title:
        return tr("Default title");
    case Column::UpdatedAt:
        return tr("Updated");
    }
    return {};
}

} // namespace renzhi

#include "moc_positiontablemodel.cpp"
