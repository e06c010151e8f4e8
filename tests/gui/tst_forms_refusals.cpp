// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Every error code of the core pages' writes, from the form: the field it lands on, both languages
// with the current one first, the code in the facts, and what was entered still there. And what is
// refused before it is sent.

#include "tests/gui/filledforms.h"
#include "tests/support/testmain.h"
#include "views/errors/errorpresenter.h"
#include "views/errors/fielderror.h"
#include "views/errors/messagebar.h"
#include "views/errors/plaintext.h"
#include "views/pages/outboxpage.h"

#include <QJsonDocument>
#include <QLabel>

namespace renzhi {

using namespace Qt::StringLiterals;

class TestFormsRefusals : public QObject
{
    Q_OBJECT
private slots:
    void requestIsThatOfThePage_data();
    void requestIsThatOfThePage();
    void invalidFormSendsNothing_data();
    void invalidFormSendsNothing();
    void choiceGoneMeanwhileSendsNothing_data();
    void choiceGoneMeanwhileSendsNothing();
    void keptEntryIsCheckedAgain_data();
    void keptEntryIsCheckedAgain();
    void codeLandsOnItsField_data();
    void codeLandsOnItsField();
    void refusalOfTheRulesReachesTheForm_data();
    void refusalOfTheRulesReachesTheForm();
    void unknownCodeShowsTheServersText();
    void textLikeHtmlIsShownAsText();
    void messageGoesWhenItsFieldIsEdited();
    void languageSwitchRewordsErrorAndKeepsWhatWasTyped();
    void cleanupTestCase() { m_shared.reset(); }

private:
    // For the tests whose refusals the proxy invents: nothing changes on the server. What the
    // client learned from one ("there is no such person") must not reach the next.
    FormsWorld &shared()
    {
        const bool usable = m_shared
            && m_shared->service->jobs(UserId(u"user-1"_s)).jobs.size() == 2
            && !m_shared->user().id.isEmpty() && !m_shared->position(u"P-FREE"_s).id.isEmpty()
            && !m_shared->service->jobManagementOff();
        if (usable) {
            m_shared->clearAway();
        } else {
            m_shared.reset();
            m_shared = std::make_unique<FormsWorld>();
            m_opened = m_shared->open();
        }
        return *m_shared;
    }

    std::unique_ptr<FormsWorld> m_shared;
    bool m_opened = false;
};

namespace {

// What is said at each input, "input: code".
QStringList errorsOf(const QWidget *form)
{
    QStringList said;
    for (const QString &input :
         { u"organization"_s, u"position"_s, u"title"_s, u"name"_s, u"code"_s, u"person"_s }) {
        const auto *error = form->findChild<FieldError *>(input + u"Error"_s);
        if (error != nullptr && error->isShowing() && !error->isWarning())
            said.append(input + u": "_s + error->key());
    }
    return said;
}

QByteArray refusal(const QString &code, const QString &text)
{
    return QJsonDocument(QJsonObject { { u"error_code"_s, code }, { u"error_msg"_s, text } })
        .toJson();
}

} // namespace

// The success case of each page, byte by byte.
void TestFormsRefusals::requestIsThatOfThePage_data()
{
    QTest::addColumn<int>("page");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("add job")
        << int(Write::AddJob) << QByteArray("/api/v2/tenant/users/user-1/part-time-job")
        << QByteArray(R"({"org_code":"ORG-A","position_code":"P-A2","title_code":"T-1"})");
    QTest::newRow("update job")
        << int(Write::UpdateJob) << QByteArray("/api/v2/tenant/users/user-1/part-time-job/job-1")
        << QByteArray(R"({"org_code":"ORG-A","position_code":"P-A2","title_code":"T-1"})");
    QTest::newRow("add position")
        << int(Write::AddPosition) << QByteArray("/api/v2/tenant/job-positions")
        << QByteArray(
               R"({"org_code":"ORG-A","name":"Entered","code":"P-ENTERED","title_code":"T-2"})");
    QTest::newRow("update position")
        << int(Write::UpdatePosition) << QByteArray("/api/v2/tenant/job-positions/pos-free")
        << QByteArray(
               R"({"org_code":"ORG-A","name":"Entered","code":"P-ENTERED","title_code":"T-2"})");
}

void TestFormsRefusals::requestIsThatOfThePage()
{
    QFETCH(int, page);
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, body);
    FormsWorld world;
    QVERIFY(world.open());
    const FilledForm opened = fillIn(world, static_cast<Write>(page));
    QPointer<WriteForm> alive(opened.form);
    world.press(opened.form, u"primaryButton"_s);
    QTRY_VERIFY_WITH_TIMEOUT(alive.isNull(), Patience); // closes when it is confirmed and read back
    QCOMPARE(world.writes().size(), 1);
    const SandboxRequest sent = world.writes().constFirst();
    QCOMPARE(sent.method, opened.method);
    QCOMPARE(sent.target, target);
    QCOMPARE(sent.header("Content-Type"), "application/json; charset=utf-8");
    QVERIFY(!sent.header("Authorization").isEmpty());
    QCOMPARE(sent.header("Content-Length"), QByteArray::number(body.size()));
    QCOMPARE(sent.body, body);
    QVERIFY(sent.applied);
}

