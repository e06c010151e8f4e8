// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/directory/directoryservice.h"
#include "models/items/usertablemodel.h"
#include "tests/gui/shellworld.h"
#include "tests/gui/windowwalk.h"
#include "tests/support/testmain.h"
#include "views/forms/writeform.h"
#include "views/widgets/jobrowwidget.h"
#include "views/widgets/tableview.h"

#include <QAbstractButton>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QRegularExpression>
#include <QScopeGuard>
#include <QScreen>
#include <QSignalSpy>
#include <QSplitter>
#include <QStandardItemModel>
#include <QToolButton>
#include <QTreeView>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace renzhi;

namespace {

QString serialised(ShellWorld &world)
{
    QStringList parts;
    parts << QString::fromLatin1(world.find<QSplitter>(u"panes"_s)->saveState().toBase64());
    for (const TableView *table : world.window().findChildren<TableView *>())
        parts << table->objectName() << QString::fromLatin1(table->columnState().toBase64());
    const auto *people = world.find<TableView>(u"peopleTable"_s);
    parts << world.find<QLineEdit>(u"searchBox"_s)->text();
    parts << world.find<QTreeView>(u"organizationTree"_s)->currentIndex().data().toString();
    parts << people->currentIndex().siblingAtColumn(1).data().toString();
    parts << QString::number(people->model()->rowCount());
    parts << world.find<QWidget>(u"personCard"_s)->findChild<QLabel *>(u"name"_s)->text();
    parts << u"%1x%2"_s.arg(world.window().width()).arg(world.window().height());
    return parts.join(u'\n');
}

// Order, widths, which are hidden, and what sorts. The last one follows the width of the view.
QString columnsOf(const TableView &table)
{
    QStringList columns;
    const QHeaderView *header = table.horizontalHeader();
    for (int visual = 0; visual < header->count(); ++visual) {
        const int section = header->logicalIndex(visual);
        columns << u"%1: %2"_s.arg(section).arg(header->sectionSize(section));
    }
    for (const ColumnSort &key : table.sortKeys())
        columns << u"by %1 %2"_s.arg(key.column).arg(key.order);
    return columns.join(u", "_s);
}

QString rowsOf(ShellWorld &world, const QString &table)
{
    QStringList rows;
    const QAbstractItemModel *model = world.find<TableView>(table)->model();
    for (int row = 0; row < model->rowCount(); ++row)
        rows << model->index(row, 1).data().toString();
    return rows.join(u' ');
}

void clickHeader(const TableView &table, int section, Qt::KeyboardModifiers modifiers = {})
{
    QHeaderView *header = table.horizontalHeader();
    const QPoint at(header->sectionViewportPosition(section) + 12, header->height() / 2);
    QTest::mouseClick(header->viewport(), Qt::LeftButton, modifiers, at);
}

// Every entry of the menu's two lists of columns that has a check mark.
QStringList checkedSorts(TableView *table)
{
    QMenu menu;
    table->fillColumnMenu(&menu);
    QStringList checked;
    for (const QString &list : { u"sortBy"_s, u"sortAlsoBy"_s }) {
        const auto entries = menu.findChild<QMenu *>(list)->actions();
        for (const QAction *entry : entries) {
            if (entry->isChecked())
                checked.append(list + u": "_s + entry->text());
        }
    }
    return checked;
}

// Three people whom one word finds, in another order by rank, by name and by user name. No pinyin
// begins like it.
struct ThreeHits
{
    static QString word() { return u"vxv"_s; }
    static QString byRank() { return u"vxv vxv.b a.vxv"_s; }
    static QString byName() { return u"vxv.b a.vxv vxv"_s; }
    static QString byNameDown() { return u"vxv a.vxv vxv.b"_s; }
    static QString byUserName() { return u"a.vxv vxv vxv.b"_s; }

