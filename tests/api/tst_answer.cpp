// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/api/answer.h"
#include "tests/support/testmain.h"

using namespace Qt::StringLiterals;
using namespace renzhi;
using Kind = ApiError::Kind;
using End = Arrival::End;

namespace {

Request request(Resend resend)
{
    Request request;
    request.verb = resend == Resend::Never ? Verb::Put : Verb::Get;
    request.path = "/api/v2/tenant/job-positions/a%2Fb";
    request.query = "mobile=139";
    request.resend = resend;
    return request;
}

constexpr char business[] = R"({"error_code":" ORG.0001","error_msg":"组织不存在"})";
constexpr char html[] = "<html><body>busy</body></html>";

} // namespace

class TestAnswer : public QObject
{
    Q_OBJECT

private slots:
    void statusDecidesTheKind_data();
    void statusDecidesTheKind();
    void brokenExchangesDecideTheKind_data();
    void brokenExchangesDecideTheKind();
    void successGivesTheBody_data();
    void successGivesTheBody();
    void errorCarriesTheFacts();
    void htmlIsNeverText();
    void onlySomeAnswersAreWorthRepeating_data();
    void onlySomeAnswersAreWorthRepeating();
    void tokenRefusalsAreRecognized();
    void retryAfterIsSecondsOrADate_data();
    void retryAfterIsSecondsOrADate();
};

void TestAnswer::statusDecidesTheKind_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<Kind>("read");
    QTest::addColumn<Kind>("write");
    const auto row = [](const char *name, int status, const QByteArray &body, Kind read,
                        Kind write) { QTest::newRow(name) << status << body << read << write; };
    const auto oauth
        = [](const char *code) -> QByteArray { return QByteArray("{\"error\":\"") + code + "\"}"; };
    row("400 business", 400, business, Kind::Rejected, Kind::Rejected);
    row("400 html", 400, html, Kind::Rejected, Kind::Rejected);
    row("400 empty", 400, {}, Kind::Rejected, Kind::Rejected);
    row("400 invalid_token", 400, oauth("invalid_token"), Kind::Auth, Kind::Auth);
    row("400 insufficient_scope", 400, oauth("insufficient_scope"), Kind::Auth, Kind::Auth);
    row("400 access_denied", 400, oauth("access_denied"), Kind::Auth, Kind::Auth);
    row("400 invalid_client", 400, oauth("invalid_client"), Kind::Auth, Kind::Auth);
    row("401", 401, {}, Kind::Auth, Kind::Auth);
    row("401 html", 401, html, Kind::Auth, Kind::Auth);
    row("403", 403, business, Kind::Auth, Kind::Auth);
    row("404", 404, html, Kind::Rejected, Kind::Rejected);
    row("405", 405, {}, Kind::Rejected, Kind::Rejected);
    row("407", 407, html, Kind::Offline, Kind::Offline);
    row("408", 408, {}, Kind::Rejected, Kind::OutcomeUnknown);
    row("409", 409, business, Kind::Rejected, Kind::Rejected);
    row("413", 413, html, Kind::Rejected, Kind::Rejected);
    row("429", 429, {}, Kind::Server, Kind::Server);
    row("500", 500, html, Kind::Server, Kind::OutcomeUnknown);
    row("500 with a code", 500, business, Kind::Server, Kind::OutcomeUnknown);
    row("501", 501, {}, Kind::Server, Kind::Server);
    row("502", 502, html, Kind::Server, Kind::OutcomeUnknown);
    row("503", 503, html, Kind::Server, Kind::OutcomeUnknown);
    row("504", 504, html, Kind::Server, Kind::OutcomeUnknown);
    row("520", 520, html, Kind::Server, Kind::OutcomeUnknown);
    row("301", 301, {}, Kind::Malformed, Kind::OutcomeUnknown);
    row("302", 302, html, Kind::Malformed, Kind::OutcomeUnknown);
    row("303", 303, {}, Kind::Malformed, Kind::OutcomeUnknown);
    row("304", 304, {}, Kind::Malformed, Kind::OutcomeUnknown);
    row("307", 307, {}, Kind::Malformed, Kind::Malformed);
    row("308", 308, {}, Kind::Malformed, Kind::Malformed);
    row("101", 101, {}, Kind::Malformed, Kind::OutcomeUnknown);
}

void TestAnswer::statusDecidesTheKind()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, body);
    const Arrival arrival { End::Answered, status, body, {}, true, {} };
    const auto read = judge(request(Resend::Safe), arrival);
    const auto write = judge(request(Resend::Never), arrival);
    QVERIFY(!read && !write);
    QTEST(read.error().kind, "read");
    QTEST(write.error().kind, "write");
    QCOMPARE(write.error().httpStatus, status);
}

void TestAnswer::brokenExchangesDecideTheKind_data()
{
    QTest::addColumn<End>("end");
    QTest::addColumn<Kind>("read");
    QTest::addColumn<Kind>("left"); // of a write that may have left
    QTest::addColumn<Kind>("stayed"); // of a write that cannot have arrived
    QTest::newRow("unreachable") << End::Unreachable << Kind::Offline << Kind::OutcomeUnknown
                                 << Kind::Offline;
    QTest::newRow("tls") << End::TlsRefused << Kind::Network << Kind::OutcomeUnknown
                         << Kind::Network;
    QTest::newRow("broken") << End::Broken << Kind::Network << Kind::OutcomeUnknown
                            << Kind::Network;
    QTest::newRow("timed out") << End::TimedOut << Kind::Timeout << Kind::OutcomeUnknown
                               << Kind::Offline;
    QTest::newRow("not HTTP") << End::NotHttp << Kind::Malformed << Kind::OutcomeUnknown
                              << Kind::Malformed;
    QTest::newRow("too large") << End::TooLarge << Kind::Malformed << Kind::OutcomeUnknown
                               << Kind::Malformed;
}

