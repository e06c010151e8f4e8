// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/api/endpoints.h"
#include "models/api/tokensource.h"
#include "tests/api/calls.h"
#include "tests/support/testmain.h"

using namespace Qt::StringLiterals;
using namespace renzhi;
using namespace renzhi::test;
using namespace std::chrono_literals;
using Kind = ApiError::Kind;

namespace {

// A tenant whose tokens really expire: "life" after their issue it answers 400 invalid_token.
class ExpiringTenant
{
public:
    explicit ExpiringTenant(std::chrono::milliseconds life) : m_life(life)
    {
        server.onToken = [this](const Received &received, QTcpSocket &socket) {
            const QByteArray token = "T" + QByteArray::number(server.tokenRequests().size());
            m_issued.insert("Bearer " + token, received.at);
            const auto seconds = std::chrono::ceil<std::chrono::seconds>(m_life).count();
            RawServer::answer(socket, 200,
                              "{\"access_token\":\"" + token
                                  + "\",\"token_type\":\"bearer\",\"expires_in\":"
                                  + QByteArray::number(seconds) + '}');
        };
        server.handler = [this](const Received &received, QTcpSocket &socket) {
            const auto issued = m_issued.constFind(received.header("Authorization"));
            if (issued != m_issued.constEnd() && received.at - *issued < m_life.count()) {
                RawServer::answer(socket, 200, emptyJobs());
                return;
            }
            ++refusals;
            RawServer::answer(socket, 400,
                              R"({"error":"invalid_token","error_description":"Invalid access"})");
        };
    }

    RawServer server;
    int refusals = 0;

private:
    std::chrono::milliseconds m_life;
    QHash<QByteArray, qint64> m_issued;
};

QByteArray tokenBody(const char *life)
{
    return QByteArray(R"({"access_token":"T","expires_in":)") + life + '}';
}

} // namespace

class TestTokenSource : public QObject
{
    Q_OBJECT

private slots:
    void lifeDecidesHowLongATokenIsFresh_data();
    void lifeDecidesHowLongATokenIsFresh();
    void renewalUnderWayIsShared();
    void refusalOfAnOlderTokenIsIgnored();
    void fiftyParallelRequestsShareOneTokenPerExpiry();
    void expiryTheServerNoticedFirstIsInvisible();
    void tokenRefusedForEverEndsInAnError();
    void renewalIsOneOfTheRepeats_data();
    void renewalIsOneOfTheRepeats();
    void onlyOneRenewalServesAllWhoWereRefused();
    void wrongCredentialsFailEverybodyWaiting_data();
    void wrongCredentialsFailEverybodyWaiting();
    void failureIsNotRemembered();
    void tokenRequestIsRepeatedWhenTheServerIsBusy();
    void writesWaitForTheTokenToo();
    void signInObtainsATokenNow();
    void signInTellsWhyItFailed();
    void signInNeverAnswersADeadContext();
    void clientMayBeDeletedInSignIn();
    void secretsEchoedByTheServerAreRemoved();
    void secretEchoedInAnotherSpellingIsRemoved();
};

void TestTokenSource::lifeDecidesHowLongATokenIsFresh_data()
{
    QTest::addColumn<QByteArray>("life");
    QTest::addColumn<bool>("isFreshAfterASecond");
    QTest::newRow("default") << tokenBody("1799") << true;
    QTest::newRow("string") << tokenBody("\"1799\"") << true;
    QTest::newRow("short") << tokenBody("30") << true;
    QTest::newRow("one second") << tokenBody("1") << false;
    QTest::newRow("none") << tokenBody("0")
                          << false; // fresh for a moment all the same, else nobody could use it
    QTest::newRow("absurd") << tokenBody("9223372036854775807") << true;
}

