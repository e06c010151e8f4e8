// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The titles page (F-08): which there are, and which positions offer them.

#include "models/items/itemroles.h"
#include "models/items/titletablemodel.h"
#include "tests/gui/shellworld.h"
#include "tests/support/testmain.h"
#include "views/theme.h"
#include "views/widgets/tableview.h"

#include <QAction>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QTreeView>

using namespace Qt::StringLiterals;
using namespace renzhi;

class TestShellTitles : public QObject
{
    Q_OBJECT

private slots:
    void pageListsEveryTitle();
    void cardLeadsToThePositionsThatOfferTheTitle();
    void titleThatNoPositionOffersSaysSo();
    void chosenOrganizationKeepsItsTitles();
    void readerKeepsTheRowAfterARefresh();
    void searchFindsByPinyinAndCode();
    void idOfATitleIsCopied();
    void openTitleComesBackAtTheNextStart();
    void titleThatWentAwaySaysSo();

private:
    // Two titles of the test's own: one that position "lead" in the first organization offers, and
    // one that none does.
    static void open(ShellWorld &world)
    {
        for (const auto &[id, name, code] :
             { std::tuple { u"used"_s, u"首席技师"_s, u"CHIEF-TECH"_s },
               std::tuple { u"unused"_s, u"荣誉顾问"_s, u"HON-ADVISOR"_s } }) {
            SandboxTitle title;
            title.id = id;
            title.name = name;
            title.code = code;
            world.server().put(title);
        }
        SandboxPosition position;
        position.id = u"lead"_s;
        position.orgId = world.server().organizations().constFirst().id;
        position.code = u"LEAD-1"_s;
        position.name = u"班组长"_s;
        position.titleId = u"used"_s;
        world.server().put(position);
        QVERIFY(world.open());
        world.find<QAction>(u"actionGoTitles"_s)->trigger();
        QTRY_VERIFY(tableOf(world)->isVisible());
    }

    static TableView *tableOf(ShellWorld &world) { return world.find<TableView>(u"titlesTable"_s); }

    static int rowOf(ShellWorld &world, const QString &id)
    {
        const auto *model = tableOf(world)->model();
        for (int row = 0; row < model->rowCount(); ++row) {
            if (model->index(row, 0).data(IdRole).toString() == id)
                return row;
        }
        return -1;
    }

    static QWidget *choose(ShellWorld &world, const QString &id)
    {
        tableOf(world)->selectRow(rowOf(world, id));
        return world.find<QWidget>(u"titleCard"_s);
    }
};

void TestShellTitles::pageListsEveryTitle()
{
    ShellWorld world;
    open(world);
    QCOMPARE(tableOf(world)->model()->rowCount(), int(world.server().titles().size()));
    const int row = rowOf(world, u"used"_s);
    using Column = TitleTableModel::Column;
    const auto cell = [&](Column column) {
        return tableOf(world)->model()->index(row, int(column)).data().toString();
    };
    QCOMPARE(cell(Column::Name), u"首席技师"_s);
    QCOMPARE(cell(Column::Code), u"CHIEF-TECH"_s);
    QCOMPARE(cell(Column::Positions), u"1"_s);
}

void TestShellTitles::cardLeadsToThePositionsThatOfferTheTitle()
{
    ShellWorld world;
    open(world);
    const QWidget *card = choose(world, u"used"_s);
    QTRY_VERIFY(card->isVisible());
    QCOMPARE(card->findChild<QLabel *>(u"name"_s)->text(), u"首席技师"_s);
    QCOMPARE(card->findChild<QLabel *>(u"code"_s)->text(), u"CHIEF-TECH"_s);
    auto *positions = card->findChild<QListView *>(u"titlePositions"_s);
    QCOMPARE(positions->model()->rowCount(), 1);
    const auto *note = card->findChild<QLabel *>(u"positionsNote"_s);
    QTRY_VERIFY(positions->y() - note->geometry().bottom() - 1 >= grid); // it touches nothing
    const QModelIndex lead = positions->model()->index(0, 0);
    QCOMPARE(lead.data().toString(),
             u"班组长 (LEAD-1), "_s + world.server().organizations().constFirst().name);

    emit positions->customContextMenuRequested(positions->visualRect(lead).center());
    auto *menu = world.window().findChild<QMenu *>(u"contextMenu"_s);
    QVERIFY(menu != nullptr);
    QVERIFY(menu->findChild<QAction *>(u"actionChange"_s)->isEnabled());
    delete menu;

    tableOf(world)->setFocus();
    QTest::keyClick(tableOf(world), Qt::Key_Return); // on to the card
    QCOMPARE(world.window().focusWidget(), positions);
    QTest::keyClick(positions, Qt::Key_Home);
    QTest::keyClick(positions, Qt::Key_Return);
    QTRY_VERIFY(world.find<QWidget>(u"positionCard"_s)->isVisible());
    QCOMPARE(world.find<QWidget>(u"positionCard"_s)->findChild<QLabel *>(u"name"_s)->text(),
             u"班组长"_s);
    world.find<QAction>(u"actionBack"_s)->trigger();
    QTRY_VERIFY(card->isVisible());
}

