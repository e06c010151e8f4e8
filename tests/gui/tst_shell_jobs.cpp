// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The page of jobs (F-24): every known job of everybody, one row each.

#include "models/core/textorder.h"
#include "models/core/treeorder.h"
#include "models/directory/directoryservice.h"
#include "models/items/itemroles.h"
#include "tests/gui/formsworld.h"
#include "tests/gui/jobspageworld.h"
#include "tests/support/testmain.h"
#include "views/widgets/filterfield.h"
#include "views/widgets/filterrow.h"
#include "views/widgets/jobrowwidget.h"

#include <QCheckBox>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QLabel>
#include <QMenu>
#include <QScrollBar>
#include <QSignalSpy>
#include <QToolButton>

#include <algorithm>
#include <limits>
#include <memory>
#include <vector>

using namespace Qt::StringLiterals;
using namespace renzhi;

namespace {

// The order in which the page must show its rows, by one column.
class JobOrder
{
public:
    JobOrder(JobsPageWorld &world, JobColumn column, Qt::SortOrder order)
        : m_world(world)
        , m_references(world.service().references())
        , m_column(column)
        , m_order(order)
        , m_places(treeRanks(*m_references))
    {
        PeopleQuery people;
        if (column == JobColumn::UserName)
            people.sort = PeopleSort::UserName;
        else if (column == JobColumn::EmployeeId)
            people.sort = PeopleSort::EmployeeId;
        m_isOfPeople = column == JobColumn::Person || people.sort != PeopleSort::Name;
        if (m_isOfPeople)
            people.order = order;
        for (const quint32 row : world.service().people().find(people))
            m_ranks.insert(row, m_ranks.size());
    }

    // Two rows that stand the wrong way round; empty: none do.
    [[nodiscard]] QString firstWrong()
    {
        const std::vector<JobRecord> rows = m_world.records();
        for (int row = 1; row < int(rows.size()); ++row) {
            const JobKey a = m_world.jobs().rowKey(row - 1);
            const JobKey b = m_world.jobs().rowKey(row);
            qint64 difference = compare(rows[size_t(row - 1)], rows[size_t(row)]);
            if (m_order == Qt::DescendingOrder)
                difference = -difference;
            const bool isTie = difference == 0 && partsBySomethingElse();
            const bool isInOrder = m_ranks.value(a.row) < m_ranks.value(b.row)
                || (a.row == b.row && a.ordinal < b.ordinal);
            if (difference > 0 || (isTie && !isInOrder))
                return u"column %1, row %2: %3 before %4"_s.arg(int(m_column))
                    .arg(row)
                    .arg(m_world.cell(row - 1, m_column), m_world.cell(row, m_column));
        }
        return {};
    }

private:
    // Of equal rows the person decides; not so of two positions that only share a name.
    [[nodiscard]] bool partsBySomethingElse() const
    {
        return m_isOfPeople || m_column == JobColumn::Relation
            || m_column == JobColumn::CrossCompany;
    }
    // Ascending: below 0 where the first one comes first.
    [[nodiscard]] qint64 compare(const JobRecord &a, const JobRecord &b)
    {
        switch (m_column) {
        case JobColumn::HomeOrganization:
            return placeOf(a.home) - placeOf(b.home);
        case JobColumn::Organization:
            return placeOf(a.job.orgId) - placeOf(b.job.orgId);
        case JobColumn::Position:
            return compareTexts(m_references->positionText(a.job.positionId),
                                m_references->positionText(b.job.positionId));
        case JobColumn::Title:
            return compareTexts(m_references->titleText(a.job.titleId),
                                m_references->titleText(b.job.titleId));
        case JobColumn::Relation:
            return int(a.job.relation == RelationType::PartTime)
                - int(b.job.relation == RelationType::PartTime);
        case JobColumn::CrossCompany:
            return companyOf(a) - companyOf(b);
        case JobColumn::ReadAt:
            return b.readAt.msecsTo(a.readAt);
        case JobColumn::Person:
        case JobColumn::UserName:
        case JobColumn::EmployeeId:
            break;
        }
        return 0;
    }
    // Another company than at home, the same, or not to be said.
    [[nodiscard]] int companyOf(const JobRecord &record) const
    {
        if (record.job.relation == RelationType::Primary)
            return 2;
        const auto isCross = isCrossCompany(m_references->topOf(record.job.orgId),
                                            m_references->topOf(record.home));
        return !isCross ? 2 : *isCross ? 0 : 1;
    }
    [[nodiscard]] qint64 placeOf(const OrgId &organization) const
    {
        return m_places.value(organization, std::numeric_limits<int>::max());
    }
    [[nodiscard]] int compareTexts(const QString &a, const QString &b)
    {
        if (a.isEmpty() || b.isEmpty())
            return int(a.isEmpty()) - int(b.isEmpty());
        return m_texts.compare(a, b);
    }

