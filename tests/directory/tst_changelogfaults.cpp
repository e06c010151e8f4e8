// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What befalls the file of the change log while a program writes to it, and who is taken for still
// there.

#include "models/cache/database.h"
#include "models/directory/changelog.h"
#include "models/directory/changelogdisk.h"
#include "models/directory/changerun.h"
#include "models/directory/writeoperation.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>

#include <fcntl.h>
#include <memory>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace renzhi;

namespace {

WriteRequest askedFor(const QString &org)
{
    WriteRequest request;
    request.kind = WriteRequest::Kind::AddJob;
    request.user = UserId(u"somebody"_s);
    request.jobDraft.org = OrgCode(org);
    return request;
}

ChangeLine lineFacts(const QString &org)
{
    ChangeLine facts;
    facts.user = UserId(u"somebody"_s);
    facts.person = org; // by which a line is recognised here
    return facts;
}

Result<qint64> writeBegun(ChangeLog &log, const QString &org)
{
    return log.begin(askedFor(org), { askedFor(org), {}, true }, lineFacts(org), false);
}

WriteOutcome writeDone()
{
    WriteOutcome outcome;
    outcome.state = WriteOutcome::State::Confirmed;
    outcome.sent = true;
    return outcome;
}

WriteOutcome writeRefused()
{
    WriteOutcome outcome;
    outcome.state = WriteOutcome::State::Rejected;
    outcome.sent = true;
    outcome.error.kind = ApiError::Kind::Rejected;
    outcome.error.code = u"ORG.0001"_s;
    return outcome;
}

// "a: 1, b: 2", newest first: whose line it is, and its state.
QString shownIn(const ChangeLog &log)
{
    std::vector<qint64> ids;
    if (const auto keys = log.find({})) {
        for (const ChangeKey &key : *keys)
            ids.push_back(key.id);
    }
    QStringList texts;
    const auto lines = log.lines(ids).value_or(std::vector<ChangeLine>());
    for (const ChangeLine &line : lines)
        texts.append(u"%1: %2"_s.arg(line.person).arg(int(line.state)));
    return texts.join(u", "_s);
}

QString shownLine(const QString &org, ChangeState state)
{
    return u"%1: %2"_s.arg(org).arg(int(state));
}

struct LogPlace
{
    QTemporaryDir folder;

    [[nodiscard]] QString path() const { return folder.filePath(u"log"_s); }
    [[nodiscard]] QString file() const { return path() + u"/changes.sqlite"_s; }
    [[nodiscard]] std::unique_ptr<ChangeLog> log() const
    {
        return std::make_unique<ChangeLog>(path(), ChangeLog::Origin());
    }
    [[nodiscard]] qsizetype asides() const
    {
        return QDir(path()).entryList({ u"changes.sqlite.damaged-*"_s }).size();
    }
    // In its place, as a bad disk does it.
    [[nodiscard]] bool damage() const
    {
        QFile written(file());
        if (!written.open(QIODevice::ReadWrite))
            return false;
        const qint64 size = written.size();
        return written.write(QByteArray(size, 'x')) == size;
    }
    // As another program leaves it: one line more like the first, with this writer.
    [[nodiscard]] bool addLine(qint64 process, const QString &run, const QString &at) const
    {
        const auto database = Database::open(file());
        if (!database)
            return false;
        Query query(**database,
                    "INSERT INTO writes (at, os_user, client_id, profile, host, process, run, kind,"
                    " user_id, person, job_id, position_id, position_name, fields, words, asked,"
                    " sent) SELECT ?, os_user, client_id, profile, host, ?, ?, kind, user_id,"
                    " person, job_id, position_id, position_name, fields, words, asked, sent"
                    " FROM writes ORDER BY id LIMIT 1");
        query.bind(at).bind(process).bind(run);
        return query.finish().has_value();
    }
};

bool isAnyLocked(const QString &folder)
{
    const QByteArray path = QFile::encodeName(QDir(folder).filePath(u"changes.lock"_s));
    const int file = ::open(path.constData(), O_RDONLY | O_CLOEXEC);
    struct flock lock = {}; // on all of it
    lock.l_type = F_WRLCK;
    lock.l_whence = SEEK_SET;
    const bool isAnswered = file >= 0 && ::fcntl(file, F_OFD_GETLK, &lock) == 0;
    ::close(file);
    return isAnswered && lock.l_type != F_UNLCK;
}

QString utcText()
{
    return QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs);
}

} // namespace

