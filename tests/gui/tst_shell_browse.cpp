// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/directory/directoryservice.h"
#include "models/directory/outbox.h"
#include "models/items/itemroles.h"
#include "models/items/positiontablemodel.h"
#include "models/items/usertablemodel.h"
#include "tests/gui/shellworld.h"
#include "tests/support/testmain.h"
#include "views/errors/messagebar.h"
#include "views/widgets/jobrowwidget.h"
#include "views/widgets/tableview.h"
#include "views/widgets/textlabel.h"

#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>
#include <QTreeView>

using namespace Qt::StringLiterals;
using namespace renzhi;

namespace {

QString shownName(ShellWorld &world)
{
    return world.find<QWidget>(u"personCard"_s)->findChild<QLabel *>(u"name"_s)->text();
}

// A tenant with a person whom nobody else's name or letters find.
class OuyangsWorld : public ShellWorld
{
public:
    explicit OuyangsWorld(int partTimeJobs = 0)
        : id(addPerson({ name, u"ouyang.xinmiao"_s, partTimeJobs })), m_jobs(partTimeJobs + 1)
    {
    }

    // The window, with the person and all the jobs on the card.
    [[nodiscard]] bool openCard()
    {
        if (!open())
            return false;
        choosePerson(u"ouyang.xinmiao"_s);
        return QTest::qWaitFor(
            [this] { return shownName(*this) == name && this->jobRows().size() == m_jobs; });
    }

    QString name = u"欧阳鑫淼"_s;
    QString id;

private:
    int m_jobs;
};

int rowOf(const TableView *table, const QString &id)
{
    for (int row = 0; row < table->model()->rowCount(); ++row) {
        if (table->model()->index(row, 0).data(IdRole).toString() == id)
            return row;
    }
    return -1;
}

// Of a title that some position offers; -1 when there is none.
int rowOfOffered(const TableView *titles, const QList<SandboxPosition> &positions)
{
    for (const SandboxPosition &position : positions) {
        if (const int row = rowOf(titles, position.titleId); row >= 0)
            return row;
    }
    return -1;
}

QStringList enabledOf(const QMenu *menu)
{
    QStringList names;
    for (const QAction *action : menu->actions()) {
        if (action->isEnabled())
            names.append(action->objectName());
    }
    return names;
}

} // namespace

// The operator's first story: find a person, see the jobs, go on; and the traveller's: without a
// network.
class TestShellBrowse : public QObject
{
    Q_OBJECT

private slots:
    void pinyinInitialsFindAPersonAndTheCardShowsThePrimaryJobFirst();
    void whateverIsKnownOfAPersonFindsIt_data();
    void whateverIsKnownOfAPersonFindsIt();
    void enterInTheSearchBoxGoesToTheList();
    void doubleClickOnARowGoesToItsCard();
    void escapeClearsTheSearchAndTheCountFollows();
    void chosenRowIsInSightWhenTheSearchIsCleared_data();
    void chosenRowIsInSightWhenTheSearchIsCleared();
    void anUnknownIdIsShownAsItIsAndItsJobIsLocked();
    void organizationNarrowsTheListAndCanBeTakenBack();
    void aHitThatGoesAwayDoesNotChangeThePersonOnTheCard();
    void backAndForwardReturnToTheStart();
    void theSameActionsStandInListHoldersAndMenus();
    void disabledActionsSayWhy();
    void everyViewWorksWithoutTheServer();
    void jobManagementOffIsOneStateWithAWayOut();
};

void TestShellBrowse::pinyinInitialsFindAPersonAndTheCardShowsThePrimaryJobFirst()
{
    OuyangsWorld world(2);
    QVERIFY(world.open());
    world.choosePerson(u"oyxm"_s);
    QTRY_COMPARE(shownName(world), world.name);
    QTRY_COMPARE(world.jobRows().size(), 3);
    QCOMPARE(world.jobRows().at(0)->row().job.relation, RelationType::Primary);
    QCOMPARE(world.jobRows().at(1)->row().job.relation, RelationType::PartTime);
    const auto *freshness = world.find<QLabel>(u"freshness"_s);
    QTRY_VERIFY2(freshness->text().startsWith(u"from the server"_s), qPrintable(freshness->text()));
}

