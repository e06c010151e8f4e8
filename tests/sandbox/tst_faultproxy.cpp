// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The fault proxy itself, between a raw client and the sandbox.
#include "app/sandbox/sandboxserver.h"
#include "tests/sandbox/rawclient.h"
#include "tests/support/faultproxy.h"
#include "tests/support/testmain.h"

#include <QElapsedTimer>

#include <thread>

using namespace Qt::Literals::StringLiterals;
using namespace renzhi;
using namespace renzhi::test;

class TestFaultProxy : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        SandboxOptions options;
        options.users = 50;
        m_server = std::make_unique<SandboxServer>(options);
        QVERIFY(m_server->start());
        m_proxy = std::make_unique<FaultProxy>(m_server->port());
        m_client = std::make_unique<RawClient>(m_proxy->port());
        QCOMPARE(m_client->signIn(m_server->clientId(), m_server->clientSecret()).status, 200);
        m_whole = m_client->get(m_page);
        QCOMPARE(m_whole.status, 200);
        m_proxy->clearRequests();
        m_server->clearJournal();
    }
    void cleanup()
    {
        m_client.reset();
        m_proxy.reset();
        m_server.reset();
    }

    void passesBytesUnchanged()
    {
        RawClient direct(m_server->port());
        direct.token = m_client->token;
        QCOMPARE(direct.get(m_page).body, m_whole.body);
        QCOMPARE(direct.get(m_page).headers, m_whole.headers);
    }

    void dropBeforeIsNotApplied()
    {
        m_proxy->inject({ "POST", "/part-time-job" }, Fault::dropBefore());
        QCOMPARE(add().status, 0);
        QCOMPARE(m_proxy->seen("POST", "/part-time-job"), 1);
        QCOMPARE(m_proxy->forwarded("POST", "/part-time-job"), 0);
        QCOMPARE(m_server->requestCount("POST", "/part-time-job"), 0);
        m_client->reconnect();
        QCOMPARE(add().status, 201);
    }

    void dropAfterIsApplied()
    {
        for (const auto how : { Fault::Close::Quietly, Fault::Close::Reset }) {
            m_proxy->inject({ "POST", "/part-time-job" }, Fault::dropAfter(how));
            m_client->reconnect();
            QCOMPARE(add().status, 0);
        }
        QCOMPARE(m_proxy->forwarded("POST", "/part-time-job"), 2);
        QCOMPARE(m_server->requestCount("POST", "/part-time-job"), 2);
        QVERIFY(m_server->journal().constLast().applied);
    }

    void skipAndTimesChooseTheRequests()
    {
        m_proxy->inject({ "GET", "/users", 1, 2 },
                        Fault::reply(503, "busy", { { "Retry-After", "1" } }));
        QList<int> statuses;
        for (int i = 0; i < 4; ++i)
            statuses += m_client->get(m_page).status;
        QCOMPARE(statuses, QList<int>({ 200, 503, 503, 200 }));
        m_proxy->inject({ {}, {}, 0, -1 }, Fault::redirect("http://127.0.0.1:1/"));
        QCOMPARE(m_client->get(m_page).status, 302);
        QCOMPARE(m_client->get(m_page).headers[0].second, "http://127.0.0.1:1/"_ba);
        m_proxy->clearFaults();
        QCOMPARE(m_client->get(m_page).status, 200);
    }

    void answersAreSpoiled()
    {
        m_proxy->inject({ "GET", "/users" }, Fault::cutBody(100));
        QCOMPARE(m_client->get(m_page).status, 0);
        m_client->reconnect();
        m_proxy->inject({ "GET", "/users" }, Fault::wrongLength(+5));
        QCOMPARE(m_client->get(m_page).status, 0);
        m_client->reconnect();
        m_proxy->inject({ "GET", "/users" }, Fault::wrongLength(-5));
        QCOMPARE(m_client->get(m_page).body, m_whole.body.chopped(5));
        m_client->reconnect();
        m_proxy->inject({ "GET", "/users" },
                        Fault::raw("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi"));
        QCOMPARE(m_client->get(m_page).body, "hi"_ba);
        m_client->reconnect();
        m_proxy->inject({ "GET", "/users" }, Fault::rewriteBody([](const QByteArray &body) {
                            return QByteArray(body).replace("users", "people");
                        }));
        QVERIFY(m_client->get(m_page).list("people").size() == 10);
        m_proxy->inject({ "GET", "/users" },
                        Fault::replyAfter(500, "<html>", { { "Content-Type", "text/html" } }));
        QCOMPARE(m_client->get(m_page).body, "<html>"_ba);
        QCOMPARE(m_server->requestCount("GET", "/users"), 5); // all but the raw answer
    }

    void noSuccessComesInPlaceOfARefusal()
    {
        const QByteArray nobody = "/api/v2/tenant/users/nobody/jobs";
        m_proxy->inject({ "GET", "/nobody" }, Fault::replyAfter(200, "{}"));
        const int refusal = m_client->get(nobody).status;
        QVERIFY(refusal >= 400);
        m_proxy->inject({ "GET", "/nobody" }, Fault::replyAfter(502, "<html>"));
        QCOMPARE(m_client->get(nobody).status, 502);
        m_proxy->inject({ "GET", "/users" }, Fault::replyAfter(200, "{}"));
        QCOMPARE(m_client->get(m_page).body, "{}"_ba);
    }

    void dripAndDelayArriveWhole()
    {
        m_proxy->inject({ "GET", "/users" }, Fault::drip(1, 500));
        QCOMPARE(m_client->get(m_page).body, m_whole.body);
        m_proxy->inject({ "GET", "/users" }, Fault::delay(30));
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(m_client->get(m_page).body, m_whole.body);
        QVERIFY(timer.elapsed() >= 30);
    }

    void oversizedBodiesHaveTheirSize()
    {
        for (const auto length :
             { Fault::Length::Declared, Fault::Length::Chunked, Fault::Length::UntilClose }) {
            m_proxy->inject({ "GET", "/users" }, Fault::oversized(2, length));
            const Reply reply = m_client->get(m_page);
            QCOMPARE(reply.status, 200);
            QVERIFY(reply.body.size() > 2LL * 1024 * 1024);
            m_client->reconnect();
        }
        QCOMPARE(m_server->requestCount("GET", "/users"), 0);
        m_proxy->inject({ "GET", "/users" }, Fault::oversized(1, Fault::Length::Declared, true));
        QVERIFY(m_client->get(m_page).body.size() > 1024LL * 1024);
        QCOMPARE(m_server->requestCount("GET", "/users"), 1);
    }

    void hangingConnectionsEndWithTheProxy()
    {
        m_proxy->inject({ "GET", "/users" }, Fault::hangMidBody(10));
        m_proxy->inject({ "GET", "/job-titles" }, Fault::hang());
        Reply first, second;
        RawClient other(m_proxy->port());
        std::thread a([&] { first = m_client->get(m_page); });
        std::thread b([&] { second = other.get("job-titles?offset=0&limit=10"); });
        QTRY_COMPARE(m_proxy->requests().size(), 2);
        QTRY_COMPARE(m_server->requestCount("GET", "/users"), 1);
        QCOMPARE(m_proxy->mostAtOnce(), 2);
        m_proxy.reset();
        a.join();
        b.join();
        QCOMPARE(first.status, 0);
        QCOMPARE(second.status, 0);
        QCOMPARE(m_server->requestCount("GET", "/job-titles"), 0);
    }

    void offlineRefusesAndOnlineServesTheSamePort()
    {
        const quint16 port = m_proxy->port();
        m_proxy->goOffline();
        QCOMPARE(m_client->get(m_page).status, 0);
        m_client->reconnect();
        QVERIFY(!m_client->connected());
        m_proxy->goOnline();
        QCOMPARE(m_proxy->port(), port);
        m_client->reconnect();
        QCOMPARE(m_client->get(m_page).status, 200);
        // The server behind may go and come back, too.
        m_server->stop();
        QCOMPARE(m_client->get(m_page).status, 0);
        QVERIFY(m_server->start());
        m_client->reconnect();
        QCOMPARE(m_client->get(m_page).status, 200);
    }

private:
    Reply add()
    {
        const QByteArray user = m_server->userByName(u"zhang.wei"_s)->id.toLatin1();
        return m_client->call("POST", "users/" + user + "/part-time-job", R"({"org_code":"RD"})");
    }

    const QByteArray m_page = "users?org_id=&offset=0&limit=10";
    std::unique_ptr<SandboxServer> m_server;
    std::unique_ptr<FaultProxy> m_proxy;
    std::unique_ptr<RawClient> m_client;
    Reply m_whole;
};

RENZHI_GUILESS_TEST(TestFaultProxy)
#include "tst_faultproxy.moc"
