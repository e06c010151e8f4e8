// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/directory/entryfile.h"

#include "models/core/wholefile.h"
#include "models/directory/localerror.h"

#include <QDir>
#include <QFile>
#include <QLoggingCategory>
#include <QSaveFile>

#include <utility>

namespace renzhi {

using namespace Qt::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(logEntryFile, "renzhi.entryfile")

} // namespace

EntryFile::EntryFile(QString directory, Kind kind)
    : m_directory(std::move(directory))
    , m_kind(std::move(kind))
    , m_path(QDir(m_directory).filePath(m_kind.name + ".json"_L1))
{
}

QString EntryFile::asidePath(const QString &why) const
{
    return m_path + u'.' + why + u'-'
        + QDateTime::currentDateTime().toString(u"yyyyMMdd-HHmmss-zzz"_s);
}

ApiError EntryFile::error(const QString &detail) const
{
    return localError(ApiError::Kind::Local, u"local."_s + m_kind.name, detail);
}

Result<QByteArray> EntryFile::read() const
{
    QFile file(m_path);
    if (!file.exists())
        return QByteArray();
    if (!file.open(QIODevice::ReadOnly))
        return Failure(error(file.errorString()));
    const QByteArray bytes = m_kind.mostBytes ? file.read(*m_kind.mostBytes + 1) : file.readAll();
    if (file.error() != QFile::NoError) // the part that was read is no damaged file
        return Failure(error(file.errorString()));
    return bytes.isNull() ? QByteArray("") : bytes; // a file that holds nothing is there
}

Result<bool> EntryFile::load(const Take &take)
{
    m_seen.clear();
    Result<void> taken;
    const auto isThere = readAgain([&](const QByteArray &there) { return taken = take(there); });
    if (isThere && !taken)
        return Failure(taken.error());
    return isThere;
}

Result<bool> EntryFile::takeOver(FileLock &lock, const Take &take)
{
    const QDir folder(m_directory);
    if (!folder.exists()) {
        if (!QDir().mkpath(m_directory))
            return Failure(error(u"cannot create the folder"_s));
        m_seen.clear(); // nobody dropped what went out of reach
    }
    const auto answer = lock.holdSoon(folder.filePath(u"files.lock"_s), m_kind.name);
    if (answer == FileLock::Answer::Elsewhere || answer == FileLock::Answer::NoFile)
        return Failure(error(u"cannot lock the file"_s));
    return readAgain(take);
}

Result<bool> EntryFile::readAgain(const Take &take)
{
    const auto there = read();
    if (!there)
        return Failure(there.error());
    if (there->isNull() && !m_kind.goesWithTheLast)
        m_seen.clear();
    if (*there == m_seen && there->isNull() == m_seen.isNull())
        return false;
    const Result<void> taken = take(*there);
    if (!taken) {
        const QString why = taken.error().code.section(u'-', 1);
        if (!QFile::rename(m_path, asidePath(why)))
            return Failure(error(u"the file there cannot be put aside: "_s + why));
        qCWarning(logEntryFile) << m_kind.name
                                << "could not be understood and is put aside:" << why;
        m_seen.clear();
        return false;
    }
    m_seen = *there;
    return true;
}

Result<void> EntryFile::write(const QByteArray &bytes)
{
    if (m_kind.mostBytes && bytes.size() > *m_kind.mostBytes)
        return Failure(error(u"the file would be too large"_s));
    QSaveFile file(m_path);
    if (!file.open(QIODevice::WriteOnly))
        return Failure(error(file.errorString()));
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    if (!writeWhole(file, bytes))
        return Failure(error(file.errorString()));
    m_seen = bytes;
    return {};
}

Result<void> EntryFile::remove()
{
    QFile file(m_path);
    if (file.exists() && !file.remove())
        return Failure(error(file.errorString()));
    m_seen.clear();
    return {};
}

Result<void> EntryFile::copyAside(const QString &why)
{
    if (QFile::copy(m_path, asidePath(why)))
        return {};
    m_seen.clear(); // it is not written over as one that is known
    return Failure(error(u"the file there cannot be put aside: "_s + why));
}

} // namespace renzhi
