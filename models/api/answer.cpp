// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/api/answer.h"

#include "models/api/jsoncodec.h"
#include "models/core/recentfailures.h"

#include <QDateTime>
#include <QLocale>
#include <QTimeZone>

#include <algorithm>
#include <array>
#include <limits>

using namespace Qt::StringLiterals;

namespace renzhi {

namespace {

using Kind = ApiError::Kind;

bool isAuthCode(const QString &code)
{
    static constexpr std::array codes { "invalid_token"_L1,       "invalid_client"_L1,
                                        "insufficient_scope"_L1,  "access_denied"_L1,
                                        "unauthorized_client"_L1, "unauthorized"_L1 };
    return std::any_of(codes.begin(), codes.end(),
                       [&](QLatin1StringView known) { return code == known; });
}

Kind kindOfStatus(int status, const QString &code, bool isWrite)
{
    const Kind unknown = isWrite ? Kind::OutcomeUnknown : Kind::Malformed;
    if (status < 200)
        return unknown;
    if (status < 400)
        return status == 307 || status == 308 ? Kind::Malformed : unknown;
    if (status == 401 || status == 403 || (status == 400 && isAuthCode(code)))
        return Kind::Auth;
    if (status == 407)
        return Kind::Offline;
    if (status == 408 && isWrite)
        return Kind::OutcomeUnknown;
    if (status == 429 || status == 501 || status == 505)
        return Kind::Server;
    if (status < 500)
        return Kind::Rejected;
    return isWrite ? Kind::OutcomeUnknown : Kind::Server;
}

Kind kindOfEnd(const Arrival &arrival, bool isWrite)
{
    const bool isOpen = isWrite && arrival.mayHaveLeft;
    switch (arrival.end) {
    case Arrival::End::Answered:
        break;
    case Arrival::End::Unreachable:
        return isOpen ? Kind::OutcomeUnknown : Kind::Offline;
    case Arrival::End::TlsRefused:
    case Arrival::End::Broken:
        return isOpen ? Kind::OutcomeUnknown : Kind::Network;
    case Arrival::End::TimedOut:
        if (isWrite)
            return arrival.mayHaveLeft ? Kind::OutcomeUnknown : Kind::Offline;
        return Kind::Timeout;
    case Arrival::End::NotHttp:
    case Arrival::End::TooLarge:
        return isOpen ? Kind::OutcomeUnknown : Kind::Malformed;
    }
    return Kind::Malformed;
}

} // namespace

Result<QByteArray> judge(const Request &request, const Arrival &arrival)
{
    const bool isWrite = request.resend == Resend::Never;
    ApiError error;
    error.detail = arrival.detail;
    error.httpStatus = arrival.status;
    if (arrival.end != Arrival::End::Answered) {
        error.kind = kindOfEnd(arrival, isWrite);
        return Failure(completed(std::move(error), request));
    }
    if (arrival.status >= 200 && arrival.status < 300)
        return arrival.body;

    if (arrival.status >= 400) {
        const json::ErrorBody body = json::errorBody(arrival.body);
        error.code = body.code;
        error.serverText = body.text;
    } else if (error.detail.isEmpty()) {
        error.detail
            = arrival.status >= 300 ? u"redirect: not followed"_s : u"status: not a final one"_s;
    }
    if (arrival.status == 407)
        error.detail = u"proxy: authentication required"_s;
    error.kind = kindOfStatus(arrival.status, error.code, isWrite);
    if (arrival.status == 429 || arrival.status == 503)
        error.retryAfterSeconds
            = retryAfterSeconds(arrival.retryAfter, QDateTime::currentDateTimeUtc());
    return Failure(completed(std::move(error), request));
}

bool isWorthRepeating(const Arrival &arrival)
{
    if (arrival.end == Arrival::End::Broken)
        return true;
    const int status = arrival.status;
    return arrival.end == Arrival::End::Answered
        && (status == 429 || status == 502 || status == 503 || status == 504);
}

bool isTokenRefusal(const ApiError &error, Resend resend)
{
    if (error.httpStatus != 400 && error.httpStatus != 401)
        return false;
    if (error.code == "invalid_token"_L1)
        return true;
    return error.httpStatus == 401 && error.code.isEmpty() && resend == Resend::Safe;
}

std::optional<int> retryAfterSeconds(const QByteArray &header, const QDateTime &now)
{
    const QByteArray text = header.trimmed();
    bool isNumber = false;
    qint64 seconds = text.toLongLong(&isNumber);
    if (!isNumber) {
        // In two parts: at once they would be read as local time, which has not every hour.
        constexpr qsizetype dateLength = 16; // "Sun, 06 Nov 1994"
        const QString shown = QString::fromLatin1(text);
        const QLocale english = QLocale::c();
        const QDate date = english.toDate(shown.left(dateLength), u"ddd, dd MMM yyyy"_s);
        const QTime time = english.toTime(shown.mid(dateLength), u" hh:mm:ss 'GMT'"_s);
        if (!date.isValid() || !time.isValid())
            return std::nullopt;
        seconds = now.secsTo(QDateTime(date, time, QTimeZone::utc()));
    }
    return static_cast<int>(std::clamp<qint64>(seconds, 0, std::numeric_limits<int>::max()));
}

QByteArray methodName(Verb verb)
{
    switch (verb) {
    case Verb::Get:
        return "GET";
    case Verb::Post:
        return "POST";
    case Verb::Put:
        return "PUT";
    case Verb::Delete:
        return "DELETE";
    }
    return {};
}

ApiError completed(ApiError error, const Request &request, int status)
{
    if (error.httpStatus == 0)
        error.httpStatus = status;
    if (error.method.isEmpty())
        error.method = QString::fromLatin1(methodName(request.verb));
    if (error.path.isEmpty())
        error.path = QString::fromLatin1(request.path);
    if (!error.at.isValid())
        error.at = QDateTime::currentDateTime();
    RecentFailures::add(error);
    return error;
}

} // namespace renzhi
