// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/cli/cliworld.h"
#include "tests/support/testmain.h"

using namespace renzhi;
using namespace renzhi::test;
using namespace Qt::StringLiterals;

namespace {

constexpr char jobPath[] = "/part-time-job";
constexpr char positionPath[] = "/job-positions";

QJsonObject object(std::initializer_list<std::pair<const char *, QString>> members)
{
    QJsonObject result;
    for (const auto &[name, value] : members)
        result.insert(QLatin1String(name), value);
    return result;
}

// T-TITLE-2; gives its id.
QString anotherTitle(CliWorld &world)
{
    SandboxTitle title;
    title.name = u"测试职务二"_s;
    title.code = u"T-TITLE-2"_s;
    return world.server.put(title);
}

} // namespace

class TestCliWrites : public QObject
{
    Q_OBJECT
private slots:
    void jobAddSendsWhatWasNamed();
    void jobAddWithoutPositionSendsNone();
    void jobUpdateKeepsWhatWasNotNamed();
    void jobUpdateSetsTheTitleNamed();
    void jobUpdateClearsOnlyWhenAsked();
    void jobUpdateKeepsACodeRenamedSinceTheSync();
    void jobRemoveRemoves();
    void positionAddSendsWhatWasNamed();
    void positionUpdateKeepsWhatWasNotNamed();
    void positionUpdateMovesToTheOrganizationNamed();
    void positionUpdateSetsTheTitleNamed();
    void positionUpdateClearsTheTitleWhenAsked();
    void answersAreExactlyTwoMembers();
    void textAnswersNameTheRecord();
    void aWriteIsInTheCacheAfterwards();
    void primaryJobIsNotChangedAsPartTimeJob();
    void dropsAreHostileIdSafe();
    void unresolvedIdIsNeverCleared();
};

void TestCliWrites::jobAddSendsWhatWasNamed()
{
    CliWorld world;
    const CliResult result
        = world.json({ u"job"_s, u"add"_s, world.user, u"--org"_s, u"T-ORG-1"_s, u"--position"_s,
                       u"T-POS-1"_s, u"--title"_s, u"T-TITLE-1"_s });
    QVERIFY2(result.exitCode == 0, result.all());
    QCOMPARE(world.bodies("POST", jobPath),
             QList<QJsonObject> { object({ { "org_code", u"T-ORG-1"_s },
                                           { "position_code", u"T-POS-1"_s },
                                           { "title_code", u"T-TITLE-1"_s } }) });
    const QString id = result.object().value("job_id"_L1).toString();
    bool found = false;
    for (const SandboxJob &job : world.server.jobs(world.user))
        found = found
            || (job.id == id && job.orgId == world.org1 && job.positionId == world.position1
                && job.titleId == world.title1);
    QVERIFY2(found, result.all());
}

void TestCliWrites::jobAddWithoutPositionSendsNone()
{
    CliWorld world;
    QCOMPARE(world.json({ u"job"_s, u"add"_s, world.user, u"--org"_s, u"T-ORG-2"_s }).exitCode, 0);
    QCOMPARE(world.bodies("POST", jobPath),
             QList<QJsonObject> { object({ { "org_code", u"T-ORG-2"_s } }) });
}

void TestCliWrites::jobUpdateKeepsWhatWasNotNamed()
{
    CliWorld world;
    const CliResult result
        = world.json({ u"job"_s, u"update"_s, world.user, world.job, u"--org"_s, u"T-ORG-2"_s });
    QVERIFY2(result.exitCode == 0, result.all());
    QCOMPARE(world.bodies("PUT", jobPath),
             QList<QJsonObject> { object({ { "org_code", u"T-ORG-2"_s },
                                           { "position_code", u"T-POS-2"_s },
                                           { "title_code", u"T-TITLE-1"_s } }) });
    QCOMPARE(result.object().value("job_id"_L1).toString(), world.job);
}

