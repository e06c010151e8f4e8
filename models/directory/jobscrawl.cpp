// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/directory/jobscrawl.h"

#include "models/api/endpoints.h"
#include "models/directory/codelookup.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace renzhi {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto showEvery = 250ms;
// Of whom nobody can be read, before that may be the server's fault.
constexpr int mostAtFirst = 20;

// Two more than leave at once, so that the lane never runs dry.
qsizetype mostAskedFor(int maxInFlight)
{
    return maxInFlight + 2;
}

} // namespace

JobsCrawl::JobsCrawl(ServerLink &link, TenantMemory &memory, const TenantOptions &options,
                     CrawlScope scope, CrawlPatience patience, QObject *parent)
    : QObject(parent)
    , m_link(link)
    , m_memory(memory)
    , m_scope(std::move(scope))
    , m_patience(patience)
    , m_age(options.jobsAge)
    , m_firstPause(options.firstPause)
    , m_most(mostAskedFor(options.maxInFlight))
    , m_queue(memory)
    , m_gatherer(memory)
    , m_mostInARow(mostAtFirst)
    , m_mostGone(mostAtFirst)
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
        const auto row = list.freshness == Freshness::Stale ? m_memory.rowOf(list.user)
                                                            : std::optional<UserRow>();
        if (!row)
            return;
        std::erase(m_done, *row);
        if (const auto asked = m_asked.find(*row); asked != m_asked.end())
            asked->isOvertaken = true;
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
    state.done = std::max<qint64>(m_total - m_queue.size() - m_asked.size() - m_troubles.size(), 0);
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
    const qint64 unread = plan->refused + dropDone(plan->rows);
    m_queue.fill(std::move(plan->rows), plan->mark.since);
    m_gatherer.setCrawl(m_total, plan->mark.begunAt);
    if (!m_mark) {
        m_isUntouched = m_queue.size() == m_total;
        m_witnesses = std::move(plan->witnesses);
    }
    m_mark = plan->mark;
    m_speed.note(m_handled);
    noteChange();
    if (m_queue.size() > 0)
        goOn();
    else
        end(CrawlReport { m_read, unread, unread > 0 ? m_troubles.reason() : std::nullopt });
}

qint64 JobsCrawl::dropDone(std::vector<UserRow> &rows)
{
    std::sort(m_done.begin(), m_done.end());
    return qint64(std::erase_if(rows, [this](UserRow row) {
        return std::binary_search(m_done.begin(), m_done.end(), row);
    }));
}

void JobsCrawl::skip(const std::function<bool(const Person &)> &isRead)
{
    m_queue.remove(isRead);
    m_asked.removeIf([&isRead](const auto &asked) {
        const bool isNeedless = asked->reply && !asked->reply->hasLeft()
            && asked->role != Role::Witness && isRead(asked->person);
        if (isNeedless)
            delete asked->reply.data();
        return isNeedless;
    });
    goOn();
}

// ---- asking

bool JobsCrawl::mayAsk() const
{
    // One is enough to see whether the server answers.
    const qsizetype most = m_isDoubted ? 1 : m_most;
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
        const auto witness = m_isDoubted ? nextWitness(*hasNext) : std::nullopt;
        if (witness) {
            ask(*witness, Role::Witness);
            break;
        }
        if (!*hasNext)
            break;
        ask(m_queue.take(), m_isDoubted ? Role::Check : Role::Reader);
    }
    if (!m_asked.isEmpty() || m_queue.size() > 0)
        return;
    if (!m_isDoubted)
        concludePass();
    else if (!nextWitness(false))
        goOnWithoutWitness();
}

void JobsCrawl::ask(const Person &person, Role role)
{
    Endpoint<QVector<Job>> endpoint = endpoints::jobs(person.id);
    endpoint.request.priority = Priority::Background;
    // What is read later by others must win, however late this answer comes; a clock that was set
    // back must not make it count for nothing.
    QDateTime askedAt = std::max(QDateTime::currentDateTime(), m_mark->since);
    if (person.doubtedAt.isValid())
        askedAt = std::max(askedAt, person.doubtedAt);
    ApiReply *reply = m_link.send<QVector<Job>>(
        endpoint, this, [this, person, role, askedAt](Result<QVector<Job>> jobs) {
            onAnswer(person, role, askedAt, std::move(jobs));
        });
    m_asked.insert(person.row, { person, role, reply });
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

// Nobody was shown before and nobody else is left: the same people tell about the server.
void JobsCrawl::goOnWithoutWitness()
{
    putBackPassing();
    if (m_queue.size() == 0)
        m_isDoubted = false;
    goOn();
}

void JobsCrawl::concludePass()
{
    const std::optional<ApiError> refusal = m_troubles.openError();
    if (m_isUntouched && m_read == 0 && m_witnesses.empty() && refusal) {
        end(Failure(*refusal)); // of everybody
        return;
    }
    leaveOut(m_troubles.settle());
    askLater();
    if (m_queue.size() > 0)
        return;
    m_gatherer.save();
    look(); // behind the save: whoever came meanwhile
}

void JobsCrawl::takeBackWaiting()
{
    m_asked.removeIf([this](const auto &asked) {
        const bool isWaiting = asked->reply && !asked->reply->hasLeft();
        if (isWaiting) {
            delete asked->reply.data();
            if (asked->role != Role::Witness)
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

// ---- the end

void JobsCrawl::end(const Result<CrawlReport> &result)
{
    if (std::exchange(m_isEnded, true))
        return;
    dropReplies();
    // Nothing is known against them, but the next crawl must not stumble over the same people.
    for (const Person &person : m_troubles.undecided())
        m_gatherer.addPostponed(person.row);
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
