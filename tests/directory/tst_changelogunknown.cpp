// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Lines whose outcome nobody knew in the end, at the next start.

#include "models/directory/changelog.h"
#include "models/directory/writeoperation.h"
#include "tests/directory/changelogsamples.h"
#include "tests/directory/writeworld.h"
#include "tests/support/testmain.h"

using namespace Qt::StringLiterals;
using namespace renzhi;
using namespace renzhi::test;
using Kind = WriteRequest::Kind;

namespace {

// The answer was lost, and reading did not show it.
WriteOutcome notKnown()
{
    WriteOutcome outcome;
    outcome.state = WriteOutcome::State::OutcomeUnknown;
    outcome.sent = true;
    outcome.error.kind = ApiError::Kind::OutcomeUnknown;
    return outcome;
}

// A line of a program that is gone; its number.
qint64 leaveUnknown(const LogFolder &folder)
{
    ChangeLog gone(folder.folder.path(), {});
    const qint64 id = LogFolder::begun(gone);
    gone.end(id, notKnown());
    return id;
}

} // namespace

class TestChangeLogUnknown : public QObject
{
    Q_OBJECT
private slots:
    void unknownOneOfAnotherClientIsNotLookedFor();
    void unknownOneOfALivingProgramIsItsOwn();
    void onlyTheNewestUnknownOnesAreLookedFor();
    void unknownOneIsNotLookedForBehindALaterOfTheSame_data();
    void unknownOneIsNotLookedForBehindALaterOfTheSame();
    void whatIsNotSeenIsNotToldAsMissing();
    void whatWasDoneWhileItWasLookedForIsNotTakenForIt();
    void unknownOneThatMayBeAnothersGetsNoSecondEnding();
    void knownEndingIsNotOverriddenByALateLookAtAnUnknownOne();
};

// Another client may see another tenant.
void TestChangeLogUnknown::unknownOneOfAnotherClientIsNotLookedFor()
{
    const LogFolder folder;
    {
        ChangeLog gone(folder.folder.path(), { u"one"_s, {} });
        gone.end(LogFolder::begun(gone), notKnown());
    }
    QVERIFY(ChangeLog(folder.folder.path(), { u"other"_s, {} }).leftUnknown(50)->empty());
    QCOMPARE(ChangeLog(folder.folder.path(), { u"one"_s, {} }).leftUnknown(50)->size(), size_t(1));
}

void TestChangeLogUnknown::unknownOneOfALivingProgramIsItsOwn()
{
    const LogFolder folder;
    auto other = std::make_unique<ChangeLog>(folder.folder.path(), ChangeLog::Origin());
    other->end(LogFolder::begun(*other), notKnown());
    const ChangeLog log(folder.folder.path(), {});
    QVERIFY(other->leftUnknown(50)->empty());
    QVERIFY(log.leftUnknown(50)->empty());
    other.reset();
    QCOMPARE(log.leftUnknown(50)->size(), size_t(1));
    QVERIFY(log.lost()->empty()); // it has its ending
}

void TestChangeLogUnknown::onlyTheNewestUnknownOnesAreLookedFor()
{
    const LogFolder folder;
    std::vector<qint64> ids;
    {
        ChangeLog gone(folder.folder.path(), {});
        for (int i = 0; i < 4; ++i) {
            WriteRequest request = LogFolder::request();
            request.jobDraft.org = OrgCode(u"O-%1"_s.arg(i));
            const auto id = gone.begin(request, { request, {}, true }, LogFolder::facts(), false);
            QVERIFY(id.has_value());
            gone.end(*id, notKnown());
            ids.push_back(*id);
        }
    }
    const auto left = ChangeLog(folder.folder.path(), {}).leftUnknown(3);
    QVERIFY(left.has_value());
    QCOMPARE(left->size(), size_t(3));
    for (size_t i = 0; i < left->size(); ++i)
        QCOMPARE(left->at(i).id, ids.at(3 - i));
}

void TestChangeLogUnknown::unknownOneIsNotLookedForBehindALaterOfTheSame_data()
{
    QTest::addColumn<WriteRequest>("request");
    QTest::addColumn<WriteRequest>("later");
    QTest::addColumn<bool>("isOvertaken");
    const auto aboutJob = [](Kind kind, const QString &job, const QString &org) {
        WriteRequest request = LogFolder::request();
        request.kind = kind;
        request.job = JobId(job);
        request.jobDraft.org = OrgCode(org);
        return request;
    };
    const auto aboutPosition = [](Kind kind, const QString &id, const QString &code) {
        WriteRequest request;
        request.kind = kind;
        request.position = PositionId(id);
        request.positionDraft = { OrgCode(u"O-1"_s), u"name"_s, PositionCode(code), {} };
        return request;
    };
    const auto row
        = [](const char *name, const WriteRequest &request, const WriteRequest &later,
             bool isOvertaken) { QTest::newRow(name) << request << later << isOvertaken; };
    const WriteRequest added = aboutJob(Kind::AddJob, {}, u"O-1"_s);
    const WriteRequest changed = aboutJob(Kind::UpdateJob, u"job-1"_s, u"O-1"_s);
    const WriteRequest moved = aboutJob(Kind::TransferPrimaryJob, {}, u"O-1"_s);
    const WriteRequest newPosition = aboutPosition(Kind::AddPosition, {}, u"P-1"_s);
    const WriteRequest position = aboutPosition(Kind::UpdatePosition, u"position-1"_s, u"P-1"_s);
    row("another job there", added, aboutJob(Kind::AddJob, {}, u"o-1"_s), true);
    row("another job elsewhere", added, aboutJob(Kind::AddJob, {}, u"O-2"_s), false);
    row("a job that came since", added, aboutJob(Kind::RemoveJob, u"job-new"_s, {}), true);
    row("a job of before", added, aboutJob(Kind::RemoveJob, u"job-1"_s, {}), false);
    row("a transfer", added, moved, false);
    row("the same job", changed, aboutJob(Kind::RemoveJob, u"job-1"_s, {}), true);
    row("another of the jobs", changed, aboutJob(Kind::RemoveJob, u"job-2"_s, {}), false);
    row("a job was added", changed, added, false);
    row("another transfer", moved, moved, true);
    row("a change behind a transfer", moved, changed, false);
    row("the same code", newPosition, aboutPosition(Kind::UpdatePosition, u"x"_s, u"p-1"_s), true);
    row("another code", newPosition, aboutPosition(Kind::UpdatePosition, u"x"_s, u"P-2"_s), false);
    row("the same position", position,
        aboutPosition(Kind::RemovePosition, u"position-1"_s, u"P-9"_s), true);
    row("another position", position, aboutPosition(Kind::RemovePosition, u"x"_s, u"P-1"_s), false);
    row("a person", position, changed, false);
}