    static void addTo(ShellWorld &world)
    {
        world.addPerson({ u"Zora"_s, u"vxv"_s, 0 });
        world.addPerson({ u"Adam"_s, u"vxv.b"_s, 0 });
        world.addPerson({ u"Mona"_s, u"a.vxv"_s, 0 });
    }
};

} // namespace

// What comes back at the next start (F-08, F-13), and the switch of language while it runs (F-53).
class TestShellState : public QObject
{
    Q_OBJECT

private slots:
    void everythingComesBackAtTheNextStart();
    void placeOfTheWindowComesBackAtTheNextStart();
    void hiddenPaneStaysHiddenAtTheNextStart_data();
    void hiddenPaneStaysHiddenAtTheNextStart();
    void everyTableRemembersItsColumns();
    void sortingArrangesNoColumn();
    void tableThatDoesNotSortTakesNoArrow();
    void shiftClickSortsByAnotherColumnToo();
    void menuSortsByAnotherColumnToo();
    void rankedHitsShowNoArrow();
    void clickOnRankedHitsSortsAscending_data();
    void clickOnRankedHitsSortsAscending();
    void hitsSortedByHandStaySoUntilTheSearchEnds();
    void searchThatEndsLeavesTheOrderAsItWas();
    void hitsSortedByHandComeBackSoAtTheNextStart();
    void sortKeysComeBackAtTheNextStart();
    void densityIsThatOfEveryTableAndComesBack();
    void brokenStateGivesTheDefaults();
    void aFormOffersTheLanguagesToo();
    void languageSwitchRewordsEverythingAndKeepsWhatWasChosen();
};

void TestShellState::everythingComesBackAtTheNextStart()
{
    ShellWorld world;
    world.addPerson({ u"欧阳鑫淼"_s, u"ouyang.xinmiao"_s, 1 });
    QVERIFY(world.open());
    world.window().resize(1180, 760);
    auto *tree = world.find<QTreeView>(u"organizationTree"_s);
    const QModelIndex top = tree->model()->index(1, 0);
    tree->selectionModel()->setCurrentIndex(top, QItemSelectionModel::ClearAndSelect);
    world.find<QSplitter>(u"panes"_s)->setSizes({ 200, 480, 420 });
    auto *people = world.find<TableView>(u"peopleTable"_s);
    people->horizontalHeader()->resizeSection(1, 177);
    people->horizontalHeader()->setSortIndicator(1, Qt::DescendingOrder);
    world.choosePerson(u"ouyang.xin"_s);
    QTRY_VERIFY(people->currentIndex().isValid());
    const QString before = serialised(world);
    QVERIFY(world.restart());
    QTRY_COMPARE(serialised(world), before);
}

void TestShellState::placeOfTheWindowComesBackAtTheNextStart()
{
    ShellWorld world;
    QVERIFY(world.open());
    // As small as it gets: one that is not whole on the screen is moved there.
    const QRect room = world.window().screen()->availableGeometry();
    QRect place(QPoint(), world.window().minimumSizeHint());
    place.moveCenter(room.center());
    QVERIFY(room.contains(place));
    world.window().setGeometry(place);
    QCOMPARE(world.window().geometry(), place);
    QVERIFY(world.restart());
    QCOMPARE(world.window().geometry(), place);
}

void TestShellState::hiddenPaneStaysHiddenAtTheNextStart_data()
{
    QTest::addColumn<QString>("action");
    QTest::addColumn<QString>("pane");
    QTest::addColumn<QString>("other");
    const QString tree = u"organizationPane"_s, card = u"personCard"_s;
    QTest::newRow("organizations") << u"actionShowOrganizations"_s << tree << card;
    QTest::newRow("card") << u"actionShowCard"_s << card << tree;
}

