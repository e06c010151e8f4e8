// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Core page get-user-jobs as the person card shows it: the request, the answer, and every error
// code of the page in both languages.

#include "app/languageswitcher.h"
#include "models/directory/directoryservice.h"
#include "tests/gui/formsworld.h"
#include "tests/gui/motionstyle.h"
#include "tests/gui/shellworld.h"
#include "tests/support/testmain.h"
#include "views/errors/messagebar.h"
#include "views/errors/plaintext.h"
#include "views/theme.h"
#include "views/widgets/jobrowwidget.h"
#include "views/widgets/tableview.h"

#include <QDialog>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QVariantAnimation>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace renzhi;

namespace {

// Somebody else on the card and back: the card asks the server again.
void chooseAgain(ShellWorld &world)
{
    world.choosePerson(u"the.other"_s);
    QTRY_COMPARE(world.jobRows().size(), 1);
    world.choosePerson(u"ouyang.xinmiao"_s);
}

test::Fault refusedWith(const QString &code, const QString &text)
{
    const QJsonObject body { { u"error_code"_s, code }, { u"error_msg"_s, text } };
    return test::Fault::reply(400, QJsonDocument(body).toJson(),
                              { { "Content-Type", "application/json" } });
}

// The only part-time job of the person on the card, on a desktop of that look.
JobRowWidget *partTimeRow(ShellWorld &world, MotionStyle &style)
{
    world.choosePerson(u"ouyang.xinmiao"_s);
    if (!QTest::qWaitFor([&world] { return world.jobRows().size() == 2; }, Patience))
        return nullptr;
    JobRowWidget *row = world.jobRows().at(1);
    row->setStyle(&style);
    return row;
}

} // namespace

class TestShellCard : public QObject
{
    Q_OBJECT

private slots:
    void cleanup() { LanguageSwitcher().setLanguage(Language::English); }
    void jobsAreAskedForAsThePageSays();
    void refusalIsToldInBothLanguages_data();
    void refusalIsToldInBothLanguages();
    void jobManagementOffIsOneStateInBothLanguages_data();
    void jobManagementOffIsOneStateInBothLanguages();
    void readingAgainTakesTheMessageAway();
    void aRefusalOfAnotherPersonIsNotShown();
    void aPositionThatIsGoneIsTold();
    void cachedJobsAreAskedForOnce();
    void afterARemovalTheNextJobIsChosenAndHasTheKeyboard();
    void formsNameThePersonWithTheUserName();
    void jobThatWasAddedIsInSight();
    void savedJobGlowsOnce_data();
    void savedJobGlowsOnce();
    void glowIsSeenWhileItLasts();
};

void TestShellCard::jobsAreAskedForAsThePageSays()
{
    ShellWorld world;
    world.useProxy();
    const QString id = world.addPerson({ u"欧阳鑫淼"_s, u"ouyang.xinmiao"_s, 2 });
    QVERIFY(world.open());
    world.proxy().clearRequests();
    world.choosePerson(u"ouyang.xinmiao"_s);
    QTRY_COMPARE(world.jobRows().size(), 3);
    const QList<test::ProxiedRequest> requests = world.proxy().requests();
    QCOMPARE(requests.size(), 1);
    const test::ProxiedRequest &request = requests.constFirst();
    QCOMPARE(request.method, "GET");
    QCOMPARE(request.target, "/api/v2/tenant/users/" + id.toUtf8() + "/jobs?relation_type=");
    QVERIFY(request.header("Authorization").startsWith("Bearer "));
    QCOMPARE(request.header("Content-Type"), "application/json; charset=utf-8");
    QCOMPARE(request.body, QByteArray());
    const QList<SandboxJob> jobs = world.server().jobs(id);
    QSet<QString> shown;
    for (const JobRowWidget *row : world.jobRows())
        shown.insert(row->row().job.id.toString());
    for (const SandboxJob &job : jobs)
        QVERIFY2(shown.contains(job.id), qPrintable(job.id));
    QVERIFY(!world.find<QWidget>(u"personCard"_s)
                 ->findChild<MessageBar *>(u"cardMessage"_s)
                 ->isVisible());
}

