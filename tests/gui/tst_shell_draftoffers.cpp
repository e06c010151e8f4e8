// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What was not finished is offered at the next start: one draft after another, and each as what it
// still is, also when it may have left.

#include "models/cache/database.h"
#include "models/core/changeline.h"
#include "models/directory/draftfile.h"
#include "models/directory/outbox.h"
#include "tests/gui/draftworld.h"
#include "tests/gui/formsworld.h"
#include "tests/support/testmain.h"
#include "views/desk.h"
#include "views/errors/messagebar.h"
#include "views/forms/writeform.h"
#include "views/widgets/codepicker.h"
#include "views/widgets/jobrowwidget.h"

#include <QAbstractItemView>
#include <QAction>
#include <QClipboard>
#include <QDir>
#include <QFile>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QStringList>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;
using namespace renzhi;

namespace {

FormDraft draftOfAPosition(const QString &name, int minutesAgo)
{
    FormDraft draft;
    draft.id = QUuid::createUuid();
    draft.about.kind = WriteRequest::Kind::AddPosition;
    draft.who = name;
    draft.inputs = { TypedInput { u"name"_s, name } };
    draft.changedAt = QDateTime::currentDateTimeUtc().addSecs(-60 * minutesAgo - 5);
    return draft;
}

FormDraft sentPosition(const QString &organization, const QString &title)
{
    FormDraft draft = draftOfAPosition(u"Tester"_s, 1);
    draft.about.positionDraft
        = { OrgCode(organization), u"Tester"_s, PositionCode(u"P-77"_s), TitleCode(title) };
    draft.isSent = true;
    return draft;
}

// It is sent, never arrives, and its form stays open; in a world behind a proxy.
void loseNewPosition(DraftWorld &world)
{
    QDialog *form = world.beginNewPosition();
    QVERIFY(form != nullptr);
    world.fillInNewPosition(form);
    world.proxy().inject({ "POST", "position" }, test::Fault::dropBefore());
    form->findChild<QPushButton *>(u"primaryButton"_s)->click();
    const auto *sent = static_cast<const WriteForm *>(form);
    QTRY_VERIFY_WITH_TIMEOUT(sent->messageBar().error().has_value(), Patience);
    QCOMPARE(sent->messageBar().error()->kind, ApiError::Kind::OutcomeUnknown);
}

} // namespace

class TestShellDraftOffers : public QObject
{
    Q_OBJECT
private slots:
    void offersComeOneAfterAnother();
    void closedOfferComesAgainWithTheTenant();
    void copiesKeepTheirNumbers();
    void draftThatIsInTheOutboxGoes();
    void damagedCacheTakesNothingTyped();
    void changeOfAnotherIsSeenAfterwards();
    void whatHadLeftIsLookedForFirst();
    void whatIsAboutToLeaveSaysSo();
    void whatCannotBeMarkedDoesNotLeave();
    void sentAgainAsItLeft();
    void foundChangeTakesItsOffer();
    void draftOfAnEntryThatIsGoneIsOnlyText();
    void draftOverAnEntryThatWasChangedIsOnlyText();
    void ageingOfferKeepsItsButtons();
    void textAboutSomebodyUnknownCanBeRead();
};

void TestShellDraftOffers::offersComeOneAfterAnother()
{
    DraftWorld world;
    QVERIFY(world.open());
    QVERIFY(world.restartToOffer(
        { draftOfAPosition(u"Older"_s, 130), draftOfAPosition(u"Newer"_s, 10) }));
    const auto said = [&world] { return world.bar()->spokenText(); };
    QTRY_VERIFY_WITH_TIMEOUT(said().contains("Newer"_L1), Patience);
    QVERIFY2(said().contains("10 minute"_L1), qPrintable(said()));
    QVERIFY(!said().contains("Older"_L1));
    QVERIFY(world.pressInBar(u"discardDraft"_s));
    QVERIFY(world.answer(u"confirmNo"_s));
    QVERIFY2(said().contains("Newer"_L1), qPrintable(said()));
    QVERIFY(world.pressInBar(u"discardDraft"_s));
    QVERIFY2(said().contains("Newer"_L1), qPrintable(said()));
    QVERIFY(world.answer(u"confirmYes"_s));
    QVERIFY2(said().contains("Older"_L1), qPrintable(said()));
    QVERIFY(!world.answer(u"confirmYes"_s)); // a second click is about nothing
    QVERIFY2(said().contains("2 hour"_L1), qPrintable(said()));
    const QDialog *form = world.continueIn(u"positionForm"_s);
    QVERIFY(form != nullptr);
    QCOMPARE(form->findChild<QLineEdit *>(u"name"_s)->text(), u"Older"_s);
    QVERIFY(!world.bar()->isShowing());
}

