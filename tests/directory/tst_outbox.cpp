// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/directory/outbox.h"
#include "tests/directory/writeworld.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>

#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace renzhi;
using namespace renzhi::test;
using State = WriteOutcome::State;

namespace {

WriteRequest everythingSet()
{
    WriteRequest request;
    request.kind = WriteRequest::Kind::UpdateJob;
    request.user = UserId(u"用户/1"_s);
    request.job = JobId(u"job \"2\""_s);
    request.position = PositionId(u"p"_s);
    request.jobDraft = { OrgCode(u"O"_s), std::nullopt, TitleCode(u""_s) };
    request.positionDraft = { OrgCode(u"O2"_s), u"名"_s, PositionCode(u"C"_s), std::nullopt };
    request.touched = WriteRequest::TouchedTitle | WriteRequest::TouchedCode;
    request.baseJob
        = Job { JobId(u"j"_s), OrgId(u"o"_s), {}, TitleId(u"t"_s), RelationType::PartTime };
    request.basePosition = Position { PositionId(u"p"_s),
                                      OrgId(u"o"_s),
                                      u"n"_s,
                                      PositionCode(u"c"_s),
                                      {},
                                      u"2024-01-01 00:00:00.000"_s,
                                      u"2024-01-02 00:00:00.000"_s };
    return request;
}

} // namespace

class TestOutbox : public QObject
{
    Q_OBJECT
private slots:
    void entriesSurviveARestart();
    void fileIsForItsOwnerAlone();
    void damagedFileIsSetAside();
    void fileThatCannotBeReadIsNotOverwritten();
    void entryOfANewerProgramIsKept();
    void editsAreSavedAtOnce();
    void orderThatCannotBeKeptStays();
    void collectingTakesChanges();
    void confirmedEntryLeaves();
    void refusedEntryStaysWithItsReason();
    void unknownOutcomeIsLookedAtBeforeSendingAgain();
    void crashWhileSendingIsUnknown();
    void cutOffWhileReadingIsNotInDoubt();
    void markThatCannotBeWrittenKeepsItFromLeaving();
    void conflictStays();
    void sendAllSendsPositionsFirst();
    void sendAllRemovesPositionsLast();
    void sendAllStopsWhenTheServerIsOutOfReach();
    void sendAllStopsAtAnUnknownOutcome();
    void nothingIsSentByItself();
    void unwritableFolderSendsNothing();
    void twoOutboxesOnOneFileLoseNothing();
    void twoOutboxesDoNotSendOneEntryTwice();
    void entryThatIsSentElsewhereWaitsForItsEnd();
    void entryWhoseSenderDiedIsLookedForFirst();
};

void TestOutbox::entriesSurviveARestart()
{
    WriteWorld world;
    const QString folder = world.folder.filePath(u"data"_s);
    {
        Outbox outbox(world.service.get(), folder);
        QVERIFY(outbox.load());
        QVERIFY(outbox.add(everythingSet()));
        for (const WriteRequest &request :
             { world.addJob(), world.removeJob(), world.transfer(), world.addPosition(),
               world.updatePosition(), world.removePosition() })
            QVERIFY(outbox.add(request));
    }
    Outbox outbox(world.service.get(), folder);
    QSignalSpy changed(&outbox, &Outbox::changed);
    QVERIFY(outbox.load());
    QCOMPARE(changed.size(), 1);
    QCOMPARE(outbox.entries().size(), 7);
    QCOMPARE(outbox.entries()[0].request, everythingSet());
    QCOMPARE(outbox.entries()[1].request, world.addJob());
    QCOMPARE(outbox.entries()[2].request, world.removeJob());
    QCOMPARE(outbox.entries()[3].request, world.transfer());
    QCOMPARE(outbox.entries()[4].request, world.addPosition());
    QCOMPARE(outbox.entries()[5].request, world.updatePosition());
    QCOMPARE(outbox.entries()[6].request, world.removePosition());
    QVERIFY(outbox.entries()[0].createdAt.isValid());
    QVERIFY(!outbox.entries()[0].outcomeUnknown);
}

