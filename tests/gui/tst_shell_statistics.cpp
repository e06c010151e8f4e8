// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the tree of organizations counts beside each page, and what it tells of each organization;
// how many hold a position, as its card counts them.

#include "app/languageswitcher.h"
#include "models/directory/directoryservice.h"
#include "models/items/itemroles.h"
#include "tests/gui/shellworld.h"
#include "tests/support/testmain.h"
#include "views/desk.h"

#include <QAction>
#include <QHelpEvent>
#include <QLabel>
#include <QTextDocument>
#include <QToolTip>
#include <QTreeView>

using namespace Qt::StringLiterals;
using namespace renzhi;

namespace {

QTreeView *treeOf(ShellWorld &world)
{
    return world.find<QTreeView>(u"organizationTree"_s);
}

// The row of an organization, open and in sight; that of all for an empty id.
QModelIndex rowOf(ShellWorld &world, const QString &id)
{
    QTreeView *tree = treeOf(world);
    tree->expandAll();
    QModelIndex row = tree->model()->index(0, 0);
    if (!id.isEmpty())
        row = tree->model()
                  ->match(row, IdRole, id, 1, Qt::MatchExactly | Qt::MatchRecursive)
                  .value(0);
    tree->scrollTo(row);
    return row;
}

int countAt(ShellWorld &world, const QString &id = {})
{
    return rowOf(world, id).data(CountRole).toInt();
}

// The lines that the mouse would be shown there.
QStringList tipOf(ShellWorld &world, const QString &id)
{
    QToolTip::hideText();
    QTreeView *tree = treeOf(world);
    const QPoint at = tree->visualRect(rowOf(world, id)).center();
    QHelpEvent event(QEvent::ToolTip, at, tree->viewport()->mapToGlobal(at));
    QCoreApplication::sendEvent(tree->viewport(), &event);
    QString text = QToolTip::text();
    if (Qt::mightBeRichText(text)) {
        QTextDocument shown;
        shown.setHtml(text);
        text = shown.toPlainText();
    }
    QStringList lines = text.split(u'\n');
    for (QString &line : lines)
        line = line.trimmed();
    return lines;
}

// The last organization that has, or has not, others below it.
QString organizationThat(const ReferenceIndex &references, bool hasOthersBelow)
{
    const QVector<Organization> &all = references.organizations();
    for (auto organization = all.crbegin(); organization != all.crend(); ++organization) {
        if (references.childrenOf(organization->id).isEmpty() != hasOthersBelow)
            return organization->id.toString();
    }
    return {};
}

bool isCounted(ShellWorld &world)
{
    const auto statistics = world.service().statistics();
    return statistics && statistics->withBelow({}).people == world.server().userCount()
        && statistics->withBelow({}).positions == int(world.server().positions().size());
}

} // namespace

class TestShellStatistics : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_languages.setLanguage(Language::English); }
    void cleanup() { m_languages.setLanguage(Language::English); }
    void treeCountsWhatThePageLists();
    void pageOfTheLastTimeIsCounted();
    void positionsOfTheTreeFollowTheServer();
    void readerHearsWhatIsCounted();
    void tipTellsTheFigures();
    void tipOfAllAndOfTheLastOneHaveOneNumber();
    void tipFollowsTheLanguage();
    void tipFollowsTheJobsThatAreRead();
    void nameLikeHtmlIsReadAsItIs();
    void cardOfAPositionSaysWhoIsCounted();

private:
    static void open(ShellWorld &world)
    {
        QVERIFY(world.open());
        QTRY_VERIFY_WITH_TIMEOUT(isCounted(world), Patience);
    }
    static void go(ShellWorld &world, const QString &page)
    {
        world.find<QAction>(u"actionGo"_s + page)->trigger();
    }

    LanguageSwitcher m_languages;
};

void TestShellStatistics::treeCountsWhatThePageLists()
{
    ShellWorld world;
    open(world);
    const int people = world.server().userCount();
    const auto positions = int(world.server().positions().size());
    const auto references = world.service().references();
    const QString some = organizationThat(*references, true);
    qsizetype below = 0;
    for (const OrgId &id : references->subtreeOf(OrgId(some)))
        below += references->positionsOf(id).size();
    QCOMPARE(countAt(world), people);
    const int peopleBelow = countAt(world, some);
    go(world, u"Positions"_s);
    QCOMPARE(countAt(world), positions);
    QCOMPARE(countAt(world, some), int(below));
    go(world, u"Titles"_s);
    QCOMPARE(countAt(world), -1);
    QCOMPARE(countAt(world, some), -1);
    go(world, u"Outbox"_s);
    world.find<QAction>(u"actionBack"_s)->trigger(); // to the titles
    QCOMPARE(countAt(world), -1);
    go(world, u"Positions"_s);
    QCOMPARE(countAt(world), positions);
    go(world, u"People"_s);
    QCOMPARE(countAt(world), people);
    QCOMPARE(countAt(world, some), peopleBelow);
}

