// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/api/answer.h"
#include "models/directory/servertime.h"
#include "tests/fuzz/fuzz.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace renzhi::fuzz {

namespace {

void checkRetryAfter(const QByteArray &header, int distance)
{
    static const QDateTime now(QDate(2024, 5, 6), QTime(7, 8, 9), Qt::UTC);
    const auto seconds = retryAfterSeconds(header, now);
    property(!seconds || *seconds >= 0, "nobody waits for less than nothing");
    const bool isNumber = !header.isEmpty() && header.size() <= 9
        && std::all_of(header.begin(), header.end(), [](char c) { return c >= '0' && c <= '9'; });
    property(!isNumber || seconds == header.toInt(), "a number of seconds is that number");

    const QByteArray date = QLocale::c()
                                .toString(now.addSecs(distance), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'")
                                .toLatin1();
    property(retryAfterSeconds(date, now) == std::max(distance, 0),
             "a date is as far away as it says");
}

void checkServerTime(const QString &time, int distance)
{
    const bool isTime = servertime::isTime(time);
    const QString moved = servertime::shifted(time, distance);
    property(isTime || moved.isEmpty(), "what is no time cannot be moved");
    if (moved.isEmpty())
        return;
    property(servertime::isTime(moved) && moved.size() == 19, "a time that was moved is one");
    const QString second = time.left(19);
    property((distance > 0) == (moved > second) && (distance < 0) == (moved < second),
             "times sort as texts");
    property(servertime::shifted(moved, -distance) == second, "a time comes back");
}

} // namespace

// Four bytes of a distance; a line for Retry-After; a time of the server.
void times(Input input)
{
    constexpr qint64 furthest = 50LL * 366 * 24 * 3600;
    const int distance = int(qint64(input.number()) % (2 * furthest) - furthest);
    checkRetryAfter(input.line(), distance);
    checkServerTime(input.text(), distance);
}

} // namespace renzhi::fuzz
