// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Answers that are not what the contract says, to every write of a form and to the card's read:
// each is told in both languages, and of none is a part kept. The words are the real ones.

#include "app/languageswitcher.h"
#include "tests/gui/brokenanswers.h"
#include "tests/gui/filledforms.h"
#include "tests/gui/shellworld.h"
#include "tests/support/testmain.h"
#include "views/errors/messagebar.h"
#include "views/widgets/jobrowwidget.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace renzhi;
using test::BrokenAnswer;
using Spoil = BrokenAnswer::Spoil;

namespace {

bool isChinese(const QString &text)
{
    return std::any_of(text.begin(), text.end(),
                       [](QChar c) { return c.script() == QChar::Script_Han; });
}

QString firstLine(const MessageBar &bar)
{
    return bar.spokenText().section(u'\n', 0, 0);
}

// Everything that was chosen or typed.
QStringList entered(const QWidget *form)
{
    QStringList result;
    for (const CodePicker *picker : form->findChildren<CodePicker *>())
        result.append(picker->objectName() + u'=' + picker->choiceId());
    for (const QString &name : { u"name"_s, u"code"_s }) {
        if (const auto *edit = form->findChild<QLineEdit *>(name))
            result.append(name + u'=' + edit->text());
    }
    return result;
}

QString recordOf(const QStringList &members)
{
    return members.join(u'|');
}

// The jobs of the person and all positions, as this program knows them …
QStringList cachedRecords(const FormsWorld &world)
{
    QStringList records;
    const JobList known = world.service->jobs(UserId(u"user-1"_s));
    for (const Job &job : known.jobs)
        records.append(
            recordOf({ job.id.toString(), job.orgId.toString(), job.positionId.toString(),
                       job.titleId.toString(), QString::number(int(job.relation)) }));
    const auto references = world.service->references();
    for (const Position &position : references->positions())
        records.append(recordOf({ position.id.toString(), position.orgId.toString(), position.name,
                                  position.code.toString(), position.titleId.toString() }));
    records.sort();
    return records;
}

// … and as the server has them.
QStringList serverRecords(const FormsWorld &world)
{
    QStringList records;
    const QList<SandboxJob> jobs = world.server.jobs(u"user-1"_s);
    for (const SandboxJob &job : jobs)
        records.append(recordOf({ job.id, job.orgId, job.positionId, job.titleId,
                                  QString::number(job.primary ? 1 : 0) }));
    const QList<SandboxPosition> positions = world.server.positions();
    for (const SandboxPosition &position : positions)
        records.append(recordOf(
            { position.id, position.orgId, position.name, position.code, position.titleId }));
    records.sort();
    return records;
}

qsizetype jobRowCount(ShellWorld &world)
{
    return world.find<QWidget>(u"jobs"_s)->findChildren<JobRowWidget *>().size();
}

} // namespace

class TestFormsAnswers : public QObject
{
    Q_OBJECT
private slots:
    void cleanup() { m_languages.setLanguage(Language::English); }
    void brokenAnswerIsToldAtTheFormAndNothingIsKept_data();
    void brokenAnswerIsToldAtTheFormAndNothingIsKept();
    void writeBehindABrokenAnswerIsFoundAndKeptWhole_data();
    void writeBehindABrokenAnswerIsFoundAndKeptWhole();
    void brokenAnswerIsToldAtTheCardAndTheJobsStay_data();
    void brokenAnswerIsToldAtTheCardAndTheJobsStay();
    void cleanupTestCase()
    {
        m_forms.reset();
        m_shell.reset();
    }

private:
    FormsWorld &forms();
    ShellWorld &shell();
    // The words of `key`, in both languages, and `reason` in the details.
    void verifyTells(const MessageBar &bar, const QString &key, const QString &reason);
    // The language of the window first, whichever it is, and nothing as the server wrote it.
    void verifyIsReworded(const MessageBar &bar);

