// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The crawl of everybody's jobs as the window shows it (F-25). The words are the real ones.

#include "app/languageswitcher.h"
#include "models/directory/directoryservice.h"
#include "models/items/itemroles.h"
#include "models/items/usertablemodel.h"
#include "tests/gui/shellworld.h"
#include "tests/gui/syncsheet.h"
#include "tests/support/testmain.h"
#include "views/desk.h"
#include "views/pages/peoplepane.h"
#include "views/theme.h"
#include "views/widgets/tableview.h"

#include <QAction>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QRegularExpression>
#include <QScopeGuard>
#include <QScrollBar>
#include <QSignalSpy>

#include <algorithm>
#include <functional>
#include <optional>

using namespace Qt::StringLiterals;
using namespace renzhi;
using test::Fault;

namespace {

constexpr int NothingAsked = 600; // milliseconds without a request
constexpr char AnybodysJobs[] = "/jobs?";
constexpr int JobsColumn = int(UserTableModel::Column::Jobs);

SandboxOptions peopleWithJobs(int people)
{
    SandboxOptions options = ShellWorld::smallTenant();
    options.users = people;
    return options;
}

// The section of the dialog, as somebody looks at it.
class JobsSection : public SyncSheet
{
public:
    using SyncSheet::SyncSheet;

    [[nodiscard]] QLabel *label(const QString &name) const
    {
        return dialog->findChild<QLabel *>(name);
    }
    [[nodiscard]] QString coverage() const { return label(u"syncJobsCoverage"_s)->text(); }
    [[nodiscard]] QString state() const { return label(u"syncJobsState"_s)->text(); }
};

int jobsAskedAtRest(ShellWorld &world)
{
    int before = -1;
    int now = world.proxy().seen("GET", AnybodysJobs);
    while (now != before) {
        before = now;
        QTest::qWait(NothingAsked);
        now = world.proxy().seen("GET", AnybodysJobs);
    }
    return now;
}

// The first person whose count on screen is not the server's; empty: all are.
QString wrongCount(ShellWorld &world)
{
    const QAbstractItemModel *model = world.find<TableView>(u"peopleTable"_s)->model();
    for (int row = 0; row < model->rowCount(); ++row) {
        const User user = model->index(row, 0).data(RecordRole).value<User>();
        int primary = 0;
        int partTime = 0;
        const auto jobs = world.server().jobs(user.id.toString());
        for (const SandboxJob &job : jobs)
            ++(job.primary ? primary : partTime);
        const QString expected
            = partTime == 0 ? QString::number(primary) : u"%1+%2"_s.arg(primary).arg(partTime);
        const QString shown = model->index(row, JobsColumn).data().toString();
        if (shown != expected)
            return u"%1: %2 instead of %3"_s.arg(user.userName, shown, expected);
    }
    return {};
}

QStringList shownIds(const TableView &table)
{
    QStringList ids;
    for (int row = 0; row < table.model()->rowCount(); ++row)
        ids << table.model()->index(row, 0).data(IdRole).toString();
    return ids;
}

// As the list should show them that has these people in the order of their names; whose jobs were
// not read comes last.
QStringList sortedByJobs(QStringList ids, const QSet<QString> &known, SandboxServer &server,
                         Qt::SortOrder order)
{
    const auto place = [&](const QString &id) {
        const int jobs = int(server.jobs(id).size());
        return !known.contains(id) ? 1000 : order == Qt::AscendingOrder ? jobs : -jobs;
    };
    std::stable_sort(ids.begin(), ids.end(),
                     [&](const QString &a, const QString &b) { return place(a) < place(b); });
    return ids;
}

// Reads the jobs of one and waits for them.
bool hasRead(ShellWorld &world, const QString &id)
{
    bool isRead = false;
    world.service().readJobs(UserId(id), {}, &world.window(),
                             [&isRead](const Result<JobList> &list) { isRead = list.has_value(); });
    return QTest::qWaitFor([&isRead] { return isRead; }, Patience);
}

// Everybody's numbers of jobs come from another thread when they are first asked for.
bool isListed(ShellWorld &world)
{
    const auto *pane = world.find<PeoplePane>(u"peoplePane"_s);
    return QTest::qWaitFor([pane] { return !pane->isSearching(); }, Patience);
}

// What of the section is not whole on screen; empty: nothing.
QString cutWords(const JobsSection &section)
{
    for (const QString &name :
         { u"syncJobsHeading"_s, u"syncJobsCoverage"_s, u"syncJobsState"_s }) {
        const QLabel *label = section.label(name);
        if (label->height() < label->heightForWidth(label->width()))
            return label->text();
    }
    return section.cutButton();
}

} // namespace

