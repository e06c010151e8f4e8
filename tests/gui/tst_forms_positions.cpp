// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The position form on a real server.

#include "tests/gui/formsworld.h"
#include "tests/support/testmain.h"
#include "views/errors/messagebar.h"
#include "views/forms/positionform.h"
#include "views/forms/removepositiondialog.h"
#include "views/pages/outboxpage.h"

#include <QLabel>
#include <QListWidget>
#include <QScrollArea>
#include <QScrollBar>
#include <QTableView>

namespace renzhi {

using namespace Qt::StringLiterals;

class TestFormsPositions : public QObject
{
    Q_OBJECT
private slots:
    void addSendsExactlyWhatWasEntered_data();
    void addSendsExactlyWhatWasEntered();
    void changeSendsTheWholePosition_data();
    void changeSendsTheWholePosition();
    void takenCodeIsToldWhileTyping();
    void takenCodeSendsNothing();
    void emptyFormSendsNothing();
    void heldPositionKeepsItsOrganization();
    void holdersReadWhileItIsOpenSendNothing();
    void holdersAreOfferedWhenTheServerRefusesToMove();
    void untouchedInputsKeepTheServersValue();
    void unknownTitleIsLockedAndLeftToTheServer();
    void removalIsSafeByDefaultAndTellsWhatGoes();
    void changedPositionIsNotRemovedUnseen();
    void goneBeforeTheRemovalIsToldAndNothingSent();
    void heldPositionIsRefusedWithItsHolders();
    void lostAnswerOfARemovalIsFoundByReading();
    void lostRemovalIsReadAgainAndNotRepeated();
    void removalOfflineGoesToTheOutbox();
    void openFormEndsWithItsSession_data();
    void openFormEndsWithItsSession();

private:
    PositionForm *openForm(FormsWorld &world, const std::optional<Position> &position,
                           const OrgId &preset = {})
    {
        auto *form = new PositionForm(*world.service, *world.outbox, world.catalog, position,
                                      preset, &world.window);
        FormsWorld::present(form);
        return form;
    }

    RemovePositionDialog *openRemoval(FormsWorld &world, const QString &code)
    {
        auto *dialog = new RemovePositionDialog(*world.service, *world.outbox, world.catalog,
                                                world.position(code), &world.window);
        FormsWorld::present(dialog);
        return dialog;
    }