    const ErrorCatalog m_catalog;
    LanguageSwitcher m_languages;
    // For the answers behind which nothing was done; one of them at a time.
    std::unique_ptr<FormsWorld> m_forms;
    std::unique_ptr<ShellWorld> m_shell;
    bool m_opened = false;
    QString m_person;
};

FormsWorld &TestFormsAnswers::forms()
{
    if (m_forms) {
        m_forms->clearAway();
    } else {
        m_shell.reset();
        m_forms = std::make_unique<FormsWorld>();
        m_opened = m_forms->open();
    }
    return *m_forms;
}

ShellWorld &TestFormsAnswers::shell()
{
    if (m_shell) {
        m_shell->proxy().clearFaults();
    } else {
        m_forms.reset(); // whose last form is open and has the keyboard
        m_shell = std::make_unique<ShellWorld>();
        m_shell->useProxy();
        m_person = m_shell->addPerson({ u"欧阳鑫淼"_s, u"ouyang.xinmiao"_s, 2 });
        m_shell->addPerson({ u"另一人"_s, u"the.other"_s, 0 });
        m_opened = m_shell->open();
    }
    return *m_shell;
}

void TestFormsAnswers::verifyTells(const MessageBar &bar, const QString &key, const QString &reason)
{
    const ErrorEntry entry = m_catalog.entryFor(*bar.error());
    QCOMPARE(entry.key, key);
    QVERIFY2(bar.error()->detail.contains(reason), qPrintable(bar.error()->detail));
    const QString said = bar.spokenText();
    for (const QString &words :
         { entry.zh.title, entry.en.title, entry.zh.measure, entry.en.measure })
        QVERIFY2(!words.isEmpty() && said.contains(words), qPrintable(said));
    verifyIsReworded(bar);
}

void TestFormsAnswers::verifyIsReworded(const MessageBar &bar)
{
    const QString english = bar.spokenText();
    QVERIFY(!english.isEmpty());
    QVERIFY2(!isChinese(firstLine(bar)), qPrintable(english));
    m_languages.setLanguage(Language::Chinese);
    QTRY_VERIFY_WITH_TIMEOUT(isChinese(firstLine(bar)), Patience);
    for (const QString &said : { english, bar.spokenText() }) {
        const bool isRaw
            = said.contains(u'<') || said.contains(u'{') || said.contains("Server.java"_L1);
        QVERIFY2(!isRaw, qPrintable(said));
    }
}

void TestFormsAnswers::brokenAnswerIsToldAtTheFormAndNothingIsKept_data()
{
    QTest::addColumn<int>("write");
    QTest::addColumn<Spoil>("spoil");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<bool>("open"); // whether it was applied nobody knows
    for (const Write write : Writes) {
        for (const BrokenAnswer &answer : test::brokenAnswers())
            QTest::addRow("%s: %s", nameOf(write), answer.name)
                << static_cast<int>(write) << answer.spoil << QString::fromLatin1(answer.toWrite)
                << QString::fromLatin1(answer.reason) << answer.leavesOpen();
    }
}

void TestFormsAnswers::brokenAnswerIsToldAtTheFormAndNothingIsKept()
{
    QFETCH(const int, write);
    QFETCH(const Spoil, spoil);
    QFETCH(const QString, key);
    QFETCH(const QString, reason);
    QFETCH(const bool, open);
    FormsWorld &world = forms();
    QVERIFY(m_opened);
    const QStringList before = cachedRecords(world);
    const FilledForm filled = fillIn(world, static_cast<Write>(write));
    const QPointer<WriteForm> form(filled.form);
    const QStringList typed = entered(form);
    world.proxy->inject({ filled.method, filled.target, 0, -1 }, spoil(false));
    world.press(form, u"primaryButton"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!form || form->messageBar().error(), Patience);
    QVERIFY(form && form->isVisible());
    verifyTells(form->messageBar(), key, reason);
    QCOMPARE(world.proxy->seen(filled.method, filled.target), 1);
    QCOMPARE(entered(form), typed);
    // Saving once more is right after a refusal only; else it is read again, or sent when told.
    QCOMPARE(form->findChild<QPushButton *>(u"primaryButton"_s)->isEnabled(), !open);
    QCOMPARE(form->findChild<QPushButton *>(u"readAgain"_s) != nullptr, open);
    QCOMPARE(cachedRecords(world), before);
}

