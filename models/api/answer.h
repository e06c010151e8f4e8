// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/api/endpoint.h"
#include "models/core/result.h"

#include <QByteArray>
#include <QString>

namespace renzhi {

// What came of sending one request once, before anyone judges it.
struct Arrival
{
    enum class End {
        Answered, // status and a whole body
        Unreachable, // no connection: name, refusal, proxy, no route
        TlsRefused, // the server's certificate or its TLS is not acceptable
        Broken, // the connection ended before the answer was whole
        TimedOut,
        NotHttp, // bytes that are not an HTTP answer, or a body that does not decompress
        TooLarge,
    };

    End end = End::Broken;
    int status = 0; // also of an answer that is not whole
    QByteArray body;
    QByteArray retryAfter; // the header as sent
    bool mayHaveLeft = true; // false: the server cannot have got the whole request
    QString detail; // English, technical; holds neither query nor header
};

// The body of a 2xx answer, or the error of the contract (apierror.h), with method, path and time.
//
//   answer                          read         write
//   400 invalid_token …, 401, 403   Auth         Auth
//   407                             Offline      Offline
//   408                             Rejected     OutcomeUnknown
//   429, 501, 505                   Server       Server: a refusal to look at it
//   other 4xx                       Rejected     Rejected
//   other 5xx                       Server       OutcomeUnknown: a gateway may answer for a server
//   that did it 307, 308                        Malformed    Malformed: a refusal to look at it
//   other 3xx                       Malformed    OutcomeUnknown: 303 follows a write that worked
//   not HTTP, too large             Malformed    OutcomeUnknown
//   broken                          Network      OutcomeUnknown, or Network if it did not leave
//   no answer in time               Timeout      OutcomeUnknown, or Offline if it did not leave
//   no connection                   Offline      Offline
//   TLS refused                     Network      Network
[[nodiscard]] Result<QByteArray> judge(const Request &request, const Arrival &arrival);

// Whether a read may be sent again after this: a broken connection, 429, 502, 503, 504.
[[nodiscard]] bool isWorthRepeating(const Arrival &arrival);

// An explicit refusal of the token, 400 or 401 invalid_token: the server says that it did not look
// at the request. For a read also a 401 that names no reason; for a write that says too little.
[[nodiscard]] bool isTokenRefusal(const ApiError &error, Resend resend);

// Seconds of a Retry-After header (a number or an HTTP date), or nothing.
[[nodiscard]] std::optional<int> retryAfterSeconds(const QByteArray &header, const QDateTime &now);

[[nodiscard]] QByteArray methodName(Verb verb);

// Fills in what a decoder cannot know: method, path and time, and the status where it has none.
// Every failure of a request comes through here, so here RecentFailures is told.
[[nodiscard]] ApiError completed(ApiError error, const Request &request, int status = 0);

} // namespace renzhi
