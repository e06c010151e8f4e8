// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a JobsCrawl makes of an answer, and of one that does not come: whose fault it is.

#include "models/directory/crawlverdict.h"
#include "models/directory/jobscrawl.h"

#include <algorithm>
#include <iterator>
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
constexpr size_t mostKnown = 3; // witnesses

} // namespace

void JobsCrawl::onAnswer(const Person &person, Role role, const QDateTime &askedAt,
                         Result<QVector<Job>> jobs)
{
    if (m_isEnded)
        return;
    const bool isOvertaken = m_asked.take(person.row).isOvertaken;
    if (jobs) {
        noteAnswer();
        m_isDoubted = false;
        // The server is well, and shows but few: a witness for each so many is too much to ask.
        if (role != Role::Reader && m_troubles.inARow() >= m_mostInARow)
            m_mostInARow *= 2;
        if (role != Role::Reader && m_troubles.goneInARow() >= m_mostGone)
            m_mostGone *= 2;
        leaveOut(m_troubles.settle());
        if (role != Role::Witness) {
            m_gatherer.add({ person.id, std::move(*jobs), true, Freshness::Live, askedAt });
            if (!isOvertaken)
                m_done.push_back(person.row);
            addWitness(person);
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
    const bool isOpen = role != Role::Reader && asksAnother(person) && !isNobodys;
    if (isNews || (role != Role::Reader && !isOpen)) {
        standStill(error, verdict);
        return;
    }
    if (role == Role::Reader && m_isDoubted)
        return;
    doubtServer();
    if (verdict == CrawlVerdict::Busy)
        waitFor(error);
}

// It may have asked this one alone to wait: the next one hears it, too, if it is meant for all.
void JobsCrawl::waitFor(const ApiError &error)
{
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
    const bool hasWitness = nextWitness(false).has_value();
    const bool isOpen = role == Role::Reader || asksAnother(person);
    if (isTooMany() && (!hasWitness || !isOpen)) {
        end(Failure(error));
        return;
    }
    if (isTooMany()) {
        doubtServer();
    } else if (role != Role::Reader) {
        // That is an answer: the server is well enough for those before to be the reason.
        m_isDoubted = false;
        leaveOut(m_troubles.settlePassing());
    }
    if (!hasWitness && m_troubles.inARow() + m_troubles.goneInARow() == 1)
        m_queue.spread(size_t(m_mostInARow));
}

bool JobsCrawl::isTooMany() const
{
    // Whom it does not have says nothing of whom it shows, unless it has nobody any more.
    return m_troubles.inARow() >= m_mostInARow || m_troubles.goneInARow() >= m_mostGone;
}

void JobsCrawl::doubtServer()
{
    if (std::exchange(m_isDoubted, true))
        return;
    m_failedOpinions = 0;
    takeBackWaiting();
}

std::optional<CrawlQueue::Person> JobsCrawl::nextWitness(bool hasReader) const
{
    std::vector<Person> witnesses;
    std::copy_if(m_witnesses.begin(), m_witnesses.end(), std::back_inserter(witnesses),
                 [this](const Person &person) { return !m_troubles.has(person); });
    if (witnesses.empty())
        return std::nullopt;
    // In turn, and a reader after all of them: they may be shown no more while others are.
    const bool isReadersTurn
        = m_failedOpinions % (witnesses.size() + 1) == witnesses.size() && hasReader;
    return isReadersTurn ? std::nullopt : std::optional(witnesses.front());
}

void JobsCrawl::addWitness(const Person &person)
{
    std::erase_if(m_witnesses, [&person](const Person &one) { return one.row == person.row; });
    m_witnesses.insert(m_witnesses.begin(), person);
    if (m_witnesses.size() > mostKnown)
        m_witnesses.pop_back();
}

bool JobsCrawl::asksAnother(const Person &person)
{
    ++m_failedOpinions;
    const auto failed
        = std::find_if(m_witnesses.begin(), m_witnesses.end(),
                       [&person](const Person &one) { return one.row == person.row; });
    if (failed != m_witnesses.end())
        std::rotate(failed, failed + 1, m_witnesses.end());
    const bool hasAnother = m_queue.size() > 0
        || std::any_of(m_witnesses.begin(), m_witnesses.end(), [&](const Person &one) {
                                return one.row != person.row && !m_troubles.has(one);
                            });
    return m_failedOpinions == 1 && hasAnother;
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
        // A refusal stands until the next crawl. A failure does not: gone on with, this one would
        // not know any more that it was one, nor why.
        const UserRow row = trouble.person.row;
        if (trouble.verdict == CrawlVerdict::Gone || isDeclined(trouble.error))
            m_gatherer.addRefused(row); // or, gone, should the disk not let go of them
        else
            m_gatherer.addPostponed(row);
        m_done.push_back(row);
        if (trouble.verdict == CrawlVerdict::Gone)
            m_memory.forgetUser(trouble.person.id);
        ++m_handled;
    }
}

} // namespace renzhi
