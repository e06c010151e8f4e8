// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/directory/jobscrawl.h"

#include "models/api/endpoints.h"
#include "models/directory/codelookup.h"
#include "models/directory/crawlverdict.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace renzhi {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto showEvery = 250ms;
constexpr auto tryAgainEvery = 30s; // out of reach
constexpr auto longestPause = 5min;
constexpr auto longestWait = 1h; // Retry-After beyond it ends the crawl
constexpr int mostWaits = 5; // in a row
constexpr int mostFailures = 3; // of the connection, always at the same person
// In a row. A server that shows nobody's jobs at all is known sooner.
constexpr int mostRefusals = 200;
constexpr int fewRefusals = 20;
constexpr size_t mostDoubts = 20;

// The lane lets fewer than this leave at once, and never runs dry.
qsizetype mostAskedFor(int maxInFlight)
{
    return std::max(maxInFlight, 2);
}

} // namespace

JobsCrawl::JobsCrawl(ServerLink &link, TenantMemory &memory, const TenantOptions &options,
                     CrawlScope scope, QObject *parent)
    : QObject(parent)
    , m_link(link)
    , m_memory(memory)
    , m_scope(std::move(scope))
    , m_age(options.jobsAge)
    , m_firstPause(options.firstPause)
    , m_most(mostAskedFor(options.maxInFlight))
    , m_queue(memory)
    , m_gatherer(memory)
{
    for (QTimer *timer : { &m_pause, &m_serverPause, &m_showTimer })
        timer->setSingleShot(true);
    m_showTimer.setInterval(showEvery);
    connect(&m_showTimer, &QTimer::timeout, this, &JobsCrawl::showChange);
    connect(&m_serverPause, &QTimer::timeout, this, &JobsCrawl::noteChange);
    connect(&m_pause, &QTimer::timeout, this, [this] {
        goOn();
        noteChange();
    });
    connect(&m_gatherer, &JobsGatherer::saved, this, &JobsCrawl::goOn);
    connect(&m_gatherer, &JobsGatherer::failed, this,
            [this](const ApiError &error) { end(Failure(error)); });
    connect(&m_link, &ServerLink::waiting, this, [this](int seconds) {
        const std::chrono::milliseconds pause = std::chrono::seconds(seconds);
        if (pause > m_serverPause.remainingTimeAsDuration())
            m_serverPause.start(pause);
        noteChange();
    });
    connect(&m_link, &ServerLink::connectivityChanged, this, &JobsCrawl::onConnectivity);
    connect(&m_memory, &TenantMemory::jobsChanged, this, [this](const JobList &list) {
        if (m_mark && list.known && list.freshness != Freshness::Stale
            && list.readAt >= m_mark->since)
            skip([&list](const Person &person) { return person.id == list.user; });
    });
    connect(&m_memory, &TenantMemory::jobsGathered, this, [this](const std::vector<quint32> &rows) {
        skip([&rows](const Person &person) {
            return std::find(rows.begin(), rows.end(), person.row) != rows.end();
        });
    });
}

JobsCrawl::~JobsCrawl()
{
    stop();
}

void JobsCrawl::start()
{
    noteChange();
    look();
}

void JobsCrawl::pause()
{
    m_isPaused = true;
    m_speed.stop();
    takeBackWaiting();
    m_gatherer.save();
    noteChange();
}

void JobsCrawl::resume()
{
    m_isPaused = false;
    if (m_isOffline)
        m_pause.stop();
    goOn();
    noteChange();
}

void JobsCrawl::setMaxInFlight(int maxInFlight)
{
    m_most = mostAskedFor(maxInFlight);
    goOn();
}

void JobsCrawl::stop()
{
    m_isEnded = true;
    dropReplies();
    m_gatherer.save();
}

CrawlState JobsCrawl::state() const
{
    using Phase = CrawlState::Phase;
    CrawlState state;
    if (m_isPaused)
        state.phase = Phase::Paused;
    else if (m_isOffline || m_link.isOffline())
        state.phase = Phase::Offline;
    else if (m_pause.isActive() || m_serverPause.isActive())
        state.phase = Phase::Waiting;
    else
        state.phase = Phase::Running;
    state.done = std::max<qint64>(m_total - m_queue.size() - m_asked.size(), 0);
    state.total = m_total;
    state.scope = m_scope;
    if (state.phase == Phase::Waiting || state.phase == Phase::Offline)
        state.error = m_error;
    if (state.phase != Phase::Running)
        return state;
    state.perSecond = m_speed.perSecond(m_handled);
    if (state.perSecond > 0)
        state.left = std::chrono::seconds(
            std::llround(double(state.total - state.done) / state.perSecond));
    return state;
}

// ---- who is left

