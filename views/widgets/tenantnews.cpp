// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/widgets/tenantnews.h"

#include "models/directory/refusal.h"

#include <algorithm>
#include <utility>

namespace renzhi {

void TenantNews::putFirst(QVector<ApiError> &errors, const ApiError &error)
{
    const auto known = std::find_if(errors.begin(), errors.end(), [&error](const ApiError &one) {
        return one.code == error.code;
    });
    if (known == errors.end())
        errors.prepend(error);
    else
        *known = error;
}

TenantNews::Message TenantNews::weightiest(bool isOffline) const
{
    if (notOpened)
        return Message::NotOpened;
    // It answers the key just pressed, and soon gives way to what it covers.
    if (tooManyToCopy > 0)
        return Message::NotCopied;
    if (!changeLogErrors.isEmpty())
        return Message::ChangeLogError;
    if (!cacheErrors.isEmpty())
        return Message::CacheError;
    if (!ownErrors.isEmpty())
        return Message::OwnError;
    if (readError && !isRefusal(*readError))
        return Message::ReadError;
    if (checkError)
        return Message::CheckError;
    if (forgotten)
        return Message::Forgotten;
    if (nothingNew)
        return Message::NothingNew;
    if (ban)
        return Message::Ban;
    if (undoError)
        return Message::UndoError;
    if (undone)
        return Message::Undone;
    // It lasts as long as the permissions are what they are, and would cover what follows from it.
    if (readError)
        return Message::ReadError;
    if (!lost.isEmpty())
        return Message::LostWrites;
    if (opensLater)
        return Message::OpensLater;
    if (!exportedTo.isEmpty())
        return Message::Exported;
    if (secretNotKept)
        return Message::SecretNotKept;
    return isOffline && !offlineClosed ? Message::Offline : Message::None;
}

void TenantNews::drop(Message message)
{
    switch (message) {
    case Message::NotOpened:
        notOpened = {};
        break;
    case Message::ChangeLogError:
        changeLogErrors.removeFirst();
        break;
    case Message::CacheError:
        cacheErrors.removeFirst();
        break;
    case Message::OwnError:
        ownErrors.removeFirst();
        break;
    case Message::ReadError:
        readError.reset();
        break;
    case Message::CheckError:
        checkError.reset();
        break;
    case Message::Forgotten:
        forgotten = false;
        break;
    case Message::NothingNew:
        nothingNew = false;
        break;
    case Message::Ban:
        ban = {};
        break;
    case Message::NotCopied:
        tooManyToCopy = 0;
        break;
    case Message::UndoError:
        undoError.reset();
        break;
    case Message::Undone:
        undone.reset();
        break;
    case Message::LostWrites:
        lost.clear();
        break;
    case Message::OpensLater:
        opensLater = {};
        break;
    case Message::Exported:
        exportedTo.clear();
        break;
    case Message::SecretNotKept:
        secretNotKept = false;
        break;
    case Message::Offline:
        offlineClosed = true;
        break;
    case Message::None:
        break;
    }
}

void TenantNews::dropPassing()
{
    for (const Message passing : { Message::Ban, Message::NotCopied, Message::NothingNew,
                                   Message::UndoError, Message::Undone })
        drop(passing);
}

void TenantNews::dropTenant()
{
    TenantNews rest;
    rest.ownErrors = ownErrors;
    *this = std::move(rest);
}

} // namespace renzhi
