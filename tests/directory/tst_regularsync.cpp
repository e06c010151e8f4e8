// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later
// clazy:excludeall=lambda-in-connect
// It does not see that what is captured is waited for here, or that the context ends before.

// A window that is left open: what others change appears with nobody asking, and what stands in the
// way of asking is waited for.

#include "models/directory/regularsync.h"
#include "models/directory/writeoperation.h"
#include "tests/directory/syncworld.h"
#include "tests/directory/writeworld.h"
#include "tests/support/patience.h"
#include "tests/support/testmain.h"

#include <QSignalSpy>
#include <QThread>

#include <algorithm>
#include <limits>
#include <optional>

using namespace Qt::StringLiterals;
using namespace renzhi;
using namespace renzhi::test;
using namespace std::chrono_literals;

namespace {

constexpr auto Soon = 20ms;
constexpr int ManyTimesSoon = 300; // milliseconds in which nothing may come

QString nameShown(const WriteWorld &world)
{
    const auto person = world.service->user(UserId(world.user));
    return person ? person->name : QString();
}

// Somebody else's console.
void renameElsewhere(WriteWorld &world, const QString &name)
{
    SandboxUser person = *world.server.user(world.user);
    person.name = name;
    world.server.put(person);
}

// The syncs of a service from now on, and the shortest time from the end of one to the beginning of
// the next.
class SyncRhythm : public QObject
{
public:
    explicit SyncRhythm(DirectoryService &service)
    {
        connect(&service, &DirectoryService::syncStarted, this, [this] {
            ++begun;
            if (m_sinceEnd.isValid())
                shortestPause = std::min(shortestPause, m_sinceEnd.elapsed());
        });
        connect(&service, &DirectoryService::syncFinished, this,
                [this](const Result<SyncReport> &result) {
                    ++ended;
                    last = result;
                    m_sinceEnd.start();
                });
    }

    int begun = 0;
    int ended = 0;
    qint64 shortestPause = std::numeric_limits<qint64>::max(); // milliseconds
    std::optional<Result<SyncReport>> last;

private:
    QElapsedTimer m_sinceEnd;
};

} // namespace

class TestRegularSync : public QObject
{
    Q_OBJECT
private slots:
    void whatOthersChangeAppearsByItself();
    void withoutAnIntervalNothingIsRead();
    void newIntervalIsInForceAtOnce();
    void nothingIsReadWhileWorkingOffline();
    void nothingIsReadWhileOutOfReach();
    void pausedSyncIsNotOvertaken();
    void writeIsLetFinish();
    void failureIsFollowedByTheSameWait();
    void timerThatComesLateReadsOnce();
};

void TestRegularSync::whatOthersChangeAppearsByItself()
{
    WriteWorld world;
    QVERIFY(synced(*world.service));
    world.server.clearJournal();
    SyncRhythm rhythm(*world.service);
    RegularSync regular(*world.service);
    regular.setInterval(Soon);
    for (const QString &name : { u"张新名"_s, u"张又名"_s }) {
        renameElsewhere(world, name);
        QTRY_COMPARE_WITH_TIMEOUT(nameShown(world), name, Patience);
    }
    QTRY_VERIFY_WITH_TIMEOUT(rhythm.ended >= 2, Patience);
    QVERIFY2(*rhythm.last, qPrintable(textOf(*rhythm.last)));
    QVERIFY(world.server.requestCount("GET", "/users?") >= 2);
    QVERIFY(world.server.requestCount("GET", "updated_at_greater") >= 2); // not everybody
}

void TestRegularSync::withoutAnIntervalNothingIsRead()
{
    WriteWorld world;
    SyncRhythm rhythm(*world.service);
    RegularSync regular(*world.service);
    QTest::qWait(ManyTimesSoon);
    regular.setInterval(Soon);
    regular.setInterval(0ms);
    QTest::qWait(ManyTimesSoon);
    QCOMPARE(rhythm.begun, 0);
    QVERIFY(synced(*world.service)); // nor behind one that was asked for
    QTest::qWait(ManyTimesSoon);
    QCOMPARE(rhythm.begun, 1);
    regular.setInterval(Soon);
    QTRY_VERIFY_WITH_TIMEOUT(rhythm.begun > 1, Patience);
}

void TestRegularSync::newIntervalIsInForceAtOnce()
{
    WriteWorld world;
    QVERIFY(synced(*world.service));
    SyncRhythm rhythm(*world.service);
    RegularSync regular(*world.service);
    regular.setInterval(1h);
    QTest::qWait(ManyTimesSoon);
    QCOMPARE(rhythm.begun, 0);
    regular.setInterval(Soon); // and that is long gone
    QTRY_VERIFY_WITH_TIMEOUT(rhythm.ended >= 1, Patience);
    regular.setInterval(1h);
    QTRY_VERIFY_WITH_TIMEOUT(!world.service->isSyncing(), Patience);
    const int begun = rhythm.begun;
    QTest::qWait(ManyTimesSoon);
    QCOMPARE(rhythm.begun, begun);
}

