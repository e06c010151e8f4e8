// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What takes a write back, and when nothing does.

#include "models/directory/changefacts.h"
#include "models/directory/outbox.h"
#include "models/directory/undo.h"
#include "models/directory/undohistory.h"
#include "models/directory/writeoperation.h"
#include "tests/directory/tenantstate.h"
#include "tests/directory/writeworld.h"
#include "tests/support/testmain.h"

#include <QJsonObject>
#include <QSignalSpy>

#include <array>

using namespace Qt::StringLiterals;
using namespace renzhi;
using namespace renzhi::test;
using Kind = WriteRequest::Kind;

namespace {

constexpr std::array everyKind {
    Kind::AddJob,      Kind::UpdateJob,      Kind::RemoveJob,      Kind::TransferPrimaryJob,
    Kind::AddPosition, Kind::UpdatePosition, Kind::RemovePosition,
};

QString reasonOf(const Result<WriteRequest> &inverse)
{
    return inverse ? QString() : inverse.error().code;
}

// 一部 (O-1) with P-1, 二部 (O-2); titles T-1 and T-2.
ReferenceIndex twoOrganizations()
{
    Organization first;
    first.id = OrgId(u"o1"_s);
    first.code = OrgCode(u"O-1"_s);
    Organization second;
    second.id = OrgId(u"o2"_s);
    second.code = OrgCode(u"O-2"_s);
    Title title;
    title.id = TitleId(u"t1"_s);
    title.code = TitleCode(u"T-1"_s);
    Title other;
    other.id = TitleId(u"t2"_s);
    other.code = TitleCode(u"T-2"_s);
    Position position;
    position.id = PositionId(u"p1"_s);
    position.code = PositionCode(u"P-1"_s);
    position.orgId = first.id;
    position.titleId = other.id;
    return ReferenceIndex({ first, second }, { title, other }, { position });
}

Job firstJob()
{
    return { JobId(u"j"_s), OrgId(u"o1"_s), PositionId(u"p1"_s), TitleId(u"t1"_s),
             RelationType::PartTime };
}

// From everything to the second organization alone.
WriteRequest clearingUpdate()
{
    WriteRequest request;
    request.kind = Kind::UpdateJob;
    request.user = UserId(u"u"_s);
    request.job = JobId(u"j"_s);
    request.jobDraft.org = OrgCode(u"O-2"_s);
    request.baseJob = firstJob();
    return request;
}

ChangeLine doneLine(const WriteRequest &request)
{
    ChangeLine line = changeFacts(request, true, twoOrganizations(), std::nullopt);
    line.state = ChangeState::Confirmed;
    return line;
}

Result<WriteRequest> undoOf(const WriteRequest &request, const ChangeLine &line,
                            const KnownRecord &known = {})
{
    return inverseOf({ request, {}, true }, line, twoOrganizations(), known);
}

WriteRequest addedWithoutTitle()
{
    WriteRequest request;
    request.kind = Kind::AddJob;
    request.user = UserId(u"u"_s);
    request.jobDraft = { OrgCode(u"O-1"_s), PositionCode(u"P-1"_s), std::nullopt };
    return request;
}

} // namespace

class TestUndo : public QObject
{
    Q_OBJECT
private slots:
    void inverseOfAChangeCarriesEveryInput();
    void inputThatIsNotKnownHereIsKeptWhereItWasNotChanged();
    void codeThatIsNotKnownHereIsARefusal();
    void titleThatANewJobWasNotGivenIsAConflict();
    void whatWasNotDoneOrNotWrittenDownIsARefusal();
    void firstPrimaryJobIsNotTakenAway();
    void undoIsWrittenDownWithItsLine();

