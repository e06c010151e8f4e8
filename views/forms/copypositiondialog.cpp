// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/forms/copypositiondialog.h"

#include "ui_copypositiondialog.h"
#include "views/errors/messagebar.h"
#include "views/errors/plaintext.h"
#include "views/forms/confirmstrip.h"
#include "views/forms/livelabel.h"
#include "views/theme.h"
#include "views/widgets/codepickerchoice.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QPushButton>
#include <QShortcut>

namespace renzhi {

using namespace Qt::StringLiterals;

namespace {

constexpr int DialogWidth = 92 * grid;
constexpr int FewestRows = 5; // in sight
constexpr auto FirstPattern = "{org}-{code}"_L1;

} // namespace

CopyPositionDialog::CopyPositionDialog(DirectoryService &service, Outbox &outbox,
                                       const ErrorCatalog &catalog, const Position &source,
                                       QWidget *parent)
    : EditingDialog(parent)
    , ui(std::make_unique<Ui::CopyPositionDialog>())
    , m_service(service)
    , m_outbox(outbox)
    , m_catalog(catalog)
    , m_source(source)
    , m_model(new CopyPositionModel(catalog, source, this))
{
    ui->setupUi(this);
    setObjectName(u"copyPositionDialog"_s);
    build();
    connectInputs();
    m_model->setReferences(service.references());
    ui->organization->setReferences(service.references());
    ui->pattern->setText(FirstPattern);
    patternEdited();
    retranslate();
    resize(DialogWidth, height());
    ui->organization->setFocus();
}

CopyPositionDialog::~CopyPositionDialog()
{
    letGoOfInputs();
}

void CopyPositionDialog::build()
{
    m_message = new MessageBar(m_catalog, this);
    ui->messagePlace->addWidget(m_message);
    m_confirm = new ConfirmStrip(this);
    ui->confirmPlace->addWidget(m_confirm);
    m_patternNote = new LiveLabel(this);
    m_patternNote->setObjectName(u"patternNote"_s);
    ui->patternColumn->addWidget(m_patternNote);
    m_note = new LiveLabel(this);
    m_note->setObjectName(u"copyNote"_s);
    ui->notePlace->addWidget(m_note);
    ui->languagePlace->addWidget(languageSwitch());
    m_primary = ui->buttons->addButton(QString(), QDialogButtonBox::AcceptRole);
    m_primary->setObjectName(u"primaryButton"_s);
    m_cancel = ui->buttons->addButton(QString(), QDialogButtonBox::RejectRole);
    m_cancel->setObjectName(u"cancelButton"_s);

    ui->heading->setFont(headingFont(font()));
    ui->pattern->setFont(codeFont(font()));
    ui->organization->setKind(CodePicker::Kind::Organizations, false);
    for (QLabel *label : { ui->organizationLabel, ui->patternLabel })
        label->setMinimumHeight(ui->pattern->sizeHint().height());
    ui->organizationLabel->setBuddy(ui->organization);
    ui->copies->setModel(m_model);
    ui->copies->verticalHeader()->hide();
    ui->copies->verticalHeader()->setDefaultSectionSize(rowHeight);
    ui->copies->setMinimumHeight((FewestRows + 1) * rowHeight);
    QHeaderView *header = ui->copies->horizontalHeader();
    header->setHighlightSections(false);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setStretchLastSection(true);
    ui->copies->setColumnWidth(int(Column::Organization), 28 * grid);
    ui->copies->setColumnWidth(int(Column::Code), 26 * grid);
    QSizePolicy kept = ui->busyIndicator->sizePolicy();
    kept.setRetainSizeWhenHidden(true);
    ui->busyIndicator->setSizePolicy(kept);
    ui->busyIndicator->setFixedHeight(grid / 2);
}

void CopyPositionDialog::connectInputs()
{
    connect(ui->organization, &CodePicker::choiceChanged, this, &CopyPositionDialog::addChosen,
            Qt::QueuedConnection); // the picker has not finished yet
    connect(ui->pattern, &QLineEdit::textEdited, this, &CopyPositionDialog::patternEdited);
    watchInputs();
    connect(ui->removeRow, &QPushButton::clicked, this, &CopyPositionDialog::removeRow);
    auto *remove = new QShortcut(QKeySequence(Qt::Key_Delete), ui->copies);
    remove->setContext(Qt::WidgetShortcut);
    connect(remove, &QShortcut::activated, this, &CopyPositionDialog::removeRow);
    connect(ui->copies->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &row) {
                showRow(row.row());
                updateState();
            });
    connect(ui->buttons, &QDialogButtonBox::accepted, this, &CopyPositionDialog::submit);
    connect(ui->buttons, &QDialogButtonBox::rejected, this, &CopyPositionDialog::reject);
    connect(&m_service, &DirectoryService::connectivityChanged, this,
            &CopyPositionDialog::updateState);
    connect(&m_outbox, &Outbox::collectingChanged, this, &CopyPositionDialog::updateState);
    connect(&m_service, &DirectoryService::referencesChanged, this, [this] {
        m_model->setReferences(m_service.references());
        ui->organization->setReferences(m_service.references());
        showSource();
        updateState();
    });
    closeWith(m_service);
}

