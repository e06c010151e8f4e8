// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/referenceindex.h"

#include <QAbstractItemModel>

#include <memory>

namespace renzhi {

// Organizations as a tree with a first row "All organizations" (empty id). One column; CountRole is
// the number of people with everything below. A new index changes only what differs, by id.
class OrganizationTreeModel final : public QAbstractItemModel
{
    Q_OBJECT
public:
    explicit OrganizationTreeModel(QObject *parent = nullptr);
    ~OrganizationTreeModel() override;

    void setReferences(std::shared_ptr<const ReferenceIndex> references);
    // People per organization without roll-up; the model adds up.
    void setPeople(const QHash<OrgId, int> &people);
    void retranslate();

    [[nodiscard]] OrgId organizationAt(const QModelIndex &index) const; // empty: all
    [[nodiscard]] QModelIndex indexOf(const OrgId &id) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    struct Node;
    std::unique_ptr<Node> m_root;
    std::shared_ptr<const ReferenceIndex> m_references;
};

} // namespace renzhi
