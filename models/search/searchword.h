// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <vector>

namespace renzhi {

// 0 to 9, whatever the locale.
[[nodiscard]] constexpr bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

// One word of a query, prepared once and compared with many names and fields.
struct SearchWord
{
    enum class Kind {
        Letters,
        Han,
        Other
    }; // only a–z; only Chinese characters of the basic plane; else
    struct Number
    {
        QByteArray digits;
        bool startOnly = false; // a country code was taken off on suspicion
    };

    explicit SearchWord(const QString &word);

    QString text; // folded
    QByteArray utf8; // of text
    Kind kind = Kind::Other;
    quint64 characters = 0; // see characterBit()
    quint64 first = 0;
    std::vector<Number> numbers; // when it looks like (a part of) a telephone number
    bool insideWords = false; // long or special enough to be looked for inside words of user names

    // Lower case, full-width forms made ordinary: how words are compared.
    [[nodiscard]] static QString folded(const QString &text);
    // The words of what was typed, split at blanks.
    [[nodiscard]] static std::vector<SearchWord> split(const QString &text);
    // A name that lacks one of a word's bits cannot match it. Letters and digits have bits of their
    // own; Chinese characters share some; signs have none.
    [[nodiscard]] static quint64 characterBit(QChar character);
    [[nodiscard]] static bool isHan(QChar c) { return c.script() == QChar::Script_Han; }
    // Digits of a telephone number without the +86 of mainland numbers.
    [[nodiscard]] static QByteArray phoneDigits(const QString &number);
};

// How well `word` finds `field`, both lower-case UTF-8: 4 whole, 3 start, 2 start of a segment
// ("wei" in zhang.wei), 1 inside where `inside` allows it, 0 not.
[[nodiscard]] int matchField(QByteArrayView field, QByteArrayView word, bool inside);

} // namespace renzhi
