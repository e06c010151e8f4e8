// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/directory/crawlqueue.h"
#include "models/directory/crawlspeed.h"
#include "models/directory/jobsgatherer.h"
#include "models/directory/serverlink.h"
#include "models/directory/tenantmemory.h"

#include <QTimer>

namespace renzhi {

// One reading of the jobs of everybody in a scope, one request a person, in the background lane.
//
// How far it has come is in the cache alone: each person's reading carries its time, and the mark
// of the crawl says since when a reading counts. So there is nothing to restore after a kill: the
// cache is asked who is left, those are read, and it is asked again until there is nobody. Answers
// are stored in small batches (see JobsGatherer). In memory are the rows that are left (four bytes
// a person) and one page of ids.
//
// Deleting it keeps what arrived.
class JobsCrawl : public QObject
{
    Q_OBJECT
public:
    // `link` and `memory` outlive it.
    JobsCrawl(ServerLink &link, TenantMemory &memory, const TenantOptions &options,
              CrawlScope scope, QObject *parent);
    ~JobsCrawl() override;

    void start();
    void pause();
    void resume(); // out of reach: tries again now
    void setMaxInFlight(int maxInFlight); // of the tenant, as TenantOptions has it
    void stop(); // without finished(); what arrived is on its way to the disk when it returns
    [[nodiscard]] const CrawlScope &scope() const { return m_scope; }
    [[nodiscard]] CrawlState state() const;
    [[nodiscard]] bool isEnded() const { return m_isEnded; } // finished() comes, or has come

signals:
    void changed(); // some times a second at most
    // Once, never from inside another function of this; all that was read is on the disk by then.
    void finished(const renzhi::Result<qint64> &people);

private:
    using Person = CrawlQueue::Person;
    struct Asked
    {
        Person person;
        QPointer<ApiReply> reply;
    };

    void look();
    void onPlan(Result<CrawlPlan> plan);
    void goOn();
    [[nodiscard]] bool mayAsk() const;
    void ask(const Person &person);
    void onAnswer(const Person &person, const QDateTime &askedAt, Result<QVector<Job>> jobs);
    void onError(const Person &person, const ApiError &error);
    void onSuccess();
    void refuse(const Person &person, const ApiError &error);
    void doubt(const Person &person, const ApiError &error);
    void wait(const Person &person, const ApiError &error);
    void loseServer(const Person &person, const ApiError &error);
    void onConnectivity(Connectivity connectivity);
    void concludePass();
    void handled(const Person &person);
    // Read by somebody else.
    void skip(const std::function<bool(const Person &)> &isRead);
    void takeBackWaiting();
    void dropReplies();
    void leaveOut();
    void end(const Result<qint64> &result);
    void noteChange();
    void showChange();

    ServerLink &m_link;
    TenantMemory &m_memory;
    const CrawlScope m_scope;
    const std::chrono::seconds m_age;
    const std::chrono::milliseconds m_firstPause;
    qsizetype m_most; // asked for and not answered

    std::optional<CacheStore::CrawlMark> m_mark;
    CrawlQueue m_queue; // without those who were asked for
    QHash<UserRow, Asked> m_asked;
    JobsGatherer m_gatherer;
    std::vector<UserRow> m_doubted; // could not be read; nobody was since
    QHash<UserRow, int> m_failures; // of the connection, person by person

    CrawlSpeed m_speed;
    qint64 m_total = 0; // people in the scope
    qint64 m_read = 0;
    qint64 m_handled = 0; // read, refused, gone
    int m_refusedInARow = 0;
    int m_goneInARow = 0;
    int m_waits = 0; // in a row
    std::optional<ApiError> m_error; // why it is not running
    std::optional<ApiError> m_refusal; // the last one
    bool m_isUntouched = false; // at the beginning nobody's jobs were known well enough
    bool m_isLooking = false;
    bool m_isPaused = false;
    bool m_isOffline = false; // since an error, until an answer
    bool m_isEnded = false;

    QTimer m_pause; // before the next request
    QTimer m_serverPause; // a request of ours or of another waits
    QTimer m_showTimer;
};

} // namespace renzhi
