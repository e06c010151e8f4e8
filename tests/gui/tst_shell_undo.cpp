// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Changes taken back: by the keys after a save, and on the page of changes.

#include "models/directory/directoryservice.h"
#include "models/directory/outbox.h"
#include "tests/gui/formsworld.h"
#include "tests/gui/shellworld.h"
#include "tests/support/testmain.h"
#include "views/errors/errorpresenter.h"
#include "views/errors/messagebar.h"
#include "views/forms/writeform.h"
#include "views/widgets/tableview.h"

#include <QAction>
#include <QDir>
#include <QFile>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace renzhi;
using UndoneKind = WriteRequest::Kind;

namespace {

// With one person of two jobs, and a position that nobody holds.
class UndoDesk
{
public:
    explicit UndoDesk(bool transfers = true)
    {
        world.offerTransfers(transfers);
        id = world.addPerson({ u"欧阳鑫淼"_s, u"ouyang.xinmiao"_s, 1 });
        position = world.server().put(SandboxPosition {
            {}, world.server().organizations().at(2).id, u"空缺"_s, u"FREE"_s, {} });
    }

    // As a form does when it is saved; the outcome of the last one.
    WriteOutcome save(const WriteRequest &request)
    {
        QSignalSpy finished(&world.service(), &DirectoryService::writeFinished);
        world.service().write(request);
        if (!finished.wait(Patience))
            return {};
        return finished.at(0).at(1).value<WriteOutcome>();
    }
    bool isSaved(const WriteRequest &request)
    {
        return save(request).state == WriteOutcome::State::Confirmed;
    }

    [[nodiscard]] QString orgCode(int row) { return world.server().organizations().at(row).code; }
    [[nodiscard]] SandboxJob job(bool primary = false)
    {
        const QList<SandboxJob> jobs = world.server().jobs(id);
        for (const SandboxJob &one : jobs) {
            if (one.primary == primary)
                return one;
        }
        return {};
    }
    [[nodiscard]] WriteRequest request(UndoneKind kind)
    {
        WriteRequest made;
        made.kind = kind;
        if (isAboutPosition(kind)) {
            if (kind != UndoneKind::AddPosition)
                made.position = PositionId(position);
            made.positionDraft = { OrgCode(orgCode(3)), u"新的"_s, PositionCode(u"NEW"_s), {} };
            return made;
        }
        made.user = UserId(id);
        if (kind == UndoneKind::UpdateJob || kind == UndoneKind::RemoveJob)
            made.job = JobId(job().id);
        made.jobDraft.org = OrgCode(orgCode(5));
        return made;
    }

    // Not through the menu: with the keyboard where nothing is typed.
    void pressKeys()
    {
        MainWindow &window = world.window();
        window.activateWindow();
        QTRY_VERIFY_WITH_TIMEOUT(QApplication::activeWindow() == &window, Patience);
        auto *table = world.find<TableView>(u"peopleTable"_s);
        table->setFocus();
        QTest::keyClick(table, Qt::Key_Z, Qt::ControlModifier);
    }
    // Enter alone, for what is looked at is there already; true when it is saved.
    bool enterSaves(const QString &form)
    {
        QDialog *dialog = world.openDialog(form);
        if (dialog == nullptr || dialog->focusWidget() == nullptr)
            return false;
        QTest::keyClick(dialog->focusWidget(), Qt::Key_Return);
        return isGone(form);
    }
    bool buttonSaves(const QString &form)
    {
        QDialog *dialog = world.openDialog(form);
        if (dialog == nullptr)
            return false;
        dialog->findChild<QPushButton *>(u"primaryButton"_s)->click();
        return isGone(form);
    }
    bool isGone(const QString &form)
    {
        return QTest::qWaitFor([&] { return world.find<QDialog>(form) == nullptr; }, Patience);
    }
    [[nodiscard]] QString told()
    {
        const auto *bar = world.find<MessageBar>(u"tenantMessage"_s);
        return bar->isShowing() ? bar->spokenText() : QString();
    }
    [[nodiscard]] QPushButton *undoButton() { return world.find<QPushButton>(u"undoChange"_s); }
    TableView *openChanges()
    {
        world.find<QAction>(u"actionGoChanges"_s)->trigger();
        return world.find<TableView>(u"changesTable"_s);
    }