class TestJobsCrawlWindow : public QObject
{
    Q_OBJECT

private slots:
    void cleanup() { speak(Language::English); }
    void everybodyIsReadAndCoverageIsToldInBothLanguages();
    void countsAndFilterFollowWithoutAClick();
    void pausesResumesAndStopsByKeyboardAlone();
    void refusalOfEverybodyIsNamedInBothLanguages();
    void whoCouldNotBeReadIsToldInBothLanguages();
    void closedAndOpenedAgainItShowsTheCrawl();
    void chosenOrganizationIsReadAlone();
    void organizationWithoutANameIsToldByItsCode();
    void offlineItSaysWhyNothingCanBeRead();
    void serverOutOfReachIsWaitedFor();
    void anotherTenantIsShownAsItIs();
    void cardTakesWhatWasGathered();
    void firstRowsAreReadAheadOnceTheServerIsThere();
    void firstRowsAreNotReadAheadOffline();
    void rowsScrolledToAreReadAhead();
    void rowsAskedForAreReadAhead();
    void peopleAreSortedByTheirJobs();
    void sortedByJobsFollowsACrawl();
    void sortedByJobsKeepsItsPlace();
    void sortedByJobsStaysUnderWhoLooksThrough();
    void nothingIsCutOff_data();
    void nothingIsCutOff();

private:
    void speak(Language language);
    // A text in both languages; the window is left in English.
    void verifySays(const std::function<QString()> &text, const QString &english,
                    const QString &chinese);

    const ErrorCatalog m_catalog;
    LanguageSwitcher m_languages;
};

void TestJobsCrawlWindow::speak(Language language)
{
    m_languages.setLanguage(language);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LanguageChange);
}

void TestJobsCrawlWindow::verifySays(const std::function<QString()> &text, const QString &english,
                                     const QString &chinese)
{
    QTRY_VERIFY2_WITH_TIMEOUT(text().startsWith(english), qPrintable(text()), Patience);
    speak(Language::Chinese);
    QTRY_VERIFY2_WITH_TIMEOUT(text().startsWith(chinese), qPrintable(text()), Patience);
    speak(Language::English);
    QTRY_VERIFY2_WITH_TIMEOUT(text().startsWith(english), qPrintable(text()), Patience);
}

void TestJobsCrawlWindow::everybodyIsReadAndCoverageIsToldInBothLanguages()
{
    ShellWorld world(peopleWithJobs(60));
    world.useProxy();
    QVERIFY(world.open());
    const JobsSection section(world);
    QVERIFY(section.isOpen());
    const auto coverage = [&section] { return section.coverage(); };
    verifySays(coverage, u"Jobs are known for 0 of 60 people."_s, u"60 人中已知 0 人的任职。"_s);
    QCOMPARE(section.state(), u"No jobs are being read."_s);
    QCOMPARE(jobsAskedAtRest(world), 0); // it starts by hand alone
    for (const QString &name : { u"syncJobsPause"_s, u"syncJobsStop"_s }) {
        QVERIFY(!section.button(name)->isEnabled());
        QCOMPARE(section.button(name)->toolTip(), u"No jobs are being read."_s);
    }

    world.proxy().inject({ "GET", AnybodysJobs, 0, -1 }, Fault::delay(500));
    section.click(u"syncJobsEverybody"_s);
    static const QRegularExpression reading(u"^Everybody: reading \\d+ of 60, \\d+/s, .+ left$"_s);
    QTRY_VERIFY2_WITH_TIMEOUT(section.state().contains(reading), qPrintable(section.state()),
                              Patience);
    QVERIFY(!section.button(u"syncJobsEverybody"_s)->isEnabled());
    QCOMPARE(section.button(u"syncJobsEverybody"_s)->toolTip(), u"Jobs are being read already."_s);
    verifySays(coverage, u"Jobs are known for 60 of 60 people; the oldest reading is "_s,
               u"60 人中已知 60 人的任职；最早的读取于"_s);
    QTRY_COMPARE(section.state(), u"No jobs are being read."_s);
    QCOMPARE(world.proxy().seen("GET", AnybodysJobs), 60);
    QTRY_COMPARE_WITH_TIMEOUT(wrongCount(world), QString(), Patience);
}

void TestJobsCrawlWindow::countsAndFilterFollowWithoutAClick()
{
    ShellWorld world(peopleWithJobs(60));
    QVERIFY(world.open());
    auto *table = world.find<TableView>(u"peopleTable"_s);
    QCOMPARE(table->model()->rowCount(), 60);
    QCOMPARE(table->model()->index(0, JobsColumn).data().toString(), u"–"_s);
    world.find<QAction>(u"actionShowFilters"_s)->trigger();
    table->setFilterTexts({ { JobsColumn, u">=1"_s } });
    QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), 0, Patience);
    int withJobs = 0;
    const std::vector<quint32> rows = world.service().people().find({}, nullptr);
    for (const quint32 row : rows) {
        const std::vector<quint32> one { row };
        const UserId id = world.service().personRows(one).front().user.id;
        withJobs += world.server().jobs(id.toString()).isEmpty() ? 0 : 1;
    }
    world.service().crawlJobs({});
    QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), withJobs, Patience);
    table->setFilterTexts({});
    QCOMPARE(table->model()->rowCount(), 60);
    QTRY_COMPARE_WITH_TIMEOUT(wrongCount(world), QString(), Patience);
}

