// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/widgets/pagefocus.h"

#include <utility>

namespace renzhi {

void PageFocus::turnTo(int to, const std::function<QWidget *()> &turn)
{
    const int from = std::exchange(m_page, to);
    const QPointer<QWidget> before = m_pages.window()->focusWidget();
    const bool isHere = before && (before == &m_pages || m_pages.isAncestorOf(before));
    if (from == to || !isHere) {
        if (from != to)
            m_last.remove(from); // somewhere else was left for, and the page has changed since
        turn();
        return;
    }
    if (before != &m_pages)
        m_last.insert(from, before);
    // A widget that hides hands the keyboard to its neighbour, that one to the next, and a row of
    // jobs that it passes becomes the chosen one: it waits outside while the page goes.
    m_pages.setFocus(Qt::OtherFocusReason);
    QWidget *first = turn();
    for (QWidget *target : { before.data(), m_last.value(to).data(), first }) {
        if (target && target != &m_pages && target->isVisible() && target->isEnabled())
            return target->setFocus(Qt::OtherFocusReason);
    }
}

} // namespace renzhi
