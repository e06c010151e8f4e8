// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/directory/directoryservice.h"
#include "models/directory/outbox.h"
#include "models/items/usertablemodel.h"
#include "tests/gui/shellworld.h"
#include "tests/support/testmain.h"
#include "views/widgets/filterrow.h"
#include "views/widgets/jobrowwidget.h"
#include "views/widgets/tableview.h"

#include <QAccessible>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QSet>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTreeView>

using namespace Qt::StringLiterals;
using namespace renzhi;

namespace {

// With what the server says of the person's jobs: the line above them tells the time then.
bool openCardOfThreeJobs(ShellWorld &world)
{
    world.addPerson({ u"欧阳鑫淼"_s, u"ouyang.xinmiao"_s, 2 });
    if (!world.open())
        return false;
    world.choosePerson(u"ouyang.xinmiao"_s);
    const auto *freshness = world.find<QLabel>(u"freshness"_s);
    return QTest::qWaitFor(
        [&] { return world.jobRows().size() == 3 && freshness->text().contains(u':'); }, Patience);
}

void press(ShellWorld &world, const QString &action)
{
    world.find<QAction>(action)->trigger();
}

// The row of filters of the people open, and one of them that nobody matches.
TableView *coverPeople(ShellWorld &world)
{
    auto *table = world.find<TableView>(u"peopleTable"_s);
    if (!table->areFiltersShown())
        press(world, u"actionShowFilters"_s);
    table->setFilterTexts({ { 0, u"zzzz"_s } });
    return table;
}

// As the help lists them now, "action: keys".
QStringList listedShortcuts(ShellWorld &world)
{
    press(world, u"actionShortcuts"_s);
    auto *dialog = world.find<QDialog>(u"helpDialog"_s);
    const auto *model = dialog->findChild<QTableView *>(u"shortcutTable"_s)->model();
    QStringList listed;
    for (int row = 0; row < model->rowCount(); ++row)
        listed.append(model->index(row, 0).data().toString() + u": "_s
                      + model->index(row, 1).data().toString());
    delete dialog;
    return listed;
}

QSet<QChar> mnemonicsOf(const QMenu *menu, QStringList &doubles)
{
    QSet<QChar> seen;
    for (const QAction *action : menu->actions()) {
        const QString key = QKeySequence::mnemonic(action->text()).toString().right(1);
        if (key.isEmpty())
            continue;
        if (seen.contains(key.at(0)))
            doubles.append(menu->objectName() + u": "_s + action->text());
        seen.insert(key.at(0));
    }
    return seen;
}

} // namespace

// Keyboard, assistive technology and input methods (F-55, F-56, F-57).
class TestShellKeys : public QObject
{
    Q_OBJECT

private slots:
    void panesAreReachedInTurn();
    void keyboardComesBackToTheJobItLeft_data();
    void keyboardComesBackToTheJobItLeft();
    void keyboardDoesNotComeBackToAnEarlierJob();
    void keyboardComesBackToTheFilterField();
    void keyboardDoesNotComeBackToRowsThatAreCovered();
    void keyboardBeginsAtTheButtonThatCoversTheRows();
    void keyboardComesBackToTheOutboxFromElsewhere();
    void keyboardFromElsewhereDoesNotComeToAButtonOfTheOutbox();
    void pageThatIsOpenStaysCheckedWhenAskedForAgain_data();
    void pageThatIsOpenStaysCheckedWhenAskedForAgain();
    void noShortcutIsUsedTwiceAndNoneIsABareAltKey();
    void everyMenuEntryHasAMnemonicOfItsOwn();
    void treeItemsTellTheirLevel();
    void composingTextIsNotSearchedAndItsEnterIsNotOurs();
    void composingDoesNotFilterTheTree();
    void shortcutListNamesEveryShortcut();
    void shortcutListIsTheSameOnEveryPage();
};

