// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/directory/directoryservice.h"
#include "models/directory/outbox.h"
#include "models/directory/regularsync.h"
#include "models/items/usertablemodel.h"
#include "tests/gui/shellworld.h"
#include "tests/gui/tooltips.h"
#include "tests/support/testmain.h"
#include "views/delegates/rowdelegate.h"
#include "views/errors/messagebar.h"
#include "views/widgets/jobrowwidget.h"
#include "views/widgets/tableview.h"
#include "views/widgets/textlabel.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QRegularExpression>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace renzhi;

namespace {

int columnNamed(const QAbstractItemModel *model, const QString &name)
{
    for (int column = 0; column < model->columnCount(); ++column) {
        if (model->headerData(column, Qt::Horizontal).toString() == name)
            return column;
    }
    return -1;
}

// Eight levels of names that no column has room for; gives the deepest organization's id.
QString putDeepOrganization(SandboxServer &server, QStringList *names)
{
    QString parent;
    for (int level = 1; level <= 8; ++level) {
        SandboxOrganization organization;
        organization.id = u"deep-%1"_s.arg(level);
        organization.parentId = parent;
        organization.code = u"DEEP-%1"_s.arg(level);
        organization.name = u"第%1级组织 <b>R&D</b> of the group"_s.arg(level);
        server.put(organization);
        parent = organization.id;
        names->append(organization.name);
    }
    return parent;
}

} // namespace

// States of the whole window that an operator has to be told about, and the ways of telling.
class TestShellStates : public QObject
{
    Q_OBJECT

private slots:
    void pathsAreWholeInTheToolTip();
    void headerTellsTheNameItElides();
    void labelTellsWhatItElidesAndItsOwnToolTip();
    void transfersAreHiddenUntilTheTenantWantsThem();
    void workingOfflineIsToldAsChosen();
    void anUnreadableOutboxIsNotCalledEmpty();
    void waitTheServerAsksForCountsDown();
    void failureOfARegularSyncIsToldQuietly();
};

// F-17: the full path of an organization eight levels down.
void TestShellStates::pathsAreWholeInTheToolTip()
{
    ShellWorld world;
    QStringList names;
    const QString deepest = putDeepOrganization(world.server(), &names);
    SandboxPosition position;
    position.id = u"deep-position"_s;
    position.orgId = deepest;
    position.code = u"DEEP-P"_s;
    position.name = u"Deep position"_s;
    world.server().put(position);
    SandboxUser user;
    user.orgId = deepest;
    user.name = u"欧阳鑫淼"_s;
    user.userName = u"ouyang.xinmiao"_s;
    const QString id = world.server().put(user);
    world.server().setJobs(id, { { {}, deepest, position.id, {}, true } });
    QVERIFY(world.open());
    const QString path = names.join(u'/');

    world.choosePerson(u"ouyang.xinmiao"_s);
    auto *people = world.find<TableView>(u"peopleTable"_s);
    QTRY_COMPARE(people->model()->rowCount(), 1);
    const QModelIndex cell
        = people->model()->index(0, columnNamed(people->model(), u"Organization"_s));
    QCOMPARE(cell.data().toString(), path);
    QVERIFY(people->fontMetrics().horizontalAdvance(path) > people->columnWidth(cell.column()));
    QCOMPARE(shownToolTip(people, cell), path);
    // Elided in the middle: both ends of the path stay on screen.
    const auto *delegate = qobject_cast<const RowDelegate *>(people->itemDelegate());
    QVERIFY(delegate);
    const QString elided
        = delegate->shownText(cell, people->font(), people->columnWidth(cell.column()));
    QVERIFY2(elided.startsWith(u"第1"_s) && elided.contains(u'…') && elided.endsWith(u"oup"_s),
             qPrintable(elided));

    // The card, at the person and at the job.
    QTRY_COMPARE(world.jobRows().size(), 1);
    auto *where = world.jobRows().at(0)->findChild<QLabel *>(u"jobWhere"_s);
    auto *cardPath = world.find<QWidget>(u"personCard"_s)->findChild<QLabel *>(u"path"_s);
    for (QLabel *label : { where, cardPath }) {
        QCOMPARE(label->text(), path);
        QCOMPARE(shownToolTip(label), path);
    }

    world.find<QAction>(u"actionGoPositions"_s)->trigger();
    world.search(u"DEEP-P"_s);
    auto *positions = world.find<TableView>(u"positionsTable"_s);
    QTRY_COMPARE(positions->model()->rowCount(), 1);
    const QModelIndex place
        = positions->model()->index(0, columnNamed(positions->model(), u"Organization"_s));
    QCOMPARE(place.data().toString(), path);
    positions->scrollTo(place);
    QCOMPARE(shownToolTip(positions, place), path);
}

