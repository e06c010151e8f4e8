// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/synctask.h"

#include "app/cli/jsontext.h"

namespace renzhi::cli {

using namespace Qt::StringLiterals;

SyncTask::SyncTask(const Context &context) : Task(context) { }

void SyncTask::run()
{
    DirectoryService &service = context().service;
    if (context().cacheError) {
        fail(*context().cacheError);
        return;
    }
    if (context().command.offline) {
        ApiError error;
        error.kind = ApiError::Kind::Offline;
        error.code = u"local.offline"_s;
        fail(error);
        return;
    }
    connect(&service, &DirectoryService::syncProgressed, this, &SyncTask::showProgress);
    connect(&service, &DirectoryService::waitingForServer, this, [this](int seconds) {
        context().console.progress(tr("Waiting %n second(s) for the server …", nullptr, seconds));
    });
    connect(&service, &DirectoryService::cacheFailed, this,
            [this](const ApiError &error) { m_cacheError = error; });
    connect(&service, &DirectoryService::syncFinished, this, &SyncTask::finish);
    service.sync(context().command.full ? SyncMode::Full : SyncMode::Changes);
}

void SyncTask::interrupt()
{
    if (context().service.isSyncing())
        context().service.cancelSync(); // ends in syncFinished
    else
        Task::interrupt();
}

void SyncTask::showProgress(const SyncProgress &progress)
{
    QString what;
    switch (progress.collection) {
    case Collection::Organizations:
        what = tr("organizations");
        break;
    case Collection::Titles:
        what = tr("titles");
        break;
    case Collection::Positions:
        what = tr("positions");
        break;
    case Collection::Users:
        what = tr("people");
        break;
    }
    context().console.progress(
        tr("Syncing %1 … %2 of %3").arg(what).arg(progress.done).arg(progress.total));
}

void SyncTask::finish(const Result<SyncReport> &result)
{
    context().console.progress({});
    if (!result) {
        fail(result.error());
        return;
    }
    if (m_cacheError) {
        fail(*m_cacheError);
        return;
    }
    if (context().console.wantsJson()) {
        answer(JsonObjectText()
                   .add("outcome", u"synced"_s)
                   .add("changed", qint64(result->changed))
                   .add("removed", qint64(result->removed))
                   .add("requests", qint64(result->requests))
                   .text()
               + '\n');
        return;
    }
    const QString line = tr("Synced: %1 changed, %2 removed, %3 requests.")
                             .arg(result->changed)
                             .arg(result->removed)
                             .arg(result->requests);
    answer(line.toUtf8() + '\n');
}

} // namespace renzhi::cli

#include "moc_synctask.cpp"