void TestJobsCrawlWindow::pausesResumesAndStopsByKeyboardAlone()
{
    ShellWorld world(peopleWithJobs(200));
    world.useProxy();
    QVERIFY(world.open());
    world.proxy().inject({ "GET", AnybodysJobs, 0, -1 }, Fault::delay(300));
    const JobsSection section(world);
    QVERIFY(section.isOpen());
    const auto state = [&section] { return section.state(); };
    const auto press = [](Qt::Key key) { QTest::keyClick(QApplication::focusWidget(), key); };
    QVERIFY(section.tabTo(u"syncJobsEverybody"_s));
    press(Qt::Key_Space);
    QTRY_COMPARE(QApplication::focusWidget(), section.button(u"syncJobsPause"_s));
    QTRY_VERIFY_WITH_TIMEOUT(world.service().crawlState().done > 0, Patience);
    press(Qt::Key_Space);
    verifySays(state, u"Everybody: paused at "_s, u"所有人：已暂停："_s);
    QCOMPARE(section.button(u"syncJobsPause"_s)->text(), u"Res&ume"_s);
    const int asked = jobsAskedAtRest(world);
    QVERIFY(asked < 200);
    QTRY_VERIFY2_WITH_TIMEOUT(
        section.coverage().startsWith(u"Jobs are known for %1 of 200 people;"_s.arg(asked)),
        qPrintable(section.coverage()), Patience);

    QCOMPARE(QApplication::focusWidget(), section.button(u"syncJobsPause"_s));
    press(Qt::Key_Space);
    verifySays(state, u"Everybody: reading "_s, u"所有人：正在读取"_s);
    QTRY_VERIFY_WITH_TIMEOUT(world.proxy().seen("GET", AnybodysJobs) > asked, Patience);
    QVERIFY(section.tabTo(u"syncJobsStop"_s));
    press(Qt::Key_Space);
    verifySays(state, u"No jobs are being read."_s, u"当前没有在读取任职。"_s);
    // Not on a button with which the next press would read everybody's again.
    QCOMPARE(QApplication::focusWidget()->objectName(), u"syncClose"_s);
    QVERIFY(world.service().crawlState().phase == CrawlState::Phase::Idle);
    QVERIFY(jobsAskedAtRest(world) < 200);

    // It goes on where it was.
    const qint64 known = world.service().jobsCoverage().known;
    QVERIFY(known >= asked);
    world.proxy().clearFaults();
    world.proxy().clearRequests();
    QVERIFY(section.tabTo(u"syncJobsEverybody"_s));
    press(Qt::Key_Space);
    QTRY_COMPARE_WITH_TIMEOUT(world.service().jobsCoverage().known, 200, Patience);
    QCOMPARE(world.proxy().seen("GET", AnybodysJobs), int(200 - known));
}

void TestJobsCrawlWindow::refusalOfEverybodyIsNamedInBothLanguages()
{
    ShellWorld world(peopleWithJobs(60));
    world.useProxy();
    QVERIFY(world.open());
    world.proxy().inject({ "GET", AnybodysJobs, 0, -1 }, Fault::reply(403));
    std::optional<ApiError> error;
    connect(&world.service(), &DirectoryService::crawlFinished, this,
            [&error](const Result<CrawlReport> &report) {
                if (!report)
                    error = report.error();
            });
    const JobsSection section(world);
    QVERIFY(section.isOpen());
    section.click(u"syncJobsEverybody"_s);
    QTRY_VERIFY_WITH_TIMEOUT(error, Patience);
    world.service().disconnect(this);
    const ErrorEntry entry = m_catalog.entryFor(*error);
    QVERIFY(!entry.en.title.isEmpty() && entry.en.title != entry.zh.title);
    const QString english = u"Everybody: ended by an error: "_s + entry.en.title;
    const QString chinese = u"所有人：因错误结束："_s + entry.zh.title;
    verifySays([&section] { return section.state(); }, english, chinese);
    QCOMPARE(section.coverage(), u"Jobs are known for 0 of 60 people."_s);
    QVERIFY(section.button(u"syncJobsEverybody"_s)->isEnabled());

    // It is still said when somebody looks later, and not any more after the next one.
    QTest::keyClick(section.dialog, Qt::Key_Escape);
    QTRY_VERIFY(!world.find<QDialog>(u"syncDialog"_s));
    const JobsSection later(world);
    QVERIFY(later.isOpen());
    verifySays([&later] { return later.state(); }, english, chinese);
    world.proxy().clearFaults();
    later.click(u"syncJobsEverybody"_s);
    QTRY_COMPARE_WITH_TIMEOUT(world.service().jobsCoverage().known, 60, Patience);
    QTRY_COMPARE_WITH_TIMEOUT(later.state(), u"No jobs are being read."_s, Patience);
}

void TestJobsCrawlWindow::whoCouldNotBeReadIsToldInBothLanguages()
{
    ShellWorld world(peopleWithJobs(60));
    world.useProxy();
    QVERIFY(world.open());
    world.proxy().inject({ "GET", AnybodysJobs, 10, 3 }, Fault::reply(500));
    std::optional<ApiError> error;
    connect(&world.service(), &DirectoryService::crawlFinished, this,
            [&error](const Result<CrawlReport> &report) {
                if (report)
                    error = report->error;
            });
    const JobsSection section(world);
    QVERIFY(section.isOpen());
    section.click(u"syncJobsEverybody"_s);
    QTRY_VERIFY_WITH_TIMEOUT(error, Patience);
    world.service().disconnect(this);
    const ErrorEntry entry = m_catalog.entryFor(*error);
    verifySays([&section] { return section.state(); },
               u"Everybody: jobs of 3 people could not be read: "_s + entry.en.title,
               u"所有人：3 人的任职无法读取："_s + entry.zh.title);
    verifySays([&section] { return section.coverage(); }, u"Jobs are known for 57 of 60 people;"_s,
               u"60 人中已知 57 人的任职；"_s);

    section.click(u"syncJobsEverybody"_s);
    QTRY_COMPARE_WITH_TIMEOUT(world.service().jobsCoverage().known, 60, Patience);
    QTRY_COMPARE_WITH_TIMEOUT(section.state(), u"No jobs are being read."_s, Patience);
}

