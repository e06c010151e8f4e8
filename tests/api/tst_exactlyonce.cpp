// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/api/endpoints.h"
#include "tests/api/calls.h"
#include "tests/support/testmain.h"

using namespace Qt::StringLiterals;
using namespace renzhi;
using namespace renzhi::test;
using namespace std::chrono_literals;
using Kind = ApiError::Kind;

namespace {

// What a write came to, whatever its answer type.
struct Written
{
    bool isDone = false;
    int times = 0;
    std::optional<ApiError> error;
};

std::shared_ptr<Written> write(ApiClient &client, const QByteArray &method)
{
    auto written = std::make_shared<Written>();
    const auto note = [written](const auto &result) {
        written->isDone = true;
        ++written->times;
        if (!result)
            written->error = result.error();
    };
    if (method == "POST")
        client.send<JobId>(endpoints::addPartTimeJob(someUser(), someDraft()), &client, note);
    else if (method == "PUT")
        client.send<JobId>(endpoints::updatePartTimeJob(someUser(), JobId(u"j1"_s), someDraft()),
                           &client, note);
    else
        client.send<Done>(endpoints::removePartTimeJob(someUser(), JobId(u"j1"_s)), &client, note);
    return written;
}

void succeed(const Received &received, QTcpSocket &socket)
{
    if (received.method == "DELETE")
        socket.write("HTTP/1.1 204 No Content\r\n\r\n");
    else
        RawServer::answer(socket, received.method == "POST" ? 201 : 200, "{\"job_id\":\"j1\"}");
}

using Fault = RawServer::Handler;

} // namespace

// Qt 6.4 repeats requests of a dropped connection by itself; ours must not be.
class TestExactlyOnce : public QObject
{
    Q_OBJECT

private slots:
    void writeArrivesOnceWhenItsAnswerIsLost_data();
    void writeArrivesOnceWhenItsAnswerIsLost();
    void writeArrivesOnceOnAConnectionTheServerClosedMeanwhile_data();
    void writeArrivesOnceOnAConnectionTheServerClosedMeanwhile();
    void writeArrivesOnceWhenTheServerIsSlow_data();
    void writeArrivesOnceWhenTheServerIsSlow();
    void refusedWriteArrivesOnce_data();
    void refusedWriteArrivesOnce();
    void challengedWriteIsTriedOnceMoreWithANewToken_data();
    void challengedWriteIsTriedOnceMoreWithANewToken();
    void writeThatCannotLeaveIsOfflineNotUnknown_data();
    void writeThatCannotLeaveIsOfflineNotUnknown();
    void abortedWriteIsNotRepeated_data();
    void abortedWriteIsNotRepeated();
    void readIsRepeatedThreeTimesWithGrowingPausesAfterDrops();
    void lookUpByPostIsRepeatedLikeARead();

private:
    static void addMethods();
};

void TestExactlyOnce::addMethods()
{
    QTest::addColumn<QByteArray>("method");
    for (const char *method : { "POST", "PUT", "DELETE" })
        QTest::newRow(method) << QByteArray(method);
}

