// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/directory/writeworld.h"
#include "tests/support/patience.h"
#include "tests/support/testmain.h"

using namespace Qt::StringLiterals;
using namespace renzhi;
using namespace renzhi::test;

namespace {

using Order = std::shared_ptr<const PositionOrder>;

// What the service makes of a wish; null: nothing came.
Order ordered(DirectoryService &service, const PositionOrderWish &wish)
{
    Order made;
    QObject context;
    service.orderPositions(wish, &context, [&made](const Order &order) { made = order; });
    if (made)
        return nullptr; // callbacks run later
    static_cast<void>(QTest::qWaitFor([&made] { return made != nullptr; }, Patience));
    return made;
}

// What was read so far is in the references.
[[nodiscard]] bool isSettled(DirectoryService &service)
{
    bool kept = false;
    QObject context;
    service.whenKept(&context, [&kept] { kept = true; });
    return QTest::qWaitFor([&kept] { return kept; }, Patience);
}

[[nodiscard]] bool hasReadPosition(DirectoryService &service, const QString &id)
{
    bool answered = false;
    QObject context;
    service.readPosition(PositionId(id), &context, [&answered](const Result<Position> &read) {
        answered = read.has_value();
    });
    return QTest::qWaitFor([&answered] { return answered; }, Patience);
}

} // namespace

// The order of the positions is made on the worker, and a position that is read or written is laid
// over the references instead of making them anew.
class TestPositionOrder : public QObject
{
    Q_OBJECT
private slots:
    void orderIsThatOfItsReferences_data();
    void orderIsThatOfItsReferences();
    void firstReferencesAreOrderedBeforehand();
    void orderTellsWhatBecameOfTheRowsBefore();
    void nobodyIsToldWhoHasGone();
    void positionReadIsLaidOver();
    void changeOfAnotherIsLaidOver();
    void manyChangesOfOthersAreMadeAnew();
    void manyLaidOverAreMadeAnew();
};

void TestPositionOrder::orderIsThatOfItsReferences_data()
{
    QTest::addColumn<PositionColumn>("column");
    QTest::newRow("name") << PositionColumn::Name;
    QTest::newRow("code") << PositionColumn::Code;
    QTest::newRow("organization") << PositionColumn::Organization;
    QTest::newRow("title") << PositionColumn::Title;
    QTest::newRow("updated at") << PositionColumn::UpdatedAt;
}

void TestPositionOrder::orderIsThatOfItsReferences()
{
    QFETCH(const PositionColumn, column);
    WriteWorld world;
    world.sync();
    const PositionOrderWish wish { world.service->references(),
                                   { { int(column), Qt::DescendingOrder } },
                                   {} };
    const Order order = ordered(*world.service, wish);
    QVERIFY(order);
    QVERIFY(order->wish == wish);
    QCOMPARE(order->rows.size(), size_t(wish.references->positions().size()));
    PositionComparison comparison(wish.references, wish.keys, order->treeRanks);
    const PositionList &positions = wish.references->positions();
    for (size_t i = 1; i < order->rows.size(); ++i)
        QVERIFY(comparison.compare(*positions.at(order->rows[i - 1]), *positions.at(order->rows[i]))
                < 0);
}

// A page that is opened later has nothing to wait for.
void TestPositionOrder::firstReferencesAreOrderedBeforehand()
{
    WriteWorld world(
        [](SandboxOptions &options) { options.positions = int(positionsSortedAtOnce) + 1; });
    world.sync();
    world.service.reset();
    DirectoryService later(world.options());
    QVERIFY(later.open(DirectoryService::Opening::WithoutReferences));
    later.loadReferences();
    QTRY_VERIFY_WITH_TIMEOUT(later.hasReferences(), Patience);
    const PositionOrderWish wish { later.references(), ColumnSorts(1), {} };
    QVERIFY(wish.references->positions().size() > positionsSortedAtOnce);
    QVERIFY(isSettled(later));
    const Order first = ordered(later, wish);
    QVERIFY(first);
    QCOMPARE(ordered(later, wish), first); // the very same: nothing was sorted
}

void TestPositionOrder::orderTellsWhatBecameOfTheRowsBefore()
{
    WriteWorld world;
    world.sync();
    QVERIFY(isSettled(*world.service));
    const auto before = world.service->references();
    SandboxPosition changed = *world.server.positionByCode(u"P-1"_s);
    changed.name = u"新名"_s;
    world.server.put(changed);
    // With an organization that changed all of them are read anew.
    SandboxOrganization renamed = world.server.organizations().constFirst();
    renamed.name = u"新部门"_s;
    world.server.put(renamed);
    world.sync();
    QTRY_VERIFY_WITH_TIMEOUT(world.service->references() != before, Patience);
    QVERIFY(isSettled(*world.service));
    const auto now = world.service->references();
    const Order order = ordered(*world.service, { now, ColumnSorts(1), before });
    QVERIFY(order);
    QVERIFY(order->isRenumbered);
    for (const Position &position : before->positions()) {
        const quint32 row = *before->positions().rowOf(position.id);
        const Position *then = before->positions().at(row);
        const Position *same = now->positions().at(order->rowsNow.at(row));
        QVERIFY(same);
        QCOMPARE(same->id, then->id);
        const bool readsDifferently
            = !(*same == *then) || before->path(then->orgId) != now->path(same->orgId);
        QCOMPARE(bool(order->changed.at(order->rowsNow.at(row))), readsDifferently);
    }
}

