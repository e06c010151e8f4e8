// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later
// clazy:excludeall=lambda-in-connect
// It does not see that what is captured is waited for here, or that the context ends before.

#include "models/directory/writeoperation.h"
#include "tests/directory/writeworld.h"
#include "tests/support/testmain.h"

#include <QJsonObject>
#include <QPointer>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace renzhi;
using namespace renzhi::test;
using Kind = WriteRequest::Kind;
using State = WriteOutcome::State;

namespace {

QByteArray methodOf(Kind kind)
{
    switch (kind) {
    case Kind::AddJob:
    case Kind::AddPosition:
        return "POST";
    case Kind::RemoveJob:
    case Kind::RemovePosition:
        return "DELETE";
    default:
        return "PUT";
    }
}

QByteArray targetOf(Kind kind)
{
    if (kind == Kind::TransferPrimaryJob)
        return "/jobs/transfer";
    return isAboutPosition(kind) ? "/job-positions" : "/part-time-job";
}

// Whether the server's data show what the request asked for.
bool isApplied(const WriteWorld &world, Kind kind)
{
    switch (kind) {
    case Kind::AddJob:
        return world.server.jobs(world.user).size() == 3;
    case Kind::UpdateJob:
        return world.jobNow(world.job)->orgId.toString() == world.org1;
    case Kind::RemoveJob:
        return !world.jobNow(world.job);
    case Kind::TransferPrimaryJob:
        return world.server.user(world.user)->orgId == world.org2;
    case Kind::AddPosition:
        return world.server.positionByCode(u"NEW-POS"_s).has_value();
    case Kind::RemovePosition:
        return !world.server.positionByCode(u"P-3"_s).has_value();
    case Kind::UpdatePosition:
        break;
    }
    return world.server.positionByCode(u"P-2-NEW"_s).has_value();
}

void addKinds()
{
    QTest::addColumn<Kind>("kind");
    QTest::newRow("add a job") << Kind::AddJob;
    QTest::newRow("change a job") << Kind::UpdateJob;
    QTest::newRow("remove a job") << Kind::RemoveJob;
    QTest::newRow("transfer") << Kind::TransferPrimaryJob;
    QTest::newRow("add a position") << Kind::AddPosition;
    QTest::newRow("change a position") << Kind::UpdatePosition;
    QTest::newRow("remove a position") << Kind::RemovePosition;
}

} // namespace

class TestWrites : public QObject
{
    Q_OBJECT
private slots:
    void writeIsConfirmedByReadingBack_data() { addKinds(); }
    void writeIsConfirmedByReadingBack();
    void lostAnswerOfAnAppliedWriteIsFoundByReading_data() { addKinds(); }
    void lostAnswerOfAnAppliedWriteIsFoundByReading();
    void lostRequestStaysUnknown_data() { addKinds(); }
    void lostRequestStaysUnknown();
    void hangingServerStaysUnknownOrFound_data() { addKinds(); }
    void hangingServerStaysUnknownOrFound();
    void unknownWhenReadingAgainIsImpossible_data() { addKinds(); }
    void unknownWhenReadingAgainIsImpossible();
    void writeAfterUnknownDoesNotRepeatWhatIsThere_data() { addKinds(); }
    void writeAfterUnknownDoesNotRepeatWhatIsThere();
    void writeAfterUnknownSendsWhatIsNotThere_data() { addKinds(); }
    void writeAfterUnknownSendsWhatIsNotThere();
    void readOnlyProfileSendsNothing_data() { addKinds(); }
    void readOnlyProfileSendsNothing();
    void offlineSendsNothing_data() { addKinds(); }
    void offlineSendsNothing();
    void failedReadingBackIsStillConfirmed_data() { addKinds(); }
    void failedReadingBackIsStillConfirmed();
    void acceptedButNotAppliedIsUnknown_data() { addKinds(); }
    void acceptedButNotAppliedIsUnknown();
    void acceptedButSomethingElseIsUnknown_data();
    void acceptedButSomethingElseIsUnknown();
    void acceptedAndShownLateIsConfirmed_data();
    void acceptedAndShownLateIsConfirmed();
    void addedPositionShownLateIsConfirmed();
    void trimmedCodeIsWhatWasAsked();
    void emptyCodeAsksForNone();

    void equalJobThatWasThereBeforeIsNotTakenForTheNewOne();
    void defaultTitleOfThePositionIsRecognised();
    void anotherPositionWithTheCodeIsNotTakenForTheNewOne();
    void equalPositionNeverReadIsNotTakenForTheNewOne_data();
    void equalPositionNeverReadIsNotTakenForTheNewOne();
    void unreadablePositionsDoNotStopAnAddition();
    void conflictSendsNothing_data();
    void conflictSendsNothing();
    void goneRecordIsAConflict();
    void positionConflictSendsNothing();
    void touchOfTheStampIsNoConflict();
    void untouchedInputsKeepTheServersValues();
    void renamedAndSwappedCodesAreResolvedNow();
    void unresolvableIdIsNeverCleared_data();
    void unresolvableIdIsNeverCleared();
    void untouchedInputsOfAPositionKeepTheServersValues();
    void primaryJobIsNotAPartTimeJob_data();
    void primaryJobIsNotAPartTimeJob();
    void missingJobWithoutBaseIsTheServersRefusal();
    void removedPositionIsForgottenThoughItCannotBeReadBack();
    void refusalOfTheServerIsPassedOn_data();
    void refusalOfTheServerIsPassedOn();
    void transferWithoutPrimaryJobMakesOne();
    void cancelBeforeSendingSendsNothing();
    void queuedWriteThatIsGivenUpIsNotSent_data();
    void queuedWriteThatIsGivenUpIsNotSent();
    void writeOutlivesItsCaller();
    void expiredTokenIsRenewedAndTheWriteArrivesOnce();
};

