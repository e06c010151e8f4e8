// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The program with its window, started again while it is there.

#include "app/windowclaim.h"
#include "tests/cli/cliworld.h"
#include "tests/support/testmain.h"

#include <csignal>

using namespace renzhi;
using namespace renzhi::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int StartPatience = 60'000;

// A program with a window that nobody sees, and what it logs.
class WindowProgram
{
public:
    WindowProgram(const QStringList &arguments, const QString &home)
    {
        QProcessEnvironment offscreen;
        offscreen.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
        m_process = startRenzhi(arguments, home, offscreen);
    }

    [[nodiscard]] bool isRunning() const { return m_process->state() == QProcess::Running; }
    [[nodiscard]] bool says(const QByteArray &words)
    {
        return QTest::qWaitFor(
            [&] {
                m_said += m_process->readAllStandardError();
                return m_said.contains(words);
            },
            StartPatience);
    }
    void signal(int number) { ::kill(static_cast<pid_t>(m_process->processId()), number); }
    [[nodiscard]] CliResult end() { return endOf(*m_process); }

private:
    std::unique_ptr<QProcess> m_process;
    QByteArray m_said;
};

QStringList demoIn(const QString &store)
{
    return { u"--demo"_s, u"--data-dir"_s, store };
}

bool isTakenSoon(const QString &store, const QString &profile)
{
    const DataLocations locations = DataLocations::of(store);
    return QTest::qWaitFor([&] { return WindowClaim::isTaken(locations, profile); }, StartPatience);
}

} // namespace

class TestCliWindows : public QObject
{
    Q_OBJECT
private slots:
    void secondStartBringsTheFirstForward();
    void killedProgramLocksNobodyOut();
    void programThatHangsIsTold();
    void twoTenantsAreTwoWindows();
};

void TestCliWindows::secondStartBringsTheFirstForward()
{
    const QTemporaryDir home;
    const QString store = home.filePath(u"store"_s);
    WindowProgram first(demoIn(store), home.path());
    QVERIFY(isTakenSoon(store, u"demo"_s));
    WindowProgram second(demoIn(store), home.path());
    const CliResult result = second.end();
    QVERIFY2(result.exitCode == 0, result.all());
    QVERIFY(first.says("another start asks for this window"));
    QVERIFY(first.isRunning());
    first.signal(SIGTERM);
    const CliResult ended = first.end();
    QVERIFY2(ended.exitCode == 0, ended.all());
    QVERIFY(!WindowClaim::isTaken(DataLocations::of(store), u"demo"_s));
}

void TestCliWindows::killedProgramLocksNobodyOut()
{
    const QTemporaryDir home;
    const QString store = home.filePath(u"store"_s);
    WindowProgram first(demoIn(store), home.path());
    QVERIFY(isTakenSoon(store, u"demo"_s));
    first.signal(SIGKILL);
    QCOMPARE(first.end().exitCode, -2);
    QVERIFY(!WindowClaim::isTaken(DataLocations::of(store), u"demo"_s));

    WindowProgram next(demoIn(store), home.path());
    QVERIFY(isTakenSoon(store, u"demo"_s));
    // It can be asked as well: the socket of the one before is not in the way.
    WindowProgram last(demoIn(store), home.path());
    const CliResult result = last.end();
    QVERIFY2(result.exitCode == 0, result.all());
    QVERIFY(next.says("another start asks for this window"));
    next.signal(SIGTERM);
    QCOMPARE(next.end().exitCode, 0);
}

void TestCliWindows::programThatHangsIsTold()
{
    const QTemporaryDir home;
    const QString store = home.filePath(u"store"_s);
    WindowProgram first(demoIn(store), home.path());
    QVERIFY(isTakenSoon(store, u"demo"_s));
    first.signal(SIGSTOP);
    WindowProgram second(demoIn(store), home.path());
    const bool isTold = second.says("not opened: This tenant is open in another window");
    second.signal(SIGTERM);
    const CliResult result = second.end();
    first.signal(SIGCONT);
    first.signal(SIGTERM);
    QVERIFY(isTold);
    QVERIFY2(result.exitCode == 0, result.all());
    QCOMPARE(first.end().exitCode, 0);
}

void TestCliWindows::twoTenantsAreTwoWindows()
{
    const CliWorld world;
    const QString store = world.dataDirectory();
    WindowProgram first(demoIn(store), world.path(u"."_s));
    WindowProgram second(world.access(), world.path(u"."_s));
    QVERIFY(isTakenSoon(store, u"demo"_s));
    QVERIFY(isTakenSoon(store, tenantKey(world.server.url(), world.server.clientId())));
    // Verbs go on beside a window.
    const CliResult synced = world.run({ u"sync"_s });
    QVERIFY2(synced.exitCode == 0, synced.all());
    QVERIFY(first.isRunning() && second.isRunning());
    for (WindowProgram *program : { &first, &second }) {
        program->signal(SIGTERM);
        const CliResult ended = program->end();
        QVERIFY2(ended.exitCode == 0, ended.all());
    }
}

RENZHI_GUILESS_TEST(TestCliWindows)
#include "tst_cli_windows.moc"
