// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later
// clazy:excludeall=lambda-in-connect
// It does not see that what is captured is waited for here, or that the context ends before.

#include "models/directory/directoryservice.h"
#include "models/items/itemroles.h"
#include "models/items/usertablemodel.h"
#include "tests/gui/shellworld.h"
#include "tests/support/testmain.h"
#include "views/pages/peoplepane.h"
#include "views/widgets/filterfield.h"
#include "views/widgets/filterrow.h"
#include "views/widgets/tableview.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>
#include <QToolButton>
#include <QTreeView>

using namespace Qt::StringLiterals;
using namespace renzhi;

namespace {

// A window whose people are searched on other threads, few as they are, with somebody among them
// whom nobody else's name or letters find. Hits come by the event loop alone: whatever a test does
// between a key and that is done before they are there.
class LateWorld : public ShellWorld
{
public:
    LateWorld() { addPerson({ name, u"nalan.xinmiao"_s, 0 }); }

    [[nodiscard]] bool openLate()
    {
        if (!open())
            return false;
        pane().setMostAtOnce(0);
        return true;
    }
    [[nodiscard]] PeoplePane &pane() { return *window().findChild<PeoplePane *>(); }
    [[nodiscard]] TableView &table() { return *pane().table(); }
    [[nodiscard]] QLineEdit &box() { return *find<QLineEdit>(u"searchBox"_s); }
    [[nodiscard]] int rows() { return table().model()->rowCount(); }
    [[nodiscard]] int rowOfId(const QString &id)
    {
        for (int row = 0; row < rows(); ++row) {
            if (idAt(row) == id)
                return row;
        }
        return -1;
    }
    [[nodiscard]] QString idAt(int row)
    {
        return table().model()->index(row, 0).data(IdRole).toString();
    }
    [[nodiscard]] bool isInSight(int row)
    {
        const int middle = table().visualRect(table().model()->index(row, 0)).center().y();
        return row >= 0 && middle >= 0 && middle < table().viewport()->height();
    }
    void choose(const QString &id)
    {
        table().selectionModel()->setCurrentIndex(table().model()->index(rowOfId(id), 0),
                                                  QItemSelectionModel::ClearAndSelect
                                                      | QItemSelectionModel::Rows);
    }
    [[nodiscard]] QString nameOnCard()
    {
        return find<QWidget>(u"personCard"_s)->findChild<QLabel *>(u"name"_s)->text();
    }
    // Whether the rows are those of what stands in the search box.
    [[nodiscard]] bool showsWhatIsTyped()
    {
        PeopleQuery query;
        query.text = box().text();
        query.sort = query.text.isEmpty() ? PeopleSort::Name : PeopleSort::Relevance;
        std::vector<quint32> shown;
        for (int row = 0; row < rows(); ++row)
            shown.push_back(session().users->rowKey(row));
        return shown == service().people().find(query);
    }

    const QString name = u"纳兰鑫淼"_s;
};

} // namespace

// Of many people the hits come after the key: nothing that is done meanwhile may go by the rows of
// before.
class TestShellSearch : public QObject
{
    Q_OBJECT

private slots:
    void organizationListsItsPeopleBehindTheNames();
    void rowsAndCountStayUntilTheHitsAreThere();
    void keysForTheListGoToTheFirstHit_data();
    void keysForTheListGoToTheFirstHit();
    void keysForTheListStayWhereNobodyIsFound();
    void hitsAreThoseOfTheLastKey();
    void downFromAFilterMeansTheRowsThatItLeaves();
    void enterOnARowOpensTheCardBehindTheHits();
    void hitsAreShownFromTheFirst();
    void chosenRowIsInSightWhenTheSearchIsCleared();
    void chosenElsewhereMeanwhileIsInSightAmongTheHits();
    void listOutOfSightSearchesNothing();
    void peopleMayChangeMeanwhile();
    void sessionMayEndMeanwhile();
    void windowMayCloseMeanwhile();
};

