// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/datalocations.h"
#include "app/settings.h"
#include "models/core/errorcatalog.h"
#include "tests/cli/cliworld.h"
#include "tests/support/faultproxy.h"
#include "tests/support/testmain.h"

#include <QHash>
#include <QRegularExpression>

#include <algorithm>

using namespace renzhi;
using namespace renzhi::test;
using namespace Qt::StringLiterals;

namespace {

// A tenant behind a proxy, for what the sandbox itself never answers.
struct ProxiedWorld : CliWorld
{
    ProxiedWorld() : proxy(server.port()) { reachThrough(proxy.url()); }

    FaultProxy proxy;
};

using Change = void (*)(ProxiedWorld &);

// As the server words it when one of its parameters is not what it should be.
QString parameterRefusal()
{
    return u"参数[relation_type]不符合校验规则"_s;
}

void nothing(ProxiedWorld &) { }

void parameterRefused(ProxiedWorld &world)
{
    const QByteArray body
        = u"{\"error_code\":\"OAP.PARAM.0004\",\"error_msg\":\"%1\"}"_s.arg(parameterRefusal())
              .toUtf8();
    world.proxy.inject({ "GET", "/jobs", 0, -1 },
                       Fault::reply(400, body, { { "Content-Type", "application/json" } }));
}

void jobManagementOff(ProxiedWorld &world)
{
    world.server.change([](SandboxOptions &options) { options.jobManagement = false; });
}

void positionRequired(ProxiedWorld &world)
{
    world.server.change([](SandboxOptions &options) { options.requirePosition = true; });
}

void titleRequired(ProxiedWorld &world)
{
    world.server.change([](SandboxOptions &options) { options.requireTitle = true; });
}

void jobsGoAway(ProxiedWorld &world)
{
    world.server.setJobs(world.user, {});
}

void positionGoesAway(ProxiedWorld &world)
{
    world.server.removePosition(world.position1);
}

// The words in capitals stand for what only the world knows, or for nothing.
QStringList filledIn(const QString &line, const CliWorld &world)
{
    const QHash<QString, QString> meaning { { u"USER"_s, world.user },
                                            { u"JOB"_s, world.job },
                                            { u"POSITION"_s, world.position1 },
                                            { u"EMPTY"_s, QString() } };
    QStringList arguments = line.split(u' ');
    for (QString &word : arguments)
        word = meaning.value(word, word);
    return arguments;
}

// A job that is not among those just read is not asked for; every other refusal is the server's.
int statusOf(const QString &code)
{
    return code == "USER.0093"_L1 ? 0 : 400;
}

// The one code with an argument takes it from the server's text.
ErrorEntry entryOf(const QString &code)
{
    ApiError error;
    error.serverText = parameterRefusal();
    error.kind = ApiError::Kind::Rejected;
    error.code = code;
    return ErrorCatalog().entryFor(error);
}

// The language asked for first, the other beneath, the cause only once.
QStringList wordsOf(const ErrorEntry &entry, Language language)
{
    const bool isChinese = language == Language::Chinese;
    const ErrorText &first = isChinese ? entry.zh : entry.en;
    const ErrorText &second = isChinese ? entry.en : entry.zh;
    return { u"renzhi: "_s + first.title, u"  "_s + second.title, u"  "_s + first.cause,
             u"  "_s + first.measure, u"  "_s + second.measure };
}

// "USER.0097 · HTTP 400 · 10:44:02 · PUT /api/…": ASCII up to z, so no braces of the answer, no
// text of the server and no control characters.
QRegularExpression factsOf(const QString &code)
{
    const QString status = statusOf(code) == 0 ? QString() : u" · HTTP 400"_s;
    return QRegularExpression(
        QRegularExpression::anchoredPattern(u"  "_s + QRegularExpression::escape(code) + status
                                            + u" · [0-9]{2}:[0-9]{2}:[0-9]{2} · [ -z]+"_s));
}

qsizetype writesSent(const CliWorld &world)
{
    const QList<SandboxRequest> requests = world.server.journal();
    return std::count_if(requests.cbegin(), requests.cend(), [](const SandboxRequest &request) {
        return request.method != "GET" && !request.target.contains("/tenant/token");
    });
}

} // namespace

Q_DECLARE_METATYPE(Change)

