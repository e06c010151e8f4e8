// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/forms/positionform.h"

#include "ui_positionform.h"
#include "views/errors/errorpresenter.h"
#include "views/errors/fielderror.h"
#include "views/forms/conflictpanel.h"
#include "views/forms/holderspanel.h"
#include "views/forms/livelabel.h"
#include "views/theme.h"
#include "views/widgets/codepicker.h"
#include "views/widgets/codepickerchoice.h"

#include <QPushButton>

#include <algorithm>
#include <array>

namespace renzhi {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array Inputs { Field::Organization, Field::Name, Field::Code, Field::Title };

int touchedBit(Field field)
{
    switch (field) {
    case Field::Organization:
        return WriteRequest::TouchedOrganization;
    case Field::Name:
        return WriteRequest::TouchedName;
    case Field::Code:
        return WriteRequest::TouchedCode;
    case Field::Title:
        return WriteRequest::TouchedTitle;
    case Field::None:
    case Field::User:
    case Field::Job:
    case Field::Position:
        break;
    }
    return WriteRequest::TouchedNone;
}

} // namespace

PositionForm::PositionForm(DirectoryService &service, Outbox &outbox, const ErrorCatalog &catalog,
                           const std::optional<Position> &position, const OrgId &preset,
                           QWidget *parent)
    : WriteForm(service, outbox, catalog, parent), ui(std::make_unique<Ui::PositionForm>())
{
    setObjectName(u"positionForm"_s);
    m_page = new QWidget(this);
    ui->setupUi(m_page);
    contentLayout()->addWidget(m_page);
    m_conflict = new ConflictPanel(m_page);
    ui->page->insertWidget(ui->page->count() - 1, m_conflict);
    connect(m_conflict, &ConflictPanel::decided, this, &PositionForm::decide);

    ui->formIntro->setFont(headingFont(font()));
    ui->code->setFont(codeFont(font()));
    ui->organization->setKind(CodePicker::Kind::Organizations, false);
    ui->title->setKind(CodePicker::Kind::Titles, true);
    for (CodePicker *picker : { ui->organization, ui->title })
        picker->setReferences(sharedReferences());
    for (QLabel *label : { ui->organizationLabel, ui->nameLabel, ui->codeLabel, ui->titleLabel })
        label->setMinimumHeight(ui->name->sizeHint().height());
    m_showHolders = new QPushButton(m_page);
    m_showHolders->setObjectName(u"showHolders"_s);
    m_showHolders->setCheckable(true);
    m_showHolders->setAutoDefault(false);
    m_holdersPanel = new HoldersPanel(m_page);
    ui->organizationColumn->addWidget(m_showHolders, 0, Qt::AlignLeft);
    ui->organizationColumn->addWidget(m_holdersPanel);
    m_showHolders->hide();

    connectInputs();
    setBase(position);
    if (!position && !preset.isEmpty())
        setValue(Field::Organization, preset.toString());
    rememberValues();
    finishSetup();
    if (!preset.isEmpty() || ui->organization->isLocked())
        ui->name->setFocus();
    else
        ui->organization->setFocus();
}

PositionForm::~PositionForm()
{
    letGoOfInputs();
}

void PositionForm::connectInputs()
{
    connect(ui->organization, &CodePicker::choiceChanged, this,
            [this] { edited(Field::Organization); });
    connect(ui->title, &CodePicker::choiceChanged, this, [this] { edited(Field::Title); });
    connect(ui->name, &QLineEdit::textEdited, this, [this] { edited(Field::Name); });
    connect(ui->code, &QLineEdit::textEdited, this, [this] { edited(Field::Code); });
    connect(ui->name, &QLineEdit::editingFinished, this, [this] {
        if (isTouched(Field::Name))
            inputEdited(Field::Name, true);
    });
    connect(ui->code, &QLineEdit::editingFinished, this, [this] {
        if (isTouched(Field::Code))
            inputEdited(Field::Code, true);
    });
    connect(m_showHolders, &QPushButton::toggled, this, &PositionForm::showHolders);
}

QString PositionForm::valueOf(Field field) const
{
    switch (field) {
    case Field::Organization:
        return ui->organization->choiceId();
    case Field::Title:
        return ui->title->choiceId();
    case Field::Name:
        return ui->name->text();
    case Field::Code:
        return ui->code->text();
    case Field::None:
    case Field::User:
    case Field::Job:
    case Field::Position:
        break;
    }
    return {};
}

QString PositionForm::baseOf(Field field) const
{
    if (!m_base)
        return {};
    switch (field) {
    case Field::Organization:
        return m_base->orgId.toString();
    case Field::Title:
        return m_base->titleId.toString();
    case Field::Name:
        return m_base->name;
    case Field::Code:
        return m_base->code.toString();
    case Field::None:
    case Field::User:
    case Field::Job:
    case Field::Position:
        break;
    }
    return {};
}

QString PositionForm::worded(Field field, const QString &value) const
{
    if (field == Field::Organization)
        return describeChoice(CodePicker::Kind::Organizations, value, references());
    if (field == Field::Title)
        return describeChoice(CodePicker::Kind::Titles, value, references());
    return value;
}

QString PositionForm::nameOf(Field field) const
{
    switch (field) {
    case Field::Organization:
        return tr("Organization");
    case Field::Title:
        return tr("Default title");
    case Field::Name:
        return tr("Name");
    case Field::Code:
        return tr("Code");
    case Field::Position:
        return tr("Position");
    case Field::None:
    case Field::User:
    case Field::Job:
        break;
    }
    return {};
}

bool PositionForm::isTouched(Field field) const
{
    return !m_base || valueOf(field) != baseOf(field);
}