void TestFormsRefusals::invalidFormSendsNothing_data()
{
    QTest::addColumn<int>("page");
    QTest::addColumn<QString>("input");
    QTest::addColumn<QString>("text"); // typed instead of what was right; none: emptied
    QTest::addColumn<QString>("code");
    const auto row = [](Write page, const char *what, const QString &input, const QString &text,
                        const QString &code) {
        QTest::addRow("%s: %s", nameOf(page), what)
            << static_cast<int>(page) << input << text << code;
    };
    const QString nothing = u"names nothing"_s;
    for (const Write page : { Write::AddJob, Write::UpdateJob, Write::TransferJob }) {
        row(page, "no organization", u"organization"_s, {}, u"USER.0094"_s);
        row(page, "organization of nothing", u"organization"_s, nothing, u"local.not-chosen"_s);
        row(page, "position of nothing", u"position"_s, nothing, u"local.not-chosen"_s);
        row(page, "neither a title nor none", u"title"_s, {}, u"local.not-chosen"_s);
    }
    for (const Write page : { Write::AddPosition, Write::UpdatePosition }) {
        row(page, "no organization", u"organization"_s, {}, u"COM.0601"_s);
        row(page, "no name", u"name"_s, {}, u"COM.0601"_s);
        row(page, "only blanks for a name", u"name"_s, u"  "_s, u"COM.0601"_s);
        row(page, "no code", u"code"_s, {}, u"COM.0601"_s);
        row(page, "taken code", u"code"_s, u"P-A1"_s, u"JOB.POSITION.0009"_s);
        row(page, "title of nothing", u"title"_s, nothing, u"local.not-chosen"_s);
    }
}

// The form of requestIsThatOfThePage with one input spoilt.
void TestFormsRefusals::invalidFormSendsNothing()
{
    QFETCH(int, page);
    QFETCH(QString, input);
    QFETCH(QString, text);
    QFETCH(QString, code);
    FormsWorld &world = shared();
    QVERIFY(m_opened);
    const FilledForm opened = fillIn(world, static_cast<Write>(page));
    CodePicker *picker = world.picker(opened.form, input);
    QLineEdit *edit = picker != nullptr ? FormsWorld::editOf(picker)
                                        : opened.form->findChild<QLineEdit *>(input);
    world.type(edit, text);
    opened.form->findChild<QPushButton *>(u"cancelButton"_s)->setFocus();
    world.proxy->clearRequests();
    world.press(opened.form, u"primaryButton"_s);
    QCOMPARE(errorsOf(opened.form), QStringList { input + u": "_s + code });
    QVERIFY(edit->hasFocus());
    QCOMPARE(edit->text(), text);
    QVERIFY2(world.message(opened.form).contains("Nothing was sent"_L1),
             qPrintable(world.message(opened.form)));
    QVERIFY(!opened.form->isBusy());
    QCOMPARE(world.proxy->seen(), 0);
}

