// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/directory/steadyreading.h"

#include "models/directory/servertime.h"

#include <QTimer>

namespace renzhi {

namespace {

constexpr int pagesReadTwice = 3; // beyond it two readings cost more than a mark
constexpr int mostProbes = 6;
constexpr int mostWatchPages = 10; // of a whole list; of a delta one
constexpr int mostVerifications = 3; // after one reading of the pages
constexpr int mostReadings = 4; // of the pages, on top of each other
// What a server commits late carries an earlier time than what is already visible.
constexpr int longOverlap = 120;
constexpr int shortOverlap = 1; // the filter counts in whole seconds
// So many first pauses (of half a second, as a rule) until a change on the server falls into a
// later second than the mark for certain.
constexpr int pausesUntilLaterSecond = 6;

} // namespace

SteadyReading::SteadyReading(SyncTools &tools, std::shared_ptr<const CollectionPort> port,
                             Query query, QObject *parent)
    : QObject(parent)
    , m_tools(tools)
    , m_port(std::move(port))
    , m_query(std::move(query))
    // A delta has few requests to spend.
    , m_overlap(m_query.after.isEmpty() ? longOverlap : shortOverlap)
{
}

void SteadyReading::start(Done done)
{
    m_done = std::move(done);
    if (m_query.goesOnFrom) {
        goOn(*m_query.goesOnFrom);
        return;
    }
    ListQuery query = whole(Purpose::Keep);
    query.mostPages = pagesReadTwice;
    read(query, [this](const ListResult &first) { onFirst(first); });
}

// Looks first whether it is worth while.
void SteadyReading::goOn(const ReadingNote &note)
{
    m_watchedAfter = note.watchedAfter;
    m_known = note.known;
    m_firstTotal = note.taken.first.total;
    m_mostTotal = note.taken.mostTotal;
    verify();
}

void SteadyReading::read(ListQuery query, std::function<void(const ListResult &)> next)
{
    query.list = m_query.list;
    auto *reader = new ListReader(m_tools, m_port, std::move(query), this);
    reader->start([this, reader, next = std::move(next)](const Result<ListResult> &result) {
        reader->deleteLater();
        if (result)
            next(*result);
        else
            fail(result.error());
    });
}

ListQuery SteadyReading::whole(Purpose purpose) const
{
    ListQuery query;
    query.after = m_query.after;
    query.purpose = purpose;
    query.showsProgress = purpose != Purpose::Look;
    return query;
}

void SteadyReading::onFirst(const ListResult &first)
{
    m_result.records = first.reading;
    m_result.facts = first.facts;
    m_result.isTooLong = first.facts.total > m_query.mostRecords;
    if (m_result.isTooLong || (first.isWhole && !first.facts.isConsistent())) {
        finish(false);
    } else if (first.isWhole && first.pages == 1) {
        finish(true);
    } else if (first.isWhole) {
        compareWithSecond(first);
    } else if (!first.facts.timesComplete || first.facts.newest.isEmpty()) {
        readTwice(m_query.bulk);
    } else {
        m_mark = first.facts.newest;
        if (first.facts.isByTime)
            readLast(first.pages - 1); // where the newest is
        else
            findMark();
    }
}

void SteadyReading::readLast(int page)
{
    ListQuery last = whole(Purpose::Look);
    last.firstPage = page;
    last.mostPages = 1;
    read(last, [this](const ListResult &result) {
        m_mark = std::max(m_mark, result.facts.newest);
        findMark();
    });
}

void SteadyReading::findMark()
{
    if (++m_probes > mostProbes) {
        readTwice(m_query.bulk);
        return;
    }
    m_watchedAfter = servertime::shifted(m_mark, -m_overlap);
    read(watch(), [this](const ListResult &result) { onWindow(result); });
}

ListQuery SteadyReading::watch() const
{
    ListQuery window;
    window.after = m_watchedAfter;
    const bool isDelta = !m_query.after.isEmpty();
    window.mostPages = isDelta ? 1 : mostWatchPages;
    window.purpose = isDelta ? Purpose::Look : Purpose::Keep;
    return window;
}

void SteadyReading::onWindow(const ListResult &window)
{
    const ReadingFacts &facts = window.facts;
    // Behind the mark there may be nothing; around it, it must show.
    const bool showsMark = m_overlap < 0 || facts.newest >= m_mark || !window.isWhole;
    if (facts.filterIgnored || !facts.timesComplete || !showsMark) {
        readTwice(m_query.bulk);
        return;
    }
    const bool hasMoved = facts.newest > m_mark;
    m_mark = std::max(m_mark, facts.newest);
    if (window.isWhole && facts.isConsistent()) {
        begin(window);
    } else if (hasMoved || window.isWhole) {
        findMark();
    } else if (m_overlap > shortOverlap) {
        m_overlap = shortOverlap;
        findMark();
    } else {
        // A mass change just ended: more than a page of it carries the same second. Wait until the
        // server's clock is past it, and watch what is behind that second.
        m_overlap = -1;
        QTimer::singleShot(m_tools.firstPause * pausesUntilLaterSecond, this,
                           &SteadyReading::findMark);
    }
}

void SteadyReading::begin(const ListResult &window)
{
    m_before = window.facts;
    m_tools.memory.worker().run<QSet<QString>>(
        this,
        [port = m_port, window = window.reading, isNoted = m_query.isNoted,
         after = m_watchedAfter](CacheStore &store) -> Result<QSet<QString>> {
            QSet<QString> known = window->ids();
            if (!isNoted)
                return known;
            return port->note(store, ReadingNote::ofBeginning(after, known)).map([&known] {
                return known;
            });
        },
        [this](const Result<QSet<QString>> &known) {
            if (!known) {
                fail(known.error());
                return;
            }
            m_known = *known;
            readBetweenMarks();
        });
}

void SteadyReading::readBetweenMarks()
{
    ListQuery query = whole(m_query.bulk);
    if (m_readings == 0 && m_query.isNoted) {
        query.purpose = Purpose::FillNoted;
        if (m_query.goesOnFrom)
            query.taken = m_query.goesOnFrom->taken;
    }
    read(query, [this](const ListResult &result) {
        m_result.records = result.reading;
        m_result.facts = result.facts;
        if (++m_readings == 1)
            m_firstTotal = result.facts.total;
        m_mostTotal = std::max(m_mostTotal, result.facts.mostTotal);
        m_verifications = 0;
        const ReadingFacts &facts = result.facts;
        // A delta is short: it is simply read again. Of several lists the stage knows the sum only.
        const bool canBeMended = m_query.after.isEmpty() && m_query.bulk == Purpose::Fill
            && m_port->lists() == 1 && facts.timesComplete && facts.leastTotal >= m_firstTotal;
        if (facts.isConsistent() && !facts.timesComplete)
            compareWithSecond(result); // the watch shows nothing without a time
        else if (facts.isConsistent() || canBeMended)
            verify();
        else
            finish(false);
    });
}

// The notes are of one reading: with another one on top nobody can go on.
void SteadyReading::readOnTop()
{
    if (!m_query.isNoted) {
        readBetweenMarks();
        return;
    }
    m_tools.memory.worker().run<bool>(
        this,
        [port = m_port](CacheStore &store) {
            return port->forgetNotes(store).map([] { return true; });
        },
        [this](const Result<bool> &forgotten) {
            if (forgotten)
                readBetweenMarks();
            else
                fail(forgotten.error());
        });
}

// The total comes before the watch: what is created behind it shows in the watch, and what went
// away, which leaves no mark, made it smaller.
void SteadyReading::verify()
{
    ++m_verifications;
    if (!m_query.after.isEmpty()) {
        read(watch(), [this](const ListResult &after) {
            finish(after.isWhole && m_before.equals(after.facts));
        });
        return;
    }
    readTotal([this](qint64 total) {
        read(watch(), [this, total](const ListResult &after) { onWatch(after, total); });
    });
}

void SteadyReading::onWatch(const ListResult &after, qint64 total)
{
    if (after.isWhole && m_before.equals(after.facts) && m_result.facts.isConsistent())
        finish(total == m_result.facts.total);
    else if (after.isWhole && m_query.bulk == Purpose::Fill && m_port->lists() == 1)
        explain(after, total);
    else
        finish(false);
}

void SteadyReading::readTotal(std::function<void(qint64)> next)
{
    ListQuery query = whole(Purpose::Look);
    query.mostPages = 0;
    query.limit = 10;
    query.showsProgress = false;
    read(query, [next = std::move(next)](const ListResult &now) { next(now.facts.total); });
}

void SteadyReading::explain(const ListResult &after, qint64 total)
{
    if (total < m_mostTotal) {
        finish(false);
        return;
    }
    m_tools.memory.worker().run<std::optional<Appeared>>(
        this,
        [port = m_port, known = m_known, later = after.reading,
         since = m_watchedAfter](CacheStore &) -> Result<std::optional<Appeared>> {
            return port->appearedSince(since, known, *later);
        },
        [this, after, total](const Result<std::optional<Appeared>> &appeared) {
            const bool isKnown = appeared && *appeared;
            const bool isExplained = isKnown && after.facts.isConsistent()
                && after.facts.timesComplete && total - m_firstTotal == (*appeared)->created;
            if (isExplained)
                onExplained(after, total, (*appeared)->others == 0);
            else if (isKnown && m_verifications < mostVerifications)
                verify(); // something happened between the total and the watch
            else
                finish(false);
        });
}

// `isCertain`: nothing came into the list that may have made up for what went away meanwhile.
void SteadyReading::onExplained(const ListResult &after, qint64 total, bool isCertain)
{
    if (m_readings > 0)
        layOver(after, total, isCertain || m_readings > 1);
    else if (isCertain)
        readBetweenMarks();
    else
        finish(false); // what is staged would have to be read once more as well
}

void SteadyReading::layOver(const ListResult &after, qint64 total, bool isCertain)
{
    m_result.later = after.reading;
    m_result.count = total;
    m_result.facts.newest = std::max(m_result.facts.newest, after.facts.newest);
    m_tools.memory.worker().run<std::optional<qint64>>(
        this,
        [port = m_port, later = m_result.later, since = m_watchedAfter](CacheStore &store) {
            return port->layOver(store, *later, since);
        },
        [this, total, isCertain](const Result<std::optional<qint64>> &staged) {
            if (!staged) {
                fail(staged.error());
                return;
            }
            const bool isEnough = *staged == total && isCertain;
            if (!isEnough && *staged && **staged <= total && m_readings < mostReadings)
                readOnTop();
            else
                finish(isEnough);
        });
}

void SteadyReading::readTwice(Purpose purpose)
{
    read(whole(purpose), [this](const ListResult &first) {
        m_result.records = first.reading;
        m_result.facts = first.facts;
        if (first.facts.isConsistent())
            compareWithSecond(first);
        else
            finish(false);
    });
}

void SteadyReading::compareWithSecond(const ListResult &first)
{
    read(whole(Purpose::Look), [this, facts = first.facts](const ListResult &second) {
        finish(second.facts.equals(facts) && second.facts.isConsistent());
    });
}

void SteadyReading::finish(bool isSteady)
{
    m_result.isSteady = isSteady;
    if (!m_result.later)
        m_result.count = m_result.facts.distinct;
    const Done done = std::exchange(m_done, nullptr);
    done(m_result);
}

void SteadyReading::fail(const ApiError &error)
{
    const Done done = std::exchange(m_done, nullptr);
    done(Failure(error));
}

} // namespace renzhi

#include "moc_steadyreading.cpp"
