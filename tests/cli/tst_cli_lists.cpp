// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/cli/cliworld.h"
#include "tests/support/testmain.h"

#include <QRegularExpression>
#include <QSet>

using namespace renzhi;
using namespace renzhi::test;
using namespace Qt::StringLiterals;

namespace {

QStringList idsOf(const QJsonArray &array, QLatin1StringView member)
{
    QStringList ids;
    for (const auto &value : array)
        ids.append(value.toObject().value(member).toString());
    return ids;
}

QSet<QString> setOf(const QStringList &list)
{
    return { list.begin(), list.end() };
}

QJsonObject withId(const QJsonArray &array, QLatin1StringView member, const QString &id)
{
    for (const auto &value : array) {
        if (value.toObject().value(member).toString() == id)
            return value.toObject();
    }
    return {};
}

QStringList membersOf(const char *text)
{
    QStringList members = QString::fromLatin1(text).split(u' ');
    members.sort();
    return members;
}

} // namespace

class TestCliLists : public QObject
{
    Q_OBJECT
private slots:
    void syncReportsInJson();
    void secondSyncNeedsFewRequests();
    void syncTakesOverWhatChangedAndWentAway();
    void listsHaveTheMembersOfTheApi();
    void listsEqualTheServer();
    void listsSendNothing();
    void neverSyncedListsAreEmptyWithANote();
    void searchFindsByWhatIsKnownOfAPerson_data();
    void searchFindsByWhatIsKnownOfAPerson();
    void searchForNobodyIsEmpty();
    void limitAndOrganizationNarrow();
    void unknownOrganizationIsEmptyWithANote_data();
    void unknownOrganizationIsEmptyWithANote();
    void positionsCanBeSearched();
    void jobsResolveNames();
    void jobsOfOneType();
    void jobsNeedNoSync();
    void jobsAnswerOfflineFromTheCache();
    void unknownJobsOfflineAreAnError();
    void offlineSendsNothing();
    void failedSyncKeepsTheCache();
    void tablesSpeakTheLanguageAsked();
    void hostileTextIsMadeVisible();
    void twoTenantsShareADataFolder();
    void demoTenantAnswersAtOnce();
};

void TestCliLists::syncReportsInJson()
{
    CliWorld world;
    const CliResult result = world.json({ u"sync"_s });
    QVERIFY2(result.exitCode == 0 && result.isJson(), result.all());
    QCOMPARE(result.object().value("outcome"_L1).toString(), u"synced"_s);
    QVERIFY(result.object().value("changed"_L1).toInt() >= world.server.userCount());
    QVERIFY(result.object().value("requests"_L1).toInt() > 3);
    QCOMPARE(result.object().keys(), membersOf("outcome changed removed requests"));
    QVERIFY2(result.err.isEmpty(), result.all());
}

void TestCliLists::secondSyncNeedsFewRequests()
{
    CliWorld world;
    QCOMPARE(world.json({ u"sync"_s }).exitCode, 0);
    world.server.clearJournal();
    const CliResult again = world.json({ u"sync"_s });
    QCOMPARE(again.exitCode, 0);
    QCOMPARE(again.object().value("changed"_L1).toInt(), 0);
    QVERIFY2(world.server.journal().size() <= 4 * 5 + 1, again.all());
}

void TestCliLists::syncTakesOverWhatChangedAndWentAway()
{
    CliWorld world;
    QCOMPARE(world.json({ u"sync"_s }).exitCode, 0);
    auto person = *world.server.user(world.user);
    person.name = u"李改名"_s;
    world.server.put(person);
    world.server.removePosition(world.position2);
    QCOMPARE(world.json({ u"sync"_s }).exitCode, 0);
    const QJsonArray users = world.json({ u"users"_s }).array();
    QCOMPARE(withId(users, "user_id"_L1, world.user).value("name"_L1).toString(), u"李改名"_s);
    const QStringList positions = idsOf(world.json({ u"positions"_s }).array(), "position_id"_L1);
    QVERIFY(!positions.contains(world.position2));
    QVERIFY(positions.contains(world.position1));
}

