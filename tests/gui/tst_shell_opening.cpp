// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Between the first paint and the references, which come behind it (performance.md, P1).

#include "models/directory/directoryservice.h"
#include "models/directory/outbox.h"
#include "models/items/itemroles.h"
#include "models/items/usertablemodel.h"
#include "tests/cache/oldercache.h"
#include "tests/gui/shellworld.h"
#include "tests/support/testmain.h"
#include "views/pages/outboxtablemodel.h"
#include "views/widgets/tableview.h"

#include <QAction>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTreeView>

#include <algorithm>
#include <span>

using namespace Qt::StringLiterals;
using namespace renzhi;

namespace {

QTreeView *treeOf(ShellWorld &world)
{
    return world.find<QTreeView>(u"organizationTree"_s);
}

// The first organization below a root that has others below it.
QModelIndex branchOf(const QAbstractItemModel &tree)
{
    const QModelIndex root = tree.index(1, 0); // the row above is "all organizations"
    for (int row = 0; row < tree.rowCount(root); ++row) {
        if (tree.hasChildren(tree.index(row, 0, root)))
            return tree.index(row, 0, root);
    }
    return root;
}

QStringList openRows(const QTreeView &tree)
{
    QStringList names;
    QModelIndex row = tree.model()->index(0, 0);
    for (; row.isValid(); row = tree.indexBelow(row))
        names << row.data(IdRole).toString() + (tree.isExpanded(row) ? u" open"_s : QString());
    return names;
}

QString rowsOf(const TableView &table)
{
    QStringList rows;
    for (int row = 0; row < table.model()->rowCount(); ++row)
        rows << table.model()->index(row, 1).data().toString();
    return rows.join(u' ');
}

// What the operator sees and has chosen, on the people's page and then on that of the positions: no
// list has rows for who does not look at it.
QString stateOf(ShellWorld &world)
{
    QStringList parts = openRows(*treeOf(world));
    parts << u"in "_s + treeOf(world)->currentIndex().data().toString();
    for (const QString &name : { u"People"_s, u"Positions"_s }) {
        world.find<QAction>(u"actionGo"_s + name)->trigger();
        const auto *table = world.find<TableView>(name.toLower() + u"Table"_s);
        parts << rowsOf(*table) << table->currentIndex().siblingAtColumn(1).data().toString()
              << table->filters().values().join(u' ');
    }
    for (const QString &name : { u"peoplePane"_s, u"positionsPane"_s }) {
        const auto *pane = world.find<QWidget>(name);
        parts << pane->findChild<QLabel *>(u"scope"_s)->text()
              << pane->findChild<QLabel *>(u"hits"_s)->text();
    }
    for (const QString &name : { u"personCard"_s, u"positionCard"_s }) {
        const auto *card = world.find<QWidget>(name);
        parts << card->findChild<QLabel *>(u"name"_s)->text()
              << card->findChild<QLabel *>(u"path"_s)->text();
    }
    parts << world.find<QLineEdit>(u"searchBox"_s)->text();
    return parts.join(u'\n');
}

QStringList titlesInSight(ShellWorld &world)
{
    QStringList titles;
    const auto labels = world.window().findChildren<QLabel *>(u"emptyStateTitle"_s);
    for (const QLabel *label : labels) {
        if (label->isVisible())
            titles << label->text();
    }
    return titles;
}

bool isButtonInSight(ShellWorld &world)
{
    const auto buttons = world.window().findChildren<QPushButton *>(u"emptyStateButton"_s);
    return std::any_of(buttons.cbegin(), buttons.cend(),
                       [](const QPushButton *button) { return button->isVisible(); });
}

void chooseFirst(TableView &table)
{
    const int section = table.horizontalHeader()->logicalIndex(0);
    table.selectionModel()->setCurrentIndex(table.model()->index(0, section),
                                            QItemSelectionModel::ClearAndSelect
                                                | QItemSelectionModel::Rows);
}

bool keepOneChange(ShellWorld &world)
{
    const auto rows = world.service().people().find({});
    if (rows.empty())
        return false;
    WriteRequest request;
    request.user = world.service().personRows(std::span(rows).first(1)).front().user.id;
    request.jobDraft.org = OrgCode(u"ORG-1"_s);
    return world.session().outbox->add(request).has_value();
}

// A window that was left on the positions of one organization, with a tree of its own, filters, a
// person and a position.
class ArrangedWorld : public ShellWorld
{
public:
    [[nodiscard]] bool arrange()
    {
        // Twice: the second start has the people index as the first one kept it.
        if (!open() || !restart())
            return false;
        QTreeView *tree = treeOf(*this);
        const QModelIndex branch = branchOf(*tree->model());
        tree->collapseAll();
        tree->expand(branch.parent());
        tree->expand(branch);
        tree->selectionModel()->setCurrentIndex(branch, QItemSelectionModel::ClearAndSelect);
        auto *people = find<TableView>(u"peopleTable"_s);
        find<QAction>(u"actionShowFilters"_s)->trigger();
        people->setFilterTexts(
            { { int(UserTableModel::Column::Organization), branch.data().toString() } });
        chooseFirst(*people);
        find<QAction>(u"actionGoPositions"_s)->trigger();
        auto *positions = find<TableView>(u"positionsTable"_s);
        chooseFirst(*positions);
        return branch.parent().isValid() && people->currentIndex().isValid()
            && positions->currentIndex().isValid() && !service().isSyncing();
    }
};

} // namespace