void TestShellState::hiddenPaneStaysHiddenAtTheNextStart()
{
    QFETCH(QString, action);
    QFETCH(QString, pane);
    QFETCH(QString, other);
    ShellWorld world;
    QVERIFY(world.open());
    QVERIFY(world.find<QWidget>(pane)->isVisible());
    world.find<QAction>(action)->trigger();
    QVERIFY(!world.find<QWidget>(pane)->isVisible());
    QVERIFY(world.restart());
    QVERIFY(!world.find<QWidget>(pane)->isVisible());
    QVERIFY(!world.find<QAction>(action)->isChecked());
    QVERIFY(world.find<QWidget>(other)->isVisible());
}

void TestShellState::everyTableRemembersItsColumns()
{
    ShellWorld world;
    QVERIFY(world.open());
    const QStringList tables { u"peopleTable"_s, u"positionsTable"_s, u"jobsTable"_s,
                               u"titlesTable"_s, u"outboxTable"_s,    u"changesTable"_s };
    QCOMPARE(world.window().findChildren<TableView *>().size(), tables.size());
    for (const QString &name : tables) {
        auto *table = world.find<TableView>(name);
        auto *header = table->horizontalHeader();
        header->moveSection(header->visualIndex(2), 1);
        header->resizeSection(0, 201);
        header->setSortIndicator(1, Qt::DescendingOrder);
        QMenu menu;
        table->fillColumnMenu(&menu);
        const int toggled = name == u"outboxTable"_s ? 1 : header->count() - 1;
        auto *column = menu.findChild<QAction *>(u"column%1"_s.arg(toggled));
        QVERIFY(column);
        column->toggle();
        QVERIFY(!menu.findChild<QAction *>(u"column0"_s)->isEnabled());
    }
    QHash<QString, QString> before;
    for (const QString &name : tables)
        before.insert(name, columnsOf(*world.find<TableView>(name)));
    QVERIFY(world.restart());
    for (const QString &name : tables) {
        auto *table = world.find<TableView>(name);
        QCOMPARE(columnsOf(*table), before.value(name));
        table->resetColumns();
        QVERIFY(columnsOf(*table) != before.value(name));
    }
}

void TestShellState::sortingArrangesNoColumn()
{
    ShellWorld world;
    QVERIFY(world.open());
    world.window().resize(1400, 760);
    const auto *table = world.find<TableView>(u"peopleTable"_s);
    auto *header = table->horizontalHeader();
    const int organization = int(UserTableModel::Column::Organization);
    header->setSortIndicator(1, Qt::DescendingOrder);
    const int wide = header->sectionSize(organization);
    world.window().resize(1400 - 100, 760);
    QTRY_VERIFY(header->sectionSize(organization) != wide); // still as wide as the view allows
    QVERIFY(world.restart());
    header = world.find<TableView>(u"peopleTable"_s)->horizontalHeader();
    QCOMPARE(header->sortIndicatorSection(), 1);
    QCOMPARE(header->sortIndicatorOrder(), Qt::DescendingOrder);
}

void TestShellState::tableThatDoesNotSortTakesNoArrow()
{
    QStandardItemModel model(2, 3);
    TableView table;
    table.setModel(&model);
    table.setDefaultColumns({ { 0, 10 }, { 1, 10 }, { 2, 10 } }, -1);
    table.resize(600, 300);
    table.show();
    QVERIFY(QTest::qWaitForWindowExposed(&table));
    const QHeaderView *header = table.horizontalHeader();
    const QSignalSpy sorted(&table, &TableView::sortChanged);
    const auto isUnsorted = [&] {
        return header->sortIndicatorSection() == -1 && table.sortKeys().isEmpty()
            && table.accessibleDescription().isEmpty() && sorted.isEmpty();
    };
    QVERIFY(isUnsorted());
    for (const Qt::KeyboardModifier modifier : { Qt::NoModifier, Qt::ShiftModifier }) {
        clickHeader(table, 1, modifier);
        QVERIFY(isUnsorted());
    }
    table.horizontalHeader()->setSortIndicator(1, Qt::DescendingOrder);
    QVERIFY(isUnsorted());
    table.sortBy(1);
    table.sortAlsoBy(2);
    table.restoreColumnState("1-;"); // of a program in which it did
    QVERIFY(isUnsorted());
    QMenu menu;
    table.fillColumnMenu(&menu);
    QVERIFY(menu.findChild<QAction *>(u"column1"_s));
    QVERIFY(!menu.findChild<QMenu *>(u"sortBy"_s));
}

