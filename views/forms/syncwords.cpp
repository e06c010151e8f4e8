// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/forms/syncwords.h"

#include "views/errors/errorpresenter.h"
#include "views/wording.h"

#include <QCoreApplication>

namespace renzhi {

namespace {

struct SyncWords
{
    Q_DECLARE_TR_FUNCTIONS(SyncWords)
};

QString readingText(const SyncProgress &progress)
{
    if (progress.total == 0) // what there is to read is being found out
        return SyncWords::tr("reading");
    const QString done = wording::number(progress.done);
    // A list that grows while it is read tells the new total with its last pages.
    const QString total = wording::number(qMax(progress.done, progress.total));
    if (progress.rate <= 0)
        return SyncWords::tr("reading %1 of %2").arg(done, total);
    const QString rate = wording::rate(progress.rate);
    if (!progress.timeLeft)
        return SyncWords::tr("reading %1 of %2, %3", "done, total, records a second")
            .arg(done, total, rate);
    return SyncWords::tr("reading %1 of %2, %3, %4", "done, total, records a second, time left")
        .arg(done, total, rate, wording::timeLeft(*progress.timeLeft));
}

QString runningText(const SyncProgress &progress, const SyncMoment &moment)
{
    if (moment.paused)
        return progress.total == 0 ? SyncWords::tr("paused")
                                   : SyncWords::tr("paused at %1 of %2")
                                         .arg(wording::number(progress.done),
                                              wording::number(qMax(progress.done, progress.total)));
    if (moment.waitSeconds > 0)
        return SyncWords::tr("waits %n s because the server asked for it", nullptr,
                             moment.waitSeconds);
    return readingText(progress);
}

// Why it could not be read, and what is here all the same.
QString failedText(const QString &why, const CollectionStatus &status)
{
    if (!status.complete)
        return why;
    return SyncWords::tr("%1 · data of %2",
                         "why it could not be read, and what is here from before")
        .arg(why, wording::clock(status.syncedAt));
}

QString restingText(const CollectionStatus &status, const ErrorCatalog &catalog)
{
    if (status.refusal)
        return failedText(
            SyncWords::tr("not permitted: %1").arg(errorWords(*status.refusal, catalog).title),
            status);
    if (status.failure)
        return failedText(
            SyncWords::tr("could not be read: %1").arg(errorWords(*status.failure, catalog).title),
            status);
    if (!status.complete)
        return SyncWords::tr("never read");
    return SyncWords::tr("up to date · as of %1").arg(wording::clock(status.syncedAt));
}

QString idleText(const CrawlState &state, const QString &why)
{
    if (state.unread == 0)
        return SyncWords::tr("ended by an error: %1").arg(why);
    const int unread = int(state.unread);
    return why.isEmpty()
        ? SyncWords::tr("jobs of %n people could not be read", nullptr, unread)
        : SyncWords::tr("jobs of %n people could not be read: %1", nullptr, unread).arg(why);
}

} // namespace

QString collectionName(Collection collection)
{
    switch (collection) {
    case Collection::Organizations:
        return SyncWords::tr("Organizations");
    case Collection::Titles:
        return SyncWords::tr("Titles");
    case Collection::Positions:
        return SyncWords::tr("Positions");
    case Collection::Users:
        return SyncWords::tr("People");
    }
    Q_UNREACHABLE();
}

QString collectionState(const CollectionStatus &status, const SyncMoment &moment,
                        const ErrorCatalog &catalog)
{
    switch (status.turn) {
    case CollectionStatus::Turn::Queued:
        return SyncWords::tr("queued");
    case CollectionStatus::Turn::Running:
        return runningText(status.progress, moment);
    case CollectionStatus::Turn::None:
    case CollectionStatus::Turn::Done:
        return restingText(status, catalog);
    }
    Q_UNREACHABLE();
}

QString crawlWords(const CrawlState &state, const CrawlMoment &moment, const ErrorCatalog &catalog)
{
    SyncProgress progress;
    progress.done = state.done;
    progress.total = state.total;
    progress.rate = state.perSecond;
    progress.timeLeft = state.left;
    const QString why = state.error ? errorWords(*state.error, catalog).title : QString();
    switch (state.phase) {
    case CrawlState::Phase::Running:
        return readingText(progress);
    case CrawlState::Phase::Paused:
        return runningText(progress, { true, 0 });
    case CrawlState::Phase::Waiting:
        if (moment.waitSeconds > 0)
            return runningText(progress, { false, moment.waitSeconds });
        return why.isEmpty() ? SyncWords::tr("waits, and goes on by itself")
                             : SyncWords::tr("waits, and goes on by itself: %1").arg(why);
    case CrawlState::Phase::Offline:
        return moment.isOffline
            ? SyncWords::tr("you are working offline: it goes on when that ends")
            : SyncWords::tr("offline: it goes on when the server is reached");
    case CrawlState::Phase::Idle:
        return idleText(state, why);
    }
    Q_UNREACHABLE();
}

} // namespace renzhi
