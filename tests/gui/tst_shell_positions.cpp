// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What can be done with a position from the window: the menu, the card, the keyboard.

#include "models/directory/directoryservice.h"
#include "models/items/itemroles.h"
#include "models/items/positiontablemodel.h"
#include "tests/gui/formsworld.h"
#include "tests/gui/motionstyle.h"
#include "tests/gui/shellworld.h"
#include "tests/support/testmain.h"
#include "views/forms/copypositiondialog.h"
#include "views/forms/removejobdialog.h"
#include "views/forms/removepositiondialog.h"
#include "views/widgets/tableview.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSet>
#include <QSignalSpy>
#include <QToolButton>
#include <QVariantAnimation>

#include <memory>

using namespace Qt::StringLiterals;
using namespace renzhi;

class TestShellPositions : public QObject
{
    Q_OBJECT

private slots:
    void deleteKeyRemovesThePositionThatIsOpen();
    void cardOffersToCopyAndToRemove();
    void copyOfAPositionWhoseTitleIsUnknownIsNotOffered();
    void actionsFollowThePage();
    void removalIsHiddenUntilTheTenantWantsIt();
    void savedPositionGlowsOnce_data();
    void savedPositionGlowsOnce();
    void positionSavedOutOfSightGlowsWhenItIsShown();
    void glowIsSeenWhileItLasts();
    void manyAreShownInAnOrderThatComesLater();

private:
    // A position that nobody holds, open on its card.
    static void openFree(ShellWorld &world, const QString &title = {})
    {
        SandboxPosition record;
        record.id = u"free"_s;
        record.orgId = world.server().organizations().constFirst().id;
        record.code = u"FREE-1"_s;
        record.name = u"空缺职位"_s;
        record.titleId = title;
        world.server().put(record);
        QVERIFY(world.open());
        world.find<QAction>(u"actionGoPositions"_s)->trigger();
        auto *table = world.find<TableView>(u"positionsTable"_s);
        QTRY_VERIFY(table->isVisible());
        QTRY_VERIFY(rowOf(table) >= 0);
        table->setCurrentIndex(table->model()->index(rowOf(table), 0));
        QTRY_VERIFY(world.find<QWidget>(u"positionCard"_s)->isVisible());
        QTRY_VERIFY(world.find<QAction>(u"actionCopyPosition"_s)->toolTip()
                    != u"Choose a position first."_s);
    }

    static int rowOf(const TableView *table)
    {
        for (int row = 0; row < table->model()->rowCount(); ++row) {
            if (table->model()->index(row, 0).data(IdRole).toString() == "free"_L1)
                return row;
        }
        return -1;
    }

    static QModelIndex indexNamed(const TableView *table, const QString &name)
    {
        for (int row = 0; row < table->model()->rowCount(); ++row) {
            const QModelIndex index = table->model()->index(row, 0);
            if (index.data().toString() == name)
                return index;
        }
        return {};
    }

    // The ids of all positions that were ever lit; it goes on watching.
    static std::shared_ptr<QSet<QString>> watchLights(const TableView *table)
    {
        auto lit = std::make_shared<QSet<QString>>();
        const auto look = [table, lit] {
            for (int row = 0; row < table->model()->rowCount(); ++row) {
                if (table->lightOf(row).alpha() > 0)
                    lit->insert(table->model()->index(row, 0).data(IdRole).toString());
            }
        };
        connect(table->findChild<QVariantAnimation *>(u"rowGlow"_s),
                &QVariantAnimation::valueChanged, table, look);
        return lit;
    }

    // Fills in the form that the action opens, saves it, and waits until it is closed.
    static void save(ShellWorld &world, const QString &action, const QString &name)
    {
        world.find<QAction>(action)->trigger();
        auto *form = world.openDialog(u"positionForm"_s);
        QVERIFY(form != nullptr);
        FormsWorld::type(form->findChild<QLineEdit *>(u"name"_s), name);
        if (action == "actionAddPosition"_L1)
            FormsWorld::type(form->findChild<QLineEdit *>(u"code"_s), u"NEW-1"_s);
        form->findChild<QPushButton *>(u"primaryButton"_s)->click();
        QTRY_VERIFY_WITH_TIMEOUT(world.find<QDialog>(u"positionForm"_s) == nullptr, Patience);
    }
};

