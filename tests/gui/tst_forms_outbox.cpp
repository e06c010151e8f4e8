// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Entries of the outbox that are opened in their form again.

#include "tests/gui/formsworld.h"
#include "tests/support/testmain.h"
#include "views/errors/messagebar.h"
#include "views/forms/jobform.h"
#include "views/forms/positionform.h"
#include "views/pages/outboxpage.h"

namespace renzhi {

using namespace Qt::StringLiterals;

class TestFormsOutbox : public QObject
{
    Q_OBJECT
private slots:
    void outboxAsksAgainForWhatIsGone_data();
    void outboxAsksAgainForWhatIsGone();
    void outboxLooksForWhatAFormSent();
    void outboxDoesNotSendWhatAFormIsSending();
};

namespace {

// One kept addition to ORG-A, opened again from the outbox's page.
JobForm *editedEntry(FormsWorld &world, OutboxPage &page)
{
    WriteRequest request;
    request.user = world.user().id;
    request.jobDraft.org = OrgCode(u"ORG-A"_s);
    return world.outbox->add(request) ? qobject_cast<JobForm *>(world.openKept(page)) : nullptr;
}

} // namespace

void TestFormsOutbox::outboxAsksAgainForWhatIsGone_data()
{
    QTest::addColumn<bool>("job");
    QTest::addColumn<bool>("change");
    QTest::addColumn<QString>("input");
    for (const QString &input : { u"organization"_s, u"position"_s, u"title"_s }) {
        QTest::addRow("added job: %s", qPrintable(input)) << true << false << input;
        QTest::addRow("changed job: %s", qPrintable(input)) << true << true << input;
    }
    for (const QString &input : { u"organization"_s, u"title"_s }) {
        QTest::addRow("added position: %s", qPrintable(input)) << false << false << input;
        QTest::addRow("changed position: %s", qPrintable(input)) << false << true << input;
    }
}

// Neither "none" nor what the server has now may stand for a code that names nothing any more.
void TestFormsOutbox::outboxAsksAgainForWhatIsGone()
{
    QFETCH(bool, job);
    QFETCH(bool, change);
    QFETCH(QString, input);
    FormsWorld world;
    QVERIFY(world.open());
    const auto code = [&](const char *name, const QString &known) {
        return input == QLatin1String(name) ? u"GONE"_s : known;
    };
    WriteRequest request;
    request.user = world.user().id;
    request.jobDraft
        = { OrgCode(code("organization", u"ORG-A"_s)), PositionCode(code("position", u"P-A1"_s)),
            TitleCode(code("title", u"T-1"_s)) };
    request.positionDraft = { OrgCode(code("organization", u"ORG-A"_s)), u"New"_s,
                              PositionCode(u"P-NEW"_s), TitleCode(code("title", u"T-1"_s)) };
    if (job && change) {
        request.kind = WriteRequest::Kind::UpdateJob;
        request.job = world.job().id;
        request.baseJob = world.job();
    } else if (!job) {
        request.kind
            = change ? WriteRequest::Kind::UpdatePosition : WriteRequest::Kind::AddPosition;
        if (change) {
            request.basePosition = world.position(u"P-FREE"_s);
            request.position = request.basePosition->id;
        }
    }
    QVERIFY(world.outbox->add(request));
    OutboxPage page(world.catalog);
    WriteForm *form = world.openKept(page);
    QVERIFY(form != nullptr);
    CodePicker *picker = world.picker(form, input);
    QVERIFY(picker->isInvalid());
    QVERIFY(!picker->isLocked());
    QCOMPARE(FormsWorld::editOf(picker)->text(), u"GONE"_s);
    QVERIFY(world.sync()); // does not make it a choice either
    QCOMPARE(FormsWorld::editOf(picker)->text(), u"GONE"_s);
    world.server.clearJournal();
    world.press(form, u"primaryButton"_s);
    QVERIFY(!world.errorAt(form, input).isEmpty());
    QVERIFY(!form->isBusy());
    QCOMPARE(world.writes().size(), 0);
}

void TestFormsOutbox::outboxLooksForWhatAFormSent()
{
    FormsWorld world;
    QVERIFY(world.open());
    OutboxPage page(world.catalog);
    QPointer<JobForm> form = editedEntry(world, page);
    QVERIFY(form != nullptr);
    world.pick(form, u"title"_s, u"T-2"_s);
    world.proxy->inject({ "POST", "part-time-job" }, test::Fault::dropAfter());
    world.proxy->inject({ "GET", "jobs", 1, -1 }, test::Fault::reply(500));
    world.press(form, u"primaryButton"_s);
    QTRY_VERIFY_WITH_TIMEOUT(form->messageBar().error().has_value(), Patience);
    QCOMPARE(form->messageBar().error()->kind, ApiError::Kind::OutcomeUnknown);
    form->reject();
    if (form != nullptr && form->isVisible())
        world.press(form, u"confirmYes"_s);
    QTRY_VERIFY(form.isNull());
    QCOMPARE(world.outbox->entries().size(), 1);
    QVERIFY(world.outbox->entries().constFirst().outcomeUnknown);
    QVERIFY(!page.findChild<QPushButton *>(u"editOne"_s)->isEnabled());

    world.proxy->clearFaults();
    world.press(&page, u"sendOne"_s);
    QTRY_VERIFY_WITH_TIMEOUT(world.outbox->entries().isEmpty(), Patience);
    QCOMPARE(world.writes().size(), 1);
    QCOMPARE(world.lastBody(), jobBody(u"ORG-A"_s, {}, u"T-2"_s));
    QCOMPARE(world.server.jobs(u"user-1"_s).size(), 3);
}

void TestFormsOutbox::outboxDoesNotSendWhatAFormIsSending()
{
    FormsWorld world;
    QVERIFY(world.open());
    OutboxPage page(world.catalog);
    QPointer<JobForm> form = editedEntry(world, page);
    QVERIFY(form != nullptr);
    world.proxy->inject({ "POST", "part-time-job" }, test::Fault::delay(500));
    world.press(form, u"primaryButton"_s);
    QTRY_COMPARE_WITH_TIMEOUT(world.proxy->seen("POST", "part-time-job"), 1, Patience);
    form->reject(); // "Continue in background"
    world.outbox->send(world.outbox->entries().constFirst().id);
    QVERIFY(!page.findChild<QPushButton *>(u"sendOne"_s)->isEnabled());
    QTRY_VERIFY_WITH_TIMEOUT(form.isNull(), Patience);
    QVERIFY(world.outbox->entries().isEmpty());
    QCOMPARE(world.writes().size(), 1);
}

} // namespace renzhi

using namespace renzhi;
RENZHI_TEST(TestFormsOutbox)
#include "tst_forms_outbox.moc"