    JobsPageWorld &m_world;
    std::shared_ptr<const ReferenceIndex> m_references;
    JobColumn m_column;
    Qt::SortOrder m_order;
    QHash<OrgId, int> m_places;
    QHash<quint32, qint64> m_ranks; // of the people, by their rows
    TextOrder m_texts;
    bool m_isOfPeople = false;
};

} // namespace

class TestShellJobs : public QObject
{
    Q_OBJECT

private slots:
    void pageOpensByRailMenuAndKeys_data();
    void pageOpensByRailMenuAndKeys();
    void everyJobIsARow();
    void cellsSayWhoWhereAndWhat();
    void kindOfJobsIsChosen();
    void disabledPeopleAreLeftOut();
    void organizationNarrowsTheJobs();
    void searchFindsPeopleByPinyin();
    void columnsAreFiltered();
    void columnsThatAnswerNoFilterHaveNoField();
    void everyColumnSorts();
    void enterAfterTypingGoesToTheRowsToCome();
    void chosenRowOpensTheCardWithItsJob();
    void rowFollowsTheJobChosenOnTheCard();
    void menuOfARowIsThatOfItsJob();
    void treeShowsWhereTheJobIs();
    void changedJobIsShownAtOnce();
    void addedJobGetsARow();
    void readingKeepsSelectionAndPlace_data();
    void readingKeepsSelectionAndPlace();
    void pageWithoutJobsOffersToReadThem();
    void partOfThePeopleIsSaid();
    void nothingOfTheChosenKindOffersAll();
    void nothingIsListedOutOfSight();
    void searchEndsWhereItIsNotSeen();
    void everythingComesBackAtTheNextStart();
    void chosenJobComesBackOnTheWayBack();
};

void TestShellJobs::pageOpensByRailMenuAndKeys_data()
{
    QTest::addColumn<QString>("way");
    for (const char *way : { "rail", "menu", "keys" })
        QTest::newRow(way) << QString::fromLatin1(way);
}

void TestShellJobs::pageOpensByRailMenuAndKeys()
{
    QFETCH(const QString, way);
    JobsPageWorld world;
    QVERIFY(world.open());
    auto *action = world.find<QAction>(u"actionGoJobs"_s);
    if (way == u"rail"_s) {
        QTest::mouseClick(world.find<QToolButton>(u"railJobs"_s), Qt::LeftButton);
    } else if (way == u"menu"_s) {
        QVERIFY(world.find<QMenu>(u"menuGo"_s)->actions().contains(action));
        action->trigger();
    } else {
        world.window().activateWindow();
        QTRY_VERIFY_WITH_TIMEOUT(QApplication::activeWindow() == &world.window(), Patience);
        auto *people = world.find<TableView>(u"peopleTable"_s);
        people->setFocus();
        QTest::keyClick(people, Qt::Key_6, Qt::ControlModifier);
    }
    QTRY_VERIFY(world.pane().isVisible());
    QVERIFY(action->isChecked());
    QVERIFY(world.find<QWidget>(u"personCard"_s)->isVisible());
}

void TestShellJobs::everyJobIsARow()
{
    JobsPageWorld world;
    QVERIFY(world.openAll());
    const QStringList all = world.serverIds();
    QVERIFY(all.size() > 200); // some have more than one
    QCOMPARE(world.listedIds(), all);
    QCOMPARE(world.hits(), u"%1 jobs"_s.arg(all.size()));
    QVERIFY(!world.find<QLabel>(u"jobsCoverage"_s)->isVisible());
}

