// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Five hundred changes, and each of them taken back.

#include "models/directory/undo.h"
#include "models/directory/undohistory.h"
#include "models/directory/writeoperation.h"
#include "tests/directory/tenantstate.h"
#include "tests/directory/writeworld.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QTemporaryDir>

#include <array>
#include <optional>
#include <tuple>

using namespace Qt::StringLiterals;
using namespace renzhi;
using namespace renzhi::test;

namespace {

constexpr int Changes = 500;
constexpr int People = 20;

// Each change waits twice for the disk, which is not what is tried here.
QString folderInMemory()
{
    const QString memory = u"/dev/shm"_s;
    return QFileInfo(memory).isWritable() ? memory : QDir::tempPath();
}

// Changes a tenant by chance, in every way the client can.
class RandomChanges
{
public:
    RandomChanges(const SandboxServer &server, QStringList users, quint32 seed)
        : m_server(server), m_users(std::move(users)), m_random(seed)
    {
    }

    // Nothing when chance asks for what is not there.
    [[nodiscard]] std::optional<WriteRequest> next()
    {
        using Kind = WriteRequest::Kind;
        constexpr std::array turns {
            Kind::AddJob,         Kind::AddJob,         Kind::AddJob,
            Kind::UpdateJob,      Kind::UpdateJob,      Kind::UpdateJob,
            Kind::RemoveJob,      Kind::RemoveJob,      Kind::TransferPrimaryJob,
            Kind::AddPosition,    Kind::UpdatePosition, Kind::TransferPrimaryJob,
            Kind::RemovePosition, Kind::UpdatePosition,
        };
        WriteRequest request;
        request.kind = turns.at(size_t(below(int(turns.size()))));
        auto change = isAboutPosition(request.kind) ? ofPosition(request) : ofJob(request);
        // The lists that were looked at are gone by now. Qt's count of who shares one puts nothing
        // in order for the owner that is left and changes it; the server's lock does.
        std::ignore = m_server.requestCount("GET", "/users");
        return change;
    }

private:
    [[nodiscard]] int below(qsizetype bound) { return m_random.bounded(int(bound)); }
    template <class Record> [[nodiscard]] Record any(const QList<Record> &records)
    {
        return records.at(below(records.size()));
    }

    [[nodiscard]] std::optional<WriteRequest> ofJob(WriteRequest request)
    {
        const QString user = any<QString>(m_users);
        request.user = UserId(user);
        if (request.kind == WriteRequest::Kind::UpdateJob
            || request.kind == WriteRequest::Kind::RemoveJob) {
            QList<SandboxJob> jobs = m_server.jobs(user);
            jobs.removeIf([](const SandboxJob &job) { return job.primary; });
            if (jobs.isEmpty())
                return std::nullopt;
            request.job = JobId(any(jobs).id);
        }
        if (request.kind != WriteRequest::Kind::RemoveJob)
            request.jobDraft = jobDraft();
        // Some of the inputs only, as a form sends it.
        if (request.kind == WriteRequest::Kind::UpdateJob && below(3) == 0)
            request.touched = WriteRequest::TouchedTitle;
        return request;
    }

    [[nodiscard]] std::optional<WriteRequest> ofPosition(WriteRequest request)
    {
        if (request.kind != WriteRequest::Kind::AddPosition)
            request.position = PositionId(any(m_server.positions()).id);
        if (request.kind == WriteRequest::Kind::RemovePosition)
            return request; // refused where somebody holds it
        const QString number = QString::number(++m_made);
        request.positionDraft = { OrgCode(any(m_server.organizations()).code), u"职位 "_s + number,
                                  PositionCode(u"RANDOM-"_s + number), title() };
        if (request.kind == WriteRequest::Kind::UpdatePosition && below(2) == 0)
            request.touched = WriteRequest::TouchedName | WriteRequest::TouchedTitle;
        return request;
    }

    [[nodiscard]] std::optional<TitleCode> title()
    {
        return below(3) == 0 ? std::nullopt : std::optional(TitleCode(any(m_server.titles()).code));
    }

    [[nodiscard]] JobDraft jobDraft()
    {
        const QList<SandboxOrganization> organizations = m_server.organizations();
        if (below(4) == 0)
            return { OrgCode(any(organizations).code), std::nullopt, title() };
        const SandboxPosition position = any(m_server.positions());
        const auto org = std::find_if(
            organizations.cbegin(), organizations.cend(),
            [&position](const SandboxOrganization &one) { return one.id == position.orgId; });
        return { OrgCode(org->code), PositionCode(position.code), title() };
    }

