// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/api/requestqueue.h"
#include "tests/support/testmain.h"

using namespace Qt::StringLiterals;
using namespace renzhi;
using namespace std::chrono_literals;
using Lane = RequestQueue::Lane;
using Slot = RequestQueue::Slot;

class TestRequestQueue : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void atMostSoManyAreOnTheWay();
    void orderIsFirstComeFirstServed();
    void lanesHaveTheirOrder();
    void backgroundLeavesTheLastPlacesFree_data();
    void backgroundLeavesTheLastPlacesFree();
    void whatIsWaitedForOvertakesTheBackground();
    void nothingLeavesFromInsideEnter();
    void closedGateKeepsAllButUrgent();
    void holdKeepsAllButUrgentAndEnds();
    void longerHoldStays();
    void rateSpreadsAllButUrgent();
    void withdrawnNeitherLeavesNorFails();
    void failureReachesAllWhoWaitAndNobodyElse();
    void placeIsGivenBackWhenItsHolderDies();
    void placesMayOutliveTheQueue();

private:
    RequestQueue::Waiting waiting(const QString &name)
    {
        return { [this, name](Slot slot) {
                    left += name;
                    held.push_back(std::move(slot));
                },
                 [this, name](const ApiError &error) { failed += name + error.code; } };
    }

    bool isOpen = true;
    QStringList left;
    QStringList failed;
    std::deque<Slot> held;
};

void TestRequestQueue::init()
{
    isOpen = true;
    left.clear();
    failed.clear();
    held.clear();
}