void TestJobsCrawlWindow::closedAndOpenedAgainItShowsTheCrawl()
{
    ShellWorld world(peopleWithJobs(200));
    world.useProxy();
    QVERIFY(world.open());
    world.proxy().inject({ "GET", AnybodysJobs, 0, -1 }, Fault::delay(300));
    {
        const JobsSection section(world);
        QVERIFY(section.isOpen());
        section.click(u"syncJobsEverybody"_s);
        QTest::keyClick(section.dialog, Qt::Key_Escape);
        QTRY_VERIFY(!world.find<QDialog>(u"syncDialog"_s));
    }
    QTRY_VERIFY_WITH_TIMEOUT(world.service().crawlState().done > 0, Patience);
    const JobsSection section(world);
    QVERIFY(section.isOpen());
    verifySays([&section] { return section.state(); }, u"Everybody: reading "_s,
               u"所有人：正在读取"_s);
    QVERIFY(section.button(u"syncJobsPause"_s)->isEnabled());
    section.click(u"syncJobsStop"_s);
    QTRY_VERIFY(!section.button(u"syncJobsStop"_s)->isEnabled());
}

void TestJobsCrawlWindow::chosenOrganizationIsReadAlone()
{
    ShellWorld world(peopleWithJobs(60));
    world.useProxy();
    QVERIFY(world.open());
    {
        const JobsSection section(world);
        QVERIFY(section.isOpen());
        QVERIFY(!section.button(u"syncJobsOrganization"_s)->isEnabled());
        QCOMPARE(section.button(u"syncJobsOrganization"_s)->toolTip(),
                 u"Choose an organization in the tree first."_s);
        QTest::keyClick(section.dialog, Qt::Key_Escape);
        QTRY_VERIFY(!world.find<QDialog>(u"syncDialog"_s));
    }
    // One with somebody in it who is not everybody.
    std::optional<CrawlScope> scope;
    QString name;
    const QList<SandboxOrganization> organizations = world.server().organizations();
    for (const SandboxOrganization &organization : organizations) {
        const CrawlScope one { OrgId(organization.id) };
        const qint64 people = world.service().jobsCoverage(one).people;
        if (people > 0 && people < 60) {
            scope = one;
            name = organization.name;
        }
    }
    QVERIFY(scope);
    const int people = int(world.service().jobsCoverage(*scope).people);
    // Or those in sight would be read ahead of the crawl.
    world.find<TableView>(u"peopleTable"_s)->setColumnHidden(JobsColumn, true);
    world.window().findChild<Desk *>()->showOrganization(scope->organization);
    world.proxy().inject({ "GET", AnybodysJobs, 0, -1 }, Fault::delay(1500));
    const JobsSection section(world);
    QVERIFY(section.isOpen());
    QVERIFY(section.button(u"syncJobsOrganization"_s)->toolTip().contains(name));
    section.click(u"syncJobsOrganization"_s);
    verifySays([&section] { return section.state(); }, name + u": reading"_s,
               name + u"：正在读取"_s);
    world.proxy().clearFaults();
    QTRY_COMPARE_WITH_TIMEOUT(section.state(), u"No jobs are being read."_s, Patience);
    QCOMPARE(world.proxy().seen("GET", AnybodysJobs), people);
    QCOMPARE(world.service().jobsCoverage(*scope).known, qint64(people));
}

void TestJobsCrawlWindow::organizationWithoutANameIsToldByItsCode()
{
    ShellWorld world(peopleWithJobs(60));
    world.useProxy();
    SandboxOrganization nameless;
    nameless.id = u"nameless"_s;
    nameless.parentId = world.server().organizations().constFirst().id;
    nameless.code = u"NO-NAME"_s;
    nameless.name = u" "_s;
    world.server().put(nameless);
    for (int i = 0; i < 40; ++i) {
        SandboxUser user;
        user.orgId = nameless.id;
        user.name = u"匿名%1"_s.arg(i);
        user.userName = u"nobody.%1"_s.arg(i);
        world.server().put(user);
    }
    QVERIFY(world.open());
    world.window().findChild<Desk *>()->showOrganization(OrgId(nameless.id));
    world.proxy().inject({ "GET", AnybodysJobs, 0, -1 }, Fault::delay(1500));
    const JobsSection section(world);
    QVERIFY(section.isOpen());
    const QString tip = section.button(u"syncJobsOrganization"_s)->toolTip();
    QCOMPARE(tip, u"“NO-NAME” and everything below it"_s);
    section.click(u"syncJobsOrganization"_s);
    verifySays([&section] { return section.state(); }, u"NO-NAME: reading"_s,
               u"NO-NAME：正在读取"_s);
}

void TestJobsCrawlWindow::offlineItSaysWhyNothingCanBeRead()
{
    ShellWorld world(peopleWithJobs(60));
    QVERIFY(world.open());
    const JobsSection section(world);
    QVERIFY(section.isOpen());
    QPushButton *button = section.button(u"syncJobsEverybody"_s);
    QVERIFY(button->isEnabled());
    world.find<QAction>(u"actionWorkOffline"_s)->trigger();
    QTRY_VERIFY(!button->isEnabled());
    verifySays([button] { return button->toolTip(); }, u"You are working offline."_s,
               u"当前为离线工作。"_s);
    world.find<QAction>(u"actionWorkOffline"_s)->trigger();
    QTRY_VERIFY(button->isEnabled());
    QVERIFY(button->toolTip().isEmpty());
}

