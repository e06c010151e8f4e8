// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/errorcatalog.h"
#include "models/directory/directoryservice.h"
#include "views/desk.h"
#include "views/errors/messagebar.h"
#include "views/widgets/tenantnews.h"

#include <QTimer>
#include <QWidget>

namespace renzhi {

// The one message under the tool bar about the tenant as a whole. What weighs more wins: it could
// not be opened; the change log cannot be used; the cache cannot; the program itself failed at
// something; reading failed; asking for the permissions failed, or found nothing new; something the
// operator asked for by its keys is not allowed, for as long as it is about the same, and some
// seconds; what was too much to be copied, and what came of an undo, likewise; a list was refused;
// what became of changes whose outcome an earlier start left open; another one is to be opened; its
// profile was exported; the secret outlives no session; offline, with the age of what is shown. A
// message the operator closed stays closed until its reason comes anew.
class TenantBanner : public QWidget
{
    Q_OBJECT
public:
    TenantBanner(Desk &desk, const ErrorCatalog &catalog, QWidget *parent = nullptr);

    // An error of something the program itself did, whichever tenant is open: files of a tenant
    // could not be removed. It stays until the operator closes it, also when there are several.
    void showError(const ApiError &error);
    // No keyring took the tenant's secret: the operator has to know before the next start asks for
    // it.
    void showSecretNotKept();

    // The tenant's profile is in this file now.
    void showExported(const QString &file);

    // Another tenant opens when what is under way in this one has ended: its name, or nothing when
    // it is not waited for any more. The operator takes it back by the message's action, or by
    // closing it: stayRequested.
    void showOpensLater(MessageBar::Text name);

    // The profile chosen cannot be opened: why, and the way to set it right.
    void showNotOpened(MessageBar::Text why, MessageBar::Text actionText,
                       std::function<void()> action);

    // What was asked for is not allowed: why, in words, for as long as there are any and the desk's
    // subject stays the same, and no longer than it takes to read them. Offers to ask the server
    // again what is allowed, unless it is the profile that forbids it.
    void showBan(MessageBar::Text why);

    // So many rows were too many to be copied: for no longer than it takes to read it, or until
    // others were; then `rows` is 0.
    void showNotCopied(qint64 rows);

    // A change cannot be taken back: why. For no longer than it takes to read it.
    // `isLatest`: the keys get no further than this one.
    void showUndoFailed(const ApiError &error, bool isLatest);

signals:
    void stayRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    using Message = TenantNews::Message;

    void setSession();
    void syncFinished(const Result<SyncReport> &result);
    void rightsChecked(const Result<bool> &changed);
    void dropPassing();
    void changeUndone(const ChangeLine &line, const WriteOutcome &outcome);
    void decide();
    void say(Message message);
    void dropClosed();
    void stay();
    void showFault(const ApiError &error, const MessageBar::Text &headline = {});
    void showOffline();
    void showUndoError();
    void showBanned();
    void showLost();
    void showNotice(MessageBar::Kind kind, const MessageBar::Text &text,
                    const MessageBar::Text &actionText = {},
                    const std::function<void()> &action = {});
    [[nodiscard]] bool isOffline() const;

    Desk &m_desk;
    MessageBar *m_bar;
    TenantNews m_news;
    QTimer *m_passing; // until a ban, an undo and what is not new have been read
    QTimer m_ageing;
};

} // namespace renzhi
