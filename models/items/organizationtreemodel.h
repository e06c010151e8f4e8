// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/organizationstatistics.h"

#include <QAbstractItemModel>
#include <QSet>

#include <memory>

namespace renzhi {

// Organizations as a tree with a first row "All organizations" (empty id). One column; CountRole is
// the number of what is counted, with everything below. A new index changes only what differs, by
// id.
class OrganizationTreeModel final : public QAbstractItemModel
{
    Q_OBJECT
public:
    explicit OrganizationTreeModel(QObject *parent = nullptr);
    ~OrganizationTreeModel() override;

    void setReferences(std::shared_ptr<const ReferenceIndex> references);
    // Those of an older index do: they are found by id. Null: not known.
    void setStatistics(std::shared_ptr<const OrganizationStatistics> statistics);
    enum class Counted { People, Positions, Nothing };
    Q_ENUM(Counted)
    void setCounted(Counted counted); // People at first
    // Tells of the rows that gave somebody words of ours since the last time, and of no others.
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

    Node *nodeOf(const QModelIndex &index) const;
    QModelIndex indexOfNode(const Node *node, int column = 0) const;
    [[nodiscard]] QVector<OrgId> wantedBelow(const Node *parent) const;
    void removeStrays(Node *parent);
    void reorder(Node *parent);
    void insertMissing(Node *parent);
    void forget(const Node *node);
    std::unique_ptr<Node> build(const OrgId &id, Node *parent);
    int countOf(const OrgId &id) const;
    void recount(bool isOfSomethingElse);
    template <class Changed>
    void announce(const Node *parent, Changed changed, const QList<int> &roles);
    QString shownName(const Node *node) const;
    QString accessibleText(const Node *node) const;

    std::unique_ptr<Node> m_root;
    QHash<OrgId, Node *> m_nodes;
    std::shared_ptr<const ReferenceIndex> m_references;
    std::shared_ptr<const OrganizationStatistics> m_statistics; // null: not known yet
    Counted m_counted = Counted::People;
    // Those that were asked for words of ours: only they have anything to say when the language
    // changes. A row that nobody asked is asked when it is first shown, in the language of then.
    mutable QSet<const Node *> m_asked;
};

} // namespace renzhi
