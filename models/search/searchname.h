// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/pinyin.h"
#include "models/search/searchword.h"

#include <QHash>

#include <memory>
#include <unordered_map>

namespace renzhi {

// One name prepared for many queries. match() answers what pinyin::match() answers, in a fraction
// of the time: two bit sets refuse most names, and the common case (a Chinese name, a query of
// letters or of Chinese characters) runs over packed syllables without allocating.
class SearchName
{
public:
    // The same kept elsewhere. Of a name whose `packed` is empty match() finds out each time how it
    // is read.
    struct View
    {
        QStringView name;
        quint64 characters = 0;
        quint64 firsts = 0;
        QByteArrayView packed;
    };

    explicit SearchName(const QString &name);

    [[nodiscard]] int match(const SearchWord &word) const { return match(view(), word); }
    [[nodiscard]] static int match(const View &name, const SearchWord &word);
    // Whether it is worth asking match().
    [[nodiscard]] static bool mayMatch(quint64 characters, quint64 firsts, const SearchWord &word)
    {
        return (word.characters & ~characters) == 0 && (word.first & ~firsts) == 0;
    }
    // Whether View::packed can be that of a name of so many characters; when it came from a file.
    [[nodiscard]] static bool isPacked(QByteArrayView packed, qsizetype characters);
    [[nodiscard]] const QString &name() const { return m_name; }
    [[nodiscard]] View view() const { return { m_name, m_characters, m_firsts, m_packed }; }

private:
    QString m_name;
    quint64 m_characters = 0;
    quint64 m_firsts = 0; // what a match can begin with
    // Of a name of nothing but Chinese characters: per reading its syllables, each with its length
    // before it. Of one with other characters too: a zero; per reading how many syllables it has,
    // and these. Kept because reading a character for the first time starts ICU.
    QByteArray m_packed;
};

// Prepares each distinct name once and remembers what it answered the query asked last: names of
// positions and organizations repeat a lot.
class NameMatcher
{
public:
    // The best of the words' least: 0 when one of them is not found.
    [[nodiscard]] int match(const QString &name, const SearchWord &word);
    void forgetAnswers() { m_answers.clear(); }

private:
    std::unordered_map<QString, SearchName> m_names;
    QHash<QString, QHash<QString, int>> m_answers; // per word, per name
};

} // namespace renzhi