void TestShellState::shiftClickSortsByAnotherColumnToo()
{
    ShellWorld world;
    QVERIFY(world.open());
    const auto *table = world.find<TableView>(u"peopleTable"_s);
    const auto click = [table](UserTableModel::Column column, Qt::KeyboardModifiers modifiers) {
        clickHeader(*table, int(column), modifiers);
    };
    using Column = UserTableModel::Column;
    constexpr auto Up = Qt::AscendingOrder, Down = Qt::DescendingOrder;
    const int name = int(Column::Name), userName = int(Column::UserName);
    const int organization = int(Column::Organization), status = int(Column::Status);
    click(Column::Status, {});
    QCOMPARE(table->sortKeys(), (ColumnSorts { { status, Up } }));
    const QString byStatus = rowsOf(world, u"peopleTable"_s);
    click(Column::Organization, Qt::ShiftModifier);
    QCOMPARE(table->sortKeys(), (ColumnSorts { { status, Up }, { organization, Up } }));
    QCOMPARE(table->horizontalHeader()->sortIndicatorSection(), status);
    click(Column::Organization, Qt::ShiftModifier);
    click(Column::UserName, Qt::ShiftModifier);
    QCOMPARE(table->sortKeys(),
             (ColumnSorts { { status, Up }, { organization, Down }, { userName, Up } }));
    QVERIFY(rowsOf(world, u"peopleTable"_s) != byStatus);
    click(Column::Name, Qt::ShiftModifier); // three are the most
    QCOMPARE(table->sortKeys(),
             (ColumnSorts { { status, Up }, { organization, Down }, { name, Up } }));
    click(Column::Organization, Qt::ShiftModifier); // a third time: no more
    QCOMPARE(table->sortKeys(), (ColumnSorts { { status, Up }, { name, Up } }));
    click(Column::Status, {});
    QCOMPARE(table->sortKeys(), (ColumnSorts { { status, Down } }));
}

void TestShellState::menuSortsByAnotherColumnToo()
{
    ShellWorld world;
    QVERIFY(world.open());
    auto *table = world.find<TableView>(u"positionsTable"_s);
    const auto choose = [table](const QString &submenu, int section) {
        QMenu menu;
        table->fillColumnMenu(&menu);
        auto *entry
            = menu.findChild<QMenu *>(submenu)->findChild<QAction *>(u"sort%1"_s.arg(section));
        if (entry)
            entry->trigger();
        return entry != nullptr;
    };
    QVERIFY(choose(u"sortBy"_s, 2));
    QVERIFY(!choose(u"sortAlsoBy"_s, 2)); // it decides already
    QVERIFY(choose(u"sortAlsoBy"_s, 1));
    QVERIFY(choose(u"sortAlsoBy"_s, 1));
    QCOMPARE(table->sortKeys(),
             (ColumnSorts { { 2, Qt::AscendingOrder }, { 1, Qt::DescendingOrder } }));
    QCOMPARE(table->accessibleDescription(),
             u"Sorted by Organization, ascending; then Code, descending"_s);
    QMenu menu;
    table->fillColumnMenu(&menu);
    const auto *shown = menu.findChild<QMenu *>(u"sortAlsoBy"_s)->findChild<QAction *>(u"sort1"_s);
    QCOMPARE(shown->text(), u"Code, descending"_s);
    QVERIFY(shown->isChecked());
    QVERIFY(choose(u"sortBy"_s, 2));
    QCOMPARE(table->sortKeys(), (ColumnSorts { { 2, Qt::DescendingOrder } }));
}

