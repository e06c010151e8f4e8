// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later
// clazy:excludeall=lambda-in-connect
// It does not see that the context ends before what is captured.

// What comes to a list behind the operator's back: while another page is open, or from a tenant
// that is not shown any more.

#include "tests/gui/jobspageworld.h"
#include "tests/gui/secondtenant.h"
#include "tests/support/testmain.h"

#include <QLineEdit>
#include <QScopeGuard>

using namespace Qt::StringLiterals;
using namespace renzhi;

class TestShellOutOfSight : public QObject
{
    Q_OBJECT

private slots:
    void enterOnAPageThatWasLeftDoesNothing_data();
    void enterOnAPageThatWasLeftDoesNothing();
    void wordsAreThoseOfTheLanguageOfNow();
    void wordsAreThoseOfTheStateOfNow();
    void tenantOfBeforeDoesNotTouchThePage();
    void tenantThatWasLeftGoesOnBehind();
};

void TestShellOutOfSight::enterOnAPageThatWasLeftDoesNothing_data()
{
    QTest::addColumn<bool>("comesBack");
    QTest::newRow("stays away") << false;
    QTest::newRow("comes back before the rows") << true;
}

// The rows that were meant come seconds later.
void TestShellOutOfSight::enterOnAPageThatWasLeftDoesNothing()
{
    QFETCH(const bool, comesBack);
    JobsPageWorld world;
    const QString id = world.addOuyang(1);
    QVERIFY(world.openWith(id));
    // The worker waits for the disk with what was read, and the list waits for the worker.
    const auto disk = Database::open(world.cacheDirectory() + u"/cache.sqlite"_s);
    QVERIFY(disk && (*disk)->run("BEGIN IMMEDIATE"));
    const QSignalSpy read(&world.service(), &DirectoryService::jobsChanged);
    world.service().readJobs(UserId(id), {}, this, [](const auto &) {});
    QTRY_VERIFY_WITH_TIMEOUT(!read.isEmpty(), Patience);
    auto *box = world.find<QLineEdit>(u"searchBox"_s);
    world.search(JobsPageWorld::ouyang());
    QTest::keyClick(box, Qt::Key_Return);
    QVERIFY(world.pane().isSearching());
    world.find<QAction>(u"actionGoPositions"_s)->trigger();
    QVERIFY(!world.pane().isVisible());
    if (comesBack)
        world.find<QAction>(u"actionGoJobs"_s)->trigger();
    box->setFocus(); // where the keyboard was when Enter was pressed
    QVERIFY(world.window().focusWidget() == box);
    QVERIFY(world.pane().isSearching());
    QVERIFY((*disk)->run("COMMIT"));
    QTRY_VERIFY_WITH_TIMEOUT(!world.pane().isSearching(), Patience);
    QCOMPARE(world.jobs().rowCount(), 2);
    QVERIFY(world.window().focusWidget() == box);
    QCOMPARE(world.window().findChild<Desk *>()->place().view,
             comesBack ? View::Jobs : View::Positions);
    QVERIFY(world.window().findChild<Desk *>()->place().user.isEmpty());
    QVERIFY(world.chosenJob().isEmpty());
}

void TestShellOutOfSight::wordsAreThoseOfTheLanguageOfNow()
{
    JobsPageWorld world;
    const QString id = world.addOuyang(1);
    QVERIFY(world.openWith(id));
    const auto *coverage = world.find<QLabel>(u"jobsCoverage"_s);
    QTRY_COMPARE_WITH_TIMEOUT(coverage->text(), u"Jobs are known for 1 of 201 people."_s, Patience);
    world.find<QAction>(u"actionGoTitles"_s)->trigger();
    const auto *titles = world.find<QWidget>(u"titlesPane"_s);
    QTRY_VERIFY(titles->isVisible());
    world.search(u"zzzzqqqq"_s);
    const auto *nothing
        = titles->findChild<QWidget *>(u"empty"_s)->findChild<QLabel *>(u"emptyStateTitle"_s);
    QTRY_COMPARE_WITH_TIMEOUT(nothing->text(), u"Nothing matches"_s, Patience);
    world.find<QAction>(u"actionGoChanges"_s)->trigger();
    QTRY_VERIFY(!titles->isVisible());

    BracketTranslator brackets;
    QVERIFY(QCoreApplication::installTranslator(&brackets));
    const auto remove = qScopeGuard([&brackets] { QCoreApplication::removeTranslator(&brackets); });
    QTRY_VERIFY(world.window().windowTitle().startsWith(u"⟦"_s));
    world.find<QAction>(u"actionGoTitles"_s)->trigger();
    QVERIFY(nothing->isVisible());
    QCOMPARE(nothing->text(), u"⟦Nothing matches⟧"_s);
    world.find<QAction>(u"actionGoJobs"_s)->trigger();
    QCOMPARE(world.hits(), u"⟦2 jobs⟧"_s);
    QVERIFY(coverage->isVisible());
    QCOMPARE(coverage->text(), u"⟦Jobs are known for 1 of 201 people.⟧"_s);
    world.find<QAction>(u"actionGoPeople"_s)->trigger();
    QCOMPARE(world.find<QWidget>(u"peoplePane"_s)->findChild<QLabel *>(u"hits"_s)->text(),
             u"⟦201 people⟧"_s);
}