void TestExactlyOnce::writeArrivesOnceWhenItsAnswerIsLost_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<bool>("isReused");
    QTest::addColumn<Fault>("fault");
    const std::pair<const char *, Fault> faults[] = {
        { "reset", [](const Received &, QTcpSocket &socket) { RawServer::drop(socket); } },
        { "closed", [](const Received &, QTcpSocket &socket) { socket.disconnectFromHost(); } },
        { "cut in the status line",
          [](const Received &, QTcpSocket &socket) {
              socket.write("HTTP/1.1 20");
              socket.disconnectFromHost();
          } },
        { "cut in the headers",
          [](const Received &, QTcpSocket &socket) {
              socket.write("HTTP/1.1 201 Created\r\nContent-Le");
              socket.disconnectFromHost();
          } },
        { "cut in the body",
          [](const Received &, QTcpSocket &socket) {
              socket.write("HTTP/1.1 201 Created\r\nContent-Length: 15\r\n\r\n{\"job_id");
              socket.disconnectFromHost();
          } },
        { "refusal cut in the body",
          [](const Received &, QTcpSocket &socket) {
              socket.write(
                  "HTTP/1.1 400 Bad Request\r\nContent-Length: 50\r\n\r\n{\"error_code\":\"US");
              socket.disconnectFromHost();
          } },
        { "garbage",
          [](const Received &, QTcpSocket &socket) {
              socket.write("\x16\x03\x01 this is no HTTP\r\n\r\n");
              socket.disconnectFromHost();
          } },
        { "500",
          [](const Received &, QTcpSocket &socket) {
              RawServer::answer(socket, 500, "<html>oops</html>");
          } },
        { "502",
          [](const Received &, QTcpSocket &socket) {
              RawServer::answer(socket, 502, "<html>oops</html>");
          } },
        { "504",
          [](const Received &, QTcpSocket &socket) {
              RawServer::answer(socket, 504, "<html>oops</html>");
          } },
        { "303",
          [](const Received &, QTcpSocket &socket) {
              RawServer::answer(socket, 303, {}, "Location: /elsewhere\r\n");
          } },
    };
    for (const char *method : { "POST", "PUT", "DELETE" }) {
        for (const bool isReused : { false, true }) {
            for (const auto &[name, fault] : faults)
                QTest::addRow("%s %s, %s connection", method, name, isReused ? "reused" : "fresh")
                    << QByteArray(method) << isReused << fault;
        }
    }
}

