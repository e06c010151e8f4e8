// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/plaintext.h"

#include <QList>

#include <algorithm>
#include <array>

namespace renzhi::cli {

namespace {

struct Range
{
    char32_t first;
    char32_t last;
};

// East Asian wide and full-width blocks (UAX #11) and the emoji that terminals draw wide.
constexpr std::array wideRanges {
    Range { 0x1100, 0x115f },   Range { 0x2e80, 0x303e },   Range { 0x3041, 0x33ff },
    Range { 0x3400, 0x4dbf },   Range { 0x4e00, 0x9fff },   Range { 0xa000, 0xa4cf },
    Range { 0xa960, 0xa97f },   Range { 0xac00, 0xd7a3 },   Range { 0xf900, 0xfaff },
    Range { 0xfe30, 0xfe6f },   Range { 0xff00, 0xff60 },   Range { 0xffe0, 0xffe6 },
    Range { 0x1f300, 0x1f64f }, Range { 0x1f680, 0x1f6ff }, Range { 0x1f900, 0x1f9ff },
    Range { 0x20000, 0x3fffd },
};

constexpr char32_t zeroWidthNonJoiner = 0x200c;
constexpr char32_t zeroWidthJoiner = 0x200d;

bool isHarmless(char32_t c)
{
    switch (QChar::category(c)) {
    case QChar::Other_Control:
    case QChar::Other_Surrogate:
    case QChar::Other_PrivateUse:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return false;
    case QChar::Other_Format:
        return c == zeroWidthJoiner || c == zeroWidthNonJoiner;
    default:
        return true;
    }
}

QString visibleSign(char32_t c)
{
    if (c < 0x20)
        return QChar(static_cast<char16_t>(0x2400 + c)); // ␀ … ␟
    if (c == 0x7f)
        return QChar(u'\u2421'); // ␡
    return QStringLiteral("<U+%1>").arg(static_cast<uint>(c), 4, 16, QLatin1Char('0')).toUpper();
}

} // namespace

QString visible(const QString &text)
{
    QString result;
    result.reserve(text.size());
    const QList<uint> characters = text.toUcs4();
    for (const char32_t c : characters) {
        if (isHarmless(c))
            result += QChar::fromUcs4(c);
        else
            result += visibleSign(c);
    }
    return result;
}

int displayWidth(const QString &text)
{
    int width = 0;
    const QList<uint> characters = text.toUcs4();
    for (const char32_t c : characters) {
        const QChar::Category category = QChar::category(c);
        if (category == QChar::Mark_NonSpacing || category == QChar::Mark_Enclosing
            || category == QChar::Other_Format)
            continue;
        const bool wide = std::any_of(wideRanges.begin(), wideRanges.end(), [c](Range range) {
            return c >= range.first && c <= range.last;
        });
        width += wide ? 2 : 1;
    }
    return width;
}

} // namespace renzhi::cli