    void enter(FormsWorld &world, PositionForm *form, const QStringList &inputs)
    {
        for (const QString &input : inputs) {
            const QString name = input.section(u'=', 0, 0);
            const QString text = input.section(u'=', 1);
            if (name == "name"_L1 || name == "code"_L1)
                world.type(form->findChild<QLineEdit *>(name), text);
            else
                world.pick(form, name, text);
        }
    }
};

namespace {

QJsonObject body(const QString &org, const QString &name, const QString &code, const QString &title)
{
    return {
        { u"org_code"_s, org }, { u"name"_s, name }, { u"code"_s, code }, { u"title_code"_s, title }
    };
}

} // namespace

void TestFormsPositions::addSendsExactlyWhatWasEntered_data()
{
    QTest::addColumn<QStringList>("inputs");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("title");
    QTest::newRow("with title") << QStringList { u"organization=ORG-A"_s, u"name=数据工程师"_s,
                                                 u"code=P-NEW"_s, u"title=T-1"_s }
                                << u"数据工程师"_s << u"P-NEW"_s << u"T-1"_s;
    QTest::newRow("without title")
        << QStringList { u"organization=ORG-A"_s, u"name=Data engineer"_s, u"code=P-NEW"_s }
        << u"Data engineer"_s << u"P-NEW"_s << QString();
    QTest::newRow("leading zeros")
        << QStringList { u"organization=ORG-A"_s, u"name=A & <b>B</b>"_s, u"code=00123"_s }
        << u"A & <b>B</b>"_s << u"00123"_s << QString();
}

void TestFormsPositions::addSendsExactlyWhatWasEntered()
{
    QFETCH(QStringList, inputs);
    QFETCH(QString, name);
    QFETCH(QString, code);
    QFETCH(QString, title);
    FormsWorld world;
    QVERIFY(world.open());
    PositionForm *form = openForm(world, {});
    QSignalSpy saved(form, &PositionForm::saved);
    enter(world, form, inputs);
    world.press(form, u"primaryButton"_s);
    QTRY_COMPARE_WITH_TIMEOUT(saved.count(), 1, Patience);
    QCOMPARE(world.writes().size(), 1);
    QCOMPARE(world.writes().constFirst().method, "POST");
    QCOMPARE(world.writes().constFirst().target, "/api/v2/tenant/job-positions");
    QJsonObject sent = world.lastBody();
    QCOMPARE(sent.value("title_code"_L1).toString(), title); // absent or "" when there is none
    sent.insert("title_code"_L1, title);
    QCOMPARE(sent, body(u"ORG-A"_s, name, code, title));
    QVERIFY(world.server.positionByCode(code).has_value());
    QCOMPARE(world.position(code).name, name); // read back
}

void TestFormsPositions::changeSendsTheWholePosition_data()
{
    QTest::addColumn<QStringList>("inputs");
    QTest::addColumn<QJsonObject>("expected");
    QTest::addColumn<bool>("clears");
    QTest::newRow("name") << QStringList { u"name=空缺"_s }
                          << body(u"ORG-B"_s, u"空缺"_s, u"P-FREE"_s, u"T-1"_s) << false;
    QTest::newRow("code") << QStringList { u"code=P-FREE-2"_s }
                          << body(u"ORG-B"_s, u"Vacant"_s, u"P-FREE-2"_s, u"T-1"_s) << false;
    QTest::newRow("organization") << QStringList { u"organization=ORG-A"_s }
                                  << body(u"ORG-A"_s, u"Vacant"_s, u"P-FREE"_s, u"T-1"_s) << false;
    QTest::newRow("title cleared") << QStringList { u"title="_s }
                                   << body(u"ORG-B"_s, u"Vacant"_s, u"P-FREE"_s, QString()) << true;
    QTest::newRow("everything") << QStringList { u"organization=ORG-A"_s, u"name=N"_s, u"code=C"_s,
                                                 u"title=T-2"_s }
                                << body(u"ORG-A"_s, u"N"_s, u"C"_s, u"T-2"_s) << false;
}

void TestFormsPositions::changeSendsTheWholePosition()
{
    QFETCH(QStringList, inputs);
    QFETCH(QJsonObject, expected);
    QFETCH(bool, clears);
    FormsWorld world;
    QVERIFY(world.open());
    PositionForm *form = openForm(world, world.position(u"P-FREE"_s));
    QSignalSpy saved(form, &PositionForm::saved);
    enter(world, form, inputs);
    world.press(form, u"primaryButton"_s);
    if (clears)
        world.press(form, u"confirmYes"_s);
    QTRY_COMPARE_WITH_TIMEOUT(saved.count(), 1, Patience);
    QCOMPARE(world.writes().size(), 1);
    QCOMPARE(world.writes().constFirst().method, "PUT");
    QCOMPARE(world.writes().constFirst().target, "/api/v2/tenant/job-positions/pos-free");
    QCOMPARE(world.lastBody(), expected);
}

void TestFormsPositions::takenCodeIsToldWhileTyping()
{
    FormsWorld world;
    QVERIFY(world.open());
    PositionForm *form = openForm(world, {}, OrgId(u"org-a"_s));
    auto *code = form->findChild<QLineEdit *>(u"code"_s);
    world.type(code, u"P-A"_s);
    QCOMPARE(world.errorAt(form, u"code"_s), QString());
    world.type(code, u"P-A1"_s);
    const QString error = world.errorAt(form, u"code"_s);
    QVERIFY2(error.contains("already exists"_L1) && error.contains(u"已存在"_s), qPrintable(error));
    world.type(code, u"P-A11"_s);
    QCOMPARE(world.errorAt(form, u"code"_s), QString());
}

void TestFormsPositions::takenCodeSendsNothing()
{
    FormsWorld world;
    QVERIFY(world.open());
    world.proxy->clearRequests();
    PositionForm *form = openForm(world, {}, OrgId(u"org-a"_s));
    enter(world, form, { u"name=Twice"_s, u"code=P-A1"_s });
    world.press(form, u"primaryButton"_s);
    QVERIFY(!world.errorAt(form, u"code"_s).isEmpty());
    QCOMPARE(world.proxy->seen(), 0);
}

void TestFormsPositions::emptyFormSendsNothing()
{
    FormsWorld world;
    QVERIFY(world.open());
    world.proxy->clearRequests();
    PositionForm *form = openForm(world, {});
    world.press(form, u"primaryButton"_s);
    for (const QString &field : { u"organization"_s, u"name"_s, u"code"_s })
        QVERIFY2(!world.errorAt(form, field).isEmpty(), qPrintable(field));
    QCOMPARE(world.errorAt(form, u"title"_s), QString());
    QCOMPARE(world.proxy->seen(), 0);
}

void TestFormsPositions::heldPositionKeepsItsOrganization()
{
    FormsWorld world;
    QVERIFY(world.open());
    world.proxy->clearRequests();
    PositionForm *form = openForm(world, world.position(u"P-A1"_s));
    CodePicker *organization = world.picker(form, u"organization"_s);
    QVERIFY(organization->isLocked());
    QVERIFY2(FormsWorld::editOf(organization)->toolTip().contains("hold this position"_L1),
             qPrintable(FormsWorld::editOf(organization)->toolTip()));
    world.type(FormsWorld::editOf(organization), u"ORG-B"_s);
    QCOMPARE(organization->choiceId(), u"org-a"_s);
    world.press(form, u"showHolders"_s);
    const auto *list = form->findChild<QListWidget *>(u"holdersList"_s);
    QVERIFY(list->isVisible());
    QCOMPARE(list->count(), 1);
    QVERIFY(list->item(0)->text().contains("test.zhang"_L1));
    QCOMPARE(world.proxy->seen(), 0);
    // What is saved then leaves it where it is.
    QSignalSpy saved(form, &PositionForm::saved);
    enter(world, form, { u"name=Renamed"_s });
    world.press(form, u"primaryButton"_s);
    QTRY_COMPARE_WITH_TIMEOUT(saved.count(), 1, Patience);
    QCOMPARE(world.writes().size(), 1);
    QCOMPARE(world.lastBody(), body(u"ORG-A"_s, u"Renamed"_s, u"P-A1"_s, u"T-1"_s));
}

void TestFormsPositions::holdersReadWhileItIsOpenSendNothing()
{
    FormsWorld world;
    QVERIFY(world.open());
    PositionForm *form = openForm(world, world.position(u"P-FREE"_s));
    world.pick(form, u"organization"_s, u"ORG-A"_s);
    QCOMPARE(world.picker(form, u"organization"_s)->choiceId(), u"org-a"_s);
    // Somebody gets it; the jobs are read first, then a sync that changes the references.
    world.server.setJobs(u"user-1"_s, { { u"job-1"_s, u"org-b"_s, u"pos-free"_s, {}, true } });
    auto title = world.server.titleByCode(u"T-2"_s);
    title->name = u"Renamed"_s;
    world.server.put(*title);
    bool read = false;
    world.service->readJobs(UserId(u"user-1"_s), std::nullopt, &world.window,
                            [&read](const Result<JobList> &) { read = true; });
    QTRY_VERIFY_WITH_TIMEOUT(read, Patience);
    QVERIFY(world.sync());
    world.proxy->clearRequests();
    world.press(form, u"primaryButton"_s);
    QVERIFY(!world.errorAt(form, u"organization"_s).isEmpty());
    QVERIFY(form->findChild<QPushButton *>(u"showHolders"_s)->isVisible());
    QVERIFY2(world.message(form).contains("Nothing was sent"_L1), qPrintable(world.message(form)));
    QVERIFY(!form->isBusy());
    QCOMPARE(world.proxy->seen(), 0);
}

void TestFormsPositions::holdersAreOfferedWhenTheServerRefusesToMove()
{
    FormsWorld world;
    QVERIFY(world.open());
    SandboxUser other;
    other.id = u"user-2"_s;
    other.orgId = u"org-b"_s;
    other.userName = u"other"_s;
    world.server.put(other);
    world.server.setJobs(u"user-2"_s, { { u"job-9"_s, u"org-b"_s, u"pos-free"_s, {}, true } });
    PositionForm *form = openForm(world, world.position(u"P-FREE"_s));
    world.pick(form, u"organization"_s, u"ORG-A"_s);
    world.press(form, u"primaryButton"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!world.errorAt(form, u"organization"_s).isEmpty(), Patience);
    QVERIFY(world.message(form).contains("JOB.POSITION.0016"_L1));
    QCOMPARE(world.picker(form, u"organization"_s)->choiceId(),
             u"org-a"_s); // what was chosen stays
    world.press(form, u"offerHolders"_s);
    QVERIFY(form->findChild<QWidget *>(u"holdersPanel"_s)->isVisible());
}

void TestFormsPositions::untouchedInputsKeepTheServersValue()
{
    FormsWorld world;
    QVERIFY(world.open());
    const Position seen = world.position(u"P-FREE"_s);
    // The title keeps its id and gets another code after the cache was filled.
    auto title = world.server.titleByCode(u"T-1"_s);
    title->code = u"T-RENAMED"_s;
    world.server.put(*title);
    PositionForm *form = openForm(world, seen);
    QSignalSpy saved(form, &PositionForm::saved);
    enter(world, form, { u"name=Renamed"_s });
    world.press(form, u"primaryButton"_s);
    QTRY_COMPARE_WITH_TIMEOUT(saved.count(), 1, Patience);
    QCOMPARE(world.lastBody(), body(u"ORG-B"_s, u"Renamed"_s, u"P-FREE"_s, u"T-RENAMED"_s));
}

void TestFormsPositions::unknownTitleIsLockedAndLeftToTheServer()
{
    FormsWorld world;
    QVERIFY(world.open());
    // A title the cache has not seen; the server resolves it when the change is sent.
    SandboxTitle fresh;
    fresh.id = u"title-new"_s;
    fresh.code = u"T-NEW"_s;
    fresh.name = u"Fresh"_s;
    world.server.put(fresh);
    auto theirs = world.server.positionByCode(u"P-FREE"_s);
    theirs->titleId = fresh.id;
    world.server.put(*theirs);
    Position seen = world.position(u"P-FREE"_s);
    seen.titleId = TitleId(fresh.id);
    PositionForm *form = openForm(world, seen);
    QSignalSpy saved(form, &PositionForm::saved);
    QVERIFY(world.picker(form, u"title"_s)->isLocked());
    QVERIFY(!world.picker(form, u"organization"_s)->isLocked());
    enter(world, form, { u"name=Renamed"_s });
    world.press(form, u"primaryButton"_s);
    QTRY_COMPARE_WITH_TIMEOUT(saved.count(), 1, Patience);
    QCOMPARE(world.lastBody(), body(u"ORG-B"_s, u"Renamed"_s, u"P-FREE"_s, u"T-NEW"_s));
}

void TestFormsPositions::removalIsSafeByDefaultAndTellsWhatGoes()
{
    FormsWorld world;
    QVERIFY(world.open());
    auto *dialog = openRemoval(world, u"P-FREE"_s);
    QSignalSpy saved(dialog, &RemovePositionDialog::saved);
    QVERIFY(dialog->findChild<QPushButton *>(u"cancelButton"_s)->isDefault());
    QVERIFY(!dialog->findChild<QPushButton *>(u"primaryButton"_s)->isDefault());
    QVERIFY(dialog->findChild<QLabel *>(u"question"_s)->text().contains("Vacant"_L1));
    QCOMPARE(dialog->findChild<QLabel *>(u"code"_s)->text(), u"P-FREE"_s);
    QVERIFY(!dialog->findChild<QWidget *>(u"holders"_s)->isVisible());
    world.press(dialog, u"primaryButton"_s);
    QTRY_COMPARE_WITH_TIMEOUT(saved.count(), 1, Patience);
    QCOMPARE(saved.constFirst().constFirst().value<PositionId>(), PositionId(u"pos-free"_s));
    QCOMPARE(world.writes().size(), 1);
    QCOMPARE(world.writes().constFirst().method, "DELETE");
    QCOMPARE(world.writes().constFirst().target, "/api/v2/tenant/job-positions/pos-free");
    QVERIFY(!world.server.positionByCode(u"P-FREE"_s));
    QVERIFY(world.position(u"P-FREE"_s).id.isEmpty()); // forgotten here as well
}

void TestFormsPositions::changedPositionIsNotRemovedUnseen()
{
    FormsWorld world;
    QVERIFY(world.open());
    auto *dialog = openRemoval(world, u"P-FREE"_s);
    QSignalSpy saved(dialog, &RemovePositionDialog::saved);
    auto theirs = world.server.positionByCode(u"P-FREE"_s);
    theirs->name = u"Renamed"_s;
    world.server.put(*theirs);
    world.removeOnceSeen(dialog, u"question"_s, u"Renamed"_s);
    QTRY_COMPARE_WITH_TIMEOUT(saved.count(), 1, Patience);
    QCOMPARE(world.writes().size(), 1);
}

void TestFormsPositions::goneBeforeTheRemovalIsToldAndNothingSent()
{
    FormsWorld world;
    QVERIFY(world.open());
    auto *dialog = openRemoval(world, u"P-FREE"_s);
    world.server.removePosition(u"pos-free"_s);
    world.press(dialog, u"primaryButton"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!world.errorAt(dialog, u"position"_s).isEmpty(), Patience);
    QVERIFY(world.message(dialog).contains("JOB.POSITION.0001"_L1));
    QCOMPARE(world.writes().size(), 0);
    QVERIFY(world.position(u"P-FREE"_s).id.isEmpty());
}

// Who holds it is known here, and may be old: the server decides.
void TestFormsPositions::heldPositionIsRefusedWithItsHolders()
{
    FormsWorld world;
    QVERIFY(world.open());
    auto *dialog = openRemoval(world, u"P-A1"_s);
    QVERIFY(dialog->findChild<QWidget *>(u"holders"_s)->isVisible());
    QVERIFY(dialog->findChild<QListWidget *>(u"holdersList"_s)
                ->item(0)
                ->text()
                .contains("test.zhang"_L1));
    world.press(dialog, u"primaryButton"_s);
    QTRY_VERIFY_WITH_TIMEOUT(world.message(dialog).contains("JOB.POSITION.0017"_L1), Patience);
    QVERIFY(world.message(dialog).contains(u"当前职位存在关联用户不能被删除"_s));
    // The form grows with what it has to say.
    const auto *area = dialog->findChild<QScrollArea *>();
    QTRY_COMPARE(area->verticalScrollBar()->maximum(), 0);
    QCOMPARE(world.writes().size(), 1);
    QVERIFY(!world.position(u"P-A1"_s).id.isEmpty());
}

void TestFormsPositions::lostAnswerOfARemovalIsFoundByReading()
{
    FormsWorld world;
    QVERIFY(world.open());
    world.proxy->inject({ "DELETE", "job-positions" }, test::Fault::dropAfter());
    auto *dialog = openRemoval(world, u"P-FREE"_s);
    QSignalSpy saved(dialog, &RemovePositionDialog::saved);
    world.press(dialog, u"primaryButton"_s);
    QTRY_COMPARE_WITH_TIMEOUT(saved.count(), 1, Patience);
    QCOMPARE(world.proxy->seen("DELETE"), 1);
    QVERIFY2(world.message(dialog).contains("the change was made"_L1),
             qPrintable(world.message(dialog)));
}

void TestFormsPositions::lostRemovalIsReadAgainAndNotRepeated()
{
    FormsWorld world;
    QVERIFY(world.open());
    world.proxy->inject({ "DELETE", "job-positions" }, test::Fault::dropBefore());
    auto *dialog = openRemoval(world, u"P-FREE"_s);
    QSignalSpy saved(dialog, &RemovePositionDialog::saved);
    world.press(dialog, u"primaryButton"_s);
    QTRY_VERIFY_WITH_TIMEOUT(dialog->messageBar().error().has_value(), Patience);
    QCOMPARE(dialog->messageBar().error()->kind, ApiError::Kind::OutcomeUnknown);
    world.press(dialog, u"readAgain"_s);
    QTRY_VERIFY_WITH_TIMEOUT(world.message(dialog).contains("not on the server"_L1), Patience);
    QCOMPARE(saved.count(), 0);
    world.server.removePosition(u"pos-free"_s); // it arrived after all
    world.press(dialog, u"sendAgain"_s);
    QTRY_COMPARE_WITH_TIMEOUT(saved.count(), 1, Patience);
    QCOMPARE(world.proxy->seen("DELETE"), 1);
}

void TestFormsPositions::removalOfflineGoesToTheOutbox()
{
    FormsWorld world;
    QVERIFY(world.open());
    OutboxPage page(world.catalog);
    page.setSession(world.service.get(), world.outbox.get());
    page.show();
    world.service->setOffline(true);
    world.proxy->clearRequests();
    auto *dialog = openRemoval(world, u"P-FREE"_s);
    world.press(dialog, u"primaryButton"_s);
    QCOMPARE(world.proxy->seen(), 0);
    QCOMPARE(world.outbox->entries().size(), 1);
    const WriteRequest kept = world.outbox->entries().constFirst().request;
    QCOMPARE(kept.kind, WriteRequest::Kind::RemovePosition);
    QCOMPARE(kept.basePosition, std::optional(world.position(u"P-FREE"_s)));
    auto *table = page.findChild<QTableView *>(u"outboxTable"_s);
    QCOMPARE(table->model()->index(0, 0).data().toString(), u"Remove position"_s);
    QCOMPARE(table->model()->index(0, 1).data().toString(), u"Vacant"_s);
    QVERIFY(table->model()->index(0, 2).data().toString().contains("P-FREE"_L1));
    table->setCurrentIndex(table->model()->index(0, 0));
    QVERIFY(!page.findChild<QPushButton *>(u"editOne"_s)->isEnabled()); // nothing to edit
    world.service->setOffline(false);
    world.press(&page, u"sendAll"_s);
    QTRY_COMPARE_WITH_TIMEOUT(world.outbox->entries().size(), 0, Patience);
    QVERIFY(!world.server.positionByCode(u"P-FREE"_s));
    QCOMPARE(world.writes().size(), 1);
}

void TestFormsPositions::openFormEndsWithItsSession_data()
{
    QTest::addColumn<bool>("sessionFirst");
    QTest::newRow("the session goes") << true;
    QTest::newRow("the window goes") << false;
}

// With the focus in a half-typed input, which tells its form when it loses it.
void TestFormsPositions::openFormEndsWithItsSession()
{
    QFETCH(bool, sessionFirst);
    FormsWorld world;
    QVERIFY(world.open());
    QPointer<PositionForm> form = openForm(world, world.position(u"P-FREE"_s));
    auto *code = form->findChild<QLineEdit *>(u"code"_s);
    world.type(code, u"HALF-TYP"_s);
    QVERIFY(code->hasFocus());
    if (sessionFirst) {
        world.outbox.reset();
        world.service.reset();
        QTRY_VERIFY(form.isNull());
    } else {
        delete form;
        QVERIFY(form.isNull());
    }
}

} // namespace renzhi

using namespace renzhi;
RENZHI_TEST(TestFormsPositions)
#include "tst_forms_positions.moc"
