// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/cache/database.h"
#include "models/directory/changelog.h"
#include "models/directory/changelogfile.h"
#include "models/directory/outbox.h"
#include "models/directory/writeoperation.h"
#include "tests/directory/writeworld.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>

#include <array>

using namespace Qt::StringLiterals;
using namespace renzhi;
using namespace renzhi::test;
using Kind = WriteRequest::Kind;

namespace {

std::vector<ChangeLine> linesOf(const DirectoryService &service, const ChangeQuery &query = {})
{
    std::vector<qint64> ids;
    if (const auto keys = service.changes().find(query)) {
        for (const ChangeKey &key : *keys)
            ids.push_back(key.id);
    }
    return service.changes().lines(ids).value_or(std::vector<ChangeLine>());
}

const ChangeField *fieldOf(const ChangeLine &line, Field field)
{
    for (const ChangeField &one : line.fields) {
        if (one.field == field)
            return &one;
    }
    return nullptr;
}

QString logFile(const WriteWorld &world)
{
    return world.folder.filePath(u"log/changes.sqlite"_s);
}

WriteRequest nowhere(const WriteWorld &world)
{
    WriteRequest request = world.addJob();
    request.jobDraft.org = OrgCode(u"nowhere"_s);
    return request;
}

// The program ends while the request is on its way, and starts again.
void crashAndOpen(WriteWorld &world, const WriteRequest &request, const Fault &fault,
                  bool offlineThen = false)
{
    world.proxy->inject({ "POST", "/part-time-job" }, fault);
    world.proxy->clearRequests();
    world.service->write(request);
    QTRY_COMPARE_WITH_TIMEOUT(world.writesSeen(), 1, 20'000);
    world.service.reset();
    world.proxy->clearFaults();
    world.proxy->clearRequests();
    TenantOptions options = world.options();
    options.offline = offlineThen;
    world.service = std::make_unique<DirectoryService>(options);
    QVERIFY(world.service->open());
}

// A folder with a log, without a server.
struct LogFolder
{
    QTemporaryDir folder;

    [[nodiscard]] QString file() const { return folder.filePath(u"changes.sqlite"_s); }
    [[nodiscard]] static WriteRequest request()
    {
        WriteRequest request;
        request.kind = Kind::AddJob;
        request.user = UserId(u"somebody"_s);
        request.jobDraft.org = OrgCode(u"O-1"_s);
        return request;
    }
    [[nodiscard]] static ChangeLine facts()
    {
        ChangeLine facts;
        facts.user = UserId(u"somebody"_s);
        return facts;
    }
    [[nodiscard]] static qint64 begun(ChangeLog &log)
    {
        return log.begin(request(), { request(), {}, true }, facts(), false).value_or(0);
    }
    // By a program that ends before it knows.
    [[nodiscard]] qint64 lost() const
    {
        ChangeLog gone(folder.path(), {});
        return begun(gone);
    }
};

WriteOutcome confirmed()
{
    WriteOutcome outcome;
    outcome.state = WriteOutcome::State::Confirmed;
    outcome.foundByReading = true;
    return outcome;
}

WriteOutcome missing()
{
    WriteOutcome outcome;
    outcome.state = WriteOutcome::State::OutcomeUnknown;
    outcome.error.code = u"local.not-there"_s;
    return outcome;
}

ChangeState stateIn(const ChangeLog &log, qint64 id)
{
    const std::array ids { id };
    const auto lines = log.lines(ids);
    return lines ? lines->front().state : ChangeState::Sending;
}

size_t countIn(const ChangeLog &log)
{
    const auto keys = log.find({});
    return keys ? keys->size() : 0;
}

} // namespace

class TestChangeLog : public QObject
{
    Q_OBJECT
private slots:
    void everyKindOfWriteIsOneLine_data();
    void everyKindOfWriteIsOneLine();
    void oldAndNewAreToldByCodeAndName();
    void refusalHasItsCode();
    void whatWasNotSentIsALineToo_data();
    void whatWasNotSentIsALineToo();
    void lostAnswerFoundByReading();
    void lostAnswerNotFound();
    void lineIsOnTheDiskBeforeTheRequestLeaves();
    void crashAfterItArrivedIsFoundAtTheNextOpen();
    void crashBeforeItArrivedIsNotThere();
    void equalJobOfBeforeIsNotTakenForTheLostOne();
    void lostOneIsLookedForWhenTheServerIsBack();
    void entryOfTheOutboxLeavesWhenItsWriteIsFound();
    void sendingAgainAfterUnknownIsNoSecondLineWhenItIsThere();
    void filtersFindWhatTheySay();
    void fileRefusesToForget();
    void fileIsForItsOwnerAlone();
    void damagedFileIsSetAside();
    void unwritableFolderSendsNothing();
    void nothingIsMadeByReading();
    void neitherTokenNorSecretIsKept();
    void powerCutTakesNoLineBack();
    void lateLookDoesNotOverrideAKnownEnding();
    void newerWriteIsNotTakenForTheLostOne();
    void endingThatCouldNotBeWrittenIsWrittenLater_data();
    void endingThatCouldNotBeWrittenIsWrittenLater();
    void whatIsKnownToBeDoneIsNoSecondLine();
    void fileThatCannotBeOpenedIsToldByReading();
    void fileInUseIsToldOnce();
    void clockThatWasSetBackKeepsTheOrder();
    void openLinesAreRememberedBetweenLooks();
    void answerThatSaysNothingLeavesTheLineOpen();
};

void TestChangeLog::everyKindOfWriteIsOneLine_data()
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

void TestChangeLog::everyKindOfWriteIsOneLine()
{
    QFETCH(Kind, kind);
    WriteWorld world;
    world.sync();
    const WriteOutcome outcome = world.written(requestOf(world, kind));
    QVERIFY2(outcome.state == WriteOutcome::State::Confirmed, qPrintable(told(outcome)));
    const auto lines = linesOf(*world.service);
    QCOMPARE(lines.size(), size_t(1));
    const ChangeLine &line = lines.front();
    QCOMPARE(line.kind, kind);
    QCOMPARE(line.state, ChangeState::Confirmed);
    QVERIFY(line.at.isValid() && line.at.timeSpec() == Qt::UTC);
    QVERIFY(line.endedAt.isValid());
    QVERIFY(!line.osUser.isEmpty());
    QCOMPARE(line.clientId, u"writes"_s);
    QCOMPARE(line.profile, u"写入"_s);
    QVERIFY(!line.fields.isEmpty());
    if (isAboutPosition(kind)) {
        QVERIFY(!line.position.isEmpty());
        QVERIFY(!line.positionName.isEmpty());
    } else {
        QCOMPARE(line.user.toString(), world.user);
        QCOMPARE(line.person, u"张测试 (zhang.ceshi)"_s);
        QVERIFY(!line.job.isEmpty());
    }
    // At another start as well.
    world.service.reset();
    DirectoryService later(world.options());
    QVERIFY(later.open());
    QCOMPARE(linesOf(later).size(), size_t(1));
    QCOMPARE(linesOf(later).front().state, ChangeState::Confirmed);
}

void TestChangeLog::oldAndNewAreToldByCodeAndName()
{
    WriteWorld world;
    world.sync();
    static_cast<void>(world.written(world.updateJob()));
    const auto lines = linesOf(*world.service);
    QCOMPARE(lines.size(), size_t(1));
    const ChangeField *organization = fieldOf(lines.front(), Field::Organization);
    QVERIFY(organization && organization->before && organization->after);
    QCOMPARE(*organization->before, (ChangeValue { world.org2, u"O-2"_s, u"二部"_s }));
    QCOMPARE(*organization->after, (ChangeValue { world.org1, u"O-1"_s, u"一部"_s }));
    const ChangeField *position = fieldOf(lines.front(), Field::Position);
    QVERIFY(position && position->before && position->after);
    QCOMPARE(position->before->code, u"P-2"_s);
    QCOMPARE(position->after->name, u"职位一"_s);
    const ChangeField *title = fieldOf(lines.front(), Field::Title);
    QVERIFY(title && title->before && title->after);
    QCOMPARE(title->before->code, u"T-1"_s);
    QCOMPARE(*title->after, ChangeValue()); // none
}

void TestChangeLog::refusalHasItsCode()
{
    WriteWorld world;
    const WriteOutcome outcome = world.written(nowhere(world));
    QVERIFY2(outcome.state == WriteOutcome::State::Rejected, qPrintable(told(outcome)));
    const auto lines = linesOf(*world.service);
    QCOMPARE(lines.size(), size_t(1));
    QCOMPARE(lines.front().state, ChangeState::Refused);
    QCOMPARE(lines.front().error.code, u"ORG.0001"_s);
    QCOMPARE(lines.front().error.httpStatus, 400);
    QCOMPARE(lines.front().error.serverText, QString());
}

void TestChangeLog::whatWasNotSentIsALineToo_data()
{
    QTest::addColumn<QString>("code");
    QTest::newRow("read-only") << u"local.read-only"_s;
    QTest::newRow("offline") << u"local.offline"_s;
    QTest::newRow("conflict") << u"local.conflict"_s;
}

void TestChangeLog::whatWasNotSentIsALineToo()
{
    QFETCH(QString, code);
    WriteWorld world({}, [&code](TenantOptions &options) {
        options.readOnly = code == "local.read-only"_L1;
        options.offline = code == "local.offline"_L1;
    });
    WriteRequest request = world.updateJob();
    if (code == "local.conflict"_L1) {
        request.baseJob = world.jobNow(world.job);
        request.baseJob->titleId = TitleId(u"another"_s);
    }
    static_cast<void>(world.written(request));
    QCOMPARE(world.writesSeen(), 0);
    const auto lines = linesOf(*world.service);
    QCOMPARE(lines.size(), size_t(1));
    QCOMPARE(lines.front().state, ChangeState::NotSent);
    QCOMPARE(lines.front().error.code, code);
}

void TestChangeLog::lostAnswerFoundByReading()
{
    WriteWorld world;
    world.proxy->inject({ "POST", "/part-time-job" }, Fault::dropAfter());
    const WriteOutcome outcome = world.written(world.addJob());
    QVERIFY2(outcome.foundByReading, qPrintable(told(outcome)));
    const auto lines = linesOf(*world.service);
    QCOMPARE(lines.size(), size_t(1));
    QCOMPARE(lines.front().state, ChangeState::FoundByReading);
    QCOMPARE(lines.front().job, outcome.job);
}

void TestChangeLog::lostAnswerNotFound()
{
    WriteWorld world;
    world.proxy->inject({ "POST", "/part-time-job" }, Fault::dropBefore());
    static_cast<void>(world.written(world.addJob()));
    const auto lines = linesOf(*world.service);
    QCOMPARE(lines.size(), size_t(1));
    QCOMPARE(lines.front().state, ChangeState::Unknown);
    QVERIFY(world.service->changes().lost()->empty()); // it has its ending
}

void TestChangeLog::lineIsOnTheDiskBeforeTheRequestLeaves()
{
    WriteWorld world;
    world.proxy->inject({ "POST", "/part-time-job" }, Fault::hang());
    world.service->write(world.addJob());
    QTRY_COMPARE_WITH_TIMEOUT(world.writesSeen(), 1, 20'000);
    ChangeLog other(world.folder.filePath(u"log"_s), {});
    QVERIFY(other.open());
    const auto keys = other.find({});
    QVERIFY(keys.has_value());
    QCOMPARE(keys->size(), size_t(1));
    const std::array ids { keys->front().id };
    QCOMPARE(other.lines(ids)->front().state, ChangeState::Sending);
    QVERIFY(other.lost()->empty()); // whoever sends it is alive
}

void TestChangeLog::crashAfterItArrivedIsFoundAtTheNextOpen()
{
    WriteWorld world;
    crashAndOpen(world, world.addJob(), Fault::hangAfter());
    QTRY_COMPARE_WITH_TIMEOUT(world.server.jobs(world.user).size(), 3, 20'000);
    QCOMPARE(linesOf(*world.service).front().state, ChangeState::Sending);
    QSignalSpy settled(world.service.get(), &DirectoryService::lostWriteSettled);
    world.service->findLostWrites();
    QVERIFY(settled.wait(20'000));
    const auto lines = linesOf(*world.service);
    QCOMPARE(lines.size(), size_t(1));
    QCOMPARE(lines.front().state, ChangeState::FoundByReading);
    QVERIFY(world.jobNow(lines.front().job.toString()));
    QCOMPARE(world.writesSeen(), 0);
    QVERIFY(world.service->changes().lost()->empty());
}

void TestChangeLog::crashBeforeItArrivedIsNotThere()
{
    WriteWorld world;
    crashAndOpen(world, world.addJob(), Fault::hang());
    QSignalSpy settled(world.service.get(), &DirectoryService::lostWriteSettled);
    world.service->findLostWrites();
    QVERIFY(settled.wait(20'000));
    QCOMPARE(linesOf(*world.service).size(), size_t(1));
    QCOMPARE(linesOf(*world.service).front().state, ChangeState::NotThere);
    QCOMPARE(world.writesSeen(), 0);
    QCOMPARE(world.server.jobs(world.user).size(), 2);
}

void TestChangeLog::equalJobOfBeforeIsNotTakenForTheLostOne()
{
    WriteWorld world;
    QVERIFY(world.written(world.addJob()).state == WriteOutcome::State::Confirmed);
    crashAndOpen(world, world.addJob(), Fault::hang());
    QSignalSpy settled(world.service.get(), &DirectoryService::lostWriteSettled);
    world.service->findLostWrites();
    QVERIFY(settled.wait(20'000));
    const auto lines = linesOf(*world.service);
    QCOMPARE(lines.size(), size_t(2));
    QCOMPARE(lines[0].state, ChangeState::NotThere); // newest first
    QCOMPARE(lines[1].state, ChangeState::Confirmed);
}

void TestChangeLog::lostOneIsLookedForWhenTheServerIsBack()
{
    WriteWorld world;
    crashAndOpen(world, world.addJob(), Fault::hangAfter(), true);
    QTRY_COMPARE_WITH_TIMEOUT(world.server.jobs(world.user).size(), 3, 20'000);
    QSignalSpy settled(world.service.get(), &DirectoryService::lostWriteSettled);
    world.service->findLostWrites();
    QCOMPARE(linesOf(*world.service).front().state, ChangeState::Sending);
    world.service->setOffline(false);
    world.service->probe();
    QVERIFY(settled.wait(20'000));
    QCOMPARE(linesOf(*world.service).front().state, ChangeState::FoundByReading);
    QCOMPARE(settled.size(), 1);
}

void TestChangeLog::entryOfTheOutboxLeavesWhenItsWriteIsFound()
{
    WriteWorld world;
    world.proxy->inject({ "POST", "/part-time-job" }, Fault::hangAfter());
    {
        Outbox outbox(world.service.get(), world.folder.path());
        outbox.send(*outbox.add(world.addJob()));
        QTRY_COMPARE_WITH_TIMEOUT(world.server.jobs(world.user).size(), 3, 20'000);
    }
    world.service = std::make_unique<DirectoryService>(world.options());
    QVERIFY(world.service->open());
    Outbox outbox(world.service.get(), world.folder.path());
    QVERIFY(outbox.load());
    QVERIFY(outbox.entries().first().outcomeUnknown);
    world.proxy->clearRequests();
    world.service->findLostWrites();
    QTRY_VERIFY_WITH_TIMEOUT(outbox.entries().isEmpty(), 20'000);
    QCOMPARE(world.writesSeen(), 0);
    QCOMPARE(linesOf(*world.service).size(), size_t(1));
}

void TestChangeLog::sendingAgainAfterUnknownIsNoSecondLineWhenItIsThere()
{
    WriteWorld world;
    Outbox outbox(world.service.get(), world.folder.path());
    const QUuid id = *outbox.add(world.addJob());
    world.proxy->inject({ "POST", "/part-time-job" }, Fault::dropAfter());
    world.proxy->inject({ "GET", "/jobs", 1, -1 }, Fault::reply(500));
    QSignalSpy finished(&outbox, &Outbox::entryFinished);
    outbox.send(id);
    QVERIFY(finished.wait(20'000));
    QCOMPARE(linesOf(*world.service).front().state, ChangeState::Unknown);
    world.proxy->clearFaults();
    outbox.send(id);
    QVERIFY(finished.wait(20'000));
    const auto lines = linesOf(*world.service);
    QCOMPARE(lines.size(), size_t(1));
    QCOMPARE(lines.front().state, ChangeState::FoundByReading);
}

void TestChangeLog::filtersFindWhatTheySay()
{
    WriteWorld world;
    world.sync();
    static_cast<void>(world.written(world.addPosition()));
    static_cast<void>(world.written(nowhere(world)));
    static_cast<void>(world.written(world.removeJob()));
    const DirectoryService &service = *world.service;
    QCOMPARE(linesOf(service).size(), size_t(3));
    QCOMPARE(linesOf(service).front().kind, Kind::RemoveJob);

    ChangeQuery query;
    query.kind = Kind::AddPosition;
    QCOMPARE(linesOf(service, query).size(), size_t(1));
    query = {};
    query.state = ChangeState::Refused;
    QCOMPARE(linesOf(service, query).size(), size_t(1));
    query = {};
    query.user = UserId(world.user);
    QCOMPARE(linesOf(service, query).size(), size_t(2));
    query = {};
    query.position = PositionId(world.server.positionByCode(u"NEW-POS"_s)->id); // known at the end
    QCOMPARE(linesOf(service, query).size(), size_t(1));
    for (const QString &text : { u"new-pos"_s, u"新职位"_s, u"ORG.0001"_s, u"一部 NEW"_s }) {
        query = {};
        query.text = text;
        QVERIFY2(linesOf(service, query).size() == 1, qPrintable(text));
    }
    for (const QString &text : { u"%"_s, u"张测试 NEW-POS"_s }) {
        query.text = text;
        QVERIFY2(linesOf(service, query).empty(), qPrintable(text));
    }
}

void TestChangeLog::fileRefusesToForget()
{
    WriteWorld world;
    static_cast<void>(world.written(world.addJob()));
    const auto database = Database::open(logFile(world));
    QVERIFY(database.has_value());
    for (const char *statement :
         { "DELETE FROM writes", "DELETE FROM endings", "UPDATE writes SET person = ''",
           "UPDATE endings SET state = 'confirmed'" })
        QVERIFY2(!(*database)->run(statement), statement);
    QCOMPARE(linesOf(*world.service).size(), size_t(1));
}

void TestChangeLog::fileIsForItsOwnerAlone()
{
    WriteWorld world;
    static_cast<void>(world.written(world.addJob()));
    constexpr QFile::Permissions others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup
        | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
    QVERIFY(!(QFile::permissions(logFile(world)) & others));
    QVERIFY(!(QFile::permissions(world.folder.filePath(u"log"_s)) & others));
}

void TestChangeLog::damagedFileIsSetAside()
{
    WriteWorld world;
    const QString folder = world.folder.filePath(u"other"_s);
    QVERIFY(QDir().mkpath(folder));
    QFile file(folder + u"/changes.sqlite"_s);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(8192, 'x'));
    file.close();
    TenantOptions options = world.options();
    options.dataDirectory = folder;
    world.service = std::make_unique<DirectoryService>(options);
    QSignalSpy failed(world.service.get(), &DirectoryService::changeLogFailed);
    QVERIFY(world.service->open());
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(failed.front().front().value<ApiError>().code, u"local.change-log-damaged"_s);
    QCOMPARE(QDir(folder).entryList({ u"changes.sqlite.damaged-*"_s }).size(), 1);
    QCOMPARE(world.written(world.addJob()).state, WriteOutcome::State::Confirmed);
    QCOMPARE(linesOf(*world.service).size(), size_t(1));
}

void TestChangeLog::unwritableFolderSendsNothing()
{
    WriteWorld world;
    QFile inTheWay(world.folder.filePath(u"log"_s));
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    const WriteOutcome outcome = world.written(world.addJob());
    QCOMPARE(outcome.state, WriteOutcome::State::Rejected);
    QVERIFY(!outcome.sent);
    QCOMPARE(outcome.error.code, u"local.change-log"_s);
    QCOMPARE(world.writesSeen(), 0);
}

void TestChangeLog::nothingIsMadeByReading()
{
    WriteWorld world;
    world.sync();
    QVERIFY(!QFile::exists(world.folder.filePath(u"log"_s)));
    QVERIFY(linesOf(*world.service).empty());
}

// The vendor's OAuth errors embed the token in their words.
void TestChangeLog::neitherTokenNorSecretIsKept()
{
    WriteWorld world;
    world.sync();
    QByteArray token;
    const QList<ProxiedRequest> requests = world.proxy->requests();
    for (const ProxiedRequest &request : requests) {
        const QByteArray credentials = request.header("Authorization");
        if (credentials.startsWith("Bearer "))
            token = credentials.sliced(7);
    }
    QVERIFY(!token.isEmpty());
    const QByteArray echo = "{\"error_code\":\"Invalid access token: " + token
        + "\",\"error\":\"Invalid access token: " + token
        + "\",\"error_description\":\"Invalid access token: " + token
        + " of secret\",\"error_msg\":\"" + token + "\"}";
    for (const int status : { 400, 401, 403 }) {
        world.proxy->inject({ "POST", "/part-time-job" }, Fault::reply(status, echo));
        static_cast<void>(world.written(world.addJob()));
    }
    QVERIFY(linesOf(*world.service).size() >= 3);
    world.service.reset();
    QByteArray kept;
    QDirIterator files(world.folder.filePath(u"log"_s), QDir::Files | QDir::Hidden);
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        kept += file.readAll();
    }
    QVERIFY(kept.contains("zhang.ceshi"));
    QVERIFY(!kept.contains(token));
    QVERIFY(!kept.contains(world.server.clientSecret().toUtf8()));
}

void TestChangeLog::powerCutTakesNoLineBack()
{
    const LogFolder log;
    QVERIFY(changelogfile::prepare(log.folder.path(), log.file()));
    const auto database = Database::open(log.file());
    QVERIFY(database.has_value());
    QVERIFY(changelogfile::makeTables(**database));
    Query synchronous(**database, "PRAGMA synchronous");
    QVERIFY(synchronous.next());
    QCOMPARE(synchronous.number(0), qint64(3)); // EXTRA
    Query busy(**database, "PRAGMA busy_timeout");
    QVERIFY(busy.next());
    QCOMPARE(busy.number(0), qint64(500));
}

void TestChangeLog::lateLookDoesNotOverrideAKnownEnding()
{
    const LogFolder folder;
    const qint64 id = folder.lost();
    ChangeLog log(folder.folder.path(), {});
    const auto lost = log.lost();
    QVERIFY(lost && lost->size() == 1);
    log.note(LogFolder::request(), LogFolder::facts(), confirmed());
    QCOMPARE(stateIn(log, id), ChangeState::FoundByReading);
    QSignalSpy changed(&log, &ChangeLog::changed);
    QVERIFY(!log.settle(lost->front(), missing()));
    QCOMPARE(stateIn(log, id), ChangeState::FoundByReading);
    QCOMPARE(changed.size(), 0);
}

void TestChangeLog::newerWriteIsNotTakenForTheLostOne()
{
    const LogFolder folder;
    const qint64 id = folder.lost();
    ChangeLog log(folder.folder.path(), {});
    const auto lost = log.lost();
    QVERIFY(lost && lost->size() == 1);
    const qint64 newer = LogFolder::begun(log);
    QVERIFY(newer > id);
    QVERIFY(log.settle(lost->front(), confirmed())); // what is there may be of the newer one
    log.end(newer, confirmed());
    QCOMPARE(stateIn(log, id), ChangeState::Unknown);
    QCOMPARE(stateIn(log, newer), ChangeState::FoundByReading);
}

void TestChangeLog::endingThatCouldNotBeWrittenIsWrittenLater_data()
{
    QTest::addColumn<QString>("when");
    for (const char *when : { "when it is shown", "with the next write", "at the end" })
        QTest::newRow(when) << QString::fromLatin1(when);
}

void TestChangeLog::endingThatCouldNotBeWrittenIsWrittenLater()
{
    QFETCH(QString, when);
    const LogFolder folder;
    auto log = std::make_unique<ChangeLog>(folder.folder.path(), ChangeLog::Origin());
    const qint64 id = LogFolder::begun(*log);
    QVERIFY(id != 0);
    const auto holder = Database::open(folder.file());
    QVERIFY(holder && (*holder)->run("BEGIN IMMEDIATE"));
    QSignalSpy failed(log.get(), &ChangeLog::failed);
    log->end(id, confirmed());
    QCOMPARE(failed.size(), 1);
    QCOMPARE(failed.front().front().value<ApiError>().code, u"local.change-log-busy"_s);
    QCOMPARE(stateIn(*log, id), ChangeState::Sending);
    QVERIFY((*holder)->run("ROLLBACK"));
    if (when == "when it is shown"_L1)
        log->catchUp();
    else if (when == "with the next write"_L1)
        QVERIFY(LogFolder::begun(*log) != 0);
    else
        log = std::make_unique<ChangeLog>(folder.folder.path(), ChangeLog::Origin());
    QCOMPARE(stateIn(*log, id), ChangeState::FoundByReading);
}

void TestChangeLog::whatIsKnownToBeDoneIsNoSecondLine()
{
    const LogFolder folder;
    ChangeLog log(folder.folder.path(), {});
    log.end(LogFolder::begun(log), confirmed());
    log.note(LogFolder::request(), LogFolder::facts(), confirmed());
    QCOMPARE(countIn(log), size_t(1));
}

void TestChangeLog::fileThatCannotBeOpenedIsToldByReading()
{
    const LogFolder folder;
    QVERIFY(QDir().mkpath(folder.file())); // a folder is in its place
    const ChangeLog log(folder.folder.path(), {});
    const auto keys = log.find({});
    QVERIFY(!keys);
    QCOMPARE(keys.error().code, u"local.change-log"_s);
    QVERIFY(!log.lost());
    const std::array ids { qint64(1) };
    QVERIFY(!log.lines(ids));
}

void TestChangeLog::fileInUseIsToldOnce()
{
    WriteWorld world;
    QVERIFY(world.written(world.addJob()).state == WriteOutcome::State::Confirmed);
    world.proxy->clearRequests();
    const auto holder = Database::open(logFile(world));
    QVERIFY(holder && (*holder)->run("BEGIN IMMEDIATE"));
    QSignalSpy failed(world.service.get(), &DirectoryService::changeLogFailed);
    const WriteOutcome outcome = world.written(world.removeJob());
    QVERIFY((*holder)->run("ROLLBACK"));
    QCOMPARE(outcome.state, WriteOutcome::State::Rejected);
    QCOMPARE(outcome.error.code, u"local.change-log-busy"_s);
    QCOMPARE(world.writesSeen(), 0);
    QCOMPARE(failed.size(), 0); // the write has told it
    QCOMPARE(linesOf(*world.service).size(), size_t(1));
}

// The lines stand in the order in which they were written, whatever the clock said.
void TestChangeLog::clockThatWasSetBackKeepsTheOrder()
{
    const LogFolder world;
    const qint64 first = world.lost();
    QVERIFY(first > 0);
    {
        const auto database = Database::open(world.file());
        QVERIFY(database
                && (*database)->run("DROP TRIGGER writes_stay;"
                                    "UPDATE writes SET at = '2999-01-01T00:00:00.000Z';"
                                    "CREATE TRIGGER writes_stay BEFORE UPDATE ON writes"
                                    " BEGIN SELECT RAISE(ABORT, 'append-only'); END"));
    }
    ChangeLog log(world.folder.path(), {});
    const qint64 second = LogFolder::begun(log);
    QVERIFY(second > first);
    const auto keys = log.find({});
    QVERIFY(keys);
    QCOMPARE(keys->size(), size_t(2));
    QCOMPARE(keys->front().id, second); // newest first
    QCOMPARE(keys->back().id, first);
    const std::array ids { first, second };
    const auto lines = log.lines(ids);
    QVERIFY(lines);
    QVERIFY(lines->front().at > lines->back().at);
}

void TestChangeLog::openLinesAreRememberedBetweenLooks()
{
    const LogFolder folder;
    const qint64 first = folder.lost();
    ChangeLog log(folder.folder.path(), {});
    log.end(LogFolder::begun(log), confirmed());
    QVERIFY(log.lost()->size() == 1);
    const qint64 second = folder.lost(); // another program's, meanwhile
    const auto lost = log.lost();
    QVERIFY(lost && lost->size() == 2);
    QCOMPARE(lost->at(0).id, first);
    QCOMPARE(lost->at(1).id, second);
    QVERIFY(log.settle(lost->at(1), missing()));
    QVERIFY(log.lost()->size() == 1);
}

void TestChangeLog::answerThatSaysNothingLeavesTheLineOpen()
{
    WriteWorld world;
    crashAndOpen(world, world.addJob(), Fault::hangAfter());
    QTRY_COMPARE_WITH_TIMEOUT(world.server.jobs(world.user).size(), 3, 20'000);
    world.proxy->inject({ "GET", "/jobs", 0, -1 }, Fault::reply(200, "<html>sign in</html>"));
    QSignalSpy settled(world.service.get(), &DirectoryService::lostWriteSettled);
    world.service->findLostWrites();
    QTRY_VERIFY_WITH_TIMEOUT(world.proxy->seen("GET", "/jobs") >= 4, 20'000);
    QTest::qWait(300); // for the answer to the last look
    QVERIFY(settled.isEmpty());
    QCOMPARE(linesOf(*world.service).front().state, ChangeState::Sending);
    world.service->setOffline(true);
    world.proxy->clearFaults();
    world.service->setOffline(false);
    world.service->probe();
    QTRY_VERIFY_WITH_TIMEOUT(!settled.isEmpty(), 20'000);
    QCOMPARE(settled.size(), 1);
    QCOMPARE(linesOf(*world.service).front().state, ChangeState::FoundByReading);
}

RENZHI_GUILESS_TEST(TestChangeLog)
#include "tst_changelog.moc"
