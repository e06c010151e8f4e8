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
#include <QProgressBar>
#include <QSignalSpy>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace renzhi;
using test::BrokenAnswer;
using Spoil = BrokenAnswer::Spoil;

namespace {

constexpr int Patience = 30'000;
constexpr char SecondPageOfPeople[] = "/users?org_id=&offset=1&";
constexpr char SecondPageOfPositions[] = "/job-positions?org_id=&offset=1&";

// More than one page of positions, and so many of people that they are read behind a mark.
SandboxOptions severalPages()
{
    SandboxOptions options = ShellWorld::smallTenant();
    options.users = 450;
    options.positions = 150;
    return options;
}

qsizetype jobRowCount(ShellWorld &world)
{
    return world.find<QWidget>(u"jobs"_s)->findChildren<JobRowWidget *>().size();
}

// The two long lists, as this program has them.
struct Lists
{
    QVector<User> people;
    QVector<Position> positions;
    friend bool operator==(const Lists &, const Lists &) = default;
};

Lists cachedLists(ShellWorld &world)
{
    const DirectoryService &service = world.service();
    Lists lists;
    for (const auto &row : service.personRows(service.people().find({})))
        lists.people.append(row.user);
    std::sort(lists.people.begin(), lists.people.end(), [](const User &one, const User &other) {
        return one.id.toString() < other.id.toString();
    });
    lists.positions = service.references()->positions();
    return lists;
}

// Somebody else gives records of every page another name.
void renameSome(SandboxServer &server, const Lists &known)
{
    constexpr qsizetype Step = 40;
    for (qsizetype at = 0; at < known.people.size(); at += Step) {
        SandboxUser user = server.user(known.people.at(at).id.toString()).value_or(SandboxUser());
        user.name += u'改';
        server.put(user);
    }
    const QList<SandboxPosition> positions = server.positions();
    for (qsizetype at = 0; at < positions.size(); at += Step) {
        SandboxPosition position = positions.at(at);
        position.name += u'改';
        server.put(position);
    }
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
    QTest::addColumn<QByteArray>("page");
    QTest::addColumn<Spoil>("spoil");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("reason");
    for (const BrokenAnswer &answer : test::brokenAnswers()) {
        for (const char *page : { SecondPageOfPeople, SecondPageOfPositions })
            QTest::addRow("%s: %s", page == SecondPageOfPeople ? "people" : "positions",
                          answer.name)
                << QByteArray(page) << answer.spoil << QString::fromLatin1(answer.toRead)
                << QString::fromLatin1(answer.reason);
    }
}

// The page before it was good, and shows that a record has another name by now.
void TestShellReading::brokenPageOfAListIsToldInTheWindowAndTheRowsStay()
{
    QFETCH(const QByteArray, page);
    QFETCH(const Spoil, spoil);
    QFETCH(const QString, key);
    QFETCH(const QString, reason);
    ShellWorld &world = this->world();
    QVERIFY(m_opened);
    world.search({});
    const auto *table = world.find<TableView>(u"peopleTable"_s);
    QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), 452, Patience);
    const Lists before = cachedLists(world);
    renameSome(world.server(), before);
    world.proxy().inject({ "GET", page, 0, -1 }, spoil(false));
    QSignalSpy ended(&world.service(), &DirectoryService::syncFinished);
    world.find<QAction>(u"actionFullSync"_s)->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, Patience);
    const auto *bar = world.find<MessageBar>(u"tenantMessage"_s);
    QVERIFY(bar->isVisible() && bar->error());
    m_check.verifyTells(*bar, key, reason);
    const Lists after = cachedLists(world);
    if (page == SecondPageOfPeople)
        QVERIFY(after.people == before.people);
    else
        QVERIFY(after.positions == before.positions);
    QCOMPARE(table->model()->rowCount(), 452);

    world.proxy().clearFaults();
    world.find<QAction>(u"actionFullSync"_s)->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 2, Patience);
    QVERIFY(!bar->isVisible());
    const Lists whole = cachedLists(world);
    QVERIFY(whole.people != before.people);
    QVERIFY(whole.positions != before.positions);
}

void TestShellReading::stoppedReadingKeepsTheRowsAndTheNextOneCompletes()
{
    ShellWorld &world = this->world();
    QVERIFY(m_opened);
    auto *cancel = world.find<QToolButton>(u"statusCancel"_s);
    const auto *progress = world.find<QProgressBar>(u"statusProgress"_s);
    const auto *text = world.find<QLabel>(u"statusProgressText"_s);
    QVERIFY(!progress->isVisible() && !cancel->isVisible());
    const Lists before = cachedLists(world);
    renameSome(world.server(), before);
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
    QVERIFY(cachedLists(world).people == before.people);

    world.proxy().clearFaults();
    world.find<QAction>(u"actionFullSync"_s)->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 2, Patience);
    QVERIFY(cachedLists(world).people != before.people);
    QVERIFY(world.service().hasCompleteCache());
}

RENZHI_TEST(TestShellReading)
#include "tst_shell_reading.moc"
