// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The job form on a real server: what is sent, and what it takes to send it.

#include "tests/gui/formsworld.h"
#include "tests/support/testmain.h"
#include "views/errors/messagebar.h"
#include "views/forms/jobform.h"
#include "views/forms/livelabel.h"

#include <QJsonDocument>
#include <QScrollArea>

namespace renzhi {

using namespace Qt::StringLiterals;

class TestFormsJobs : public QObject
{
    Q_OBJECT
private slots:
    void addSendsExactlyWhatWasChosen_data();
    void addSendsExactlyWhatWasChosen();
    void changeSendsTheWholeJob_data();
    void changeSendsTheWholeJob();
    void clearingIsAskedOnce();
    void emptyOrganizationSendsNothing();
    void textThatNamesNothingSendsNothing();
    void anotherOrganizationTakesThePositionOut();
    void defaultTitleIsOfferedAndSaid();
    void titleChosenByHandIsKept();
    void unknownIdIsLockedAndLeftToTheServer();
    void oldAndNewAreShownForWhatChanged();
    void closingAsksOnlyWhenSomethingIsLost();
    void closingOffersToSave();
    void closingOffersToKeepInTheOutbox();
    void savingOnTheWayOutIsChecked();
    void controlEnterSavesAndEnterWhileComposingDoesNot();
    void cancelWhileReadingSendsNothing();
    void readOnlyTenantRefusesBeforeSending();

private:
    JobForm *openForm(FormsWorld &world, JobForm::Mode mode, const std::optional<Job> &job = {})
    {
        auto *form = new JobForm(*world.service, *world.outbox, world.catalog, mode, world.user(),
                                 job, &world.window);
        FormsWorld::present(form);
        return form;
    }
};

void TestFormsJobs::addSendsExactlyWhatWasChosen_data()
{
    QTest::addColumn<QStringList>("picks"); // "input=text" in order; no text: the explicit none
    QTest::addColumn<QJsonObject>("expected");
    QTest::newRow("organization only")
        << QStringList { u"organization=ORG-A"_s } << jobBody(u"ORG-A"_s);
    QTest::newRow("organization by name")
        << QStringList { u"organization=研发中心"_s } << jobBody(u"ORG-A"_s);
    QTest::newRow("organization by pinyin")
        << QStringList { u"organization=yanfazhongxin"_s } << jobBody(u"ORG-A"_s);
    QTest::newRow("organization by initials")
        << QStringList { u"organization=yfzx"_s } << jobBody(u"ORG-A"_s);
    QTest::newRow("position without default title")
        << QStringList { u"organization=ORG-A"_s, u"position=P-A2"_s }
        << jobBody(u"ORG-A"_s, u"P-A2"_s);
    QTest::newRow("position brings its title")
        << QStringList { u"organization=ORG-A"_s, u"position=P-A1"_s }
        << jobBody(u"ORG-A"_s, u"P-A1"_s, u"T-1"_s);
    QTest::newRow("default title replaced by hand")
        << QStringList { u"organization=ORG-A"_s, u"position=P-A1"_s, u"title=T-2"_s }
        << jobBody(u"ORG-A"_s, u"P-A1"_s, u"T-2"_s);
    QTest::newRow("default title taken out")
        << QStringList { u"organization=ORG-A"_s, u"position=P-A1"_s, u"title="_s }
        << jobBody(u"ORG-A"_s, u"P-A1"_s);
    QTest::newRow("title alone") << QStringList { u"organization=ORG-B"_s, u"title=T-1"_s }
                                 << jobBody(u"ORG-B"_s, {}, u"T-1"_s);
    QTest::newRow("position taken back")
        << QStringList { u"organization=ORG-A"_s, u"position=P-A2"_s, u"position="_s }
        << jobBody(u"ORG-A"_s);
    QTest::newRow("organization changed after the position")
        << QStringList { u"organization=ORG-A"_s, u"position=P-A2"_s, u"organization=ORG-B"_s }
        << jobBody(u"ORG-B"_s);
}

void TestFormsJobs::addSendsExactlyWhatWasChosen()
{
    QFETCH(QStringList, picks);
    QFETCH(QJsonObject, expected);
    FormsWorld world;
    QVERIFY(world.open());
    JobForm *form = openForm(world, JobForm::Mode::Add);
    QSignalSpy saved(form, &JobForm::saved);
    QPointer<JobForm> alive(form);
    for (const QString &pick : picks)
        world.pick(form, pick.section(u'=', 0, 0), pick.section(u'=', 1));
    world.press(form, u"primaryButton"_s);
    QTRY_COMPARE_WITH_TIMEOUT(saved.count(), 1, Patience);
    QCOMPARE(world.writes().size(), 1);
    const SandboxRequest request = world.writes().constFirst();
    QCOMPARE(request.method, "POST");
    QCOMPARE(request.target, "/api/v2/tenant/users/user-1/part-time-job");
    QCOMPARE(world.lastBody(), expected);
    QCOMPARE(world.server.jobs(u"user-1"_s).size(), 3);
    QVERIFY(!world.serverJob(saved.constFirst().constFirst().toString()).id.isEmpty());
    QTRY_VERIFY(alive.isNull());
    QCOMPARE(world.service->jobs(UserId(u"user-1"_s)).jobs.size(), 3); // read back
}

void TestFormsJobs::changeSendsTheWholeJob_data()
{
    QTest::addColumn<QStringList>("picks");
    QTest::addColumn<QJsonObject>("expected");
    QTest::addColumn<bool>("clears");
    QTest::newRow("title") << QStringList { u"title=T-1"_s }
                           << jobBody(u"ORG-B"_s, u"P-B1"_s, u"T-1"_s) << false;
    QTest::newRow("position, with its title")
        << QStringList { u"position=P-FREE"_s } << jobBody(u"ORG-B"_s, u"P-FREE"_s, u"T-1"_s)
        << false;
    QTest::newRow("position, title kept by hand")
        << QStringList { u"title=T-1"_s, u"title=T-2"_s, u"position=P-FREE"_s }
        << jobBody(u"ORG-B"_s, u"P-FREE"_s, u"T-2"_s) << false;
    QTest::newRow("all three") << QStringList { u"organization=ORG-A"_s, u"position=P-A2"_s,
                                                u"title=T-1"_s }
                               << jobBody(u"ORG-A"_s, u"P-A2"_s, u"T-1"_s) << false;
    QTest::newRow("title cleared")
        << QStringList { u"title="_s } << jobBody(u"ORG-B"_s, u"P-B1"_s) << true;
    QTest::newRow("position cleared")
        << QStringList { u"position="_s } << jobBody(u"ORG-B"_s, {}, u"T-2"_s) << true;
    QTest::newRow("both cleared") << QStringList { u"position="_s, u"title="_s }
                                  << jobBody(u"ORG-B"_s) << true;
    QTest::newRow("organization, position lost with it")
        << QStringList { u"organization=ORG-A"_s } << jobBody(u"ORG-A"_s, {}, u"T-2"_s) << true;
    QTest::newRow("there and back")
        << QStringList { u"organization=ORG-A"_s, u"organization=ORG-B"_s }
        << jobBody(u"ORG-B"_s, u"P-B1"_s, u"T-2"_s) << false;
}

void TestFormsJobs::changeSendsTheWholeJob()
{
    QFETCH(QStringList, picks);
    QFETCH(QJsonObject, expected);
    QFETCH(bool, clears);
    FormsWorld world;
    QVERIFY(world.open());
    JobForm *form = openForm(world, JobForm::Mode::Change, world.job());
    QSignalSpy saved(form, &JobForm::saved);
    for (const QString &pick : picks)
        world.pick(form, pick.section(u'=', 0, 0), pick.section(u'=', 1));
    world.press(form, u"primaryButton"_s);
    if (clears)
        world.press(form, u"confirmYes"_s);
    QTRY_COMPARE_WITH_TIMEOUT(saved.count(), 1, Patience);
    QCOMPARE(saved.constFirst().constFirst().toString(), u"job-1"_s);
    QCOMPARE(world.writes().size(), 1);
    QCOMPARE(world.writes().constFirst().method, "PUT");
    QCOMPARE(world.writes().constFirst().target, "/api/v2/tenant/users/user-1/part-time-job/job-1");
    QCOMPARE(world.lastBody(), expected);
}

void TestFormsJobs::clearingIsAskedOnce()
{
    FormsWorld world;
    QVERIFY(world.open());
    JobForm *form = openForm(world, JobForm::Mode::Change, world.job());
    world.pick(form, u"title"_s, QString());
    world.press(form, u"primaryButton"_s);
    auto *question = form->findChild<QLabel *>(u"confirmQuestion"_s);
    QVERIFY(question->isVisible());
    QVERIFY2(question->text().contains("Junior (T-2)"_L1), qPrintable(question->text()));
    QVERIFY(form->findChild<QPushButton *>(u"confirmNo"_s)->hasFocus());
    world.press(form, u"confirmNo"_s);
    QVERIFY(!question->isVisible());
    QVERIFY(!form->isBusy());
    QCOMPARE(world.proxy->seen("PUT"), 0);
}

void TestFormsJobs::emptyOrganizationSendsNothing()
{
    FormsWorld world;
    QVERIFY(world.open());
    world.proxy->clearRequests();
    JobForm *form = openForm(world, JobForm::Mode::Add);
    QCOMPARE(world.errorAt(form, u"organization"_s), QString()); // no reproach before saving
    world.press(form, u"primaryButton"_s);
    const QString error = world.errorAt(form, u"organization"_s);
    QVERIFY2(error.contains("cannot be empty"_L1) && error.contains(u"组织不能为空"_s),
             qPrintable(error));
    QVERIFY(FormsWorld::editOf(world.picker(form, u"organization"_s))->hasFocus());
    QVERIFY(world.message(form).contains("1"_L1));
    QCOMPARE(world.proxy->seen(), 0);
}

void TestFormsJobs::textThatNamesNothingSendsNothing()
{
    FormsWorld world;
    QVERIFY(world.open());
    world.proxy->clearRequests();
    JobForm *form = openForm(world, JobForm::Mode::Add);
    world.pick(form, u"organization"_s, u"ORG-A"_s);
    world.type(FormsWorld::editOf(world.picker(form, u"title"_s)), u"no such title"_s);
    world.press(form, u"primaryButton"_s);
    QVERIFY(!world.errorAt(form, u"title"_s).isEmpty());
    QCOMPARE(FormsWorld::editOf(world.picker(form, u"title"_s))->text(), u"no such title"_s);
    QCOMPARE(world.proxy->seen(), 0);
}

void TestFormsJobs::anotherOrganizationTakesThePositionOut()
{
    FormsWorld world;
    QVERIFY(world.open());
    JobForm *form = openForm(world, JobForm::Mode::Change, world.job());
    world.pick(form, u"organization"_s, u"ORG-A"_s);
    QVERIFY(world.picker(form, u"position"_s)->isNone());
    const auto *note = form->findChild<QLabel *>(u"positionNote"_s);
    QVERIFY(note->isVisible());
    QVERIFY2(note->text().contains(u"顾问"_s) && note->text().contains(u"研发中心"_s),
             qPrintable(note->text()));
    world.pick(form, u"organization"_s, u"ORG-B"_s);
    QCOMPARE(world.picker(form, u"position"_s)->choiceId(), u"pos-b1"_s);
    QVERIFY(!note->isVisible());
}

void TestFormsJobs::defaultTitleIsOfferedAndSaid()
{
    FormsWorld world;
    QVERIFY(world.open());
    JobForm *form = openForm(world, JobForm::Mode::Add);
    world.pick(form, u"organization"_s, u"ORG-A"_s);
    world.pick(form, u"position"_s, u"P-A1"_s);
    QCOMPARE(world.picker(form, u"title"_s)->choiceId(), u"title-1"_s);
    QCOMPARE(form->findChild<QLabel *>(u"titleNote"_s)->text(),
             u"Title set from the position's default"_s);
}

void TestFormsJobs::titleChosenByHandIsKept()
{
    FormsWorld world;
    QVERIFY(world.open());
    JobForm *form = openForm(world, JobForm::Mode::Add);
    world.pick(form, u"organization"_s, u"ORG-A"_s);
    world.pick(form, u"title"_s, u"T-2"_s);
    world.pick(form, u"position"_s, u"P-A1"_s);
    QCOMPARE(world.picker(form, u"title"_s)->choiceId(), u"title-2"_s);
    QVERIFY(form->findChild<QLabel *>(u"titleNote"_s)->text().contains(u"高级"_s));
}

void TestFormsJobs::unknownIdIsLockedAndLeftToTheServer()
{
    FormsWorld world;
    QVERIFY(world.open());
    // A title the cache has not seen; the server resolves it when the change is sent.
    SandboxTitle fresh;
    fresh.id = u"title-new"_s;
    fresh.code = u"T-NEW"_s;
    fresh.name = u"Fresh"_s;
    world.server.put(fresh);
    Job job = world.job();
    job.titleId = TitleId(u"title-new"_s);
    world.server.setJobs(u"user-1"_s,
                         { { u"job-1"_s, u"org-b"_s, u"pos-b1"_s, u"title-new"_s, false } });
    JobForm *form = openForm(world, JobForm::Mode::Change, job);
    QSignalSpy saved(form, &JobForm::saved);
    CodePicker *title = world.picker(form, u"title"_s);
    QVERIFY(title->isLocked());
    QCOMPARE(FormsWorld::editOf(title)->text(), u"Unknown (title-new)"_s);
    world.pick(form, u"organization"_s, u"ORG-A"_s);
    world.pick(form, u"position"_s, u"P-A2"_s);
    world.press(form, u"primaryButton"_s);
    QTRY_COMPARE_WITH_TIMEOUT(saved.count(), 1, Patience);
    QCOMPARE(world.lastBody(), jobBody(u"ORG-A"_s, u"P-A2"_s, u"T-NEW"_s));
}

void TestFormsJobs::oldAndNewAreShownForWhatChanged()
{
    FormsWorld world;
    QVERIFY(world.open());
    JobForm *form = openForm(world, JobForm::Mode::Change, world.job());
    const auto *change = form->findChild<QLabel *>(u"titleChange"_s);
    QVERIFY(!change->isVisible());
    world.pick(form, u"title"_s, u"T-1"_s);
    QVERIFY(change->isVisible());
    QCOMPARE(change->text(), u"Junior (T-2) → 高级 (T-1)"_s);
    QVERIFY(!form->findChild<QLabel *>(u"positionChange"_s)->isVisible());
    world.pick(form, u"title"_s, u"T-2"_s);
    QVERIFY(!change->isVisible());
}

void TestFormsJobs::closingAsksOnlyWhenSomethingIsLost()
{
    FormsWorld world;
    QVERIFY(world.open());
    QPointer<JobForm> untouched = openForm(world, JobForm::Mode::Change, world.job());
    QTest::keyClick(untouched->focusWidget(), Qt::Key_Escape);
    QTRY_VERIFY(untouched.isNull());

    QPointer<JobForm> form = openForm(world, JobForm::Mode::Change, world.job());
    world.pick(form, u"title"_s, u"T-1"_s);
    const QWidget *typing = form->focusWidget();
    const auto *area = form->findChild<QScrollArea *>();
    const int room = area->height();
    form->reject();
    QVERIFY(form->findChild<QLabel *>(u"confirmQuestion"_s)->isVisible());
    QTRY_VERIFY(area->height() >= room); // the question takes nothing from what it is about
    world.press(form, u"confirmNo"_s);
    QVERIFY(form->isVisible());
    QCOMPARE(form->focusWidget(), typing);
    QCOMPARE(world.picker(form, u"title"_s)->choiceId(), u"title-1"_s);
    form->reject();
    world.press(form, u"confirmYes"_s);
    QTRY_VERIFY(form.isNull());
    QCOMPARE(world.proxy->seen("PUT"), 0);
}

void TestFormsJobs::closingOffersToSave()
{
    FormsWorld world;
    QVERIFY(world.open());
    QPointer<JobForm> form = openForm(world, JobForm::Mode::Change, world.job());
    QSignalSpy saved(form, &JobForm::saved);
    world.pick(form, u"title"_s, u"T-1"_s);
    form->reject();
    const auto *save = form->findChild<QPushButton *>(u"confirmMore"_s);
    QVERIFY(save != nullptr && save->isVisible());
    QCOMPARE(save->text(), form->findChild<QPushButton *>(u"primaryButton"_s)->text());
    world.press(form, u"confirmMore"_s);
    QTRY_COMPARE_WITH_TIMEOUT(saved.count(), 1, Patience);
    QTRY_VERIFY(form.isNull());
    QCOMPARE(world.writes().size(), 1);
    QCOMPARE(world.lastBody(), jobBody(u"ORG-B"_s, u"P-B1"_s, u"T-1"_s));
}

// Also when the server went while it was asked.
void TestFormsJobs::closingOffersToKeepInTheOutbox()
{
    FormsWorld world;
    QVERIFY(world.open());
    QPointer<JobForm> form = openForm(world, JobForm::Mode::Change, world.job());
    world.pick(form, u"title"_s, u"T-1"_s);
    form->reject();
    const auto *save = form->findChild<QPushButton *>(u"confirmMore"_s);
    QVERIFY(save != nullptr && save->text() != "Keep in Outbox"_L1);
    world.service->setOffline(true);
    QTRY_COMPARE(save->text(), u"Keep in Outbox"_s);
    world.press(form, u"confirmMore"_s);
    QTRY_VERIFY(form.isNull());
    QCOMPARE(world.outbox->entries().size(), 1);
    QCOMPARE(world.writes().size(), 0);
}

void TestFormsJobs::savingOnTheWayOutIsChecked()
{
    FormsWorld world;
    QVERIFY(world.open());
    JobForm *form = openForm(world, JobForm::Mode::Change, world.job());
    world.pick(form, u"title"_s, QString());
    form->reject();
    world.press(form, u"confirmMore"_s);
    const auto *question = form->findChild<QLabel *>(u"confirmQuestion"_s); // another one
    QVERIFY(question->isVisible());
    QVERIFY2(question->text().contains("Junior (T-2)"_L1), qPrintable(question->text()));
    QVERIFY(!form->findChild<QPushButton *>(u"confirmMore"_s)->isVisible());
    world.press(form, u"confirmNo"_s);
    QVERIFY(form->isVisible());
    QCOMPARE(world.proxy->seen("PUT"), 0);
}

void TestFormsJobs::controlEnterSavesAndEnterWhileComposingDoesNot()
{
    FormsWorld world;
    QVERIFY(world.open());
    JobForm *form = openForm(world, JobForm::Mode::Add);
    QSignalSpy saved(form, &JobForm::saved);
    world.pick(form, u"organization"_s, u"ORG-A"_s);
    QLineEdit *edit = FormsWorld::editOf(world.picker(form, u"title"_s));
    edit->setFocus();
    QInputMethodEvent composing(u"gao"_s, {});
    QCoreApplication::sendEvent(edit, &composing);
    QTest::keyClick(edit, Qt::Key_Return);
    QTest::keyClick(edit, Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(!form->isBusy());
    QInputMethodEvent ended;
    QCoreApplication::sendEvent(edit, &ended);
    QTest::keyClick(edit, Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(saved.count(), 1, Patience);
    QCOMPARE(world.lastBody(), jobBody(u"ORG-A"_s));
}

void TestFormsJobs::cancelWhileReadingSendsNothing()
{
    FormsWorld world;
    QVERIFY(world.open());
    world.proxy->inject({ "GET", "/jobs", 0, -1 }, test::Fault::hang());
    JobForm *form = openForm(world, JobForm::Mode::Add);
    world.pick(form, u"organization"_s, u"ORG-A"_s);
    world.press(form, u"primaryButton"_s);
    QVERIFY(form->isBusy());
    QVERIFY(!world.picker(form, u"organization"_s)->isEnabled());
    QVERIFY(form->findChild<QLabel *>(u"formNote"_s)->isVisible()); // the reason
    world.press(form, u"cancelButton"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!form->isBusy(), Patience);
    QVERIFY(form->isVisible());
    QVERIFY(world.picker(form, u"organization"_s)->isEnabled());
    QCOMPARE(world.picker(form, u"organization"_s)->choiceId(), u"org-a"_s);
    QCOMPARE(world.proxy->seen("POST", "part-time-job"), 0);
}

void TestFormsJobs::readOnlyTenantRefusesBeforeSending()
{
    FormsWorld world;
    QVERIFY(world.open());
    TenantOptions options;
    options.baseUrl = world.proxy->url();
    options.readOnly = true;
    QTemporaryDir folder;
    options.cacheDirectory = folder.filePath(u"cache"_s);
    DirectoryService service(options);
    QVERIFY(service.open());
    Outbox outbox(&service, folder.filePath(u"data"_s));
    JobForm form(service, outbox, world.catalog, JobForm::Mode::Add, world.user(), {}, nullptr);
    form.setAttribute(Qt::WA_DeleteOnClose, false);
    form.open();
    const auto *primary = form.findChild<QPushButton *>(u"primaryButton"_s);
    QVERIFY(!primary->isEnabled());
    QVERIFY2(primary->toolTip().contains("read-only"_L1), qPrintable(primary->toolTip()));
}

} // namespace renzhi

using namespace renzhi;
RENZHI_TEST(TestFormsJobs)
#include "tst_forms_jobs.moc"
