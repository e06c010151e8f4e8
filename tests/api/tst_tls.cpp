// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/api/endpoints.h"
#include "tests/api/calls.h"
#include "tests/support/testmain.h"

#include <QSslKey>

using namespace Qt::StringLiterals;
using namespace renzhi;
using namespace renzhi::test;
using namespace std::chrono_literals;
using Kind = ApiError::Kind;

namespace {

QList<QSslCertificate> certificate(const QString &name)
{
    return QSslCertificate::fromPath(QStringLiteral(RENZHI_TEST_TLS_DIR "/") + name + u".pem");
}

QSslConfiguration serverWith(const QString &name)
{
    QFile file(QStringLiteral(RENZHI_TEST_TLS_DIR "/") + name + u".key");
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no key");
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setLocalCertificateChain(certificate(name));
    tls.setPrivateKey(QSslKey(&file, QSsl::Ec));
    tls.setPeerVerifyMode(QSslSocket::VerifyNone);
    return tls;
}

Connection trusting(const QUrl &url)
{
    Connection connection = connectionTo(url);
    connection.extraCaCertificates = certificate(u"ca"_s);
    return connection;
}

} // namespace

class TestTls : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void serverOfAnUnknownAuthorityIsRefused();
    void serverOfAnAddedAuthorityIsAccepted();
    void certificateMustFit_data();
    void certificateMustFit();
    void writeToARefusedServerDidNotLeave_data();
    void writeToARefusedServerDidNotLeave();
    void writeArrivesOnceWhenDropped_data();
    void writeArrivesOnceWhenDropped();
    void writeStuckInTheHandshakeDidNotLeave();
    void onlyHttpsOrLoopback_data();
    void onlyHttpsOrLoopback();
    void refusedAddressSendsNothing();
};

void TestTls::initTestCase()
{
    QVERIFY2(QSslSocket::supportsSsl(), "Qt has no TLS backend here");
    QCOMPARE(certificate(u"ca"_s).size(), 1);
}