// The best hits come first then, and no column decides.
void TestShellState::rankedHitsShowNoArrow()
{
    ShellWorld world;
    world.addPerson({ u"欧阳鑫淼"_s, u"ouyang.xinmiao"_s, 0 });
    QVERIFY(world.open());
    auto *table = world.find<TableView>(u"peopleTable"_s);
    using Column = UserTableModel::Column;
    const auto section = [table](Column column) {
        const QHeaderView *header = table->horizontalHeader();
        const QRect place(header->sectionViewportPosition(int(column)), 0,
                          header->sectionSize(int(column)), header->height());
        return header->viewport()->grab(place).toImage();
    };
    const auto isChecked = [table] {
        QMenu menu;
        table->fillColumnMenu(&menu);
        const auto *sort = menu.findChild<QMenu *>(u"sortBy"_s);
        return sort->findChild<QAction *>(u"sort%1"_s.arg(int(Column::Name)))->isChecked();
    };
    const QImage sorted = section(Column::Name);
    const QImage unsorted = section(Column::UserName);
    const QString said = table->accessibleDescription();
    QCOMPARE(said, u"Sorted by Name, ascending"_s);
    QVERIFY(isChecked());

    world.search(u"ouyang.xinmiao"_s);
    QTRY_COMPARE(table->model()->rowCount(), 1);
    QVERIFY(section(Column::Name) != sorted);
    QCOMPARE(table->accessibleDescription(), u"Best matches first"_s);
    QVERIFY(!isChecked());
    table->sortBy(int(Column::UserName)); // hits that are sorted after all
    QVERIFY(section(Column::UserName) != unsorted);
    QCOMPARE(table->accessibleDescription(), u"Sorted by User name, ascending"_s);
    table->resetColumns();
    QCOMPARE(table->accessibleDescription(), u"Best matches first"_s);
    QVERIFY(section(Column::UserName) == unsorted);

    QTest::keyClick(world.find<QLineEdit>(u"searchBox"_s), Qt::Key_Escape);
    QTRY_VERIFY(table->model()->rowCount() > 1);
    QVERIFY(section(Column::Name) == sorted);
    QCOMPARE(table->accessibleDescription(), said);
    QVERIFY(isChecked());
}

void TestShellState::clickOnRankedHitsSortsAscending_data()
{
    QTest::addColumn<int>("section");
    QTest::addColumn<bool>("withShift");
    QTest::addColumn<QString>("expected");
    using Column = UserTableModel::Column;
    // The key that waits for the end of the search is neither turned round nor kept before another.
    QTest::newRow("name") << int(Column::Name) << false << ThreeHits::byName();
    QTest::newRow("name, with Shift") << int(Column::Name) << true << ThreeHits::byName();
    QTest::newRow("user name") << int(Column::UserName) << false << ThreeHits::byUserName();
    QTest::newRow("user name, with Shift")
        << int(Column::UserName) << true << ThreeHits::byUserName();
}

void TestShellState::clickOnRankedHitsSortsAscending()
{
    QFETCH(const int, section);
    QFETCH(const bool, withShift);
    QFETCH(const QString, expected);
    ShellWorld world;
    ThreeHits::addTo(world);
    QVERIFY(world.open());
    auto *table = world.find<TableView>(u"peopleTable"_s);
    QCOMPARE(checkedSorts(table), QStringList { u"sortBy: Name, ascending"_s });
    world.search(ThreeHits::word());
    QTRY_COMPARE(rowsOf(world, u"peopleTable"_s), ThreeHits::byRank());
    QVERIFY(table->isRanked());
    QCOMPARE(checkedSorts(table), QStringList());
    QCOMPARE(table->horizontalHeader()->sortIndicatorSection(), -1);

    clickHeader(*table, section, withShift ? Qt::ShiftModifier : Qt::NoModifier);
    QVERIFY(!table->isRanked());
    QCOMPARE(table->sortKeys(), (ColumnSorts { { section, Qt::AscendingOrder } }));
    QCOMPARE(rowsOf(world, u"peopleTable"_s), expected);
    QCOMPARE(checkedSorts(table).size(), 1);
    clickHeader(*table, section);
    QCOMPARE(table->sortKeys(), (ColumnSorts { { section, Qt::DescendingOrder } }));
    QStringList turned = expected.split(u' ');
    std::reverse(turned.begin(), turned.end());
    QCOMPARE(rowsOf(world, u"peopleTable"_s), turned.join(u' '));
}

