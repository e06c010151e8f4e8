// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/positiontablemodel.h"

#include "models/items/itemroles.h"
#include "models/items/itemtext.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace renzhi {

PositionTableModel::PositionTableModel(QObject *parent) : RowModel(parent) { }

void PositionTableModel::setReferences(std::shared_ptr<const ReferenceIndex> references)
{
    if (references == m_latest)
        return;
    m_latest = std::move(references);
    if (!m_latest) {
        forgetAll();
        return;
    }
    const PositionList &positions = m_latest->positions();
    const bool isWished = m_wish && positions.changedSince(m_wish->references->positions());
    const auto changed
        = m_references ? positions.changedSince(m_references->positions()) : std::nullopt;
    if (!isWished)
        m_wish.reset(); // what comes of it is of other positions
    if (changed)
        change(*changed);
    if (!m_wish && (!changed || m_comparison->keys() != m_sort))
        askForOrder();
}

void PositionTableModel::forgetAll()
{
    m_wish.reset();
    m_references.reset();
    m_comparison.reset();
    m_order.clear();
    show({});
}

void PositionTableModel::setQuery(const ReferenceQuery &query)
{
    if (query == m_query)
        return;
    m_query = query;
    m_words = SearchWord::split(query.text);
    m_filters = activeFilters(query.columns, ColumnCount);
    show(wantedRows());
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
    if (m_references == m_latest && (!m_comparison || m_comparison->keys() == keys))
        m_wish.reset(); // back before it came
    else
        askForOrder();
}

void PositionTableModel::askForOrder()
{
    const PositionOrderWish wish { m_latest, m_sort, m_references };
    if (m_wish == wish)
        return;
    m_wish = wish;
    if (m_latest->positions().size() <= m_mostAtOnce)
        setOrder(makePositionOrder(wish));
    else
        emit orderWanted(wish);
}

void PositionTableModel::setOrder(const std::shared_ptr<const PositionOrder> &order)
{
    if (!order || m_wish != order->wish)
        return;
    m_wish.reset();
    take(*order);
}

// With what was written since it was asked for.
void PositionTableModel::take(const PositionOrder &order)
{
    const auto shown = std::exchange(m_references, m_latest);
    const PositionList &positions = m_references->positions();
    const Rows later = positions.changedSince(order.wish.references->positions()).value_or(Rows());
    m_comparison.emplace(m_references, order.wish.keys, order.treeRanks);
    m_order = order.rows;
    place(later, m_order, [](const Position &) { return true; });
    std::vector<bool> changed = renumber(order, shown.get());
    for (const Row row : later)
        changed[row] = true;
    show(wantedRows());
    announce(rowCount(), [&](int row) { return changed[m_rows[size_t(row)]]; });
}

// Makes the rows that are shown rows of the references of now. Gives for each row of these whether
// it was shown and read differently.
std::vector<bool> PositionTableModel::renumber(const PositionOrder &order,
                                               const ReferenceIndex *shown)
{
    const PositionList &now = m_references->positions();
    std::vector<bool> changed = order.changed;
    changed.resize(std::max(now.rowCount(), order.wish.references->positions().rowCount()));
    if (!shown || !order.wish.before)
        return changed;
    const PositionList &then = shown->positions();
    const Rows since = then.changedSince(order.wish.before->positions()).value_or(Rows());
    for (Row &row : m_rows) {
        const bool differs = std::binary_search(since.cbegin(), since.cend(), row);
        if (order.isRenumbered) {
            const Position *position = then.at(row);
            const Row known
                = row < order.rowsNow.size() ? order.rowsNow[row] : PositionOrder::noRow;
            // What is gone gets a number that nothing else has, until it is taken away.
            row = known != PositionOrder::noRow
                ? known
                : (position ? now.rowOf(position->id) : std::nullopt)
                      .value_or(now.rowCount() + row);
        }
        if (differs && row < changed.size())
            changed[row] = true;
    }
    return changed;
}

// A few were written: they find their places, and all others keep theirs.
void PositionTableModel::change(const Rows &rows)
{
    m_references = m_latest;
    m_comparison->setReferences(m_references);
    if (rows.empty())
        return;
    place(rows, m_order, [](const Position &) { return true; });
    m_matcher.forgetAnswers();
    m_organizations.clear();
    Rows wanted = m_rows;
    place(rows, wanted, [this](const Position &position) { return isWanted(position); });
    show(std::move(wanted));
    announce(rowCount(), [&](int row) {
        return std::binary_search(rows.cbegin(), rows.cend(), m_rows[size_t(row)]);
    });
}

