// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/joblistmodel.h"

#include "models/items/itemroles.h"
#include "models/items/itemtext.h"

#include <algorithm>

namespace renzhi {

JobRow resolved(const Job &job, const ReferenceIndex &references)
{
    JobRow row;
    row.job = job;
    if (!job.orgId.isEmpty()) {
        const Organization *organization = references.organization(job.orgId);
        row.orgKnown = organization != nullptr;
        row.orgPath = references.pathText(job.orgId);
        if (organization) {
            row.orgName = organization->name;
            row.orgCode = organization->code.toString();
        }
    }
    if (!job.positionId.isEmpty()) {
        const Position *position = references.position(job.positionId);
        row.positionKnown = position != nullptr;
        if (position) {
            row.positionName = position->name;
            row.positionCode = position->code.toString();
        }
    }
    if (!job.titleId.isEmpty()) {
        const Title *title = references.title(job.titleId);
        row.titleKnown = title != nullptr;
        if (title) {
            row.titleName = title->name;
            row.titleCode = title->code.toString();
        }
    }
    return row;
}

JobListModel::JobListModel(QObject *parent) : RowModel(parent) { }

void JobListModel::setJobs(const JobList &jobs)
{
    const bool sameLook = jobs.freshness == m_list.freshness;
    m_list = jobs;
    rebuild();
    if (!sameLook)
        announceAll();
}

void JobListModel::setReferences(std::shared_ptr<const ReferenceIndex> references)
{
    m_references = std::move(references);
    rebuild();
}

void JobListModel::rebuild()
{
    QVector<Job> jobs = m_list.jobs;
    std::stable_partition(jobs.begin(), jobs.end(),
                          [](const Job &job) { return job.relation == RelationType::Primary; });
    const ReferenceIndex nothing;
    std::vector<JobRow> rows;
    rows.reserve(size_t(jobs.size()));
    for (const Job &job : std::as_const(jobs))
        rows.push_back(resolved(job, m_references ? *m_references : nothing));
    replaceRows(m_rows, std::move(rows), [](const JobRow &row) { return row.job.id; });
}

void JobListModel::retranslate()
{
    announceAll();
}

JobRow JobListModel::rowAt(int row) const
{
    return row < 0 || row >= rowCount() ? JobRow() : m_rows[size_t(row)];
}

int JobListModel::rowCount(const QModelIndex &parent) const
{
    Q_ASSERT(checkIndex(parent));
    return parent.isValid() ? 0 : int(m_rows.size());
}

QString JobListModel::spoken(const JobRow &row) const
{
    const auto part = [](bool known, const QString &name, const QString &id) {
        //: An id that no record of the directory explains.
        return known ? name : tr("Unknown (%1)").arg(id);
    };
    QStringList parts { part(row.orgKnown, row.orgName, row.job.orgId.toString()),
                        part(row.positionKnown, row.positionName, row.job.positionId.toString()),
                        part(row.titleKnown, row.titleName, row.job.titleId.toString()) };
    parts.removeAll(QString());
    const QString text = parts.join(tr(", ", "between two parts of a list"));
    return row.job.relation == RelationType::Primary ? tr("Primary job: %1").arg(text)
                                                     : tr("Part-time job: %1").arg(text);
}

QVariant JobListModel::data(const QModelIndex &index, int role) const
{
    Q_ASSERT(checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid));
    const JobRow &row = m_rows[size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return spoken(row);
    case Qt::ToolTipRole:
        return toolTipOf(row.orgPath);
    case Qt::AccessibleDescriptionRole:
        return row.orgPath;
    case SortRole:
        return index.row();
    case RecordRole:
        return QVariant::fromValue(row);
    case IdRole:
        return row.job.id.toString();
    case FreshnessRole:
        return int(m_list.freshness);
    case UnresolvedRole:
        return row.locked();
    case QuietRole:
        return false;
    default:
        return {};
    }
}

} // namespace renzhi

#include "moc_joblistmodel.cpp"
