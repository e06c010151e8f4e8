// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the position form shows while it is edited: old → new, holders, a conflict, and what was
// typed earlier.

#include "ui_positionform.h"
#include "views/errors/errorpresenter.h"
#include "views/errors/fielderror.h"
#include "views/errors/messagebar.h"
#include "views/forms/conflictpanel.h"
#include "views/forms/holderspanel.h"
#include "views/forms/livelabel.h"
#include "views/forms/positionform.h"
#include "views/theme.h"
#include "views/widgets/codepicker.h"

#include <QPushButton>

#include <array>

namespace renzhi {

using namespace Qt::StringLiterals;

namespace {

struct NamedInput
{
    Field field;
    QStringView key;
};

constexpr std::array NamedInputs { NamedInput { Field::Organization, u"organization" },
                                   NamedInput { Field::Name, u"name" },
                                   NamedInput { Field::Code, u"code" },
                                   NamedInput { Field::Title, u"title" } };

} // namespace

void PositionForm::commitInputs()
{
    ui->organization->commit();
    ui->title->commit();
}

void PositionForm::setInputsEnabled(bool enabled)
{
    m_page->setEnabled(enabled);
}

void PositionForm::edited(Field field)
{
    showChanges();
    if (m_conflict->isOpen()) {
        const QString mine = valueOf(field);
        m_mine.insert(field, mine);
        m_conflict->keepMine(field, [this, field, mine] { return worded(field, mine); });
    }
    inputEdited(field);
}

void PositionForm::showChanges()
{
    for (const NamedInput &input : NamedInputs) {
        auto *change = m_page->findChild<LiveLabel *>(input.key + u"Change"_s);
        const QString before = baseOf(input.field);
        const QString after = valueOf(input.field);
        if (!m_base || before == after) {
            change->clear();
            continue;
        }
        change->say(
            [this, field = input.field, before, after] {
                return tr("%1 → %2", "old → new").arg(worded(field, before), worded(field, after));
            },
            after.isEmpty() ? Tone::Warn : Tone::Accent);
    }
}

void PositionForm::showHolders(bool show)
{
    m_showHolders->setChecked(show);
    m_holdersPanel->setVisible(show);
    m_showHolders->setText(show ? tr("Hide holders") : tr("Show holders"));
}

void PositionForm::afterRefusal(const ApiError &error)
{
    if (error.code != "JOB.POSITION.0016"_L1 || !m_base)
        return;
    m_holdersPanel->setHolders(service().holders(m_base->id));
    m_showHolders->show();
    bar().offer(
        u"offerHolders"_s, [] { return tr("Show holders"); }, [this] { showHolders(true); });
}

void PositionForm::showConflict(const WriteOutcome &outcome)
{
    if (!outcome.theirPosition) {
        showGone(u"JOB.POSITION.0001"_s);
        return;
    }
    QHash<Field, QString> base;
    for (const NamedInput &input : NamedInputs) {
        base.insert(input.field, baseOf(input.field));
        m_mine.insert(input.field, valueOf(input.field));
    }
    m_base = outcome.theirPosition;
    QVector<ConflictPanel::Row> rows;
    for (const NamedInput &input : NamedInputs) {
        const QString before = base.value(input.field);
        const QString theirs = baseOf(input.field);
        const QString mine = m_mine.value(input.field);
        if (theirs == before || theirs == mine)
            continue;
        const bool untouched = mine == before;
        const auto text = [this, field = input.field](const QString &value) -> ConflictPanel::Text {
            return [this, field, value] { return worded(field, value); };
        };
        rows.append({ input.field, input.key.toString(),
                      [this, field = input.field] { return nameOf(field); }, text(before),
                      text(theirs), text(mine), untouched });
        if (untouched)
            setValue(input.field, theirs);
    }
    m_conflict->showRows(rows);
    lockInputs();
    showChanges();
    if (rows.isEmpty())
        bar().showNotice(MessageBar::Kind::Info, [] {
            return tr("This was changed on the server while you were editing. Nothing was sent: "
                      "look at it, then save again.");
        });
}

void PositionForm::decide(Field field, bool takeTheirs)
{
    setValue(field, takeTheirs ? baseOf(field) : m_mine.value(field));
    lockInputs();
    showChanges();
    inputEdited(field);
}

void PositionForm::announceSaved(const WriteOutcome &outcome)
{
    emit saved(outcome.position.isEmpty() && m_base ? m_base->id : outcome.position);
}

void PositionForm::referencesChanged()
{
    for (CodePicker *picker : { ui->organization, ui->title })
        picker->setReferences(sharedReferences());
    lockInputs();
    showChanges();
}

PositionForm::Words PositionForm::words() const
{
    if (m_base)
        return { tr("Change position"), tr("Save changes"), false };
    return { tr("Add position"), tr("Add position"), false };
}

void PositionForm::retranslate()
{
    ui->retranslateUi(m_page);
    ui->formIntro->setText(m_base ? m_initial.value(Field::Name).simplified() : tr("New position"));
    ui->organization->setSpokenName(nameOf(Field::Organization));
    ui->title->setSpokenName(nameOf(Field::Title));
    ui->name->setAccessibleName(nameOf(Field::Name));
    ui->code->setAccessibleName(nameOf(Field::Code));
    ui->code->setPlaceholderText(tr("Unique in the whole tenant"));
    m_showHolders->setText(m_showHolders->isChecked() ? tr("Hide holders") : tr("Show holders"));
    WriteForm::retranslate();
}

FormDraft PositionForm::typedInputs() const
{
    FormDraft draft;
    draft.about.kind = request().kind;
    if (m_opened) {
        draft.about.position = m_opened->id;
        draft.about.basePosition = m_opened;
    }
    draft.who = m_opened ? m_opened->name.simplified() : ui->name->text().simplified();
    for (const NamedInput &input : NamedInputs) {
        const QString key = input.key.toString();
        if (input.field == Field::Organization)
            draft.inputs.append(ui->organization->typed(key));
        else if (input.field == Field::Title)
            draft.inputs.append(ui->title->typed(key));
        else
            draft.inputs.append(TypedInput { key, valueOf(input.field) });
    }
    return draft;
}

void PositionForm::showTyped(const QVector<TypedInput> &typed)
{
    for (const NamedInput &input : NamedInputs) {
        const auto found = inputNamed(typed, input.key);
        if (!found)
            continue;
        if (input.field == Field::Organization)
            showTypedIn(*ui->organization, *found, baseOf(input.field));
        else if (input.field == Field::Title)
            showTypedIn(*ui->title, *found, baseOf(input.field));
        else
            setValue(input.field, found->text);
    }
    lockInputs();
    showChanges();
    updateButtons();
}

} // namespace renzhi
