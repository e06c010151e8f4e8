// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A write whose answer was lost, and what the operator tries after it.

#include "tests/gui/filledforms.h"
#include "tests/support/testmain.h"
#include "views/errors/messagebar.h"
#include "views/forms/jobform.h"
#include "views/forms/removejobdialog.h"

namespace renzhi {

using namespace Qt::StringLiterals;

class TestFormsUnknown : public QObject
{
    Q_OBJECT
private slots:
    void sendingAgainThatDoesNotLeaveKeepsTheFirstUnknown_data();
    void sendingAgainThatDoesNotLeaveKeepsTheFirstUnknown();
    void refusalOfTheSecondUnlocksTheInputs();
    void lostChangeIsReadAgainAndNotRepeated();
    void lostRemovalIsReadAgainAndNotRepeated();
    void lostAnswerOfARemovalIsFoundByReading();

private:
    static RemoveJobDialog *openRemoval(FormsWorld &world)
    {
        auto *dialog = new RemoveJobDialog(*world.service, *world.outbox, world.catalog,
                                           world.user(), world.job(), &world.window);
        FormsWorld::present(dialog);
        return dialog;
    }

    // Its only write was lost on the way: that is told, and reading again does not send it anew.
    static void verifyUnknownAndReadAgain(FormsWorld &world, WriteForm *form,
                                          const QByteArray &method)
    {
        QTRY_VERIFY_WITH_TIMEOUT(form->messageBar().error().has_value(), Patience);
        QCOMPARE(form->messageBar().error()->kind, ApiError::Kind::OutcomeUnknown);
        QVERIFY(world.message(form).contains(u"不能确定修改是否生效"_s));
        QVERIFY(!form->findChild<QPushButton *>(u"primaryButton"_s)->isEnabled());
        QCOMPARE(world.proxy->seen(method, "part-time-job"), 1);
        world.press(form, u"readAgain"_s);
        QTRY_VERIFY_WITH_TIMEOUT(world.message(form).contains("not on the server"_L1), Patience);
        QCOMPARE(world.proxy->seen(method, "part-time-job"), 1);
        QCOMPARE(world.writes().size(), 0);
    }

    // A form that sent an addition to ORG-A, which was lost before it reached the server.
    JobForm *lost(FormsWorld &world)
    {
        world.proxy->inject({ "POST", "part-time-job" }, test::Fault::dropBefore());
        auto *form = new JobForm(*world.service, *world.outbox, world.catalog, JobForm::Mode::Add,
                                 world.user(), std::nullopt, &world.window);
        FormsWorld::present(form);
        world.pick(form, u"organization"_s, u"ORG-A"_s);
        world.press(form, u"primaryButton"_s);
        if (!QTest::qWaitFor([form] { return form->messageBar().error().has_value(); }, Patience))
            qWarning("the answer was not lost");
        return form;
    }