    ShellWorld world;
    QString id;
    QString position;
};

bool isSameJob(const SandboxJob &a, const SandboxJob &b)
{
    return a.orgId == b.orgId && a.positionId == b.positionId && a.titleId == b.titleId;
}

} // namespace

class TestShellUndo : public QObject
{
    Q_OBJECT
private slots:
    void changeIsUndoneByTheKeysAndEnter();
    void addedJobIsRemovedAfterTheQuestion();
    void removedJobIsAddedAgainAndItsNewIdTold();
    void transferIsUndone();
    void positionIsUndone_data();
    void positionIsUndone();
    void conflictIsResolvedBeforeAnythingIsSent();
    void keysTwiceUndoTheOneBefore();
    void keysInAnInputUndoWhatWasTyped();
    void refusedUndoIsToldInBothLanguages();
    void undoMadeOfflineWaitsInTheOutbox();
    void lineThatCannotBeUndoneSaysWhy();
    void changesPageUndoesTheChosenLine();
    void undoOfAnEarlierStartIsOnThePageOnly();
    void draftOfAnUndoKnowsWhatItUndoes();
};

void TestShellUndo::changeIsUndoneByTheKeysAndEnter()
{
    UndoDesk desk;
    QVERIFY(desk.world.open());
    const auto *action = desk.world.find<QAction>(u"actionUndo"_s);
    QVERIFY(!action->isEnabled());
    const SandboxJob before = desk.job();
    QVERIFY(desk.isSaved(desk.request(UndoneKind::UpdateJob)));
    QVERIFY(!isSameJob(desk.job(), before));
    QVERIFY(action->isEnabled());
    desk.pressKeys();
    auto *form = qobject_cast<WriteForm *>(desk.world.openDialog(u"jobForm"_s));
    QVERIFY(form != nullptr);
    QVERIFY2(form->messageBar().spokenText().contains(u"ouyang.xinmiao"_s),
             qPrintable(form->messageBar().spokenText()));
    QCOMPARE(form->focusWidget()->objectName(), u"primaryButton"_s);
    QVERIFY(desk.enterSaves(u"jobForm"_s));
    QVERIFY(isSameJob(desk.job(), before));
    QCOMPARE(desk.job().id, before.id);
    QTRY_VERIFY2(desk.told().contains(u"Change part-time job: 欧阳鑫淼 (ouyang.xinmiao)"_s),
                 qPrintable(desk.told()));
    QVERIFY(!desk.told().contains(u"new"_s));
    QVERIFY(!action->isEnabled());
    QCOMPARE(desk.world.server().requestCount("PUT", "part-time-job"), 2);
}

void TestShellUndo::addedJobIsRemovedAfterTheQuestion()
{
    UndoDesk desk;
    QVERIFY(desk.world.open());
    QVERIFY(desk.isSaved(desk.request(UndoneKind::AddJob)));
    QCOMPARE(desk.world.server().jobs(desk.id).size(), 3);
    desk.pressKeys();
    QDialog *dialog = desk.world.openDialog(u"removeJobDialog"_s);
    QVERIFY(dialog != nullptr);
    QCOMPARE(dialog->focusWidget()->objectName(), u"cancelButton"_s); // the safe answer
    QVERIFY(desk.buttonSaves(u"removeJobDialog"_s));
    QCOMPARE(desk.world.server().jobs(desk.id).size(), 2);
    QTRY_VERIFY(desk.told().contains(u"Undone"_s));
}

void TestShellUndo::removedJobIsAddedAgainAndItsNewIdTold()
{
    UndoDesk desk;
    QVERIFY(desk.world.open());
    const SandboxJob before = desk.job();
    QVERIFY(desk.isSaved(desk.request(UndoneKind::RemoveJob)));
    QCOMPARE(desk.world.server().jobs(desk.id).size(), 1);
    desk.pressKeys();
    QVERIFY(desk.enterSaves(u"jobForm"_s));
    QVERIFY(isSameJob(desk.job(), before));
    QVERIFY(desk.job().id != before.id);
    QTRY_VERIFY2(desk.told().contains(desk.job().id), qPrintable(desk.told()));
}

