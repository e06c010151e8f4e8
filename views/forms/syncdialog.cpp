// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/forms/syncdialog.h"

#include "models/directory/directoryservice.h"
#include "views/actions.h"
#include "views/forms/dialogbutton.h"
#include "views/forms/jobscrawlpanel.h"
#include "views/forms/syncwords.h"
#include "views/theme.h"
#include "views/widgets/textlabel.h"
#include "views/wording.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

#include <chrono>
#include <initializer_list>

namespace renzhi {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

SyncDialog::SyncDialog(Desk &desk, const Actions &actions, const ErrorCatalog &catalog,
                       QWidget *parent)
    : QDialog(parent), m_desk(desk), m_actions(actions), m_catalog(catalog)
{
    setObjectName(u"syncDialog"_s);
    build();
    m_clock.setInterval(1s);
    connect(&m_clock, &QTimer::timeout, this, &SyncDialog::showState);
    m_clock.start();
    connect(&m_desk, &Desk::sessionChanged, this, &SyncDialog::setSession);
    connect(&m_desk, &Desk::contextChanged, this, &SyncDialog::showState);
    setSession();
    resize(96 * grid, sizeHint().height());
}

void SyncDialog::build()
{
    m_tenant = new TextLabel(this);
    m_tenant->setObjectName(u"syncTenant"_s);
    m_tenant->setLook(TextLabel::Face::Strong);
    m_tenant->setWordWrap(true);
    buildTable();
    m_syncNow = dialogButton(u"syncNow"_s, this);
    m_fullPass = dialogButton(u"syncFullPass"_s, this);
    m_pause = dialogButton(u"syncPause"_s, this);
    m_cancel = dialogButton(u"syncCancel"_s, this);
    m_jobs = new JobsCrawlPanel(m_desk, m_catalog, this);
    m_close = dialogButton(u"syncClose"_s, this);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(grid);
    for (QPushButton *button : { m_syncNow, m_fullPass, m_pause, m_cancel })
        buttons->addWidget(button);
    buttons->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * grid, 2 * grid, 2 * grid, 2 * grid);
    layout->setSpacing(grid);
    layout->addWidget(m_tenant);
    layout->addWidget(m_table, 1);
    layout->addLayout(buttons);
    layout->addSpacing(grid);
    layout->addWidget(m_jobs);
    layout->addWidget(m_close, 0, Qt::AlignRight);

    const auto sync = [this](SyncMode mode) {
        if (m_service)
            m_service->sync(mode);
    };
    connect(m_syncNow, &QPushButton::clicked, this, [sync] { sync(SyncMode::Changes); });
    connect(m_fullPass, &QPushButton::clicked, this, [sync] { sync(SyncMode::Full); });
    connect(m_pause, &QPushButton::clicked, this, &SyncDialog::togglePause);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        if (m_service)
            m_service->cancelSync();
    });
    connect(m_jobs, &JobsCrawlPanel::keyboardLeft, m_close, qOverload<>(&QWidget::setFocus));
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
}

void SyncDialog::buildTable()
{
    m_table = new QTableWidget(int(collections.size()), ColumnCount, this);
    m_table->setObjectName(u"syncTable"_s);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    // It is only read: the keyboard goes from cell to cell, and nothing is chosen.
    m_table->setSelectionMode(QAbstractItemView::NoSelection);
    m_table->setTabKeyNavigation(false); // or Tab would never leave
    m_table->setShowGrid(false);
    m_table->setWordWrap(true);
    m_table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff); // all rows are always in sight
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setMinimumSectionSize(rowHeight);
    QHeaderView *header = m_table->horizontalHeader();
    header->setSectionResizeMode(QHeaderView::ResizeToContents);
    header->setSectionResizeMode(State, QHeaderView::Stretch);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setSectionsClickable(false);
    header->setHighlightSections(false);
    for (int row = 0; row < m_table->rowCount(); ++row) {
        for (int column = 0; column < ColumnCount; ++column)
            m_table->setItem(row, column, new QTableWidgetItem);
        m_table->item(row, Records)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    }
    m_table->setCurrentCell(0, Name);
    m_table->setFocus();
    // What wraps needs more lines when the column becomes narrower.
    connect(header, &QHeaderView::sectionResized, this, [this](int section) {
        if (section == State)
            fitRows();
    });
}

