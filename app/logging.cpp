// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/logging.h"

#include "app/cli/plaintext.h"
#include "models/core/diagnostics.h"
#include "models/core/errorcatalog.h"

#include <QDateTime>
#include <QFile>
#include <QMutex>
#include <QRegularExpression>

#include <cstdio>
#include <deque>
#include <memory>

namespace renzhi {

using namespace Qt::StringLiterals;

namespace {

// A message handler is a plain function, so its sink cannot be passed in.
struct Sink
{
    QMutex mutex;
    QFile file;
    bool open = false;
    std::deque<QString> last; // see lastLogLines()
};

constexpr size_t MostLines = 400;
constexpr qsizetype LongestLine = 500;

Sink &sink()
{
    // Leaked on purpose: threads may log until the very end of the program.
    static Sink *const only = new Sink;
    return *only;
}

QString levelName(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return u"debug"_s;
    case QtInfoMsg:
        return u"info"_s;
    case QtWarningMsg:
        return u"warning"_s;
    case QtCriticalMsg:
        return u"critical"_s;
    case QtFatalMsg:
        return u"fatal"_s;
    }
    return {};
}

void keepLine(Sink &log, QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    // Only what this program says: a library's words may be about anything.
    const QLatin1StringView category(context.category);
    if (!category.startsWith("renzhi."_L1))
        return;
    const QString time = QDateTime::currentDateTimeUtc().toString(u"yyyy-MM-ddTHH:mm:ss.zzzZ"_s);
    const QString line = time + u' ' + levelName(type) + u' ' + category + u": "_s
        + plainLogText(loggable(message));
    log.last.push_back(line.left(LongestLine));
    if (log.last.size() > MostLines)
        log.last.pop_front();
}

void handle(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    Sink &log = sink();
    const QMutexLocker lock(&log.mutex);
    keepLine(log, type, context, message);
    if (log.open) {
        const QString line = qFormatLogMessage(type, context, loggable(message));
        log.file.write(line.toUtf8() + '\n');
        log.file.flush();
    }
    if (type == QtFatalMsg) {
        // The last words must be seen, wherever the log goes.
        std::fputs(qPrintable(loggable(message) + u'\n'), stderr);
        std::abort();
    }
}

} // namespace

QString loggable(const QString &message)
{
    static const QRegularExpression credential(u"\\b(Bearer|Basic)\\s+\\S+"_s,
                                               QRegularExpression::CaseInsensitiveOption);
    QString text = message;
    text.replace(credential, u"\\1 [redacted]"_s);
    return cli::visible(redacted(text));
}

QStringList lastLogLines()
{
    Sink &log = sink();
    const QMutexLocker lock(&log.mutex);
    return QStringList(log.last.cbegin(), log.last.cend());
}

void installLogging(bool verb)
{
    Sink &log = sink();
    {
        const QMutexLocker lock(&log.mutex);
        const QString target = qEnvironmentVariable("RENZHI_LOG", verb ? QString() : u"-"_s);
        if (target == "-"_L1) {
            log.open = log.file.open(stderr, QIODevice::WriteOnly);
        } else if (!target.isEmpty()) {
            log.file.setFileName(target);
            log.open = log.file.open(QIODevice::WriteOnly | QIODevice::Append,
                                     QFile::ReadOwner | QFile::WriteOwner);
        }
    }
    qSetMessagePattern(u"%{time yyyy-MM-dd HH:mm:ss.zzz} %{type} %{category}: %{message}"_s);
    qInstallMessageHandler(handle);
}

} // namespace renzhi