void TestCliLists::listsHaveTheMembersOfTheApi()
{
    CliWorld world;
    QCOMPARE(world.json({ u"sync"_s }).exitCode, 0);
    const struct
    {
        QStringList verb;
        const char *members;
    } lists[] = {
        { { u"users"_s },
          "user_id org_id user_name name mobile email employee_id disabled locked created_at "
          "updated_at" },
        { { u"organizations"_s },
          "org_id parent_id org_code name category sequence disabled created_at updated_at" },
        { { u"positions"_s }, "position_id org_id name code title_id created_at updated_at" },
        { { u"titles"_s }, "title_id name code created_at updated_at" },
        { { u"jobs"_s, world.user },
          "job_id org_id position_id title_id relation_type org_code org_name position_code "
          "position_name title_code title_name" },
    };
    for (const auto &list : lists) {
        const CliResult result = world.json(list.verb);
        QVERIFY2(result.exitCode == 0 && result.isJson(), result.all());
        QVERIFY2(!result.array().isEmpty(), result.all());
        const QJsonArray rows = result.array();
        for (const auto &value : rows)
            QCOMPARE(value.toObject().keys(), membersOf(list.members));
    }
}

void TestCliLists::listsEqualTheServer()
{
    CliWorld world;
    QCOMPARE(world.json({ u"sync"_s }).exitCode, 0);
    QCOMPARE(world.json({ u"users"_s }).array().size(), qsizetype(world.server.userCount()));
    const QJsonArray users = world.json({ u"users"_s }).array();
    for (const auto &value : users) {
        const auto user = world.server.user(value.toObject().value("user_id"_L1).toString());
        QVERIFY(user);
        QCOMPARE(value.toObject().value("name"_L1).toString(), user->name);
        QCOMPARE(value.toObject().value("org_id"_L1).toString(), user->orgId);
        QCOMPARE(value.toObject().value("employee_id"_L1).toString(), user->employeeId);
        QCOMPARE(value.toObject().value("disabled"_L1).toBool(), user->disabled);
    }
    const QJsonArray organizations = world.json({ u"organizations"_s }).array();
    const auto expected = world.server.organizations();
    QCOMPARE(organizations.size(), expected.size());
    for (const SandboxOrganization &organization : expected) {
        const QJsonObject object = withId(organizations, "org_id"_L1, organization.id);
        QCOMPARE(object.value("org_code"_L1).toString(), organization.code);
        QCOMPARE(object.value("parent_id"_L1).isNull(), organization.parentId.isEmpty());
    }
    QCOMPARE(world.json({ u"positions"_s }).array().size(), world.server.positions().size());
    QCOMPARE(world.json({ u"titles"_s }).array().size(), world.server.titles().size());
}

void TestCliLists::listsSendNothing()
{
    CliWorld world;
    QCOMPARE(world.json({ u"sync"_s }).exitCode, 0);
    world.server.clearJournal();
    for (const QString &verb : { u"users"_s, u"positions"_s, u"organizations"_s, u"titles"_s })
        QCOMPARE(world.json({ verb }).exitCode, 0);
    QCOMPARE(world.server.journal().size(), 0);
}

void TestCliLists::neverSyncedListsAreEmptyWithANote()
{
    CliWorld world;
    const CliResult asJson = world.json({ u"users"_s });
    QCOMPARE(asJson.exitCode, 0);
    QVERIFY2(asJson.isJson() && asJson.array().isEmpty(), asJson.all());
    QVERIFY2(asJson.err.contains("renzhi sync"), asJson.all());
    const CliResult plain = world.run({ u"users"_s });
    QCOMPARE(plain.exitCode, 0);
    QVERIFY2(plain.err.contains("renzhi sync"), plain.all());
}

void TestCliLists::searchFindsByWhatIsKnownOfAPerson_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("initials") << u"zcs"_s;
    QTest::newRow("pinyin") << u"zhangceshi"_s;
    QTest::newRow("part of the name") << u"张测"_s;
    QTest::newRow("user name") << u"zhang.ceshi"_s;
    QTest::newRow("employee id") << u"00042"_s;
    QTest::newRow("mobile") << u"14155667788"_s;
    QTest::newRow("mobile with the country") << u"+86-14155667788"_s;
    QTest::newRow("part of the mobile") << u"1556677"_s;
    QTest::newRow("e-mail") << u"c.zhang@mailbox.example"_s;
    QTest::newRow("part of the e-mail") << u"c.zhang@mail"_s;
}

void TestCliLists::searchFindsByWhatIsKnownOfAPerson()
{
    QFETCH(QString, text);
    CliWorld world;
    QCOMPARE(world.json({ u"sync"_s }).exitCode, 0);
    const CliResult result = world.json({ u"users"_s, u"--search"_s, text });
    QVERIFY2(idsOf(result.array(), "user_id"_L1).contains(world.user), result.all());
}

