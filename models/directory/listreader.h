// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/directory/collectionport.h"
#include "models/directory/readingnote.h"
#include "models/directory/serverlink.h"
#include "models/directory/syncgate.h"
#include "models/directory/tenantmemory.h"

namespace renzhi {

// What every part of one sync works with.
struct SyncTools
{
    ServerLink &link;
    TenantMemory &memory;
    SyncGate &gate; // closed: no reader asks for anything more
    std::chrono::milliseconds firstPause;
    int maxOutstanding; // pages asked for and not answered yet
    int requests = 0; // sent so far
    // Records of the collection at hand that arrived, and their total.
    std::function<void(qint64 done, qint64 total)> progressed;
};

// Which pages of a list to read.
struct ListQuery
{
    int list = 0;
    QString after; // updated_at_greater, or empty
    Purpose purpose = Purpose::Look;
    int limit = recordsOfAPage;
    int firstPage = 0;
    int mostPages = std::numeric_limits<int>::max(); // if there are more, only the first is read
    bool showsProgress = false;
    TakenPages taken = {}; // not to be read once more
};

struct ListResult
{
    std::shared_ptr<ListReading> reading;
    ReadingFacts facts;
    int pages = 0; // of the list
    bool isWhole = false; // all of them were read
};

// Reads one list once, page after page, several at a time. Pages are decoded on the worker. Stops
// early when the pages stop fitting together, that is when something goes away; a list that grows
// is followed. A page that cannot be read is a failed reading; the others are still read, so that
// the error can say how many there are.
class ListReader : public QObject
{
    Q_OBJECT
public:
    using Done = std::function<void(Result<ListResult>)>;

    // `tools` outlive the reader.
    ListReader(SyncTools &tools, std::shared_ptr<const CollectionPort> port, ListQuery query,
               QObject *parent);
    ~ListReader() override; // gives up what is under way
    // `done` runs once, later; it may delete the reader.
    void start(Done done);

private:
    void begin();
    void goOn();
    void request(int page);
    void onPage(int page, const Request &request, const Result<PageFacts> &facts);
    void onFirstPage(const PageFacts &facts);
    [[nodiscard]] int pagesOf(qint64 total) const;
    void onGrowth(qint64 total);
    void requestMore();
    void finish();
    void fail(const ApiError &error);

    SyncTools &m_tools;
    std::shared_ptr<const CollectionPort> m_port;
    ListQuery m_query;
    std::shared_ptr<ListReading> m_reading;
    Done m_done;
    QHash<int, QPointer<ApiReply>> m_replies; // by page
    int m_outstanding = 0;
    int m_next = 0;
    int m_end = 0; // behind the last page to read
    int m_pages = 0;
    QString m_firstId; // of the first page
    qint64 m_pageSize = 1;
    qint64 m_total = 0; // of the first page
    qint64 m_received = 0;
    bool m_isShifting = false;
    int m_unreadable = 0;
    std::optional<ApiError> m_error;
};

} // namespace renzhi
