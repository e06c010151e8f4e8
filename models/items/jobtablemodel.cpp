// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/jobtablemodel.h"

#include "models/items/itemroles.h"
#include "models/items/itemtext.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace renzhi {

namespace {

bool isQuietColumn(JobColumn column)
{
    return column == JobColumn::UserName || column == JobColumn::EmployeeId
        || column == JobColumn::ReadAt;
}

} // namespace

JobTableModel::JobTableModel(Source source, QObject *parent)
    : RowModel(parent), m_pages(std::move(source))
{
}

JobTableModel::~JobTableModel() = default;

void JobTableModel::setRows(std::vector<JobKey> rows)
{
    replaceKeys(m_rows, std::move(rows), m_mostCompared);
}

void JobTableModel::invalidate(std::span<const quint32> people)
{
    std::vector<quint32> changed(people.begin(), people.end());
    std::sort(changed.begin(), changed.end());
    announcePages(m_pages.drop(m_rows,
                               [&changed](const JobKey &key) {
                                   return std::binary_search(changed.cbegin(), changed.cend(),
                                                             key.row);
                               }),
                  m_pages.PageSize);
}

void JobTableModel::invalidateAll()
{
    m_pages.clear();
    announceAll();
}

void JobTableModel::setReferences(std::shared_ptr<const ReferenceIndex> references)
{
    m_references = std::move(references);
    announceAll();
}

void JobTableModel::retranslate()
{
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    announceAll();
}

std::optional<JobTableModel::Record> JobTableModel::recordAt(int row) const
{
    if (row < 0 || row >= rowCount())
        return std::nullopt;
    const Record &found = record(row);
    return found.user.id.isEmpty() ? std::nullopt : std::optional<Record>(found);
}

JobKey JobTableModel::rowKey(int row) const
{
    Q_ASSERT(row >= 0 && row < rowCount());
    return m_rows[size_t(row)];
}

int JobTableModel::positionOfKey(JobKey key) const
{
    const auto found = std::find(m_rows.cbegin(), m_rows.cend(), key);
    return found == m_rows.cend() ? -1 : int(found - m_rows.cbegin());
}

std::vector<int> JobTableModel::positionsOfKeys(const std::vector<JobKey> &keys) const
{
    return placesOf(m_rows, keys, [](const JobKey &key) { return key; });
}

int JobTableModel::rowCount(const QModelIndex &parent) const
{
    Q_ASSERT(checkIndex(parent));
    return parent.isValid() ? 0 : int(m_rows.size());
}

int JobTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant JobTableModel::data(const QModelIndex &index, int role) const
{
    Q_ASSERT(checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid));
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    const auto column = Column(index.column());
    const Record &record = this->record(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return display(record, column);
    case Qt::ToolTipRole:
        return toolTipOf(display(record, column));
    case Qt::AccessibleTextRole:
        return accessibleText(record, column);
    case Qt::AccessibleDescriptionRole:
        return column == Column::Person ? accessibleDescription(record) : QVariant();
    case SortRole:
        return sortValue(record, column);
    case RecordRole:
        return QVariant::fromValue(record);
    case IdRole:
        return record.job.id.toString();
    case FreshnessRole:
        return int(record.stale ? Freshness::Stale : Freshness::Cached);
    case UnresolvedRole:
        return isUnresolved(record, column);
    case QuietRole:
        return isQuietColumn(column) || isUnresolved(record, column)
            || (column == Column::Person && record.user.name.isEmpty());
    default:
        return {};
    }
}

bool JobTableModel::isUnresolved(const Record &record, Column column) const
{
    if (!m_references)
        return false;
    const auto isUnknown
        = [this](const OrgId &id) { return !id.isEmpty() && !m_references->organization(id); };
    switch (column) {
    case Column::HomeOrganization:
        return isUnknown(record.home);
    case Column::Organization:
        return isUnknown(record.job.orgId);
    case Column::Position:
        return !record.job.positionId.isEmpty() && !m_references->position(record.job.positionId);
    case Column::Title:
        return !record.job.titleId.isEmpty() && !m_references->title(record.job.titleId);
    case Column::Person:
    case Column::UserName:
    case Column::EmployeeId:
    case Column::Relation:
    case Column::CrossCompany:
    case Column::ReadAt:
        break;
    }
    return false;
}

