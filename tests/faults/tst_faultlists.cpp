// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later
// clazy:excludeall=lambda-in-connect
// What is captured is waited for here.

// Every fault, on every list of a sync: the cache is what it was, whole, on the disk too; and the
// next sync makes it the server's.

#include "tests/directory/sandboxdifference.h"
#include "tests/directory/writeworld.h"
#include "tests/faults/faultcolumns.h"
#include "tests/support/testmain.h"

#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace renzhi;
using namespace renzhi::test;
using namespace std::chrono_literals;

namespace {

// What the server has at one moment. Of the people, those this test knows by name.
struct Snapshot
{
    QList<SandboxOrganization> organizations;
    QList<SandboxTitle> titles;
    QList<SandboxPosition> positions;
    SandboxUser person;
    int people = 0;
};

Snapshot snapshotOf(const WriteWorld &world)
{
    const SandboxServer &server = world.server;
    return { server.organizations(), server.titles(), server.positions(),
             server.user(world.user).value_or(SandboxUser {}), server.userCount() };
}

// A record of each list has another name, and there is one more.
void changeEverything(WriteWorld &world)
{
    SandboxServer &server = world.server;
    SandboxOrganization organization = server.organizationByCode(u"O-1"_s).value();
    organization.name += u"改"_s;
    (void)server.put(organization);
    organization.id.clear();
    organization.code = u"O-3"_s;
    (void)server.put(organization);
    SandboxTitle title = server.titleByCode(u"T-1"_s).value();
    title.name += u"改"_s;
    (void)server.put(title);
    (void)server.put(SandboxTitle { {}, u"职务三"_s, u"T-3"_s });
    SandboxPosition position = server.positionByCode(u"P-1"_s).value();
    position.name += u"改"_s;
    (void)server.put(position);
    (void)server.put(SandboxPosition { {}, world.org1, u"职位四"_s, u"P-4"_s, {} });
    SandboxUser person = server.user(world.user).value();
    person.name += u"改"_s;
    (void)server.put(person);
    person.id.clear();
    person.userName = u"the.new.one"_s;
    (void)server.put(person);
}

// Empty: what the service shows is what the server had at that moment.
QString difference(const DirectoryService &service, const Snapshot &server)
{
    const auto references = service.references();
    QString found
        = differenceOf(references->organizations(), server.organizations, u"organization"_s);
    if (found.isEmpty())
        found = differenceOf(references->titles(), server.titles, u"title"_s);
    if (found.isEmpty())
        found = differenceOf(references->positions().toVector(), server.positions, u"position"_s);
    if (!found.isEmpty())
        return found;
    const auto person = service.user(UserId(server.person.id));
    if (!person || !equal(*person, server.person))
        return u"the person differs"_s;
    if (service.peopleCount() != server.people)
        return u"%1 people instead of %2"_s.arg(service.peopleCount()).arg(server.people);
    return {};
}

// Whether it ended well; nothing: it did not end.
std::optional<bool> synced(DirectoryService &service)
{
    std::optional<bool> isGood;
    QObject context;
    QObject::connect(&service, &DirectoryService::syncFinished, &context,
                     [&isGood](const Result<SyncReport> &result) { isGood = result.has_value(); });
    QSignalSpy finished(&service, &DirectoryService::syncFinished);
    service.sync(SyncMode::Changes);
    (void)finished.wait(60'000);
    return isGood;
}

} // namespace

class TestFaultLists : public QObject
{
    Q_OBJECT
private slots:
    void cacheIsTheOldOneOrTheNewOneWhole_data();
    void cacheIsTheOldOneOrTheNewOneWhole();
};

void TestFaultLists::cacheIsTheOldOneOrTheNewOneWhole_data()
{
    QTest::addColumn<qsizetype>("index");
    qsizetype index = 0;
    for (const FaultColumn &column : faultColumns())
        QTest::newRow(column.name) << index++;
}

void TestFaultLists::cacheIsTheOldOneOrTheNewOneWhole()
{
    QFETCH(const qsizetype, index);
    const FaultColumn &column = faultColumns()[static_cast<size_t>(index)];
    WriteWorld world;
    world.service.reset();
    TenantOptions options = world.options();
    options.firstByteTimeout = options.wholeTimeout = 60s;
    {
        DirectoryService first(options);
        QVERIFY(first.open());
        QCOMPARE(synced(first), std::optional(true));
    }
    const Snapshot before = snapshotOf(world);
    changeEverything(world);
    const Snapshot after = snapshotOf(world);

    const FaultProxy elsewhere(world.server.port());
    if (column.fault)
        world.proxy->inject({ "GET", "offset=", 0, column.times }, column.fault(elsewhere.url()));
    else
        world.proxy->goOffline();
    const bool isHarmless = std::string_view(column.read.outcome) == "ok";
    const Snapshot &expected = isHarmless ? after : before;
    {
        TenantOptions limited = options;
        if (column.hangs)
            limited.firstByteTimeout = 500ms; // of each of the lists
        DirectoryService second(limited);
        QVERIFY(second.open());
        QCOMPARE(synced(second), std::optional(isHarmless));
        QCOMPARE(difference(second, expected), QString());
    }
    QCOMPARE(elsewhere.seen(), 0);

    world.proxy->clearFaults();
    world.proxy->goOnline();
    DirectoryService third(options);
    QVERIFY(third.open());
    QCOMPARE(difference(third, expected), QString()); // of the disk
    QCOMPARE(synced(third), std::optional(true));
    QCOMPARE(difference(third, after), QString());
}

RENZHI_GUILESS_TEST(TestFaultLists)
#include "tst_faultlists.moc"