    void everyKindIsTakenBack_data() { kinds(); }
    void everyKindIsTakenBack();
    void whatChangedSinceIsAConflict_data();
    void whatChangedSinceIsAConflict();
    void putOfAnUndoLeavesNothingOut();
    void undoFollowsWhatWasAddedAgain();
    void undoOfAnUndoIsAChangeOfItsOwn();
    void undoThatWaitsIsNotOfferedTwice();
    void lostUndoThatAddsIsNotOfferedTwice();
    void refusedUndoCanBeTriedAgain();
    void earlierSessionIsUndoneByItsLine();

private:
    static void kinds()
    {
        QTest::addColumn<Kind>("kind");
        for (const Kind kind : everyKind)
            QTest::addRow("kind %d", int(kind)) << kind;
    }
};

void TestUndo::inverseOfAChangeCarriesEveryInput()
{
    const WriteRequest done = clearingUpdate();
    const auto inverse = undoOf(done, doneLine(done));
    QVERIFY(inverse);
    QCOMPARE(inverse->kind, Kind::UpdateJob);
    QCOMPARE(inverse->user, done.user);
    QCOMPARE(inverse->job, done.job);
    QCOMPARE(inverse->touched, int(WriteRequest::TouchedAll));
    QCOMPARE(inverse->jobDraft.org, OrgCode(u"O-1"_s));
    QVERIFY(inverse->jobDraft.position == PositionCode(u"P-1"_s));
    QVERIFY(inverse->jobDraft.title == TitleCode(u"T-1"_s));
    const Job left { JobId(u"j"_s), OrgId(u"o2"_s), {}, {}, RelationType::PartTime };
    QVERIFY(inverse->baseJob == left);
}

// It cannot be named, and need not be: the write resolves it by its id when it is sent.
void TestUndo::inputThatIsNotKnownHereIsKeptWhereItWasNotChanged()
{
    WriteRequest done = clearingUpdate();
    done.baseJob->titleId = TitleId(u"elsewhere"_s);
    done.jobDraft.title = TitleCode(u"T-ELSEWHERE"_s); // what resolved before it was sent
    done.touched = WriteRequest::TouchedOrganization | WriteRequest::TouchedPosition;
    const auto inverse = undoOf(done, doneLine(done));
    QVERIFY(inverse);
    QCOMPARE(inverse->touched, WriteRequest::TouchedAll & ~WriteRequest::TouchedTitle);
    QCOMPARE(inverse->baseJob->titleId, TitleId(u"elsewhere"_s));
}

void TestUndo::codeThatIsNotKnownHereIsARefusal()
{
    WriteRequest done = clearingUpdate();
    done.baseJob->titleId = TitleId(u"elsewhere"_s); // and the change cleared it
    QCOMPARE(reasonOf(undoOf(done, doneLine(done))), u"local.undo-unresolved"_s);
    done = clearingUpdate();
    done.jobDraft.title = TitleCode(u"T-ELSEWHERE"_s); // what is there now cannot be recognised
    QCOMPARE(reasonOf(undoOf(done, doneLine(done))), u"local.undo-unresolved"_s);
}

// The position's default one may be a colleague's; that a server gives it is not documented.
void TestUndo::titleThatANewJobWasNotGivenIsAConflict()
{
    const WriteRequest done = addedWithoutTitle();
    ChangeLine line = doneLine(done);
    line.job = JobId(u"new"_s);
    Job now { JobId(u"new"_s), OrgId(u"o1"_s), PositionId(u"p1"_s), {}, RelationType::PartTime };
    auto inverse = undoOf(done, line);
    QVERIFY(inverse);
    QCOMPARE(inverse->kind, Kind::RemoveJob);
    QCOMPARE(inverse->job, now.id);
    QVERIFY(inverse->baseJob == now);
    for (const QString &title : { u"t2"_s, u"t1"_s }) { // the default one, and another
        now.titleId = TitleId(title);
        inverse = undoOf(done, line, { now, {} });
        QVERIFY(inverse);
        QVERIFY(inverse->baseJob != now); // and so a conflict when it is sent
        QVERIFY(inverse->baseJob->titleId.isEmpty()); // which shows the title
    }
}