void TestWrites::writeIsConfirmedByReadingBack()
{
    QFETCH(Kind, kind);
    WriteWorld world;
    world.sync();
    QSignalSpy finished(world.service.get(), &DirectoryService::writeFinished);
    const WriteOutcome outcome = world.written(requestOf(world, kind));
    QVERIFY2(outcome.state == State::Confirmed, qPrintable(told(outcome)));
    QVERIFY(outcome.sent);
    QVERIFY(!outcome.foundByReading);
    QVERIFY(isApplied(world, kind));
    QCOMPARE(world.writesSeen(), 1);
    QCOMPARE(finished.size(), 1);

    const UserId user(world.user);
    const JobList jobs = world.service->jobs(user);
    switch (kind) {
    case Kind::AddJob:
        QCOMPARE(jobs.jobs.size(), 3);
        QVERIFY(world.jobNow(outcome.job.toString()));
        break;
    case Kind::UpdateJob:
        QCOMPARE(outcome.job, JobId(world.job));
        QVERIFY(jobs.jobs.contains(*world.jobNow(world.job)));
        break;
    case Kind::RemoveJob:
        QCOMPARE(jobs.jobs.size(), 1);
        break;
    case Kind::TransferPrimaryJob:
        QCOMPARE(world.service->user(user)->orgId, OrgId(world.org2));
        QCOMPARE(jobs.jobs.first().orgId, OrgId(world.org2));
        break;
    case Kind::AddPosition:
    case Kind::UpdatePosition: {
        const Position *position = world.service->references()->position(outcome.position);
        QVERIFY(position);
        QCOMPARE(position->code, requestOf(world, kind).positionDraft.code);
        break;
    }
    case Kind::RemovePosition:
        QVERIFY(!world.service->references()->position(PositionId(world.position3)));
        break;
    }
    // On the disk as well: seen by another start.
    world.service.reset();
    DirectoryService later(world.options());
    QVERIFY(later.open());
    if (kind == Kind::AddPosition || kind == Kind::UpdatePosition)
        QVERIFY(later.references()->position(outcome.position));
    else if (kind == Kind::RemovePosition)
        QVERIFY(!later.references()->position(PositionId(world.position3)));
    else
        QCOMPARE(later.jobs(user).jobs, jobs.jobs);
}

void TestWrites::lostAnswerOfAnAppliedWriteIsFoundByReading()
{
    QFETCH(Kind, kind);
    WriteWorld world;
    world.sync();
    world.proxy->inject({ methodOf(kind), targetOf(kind) }, Fault::dropAfter());
    const WriteOutcome outcome = world.written(requestOf(world, kind));
    QVERIFY2(outcome.state == State::Confirmed, qPrintable(told(outcome)));
    QVERIFY(outcome.foundByReading);
    QVERIFY(outcome.sent);
    QCOMPARE(world.writesSeen(), 1);
    QVERIFY(isApplied(world, kind));
    if (kind == Kind::AddJob)
        QVERIFY(world.jobNow(outcome.job.toString()));
    if (kind == Kind::AddPosition)
        QCOMPARE(outcome.position.toString(), world.server.positionByCode(u"NEW-POS"_s)->id);
}

void TestWrites::lostRequestStaysUnknown()
{
    QFETCH(Kind, kind);
    WriteWorld world;
    world.sync();
    world.proxy->inject({ methodOf(kind), targetOf(kind) }, Fault::dropBefore());
    const WriteOutcome outcome = world.written(requestOf(world, kind));
    QVERIFY2(outcome.state == State::OutcomeUnknown, qPrintable(told(outcome)));
    QCOMPARE(outcome.error.kind, ApiError::Kind::OutcomeUnknown);
    QVERIFY(outcome.sent);
    QCOMPARE(world.writesSeen(), 1);
    QVERIFY(!isApplied(world, kind));
    if (!isAboutPosition(kind))
        QCOMPARE(world.service->jobs(UserId(world.user)).freshness, Freshness::Stale);
}

void TestWrites::hangingServerStaysUnknownOrFound()
{
    QFETCH(Kind, kind);
    WriteWorld world({}, [](TenantOptions &options) {
        options.firstByteTimeout = std::chrono::seconds(2); // the reading that follows needs some
    });
    world.proxy->inject({ methodOf(kind), targetOf(kind) }, Fault::hangAfter());
    const WriteOutcome outcome = world.written(requestOf(world, kind));
    QVERIFY2(outcome.state == State::Confirmed, qPrintable(told(outcome)));
    QVERIFY(outcome.foundByReading);
    QCOMPARE(world.writesSeen(), 1);
}

void TestWrites::unknownWhenReadingAgainIsImpossible()
{
    QFETCH(Kind, kind);
    WriteWorld world;
    world.proxy->inject({ methodOf(kind), targetOf(kind) }, Fault::dropAfter());
    WriteOperation *write = world.service->write(requestOf(world, kind));
    connect(write, &WriteOperation::phaseChanged, this, [&](WriteOperation::Phase phase) {
        if (phase == WriteOperation::Phase::Confirming)
            world.proxy->goOffline();
    });
    const WriteOutcome outcome = world.endOf(write);
    QVERIFY2(outcome.state == State::OutcomeUnknown, qPrintable(told(outcome)));
    QCOMPARE(world.writesSeen(), 1);
}

