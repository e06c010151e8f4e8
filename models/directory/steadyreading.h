// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/directory/listreader.h"

namespace renzhi {

// Reads a list as it was at one moment, although it comes page by page, its order is not documented
// and others go on working: a record that is added while another goes away shifts the pages without
// moving the total, so agreement of the pages alone proves nothing. One attempt:
//
// - one page: is of one moment by itself;
// - up to three: read twice, and both readings must be equal;
// - more: the newest updated_at is found first (the "mark"), then all pages are read, then the
//   records changed since the mark are asked for (the "watch"). When they are the ones that were
//   there before, nothing happened. When there are others, they are laid over the pages, which is
//   enough as long as nothing went away meanwhile: then the total grew by just as many records as
//   were created. What the shifting pages skipped, and what went away while something old came
//   back, shows when the pages are read once more on top: too few records, or too many. Where
//   updated_at or its filter does not do what the contract says, the list is read twice.
//
// The first reading between the mark and the watch can be broken off and gone on with by another
// one later, as if there had been a pause between two pages: see ReadingNote.
class SteadyReading : public QObject
{
    Q_OBJECT
public:
    struct Query
    {
        int list = 0;
        QString after; // updated_at_greater; empty: everything
        Purpose bulk = Purpose::Keep; // of lists longer than three pages; shorter ones are kept
        qint64 mostRecords = std::numeric_limits<qint64>::max(); // beyond: give up, isTooLong
        bool isNoted = false; // in the stage, for who goes on with it; of one list, to fill
        std::optional<ReadingNote> goesOnFrom = {}; // unsteady if more than additions came since
    };
    struct Reading
    {
        std::shared_ptr<ListReading> records;
        std::shared_ptr<ListReading> later; // what changed meanwhile, to be laid over; or null
        ReadingFacts facts;
        qint64 count = 0; // records that the list has
        bool isSteady = false;
        bool isTooLong = false;
    };
    using Done = std::function<void(Result<Reading>)>;

    SteadyReading(SyncTools &tools, std::shared_ptr<const CollectionPort> port, Query query,
                  QObject *parent);
    // `done` runs once, later; it may delete this.
    void start(Done done);

private:
    void read(ListQuery query, std::function<void(const ListResult &)> next);
    [[nodiscard]] ListQuery whole(Purpose purpose) const;
    void goOn(const ReadingNote &note);
    void onFirst(const ListResult &first);
    void readLast(int page);
    void findMark();
    [[nodiscard]] ListQuery watch() const;
    void onWindow(const ListResult &window);
    void begin(const ListResult &window);
    void readBetweenMarks();
    void readOnTop();
    void verify();
    void onWatch(const ListResult &after, qint64 total);
    void readTotal(std::function<void(qint64)> next);
    void explain(const ListResult &after, qint64 total);
    void onExplained(const ListResult &after, qint64 total, bool isCertain);
    void layOver(const ListResult &after, qint64 total, bool isCertain);
    void readTwice(Purpose purpose);
    void compareWithSecond(const ListResult &first);
    void finish(bool isSteady);
    void fail(const ApiError &error);

    SyncTools &m_tools;
    std::shared_ptr<const CollectionPort> m_port;
    const Query m_query;
    Done m_done;
    Reading m_result;
    QString m_mark; // newest updated_at found so far
    int m_overlap; // seconds before the mark that are watched; negative: only what is behind it
    int m_probes = 0;
    QString m_watchedAfter; // updated_at_greater of the watch
    ReadingFacts m_before; // what the watch showed before the pages were read
    QSet<QString> m_known; // ids in it
    int m_verifications = 0;
    int m_readings = 0; // of all pages
    qint64 m_firstTotal = 0; // of the first of them
    qint64 m_mostTotal = 0; // of all of them
};

} // namespace renzhi
