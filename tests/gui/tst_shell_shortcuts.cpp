// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/directory/directoryservice.h"
#include "tests/gui/shellworld.h"
#include "tests/support/testmain.h"
#include "views/widgets/keyinput.h"

#include <QAction>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableWidget>

using namespace Qt::StringLiterals;
using namespace renzhi;

namespace {

// The list of shortcuts, open on an action.
struct Editor
{
    explicit Editor(ShellWorld &world)
    {
        world.find<QAction>(u"actionShortcuts"_s)->trigger();
        dialog = world.find<QDialog>(u"helpDialog"_s);
        table = dialog->findChild<QTableWidget *>(u"shortcutTable"_s);
        edit = dialog->findChild<KeyInput *>(u"shortcutEdit"_s);
        note = dialog->findChild<QLabel *>(u"shortcutNote"_s);
    }

    [[nodiscard]] int rowOf(const QString &action) const
    {
        const QList<QTableWidgetItem *> found = table->findItems(action, Qt::MatchExactly);
        return found.isEmpty() ? -1 : found.constFirst()->row();
    }
    void choose(const QString &action) const { table->setCurrentCell(rowOf(action), 0); }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const
    {
        QTest::keyClick(edit, key, modifiers);
    }
    [[nodiscard]] QString keysOf(const QString &action) const
    {
        return table->item(rowOf(action), 1)->text();
    }

    QDialog *dialog = nullptr;
    QTableWidget *table = nullptr;
    KeyInput *edit = nullptr;
    QLabel *note = nullptr;
};

} // namespace

// F-56: the operator's own keys.
class TestShellShortcuts : public QObject
{
    Q_OBJECT

private slots:
    void aPressedKeyAppliesAtOnce();
    void aTakenKeyIsRefusedWithItsOwner();
    void keysNeededForTypingAreRefused_data();
    void keysNeededForTypingAreRefused();
    void aKeyCanBeTakenAwayAndAllReset();
    void keptKeysComeBack();
    void keptKeysThatCannotBeHadAreLeftOut();
    void everyActionIsReachedByKeyboard();
};

void TestShellShortcuts::aPressedKeyAppliesAtOnce()
{
    ShellWorld world;
    QVERIFY(world.open());
    QSignalSpy changed(&world.window(), &MainWindow::shortcutsChanged);
    const Editor editor(world);
    editor.choose(u"Refresh"_s);
    QCOMPARE(editor.edit->keys(), QKeySequence(Qt::Key_F5));
    editor.press(Qt::Key_R, Qt::ControlModifier);
    auto *refresh = world.find<QAction>(u"actionRefresh"_s);
    QCOMPARE(refresh->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_R));
    QCOMPARE(editor.keysOf(u"Refresh"_s), u"Ctrl+R"_s);
    QCOMPARE(editor.edit->keys(), refresh->shortcut());
    QVERIFY2(refresh->toolTip().contains("Ctrl+R"_L1), qPrintable(refresh->toolTip()));
    QCOMPARE(changed.count(), 1);
    using Changes = QHash<QString, QString>;
    QCOMPARE(changed.constFirst().constFirst().value<Changes>(),
             (Changes { { u"actionRefresh"_s, u"Ctrl+R"_s } }));

    // The next key is a key again, not the second of a sequence; and the new one works.
    editor.press(Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(refresh->shortcut(), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_R));
    editor.dialog->reject();
    world.window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&world.window()));
    QSignalSpy started(&world.service(), &DirectoryService::syncStarted);
    QTest::keyClick(&world.window(), Qt::Key_F5);
    QCOMPARE(started.count(), 0);
    QTest::keyClick(&world.window(), Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(started.count(), 1);
}

void TestShellShortcuts::aTakenKeyIsRefusedWithItsOwner()
{
    ShellWorld world;
    QVERIFY(world.open());
    const Editor editor(world);
    editor.choose(u"Refresh"_s);
    editor.press(Qt::Key_F, Qt::ControlModifier);
    QVERIFY2(editor.note->text().contains(u"Ctrl+F"_s) && editor.note->text().contains(u"“Find”"_s),
             qPrintable(editor.note->text()));
    QCOMPARE(world.find<QAction>(u"actionRefresh"_s)->shortcut(), QKeySequence(Qt::Key_F5));
    QCOMPARE(world.find<QAction>(u"actionFind"_s)->shortcut(), QKeySequence(QKeySequence::Find));
    QCOMPARE(editor.edit->keys(), QKeySequence(Qt::Key_F5));
    QCOMPARE(editor.edit->accessibleDescription(), editor.note->text());
}

void TestShellShortcuts::keysNeededForTypingAreRefused_data()
{
    QTest::addColumn<int>("keys");
    QTest::newRow("a letter") << int(Qt::Key_R);
    QTest::newRow("a capital letter") << (Qt::SHIFT | Qt::Key_R).toCombined();
    QTest::newRow("a blank") << int(Qt::Key_Space);
    QTest::newRow("Return") << int(Qt::Key_Return);
    QTest::newRow("what saves a form") << (Qt::CTRL | Qt::Key_Return).toCombined();
    QTest::newRow("an arrow") << int(Qt::Key_Down);
    QTest::newRow("what reorders the Outbox") << (Qt::ALT | Qt::Key_Up).toCombined();
    QTest::newRow("a menu's mnemonic") << (Qt::ALT | Qt::Key_F).toCombined();
    QTest::newRow("the menu bar's") << int(Qt::Key_F10);
}

