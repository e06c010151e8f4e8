// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/cli/cliworld.h"

#include <QTest>

using namespace renzhi;
using namespace renzhi::test;
using namespace Qt::StringLiterals;

namespace {

using Prepare = void (*)(CliWorld &);
using Arguments = QStringList (*)(const CliWorld &);

void nothing(CliWorld &) { }

void jobManagementOff(CliWorld &world)
{
    world.server.change([](SandboxOptions &options) { options.jobManagement = false; });
}

void positionRequired(CliWorld &world)
{
    world.server.change([](SandboxOptions &options) { options.requirePosition = true; });
}

void titleRequired(CliWorld &world)
{
    world.server.change([](SandboxOptions &options) { options.requireTitle = true; });
}

QStringList jobAdd(const CliWorld &world, const QStringList &rest)
{
    return QStringList { u"job"_s, u"add"_s, world.user } + rest;
}

QStringList jobUpdate(const CliWorld &world, const QStringList &rest)
{
    return QStringList { u"job"_s, u"update"_s, world.user, world.job } + rest;
}

QStringList positionAdd(const QString &org, const QString &name, const QString &code,
                        const QStringList &rest = {})
{
    return QStringList { u"position"_s, u"add"_s, u"--org"_s,  org,
                         u"--name"_s,   name,     u"--code"_s, code }
    + rest;
}

QStringList positionUpdate(const QString &position, const QStringList &rest)
{
    return QStringList { u"position"_s, u"update"_s, position } + rest;
}

} // namespace

Q_DECLARE_METATYPE(Prepare)
Q_DECLARE_METATYPE(Arguments)

// Every error code of the five core pages, met through the verb.
class TestCliErrors : public QObject
{
    Q_OBJECT
private slots:
    void codesOfTheCorePages_data();
    void codesOfTheCorePages();
    void textForPeopleHasBothLanguages_data();
    void textForPeopleHasBothLanguages();
    void wrongSecretIsAuthentication();
    void missingPermissionIsSix_data();
    void missingPermissionIsSix();
    void plainHttpToAnotherMachineIsRefused();
    void unreachableServerIsFour();

private:
    static void addRow(const char *page, const char *code, const char *field, Prepare prepare,
                       Arguments arguments);
    static void addJobPages();
    static void addPositionPages();
};

void TestCliErrors::addRow(const char *page, const char *code, const char *field, Prepare prepare,
                           Arguments arguments)
{
    QTest::addRow("%s %s", page, code)
        << QString::fromLatin1(code) << QString::fromLatin1(field) << prepare << arguments;
}

void TestCliErrors::codesOfTheCorePages_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("field");
    QTest::addColumn<Prepare>("prepare");
    QTest::addColumn<Arguments>("arguments");
    addJobPages();
    addPositionPages();
}

