// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/forms/writeform.h"

#include "models/directory/undo.h"
#include "views/errors/errorpresenter.h"
#include "views/errors/fielderror.h"
#include "views/errors/messagebar.h"
#include "views/forms/confirmstrip.h"
#include "views/forms/formarea.h"
#include "views/forms/livelabel.h"
#include "views/forms/requesttext.h"
#include "views/theme.h"
#include "views/widgets/codepicker.h"
#include "views/wording.h"

#include <QBoxLayout>
#include <QDialogButtonBox>
#include <QProgressBar>
#include <QPushButton>

#include <algorithm>
#include <array>

namespace renzhi {

using namespace Qt::StringLiterals;

namespace {

constexpr int FormWidth = 76 * grid;
constexpr std::array AllFields { Field::User,  Field::Job,  Field::Organization, Field::Position,
                                 Field::Title, Field::Name, Field::Code };

// What is merely still empty is no reproach before the operator wants to save.
bool isReproach(const QString &code, bool left)
{
    if (code == "local.surrounding-blanks"_L1)
        return !left; // the next word may follow

    static const std::array empties { u"USER.0094"_s, u"USER.0095"_s, u"USER.0096"_s, u"COM.0601"_s,
                                      u"local.not-chosen"_s };
    return std::find(empties.begin(), empties.end(), code) != empties.end();
}

} // namespace

WriteForm::WriteForm(DirectoryService &service, Outbox &outbox, const ErrorCatalog &catalog,
                     QWidget *parent)
    : EditingDialog(parent)
    , m_service(service)
    , m_outbox(outbox)
    , m_catalog(catalog)
    , m_references(service.references())
{
    build();
    connect(&service, &DirectoryService::connectivityChanged, this, &WriteForm::updateButtons);
    connect(&outbox, &Outbox::collectingChanged, this, &WriteForm::updateButtons);
    connect(&service, &DirectoryService::referencesChanged, this, [this] {
        m_references = m_service.references();
        referencesChanged();
    });
    closeWith(service);
}

WriteForm::~WriteForm() = default;

void WriteForm::build()
{
    m_message = new MessageBar(m_catalog, this);
    auto *content = new QWidget(this);
    auto *filled = new QVBoxLayout(content);
    filled->setContentsMargins(2 * grid, 2 * grid, 2 * grid, grid);
    m_content = new QVBoxLayout;
    filled->addLayout(m_content);
    filled->addStretch(1);
    m_area = new FormArea(this);
    m_area->setWidget(content);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_message);
    layout->addWidget(m_area, 1);
    buildFooter(layout);
    resize(FormWidth, height());
}

void WriteForm::buildFooter(QBoxLayout *layout)
{
    m_confirm = new ConfirmStrip(this);
    m_progress = new QProgressBar(this);
    m_progress->setObjectName(u"busyIndicator"_s);
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(grid / 2);
    m_note = new LiveLabel(this);
    m_note->setObjectName(u"formNote"_s);
    m_buttons = new QDialogButtonBox(this);
    m_primary = m_buttons->addButton(QString(), QDialogButtonBox::AcceptRole);
    m_primary->setObjectName(u"primaryButton"_s);
    m_cancel = m_buttons->addButton(QString(), QDialogButtonBox::RejectRole);
    m_cancel->setObjectName(u"cancelButton"_s);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &WriteForm::submit);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &WriteForm::reject);
    // Space kept for the busy line, so that nothing jumps when it appears.
    QSizePolicy kept = m_progress->sizePolicy();
    kept.setRetainSizeWhenHidden(true);
    m_progress->setSizePolicy(kept);
    m_progress->hide();
    auto *footer = new QVBoxLayout;
    footer->setContentsMargins(2 * grid, grid, 2 * grid, 2 * grid);
    footer->setSpacing(grid);
    footer->addWidget(m_note);
    auto *row = new QHBoxLayout;
    row->addWidget(languageSwitch());
    row->addWidget(m_buttons, 1);
    footer->addLayout(row);
    layout->addWidget(m_confirm);
    layout->addWidget(m_progress);
    layout->addLayout(footer);
}

void WriteForm::finishSetup()
{
    watchInputs();
    for (const Field field : AllFields) {
        const FieldPlace place = placeOf(field);
        if (place.error != nullptr && place.input != nullptr)
            place.error->setInput(place.input);
    }
    retranslate();
    const bool safe = words().safeDefault;
    m_primary->setDefault(!safe);
    m_primary->setAutoDefault(!safe);
    m_cancel->setAutoDefault(safe);
    m_cancel->setDefault(safe);
    if (safe)
        m_cancel->setFocus();
}

