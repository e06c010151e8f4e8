// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/core/diagnostics.h"
#include "tests/support/testmain.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace renzhi;
using namespace Qt::StringLiterals;

// What an operator sends away says how the program is, and nothing of whom it is about.
class TestDiagnostics : public QObject
{
    Q_OBJECT
private slots:
    void init() { RecentFailures::clear(); }
    void everyPartIsThere();
    void jsonSaysTheSame();
    void addressKeepsNoHost_data();
    void addressKeepsNoHost();
    void failureKeepsNothingOfTheTenant();
    void codesOfTheContractStay_data();
    void codesOfTheContractStay();
    void repeatedFailureIsCounted();
    void failuresAreBounded();
    void logLineKeepsNobody_data();
    void logLineKeepsNobody();
    void addressOfAnyFormGoes_data();
    void addressOfAnyFormGoes();
    void ownWordsOfTheLogStay();
};

namespace {

// As a server might answer that puts into its answer whatever it finds.
ApiError talkativeRefusal()
{
    ApiError error;
    error.kind = ApiError::Kind::Rejected;
    error.httpStatus = 400;
    error.code = u"USER.0097"_s;
    error.serverText = u"张测试 (zhang.ceshi, +86-14155667788) has no such job"_s;
    error.detail = u"token eyJhbGciOi.of.it"_s;
    error.method = u"PUT"_s;
    error.path = u"/api/v2/tenant/users/20201028102749564-9082-DC8CD2722/part-time-job/zhang"_s;
    error.at = QDateTime(QDate(2026, 3, 7), QTime(9, 30), Qt::UTC);
    return error;
}

QStringList whatIsPrivate()
{
    return { u"张测试"_s,     u"zhang"_s,        u"14155667788"_s, u"20201028102749564"_s,
             u"DC8CD2722"_s,  u"eyJhbGciOi"_s,   u"mailbox"_s,     u"s3cret"_s,
             u"hr.example"_s, u"c.zhang@mail"_s, u"/home/"_s };
}

QString firstOf(const QStringList &needles, const QString &text)
{
    for (const QString &needle : needles) {
        if (text.contains(needle, Qt::CaseInsensitive))
            return needle;
    }
    return {};
}

Diagnostics sample()
{
    RecentFailures::add(talkativeRefusal());
    Diagnostics diagnostics;
    diagnostics.at = QDateTime(QDate(2026, 3, 7), QTime(10, 0), Qt::UTC);
    diagnostics.versions = { { u"Qt"_s, u"6.4.2"_s } };
    diagnostics.surroundings = { { u"style"_s, QString() } };
    diagnostics.settings = { { u"theme"_s, u"dark"_s } };
    Diagnostics::Tenant tenant;
    tenant.profile = { { u"address"_s, plainAddress(u"https://hr.example.com"_s) } };
    tenant.hasState = true;
    tenant.lists
        = { { u"users"_s, 60, true, diagnostics.at, {}, failureNote(talkativeRefusal()) } };
    tenant.jobsKnown = 7;
    tenant.people = 60;
    tenant.facts = { { u"cache, bytes"_s, u"4096"_s } };
    tenant.writes = { failureNote(talkativeRefusal()) };
    diagnostics.tenants = { tenant, {} };
    diagnostics.failures = RecentFailures::all();
    diagnostics.log = { plainLogText(u"cannot find \"张测试\" in /home/zhang/x.sqlite"_s) };
    return diagnostics;
}

} // namespace

void TestDiagnostics::everyPartIsThere()
{
    const QString text = diagnosticsText(sample());
    for (const auto part :
         { "made 2026-03-07T10:00:00Z", "== Versions · 版本 ==", "Qt: 6.4.2",
           "== Surroundings · 运行环境 ==", "style: –", "== Settings · 设置 ==", "theme: dark",
           "== Tenant 1 · 租户 1 ==", "address: https, port 443, host withheld",
           "users: 60 records, complete, equal to the server 2026-03-07T10:00:00Z",
           "known of 7 of 60 people, oldest never", "cache, bytes: 4096", "== Tenant 2 · 租户 2 ==",
           "state: not looked at", "2026-03-07T09:30:00Z | rejected | USER.0097 | HTTP 400 | PUT ",
           "PUT /api/v2/tenant/users/{}/part-time-job/{}",
           "== Log of this run · 本次运行的日志 ==", "cannot find <text> in <path>" })
        QVERIFY2(text.contains(QString::fromUtf8(part)), part);
    QCOMPARE(firstOf(whatIsPrivate(), text), QString());
    // The same look finds what is there.
    QCOMPARE(firstOf(whatIsPrivate(), QString(text + talkativeRefusal().serverText)), u"张测试"_s);
}

