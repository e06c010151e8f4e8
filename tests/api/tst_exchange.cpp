// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/api/exchange.h"
#include "tests/api/rawserver.h"
#include "tests/support/patience.h"
#include "tests/support/testmain.h"

#include <QNetworkAccessManager>
#include <QScopeGuard>
#include <QSemaphore>
#include <QTcpSocket>
#include <QThread>
#include <QTimer>

#include <memory>

using namespace renzhi;
using namespace renzhi::test;
using namespace std::chrono_literals;

// What becomes of one request, event by event.
class TestExchange : public QObject
{
    Q_OBJECT

private slots:
    void headersBehindATimeOutAreNotLookedAt();
};

// The answer begins while this thread is busy, and the abort of the time-out is posted before it.
void TestExchange::headersBehindATimeOutAreNotLookedAt()
{
    QSemaphore mayAnswer;
    QThread thread;
    QObject inThread;
    inThread.moveToThread(&thread);
    std::unique_ptr<RawServer> server;
    const auto doThere = [&inThread](auto what) {
        QMetaObject::invokeMethod(&inThread, what, Qt::BlockingQueuedConnection);
    };
    thread.start();
    doThere([&server, &mayAnswer] {
        server = std::make_unique<RawServer>([&mayAnswer](const Received &, QTcpSocket &socket) {
            mayAnswer.acquire();
            RawServer::answer(socket, 200, "{}");
        });
    });
    const auto end = qScopeGuard([&] {
        mayAnswer.release();
        doThere([&server] { server.reset(); });
        thread.quit();
        thread.wait();
    });

    constexpr auto FirstByte = 300ms;
    QNetworkAccessManager network;
    int times = 0;
    Arrival arrived;
    const QNetworkRequest request(server->url());
    Exchange exchange(
        network, request, "GET", {}, { FirstByte, 10s, 1024 },
        [&](const Arrival &arrival) {
            ++times;
            arrived = arrival;
        },
        nullptr);
    // Past the time-out and what follows it here: both are due at once then, one after the other.
    QTimer::singleShot(FirstByte - 10ms, Qt::PreciseTimer, this, [] { QThread::sleep(1); });
    QTimer::singleShot(FirstByte + 10ms, Qt::PreciseTimer, this, [&mayAnswer] {
        mayAnswer.release();
        QThread::msleep(500); // for the answer to reach Qt's own thread
    });
    QTRY_COMPARE_WITH_TIMEOUT(times, 1, Patience);
    QCOMPARE(arrived.end, Arrival::End::TimedOut);
    QCOMPARE(arrived.status, 0);
}

RENZHI_GUILESS_TEST(TestExchange)
#include "tst_exchange.moc"