void TestShellBrowse::whateverIsKnownOfAPersonFindsIt_data()
{
    QTest::addColumn<QString>("typed");
    QTest::newRow("name") << u"欧阳鑫淼"_s;
    QTest::newRow("pinyin") << u"ouyangxinmiao"_s;
    QTest::newRow("initials") << u"oyxm"_s;
    QTest::newRow("user name") << u"quokka"_s;
    QTest::newRow("employee ID") << u"WX90417"_s;
    QTest::newRow("mobile") << u"16655504321"_s;
    QTest::newRow("e-mail") << u"narwhal@example.org"_s;
}

// Nothing but the field of the row can be what finds the person.
void TestShellBrowse::whateverIsKnownOfAPersonFindsIt()
{
    QFETCH(const QString, typed);
    OuyangsWorld world;
    SandboxUser person = world.server().user(world.id).value();
    person.userName = u"quokka"_s;
    person.employeeId = u"WX90417"_s;
    person.mobile = u"+86-16655504321"_s;
    person.email = u"narwhal@example.org"_s;
    world.server().put(person);
    QVERIFY(world.open());
    const auto *people = world.find<TableView>(u"peopleTable"_s)->model();
    QCOMPARE(people->rowCount(), 201);
    world.search(typed);
    QTRY_COMPARE_WITH_TIMEOUT(people->rowCount(), 1, Patience);
    QCOMPARE(people->index(0, 0).data(IdRole).toString(), world.id);
}

void TestShellBrowse::enterInTheSearchBoxGoesToTheList()
{
    OuyangsWorld world;
    QVERIFY(world.open());
    world.search(world.name);
    QTest::keyClick(world.find<QLineEdit>(u"searchBox"_s), Qt::Key_Return);
    QTRY_COMPARE(shownName(world), world.name);
    QVERIFY(world.find<TableView>(u"peopleTable"_s)->hasFocus());
}

void TestShellBrowse::doubleClickOnARowGoesToItsCard()
{
    OuyangsWorld world(1);
    QVERIFY(world.openCard());
    auto *card = world.find<QWidget>(u"personCard"_s);
    world.find<QAction>(u"actionShowCard"_s)->trigger();
    QVERIFY(!card->isVisible());
    auto *table = world.find<TableView>(u"peopleTable"_s);
    const QRect row = table->visualRect(table->model()->index(0, 0));
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, row.center());
    QVERIFY(!card->isVisible());
    QTest::mouseDClick(table->viewport(), Qt::LeftButton, {}, row.center());
    QVERIFY(card->isVisible());
    QCOMPARE(shownName(world), world.name);
    QTRY_VERIFY(card->isAncestorOf(QApplication::focusWidget()));
}

void TestShellBrowse::escapeClearsTheSearchAndTheCountFollows()
{
    OuyangsWorld world;
    QVERIFY(world.open());
    const auto *hits = world.find<QWidget>(u"peoplePane"_s)->findChild<QLabel *>(u"hits"_s);
    world.search(u"ouyang.xinmiao"_s);
    QTRY_COMPARE(hits->text(), u"1 of 201"_s);
    QTest::keyClick(world.find<QLineEdit>(u"searchBox"_s), Qt::Key_Escape);
    QCOMPARE(world.find<QLineEdit>(u"searchBox"_s)->text(), QString());
    QTRY_COMPARE(world.find<TableView>(u"peopleTable"_s)->model()->rowCount(), 201);
    world.search(u"zzzzqqqq"_s);
    const auto *empty = world.find<QWidget>(u"peoplePane"_s)->findChild<QWidget *>(u"empty"_s);
    auto *clear = empty->findChild<QPushButton *>(u"emptyStateButton"_s);
    QTRY_VERIFY(clear->isVisible());
    QTest::mouseClick(clear, Qt::LeftButton);
    QTRY_COMPARE(world.find<TableView>(u"peopleTable"_s)->model()->rowCount(), 201);
}

void TestShellBrowse::chosenRowIsInSightWhenTheSearchIsCleared_data()
{
    QTest::addColumn<QString>("page");
    QTest::addColumn<QString>("list");
    QTest::addColumn<int>("column"); // what is searched
    QTest::newRow("people") << u"actionGoPeople"_s << u"peopleTable"_s
                            << int(UserTableModel::Column::UserName);
    QTest::newRow("positions") << u"actionGoPositions"_s << u"positionsTable"_s
                               << int(PositionTableModel::Column::Code);
}

