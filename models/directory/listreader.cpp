// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/directory/listreader.h"

#include "models/api/answer.h"
#include "models/api/endpoints.h"

namespace renzhi {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostUnreadable = 20;
// Times the requests that are under way: as many pages may wait for the worker, whose pauses (a
// checkpoint of the cache) must not let the queue run dry.
constexpr int worthOfWaiting = 2;

} // namespace

ListReader::ListReader(SyncTools &tools, std::shared_ptr<const CollectionPort> port,
                       ListQuery query, QObject *parent)
    : QObject(parent)
    , m_tools(tools)
    , m_port(std::move(port))
    , m_query(std::move(query))
    , m_reading(m_port->newReading(m_query.purpose, m_query.after))
{
}

ListReader::~ListReader()
{
    for (const QPointer<ApiReply> &reply : std::as_const(m_replies)) {
        if (reply)
            reply->abort();
    }
}

void ListReader::start(Done done)
{
    m_done = std::move(done);
    if (m_tools.gate.isClosed())
        connect(&m_tools.gate, &SyncGate::opened, this, &ListReader::begin,
                Qt::SingleShotConnection);
    else
        begin();
}

void ListReader::begin()
{
    if (m_query.taken.count == 0)
        request(m_query.firstPage);
    else
        goOn();
}

void ListReader::goOn()
{
    const TakenPages &taken = m_query.taken;
    m_reading->restore(taken);
    onFirstPage(taken.first);
    m_next = taken.count;
    m_received = std::min(m_pageSize * taken.count, m_total);
    requestMore();
}

void ListReader::request(int page)
{
    ++m_outstanding;
    ++m_tools.requests;
    PageTask task = m_port->page(m_query.list, m_query.after, page, m_query.limit, m_reading);
    task.request.priority = Priority::Bulk; // a click must not wait for the pages before it
    m_replies[page] = m_tools.link.sendRaw(
        task.request, this, [this, page, task](const Result<QByteArray> &body) {
            m_replies.remove(page);
            if (!body) {
                fail(body.error());
                return;
            }
            m_tools.memory.worker().run<PageFacts>(
                this,
                [take = task.take, bytes = *body](CacheStore &store) { return take(store, bytes); },
                [this, page, request = task.request](const Result<PageFacts> &facts) {
                    onPage(page, request, facts);
                });
            requestMore();
        });
}

void ListReader::onPage(int page, const Request &request, const Result<PageFacts> &facts)
{
    --m_outstanding;
    if (!m_done)
        return;
    if (!facts) {
        ApiError error = facts.error();
        if (error.kind != ApiError::Kind::Malformed) {
            fail(error);
            return;
        }
        error = completed(std::move(error), request, 200);
        error.detail = u"page %1: %2"_s.arg(page).arg(error.detail);
        if (page == m_query.firstPage) {
            fail(error); // without it nobody knows how many there are
            return;
        }
        if (!m_error)
            m_error = error;
        ++m_unreadable;
    } else if (page == m_query.firstPage) {
        onFirstPage(*facts);
    } else if (facts->total < m_total || facts->records == 0 || facts->firstId == m_firstId) {
        m_isShifting = true; // or every page is the first: the offset means nothing here
    } else {
        onGrowth(facts->total);
    }
    if (facts)
        m_received += facts->records;
    if (m_query.showsProgress && m_end - m_query.firstPage > 1)
        m_tools.progressed(m_received, m_total);
    requestMore();
}

void ListReader::onFirstPage(const PageFacts &facts)
{
    m_total = facts.total;
    m_firstId = facts.firstId;
    // A server may give fewer records a page than it was asked for.
    qint64 size = m_query.limit;
    if (m_query.firstPage == 0 && facts.records < std::min(size, m_total)) {
        if (facts.records < endpoints::smallestPage)
            m_isShifting = true;
        else
            size = facts.records;
    }
    m_pageSize = size;
    m_pages = pagesOf(m_total);
    m_next = m_query.firstPage + 1;
    m_end = m_pages <= m_query.mostPages ? m_pages : m_next;
}

int ListReader::pagesOf(qint64 total) const
{
    const qint64 pages = std::max<qint64>(1, (total + m_pageSize - 1) / m_pageSize);
    return int(std::min<qint64>(pages, std::numeric_limits<int>::max()));
}

// Others add records while the list is read: the last of them may be on a page of their own.
void ListReader::onGrowth(qint64 total)
{
    if (m_end != m_pages || total == m_total)
        return;
    // Nobody adds that many while a list is read.
    if (total > 2 * m_total + 1000) {
        m_isShifting = true;
        return;
    }
    m_pages = std::max(m_pages, pagesOf(total));
    m_end = m_pages;
}

void ListReader::requestMore()
{
    const bool goesOn = !m_isShifting && m_unreadable < mostUnreadable && m_next < m_end;
    if (goesOn && m_tools.gate.isClosed()) {
        // Once, however many of the pages that were on the way come in meanwhile.
        connect(&m_tools.gate, &SyncGate::opened, this, &ListReader::requestMore,
                static_cast<Qt::ConnectionType>(Qt::UniqueConnection | Qt::SingleShotConnection));
        return;
    }
    const int most = m_tools.maxOutstanding;
    while (goesOn && m_next < m_end && m_replies.size() < most
           && m_outstanding < (1 + worthOfWaiting) * most)
        request(m_next++);
    if (m_outstanding == 0)
        finish();
}

void ListReader::finish()
{
    disconnect(&m_tools.gate, nullptr, this, nullptr);
    if (m_error) {
        if (m_unreadable > 1)
            m_error->detail += u" (%1 pages cannot be read)"_s.arg(m_unreadable);
        fail(*m_error);
        return;
    }
    m_tools.memory.worker().run<ReadingFacts>(
        this,
        [reading = m_reading](CacheStore &) -> Result<ReadingFacts> { return reading->facts(); },
        [this](const Result<ReadingFacts> &facts) {
            if (!facts) {
                fail(facts.error());
                return;
            }
            const Done done = std::exchange(m_done, nullptr);
            done(ListResult { m_reading, *facts, m_pages,
                              m_query.firstPage == 0 && m_end == m_pages });
        });
}

void ListReader::fail(const ApiError &error)
{
    if (!m_done)
        return;
    disconnect(&m_tools.gate, nullptr, this, nullptr);
    for (const QPointer<ApiReply> &reply : std::as_const(m_replies)) {
        if (reply)
            reply->abort();
    }
    m_replies.clear();
    const Done done = std::exchange(m_done, nullptr);
    done(Failure(error));
}

} // namespace renzhi

#include "moc_listreader.cpp"