void CopyPositionDialog::showSource()
{
    const auto references = m_service.references();
    ui->heading->setText(tr("Copy the position “%1”").arg(m_source.name.simplified()));
    const QString title
        = describeChoice(ChoiceListModel::Kind::Titles, m_source.titleId.toString(), *references);
    const QString path = references->pathText(m_source.orgId);
    ui->source->setText(breakable(
        tr("Code %1, default title: %2, in %3").arg(m_source.code.toString(), title, path)));
}

void CopyPositionDialog::addChosen()
{
    const QString id = ui->organization->choiceId();
    if (id.isEmpty() || isBusy())
        return;
    const int row = m_model->add(OrgId(id));
    ui->organization->setChoice(QString()); // ready for the next one
    ui->copies->selectRow(row);
    updateState();
}

void CopyPositionDialog::removeRow()
{
    const int row = ui->copies->currentIndex().row();
    if (isBusy() || !m_model->isRemovable(row))
        return;
    m_model->remove(row);
    showRow(ui->copies->currentIndex().row());
    updateState();
}

void CopyPositionDialog::patternEdited()
{
    const CodePattern pattern(ui->pattern->text());
    const QString problem = pattern.problem();
    if (problem.isEmpty())
        m_patternNote->say([] {
            return tr("{org}: code of the organization; {code}: code of the position; {n}: number "
                      "of the row");
        });
    else
        m_patternNote->say(
            [problem] {
                return tr("“%1” means nothing here. Use {org}, {code} and {n}.").arg(problem);
            },
            Tone::Warn);
    m_model->setPattern(problem.isEmpty() ? pattern : CodePattern(QString()));
    updateState();
}

bool CopyPositionDialog::goesToOutbox() const
{
    return m_outbox.takesChanges();
}

QString CopyPositionDialog::counts() const
{
    if (m_model->rowCount() == 0)
        return tr("Choose the organizations one after the other: each becomes a row.");
    QStringList parts;
    const auto tell = [&](State state, const QString &text) {
        if (m_model->count(state) > 0)
            parts.append(text);
    };
    tell(State::Ready, tr("%n new", "copies", m_model->count(State::Ready)));
    tell(State::Blocked, tr("%n to be changed", "copies", m_model->count(State::Blocked)));
    tell(State::Added, tr("%n added", "copies", m_model->count(State::Added)));
    tell(State::Refused, tr("%n refused", "copies", m_model->count(State::Refused)));
    tell(State::Unknown, tr("%n not known", "copies", m_model->count(State::Unknown)));
    tell(State::Kept, tr("%n in the Outbox", "copies", m_model->count(State::Kept)));
    return parts.join(u" · "_s);
}

void CopyPositionDialog::updateState()
{
    m_model->setForOutbox(goesToOutbox());
    const bool busy = isBusy();
    const int ready = int(m_model->sendable().size());
    const bool done = m_model->rowCount() > 0 && ready == 0 && m_model->count(State::Blocked) == 0
        && m_model->count(State::Refused) == 0;
    m_primary->setText(goesToOutbox() ? tr("Keep in Outbox")
                                      : tr("Copy to %n organization(s)", nullptr, ready));
    m_primary->setVisible(!done || busy);
    m_primary->setEnabled(!busy && ready > 0 && !m_service.isReadOnly());
    if (!m_confirm->isHidden()) // it may offer what the button does
        m_confirm->retranslate();
    m_cancel->setText(m_copies ? tr("Stop") : done ? tr("Close") : tr("Cancel"));
    m_cancel->setEnabled(!m_isStopping);
    ui->busyIndicator->setVisible(busy);
    for (QWidget *input :
         { static_cast<QWidget *>(ui->organization), static_cast<QWidget *>(ui->pattern) })
        input->setEnabled(!busy);
    ui->removeRow->setEnabled(!busy && m_model->isRemovable(ui->copies->currentIndex().row()));
    if (m_isStopping)
        m_note->say([] { return tr("Stopping after the one under way…"); });
    else if (m_copies)
        m_note->say([] { return tr("Sending one after the other…"); });
    else
        m_note->say([this] { return counts(); });
    m_draft.note();
}