void TestShellDraftOffers::closedOfferComesAgainWithTheTenant()
{
    DraftWorld world;
    QVERIFY(world.open());
    QVERIFY(world.restartToOffer({ draftOfAPosition(u"Older"_s, 1) }));
    world.closeBar();
    QVERIFY(!world.bar()->isShowing());
    QCOMPARE(world.drafts().size(), 1); // not now is not never
    world.window().setSession({});
    QVERIFY(!world.bar()->isShowing());
    world.window().setSession(world.session());
    QTRY_VERIFY_WITH_TIMEOUT(world.bar()->isShowing(), Patience);
}

// The codes that were on screen, though the rows before were sent.
void TestShellDraftOffers::copiesKeepTheirNumbers()
{
    DraftWorld world;
    QVERIFY(world.open());
    const SandboxPosition source = world.server().positions().constFirst();
    const QList<SandboxOrganization> to = world.server().organizations();
    FormDraft draft = draftOfAPosition(source.name, 1);
    draft.isCopy = true;
    draft.about.position = PositionId(source.id);
    draft.inputs = { TypedInput { u"pattern"_s, u"Z-{n}"_s },
                     TypedInput { u"row"_s, to.at(3).name, to.at(3).id, false, false, 3 },
                     TypedInput { u"row"_s, to.at(4).name, to.at(4).id, false, false, 5 } };
    QVERIFY(world.restartToOffer({ draft }));
    QDialog *dialog = world.continueIn(u"copyPositionDialog"_s);
    QVERIFY(dialog != nullptr);
    DraftWorld::choose(dialog, u"organization"_s, to.at(6).code); // goes on behind them
    const auto *copies = dialog->findChild<QAbstractItemView *>(u"copies"_s)->model();
    QTRY_COMPARE_WITH_TIMEOUT(copies->rowCount(), 3, Patience);
    for (const auto &[row, code] :
         { std::pair { 0, u"Z-3"_s }, std::pair { 1, u"Z-5"_s }, std::pair { 2, u"Z-6"_s } }) {
        QStringList shown;
        for (int column = 0; column < copies->columnCount(); ++column)
            shown.append(copies->index(row, column).data().toString());
        QVERIFY2(shown.contains(code), qPrintable(shown.join(u" | "_s)));
    }
}

// The program ended between the two files.
void TestShellDraftOffers::draftThatIsInTheOutboxGoes()
{
    DraftWorld world;
    QVERIFY(world.open());
    const FormDraft draft = sentPosition(u"ORG-1"_s, u"T-1"_s);
    QVERIFY(world.session().outbox->add(draft.about, draft.id).has_value());
    QVERIFY(world.restartWith(draftfile::toBytes({ draft })));
    QCOMPARE(world.session().outbox->entries().size(), 1);
    QVERIFY(!world.bar()->isShowing());
    QVERIFY(!world.hasDraftFile());
}

// The cache is a mirror of the server: what was typed here is not in it.
void TestShellDraftOffers::damagedCacheTakesNothingTyped()
{
    DraftWorld world;
    QVERIFY(world.open());
    const WriteRequest request = sentPosition(u"ORG-1"_s, u"T-1"_s).about;
    const auto entry = world.session().outbox->add(request);
    QVERIFY(entry.has_value());
    const QString cache = world.cacheDirectory() + u"/cache.sqlite"_s;
    QFile mark(Database::damageMark(cache)); // as the program leaves it when it meets damage
    QVERIFY(mark.open(QIODevice::WriteOnly));
    mark.close();
    world.server().clearJournal();
    const FormDraft draft = draftOfAPosition(u"Half done"_s, 10);
    QVERIFY(world.restartToOffer({ draft }));

    QVERIFY(QFile::exists(cache + u".old"_s)); // begun anew
    QVERIFY(world.server().requestCount("GET", "/users?") > 0);
    QCOMPARE(world.service().peopleCount(), qint64(world.server().userCount()));
    const auto entries = world.session().outbox->entries();
    QCOMPARE(entries.size(), 1);
    QCOMPARE(entries.constFirst().id, *entry);
    QVERIFY(entries.constFirst().request == request);
    QCOMPARE(world.keptText(u"name"), u"Half done"_s);
    const QDialog *form = world.continueIn(u"positionForm"_s);
    QVERIFY(form != nullptr);
    QCOMPARE(form->findChild<QLineEdit *>(u"name"_s)->text(), u"Half done"_s);
}