class TestChangeLogFaults : public QObject
{
    Q_OBJECT
private slots:
    void damageRefusesOneWriteOnly();
    void damageIsToldOnceByAnEnding();
    void damageThatAnUndoMetIsTold();
    void whatIsDeletedIsMadeAnew_data();
    void whatIsDeletedIsMadeAnew();
    void folderThatComesBackIsUsedAgain();
    void endingGoesToItsOwnLine();
    void linesUnderWayAreLookedForAfterACrash();
    void olderCopyInItsPlaceTakesNoEndingOfAnother();
    void lostLineOfAnotherFileIsNotSettled();
    void markWithoutAFileIsForgotten();
    void ofTwoProgramsOnePutsItAside();
    void runIsThereAsLongAsItHoldsItsLock();
    void runHoldsItsLockInANewFolder();
    void processIdOfAnotherKeepsNoLine();
    void linesWithoutALockGoByTheProcess();
};

void TestChangeLogFaults::damageRefusesOneWriteOnly()
{
    const LogPlace folder;
    const auto log = folder.log();
    log->end(*writeBegun(*log, u"a"_s), writeDone());
    QVERIFY(folder.damage());
    QSignalSpy failed(log.get(), &ChangeLog::failed);
    const auto refusedLine = writeBegun(*log, u"b"_s);
    QVERIFY(!refusedLine);
    QCOMPARE(refusedLine.error().code, u"local.change-log-damaged"_s);
    QCOMPARE(folder.asides(), 1); // as the error says
    const auto line = writeBegun(*log, u"c"_s);
    QVERIFY(line.has_value());
    log->end(*line, writeDone());
    QCOMPARE(shownIn(*log), shownLine(u"c"_s, ChangeState::Confirmed));
    QCOMPARE(failed.size(), 0); // the refusal told it
    QCOMPARE(folder.asides(), 1);
    QCOMPARE(shownIn(*folder.log()), shownIn(*log)); // on the disk
}

void TestChangeLogFaults::damageIsToldOnceByAnEnding()
{
    const LogPlace folder;
    const auto log = folder.log();
    const auto line = writeBegun(*log, u"a"_s);
    QVERIFY(line.has_value());
    QVERIFY(folder.damage());
    QSignalSpy failed(log.get(), &ChangeLog::failed);
    log->end(*line, writeRefused());
    QCOMPARE(failed.size(), 1);
    QCOMPARE(failed.front().front().value<ApiError>().code, u"local.change-log-damaged"_s);
    log->catchUp();
    QCOMPARE(failed.size(), 1);
    QCOMPARE(shownIn(*log), shownLine(u"a"_s, ChangeState::Refused)); // with its line
}

// Whether a line can be undone is asked all the time, and what that meets is shown nowhere.
void TestChangeLogFaults::damageThatAnUndoMetIsTold()
{
    const LogPlace folder;
    const auto log = folder.log();
    log->end(*writeBegun(*log, u"a"_s), writeDone());
    QVERIFY(folder.damage());
    QSignalSpy failed(log.get(), &ChangeLog::failed);
    QSignalSpy replaced(log.get(), &ChangeLog::replaced);
    for (int i = 0; i < 3; ++i)
        static_cast<void>(log->undoings(UserId(u"somebody"_s)));
    QCOMPARE(failed.size(), 1);
    QCOMPARE(replaced.size(), 1);
    QCOMPARE(folder.asides(), 1);
    QVERIFY(writeBegun(*log, u"b"_s).has_value());
    QCOMPARE(failed.size(), 1);
}

void TestChangeLogFaults::whatIsDeletedIsMadeAnew_data()
{
    QTest::addColumn<bool>("whole");
    QTest::newRow("the file") << false;
    QTest::newRow("the folder") << true;
}

void TestChangeLogFaults::whatIsDeletedIsMadeAnew()
{
    QFETCH(bool, whole);
    const LogPlace folder;
    const auto log = folder.log();
    log->end(*writeBegun(*log, u"a"_s), writeDone());
    QVERIFY(whole ? QDir(folder.path()).removeRecursively() : QFile::remove(folder.file()));
    QCOMPARE(shownIn(*log), QString()); // and reading makes nothing
    QVERIFY(!QFile::exists(folder.file()));
    const auto line = writeBegun(*log, u"b"_s);
    QVERIFY(line.has_value());
    QCOMPARE(shownIn(*folder.log()), shownLine(u"b"_s, ChangeState::Sending));
    log->end(*line, writeDone());
    QCOMPARE(shownIn(*log), shownLine(u"b"_s, ChangeState::Confirmed));
}

