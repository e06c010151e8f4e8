// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// F-05: what the application may not do is known before it is tried, wherever it is offered.

#include "models/directory/directoryservice.h"
#include "models/directory/outbox.h"
#include "tests/gui/formsworld.h"
#include "tests/gui/shellworld.h"
#include "tests/support/testmain.h"
#include "views/errors/messagebar.h"
#include "views/widgets/jobrowwidget.h"

#include <QAction>
#include <QPushButton>
#include <QSignalSpy>
#include <QTimer>
#include <QToolButton>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace renzhi;

namespace {

// Of a tenant that lets the application read people and nothing else.
SandboxOptions readersTenant()
{
    SandboxOptions options = ShellWorld::smallTenant();
    options.permissions = { u"user_read"_s };
    return options;
}

struct NamedCode
{
    QString action, code;
};

// What writes, with the permission that is missing when only people may be read.
QList<NamedCode> writeActions()
{
    return { { u"actionAddJob"_s, u"user_all"_s },
             { u"actionChange"_s, u"user_all"_s },
             { u"actionTransferJob"_s, u"user_all"_s },
             { u"actionRemove"_s, u"user_all"_s },
             { u"actionAddPosition"_s, u"job_position_all"_s },
             { u"actionCopyPosition"_s, u"job_position_all"_s } };
}

// The bar under the tool bar: what it says, or nothing while it is hidden.
QString saidAbove(ShellWorld &world)
{
    const auto *bar = world.find<MessageBar>(u"tenantMessage"_s);
    return bar->isVisible() ? bar->spokenText() : QString();
}

} // namespace

class TestShellRights : public QObject
{
    Q_OBJECT
private slots:
    void everyWriteActionNamesTheMissingPermission();
    void buttonsOfTheCardNameItToo();
    void keysOfWhatIsMissingAreAnswered();
    void banPassesAndCoversNoError();
    void checkingTellsHowItEnded();
    void grantedMeanwhileIsEnabledByCheckingAgain();
    void outboxKeepsWhatMayNotBeSent();
    void refusedSaveDisablesWhatFollows();
};

void TestShellRights::everyWriteActionNamesTheMissingPermission()
{
    ShellWorld world(readersTenant());
    world.offerTransfers(true);
    QVERIFY(world.open());
    const QList<NamedCode> writes = writeActions();
    for (const NamedCode &write : writes) {
        const auto *action = world.find<QAction>(write.action);
        QVERIFY2(!action->isEnabled(), qPrintable(write.action));
        QVERIFY2(action->toolTip().contains(u"“%1”"_s.arg(write.code)),
                 qPrintable(write.action + u": "_s + action->toolTip()));
    }
    world.find<QAction>(u"actionGoPositions"_s)->trigger(); // there they are about positions
    for (const QString &name : { u"actionChange"_s, u"actionRemove"_s }) {
        const auto *action = world.find<QAction>(name);
        QVERIFY2(!action->isEnabled(), qPrintable(name));
        QVERIFY2(action->toolTip().contains(u"“job_position_all”"_s),
                 qPrintable(action->toolTip()));
    }
    QVERIFY(world.find<QAction>(u"actionCheckRights"_s)->isEnabled());
    QCOMPARE(world.server().requestCount("POST", "part-time-job"), 0); // nothing was tried
}

void TestShellRights::buttonsOfTheCardNameItToo()
{
    ShellWorld world(readersTenant());
    world.addPerson({ u"欧阳鑫淼"_s, u"ouyang.xinmiao"_s, 1 });
    QVERIFY(world.open());
    world.choosePerson(u"ouyang.xinmiao"_s);
    QTRY_COMPARE_WITH_TIMEOUT(world.jobRows().size(), 2, Patience);
    const auto *add = world.find<QWidget>(u"personCard"_s)->findChild<QPushButton *>(u"addJob"_s);
    QVERIFY(!add->isEnabled());
    QVERIFY2(add->toolTip().contains("user_all"_L1), qPrintable(add->toolTip()));
    const QList<JobRowWidget *> rows = world.jobRows();
    for (const JobRowWidget *row : rows) {
        const auto buttons = row->findChildren<QToolButton *>();
        QVERIFY(!buttons.isEmpty());
        for (const QToolButton *button : buttons) {
            QVERIFY2(!button->isEnabled(), qPrintable(button->objectName()));
            QVERIFY2(button->toolTip().contains("user_all"_L1), qPrintable(button->toolTip()));
        }
    }
}