void TestShellStatistics::pageOfTheLastTimeIsCounted()
{
    ShellWorld world;
    open(world);
    go(world, u"Positions"_s);
    QVERIFY(world.restart());
    QTRY_COMPARE_WITH_TIMEOUT(countAt(world), int(world.server().positions().size()), Patience);
}

void TestShellStatistics::positionsOfTheTreeFollowTheServer()
{
    ShellWorld world;
    open(world);
    go(world, u"Positions"_s);
    const QString first = world.server().organizations().constFirst().id;
    const int before = countAt(world, first);
    SandboxPosition position;
    position.orgId = first;
    position.code = u"LEAD-1"_s;
    position.name = u"班组长"_s;
    world.server().put(position);
    world.find<QAction>(u"actionRefresh"_s)->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(countAt(world, first), before + 1, Patience);
}

void TestShellStatistics::readerHearsWhatIsCounted()
{
    ShellWorld world;
    open(world);
    const auto heard
        = [&world] { return rowOf(world, {}).data(Qt::AccessibleTextRole).toString(); };
    QCOMPARE(heard(), u"All organizations, %1 people"_s.arg(world.server().userCount()));
    go(world, u"Positions"_s);
    const qsizetype positions = world.server().positions().size();
    QCOMPARE(heard(), u"All organizations, %1 positions"_s.arg(positions));
    m_languages.setLanguage(Language::Chinese);
    QCOMPARE(heard(), u"所有组织、%1 个职位"_s.arg(positions));
    go(world, u"Titles"_s);
    QCOMPARE(heard(), u"所有组织"_s);
}

void TestShellStatistics::tipTellsTheFigures()
{
    ShellWorld world;
    open(world);
    const auto references = world.service().references();
    const OrgId id(organizationThat(*references, true));
    OrganizationCounts own, all;
    const auto everybody = world.service().personRows(world.service().people().find({}));
    const QVector<OrgId> below = references->subtreeOf(id);
    for (const auto &person : everybody) {
        const int disabled = person.user.disabled ? 1 : 0;
        if (person.user.orgId == id)
            own += { .people = 1, .disabled = disabled, .partTimeJobs = 0, .positions = 0 };
        if (below.contains(person.user.orgId))
            all += { .people = 1, .disabled = disabled, .partTimeJobs = 0, .positions = 0 };
    }
    own.positions = int(references->positionsOf(id).size());
    for (const OrgId &one : below)
        all.positions += int(references->positionsOf(one).size());
    const auto both = [](const QString &caption, int mine, int altogether) {
        return u"%1: %2 (%3 with sub-organizations)"_s.arg(caption).arg(mine).arg(altogether);
    };
    const QStringList tip = tipOf(world, id.toString());
    QCOMPARE(tip.size(), 6);
    QCOMPARE(tip.at(0), references->pathText(id));
    QCOMPARE(tip.at(1), both(u"People"_s, own.people, all.people));
    QCOMPARE(tip.at(2), both(u"Of them disabled"_s, own.disabled, all.disabled));
    QVERIFY2(tip.at(3).startsWith("Part-time jobs known: "_L1), qPrintable(tip.at(3)));
    QVERIFY2(tip.at(4).endsWith(u" of %1 people"_s.arg(everybody.size())), qPrintable(tip.at(4)));
    QCOMPARE(tip.at(5), both(u"Positions"_s, own.positions, all.positions));
}

void TestShellStatistics::tipOfAllAndOfTheLastOneHaveOneNumber()
{
    ShellWorld world;
    open(world);
    const QStringList all = tipOf(world, {});
    QCOMPARE(all.value(0), u"All organizations"_s);
    QCOMPARE(all.value(1), u"People: %1"_s.arg(world.server().userCount()));
    QCOMPARE(all.value(5), u"Positions: %1"_s.arg(world.server().positions().size()));
    const QString last = organizationThat(*world.service().references(), false);
    const QStringList tip = tipOf(world, last);
    QCOMPARE(tip.size(), 6);
    QCOMPARE(tip.at(1), u"People: %1"_s.arg(countAt(world, last)));
}