void TestWrites::writeAfterUnknownDoesNotRepeatWhatIsThere()
{
    QFETCH(Kind, kind);
    WriteWorld world;
    WriteRequest request = requestOf(world, kind);
    request.baseJob = world.jobNow(kind == Kind::TransferPrimaryJob ? world.primaryJob : world.job);
    QCOMPARE(world.written(request).state, State::Confirmed);
    world.sync();
    world.proxy->clearRequests();
    const WriteOutcome outcome = world.endOf(world.service->writeAfterUnknown(request));
    QVERIFY2(outcome.state == State::Confirmed, qPrintable(told(outcome)));
    QVERIFY(outcome.foundByReading);
    QVERIFY(!outcome.sent);
    QCOMPARE(world.writesSeen(), 0);
}

void TestWrites::writeAfterUnknownSendsWhatIsNotThere()
{
    QFETCH(Kind, kind);
    WriteWorld world;
    const WriteOutcome outcome
        = world.endOf(world.service->writeAfterUnknown(requestOf(world, kind)));
    QVERIFY2(outcome.state == State::Confirmed, qPrintable(told(outcome)));
    QVERIFY(!outcome.foundByReading);
    QCOMPARE(world.writesSeen(), 1);
    QVERIFY(isApplied(world, kind));
}

void TestWrites::readOnlyProfileSendsNothing()
{
    QFETCH(Kind, kind);
    WriteWorld world({}, [](TenantOptions &options) { options.readOnly = true; });
    const WriteOutcome outcome = world.written(requestOf(world, kind));
    QCOMPARE(outcome.state, State::Rejected);
    QCOMPARE(outcome.error.code, u"local.read-only"_s);
    QVERIFY(!outcome.sent);
    QCOMPARE(world.proxy->seen(), 0);
}

void TestWrites::offlineSendsNothing()
{
    QFETCH(Kind, kind);
    WriteWorld world({}, [](TenantOptions &options) { options.offline = true; });
    const WriteOutcome outcome = world.written(requestOf(world, kind));
    QCOMPARE(outcome.state, State::Rejected);
    QCOMPARE(outcome.error.kind, ApiError::Kind::Offline);
    QVERIFY(!outcome.sent);
    QCOMPARE(world.proxy->seen(), 0);
}

void TestWrites::failedReadingBackIsStillConfirmed()
{
    QFETCH(Kind, kind);
    WriteWorld world;
    WriteOperation *write = world.service->write(requestOf(world, kind));
    connect(write, &WriteOperation::phaseChanged, this, [&](WriteOperation::Phase phase) {
        if (phase == WriteOperation::Phase::Confirming)
            world.proxy->goOffline();
    });
    const WriteOutcome outcome = world.endOf(write);
    QVERIFY2(outcome.state == State::Confirmed, qPrintable(told(outcome)));
    QVERIFY(!outcome.foundByReading);
    QCOMPARE(outcome.error.kind, ApiError::Kind::Local);
    QVERIFY(isApplied(world, kind));
    if (!isAboutPosition(kind))
        QCOMPARE(world.service->jobs(UserId(world.user)).freshness, Freshness::Stale);
}

void TestWrites::acceptedButNotAppliedIsUnknown()
{
    QFETCH(Kind, kind);
    WriteWorld world;
    world.sync();
    // Success, from a server that never heard of it.
    const QByteArray body = R"({"job_id":"%1","position_id":"%2","user_id":"u"})";
    const QByteArray ids = QByteArray(body)
                               .replace("%1", world.job.toUtf8())
                               .replace("%2", world.position2.toUtf8());
    const bool isRemoval = kind == Kind::RemoveJob;
    world.proxy->inject({ methodOf(kind), targetOf(kind) },
                        isRemoval ? Fault::reply(204) : Fault::reply(200, ids));
    const WriteOutcome outcome = world.written(requestOf(world, kind));
    QVERIFY2(outcome.state == State::OutcomeUnknown, qPrintable(told(outcome)));
    QCOMPARE(outcome.error.kind, ApiError::Kind::OutcomeUnknown);
    QCOMPARE(outcome.error.code, u"local.not-as-asked"_s);
    QVERIFY(outcome.sent);
    QVERIFY(!isApplied(world, kind));
    QCOMPARE(world.writesSeen(), 1);
}

void TestWrites::acceptedButSomethingElseIsUnknown_data()
{
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<bool>("isGone");
    QTest::newRow("job added, another organization") << Kind::AddJob << false;
    QTest::newRow("job added, gone") << Kind::AddJob << true;
    QTest::newRow("job changed, another organization") << Kind::UpdateJob << false;
    QTest::newRow("job changed, gone") << Kind::UpdateJob << true;
    QTest::newRow("position added, another name") << Kind::AddPosition << false;
    QTest::newRow("position added, gone") << Kind::AddPosition << true;
    QTest::newRow("position changed, another name") << Kind::UpdatePosition << false;
    QTest::newRow("position changed, gone") << Kind::UpdatePosition << true;
}