void JobsCrawl::look()
{
    if (m_isEnded)
        return;
    const auto people = m_memory.peopleIn(m_scope);
    m_isLooking = true;
    if (!people) {
        connect(&m_memory, &TenantMemory::referencesChanged, this, &JobsCrawl::look,
                Qt::SingleShotConnection);
        return;
    }
    if (*people && (*people)->isEmpty()) {
        end(Failure(unresolved(u"organization"_s, m_scope.organization.toString())));
        return;
    }
    m_memory.worker().run<CrawlPlan>(
        this,
        [scope = m_scope, people = *people, mark = m_mark, age = m_age](CacheStore &store) {
            return planCrawl(store, scope, people, mark, age);
        },
        [this](Result<CrawlPlan> plan) { onPlan(std::move(plan)); });
}

void JobsCrawl::onPlan(Result<CrawlPlan> plan)
{
    m_isLooking = false;
    if (m_isEnded)
        return;
    if (!plan) {
        end(Failure(plan.error()));
        return;
    }
    m_total = plan->people;
    m_queue.fill(std::move(plan->rows), plan->mark.since);
    m_gatherer.setCrawl(m_total, plan->mark.begunAt);
    if (!m_mark)
        m_isUntouched = m_queue.size() == m_total;
    m_mark = plan->mark;
    m_speed.note(m_handled);
    noteChange();
    if (m_queue.size() == 0)
        end(m_read);
    else
        goOn();
}

void JobsCrawl::skip(const std::function<bool(const Person &)> &isRead)
{
    m_queue.remove(isRead);
    m_asked.removeIf([&isRead](const auto &asked) {
        const bool isNeedless = asked->reply && !asked->reply->hasLeft() && isRead(asked->person);
        if (isNeedless)
            delete asked->reply.data();
        return isNeedless;
    });
    goOn();
}

// ---- asking

bool JobsCrawl::mayAsk() const
{
    // Out of reach one is enough to see whether it still is.
    const qsizetype most = m_isOffline ? 1 : m_most;
    return !m_isPaused && !m_pause.isActive() && !m_link.isOffline() && m_asked.size() < most
        && !m_gatherer.isFull();
}

void JobsCrawl::goOn()
{
    if (m_isEnded || m_isLooking || !m_mark)
        return;
    while (mayAsk()) {
        const Result<bool> hasNext = m_queue.hasNext();
        if (!hasNext) {
            end(Failure(hasNext.error()));
            return;
        }
        if (!*hasNext)
            break;
        ask(m_queue.take());
    }
    if (m_asked.isEmpty() && m_queue.size() == 0)
        concludePass();
}

void JobsCrawl::ask(const Person &person)
{
    Endpoint<QVector<Job>> endpoint = endpoints::jobs(person.id);
    endpoint.request.priority = Priority::Background;
    // What is read later by others must win, however late this answer comes; a clock that was set
    // back must not make it count for nothing.
    const QDateTime askedAt = std::max(QDateTime::currentDateTime(), m_mark->since);
    ApiReply *reply = m_link.send<QVector<Job>>(endpoint, this,
                                                [this, person, askedAt](Result<QVector<Job>> jobs) {
                                                    onAnswer(person, askedAt, std::move(jobs));
                                                });
    m_asked.insert(person.row, { person, reply });
}

void JobsCrawl::onAnswer(const Person &person, const QDateTime &askedAt, Result<QVector<Job>> jobs)
{
    if (m_isEnded)
        return;
    m_asked.remove(person.row);
    if (jobs) {
        onSuccess();
        m_gatherer.add({ person.id, std::move(*jobs), true, Freshness::Live, askedAt });
        ++m_read;
        handled(person);
    } else {
        onError(person, jobs.error());
    }
    goOn();
    noteChange();
}

void JobsCrawl::handled(const Person &person)
{
    m_failures.remove(person.row);
    ++m_handled;
}

void JobsCrawl::onSuccess()
{
    m_error.reset();
    if (std::exchange(m_isOffline, false))
        m_pause.stop();
    m_waits = 0;
    m_refusedInARow = 0;
    m_goneInARow = 0;
    leaveOut();
}

void JobsCrawl::onError(const Person &person, const ApiError &error)
{
    const CrawlVerdict verdict = verdictOn(error);
    if (verdict != CrawlVerdict::Lost)
        m_isOffline = false;
    if (verdict != CrawlVerdict::Lost && verdict != CrawlVerdict::Busy) {
        m_error.reset();
        m_waits = 0;
    }
    switch (verdict) {
    case CrawlVerdict::Gone:
        m_gatherer.addRefused(person.row); // should the disk not let go of them
        m_memory.forgetUser(person.id);
        handled(person);
        // So many are not gone: it is another directory, or one that lags behind.
        if (++m_goneInARow >= fewRefusals)
            end(Failure(error));
        break;
    case CrawlVerdict::Refused:
        refuse(person, error);
        break;
    case CrawlVerdict::Doubtful:
        doubt(person, error);
        break;
    case CrawlVerdict::Busy:
        wait(person, error);
        break;
    case CrawlVerdict::Lost:
        loseServer(person, error);
        break;
    case CrawlVerdict::Final:
        end(Failure(error));
        break;
    }
}

