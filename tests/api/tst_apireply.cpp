// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/api/endpoints.h"
#include "tests/api/calls.h"
#include "tests/support/testmain.h"

#include <QPointer>

using namespace Qt::StringLiterals;
using namespace renzhi;
using namespace renzhi::test;
using namespace std::chrono_literals;

// When `done` runs, how often, and what may happen to everybody meanwhile.
class TestApiReply : public QObject
{
    Q_OBJECT

private slots:
    void limitsAreThoseAgreed();
    void doneRunsOnceLaterOnThisThread();
    void replyIsGoneAfterDone();
    void abortedReplyIsSilent_data();
    void abortedReplyIsSilent();
    void deletedReplyIsSilent();
    void replyOfADeadContextIsSilent();
    void abortFreesThePlace();
    void clientMayDieWithRequestsEverywhere();
    void clientMayBeDeletedInDone();
    void replyMayBeDeletedInDone();
    void moreMayBeSentInDone();
    void clientMayBeDeletedOnReachability();
    void abortDuringAPauseEndsIt();
    void offlineWriteDoesNotWaitForItsToken();
    void offlineLetsWhatLeftComeHome();
    void replyTellsWhetherItLeft();
    void atMostSixAreOnTheWay_data();
    void atMostSixAreOnTheWay();
    void paceChangesForWhatWaits();
    void whatIsAwaitedLeavesFirst();
    void rawBodyIsGivenUndecoded();
};

void TestApiReply::limitsAreThoseAgreed()
{
    const Timing timing;
    QCOMPARE(timing.firstByte, 30s);
    QCOMPARE(timing.whole, 60s);
    QCOMPARE(timing.repeats, 3);
    QCOMPARE(timing.maxInFlight, 6);
    QCOMPARE(timing.largestBody, qint64(16) * 1024 * 1024);
}

