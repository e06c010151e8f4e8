// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The open window reads from the server: answers that are not what the contract says are told in
// both languages, of none is a part kept, and the operator can stop it. The words are the real
// ones.

#include "models/directory/directoryservice.h"
#include "tests/gui/bilingualcheck.h"
#include "tests/gui/brokenanswers.h"
#include "tests/gui/shellworld.h"
#include "tests/support/testmain.h"
#include "views/errors/messagebar.h"
#include "views/widgets/jobrowwidget.h"
#include "views/widgets/tableview.h"

#include <QAction>
#include <QLabel>
#include <QMap>
#include <QProgressBar>
#include <QSignalSpy>
#include <QToolButton>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;
using namespace renzhi;
using test::BrokenAnswer;
using Spoil = BrokenAnswer::Spoil;

namespace {

constexpr int PeopleCount = 310; // so many that they are read behind a mark
constexpr int TwoPages = 150;
constexpr char SecondPageOfPeople[] = "/users?org_id=&offset=1&";

// The second page of a list of the server, as it is asked for.
struct SecondPage
{
    const char *list;
    const char *target;
    Collection collection;
};

constexpr std::array SecondPages {
    SecondPage { "roots", "/organizations?all_child=false&offset=1&", Collection::Organizations },
    SecondPage { "children", "/organizations?all_child=true&offset=1&", Collection::Organizations },
    SecondPage { "titles", "/job-titles?offset=1&", Collection::Titles },
    SecondPage { "positions", "/job-positions?org_id=&offset=1&", Collection::Positions },
    SecondPage { "people", SecondPageOfPeople, Collection::Users },
};

SandboxOptions severalPages()
{
    SandboxOptions options = ShellWorld::smallTenant();
    options.users = PeopleCount;
    options.organizations = options.positions = options.titles = TwoPages;
    return options;
}

// The sandbox makes two roots by itself.
void addRoots(SandboxServer &server)
{
    for (int i = 0; i < TwoPages; ++i) {
        SandboxOrganization root;
        root.code = u"ROOT-%1"_s.arg(i);
        root.name = u"子公司%1"_s.arg(i);
        server.put(root);
    }
}

qsizetype jobRowCount(ShellWorld &world)
{
    return world.find<QWidget>(u"jobs"_s)->findChildren<JobRowWidget *>().size();
}

QVector<User> cachedPeople(const DirectoryService &service)
{
    QVector<User> people;
    for (const auto &row : service.personRows(service.people().find({})))
        people.append(row.user);
    std::sort(people.begin(), people.end(), [](const User &one, const User &other) {
        return one.id.toString() < other.id.toString();
    });
    return people;
}

template <class Record> QVector<Record> sorted(QVector<Record> records)
{
    std::sort(records.begin(), records.end(),
              [](const Record &a, const Record &b) { return a.id.toString() < b.id.toString(); });
    return records;
}

// All collections, as this program has them.
struct Lists
{
    QVector<Organization> organizations;
    QVector<Title> titles;
    QVector<Position> positions;
    QVector<User> users;

    [[nodiscard]] bool isSame(const Lists &other, Collection collection) const
    {
        switch (collection) {
        case Collection::Organizations:
            return organizations == other.organizations;
        case Collection::Titles:
            return titles == other.titles;
        case Collection::Positions:
            return positions == other.positions;
        case Collection::Users:
            return users == other.users;
        }
        Q_UNREACHABLE();
    }
};

Lists cachedLists(ShellWorld &world)
{
    const auto references = world.service().references();
    return { sorted(references->organizations()), sorted(references->titles()),
             sorted(references->positions().toVector()), sorted(cachedPeople(world.service())) };
}

template <class Record> void renameSome(SandboxServer &server, const QList<Record> &records)
{
    constexpr qsizetype Step = 40;
    for (qsizetype at = 0; at < records.size(); at += Step) {
        Record record = records.at(at);
        record.name += u'改';
        server.put(record);
    }
}

// Somebody else gives records of every page another name.
void renameSome(ShellWorld &world)
{
    SandboxServer &server = world.server();
    renameSome(server, server.organizations());
    renameSome(server, server.titles());
    renameSome(server, server.positions());
    const QVector<User> known = cachedPeople(world.service());
    QList<SandboxUser> people;
    for (const User &user : known)
        people.append(server.user(user.id.toString()).value_or(SandboxUser()));
    renameSome(server, people);
}

} // namespace

