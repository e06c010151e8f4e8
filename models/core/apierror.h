// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDateTime>
#include <QMetaType>
#include <QString>

#include <optional>

namespace renzhi {

// What went wrong, as facts. Words for people are made in views/errors and app/cli from the error
// catalogue. No member ever holds a token, a secret or a person's data.
struct ApiError
{
    enum class Kind {
        Offline, // no connection could be made: the request did not leave
        Network, // the connection broke; for a read only (a write becomes OutcomeUnknown)
        Timeout, // no answer in time; for a read only
        Cancelled, // given up by the caller
        Auth, // token refused or not to be had (400 invalid_token, 401, 403, invalid_client)
        Rejected, // a business refusal: HTTP 4xx with error_code, or a 4xx without one
        Server, // HTTP 5xx, or 429
        Malformed, // an answer that is not what the contract says
        OutcomeUnknown, // a write left and no answer says how it ended: it may have been applied
        Invalid, // refused by this program before anything was sent
        Local, // this computer's disk or cache
    };

    Kind kind = Kind::Network;
    int httpStatus = 0; // 0: no answer
    QString code; // trimmed error_code, or OAuth "error"; empty when the server sent none
    QString serverText; // error_msg as sent, for display as plain text
    QString detail; // technical, English, for logs and "copy details": never a token or a name
    QString method; // "PUT"
    QString path; // "/api/v2/tenant/users/…/jobs", without host and query
    QDateTime at; // local clock, when the error was known
    std::optional<int> retryAfterSeconds; // Retry-After of a 429 or 503

    friend bool operator==(const ApiError &, const ApiError &) = default;
};

} // namespace renzhi

Q_DECLARE_METATYPE(renzhi::ApiError)
