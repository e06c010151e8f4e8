// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/cli/cliworld.h"
#include "tests/support/faultproxy.h"
#include "tests/support/testmain.h"

#include <QDirIterator>
#include <QFile>
#include <QSet>

using namespace renzhi;
using namespace renzhi::test;
using namespace Qt::StringLiterals;

class TestCliSecrets : public QObject
{
    Q_OBJECT
private slots:
    void neitherSecretNorTokenIsInAnyFileOrOutput();
    void filesAreForThisUserAlone();
    void personalDataNotShownIsNotKept();
    void secretFileMayEndInALineBreak_data();
    void secretFileMayEndInALineBreak();
};

namespace {

QStringList filesBelow(const QString &folder)
{
    QStringList files;
    QDirIterator it(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (it.hasNext())
        files.append(it.next());
    return files;
}

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QSet<QByteArray> tokensSeen(const FaultProxy &proxy)
{
    const QByteArray scheme = "Bearer ";
    QSet<QByteArray> tokens;
    const QList<ProxiedRequest> requests = proxy.requests();
    for (const ProxiedRequest &request : requests) {
        const QByteArray credentials = request.header("Authorization");
        if (credentials.startsWith(scheme))
            tokens.insert(credentials.sliced(scheme.size()));
    }
    tokens.remove({});
    return tokens;
}

} // namespace

void TestCliSecrets::neitherSecretNorTokenIsInAnyFileOrOutput()
{
    CliWorld world;
    FaultProxy proxy(world.server.port());
    world.reachThrough(proxy.url());
    QProcessEnvironment logged;
    logged.insert(u"RENZHI_LOG"_s, world.path(u"store/renzhi.log"_s));
    logged.insert(u"QT_LOGGING_RULES"_s, u"renzhi.*=true"_s);
    QVERIFY(QDir().mkpath(world.dataDirectory()));
    QByteArray seen;
    for (const QStringList &verb :
         { QStringList { u"sync"_s }, QStringList { u"jobs"_s, world.user },
           QStringList { u"job"_s, u"add"_s, world.user, u"--org"_s, u"NONE"_s } })
        seen += runRenzhi(world.access() + verb, world.path(u"."_s), logged).all();
    const QStringList files = filesBelow(world.dataDirectory());
    QVERIFY(files.size() >= 2); // a cache and a log
    for (const QString &file : files)
        seen += bytesOf(file);
    const QByteArray secret = world.server.clientSecret().toUtf8();
    const QByteArray basic = QByteArray(world.server.clientId().toUtf8() + ':' + secret).toBase64();
    const QSet<QByteArray> tokens = tokensSeen(proxy);
    QVERIFY(!tokens.isEmpty());
    const QSet<QByteArray> needles = QSet<QByteArray>(tokens) << secret << basic;
    for (const QByteArray &needle : needles)
        QVERIFY(!seen.contains(needle));
    QVERIFY(bytesOf(world.path(u"store/renzhi.log"_s)).contains("renzhi."));
}

void TestCliSecrets::filesAreForThisUserAlone()
{
    CliWorld world;
    QCOMPARE(world.json({ u"sync"_s }).exitCode, 0);
    constexpr QFile::Permissions others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup
        | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
    const QStringList files = filesBelow(world.dataDirectory());
    QVERIFY(!files.isEmpty());
    for (const QString &file : files) {
        QVERIFY2(!(QFile::permissions(file) & others), qPrintable(file));
        QVERIFY2(!(QFile::permissions(QFileInfo(file).path()) & others), qPrintable(file));
    }
}

void TestCliSecrets::personalDataNotShownIsNotKept()
{
    CliWorld world;
    auto person = *world.server.user(world.user);
    person.identityNumber = u"110101199003078888"_s;
    person.birthday = u"1990-03-07-marker"_s;
    person.lastLoginIp = u"203.0.113.77"_s;
    world.server.put(person);
    QCOMPARE(world.json({ u"sync"_s }).exitCode, 0);
    QByteArray kept;
    for (const QString &file : filesBelow(world.dataDirectory()))
        kept += bytesOf(file);
    QVERIFY(kept.contains("zhang.ceshi"));
    for (const QString &text : { person.identityNumber, person.birthday, person.lastLoginIp })
        QVERIFY2(!kept.contains(text.toUtf8()), qPrintable(text));
}

void TestCliSecrets::secretFileMayEndInALineBreak_data()
{
    QTest::addColumn<QByteArray>("ending");
    QTest::addColumn<int>("exitCode");
    QTest::newRow("none") << QByteArray() << 0;
    QTest::newRow("LF") << QByteArray("\n") << 0;
    QTest::newRow("CR LF") << QByteArray("\r\n") << 0;
    QTest::newRow("a blank belongs to the secret") << QByteArray(" \n") << 6;
}

void TestCliSecrets::secretFileMayEndInALineBreak()
{
    QFETCH(QByteArray, ending);
    QFETCH(int, exitCode);
    CliWorld world;
    world.writeFile(u"secret"_s, world.server.clientSecret().toUtf8() + ending);
    const CliResult result = world.json({ u"jobs"_s, world.user });
    QVERIFY2(result.exitCode == exitCode, result.all());
}

RENZHI_GUILESS_TEST(TestCliSecrets)
#include "tst_cli_secrets.moc"
