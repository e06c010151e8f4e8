// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/directory/readingnote.h"
#include "models/directory/refusal.h"
#include "models/directory/servertime.h"
#include "tests/fuzz/fuzz.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace renzhi::fuzz {

namespace {

constexpr int beginning = -1; // number of its note
constexpr int mostPages = 20;

void add(StageNotes &all, const StageNote &note)
{
    all.insert(note.number, note.text);
}

void checkRefusal(const QString &kept)
{
    const ApiError error = refusalFrom(kept);
    property(kept == "invalid_token"_L1 || isRefusal(error), "a refusal that was kept is one");
    const QString again = keptRefusal(error);
    property(keptRefusal(refusalFrom(again)) == again, "a refusal is kept the same again");
}

// A page as this program notes it down.
void checkOwnNotes(Input input)
{
    const QString watched = u"2024-05-06 07:08:09"_s;
    const PageFacts facts { qint64(input.number()), qint64(input.byte()), input.text() };
    ReadingFacts all;
    all.leastTotal = qint64(input.number());
    all.mostTotal = all.leastTotal + input.byte();
    all.newest = input.text();
    StageNotes notes;
    const QSet<QString> known { u"u-1"_s, input.text() };
    add(notes, ReadingNote::ofBeginning(watched, known));
    add(notes, ReadingNote::ofPage(0, facts, all));
    if (isAltered(notes.value(beginning).toUtf8()) || isAltered(notes.value(0).toUtf8()))
        return;
    const auto read = ReadingNote::from(notes);
    property(read && read->watchedAfter == watched && read->taken.count == 1,
             "a reading that was noted down can be gone on with");
    const TakenPages &taken = read->taken;
    property(taken.first.total == facts.total && taken.first.records == facts.records
                 && taken.leastTotal == all.leastTotal && taken.mostTotal == all.mostTotal,
             "the numbers of a page are read again");
    property(read->known == known && taken.first.firstId == facts.firstId
                 && taken.newest == all.newest,
             "the texts of a page are read again");
}

} // namespace

// Whether the beginning is as this program writes it; a refusal; the beginning; a page a line.
void notes(Input input)
{
    const bool isOwn = input.choice(2) == 1;
    checkOwnNotes(input);
    checkRefusal(input.text());
    StageNotes all;
    const QString begun = input.text();
    if (isOwn)
        add(all, ReadingNote::ofBeginning(begun, {}));
    else
        add(all, { beginning, begun });
    int pages = 0;
    for (; pages < mostPages && !input.isEmpty(); ++pages)
        add(all, { pages, input.text() });

    const auto read = ReadingNote::from(all);
    if (!read)
        return;
    property(read->taken.count >= 1 && read->taken.count <= pages,
             "no more pages were taken than are noted");
    property(read->taken.leastTotal >= 0, "a total is not negative");
    property(servertime::isTime(read->watchedAfter), "a watch began at some time");
}

} // namespace renzhi::fuzz
