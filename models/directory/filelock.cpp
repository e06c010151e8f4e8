// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/directory/filelock.h"

#include "models/directory/changelogdisk.h"

#include <QCryptographicHash>
#include <QDeadlineTimer>
#include <QFile>
#include <QThread>
#include <QtEndian>

#include <cerrno>
#include <chrono>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace renzhi {

using namespace std::chrono_literals;

namespace {

constexpr auto LockPatience = 500ms; // the window stands still meanwhile
constexpr unsigned long LockPauseMs = 5;

// For writing, on the byte of this name.
struct flock lockNamed(const QString &name)
{
    const QByteArray hash = QCryptographicHash::hash(name.toUtf8(), QCryptographicHash::Sha256);
    struct flock lock = {};
    lock.l_type = F_WRLCK;
    lock.l_whence = SEEK_SET;
    lock.l_start = off_t(qFromBigEndian<quint64>(hash.constData()) >> 2); // never beyond the last
    lock.l_len = 1;
    return lock;
}

bool isSameFile(int file, const QString &path)
{
    struct stat held = {};
    const auto now = changelogdisk::idOf(path);
    return ::fstat(file, &held) == 0 && now
        && *now == changelogdisk::FileId { quint64(held.st_dev), quint64(held.st_ino) };
}

} // namespace

FileLock::~FileLock()
{
    letGo();
}

FileLock::Answer FileLock::hold(const QString &file, const QString &name)
{
    if (m_file >= 0 && isSameFile(m_file, file))
        return Answer::Held;
    letGo();
    m_file = ::open(QFile::encodeName(file).constData(), O_RDWR | O_CREAT | O_CLOEXEC,
                    S_IRUSR | S_IWUSR);
    if (m_file < 0)
        return Answer::NoFile;
    struct flock lock = lockNamed(name);
    if (::fcntl(m_file, F_OFD_SETLK, &lock) == 0)
        return Answer::Held;
    const bool isElsewhere = errno == EAGAIN || errno == EACCES;
    letGo();
    return isElsewhere ? Answer::Elsewhere : Answer::NoSuchLocks;
}

FileLock::Answer FileLock::holdSoon(const QString &file, const QString &name)
{
    const QDeadlineTimer deadline(LockPatience);
    Answer answer = hold(file, name);
    while (answer == Answer::Elsewhere && !deadline.hasExpired()) {
        QThread::msleep(LockPauseMs);
        answer = hold(file, name);
    }
    return answer;
}

void FileLock::letGo()
{
    if (m_file >= 0)
        ::close(m_file);
    m_file = -1;
}

bool FileLock::isHeldBySomebody(const QString &file, const QString &name)
{
    const int opened = ::open(QFile::encodeName(file).constData(), O_RDONLY | O_CLOEXEC);
    if (opened < 0)
        return errno != ENOENT;
    struct flock lock = lockNamed(name);
    const bool isAnswered = ::fcntl(opened, F_OFD_GETLK, &lock) == 0;
    ::close(opened);
    return isAnswered && lock.l_type != F_UNLCK;
}

} // namespace renzhi