void TestCliWrites::jobUpdateSetsTheTitleNamed()
{
    CliWorld world;
    const QString title = anotherTitle(world);
    const CliResult result = world.json({ u"job"_s, u"update"_s, world.user, world.job, u"--org"_s,
                                          u"T-ORG-2"_s, u"--title"_s, u"T-TITLE-2"_s });
    QVERIFY2(result.exitCode == 0, result.all());
    QCOMPARE(world.bodies("PUT", jobPath),
             QList<QJsonObject> { object({ { "org_code", u"T-ORG-2"_s },
                                           { "position_code", u"T-POS-2"_s },
                                           { "title_code", u"T-TITLE-2"_s } }) });
    const SandboxJob now = world.server.jobs(world.user).constLast();
    QCOMPARE(now.id, world.job);
    QCOMPARE(now.orgId, world.org2);
    QCOMPARE(now.positionId, world.position2);
    QCOMPARE(now.titleId, title);
}

void TestCliWrites::jobUpdateClearsOnlyWhenAsked()
{
    CliWorld world;
    const CliResult result = world.json({ u"job"_s, u"update"_s, world.user, world.job, u"--org"_s,
                                          u"T-ORG-2"_s, u"--no-position"_s });
    QVERIFY2(result.exitCode == 0, result.all());
    const auto jobs = world.server.jobs(world.user);
    for (const SandboxJob &job : jobs) {
        if (job.id != world.job)
            continue;
        QVERIFY(job.positionId.isEmpty());
        QCOMPARE(job.titleId, world.title1);
    }
    QCOMPARE(world
                 .json({ u"job"_s, u"update"_s, world.user, world.job, u"--org"_s, u"T-ORG-2"_s,
                         u"--no-title"_s, u"--position"_s, u"T-POS-2"_s })
                 .exitCode,
             0);
    QCOMPARE(world.server.jobs(world.user).constLast().titleId, QString());
    QCOMPARE(world.server.jobs(world.user).constLast().positionId, world.position2);
}

void TestCliWrites::jobUpdateKeepsACodeRenamedSinceTheSync()
{
    CliWorld world;
    QCOMPARE(world.json({ u"sync"_s }).exitCode, 0);
    SandboxPosition position = *world.server.positionByCode(u"T-POS-2"_s);
    position.code = u"T-POS-RENAMED"_s;
    world.server.put(position);
    const CliResult result = world.json({ u"job"_s, u"update"_s, world.user, world.job, u"--org"_s,
                                          u"T-ORG-2"_s, u"--no-title"_s });
    QVERIFY2(result.exitCode == 0, result.all());
    QCOMPARE(world.server.jobs(world.user).constLast().positionId, world.position2);
}

void TestCliWrites::jobRemoveRemoves()
{
    CliWorld world;
    const CliResult result = world.json({ u"job"_s, u"remove"_s, world.user, world.job });
    QVERIFY2(result.exitCode == 0, result.all());
    QCOMPARE(result.object(), object({ { "job_id", world.job }, { "outcome", u"confirmed"_s } }));
    QCOMPARE(world.server.jobs(world.user).size(), 1);
    const CliResult again = world.json({ u"job"_s, u"remove"_s, world.user, world.job });
    QCOMPARE(again.exitCode, 3);
    QCOMPARE(again.error().value("code"_L1).toString(), u"USER.0093"_s);
}

void TestCliWrites::positionAddSendsWhatWasNamed()
{
    CliWorld world;
    const CliResult result
        = world.json({ u"position"_s, u"add"_s, u"--org"_s, u"T-ORG-2"_s, u"--name"_s,
                       u"新职位 “A”"_s, u"--code"_s, u"NEW-1"_s, u"--title"_s, u"T-TITLE-1"_s });
    QVERIFY2(result.exitCode == 0, result.all());
    QCOMPARE(world.bodies("POST", positionPath),
             QList<QJsonObject> { object({ { "org_code", u"T-ORG-2"_s },
                                           { "name", u"新职位 “A”"_s },
                                           { "code", u"NEW-1"_s },
                                           { "title_code", u"T-TITLE-1"_s } }) });
    const auto position = world.server.positionByCode(u"NEW-1"_s);
    QVERIFY(position);
    QCOMPARE(result.object(),
             object({ { "position_id", position->id }, { "outcome", u"confirmed"_s } }));
    QCOMPARE(position->name, u"新职位 “A”"_s);
}