class TestShellReading : public QObject
{
    Q_OBJECT

private slots:
    void cleanup() { m_check.speakEnglish(); }
    void brokenAnswerIsToldAtTheCardAndTheJobsStay_data();
    void brokenAnswerIsToldAtTheCardAndTheJobsStay();
    void brokenPageOfAListIsToldInTheWindowAndTheRowsStay_data();
    void brokenPageOfAListIsToldInTheWindowAndTheRowsStay();
    void stoppedReadingKeepsTheRowsAndTheNextOneCompletes();
    void cleanupTestCase() { m_world.reset(); }

private:
    // One window for all: each test leaves it as the server is.
    ShellWorld &world();

    BilingualCheck m_check;
    std::unique_ptr<ShellWorld> m_world;
    bool m_opened = false;
    QString m_person;
};

ShellWorld &TestShellReading::world()
{
    if (m_world) {
        m_world->proxy().clearFaults();
    } else {
        m_world = std::make_unique<ShellWorld>(severalPages());
        m_world->useProxy();
        addRoots(m_world->server());
        m_person = m_world->addPerson({ u"欧阳鑫淼"_s, u"ouyang.xinmiao"_s, 2 });
        m_world->addPerson({ u"另一人"_s, u"the.other"_s, 0 });
        m_opened = m_world->open();
    }
    return *m_world;
}

void TestShellReading::brokenAnswerIsToldAtTheCardAndTheJobsStay_data()
{
    QTest::addColumn<Spoil>("spoil");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("reason");
    for (const BrokenAnswer &answer : test::brokenAnswers())
        QTest::newRow(answer.name) << answer.spoil << QString::fromLatin1(answer.toRead)
                                   << QString::fromLatin1(answer.reason);
}

void TestShellReading::brokenAnswerIsToldAtTheCardAndTheJobsStay()
{
    QFETCH(const Spoil, spoil);
    QFETCH(const QString, key);
    QFETCH(const QString, reason);
    ShellWorld &world = this->world();
    QVERIFY(m_opened);
    world.choosePerson(u"ouyang.xinmiao"_s);
    QTRY_COMPARE_WITH_TIMEOUT(jobRowCount(world), 3, Patience); // cached from here on
    world.choosePerson(u"the.other"_s);
    QTRY_COMPARE_WITH_TIMEOUT(jobRowCount(world), 1, Patience);
    const auto *bar
        = world.find<QWidget>(u"personCard"_s)->findChild<MessageBar *>(u"cardMessage"_s);
    QVERIFY(!bar->isVisible());
    const QVector<Job> before = world.service().jobs(UserId(m_person)).jobs;
    const QByteArray target = "/users/" + m_person.toUtf8() + "/jobs";
    world.proxy().inject({ "GET", target, 0, -1 }, spoil(false));
    world.choosePerson(u"ouyang.xinmiao"_s);
    QTRY_VERIFY_WITH_TIMEOUT(bar->isVisible() && bar->error(), Patience);
    m_check.verifyTells(*bar, key, reason);
    QCOMPARE(jobRowCount(world), 3);
    QCOMPARE(world.service().jobs(UserId(m_person)).jobs, before);
}

