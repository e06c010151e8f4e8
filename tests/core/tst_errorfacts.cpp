// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/core/errorcatalog.h"
#include "tests/support/testmain.h"

using namespace renzhi;
using namespace Qt::StringLiterals;

class TestErrorFacts : public QObject
{
    Q_OBJECT

private slots:
    void tokensAreRemoved_data();
    void tokensAreRemoved();
    void ordinaryTextStays_data();
    void ordinaryTextStays();
    void redactingTwiceChangesNothing();
    void factsAreOneLine();
    void factsLeaveOutWhatIsNotKnown();
    void factsHoldNoToken();
};

void TestErrorFacts::tokensAreRemoved_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("secret");
    const QString jwt = u"eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhcHAifQ.QW5kU29PbkFuZFNvT24"_s;
    const QString opaque = u"9aC3xQ7LmN2pR8sT5vW1yZ4b"_s;
    const QString hex = u"0123456789abcdef0123456789abcdef"_s;
    const QString uuid = u"3f2504e0-4f89-11d3-9a0c-0305e82c3301"_s;
    const auto row = [](const char *what, const QString &text, const QString &secret) {
        QTest::newRow(what) << text.arg(secret) << secret;
    };
    row("vendor: invalid", u"Invalid access token: %1"_s, jwt);
    row("vendor: expired", u"Access token expired:%1"_s, uuid);
    row("opaque after a colon", u"Invalid access token: %1"_s, u"short1"_s);
    row("without a colon", u"Invalid access token %1"_s, u"a1b2c3d4"_s);
    row("in brackets", u"access token [%1] is invalid"_s, u"a1b2c3d4"_s);
    row("underscore", u"access_token=%1&grant_type=x"_s, u"plainsecret"_s);
    row("json", u"{\"access_token\":\"%1\",\"a\":1}"_s, u"plainsecret"_s);
    row("client secret", u"client_secret: %1"_s, u"plainsecret"_s);
    row("password", u"password = '%1'"_s, u"hunter"_s);
    row("header", u"Authorization: Bearer %1"_s, opaque);
    row("header, lower case", u"authorization: bearer %1"_s, u"abc"_s);
    row("bearer alone", u"Bearer %1 rejected"_s, u"plainsecret"_s);
    row("basic", u"Authorization: Basic %1"_s, u"Y2xpZW50OnNlY3JldA=="_s);
    row("chinese", u"访问令牌：%1 已过期"_s, u"plainsecret"_s);
    row("bare jwt", u"cannot parse %1 here"_s, jwt);
    row("bare hex", u"session %1 unknown"_s, hex);
    row("bare uuid", u"session %1 unknown"_s, uuid);
    row("bare base64", u"blob %1 unknown"_s, opaque);
    row("address", u"proxy http://me:%1@proxy:8080 refused"_s, u"hunter"_s);
    row("address, no name", u"proxy http://:%1@proxy:8080 refused"_s, u"hunter"_s);
    row("address, no colon", u"proxy http://%1@proxy:8080 refused"_s, u"hunter"_s);
    row("address, slash", u"proxy socks5://me:%1@proxy refused"_s, u"hun/ter"_s);
    row("address, at sign", u"proxy //me:%1@proxy refused"_s, u"hun@ter"_s);
    row("long run", u"blob %1 unknown"_s, u"a1"_s.repeated(24));
}

void TestErrorFacts::tokensAreRemoved()
{
    QFETCH(QString, text);
    QFETCH(QString, secret);
    const QString clean = redacted(text);
    QVERIFY2(!clean.contains(secret), qPrintable(clean));
    // Not a piece of it either.
    QVERIFY2(!clean.contains(secret.left(12)) || secret.size() < 12, qPrintable(clean));
    QVERIFY2(clean.contains("***"_L1), qPrintable(clean));
    const QString before = text.left(text.indexOf(secret)).section(u' ', 0, 0);
    QVERIFY2(clean.startsWith(before.left(5)), qPrintable(clean));
}

void TestErrorFacts::ordinaryTextStays_data()
{
    QTest::addColumn<QString>("text");
    const auto row = [](const QString &text) { QTest::newRow(qPrintable(text.left(40))) << text; };
    row(u"Invalid access"_s);
    row(u"Access token expired"_s);
    row(u"Bearer token is missing"_s);
    row(u"Basic authentication failed"_s);
    row(u"Bad client credentials"_s);
    row(u"Service not enabled within eiam"_s);
    row(u"参数[relation_type]不符合校验规则"_s);
    row(u"Parameter [org_code] does not comply with validation rules"_s);
    row(u"用户任职信息中的职位不在所选组织下"_s);
    row(u"User 20201028102749564-9082-DC8CD2722 does not exist"_s);
    row(u"/api/v2/tenant/users/20201028102749564-9082-DC8CD2722/part-time-job/A1 not found"_s);
    row(u"GET https://hr.example.com/api/v2?mail=a@b.com"_s);
    row(u"GET https://hr.example.com:8443/api/v2/a@b"_s);
    row(u"proxy http://proxy.example.com:8080, mail a@b.com"_s);
    row(u"IDaaS_Java_Developer_Position already exists"_s);
    row(u"<html><head><title>502 Bad Gateway</title></head></html>"_s);
    row(QString());
}

void TestErrorFacts::ordinaryTextStays()
{
    QFETCH(QString, text);
    QCOMPARE(redacted(text), text);
}

void TestErrorFacts::redactingTwiceChangesNothing()
{
    const QString once = redacted(u"Invalid access token: abc123; Authorization: Bearer x.y.z"_s);
    QCOMPARE(redacted(once), once);
}

void TestErrorFacts::factsAreOneLine()
{
    ApiError error;
    error.kind = ApiError::Kind::Rejected;
    error.httpStatus = 400;
    error.code = u" USER.0097\n"_s;
    error.method = u"PUT"_s;
    error.path = u"/api/v2/tenant/users/20201028102749564-9082-DC8CD2722/part-time-job/J1"_s;
    error.at = QDateTime(QDate(2026, 3, 4), QTime(10, 44, 2));
    QCOMPARE(errorFacts(error),
             u"USER.0097 · HTTP 400 · 10:44:02 · PUT "
             "/api/v2/tenant/users/20201028102749564-9082-DC8CD2722/part-time-job/J1"_s);
}

void TestErrorFacts::factsLeaveOutWhatIsNotKnown()
{
    ApiError error;
    error.kind = ApiError::Kind::Offline;
    QCOMPARE(errorFacts(error), QString());
    error.method = u"GET"_s;
    error.path = u"/api/v2/tenant/users"_s;
    QCOMPARE(errorFacts(error), u"GET /api/v2/tenant/users"_s);
}

void TestErrorFacts::factsHoldNoToken()
{
    ApiError error;
    error.httpStatus = 400;
    error.code = u"access_token=plainsecret"_s;
    error.serverText = u"Invalid access token: plainsecret"_s;
    error.detail = u"Authorization: Bearer plainsecret"_s;
    const QString facts = errorFacts(error);
    QVERIFY2(!facts.contains("plainsecret"_L1), qPrintable(facts));
    QVERIFY(facts.contains("HTTP 400"_L1));
}

RENZHI_GUILESS_TEST(TestErrorFacts)
#include "tst_errorfacts.moc"
