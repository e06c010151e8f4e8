// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/directory/collectionsync.h"

#include "models/directory/localerror.h"
#include "models/directory/servertime.h"

#include <QTimer>

#include <algorithm>
#include <array>

namespace renzhi {

using namespace Qt::StringLiterals;

namespace {

// Seconds from the high-water mark at which a delta begins. What a server commits late carries an
// earlier stamp than what was visible. After an import thousands of records carry the mark itself,
// and would all come again for ever: then the delta begins at the mark's own second, or behind it,
// and what lies between is counted.
constexpr std::array reaches { -120, 0, 1 };
constexpr qint64 fullPassDays = 7;
constexpr int mostDeltaTries = 3;
constexpr int mostPasses = 5;
constexpr qint64 smallestLongDelta = 1000;
constexpr qint64 longestDelta = 100'000; // kept in memory

bool isFullPassDue(const SyncState &state)
{
    const QDateTime now = QDateTime::currentDateTime();
    return !state.fullAt.isValid() || state.fullAt > now // a clock was set back
        || state.fullAt.daysTo(now) >= fullPassDays;
}

} // namespace

CollectionSync::CollectionSync(SyncTools &tools, std::shared_ptr<const CollectionPort> port,
                               SyncMode mode, QObject *parent)
    : QObject(parent), m_tools(tools), m_port(std::move(port)), m_mode(mode)
{
}

CollectionSync::~CollectionSync()
{
    closeStage(isFirstLoad());
}

// What can be gone on with: a full pass is asked for because something may have changed unseen; and
// of several lists the stage knows the sum only.
bool CollectionSync::isFirstLoad() const
{
    return m_mode == SyncMode::Changes && !m_cached.state.complete && m_port->lists() == 1;
}

void CollectionSync::closeStage(bool isLeft)
{
    if (!std::exchange(m_isStaging, false))
        return;
    m_tools.memory.worker().save<bool>(
        &m_tools.memory,
        [collection = m_port->collection(), isLeft](CacheStore &store) -> Result<bool> {
            if (isLeft)
                store.leaveStage(collection);
            else
                store.dropStage(collection);
            return true;
        },
        [](const Result<bool> &) {});
}

template <class T>
void CollectionSync::onWorker(std::function<Result<T>(CacheStore &)> work,
                              std::function<void(const T &)> next)
{
    m_tools.memory.worker().run<T>(this, std::move(work),
                                   [this, next = std::move(next)](const Result<T> &result) {
                                       if (result)
                                           next(*result);
                                       else
                                           finish(Failure(result.error()));
                                   });
}

void CollectionSync::start(Done done)
{
    m_done = std::move(done);
    onWorker<CachedCollection>(
        [port = m_port](CacheStore &store) -> Result<CachedCollection> {
            return port->cached(store);
        },
        [this](const CachedCollection &cached) {
            m_cached = cached;
            const bool knowsMark
                = cached.state.complete && servertime::isTime(cached.state.highWater);
            // What fits on one page costs the same read whole, and is of one moment.
            m_isOnePage = m_mode == SyncMode::Changes && cached.state.complete
                && m_port->lists() == 1 && cached.count <= recordsOfAPage;
            if (m_mode == SyncMode::Changes && knowsMark && !m_isOnePage
                && !isFullPassDue(cached.state))
                retryDeltas();
            else
                readAll();
        });
}

void CollectionSync::readSteadily(SteadyReading::Query query,
                                  std::function<void(const SteadyReading::Reading &)> next)
{
    auto *reading = new SteadyReading(m_tools, m_port, std::move(query), this);
    reading->start(
        [this, reading, next = std::move(next)](const Result<SteadyReading::Reading> &result) {
            reading->deleteLater();
            if (result)
                next(*result);
            else
                finish(Failure(result.error()));
        });
}

void CollectionSync::retryDeltas()
{
    if (++m_deltaTries > mostDeltaTries) {
        readAll();
        return;
    }
    m_readings.clear();
    m_reach = 0;
    readTotals(0, 0, [this](qint64 total) {
        m_total = total;
        readDeltas(0);
    });
}

// A short list is read whole with the deltas of the others: its one page is of one moment, and
// tells its total too. Not where it set the mark: that must show in a delta.
bool CollectionSync::isReadWhole(int list) const
{
    return list == 0 && m_cached.isFirstListShort;
}

qint64 CollectionSync::totalReadWhole() const
{
    const bool isCounted = isReadWhole(0) && !m_cached.state.childrenIncludeRoots;
    return isCounted ? m_readings.front().facts.total : 0;
}

// Of the lists that are not read whole.
void CollectionSync::readTotals(int list, qint64 sum, std::function<void(qint64 total)> next)
{
    if (list == m_port->lists()) {
        next(sum);
        return;
    }
    if (isReadWhole(list)) {
        readTotals(list + 1, sum, std::move(next));
        return;
    }
    ListQuery query;
    query.list = list;
    query.limit = 10;
    query.mostPages = 0;
    auto *reader = new ListReader(m_tools, m_port, query, this);
    reader->start(
        [this, reader, list, sum, next = std::move(next)](const Result<ListResult> &result) {
            reader->deleteLater();
            if (!result) {
                finish(Failure(result.error()));
                return;
            }
            // A list that repeats the ones before it counts for all of them.
            const qint64 before = m_cached.state.childrenIncludeRoots ? 0 : sum;
            readTotals(list + 1, before + result->facts.total, next);
        });
}

void CollectionSync::readDeltas(int list)
{
    if (list == m_port->lists()) {
        judgeDeltas();
        return;
    }
    SteadyReading::Query query;
    query.list = list;
    if (isReadWhole(list)) {
        query.mostRecords = recordsOfAPage;
    } else {
        query.after = servertime::shifted(m_cached.state.highWater, reaches[m_reach]);
        query.mostRecords = std::clamp(m_cached.count / 4, smallestLongDelta, longestDelta);
    }
    readSteadily(query, [this, list](const SteadyReading::Reading &reading) {
        if (reading.isTooLong) {
            narrow(reading.facts.total);
        } else if (!reading.isSteady) {
            retryDeltas();
        } else {
            m_readings.push_back(reading);
            readDeltas(list + 1);
        }
    });
}

void CollectionSync::narrow(qint64 tooMany)
{
    if (m_reach == 0)
        m_windowTotal = tooMany;
    // What the server committed late behind the mark was read with a full pass after it.
    const SyncState &state = m_cached.state;
    const bool isSettled
        = state.markKnownAt.isValid() && state.markKnownAt.secsTo(state.fullAt) > -reaches.front();
    if (isSettled && m_port->lists() == 1 && ++m_reach < reaches.size())
        readDeltas(0);
    else
        readAll();
}

Readings CollectionSync::kept() const
{
    Readings readings;
    for (const auto &reading : m_readings) {
        readings.push_back(reading.records);
        if (reading.later)
            readings.push_back(reading.later);
    }
    return readings;
}

void CollectionSync::judgeDeltas()
{
    // The record that set the mark must come again. If it does not, it went away, or the filter
    // means another clock than the records show (its zone is not documented): then a change could
    // be missed.
    bool showsMark = false;
    bool isTrusted = true;
    for (int list = 0; list < m_port->lists(); ++list) {
        const ReadingFacts &facts = m_readings[size_t(list)].facts;
        showsMark = showsMark || (!isReadWhole(list) && facts.newest >= m_cached.state.highWater);
        isTrusted = isTrusted && facts.timesComplete && !facts.filterIgnored;
    }
    if (!isTrusted || (m_reach == 0 && !showsMark))
        readAll();
    else if (m_reach == 0)
        compare();
    else
        judgeWindow();
}

// What changed in the seconds that the short delta leaves out would be more than the cache has.
void CollectionSync::judgeWindow()
{
    onWorker<Counted>([port = m_port, kept = kept(),
                       since = servertime::shifted(m_cached.state.highWater, reaches.front())](
                          CacheStore &store) { return port->countSince(store, kept, since); },
                      [this](const Counted &counted) {
                          if (m_windowTotal >= counted.least && m_windowTotal <= counted.most)
                              compare();
                          else
                              readAll();
                      });
}

void CollectionSync::compare()
{
    onWorker<Difference>(
        [port = m_port, kept = kept()](CacheStore &store) { return port->compare(store, kept); },
        [this](const Difference &difference) { judgeTotals(difference); });
}

// The total of before the deltas tells what went away until then; the total of after them, that
// nothing that had changed went away meanwhile, which its delta would not show.
void CollectionSync::judgeTotals(const Difference &difference)
{
    const qint64 expected = difference.cached + difference.added;
    if (m_total + totalReadWhole() != expected) {
        // Once more, if somebody added a record just now.
        if (m_deltaTries == 1)
            retryDeltas();
        else
            readAll();
    } else {
        readTotals(0, 0, [this, expected](qint64 total) {
            if (total + totalReadWhole() == expected)
                mergeDeltas();
            else
                retryDeltas();
        });
    }
}

void CollectionSync::noteMark(SyncState &state) const
{
    state.markKnownAt = state.highWater == m_cached.state.highWater ? m_cached.state.markKnownAt
                                                                    : QDateTime::currentDateTime();
}

void CollectionSync::mergeDeltas()
{
    SyncState state = m_cached.state;
    state.refusal.clear();
    for (const auto &reading : m_readings)
        state.highWater = std::max(state.highWater, reading.facts.newest);
    noteMark(state);
    commit([port = m_port, kept = kept(), state](CacheStore &store) mutable {
        state.syncedAt = QDateTime::currentDateTime();
        return port->merge(store, kept, state);
    });
}

void CollectionSync::readAll()
{
    m_readings.clear();
    m_passes = 0;
    beginPass();
}

void CollectionSync::beginPass()
{
    ++m_passes;
    m_isStaging = true;
    m_readings.clear();
    onWorker<StageNotes>(
        [collection = m_port->collection(),
         goesOn = isFirstLoad() && m_passes == 1](CacheStore &store) -> Result<StageNotes> {
            if (goesOn)
                return store.resumeStage(collection);
            return store.beginStage(collection).map([] { return StageNotes(); });
        },
        [this](const StageNotes &notes) { onStage(notes); });
}

void CollectionSync::onStage(const StageNotes &notes)
{
    m_brokenOff = ReadingNote::from(notes);
    if (m_brokenOff || notes.isEmpty())
        readLists(0);
    else
        beginPass(); // they are of no use
}

void CollectionSync::readLists(int list)
{
    if (list == m_port->lists()) {
        confirmFirstList();
        return;
    }
    SteadyReading::Query query;
    query.list = list;
    query.bulk = Purpose::Fill;
    query.isNoted = isFirstLoad();
    query.goesOnFrom = m_brokenOff;
    readSteadily(query, [this, list](const SteadyReading::Reading &reading) {
        if (!reading.isSteady) {
            passAgain();
            return;
        }
        m_readings.push_back(reading);
        readLists(list + 1);
    });
}

// What moved from one list to the other between their readings would be in both or in none.
void CollectionSync::confirmFirstList()
{
    if (m_port->lists() == 1) {
        replace();
        return;
    }
    auto *reader = new ListReader(m_tools, m_port, ListQuery {}, this);
    reader->start([this, reader](const Result<ListResult> &result) {
        reader->deleteLater();
        if (!result)
            finish(Failure(result.error()));
        else if (result->facts.equals(m_readings.front().facts))
            replace();
        else
            passAgain();
    });
}

void CollectionSync::replace()
{
    SyncState state;
    state.complete = true;
    bool timesComplete = true;
    std::vector<qint64> counts;
    for (const auto &reading : m_readings) {
        state.highWater = std::max(state.highWater, reading.facts.newest);
        timesComplete = timesComplete && reading.facts.timesComplete;
        counts.push_back(reading.count);
    }
    // A record without a time would never show in a delta: then there is no mark, and every sync
    // reads everything.
    if (!timesComplete)
        state.highWater.clear();
    noteMark(state);
    commit([port = m_port, kept = kept(), counts, state](CacheStore &store) mutable {
        state.syncedAt = state.fullAt = QDateTime::currentDateTime();
        return port->replace(store, kept, counts, state);
    });
}

void CollectionSync::passAgain()
{
    if (m_passes >= mostPasses) {
        finish(Failure(localError(
            ApiError::Kind::Server, u"local.directory-changing"_s,
            u"the list changed while it was read, %1 times in a row"_s.arg(mostPasses))));
        return;
    }
    const auto pause = m_tools.firstPause * (1 << (m_passes - 1));
    QTimer::singleShot(pause, this, &CollectionSync::beginPass);
}

// The memory adopts what the worker wrote even when this sync was cancelled meanwhile.
void CollectionSync::commit(std::function<Result<Commit>(CacheStore &)> work)
{
    TenantMemory *memory = &m_tools.memory;
    memory->worker().save<Commit>(memory, std::move(work),
                                  [memory, self = QPointer<CollectionSync>(this),
                                   collection = m_port->collection()](const Result<Commit> &done) {
                                      if (done && !done->isUnsteady)
                                          memory->adopt(collection, done->change, done->state);
                                      if (!self)
                                          return;
                                      if (!done) {
                                          self->finish(Failure(done.error()));
                                      } else if (done->isUnsteady) {
                                          self->passAgain();
                                      } else {
                                          self->m_isStaging = false;
                                          self->finish(
                                              Report { done->change.changed, done->change.removed,
                                                       self->m_passes > 0 && !self->m_isOnePage });
                                      }
                                  });
}

void CollectionSync::finish(Result<Report> result)
{
    // What the cache stumbled over must not wait for the next sync, nor fill the disk.
    const bool isOfTheCache = !result && result.error().kind == ApiError::Kind::Local;
    closeStage(isFirstLoad() && !isOfTheCache);
    const Done done = std::exchange(m_done, nullptr);
    if (done)
        done(std::move(result));
}

} // namespace renzhi

#include "moc_collectionsync.cpp"