void TestShellShortcuts::keysNeededForTypingAreRefused()
{
    QFETCH(int, keys);
    ShellWorld world;
    QVERIFY(world.open());
    const Editor editor(world);
    editor.choose(u"Refresh"_s);
    const QKeyCombination combination = QKeyCombination::fromCombined(keys);
    editor.press(combination.key(), combination.keyboardModifiers());
    QVERIFY2(editor.note->text().contains("needed for typing"_L1), qPrintable(editor.note->text()));
    QCOMPARE(world.find<QAction>(u"actionRefresh"_s)->shortcut(), QKeySequence(Qt::Key_F5));
}

void TestShellShortcuts::aKeyCanBeTakenAwayAndAllReset()
{
    ShellWorld world;
    QVERIFY(world.open());
    const Editor editor(world);
    auto *none = editor.dialog->findChild<QPushButton *>(u"shortcutNone"_s);
    auto *reset = editor.dialog->findChild<QPushButton *>(u"shortcutReset"_s);
    QVERIFY(!reset->isEnabled());
    editor.choose(u"Help"_s);
    none->click();
    QVERIFY(world.find<QAction>(u"actionHelp"_s)->shortcut().isEmpty());
    QVERIFY(!none->isEnabled());
    editor.choose(u"Refresh"_s);
    editor.press(Qt::Key_F1); // free now
    QCOMPARE(world.find<QAction>(u"actionRefresh"_s)->shortcut(), QKeySequence(Qt::Key_F1));
    QVERIFY(reset->isEnabled());
    QSignalSpy changed(&world.window(), &MainWindow::shortcutsChanged);
    reset->click();
    QCOMPARE(world.find<QAction>(u"actionRefresh"_s)->shortcut(), QKeySequence(Qt::Key_F5));
    QCOMPARE(world.find<QAction>(u"actionHelp"_s)->shortcut(),
             QKeySequence(QKeySequence::HelpContents));
    QVERIFY((changed.constLast().constFirst().value<QHash<QString, QString>>().isEmpty()));
    QVERIFY(!reset->isEnabled());
}

void TestShellShortcuts::keptKeysComeBack()
{
    ShellWorld world;
    QVERIFY(world.open());
    // Two exchanged theirs.
    world.window().setShortcuts(
        { { u"actionRefresh"_s, u"Ctrl+F"_s }, { u"actionFind"_s, u"F5"_s } });
    QCOMPARE(world.find<QAction>(u"actionRefresh"_s)->shortcut(),
             QKeySequence(Qt::CTRL | Qt::Key_F));
    QCOMPARE(world.find<QAction>(u"actionFind"_s)->shortcut(), QKeySequence(Qt::Key_F5));
    const Editor editor(world);
    QCOMPARE(editor.keysOf(u"Find"_s), u"F5"_s);
    // The guide speaks of the keys that work.
    const auto *guide = editor.dialog->findChild<QLabel *>(u"helpGuide"_s);
    QVERIFY2(guide->text().contains("press F5"_L1), qPrintable(guide->text().left(80)));
}

void TestShellShortcuts::keptKeysThatCannotBeHadAreLeftOut()
{
    ShellWorld world;
    QVERIFY(world.open());
    world.window().setShortcuts({ { u"actionRefresh"_s, u"Ctrl+N"_s },
                                  { u"actionFind"_s, u"f"_s },
                                  { u"actionQuit"_s, u"no key at all"_s },
                                  { u"actionUnheardOf"_s, u"Ctrl+Y"_s } });
    QCOMPARE(world.find<QAction>(u"actionRefresh"_s)->shortcut(), QKeySequence(Qt::Key_F5));
    QCOMPARE(world.find<QAction>(u"actionFind"_s)->shortcut(), QKeySequence(QKeySequence::Find));
    QCOMPARE(world.find<QAction>(u"actionAddJob"_s)->shortcut(), QKeySequence(QKeySequence::New));
    QVERIFY(!world.find<QAction>(u"actionQuit"_s)->shortcut().toString().contains("key"_L1));
}

// Tab walks in and out of the key input: it records keys, and must not be a trap.
void TestShellShortcuts::everyActionIsReachedByKeyboard()
{
    ShellWorld world;
    QVERIFY(world.open());
    const Editor editor(world);
    QVERIFY(QTest::qWaitForWindowActive(editor.dialog));
    editor.choose(u"Copy rows"_s);
    editor.table->setFocus();
    QTest::keyClick(editor.table, Qt::Key_Down); // to one that has a key
    QVERIFY(!editor.edit->keys().isEmpty());
    QTest::keyClick(editor.table, Qt::Key_Tab);
    QTRY_VERIFY(editor.edit->hasFocus());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QTRY_COMPARE(QApplication::focusWidget()->objectName(), u"shortcutNone"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Backtab, Qt::ShiftModifier);
    QTRY_VERIFY(editor.edit->hasFocus());
    QCOMPARE(editor.note->text(), u"Press the new key. It applies at once."_s);
}

RENZHI_TEST(TestShellShortcuts)
#include "tst_shell_shortcuts.moc"
