// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Rows come, go and move while somebody reads a list: what is in sight and what is selected stay.

#include "models/directory/directoryservice.h"
#include "models/items/itemroles.h"
#include "models/items/positiontablemodel.h"
#include "models/items/usertablemodel.h"
#include "tests/gui/shellworld.h"
#include "tests/support/testmain.h"
#include "views/widgets/tableview.h"

#include <QAction>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QScrollBar>
#include <QSignalSpy>

#include <utility>

using namespace Qt::StringLiterals;
using namespace renzhi;

namespace {

constexpr int TopRow = 100;
constexpr int ScrolledAway = 7; // pixels of that row

// The record at the top of the rows in sight, and where it begins.
using Top = std::pair<QString, int>;

// Before all others.
QString firstName(int number)
{
    return u"000 %1"_s.arg(number);
}

QString idAt(const TableView &table, int row)
{
    return table.model()->index(row, 0).data(IdRole).toString();
}

QStringList idsOf(const TableView &table)
{
    QStringList ids;
    for (int row = 0; row < table.model()->rowCount(); ++row)
        ids.append(idAt(table, row));
    return ids;
}

int rowOf(const TableView &table, const QString &id)
{
    return int(idsOf(table).indexOf(id));
}

Top topOf(const TableView &table)
{
    const int row = table.rowAt(0);
    return { idAt(table, row), table.rowViewportPosition(row) };
}

// The last one is the chosen one.
void select(TableView &table, const QVector<int> &rows)
{
    QItemSelectionModel *selection = table.selectionModel();
    selection->setCurrentIndex(table.model()->index(rows.constLast(), 0),
                               QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    for (const int row : rows)
        selection->select(table.model()->index(row, 0),
                          QItemSelectionModel::Select | QItemSelectionModel::Rows);
}

QStringList selectedIds(const TableView &table)
{
    QStringList ids;
    const QModelIndexList rows = table.selectionModel()->selectedRows();
    for (const QModelIndex &row : rows)
        ids.append(idAt(table, row.row()));
    ids.sort();
    return ids;
}

bool scrollDown(TableView &table)
{
    const int value = table.verticalHeader()->sectionSize(0) * TopRow + ScrolledAway;
    QScrollBar *bar = table.verticalScrollBar();
    if (!QTest::qWaitFor([&] { return bar->maximum() > value; }, Patience))
        return false;
    bar->setValue(value);
    return table.rowAt(0) == TopRow;
}

void rename(SandboxServer &server, const QString &id, const QString &name)
{
    SandboxUser user = server.user(id).value();
    user.name = name;
    server.put(user);
}

SandboxOptions manyPositions()
{
    SandboxOptions options = ShellWorld::smallTenant();
    options.positions = 200;
    return options;
}

class AnchorWorld : public ShellWorld
{
public:
    using ShellWorld::ShellWorld;

    [[nodiscard]] TableView &people() { return *find<TableView>(u"peopleTable"_s); }
    [[nodiscard]] TableView &positions() { return *find<TableView>(u"positionsTable"_s); }
    [[nodiscard]] bool readAll()
    {
        const QSignalSpy ended(&service(), &DirectoryService::syncFinished);
        service().sync(SyncMode::Full);
        return QTest::qWaitFor([&ended] { return !ended.isEmpty(); }, Patience);
    }
    // The list of people is told row by row what changed, or has all of it replaced.
    [[nodiscard]] bool openPeople(bool resets)
    {
        if (!open())
            return false;
        if (resets)
            session().users->setMostCompared(0);
        return people().model()->rowCount() == 200;
    }
};

void addWays()
{
    QTest::addColumn<bool>("resets");
    QTest::newRow("row by row") << false;
    QTest::newRow("all replaced") << true;
}

} // namespace

class TestShellAnchor : public QObject
{
    Q_OBJECT

private slots:
    void peopleInSightStayWhereTheyAre_data() { addWays(); }
    void peopleInSightStayWhereTheyAre();
    void nextRowTakesThePlaceOfOneThatIsGone_data() { addWays(); }
    void nextRowTakesThePlaceOfOneThatIsGone();
    void listAtItsBeginningStaysThere_data() { addWays(); }
    void listAtItsBeginningStaysThere();
    void selectionGoesWithTheChosenOne();
    void chosenOneStaysTakenOut_data() { addWays(); }
    void chosenOneStaysTakenOut();
    void othersStayUnderShift_data() { addWays(); }
    void othersStayUnderShift();
    void positionsInSightStayWhereTheyAre_data();
    void positionsInSightStayWhereTheyAre();
    void whatIsAskedForBeginsWithItsFirstRow_data() { addWays(); }
    void whatIsAskedForBeginsWithItsFirstRow();
};

void TestShellAnchor::peopleInSightStayWhereTheyAre()
{
    QFETCH(const bool, resets);
    AnchorWorld world;
    QVERIFY(world.openPeople(resets));
    TableView &table = world.people();
    const QStringList ids = idsOf(table);
    select(table, { 20, 120, 121 });
    const QStringList selected = selectedIds(table);
    QCOMPARE(selected.size(), 3);
    QVERIFY(scrollDown(table));
    const Top before = topOf(table);
    QCOMPARE(before, Top(ids.at(TopRow), -ScrolledAway));

    for (int i = 0; i < 3; ++i)
        world.addPerson({ firstName(i), u"first.%1"_s.arg(i), 0 });
    QVERIFY(world.server().removeUser(ids.at(5)));
    QVERIFY(world.server().removeUser(ids.at(8)));
    rename(world.server(), ids.at(10), u"作作作作"_s); // behind most
    rename(world.server(), ids.at(150), firstName(9));
    const QSignalSpy replaced(table.model(), &QAbstractItemModel::modelReset);
    QVERIFY(world.readAll());
    QTRY_COMPARE_WITH_TIMEOUT(table.model()->rowCount(), 201, Patience);
    QCOMPARE(!replaced.isEmpty(), resets);
    QVERIFY(rowOf(table, ids.at(150)) < TopRow);
    QVERIFY(rowOf(table, ids.at(10)) > TopRow + 2);
    QCOMPARE(rowOf(table, before.first), TopRow + 1);
    QCOMPARE(topOf(table), before);
    QCOMPARE(selectedIds(table), selected);
    QCOMPARE(table.currentIndex().data(IdRole).toString(), ids.at(121));
}

void TestShellAnchor::nextRowTakesThePlaceOfOneThatIsGone()
{
    QFETCH(const bool, resets);
    AnchorWorld world;
    QVERIFY(world.openPeople(resets));
    TableView &table = world.people();
    const QStringList ids = idsOf(table);
    QVERIFY(scrollDown(table));
    for (const int row : { 3, TopRow, TopRow + 1 })
        QVERIFY(world.server().removeUser(ids.at(row)));
    QVERIFY(world.readAll());
    QTRY_COMPARE_WITH_TIMEOUT(table.model()->rowCount(), 197, Patience);
    QCOMPARE(topOf(table), Top(ids.at(TopRow + 2), -ScrolledAway));
}

void TestShellAnchor::listAtItsBeginningStaysThere()
{
    QFETCH(const bool, resets);
    AnchorWorld world;
    QVERIFY(world.openPeople(resets));
    TableView &table = world.people();
    QVERIFY(scrollDown(table));
    table.scrollToTop();
    const QString first = world.addPerson({ firstName(0), u"first"_s, 0 });
    QVERIFY(world.readAll());
    QTRY_COMPARE_WITH_TIMEOUT(table.model()->rowCount(), 201, Patience);
    QCOMPARE(topOf(table), Top(first, 0));
}

// What is selected beside somebody whom the card shows means nothing without them.
void TestShellAnchor::selectionGoesWithTheChosenOne()
{
    AnchorWorld world;
    QVERIFY(world.openPeople(true));
    TableView &table = world.people();
    const QString chosen = idAt(table, 121);
    select(table, { 20, 120, 121 });
    QVERIFY(world.server().removeUser(chosen));
    QVERIFY(world.readAll());
    QTRY_COMPARE_WITH_TIMEOUT(table.model()->rowCount(), 199, Patience);
    QCOMPARE(selectedIds(table), QStringList());
}

// Ctrl and a click take the chosen one out of those that are selected.
void TestShellAnchor::chosenOneStaysTakenOut()
{
    QFETCH(const bool, resets);
    AnchorWorld world;
    QVERIFY(world.openPeople(resets));
    TableView &table = world.people();
    const QString chosen = idAt(table, 121);
    select(table, { 20, 120, 121 });
    table.selectionModel()->select(table.model()->index(121, 0),
                                   QItemSelectionModel::Deselect | QItemSelectionModel::Rows);
    const QStringList selected = selectedIds(table);
    QCOMPARE(selected.size(), 2);
    world.addPerson({ firstName(0), u"first"_s, 0 });
    QVERIFY(world.readAll());
    QTRY_COMPARE_WITH_TIMEOUT(table.model()->rowCount(), 201, Patience);
    QCOMPARE(selectedIds(table), selected);
    QCOMPARE(table.currentIndex().data(IdRole).toString(), chosen);
}

void TestShellAnchor::othersStayUnderShift()
{
    QFETCH(const bool, resets);
    AnchorWorld world;
    QVERIFY(world.openPeople(resets));
    TableView &table = world.people();
    select(table, { 20, 120, 121 });
    QStringList selected = selectedIds(table);
    world.addPerson({ firstName(0), u"first"_s, 0 });
    QVERIFY(world.readAll());
    QTRY_COMPARE_WITH_TIMEOUT(table.model()->rowCount(), 201, Patience);
    // As a view does it from the chosen one to the next.
    table.selectionModel()->select(
        QItemSelection(table.model()->index(122, 0), table.model()->index(123, 0)),
        QItemSelectionModel::SelectCurrent | QItemSelectionModel::Rows);
    selected.append(idAt(table, 123));
    selected.sort();
    QCOMPARE(selectedIds(table), selected);
}

void TestShellAnchor::positionsInSightStayWhereTheyAre_data()
{
    QTest::addColumn<bool>("isLater");
    QTest::newRow("in order at once") << false;
    QTest::newRow("in an order that comes later") << true;
}

void TestShellAnchor::positionsInSightStayWhereTheyAre()
{
    QFETCH(const bool, isLater);
    AnchorWorld world(manyPositions());
    QVERIFY(world.open());
    world.find<QAction>(u"actionGoPositions"_s)->trigger();
    TableView &table = world.positions();
    QTRY_COMPARE_WITH_TIMEOUT(table.model()->rowCount(), 200, Patience);
    if (isLater)
        world.session().positions->setMostAtOnce(0);
    const QStringList ids = idsOf(table);
    select(table, { 20, 120, 121 });
    const QStringList selected = selectedIds(table);
    QVERIFY(scrollDown(table));
    const Top before = topOf(table);

    SandboxPosition position;
    position.orgId = world.server().organizations().constFirst().id;
    for (int i = 0; i < 3; ++i) {
        position.code = u"FIRST-%1"_s.arg(i);
        position.name = firstName(i);
        world.server().put(position);
    }
    QVERIFY(world.server().removePosition(ids.at(5)));
    QVERIFY(world.readAll());
    QTRY_COMPARE_WITH_TIMEOUT(table.model()->rowCount(), 202, Patience);
    QCOMPARE(rowOf(table, before.first), TopRow + 2);
    QCOMPARE(topOf(table), before);
    QCOMPARE(selectedIds(table), selected);
    QCOMPARE(table.currentIndex().data(IdRole).toString(), ids.at(121));
}

void TestShellAnchor::whatIsAskedForBeginsWithItsFirstRow()
{
    QFETCH(const bool, resets);
    AnchorWorld world;
    QVERIFY(world.openPeople(resets));
    TableView &table = world.people();
    const QScrollBar *bar = table.verticalScrollBar();
    QVERIFY(scrollDown(table));
    world.search(u"1"_s); // in most telephone numbers
    QVERIFY(table.model()->rowCount() > 50);
    QCOMPARE(bar->value(), 0);
    world.search({});
    QVERIFY(scrollDown(table));
    table.sortBy(int(UserTableModel::Column::UserName));
    QCOMPARE(bar->value(), 0);
    QVERIFY(scrollDown(table));
    world.find<QAction>(u"actionShowFilters"_s)->trigger();
    table.setFilterTexts({ { int(UserTableModel::Column::UserName), u"a"_s } });
    QCOMPARE(bar->value(), 0);
}

RENZHI_TEST(TestShellAnchor)
#include "tst_shell_anchor.moc"
