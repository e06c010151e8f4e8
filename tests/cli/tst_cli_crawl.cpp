// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/cache/oldercache.h"
#include "tests/cli/cliworld.h"
#include "tests/support/faultproxy.h"
#include "tests/support/testmain.h"

#include <QDateTime>
#include <QDirIterator>
#include <QJsonDocument>

#include <csignal>

using namespace renzhi;
using namespace renzhi::test;
using namespace Qt::StringLiterals;

// sync --jobs: one request a person.
class TestCliCrawl : public QObject
{
    Q_OBJECT
private slots:
    void jobsOfEverybodyAreRead();
    void jobsOfAnOrganizationAreRead();
    void withoutJobsNothingOfThemIsTold();
    void unknownOrganizationIsRefused();
    void killedItGoesOnWhereItWas();
    void interruptedItGoesOnWhereItWas();
    void brokenOffItStillTellsWhoCouldNotBeRead();
    void indexesOfAnOlderCacheAreMade();
    void outOfReachItFails();
    void outOfReachForAMomentItGoesOn();
    void whomTheServerDoesNotShowIsTold();
    void whoCouldNotBeReadIsAFailure();

private:
    static constexpr auto jobsPart = "/jobs?";
    static SandboxOptions tenantOf(int users, int latencyMs = 0);
    // Starts `sync --jobs` and waits until so many people were asked for, or it ended.
    static std::unique_ptr<QProcess> crawlingUntil(const CliWorld &world, int asked);
};

SandboxOptions TestCliCrawl::tenantOf(int users, int latencyMs)
{
    SandboxOptions options = CliWorld::smallTenant();
    options.users = users;
    options.latencyMs = latencyMs;
    return options;
}