void TestShellJobs::cellsSayWhoWhereAndWhat()
{
    JobsPageWorld world;
    const QString id = world.addOuyang(1);
    QVERIFY(world.openAll());
    const auto references = world.service().references();
    const QList<SandboxJob> jobs = world.server().jobs(id);
    const OrgId home(world.server().organizations().constFirst().id);
    for (const SandboxJob &job : jobs) {
        const int row = world.rowOfJob(JobId(job.id));
        QVERIFY(row >= 0);
        QCOMPARE(world.cell(row, JobColumn::Person), u"欧阳鑫淼"_s);
        QCOMPARE(world.cell(row, JobColumn::UserName), JobsPageWorld::ouyang());
        QCOMPARE(world.cell(row, JobColumn::HomeOrganization), references->pathText(home));
        QCOMPARE(world.cell(row, JobColumn::Organization), references->pathText(OrgId(job.orgId)));
        QCOMPARE(world.cell(row, JobColumn::Position),
                 references->positionText(PositionId(job.positionId)));
        QCOMPARE(world.cell(row, JobColumn::Relation),
                 job.primary ? u"Primary job"_s : u"Part-time job"_s);
    }
}

void TestShellJobs::kindOfJobsIsChosen()
{
    JobsPageWorld world;
    QVERIFY(world.openAll());
    const qsizetype all = world.serverIds().size();
    for (const Listed kind : { PartTimeKind, PrimaryKind, AllKinds }) {
        world.relation().setCurrentIndex(kind);
        QVERIFY(world.isListed());
        const QStringList meant = world.serverIds([kind](const User &, const SandboxJob &job) {
            return kind == AllKinds || job.primary == (kind == PrimaryKind);
        });
        QVERIFY(!meant.isEmpty() && (kind == AllKinds || meant.size() < all));
        QCOMPARE(world.listedIds(), meant);
        if (kind != AllKinds)
            QCOMPARE(world.hits(), u"%1 of %2"_s.arg(meant.size()).arg(all));
    }
}

void TestShellJobs::disabledPeopleAreLeftOut()
{
    JobsPageWorld world;
    QVERIFY(world.openAll());
    const qsizetype all = world.serverIds().size();
    world.find<QCheckBox>(u"jobsWithoutDisabled"_s)->setChecked(true);
    QVERIFY(world.isListed());
    const QStringList meant
        = world.serverIds([](const User &user, const SandboxJob &) { return !user.disabled; });
    QVERIFY(!meant.isEmpty() && meant.size() < all);
    QCOMPARE(world.listedIds(), meant);
}

// Those that are worked there, wherever the person is at home.
void TestShellJobs::organizationNarrowsTheJobs()
{
    JobsPageWorld world;
    QVERIFY(world.openAll());
    const auto references = world.service().references();
    const auto roots = references->childrenOf({});
    QVERIFY(!roots.isEmpty());
    const auto children = references->childrenOf(roots.constFirst()->id);
    QVERIFY(!children.isEmpty());
    const OrgId chosen = children.constFirst()->id;
    world.window().findChild<Desk *>()->showOrganization(chosen);
    QVERIFY(world.isListed());
    const QVector<OrgId> below = references->subtreeOf(chosen);
    const QStringList meant = world.serverIds(
        [&below](const User &, const SandboxJob &job) { return below.contains(OrgId(job.orgId)); });
    QVERIFY(!meant.isEmpty() && meant.size() < world.serverIds().size());
    QCOMPARE(world.listedIds(), meant);
    QTest::mouseClick(world.pane().findChild<QToolButton *>(u"clearScope"_s), Qt::LeftButton);
    QVERIFY(world.isListed());
    QCOMPARE(world.listedIds(), world.serverIds());
}

void TestShellJobs::searchFindsPeopleByPinyin()
{
    JobsPageWorld world;
    world.addOuyang(2);
    QVERIFY(world.openAll());
    world.search(u"oyxm"_s);
    QTRY_COMPARE_WITH_TIMEOUT(world.jobs().rowCount(), 3, Patience);
    for (const JobRecord &record : world.records())
        QCOMPARE(record.user.userName, JobsPageWorld::ouyang());
    world.search({});
    QTRY_COMPARE_WITH_TIMEOUT(world.listedIds(), world.serverIds(), Patience);
}

