// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A cache file that is not what it was, or does not take what is read: the verbs must say so, and
// never that nobody exists.

#include "tests/cli/cliworld.h"
#include "tests/support/testmain.h"

#include <QDirIterator>
#include <QFile>

#include <csignal>
#include <sqlite3.h>

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

// Another program at work on the cache.
class OtherProgram
{
public:
    explicit OtherProgram(const CliWorld &world)
    {
        if (sqlite3_open(QFile::encodeName(cacheFile(world)).constData(), &m_handle) != SQLITE_OK)
            qFatal("the cache cannot be opened");
    }
    ~OtherProgram() { sqlite3_close(m_handle); }
    Q_DISABLE_COPY_MOVE(OtherProgram)

    [[nodiscard]] bool run(const char *statement)
    {
        return sqlite3_exec(m_handle, statement, nullptr, nullptr, nullptr) == SQLITE_OK;
    }

private:
    sqlite3 *m_handle = nullptr;
};

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
    void aListKnownFromAWriteAloneIsNoList();
    void answerThatIsNotKeptIsTold();
    void verbThatHasAnsweredEndsWhenTerminated();
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
    // What the server answers is an answer all the same.
    const CliResult jobs = world.json({ u"jobs"_s, world.user, u"--language"_s, u"en"_s });
    QVERIFY2(jobs.exitCode == 0 && jobs.array().size() == 2, jobs.all());
    QVERIFY2(jobs.err.contains("not in the cache"), jobs.all());
}

void TestCliCache::aListKnownFromAWriteAloneIsNoList()
{
    CliWorld world;
    QCOMPARE(world.json({ u"position"_s, u"update"_s, world.position1, u"--name"_s, u"Other"_s })
                 .exitCode,
             0);
    const CliResult offline = world.json({ u"positions"_s, u"--offline"_s });
    QVERIFY2(offline.exitCode == 4 && offline.out.isEmpty(), offline.all());
    QCOMPARE(offline.error().value("code"_L1).toString(), u"local.never-synced"_s);
    const CliResult asJson = world.json({ u"positions"_s });
    QVERIFY2(asJson.exitCode == 0 && asJson.array().size() == 1, asJson.all());
    QVERIFY2(asJson.err.contains("renzhi sync"), asJson.all());

    QCOMPARE(world.json({ u"sync"_s }).exitCode, 0);
    const CliResult whole = world.json({ u"positions"_s, u"--offline"_s });
    QVERIFY2(whole.exitCode == 0 && whole.err.isEmpty(), whole.all());
    QCOMPARE(whole.array().size(), world.server.positions().size());
}

void TestCliCache::answerThatIsNotKeptIsTold()
{
    CliWorld world;
    QCOMPARE(world.json({ u"sync"_s }).exitCode, 0);
    OtherProgram other(world);
    QVERIFY(other.run(
        "CREATE TRIGGER refused BEFORE INSERT ON jobs BEGIN SELECT RAISE(ABORT, 'no'); END"));
    const QStringList english { u"--language"_s, u"en"_s };
    const CliResult read = world.json(QStringList { u"jobs"_s, world.user } + english);
    QVERIFY2(read.exitCode == 0 && read.array().size() == 2, read.all());
    QVERIFY2(read.err.contains("not in the cache"), read.all());
    const CliResult written = world.run(
        QStringList { u"job"_s, u"add"_s, world.user, u"--org"_s, u"T-ORG-1"_s } + english);
    QVERIFY2(written.exitCode == 0 && written.out.contains("Confirmed"), written.all());
    QVERIFY2(written.err.contains("not in the cache"), written.all());

    QVERIFY(other.run("DROP TRIGGER refused"));
    const CliResult kept = world.json({ u"jobs"_s, world.user });
    QVERIFY2(kept.exitCode == 0 && kept.err.isEmpty(), kept.all());
}

void TestCliCache::verbThatHasAnsweredEndsWhenTerminated()
{
    CliWorld world;
    QCOMPARE(world.json({ u"sync"_s }).exitCode, 0);
    OtherProgram other(world);
    QVERIFY(other.run("BEGIN IMMEDIATE")); // the verb waits for its turn to keep what it read
    const auto process = startRenzhi(
        world.access() + QStringList { u"jobs"_s, world.user, u"--json"_s }, world.path(u"."_s));
    QVERIFY(QTest::qWaitFor([&] { return process->bytesAvailable() > 0; }, 60'000));
    ::kill(static_cast<pid_t>(process->processId()), SIGTERM);
    const CliResult result = endOf(*process);
    QVERIFY2(result.isJson() && result.array().size() == 2, result.all());
    QCOMPARE(process->exitStatus(),
             QProcess::CrashExit); // by the signal; else it ends by itself, later
}

RENZHI_GUILESS_TEST(TestCliCache)
#include "tst_cli_cache.moc"