void TestCliWrites::positionUpdateKeepsWhatWasNotNamed()
{
    CliWorld world;
    const CliResult result
        = world.json({ u"position"_s, u"update"_s, world.position1, u"--name"_s, u"改过的"_s });
    QVERIFY2(result.exitCode == 0, result.all());
    QCOMPARE(world.bodies("PUT", positionPath),
             QList<QJsonObject> { object({ { "org_code", u"T-ORG-1"_s },
                                           { "name", u"改过的"_s },
                                           { "code", u"T-POS-1"_s },
                                           { "title_code", u"T-TITLE-1"_s } }) });
    QCOMPARE(result.object(),
             object({ { "position_id", world.position1 }, { "outcome", u"confirmed"_s } }));
}

// Nobody holds it: one that is held stays where it is (JOB.POSITION.0016).
void TestCliWrites::positionUpdateMovesToTheOrganizationNamed()
{
    CliWorld world;
    world.server.setJobs(world.user, {});
    const CliResult result
        = world.json({ u"position"_s, u"update"_s, world.position1, u"--org"_s, u"T-ORG-2"_s });
    QVERIFY2(result.exitCode == 0, result.all());
    QCOMPARE(world.bodies("PUT", positionPath),
             QList<QJsonObject> { object({ { "org_code", u"T-ORG-2"_s },
                                           { "name", u"测试职位一"_s },
                                           { "code", u"T-POS-1"_s },
                                           { "title_code", u"T-TITLE-1"_s } }) });
    const auto position = world.server.positionByCode(u"T-POS-1"_s);
    QVERIFY(position);
    QCOMPARE(position->id, world.position1);
    QCOMPARE(position->orgId, world.org2);
    QCOMPARE(position->titleId, world.title1);
}

void TestCliWrites::positionUpdateSetsTheTitleNamed()
{
    CliWorld world;
    const QString title = anotherTitle(world);
    const CliResult result
        = world.json({ u"position"_s, u"update"_s, world.position1, u"--title"_s, u"T-TITLE-2"_s });
    QVERIFY2(result.exitCode == 0, result.all());
    QCOMPARE(world.bodies("PUT", positionPath),
             QList<QJsonObject> { object({ { "org_code", u"T-ORG-1"_s },
                                           { "name", u"测试职位一"_s },
                                           { "code", u"T-POS-1"_s },
                                           { "title_code", u"T-TITLE-2"_s } }) });
    const auto position = world.server.positionByCode(u"T-POS-1"_s);
    QVERIFY(position);
    QCOMPARE(position->orgId, world.org1);
    QCOMPARE(position->titleId, title);
}

void TestCliWrites::positionUpdateClearsTheTitleWhenAsked()
{
    CliWorld world;
    QCOMPARE(world
                 .json({ u"position"_s, u"update"_s, world.position1, u"--no-title"_s, u"--code"_s,
                         u"T-POS-9"_s })
                 .exitCode,
             0);
    const auto position = world.server.positionByCode(u"T-POS-9"_s);
    QVERIFY(position);
    QVERIFY(position->titleId.isEmpty());
    QCOMPARE(position->name, u"测试职位一"_s);
}

void TestCliWrites::answersAreExactlyTwoMembers()
{
    CliWorld world;
    const CliResult result
        = world.json({ u"job"_s, u"add"_s, world.user, u"--org"_s, u"T-ORG-1"_s });
    QCOMPARE(result.object().keys(), (QStringList { u"job_id"_s, u"outcome"_s }));
    QCOMPARE(result.object().value("outcome"_L1).toString(), u"confirmed"_s);
    QVERIFY2(result.err.isEmpty(), result.all());
}

