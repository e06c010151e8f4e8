// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/options.h"
#include "tests/cli/cliworld.h"
#include "tests/support/testmain.h"

using namespace renzhi;
using namespace renzhi::test;
using namespace Qt::StringLiterals;

namespace {

QStringList tenant()
{
    return { u"--tenant"_s, u"https://hr.example.com"_s, u"--client-id"_s,
             u"app"_s,      u"--client-secret-file"_s,   u"/dev/null"_s };
}

QStringList words(const char *text)
{
    return QString::fromUtf8(text).split(u' ', Qt::SkipEmptyParts);
}

} // namespace

class TestCliOptions : public QObject
{
    Q_OBJECT
private slots:
    void globalOptionsStandBeforeOrAfterTheVerb();
    void verbsAreRead_data();
    void verbsAreRead();
    void usageErrorsAreFound_data();
    void usageErrorsAreFound();
    void qtsOwnOptionsAreNotOurs();
    void valuesMayLookLikeQtsOptions();
    void usageErrorEndsWithTwoAndBothLanguages();
    void helpAndVersionNeedNeitherTenantNorDisplay();
    void helpSpeaksTheLanguageAsked();
    void aWindowWithoutDisplayIsRefusedInWords();
    void unreadableSecretFileIsUsage();
    void certificateFileWithoutCertificateIsUsage();
};

void TestCliOptions::globalOptionsStandBeforeOrAfterTheVerb()
{
    const Options before = parseOptions(
        tenant() + words("--json --offline --data-dir D --language zh_CN users --limit 3"));
    const Options after = parseOptions(words("users --limit 3") + tenant()
                                       + words("--json --offline --data-dir D --language zh_CN"));
    for (const Options &options : { before, after }) {
        QVERIFY(!options.error);
        QCOMPARE(options.wish, Options::Wish::Verb);
        QCOMPARE(options.tenant, u"https://hr.example.com"_s);
        QVERIFY(options.json);
        QVERIFY(options.offline);
        QVERIFY(options.command->offline);
        QCOMPARE(options.dataDirectory, u"D"_s);
        QVERIFY(options.language == Language::Chinese);
        QCOMPARE(*options.command->limit, 3);
    }
    QVERIFY(*before.command == *after.command);
}

void TestCliOptions::verbsAreRead_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<cli::Command>("expected");
    const auto row = [](const char *text, auto edit) {
        cli::Command command;
        edit(command);
        QTest::newRow(text) << words(text) << command;
    };
    row("sync --full", [](cli::Command &c) {
        c.verb = cli::Verb::Sync;
        c.full = true;
    });
    row("sync --jobs", [](cli::Command &c) {
        c.verb = cli::Verb::Sync;
        c.jobs = true;
    });
    row("sync --full --jobs --org A", [](cli::Command &c) {
        c.verb = cli::Verb::Sync;
        c.full = true;
        c.jobs = true;
        c.org = u"A"_s;
    });
    row("users --search zw --org A", [](cli::Command &c) {
        c.verb = cli::Verb::Users;
        c.search = u"zw"_s;
        c.org = u"A"_s;
    });
    row("jobs U --type part-time", [](cli::Command &c) {
        c.verb = cli::Verb::Jobs;
        c.user = UserId(u"U"_s);
        c.type = RelationType::PartTime;
    });
    row("jobs U --type primary", [](cli::Command &c) {
        c.verb = cli::Verb::Jobs;
        c.user = UserId(u"U"_s);
        c.type = RelationType::Primary;
    });
    row("jobs U --type all", [](cli::Command &c) {
        c.verb = cli::Verb::Jobs;
        c.user = UserId(u"U"_s);
    });
    row("job add U --org A --title T", [](cli::Command &c) {
        c.verb = cli::Verb::AddJob;
        c.user = UserId(u"U"_s);
        c.org = u"A"_s;
        c.title = u"T"_s;
    });
    row("job update U J --org A --no-position", [](cli::Command &c) {
        c.verb = cli::Verb::UpdateJob;
        c.user = UserId(u"U"_s);
        c.job = JobId(u"J"_s);
        c.org = u"A"_s;
        c.noPosition = true;
    });
    row("job remove U J", [](cli::Command &c) {
        c.verb = cli::Verb::RemoveJob;
        c.user = UserId(u"U"_s);
        c.job = JobId(u"J"_s);
    });
    row("position add --org A --name N --code C", [](cli::Command &c) {
        c.verb = cli::Verb::AddPosition;
        c.org = u"A"_s;
        c.name = u"N"_s;
        c.code = u"C"_s;
    });
    row("position update P --no-title", [](cli::Command &c) {
        c.verb = cli::Verb::UpdatePosition;
        c.positionId = PositionId(u"P"_s);
        c.noTitle = true;
    });
    row("diagnostics", [](cli::Command &c) { c.verb = cli::Verb::Diagnostics; });
    row("job remove -- -5 --x", [](cli::Command &c) {
        c.verb = cli::Verb::RemoveJob;
        c.user = UserId(u"-5"_s);
        c.job = JobId(u"--x"_s);
    });
}

