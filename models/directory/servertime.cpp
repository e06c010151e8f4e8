// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/directory/servertime.h"

#include <QDateTime>

namespace renzhi::servertime {

using namespace Qt::StringLiterals;

namespace {

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
    QDateTime second = QDateTime::fromString(time.left(secondsLength), secondFormat());
    second.setTimeSpec(Qt::UTC);
    return second.isValid() ? second.addSecs(seconds).toString(secondFormat()) : QString();
}

QString latestPlausible()
{
    constexpr qint64 chinaAndSlack = 8 * 3600 + 600;
    return QDateTime::currentDateTimeUtc().addSecs(chinaAndSlack).toString(secondFormat());
}

} // namespace renzhi::servertime
