// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What happens when somebody else was faster, the answer is lost, or the tenant is out of reach.

#include "tests/gui/formsworld.h"
#include "tests/support/testmain.h"
#include "views/errors/messagebar.h"
#include "views/forms/jobform.h"
#include "views/forms/positionform.h"
#include "views/forms/removejobdialog.h"
#include "views/pages/outboxpage.h"
#include "views/widgets/emptystate.h"

#include <QLabel>
#include <QRadioButton>
#include <QTableView>
#include <QToolButton>

namespace renzhi {

using namespace Qt::StringLiterals;

class TestFormsOutcomes : public QObject
{
    Q_OBJECT
private slots:
    void conflictIsResolvedInputByInput_data();
    void conflictIsResolvedInputByInput();
    void untouchedInputTakesTheServersValue();
    void conflictOfAPositionIsResolvedByText();
    void jobRemovedByOthersIsToldAndNothingSent();
    void changedJobIsNotRemovedUnseen();
    void lostAnswerOfAnAppliedWriteIsFound_data();
    void lostAnswerOfAnAppliedWriteIsFound();
    void lostRequestIsUnknownAndSentAgainOnlyWhenTold();
    void readingAgainFindsWhatArrivedLate();
    void closedWhileSendingComesBackWithARefusal();
    void offlineGoesToTheOutbox();
    void outboxSendsEditsAndDropsWhenTold();
    void outboxShowsWhyTheLastAttemptFailed();

private:
    JobForm *openForm(FormsWorld &world, JobForm::Mode mode)
    {
        auto *form = new JobForm(
            *world.service, *world.outbox, world.catalog, mode, world.user(),
            mode == JobForm::Mode::Add ? std::nullopt : std::optional(world.job()), &world.window);
        FormsWorld::present(form);
        return form;
    }
};

namespace {

void changeBehind(FormsWorld &world, const QString &position, const QString &title)
{
    world.server.setJobs(u"user-1"_s,
                         { { u"job-0"_s, u"org-a"_s, u"pos-a1"_s, u"title-1"_s, true },
                           { u"job-1"_s, u"org-b"_s, position, title, false } });
}

} // namespace

// The operator chose another position and title; so did somebody else. All four answers.
void TestFormsOutcomes::conflictIsResolvedInputByInput_data()
{
    QTest::addColumn<QString>("position");
    QTest::addColumn<QString>("title");
    QTest::addColumn<QJsonObject>("expected");
    QTest::newRow("keep, keep") << u"Keep"_s << u"Keep"_s
                                << jobBody(u"ORG-B"_s, u"P-FREE"_s, u"T-1"_s);
    QTest::newRow("keep, take") << u"Keep"_s << u"Take"_s
                                << jobBody(u"ORG-B"_s, u"P-FREE"_s, u"T-3"_s);
    QTest::newRow("take, keep") << u"Take"_s << u"Keep"_s
                                << jobBody(u"ORG-B"_s, u"P-B3"_s, u"T-1"_s);
    QTest::newRow("take, take") << u"Take"_s << u"Take"_s
                                << jobBody(u"ORG-B"_s, u"P-B3"_s, u"T-3"_s);
}

void TestFormsOutcomes::conflictIsResolvedInputByInput()
{
    QFETCH(QString, position);
    QFETCH(QString, title);
    QFETCH(QJsonObject, expected);
    FormsWorld world;
    QVERIFY(world.open());
    SandboxPosition third;
    third.id = u"pos-b3"_s;
    third.orgId = u"org-b"_s;
    third.code = u"P-B3"_s;
    third.name = u"Third"_s;
    world.server.put(third);
    SandboxTitle other;
    other.id = u"title-3"_s;
    other.code = u"T-3"_s;
    other.name = u"Third title"_s;
    world.server.put(other);
    QVERIFY(world.sync());
    world.server.clearJournal();

    JobForm *form = openForm(world, JobForm::Mode::Change);
    QSignalSpy saved(form, &JobForm::saved);
    world.pick(form, u"title"_s, u"T-1"_s);
    world.pick(form, u"position"_s, u"P-FREE"_s);
    changeBehind(world, u"pos-b3"_s, u"title-3"_s);
    world.press(form, u"primaryButton"_s);
    auto *panel = form->findChild<QWidget *>(u"conflictPanel"_s);
    QTRY_VERIFY_WITH_TIMEOUT(panel->isVisible(), Patience);
    QCOMPARE(world.writes().size(), 0);
    QVERIFY(!form->findChild<QPushButton *>(u"primaryButton"_s)->isEnabled());
    QVERIFY(form->findChild<QLabel *>(u"conflictBase_position"_s)->text().contains("P-B1"_L1));

    form->findChild<QRadioButton *>(u"conflict%1_position"_s.arg(position))->click();
    QVERIFY(!form->findChild<QPushButton *>(u"primaryButton"_s)->isEnabled());
    form->findChild<QRadioButton *>(u"conflict%1_title"_s.arg(title))->click();
    world.press(form, u"primaryButton"_s);
    QTRY_COMPARE_WITH_TIMEOUT(saved.count(), 1, Patience);
    QCOMPARE(world.writes().size(), 1);
    QCOMPARE(world.lastBody(), expected);
}

void TestFormsOutcomes::untouchedInputTakesTheServersValue()
{
    FormsWorld world;
    QVERIFY(world.open());
    JobForm *form = openForm(world, JobForm::Mode::Change);
    QSignalSpy saved(form, &JobForm::saved);
    world.pick(form, u"title"_s, u"T-1"_s);
    changeBehind(world, u"pos-free"_s, u"title-2"_s); // the position, which was not touched here
    world.press(form, u"primaryButton"_s);
    QTRY_VERIFY_WITH_TIMEOUT(form->findChild<QWidget *>(u"conflictPanel"_s)->isVisible(), Patience);
    QVERIFY(form->findChild<QRadioButton *>(u"conflictTake_position"_s)->isChecked());
    QCOMPARE(form->findChild<QRadioButton *>(u"conflictTake_title"_s), nullptr);
    world.press(form, u"primaryButton"_s);
    QTRY_COMPARE_WITH_TIMEOUT(saved.count(), 1, Patience);
    QCOMPARE(world.lastBody(), jobBody(u"ORG-B"_s, u"P-FREE"_s, u"T-1"_s));
}

void TestFormsOutcomes::conflictOfAPositionIsResolvedByText()
{
    FormsWorld world;
    QVERIFY(world.open());
    auto *form = new PositionForm(*world.service, *world.outbox, world.catalog,
                                  world.position(u"P-FREE"_s), OrgId(), &world.window);
    FormsWorld::present(form);
    QSignalSpy saved(form, &PositionForm::saved);
    world.type(form->findChild<QLineEdit *>(u"name"_s), u"Mine"_s);
    auto theirs = world.server.positionByCode(u"P-FREE"_s);
    theirs->name = u"Theirs"_s;
    theirs->code = u"P-THEIRS"_s;
    world.server.put(*theirs);
    world.press(form, u"primaryButton"_s);
    QTRY_VERIFY_WITH_TIMEOUT(form->findChild<QWidget *>(u"conflictPanel"_s)->isVisible(), Patience);
    QVERIFY(form->findChild<QRadioButton *>(u"conflictTake_code"_s)->isChecked());
    form->findChild<QRadioButton *>(u"conflictTake_name"_s)->click();
    QCOMPARE(form->findChild<QLineEdit *>(u"name"_s)->text(), u"Theirs"_s);
    form->findChild<QRadioButton *>(u"conflictKeep_name"_s)->click();
    QCOMPARE(form->findChild<QLineEdit *>(u"name"_s)->text(), u"Mine"_s);
    world.press(form, u"primaryButton"_s);
    QTRY_COMPARE_WITH_TIMEOUT(saved.count(), 1, Patience);
    QCOMPARE(world.lastBody().value("name"_L1).toString(), u"Mine"_s);
    QCOMPARE(world.lastBody().value("code"_L1).toString(), u"P-THEIRS"_s);
}

void TestFormsOutcomes::jobRemovedByOthersIsToldAndNothingSent()
{
    FormsWorld world;
    QVERIFY(world.open());
    JobForm *form = openForm(world, JobForm::Mode::Change);
    world.pick(form, u"title"_s, u"T-1"_s);
    world.server.setJobs(u"user-1"_s,
                         { { u"job-0"_s, u"org-a"_s, u"pos-a1"_s, u"title-1"_s, true } });
    world.press(form, u"primaryButton"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!world.errorAt(form, u"person"_s).isEmpty(), Patience);
    QVERIFY(world.message(form).contains("USER.0093"_L1));
    QCOMPARE(world.writes().size(), 0);
    QCOMPARE(world.picker(form, u"title"_s)->choiceId(), u"title-1"_s);
}

void TestFormsOutcomes::changedJobIsNotRemovedUnseen()
{
    FormsWorld world;
    QVERIFY(world.open());
    auto *dialog = new RemoveJobDialog(*world.service, *world.outbox, world.catalog, world.user(),
                                       world.job(), &world.window);
    FormsWorld::present(dialog);
    QSignalSpy saved(dialog, &RemoveJobDialog::saved);
    changeBehind(world, u"pos-free"_s, u"title-2"_s);
    world.removeOnceSeen(dialog, u"position"_s, u"P-FREE"_s);
    QTRY_COMPARE_WITH_TIMEOUT(saved.count(), 1, Patience);
    QCOMPARE(world.writes().size(), 1);
}

void TestFormsOutcomes::lostAnswerOfAnAppliedWriteIsFound_data()
{
    QTest::addColumn<bool>("add");
    QTest::newRow("add") << true;
    QTest::newRow("change") << false;
}

void TestFormsOutcomes::lostAnswerOfAnAppliedWriteIsFound()
{
    QFETCH(bool, add);
    FormsWorld world;
    QVERIFY(world.open());
    const QByteArray method = add ? "POST" : "PUT";
    world.proxy->inject({ method, "part-time-job" }, test::Fault::dropAfter());
    JobForm *form = openForm(world, add ? JobForm::Mode::Add : JobForm::Mode::Change);
    QSignalSpy saved(form, &JobForm::saved);
    world.pick(form, u"organization"_s, u"ORG-A"_s);
    world.pick(form, u"position"_s, u"P-A2"_s);
    world.press(form, u"primaryButton"_s);
    QTRY_COMPARE_WITH_TIMEOUT(saved.count(), 1, Patience);
    QCOMPARE(world.proxy->seen(method, "part-time-job"), 1);
    // It says so, instead of just closing.
    QVERIFY(form->isVisible());
    QVERIFY2(world.message(form).contains("the change was made"_L1),
             qPrintable(world.message(form)));
    QVERIFY(!form->findChild<QPushButton *>(u"primaryButton"_s)->isVisible());
    QPointer<JobForm> alive(form);
    world.press(form, u"cancelButton"_s); // "Close", without a question
    QTRY_VERIFY(alive.isNull());
}

void TestFormsOutcomes::lostRequestIsUnknownAndSentAgainOnlyWhenTold()
{
    FormsWorld world;
    QVERIFY(world.open());
    world.proxy->inject({ "POST", "part-time-job" }, test::Fault::dropBefore());
    JobForm *form = openForm(world, JobForm::Mode::Add);
    QSignalSpy saved(form, &JobForm::saved);
    world.pick(form, u"organization"_s, u"ORG-A"_s);
    world.press(form, u"primaryButton"_s);
    QTRY_VERIFY_WITH_TIMEOUT(form->messageBar().error().has_value(), Patience);
    QCOMPARE(form->messageBar().error()->kind, ApiError::Kind::OutcomeUnknown);
    QVERIFY(world.message(form).contains(u"不能确定修改是否生效"_s));
    QVERIFY(!form->findChild<QPushButton *>(u"primaryButton"_s)->isEnabled());
    const auto *close = form->messageBar().findChild<QToolButton *>(u"messageClose"_s);
    QTRY_VERIFY(!close->isVisible()); // it would take the only ways on along
    QCOMPARE(world.proxy->seen("POST", "part-time-job"), 1);
    world.press(form, u"readAgain"_s);
    QTRY_VERIFY_WITH_TIMEOUT(world.message(form).contains("not on the server"_L1), Patience);
    QVERIFY(!close->isVisible());
    QCOMPARE(world.proxy->seen("POST", "part-time-job"), 1);
    world.press(form, u"sendAgain"_s);
    QTRY_COMPARE_WITH_TIMEOUT(saved.count(), 1, Patience);
    QCOMPARE(world.proxy->seen("POST", "part-time-job"), 2);
    QCOMPARE(world.writes().size(), 1); // the server got it once
    QCOMPARE(world.server.jobs(u"user-1"_s).size(), 3);
}

void TestFormsOutcomes::readingAgainFindsWhatArrivedLate()
{
    FormsWorld world;
    QVERIFY(world.open());
    world.proxy->inject({ "POST", "part-time-job" }, test::Fault::dropBefore());
    JobForm *form = openForm(world, JobForm::Mode::Add);
    QSignalSpy saved(form, &JobForm::saved);
    world.pick(form, u"organization"_s, u"ORG-A"_s);
    world.pick(form, u"position"_s, u"P-A1"_s);
    world.press(form, u"primaryButton"_s);
    QTRY_VERIFY_WITH_TIMEOUT(form->messageBar().error().has_value(), Patience);
    QCOMPARE(form->messageBar().error()->kind, ApiError::Kind::OutcomeUnknown);
    world.server.setJobs(u"user-1"_s,
                         { { u"job-0"_s, u"org-a"_s, u"pos-a1"_s, u"title-1"_s, true },
                           { u"job-1"_s, u"org-b"_s, u"pos-b1"_s, u"title-2"_s, false },
                           { u"job-late"_s, u"org-a"_s, u"pos-a1"_s, u"title-1"_s, false } });
    world.press(form, u"sendAgain"_s); // looks first, and finds it
    QTRY_COMPARE_WITH_TIMEOUT(saved.count(), 1, Patience);
    QCOMPARE(saved.constFirst().constFirst().toString(), u"job-late"_s);
    QCOMPARE(world.proxy->seen("POST", "part-time-job"), 1);
}

void TestFormsOutcomes::closedWhileSendingComesBackWithARefusal()
{
    FormsWorld world;
    QVERIFY(world.open());
    world.server.change([](SandboxOptions &options) { options.requireTitle = true; });
    world.proxy->inject({ "POST", "part-time-job" }, test::Fault::delay(300));
    JobForm *form = openForm(world, JobForm::Mode::Add);
    world.pick(form, u"organization"_s, u"ORG-A"_s);
    world.press(form, u"primaryButton"_s);
    QTRY_COMPARE_WITH_TIMEOUT(world.proxy->seen("POST", "part-time-job"), 1, Patience);
    world.press(form, u"cancelButton"_s); // "Continue in background"
    QVERIFY(!form->isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(form->isVisible(), Patience);
    QVERIFY(!world.errorAt(form, u"title"_s).isEmpty());
    QCOMPARE(world.picker(form, u"organization"_s)->choiceId(), u"org-a"_s);
}

void TestFormsOutcomes::offlineGoesToTheOutbox()
{
    FormsWorld world;
    QVERIFY(world.open());
    JobForm *form = openForm(world, JobForm::Mode::Change);
    QSignalSpy kept(form, &JobForm::keptInOutbox);
    QPointer<JobForm> alive(form);
    world.pick(form, u"title"_s, u"T-1"_s);
    world.service->setOffline(true);
    const auto *primary = form->findChild<QPushButton *>(u"primaryButton"_s);
    QTRY_COMPARE(primary->text(), u"Keep in Outbox"_s);
    QVERIFY(form->findChild<QLabel *>(u"formNote"_s)->isVisible());
    world.proxy->clearRequests();
    world.press(form, u"primaryButton"_s);
    QCOMPARE(kept.count(), 1);
    QTRY_VERIFY(alive.isNull());
    QCOMPARE(world.proxy->seen(), 0);
    QCOMPARE(world.outbox->entries().size(), 1);
    const WriteRequest request = world.outbox->entries().constFirst().request;
    QCOMPARE(request.kind, WriteRequest::Kind::UpdateJob);
    QCOMPARE(request.touched, int(WriteRequest::TouchedTitle));
    QCOMPARE(request.baseJob, std::optional(world.job()));
}

void TestFormsOutcomes::outboxSendsEditsAndDropsWhenTold()
{
    FormsWorld world;
    QVERIFY(world.open());
    OutboxPage page(world.catalog);
    page.setSession(world.service.get(), world.outbox.get());
    page.show();
    auto *table = page.findChild<QTableView *>(u"outboxTable"_s);
    QVERIFY(page.findChild<EmptyState *>(u"empty"_s)->isVisible());
    world.service->setOffline(true);
    for (const QString &title : { u"T-1"_s, u"T-2"_s }) {
        JobForm *form = openForm(world, JobForm::Mode::Add);
        world.pick(form, u"organization"_s, u"ORG-A"_s);
        world.pick(form, u"title"_s, title);
        world.press(form, u"primaryButton"_s);
    }
    QCOMPARE(table->model()->rowCount(), 2);
    QVERIFY(table->model()->index(0, 1).data().toString().contains(u"张测试"_s));
    QVERIFY(table->model()->index(0, 2).data().toString().contains("T-1"_L1));
    QCOMPARE(world.writes().size(), 0);

    // Edit: the form comes back as it was, and keeps the same entry.
    table->setCurrentIndex(table->model()->index(0, 0));
    world.press(&page, u"editOne"_s);
    auto *form = page.findChild<JobForm *>();
    QVERIFY(form != nullptr);
    QCOMPARE(world.picker(form, u"organization"_s)->choiceId(), u"org-a"_s);
    QCOMPARE(world.picker(form, u"title"_s)->choiceId(), u"title-1"_s);
    world.pick(form, u"position"_s, u"P-A2"_s);
    world.press(form, u"primaryButton"_s);
    QCOMPARE(table->model()->rowCount(), 2);
    QVERIFY(world.outbox->entries().constFirst().request.jobDraft.position.has_value());

    // Drop asks, and drops one.
    table->setCurrentIndex(table->model()->index(1, 0));
    world.press(&page, u"dropOne"_s);
    QCOMPARE(table->model()->rowCount(), 2);
    world.press(&page, u"confirmYes"_s);
    QCOMPARE(table->model()->rowCount(), 1);

    world.service->setOffline(false);
    world.press(&page, u"sendAll"_s);
    QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), 0, Patience);
    QCOMPARE(world.writes().size(), 1);
    QCOMPARE(world.lastBody(), jobBody(u"ORG-A"_s, u"P-A2"_s, u"T-1"_s));
}

void TestFormsOutcomes::outboxShowsWhyTheLastAttemptFailed()
{
    FormsWorld world;
    QVERIFY(world.open());
    OutboxPage page(world.catalog);
    page.setSession(world.service.get(), world.outbox.get());
    page.show();
    world.service->setOffline(true);
    JobForm *form = openForm(world, JobForm::Mode::Add);
    world.pick(form, u"organization"_s, u"ORG-A"_s);
    world.press(form, u"primaryButton"_s);
    world.service->setOffline(false);
    world.server.removeOrganization(u"org-a"_s);
    world.press(&page, u"sendOne"_s);
    auto *bar = page.findChild<MessageBar *>();
    QTRY_VERIFY_WITH_TIMEOUT(bar->isShowing(), Patience);
    QVERIFY(bar->spokenText().contains(u"组织不存在"_s));
    QCOMPARE(world.outbox->entries().size(), 1);
}

} // namespace renzhi

using namespace renzhi;
RENZHI_TEST(TestFormsOutcomes)
#include "tst_forms_outcomes.moc"