void TestCliOptions::verbsAreRead()
{
    QFETCH(QStringList, arguments);
    QFETCH(cli::Command, expected);
    const Options options = parseOptions(tenant() + arguments);
    QVERIFY2(!options.error, options.error ? options.error->source : "");
    QVERIFY(*options.command == expected);
}

void TestCliOptions::usageErrorsAreFound_data()
{
    QTest::addColumn<QStringList>("arguments");
    const auto row = [](const char *text) { QTest::newRow(text) << tenant() + words(text); };
    row("fly");
    row("job");
    row("job fly U");
    row("jobs");
    row("jobs U V");
    row("jobs U --type both");
    row("users --limit 0");
    row("users --limit many");
    row("users --full");
    row("users --nonsense");
    row("users --search");
    row("sync --search x");
    row("sync --org A");
    row("users --jobs");
    row("job add U");
    row("job add --org A");
    row("job add U --org A --no-position");
    row("job add U --org A --org B");
    row("job add U --org A --position=");
    row("job update U --org A");
    row("job update U J");
    row("job update U J --org A --position P --no-position");
    row("job update U J --org A --title T --no-title");
    row("job remove U J --org A");
    row("position add --org A --name N");
    row("position update");
    row("position update P");
    row("position update P --position X");
    row("diagnostics U");
    row("diagnostics --full");
    row("users --language fr");
    row("users --tour D");
    row("--json");
    row("--limit 4");
    QTest::newRow("empty user id") << tenant() + QStringList { u"jobs"_s, QString() };
    QTest::newRow("no tenant") << words("users");
    QTest::newRow("half a tenant") << words("diagnostics --client-id a");
    QTest::newRow("no client id") << words("users --tenant https://hr.example.com");
    QTest::newRow("no secret") << words("sync --tenant https://hr.example.com --client-id a");
    QTest::newRow("tenant is no address") << words("users --tenant hr.example.com --client-id a");
    QTest::newRow("tenant of another scheme")
        << words("users --tenant ftp://hr.example.com --client-id a");
    QTest::newRow("http to another machine")
        << words("users --tenant http://hr.example.com --client-id a");
    QTest::newRow("address with a path")
        << words("users --tenant https://hr.example.com/api --client-id a");
    QTest::newRow("address with a user")
        << words("users --tenant https://u:p@hr.example.com --client-id a");
    QTest::newRow("demo and tenant") << tenant() + words("users --demo");
}

void TestCliOptions::usageErrorsAreFound()
{
    QFETCH(QStringList, arguments);
    const Options options = parseOptions(arguments);
    QVERIFY(options.error);
    QVERIFY(!options.wantsWindow());
}

void TestCliOptions::qtsOwnOptionsAreNotOurs()
{
    QVERIFY(parseOptions(words("-platform offscreen -style fusion")).wantsWindow());
    QVERIFY(parseOptions({}).wantsWindow());
    QVERIFY(parseOptions(words("--tour D")).wantsWindow());
}

void TestCliOptions::valuesMayLookLikeQtsOptions()
{
    const Options update
        = parseOptions(tenant() + words("position update P1 --name -style --code NEW"));
    QVERIFY(!update.error);
    QCOMPARE(update.command->name, u"-style"_s);
    QCOMPARE(update.command->code, u"NEW"_s);
    const Options before
        = parseOptions(words("--data-dir -platform") + tenant() + words("users --search -session"));
    QVERIFY(!before.error);
    QCOMPARE(before.dataDirectory, u"-platform"_s);
    QCOMPARE(before.command->search, u"-session"_s);
    const Options literal = parseOptions(tenant() + words("job remove -- -style -platform"));
    QVERIFY(!literal.error);
    QCOMPARE(literal.command->user, UserId(u"-style"_s));
    QCOMPARE(literal.command->job, JobId(u"-platform"_s));
    // A window has a display to choose, but its own options keep their values as well.
    const Options window
        = parseOptions(words("-style fusion --data-dir -style -platform offscreen"));
    QVERIFY(window.wantsWindow());
    QCOMPARE(window.dataDirectory, u"-style"_s);
    // What a verb does not take is told, not swallowed with what follows it.
    QVERIFY(parseOptions(tenant() + words("users -style --json")).error);
}