class TestShellOpening : public QObject
{
    Q_OBJECT

private slots:
    void firstRowsDoNotWaitForTheReferences();
    void firstRowsDoNotWaitForIndexes();
    void firstRowsDoNotWaitForAllOfThem();
    void whatWasChosenComesBackWithTheReferences();
    void closingMeanwhileForgetsNothing();
    void nothingIsSaidToBeMissingMeanwhile();
    void noFormOpensMeanwhile();
    void nothingIsSentMeanwhile();
    void changesKeptInTheOutboxAreToldLater();
    void peopleWaitForOrganizationsThatAreAskedFor_data();
    void peopleWaitForOrganizationsThatAreAskedFor();
    void listOutOfSightIsFilledWhenShown_data();
    void listOutOfSightIsFilledWhenShown();
    void listOutOfSightCatchesUpWhenShown();
    void treeFilterTypedMeanwhileStays();
    void positionIsReadAgainOnceItIsKnown();
    void peopleAreCountedInTheTree();
};

void TestShellOpening::firstRowsDoNotWaitForTheReferences()
{
    ShellWorld world;
    QVERIFY(world.open() && world.restart());
    world.reopen();
    const auto organization = [&world] {
        return world.find<TableView>(u"peopleTable"_s)
            ->model()
            ->index(0, int(UserTableModel::Column::Organization));
    };
    QVERIFY(!world.service().hasReferences());
    QCOMPARE(organization().model()->rowCount(), 200);
    QCOMPARE(organization().data().toString(), QString());
    QVERIFY(!organization().data(UnresolvedRole).toBool());
    QVERIFY(world.carryOn());
    QVERIFY(!organization().data().toString().isEmpty());
    QVERIFY(!organization().data(UnresolvedRole).toBool());
}

// The cache of an earlier version of the program has to be given some.
void TestShellOpening::firstRowsDoNotWaitForIndexes()
{
    ShellWorld world;
    QVERIFY(world.open() && world.restart());
    QVERIFY(test::makeOlder(world.cacheDirectory()));
    world.reopen();
    QCOMPARE(world.find<TableView>(u"peopleTable"_s)->model()->rowCount(), 200);
    QCOMPARE(test::indexesOf(world.cacheDirectory()), test::indexesOfThen());
    QVERIFY(world.carryOn());
    QTRY_COMPARE_WITH_TIMEOUT(test::indexesOf(world.cacheDirectory()), test::indexesOfToday(),
                              Patience);
}

void TestShellOpening::firstRowsDoNotWaitForAllOfThem()
{
    SandboxOptions options = ShellWorld::smallTenant();
    options.users = 400;
    ShellWorld world(options);
    QVERIFY(world.open() && world.restart());
    const auto people = [&world] {
        const QAbstractItemModel *model = world.find<TableView>(u"peopleTable"_s)->model();
        QStringList userNames;
        for (int row = 0; row < model->rowCount(); ++row)
            userNames << model->index(row, int(UserTableModel::Column::UserName)).data().toString();
        return userNames;
    };
    const auto hits = [&world] {
        return world.find<QWidget>(u"peoplePane"_s)->findChild<QLabel *>(u"hits"_s)->text();
    };
    const QStringList all = people();
    const QString count = hits();
    QCOMPARE(all.size(), 400);
    world.reopen();
    const QStringList first = people();
    QVERIFY(first.size() >= 100 && first.size() < 400);
    QCOMPARE(first, all.first(first.size()));
    QCOMPARE(hits(), count); // of all there are
    QVERIFY(world.carryOn());
    QTRY_COMPARE_WITH_TIMEOUT(people(), all, Patience);
    QCOMPARE(hits(), count);

    // Whoever types does not wait for the rest to be told.
    world.reopen();
    world.find<QLineEdit>(u"searchBox"_s)->setText(all.last());
    QTRY_COMPARE_WITH_TIMEOUT(people(), QStringList(all.last()), Patience);
    QVERIFY(world.carryOn());
}