void TestShellDraftOffers::changeOfAnotherIsSeenAfterwards()
{
    DraftWorld world;
    const QString id = world.addPerson({ u"欧阳鑫淼"_s, u"ouyang.xinmiao"_s, 1 });
    QVERIFY(world.open());
    world.choosePerson(u"ouyang.xinmiao"_s);
    QTRY_COMPARE_WITH_TIMEOUT(world.jobRows().size(), 2, Patience);
    const QList<JobRowWidget *> rows = world.jobRows();
    const auto partTime = std::find_if(rows.cbegin(), rows.cend(), [](const JobRowWidget *row) {
        return row->row().job.relation == RelationType::PartTime;
    });
    QVERIFY(partTime != rows.cend());
    world.window().findChild<Desk *>()->selectJob((*partTime)->row().job.id);
    auto *change = world.find<QAction>(u"actionChange"_s);
    QTRY_VERIFY_WITH_TIMEOUT(change->isEnabled(), Patience);
    change->trigger();
    QDialog *form = world.openDialog(u"jobForm"_s);
    QVERIFY(form != nullptr);
    const QList<SandboxTitle> titles = world.server().titles();
    DraftWorld::choose(form, u"title"_s, titles.at(0).code);
    QTRY_COMPARE_WITH_TIMEOUT(world.drafts().size(), 1, Patience);

    QList<SandboxJob> jobs = world.server().jobs(id);
    for (SandboxJob &job : jobs) {
        if (!job.primary)
            job.titleId = titles.at(1).id;
    }
    world.server().setJobs(id, jobs);
    QVERIFY(world.restartToOffer());
    QVERIFY(world.bar()->spokenText().contains("change of a part-time job"_L1));
    form = world.continueIn(u"jobForm"_s);
    QVERIFY(form != nullptr);
    QCOMPARE(FormsWorld::picker(form, u"title"_s)->choiceId(), titles.at(0).id);
    form->findChild<QPushButton *>(u"primaryButton"_s)->click();
    const auto *panel = form->findChild<QWidget *>(u"conflictPanel"_s);
    QTRY_VERIFY_WITH_TIMEOUT(panel->isVisible(), Patience);
    QCOMPARE(world.server().requestCount("PUT", "part-time-job"), 0);
    QVERIFY(world.hasDraftFile());
}

void TestShellDraftOffers::whatHadLeftIsLookedForFirst()
{
    DraftWorld world;
    world.useProxy();
    loseNewPosition(world);

    QVERIFY(world.restartToOffer());
    QVERIFY(world.bar()->spokenText().contains("its outcome is not known"_L1));
    QDialog *form = world.continueIn(u"positionForm"_s);
    QVERIFY(form != nullptr);
    QVERIFY(!form->findChild<QPushButton *>(u"primaryButton"_s)->isEnabled());
    QVERIFY(!form->findChild<QLineEdit *>(u"name"_s)->isEnabled());
    auto *again = form->findChild<QPushButton *>(u"readAgain"_s);
    QVERIFY(again != nullptr);
    again->click();
    const auto *bar = static_cast<const WriteForm *>(form);
    QTRY_VERIFY_WITH_TIMEOUT(bar->messageBar().spokenText().contains("is not on the server"_L1),
                             Patience);
    QCOMPARE(world.server().requestCount("POST", "position"), 0);
}