void WriteForm::retranslate()
{
    setWindowTitle(words().windowTitle);
    m_progress->setAccessibleName(tr("Saving"));
    updateButtons();
}

void WriteForm::setUndoes(const WriteRequest &request)
{
    m_undoes = request.undoes;
    m_undoesAt = request.undoesAt;
}

void WriteForm::showAsUndo(const WriteRequest &inverse, const std::function<QString()> &about)
{
    setUndoes(inverse);
    m_clearingAgreed = true;
    showWhatIsUndone(about);
    if (!words().safeDefault)
        m_primary->setFocus(Qt::OtherFocusReason);
}

void WriteForm::showWhatIsUndone(const std::function<QString()> &about)
{
    const WriteRequest::Kind kind = request().kind;
    const QDateTime at = m_undoesAt.toLocalTime();
    const bool isAddedAgain
        = kind == WriteRequest::Kind::AddJob || kind == WriteRequest::Kind::AddPosition;
    m_message->showNotice(MessageBar::Kind::Info, [about, at, isAddedAgain] {
        const QString when = wording::clock(at);
        return isAddedAgain ? tr("This undoes “%1” of %2. What was removed is added again, and "
                                 "gets a new ID.")
                                  .arg(about(), when)
                            : tr("This undoes “%1” of %2.").arg(about(), when);
    });
}

bool WriteForm::goesToOutbox() const
{
    return m_outbox.takesChanges();
}

void WriteForm::updateButtons()
{
    const bool outbox = goesToOutbox();
    const bool readOnly = m_service.isReadOnly();
    m_primary->setText(outbox ? tr("Keep in Outbox") : words().primary);
    m_primary->setVisible(!m_settled);
    m_message->setClosable(!m_unknown); // reading or sending again is offered there only
    m_primary->setEnabled(!m_busy && !m_unknown && !readOnly && !isBlocked());
    if (m_settled)
        m_cancel->setText(tr("Close"));
    else
        m_cancel->setText(m_busy && m_sent ? tr("Continue in background") : tr("Cancel"));
    if (!m_confirm->isHidden()) // it may offer what the button does
        m_confirm->retranslate();

    if (m_busy)
        return; // the note tells the phase
    showNote();
    m_primary->setToolTip(
        m_primary->isEnabled()
            ? QKeySequence(Qt::CTRL | Qt::Key_Return).toString(QKeySequence::NativeText)
            : m_note->text());
}

// Why saving is not as usual now.
void WriteForm::showNote()
{
    if (m_settled)
        return m_note->clear();
    if (m_service.isReadOnly())
        m_note->say(
            [this] { return errorWords(entryForCode(u"local.read-only"_s, m_catalog)).title; },
            Tone::Warn);
    else if (m_unknown)
        m_note->say([] {
            return tr(
                "First find out whether the change was made: read again, or choose to send again.");
        });
    else if (isBlocked())
        m_note->say([] { return tr("Choose for every input above, then save again."); },
                    Tone::Warn);
    else if (m_service.isOffline())
        m_note->say([] {
            return tr(
                "You are working offline. What you save is kept in the Outbox until you send it.");
        });
    else if (m_outbox.isCollecting())
        m_note->say([] {
            return tr("You are collecting changes. What you save is kept in the Outbox until you "
                      "send it.");
        });
    else if (goesToOutbox())
        m_note->say([] {
            return tr("The server cannot be reached. What you save is kept in the Outbox until you "
                      "send it.");
        });
    else
        m_note->clear();
}

void WriteForm::clearFieldErrors()
{
    for (const Field field : AllFields) {
        if (FieldError *error = placeOf(field).error)
            error->clear();
    }
}

void WriteForm::showEntryAt(Field field, const ErrorEntry &entry, bool warning)
{
    if (FieldError *error = placeOf(field).error)
        error->showEntry(entry, warning);
}

void WriteForm::inputEdited(Field field, bool left)
{
    m_clearingAgreed = false;
    if (!left) // a question that takes the keyboard makes the input one that was left
        m_confirm->dismiss();
    if (const auto &error = m_message->error(); !error || m_catalog.entryFor(*error).field == field)
        m_message->clear();
    if (FieldError *error = placeOf(field).error)
        error->clear();
    const QVector<Issue> found = issues();
    for (const Issue &issue : found) {
        if (issue.field == field && !isReproach(issue.code, left)) {
            showEntryAt(field, entryForCode(issue.code, m_catalog),
                        issue.severity == Issue::Severity::Warning);
            break;
        }
    }
    updateButtons();
    m_draft.note(); // a choice of the same name changes no text
}

