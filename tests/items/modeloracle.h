// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/referenceindex.h"
#include "models/items/itemroles.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QtTest>

namespace renzhi::test {

// What a view that trusts the signals would show: it is only ever told, it never looks again. Where
// it differs from the model, a row changed in silence or a range was wrong.
class Mirror : public QObject
{
public:
    explicit Mirror(const QAbstractItemModel &model, QList<int> roles = { Qt::DisplayRole, IdRole })
        : m_model(model), m_roles(std::move(roles))
    {
        read();
        connect(&model, &QAbstractItemModel::modelReset, this, &Mirror::read);
        connect(&model, &QAbstractItemModel::layoutChanged, this, &Mirror::read);
        connect(&model, &QAbstractItemModel::rowsInserted, this,
                [this](const QModelIndex &, int first, int last) {
                    for (int row = first; row <= last; ++row)
                        m_rows.insert(row, rowNow(row));
                });
        connect(&model, &QAbstractItemModel::rowsRemoved, this,
                [this](const QModelIndex &, int first, int last) {
                    m_rows.remove(first, last - first + 1);
                });
        connect(&model, &QAbstractItemModel::dataChanged, this,
                [this](const QModelIndex &first, const QModelIndex &last) {
                    for (int row = first.row(); row <= last.row(); ++row)
                        m_rows[row] = rowNow(row);
                });
    }

    [[nodiscard]] bool isRight() const
    {
        if (m_rows.size() != m_model.rowCount())
            return false;
        for (int row = 0; row < m_rows.size(); ++row) {
            if (m_rows.at(row) != rowNow(row))
                return false;
        }
        return true;
    }

private:
    void read()
    {
        m_rows.clear();
        for (int row = 0; row < m_model.rowCount(); ++row)
            m_rows.append(rowNow(row));
    }
    QVariantList rowNow(int row) const
    {
        QVariantList cells;
        for (int column = 0; column < m_model.columnCount(); ++column) {
            for (const int role : m_roles)
                cells.append(m_model.index(row, column).data(role));
        }
        return cells;
    }

    const QAbstractItemModel &m_model;
    QList<int> m_roles;
    QList<QVariantList> m_rows;
};

inline Organization organization(const QString &id, const QString &name, const QString &parent = {},
                                 int sequence = 0)
{
    Organization organization;
    organization.id = OrgId(id);
    organization.parentId = OrgId(parent);
    organization.code = OrgCode(QStringLiteral("C-") + id);
    organization.name = name;
    organization.sequence = sequence;
    return organization;
}

inline Title title(const QString &id, const QString &name)
{
    return { TitleId(id), name, TitleCode(QStringLiteral("T-") + id), {}, {} };
}

inline Position position(const QString &id, const QString &org, const QString &name,
                         const QString &titleId = {})
{
    return { PositionId(id),   OrgId(org), name, PositionCode(QStringLiteral("P-") + id),
             TitleId(titleId), {},         {} };
}

// 示例集团 { 研发中心 { 平台部 }, 销售中心 } with some positions and titles.
inline std::shared_ptr<const ReferenceIndex> exampleReferences()
{
    return std::make_shared<const ReferenceIndex>(
        QList {
            organization(QStringLiteral("o1"), QStringLiteral("示例集团")),
            organization(QStringLiteral("o2"), QStringLiteral("研发中心"), QStringLiteral("o1"), 1),
            organization(QStringLiteral("o3"), QStringLiteral("销售中心"), QStringLiteral("o1"), 2),
            organization(QStringLiteral("o4"), QStringLiteral("平台部"), QStringLiteral("o2"), 1) },
        QList { title(QStringLiteral("t1"), QStringLiteral("高级")),
                title(QStringLiteral("t2"), QStringLiteral("初级")) },
        QList { position(QStringLiteral("p1"), QStringLiteral("o4"), QStringLiteral("Java 工程师"),
                         QStringLiteral("t1")),
                position(QStringLiteral("p2"), QStringLiteral("o3"), QStringLiteral("顾问")),
                position(QStringLiteral("p3"), QStringLiteral("o4"), QStringLiteral("测试工程师"),
                         QStringLiteral("t9")),
                position(QStringLiteral("p4"), QStringLiteral("o9"), QStringLiteral("经理"),
                         QStringLiteral("t2")) });
}

inline std::shared_ptr<const ReferenceIndex> treeOf(const QVector<Organization> &organizations)
{
    return std::make_shared<const ReferenceIndex>(organizations, QVector<Title>(),
                                                  QVector<Position>());
}

// "All 示例集团 ( 研发中心 ( 平台部 ) 销售中心 ) ".
inline QString drawn(const QAbstractItemModel &model, const QModelIndex &parent = {})
{
    QString text;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        const bool all = index.data(IdRole).toString().isEmpty();
        text += (all ? QStringLiteral("All") : index.data().toString()) + u' ';
        if (model.hasChildren(index))
            text += QStringLiteral("( ") + drawn(model, index) + QStringLiteral(") ");
    }
    return text;
}

} // namespace renzhi::test