void TestShellJobs::columnsAreFiltered()
{
    JobsPageWorld world;
    const QString organization = world.server().organizations().constFirst().id;
    SandboxPosition position;
    position.id = u"lead"_s;
    position.orgId = organization;
    position.code = u"LEAD-1"_s;
    position.name = u"班组长"_s;
    world.server().put(position);
    const QString id = world.addOuyang(0);
    world.server().setJobs(
        id,
        { { {}, organization, {}, {}, true }, { u"led"_s, organization, u"lead"_s, {}, false } });
    QVERIFY(world.openAll());
    const int all = world.jobs().rowCount();
    world.find<QAction>(u"actionShowFilters"_s)->trigger();
    world.table().setFilterTexts({ { int(JobColumn::Person), u"欧阳鑫淼"_s } });
    QVERIFY(world.isListed());
    QCOMPARE(world.jobs().rowCount(), 2);
    world.table().setFilterTexts({ { int(JobColumn::Position), u"=班组长"_s } });
    QVERIFY(world.isListed());
    QCOMPARE(world.listedIds(), QStringList { u"led"_s });
    world.table().setFilterTexts({ { int(JobColumn::Position), u"!=班组长"_s } });
    QVERIFY(world.isListed());
    QCOMPARE(world.jobs().rowCount(), all - 1);
    // Filters that are not shown hide nothing.
    world.find<QAction>(u"actionShowFilters"_s)->trigger();
    QVERIFY(world.isListed());
    QCOMPARE(world.jobs().rowCount(), all);
}

void TestShellJobs::columnsThatAnswerNoFilterHaveNoField()
{
    JobsPageWorld world;
    QVERIFY(world.openAll());
    world.find<QAction>(u"actionShowFilters"_s)->trigger();
    QHeaderView *header = world.table().horizontalHeader();
    for (int section = 0; section < header->count(); ++section)
        header->setSectionHidden(section, false);
    world.table().filterRow().place();
    for (int section = 0; section < header->count(); ++section) {
        const auto *field
            = world.table().filterRow().findChild<FilterField *>(u"filter%1"_s.arg(section));
        const bool answers
            = section != int(JobColumn::Relation) && section != int(JobColumn::ReadAt);
        QCOMPARE(field->isVisible(), answers);
    }
}

void TestShellJobs::everyColumnSorts()
{
    JobsPageWorld world;
    QVERIFY(world.openAll());
    const QStringList all = world.serverIds();
    for (int section = 0; section < JobColumnCount; ++section) {
        for (const Qt::SortOrder order : { Qt::AscendingOrder, Qt::DescendingOrder }) {
            world.table().horizontalHeader()->setSortIndicator(section, order);
            QVERIFY(world.isListed());
            QCOMPARE(world.listedIds(), all);
            const QString wrong = JobOrder(world, JobColumn(section), order).firstWrong();
            QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
        }
    }
}

// As it does on the page of people, although the list is made on another thread.
void TestShellJobs::enterAfterTypingGoesToTheRowsToCome()
{
    JobsPageWorld world;
    const QString id = world.addOuyang(1);
    QVERIFY(world.openAll());
    world.choosePerson(JobsPageWorld::ouyang());
    QTRY_VERIFY_WITH_TIMEOUT(world.table().hasFocus(), Patience);
    QCOMPARE(world.jobs().rowCount(), 2);
    QCOMPARE(world.subject().user, UserId(id));
    QCOMPARE(world.subject().job.toString(), world.chosenJob());
}

void TestShellJobs::chosenRowOpensTheCardWithItsJob()
{
    JobsPageWorld world;
    const QString id = world.addOuyang(3);
    QVERIFY(world.openAll());
    const QList<SandboxJob> jobs = world.server().jobs(id);
    for (const SandboxJob &job : jobs) {
        world.table().selectRow(world.rowOfJob(JobId(job.id)));
        QVERIFY(world.pane().isVisible()); // it stays the page that is open
        QCOMPARE(world.subject().user, UserId(id));
        QCOMPARE(world.subject().job, JobId(job.id));
        QTRY_COMPARE_WITH_TIMEOUT(world.jobRows().size(), jobs.size(), Patience);
        QCOMPARE(world.find<QWidget>(u"personCard"_s)->findChild<QLabel *>(u"name"_s)->text(),
                 u"欧阳鑫淼"_s);
    }
    // On to the card: the keyboard comes to this very job.
    world.table().setFocus();
    QTest::keyClick(&world.table(), Qt::Key_Return);
    const auto *focused = qobject_cast<JobRowWidget *>(world.window().focusWidget());
    QVERIFY(focused != nullptr);
    QCOMPARE(focused->row().job.id, JobId(jobs.constLast().id));
}

