// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/api/httplog.h"

using namespace Qt::StringLiterals;

namespace renzhi {

Q_LOGGING_CATEGORY(apiLog, "renzhi.api", QtInfoMsg)

void logExchange(const Request &request, const Arrival &arrival, std::chrono::milliseconds time)
{
    if (!apiLog().isDebugEnabled())
        return;
    // Joined, not arg(): a path may hold "%2F".
    qCDebug(apiLog).noquote() << QString(
        QString::fromLatin1(methodName(request.verb) + ' ' + request.path) + u" -> "
        + QString::number(arrival.status) + u' ' + QString::number(time.count()) + u" ms "
        + QString::number(arrival.body.size()) + u" bytes " + arrival.detail);
}

} // namespace renzhi
