// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/api/requestqueue.h"
#include "tests/support/testmain.h"

#include <map>
#include <vector>

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
    void backgroundGivesWay_data();
    void backgroundGivesWay();
    void backgroundGivesNoPlaceToBulk();
    void placeThatIsOfNoUseIsNotGivenUp();
    void whoCameBackGivesNoWay();
    void whatIsWaitedForOvertakesTheBackground();
    void nothingLeavesFromInsideEnter();
    void closedGateKeepsAllButUrgent();
    void holdKeepsAllButUrgentAndEnds();
    void longerHoldStays();
    void rateSpreadsAllButUrgent();
    void noSecondHasMoreThanTheRate_data();
    void noSecondHasMoreThanTheRate();
    void withoutARateNothingWaits();
    void rateNeedsNobodyToWakeTheQueue();
    void rateChangesForThoseWhoWait();
    void placesChangeForThoseWhoWait();
    void whatIsWaitedForTakesTheNextTurn();
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
                 [this, name](const ApiError &error) { failed += name + error.code; },
                 {} };
    }

    // Of the background: gives its place up when it is asked to, and waits for another.
    RequestQueue::Waiting yielding(RequestQueue &queue, const QString &name)
    {
        return { [this, name](Slot slot) {
                    left += name;
                    inBackground.insert_or_assign(name, std::move(slot));
                },
                 [](const ApiError &) {},
                 [this, &queue, name] {
                     gone += name;
                     inBackground.erase(name);
                     queue.enter(Lane::Background, yielding(queue, name));
                 } };
    }

    // The same, on the way for no time.
    RequestQueue::Waiting passing(const QString &name)
    {
        return { [this, name](const Slot &) { left += name; }, [](const ApiError &) {}, {} };
    }
    // Lets leave whatever may, and no time go by.
    static void settle() { QCoreApplication::sendPostedEvents(); }
    RequestPace::Clock clock()
    {
        return [this] { return now; };
    }
    void advance(RequestQueue &queue, std::chrono::nanoseconds time)
    {
        now += time;
        queue.wake();
        settle();
    }

    std::chrono::nanoseconds now { 0 };
    bool isOpen = true;
    QStringList left;
    QStringList failed;
    std::deque<Slot> held;
    QStringList gone; // gave way
    std::map<QString, Slot> inBackground;
};

