// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/directory/connectioncheck.h"
#include "models/directory/serverlink.h"
#include "tests/directory/writeworld.h"
#include "tests/support/testmain.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>

using namespace Qt::StringLiterals;
using namespace renzhi;
using namespace renzhi::test;
using namespace std::chrono_literals;
using Stage = ConnectionCheck::Stage;

namespace {

struct End
{
    Stage stage = Stage::Passed;
    ApiError error;
    QVector<Stage> reached;
};

// Speaks HTTP where TLS is expected. (The proxy would wait for a whole request.)
class PlainServer : public QTcpServer
{
public:
    PlainServer()
    {
        listen(QHostAddress::LocalHost, 0);
        connect(this, &QTcpServer::newConnection, this, [this] {
            QTcpSocket *socket = nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket, [socket] {
                socket->write("HTTP/1.1 400 Bad Request\r\n\r\n");
                socket->disconnectFromHost();
            });
        });
    }
};

End endOf(const TenantOptions &options)
{
    End end;
    ConnectionCheck check(options);
    QObject::connect(&check, &ConnectionCheck::stageReached, &check,
                     [&end](Stage stage) { end.reached.append(stage); });
    QObject::connect(&check, &ConnectionCheck::finished, &check,
                     [&end](Stage stage, const ApiError &error) {
                         end.stage = stage;
                         end.error = error;
                     });
    QSignalSpy finished(&check, &ConnectionCheck::finished);
    check.start();
    if (!finished.wait(30'000) || finished.size() != 1)
        end.error.detail = u"the check did not end once"_s;
    return end;
}

} // namespace

class TestConnectionCheck : public QObject
{
    Q_OBJECT
private slots:
    void waitsAreTheClientsUnlessShortened();
    void workingTenantPasses();
    void failureNamesItsStage_data();
    void failureNamesItsStage();
    void missingRightNamesPermission_data();
    void missingRightNamesPermission();
    void deletedCheckIsQuiet();
};

void TestConnectionCheck::waitsAreTheClientsUnlessShortened()
{
    TenantOptions options;
    const Timing usual = timingOf(options);
    QCOMPARE(usual.firstByte, Timing().firstByte);
    QCOMPARE(usual.whole, Timing().whole);
    QCOMPARE(usual.repeats, Timing().repeats);
    options.firstByteTimeout = 2s;
    options.wholeTimeout = 4s;
    const Timing shortened = timingOf(options);
    QCOMPARE(shortened.firstByte, 2s);
    QCOMPARE(shortened.whole, 4s);
}

void TestConnectionCheck::workingTenantPasses()
{
    WriteWorld world;
    const End end = endOf(world.options());
    QCOMPARE(end.stage, Stage::Passed);
    QCOMPARE(end.reached,
             (QVector<Stage> { Stage::Address, Stage::Name, Stage::Connect, Stage::Tls,
                               Stage::Token, Stage::Permission, Stage::JobManagement }));
    QCOMPARE(world.writesSeen(), 0);
}

void TestConnectionCheck::failureNamesItsStage_data()
{
    QTest::addColumn<Stage>("stage");
    QTest::newRow("http over the net") << Stage::Address;
    QTest::newRow("no such host") << Stage::Name;
    QTest::newRow("nobody listens") << Stage::Connect;
    QTest::newRow("no TLS spoken") << Stage::Tls;
    QTest::newRow("wrong secret") << Stage::Token;
    QTest::newRow("no right") << Stage::Permission;
    QTest::newRow("job management off") << Stage::JobManagement;
}

void TestConnectionCheck::failureNamesItsStage()
{
    QFETCH(Stage, stage);
    WriteWorld world;
    TenantOptions options = world.options();
    PlainServer plain;
    switch (stage) {
    case Stage::Address:
        options.baseUrl = QUrl(u"http://hr.example.com"_s);
        break;
    case Stage::Name:
        options.baseUrl = QUrl(u"https://no-such-host.invalid"_s);
        options.proxy = QNetworkProxy(QNetworkProxy::NoProxy);
        break;
    case Stage::Connect:
        world.proxy->goOffline();
        break;
    case Stage::Tls:
        options.baseUrl = QUrl(u"https://127.0.0.1:%1"_s.arg(plain.serverPort()));
        break;
    case Stage::Token:
        options.clientSecret = u"wrong"_s;
        break;
    case Stage::Permission:
        world.server.change([](SandboxOptions &tenant) { tenant.permissions = {}; });
        break;
    case Stage::JobManagement:
        world.server.change([](SandboxOptions &tenant) { tenant.jobManagement = false; });
        break;
    case Stage::Passed:
        break;
    }
    const End end = endOf(options);
    QVERIFY2(
        end.stage == stage,
        qPrintable(u"stage %1: %2 %3"_s.arg(int(end.stage)).arg(end.error.code, end.error.detail)));
    if (stage == Stage::JobManagement)
        QCOMPARE(end.error.code, u"ENT.CONFIG.0031"_s);
    QVERIFY(!end.error.detail.contains("wrong"_L1));
}

void TestConnectionCheck::missingRightNamesPermission_data()
{
    QTest::addColumn<QStringList>("permissions");
    QTest::newRow("no users") << QStringList { u"org_read"_s, u"job_position_read"_s,
                                               u"job_title_read"_s };
    QTest::newRow("no organizations")
        << QStringList { u"user_read"_s, u"job_position_read"_s, u"job_title_read"_s };
    QTest::newRow("no positions") << QStringList { u"user_read"_s, u"org_read"_s,
                                                   u"job_title_read"_s };
    QTest::newRow("no titles") << QStringList { u"user_read"_s, u"org_read"_s,
                                                u"job_position_read"_s };
}

void TestConnectionCheck::missingRightNamesPermission()
{
    QFETCH(QStringList, permissions);
    WriteWorld world([&](SandboxOptions &options) { options.permissions = permissions; });
    const End end = endOf(world.options());
    QCOMPARE(end.stage, Stage::Permission);
    QCOMPARE(end.error.httpStatus, 403);
}

void TestConnectionCheck::deletedCheckIsQuiet()
{
    WriteWorld world;
    auto check = std::make_unique<ConnectionCheck>(world.options());
    bool ended = false;
    connect(check.get(), &ConnectionCheck::finished, this, [&] { ended = true; });
    check->start();
    QTRY_VERIFY_WITH_TIMEOUT(world.proxy->seen() > 0, 20'000);
    check.reset();
    QVERIFY(endOf(world.options()).error.detail.isEmpty());
    QVERIFY(!ended);
}

RENZHI_GUILESS_TEST(TestConnectionCheck)
#include "tst_connectioncheck.moc"
