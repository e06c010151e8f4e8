// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/directory/syncpace.h"
#include "tests/support/testmain.h"

using namespace renzhi;
using namespace std::chrono_literals;

namespace {

// A reading whose time passes when the test says so.
struct Reading
{
    std::chrono::milliseconds now = 7h; // the clock's own beginning is no matter
    SyncPace pace = SyncPace([this] { return now; });
    qint64 total = 5000;
    qint64 done = 0;

    void arrives(qint64 records)
    {
        done += records;
        pace.note(done, total);
    }
    void arriveEverySecond(qint64 records, int times)
    {
        for (int i = 0; i < times; ++i) {
            now += 1s;
            arrives(records);
        }
    }
};

} // namespace

// The speed of a reading and what is left of it, by a clock of the test's.
class TestSyncPace : public QObject
{
    Q_OBJECT
private slots:
    void nothingIsKnownBeforeAnythingCame();
    void nothingIsSaidInTheFirstMoments();
    void onlyTheLastSecondsCount();
    void rateFallsWhileNothingComes();
    void slowPagesHaveARateToo();
    void anotherReadingBeginsAnew_data();
    void anotherReadingBeginsAnew();
    void nothingIsLeftAtTheTotal_data();
    void nothingIsLeftAtTheTotal();
    void itsOwnClockGoesForward();
};

void TestSyncPace::nothingIsKnownBeforeAnythingCame()
{
    Reading reading;
    QCOMPARE(reading.pace.rate(), 0.0);
    QVERIFY(!reading.pace.timeLeft());
    reading.arrives(100);
    QCOMPARE(reading.pace.rate(), 0.0); // since when is not known
    reading.now += 1min;
    QCOMPARE(reading.pace.rate(), 0.0);
    QVERIFY(!reading.pace.timeLeft());
}

void TestSyncPace::nothingIsSaidInTheFirstMoments()
{
    Reading reading;
    reading.arrives(100);
    reading.arrives(100); // at the same moment
    QCOMPARE(reading.pace.rate(), 0.0);
    reading.now += 500ms;
    reading.arrives(100);
    QCOMPARE(reading.pace.rate(), 0.0);
    reading.now += 500ms;
    reading.arrives(100);
    QCOMPARE(reading.pace.rate(), 300.0);
    QVERIFY(!reading.pace.timeLeft());
    reading.now += 1900ms;
    QVERIFY(!reading.pace.timeLeft());
    reading.now += 100ms;
    reading.arrives(300);
    QCOMPARE(reading.pace.rate(), 200.0);
    QCOMPARE(reading.pace.timeLeft(), std::optional(22s)); // of 4 300, rounded up
}

void TestSyncPace::onlyTheLastSecondsCount()
{
    Reading reading;
    reading.total = 100'000;
    reading.arrives(100);
    reading.arriveEverySecond(100, 20);
    QCOMPARE(reading.pace.rate(), 100.0);
    reading.arriveEverySecond(400, 10);
    QCOMPARE(reading.pace.rate(), 400.0);
    QCOMPARE(reading.pace.timeLeft(),
             std::optional(std::chrono::seconds((100'000 - 6'100) / 400 + 1)));
}

void TestSyncPace::rateFallsWhileNothingComes()
{
    Reading reading;
    reading.arrives(100);
    reading.arriveEverySecond(100, 10);
    QCOMPARE(reading.pace.rate(), 100.0);
    const auto before = reading.pace.timeLeft();
    reading.now += 4s;
    QCOMPARE(reading.pace.rate(), 50.0);
    QVERIFY(reading.pace.timeLeft() > before);
    reading.now += 4s;
    QCOMPARE(reading.pace.rate(), 0.0);
    QVERIFY(!reading.pace.timeLeft());
    // The silence counts when it goes on.
    reading.now += 2s;
    reading.arrives(100);
    QCOMPARE(reading.pace.rate(), 10.0);
}

void TestSyncPace::slowPagesHaveARateToo()
{
    Reading reading;
    reading.arrives(100);
    reading.now += 20s;
    reading.arrives(100);
    QCOMPARE(reading.pace.rate(), 5.0);
    QCOMPARE(reading.pace.timeLeft(), std::optional(960s));
}

void TestSyncPace::anotherReadingBeginsAnew_data()
{
    QTest::addColumn<bool>("isTold");
    QTest::newRow("told") << true;
    QTest::newRow("seen from fewer records") << false;
}

void TestSyncPace::anotherReadingBeginsAnew()
{
    QFETCH(const bool, isTold);
    Reading reading;
    reading.arrives(100);
    reading.arriveEverySecond(100, 10);
    QVERIFY(reading.pace.timeLeft());
    if (isTold)
        reading.pace.begin();
    else
        reading.done = 0;
    reading.arriveEverySecond(50, 1);
    QCOMPARE(reading.pace.rate(), 0.0);
    reading.arriveEverySecond(50, 2);
    QCOMPARE(reading.pace.rate(), 50.0);
    QVERIFY(!reading.pace.timeLeft()); // of two seconds
    reading.arriveEverySecond(50, 1);
    QVERIFY(reading.pace.timeLeft());
}

void TestSyncPace::nothingIsLeftAtTheTotal_data()
{
    QTest::addColumn<int>("total");
    QTest::newRow("there") << 1100;
    QTest::newRow("beyond") << 1050; // somebody added records meanwhile
}

void TestSyncPace::nothingIsLeftAtTheTotal()
{
    QFETCH(const int, total);
    Reading reading;
    reading.total = total;
    reading.arrives(100);
    reading.arriveEverySecond(100, 9);
    QVERIFY(reading.pace.timeLeft());
    reading.arriveEverySecond(100, 1);
    QCOMPARE(reading.pace.rate(), 100.0);
    QVERIFY(!reading.pace.timeLeft());
}

void TestSyncPace::itsOwnClockGoesForward()
{
    SyncPace pace;
    pace.note(100, 5000);
    QTRY_VERIFY((pace.note(200, 5000), pace.rate() > 0));
    QVERIFY(pace.rate() <= 100); // a second has passed at least
}

RENZHI_GUILESS_TEST(TestSyncPace)
#include "tst_syncpace.moc"