void TestShellReading::brokenPageOfAListIsToldInTheWindowAndTheRowsStay_data()
{
    QTest::addColumn<Collection>("collection");
    QTest::addColumn<QByteArray>("page");
    QTest::addColumn<Spoil>("spoil");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("reason");
    for (const SecondPage &page : SecondPages) {
        for (const BrokenAnswer &answer : test::brokenAnswers())
            QTest::addRow("%s: %s", page.list, answer.name)
                << page.collection << QByteArray(page.target) << answer.spoil
                << QString::fromLatin1(answer.toRead) << QString::fromLatin1(answer.reason);
    }
}

// The page before it was good, and shows that a record has another name by now.
void TestShellReading::brokenPageOfAListIsToldInTheWindowAndTheRowsStay()
{
    QFETCH(const Collection, collection);
    QFETCH(const QByteArray, page);
    QFETCH(const Spoil, spoil);
    QFETCH(const QString, key);
    QFETCH(const QString, reason);
    ShellWorld &world = this->world();
    QVERIFY(m_opened);
    world.search({});
    const auto *table = world.find<TableView>(u"peopleTable"_s);
    QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), PeopleCount + 2, Patience);
    const Lists before = cachedLists(world);
    renameSome(world);
    world.proxy().inject({ "GET", page, 0, -1 }, spoil(false));
    QSignalSpy ended(&world.service(), &DirectoryService::syncFinished);
    world.find<QAction>(u"actionFullSync"_s)->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, Patience);
    const auto *bar = world.find<MessageBar>(u"tenantMessage"_s);
    QVERIFY(bar->isVisible() && bar->error());
    m_check.verifyTells(*bar, key, reason);
    QVERIFY(cachedLists(world).isSame(before, collection));
    QCOMPARE(table->model()->rowCount(), PeopleCount + 2);

    world.proxy().clearFaults();
    world.find<QAction>(u"actionFullSync"_s)->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 2, Patience);
    QVERIFY(!bar->isVisible());
    const Lists whole = cachedLists(world);
    for (const Collection each : collections)
        QVERIFY(!whole.isSame(before, each));
}

void TestShellReading::stoppedReadingKeepsTheRowsAndTheNextOneCompletes()
{
    ShellWorld &world = this->world();
    QVERIFY(m_opened);
    auto *cancel = world.find<QToolButton>(u"statusCancel"_s);
    const auto *progress = world.find<QProgressBar>(u"statusProgress"_s);
    const auto *text = world.find<QLabel>(u"statusProgressText"_s);
    QVERIFY(!progress->isVisible() && !cancel->isVisible());
    const QVector<User> before = cachedPeople(world.service());
    renameSome(world);
    world.proxy().clearRequests();
    world.proxy().inject({ "GET", SecondPageOfPeople, 0, -1 }, test::Fault::hang());
    QSignalSpy ended(&world.service(), &DirectoryService::syncFinished);
    world.find<QAction>(u"actionFullSync"_s)->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(world.proxy().seen("GET", SecondPageOfPeople) > 0, Patience);
    QVERIFY(progress->isVisible() && text->isVisible());
    QVERIFY(progress->value() > progress->minimum());
    QVERIFY(progress->value() < progress->maximum());
    QVERIFY2(text->text().contains("reading people"_L1), qPrintable(text->text()));
    QCOMPARE(ended.count(), 0);

    QTest::mouseClick(cancel, Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, Patience);
    QVERIFY(!world.service().isSyncing());
    QVERIFY(!progress->isVisible() && !cancel->isVisible());
    QVERIFY(!world.find<MessageBar>(u"tenantMessage"_s)->isVisible()); // it was the operator's wish
    QVERIFY(cachedPeople(world.service()) == before);

    world.proxy().clearFaults();
    world.find<QAction>(u"actionFullSync"_s)->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 2, Patience);
    QVERIFY(cachedPeople(world.service()) != before);
    QVERIFY(world.service().hasCompleteCache());
}

RENZHI_TEST(TestShellReading)
#include "tst_shell_reading.moc"