void TestRequestQueue::atMostSoManyAreOnTheWay()
{
    RequestQueue queue(6, [] { return true; });
    for (int i = 0; i < 20; ++i)
        queue.enter(Lane::Normal, waiting(QString::number(i)));
    QTRY_COMPARE_WITH_TIMEOUT(left.size(), 6, 20'000);
    QCoreApplication::sendPostedEvents();
    QCOMPARE(left.size(), 6);
    held.pop_front();
    QTRY_COMPARE_WITH_TIMEOUT(left.size(), 7, 20'000);
    held.clear();
    QTRY_COMPARE_WITH_TIMEOUT(left.size(), 13, 20'000);
}

void TestRequestQueue::orderIsFirstComeFirstServed()
{
    RequestQueue queue(1, [] { return true; });
    QStringList expected;
    for (int i = 0; i < 5; ++i) {
        queue.enter(Lane::Normal, waiting(QString::number(i)));
        expected += QString::number(i);
    }
    for (int i = 1; i <= 5; ++i) {
        QTRY_COMPARE_WITH_TIMEOUT(left.size(), i, 20'000);
        held.clear();
    }
    QCOMPARE(left, expected);
}

void TestRequestQueue::lanesHaveTheirOrder()
{
    RequestQueue queue(1, [] { return true; });
    queue.enter(Lane::Background, waiting(u"b"_s));
    queue.enter(Lane::Normal, waiting(u"n"_s));
    queue.enter(Lane::Again, waiting(u"a"_s));
    queue.enter(Lane::Urgent, waiting(u"u"_s));
    for (int i = 1; i <= 4; ++i) {
        QTRY_COMPARE_WITH_TIMEOUT(left.size(), i, 20'000);
        held.clear();
    }
    QCOMPARE(left.join(QString()), u"uanb"_s);
}

void TestRequestQueue::backgroundLeavesTheLastPlacesFree_data()
{
    QTest::addColumn<int>("places");
    QTest::addColumn<int>("background");
    QTest::newRow("six") << 6 << 4;
    QTest::newRow("three") << 3 << 1;
    QTest::newRow("two") << 2 << 1;
    QTest::newRow("one: there is nothing to spare") << 1 << 1;
}

void TestRequestQueue::backgroundLeavesTheLastPlacesFree()
{
    QFETCH(int, places);
    QFETCH(int, background);
    RequestQueue queue(places, [] { return true; });
    for (int i = 0; i < 2 * places; ++i)
        queue.enter(Lane::Background, waiting(u"b"_s));
    QTRY_COMPARE_WITH_TIMEOUT(left.size(), background, 20'000);
    QCoreApplication::sendPostedEvents();
    QCOMPARE(left.size(), background);
    // The rest of the places is there for the others.
    for (int i = 0; i < places; ++i)
        queue.enter(Lane::Normal, waiting(u"n"_s));
    QTRY_COMPARE_WITH_TIMEOUT(left.size(), places, 20'000);
    QCOMPARE(left.count(u"n"_s), places - background);
}

void TestRequestQueue::whatIsWaitedForOvertakesTheBackground()
{
    RequestQueue queue(1, [] { return true; });
    queue.enter(Lane::Background, waiting(u"b"_s));
    QTRY_COMPARE_WITH_TIMEOUT(left.size(), 1, 20'000);
    queue.enter(Lane::Background, waiting(u"b"_s));
    queue.enter(Lane::Normal, waiting(u"n"_s));
    held.clear();
    QTRY_COMPARE_WITH_TIMEOUT(left.size(), 2, 20'000);
    QCOMPARE(left.last(), u"n"_s);
    held.clear();
    QTRY_COMPARE_WITH_TIMEOUT(left.size(), 3, 20'000);
}

void TestRequestQueue::nothingLeavesFromInsideEnter()
{
    RequestQueue queue(6, [] { return true; });
    queue.enter(Lane::Normal, waiting(u"n"_s));
    QVERIFY(left.isEmpty());
    QTRY_COMPARE_WITH_TIMEOUT(left.size(), 1, 20'000);
}

void TestRequestQueue::closedGateKeepsAllButUrgent()
{
    isOpen = false;
    RequestQueue queue(6, [this] { return isOpen; });
    queue.enter(Lane::Normal, waiting(u"n"_s));
    queue.enter(Lane::Again, waiting(u"a"_s));
    queue.enter(Lane::Urgent, waiting(u"u"_s));
    QTRY_COMPARE_WITH_TIMEOUT(left, QStringList { u"u"_s }, 20'000);
    isOpen = true;
    queue.wake();
    QTRY_COMPARE_WITH_TIMEOUT(left.size(), 3, 20'000);
}

void TestRequestQueue::holdKeepsAllButUrgentAndEnds()
{
    RequestQueue queue(6, [] { return true; });
    QElapsedTimer timer;
    timer.start();
    queue.holdFor(300ms);
    queue.enter(Lane::Normal, waiting(u"n"_s));
    queue.enter(Lane::Urgent, waiting(u"u"_s));
    QTRY_COMPARE_WITH_TIMEOUT(left, QStringList { u"u"_s }, 20'000);
    QTRY_COMPARE_WITH_TIMEOUT(left.size(), 2, 20'000);
    QVERIFY(timer.elapsed() >= 295);
}

void TestRequestQueue::longerHoldStays()
{
    RequestQueue queue(6, [] { return true; });
    QElapsedTimer timer;
    timer.start();
    queue.holdFor(300ms);
    queue.holdFor(10ms);
    queue.enter(Lane::Normal, waiting(u"n"_s));
    QTRY_COMPARE_WITH_TIMEOUT(left.size(), 1, 20'000);
    QVERIFY(timer.elapsed() >= 295);
}

void TestRequestQueue::rateSpreadsAllButUrgent()
{
    RequestQueue queue(6, [] { return true; });
    constexpr int perSecond = 30;
    constexpr int count = 12;
    queue.setRate(perSecond);
    QElapsedTimer clock;
    clock.start();
    for (int i = 0; i < count; ++i) {
        queue.enter(Lane::Normal, { [this](Slot) { left += u"n"_s; }, [](const ApiError &) {} });
        queue.enter(Lane::Urgent, { [this](Slot) { left += u"u"_s; }, [](const ApiError &) {} });
    }
    QTRY_COMPARE_WITH_TIMEOUT(left.size(), 2LL * count, 20'000);
    // At least the pauses between them went by; nobody waited on the urgent ones.
    QVERIFY(clock.elapsed() >= 1000 * (count - 1) / perSecond);
    QCOMPARE(left.mid(0, count), QStringList(count, u"u"_s));
    queue.setRate(0);
    for (int i = 0; i < 6; ++i)
        queue.enter(Lane::Normal, waiting(u"free"_s));
    QTRY_COMPARE_WITH_TIMEOUT(left.count(u"free"_s), 6, 20'000);
}

void TestRequestQueue::withdrawnNeitherLeavesNorFails()
{
    isOpen = false;
    RequestQueue queue(6, [this] { return isOpen; });
    const quint64 ticket = queue.enter(Lane::Normal, waiting(u"gone"_s));
    queue.enter(Lane::Normal, waiting(u"stays"_s));
    queue.withdraw(ticket);
    queue.withdraw(999); // unknown: nothing to do
    isOpen = true;
    queue.wake();
    QTRY_COMPARE_WITH_TIMEOUT(left, QStringList { u"stays"_s }, 20'000);
    QVERIFY(failed.isEmpty());
}

void TestRequestQueue::failureReachesAllWhoWaitAndNobodyElse()
{
    RequestQueue queue(1, [] { return true; });
    queue.enter(Lane::Normal, waiting(u"left"_s));
    QTRY_COMPARE_WITH_TIMEOUT(left.size(), 1, 20'000);
    queue.enter(Lane::Background, waiting(u"b"_s));
    queue.enter(Lane::Normal, waiting(u"n"_s));
    queue.enter(Lane::Again, waiting(u"a"_s));
    queue.enter(Lane::Urgent, waiting(u"u"_s));
    ApiError error;
    error.code = u"!"_s;
    queue.failWaiting(error);
    QCOMPARE(failed, (QStringList { u"a!"_s, u"n!"_s, u"b!"_s }));
    held.clear();
    QTRY_COMPARE_WITH_TIMEOUT(left, (QStringList { u"left"_s, u"u"_s }), 20'000);
}

void TestRequestQueue::placeIsGivenBackWhenItsHolderDies()
{
    RequestQueue queue(1, [] { return true; });
    queue.enter(Lane::Normal, { [](Slot) {}, [](const ApiError &) {} }); // dies at once
    queue.enter(Lane::Normal, waiting(u"next"_s));
    QTRY_COMPARE_WITH_TIMEOUT(left.size(), 1, 20'000);
    // Moving a place keeps it one place.
    Slot moved = std::move(held.front());
    held.clear();
    queue.enter(Lane::Normal, waiting(u"blocked"_s));
    QCoreApplication::sendPostedEvents();
    QCOMPARE(left.size(), 1);
    moved = {};
    QTRY_COMPARE_WITH_TIMEOUT(left.size(), 2, 20'000);
}

void TestRequestQueue::placesMayOutliveTheQueue()
{
    auto queue = std::make_unique<RequestQueue>(1, [] { return true; });
    queue->enter(Lane::Normal, waiting(u"n"_s));
    QTRY_COMPARE_WITH_TIMEOUT(left.size(), 1, 20'000);
    queue.reset();
    held.clear();
    QVERIFY(held.empty());
}

RENZHI_GUILESS_TEST(TestRequestQueue)
#include "tst_requestqueue.moc"
