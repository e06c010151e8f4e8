// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/pages/changespage.h"

#include "models/directory/changelog.h"
#include "models/directory/changereader.h"
#include "models/directory/directoryservice.h"
#include "models/directory/localerror.h"
#include "ui_changespage.h"
#include "views/delegates/rowdelegate.h"
#include "views/errors/messagebar.h"
#include "views/forms/requesttext.h"
#include "views/pages/changesexport.h"
#include "views/pages/changewords.h"
#include "views/theme.h"
#include "views/widgets/emptystate.h"
#include "views/widgets/tableview.h"
#include "views/wording.h"

#include <QApplication>
#include <QEvent>
#include <QFileDialog>
#include <QShowEvent>
#include <QSignalBlocker>

#include <algorithm>
#include <array>
#include <chrono>
#include <utility>
#include <vector>

namespace renzhi {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr std::array shownKinds {
    WriteRequest::Kind::AddJob,         WriteRequest::Kind::UpdateJob,
    WriteRequest::Kind::RemoveJob,      WriteRequest::Kind::TransferPrimaryJob,
    WriteRequest::Kind::AddPosition,    WriteRequest::Kind::UpdatePosition,
    WriteRequest::Kind::RemovePosition,
};

constexpr std::array shownStates {
    ChangeState::Confirmed, ChangeState::FoundByReading, ChangeState::Refused, ChangeState::NotSent,
    ChangeState::Unknown,   ChangeState::NotThere,       ChangeState::Sending,
};

} // namespace

ChangesPage::ChangesPage(Desk &desk, const Actions &actions, const ErrorCatalog &catalog,
                         QWidget *parent)
    : QWidget(parent)
    , ui(std::make_unique<Ui::ChangesPage>())
    , m_desk(desk)
    , m_actions(actions)
    , m_catalog(catalog)
{
    setObjectName(u"changesPage"_s);
    ui->setupUi(this);
    ui->heading->setFont(headingFont(font()));
    ui->shown->setLook(TextLabel::Face::Normal, Tone::Quiet);
    ui->shown->setElideMode(Qt::ElideRight);
    m_model = new ChangeTableModel(
        [this](std::vector<qint64> ids, ChangeTableModel::Deliver deliver) {
            readLines(std::move(ids), std::move(deliver));
        },
        &changewords::cell, this);
    ui->table->setObjectName(u"changesTable"_s);
    ui->detail->setObjectName(u"changeDetail"_s);
    ui->table->setModel(m_model);
    ui->table->setItemDelegate(new RowDelegate(ui->table, {}));
    using Column = ChangeTableModel::Column;
    using Kind = TableView::Column::Kind;
    ui->table->setDefaultColumns({ { int(Column::When), 14 },
                                   { int(Column::What), 20 },
                                   { int(Column::Who), 20 },
                                   { int(Column::Change), 24, Kind::Flexible },
                                   { int(Column::Outcome), 20 },
                                   { int(Column::By), 10 } },
                                 -1);
    ui->changesSplitter->setStretchFactor(0, 2);
    ui->changesSplitter->setStretchFactor(1, 1);
    m_message = new MessageBar(catalog, this);
    ui->messagePlace->addWidget(m_message);
    m_typing.setSingleShot(true);
    m_typing.setInterval(150ms);
    m_soon.setSingleShot(true);
    m_soon.setInterval(100ms);
    m_undoSoon.setSingleShot(true);
    m_undoSoon.setInterval(100ms);

    connect(ui->filterText, &QLineEdit::textChanged, &m_typing, qOverload<>(&QTimer::start));
    connect(&m_typing, &QTimer::timeout, this, &ChangesPage::reload);
    connect(&m_soon, &QTimer::timeout, this, &ChangesPage::reloadChanged);
    connect(ui->filterKind, &QComboBox::currentIndexChanged, this, &ChangesPage::reload);
    connect(ui->filterOutcome, &QComboBox::currentIndexChanged, this, &ChangesPage::reload);
    connect(ui->exportAll, &QPushButton::clicked, this, &ChangesPage::askForFile);
    connect(ui->showAll, &QPushButton::clicked, this, &ChangesPage::showAll);
    connect(ui->undoChange, &QPushButton::clicked, this, &ChangesPage::undoChosen);
    connect(&m_undoSoon, &QTimer::timeout, this, &ChangesPage::showUndo);
    connect(&m_desk, &Desk::contextChanged, this, [this] {
        if (isVisible() && !m_undoSoon.isActive())
            m_undoSoon.start();
    });
    connect(ui->empty, &EmptyState::buttonClicked, this, [this] {
        if (m_isFailed)
            reload();
        else
            showAll();
    });
    connect(ui->table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &ChangesPage::showLine);
    connect(m_model, &QAbstractItemModel::dataChanged, this,
            [this](const QModelIndex &first, const QModelIndex &last) {
                const int row = ui->table->currentIndex().row();
                if (row >= first.row() && row <= last.row())
                    showLine(); // it is there by now
            });
    connect(&m_desk, &Desk::sessionChanged, this, &ChangesPage::setSession);
    connect(&m_desk, &Desk::placeChanged, this, [this](const Place &from) {
        const Place &place = m_desk.place();
        if (place.changesOfUser != from.changesOfUser
            || place.changesOfPosition != from.changesOfPosition)
            reload();
    });
    fillChoices();
    retranslate();
}

