// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/api/endpoints.h"
#include "tests/api/calls.h"
#include "tests/support/gzip.h"
#include "tests/support/testmain.h"

using namespace Qt::StringLiterals;
using namespace renzhi;
using namespace renzhi::test;
using namespace std::chrono_literals;
using Kind = ApiError::Kind;
using Handler = RawServer::Handler;

namespace {

Handler answering(int status, const QByteArray &body, const QByteArray &headers = {})
{
    return [=](const Received &, QTcpSocket &socket) {
        RawServer::answer(socket, status, body, headers);
    };
}

Handler cutting(const QByteArray &bytes)
{
    return [=](const Received &, QTcpSocket &socket) {
        socket.write(bytes);
        socket.disconnectFromHost();
    };
}

} // namespace

// What bad servers and bad networks do, and what comes of it.
class TestFaults : public QObject
{
    Q_OBJECT

private slots:
    void badAnswerOfAReadIsAClearError_data();
    void badAnswerOfAReadIsAClearError();
    void badAnswerOfAWriteIsHonest_data();
    void badAnswerOfAWriteIsHonest();
    void compressedAnswerIsRead();
    void decompressionBombIsCutOff_data();
    void decompressionBombIsCutOff();
    void hugeErrorPageIsStillJudgedByItsStatus();
    void redirectIsNotFollowedAndTheTokenStays_data();
    void redirectIsNotFollowedAndTheTokenStays();
    void clockStartsWhenTheRequestLeaves();
    void silenceIsGivenUp();
    void answerThatDripsIsGivenUp();
    void headersThatDripAreGivenUp();
    void busyServerIsAskedAgainWithGrowingPauses_data();
    void busyServerIsAskedAgainWithGrowingPauses();
    void patienceEndsAfterThreeRepeats();
    void retryAfterIsHonouredByEverybody();
    void retryAfterThatIsTooLongFails();
    void refusedConnectionIsOfflineAtOnce();
    void unknownNameIsOffline();
    void brokenProxyIsNamed();
    void proxyThatAsksForAPasswordIsNamed();
    void proxyOfTheConnectionIsUsed();
    void loopbackDoesNotGoThroughTheSystemsProxy();
    void reachabilityIsReported();
    void cookiesAreNeitherKeptNorSent();
};

