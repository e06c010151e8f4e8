// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Undo upon undo: nothing is taken back twice, nor by a number that means another line.

#include "models/directory/changelog.h"
#include "models/directory/undochain.h"
#include "models/directory/undohistory.h"
#include "models/directory/writeoperation.h"
#include "tests/directory/writeworld.h"
#include "tests/support/testmain.h"

#include <QDateTime>
#include <QFile>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace renzhi;
using namespace renzhi::test;
using State = WriteOutcome::State;

namespace {

QString codeOf(const Result<WriteRequest> &inverse)
{
    return inverse ? QString() : inverse.error().code;
}

ChangeLine undoingLine(qint64 id, qint64 undoes, ChangeState state = ChangeState::Confirmed)
{
    ChangeLine line;
    line.id = id;
    line.undoes = undoes;
    line.state = state;
    return line;
}

} // namespace

class TestUndoChain : public QObject
{
    Q_OBJECT
private slots:
    void lastOneStandsForTheFirst();
    void removalMadeAgainIsAddedOnce();
    void undoOfARedoIsNoStep();
    void formThatWaitedIsRefusedWhenItLeaves();
    void undoThatMayHaveArrivedIsLookedForBeforeTheNext();
    void numberInAnotherFileIsNoLink();
    void stepsGoWithTheirFile();
    void equalJobOfBeforeIsNotTakenForTheLostOne();
    void whatTheFormKnewIsNotTakenForTheLostOne();
    void writeFoundLaterGetsItsEndingAndCanBeUndone();
};

void TestUndoChain::lastOneStandsForTheFirst()
{
    undochain::Lines lines { undoingLine(2, 1) };
    QVERIFY(undochain::standing(1, lines).isUndone);
    QVERIFY(undochain::isUndoOfAChange(2, lines));
    lines.push_back(undoingLine(3, 2));
    QVERIFY(!undochain::standing(1, lines).isUndone);
    QCOMPARE(undochain::standing(1, lines).line, 3);
    QVERIFY(undochain::standing(2, lines).isUndone);
    QVERIFY(!undochain::isUndoOfAChange(3, lines));
    lines.push_back(undoingLine(4, 3, ChangeState::Unknown));
    QVERIFY(!undochain::standing(1, lines).isUndone);
    QVERIFY(undochain::mayBeAdded(1, lines)); // by a line that takes back what stands for it
    QVERIFY(undochain::isStandIn(3, 1, lines));
    QVERIFY(!undochain::isStandIn(3, 2, lines)); // that one is undone
    lines.back().state = ChangeState::Confirmed;
    QVERIFY(undochain::standing(1, lines).isUndone);
    QVERIFY(undochain::isUndoOfAChange(4, lines));
}

void TestUndoChain::removalMadeAgainIsAddedOnce()
{
    WriteWorld world;
    world.sync();
    const UndoHistory history(*world.service, nullptr);
    const WriteOutcome removed = world.written(world.removeJob());
    const WriteOutcome added = world.written(*history.inverse(removed.line));
    const WriteOutcome again = world.written(*history.inverse(added.line));
    QCOMPARE(again.state, State::Confirmed);
    const auto inverse = history.inverse(removed.line);
    QVERIFY2(inverse, qPrintable(codeOf(inverse)));
    QCOMPARE(inverse->undoes, again.line);
    QCOMPARE(world.written(*inverse).state, State::Confirmed);
    QCOMPARE(codeOf(history.inverse(removed.line)), u"local.undo-done"_s);
    QCOMPARE(codeOf(history.inverse(again.line)), u"local.undo-done"_s);
    QCOMPARE(world.server.jobs(world.user).size(), 2);
}

void TestUndoChain::undoOfARedoIsNoStep()
{
    WriteWorld world;
    world.sync();
    const UndoHistory history(*world.service, nullptr);
    const WriteOutcome done = world.written(world.updateJob());
    const WriteOutcome undone = world.written(*history.inverse(done.line));
    const WriteOutcome redone = world.written(*history.inverse(undone.line));
    QVERIFY(history.latest());
    QCOMPARE(history.latest()->line, redone.line);
    QCOMPARE(world.written(*history.inverse(redone.line)).state, State::Confirmed);
    QVERIFY(!history.latest());
}

void TestUndoChain::formThatWaitedIsRefusedWhenItLeaves()
{
    WriteWorld world;
    world.sync();
    const UndoHistory history(*world.service, nullptr);
    const WriteOutcome removed = world.written(world.removeJob());
    const auto inverse = history.inverse(removed.line);
    QVERIFY(inverse);
    QCOMPARE(world.written(*inverse).state, State::Confirmed);
    world.proxy->clearRequests();
    const WriteOutcome second = world.written(*inverse);
    QCOMPARE(second.state, State::Rejected);
    QCOMPARE(second.error.code, u"local.undo-done"_s);
    QVERIFY(!second.sent);
    QCOMPARE(world.writesSeen(), 0);
    QCOMPARE(world.server.jobs(world.user).size(), 2);
}