void TestShellKeys::panesAreReachedInTurn()
{
    ShellWorld world;
    QVERIFY(world.open());
    world.choosePerson(u"a"_s);
    auto *table = world.find<TableView>(u"peopleTable"_s);
    QTRY_VERIFY(table->hasFocus());
    QTest::keyClick(table, Qt::Key_F6);
    QTRY_VERIFY(world.find<QWidget>(u"personCard"_s)->isAncestorOf(QApplication::focusWidget()));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_F6);
    QTRY_VERIFY(
        world.find<QWidget>(u"organizationPane"_s)->isAncestorOf(QApplication::focusWidget()));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_F6, Qt::ShiftModifier);
    QTRY_VERIFY(world.find<QWidget>(u"personCard"_s)->isAncestorOf(QApplication::focusWidget()));
}

void TestShellKeys::keyboardComesBackToTheJobItLeft_data()
{
    QTest::addColumn<QString>("away");
    QTest::newRow("positions") << u"actionGoPositions"_s;
    QTest::newRow("titles") << u"actionGoTitles"_s;
    QTest::newRow("outbox") << u"actionGoOutbox"_s;
    QTest::newRow("changes") << u"actionGoChanges"_s;
}

// F2 and Del must go on to concern what they concerned.
void TestShellKeys::keyboardComesBackToTheJobItLeft()
{
    QFETCH(const QString, away);
    ShellWorld world;
    QVERIFY(openCardOfThreeJobs(world));
    const auto rows = [&world] { return world.jobRows(); };
    JobRowWidget *last = rows().at(2);
    last->setFocus(Qt::TabFocusReason);
    const JobId job = last->row().job.id;

    world.find<QAction>(away)->trigger();
    QTRY_VERIFY(!last->isVisible());
    const QWidget *there = world.window().focusWidget();
    QVERIFY(there && there->isVisible() && there->objectName() != u"pages"_s);
    world.find<QAction>(u"actionGoPeople"_s)->trigger();
    QTRY_VERIFY(rows().at(2)->isVisible());
    QCOMPARE(world.window().focusWidget(), rows().at(2));
    QCOMPARE(rows().at(2)->row().job.id, job);
}

// It left from elsewhere the second time: what it had before is not what is chosen now.
void TestShellKeys::keyboardDoesNotComeBackToAnEarlierJob()
{
    ShellWorld world;
    QVERIFY(openCardOfThreeJobs(world));
    const auto rows = [&world] { return world.jobRows(); };
    auto *positions = world.find<TableView>(u"positionsTable"_s);
    rows().at(2)->setFocus(Qt::TabFocusReason);
    world.find<QAction>(u"actionGoPositions"_s)->trigger();
    world.find<QAction>(u"actionGoPeople"_s)->trigger();
    QTRY_COMPARE(world.window().focusWidget(), rows().at(2));

    rows().at(1)->setFocus(Qt::TabFocusReason);
    world.find<QLineEdit>(u"searchBox"_s)->setFocus();
    world.find<QAction>(u"actionGoPositions"_s)->trigger();
    QTRY_VERIFY(positions->isVisible());
    positions->setFocus();
    world.find<QAction>(u"actionGoPeople"_s)->trigger();
    QTRY_COMPARE(world.window().focusWidget(), world.find<TableView>(u"peopleTable"_s));
}

void TestShellKeys::keyboardComesBackToTheFilterField()
{
    ShellWorld world;
    QVERIFY(world.open());
    const auto *table = coverPeople(world);
    auto *field = table->filterRow().findChild<QLineEdit *>(u"filter0"_s);
    field->setFocus();
    press(world, u"actionGoPositions"_s);
    QTRY_VERIFY(!field->isVisible());
    press(world, u"actionGoPeople"_s);
    QTRY_COMPARE(world.window().focusWidget(), field);
}

