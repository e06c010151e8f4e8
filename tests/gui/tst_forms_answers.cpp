// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Answers that are not what the contract says, to every write of a form: each is told in both
// languages, and of none is a part kept. The words are the real ones.

#include "tests/gui/bilingualcheck.h"
#include "tests/gui/brokenanswers.h"
#include "tests/gui/filledforms.h"
#include "tests/support/testmain.h"
#include "views/errors/messagebar.h"

using namespace Qt::StringLiterals;
using namespace renzhi;
using test::BrokenAnswer;
using Spoil = BrokenAnswer::Spoil;

namespace {

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

} // namespace

class TestFormsAnswers : public QObject
{
    Q_OBJECT
private slots:
    void cleanup() { m_check.speakEnglish(); }
    void brokenAnswerIsToldAtTheFormAndNothingIsKept_data();
    void brokenAnswerIsToldAtTheFormAndNothingIsKept();
    void writeBehindABrokenAnswerIsFoundAndKeptWhole_data();
    void writeBehindABrokenAnswerIsFoundAndKeptWhole();
    void cleanupTestCase() { m_forms.reset(); }

private:
    FormsWorld &forms();

    BilingualCheck m_check;
    // For the answers behind which nothing was done.
    std::unique_ptr<FormsWorld> m_forms;
    bool m_opened = false;
};

FormsWorld &TestFormsAnswers::forms()
{
    if (m_forms) {
        m_forms->clearAway();
    } else {
        m_forms = std::make_unique<FormsWorld>();
        m_opened = m_forms->open();
    }
    return *m_forms;
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
    m_check.verifyTells(form->messageBar(), key, reason);
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
    m_check.verifyIsReworded(form->messageBar());
    QCOMPARE(world.proxy->seen(filled.method, filled.target), 1);
    QCOMPARE(entered(form), typed);
    QCOMPARE(cachedRecords(world), serverRecords(world));
    QVERIFY(cachedRecords(world) != before);
}

RENZHI_TEST(TestFormsAnswers)
#include "tst_forms_answers.moc"