void TestCliOptions::usageErrorEndsWithTwoAndBothLanguages()
{
    const QTemporaryDir home;
    const CliResult plain = runRenzhi({ u"fly"_s, u"--language"_s, u"zh_CN"_s }, home.path());
    QCOMPARE(plain.exitCode, 2);
    QVERIFY(plain.out.isEmpty());
    QVERIFY2(plain.err.contains("fly"), plain.all());

    const CliResult asJson = runRenzhi({ u"fly"_s, u"--json"_s }, home.path());
    QCOMPARE(asJson.exitCode, 2);
    QVERIFY(asJson.out.isEmpty());
    QCOMPARE(asJson.error().value("code"_L1).toString(), u"USAGE"_s);
    QVERIFY(asJson.error().value("zh"_L1).toString().contains(u"fly"));
    QVERIFY(asJson.error().value("en"_L1).toString().contains(u"fly"));
}

void TestCliOptions::helpAndVersionNeedNeitherTenantNorDisplay()
{
    const QTemporaryDir home;
    const CliResult help = runRenzhi({ u"--help"_s }, home.path());
    QCOMPARE(help.exitCode, 0);
    QVERIFY(help.err.isEmpty());
    for (const char *verb :
         { "sync", "users", "jobs USER_ID", "positions", "organizations", "titles",
           "job add USER_ID", "job update USER_ID JOB_ID", "job remove USER_ID JOB_ID",
           "position add", "position update POSITION_ID", "diagnostics" })
        QVERIFY2(help.out.contains(QByteArray(QByteArray("\n  ") + verb)), verb);
    const CliResult version = runRenzhi({ u"--version"_s }, home.path());
    QCOMPARE(version.exitCode, 0);
    QVERIFY(version.out.startsWith("renzhi "));
}

void TestCliOptions::helpSpeaksTheLanguageAsked()
{
    const QTemporaryDir home;
    const CliResult en = runRenzhi({ u"--help"_s, u"--language"_s, u"en"_s }, home.path());
    const CliResult zh = runRenzhi({ u"--help"_s, u"--language"_s, u"zh_CN"_s }, home.path());
    QVERIFY(en.out.contains("Exit codes"));
    QVERIFY2(zh.out.contains("退出"), zh.all());
    QProcessEnvironment chinese;
    chinese.insert(u"LANG"_s, u"zh_CN.UTF-8"_s);
    QCOMPARE(runRenzhi({ u"--help"_s }, home.path(), chinese).out, zh.out);
}

void TestCliOptions::aWindowWithoutDisplayIsRefusedInWords()
{
    const QTemporaryDir home;
    const CliResult result = runRenzhi({}, home.path());
    QCOMPARE(result.exitCode, 1);
    QVERIFY2(result.err.contains("--tour"), result.all());
}

void TestCliOptions::unreadableSecretFileIsUsage()
{
    const QTemporaryDir home;
    const QStringList access
        = words("--tenant https://hr.example.com --client-id a --json sync --client-secret-file");
    const CliResult missing
        = runRenzhi(access + QStringList { home.filePath(u"none"_s) }, home.path());
    QCOMPARE(missing.exitCode, 2);
    QVERIFY2(missing.error().value("en"_L1).toString().contains(u"none"), missing.all());
    const CliResult empty = runRenzhi(access + QStringList { u"/dev/null"_s }, home.path());
    QCOMPARE(empty.exitCode, 2);
}

void TestCliOptions::certificateFileWithoutCertificateIsUsage()
{
    CliWorld world;
    const QString file = world.writeFile(u"ca.pem"_s, "this is no certificate\n");
    const CliResult result = world.json({ u"users"_s, u"--ca-file"_s, file });
    QCOMPARE(result.exitCode, 2);
    QVERIFY2(result.error().value("en"_L1).toString().contains(u"ca.pem"), result.all());
}

RENZHI_GUILESS_TEST(TestCliOptions)
#include "tst_cli_options.moc"