// Every error code of the five core pages, met through the verb.
class TestCliErrors : public QObject
{
    Q_OBJECT
private slots:
    void codesOfTheCorePages_data();
    void codesOfTheCorePages();
    void textForPeopleHasBothLanguages_data();
    void textForPeopleHasBothLanguages();
    void whatIsNotThereIsRefused_data();
    void whatIsNotThereIsRefused();
    void whatGoesAwayMeanwhileIsTheServersToRefuse_data();
    void whatGoesAwayMeanwhileIsTheServersToRefuse();
    void wrongSecretIsAuthentication();
    void missingPermissionIsSix_data();
    void missingPermissionIsSix();
    void writeOfAReadOnlyProfileIsSix_data();
    void writeOfAReadOnlyProfileIsSix();
    void plainHttpToAnotherMachineIsRefused();
    void unreachableServerIsFour();

private:
    static void addRow(const char *page, const char *code, const char *field, const QString &line,
                       Change prepare = nothing);
    static void addJobPages();
    static void addCodesOfJobs(const char *page, const QString &verb);
    static void addPositionPages();
};

void TestCliErrors::addRow(const char *page, const char *code, const char *field,
                           const QString &line, Change prepare)
{
    QTest::addRow("%s %s", page, code)
        << QString::fromLatin1(code) << QString::fromLatin1(field) << line << prepare;
}

void TestCliErrors::codesOfTheCorePages_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("line");
    QTest::addColumn<Change>("prepare");
    addJobPages();
    addPositionPages();
}

void TestCliErrors::addJobPages()
{
    const char *page = "get-user-jobs";
    addRow(page, "ENT.CONFIG.0031", "", u"jobs USER"_s, jobManagementOff);
    addRow(page, "OAP.PARAM.0004", "", u"jobs USER"_s, parameterRefused);
    addRow(page, "USER.0001", "user_id", u"jobs nobody"_s);

    page = "add-part-time-job";
    addCodesOfJobs(page, u"job add USER"_s);
    addRow(page, "USER.0001", "user_id", u"job add nobody --org T-ORG-1"_s);
    addRow(page, "USER.0095", "position_code", u"job add USER --org T-ORG-1"_s, positionRequired);
    addRow(page, "USER.0096", "title_code", u"job add USER --org T-ORG-1"_s, titleRequired);
    addRow(page, "USER.0097", "position_code", u"job add USER --org T-ORG-1 --position T-POS-2"_s);

    page = "update-part-time-job";
    addCodesOfJobs(page, u"job update USER JOB"_s);
    addRow(page, "USER.0001", "user_id", u"job update nobody j --org T-ORG-2"_s);
    addRow(page, "USER.0093", "job_id", u"job update USER none --org T-ORG-2"_s);
    addRow(page, "USER.0095", "position_code", u"job update USER JOB --org T-ORG-2 --no-position"_s,
           positionRequired);
    addRow(page, "USER.0096", "title_code", u"job update USER JOB --org T-ORG-2 --no-title"_s,
           titleRequired);
    addRow(page, "USER.0097", "position_code", u"job update USER JOB --org T-ORG-1"_s);
}

// What both pages refuse for the same reason.
void TestCliErrors::addCodesOfJobs(const char *page, const QString &verb)
{
    addRow(page, "ENT.CONFIG.0031", "", verb + u" --org T-ORG-2"_s, jobManagementOff);
    addRow(page, "ORG.0001", "org_code", verb + u" --org NONE"_s);
    addRow(page, "JOB.POSITION.0001", "position_code", verb + u" --org T-ORG-2 --position NONE"_s);
    addRow(page, "JOB.TITLE.0001", "title_code", verb + u" --org T-ORG-2 --title NONE"_s);
    addRow(page, "USER.0094", "org_code", verb + u" --org EMPTY"_s);
}

void TestCliErrors::addPositionPages()
{
    const char *page = "add-job-position";
    addRow(page, "ENT.CONFIG.0031", "", u"position add --org T-ORG-1 --name n --code c"_s,
           jobManagementOff);
    addRow(page, "COM.0601", "", u"position add --org T-ORG-1 --name EMPTY --code c"_s);
    addRow(page, "JOB.POSITION.0009", "code",
           u"position add --org T-ORG-1 --name n --code T-POS-1"_s);
    addRow(page, "ORG.0001", "org_code", u"position add --org NONE --name n --code c"_s);
    addRow(page, "JOB.TITLE.0001", "title_code",
           u"position add --org T-ORG-1 --name n --code c --title NONE"_s);

    page = "update-job-position";
    addRow(page, "ENT.CONFIG.0031", "", u"position update POSITION --name n"_s, jobManagementOff);
    addRow(page, "COM.0601", "", u"position update POSITION --name EMPTY"_s);
    addRow(page, "JOB.POSITION.0001", "position_id", u"position update none --name n"_s);
    addRow(page, "JOB.POSITION.0009", "code", u"position update POSITION --code T-POS-2"_s);
    addRow(page, "JOB.POSITION.0016", "org_code", u"position update POSITION --org T-ORG-2"_s);
    addRow(page, "ORG.0001", "org_code", u"position update POSITION --org NONE"_s);
    addRow(page, "JOB.TITLE.0001", "title_code", u"position update POSITION --title NONE"_s);
}

