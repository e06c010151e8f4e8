// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/usertablemodel.h"

#include "models/items/itemroles.h"
#include "models/items/itemtext.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace renzhi {

namespace {

QString shownName(const User &user)
{
    return user.name.isEmpty() ? user.userName : user.name;
}

// Whether a key is one of these.
auto among(std::span<const quint32> rows)
{
    std::vector<quint32> keys(rows.begin(), rows.end());
    std::sort(keys.begin(), keys.end());
    return [keys = std::move(keys)](quint32 key) {
        return std::binary_search(keys.cbegin(), keys.cend(), key);
    };
}

bool isQuiet(UserTableModel::Column column)
{
    using Column = UserTableModel::Column;
    return column == Column::UserName || column == Column::EmployeeId
        || column == Column::UpdatedAt;
}

} // namespace

UserTableModel::UserTableModel(Source source, QObject *parent)
    : RowModel(parent), m_pages(std::move(source))
{
}

UserTableModel::~UserTableModel() = default;

void UserTableModel::setRows(std::vector<quint32> rows)
{
    replaceKeys(m_rows, std::move(rows), m_mostCompared);
}

void UserTableModel::invalidate(std::span<const quint32> rows)
{
    if (rows.empty() || m_rows.empty())
        return;
    if (std::equal(rows.begin(), rows.end(), m_rows.begin(), m_rows.end())) {
        m_pages.clear();
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        return;
    }
    const auto isChanged = among(rows);
    m_pages.drop(m_rows, isChanged);
    announce(rowCount(), [&](int row) { return isChanged(m_rows[size_t(row)]); });
}

void UserTableModel::refreshShown(std::span<const quint32> rows)
{
    announcePages(m_pages.drop(m_rows, among(rows)), m_pages.PageSize);
}

void UserTableModel::setReferences(std::shared_ptr<const ReferenceIndex> references)
{
    m_references = std::move(references);
    if (m_rows.empty())
        return;
    const int last = rowCount() - 1;
    emit dataChanged(index(0, int(Column::Organization)), index(last, int(Column::Organization)));
    emit dataChanged(index(0, int(Column::Name)), index(last, int(Column::Name)),
                     { Qt::AccessibleTextRole, Qt::AccessibleDescriptionRole });
}

void UserTableModel::retranslate()
{
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    announceAll();
}

std::optional<User> UserTableModel::userAt(int row) const
{
    if (row < 0 || row >= rowCount())
        return std::nullopt;
    const User &user = record(row).user;
    return user.id.isEmpty() ? std::nullopt : std::optional<User>(user);
}

quint32 UserTableModel::rowKey(int row) const
{
    Q_ASSERT(row >= 0 && row < rowCount());
    return m_rows[size_t(row)];
}

int UserTableModel::positionOfKey(quint32 key) const
{
    const auto found = std::find(m_rows.cbegin(), m_rows.cend(), key);
    return found == m_rows.cend() ? -1 : int(found - m_rows.cbegin());
}

std::vector<int> UserTableModel::positionsOfKeys(const std::vector<quint32> &keys) const
{
    return placesOf(m_rows, keys, [](quint32 key) { return key; });
}

int UserTableModel::rowCount(const QModelIndex &parent) const
{
    Q_ASSERT(checkIndex(parent));
    return parent.isValid() ? 0 : int(m_rows.size());
}

int UserTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant UserTableModel::data(const QModelIndex &index, int role) const
{
    Q_ASSERT(checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid));
    const auto column = Column(index.column());
    switch (role) {
    case Qt::TextAlignmentRole:
        return int((column == Column::Jobs ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case FreshnessRole:
        return int(Freshness::Cached);
    default:
        break;
    }
    const Record &record = this->record(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return display(record, column);
    case Qt::ToolTipRole:
        return toolTip(record, column);
    case Qt::AccessibleTextRole:
        return accessibleText(record, column);
    case Qt::AccessibleDescriptionRole:
        return column == Column::Name ? QVariant(statusText(record.user)) : QVariant();
    case SortRole:
        return sortValue(record, column);
    case RecordRole:
        return QVariant::fromValue(record.user);
    case IdRole:
        return record.user.id.toString();
    case UnresolvedRole:
        return column == Column::Organization && isUnresolved(record.user);
    case QuietRole:
        return isQuiet(column) || (column == Column::Name && record.user.name.isEmpty())
            || (column == Column::Organization && isUnresolved(record.user));
    default:
        return {};
    }
}

bool UserTableModel::isUnresolved(const User &user) const
{
    return m_references && !user.orgId.isEmpty() && !m_references->organization(user.orgId);
}

QString UserTableModel::organizationText(const User &user) const
{
    if (user.orgId.isEmpty() || !m_references)
        return {};
    return m_references->pathText(user.orgId);
}

QString UserTableModel::statusText(const User &user) const
{
    if (user.id.isEmpty())
        return {};
    return statusText(user.disabled, user.locked);
}

QString UserTableModel::statusText(bool disabled, bool locked)
{
    return tr(statusSource(disabled, locked));
}

const char *UserTableModel::statusSource(bool disabled, bool locked)
{
    return disabled ? QT_TR_NOOP("Disabled") : locked ? QT_TR_NOOP("Locked") : QT_TR_NOOP("Active");
}

QString UserTableModel::jobsText(const Record &record) const
{
    if (!record.jobsKnown)
        return tr("Jobs not read yet");
    return tr("%n primary job(s)", nullptr, record.primaryJobs)
        + tr(", ", "between two parts of a list")
        + tr("%n part-time job(s)", nullptr, record.partTimeJobs);
}

QString UserTableModel::display(const Record &record, Column column) const
{
    const User &user = record.user;
    switch (column) {
    case Column::Name:
        return shownName(user);
    case Column::UserName:
        return user.userName;
    case Column::Organization:
        return organizationText(user);
    case Column::Jobs:
        if (!record.jobsKnown)
            return u"–"_s;
        return record.partTimeJobs == 0
            ? QString::number(record.primaryJobs)
            : u"%1+%2"_s.arg(record.primaryJobs).arg(record.partTimeJobs);
    case Column::EmployeeId:
        return user.employeeId;
    case Column::Mobile:
        return user.mobile;
    case Column::Email:
        return user.email;
    case Column::Status:
        return statusText(user);
    case Column::UpdatedAt:
        return user.updatedAt;
    }
    return {};
}

QString UserTableModel::toolTip(const Record &record, Column column) const
{
    return column == Column::Jobs ? jobsText(record) : toolTipOf(display(record, column));
}

QString UserTableModel::accessibleText(const Record &record, Column column) const
{
    if (column == Column::Jobs)
        return jobsText(record);
    if (column != Column::Name)
        return display(record, column);
    const User &user = record.user;
    QStringList parts { user.name, user.userName };
    if (m_references) {
        if (const Organization *organization = m_references->organization(user.orgId))
            parts << organization->name;
    }
    parts.removeAll(QString());
    return parts.join(tr(", ", "between two parts of a list"));
}

QVariant UserTableModel::sortValue(const Record &record, Column column) const
{
    switch (column) {
    case Column::Jobs:
        return record.jobsKnown ? record.primaryJobs + record.partTimeJobs : -1;
    case Column::Status:
        return record.user.disabled ? 2 : record.user.locked ? 1 : 0;
    case Column::Name:
    case Column::UserName:
    case Column::Organization:
    case Column::EmployeeId:
    case Column::Mobile:
    case Column::Email:
    case Column::UpdatedAt:
        break;
    }
    return display(record, column);
}

QVariant UserTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole) {
        const bool number = Column(section) == Column::Jobs;
        return int((number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Column::Name:
        return tr("Name");
    case Column::UserName:
        return tr("User name");
    case Column::Organization:
        return tr("Organization");
    case Column::Jobs:
        return tr("Jobs");
    case Column::EmployeeId:
        return tr("Employee ID");
    case Column::Mobile:
        return tr("Mobile");
    case Column::Email:
        return tr("E-mail");
    case Column::Status:
        return tr("Status");
    case Column::UpdatedAt:
        return tr("Updated");
    }
    return {};
}

} // namespace renzhi

#include "moc_usertablemodel.cpp"