void TestExactlyOnce::writeArrivesOnceWhenItsAnswerIsLost()
{
    QFETCH(const QByteArray, method);
    QFETCH(const bool, isReused);
    QFETCH(const Fault, fault);
    RawServer server(
        [](const Received &, QTcpSocket &socket) { RawServer::answer(socket, 200, emptyJobs()); });
    if (!isReused) {
        server.onToken = [](const Received &, QTcpSocket &socket) {
            RawServer::answer(socket, 200, R"({"access_token":"T","expires_in":1800})",
                              "Connection: close\r\n");
        };
    }
    ApiClient client(connectionTo(server.url()), quick());
    if (isReused) {
        const auto first = call(client, endpoints::jobs(someUser()));
        QTRY_VERIFY_WITH_TIMEOUT(first->isGood(), 20'000);
    }
    const qsizetype before = server.requests().size();
    server.handler = fault;
    const auto written = write(client, method);
    QTRY_VERIFY_WITH_TIMEOUT(written->isDone, 20'000);
    QVERIFY(written->error);
    QCOMPARE(written->error->kind, Kind::OutcomeUnknown);
    QCOMPARE(written->error->method, QString::fromLatin1(method));

    // Whatever might still repeat it gets its chance: a later request goes through untouched.
    server.handler
        = [](const Received &, QTcpSocket &socket) { RawServer::answer(socket, 200, emptyJobs()); };
    const auto later = call(client, endpoints::jobs(someUser()));
    QTRY_VERIFY_WITH_TIMEOUT(later->isGood(), 20'000);
    QCOMPARE(server.requests().size() - before, 2);
    QCOMPARE(server.requests().at(before).method, method);
    QCOMPARE(server.requests().last().method, "GET");
    if (isReused)
        QCOMPARE(server.requests().at(before).connection, server.requests().first().connection);
    QCOMPARE(written->times, 1);
}

void TestExactlyOnce::writeArrivesOnceOnAConnectionTheServerClosedMeanwhile_data()
{
    addMethods();
}

void TestExactlyOnce::writeArrivesOnceOnAConnectionTheServerClosedMeanwhile()
{
    QFETCH(const QByteArray, method);
    QPointer<QTcpSocket> kept;
    RawServer server([&](const Received &, QTcpSocket &socket) {
        kept = &socket;
        RawServer::answer(socket, 200, emptyJobs());
    });
    ApiClient client(connectionTo(server.url()), quick());
    const auto first = call(client, endpoints::jobs(someUser()));
    QTRY_VERIFY_WITH_TIMEOUT(first->isGood(), 20'000);
    server.handler = succeed;
    kept->close(); // and at once a write, which may or may not know
    const auto written = write(client, method);
    QTRY_VERIFY_WITH_TIMEOUT(written->isDone, 20'000);
    // Either it went out on a new connection, or it is honestly unknown; twice never.
    QVERIFY(server.requests().size() <= 2);
    if (server.requests().size() == 2)
        QVERIFY(!written->error);
    else
        QVERIFY(written->error && written->error->kind != Kind::Rejected);
}

void TestExactlyOnce::writeArrivesOnceWhenTheServerIsSlow_data()
{
    addMethods();
}

void TestExactlyOnce::writeArrivesOnceWhenTheServerIsSlow()
{
    QFETCH(const QByteArray, method);
    RawServer server([](const Received &, QTcpSocket &) {}); // never answers
    Timing timing = quick();
    timing.firstByte = 1500ms;
    ApiClient client(connectionTo(server.url()), timing);
    const auto written = write(client, method);
    QTRY_VERIFY_WITH_TIMEOUT(written->isDone, 20'000);
    QCOMPARE(written->error->kind, Kind::OutcomeUnknown);
    server.handler
        = [](const Received &, QTcpSocket &socket) { RawServer::answer(socket, 200, emptyJobs()); };
    const auto later = call(client, endpoints::jobs(someUser()));
    QTRY_VERIFY_WITH_TIMEOUT(later->isGood(), 20'000);
    QCOMPARE(server.requests().size(), 2);
}

void TestExactlyOnce::refusedWriteArrivesOnce_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<int>("status");
    QTest::addColumn<Kind>("kind");
    for (const char *method : { "POST", "PUT", "DELETE" }) {
        for (const auto &[status, kind] : { std::pair { 400, Kind::Rejected },
                                            { 403, Kind::Auth },
                                            { 404, Kind::Rejected },
                                            { 429, Kind::Server },
                                            { 401, Kind::Auth },
                                            { 503, Kind::OutcomeUnknown } })
            QTest::addRow("%s %d", method, status) << QByteArray(method) << status << kind;
    }
}

void TestExactlyOnce::refusedWriteArrivesOnce()
{
    QFETCH(const QByteArray, method);
    QFETCH(const int, status);
    QFETCH(const Kind, kind);
    RawServer server(
        [&](const Received &, QTcpSocket &socket) { RawServer::answer(socket, status, "{}"); });
    ApiClient client(connectionTo(server.url()), quick());
    const auto written = write(client, method);
    QTRY_VERIFY_WITH_TIMEOUT(written->isDone, 20'000);
    QCOMPARE(written->error->kind, kind);
    QCOMPARE(server.requests().size(), 1);
}

void TestExactlyOnce::challengedWriteIsTriedOnceMoreWithANewToken_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("challenge");
    for (const char *method : { "POST", "PUT", "DELETE" }) {
        for (const char *challenge :
             { "Basic realm=\"x\"", "Negotiate", "NTLM", "Digest realm=\"x\", nonce=\"n\"",
               "Bearer error=\"invalid_token\"" })
            QTest::addRow("%s %s", method, challenge)
                << QByteArray(method) << QByteArray(challenge);
    }
}

void TestExactlyOnce::challengedWriteIsTriedOnceMoreWithANewToken()
{
    QFETCH(const QByteArray, method);
    QFETCH(const QByteArray, challenge);
    RawServer server([&](const Received &, QTcpSocket &socket) {
        RawServer::answer(socket, 401,
                          R"({"error":"invalid_token","error_description":"Invalid access"})",
                          "WWW-Authenticate: " + challenge + "\r\n");
    });
    ApiClient client(connectionTo(server.url()), quick());
    const auto written = write(client, method);
    QTRY_VERIFY_WITH_TIMEOUT(written->isDone, 20'000);
    QCOMPARE(written->error->kind, Kind::Auth);
    QCOMPARE(written->error->code, u"invalid_token"_s); // the body of the 401 was read
    QCOMPARE(server.requests().size(), 2); // ours; Qt answered no challenge by itself
    QCOMPARE(server.requests().at(0).header("Authorization"), "Bearer T1");
    QCOMPARE(server.requests().at(1).header("Authorization"), "Bearer T2");
    QCOMPARE(server.tokenRequests().size(), 2);
}

void TestExactlyOnce::writeThatCannotLeaveIsOfflineNotUnknown_data()
{
    addMethods();
}

void TestExactlyOnce::writeThatCannotLeaveIsOfflineNotUnknown()
{
    QFETCH(const QByteArray, method);
    RawServer server([](const Received &, QTcpSocket &socket) {
        RawServer::answer(socket, 200, emptyJobs(), "Connection: close\r\n");
    });
    ApiClient client(connectionTo(server.url()), quick());
    const auto first = call(client, endpoints::jobs(someUser()));
    QTRY_VERIFY_WITH_TIMEOUT(first->isGood(), 20'000);
    server.stopListening();
    // The connection of the token request may still be open; a read that closes it makes sure.
    const auto second = call(client, endpoints::jobs(someUser()));
    QTRY_VERIFY_WITH_TIMEOUT(second->isDone(), 20'000);
    const qsizetype before = server.requests().size();
    const auto written = write(client, method);
    QTRY_VERIFY_WITH_TIMEOUT(written->isDone, 20'000);
    QCOMPARE(written->error->kind, Kind::Offline);
    QCOMPARE(failedHop(*written->error), Hop::Connect);
    QCOMPARE(server.requests().size(), before);
}

void TestExactlyOnce::abortedWriteIsNotRepeated_data()
{
    addMethods();
}

void TestExactlyOnce::abortedWriteIsNotRepeated()
{
    QFETCH(const QByteArray, method);
    RawServer server([](const Received &, QTcpSocket &) {});
    ApiClient client(connectionTo(server.url()), quick());
    const auto written = write(client, method);
    QTRY_COMPARE_WITH_TIMEOUT(server.requests().size(), 1, 20'000);
    client.findChild<ApiReply *>()->abort();
    server.handler
        = [](const Received &, QTcpSocket &socket) { RawServer::answer(socket, 200, emptyJobs()); };
    const auto later = call(client, endpoints::jobs(someUser()));
    QTRY_VERIFY_WITH_TIMEOUT(later->isGood(), 20'000);
    QCOMPARE(server.requests().size(), 2);
    QVERIFY(!written->isDone);
}

void TestExactlyOnce::readIsRepeatedThreeTimesWithGrowingPausesAfterDrops()
{
    RawServer server([](const Received &, QTcpSocket &socket) { RawServer::drop(socket); });
    Timing timing = quick();
    timing.firstPause = 100ms;
    ApiClient client(connectionTo(server.url()), timing);
    QSignalSpy waiting(&client, &ApiClient::waiting);
    const auto call = test::call(client, endpoints::jobs(someUser()));
    QTRY_VERIFY_WITH_TIMEOUT(call->isDone(), 20'000);
    QCOMPARE(call->error().kind, Kind::Network);
    QCOMPARE(server.requests().size(), 4);
    QList<qint64> pauses;
    for (qsizetype i = 1; i < server.requests().size(); ++i)
        pauses += server.requests().at(i).at - server.requests().at(i - 1).at;
    QVERIFY(pauses.at(0) >= 95 && pauses.at(1) >= 195 && pauses.at(2) >= 395);
    QCOMPARE(waiting.size(), 3);
}

void TestExactlyOnce::lookUpByPostIsRepeatedLikeARead()
{
    RawServer server([&](const Received &, QTcpSocket &socket) {
        if (server.requests().size() < 3)
            RawServer::drop(socket);
        else
            RawServer::answer(socket, 200, R"({"user_id":"u1","user_name":"n"})");
    });
    ApiClient client(connectionTo(server.url()), quick());
    const auto call = test::call(client, endpoints::userByUserName(u"n"_s));
    QTRY_VERIFY_WITH_TIMEOUT(call->isDone(), 20'000);
    QVERIFY(call->isGood());
    QCOMPARE(server.requests().size(), 3);
    QCOMPARE(server.requests().at(2).body, R"({"user_name":"n"})");
}

RENZHI_GUILESS_TEST(TestExactlyOnce)
#include "tst_exactlyonce.moc"