void TestCliErrors::codesOfTheCorePages()
{
    QFETCH(QString, code);
    QFETCH(QString, field);
    QFETCH(QString, line);
    QFETCH(Change, prepare);
    ProxiedWorld world;
    prepare(world);
    const CliResult result = world.json(filledIn(line, world));
    QVERIFY2(result.exitCode == 3, result.all());
    QVERIFY2(result.out.isEmpty(), result.all());
    const ErrorEntry entry = entryOf(code);
    const QJsonObject expected {
        { u"code"_s, code },
        { u"http_status"_s, statusOf(code) },
        { u"zh"_s, entry.zh.title },
        { u"en"_s, entry.en.title },
        { u"measure_zh"_s, entry.zh.measure },
        { u"measure_en"_s, entry.en.measure },
        { u"field"_s, field.isEmpty() ? QJsonValue() : QJsonValue(field) },
    };
    QVERIFY2(result.error() == expected, result.all());
}

void TestCliErrors::textForPeopleHasBothLanguages_data()
{
    codesOfTheCorePages_data();
}

void TestCliErrors::textForPeopleHasBothLanguages()
{
    QFETCH(QString, code);
    QFETCH(QString, line);
    QFETCH(Change, prepare);
    ProxiedWorld world;
    prepare(world);
    const ErrorEntry entry = entryOf(code);
    for (const Language language : { Language::Chinese, Language::English }) {
        const QString name = language == Language::Chinese ? u"zh_CN"_s : u"en"_s;
        const CliResult result
            = world.run(filledIn(line, world) + QStringList { u"--language"_s, name });
        QVERIFY2(result.exitCode == 3, result.all());
        QVERIFY2(result.out.isEmpty(), result.all());
        const QStringList lines = QString::fromUtf8(result.err).split(u'\n');
        QCOMPARE(lines.mid(0, 5), wordsOf(entry, language));
        QVERIFY2(factsOf(code).match(lines.value(5)).hasMatch(), result.all());
        QCOMPARE(lines.mid(6), QStringList { QString() }); // the end of the line of facts
    }
}

void TestCliErrors::whatIsNotThereIsRefused_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("code");
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("writes");
    // What is not named keeps the server's value: with none to keep there is nothing to send.
    QTest::newRow("job update that keeps values")
        << u"job update USER none --org T-ORG-2"_s << u"USER.0093"_s << 0 << 0;
    QTest::newRow("job update of every value")
        << u"job update USER none --org T-ORG-2 --no-position --no-title"_s << u"USER.0093"_s << 400
        << 1;
    QTest::newRow("job remove") << u"job remove USER none"_s << u"USER.0093"_s << 400 << 1;
    // The reading before it is refused already.
    QTest::newRow("job add to nobody")
        << u"job add nobody --org T-ORG-1"_s << u"USER.0001"_s << 400 << 0;
    QTest::newRow("position update")
        << u"position update none --name n"_s << u"JOB.POSITION.0001"_s << 400 << 0;
}

void TestCliErrors::whatIsNotThereIsRefused()
{
    QFETCH(QString, line);
    QFETCH(QString, code);
    QFETCH(int, status);
    QFETCH(int, writes);
    CliWorld world;
    const CliResult result = world.json(filledIn(line, world));
    QVERIFY2(result.exitCode == 3, result.all());
    QCOMPARE(result.error().value("code"_L1).toString(), code);
    QCOMPARE(result.error().value("http_status"_L1).toInt(), status);
    QCOMPARE(writesSent(world), writes);
}

void TestCliErrors::whatGoesAwayMeanwhileIsTheServersToRefuse_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QByteArray>("reading");
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("code");
    QTest::newRow("job") << u"job update USER JOB --org T-ORG-2"_s << QByteArray("/jobs")
                         << Change(jobsGoAway) << u"USER.0093"_s;
    QTest::newRow("position") << u"position update POSITION --name n"_s
                              << QByteArray("/job-positions/") << Change(positionGoesAway)
                              << u"JOB.POSITION.0001"_s;
}

void TestCliErrors::whatGoesAwayMeanwhileIsTheServersToRefuse()
{
    QFETCH(QString, line);
    QFETCH(QByteArray, reading);
    QFETCH(Change, change);
    QFETCH(QString, code);
    ProxiedWorld world;
    // Somebody else's console, between the verb's reading and its writing.
    world.proxy.inject({ "GET", reading },
                       Fault::rewriteBody([&world, change](const QByteArray &body) {
                           change(world);
                           return body;
                       }));
    const CliResult result = world.json(filledIn(line, world));
    QVERIFY2(result.exitCode == 3, result.all());
    QCOMPARE(result.error().value("code"_L1).toString(), code);
    QCOMPARE(result.error().value("http_status"_L1).toInt(), 400);
    QCOMPARE(writesSent(world), 1);
}