void TestShellState::hitsSortedByHandStaySoUntilTheSearchEnds()
{
    ShellWorld world;
    ThreeHits::addTo(world);
    QVERIFY(world.open());
    auto *table = world.find<TableView>(u"peopleTable"_s);
    auto *box = world.find<QLineEdit>(u"searchBox"_s);
    const int name = int(UserTableModel::Column::Name);
    world.search(u"vx"_s);
    QTRY_COMPARE(rowsOf(world, u"peopleTable"_s).count(u"vxv"_s), 3);
    QVERIFY(table->isRanked());
    table->sortBy(name);
    QCOMPARE(rowsOf(world, u"peopleTable"_s), ThreeHits::byName());
    QTest::keyClick(box, 'v'); // it is the same search, more exactly
    QCOMPARE(box->text(), ThreeHits::word());
    QCOMPARE(rowsOf(world, u"peopleTable"_s), ThreeHits::byName());
    QTest::keyClick(box, Qt::Key_Escape);
    QTRY_VERIFY(table->model()->rowCount() > 3);
    world.search(ThreeHits::word()); // another one
    QTRY_COMPARE(rowsOf(world, u"peopleTable"_s), ThreeHits::byRank());
    // The way back to the best hits within a search.
    table->sortBy(name);
    QCOMPARE(rowsOf(world, u"peopleTable"_s), ThreeHits::byName());
    table->resetColumns();
    QCOMPARE(rowsOf(world, u"peopleTable"_s), ThreeHits::byRank());
}

void TestShellState::searchThatEndsLeavesTheOrderAsItWas()
{
    ShellWorld world;
    ThreeHits::addTo(world);
    QVERIFY(world.open());
    const auto *table = world.find<TableView>(u"peopleTable"_s);
    const auto *header = table->horizontalHeader();
    const int name = int(UserTableModel::Column::Name);
    const auto searchAndEnd = [&](const QString &hits) {
        world.search(ThreeHits::word());
        QTRY_COMPARE(rowsOf(world, u"peopleTable"_s), hits);
        QTest::keyClick(world.find<QLineEdit>(u"searchBox"_s), Qt::Key_Escape);
        QTRY_VERIFY(table->model()->rowCount() > 3);
    };
    const QString before = rowsOf(world, u"peopleTable"_s);
    searchAndEnd(ThreeHits::byRank());
    QCOMPARE(rowsOf(world, u"peopleTable"_s), before);
    QCOMPARE(table->sortKeys(), (ColumnSorts { { name, Qt::AscendingOrder } }));
    QCOMPARE(header->sortIndicatorSection(), name);

    clickHeader(*table, name); // as if there had been no search
    QCOMPARE(table->sortKeys(), (ColumnSorts { { name, Qt::DescendingOrder } }));
    const QString turned = rowsOf(world, u"peopleTable"_s);
    QVERIFY(turned != before);
    searchAndEnd(ThreeHits::byNameDown());
    QCOMPARE(rowsOf(world, u"peopleTable"_s), turned);
}

