// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A write whose answer was lost, and what the operator tries after it.

#include "tests/gui/formsworld.h"
#include "tests/support/testmain.h"
#include "views/errors/messagebar.h"
#include "views/forms/jobform.h"

namespace renzhi {

using namespace Qt::StringLiterals;

class TestFormsUnknown : public QObject
{
    Q_OBJECT
private slots:
    void sendingAgainThatDoesNotLeaveKeepsTheFirstUnknown_data();
    void sendingAgainThatDoesNotLeaveKeepsTheFirstUnknown();
    void refusalOfTheSecondUnlocksTheInputs();

private:
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

} // namespace renzhi

RENZHI_TEST(renzhi::TestFormsUnknown)
#include "tst_forms_unknown.moc"