void TestFormsRefusals::choiceGoneMeanwhileSendsNothing_data()
{
    QTest::addColumn<int>("page");
    QTest::addColumn<QString>("input");
    for (const Write page :
         { Write::AddJob, Write::UpdateJob, Write::AddPosition, Write::UpdatePosition }) {
        QTest::addRow("%s: title", nameOf(page)) << static_cast<int>(page) << u"title"_s;
        if (page == Write::AddJob || page == Write::UpdateJob)
            QTest::addRow("%s: position", nameOf(page)) << static_cast<int>(page) << u"position"_s;
    }
}

// Chosen here, and gone with a sync while the form was open: sent without it, it would be another
// job than the one that is shown, and a change would clear what the server has.
void TestFormsRefusals::choiceGoneMeanwhileSendsNothing()
{
    QFETCH(int, page);
    QFETCH(QString, input);
    FormsWorld world;
    QVERIFY(world.open());
    const FilledForm opened = fillIn(world, static_cast<Write>(page));
    CodePicker *picker = world.picker(opened.form, input);
    if (input == "position"_L1)
        world.server.removePosition(picker->choiceId());
    else
        world.server.removeTitle(picker->choiceId());
    QVERIFY(world.sync());
    world.proxy->clearRequests();
    world.press(opened.form, u"primaryButton"_s);
    QCOMPARE(errorsOf(opened.form), QStringList { input + u": local.not-chosen"_s });
    QVERIFY(!picker->isLocked());
    QVERIFY(!opened.form->isBusy());
    QCOMPARE(world.proxy->seen(), 0);
}

void TestFormsRefusals::keptEntryIsCheckedAgain_data()
{
    QTest::addColumn<QString>("said");
    QTest::newRow("position went to another organization") << u"position: USER.0097"_s;
    QTest::newRow("code was taken") << u"code: JOB.POSITION.0009"_s;
    QTest::newRow("moved position is held by now") << u"organization: JOB.POSITION.0016"_s;
}

// Right when it was kept in the outbox, and wrong by what has been read since.
void TestFormsRefusals::keptEntryIsCheckedAgain()
{
    QFETCH(QString, said);
    FormsWorld world;
    QVERIFY(world.open());
    WriteRequest request;
    request.user = world.user().id;
    if (said.endsWith("USER.0097"_L1)) {
        request.jobDraft = { OrgCode(u"ORG-A"_s), PositionCode(u"P-A2"_s), TitleCode(u"T-1"_s) };
        auto moved = world.server.positionByCode(u"P-A2"_s);
        moved->orgId = u"org-b"_s;
        world.server.put(*moved);
    } else if (said.endsWith("JOB.POSITION.0009"_L1)) {
        request.kind = WriteRequest::Kind::AddPosition;
        request.positionDraft
            = { OrgCode(u"ORG-A"_s), u"New"_s, PositionCode(u"P-NEW"_s), TitleCode(u"T-1"_s) };
        SandboxPosition taken;
        taken.orgId = u"org-b"_s;
        taken.code = u"P-NEW"_s;
        taken.name = u"Was faster"_s;
        world.server.put(taken);
    } else {
        request.kind = WriteRequest::Kind::UpdatePosition;
        request.basePosition = world.position(u"P-FREE"_s);
        request.position = request.basePosition->id;
        request.positionDraft
            = { OrgCode(u"ORG-A"_s), u"Vacant"_s, PositionCode(u"P-FREE"_s), TitleCode(u"T-1"_s) };
        request.touched = WriteRequest::TouchedOrganization;
        world.server.setJobs(u"user-1"_s, { { u"job-1"_s, u"org-b"_s, u"pos-free"_s, {}, false } });
    }
    QVERIFY(world.outbox->add(request));
    QVERIFY(world.sync());
    bool read = false;
    world.service->readJobs(request.user, std::nullopt, &world.window,
                            [&read](const Result<JobList> &) { read = true; });
    QTRY_VERIFY_WITH_TIMEOUT(read, Patience);

    OutboxPage page(world.catalog);
    WriteForm *form = world.openKept(page);
    QVERIFY(form != nullptr);
    world.proxy->clearRequests();
    world.press(form, u"primaryButton"_s);
    QCOMPARE(errorsOf(form), QStringList { said });
    QVERIFY(!form->isBusy());
    QCOMPARE(world.proxy->seen(), 0);
}

