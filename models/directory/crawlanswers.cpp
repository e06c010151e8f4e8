// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a JobsCrawl makes of an answer, and of one that does not come: whose fault it is.

#include "models/directory/crawlverdict.h"
#include "models/directory/jobscrawl.h"

#include <algorithm>
#include <utility>

namespace renzhi {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto longestTry = 30s; // between two tries, out of reach
constexpr auto longestPause = 5min;
constexpr auto longestWait = 1h; // Retry-After beyond it ends the crawl
constexpr int mostWaits = 5; // in a row, for a server that asks for it
constexpr int mostRepeats = 3; // in a row, out of reach, when that is not waited for
constexpr int mostInARow = 20; // of whom nobody can be read, before that is the server's fault

} // namespace

void JobsCrawl::onAnswer(const Person &person, Role role, const QDateTime &askedAt,
                         Result<QVector<Job>> jobs)
{
    if (m_isEnded)
        return;
    m_asked.remove(person.row);
    if (jobs) {
        noteAnswer();
        m_isDoubted = false;
        leaveOut(m_troubles.settle());
        if (role != Role::Witness) {
            m_gatherer.add({ person.id, std::move(*jobs), true, Freshness::Live, askedAt });
            m_witness = person;
            ++m_read;
            ++m_handled;
        }
    } else {
        onError(person, role, jobs.error());
    }
    goOn();
    noteChange();
}

// Whatever it says, the server is there.
void JobsCrawl::noteAnswer()
{
    m_error.reset();
    m_standstills = 0;
    if (std::exchange(m_isOffline, false))
        m_pause.stop();
}

void JobsCrawl::onError(const Person &person, Role role, const ApiError &error)
{
    const CrawlVerdict verdict = verdictOn(error);
    if (verdict == CrawlVerdict::Final)
        end(Failure(error));
    else if (isPassing(verdict))
        onPassing(person, role, error, verdict);
    else
        onUnreadable(person, role, error, verdict);
}

void JobsCrawl::onPassing(const Person &person, Role role, const ApiError &error,
                          CrawlVerdict verdict)
{
    // Nothing is said about anybody while the server is out of reach, or is not to be asked.
    const bool isNobodys = m_standstills > 0 || error.kind == ApiError::Kind::Offline;
    if (role != Role::Witness) {
        if (isNobodys)
            m_queue.putLast(person);
        else
            m_troubles.add(person, error, verdict);
    }
    if (error.code == "local.offline"_L1)
        return; // it goes on when the operator does
    const bool isNews = m_standstills == 0 && error.kind == ApiError::Kind::Offline;
    if (role != Role::Reader || isNews) {
        standStill(error, verdict);
        return;
    }
    if (m_isDoubted)
        return;
    doubtServer();
    if (verdict != CrawlVerdict::Busy)
        return;
    // It may have asked this one alone to wait: the witness hears it, too, if it is meant for all.
    m_error = error;
    const std::chrono::seconds asked(error.retryAfterSeconds.value_or(0));
    m_pause.start(std::clamp<std::chrono::milliseconds>(asked, pauseAfter(0), pauseAfter(2)));
}

void JobsCrawl::onUnreadable(const Person &person, Role role, const ApiError &error,
                             CrawlVerdict verdict)
{
    noteAnswer();
    if (role != Role::Witness)
        m_troubles.add(person, error, verdict);
    const bool isTooMany = m_troubles.inARow() >= mostInARow;
    if (isTooMany && (role == Role::Witness || !m_witness)) {
        end(Failure(error));
        return;
    }
    if (isTooMany) {
        doubtServer();
    } else if (role != Role::Reader) {
        // That is an answer: the server is well enough for those before to be the reason.
        m_isDoubted = false;
        leaveOut(m_troubles.settlePassing());
    }
    if (!m_witness && m_troubles.inARow() == 1)
        m_queue.spread(mostInARow);
}

void JobsCrawl::doubtServer()
{
    if (!std::exchange(m_isDoubted, true))
        takeBackWaiting();
}

void JobsCrawl::standStill(const ApiError &error, CrawlVerdict verdict)
{
    const bool isBusy = verdict == CrawlVerdict::Busy;
    const std::chrono::seconds asked(error.retryAfterSeconds.value_or(0));
    const bool isBounded = isBusy || m_patience == CrawlPatience::Bounded;
    const int most = isBusy ? mostWaits : mostRepeats;
    if (asked > longestWait || (isBounded && m_standstills >= most)) {
        end(Failure(error));
        return;
    }
    doubtServer();
    m_isOffline = !isBusy;
    m_error = error;
    m_speed.stop();
    putBackPassing();
    // The client's own repetitions, which are closer together, came to nothing.
    const std::chrono::milliseconds longest
        = isBusy ? std::chrono::milliseconds(longestPause) : std::chrono::milliseconds(longestTry);
    m_pause.start(
        std::max<std::chrono::milliseconds>(asked, std::min(pauseAfter(m_standstills), longest)));
    m_standstills = std::min(m_standstills + 1, mostWaits + mostRepeats);
}

std::chrono::milliseconds JobsCrawl::pauseAfter(int others) const
{
    return m_firstPause * (2 << (2 * others));
}

void JobsCrawl::askLater()
{
    std::chrono::milliseconds pause { 0 };
    for (const CrawlTroubles::Trouble &trouble : m_troubles.takeLater()) {
        const std::chrono::seconds asked(trouble.error.retryAfterSeconds.value_or(0));
        pause = std::max({ pause, pauseAfter(m_troubles.triesOf(trouble.person)),
                           std::chrono::milliseconds(asked) });
        m_error = trouble.error;
        m_queue.putLast(trouble.person);
    }
    if (m_queue.size() > 0)
        m_pause.start(pause);
}

void JobsCrawl::putBackPassing()
{
    for (const Person &person : m_troubles.takeBackPassing())
        m_queue.putLast(person);
}

void JobsCrawl::leaveOut(const std::vector<CrawlTroubles::Trouble> &troubles)
{
    for (const CrawlTroubles::Trouble &trouble : troubles) {
        m_gatherer.addRefused(trouble.person.row); // or, gone, should the disk not let go of them
        if (trouble.verdict == CrawlVerdict::Gone)
            m_memory.forgetUser(trouble.person.id);
        ++m_handled;
    }
}

} // namespace renzhi
