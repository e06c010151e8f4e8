// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/errorcatalog.h"
#include "views/desk.h"

#include <QSettings>
#include <QVector>
#include <QWidget>

#include <functional>
#include <utility>

class QSplitter;
class QStackedWidget;

namespace renzhi {

class Actions;
class ListPane;
class OrganizationPane;
class PersonCard;
class PositionsPane;

// The three panes: where (organization tree), which (people, positions, jobs or titles), what
// (card). Panes are resized by their splitter and hidden by the View menu.
class BrowsePage : public QWidget
{
    Q_OBJECT
public:
    BrowsePage(Desk &desk, Actions &actions, const ErrorCatalog &catalog,
               QWidget *parent = nullptr);

    // Of the page that is open.
    [[nodiscard]] ListPane &list() const;
    [[nodiscard]] PersonCard &personCard() const { return *m_personCard; }
    [[nodiscard]] PositionsPane &positionsPane() const { return *m_positionsPane; }
    void setSearched(const QString &text);
    void showView(); // that of the desk's place
    // F6: the panes in turn.
    void focusNextPane(bool backwards);
    void setOrganizationsShown(bool shown);
    void setCardShown(bool shown);
    void setFiltersShown(bool shown); // of every list
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
    // A list and the card of what is chosen in it, which take the place of others. Lists may share
    // a card.
    struct Pair
    {
        View view;
        QString key; // of what is kept of it
        ListPane *list;
        QWidget *card;
        std::function<QWidget *()> cardFocus;
    };

    // `more` is what the card wants to know besides the desk and the actions.
    template <class List, class Card, class... More>
    std::pair<List *, Card *> addPair(View view, const QString &key, const More &...more);
    void addPeopleAndJobs(const ErrorCatalog &catalog);
    template <class Card> void join(View view, const QString &key, ListPane *list, Card *card);
    [[nodiscard]] const Pair &pair() const; // that is open
    [[nodiscard]] QVector<QWidget *> panes() const;
    [[nodiscard]] QWidget *focusTarget(QWidget *pane) const;

    Desk &m_desk;
    Actions &m_actions;
    QSplitter *m_splitter;
    OrganizationPane *m_organizations;
    QStackedWidget *m_lists;
    QStackedWidget *m_cards;
    PersonCard *m_personCard = nullptr;
    PositionsPane *m_positionsPane = nullptr;
    QVector<Pair> m_pairs; // the first one is open at the start
    bool m_filtersShown = false;
};

} // namespace renzhi
