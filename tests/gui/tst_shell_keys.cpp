// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/directory/directoryservice.h"
#include "models/items/usertablemodel.h"
#include "tests/gui/shellworld.h"
#include "views/widgets/tableview.h"

#include <QAccessible>
#include <QDialog>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QSet>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTreeView>

using namespace Qt::StringLiterals;
using namespace renzhi;

namespace {

QList<QWidget *> focusable(QWidget *window)
{
    QList<QWidget *> result;
    for (QWidget *widget : window->findChildren<QWidget *>()) {
        if (widget->window() == window && widget->isVisible() && widget->isEnabled()
            && (widget->focusPolicy() & Qt::TabFocus) && !widget->focusProxy())
            result.append(widget);
    }
    return result;
}

QString nameOf(const QWidget *widget)
{
    return QString::fromLatin1(widget->metaObject()->className()) + u' ' + widget->objectName();
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
    void tabVisitsEverythingAndComesBack();
    void panesAreReachedInTurn();
    void noShortcutIsUsedTwiceAndNoneIsABareAltKey();
    void everyMenuEntryHasAMnemonicOfItsOwn();
    void everyFocusableWidgetHasAnAccessibleName();
    void treeItemsTellTheirLevel();
    void composingTextIsNotSearchedAndItsEnterIsNotOurs();
    void composingDoesNotFilterTheTree();
    void shortcutListNamesEveryShortcut();
};

void TestShellKeys::tabVisitsEverythingAndComesBack()
{
    ShellWorld world;
    world.addPerson({ u"欧阳鑫淼"_s, u"ouyang.xinmiao"_s, 2 });
    QVERIFY(world.open());
    world.choosePerson(u"ouyang.xinmiao"_s);
    QTRY_VERIFY(world.find<QWidget>(u"jobs"_s)->findChildren<QWidget *>(u"jobRow"_s).size() == 3);
    world.window().activateWindow();
    auto *start = world.find<QLineEdit>(u"searchBox"_s);
    start->setFocus();
    QTRY_VERIFY(start->hasFocus());
    QList<QWidget *> missing = focusable(&world.window());
    QVERIFY(missing.size() > 12);
    const qsizetype most = 3 * missing.size();
    qsizetype steps = 0;
    QStringList way;
    do {
        way.append(nameOf(QApplication::focusWidget()));
        missing.removeOne(QApplication::focusWidget());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QVERIFY(QApplication::focusWidget());
    } while (QApplication::focusWidget() != start && ++steps < most);
    QVERIFY2(steps < most, "Tab never came back");
    QStringList left;
    for (const QWidget *widget : std::as_const(missing))
        left.append(nameOf(widget));
    QVERIFY2(left.isEmpty(), qPrintable(left.join(u", "_s) + u"\nway: "_s + way.join(u", "_s)));
}

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

void TestShellKeys::everyFocusableWidgetHasAnAccessibleName()
{
    ShellWorld world;
    world.addPerson({ u"欧阳鑫淼"_s, u"ouyang.xinmiao"_s, 2 });
    QVERIFY(world.open());
    world.choosePerson(u"ouyang.xinmiao"_s);
    QTRY_VERIFY(world.find<QWidget>(u"jobs"_s)->findChildren<QWidget *>(u"jobRow"_s).size() == 3);
    QStringList nameless;
    for (const QString &view :
         { u"actionGoPeople"_s, u"actionGoPositions"_s, u"actionGoOutbox"_s }) {
        world.find<QAction>(view)->trigger();
        const auto widgets = focusable(&world.window());
        QVERIFY(!widgets.isEmpty());
        for (QWidget *widget : widgets) {
            const QAccessibleInterface *face = QAccessible::queryAccessibleInterface(widget);
            if (!face || face->text(QAccessible::Name).trimmed().isEmpty())
                nameless.append(nameOf(widget));
        }
    }
    QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u", "_s)));
}

void TestShellKeys::treeItemsTellTheirLevel()
{
    ShellWorld world;
    QVERIFY(world.open());
    auto *tree = world.find<QWidget>(u"organizationTree"_s);
    QAccessibleInterface *face = QAccessible::queryAccessibleInterface(tree);
    QVERIFY(face);
    QCOMPARE(face->role(), QAccessible::Tree);
    QVERIFY(face->childCount() > 1);
    QAccessibleInterface *first = face->child(0);
    QVERIFY(first);
    QVERIFY(!first->text(QAccessible::Name).isEmpty());
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

QTEST_MAIN(TestShellKeys)
#include "tst_shell_keys.moc"