// It was in the list, of which nothing is to be seen any more.
void TestShellKeys::keyboardDoesNotComeBackToRowsThatAreCovered()
{
    ShellWorld world;
    QVERIFY(world.open());
    auto *table = world.find<TableView>(u"peopleTable"_s);
    table->setFocus();
    press(world, u"actionGoPositions"_s);
    QTRY_VERIFY(!table->isVisible());
    coverPeople(world);
    world.find<TableView>(u"positionsTable"_s)->setFocus(); // the filters took it
    press(world, u"actionGoPeople"_s);
    QTRY_VERIFY(table->isVisible());
    const QWidget *there = world.window().focusWidget();
    QVERIFY(there && there != table);
    QVERIFY(table->findChild<QWidget *>(u"nothingLeft"_s)->isAncestorOf(there));
}

void TestShellKeys::keyboardBeginsAtTheButtonThatCoversTheRows()
{
    ShellWorld world;
    QVERIFY(world.open());
    const auto *table = coverPeople(world);
    world.find<QLineEdit>(u"searchBox"_s)->setFocus();
    press(world, u"actionGoPositions"_s);
    QTRY_VERIFY(!table->isVisible());
    world.find<TableView>(u"positionsTable"_s)->setFocus();
    press(world, u"actionGoPeople"_s);
    QTRY_VERIFY(table->isVisible());
    const QWidget *there = world.window().focusWidget();
    QVERIFY(there && table->findChild<QWidget *>(u"nothingLeft"_s)->isAncestorOf(there));
}

// Nothing else there takes keys; the other pages leave the keyboard where it was.
void TestShellKeys::keyboardComesBackToTheOutboxFromElsewhere()
{
    ShellWorld world;
    QVERIFY(world.open());
    auto *box = world.find<QLineEdit>(u"searchBox"_s);
    const auto *outbox = world.find<QWidget>(u"outboxPage"_s);
    box->setFocus();
    press(world, u"actionGoPositions"_s);
    QCOMPARE(world.window().focusWidget(), box);
    for (int time = 0; time < 2; ++time) {
        press(world, u"actionGoOutbox"_s);
        QVERIFY(outbox->isAncestorOf(world.window().focusWidget()));
        press(world, u"actionGoPeople"_s);
        box->setFocus();
    }
}

// Space would send everything.
void TestShellKeys::keyboardFromElsewhereDoesNotComeToAButtonOfTheOutbox()
{
    ShellWorld world;
    QVERIFY(world.open());
    WriteRequest request;
    request.kind = WriteRequest::Kind::AddPosition;
    request.positionDraft = { OrgCode(u"ORG-1"_s), u"Kept"_s, PositionCode(u"KEPT"_s), {} };
    QVERIFY(world.session().outbox->add(request));
    press(world, u"actionGoOutbox"_s);
    auto *sendAll = world.find<QPushButton>(u"sendAll"_s);
    sendAll->setFocus();
    QCOMPARE(world.window().focusWidget(), sendAll);
    press(world, u"actionGoPeople"_s);
    world.find<QLineEdit>(u"searchBox"_s)->setFocus();
    press(world, u"actionGoOutbox"_s);
    QCOMPARE(world.window().focusWidget(), world.find<TableView>(u"outboxTable"_s));
}

void TestShellKeys::pageThatIsOpenStaysCheckedWhenAskedForAgain_data()
{
    QTest::addColumn<QString>("page");
    QTest::newRow("people") << u"actionGoPeople"_s;
    QTest::newRow("positions") << u"actionGoPositions"_s;
    QTest::newRow("jobs") << u"actionGoJobs"_s;
    QTest::newRow("titles") << u"actionGoTitles"_s;
    QTest::newRow("outbox") << u"actionGoOutbox"_s;
    QTest::newRow("changes") << u"actionGoChanges"_s;
}

void TestShellKeys::pageThatIsOpenStaysCheckedWhenAskedForAgain()
{
    QFETCH(const QString, page);
    ShellWorld world;
    QVERIFY(world.open());
    press(world, page);
    QVERIFY(world.find<QAction>(page)->isChecked());
    press(world, page);
    QVERIFY(world.find<QAction>(page)->isChecked());
}

