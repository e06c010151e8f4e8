// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Whether the chosen change can be undone.

#include "models/directory/undohistory.h"
#include "ui_changespage.h"
#include "views/actions.h"
#include "views/desk.h"
#include "views/pages/changespage.h"

namespace renzhi {

QString ChangesPage::undoObstacle() const
{
    const UndoHistory *history = m_desk.session().undo;
    const auto line = chosen();
    if (history == nullptr || !line)
        return tr("Choose a change first.");
    return m_actions.undoObstacle(history->inverse(line->id, line->at), m_catalog);
}

void ChangesPage::showUndo()
{
    if (!isVisible())
        return; // it is found out when somebody looks
    const QString why = undoObstacle();
    ui->undoChange->setEnabled(why.isEmpty());
    ui->undoChange->setToolTip(
        why.isEmpty() ? tr("Shows what would be put back; nothing is sent before you confirm it")
                      : why);
}

void ChangesPage::undoChosen()
{
    if (const auto line = chosen())
        emit undoRequested(line->id, line->at);
}

} // namespace renzhi