void TestUndo::whatWasNotDoneOrNotWrittenDownIsARefusal()
{
    WriteRequest done = clearingUpdate();
    ChangeLine line = doneLine(done);
    for (const ChangeState state :
         { ChangeState::Sending, ChangeState::Refused, ChangeState::NotSent, ChangeState::Unknown,
           ChangeState::NotThere }) {
        line.state = state;
        QCOMPARE(reasonOf(undoOf(done, line)), u"local.undo-not-done"_s);
    }
    line.state = ChangeState::FoundByReading;
    QVERIFY(undoOf(done, line));
    done.baseJob.reset();
    QCOMPARE(reasonOf(undoOf(done, line)), u"local.undo-unknown"_s);
    const WriteRequest added = addedWithoutTitle();
    QCOMPARE(reasonOf(undoOf(added, doneLine(added))), u"local.undo-unknown"_s); // which one?
    WriteRequest position;
    position.kind = Kind::RemovePosition;
    position.position = PositionId(u"p1"_s);
    QCOMPARE(reasonOf(undoOf(position, doneLine(position))), u"local.undo-unknown"_s);
}

void TestUndo::firstPrimaryJobIsNotTakenAway()
{
    WriteRequest done = clearingUpdate();
    done.kind = Kind::TransferPrimaryJob;
    done.baseJob.reset();
    QCOMPARE(reasonOf(undoOf(done, doneLine(done))), u"local.undo-first-job"_s);
}

void TestUndo::undoIsWrittenDownWithItsLine()
{
    WriteWorld world;
    world.sync();
    const UndoHistory history(*world.service, nullptr);
    const WriteOutcome done = world.written(world.updateJob());
    const WriteOutcome undone = world.written(*history.inverse(done.line));
    QVERIFY(undone.line > done.line);
    QCOMPARE(history.line(undone.line).undoes, done.line);
    QCOMPARE(history.line(done.line).undoes, 0);
    QCOMPARE(history.line(undone.line + 1).id, 0);
    const auto undoings = world.service->changes().undoings(UserId(world.user));
    QVERIFY(undoings && undoings->size() == 1);
    QCOMPARE(undoings->front().id, undone.line);
    QVERIFY(world.service->changes().undoings({})->empty()); // of positions
}

void TestUndo::everyKindIsTakenBack()
{
    QFETCH(const Kind, kind);
    WriteWorld world;
    world.sync();
    UndoHistory history(*world.service, nullptr);
    QSignalSpy told(&history, &UndoHistory::undone);
    const TenantState before = stateOf(world.server, { world.user });
    const WriteOutcome done = world.written(requestOf(world, kind));
    QCOMPARE(done.state, WriteOutcome::State::Confirmed);
    QVERIFY(!(stateOf(world.server, { world.user }) == before));
    QVERIFY(history.latest());
    QCOMPARE(history.latest()->line, done.line);
    QCOMPARE(history.latest()->kind, kind);

    const auto inverse = history.inverse(done.line);
    QVERIFY2(inverse, qPrintable(reasonOf(inverse)));
    QCOMPARE(inverse->kind, inverseKind(kind));
    QCOMPARE(inverse->undoes, done.line);
    world.proxy->clearRequests();
    const WriteOutcome undone = world.written(*inverse);
    QVERIFY2(undone.state == WriteOutcome::State::Confirmed, qPrintable(test::told(undone)));
    QCOMPARE(world.writesSeen(), 1);
    QCOMPARE(differenceOf(before, stateOf(world.server, { world.user })), QString());
    QCOMPARE(told.count(), 1);
    QCOMPARE(told.at(0).at(0).value<ChangeLine>().id, done.line);
    QVERIFY(!history.latest());
    QCOMPARE(reasonOf(history.inverse(done.line)), u"local.undo-done"_s);
}

void TestUndo::whatChangedSinceIsAConflict_data()
{
    QTest::addColumn<Kind>("kind");
    for (const Kind kind : { Kind::AddJob, Kind::UpdateJob, Kind::TransferPrimaryJob,
                             Kind::AddPosition, Kind::UpdatePosition })
        QTest::addRow("kind %d", int(kind)) << kind;
}

