// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/directory/collectionport.h"

#include "models/api/endpoints.h"
#include "models/directory/servertime.h"

#include <QSet>

#include <numeric>

namespace renzhi {

namespace {

// What differs between the four: the lists of a collection, and one record of the cache.
template <class Record> struct Traits;

template <> struct Traits<Organization>
{
    static constexpr Collection collection = Collection::Organizations;
    static constexpr int lists = 2; // roots first
    static auto page(int list, const QString &after, int page, int limit)
    {
        return endpoints::organizations(list == 1, after, page, limit);
    }
    static auto one(const CacheStore &store, const OrgId &id) { return store.organization(id); }
};

template <> struct Traits<Title>
{
    static constexpr Collection collection = Collection::Titles;
    static constexpr int lists = 1;
    static auto page(int, const QString &after, int page, int limit)
    {
        return endpoints::titles(after, page, limit);
    }
    static auto one(const CacheStore &store, const TitleId &id) { return store.title(id); }
};

template <> struct Traits<Position>
{
    static constexpr Collection collection = Collection::Positions;
    static constexpr int lists = 1;
    static auto page(int, const QString &after, int page, int limit)
    {
        return endpoints::positions({}, after, page, limit);
    }
    static auto one(const CacheStore &store, const PositionId &id) { return store.position(id); }
};

template <> struct Traits<User>
{
    static constexpr Collection collection = Collection::Users;
    static constexpr int lists = 1;
    static auto page(int, const QString &after, int page, int limit)
    {
        return endpoints::users({}, after, page, limit);
    }
    static auto one(const CacheStore &store, const UserId &id) { return store.user(id); }
};

template <class Record> class PortOf final : public CollectionPort
{
    using Trait = Traits<Record>;
    using Reading = ListReadingOf<Record>;

public:
    [[nodiscard]] Collection collection() const override { return Trait::collection; }
    [[nodiscard]] int lists() const override { return Trait::lists; }

    [[nodiscard]] std::shared_ptr<ListReading> newReading(Purpose purpose,
                                                          const QString &after) const override
    {
        return std::make_shared<Reading>(purpose, after);
    }

    [[nodiscard]] PageTask page(int list, const QString &after, int page, int limit,
                                const std::shared_ptr<ListReading> &reading) const override
    {
        Endpoint<Page<Record>> endpoint = Trait::page(list, after, page, limit);
        return { endpoint.request,
                 [decode = endpoint.decode, reading = std::static_pointer_cast<Reading>(reading),
                  page](CacheStore &store, const QByteArray &body) {
                     return reading->take(store, page, decode(body));
                 } };
    }

    [[nodiscard]] Result<Difference> compare(const CacheStore &store,
                                             const Readings &readings) const override
    {
        const Records records = keptIn(readings);
        const auto known = knownOf(store, records);
        if (!known)
            return Failure(known.error());
        Difference difference;
        difference.cached = store.count(collection());
        difference.added = records.size() - known->size();
        for (const Record &one : *known)
            difference.changed += records.value(one.id) != one ? 1 : 0;
        return difference;
    }

    [[nodiscard]] Result<Counted> countSince(const CacheStore &store, const Readings &readings,
                                             const QString &time) const override
    {
        const Records records = keptIn(readings);
        const QString next = servertime::shifted(time, 1);
        const auto known = knownOf(store, records);
        const auto most = store.countSince(collection(), time);
        const auto least = store.countSince(collection(), next);
        if (!known || !most || !least)
            return Failure((!known ? known.error() : !most ? most.error() : least.error()));
        Counted counted { *least + records.size(), *most + records.size() };
        for (const Record &one : *known) {
            counted.least -= one.updatedAt >= next ? 1 : 0;
            counted.most -= one.updatedAt >= time ? 1 : 0;
        }
        return counted;
    }

    [[nodiscard]] std::optional<Appeared> appearedSince(const QString &time,
                                                        const QSet<QString> &earlier,
                                                        const ListReading &later) const override
    {
        QSet<QString> gone = earlier;
        Appeared appeared;
        for (const Record &record : static_cast<const Reading &>(later).kept()) {
            gone.remove(record.id.toString());
            if (!servertime::isTime(record.createdAt))
                return std::nullopt;
            if (!earlier.contains(record.id.toString()))
                ++(record.createdAt >= time ? appeared.created : appeared.others);
        }
        return gone.isEmpty() ? std::optional(appeared) : std::nullopt;
    }

    [[nodiscard]] Result<void> note(CacheStore &store, const StageNote &note) const override
    {
        return store.stage(QVector<Record>(), note);
    }

    [[nodiscard]] Result<void> forgetNotes(CacheStore &store) const override
    {
        return store.forgetNotes(collection());
    }

    [[nodiscard]] Result<std::optional<qint64>>
    layOver(CacheStore &store, const ListReading &window, const QString &time) const override
    {
        // On which side of the filter its own second is, is not documented.
        const auto newer = store.stagedSince(collection(), servertime::shifted(time, 1),
                                             servertime::latestPlausible());
        if (!newer)
            return Failure(newer.error());
        if (!window.ids().contains(*newer))
            return std::optional<qint64>();
        return store.stage(static_cast<const Reading &>(window).kept()).map([&] {
            return std::optional(store.stagedCount(collection()));
        });
    }

    [[nodiscard]] Result<Commit> merge(CacheStore &store, const Readings &readings,
                                       const SyncState &state) const override
    {
        QVector<Record> records;
        for (const auto &reading : readings)
            records += keptIn(reading);
        auto change = store.merge(records);
        if (!change)
            return Failure(change.error());
        return store.setSyncState(collection(), state).map([&] {
            return Commit { *change, state, false };
        });
    }

    [[nodiscard]] Result<Commit> replace(CacheStore &store, const Readings &readings,
                                         const std::vector<qint64> &distinct,
                                         const SyncState &newState) const override
    {
        for (const auto &reading : readings) {
            if (keptIn(reading).isEmpty())
                continue;
            if (auto done = store.stage(keptIn(reading)); !done)
                return Failure(done.error());
        }
        const qint64 staged = store.stagedCount(collection());
        const qint64 sum = std::accumulate(distinct.begin(), distinct.end(), qint64(0));
        SyncState state = newState;
        // The documents contradict each other on whether the second list repeats the roots.
        state.childrenIncludeRoots = lists() > 1 && staged == distinct.back() && staged != sum;
        if (staged != sum && !state.childrenIncludeRoots)
            return Commit { {}, state, true };
        return store.commitStage(collection(), state).map([&state](const CacheChange &change) {
            return Commit { change, state, false };
        });
    }

private:
    using Records = QHash<decltype(Record::id), Record>;

    static Records keptIn(const Readings &readings)
    {
        Records records;
        for (const auto &reading : readings) {
            for (const Record &record : keptIn(reading))
                records.insert(record.id, record);
        }
        return records;
    }

    // What the cache has under the ids of `records`.
    static Result<QVector<Record>> knownOf(const CacheStore &store, const Records &records)
    {
        QVector<Record> known;
        for (const Record &record : records) {
            const auto one = Trait::one(store, record.id);
            if (!one)
                return Failure(one.error());
            if (*one)
                known.append(**one);
        }
        return known;
    }

    static const QVector<Record> &keptIn(const std::shared_ptr<ListReading> &reading)
    {
        return static_cast<const Reading &>(*reading).kept();
    }
};

} // namespace

std::shared_ptr<const CollectionPort> CollectionPort::of(Collection collection)
{
    switch (collection) {
    case Collection::Organizations:
        return std::make_shared<PortOf<Organization>>();
    case Collection::Titles:
        return std::make_shared<PortOf<Title>>();
    case Collection::Positions:
        return std::make_shared<PortOf<Position>>();
    case Collection::Users:
        break;
    }
    return std::make_shared<PortOf<User>>();
}

Result<CachedCollection> CollectionPort::cached(const CacheStore &store) const
{
    CachedCollection cached { store.syncState(collection()), store.count(collection()) };
    if (lists() == 1)
        return cached;
    return store.roots().map([&cached](const CacheStore::Roots &roots) {
        cached.isFirstListShort
            = roots.count <= recordsOfAPage && roots.newest < cached.state.highWater;
        return cached;
    });
}

} // namespace renzhi