void TestFormsRefusals::codeLandsOnItsField_data()
{
    QTest::addColumn<int>("page");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("field"); // object name of its message; empty: the message bar alone
    QTest::addColumn<bool>("chinese");
    struct Case
    {
        Write page;
        const char *code;
        const char *field;
    };
    constexpr std::array cases {
        Case { Write::AddJob, "ENT.CONFIG.0031", "" },
        Case { Write::AddJob, "ORG.0001", "organization" },
        Case { Write::AddJob, "JOB.POSITION.0001", "position" },
        Case { Write::AddJob, "JOB.TITLE.0001", "title" },
        Case { Write::AddJob, "USER.0001", "person" },
        Case { Write::AddJob, "USER.0094", "organization" },
        Case { Write::AddJob, "USER.0095", "position" },
        Case { Write::AddJob, "USER.0096", "title" },
        Case { Write::AddJob, "USER.0097", "position" },
        Case { Write::UpdateJob, "ENT.CONFIG.0031", "" },
        Case { Write::UpdateJob, "ORG.0001", "organization" },
        Case { Write::UpdateJob, "JOB.POSITION.0001", "position" },
        Case { Write::UpdateJob, "JOB.TITLE.0001", "title" },
        Case { Write::UpdateJob, "USER.0001", "person" },
        Case { Write::UpdateJob, "USER.0093", "person" },
        Case { Write::UpdateJob, "USER.0094", "organization" },
        Case { Write::UpdateJob, "USER.0095", "position" },
        Case { Write::UpdateJob, "USER.0096", "title" },
        Case { Write::UpdateJob, "USER.0097", "position" },
        Case { Write::AddPosition, "ENT.CONFIG.0031", "" },
        Case { Write::AddPosition, "COM.0601", "" },
        Case { Write::AddPosition, "JOB.POSITION.0009", "code" },
        Case { Write::AddPosition, "ORG.0001", "organization" },
        Case { Write::AddPosition, "JOB.TITLE.0001", "title" },
        Case { Write::UpdatePosition, "ENT.CONFIG.0031", "" },
        Case { Write::UpdatePosition, "COM.0601", "" },
        Case { Write::UpdatePosition, "JOB.POSITION.0001", "position" },
        Case { Write::UpdatePosition, "JOB.POSITION.0009", "code" },
        Case { Write::UpdatePosition, "JOB.POSITION.0016", "organization" },
        Case { Write::UpdatePosition, "ORG.0001", "organization" },
        Case { Write::UpdatePosition, "JOB.TITLE.0001", "title" },
    };
    for (const Case &c : cases) {
        for (const bool chinese : { false, true })
            QTest::addRow("%s: %s, %s", nameOf(c.page), c.code, chinese ? "zh" : "en")
                << static_cast<int>(c.page) << QString::fromLatin1(c.code)
                << QString::fromLatin1(c.field) << chinese;
    }
}

void TestFormsRefusals::codeLandsOnItsField()
{
    QFETCH(int, page);
    QFETCH(QString, code);
    QFETCH(QString, field);
    QFETCH(bool, chinese);
    FormsWorld &world = shared();
    QVERIFY(m_opened);
    world.setLanguage(chinese ? Language::Chinese : Language::English);
    const FilledForm opened = fillIn(world, static_cast<Write>(page));
    world.proxy->inject({ opened.method, opened.target, 0, -1 },
                        test::Fault::reply(400, refusal(u' ' + code, u"text"_s),
                                           { { "Content-Type", "application/json" } }));
    world.press(opened.form, u"primaryButton"_s);
    QTRY_VERIFY_WITH_TIMEOUT(opened.form->messageBar().error().has_value(), Patience);

    const ErrorEntry entry = entryForCode(code, world.catalog);
    const ErrorText &first = chinese ? entry.zh : entry.en;
    const ErrorText &second = chinese ? entry.en : entry.zh;
    const QStringList lines = world.message(opened.form).split(u'\n');
    const auto at = [&lines](const QString &text) {
        return lines.indexOf(
            QRegularExpression(u".*"_s + QRegularExpression::escape(text) + u".*"_s));
    };
    QVERIFY2(at(first.title) >= 0 && at(first.title) < at(second.title),
             qPrintable(lines.join(u" | "_s)));
    QVERIFY(at(first.measure) >= 0 && at(first.measure) < at(second.measure));
    QVERIFY(lines.constLast().startsWith(code + u" · HTTP 400"_s));
    for (const QString &input :
         { u"organization"_s, u"position"_s, u"title"_s, u"name"_s, u"code"_s, u"person"_s }) {
        const QString shown = world.errorAt(opened.form, input);
        QCOMPARE(!shown.isEmpty(), input == field);
        if (input == field)
            QCOMPARE(shown, QString(first.title + u'\n' + second.title));
    }
    // Nothing entered is lost, and it can be sent again.
    QCOMPARE(world.picker(opened.form, opened.input)->choiceId(), opened.value);
    QVERIFY(opened.form->findChild<QPushButton *>(u"primaryButton"_s)->isEnabled());
    QCOMPARE(world.proxy->seen(opened.method, opened.target), 1);
}

