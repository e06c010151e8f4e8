// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later
// clazy:excludeall=lambda-in-connect
// It does not see that the context ends before what is captured.

// The page of jobs: when it lists them anew, and what it shows while that takes its time or fails.

#include "tests/gui/jobspageworld.h"
#include "tests/support/testmain.h"

#include <QFile>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace renzhi;

namespace {

// What was read of one person would be listed 300 ms later.
constexpr int ListedBy = 800;

const char *const HideJobs = "ALTER TABLE jobs RENAME TO elsewhere";
const char *const BringJobsBack = "ALTER TABLE elsewhere RENAME TO jobs";

} // namespace

class TestShellJobsListing : public QObject
{
    Q_OBJECT

private slots:
    void readingWithoutNewsListsNothingAnew();
    void jobsOfWhoIsGoneGoAtOnce();
    void keyboardThatWentElsewhereStaysThere();
    void listThatTakesLongIsSaid();
    void listThatFailsIsOfferedAgain();
    void rowsStayWhereTheyCannotBeReadAgain();
    void newHitsAreShownFromTheirBeginning();
    void peopleWhoCannotBeLoadedAreOfferedAgain();
    void choiceIsKeptSoon();
    void searchNamesWhatItLooksFor();
};

// The card reads the jobs of whoever is looked at on the page of people.
void TestShellJobsListing::readingWithoutNewsListsNothingAnew()
{
    JobsPageWorld world;
    const QString id = world.addOuyang(1);
    QVERIFY(world.openWith(id));
    QCOMPARE(world.jobs().rowCount(), 2);
    for (const bool isNews : { false, true }) {
        world.find<QAction>(u"actionGoPositions"_s)->trigger();
        QTRY_VERIFY(!world.pane().isVisible());
        if (isNews)
            world.server().setJobs(id, world.server().jobs(id).first(1));
        QVERIFY(world.read(id));
        QTest::qWait(ListedBy);
        world.find<QAction>(u"actionGoJobs"_s)->trigger();
        QCOMPARE(world.pane().isSearching(), isNews);
        QVERIFY(world.isListed());
        QCOMPARE(world.jobs().rowCount(), isNews ? 1 : 2);
    }
}

void TestShellJobsListing::jobsOfWhoIsGoneGoAtOnce()
{
    JobsPageWorld world;
    const QString id = world.addOuyang(1);
    QVERIFY(world.openWith(id));
    QCOMPARE(world.jobs().rowCount(), 2);
    QCOMPARE(world.cell(0, JobColumn::Person), u"欧阳鑫淼"_s);
    QStringList painted; // when it was told, before the rows are others
    const QObject whileHere;
    QObject::connect(&world.service(), &DirectoryService::peopleChanged, &whileHere,
                     [&] { painted.append(world.cell(0, JobColumn::Person)); });
    QVERIFY(world.server().removeUser(id));
    QVERIFY(world.read(id)); // and is told that there is nobody
    QTRY_COMPARE_WITH_TIMEOUT(world.jobs().rowCount(), 0, Patience);
    QVERIFY(!painted.isEmpty());
    QCOMPARE(painted.constFirst(), QString());
}

void TestShellJobsListing::keyboardThatWentElsewhereStaysThere()
{
    JobsPageWorld world;
    const QString id = world.addOuyang(1);
    QVERIFY(world.openWith(id));
    world.choosePerson(JobsPageWorld::ouyang());
    QVERIFY(world.pane().isSearching());
    world.relation().setFocus(Qt::TabFocusReason);
    QVERIFY(world.isListed());
    QCOMPARE(world.jobs().rowCount(), 2);
    QVERIFY(world.window().focusWidget() == &world.relation());
    QVERIFY(world.chosenJob().isEmpty());
}

void TestShellJobsListing::listThatTakesLongIsSaid()
{
    JobsPageWorld world;
    const QString id = world.addOuyang(1);
    QVERIFY(world.openWith(id));
    const QString before = world.hits();
    // The worker waits for the disk with what was read, and the list waits for the worker.
    const auto disk = Database::open(world.cacheDirectory() + u"/cache.sqlite"_s);
    QVERIFY(disk && (*disk)->run("BEGIN IMMEDIATE"));
    const QSignalSpy read(&world.service(), &DirectoryService::jobsChanged);
    world.service().readJobs(UserId(id), {}, this, [](const auto &) {});
    QTRY_VERIFY_WITH_TIMEOUT(!read.isEmpty(), Patience);
    world.relation().setCurrentIndex(PartTimeKind);
    QVERIFY(world.pane().isSearching());
    QCOMPARE(world.hits(), before); // until it takes long
    QTRY_COMPARE_WITH_TIMEOUT(world.hits(), u"Listing the jobs…"_s, Patience);
    QVERIFY(world.pane().isSearching());
    QVERIFY((*disk)->run("COMMIT"));
    QVERIFY(world.isListed());
    QCOMPARE(world.hits(), u"1 of 2"_s);
}

