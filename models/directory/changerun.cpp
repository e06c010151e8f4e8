// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/directory/changerun.h"

#include <QDir>
#include <QFile>
#include <QSet>
#include <QSysInfo>
#include <QUuid>

#include <cerrno>
#include <csignal>
#include <ctime>
#include <optional>
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

QString lockFile(const QString &directory)
{
    return QDir(directory).filePath(u"changes.lock"_s);
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
    m_lock.letGo();
    runsHere().remove(m_id);
}

void ChangeRun::hold(const QString &directory)
{
    static_cast<void>(m_lock.hold(lockFile(directory), m_id));
}

QString ChangeRun::name() const
{
    return m_lock.isHeld() ? QString(lockedPrefix + m_id) : m_id;
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
    // To look again at what is under way elsewhere does no harm.
    return writer.run.startsWith(lockedPrefix) ? FileLock::isHeldBySomebody(lockFile(directory), id)
                                               : mayBeRunning(writer);
}

} // namespace renzhi