void TestShellOutOfSight::wordsAreThoseOfTheStateOfNow()
{
    JobsPageWorld world;
    world.useProxy();
    QVERIFY(world.open());
    QVERIFY(world.openPage());
    QTRY_COMPARE_WITH_TIMEOUT(world.emptyButton().text(), u"&Read the jobs of everybody"_s,
                              Patience);
    world.find<QAction>(u"actionGoChanges"_s)->trigger();
    QTRY_VERIFY(!world.pane().isVisible());
    world.proxy().inject({ "GET", "/jobs?", 0, -1 }, test::Fault::hang());
    world.service().crawlJobs({});
    QTRY_VERIFY_WITH_TIMEOUT(world.proxy().seen("GET", "/jobs?") > 0, Patience);
    world.find<QAction>(u"actionGoJobs"_s)->trigger();
    QVERIFY(world.isListed());
    QCOMPARE(world.emptyText(u"emptyStateText"_s),
             u"Jobs are read one person at a time; so far of 0 of 200 people."_s);
    QCOMPARE(world.emptyButton().text(), u"S&ynchronization…"_s);
    world.find<QAction>(u"actionGoChanges"_s)->trigger();
    QTRY_VERIFY(!world.pane().isVisible());
    const QSignalSpy ended(&world.service(), &DirectoryService::crawlFinished);
    world.service().stopCrawl();
    QTRY_VERIFY_WITH_TIMEOUT(!ended.isEmpty(), Patience);
    world.find<QAction>(u"actionGoJobs"_s)->trigger();
    QVERIFY(world.isListed());
    QCOMPARE(world.emptyButton().text(), u"&Read the jobs of everybody"_s);
}

// A list that is asked for anew cannot be read here, and would say so.
void TestShellOutOfSight::tenantOfBeforeDoesNotTouchThePage()
{
    // Somebody's removal is listed 300 ms later.
    constexpr int TakenBy = 800;
    SecondTenant second;
    QVERIFY(second.open());
    JobsPageWorld world;
    const QString id = world.addOuyang(1);
    QVERIFY(world.openWith(id));
    world.window().setSession(second.session());
    QVERIFY(world.pane().isVisible());
    QVERIFY(world.isListed());
    QCOMPARE(world.emptyTitle(), u"No jobs yet"_s);
    const auto database = Database::open(second.cacheDirectory() + u"/cache.sqlite"_s);
    QVERIFY(database && (*database)->run("ALTER TABLE jobs RENAME TO elsewhere"));

    const QSignalSpy changed(&world.service(), &DirectoryService::peopleChanged);
    QVERIFY(world.server().removeUser(id));
    QVERIFY(world.read(id)); // and is told that there is nobody
    QTRY_VERIFY_WITH_TIMEOUT(!changed.isEmpty(), Patience);
    QTest::qWait(TakenBy);
    QCOMPARE(world.emptyTitle(), u"No jobs yet"_s);

    emit second.service().peopleChanged({}, { 0U }); // its own does
    QTRY_COMPARE_WITH_TIMEOUT(world.emptyTitle(), u"The jobs cannot be shown"_s, Patience);
}

// Without a tenant there is nothing that its news could be put into.
void TestShellOutOfSight::tenantThatWasLeftGoesOnBehind()
{
    JobsPageWorld world;
    const QString id = world.addOuyang(1);
    QVERIFY(world.openWith(id));
    world.window().setSession({});
    QVERIFY(!world.session().service->jobs(UserId(id)).jobs.isEmpty());
    const QSignalSpy gathered(&world.service(), &DirectoryService::jobsGathered);
    QVERIFY(world.crawl());
    QTRY_VERIFY_WITH_TIMEOUT(!gathered.isEmpty(), Patience);
    const QSignalSpy changed(&world.service(), &DirectoryService::peopleChanged);
    QVERIFY(world.server().removeUser(id));
    QVERIFY(world.read(id)); // and is told that there is nobody
    QTRY_VERIFY_WITH_TIMEOUT(!changed.isEmpty(), Patience);
    QVERIFY(world.table().model() == nullptr);

    world.window().setSession(world.session());
    QVERIFY(world.openPage());
    QVERIFY(world.jobs().rowCount() > 200);
    QCOMPARE(world.listedIds(), world.serverIds());
}

RENZHI_TEST(TestShellOutOfSight)
#include "tst_shell_outofsight.moc"
