// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/directory/steadyreading.h"

namespace renzhi {

// Makes the cache of one collection equal to the server.
//
// Changes: the server's total, then the records changed since the high-water mark (with an
// overlap), then the total again. They are merged only when the cache will then have as many
// records as the server: a record that went away shows in the total alone. Otherwise, or when
// updated_at does not work as the contract says, or a week after the last full pass (a record can
// change under a stamp of long ago), everything is read. Full: reads steadily (see SteadyReading)
// into the stage and commits in one transaction; starts anew, after growing pauses, while the
// directory changes, and gives up in the end with Server, "local.directory-changing". Whatever
// fails, the cache keeps what it had. A first load of Changes that was broken off, even by a kill,
// is gone on with by the next one if nothing but additions came since.
class CollectionSync : public QObject
{
    Q_OBJECT
public:
    struct Report
    {
        qint64 changed = 0;
        qint64 removed = 0;
        bool wasReadWhole = false; // page after page, not one page
    };
    using Done = std::function<void(Result<Report>)>;

    CollectionSync(SyncTools &tools, std::shared_ptr<const CollectionPort> port, SyncMode mode,
                   QObject *parent);
    ~CollectionSync() override;
    void start(Done done);

private:
    template <class T>
    void onWorker(std::function<Result<T>(CacheStore &)> work, std::function<void(const T &)> next);
    void readSteadily(SteadyReading::Query query,
                      std::function<void(const SteadyReading::Reading &)> next);
    [[nodiscard]] bool isReadWhole(int list) const;
    [[nodiscard]] qint64 totalReadWhole() const;
    void readTotals(int list, qint64 sum, std::function<void(qint64 total)> next);
    void readDeltas(int list);
    void narrow(qint64 tooMany);
    void judgeDeltas();
    void judgeWindow();
    void compare();
    void judgeTotals(const Difference &difference);
    void noteMark(SyncState &state) const;
    void mergeDeltas();
    void retryDeltas();
    void readAll();
    void beginPass();
    void onStage(const StageNotes &notes);
    void readLists(int list);
    void confirmFirstList();
    void replace();
    void passAgain();
    [[nodiscard]] Readings kept() const;
    void commit(std::function<Result<Commit>(CacheStore &)> work);
    [[nodiscard]] bool isFirstLoad() const;
    void closeStage(bool isLeft);
    void finish(Result<Report> result);

    SyncTools &m_tools;
    std::shared_ptr<const CollectionPort> m_port;
    const SyncMode m_mode;
    Done m_done;
    CachedCollection m_cached;
    qint64 m_total = 0; // of the server, before the deltas; see readTotals()
    size_t m_reach = 0; // how far the deltas reach back; see `reaches`
    qint64 m_windowTotal = 0; // of the server, what changed within the widest reach
    std::vector<SteadyReading::Reading> m_readings; // by list
    std::optional<ReadingNote> m_brokenOff; // to go on with
    int m_deltaTries = 0;
    int m_passes = 0;
    bool m_isOnePage = false; // and was known before
    bool m_isStaging = false;
};

} // namespace renzhi