void TestShellOpening::whatWasChosenComesBackWithTheReferences()
{
    ArrangedWorld world;
    QVERIFY(world.arrange());
    const QString before = stateOf(world);
    world.reopen();
    QVERIFY(stateOf(world) != before);
    QVERIFY(world.carryOn());
    QTRY_COMPARE_WITH_TIMEOUT(stateOf(world), before, Patience);
}

void TestShellOpening::closingMeanwhileForgetsNothing()
{
    ArrangedWorld world;
    QVERIFY(world.arrange());
    const QString before = stateOf(world);
    world.reopen();
    QVERIFY(world.restart()); // closes, and saves, a window without organizations
    QTRY_COMPARE_WITH_TIMEOUT(stateOf(world), before, Patience);
}

void TestShellOpening::nothingIsSaidToBeMissingMeanwhile()
{
    ArrangedWorld world;
    QVERIFY(world.arrange());
    world.reopen();
    const QString opening = u"Opening the directory…"_s;
    QCOMPARE(titlesInSight(world), (QStringList { opening, opening })); // the list and the card
    QVERIFY(!isButtonInSight(world));
    const auto *pane = world.find<QWidget>(u"positionsPane"_s);
    QCOMPARE(pane->findChild<QLabel *>(u"scope"_s)->text(), QString());
    QCOMPARE(pane->findChild<QLabel *>(u"hits"_s)->text(), QString());
    world.find<QAction>(u"actionGoPeople"_s)->trigger();
    QCOMPARE(titlesInSight(world), (QStringList { opening, opening }));
    QVERIFY(!isButtonInSight(world));
    QVERIFY(world.carryOn());
    QTRY_COMPARE_WITH_TIMEOUT(titlesInSight(world), QStringList(), Patience);
}

void TestShellOpening::noFormOpensMeanwhile()
{
    ArrangedWorld world;
    QVERIFY(world.arrange());
    world.reopen();
    const auto *add = world.find<QAction>(u"actionAddPosition"_s);
    QVERIFY(!add->isEnabled());
    QCOMPARE(add->toolTip(), u"The directory is still being opened."_s);
    QVERIFY(world.carryOn());
    QTRY_VERIFY_WITH_TIMEOUT(world.find<QAction>(u"actionAddPosition"_s)->isEnabled(), Patience);
}

// It would wait for the references, and an entry that waits counts as sent.
void TestShellOpening::nothingIsSentMeanwhile()
{
    ShellWorld world;
    QVERIFY(world.open() && keepOneChange(world));
    world.reopen();
    world.find<QAction>(u"actionGoOutbox"_s)->trigger();
    for (const QString &name : { u"sendOne"_s, u"sendAll"_s }) {
        const auto *send = world.find<QPushButton>(name);
        QVERIFY(!send->isEnabled());
        QCOMPARE(send->toolTip(), u"The directory is still being opened."_s);
    }
    QVERIFY(world.carryOn());
    for (const QString &name : { u"sendOne"_s, u"sendAll"_s })
        QTRY_VERIFY_WITH_TIMEOUT(world.find<QPushButton>(name)->isEnabled(), Patience);
}

void TestShellOpening::changesKeptInTheOutboxAreToldLater()
{
    ShellWorld world;
    QVERIFY(world.open() && keepOneChange(world));
    world.reopen();
    const auto change = [&world] {
        const auto *model = world.find<TableView>(u"outboxTable"_s)->model();
        return model->index(0, int(OutboxTableModel::Column::Change)).data().toString();
    };
    QCOMPARE(change(), QString());
    QVERIFY(world.carryOn());
    QTRY_VERIFY_WITH_TIMEOUT(!change().isEmpty(), Patience);
}

void TestShellOpening::peopleWaitForOrganizationsThatAreAskedFor_data()
{
    QTest::addColumn<ColumnSorts>("keys");
    QTest::addColumn<QString>("filter");
    const int organization = int(UserTableModel::Column::Organization);
    const int status = int(UserTableModel::Column::Status);
    const ColumnSort byOrganization { organization, Qt::AscendingOrder };
    QTest::newRow("sorted by them") << ColumnSorts { byOrganization } << QString();
    QTest::newRow("sorted by them where the rest is equal")
        << ColumnSorts { { status, Qt::AscendingOrder }, byOrganization } << QString();
    QTest::newRow("filtered by them") << ColumnSorts {} << u"!none is called so"_s;
}

void TestShellOpening::peopleWaitForOrganizationsThatAreAskedFor()
{
    QFETCH(ColumnSorts, keys);
    QFETCH(QString, filter);
    ShellWorld world;
    QVERIFY(world.open() && world.restart());
    auto *table = world.find<TableView>(u"peopleTable"_s);
    for (qsizetype i = 0; i < keys.size(); ++i) {
        if (i == 0)
            table->sortBy(keys.at(i).column);
        else
            table->sortAlsoBy(keys.at(i).column);
    }
    world.find<QAction>(u"actionShowFilters"_s)->trigger();
    table->setFilterTexts({ { int(UserTableModel::Column::Organization), filter } });
    world.reopen();
    table = world.find<TableView>(u"peopleTable"_s);
    QCOMPARE(table->model()->rowCount(), 0);
    QVERIFY(titlesInSight(world).contains(u"Opening the directory…"_s));
    QVERIFY(world.carryOn());
    QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), 200, Patience);
}

