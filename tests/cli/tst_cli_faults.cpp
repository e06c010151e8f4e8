// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/cli/cliworld.h"
#include "tests/support/faultproxy.h"
#include "tests/support/testmain.h"

using namespace renzhi;
using namespace renzhi::test;
using namespace Qt::StringLiterals;

namespace {

Headers json()
{
    return { { "Content-Type", "application/json" } };
}

// A tenant behind a proxy that can be told to misbehave.
struct BrokenWorld : CliWorld
{
    BrokenWorld() : proxy(server.port()) { reachThrough(proxy.url()); }

    FaultProxy proxy;
};

using Spoil = Fault (*)();

Fault oneJob(const QByteArray &members)
{
    return Fault::reply(200, R"({"total":1,"jobs":[{)" + members + "}]}", json());
}

} // namespace

Q_DECLARE_METATYPE(Spoil)

class TestCliFaults : public QObject
{
    Q_OBJECT
private slots:
    void parameterRefusalNamesTheParameter();
    void brokenReadsAreClearErrors_data();
    void brokenReadsAreClearErrors();
    void busyServerIsAskedAgain();
    void unknownCodeShowsTheServersText();
    void lostAnswerOfAnAppliedWriteIsConfirmed_data();
    void lostAnswerOfAnAppliedWriteIsConfirmed();
    void lostWriteIsUnknownAndNotRepeated_data();
    void lostWriteIsUnknownAndNotRepeated();
    void lostWriteThatCannotBeReadAgainIsUnknown();
    void brokenSyncKeepsTheCacheAndTheNextCompletesIt();
    void tokenLosesItsLifeBetweenRequests();

private:
    static void addWrites();
};

void TestCliFaults::parameterRefusalNamesTheParameter()
{
    BrokenWorld world;
    world.proxy.inject(
        { "GET", "/jobs" },
        Fault::reply(
            400,
            u"{\"error_msg\":\"参数[relation_type]不符合校验规则\",\"error_code\":\" OAP.PARAM.0004\"}"_s
                .toUtf8(),
            json()));
    const CliResult result = world.json({ u"jobs"_s, world.user });
    QVERIFY2(result.exitCode == 3, result.all());
    QCOMPARE(result.error().value("code"_L1).toString(), u"OAP.PARAM.0004"_s);
    QVERIFY2(result.error().value("zh"_L1).toString().contains(u"relation_type"), result.all());
    QVERIFY2(result.error().value("en"_L1).toString().contains(u"relation_type"), result.all());
    QVERIFY(result.error().value("measure_en"_L1) != result.error().value("measure_zh"_L1));
}