void TestCliErrors::wrongSecretIsAuthentication()
{
    CliWorld world;
    world.writeFile(u"secret"_s, "wrong\n");
    const CliResult result = world.json({ u"sync"_s });
    QVERIFY2(result.exitCode == 6, result.all());
    QVERIFY(!result.error().value("code"_L1).toString().isEmpty());
}

void TestCliErrors::missingPermissionIsSix_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("body");
    using Body = SandboxOptions::RefusalBody;
    QTest::newRow("403 OAuth") << 403 << static_cast<int>(Body::OAuth);
    QTest::newRow("403 html") << 403 << static_cast<int>(Body::Html);
    QTest::newRow("401 empty") << 401 << static_cast<int>(Body::Empty);
    QTest::newRow("400 OAuth") << 400 << static_cast<int>(Body::OAuth);
}

void TestCliErrors::missingPermissionIsSix()
{
    QFETCH(int, status);
    QFETCH(int, body);
    SandboxOptions options = CliWorld::smallTenant();
    options.permissions = { u"read"_s };
    options.missingPermission = { status, static_cast<SandboxOptions::RefusalBody>(body) };
    CliWorld world(options);
    QCOMPARE(world.json({ u"sync"_s }).exitCode, 0);
    const CliResult result
        = world.json({ u"job"_s, u"add"_s, world.user, u"--org"_s, u"T-ORG-1"_s });
    QVERIFY2(result.exitCode == 6, result.all());
    QCOMPARE(result.error().value("http_status"_L1).toInt(), status);
    QVERIFY2(!result.err.contains('<'), result.all());
}

void TestCliErrors::writeOfAReadOnlyProfileIsSix_data()
{
    QTest::addColumn<QString>("clientId"); // of the profile; empty: the one the verb names
    QTest::addColumn<bool>("readOnly");
    QTest::addColumn<int>("code");
    QTest::newRow("marked") << QString() << true << 6;
    QTest::newRow("not marked") << QString() << false << 0;
    QTest::newRow("another application's") << u"someone-else"_s << true << 0;
}

// What was marked in the window binds the command line too.
void TestCliErrors::writeOfAReadOnlyProfileIsSix()
{
    QFETCH(QString, clientId);
    QFETCH(bool, readOnly);
    QFETCH(int, code);
    CliWorld world;
    QCOMPARE(world.json({ u"sync"_s }).exitCode, 0);
    TenantProfile profile;
    profile.id = u"marked"_s;
    profile.name = u"marked"_s;
    profile.baseUrl = world.server.url().toString() + u'/'; // the same tenant all the same
    profile.clientId = clientId.isEmpty() ? world.server.clientId() : clientId;
    profile.readOnly = readOnly;
    const DataLocations locations = DataLocations::of(world.dataDirectory());
    QVERIFY(makePrivateFolder(locations.config));
    Settings(locations.settingsFile()).saveProfile(profile);

    const CliResult result
        = world.json({ u"job"_s, u"add"_s, world.user, u"--org"_s, u"T-ORG-1"_s });
    QVERIFY2(result.exitCode == code, result.all());
    QCOMPARE(world.server.requestCount("POST", "part-time-job"), code == 0 ? 1 : 0);
    if (code == 6)
        QCOMPARE(result.error().value("code"_L1).toString(), u"local.read-only"_s);
    QCOMPARE(world.json({ u"jobs"_s, world.user }).exitCode, 0); // reading is
}

void TestCliErrors::plainHttpToAnotherMachineIsRefused()
{
    CliWorld world;
    world.reachThrough(QUrl(u"http://192.0.2.1"_s));
    const CliResult result = world.json({ u"sync"_s });
    QVERIFY2(result.exitCode == 2, result.all());
    QVERIFY(!result.error().isEmpty());
}

void TestCliErrors::unreachableServerIsFour()
{
    CliWorld world;
    world.server.stop();
    const CliResult read = world.json({ u"jobs"_s, world.user });
    QVERIFY2(read.exitCode == 4, read.all());
    const CliResult write
        = world.json({ u"job"_s, u"add"_s, world.user, u"--org"_s, u"T-ORG-1"_s });
    QVERIFY2(write.exitCode == 4, write.all());
    QVERIFY(write.error().value("zh"_L1) != write.error().value("en"_L1));
}

RENZHI_GUILESS_TEST(TestCliErrors)
#include "tst_cli_errors.moc"