void PositionForm::setValue(Field field, const QString &value)
{
    if (field == Field::Organization)
        ui->organization->setChoice(value);
    else if (field == Field::Title)
        ui->title->setChoice(value);
    else if (field == Field::Name)
        ui->name->setText(value);
    else if (field == Field::Code)
        ui->code->setText(value);
}

void PositionForm::setBase(const std::optional<Position> &position)
{
    m_base = position;
    m_opened = position;
    for (const Field field : Inputs)
        setValue(field, baseOf(field));
    lockInputs();
    showChanges();
}

// People hold it: the server would refuse to move it (JOB.POSITION.0016). What was chosen here
// stays open to be corrected.
void PositionForm::lockInputs()
{
    if (!m_base)
        return;
    const auto holders = service().holders(m_base->id);
    m_holders = static_cast<int>(holders.size());
    m_holdersPanel->setHolders(holders);
    m_showHolders->setVisible(m_holders > 0);
    if (m_holders > 0 && !isTouched(Field::Organization))
        ui->organization->setLocked(true, [this] {
            return tr("%n person(s) hold this position, so its organization cannot change.",
                      nullptr, m_holders);
        });
    else
        lockIfUnresolved(*ui->organization, baseOf(Field::Organization));
    lockIfUnresolved(*ui->title, baseOf(Field::Title));
}

void PositionForm::rememberValues()
{
    for (const Field field : Inputs)
        m_initial.insert(field, valueOf(field));
}

void PositionForm::resume(const QUuid &entry, const WriteRequest &request)
{
    setOutboxEntry(entry, request);
    fillIn(request);
}

void PositionForm::fillIn(const WriteRequest &request)
{
    setUndoes(request);
    setBase(request.basePosition);
    const PositionDraft &draft = request.positionDraft;
    const auto asked = [&](Field field) { return (request.touched & touchedBit(field)) != 0; };
    const auto show = [&](Field field, CodePicker *picker, const auto &code, const auto *found) {
        if (!asked(field))
            return;
        if (found == nullptr && !code.isEmpty()) // not "none", nor what it was: to be chosen anew
            picker->leaveUnchosen(code.toString());
        else
            setValue(field, found != nullptr ? found->id.toString() : QString());
    };
    const TitleCode title = draft.title.value_or(TitleCode());
    show(Field::Organization, ui->organization, draft.org, references().organization(draft.org));
    show(Field::Title, ui->title, title, references().title(title));
    if (asked(Field::Name))
        setValue(Field::Name, draft.name);
    if (asked(Field::Code))
        setValue(Field::Code, draft.code.toString());
    lockInputs(); // what the entry names, or leaves to be chosen, can be changed
    rememberValues();
    showChanges();
    updateButtons();
}

PositionDraft PositionForm::draft() const
{
    const auto code = [](const CodePicker *picker) {
        return picker->choice() ? picker->choice()->code : QString();
    };
    PositionDraft draft;
    draft.org = OrgCode(code(ui->organization));
    draft.name = ui->name->text();
    draft.code = PositionCode(ui->code->text());
    if (const QString title = code(ui->title); !title.isEmpty())
        draft.title = TitleCode(title);
    return draft;
}

WriteRequest PositionForm::request() const
{
    WriteRequest request;
    request.positionDraft = draft();
    if (!m_base) {
        request.kind = WriteRequest::Kind::AddPosition;
        return request;
    }
    request.kind = WriteRequest::Kind::UpdatePosition;
    request.position = m_base->id;
    request.basePosition = m_base;
    request.touched = WriteRequest::TouchedNone;
    for (const Field field : Inputs) {
        if (isTouched(field))
            request.touched |= touchedBit(field);
    }
    return request;
}

QVector<Issue> PositionForm::issues() const
{
    QVector<Issue> result;
    const QVector<Issue> found
        = validate(draft(), references(), m_base ? m_base->id : PositionId(), m_holders);
    for (const Field field : Inputs) {
        const CodePicker *picker = field == Field::Organization ? ui->organization
            : field == Field::Title                             ? ui->title
                                                                : nullptr;
        if (picker != nullptr && picker->needsChoice()) {
            result.append({ field, u"local.not-chosen"_s, Issue::Severity::Error });
            continue;
        }
        std::copy_if(found.cbegin(), found.cend(), std::back_inserter(result),
                     [&](const Issue &issue) {
                         return issue.field == field && isTouched(field)
                             && (picker == nullptr || !picker->isLocked());
                     });
    }
    return result;
}

QStringList PositionForm::clearedInputs() const
{
    const QString before = baseOf(Field::Title);
    if (before.isEmpty() || !ui->title->isNone())
        return {};
    return { tr("%1: %2", "input: value").arg(nameOf(Field::Title), worded(Field::Title, before)) };
}

bool PositionForm::isDirty() const
{
    return ui->organization->isInvalid() || ui->title->isInvalid()
        || std::any_of(Inputs.begin(), Inputs.end(),
                       [this](Field field) { return valueOf(field) != m_initial.value(field); });
}

bool PositionForm::isBlocked() const
{
    return m_conflict->isOpen() && !m_conflict->isResolved();
}

WriteForm::FieldPlace PositionForm::placeOf(Field field) const
{
    switch (field) {
    case Field::Organization:
        return { ui->organizationError, ui->organization, nameOf(field) };
    case Field::Name:
        return { ui->nameError, ui->name, nameOf(field) };
    case Field::Code:
        return { ui->codeError, ui->code, nameOf(field) };
    case Field::Title:
        return { ui->titleError, ui->title, nameOf(field) };
    case Field::Position:
        return { ui->positionError, nullptr, nameOf(field) };
    case Field::None:
    case Field::User:
    case Field::Job:
        break;
    }
    return {};
}

} // namespace renzhi

#include "moc_positionform.cpp"