void TestChangeLogFaults::folderThatComesBackIsUsedAgain()
{
    const LogPlace folder;
    const auto log = folder.log();
    const auto line = writeBegun(*log, u"a"_s);
    QVERIFY(line.has_value());
    const QString away = folder.folder.filePath(u"away"_s);
    QVERIFY(QDir().rename(folder.path(), away));
    QFile inTheWay(folder.path());
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    inTheWay.close();
    const auto refusedLine = writeBegun(*log, u"b"_s);
    QVERIFY(!refusedLine);
    QCOMPARE(refusedLine.error().code, u"local.change-log"_s);
    log->end(*line, writeDone());
    QVERIFY(inTheWay.remove());
    QVERIFY(QDir().rename(away, folder.path()));
    QVERIFY(writeBegun(*log, u"c"_s).has_value());
    QCOMPARE(shownIn(*log),
             QString(shownLine(u"c"_s, ChangeState::Sending) + u", "_s
                     + shownLine(u"a"_s, ChangeState::Confirmed)));
}

// Numbers begin anew in another file.
void TestChangeLogFaults::endingGoesToItsOwnLine()
{
    const LogPlace folder;
    const auto log = folder.log();
    const auto other = folder.log(); // another program's
    const auto theirs = writeBegun(*other, u"theirs"_s);
    const auto mine = writeBegun(*log, u"mine"_s);
    QVERIFY(mine && theirs);
    QVERIFY(QFile::remove(folder.file()));
    const auto fresh = writeBegun(*other, u"fresh"_s); // brings its line of before with it
    QVERIFY(fresh.has_value());
    QCOMPARE(*fresh, *mine);
    for (int i = 0; i < 3; ++i) // with the numbers that there were
        QVERIFY(writeBegun(*other, u"more"_s).has_value());
    log->end(*mine, writeRefused());
    other->end(*theirs, writeDone());
    other->end(*fresh, writeRefused());
    QStringList lines = shownIn(*log).split(u", "_s);
    lines.sort();
    const QString more = shownLine(u"more"_s, ChangeState::Sending);
    QStringList expected { shownLine(u"mine"_s, ChangeState::Refused),
                           more,
                           more,
                           more,
                           shownLine(u"theirs"_s, ChangeState::Confirmed),
                           shownLine(u"fresh"_s, ChangeState::Refused) };
    expected.sort();
    QCOMPARE(lines, expected);
}

void TestChangeLogFaults::linesUnderWayAreLookedForAfterACrash()
{
    const LogPlace folder;
    auto log = folder.log();
    QVERIFY(writeBegun(*log, u"a"_s).has_value());
    QVERIFY(folder.damage());
    QVERIFY(!writeBegun(*log, u"b"_s));
    QVERIFY(writeBegun(*log, u"c"_s).has_value());
    log.reset(); // without the endings
    const auto lost = folder.log()->lost();
    QVERIFY(lost.has_value());
    QCOMPARE(lost->size(), size_t(2));
    QCOMPARE(lost->at(0).asked.jobDraft.org.toString(), u"a"_s);
    QCOMPARE(lost->at(1).asked.jobDraft.org.toString(), u"c"_s);
}

// Somebody puts a backup back while a write is under way, in the same file.
void TestChangeLogFaults::olderCopyInItsPlaceTakesNoEndingOfAnother()
{
    const LogPlace folder;
    const auto log = folder.log();
    log->end(*writeBegun(*log, u"a"_s), writeDone());
    QFile file(folder.file());
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray backup = file.readAll();
    file.close();
    const auto first = writeBegun(*log, u"first"_s);
    QVERIFY(first.has_value());
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(backup), qint64(backup.size()));
    file.close();
    const auto second = writeBegun(*log, u"second"_s);
    QVERIFY(second.has_value());
    QVERIFY(*second != *first);
    log->end(*first, writeRefused());
    QCOMPARE(shownIn(*log),
             QStringList({ shownLine(u"second"_s, ChangeState::Sending),
                           shownLine(u"first"_s, ChangeState::Refused),
                           shownLine(u"a"_s, ChangeState::Confirmed) })
                 .join(u", "_s));
}

void TestChangeLogFaults::lostLineOfAnotherFileIsNotSettled()
{
    const LogPlace folder;
    QVERIFY(writeBegun(*folder.log(), u"a"_s).has_value()); // by a program that is gone
    const auto log = folder.log();
    const auto lost = log->lost();
    QVERIFY(lost && lost->size() == 1);
    QVERIFY(QFile::remove(folder.file()));
    QVERIFY(!log->settle(lost->front(), writeDone())); // it is nowhere
    QVERIFY(!QFile::exists(folder.file()));
    const auto line = writeBegun(*log, u"b"_s);
    QVERIFY(line.has_value());
    QCOMPARE(*line, lost->front().id); // the number of the other
    QVERIFY(!log->settle(lost->front(), writeDone()));
    QCOMPARE(shownIn(*log), shownLine(u"b"_s, ChangeState::Sending));
}