void TestShellPositions::deleteKeyRemovesThePositionThatIsOpen()
{
    ShellWorld world;
    openFree(world);
    auto *table = world.find<TableView>(u"positionsTable"_s);
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Delete);
    auto *dialog = world.window().findChild<RemovePositionDialog *>();
    QVERIFY(dialog != nullptr && dialog->isVisible());
    QCOMPARE(world.window().findChild<RemoveJobDialog *>(), nullptr);
    dialog->findChild<QPushButton *>(u"primaryButton"_s)->click();
    QTRY_VERIFY_WITH_TIMEOUT(!world.server().positionByCode(u"FREE-1"_s), Patience);
    QTRY_COMPARE_WITH_TIMEOUT(rowOf(table), -1, Patience); // gone from the list as well
    QCOMPARE(world.server().requestCount("DELETE", "/job-positions/free"), 1);
    // What the operator took away is not told as missing.
    const auto *card = world.find<QWidget>(u"positionCard"_s);
    QTRY_COMPARE(card->findChild<QLabel *>(u"emptyStateTitle"_s)->text(), u"No position chosen"_s);
}

void TestShellPositions::cardOffersToCopyAndToRemove()
{
    ShellWorld world;
    openFree(world);
    auto *copy = world.find<QToolButton>(u"positionCopy"_s);
    auto *remove = world.find<QToolButton>(u"positionRemove"_s);
    for (const QToolButton *button : { copy, remove }) {
        QVERIFY(!button->accessibleName().isEmpty());
        QCOMPARE(button->focusPolicy(), Qt::TabFocus);
        QVERIFY(!button->icon().isNull());
    }
    QVERIFY(copy->accessibleName() != remove->accessibleName());
    QTest::mouseClick(copy, Qt::LeftButton);
    auto *copies = world.window().findChild<CopyPositionDialog *>();
    QVERIFY(copies != nullptr);
    QTest::keyClick(copies, Qt::Key_Escape);
    QTRY_COMPARE(world.window().findChild<CopyPositionDialog *>(), nullptr);
    QTest::mouseClick(remove, Qt::LeftButton);
    QVERIFY(world.window().findChild<RemovePositionDialog *>() != nullptr);
}

void TestShellPositions::copyOfAPositionWhoseTitleIsUnknownIsNotOffered()
{
    ShellWorld world;
    openFree(world, u"no-such-title"_s);
    const auto *copy = world.find<QToolButton>(u"positionCopy"_s);
    QVERIFY(!copy->isEnabled());
    QVERIFY2(copy->toolTip().contains("title"_L1), qPrintable(copy->toolTip()));
    QVERIFY(!world.find<QAction>(u"actionCopyPosition"_s)->isEnabled());
    QVERIFY(world.find<QAction>(u"actionRemove"_s)->isEnabled());
}

void TestShellPositions::actionsFollowThePage()
{
    ShellWorld world;
    openFree(world);
    auto *remove = world.find<QAction>(u"actionRemove"_s);
    auto *copy = world.find<QAction>(u"actionCopyPosition"_s);
    QVERIFY(remove->text().contains("position"_L1));
    QVERIFY(copy->isEnabled());
    world.find<QAction>(u"actionGoPeople"_s)->trigger();
    QTRY_VERIFY(remove->text().contains("job"_L1));
    QVERIFY(!copy->isEnabled());
    QVERIFY(!copy->toolTip().isEmpty());
    const auto actions = world.find<QMenu>(u"menuEdit"_s)->actions();
    QVERIFY(actions.contains(remove) && actions.contains(copy));
}

