// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the answers of a server teach about an application's permissions, and what they do not.

#include "models/api/endpoints.h"
#include "models/directory/accessrights.h"
#include "tests/directory/writeworld.h"
#include "tests/support/testmain.h"

#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace renzhi;
using namespace renzhi::test;
using Area = AccessRights::Area;
using Body = SandboxOptions::RefusalBody;
using Need = AccessRights::Need;
using State = WriteOutcome::State;
using Use = AccessRights::Use;

namespace {

ApiError refusedWith(const QString &code = u"insufficient_scope"_s)
{
    ApiError error;
    error.kind = ApiError::Kind::Auth;
    error.httpStatus = 403;
    error.code = code;
    return error;
}

Need listOf(Area area)
{
    return { area, Use::Read, true };
}

Need writeIn(Area area)
{
    return { area, Use::Write, false };
}

QString missingWrite(const AccessRights &rights, Area area)
{
    return rights.missing(area, Use::Write).value_or(QString());
}

} // namespace

class TestAccessRights : public QObject
{
    Q_OBJECT
private slots:
    void nothingIsMissingThatNobodyRefused();
    void requestTellsItsNeed_data();
    void requestTellsItsNeed();
    void refusedListTakesTheWritesOfItsAreaAlong();
    void refusedWriteTakesOneAreaOnly();
    void refusedWriteOfOtherWordsSaysNothing();
    void refusedSignInSaysNothing_data();
    void refusedSignInSaysNothing();
    void recordOutOfReachSaysNothing();
    void whatWasDoneIsGranted();
    void otherErrorsSayNothing();
    void scopeCountsOnlyWhereARefusalBearsItOut();
    void scopeThatIsContradictedIsIgnored();
    void scopeOfOtherWordsIsIgnored();
    void scopeTakesNoOtherAreaAlongForAWrite();
    void tryingAgainForgetsRefusedWrites();
    void newTokenLetsTryAgain();
    void otherScopeForgetsWhatWasWritten();
    void tenantOfReadersIsKnownAfterOneSync_data();
    void tenantOfReadersIsKnownAfterOneSync();
    void grantedMeanwhileIsSeenWhenAsked();
};

void TestAccessRights::nothingIsMissingThatNobodyRefused()
{
    const AccessRights rights;
    for (const Area area : { Area::People, Area::Organizations, Area::Positions, Area::Titles }) {
        QVERIFY(!rights.missing(area, Use::Read));
        QVERIFY(!rights.missing(area, Use::Write));
    }
}

void TestAccessRights::requestTellsItsNeed_data()
{
    QTest::addColumn<Request>("request");
    QTest::addColumn<int>("area");
    QTest::addColumn<int>("use");
    QTest::addColumn<bool>("isList");
    const auto row = [](const char *name, const Request &request, Area area, Use use, bool isList) {
        QTest::newRow(name) << request << int(area) << int(use) << isList;
    };
    const JobDraft job { OrgCode(u"O"_s), std::nullopt, std::nullopt };
    const PositionDraft position { OrgCode(u"O"_s), u"n"_s, PositionCode(u"P"_s), std::nullopt };
    row("people", endpoints::users({}, {}, 0, 10).request, Area::People, Use::Read, true);
    row("a person", endpoints::user(UserId(u"a/b"_s)).request, Area::People, Use::Read, false);
    row("their jobs", endpoints::jobs(UserId(u"u"_s)).request, Area::People, Use::Read, false);
    row("add a job", endpoints::addPartTimeJob(UserId(u"u"_s), job).request, Area::People,
        Use::Write, false);
    row("remove a job", endpoints::removePartTimeJob(UserId(u"u"_s), JobId(u"j"_s)).request,
        Area::People, Use::Write, false);
    row("organizations", endpoints::organizations(false, {}, 0, 10).request, Area::Organizations,
        Use::Read, true);
    row("positions", endpoints::positions({}, {}, 0, 10).request, Area::Positions, Use::Read, true);
    row("add a position", endpoints::addPosition(position).request, Area::Positions, Use::Write,
        false);
    row("positions of an organization", endpoints::positions(OrgId(u"o"_s), {}, 0, 10).request,
        Area::Positions, Use::Read, false);
    row("people of an organization", endpoints::users(OrgId(u"o"_s), {}, 0, 10).request,
        Area::People, Use::Read, false);
    row("titles", endpoints::titles({}, 0, 10).request, Area::Titles, Use::Read, true);
}