void TestChangeLogFaults::markWithoutAFileIsForgotten()
{
    const LogPlace folder;
    QVERIFY(QDir().mkpath(folder.path()));
    QFile mark(Database::damageMark(folder.file()));
    QVERIFY(mark.open(QIODevice::WriteOnly));
    const auto log = folder.log();
    QSignalSpy failed(log.get(), &ChangeLog::failed);
    QVERIFY(writeBegun(*log, u"a"_s).has_value());
    QCOMPARE(failed.size(), 0);
    QCOMPARE(folder.asides(), 0);
    QVERIFY(!mark.exists());
}

void TestChangeLogFaults::ofTwoProgramsOnePutsItAside()
{
    const LogPlace folder;
    const auto log = folder.log();
    const auto other = folder.log();
    QVERIFY(writeBegun(*log, u"a"_s).has_value());
    QVERIFY(writeBegun(*other, u"b"_s).has_value());
    QVERIFY(folder.damage());
    QVERIFY(!writeBegun(*log, u"c"_s));
    QVERIFY(writeBegun(*log, u"d"_s).has_value());
    QVERIFY(writeBegun(*other, u"e"_s).has_value()); // in the new file
    QCOMPARE(folder.asides(), 1);
    QVERIFY(changelogdisk::putAside(folder.file()).has_value()); // that came too late
    QCOMPARE(folder.asides(), 1);
    QCOMPARE(shownIn(*log).split(u", "_s).size(), 4); // a, b, d, e
    QCOMPARE(shownIn(*log), shownIn(*other));
}

void TestChangeLogFaults::runIsThereAsLongAsItHoldsItsLock()
{
    const QTemporaryDir folder;
    const auto isThere = [&folder](const QString &run) {
        return ChangeRun::isThere(folder.path(), { QString(), 0, run, {} });
    };
    auto run = std::make_unique<ChangeRun>();
    run->hold(folder.path());
    const QString name = run->name();
    QVERIFY2(name.startsWith(u"locked-"), qPrintable(name));
    QVERIFY(run->isNamed(name));
    QVERIFY(isThere(name));
    QVERIFY(!isThere(u"locked-another"_s));
    QVERIFY(isAnyLocked(folder.path())); // for other programs to see
    run.reset();
    QVERIFY(!isAnyLocked(folder.path()));
    QVERIFY(!isThere(name));
}

void TestChangeLogFaults::runHoldsItsLockInANewFolder()
{
    const QTemporaryDir folder;
    ChangeRun run;
    run.hold(folder.path());
    const QString name = run.name();
    QVERIFY(QFile::remove(folder.filePath(u"changes.lock"_s)));
    run.hold(folder.path());
    QVERIFY(QFile::exists(folder.filePath(u"changes.lock"_s)));
    QCOMPARE(run.name(), name);
    run.hold(folder.filePath(u"not there"_s)); // the process id must do
    QVERIFY(run.name() != name);
    QVERIFY(run.isNamed(name) && run.isNamed(run.name()));
}

// The program that began the line is gone, and its number is that of another by now.
void TestChangeLogFaults::processIdOfAnotherKeepsNoLine()
{
    const LogPlace folder;
    const auto log = folder.log();
    log->end(*writeBegun(*log, u"a"_s), writeDone());
    QVERIFY(folder.addLine(qint64(getppid()), u"locked-of a program that is gone"_s, utcText()));
    const auto lost = log->lost();
    QVERIFY(lost.has_value());
    QCOMPARE(lost->size(), size_t(1));
}

void TestChangeLogFaults::linesWithoutALockGoByTheProcess()
{
    const LogPlace folder;
    const auto log = folder.log();
    log->end(*writeBegun(*log, u"a"_s), writeDone());
    const auto parent = qint64(getppid());
    QVERIFY(folder.addLine(parent, u"of an earlier program"_s, utcText()));
    QVERIFY(log->lost()->empty()); // that process is there
    QVERIFY(folder.addLine(parent, u"of an earlier program"_s, u"1999-12-31T23:59:59.000Z"_s));
    QCOMPARE(log->lost()->size(), size_t(1)); // it began after this line
    QVERIFY(folder.addLine(0, u"of an earlier program"_s, utcText()));
    QCOMPARE(log->lost()->size(), size_t(2));
}

RENZHI_GUILESS_TEST(TestChangeLogFaults)
#include "tst_changelogfaults.moc"