void TestUndoChain::undoThatMayHaveArrivedIsLookedForBeforeTheNext()
{
    WriteWorld world;
    world.sync();
    const UndoHistory history(*world.service, nullptr);
    const WriteOutcome removed = world.written(world.removeJob());
    const auto inverse = history.inverse(removed.line);
    QVERIFY(inverse);
    world.proxy->inject({ "POST", "/part-time-job" }, Fault::dropBefore());
    QCOMPARE(world.written(*inverse).state, State::OutcomeUnknown);
    const WriteOutcome blind = world.written(*inverse);
    QCOMPARE(blind.state, State::Rejected);
    QCOMPARE(blind.error.code, u"local.undo-uncertain"_s);
    const WriteOutcome looked = world.endOf(world.service->writeAfterUnknown(*inverse));
    QVERIFY2(looked.state == State::Confirmed, qPrintable(told(looked)));
    QVERIFY(looked.sent);
    QCOMPARE(world.server.jobs(world.user).size(), 2);
    QCOMPARE(codeOf(history.inverse(removed.line)), u"local.undo-done"_s);
}

void TestUndoChain::numberInAnotherFileIsNoLink()
{
    WriteWorld world;
    world.sync();
    const UndoHistory history(*world.service, nullptr);
    const WriteOutcome done = world.written(world.updateJob());
    const QDateTime at = history.line(done.line).at;
    QVERIFY(history.inverse(done.line, at));
    QCOMPARE(codeOf(history.inverse(done.line, at.addSecs(1))), u"local.undo-not-done"_s);
    WriteRequest other = *history.inverse(done.line);
    QCOMPARE(other.undoesAt, at);
    other.undoesAt = at.addSecs(1); // as it was kept before the file was replaced
    const WriteOutcome outcome = world.written(other);
    QCOMPARE(outcome.state, State::Confirmed);
    QVERIFY(world.service->changes().undoings(UserId(world.user))->empty());
    QVERIFY(codeOf(history.inverse(done.line)) != u"local.undo-done"_s);
}

void TestUndoChain::stepsGoWithTheirFile()
{
    WriteWorld world;
    world.sync();
    UndoHistory history(*world.service, nullptr);
    QCOMPARE(world.written(world.updateJob()).state, State::Confirmed);
    QVERIFY(history.latest());
    QVERIFY(QFile::remove(world.service->changes().filePath()));
    history.refresh();
    QVERIFY(!history.latest());
    const WriteOutcome added = world.written(world.addPosition());
    QCOMPARE(added.state, State::Confirmed);
    QVERIFY(history.latest());
    QCOMPARE(history.latest()->line, added.line);
}

// What is asked for twice is wanted twice.
void TestUndoChain::equalJobOfBeforeIsNotTakenForTheLostOne()
{
    WriteWorld world;
    world.sync();
    QCOMPARE(world.written(world.addJob()).state, State::Confirmed);
    world.proxy->inject({ "POST", "/part-time-job" }, Fault::dropBefore());
    QCOMPARE(world.written(world.addJob()).state, State::OutcomeUnknown);
    const WriteOutcome outcome = world.endOf(world.service->writeAfterUnknown(world.addJob()));
    QVERIFY2(outcome.state == State::Confirmed, qPrintable(told(outcome)));
    QVERIFY(!outcome.foundByReading);
    QCOMPARE(world.server.jobs(world.user).size(), 4);
}

// A program that ended before anything left has no line in the log: only the form's draft knows.
void TestUndoChain::whatTheFormKnewIsNotTakenForTheLostOne()
{
    WriteWorld world;
    world.sync();
    const WriteOutcome first = world.written(world.addJob());
    QCOMPARE(first.state, State::Confirmed);
    const QVector<JobId> before { first.job };
    const WriteOutcome outcome
        = world.endOf(world.service->writeAfterUnknown(world.addJob(), before));
    QVERIFY2(outcome.state == State::Confirmed, qPrintable(told(outcome)));
    QVERIFY(!outcome.foundByReading);
    QCOMPARE(world.server.jobs(world.user).size(), 4);
    // Who knows nothing does not send.
    const WriteOutcome looked = world.endOf(world.service->writeAfterUnknown(world.addJob()));
    QVERIFY(looked.foundByReading);
    QCOMPARE(world.server.jobs(world.user).size(), 4);
}

void TestUndoChain::writeFoundLaterGetsItsEndingAndCanBeUndone()
{
    WriteWorld world;
    world.sync();
    const UndoHistory history(*world.service, nullptr);
    world.proxy->inject({ "PUT", "/part-time-job" }, Fault::dropAfter());
    // The first reading is the one before it is sent.
    world.proxy->inject({ "GET", "/jobs", 1, -1 }, Fault::reply(500));
    const WriteOutcome lost = world.written(world.updateJob());
    world.proxy->clearFaults();
    QCOMPARE(lost.state, State::OutcomeUnknown);
    QVERIFY(!history.latest());
    QSignalSpy finished(world.service.get(), &DirectoryService::writeFinished);
    WriteOutcome ids;
    ids.job = JobId(world.job);
    world.service->noteFound(world.updateJob(), ids);
    QCOMPARE(finished.count(), 1);
    QCOMPARE(finished.at(0).at(1).value<WriteOutcome>().line, lost.line);
    QCOMPARE(history.line(lost.line).state, ChangeState::FoundByReading);
    QVERIFY(history.latest());
    QCOMPARE(history.latest()->line, lost.line);
    QVERIFY(history.inverse(lost.line));
}

RENZHI_GUILESS_TEST(TestUndoChain)
#include "tst_undochain.moc"