void TestShellBrowse::chosenRowIsInSightWhenTheSearchIsCleared()
{
    QFETCH(const QString, page);
    QFETCH(const QString, list);
    QFETCH(const int, column);
    ShellWorld world;
    QVERIFY(world.open());
    world.find<QAction>(page)->trigger();
    auto *table = world.find<TableView>(list);
    QTRY_VERIFY(table->isVisible());
    const auto isInSight = [table](int row) {
        const int middle = table->visualRect(table->model()->index(row, 0)).center().y();
        return middle >= 0 && middle < table->viewport()->height();
    };
    const int all = table->model()->rowCount();
    QVERIFY(!isInSight(all - 1));
    const QString id = table->model()->index(all - 1, 0).data(IdRole).toString();
    world.search(table->model()->index(all - 1, column).data().toString());
    QTRY_VERIFY(table->model()->rowCount() < all);
    QVERIFY(rowOf(table, id) >= 0);
    table->selectRow(rowOf(table, id));
    QTest::keyClick(world.find<QLineEdit>(u"searchBox"_s), Qt::Key_Escape);
    QTRY_COMPARE(table->model()->rowCount(), all);
    QTRY_VERIFY(isInSight(rowOf(table, id)));
    // What is searched next begins with its first hit again.
    world.search(u"a"_s);
    QTRY_VERIFY(table->model()->rowCount() < all);
    QTRY_VERIFY(table->model()->rowCount() == 0 || isInSight(0));
}

void TestShellBrowse::anUnknownIdIsShownAsItIsAndItsJobIsLocked()
{
    OuyangsWorld world(1);
    const QString org = world.server().organizations().constFirst().id;
    world.server().setJobs(world.id,
                           { { {}, org, {}, {}, true }, { {}, org, u"ghost-4711"_s, {}, false } });
    QVERIFY(world.openCard());
    JobRowWidget *locked = world.jobRows().at(1);
    QVERIFY(locked->row().locked());
    QCOMPARE(locked->findChild<QLabel *>(u"jobWhat"_s)->text(), u"Unknown (ghost-4711)"_s);
    QVERIFY(!locked->findChild<QToolButton *>(u"jobEdit"_s)->isEnabled());
    QTRY_VERIFY(locked->findChild<QWidget *>(u"jobLock"_s)->isVisible());
    QVERIFY(!locked->findChild<QToolButton *>(u"jobEdit"_s)->toolTip().isEmpty());
    locked->setFocus(Qt::TabFocusReason);
    QVERIFY(!world.find<QAction>(u"actionChange"_s)->isEnabled());
}

void TestShellBrowse::organizationNarrowsTheListAndCanBeTakenBack()
{
    ShellWorld world;
    QVERIFY(world.open());
    auto *tree = world.find<QTreeView>(u"organizationTree"_s);
    auto *table = world.find<TableView>(u"peopleTable"_s);
    const int all = table->model()->rowCount();
    QCOMPARE(all, 200);
    QModelIndex leaf = tree->model()->index(1, 0); // the row above is "all organizations"
    while (tree->model()->rowCount(leaf) > 0)
        leaf = tree->model()->index(tree->model()->rowCount(leaf) - 1, 0, leaf);
    tree->expandAll();
    tree->scrollTo(leaf);
    QTest::mouseClick(tree->viewport(), Qt::LeftButton, {}, tree->visualRect(leaf).center());
    QTRY_VERIFY(table->model()->rowCount() < all);
    auto *clear = world.find<QWidget>(u"peoplePane"_s)->findChild<QToolButton *>(u"clearScope"_s);
    QVERIFY(clear->isVisible());
    QTest::mouseClick(clear, Qt::LeftButton);
    QTRY_COMPARE(table->model()->rowCount(), all);
}

void TestShellBrowse::aHitThatGoesAwayDoesNotChangeThePersonOnTheCard()
{
    OuyangsWorld world;
    QVERIFY(world.openCard());
    world.search(u"a"_s);
    QTRY_VERIFY(world.find<TableView>(u"peopleTable"_s)->model()->rowCount() > 1);
    QCOMPARE(shownName(world), world.name);
    QTest::keyClick(world.find<QLineEdit>(u"searchBox"_s), Qt::Key_Escape);
    // Back among the hits, the row is chosen again.
    const QModelIndexList chosen
        = world.find<TableView>(u"peopleTable"_s)->selectionModel()->selectedRows();
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.first().siblingAtColumn(0).data().toString(), world.name);
}