void TestDiagnostics::jsonSaysTheSame()
{
    const QByteArray bytes = diagnosticsJson(sample());
    const QJsonObject object = QJsonDocument::fromJson(bytes).object();
    QCOMPARE(object["at"_L1].toString(), u"2026-03-07T10:00:00Z"_s);
    QCOMPARE(object["versions"_L1][0]["value"_L1].toString(), u"6.4.2"_s);
    const QJsonArray tenants = object["tenants"_L1].toArray();
    QCOMPARE(tenants.size(), 2);
    QCOMPARE(tenants[0]["state"_L1]["lists"_L1][0]["records"_L1].toInt(), 60);
    QVERIFY(tenants[0]["state"_L1]["lists"_L1][0]["full_at"_L1].isNull());
    QVERIFY(tenants[1]["state"_L1].isNull());
    QCOMPARE(object["failures"_L1][0]["code"_L1].toString(), u"USER.0097"_s);
    QCOMPARE(object["log"_L1].toArray().size(), 1);
    QCOMPARE(firstOf(whatIsPrivate(), QString::fromUtf8(bytes)), QString());
}

void TestDiagnostics::addressKeepsNoHost_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("told");
    QTest::newRow("https") << u"https://hr.example.com"_s << u"https, port 443, host withheld"_s;
    QTest::newRow("port") << u"http://localhost:8080"_s << u"http, port 8080, host withheld"_s;
    QTest::newRow("user") << u"socks5://u:p@host"_s << u"socks5, port 1080, host withheld"_s;
    QTest::newRow("none") << QString() << u"invalid"_s;
    QTest::newRow("words") << u"hr.example.com"_s << u"invalid"_s;
    QTest::newRow("another scheme") << u"zhang://hr.example.com"_s << u"invalid"_s;
}

void TestDiagnostics::addressKeepsNoHost()
{
    QFETCH(QString, address);
    QFETCH(QString, told);
    QCOMPARE(plainAddress(address), told);
}

void TestDiagnostics::failureKeepsNothingOfTheTenant()
{
    const FailureNote note = failureNote(talkativeRefusal());
    QCOMPARE(note.operation, u"PUT /api/v2/tenant/users/{}/part-time-job/{}"_s);
    QCOMPARE(note.code, u"USER.0097"_s);
    QCOMPARE(plainPath(u"/api/v2/tenant/users/user-by-username?name=zhang"_s),
             u"/api/v2/tenant/users/user-by-username"_s);
    ApiError odd = talkativeRefusal();
    odd.method = u"张"_s;
    QCOMPARE(failureNote(odd).operation, QString());
}

void TestDiagnostics::codesOfTheContractStay_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("told");
    for (const auto code : { "OAP.PARAM.0004", "USER.0097", "ENT.CONFIG.0031", "invalid_client",
                             "insufficient_scope", "local.cache-newer" })
        QTest::newRow(code) << QString::fromLatin1(code) << QString::fromLatin1(code);
    QTest::newRow("none") << QString() << QString();
    for (const auto code : { "张测试", "zhang.ceshi", "c.zhang@mailbox.example", "14155667788",
                             "s3cret", "USER.0097 zhang", "invalid_token: eyJ0" })
        QTest::newRow(code) << QString::fromUtf8(code) << u"(other)"_s;
}

void TestDiagnostics::codesOfTheContractStay()
{
    QFETCH(QString, code);
    QFETCH(QString, told);
    QCOMPARE(plainCode(code), told);
}