void TestShellSearch::organizationListsItsPeopleBehindTheNames()
{
    LateWorld world;
    SandboxOrganization park;
    park.parentId = world.server().organizations().constFirst().id;
    park.code = u"QX-PARK"_s;
    park.name = u"纳兰产业园"_s;
    park.id = world.server().put(park);
    for (const QString &userName : { u"park.one"_s, u"park.two"_s }) {
        SandboxUser user;
        user.orgId = park.id;
        user.name = u"阿诚"_s; // before 纳兰鑫淼 in the order of names
        user.userName = userName;
        world.server().put(user);
    }
    QVERIFY(world.openLate());
    const auto userNames = [&world] {
        QStringList names;
        for (int row = 0; row < world.rows(); ++row)
            names << world.table()
                         .model()
                         ->index(row, int(UserTableModel::Column::UserName))
                         .data()
                         .toString();
        return names;
    };
    const QStringList people { u"park.one"_s, u"park.two"_s };
    world.search(u"纳兰"_s);
    QTRY_COMPARE_WITH_TIMEOUT(userNames(), QStringList { u"nalan.xinmiao"_s } + people, Patience);
    QVERIFY(world.showsWhatIsTyped());
    world.search(u"纳兰产业"_s);
    QTRY_COMPARE_WITH_TIMEOUT(userNames(), people, Patience);
    world.search(u"qx-p"_s);
    QTRY_COMPARE_WITH_TIMEOUT(userNames(), people, Patience);
    world.search(u"one 纳兰"_s);
    QTRY_COMPARE_WITH_TIMEOUT(userNames(), people.first(1), Patience);
    world.search(u"acheng 产业园"_s);
    QTRY_COMPARE_WITH_TIMEOUT(userNames(), people, Patience);

    // Called otherwise, it is found by that, and the list that shows says so by itself.
    world.search(u"叶赫"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!world.pane().isSearching(), Patience);
    QCOMPARE(world.rows(), 0);
    park.name = u"叶赫产业园"_s;
    world.server().put(park);
    world.service().sync(SyncMode::Full);
    QTRY_COMPARE_WITH_TIMEOUT(userNames(), people, Patience);
    world.search(u"纳兰"_s);
    QTRY_COMPARE_WITH_TIMEOUT(userNames(), QStringList { u"nalan.xinmiao"_s }, Patience);

    // At the next start too, whose index comes from a file.
    QVERIFY(world.restart());
    world.search(u"叶赫"_s);
    QTRY_COMPARE_WITH_TIMEOUT(userNames(), people, Patience);
}

void TestShellSearch::rowsAndCountStayUntilTheHitsAreThere()
{
    LateWorld world;
    QVERIFY(world.openLate());
    const auto *hits = world.pane().findChild<QLabel *>(u"hits"_s);
    const QString before = hits->text();
    QCOMPARE(world.rows(), 201);
    world.search(u"nalan.xin"_s);
    QVERIFY(world.pane().isSearching());
    QCOMPARE(world.rows(), 201);
    QCOMPARE(hits->text(), before);
    QTRY_VERIFY_WITH_TIMEOUT(!world.pane().isSearching(), Patience);
    QCOMPARE(world.rows(), 1);
    QCOMPARE(hits->text(), u"1 of 201"_s);
}

void TestShellSearch::keysForTheListGoToTheFirstHit_data()
{
    QTest::addColumn<Qt::Key>("key");
    QTest::newRow("enter") << Qt::Key_Return;
    QTest::newRow("down") << Qt::Key_Down;
}