void TestJobsCrawlWindow::serverOutOfReachIsWaitedFor()
{
    ShellWorld world(peopleWithJobs(60));
    world.useProxy();
    QVERIFY(world.open());
    world.proxy().inject({ "GET", AnybodysJobs, 0, -1 }, Fault::delay(300));
    const JobsSection section(world);
    QVERIFY(section.isOpen());
    section.click(u"syncJobsEverybody"_s);
    QTRY_VERIFY_WITH_TIMEOUT(world.service().crawlState().done > 0, Patience);
    world.proxy().goOffline();
    verifySays([&section] { return section.state(); },
               u"Everybody: offline: it goes on when the server is reached"_s,
               u"所有人：无法连接：连上服务器后自动继续"_s);
    world.proxy().clearFaults();
    world.proxy().goOnline();
    world.service().probe();
    QTRY_COMPARE_WITH_TIMEOUT(section.state(), u"No jobs are being read."_s, Patience);
    QCOMPARE(world.service().jobsCoverage().known, 60);
}

void TestJobsCrawlWindow::anotherTenantIsShownAsItIs()
{
    const QTemporaryDir folder;
    TenantProfile profile;
    profile.id = u"other"_s;
    profile.name = u"Other tenant"_s;
    TenantOptions options;
    options.baseUrl = QUrl(u"https://other.example"_s);
    options.cacheDirectory = folder.filePath(u"cache"_s);
    options.offline = true;
    TenantSession other(profile, options, folder.filePath(u"data"_s)); // outlives the window
    other.open();
    other.begin(SyncMode::Changes);

    ShellWorld world(peopleWithJobs(200));
    world.useProxy();
    QVERIFY(world.open());
    world.proxy().inject({ "GET", AnybodysJobs, 0, -1 }, Fault::delay(300));
    const JobsSection section(world);
    QVERIFY(section.isOpen());
    section.click(u"syncJobsEverybody"_s);
    QTRY_VERIFY_WITH_TIMEOUT(world.service().crawlState().done > 0, Patience);

    world.window().setSession(other.session());
    QVERIFY(section.isOpen());
    QCOMPARE(section.coverage(), u"Jobs are known for 0 of 0 people."_s);
    QCOMPARE(section.state(), u"No jobs are being read."_s);
    for (const QString &name : { u"syncJobsEverybody"_s, u"syncJobsOrganization"_s,
                                 u"syncJobsPause"_s, u"syncJobsStop"_s })
        QVERIFY2(!section.button(name)->isEnabled(), qPrintable(name));
    // The one before goes on behind, and is no matter here.
    QSignalSpy gathered(&world.service(), &DirectoryService::jobsGathered);
    QTRY_VERIFY_WITH_TIMEOUT(!gathered.isEmpty(), Patience);
    QCOMPARE(section.coverage(), u"Jobs are known for 0 of 0 people."_s);

    world.window().setSession({});
    QCOMPARE(section.coverage(), QString());
    QCOMPARE(section.state(), QString());
    QCOMPARE(section.button(u"syncJobsEverybody"_s)->toolTip(), u"No tenant is open."_s);

    world.window().setSession(world.session());
    QVERIFY2(section.state().startsWith(u"Everybody: reading "_s), qPrintable(section.state()));
    section.click(u"syncJobsStop"_s);
    QTRY_COMPARE(section.state(), u"No jobs are being read."_s);
}

// What a card shows is not older than what is known.
void TestJobsCrawlWindow::cardTakesWhatWasGathered()
{
    ShellWorld world(peopleWithJobs(60));
    world.useProxy();
    world.addPerson({ u"欧阳鑫淼"_s, u"ouyang.xinmiao"_s, 2 });
    QVERIFY(world.open());
    const QByteArray own
        = "/users/" + world.server().userByName(u"ouyang.xinmiao"_s)->id.toUtf8() + "/jobs?";
    world.proxy().inject({ "GET", own }, Fault::reply(403)); // the card's own read comes to nothing
    world.choosePerson(u"ouyang.xinmiao"_s);
    QTRY_VERIFY_WITH_TIMEOUT(world.proxy().seen("GET", own) == 1, Patience);
    QVERIFY(world.jobRows().isEmpty());
    world.service().crawlJobs({});
    QTRY_COMPARE_WITH_TIMEOUT(world.jobRows().size(), 3, Patience);
}

void TestJobsCrawlWindow::firstRowsAreReadAheadOnceTheServerIsThere()
{
    ShellWorld world(peopleWithJobs(200));
    world.useProxy();
    QVERIFY(world.open());
    QCOMPARE(world.find<TableView>(u"peopleTable"_s)->model()->rowCount(), 200);
    QCOMPARE(jobsAskedAtRest(world), 0);
    world.readStartAhead();
    world.reopen();
    QCOMPARE(jobsAskedAtRest(world), 0); // the first paint waits for nothing
    QVERIFY(world.carryOn());
    const auto *model = world.find<TableView>(u"peopleTable"_s)->model();
    const auto countAt
        = [model](int row) { return model->index(row, JobsColumn).data().toString(); };
    QTRY_VERIFY_WITH_TIMEOUT(countAt(0) != u"–"_s, Patience);
    QCOMPARE(countAt(199), u"–"_s);
    const int asked = jobsAskedAtRest(world);
    QVERIFY(asked > 0 && asked < 60); // what is on screen alone
    QTRY_COMPARE_WITH_TIMEOUT(world.service().jobsCoverage().known, qint64(asked), Patience);

    // Who is known is not asked for again.
    QVERIFY(world.restart());
    QCOMPARE(jobsAskedAtRest(world), asked);
}