void TestChangeLogUnknown::unknownOneIsNotLookedForBehindALaterOfTheSame()
{
    QFETCH(WriteRequest, request);
    QFETCH(WriteRequest, later);
    QFETCH(bool, isOvertaken);
    const LogFolder folder;
    {
        ChangeLog gone(folder.folder.path(), {});
        const auto write = [&gone](const WriteRequest &one, const WriteOutcome &outcome) {
            ChangeLine facts;
            facts.kind = one.kind;
            facts.user = one.user;
            const ChangeLog::Sent sent { one, { u"job-1"_s, u"job-2"_s }, true };
            const qint64 id = gone.begin(one, sent, facts, false).value_or(0);
            gone.end(id, outcome);
            return id;
        };
        QVERIFY(write(request, notKnown()) != 0);
        QVERIFY(write(later, confirmed()) != 0);
    }
    const auto left = ChangeLog(folder.folder.path(), {}).leftUnknown(50);
    QVERIFY(left.has_value());
    QCOMPARE(left->empty(), isOvertaken);
}

// It may be there in another form than it was asked for.
void TestChangeLogUnknown::whatIsNotSeenIsNotToldAsMissing()
{
    const LogFolder folder;
    const qint64 id = leaveUnknown(folder);
    ChangeLog log(folder.folder.path(), {});
    const auto left = log.leftUnknown(50);
    QVERIFY(left && left->size() == 1);
    QVERIFY(!log.settle(left->front(), missing()));
    QCOMPARE(stateIn(log, id), ChangeState::Unknown);
    QVERIFY(log.settle(left->front(), confirmed()));
    QCOMPARE(stateIn(log, id), ChangeState::FoundByReading);
}

void TestChangeLogUnknown::whatWasDoneWhileItWasLookedForIsNotTakenForIt()
{
    const LogFolder folder;
    const qint64 id = leaveUnknown(folder);
    ChangeLog log(folder.folder.path(), {});
    const auto left = log.leftUnknown(50);
    QVERIFY(left && left->size() == 1);
    WriteRequest later = LogFolder::request();
    later.jobDraft.title = TitleCode(u"T-9"_s);
    QVERIFY(log.begin(later, { later, {}, true }, LogFolder::facts(), false).has_value());
    QVERIFY(!log.settle(left->front(), confirmed()));
    QCOMPARE(stateIn(log, id), ChangeState::Unknown);
}

void TestChangeLogUnknown::unknownOneThatMayBeAnothersGetsNoSecondEnding()
{
    const LogFolder folder;
    qint64 id = 0;
    {
        ChangeLog gone(folder.folder.path(), {});
        id = gone.begin(LogFolder::request(), { LogFolder::request(), {}, false },
                        LogFolder::facts(), false)
                 .value_or(0);
        gone.end(id, notKnown());
    }
    ChangeLog log(folder.folder.path(), {});
    const auto left = log.leftUnknown(50);
    QVERIFY(left && left->size() == 1);
    const auto before = log.find({});
    QVERIFY(!log.settle(left->front(), confirmed())); // nobody knows what was there before it
    QCOMPARE(stateIn(log, id), ChangeState::Unknown);
    const auto after = log.find({});
    QVERIFY(before && after && *before == *after);
}

void TestChangeLogUnknown::knownEndingIsNotOverriddenByALateLookAtAnUnknownOne()
{
    const LogFolder folder;
    const qint64 id = leaveUnknown(folder);
    ChangeLog log(folder.folder.path(), {});
    const auto left = log.leftUnknown(50);
    QVERIFY(left && left->size() == 1);
    log.note(LogFolder::request(), LogFolder::facts(), confirmed()); // somebody read it meanwhile
    QVERIFY(!log.settle(left->front(), missing()));
    QCOMPARE(stateIn(log, id), ChangeState::FoundByReading);
}

RENZHI_GUILESS_TEST(TestChangeLogUnknown)
#include "tst_changelogunknown.moc"
