// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/search/searchword.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace renzhi {

namespace {

// Three letters: "smi" finds jsmith, while "g" or "ng" would find every zhang.wei.
constexpr qsizetype ShortestInside = 3;

// A Chinese input method left in full-width mode types ｚｗ and １３８.
QChar halfWidth(QChar c)
{
    return c >= QChar(0xff01) && c <= QChar(0xff5e) ? QChar(c.unicode() - 0xfee0) : c;
}

bool isLowerLatin(QChar c)
{
    return c >= u'a' && c <= u'z';
}

bool isWordByte(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
}

bool looksLikeNumber(const QString &text)
{
    const auto isPart = [](QChar c) { return (c >= u'0' && c <= u'9') || u"+-()"_s.contains(c); };
    return std::all_of(text.cbegin(), text.cend(), isPart)
        && std::any_of(text.cbegin(), text.cend(), [](QChar c) { return c.isDigit(); });
}

std::vector<SearchWord::Number> numbersOf(const QString &text)
{
    if (!looksLikeNumber(text))
        return {};
    const QByteArray digits = SearchWord::phoneDigits(text);
    std::vector<SearchWord::Number> numbers { { digits, false } };
    // "8613" may be the middle of a number, or the start of +86 13….
    if (digits.startsWith("86") && digits.size() > 2)
        numbers.push_back({ digits.mid(2), true });
    return numbers;
}

} // namespace

SearchWord::SearchWord(const QString &word) : text(folded(word)), utf8(text.toUtf8())
{
    if (std::all_of(text.cbegin(), text.cend(), isLowerLatin))
        kind = Kind::Letters;
    else if (std::all_of(text.cbegin(), text.cend(), SearchWord::isHan))
        kind = Kind::Han;
    for (const QChar c : std::as_const(text))
        characters |= characterBit(c);
    first = text.isEmpty() ? 0 : characterBit(text.front());
    numbers = numbersOf(text);
    insideWords = kind != Kind::Letters || text.size() >= ShortestInside;
}

QString SearchWord::folded(const QString &text)
{
    QString result = text.toLower();
    std::transform(result.cbegin(), result.cend(), result.begin(), halfWidth);
    return result.toLower();
}

std::vector<SearchWord> SearchWord::split(const QString &text)
{
    std::vector<SearchWord> words;
    for (const QString &word : text.simplified().split(u' ', Qt::SkipEmptyParts))
        words.emplace_back(word);
    return words;
}

quint64 SearchWord::characterBit(QChar character)
{
    const auto bit = [](int number) { return quint64(1) << number; };
    if (isLowerLatin(character))
        return bit(character.unicode() - u'a');
    if (character >= u'0' && character <= u'9')
        return bit(26 + character.unicode() - u'0');
    if (SearchWord::isHan(character))
        return bit(36 + character.unicode() % 28);
    return 0;
}

QByteArray SearchWord::phoneDigits(const QString &number)
{
    QByteArray digits;
    for (const QChar c : number) {
        if (c >= u'0' && c <= u'9')
            digits.append(char(c.unicode()));
    }
    constexpr qsizetype mobileWithCountry = 13;
    if (number.startsWith(u'+') && digits.startsWith("86"))
        return digits.mid(2);
    if (digits.startsWith("0086"))
        return digits.mid(4);
    if (digits.startsWith("861") && digits.size() == mobileWithCountry)
        return digits.mid(2);
    return digits;
}

int matchField(QByteArrayView field, QByteArrayView word, bool inside)
{
    if (word.isEmpty() || field.size() < word.size())
        return 0;
    if (field.startsWith(word))
        return field.size() == word.size() ? 4 : 3;
    int best = 0;
    for (qsizetype at = field.indexOf(word, 1); at > 0; at = field.indexOf(word, at + 1)) {
        const char before = field[at - 1];
        if (!isWordByte(before) || isDigit(before) != isDigit(field[at]))
            return 2;
        best = inside ? 1 : 0;
    }
    return best;
}

} // namespace renzhi
