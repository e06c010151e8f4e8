// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/errorcatalog.h"
#include "models/directory/outbox.h"

#include <QWidget>

#include <memory>

namespace Ui {
class OutboxPage;
}

namespace renzhi {

class ConfirmStrip;
class DirectoryService;
class MessageBar;
class OutboxTableModel;

// What was kept while offline: what, for whom, old → new, when, and why the last attempt failed. Sends,
// edits and drops only when told to.
class OutboxPage : public QWidget
{
    Q_OBJECT
public:
    // The catalogue must outlive the page.
    explicit OutboxPage(const ErrorCatalog &catalog, QWidget *parent = nullptr);
    ~OutboxPage() override;

    // Both belong to the session and must outlive it here; nullptr: none.
    void setSession(DirectoryService *service, Outbox *outbox);

signals:
    void personRequested(const renzhi::UserId &user); // "show this person"

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void reload();
    void updateActions();
    void showEntry();
    void sendEntry();
    void editEntry();
    void dropEntry();
    [[nodiscard]] const Outbox::Entry *current() const;

    std::unique_ptr<Ui::OutboxPage> ui;
    const ErrorCatalog &m_catalog;
    DirectoryService *m_service = nullptr;
    Outbox *m_outbox = nullptr;
    OutboxTableModel *m_model = nullptr;
    MessageBar *m_message = nullptr;
    ConfirmStrip *m_confirm = nullptr;
};

} // namespace renzhi