std::optional<bool> JobTableModel::crossCompany(const Record &record) const
{
    if (!m_references || record.job.relation == RelationType::Primary)
        return std::nullopt;
    return isCrossCompany(m_references->topOf(record.job.orgId), m_references->topOf(record.home));
}

QString JobTableModel::relationText(RelationType relation)
{
    return relation == RelationType::Primary ? tr("Primary job") : tr("Part-time job");
}

QString JobTableModel::crossCompanyText(std::optional<bool> isCross)
{
    return isCross ? tr(crossCompanySource(*isCross)) : QString();
}

const char *JobTableModel::crossCompanySource(bool isCross)
{
    return isCross ? QT_TR_NOOP("Cross-company") : QT_TR_NOOP("Same company");
}

QString JobTableModel::display(const Record &record, Column column) const
{
    const User &user = record.user;
    if (user.id.isEmpty())
        return {};
    switch (column) {
    case Column::Person:
        return user.name.isEmpty() ? user.userName : user.name;
    case Column::UserName:
        return user.userName;
    case Column::EmployeeId:
        return user.employeeId;
    case Column::HomeOrganization:
        return m_references ? m_references->pathText(record.home) : QString();
    case Column::Organization:
        return m_references ? m_references->pathText(record.job.orgId) : QString();
    case Column::Position:
        return m_references ? m_references->positionText(record.job.positionId) : QString();
    case Column::Title:
        return m_references ? m_references->titleText(record.job.titleId) : QString();
    case Column::Relation:
        return relationText(record.job.relation);
    case Column::CrossCompany:
        return crossCompanyText(crossCompany(record));
    case Column::ReadAt:
        return record.readAt.toLocalTime().toString(u"yyyy-MM-dd HH:mm"_s);
    }
    return {};
}

// A row is one job: whoever hears the first cell knows whose it is, and what.
QString JobTableModel::accessibleText(const Record &record, Column column) const
{
    if (column != Column::Person || record.user.id.isEmpty())
        return display(record, column);
    QStringList parts { record.user.name, record.user.userName, relationText(record.job.relation) };
    if (m_references) {
        const Organization *organization = m_references->organization(record.job.orgId);
        parts << (organization ? organizationName(*organization) : record.job.orgId.toString())
              << m_references->positionText(record.job.positionId)
              << m_references->titleText(record.job.titleId);
    }
    parts.removeAll(QString());
    return parts.join(tr(", ", "between two parts of a list"));
}

QString JobTableModel::accessibleDescription(const Record &record) const
{
    QStringList parts { crossCompanyText(crossCompany(record)) };
    if (record.stale)
        parts << tr("May be out of date");
    parts.removeAll(QString());
    return parts.join(tr(", ", "between two parts of a list"));
}

QVariant JobTableModel::sortValue(const Record &record, Column column) const
{
    switch (column) {
    case Column::Relation:
        return record.job.relation == RelationType::Primary ? 0 : 1;
    case Column::CrossCompany: {
        const auto isCross = crossCompany(record);
        return !isCross ? 2 : *isCross ? 0 : 1;
    }
    case Column::ReadAt:
        return record.readAt;
    case Column::Person:
    case Column::UserName:
    case Column::EmployeeId:
    case Column::HomeOrganization:
    case Column::Organization:
    case Column::Position:
    case Column::Title:
        break;
    }
    return display(record, column);
}

QVariant JobTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Column::Person:
        return tr("Name");
    case Column::UserName:
        return tr("User name");
    case Column::EmployeeId:
        return tr("Employee ID");
    case Column::HomeOrganization:
        return tr("Primary organization");
    case Column::Organization:
        return tr("Organization");
    case Column::Position:
        return tr("Position");
    case Column::Title:
        return tr("Title");
    case Column::Relation:
        return tr("Kind");
    case Column::CrossCompany:
        return tr("Cross-company");
    case Column::ReadAt:
        return tr("Read at");
    }
    return {};
}

} // namespace renzhi

#include "moc_jobtablemodel.cpp"
