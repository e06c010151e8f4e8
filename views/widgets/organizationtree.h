// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QTreeView>

#include <functional>
#include <utility>

namespace renzhi {

// A tree that paints selection, hover and focus over the whole row, branches included.
class OrganizationTree : public QTreeView
{
    Q_OBJECT
public:
    explicit OrganizationTree(QWidget *parent = nullptr);

    // What a row tells, asked for whenever the mouse rests on it; until then that of the model.
    using ToolTip = std::function<QString(const QModelIndex &index)>;
    void setToolTips(ToolTip toolTip) { m_toolTip = std::move(toolTip); }

protected:
    void drawRow(QPainter *painter, const QStyleOptionViewItem &option,
                 const QModelIndex &index) const override;
    void drawBranches(QPainter *painter, const QRect &rect,
                      const QModelIndex &index) const override;
    void mouseMoveEvent(QMouseEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    bool event(QEvent *event) override;

private:
    void setHovered(const QModelIndex &index);

    QPersistentModelIndex m_hovered;
    ToolTip m_toolTip;
};

} // namespace renzhi
