// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/core/diagnostics.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QUrl>

namespace renzhi {

using namespace Qt::StringLiterals;

namespace {

using Fact = Diagnostics::Fact;

QString moment(const QDateTime &time)
{
    return time.isValid() ? time.toUTC().toString(Qt::ISODate) : u"never"_s;
}

QJsonValue momentValue(const QDateTime &time)
{
    return time.isValid() ? QJsonValue(time.toUTC().toString(Qt::ISODate)) : QJsonValue();
}

// ---- text

void addHeadline(QStringList &lines, const QString &english, const QString &chinese)
{
    lines.append(QString());
    lines.append(u"== "_s + english + u" · "_s + chinese + u" =="_s);
}

void addFacts(QStringList &lines, const QVector<Fact> &facts, const QString &indent = {})
{
    for (const Fact &fact : facts)
        lines.append(indent + fact.name + u": "_s + (fact.value.isEmpty() ? u"–"_s : fact.value));
}

QString failureText(const FailureNote &note)
{
    QStringList parts { moment(note.at), kindName(note.kind) };
    if (!note.code.isEmpty())
        parts.append(note.code);
    if (note.httpStatus != 0)
        parts.append(u"HTTP "_s + QString::number(note.httpStatus));
    if (!note.operation.isEmpty())
        parts.append(note.operation);
    if (note.times > 1)
        parts.append(u"times "_s + QString::number(note.times));
    return parts.join(u" | "_s);
}

QString listText(const Diagnostics::ListState &list)
{
    QString text = list.name + u": "_s + QString::number(list.records)
        + (list.complete ? u" records, complete"_s : u" records, not complete"_s)
        + u", equal to the server "_s + moment(list.syncedAt) + u", read whole "_s
        + moment(list.fullAt);
    if (list.failure)
        text += u", last attempt: "_s + failureText(*list.failure);
    return text;
}

void addFailures(QStringList &lines, const QVector<FailureNote> &failures, const QString &indent)
{
    if (failures.isEmpty())
        lines.append(indent + u"none"_s);
    for (const FailureNote &note : failures)
        lines.append(indent + failureText(note));
}

void addTenant(QStringList &lines, const Diagnostics::Tenant &tenant)
{
    const QString indent = u"  "_s;
    addFacts(lines, tenant.profile);
    if (tenant.cacheFailure)
        lines.append(u"local copy not opened: "_s + failureText(*tenant.cacheFailure));
    if (!tenant.hasState) {
        lines.append(u"state: not looked at"_s);
        return;
    }
    lines.append(u"lists:"_s);
    for (const Diagnostics::ListState &list : tenant.lists)
        lines.append(indent + listText(list));
    lines.append(u"jobs: known of "_s + QString::number(tenant.jobsKnown) + u" of "_s
                 + QString::number(tenant.people) + u" people, oldest "_s
                 + moment(tenant.oldestJobs));
    addFacts(lines, tenant.facts);
    lines.append(u"changes that did not end well:"_s);
    addFailures(lines, tenant.writes, indent);
}

// ---- JSON

// A list and not an object: QJsonObject would sort them, and a name may come twice.
QJsonArray factsJson(const QVector<Fact> &facts)
{
    QJsonArray array;
    for (const Fact &fact : facts)
        array.append(QJsonObject { { u"name"_s, fact.name }, { u"value"_s, fact.value } });
    return array;
}

QJsonValue failureJson(const FailureNote &note)
{
    return QJsonObject { { u"kind"_s, kindName(note.kind) },    { u"code"_s, note.code },
                         { u"http_status"_s, note.httpStatus }, { u"operation"_s, note.operation },
                         { u"at"_s, momentValue(note.at) },     { u"times"_s, note.times } };
}

QJsonValue failureJson(const std::optional<FailureNote> &note)
{
    return note ? failureJson(*note) : QJsonValue();
}

QJsonArray failuresJson(const QVector<FailureNote> &failures)
{
    QJsonArray array;
    for (const FailureNote &note : failures)
        array.append(failureJson(note));
    return array;
}

QJsonObject tenantJson(const Diagnostics::Tenant &tenant)
{
    QJsonObject object { { u"profile"_s, factsJson(tenant.profile) },
                         { u"cache_failure"_s, failureJson(tenant.cacheFailure) },
                         { u"state"_s, QJsonValue() } };
    if (!tenant.hasState)
        return object;
    QJsonArray lists;
    for (const Diagnostics::ListState &list : tenant.lists)
        lists.append(QJsonObject { { u"name"_s, list.name },
                                   { u"records"_s, list.records },
                                   { u"complete"_s, list.complete },
                                   { u"synced_at"_s, momentValue(list.syncedAt) },
                                   { u"full_at"_s, momentValue(list.fullAt) },
                                   { u"failure"_s, failureJson(list.failure) } });
    object.insert(u"state"_s,
                  QJsonObject { { u"lists"_s, lists },
                                { u"jobs_known"_s, tenant.jobsKnown },
                                { u"people"_s, tenant.people },
                                { u"oldest_jobs"_s, momentValue(tenant.oldestJobs) },
                                { u"facts"_s, factsJson(tenant.facts) },
                                { u"writes"_s, failuresJson(tenant.writes) } });
    return object;
}

} // namespace

QString diagnosticsText(const Diagnostics &diagnostics)
{
    QStringList lines { u"Renzhi diagnostics · 任职台诊断信息"_s,
                        u"made "_s + moment(diagnostics.at) };
    addHeadline(lines, u"Versions"_s, u"版本"_s);
    addFacts(lines, diagnostics.versions);
    addHeadline(lines, u"Surroundings"_s, u"运行环境"_s);
    addFacts(lines, diagnostics.surroundings);
    addHeadline(lines, u"Settings"_s, u"设置"_s);
    addFacts(lines, diagnostics.settings);
    for (qsizetype i = 0; i < diagnostics.tenants.size(); ++i) {
        const QString number = QString::number(i + 1);
        addHeadline(lines, u"Tenant "_s + number, u"租户 "_s + number);
        addTenant(lines, diagnostics.tenants.at(i));
    }
    addHeadline(lines, u"Failed requests of this run"_s, u"本次运行中失败的请求"_s);
    addFailures(lines, diagnostics.failures, {});
    addHeadline(lines, u"Log of this run"_s, u"本次运行的日志"_s);
    lines.append(diagnostics.log.isEmpty() ? QStringList { u"empty"_s } : diagnostics.log);
    return lines.join(u'\n') + u'\n';
}

QByteArray diagnosticsJson(const Diagnostics &diagnostics)
{
    QJsonArray tenants;
    for (const Diagnostics::Tenant &tenant : diagnostics.tenants)
        tenants.append(tenantJson(tenant));
    const QJsonObject object { { u"at"_s, momentValue(diagnostics.at) },
                               { u"versions"_s, factsJson(diagnostics.versions) },
                               { u"surroundings"_s, factsJson(diagnostics.surroundings) },
                               { u"settings"_s, factsJson(diagnostics.settings) },
                               { u"tenants"_s, tenants },
                               { u"failures"_s, failuresJson(diagnostics.failures) },
                               { u"log"_s, QJsonArray::fromStringList(diagnostics.log) } };
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QString plainAddress(const QString &address)
{
    const QUrl url(address, QUrl::StrictMode);
    static const QStringList schemes { u"http"_s, u"https"_s, u"socks5"_s };
    if (!url.isValid() || url.host().isEmpty() || !schemes.contains(url.scheme()))
        return u"invalid"_s;
    const int usual = url.scheme() == "https"_L1 ? 443 : url.scheme() == "http"_L1 ? 80 : 1080;
    return url.scheme() + u", port "_s + QString::number(url.port(usual)) + u", host withheld"_s;
}

QString plainLogText(const QString &message)
{
    struct Rule
    {
        QRegularExpression what;
        QString instead;
    };
    // In this order: an address holds paths, a path holds words and numbers.
    static const QVector<Rule> rules {
        // What is a text of somebody's is in quotes, Qt's or a sentence's; one that is not closed
        // counts, too.
        { QRegularExpression(u"“[^”]*(?:”|$)"_s), u"<text>"_s },
        { QRegularExpression(u"\"(?:[^\"\\\\]|\\\\.)*(?:\"|$)"_s), u"<text>"_s },
        { QRegularExpression(u"\\b[a-z][a-z0-9+.-]*://\\S+"_s,
                             QRegularExpression::CaseInsensitiveOption),
          u"<address>"_s },
        { QRegularExpression(u"(?<![\\w:])\\[?(?:[0-9A-Fa-f]{0,4}:){2,7}[0-9A-Fa-f]{0,4}"
                             "(?:\\.\\d{1,3})*(?:%\\w+)?\\]?(?::\\d+)?(?![\\w:])"_s),
          u"<address>"_s },
        { QRegularExpression(u"(?<![\\w.-])[A-Za-z][\\w-]*:\\d{2,5}(?!\\w)"_s), u"<address>"_s },
        { QRegularExpression(u"\\S+@\\S+"_s), u"<mail>"_s },
        { QRegularExpression(u"(?<!\\S)(?!/api/)\\S*/\\S*"_s), u"<path>"_s },
        { QRegularExpression(u"[^\\x00-\\x7f]+"_s), u"<text>"_s },
        { QRegularExpression(u"\\+?\\d[\\d -]{5,}\\d"_s), u"<number>"_s },
        { QRegularExpression(u"\\b(?=[A-Za-z_-]*\\d)(?=\\w*[A-Za-z_-])[\\w-]{8,}"_s), u"<id>"_s },
        // A code stays only where it is one whole: a host may begin like it.
        { QRegularExpression(u"(?<![\\w.-])"
                             "(?!(?:renzhi\\.[a-z]+|local\\.[a-z-]+"
                             "|(?:OAP|USER|ORG|ENT|JOB|COM)(?:\\.[A-Z]+){0,3}\\.\\d{1,6})"
                             "(?![\\w-]|\\.\\w))"
                             "\\w[\\w-]*(?:\\.[\\w-]+)+"_s),
          u"<name>"_s },
    };
    static const QRegularExpression apiPath(u"/api/[^\\s\"]*"_s);
    QString text = message;
    // First, while its ids are still one segment each; what is put in for them stays as it is.
    for (auto found = apiPath.match(text); found.hasMatch();
         found = apiPath.match(text, found.capturedStart() + 1))
        text.replace(found.capturedStart(), found.capturedLength(), plainPath(found.captured()));
    for (const Rule &rule : rules)
        text.replace(rule.what, rule.instead);
    return text;
}

} // namespace renzhi