void TestCliLists::searchForNobodyIsEmpty()
{
    CliWorld world;
    QCOMPARE(world.json({ u"sync"_s }).exitCode, 0);
    const CliResult result = world.json({ u"users"_s, u"--search"_s, u"qqqqqq"_s });
    QVERIFY2(result.exitCode == 0 && result.isJson() && result.array().isEmpty(), result.all());
}

void TestCliLists::limitAndOrganizationNarrow()
{
    CliWorld world;
    QCOMPARE(world.json({ u"sync"_s }).exitCode, 0);
    QCOMPARE(world.json({ u"users"_s, u"--limit"_s, u"7"_s }).array().size(), 7);
    QCOMPARE(idsOf(world.json({ u"users"_s, u"--org"_s, u"T-ORG-1"_s }).array(), "user_id"_L1),
             QStringList { world.user });
    // The root and everything below it: everybody whose organization is known.
    const QString root = world.server.organizations().constFirst().code;
    QVERIFY(world.json({ u"users"_s, u"--org"_s, root }).array().size() > 1);
}

void TestCliLists::unknownOrganizationIsEmptyWithANote_data()
{
    QTest::addColumn<QString>("verb");
    QTest::newRow("users") << u"users"_s;
    QTest::newRow("positions") << u"positions"_s;
}

void TestCliLists::unknownOrganizationIsEmptyWithANote()
{
    QFETCH(QString, verb);
    CliWorld world;
    QCOMPARE(world.json({ u"sync"_s }).exitCode, 0);
    const CliResult asJson = world.json({ verb, u"--org"_s, u"NO-SUCH"_s });
    QVERIFY2(asJson.exitCode == 0 && asJson.isJson(), asJson.all());
    QVERIFY2(asJson.array().isEmpty(), asJson.all());
    QVERIFY2(asJson.err.count("NO-SUCH") == 1, asJson.all());
    const CliResult plain = world.run({ verb, u"--org"_s, u"NO-SUCH"_s });
    QVERIFY2(plain.exitCode == 0 && plain.err.count("NO-SUCH") == 1, plain.all());
}

void TestCliLists::positionsCanBeSearched()
{
    CliWorld world;
    QCOMPARE(world.json({ u"sync"_s }).exitCode, 0);
    const auto found = [&](const QStringList &arguments) {
        return setOf(idsOf(world.json(QStringList { u"positions"_s } + arguments).array(),
                           "position_id"_L1));
    };
    const QSet<QString> both { world.position1, world.position2 };
    QCOMPARE(found({ u"--search"_s, u"t-pos"_s }), both);
    QCOMPARE(found({ u"--search"_s, u"ceshizhiwei"_s }), both);
    QCOMPARE(found({ u"--search"_s, u"测试 二"_s }), QSet<QString> { world.position2 });
    QCOMPARE(found({ u"--org"_s, u"T-ORG-1"_s }), QSet<QString> { world.position1 });
    QVERIFY(found({ u"--org"_s, world.server.organizations().constFirst().code }).contains(both));
}

void TestCliLists::jobsResolveNames()
{
    CliWorld world;
    QCOMPARE(world.json({ u"sync"_s }).exitCode, 0);
    world.server.setJobs(
        world.user,
        { SandboxJob { world.job, world.org2, u"no-such-position"_s, world.title1, false },
          SandboxJob { world.primaryJob, world.org1, world.position1, {}, true } });
    const CliResult result = world.json({ u"jobs"_s, world.user });
    QVERIFY2(result.exitCode == 0, result.all());
    QCOMPARE(idsOf(result.array(), "job_id"_L1), (QStringList { world.primaryJob, world.job }));
    const QJsonObject primary = result.array().at(0).toObject();
    QCOMPARE(primary.value("relation_type"_L1), QJsonValue(1));
    QCOMPARE(primary.value("org_code"_L1).toString(), u"T-ORG-1"_s);
    QCOMPARE(primary.value("org_name"_L1).toString(), u"测试一部"_s);
    QCOMPARE(primary.value("position_code"_L1).toString(), u"T-POS-1"_s);
    QCOMPARE(primary.value("title_id"_L1), QJsonValue(QString()));
    QVERIFY(primary.value("title_code"_L1).isNull());
    const QJsonObject second = result.array().at(1).toObject();
    QCOMPARE(second.value("relation_type"_L1), QJsonValue(0));
    QCOMPARE(second.value("position_id"_L1).toString(), u"no-such-position"_s);
    QVERIFY(second.value("position_name"_L1).isNull());
    QCOMPARE(second.value("title_name"_L1).toString(), u"测试职务"_s);
}

