// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/directory/crawlqueue.h"
#include "models/directory/crawlspeed.h"
#include "models/directory/crawltroubles.h"
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
// When somebody's jobs do not come, that may be about them or about the server. A witness tells:
// somebody whose jobs were shown before is asked for once more, and nobody else meanwhile.
// Answered, the others were the reason, each by themselves (see CrawlTroubles). Else somebody else
// is asked, for the witness may be another such person; and then it is the server, which is waited
// for or given up.
//
// Nobody is asked again by it whose answer came, or who was left out, whatever the cache says of
// them afterwards: so it comes to an end. Only who came to be in doubt since is.
//
// Deleting it keeps what arrived.
class JobsCrawl : public QObject
{
    Q_OBJECT
public:
    // `link` and `memory` outlive it.
    JobsCrawl(ServerLink &link, TenantMemory &memory, const TenantOptions &options,
              CrawlScope scope, CrawlPatience patience, QObject *parent);
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
    void finished(const renzhi::Result<renzhi::CrawlReport> &report);

private:
    using Person = CrawlQueue::Person;
    enum class Role {
        Reader, // as most
        Check, // of the server, by the next person, for there is no witness
        Witness, // of the server
    };
    struct Asked
    {
        Person person;
        Role role = Role::Reader;
        QPointer<ApiReply> reply;
        bool isOvertaken = false; // what comes is of before a doubt
    };

    void look();
    void onPlan(Result<CrawlPlan> plan);
    void goOn();
    [[nodiscard]] bool mayAsk() const;
    void ask(const Person &person, Role role);
    void onAnswer(const Person &person, Role role, const QDateTime &askedAt,
                  Result<QVector<Job>> jobs);
    void onError(const Person &person, Role role, const ApiError &error);
    void onPassing(const Person &person, Role role, const ApiError &error, CrawlVerdict verdict);
    void onUnreadable(const Person &person, Role role, const ApiError &error, CrawlVerdict verdict);
    void noteAnswer();
    void doubtServer();
    [[nodiscard]] bool isTooMany() const;
    // Who tells about the server next; nothing: the next reader does, where there is one.
    [[nodiscard]] std::optional<Person> nextWitness(bool hasReader) const;
    void addWitness(const Person &person);
    // This one did not tell: whether it is the first one in this doubt and there is another.
    [[nodiscard]] bool asksAnother(const Person &person);
    void waitFor(const ApiError &error);
    void standStill(const ApiError &error, CrawlVerdict verdict);
    [[nodiscard]] std::chrono::milliseconds pauseAfter(int others) const;
    void onConnectivity(Connectivity connectivity);
    void goOnWithoutWitness();
    void concludePass();
    void askLater();
    void putBackPassing();
    void leaveOut(const std::vector<CrawlTroubles::Trouble> &troubles);
    qint64 dropDone(std::vector<UserRow> &rows); // how many
    // Read by somebody else.
    void skip(const std::function<bool(const Person &)> &isRead);
    void takeBackWaiting();
    void dropReplies();
    void end(const Result<CrawlReport> &result);
    void noteChange();
    void showChange();

    ServerLink &m_link;
    TenantMemory &m_memory;
    const CrawlScope m_scope;
    const CrawlPatience m_patience;
    const std::chrono::seconds m_age;
    const std::chrono::milliseconds m_firstPause;
    qsizetype m_most; // asked for and not answered

    std::optional<CacheStore::CrawlMark> m_mark;
    CrawlQueue m_queue; // without those who were asked for
    QHash<UserRow, Asked> m_asked;
    JobsGatherer m_gatherer;
    CrawlTroubles m_troubles;
    std::vector<Person> m_witnesses; // whose jobs were shown; who did not tell comes last
    size_t m_failedOpinions = 0; // in this doubt: who was asked about the server and did not tell
    int m_mostInARow; // of whom nobody can be read, before a witness is asked for
    int m_mostGone; // the same of those who are gone
    std::vector<UserRow> m_done; // answered, or left out: not to be asked again

    CrawlSpeed m_speed;
    qint64 m_total = 0; // people in the scope
    qint64 m_read = 0;
    qint64 m_handled = 0; // read, left out, gone
    int m_standstills = 0; // in a row; nothing came through since the first of them
    std::optional<ApiError> m_error; // why it is not running
    bool m_isDoubted = false; // the server is: one at a time, until somebody is answered
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