void TestShellKeys::noShortcutIsUsedTwiceAndNoneIsABareAltKey()
{
    ShellWorld world;
    QVERIFY(world.open());
    QHash<QKeySequence, const QAction *> seen;
    for (const QAction *action : world.window().findChildren<QAction *>()) {
        for (const QKeySequence &key : action->shortcuts()) {
            QVERIFY2(!seen.contains(key) || seen.value(key) == action,
                     qPrintable(key.toString() + u' ' + action->objectName()));
            seen.insert(key, action);
            const bool bareAlt = key[0].keyboardModifiers() == Qt::AltModifier
                && key[0].key() >= Qt::Key_A && key[0].key() <= Qt::Key_Z;
            QVERIFY2(!bareAlt, qPrintable(key.toString()));
        }
    }
    QVERIFY(seen.size() > 15);
}

void TestShellKeys::everyMenuEntryHasAMnemonicOfItsOwn()
{
    ShellWorld world;
    QVERIFY(world.open());
    QStringList doubles;
    QStringList without;
    QSet<QString> top;
    for (const QAction *entry : world.window().menuBar()->actions()) {
        const QString key = QKeySequence::mnemonic(entry->text()).toString();
        QVERIFY2(!key.isEmpty() && !top.contains(key), qPrintable(entry->text()));
        top.insert(key);
    }
    for (const QMenu *menu : world.window().menuBar()->findChildren<QMenu *>()) {
        if (menu->objectName() == u"menuTenants"_s || menu->objectName() == u"menuColumns"_s)
            continue; // the tenant's own names
        mnemonicsOf(menu, doubles);
        for (const QAction *action : menu->actions()) {
            if (!action->isSeparator() && QKeySequence::mnemonic(action->text()).isEmpty())
                without.append(action->text());
        }
    }
    QVERIFY2(doubles.isEmpty(), qPrintable(doubles.join(u", "_s)));
    QVERIFY2(without.isEmpty(), qPrintable(without.join(u", "_s)));
}

void TestShellKeys::treeItemsTellTheirLevel()
{
    ShellWorld world;
    QVERIFY(world.open());
    auto *tree = world.find<QTreeView>(u"organizationTree"_s);
    tree->expandAll();
    QAccessibleInterface *face = QAccessible::queryAccessibleInterface(tree);
    QVERIFY(face && face->tableInterface());
    QCOMPARE(face->role(), QAccessible::Tree);
    int row = 0;
    int deepest = 0;
    for (QModelIndex index = tree->model()->index(0, 0); index.isValid();
         index = tree->indexBelow(index)) {
        int level = 1;
        for (QModelIndex above = index.parent(); above.isValid(); above = above.parent())
            ++level;
        deepest = qMax(deepest, level);
        const QAccessibleInterface *item = face->tableInterface()->cellAt(row++, 0);
        QVERIFY(item);
        QCOMPARE(item->role(), QAccessible::TreeItem);
        QVERIFY(item->text(QAccessible::Name).startsWith(index.data().toString()));
        const QString told = item->text(QAccessible::Description);
        QCOMPARE(told.section(u',', 0, 0), u"level %1"_s.arg(level));
        const bool expandable = tree->model()->hasChildren(index);
        QCOMPARE(bool(item->state().expandable), expandable);
        if (expandable)
            QVERIFY(item->state().expanded);
    }
    const QModelIndex first = tree->model()->index(1, 0); // after "All organizations"
    QVERIFY(tree->model()->hasChildren(first));
    tree->collapse(first);
    QVERIFY(!face->tableInterface()->cellAt(1, 0)->state().expanded);
    QVERIFY(row > 1 && deepest > 1);
}

