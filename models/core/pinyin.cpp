// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/core/pinyin.h"

#include "models/core/hanreadings.h"
#include "models/core/pinyintables.h"

#include <QVarLengthArray>

#include <algorithm>
#include <array>
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
            word += QChar::fromUcs4(c);
        } else {
            endWord();
            separated = true;
        }
    }
    endWord();
    return units;
}

using Reading = QVector<QString>;

// A stretch of the name that can be read in several ways, the likeliest first.
struct Segment
{
    QVector<Reading> alternatives; // all of one length
    qsizetype at = 0; // its first syllable
};

// The likeliest reading and where it could be another one. Nearly every name has no such place, and
// a directory has a million names: that case makes one vector and nothing else.
struct Plan
{
    Reading likeliest;
    QVector<Segment> segments;

    void append(Segment segment)
    {
        segment.at = likeliest.size();
        likeliest += segment.alternatives.first();
        if (segment.alternatives.size() > 1)
            segments.append(std::move(segment));
    }
};

void addAlternative(Segment &segment, const Reading &reading)
{
    if (!segment.alternatives.contains(reading))
        segment.alternatives.append(reading);
}

Segment commonReadings(char32_t character)
{
    Segment segment;
    for (const QString &reading : readingsOf(character))
        segment.alternatives.append(Reading { reading });
    return segment;
}

void appendCharacter(Plan &plan, const Unit &unit)
{
    if (unit.han == 0) {
        plan.likeliest.append(unit.word);
        return;
    }
    const QVector<QString> &readings = readingsOf(unit.han);
    if (readings.size() == 1)
        plan.likeliest.append(readings.first());
    else
        plan.append(commonReadings(unit.han));
}

Segment singleSurname(char32_t character)
{
    Segment segment;
    segment.alternatives = surnames().value(QString::fromUcs4(&character, 1));
    for (const Reading &common : commonReadings(character).alternatives)
        addAlternative(segment, common);
    return segment;
}

// Appends a surname that is not read as its characters commonly are, and tells how many units it
// took. 单于 may be the surname Chanyu, or Shan with a given name Yu.
qsizetype appendSurname(Plan &plan, const Units &units)
{
    if (!mayStartSurname(units[0].han))
        return 0;
    const Segment first = singleSurname(units[0].han);
    if (units.size() >= 2 && units[1].han != 0) {
        const std::array pair { units[0].han, units[1].han };
        const auto known = surnames().constFind(QString::fromUcs4(pair.data(), 2));
        if (known != surnames().cend()) {
            Segment both { *known };
            for (const Reading &head : first.alternatives) {
                for (const Reading &tail : commonReadings(units[1].han).alternatives)
                    addAlternative(both, head + tail);
            }
            plan.append(std::move(both));
            return 2;
        }
    }
    plan.append(first);
    return 1;
}

// Appends the longest known word that starts at `at`, and tells how many units it took.
qsizetype appendWord(Plan &plan, const Units &units, qsizetype at)
{
    if (!mayStartWord(units[at].han))
        return 0;
    QString text;
    const Reading *found = nullptr;
    for (qsizetype i = at; i < units.size() && i < at + LongestWord && units[i].han != 0; ++i) {
        text += QString::fromUcs4(&units[i].han, 1);
        const auto known = words().constFind(text);
        if (known != words().cend())
            found = &*known;
    }
    if (found == nullptr)
        return 0;
    plan.likeliest += *found;
    return found->size();
}

Plan planOf(const Units &units)
{
    // 单位 is a unit and 解决 is solving; a surname comes first only where a person may be meant.
    constexpr qsizetype LongestPerson = 4;
    const bool person = units.size() <= LongestPerson;
    Plan plan;
    plan.likeliest.reserve(units.size());
    qsizetype at = person ? appendSurname(plan, units) : 0;
    while (at < units.size()) {
        qsizetype used = appendWord(plan, units, at);
        if (used == 0 && at == 0 && !person)
            used = appendSurname(plan, units);
        if (used == 0) {
            appendCharacter(plan, units[at]);
            used = 1;
        }
        at += used;
    }
    return plan;
}

// Adds the readings in which exactly `changes` segments, from `from` on, are not read the likeliest
// way. Fewest first: when there are more readings than room, the likely ones are kept and every
// segment has had its turn before two are changed at once.
void addReadings(const QVector<Segment> &segments, qsizetype from, int changes,
                 const Reading &reading, QVector<Reading> &readings)
{
    if (readings.size() >= MaxReadings)
        return;
    if (changes == 0) {
        readings.append(reading);
        return;
    }
    for (qsizetype i = from; i < segments.size(); ++i) {
        const Segment &segment = segments[i];
        for (qsizetype other = 1; other < segment.alternatives.size(); ++other) {
            Reading changed = reading;
            std::copy(segment.alternatives[other].cbegin(), segment.alternatives[other].cend(),
                      changed.begin() + segment.at);
            addReadings(segments, i + 1, changes - 1, changed, readings);
        }
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
            // Copied: in Qt 6.4 moving into a QVarLengthArray leaks what it had on the heap.
            const Reached next = advanced(reached, query, units[i], syllables[i]);
            reached = next;
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
    const Plan plan = planOf(units);
    Keys keys;
    for (int changes = 0; changes <= plan.segments.size() && keys.readings.size() < MaxReadings;
         ++changes)
        addReadings(plan.segments, 0, changes, plan.likeliest, keys.readings);
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
