// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/wallclock.h"

#include <QDateTime>

#include <array>
#include <chrono>

namespace renzhi::sandbox {

namespace {

// Year, month, day, hour, minute, second, millisecond.
std::array<unsigned, 7> split(qint64 wall)
{
    using namespace std::chrono;
    const sys_days day = floor<days>(sys_time<milliseconds>(milliseconds(wall)));
    const year_month_day date(day);
    const auto rest = unsigned(wall - day.time_since_epoch().count() * dayMs);
    return {
        unsigned(int(date.year())), unsigned(date.month()), unsigned(date.day()), rest / 3600000,
        rest / 60000 % 60,          rest / 1000 % 60,       rest % 1000
    };
}

void appendPadded(std::string &out, unsigned value, int width)
{
    std::array<char, 10> digits {};
    for (int i = width - 1; i >= 0; --i, value /= 10)
        digits[size_t(i)] = char('0' + value % 10);
    out.append(digits.data(), size_t(width));
}

}

qint64 wallNow()
{
    const QDateTime now = QDateTime::currentDateTime();
    return now.toMSecsSinceEpoch() + qint64(now.offsetFromUtc()) * 1000;
}

qint64 wallDate(int year, unsigned month, unsigned day)
{
    using namespace std::chrono;
    return sys_days(std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(day))
               .time_since_epoch()
               .count()
        * dayMs;
}

void appendWall(std::string &out, qint64 wall)
{
    static constexpr std::array<char, 7> before { 0, '-', '-', ' ', ':', ':', '.' };
    const auto parts = split(wall);
    for (size_t i = 0; i < parts.size(); ++i) {
        if (before[i])
            out += before[i];
        appendPadded(out, parts[i], i == 0 ? 4 : i == 6 ? 3 : 2);
    }
}

QString wallText(qint64 wall)
{
    std::string out;
    appendWall(out, wall);
    return QString::fromStdString(out);
}

void appendWallDigits(std::string &out, qint64 wall)
{
    const auto parts = split(wall);
    for (size_t i = 0; i < parts.size(); ++i)
        appendPadded(out, parts[i], i == 0 ? 4 : i == 6 ? 3 : 2);
}

std::optional<qint64> parseWall(QStringView text)
{
    static constexpr QStringView form = u"dddd-dd-dd dd:dd:dd";
    if (text.size() != form.size())
        return {};
    std::array<unsigned, 6> parts {};
    size_t part = 0;
    for (qsizetype i = 0; i < form.size(); ++i) {
        const char16_t c = text[i].unicode();
        if (form[i] == u'd') {
            if (c < u'0' || c > u'9')
                return {};
            parts[part] = parts[part] * 10 + (c - u'0');
        } else if (c == form[i].unicode()) {
            ++part;
        } else {
            return {};
        }
    }
    using namespace std::chrono;
    const year_month_day date = year(int(parts[0])) / month(parts[1]) / day(parts[2]);
    if (!date.ok() || parts[3] > 23 || parts[4] > 59 || parts[5] > 59)
        return {};
    return wallDate(int(parts[0]), parts[1], parts[2])
        + ((parts[3] * 60 + parts[4]) * 60 + parts[5]) * 1000LL;
}

}