void TestShellJobs::rowFollowsTheJobChosenOnTheCard()
{
    JobsPageWorld world;
    const QString id = world.addOuyang(3);
    QVERIFY(world.openAll());
    world.table().selectRow(world.rowOfJob(JobId(world.server().jobs(id).constFirst().id)));
    QTRY_COMPARE_WITH_TIMEOUT(world.jobRows().size(), 4, Patience);
    const QList<JobRowWidget *> rows = world.jobRows();
    for (JobRowWidget *row : rows) {
        row->setFocus(Qt::TabFocusReason);
        QTRY_COMPARE(world.chosenJob(), row->row().job.id.toString());
        QCOMPARE(world.table().selectionModel()->selectedRows().size(), 1);
    }
}

void TestShellJobs::menuOfARowIsThatOfItsJob()
{
    JobsPageWorld world;
    const QString id = world.addOuyang(1);
    QVERIFY(world.openAll());
    const QList<SandboxJob> jobs = world.server().jobs(id);
    for (const SandboxJob &job : jobs) {
        const int row = world.rowOfJob(JobId(job.id));
        world.table().scrollTo(world.jobs().index(row, 0));
        emit world.table().customContextMenuRequested(
            world.table().visualRect(world.jobs().index(row, 0)).center());
        auto *menu = world.window().findChild<QMenu *>(u"contextMenu"_s);
        QVERIFY(menu != nullptr);
        for (const QString &name : { u"actionChange"_s, u"actionRemove"_s }) {
            auto *action = menu->findChild<QAction *>(name);
            QVERIFY(action != nullptr);
            QCOMPARE(action->isEnabled(), !job.primary); // transfers are not offered
        }
        for (const QString &name : { u"actionAddJob"_s, u"actionCopyId"_s, u"actionShowInTree"_s })
            QVERIFY(menu->findChild<QAction *>(name)->isEnabled());
        delete menu;
    }
}

// Not where its holder is at home, or the row would go.
void TestShellJobs::treeShowsWhereTheJobIs()
{
    JobsPageWorld world;
    const QString id = world.addOuyang(0);
    const QList<SandboxOrganization> organizations = world.server().organizations();
    world.server().setJobs(id,
                           { { {}, organizations.at(0).id, {}, {}, true },
                             { u"elsewhere"_s, organizations.at(3).id, {}, {}, false } });
    QVERIFY(world.openAll());
    const JobId job(u"elsewhere"_s);
    world.table().selectRow(world.rowOfJob(job));
    QCOMPARE(world.subject().job, job);
    world.find<QAction>(u"actionShowInTree"_s)->trigger();
    QVERIFY(world.isListed());
    QCOMPARE(world.window().findChild<Desk *>()->organization(), OrgId(organizations.at(3).id));
    QVERIFY(world.rowOfJob(job) >= 0);
    QCOMPARE(world.chosenJob(), job.toString());
    QCOMPARE(world.subject().job, job);
}