void TestFormsAnswers::writeBehindABrokenAnswerIsFoundAndKeptWhole_data()
{
    QTest::addColumn<int>("write");
    QTest::addColumn<Spoil>("spoil");
    for (const Write write : Writes) {
        for (const BrokenAnswer &answer : test::brokenAnswers()) {
            if (answer.leavesOpen())
                QTest::addRow("%s: %s", nameOf(write), answer.name)
                    << static_cast<int>(write) << answer.spoil;
        }
    }
}

void TestFormsAnswers::writeBehindABrokenAnswerIsFoundAndKeptWhole()
{
    QFETCH(const int, write);
    QFETCH(const Spoil, spoil);
    FormsWorld world;
    QVERIFY(world.open());
    const QStringList before = cachedRecords(world);
    const FilledForm filled = fillIn(world, static_cast<Write>(write));
    const QPointer<WriteForm> form(filled.form);
    const QStringList typed = entered(form);
    world.proxy->inject({ filled.method, filled.target, 0, -1 }, spoil(true));
    world.press(form, u"primaryButton"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!form || form->messageBar().isShowing(), Patience);
    QVERIFY(form && form->isVisible()); // it says how it was found out, instead of just closing
    QCOMPARE(form->messageBar().kind(), MessageBar::Kind::Success);
    verifyIsReworded(form->messageBar());
    QCOMPARE(world.proxy->seen(filled.method, filled.target), 1);
    QCOMPARE(entered(form), typed);
    QCOMPARE(cachedRecords(world), serverRecords(world));
    QVERIFY(cachedRecords(world) != before);
}

void TestFormsAnswers::brokenAnswerIsToldAtTheCardAndTheJobsStay_data()
{
    QTest::addColumn<Spoil>("spoil");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("reason");
    for (const BrokenAnswer &answer : test::brokenAnswers())
        QTest::newRow(answer.name) << answer.spoil << QString::fromLatin1(answer.toRead)
                                   << QString::fromLatin1(answer.reason);
}

void TestFormsAnswers::brokenAnswerIsToldAtTheCardAndTheJobsStay()
{
    QFETCH(const Spoil, spoil);
    QFETCH(const QString, key);
    QFETCH(const QString, reason);
    ShellWorld &world = shell();
    QVERIFY(m_opened);
    world.choosePerson(u"ouyang.xinmiao"_s);
    QTRY_COMPARE_WITH_TIMEOUT(jobRowCount(world), 3, Patience); // cached from here on
    world.choosePerson(u"the.other"_s);
    QTRY_COMPARE_WITH_TIMEOUT(jobRowCount(world), 1, Patience);
    const auto *bar
        = world.find<QWidget>(u"personCard"_s)->findChild<MessageBar *>(u"cardMessage"_s);
    QVERIFY(!bar->isVisible());
    const QVector<Job> before = world.service().jobs(UserId(m_person)).jobs;
    const QByteArray target = "/users/" + m_person.toUtf8() + "/jobs";
    world.proxy().inject({ "GET", target, 0, -1 }, spoil(false));
    world.choosePerson(u"ouyang.xinmiao"_s);
    QTRY_VERIFY_WITH_TIMEOUT(bar->isVisible() && bar->error(), Patience);
    verifyTells(*bar, key, reason);
    QCOMPARE(jobRowCount(world), 3);
    QCOMPARE(world.service().jobs(UserId(m_person)).jobs, before);
}

RENZHI_TEST(TestFormsAnswers)
#include "tst_forms_answers.moc"
