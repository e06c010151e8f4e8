// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The change log read beside the window: what it says there is what the log says.

#include "models/cache/database.h"
#include "models/directory/changelog.h"
#include "models/directory/changereader.h"
#include "models/directory/writeoperation.h"
#include "tests/support/patience.h"
#include "tests/support/testmain.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>

#include <memory>

using namespace Qt::StringLiterals;
using namespace renzhi;
using test::Patience;

namespace {

// A log with a reader on it, and what that has answered.
struct ReadLog
{
    QTemporaryDir folder;
    std::unique_ptr<ChangeLog> log
        = std::make_unique<ChangeLog>(folder.path(), ChangeLog::Origin());
    std::unique_ptr<ChangeReader> reader = std::make_unique<ChangeReader>(*log);
    std::vector<ChangeReader::Keys> found;
    std::vector<ChangeReader::Lines> lines;

    [[nodiscard]] QString file() const { return folder.filePath(u"changes.sqlite"_s); }

    qint64 add(const QString &user)
    {
        WriteRequest request;
        request.user = UserId(user);
        ChangeLine facts;
        facts.user = request.user;
        const auto id = log->begin(request, { request, {}, true }, facts, false);
        return id.value_or(0);
    }
    // Many more than one reading takes.
    [[nodiscard]] bool fill(int count) const
    {
        const auto database = Database::open(file());
        if (!database)
            return false;
        Query query(
            **database,
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)"
            " INSERT INTO writes (at, os_user, client_id, profile, host, process, run, kind,"
            " user_id, person, job_id, position_id, position_name, fields, words, asked,"
            " sent) SELECT at, os_user, client_id, profile, host, process, run, kind,"
            " 'u' || (i % 10), person, job_id, position_id, position_name, fields,"
            " 'word' || (i % 7), asked, sent"
            " FROM n, (SELECT * FROM writes ORDER BY id LIMIT 1)");
        query.bind(qint64(count));
        return query.finish().has_value();
    }
    void ask(const ChangeQuery &query)
    {
        reader->find(query, [this](const ChangeReader::Keys &keys) { found.push_back(keys); });
    }
    void askLines(std::vector<qint64> ids)
    {
        reader->lines(std::move(ids),
                      [this](const ChangeReader::Lines &read) { lines.push_back(read); });
    }
};

} // namespace

class TestChangeReader : public QObject
{
    Q_OBJECT
private slots:
    void searchFindsWhatTheLogFinds();
    void onlyTheLastSearchIsAnswered();
    void linesAreThoseOfTheLog();
    void emptyFolderHasNone();
    void writesDoNotWaitForASearch();
    void anotherFileIsTold();
    void damageIsToldAndThenANewFileIsRead();
    void deletedReaderAnswersNothing();
};

