// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/apierror.h"
#include "models/core/changeline.h"
#include "views/desk.h"
#include "views/errors/messagebar.h"

#include <QVector>

#include <functional>
#include <optional>

namespace renzhi {

// All there is to say about the tenant as a whole, and what of it is said first. A value: it shows
// nothing and words nothing.
struct TenantNews
{
    enum class Message {
        None,
        NotOpened,
        ChangeLogError,
        CacheError,
        OwnError,
        ReadError,
        CheckError,
        Forgotten,
        NothingNew,
        Ban,
        NotCopied,
        UndoError,
        Undone,
        LostWrites,
        OpensLater,
        Exported,
        SecretNotKept,
        Offline
    };

    MessageBar::Text notOpened;
    MessageBar::Text repairText;
    std::function<void()> repair;
    // Of each code one; see putFirst().
    QVector<ApiError> changeLogErrors; // what cannot be written down is not sent
    QVector<ApiError> cacheErrors; // and of the Outbox: everything else goes on
    QVector<ApiError> ownErrors; // of the program, whichever tenant is open; oldest first
    std::optional<ApiError> readError;
    std::optional<ApiError> checkError;
    bool forgotten = false; // what was read before was too old
    bool nothingNew = false; // in the permissions
    MessageBar::Text ban;
    Subject banned; // what lay on the desk
    qint64 tooManyToCopy = 0; // rows
    std::optional<ApiError> undoError;
    bool isLatestUndo = false; // that it is about
    std::optional<ChangeLine> undone; // the change that was taken back
    QString newId; // of what was added again by that
    QVector<ChangeLine> lost; // changes of an earlier start, and what became of them
    MessageBar::Text opensLater;
    QString exportedTo;
    bool secretNotKept = false;
    bool offlineClosed = false;

    // Another trouble comes before those that are known, which stay behind it. One of a code that
    // is known takes its place, so that what goes on failing in two ways does not turn them about.
    static void putFirst(QVector<ApiError> &errors, const ApiError &error);
    // Of what there is to say.
    [[nodiscard]] Message weightiest(bool isOffline) const;
    // It was closed by the operator, or read.
    void drop(Message message);
    // Likewise with all that is about what was done a moment ago.
    void dropPassing();
    // Another tenant is open, or none.
    void dropTenant();
};

} // namespace renzhi