void TestShellStates::headerTellsTheNameItElides()
{
    ShellWorld world;
    QVERIFY(world.open());
    QHeaderView *header = world.find<TableView>(u"peopleTable"_s)->horizontalHeader();
    const int section = int(UserTableModel::Column::UserName);
    const auto told = [header] {
        return shownToolTip(header->viewport(),
                            { header->sectionViewportPosition(section) + 2, 2 });
    };
    header->resizeSection(section, 60);
    QCOMPARE(told(), u"User name"_s);
    header->resizeSection(section, 300);
    QCOMPARE(told(), QString()); // it can be read
}

void TestShellStates::labelTellsWhatItElidesAndItsOwnToolTip()
{
    TextLabel label;
    label.setElideMode(Qt::ElideRight);
    label.setText(u"2026-11-22T23:19:48.123+08:00"_s);
    label.resize(label.sizeHint() + QSize(10, 0));
    QCOMPARE(shownToolTip(&label), QString());
    label.resize(60, label.height());
    QCOMPARE(shownToolTip(&label), label.text());
    label.setToolTip(u"As the server gave it."_s);
    QCOMPARE(shownToolTip(&label), QString(label.text() + u"\nAs the server gave it."_s));
    label.resize(label.sizeHint() + QSize(10, 0));
    QCOMPARE(shownToolTip(&label), u"As the server gave it."_s);
}

// F-19b: not one of the core operations, and it moves people to another organization.
void TestShellStates::transfersAreHiddenUntilTheTenantWantsThem()
{
    for (const bool wanted : { false, true }) {
        ShellWorld world;
        world.addPerson({ u"欧阳鑫淼"_s, u"ouyang.xinmiao"_s, 1 });
        world.offerTransfers(wanted);
        QVERIFY(world.open());
        world.choosePerson(u"ouyang.xinmiao"_s);
        QTRY_COMPARE(world.jobRows().size(), 2);
        auto *transfer = world.find<QAction>(u"actionTransferJob"_s);
        QCOMPARE(transfer->isVisible(), wanted);
        QCOMPARE(transfer->isEnabled(), wanted);
        QCOMPARE(world.jobRows().at(0)->findChild<QToolButton *>(u"jobEdit"_s)->isVisible(),
                 wanted);
        QTRY_VERIFY(world.jobRows().at(1)->findChild<QToolButton *>(u"jobEdit"_s)->isVisible());
        auto *table = world.find<TableView>(u"peopleTable"_s);
        emit table->customContextMenuRequested(table->visualRect(table->currentIndex()).center());
        auto *menu = world.window().findChild<QMenu *>(u"contextMenu"_s);
        QVERIFY(menu);
        QCOMPARE(menu->findChild<QAction *>(u"actionTransferJob"_s) != nullptr, wanted);
        delete menu;
        world.jobRows().at(0)->setFocus(Qt::TabFocusReason); // F2 on the primary job is a transfer
        QCOMPARE(world.find<QAction>(u"actionChange"_s)->isEnabled(), wanted);
        if (!wanted)
            QVERIFY(world.find<QAction>(u"actionChange"_s)->toolTip().contains("transfer"_L1));
        world.find<QAction>(u"actionShortcuts"_s)->trigger();
        const auto *shortcuts = world.window().findChild<QTableView *>(u"shortcutTable"_s);
        QStringList listed;
        for (int row = 0; row < shortcuts->model()->rowCount(); ++row)
            listed.append(shortcuts->model()->index(row, 0).data().toString());
        QCOMPARE(listed.contains(u"Transfer primary job"_s), wanted);
    }
}

