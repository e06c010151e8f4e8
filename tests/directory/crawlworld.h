// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/cache/cachestore.h"
#include "tests/directory/writeworld.h"

#include <QSignalSpy>

namespace renzhi::test {

using CrawlPhase = CrawlState::Phase;

// What came of a crawl; to be there before it begins.
class CrawlEnd
{
public:
    explicit CrawlEnd(DirectoryService &service);

    [[nodiscard]] Result<qint64> wait(); // the people who were read
    [[nodiscard]] Result<CrawlReport> report();
    [[nodiscard]] bool isOpen() const { return m_results.isEmpty(); }
    // The phases that were shown.
    [[nodiscard]] const QList<CrawlPhase> &phases() const { return m_phases; }

private:
    DirectoryService &m_service;
    QObject m_context;
    QSignalSpy m_finished;
    QList<Result<CrawlReport>> m_results;
    QList<CrawlPhase> m_phases;
};

// A tenant whose people are in the cache, and whose jobs are to be read.
class CrawlWorld : public WriteWorld
{
public:
    enum class Cache { Synced, Empty };
    explicit CrawlWorld(const std::function<void(SandboxOptions &)> &edit = {},
                        const std::function<void(TenantOptions &)> &editTenant = {},
                        Cache start = Cache::Synced);

    // Another session on the same folder, with options(); false when it cannot be opened.
    [[nodiscard]] bool restart();

    // ---- a crawl, of everybody if nothing else is said
    [[nodiscard]] Result<qint64> crawled(const CrawlScope &scope = {}); // the people who were read
    [[nodiscard]] Result<CrawlReport> reported();
    // Begins it, and waits until so many requests for jobs were seen, or until those of so many
    // people are known; false when it did not come to that.
    [[nodiscard]] bool crawlUntilAsked(int requests);
    [[nodiscard]] bool crawlUntilKnown(qint64 known);

    // ---- requests for jobs, as the proxy saw them
    [[nodiscard]] int asks() const;
    [[nodiscard]] int asksFor(const QString &person) const;
    [[nodiscard]] QStringList asked() const; // of whom, in this order
    // So many of those of each of these people, or of anybody; -1: all from now on.
    void spoil(const QStringList &ids, const Fault &fault, int times = -1);
    void spoilAll(const Fault &fault, int skip = 0, int times = -1);

    // ---- the cache, looked at from beside the service
    [[nodiscard]] std::unique_ptr<CacheStore> cache() const; // null when it cannot be opened
    // Ids in the order of the rows, which is the order of a first crawl.
    [[nodiscard]] QStringList people() const;
    // As if the person had been asked for then, and had no job.
    [[nodiscard]] bool saveReading(const QString &person, const QDateTime &time) const;
    [[nodiscard]] bool runOnDisk(const QByteArray &statements) const;
    // Empty when the cache has everybody's jobs as the server does.
    [[nodiscard]] QString jobsDifference() const;
};

// Which of the requests are for jobs: those of anybody, and those of one person.
inline constexpr auto AnybodysJobs = "/jobs?";
[[nodiscard]] QByteArray jobsOfPerson(const QString &person);

// For the two arguments of a CrawlWorld.
[[nodiscard]] std::function<void(SandboxOptions &)> ofPeople(int users, int latencyMs = 0);
void oneAtATime(TenantOptions &options);

// For the message of a test that failed; empty when there is no error.
template <class T> [[nodiscard]] QString detailOf(const Result<T> &result)
{
    return result ? QString() : result.error().detail;
}

} // namespace renzhi::test