void TestShellJobsListing::listThatFailsIsOfferedAgain()
{
    JobsPageWorld world;
    const QString id = world.addOuyang(1);
    QVERIFY(world.openWith(id));
    QVERIFY(world.runOnDisk(HideJobs));
    world.relation().setCurrentIndex(PartTimeKind);
    QVERIFY(world.isListed());
    QCOMPARE(world.jobs().rowCount(), 0); // those of all kinds would be no answer
    QCOMPARE(world.emptyTitle(), u"The jobs cannot be shown"_s);
    QCOMPARE(world.emptyText(u"emptyStateText"_s),
             u"The jobs that are kept on this computer could not be read."_s);
    QVERIFY(world.hits().isEmpty());
    QCOMPARE(world.emptyButton().text(), u"&Try again"_s);
    QTest::mouseClick(&world.emptyButton(), Qt::LeftButton);
    QVERIFY(world.isListed());
    QCOMPARE(world.emptyTitle(), u"The jobs cannot be shown"_s);
    QVERIFY(world.runOnDisk(BringJobsBack));
    QTest::mouseClick(&world.emptyButton(), Qt::LeftButton);
    QVERIFY(world.isListed());
    QCOMPARE(world.jobs().rowCount(), 1);
    QVERIFY(world.table().isVisible());
    QCOMPARE(world.hits(), u"1 of 2"_s);
}

// What nobody asked for takes nothing away.
void TestShellJobsListing::rowsStayWhereTheyCannotBeReadAgain()
{
    JobsPageWorld world;
    const QString id = world.addOuyang(1);
    QVERIFY(world.openWith(id));
    QCOMPARE(world.jobs().rowCount(), 2);
    QVERIFY(world.runOnDisk(HideJobs));
    world.server().setJobs(id, world.server().jobs(id).first(1));
    QVERIFY(world.read(id)); // which the disk does not take
    QTRY_COMPARE_WITH_TIMEOUT(world.hits(), u"The jobs could not be read again"_s, Patience);
    QCOMPARE(world.jobs().rowCount(), 2);
    QVERIFY(world.table().isVisible());
    QVERIFY(world.runOnDisk(BringJobsBack));
    QVERIFY(world.read(id));
    QTRY_COMPARE_WITH_TIMEOUT(world.jobs().rowCount(), 1, Patience);
    QVERIFY(world.hits() != u"The jobs could not be read again"_s);
}

// Also where the job that is chosen had no row before, and has one far below.
void TestShellJobsListing::newHitsAreShownFromTheirBeginning()
{
    JobsPageWorld world;
    QVERIFY(world.openAll());
    world.find<QAction>(u"actionShowFilters"_s)->trigger();
    world.table().setFilterTexts({ { int(JobColumn::Person), u"!没有这个人"_s } });
    QVERIFY(world.isListed());
    const std::vector<JobRecord> all = world.records();
    const auto last = std::find_if(all.crbegin(), all.crend(), [](const JobRecord &one) {
        return one.job.relation == RelationType::Primary;
    });
    QVERIFY(last != all.crend());
    QVERIFY(all.size() > 200);
    world.relation().setCurrentIndex(PartTimeKind);
    QVERIFY(world.isListed());
    world.window().findChild<Desk *>()->showJob(last->user.id, last->job.id);
    QCOMPARE(world.subject().job, last->job.id);
    QVERIFY(world.chosenJob().isEmpty());
    world.relation().setCurrentIndex(AllKinds);
    QVERIFY(world.isListed());
    QCOMPARE(world.jobs().rowCount(), int(all.size()));
    QCOMPARE(world.chosenJob(), last->job.id.toString());
    QCOMPARE(world.table().rowAt(0), 0);
}

void TestShellJobsListing::peopleWhoCannotBeLoadedAreOfferedAgain()
{
    JobsPageWorld world;
    QVERIFY(world.open() && world.crawl());
    QFile::remove(world.cacheDirectory() + u"/people.index"_s); // so that they are loaded anew
    world.server().stop();
    world.reopen();
    QVERIFY(world.runOnDisk("ALTER TABLE users RENAME COLUMN email TO elsewhere"));
    QVERIFY(world.carryOn(false));
    QVERIFY(world.openPage());
    QTRY_COMPARE_WITH_TIMEOUT(world.emptyTitle(), u"The jobs cannot be shown"_s, Patience);
    QVERIFY(world.runOnDisk("ALTER TABLE users RENAME COLUMN elsewhere TO email"));
    QTest::mouseClick(&world.emptyButton(), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(world.jobs().rowCount() > 200, Patience);
    QVERIFY(world.table().isVisible());
}

// Not only when the window is closed.
void TestShellJobsListing::choiceIsKeptSoon()
{
    JobsPageWorld world;
    QVERIFY(world.open() && world.openPage());
    const auto kept = [&world](const QString &key) {
        return world.state().value(QString(u"tenants/test/"_s + key)).toInt();
    };
    QTRY_COMPARE_WITH_TIMEOUT(kept(u"view"_s), int(View::Jobs), Patience); // nothing else is due
    QCOMPARE(kept(u"jobs/relation"_s), int(AllKinds));
    world.relation().setCurrentIndex(PartTimeKind);
    QTRY_COMPARE_WITH_TIMEOUT(kept(u"jobs/relation"_s), int(PartTimeKind), Patience);
}

// People are found by it here as on their own page.
void TestShellJobsListing::searchNamesWhatItLooksFor()
{
    JobsPageWorld world;
    const QString id = world.addOuyang(1);
    QVERIFY(world.openWith(id));
    QVERIFY(world.pane().searchPrompt().contains("organization"_L1));
    QVERIFY(world.pane().searchName().contains("organization"_L1));
    world.search(u"没有这个人"_s);
    QVERIFY(world.isListed());
    QCOMPARE(world.jobs().rowCount(), 0);
    world.search(world.server().organizations().constFirst().name);
    QVERIFY(world.isListed());
    QCOMPARE(world.jobs().rowCount(), 2);
}

RENZHI_TEST(TestShellJobsListing)
#include "tst_shell_jobslisting.moc"