void TestCliLists::jobsOfOneType()
{
    CliWorld world;
    const auto jobs = [&](const QString &type) {
        return idsOf(world.json({ u"jobs"_s, world.user, u"--type"_s, type }).array(), "job_id"_L1);
    };
    QCOMPARE(jobs(u"primary"_s), QStringList { world.primaryJob });
    QCOMPARE(world.server.requestCount("GET", "/jobs?relation_type=1"), 1);
    QCOMPARE(jobs(u"part-time"_s), QStringList { world.job });
    QCOMPARE(world.server.requestCount("GET", "/jobs?relation_type=0"), 1);
    QCOMPARE(jobs(u"all"_s).size(), 2);
}

void TestCliLists::jobsNeedNoSync()
{
    CliWorld world;
    const CliResult result = world.json({ u"jobs"_s, world.user });
    QVERIFY2(result.exitCode == 0, result.all());
    const QJsonObject second = withId(result.array(), "job_id"_L1, world.job);
    QCOMPARE(second.value("org_name"_L1).toString(), u"测试二部"_s);
    QCOMPARE(second.value("position_code"_L1).toString(), u"T-POS-2"_s);
    QCOMPARE(second.value("title_name"_L1).toString(), u"测试职务"_s);
}

void TestCliLists::jobsAnswerOfflineFromTheCache()
{
    CliWorld world;
    QCOMPARE(world.json({ u"sync"_s }).exitCode, 0);
    // Asked for one type: the whole list is kept all the same.
    QCOMPARE(world.json({ u"jobs"_s, world.user, u"--type"_s, u"primary"_s }).exitCode, 0);
    const QJsonArray live = world.json({ u"jobs"_s, world.user }).array();
    world.server.stop();
    const CliResult offline = world.json({ u"jobs"_s, world.user, u"--offline"_s });
    QVERIFY2(offline.exitCode == 0, offline.all());
    QCOMPARE(offline.array(), live);
    QCOMPARE(
        idsOf(world.json({ u"jobs"_s, world.user, u"--offline"_s, u"--type"_s, u"part-time"_s })
                  .array(),
              "job_id"_L1),
        QStringList { world.job });
    // Not asked to be offline, but the server is gone: the verb asks the server.
    const CliResult gone = world.json({ u"jobs"_s, world.user });
    QCOMPARE(gone.exitCode, 4);
    QVERIFY2(!gone.error().isEmpty() && gone.out.isEmpty(), gone.all());
}

void TestCliLists::unknownJobsOfflineAreAnError()
{
    CliWorld world;
    const CliResult result = world.json({ u"jobs"_s, world.user, u"--offline"_s });
    QVERIFY2(result.exitCode == 4 && result.out.isEmpty(), result.all());
    QCOMPARE(result.error().value("code"_L1).toString(), u"OFFLINE"_s);
}

void TestCliLists::offlineSendsNothing()
{
    CliWorld world;
    QCOMPARE(world.json({ u"sync"_s }).exitCode, 0);
    world.server.clearJournal();
    const QList<QStringList> refused {
        { u"sync"_s },
        { u"job"_s, u"add"_s, world.user, u"--org"_s, u"T-ORG-1"_s },
        { u"job"_s, u"update"_s, world.user, world.job, u"--org"_s, u"T-ORG-1"_s },
        { u"job"_s, u"remove"_s, world.user, world.job },
        { u"position"_s, u"add"_s, u"--org"_s, u"T-ORG-1"_s, u"--name"_s, u"n"_s, u"--code"_s,
          u"c"_s },
        { u"position"_s, u"update"_s, world.position1, u"--name"_s, u"n"_s },
    };
    for (const QStringList &arguments : refused) {
        const CliResult result = world.json(arguments + QStringList { u"--offline"_s });
        QVERIFY2(result.exitCode == 4, result.all());
        QCOMPARE(result.error().value("code"_L1).toString(), u"OFFLINE"_s);
    }
    QCOMPARE(world.json({ u"users"_s, u"--offline"_s }).array().size(),
             qsizetype(world.server.userCount()));
    QCOMPARE(world.server.journal().size(), 0);
}

void TestCliLists::failedSyncKeepsTheCache()
{
    CliWorld world;
    QCOMPARE(world.json({ u"sync"_s }).exitCode, 0);
    const QByteArray before = world.json({ u"users"_s }).out;
    world.server.stop();
    const CliResult failed = world.json({ u"sync"_s });
    QCOMPARE(failed.exitCode, 4);
    QVERIFY2(!failed.error().isEmpty() && failed.out.isEmpty(), failed.all());
    QCOMPARE(world.json({ u"users"_s }).out, before);
}

