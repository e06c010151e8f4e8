// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/directory/changelogdisk.h"

#include "models/cache/database.h"
#include "models/directory/localerror.h"

#include <QDateTime>
#include <QFile>
#include <QLockFile>

#include <sys/stat.h>

namespace renzhi::changelogdisk {

using namespace Qt::StringLiterals;

namespace {

constexpr int asidePatienceMs = 500; // the window stands still meanwhile

} // namespace

std::optional<FileId> idOf(const QString &path)
{
    struct stat found = {};
    if (::stat(QFile::encodeName(path).constData(), &found) != 0)
        return std::nullopt;
    return FileId { quint64(found.st_dev), quint64(found.st_ino) };
}

Result<void> putAside(const QString &path)
{
    const auto failure = [](const QString &detail) {
        return Failure(localError(ApiError::Kind::Local, u"local.change-log"_s, detail));
    };
    // Of two programs that saw the damage the slower one would put the new file aside.
    QLockFile lock(path + ".aside.lock"_L1);
    if (!lock.tryLock(asidePatienceMs))
        return failure(u"the damaged file cannot be put aside: no lock"_s);
    const QString mark = Database::damageMark(path);
    if (!QFile::exists(mark))
        return {};
    const QString kept = path + ".damaged-"_L1
        + QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd-HHmmss-zzz"_s);
    if (QFile::exists(path) && !QFile::rename(path, kept))
        return failure(u"the damaged file cannot be put aside"_s);
    QFile::rename(path + "-journal"_L1, kept + "-journal"_L1);
    if (!QFile::remove(mark))
        return failure(u"the mark of the damaged file cannot be removed"_s);
    return {};
}

} // namespace renzhi::changelogdisk
