// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/directory/cacheage.h"

#include "models/cache/cachestore.h"

#include <QDir>
#include <QFileInfo>
#include <QLoggingCategory>

#include <algorithm>

namespace renzhi {

using namespace Qt::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(logAge, "renzhi.directory")

QDateTime latestSync(const QString &cacheDirectory)
{
    QDateTime latest;
    const auto cache = CacheStore::lookAt(cacheDirectory);
    if (!cache)
        return latest;
    for (const Collection collection : collections) {
        const QDateTime at = (*cache)->syncState(collection).syncedAt;
        if (at.isValid() && (!latest.isValid() || at > latest))
            latest = at;
    }
    return latest;
}

// Of a first load that was broken off, or of a cache that cannot be read.
QDateTime latestWrite(const QString &cacheDirectory)
{
    QDateTime latest;
    const QFileInfoList files
        = QDir(cacheDirectory).entryInfoList(QDir::Files | QDir::Hidden | QDir::System);
    for (const QFileInfo &file : files) {
        if (!latest.isValid() || file.lastModified() > latest)
            latest = file.lastModified();
    }
    return latest;
}

} // namespace

QDateTime lastContact(const QString &cacheDirectory)
{
    // First: looking into it may touch it.
    const QDateTime written = latestWrite(cacheDirectory);
    if (!written.isValid())
        return written;
    const QDateTime synced = latestSync(cacheDirectory);
    return synced.isValid() ? synced : written;
}

bool removeOldCache(const QString &cacheDirectory, int days)
{
    if (days <= 0)
        return false;
    const QDateTime contact = lastContact(cacheDirectory);
    if (!contact.isValid() || contact.addDays(days) >= QDateTime::currentDateTime())
        return false;
    const bool isGone = QDir(cacheDirectory).removeRecursively();
    if (isGone)
        qCInfo(logAge) << "a cache was too old and is removed";
    else
        qCWarning(logAge) << "a cache is too old and cannot be removed";
    return isGone;
}

} // namespace renzhi
