// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/pages/outboxpage.h"

#include "models/directory/directoryservice.h"
#include "ui_outboxpage.h"
#include "views/actions.h"
#include "views/delegates/rowdelegate.h"
#include "views/errors/messagebar.h"
#include "views/forms/confirmstrip.h"
#include "views/forms/jobform.h"
#include "views/forms/livelabel.h"
#include "views/forms/positionform.h"
#include "views/forms/requesttext.h"
#include "views/pages/outboxtablemodel.h"
#include "views/theme.h"
#include "views/widgets/emptystate.h"
#include "views/widgets/tableview.h"

#include <QEvent>
#include <QMenu>

#include <algorithm>

namespace renzhi {

using namespace Qt::StringLiterals;

OutboxPage::OutboxPage(const ErrorCatalog &catalog, QWidget *parent)
    : QWidget(parent), ui(std::make_unique<Ui::OutboxPage>()), m_catalog(catalog)
{
    setObjectName(u"outboxPage"_s);
    ui->setupUi(this);
    ui->heading->setFont(headingFont(font()));
    m_model = new OutboxTableModel(catalog, this);
    ui->table->setObjectName(u"outboxTable"_s);
    ui->table->setModel(m_model);
    ui->table->setItemDelegate(new RowDelegate(ui->table, {}));
    using Column = OutboxTableModel::Column;
    using Kind = TableView::Column::Kind;
    ui->table->setDefaultColumns({ { int(Column::What), 20 },
                                   { int(Column::Who), 20 },
                                   { int(Column::Change), 24, Kind::Flexible },
                                   { int(Column::KeptAt), 14 },
                                   { int(Column::Result), 16 } },
                                 -1);
    m_order = new LiveLabel(this);
    m_order->setObjectName(u"outboxOrder"_s);
    m_message = new MessageBar(catalog, this);
    m_confirm = new ConfirmStrip(this);
    ui->messagePlace->addWidget(m_order);
    ui->messagePlace->addWidget(m_message);
    ui->messagePlace->addWidget(m_confirm);

    connect(ui->table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &OutboxPage::showEntry);
    connect(ui->table, &QTableView::doubleClicked, this, &OutboxPage::editEntry);
    connect(ui->table, &TableView::activatedByKey, this, &OutboxPage::editEntry);
    connect(ui->table, &QTableView::customContextMenuRequested, this, &OutboxPage::openMenu);
    connect(ui->empty, &EmptyState::buttonClicked, this, &OutboxPage::loadAgain);
    connect(ui->sendAll, &QPushButton::clicked, this, &OutboxPage::sendAll);
    connect(ui->sendOne, &QPushButton::clicked, this, &OutboxPage::sendEntry);
    connect(ui->editOne, &QPushButton::clicked, this, &OutboxPage::editEntry);
    connect(ui->dropOne, &QPushButton::clicked, this, &OutboxPage::dropEntry);
    connect(ui->moveUp, &QPushButton::clicked, this, [this] { moveEntry(-1); });
    connect(ui->moveDown, &QPushButton::clicked, this, [this] { moveEntry(1); });
    addMoveKeys();
    retranslate();
    reload();
}

OutboxPage::~OutboxPage() = default;

void OutboxPage::setSession(DirectoryService *service, Outbox *outbox,
                            const std::optional<ApiError> &failure)
{
    if (m_service != nullptr)
        disconnect(m_service, nullptr, this, nullptr);
    if (m_outbox != nullptr)
        disconnect(m_outbox, nullptr, this, nullptr);
    m_service = service;
    m_outbox = outbox;
    m_failure = failure;
    m_confirm->dismiss();
    m_message->clear();
    if (m_outbox != nullptr) {
        connect(m_outbox, &Outbox::changed, this, &OutboxPage::reload);
        connect(m_outbox, &QObject::destroyed, this, [this] { m_outbox = nullptr; });
    }
    if (m_service != nullptr) {
        connect(m_service, &DirectoryService::connectivityChanged, this,
                &OutboxPage::updateActions);
        connect(m_service, &DirectoryService::rightsChanged, this, &OutboxPage::updateActions);
        connect(m_service, &DirectoryService::referencesChanged, m_model,
                &OutboxTableModel::retranslate);
        connect(m_service, &DirectoryService::referencesChanged, this, &OutboxPage::updateActions);
        connect(m_service, &QObject::destroyed, this, [this] {
            m_service = nullptr;
            m_model->setEntries({}, nullptr);
        });
    }
    reload();
}

void OutboxPage::reload()
{
    m_model->setEntries(m_outbox != nullptr ? m_outbox->entries() : QVector<Outbox::Entry>(),
                        m_service);
    const int rows = m_model->rowCount();
    ui->stack->setCurrentWidget(rows > 0 ? static_cast<QWidget *>(ui->table) : ui->empty);
    ui->actions->setVisible(rows > 0);
    showEmpty();
    showOrder();
    // An entry that stays remains the current one; where it goes, the view goes on to its
    // neighbour.
    if (rows > 0 && !ui->table->currentIndex().isValid())
        ui->table->setCurrentIndex(m_model->index(0, 0));
    showEntry();
}

void OutboxPage::showEmpty()
{
    if (m_outbox == nullptr)
        ui->empty->setContent(u"connect", tr("No tenant is open"),
                              tr("Connect a tenant from the File menu."));
    else if (m_failure)
        ui->empty->setContent(u"error", tr("The Outbox could not be read"),
                              tr("What was kept in it is not shown here, and it is not lost."),
                              tr("&Read it again"));
    else
        ui->empty->setContent(u"outbox", tr("The Outbox is empty"),
                              tr("Changes you save while offline or collecting wait here until you "
                                 "send them."));
}

void OutboxPage::loadAgain()
{
    if (m_outbox == nullptr)
        return;
    const Result<void> loaded = m_outbox->load();
    m_failure = loaded ? std::nullopt : std::optional(loaded.error());
    reload();
    if (m_failure)
        m_message->showError(*m_failure);
}

const Outbox::Entry *OutboxPage::current() const
{
    return m_model->entryAt(ui->table->currentIndex().row());
}

// Why the last attempt failed, in both languages, for the selected entry.
void OutboxPage::showEntry()
{
    const Outbox::Entry *entry = current();
    if (entry != nullptr && entry->lastError && !entry->sending) {
        const WriteRequest::Kind kind = entry->request.kind;
        m_message->showError(*entry->lastError, [kind] { return requestKind(kind); });
    } else {
        m_message->clear();
    }
    updateActions();
}

void OutboxPage::updateActions()
{
    const Outbox::Entry *entry = current();
    const bool idle = entry != nullptr && !entry->sending;
    const QString reason = entry != nullptr ? sendObstacle(*entry) : QString();
    const QString reasonForAll = sendAllObstacle();
    const QString sending
        = entry != nullptr && entry->sending ? tr("It is being sent.") : QString();
    ui->sendOne->setEnabled(idle && reason.isEmpty());
    ui->sendAll->setEnabled(m_model->rowCount() > 0 && reasonForAll.isEmpty() && !isSending());
    ui->sendOne->setToolTip(sending.isEmpty() ? reason : sending);
    ui->sendAll->setToolTip(isSending() ? tr("Sending is under way.") : reasonForAll);
    const bool editable = idle && !isRemoval(entry->request.kind) && !entry->outcomeUnknown
        && m_service != nullptr && m_service->hasReferences();
    ui->editOne->setEnabled(editable);
    ui->dropOne->setEnabled(idle);
    ui->dropOne->setToolTip(sending);
    ui->editOne->setToolTip(
        sending.isEmpty() && entry != nullptr && !editable ? editObstacle(*entry) : sending);
    updateMoves();
}

QString OutboxPage::sendObstacle() const
{
    if (m_service == nullptr || m_service->isOffline())
        return tr("Not while working offline");
    if (m_service->isReadOnly())
        return tr("This tenant is read-only");
    // A change waits for the references, and nobody could tell that from an answer that is lost.
    return m_service->hasReferences() ? QString() : openingText();
}

QString OutboxPage::sendObstacle(const Outbox::Entry &entry) const
{
    if (QString why = sendObstacle(); !why.isEmpty() || m_actions == nullptr)
        return why;
    using Area = AccessRights::Area;
    return m_actions->ban(isAboutPosition(entry.request.kind) ? Area::Positions : Area::People);
}

// What is refused stays with its reason and holds up nobody, so one that can be sent is enough.
QString OutboxPage::sendAllObstacle() const
{
    QString why = sendObstacle();
    if (!why.isEmpty() || m_outbox == nullptr)
        return why;
    for (const Outbox::Entry &entry : m_outbox->entries()) {
        const QString one = sendObstacle(entry);
        if (one.isEmpty())
            return {};
        why = one;
    }
    return why;
}

bool OutboxPage::isSending() const
{
    return m_outbox != nullptr
        && std::any_of(m_outbox->entries().cbegin(), m_outbox->entries().cend(),
                       [](const Outbox::Entry &entry) { return entry.sending; });
}

QString OutboxPage::editObstacle(const Outbox::Entry &entry) const
{
    if (entry.outcomeUnknown)
        return tr("It was sent, and its outcome is unknown. “Send” reads the server first, to "
                  "find out what became of it.");
    return isRemoval(entry.request.kind)
        ? tr("A removal has nothing to edit: discard it, or send it.")
        : openingText(); // its names are not there to be chosen from
}

QString OutboxPage::openingText()
{
    return tr("The directory is still being opened.");
}

// Its own actions first, then those of the person or the position it is about, as in every list.
void OutboxPage::openMenu(const QPoint &at)
{
    const QModelIndex index = ui->table->indexAt(at);
    if (!index.isValid())
        return;
    ui->table->setCurrentIndex(index);
    const WriteRequest &request = current()->request;
    const Subject subject { .user = request.user, .job = {}, .position = request.position };
    const bool person = !request.user.isEmpty();
    // A position that is to be added is not there yet: nothing can be done with it.
    const QVector<Command> commands = person ? Actions::forPerson()
        : request.position.isEmpty()         ? QVector<Command>()
                                             : Actions::forPosition();
    QMenu *menu = m_actions == nullptr ? new QMenu(this) : m_actions->menu(commands, subject, this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    QAction *rest = menu->actions().value(0);
    for (QPushButton *button :
         { ui->sendOne, ui->editOne, ui->dropOne, ui->moveUp, ui->moveDown }) {
        auto *action = new QAction(button->text(), menu);
        action->setObjectName(u"outbox-"_s + button->objectName());
        action->setEnabled(button->isEnabled());
        action->setToolTip(button->toolTip());
        connect(action, &QAction::triggered, button, &QPushButton::click);
        menu->insertAction(rest, action);
    }
    if (person) {
        auto *show = new QAction(tr("Sho&w person"), menu);
        show->setObjectName(u"outbox-showPerson"_s);
        connect(show, &QAction::triggered, this,
                [this, user = request.user] { emit personRequested(user); });
        menu->insertAction(rest, show);
    }
    if (rest != nullptr)
        menu->insertSeparator(rest);
    menu->popup(ui->table->viewport()->mapToGlobal(at));
}

void OutboxPage::sendAll()
{
    const int count = int(m_outbox->entries().size());
    if (m_guard.isEmpty() || count < 2)
        return m_outbox->sendAll();
    m_confirm->askTyped(
        [count, word = m_guard] {
            return tr("This is production. To send %n change(s) at once, type “%1”.", nullptr,
                      count)
                .arg(word);
        },
        [] { return tr("Send"); }, [] { return tr("Send nothing"); }, m_guard,
        [this, count] {
            if (m_outbox == nullptr || !ui->sendAll->isEnabled())
                return;
            // What was agreed to, and no more.
            if (int(m_outbox->entries().size()) <= count)
                m_outbox->sendAll();
            else
                sendAll();
        });
}

void OutboxPage::sendEntry()
{
    if (const Outbox::Entry *entry = current())
        m_outbox->send(entry->id);
}

void OutboxPage::editEntry()
{
    const Outbox::Entry *entry = current();
    if (entry == nullptr || !ui->editOne->isEnabled())
        return;
    const WriteRequest request = entry->request;
    const QUuid id = entry->id;
    const bool position = request.kind == WriteRequest::Kind::AddPosition
        || request.kind == WriteRequest::Kind::UpdatePosition;
    if (position) {
        auto *form = new PositionForm(*m_service, *m_outbox, m_catalog, request.basePosition,
                                      OrgId(), this);
        form->resume(id, request);
        return open(form);
    }
    User unknown;
    unknown.id = request.user;
    unknown.userName = request.user.toString();
    const JobForm::Mode mode = request.kind == WriteRequest::Kind::AddJob ? JobForm::Mode::Add
        : request.kind == WriteRequest::Kind::UpdateJob                   ? JobForm::Mode::Change
                                                                          : JobForm::Mode::Transfer;
    auto *form
        = new JobForm(*m_service, *m_outbox, m_catalog, mode,
                      m_service->user(request.user).value_or(unknown), request.baseJob, this);
    form->resume(id, request);
    open(form);
}

void OutboxPage::open(WriteForm *form)
{
    connect(form, &WriteForm::languageRequested, this, &OutboxPage::languageRequested);
    form->keepDraftIn(m_drafts);
    form->open();
}

void OutboxPage::dropEntry()
{
    if (const Outbox::Entry *entry = current())
        askToDrop(*entry);
}

void OutboxPage::askToDrop(const Outbox::Entry &asked)
{
    m_confirm->ask([this, asked] { return dropQuestion(asked); }, [] { return tr("Discard"); },
                   [] { return tr("Keep"); }, [this, asked] { dropAsAsked(asked); });
}

// What was agreed to, and no more: it may have been sent meanwhile, here or by another program.
void OutboxPage::dropAsAsked(const Outbox::Entry &asked)
{
    if (m_outbox == nullptr)
        return;
    const QVector<Outbox::Entry> &entries = m_outbox->entries();
    const auto now
        = std::find_if(entries.cbegin(), entries.cend(),
                       [&asked](const Outbox::Entry &each) { return each.id == asked.id; });
    if (now != entries.cend()
        && (now->outcomeUnknown != asked.outcomeUnknown
            || now->lastError.has_value() != asked.lastError.has_value()))
        return askToDrop(*now);
    if (const Result<void> dropped = m_outbox->drop(asked.id); !dropped)
        m_message->showError(dropped.error());
}

QString OutboxPage::dropQuestion(const Outbox::Entry &entry) const
{
    const QString what = nameOf(entry.request);
    if (entry.outcomeUnknown)
        return tr("Discard “%1”? It was sent and its outcome is unknown: the server may have it, "
                  "and Renzhi will not check again.")
            .arg(what);
    if (entry.lastError)
        return tr("Discard “%1”? It did not succeed, and what was entered will be lost.").arg(what);
    return tr("Discard “%1”? It was never sent, and what was entered will be lost.").arg(what);
}

QString OutboxPage::nameOf(const WriteRequest &request) const
{
    return tr("%1: %2", "kind of change: person or position")
        .arg(requestKind(request.kind), m_model->who(request));
}

QWidget *OutboxPage::focusTarget() const
{
    if (ui->stack->currentWidget() == ui->table)
        return ui->table;
    return ui->empty->focusTarget();
}

void OutboxPage::focusNextPane()
{
    if (!ui->table->hasFocus())
        return focusTarget()->setFocus(Qt::TabFocusReason);
    for (QPushButton *button :
         { ui->sendAll, ui->sendOne, ui->editOne, ui->dropOne, ui->moveUp, ui->moveDown }) {
        if (button->isEnabled())
            return button->setFocus(Qt::TabFocusReason);
    }
}

void OutboxPage::copySelection() const
{
    ui->table->copySelection();
}

void OutboxPage::retranslate()
{
    ui->heading->setText(tr("Outbox"));
    ui->explanation->setText(
        tr("What you saved while offline or collecting. Nothing here is sent automatically; "
           "before sending, each record is read again and compared with what you saw."));
    ui->sendAll->setText(tr("Send &all"));
    ui->sendOne->setText(tr("&Send"));
    ui->editOne->setText(tr("Ed&it…")); // not a menu's letter
    ui->dropOne->setText(tr("&Discard…"));
    ui->moveUp->setText(tr("Move &up"));
    ui->moveDown->setText(tr("Move dow&n"));
    showEmpty();
    ui->table->setAccessibleName(tr("Outbox"));
    m_model->retranslate();
    updateActions();
}

void OutboxPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace renzhi

#include "moc_outboxpage.cpp"