void TestUndo::whatChangedSinceIsAConflict()
{
    QFETCH(const Kind, kind);
    WriteWorld world;
    world.sync();
    const UndoHistory history(*world.service, nullptr);
    const WriteOutcome done = world.written(requestOf(world, kind));
    QCOMPARE(done.state, WriteOutcome::State::Confirmed);
    // Somebody else gives every job, and every position, another title.
    QList<SandboxJob> jobs = world.server.jobs(world.user);
    for (SandboxJob &job : jobs)
        job.titleId = job.titleId == world.title1 ? world.title2 : world.title1;
    world.server.setJobs(world.user, jobs);
    const QList<SandboxPosition> positions = world.server.positions();
    for (const SandboxPosition &one : positions) {
        SandboxPosition position = one;
        position.titleId = position.titleId == world.title1 ? world.title2 : world.title1;
        world.server.put(position);
    }
    world.proxy->clearRequests();
    const WriteOutcome undone = world.written(*history.inverse(done.line));
    QCOMPARE(undone.state, WriteOutcome::State::Conflict);
    QCOMPARE(world.writesSeen(), 0);
    QVERIFY(history.inverse(done.line)); // it is not undone
}

void TestUndo::putOfAnUndoLeavesNothingOut()
{
    WriteWorld world;
    world.sync();
    const UndoHistory history(*world.service, nullptr);
    WriteRequest titleOnly = world.updateJob();
    titleOnly.touched = WriteRequest::TouchedTitle;
    titleOnly.jobDraft.title = TitleCode(u"T-2"_s);
    const WriteOutcome done = world.written(titleOnly);
    QCOMPARE(done.state, WriteOutcome::State::Confirmed);
    const auto inverse = history.inverse(done.line);
    QVERIFY(inverse);
    QCOMPARE(world.written(*inverse).state, WriteOutcome::State::Confirmed);
    const QJsonObject expected { { u"org_code"_s, u"O-2"_s },
                                 { u"position_code"_s, u"P-2"_s },
                                 { u"title_code"_s, u"T-1"_s } };
    QCOMPARE(world.lastBody("PUT", "/part-time-job"), expected);
}

// The job has another id when it is there again, and so has the position.
void TestUndo::undoFollowsWhatWasAddedAgain()
{
    WriteWorld world;
    world.sync();
    UndoHistory history(*world.service, nullptr);
    const TenantState before = stateOf(world.server, { world.user });
    WriteRequest leave = world.updateJob(); // of P-2, so that it can be removed
    QCOMPARE(world.written(leave).state, WriteOutcome::State::Confirmed);
    WriteRequest removal = world.removePosition();
    removal.position = PositionId(world.position2);
    QCOMPARE(world.written(removal).state, WriteOutcome::State::Confirmed);
    QCOMPARE(world.written(world.removeJob()).state, WriteOutcome::State::Confirmed);
    int undone = 0;
    while (const auto step = history.latest()) {
        const auto inverse = history.inverse(step->line);
        QVERIFY2(inverse, qPrintable(reasonOf(inverse)));
        const WriteOutcome outcome = world.written(*inverse);
        QVERIFY2(outcome.state == WriteOutcome::State::Confirmed, qPrintable(test::told(outcome)));
        ++undone;
        QVERIFY(undone <= 3);
    }
    QCOMPARE(undone, 3);
    QCOMPARE(differenceOf(before, stateOf(world.server, { world.user })), QString());
    QVERIFY(!world.jobNow(world.job));
}

void TestUndo::undoOfAnUndoIsAChangeOfItsOwn()
{
    WriteWorld world;
    world.sync();
    UndoHistory history(*world.service, nullptr);
    const WriteOutcome done = world.written(world.updateJob());
    const TenantState changed = stateOf(world.server, { world.user });
    const WriteOutcome undone = world.written(*history.inverse(done.line));
    QVERIFY(!history.latest());
    const auto again = history.inverse(undone.line);
    QVERIFY2(again, qPrintable(reasonOf(again)));
    const WriteOutcome redone = world.written(*again);
    QCOMPARE(redone.state, WriteOutcome::State::Confirmed);
    QCOMPARE(differenceOf(changed, stateOf(world.server, { world.user })), QString());
    QVERIFY(history.latest());
    QCOMPARE(history.latest()->line, redone.line);
    QVERIFY(history.inverse(done.line)); // it is in force again
    QCOMPARE(reasonOf(history.inverse(undone.line)), u"local.undo-done"_s);
}

