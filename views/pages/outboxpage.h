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

class Actions;
class ConfirmStrip;
class DirectoryService;
class DraftStore;
class LiveLabel;
class MessageBar;
class OutboxTableModel;
class WriteForm;

// What was kept while offline or collecting: what, for whom, old → new, when, and why the last
// attempt failed. Sends, edits, drops and reorders only when told to. Where nothing is, it says
// why: nothing was kept, no tenant is open, or the file could not be read.
class OutboxPage : public QWidget
{
    Q_OBJECT
public:
    // The catalogue must outlive the page.
    explicit OutboxPage(const ErrorCatalog &catalog, QWidget *parent = nullptr);
    ~OutboxPage() override;

    // Both belong to the session and must outlive it here; nullptr: none. `failure`: why the outbox
    // could not be read.
    void setSession(DirectoryService *service, Outbox *outbox,
                    const std::optional<ApiError> &failure = {});
    // Where the forms opened here keep what is typed; null: nowhere. It belongs to the session.
    void setDrafts(DraftStore *drafts) { m_drafts = drafts; }
    // What is to be typed before several changes go at once; empty: nothing (massWriteGuard()).
    void setGuard(const QString &word) { m_guard = word; }
    // What can be done with a person or a position is offered here as everywhere.
    void setActions(Actions *actions) { m_actions = actions; }
    // Where the keyboard begins: the table, or what stands in its place.
    [[nodiscard]] QWidget *focusTarget() const;
    // The other way round, to the page's buttons when the table has the keyboard.
    void focusNextPane();
    void copySelection() const;

signals:
    void personRequested(const renzhi::UserId &user); // "show this person"
    void languageRequested(renzhi::Language language); // by an open form

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void reload();
    void updateActions();
    void showEntry();
    void sendAll();
    void sendEntry();
    void editEntry();
    void dropEntry();
    void askToDrop(const Outbox::Entry &asked);
    void dropAsAsked(const Outbox::Entry &asked);
    void moveEntry(int by);
    void addMoveKeys();
    void updateMoves();
    void showOrder();
    void loadAgain();
    void showEmpty();
    void openMenu(const QPoint &at);
    void open(WriteForm *form);
    [[nodiscard]] QString dropQuestion(const Outbox::Entry &entry) const;
    // "Add position: Tester".
    [[nodiscard]] QString nameOf(const WriteRequest &request) const;
    [[nodiscard]] QString moveObstacle(int by) const;
    [[nodiscard]] static QString openingText();
    [[nodiscard]] QString sendObstacle() const; // whatever is to be sent
    [[nodiscard]] QString sendObstacle(const Outbox::Entry &entry) const;
    [[nodiscard]] QString sendAllObstacle() const;
    [[nodiscard]] QString editObstacle(const Outbox::Entry &entry) const;
    [[nodiscard]] bool isSending() const;
    [[nodiscard]] const Outbox::Entry *current() const;

    std::unique_ptr<Ui::OutboxPage> ui;
    const ErrorCatalog &m_catalog;
    DirectoryService *m_service = nullptr;
    Outbox *m_outbox = nullptr;
    DraftStore *m_drafts = nullptr;
    Actions *m_actions = nullptr;
    QString m_guard;
    std::optional<ApiError> m_failure;
    OutboxTableModel *m_model = nullptr;
    LiveLabel *m_order = nullptr; // what is to be known about the order
    MessageBar *m_message = nullptr;
    ConfirmStrip *m_confirm = nullptr;
};

} // namespace renzhi
