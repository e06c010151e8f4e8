// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/search/shareout.h"
#include "tests/support/heldpool.h"
#include "tests/support/testmain.h"

#include <QDeadlineTimer>
#include <QThread>
#include <QThreadPool>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <memory>
#include <thread>
#include <vector>

using namespace renzhi;
using namespace renzhi::test;

namespace {

// How often each piece was done.
std::vector<int> timesOf(size_t pieces)
{
    std::vector<std::atomic<int>> times(pieces);
    shareOut(pieces, [&times](size_t piece) { ++times[piece]; });
    return { times.begin(), times.end() };
}

[[nodiscard]] bool areAllDoneOnce(size_t pieces)
{
    return timesOf(pieces) == std::vector<int>(pieces, 1);
}

} // namespace

class TestShareOut : public QObject
{
    Q_OBJECT
private slots:
    void eachPieceIsDoneOnce();
    void anotherThreadHelps();
    void withoutHelpItIsDoneToo();
    void ofAPieceMoreCanBeShared();
    void twoCallersDoNotDisturbEachOther();
    void stoppedNoFurtherPieceIsBegun_data();
    void stoppedNoFurtherPieceIsBegun();
};

void TestShareOut::eachPieceIsDoneOnce()
{
    for (const size_t pieces : { 0U, 1U, 2U, 3U, 100U, 10'000U })
        QVERIFY(areAllDoneOnce(pieces));
}

void TestShareOut::anotherThreadHelps()
{
    QThreadPool &pool = *QThreadPool::globalInstance();
    const int before = pool.maxThreadCount();
    pool.setMaxThreadCount(2);
    QTRY_COMPARE(pool.activeThreadCount(), 0); // one that still ends another's work may not come
    const QDeadlineTimer deadline(std::chrono::seconds(20));
    std::atomic<int> met = 0;
    // Neither of the two can be done before the other is begun.
    shareOut(2, [&met, &deadline](size_t) {
        ++met;
        while (met < 2 && !deadline.hasExpired())
            std::this_thread::yield();
    });
    pool.setMaxThreadCount(before);
    QCOMPARE(met.load(), 2);
}

void TestShareOut::withoutHelpItIsDoneToo()
{
    QThreadPool &pool = *QThreadPool::globalInstance();
    const int before = pool.maxThreadCount();
    pool.setMaxThreadCount(1);
    std::vector<size_t> done;
    shareOut(5, [&done](size_t piece) { done.push_back(piece); });
    pool.setMaxThreadCount(before);
    QCOMPARE(done, (std::vector<size_t> { 0, 1, 2, 3, 4 }));

    // All of the pool's threads have something else to do until the work is done.
    const HeldPool held;
    QVERIFY(areAllDoneOnce(100));
}

void TestShareOut::ofAPieceMoreCanBeShared()
{
    std::atomic<int> done = 0;
    shareOut(20, [&done](size_t) { shareOut(20, [&done](size_t) { ++done; }); });
    QCOMPARE(done.load(), 400);
}

void TestShareOut::twoCallersDoNotDisturbEachOther()
{
    constexpr int rounds = 200;
    std::atomic<int> good = 0;
    const auto run = [&good] {
        for (int i = 0; i < rounds; ++i)
            good += areAllDoneOnce(64) ? 1 : 0;
    };
    const std::unique_ptr<QThread> other(QThread::create(run));
    other->start();
    run();
    QVERIFY(other->wait());
    QCOMPARE(good.load(), 2 * rounds);
}

void TestShareOut::stoppedNoFurtherPieceIsBegun_data()
{
    QTest::addColumn<int>("threads");
    QTest::newRow("one thread") << 1;
    QTest::newRow("some threads") << 4;
}

void TestShareOut::stoppedNoFurtherPieceIsBegun()
{
    QFETCH(const int, threads);
    QThreadPool &pool = *QThreadPool::globalInstance();
    const int before = pool.maxThreadCount();
    pool.setMaxThreadCount(threads);
    StopFlag stop;
    std::atomic<int> done = 0;
    // Whichever comes first stops all; the others may each have one in hand.
    shareOut(
        10'000,
        [&](size_t) {
            ++done;
            stop.set();
        },
        stop);
    pool.setMaxThreadCount(before);
    QVERIFY(done > 0);
    QVERIFY2(done <= threads, qPrintable(QString::number(done.load())));
}

RENZHI_GUILESS_TEST(TestShareOut)
#include "tst_shareout.moc"