void TestShellBrowse::backAndForwardReturnToTheStart()
{
    ShellWorld world;
    QVERIFY(world.open());
    auto *table = world.find<TableView>(u"peopleTable"_s);
    table->setFocus();
    const auto select = [table](int row) {
        table->selectionModel()->setCurrentIndex(table->model()->index(row, 0),
                                                 QItemSelectionModel::ClearAndSelect
                                                     | QItemSelectionModel::Rows);
    };
    select(0);
    const QString start = shownName(world);
    for (int step = 1; step <= 20; ++step) {
        if (step % 5 == 0)
            world.find<QAction>(step % 2 ? u"actionGoPeople"_s : u"actionGoPositions"_s)->trigger();
        else
            select(step);
    }
    const QString end = shownName(world);
    QVERIFY(start != end);
    auto *back = world.find<QAction>(u"actionBack"_s);
    int steps = 0;
    // The first step from nobody to the first person is on the way back too.
    for (; back->isEnabled() && shownName(world) != start; ++steps)
        back->trigger();
    QCOMPARE(shownName(world), start);
    for (; steps > 0; --steps)
        world.find<QAction>(u"actionForward"_s)->trigger();
    QCOMPARE(shownName(world), end);
}

void TestShellBrowse::theSameActionsStandInListHoldersAndMenus()
{
    OuyangsWorld world(1);
    QVERIFY(world.openCard());

    auto *table = world.find<TableView>(u"peopleTable"_s);
    const auto menuAt = [&world](QAbstractItemView *view, const QModelIndex &index) {
        emit view->customContextMenuRequested(view->visualRect(index).center());
        return world.window().findChild<QMenu *>(u"contextMenu"_s);
    };
    QMenu *inSearch = menuAt(table, table->currentIndex());
    QVERIFY(inSearch);
    const QStringList searched = enabledOf(inSearch);
    QVERIFY(searched.contains(u"actionAddJob"_s));
    delete inSearch;

    QTest::keyClick(world.find<QLineEdit>(u"searchBox"_s), Qt::Key_Escape);
    QMenu *inList = menuAt(table, table->currentIndex());
    QVERIFY(inList);
    QCOMPARE(enabledOf(inList), searched);
    delete inList;

    const PositionId held = world.jobRows().at(1)->row().job.positionId;
    world.find<QAction>(u"actionShowPosition"_s)->trigger();
    auto *holders = world.find<QAbstractItemView>(u"holdersList"_s);
    QTRY_VERIFY(holders->isVisible());
    QModelIndex holder;
    for (int row = 0; row < holders->model()->rowCount(); ++row) {
        if (holders->model()->index(row, 0).data().toString().contains(u"ouyang.xinmiao"_s))
            holder = holders->model()->index(row, 0);
    }
    QVERIFY2(holder.isValid(), qPrintable(held.toString()));
    QMenu *inHolders = menuAt(holders, holder);
    QVERIFY(inHolders);
    QCOMPARE(enabledOf(inHolders), searched);
    delete inHolders;

    WriteRequest kept;
    kept.kind = WriteRequest::Kind::AddJob;
    kept.user = UserId(world.id);
    kept.jobDraft.org = OrgCode(world.server().organizations().constFirst().code);
    QVERIFY(world.session().outbox->add(kept).has_value());
    world.find<QAction>(u"actionGoOutbox"_s)->trigger();
    auto *outbox = world.find<QAbstractItemView>(u"outboxTable"_s);
    QTRY_VERIFY(outbox->isVisible());
    QMenu *inOutbox = menuAt(outbox, outbox->model()->index(0, 0));
    QVERIFY(inOutbox);
    QStringList offered = enabledOf(inOutbox);
    offered.removeIf([](const QString &name) { return !name.startsWith("action"_L1); }); // its own
    QCOMPARE(offered, searched);
    // It opens what it is about, and leads to where the tree is.
    inOutbox->findChild<QAction *>(u"actionShowInTree"_s)->trigger();
    QVERIFY(world.find<QAbstractItemView>(u"peopleTable"_s)->isVisible());
    QCOMPARE(shownName(world), world.name);
    delete inOutbox;
}

void TestShellBrowse::disabledActionsSayWhy()
{
    ShellWorld world;
    QVERIFY(world.open());
    int disabled = 0;
    for (const QAction *action : world.window().actions()) {
        if (action->isEnabled())
            continue;
        ++disabled;
        QVERIFY2(action->toolTip().endsWith(u'.'),
                 qPrintable(action->objectName() + action->toolTip()));
    }
    QVERIFY(disabled > 3);
    QVERIFY(!world.find<QAction>(u"actionAddJob"_s)->isEnabled());
    world.choosePerson(u"a"_s);
    QTRY_VERIFY(world.find<QAction>(u"actionAddJob"_s)->isEnabled());
}