void TestUndo::undoThatWaitsIsNotOfferedTwice()
{
    WriteWorld world;
    world.sync();
    Outbox outbox(world.service.get(), world.folder.path());
    UndoHistory history(*world.service, &outbox);
    const WriteOutcome done = world.written(world.removeJob());
    const auto inverse = history.inverse(done.line);
    QVERIFY(inverse);
    const auto kept = outbox.add(*inverse);
    QVERIFY(kept);
    QCOMPARE(reasonOf(history.inverse(done.line)), u"local.undo-waiting"_s);
    Outbox read(world.service.get(), world.folder.path());
    QVERIFY(read.load());
    QCOMPARE(read.entries().first().request.undoes, done.line); // the next start knows as well

    QSignalSpy told(&history, &UndoHistory::undone);
    outbox.send(*kept);
    QCOMPARE(reasonOf(history.inverse(done.line)), u"local.undo-waiting"_s);
    QTRY_COMPARE_WITH_TIMEOUT(told.count(), 1, 20'000);
    QVERIFY(!history.latest());
    QCOMPARE(reasonOf(history.inverse(done.line)), u"local.undo-done"_s);
}

// To add a job twice meets no conflict.
void TestUndo::lostUndoThatAddsIsNotOfferedTwice()
{
    WriteWorld world;
    world.sync();
    const UndoHistory history(*world.service, nullptr);
    const WriteOutcome done = world.written(world.removeJob());
    world.proxy->inject({ "POST", "/part-time-job" }, Fault::dropAfter());
    world.proxy->inject({ "GET", "/jobs", 1, -1 }, Fault::reply(500));
    const WriteOutcome lost = world.written(*history.inverse(done.line));
    QCOMPARE(lost.state, WriteOutcome::State::OutcomeUnknown);
    world.proxy->clearFaults();
    QCOMPARE(reasonOf(history.inverse(done.line)), u"local.undo-uncertain"_s);
}

void TestUndo::refusedUndoCanBeTriedAgain()
{
    WriteWorld world;
    world.sync();
    UndoHistory history(*world.service, nullptr);
    const WriteOutcome done = world.written(world.addPosition());
    SandboxJob holder { {}, world.org1, done.position.toString(), {}, false };
    QList<SandboxJob> jobs = world.server.jobs(world.user);
    jobs.append(holder);
    world.server.setJobs(world.user, jobs);
    const WriteOutcome refused = world.written(*history.inverse(done.line));
    QCOMPARE(refused.state, WriteOutcome::State::Rejected);
    QCOMPARE(refused.error.code, u"JOB.POSITION.0017"_s);
    QVERIFY(history.latest());
    jobs.removeLast();
    world.server.setJobs(world.user, jobs);
    QCOMPARE(world.written(*history.inverse(done.line)).state, WriteOutcome::State::Confirmed);
    QVERIFY(!history.latest());
}

void TestUndo::earlierSessionIsUndoneByItsLine()
{
    WriteWorld world;
    world.sync();
    const TenantState before = stateOf(world.server, { world.user });
    const qint64 line = world.written(world.transfer()).line;
    world.service.reset();
    world.service = std::make_unique<DirectoryService>(world.options());
    QVERIFY(world.service->open());
    const UndoHistory history(*world.service, nullptr);
    QVERIFY(!history.latest()); // of this session
    const auto inverse = history.inverse(line);
    QVERIFY2(inverse, qPrintable(reasonOf(inverse)));
    QCOMPARE(world.written(*inverse).state, WriteOutcome::State::Confirmed);
    QCOMPARE(differenceOf(before, stateOf(world.server, { world.user })), QString());
}

RENZHI_GUILESS_TEST(TestUndo)
#include "tst_undo.moc"
