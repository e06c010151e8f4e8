// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Taking changes back: by the forms and questions that make them, so that an undo is looked at
// first, meets the same conflicts and refusals, and can be kept in the outbox.

#include "models/directory/directoryservice.h"
#include "models/directory/undohistory.h"
#include "views/commands.h"
#include "views/forms/jobform.h"
#include "views/forms/positionform.h"
#include "views/forms/removejobdialog.h"
#include "views/forms/removepositiondialog.h"
#include "views/pages/changewords.h"

namespace renzhi {

void Commands::undoLatest()
{
    UndoHistory *history = m_desk.session().undo;
    history->refresh();
    if (const auto step = history->latest())
        undoLine(step->line, {}, true);
}

void Commands::undo(qint64 line, const QDateTime &at)
{
    undoLine(line, at, false);
}

void Commands::undoLine(qint64 line, const QDateTime &at, bool isLatest)
{
    const UndoHistory *history = m_desk.session().undo;
    if (history == nullptr)
        return;
    const Result<WriteRequest> inverse = history->inverse(line, at);
    if (!inverse) {
        emit undoFailed(inverse.error(), isLatest);
        return;
    }
    // Who asked saw why, unless it has changed since.
    if (!m_actions.writeObstacle(inverse->kind).isEmpty())
        return;
    // Where it was undone and made again before, the line of that.
    const ChangeLine undone = history->line(inverse->undoes, inverse->undoesAt);
    WriteForm *form = undoForm(*inverse);
    form->showAsUndo(*inverse, [undone] { return changewords::heading(undone); });
    open(form);
}

WriteForm *Commands::undoForm(const WriteRequest &inverse)
{
    return isAboutPosition(inverse.kind) ? undoPositionForm(inverse) : undoJobForm(inverse);
}

WriteForm *Commands::undoJobForm(const WriteRequest &inverse)
{
    const User user = *m_desk.user(inverse.user);
    if (inverse.kind == WriteRequest::Kind::RemoveJob)
        return new RemoveJobDialog(*m_desk.service(), *m_desk.session().outbox, m_catalog, user,
                                   *inverse.baseJob, m_window);
    const JobForm::Mode mode = inverse.kind == WriteRequest::Kind::AddJob ? JobForm::Mode::Add
        : inverse.kind == WriteRequest::Kind::UpdateJob                   ? JobForm::Mode::Change
                                                                          : JobForm::Mode::Transfer;
    auto *form = new JobForm(*m_desk.service(), *m_desk.session().outbox, m_catalog, mode, user,
                             inverse.baseJob, m_window);
    form->fillIn(inverse);
    if (mode != JobForm::Mode::Transfer)
        connect(form, &JobForm::saved, this,
                [this](const QString &job) { emit jobSaved(JobId(job)); });
    return form;
}

WriteForm *Commands::undoPositionForm(const WriteRequest &inverse)
{
    if (inverse.kind == WriteRequest::Kind::RemovePosition) {
        auto *dialog = new RemovePositionDialog(*m_desk.service(), *m_desk.session().outbox,
                                                m_catalog, *inverse.basePosition, m_window);
        connect(dialog, &RemovePositionDialog::saved, this, &Commands::leavePosition);
        return dialog;
    }
    auto *form = new PositionForm(*m_desk.service(), *m_desk.session().outbox, m_catalog,
                                  inverse.basePosition, OrgId(), m_window);
    form->fillIn(inverse);
    connect(form, &PositionForm::saved, this, &Commands::positionSaved);
    return form;
}

} // namespace renzhi
