// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/widgets/bannerwords.h"

#include "views/pages/changewords.h"
#include "views/wording.h"

#include <QCoreApplication>

namespace renzhi::bannerwords {

namespace {

struct BannerWords
{
    Q_DECLARE_TR_FUNCTIONS(renzhi::TenantBanner)
};

} // namespace

QString forgotten(int days)
{
    return BannerWords::tr(
        "There was no contact to this tenant for more than %n day(s). What was read before was "
        "removed from this computer, as its profile asks for; the Outbox, drafts and the "
        "change log are kept.",
        nullptr, days);
}

QString nothingNew()
{
    return BannerWords::tr(
        "The server was asked again: the permissions of the application are the same "
        "as before.");
}

QString notCopied(qint64 rows, qint64 most)
{
    return BannerWords::tr("%1 rows are too many to copy: at most %2 can be copied at once. "
                           "Nothing was copied; select fewer rows and copy again.")
        .arg(wording::number(rows), wording::number(most));
}

QString undone(const ChangeLine &line, const QString &newId)
{
    const QString what = changewords::heading(line);
    return newId.isEmpty()
        ? BannerWords::tr("Undone: “%1”.").arg(what)
        : BannerWords::tr("Undone: “%1”. It was added again, and its ID is new: %2.")
              .arg(what, newId);
}

QString lost(const QVector<ChangeLine> &lines)
{
    if (lines.isEmpty())
        return {};
    if (lines.size() > 1)
        return BannerWords::tr("It was not known how %n change(s) ended. The server was read "
                               "again, and nothing was sent: the changes say how each of them "
                               "ended.",
                               nullptr, int(lines.size()));
    const ChangeLine &line = lines.constFirst();
    const QString what = changewords::heading(line);
    switch (line.state) {
    case ChangeState::FoundByReading:
        return BannerWords::tr("It was not known how “%1” ended. The server was read again: the "
                               "change was made.")
            .arg(what);
    case ChangeState::NotThere:
        return BannerWords::tr("It was not known how “%1” ended. The server was read again: the "
                               "change is not there. Nothing was sent again.")
            .arg(what);
    default:
        return BannerWords::tr("It was not known how “%1” ended. Reading the server again does "
                               "not tell it. Nothing was sent again.")
            .arg(what);
    }
}

QString opensLater(const QString &name)
{
    return BannerWords::tr("“%1” opens as soon as what is under way here has ended: an open form, "
                           "or a change that is being sent.")
        .arg(name);
}

QString exported(const QString &file)
{
    return BannerWords::tr("The profile was exported, without its secret, to %1").arg(file);
}

QString secretNotKept()
{
    return BannerWords::tr(
        "The secret of this tenant could not be saved in a keyring. It stays in "
        "memory for this session only, and is asked for again at the next start.");
}

QString offline(const QDateTime &syncedAt, bool byChoice)
{
    if (!syncedAt.isValid())
        return byChoice
            ? BannerWords::tr(
                "You are working offline, and nothing of this tenant has been read yet.")
            : BannerWords::tr(
                "The server cannot be reached, and nothing of this tenant has been read yet.");
    return (byChoice
                ? BannerWords::tr("You are working offline. You see the data of %1 (%2). What you "
                                  "change is kept in the Outbox.")
                : BannerWords::tr("The server cannot be reached. You see the data of %1 (%2). "
                                  "What you change is kept in the Outbox."))
        .arg(wording::clock(syncedAt), wording::age(syncedAt));
}

} // namespace renzhi::bannerwords
