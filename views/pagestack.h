// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/errorcatalog.h"
#include "views/widgets/pagefocus.h"

#include <QDateTime>
#include <QStackedWidget>

class QMenu;

namespace renzhi {

class Actions;
class BrowsePage;
class ChangesPage;
class Desk;
class JobManagementPage;
class OutboxPage;
enum class Command;

// The pages behind the rail, of which one is shown: that of the desk's place, or that which says
// that the tenant has no job management. Brings the keyboard back to where it was on each of them,
// and carries out the commands about what a page shows.
class PageStack : public QStackedWidget
{
    Q_OBJECT
public:
    // The desk, the actions and the catalogue must outlive it.
    PageStack(Desk &desk, Actions &actions, const ErrorCatalog &catalog, QWidget *parent = nullptr);

    [[nodiscard]] BrowsePage &browse() const { return *m_browse; }
    [[nodiscard]] bool isBrowsing() const; // the browse page is the one shown
    // By itself when the place changes. Not with another session: what was left on its pages comes
    // back first.
    void showPage();
    // With the columns of the table shown.
    void fillColumnMenu(QMenu *menu) const;

signals:
    void pageShown(); // and the keyboard is there, if it comes at all
    void languageRequested(renzhi::Language language); // by an open form
    void undoRequested(qint64 line, const QDateTime &at); // of the change log, written then
    void copyEnded(qint64 tooMany); // rows of a table, see TableView::copyEnded

private:
    void setSession();
    void run(Command command);
    void copySelection() const;
    void focusNextPane(bool backwards);
    void find();
    // Shows the page, and gives where the keyboard begins on it.
    QWidget *turnTo(QWidget *page);

    Desk &m_desk;
    Actions &m_actions;
    PageFocus m_focus;
    BrowsePage *m_browse;
    OutboxPage *m_outbox;
    ChangesPage *m_changes;
    JobManagementPage *m_jobManagementOff;
    bool m_jobManagementSeen = false; // "show people anyway" was pressed
};

} // namespace renzhi