void TestShellTitles::titleThatNoPositionOffersSaysSo()
{
    ShellWorld world;
    open(world);
    const QWidget *card = choose(world, u"unused"_s);
    QTRY_VERIFY(card->isVisible());
    QVERIFY(!card->findChild<QListView *>(u"titlePositions"_s)->isVisible());
    const auto *note = card->findChild<QLabel *>(u"positionsNote"_s);
    QVERIFY2(note->text().startsWith("No position"_L1), qPrintable(note->text()));
    // There is nothing to open, neither now nor with the next title.
    tableOf(world)->setFocus();
    QTest::keyClick(tableOf(world), Qt::Key_Return);
    choose(world, u"used"_s);
    QTRY_VERIFY(card->findChild<QListView *>(u"titlePositions"_s)->isVisible());
    QVERIFY(tableOf(world)->hasFocus());
}

void TestShellTitles::chosenOrganizationKeepsItsTitles()
{
    ShellWorld world;
    open(world);
    auto *tree = world.find<QTreeView>(u"organizationTree"_s);
    const QString first = world.server().organizations().constFirst().id;
    const QModelIndexList found = tree->model()->match(tree->model()->index(0, 0), IdRole, first, 1,
                                                       Qt::MatchExactly | Qt::MatchRecursive);
    QCOMPARE(found.size(), 1);
    tree->setCurrentIndex(found.constFirst());
    QVERIFY(rowOf(world, u"used"_s) >= 0);
    QCOMPARE(rowOf(world, u"unused"_s), -1);
    const QWidget *card = choose(world, u"used"_s);
    const auto *note = card->findChild<QLabel *>(u"positionsNote"_s);
    QVERIFY2(note->text().contains("all organizations"_L1), qPrintable(note->text()));
}

void TestShellTitles::readerKeepsTheRowAfterARefresh()
{
    ShellWorld world;
    open(world);
    const QWidget *card = choose(world, u"used"_s);
    auto *positions = card->findChild<QListView *>(u"titlePositions"_s);
    positions->setCurrentIndex(positions->model()->index(0, 0));
    SandboxPosition position;
    position.id = u"early"_s;
    position.orgId = world.server().organizations().constFirst().id;
    position.code = u"A-1"_s;
    position.name = u"艾灸师"_s; // before the other one
    position.titleId = u"used"_s;
    world.server().put(position);
    world.find<QAction>(u"actionRefresh"_s)->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(positions->model()->rowCount(), 2, Patience);
    QCOMPARE(positions->currentIndex().row(), 1);
    QCOMPARE(positions->currentIndex().data(IdRole).toString(), u"lead"_s);
}

void TestShellTitles::searchFindsByPinyinAndCode()
{
    ShellWorld world;
    open(world);
    auto *search = world.find<QLineEdit>(u"searchBox"_s);
    QVERIFY2(search->placeholderText().contains("title"_L1), qPrintable(search->placeholderText()));
    for (const QString &text : { u"sxjs"_s, u"chief-t"_s }) {
        search->setText(text);
        QTRY_COMPARE(tableOf(world)->model()->rowCount(), 1);
        QCOMPARE(rowOf(world, u"used"_s), 0);
    }
}

void TestShellTitles::idOfATitleIsCopied()
{
    ShellWorld world;
    open(world);
    choose(world, u"used"_s);
    world.find<QAction>(u"actionCopyId"_s)->trigger();
    QCOMPARE(QGuiApplication::clipboard()->text(), u"used"_s);
}

void TestShellTitles::openTitleComesBackAtTheNextStart()
{
    ShellWorld world;
    open(world);
    choose(world, u"used"_s);
    QVERIFY(world.restart());
    const QWidget *card = world.find<QWidget>(u"titleCard"_s);
    QTRY_VERIFY(card->isVisible());
    QCOMPARE(card->findChild<QLabel *>(u"name"_s)->text(), u"首席技师"_s);
    QCOMPARE(tableOf(world)->currentIndex().row(), rowOf(world, u"used"_s));
}

void TestShellTitles::titleThatWentAwaySaysSo()
{
    ShellWorld world;
    open(world);
    const QWidget *card = choose(world, u"unused"_s);
    world.server().removeTitle(u"unused"_s);
    world.find<QAction>(u"actionFullSync"_s)->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(rowOf(world, u"unused"_s), -1, Patience);
    QTRY_VERIFY_WITH_TIMEOUT(card->findChild<QWidget *>(u"empty"_s)->isVisible(), Patience);
    QVERIFY(!card->findChild<QLabel *>(u"name"_s)->isVisible());
}

RENZHI_TEST(TestShellTitles)
#include "tst_shell_titles.moc"