void TestShellRights::keysOfWhatIsMissingAreAnswered()
{
    ShellWorld world(readersTenant());
    QVERIFY(world.open());
    QVERIFY(!saidAbove(world).contains("user_all"_L1));
    QTest::keyClick(&world.window(), Qt::Key_N, Qt::ControlModifier); // add a part-time job
    QVERIFY2(saidAbove(world).contains("user_all"_L1), qPrintable(saidAbove(world)));
    QTest::keyClick(&world.window(), Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY2(saidAbove(world).contains("job_position_all"_L1), qPrintable(saidAbove(world)));
    QVERIFY(world.find<QDialog>(u"jobForm"_s) == nullptr);
    QVERIFY(world.find<QDialog>(u"positionForm"_s) == nullptr);

    // What it offers, when the administrator has done his part, ends it.
    world.server().change([](SandboxOptions &options) { options.permissions = { u"all"_s }; });
    QPushButton *again = nullptr;
    const auto buttons = world.find<MessageBar>(u"tenantMessage"_s)->findChildren<QPushButton *>();
    for (QPushButton *button : buttons) {
        if (button->isVisible() && button->text() == u"Check again"_s)
            again = button;
    }
    QVERIFY(again != nullptr);
    again->click();
    QTRY_VERIFY_WITH_TIMEOUT(!saidAbove(world).contains("job_position_all"_L1), Patience);
}

void TestShellRights::banPassesAndCoversNoError()
{
    ShellWorld world(readersTenant());
    world.addPerson({ u"欧阳鑫淼"_s, u"ouyang.xinmiao"_s, 0 });
    QVERIFY(world.open());
    const auto ask = [&] {
        QTest::keyClick(&world.window(), Qt::Key_N, Qt::ControlModifier);
        return saidAbove(world).contains("user_all"_L1);
    };
    QVERIFY(ask());
    world.choosePerson(u"ouyang.xinmiao"_s); // it is about somebody else now
    QTRY_VERIFY(!saidAbove(world).contains("user_all"_L1));
    QVERIFY(ask());
    auto *passing = world.find<QTimer>(u"passingMessage"_s);
    QVERIFY(passing->isActive());
    passing->start(std::chrono::milliseconds(1)); // as if it had been read
    QTRY_VERIFY(!saidAbove(world).contains("user_all"_L1));
    QVERIFY(ask());
    ApiError error;
    error.kind = ApiError::Kind::Local;
    error.code = u"local.wipe"_s;
    world.window().showError(error);
    QVERIFY2(!saidAbove(world).contains("user_all"_L1), qPrintable(saidAbove(world)));
    QVERIFY(world.find<MessageBar>(u"tenantMessage"_s)->error() == error);
}

void TestShellRights::checkingTellsHowItEnded()
{
    ShellWorld world(readersTenant());
    QVERIFY(world.open());
    const auto *bar = world.find<MessageBar>(u"tenantMessage"_s);
    QSignalSpy checked(&world.service(), &DirectoryService::rightsChecked);
    auto *check = world.find<QAction>(u"actionCheckRights"_s);
    check->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(checked.count(), 1, Patience);
    QVERIFY2(saidAbove(world).contains("the same as before"_L1), qPrintable(saidAbove(world)));
    world.server().change([](SandboxOptions &options) { options.permissions = { u"all"_s }; });
    check->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(checked.count(), 2, Patience);
    QVERIFY(!saidAbove(world).contains("the same as before"_L1));
    world.server().stop();
    check->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(checked.count(), 3, Patience);
    QVERIFY(bar->isVisible() && bar->error());
    QVERIFY(bar->error()->kind != ApiError::Kind::Auth); // not the list that was refused before
}

void TestShellRights::grantedMeanwhileIsEnabledByCheckingAgain()
{
    ShellWorld world(readersTenant());
    QVERIFY(world.open());
    const auto *add = world.find<QAction>(u"actionAddPosition"_s);
    QVERIFY(!add->isEnabled());
    auto *check = world.find<QAction>(u"actionCheckRights"_s);
    const int asked = world.server().requestCount("GET", "job-titles");
    check->trigger(); // nothing was granted: it stays as it is
    QTRY_VERIFY_WITH_TIMEOUT(world.server().requestCount("GET", "job-titles") > asked, Patience);
    QVERIFY(!add->isEnabled());
    world.server().change([](SandboxOptions &options) { options.permissions = { u"all"_s }; });
    check->trigger();
    QTRY_VERIFY2_WITH_TIMEOUT(add->isEnabled(), qPrintable(add->toolTip()), Patience);
    QVERIFY(!add->toolTip().contains("job_position_all"_L1));
}

void TestShellRights::outboxKeepsWhatMayNotBeSent()
{
    ShellWorld world(readersTenant());
    QVERIFY(world.open());
    const auto rows = world.service().personRows(world.service().people().find({}));
    WriteRequest request;
    request.user = rows.at(0).user.id;
    request.jobDraft.org = OrgCode(u"ORG-1"_s);
    QVERIFY(world.session().outbox->add(request).has_value());
    world.find<QAction>(u"actionGoOutbox"_s)->trigger();
    for (const QString &name : { u"sendOne"_s, u"sendAll"_s }) {
        const auto *button = world.find<QPushButton>(name);
        QVERIFY2(!button->isEnabled(), qPrintable(name));
        QVERIFY2(button->toolTip().contains("user_all"_L1), qPrintable(button->toolTip()));
    }
    QVERIFY(world.find<QPushButton>(u"dropOne"_s)->isEnabled()); // that is the operator's own
    world.server().change([](SandboxOptions &options) { options.permissions = { u"all"_s }; });
    world.find<QAction>(u"actionCheckRights"_s)->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(world.find<QPushButton>(u"sendOne"_s)->isEnabled(), Patience);
}

// An application that may read everything: the first refusal teaches it.
void TestShellRights::refusedSaveDisablesWhatFollows()
{
    SandboxOptions options = ShellWorld::smallTenant();
    options.permissions = { u"read"_s };
    ShellWorld world(options);
    world.addPerson({ u"欧阳鑫淼"_s, u"ouyang.xinmiao"_s, 0 });
    const SandboxOrganization to = world.server().organizations().at(5);
    QVERIFY(world.open());
    world.choosePerson(u"ouyang.xinmiao"_s);
    QTRY_COMPARE_WITH_TIMEOUT(world.jobRows().size(), 1, Patience);
    auto *add = world.find<QAction>(u"actionAddJob"_s);
    QVERIFY2(add->isEnabled(), qPrintable(add->toolTip()));
    add->trigger();
    auto *form = world.openDialog(u"jobForm"_s);
    QVERIFY(form != nullptr);
    FormsWorld::pick(form, u"organization"_s, to.code);
    form->findChild<QPushButton *>(u"primaryButton"_s)->click();
    QTRY_VERIFY_WITH_TIMEOUT(!add->isEnabled(), Patience);
    QVERIFY2(add->toolTip().contains("user_all"_L1), qPrintable(add->toolTip()));
    QCOMPARE(world.server().requestCount("POST", "part-time-job"), 1);
    form->reject();
}

RENZHI_TEST(TestShellRights)
#include "tst_shell_rights.moc"