void TestShellJobs::changedJobIsShownAtOnce()
{
    JobsPageWorld world;
    const QString id = world.addOuyang(0);
    const QList<SandboxOrganization> organizations = world.server().organizations();
    world.server().setJobs(id,
                           { { {}, organizations.at(0).id, {}, {}, true },
                             { {}, organizations.at(3).id, {}, {}, false } });
    QVERIFY(world.openAll());
    world.relation().setCurrentIndex(PartTimeKind);
    QVERIFY(world.isListed());
    const QList<SandboxJob> jobs = world.server().jobs(id);
    const auto partTime = std::find_if(jobs.cbegin(), jobs.cend(),
                                       [](const SandboxJob &job) { return !job.primary; });
    const JobId job(partTime->id);
    world.table().selectRow(world.rowOfJob(job));
    QTRY_COMPARE_WITH_TIMEOUT(world.jobRows().size(), 2, Patience);
    auto *change = world.find<QAction>(u"actionChange"_s);
    QTRY_VERIFY_WITH_TIMEOUT(change->isEnabled(), Patience);
    change->trigger();
    QDialog *form = world.openDialog(u"jobForm"_s);
    QVERIFY(form != nullptr);
    FormsWorld::pick(form, u"organization"_s, organizations.at(5).code);
    form->findChild<QPushButton *>(u"primaryButton"_s)->click();
    QTRY_VERIFY_WITH_TIMEOUT(world.find<QDialog>(u"jobForm"_s) == nullptr, Patience);
    const QString now = world.service().references()->pathText(OrgId(organizations.at(5).id));
    QTRY_COMPARE_WITH_TIMEOUT(world.cell(world.rowOfJob(job), JobColumn::Organization), now,
                              Patience);
    QCOMPARE(world.chosenJob(), job.toString());
    QCOMPARE(world.subject().job, job);
}

void TestShellJobs::addedJobGetsARow()
{
    JobsPageWorld world;
    const QString id = world.addOuyang(1);
    QVERIFY(world.openAll());
    const int before = world.jobs().rowCount();
    world.table().selectRow(world.rowOfJob(JobId(world.server().jobs(id).constFirst().id)));
    QTRY_COMPARE_WITH_TIMEOUT(world.jobRows().size(), 2, Patience);
    auto *add = world.find<QAction>(u"actionAddJob"_s);
    QTRY_VERIFY_WITH_TIMEOUT(add->isEnabled(), Patience);
    add->trigger();
    QDialog *form = world.openDialog(u"jobForm"_s);
    QVERIFY(form != nullptr);
    FormsWorld::pick(form, u"organization"_s, world.server().organizations().at(5).code);
    form->findChild<QPushButton *>(u"primaryButton"_s)->click();
    QTRY_COMPARE_WITH_TIMEOUT(world.jobs().rowCount(), before + 1, Patience);
    QCOMPARE(world.listedIds(), world.serverIds());
    QVERIFY(world.pane().isVisible());
    // The new one is chosen, here and on the card.
    QTRY_COMPARE_WITH_TIMEOUT(world.chosenJob(), world.subject().job.toString(), Patience);
    QCOMPARE(world.server().jobs(id).size(), 3);
}

void TestShellJobs::readingKeepsSelectionAndPlace_data()
{
    QTest::addColumn<bool>("resets");
    QTest::newRow("row by row") << false;
    QTest::newRow("all replaced") << true;
}

void TestShellJobs::readingKeepsSelectionAndPlace()
{
    constexpr int TopOfSight = 100, ScrolledOff = 7;
    QFETCH(const bool, resets);
    JobsPageWorld world;
    QVERIFY(world.openAll());
    if (resets)
        world.jobs().setMostCompared(0);
    TableView &table = world.table();
    const std::vector<JobRecord> before = world.records();
    QItemSelectionModel *selection = table.selectionModel();
    for (const int row : { 121, 20, 120 })
        selection->select(
            table.model()->index(row, 0),
            (row == 121 ? QItemSelectionModel::ClearAndSelect : QItemSelectionModel::Select)
                | QItemSelectionModel::Rows);
    selection->setCurrentIndex(table.model()->index(121, 0),
                               QItemSelectionModel::Select | QItemSelectionModel::Rows);
    QCOMPARE(world.subject().job, before[121].job.id);
    const auto selected = [&] {
        QStringList ids;
        const QModelIndexList rows = selection->selectedRows();
        for (const QModelIndex &row : rows)
            ids.append(row.data(IdRole).toString());
        ids.sort();
        return ids;
    };
    const QStringList chosen = selected();
    QCOMPARE(chosen.size(), 3);
    QScrollBar *bar = table.verticalScrollBar();
    const int wanted = table.verticalHeader()->sectionSize(0) * TopOfSight + ScrolledOff;
    QTRY_VERIFY_WITH_TIMEOUT(bar->maximum() > wanted, Patience);
    bar->setValue(wanted);
    QCOMPARE(table.rowAt(0), TopOfSight);

    // Somebody at the top of the list has two jobs more.
    const QString id = before[5].user.id.toString();
    QList<SandboxJob> jobs = world.server().jobs(id);
    const QString organization = world.server().organizations().constFirst().id;
    jobs.append({ {}, organization, {}, {}, false });
    jobs.append({ {}, organization, {}, {}, false });
    world.server().setJobs(id, jobs);
    const QSignalSpy replaced(&world.jobs(), &QAbstractItemModel::modelReset);
    world.service().readJobs(UserId(id), {}, this, [](const auto &) {});
    QTRY_COMPARE_WITH_TIMEOUT(world.jobs().rowCount(), int(before.size()) + 2, Patience);
    QCOMPARE(!replaced.isEmpty(), resets);
    QCOMPARE(world.listedIds(), world.serverIds());
    QCOMPARE(table.rowAt(0), TopOfSight + 2);
    QCOMPARE(table.rowViewportPosition(TopOfSight + 2), -ScrolledOff);
    QCOMPARE(selected(), chosen);
    QCOMPARE(world.chosenJob(), before[121].job.id.toString());
    QCOMPARE(world.subject().job, before[121].job.id);
}