void TestCliWrites::textAnswersNameTheRecord()
{
    CliWorld world;
    const CliResult result
        = world.run({ u"job"_s, u"update"_s, world.user, world.job, u"--org"_s, u"T-ORG-2"_s });
    QCOMPARE(result.exitCode, 0);
    QVERIFY2(result.out.contains(world.job.toUtf8()), result.all());
}

void TestCliWrites::aWriteIsInTheCacheAfterwards()
{
    CliWorld world;
    QCOMPARE(world.json({ u"sync"_s }).exitCode, 0);
    const QString job = world.json({ u"job"_s, u"add"_s, world.user, u"--org"_s, u"T-ORG-1"_s })
                            .object()
                            .value("job_id"_L1)
                            .toString();
    const CliResult offline = world.json({ u"jobs"_s, world.user, u"--offline"_s });
    QVERIFY2(offline.out.contains(job.toUtf8()), offline.all());
    QCOMPARE(world.json({ u"position"_s, u"update"_s, world.position1, u"--name"_s, u"改过的"_s })
                 .exitCode,
             0);
    QVERIFY(world.json({ u"positions"_s }).out.contains("改过的"));
}

void TestCliWrites::primaryJobIsNotChangedAsPartTimeJob()
{
    CliWorld world;
    for (const QStringList &verb :
         { QStringList { u"job"_s, u"update"_s, world.user, world.primaryJob, u"--org"_s,
                         u"T-ORG-2"_s },
           QStringList { u"job"_s, u"remove"_s, world.user, world.primaryJob } }) {
        const CliResult result = world.json(verb);
        QCOMPARE(result.exitCode, 3);
        QVERIFY2(result.error().value("zh"_L1) != result.error().value("en"_L1), result.all());
    }
    QCOMPARE(world.server.requestCount("PUT", jobPath)
                 + world.server.requestCount("DELETE", jobPath),
             0);
}

void TestCliWrites::dropsAreHostileIdSafe()
{
    CliWorld world;
    const QString hostile = u"a/b?c#d%20e+f 张&=;\\"_s;
    SandboxUser person = *world.server.user(world.user);
    person.id = hostile;
    person.userName = u"hostile"_s;
    world.server.put(person);
    world.server.setJobs(hostile, { SandboxJob { u"j/1 #"_s, world.org1, {}, {}, false } });
    QCOMPARE(world.json({ u"jobs"_s, hostile }).array().size(), 1);
    QCOMPARE(world.json({ u"job"_s, u"add"_s, hostile, u"--org"_s, u"T-ORG-1"_s }).exitCode, 0);
    const CliResult update
        = world.json({ u"job"_s, u"update"_s, hostile, u"j/1 #"_s, u"--org"_s, u"T-ORG-2"_s });
    QVERIFY2(update.exitCode == 0, update.all());
    QCOMPARE(world.json({ u"job"_s, u"remove"_s, hostile, u"j/1 #"_s }).exitCode, 0);
    QCOMPARE(world.server.jobs(hostile).size(), 1);
    QCOMPARE(world.server.jobs(world.user).size(), 2);
}

void TestCliWrites::unresolvedIdIsNeverCleared()
{
    CliWorld world;
    world.server.setJobs(world.user,
                         { SandboxJob { world.job, world.org1, u"gone-position"_s, {}, false } });
    const CliResult result
        = world.json({ u"job"_s, u"update"_s, world.user, world.job, u"--org"_s, u"T-ORG-2"_s });
    QVERIFY2(result.exitCode == 3, result.all());
    QCOMPARE(world.server.requestCount("PUT", jobPath), 0);
    QCOMPARE(world.server.jobs(world.user).constFirst().positionId, u"gone-position"_s);
}

RENZHI_GUILESS_TEST(TestCliWrites)
#include "tst_cli_writes.moc"