void TestShellStates::workingOfflineIsToldAsChosen()
{
    ShellWorld world;
    QVERIFY(world.open());
    const auto *bar = world.find<MessageBar>(u"tenantMessage"_s);
    QVERIFY(!bar->isVisible());
    auto *choose = world.find<QAction>(u"actionWorkOffline"_s);
    choose->trigger();
    QTRY_VERIFY(bar->isVisible());
    QVERIFY2(bar->spokenText().startsWith("You are working offline."_L1),
             qPrintable(bar->spokenText()));
    QCOMPARE(world.find<QLabel>(u"statusConnection"_s)->text(), u"Working offline"_s);
    // Whoever asks all the same is told why nothing went out.
    std::optional<ApiError> refused;
    world.service().readJobs(UserId(u"anybody"_s), std::nullopt, &world.window(),
                             [&refused](const Result<JobList> &list) {
                                 if (!list)
                                     refused = list.error();
                             });
    QTRY_VERIFY(refused);
    const ErrorEntry entry = ErrorCatalog().entryFor(*refused);
    QCOMPARE(entry.en.title, u"Working offline"_s);
    QCOMPARE(entry.zh.title, u"正在离线工作"_s);
    choose->trigger();
    QTRY_VERIFY(!bar->isVisible());

    // Out of reach is something else, and choosing to be offline then changes the words.
    world.server().stop();
    world.find<QAction>(u"actionRefresh"_s)->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(bar->isVisible() && !bar->error(), 20'000);
    QVERIFY2(bar->spokenText().startsWith("The server cannot be reached."_L1),
             qPrintable(bar->spokenText()));
    choose->trigger();
    QTRY_VERIFY2(bar->spokenText().startsWith("You are working offline."_L1),
                 qPrintable(bar->spokenText()));
    QCOMPARE(world.find<QLabel>(u"statusConnection"_s)->text(), u"Working offline"_s);
}

void TestShellStates::anUnreadableOutboxIsNotCalledEmpty()
{
    ShellWorld world;
    QVERIFY(world.open());
    auto *page = world.find<QWidget>(u"outboxPage"_s);
    const auto *title = page->findChild<QLabel *>(u"emptyStateTitle"_s);
    world.find<QAction>(u"actionGoOutbox"_s)->trigger();
    QVERIFY(title->isVisible());
    QCOMPARE(title->text(), u"The Outbox is empty"_s);
    QVERIFY(!page->findChild<QPushButton *>(u"emptyStateButton"_s)->isVisible());
    QVERIFY(!page->findChild<QPushButton *>(u"sendAll"_s)->isVisible()); // there is nothing to send
    world.damageOutbox();
    QVERIFY(world.restart());
    page = world.find<QWidget>(u"outboxPage"_s);
    title = page->findChild<QLabel *>(u"emptyStateTitle"_s);
    world.find<QAction>(u"actionGoOutbox"_s)->trigger();
    QCOMPARE(title->text(), u"The Outbox could not be read"_s);
    QTRY_VERIFY(world.find<MessageBar>(u"tenantMessage"_s)->isVisible());
    QVERIFY(
        world.find<MessageBar>(u"tenantMessage"_s)->spokenText().contains(u"发件箱文件已损坏"_s));
    QTest::mouseClick(page->findChild<QPushButton *>(u"emptyStateButton"_s), Qt::LeftButton);
    QCOMPARE(title->text(), u"The Outbox is empty"_s); // the damaged file was put aside
}

void TestShellStates::waitTheServerAsksForCountsDown()
{
    ShellWorld world;
    world.useProxy();
    world.addPerson({ u"欧阳鑫淼"_s, u"ouyang.xinmiao"_s, 1 });
    QVERIFY(world.open());
    const auto *wait = world.find<QLabel>(u"statusWait"_s);
    QVERIFY(!wait->isVisible());
    world.proxy().inject({ "GET", "/jobs" },
                         test::Fault::reply(429, {}, { { "Retry-After", "4" } }));
    world.choosePerson(u"ouyang.xinmiao"_s);
    QTRY_VERIFY_WITH_TIMEOUT(wait->isVisible(), 20'000);
    const QString first = wait->text();
    QVERIFY2(first.contains(QRegularExpression(u"[1-4] s"_s)), qPrintable(first));
    QTRY_VERIFY_WITH_TIMEOUT(wait->isVisible() && wait->text() != first, 20'000);
    QTRY_COMPARE_WITH_TIMEOUT(world.jobRows().size(), 2, 20'000); // and then it was asked again
    QTRY_VERIFY_WITH_TIMEOUT(!wait->isVisible(), 20'000);
}

// Nobody asked for it: who is typing goes on typing.
void TestShellStates::failureOfARegularSyncIsToldQuietly()
{
    ShellWorld world;
    world.useProxy();
    QVERIFY(world.open());
    world.search(u"zw"_s);
    const auto *box = world.find<QLineEdit>(u"searchBox"_s);
    const auto *bar = world.find<MessageBar>(u"tenantMessage"_s);
    QVERIFY(!bar->isVisible());
    world.proxy().inject({ "GET", "/job-titles?", 0, -1 }, test::Fault::reply(500));
    auto *regular = world.service().findChild<RegularSync *>();
    QVERIFY(regular != nullptr);
    QVERIFY(regular->interval() == std::chrono::minutes(15));
    regular->setInterval(std::chrono::milliseconds(50));
    QTRY_VERIFY_WITH_TIMEOUT(bar->isVisible(), Patience);
    QCOMPARE(bar->kind(), MessageBar::Kind::Error);
    QVERIFY(world.window().focusWidget() == box);
    QCOMPARE(box->text(), u"zw"_s);
    world.proxy().clearFaults();
    QTRY_VERIFY_WITH_TIMEOUT(!bar->isVisible(), Patience); // by the next one, as quietly
    QVERIFY(world.window().focusWidget() == box);
}

RENZHI_TEST(TestShellStates)
#include "tst_shell_states.moc"