void TestWrites::acceptedButSomethingElseIsUnknown()
{
    QFETCH(Kind, kind);
    QFETCH(bool, isGone);
    WriteWorld world;
    world.sync();
    QString id; // that the server gave
    WriteOperation *write = world.service->write(requestOf(world, kind));
    connect(write, &WriteOperation::phaseChanged, this, [&](WriteOperation::Phase phase) {
        if (phase != WriteOperation::Phase::Confirming)
            return;
        if (kind == Kind::AddJob || kind == Kind::UpdateJob) {
            auto jobs = world.server.jobs(world.user);
            id = jobs.last().id;
            jobs.last().orgId = jobs.last().orgId == world.org1 ? world.org2 : world.org1;
            jobs.last().positionId.clear();
            if (isGone)
                jobs.removeLast();
            world.server.setJobs(world.user, jobs);
            return;
        }
        SandboxPosition position
            = *world.server.positionByCode(kind == Kind::AddPosition ? u"NEW-POS"_s : u"P-2-NEW"_s);
        id = position.id;
        position.name += u"别的"_s;
        if (isGone)
            world.server.removePosition(position.id);
        else
            world.server.put(position);
    });
    const WriteOutcome outcome = world.endOf(write);
    QVERIFY2(outcome.state == State::OutcomeUnknown, qPrintable(told(outcome)));
    QCOMPARE(outcome.error.code, u"local.not-as-asked"_s);
    QVERIFY(!id.isEmpty());
    const bool isJob = kind == Kind::AddJob || kind == Kind::UpdateJob;
    QCOMPARE(isJob ? outcome.job.toString() : outcome.position.toString(), id);
    QVERIFY2(outcome.error.detail.contains(id), qPrintable(outcome.error.detail));
    QCOMPARE(world.writesSeen(), 1);
}

void TestWrites::acceptedAndShownLateIsConfirmed_data()
{
    QTest::addColumn<bool>("isSynced"); // else every code is asked of the server
    QTest::addColumn<int>("oldCopies"); // that are read back before the true one
    QTest::newRow("codes known") << true << 1;
    QTest::newRow("codes unknown") << false << 1;
    QTest::newRow("codes known, late") << true << 3;
    QTest::newRow("codes unknown, late") << false << 3;
}

void TestWrites::acceptedAndShownLateIsConfirmed()
{
    QFETCH(bool, isSynced);
    QFETCH(int, oldCopies);
    WriteWorld world;
    if (isSynced)
        world.sync();
    // Read before the write, then back: old copies, and the true one.
    world.proxy->inject({ "GET", "/jobs", 1, oldCopies },
                        Fault::reply(200, R"({"total":0,"jobs":[]})"));
    const WriteOutcome outcome = world.written(world.addJob());
    QVERIFY2(outcome.state == State::Confirmed, qPrintable(told(outcome)));
    QVERIFY(!outcome.foundByReading);
    QVERIFY(world.jobNow(outcome.job.toString()));
    QCOMPARE(world.service->jobs(UserId(world.user)).jobs.size(), 3);
    QCOMPARE(world.writesSeen(), 1);
}

void TestWrites::addedPositionShownLateIsConfirmed()
{
    WriteWorld world;
    world.sync();
    world.proxy->inject(
        { "GET", "/job-positions/", 0, 3 },
        Fault::reply(400, R"({"error_code":"JOB.POSITION.0001","error_msg":"no such position"})"));
    const WriteOutcome outcome = world.written(world.addPosition());
    QVERIFY2(outcome.state == State::Confirmed, qPrintable(told(outcome)));
    QVERIFY(!outcome.foundByReading);
    QCOMPARE(outcome.position.toString(), world.server.positionByCode(u"NEW-POS"_s)->id);
    QCOMPARE(world.writesSeen(), 1);
}

void TestWrites::trimmedCodeIsWhatWasAsked()
{
    WriteWorld world;
    world.sync();
    WriteRequest request = world.addPosition();
    request.positionDraft.code = PositionCode(u"NEW-POS "_s);
    world.proxy->inject({ "GET", "/job-positions/", 0, 99 },
                        Fault::rewriteBody([](const QByteArray &body) {
                            return QByteArray(body).replace("NEW-POS ", "NEW-POS");
                        }));
    const WriteOutcome outcome = world.written(request);
    QVERIFY2(outcome.state == State::Confirmed, qPrintable(told(outcome)));
    QCOMPARE(world.lastBody("POST", "/job-positions")[u"code"_s].toString(), u"NEW-POS "_s);
}

void TestWrites::emptyCodeAsksForNone()
{
    WriteWorld world;
    WriteRequest request = world.updateJob();
    request.jobDraft.position = PositionCode(u""_s);
    request.jobDraft.title = TitleCode(u""_s);
    const WriteOutcome outcome = world.written(request);
    QVERIFY2(outcome.state == State::Confirmed, qPrintable(told(outcome)));
    QVERIFY(world.jobNow(world.job)->positionId.isEmpty());
}

void TestWrites::equalJobThatWasThereBeforeIsNotTakenForTheNewOne()
{
    WriteWorld world;
    QCOMPARE(world.written(world.addJob()).state, State::Confirmed);
    world.proxy->inject({ "POST", "/part-time-job" }, Fault::dropBefore());
    QCOMPARE(world.written(world.addJob()).state, State::OutcomeUnknown);
    QCOMPARE(world.server.jobs(world.user).size(), 3);
}