void TestRegularSync::nothingIsReadWhileWorkingOffline()
{
    WriteWorld world;
    QVERIFY(synced(*world.service));
    world.service->setOffline(true);
    const int sent = world.proxy->seen();
    SyncRhythm rhythm(*world.service);
    RegularSync regular(*world.service);
    regular.setInterval(Soon);
    QTest::qWait(ManyTimesSoon);
    QCOMPARE(rhythm.begun, 0);
    QCOMPARE(world.proxy->seen(), sent);
    world.service->setOffline(false);
    QTRY_VERIFY_WITH_TIMEOUT(rhythm.ended >= 1, Patience);
    QVERIFY2(*rhythm.last, qPrintable(textOf(*rhythm.last)));
}

void TestRegularSync::nothingIsReadWhileOutOfReach()
{
    WriteWorld world;
    QVERIFY(synced(*world.service));
    world.proxy->goOffline();
    world.service->probe();
    QTRY_COMPARE_WITH_TIMEOUT(world.service->connectivity(), Connectivity::Offline, Patience);
    SyncRhythm rhythm(*world.service);
    RegularSync regular(*world.service);
    regular.setInterval(Soon);
    QTest::qWait(ManyTimesSoon);
    QCOMPARE(rhythm.begun, 0);
    world.proxy->goOnline();
    world.service->probe(); // as it does by itself every half minute
    QTRY_VERIFY_WITH_TIMEOUT(rhythm.ended >= 1, Patience);
    QVERIFY2(*rhythm.last, qPrintable(textOf(*rhythm.last)));
}

void TestRegularSync::pausedSyncIsNotOvertaken()
{
    WriteWorld world;
    SyncRhythm rhythm(*world.service);
    RegularSync regular(*world.service);
    world.service->sync(SyncMode::Full);
    world.service->pauseSync();
    regular.setInterval(Soon);
    QTest::qWait(ManyTimesSoon);
    QVERIFY(world.service->isSyncPaused());
    QCOMPARE(rhythm.begun, 1);
    QCOMPARE(rhythm.ended, 0);
    world.service->resumeSync();
    QTRY_VERIFY_WITH_TIMEOUT(rhythm.begun > 1, Patience);
}

void TestRegularSync::writeIsLetFinish()
{
    WriteWorld world;
    QVERIFY(synced(*world.service));
    SyncRhythm rhythm(*world.service);
    RegularSync regular(*world.service);
    world.proxy->inject({ "POST", "/part-time-job" }, Fault::delay(ManyTimesSoon));
    WriteOperation *write = world.service->write(world.addJob());
    int begunBefore = -1;
    connect(write, &WriteOperation::finished, this, [&] { begunBefore = rhythm.begun; });
    regular.setInterval(Soon);
    const WriteOutcome outcome = world.endOf(write);
    QVERIFY2(outcome.state == WriteOutcome::State::Confirmed, qPrintable(told(outcome)));
    QCOMPARE(begunBefore, 0);
    QTRY_VERIFY_WITH_TIMEOUT(rhythm.ended >= 1, Patience);
}

// A server in trouble is not asked more often than a sound one.
void TestRegularSync::failureIsFollowedByTheSameWait()
{
    WriteWorld world;
    QVERIFY(synced(*world.service));
    world.proxy->inject({ "GET", "/job-titles?", 0, -1 }, Fault::reply(500));
    SyncRhythm rhythm(*world.service);
    RegularSync regular(*world.service);
    regular.setInterval(300ms);
    QTRY_VERIFY_WITH_TIMEOUT(rhythm.ended >= 3, Patience);
    QVERIFY(!*rhythm.last);
    QVERIFY2(rhythm.shortestPause >= 150, qPrintable(QString::number(rhythm.shortestPause)));
    world.proxy->clearFaults();
    QTRY_VERIFY_WITH_TIMEOUT(rhythm.last->has_value(), Patience);
}

// As after a computer's sleep: many intervals are gone, and one sync makes up for them.
void TestRegularSync::timerThatComesLateReadsOnce()
{
    WriteWorld world;
    QVERIFY(synced(*world.service));
    SyncRhythm rhythm(*world.service);
    RegularSync regular(*world.service);
    regular.setInterval(300ms);
    QThread::msleep(1500);
    QCOMPARE(rhythm.begun, 0);
    QTRY_VERIFY_WITH_TIMEOUT(rhythm.ended >= 2, Patience);
    QVERIFY2(rhythm.shortestPause >= 150, qPrintable(QString::number(rhythm.shortestPause)));
}

RENZHI_GUILESS_TEST(TestRegularSync)
#include "tst_regularsync.moc"
