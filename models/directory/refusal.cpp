// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/directory/refusal.h"

namespace renzhi {

using namespace Qt::StringLiterals;

namespace {

constexpr QLatin1StringView statusPrefix { "http." };

} // namespace

bool isRefusal(const ApiError &error)
{
    if (error.code == jobManagementOffCode)
        return true;
    return error.kind == ApiError::Kind::Auth && error.code != "invalid_token"_L1
        && !error.path.endsWith("/tenant/token"_L1);
}

QString keptRefusal(const ApiError &error)
{
    return error.code.isEmpty() ? QString(statusPrefix + QString::number(error.httpStatus))
                                : error.code;
}

ApiError refusalFrom(const QString &kept)
{
    ApiError error;
    error.kind = kept == jobManagementOffCode ? ApiError::Kind::Rejected : ApiError::Kind::Auth;
    if (kept.startsWith(statusPrefix))
        error.httpStatus = QStringView(kept).mid(statusPrefix.size()).toInt();
    else
        error.code = kept;
    return error;
}

} // namespace renzhi
