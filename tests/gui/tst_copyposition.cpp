// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Copies of one position to several organizations, on a real server.

#include "tests/gui/formsworld.h"
#include "tests/items/modeloracle.h"
#include "tests/support/testmain.h"
#include "views/errors/messagebar.h"
#include "views/forms/confirmstrip.h"
#include "views/forms/copypositiondialog.h"
#include "views/forms/copypositionmodel.h"

#include <QInputMethodEvent>
#include <QJsonDocument>
#include <QLabel>
#include <QTableView>
#include <QThread>

namespace renzhi {

using namespace Qt::StringLiterals;
using State = CopyPositionModel::State;

namespace {

// The forms' world with more organizations, org-1 "ORG-1" … org-4, and the dialog that copies
// P-FREE.
class CopyWorld : public FormsWorld
{
public:
    [[nodiscard]] bool openWithOrganizations()
    {
        if (!open())
            return false;
        for (int i = 1; i <= 4; ++i) {
            SandboxOrganization record;
            record.id = u"org-%1"_s.arg(i);
            record.code = u"ORG-%1"_s.arg(i);
            record.name = u"部门 %1"_s.arg(i);
            server.put(record);
        }
        const bool synced = sync();
        server.clearJournal();
        proxy->clearRequests();
        return synced;
    }
    void openDialog()
    {
        dialog = new CopyPositionDialog(*service, *outbox, catalog, position(u"P-FREE"_s), &window);
        present(dialog);
    }
    // All of it: with the dialog, and these organizations among its rows.
    [[nodiscard]] bool start(const QStringList &organizations = {})
    {
        if (!openWithOrganizations())
            return false;
        openDialog();
        choose(organizations);
        return model()->rowCount() == organizations.size();
    }

    void choose(const QStringList &organizations)
    {
        for (const QString &code : organizations) {
            const int rows = model()->rowCount();
            pick(dialog, u"organization"_s, code);
            QTRY_COMPARE(model()->rowCount(), rows + 1);
        }
    }
    void setPattern(const QString &pattern)
    {
        type(dialog->findChild<QLineEdit *>(u"pattern"_s), pattern);
    }
    // Presses it, and waits for the end.
    void copy()
    {
        press(dialog, u"primaryButton"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!dialog->isBusy(), Patience);
    }
    // By somebody else, behind the dialog's back.
    void takeCode(const QString &orgId, const QString &code, const QString &name = u"Taken"_s)
    {
        SandboxPosition taken;
        taken.id = u"pos-taken"_s;
        taken.orgId = orgId;
        taken.code = code;
        taken.name = name;
        taken.titleId = u"title-1"_s;
        server.put(taken);
    }

    [[nodiscard]] CopyPositionModel *model() const
    {
        return dialog->findChild<CopyPositionModel *>();
    }
    [[nodiscard]] QTableView *table() const { return dialog->findChild<QTableView *>(u"copies"_s); }
    [[nodiscard]] QPushButton *primary() const
    {
        return dialog->findChild<QPushButton *>(u"primaryButton"_s);
    }
    [[nodiscard]] QStringList codes() const { return column(CopyPositionModel::Column::Code); }
    [[nodiscard]] QStringList words() const { return column(CopyPositionModel::Column::State); }
    [[nodiscard]] QVector<State> states() const
    {
        QVector<State> result;
        for (int row = 0; row < model()->rowCount(); ++row)
            result.append(model()->state(row));
        return result;
    }
    [[nodiscard]] QString said() const
    {
        return dialog->messageBar().isShowing() ? dialog->messageBar().spokenText() : QString();
    }

