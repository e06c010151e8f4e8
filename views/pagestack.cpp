// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/pagestack.h"

#include "models/directory/directoryservice.h"
#include "views/actions.h"
#include "views/pages/browsepage.h"
#include "views/pages/changespage.h"
#include "views/pages/jobmanagementpage.h"
#include "views/pages/listpane.h"
#include "views/pages/outboxpage.h"
#include "views/widgets/tableview.h"

#include <QAction>
#include <QPushButton>

namespace renzhi {

using namespace Qt::StringLiterals;

namespace {

constexpr int OffPage = -1; // beside the numbers of View

} // namespace

PageStack::PageStack(Desk &desk, Actions &actions, const ErrorCatalog &catalog, QWidget *parent)
    : QStackedWidget(parent)
    , m_desk(desk)
    , m_actions(actions)
    , m_focus(*this)
    , m_browse(new BrowsePage(desk, actions, catalog, this))
    , m_outbox(new OutboxPage(catalog, this))
    , m_changes(new ChangesPage(desk, actions, catalog, this))
    , m_jobManagementOff(new JobManagementPage(catalog, this))
{
    setObjectName(u"pages"_s);
    for (QWidget *page :
         std::initializer_list<QWidget *> { m_browse, m_outbox, m_changes, m_jobManagementOff })
        addWidget(page);
    for (const View view : { View::Outbox, View::Changes })
        m_focus.setTakesAlways(int(view)); // what is searched above is elsewhere
    for (auto *table : findChildren<TableView *>())
        connect(table, &TableView::copyEnded, this, &PageStack::copyEnded);
    m_outbox->setActions(&actions);
    connect(m_outbox, &OutboxPage::personRequested, &desk, &Desk::showUser);
    connect(m_outbox, &OutboxPage::languageRequested, this, &PageStack::languageRequested);
    connect(m_changes, &ChangesPage::undoRequested, this, &PageStack::undoRequested);
    connect(m_jobManagementOff, &EmptyState::buttonClicked, actions.of(Command::Refresh),
            &QAction::trigger);
    connect(m_jobManagementOff, &EmptyState::secondButtonClicked, this, [this] {
        m_jobManagementSeen = true;
        showPage();
    });
    connect(&actions, &Actions::requested, this, &PageStack::run);
    connect(&desk, &Desk::sessionChanged, this, &PageStack::setSession);
    connect(&desk, &Desk::placeChanged, this, &PageStack::showPage);
}

void PageStack::setSession()
{
    const Session &session = m_desk.session();
    m_outbox->setGuard(massWriteGuard(session.profile));
    m_outbox->setSession(session.service, session.outbox, session.outboxFailure);
    m_outbox->setDrafts(session.drafts);
    m_jobManagementSeen = false;
    if (session.service) {
        connect(session.service, &DirectoryService::jobManagementChanged, this, [this] {
            m_jobManagementSeen = false;
            showPage();
        });
    }
}

bool PageStack::isBrowsing() const
{
    return currentWidget() == m_browse;
}

void PageStack::showPage()
{
    const auto *service = m_desk.service();
    const bool off = service && service->jobManagementOff() && !m_jobManagementSeen;
    const View view = m_desk.place().view;
    QWidget *page = m_browse;
    if (off)
        page = m_jobManagementOff;
    else if (view == View::Outbox)
        page = m_outbox;
    else if (view == View::Changes)
        page = m_changes;
    m_focus.turnTo(off ? OffPage : int(view), [this, page] { return turnTo(page); });
    emit pageShown();
}

QWidget *PageStack::turnTo(QWidget *page)
{
    m_browse->showView();
    setCurrentWidget(page);
    if (page == m_outbox)
        return m_outbox->focusTarget();
    if (page == m_changes)
        return m_changes->focusTarget();
    return page == m_browse ? m_browse->list().focusTarget()
                            : m_jobManagementOff->findChild<QPushButton *>();
}

void PageStack::fillColumnMenu(QMenu *menu) const
{
    const bool isList = currentWidget() == m_outbox || currentWidget() == m_changes;
    auto *kept = isList ? currentWidget()->findChild<TableView *>() : nullptr;
    (kept ? kept : m_browse->list().table())->fillColumnMenu(menu);
}

void PageStack::run(Command command)
{
    switch (command) {
    case Command::Copy:
        return copySelection();
    case Command::Find:
        return find();
    case Command::ShowOrganizations:
        return m_browse->setOrganizationsShown(m_actions.of(command)->isChecked());
    case Command::ShowCard:
        return m_browse->setCardShown(m_actions.of(command)->isChecked());
    case Command::ShowFilters:
        m_browse->setFiltersShown(m_actions.of(command)->isChecked());
        return m_browse->enterFilters();
    case Command::NextPane:
    case Command::PreviousPane:
        return focusNextPane(command == Command::PreviousPane);
    default:
        break; // others carry it out
    }
}

void PageStack::copySelection() const
{
    if (currentWidget() == m_outbox)
        m_outbox->copySelection();
    else if (currentWidget() == m_changes)
        m_changes->copySelection();
    else
        m_browse->list().table()->copySelection();
}

void PageStack::focusNextPane(bool backwards)
{
    if (currentWidget() == m_browse)
        m_browse->focusNextPane(backwards);
    else if (currentWidget() == m_outbox)
        m_outbox->focusNextPane();
    else if (currentWidget() == m_changes)
        m_changes->focusNextPane(backwards);
}

// The other pages are searched from the box above them all.
void PageStack::find()
{
    if (currentWidget() == m_changes)
        m_changes->enterFilter();
}

} // namespace renzhi

#include "moc_pagestack.cpp"