// F-19c: not one of the core operations.
void TestShellPositions::removalIsHiddenUntilTheTenantWantsIt()
{
    for (const bool wanted : { false, true }) {
        ShellWorld world;
        world.offerPositionRemoval(wanted);
        openFree(world);
        auto *remove = world.find<QAction>(u"actionRemove"_s);
        QCOMPARE(remove->isVisible(), wanted);
        QCOMPARE(remove->isEnabled(), wanted);
        QCOMPARE(world.find<QToolButton>(u"positionRemove"_s)->isVisible(), wanted);
        auto *table = world.find<TableView>(u"positionsTable"_s);
        emit table->customContextMenuRequested(table->visualRect(table->currentIndex()).center());
        auto *menu = world.window().findChild<QMenu *>(u"contextMenu"_s);
        QVERIFY(menu);
        QVERIFY(menu->findChild<QAction *>(u"actionCopyPosition"_s) != nullptr);
        QCOMPARE(menu->findChild<QAction *>(u"actionRemove"_s) != nullptr, wanted);
        delete menu;
        table->setFocus();
        QTest::keyClick(table, Qt::Key_Delete);
        QCOMPARE(world.window().findChild<RemovePositionDialog *>() != nullptr, wanted);
        if (wanted)
            continue;
        world.find<QAction>(u"actionGoPeople"_s)->trigger(); // jobs are removed all the same
        QTRY_VERIFY(remove->isVisible());
        QVERIFY(remove->text().contains("job"_L1));
    }
}

void TestShellPositions::savedPositionGlowsOnce_data()
{
    QTest::addColumn<QString>("action");
    QTest::addColumn<int>("duration");
    QTest::addColumn<int>("turns"); // on and off
    QTest::newRow("changed") << u"actionChange"_s << 200 << 2;
    QTest::newRow("added") << u"actionAddPosition"_s << 200 << 2;
    QTest::newRow("changed, on a desktop that wants no motion") << u"actionChange"_s << 0 << 0;
}

void TestShellPositions::savedPositionGlowsOnce()
{
    QFETCH(const QString, action);
    QFETCH(const int, duration);
    QFETCH(const int, turns);
    MotionStyle style(duration);
    ShellWorld world;
    openFree(world);
    auto *table = world.find<TableView>(u"positionsTable"_s);
    table->setStyle(&style);
    const auto *glow = table->findChild<QVariantAnimation *>(u"rowGlow"_s);
    QVERIFY(glow != nullptr);
    QSignalSpy turned(glow, &QAbstractAnimation::stateChanged);
    const auto lit = watchLights(table);
    save(world, action, u"Saved here"_s);
    const QModelIndex saved = indexNamed(table, u"Saved here"_s);
    QVERIFY(saved.isValid());
    QVERIFY(table->viewport()->rect().contains(table->visualRect(saved).center()));
    QCOMPARE(turned.isEmpty(), turns == 0); // at once
    QTRY_COMPARE_WITH_TIMEOUT(turned.size(), turns, Patience);
    // That row, and no other of the many.
    const QSet<QString> expected { indexNamed(table, u"Saved here"_s).data(IdRole).toString() };
    QVERIFY(table->model()->rowCount() > 1);
    QCOMPARE(*lit, turns == 0 ? QSet<QString>() : expected);

    // Changed by somebody else: it is shown, and nothing was saved here.
    auto theirs = world.server().positionByCode(u"FREE-1"_s);
    theirs->name = u"Saved there"_s;
    world.server().put(*theirs);
    world.service().readPosition(PositionId(theirs->id), this, [](const auto &) {});
    QTRY_VERIFY_WITH_TIMEOUT(indexNamed(table, u"Saved there"_s).isValid(), Patience);
    QCOMPARE(turned.size(), turns);
    QCOMPARE(glow->state(), QAbstractAnimation::Stopped);
    QCOMPARE(*lit, turns == 0 ? QSet<QString>() : expected);
}