void TestCliFaults::brokenReadsAreClearErrors_data()
{
    QTest::addColumn<Spoil>("spoil");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<QString>("reason"); // what of the answer cannot be read
    const auto row = [](const char *name, int exitCode, Spoil spoil) {
        QTest::newRow(name) << spoil << exitCode << QString();
    };
    const auto unreadable = [](const char *name, const char *reason, Spoil spoil) {
        QTest::newRow(name) << spoil << 4 << QString::fromLatin1(reason);
    };
    row("401", 6, [] { return Fault::reply(401, R"({"error":"unauthorized"})", json()); });
    row("403", 6, [] { return Fault::reply(403, "<html>no</html>"); });
    row("404", 3, [] { return Fault::reply(404, "<html>nothing here</html>"); });
    row("429", 4, [] { return Fault::reply(429, {}, { { "Retry-After", "7200" } }); });
    row("500 html", 4, [] { return Fault::reply(500, "<html><b>Oops</b></html>"); });
    row("redirect", 4, [] { return Fault::redirect("https://elsewhere.example.com/"); });
    row("truncated", 4, [] { return Fault::cutBody(20); });
    row("oversized", 4, [] { return Fault::oversized(17); });
    row("oversized, chunked", 4, [] { return Fault::oversized(17, Fault::Length::Chunked); });
    unreadable("deeply nested", "body: nested too deeply", [] {
        return oneJob("\"job_id\":" + QByteArray(100'000, '[') + QByteArray(100'000, ']'));
    });
    unreadable("not JSON", "body: not JSON",
               [] { return Fault::reply(200, "<html>please sign in</html>"); });
    unreadable("empty", "body: empty", [] { return Fault::reply(200, {}, json()); });
    unreadable("not an object", "body: not an object",
               [] { return Fault::reply(200, "[]", json()); });
    // Lists of one job, right but for what each is named for.
    unreadable("invalid UTF-8", "body: not UTF-8", [] {
        return oneJob("\"job_id\":\"\xff\xfe\",\"org_id\":\"o\",\"relation_type\":1");
    });
    unreadable("trailing comma", "body: not JSON",
               [] { return oneJob(R"("job_id":"j","org_id":"o","relation_type":1,)"); });
    unreadable("missing member", "jobs[0].job_id: missing",
               [] { return oneJob(R"("org_id":"o","relation_type":1)"); });
    unreadable("wrong type", "jobs[0].job_id: not a string",
               [] { return oneJob(R"("job_id":7,"org_id":"o","relation_type":1)"); });
    row("garbage", 4, [] { return Fault::raw("\x16\x03\x01 this is not HTTP\r\n\r\n"); });
}

void TestCliFaults::brokenReadsAreClearErrors()
{
    QFETCH(Spoil, spoil);
    QFETCH(int, exitCode);
    QFETCH(QString, reason);
    BrokenWorld world;
    world.proxy.inject({ "GET", "/jobs", 0, -1 }, spoil());
    const CliResult result = world.json({ u"jobs"_s, world.user });
    QVERIFY2(result.exitCode == exitCode, result.all());
    QVERIFY2(result.out.isEmpty(), result.all());
    for (const auto member : { "code"_L1, "zh"_L1, "en"_L1, "measure_zh"_L1, "measure_en"_L1 })
        QVERIFY2(!result.error().value(member).toString().isEmpty(), result.all());
    QVERIFY(result.error().value("zh"_L1) != result.error().value("en"_L1));
    for (const auto language : { "zh"_L1, "en"_L1 })
        QVERIFY2(result.error().value(language).toString().contains(reason), result.all());
    QVERIFY2(!result.err.contains('<'), result.all());
    // Nothing of it was kept.
    const CliResult kept = world.json({ u"jobs"_s, world.user, u"--offline"_s });
    QVERIFY2(kept.exitCode == 4, kept.all());
}

void TestCliFaults::busyServerIsAskedAgain()
{
    BrokenWorld world;
    world.proxy.inject({ "GET", "/jobs", 0, 2 }, Fault::reply(503));
    const CliResult result = world.json({ u"jobs"_s, world.user });
    QVERIFY2(result.exitCode == 0, result.all());
    QCOMPARE(world.proxy.seen("GET", "/jobs"), 3);
}

void TestCliFaults::unknownCodeShowsTheServersText()
{
    BrokenWorld world;
    world.proxy.inject(
        { "POST", "/part-time-job" },
        Fault::reply(400, R"({"error_code":"USER.9999","error_msg":"Something \u001b[31mnew"})",
                     json()));
    const CliResult result
        = world.json({ u"job"_s, u"add"_s, world.user, u"--org"_s, u"T-ORG-1"_s });
    QVERIFY2(result.exitCode == 3, result.all());
    QCOMPARE(result.error().value("code"_L1).toString(), u"USER.9999"_s);
    QVERIFY2(result.error().value("zh"_L1).toString().contains(u"new"), result.all());
    QVERIFY(!result.err.contains('\x1b'));
}

void TestCliFaults::addWrites()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("part");
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("job add") << QByteArray("POST") << QByteArray("/part-time-job")
                             << QStringList { u"job"_s, u"add"_s, u"USER"_s, u"--org"_s,
                                              u"T-ORG-1"_s };
    QTest::newRow("job update") << QByteArray("PUT") << QByteArray("/part-time-job")
                                << QStringList { u"job"_s,   u"update"_s,  u"USER"_s,      u"JOB"_s,
                                                 u"--org"_s, u"T-ORG-2"_s, u"--no-title"_s };
    QTest::newRow("job remove") << QByteArray("DELETE") << QByteArray("/part-time-job")
                                << QStringList { u"job"_s, u"remove"_s, u"USER"_s, u"JOB"_s };
    QTest::newRow("position add") << QByteArray("POST") << QByteArray("/job-positions")
                                  << QStringList { u"position"_s, u"add"_s,    u"--org"_s,
                                                   u"T-ORG-1"_s,  u"--name"_s, u"n"_s,
                                                   u"--code"_s,   u"LOST"_s };
    QTest::newRow("position update")
        << QByteArray("PUT") << QByteArray("/job-positions")
        << QStringList { u"position"_s, u"update"_s, u"POSITION"_s, u"--name"_s, u"Other"_s };
}

namespace {

QStringList filledIn(QStringList arguments, const CliWorld &world)
{
    arguments.replaceInStrings(u"USER"_s, world.user);
    arguments.replaceInStrings(u"JOB"_s, world.job);
    arguments.replaceInStrings(u"POSITION"_s, world.position1);
    return arguments;
}

} // namespace

void TestCliFaults::lostAnswerOfAnAppliedWriteIsConfirmed_data()
{
    addWrites();
}

void TestCliFaults::lostAnswerOfAnAppliedWriteIsConfirmed()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, part);
    QFETCH(QStringList, arguments);
    BrokenWorld world;
    world.proxy.inject({ method, part, 0, -1 }, Fault::dropAfter());
    const CliResult result = world.json(filledIn(arguments, world));
    QVERIFY2(result.exitCode == 0, result.all());
    QCOMPARE(result.object().value("outcome"_L1).toString(), u"confirmed"_s);
    QCOMPARE(world.proxy.seen(method, part), 1);
}

