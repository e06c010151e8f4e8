// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/cli/cliworld.h"
#include "tests/support/faultproxy.h"
#include "tests/support/testmain.h"

#include <QFileInfo>

#include <csignal>

using namespace renzhi;
using namespace renzhi::test;
using namespace Qt::StringLiterals;

// Ctrl+C.
class TestCliInterrupt : public QObject
{
    Q_OBJECT
private slots:
    void syncIsGivenUpAndTheCacheStays();
    void writeThatDidNotLeaveIsNeverSent();
    void writeThatLeftStillFindsOutHowItEnded();
    void secondInterruptEndsAtOnce();
    void windowEndsCleanlyWhenTerminated();

private:
    // Starts the verb, waits until the proxy has seen such a request, interrupts.
    static std::unique_ptr<QProcess> interrupted(const CliWorld &world, const FaultProxy &proxy,
                                                 const QStringList &arguments,
                                                 const QByteArray &method, const QByteArray &part);
};

std::unique_ptr<QProcess> TestCliInterrupt::interrupted(const CliWorld &world,
                                                        const FaultProxy &proxy,
                                                        const QStringList &arguments,
                                                        const QByteArray &method,
                                                        const QByteArray &part)
{
    auto process
        = startRenzhi(world.access() + arguments + QStringList { u"--json"_s }, world.path(u"."_s));
    if (!QTest::qWaitFor([&] { return proxy.seen(method, part) > 0; }, 60'000))
        qWarning("no %s %s was seen", method.constData(), part.constData());
    if (process->state() == QProcess::Running)
        ::kill(static_cast<pid_t>(process->processId()), SIGINT);
    return process;
}

void TestCliInterrupt::syncIsGivenUpAndTheCacheStays()
{
    CliWorld world;
    FaultProxy proxy(world.server.port());
    world.reachThrough(proxy.url());
    QCOMPARE(world.json({ u"sync"_s }).exitCode, 0);
    const QByteArray before = world.json({ u"users"_s }).out;
    proxy.clearRequests();
    proxy.inject({ "GET", "/tenant/users?", 0, -1 }, Fault::hang());
    const CliResult result
        = endOf(*interrupted(world, proxy, { u"sync"_s, u"--full"_s }, "GET", "/tenant/users?"));
    QVERIFY2(result.exitCode == 130, result.all());
    QCOMPARE(result.error().value("code"_L1).toString(), u"CANCELLED"_s);
    QVERIFY(result.out.isEmpty());
    QCOMPARE(world.json({ u"users"_s }).out, before);
}

void TestCliInterrupt::writeThatDidNotLeaveIsNeverSent()
{
    CliWorld world;
    FaultProxy proxy(world.server.port());
    world.reachThrough(proxy.url());
    proxy.inject({ "GET", "/jobs", 0, -1 }, Fault::hang());
    const CliResult result = endOf(
        *interrupted(world, proxy, { u"job"_s, u"add"_s, world.user, u"--org"_s, u"T-ORG-1"_s },
                     "GET", "/jobs"));
    QVERIFY2(result.exitCode == 130, result.all());
    QCOMPARE(proxy.seen("POST", "/part-time-job"), 0);
}

void TestCliInterrupt::writeThatLeftStillFindsOutHowItEnded()
{
    CliWorld world;
    FaultProxy proxy(world.server.port());
    world.reachThrough(proxy.url());
    proxy.inject({ "POST", "/part-time-job" }, Fault::delay(1500));
    const CliResult result = endOf(
        *interrupted(world, proxy, { u"job"_s, u"add"_s, world.user, u"--org"_s, u"T-ORG-1"_s },
                     "POST", "/part-time-job"));
    QVERIFY2(result.exitCode == 0, result.all());
    QCOMPARE(world.server.jobs(world.user).size(), 3);
    QCOMPARE(proxy.seen("POST", "/part-time-job"), 1);
}

void TestCliInterrupt::secondInterruptEndsAtOnce()
{
    CliWorld world;
    FaultProxy proxy(world.server.port());
    world.reachThrough(proxy.url());
    proxy.inject({ "POST", "/part-time-job" }, Fault::hang());
    const auto process
        = interrupted(world, proxy, { u"job"_s, u"add"_s, world.user, u"--org"_s, u"T-ORG-1"_s },
                      "POST", "/part-time-job");
    // The first is only asked for when the program has seen it; until then the second waits with
    // it.
    const auto hasEnded = [&] {
        if (process->state() == QProcess::Running)
            ::kill(static_cast<pid_t>(process->processId()), SIGINT);
        return process->state() == QProcess::NotRunning;
    };
    QVERIFY(QTest::qWaitFor(hasEnded, 20'000));
    QCOMPARE(process->exitStatus(), QProcess::CrashExit); // ended by the signal, as shells expect
    QCOMPARE(proxy.seen("POST", "/part-time-job"), 1);
}

void TestCliInterrupt::windowEndsCleanlyWhenTerminated()
{
    const QTemporaryDir home;
    QProcessEnvironment offscreen;
    offscreen.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    const QString store = home.filePath(u"store"_s);
    const auto process
        = startRenzhi({ u"--demo"_s, u"--data-dir"_s, store }, home.path(), offscreen);
    QVERIFY(QTest::qWaitFor([&] { return QFile::exists(store + u"/cache/demo/cache.sqlite"_s); },
                            60'000));
    ::kill(static_cast<pid_t>(process->processId()), SIGTERM);
    const CliResult result = endOf(*process);
    QVERIFY2(result.exitCode == 0, result.all());
    QVERIFY(QFileInfo(store + u"/state/window.ini"_s).size() > 0);
    // SQLite removes its journal when it is closed in order.
    QVERIFY(!QFile::exists(store + u"/cache/demo/cache.sqlite-wal"_s));
}

RENZHI_GUILESS_TEST(TestCliInterrupt)
#include "tst_cli_interrupt.moc"