void TestFormsRefusals::refusalOfTheRulesReachesTheForm_data()
{
    QTest::addColumn<int>("page");
    QTest::addColumn<QString>("code");
    constexpr std::array jobs { "ENT.CONFIG.0031", "ORG.0001",  "JOB.POSITION.0001",
                                "JOB.TITLE.0001",  "USER.0001", "USER.0097" };
    for (const char *code : jobs) {
        QTest::addRow("add job: %s", code)
            << static_cast<int>(Write::AddJob) << QString::fromLatin1(code);
        QTest::addRow("update job: %s", code)
            << static_cast<int>(Write::UpdateJob) << QString::fromLatin1(code);
    }
    QTest::newRow("update job: USER.0093") << static_cast<int>(Write::UpdateJob) << u"USER.0093"_s;
    constexpr std::array positions { "ENT.CONFIG.0031", "ORG.0001", "JOB.TITLE.0001",
                                     "JOB.POSITION.0009" };
    for (const char *code : positions) {
        QTest::addRow("add position: %s", code)
            << static_cast<int>(Write::AddPosition) << QString::fromLatin1(code);
        QTest::addRow("update position: %s", code)
            << static_cast<int>(Write::UpdatePosition) << QString::fromLatin1(code);
    }
    QTest::newRow("update position: JOB.POSITION.0001")
        << static_cast<int>(Write::UpdatePosition) << u"JOB.POSITION.0001"_s;
}

// The same from the server's own rules: it changed after the cache was filled.
void TestFormsRefusals::refusalOfTheRulesReachesTheForm()
{
    QFETCH(int, page);
    QFETCH(QString, code);
    FormsWorld world;
    QVERIFY(world.open());
    const FilledForm opened = fillIn(world, static_cast<Write>(page));
    if (code == "ENT.CONFIG.0031"_L1)
        world.server.change([](SandboxOptions &options) { options.jobManagement = false; });
    else if (code == "ORG.0001"_L1)
        world.server.removeOrganization(u"org-a"_s);
    else if (code == "JOB.POSITION.0001"_L1)
        world.server.removePosition(page == static_cast<int>(Write::UpdatePosition) ? u"pos-free"_s
                                                                                    : u"pos-a2"_s);
    else if (code == "JOB.TITLE.0001"_L1)
        world.server.removeTitle(page < static_cast<int>(Write::AddPosition) ? u"title-1"_s
                                                                             : u"title-2"_s);
    else if (code == "USER.0001"_L1)
        world.server.removeUser(u"user-1"_s);
    else if (code == "USER.0093"_L1)
        world.server.setJobs(u"user-1"_s, {});
    else if (code == "USER.0097"_L1) {
        auto moved = world.server.positionByCode(u"P-A2"_s);
        moved->orgId = u"org-b"_s;
        world.server.put(*moved);
    } else if (code == "JOB.POSITION.0009"_L1) {
        SandboxPosition taken;
        taken.orgId = u"org-b"_s;
        taken.code = u"P-ENTERED"_s;
        taken.name = u"Was faster"_s;
        world.server.put(taken);
    }
    world.press(opened.form, u"primaryButton"_s);
    QTRY_VERIFY_WITH_TIMEOUT(opened.form->messageBar().error().has_value(), Patience);
    QCOMPARE(opened.form->messageBar().error()->code, code);
    QVERIFY(opened.form->isVisible());
    QCOMPARE(world.picker(opened.form, opened.input)->choiceId(), opened.value);
}