    QPointer<CopyPositionDialog> dialog;

private:
    [[nodiscard]] QStringList column(CopyPositionModel::Column column) const
    {
        QStringList cells;
        for (int row = 0; row < model()->rowCount(); ++row)
            cells.append(model()->index(row, int(column)).data().toString());
        return cells;
    }
};

Position copied()
{
    Position source;
    source.id = PositionId(u"p"_s);
    source.code = PositionCode(u"P"_s);
    source.name = u"N"_s;
    return source;
}

// o0 "O0" … o11 "O11".
std::shared_ptr<const ReferenceIndex> dozenOrganizations(const Position &position)
{
    QVector<Organization> organizations;
    for (int i = 0; i < 12; ++i) {
        Organization organization;
        organization.id = OrgId(u"o%1"_s.arg(i));
        organization.code = OrgCode(u"O%1"_s.arg(i));
        organization.name = organization.code.toString();
        organizations.append(organization);
    }
    return std::make_shared<const ReferenceIndex>(organizations, QVector<Title>(),
                                                  QVector<Position> { position });
}

// Every cell.
QStringList shownIn(const QAbstractItemModel &model)
{
    QStringList cells;
    for (int row = 0; row < model.rowCount(); ++row) {
        for (int column = 0; column < model.columnCount(); ++column)
            cells.append(model.index(row, column).data().toString());
    }
    return cells;
}

QString textOf(const QWidget *widget)
{
    QStringList texts;
    const auto labels = widget->findChildren<QLabel *>();
    for (const QLabel *label : labels)
        texts.append(label->text());
    return texts.join(u'\n');
}

} // namespace

class TestCopyPosition : public QObject
{
    Q_OBJECT
private slots:
    void modelAgreesWithAnOrdinaryList();
    void everyChangeOfARowIsAnnounced();
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
    void collectedGoesToTheOutbox();
    void copyInTheOutboxNeverLosesTheTitle();
    void keyboardDoesItAll();
    void closingAsksOnlyWhenRowsAreLost();
    void closingAsksWhenTheServerMayHaveIt();
    void closingAsksWhenARowWasRefused();
    void keysOfAnInputMethodDecideNothing();
    void organizationTypedButNotChosenIsShownFirst();
    void languageChangesAtOnce();
};

void TestCopyPosition::modelAgreesWithAnOrdinaryList()
{
    const Position source = copied();
    const ErrorCatalog catalog;
    CopyPositionModel model(catalog, source);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const test::Mirror mirror(model);
    model.setReferences(dozenOrganizations(source));
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
        QVERIFY(mirror.isRight());
    }
}

void TestCopyPosition::everyChangeOfARowIsAnnounced()
{
    Position source = copied();
    const ErrorCatalog catalog;
    CopyPositionModel model(catalog, source);
    model.setReferences(dozenOrganizations(source));
    model.setPattern(CodePattern(u"{org}-{code}"_s));
    for (int i = 0; i < 4; ++i)
        model.add(OrgId(u"o%1"_s.arg(i)));
    const test::Mirror mirror(model);
    const auto outcome = [](WriteOutcome::State state) {
        WriteOutcome made;
        made.state = state;
        made.sent = true;
        made.error.code = u"ORG.0001"_s;
        return made;
    };
    using Outcome = WriteOutcome::State;
    const std::function<void()> changes[] = {
        [&] { model.setSending(0); },
        [&] { model.setOutcome(0, {}, outcome(Outcome::Confirmed)); },
        [&] { model.setOutcome(1, {}, outcome(Outcome::Rejected)); },
        [&] { model.setOutcome(2, {}, outcome(Outcome::OutcomeUnknown)); },
        [&] { model.setKept(3); },
        [&] { model.setPattern(CodePattern(u"{code}-{org}"_s)); }, // the refusal is forgotten
        [&] {
            source.code = PositionCode(u"Q"_s);
            model.setSource(source);
        },
        [&] { model.setReferences(std::make_shared<const ReferenceIndex>()); },
    };
    for (const std::function<void()> &change : changes) {
        const QStringList before = shownIn(model);
        change();
        QVERIFY(shownIn(model) != before);
        QVERIFY2(mirror.isRight(), qPrintable(shownIn(model).join(u'\n')));
    }
}

