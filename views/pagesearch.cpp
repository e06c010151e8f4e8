// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/pagesearch.h"

#include "views/actions.h"
#include "views/pages/browsepage.h"
#include "views/pages/listpane.h"
#include "views/pagestack.h"
#include "views/widgets/searchbox.h"

namespace renzhi {

PageSearch::PageSearch(Desk &desk, const Actions &actions, SearchBox &box, PageStack &pages)
    : QObject(&pages), m_desk(desk), m_box(box), m_pages(pages)
{
    BrowsePage &browse = m_pages.browse();
    connect(&m_box, &SearchBox::searched, &browse, &BrowsePage::setSearched);
    connect(&m_box, &SearchBox::listRequested, this,
            [this] { m_pages.browse().list().enterList(); });
    connect(&browse, &BrowsePage::searchPromptChanged, this, &PageSearch::show);
    connect(&browse, &BrowsePage::searchCleared, this, [this] {
        show();
        m_box.setFocus();
    });
    connect(&m_pages, &PageStack::pageShown, this, [this] {
        show();
        m_box.setEnabled(m_pages.isBrowsing());
    });
    connect(&actions, &Actions::requested, this, [this](Command command) {
        if (command == Command::Find)
            find();
    });
    show();
}

void PageSearch::show()
{
    const ListPane &list = m_pages.browse().list();
    const bool searches = m_pages.isBrowsing();
    const QString nothing = tr("Nothing to search on this page");
    m_box.setPlaceholderText(searches ? list.searchPrompt() : nothing);
    m_box.setAccessibleName(searches ? list.searchName() : nothing);
    m_box.setSearched(searches ? list.searched() : QString());
}

void PageSearch::find()
{
    if (m_desk.place().view == View::Changes)
        return; // it has a field of its own
    if (m_desk.place().view == View::Outbox)
        m_desk.showView(View::People); // where there is something to find
    m_box.setFocus(Qt::ShortcutFocusReason);
    m_box.selectAll();
}

} // namespace renzhi

#include "moc_pagesearch.cpp"