void TestTls::serverOfAnUnknownAuthorityIsRefused()
{
    RawServer server(answerWell, serverWith(u"server"_s));
    ApiClient client(connectionTo(server.url()), quick());
    const auto call = test::call(client, endpoints::jobs(someUser()));
    QTRY_VERIFY_WITH_TIMEOUT(call->isDone(), 20'000);
    QCOMPARE(call->error().kind, Kind::Network);
    QCOMPARE(failedHop(call->error()), Hop::Tls);
    QVERIFY(server.requests().isEmpty());
    QVERIFY(server.tokenRequests().isEmpty()); // the secret above all
}

void TestTls::serverOfAnAddedAuthorityIsAccepted()
{
    RawServer server(answerWell, serverWith(u"server"_s));
    ApiClient client(trusting(server.url()), quick());
    const auto call = test::call(client, endpoints::jobs(someUser()));
    QTRY_VERIFY_WITH_TIMEOUT(call->isGood(), 20'000);
}

void TestTls::certificateMustFit_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("another host's") << u"otherhost"_s;
    QTest::newRow("expired") << u"expired"_s;
}

void TestTls::certificateMustFit()
{
    QFETCH(const QString, name);
    RawServer server(answerWell, serverWith(name));
    ApiClient client(trusting(server.url()), quick());
    const auto call = test::call(client, endpoints::jobs(someUser()));
    QTRY_VERIFY_WITH_TIMEOUT(call->isDone(), 20'000);
    QCOMPARE(failedHop(call->error()), Hop::Tls);
    QVERIFY(call->error().detail.size()
            > u"tls: SslHandshakeFailedError: "_s.size()); // says what is wrong
    QVERIFY(server.tokenRequests().isEmpty());
}

void TestTls::writeToARefusedServerDidNotLeave_data()
{
    QTest::addColumn<bool>("isDelete");
    QTest::newRow("POST") << false;
    QTest::newRow("DELETE") << true;
}

// The token comes from the good certificate, the write meets the bad one.
void TestTls::writeToARefusedServerDidNotLeave()
{
    QFETCH(const bool, isDelete);
    auto good = std::make_unique<RawServer>(answerWell, serverWith(u"server"_s));
    good->onToken = [](const Received &, QTcpSocket &socket) {
        RawServer::answer(socket, 200, R"({"access_token":"T","expires_in":1800})",
                          "Connection: close\r\n");
    };
    const QUrl url = good->url();
    ApiClient client(trusting(url), quick());
    std::optional<Result<Done>> signedIn;
    client.signIn(&client, [&](Result<Done> result) { signedIn = std::move(result); });
    QTRY_VERIFY_WITH_TIMEOUT(signedIn && signedIn->has_value(), 20'000);
    good.reset();
    RawServer bad(answerWell, serverWith(u"expired"_s), static_cast<quint16>(url.port()));

    std::optional<ApiError> error;
    const auto note = [&](const auto &result) { error = result ? ApiError() : result.error(); };
    if (isDelete)
        client.send<Done>(endpoints::removePartTimeJob(someUser(), JobId(u"j"_s)), &client, note);
    else
        client.send<JobId>(endpoints::addPartTimeJob(someUser(), someDraft()), &client, note);
    QTRY_VERIFY_WITH_TIMEOUT(error, 20'000);
    QCOMPARE(error->kind, Kind::Network);
    QCOMPARE(failedHop(*error), Hop::Tls);
    QVERIFY(bad.requests().isEmpty());
}

void TestTls::writeArrivesOnceWhenDropped_data()
{
    QTest::addColumn<bool>("isDelete");
    QTest::newRow("POST") << false;
    QTest::newRow("DELETE") << true;
}

void TestTls::writeArrivesOnceWhenDropped()
{
    QFETCH(const bool, isDelete);
    RawServer server([](const Received &, QTcpSocket &socket) { RawServer::drop(socket); },
                     serverWith(u"server"_s));
    ApiClient client(trusting(server.url()), quick());
    std::optional<ApiError> error;
    const auto note = [&](const auto &result) { error = result ? ApiError() : result.error(); };
    if (isDelete)
        client.send<Done>(endpoints::removePartTimeJob(someUser(), JobId(u"j"_s)), &client, note);
    else
        client.send<JobId>(endpoints::addPartTimeJob(someUser(), someDraft()), &client, note);
    QTRY_VERIFY_WITH_TIMEOUT(error, 20'000);
    QCOMPARE(error->kind, Kind::OutcomeUnknown);
    server.handler = answerWell;
    const auto later = call(client, endpoints::jobs(someUser()));
    QTRY_VERIFY_WITH_TIMEOUT(later->isGood(), 20'000);
    QCOMPARE(server.requests().size(), 2);
}

void TestTls::writeStuckInTheHandshakeDidNotLeave()
{
    auto good = std::make_unique<RawServer>(answerWell, serverWith(u"server"_s));
    good->onToken = [](const Received &, QTcpSocket &socket) {
        RawServer::answer(socket, 200, R"({"access_token":"T","expires_in":1800})",
                          "Connection: close\r\n");
    };
    const QUrl url = good->url();
    Timing timing = quick();
    timing.firstByte = 3s; // the good handshake too must come within it
    ApiClient client(trusting(url), timing);
    std::optional<Result<Done>> signedIn;
    client.signIn(&client, [&](Result<Done> result) { signedIn = std::move(result); });
    QTRY_VERIFY_WITH_TIMEOUT(signedIn && signedIn->has_value(), 20'000);
    good.reset();
    QTcpServer silent; // accepts and says nothing
    QVERIFY(silent.listen(QHostAddress::LocalHost, static_cast<quint16>(url.port())));
    const auto call = test::call(client, endpoints::addPartTimeJob(someUser(), someDraft()));
    QTRY_VERIFY_WITH_TIMEOUT(call->isDone(), 20'000);
    QCOMPARE(call->error().kind, Kind::Offline);
    QCOMPARE(call->error().detail, u"timeout: no answer began"_s);
}

void TestTls::onlyHttpsOrLoopback_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("problem"); // empty: usable
    const auto row = [](const char *url, const QString &problem = {}) {
        QTest::newRow(url) << QString::fromUtf8(url) << problem;
    };
    row("https://hr.example.com");
    row("https://hr.example.com/");
    row("https://hr.example.com:8443");
    row("HTTPS://HR.example.com");
    row("https://任职.example.com");
    row("http://localhost:8080");
    row("http://127.0.0.1:8080");
    row("http://127.9.9.9");
    row("http://[::1]:8080");
    row("http://hr.example.com", u"address: not https"_s);
    row("http://10.0.0.1", u"address: not https"_s);
    row("http://localhost.evil.example", u"address: not https"_s);
    row("http://127.0.0.1.evil.example", u"address: not https"_s);
    row("ftp://127.0.0.1", u"address: not https"_s);
    row("hr.example.com", u"address: no host"_s);
    row("", u"address: no host"_s);
    row("https://", u"address: no host"_s);
    row("file:///etc/passwd", u"address: no host"_s);
    row("https://hr.example.com/path", u"address: more than a host"_s);
    row("https://hr.example.com?a=b", u"address: more than a host"_s);
    row("https://hr.example.com#x", u"address: more than a host"_s);
    row("https://user:pass@hr.example.com", u"address: holds a user"_s);
}

void TestTls::onlyHttpsOrLoopback()
{
    QFETCH(const QString, url);
    QFETCH(const QString, problem);
    const auto error = ApiClient::check(connectionTo(QUrl(url)));
    QCOMPARE(error ? error->detail : QString(), problem);
    if (error)
        QCOMPARE(error->kind, Kind::Invalid);
}

void TestTls::refusedAddressSendsNothing()
{
    RawServer server(answerWell);
    Connection connection = connectionTo(server.url());
    connection.baseUrl.setPath(u"/prefix"_s);
    ApiClient client(connection, quick());
    const auto call = test::call(client, endpoints::jobs(someUser()));
    QVERIFY(!call->isDone());
    QTRY_VERIFY_WITH_TIMEOUT(call->isDone(), 20'000);
    QCOMPARE(call->error().kind, Kind::Invalid);
    QCOMPARE(server.connections(), 0);
}

RENZHI_GUILESS_TEST(TestTls)
#include "tst_tls.moc"
