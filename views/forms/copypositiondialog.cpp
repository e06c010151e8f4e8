// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/forms/copypositiondialog.h"

#include "ui_copypositiondialog.h"
#include "views/errors/errorpresenter.h"
#include "views/errors/messagebar.h"
#include "views/errors/plaintext.h"
#include "views/forms/confirmstrip.h"
#include "views/forms/copypositionmodel.h"
#include "views/forms/livelabel.h"
#include "views/forms/readagain.h"
#include "views/theme.h"
#include "views/widgets/codepickerchoice.h"
#include "views/widgets/languageswitch.h"
#include "views/wording.h"

#include <QEvent>
#include <QHeaderView>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QMetaMethod>
#include <QPushButton>
#include <QScreen>
#include <QShortcut>
#include <QTimer>

#include <algorithm>

namespace renzhi {

using namespace Qt::StringLiterals;
using State = CopyPositionModel::State;
using Column = CopyPositionModel::Column;

namespace {

constexpr int DialogWidth = 92 * grid;
constexpr int FewestRows = 5; // in sight

} // namespace

CopyPositionDialog::CopyPositionDialog(DirectoryService &service, Outbox &outbox,
                                       const ErrorCatalog &catalog, const Position &source,
                                       QWidget *parent)
    : QDialog(parent)
    , ui(std::make_unique<Ui::CopyPositionDialog>())
    , m_service(service)
    , m_outbox(outbox)
    , m_catalog(catalog)
    , m_source(source)
    , m_model(new CopyPositionModel(catalog, source, this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    ui->setupUi(this);
    setObjectName(u"copyPositionDialog"_s);
    build();
    connectInputs();
    m_model->setReferences(service.references());
    ui->organization->setReferences(service.references());
    ui->pattern->setText(u"{org}-{code}"_s);
    patternEdited();
    retranslate();
    resize(DialogWidth, height());
    ui->organization->setFocus();
}

CopyPositionDialog::~CopyPositionDialog()
{
    // What loses the focus on the way out must not report it to what is half gone.
    const QObjectList all = findChildren<QObject *>();
    for (QObject *child : all)
        child->disconnect(this);
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
    m_languages = new LanguageSwitch(this);
    m_languages->setLanguage(currentLanguage());
    ui->languagePlace->addWidget(m_languages);
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
    const QList<QLineEdit *> edits = findChildren<QLineEdit *>();
    for (QLineEdit *edit : edits)
        edit->installEventFilter(this);
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
    for (const Qt::Key key : { Qt::Key_Return, Qt::Key_Enter }) {
        auto *send = new QShortcut(QKeySequence(Qt::CTRL | key), this);
        connect(send, &QShortcut::activated, this, &CopyPositionDialog::submit);
    }
    connect(m_languages, &LanguageSwitch::languageRequested, this,
            &CopyPositionDialog::languageRequested);
    connect(&m_service, &DirectoryService::connectivityChanged, this,
            &CopyPositionDialog::updateState);
    connect(&m_service, &DirectoryService::referencesChanged, this, [this] {
        m_model->setReferences(m_service.references());
        ui->organization->setReferences(m_service.references());
        showSource();
        updateState();
    });
    // A session that ends takes its dialogs along.
    connect(&m_service, &QObject::destroyed, this, &QObject::deleteLater);
}

void CopyPositionDialog::showSource()
{
    const auto references = m_service.references();
    ui->heading->setText(tr("Copy the position “%1”").arg(m_source.name.simplified()));
    const QString title = describeChoice(ChoiceListModel::Kind::Titles,
                                         m_source.titleId.toString(), *references);
    const QString path = references->pathText(m_source.orgId);
    ui->source->setText(breakable(tr("Code %1, default title: %2, in %3")
                                      .arg(m_source.code.toString(), title, path)));
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
    return m_service.isOffline() || m_service.connectivity() == Connectivity::Offline;
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
    const bool done = m_model->rowCount() > 0 && ready == 0
        && m_model->count(State::Blocked) == 0 && m_model->count(State::Refused) == 0;
    m_primary->setText(goesToOutbox() ? tr("Keep in Outbox")
                                      : tr("Copy to %n organization(s)", nullptr, ready));
    m_primary->setVisible(!done || busy);
    m_primary->setEnabled(!busy && ready > 0 && !m_service.isReadOnly());
    m_cancel->setText(m_copies ? tr("Stop") : done ? tr("Close") : tr("Cancel"));
    m_cancel->setEnabled(!m_isStopping);
    ui->busyIndicator->setVisible(busy);
    for (QWidget *input : { static_cast<QWidget *>(ui->organization),
                            static_cast<QWidget *>(ui->pattern) })
        input->setEnabled(!busy);
    ui->removeRow->setEnabled(!busy
                              && m_model->isRemovable(ui->copies->currentIndex().row()));
    if (m_isStopping)
        m_note->say([] { return tr("Stopping after the one under way…"); });
    else if (m_copies)
        m_note->say([] { return tr("Sending one after the other…"); });
    else
        m_note->say([this] { return counts(); });
}

void CopyPositionDialog::submit()
{
    if (isBusy() || m_isComposing || addsTyped() || !m_primary->isEnabled()
        || m_primary->isHidden())
        return;
    m_confirm->dismiss();
    m_message->clear();
    if (goesToOutbox())
        keepInOutbox();
    else
        send();
}

// What was typed last is looked at before it goes: an organization that is new among the rows, or
// text that names none.
bool CopyPositionDialog::addsTyped()
{
    const int rows = m_model->rowCount();
    ui->organization->commit();
    addChosen();
    if (!ui->organization->isInvalid())
        return m_model->rowCount() > rows;
    ui->organization->setFocus();
    return true;
}

void CopyPositionDialog::keepInOutbox()
{
    const QVector<int> rows = m_model->sendable();
    for (const int row : rows) {
        WriteRequest request;
        request.kind = WriteRequest::Kind::AddPosition;
        request.positionDraft = m_model->draft(row);
        const auto kept = m_outbox.add(request);
        if (!kept) {
            m_message->showError(kept.error());
            break;
        }
        m_model->setKept(row);
    }
    updateState();
}

void CopyPositionDialog::send()
{
    m_rows = m_model->sendable();
    QVector<PositionCopies::Copy> copies;
    for (const int row : std::as_const(m_rows)) {
        const PositionDraft draft = m_model->draft(row);
        copies.append({ draft.org, draft.code });
    }
    m_copies = new PositionCopies(m_service, m_source, copies, this);
    connect(m_copies, &PositionCopies::started, this, [this](int index) {
        m_model->setSending(m_rows.at(index));
        ui->copies->scrollTo(m_model->index(m_rows.at(index), 0));
    });
    connect(m_copies, &PositionCopies::ended, this,
            [this](int index, const WriteRequest &request, const WriteOutcome &outcome) {
                m_model->setOutcome(m_rows.at(index), request, outcome);
            });
    connect(m_copies, &PositionCopies::finished, this, &CopyPositionDialog::finished);
    updateState();
    m_copies->start();
}

void CopyPositionDialog::finished(const std::optional<ApiError> &failure)
{
    m_copies->deleteLater();
    m_copies = nullptr;
    m_isStopping = false;
    updateState();
    if (failure) {
        showFailure(*failure);
        return;
    }
    const auto told = std::find_if(m_rows.cbegin(), m_rows.cend(),
                                   [this](int row) { return m_model->error(row).has_value(); });
    if (told != m_rows.cend()) {
        ui->copies->setFocus();
        ui->copies->selectRow(*told);
        showRow(*told);
    } else if (const int added = m_model->count(State::Added)) {
        m_message->showNotice(MessageBar::Kind::Success, [added] {
            return tr("%n position(s) added.", nullptr, added);
        });
        m_cancel->setFocus(Qt::OtherFocusReason);
    }
}

// The rest was not sent. What the position is now is shown, so that the operator can go on
// knowingly.
void CopyPositionDialog::showFailure(const ApiError &failure)
{
    if (const Position *now = m_service.references()->position(m_source.id)) {
        m_source = *now;
        m_model->setSource(m_source);
        showSource();
        updateState();
    }
    m_message->showError(failure);
}

// Why a copy was refused, or what can be done about a lost answer, for the chosen row.
void CopyPositionDialog::showRow(int row)
{
    const auto error = row >= 0 && row < m_model->rowCount() ? m_model->error(row) : std::nullopt;
    if (!error) {
        m_message->clear();
        return;
    }
    const QString name = m_model->index(row, int(Column::Organization)).data().toString();
    m_message->showError(*error, [name] { return name; });
    if (m_model->state(row) == State::Unknown && !isBusy())
        m_message->offer(
            u"readAgain"_s, [] { return tr("Read again"); }, [this, row] { readAgain(row); });
}

// Never sent again from here: either it shows by now, or it stays open.
void CopyPositionDialog::readAgain(int row)
{
    m_message->clear();
    m_isReading = true;
    updateState();
    auto *reading = new ReadAgain(m_service, m_model->request(row), {}, this);
    connect(reading, &ReadAgain::finished, this,
            [this, reading, row](bool found, const std::optional<ApiError> &error) {
                reading->deleteLater();
                m_isReading = false;
                if (found)
                    m_model->setOutcome(row, m_model->request(row), reading->outcome());
                updateState();
                showRow(row);
                const QDateTime now = QDateTime::currentDateTime();
                if (found || error)
                    return;
                m_message->showNotice(
                    MessageBar::Kind::Warning,
                    [now] {
                        return tr("Read again at %1: the position is not on the server. It was "
                                  "not added, or not yet.")
                            .arg(wording::clock(now));
                    });
                m_message->offer(
                    u"readAgain"_s, [] { return tr("Read again"); },
                    [this, row] { readAgain(row); });
            });
    reading->start();
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
    }
}

QString CopyPositionDialog::closingQuestion() const
{
    const int unknown = m_model->count(State::Unknown);
    const int settled = unknown + m_model->count(State::Added) + m_model->count(State::Kept);
    const QString rest = tr("Close? The rows that were not added are lost.");
    if (unknown == 0)
        return rest;
    const QString open = tr("%n position(s) may be on the server: the answer was lost.",
                            "asked when closing", unknown);
    return settled == m_model->rowCount()
        ? tr("%1 Close without reading again?").arg(open)
        : tr("%1 %2", "two sentences").arg(open, rest);
}

void CopyPositionDialog::showEvent(QShowEvent *event)
{
    m_languages->setVisible(
        isSignalConnected(QMetaMethod::fromSignal(&CopyPositionDialog::languageRequested)));
    QDialog::showEvent(event);
}

bool CopyPositionDialog::event(QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest)
        QTimer::singleShot(0, this, &CopyPositionDialog::fitHeight); // after that layout
    return QDialog::event(event);
}

// Grows with the message above the rows, and never shrinks under the pointer.
void CopyPositionDialog::fitHeight()
{
    const int most = screen()->availableGeometry().height() - 6 * grid;
    resize(width(),
           std::max(height(), std::min(layout()->totalHeightForWidth(width()), most)));
}

// Enter chooses an organization and writes nothing, unless the button itself has the focus. Escape
// is the input method's while it composes.
void CopyPositionDialog::keyPressEvent(QKeyEvent *event)
{
    const bool escape = event->key() == Qt::Key_Escape;
    if (event->key() != Qt::Key_Return && event->key() != Qt::Key_Enter
        && !(escape && m_isComposing))
        QDialog::keyPressEvent(event);
}

bool CopyPositionDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::InputMethod)
        m_isComposing = !static_cast<QInputMethodEvent *>(event)->preeditString().isEmpty();
    else if (event->type() == QEvent::FocusOut)
        m_isComposing = false;
    return QDialog::eventFilter(watched, event);
}

void CopyPositionDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_languages->setLanguage(currentLanguage());
        retranslate();
    }
    QDialog::changeEvent(event);
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