// Takes `rows` (ascending) out of a list that is in order but for them, and puts those that are
// there and wanted where they belong now.
template <class Fits> void PositionTableModel::place(const Rows &rows, Rows &list, Fits fits)
{
    if (rows.empty())
        return;
    const PositionList &positions = m_references->positions();
    std::erase_if(list,
                  [&](Row row) { return std::binary_search(rows.cbegin(), rows.cend(), row); });
    for (const Row row : rows) {
        const Position *position = positions.at(row);
        if (!position || !fits(*position))
            continue;
        const auto behind = std::upper_bound(
            list.cbegin(), list.cend(), position, [&](const Position *one, Row other) {
                return m_comparison->compare(*one, *positions.at(other)) < 0;
            });
        list.insert(behind, row);
    }
}

void PositionTableModel::retranslate()
{
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    announceAll();
}

bool PositionTableModel::isFound(const Position &position)
{
    if (m_query.organizations && !m_query.organizations->contains(position.orgId))
        return false;
    if (m_words.empty())
        return true;
    const Organization *organization = m_references->organization(position.orgId);
    const Title *title = m_references->title(position.titleId);
    return std::all_of(m_words.cbegin(), m_words.cend(), [&](const SearchWord &word) {
        return m_matcher.match(position.name, word) > 0
            || matchField(ColumnFilter::folded(position.code.toString()), word.utf8,
                          word.insideWords)
            > 0
            || (organization && m_matcher.match(organization->name, word) > 0)
            || (title && m_matcher.match(title->name, word) > 0);
    });
}

bool PositionTableModel::isLetThrough(const Position &position)
{
    const auto holds = [&](Column column, const ColumnFilter &filter) {
        switch (column) {
        case Column::Name:
            return filter.holdsName(position.name, m_matcher);
        case Column::Title:
            return filter.holdsName(titleText(position, *m_references), m_matcher);
        case Column::Code:
        case Column::UpdatedAt:
            return filter.holds(ColumnFilter::folded(display(position, column)));
        case Column::Organization:
            break;
        }
        auto known = m_organizations.find(position.orgId);
        if (known == m_organizations.end())
            known = m_organizations.insert(
                position.orgId, filter.holdsOrganization(position.orgId, *m_references, m_matcher));
        return *known;
    };
    return std::all_of(m_filters.cbegin(), m_filters.cend(),
                       [&](const auto &one) { return holds(Column(one.first), one.second); });
}

PositionTableModel::Rows PositionTableModel::wantedRows()
{
    if (m_words.empty() && !m_query.organizations && m_filters.empty())
        return m_order;
    m_matcher.forgetAnswers();
    m_organizations.clear();
    Rows rows;
    for (const Row row : m_order) {
        if (isWanted(*m_references->positions().at(row)))
            rows.push_back(row);
    }
    return rows;
}

void PositionTableModel::show(Rows rows)
{
    replaceRows(m_rows, std::move(rows), [](Row row) { return row; });
}

const Position *PositionTableModel::at(int row) const
{
    if (!m_references || row < 0 || row >= rowCount())
        return nullptr;
    return m_references->positions().at(m_rows[size_t(row)]);
}

std::optional<Position> PositionTableModel::positionAt(int row) const
{
    const Position *position = at(row);
    return position ? std::optional<Position>(*position) : std::nullopt;
}

int PositionTableModel::rowOf(const PositionId &id) const
{
    const auto known = m_references ? m_references->positions().rowOf(id) : std::nullopt;
    if (!known)
        return -1;
    const auto found = std::find(m_rows.cbegin(), m_rows.cend(), *known);
    return found == m_rows.cend() ? -1 : int(found - m_rows.cbegin());
}

PositionId PositionTableModel::idAt(int row) const
{
    const Position *position = at(row);
    return position ? position->id : PositionId();
}

std::vector<int> PositionTableModel::rowsOf(const std::vector<PositionId> &ids) const
{
    std::vector<Row> rows(ids.size(), std::numeric_limits<Row>::max()); // no position's row
    for (size_t i = 0; m_references && i < ids.size(); ++i)
        rows[i] = m_references->positions().rowOf(ids[i]).value_or(rows[i]);
    return placesOf(m_rows, rows, [](Row row) { return row; });
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
        return titleText(position, *m_references);
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
