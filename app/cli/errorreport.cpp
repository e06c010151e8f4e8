// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/errorreport.h"

#include "app/cli/jsontext.h"
#include "app/cli/plaintext.h"

namespace renzhi::cli {

using namespace Qt::StringLiterals;

namespace {

// Stable names for what has no code of the server; documented in --help.
QString localCode(const ApiError &error)
{
    // The status says what happened only where the server decided; a page that cannot be read came
    // with 200, too.
    const bool isDecision = error.kind == ApiError::Kind::Auth
        || error.kind == ApiError::Kind::Rejected || error.kind == ApiError::Kind::Server;
    if (isDecision && error.httpStatus > 0)
        return u"HTTP.%1"_s.arg(error.httpStatus);
    switch (error.kind) {
    case ApiError::Kind::Offline:
        return u"OFFLINE"_s;
    case ApiError::Kind::Network:
        return u"NETWORK"_s;
    case ApiError::Kind::Timeout:
        return u"TIMEOUT"_s;
    case ApiError::Kind::Cancelled:
        return u"CANCELLED"_s;
    case ApiError::Kind::Auth:
        return u"AUTH"_s;
    case ApiError::Kind::Rejected:
        return u"REJECTED"_s;
    case ApiError::Kind::Server:
        return u"SERVER"_s;
    case ApiError::Kind::Malformed:
        return u"MALFORMED"_s;
    case ApiError::Kind::OutcomeUnknown:
        return u"OUTCOME_UNKNOWN"_s;
    case ApiError::Kind::Invalid:
        return u"INVALID"_s;
    case ApiError::Kind::Local:
        return u"LOCAL"_s;
    }
    return u"LOCAL"_s;
}

QString memberOf(Field field, Verb verb)
{
    switch (field) {
    case Field::None:
        return {};
    case Field::User:
        return u"user_id"_s;
    case Field::Job:
        return u"job_id"_s;
    case Field::Organization:
        return u"org_code"_s;
    case Field::Position:
        return verb == Verb::UpdatePosition ? u"position_id"_s : u"position_code"_s;
    case Field::Title:
        return u"title_code"_s;
    case Field::Name:
        return u"name"_s;
    case Field::Code:
        return u"code"_s;
    }
    return {};
}

// What stands in the way is a record of the server, not the way the verb was called.
bool isAboutRecord(const QString &code)
{
    return code == "local.primary-job"_L1 || code == "local.unresolved"_L1
        || code == "local.job-gone"_L1;
}

QString joined(const QString &facts, const QString &detail)
{
    const QString separator = facts.isEmpty() || detail.isEmpty() ? QString() : u" · "_s;
    return facts + separator + detail;
}

// JSON has no member for it, and without it nobody finds the record that cannot be read.
QString withDetail(const QString &title, const QString &detail)
{
    return detail.isEmpty() ? title : u"%1 (%2)"_s.arg(title, detail);
}

void appendLine(QString &text, const QString &line)
{
    if (!line.isEmpty())
        text += u"  "_s + visible(line) + u'\n';
}

} // namespace

ErrorReport reportOf(const ApiError &error, const ErrorCatalog &catalog, Verb verb)
{
    const ErrorEntry entry = catalog.entryFor(error);
    ErrorReport report;
    // Chosen or not, a script sees the same.
    const bool isOwn = error.code.isEmpty() || error.code == "local.offline"_L1;
    report.code = isOwn ? localCode(error) : error.code;
    report.httpStatus = error.httpStatus;
    report.zh = entry.zh;
    report.en = entry.en;
    report.field = memberOf(entry.field, verb);
    const QString detail = redacted(error.detail.simplified());
    report.facts = joined(errorFacts(error), detail);
    if (error.kind == ApiError::Kind::Malformed)
        report.unreadable = detail;
    return report;
}

ExitCode exitCodeOf(const ApiError &error)
{
    switch (error.kind) {
    case ApiError::Kind::Offline:
    case ApiError::Kind::Network:
    case ApiError::Kind::Timeout:
    case ApiError::Kind::Server:
    case ApiError::Kind::Malformed:
        return Unreachable;
    case ApiError::Kind::Cancelled:
        return Interrupted;
    case ApiError::Kind::Auth:
        return NotAllowed;
    case ApiError::Kind::Rejected:
        return Refused;
    case ApiError::Kind::OutcomeUnknown:
        return OutcomeUnknown;
    case ApiError::Kind::Invalid:
        if (error.code == "local.read-only"_L1)
            return NotAllowed;
        return isAboutRecord(error.code) ? Refused : Usage;
    case ApiError::Kind::Local:
        return LocalFailure;
    }
    return LocalFailure;
}

QByteArray json(const ErrorReport &report)
{
    const QByteArray error = JsonObjectText()
                                 .add("code", report.code)
                                 .add("http_status", qint64(report.httpStatus))
                                 .add("zh", withDetail(report.zh.title, report.unreadable))
                                 .add("en", withDetail(report.en.title, report.unreadable))
                                 .add("measure_zh", report.zh.measure)
                                 .add("measure_en", report.en.measure)
                                 .addOrNull("field", report.field)
                                 .text();
    JsonObjectText text;
    text.addRaw("error", error);
    for (const auto &[name, value] : report.numbers)
        text.add(name, value);
    return text.text() + '\n';
}

QString text(const ErrorReport &report, Language language)
{
    const bool chinese = language == Language::Chinese;
    const ErrorText &first = chinese ? report.zh : report.en;
    const ErrorText &second = chinese ? report.en : report.zh;
    QString text = u"renzhi: "_s + visible(first.title) + u'\n';
    if (second.title != first.title)
        appendLine(text, second.title);
    appendLine(text, first.cause);
    appendLine(text, first.measure);
    if (second.measure != first.measure)
        appendLine(text, second.measure);
    appendLine(text, report.facts);
    return text;
}

} // namespace renzhi::cli