ChangesPage::~ChangesPage() = default;

ChangeLog *ChangesPage::log() const
{
    return m_desk.service() ? &m_desk.service()->changes() : nullptr;
}

void ChangesPage::setSession()
{
    if (m_dialog)
        m_dialog->close(); // it asks where to put the changes of the tenant before
    delete m_export.data(); // likewise
    m_message->clear();
    m_reader.reset();
    m_model->clear();
    m_isKnown = m_isAsking = m_isBehind = false;
    showRows(0);
    if (log() != nullptr) {
        m_reader = std::make_unique<ChangeReader>(*log());
        connect(m_reader.get(), &ChangeReader::fileReplaced, m_model, &ChangeTableModel::clear);
        connect(log(), &ChangeLog::changed, this, &ChangesPage::reloadSoon);
    }
    reload();
}

ChangeQuery ChangesPage::query() const
{
    ChangeQuery asked;
    asked.text = ui->filterText->text();
    if (const int kind = ui->filterKind->currentIndex(); kind > 0)
        asked.kind = shownKinds.at(size_t(kind - 1));
    if (const int state = ui->filterOutcome->currentIndex(); state > 0)
        asked.state = shownStates.at(size_t(state - 1));
    asked.user = m_desk.place().changesOfUser;
    asked.position = m_desk.place().changesOfPosition;
    return asked;
}

bool ChangesPage::isFiltered() const
{
    ChangeQuery asked = query();
    asked.text = asked.text.simplified();
    return asked != ChangeQuery();
}

void ChangesPage::readLines(std::vector<qint64> ids, ChangeTableModel::Deliver deliver)
{
    if (!m_reader)
        return;
    m_reader->lines(std::move(ids),
                    [deliver = std::move(deliver)](const ChangeReader::Lines &read) {
                        deliver(read.value_or(std::vector<ChangeLine>())); // a row stays empty
                    });
}

// Of eight hundred changes in a row each is told twice.
void ChangesPage::reloadSoon()
{
    if (isVisible() && !m_soon.isActive())
        m_soon.start();
}

// Asked anew each time, a long log would never be shown while changes are sent.
void ChangesPage::reloadChanged()
{
    if (m_isAsking)
        m_isBehind = true;
    else
        reload();
}

// Not while nobody looks.
void ChangesPage::reload()
{
    m_typing.stop();
    m_soon.stop();
    if (!isVisible())
        return;
    if (!m_reader) {
        showFound(std::vector<ChangeKey>());
        return;
    }
    m_isAsking = true;
    m_isBehind = false;
    m_reader->find(query(), [this](const ChangeReader::Keys &read) {
        m_isAsking = false;
        showFound(read);
        if (m_isBehind)
            reloadSoon();
    });
}

void ChangesPage::showFound(const Result<std::vector<ChangeKey>> &read)
{
    m_isKnown = true;
    m_isFailed = !read;
    if (m_isFailed)
        m_message->showError(read.error());
    else if (m_message->error())
        m_message->clear();
    std::vector<ChangeKey> rows = read.value_or(std::vector<ChangeKey>());
    const int count = int(rows.size());
    m_model->setRows(std::move(rows));
    showRows(count);
}