void SyncDialog::setSession()
{
    if (m_service)
        m_service->disconnect(this);
    m_service = m_desk.service();
    if (DirectoryService *service = m_service) {
        connect(service, &DirectoryService::syncProgressed, this, &SyncDialog::showState);
        connect(service, &DirectoryService::syncPausedChanged, this, &SyncDialog::showState);
        connect(service, &DirectoryService::waitingForServer, this, &SyncDialog::showState);
    }
    retranslate();
}

void SyncDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::FontChange)
        fitRows();
}

void SyncDialog::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    fitRows(); // the columns have their widths by now
}

void SyncDialog::retranslate()
{
    setWindowTitle(tr("Synchronization"));
    const TenantProfile &profile = m_desk.session().profile;
    m_tenant->setText(
        !m_service
            ? tr("No tenant is open")
            : tr("The local copy of “%1”").arg(profile.demo ? tr("demo tenant") : profile.name));
    m_table->setAccessibleName(tr("Synchronization"));
    m_table->setHorizontalHeaderLabels(
        { tr("List"), tr("Records"), tr("State"), tr("Last read in full") });
    m_table->horizontalHeaderItem(Records)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    for (int row = 0; row < m_table->rowCount(); ++row)
        setCell(row, Name, collectionName(collections[size_t(row)]));
    m_syncNow->setText(tr("&Sync now"));
    m_fullPass->setText(tr("Read everything a&gain"));
    m_cancel->setText(tr("Ca&ncel"));
    m_close->setText(tr("&Close"));
    showState();
}

void SyncDialog::showState()
{
    for (int row = 0; row < m_table->rowCount(); ++row)
        showRow(row, collections[size_t(row)]);
    showButtons();
    m_jobs->showState();
    fitRows();
}

void SyncDialog::showRow(int row, Collection collection)
{
    if (!m_service) {
        for (const Column column : { Records, State, FullPass })
            setCell(row, column, {});
        return;
    }
    const CollectionStatus status = m_service->collectionStatus(collection);
    const SyncMoment moment { m_service->isSyncPaused(), m_service->waitSeconds() };
    setCell(row, Records, wording::number(status.records));
    setCell(row, State, collectionState(status, moment, m_catalog));
    setCell(row, FullPass, wording::clock(status.fullAt));
}

void SyncDialog::showButtons()
{
    const bool syncing = m_service && m_service->isSyncing();
    m_pause->setText(m_service && m_service->isSyncPaused() ? tr("&Resume") : tr("&Pause"));
    const auto show = [](std::initializer_list<QPushButton *> buttons, const QString &whyNot) {
        for (QPushButton *button : buttons) {
            button->setEnabled(whyNot.isEmpty());
            button->setToolTip(whyNot);
        }
    };
    const auto showStarting = [&] {
        show({ m_syncNow, m_fullPass }, m_actions.obstacle(Command::Refresh, {}));
    };
    // The keyboard goes on from a button that cannot be used any more to one that can be by then.
    if (!syncing) {
        showStarting();
        // Also while the window is not the active one: hasFocus() would not know.
        if (focusWidget() == m_pause || focusWidget() == m_cancel)
            m_close->setFocus();
    }
    show({ m_pause, m_cancel }, syncing ? QString() : tr("Nothing is being read."));
    if (syncing)
        showStarting();
}

void SyncDialog::setCell(int row, Column column, const QString &text)
{
    m_table->item(row, column)->setText(text); // tells nobody when it is the same
}

// All rows whole, and the table as high as they are.
void SyncDialog::fitRows()
{
    m_table->resizeRowsToContents();
    m_table->setMinimumHeight(m_table->horizontalHeader()->sizeHint().height()
                              + m_table->verticalHeader()->length() + 2 * m_table->frameWidth());
}

void SyncDialog::togglePause()
{
    if (!m_service)
        return;
    if (m_service->isSyncPaused())
        m_service->resumeSync();
    else
        m_service->pauseSync();
}

} // namespace renzhi

#include "moc_syncdialog.cpp"