void TestShellJobs::pageWithoutJobsOffersToReadThem()
{
    JobsPageWorld world;
    QVERIFY(world.open());
    QVERIFY(world.openPage());
    const auto *empty = world.pane().findChild<QWidget *>(u"empty"_s);
    QTRY_VERIFY_WITH_TIMEOUT(empty->isVisible(), Patience);
    QCOMPARE(empty->findChild<QLabel *>(u"emptyStateTitle"_s)->text(), u"No jobs yet"_s);
    const auto *text = empty->findChild<QLabel *>(u"emptyStateText"_s);
    QVERIFY2(text->text().contains("0 of 200"_L1), qPrintable(text->text()));
    auto *read = empty->findChild<QPushButton *>(u"emptyStateButton"_s);
    QCOMPARE(read->text(), u"&Read the jobs of everybody"_s);
    QSignalSpy ended(&world.service(), &DirectoryService::crawlFinished);
    QTest::mouseClick(read, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(!ended.isEmpty(), Patience);
    QTRY_COMPARE_WITH_TIMEOUT(world.listedIds(), world.serverIds(), Patience);
    QVERIFY(world.table().isVisible());
}

void TestShellJobs::partOfThePeopleIsSaid()
{
    JobsPageWorld world;
    const QString id = world.addOuyang(1);
    QVERIFY(world.open());
    world.service().readJobs(UserId(id), {}, this, [](const auto &) {});
    QVERIFY(world.openPage());
    QTRY_COMPARE_WITH_TIMEOUT(world.jobs().rowCount(), 2, Patience);
    const auto *coverage = world.find<QLabel>(u"jobsCoverage"_s);
    QVERIFY(coverage->isVisible());
    QTRY_COMPARE_WITH_TIMEOUT(coverage->text(), u"Jobs are known for 1 of 201 people."_s, Patience);
    QVERIFY(world.crawl());
    QTRY_VERIFY_WITH_TIMEOUT(!coverage->isVisible(), Patience);
    QTRY_COMPARE_WITH_TIMEOUT(world.listedIds(), world.serverIds(), Patience);
}

void TestShellJobs::nothingOfTheChosenKindOffersAll()
{
    JobsPageWorld world;
    world.addOuyang(0);
    QVERIFY(world.openAll());
    world.search(JobsPageWorld::ouyang());
    QTRY_COMPARE_WITH_TIMEOUT(world.jobs().rowCount(), 1, Patience);
    world.relation().setCurrentIndex(PartTimeKind);
    QVERIFY(world.isListed());
    QCOMPARE(world.jobs().rowCount(), 0);
    const auto *empty = world.pane().findChild<QWidget *>(u"empty"_s);
    auto *all = empty->findChild<QPushButton *>(u"emptyStateSecondButton"_s);
    QVERIFY(all->isVisible());
    QCOMPARE(all->text(), u"Show &all jobs"_s);
    QTest::mouseClick(all, Qt::LeftButton);
    QVERIFY(world.isListed());
    QCOMPARE(world.jobs().rowCount(), 1);
    QCOMPARE(world.relation().currentIndex(), int(AllKinds));
}

// Three million rows are not made for who does not look at them.
void TestShellJobs::nothingIsListedOutOfSight()
{
    constexpr int ListedBy = 800; // what was read of one person is listed 300 ms later
    JobsPageWorld world;
    const QString id = world.addOuyang(1);
    QVERIFY(world.open() && world.crawl());
    QVERIFY(world.read(id));
    QTest::qWait(ListedBy);
    QCOMPARE(world.jobs().rowCount(), 0);
    QVERIFY(!world.pane().isSearching());
    QVERIFY(world.openPage());
    const int before = world.jobs().rowCount();
    QVERIFY(before > 0);

    world.find<QAction>(u"actionGoPositions"_s)->trigger();
    QTRY_VERIFY(!world.pane().isVisible());
    const QList<SandboxJob> jobs = world.server().jobs(id);
    world.server().setJobs(id, jobs.first(1));
    QVERIFY(world.read(id));
    QTest::qWait(ListedBy);
    QCOMPARE(world.jobs().rowCount(), before);
    QVERIFY(!world.pane().isSearching());
    world.find<QAction>(u"actionGoJobs"_s)->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(world.jobs().rowCount(), before - 1, Patience);
    QCOMPARE(world.listedIds(), world.serverIds());
}

// Of many people, who are searched on other threads; the list of people would wait for them.
void TestShellJobs::searchEndsWhereItIsNotSeen()
{
    JobsPageWorld world;
    world.addOuyang(2);
    QVERIFY(world.openAll());
    const int before = world.jobs().rowCount();
    QVERIFY(before > 3);
    world.pane().setMostAtOnce(0);
    world.search(JobsPageWorld::ouyang());
    QVERIFY(world.pane().isSearching());
    world.find<QAction>(u"actionGoPeople"_s)->trigger();
    QVERIFY(!world.pane().isSearching());
    QCOMPARE(world.jobs().rowCount(), before);
    world.find<QAction>(u"actionGoJobs"_s)->trigger();
    QVERIFY(world.isListed());
    QCOMPARE(world.jobs().rowCount(), 3);
}

void TestShellJobs::everythingComesBackAtTheNextStart()
{
    JobsPageWorld world;
    QVERIFY(world.openAll());
    world.relation().setCurrentIndex(PartTimeKind);
    world.find<QCheckBox>(u"jobsWithoutDisabled"_s)->setChecked(true);
    world.table().horizontalHeader()->setSortIndicator(int(JobColumn::Organization),
                                                       Qt::DescendingOrder);
    QVERIFY(world.isListed());
    QVERIFY(world.jobs().rowCount() > 3);
    world.table().selectRow(3);
    const QString chosen = world.chosenJob();
    const QStringList listed = world.listedIds();
    QVERIFY(world.restart());
    QVERIFY(world.pane().isVisible());
    QCOMPARE(world.relation().currentIndex(), int(PartTimeKind));
    QVERIFY(world.find<QCheckBox>(u"jobsWithoutDisabled"_s)->isChecked());
    QTRY_COMPARE_WITH_TIMEOUT(world.listedIds(), listed, Patience);
    QTRY_COMPARE_WITH_TIMEOUT(world.chosenJob(), chosen, Patience);
    QCOMPARE(world.table().currentIndex().row(), 3);
    QCOMPARE(world.subject().job.toString(), chosen);
}

void TestShellJobs::chosenJobComesBackOnTheWayBack()
{
    JobsPageWorld world;
    const QString id = world.addOuyang(2);
    QVERIFY(world.openAll());
    const QList<SandboxJob> jobs = world.server().jobs(id);
    const JobId first(jobs.at(0).id), second(jobs.at(1).id);
    world.table().selectRow(world.rowOfJob(first));
    world.table().selectRow(world.rowOfJob(second));
    world.find<QAction>(u"actionGoPositions"_s)->trigger();
    QTRY_VERIFY(!world.pane().isVisible());
    auto *back = world.find<QAction>(u"actionBack"_s);
    back->trigger();
    QTRY_VERIFY(world.pane().isVisible());
    QCOMPARE(world.subject().job, second);
    back->trigger();
    QCOMPARE(world.subject().job, first);
    QTRY_COMPARE_WITH_TIMEOUT(world.chosenJob(), first.toString(), Patience);
}

RENZHI_TEST(TestShellJobs)
#include "tst_shell_jobs.moc"