void TestOutbox::fileIsForItsOwnerAlone()
{
    WriteWorld world;
    const QString folder = world.folder.filePath(u"data"_s);
    Outbox outbox(world.service.get(), folder);
    QVERIFY(outbox.add(world.addJob()));
    const auto permissions = QFileInfo(folder + u"/outbox.json"_s).permissions();
    QCOMPARE(permissions
                 & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther),
             QFile::Permissions());
}

void TestOutbox::damagedFileIsSetAside()
{
    WriteWorld world;
    QFile file(world.folder.filePath(u"outbox.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("[{\"id\":");
    file.close();
    Outbox outbox(world.service.get(), world.folder.path());
    const auto loaded = outbox.load();
    QVERIFY(!loaded);
    QCOMPARE(loaded.error().kind, ApiError::Kind::Local);
    QVERIFY(outbox.add(world.addJob()));
    QCOMPARE(QDir(world.folder.path()).entryList({ u"outbox.json.damaged-*"_s }).size(), 1);
}

void TestOutbox::fileThatCannotBeReadIsNotOverwritten()
{
    WriteWorld world;
    Outbox before(world.service.get(), world.folder.path());
    QVERIFY(before.add(world.addJob()));
    const QString path = world.folder.filePath(u"outbox.json"_s);
    // Nobody may read the file, everybody may replace it; root has to become somebody else for
    // that.
    const QFile::Permissions folder = QFile::permissions(world.folder.path());
    QVERIFY(QFile::setPermissions(path, {}));
    QVERIFY(QFile::setPermissions(world.folder.path(), QFile::Permissions(0x7777)));
    const uid_t user = geteuid();
    if (user == 0)
        QCOMPARE(seteuid(65534), 0);
    Outbox outbox(world.service.get(), world.folder.path());
    const auto loaded = outbox.load();
    const auto added = outbox.add(world.addJob());
    if (user == 0)
        QCOMPARE(seteuid(user), 0);
    QVERIFY(QFile::setPermissions(world.folder.path(), folder));
    QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner));
    QVERIFY(!loaded);
    QVERIFY(!added);
    QCOMPARE(added.error().code, u"local.outbox"_s);
    Outbox after(world.service.get(), world.folder.path());
    QVERIFY(after.load());
    QCOMPARE(after.entries().size(), 1);
}

void TestOutbox::entryOfANewerProgramIsKept()
{
    WriteWorld world;
    QFile file(world.folder.filePath(u"outbox.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    // The last one touches an input that there is not: what is left of it is another write.
    file.write(R"([{"id":"0c6a1a2e-6f3f-4d87-9c2a-1e2f3a4b5c6d","kind":"rename-title","x":1}, 7,
                   {"id":"0c6a1a2e-6f3f-4d87-9c2a-1e2f3a4b5c6e","kind":"add-job","touched":64}])");
    file.close();
    Outbox outbox(world.service.get(), world.folder.path());
    QVERIFY(outbox.load());
    QVERIFY(outbox.entries().isEmpty());
    QVERIFY(outbox.add(world.addJob()));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonArray array = QJsonDocument::fromJson(file.readAll()).array();
    QCOMPARE(array.size(), 4);
    QCOMPARE(array[1].toObject()[u"kind"_s].toString(), u"rename-title"_s);
    QCOMPARE(array[2].toInt(), 7);
    QCOMPARE(array[3].toObject()[u"touched"_s].toInt(), 64);
}

void TestOutbox::editsAreSavedAtOnce()
{
    WriteWorld world;
    Outbox outbox(world.service.get(), world.folder.path());
    const QUuid first = *outbox.add(world.addJob());
    const QUuid second = *outbox.add(world.removeJob());
    QVERIFY(outbox.replace(first, world.updateJob()));
    QVERIFY(outbox.move(second, 0));
    const auto onDisk = [&] {
        auto other = std::make_unique<Outbox>(world.service.get(), world.folder.path());
        (void)other->load();
        return other->entries();
    };
    QCOMPARE(onDisk().size(), 2);
    QCOMPARE(onDisk().at(0).id, second);
    QCOMPARE(onDisk().at(1).request, world.updateJob());
    QVERIFY(outbox.drop(second));
    QCOMPARE(onDisk().size(), 1);
    QVERIFY(!outbox.drop(second));
    QVERIFY(!outbox.replace(second, world.addJob()));
}

void TestOutbox::orderThatCannotBeKeptStays()
{
    WriteWorld world;
    Outbox outbox(world.service.get(), world.folder.path());
    const QUuid first = *outbox.add(world.addJob());
    const QUuid second = *outbox.add(world.removeJob());
    QVERIFY(!outbox.move(QUuid::createUuid(), 0));
    QVERIFY(outbox.move(first, 7)); // the nearest place there is
    QCOMPARE(outbox.entries().at(1).id, first);
    QVERIFY(outbox.move(first, -7));
    QCOMPARE(outbox.entries().at(0).id, first);

    QSignalSpy finished(&outbox, &Outbox::entryFinished);
    outbox.send(second);
    const auto refused = outbox.move(second, 0);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, u"local.outbox-sending"_s);
    QVERIFY(finished.wait(10'000));

    QVERIFY(outbox.add(world.removeJob()));
    const QString path = world.folder.filePath(u"outbox.json"_s);
    QVERIFY(QFile::remove(path));
    QVERIFY(QDir(world.folder.path()).mkdir(u"outbox.json"_s)); // no file takes its place
    QSignalSpy changed(&outbox, &Outbox::changed);
    QVERIFY(!outbox.move(first, 1));
    QCOMPARE(outbox.entries().at(0).id, first);
    QCOMPARE(changed.size(), 0);
}

void TestOutbox::collectingTakesChanges()
{
    WriteWorld world;
    Outbox outbox(world.service.get(), world.folder.path());
    QSignalSpy changed(&outbox, &Outbox::collectingChanged);
    QVERIFY(!outbox.takesChanges());
    outbox.setCollecting(true);
    outbox.setCollecting(true);
    QVERIFY(outbox.isCollecting());
    QVERIFY(outbox.takesChanges());
    QCOMPARE(changed.size(), 1);
    QVERIFY(outbox.add(world.addJob()));
    world.sync(); // reading goes on
    QCOMPARE(world.writesSeen(), 0);
    outbox.setCollecting(false);
    QVERIFY(!outbox.takesChanges());
    QCOMPARE(changed.size(), 2);
    QCOMPARE(outbox.entries().size(), 1); // it waits to be sent

    world.service->setOffline(true);
    QVERIFY(outbox.takesChanges());
}

void TestOutbox::confirmedEntryLeaves()
{
    WriteWorld world;
    Outbox outbox(world.service.get(), world.folder.path());
    const QUuid id = *outbox.add(world.addJob());
    QSignalSpy finished(&outbox, &Outbox::entryFinished);
    outbox.send(id);
    QVERIFY(outbox.entries().first().sending);
    QVERIFY(!outbox.drop(id)); // not while it is under way
    outbox.send(id); // nor twice
    QVERIFY(finished.wait(10'000));
    QCOMPARE(finished.size(), 1);
    QVERIFY(outbox.entries().isEmpty());
    QCOMPARE(world.server.jobs(world.user).size(), 3);
    QCOMPARE(world.writesSeen(), 1);
}

void TestOutbox::refusedEntryStaysWithItsReason()
{
    WriteWorld world;
    WriteRequest request = world.addJob();
    request.jobDraft.org = OrgCode(u"nowhere"_s);
    {
        Outbox outbox(world.service.get(), world.folder.path());
        const QUuid id = *outbox.add(request);
        QSignalSpy finished(&outbox, &Outbox::entryFinished);
        outbox.send(id);
        QVERIFY(finished.wait(10'000));
        QCOMPARE(outbox.entries().first().lastError->code, u"ORG.0001"_s);
        QVERIFY(!outbox.entries().first().sending);
    }
    Outbox outbox(world.service.get(), world.folder.path());
    QVERIFY(outbox.load());
    QCOMPARE(outbox.entries().first().lastError->code, u"ORG.0001"_s);
    QCOMPARE(outbox.entries().first().lastError->httpStatus, 400);
    QVERIFY(!outbox.entries().first().outcomeUnknown);
}

void TestOutbox::unknownOutcomeIsLookedAtBeforeSendingAgain()
{
    WriteWorld world;
    Outbox outbox(world.service.get(), world.folder.path());
    const QUuid id = *outbox.add(world.addJob());
    // Applied, but neither the answer nor the reading after it comes through.
    world.proxy->inject({ "POST", "/part-time-job" }, Fault::dropAfter());
    world.proxy->inject({ "GET", "/jobs", 1, -1 }, Fault::reply(500));
    QSignalSpy finished(&outbox, &Outbox::entryFinished);
    outbox.send(id);
    QVERIFY(finished.wait(20'000));
    QVERIFY(outbox.entries().first().outcomeUnknown);

    world.proxy->clearFaults();
    world.proxy->clearRequests();
    outbox.send(id);
    QVERIFY(finished.wait(10'000));
    QVERIFY(outbox.entries().isEmpty());
    QCOMPARE(world.writesSeen(), 0);
    QCOMPARE(world.server.jobs(world.user).size(), 3);
}

void TestOutbox::crashWhileSendingIsUnknown()
{
    WriteWorld world;
    world.proxy->inject({ "POST", "/part-time-job" }, Fault::hangAfter());
    {
        Outbox outbox(world.service.get(), world.folder.path());
        const QUuid id = *outbox.add(world.addJob());
        outbox.send(id);
        QTRY_COMPARE_WITH_TIMEOUT(world.server.jobs(world.user).size(), 3, 20'000);
    }
    world.service = std::make_unique<DirectoryService>(world.options());
    QVERIFY(world.service->open());
    Outbox outbox(world.service.get(), world.folder.path());
    QVERIFY(outbox.load());
    QVERIFY(outbox.entries().first().outcomeUnknown);
    QVERIFY(!outbox.entries().first().sending);
    QSignalSpy finished(&outbox, &Outbox::entryFinished);
    outbox.sendAll();
    QVERIFY(finished.wait(10'000));
    QVERIFY(outbox.entries().isEmpty());
    QCOMPARE(world.server.jobs(world.user).size(), 3);
}

// Nothing had left: what is there like it is somebody else's, and it can be sent.
void TestOutbox::cutOffWhileReadingIsNotInDoubt()
{
    WriteWorld world;
    const QString folder = world.folder.filePath(u"data"_s);
    world.proxy->inject({ "GET", "/jobs" }, Fault::hang());
    QUuid id;
    {
        Outbox outbox(world.service.get(), folder);
        id = *outbox.add(world.addJob());
        outbox.send(id);
        QTRY_COMPARE_WITH_TIMEOUT(world.proxy->seen("GET", "/jobs"), 1, 20'000);
    }
    Outbox outbox(world.service.get(), folder);
    QVERIFY(outbox.load());
    QVERIFY(!outbox.entries().first().outcomeUnknown);
    QVERIFY(!outbox.entries().first().sending);
}

void TestOutbox::markThatCannotBeWrittenKeepsItFromLeaving()
{
    WriteWorld world;
    const QString folder = world.folder.filePath(u"data"_s);
    Outbox outbox(world.service.get(), folder);
    const QUuid id = *outbox.add(world.addJob());
    world.proxy->inject({ "GET", "/jobs" }, Fault::delay(200));
    QSignalSpy finished(&outbox, &Outbox::entryFinished);
    outbox.send(id);
    // A folder in its place: nothing can be written there any more.
    QVERIFY(QFile::remove(folder + u"/outbox.json"_s));
    QVERIFY(QDir().mkpath(folder + u"/outbox.json/in the way"_s));
    QVERIFY(finished.wait(20'000));
    QCOMPARE(world.writesSeen(), 0);
    QCOMPARE(outbox.entries().size(), 1);
    QVERIFY(!outbox.entries().first().outcomeUnknown);
    QVERIFY(outbox.entries().first().lastError);
    QCOMPARE(outbox.entries().first().lastError->code, u"local.outbox"_s);
}

void TestOutbox::conflictStays()
{
    WriteWorld world;
    WriteRequest request = world.updateJob();
    request.baseJob = world.jobNow(world.job);
    request.baseJob->titleId = TitleId(u"another"_s);
    Outbox outbox(world.service.get(), world.folder.path());
    const QUuid id = *outbox.add(request);
    QSignalSpy finished(&outbox, &Outbox::entryFinished);
    outbox.send(id);
    QVERIFY(finished.wait(10'000));
    QCOMPARE(outbox.entries().first().lastError->code, u"local.conflict"_s);
    QCOMPARE(world.writesSeen(), 0);
}

void TestOutbox::sendAllSendsPositionsFirst()
{
    WriteWorld world;
    Outbox outbox(world.service.get(), world.folder.path());
    WriteRequest job = world.addJob();
    job.jobDraft = { OrgCode(u"O-1"_s), PositionCode(u"NEW-POS"_s), std::nullopt };
    QVERIFY(outbox.add(job)); // needs the position that comes after it
    WriteRequest refused = world.addJob();
    refused.jobDraft.org = OrgCode(u"nowhere"_s);
    QVERIFY(outbox.add(refused));
    QVERIFY(outbox.add(world.addPosition()));
    QVERIFY(outbox.add(world.removeJob()));
    QSignalSpy finished(&outbox, &Outbox::entryFinished);
    outbox.sendAll();
    outbox.sendAll(); // while one runs: ignored
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 4, 20'000);
    QCOMPARE(outbox.entries().size(), 1); // a refusal does not stop the others
    QCOMPARE(outbox.entries().first().lastError->code, u"ORG.0001"_s);
    QVERIFY(world.server.positionByCode(u"NEW-POS"_s));
    QCOMPARE(world.server.jobs(world.user).size(), 2);
    QCOMPARE(world.writesSeen(), 4);
}

void TestOutbox::sendAllRemovesPositionsLast()
{
    WriteWorld world;
    Outbox outbox(world.service.get(), world.folder.path());
    WriteRequest held = world.removePosition();
    held.position = PositionId(world.position2); // of the job that goes after it
    QVERIFY(outbox.add(held));
    QVERIFY(outbox.add(world.removeJob()));
    outbox.sendAll();
    QTRY_COMPARE_WITH_TIMEOUT(outbox.entries().size(), 0, 20'000);
    QVERIFY(!world.server.positionByCode(u"P-2"_s));
    QCOMPARE(world.writesSeen(), 2);
}

void TestOutbox::sendAllStopsWhenTheServerIsOutOfReach()
{
    WriteWorld world;
    Outbox outbox(world.service.get(), world.folder.path());
    QVERIFY(outbox.add(world.addJob()));
    QVERIFY(outbox.add(world.removeJob()));
    world.proxy->goOffline();
    QSignalSpy finished(&outbox, &Outbox::entryFinished);
    outbox.sendAll();
    QVERIFY(finished.wait(20'000));
    QCOMPARE(outbox.entries().size(), 2);
    QVERIFY(outbox.entries()[0].lastError);
    QVERIFY(!outbox.entries()[0].outcomeUnknown);
    QVERIFY(!outbox.entries()[1].lastError);

    world.proxy->goOnline();
    outbox.sendAll();
    QTRY_VERIFY_WITH_TIMEOUT(outbox.entries().isEmpty(), 20'000);
    QCOMPARE(finished.size(), 3);
}

void TestOutbox::sendAllStopsAtAnUnknownOutcome()
{
    WriteWorld world;
    Outbox outbox(world.service.get(), world.folder.path());
    QVERIFY(outbox.add(world.addJob()));
    QVERIFY(outbox.add(world.removeJob()));
    world.proxy->inject({ "POST", "/part-time-job" }, Fault::dropBefore());
    QSignalSpy finished(&outbox, &Outbox::entryFinished);
    outbox.sendAll();
    QVERIFY(finished.wait(20'000));
    QCOMPARE(outbox.entries().size(), 2);
    QVERIFY(outbox.entries()[0].outcomeUnknown);
    QCOMPARE(world.proxy->seen("DELETE"), 0);
}

void TestOutbox::nothingIsSentByItself()
{
    WriteWorld world([](SandboxOptions &) {},
                     [](TenantOptions &options) { options.offline = true; });
    Outbox outbox(world.service.get(), world.folder.path());
    const QUuid id = *outbox.add(world.addJob());
    world.service->setOffline(false);
    world.sync();
    QCOMPARE(world.writesSeen(), 0);
    QSignalSpy finished(&outbox, &Outbox::entryFinished);
    outbox.send(id);
    QVERIFY(finished.wait(10'000));
    QCOMPARE(world.writesSeen(), 1);
}

void TestOutbox::unwritableFolderSendsNothing()
{
    WriteWorld world;
    const QString folder = world.folder.filePath(u"data"_s);
    Outbox outbox(world.service.get(), folder);
    const QUuid id = *outbox.add(world.addJob());
    QVERIFY(QDir(folder).removeRecursively());
    QFile inTheWay(folder);
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    QSignalSpy finished(&outbox, &Outbox::entryFinished);
    outbox.send(id);
    QVERIFY(finished.wait(10'000));
    QCOMPARE(outbox.entries().first().lastError->kind, ApiError::Kind::Local);
    QCOMPARE(world.writesSeen(), 0);
    const auto added = outbox.add(world.removeJob());
    QVERIFY(!added);
    QCOMPARE(outbox.entries().size(), 1);
}

namespace {

QVector<QUuid> idsOf(const QVector<Outbox::Entry> &entries)
{
    QVector<QUuid> ids;
    for (const Outbox::Entry &entry : entries)
        ids.append(entry.id);
    return ids;
}

} // namespace

// As two programs that were started on one profile.
void TestOutbox::twoOutboxesOnOneFileLoseNothing()
{
    WriteWorld world;
    const QString folder = world.folder.filePath(u"data"_s);
    Outbox one(world.service.get(), folder);
    Outbox two(world.service.get(), folder);
    QVERIFY(one.load() && two.load());
    const QUuid first = *one.add(world.addJob());
    const QUuid second = *two.add(world.removeJob());
    QCOMPARE(idsOf(two.entries()), (QVector<QUuid> { first, second }));
    const QUuid third = *one.add(world.transfer());
    QCOMPARE(idsOf(one.entries()), (QVector<QUuid> { first, second, third }));

    QVERIFY(one.replace(second, world.updateJob()));
    QVERIFY(two.drop(first));
    QVERIFY(one.move(third, 0));
    Outbox read(world.service.get(), folder);
    QVERIFY(read.load());
    QCOMPARE(idsOf(read.entries()), (QVector<QUuid> { third, second }));
    QCOMPARE(read.entries().at(1).request, world.updateJob());

    // What is gone there is gone here, and that is told.
    QSignalSpy changed(&two, &Outbox::changed);
    QVERIFY(one.drop(second));
    const auto gone = two.replace(second, world.addJob());
    QVERIFY(!gone);
    QCOMPARE(gone.error().code, u"local.outbox-gone"_s);
    QCOMPARE(idsOf(two.entries()), QVector<QUuid> { third });
    QCOMPARE(changed.size(), 1);
}

void TestOutbox::twoOutboxesDoNotSendOneEntryTwice()
{
    WriteWorld world;
    const QString folder = world.folder.filePath(u"data"_s);
    Outbox one(world.service.get(), folder);
    const QUuid id = *one.add(world.addJob());
    Outbox two(world.service.get(), folder);
    QVERIFY(two.load());
    QCOMPARE(two.entries().size(), 1);
    QSignalSpy finished(&one, &Outbox::entryFinished);
    one.send(id);
    QVERIFY(finished.wait(10'000));
    QCOMPARE(two.entries().size(), 1); // it does not know yet

    two.sendAll();
    const auto edited = two.sendEdited(id, world.addJob());
    QVERIFY(!edited);
    QCOMPARE(edited.error().code, u"local.outbox-gone"_s);
    QVERIFY(two.entries().isEmpty());
    world.sync();
    QCOMPARE(world.writesSeen(), 1);
    QCOMPARE(world.server.jobs(world.user).size(), 3);
    // The queue did not stay behind with what is gone.
    QVERIFY(two.add(world.removeJob()));
    two.sendAll();
    QTRY_VERIFY_WITH_TIMEOUT(two.entries().isEmpty(), 20'000);
    QCOMPARE(world.writesSeen(), 2);
}

void TestOutbox::entryThatIsSentElsewhereWaitsForItsEnd()
{
    WriteWorld world;
    const QString folder = world.folder.filePath(u"data"_s);
    Outbox one(world.service.get(), folder);
    const QUuid id = *one.add(world.addJob());
    Outbox before(world.service.get(), folder);
    QVERIFY(before.load());
    QSignalSpy finished(&one, &Outbox::entryFinished);
    one.send(id);
    Outbox meanwhile(world.service.get(), folder);
    QVERIFY(meanwhile.load());
    QVERIFY(meanwhile.entries().first().sending);
    for (Outbox *two : { &before, &meanwhile }) {
        two->send(id);
        two->sendAll();
        const auto dropped = two->drop(id);
        QVERIFY(!dropped);
        QCOMPARE(dropped.error().code, u"local.outbox-sending"_s);
    }
    for (Outbox *two : { &before, &meanwhile })
        QVERIFY(two->add(world.removeJob())); // and what it writes leaves the mark
    QVERIFY(finished.wait(10'000));
    QCOMPARE(world.writesSeen(), 1);
    QCOMPARE(one.entries().size(), 2);
    for (const Outbox *two : { &before, &meanwhile })
        QTRY_COMPARE_WITH_TIMEOUT(two->entries().size(), 2, 20'000); // without a change of its own
}

void TestOutbox::entryWhoseSenderDiedIsLookedForFirst()
{
    WriteWorld world;
    const QString folder = world.folder.filePath(u"data"_s);
    world.proxy->inject({ "POST", "/part-time-job" }, Fault::hangAfter());
    auto one = std::make_unique<Outbox>(world.service.get(), folder);
    const QUuid id = *one->add(world.addJob());
    one->send(id);
    QTRY_COMPARE_WITH_TIMEOUT(world.server.jobs(world.user).size(), 3, 20'000);
    Outbox two(world.service.get(), folder);
    QVERIFY(two.load());
    QVERIFY(two.entries().first().sending);
    one.reset();
    QTRY_VERIFY_WITH_TIMEOUT(!two.entries().first().sending, 20'000);
    QVERIFY(two.entries().first().outcomeUnknown);
    QVERIFY(!two.entries().first().sender);
}

RENZHI_GUILESS_TEST(TestOutbox)
#include "tst_outbox.moc"
