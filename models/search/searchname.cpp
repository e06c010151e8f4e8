// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/search/searchname.h"

#include <QVarLengthArray>

#include <algorithm>
#include <bit>

namespace renzhi {

namespace {

constexpr qsizetype LongestPacked = 12; // characters of a name
constexpr qsizetype LongestQuery = 63; // letters; one bit each
constexpr qsizetype LongestSyllable = 127; // bytes; of a packed one
constexpr qsizetype MostSyllables = 127; // of a packed reading

bool isPlain(const QString &name, const pinyin::Keys &keys)
{
    const auto isLetter = [](QChar c) { return c >= u'a' && c <= u'z'; };
    const auto isSyllable = [&](const QString &text) {
        return !text.isEmpty() && std::all_of(text.cbegin(), text.cend(), isLetter);
    };
    const auto isReading = [&](const QVector<QString> &reading) {
        return reading.size() == name.size()
            && std::all_of(reading.cbegin(), reading.cend(), isSyllable);
    };
    return !name.isEmpty() && name.size() <= LongestPacked
        && std::all_of(name.cbegin(), name.cend(), SearchWord::isHan)
        && std::all_of(keys.readings.cbegin(), keys.readings.cend(), isReading);
}

// Which positions of a query can be reached: bit n stands for "n letters are used up".
struct Reached
{
    quint64 inParts = 1; // by starts of consecutive syllables
    quint64 inFull = 1; // by whole syllables
    quint64 byInitials = 1; // z, or zh
};

bool isInitial(QByteArrayView syllable, qsizetype length)
{
    return length == 1
        || (length == 2 && syllable[1] == 'h'
            && (syllable[0] == 'z' || syllable[0] == 'c' || syllable[0] == 's'));
}

Reached advanced(const Reached &reached, QByteArrayView letters, QByteArrayView syllable)
{
    Reached next { 0, 0, 0 };
    for (quint64 left = reached.inParts; left != 0; left &= left - 1) {
        const int at = std::countr_zero(left);
        const quint64 from = quint64(1) << at;
        const qsizetype room = std::min(syllable.size(), letters.size() - at);
        for (qsizetype length = 1;
             length <= room && syllable[length - 1] == letters[at + length - 1]; ++length) {
            const quint64 to = from << length;
            next.inParts |= to;
            if (length == syllable.size() && (reached.inFull & from) != 0)
                next.inFull |= to;
            if (isInitial(syllable, length) && (reached.byInitials & from) != 0)
                next.byInitials |= to;
        }
    }
    return next;
}

using Syllables = QVarLengthArray<QByteArrayView, LongestPacked>;

int matchReading(const Syllables &syllables, QByteArrayView letters)
{
    const quint64 whole = quint64(1) << letters.size();
    for (qsizetype start = 0; start < syllables.size(); ++start) {
        if (syllables[start].front() != letters.front())
            continue;
        Reached reached;
        bool found = false;
        for (qsizetype i = start; i < syllables.size() && reached.inParts != 0; ++i) {
            reached = advanced(reached, letters, syllables[i]);
            found = found || (reached.inParts & whole) != 0;
            const bool last = i + 1 == syllables.size();
            if (start == 0 && last && ((reached.inFull | reached.byInitials) & whole) != 0)
                return 4;
        }
        if (found)
            return start == 0 ? 3 : 2;
    }
    return 0;
}

int matchLetters(const SearchName::View &name, QByteArrayView letters)
{
    if (letters.isEmpty())
        return 0;
    int best = 0;
    const char *at = name.packed.data();
    const char *end = at + name.packed.size();
    Syllables syllables;
    while (at < end && best < 4) {
        syllables.clear();
        for (qsizetype i = 0; i < name.name.size(); ++i) {
            const auto length = qsizetype(static_cast<unsigned char>(*at));
            syllables.append(QByteArrayView(at + 1, length));
            at += 1 + length;
        }
        best = std::max(best, matchReading(syllables, letters));
    }
    return best;
}

QByteArray syllableOf(const QString &text)
{
    const QByteArray utf8 = text.toUtf8();
    const bool fits = utf8.size() <= LongestSyllable && QString::fromUtf8(utf8) == text;
    return fits ? char(utf8.size()) + utf8 : QByteArray();
}

// Nothing when there is no room for it: that name is read anew each time.
QByteArray packedMixed(const pinyin::Keys &keys)
{
    QByteArray packed(1, '\0');
    for (const QVector<QString> &reading : keys.readings) {
        if (reading.size() > MostSyllables)
            return {};
        packed.append(char(reading.size()));
        for (const QString &text : reading) {
            const QByteArray syllable = syllableOf(text);
            if (syllable.isEmpty())
                return {};
            packed.append(syllable);
        }
    }
    return packed;
}

// Calls begin() for each reading and take(bytes) for its syllables. Of a file nothing is believed:
// false when it leads outside.
template <class Begin, class Take>
bool walkMixed(QByteArrayView packed, const Begin &begin, const Take &take)
{
    for (qsizetype at = 1; at < packed.size();) {
        begin();
        for (int left = static_cast<unsigned char>(packed[at++]); left > 0; --left) {
            const auto length
                = at < packed.size() ? qsizetype(static_cast<unsigned char>(packed[at])) : 0;
            if (at + 1 + length > packed.size())
                return false;
            take(packed.sliced(at + 1, length));
            at += 1 + length;
        }
    }
    return true;
}

pinyin::Keys unpacked(const SearchName::View &name)
{
    pinyin::Keys keys;
    if (name.packed.front() == '\0') {
        // That it leads nowhere was seen when it was read.
        static_cast<void>(walkMixed(
            name.packed, [&keys] { keys.readings.emplaceBack(); },
            [&keys](QByteArrayView text) {
                keys.readings.last().append(QString::fromUtf8(text));
            }));
        return keys;
    }
    const char *at = name.packed.data();
    const char *end = at + name.packed.size();
    while (at < end) {
        QVector<QString> reading;
        for (qsizetype i = 0; i < name.name.size(); ++i) {
            reading.append(QString::fromLatin1(at + 1, qsizetype(*at)));
            at += 1 + qsizetype(*at);
        }
        keys.readings.append(reading);
    }
    return keys;
}

} // namespace

SearchName::SearchName(const QString &name) : m_name(name)
{
    const pinyin::Keys keys = pinyin::keysOf(name);
    const bool plain = isPlain(name, keys);
    const auto add = [](quint64 &set, QStringView text) {
        for (const QChar c : text)
            set |= SearchWord::characterBit(c);
    };
    const QString lower = name.toLower();
    add(m_characters, lower);
    add(m_firsts, lower);
    for (const QVector<QString> &reading : keys.readings) {
        for (const QString &syllable : reading) {
            add(m_characters, syllable);
            // A match can begin anywhere inside a word that is not Chinese.
            add(m_firsts, plain ? QStringView(syllable).first(1) : QStringView(syllable));
        }
    }
    if (!plain) {
        m_packed = packedMixed(keys);
        return;
    }
    for (const QVector<QString> &reading : keys.readings) {
        for (const QString &syllable : reading) {
            m_packed.append(char(syllable.size()));
            m_packed.append(syllable.toLatin1());
        }
    }
    m_packed.squeeze();
}

bool SearchName::isPacked(QByteArrayView packed, qsizetype characters)
{
    if (packed.isEmpty())
        return true;
    if (packed.front() == '\0')
        return walkMixed(
            packed, [] {}, [](QByteArrayView) {});
    if (characters < 1 || characters > LongestPacked)
        return false;
    qsizetype syllables = 0;
    for (qsizetype at = 0; at < packed.size(); ++syllables) {
        const int length = static_cast<unsigned char>(packed[at]);
        if (length == 0 || length > LongestSyllable || length >= packed.size() - at)
            return false;
        at += 1 + length;
    }
    // Most names are read in one way.
    return syllables == characters || syllables % characters == 0;
}

int SearchName::match(const View &name, const SearchWord &word)
{
    if (!mayMatch(name.characters, name.firsts, word))
        return 0;
    const bool plain = !name.packed.isEmpty() && name.packed.front() != '\0';
    if (plain && word.kind == SearchWord::Kind::Han) {
        const qsizetype at = name.name.indexOf(word.text);
        return at < 0 ? 0 : at > 0 ? 2 : name.name.size() == word.text.size() ? 4 : 3;
    }
    if (plain && word.kind == SearchWord::Kind::Letters && word.text.size() <= LongestQuery)
        return matchLetters(name, word.utf8);
    const QString text = name.name.toString();
    return pinyin::match(text, name.packed.isEmpty() ? pinyin::keysOf(text) : unpacked(name),
                         word.text);
}

int NameMatcher::match(const QString &name, const SearchWord &word)
{
    QHash<QString, int> &answers = m_answers[word.text];
    if (const auto known = answers.constFind(name); known != answers.cend())
        return *known;
    auto prepared = m_names.find(name);
    if (prepared == m_names.end())
        prepared = m_names.emplace(name, SearchName(name)).first;
    const int rank = prepared->second.match(word);
    answers.insert(name, rank);
    return rank;
}

} // namespace renzhi