void TestAccessRights::requestTellsItsNeed()
{
    QFETCH(Request, request);
    const auto need = AccessRights::needOf(request);
    QVERIFY(need.has_value());
    QTEST(int(need->area), "area");
    QTEST(int(need->use), "use");
    QTEST(need->isList, "isList");
}

void TestAccessRights::refusedListTakesTheWritesOfItsAreaAlong()
{
    AccessRights rights;
    const ApiError error = refusedWith();
    QVERIFY(rights.learn(listOf(Area::Positions), &error));
    QCOMPARE(rights.missing(Area::Positions, Use::Read), u"job_position_read"_s);
    QCOMPARE(rights.missing(Area::Positions, Use::Write), u"job_position_all"_s);
    QVERIFY(!rights.missing(Area::People, Use::Write));
    QVERIFY(rights.learn(listOf(Area::Positions), nullptr));
    QVERIFY(!rights.missing(Area::Positions, Use::Read));
    QVERIFY(!rights.missing(Area::Positions, Use::Write));
}

void TestAccessRights::refusedWriteTakesOneAreaOnly()
{
    AccessRights rights;
    const ApiError error = refusedWith();
    rights.learn(listOf(Area::People), nullptr);
    QVERIFY(rights.learn(writeIn(Area::People), &error));
    QCOMPARE(missingWrite(rights, Area::People), u"user_all"_s);
    QVERIFY(!rights.missing(Area::People, Use::Read));
    QCOMPARE(missingWrite(rights, Area::Positions), QString());
    QVERIFY(rights.learn(writeIn(Area::People), nullptr)); // of an earlier request, answered later
    QCOMPARE(missingWrite(rights, Area::People), QString());
}

// It may be about the record: a form that cannot be opened any more would be worse than a second
// refusal.
void TestAccessRights::refusedWriteOfOtherWordsSaysNothing()
{
    for (const QString &code : { QString(), u"access_denied"_s, u"SANDBOX.PERMISSION"_s }) {
        AccessRights rights;
        const ApiError error = refusedWith(code);
        QVERIFY2(!rights.learn(writeIn(Area::People), &error), qPrintable(code));
        QCOMPARE(missingWrite(rights, Area::People), QString());
        QVERIFY2(rights.learn(listOf(Area::People), &error), qPrintable(code)); // a whole list may
        QCOMPARE(missingWrite(rights, Area::People), u"user_all"_s);
    }
}

void TestAccessRights::refusedSignInSaysNothing_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("code");
    QTest::addColumn<bool>("counts");
    QTest::newRow("401 empty") << 401 << QString() << false;
    QTest::newRow("401 unauthorized") << 401 << u"unauthorized"_s << false;
    QTest::newRow("400 unauthorized") << 400 << u"unauthorized"_s << false;
    QTest::newRow("400 invalid_client") << 400 << u"invalid_client"_s << false;
    QTest::newRow("400 unauthorized_client") << 400 << u"unauthorized_client"_s << false;
    QTest::newRow("401 insufficient_scope") << 401 << u"insufficient_scope"_s << true;
    QTest::newRow("401 access_denied") << 401 << u"access_denied"_s << true;
    QTest::newRow("403 empty") << 403 << QString() << true;
}

void TestAccessRights::refusedSignInSaysNothing()
{
    QFETCH(int, status);
    QFETCH(QString, code);
    QFETCH(bool, counts);
    AccessRights rights;
    ApiError error = refusedWith(code);
    error.httpStatus = status;
    QCOMPARE(rights.learn(listOf(Area::Positions), &error), counts);
    QCOMPARE(rights.missing(Area::Positions, Use::Read).has_value(), counts);
}

// An application may be let into some organizations only (eiam-api.md 7).
void TestAccessRights::recordOutOfReachSaysNothing()
{
    AccessRights rights;
    const ApiError error = refusedWith();
    QVERIFY(!rights.learn({ Area::People, Use::Read, false }, &error));
    QVERIFY(!rights.missing(Area::People, Use::Read));
    rights.setScope(u"all"_s);
    rights.learn(listOf(Area::People), nullptr);
    rights.learn(writeIn(Area::People), &error);
    QCOMPARE(missingWrite(rights, Area::People), QString());
}

