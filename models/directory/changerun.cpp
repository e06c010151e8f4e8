// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/directory/changerun.h"

#include "models/directory/changelogdisk.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QSet>
#include <QSysInfo>
#include <QUuid>
#include <QtEndian>

#include <cerrno>
#include <csignal>
#include <ctime>
#include <fcntl.h>
#include <optional>
#include <sys/stat.h>
#include <unistd.h>

namespace renzhi {

using namespace Qt::StringLiterals;

namespace {

// Of a run that holds a lock. Earlier programs compare names only, and go by the process id.
constexpr auto lockedPrefix = "locked-"_L1;

// Of this process: no lock is needed to know that they are there.
QSet<QString> &runsHere()
{
    static QSet<QString> runs;
    return runs;
}

QString idOfRun(const QString &run)
{
    return run.startsWith(lockedPrefix) ? run.sliced(lockedPrefix.size()) : run;
}

QByteArray lockFile(const QString &directory)
{
    return QFile::encodeName(QDir(directory).filePath(u"changes.lock"_s));
}

// For writing, on the byte of this run.
struct flock lockOn(const QString &id)
{
    const QByteArray hash = QCryptographicHash::hash(id.toUtf8(), QCryptographicHash::Sha256);
    struct flock lock = {};
    lock.l_type = F_WRLCK;
    lock.l_whence = SEEK_SET;
    lock.l_start = off_t(qFromBigEndian<quint64>(hash.constData()) >> 2); // never beyond the last
    lock.l_len = 1;
    return lock;
}

bool isLocked(const QString &directory, const QString &id)
{
    const int file = ::open(lockFile(directory).constData(), O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return errno != ENOENT; // it is looked for again later
    struct flock lock = lockOn(id);
    const bool isAnswered = ::fcntl(file, F_OFD_GETLK, &lock) == 0;
    ::close(file);
    // To look again at what is under way elsewhere does no harm.
    return isAnswered && lock.l_type != F_UNLCK;
}

// Since a process began.
std::optional<qint64> secondsOf(qint64 process)
{
    QFile file(u"/proc/%1/stat"_s.arg(process));
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QByteArray all = file.readAll();
    // The second field is the program's name, in brackets, and may hold anything.
    const QList<QByteArray> fields = all.sliced(all.lastIndexOf(')') + 1).simplified().split(' ');
    constexpr qsizetype begun = 19; // the 22nd, counted from the third
    const qint64 perSecond = ::sysconf(_SC_CLK_TCK);
    timespec now = {};
    if (fields.size() <= begun || perSecond <= 0 || ::clock_gettime(CLOCK_BOOTTIME, &now) != 0)
        return std::nullopt;
    bool isNumber = false;
    const qint64 ticks = fields.at(begun).toLongLong(&isNumber);
    if (!isNumber)
        return std::nullopt;
    return qint64(now.tv_sec) - ticks / perSecond;
}

// A line without a lock: of an earlier program, or on a disk that knows none.
bool mayBeRunning(const ChangeRun::Writer &writer)
{
    if (writer.process <= 0 || writer.process == getpid()
        || writer.host != QSysInfo::machineHostName())
        return false;
    if (::kill(pid_t(writer.process), 0) != 0 && errno != EPERM)
        return false;
    const auto seconds = secondsOf(writer.process);
    if (!seconds || !writer.at.isValid())
        return true;
    // What began after the line is another process with the same number; clocks are set now and
    // then, and a line too many is looked for later.
    constexpr qint64 doubt = 60;
    const QDateTime begun = QDateTime::currentDateTimeUtc().addSecs(-*seconds);
    return begun <= writer.at.addSecs(doubt);
}

} // namespace

ChangeRun::ChangeRun() : m_id(QUuid::createUuid().toString(QUuid::WithoutBraces))
{
    runsHere().insert(m_id);
}

ChangeRun::~ChangeRun()
{
    letGo();
    runsHere().remove(m_id);
}

void ChangeRun::hold(const QString &directory)
{
    const QByteArray path = lockFile(directory);
    if (m_file >= 0) {
        struct stat held = {};
        const bool isHeld = ::fstat(m_file, &held) == 0;
        const auto now = changelogdisk::idOf(QFile::decodeName(path));
        if (isHeld && now
            && *now == changelogdisk::FileId { quint64(held.st_dev), quint64(held.st_ino) })
            return;
        letGo();
    }
    m_file = ::open(path.constData(), O_RDWR | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR);
    struct flock lock = lockOn(m_id);
    if (m_file >= 0 && ::fcntl(m_file, F_OFD_SETLK, &lock) != 0)
        letGo();
}

void ChangeRun::letGo()
{
    if (m_file >= 0)
        ::close(m_file);
    m_file = -1;
}

QString ChangeRun::name() const
{
    return m_file >= 0 ? QString(lockedPrefix + m_id) : m_id;
}

bool ChangeRun::isNamed(const QString &run) const
{
    return idOfRun(run) == m_id;
}

bool ChangeRun::isThere(const QString &directory, const Writer &writer)
{
    const QString id = idOfRun(writer.run);
    if (runsHere().contains(id))
        return true;
    return writer.run.startsWith(lockedPrefix) ? isLocked(directory, id) : mayBeRunning(writer);
}

} // namespace renzhi
