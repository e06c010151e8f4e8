// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/items/choicelistmodel.h"
#include "models/items/organizationtreemodel.h"

#include <QFrame>

#include <memory>
#include <optional>

class QLabel;
class QListView;
class QTreeView;

namespace renzhi {

// The list or the tree a code picker offers. Lies inside the picker's window instead of being a
// window of its own: the input keeps the focus, so an input method and a screen reader stay with
// it, and no window system has to place it. Follows its anchor when the window grows.
class CodePickerPopup final : public QFrame
{
    Q_OBJECT
public:
    CodePickerPopup(ChoiceListModel *model, QWidget *window);
    ~CodePickerPopup() override;

    // Under (or over) `anchor`, a widget of the same window.
    void openList(QWidget *anchor, const QString &emptyText, const QString &moreText);
    void openTree(QWidget *anchor, std::shared_ptr<const ReferenceIndex> references,
                  const OrgId &current);
    void close();
    void follow(); // the anchor may stand elsewhere by now
    [[nodiscard]] bool isListOpen() const;
    [[nodiscard]] bool isTreeOpen() const;

    // The row that Enter picks; none after a filter without a hit.
    [[nodiscard]] int currentRow() const;
    void setCurrentRow(int row);
    void moveCurrent(int rows);
    void setSpokenName(const QString &name);

signals:
    void rowPicked(int row);
    void organizationPicked(const renzhi::OrgId &id);
    void currentRowChanged(int row);
    void left(); // the tree was left by Escape

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void place(QWidget *anchor, int wantedHeight);
    void restyle();

    ChoiceListModel *m_model;
    std::unique_ptr<OrganizationTreeModel> m_organizations;
    QWidget *m_anchor = nullptr;
    int m_wantedHeight = 0;
    QListView *m_list = nullptr;
    QTreeView *m_tree = nullptr;
    QLabel *m_note = nullptr;
};

} // namespace renzhi
