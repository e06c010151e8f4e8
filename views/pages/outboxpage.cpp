// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/pages/outboxpage.h"

#include "models/directory/directoryservice.h"
#include "views/errors/messagebar.h"
#include "views/forms/confirmstrip.h"
#include "views/forms/jobform.h"
#include "views/forms/positionform.h"
#include "views/forms/requesttext.h"
#include "views/pages/outboxtablemodel.h"
#include "views/theme.h"

#include "ui_outboxpage.h"

#include <QEvent>
#include <QHeaderView>

#include <array>

namespace renzhi {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array ColumnWidths { 20 * grid, 14 * grid, 48 * grid, 10 * grid };

} // namespace

OutboxPage::OutboxPage(const ErrorCatalog &catalog, QWidget *parent)
    : QWidget(parent)
    , ui(std::make_unique<Ui::OutboxPage>())
    , m_catalog(catalog)
{
    setObjectName(u"outboxPage"_s);
    ui->setupUi(this);
    ui->heading->setFont(headingFont(font()));
    m_model = new OutboxTableModel(catalog, this);
    ui->table->setObjectName(u"outboxTable"_s);
    ui->table->setModel(m_model);
    ui->table->verticalHeader()->hide();
    ui->table->verticalHeader()->setDefaultSectionSize(rowHeight);
    ui->table->horizontalHeader()->setStretchLastSection(true);
    ui->table->horizontalHeader()->setHighlightSections(false);
    ui->table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    for (std::size_t i = 0; i < ColumnWidths.size(); ++i)
        ui->table->setColumnWidth(static_cast<int>(i), ColumnWidths.at(i));
    m_message = new MessageBar(catalog, this);
    m_confirm = new ConfirmStrip(this);
    ui->messagePlace->addWidget(m_message);
    ui->messagePlace->addWidget(m_confirm);

    connect(ui->table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &OutboxPage::showEntry);
    connect(ui->table, &QTableView::activated, this, &OutboxPage::editEntry);
    connect(ui->sendAll, &QPushButton::clicked, this, [this] { m_outbox->sendAll(); });
    connect(ui->sendOne, &QPushButton::clicked, this, &OutboxPage::sendEntry);
    connect(ui->editOne, &QPushButton::clicked, this, &OutboxPage::editEntry);
    connect(ui->dropOne, &QPushButton::clicked, this, &OutboxPage::dropEntry);
    retranslate();
    reload();
}

OutboxPage::~OutboxPage() = default;

void OutboxPage::setSession(DirectoryService *service, Outbox *outbox)
{
    if (m_service != nullptr)
        disconnect(m_service, nullptr, this, nullptr);
    if (m_outbox != nullptr)
        disconnect(m_outbox, nullptr, this, nullptr);
    m_service = service;
    m_outbox = outbox;
    m_confirm->dismiss();
    m_message->clear();
    if (m_outbox != nullptr) {
        connect(m_outbox, &Outbox::changed, this, &OutboxPage::reload);
        connect(m_outbox, &QObject::destroyed, this, [this] { m_outbox = nullptr; });
    }
    if (m_service != nullptr) {
        connect(m_service, &DirectoryService::connectivityChanged, this, &OutboxPage::updateActions);
        connect(m_service, &DirectoryService::referencesChanged, m_model, &OutboxTableModel::retranslate);
        connect(m_service, &QObject::destroyed, this, [this] {
            m_service = nullptr;
            m_model->setEntries({}, nullptr);
        });
    }
    reload();
}

void OutboxPage::reload()
{
    const Outbox::Entry *before = current();
    const QUuid selected = before != nullptr ? before->id : QUuid();
    m_model->setEntries(m_outbox != nullptr ? m_outbox->entries() : QVector<Outbox::Entry>(), m_service);
    const int rows = m_model->rowCount();
    ui->table->setVisible(rows > 0);
    ui->empty->setVisible(rows == 0);
    const int row = m_model->rowOf(selected);
    if (row >= 0 || rows > 0)
        ui->table->setCurrentIndex(m_model->index(std::max(row, 0), 0));
    showEntry();
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
    const bool reachable = m_service != nullptr && !m_service->isOffline();
    const bool readOnly = m_service != nullptr && m_service->isReadOnly();
    const QString reason = !reachable ? tr("Not while working offline")
        : readOnly                    ? tr("This tenant is read only")
                                      : QString();
    ui->sendOne->setEnabled(idle && reason.isEmpty());
    ui->sendAll->setEnabled(m_model->rowCount() > 0 && reason.isEmpty());
    ui->sendOne->setToolTip(reason);
    ui->sendAll->setToolTip(reason);
    const bool editable = idle && entry->request.kind != WriteRequest::Kind::RemoveJob && !entry->outcomeUnknown;
    ui->editOne->setEnabled(editable);
    ui->dropOne->setEnabled(idle);
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
        auto *form = new PositionForm(*m_service, *m_outbox, m_catalog, request.basePosition, OrgId(), this);
        form->resume(id, request);
        form->open();
        return;
    }
    User unknown;
    unknown.id = request.user;
    unknown.userName = request.user.toString();
    const JobForm::Mode mode = request.kind == WriteRequest::Kind::AddJob ? JobForm::Mode::Add
        : request.kind == WriteRequest::Kind::UpdateJob                   ? JobForm::Mode::Change
                                                                          : JobForm::Mode::Transfer;
    auto *form = new JobForm(*m_service, *m_outbox, m_catalog, mode,
                             m_service->user(request.user).value_or(unknown), request.baseJob, this);
    form->resume(id, request);
    form->open();
}

void OutboxPage::dropEntry()
{
    const Outbox::Entry *entry = current();
    if (entry == nullptr)
        return;
    const QUuid id = entry->id;
    const WriteRequest::Kind kind = entry->request.kind;
    m_confirm->ask([kind] { return tr("Drop “%1”? It was never sent, and what was entered is lost.").arg(requestKind(kind)); },
                   [] { return tr("Drop"); }, [] { return tr("Keep"); },
                   [this, id] {
                       if (m_outbox == nullptr)
                           return;
                       const Result<void> dropped = m_outbox->drop(id);
                       if (!dropped)
                           m_message->showError(dropped.error());
                   });
}

void OutboxPage::retranslate()
{
    ui->heading->setText(tr("Outbox"));
    ui->explanation->setText(tr("What you saved while the tenant was out of reach. Nothing here is sent by itself; "
                                "before sending, each record is read again and compared with what you saw."));
    ui->sendAll->setText(tr("Send &all"));
    ui->sendOne->setText(tr("&Send"));
    ui->editOne->setText(tr("&Edit…"));
    ui->dropOne->setText(tr("&Drop…"));
    ui->empty->setText(tr("The Outbox is empty. Changes you save while offline wait here until you send them."));
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