void TestShellSearch::keysForTheListGoToTheFirstHit()
{
    QFETCH(const Qt::Key, key);
    LateWorld world;
    QVERIFY(world.openLate());
    world.search(u"nalan.xinmiao"_s);
    QVERIFY(world.pane().isSearching());
    QTest::keyClick(&world.box(), key);
    QVERIFY(!world.pane().isSearching());
    QCOMPARE(world.rows(), 1);
    QCOMPARE(world.nameOnCard(), world.name);
    QTRY_VERIFY(world.table().hasFocus());
    QTRY_COMPARE(world.jobRows().size(), 1);
    QCOMPARE(world.rows(), 1); // what was on its way changes nothing
    QCOMPARE(world.nameOnCard(), world.name);
}

void TestShellSearch::keysForTheListStayWhereNobodyIsFound()
{
    LateWorld world;
    QVERIFY(world.openLate());
    world.search(u"zzzzqqqq"_s);
    QVERIFY(world.pane().isSearching());
    QTest::keyClick(&world.box(), Qt::Key_Return);
    QCOMPARE(world.rows(), 0);
    QTRY_VERIFY(world.box().hasFocus());
    QVERIFY(world.nameOnCard() != world.name);
}

void TestShellSearch::hitsAreThoseOfTheLastKey()
{
    LateWorld world;
    QVERIFY(world.openLate());
    world.box().setFocus();
    for (const char *word : { "zhang", "li", "138", "nalan", "w" }) {
        for (const char *key = word; *key != '\0'; ++key) {
            QTest::keyClick(&world.box(), *key);
            // Some hits come between two keys, some would come after the next one.
            if (*key % 2 == 0)
                QTest::qWait(1);
        }
        QTRY_VERIFY_WITH_TIMEOUT(!world.pane().isSearching(), Patience);
        QVERIFY2(world.showsWhatIsTyped(), word);
        while (!world.box().text().isEmpty())
            QTest::keyClick(&world.box(), Qt::Key_Backspace);
        QTRY_VERIFY_WITH_TIMEOUT(!world.pane().isSearching(), Patience);
        QCOMPARE(world.rows(), 201);
    }
}

void TestShellSearch::downFromAFilterMeansTheRowsThatItLeaves()
{
    LateWorld world;
    QVERIFY(world.openLate());
    world.find<QAction>(u"actionShowFilters"_s)->trigger();
    auto *field = world.table().filterRow().findChild<FilterField *>(
        u"filter%1"_s.arg(int(UserTableModel::Column::UserName)));
    field->setFocus();
    QTRY_VERIFY(field->hasFocus());
    QTest::keyClicks(field, u"zzzzqqqq"_s);
    QVERIFY(world.pane().isSearching());
    QTest::keyClick(field, Qt::Key_Down);
    QCOMPARE(world.rows(), 0);
    QVERIFY(field->hasFocus()); // what covers the rows is no place for the keyboard
    field->clear();
    QTest::keyClicks(field, u"nalan"_s);
    QVERIFY(world.pane().isSearching());
    QTest::keyClick(field, Qt::Key_Down);
    QCOMPARE(world.rows(), 1);
    QVERIFY(world.table().hasFocus());
}

void TestShellSearch::enterOnARowOpensTheCardBehindTheHits()
{
    LateWorld world;
    QVERIFY(world.openLate());
    world.search(u"nalan"_s);
    QTest::keyClick(&world.box(), Qt::Key_Down);
    world.search(u"nalan.xinmiao"_s);
    QVERIFY(world.pane().isSearching());
    QTest::keyClick(&world.table(), Qt::Key_Return);
    QVERIFY(!world.pane().isSearching());
    QVERIFY(world.showsWhatIsTyped());
    QCOMPARE(world.nameOnCard(), world.name);
}

void TestShellSearch::hitsAreShownFromTheFirst()
{
    LateWorld world;
    QVERIFY(world.openLate());
    QScrollBar *bar = world.table().verticalScrollBar();
    QTRY_VERIFY(bar->maximum() > 0);
    bar->setValue(bar->maximum());
    world.search(u"1"_s); // in most telephone numbers
    QVERIFY(world.pane().isSearching());
    QTRY_VERIFY_WITH_TIMEOUT(!world.pane().isSearching(), Patience);
    QVERIFY(world.rows() > 50);
    QVERIFY(!world.isInSight(world.rows() - 1));
    QCOMPARE(bar->value(), 0);
}

