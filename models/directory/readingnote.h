// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/directory/listreading.h"

#include <QSet>

namespace renzhi {

// The first pages of a list, staged by a reading that did not come to its end.
struct TakenPages
{
    int count = 0;
    PageFacts first; // of page 0
    qint64 leastTotal = 0; // of all of them
    qint64 mostTotal = 0;
    QString newest; // greatest plausible updated_at
};

// What a reading of many pages leaves in the stage, so that another one can go on with it: what
// was watched from before the first page, and each page that was taken. A pause between two pages,
// however long, proves nothing and disproves nothing: the watch is compared at the end.
struct ReadingNote
{
    QString watchedAfter; // updated_at_greater of the watch
    QSet<QString> known; // ids that it showed before the pages were read
    TakenPages taken;

    [[nodiscard]] static StageNote ofBeginning(const QString &watchedAfter,
                                               const QSet<QString> &known);
    // `all`: of the reading up to this page.
    [[nodiscard]] static StageNote ofPage(int page, const PageFacts &facts,
                                          const ReadingFacts &all);
    // Nothing when the notes are too few to go on with, or older than a day. Pages behind one that
    // is missing do not count: what others add may have shifted records onto it.
    [[nodiscard]] static std::optional<ReadingNote> from(const StageNotes &notes);
};

} // namespace renzhi
