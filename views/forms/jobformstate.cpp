// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the job form shows while it is edited: old → new, a conflict, and what was typed earlier.

#include "ui_jobform.h"
#include "views/errors/fielderror.h"
#include "views/errors/messagebar.h"
#include "views/forms/conflictpanel.h"
#include "views/forms/jobform.h"
#include "views/forms/livelabel.h"
#include "views/theme.h"
#include "views/widgets/codepickerchoice.h"
#include "views/wording.h"

namespace renzhi {

using namespace Qt::StringLiterals;

void JobForm::edited(Field field)
{
    showChanges();
    if (m_conflict->isOpen()) {
        const Input input = inputOf(field);
        const QString mine = input.picker->choiceId();
        m_mine.insert(field, mine);
        m_conflict->keepMine(field, [this, kind = input.kind, mine] {
            return describeChoice(kind, mine, references());
        });
    }
    inputEdited(field);
}

void JobForm::showChanges()
{
    for (const Input &input : inputs()) {
        const QString before = baseId(input.field);
        const QString after = input.picker->choiceId();
        if (!m_base || before == after || !input.picker->choice()) {
            input.change->clear();
            continue;
        }
        const bool clears = after.isEmpty();
        input.change->say(
            [this, kind = input.kind, before, after] {
                return tr("%1 → %2", "old → new")
                    .arg(describeChoice(kind, before, references()),
                         describeChoice(kind, after, references()));
            },
            clears ? Tone::Warn : Tone::Accent);
    }
}

void JobForm::showConflict(const WriteOutcome &outcome)
{
    if (!outcome.theirJob) {
        showGone(u"USER.0093"_s);
        return;
    }
    const std::optional<Job> seen = m_base;
    QHash<Field, QString> base;
    for (const Input &input : inputs()) {
        base.insert(input.field, baseId(input.field));
        m_mine.insert(input.field, input.picker->choiceId());
    }
    m_base = outcome.theirJob;
    QVector<ConflictPanel::Row> rows;
    for (const Input &input : inputs()) {
        const QString before = base.value(input.field);
        const QString theirs = baseId(input.field);
        const QString mine = m_mine.value(input.field);
        const bool untouched = seen && mine == before;
        if (theirs == before || theirs == mine)
            continue;
        const auto text = [this, kind = input.kind](const QString &id) -> ConflictPanel::Text {
            return [this, kind, id] { return describeChoice(kind, id, references()); };
        };
        rows.append({ input.field, input.key, [this, field = input.field] { return nameOf(field); },
                      text(before), text(theirs), text(mine), untouched });
        if (untouched)
            setChoice(input, theirs);
    }
    m_conflict->showRows(rows);
    lockUnresolved();
    showChanges();
    if (rows.isEmpty()) // changed to what the operator wants, or in something the form does not
                        // show
        bar().showNotice(MessageBar::Kind::Info, [] {
            return tr("This was changed on the server while you were editing. Nothing was sent: "
                      "look at it, then save again.");
        });
}

void JobForm::decide(Field field, bool takeTheirs)
{
    const Input input = inputOf(field);
    setChoice(input, takeTheirs ? baseId(field) : m_mine.value(field));
    lockUnresolved();
    showChanges();
    inputEdited(field);
}

FormDraft JobForm::typedInputs() const
{
    FormDraft draft;
    draft.about.kind = request().kind;
    draft.about.user = m_user.id;
    if (m_opened) {
        draft.about.job = m_opened->id;
        draft.about.baseJob = m_opened;
    }
    draft.who = wording::person(m_user);
    for (const Input &input : inputs())
        draft.inputs.append(input.picker->typed(input.key));
    return draft;
}

void JobForm::showTyped(const QVector<TypedInput> &typed)
{
    for (const Input &input : inputs()) {
        if (const auto found = inputNamed(typed, input.key))
            showTypedIn(*input.picker, *found, baseId(input.field));
        if (input.field == Field::Organization)
            ui->position->setOrganization(OrgId(input.picker->choiceId()));
    }
    lockUnresolved();
    m_titleByHand = true;
    showChanges();
    updateButtons();
}

} // namespace renzhi
