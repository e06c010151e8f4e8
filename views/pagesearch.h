// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

namespace renzhi {

class Actions;
class Desk;
class PageStack;
class SearchBox;

// The search box above the pages, and the list that it searches: that which is open on the browse
// page. Elsewhere there is nothing to find, and the box says so.
class PageSearch : public QObject
{
    Q_OBJECT
public:
    // Goes with the pages; the others must outlive it.
    PageSearch(Desk &desk, const Actions &actions, SearchBox &box, PageStack &pages);

    // In the box: what the list is asked for, and what could be. By itself, but not when the list
    // took what was searched for from the settings.
    void show();

private:
    void find();

    Desk &m_desk;
    SearchBox &m_box;
    PageStack &m_pages;
};

} // namespace renzhi
