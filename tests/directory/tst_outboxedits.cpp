// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Entries of the outbox that a form sends.

#include "models/directory/outbox.h"
#include "models/directory/writeoperation.h"
#include "tests/directory/writeworld.h"
#include "tests/support/testmain.h"

#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace renzhi;
using namespace renzhi::test;

class TestOutboxEdits : public QObject
{
    Q_OBJECT
private slots:
    void editedEntryIsSentOnceAndLookedForAfterwards();
    void editedEntryIsMarkedBeforeItLeaves();
    void editedEntryLeavesOrStaysWithItsReason();
    void editThatNeverLeftIsNotKept();
};

void TestOutboxEdits::editedEntryIsSentOnceAndLookedForAfterwards()
{
    WriteWorld world;
    Outbox outbox(world.service.get(), world.folder.path());
    const QUuid id = *outbox.add(world.addJob());
    WriteRequest edited = world.addJob();
    edited.jobDraft.title.reset();
    world.proxy->inject({ "POST", "/part-time-job" }, Fault::dropAfter());
    world.proxy->inject({ "GET", "/jobs", 1, -1 }, Fault::reply(500));
    QSignalSpy finished(&outbox, &Outbox::entryFinished);
    QVERIFY(outbox.sendEdited(id, edited));
    QVERIFY(finished.wait(20'000));
    QCOMPARE(world.writesSeen(), 1);
    QVERIFY(outbox.entries().first().outcomeUnknown);
    QCOMPARE(outbox.entries().first().request, edited); // that one is to be looked for

    world.proxy->clearFaults();
    world.proxy->clearRequests();
    outbox.send(id);
    QVERIFY(finished.wait(10'000));
    QVERIFY(outbox.entries().isEmpty());
    QCOMPARE(world.writesSeen(), 0);
    QCOMPARE(world.server.jobs(world.user).size(), 3);
}

void TestOutboxEdits::editedEntryIsMarkedBeforeItLeaves()
{
    WriteWorld world;
    Outbox outbox(world.service.get(), world.folder.path());
    const QUuid id = *outbox.add(world.addJob());
    WriteRequest edited = world.addJob();
    edited.jobDraft.title.reset();
    QSignalSpy finished(&outbox, &Outbox::entryFinished);
    QVERIFY(outbox.sendEdited(id, edited));
    QCOMPARE(world.writesSeen(), 0);
    QVERIFY(outbox.entries().first().sending);
    Outbox onDisk(world.service.get(), world.folder.path());
    QVERIFY(onDisk.load());
    QVERIFY(!onDisk.entries().first().outcomeUnknown); // the server is read first
    QCOMPARE(onDisk.entries().first().request, world.addJob());
    std::optional<int> seenWhenMarked;
    const auto mark = connect(&outbox, &Outbox::changed, &onDisk, [&] {
        if (seenWhenMarked || !onDisk.load() || !onDisk.entries().first().outcomeUnknown)
            return;
        seenWhenMarked = world.writesSeen();
        QCOMPARE(onDisk.entries().first().request, edited);
    });
    QTRY_VERIFY_WITH_TIMEOUT(seenWhenMarked, 10'000);
    QCOMPARE(*seenWhenMarked, 0);
    disconnect(mark);
    outbox.send(id); // not twice
    outbox.sendAll();
    QVERIFY(!outbox.sendEdited(id, edited));
    QVERIFY(finished.wait(10'000));
    QVERIFY(outbox.entries().isEmpty());
    QCOMPARE(world.writesSeen(), 1);
}

void TestOutboxEdits::editedEntryLeavesOrStaysWithItsReason()
{
    WriteWorld world;
    Outbox outbox(world.service.get(), world.folder.path());
    const QUuid id = *outbox.add(world.addJob());
    WriteRequest edited = world.addJob();
    edited.jobDraft.org = OrgCode(u"nowhere"_s);
    QSignalSpy finished(&outbox, &Outbox::entryFinished);
    QVERIFY(outbox.sendEdited(id, edited));
    QVERIFY(finished.wait(10'000));
    QCOMPARE(outbox.entries().first().lastError->code, u"ORG.0001"_s);
    QCOMPARE(outbox.entries().first().request, edited);
    QVERIFY(!outbox.entries().first().outcomeUnknown);
    QVERIFY(!outbox.entries().first().sending);
    QVERIFY(outbox.sendEdited(id, world.addJob()));
    QVERIFY(finished.wait(10'000));
    QVERIFY(outbox.entries().isEmpty());
    QVERIFY(!outbox.sendEdited(id, world.addJob()));
}

void TestOutboxEdits::editThatNeverLeftIsNotKept()
{
    WriteWorld world;
    Outbox outbox(world.service.get(), world.folder.path());
    const QUuid id = *outbox.add(world.addJob());
    WriteRequest edited = world.addJob();
    edited.jobDraft.title.reset();
    QSignalSpy finished(&outbox, &Outbox::entryFinished);
    const auto write = outbox.sendEdited(id, edited);
    QVERIFY(write);
    (*write)->cancel();
    QVERIFY(finished.wait(10'000));
    QCOMPARE(world.writesSeen(), 0);
    Outbox onDisk(world.service.get(), world.folder.path());
    QVERIFY(onDisk.load());
    for (const Outbox *one : { &outbox, &onDisk }) {
        QCOMPARE(one->entries().first().request, world.addJob());
        QVERIFY(!one->entries().first().outcomeUnknown);
        QVERIFY(!one->entries().first().lastError);
    }
}

RENZHI_GUILESS_TEST(TestOutboxEdits)
#include "tst_outboxedits.moc"