void TestPositionOrder::nobodyIsToldWhoHasGone()
{
    WriteWorld world;
    world.sync();
    bool isTold = false;
    {
        QObject context;
        world.service->orderPositions({ world.service->references(), ColumnSorts(1), {} }, &context,
                                      [&isTold](const Order &) { isTold = true; });
    }
    QVERIFY(ordered(*world.service, { world.service->references(), ColumnSorts(1), {} }));
    QVERIFY(!isTold);
}

void TestPositionOrder::positionReadIsLaidOver()
{
    WriteWorld world;
    world.sync();
    QVERIFY(isSettled(*world.service));
    const auto before = world.service->references();
    SandboxPosition changed = *world.server.positionByCode(u"P-1"_s);
    changed.name = u"新名"_s;
    world.server.put(changed);
    QVERIFY(hasReadPosition(*world.service, world.position1));
    const auto now = world.service->references();
    const auto rows = now->positions().changedSince(before->positions());
    QVERIFY(rows); // nothing was made anew
    QCOMPARE(rows->size(), size_t(1));
    QCOMPARE(now->positions().at(rows->front())->name, u"新名"_s);
    QVERIFY(before->position(PositionId(world.position1))->name != u"新名"_s);
}

// What a sync finds costs the window no more than what is written here.
void TestPositionOrder::changeOfAnotherIsLaidOver()
{
    WriteWorld world;
    world.sync();
    QVERIFY(isSettled(*world.service));
    const auto before = world.service->references();
    SandboxPosition changed = *world.server.positionByCode(u"P-1"_s);
    changed.name = u"新名"_s;
    world.server.put(changed);
    QVERIFY(world.server.removePosition(world.position2));
    world.sync();
    QTRY_VERIFY_WITH_TIMEOUT(world.service->references() != before, Patience);
    QVERIFY(isSettled(*world.service));
    const auto now = world.service->references();
    QVERIFY(now->sharesOrganizations(*before));
    const auto rows = now->positions().changedSince(before->positions());
    QVERIFY(rows);
    QCOMPARE(rows->size(), size_t(2));
    QCOMPARE(now->position(PositionId(world.position1))->name, u"新名"_s);
    QVERIFY(!now->position(PositionId(world.position2)));
}

void TestPositionOrder::manyChangesOfOthersAreMadeAnew()
{
    constexpr int many = 520;
    WriteWorld world([](SandboxOptions &options) { options.positions = many; });
    world.sync();
    QVERIFY(isSettled(*world.service));
    const auto before = world.service->references();
    const QList<SandboxPosition> positions = world.server.positions();
    for (const SandboxPosition &position : positions) {
        SandboxPosition renamed = position;
        renamed.name += u'改';
        world.server.put(renamed);
    }
    world.sync();
    QTRY_VERIFY_WITH_TIMEOUT(world.service->references() != before, Patience);
    const auto now = world.service->references();
    QCOMPARE(now->positions().changeCount(), 0);
    QVERIFY(now->sharesOrganizations(*before));
    for (const SandboxPosition &position : positions)
        QCOMPARE(now->position(PositionId(position.id))->name, QString(position.name + u'改'));
}

void TestPositionOrder::manyLaidOverAreMadeAnew()
{
    constexpr int many = 520;
    WriteWorld world([](SandboxOptions &options) { options.positions = many; });
    world.sync();
    const QList<SandboxPosition> positions = world.server.positions();
    QVERIFY(positions.size() >= many);
    int answered = 0;
    for (const SandboxPosition &position : positions) {
        SandboxPosition renamed = position;
        renamed.name += u'改';
        world.server.put(renamed);
        world.service->readPosition(
            PositionId(position.id), this,
            [&answered](const Result<Position> &read) { answered += read.has_value() ? 1 : 0; });
    }
    QTRY_COMPARE_WITH_TIMEOUT(answered, int(positions.size()), Patience);
    const auto laidOver
        = [&world] { return world.service->references()->positions().changeCount(); };
    QTRY_VERIFY_WITH_TIMEOUT(laidOver() < many / 2, Patience);
    const auto references = world.service->references();
    QCOMPARE(references->positions().size(), positions.size());
    for (const SandboxPosition &position : positions)
        QCOMPARE(references->position(PositionId(position.id))->name,
                 QString(position.name + u'改'));
}

RENZHI_GUILESS_TEST(TestPositionOrder)
#include "tst_positionorder.moc"