void WriteForm::lockIfUnresolved(CodePicker &input, const QString &base)
{
    if (input.isUnresolved() && input.choiceId() == base)
        input.setLocked(
            true, [] { return tr("Not in the local data: it stays as it is on the server."); });
    else if (input.isLocked())
        input.setLocked(false);
}

void WriteForm::showTypedIn(CodePicker &input, const TypedInput &typed, const QString &base)
{
    input.setTyped(typed);
    if (input.isUnresolved() && !input.isInvalid() && input.choiceId() != base)
        input.leaveUnchosen(typed.text);
}

bool WriteForm::stopAtIssues()
{
    commitInputs();
    clearFieldErrors();
    int errors = 0;
    const QVector<Issue> found = issues();
    for (const Issue &issue : found) {
        const FieldPlace place = placeOf(issue.field);
        const bool warning = issue.severity == Issue::Severity::Warning;
        if (place.error != nullptr && !place.error->isShowing())
            place.error->showEntry(entryForCode(issue.code, m_catalog), warning);
        if (!warning && errors++ == 0 && place.input != nullptr)
            place.input->setFocus(Qt::OtherFocusReason);
    }
    if (errors > 0)
        m_message->showNotice(MessageBar::Kind::Warning, [errors] {
            return tr("%n input(s) need attention. Nothing was sent.", nullptr, errors);
        });
    return errors > 0;
}

void WriteForm::reject()
{
    if (!m_confirm->isHidden()) {
        m_confirm->dismiss();
        return;
    }
    if (m_busy) {
        if (m_sent)
            hide(); // the write goes on; the form comes back when there is something to say
        else if (m_operation)
            m_operation->cancel();
        return;
    }
    if (m_settled || !isDirty()) {
        closeNow();
        return;
    }
    m_confirm->ask([] { return tr("Close without saving? What you entered is lost."); },
                   [] { return tr("Discard"); }, [] { return tr("Keep editing"); },
                   [this] { closeNow(); });
    if (m_primary->isEnabled())
        m_confirm->offer([this] { return m_primary->text(); }, [this] { submit(); });
}

void WriteForm::closeNow()
{
    QDialog::reject();
}

void WriteForm::done(int result)
{
    m_draft.forget();
    EditingDialog::done(result);
}

void WriteForm::keepDraftIn(DraftStore *drafts)
{
    m_draft.keepIn(drafts, [this] { return typed(); });
}

bool WriteForm::isKeptAtOnce()
{
    return m_settled || (m_draft.isKeeping() && m_draft.noteAtOnce());
}

// What leaves from the Outbox is there, with what became of it. From the moment a write is begun
// nobody but its ending can say that it did not leave.
std::optional<FormDraft> WriteForm::typed() const
{
    const bool isOut = m_unknown || m_busy;
    if (m_settled || !isDirty() || (isOut && m_entry))
        return {};
    FormDraft draft = typedInputs();
    draft.about.undoes = m_undoes;
    draft.about.undoesAt = m_undoesAt;
    draft.outboxEntry = m_entry.value_or(QUuid());
    draft.begunOver = m_begunOver;
    draft.isSent = isOut;
    if (isOut) {
        draft.about = m_lastRequest;
        draft.jobsBefore = m_jobsBefore;
    }
    return draft;
}

void WriteForm::goOn(const FormDraft &draft)
{
    m_draft.goOnWith(draft.id);
    showTyped(draft.inputs);
    setUndoes(draft.about);
    if (m_undoes != 0 && !draft.isSent)
        showWhatIsUndone([kind = inverseKind(draft.about.kind)] { return requestKind(kind); });
    if (!draft.isSent)
        return;
    m_lastRequest = draft.about; // not what the inputs make of it now
    m_jobsBefore = draft.jobsBefore;
    m_unknown = true;
    setInputsEnabled(false);
    m_message->showNotice(MessageBar::Kind::Warning, [] {
        return tr("This was being sent when the program ended, and its answer is not known.");
    });
    offerAgain();
    updateButtons();
}

} // namespace renzhi

#include "moc_writeform.cpp"