void TestShellUndo::transferIsUndone()
{
    UndoDesk desk;
    QVERIFY(desk.world.open());
    const SandboxJob before = desk.job(true);
    QVERIFY(desk.isSaved(desk.request(UndoneKind::TransferPrimaryJob)));
    QVERIFY(!isSameJob(desk.job(true), before));
    desk.pressKeys();
    QVERIFY(desk.enterSaves(u"jobForm"_s));
    QVERIFY(isSameJob(desk.job(true), before));
    QCOMPARE(desk.world.server().user(desk.id)->orgId, before.orgId);
}

void TestShellUndo::positionIsUndone_data()
{
    QTest::addColumn<UndoneKind>("kind");
    QTest::newRow("add") << UndoneKind::AddPosition;
    QTest::newRow("change") << UndoneKind::UpdatePosition;
    QTest::newRow("remove") << UndoneKind::RemovePosition;
}

void TestShellUndo::positionIsUndone()
{
    QFETCH(const UndoneKind, kind);
    UndoDesk desk;
    QVERIFY(desk.world.open());
    const qsizetype count = desk.world.server().positions().size();
    QVERIFY(desk.isSaved(desk.request(kind)));
    desk.pressKeys();
    if (kind == UndoneKind::AddPosition)
        QVERIFY(desk.buttonSaves(u"removePositionDialog"_s));
    else
        QVERIFY(desk.enterSaves(u"positionForm"_s));
    QCOMPARE(desk.world.server().positions().size(), count);
    QVERIFY(!desk.world.server().positionByCode(u"NEW"_s));
    const auto free = desk.world.server().positionByCode(u"FREE"_s);
    QVERIFY(free);
    QCOMPARE(free->name, u"空缺"_s);
    QCOMPARE(free->orgId, desk.world.server().organizations().at(2).id);
    const bool isNew = free->id != desk.position;
    QCOMPARE(isNew, kind == UndoneKind::RemovePosition);
    QTRY_VERIFY(desk.told().contains(u"Undone"_s));
    QCOMPARE(desk.told().contains(free->id), isNew);
}

void TestShellUndo::conflictIsResolvedBeforeAnythingIsSent()
{
    UndoDesk desk;
    QVERIFY(desk.world.open());
    const SandboxJob before = desk.job();
    QVERIFY(desk.isSaved(desk.request(UndoneKind::UpdateJob)));
    SandboxJob theirs = desk.job();
    theirs.orgId = desk.world.server().organizations().at(6).id;
    desk.world.server().setJobs(desk.id, { theirs, desk.job(true) });
    desk.pressKeys();
    QDialog *form = desk.world.openDialog(u"jobForm"_s);
    QVERIFY(form != nullptr);
    auto *save = form->findChild<QPushButton *>(u"primaryButton"_s);
    save->click();
    const auto *panel = form->findChild<QWidget *>(u"conflictPanel"_s);
    QTRY_VERIFY_WITH_TIMEOUT(panel->isVisible(), Patience);
    QCOMPARE(desk.world.server().requestCount("PUT", "part-time-job"), 1);
    QVERIFY(!save->isEnabled());
    form->findChild<QRadioButton *>(u"conflictKeep_organization"_s)->click();
    QVERIFY(save->isEnabled());
    save->click();
    QVERIFY(desk.isGone(u"jobForm"_s));
    QVERIFY(isSameJob(desk.job(), before));
    QCOMPARE(desk.world.server().requestCount("PUT", "part-time-job"), 2);
}

void TestShellUndo::keysTwiceUndoTheOneBefore()
{
    UndoDesk desk;
    QVERIFY(desk.world.open());
    const SandboxJob before = desk.job();
    QVERIFY(desk.isSaved(desk.request(UndoneKind::UpdateJob)));
    QVERIFY(desk.isSaved(desk.request(UndoneKind::RemoveJob)));
    desk.pressKeys();
    QVERIFY(desk.enterSaves(u"jobForm"_s));
    QCOMPARE(desk.world.server().jobs(desk.id).size(), 2);
    desk.pressKeys(); // of the job that is there again, with another id
    QVERIFY(desk.enterSaves(u"jobForm"_s));
    QVERIFY(isSameJob(desk.job(), before));
    const auto *action = desk.world.find<QAction>(u"actionUndo"_s);
    QVERIFY(!action->isEnabled());
    QVERIFY2(action->toolTip().contains(u"left to undo"_s), qPrintable(action->toolTip()));
    desk.pressKeys();
    QVERIFY(desk.world.find<QDialog>(u"jobForm"_s) == nullptr);
}

