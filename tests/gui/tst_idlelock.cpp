// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The screen that clears itself: what is seen, what keys and mouse still reach, and how it ends.

#include "models/directory/directoryservice.h"
#include "tests/gui/formsworld.h"
#include "tests/gui/shellworld.h"
#include "tests/support/testmain.h"
#include "views/forms/settingsdialog.h"
#include "views/idlelock.h"
#include "views/widgets/lockcover.h"

#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace renzhi;
using namespace std::chrono_literals;

namespace {

LockCover *coverOf(const QWidget *window)
{
    const auto covers = window->findChildren<LockCover *>(QString(), Qt::FindDirectChildrenOnly);
    for (LockCover *cover : covers) {
        if (cover->isVisible())
            return cover;
    }
    return nullptr;
}

QPushButton *continueOf(const QWidget *window)
{
    return coverOf(window)->findChild<QPushButton *>(u"lockContinue"_s);
}

// Beside the cover's own words and button there is one colour.
bool isClear(MainWindow &window, const QWidget &cover)
{
    const QImage picture = window.grab().toImage();
    const double ratio = picture.devicePixelRatio();
    const QRgb clear = cover.palette().color(QPalette::Window).rgb();
    QRegion own;
    const auto parts = cover.findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly);
    for (const QWidget *part : parts)
        own += part->geometry().adjusted(-4, -4, 4, 4);
    for (int y = 0; y < window.height(); y += 3) {
        for (int x = 0; x < window.width(); x += 3) {
            if (!own.contains(QPoint(x, y))
                && picture.pixel(int(x * ratio), int(y * ratio)) != clear)
                return false;
        }
    }
    return true;
}

// A window on the tenant, with a person in sight.
bool showsSomebody(ShellWorld &world)
{
    world.addPerson({ u"欧阳鑫淼"_s, u"ouyang.xinmiao"_s, 0 });
    if (!world.open())
        return false;
    world.choosePerson(u"ouyang.xinmiao"_s);
    return QTest::qWaitFor([&] { return world.jobRows().size() == 1; }, Patience);
}

} // namespace

class TestIdleLock : public QObject
{
    Q_OBJECT
private slots:
    void withoutASpanNothingLocks();
    void nobodyThereLocks();
    void nothingIsSeenBelow();
    void keysAndMouseReachNothingBelow();
    void dialogsAreCoveredToo();
    void windowsThatOpenMeanwhileAreCovered();
    void secretThatIsKeptNowhereIsAsked();
    void enterSendsNothingBelow();
    void whoDoesNotKnowTheSecretMayQuit();
    void keyboardGivenBelowIsTakenBack();
    void keyboardStaysAndComesBack();
    void coverSpeaksTheLanguageChosenMeanwhile();
    void settingOffersNeverFirst();
};

void TestIdleLock::withoutASpanNothingLocks()
{
    ShellWorld world;
    QVERIFY(world.open());
    IdleLock lock;
    QSignalSpy changed(&lock, &IdleLock::lockedChanged);
    lock.setSpan(20ms);
    lock.setSpan(0ms);
    // A sync is many turns of the loop, and longer than the span that was.
    QSignalSpy synced(&world.service(), &DirectoryService::syncFinished);
    for (int i = 1; i <= 3; ++i) {
        world.service().sync(SyncMode::Full);
        QTRY_COMPARE_WITH_TIMEOUT(synced.count(), i, Patience);
    }
    QCOMPARE(changed.count(), 0);
    QVERIFY(!lock.isLocked());
}

void TestIdleLock::nobodyThereLocks()
{
    ShellWorld world;
    QVERIFY(world.open());
    IdleLock lock;
    QSignalSpy changed(&lock, &IdleLock::lockedChanged);
    lock.setSpan(50ms);
    QTRY_COMPARE_WITH_TIMEOUT(changed.count(), 1, Patience);
    QVERIFY(lock.isLocked());
    QVERIFY(coverOf(&world.window()));
    continueOf(&world.window())->click();
    QTRY_VERIFY_WITH_TIMEOUT(changed.count() >= 2, Patience);
    QTRY_COMPARE_WITH_TIMEOUT(changed.count(), 3, Patience); // and again, with nobody there
    QVERIFY(lock.isLocked());
}