void TestApiReply::doneRunsOnceLaterOnThisThread()
{
    RawServer server(answerWell);
    ApiClient client(connectionTo(server.url()), quick());
    int times = 0;
    QThread *thread = nullptr;
    client.send<QVector<Job>>(endpoints::jobs(someUser()), &client,
                              [&](const Result<QVector<Job>> &) {
                                  ++times;
                                  thread = QThread::currentThread();
                              });
    QCOMPARE(times, 0);
    QTRY_COMPARE_WITH_TIMEOUT(times, 1, 20'000);
    QCOMPARE(thread, QThread::currentThread());
    const auto later = call(client, endpoints::jobs(someUser()));
    QTRY_VERIFY_WITH_TIMEOUT(later->isDone(), 20'000);
    QCOMPARE(times, 1);
}

void TestApiReply::replyIsGoneAfterDone()
{
    RawServer server(answerWell);
    ApiClient client(connectionTo(server.url()), quick());
    bool isDone = false;
    const QPointer<ApiReply> reply = client.send<QVector<Job>>(
        endpoints::jobs(someUser()), &client, [&](const Result<QVector<Job>> &) { isDone = true; });
    QVERIFY(reply);
    QTRY_VERIFY_WITH_TIMEOUT(isDone, 20'000);
    QTRY_VERIFY_WITH_TIMEOUT(!reply, 20'000);
    QTRY_VERIFY_WITH_TIMEOUT(client.findChildren<ApiReply *>().isEmpty(), 20'000);
}

void TestApiReply::abortedReplyIsSilent_data()
{
    QTest::addColumn<int>("after"); // requests the server has seen when it is aborted
    QTest::newRow("before it left") << 0;
    QTest::newRow("on the way") << 1;
}

void TestApiReply::abortedReplyIsSilent()
{
    QFETCH(const int, after);
    RawServer server([](const Received &, QTcpSocket &) {});
    ApiClient client(connectionTo(server.url()), quick());
    bool isCalled = false;
    const QPointer<ApiReply> reply
        = client.send<QVector<Job>>(endpoints::jobs(someUser()), &client,
                                    [&](const Result<QVector<Job>> &) { isCalled = true; });
    QTRY_COMPARE_WITH_TIMEOUT(server.requests().size(), after, 20'000);
    reply->abort();
    QTRY_VERIFY_WITH_TIMEOUT(!reply, 20'000);
    server.handler = answerWell;
    const auto later = call(client, endpoints::jobs(someUser()));
    QTRY_VERIFY_WITH_TIMEOUT(later->isGood(), 20'000);
    QVERIFY(!isCalled);
    QCOMPARE(server.requests().size(), after + 1);
}

void TestApiReply::deletedReplyIsSilent()
{
    RawServer server([](const Received &, QTcpSocket &) {});
    ApiClient client(connectionTo(server.url()), quick());
    bool isCalled = false;
    ApiReply *reply
        = client.send<QVector<Job>>(endpoints::jobs(someUser()), &client,
                                    [&](const Result<QVector<Job>> &) { isCalled = true; });
    QTRY_COMPARE_WITH_TIMEOUT(server.requests().size(), 1, 20'000);
    delete reply;
    server.handler = answerWell;
    const auto later = call(client, endpoints::jobs(someUser()));
    QTRY_VERIFY_WITH_TIMEOUT(later->isGood(), 20'000);
    QVERIFY(!isCalled);
}

void TestApiReply::replyOfADeadContextIsSilent()
{
    RawServer server(answerWell);
    ApiClient client(connectionTo(server.url()), quick());
    bool isCalled = false;
    auto context = std::make_unique<QObject>();
    const QPointer<ApiReply> reply
        = client.send<QVector<Job>>(endpoints::jobs(someUser()), context.get(),
                                    [&](const Result<QVector<Job>> &) { isCalled = true; });
    context.reset();
    QTRY_VERIFY_WITH_TIMEOUT(!reply, 20'000);
    const auto later = call(client, endpoints::jobs(someUser()));
    QTRY_VERIFY_WITH_TIMEOUT(later->isGood(), 20'000);
    QVERIFY(!isCalled);
}

void TestApiReply::abortFreesThePlace()
{
    RawServer server([](const Received &, QTcpSocket &) {});
    Timing timing = quick();
    timing.maxInFlight = 1;
    ApiClient client(connectionTo(server.url()), timing);
    ApiReply *stuck = client.send<QVector<Job>>(endpoints::jobs(someUser()), &client,
                                                [](const Result<QVector<Job>> &) {});
    const auto next = call(client, endpoints::jobs(someUser()));
    QTRY_COMPARE_WITH_TIMEOUT(server.requests().size(), 1, 20'000);
    server.handler = answerWell;
    stuck->abort();
    QTRY_VERIFY_WITH_TIMEOUT(next->isGood(), 20'000);
}

void TestApiReply::clientMayDieWithRequestsEverywhere()
{
    // Some on the way, some queued, one in a pause, one in abort; under the sanitizers nothing may
    // happen.
    RawServer server([&](const Received &, QTcpSocket &socket) {
        if (server.requests().size() == 1)
            RawServer::answer(socket, 503, {});
    });
    Timing timing = quick();
    timing.firstPause = 10s;
    timing.longestPause = 10s;
    auto client = std::make_unique<ApiClient>(connectionTo(server.url()), timing);
    QList<std::shared_ptr<Call<QVector<Job>>>> calls;
    for (int i = 0; i < 20; ++i)
        calls += call(*client, endpoints::jobs(someUser()));
    QTRY_VERIFY_WITH_TIMEOUT(server.requests().size() >= 7, 20'000);
    client->findChild<ApiReply *>()->abort();
    client.reset();
    QTRY_VERIFY_WITH_TIMEOUT(server.findChildren<QTcpSocket *>().isEmpty(), 20'000);
    for (const auto &call : calls)
        QVERIFY(!call->isDone());

    // And with a token request under way.
    server.onToken = [](const Received &, QTcpSocket &) {};
    auto waiting = std::make_unique<ApiClient>(connectionTo(server.url()), timing);
    const auto never = call(*waiting, endpoints::jobs(someUser()));
    QTRY_COMPARE_WITH_TIMEOUT(server.tokenRequests().size(), 2, 20'000);
    waiting.reset();
    QVERIFY(!never->isDone());
}

void TestApiReply::clientMayBeDeletedInDone()
{
    RawServer server(answerWell);
    auto client = std::make_unique<ApiClient>(connectionTo(server.url()), quick());
    int times = 0;
    for (int i = 0; i < 3; ++i) {
        client->send<QVector<Job>>(endpoints::jobs(someUser()), client.get(),
                                   [&](const Result<QVector<Job>> &) {
                                       ++times;
                                       client.reset();
                                   });
    }
    QTRY_VERIFY_WITH_TIMEOUT(!client, 20'000);
    QCOMPARE(times, 1); // the others died with it
}

void TestApiReply::replyMayBeDeletedInDone()
{
    RawServer server(answerWell);
    ApiClient client(connectionTo(server.url()), quick());
    QPointer<ApiReply> reply;
    int times = 0;
    reply = client.send<QVector<Job>>(endpoints::jobs(someUser()), &client,
                                      [&](const Result<QVector<Job>> &) {
                                          ++times;
                                          delete reply.data();
                                      });
    QTRY_COMPARE_WITH_TIMEOUT(times, 1, 20'000);
    QVERIFY(!reply);
}

void TestApiReply::moreMayBeSentInDone()
{
    RawServer server(answerWell);
    Timing timing = quick();
    timing.maxInFlight = 1;
    ApiClient client(connectionTo(server.url()), timing);
    int times = 0;
    std::function<void(Result<QVector<Job>>)> again = [&](const Result<QVector<Job>> &) {
        if (++times < 10)
            client.send<QVector<Job>>(endpoints::jobs(someUser()), &client, again);
    };
    client.send<QVector<Job>>(endpoints::jobs(someUser()), &client, again);
    QTRY_COMPARE_WITH_TIMEOUT(times, 10, 20'000);
    QCOMPARE(server.requests().size(), 10);
}

void TestApiReply::clientMayBeDeletedOnReachability()
{
    RawServer server(answerWell);
    auto client = std::make_unique<ApiClient>(connectionTo(server.url()), quick());
    connect(client.get(), &ApiClient::reachabilityChanged, this, [&] { client.reset(); });
    const auto call = test::call(*client, endpoints::jobs(someUser()));
    QTRY_VERIFY_WITH_TIMEOUT(!client, 20'000);
    QVERIFY(!call->isDone());
}

void TestApiReply::abortDuringAPauseEndsIt()
{
    RawServer server(
        [](const Received &, QTcpSocket &socket) { RawServer::answer(socket, 503, {}); });
    Timing timing = quick();
    timing.firstPause = 300ms;
    ApiClient client(connectionTo(server.url()), timing);
    QSignalSpy waiting(&client, &ApiClient::waiting);
    ApiReply *reply = client.send<QVector<Job>>(endpoints::jobs(someUser()), &client,
                                                [](const Result<QVector<Job>> &) {});
    // From the signal itself: a test that looks now and then may find the pause over.
    connect(&client, &ApiClient::waiting, reply, &ApiReply::abort);
    QTRY_COMPARE_WITH_TIMEOUT(waiting.size(), 1, 20'000);
    server.handler = answerWell;
    QTest::qWait(600);
    QCOMPARE(server.requests().size(), 1);
}

void TestApiReply::offlineWriteDoesNotWaitForItsToken()
{
    RawServer server(answerWell);
    server.onToken = [](const Received &, QTcpSocket &) {};
    ApiClient client(connectionTo(server.url()), quick());
    const auto write
        = call(client, endpoints::addPartTimeJob(someUser(), { OrgCode(u"1"_s), {}, {} }));
    QTRY_COMPARE_WITH_TIMEOUT(server.tokenRequests().size(), 1, 20'000);
    client.setOffline(true);
    QVERIFY(!write->isDone());
    const auto late = call(client, endpoints::jobs(someUser()));
    QTRY_VERIFY_WITH_TIMEOUT(write->isDone() && late->isDone(), 20'000);
    QCOMPARE(write->error().kind, ApiError::Kind::Offline); // not OutcomeUnknown: it never left
    QCOMPARE(write->error().method, u"POST"_s);
    QCOMPARE(late->error().kind, ApiError::Kind::Offline);
    QCOMPARE(write->error().code, u"local.offline"_s);
    QCOMPARE(late->error().code, u"local.offline"_s);
    QCOMPARE(server.requests().size(), 0);
    QCOMPARE(write->times, 1);
}

void TestApiReply::offlineLetsWhatLeftComeHome()
{
    QList<QPointer<QTcpSocket>> open;
    RawServer server([&](const Received &, QTcpSocket &socket) { open.append(&socket); });
    ApiClient client(connectionTo(server.url()), quick());
    const auto good = call(client, endpoints::jobs(someUser()));
    const auto bad = call(client, endpoints::jobs(someUser()));
    QTRY_COMPARE_WITH_TIMEOUT(open.size(), 2, 20'000);
    client.setOffline(true);
    RawServer::answer(*open.first(), 200, emptyJobs());
    RawServer::answer(*open.last(), 503, {});
    QTRY_VERIFY_WITH_TIMEOUT(good->isDone() && bad->isDone(), 20'000);
    QVERIFY(good->isGood() != bad->isGood()); // the two may have come in either order
    const ApiError error = good->isGood() ? bad->error() : good->error();
    QCOMPARE(error.kind, ApiError::Kind::Server); // and is not tried again
    QCOMPARE(server.requests().size(), 2);

    client.setOffline(false);
    server.handler = answerWell;
    const auto again = call(client, endpoints::jobs(someUser()));
    QTRY_VERIFY_WITH_TIMEOUT(again->isGood(), 20'000);
}

void TestApiReply::replyTellsWhetherItLeft()
{
    RawServer server([](const Received &, QTcpSocket &) {});
    Timing timing = quick();
    timing.maxInFlight = 1;
    ApiClient client(connectionTo(server.url()), timing);
    const auto ask = [&] {
        return client.send<QVector<Job>>(endpoints::jobs(someUser()), &client,
                                         [](const Result<QVector<Job>> &) {});
    };
    ApiReply *first = ask();
    ApiReply *second = ask();
    QSignalSpy left(first, &ApiReply::left);
    QVERIFY(!first->hasLeft());
    QTRY_COMPARE_WITH_TIMEOUT(server.requests().size(), 1, 20'000);
    QVERIFY(first->hasLeft());
    QCOMPARE(left.size(), 1);
    QVERIFY(!second->hasLeft());
}

void TestApiReply::atMostSixAreOnTheWay_data()
{
    QTest::addColumn<int>("asked");
    QTest::addColumn<int>("expected");
    QTest::newRow("default") << Timing().maxInFlight << 6;
    QTest::newRow("two") << 2 << 2;
    QTest::newRow("more than Qt opens") << 50 << 6;
}

void TestApiReply::atMostSixAreOnTheWay()
{
    QFETCH(const int, asked);
    QFETCH(const int, expected);
    // Nobody is answered before all who may come are there; time alone would prove nothing.
    QList<QPointer<QTcpSocket>> open;
    RawServer server([&](const Received &, QTcpSocket &socket) { open.append(&socket); });
    Timing timing = quick();
    timing.maxInFlight = asked;
    ApiClient client(connectionTo(server.url()), timing);
    QList<std::shared_ptr<Call<QVector<Job>>>> calls;
    for (int i = 0; i < 40; ++i)
        calls += call(client, endpoints::jobs(someUser()));
    QTRY_COMPARE_WITH_TIMEOUT(open.size(), expected, 20'000);
    QTest::qWait(200); // for one more
    QCOMPARE(open.size(), expected);
    for (int answered = 0; answered < calls.size(); ++answered) {
        QTRY_VERIFY_WITH_TIMEOUT(!open.isEmpty(), 20'000);
        QVERIFY(open.size() <= expected);
        QVERIFY(open.first());
        RawServer::answer(*open.takeFirst(), 200, emptyJobs());
    }
    for (const auto &call : calls)
        QTRY_VERIFY_WITH_TIMEOUT(call->isGood(), 20'000);
}

void TestApiReply::paceChangesForWhatWaits()
{
    QList<QPointer<QTcpSocket>> open;
    RawServer server([&](const Received &, QTcpSocket &socket) { open.append(&socket); });
    Timing timing = quick();
    timing.firstByte = 60s;
    timing.whole = 60s;
    timing.maxInFlight = 2;
    ApiClient client(connectionTo(server.url()), timing);
    for (int i = 0; i < 10; ++i)
        call(client, endpoints::jobs(someUser()));
    QTRY_COMPARE_WITH_TIMEOUT(open.size(), 2, 20'000);
    client.setPace(4, 0);
    QTRY_COMPARE_WITH_TIMEOUT(open.size(), 4, 20'000);
    client.setPace(50, 0);
    QTRY_COMPARE_WITH_TIMEOUT(open.size(), 6, 20'000);
    QTest::qWait(200); // for one more
    QCOMPARE(open.size(), 6);
}

void TestApiReply::whatIsAwaitedLeavesFirst()
{
    QList<QPointer<QTcpSocket>> open;
    RawServer server([&](const Received &, QTcpSocket &socket) { open.append(&socket); });
    Timing timing = quick();
    timing.maxInFlight = 1;
    ApiClient client(connectionTo(server.url()), timing);
    QList<std::shared_ptr<Call<QVector<Job>>>> calls;
    const auto ask = [&](const QString &user, Priority priority) {
        Endpoint<QVector<Job>> endpoint = endpoints::jobs(UserId(user));
        endpoint.request.priority = priority;
        calls += call(client, endpoint);
    };
    ask(u"first"_s, Priority::Background);
    QTRY_COMPARE_WITH_TIMEOUT(open.size(), 1, 20'000);
    ask(u"fourth"_s, Priority::Background);
    ask(u"third"_s, Priority::Bulk);
    ask(u"second"_s, Priority::Awaited);
    for (const char *name : { "/first/", "/second/", "/third/", "/fourth/" }) {
        QTRY_VERIFY_WITH_TIMEOUT(!open.isEmpty(), 20'000);
        QVERIFY2(server.requests().constLast().target.contains(name), name);
        QVERIFY(open.first());
        RawServer::answer(*open.takeFirst(), 200, emptyJobs());
    }
    for (const auto &call : calls)
        QTRY_VERIFY_WITH_TIMEOUT(call->isGood(), 20'000);
}

void TestApiReply::rawBodyIsGivenUndecoded()
{
    RawServer server([](const Received &, QTcpSocket &socket) {
        RawServer::answer(socket, 200, " not JSON at all");
    });
    ApiClient client(connectionTo(server.url()), quick());
    std::optional<Result<QByteArray>> result;
    client.sendRaw(endpoints::jobs(someUser()).request, &client,
                   [&](Result<QByteArray> body) { result = std::move(body); });
    QTRY_VERIFY_WITH_TIMEOUT(result, 20'000);
    QCOMPARE(result->value(), " not JSON at all");
}

RENZHI_GUILESS_TEST(TestApiReply)
#include "tst_apireply.moc"