void TestShellOpening::listOutOfSightIsFilledWhenShown_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("action");
    QTest::newRow("positions") << u"positionsTable"_s << u"actionGoPositions"_s;
    QTest::newRow("titles") << u"titlesTable"_s << u"actionGoTitles"_s;
}

// Putting a large tenant's rows into their order takes longer than a window may stand still.
void TestShellOpening::listOutOfSightIsFilledWhenShown()
{
    QFETCH(QString, name);
    QFETCH(QString, action);
    ShellWorld world;
    QVERIFY(world.open());
    const auto *model = world.find<TableView>(name)->model();
    QCOMPARE(model->rowCount(), 0);
    world.find<QAction>(action)->trigger();
    QVERIFY(model->rowCount() > 0);
}

void TestShellOpening::listOutOfSightCatchesUpWhenShown()
{
    ShellWorld world;
    QVERIFY(world.open());
    world.find<QAction>(u"actionGoPositions"_s)->trigger();
    const auto *model = world.find<TableView>(u"positionsTable"_s)->model();
    const int before = model->rowCount();
    world.find<QAction>(u"actionGoPeople"_s)->trigger();
    SandboxPosition position;
    position.id = u"late"_s;
    position.orgId = world.server().organizations().constFirst().id;
    position.code = u"LATE-1"_s;
    position.name = u"新设职位"_s;
    world.server().put(position);
    world.service().sync(SyncMode::Changes);
    QTRY_VERIFY_WITH_TIMEOUT(world.service().references()->position(PositionId(u"late"_s)),
                             Patience);
    world.find<QAction>(u"actionGoPositions"_s)->trigger();
    QCOMPARE(model->rowCount(), before + 1);
}

void TestShellOpening::treeFilterTypedMeanwhileStays()
{
    ArrangedWorld world;
    QVERIFY(world.arrange());
    const QStringList before = openRows(*treeOf(world));
    const QString name = treeOf(world)->currentIndex().data().toString();
    world.reopen();
    auto *filter = world.find<QLineEdit>(u"organizationFilter"_s);
    filter->setText(name);
    QVERIFY(world.carryOn());
    QCOMPARE(filter->text(), name);
    QTRY_COMPARE_WITH_TIMEOUT(treeOf(world)->currentIndex().data().toString(), name, Patience);
    filter->clear();
    QCOMPARE(openRows(*treeOf(world)), before);
}

// It cannot be read before it is known.
void TestShellOpening::positionIsReadAgainOnceItIsKnown()
{
    ArrangedWorld world;
    world.useProxy();
    QVERIFY(world.arrange());
    const QByteArray id = world.find<TableView>(u"positionsTable"_s)
                              ->currentIndex()
                              .data(IdRole)
                              .toString()
                              .toUtf8();
    const auto isRead = [&world, &id] {
        const auto requests = world.proxy().requests();
        return std::any_of(requests.cbegin(), requests.cend(),
                           [&id](const test::ProxiedRequest &request) {
                               return request.target.endsWith(QByteArray("/job-positions/" + id));
                           });
    };
    QTRY_VERIFY_WITH_TIMEOUT(isRead(), Patience); // when it was chosen
    world.reopen();
    world.proxy().clearRequests();
    // The person's card reads after the same moment: when its answer is here, that has passed.
    QSignalSpy jobs(&world.service(), &DirectoryService::jobsChanged);
    QTRY_VERIFY_WITH_TIMEOUT(!jobs.isEmpty(), Patience);
    QVERIFY(!isRead());
    QVERIFY(world.carryOn());
    QTRY_VERIFY_WITH_TIMEOUT(isRead(), Patience);
}

void TestShellOpening::peopleAreCountedInTheTree()
{
    ShellWorld world;
    QVERIFY(world.open() && world.restart());
    const auto everyone
        = [&world] { return treeOf(world)->model()->index(0, 0).data(CountRole).toInt(); };
    QTRY_COMPARE_WITH_TIMEOUT(everyone(), 200, Patience);
    world.addPerson({ u"欧阳鑫淼"_s, u"ouyang.xinmiao"_s });
    world.service().sync(SyncMode::Changes);
    QTRY_COMPARE_WITH_TIMEOUT(everyone(), 201, Patience);
}

RENZHI_TEST(TestShellOpening)
#include "tst_shell_opening.moc"
