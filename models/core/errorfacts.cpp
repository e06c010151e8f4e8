// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/core/errorcatalog.h"

#include <QRegularExpression>

#include <algorithm>

namespace renzhi {

using namespace Qt::StringLiterals;

namespace {

constexpr auto Hidden = "***"_L1;

bool hasAll(QStringView run)
{
    bool lower = false;
    bool upper = false;
    bool digit = false;
    for (const QChar c : run) {
        lower = lower || c.isLower();
        upper = upper || c.isUpper();
        digit = digit || c.isDigit();
    }
    return lower && upper && digit;
}

// Ids of the API ("20201028102749564-9082-DC8CD2722", 32 characters, no lower case) must stay
// readable, and so must the path of a request.
bool looksLikeToken(QStringView run)
{
    if (run.contains("/api/"_L1))
        return false;
    constexpr qsizetype Mixed = 24;
    constexpr qsizetype Long = 40;
    const bool digit = std::any_of(run.begin(), run.end(), [](QChar c) { return c.isDigit(); });
    return (run.size() >= Mixed && hasAll(run)) || (run.size() >= Long && digit);
}

QString withoutLongRuns(const QString &text)
{
    static const QRegularExpression run(u"[A-Za-z0-9+/_-]{24,}={0,2}"_s);
    QString result;
    qsizetype copied = 0;
    for (auto it = run.globalMatch(text); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        if (!looksLikeToken(match.capturedView()))
            continue;
        result += QStringView(text).mid(copied, match.capturedStart() - copied);
        result += Hidden;
        copied = match.capturedEnd();
    }
    return result + QStringView(text).mid(copied);
}

} // namespace

QString redacted(const QString &serverText)
{
    constexpr auto Options = QRegularExpression::CaseInsensitiveOption
        | QRegularExpression::UseUnicodePropertiesOption;
    // "Authorization: Bearer abc"; "Bearer token is missing" stays as it is.
    static const QRegularExpression scheme(
        u"\\b(Bearer|Basic)\\s+(?!(?:access|token|auth|authentication|authorization)\\b)"
        "[^\\s\"',;)}\\]]+"_s,
        Options);
    // "Invalid access token: eyJ…", "Access token expired:…", "client_secret=…", "\"token\":\"…\"".
    static const QRegularExpression named(
        u"((?:token|secret|passw(?:or)?d|authorization|api[_-]?key|令牌|密钥|密码)"
        "(?:\\s+[a-z]+){0,3}\\s*[\"']?\\s*[:=：＝]\\s*[\"'\\[{(<]*)[^\\s\"',;&)}\\]>，。；）]+"_s,
        Options);
    // "Invalid access token 5f0c…": no colon, so only what has a digit in it.
    static const QRegularExpression bare(
        u"((?:token|secret)\\s+[\"'\\[{(<]*)(?=[^\\s]*\\d)[^\\s\"',;&)}\\]>]{6,}"_s, Options);
    static const QRegularExpression jwt(u"eyJ[A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_-]*){0,4}"_s);
    static const QRegularExpression hex(u"\\b[0-9a-fA-F]{32,}\\b"_s);
    static const QRegularExpression uuid(
        u"\\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\\b"_s, Options);

    // "http://user:pw@host", also where the password holds a slash; "//host:80/a@b" is a path.
    static const QRegularExpression user(u"//(?:[^\\s/?#:@]*:(?!\\d{1,5}[/?#])\\S*|[^\\s/?#]*)@"_s);

    QString text = serverText;
    text.replace(user, u"//***@"_s);
    text.replace(scheme, u"\\1 ***"_s);
    text.replace(named, u"\\1***"_s);
    text.replace(bare, u"\\1***"_s);
    text.replace(jwt, Hidden);
    text.replace(hex, Hidden);
    text.replace(uuid, Hidden);
    return withoutLongRuns(text);
}

QString errorFacts(const ApiError &error)
{
    QStringList facts;
    const QString code = redacted(error.code.simplified());
    if (!code.isEmpty())
        facts.append(code);
    if (error.httpStatus != 0)
        facts.append(u"HTTP %1"_s.arg(error.httpStatus));
    if (error.at.isValid())
        facts.append(error.at.toString(u"HH:mm:ss"_s));
    const QString request = QString(error.method + u' ' + error.path).simplified();
    if (!request.isEmpty())
        facts.append(request);
    return facts.join(u" · "_s);
}

} // namespace renzhi