void JobsCrawl::refuse(const Person &person, const ApiError &error)
{
    m_refusal = error;
    m_gatherer.addRefused(person.row);
    handled(person);
    const bool isNobodyShown = m_isUntouched && m_read == 0;
    if (++m_refusedInARow >= (isNobodyShown ? fewRefusals : mostRefusals))
        end(Failure(error));
}

// Whoever cannot be read is passed over; but a way that spoils every answer is not their fault.
void JobsCrawl::doubt(const Person &person, const ApiError &error)
{
    m_refusal = error;
    m_doubted.push_back(person.row);
    handled(person);
    if (m_doubted.size() >= mostDoubts)
        end(Failure(error));
}

void JobsCrawl::wait(const Person &person, const ApiError &error)
{
    m_queue.putLast(person); // one who is always told to wait must not stand before the others
    m_error = error;
    if (m_pause.isActive())
        return; // another answer said so before
    const std::chrono::seconds asked(error.retryAfterSeconds.value_or(0));
    if (asked > longestWait || ++m_waits > mostWaits) {
        end(Failure(error));
        return;
    }
    // The client's own repetitions, which are closer together, came to nothing.
    const std::chrono::milliseconds ours
        = std::min<std::chrono::milliseconds>(m_firstPause * (2 << (2 * m_waits)), longestPause);
    m_pause.start(std::max<std::chrono::milliseconds>(asked, ours));
    m_speed.stop();
    takeBackWaiting();
}

void JobsCrawl::loseServer(const Person &person, const ApiError &error)
{
    // Where others are answered, one who never is must not hold them up for ever.
    const bool isFirst = !std::exchange(m_isOffline, true);
    m_error = error;
    if (isFirst && ++m_failures[person.row] >= mostFailures) {
        m_doubted.push_back(person.row);
        handled(person);
    } else {
        m_queue.putLast(person);
    }
    m_speed.stop();
    takeBackWaiting();
    if (!m_link.isOffline())
        m_pause.start(tryAgainEvery);
}

void JobsCrawl::onConnectivity(Connectivity connectivity)
{
    if (connectivity != Connectivity::Offline) {
        if (std::exchange(m_isOffline, false))
            m_pause.stop();
        goOn();
    }
    noteChange();
}

void JobsCrawl::concludePass()
{
    if (m_isUntouched && m_read == 0 && m_refusal) {
        end(Failure(*m_refusal)); // of everybody
        return;
    }
    leaveOut();
    m_gatherer.save();
    look(); // behind the save: whoever came meanwhile
}

void JobsCrawl::takeBackWaiting()
{
    m_asked.removeIf([this](const auto &asked) {
        const bool isWaiting = asked->reply && !asked->reply->hasLeft();
        if (isWaiting) {
            delete asked->reply.data();
            m_queue.putFirst(asked->person);
        }
        return isWaiting;
    });
}

void JobsCrawl::dropReplies()
{
    const auto asked = std::exchange(m_asked, {});
    for (const Asked &one : asked)
        delete one.reply.data();
}

// Those who could not be read, now that others can.
void JobsCrawl::leaveOut()
{
    for (const UserRow row : std::exchange(m_doubted, {}))
        m_gatherer.addRefused(row);
}

// ---- the end

void JobsCrawl::end(const Result<qint64> &result)
{
    if (std::exchange(m_isEnded, true))
        return;
    dropReplies();
    m_gatherer.save();
    // There is nothing to go on with: it is through, or has read nobody.
    const bool isForgotten = result.has_value() || (m_isUntouched && m_read == 0);
    m_memory.worker().save<bool>(
        this,
        [isForgotten, scope = m_scope.organization](CacheStore &store) -> Result<bool> {
            if (!isForgotten)
                return true;
            return store.setCrawlMark(scope, std::nullopt).map([] { return true; });
        },
        [this, result](const Result<bool> &kept) {
            if (result && !kept)
                emit finished(Failure(kept.error()));
            else
                emit finished(result);
        });
}

// ---- showing

void JobsCrawl::noteChange()
{
    if (!m_showTimer.isActive() && !m_isEnded)
        m_showTimer.start();
}

void JobsCrawl::showChange()
{
    if (m_mark && state().phase == CrawlState::Phase::Running)
        m_speed.note(m_handled);
    emit changed();
}

} // namespace renzhi

#include "moc_jobscrawl.cpp"