void TestTokenSource::lifeDecidesHowLongATokenIsFresh()
{
    QFETCH(const QByteArray, life);
    QFETCH(const bool, isFreshAfterASecond);
    TokenSource tokens([life](const auto &done) { done(life); });
    QVERIFY(!tokens.isFresh());
    tokens.renew();
    QVERIFY(tokens.isFresh());
    QElapsedTimer timer;
    timer.start();
    QTRY_VERIFY_WITH_TIMEOUT(timer.elapsed() > 1100, 20'000);
    QCOMPARE(tokens.isFresh(), isFreshAfterASecond);
}

void TestTokenSource::renewalUnderWayIsShared()
{
    int fetches = 0;
    std::function<void(Result<QByteArray>)> pending;
    TokenSource tokens([&](auto done) {
        ++fetches;
        pending = done;
    });
    QSignalSpy renewed(&tokens, &TokenSource::renewed);
    for (int i = 0; i < 5; ++i)
        tokens.renew();
    QCOMPARE(fetches, 1);
    pending(tokenBody("1800"));
    QCOMPARE(renewed.size(), 1);
    QCOMPARE(tokens.token(), "T");
}

void TestTokenSource::refusalOfAnOlderTokenIsIgnored()
{
    TokenSource tokens([](const auto &done) { done(tokenBody("1800")); });
    tokens.renew();
    tokens.refuse("older");
    QVERIFY(tokens.isFresh());
    tokens.refuse("T");
    QVERIFY(!tokens.isFresh());
}

void TestTokenSource::fiftyParallelRequestsShareOneTokenPerExpiry()
{
    ExpiringTenant tenant(5s);
    ApiClient client(connectionTo(tenant.server.url()), quick());
    QList<std::shared_ptr<Call<QVector<Job>>>> calls;
    const auto sendFifty = [&] {
        for (int i = 0; i < 50; ++i)
            calls += call(client, endpoints::jobs(someUser()));
    };
    const auto allDone = [&] {
        return std::all_of(calls.begin(), calls.end(),
                           [](const auto &call) { return call->isDone(); });
    };
    sendFifty();
    QTRY_VERIFY_WITH_TIMEOUT(allDone(), 20'000);
    QCOMPARE(tenant.server.tokenRequests().size(), 1);
    // Past 80 % of its life the token is renewed before it can be refused.
    const qint64 issued = tenant.server.tokenRequests().at(0).at;
    QElapsedTimer timer;
    timer.start();
    QTRY_VERIFY_WITH_TIMEOUT(timer.elapsed() > 4200, 10'000);
    sendFifty();
    QTRY_VERIFY_WITH_TIMEOUT(allDone(), 20'000);
    QCOMPARE(tenant.server.tokenRequests().size(), 2);
    QVERIFY(tenant.server.tokenRequests().at(1).at - issued >= 4000);
    QCOMPARE(tenant.refusals, 0);
    for (const auto &call : calls) {
        QVERIFY(call->isGood());
        QCOMPARE(call->times, 1);
    }
}

void TestTokenSource::expiryTheServerNoticedFirstIsInvisible()
{
    // An administrator ends the token long before its time.
    QByteArray valid = "Bearer T1";
    RawServer server([&](const Received &received, QTcpSocket &socket) {
        if (received.header("Authorization") == valid)
            RawServer::answer(socket, 200, emptyJobs());
        else
            RawServer::answer(socket, 400,
                              R"({"error":"invalid_token","error_description":"Invalid access"})");
    });
    ApiClient client(connectionTo(server.url()), quick());
    const auto first = call(client, endpoints::jobs(someUser()));
    QTRY_VERIFY_WITH_TIMEOUT(first->isGood(), 20'000);
    valid = "Bearer T2";
    QList<std::shared_ptr<Call<QVector<Job>>>> calls;
    for (int i = 0; i < 50; ++i)
        calls += call(client, endpoints::jobs(someUser()));
    for (const auto &call : calls)
        QTRY_VERIFY_WITH_TIMEOUT(call->isGood(), 20'000);
    QCOMPARE(server.tokenRequests().size(), 2);
}

void TestTokenSource::tokenRefusedForEverEndsInAnError()
{
    RawServer server([](const Received &, QTcpSocket &socket) {
        RawServer::answer(socket, 400,
                          R"({"error":"invalid_token","error_description":"Invalid access"})");
    });
    ApiClient client(connectionTo(server.url()), quick());
    const auto call = test::call(client, endpoints::jobs(someUser()));
    QTRY_VERIFY_WITH_TIMEOUT(call->isDone(), 20'000);
    QCOMPARE(call->error().kind, Kind::Auth);
    QCOMPARE(call->error().httpStatus, 400);
    QCOMPARE(call->error().code, u"invalid_token"_s);
    QCOMPARE(server.requests().size(), 2);
    QCOMPARE(server.tokenRequests().size(), 2);
    // The next one asks for one more token, not for two.
    const auto next = test::call(client, endpoints::jobs(someUser()));
    QTRY_VERIFY_WITH_TIMEOUT(next->isDone(), 20'000);
    QCOMPARE(next->error().kind, Kind::Auth);
    QCOMPARE(server.requests().size(), 4);
    QCOMPARE(server.tokenRequests().size(), 3);
}

void TestTokenSource::renewalIsOneOfTheRepeats_data()
{
    QTest::addColumn<int>("refusedAt"); // the request that is answered with invalid_token
    QTest::addColumn<int>("tokens");
    QTest::newRow("renewed first") << 1 << 2;
    QTest::newRow("renewed last") << 3 << 2;
    QTest::newRow("all repeats spent") << 4 << 1;
}

void TestTokenSource::renewalIsOneOfTheRepeats()
{
    QFETCH(const int, refusedAt);
    QFETCH(const int, tokens);
    RawServer server([&](const Received &, QTcpSocket &socket) {
        if (server.requests().size() == refusedAt)
            RawServer::answer(socket, 400, R"({"error":"invalid_token","error_description":"x"})");
        else
            RawServer::answer(socket, 503, {});
    });
    ApiClient client(connectionTo(server.url()), quick());
    const auto call = test::call(client, endpoints::jobs(someUser()));
    QTRY_VERIFY_WITH_TIMEOUT(call->isDone(), 20'000);
    QCOMPARE(call->error().kind, refusedAt == 4 ? Kind::Auth : Kind::Server);
    QCOMPARE(server.requests().size(), 4);
    QCOMPARE(server.tokenRequests().size(), tokens);
    // A token that was refused is not used again, even by those who come later.
    const auto next = test::call(client, endpoints::jobs(someUser()));
    QTRY_VERIFY_WITH_TIMEOUT(next->isDone(), 20'000);
    QCOMPARE(server.requests().at(4).header("Authorization"), QByteArray("Bearer T2"));
}

void TestTokenSource::onlyOneRenewalServesAllWhoWereRefused()
{
    // Six on the way with the same refused token: the refusals come one after the other.
    RawServer server([](const Received &received, QTcpSocket &socket) {
        if (received.header("Authorization") == "Bearer T1")
            RawServer::answer(socket, 401, {});
        else
            RawServer::answer(socket, 200, emptyJobs());
    });
    ApiClient client(connectionTo(server.url()), quick());
    QList<std::shared_ptr<Call<QVector<Job>>>> calls;
    for (int i = 0; i < 20; ++i)
        calls += call(client, endpoints::jobs(someUser()));
    for (const auto &call : calls)
        QTRY_VERIFY_WITH_TIMEOUT(call->isGood(), 20'000);
    QCOMPARE(server.tokenRequests().size(), 2);
    QVERIFY(server.requests().size() <= 26); // six refused at most
}

void TestTokenSource::wrongCredentialsFailEverybodyWaiting_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("code");
    QTest::newRow("401 OAuth")
        << 401
        << QByteArray(R"({"error":"invalid_client","error_description":"Bad client credentials"})")
        << u"invalid_client"_s;
    QTest::newRow("400 OAuth")
        << 400 << QByteArray(R"({"error":"invalid_token","error_description":"Invalid access"})")
        << u"invalid_token"_s;
    QTest::newRow("400 business") << 400
                                  << QByteArray(R"({"error_code":"COM.0601","error_msg":"x"})")
                                  << u"COM.0601"_s;
    QTest::newRow("403") << 403 << QByteArray("<html>") << QString();
}

void TestTokenSource::wrongCredentialsFailEverybodyWaiting()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, body);
    RawServer server;
    server.onToken
        = [&](const Received &, QTcpSocket &socket) { RawServer::answer(socket, status, body); };
    ApiClient client(connectionTo(server.url()), quick());
    QList<std::shared_ptr<Call<QVector<Job>>>> calls;
    for (int i = 0; i < 20; ++i)
        calls += call(client, endpoints::jobs(someUser()));
    for (const auto &call : calls) {
        QTRY_VERIFY_WITH_TIMEOUT(call->isDone(), 20'000);
        QCOMPARE(call->error().kind, Kind::Auth);
        QTEST(call->error().code, "code");
        QCOMPARE(call->error().path, u"/api/v2/tenant/token"_s);
    }
    QCOMPARE(server.tokenRequests().size(), 1);
    QCOMPARE(server.requests().size(), 0);
}

void TestTokenSource::failureIsNotRemembered()
{
    RawServer server(
        [](const Received &, QTcpSocket &socket) { RawServer::answer(socket, 200, emptyJobs()); });
    server.onToken
        = [](const Received &, QTcpSocket &socket) { RawServer::answer(socket, 401, {}); };
    ApiClient client(connectionTo(server.url()), quick());
    const auto first = call(client, endpoints::jobs(someUser()));
    QTRY_VERIFY_WITH_TIMEOUT(first->isDone(), 20'000);
    server.onToken = nullptr;
    const auto second = call(client, endpoints::jobs(someUser()));
    QTRY_VERIFY_WITH_TIMEOUT(second->isGood(), 20'000);
}

void TestTokenSource::tokenRequestIsRepeatedWhenTheServerIsBusy()
{
    RawServer server(
        [](const Received &, QTcpSocket &socket) { RawServer::answer(socket, 200, emptyJobs()); });
    server.onToken = [&](const Received &, QTcpSocket &socket) {
        if (server.tokenRequests().size() == 1)
            RawServer::answer(socket, 503, {});
        else if (server.tokenRequests().size() == 2)
            RawServer::drop(socket);
        else
            RawServer::answer(socket, 200, tokenBody("1800"));
    };
    ApiClient client(connectionTo(server.url()), quick());
    const auto call = test::call(client, endpoints::jobs(someUser()));
    QTRY_VERIFY_WITH_TIMEOUT(call->isGood(), 20'000);
    QCOMPARE(server.tokenRequests().size(), 3);
    QCOMPARE(server.requests().size(), 1);
}

void TestTokenSource::writesWaitForTheTokenToo()
{
    RawServer server([](const Received &, QTcpSocket &socket) {
        RawServer::answer(socket, 201, "{\"job_id\":\"j\"}");
    });
    server.onToken
        = [](const Received &, QTcpSocket &socket) { RawServer::answer(socket, 500, "<html>"); };
    ApiClient client(connectionTo(server.url()), quick());
    const auto call
        = test::call(client, endpoints::addPartTimeJob(someUser(), { OrgCode(u"1"_s), {}, {} }));
    QTRY_VERIFY_WITH_TIMEOUT(call->isDone(), 20'000);
    QCOMPARE(call->error().kind, Kind::Server); // not OutcomeUnknown: the write never left
    QCOMPARE(server.requests().size(), 0);
}

void TestTokenSource::signInObtainsATokenNow()
{
    RawServer server;
    ApiClient client(connectionTo(server.url()), quick());
    int times = 0;
    for (int i = 0; i < 2; ++i) {
        client.signIn(&client, [&](const Result<Done> &result) {
            QVERIFY(result);
            ++times;
        });
        QTRY_COMPARE_WITH_TIMEOUT(times, i + 1, 20'000);
    }
    QCOMPARE(server.tokenRequests().size(), 2); // a check asks the server, not the memory
}

void TestTokenSource::signInTellsWhyItFailed()
{
    RawServer server;
    server.onToken
        = [](const Received &, QTcpSocket &socket) { RawServer::answer(socket, 200, "{}"); };
    ApiClient client(connectionTo(server.url()), quick());
    std::optional<Result<Done>> result;
    client.signIn(&client, [&](Result<Done> answer) { result = std::move(answer); });
    QTRY_VERIFY_WITH_TIMEOUT(result, 20'000);
    QCOMPARE(result->error().kind, Kind::Malformed);

    Connection connection = connectionTo(QUrl(u"http://hr.example.com"_s));
    ApiClient refused(connection, quick());
    result.reset();
    refused.signIn(&refused, [&](Result<Done> answer) { result = std::move(answer); });
    QVERIFY(!result);
    QTRY_VERIFY_WITH_TIMEOUT(result, 20'000);
    QCOMPARE(result->error().kind, Kind::Invalid);
}

void TestTokenSource::signInNeverAnswersADeadContext()
{
    RawServer server;
    ApiClient client(connectionTo(server.url()), quick());
    bool isCalled = false;
    auto context = std::make_unique<QObject>();
    client.signIn(context.get(), [&](const Result<Done> &) { isCalled = true; });
    context.reset();
    const auto later = call(client, endpoints::jobs(someUser()));
    server.handler
        = [](const Received &, QTcpSocket &socket) { RawServer::answer(socket, 200, emptyJobs()); };
    QTRY_VERIFY_WITH_TIMEOUT(later->isGood(), 20'000);
    QVERIFY(!isCalled);
}

void TestTokenSource::clientMayBeDeletedInSignIn()
{
    RawServer server;
    auto client = std::make_unique<ApiClient>(connectionTo(server.url()), quick());
    client->signIn(this, [&](const Result<Done> &) { client.reset(); });
    QTRY_VERIFY_WITH_TIMEOUT(!client, 20'000);
    QCOMPARE(server.tokenRequests().size(), 1);
}

void TestTokenSource::secretsEchoedByTheServerAreRemoved()
{
    RawServer server([](const Received &received, QTcpSocket &socket) {
        RawServer::answer(socket, 400,
                          "{\"error_code\":\"X.1\",\"error_msg\":\"bad "
                              + received.header("Authorization").mid(7) + " s3cret-of-the-test\"}");
    });
    server.onToken = [](const Received &, QTcpSocket &socket) {
        RawServer::answer(socket, 200, R"({"access_token":"odd-looking.token","expires_in":1800})");
    };
    ApiClient client(connectionTo(server.url()), quick());
    const auto call = test::call(client, endpoints::jobs(someUser()));
    QTRY_VERIFY_WITH_TIMEOUT(call->isDone(), 20'000);
    QVERIFY(call->error().serverText.startsWith("bad "_L1));
    QVERIFY(!call->error().serverText.contains("odd-looking.token"_L1));
    QVERIFY(!call->error().serverText.contains("s3cret"_L1));
}

void TestTokenSource::secretEchoedInAnotherSpellingIsRemoved()
{
    RawServer server;
    Connection connection = connectionTo(server.url());
    connection.clientSecret = u"p:ä/ß+%x"_s;
    const QByteArray secret = connection.clientSecret.toUtf8();
    const QByteArray percent = secret.toPercentEncoding();
    server.onToken = [&](const Received &received, QTcpSocket &socket) {
        const QByteArray pair = received.header("Authorization").mid(6);
        RawServer::answer(socket, 400,
                          R"({"error_code":"X.1","error_msg":"bad )" + pair + "; "
                              + secret.toBase64() + "; "
                              + secret.toBase64(QByteArray::OmitTrailingEquals) + "; " + percent
                              + "; " + percent.toLower() + "; end\"}");
    };
    ApiClient client(connection, quick());
    const auto call = test::call(client, endpoints::jobs(someUser()));
    QTRY_VERIFY_WITH_TIMEOUT(call->isDone(), 20'000);
    QString text = call->error().serverText;
    QCOMPARE(text.remove(u'='), u"bad …; …; …; …; …; end"_s); // padding tells nothing
}

RENZHI_GUILESS_TEST(TestTokenSource)
#include "tst_tokensource.moc"