void CopyPositionDialog::reject()
{
    if (!m_confirm->isHidden()) {
        m_confirm->dismiss();
    } else if (m_copies) {
        m_isStopping = true;
        m_copies->stop();
        updateState();
    } else if (m_model->count(State::Added) + m_model->count(State::Kept) == m_model->rowCount()) {
        QDialog::reject();
    } else {
        m_confirm->ask([this] { return closingQuestion(); }, [] { return tr("Discard"); },
                       [] { return tr("Keep editing"); }, [this] { QDialog::reject(); });
        if (m_primary->isEnabled() && !m_primary->isHidden())
            m_confirm->offer([this] { return m_primary->text(); }, [this] { submit(); });
    }
}

QString CopyPositionDialog::closingQuestion() const
{
    const int unknown = m_model->count(State::Unknown);
    const int settled = unknown + m_model->count(State::Added) + m_model->count(State::Kept);
    QString rest = tr("Close? The rows that were not added are lost.");
    if (unknown == 0)
        return rest;
    const QString open = tr("%n position(s) may be on the server: the outcome is unknown.",
                            "asked when closing", unknown);
    return settled == m_model->rowCount() ? tr("%1 Close without reading again?").arg(open)
                                          : tr("%1 %2", "two sentences").arg(open, rest);
}

// Enter chooses an organization and writes nothing, unless the button itself has the focus.
void CopyPositionDialog::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Return && event->key() != Qt::Key_Enter)
        EditingDialog::keyPressEvent(event);
}

void CopyPositionDialog::done(int result)
{
    m_draft.forget();
    EditingDialog::done(result);
}

void CopyPositionDialog::keepDraftIn(DraftStore *drafts)
{
    m_draft.keepIn(drafts, [this] { return typed(); });
}

bool CopyPositionDialog::isKeptAtOnce()
{
    return m_draft.isKeeping() && m_draft.noteAtOnce();
}

// The rows are the organizations that were chosen. What was sent is in the change log.
std::optional<FormDraft> CopyPositionDialog::typed() const
{
    const QVector<CopyPositionModel::OpenRow> rows = m_model->openRows();
    const QString pattern = ui->pattern->text();
    if (rows.isEmpty() && pattern == FirstPattern && !ui->organization->isInvalid())
        return {};
    FormDraft draft;
    draft.isCopy = true;
    draft.about.kind = WriteRequest::Kind::AddPosition;
    draft.about.position = m_source.id;
    draft.about.basePosition = m_source; // other copies are not made of what it is later
    draft.who = m_source.name.simplified();
    draft.inputs.append(TypedInput { u"pattern"_s, pattern });
    draft.inputs.append(ui->organization->typed(u"organization"_s));
    for (const auto &[organization, number] : rows) {
        const QString id = organization.toString();
        const QString name
            = describeChoice(ChoiceListModel::Kind::Organizations, id, *m_service.references());
        draft.inputs.append(TypedInput { u"row"_s, name, id, false, false, number });
    }
    return draft;
}

void CopyPositionDialog::goOn(const FormDraft &draft)
{
    m_draft.goOnWith(draft.id);
    if (const auto pattern = inputNamed(draft.inputs, u"pattern"))
        ui->pattern->setText(pattern->text);
    patternEdited();
    for (const TypedInput &input : draft.inputs) {
        if (input.key == "row"_L1 && input.choice)
            m_model->add(OrgId(*input.choice), input.number);
    }
    if (const auto organization = inputNamed(draft.inputs, u"organization"))
        ui->organization->setTyped(*organization);
    updateState();
}

void CopyPositionDialog::retranslate()
{
    setWindowTitle(tr("Copy position to organizations"));
    ui->organizationLabel->setText(tr("Add &organization"));
    ui->organization->setSpokenName(tr("Organization"));
    ui->patternLabel->setText(tr("Code &pattern"));
    ui->pattern->setAccessibleName(tr("Code pattern"));
    ui->copies->setAccessibleName(tr("Copies"));
    ui->removeRow->setText(tr("&Remove row"));
    ui->busyIndicator->setAccessibleName(tr("Copying"));
    m_model->retranslate();
    showSource();
    updateState();
}

} // namespace renzhi

#include "moc_copypositiondialog.cpp"
