// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/api/answer.h"
#include "models/core/errorcatalog.h"
#include "tests/fuzz/fuzz.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace renzhi::fuzz {

namespace {

using Kind = ApiError::Kind;

constexpr std::array statuses { 200, 204, 100, 301, 307, 400, 401, 403, 404, 407, 408,
                                409, 429, 499, 500, 501, 502, 503, 504, 505, 599 };
constexpr std::array ends { Arrival::End::Unreachable, Arrival::End::TlsRefused,
                            Arrival::End::Broken,      Arrival::End::TimedOut,
                            Arrival::End::NotHttp,     Arrival::End::TooLarge };

Request requestOf(bool isWrite)
{
    Request request;
    request.verb = isWrite ? Verb::Put : Verb::Get;
    request.path = "/api/v2/tenant/users/u-1/jobs";
    request.resend = isWrite ? Resend::Never : Resend::Safe;
    return request;
}

const ErrorCatalog &catalog()
{
    static const ErrorCatalog words;
    return words;
}

void checkWords(const ApiError &error)
{
    const ErrorEntry entry = catalog().entryFor(error);
    property(!entry.key.isEmpty() && isPlain(entry.key), "an error has a plain name");
    for (const ErrorText *text : { &entry.zh, &entry.en }) {
        property(!text->title.isEmpty(), "an error has a title");
        for (const QString &part : { text->title, text->cause, text->measure }) {
            property(isPlain(part), "what is shown of an error is plain");
            property(part.size() <= 2000, "what is shown of an error is bounded");
        }
    }
    const QString facts = errorFacts(error);
    property(isPlain(facts) && facts.size() <= 300, "the facts of an error are one plain line");
}

void checkWrite(const ApiError &error, const Arrival &arrival)
{
    const int status = arrival.status;
    const bool isOpen = arrival.end == Arrival::End::Answered
        ? status >= 500 && status != 501 && status != 505
        : arrival.mayHaveLeft;
    if (isOpen)
        property(error.kind == Kind::OutcomeUnknown, "a write that may have been done is unknown");
    property(error.kind != Kind::Network || !arrival.mayHaveLeft,
             "a write that left does not end as a broken connection");
    property(error.kind != Kind::Timeout, "a write does not end as a read that took too long");
}

void checkError(const ApiError &error, const Arrival &arrival, bool isWrite)
{
    property(error.httpStatus == arrival.status, "an error names its status");
    property(!error.method.isEmpty() && !error.path.isEmpty() && error.at.isValid(),
             "an error is complete");
    property(error.code.size() <= 100 && isPlain(error.code) && !error.code.contains(u' '),
             "a code is short and one plain word");
    property(error.serverText.size() <= 1000, "the server's text is bounded");
    property(isPlain(error.detail), "a detail is plain");
    property(
        !error.retryAfterSeconds
            || (*error.retryAfterSeconds >= 0 && (arrival.status == 429 || arrival.status == 503)),
        "a time to wait comes with the statuses that have one");
    if (isWrite)
        checkWrite(error, arrival);
    else
        property(error.kind != Kind::OutcomeUnknown, "a read has no outcome to be unknown");
    checkWords(error);
}

// A text of the server that holds a token, as the vendor's do.
void checkRedaction(const QByteArray &before)
{
    const QString token = u"eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ1LTEifQ.c2lnbmF0dXJlLW9mLW5vYm9keQ"_s;
    const QString text = QString::fromUtf8(before) + u" token: "_s + token;
    Arrival arrival;
    arrival.end = Arrival::End::Answered;
    arrival.status = 401;
    arrival.body = QJsonDocument(QJsonObject { { u"error"_s, u"invalid_token"_s },
                                               { u"error_description"_s, text } })
                       .toJson();
    const auto judged = judge(requestOf(false), arrival);
    property(!judged && !judged.error().serverText.contains(token),
             "a token in a server's text is taken out");
    const ErrorEntry entry = catalog().entryFor(judged.error());
    property(!entry.en.title.contains(token) && !errorFacts(judged.error()).contains(token),
             "a token is not shown");
}

} // namespace

// Status, kind of request, kind of end; a line for Retry-After; the body.
void errors(Input input)
{
    Arrival arrival;
    arrival.status = statuses[size_t(input.choice(int(statuses.size())))];
    const int choices = input.choice(4);
    const bool isWrite = choices % 2 == 1;
    arrival.mayHaveLeft = choices < 2;
    const int end = input.choice(int(ends.size()) + 4);
    const bool isAnswered = end >= int(ends.size());
    arrival.end = isAnswered ? Arrival::End::Answered : ends[size_t(end)];
    arrival.retryAfter = input.line();
    arrival.body = input.rest();

    const auto judged = judge(requestOf(isWrite), arrival);
    const bool isGood = isAnswered && arrival.status >= 200 && arrival.status < 300;
    property(judged.has_value() == isGood, "only a 2xx is an answer");
    if (judged)
        property(*judged == arrival.body, "an answer is handed on as it came");
    else
        checkError(judged.error(), arrival, isWrite);
    checkRedaction(arrival.body);
}

} // namespace renzhi::fuzz