void TestAccessRights::whatWasDoneIsGranted()
{
    AccessRights rights;
    const ApiError error = refusedWith();
    rights.learn(writeIn(Area::People), nullptr);
    rights.learn(writeIn(Area::People), &error); // that one record
    QCOMPARE(missingWrite(rights, Area::People), QString());
    rights.learn(listOf(Area::People), &error); // withdrawn
    QCOMPARE(missingWrite(rights, Area::People), u"user_all"_s);
}

void TestAccessRights::otherErrorsSayNothing()
{
    AccessRights rights;
    ApiError off = refusedWith(u"ENT.CONFIG.0031"_s);
    off.kind = ApiError::Kind::Rejected;
    ApiError busy = refusedWith(QString());
    busy.kind = ApiError::Kind::Server;
    ApiError rejected = refusedWith(u"USER.0097"_s);
    rejected.kind = ApiError::Kind::Rejected;
    const ApiError expired = refusedWith(u"invalid_token"_s);
    for (const ApiError &error : { off, busy, rejected, expired }) {
        QVERIFY2(!rights.learn(listOf(Area::Positions), &error), qPrintable(error.code));
        QVERIFY2(!rights.learn(writeIn(Area::Positions), &error), qPrintable(error.code));
    }
    QCOMPARE(missingWrite(rights, Area::Positions), QString());
}

void TestAccessRights::scopeCountsOnlyWhereARefusalBearsItOut()
{
    AccessRights rights;
    const ApiError error = refusedWith();
    rights.setScope(u"user_read"_s);
    rights.learn(listOf(Area::People), nullptr);
    // A word that some servers send to everybody: nothing may be disabled for it.
    QCOMPARE(missingWrite(rights, Area::People), QString());
    rights.learn(listOf(Area::Organizations), &error);
    QCOMPARE(missingWrite(rights, Area::People), u"user_all"_s);
    QCOMPARE(missingWrite(rights, Area::Positions), u"job_position_all"_s);
    QVERIFY(!rights.missing(Area::People, Use::Read));
    QVERIFY(rights.setScope(u"user_all org_read job_position_all job_title_read"_s));
    rights.learn(listOf(Area::Organizations), nullptr);
    QCOMPARE(missingWrite(rights, Area::People), QString());
    QCOMPARE(missingWrite(rights, Area::Positions), QString());
    QCOMPARE(missingWrite(rights, Area::Titles), QString()); // nothing was refused since
}

void TestAccessRights::scopeThatIsContradictedIsIgnored()
{
    AccessRights rights;
    const ApiError error = refusedWith();
    rights.setScope(u"read"_s);
    rights.learn(listOf(Area::Positions), &error); // "read" would show it
    QCOMPARE(missingWrite(rights, Area::Positions), u"job_position_all"_s);
    QCOMPARE(missingWrite(rights, Area::People), QString());
}

void TestAccessRights::scopeOfOtherWordsIsIgnored()
{
    AccessRights rights;
    const ApiError error = refusedWith();
    QVERIFY(!rights.setScope(u"openid read"_s));
    QVERIFY(!rights.setScope(QString()));
    rights.learn(listOf(Area::Titles), &error);
    QCOMPARE(missingWrite(rights, Area::People), QString());
}

void TestAccessRights::scopeTakesNoOtherAreaAlongForAWrite()
{
    AccessRights rights;
    const ApiError error = refusedWith();
    rights.setScope(u"read"_s);
    rights.learn(writeIn(Area::People), &error);
    QCOMPARE(missingWrite(rights, Area::People), u"user_all"_s);
    QCOMPARE(missingWrite(rights, Area::Positions), QString());
}

void TestAccessRights::newTokenLetsTryAgain()
{
    for (const QString &scope : { u"read"_s, u"openid"_s, QString() }) {
        AccessRights rights;
        const ApiError error = refusedWith();
        rights.setScope(scope);
        rights.learn(writeIn(Area::People), &error);
        QCOMPARE(missingWrite(rights, Area::People), u"user_all"_s);
        QVERIFY2(rights.setScope(scope), qPrintable(scope)); // the same words
        QCOMPARE(missingWrite(rights, Area::People), QString());
    }
}