// Before anything could leave: a kill at any later moment finds it so.
void TestShellDraftOffers::whatIsAboutToLeaveSaysSo()
{
    DraftWorld world;
    QDialog *form = world.beginNewJob();
    QVERIFY(form != nullptr);
    const SandboxOrganization to = world.server().organizations().at(5);
    DraftWorld::choose(form, u"organization"_s, to.code);
    QTRY_COMPARE_WITH_TIMEOUT(world.drafts().size(), 1, Patience);
    QVERIFY(!world.drafts().constFirst().isSent);
    form->findChild<QPushButton *>(u"primaryButton"_s)->click();
    const QVector<FormDraft> now = world.drafts();
    QCOMPARE(now.size(), 1);
    QVERIFY(now.constFirst().isSent);
    QCOMPARE(now.constFirst().about.jobDraft.org, OrgCode(to.code));
    QCOMPARE(world.server().requestCount("POST", "part-time-job"), 0);
    QTRY_VERIFY_WITH_TIMEOUT(world.find<QDialog>(u"jobForm"_s) == nullptr, Patience);
    QCOMPARE(world.server().requestCount("POST", "part-time-job"), 1);
    QVERIFY(!world.hasDraftFile());
}

// The disk has a draft that says that nothing left: nothing may leave before it says otherwise.
void TestShellDraftOffers::whatCannotBeMarkedDoesNotLeave()
{
    DraftWorld world;
    auto *form = static_cast<WriteForm *>(world.beginNewPosition());
    QVERIFY(form != nullptr);
    world.fillInNewPosition(form);
    QVERIFY(form->isKeptAtOnce());
    QVERIFY(QFile::remove(world.draftPath()));
    QVERIFY(QDir().mkpath(world.draftPath())); // a folder in the way
    auto *save = form->findChild<QPushButton *>(u"primaryButton"_s);
    save->click();
    QTRY_VERIFY_WITH_TIMEOUT(form->messageBar().error().has_value(), Patience);
    QCOMPARE(form->messageBar().error()->code, u"local.drafts"_s);
    QVERIFY(!form->isBusy());
    QCOMPARE(world.server().requestCount("POST", "position"), 0);

    QVERIFY(QDir().rmdir(world.draftPath()));
    QVERIFY(save->isEnabled());
    QVERIFY(world.save(form));
    QCOMPARE(world.server().requestCount("POST", "position"), 1);
}

// Its title is not among those known here any more; without a look at that it would be left out.
void TestShellDraftOffers::sentAgainAsItLeft()
{
    DraftWorld world;
    QVERIFY(world.open());
    const SandboxOrganization org = world.server().organizations().constFirst();
    const SandboxTitle title = world.server().titles().constFirst();
    FormDraft draft = sentPosition(org.code, title.code);
    draft.inputs = { TypedInput { u"organization"_s, org.name, org.id, false, false },
                     TypedInput { u"name"_s, u"Tester"_s }, TypedInput { u"code"_s, u"P-77"_s },
                     TypedInput { u"title"_s, u"Gone"_s, u"title-gone"_s, false, false } };
    QVERIFY(world.restartToOffer({ draft }));
    const QDialog *form = world.continueIn(u"positionForm"_s);
    QVERIFY(form != nullptr);
    form->findChild<QPushButton *>(u"sendAgain"_s)->click();
    QTRY_VERIFY_WITH_TIMEOUT(world.find<QDialog>(u"positionForm"_s) == nullptr, Patience);
    QCOMPARE(world.server().requestCount("POST", "position"), 1);
    const QList<SandboxPosition> positions = world.server().positions();
    const auto added
        = std::find_if(positions.cbegin(), positions.cend(),
                       [](const SandboxPosition &each) { return each.code == "P-77"_L1; });
    QVERIFY(added != positions.cend());
    QCOMPARE(added->titleId, title.id);
}

void TestShellDraftOffers::foundChangeTakesItsOffer()
{
    DraftWorld world;
    QVERIFY(world.open());
    FormDraft draft = sentPosition(u"ORG-1"_s, u"T-1"_s);
    FormDraft other = draft;
    other.id = QUuid::createUuid();
    other.about.positionDraft.code = PositionCode(u"P-78"_s);
    QVERIFY(world.restartToOffer({ draft, other }));
    QVERIFY(world.bar()->spokenText().contains("its outcome is not known"_L1));
    ChangeLine line;
    line.state = ChangeState::FoundByReading;
    emit world.service().lostWriteSettled(draft.about, line);
    QCOMPARE(world.drafts().size(), 1);
    line.state = ChangeState::NotThere;
    emit world.service().lostWriteSettled(other.about, line);
    QVERIFY(world.bar()->isShowing());
    QVERIFY(world.bar()->spokenText().contains("was not finished"_L1));
    QVERIFY(!world.drafts().constFirst().isSent);
}

