// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/cache/cachestore.h"
#include "models/core/result.h"

#include <QByteArray>
#include <QSet>

#include <array>
#include <functional>
#include <memory>
#include <vector>

namespace renzhi {

// What one reading of a list showed, enough to tell whether the list kept still meanwhile.
struct ReadingFacts
{
    qint64 total = -1; // the server's count, of the first page
    qint64 leastTotal = -1; // of all pages
    qint64 mostTotal = -1;
    qint64 received = 0; // records
    qint64 distinct = 0; // ids
    std::array<quint64, 2> print {}; // of all members of all records, in any order
    QString newest; // greatest plausible updated_at; empty: none
    bool timesComplete = true; // every record has one
    bool isByTime = true; // the oldest updated_at came first
    bool filterIgnored = false; // a record is older than what was asked for

    // Nothing was met twice and nothing is missing, as far as this reading alone can tell.
    [[nodiscard]] bool isConsistent() const
    {
        return leastTotal == mostTotal && received == total && distinct == total;
    }
    [[nodiscard]] bool equals(const ReadingFacts &other) const
    {
        return total == other.total && distinct == other.distinct && print == other.print;
    }
};

// What becomes of the records of a reading.
enum class Purpose {
    Look, // facts only
    Keep, // kept in memory
    Fill, // staged in the cache
    FillNoted, // with a ReadingNote of each page
};

struct PageFacts
{
    qint64 total = 0;
    qint64 records = 0;
    QString firstId;
};

struct TakenPages;

// Gathers the pages of one reading. Lives on the worker thread between its making and its deletion.
class ListReading
{
public:
    // `after`: the updated_at_greater that was asked for, or empty.
    ListReading(Purpose purpose, QString after);
    virtual ~ListReading();
    Q_DISABLE_COPY_MOVE(ListReading)

    // As if these pages had been taken, before any other; their records are not counted.
    void restore(const TakenPages &taken);
    // Call once, at the end.
    [[nodiscard]] ReadingFacts facts();
    // Of the records that were kept.
    [[nodiscard]] virtual QSet<QString> ids() const = 0;

protected:
    void noteTotal(qint64 total);
    void note(const QString &id, const QString &updatedAt, std::array<quint64, 2> print);
    [[nodiscard]] Purpose purpose() const { return m_purpose; }
    [[nodiscard]] std::optional<StageNote> noteOfPage(int page, const PageFacts &facts) const;

private:
    const Purpose m_purpose;
    const QString m_after;
    const QString m_latest;
    ReadingFacts m_facts;
    QString m_previous; // updated_at
    std::vector<quint64> m_ids; // hashed: a million of them is 8 MB
};

// Hashes of every member, with two seeds.
[[nodiscard]] std::array<quint64, 2> printOf(const Organization &record);
[[nodiscard]] std::array<quint64, 2> printOf(const Title &record);
[[nodiscard]] std::array<quint64, 2> printOf(const Position &record);
[[nodiscard]] std::array<quint64, 2> printOf(const User &record);

template <class Record> class ListReadingOf final : public ListReading
{
public:
    using ListReading::ListReading;

    [[nodiscard]] Result<PageFacts> take(CacheStore &store, int number, Result<Page<Record>> page)
    {
        if (!page)
            return Failure(page.error());
        noteTotal(page->total);
        for (const Record &record : page->items)
            note(record.id.toString(), record.updatedAt, printOf(record));
        PageFacts facts { page->total, page->items.size(),
                          page->items.isEmpty() ? QString() : page->items.first().id.toString() };
        if (purpose() == Purpose::Keep)
            m_kept += page->items;
        else if (purpose() != Purpose::Look)
            return store.stage(page->items, noteOfPage(number, facts)).map([&] { return facts; });
        return facts;
    }

    [[nodiscard]] const QVector<Record> &kept() const { return m_kept; }
    [[nodiscard]] QSet<QString> ids() const override
    {
        QSet<QString> ids;
        for (const Record &record : m_kept)
            ids.insert(record.id.toString());
        return ids;
    }

private:
    QVector<Record> m_kept;
};

} // namespace renzhi