    const SandboxServer &m_server;
    QStringList m_users;
    QRandomGenerator m_random;
    int m_made = 0;
};

QStringList putPeople(WriteWorld &world)
{
    QStringList users;
    for (int i = 0; i < People; ++i) {
        SandboxUser person;
        person.orgId = world.org1;
        person.userName = u"ceshi.%1"_s.arg(i);
        person.name = u"测试%1"_s.arg(i);
        users.append(world.server.put(person));
        QList<SandboxJob> jobs { SandboxJob { {}, world.org1, world.position1, {}, true } };
        for (int extra = 0; extra < i % 3; ++extra)
            jobs.append(SandboxJob { {}, world.org2, world.position2, world.title1, false });
        world.server.setJobs(users.constLast(), jobs);
    }
    return users;
}

} // namespace

class TestUndoAll : public QObject
{
    Q_OBJECT
private slots:
    void manyChangesLeaveNothingBehind_data();
    void manyChangesLeaveNothingBehind();

private:
    static void change(WriteWorld &world, const QStringList &users, quint32 seed, int &made);
    static void takeBack(WriteWorld &world, UndoHistory &history, QStringList &newIds);
};

void TestUndoAll::manyChangesLeaveNothingBehind_data()
{
    QTest::addColumn<quint32>("seed");
    QTest::newRow("seed 39") << quint32(39);
}

void TestUndoAll::manyChangesLeaveNothingBehind()
{
    QFETCH(const quint32, seed);
    QTemporaryDir folder(folderInMemory() + u"/renzhi-undo-XXXXXX"_s);
    QVERIFY(folder.isValid());
    // Without the proxy: it is not in the way, and a third of the time.
    const std::unique_ptr<WriteWorld> world = std::make_unique<WriteWorld>();
    TenantOptions options = world->options();
    options.baseUrl = world->server.url();
    options.cacheDirectory = folder.filePath(u"cache"_s);
    options.dataDirectory = folder.filePath(u"log"_s);
    world->service = std::make_unique<DirectoryService>(options);
    QVERIFY(world->service->open());
    const QStringList users = putPeople(*world);
    world->sync();
    UndoHistory history(*world->service, nullptr);
    const TenantState before = stateOf(world->server, users);

    int made = 0;
    change(*world, users, seed, made);
    QCOMPARE(made, Changes);
    const TenantState changed = stateOf(world->server, users);
    QVERIFY(!differenceOf(before, changed).isEmpty());

    QStringList newIds;
    takeBack(*world, history, newIds);
    if (QTest::currentTestFailed())
        return;
    const TenantState after = stateOf(world->server, users);
    QCOMPARE(differenceOf(before, after), QString());
    // Only what was removed and added again has another id, and each of these was told.
    qsizetype renamed = 0;
    for (auto one = after.ids.cbegin(); one != after.ids.cend(); ++one) {
        if (before.ids.contains(one.key()))
            continue;
        QVERIFY2(newIds.contains(one.key()), qPrintable(one.key()));
        ++renamed;
    }
    QCOMPARE(before.ids.size(), after.ids.size());
    qInfo("%d changes undone; %d records were added again with a new id, %d of them are there "
          "at the end",
          made, int(newIds.size()), int(renamed));
}

void TestUndoAll::change(WriteWorld &world, const QStringList &users, quint32 seed, int &made)
{
    RandomChanges changes(world.server, users, seed);
    for (int attempt = 0; made < Changes && attempt < 2 * Changes; ++attempt) {
        const auto request = changes.next();
        if (!request)
            continue;
        const WriteOutcome outcome = world.written(*request);
        // A position that is held neither goes nor moves.
        const bool isHeld = outcome.error.code == "JOB.POSITION.0016"_L1
            || outcome.error.code == "JOB.POSITION.0017"_L1;
        QVERIFY2(outcome.state == WriteOutcome::State::Confirmed || isHeld,
                 qPrintable(told(outcome)));
        if (!isHeld)
            ++made;
    }
}

void TestUndoAll::takeBack(WriteWorld &world, UndoHistory &history, QStringList &newIds)
{
    for (int left = Changes; left > 0; --left) {
        const auto step = history.latest();
        QVERIFY(step.has_value());
        const auto inverse = history.inverse(step->line);
        QVERIFY2(inverse, inverse ? "" : qPrintable(inverse.error().code));
        const WriteOutcome outcome = world.written(*inverse);
        QVERIFY2(outcome.state == WriteOutcome::State::Confirmed, qPrintable(told(outcome)));
        if (inverse->kind == WriteRequest::Kind::AddJob)
            newIds.append(outcome.job.toString());
        else if (inverse->kind == WriteRequest::Kind::AddPosition)
            newIds.append(outcome.position.toString());
    }
    QVERIFY(!history.latest());
}

RENZHI_GUILESS_TEST(TestUndoAll)
#include "tst_undoall.moc"
