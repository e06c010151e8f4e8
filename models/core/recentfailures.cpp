// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/core/recentfailures.h"

#include <QMutex>
#include <QRegularExpression>
#include <QStringList>

namespace renzhi {

using namespace Qt::StringLiterals;

namespace {

struct KeptFailures
{
    QMutex mutex;
    QVector<FailureNote> notes;
};

KeptFailures &keptFailures()
{
    // Leaked on purpose: a thread may tell of a failure until the very end of the program.
    static KeptFailures *const only = new KeptFailures;
    return *only;
}

bool isSameFailure(FailureNote a, const FailureNote &b)
{
    a.at = b.at;
    a.times = b.times;
    return a == b;
}

} // namespace

QString kindName(ApiError::Kind kind)
{
    switch (kind) {
    case ApiError::Kind::Offline:
        return u"offline"_s;
    case ApiError::Kind::Network:
        return u"network"_s;
    case ApiError::Kind::Timeout:
        return u"timeout"_s;
    case ApiError::Kind::Cancelled:
        return u"cancelled"_s;
    case ApiError::Kind::Auth:
        return u"auth"_s;
    case ApiError::Kind::Rejected:
        return u"rejected"_s;
    case ApiError::Kind::Server:
        return u"server"_s;
    case ApiError::Kind::Malformed:
        return u"malformed"_s;
    case ApiError::Kind::OutcomeUnknown:
        return u"outcome-unknown"_s;
    case ApiError::Kind::Invalid:
        return u"invalid"_s;
    case ApiError::Kind::Local:
        return u"local"_s;
    }
    Q_UNREACHABLE();
}

QString plainCode(const QString &code)
{
    // "OAP.PARAM.0004"; "invalid_client"; "local.cache".
    static const QRegularExpression known(
        u"^(?:[A-Z]{2,12}(?:\\.[A-Z]{2,12}){0,3}\\.\\d{1,6}"
        "|(?:invalid|unauthorized|unsupported|insufficient|access|server|temporarily)_[a-z_]{2,24}"
        "|(?:local|check)\\.[a-z][a-z-]{1,40})$"_s);
    if (code.isEmpty() || known.match(code).hasMatch())
        return code;
    return u"(other)"_s;
}

QString plainPath(const QString &path)
{
    // A list of words rather than a pattern of ids: a user name looks like a word.
    static const QStringList words {
        u"api"_s,
        u"v1"_s,
        u"v2"_s,
        u"tenant"_s,
        u"oauth2"_s,
        u"token"_s,
        u"users"_s,
        u"user-by-username"_s,
        u"user-by-mobile"_s,
        u"user-by-email"_s,
        u"organizations"_s,
        u"org-codes"_s,
        u"job-positions"_s,
        u"job-titles"_s,
        u"jobs"_s,
        u"transfer"_s,
        u"part-time-job"_s,
    };
    QStringList segments = path.section(u'?', 0, 0).split(u'/');
    for (QString &segment : segments) {
        if (!segment.isEmpty() && !words.contains(segment))
            segment = u"{}"_s;
    }
    return segments.join(u'/');
}

FailureNote failureNote(const ApiError &error)
{
    FailureNote note;
    note.kind = error.kind;
    note.httpStatus = error.httpStatus;
    note.code = plainCode(error.code);
    static const QStringList methods { u"GET"_s, u"POST"_s, u"PUT"_s, u"DELETE"_s, u"PATCH"_s };
    if (methods.contains(error.method))
        note.operation = QString(error.method + u' ' + plainPath(error.path)).trimmed();
    note.at = error.at;
    return note;
}

void RecentFailures::add(const ApiError &error)
{
    if (error.kind == ApiError::Kind::Cancelled)
        return;
    const FailureNote note = failureNote(error);
    KeptFailures &kept = keptFailures();
    const QMutexLocker lock(&kept.mutex);
    if (!kept.notes.isEmpty() && isSameFailure(kept.notes.constLast(), note)) {
        ++kept.notes.last().times;
        kept.notes.last().at = note.at;
        return;
    }
    if (kept.notes.size() >= Most)
        kept.notes.removeFirst();
    kept.notes.append(note);
}

QVector<FailureNote> RecentFailures::all()
{
    KeptFailures &kept = keptFailures();
    const QMutexLocker lock(&kept.mutex);
    return kept.notes;
}

void RecentFailures::clear()
{
    KeptFailures &kept = keptFailures();
    const QMutexLocker lock(&kept.mutex);
    kept.notes.clear();
}

} // namespace renzhi