void TestCopyPosition::everyCodeIsShownWhileThePatternIsTyped()
{
    CopyWorld world;
    QVERIFY(world.start());
    QVERIFY(!world.primary()->isEnabled());
    world.choose({ u"ORG-1"_s, u"ORG-2"_s });
    QCOMPARE(world.codes(), QStringList({ u"ORG-1-P-FREE"_s, u"ORG-2-P-FREE"_s }));
    world.setPattern(u"{code}-{n}"_s);
    QCOMPARE(world.codes(), QStringList({ u"P-FREE-1"_s, u"P-FREE-2"_s }));
    QCOMPARE(world.states(), QVector<State>(2, State::Ready));
    QCOMPARE(world.primary()->text(), u"Copy to 2 organization(s)"_s);
    // The same organization is one row.
    world.pick(world.dialog, u"organization"_s, u"ORG-1"_s);
    QTRY_COMPARE(FormsWorld::editOf(world.picker(world.dialog, u"organization"_s))->text(),
                 QString());
    QCOMPARE(world.model()->rowCount(), 2);
    QCOMPARE(world.proxy->seen(), 0);
}

void TestCopyPosition::patternThatMeansNothingIsToldAndSendsNothing()
{
    CopyWorld world;
    QVERIFY(world.start({ u"ORG-1"_s }));
    world.setPattern(u"{dept}-{code}"_s);
    const auto *note = world.dialog->findChild<QLabel *>(u"patternNote"_s);
    QVERIFY2(note->text().contains("{dept}"_L1), qPrintable(note->text()));
    QVERIFY(!world.primary()->isEnabled());
    QCOMPARE(world.states(), QVector<State>({ State::Blocked }));
    world.setPattern(u"{org}-{code}"_s);
    QVERIFY(world.primary()->isEnabled());
    QVERIFY(!note->text().contains("{dept}"_L1));
}

void TestCopyPosition::takenAndEqualCodesAreMarked()
{
    CopyWorld world;
    QVERIFY(world.start({ u"ORG-1"_s, u"ORG-2"_s, u"ORG-3"_s }));
    world.setPattern(u"P-A{n}"_s); // P-A1 and P-A2 are there
    QCOMPARE(world.states(), QVector<State>({ State::Blocked, State::Blocked, State::Ready }));
    QVERIFY2(world.words().at(0).contains("already exists"_L1), qPrintable(world.words().at(0)));
    QCOMPARE(world.primary()->text(), u"Copy to 1 organization(s)"_s);
    world.setPattern(u"SAME"_s);
    QCOMPARE(world.states(), QVector<State>(3, State::Blocked));
    QCOMPARE(world.words().at(2), u"Another row has this code"_s);
    QVERIFY(!world.primary()->isEnabled());
}

void TestCopyPosition::eachOrganizationGetsOnePosition()
{
    CopyWorld world;
    QVERIFY(world.start({ u"ORG-3"_s, u"ORG-1"_s, u"ORG-2"_s }));
    world.copy();
    QCOMPARE(world.states(), QVector<State>(3, State::Added));
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
    QVERIFY2(world.said().contains("3 position(s) added"_L1), qPrintable(world.said()));
    QVERIFY(!world.primary()->isVisible());
    world.press(world.dialog, u"cancelButton"_s); // "Close", without a question
    QTRY_VERIFY(world.dialog.isNull());
}

void TestCopyPosition::refusalIsToldInItsRowAndTheRestGoesOn()
{
    CopyWorld world;
    QVERIFY(world.start({ u"ORG-1"_s, u"ORG-2"_s, u"ORG-3"_s }));
    world.takeCode(u"org-2"_s, u"ORG-2-P-FREE"_s);
    world.copy();
    QCOMPARE(world.states(), QVector<State>({ State::Added, State::Refused, State::Added }));
    QVERIFY2(world.words().at(1).contains("JOB.POSITION.0009"_L1), qPrintable(world.words().at(1)));
    QCOMPARE(world.writes().size(), 3);
    // The reason in both languages, for the row it is about.
    const auto *table = world.table();
    QCOMPARE(table->currentIndex().row(), 1);
    QVERIFY(world.said().contains(u"职位编码已存在"_s));
    QVERIFY(world.said().contains("ORG-2"_L1));
}

