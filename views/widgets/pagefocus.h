// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHash>
#include <QPointer>
#include <QSet>
#include <QWidget>

#include <functional>

namespace renzhi {

// Where the keyboard was on each of the pages that take turns in one place, so that it comes back
// to it. Knows the widget that holds the pages, and each page by a number.
class PageFocus
{
public:
    explicit PageFocus(QWidget &pages) : m_pages(pages) { }

    // This page takes the keyboard also from elsewhere in the window.
    void setTakesAlways(int page) { m_taking.insert(page); }
    // `turn` shows the page `to` and gives the widget at which the keyboard begins there (or none).
    // A keyboard that was on a page stays where it is when that can still be reached, comes to
    // where it was on `to` the last time, or begins. One that comes from elsewhere always begins:
    // the next key must not press a button on which it was long ago.
    void turnTo(int to, const std::function<QWidget *()> &turn);

private:
    QWidget &m_pages;
    int m_page = 0;
    QHash<int, QPointer<QWidget>> m_last; // by page
    QSet<int> m_taking;
};

} // namespace renzhi