void TestDiagnostics::repeatedFailureIsCounted()
{
    ApiError offline;
    offline.kind = ApiError::Kind::Offline;
    RecentFailures::add(talkativeRefusal());
    for (int i = 0; i < 100; ++i)
        RecentFailures::add(offline);
    ApiError given;
    given.kind = ApiError::Kind::Cancelled;
    RecentFailures::add(given); // by the operator
    const QVector<FailureNote> all = RecentFailures::all();
    QCOMPARE(all.size(), 2);
    QCOMPARE(all.at(0).times, 1);
    QCOMPARE(all.at(1).times, 100);
}

void TestDiagnostics::failuresAreBounded()
{
    ApiError error = talkativeRefusal();
    for (int i = 0; i < 3 * RecentFailures::Most; ++i) {
        error.httpStatus = 400 + i;
        RecentFailures::add(error);
    }
    const QVector<FailureNote> all = RecentFailures::all();
    QCOMPARE(all.size(), RecentFailures::Most);
    QCOMPARE(all.constLast().httpStatus, error.httpStatus);
}

void TestDiagnostics::logLineKeepsNobody_data()
{
    QTest::addColumn<QString>("line");
    for (const auto line :
         { "cannot read \"zhang and an open quote", "cannot find 张测试 of zhang.ceshi",
           "mail c.zhang@mailbox.example bounced", "mobile +86-14155667788 and 141 5566 7788",
           "cannot create /home/zhang/.cache", "cannot create cache/zhang now",
           "GET /api/v2/tenant/users/20201028102749564-9082-DC8CD2722/jobs -> 200",
           "GET /api/v2/tenant/users/zhang -> 404",
           "wrote /home/api/zhang and hr.example.com:443 of https://hr.example.com/x",
           "cannot go through “zhang-proxy:8080” now", "cannot read “/home/of zhang/my CA.pem",
           "no host zhang:8080", "no host local.zhang.corp", "no host USER.zhang.corp",
           "no host ENT.CONFIG.zhang", "host renzhi.zhang.corp is gone",
           "cannot reach [fe80::d1ce%zhang]:443" })
        QTest::newRow(line) << QString::fromUtf8(line);
}

void TestDiagnostics::logLineKeepsNobody()
{
    QFETCH(QString, line);
    QVERIFY(!firstOf(whatIsPrivate(), line).isEmpty());
    const QString told = plainLogText(line);
    QVERIFY2(firstOf(whatIsPrivate(), told).isEmpty(), qPrintable(told));
}

void TestDiagnostics::addressOfAnyFormGoes_data()
{
    QTest::addColumn<QString>("line");
    for (const auto line :
         { "2001:db8::d1ce", "::1", "[2001:db8::d1ce]:8080", "fe80::d1ce%eth0",
           "2001:db8:0:0:0:0:0:d1ce", "::ffff:10.0.0.1", "10.0.0.1:8080", "acme:8080" })
        QTest::newRow(line) << QString::fromLatin1(line);
}

void TestDiagnostics::addressOfAnyFormGoes()
{
    QFETCH(QString, line);
    const QString told = plainLogText(u"cannot reach "_s + line + u" today"_s);
    QVERIFY2(!told.contains(line), qPrintable(told));
    for (const QString &part : { u"d1ce"_s, u"db8"_s, u"10.0"_s, u"acme"_s })
        QVERIFY2(!told.contains(part), qPrintable(told));
    QVERIFY2(told.startsWith("cannot reach <"_L1) && told.endsWith(" today"_L1), qPrintable(told));
}

void TestDiagnostics::ownWordsOfTheLogStay()
{
    const QString line = u"GET /api/v2/tenant/users -> 503 12 ms 340 bytes"_s;
    QCOMPARE(plainLogText(line), line);
    const QString warning = u"cache: local.cache database disk image is malformed USER.0097"_s;
    QCOMPARE(plainLogText(warning), warning);
    const QString end = u"QObject::connect says: local.cache-newer, ENT.CONFIG.0031."_s;
    QCOMPARE(plainLogText(end), end);
}

RENZHI_GUILESS_TEST(TestDiagnostics)
#include "tst_diagnostics.moc"