void TestFaults::badAnswerOfAReadIsAClearError_data()
{
    QTest::addColumn<Handler>("handler");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("detail");
    QTest::addColumn<int>("requests");
    const auto row = [](const char *name, const Handler &handler, Kind kind, int status,
                        const QString &detail = {}, int requests = 1) {
        QTest::newRow(name) << handler << kind << status << detail << requests;
    };
    row("204", cutting("HTTP/1.1 204 No Content\r\n\r\n"), Kind::Malformed, 204, u"body: empty"_s);
    row("html with 200", answering(200, "<html>login</html>", "Content-Type: text/html\r\n"),
        Kind::Malformed, 200, u"body: not JSON"_s);
    row("deep", answering(200, QByteArray(100'000, '[')), Kind::Malformed, 200, u"body: n"_s);
    row("not UTF-8", answering(200, "{\"total\":1,\"jobs\":[{\"job_id\":\"\xff\"}]}"),
        Kind::Malformed, 200, u"body: not UTF-8"_s);
    row("trailing comma", answering(200, "{\"total\":0,\"jobs\":[],}"), Kind::Malformed, 200,
        u"body: not JSON"_s);
    row("wrong type", answering(200, "{\"total\":\"0\",\"jobs\":[]}"), Kind::Malformed, 200,
        u"total: not an integer"_s);
    row("too large", answering(200, QByteArray(300'000, ' ')), Kind::Malformed, 200,
        u"body: larger than 262144"_s);
    row("says it is too large", cutting("HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n{"),
        Kind::Malformed, 200, u"body: larger than"_s);
    row("too large in chunks",
        cutting("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n80000\r\n"
                + QByteArray(0x80000, ' ') + "\r\n0\r\n\r\n"),
        Kind::Malformed, 200, u"body: larger than"_s);
    row("not really compressed", answering(200, "{\"total\":0}", "Content-Encoding: gzip\r\n"),
        Kind::Malformed, 200);
    row("400 html", answering(400, "<html>"), Kind::Rejected, 400);
    row("401", answering(401, "{}"), Kind::Auth, 401, {}, 2);
    row("403", answering(403, "<html>"), Kind::Auth, 403);
    row("404", answering(404, "<html>not found</html>"), Kind::Rejected, 404);
    row("500 html", answering(500, "<html>oops</html>"), Kind::Server, 500);
    row("cut short", cutting("HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n{\"total\":"),
        Kind::Network, 200, u"answer cut short"_s, 4);
    row("nothing", cutting({}), Kind::Network, 0, {}, 4);
    row("garbage", cutting("\x16\x03\x01 no HTTP\r\n\r\n"), Kind::Network, 0, {}, 4);
}

void TestFaults::badAnswerOfAReadIsAClearError()
{
    QFETCH(const Handler, handler);
    QFETCH(const Kind, kind);
    QFETCH(const int, status);
    QFETCH(const QString, detail);
    QFETCH(const int, requests);
    RawServer server(handler);
    Timing timing = quick();
    timing.largestBody = 256LL * 1024;
    ApiClient client(connectionTo(server.url()), timing);
    const auto call = test::call(client, endpoints::jobs(someUser()));
    QTRY_VERIFY_WITH_TIMEOUT(call->isDone(), 20'000);
    QCOMPARE(call->error().kind, kind);
    QCOMPARE(call->error().httpStatus, status);
    QVERIFY2(call->error().detail.startsWith(detail), qPrintable(call->error().detail));
    QVERIFY(call->error().serverText.isEmpty());
    QCOMPARE(server.requests().size(), requests);
    QCOMPARE(call->times, 1);
}

void TestFaults::badAnswerOfAWriteIsHonest_data()
{
    QTest::addColumn<Handler>("handler");
    QTest::addColumn<Kind>("kind");
    QTest::newRow("201 without body") << answering(201, {}) << Kind::OutcomeUnknown;
    QTest::newRow("201 html") << answering(201, "<html>") << Kind::OutcomeUnknown;
    QTest::newRow("201 without id") << answering(201, "{\"id\":1}") << Kind::OutcomeUnknown;
    QTest::newRow("201 too large")
        << answering(201, QByteArray(300'000, ' ')) << Kind::OutcomeUnknown;
    QTest::newRow("201 not really compressed")
        << answering(201, "{\"job_id\":\"j\"}", "Content-Encoding: gzip\r\n")
        << Kind::OutcomeUnknown;
    QTest::newRow("400 html") << answering(400, "<html>") << Kind::Rejected;
    QTest::newRow("413 html") << answering(413, "<html>") << Kind::Rejected;
    QTest::newRow("307") << answering(307, {}, "Location: /x\r\n") << Kind::Malformed;
    QTest::newRow("302") << answering(302, {}, "Location: /login\r\n") << Kind::OutcomeUnknown;
}

void TestFaults::badAnswerOfAWriteIsHonest()
{
    QFETCH(const Handler, handler);
    QFETCH(const Kind, kind);
    RawServer server(handler);
    Timing timing = quick();
    timing.largestBody = 256LL * 1024;
    ApiClient client(connectionTo(server.url()), timing);
    const auto call = test::call(client, endpoints::addPartTimeJob(someUser(), someDraft()));
    QTRY_VERIFY_WITH_TIMEOUT(call->isDone(), 20'000);
    QCOMPARE(call->error().kind, kind);
    QCOMPARE(server.requests().size(), 1);
}

void TestFaults::compressedAnswerIsRead()
{
    RawServer server(answering(200, gzip(emptyJobs()), "Content-Encoding: gzip\r\n"));
    ApiClient client(connectionTo(server.url()), quick());
    const auto call = test::call(client, endpoints::jobs(someUser()));
    QTRY_VERIFY_WITH_TIMEOUT(call->isGood(), 20'000);
    QVERIFY(server.requests().at(0).header("Accept-Encoding").contains("gzip"));
}

void TestFaults::decompressionBombIsCutOff_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<Kind>("kind");
    QTest::newRow("200") << 200 << Kind::Malformed;
    QTest::newRow("500") << 500 << Kind::Server;
}

void TestFaults::decompressionBombIsCutOff()
{
    QFETCH(const int, status);
    QFETCH(const Kind, kind);
    static const QByteArray bomb = gzip(QByteArray(8LL * 1024 * 1024, ' ') + emptyJobs());
    QVERIFY(bomb.size() < 32LL * 1024);
    RawServer server(answering(status, bomb, "Content-Encoding: gzip\r\n"));
    Timing timing = quick();
    timing.largestBody = 1024LL * 1024;
    ApiClient client(connectionTo(server.url()), timing);
    const auto call = test::call(client, endpoints::jobs(someUser()));
    QTRY_VERIFY_WITH_TIMEOUT(call->isDone(), 20'000);
    QCOMPARE(call->error().kind, kind);
    QCOMPARE(server.requests().size(), 1);
}

void TestFaults::hugeErrorPageIsStillJudgedByItsStatus()
{
    RawServer server(answering(404, QByteArray(3LL * 1024 * 1024, 'x')));
    Timing timing = quick();
    timing.largestBody = 1024LL * 1024;
    ApiClient client(connectionTo(server.url()), timing);
    const auto call = test::call(client, endpoints::addPartTimeJob(someUser(), someDraft()));
    QTRY_VERIFY_WITH_TIMEOUT(call->isDone(), 20'000);
    QCOMPARE(call->error().kind, Kind::Rejected);
    QCOMPARE(call->error().httpStatus, 404);
}

void TestFaults::redirectIsNotFollowedAndTheTokenStays_data()
{
    QTest::addColumn<int>("status");
    for (const int status : { 301, 302, 303, 307, 308 })
        QTest::addRow("%d", status) << status;
}

void TestFaults::redirectIsNotFollowedAndTheTokenStays()
{
    QFETCH(const int, status);
    RawServer elsewhere(answering(200, emptyJobs()));
    RawServer server(
        answering(status, {}, "Location: " + elsewhere.url().toEncoded() + "/api/x\r\n"));
    ApiClient client(connectionTo(server.url()), quick());
    const auto call = test::call(client, endpoints::jobs(someUser()));
    QTRY_VERIFY_WITH_TIMEOUT(call->isDone(), 20'000);
    QCOMPARE(call->error().kind, Kind::Malformed);
    QCOMPARE(call->error().httpStatus, status);
    QCOMPARE(call->error().detail, u"redirect: not followed"_s);
    QCOMPARE(elsewhere.connections(), 0);

    // The token request is not taken elsewhere either, and it holds the secret.
    server.onToken = server.handler;
    ApiClient another(connectionTo(server.url()), quick());
    const auto second = test::call(another, endpoints::jobs(someUser()));
    QTRY_VERIFY_WITH_TIMEOUT(second->isDone(), 20'000);
    QCOMPARE(second->error().kind, Kind::Malformed);
    QCOMPARE(elsewhere.connections(), 0);
}

void TestFaults::clockStartsWhenTheRequestLeaves()
{
    // 30 requests, six at a time, each answered after 200 ms: the last one waits for its turn
    // longer than it may take.
    RawServer server([](const Received &, QTcpSocket &socket) {
        QTimer::singleShot(200ms, &socket,
                           [&socket] { RawServer::answer(socket, 200, emptyJobs()); });
    });
    Timing timing = quick();
    timing.firstByte = 800ms;
    timing.whole = 800ms;
    ApiClient client(connectionTo(server.url()), timing);
    QElapsedTimer timer;
    timer.start();
    QList<std::shared_ptr<Call<QVector<Job>>>> calls;
    for (int i = 0; i < 30; ++i)
        calls += call(client, endpoints::jobs(someUser()));
    for (const auto &call : calls)
        QTRY_VERIFY_WITH_TIMEOUT(call->isDone(), 20'000);
    QVERIFY(timer.elapsed() > 800);
    for (const auto &call : calls)
        QVERIFY(call->isGood());
    QVERIFY(server.connections() <= 6);
}

void TestFaults::silenceIsGivenUp()
{
    RawServer server([](const Received &, QTcpSocket &) {});
    Timing timing = quick();
    timing.firstByte = 1500ms; // the request has to arrive in it, on a busy machine too
    ApiClient client(connectionTo(server.url()), timing);
    const auto call = test::call(client, endpoints::jobs(someUser()));
    QTRY_VERIFY_WITH_TIMEOUT(call->isDone(), 20'000);
    QCOMPARE(call->error().kind, Kind::Timeout);
    QCOMPARE(call->error().detail, u"timeout: no answer began"_s);
    QCOMPARE(server.requests().size(), 1); // and not asked again
}

void TestFaults::answerThatDripsIsGivenUp()
{
    RawServer server([](const Received &, QTcpSocket &socket) {
        socket.write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
        auto *timer = new QTimer(&socket);
        connect(timer, &QTimer::timeout, &socket, [&socket] { socket.write(" "); });
        timer->start(20ms);
    });
    Timing timing = quick();
    timing.firstByte = 2s; // the headers have to come in it, on a busy machine too
    timing.whole = 3s;
    ApiClient client(connectionTo(server.url()), timing);
    const auto call = test::call(client, endpoints::jobs(someUser()));
    QTRY_VERIFY_WITH_TIMEOUT(call->isDone(), 20'000);
    QCOMPARE(call->error().kind, Kind::Timeout);
    QCOMPARE(call->error().detail, u"timeout: the answer is not whole"_s);
    QCOMPARE(call->error().httpStatus, 200);
}

void TestFaults::headersThatDripAreGivenUp()
{
    RawServer server([](const Received &, QTcpSocket &socket) {
        socket.write("HTTP/1.1 200 OK\r\n");
        auto *timer = new QTimer(&socket);
        connect(timer, &QTimer::timeout, &socket, [&socket] { socket.write("X-A: b\r\n"); });
        timer->start(20ms);
    });
    Timing timing = quick();
    timing.firstByte = 300ms;
    ApiClient client(connectionTo(server.url()), timing);
    const auto call = test::call(client, endpoints::jobs(someUser()));
    QTRY_VERIFY_WITH_TIMEOUT(call->isDone(), 20'000);
    QCOMPARE(call->error().kind, Kind::Timeout);
}

void TestFaults::busyServerIsAskedAgainWithGrowingPauses_data()
{
    QTest::addColumn<int>("status");
    for (const int status : { 429, 502, 503, 504 })
        QTest::addRow("%d", status) << status;
}

void TestFaults::busyServerIsAskedAgainWithGrowingPauses()
{
    QFETCH(const int, status);
    RawServer server([&](const Received &, QTcpSocket &socket) {
        RawServer::answer(socket, server.requests().size() <= 3 ? status : 200, emptyJobs());
    });
    Timing timing = quick();
    timing.firstPause = 100ms;
    ApiClient client(connectionTo(server.url()), timing);
    QSignalSpy waiting(&client, &ApiClient::waiting);
    const auto call = test::call(client, endpoints::jobs(someUser()));
    QTRY_VERIFY_WITH_TIMEOUT(call->isGood(), 20'000);
    QCOMPARE(server.requests().size(), 4);
    QCOMPARE(call->times, 1);
    QCOMPARE(waiting.size(), 3);
    const auto pause
        = [&](qsizetype i) { return server.requests().at(i + 1).at - server.requests().at(i).at; };
    QVERIFY(pause(0) >= 95);
    QVERIFY(pause(1) >= 195);
    QVERIFY(pause(2) >= 395);
}

void TestFaults::patienceEndsAfterThreeRepeats()
{
    RawServer server(answering(503, "<html>busy</html>"));
    ApiClient client(connectionTo(server.url()), quick());
    const auto call = test::call(client, endpoints::jobs(someUser()));
    QTRY_VERIFY_WITH_TIMEOUT(call->isDone(), 20'000);
    QCOMPARE(call->error().kind, Kind::Server);
    QCOMPARE(call->error().httpStatus, 503);
    QCOMPARE(server.requests().size(), 4);
}

void TestFaults::retryAfterIsHonouredByEverybody()
{
    RawServer server([&](const Received &, QTcpSocket &socket) {
        if (server.requests().size() == 1)
            RawServer::answer(socket, 429, {}, "Retry-After: 1\r\n");
        else
            RawServer::answer(socket, 200, emptyJobs());
    });
    Timing timing = quick();
    timing.maxInFlight = 1;
    ApiClient client(connectionTo(server.url()), timing);
    QSignalSpy waiting(&client, &ApiClient::waiting);
    const auto first = call(client, endpoints::jobs(someUser()));
    const auto second
        = call(client, endpoints::user(someUser())); // did not ask for it, waits as well
    QTRY_VERIFY_WITH_TIMEOUT(first->isGood(), 20'000);
    QTRY_VERIFY_WITH_TIMEOUT(second->isDone(), 20'000);
    QCOMPARE(waiting.value(0).value(0).toInt(), 1);
    QCOMPARE(server.requests().size(), 3);
    QVERIFY(server.requests().at(1).at - server.requests().at(0).at >= 990);
}

void TestFaults::retryAfterThatIsTooLongFails()
{
    RawServer server(answering(503, {}, "Retry-After: 3600\r\n"));
    ApiClient client(connectionTo(server.url()), quick());
    const auto call = test::call(client, endpoints::jobs(someUser()));
    QTRY_VERIFY_WITH_TIMEOUT(call->isDone(), 20'000);
    QCOMPARE(call->error().kind, Kind::Server);
    QCOMPARE(call->error().retryAfterSeconds, std::optional(3600));
    QCOMPARE(server.requests().size(), 1);
}

void TestFaults::refusedConnectionIsOfflineAtOnce()
{
    RawServer server;
    server.stopListening();
    const QUrl url(u"http://127.0.0.1:1"_s);
    Timing timing = quick();
    timing.firstPause = 60s; // a repetition would be noticed
    ApiClient client(connectionTo(url), timing);
    const auto call = test::call(client, endpoints::jobs(someUser()));
    QTRY_VERIFY_WITH_TIMEOUT(call->isDone(), 20'000);
    QCOMPARE(call->error().kind, Kind::Offline);
    QCOMPARE(failedHop(call->error()), Hop::Connect);
    QCOMPARE(call->error().httpStatus, 0);
}

void TestFaults::unknownNameIsOffline()
{
    // Longer than a name may be: the resolver refuses it without asking anybody.
    const QString name = QString(QString(60, u'a') + u'.').repeated(5) + u"invalid";
    ApiClient client(connectionTo(QUrl(u"https://"_s + name)), quick());
    const auto call = test::call(client, endpoints::jobs(someUser()));
    QTRY_VERIFY_WITH_TIMEOUT(call->isDone(), 20'000);
    QCOMPARE(call->error().kind, Kind::Offline);
    QCOMPARE(failedHop(call->error()), Hop::Name);
}

void TestFaults::brokenProxyIsNamed()
{
    Connection connection = connectionTo(QUrl(u"https://hr.example.com"_s));
    connection.proxy = QNetworkProxy(QNetworkProxy::HttpProxy, u"127.0.0.1"_s, 1);
    ApiClient client(connection, quick());
    const auto call = test::call(client, endpoints::jobs(someUser()));
    QTRY_VERIFY_WITH_TIMEOUT(call->isDone(), 20'000);
    QCOMPARE(call->error().kind, Kind::Offline);
    QCOMPARE(failedHop(call->error()), Hop::Proxy);
}

void TestFaults::proxyThatAsksForAPasswordIsNamed()
{
    RawServer proxy(answering(407, "<html>", "Proxy-Authenticate: Basic realm=\"x\"\r\n"));
    proxy.onToken = proxy.handler;
    Connection connection = connectionTo(QUrl(u"https://hr.example.com"_s));
    connection.proxy = QNetworkProxy(QNetworkProxy::HttpProxy, u"127.0.0.1"_s, proxy.port());
    ApiClient client(connection, quick());
    const auto call = test::call(client, endpoints::jobs(someUser()));
    QTRY_VERIFY_WITH_TIMEOUT(call->isDone(), 20'000);
    QCOMPARE(call->error().kind, Kind::Offline);
    QCOMPARE(failedHop(call->error()), Hop::Proxy);
    for (const Received &received : proxy.requests())
        QVERIFY(received.method == "CONNECT" && received.header("Authorization").isEmpty());
}

void TestFaults::proxyOfTheConnectionIsUsed()
{
    RawServer proxy;
    proxy.handler = [](const Received &received, QTcpSocket &socket) {
        // Through a proxy the target is the whole address; the token request is among them.
        const bool isToken = received.target.endsWith("/token");
        RawServer::answer(socket, 200,
                          isToken ? QByteArray(R"({"access_token":"T","expires_in":1800})")
                                  : emptyJobs());
    };
    Connection connection = connectionTo(QUrl(u"http://127.0.0.1:9"_s));
    connection.proxy = QNetworkProxy(QNetworkProxy::HttpProxy, u"127.0.0.1"_s, proxy.port());
    ApiClient client(connection, quick());
    const auto call = test::call(client, endpoints::jobs(someUser()));
    QTRY_VERIFY_WITH_TIMEOUT(call->isGood(), 20'000);
    QCOMPARE(proxy.requests().size(), 2);
    QVERIFY(proxy.requests().at(1).target.startsWith("http://127.0.0.1:9/api/"));
}

void TestFaults::loopbackDoesNotGoThroughTheSystemsProxy()
{
    const QNetworkProxy before = QNetworkProxy::applicationProxy();
    QNetworkProxy::setApplicationProxy(QNetworkProxy(QNetworkProxy::HttpProxy, u"127.0.0.1"_s, 1));
    RawServer server(answering(200, emptyJobs()));
    ApiClient client(connectionTo(server.url()), quick());
    const auto call = test::call(client, endpoints::jobs(someUser()));
    QTRY_VERIFY_WITH_TIMEOUT(call->isDone(), 20'000);
    QNetworkProxy::setApplicationProxy(before);
    QVERIFY(call->isGood());
}

void TestFaults::reachabilityIsReported()
{
    RawServer server(answering(500, "<html>"));
    ApiClient client(connectionTo(server.url()), quick());
    QSignalSpy reachability(&client, &ApiClient::reachabilityChanged);
    const auto call = test::call(client, endpoints::jobs(someUser()));
    QTRY_VERIFY_WITH_TIMEOUT(call->isDone(), 20'000);
    QTRY_COMPARE_WITH_TIMEOUT(reachability.size(), 2,
                              20'000); // the token, and an answer is an answer
    QVERIFY(reachability.last().at(0).toBool());

    ApiClient lost(connectionTo(QUrl(u"http://127.0.0.1:1"_s)), quick());
    QSignalSpy unreachable(&lost, &ApiClient::reachabilityChanged);
    const auto second = test::call(lost, endpoints::jobs(someUser()));
    QTRY_COMPARE_WITH_TIMEOUT(unreachable.size(), 1, 20'000);
    QVERIFY(!unreachable.last().at(0).toBool());
    QTRY_VERIFY_WITH_TIMEOUT(second->isDone(), 20'000);
}

void TestFaults::cookiesAreNeitherKeptNorSent()
{
    RawServer server(answering(200, emptyJobs(),
                               "Set-Cookie: session=1; Path=/\r\nCache-Control: max-age=3600\r\n"));
    ApiClient client(connectionTo(server.url()), quick());
    for (int i = 1; i <= 2; ++i) {
        const auto call = test::call(client, endpoints::jobs(someUser()));
        QTRY_VERIFY_WITH_TIMEOUT(call->isGood(), 20'000);
        QCOMPARE(server.requests().size(), i); // nor is anything answered from a cache
    }
    QVERIFY(server.requests().at(1).header("Cookie").isEmpty());
}

RENZHI_GUILESS_TEST(TestFaults)
#include "tst_faults.moc"
