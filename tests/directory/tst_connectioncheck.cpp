// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/core/errorcatalog.h"
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

// The catalogue's key of what a person is told: the stage's words, or else the error's own.
QString wordsOf(const End &end)
{
    const QString key = ConnectionCheck::wordsKey(end.stage, end.error);
    return key.isEmpty() ? ErrorCatalog().entryFor(end.error).key : key;
}

Fault faultNamed(const QString &name)
{
    if (name == "page"_L1)
        return Fault::reply(200, "<html><body>Please sign in</body></html>",
                            { { "Content-Type", "text/html" } });
    if (name == "dropped"_L1)
        return Fault::dropBefore();
    if (name == "silent"_L1)
        return Fault::hang();
    return Fault::reply(name.toInt());
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
    void onlyARefusalIsToldAsOne_data();
    void onlyARefusalIsToldAsOne();
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
    QTest::addColumn<QString>("words");
    QTest::newRow("http over the net") << Stage::Address << u"check.address"_s;
    QTest::newRow("no such host") << Stage::Name << u"check.name"_s;
    QTest::newRow("nobody listens") << Stage::Connect << u"check.connect"_s;
    QTest::newRow("no TLS spoken") << Stage::Tls << u"check.tls"_s;
    QTest::newRow("wrong secret") << Stage::Token << u"check.token"_s;
    QTest::newRow("no right") << Stage::Permission << u"check.permission"_s;
    QTest::newRow("job management off") << Stage::JobManagement << u"check.jobmanagement"_s;
}

void TestConnectionCheck::failureNamesItsStage()
{
    QFETCH(Stage, stage);
    QFETCH(QString, words);
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
    QCOMPARE(wordsOf(end), words);
    if (stage == Stage::JobManagement)
        QCOMPARE(end.error.code, u"ENT.CONFIG.0031"_s);
    QVERIFY(!end.error.detail.contains("wrong"_L1));
}

void TestConnectionCheck::onlyARefusalIsToldAsOne_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QString>("fault");
    QTest::addColumn<Stage>("stage");
    QTest::addColumn<QString>("words");
    const QByteArray token = "/token";
    QTest::newRow("token: 401") << token << u"401"_s << Stage::Token << u"check.token"_s;
    QTest::newRow("token: 404") << token << u"404"_s << Stage::Token << u"http.404"_s;
    QTest::newRow("token: 500") << token << u"500"_s << Stage::Token << u"http.500"_s;
    QTest::newRow("token: 503") << token << u"503"_s << Stage::Token << u"http.503"_s;
    QTest::newRow("token: page") << token << u"page"_s << Stage::Token << u"kind.malformed"_s;
    QTest::newRow("token: dropped") << token << u"dropped"_s << Stage::Connect << u"kind.network"_s;
    QTest::newRow("token: silent") << token << u"silent"_s << Stage::Connect << u"kind.timeout"_s;
    const QByteArray read = "/users?";
    QTest::newRow("read: 403") << read << u"403"_s << Stage::Permission << u"check.permission"_s;
    QTest::newRow("read: 404") << read << u"404"_s << Stage::Permission << u"http.404"_s;
    QTest::newRow("read: 429") << read << u"429"_s << Stage::Permission << u"http.429"_s;
    QTest::newRow("read: 503") << read << u"503"_s << Stage::Permission << u"http.503"_s;
    QTest::newRow("read: page") << read << u"page"_s << Stage::Permission << u"kind.malformed"_s;
    QTest::newRow("read: dropped")
        << read << u"dropped"_s << Stage::Permission << u"kind.network"_s;
    QTest::newRow("read: silent") << read << u"silent"_s << Stage::Permission << u"kind.timeout"_s;
    const QByteArray jobs = "/jobs";
    QTest::newRow("jobs: 403") << jobs << u"403"_s << Stage::Permission << u"check.permission"_s;
    QTest::newRow("jobs: 503") << jobs << u"503"_s << Stage::JobManagement << u"http.503"_s;
}

void TestConnectionCheck::onlyARefusalIsToldAsOne()
{
    QFETCH(QByteArray, target);
    QFETCH(QString, fault);
    QFETCH(Stage, stage);
    QFETCH(QString, words);
    WriteWorld world;
    world.proxy->inject({ {}, target, 0, -1 }, faultNamed(fault));
    const End end = endOf(world.options());
    QCOMPARE(end.stage, stage);
    QCOMPARE(wordsOf(end), words);
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
