// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/api/endpoint.h"
#include "models/directory/listreading.h"

namespace renzhi {

// As many as a page may have (eiam-api.md 2.1).
inline constexpr int recordsOfAPage = 100;

// One page to read: what to send, and how the worker takes the answer.
struct PageTask
{
    Request request;
    std::function<Result<PageFacts>(CacheStore &, const QByteArray &)> take;
};

// What the cache holds of a collection before a sync of it.
struct CachedCollection
{
    SyncState state;
    qint64 count = 0;
    // The first of several lists fits on one page, and what changed last is not in it.
    bool isFirstListShort = false;
};

struct Difference
{
    qint64 cached = 0; // records in the cache at that moment
    qint64 added = 0; // records whose id the cache does not have
    qint64 changed = 0; // records that it has otherwise
};

// Records that a window of changes did not show before.
struct Appeared
{
    qint64 created = 0; // since the window began
    qint64 others = 0; // changed; or let into the list, though older
};

// How many of the merged records would be stamped in a window; two numbers because it is not
// documented on which side of the filter its own second is.
struct Counted
{
    qint64 least = 0;
    qint64 most = 0;
};

struct Commit
{
    CacheChange change;
    SyncState state;
    bool isUnsteady = false; // nothing was committed: the lists do not fit together
};

using Readings = std::vector<std::shared_ptr<ListReading>>; // one for each list

// One collection as the sync sees it: its lists on the server and its place in the cache. Most have
// one list; organizations have two, the roots and what is below them (eiam-api.md 2.7), whose union
// by id is the collection.
class CollectionPort
{
public:
    virtual ~CollectionPort() = default;
    [[nodiscard]] static std::shared_ptr<const CollectionPort> of(Collection collection);

    [[nodiscard]] virtual Collection collection() const = 0;
    [[nodiscard]] virtual int lists() const = 0;
    [[nodiscard]] virtual std::shared_ptr<ListReading> newReading(Purpose purpose,
                                                                  const QString &after) const = 0;
    [[nodiscard]] virtual PageTask page(int list, const QString &after, int page, int limit,
                                        const std::shared_ptr<ListReading> &reading) const = 0;

    // On the worker.
    [[nodiscard]] Result<CachedCollection> cached(const CacheStore &store) const;
    // What merging the kept records would do.
    [[nodiscard]] virtual Result<Difference> compare(const CacheStore &store,
                                                     const Readings &readings) const = 0;
    // How many records the cache would have that changed since the second `time`, if the kept ones
    // (all of them later) were merged.
    [[nodiscard]] virtual Result<Counted>
    countSince(const CacheStore &store, const Readings &readings, const QString &time) const = 0;
    // What a kept window of a list since `time` has besides the ids that an earlier one had;
    // nothing when that cannot be told: one of those is gone, or a record does not say when it was
    // created.
    [[nodiscard]] virtual std::optional<Appeared> appearedSince(const QString &time,
                                                                const QSet<QString> &earlier,
                                                                const ListReading &later) const = 0;
    // Notes something in the stage of the collection.
    [[nodiscard]] virtual Result<void> note(CacheStore &store, const StageNote &note) const = 0;
    [[nodiscard]] virtual Result<void> forgetNotes(CacheStore &store) const = 0;
    // Stages a kept window of a list since `time` on top of its pages; gives the number of
    // different records staged so far. Nothing when one of them is newer than that and not in the
    // window: it was created, staged and removed meanwhile, of which no total tells.
    [[nodiscard]] virtual Result<std::optional<qint64>>
    layOver(CacheStore &store, const ListReading &window, const QString &time) const = 0;
    // Merges the kept records of a delta.
    [[nodiscard]] virtual Result<Commit> merge(CacheStore &store, const Readings &readings,
                                               const SyncState &state) const = 0;
    // Stages what was kept on top of what was staged and commits, if the lists fit together;
    // `distinct` is the number of records that each list has.
    [[nodiscard]] virtual Result<Commit> replace(CacheStore &store, const Readings &readings,
                                                 const std::vector<qint64> &distinct,
                                                 const SyncState &state) const = 0;
};

} // namespace renzhi