void TestShellCard::refusalIsToldInBothLanguages_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("sent"); // the server's text, which may come in either language
    QTest::addColumn<QString>("zh");
    QTest::addColumn<QString>("en");
    QTest::addColumn<bool>("chinese");
    for (const bool chinese : { false, true }) {
        const char *language = chinese ? "zh" : "en";
        QTest::addRow("USER.0001, %s", language)
            << u"USER.0001"_s << u"用户不存在"_s << u"用户不存在"_s << u"User does not exist"_s
            << chinese;
        QTest::addRow("OAP.PARAM.0004, %s", language)
            << u"OAP.PARAM.0004"_s << u"参数[relation_type]不符合校验规则"_s
            << u"参数[relation_type]不符合校验规则"_s
            << u"Parameter [relation_type] does not comply with validation rules"_s << chinese;
    }
}

void TestShellCard::refusalIsToldInBothLanguages()
{
    QFETCH(QString, code);
    QFETCH(QString, sent);
    QFETCH(QString, zh);
    QFETCH(QString, en);
    QFETCH(bool, chinese);
    ShellWorld world;
    world.useProxy();
    world.addPerson({ u"欧阳鑫淼"_s, u"ouyang.xinmiao"_s, 2 });
    world.addPerson({ u"另一人"_s, u"the.other"_s, 0 });
    QVERIFY(world.open());
    world.choosePerson(u"ouyang.xinmiao"_s);
    QTRY_COMPARE(world.jobRows().size(), 3); // cached from here on

    LanguageSwitcher languages;
    languages.setLanguage(chinese ? Language::Chinese : Language::English);
    const QByteArray target
        = "/users/" + world.server().userByName(u"ouyang.xinmiao"_s)->id.toUtf8() + "/jobs";
    world.proxy().inject({ "GET", target, 0, -1 },
                         refusedWith(u' ' + code, sent)); // with the stray blank of the vendor
    chooseAgain(world);
    const auto *bar
        = world.find<QWidget>(u"personCard"_s)->findChild<MessageBar *>(u"cardMessage"_s);
    QTRY_VERIFY_WITH_TIMEOUT(bar->isVisible(), Patience);

    ApiError error = *bar->error();
    QCOMPARE(error.code, code);
    const ErrorEntry entry = ErrorCatalog().entryFor(error);
    QCOMPARE(entry.zh.title, zh);
    QCOMPARE(entry.en.title, en);
    const QStringList lines = bar->spokenText().split(u'\n');
    const auto lineWith = [&lines](const QString &text) {
        for (qsizetype i = 0; i < lines.size(); ++i) {
            if (lines.at(i).contains(text))
                return i;
        }
        return qsizetype(-1);
    };
    const ErrorText &first = chinese ? entry.zh : entry.en;
    const ErrorText &second = chinese ? entry.en : entry.zh;
    QVERIFY2(lineWith(first.title) >= 0 && lineWith(first.title) < lineWith(second.title),
             qPrintable(bar->spokenText()));
    QVERIFY2(lineWith(first.measure) >= 0 && lineWith(first.measure) < lineWith(second.measure),
             qPrintable(bar->spokenText()));
    QVERIFY(lines.constLast().startsWith(code + u" · HTTP 400"_s));
    QVERIFY(lines.constLast().contains("GET /api/v2/tenant/users/"_L1));
    if (code == "USER.0001"_L1) { // nobody is left to show
        QTRY_COMPARE(
            world.find<QWidget>(u"personCard"_s)->findChild<QLabel *>(u"emptyStateTitle"_s)->text(),
            u"Person not found"_s);
        QVERIFY(bar->isVisible());
        return;
    }
    // What was seen before stays, and says that it may be old.
    QCOMPARE(world.jobRows().size(), 3);
    QVERIFY(!world.find<QLabel>(u"freshness"_s)->text().startsWith("from the server"_L1));
}

void TestShellCard::jobManagementOffIsOneStateInBothLanguages_data()
{
    QTest::addColumn<bool>("chinese");
    QTest::newRow("ENT.CONFIG.0031, en") << false;
    QTest::newRow("ENT.CONFIG.0031, zh") << true;
}