void TestIdleLock::nothingIsSeenBelow()
{
    ShellWorld world;
    QVERIFY(showsSomebody(world));
    IdleLock lock;
    lock.lock();
    const LockCover *cover = coverOf(&world.window());
    QVERIFY(cover != nullptr);
    QCOMPARE(cover->geometry(), world.window().rect());
    QVERIFY(isClear(world.window(), *cover));
    // Nor what comes on the page meanwhile.
    world.find<QAction>(u"actionGoPositions"_s)->trigger();
    QTRY_VERIFY(world.find<QWidget>(u"positionsTable"_s)->isVisible());
    QVERIFY(isClear(world.window(), *cover));
    continueOf(&world.window())->click();
    QTRY_VERIFY(!lock.isLocked());
    QVERIFY(!isClear(world.window(), QWidget())); // the look itself can tell
    lock.lock();
    cover = coverOf(&world.window());
    world.window().resize(world.window().size() + QSize(60, 40));
    QTRY_COMPARE(cover->geometry(), world.window().rect());
}

void TestIdleLock::keysAndMouseReachNothingBelow()
{
    ShellWorld world;
    QVERIFY(showsSomebody(world));
    auto *search = world.find<QLineEdit>(u"searchBox"_s);
    const QString typed = search->text();
    IdleLock lock;
    lock.lock();
    QTest::keyClicks(search, u"abc"_s);
    QCOMPARE(search->text(), typed);
    QTest::keyClick(&world.window(), Qt::Key_N, Qt::ControlModifier);
    QTest::keyClick(&world.window(), Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(world.find<QDialog>(u"jobForm"_s) == nullptr);
    QVERIFY(world.find<QDialog>(u"positionForm"_s) == nullptr);
    auto *add = world.find<QWidget>(u"personCard"_s)->findChild<QPushButton *>(u"addJob"_s);
    QTest::mouseClick(add, Qt::LeftButton);
    QVERIFY(world.find<QDialog>(u"jobForm"_s) == nullptr);
    continueOf(&world.window())->click();
    QTRY_VERIFY(!lock.isLocked());
    QTest::mouseClick(add, Qt::LeftButton); // it would have opened
    QVERIFY(world.openDialog(u"jobForm"_s) != nullptr);
}

void TestIdleLock::dialogsAreCoveredToo()
{
    ShellWorld world;
    QVERIFY(showsSomebody(world));
    world.find<QAction>(u"actionAddJob"_s)->trigger();
    auto *form = world.openDialog(u"jobForm"_s);
    QVERIFY(form != nullptr);
    IdleLock lock;
    lock.lock();
    QVERIFY(coverOf(form) && coverOf(&world.window()));
    QCOMPARE(coverOf(form)->geometry(), form->rect());
    QTest::keyClick(form, Qt::Key_Escape);
    QVERIFY(form->isVisible()); // what was typed stays
    continueOf(form)->click();
    QTRY_VERIFY(!coverOf(form) && !coverOf(&world.window()));
    QVERIFY(form->isVisible());
}

void TestIdleLock::windowsThatOpenMeanwhileAreCovered()
{
    ShellWorld world;
    QVERIFY(showsSomebody(world));
    QMenu menu;
    menu.addAction(u"somebody's name"_s);
    menu.popup(world.window().mapToGlobal(QPoint(20, 20)));
    QTRY_VERIFY(menu.isVisible());
    IdleLock lock;
    lock.lock();
    QVERIFY(!menu.isVisible());
    world.find<QAction>(u"actionAddJob"_s)->trigger(); // as something under way would
    auto *form = world.find<QDialog>(u"jobForm"_s);
    QVERIFY(form != nullptr);
    QTRY_VERIFY(coverOf(form) != nullptr);
    continueOf(form)->click();
    QTRY_VERIFY(!lock.isLocked());
}

void TestIdleLock::secretThatIsKeptNowhereIsAsked()
{
    ShellWorld world;
    QVERIFY(showsSomebody(world));
    IdleLock lock;
    bool isAsked = true;
    lock.setSecret([&isAsked] {
        return isAsked ? IdleLock::Check([](const QString &typed) { return typed == u"right"_s; })
                       : IdleLock::Check();
    });
    lock.lock();
    auto *secret = coverOf(&world.window())->findChild<QLineEdit *>(u"lockSecret"_s);
    QVERIFY(secret != nullptr);
    QCOMPARE(secret->echoMode(), QLineEdit::Password);
    const auto *note = coverOf(&world.window())->findChild<QLabel *>(u"lockNote"_s);
    const QString why = note->text();
    continueOf(&world.window())->click(); // nothing typed
    QTRY_VERIFY(note->text() != why);
    QVERIFY(lock.isLocked());
    QTest::keyClicks(secret, u"wrong"_s);
    QTest::keyClick(secret, Qt::Key_Return);
    QTRY_VERIFY(secret->text().isEmpty());
    QVERIFY(lock.isLocked());
    QVERIFY2(note->text().contains("not the client secret"_L1), qPrintable(note->text()));
    QTest::keyClicks(secret, u"right"_s);
    QTest::keyClick(secret, Qt::Key_Return);
    QTRY_VERIFY(!lock.isLocked());
    isAsked = false; // a keyring took it meanwhile
    lock.lock();
    QVERIFY(coverOf(&world.window())->findChild<QLineEdit *>() == nullptr);
    continueOf(&world.window())->click();
    QTRY_VERIFY(!lock.isLocked());
}

// The key that goes on must not send what lies below.
void TestIdleLock::enterSendsNothingBelow()
{
    ShellWorld world;
    QVERIFY(showsSomebody(world));
    const SandboxOrganization to = world.server().organizations().at(5);
    for (const bool asks : { true, false }) {
        world.find<QAction>(u"actionAddJob"_s)->trigger();
        auto *form = world.openDialog(u"jobForm"_s);
        QVERIFY(form != nullptr);
        FormsWorld::pick(form, u"organization"_s, to.code);
        auto *save = form->findChild<QPushButton *>(u"primaryButton"_s);
        QTRY_VERIFY(save->isEnabled() && save->isDefault());
        IdleLock lock;
        lock.setSecret([asks] {
            return asks ? IdleLock::Check([](const QString &typed) { return typed == u"right"_s; })
                        : IdleLock::Check();
        });
        QSignalSpy pressed(save, &QPushButton::clicked);
        lock.lock();
        if (asks) {
            auto *secret = coverOf(form)->findChild<QLineEdit *>(u"lockSecret"_s);
            QTest::keyClicks(secret, u"right"_s);
            QTest::keyClick(secret, Qt::Key_Return);
        } else {
            QTest::keyClick(continueOf(form), Qt::Key_Return);
        }
        QTRY_VERIFY(!lock.isLocked());
        QCOMPARE(pressed.count(), 0);
        QVERIFY(form->isVisible());
        QCOMPARE(world.server().requestCount("POST", "part-time-job"), 0);
        delete form;
    }
}

void TestIdleLock::whoDoesNotKnowTheSecretMayQuit()
{
    ShellWorld world;
    QVERIFY(showsSomebody(world));
    IdleLock lock;
    lock.setSecret([] { return IdleLock::Check([](const QString &) { return false; }); });
    QSignalSpy asked(&lock, &IdleLock::quitRequested);
    for (int turn = 0; turn < 2; ++turn) {
        lock.lock();
        auto *leave = coverOf(&world.window())->findChild<QPushButton *>(u"lockQuit"_s);
        QVERIFY(leave != nullptr);
        leave->click();
        QTRY_COMPARE(asked.count(), 1);
        QCOMPARE(asked.takeFirst().constFirst().toBool(), false);
        lock.warnOfLoss();
        const auto *note = coverOf(&world.window())->findChild<QLabel *>(u"lockNote"_s);
        QVERIFY2(note->text().contains("would be lost"_L1), qPrintable(note->text()));
        leave->click();
        QTRY_COMPARE(asked.count(), 1);
        QCOMPARE(asked.takeFirst().constFirst().toBool(), true);
        QVERIFY(lock.isLocked()); // it shows nothing for it
        lock.askNothing(); // another tenant: nobody could be asked for this one's secret
        QTRY_VERIFY(coverOf(&world.window())->findChild<QLineEdit *>() == nullptr);
        QVERIFY(!coverOf(&world.window())->findChild<QPushButton *>(u"lockQuit"_s));
        continueOf(&world.window())->click();
        QTRY_VERIFY(!lock.isLocked());
    }
}

void TestIdleLock::keyboardGivenBelowIsTakenBack()
{
    ShellWorld world;
    QVERIFY(showsSomebody(world));
    auto *search = world.find<QLineEdit>(u"searchBox"_s);
    world.find<QWidget>(u"peopleTable"_s)->setFocus();
    QTRY_VERIFY(world.window().isActiveWindow());
    IdleLock lock;
    lock.lock();
    search->setFocus(); // as something under way would
    QTRY_COMPARE(world.window().focusWidget(), continueOf(&world.window()));
    QTest::keyClick(world.window().focusWidget(), Qt::Key_Return);
    QTRY_VERIFY(!lock.isLocked());
    search->setFocus();
    QCOMPARE(world.window().focusWidget(), search);
}

void TestIdleLock::keyboardStaysAndComesBack()
{
    ShellWorld world;
    QVERIFY(showsSomebody(world));
    auto *search = world.find<QLineEdit>(u"searchBox"_s);
    search->setFocus();
    QTRY_VERIFY(search->hasFocus());
    IdleLock lock;
    lock.setSecret([] { return IdleLock::Check([](const QString &) { return true; }); });
    lock.lock();
    LockCover *cover = coverOf(&world.window());
    for (int i = 0; i < 5; ++i) {
        QVERIFY(cover->isAncestorOf(world.window().focusWidget()));
        QTest::keyClick(world.window().focusWidget(), Qt::Key_Tab);
    }
    for (int i = 0; i < 5; ++i) {
        QVERIFY(cover->isAncestorOf(world.window().focusWidget()));
        QTest::keyClick(world.window().focusWidget(), Qt::Key_Tab, Qt::ShiftModifier);
    }
    continueOf(&world.window())->click();
    QTRY_COMPARE(world.window().focusWidget(), search);
}

void TestIdleLock::coverSpeaksTheLanguageChosenMeanwhile()
{
    ShellWorld world;
    QVERIFY(world.open());
    IdleLock lock;
    lock.lock();
    BracketTranslator brackets;
    QCoreApplication::installTranslator(&brackets);
    const QWidget *cover = coverOf(&world.window());
    for (const QString &name : { u"lockTitle"_s, u"lockNote"_s }) {
        const auto *label = cover->findChild<QLabel *>(name);
        QTRY_VERIFY2(label->text().startsWith(u"⟦"), qPrintable(label->text()));
    }
    QTRY_COMPARE(continueOf(&world.window())->text(), u"⟦Continue⟧"_s);
    QCoreApplication::removeTranslator(&brackets);
}

void TestIdleLock::settingOffersNeverFirst()
{
    SettingsDialog dialog(Language::English, ThemeChoice::System, TextSize::Normal);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    QSignalSpy asked(&dialog, &SettingsDialog::lockMinutesRequested);
    auto *choice = dialog.findChild<QComboBox *>(u"lock"_s);
    QCOMPARE(choice->currentText(), u"Never"_s);
    dialog.setLockMinutes(7); // not among those offered
    QCOMPARE(choice->currentData().toInt(), 7);
    QVERIFY(!choice->currentText().isEmpty());
    QCOMPARE(asked.count(), 0);
    choice->setCurrentIndex(0);
    QCOMPARE(asked.count(), 1);
    QCOMPARE(asked.constFirst().constFirst().toInt(), 0);
}

RENZHI_TEST(TestIdleLock)
#include "tst_idlelock.moc"