void ChangesPage::showRows(int rows)
{
    m_rows = rows;
    const QWidget *focused = QApplication::focusWidget();
    const bool isFocusHere = focused && isAncestorOf(focused);
    const bool isList = rows > 0 || !m_isKnown; // for a moment it is empty
    ui->stack->setCurrentWidget(isList ? static_cast<QWidget *>(ui->changesSplitter) : ui->empty);
    ui->exportAll->setEnabled(rows > 0 && !m_export);
    ui->showAll->setVisible(isFiltered());
    const QString counted = tr("%Ln change(s)", nullptr, rows);
    ui->shown->setText(
        about().isEmpty()
            ? counted
            : tr("%1 of %2", "a number of changes; a person or a position").arg(counted, about()));
    showEmpty();
    if (rows > 0 && !ui->table->currentIndex().isValid())
        ui->table->setCurrentIndex(m_model->index(0, 0));
    if (isFocusHere && isVisible() && !focused->isVisible())
        focusTarget()->setFocus(Qt::OtherFocusReason);
    showLine();
}

QString ChangesPage::about() const
{
    const Place &place = m_desk.place();
    if (!place.changesOfUser.isEmpty()) {
        const auto user = m_desk.user(place.changesOfUser);
        return user ? wording::person(*user) : wording::unknown(place.changesOfUser.toString());
    }
    if (place.changesOfPosition.isEmpty())
        return {};
    const auto position = m_desk.position(place.changesOfPosition);
    return position ? tr("%1 (%2)", "name (code)").arg(position->name, position->code.toString())
                    : wording::unknown(place.changesOfPosition.toString());
}

void ChangesPage::showEmpty()
{
    if (log() == nullptr)
        ui->empty->setContent(u"connect", tr("No tenant is open"),
                              tr("Connect a tenant from the File menu."));
    else if (m_isFailed)
        ui->empty->setContent(u"error", tr("The changes could not be read"),
                              tr("They are not shown here, and they are not lost."),
                              tr("Read them again"));
    else if (isFiltered())
        ui->empty->setContent(u"filter", tr("No such change"),
                              tr("No change made from this computer is like that."),
                              tr("Show every change"));
    else
        ui->empty->setContent(u"changes", tr("No changes yet"),
                              tr("Every change that is sent from this computer is listed here, "
                                 "with how it ended."));
}

void ChangesPage::showLine()
{
    const auto line = chosen();
    const QString text = line ? changewords::detail(*line, m_catalog) : QString();
    // What is selected in it to be copied stays, as long as it says the same.
    if (ui->detail->toPlainText() != text)
        ui->detail->setPlainText(text);
    ui->undoChange->setVisible(m_rows > 0);
    // It reads, so not with every step of the cursor; until then the button would speak of the
    // line before.
    const qint64 before = std::exchange(m_shown, line ? line->id : 0);
    if (!line || m_shown != before)
        ui->undoChange->setEnabled(false);
    if (isVisible())
        m_undoSoon.start();
}

std::optional<ChangeLine> ChangesPage::chosen() const
{
    return m_model->lineAt(ui->table->currentIndex().row());
}

void ChangesPage::showAll()
{
    {
        const QSignalBlocker text(ui->filterText);
        const QSignalBlocker kind(ui->filterKind);
        const QSignalBlocker outcome(ui->filterOutcome);
        ui->filterText->clear();
        ui->filterKind->setCurrentIndex(0);
        ui->filterOutcome->setCurrentIndex(0);
    }
    m_desk.showChanges({});
    reload();
    focusTarget()->setFocus(Qt::OtherFocusReason); // the button that was pressed is gone
}

void ChangesPage::askForFile()
{
    auto *dialog = new QFileDialog(this, tr("Export the changes"));
    m_dialog = dialog;
    dialog->setObjectName(u"exportChangesDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->setNameFilters({ tr("Tables of text (*.csv)") });
    dialog->setDefaultSuffix(u"csv"_s);
    dialog->selectFile(u"changes.csv"_s);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, from = QPointer<DirectoryService>(m_desk.service())](const QString &file) {
                exportTo(file, from);
            });
    dialog->open();
}

void ChangesPage::exportTo(const QString &file, const DirectoryService *from)
{
    if (from == nullptr || from != m_desk.service() || m_export)
        return; // another tenant is open by now
    m_export = new ChangesExport(
        *log(), file, [this, file](const Result<void> &written) { showExported(file, written); },
        this);
    ui->exportAll->setEnabled(false);
    m_export->begin(query());
}