void TestShellStatistics::tipFollowsTheLanguage()
{
    ShellWorld world;
    open(world);
    const QString id = organizationThat(*world.service().references(), true);
    const QStringList english = tipOf(world, id);
    m_languages.setLanguage(Language::Chinese);
    const QStringList chinese = tipOf(world, id);
    QCOMPARE(chinese.size(), english.size());
    QCOMPARE(chinese.value(0), english.value(0)); // the server's names
    const QStringList captions {
        u"人员："_s, u"其中已停用："_s, u"已知兼职兼岗："_s, {}, u"职位："_s
    };
    for (int line = 1; line < chinese.size(); ++line) {
        const QString &said = chinese.at(line);
        QVERIFY2(said.startsWith(captions.value(line - 1)), qPrintable(said));
        QVERIFY2(line == 4 || said.contains(u"（含下级组织 "_s), qPrintable(said));
    }
    const auto statistics = world.service().statistics();
    QCOMPARE(chinese.value(4),
             u"在 %1 名人员中，已知 %2 名的任职"_s.arg(statistics->withBelow({}).people)
                 .arg(statistics->peopleWithKnownJobs()));
    QCOMPARE(english.value(4),
             u"Jobs are known for %1 of %2 people"_s.arg(statistics->peopleWithKnownJobs())
                 .arg(statistics->withBelow({}).people));
}

void TestShellStatistics::tipFollowsTheJobsThatAreRead()
{
    ShellWorld world;
    const QString first = world.server().positions().constFirst().orgId;
    world.addPerson({ u"欧阳鑫淼"_s, u"ouyang.xinmiao"_s, 1 });
    open(world);
    const auto jobs = [&] { return world.service().statistics()->own(OrgId(first)).partTimeJobs; };
    const int before = jobs();
    world.choosePerson(u"ouyang.xinmiao"_s); // and the card reads the jobs
    QTRY_COMPARE_WITH_TIMEOUT(jobs(), before + 1, Patience);
    const QString expected = u"Part-time jobs known: %1"_s.arg(before + 1);
    QVERIFY2(tipOf(world, first).value(3).startsWith(expected),
             qPrintable(tipOf(world, first).join(u'\n')));
}

void TestShellStatistics::nameLikeHtmlIsReadAsItIs()
{
    ShellWorld world;
    SandboxOrganization organization;
    organization.parentId = world.server().organizations().constFirst().id;
    organization.code = u"HTML-1"_s;
    organization.name = u"<b>R&D</b>"_s;
    const QString id = world.server().put(organization);
    open(world);
    const QStringList tip = tipOf(world, id);
    QCOMPARE(tip.size(), 6);
    QVERIFY2(tip.at(0).endsWith(organization.name), qPrintable(tip.at(0)));
    QCOMPARE(tip.at(1), u"People: 0"_s);
}

void TestShellStatistics::cardOfAPositionSaysWhoIsCounted()
{
    ShellWorld world;
    SandboxPosition held;
    held.orgId = world.server().organizations().constFirst().id;
    held.code = u"HELD-1"_s;
    held.name = u"首席技师"_s;
    const QString id = world.server().put(held);
    for (const QString &name : { u"ouyang.xinmiao"_s, u"never.read"_s }) {
        const QString person = world.addPerson({ u"欧阳鑫淼"_s, name, 0 });
        QList<SandboxJob> jobs = world.server().jobs(person);
        jobs.append(SandboxJob { {}, held.orgId, id, {}, false });
        world.server().setJobs(person, jobs);
    }
    open(world);
    world.window().findChild<Desk *>()->showPosition(PositionId(id));
    const auto *card = world.find<QWidget>(u"positionCard"_s);
    const auto says = [&](const QString &caption, const QString &note) {
        const auto *shown = card->findChild<QLabel *>(u"holdersCaption"_s);
        const auto *counted = card->findChild<QLabel *>(u"holdersNote"_s);
        return QTest::qWaitFor([&] { return shown->text() == caption && counted->text() == note; },
                               Patience);
    };
    QVERIFY(says(u"HOLDERS KNOWN: 0"_s,
                 u"Nobody is known to hold it. Only people whose jobs were read are counted."_s));
    m_languages.setLanguage(Language::Chinese);
    QVERIFY(says(u"已知任职人员：0"_s, u"没有已知的任职人员。只统计已读取任职的人员。"_s));

    // Two hold it, and the jobs of one of them are read.
    const auto reader = world.server().userByName(u"ouyang.xinmiao"_s);
    world.service().readJobs(UserId(reader->id), {}, this, [](const auto &) {});
    QVERIFY(says(u"已知任职人员：1"_s, u"只统计已读取任职的人员。"_s));
    m_languages.setLanguage(Language::English);
    QVERIFY(says(u"HOLDERS KNOWN: 1"_s, u"Only people whose jobs were read are counted."_s));
}

RENZHI_TEST(TestShellStatistics)
#include "tst_shell_statistics.moc"