void TestCopyPosition::refusedRowGoesAgainUnderAnotherCodeOnly()
{
    CopyWorld world;
    QVERIFY(world.start({ u"ORG-1"_s, u"ORG-2"_s }));
    world.takeCode(u"org-2"_s, u"ORG-2-P-FREE"_s);
    world.copy();
    QCOMPARE(world.states(), QVector<State>({ State::Added, State::Refused }));
    QVERIFY(!world.primary()->isEnabled());
    world.setPattern(u"X-{org}"_s);
    QCOMPARE(world.states(), QVector<State>({ State::Added, State::Ready }));
    QCOMPARE(world.codes(), QStringList({ u"ORG-1-P-FREE"_s, u"X-ORG-2"_s }));
    world.copy();
    QCOMPARE(world.states(), QVector<State>({ State::Added, State::Added }));
    QCOMPARE(world.writes().size(), 3);
}

void TestCopyPosition::unknownOutcomeStopsAndIsNeverSentAgain()
{
    CopyWorld world;
    QVERIFY(world.start({ u"ORG-1"_s, u"ORG-2"_s, u"ORG-3"_s }));
    world.proxy->inject({ "POST", "job-positions", 1 }, test::Fault::dropBefore());
    world.copy();
    QCOMPARE(world.states(), QVector<State>({ State::Added, State::Unknown, State::Ready }));
    QCOMPARE(world.proxy->seen("POST", "job-positions"), 2);
    world.press(world.dialog, u"readAgain"_s);
    QTRY_VERIFY_WITH_TIMEOUT(world.said().contains("not on the server"_L1), Patience);
    QCOMPARE(world.states().at(1), State::Unknown);
    // It keeps its code and its row, whatever is done to the others.
    world.setPattern(u"Y-{org}"_s);
    QCOMPARE(world.codes().at(1), u"ORG-2-P-FREE"_s);
    world.table()->selectRow(1);
    QVERIFY(!world.dialog->findChild<QPushButton *>(u"removeRow"_s)->isEnabled());
    world.copy(); // the rest, as told
    QCOMPARE(world.states(), QVector<State>({ State::Added, State::Unknown, State::Added }));
    QCOMPARE(world.proxy->seen("POST", "job-positions"), 3);

    world.takeCode(u"org-2"_s, u"ORG-2-P-FREE"_s, u"Vacant"_s); // it arrived after all
    world.table()->selectRow(0);
    world.table()->selectRow(1);
    world.press(world.dialog, u"readAgain"_s);
    QTRY_COMPARE_WITH_TIMEOUT(world.states().at(1), State::Added, Patience);
    QCOMPARE(world.proxy->seen("POST", "job-positions"), 3);
}

void TestCopyPosition::lostAnswerThatWasAppliedGoesOn()
{
    CopyWorld world;
    QVERIFY(world.start({ u"ORG-1"_s, u"ORG-2"_s }));
    world.proxy->inject({ "POST", "job-positions" }, test::Fault::dropAfter());
    world.copy();
    QCOMPARE(world.states(), QVector<State>(2, State::Added));
    QCOMPARE(world.words().at(0), u"Added, as reading again shows"_s);
    QCOMPARE(world.proxy->seen("POST", "job-positions"), 2);
}

void TestCopyPosition::serverOutOfReachIsToldAndTheRestStays()
{
    CopyWorld world;
    QVERIFY(world.start({ u"ORG-1"_s, u"ORG-2"_s, u"ORG-3"_s }));
    bool isOffline = false;
    connect(world.model(), &QAbstractItemModel::dataChanged, &world.window, [&] {
        if (isOffline || world.model()->state(0) != State::Added)
            return;
        isOffline = true;
        world.proxy->goOffline();
        // The thread that talks to the server has to hear of it before the next one is sent: on a
        // connection that is broken it could not be known whether it arrived.
        QThread::msleep(200);
    });
    world.copy();
    QCOMPARE(world.states(), QVector<State>({ State::Added, State::Ready, State::Ready }));
    QVERIFY2(world.dialog->messageBar().isShowing(), "the run ended early, and nothing says so");
    QCOMPARE(world.dialog->messageBar().kind(), MessageBar::Kind::Error);
    QVERIFY(!world.said().contains("added"_L1));
    QCOMPARE(world.writes().size(), 1);
    // It can go on later, and none of it goes twice.
    world.model()->disconnect(&world.window);
    world.proxy->goOnline();
    QVERIFY(world.sync());
    QTRY_COMPARE(world.primary()->text(), u"Copy to 2 organization(s)"_s);
    world.copy();
    QCOMPARE(world.states(), QVector<State>(3, State::Added));
    QCOMPARE(world.writes().size(), 3);
}