void TestShellCard::jobManagementOffIsOneStateInBothLanguages()
{
    QFETCH(bool, chinese);
    ShellWorld world;
    world.useProxy();
    world.addPerson({ u"欧阳鑫淼"_s, u"ouyang.xinmiao"_s, 2 });
    QVERIFY(world.open());
    LanguageSwitcher languages;
    languages.setLanguage(chinese ? Language::Chinese : Language::English);
    world.proxy().inject(
        { "GET", "/jobs", 0, -1 },
        refusedWith(u"ENT.CONFIG.0031"_s, u"任职管理功能未开启，请先开启此功能"_s));
    world.choosePerson(u"ouyang.xinmiao"_s);
    auto *state = world.find<QWidget>(u"jobManagementOff"_s);
    QTRY_VERIFY_WITH_TIMEOUT(state->isVisible(), Patience);
    ApiError error;
    error.code = u"ENT.CONFIG.0031"_s;
    const ErrorEntry entry = ErrorCatalog().entryFor(error);
    const ErrorText &first = chinese ? entry.zh : entry.en;
    const ErrorText &second = chinese ? entry.en : entry.zh;
    QCOMPARE(state->findChild<QLabel *>(u"emptyStateTitle"_s)->text(), first.title);
    const QString said = state->findChild<QLabel *>(u"emptyStateText"_s)->text();
    for (const QString &words : { second.title, first.measure, second.measure })
        QVERIFY2(said.contains(words), qPrintable(said));
    QVERIFY(said.indexOf(first.measure) < said.indexOf(second.measure));
    // Not an error for each call on top of it.
    QVERIFY(!world.find<MessageBar>(u"tenantMessage"_s)->isVisible());
    QTest::mouseClick(state->findChild<QPushButton *>(u"emptyStateSecondButton"_s), Qt::LeftButton);
    auto *card = world.find<QWidget>(u"personCard"_s);
    QTRY_VERIFY(card->isVisible());
    QVERIFY(!card->findChild<MessageBar *>(u"cardMessage"_s)->isVisible());
}