void TestWrites::defaultTitleOfThePositionIsRecognised()
{
    WriteWorld world([](SandboxOptions &options) { options.applyDefaultTitle = true; });
    WriteRequest request = world.addJob();
    request.jobDraft = { OrgCode(u"O-1"_s), PositionCode(u"P-1"_s), std::nullopt };
    world.proxy->inject({ "POST", "/part-time-job" }, Fault::dropAfter());
    const WriteOutcome outcome = world.written(request);
    QVERIFY2(outcome.state == State::Confirmed, qPrintable(told(outcome)));
    QCOMPARE(world.jobNow(outcome.job.toString())->titleId, TitleId(world.title1));
}

void TestWrites::anotherPositionWithTheCodeIsNotTakenForTheNewOne()
{
    WriteWorld world;
    WriteRequest request = world.addPosition();
    QCOMPARE(world.written(request).state, State::Confirmed);
    world.proxy->inject({ "POST", "/job-positions" }, Fault::dropBefore());
    QCOMPARE(world.written(request).state, State::OutcomeUnknown);
}

void TestWrites::equalPositionNeverReadIsNotTakenForTheNewOne_data()
{
    QTest::addColumn<bool>("isReadable"); // before the write
    QTest::newRow("seen before") << true;
    QTest::newRow("could not be looked for") << false;
}

void TestWrites::equalPositionNeverReadIsNotTakenForTheNewOne()
{
    QFETCH(bool, isReadable);
    WriteWorld world; // nothing synced
    world.server.put(SandboxPosition { {}, world.org1, u"新职位"_s, u"NEW-POS"_s, world.title1 });
    if (!isReadable)
        world.proxy->inject({ "GET", "/job-positions", 0, 1 }, Fault::reply(403));
    world.proxy->inject({ "POST", "/job-positions" }, Fault::dropBefore());
    const WriteOutcome outcome = world.written(world.addPosition());
    QVERIFY2(outcome.state == State::OutcomeUnknown, qPrintable(told(outcome)));
    QCOMPARE(world.writesSeen(), 1);
}

void TestWrites::unreadablePositionsDoNotStopAnAddition()
{
    WriteWorld world; // nothing synced
    world.proxy->inject({ "GET", "/job-positions", 0, 1 }, Fault::reply(403));
    const WriteOutcome outcome = world.written(world.addPosition());
    QVERIFY2(outcome.state == State::Confirmed, qPrintable(told(outcome)));
    QVERIFY(isApplied(world, Kind::AddPosition));
    QCOMPARE(world.writesSeen(), 1);
}

void TestWrites::conflictSendsNothing_data()
{
    QTest::addColumn<Kind>("kind");
    QTest::newRow("change") << Kind::UpdateJob;
    QTest::newRow("removal") << Kind::RemoveJob;
    QTest::newRow("transfer") << Kind::TransferPrimaryJob;
}

// Somebody else changed the job since the operator looked at it.
void TestWrites::conflictSendsNothing()
{
    QFETCH(Kind, kind);
    WriteWorld world;
    const QString job = kind == Kind::TransferPrimaryJob ? world.primaryJob : world.job;
    WriteRequest request = requestOf(world, kind);
    request.baseJob = world.jobNow(job);
    world.server.setJobs(
        world.user,
        { SandboxJob { world.primaryJob, world.org1, world.position1, world.title2, true },
          SandboxJob { world.job, world.org2, {}, world.title2, false } });
    const WriteOutcome outcome = world.written(request);
    QCOMPARE(outcome.state, State::Conflict);
    QCOMPARE(outcome.theirJob, world.jobNow(job));
    QVERIFY(!outcome.sent);
    QCOMPARE(world.writesSeen(), 0);

    request.baseJob = outcome.theirJob; // the operator has looked at it
    QCOMPARE(world.written(request).state, State::Confirmed);
}

void TestWrites::goneRecordIsAConflict()
{
    WriteWorld world;
    WriteRequest update = world.updateJob();
    update.baseJob = world.jobNow(world.job);
    WriteRequest position = world.updatePosition();
    WriteRequest removal = world.removePosition();
    world.sync();
    position.basePosition = *world.service->references()->position(PositionId(world.position2));
    removal.basePosition = *world.service->references()->position(PositionId(world.position3));
    world.server.setJobs(world.user, {});
    world.server.removePosition(world.position2);
    world.server.removePosition(world.position3);

    WriteOutcome outcome = world.written(update);
    QCOMPARE(outcome.state, State::Conflict);
    QVERIFY(!outcome.theirJob);
    outcome = world.written(position);
    QCOMPARE(outcome.state, State::Conflict);
    QVERIFY(!outcome.theirPosition);
    QVERIFY(!world.service->references()->position(PositionId(world.position2)));
    outcome = world.written(removal);
    QCOMPARE(outcome.state, State::Conflict);
    QVERIFY(!outcome.theirPosition);
    QVERIFY(!world.service->references()->position(PositionId(world.position3)));
    QCOMPARE(world.writesSeen(), 0);
}

void TestWrites::positionConflictSendsNothing()
{
    WriteWorld world;
    world.sync();
    WriteRequest request = world.updatePosition();
    request.basePosition = *world.service->references()->position(PositionId(world.position2));
    SandboxPosition theirs = *world.server.positionByCode(u"P-2"_s);
    theirs.name = u"别人改的"_s;
    world.server.put(theirs);
    WriteOutcome outcome = world.written(request);
    QCOMPARE(outcome.state, State::Conflict);
    QCOMPARE(outcome.theirPosition->name, u"别人改的"_s);
    request.kind = Kind::RemovePosition;
    outcome = world.written(request);
    QCOMPARE(outcome.state, State::Conflict);
    QCOMPARE(outcome.theirPosition->name, u"别人改的"_s);
    QCOMPARE(world.writesSeen(), 0);
}

