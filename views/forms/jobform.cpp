// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/forms/jobform.h"

#include "ui_jobform.h"
#include "views/errors/fielderror.h"
#include "views/forms/conflictpanel.h"
#include "views/forms/livelabel.h"
#include "views/theme.h"
#include "views/widgets/codepickerchoice.h"
#include "views/wording.h"

#include <algorithm>
#include <utility>

namespace renzhi {

using namespace Qt::StringLiterals;

JobForm::JobForm(DirectoryService &service, Outbox &outbox, const ErrorCatalog &catalog, Mode mode,
                 const User &user, const std::optional<Job> &job, QWidget *parent)
    : WriteForm(service, outbox, catalog, parent)
    , ui(std::make_unique<Ui::JobForm>())
    , m_mode(mode)
    , m_user(user)
{
    setObjectName(u"jobForm"_s);
    m_page = new QWidget(this);
    ui->setupUi(m_page);
    contentLayout()->addWidget(m_page);
    m_conflict = new ConflictPanel(m_page);
    ui->page->insertWidget(ui->page->count() - 1, m_conflict);
    connect(m_conflict, &ConflictPanel::decided, this, &JobForm::decide);

    ui->personName->setFont(headingFont(font()));
    for (const Input &input : inputs()) {
        input.picker->setKind(input.kind, input.kind != CodePicker::Kind::Organizations);
        input.picker->setReferences(sharedReferences());
        input.label->setMinimumHeight(input.picker->focusProxy()->sizeHint().height());
    }
    connect(ui->organization, &CodePicker::choiceChanged, this, &JobForm::organizationPicked);
    connect(ui->position, &CodePicker::choiceChanged, this, &JobForm::positionPicked);
    connect(ui->title, &CodePicker::choiceChanged, this, &JobForm::titlePicked);
    setBase(job);
    rememberChoices();
    finishSetup();
    ui->organization->setFocus();
}

JobForm::~JobForm()
{
    letGoOfInputs();
}

std::array<JobForm::Input, 3> JobForm::inputs() const
{
    return { { { Field::Organization, WriteRequest::TouchedOrganization,
                 CodePicker::Kind::Organizations, ui->organization, ui->organizationLabel,
                 ui->organizationChange, ui->organizationNote, ui->organizationError,
                 u"organization"_s },
               { Field::Position, WriteRequest::TouchedPosition, CodePicker::Kind::Positions,
                 ui->position, ui->positionLabel, ui->positionChange, ui->positionNote,
                 ui->positionError, u"position"_s },
               { Field::Title, WriteRequest::TouchedTitle, CodePicker::Kind::Titles, ui->title,
                 ui->titleLabel, ui->titleChange, ui->titleNote, ui->titleError, u"title"_s } } };
}

JobForm::Input JobForm::inputOf(Field field) const
{
    const auto all = inputs();
    const auto *found = std::find_if(all.begin(), all.end(),
                                     [field](const Input &i) { return i.field == field; });
    Q_ASSERT(found != all.end());
    return *found;
}

QString JobForm::nameOf(Field field) const
{
    switch (field) {
    case Field::Organization:
        return tr("Organization");
    case Field::Position:
        return tr("Position");
    case Field::Title:
        return tr("Title");
    case Field::User:
        return tr("Person");
    case Field::Job:
        return tr("Job");
    case Field::None:
    case Field::Name:
    case Field::Code:
        break;
    }
    return {};
}

QString JobForm::baseId(Field field) const
{
    if (!m_base)
        return {};
    if (field == Field::Organization)
        return m_base->orgId.toString();
    return field == Field::Position ? m_base->positionId.toString() : m_base->titleId.toString();
}

// An input the operator did not change, or changed back, keeps the server's value of the moment of
// sending.
bool JobForm::isTouched(const Input &input) const
{
    return !m_base || input.picker->choiceId() != baseId(input.field);
}

void JobForm::setBase(const std::optional<Job> &job)
{
    m_base = job;
    m_opened = job;
    for (const Input &input : inputs())
        setChoice(input, baseId(input.field));
    lockUnresolved();
    showChanges();
}

void JobForm::setChoice(const Input &input, const QString &id)
{
    input.picker->setChoice(id);
    if (input.field == Field::Organization)
        ui->position->setOrganization(OrgId(id));
}

void JobForm::lockUnresolved()
{
    for (const Input &input : inputs())
        lockIfUnresolved(*input.picker, baseId(input.field));
}

void JobForm::rememberChoices()
{
    for (const Input &input : inputs())
        m_initial.insert(input.field, input.picker->choiceId());
}

void JobForm::resume(const QUuid &entry, const WriteRequest &request)
{
    setOutboxEntry(entry, request);
    fillIn(request);
}

void JobForm::fillIn(const WriteRequest &request)
{
    setUndoes(request);
    setBase(request.baseJob);
    const JobDraft &draft = request.jobDraft;
    const auto show = [&](Field field, const auto &code, const auto *found) {
        const Input input = inputOf(field);
        if ((request.touched & input.touched) == 0)
            return;
        if (found == nullptr && !code.isEmpty()) // not "none", nor what it was: to be chosen anew
            input.picker->leaveUnchosen(code.toString());
        else
            setChoice(input, found != nullptr ? found->id.toString() : QString());
    };
    const PositionCode position = draft.position.value_or(PositionCode());
    const TitleCode title = draft.title.value_or(TitleCode());
    show(Field::Organization, draft.org, references().organization(draft.org));
    show(Field::Position, position, references().position(position));
    show(Field::Title, title, references().title(title));
    lockUnresolved();
    m_titleByHand = true;
    rememberChoices();
    showChanges();
    updateButtons();
}

JobDraft JobForm::draft() const
{
    const auto code = [](const CodePicker *picker) {
        return picker->choice() ? picker->choice()->code : QString();
    };
    JobDraft draft;
    draft.org = OrgCode(code(ui->organization));
    if (const QString position = code(ui->position); !position.isEmpty())
        draft.position = PositionCode(position);
    if (const QString title = code(ui->title); !title.isEmpty())
        draft.title = TitleCode(title);
    return draft;
}

WriteRequest JobForm::request() const
{
    WriteRequest request;
    request.user = m_user.id;
    request.jobDraft = draft();
    request.baseJob = m_base;
    if (m_base)
        request.job = m_base->id;
    switch (m_mode) {
    case Mode::Add:
        request.kind = WriteRequest::Kind::AddJob;
        request.baseJob.reset();
        return request;
    case Mode::Change:
        request.kind = WriteRequest::Kind::UpdateJob;
        break;
    case Mode::Transfer:
        request.kind = WriteRequest::Kind::TransferPrimaryJob;
        break;
    }
    request.touched = WriteRequest::TouchedNone;
    for (const Input &input : inputs()) {
        if (isTouched(input))
            request.touched |= input.touched;
    }
    return request;
}

QVector<Issue> JobForm::issues() const
{
    QVector<Issue> result;
    const QVector<Issue> found = validate(draft(), references());
    for (const Input &input : inputs()) {
        if (input.picker->needsChoice()) {
            result.append({ input.field, u"local.not-chosen"_s, Issue::Severity::Error });
            continue;
        }
        // A position is right or wrong together with its organization.
        const bool asked = isTouched(input)
            || (input.field == Field::Position && isTouched(inputOf(Field::Organization)));
        for (const Issue &issue : found) {
            if (issue.field == input.field && asked && !input.picker->isLocked())
                result.append(issue);
        }
    }
    return result;
}

QStringList JobForm::clearedInputs() const
{
    QStringList cleared;
    for (const Input &input : inputs()) {
        const QString before = baseId(input.field);
        if (!before.isEmpty() && input.picker->isNone())
            cleared.append(
                tr("%1: %2", "input: value")
                    .arg(nameOf(input.field), describeChoice(input.kind, before, references())));
    }
    return cleared;
}

bool JobForm::isDirty() const
{
    const auto all = inputs();
    return std::any_of(all.begin(), all.end(), [this](const Input &input) {
        return input.picker->isInvalid()
            || input.picker->choiceId() != m_initial.value(input.field);
    });
}

bool JobForm::isBlocked() const
{
    return m_conflict->isOpen() && !m_conflict->isResolved();
}

WriteForm::FieldPlace JobForm::placeOf(Field field) const
{
    switch (field) {
    case Field::Organization:
    case Field::Position:
    case Field::Title: {
        const Input input = inputOf(field);
        return { input.error, input.picker, nameOf(field) };
    }
    case Field::User:
    case Field::Job:
        return { ui->personError, nullptr, nameOf(field) };
    case Field::None:
    case Field::Name:
    case Field::Code:
        break;
    }
    return {};
}

void JobForm::commitInputs()
{
    for (const Input &input : inputs())
        input.picker->commit();
}

void JobForm::setInputsEnabled(bool enabled)
{
    m_page->setEnabled(enabled);
}

void JobForm::organizationPicked()
{
    const OrgId org(ui->organization->choiceId());
    if (!org.isEmpty()) {
        ui->position->setOrganization(org);
        const Position *position = references().position(PositionId(ui->position->choiceId()));
        const Position *dropped = references().position(PositionId(m_dropped));
        if (position != nullptr && position->orgId != org) {
            m_dropped = position->id.toString();
            ui->position->setChoice(QString());
            const QString name = position->name;
            const QString organization = ui->organization->choice()->name;
            ui->positionNote->say(
                [name, organization] {
                    return tr("%1 is not a position of %2, so it was taken out.")
                        .arg(name, organization);
                },
                Tone::Warn);
        } else if (dropped != nullptr && dropped->orgId == org && ui->position->isNone()) {
            ui->position->setChoice(std::exchange(m_dropped, QString()));
            ui->positionNote->clear();
        }
    }
    edited(Field::Organization);
}

void JobForm::positionPicked()
{
    m_dropped.clear();
    ui->positionNote->clear();
    ui->titleNote->clear();
    const Position *position = references().position(PositionId(ui->position->choiceId()));
    const Title *title = position != nullptr ? references().title(position->titleId) : nullptr;
    if (title != nullptr && ui->title->choiceId() != title->id.toString()) {
        const QString name = title->name;
        if (m_titleByHand) {
            ui->titleNote->say(
                [name] { return tr("The position's default title is %1.").arg(name); });
        } else {
            ui->title->setChoice(title->id.toString());
            ui->titleNote->say([] { return tr("Title set from the position's default"); },
                               Tone::Accent);
        }
    }
    edited(Field::Position);
}

void JobForm::titlePicked()
{
    m_titleByHand = true;
    ui->titleNote->clear();
    edited(Field::Title);
}

void JobForm::announceSaved(const WriteOutcome &outcome)
{
    if (m_mode == Mode::Transfer)
        emit saved(m_user.id.toString());
    else
        emit saved(outcome.job.isEmpty() && m_base ? m_base->id.toString()
                                                   : outcome.job.toString());
}

void JobForm::referencesChanged()
{
    for (const Input &input : inputs())
        input.picker->setReferences(sharedReferences());
    lockUnresolved();
    showChanges();
}

JobForm::Words JobForm::words() const
{
    switch (m_mode) {
    case Mode::Add:
        return { tr("Add part-time job"), tr("Add part-time job"), false };
    case Mode::Change:
        return { tr("Change part-time job"), tr("Save changes"), false };
    case Mode::Transfer:
        return { tr("Transfer primary job"), tr("Transfer primary job"), false };
    }
    Q_UNREACHABLE();
}

void JobForm::retranslate()
{
    ui->retranslateUi(m_page);
    ui->personName->setText(wording::person(m_user));
    const QString detail = wording::personDetail(m_user, references());
    ui->personDetail->setText(detail);
    ui->personDetail->setVisible(!detail.isEmpty());
    for (const Input &input : inputs())
        input.picker->setSpokenName(nameOf(input.field));
    WriteForm::retranslate();
}

} // namespace renzhi

#include "moc_jobform.cpp"