void TestJobsCrawlWindow::firstRowsAreNotReadAheadOffline()
{
    ShellWorld world(peopleWithJobs(200));
    world.useProxy();
    QVERIFY(world.open());
    world.readStartAhead();
    world.proxy().goOffline();
    world.reopen();
    QVERIFY(world.carryOn(false));
    const auto *model = world.find<TableView>(u"peopleTable"_s)->model();
    const auto isFirstKnown
        = [model] { return model->index(0, JobsColumn).data().toString() != u"–"_s; };
    QTRY_COMPARE_WITH_TIMEOUT(model->rowCount(), 200, Patience);
    QCOMPARE(jobsAskedAtRest(world), 0);
    QVERIFY(!isFirstKnown());

    // Working offline is no reason to ask either, whoever is there; the end of it is.
    world.find<QAction>(u"actionWorkOffline"_s)->trigger();
    QVERIFY(world.service().isOffline());
    world.proxy().goOnline();
    QCOMPARE(jobsAskedAtRest(world), 0);
    world.find<QAction>(u"actionWorkOffline"_s)->trigger();
    world.service().probe();
    QTRY_VERIFY_WITH_TIMEOUT(isFirstKnown(), Patience);
    QVERIFY(jobsAskedAtRest(world) < 60);
}

void TestJobsCrawlWindow::rowsScrolledToAreReadAhead()
{
    ShellWorld world(peopleWithJobs(200));
    world.useProxy();
    QVERIFY(world.open());
    auto *table = world.find<TableView>(u"peopleTable"_s);
    const int last = table->model()->rowCount() - 1;
    QScrollBar *bar = table->verticalScrollBar();
    QTRY_VERIFY(bar->maximum() > 0);
    QCOMPARE(jobsAskedAtRest(world), 0); // ShellWorld reads no start ahead
    bar->setValue(bar->maximum());
    QTRY_VERIFY_WITH_TIMEOUT(table->model()->index(last, JobsColumn).data().toString() != u"–"_s,
                             Patience);
    QCOMPARE(table->model()->index(0, JobsColumn).data().toString(), u"–"_s);
    QVERIFY(jobsAskedAtRest(world) < 60); // what is on screen alone

    // Offline the same turn of the wheel asks for nobody, who would have been asked for: they are
    // as soon as it is online again.
    QAction *offline = world.find<QAction>(u"actionWorkOffline"_s);
    const auto turnToTheTop = [&] {
        bar->setValue(bar->maximum());
        world.proxy().clearRequests();
        bar->setValue(0);
    };
    offline->trigger();
    QVERIFY(world.service().isOffline());
    turnToTheTop();
    QCOMPARE(jobsAskedAtRest(world), 0);
    QCOMPARE(table->model()->index(0, JobsColumn).data().toString(), u"–"_s);
    offline->trigger();
    world.service().probe();
    QTRY_VERIFY_WITH_TIMEOUT(world.service().connectivity() == Connectivity::Online, Patience);
    turnToTheTop();
    QTRY_VERIFY_WITH_TIMEOUT(world.proxy().seen("GET", AnybodysJobs) > 0, Patience);
    QTRY_VERIFY_WITH_TIMEOUT(table->model()->index(0, JobsColumn).data().toString() != u"–"_s,
                             Patience);
}

void TestJobsCrawlWindow::rowsAskedForAreReadAhead()
{
    ShellWorld world(peopleWithJobs(200));
    world.useProxy();
    QVERIFY(world.open());
    auto *table = world.find<TableView>(u"peopleTable"_s);
    const auto isFirstKnown
        = [table] { return table->model()->index(0, JobsColumn).data().toString() != u"–"_s; };
    QVERIFY(!isFirstKnown());
    world.search(u"1"_s); // in most telephone numbers
    QVERIFY(table->model()->rowCount() > 60);
    QTRY_VERIFY_WITH_TIMEOUT(isFirstKnown(), Patience);
    const int asked = jobsAskedAtRest(world);
    QVERIFY(asked > 0 && asked < 60); // what is on screen alone
    table->sortBy(int(UserTableModel::Column::UserName));
    QTRY_VERIFY_WITH_TIMEOUT(isFirstKnown(), Patience);

    // Who is known is not asked for again.
    const int known = jobsAskedAtRest(world);
    table->sortBy(int(UserTableModel::Column::UserName)); // the other way round
    QTRY_VERIFY_WITH_TIMEOUT(isFirstKnown(), Patience);
    const int turned = jobsAskedAtRest(world);
    QVERIFY(turned >= known && turned < known + 60);
    table->sortBy(int(UserTableModel::Column::UserName)); // and back
    QCOMPARE(jobsAskedAtRest(world), turned);
}