void TestShellBrowse::everyViewWorksWithoutTheServer()
{
    OuyangsWorld world(1);
    QVERIFY(world.openCard());
    QVERIFY(world.restartOffline());

    const auto *banner = world.find<MessageBar>(u"tenantMessage"_s);
    QTRY_VERIFY(banner->isVisible());
    QTRY_COMPARE(world.find<QLabel>(u"statusConnection"_s)->text(), u"Offline"_s);
    const QString lastSync = QLocale().toString(world.service().syncedAt().time(), u"HH:mm"_s);
    QVERIFY2(!lastSync.isEmpty() && banner->spokenText().contains(lastSync),
             qPrintable(banner->spokenText()));
    const auto *tree = world.find<QTreeView>(u"organizationTree"_s);
    QVERIFY(tree->model()->rowCount(tree->model()->index(1, 0)) > 0); // below the first of them
    // The filter of last time is back, and the whole tenant behind it.
    QTRY_COMPARE(world.find<TableView>(u"peopleTable"_s)->model()->rowCount(), 1);
    world.search({});
    QTRY_COMPARE(world.find<TableView>(u"peopleTable"_s)->model()->rowCount(), 201);
    world.choosePerson(u"oyxm"_s);
    QTRY_COMPARE(world.jobRows().size(), 2);
    QTRY_VERIFY(world.find<QLabel>(u"freshness"_s)->text().contains(u"old"_s));
    QTest::keyClick(&world.window(), Qt::Key_2, Qt::ControlModifier);
    const auto *positions = world.find<TableView>(u"positionsTable"_s);
    QTRY_VERIFY(positions->isVisible());
    QCOMPARE(positions->model()->rowCount(), world.server().positions().size());
    QTest::keyClick(&world.window(), Qt::Key_1, Qt::ControlModifier);
    auto *showPosition = world.find<QAction>(u"actionShowPosition"_s);
    QTRY_VERIFY(showPosition->isEnabled());
    showPosition->trigger();
    const auto *holders = world.find<QAbstractItemView>(u"holdersList"_s);
    QTRY_VERIFY(holders->isVisible());
    QVERIFY(!holders->model()
                 ->match(holders->model()->index(0, 0), Qt::DisplayRole, u"ouyang.xinmiao"_s, 1,
                         Qt::MatchContains)
                 .isEmpty());
    world.find<QAction>(u"actionGoTitles"_s)->trigger();
    auto *titles = world.find<TableView>(u"titlesTable"_s);
    QTRY_VERIFY(titles->isVisible());
    QCOMPARE(titles->model()->rowCount(), world.server().titles().size());
    const int offered = rowOfOffered(titles, world.server().positions());
    QVERIFY(offered >= 0);
    titles->selectRow(offered);
    const auto *offering = world.find<QAbstractItemView>(u"titlePositions"_s);
    QTRY_VERIFY(offering->isVisible());
    QVERIFY(offering->model()->rowCount() > 0);
    // Writing is not forbidden: it goes to the outbox.
    QTest::keyClick(&world.window(), Qt::Key_1, Qt::ControlModifier);
    QVERIFY(world.find<QAction>(u"actionAddJob"_s)->isEnabled());
    QVERIFY(!QApplication::activeModalWidget());
}

void TestShellBrowse::jobManagementOffIsOneStateWithAWayOut()
{
    SandboxOptions options = ShellWorld::smallTenant();
    options.jobManagement = false;
    ShellWorld world(options);
    QVERIFY(world.open());
    auto *state = world.find<QWidget>(u"jobManagementOff"_s);
    QTRY_VERIFY(state->isVisible());
    QVERIFY(!world.find<QWidget>(u"tenantMessage"_s)->isVisible());
    QVERIFY(!state->findChild<QLabel *>(u"emptyStateText"_s)->text().isEmpty());
    QTest::mouseClick(state->findChild<QPushButton *>(u"emptyStateSecondButton"_s), Qt::LeftButton);
    QTRY_COMPARE(world.find<TableView>(u"peopleTable"_s)->model()->rowCount(), 200);
    QVERIFY(!world.find<QAction>(u"actionAddJob"_s)->isEnabled());
    world.server().change([](SandboxOptions &o) { o.jobManagement = true; });
    world.find<QAction>(u"actionRefresh"_s)->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(!world.service().jobManagementOff(), 20000);
}

RENZHI_TEST(TestShellBrowse)
#include "tst_shell_browse.moc"
