// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/directory/crawlverdict.h"

namespace renzhi {

using namespace Qt::StringLiterals;

namespace {

CrawlVerdict verdictOnServer(int status)
{
    // A 500 is about the request.
    const bool isBusy = status == 429 || (status >= 502 && status <= 504);
    return isBusy ? CrawlVerdict::Busy : CrawlVerdict::Unreadable;
}

CrawlVerdict verdictOnAnswer(const ApiError &error)
{
    switch (error.kind) {
    case ApiError::Kind::Offline:
    case ApiError::Kind::Network:
    case ApiError::Kind::Timeout:
        return CrawlVerdict::Lost;
    case ApiError::Kind::Server:
        return verdictOnServer(error.httpStatus);
    case ApiError::Kind::Malformed:
    case ApiError::Kind::Rejected:
    case ApiError::Kind::Invalid:
        return CrawlVerdict::Unreadable;
    case ApiError::Kind::Auth:
        return error.httpStatus == 403 ? CrawlVerdict::Unreadable : CrawlVerdict::Final;
    case ApiError::Kind::Cancelled:
    case ApiError::Kind::OutcomeUnknown:
    case ApiError::Kind::Local:
        break;
    }
    return CrawlVerdict::Final;
}

} // namespace

CrawlVerdict verdictOn(const ApiError &error)
{
    if (error.code == "ENT.CONFIG.0031"_L1)
        return CrawlVerdict::Final;
    if (error.code == "USER.0001"_L1)
        return CrawlVerdict::Gone;
    const CrawlVerdict verdict = verdictOnAnswer(error);
    const bool isOfOne = verdict == CrawlVerdict::Unreadable;
    return isOfOne && error.path.endsWith("/tenant/token"_L1) ? CrawlVerdict::Final : verdict;
}

bool isDeclined(const ApiError &error)
{
    return error.kind == ApiError::Kind::Rejected || error.kind == ApiError::Kind::Invalid
        || error.kind == ApiError::Kind::Auth;
}

} // namespace renzhi