void TestJobsCrawlWindow::peopleAreSortedByTheirJobs()
{
    ShellWorld world(peopleWithJobs(60));
    world.addPerson({ u"欧阳鑫淼"_s, u"ouyang.xinmiao"_s, 9 });
    QVERIFY(world.open());
    auto *table = world.find<TableView>(u"peopleTable"_s);
    const QStringList byName = shownIds(*table);
    QCOMPARE(byName.size(), 61);
    const auto expected = [&](const QSet<QString> &known, Qt::SortOrder order) {
        return sortedByJobs(byName, known, world.server(), order);
    };
    // Every third, and the one with the most.
    QSet<QString> known { world.server().userByName(u"ouyang.xinmiao"_s)->id };
    for (qsizetype i = 0; i < byName.size(); i += 3)
        known.insert(byName.at(i));
    for (const QString &id : std::as_const(known))
        QVERIFY(hasRead(world, id));
    world.service().setOffline(true); // or those who come on screen would be read
    table->sortBy(JobsColumn);
    QVERIFY(isListed(world));
    QCOMPARE(shownIds(*table), expected(known, Qt::AscendingOrder));
    QCOMPARE(table->accessibleDescription(), u"Sorted by Jobs, ascending"_s);
    table->sortBy(JobsColumn);
    QCOMPARE(shownIds(*table), expected(known, Qt::DescendingOrder));
    QCOMPARE(shownIds(*table).constFirst(), world.server().userByName(u"ouyang.xinmiao"_s)->id);
    QCOMPARE(table->model()->index(60, JobsColumn).data().toString(), u"–"_s);
    // Among other keys: before one and behind one.
    table->sortAlsoBy(int(UserTableModel::Column::UserName));
    const QStringList withUserNames = shownIds(*table);
    QVERIFY(withUserNames != expected(known, Qt::DescendingOrder));
    QCOMPARE(sortedByJobs(withUserNames, known, world.server(), Qt::DescendingOrder),
             withUserNames);
    table->sortBy(int(UserTableModel::Column::Status));
    const QStringList byState = shownIds(*table);
    table->sortAlsoBy(JobsColumn);
    QVERIFY(shownIds(*table) != byState);
    const auto stateAt = [table](int row) {
        return table->model()->index(row, int(UserTableModel::Column::Status)).data().toString();
    };
    for (int begin = 0, row = 0; row <= 60; ++row) {
        if (row < 60 && stateAt(row + 1) == stateAt(begin))
            continue;
        const qsizetype length = row + 1 - begin;
        QCOMPARE(
            shownIds(*table).mid(begin, length),
            sortedByJobs(byState.mid(begin, length), known, world.server(), Qt::AscendingOrder));
        begin = row + 1;
    }

    table->sortBy(JobsColumn);
    QVERIFY(world.restart());
    table = world.find<TableView>(u"peopleTable"_s);
    QCOMPARE(table->sortKeys(), (ColumnSorts { { JobsColumn, Qt::AscendingOrder } }));
    QTRY_COMPARE_WITH_TIMEOUT(shownIds(*table), expected(known, Qt::AscendingOrder), Patience);
}

void TestJobsCrawlWindow::sortedByJobsFollowsACrawl()
{
    ShellWorld world(peopleWithJobs(200));
    world.addPerson({ u"欧阳鑫淼"_s, u"ouyang.xinmiao"_s, 9 });
    QVERIFY(world.open());
    auto *table = world.find<TableView>(u"peopleTable"_s);
    const QStringList byName = shownIds(*table);
    for (const Qt::SortOrder order : { Qt::AscendingOrder, Qt::DescendingOrder }) {
        table->sortBy(JobsColumn);
        QCOMPARE(table->sortKeys(), (ColumnSorts { { JobsColumn, order } }));
        QVERIFY(isListed(world));
        QCOMPARE(shownIds(*table), byName); // nobody's are known
    }
    const QString chosen = byName.at(120);
    const auto select = [&](const QString &id, QItemSelectionModel::SelectionFlag how) {
        const QModelIndex index = table->model()->index(int(shownIds(*table).indexOf(id)), 0);
        table->selectionModel()->setCurrentIndex(index, how | QItemSelectionModel::Rows);
    };
    select(byName.at(90), QItemSelectionModel::ClearAndSelect);
    select(chosen, QItemSelectionModel::Select);
    world.service().crawlJobs({});
    const QStringList expected = sortedByJobs(byName, QSet<QString>(byName.begin(), byName.end()),
                                              world.server(), Qt::DescendingOrder);
    QVERIFY(expected != byName);
    QTRY_COMPARE_WITH_TIMEOUT(shownIds(*table), expected, Patience);
    QCOMPARE(table->currentIndex().data(IdRole).toString(), chosen);
    QSet<QString> selected;
    const QModelIndexList rows = table->selectionModel()->selectedRows();
    for (const QModelIndex &row : rows)
        selected.insert(row.data(IdRole).toString());
    QCOMPARE(selected, (QSet<QString> { byName.at(90), chosen }));
}