void TestAccessRights::otherScopeForgetsWhatWasWritten()
{
    AccessRights rights;
    const ApiError error = refusedWith();
    rights.setScope(u"before"_s);
    rights.learn(writeIn(Area::People), nullptr);
    rights.setScope(u"before"_s);
    rights.learn(writeIn(Area::People), &error); // it is that record
    QCOMPARE(missingWrite(rights, Area::People), QString());
    QVERIFY(rights.setScope(u"after"_s));
    rights.learn(writeIn(Area::People), &error);
    QCOMPARE(missingWrite(rights, Area::People), u"user_all"_s);
    rights.learn(writeIn(Area::People), nullptr);
    QVERIFY(rights.forgetWrites()); // as checking anew does
    QVERIFY(!rights.forgetWrites());
    rights.learn(writeIn(Area::People), &error);
    QCOMPARE(missingWrite(rights, Area::People), u"user_all"_s);
}

void TestAccessRights::tryingAgainForgetsRefusedWrites()
{
    AccessRights rights;
    const ApiError error = refusedWith();
    rights.learn(writeIn(Area::People), &error);
    rights.learn(listOf(Area::Positions), &error);
    QVERIFY(rights.allowTrying());
    QVERIFY(!rights.allowTrying());
    QCOMPARE(missingWrite(rights, Area::People), QString());
    QCOMPARE(missingWrite(rights, Area::Positions), u"job_position_all"_s); // a list shows that
}

void TestAccessRights::tenantOfReadersIsKnownAfterOneSync_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<Body>("body");
    QTest::newRow("403 OAuth") << 403 << Body::OAuth;
    QTest::newRow("400 OAuth") << 400 << Body::OAuth;
    QTest::newRow("403 business") << 403 << Body::Business;
    QTest::newRow("403 page") << 403 << Body::Html;
    QTest::newRow("403 empty") << 403 << Body::Empty;
}

void TestAccessRights::tenantOfReadersIsKnownAfterOneSync()
{
    QFETCH(int, status);
    QFETCH(Body, body);
    WriteWorld world([status, body](SandboxOptions &options) {
        options.permissions = { u"user_read"_s };
        options.missingPermission = { status, body };
    });
    world.sync();
    const AccessRights &rights = world.service->rights();
    QCOMPARE(missingWrite(rights, Area::People), u"user_all"_s);
    QCOMPARE(missingWrite(rights, Area::Positions), u"job_position_all"_s);
    QVERIFY(!rights.missing(Area::People, Use::Read));
    QCOMPARE(world.writesSeen(), 0); // nothing was tried for it
}

void TestAccessRights::grantedMeanwhileIsSeenWhenAsked()
{
    WriteWorld world([](SandboxOptions &options) { options.permissions = { u"read"_s }; });
    world.sync();
    const AccessRights &rights = world.service->rights();
    QCOMPARE(missingWrite(rights, Area::People), QString()); // nothing was refused yet
    QSignalSpy changed(world.service.get(), &DirectoryService::rightsChanged);
    QCOMPARE(world.written(world.addJob()).state, State::Rejected);
    QCOMPARE(missingWrite(rights, Area::People), u"user_all"_s);
    QCOMPARE(missingWrite(rights, Area::Positions), QString()); // nobody was refused there
    QVERIFY(!changed.isEmpty());

    world.server.change([](SandboxOptions &options) { options.permissions = { u"all"_s }; });
    const int lists = world.proxy->seen("GET", "/job-titles");
    world.service->checkRights();
    QTRY_VERIFY_WITH_TIMEOUT(world.proxy->seen("GET", "/job-titles") > lists, 20'000);
    QTRY_COMPARE_WITH_TIMEOUT(missingWrite(rights, Area::People), QString(), 20'000);
    QCOMPARE(missingWrite(rights, Area::Positions), QString());
    QCOMPARE(world.written(world.addJob()).state, State::Confirmed);
}

RENZHI_GUILESS_TEST(TestAccessRights)
#include "tst_accessrights.moc"