void TestAnswer::brokenExchangesDecideTheKind()
{
    QFETCH(const End, end);
    Arrival arrival { end, 0, {}, {}, true, u"why"_s };
    const auto read = judge(request(Resend::Safe), arrival);
    const auto left = judge(request(Resend::Never), arrival);
    arrival.mayHaveLeft = false;
    const auto stayed = judge(request(Resend::Never), arrival);
    QTEST(read.error().kind, "read");
    QTEST(left.error().kind, "left");
    QTEST(stayed.error().kind, "stayed");
    QCOMPARE(left.error().detail, u"why"_s);
}

void TestAnswer::successGivesTheBody_data()
{
    QTest::addColumn<int>("status");
    for (const int status : { 200, 201, 202, 204 })
        QTest::addRow("%d", status) << status;
}

void TestAnswer::successGivesTheBody()
{
    QFETCH(const int, status);
    const auto result
        = judge(request(Resend::Never), { End::Answered, status, "{}", {}, true, {} });
    QVERIFY(result);
    QCOMPARE(*result, "{}");
}

void TestAnswer::errorCarriesTheFacts()
{
    const auto result
        = judge(request(Resend::Never), { End::Answered, 400, business, {}, true, {} });
    QVERIFY(!result);
    const ApiError &error = result.error();
    QCOMPARE(error.code, u"ORG.0001"_s);
    QCOMPARE(error.serverText, u"组织不存在"_s);
    QCOMPARE(error.method, u"PUT"_s);
    QCOMPARE(error.path, u"/api/v2/tenant/job-positions/a%2Fb"_s);
    QVERIFY(error.at.isValid());
    QVERIFY(!error.retryAfterSeconds);
}

void TestAnswer::htmlIsNeverText()
{
    for (const int status : { 400, 403, 404, 500, 502, 503 }) {
        const auto result
            = judge(request(Resend::Safe), { End::Answered, status, html, {}, true, {} });
        QVERIFY(!result);
        QVERIFY(result.error().serverText.isEmpty());
        QVERIFY(result.error().code.isEmpty());
    }
}

void TestAnswer::onlySomeAnswersAreWorthRepeating_data()
{
    QTest::addColumn<End>("end");
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("expected");
    for (const auto &[status, expected] : { std::pair { 429, true },
                                            { 502, true },
                                            { 503, true },
                                            { 504, true },
                                            { 500, false },
                                            { 400, false },
                                            { 401, false },
                                            { 404, false },
                                            { 302, false },
                                            { 200, false } })
        QTest::addRow("%d", status) << End::Answered << status << expected;
    QTest::newRow("broken") << End::Broken << 0 << true;
    QTest::newRow("cut short") << End::Broken << 200 << true;
    QTest::newRow("timed out") << End::TimedOut << 0 << false;
    QTest::newRow("unreachable") << End::Unreachable << 0 << false;
    QTest::newRow("tls") << End::TlsRefused << 0 << false;
    QTest::newRow("too large") << End::TooLarge << 503 << false;
}

void TestAnswer::onlySomeAnswersAreWorthRepeating()
{
    QFETCH(const End, end);
    QFETCH(const int, status);
    QTEST(isWorthRepeating({ end, status, {}, {}, true, {} }), "expected");
}

void TestAnswer::tokenRefusalsAreRecognized()
{
    const auto refuses = [](int status, const char *code, Resend resend = Resend::Safe) {
        ApiError error;
        error.httpStatus = status;
        error.code = QString::fromLatin1(code);
        return isTokenRefusal(error, resend);
    };
    QVERIFY(refuses(400, "invalid_token"));
    QVERIFY(refuses(401, ""));
    QVERIFY(refuses(400, "invalid_token", Resend::Never));
    QVERIFY(refuses(401, "invalid_token", Resend::Never));
    QVERIFY(!refuses(401, "", Resend::Never)); // may come from anybody on the way
    QVERIFY(!refuses(401, "invalid_client"));
    QVERIFY(!refuses(400, "insufficient_scope"));
    QVERIFY(!refuses(400, "USER.0001"));
    QVERIFY(!refuses(403, "invalid_token"));
}

void TestAnswer::retryAfterIsSecondsOrADate_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<int>("seconds"); // -1: nothing
    QTest::newRow("seconds") << QByteArray("120") << 120;
    QTest::newRow("zero") << QByteArray(" 0 ") << 0;
    QTest::newRow("negative") << QByteArray("-5") << 0;
    QTest::newRow("huge") << QByteArray("99999999999999") << std::numeric_limits<int>::max();
    QTest::newRow("date") << QByteArray("Wed, 21 Oct 2015 07:28:30 GMT") << 30;
    QTest::newRow("past") << QByteArray("Wed, 21 Oct 2015 07:00:00 GMT") << 0;
    QTest::newRow("absent") << QByteArray() << -1;
    QTest::newRow("words") << QByteArray("later") << -1;
}

void TestAnswer::retryAfterIsSecondsOrADate()
{
    QFETCH(const QByteArray, header);
    const QDateTime now(QDate(2015, 10, 21), QTime(7, 28), Qt::UTC);
    QTEST(retryAfterSeconds(header, now).value_or(-1), "seconds");
}

RENZHI_GUILESS_TEST(TestAnswer)
#include "tst_answer.moc"