void TestShellSearch::chosenRowIsInSightWhenTheSearchIsCleared()
{
    LateWorld world;
    QVERIFY(world.openLate());
    // Everybody of an organization has to be searched, everybody has not.
    auto *tree = world.find<QTreeView>(u"organizationTree"_s);
    tree->selectionModel()->setCurrentIndex(tree->model()->index(1, 0),
                                            QItemSelectionModel::ClearAndSelect);
    QTRY_VERIFY(world.pane().findChild<QToolButton *>(u"clearScope"_s)->isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(!world.pane().isSearching(), Patience);
    const int all = world.rows();
    QVERIFY(all > 50 && !world.isInSight(all - 1));
    const QString id = world.idAt(all - 1);
    const QString userName = world.table()
                                 .model()
                                 ->index(all - 1, int(UserTableModel::Column::UserName))
                                 .data()
                                 .toString();
    world.search(userName);
    QTRY_VERIFY_WITH_TIMEOUT(!world.pane().isSearching(), Patience);
    QVERIFY(world.rows() < all && world.rowOfId(id) >= 0);
    world.choose(id);
    QTest::keyClick(&world.box(), Qt::Key_Escape);
    QVERIFY(world.pane().isSearching());
    QTRY_COMPARE_WITH_TIMEOUT(world.rows(), all, Patience);
    QTRY_VERIFY(world.isInSight(world.rowOfId(id)));
}

void TestShellSearch::chosenElsewhereMeanwhileIsInSightAmongTheHits()
{
    LateWorld world;
    QVERIFY(world.openLate());
    world.search(u"1"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!world.pane().isSearching(), Patience);
    const int hits = world.rows();
    QVERIFY(hits > 50 && !world.isInSight(hits - 1));
    const QString last = world.idAt(hits - 1), first = world.idAt(0);
    world.choose(last);
    world.choose(first);
    QTest::keyClick(&world.box(), Qt::Key_Escape);
    QTRY_COMPARE_WITH_TIMEOUT(world.rows(), 201, Patience);
    world.search(u"1"_s);
    QVERIFY(world.pane().isSearching());
    world.find<QAction>(u"actionBack"_s)->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(!world.pane().isSearching(), Patience);
    QCOMPARE(world.rows(), hits);
    QCOMPARE(world.table().currentIndex().data(IdRole).toString(), last);
    QTRY_VERIFY(world.isInSight(world.rowOfId(last)));
}

// The list that is seen asks the same index, and would wait for this one.
void TestShellSearch::listOutOfSightSearchesNothing()
{
    LateWorld world;
    QVERIFY(world.openLate());
    const auto isRunning = [&world] { return world.pane().isSearching(); };
    world.search(u"nalan.xin"_s);
    QVERIFY(isRunning());
    world.find<QAction>(u"actionGoJobs"_s)->trigger();
    QVERIFY(!isRunning());
    QCOMPARE(world.rows(), 201);
    world.find<QAction>(u"actionGoPeople"_s)->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(world.rows(), 1, Patience);
    QVERIFY(world.showsWhatIsTyped());

    // Whatever changes meanwhile is asked for when it is seen, and once.
    world.search(u"nalan"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!isRunning(), Patience);
    world.find<QAction>(u"actionGoJobs"_s)->trigger();
    world.addPerson({ u"纳兰二"_s, u"nalan.two"_s, 0 });
    QSignalSpy changed(&world.service(), &DirectoryService::peopleChanged);
    QSignalSpy ended(&world.service(), &DirectoryService::syncFinished);
    world.service().sync(SyncMode::Changes);
    QTRY_VERIFY_WITH_TIMEOUT(!changed.isEmpty() && !ended.isEmpty(), Patience);
    QVERIFY(!isRunning());
    emit world.service().referencesChanged();
    QVERIFY(!isRunning());
    auto *tree = world.find<QTreeView>(u"organizationTree"_s);
    tree->selectionModel()->setCurrentIndex(tree->model()->index(1, 0),
                                            QItemSelectionModel::ClearAndSelect);
    tree->selectionModel()->setCurrentIndex(tree->model()->index(0, 0),
                                            QItemSelectionModel::ClearAndSelect);
    QVERIFY(!isRunning());
    QCOMPARE(world.rows(), 1);
    world.find<QAction>(u"actionGoPeople"_s)->trigger();
    QVERIFY(isRunning());
    QTRY_COMPARE_WITH_TIMEOUT(world.rows(), 2, Patience);
    QVERIFY(world.showsWhatIsTyped());
}

void TestShellSearch::peopleMayChangeMeanwhile()
{
    LateWorld world;
    QVERIFY(world.openLate());
    bool isOver = false;
    const QObject whileHere;
    connect(&world.service(), &DirectoryService::syncFinished, &whileHere,
            [&isOver](const Result<SyncReport> &) { isOver = true; });
    for (int i = 0; i < 5; ++i)
        world.addPerson({ u"纳兰%1"_s.arg(i), u"nalan.no%1"_s.arg(i), 0 });
    world.service().sync(SyncMode::Changes);
    int keys = 0;
    // Whenever it may be that the people change, something is searched.
    QVERIFY(QTest::qWaitFor(
        [&] {
            world.search(++keys % 2 == 0 ? u"nalan"_s : u"nalan.no"_s);
            return isOver;
        },
        Patience));
    world.search(u"nalan"_s);
    QTRY_COMPARE_WITH_TIMEOUT(world.rows(), 6, Patience);
    QTRY_VERIFY_WITH_TIMEOUT(!world.pane().isSearching(), Patience);
    QVERIFY(world.showsWhatIsTyped());

    // The rows of before this are not shown.
    world.search(u"nalan.no"_s);
    QVERIFY(world.pane().isSearching());
    emit world.service().peopleChanged({}, {});
    QTest::keyClick(&world.box(), Qt::Key_Return);
    QCOMPARE(world.rows(), 5);
    QVERIFY(world.showsWhatIsTyped());
}

void TestShellSearch::sessionMayEndMeanwhile()
{
    LateWorld world;
    QVERIFY(world.openLate());
    Session none;
    none.profile = world.session().profile;
    world.search(u"nalan.xin"_s);
    QVERIFY(world.pane().isSearching());
    world.window().setSession(none);
    QVERIFY(!world.pane().isSearching());
    QTest::qWait(1); // what was on its way
    world.window().setSession(world.session());
    // A window that opens shows the hits of what was searched, and not nobody first.
    QCOMPARE(world.box().text(), u"nalan.xin"_s);
    QCOMPARE(world.rows(), 1);
    // The same tenant once more.
    world.search(u"zhang"_s);
    QVERIFY(world.pane().isSearching());
    world.window().setSession(world.session());
    QVERIFY(world.showsWhatIsTyped());
}

void TestShellSearch::windowMayCloseMeanwhile()
{
    LateWorld world;
    QVERIFY(world.openLate());
    world.search(u"nalan.xin"_s);
    QVERIFY(world.pane().isSearching());
    QVERIFY(world.restart());
    QCOMPARE(world.box().text(), u"nalan.xin"_s);
    QTRY_COMPARE_WITH_TIMEOUT(world.rows(), 1, Patience);
    world.pane().setMostAtOnce(0);
    world.search(u"zhang"_s);
    QVERIFY(world.pane().isSearching()); // and all of it goes
}

RENZHI_TEST(TestShellSearch)
#include "tst_shell_search.moc"
