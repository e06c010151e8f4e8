// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/core/pinyin.h"

#include "models/core/hanreadings.h"
#include "models/core/pinyintables.h"

#include <QVarLengthArray>

#include <algorithm>
#include <utility>

namespace renzhi::pinyin {

namespace {

constexpr qsizetype MaxReadings = 8;

// One step of a name or a query: a Chinese character, or a word of anything else.
struct Unit
{
    char32_t han = 0; // 0: a word
    QString word; // folded
    bool separated = false; // a blank or a sign stands before it
};
using Units = QVarLengthArray<Unit, 8>;

// Lower case, accents off Latin letters ("José" is typed jose), full-width forms made ordinary.
// Other scripts keep their marks: taken apart, Hangul would not be found.
QString folded(const QString &word)
{
    const auto isAscii = [](QChar c) { return c.unicode() < 0x80; };
    if (std::all_of(word.cbegin(), word.cend(), isAscii))
        return word.toLower();
    const auto isLatin = [](QChar c) {
        const QChar::Script script = c.script();
        return script == QChar::Script_Latin || script == QChar::Script_Common
            || script == QChar::Script_Inherited;
    };
    if (!std::all_of(word.cbegin(), word.cend(), isLatin))
        return word.toLower();
    QString plain = word.normalized(QString::NormalizationForm_KD).toLower();
    plain.removeIf([](QChar c) { return c.category() == QChar::Mark_NonSpacing; });
    return plain;
}

Units unitsOf(const QString &text)
{
    Units units;
    QString word;
    bool separated = false;
    bool wordSeparated = false;
    const auto endWord = [&] {
        if (!word.isEmpty())
            units.append({ 0, folded(word), wordSeparated });
        word.clear();
    };
    for (qsizetype i = 0; i < text.size(); ++i) {
        char32_t c = text[i].unicode();
        if (text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            c = QChar::surrogateToUcs4(text[i], text[i + 1]);
            ++i;
        }
        if (QChar::script(c) == QChar::Script_Han) {
            endWord();
            units.append({ c, QString(), std::exchange(separated, false) });
        } else if (QChar::isLetterOrNumber(c) || QChar::category(c) == QChar::Mark_NonSpacing) {
            if (word.isEmpty())
                wordSeparated = std::exchange(separated, false);
            word += QStringView(QChar::fromUcs4(c));
        } else {
            endWord();
            separated = true;
        }
    }
    endWord();
    return units;
}

QString character(const Unit &unit)
{
    return QString::fromUcs4(&unit.han, 1);
}

using Reading = QVector<QString>;

// A stretch of the name and every way of reading it, the likeliest first.
struct Segment
{
    QVector<Reading> alternatives;
    qsizetype length = 1;
};

void addAlternative(Segment &segment, const Reading &reading)
{
    if (!segment.alternatives.contains(reading))
        segment.alternatives.append(reading);
}

Segment characterAt(const Unit &unit)
{
    Segment segment;
    if (unit.han == 0) {
        segment.alternatives.append(Reading { unit.word });
        return segment;
    }
    for (const QString &reading : readingsOf(unit.han))
        segment.alternatives.append(Reading { reading });
    return segment;
}

Segment singleSurname(const Unit &unit)
{
    Segment segment;
    const auto known = surnames().constFind(character(unit));
    if (known != surnames().cend())
        segment.alternatives = *known;
    for (const Reading &common : characterAt(unit).alternatives)
        addAlternative(segment, common);
    return segment;
}

// 单于 may be the surname Chanyu, or Shan with a given name Yu.
Segment surnameSegment(const Units &units)
{
    const Segment first = singleSurname(units[0]);
    if (units.size() < 2 || units[1].han == 0)
        return first;
    const auto known = surnames().constFind(character(units[0]) + character(units[1]));
    if (known == surnames().cend())
        return first;
    Segment both { *known, 2 };
    for (const Reading &head : first.alternatives) {
        for (const Reading &tail : characterAt(units[1]).alternatives)
            addAlternative(both, head + tail);
    }
    return both;
}

// The longest known word that starts at `at`; an empty segment when there is none.
Segment wordSegment(const Units &units, qsizetype at)
{
    QString text;
    Segment found { {}, 0 };
    for (qsizetype i = at; i < units.size() && i < at + LongestWord && units[i].han != 0; ++i) {
        text += character(units[i]);
        const auto known = words().constFind(text);
        if (known != words().cend())
            found = { { *known }, i - at + 1 };
    }
    return found;
}

bool mayBePerson(const Units &units)
{
    constexpr qsizetype LongestName = 4;
    return units.size() <= LongestName && units[0].han != 0;
}

QVector<Segment> segmentsOf(const Units &units)
{
    QVector<Segment> segments;
    for (qsizetype at = 0; at < units.size(); at += segments.last().length) {
        const bool start = at == 0;
        Segment segment = start && mayBePerson(units) && surnames().contains(character(units[0]))
            ? surnameSegment(units)
            : wordSegment(units, at);
        if (segment.alternatives.isEmpty())
            segment = start && units[0].han != 0 ? surnameSegment(units) : characterAt(units[at]);
        segments.append(std::move(segment));
    }
    return segments;
}

// Adds the readings in which exactly `changes` segments, from `from` on, are not read the likeliest
// way. Fewest first: when there are more readings than room, the likely ones are kept and every
// segment has had its turn before two are changed at once.
void addReadings(const QVector<Segment> &segments, qsizetype from, int changes,
                 QVarLengthArray<qsizetype, 16> &choice, QVector<Reading> &readings)
{
    if (readings.size() >= MaxReadings)
        return;
    if (changes == 0) {
        Reading reading;
        for (qsizetype i = 0; i < segments.size(); ++i)
            reading += segments[i].alternatives[choice[i]];
        readings.append(std::move(reading));
        return;
    }
    for (qsizetype i = from; i < segments.size(); ++i) {
        for (qsizetype other = 1; other < segments[i].alternatives.size(); ++other) {
            choice[i] = other;
            addReadings(segments, i + 1, changes - 1, choice, readings);
        }
        choice[i] = 0;
    }
}

// One element of a query as it is compared: a Chinese character or one letter.
struct Element
{
    char32_t value = 0;
    bool han = false;
    bool separated = false; // must be at the start of a syllable
};
using Elements = QVarLengthArray<Element, 32>;

Elements elementsOf(const Units &units)
{
    Elements elements;
    for (const Unit &unit : units) {
        if (unit.han != 0) {
            elements.append({ unit.han, true, unit.separated });
            continue;
        }
        for (qsizetype i = 0; i < unit.word.size(); ++i)
            elements.append({ unit.word[i].unicode(), false, unit.separated && i == 0 });
    }
    return elements;
}

// How a part of the query can have been used up.
enum How : quint8 {
    InParts = 1, // by starts of consecutive syllables
    InFull = 2, // by whole syllables
    ByInitials = 4, // by initials
    AnyHow = InParts | InFull | ByInitials
};
using Reached = QVarLengthArray<quint8, 33>; // per position in the query: set of How

bool isInitial(const QString &syllable, qsizetype length)
{
    return length == 1
        || (length == 2 && syllable[1] == u'h'
            && (syllable[0] == u'z' || syllable[0] == u'c' || syllable[0] == u's'));
}

// Moves every reached position over one syllable of the name.
Reached advanced(const Reached &reached, const Elements &query, const Unit &unit,
                 const QString &syllable)
{
    Reached next(reached.size(), 0);
    for (qsizetype at = 0; at < query.size(); ++at) {
        if (reached[at] == 0)
            continue;
        if (query[at].han) {
            if (query[at].value == unit.han)
                next[at + 1] |= reached[at];
            continue;
        }
        for (qsizetype used = 0; used < syllable.size() && at + used < query.size(); ++used) {
            const Element &element = query[at + used];
            if (element.han || (used > 0 && element.separated)
                || element.value != syllable[used].unicode())
                break;
            const qsizetype length = used + 1;
            const int how = InParts | (length == syllable.size() ? InFull : 0)
                | (isInitial(syllable, length) ? ByInitials : 0);
            next[at + length] |= static_cast<quint8>(reached[at] & how);
        }
    }
    return next;
}

int matchReading(const Units &units, const Reading &syllables, const Elements &query)
{
    for (qsizetype start = 0; start < units.size(); ++start) {
        Reached reached(query.size() + 1, 0);
        reached[0] = AnyHow;
        bool found = false;
        for (qsizetype i = start; i < units.size(); ++i) {
            reached = advanced(reached, query, units[i], syllables[i]);
            const quint8 how = reached.last();
            found = found || how != 0;
            if (start == 0 && i + 1 == units.size() && (how & (InFull | ByInitials)) != 0)
                return 4;
            if (std::all_of(reached.cbegin(), reached.cend(), [](quint8 h) { return h == 0; }))
                break;
        }
        if (found)
            return start == 0 ? 3 : 2;
    }
    return 0;
}

// "hang" in "Zhang": only in words that are not Chinese, and not for a single letter.
bool isInsideWord(const Units &units, const Units &query)
{
    if (query.size() != 1 || query[0].han != 0 || query[0].word.size() < 2)
        return false;
    return std::any_of(units.cbegin(), units.cend(),
                       [&](const Unit &unit) { return unit.word.contains(query[0].word); });
}

} // namespace

Keys keysOf(const QString &name)
{
    const Units units = unitsOf(name);
    if (units.isEmpty())
        return {};
    const QVector<Segment> segments = segmentsOf(units);
    QVarLengthArray<qsizetype, 16> choice(segments.size());
    std::fill(choice.begin(), choice.end(), 0);
    Keys keys;
    const auto ambiguous = std::count_if(segments.cbegin(), segments.cend(), [](const Segment &s) {
        return s.alternatives.size() > 1;
    });
    for (int changes = 0; changes <= ambiguous && keys.readings.size() < MaxReadings; ++changes)
        addReadings(segments, 0, changes, choice, keys.readings);
    return keys;
}

int match(const QString &name, const Keys &keys, const QString &query)
{
    const Units asked = unitsOf(query);
    const Units units = unitsOf(name);
    if (asked.isEmpty() || units.isEmpty())
        return 0;
    const Elements elements = elementsOf(asked);
    int best = 0;
    for (const Reading &reading : keys.readings) {
        // Keys of another name cannot say anything about this one.
        if (reading.size() == units.size())
            best = std::max(best, matchReading(units, reading, elements));
    }
    return best == 0 && isInsideWord(units, asked) ? 1 : best;
}

} // namespace renzhi::pinyin
