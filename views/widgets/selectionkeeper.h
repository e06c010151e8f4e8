// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "views/widgets/rowanchor.h"

#include <QModelIndex>
#include <QObject>
#include <QPersistentModelIndex>

#include <functional>

class QAbstractItemModel;
class QAbstractItemView;

namespace renzhi {

// Keeps the current row of a view on the record the operator chose, however the model moves, drops
// or resets rows, and reports a choice only when the operator made one: a row that became current
// because its neighbour was filtered away, or because the view took the focus, is not a choice.
// Several rows that are selected stay so too, as long as the chosen one is there.
class SelectionKeeper : public QObject
{
    Q_OBJECT
public:
    // `wanted` gives the row of the chosen record now, invalid when it is not in the model.
    SelectionKeeper(QAbstractItemView *view, std::function<QModelIndex()> wanted);

    // How rows are found again that a reset of the model makes forget; without it only the chosen
    // one is. Of many thousands that are selected it is the chosen one alone in any case.
    void setRemember(RememberRows remember) { m_remember = std::move(remember); }
    // Sets the view's model; nullptr is allowed.
    void setModel(QAbstractItemModel *model);
    // Puts the wanted row back, silently.
    void restore(bool scroll = false);
    // Changes the model through `change` without a choice being reported, then restores.
    void hold(const std::function<void()> &change);

signals:
    void chosen(const QModelIndex &index);

private:
    void lookAtCurrent();
    [[nodiscard]] bool isTakenOut(const QModelIndex &chosen) const;
    void noteSelected();
    void release();
    void selectAgain();

    QAbstractItemView *m_view;
    std::function<QModelIndex()> m_wanted;
    RememberRows m_remember;
    QPersistentModelIndex m_last; // that was chosen or put back
    FindRows m_selected; // of before a reset
    bool m_isChosenOut = false; // as isTakenOut() had it then
    int m_held = 0;
};

} // namespace renzhi