    static QLineEdit *organization(FormsWorld &world, JobForm *form)
    {
        return FormsWorld::editOf(world.picker(form, u"organization"_s));
    }
};

void TestFormsUnknown::sendingAgainThatDoesNotLeaveKeepsTheFirstUnknown_data()
{
    QTest::addColumn<bool>("cancelled");
    QTest::newRow("offline") << false;
    QTest::newRow("given up") << true;
}

void TestFormsUnknown::sendingAgainThatDoesNotLeaveKeepsTheFirstUnknown()
{
    QFETCH(bool, cancelled);
    FormsWorld world;
    QVERIFY(world.open());
    JobForm *form = lost(world);
    QSignalSpy saved(form, &JobForm::saved);
    QVERIFY(!organization(world, form)->isEnabled());

    // It reads again, which works; then, before the second one leaves, the way is barred.
    if (cancelled)
        world.proxy->inject({ "GET", "/jobs", 1 }, test::Fault::hang());
    else
        connect(
            world.service.get(), &DirectoryService::jobsChanged, form,
            [&world] { world.service->setOffline(true); }, Qt::SingleShotConnection);
    const int read = world.proxy->seen("GET", "/jobs");
    world.press(form, u"sendAgain"_s);
    if (cancelled) {
        QTRY_COMPARE_WITH_TIMEOUT(world.proxy->seen("GET", "/jobs"), read + 2, Patience);
        world.press(form, u"cancelButton"_s);
    }
    QTRY_VERIFY_WITH_TIMEOUT(!form->isBusy(), Patience);
    QCOMPARE(world.proxy->seen("POST", "part-time-job"), 1);
    QVERIFY(form->messageBar().isShowing());
    QVERIFY(!organization(world, form)->isEnabled());
    QVERIFY(!form->findChild<QPushButton *>(u"primaryButton"_s)->isEnabled());
    QVERIFY(form->findChild<QPushButton *>(u"readAgain"_s) != nullptr);
    // An entry of the outbox would be sent without looking for the first one.
    QCOMPARE(form->findChild<QPushButton *>(u"keepInOutbox"_s), nullptr);

    world.service->setOffline(false);
    world.press(form, u"sendAgain"_s);
    QTRY_COMPARE_WITH_TIMEOUT(saved.count(), 1, Patience);
    QCOMPARE(world.writes().size(), 1);
    QCOMPARE(world.server.jobs(u"user-1"_s).size(), 3);
}

void TestFormsUnknown::refusalOfTheSecondUnlocksTheInputs()
{
    FormsWorld world;
    QVERIFY(world.open());
    JobForm *form = lost(world);
    world.server.change([](SandboxOptions &options) { options.requireTitle = true; });
    world.press(form, u"sendAgain"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!world.errorAt(form, u"title"_s).isEmpty(), Patience);
    QVERIFY(organization(world, form)->isEnabled());
    QVERIFY(form->findChild<QPushButton *>(u"primaryButton"_s)->isEnabled());
    QCOMPARE(world.writes().size(), 1);
}

void TestFormsUnknown::lostChangeIsReadAgainAndNotRepeated()
{
    FormsWorld world;
    QVERIFY(world.open());
    const FilledForm filled = fillIn(world, Write::UpdateJob);
    const QStringList typed = entered(filled.form);
    world.proxy->inject({ "PUT", "part-time-job" }, test::Fault::dropBefore());
    world.press(filled.form, u"primaryButton"_s);
    verifyUnknownAndReadAgain(world, filled.form, "PUT");
    QCOMPARE(world.serverJob(u"job-1"_s).positionId, u"pos-b1"_s);
    QCOMPARE(world.job().positionId, PositionId(u"pos-b1"_s)); // and nothing else is pretended
    QCOMPARE(entered(filled.form), typed);
}

void TestFormsUnknown::lostRemovalIsReadAgainAndNotRepeated()
{
    FormsWorld world;
    QVERIFY(world.open());
    world.proxy->inject({ "DELETE", "part-time-job" }, test::Fault::dropBefore());
    RemoveJobDialog *dialog = openRemoval(world);
    QSignalSpy saved(dialog, &RemoveJobDialog::saved);
    world.press(dialog, u"primaryButton"_s);
    verifyUnknownAndReadAgain(world, dialog, "DELETE");
    QCOMPARE(saved.count(), 0);
    QCOMPARE(world.serverJob(u"job-1"_s).id, u"job-1"_s);
    QCOMPARE(world.job().id, JobId(u"job-1"_s));
}

void TestFormsUnknown::lostAnswerOfARemovalIsFoundByReading()
{
    FormsWorld world;
    QVERIFY(world.open());
    world.proxy->inject({ "DELETE", "part-time-job" }, test::Fault::dropAfter());
    RemoveJobDialog *dialog = openRemoval(world);
    QSignalSpy saved(dialog, &RemoveJobDialog::saved);
    world.press(dialog, u"primaryButton"_s);
    QTRY_COMPARE_WITH_TIMEOUT(saved.count(), 1, Patience);
    QCOMPARE(world.proxy->seen("DELETE"), 1);
    QCOMPARE(world.writes().size(), 1);
    QVERIFY2(world.message(dialog).contains("the change was made"_L1),
             qPrintable(world.message(dialog)));
    QVERIFY(world.serverJob(u"job-1"_s).id.isEmpty());
    QVERIFY(world.job().id.isEmpty()); // here as well
}

} // namespace renzhi

using namespace renzhi;
RENZHI_TEST(TestFormsUnknown)
#include "tst_forms_unknown.moc"
