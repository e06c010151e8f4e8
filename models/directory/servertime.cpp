// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/directory/servertime.h"

#include <QDateTime>

namespace renzhi::servertime {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype dateLength = 10;
constexpr qsizetype secondsLength = 19;

QString secondFormat()
{
    return u"yyyy-MM-dd HH:mm:ss"_s;
}

} // namespace

bool isTime(const QString &text)
{
    static constexpr char16_t shape[] = u"0000-00-00 00:00:00";
    if (text.size() < secondsLength)
        return false;
    for (qsizetype i = 0; i < secondsLength; ++i) {
        const bool isDigit = text[i] >= u'0' && text[i] <= u'9';
        if (shape[i] == u'0' ? !isDigit : text[i] != shape[i])
            return false;
    }
    return text.size() == secondsLength || text[secondsLength] == u'.';
}

QString shifted(const QString &time, int seconds)
{
    if (!isTime(time))
        return {};
    // UTC only because it has no gaps; the zone drops out again.
    const QDate date = QDate::fromString(time.left(dateLength), u"yyyy-MM-dd"_s);
    const QTime clock = QTime::fromString(time.mid(dateLength + 1, secondsLength - dateLength - 1),
                                          u"HH:mm:ss"_s);
    if (!date.isValid() || !clock.isValid())
        return {};
    // Beyond the year 9999, and before the first, it would not sort as text.
    const QString moved = QDateTime(date, clock, Qt::UTC).addSecs(seconds).toString(secondFormat());
    return isTime(moved) ? moved : QString();
}

QString latestPlausible()
{
    constexpr qint64 chinaAndSlack = 8 * 3600 + 600;
    return QDateTime::currentDateTimeUtc().addSecs(chinaAndSlack).toString(secondFormat());
}

} // namespace renzhi::servertime
