// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/widgets/pagefocus.h"

#include <utility>

namespace renzhi {

namespace {

// By Tab, that is: a list that something covers is visible too.
bool canBeReached(const QWidget *widget)
{
    return widget && widget->isVisible() && widget->isEnabled()
        && (widget->focusPolicy() & Qt::TabFocus) != 0;
}

} // namespace

void PageFocus::turnTo(int to, const std::function<QWidget *()> &turn)
{
    const int from = std::exchange(m_page, to);
    const QPointer<QWidget> before = m_pages.window()->focusWidget();
    const bool isHere = before && (before == &m_pages || m_pages.isAncestorOf(before));
    if (from != to && !isHere)
        m_last.remove(from); // somewhere else was left for, and the page has changed since
    if (from == to || !(isHere || m_taking.contains(to))) {
        turn();
        return;
    }
    if (isHere && before != &m_pages)
        m_last.insert(from, before);
    // A widget that hides hands the keyboard to its neighbour, that one to the next, and a row of
    // jobs that it passes becomes the chosen one: it waits outside while the page goes.
    m_pages.setFocus(Qt::OtherFocusReason);
    QWidget *first = turn();
    if (isHere) {
        for (QWidget *target : { before.data(), m_last.value(to).data() }) {
            if (target != &m_pages && canBeReached(target))
                return target->setFocus(Qt::OtherFocusReason);
        }
    }
    if (first && first->isVisible() && first->isEnabled())
        first->setFocus(Qt::OtherFocusReason);
}

} // namespace renzhi