void TestCliErrors::addJobPages()
{
    const char *page = "get-user-jobs";
    addRow(page, "ENT.CONFIG.0031", "", jobManagementOff, [](const CliWorld &w) {
        return QStringList { u"jobs"_s, w.user };
    });
    addRow(page, "USER.0001", "user_id", nothing, [](const CliWorld &) {
        return QStringList { u"jobs"_s, u"nobody"_s };
    });

    page = "add-part-time-job";
    addRow(page, "ENT.CONFIG.0031", "", jobManagementOff, [](const CliWorld &w) {
        return jobAdd(w, { u"--org"_s, u"T-ORG-1"_s });
    });
    addRow(page, "ORG.0001", "org_code", nothing, [](const CliWorld &w) {
        return jobAdd(w, { u"--org"_s, u"NONE"_s });
    });
    addRow(page, "JOB.POSITION.0001", "position_code", nothing, [](const CliWorld &w) {
        return jobAdd(w, { u"--org"_s, u"T-ORG-1"_s, u"--position"_s, u"NONE"_s });
    });
    addRow(page, "JOB.TITLE.0001", "title_code", nothing, [](const CliWorld &w) {
        return jobAdd(w, { u"--org"_s, u"T-ORG-1"_s, u"--title"_s, u"NONE"_s });
    });
    addRow(page, "USER.0001", "user_id", nothing, [](const CliWorld &) {
        return QStringList { u"job"_s, u"add"_s, u"nobody"_s, u"--org"_s, u"T-ORG-1"_s };
    });
    addRow(page, "USER.0094", "org_code", nothing, [](const CliWorld &w) {
        return jobAdd(w, { u"--org"_s, QString() });
    });
    addRow(page, "USER.0095", "position_code", positionRequired, [](const CliWorld &w) {
        return jobAdd(w, { u"--org"_s, u"T-ORG-1"_s });
    });
    addRow(page, "USER.0096", "title_code", titleRequired, [](const CliWorld &w) {
        return jobAdd(w, { u"--org"_s, u"T-ORG-1"_s });
    });
    addRow(page, "USER.0097", "position_code", nothing, [](const CliWorld &w) {
        return jobAdd(w, { u"--org"_s, u"T-ORG-1"_s, u"--position"_s, u"T-POS-2"_s });
    });

    page = "update-part-time-job";
    addRow(page, "ENT.CONFIG.0031", "", jobManagementOff, [](const CliWorld &w) {
        return jobUpdate(w, { u"--org"_s, u"T-ORG-2"_s });
    });
    addRow(page, "ORG.0001", "org_code", nothing, [](const CliWorld &w) {
        return jobUpdate(w, { u"--org"_s, u"NONE"_s });
    });
    addRow(page, "JOB.POSITION.0001", "position_code", nothing, [](const CliWorld &w) {
        return jobUpdate(w, { u"--org"_s, u"T-ORG-2"_s, u"--position"_s, u"NONE"_s });
    });
    addRow(page, "JOB.TITLE.0001", "title_code", nothing, [](const CliWorld &w) {
        return jobUpdate(w, { u"--org"_s, u"T-ORG-2"_s, u"--title"_s, u"NONE"_s });
    });
    addRow(page, "USER.0001", "user_id", nothing, [](const CliWorld &) {
        return QStringList { u"job"_s, u"update"_s, u"nobody"_s, u"j"_s, u"--org"_s, u"T-ORG-2"_s };
    });
    addRow(page, "USER.0093", "job_id", nothing, [](const CliWorld &w) {
        return QStringList { u"job"_s, u"update"_s, w.user, u"none"_s, u"--org"_s, u"T-ORG-2"_s };
    });
    addRow(page, "USER.0094", "org_code", nothing, [](const CliWorld &w) {
        return jobUpdate(w, { u"--org"_s, QString() });
    });
    addRow(page, "USER.0095", "position_code", positionRequired, [](const CliWorld &w) {
        return jobUpdate(w, { u"--org"_s, u"T-ORG-2"_s, u"--no-position"_s });
    });
    addRow(page, "USER.0096", "title_code", titleRequired, [](const CliWorld &w) {
        return jobUpdate(w, { u"--org"_s, u"T-ORG-2"_s, u"--no-title"_s });
    });
    addRow(page, "USER.0097", "position_code", nothing, [](const CliWorld &w) {
        return jobUpdate(w, { u"--org"_s, u"T-ORG-1"_s });
    });
}