void TestShellKeys::composingTextIsNotSearchedAndItsEnterIsNotOurs()
{
    ShellWorld world;
    world.addPerson({ u"欧阳鑫淼"_s, u"ouyang.xinmiao"_s, 0 });
    QVERIFY(world.open());
    auto *box = world.find<QLineEdit>(u"searchBox"_s);
    auto *model = world.find<TableView>(u"peopleTable"_s)->model();
    box->setFocus();
    QSignalSpy changes(model, &QAbstractItemModel::rowsRemoved);
    QSignalSpy resets(model, &QAbstractItemModel::modelReset);
    for (const QString &composed : { u"o"_s, u"ou"_s, u"ou yang"_s }) {
        QInputMethodEvent event(composed, {});
        QCoreApplication::sendEvent(box, &event);
    }
    QTest::keyClick(box, Qt::Key_Return);
    QCOMPARE(model->rowCount(), 201);
    QCOMPARE(changes.count() + resets.count(), 0);
    QVERIFY(box->hasFocus());
    QInputMethodEvent commit;
    commit.setCommitString(u"欧阳"_s);
    QCoreApplication::sendEvent(box, &commit);
    QCOMPARE(box->text(), u"欧阳"_s);
    QTRY_VERIFY(model->rowCount() < 201);
    // Composing over a selection empties text() for a while; the hits stay.
    const int hits = model->rowCount();
    box->selectAll();
    QInputMethodEvent again(u"li"_s, {});
    QCoreApplication::sendEvent(box, &again);
    QCOMPARE(model->rowCount(), hits);
}

void TestShellKeys::composingDoesNotFilterTheTree()
{
    ShellWorld world;
    QVERIFY(world.open());
    auto *filter = world.find<QLineEdit>(u"organizationFilter"_s);
    auto *tree = world.find<QTreeView>(u"organizationTree"_s);
    const auto rowsBelow = [tree](const auto &self, const QModelIndex &parent) -> int {
        int rows = tree->model()->rowCount(parent);
        for (int row = tree->model()->rowCount(parent) - 1; row >= 0; --row)
            rows += self(self, tree->model()->index(row, 0, parent));
        return rows;
    };
    const int all = rowsBelow(rowsBelow, {});
    filter->setFocus();
    QTest::keyClicks(filter, u"nothing has this name"_s);
    const int none = rowsBelow(rowsBelow, {});
    QVERIFY(none < all);
    filter->selectAll();
    QInputMethodEvent composing(u"yan"_s, {});
    QCoreApplication::sendEvent(filter, &composing);
    QCOMPARE(rowsBelow(rowsBelow, {}), none);
    QInputMethodEvent givenUp;
    QCoreApplication::sendEvent(filter, &givenUp);
    QCOMPARE(filter->text(), QString());
    QCOMPARE(rowsBelow(rowsBelow, {}), all);
}

void TestShellKeys::shortcutListNamesEveryShortcut()
{
    ShellWorld world;
    QVERIFY(world.open());
    world.find<QAction>(u"actionShortcuts"_s)->trigger();
    auto *dialog = world.find<QDialog>(u"helpDialog"_s);
    QVERIFY(dialog);
    auto *table = dialog->findChild<QTableView *>(u"shortcutTable"_s);
    QTRY_VERIFY(table->isVisible());
    QStringList listed;
    for (int row = 0; row < table->model()->rowCount(); ++row)
        listed.append(table->model()->index(row, 1).data().toString());
    for (const QAction *action : world.window().actions()) {
        if (action->isVisible()
            && !action->shortcut().isEmpty()) // what a tenant does not offer has no key
            QVERIFY2(
                listed.join(u' ').contains(action->shortcut().toString(QKeySequence::NativeText)),
                qPrintable(action->objectName()));
    }
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(!world.find<QDialog>(u"helpDialog"_s));
}

// What one page does not offer, as removing a position, has its key on another.
void TestShellKeys::shortcutListIsTheSameOnEveryPage()
{
    ShellWorld world;
    world.offerPositionRemoval(false);
    QVERIFY(world.open());
    const QStringList people = listedShortcuts(world);
    QVERIFY2(people.contains(u"Remove part-time job or position: Del"_s),
             qPrintable(people.join(u'\n')));
    for (const QString &page :
         { u"actionGoPositions"_s, u"actionGoJobs"_s, u"actionGoOutbox"_s, u"actionGoChanges"_s }) {
        press(world, page);
        QCOMPARE(listedShortcuts(world), people);
    }
}

RENZHI_TEST(TestShellKeys)
#include "tst_shell_keys.moc"