std::unique_ptr<QProcess> TestCliCrawl::crawlingUntil(const CliWorld &world, int asked)
{
    auto process = startRenzhi(world.access() + QStringList { u"sync"_s, u"--jobs"_s, u"--json"_s },
                               world.path(u"."_s));
    const auto isTime = [&] {
        return process->state() == QProcess::NotRunning
            || world.server.requestCount("GET", jobsPart) >= asked;
    };
    if (!QTest::qWaitFor(isTime, 60'000))
        qWarning("the crawl stands still");
    return process;
}

void TestCliCrawl::jobsOfEverybodyAreRead()
{
    CliWorld world;
    const QDateTime before = QDateTime::currentDateTimeUtc().addSecs(-1);
    const CliResult result = world.json({ u"sync"_s, u"--jobs"_s });
    QVERIFY2(result.exitCode == 0, result.all());
    const QJsonObject report = result.object();
    QCOMPARE(report.value("outcome"_L1).toString(), u"synced"_s);
    QCOMPARE(report.value("jobs_known"_L1).toInt(), world.server.userCount());
    QCOMPARE(report.value("people"_L1).toInt(), world.server.userCount());
    const QDateTime oldest
        = QDateTime::fromString(report.value("oldest_job_read"_L1).toString(), Qt::ISODate);
    QVERIFY2(oldest >= before, result.all());
    QCOMPARE(world.server.requestCount("GET", jobsPart), world.server.userCount());

    // What was read stands in the cache, and is not read again.
    const CliResult cached = world.json({ u"jobs"_s, world.user, u"--offline"_s });
    QCOMPARE(cached.exitCode, 0);
    QCOMPARE(cached.array().size(), 2);
    const CliResult text = world.run({ u"sync"_s, u"--jobs"_s });
    QCOMPARE(text.exitCode, 0);
    const QByteArray everybody = QByteArray::number(world.server.userCount());
    QVERIFY2(text.out.contains(QByteArray(everybody + " of " + everybody)), text.all());
    QCOMPARE(world.server.requestCount("GET", jobsPart), world.server.userCount());
}

void TestCliCrawl::jobsOfAnOrganizationAreRead()
{
    CliWorld world;
    const CliResult result = world.json({ u"sync"_s, u"--jobs"_s, u"--org"_s, u"T-ORG-1"_s });
    QVERIFY2(result.exitCode == 0, result.all());
    QCOMPARE(result.object().value("jobs_known"_L1).toInt(), 1);
    QCOMPARE(result.object().value("people"_L1).toInt(), 1);
    QCOMPARE(world.server.requestCount("GET", jobsPart), 1);
    // Nobody is in it.
    const CliResult empty = world.json({ u"sync"_s, u"--jobs"_s, u"--org"_s, u"T-ORG-2"_s });
    QVERIFY2(empty.exitCode == 0, empty.all());
    QCOMPARE(empty.object().value("people"_L1).toInt(-1), 0);
    QVERIFY(empty.object().value("oldest_job_read"_L1).isNull());
}

void TestCliCrawl::withoutJobsNothingOfThemIsTold()
{
    CliWorld world;
    const QJsonObject report = world.json({ u"sync"_s }).object();
    for (const auto member : { "jobs_known"_L1, "people"_L1, "oldest_job_read"_L1 })
        QVERIFY(!report.contains(member));
    QCOMPARE(world.server.requestCount("GET", jobsPart), 0);
}

void TestCliCrawl::unknownOrganizationIsRefused()
{
    CliWorld world;
    const CliResult result = world.json({ u"sync"_s, u"--jobs"_s, u"--org"_s, u"NOWHERE"_s });
    QVERIFY2(result.exitCode == 3, result.all());
    QCOMPARE(result.error().value("code"_L1).toString(), u"ORG.0001"_s);
    QVERIFY(result.out.isEmpty());
    QCOMPARE(world.server.requestCount("GET", jobsPart), 0);
}

void TestCliCrawl::killedItGoesOnWhereItWas()
{
    CliWorld world(tenantOf(2000, 15));
    const int people = world.server.userCount();
    const auto process = crawlingUntil(world, people * 2 / 5);
    process->kill();
    QCOMPARE(endOf(*process).exitCode, -2);
    const int before = world.server.requestCount("GET", jobsPart);
    QVERIFY2(before < people, qPrintable(QString::number(before)));

    const CliResult result = world.json({ u"sync"_s, u"--jobs"_s });
    QVERIFY2(result.exitCode == 0, result.all());
    QCOMPARE(result.object().value("jobs_known"_L1).toInt(), people);
    QCOMPARE(result.object().value("people"_L1).toInt(), people);
    const int asked = world.server.requestCount("GET", jobsPart);
    QVERIFY2(asked <= people + people / 100, qPrintable(u"%1, %2"_s.arg(before).arg(asked)));
}

void TestCliCrawl::interruptedItGoesOnWhereItWas()
{
    CliWorld world(tenantOf(1000, 30)); // much longer than a busy machine stalls
    const int people = world.server.userCount();
    const auto process = crawlingUntil(world, people / 4);
    QCOMPARE(process->state(), QProcess::Running);
    ::kill(static_cast<pid_t>(process->processId()), SIGINT);
    const CliResult result = endOf(*process);
    QVERIFY2(result.exitCode == 130, result.all());
    QCOMPARE(result.error().value("code"_L1).toString(), u"CANCELLED"_s);
    QCOMPARE(world.json({ u"sync"_s, u"--jobs"_s }).exitCode, 0);
    const int asked = world.server.requestCount("GET", jobsPart);
    QVERIFY2(asked <= people + people / 100, qPrintable(QString::number(asked)));
}

void TestCliCrawl::brokenOffItStillTellsWhoCouldNotBeRead()
{
    CliWorld world(tenantOf(1000, 30)); // much longer than a busy machine stalls
    FaultProxy proxy(world.server.port());
    world.reachThrough(proxy.url());
    proxy.inject({ "GET", jobsPart, 3, 1 }, Fault::reply(500));
    const auto process = crawlingUntil(world, world.server.userCount() / 3);
    process->kill();
    QCOMPARE(endOf(*process).exitCode, -2);
    QByteArray unread;
    const auto requests = proxy.requests();
    for (const ProxiedRequest &request : requests) {
        if (request.target.contains(jobsPart) && !request.forwarded && unread.isEmpty())
            unread = request.target.split('/').at(5);
    }
    QVERIFY(!unread.isEmpty());
    proxy.inject({ "GET", QByteArray("/users/" + unread + "/jobs?"), 0, -1 }, Fault::reply(500));
    const CliResult result = world.json({ u"sync"_s, u"--jobs"_s });
    QVERIFY2(result.exitCode == 4, result.all());
    QCOMPARE(result.error().value("code"_L1).toString(), u"HTTP.500"_s);
}

void TestCliCrawl::indexesOfAnOlderCacheAreMade()
{
    CliWorld world;
    QCOMPARE(world.json({ u"sync"_s }).exitCode, 0);
    QDirIterator files(world.dataDirectory(), { u"cache.sqlite"_s }, QDir::Files,
                       QDirIterator::Subdirectories);
    QVERIFY(files.hasNext());
    const QString folder = QFileInfo(files.next()).path();
    QVERIFY(makeOlder(folder));
    const CliResult result = world.json({ u"sync"_s, u"--jobs"_s });
    QVERIFY2(result.exitCode == 0, result.all());
    QCOMPARE(indexesOf(folder), indexesOfToday());
}

void TestCliCrawl::outOfReachItFails()
{
    CliWorld world(tenantOf(1000, 30)); // much longer than a busy machine stalls
    FaultProxy proxy(world.server.port());
    world.reachThrough(proxy.url());
    const auto process = crawlingUntil(world, 40);
    proxy.goOffline();
    const CliResult result = endOf(*process);
    QVERIFY2(result.exitCode == 4, result.all());
    QVERIFY(result.out.isEmpty());
    const int asked = world.server.requestCount("GET", jobsPart);
    proxy.goOnline();
    QCOMPARE(world.json({ u"sync"_s, u"--jobs"_s }).exitCode, 0);
    // What was read is not read again.
    const int again = world.server.requestCount("GET", jobsPart) - asked;
    QVERIFY2(again <= world.server.userCount() - asked + 8, qPrintable(QString::number(again)));
}

void TestCliCrawl::outOfReachForAMomentItGoesOn()
{
    CliWorld world(tenantOf(1000, 30)); // much longer than a busy machine stalls
    FaultProxy proxy(world.server.port());
    world.reachThrough(proxy.url());
    const auto process = crawlingUntil(world, 40);
    proxy.goOffline();
    // Long enough for it to see that, and to be told about some times.
    QTest::qWait(2000);
    QCOMPARE(process->state(), QProcess::Running);
    proxy.goOnline();
    const CliResult result = endOf(*process);
    QVERIFY2(result.exitCode == 0, result.all());
    QCOMPARE(result.object().value("jobs_known"_L1).toInt(), world.server.userCount());
    QCOMPARE(result.object().value("jobs_unread"_L1).toInt(-1), 0);
}

void TestCliCrawl::whomTheServerDoesNotShowIsTold()
{
    CliWorld world;
    FaultProxy proxy(world.server.port());
    world.reachThrough(proxy.url());
    proxy.inject({ "GET", jobsPart, 3, 2 }, Fault::reply(403));
    const CliResult result = world.json({ u"sync"_s, u"--jobs"_s });
    QVERIFY2(result.exitCode == 0, result.all());
    const QJsonObject report = result.object();
    QCOMPARE(report.value("people"_L1).toInt(), world.server.userCount());
    QCOMPARE(report.value("jobs_known"_L1).toInt(), world.server.userCount() - 2);
    QCOMPARE(report.value("jobs_unread"_L1).toInt(), 2);
    QCOMPARE(report.value("jobs_unread_code"_L1).toString(), u"HTTP.403"_s);

    proxy.inject({ "GET", jobsPart, 0, 1 }, Fault::reply(403));
    const CliResult text = world.run({ u"sync"_s, u"--jobs"_s, u"--language"_s, u"en"_s });
    QVERIFY2(text.exitCode == 0, text.all());
    QVERIFY2(text.out.contains("Jobs of 1 person could not be read: "), text.all());
}

void TestCliCrawl::whoCouldNotBeReadIsAFailure()
{
    CliWorld world;
    FaultProxy proxy(world.server.port());
    world.reachThrough(proxy.url());
    proxy.inject({ "GET", jobsPart, 3, 2 }, Fault::reply(500));
    const CliResult result = world.json({ u"sync"_s, u"--jobs"_s });
    QVERIFY2(result.exitCode == 4, result.all());
    QVERIFY2(result.out.isEmpty(), result.all());
    QCOMPARE(result.error().value("code"_L1).toString(), u"HTTP.500"_s);
    const QJsonObject report = QJsonDocument::fromJson(result.err).object();
    QCOMPARE(report.value("people"_L1).toInt(), world.server.userCount());
    QCOMPARE(report.value("jobs_known"_L1).toInt(), world.server.userCount() - 2);
    QCOMPARE(report.value("jobs_unread"_L1).toInt(), 2);

    proxy.inject({ "GET", jobsPart, 0, 1 }, Fault::reply(500));
    const CliResult text = world.run({ u"sync"_s, u"--jobs"_s, u"--language"_s, u"en"_s });
    QVERIFY2(text.exitCode == 4, text.all());
    QVERIFY2(text.err.contains("Jobs of 1 person could not be read: "), text.all());
    // Everybody else was read, and the next one reads whom this one could not.
    const int before = world.server.requestCount("GET", jobsPart);
    QCOMPARE(world.json({ u"sync"_s, u"--jobs"_s }).exitCode, 0);
    QCOMPARE(world.server.requestCount("GET", jobsPart), before + 1);
}

RENZHI_GUILESS_TEST(TestCliCrawl)
#include "tst_cli_crawl.moc"
