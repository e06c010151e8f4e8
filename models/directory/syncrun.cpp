// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/directory/syncrun.h"

#include "models/directory/refusal.h"

#include <algorithm>
#include <array>

namespace renzhi {

using namespace Qt::StringLiterals;

namespace {

struct Share
{
    Collection collection;
    double begin; // of the whole work, for the progress bar
    double end;
};

constexpr std::array<Share, 4> sequence { {
    { Collection::Organizations, 0, 0.1 },
    { Collection::Titles, 0.1, 0.15 },
    { Collection::Positions, 0.15, 0.3 },
    { Collection::Users, 0.3, 1 },
} };

constexpr int mostRounds = 3;
constexpr int manyRequests = 12; // of one collection: a changes sync of it needs fewer

// Two more than fit in flight: the queue never runs dry, and there are not thousands in it.
int outstandingFor(int maxInFlight)
{
    return maxInFlight + 2;
}

// Whether the other collections would meet the same.
bool endsEverything(const ApiError &error)
{
    switch (error.kind) {
    case ApiError::Kind::Offline:
    case ApiError::Kind::Cancelled:
    case ApiError::Kind::Local:
        return true;
    default:
        return error.path.endsWith("/tenant/token"_L1);
    }
}

} // namespace

SyncRun::SyncRun(ServerLink &link, TenantMemory &memory, const TenantOptions &options,
                 SyncMode mode, QObject *parent)
    : QObject(parent)
    , m_tools { link, memory, m_gate, options.firstPause, outstandingFor(options.maxInFlight), 0, {} }
    , m_mode(mode)
    , m_end(sequence.size())
{
    m_tools.progressed = [this](qint64 done, qint64 total) { showProgress(done, total); };
}

SyncRun::~SyncRun() = default;

void SyncRun::start()
{
    // What another program synced is no change to this run, but may be one to the window.
    m_tools.memory.adoptForeignWrites();
    next();
}

void SyncRun::setPaused(bool paused)
{
    m_pace.begin(); // the time of a pause is no time of reading
    m_gate.setClosed(paused);
}

void SyncRun::setMaxInFlight(int maxInFlight)
{
    m_tools.maxOutstanding = outstandingFor(maxInFlight); // asked at the next page that comes
}

SyncProgress SyncRun::progress() const
{
    SyncProgress now = m_progress;
    now.rate = m_pace.rate();
    now.timeLeft = m_pace.timeLeft();
    return now;
}

CollectionStatus::Turn SyncRun::turnOf(Collection collection) const
{
    using Turn = CollectionStatus::Turn;
    const auto found
        = std::find_if(sequence.begin(), sequence.end(),
                       [collection](const Share &share) { return share.collection == collection; });
    const auto place = size_t(std::distance(sequence.begin(), found));
    // A closing round leaves out what came last.
    if (place < m_index || place >= m_end)
        return Turn::Done;
    return place == m_index ? Turn::Running : Turn::Queued;
}

void SyncRun::next()
{
    if (m_index == m_end) {
        endRound();
        return;
    }
    showProgress(0, 0);
    m_requestsBefore = m_tools.requests;
    m_current = std::make_unique<CollectionSync>(
        m_tools, CollectionPort::of(sequence[m_index].collection), m_mode, nullptr);
    m_current->start(
        [this](const Result<CollectionSync::Report> &result) { onCollection(result); });
}

void SyncRun::onCollection(const Result<CollectionSync::Report> &result)
{
    m_current.release()->deleteLater();
    const Collection collection = sequence[m_index].collection;
    ++m_index;
    if (!result) {
        if (!m_error)
            m_error = result.error();
        if (isRefusal(result.error()))
            m_tools.memory.noteRefusal(collection, keptRefusal(result.error()));
        emit collectionFailed(collection, result.error());
        if (endsEverything(result.error()))
            finish();
        else
            next();
        return;
    }
    m_report.changed += result->changed;
    m_report.removed += result->removed;
    if (result->wasReadWhole && !m_report.fullPasses.contains(collection))
        m_report.fullPasses.append(collection);
    if (result->wasReadWhole && m_tools.requests - m_requestsBefore > manyRequests)
        m_readLong = m_index - 1;
    emit collectionRead(collection);
    next();
}

void SyncRun::endRound()
{
    if (m_readLong == 0 || m_error || m_rounds == mostRounds) {
        finish();
        return;
    }
    ++m_rounds;
    m_mode = SyncMode::Changes;
    m_index = 0;
    m_end = std::exchange(m_readLong, 0);
    next();
}

void SyncRun::finish()
{
    m_report.requests = m_tools.requests;
    // Behind everything the worker was asked to read back.
    m_tools.memory.worker().run<bool>(
        this, [](CacheStore &) -> Result<bool> { return true; },
        [this](const Result<bool> &) {
            if (m_error)
                emit finished(Failure(*m_error));
            else
                emit finished(m_report);
        });
}

void SyncRun::showProgress(qint64 done, qint64 total)
{
    const Share &share = sequence[m_index];
    const double part = total > 0 ? double(std::min(done, total)) / double(total) : 0;
    if (total > 0)
        m_pace.note(done, total);
    else
        m_pace.begin();
    m_progress.collection = share.collection;
    m_progress.done = done;
    m_progress.total = total;
    // A second pass or a closing round does not go back.
    m_progress.fraction
        = std::max(m_progress.fraction, share.begin + (share.end - share.begin) * part);
    emit progressed(progress());
}

} // namespace renzhi

#include "moc_syncrun.cpp"
