// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/directory/positioncopies.h"
#include "tests/directory/writeworld.h"
#include "tests/support/testmain.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace renzhi;
using namespace renzhi::test;
using State = WriteOutcome::State;

namespace {

// The position P-1 of 一部, to be copied, and what became of each copy.
class Copying
{
public:
    Copying(WriteWorld &world, const QVector<PositionCopies::Copy> &copies)
        : run(*world.service, *world.service->references()->position(PositionId(world.position1)),
              copies)
        , finished(&run, &PositionCopies::finished)
    {
        QObject::connect(&run, &PositionCopies::ended, &run,
                         [this](int index, const WriteRequest &, const WriteOutcome &outcome) {
                             order.append(index);
                             states.append(outcome.state);
                         });
        QObject::connect(&run, &PositionCopies::finished, &run,
                         [this](const std::optional<ApiError> &error) { failure = error; });
    }

    [[nodiscard]] bool carryOut()
    {
        run.start();
        return finished.wait(30'000);
    }

    PositionCopies run;
    QSignalSpy finished;
    QVector<int> order;
    QVector<State> states;
    std::optional<ApiError> failure;
};

PositionCopies::Copy copyTo(const QString &org, const QString &code)
{
    return { OrgCode(org), PositionCode(code) };
}

QVector<PositionCopies::Copy> three()
{
    return { copyTo(u"O-2"_s, u"C-1"_s), copyTo(u"O-1"_s, u"C-2"_s), copyTo(u"O-2"_s, u"C-3"_s) };
}

} // namespace

class TestPositionCopies : public QObject
{
    Q_OBJECT
private slots:
    void eachIsAddedOnceInOrder();
    void refusalLetsTheNextOneGo();
    void unknownOutcomeEndsIt();
    void serverOutOfReachEndsIt();
    void changedSourceSendsNothing();
    void goneSourceSendsNothing();
    void codeOfTheTitleIsOfNow();
    void stopLetsNoMoreGo();
    void stopWhileReadingEndsAtOnce_data();
    void stopWhileReadingEndsAtOnce();
};

void TestPositionCopies::eachIsAddedOnceInOrder()
{
    WriteWorld world;
    world.sync();
    world.proxy->clearRequests();
    Copying copying(world, three());
    QVERIFY(copying.carryOut());
    QVERIFY(!copying.failure);
    QCOMPARE(copying.order, QVector<int>({ 0, 1, 2 }));
    QCOMPARE(copying.states, QVector<State>(3, State::Confirmed));
    QVector<QJsonObject> sent;
    const auto requests = world.proxy->requests();
    for (const ProxiedRequest &request : requests) {
        if (request.method == "POST" && request.target.endsWith("/job-positions"))
            sent.append(QJsonDocument::fromJson(request.body).object());
    }
    QVector<QJsonObject> expected;
    for (const PositionCopies::Copy &copy : three())
        expected.append({ { u"org_code"_s, copy.org.toString() },
                          { u"name"_s, u"职位一"_s },
                          { u"code"_s, copy.code.toString() },
                          { u"title_code"_s, u"T-1"_s } });
    QCOMPARE(sent, expected);
    QCOMPARE(copying.finished.size(), 1);
    for (const PositionCopies::Copy &copy : three())
        QVERIFY(world.service->references()->position(copy.code));
}

void TestPositionCopies::refusalLetsTheNextOneGo()
{
    WriteWorld world;
    world.sync();
    Copying copying(
        world,
        { copyTo(u"O-2"_s, u"C-1"_s), copyTo(u"O-2"_s, u"P-2"_s), copyTo(u"O-2"_s, u"C-3"_s) });
    QVERIFY(copying.carryOut());
    QCOMPARE(copying.states,
             QVector<State>({ State::Confirmed, State::Rejected, State::Confirmed }));
    QCOMPARE(world.writesSeen(), 3);
}

void TestPositionCopies::unknownOutcomeEndsIt()
{
    WriteWorld world;
    world.sync();
    world.proxy->inject({ "POST", "/job-positions", 1 }, Fault::dropBefore());
    Copying copying(world, three());
    QVERIFY(copying.carryOut());
    QCOMPARE(copying.states, QVector<State>({ State::Confirmed, State::OutcomeUnknown }));
    QVERIFY(!copying.failure); // its own outcome tells it
    QCOMPARE(world.writesSeen(), 2);
    QVERIFY(!world.server.positionByCode(u"C-3"_s));
}

void TestPositionCopies::serverOutOfReachEndsIt()
{
    WriteWorld world;
    world.sync();
    Copying copying(world, three());
    QObject::connect(&copying.run, &PositionCopies::ended, &copying.run,
                     [&world] { world.service->setOffline(true); });
    QVERIFY(copying.carryOut());
    QCOMPARE(copying.states, QVector<State>({ State::Confirmed, State::Rejected }));
    QVERIFY(copying.failure.has_value()); // why the rest was not sent
    QCOMPARE(copying.failure->kind, ApiError::Kind::Offline);
    QVERIFY(world.server.positionByCode(u"C-1"_s));
    QVERIFY(!world.server.positionByCode(u"C-2"_s));
    QCOMPARE(world.writesSeen(), 1);
}

void TestPositionCopies::changedSourceSendsNothing()
{
    WriteWorld world;
    world.sync();
    Copying copying(world, three());
    SandboxPosition theirs = *world.server.positionByCode(u"P-1"_s);
    theirs.name = u"别人改的"_s;
    world.server.put(theirs);
    QVERIFY(copying.carryOut());
    QVERIFY(copying.failure.has_value());
    QCOMPARE(copying.failure->code, u"local.conflict"_s);
    QVERIFY(copying.order.isEmpty());
    QCOMPARE(world.writesSeen(), 0);
    // What it is now is known, so that the operator can look and go on.
    QCOMPARE(world.service->references()->position(PositionId(world.position1))->name,
             u"别人改的"_s);
}

void TestPositionCopies::goneSourceSendsNothing()
{
    WriteWorld world;
    world.sync();
    Copying copying(world, three());
    world.server.removePosition(world.position1);
    QVERIFY(copying.carryOut());
    QCOMPARE(copying.failure->code, u"JOB.POSITION.0001"_s);
    QCOMPARE(world.writesSeen(), 0);
}

void TestPositionCopies::codeOfTheTitleIsOfNow()
{
    WriteWorld world;
    world.sync();
    world.server.put(SandboxTitle { world.title1, u"职务一"_s, u"T-RENAMED"_s });
    Copying copying(world, { copyTo(u"O-2"_s, u"C-1"_s) });
    QVERIFY(copying.carryOut());
    QCOMPARE(copying.states, QVector<State>({ State::Confirmed }));
    QCOMPARE(world.lastBody("POST", "/job-positions").value("title_code"_L1).toString(),
             u"T-RENAMED"_s);
}

void TestPositionCopies::stopLetsNoMoreGo()
{
    WriteWorld world;
    world.sync();
    Copying copying(world, three());
    QObject::connect(&copying.run, &PositionCopies::started, &copying.run,
                     [&copying] { copying.run.stop(); });
    QVERIFY(copying.carryOut());
    QCOMPARE(copying.states, QVector<State>({ State::Confirmed }));
    QCOMPARE(world.writesSeen(), 1);
}

void TestPositionCopies::stopWhileReadingEndsAtOnce_data()
{
    QTest::addColumn<QByteArray>("part");
    QTest::newRow("position") << QByteArray("/job-positions/");
    QTest::newRow("title") << QByteArray("/job-titles/");
}

// The answer comes late: it is not waited for, and nothing is sent when it is there.
void TestPositionCopies::stopWhileReadingEndsAtOnce()
{
    QFETCH(QByteArray, part);
    WriteWorld world;
    world.sync();
    constexpr int Late = 2000;
    world.proxy->inject({ "GET", part }, Fault::delay(Late));
    world.proxy->clearRequests();
    Copying copying(world, three());
    copying.run.start();
    QTRY_COMPARE(world.proxy->seen("GET", part), 1);
    copying.run.stop();
    QCOMPARE(copying.finished.size(), 0); // not inside the call
    QTRY_COMPARE_WITH_TIMEOUT(copying.finished.size(), 1, Late / 4);
    QVERIFY(!copying.failure);
    QTest::qWait(Late * 2);
    QCOMPARE(copying.finished.size(), 1);
    QCOMPARE(world.writesSeen(), 0);
}

RENZHI_GUILESS_TEST(TestPositionCopies)
#include "tst_positioncopies.moc"
