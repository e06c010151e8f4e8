// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later
// clazy:excludeall=lambda-in-connect
// It does not see that the context ends before what is captured.

// The lists of people and of jobs while the people index is being made, or could not be.

#include "tests/gui/jobspageworld.h"
#include "tests/gui/secondtenant.h"
#include "tests/support/testmain.h"
#include "views/pages/peoplepane.h"

#include <QFile>

using namespace Qt::StringLiterals;
using namespace renzhi;

namespace {

// A tenant whose people have to be loaded anew at the next start.
class IndexlessWorld : public JobsPageWorld
{
public:
    // Up to where the organizations are there, and the people are still to be loaded.
    [[nodiscard]] bool reopenWithoutIndex()
    {
        QFile::remove(cacheDirectory() + u"/people.index"_s);
        reopen();
        service().loadReferences();
        return QTest::qWaitFor([this] { return service().hasReferences(); }, Patience)
            && service().people().size() == 0 && service().peopleCount() > 0;
    }
    [[nodiscard]] PeoplePane &peoplePane() { return *window().findChild<PeoplePane *>(); }
    [[nodiscard]] int peopleRows() { return peoplePane().table()->model()->rowCount(); }
    [[nodiscard]] QString peopleHits()
    {
        return peoplePane().findChild<QLabel *>(u"hits"_s)->text();
    }
    // What stands where no row of people does.
    [[nodiscard]] QString peopleTitle()
    {
        const auto *empty = peoplePane().findChild<QWidget *>(u"empty"_s);
        return empty->isVisible() ? empty->findChild<QLabel *>(u"emptyStateTitle"_s)->text()
                                  : QString();
    }
    [[nodiscard]] QPushButton &peopleButton()
    {
        return *peoplePane()
                    .findChild<QWidget *>(u"empty"_s)
                    ->findChild<QPushButton *>(u"emptyStateButton"_s);
    }

    static QString openingTitle() { return u"Opening the directory…"_s; }
};

} // namespace

class TestShellPeopleIndex : public QObject
{
    Q_OBJECT

private slots:
    void jobsWaitForThePeople();
    void personReadMeanwhileIsNotEverybody();
    void peopleAreNotSaidToBeNoneMeanwhile();
    void peopleWhoCannotBeLoadedAreOfferedAgain();
    void firstHitsOfASessionAreWaitedFor();
};

void TestShellPeopleIndex::jobsWaitForThePeople()
{
    IndexlessWorld world;
    QVERIFY(world.open() && world.crawl());
    QVERIFY(world.reopenWithoutIndex());
    QVERIFY(world.openPage());
    world.search(u"zhang"_s);
    QVERIFY(!world.pane().isSearching());
    QCOMPARE(world.emptyTitle(), IndexlessWorld::openingTitle());
    QVERIFY(world.hits().isEmpty());
    world.search({});
    QCOMPARE(world.emptyTitle(), IndexlessWorld::openingTitle());
    world.service().loadPeople();
    QTRY_VERIFY_WITH_TIMEOUT(world.jobs().rowCount() > 0, Patience);
    QCOMPARE(world.listedIds(), world.serverIds());
    QCOMPARE(world.hits(), u"%1 jobs"_s.arg(world.jobs().rowCount()));
}

// What is read of one of them while the others are loaded makes no list of one.
void TestShellPeopleIndex::personReadMeanwhileIsNotEverybody()
{
    IndexlessWorld world;
    const QString id = world.addOuyang(1);
    QVERIFY(world.open() && world.crawl());
    QVERIFY(world.reopenWithoutIndex());
    QVERIFY(world.openPage());
    auto renamed = world.server().user(id);
    QVERIFY(renamed);
    renamed->name = u"欧阳改"_s;
    world.server().put(*renamed);
    QList<qsizetype> sizes; // whenever the people are told to be others
    QStringList said;
    const QObject whileHere;
    connect(&world.service(), &DirectoryService::peopleChanged, &whileHere, [&] {
        sizes.append(world.service().people().size());
        said.append(world.emptyTitle());
    });
    // The worker waits for the disk with what was read, and the people are loaded behind that.
    const auto disk = Database::open(world.cacheDirectory() + u"/cache.sqlite"_s);
    QVERIFY(disk && (*disk)->run("BEGIN IMMEDIATE"));
    bool isRead = false;
    world.service().readUser(UserId(id), this,
                             [&isRead](const Result<User> &user) { isRead = user.has_value(); });
    QTRY_VERIFY_WITH_TIMEOUT(isRead, Patience);
    world.service().loadPeople();
    QVERIFY((*disk)->run("COMMIT"));
    QTRY_VERIFY_WITH_TIMEOUT(world.jobs().rowCount() > 0, Patience);
    QCOMPARE(sizes, (QList<qsizetype> { 0, 201 }));
    QCOMPARE(said.constFirst(), IndexlessWorld::openingTitle());
    QCOMPARE(world.listedIds(), world.serverIds());
    const int row = world.rowOfJob(JobId(world.server().jobs(id).constFirst().id));
    QCOMPARE(world.cell(row, JobColumn::Person), u"欧阳改"_s);
}

