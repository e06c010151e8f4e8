// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A cache file that is not what it was: the lists must say so, and never that nobody exists.

#include "tests/cli/cliworld.h"

#include <QDirIterator>
#include <QFile>
#include <QTest>

using namespace renzhi;
using namespace renzhi::test;
using namespace Qt::StringLiterals;

namespace {

enum class Damage { Garbage, Empty, CutShort, Removed };

QString cacheFile(const CliWorld &world)
{
    QDirIterator files(world.dataDirectory(), { u"cache.sqlite"_s }, QDir::Files,
                       QDirIterator::Subdirectories);
    return files.hasNext() ? files.next() : QString();
}

// The journal would repair or contradict what is done to the file.
void removeJournal(const QString &path)
{
    for (const auto suffix : { "-wal"_L1, "-shm"_L1 })
        QFile::remove(path + suffix);
}

bool spoil(const QString &path, Damage damage)
{
    removeJournal(path);
    if (damage == Damage::Removed)
        return QFile::remove(path);
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite))
        return false;
    switch (damage) {
    case Damage::Garbage:
        return file.resize(0) && file.write(QByteArray("no database ").repeated(4000)) > 0;
    case Damage::Empty:
        return file.resize(0);
    default:
        return file.resize(file.size() / 2);
    }
}

// One page of records (they begin with 0x0d) in the middle of a large file.
bool spoilOneLeaf(const QString &path)
{
    constexpr int pageSize = 4096;
    removeJournal(path);
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite) || file.size() < 5'000'000)
        return false;
    for (qint64 at = file.size() / pageSize / 2 * pageSize; at < file.size(); at += pageSize) {
        file.seek(at);
        if (file.peek(1) == QByteArray("\x0d"))
            return file.write(QByteArray(pageSize, '\xff')) == pageSize;
    }
    return false;
}

} // namespace

class TestCliCache : public QObject
{
    Q_OBJECT
private slots:
    void spoiltCacheIsToldOffline_data();
    void spoiltCacheIsToldOffline();
    void neverReadTenantIsToldOffline();
    void damageMetWhileReadingIsTold();
    void folderThatCannotBeUsedIsTold();
};

void TestCliCache::spoiltCacheIsToldOffline_data()
{
    QTest::addColumn<int>("damage");
    QTest::addColumn<QString>("verb");
    const auto rows = [](const char *name, Damage damage) {
        for (const QString &verb : { u"users"_s, u"positions"_s, u"organizations"_s, u"titles"_s })
            QTest::addRow("%s, %s", name, qPrintable(verb)) << int(damage) << verb;
    };
    rows("garbage", Damage::Garbage);
    rows("zero length", Damage::Empty);
    rows("cut short", Damage::CutShort);
    rows("removed", Damage::Removed);
}

void TestCliCache::spoiltCacheIsToldOffline()
{
    QFETCH(int, damage);
    QFETCH(QString, verb);
    CliWorld world;
    QCOMPARE(world.json({ u"sync"_s }).exitCode, 0);
    QVERIFY(spoil(cacheFile(world), Damage(damage)));
    for (int run = 0; run < 2; ++run) { // the second finds what the first made of it
        const CliResult result = world.json({ verb, u"--offline"_s });
        QVERIFY2(result.exitCode > 0 && result.out.isEmpty(), result.all());
        const QJsonObject error = result.error();
        QVERIFY2(!error.value("code"_L1).toString().isEmpty(), result.all());
    }
    // It is only a copy.
    QCOMPARE(world.json({ u"sync"_s }).exitCode, 0);
    const CliResult again = world.json({ verb, u"--offline"_s });
    QVERIFY2(again.exitCode == 0 && !again.array().isEmpty(), again.all());
}

void TestCliCache::neverReadTenantIsToldOffline()
{
    CliWorld world;
    const CliResult result = world.json({ u"users"_s, u"--offline"_s });
    QVERIFY2(result.exitCode == 4 && result.out.isEmpty(), result.all());
    QCOMPARE(result.error().value("code"_L1).toString(), u"local.never-synced"_s);
    const CliResult plain = world.run({ u"users"_s, u"--offline"_s, u"--language"_s, u"en"_s });
    QVERIFY2(plain.exitCode == 4 && plain.out.isEmpty(), plain.all());
    QVERIFY2(plain.err.contains("sync") && plain.err.contains("同步"), plain.all());
}

// Too large to be looked through at the start: the damage shows when the people are read.
void TestCliCache::damageMetWhileReadingIsTold()
{
    SandboxOptions options = CliWorld::smallTenant();
    options.users = 25'000;
    CliWorld world(options);
    QCOMPARE(world.json({ u"sync"_s }).exitCode, 0);
    QVERIFY(spoilOneLeaf(cacheFile(world)));
    const CliResult result = world.json({ u"users"_s, u"--offline"_s });
    QVERIFY2(result.exitCode > 0 && !result.isJson(), result.all());
    QCOMPARE(result.error().value("code"_L1).toString(), u"local.cache-damaged"_s);
}

void TestCliCache::folderThatCannotBeUsedIsTold()
{
    CliWorld world;
    QCOMPARE(world.json({ u"sync"_s }).exitCode, 0);
    const QString path = cacheFile(world);
    removeJournal(path);
    QVERIFY(QFile::remove(path));
    QVERIFY(QDir().mkpath(path)); // a folder where the file should be
    const CliResult result = world.json({ u"users"_s, u"--offline"_s });
    QVERIFY2(result.exitCode > 0 && result.out.isEmpty(), result.all());
    QVERIFY2(!result.error().value("code"_L1).toString().isEmpty(), result.all());
}

QTEST_GUILESS_MAIN(TestCliCache)
#include "tst_cli_cache.moc"