void TestChangeReader::searchFindsWhatTheLogFinds()
{
    ReadLog world;
    QVERIFY(world.add(u"somebody"_s) != 0);
    QVERIFY(world.fill(20'000));
    ChangeQuery one;
    one.user = UserId(u"u3"_s);
    ChangeQuery words;
    words.text = u"WORD4"_s;
    ChangeQuery nothing;
    nothing.text = u"nowhere"_s;
    for (const ChangeQuery &query : { ChangeQuery(), one, words, nothing }) {
        world.found.clear();
        world.ask(query);
        QVERIFY(world.found.empty()); // later, never from inside
        QTRY_COMPARE_WITH_TIMEOUT(world.found.size(), size_t(1), Patience);
        const auto expected = world.log->find(query);
        QVERIFY(expected && world.found.front());
        QVERIFY(*world.found.front() == *expected);
    }
}

void TestChangeReader::onlyTheLastSearchIsAnswered()
{
    ReadLog world;
    QVERIFY(world.add(u"somebody"_s) != 0);
    QVERIFY(world.fill(20'000));
    ChangeQuery last;
    for (const QString &typed : { u"w"_s, u"wo"_s, u"wor"_s, u"word5"_s }) {
        last.text = typed;
        world.ask(last);
    }
    world.askLines({ 1 }); // behind all of them
    QTRY_COMPARE_WITH_TIMEOUT(world.lines.size(), size_t(1), Patience);
    QCOMPARE(world.found.size(), size_t(1));
    QVERIFY(*world.found.front() == *world.log->find(last));
}

void TestChangeReader::linesAreThoseOfTheLog()
{
    ReadLog world;
    const qint64 first = world.add(u"one"_s);
    const qint64 second = world.add(u"two"_s);
    world.ask(ChangeQuery());
    QTRY_COMPARE_WITH_TIMEOUT(world.found.size(), size_t(1), Patience);
    world.askLines({ second, 4711, first });
    QTRY_COMPARE_WITH_TIMEOUT(world.lines.size(), size_t(1), Patience);
    QVERIFY(world.lines.front().has_value());
    const std::vector<ChangeLine> &lines = *world.lines.front();
    QCOMPARE(lines.size(), size_t(3));
    QCOMPARE(lines[0].user.toString(), u"two"_s);
    QCOMPARE(lines[1].id, qint64(0));
    QCOMPARE(lines[2].user.toString(), u"one"_s);
}

void TestChangeReader::emptyFolderHasNone()
{
    ReadLog world;
    world.ask(ChangeQuery());
    QTRY_COMPARE_WITH_TIMEOUT(world.found.size(), size_t(1), Patience);
    QVERIFY(world.found.front() && world.found.front()->empty());
    QVERIFY(!QFile::exists(world.file()));
}

void TestChangeReader::writesDoNotWaitForASearch()
{
    ReadLog world;
    QVERIFY(world.add(u"somebody"_s) != 0);
    QVERIFY(world.fill(50'000));
    QSignalSpy failed(world.log.get(), &ChangeLog::failed);
    ChangeQuery nowhere;
    nowhere.text = u"nowhere at all"_s;
    for (int i = 0; i < 10; ++i) {
        world.ask(nowhere);
        QVERIFY(world.add(u"somebody"_s) != 0); // while it is being searched
    }
    QTRY_VERIFY_WITH_TIMEOUT(!world.found.empty(), Patience);
    QCOMPARE(failed.size(), 0);
}

void TestChangeReader::anotherFileIsTold()
{
    ReadLog world;
    const qint64 before = world.add(u"before"_s);
    QSignalSpy replaced(world.reader.get(), &ChangeReader::fileReplaced);
    world.ask(ChangeQuery());
    QTRY_COMPARE_WITH_TIMEOUT(world.found.size(), size_t(1), Patience);
    QVERIFY(QFile::remove(world.file()));
    const int tells = int(replaced.size());
    ChangeLog other(world.folder.path(), {});
    WriteRequest request;
    const auto id = other.begin(request, { request, {}, true }, {}, false);
    QVERIFY(id && *id == before); // another line
    world.askLines({ before });
    QTRY_COMPARE_WITH_TIMEOUT(world.lines.size(), size_t(1), Patience);
    QVERIFY(!world.lines.front()); // it is not the one that was found
    QCOMPARE(replaced.size(), tells + 1);
    world.ask(ChangeQuery());
    QTRY_COMPARE_WITH_TIMEOUT(world.found.size(), size_t(2), Patience);
    QCOMPARE(world.found.back()->size(), size_t(1));
    world.askLines({ before });
    QTRY_COMPARE_WITH_TIMEOUT(world.lines.size(), size_t(2), Patience);
    QVERIFY(world.lines.back().has_value());
    QCOMPARE(replaced.size(), tells + 1);
}

void TestChangeReader::damageIsToldAndThenANewFileIsRead()
{
    ReadLog world;
    QVERIFY(world.add(u"somebody"_s) != 0);
    world.ask(ChangeQuery());
    QTRY_COMPARE_WITH_TIMEOUT(world.found.size(), size_t(1), Patience);
    QFile file(world.file());
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.write(QByteArray(file.size(), 'x')) > 0);
    file.close();
    world.ask(ChangeQuery());
    QTRY_COMPARE_WITH_TIMEOUT(world.found.size(), size_t(2), Patience);
    QVERIFY(!world.found.back());
    QCOMPARE(world.found.back().error().code, u"local.change-log-damaged"_s);
    QVERIFY(world.add(u"next"_s) != 0);
    world.ask(ChangeQuery());
    QTRY_COMPARE_WITH_TIMEOUT(world.found.size(), size_t(3), Patience);
    QVERIFY(world.found.back().has_value());
    QCOMPARE(world.found.back()->size(), size_t(2)); // with the line that is under way
}

void TestChangeReader::deletedReaderAnswersNothing()
{
    ReadLog world;
    QVERIFY(world.add(u"somebody"_s) != 0);
    QVERIFY(world.fill(20'000));
    world.ask(ChangeQuery());
    world.askLines({ 1 });
    world.reader.reset();
    QTest::qWait(50);
    QVERIFY(world.found.empty() && world.lines.empty());
}

RENZHI_GUILESS_TEST(TestChangeReader)
#include "tst_changereader.moc"