void TestWrites::touchOfTheStampIsNoConflict()
{
    WriteWorld world;
    world.sync();
    WriteRequest request = world.updatePosition();
    request.basePosition = *world.service->references()->position(PositionId(world.position2));
    world.server.put(*world.server.positionByCode(u"P-2"_s)); // a new updated_at only
    QCOMPARE(world.written(request).state, State::Confirmed);
}

void TestWrites::untouchedInputsKeepTheServersValues()
{
    WriteWorld world;
    world.sync();
    WriteRequest request = world.updateJob();
    request.jobDraft = { OrgCode(u"nonsense"_s), PositionCode(u"nonsense"_s), TitleCode(u"T-2"_s) };
    request.touched = WriteRequest::TouchedTitle;
    const WriteOutcome outcome = world.written(request);
    QVERIFY2(outcome.state == State::Confirmed, qPrintable(told(outcome)));
    const QJsonObject body = world.lastBody("PUT", "/part-time-job/");
    QCOMPARE(body,
             QJsonObject({ { u"org_code"_s, u"O-2"_s },
                           { u"position_code"_s, u"P-2"_s },
                           { u"title_code"_s, u"T-2"_s } }));

    // Touched to "none" is cleared, untouched is not.
    request.jobDraft.title.reset();
    QCOMPARE(world.written(request).state, State::Confirmed);
    QVERIFY(world.jobNow(world.job)->titleId.isEmpty());
    QCOMPARE(world.jobNow(world.job)->positionId, PositionId(world.position2));

    WriteRequest transfer = world.transfer();
    transfer.touched = WriteRequest::TouchedTitle;
    transfer.jobDraft = { {}, {}, TitleCode(u"T-1"_s) };
    QCOMPARE(world.written(transfer).state, State::Confirmed);
    QCOMPARE(world.jobNow(world.primaryJob)->orgId, OrgId(world.org1));
    QCOMPARE(world.jobNow(world.primaryJob)->positionId, PositionId(world.position1));
    QCOMPARE(world.jobNow(world.primaryJob)->titleId, TitleId(world.title1));
}

void TestWrites::renamedAndSwappedCodesAreResolvedNow()
{
    WriteWorld world;
    world.sync();
    // Two titles swap their codes after the cache was filled.
    SandboxTitle first = *world.server.titleByCode(u"T-1"_s);
    SandboxTitle second = *world.server.titleByCode(u"T-2"_s);
    std::swap(first.code, second.code);
    world.server.put(first);
    world.server.put(second);
    SandboxPosition position = *world.server.positionByCode(u"P-2"_s);
    position.code = u"P-2-RENAMED"_s;
    world.server.put(position);

    WriteRequest request = world.updateJob();
    request.jobDraft.org = OrgCode(u"O-2"_s);
    request.touched = WriteRequest::TouchedOrganization;
    const WriteOutcome outcome = world.written(request);
    QVERIFY2(outcome.state == State::Confirmed, qPrintable(told(outcome)));
    const QJsonObject body = world.lastBody("PUT", "/part-time-job/");
    QCOMPARE(body[u"position_code"_s].toString(), u"P-2-RENAMED"_s);
    QCOMPARE(body[u"title_code"_s].toString(), u"T-2"_s);
    QCOMPARE(world.jobNow(world.job)->titleId, TitleId(world.title1)); // the same title as before
}

void TestWrites::unresolvableIdIsNeverCleared_data()
{
    QTest::addColumn<int>("touched");
    QTest::addColumn<QString>("what");
    QTest::newRow("organization") << 0 << u"organization"_s;
    QTest::newRow("position") << int(WriteRequest::TouchedOrganization) << u"position"_s;
    QTest::newRow("title") << int(WriteRequest::TouchedOrganization | WriteRequest::TouchedPosition)
                           << u"title"_s;
}

void TestWrites::unresolvableIdIsNeverCleared()
{
    QFETCH(int, touched);
    QFETCH(QString, what);
    WriteWorld world;
    const bool keepsOrganization = touched == 0;
    const bool keepsPosition = (touched & WriteRequest::TouchedPosition) == 0;
    SandboxJob dangling { world.job, world.org2, world.position2, world.title1, false };
    (keepsOrganization   ? dangling.orgId
         : keepsPosition ? dangling.positionId
                         : dangling.titleId)
        = u"gone"_s;
    world.server.setJobs(world.user, { dangling });
    WriteRequest request = world.updateJob();
    request.touched = touched;
    const WriteOutcome outcome = world.written(request);
    QCOMPARE(outcome.state, State::Rejected);
    QCOMPARE(outcome.error.code, u"local.unresolved"_s);
    QCOMPARE(outcome.error.detail, what + u" gone"_s);
    QVERIFY(!outcome.sent);
    QCOMPARE(world.writesSeen(), 0);
}