void TestShellPeopleIndex::peopleAreNotSaidToBeNoneMeanwhile()
{
    IndexlessWorld world;
    QVERIFY(world.open());
    QVERIFY(world.reopenWithoutIndex());
    QCOMPARE(world.peopleTitle(), IndexlessWorld::openingTitle());
    QVERIFY(world.peopleHits().isEmpty());
    world.search(u"zhang"_s);
    QVERIFY(!world.peoplePane().isSearching());
    QCOMPARE(world.peopleTitle(), IndexlessWorld::openingTitle());
    world.search({});
    world.service().loadPeople();
    QTRY_COMPARE_WITH_TIMEOUT(world.peopleRows(), 200, Patience);
    QCOMPARE(world.peopleHits(), u"200 people"_s);
}

// Nor are they still being loaded.
void TestShellPeopleIndex::peopleWhoCannotBeLoadedAreOfferedAgain()
{
    IndexlessWorld world;
    QVERIFY(world.open());
    QVERIFY(world.reopenWithoutIndex());
    QVERIFY(world.runOnDisk("ALTER TABLE users RENAME COLUMN email TO elsewhere"));
    world.service().loadPeople();
    QTRY_COMPARE_WITH_TIMEOUT(world.peopleTitle(), u"The people cannot be shown"_s, Patience);
    QVERIFY(world.peopleHits().isEmpty());
    world.search(u"zhang"_s); // finds nobody, which says nothing about them
    QCOMPARE(world.peopleTitle(), u"The people cannot be shown"_s);
    world.search({});
    QCOMPARE(world.peopleButton().text(), u"&Try again"_s);
    const QSignalSpy failures(&world.service(), &DirectoryService::cacheFailed);
    QTest::mouseClick(&world.peopleButton(), Qt::LeftButton);
    QCOMPARE(world.peopleTitle(), IndexlessWorld::openingTitle());
    QTRY_VERIFY_WITH_TIMEOUT(!failures.isEmpty(), Patience);
    QCOMPARE(world.peopleTitle(), u"The people cannot be shown"_s);

    QVERIFY(world.runOnDisk("ALTER TABLE users RENAME COLUMN elsewhere TO email"));
    QTest::mouseClick(&world.peopleButton(), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(world.peopleRows(), 200, Patience);
    QCOMPARE(world.peopleHits(), u"200 people"_s);
    QVERIFY(world.peoplePane().table()->isVisible());
}

// A list that was not seen before has found nobody only because nobody was looked for.
void TestShellPeopleIndex::firstHitsOfASessionAreWaitedFor()
{
    SecondTenant second;
    QVERIFY(second.open());
    IndexlessWorld world;
    QVERIFY(world.open());
    world.search(u"z"_s); // in many names
    QVERIFY(world.openPage());
    world.peoplePane().setMostAtOnce(0); // hits come by the event loop alone
    world.window().setSession(second.session());
    QVERIFY(world.pane().isVisible());
    QCOMPARE(world.peopleRows(), 0);
    world.find<QAction>(u"actionGoPeople"_s)->trigger();
    QVERIFY(world.peoplePane().isSearching());
    QCOMPARE(world.peopleTitle(), IndexlessWorld::openingTitle());
    QVERIFY(world.peopleHits().isEmpty());
    QTRY_VERIFY_WITH_TIMEOUT(!world.peoplePane().isSearching(), Patience);
    QVERIFY(world.peopleRows() > 10 && world.peopleRows() < 200);
    QCOMPARE(world.peopleHits(), u"%1 of 200"_s.arg(world.peopleRows()));
}

RENZHI_TEST(TestShellPeopleIndex)
#include "tst_shell_peopleindex.moc"
