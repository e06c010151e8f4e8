// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Copies of one position to several organizations, on a real server.

#include "tests/gui/formsworld.h"

#include "views/errors/messagebar.h"
#include "views/forms/confirmstrip.h"
#include "views/forms/copypositiondialog.h"
#include "views/forms/copypositionmodel.h"

#include <QAbstractItemModelTester>
#include <QInputMethodEvent>
#include <QJsonDocument>
#include <QLabel>
#include <QRandomGenerator>
#include <QTableView>

namespace renzhi {

using namespace Qt::StringLiterals;
using State = CopyPositionModel::State;

class TestCopyPosition : public QObject
{
    Q_OBJECT
private slots:
    void modelAgreesWithAnOrdinaryList();
    void everyCodeIsShownWhileThePatternIsTyped();
    void patternThatMeansNothingIsToldAndSendsNothing();
    void takenAndEqualCodesAreMarked();
    void eachOrganizationGetsOnePosition();
    void refusalIsToldInItsRowAndTheRestGoesOn();
    void refusedRowGoesAgainUnderAnotherCodeOnly();
    void unknownOutcomeStopsAndIsNeverSentAgain();
    void lostAnswerThatWasAppliedGoesOn();
    void serverOutOfReachIsToldAndTheRestStays();
    void changedSourceIsShownAndNothingSent();
    void stopSendsNoMore();
    void readingTheSourceCanBeLeft();
    void offlineGoesToTheOutbox();
    void copyInTheOutboxNeverLosesTheTitle();
    void keyboardDoesItAll();
    void closingAsksOnlyWhenRowsAreLost();
    void closingAsksWhenTheServerMayHaveIt();
    void closingAsksWhenARowWasRefused();
    void keysOfAnInputMethodDecideNothing();
    void organizationTypedButNotChosenIsShownFirst();
    void languageChangesAtOnce();

private:
    // To more organizations than the world has: org-1 "ORG-1" … org-4.
    static void addOrganizations(FormsWorld &world)
    {
        for (int i = 1; i <= 4; ++i) {
            SandboxOrganization record;
            record.id = u"org-%1"_s.arg(i);
            record.code = u"ORG-%1"_s.arg(i);
            record.name = u"部门 %1"_s.arg(i);
            world.server.put(record);
        }
        QVERIFY(world.sync());
        world.server.clearJournal();
        world.proxy->clearRequests();
    }

    static CopyPositionDialog *openDialog(FormsWorld &world)
    {
        auto *dialog
            = new CopyPositionDialog(*world.service, *world.outbox, world.catalog,
                                     world.position(u"P-FREE"_s), &world.window);
        FormsWorld::present(dialog);
        return dialog;
    }

    static void choose(FormsWorld &world, CopyPositionDialog *dialog, const QStringList &codes)
    {
        const auto *model = modelOf(dialog);
        for (const QString &code : codes) {
            const int rows = model->rowCount();
            world.pick(dialog, u"organization"_s, code);
            QTRY_COMPARE(model->rowCount(), rows + 1);
        }
    }

    static void setPattern(FormsWorld &world, CopyPositionDialog *dialog, const QString &pattern)
    {
        world.type(dialog->findChild<QLineEdit *>(u"pattern"_s), pattern);
    }

    static CopyPositionModel *modelOf(CopyPositionDialog *dialog)
    {
        return dialog->findChild<CopyPositionModel *>();
    }