void TestFormsRefusals::unknownCodeShowsTheServersText()
{
    FormsWorld &world = shared();
    QVERIFY(m_opened);
    const FilledForm opened = fillIn(world, Write::AddJob);
    world.proxy->inject({ "POST", "part-time-job" },
                        test::Fault::reply(400, refusal(u"VENDOR.4711"_s, u"暂不支持"_s)));
    world.press(opened.form, u"primaryButton"_s);
    QTRY_VERIFY_WITH_TIMEOUT(opened.form->messageBar().error().has_value(), Patience);
    const QString said = world.message(opened.form);
    QVERIFY2(said.contains(u"暂不支持"_s) && said.contains("VENDOR.4711"_L1), qPrintable(said));
}

void TestFormsRefusals::textLikeHtmlIsShownAsText()
{
    FormsWorld &world = shared();
    QVERIFY(m_opened);
    const FilledForm opened = fillIn(world, Write::AddJob);
    world.proxy->inject(
        { "POST", "part-time-job" },
        test::Fault::reply(400, refusal(u"VENDOR.1"_s, u"<b>bold</b><img src=x>"_s)));
    world.press(opened.form, u"primaryButton"_s);
    QTRY_VERIFY_WITH_TIMEOUT(opened.form->messageBar().error().has_value(), Patience);
    const auto *title = opened.form->findChild<QLabel *>(u"messageTitle"_s);
    QCOMPARE(title->textFormat(), Qt::PlainText);
    QVERIFY(unbroken(title->text()).contains("<b>bold</b><img src=x>"_L1));
}

void TestFormsRefusals::messageGoesWhenItsFieldIsEdited()
{
    FormsWorld &world = shared();
    QVERIFY(m_opened);
    const FilledForm opened = fillIn(world, Write::AddJob);
    world.proxy->inject({ "POST", "part-time-job" },
                        test::Fault::reply(400, refusal(u"USER.0097"_s, u"x"_s)));
    world.press(opened.form, u"primaryButton"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!world.errorAt(opened.form, u"position"_s).isEmpty(), Patience);
    world.pick(opened.form, u"title"_s, u"T-2"_s);
    QVERIFY(!world.errorAt(opened.form, u"position"_s).isEmpty()); // not what was edited
    world.pick(opened.form, u"position"_s, u"P-A1"_s);
    QVERIFY(world.errorAt(opened.form, u"position"_s).isEmpty());
    QVERIFY(!opened.form->messageBar().isShowing());
}

void TestFormsRefusals::languageSwitchRewordsErrorAndKeepsWhatWasTyped()
{
    FormsWorld &world = shared();
    QVERIFY(m_opened);
    const FilledForm opened = fillIn(world, Write::AddPosition);
    world.proxy->inject({ "POST", "job-positions" },
                        test::Fault::reply(400, refusal(u"ORG.0001"_s, u"x"_s)));
    world.press(opened.form, u"primaryButton"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!world.errorAt(opened.form, u"organization"_s).isEmpty(), Patience);
    QLineEdit *typing = FormsWorld::editOf(world.picker(opened.form, u"title"_s));
    world.type(typing, u"half a wo"_s);
    QVERIFY(world.message(opened.form).contains(u"Organization does not exist\n组织不存在"_s));
    world.setLanguage(Language::Chinese);
    QVERIFY2(world.message(opened.form).contains(u"组织不存在\nOrganization does not exist"_s),
             qPrintable(world.message(opened.form)));
    QVERIFY(world.errorAt(opened.form, u"organization"_s).startsWith(u"组织不存在"_s));
    QCOMPARE(typing->text(), u"half a wo"_s);
    QCOMPARE(opened.form->findChild<QLineEdit *>(u"name"_s)->text(), u"Entered"_s);
    QCOMPARE(opened.form->findChild<QLineEdit *>(u"code"_s)->text(), u"P-ENTERED"_s);
    QCOMPARE(world.picker(opened.form, u"organization"_s)->choiceId(), u"org-a"_s);
}

} // namespace renzhi

using namespace renzhi;
RENZHI_TEST(TestFormsRefusals)
#include "tst_forms_refusals.moc"
