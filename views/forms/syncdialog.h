// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/errorcatalog.h"
#include "models/core/records.h"

#include <QDialog>
#include <QPointer>
#include <QTimer>

class QPushButton;
class QTableWidget;

namespace renzhi {

class Actions;
class Desk;
class DirectoryService;
class JobsCrawlPanel;
class TextLabel;

// How far each collection of the open tenant has been read: how many records are here, of when,
// what is being read and how long it will take, and what the server declines to show. Below them,
// of how many people the jobs are known. Starts, pauses and stops the reading; closing it does
// neither. Follows the desk to another tenant.
class SyncDialog : public QDialog
{
    Q_OBJECT
public:
    // Desk, actions and catalogue must outlive it.
    SyncDialog(Desk &desk, const Actions &actions, const ErrorCatalog &catalog, QWidget *parent);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    enum Column { Name, Records, State, FullPass, ColumnCount };

    void build();
    void buildTable();
    void setSession();
    void retranslate();
    void showState();
    void showRow(int row, Collection collection);
    void showButtons();
    void setCell(int row, Column column, const QString &text);
    void fitRows();
    void togglePause();

    Desk &m_desk;
    const Actions &m_actions;
    const ErrorCatalog &m_catalog;
    QPointer<DirectoryService> m_service; // the one that is listened to
    TextLabel *m_tenant = nullptr;
    QTableWidget *m_table = nullptr;
    QPushButton *m_syncNow = nullptr;
    QPushButton *m_fullPass = nullptr;
    QPushButton *m_pause = nullptr;
    QPushButton *m_cancel = nullptr;
    JobsCrawlPanel *m_jobs = nullptr;
    QPushButton *m_close = nullptr;
    QTimer m_clock; // a wait counts down, a speed falls when nothing comes
};

} // namespace renzhi