    static QStringList column(CopyPositionDialog *dialog, CopyPositionModel::Column column)
    {
        QStringList cells;
        const auto *model = modelOf(dialog);
        for (int row = 0; row < model->rowCount(); ++row)
            cells.append(model->index(row, int(column)).data().toString());
        return cells;
    }
    static QStringList codes(CopyPositionDialog *dialog)
    {
        return column(dialog, CopyPositionModel::Column::Code);
    }
    static QStringList words(CopyPositionDialog *dialog)
    {
        return column(dialog, CopyPositionModel::Column::State);
    }
    static QVector<State> states(CopyPositionDialog *dialog)
    {
        QVector<State> result;
        const auto *model = modelOf(dialog);
        for (int row = 0; row < model->rowCount(); ++row)
            result.append(model->state(row));
        return result;
    }
    static QPushButton *primary(CopyPositionDialog *dialog)
    {
        return dialog->findChild<QPushButton *>(u"primaryButton"_s);
    }
    static QString textOf(const QWidget *widget)
    {
        QStringList texts;
        const auto labels = widget->findChildren<QLabel *>();
        for (const QLabel *label : labels)
            texts.append(label->text());
        return texts.join(u'\n');
    }
    static QString said(CopyPositionDialog *dialog)
    {
        return dialog->messageBar().isShowing() ? dialog->messageBar().spokenText() : QString();
    }
    // Presses it, and waits for the end.
    static void copy(FormsWorld &world, CopyPositionDialog *dialog)
    {
        world.press(dialog, u"primaryButton"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!dialog->isBusy(), Patience);
    }
};

void TestCopyPosition::modelAgreesWithAnOrdinaryList()
{
    QVector<Organization> organizations;
    for (int i = 0; i < 12; ++i) {
        Organization organization;
        organization.id = OrgId(u"o%1"_s.arg(i));
        organization.code = OrgCode(u"O%1"_s.arg(i));
        organization.name = organization.code.toString();
        organizations.append(organization);
    }
    Position source;
    source.id = PositionId(u"p"_s);
    source.code = PositionCode(u"P"_s);
    source.name = u"N"_s;
    const ErrorCatalog catalog;
    CopyPositionModel model(catalog, source);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setReferences(std::make_shared<const ReferenceIndex>(
        organizations, QVector<Title>(), QVector<Position> { source }));
    QStringList oracle; // ids in their order
    QString separator = u"-"_s;
    model.setPattern(CodePattern(u"{org}-{n}"_s));
    QRandomGenerator random(4711);
    for (int step = 0; step < 400; ++step) {
        const int choice = random.bounded(10);
        if (choice < 5) {
            const QString id = u"o%1"_s.arg(random.bounded(12));
            const int row = model.add(OrgId(id));
            if (!oracle.contains(id))
                oracle.append(id);
            QCOMPARE(row, int(oracle.indexOf(id)));
        } else if (choice < 8 && !oracle.isEmpty()) {
            const int row = random.bounded(int(oracle.size()));
            model.remove(row);
            oracle.removeAt(row);
        } else {
            separator = choice == 8 ? u"-"_s : u"/"_s;
            model.setPattern(CodePattern(u"{org}"_s + separator + u"{n}"_s));
        }
        QCOMPARE(model.rowCount(), int(oracle.size()));
        for (int row = 0; row < oracle.size(); ++row) {
            const QString code = oracle.at(row).toUpper() + separator + QString::number(row + 1);
            QCOMPARE(model.draft(row).code.toString(), code);
            QCOMPARE(model.state(row), State::Ready);
        }
    }
}

void TestCopyPosition::everyCodeIsShownWhileThePatternIsTyped()
{
    FormsWorld world;
    QVERIFY(world.open());
    addOrganizations(world);
    auto *dialog = openDialog(world);
    QVERIFY(!primary(dialog)->isEnabled());
    choose(world, dialog, { u"ORG-1"_s, u"ORG-2"_s });
    QCOMPARE(codes(dialog), QStringList({ u"ORG-1-P-FREE"_s, u"ORG-2-P-FREE"_s }));
    setPattern(world, dialog, u"{code}-{n}"_s);
    QCOMPARE(codes(dialog), QStringList({ u"P-FREE-1"_s, u"P-FREE-2"_s }));
    QCOMPARE(states(dialog), QVector<State>(2, State::Ready));
    QCOMPARE(primary(dialog)->text(), u"Copy to 2 organization(s)"_s);
    // The same organization is one row.
    world.pick(dialog, u"organization"_s, u"ORG-1"_s);
    QTRY_COMPARE(FormsWorld::editOf(world.picker(dialog, u"organization"_s))->text(), QString());
    QCOMPARE(modelOf(dialog)->rowCount(), 2);
    QCOMPARE(world.proxy->seen(), 0);
}

void TestCopyPosition::patternThatMeansNothingIsToldAndSendsNothing()
{
    FormsWorld world;
    QVERIFY(world.open());
    addOrganizations(world);
    auto *dialog = openDialog(world);
    choose(world, dialog, { u"ORG-1"_s });
    setPattern(world, dialog, u"{dept}-{code}"_s);
    const auto *note = dialog->findChild<QLabel *>(u"patternNote"_s);
    QVERIFY2(note->text().contains("{dept}"_L1), qPrintable(note->text()));
    QVERIFY(!primary(dialog)->isEnabled());
    QCOMPARE(states(dialog), QVector<State>({ State::Blocked }));
    setPattern(world, dialog, u"{org}-{code}"_s);
    QVERIFY(primary(dialog)->isEnabled());
    QVERIFY(!note->text().contains("{dept}"_L1));
}

void TestCopyPosition::takenAndEqualCodesAreMarked()
{
    FormsWorld world;
    QVERIFY(world.open());
    addOrganizations(world);
    auto *dialog = openDialog(world);
    choose(world, dialog, { u"ORG-1"_s, u"ORG-2"_s, u"ORG-3"_s });
    setPattern(world, dialog, u"P-A{n}"_s); // P-A1 and P-A2 are there
    QCOMPARE(states(dialog), QVector<State>({ State::Blocked, State::Blocked, State::Ready }));
    QVERIFY2(words(dialog).at(0).contains("already exists"_L1), qPrintable(words(dialog).at(0)));
    QCOMPARE(primary(dialog)->text(), u"Copy to 1 organization(s)"_s);
    setPattern(world, dialog, u"SAME"_s);
    QCOMPARE(states(dialog), QVector<State>(3, State::Blocked));
    QCOMPARE(words(dialog).at(2), u"Another row has this code"_s);
    QVERIFY(!primary(dialog)->isEnabled());
}

void TestCopyPosition::eachOrganizationGetsOnePosition()
{
    FormsWorld world;
    QVERIFY(world.open());
    addOrganizations(world);
    auto *dialog = openDialog(world);
    choose(world, dialog, { u"ORG-3"_s, u"ORG-1"_s, u"ORG-2"_s });
    copy(world, dialog);
    QCOMPARE(states(dialog), QVector<State>(3, State::Added));
    QCOMPARE(world.writes().size(), 3);
    QVector<QJsonObject> sent;
    const auto writes = world.writes();
    for (const SandboxRequest &request : writes)
        sent.append(QJsonDocument::fromJson(request.body).object());
    QVector<QJsonObject> expected;
    for (const QString &org : { u"ORG-3"_s, u"ORG-1"_s, u"ORG-2"_s })
        expected.append({ { u"org_code"_s, org },
                          { u"name"_s, u"Vacant"_s },
                          { u"code"_s, QString(org + u"-P-FREE"_s) },
                          { u"title_code"_s, u"T-1"_s } });
    QCOMPARE(sent, expected);
    QCOMPARE(world.position(u"ORG-1-P-FREE"_s).name, u"Vacant"_s); // known here
    QVERIFY2(said(dialog).contains("3 position(s) added"_L1), qPrintable(said(dialog)));
    QVERIFY(!primary(dialog)->isVisible());
    QPointer<CopyPositionDialog> alive(dialog);
    world.press(dialog, u"cancelButton"_s); // "Close", without a question
    QTRY_VERIFY(alive.isNull());
}

void TestCopyPosition::refusalIsToldInItsRowAndTheRestGoesOn()
{
    FormsWorld world;
    QVERIFY(world.open());
    addOrganizations(world);
    auto *dialog = openDialog(world);
    choose(world, dialog, { u"ORG-1"_s, u"ORG-2"_s, u"ORG-3"_s });
    SandboxPosition taken; // by somebody else, meanwhile
    taken.id = u"pos-taken"_s;
    taken.orgId = u"org-2"_s;
    taken.code = u"ORG-2-P-FREE"_s;
    taken.name = u"Taken"_s;
    world.server.put(taken);
    copy(world, dialog);
    QCOMPARE(states(dialog), QVector<State>({ State::Added, State::Refused, State::Added }));
    QVERIFY2(words(dialog).at(1).contains("JOB.POSITION.0009"_L1), qPrintable(words(dialog).at(1)));
    QCOMPARE(world.writes().size(), 3);
    // The reason in both languages, for the row it is about.
    const auto *table = dialog->findChild<QTableView *>(u"copies"_s);
    QCOMPARE(table->currentIndex().row(), 1);
    QVERIFY(said(dialog).contains(u"职位编码已存在"_s));
    QVERIFY(said(dialog).contains("ORG-2"_L1));
}

void TestCopyPosition::refusedRowGoesAgainUnderAnotherCodeOnly()
{
    FormsWorld world;
    QVERIFY(world.open());
    addOrganizations(world);
    auto *dialog = openDialog(world);
    choose(world, dialog, { u"ORG-1"_s, u"ORG-2"_s });
    SandboxPosition taken;
    taken.id = u"pos-taken"_s;
    taken.orgId = u"org-2"_s;
    taken.code = u"ORG-2-P-FREE"_s;
    taken.name = u"Taken"_s;
    world.server.put(taken);
    copy(world, dialog);
    QCOMPARE(states(dialog), QVector<State>({ State::Added, State::Refused }));
    QVERIFY(!primary(dialog)->isEnabled());
    setPattern(world, dialog, u"X-{org}"_s);
    QCOMPARE(states(dialog), QVector<State>({ State::Added, State::Ready }));
    QCOMPARE(codes(dialog), QStringList({ u"ORG-1-P-FREE"_s, u"X-ORG-2"_s }));
    copy(world, dialog);
    QCOMPARE(states(dialog), QVector<State>({ State::Added, State::Added }));
    QCOMPARE(world.writes().size(), 3);
}

void TestCopyPosition::unknownOutcomeStopsAndIsNeverSentAgain()
{
    FormsWorld world;
    QVERIFY(world.open());
    addOrganizations(world);
    auto *dialog = openDialog(world);
    choose(world, dialog, { u"ORG-1"_s, u"ORG-2"_s, u"ORG-3"_s });
    world.proxy->inject({ "POST", "job-positions", 1 }, test::Fault::dropBefore());
    copy(world, dialog);
    QCOMPARE(states(dialog), QVector<State>({ State::Added, State::Unknown, State::Ready }));
    QCOMPARE(world.proxy->seen("POST", "job-positions"), 2);
    world.press(dialog, u"readAgain"_s);
    QTRY_VERIFY_WITH_TIMEOUT(said(dialog).contains("not on the server"_L1), Patience);
    QCOMPARE(states(dialog).at(1), State::Unknown);
    // It keeps its code and its row, whatever is done to the others.
    setPattern(world, dialog, u"Y-{org}"_s);
    QCOMPARE(codes(dialog).at(1), u"ORG-2-P-FREE"_s);
    dialog->findChild<QTableView *>(u"copies"_s)->selectRow(1);
    QVERIFY(!dialog->findChild<QPushButton *>(u"removeRow"_s)->isEnabled());
    copy(world, dialog); // the rest, as told
    QCOMPARE(states(dialog), QVector<State>({ State::Added, State::Unknown, State::Added }));
    QCOMPARE(world.proxy->seen("POST", "job-positions"), 3);

    SandboxPosition late; // it arrived after all
    late.id = u"pos-late"_s;
    late.orgId = u"org-2"_s;
    late.code = u"ORG-2-P-FREE"_s;
    late.name = u"Vacant"_s;
    late.titleId = u"title-1"_s;
    world.server.put(late);
    dialog->findChild<QTableView *>(u"copies"_s)->selectRow(0);
    dialog->findChild<QTableView *>(u"copies"_s)->selectRow(1);
    world.press(dialog, u"readAgain"_s);
    QTRY_COMPARE_WITH_TIMEOUT(states(dialog).at(1), State::Added, Patience);
    QCOMPARE(world.proxy->seen("POST", "job-positions"), 3);
}

void TestCopyPosition::lostAnswerThatWasAppliedGoesOn()
{
    FormsWorld world;
    QVERIFY(world.open());
    addOrganizations(world);
    auto *dialog = openDialog(world);
    choose(world, dialog, { u"ORG-1"_s, u"ORG-2"_s });
    world.proxy->inject({ "POST", "job-positions" }, test::Fault::dropAfter());
    copy(world, dialog);
    QCOMPARE(states(dialog), QVector<State>(2, State::Added));
    QCOMPARE(words(dialog).at(0), u"Added, as reading again shows"_s);
    QCOMPARE(world.proxy->seen("POST", "job-positions"), 2);
}

void TestCopyPosition::serverOutOfReachIsToldAndTheRestStays()
{
    FormsWorld world;
    QVERIFY(world.open());
    addOrganizations(world);
    auto *dialog = openDialog(world);
    choose(world, dialog, { u"ORG-1"_s, u"ORG-2"_s, u"ORG-3"_s });
    connect(modelOf(dialog), &QAbstractItemModel::dataChanged, &world.window, [&world, dialog] {
        if (modelOf(dialog)->state(0) == State::Added)
            world.proxy->goOffline();
    });
    copy(world, dialog);
    QCOMPARE(states(dialog), QVector<State>({ State::Added, State::Ready, State::Ready }));
    QVERIFY2(dialog->messageBar().isShowing(), "the run ended early, and nothing says so");
    QCOMPARE(dialog->messageBar().kind(), MessageBar::Kind::Error);
    QVERIFY(!said(dialog).contains("added"_L1));
    QCOMPARE(world.writes().size(), 1);
    // It can go on later, and none of it goes twice.
    modelOf(dialog)->disconnect(&world.window);
    world.proxy->goOnline();
    QVERIFY(world.sync());
    QTRY_COMPARE(primary(dialog)->text(), u"Copy to 2 organization(s)"_s);
    copy(world, dialog);
    QCOMPARE(states(dialog), QVector<State>(3, State::Added));
    QCOMPARE(world.writes().size(), 3);
}

void TestCopyPosition::changedSourceIsShownAndNothingSent()
{
    FormsWorld world;
    QVERIFY(world.open());
    addOrganizations(world);
    auto *dialog = openDialog(world);
    choose(world, dialog, { u"ORG-1"_s });
    auto theirs = world.server.positionByCode(u"P-FREE"_s);
    theirs->name = u"Renamed"_s;
    theirs->code = u"P-NEW"_s;
    world.server.put(*theirs);
    copy(world, dialog);
    QVERIFY(said(dialog).contains("has changed"_L1));
    QCOMPARE(world.writes().size(), 0);
    QVERIFY(dialog->findChild<QLabel *>(u"heading"_s)->text().contains("Renamed"_L1));
    QCOMPARE(codes(dialog), QStringList({ u"ORG-1-P-NEW"_s }));
    copy(world, dialog); // now it was seen
    QCOMPARE(states(dialog), QVector<State>({ State::Added }));
    QCOMPARE(world.lastBody().value("name"_L1).toString(), u"Renamed"_s);
}

void TestCopyPosition::stopSendsNoMore()
{
    FormsWorld world;
    QVERIFY(world.open());
    addOrganizations(world);
    auto *dialog = openDialog(world);
    choose(world, dialog, { u"ORG-1"_s, u"ORG-2"_s });
    world.proxy->inject({ "POST", "job-positions" }, test::Fault::delay(300));
    world.press(dialog, u"primaryButton"_s);
    QTRY_COMPARE_WITH_TIMEOUT(world.proxy->seen("POST", "job-positions"), 1, Patience);
    QVERIFY(!world.picker(dialog, u"organization"_s)->isEnabled());
    QTest::keyClick(dialog, Qt::Key_Escape);
    QVERIFY(dialog->isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(!dialog->isBusy(), Patience);
    QCOMPARE(states(dialog), QVector<State>({ State::Added, State::Ready }));
    QCOMPARE(world.proxy->seen("POST", "job-positions"), 1);
}

void TestCopyPosition::readingTheSourceCanBeLeft()
{
    FormsWorld world;
    QVERIFY(world.open());
    addOrganizations(world);
    auto *dialog = openDialog(world);
    choose(world, dialog, { u"ORG-1"_s });
    world.proxy->inject({ "GET", "job-positions/" }, test::Fault::hang());
    world.press(dialog, u"primaryButton"_s);
    QTRY_COMPARE(world.proxy->seen("GET", "job-positions/"), 1);
    QVERIFY(dialog->isBusy());
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY_WITH_TIMEOUT(!dialog->isBusy(), 1000);
    QCOMPARE(states(dialog), QVector<State>({ State::Ready }));
    QVERIFY(!dialog->messageBar().isShowing());
    QCOMPARE(world.writes().size(), 0);
}

void TestCopyPosition::offlineGoesToTheOutbox()
{
    FormsWorld world;
    QVERIFY(world.open());
    addOrganizations(world);
    auto *dialog = openDialog(world);
    choose(world, dialog, { u"ORG-1"_s, u"ORG-2"_s });
    world.service->setOffline(true);
    QTRY_COMPARE(primary(dialog)->text(), u"Keep in Outbox"_s);
    world.press(dialog, u"primaryButton"_s);
    QCOMPARE(states(dialog), QVector<State>(2, State::Kept));
    QCOMPARE(world.outbox->entries().size(), 2);
    const WriteRequest first = world.outbox->entries().constFirst().request;
    QCOMPARE(first.kind, WriteRequest::Kind::AddPosition);
    QCOMPARE(first.positionDraft,
             (PositionDraft { OrgCode(u"ORG-1"_s), u"Vacant"_s, PositionCode(u"ORG-1-P-FREE"_s),
                              TitleCode(u"T-1"_s) }));
    QVERIFY(!primary(dialog)->isVisible());
    QCOMPARE(world.proxy->seen(), 0);
}

void TestCopyPosition::copyInTheOutboxNeverLosesTheTitle()
{
    FormsWorld world;
    QVERIFY(world.open());
    addOrganizations(world);
    auto record = world.server.positionByCode(u"P-FREE"_s);
    record->titleId = u"no-such-title"_s;
    world.server.put(*record);
    QVERIFY(world.sync());
    auto *dialog = openDialog(world);
    choose(world, dialog, { u"ORG-1"_s });
    QCOMPARE(states(dialog), QVector<State>({ State::Ready })); // the server can still name it
    world.service->setOffline(true);
    QTRY_COMPARE(states(dialog), QVector<State>({ State::Blocked }));
    QVERIFY2(words(dialog).at(0).contains("title"_L1), qPrintable(words(dialog).at(0)));
    QVERIFY(!primary(dialog)->isEnabled());
    choose(world, dialog, { u"ORG-2"_s });
    QCOMPARE(states(dialog), QVector<State>(2, State::Blocked));
    QVERIFY(world.outbox->entries().isEmpty());
    world.service->setOffline(false);
    QTRY_COMPARE(states(dialog), QVector<State>(2, State::Ready));
}

void TestCopyPosition::keyboardDoesItAll()
{
    FormsWorld world;
    QVERIFY(world.open());
    addOrganizations(world);
    auto *dialog = openDialog(world);
    QVERIFY(FormsWorld::editOf(world.picker(dialog, u"organization"_s))->hasFocus());
    choose(world, dialog, { u"ORG-1"_s, u"ORG-2"_s });
    QVERIFY(!dialog->isBusy()); // Enter chose, and wrote nothing
    auto *pattern = dialog->findChild<QLineEdit *>(u"pattern"_s);
    world.type(pattern, u"K-{org}"_s);
    QTest::keyClick(pattern, Qt::Key_Return);
    QVERIFY(!dialog->isBusy());
    QTest::keyClick(pattern, Qt::Key_Tab);
    auto *table = dialog->findChild<QTableView *>(u"copies"_s);
    QVERIFY(table->hasFocus());
    QCOMPARE(table->currentIndex().row(), 1);
    QTest::keyClick(table, Qt::Key_Delete);
    QCOMPARE(codes(dialog), QStringList({ u"K-ORG-1"_s }));
    QTest::keyClick(table, Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(states(dialog), QVector<State>({ State::Added }), Patience);
    QCOMPARE(world.writes().size(), 1);
}

void TestCopyPosition::closingAsksOnlyWhenRowsAreLost()
{
    FormsWorld world;
    QVERIFY(world.open());
    addOrganizations(world);
    QPointer<CopyPositionDialog> dialog = openDialog(world);
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(dialog.isNull());
    dialog = openDialog(world);
    choose(world, dialog, { u"ORG-1"_s });
    world.press(dialog, u"cancelButton"_s);
    QVERIFY(dialog->isVisible());
    world.press(dialog, u"confirmYes"_s);
    QTRY_VERIFY(dialog.isNull());
    QCOMPARE(world.writes().size(), 0);
}

void TestCopyPosition::closingAsksWhenTheServerMayHaveIt()
{
    FormsWorld world;
    QVERIFY(world.open());
    addOrganizations(world);
    QPointer<CopyPositionDialog> dialog = openDialog(world);
    choose(world, dialog, { u"ORG-1"_s });
    world.proxy->inject({ "POST", "job-positions" }, test::Fault::dropBefore());
    copy(world, dialog);
    QCOMPARE(states(dialog), QVector<State>({ State::Unknown }));
    QTest::keyClick(dialog, Qt::Key_Escape);
    auto *question = dialog->findChild<ConfirmStrip *>();
    QVERIFY(dialog->isVisible() && question->isVisible());
    QVERIFY2(textOf(question).contains("may be on the server"_L1), qPrintable(textOf(question)));
    QTest::keyClick(dialog, Qt::Key_Escape); // takes the question away, not the dialog
    QVERIFY(dialog->isVisible() && !question->isVisible());
    choose(world, dialog, { u"ORG-2"_s }); // and one that was not sent
    QTest::keyClick(dialog, Qt::Key_Escape);
    QVERIFY2(textOf(question).contains("may be on the server"_L1), qPrintable(textOf(question)));
    QVERIFY2(textOf(question).contains("not added"_L1), qPrintable(textOf(question)));
    world.press(dialog, u"confirmYes"_s);
    QTRY_VERIFY(dialog.isNull());
}

void TestCopyPosition::closingAsksWhenARowWasRefused()
{
    FormsWorld world;
    QVERIFY(world.open());
    addOrganizations(world);
    auto *dialog = openDialog(world);
    choose(world, dialog, { u"ORG-1"_s });
    SandboxPosition taken;
    taken.id = u"pos-taken"_s;
    taken.orgId = u"org-1"_s;
    taken.code = u"ORG-1-P-FREE"_s;
    taken.name = u"Taken"_s;
    world.server.put(taken);
    copy(world, dialog);
    QCOMPARE(states(dialog), QVector<State>({ State::Refused }));
    QTest::keyClick(dialog, Qt::Key_Escape);
    auto *question = dialog->findChild<ConfirmStrip *>();
    QVERIFY(dialog->isVisible() && question->isVisible());
    QVERIFY(!textOf(question).contains("may be on the server"_L1));
}

void TestCopyPosition::keysOfAnInputMethodDecideNothing()
{
    FormsWorld world;
    QVERIFY(world.open());
    addOrganizations(world);
    QPointer<CopyPositionDialog> dialog = openDialog(world);
    auto *pattern = dialog->findChild<QLineEdit *>(u"pattern"_s);
    pattern->setFocus();
    QInputMethodEvent composing(u"gao"_s, {});
    QCoreApplication::sendEvent(pattern, &composing);
    QTest::keyClick(pattern, Qt::Key_Escape);
    QVERIFY(dialog->isVisible());
    QInputMethodEvent ended;
    QCoreApplication::sendEvent(pattern, &ended);

    choose(world, dialog, { u"ORG-1"_s });
    QCoreApplication::sendEvent(pattern, &composing);
    QTest::keyClick(pattern, Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(!dialog->isBusy());
    QCoreApplication::sendEvent(pattern, &ended);
    QTest::keyClick(pattern, Qt::Key_Escape); // now it is the dialog's
    QVERIFY(dialog->findChild<ConfirmStrip *>()->isVisible());
}

void TestCopyPosition::organizationTypedButNotChosenIsShownFirst()
{
    FormsWorld world;
    QVERIFY(world.open());
    addOrganizations(world);
    auto *dialog = openDialog(world);
    auto *picker = world.picker(dialog, u"organization"_s);
    auto *edit = FormsWorld::editOf(picker);
    choose(world, dialog, { u"ORG-1"_s });
    world.type(edit, u"ORG-2"_s);
    QTest::keyClick(edit, Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(!dialog->isBusy());
    QCOMPARE(codes(dialog), QStringList({ u"ORG-1-P-FREE"_s, u"ORG-2-P-FREE"_s }));
    world.type(edit, u"no such thing"_s);
    QTest::keyClick(edit, Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(!dialog->isBusy());
    QVERIFY(picker->isInvalid());
    QVERIFY(edit->hasFocus());
    QCOMPARE(edit->text(), u"no such thing"_s);
    world.type(edit, u"ORG-2"_s); // which is a row already
    QTest::keyClick(edit, Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(states(dialog), QVector<State>(2, State::Added), Patience);
    QCOMPARE(world.writes().size(), 2);
}

void TestCopyPosition::languageChangesAtOnce()
{
    FormsWorld world;
    QVERIFY(world.open());
    addOrganizations(world);
    auto *dialog = openDialog(world);
    choose(world, dialog, { u"ORG-1"_s });
    setPattern(world, dialog, u"P-A1"_s);
    const QString before = words(dialog).at(0);
    FormsWorld::setLanguage(Language::Chinese);
    QVERIFY(words(dialog).at(0) != before); // the catalogue's words follow
    QCOMPARE(codes(dialog), QStringList({ u"P-A1"_s }));
}

} // namespace renzhi

QTEST_MAIN(renzhi::TestCopyPosition)
#include "tst_copyposition.moc"
