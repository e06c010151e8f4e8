// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "views/actions.h"
#include "views/widgets/rowanchor.h"

#include <QModelIndex>
#include <QPointer>
#include <QSettings>
#include <QTimer>
#include <QWidget>

#include <functional>
#include <memory>
#include <vector>

class QMenu;

namespace Ui {
class ListPane;
}

namespace renzhi {

class Actions;
class Desk;
class EmptyState;
class SelectionKeeper;
class TableView;

// The middle pane, "which": a table with its count of hits, the organization it is narrowed to, and
// words where it is empty. What people, positions, jobs and titles have in common; their panes fill
// it.
class ListPane : public QWidget
{
    Q_OBJECT
public:
    ListPane(Desk &desk, Actions &actions, QWidget *parent);
    ~ListPane() override;

    [[nodiscard]] TableView *table() const;
    // Where the keyboard begins: the table, or a button of what stands in its place.
    [[nodiscard]] QWidget *focusTarget() const;
    [[nodiscard]] const QString &searched() const { return m_searched; }
    void setSearched(const QString &text);
    // Focus to the table, where isSearching() as soon as its rows are there, unless the keyboard
    // has gone elsewhere by then; its first row is chosen when none is.
    void enterList();
    // The rows of what was asked for last are still to come; until then those of before stay, and
    // so does what is said of them.
    [[nodiscard]] virtual bool isSearching() const { return false; }
    // Has them at once, as far as that can be: for whoever acts on what was just typed.
    virtual void settle() { }
    void setFiltersShown(bool shown);
    // Columns, sort, search and filters of one tenant.
    virtual void saveState(QSettings &state) const;
    virtual void restoreState(const QSettings &state);

    // What can be typed into the search box, as far as there is room for it, and what a screen
    // reader calls the box.
    [[nodiscard]] virtual QString searchPrompt() const = 0;
    [[nodiscard]] virtual QString searchName() const { return searchPrompt(); }

signals:
    // saveState() has something else to keep; what the table keeps it tells itself.
    void stateChanged();
    void searchCleared(); // by a button of the empty state
    void openRequested(); // Enter or double click: on to the card
    void filtersClosed(); // by Escape

protected:
    struct EmptyWords
    {
        QString icon, title, text;
        // What is listed does not come with a sync: the text says all there is to say, and the
        // button, if it has words, does what helpEmpty() does.
        bool isWhole = false;
        QString button = {};
    };
    // Of a tenant that has none of what is listed.
    [[nodiscard]] virtual EmptyWords emptyWords() const = 0;
    virtual void helpEmpty() { }
    // What leaves rows out beside the search, the filters and the organization; empty words where
    // nothing does.
    struct Narrowing
    {
        QString text, button;
    };
    [[nodiscard]] virtual Narrowing narrowing() const { return {}; }
    virtual void widen() { } // ends that, by a button of the empty state
    // Takes the references too, where isBehind() and in sight. Calls rowsAreHere(), later where
    // isSearching() behind it. Also for what changed by itself: see changeRows().
    virtual void query() = 0;
    // What is searched is found in an order of its own, the best first.
    [[nodiscard]] virtual bool ranksHits() const { return false; }
    // The rows are not of the references of now: they are taken when the pane is shown, because
    // sorting many rows takes long.
    [[nodiscard]] virtual bool isBehind() const { return false; }
    // Nothing is shown only because it is not there yet.
    [[nodiscard]] virtual bool isOpening() const;
    // The table is to be sorted by other keys; rowsAreHere() is behind it as behind query().
    virtual void sortAgain() = 0;
    // What the operator searched, filtered, sorted or narrowed stands there from its beginning.
    virtual void beginningShown() { }
    // It is still to be shown: the rows that stand there answer what was asked for before.
    [[nodiscard]] bool isBeginningDue() const { return m_isBeginningDue; }
    virtual void chosen(const QModelIndex &index) = 0;
    [[nodiscard]] virtual QModelIndex wanted() const = 0;
    [[nodiscard]] virtual FindRows remember(const std::vector<int> &rows) const = 0;
    [[nodiscard]] virtual Subject subjectAt(const QModelIndex &index) const = 0;
    [[nodiscard]] virtual QVector<Command> commands() const = 0;
    [[nodiscard]] virtual QString hitsText(qint64 hits, qint64 total) const = 0;
    virtual void retranslate();

    [[nodiscard]] Desk &desk() const { return m_desk; }
    [[nodiscard]] QAction *actionOf(Command command) const { return m_actions.of(command); }
    [[nodiscard]] SelectionKeeper &keeper() const { return *m_keeper; }
    void setModel(QAbstractItemModel *model);
    // Stands above the table, and before it in the order of Tab; `last` is where Tab leaves it.
    void setHead(QWidget *head, QWidget *last);
    // Another choice than by the search, the filters, the organization or the order was made.
    void askAgain();
    // What `arrange` does to columns and filters is no wish of the operator: nothing is shown from
    // its beginning for that.
    void setUp(const std::function<void()> &arrange);
    // The rows change through `change` alone, so that what is chosen stays so and what is in sight
    // stays where it is, unless the beginning is to be shown.
    void changeRows(const std::function<void()> &change);
    void takeReferences();
    void showHits(qint64 hits, qint64 total);
    void showHitsAgain(); // in the words of now
    // Brings what was chosen elsewhere into sight; also among the rows that are still to come.
    void showChosen();
    void rowsAreHere(); // what had to wait for them is done now
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void takeSearched(const QString &text);
    void expectBeginning();
    void showBeginning();
    void open();
    void showScope();
    void showEmpty();
    void showNothingLeft(EmptyState &state);
    void secondButton();
    void clearFilters();
    void openMenu(const QPoint &at);
    void emptyButton();
    void announceHits();

    std::unique_ptr<Ui::ListPane> ui;
    Desk &m_desk;
    Actions &m_actions;
    SelectionKeeper *m_keeper;
    EmptyState *m_nothingLeft; // below the row of filters, which stays at hand
    QString m_searched;
    bool m_isSettingUp = false;
    // What has to wait for the rows.
    bool m_isBeginningDue = false;
    bool m_isChosenDue = false;
    bool m_isEnteringDue = false;
    QPointer<QWidget> m_enteredFrom; // where the keyboard was then
    qint64 m_hits = 0;
    qint64 m_total = 0;
    QTimer m_announce; // a screen reader hears the count when typing pauses
};

} // namespace renzhi