void TestCliLists::tablesSpeakTheLanguageAsked()
{
    CliWorld world;
    QCOMPARE(world.run({ u"sync"_s }).exitCode, 0);
    const CliResult en
        = world.run({ u"users"_s, u"--language"_s, u"en"_s, u"--search"_s, u"zcs"_s });
    const CliResult zh
        = world.run({ u"users"_s, u"--language"_s, u"zh_CN"_s, u"--search"_s, u"zcs"_s });
    QVERIFY2(en.out.contains("User name") && en.out.contains("张测试"), en.all());
    QVERIFY2(zh.out.contains("组织") && zh.out.contains("张测试"), zh.all());
    QVERIFY(en.err.isEmpty());
    const QByteArray jobs = world.run({ u"jobs"_s, world.user, u"--language"_s, u"zh_CN"_s }).out;
    QVERIFY2(jobs.contains("主岗") && jobs.contains("兼职兼岗"), jobs.constData());
}

void TestCliLists::hostileTextIsMadeVisible()
{
    CliWorld world;
    auto person = *world.server.user(world.user);
    person.name = u"张\u001b[31m红\u0007\u202e反\u009b2J\n行"_s;
    world.server.put(person);
    QCOMPARE(world.run({ u"sync"_s }).exitCode, 0);
    const CliResult plain = world.run({ u"users"_s, u"--search"_s, u"zhang.ceshi"_s });
    QVERIFY2(plain.exitCode == 0, plain.all());
    static const QRegularExpression raw(
        u"[\\x00-\\x09\\x0b-\\x1f\\x7f-\\x9f\\x{202a}-\\x{202e}]"_s);
    const QString shown = QString::fromUtf8(plain.out);
    QVERIFY2(!shown.contains(raw), plain.all());
    QCOMPARE(shown.count(u'\n'), 2); // headers and one person, however many lines the name has
    QVERIFY2(shown.contains(u"␛[31m") && shown.contains(u"<U+202E>"), plain.all());
    // JSON carries the name as it is, written so that a terminal does not obey it.
    const CliResult asJson = world.json({ u"users"_s, u"--search"_s, u"zhang.ceshi"_s });
    QCOMPARE(asJson.array().at(0).toObject().value("name"_L1).toString(), person.name);
    QVERIFY2(!QString::fromUtf8(asJson.out).contains(raw), asJson.all());
}

void TestCliLists::twoTenantsShareADataFolder()
{
    CliWorld first;
    SandboxOptions options = CliWorld::smallTenant();
    options.seed = 7;
    options.users = 25;
    CliWorld second(options);
    const QStringList shared { u"--data-dir"_s, first.dataDirectory() };
    QCOMPARE(first.json({ u"sync"_s }).exitCode, 0);
    const QStringList access = second.access().mid(0, 6) + shared; // without its own --data-dir
    const auto runSecond = [&](const QStringList &verb) {
        return runRenzhi(access + verb + QStringList { u"--json"_s }, second.path(u"."_s));
    };
    QVERIFY(runSecond({ u"users"_s }).array().isEmpty());
    QCOMPARE(runSecond({ u"sync"_s }).exitCode, 0);
    QCOMPARE(runSecond({ u"users"_s }).array().size(), qsizetype(second.server.userCount()));
    QCOMPARE(first.json({ u"users"_s }).array().size(), qsizetype(first.server.userCount()));
    // The same server with another client id is another tenant: what one may see is not the
    // other's.
    QStringList other = first.access();
    other[3] = u"another-client"_s;
    QVERIFY(runRenzhi(other + QStringList { u"users"_s, u"--json"_s }, first.path(u"."_s))
                .array()
                .isEmpty());
}

void TestCliLists::demoTenantAnswersAtOnce()
{
    const QTemporaryDir home;
    const CliResult users = runRenzhi(
        { u"users"_s, u"--demo"_s, u"--json"_s, u"--search"_s, u"zw"_s, u"--limit"_s, u"5"_s },
        home.path());
    QVERIFY2(users.exitCode == 0, users.all());
    QVERIFY2(users.array().at(0).toObject().value("name"_L1).toString() == u"张伟", users.all());
    const QString id = users.array().at(0).toObject().value("user_id"_L1).toString();
    const CliResult jobs = runRenzhi({ u"jobs"_s, id, u"--demo"_s, u"--json"_s }, home.path());
    QVERIFY2(jobs.exitCode == 0 && !jobs.array().isEmpty(), jobs.all());
}

RENZHI_GUILESS_TEST(TestCliLists)
#include "tst_cli_lists.moc"