void TestShellState::hitsSortedByHandComeBackSoAtTheNextStart()
{
    ShellWorld world;
    ThreeHits::addTo(world);
    QVERIFY(world.open());
    const auto rows = [&world] { return rowsOf(world, u"peopleTable"_s); };
    const int name = int(UserTableModel::Column::Name);
    world.search(ThreeHits::word());
    QTRY_COMPARE(rows(), ThreeHits::byRank());
    for (const bool isArranged : { false, true }) {
        auto *table = world.find<TableView>(u"peopleTable"_s);
        if (isArranged)
            table->horizontalHeader()->resizeSection(name, 201);
        QCOMPARE(table->columnState().isEmpty(), !isArranged); // ranked: by default
        QVERIFY(world.restart());
        QTRY_COMPARE(rows(), ThreeHits::byRank());

        table = world.find<TableView>(u"peopleTable"_s);
        table->sortBy(name);
        QVERIFY(!table->columnState().isEmpty());
        QVERIFY(world.restart());
        QTRY_COMPARE(rows(), ThreeHits::byName());
        table = world.find<TableView>(u"peopleTable"_s);
        QVERIFY(!table->isRanked());
        table->resetColumns();
        QCOMPARE(rows(), ThreeHits::byRank());
    }
}

void TestShellState::sortKeysComeBackAtTheNextStart()
{
    ShellWorld world;
    QVERIFY(world.open());
    const QStringList tables { u"peopleTable"_s, u"positionsTable"_s };
    const QStringList views { u"actionGoPeople"_s, u"actionGoPositions"_s };
    for (const QString &name : tables) {
        auto *table = world.find<TableView>(name);
        table->sortBy(2);
        table->sortAlsoBy(1);
        table->sortAlsoBy(1);
    }
    world.find<TableView>(tables.constFirst())->horizontalHeader()->resizeSection(0, 201);
    QStringList orders;
    for (qsizetype i = 0; i < tables.size(); ++i) {
        world.find<QAction>(views.at(i))->trigger();
        orders << rowsOf(world, tables.at(i));
    }
    QVERIFY(world.restart());
    const ColumnSorts expected { { 2, Qt::AscendingOrder }, { 1, Qt::DescendingOrder } };
    for (qsizetype i = 0; i < tables.size(); ++i) {
        auto *table = world.find<TableView>(tables.at(i));
        QCOMPARE(table->sortKeys(), expected);
        world.find<QAction>(views.at(i))->trigger();
        QTRY_COMPARE(rowsOf(world, tables.at(i)), orders.at(i));
        table->resetColumns();
        QVERIFY(rowsOf(world, tables.at(i)) != orders.at(i));
    }
}

void TestShellState::densityIsThatOfEveryTableAndComesBack()
{
    ShellWorld world;
    QVERIFY(world.open());
    const auto heights = [&world] {
        QSet<int> all;
        for (const TableView *table : world.window().findChildren<TableView *>())
            all.insert(table->verticalHeader()->defaultSectionSize());
        return all;
    };
    QVERIFY(world.find<QAction>(u"densityComfortable"_s)->isChecked());
    QCOMPARE(heights().size(), 1);
    const int comfortable = *heights().cbegin();
    QVERIFY(comfortable >= 32);
    world.find<QAction>(u"densityCompact"_s)->trigger();
    QCOMPARE(heights().size(), 1);
    const int compact = *heights().cbegin();
    QVERIFY(compact < comfortable - 4);
    auto *table = world.find<TableView>(u"peopleTable"_s);
    QVERIFY(compact >= table->fontMetrics().height());
    QCOMPARE(table->rowHeight(0), compact);
    QVERIFY(world.restart());
    QCOMPARE(heights(), QSet { compact });
    QVERIFY(world.find<QAction>(u"densityCompact"_s)->isChecked());
    table = world.find<TableView>(u"peopleTable"_s);
    QFont larger = table->font();
    larger.setPointSize(30);
    table->setFont(larger);
    QVERIFY(table->rowHeight(0) >= table->fontMetrics().height());
    world.find<QAction>(u"densityComfortable"_s)->trigger();
    world.find<QAction>(u"actionGoPositions"_s)->trigger();
    QCOMPARE(world.find<TableView>(u"positionsTable"_s)->rowHeight(0), comfortable);
}