void ChangesPage::showExported(const QString &file, const Result<void> &written)
{
    m_export->deleteLater();
    m_export = nullptr;
    ui->exportAll->setEnabled(m_rows > 0);
    if (written)
        m_message->showNotice(MessageBar::Kind::Success,
                              [file] { return tr("The changes were exported to %1").arg(file); });
    else
        m_message->showError(written.error());
}

QWidget *ChangesPage::focusTarget() const
{
    if (ui->stack->currentWidget() == ui->changesSplitter)
        return ui->table;
    return isFiltered() ? static_cast<QWidget *>(ui->filterText) : ui->empty->focusTarget();
}

void ChangesPage::focusNextPane(bool backwards)
{
    const std::array<QWidget *, 3> panes { ui->filterText, ui->table, ui->detail };
    const auto here = std::find_if(panes.begin(), panes.end(),
                                   [](const QWidget *pane) { return pane->hasFocus(); });
    const auto from = here == panes.end() ? panes.size() - 1 : size_t(here - panes.begin());
    for (size_t step = 1; step <= panes.size(); ++step) {
        QWidget *next = panes.at((from + (backwards ? panes.size() - step : step)) % panes.size());
        if (next->isVisible())
            return next->setFocus(Qt::TabFocusReason);
    }
}

void ChangesPage::enterFilter()
{
    ui->filterText->setFocus(Qt::ShortcutFocusReason);
    ui->filterText->selectAll();
}

void ChangesPage::copySelection() const
{
    if (ui->detail->hasFocus()) {
        ui->detail->copy();
        return;
    }
    takeSelected();
    ui->table->copySelection();
}

// What is copied is read while the operator waits: he pastes it next.
void ChangesPage::takeSelected() const
{
    std::vector<int> rows;
    const QModelIndexList selected = ui->table->selectionModel()->selectedRows();
    for (const QModelIndex &index : selected)
        rows.push_back(index.row());
    const std::vector<ChangeKey> keys = m_model->unread(rows);
    if (keys.empty() || log() == nullptr)
        return;
    std::vector<qint64> ids(keys.size());
    std::transform(keys.begin(), keys.end(), ids.begin(),
                   [](const ChangeKey &key) { return key.id; });
    m_model->take(keys, log()->lines(ids).value_or(std::vector<ChangeLine>()));
}

void ChangesPage::fillChoices()
{
    for (int i = 0; i <= int(shownKinds.size()); ++i)
        ui->filterKind->addItem(QString());
    for (int i = 0; i <= int(shownStates.size()); ++i)
        ui->filterOutcome->addItem(QString());
}

void ChangesPage::retranslate()
{
    ui->heading->setText(tr("Changes"));
    ui->explanation->setText(
        tr("Every change that was sent to this tenant from this computer, with who sent it and how "
           "it ended. Nothing here can be edited or removed."));
    ui->filterText->setPlaceholderText(tr("Names, codes, IDs …"));
    ui->filterText->setAccessibleName(tr("Search the changes"));
    ui->filterKind->setAccessibleName(tr("Kind of change"));
    ui->filterOutcome->setAccessibleName(tr("Outcome"));
    ui->filterKind->setItemText(0, tr("All kinds"));
    for (size_t i = 0; i < shownKinds.size(); ++i)
        ui->filterKind->setItemText(int(i) + 1, requestKind(shownKinds.at(i)));
    ui->filterOutcome->setItemText(0, tr("All outcomes"));
    for (size_t i = 0; i < shownStates.size(); ++i)
        ui->filterOutcome->setItemText(int(i) + 1, changewords::state(shownStates.at(i)));
    ui->exportAll->setText(tr("E&xport…"));
    ui->exportAll->setToolTip(tr("What is listed, as a table for a spreadsheet (CSV)"));
    ui->showAll->setText(tr("Show &all"));
    ui->undoChange->setText(tr("&Undo this change…"));
    ui->table->setAccessibleName(tr("Changes"));
    ui->detail->setAccessibleName(tr("The change in full"));
    m_model->retranslate();
    showRows(m_rows);
}

void ChangesPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

// Another program, or a page that nobody saw, may have written since.
void ChangesPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (log() != nullptr)
        log()->catchUp();
    reload();
}

} // namespace renzhi

#include "moc_changespage.cpp"
