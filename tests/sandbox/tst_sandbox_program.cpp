// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The program renzhi-sandbox as others start it.
#include "app/sandbox/commandline.h"
#include "tests/sandbox/rawclient.h"
#include "tests/support/testmain.h"

#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>

#include <csignal>

using namespace Qt::Literals::StringLiterals;
using namespace renzhi;
using renzhi::sandbox::parseCommandLine;
using renzhi::test::RawClient;

class TestProgram : public QObject
{
    Q_OBJECT

private slots:
    void everyOptionIsRead();
    void badValuesAreNamed_data();
    void badValuesAreNamed();
    void servesAndEndsOnSigterm();
    void usageErrorsExitWithTwo();

private:
    static QString program()
    {
        return qEnvironmentVariable("RENZHI_BIN_DIR") + u"/renzhi-sandbox"_s;
    }
};

void TestProgram::everyOptionIsRead()
{
    const auto command = parseCommandLine({ u"p"_s,
                                            u"--port=1"_s,
                                            u"--users=2"_s,
                                            u"--seed=3"_s,
                                            u"--latency-ms=4"_s,
                                            u"--permissions=user_all,org_read"_s,
                                            u"--job-management=off"_s,
                                            u"--require=position,title"_s,
                                            u"--token-life=5"_s,
                                            u"--null-style=absent"_s,
                                            u"--error-language=en"_s,
                                            u"--journal=j"_s,
                                            u"--client-id=i"_s,
                                            u"--client-secret=s"_s,
                                            u"--list-org-scope=subtree"_s,
                                            u"--position-title-omitted=keep"_s,
                                            u"--default-title=apply"_s,
                                            u"--missing-permission=401-html"_s,
                                            u"--missing-token=401"_s,
                                            u"--bad-client=400-business"_s,
                                            u"--duplicate-job=refuse"_s,
                                            u"--relation-type=string"_s,
                                            u"--touch-user=on"_s,
                                            u"--case-sensitive-codes=off"_s,
                                            u"--case-sensitive-user-names=on"_s,
                                            u"--all-child-roots=include"_s,
                                            u"--sort=updated"_s,
                                            u"--token-form=any"_s,
                                            u"--delete-primary=allow"_s,
                                            u"--mobile-form=bare"_s,
                                            u"--updated-filter=second"_s,
                                            u"--relation-type-filter=ignore"_s,
                                            u"--page-errors=general"_s,
                                            u"--clock-shift=-8"_s,
                                            u"--allow-ip=10.0.0.1,127.0.0.1"_s,
                                            u"--ip-check=calls"_s,
                                            u"--refused-ip=401-empty"_s,
                                            u"--only-organizations=RD,HR"_s,
                                            u"--outside-scope=read-only"_s,
                                            u"--disabled=refuse"_s,
                                            u"--longest-name=9"_s,
                                            u"--longest-code=10"_s,
                                            u"--code-characters=ascii"_s,
                                            u"--bad-field=named"_s,
                                            u"--most-part-time-jobs=0"_s,
                                            u"--calls-per-second=11"_s,
                                            u"--organizations=6"_s,
                                            u"--positions=7"_s,
                                            u"--titles=8"_s });
    QCOMPARE(command.error, QString());
    const SandboxOptions &o = command.options;
    using Options = SandboxOptions;
    QCOMPARE(o.port, quint16(1));
    QCOMPARE(QList<int>({ o.users, int(o.seed), o.latencyMs, o.tokenLife, o.organizations,
                          o.positions, o.titles }),
             QList<int>({ 2, 3, 4, 5, 6, 7, 8 }));
    QCOMPARE(o.permissions, QStringList({ u"user_all"_s, u"org_read"_s }));
    QVERIFY(!o.jobManagement && o.requirePosition && o.requireTitle);
    QVERIFY(o.nullStyle == Options::NullStyle::Absent);
    QVERIFY(o.errorLanguage == Options::ErrorLanguage::En);
    QCOMPARE(QStringList({ o.journalFile, o.clientId, o.clientSecret }),
             QStringList({ u"j"_s, u"i"_s, u"s"_s }));
    QVERIFY(o.listOrgScope == Options::OrgScope::Subtree && o.sort == Options::SortOrder::Updated);
    QVERIFY(o.missingPermission.status == 401
            && o.missingPermission.body == Options::RefusalBody::Html);
    QVERIFY(o.missingToken.status == 401 && o.badClient.body == Options::RefusalBody::Business);
    QVERIFY(o.relationType == Options::RelationTypeForm::String);
    QVERIFY(o.tokenForm == Options::TokenForm::Any && o.mobileForm == Options::MobileForm::Bare);
    QVERIFY(o.keepOmittedPositionTitle && o.applyDefaultTitle && o.refuseDuplicateJob);
    QVERIFY(o.jobChangeTouchesUser && !o.caseSensitiveCodes && o.caseSensitiveUserNames);
    QVERIFY(o.allChildIncludesRoots && o.allowPrimaryDelete && o.filterByWholeSecond);
    QVERIFY(o.ignoreRelationTypeFilter && o.generalPageErrors);
    QCOMPARE(o.allowedAddresses, QStringList({ u"10.0.0.1"_s, u"127.0.0.1"_s }));
    QCOMPARE(o.onlyOrganizations, QStringList({ u"RD"_s, u"HR"_s }));
    QVERIFY(o.signInFromAnywhere && o.refusedAddress.status == 401
            && o.refusedAddress.body == Options::RefusalBody::Empty);
    QVERIFY(o.outsideScope == Options::OutsideScope::ReadOnly);
    QVERIFY(o.codeCharacters == Options::CodeCharacters::Ascii);
    QVERIFY(o.refuseDisabled && o.badFieldIsNamed);
    QCOMPARE(QList<int>({ o.clockShift, o.longestName, o.longestCode, o.mostPartTimeJobs,
                          o.callsPerSecond }),
             QList<int>({ -8, 9, 10, 0, 11 }));
}