void TestShellPositions::positionSavedOutOfSightGlowsWhenItIsShown()
{
    MotionStyle style(200);
    ShellWorld world;
    openFree(world);
    auto *table = world.find<TableView>(u"positionsTable"_s);
    table->setStyle(&style);
    QSignalSpy turned(table->findChild<QVariantAnimation *>(u"rowGlow"_s),
                      &QAbstractAnimation::stateChanged);
    const auto lit = watchLights(table);
    world.search(u"FREE-1"_s);
    QTRY_COMPARE(table->model()->rowCount(), 1);
    save(world, u"actionAddPosition"_s, u"Saved here"_s);
    QVERIFY(!indexNamed(table, u"Saved here"_s).isValid()); // it is not what is searched
    QCOMPARE(turned.size(), 0);
    QTest::keyClick(world.find<QLineEdit>(u"searchBox"_s), Qt::Key_Escape);
    QTRY_VERIFY(indexNamed(table, u"Saved here"_s).isValid());
    QTRY_COMPARE_WITH_TIMEOUT(turned.size(), 2, Patience); // on and off
    QCOMPARE(*lit, QSet<QString> { indexNamed(table, u"Saved here"_s).data(IdRole).toString() });
}

void TestShellPositions::glowIsSeenWhileItLasts()
{
    MotionStyle style(200);
    ShellWorld world;
    openFree(world);
    auto *table = world.find<TableView>(u"positionsTable"_s);
    table->setStyle(&style);
    const auto row = [table] {
        return table->viewport()->grab(table->visualRect(table->currentIndex())).toImage();
    };
    const QImage before = row();
    const int current = table->currentIndex().row();
    const int other = current == 0 ? 1 : 0;
    QVERIFY(table->model()->rowCount() > 1);
    QCOMPARE(table->lightOf(current).alpha(), 0);
    table->glow(table->currentIndex());
    QVERIFY(table->lightOf(current).alpha() > 0);
    QCOMPARE(table->lightOf(other).alpha(), 0);
    QVERIFY(row() != before);
    QTRY_VERIFY_WITH_TIMEOUT(row() == before, Patience);
}

void TestShellPositions::manyAreShownInAnOrderThatComesLater()
{
    SandboxOptions options = ShellWorld::smallTenant();
    options.positions = int(positionsSortedAtOnce) + 100;
    ShellWorld world(options);
    openFree(world);
    const auto *table = world.find<TableView>(u"positionsTable"_s);
    PositionTableModel *model = world.session().positions;
    QCOMPARE(model->rowCount(), int(world.server().positions().size()));
    const auto chosen = [table] { return table->currentIndex().data(IdRole).toString(); };
    save(world, u"actionChange"_s, u"Saved here"_s);
    QVERIFY(indexNamed(table, u"Saved here"_s).isValid()); // at once, among so many
    QVERIFY(!model->isWaiting());

    model->sort(int(PositionColumn::Code), Qt::DescendingOrder);
    QVERIFY(model->isWaiting());
    QTRY_VERIFY_WITH_TIMEOUT(!model->isWaiting(), Patience);
    QCOMPARE(chosen(), u"free"_s);
    PositionComparison comparison(model->references(),
                                  { { int(PositionColumn::Code), Qt::DescendingOrder } }, {});
    for (int row = 1; row < model->rowCount(); ++row)
        QVERIFY(comparison.compare(*model->positionAt(row - 1), *model->positionAt(row)) < 0);

    // Somebody else's change, which is read with all the others.
    auto theirs = world.server().positionByCode(u"FREE-1"_s);
    theirs->name = u"Saved there"_s;
    world.server().put(*theirs);
    world.service().sync(SyncMode::Changes);
    QTRY_VERIFY_WITH_TIMEOUT(indexNamed(table, u"Saved there"_s).isValid(), Patience);
    QCOMPARE(chosen(), u"free"_s);
    QCOMPARE(model->references(), world.service().references());

    QVERIFY(world.restart());
    QTRY_VERIFY_WITH_TIMEOUT(rowOf(world.find<TableView>(u"positionsTable"_s)) >= 0, Patience);
}

RENZHI_TEST(TestShellPositions)
#include "tst_shell_positions.moc"
