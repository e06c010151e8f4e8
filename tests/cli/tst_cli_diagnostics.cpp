// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// `renzhi diagnostics` looks: whatever is wrong is still so for the program that is started next.

#include "tests/cli/cliworld.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QMap>

using namespace renzhi;
using namespace renzhi::test;
using namespace Qt::StringLiterals;

namespace {

// Of every file below the folder, but for what SQLite shares in memory while it is open.
QMap<QString, QByteArray> everyFile(const QString &folder)
{
    QMap<QString, QByteArray> all;
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.fileName().endsWith("-shm"_L1) && file.open(QIODevice::ReadOnly))
            all.insert(file.fileName(), file.readAll());
    }
    return all;
}

QString pathOf(const CliWorld &world, const QString &name)
{
    QDirIterator files(world.dataDirectory(), { name }, QDir::Files, QDirIterator::Subdirectories);
    return files.hasNext() ? files.next() : QString();
}

} // namespace

class TestCliDiagnostics : public QObject
{
    Q_OBJECT
private slots:
    void soundTenantStaysAsItIs();
    void damageIsToldAndStays_data();
    void damageIsToldAndStays();
    void failedChangesAreTold();
};

void TestCliDiagnostics::soundTenantStaysAsItIs()
{
    const CliWorld world;
    QCOMPARE(world.run({ u"sync"_s }).exitCode, 0);
    QCOMPARE(world.run({ u"job"_s, u"add"_s, world.user, u"--org"_s, u"T-ORG-2"_s }).exitCode, 0);
    const auto before = everyFile(world.dataDirectory());
    QVERIFY(before.size() >= 2);
    const CliResult told = world.run({ u"diagnostics"_s });
    QVERIFY2(told.exitCode == 0, told.all());
    QVERIFY2(!told.out.contains("local copy not opened"), told.all());
    QVERIFY2(told.out.contains("change log, lines: 1"), told.all());
    QVERIFY2(told.out.contains("records, complete"), told.all());
    QVERIFY(everyFile(world.dataDirectory()) == before);
}

void TestCliDiagnostics::damageIsToldAndStays_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("code");
    QTest::newRow("cache") << u"cache.sqlite"_s << QByteArray("local.cache-damaged");
    QTest::newRow("change log") << u"changes.sqlite"_s << QByteArray("local.change-log-damaged");
    QTest::newRow("outbox") << u"outbox.json"_s << QByteArray("local.outbox-damaged");
}

void TestCliDiagnostics::damageIsToldAndStays()
{
    QFETCH(const QString, file);
    QFETCH(const QByteArray, code);
    const CliWorld world;
    QCOMPARE(world.run({ u"sync"_s }).exitCode, 0);
    QCOMPARE(world.run({ u"job"_s, u"add"_s, world.user, u"--org"_s, u"T-ORG-2"_s }).exitCode, 0);
    QString path = pathOf(world, file);
    if (path.isEmpty()) // nothing waits: it lies beside the change log
        path = QFileInfo(pathOf(world, u"changes.sqlite"_s)).dir().filePath(file);
    for (const auto suffix : { "-wal"_L1, "-shm"_L1 })
        QFile::remove(path + suffix);
    QFile spoilt(path);
    QVERIFY(spoilt.open(QIODevice::WriteOnly));
    QVERIFY(spoilt.write(QByteArray("[{ no such file ").repeated(1000)) > 0);
    spoilt.close();

    const auto before = everyFile(world.dataDirectory());
    for (int times = 0; times < 2; ++times) { // the first look leaves something to the second
        const CliResult told = world.run({ u"diagnostics"_s });
        QVERIFY2(told.exitCode == 0, told.all());
        QVERIFY2(told.out.contains(code), told.all());
        QVERIFY(everyFile(world.dataDirectory()) == before);
    }
}

void TestCliDiagnostics::failedChangesAreTold()
{
    const CliWorld world;
    QCOMPARE(world.run({ u"sync"_s }).exitCode, 0);
    for (int times = 0; times < 22; ++times)
        QCOMPARE(world.run({ u"job"_s, u"add"_s, world.user, u"--org"_s, u"NONE"_s }).exitCode, 3);
    const CliResult told = world.run({ u"diagnostics"_s });
    QVERIFY2(told.exitCode == 0, told.all());
    QVERIFY2(told.out.contains("change log, lines: 22"), told.all());
    QCOMPARE(told.out.count("ORG.0001 | HTTP 400 | add-job, refused"), 20); // the newest
}

RENZHI_GUILESS_TEST(TestCliDiagnostics)
#include "tst_cli_diagnostics.moc"