void TestRequestQueue::init()
{
    now = 5s;
    isOpen = true;
    left.clear();
    failed.clear();
    held.clear();
    gone.clear();
    inBackground.clear();
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
    queue.enter(Lane::Bulk, waiting(u"m"_s));
    queue.enter(Lane::Normal, waiting(u"n"_s));
    queue.enter(Lane::Again, waiting(u"a"_s));
    queue.enter(Lane::Urgent, waiting(u"u"_s));
    for (int i = 1; i <= 5; ++i) {
        QTRY_COMPARE_WITH_TIMEOUT(left.size(), i, 20'000);
        held.clear();
    }
    QCOMPARE(left.join(QString()), u"uanmb"_s);
}

void TestRequestQueue::backgroundGivesWay_data()
{
    QTest::addColumn<int>("places");
    QTest::newRow("six") << 6;
    QTest::newRow("two") << 2;
    QTest::newRow("one") << 1;
}

// It takes all the places, and the newest of it goes for each that somebody waits for.
void TestRequestQueue::backgroundGivesWay()
{
    QFETCH(int, places);
    RequestQueue queue(places, [] { return true; });
    for (int i = 0; i < places; ++i)
        queue.enter(Lane::Background, yielding(queue, QString::number(i)));
    settle();
    QCOMPARE(left.size(), places);
    for (int i = 0; i < places; ++i)
        queue.enter(Lane::Normal, waiting(u"n"_s));
    QTRY_COMPARE_WITH_TIMEOUT(left.count(u"n"_s), places, 20'000);
    QStringList newestFirst;
    for (int i = places; i-- > 0;)
        newestFirst += QString::number(i);
    QCOMPARE(gone, newestFirst);
    // It comes back when they are through.
    held.clear();
    QTRY_COMPARE_WITH_TIMEOUT(left.size(), qsizetype(3) * places, 20'000);
    QCOMPARE(left.mid(qsizetype(2) * places), newestFirst);
}

void TestRequestQueue::backgroundGivesNoPlaceToBulk()
{
    RequestQueue queue(1, [] { return true; });
    queue.enter(Lane::Background, yielding(queue, u"b"_s));
    settle();
    queue.enter(Lane::Bulk, waiting(u"m"_s));
    QTest::qWait(300); // longer than somebody waits
    QCOMPARE(left, QStringList { u"b"_s });
    queue.enter(Lane::Normal, waiting(u"n"_s)); // the same place, given to who waits
    QTRY_COMPARE_WITH_TIMEOUT(left, (QStringList { u"b"_s, u"n"_s }), 20'000);
}

void TestRequestQueue::placeThatIsOfNoUseIsNotGivenUp()
{
    RequestQueue queue(1, [this] { return isOpen; });
    queue.enter(Lane::Background, yielding(queue, u"b"_s));
    settle();
    isOpen = false;
    queue.enter(Lane::Normal, waiting(u"n"_s));
    QTest::qWait(300);
    QVERIFY(gone.isEmpty());
    isOpen = true;
    queue.wake();
    QTRY_COMPARE_WITH_TIMEOUT(left, (QStringList { u"b"_s, u"n"_s }), 20'000);
}

void TestRequestQueue::whoCameBackGivesNoWay()
{
    RequestQueue queue(1, [] { return true; });
    queue.enter(Lane::Background, yielding(queue, u"b"_s));
    settle();
    queue.enter(Lane::Normal, waiting(u"n"_s));
    inBackground.clear(); // its answer came in the same moment
    settle();
    QCOMPARE(left, (QStringList { u"b"_s, u"n"_s }));
    queue.enter(Lane::Normal, waiting(u"o"_s));
    QTest::qWait(300);
    QVERIFY(gone.isEmpty());
    QCOMPARE(left.size(), 2);
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
    RequestQueue queue(
        6, [] { return true; }, clock());
    queue.setRate(20);
    for (int i = 0; i < 12; ++i) {
        queue.enter(Lane::Normal, passing(u"n"_s));
        queue.enter(Lane::Urgent, passing(u"u"_s));
    }
    settle();
    QCOMPARE(left.count(u"u"_s), 12); // nobody waited on them
    QCOMPARE(left.count(u"n"_s), 1);
    for (int i = 2; i <= 12; ++i) {
        advance(queue, 50ms - 1ns);
        QCOMPARE(left.count(u"n"_s), i - 1);
        advance(queue, 1ns);
        QCOMPARE(left.count(u"n"_s), i);
    }
    // A time without requests is not made up for.
    advance(queue, 1h);
    for (int i = 0; i < 3; ++i)
        queue.enter(Lane::Normal, passing(u"late"_s));
    settle();
    QCOMPARE(left.count(u"late"_s), 1);
}

void TestRequestQueue::noSecondHasMoreThanTheRate_data()
{
    QTest::addColumn<int>("rate");
    for (const int rate : { 1, 3, 7, 20, 300, 999, 1000 })
        QTest::addRow("%d", rate) << rate;
}

void TestRequestQueue::noSecondHasMoreThanTheRate()
{
    QFETCH(const int, rate);
    for (const std::chrono::nanoseconds lateness : { 0ns, 1ns, 700'000ns }) {
        now = 5s;
        RequestPace pace(clock());
        pace.setRate(rate);
        std::vector<std::chrono::nanoseconds> times;
        while (times.size() < size_t(3) * size_t(rate)) {
            QVERIFY(pace.wait() == 0ns);
            pace.take();
            times.push_back(now);
            QVERIFY(pace.wait() > 0ns);
            now += pace.wait() + (times.size() % 3 == 0 ? lateness : 0ns);
        }
        for (size_t i = size_t(rate); i < times.size(); ++i)
            QVERIFY(times[i] - times[i - size_t(rate)] >= 1s);
        // And not much less, where nobody is late: what rounding takes is under a thousandth.
        if (lateness == 0ns)
            QVERIFY(times.back() - times.front() <= 3001ms);
    }
}

void TestRequestQueue::withoutARateNothingWaits()
{
    RequestPace pace(clock());
    for (const int none : { 0, -5 }) {
        pace.setRate(none);
        for (int i = 0; i < 100; ++i) {
            pace.take();
            QVERIFY(pace.wait() == 0ns);
        }
    }
}

void TestRequestQueue::rateNeedsNobodyToWakeTheQueue()
{
    RequestQueue queue(6, [] { return true; });
    queue.setRate(100);
    for (int i = 0; i < 5; ++i)
        queue.enter(Lane::Normal, passing(u"n"_s));
    QTRY_COMPARE_WITH_TIMEOUT(left.size(), 5, 20'000);
}

void TestRequestQueue::rateChangesForThoseWhoWait()
{
    RequestQueue queue(
        6, [] { return true; }, clock());
    queue.setRate(1);
    for (int i = 0; i < 10; ++i)
        queue.enter(Lane::Normal, passing(u"n"_s));
    settle();
    QCOMPARE(left.size(), 1);
    advance(queue, 300ms);
    QCOMPARE(left.size(), 1);
    queue.setRate(2); // counted from when the last one left
    settle();
    QCOMPARE(left.size(), 1);
    advance(queue, 200ms);
    QCOMPARE(left.size(), 2);
    queue.setRate(1);
    advance(queue, 500ms);
    QCOMPARE(left.size(), 2);
    queue.setRate(0);
    settle();
    QCOMPARE(left.size(), 10);
    queue.setRate(4); // also after those that left without one
    queue.enter(Lane::Normal, passing(u"n"_s));
    advance(queue, 249ms);
    QCOMPARE(left.size(), 10);
    advance(queue, 1ms);
    QCOMPARE(left.size(), 11);
}

void TestRequestQueue::placesChangeForThoseWhoWait()
{
    RequestQueue queue(2, [] { return true; });
    for (int i = 0; i < 10; ++i)
        queue.enter(Lane::Normal, waiting(u"n"_s));
    settle();
    QCOMPARE(left.size(), 2);
    queue.setPlaces(5);
    settle();
    QCOMPARE(left.size(), 5);
    queue.setPlaces(2); // those on the way stay there
    for (int i = 0; i < 3; ++i) {
        held.pop_front();
        settle();
        QCOMPARE(left.size(), 5);
    }
    held.pop_front();
    settle();
    QCOMPARE(left.size(), 6);
    QCOMPARE(held.size(), size_t(2));
}

// At a rate it is not the places that are scarce.
void TestRequestQueue::whatIsWaitedForTakesTheNextTurn()
{
    RequestQueue queue(
        6, [] { return true; }, clock());
    queue.setRate(10);
    for (int i = 0; i < 8; ++i) {
        queue.enter(Lane::Background, passing(u"b"_s));
        queue.enter(Lane::Bulk, passing(u"m"_s));
    }
    settle();
    QCOMPARE(left, QStringList { u"m"_s });
    queue.enter(Lane::Normal, passing(u"n"_s));
    settle();
    QCOMPARE(left.size(), 1); // it waits for its turn as well
    advance(queue, 100ms);
    QCOMPARE(left, (QStringList { u"m"_s, u"n"_s }));
    for (int i = 0; i < 15; ++i)
        advance(queue, 100ms);
    QCOMPARE(left.mid(2), QStringList(7, u"m"_s) + QStringList(8, u"b"_s));
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
    queue.enter(Lane::Bulk, waiting(u"m"_s));
    queue.enter(Lane::Normal, waiting(u"n"_s));
    queue.enter(Lane::Again, waiting(u"a"_s));
    queue.enter(Lane::Urgent, waiting(u"u"_s));
    ApiError error;
    error.code = u"!"_s;
    queue.failWaiting(error);
    QCOMPARE(failed, (QStringList { u"a!"_s, u"n!"_s, u"m!"_s, u"b!"_s }));
    held.clear();
    QTRY_COMPARE_WITH_TIMEOUT(left, (QStringList { u"left"_s, u"u"_s }), 20'000);
}

void TestRequestQueue::placeIsGivenBackWhenItsHolderDies()
{
    RequestQueue queue(1, [] { return true; });
    queue.enter(Lane::Normal, { [](Slot) {}, [](const ApiError &) {}, {} }); // dies at once
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