void TestProgram::badValuesAreNamed_data()
{
    QTest::addColumn<QString>("argument");
    for (const char *argument : { "--port=70000", "--users=many", "--sort=name", "--require=salary",
                                  "--missing-permission=200", "--missing-permission=403-xml",
                                  "--clock-shift=27", "--longest-code=0", "--outside-scope=open" })
        QTest::newRow(argument) << QString::fromLatin1(argument);
}

void TestProgram::badValuesAreNamed()
{
    QFETCH(QString, argument);
    const QString error = parseCommandLine({ u"p"_s, argument }).error;
    QVERIFY2(error.contains(argument.section(u'=', 0, 0)), qUtf8Printable(error));
}

void TestProgram::servesAndEndsOnSigterm()
{
    QTemporaryDir directory;
    QProcess process;
    process.start(program(),
                  { u"--users"_s, u"100"_s, u"--journal"_s, directory.filePath(u"j"_s) });
    QTRY_VERIFY_WITH_TIMEOUT(process.canReadLine(), 60000);
    const QString line = QString::fromUtf8(process.readLine());
    const auto match
        = QRegularExpression(u"^listening on http://127\\.0\\.0\\.1:(\\d+)\n$"_s).match(line);
    QVERIFY2(match.hasMatch(), qUtf8Printable(line));
    RawClient client(match.captured(1).toUShort());
    QCOMPARE(client.signIn(u"demo"_s, u"demo-secret"_s).status, 200);
    QCOMPARE(client.get("users?offset=0&limit=10").total(), 100);
    process.terminate(); // while the connection is open
    QTRY_COMPARE_WITH_TIMEOUT(process.state(), QProcess::NotRunning, 60000);
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 0);
    QFile journal(directory.filePath(u"j"_s));
    QVERIFY(journal.open(QIODevice::ReadOnly));
    QCOMPARE(journal.readAll().count('\n'), 2);
}

void TestProgram::usageErrorsExitWithTwo()
{
    QProcess process;
    process.start(program(), { u"--sort"_s, u"name"_s });
    QTRY_COMPARE_WITH_TIMEOUT(process.state(), QProcess::NotRunning, 60000);
    QCOMPARE(process.exitCode(), 2);
    QVERIFY(process.readAllStandardError().contains("--sort"));
}

RENZHI_GUILESS_TEST(TestProgram)
#include "tst_sandbox_program.moc"