// Somebody gets more jobs and goes up past those who are read.
void TestJobsCrawlWindow::sortedByJobsKeepsItsPlace()
{
    ShellWorld world(peopleWithJobs(200));
    QVERIFY(world.open());
    auto *table = world.find<TableView>(u"peopleTable"_s);
    world.service().crawlJobs({});
    QTRY_COMPARE_WITH_TIMEOUT(world.service().jobsCoverage().known, 200, Patience);
    table->sortBy(JobsColumn);
    table->sortBy(JobsColumn);
    QVERIFY(isListed(world));
    const QStringList before = shownIds(*table);
    QScrollBar *bar = table->verticalScrollBar();
    const int value = table->verticalHeader()->sectionSize(0) * 100 + 7;
    QTRY_VERIFY(bar->maximum() > value);
    bar->setValue(value);
    table->selectionModel()->setCurrentIndex(table->model()->index(103, 0),
                                             QItemSelectionModel::ClearAndSelect
                                                 | QItemSelectionModel::Rows);
    QCOMPARE(table->rowAt(0), 100);
    const int offset = table->rowViewportPosition(100);

    const QString &risen = before.at(190);
    QList<SandboxJob> jobs = world.server().jobs(risen);
    for (qsizetype i = 0; i < 12; ++i)
        jobs.append({ {}, world.server().organizations().at(i).id, {}, {}, false });
    world.server().setJobs(risen, jobs);
    QVERIFY(hasRead(world, risen));
    QTRY_COMPARE_WITH_TIMEOUT(shownIds(*table).indexOf(risen), qsizetype(0), Patience);
    QCOMPARE(table->rowAt(0), 101);
    QCOMPARE(shownIds(*table).at(101), before.at(100));
    QCOMPARE(table->rowViewportPosition(101), offset);
    QCOMPARE(table->currentIndex().data(IdRole).toString(), before.at(103));
    QCOMPARE(table->selectionModel()->selectedRows().size(), 1);
}

// Whoever comes on screen or is chosen has their jobs read. If they went to those whose jobs are
// known, the next ones would come on screen, and be read, and go there.
void TestJobsCrawlWindow::sortedByJobsStaysUnderWhoLooksThrough()
{
    ShellWorld world(peopleWithJobs(200));
    world.useProxy();
    QVERIFY(world.open());
    auto *table = world.find<TableView>(u"peopleTable"_s);
    const QStringList byName = shownIds(*table);
    table->sortBy(JobsColumn);
    QVERIFY(isListed(world));
    QCOMPARE(shownIds(*table), byName); // nobody's are known
    jobsAskedAtRest(world);
    QScrollBar *bar = table->verticalScrollBar();
    const int value = table->verticalHeader()->sectionSize(0) * 100 + 7;
    QTRY_VERIFY(bar->maximum() > value);
    bar->setValue(value);
    QCOMPARE(table->rowAt(0), 100);
    const int offset = table->rowViewportPosition(100);
    const auto isKnown = [table](int row) {
        return table->model()->index(row, JobsColumn).data().toString() != u"–"_s;
    };
    QTRY_VERIFY_WITH_TIMEOUT(isKnown(100), Patience);
    // By the card alone, of somebody out of sight.
    QVERIFY(!isKnown(199));
    QVERIFY(hasRead(world, byName.at(199)));
    QTRY_VERIFY_WITH_TIMEOUT(isKnown(199), Patience);
    jobsAskedAtRest(world);
    const QStringList before = shownIds(*table);
    QTest::qWait(int(PeoplePane::SortsAgainAfter.count()) + 500);
    QCOMPARE(shownIds(*table), before);
    QCOMPARE(table->rowAt(0), 100);
    QCOMPARE(shownIds(*table).at(100), byName.at(100));
    QCOMPARE(table->rowViewportPosition(100), offset);

    // What a crawl reads goes where it belongs, and so does who was read before.
    world.service().crawlJobs({});
    const QStringList sorted = sortedByJobs(byName, QSet<QString>(byName.begin(), byName.end()),
                                            world.server(), Qt::AscendingOrder);
    QVERIFY(sorted != before);
    QTRY_COMPARE_WITH_TIMEOUT(shownIds(*table), sorted, Patience);
}

void TestJobsCrawlWindow::nothingIsCutOff_data()
{
    QTest::addColumn<Language>("language");
    QTest::addColumn<TextSize>("size");
    QTest::newRow("English, large") << Language::English << TextSize::Large;
    QTest::newRow("Chinese, large") << Language::Chinese << TextSize::Large;
}

// As wide as it opens and as narrow as it gets, with a crawl that an error ended.
void TestJobsCrawlWindow::nothingIsCutOff()
{
    QFETCH(const Language, language);
    QFETCH(const TextSize, size);
    applyTheme(*qApp, ThemeChoice::Light, size);
    const auto back = qScopeGuard([] { applyTheme(*qApp, ThemeChoice::Light, TextSize::Normal); });
    ShellWorld world(peopleWithJobs(60));
    world.useProxy();
    QVERIFY(world.open());
    world.proxy().inject({ "GET", AnybodysJobs, 0, -1 }, Fault::reply(403));
    const JobsSection section(world);
    QVERIFY(section.isOpen());
    section.click(u"syncJobsEverybody"_s);
    QTRY_VERIFY2_WITH_TIMEOUT(section.state().contains("ended by an error"_L1),
                              qPrintable(section.state()), Patience);
    speak(language);
    QTRY_COMPARE_WITH_TIMEOUT(cutWords(section), QString(), Patience);
    section.dialog->resize(section.dialog->minimumSizeHint());
    QTRY_COMPARE_WITH_TIMEOUT(cutWords(section), QString(), Patience);
}

RENZHI_TEST(TestJobsCrawlWindow)
#include "tst_jobscrawl_window.moc"