void TestShellCard::readingAgainTakesTheMessageAway()
{
    ShellWorld world;
    world.useProxy();
    world.addPerson({ u"欧阳鑫淼"_s, u"ouyang.xinmiao"_s, 2 });
    QVERIFY(world.open());
    world.proxy().inject({ "GET", "/jobs", 0, 1 }, refusedWith(u"OAP.PARAM.0004"_s, u"x"_s));
    world.choosePerson(u"ouyang.xinmiao"_s);
    auto *bar = world.find<QWidget>(u"personCard"_s)->findChild<MessageBar *>(u"cardMessage"_s);
    QTRY_VERIFY_WITH_TIMEOUT(bar->isVisible(), Patience);
    QCOMPARE(world.jobRows().size(), 0);
    QTest::mouseClick(bar->findChild<QPushButton *>(u"cardReadAgain"_s), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(world.jobRows().size(), 3, Patience);
    QVERIFY(!bar->isVisible());
}

void TestShellCard::aRefusalOfAnotherPersonIsNotShown()
{
    ShellWorld world;
    world.useProxy();
    world.addPerson({ u"欧阳鑫淼"_s, u"ouyang.xinmiao"_s, 2 });
    world.addPerson({ u"另一人"_s, u"the.other"_s, 0 });
    QVERIFY(world.open());
    const QByteArray target
        = "/users/" + world.server().userByName(u"ouyang.xinmiao"_s)->id.toUtf8() + "/jobs";
    world.proxy().inject({ "GET", target, 0, -1 }, refusedWith(u"USER.0001"_s, u"用户不存在"_s));
    world.choosePerson(u"ouyang.xinmiao"_s);
    const auto *bar
        = world.find<QWidget>(u"personCard"_s)->findChild<MessageBar *>(u"cardMessage"_s);
    QTRY_VERIFY_WITH_TIMEOUT(bar->isVisible(), Patience);
    world.choosePerson(u"the.other"_s);
    QTRY_COMPARE_WITH_TIMEOUT(world.jobRows().size(), 1, Patience);
    QVERIFY(!bar->isVisible());
}

void TestShellCard::aPositionThatIsGoneIsTold()
{
    ShellWorld world;
    world.useProxy();
    QVERIFY(world.open());
    world.proxy().inject({ "GET", "/job-positions/", 0, -1 },
                         refusedWith(u"JOB.POSITION.0001"_s, u"职位不存在"_s));
    QTest::keyClick(&world.window(), Qt::Key_2, Qt::ControlModifier);
    auto *table = world.find<TableView>(u"positionsTable"_s);
    QTRY_VERIFY(table->isVisible() && table->model()->rowCount() > 0);
    table->setCurrentIndex(table->model()->index(0, 0));
    auto *card = world.find<QWidget>(u"positionCard"_s);
    const auto *bar = card->findChild<MessageBar *>(u"cardMessage"_s);
    QTRY_VERIFY_WITH_TIMEOUT(bar->isVisible(), Patience);
    QCOMPARE(bar->error()->code, u"JOB.POSITION.0001"_s);
    QTRY_COMPARE(card->findChild<QLabel *>(u"emptyStateTitle"_s)->text(),
                 u"This position is gone"_s);
    QVERIFY(bar->isVisible());
}

// The card shows at once what is known, and then what the server has by now.
void TestShellCard::cachedJobsAreAskedForOnce()
{
    ShellWorld world;
    world.useProxy();
    const QString id = world.addPerson({ u"欧阳鑫淼"_s, u"ouyang.xinmiao"_s, 2 });
    world.addPerson({ u"另一人"_s, u"the.other"_s, 0 });
    QVERIFY(world.open());
    world.choosePerson(u"ouyang.xinmiao"_s);
    QTRY_COMPARE_WITH_TIMEOUT(world.jobRows().size(), 3, Patience); // cached from here on
    world.choosePerson(u"the.other"_s);
    QTRY_COMPARE_WITH_TIMEOUT(world.jobRows().size(), 1, Patience);
    // Somebody else's change, which nobody has read.
    QList<SandboxJob> jobs = world.server().jobs(id);
    const auto partTime = std::find_if(jobs.cbegin(), jobs.cend(),
                                       [](const SandboxJob &job) { return !job.primary; });
    QVERIFY(partTime != jobs.cend());
    const JobId gone(partTime->id);
    jobs.erase(partTime);
    world.server().setJobs(id, jobs);
    const QByteArray target = "/users/" + id.toUtf8() + "/jobs";
    world.proxy().clearRequests();

    world.choosePerson(u"ouyang.xinmiao"_s);
    QCOMPARE(world.jobRows().size(), 3);
    QTRY_COMPARE_WITH_TIMEOUT(world.jobRows().size(), 2, Patience);
    const QList<JobRowWidget *> rows = world.jobRows();
    for (const JobRowWidget *row : rows)
        QVERIFY(row->row().job.id != gone);
    const auto *freshness = world.find<QLabel>(u"freshness"_s);
    QTRY_VERIFY2(freshness->text().startsWith("from the server"_L1), qPrintable(freshness->text()));
    QTest::qWait(600); // longer than rows have to rest until they are read ahead
    QCOMPARE(world.proxy().seen("GET", target), 1);
}

// Sixty changes to make: the next F2 or Del must concern a job that is there.
void TestShellCard::afterARemovalTheNextJobIsChosenAndHasTheKeyboard()
{
    ShellWorld world;
    world.addPerson({ u"欧阳鑫淼"_s, u"ouyang.xinmiao"_s, 3 });
    QVERIFY(world.open());
    world.choosePerson(u"ouyang.xinmiao"_s);
    QTRY_COMPARE_WITH_TIMEOUT(world.jobRows().size(), 4, Patience);
    for (int left = 3; left >= 1; --left) {
        // From the second part-time job on, so that there is one after it and, at last, none.
        JobRowWidget *row = world.jobRows().at(left > 1 ? 2 : 1);
        const JobId after = left == 3 ? world.jobRows().at(3)->row().job.id
                                      : world.jobRows().at(left == 2 ? 1 : 0)->row().job.id;
        row->setFocus(Qt::TabFocusReason);
        QTRY_VERIFY(world.find<QAction>(u"actionRemove"_s)->isEnabled());
        world.find<QAction>(u"actionRemove"_s)->trigger();
        auto *dialog = world.find<QDialog>(u"removeJobDialog"_s);
        QVERIFY(dialog != nullptr);
        dialog->findChild<QPushButton *>(u"primaryButton"_s)->click();
        QTRY_COMPARE_WITH_TIMEOUT(world.jobRows().size(), left, Patience);
        QTRY_VERIFY(world.find<QDialog>(u"removeJobDialog"_s) == nullptr);
        world.window().activateWindow();
        auto *focused = qobject_cast<JobRowWidget *>(world.window().focusWidget());
        QVERIFY(focused != nullptr);
        QCOMPARE(focused->row().job.id, after);
        QCOMPARE(world.find<QAction>(u"actionRemove"_s)->isEnabled(), left > 1);
    }
}

void TestShellCard::formsNameThePersonWithTheUserName()
{
    ShellWorld world;
    world.offerTransfers(true);
    const QString id = world.addPerson({ u"欧阳鑫淼"_s, u"ouyang.xinmiao"_s, 1 });
    SandboxUser person = world.server().user(id).value();
    person.employeeId = u"000123"_s;
    world.server().put(person);
    const QString organization = world.server().organizations().constFirst().name;
    QVERIFY(world.open());
    world.choosePerson(u"ouyang.xinmiao"_s);
    QTRY_COMPARE_WITH_TIMEOUT(world.jobRows().size(), 2, Patience);
    struct Form
    {
        const char *action, *dialog, *heading;
    };
    for (const Form &one : { Form { "actionAddJob", "jobForm", "personName" },
                             Form { "actionChange", "jobForm", "personName" },
                             Form { "actionTransferJob", "jobForm", "personName" },
                             Form { "actionRemove", "removeJobDialog", "question" } }) {
        const QString name = QLatin1String(one.dialog);
        auto *action = world.find<QAction>(QLatin1String(one.action));
        QTRY_VERIFY2(action->isEnabled(), one.action);
        action->trigger();
        auto *form = world.openDialog(name);
        QVERIFY2(form != nullptr, one.action);
        const QString heading = form->findChild<QLabel *>(QLatin1String(one.heading))->text();
        QVERIFY2(heading.contains(u"欧阳鑫淼 (ouyang.xinmiao)"_s), qPrintable(heading));
        const auto *below = form->findChild<QLabel *>(u"personDetail"_s);
        QVERIFY2(below->isVisible(), one.action);
        const QString detail = unbroken(below->text());
        QVERIFY2(detail.startsWith(u"000123 · "_s) && detail.endsWith(organization),
                 qPrintable(detail));
        // What removing means is no row of what is removed.
        if (const auto *consequence = form->findChild<QLabel *>(u"consequence"_s)) {
            const QRect lastRow = form->findChild<QLabel *>(u"title"_s)->geometry();
            QTRY_VERIFY(consequence->y() - lastRow.bottom() - 1 >= grid);
        }
        form->reject();
        QTRY_VERIFY(world.find<QDialog>(name) == nullptr);
    }
}

void TestShellCard::jobThatWasAddedIsInSight()
{
    ShellWorld world;
    const QString id = world.addPerson({ u"欧阳鑫淼"_s, u"ouyang.xinmiao"_s, 12 });
    QVERIFY(world.open());
    world.choosePerson(u"ouyang.xinmiao"_s);
    QTRY_COMPARE(world.jobRows().size(), 13);
    world.find<QAction>(u"actionAddJob"_s)->trigger();
    auto *form = world.openDialog(u"jobForm"_s);
    QVERIFY(form != nullptr);
    FormsWorld::pick(form, u"organization"_s, world.server().organizations().at(5).code);
    form->findChild<QPushButton *>(u"primaryButton"_s)->click();
    QTRY_COMPARE_WITH_TIMEOUT(world.jobRows().size(), 14, Patience);
    const auto isInSight = [&world](qsizetype at) {
        const JobRowWidget *row = world.jobRows().at(at);
        return row->visibleRegion() == QRegion(row->rect());
    };
    QTRY_VERIFY(isInSight(13));
    QTRY_VERIFY(world.find<QDialog>(u"jobForm"_s) == nullptr);

    // Another job is gone when they are read again: the card stays where it was.
    QList<SandboxJob> jobs = world.server().jobs(id);
    jobs.removeFirst();
    world.server().setJobs(id, jobs);
    world.service().readJobs(UserId(id), {}, this, [](const auto &) {});
    QTRY_COMPARE_WITH_TIMEOUT(world.jobRows().size(), 13, Patience);
    QVERIFY(isInSight(12));
}

void TestShellCard::savedJobGlowsOnce_data()
{
    QTest::addColumn<int>("duration");
    QTest::addColumn<int>("turns"); // on and off
    QTest::newRow("a desktop with motion") << 200 << 2;
    QTest::newRow("a desktop that wants none") << 0 << 0;
}

void TestShellCard::savedJobGlowsOnce()
{
    QFETCH(const int, duration);
    QFETCH(const int, turns);
    MotionStyle style(duration);
    ShellWorld world;
    const QString id = world.addPerson({ u"欧阳鑫淼"_s, u"ouyang.xinmiao"_s, 1 });
    const QList<SandboxTitle> titles = world.server().titles();
    QVERIFY(world.open());
    const QPointer<JobRowWidget> row = partTimeRow(world, style);
    QVERIFY(row);
    const auto *glow = row->findChild<QVariantAnimation *>(u"jobGlow"_s);
    QVERIFY(glow != nullptr);
    QSignalSpy turned(glow, &QAbstractAnimation::stateChanged);

    row->setFocus(Qt::TabFocusReason);
    QTRY_VERIFY(world.find<QAction>(u"actionChange"_s)->isEnabled());
    world.find<QAction>(u"actionChange"_s)->trigger();
    auto *form = world.openDialog(u"jobForm"_s);
    QVERIFY(form != nullptr);
    FormsWorld::pick(form, u"title"_s, titles.at(0).code);
    QCOMPARE(turned.size(), 0);
    form->findChild<QPushButton *>(u"primaryButton"_s)->click();
    QTRY_VERIFY_WITH_TIMEOUT(world.find<QDialog>(u"jobForm"_s) == nullptr, Patience);
    QVERIFY(row);
    QCOMPARE(row->row().job.titleId, TitleId(titles.at(0).id));
    QTRY_COMPARE_WITH_TIMEOUT(turned.size(), turns, Patience);

    // Changed by somebody else: it is shown, and nothing was saved here.
    QList<SandboxJob> jobs = world.server().jobs(id);
    for (SandboxJob &job : jobs)
        job.titleId = titles.at(1).id;
    world.server().setJobs(id, jobs);
    world.service().readJobs(UserId(id), {}, this, [](const auto &) {});
    QTRY_VERIFY_WITH_TIMEOUT(row && row->row().job.titleId == TitleId(titles.at(1).id), Patience);
    QCOMPARE(turned.size(), turns);
    QCOMPARE(glow->state(), QAbstractAnimation::Stopped);
}

void TestShellCard::glowIsSeenWhileItLasts()
{
    MotionStyle style(200);
    ShellWorld world;
    world.addPerson({ u"欧阳鑫淼"_s, u"ouyang.xinmiao"_s, 1 });
    QVERIFY(world.open());
    JobRowWidget *row = partTimeRow(world, style);
    QVERIFY(row);
    const QImage before = row->grab().toImage();
    const auto *codes = row->findChild<QLabel *>(u"jobCodes"_s);
    const auto ink = [codes] { return codes->palette().color(QPalette::WindowText); };
    QCOMPARE(ink(), colour(Tone::Quiet));
    row->glow();
    QVERIFY(row->grab().toImage() != before);
    QCOMPARE(ink(), row->palette().color(QPalette::WindowText)); // the quiet tone is not read here
    QTRY_VERIFY_WITH_TIMEOUT(row->grab().toImage() == before, Patience);
    QCOMPARE(ink(), colour(Tone::Quiet));
}

RENZHI_TEST(TestShellCard)
#include "tst_shell_card.moc"
