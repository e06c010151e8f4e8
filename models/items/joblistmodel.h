// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/records.h"
#include "models/core/referenceindex.h"
#include "models/items/rowmodel.h"

#include <QAbstractListModel>

#include <memory>

namespace renzhi {

// One job of the card with its ids resolved. `locked`: an id does not resolve, so that an edit
// would clear what the form could not name.
struct JobRow
{
    Job job;
    QString orgName, orgCode, orgPath;
    QString positionName, positionCode;
    QString titleName, titleCode;
    bool orgKnown = true, positionKnown = true, titleKnown = true;
    [[nodiscard]] bool locked() const { return !orgKnown || !positionKnown || !titleKnown; }
    friend bool operator==(const JobRow &, const JobRow &) = default;
};

[[nodiscard]] JobRow resolved(const Job &job, const ReferenceIndex &references);

// The jobs of one person, the primary one first, then part-time jobs in the server's order.
// DisplayRole is one spoken line ("Primary job: 平台部, Java 工程师, 高级"); RecordRole is a
// JobRow.
class JobListModel final : public RowModel<QAbstractListModel>
{
    Q_OBJECT
public:
    explicit JobListModel(QObject *parent = nullptr);

    void setJobs(const JobList &jobs); // by id: minimal changes
    void setReferences(std::shared_ptr<const ReferenceIndex> references);
    void retranslate();

    [[nodiscard]] const JobList &jobs() const { return m_list; }
    [[nodiscard]] JobRow rowAt(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    QString spoken(const JobRow &row) const;
    void rebuild();

    JobList m_list;
    std::vector<JobRow> m_rows;
    std::shared_ptr<const ReferenceIndex> m_references;
};

} // namespace renzhi

Q_DECLARE_METATYPE(renzhi::JobRow)