void TestShellDraftOffers::draftOfAnEntryThatIsGoneIsOnlyText()
{
    DraftWorld world;
    QVERIFY(world.open());
    FormDraft draft = draftOfAPosition(u"Tester"_s, 1);
    draft.outboxEntry = QUuid::createUuid();
    draft.begunOver = draft.about;
    QVERIFY(world.restartToOffer({ draft }));
    const QString said = world.bar()->spokenText();
    QVERIFY2(said.contains("it was sent or removed"_L1), qPrintable(said));
    QVERIFY(!world.pressInBar(u"continueDraft"_s));
    QVERIFY(world.pressInBar(u"copyDraft"_s));
    QVERIFY(QGuiApplication::clipboard()->text().contains("Tester"_L1));
}

void TestShellDraftOffers::draftOverAnEntryThatWasChangedIsOnlyText()
{
    DraftWorld world;
    QVERIFY(world.open());
    WriteRequest request;
    request.kind = WriteRequest::Kind::AddPosition;
    request.positionDraft = { OrgCode(world.server().organizations().constFirst().code), u"Kept"_s,
                              PositionCode(u"P-KEPT"_s), std::nullopt };
    const auto kept = world.session().outbox->add(request);
    QVERIFY(kept.has_value());
    FormDraft draft = draftOfAPosition(u"Tester"_s, 1);
    draft.outboxEntry = *kept;
    draft.begunOver = request;
    QVERIFY(world.restartToOffer({ draft }));
    QVERIFY(world.bar()->findChild<QPushButton *>(u"continueDraft"_s) != nullptr);
    request.positionDraft.name = u"Changed"_s;
    QVERIFY(world.session().outbox->replace(*kept, request).has_value());
    const QString said = world.bar()->spokenText();
    QVERIFY2(said.contains("was changed meanwhile"_L1), qPrintable(said));
    QVERIFY(!world.pressInBar(u"continueDraft"_s));
    QVERIFY(world.pressInBar(u"copyDraft"_s));
}

// Its words change by themselves; who is about to press a button does not lose it.
void TestShellDraftOffers::ageingOfferKeepsItsButtons()
{
    DraftWorld world;
    QVERIFY(world.open());
    QVERIFY(world.restartToOffer({ draftOfAPosition(u"Tester"_s, 1) }));
    QPointer<QPushButton> button = world.bar()->findChild<QPushButton *>(u"continueDraft"_s);
    QVERIFY(!button.isNull());
    FormsWorld::setLanguage(Language::Chinese); // other words, as after a minute
    emit world.window().findChild<Desk *>()->contextChanged();
    QVERIFY(!button.isNull());
    QVERIFY(button->isVisible());
    QCOMPARE(world.bar()->findChild<QPushButton *>(u"continueDraft"_s), button.data());
    FormsWorld::setLanguage(Language::English);
}

void TestShellDraftOffers::textAboutSomebodyUnknownCanBeRead()
{
    DraftWorld world;
    QVERIFY(world.open());
    FormDraft draft;
    draft.id = QUuid::createUuid();
    draft.about.kind = WriteRequest::Kind::AddJob;
    draft.about.user = UserId(u"nobody"_s);
    draft.who = u"司空无 (sikong.wu)"_s;
    draft.inputs = { TypedInput { u"title"_s, DraftWorld::halfTyped(), {}, true, false } };
    draft.changedAt = QDateTime::currentDateTimeUtc();
    QVERIFY(world.restartToOffer({ draft }));
    const QString said = world.bar()->spokenText();
    QVERIFY2(said.contains(draft.who) && said.contains("not known here any more"_L1)
                 && said.contains(DraftWorld::halfTyped()),
             qPrintable(said));
    QVERIFY(!world.pressInBar(u"continueDraft"_s));
    QVERIFY(world.pressInBar(u"copyDraft"_s));
    QVERIFY(QGuiApplication::clipboard()->text().contains(DraftWorld::halfTyped()));
    QVERIFY(world.pressInBar(u"discardDraft"_s));
    QVERIFY(world.answer(u"confirmYes"_s));
    QVERIFY(!world.bar()->isShowing());
    QVERIFY(!world.hasDraftFile());
}

RENZHI_TEST(TestShellDraftOffers)
#include "tst_shell_draftoffers.moc"