void TestWrites::untouchedInputsOfAPositionKeepTheServersValues()
{
    WriteWorld world;
    SandboxPosition theirs = *world.server.positionByCode(u"P-1"_s);
    theirs.name = u"现在的名字"_s;
    world.server.put(theirs);
    WriteRequest request = world.updatePosition();
    request.position = PositionId(world.position1);
    request.positionDraft = { {}, {}, PositionCode(u"P-1-NEW"_s), std::nullopt };
    request.touched = WriteRequest::TouchedCode;
    const WriteOutcome outcome = world.written(request);
    QVERIFY2(outcome.state == State::Confirmed, qPrintable(told(outcome)));
    QCOMPARE(world.lastBody("PUT", "/job-positions/"),
             QJsonObject({ { u"org_code"_s, u"O-1"_s },
                           { u"name"_s, u"现在的名字"_s },
                           { u"code"_s, u"P-1-NEW"_s },
                           { u"title_code"_s, u"T-1"_s } }));
}

void TestWrites::primaryJobIsNotAPartTimeJob_data()
{
    QTest::addColumn<Kind>("kind");
    QTest::newRow("change") << Kind::UpdateJob;
    QTest::newRow("remove") << Kind::RemoveJob;
}

void TestWrites::primaryJobIsNotAPartTimeJob()
{
    QFETCH(Kind, kind);
    WriteWorld world([](SandboxOptions &options) { options.allowPrimaryDelete = true; });
    WriteRequest request = requestOf(world, kind);
    request.job = JobId(world.primaryJob);
    const WriteOutcome outcome = world.written(request);
    QCOMPARE(outcome.state, State::Rejected);
    QCOMPARE(outcome.error.code, u"local.primary-job"_s);
    QCOMPARE(world.writesSeen(), 0);
}

void TestWrites::missingJobWithoutBaseIsTheServersRefusal()
{
    WriteWorld world;
    for (const Kind kind : { Kind::UpdateJob, Kind::RemoveJob }) {
        WriteRequest request = requestOf(world, kind);
        request.job = JobId(u"no such job"_s);
        const WriteOutcome outcome = world.written(request);
        QCOMPARE(outcome.state, State::Rejected);
        QCOMPARE(outcome.error.code, u"USER.0093"_s);
        QCOMPARE(outcome.error.httpStatus, 400);
        QVERIFY(outcome.sent);
    }
    world.proxy->clearRequests();
    WriteRequest request = world.updateJob();
    request.job = JobId(u"no such job"_s);
    request.touched = WriteRequest::TouchedTitle; // the rest would have to come from the job
    const WriteOutcome outcome = world.written(request);
    QCOMPARE(outcome.state, State::Rejected);
    QCOMPARE(outcome.error.code, u"USER.0093"_s);
    QCOMPARE(world.writesSeen(), 0);
}

void TestWrites::removedPositionIsForgottenThoughItCannotBeReadBack()
{
    WriteWorld world;
    world.sync();
    WriteOperation *write = world.service->write(world.removePosition());
    connect(write, &WriteOperation::phaseChanged, this, [&](WriteOperation::Phase phase) {
        if (phase == WriteOperation::Phase::Confirming)
            world.proxy->goOffline();
    });
    QCOMPARE(world.endOf(write).state, State::Confirmed);
    QVERIFY(!world.service->references()->position(PositionId(world.position3)));
}

void TestWrites::refusalOfTheServerIsPassedOn_data()
{
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QString>("code");
    QTest::newRow("job, organization") << Kind::AddJob << u"ORG.0001"_s;
    QTest::newRow("job, position") << Kind::UpdateJob << u"USER.0097"_s;
    QTest::newRow("job, person") << Kind::AddJob << u"USER.0001"_s;
    QTest::newRow("position, code") << Kind::AddPosition << u"JOB.POSITION.0009"_s;
    QTest::newRow("position, gone") << Kind::UpdatePosition << u"JOB.POSITION.0001"_s;
    QTest::newRow("position, holders") << Kind::UpdatePosition << u"JOB.POSITION.0016"_s;
    QTest::newRow("removal, holders") << Kind::RemovePosition << u"JOB.POSITION.0017"_s;
    QTest::newRow("removal, gone") << Kind::RemovePosition << u"JOB.POSITION.0001"_s;
}