void TestShellState::brokenStateGivesTheDefaults()
{
    ShellWorld world;
    QVERIFY(world.open());
    auto *table = world.find<TableView>(u"peopleTable"_s);
    const QByteArray defaults = table->columnState();
    table->horizontalHeader()->resizeSection(0, 333);
    table->restoreColumnState("no such state");
    QCOMPARE(table->columnState(), defaults);
    table->restoreColumnState("9999+;");
    QCOMPARE(table->columnState(), defaults);
    table->restoreColumnState("1-x+;no such header");
    QCOMPARE(table->columnState(), defaults);
}

// The window's own switch cannot be reached then.
void TestShellState::aFormOffersTheLanguagesToo()
{
    ShellWorld world;
    world.addPerson({ u"欧阳鑫淼"_s, u"ouyang.xinmiao"_s, 2 });
    QVERIFY(world.open());
    world.choosePerson(u"ouyang.xin"_s);
    QTRY_VERIFY(world.find<QAction>(u"actionAddJob"_s)->isEnabled());
    world.find<QAction>(u"actionAddJob"_s)->trigger();
    auto *form = world.window().findChild<WriteForm *>();
    QVERIFY(form);
    QSignalSpy asked(&world.window(), &MainWindow::languageRequested);
    auto *chinese = form->findChild<QToolButton *>(u"languageChinese"_s);
    QVERIFY(chinese && chinese->isVisible());
    QTest::mouseClick(chinese, Qt::LeftButton);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.first().first().value<Language>(), Language::Chinese);
    QVERIFY(form->isVisible());
    QTest::keyClick(form, Qt::Key_Escape);
}

void TestShellState::languageSwitchRewordsEverythingAndKeepsWhatWasChosen()
{
    ShellWorld world;
    world.addPerson({ u"欧阳鑫淼"_s, u"ouyang.xinmiao"_s, 2 });
    QVERIFY(world.open());
    world.choosePerson(u"ouyang.xin"_s);
    auto *card = world.find<QWidget>(u"personCard"_s);
    QTRY_COMPARE(card->findChildren<JobRowWidget *>().size(), 3);
    QTRY_VERIFY(world.find<QLabel>(u"freshness"_s)->text().contains(u"from the server"_s));
    // A minute may end meanwhile.
    const auto words = [&world] {
        static const QRegularExpression clock(u"\\d\\d:\\d\\d"_s);
        QStringList seen = wordsOf(world.window());
        return seen.replaceInStrings(clock, u"hh:mm"_s);
    };
    const QStringList english = words();

    BracketTranslator brackets;
    QVERIFY(QCoreApplication::installTranslator(&brackets));
    const auto remove = qScopeGuard([&brackets] { QCoreApplication::removeTranslator(&brackets); });
    QTRY_VERIFY(world.window().windowTitle().startsWith(u"⟦"_s));
    QCOMPARE(world.find<QLineEdit>(u"searchBox"_s)->text(), u"ouyang.xin"_s);
    QCOMPARE(card->findChild<QLabel *>(u"name"_s)->text(), u"欧阳鑫淼"_s);
    QCOMPARE(world.find<TableView>(u"peopleTable"_s)->selectionModel()->selectedRows().size(), 1);
    const QStringList switched = words();

    // The same as a window that starts in that language.
    QVERIFY(world.restart());
    QTRY_COMPARE(world.find<QWidget>(u"personCard"_s)->findChildren<JobRowWidget *>().size(), 3);
    QTRY_VERIFY(world.find<QLabel>(u"freshness"_s)->text().contains(u"from the server"_s));
    QTRY_VERIFY2(words() == switched, qPrintable(difference(words(), switched)));
    QVERIFY(switched.size() > 60);
    QVERIFY(switched != english);
}

RENZHI_TEST(TestShellState)
#include "tst_shell_state.moc"