void TestCopyPosition::changedSourceIsShownAndNothingSent()
{
    CopyWorld world;
    QVERIFY(world.start({ u"ORG-1"_s }));
    auto theirs = world.server.positionByCode(u"P-FREE"_s);
    theirs->name = u"Renamed"_s;
    theirs->code = u"P-NEW"_s;
    world.server.put(*theirs);
    world.copy();
    QVERIFY(world.said().contains("has changed"_L1));
    QCOMPARE(world.writes().size(), 0);
    QVERIFY(world.dialog->findChild<QLabel *>(u"heading"_s)->text().contains("Renamed"_L1));
    QCOMPARE(world.codes(), QStringList({ u"ORG-1-P-NEW"_s }));
    world.copy(); // now it was seen
    QCOMPARE(world.states(), QVector<State>({ State::Added }));
    QCOMPARE(world.lastBody().value("name"_L1).toString(), u"Renamed"_s);
}

void TestCopyPosition::stopSendsNoMore()
{
    CopyWorld world;
    QVERIFY(world.start({ u"ORG-1"_s, u"ORG-2"_s }));
    world.proxy->inject({ "POST", "job-positions" }, test::Fault::delay(300));
    world.press(world.dialog, u"primaryButton"_s);
    QTRY_COMPARE_WITH_TIMEOUT(world.proxy->seen("POST", "job-positions"), 1, Patience);
    QVERIFY(!world.picker(world.dialog, u"organization"_s)->isEnabled());
    QTest::keyClick(world.dialog, Qt::Key_Escape);
    QVERIFY(world.dialog->isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(!world.dialog->isBusy(), Patience);
    QCOMPARE(world.states(), QVector<State>({ State::Added, State::Ready }));
    QCOMPARE(world.proxy->seen("POST", "job-positions"), 1);
}

void TestCopyPosition::readingTheSourceCanBeLeft()
{
    CopyWorld world;
    QVERIFY(world.start({ u"ORG-1"_s }));
    world.proxy->inject({ "GET", "job-positions/" }, test::Fault::hang());
    world.press(world.dialog, u"primaryButton"_s);
    QTRY_COMPARE(world.proxy->seen("GET", "job-positions/"), 1);
    QVERIFY(world.dialog->isBusy());
    QTest::keyClick(world.dialog, Qt::Key_Escape);
    QTRY_VERIFY_WITH_TIMEOUT(!world.dialog->isBusy(), 1000);
    QCOMPARE(world.states(), QVector<State>({ State::Ready }));
    QVERIFY(!world.dialog->messageBar().isShowing());
    QCOMPARE(world.writes().size(), 0);
}

void TestCopyPosition::offlineGoesToTheOutbox()
{
    CopyWorld world;
    QVERIFY(world.start({ u"ORG-1"_s, u"ORG-2"_s }));
    world.service->setOffline(true);
    QTRY_COMPARE(world.primary()->text(), u"Keep in Outbox"_s);
    world.press(world.dialog, u"primaryButton"_s);
    QCOMPARE(world.states(), QVector<State>(2, State::Kept));
    QCOMPARE(world.outbox->entries().size(), 2);
    const WriteRequest first = world.outbox->entries().constFirst().request;
    QCOMPARE(first.kind, WriteRequest::Kind::AddPosition);
    QCOMPARE(first.positionDraft,
             (PositionDraft { OrgCode(u"ORG-1"_s), u"Vacant"_s, PositionCode(u"ORG-1-P-FREE"_s),
                              TitleCode(u"T-1"_s) }));
    QVERIFY(!world.primary()->isVisible());
    QCOMPARE(world.proxy->seen(), 0);
}

void TestCopyPosition::collectedGoesToTheOutbox()
{
    CopyWorld world;
    QVERIFY(world.start({ u"ORG-1"_s, u"ORG-2"_s }));
    const QString sends = world.primary()->text();
    world.outbox->setCollecting(true);
    QCOMPARE(world.primary()->text(), u"Keep in Outbox"_s);
    world.outbox->setCollecting(false);
    QCOMPARE(world.primary()->text(), sends);
    world.outbox->setCollecting(true);
    world.press(world.dialog, u"primaryButton"_s);
    QCOMPARE(world.states(), QVector<State>(2, State::Kept));
    QCOMPARE(world.outbox->entries().size(), 2);
    QCOMPARE(world.writes().size(), 0);
}

void TestCopyPosition::copyInTheOutboxNeverLosesTheTitle()
{
    CopyWorld world;
    QVERIFY(world.openWithOrganizations());
    auto record = world.server.positionByCode(u"P-FREE"_s);
    record->titleId = u"no-such-title"_s;
    world.server.put(*record);
    QVERIFY(world.sync());
    world.openDialog();
    world.choose({ u"ORG-1"_s });
    QCOMPARE(world.states(), QVector<State>({ State::Ready })); // the server can still name it
    world.service->setOffline(true);
    QTRY_COMPARE(world.states(), QVector<State>({ State::Blocked }));
    QVERIFY2(world.words().at(0).contains("title"_L1), qPrintable(world.words().at(0)));
    QVERIFY(!world.primary()->isEnabled());
    world.choose({ u"ORG-2"_s });
    QCOMPARE(world.states(), QVector<State>(2, State::Blocked));
    QVERIFY(world.outbox->entries().isEmpty());
    world.service->setOffline(false);
    QTRY_COMPARE(world.states(), QVector<State>(2, State::Ready));
}

void TestCopyPosition::keyboardDoesItAll()
{
    CopyWorld world;
    QVERIFY(world.start());
    QVERIFY(FormsWorld::editOf(world.picker(world.dialog, u"organization"_s))->hasFocus());
    world.choose({ u"ORG-1"_s, u"ORG-2"_s });
    QVERIFY(!world.dialog->isBusy()); // Enter chose, and wrote nothing
    auto *pattern = world.dialog->findChild<QLineEdit *>(u"pattern"_s);
    world.type(pattern, u"K-{org}"_s);
    QTest::keyClick(pattern, Qt::Key_Return);
    QVERIFY(!world.dialog->isBusy());
    QTest::keyClick(pattern, Qt::Key_Tab);
    auto *table = world.table();
    QVERIFY(table->hasFocus());
    QCOMPARE(table->currentIndex().row(), 1);
    QTest::keyClick(table, Qt::Key_Delete);
    QCOMPARE(world.codes(), QStringList({ u"K-ORG-1"_s }));
    QTest::keyClick(table, Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(world.states(), QVector<State>({ State::Added }), Patience);
    QCOMPARE(world.writes().size(), 1);
}

void TestCopyPosition::closingAsksOnlyWhenRowsAreLost()
{
    CopyWorld world;
    QVERIFY(world.start());
    QTest::keyClick(world.dialog, Qt::Key_Escape);
    QTRY_VERIFY(world.dialog.isNull());
    world.openDialog();
    world.choose({ u"ORG-1"_s });
    world.press(world.dialog, u"cancelButton"_s);
    QVERIFY(world.dialog->isVisible());
    world.press(world.dialog, u"confirmYes"_s);
    QTRY_VERIFY(world.dialog.isNull());
    QCOMPARE(world.writes().size(), 0);
}

void TestCopyPosition::closingAsksWhenTheServerMayHaveIt()
{
    CopyWorld world;
    QVERIFY(world.start({ u"ORG-1"_s }));
    world.proxy->inject({ "POST", "job-positions" }, test::Fault::dropBefore());
    world.copy();
    QCOMPARE(world.states(), QVector<State>({ State::Unknown }));
    QTest::keyClick(world.dialog, Qt::Key_Escape);
    auto *question = world.dialog->findChild<ConfirmStrip *>();
    QVERIFY(world.dialog->isVisible() && question->isVisible());
    QVERIFY2(textOf(question).contains("may be on the server"_L1), qPrintable(textOf(question)));
    QTest::keyClick(world.dialog, Qt::Key_Escape); // takes the question away, not the world.dialog
    QVERIFY(world.dialog->isVisible() && !question->isVisible());
    world.choose({ u"ORG-2"_s }); // and one that was not sent
    QTest::keyClick(world.dialog, Qt::Key_Escape);
    QVERIFY2(textOf(question).contains("may be on the server"_L1), qPrintable(textOf(question)));
    QVERIFY2(textOf(question).contains("not added"_L1), qPrintable(textOf(question)));
    world.press(world.dialog, u"confirmYes"_s);
    QTRY_VERIFY(world.dialog.isNull());
}

void TestCopyPosition::closingAsksWhenARowWasRefused()
{
    CopyWorld world;
    QVERIFY(world.start({ u"ORG-1"_s }));
    world.takeCode(u"org-1"_s, u"ORG-1-P-FREE"_s);
    world.copy();
    QCOMPARE(world.states(), QVector<State>({ State::Refused }));
    QTest::keyClick(world.dialog, Qt::Key_Escape);
    auto *question = world.dialog->findChild<ConfirmStrip *>();
    QVERIFY(world.dialog->isVisible() && question->isVisible());
    QVERIFY(!textOf(question).contains("may be on the server"_L1));
}

void TestCopyPosition::keysOfAnInputMethodDecideNothing()
{
    CopyWorld world;
    QVERIFY(world.start());
    auto *pattern = world.dialog->findChild<QLineEdit *>(u"pattern"_s);
    pattern->setFocus();
    QInputMethodEvent composing(u"gao"_s, {});
    QCoreApplication::sendEvent(pattern, &composing);
    QTest::keyClick(pattern, Qt::Key_Escape);
    QVERIFY(world.dialog->isVisible());
    QInputMethodEvent ended;
    QCoreApplication::sendEvent(pattern, &ended);

    world.choose({ u"ORG-1"_s });
    QCoreApplication::sendEvent(pattern, &composing);
    QTest::keyClick(pattern, Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(!world.dialog->isBusy());
    QCoreApplication::sendEvent(pattern, &ended);
    QTest::keyClick(pattern, Qt::Key_Escape); // now it is the dialog's
    QVERIFY(world.dialog->findChild<ConfirmStrip *>()->isVisible());
}

void TestCopyPosition::organizationTypedButNotChosenIsShownFirst()
{
    CopyWorld world;
    QVERIFY(world.start());
    auto *picker = world.picker(world.dialog, u"organization"_s);
    auto *edit = FormsWorld::editOf(picker);
    world.choose({ u"ORG-1"_s });
    world.type(edit, u"ORG-2"_s);
    QTest::keyClick(edit, Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(!world.dialog->isBusy());
    QCOMPARE(world.codes(), QStringList({ u"ORG-1-P-FREE"_s, u"ORG-2-P-FREE"_s }));
    world.type(edit, u"no such thing"_s);
    QTest::keyClick(edit, Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(!world.dialog->isBusy());
    QVERIFY(picker->isInvalid());
    QVERIFY(edit->hasFocus());
    QCOMPARE(edit->text(), u"no such thing"_s);
    world.type(edit, u"ORG-2"_s); // which is a row already
    QTest::keyClick(edit, Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(world.states(), QVector<State>(2, State::Added), Patience);
    QCOMPARE(world.writes().size(), 2);
}

void TestCopyPosition::languageChangesAtOnce()
{
    CopyWorld world;
    QVERIFY(world.start({ u"ORG-1"_s }));
    world.setPattern(u"P-A1"_s);
    const QString before = world.words().at(0);
    FormsWorld::setLanguage(Language::Chinese);
    QVERIFY(world.words().at(0) != before); // the catalogue's words follow
    QCOMPARE(world.codes(), QStringList({ u"P-A1"_s }));
}

} // namespace renzhi

using namespace renzhi;
RENZHI_TEST(TestCopyPosition)
#include "tst_copyposition.moc"