void TestWrites::refusalOfTheServerIsPassedOn()
{
    QFETCH(Kind, kind);
    QFETCH(QString, code);
    WriteWorld world;
    world.sync();
    WriteRequest request = requestOf(world, kind);
    if (code == u"ORG.0001"_s)
        request.jobDraft.org = OrgCode(u"nowhere"_s);
    else if (code == u"USER.0097"_s)
        request.jobDraft.position = PositionCode(u"P-2"_s);
    else if (code == u"USER.0001"_s)
        world.server.removeUser(world.user);
    else if (code == u"JOB.POSITION.0009"_s)
        request.positionDraft.code = PositionCode(u"P-1"_s);
    else if (kind == Kind::RemovePosition)
        request.position = PositionId(world.position2);
    if (code == u"JOB.POSITION.0001"_s)
        world.server.removePosition(world.position2);
    else if (code == u"JOB.POSITION.0016"_s)
        request.positionDraft.org = OrgCode(u"O-1"_s);
    const WriteOutcome outcome = world.written(request);
    QVERIFY2(outcome.state == State::Rejected, qPrintable(told(outcome)));
    QCOMPARE(outcome.error.kind, ApiError::Kind::Rejected);
    QCOMPARE(outcome.error.code, code);
    QVERIFY(world.writesSeen() <= 1);
    // What the refusal says about the record is believed.
    if (code == u"USER.0001"_s)
        QTRY_VERIFY_WITH_TIMEOUT(!world.service->user(UserId(world.user)), 20'000);
    if (code == u"JOB.POSITION.0001"_s)
        QVERIFY(!world.service->references()->position(PositionId(world.position2)));
}

void TestWrites::transferWithoutPrimaryJobMakesOne()
{
    WriteWorld world;
    world.server.setJobs(world.user, {});
    const WriteOutcome outcome = world.written(world.transfer());
    QVERIFY2(outcome.state == State::Confirmed, qPrintable(told(outcome)));
    QCOMPARE(world.service->jobs(UserId(world.user)).jobs.size(), 1);

    world.server.setJobs(world.user, {});
    WriteRequest request = world.transfer();
    request.touched = WriteRequest::TouchedPosition;
    QCOMPARE(world.written(request).error.code, u"local.unresolved"_s);
}

void TestWrites::cancelBeforeSendingSendsNothing()
{
    WriteWorld world;
    world.proxy->inject({ "GET", "/jobs" }, Fault::delay(100));
    WriteOperation *write = world.service->write(world.addJob());
    QSignalSpy finished(write, &WriteOperation::finished);
    write->cancel();
    QVERIFY(finished.isEmpty());
    const WriteOutcome outcome = world.endOf(write);
    QCOMPARE(outcome.state, State::Rejected);
    QCOMPARE(outcome.error.kind, ApiError::Kind::Cancelled);
    QCOMPARE(world.written(world.updateJob()).state,
             State::Confirmed); // time for the other to come
    QCOMPARE(world.proxy->seen("POST", "/part-time-job"), 0);

    // Once it left, the outcome must be found.
    write = world.service->write(world.addJob());
    connect(write, &WriteOperation::phaseChanged, this, [write](WriteOperation::Phase phase) {
        if (phase == WriteOperation::Phase::Sending)
            write->cancel();
    });
    QCOMPARE(world.endOf(write).state, State::Confirmed);
}

void TestWrites::queuedWriteThatIsGivenUpIsNotSent_data()
{
    QTest::addColumn<bool>("byGoingOffline");
    QTest::newRow("cancelled") << false;
    QTest::newRow("gone offline") << true;
}

void TestWrites::queuedWriteThatIsGivenUpIsNotSent()
{
    QFETCH(bool, byGoingOffline);
    WriteWorld world({}, [](TenantOptions &options) {
        options.maxInFlight = 1;
        options.firstByteTimeout = std::chrono::seconds(20);
        options.wholeTimeout = std::chrono::seconds(20);
    });
    // Another read takes the only place behind the reading before the write and keeps it.
    world.proxy->inject({ "GET", "/job-titles/" }, Fault::hang());
    WriteOperation *write = world.service->write(world.addJob());
    bool knowsJobs = false;
    connect(world.service.get(), &DirectoryService::jobsChanged, this, [&] { knowsJobs = true; });
    connect(
        write, &WriteOperation::phaseChanged, world.service.get(),
        [&] {
            QMetaObject::invokeMethod(
                world.service.get(),
                [&] { world.service->readTitle(TitleId(world.title1), this, [](const auto &) {}); },
                Qt::QueuedConnection);
        },
        Qt::SingleShotConnection);
    QTRY_VERIFY_WITH_TIMEOUT(knowsJobs && world.proxy->seen("GET", "/job-titles/") == 1, 20'000);
    std::optional<WriteOutcome> end;
    connect(write, &WriteOperation::finished, this,
            [&](const WriteOutcome &outcome) { end = outcome; });
    if (byGoingOffline)
        world.service->setOffline(true);
    else
        write->cancel();
    QTRY_VERIFY_WITH_TIMEOUT(end, 10'000);
    QVERIFY2(end->state == State::Rejected, qPrintable(told(*end)));
    QCOMPARE(end->error.kind, byGoingOffline ? ApiError::Kind::Offline : ApiError::Kind::Cancelled);
    QVERIFY(!end->sent);

    // Nor later, when there is a place for it.
    world.service->setOffline(false);
    world.proxy->clearFaults();
    world.proxy->dropConnections();
    QCOMPARE(world.written(world.updateJob()).state, State::Confirmed);
    QCOMPARE(world.proxy->seen("POST", "/part-time-job"), 0);
}

void TestWrites::writeOutlivesItsCaller()
{
    WriteWorld world;
    QSignalSpy finished(world.service.get(), &DirectoryService::writeFinished);
    const QPointer<WriteOperation> write = world.service->write(world.addJob());
    QVERIFY(finished.wait(10'000));
    QTRY_VERIFY_WITH_TIMEOUT(!write, 20'000);
    QCOMPARE(world.server.jobs(world.user).size(), 3);

    // And ends quietly with the service.
    world.proxy->inject({ "POST", "/part-time-job" }, Fault::hang());
    WriteOperation *unfinished = world.service->write(world.addJob());
    QSignalSpy phases(unfinished, &WriteOperation::phaseChanged);
    QTRY_COMPARE_WITH_TIMEOUT(unfinished->phase(), WriteOperation::Phase::Sending, 20'000);
    world.service.reset();
}

void TestWrites::expiredTokenIsRenewedAndTheWriteArrivesOnce()
{
    WriteWorld world;
    QCOMPARE(world.written(world.updateJob()).state, State::Confirmed);
    world.server.revokeTokens();
    QCOMPARE(world.written(world.addJob()).state, State::Confirmed);
    QCOMPARE(world.server.jobs(world.user).size(), 3);
}

RENZHI_GUILESS_TEST(TestWrites)
#include "tst_writes.moc"
