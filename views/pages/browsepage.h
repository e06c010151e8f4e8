// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/errorcatalog.h"
#include "views/desk.h"

#include <QSettings>
#include <QWidget>

class QSplitter;
class QStackedWidget;

namespace renzhi {

class Actions;
class ListPane;
class OrganizationPane;
class PersonCard;
class PositionCard;

// The three panes: where (organization tree), which (people or positions), what (card). Panes are
// resized by their splitter and hidden by the View menu.
class BrowsePage : public QWidget
{
    Q_OBJECT
public:
    BrowsePage(Desk &desk, Actions &actions, const ErrorCatalog &catalog,
               QWidget *parent = nullptr);

    // Of the page that is open.
    [[nodiscard]] ListPane &list() const;
    [[nodiscard]] PersonCard &personCard() const { return *m_personCard; }
    void setSearched(const QString &text);
    void showView(); // that of the desk's place
    // F6: the panes in turn.
    void focusNextPane(bool backwards);
    void setOrganizationsShown(bool shown);
    void setCardShown(bool shown);
    void setFiltersShown(bool shown); // of both lists
    void enterFilters(); // where they are shown

    // Inside the group of one tenant.
    void saveState(QSettings &state) const;
    void restoreState(QSettings &state);

signals:
    void searchPromptChanged(); // another page, or another language
    void searchCleared();

protected:
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] QVector<QWidget *> panes() const;
    [[nodiscard]] QWidget *focusTarget(QWidget *pane) const;

    Desk &m_desk;
    Actions &m_actions;
    QSplitter *m_splitter;
    OrganizationPane *m_organizations;
    QStackedWidget *m_lists;
    ListPane *m_people;
    ListPane *m_positions;
    QStackedWidget *m_cards;
    PersonCard *m_personCard;
    PositionCard *m_positionCard;
    bool m_filtersShown = false;
};

} // namespace renzhi
