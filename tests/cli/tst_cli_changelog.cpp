// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The verbs write the same change log as the window, and kill -9 between the request and its answer
// leaves a line that the next program finds.

#include "app/datalocations.h"
#include "models/directory/changelog.h"
#include "models/directory/directoryservice.h"
#include "tests/cli/cliworld.h"
#include "tests/support/faultproxy.h"
#include "tests/support/patience.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>

using namespace renzhi;
using namespace renzhi::test;
using namespace Qt::StringLiterals;

namespace {

TenantOptions optionsFor(const CliWorld &world, const QUrl &url)
{
    const DataLocations locations = DataLocations::of(world.dataDirectory());
    const QString key = tenantKey(url, world.server.clientId());
    TenantOptions options;
    options.baseUrl = url;
    options.clientId = world.server.clientId();
    options.clientSecret = world.server.clientSecret();
    options.proxy = QNetworkProxy(QNetworkProxy::NoProxy);
    options.cacheDirectory = locations.cacheOf(key);
    options.dataDirectory = locations.dataOf(key);
    options.firstPause = std::chrono::milliseconds(5);
    return options;
}

std::vector<ChangeLine> linesOf(const ChangeLog &log)
{
    std::vector<qint64> ids;
    if (const auto keys = log.find({})) {
        for (const ChangeKey &key : *keys)
            ids.push_back(key.id);
    }
    return log.lines(ids).value_or(std::vector<ChangeLine>());
}

} // namespace

class TestCliChangeLog : public QObject
{
    Q_OBJECT
private slots:
    void verbsWriteOneLineEach();
    void killedVerbIsFoundByTheNextProgram();
};

void TestCliChangeLog::verbsWriteOneLineEach()
{
    CliWorld world;
    QCOMPARE(world.json({ u"sync"_s }).exitCode, 0);
    const TenantOptions options = optionsFor(world, world.server.url());
    QVERIFY(!QFile::exists(options.dataDirectory)); // nothing was written yet
    QCOMPARE(world.json({ u"job"_s, u"add"_s, world.user, u"--org"_s, u"T-ORG-2"_s }).exitCode, 0);
    QVERIFY(world.json({ u"job"_s, u"add"_s, world.user, u"--org"_s, u"NONE"_s }).exitCode != 0);
    QCOMPARE(world.json({ u"job"_s, u"remove"_s, world.user, world.job }).exitCode, 0);

    ChangeLog log(options.dataDirectory, {});
    QVERIFY(log.open());
    const auto lines = linesOf(log);
    QCOMPARE(lines.size(), size_t(3));
    QCOMPARE(lines[2].kind, WriteRequest::Kind::AddJob);
    QCOMPARE(lines[2].state, ChangeState::Confirmed);
    QCOMPARE(lines[2].clientId, world.server.clientId());
    QVERIFY(lines[2].person.contains(u"zhang.ceshi"_s));
    QCOMPARE(lines[1].state, ChangeState::Refused);
    QCOMPARE(lines[1].error.code, u"ORG.0001"_s);
    QCOMPARE(lines[0].kind, WriteRequest::Kind::RemoveJob);
    QCOMPARE(lines[0].job.toString(), world.job);
    constexpr QFile::Permissions others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup
        | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
    QVERIFY(!(QFile::permissions(options.dataDirectory) & others));
    QVERIFY(!(QFile::permissions(options.dataDirectory + u"/changes.sqlite"_s) & others));
}

void TestCliChangeLog::killedVerbIsFoundByTheNextProgram()
{
    CliWorld world;
    FaultProxy proxy(world.server.port());
    world.reachThrough(proxy.url());
    proxy.inject({ "POST", "/part-time-job" }, Fault::hangAfter());
    const auto verb = startRenzhi(
        world.access() + QStringList { u"job"_s, u"add"_s, world.user, u"--org"_s, u"T-ORG-2"_s },
        world.path(u"."_s));
    QTRY_COMPARE_WITH_TIMEOUT(world.server.jobs(world.user).size(), 3, Patience);
    verb->kill();
    QTRY_COMPARE_WITH_TIMEOUT(verb->state(), QProcess::NotRunning, Patience);
    proxy.clearRequests();

    DirectoryService service(optionsFor(world, proxy.url()));
    QVERIFY(service.open());
    QCOMPARE(linesOf(service.changes()).size(), size_t(1));
    QCOMPARE(linesOf(service.changes()).front().state, ChangeState::Sending);
    QSignalSpy settled(&service, &DirectoryService::lostWriteSettled);
    service.findLostWrites();
    QVERIFY(settled.wait(Patience));
    QCOMPARE(linesOf(service.changes()).size(), size_t(1));
    QCOMPARE(linesOf(service.changes()).front().state, ChangeState::FoundByReading);
    QCOMPARE(proxy.seen("POST", "/part-time-job"), 0);
    QCOMPARE(world.server.jobs(world.user).size(), 3);
}

RENZHI_GUILESS_TEST(TestCliChangeLog)
#include "tst_cli_changelog.moc"