void TestShellUndo::keysInAnInputUndoWhatWasTyped()
{
    UndoDesk desk;
    QVERIFY(desk.world.open());
    QVERIFY(desk.isSaved(desk.request(UndoneKind::UpdateJob)));
    auto *box = desk.world.find<QLineEdit>(u"searchBox"_s);
    box->setFocus();
    QTest::keyClicks(box, u"ouyang"_s);
    QTest::keyClick(box, Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(box->text() != u"ouyang"_s);
    QVERIFY(desk.world.find<QDialog>(u"jobForm"_s) == nullptr);
}

void TestShellUndo::refusedUndoIsToldInBothLanguages()
{
    UndoDesk desk;
    QVERIFY(desk.world.open());
    const WriteOutcome added = desk.save(desk.request(UndoneKind::AddPosition));
    QCOMPARE(added.state, WriteOutcome::State::Confirmed);
    SandboxJob holder = desk.job();
    holder.positionId = added.position.toString();
    desk.world.server().setJobs(desk.id, { holder, desk.job(true) });
    desk.pressKeys();
    auto *dialog = qobject_cast<WriteForm *>(desk.world.openDialog(u"removePositionDialog"_s));
    QVERIFY(dialog != nullptr);
    dialog->findChild<QPushButton *>(u"primaryButton"_s)->click();
    QTRY_VERIFY_WITH_TIMEOUT(dialog->messageBar().error().has_value(), Patience);
    const ErrorEntry entry = ErrorCatalog().entryFor(*dialog->messageBar().error());
    const QString told = dialog->messageBar().spokenText();
    QVERIFY2(told.contains(entry.en.title) && told.contains(entry.zh.title), qPrintable(told));
    dialog->findChild<QPushButton *>(u"cancelButton"_s)->click();
    QVERIFY(desk.isGone(u"removePositionDialog"_s));
    QVERIFY(desk.world.find<QAction>(u"actionUndo"_s)->isEnabled()); // it can be tried again
}

void TestShellUndo::undoMadeOfflineWaitsInTheOutbox()
{
    UndoDesk desk;
    QVERIFY(desk.world.open());
    QVERIFY(desk.isSaved(desk.request(UndoneKind::RemoveJob)));
    desk.world.find<QAction>(u"actionWorkOffline"_s)->trigger();
    desk.pressKeys();
    QVERIFY(desk.enterSaves(u"jobForm"_s));
    QCOMPARE(desk.world.session().outbox->entries().size(), 1);
    desk.pressKeys(); // it would be added twice
    QVERIFY(desk.world.find<QDialog>(u"jobForm"_s) == nullptr);
    const ErrorEntry entry = entryForCode(u"local.undo-waiting"_s, ErrorCatalog());
    QTRY_VERIFY2(desk.told().contains(entry.en.title) && desk.told().contains(entry.zh.title),
                 qPrintable(desk.told()));
}

void TestShellUndo::lineThatCannotBeUndoneSaysWhy()
{
    UndoDesk desk(false); // transfers are not switched on
    QVERIFY(desk.world.open());
    QVERIFY(desk.isSaved(desk.request(UndoneKind::TransferPrimaryJob)));
    WriteRequest refused = desk.request(UndoneKind::AddJob);
    refused.jobDraft.org = OrgCode(u"nowhere"_s);
    QVERIFY(!desk.isSaved(refused));
    TableView *table = desk.openChanges();
    QTRY_COMPARE(table->model()->rowCount(), 2); // newest first
    table->setCurrentIndex(table->model()->index(0, 0));
    QTRY_COMPARE(desk.undoButton()->toolTip(),
                 entryForCode(u"local.undo-not-done"_s, ErrorCatalog()).en.title);
    QVERIFY(!desk.undoButton()->isEnabled());
    table->setCurrentIndex(table->model()->index(1, 0));
    QTRY_VERIFY2(desk.undoButton()->toolTip().contains(u"not switched on"_s),
                 qPrintable(desk.undoButton()->toolTip()));
    QVERIFY(!desk.undoButton()->isEnabled());
    const auto *action = desk.world.find<QAction>(u"actionUndo"_s);
    QVERIFY(!action->isEnabled() && action->toolTip().contains(u"not switched on"_s));
}

void TestShellUndo::changesPageUndoesTheChosenLine()
{
    UndoDesk desk;
    QVERIFY(desk.world.open());
    const SandboxJob before = desk.job();
    QVERIFY(desk.isSaved(desk.request(UndoneKind::UpdateJob)));
    QVERIFY(desk.isSaved(desk.request(UndoneKind::AddPosition))); // later, and it stays
    TableView *table = desk.openChanges();
    QTRY_COMPARE(table->model()->rowCount(), 2);
    table->setCurrentIndex(table->model()->index(1, 0));
    QTRY_VERIFY(desk.undoButton()->isEnabled());
    desk.undoButton()->click();
    QVERIFY(desk.enterSaves(u"jobForm"_s));
    QVERIFY(isSameJob(desk.job(), before));
    QVERIFY(desk.world.server().positionByCode(u"NEW"_s));

    QTRY_COMPARE(table->model()->rowCount(), 3);
    QTRY_COMPARE(table->currentIndex().row(), 2); // the same line
    QTRY_COMPARE(desk.undoButton()->toolTip(),
                 entryForCode(u"local.undo-done"_s, ErrorCatalog()).en.title);
    QVERIFY(!desk.undoButton()->isEnabled());
    table->setCurrentIndex(table->model()->index(0, 0));
    const auto *detail = desk.world.find<QPlainTextEdit>(u"changeDetail"_s);
    QTRY_VERIFY2(detail->toPlainText().contains(u"Undoes number: 1"_s),
                 qPrintable(detail->toPlainText()));
    QTRY_VERIFY(desk.undoButton()->isEnabled()); // what was undone can be done again
}

void TestShellUndo::undoOfAnEarlierStartIsOnThePageOnly()
{
    UndoDesk desk;
    QVERIFY(desk.world.open());
    const SandboxJob before = desk.job();
    QVERIFY(desk.isSaved(desk.request(UndoneKind::RemoveJob)));
    QVERIFY(desk.world.restart());
    QVERIFY(!desk.world.find<QAction>(u"actionUndo"_s)->isEnabled());
    const TableView *table = desk.openChanges();
    QTRY_COMPARE(table->model()->rowCount(), 1);
    QTRY_VERIFY(desk.undoButton()->isEnabled());
    desk.undoButton()->click();
    QVERIFY(desk.enterSaves(u"jobForm"_s));
    QVERIFY(isSameJob(desk.job(), before));
}

void TestShellUndo::draftOfAnUndoKnowsWhatItUndoes()
{
    UndoDesk desk;
    QVERIFY(desk.world.open());
    const WriteOutcome done = desk.save(desk.request(UndoneKind::RemoveJob));
    QCOMPARE(done.state, WriteOutcome::State::Confirmed);
    desk.pressKeys();
    QDialog *form = desk.world.openDialog(u"jobForm"_s);
    QVERIFY(form != nullptr);
    FormsWorld::type(FormsWorld::editOf(FormsWorld::picker(form, u"title"_s)), u"half"_s);
    const auto keptText = [&desk] {
        QFile file(QDir(desk.world.dataDirectory()).filePath(u"drafts.json"_s));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    QTRY_VERIFY_WITH_TIMEOUT(keptText().contains("half"), Patience);
    QVERIFY(keptText().contains("undoes_at"));

    QVERIFY(desk.world.restart());
    const auto *bar = desk.world.find<MessageBar>(u"draftMessage"_s);
    QTRY_VERIFY_WITH_TIMEOUT(bar->isShowing(), Patience);
    bar->findChild<QPushButton *>(u"continueDraft"_s)->click();
    auto *again = qobject_cast<WriteForm *>(desk.world.openDialog(u"jobForm"_s));
    QVERIFY(again != nullptr);
    QVERIFY2(again->messageBar().spokenText().contains(u"This undoes “Remove"_s),
             qPrintable(again->messageBar().spokenText()));
}

RENZHI_TEST(TestShellUndo)
#include "tst_shell_undo.moc"