void TestCliFaults::lostWriteIsUnknownAndNotRepeated_data()
{
    addWrites();
}

void TestCliFaults::lostWriteIsUnknownAndNotRepeated()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, part);
    QFETCH(QStringList, arguments);
    BrokenWorld world;
    world.proxy.inject({ method, part, 0, -1 }, Fault::dropBefore());
    const CliResult result = world.json(filledIn(arguments, world));
    QVERIFY2(result.exitCode == 5, result.all());
    QVERIFY(result.out.isEmpty());
    QVERIFY2(result.error().value("zh"_L1) != result.error().value("en"_L1), result.all());
    QCOMPARE(world.proxy.seen(method, part), 1);
}

void TestCliFaults::lostWriteThatCannotBeReadAgainIsUnknown()
{
    BrokenWorld world;
    world.proxy.inject({ "GET", "/jobs", 1, -1 }, Fault::reply(404));
    world.proxy.inject({ "POST", "/part-time-job" }, Fault::dropAfter());
    const CliResult result
        = world.json({ u"job"_s, u"add"_s, world.user, u"--org"_s, u"T-ORG-1"_s });
    QVERIFY2(result.exitCode == 5, result.all());
    QCOMPARE(world.proxy.seen("POST", "/part-time-job"), 1);
}

void TestCliFaults::brokenSyncKeepsTheCacheAndTheNextCompletesIt()
{
    BrokenWorld world;
    QCOMPARE(world.json({ u"sync"_s }).exitCode, 0);
    const QJsonArray before = world.json({ u"users"_s }).array();
    auto person = *world.server.user(world.user);
    person.name = u"改名后"_s;
    world.server.put(person);
    world.proxy.inject({ "GET", "/tenant/users?", 0, -1 },
                       Fault::reply(200, R"({"total":3,"users":[{}]})", json()));
    const CliResult failed = world.json({ u"sync"_s, u"--full"_s });
    QVERIFY2(failed.exitCode == 4, failed.all());
    QCOMPARE(world.json({ u"users"_s }).array(), before);
    world.proxy.clearFaults();
    QCOMPARE(world.json({ u"sync"_s }).exitCode, 0);
    QVERIFY(world.json({ u"users"_s }).out.contains("改名后"));
}

void TestCliFaults::tokenLosesItsLifeBetweenRequests()
{
    BrokenWorld world;
    world.proxy.inject(
        { "POST", "/part-time-job" },
        Fault::reply(400, R"({"error":"invalid_token","error_description":"Invalid access"})",
                     json()));
    const CliResult result
        = world.json({ u"job"_s, u"add"_s, world.user, u"--org"_s, u"T-ORG-1"_s });
    QVERIFY2(result.exitCode == 0, result.all());
    QCOMPARE(world.server.jobs(world.user).size(), 3);
}

RENZHI_GUILESS_TEST(TestCliFaults)
#include "tst_cli_faults.moc"