void TestCliErrors::addPositionPages()
{
    const char *page = "add-job-position";
    addRow(page, "ENT.CONFIG.0031", "", jobManagementOff,
           [](const CliWorld &) { return positionAdd(u"T-ORG-1"_s, u"n"_s, u"c"_s); });
    addRow(page, "COM.0601", "", nothing,
           [](const CliWorld &) { return positionAdd(u"T-ORG-1"_s, QString(), u"c"_s); });
    addRow(page, "JOB.POSITION.0009", "code", nothing,
           [](const CliWorld &) { return positionAdd(u"T-ORG-1"_s, u"n"_s, u"T-POS-1"_s); });
    addRow(page, "ORG.0001", "org_code", nothing,
           [](const CliWorld &) { return positionAdd(u"NONE"_s, u"n"_s, u"c"_s); });
    addRow(page, "JOB.TITLE.0001", "title_code", nothing, [](const CliWorld &) {
        return positionAdd(u"T-ORG-1"_s, u"n"_s, u"c"_s, { u"--title"_s, u"NONE"_s });
    });

    page = "update-job-position";
    addRow(page, "ENT.CONFIG.0031", "", jobManagementOff, [](const CliWorld &w) {
        return positionUpdate(w.position1, { u"--name"_s, u"n"_s });
    });
    addRow(page, "COM.0601", "", nothing, [](const CliWorld &w) {
        return positionUpdate(w.position1, { u"--name"_s, QString() });
    });
    addRow(page, "JOB.POSITION.0001", "position_id", nothing, [](const CliWorld &) {
        return positionUpdate(u"none"_s, { u"--name"_s, u"n"_s });
    });
    addRow(page, "JOB.POSITION.0009", "code", nothing, [](const CliWorld &w) {
        return positionUpdate(w.position1, { u"--code"_s, u"T-POS-2"_s });
    });
    addRow(page, "JOB.POSITION.0016", "org_code", nothing, [](const CliWorld &w) {
        return positionUpdate(w.position1, { u"--org"_s, u"T-ORG-2"_s });
    });
    addRow(page, "ORG.0001", "org_code", nothing, [](const CliWorld &w) {
        return positionUpdate(w.position1, { u"--org"_s, u"NONE"_s });
    });
    addRow(page, "JOB.TITLE.0001", "title_code", nothing, [](const CliWorld &w) {
        return positionUpdate(w.position1, { u"--title"_s, u"NONE"_s });
    });
}

void TestCliErrors::codesOfTheCorePages()
{
    QFETCH(QString, code);
    QFETCH(QString, field);
    QFETCH(Prepare, prepare);
    QFETCH(Arguments, arguments);
    CliWorld world;
    prepare(world);
    const CliResult result = world.json(arguments(world));
    QVERIFY2(result.exitCode == 3, result.all());
    QVERIFY2(result.out.isEmpty(), result.all());
    const QJsonObject error = result.error();
    QCOMPARE(error.keys(),
             (QStringList { u"code"_s, u"en"_s, u"field"_s, u"http_status"_s, u"measure_en"_s,
                            u"measure_zh"_s, u"zh"_s }));
    QCOMPARE(error.value("code"_L1).toString(), code);
    QCOMPARE(error.value("field"_L1).toString(), field);
    for (const auto member : { "zh"_L1, "en"_L1, "measure_zh"_L1, "measure_en"_L1 })
        QVERIFY2(!error.value(member).toString().isEmpty(), result.all());
    QVERIFY(error.value("zh"_L1) != error.value("en"_L1));
    QVERIFY(error.value("measure_zh"_L1) != error.value("measure_en"_L1));
    // A job that is not in the list just read is not asked for; every other refusal is the
    // server's.
    QCOMPARE(error.value("http_status"_L1).toInt(), code == u"USER.0093" ? 0 : 400);
}

void TestCliErrors::textForPeopleHasBothLanguages_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<bool>("chineseFirst");
    QTest::newRow("zh_CN") << u"zh_CN"_s << true;
    QTest::newRow("en") << u"en"_s << false;
}

void TestCliErrors::textForPeopleHasBothLanguages()
{
    QFETCH(QString, language);
    QFETCH(bool, chineseFirst);
    CliWorld world;
    const QStringList verb { u"job"_s, u"add"_s, world.user, u"--org"_s, u"NONE"_s };
    const QJsonObject error = world.json(verb).error();
    const CliResult result = world.run(verb + QStringList { u"--language"_s, language });
    QCOMPARE(result.exitCode, 3);
    const QString shown = QString::fromUtf8(result.err);
    const qsizetype chinese = shown.indexOf(error.value("zh"_L1).toString());
    const qsizetype english = shown.indexOf(error.value("en"_L1).toString());
    QVERIFY2(chinese >= 0 && english >= 0, result.all());
    QCOMPARE(chinese < english, chineseFirst);
    QVERIFY2(shown.contains(u"ORG.0001") && shown.contains(u"HTTP 400"), result.all());
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

QTEST_GUILESS_MAIN(TestCliErrors)
#include "tst_cli_errors.moc"
