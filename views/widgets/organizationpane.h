// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/ids.h"

#include <QWidget>

class QLineEdit;

namespace renzhi {

class Desk;
class OrganizationFilter;
class OrganizationTree;
class SelectionKeeper;
class TextLabel;

// The first pane, "where": the tree of organizations with its own filter. The organization chosen
// here narrows the lists; it goes to the desk and follows the desk. Its numbers are those of what
// the open page lists.
class OrganizationPane : public QWidget
{
    Q_OBJECT
public:
    explicit OrganizationPane(Desk &desk, QWidget *parent = nullptr);

    [[nodiscard]] QWidget *focusTarget() const;
    // Which organizations are open, by id; and back, now or when they are there.
    [[nodiscard]] QStringList expanded() const;
    void setExpanded(const QStringList &ids);

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void retranslate();
    void setSession();
    void takeFirstOrganizations();
    void countWhatIsListed();
    [[nodiscard]] QString toolTipAt(const QModelIndex &index) const;
    void filterChanged();
    void clearFilter();
    void expandAtFirst();
    void reveal(const OrgId &organization);
    [[nodiscard]] QModelIndex wanted() const;

    Desk &m_desk;
    TextLabel *m_caption;
    QLineEdit *m_filterEdit;
    OrganizationTree *m_tree;
    OrganizationFilter *m_filter;
    SelectionKeeper *m_keeper;
    QString m_filtered; // the text the tree is narrowed to
    bool m_composing = false; // an input method's pre-edit is open in the filter
    QStringList m_expandedLater; // when the organizations are there
    QStringList m_expandedBefore; // a filter opens everything; afterwards the tree is as it was
};

} // namespace renzhi
