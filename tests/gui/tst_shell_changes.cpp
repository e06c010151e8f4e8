// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The page of changes: what was sent from here, how it ended, and the way to it.

#include "models/directory/changelog.h"
#include "models/directory/directoryservice.h"
#include "models/items/changetablemodel.h"
#include "tests/gui/formsworld.h"
#include "tests/gui/shellworld.h"
#include "tests/support/testmain.h"
#include "views/errors/messagebar.h"
#include "views/pages/changewords.h"
#include "views/widgets/jobrowwidget.h"
#include "views/widgets/tableview.h"

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QFileDialog>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace renzhi;

namespace {

using ChangeColumn = ChangeTableModel::Column;

void trigger(ShellWorld &world, const QString &action)
{
    world.find<QAction>(action)->trigger();
}

WriteRequest newJob(const QString &user, const QString &org)
{
    WriteRequest request;
    request.user = UserId(user);
    request.jobDraft.org = OrgCode(org);
    return request;
}

bool isWritten(ShellWorld &world, const WriteRequest &request)
{
    QSignalSpy finished(&world.service(), &DirectoryService::writeFinished);
    world.service().write(request);
    return finished.wait(Patience);
}

TableView *openChanges(ShellWorld &world)
{
    trigger(world, u"actionGoChanges"_s);
    return world.find<TableView>(u"changesTable"_s);
}

QString changeText(const TableView *table, int row, ChangeColumn column)
{
    return table->model()->index(row, int(column)).data().toString();
}

QWidget *changesPage(ShellWorld &world)
{
    return world.find<QWidget>(u"changesPage"_s);
}

} // namespace

class TestShellChanges : public QObject
{
    Q_OBJECT
private slots:
    void addedJobAndRefusalAppear();
    void filtersNarrowTheList();
    void cardLeadsToTheChangesOfThePerson();
    void exportIsATableWithoutFormulas();
    void emptyPageSaysSo();
    void pageWorksWithoutTheServer();
    void crashIsToldInTheMessageBar();
    void findGoesToTheFieldOfThePage();
    void lastOfWhatIsTypedIsShown();
    void copyHasLinesThatNobodySaw();
    void noneIsWordedAsInTheOutbox();
};

void TestShellChanges::addedJobAndRefusalAppear()
{
    ShellWorld world;
    const QString id = world.addPerson({ u"欧阳鑫淼"_s, u"ouyang.xinmiao"_s, 1 });
    const SandboxOrganization to = world.server().organizations().at(5);
    QVERIFY(world.open());
    world.choosePerson(u"ouyang.xinmiao"_s);
    QTRY_COMPARE_WITH_TIMEOUT(world.jobRows().size(), 2, Patience);
    world.find<QWidget>(u"personCard"_s)->findChild<QPushButton *>(u"addJob"_s)->click();
    auto *form = world.openDialog(u"jobForm"_s);
    QVERIFY(form != nullptr);
    FormsWorld::pick(form, u"organization"_s, to.code);
    form->findChild<QPushButton *>(u"primaryButton"_s)->click();
    QTRY_VERIFY_WITH_TIMEOUT(world.find<QDialog>(u"jobForm"_s) == nullptr, Patience);

    const auto *table = openChanges(world);
    QTRY_COMPARE(table->model()->rowCount(), 1);
    QVERIFY(world.window().focusWidget() == table);
    QTRY_COMPARE(changeText(table, 0, ChangeColumn::What), u"Add part-time job"_s);
    QCOMPARE(changeText(table, 0, ChangeColumn::Who), u"欧阳鑫淼 (ouyang.xinmiao)"_s);
    QCOMPARE(changeText(table, 0, ChangeColumn::Outcome), u"Done"_s);
    QVERIFY(changeText(table, 0, ChangeColumn::Change).contains(to.code));

    QVERIFY(isWritten(world, newJob(id, u"nowhere"_s)));
    QTRY_COMPARE(table->model()->rowCount(), 2); // newest first
    QTRY_VERIFY2(changeText(table, 0, ChangeColumn::Outcome).contains(u"ORG.0001"_s),
                 qPrintable(changeText(table, 0, ChangeColumn::Outcome)));
    QCOMPARE(table->currentIndex().row(), 1); // the one in hand stays
    world.find<TableView>(u"changesTable"_s)->setCurrentIndex(table->model()->index(0, 0));
    const auto *detail = world.find<QPlainTextEdit>(u"changeDetail"_s);
    QTRY_VERIFY(detail->toPlainText().contains(u"ORG.0001"_s));
    const QString told = detail->toPlainText();
    QVERIFY2(told.contains(u"ORG.0001"_s) && told.contains(u"HTTP 400"_s)
                 && told.contains(u"nowhere"_s),
             qPrintable(told));
}

void TestShellChanges::filtersNarrowTheList()
{
    ShellWorld world;
    const QString one = world.addPerson({ u"欧阳鑫淼"_s, u"ouyang.xinmiao"_s, 0 });
    const QString other = world.addPerson({ u"另一人"_s, u"the.other"_s, 0 });
    QVERIFY(world.open());
    const QString org = world.server().organizations().at(5).code;
    QVERIFY(isWritten(world, newJob(one, org)));
    QVERIFY(isWritten(world, newJob(other, org)));
    QVERIFY(isWritten(world, newJob(other, u"nowhere"_s)));
    const auto *table = openChanges(world);
    QTRY_COMPARE(table->model()->rowCount(), 3);
    auto *text = changesPage(world)->findChild<QLineEdit *>(u"filterText"_s);
    auto *outcome = changesPage(world)->findChild<QComboBox *>(u"filterOutcome"_s);
    auto *kind = changesPage(world)->findChild<QComboBox *>(u"filterKind"_s);
    auto *all = changesPage(world)->findChild<QPushButton *>(u"showAll"_s);
    QVERIFY(!all->isVisible());
    text->setText(u"THE.OTHER"_s);
    QTRY_COMPARE(table->model()->rowCount(), 2);
    outcome->setCurrentIndex(outcome->findText(u"Refused by the server"_s));
    QTRY_COMPARE(table->model()->rowCount(), 1);
    kind->setCurrentIndex(kind->findText(u"Remove position"_s));
    QTRY_VERIFY(changesPage(world)->findChild<QWidget *>(u"empty"_s)->isVisible());
    QVERIFY(all->isVisible());
    all->click();
    QTRY_COMPARE(table->model()->rowCount(), 3);
    QVERIFY(!all->isVisible());
    QCOMPARE(text->text(), QString());
}

void TestShellChanges::cardLeadsToTheChangesOfThePerson()
{
    ShellWorld world;
    const QString one = world.addPerson({ u"欧阳鑫淼"_s, u"ouyang.xinmiao"_s, 0 });
    const QString other = world.addPerson({ u"另一人"_s, u"the.other"_s, 0 });
    QVERIFY(world.open());
    const QString org = world.server().organizations().at(5).code;
    QVERIFY(isWritten(world, newJob(one, org)));
    QVERIFY(isWritten(world, newJob(other, org)));
    world.choosePerson(u"ouyang.xinmiao"_s);
    auto *button = world.find<QToolButton>(u"personChanges"_s);
    QTRY_VERIFY(button->isVisible() && button->isEnabled());
    button->click();
    const auto *table = world.find<TableView>(u"changesTable"_s);
    QTRY_VERIFY(table->isVisible());
    QTRY_COMPARE(table->model()->rowCount(), 1);
    QTRY_COMPARE(changeText(table, 0, ChangeColumn::Who), u"欧阳鑫淼 (ouyang.xinmiao)"_s);
    QVERIFY(
        changesPage(world)->findChild<QLabel *>(u"shown"_s)->text().contains(u"ouyang.xinmiao"_s));
    trigger(world, u"actionBack"_s);
    QTRY_VERIFY(!table->isVisible());
    trigger(world, u"actionForward"_s);
    QTRY_VERIFY(table->isVisible());
    QTRY_COMPARE(table->model()->rowCount(), 1);
    trigger(world, u"actionGoChanges"_s); // all of them
    QTRY_COMPARE(table->model()->rowCount(), 2);
}

void TestShellChanges::exportIsATableWithoutFormulas()
{
    ShellWorld world;
    const QString id = world.addPerson({ u"=HYPERLINK(1)"_s, u"evil"_s, 0 });
    QVERIFY(world.open());
    QVERIFY(isWritten(world, newJob(id, u"nowhere"_s)));
    const auto *table = openChanges(world);
    QTRY_COMPARE(table->model()->rowCount(), 1);
    changesPage(world)->findChild<QPushButton *>(u"exportAll"_s)->click();
    auto *dialog = world.window().findChild<QFileDialog *>(u"exportChangesDialog"_s);
    QVERIFY(dialog != nullptr);
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"changes.csv"_s);
    emit dialog->fileSelected(path);
    dialog->close();
    auto *bar = changesPage(world)->findChild<MessageBar *>();
    QTRY_VERIFY(bar->isShowing());
    QCOMPARE(bar->kind(), MessageBar::Kind::Success);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    QVERIFY(bytes.startsWith("\xEF\xBB\xBF"));
    const QStringList lines = QString::fromUtf8(bytes).split(u"\r\n"_s, Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 2);
    QCOMPARE(lines.at(0).count(u','), lines.at(1).count(u','));
    QVERIFY2(lines.at(1).contains(u",'=HYPERLINK(1) (evil),"_s), qPrintable(lines.at(1)));
    QVERIFY(lines.at(1).contains(u"ORG.0001"_s));
    QVERIFY(changesPage(world)->findChild<QPushButton *>(u"exportAll"_s)->isEnabled());
}

void TestShellChanges::emptyPageSaysSo()
{
    ShellWorld world;
    QVERIFY(world.open());
    trigger(world, u"actionGoChanges"_s);
    auto *empty = changesPage(world)->findChild<QWidget *>(u"empty"_s);
    QTRY_VERIFY(empty->isVisible());
    QCOMPARE(empty->findChild<QLabel *>(u"emptyStateTitle"_s)->text(), u"No changes yet"_s);
    QVERIFY(!changesPage(world)->findChild<QPushButton *>(u"exportAll"_s)->isEnabled());
    trigger(world, u"actionCopy"_s); // nothing there, and nothing breaks
    trigger(world, u"actionNextPane"_s);
}

void TestShellChanges::pageWorksWithoutTheServer()
{
    ShellWorld world;
    const QString id = world.addPerson({ u"欧阳鑫淼"_s, u"ouyang.xinmiao"_s, 0 });
    QVERIFY(world.open());
    QVERIFY(isWritten(world, newJob(id, world.server().organizations().at(5).code)));
    QVERIFY(world.restartOffline());
    const auto *table = openChanges(world);
    QTRY_COMPARE(table->model()->rowCount(), 1);
    QTRY_COMPARE(changeText(table, 0, ChangeColumn::Outcome), u"Done"_s);
}

void TestShellChanges::crashIsToldInTheMessageBar()
{
    ShellWorld world;
    world.useProxy();
    const QString id = world.addPerson({ u"欧阳鑫淼"_s, u"ouyang.xinmiao"_s, 0 });
    QVERIFY(world.open());
    world.proxy().inject({ "POST", "part-time-job" }, test::Fault::hangAfter());
    world.service().write(newJob(id, world.server().organizations().at(5).code));
    QTRY_COMPARE_WITH_TIMEOUT(world.server().jobs(id).size(), 2, Patience);
    world.proxy().clearFaults();
    QVERIFY(world.restart());
    auto *bar = world.find<MessageBar>(u"tenantMessage"_s);
    QTRY_VERIFY_WITH_TIMEOUT(bar->isShowing(), Patience);
    const QString told = bar->spokenText();
    QVERIFY2(told.contains(u"欧阳鑫淼"_s) && told.contains(u"the change was made"_s),
             qPrintable(told));
    QCOMPARE(world.server().requestCount("POST", "part-time-job"), 1);
    const auto *table = openChanges(world);
    QTRY_COMPARE(table->model()->rowCount(), 1);
    QTRY_COMPARE(changeText(table, 0, ChangeColumn::Outcome), u"Done, found by reading"_s);
}

void TestShellChanges::findGoesToTheFieldOfThePage()
{
    ShellWorld world;
    QVERIFY(world.open());
    trigger(world, u"actionGoChanges"_s);
    trigger(world, u"actionFind"_s);
    QTRY_VERIFY(changesPage(world)->isVisible());
    QVERIFY(changesPage(world)->findChild<QLineEdit *>(u"filterText"_s)->hasFocus());
}

void TestShellChanges::lastOfWhatIsTypedIsShown()
{
    ShellWorld world;
    const QString one = world.addPerson({ u"欧阳鑫淼"_s, u"ouyang.xinmiao"_s, 0 });
    const QString other = world.addPerson({ u"另一人"_s, u"the.other"_s, 0 });
    QVERIFY(world.open());
    for (const QString &id : { one, other, other })
        QVERIFY(isWritten(world, newJob(id, u"nowhere"_s)));
    const auto *table = openChanges(world);
    QTRY_COMPARE(table->model()->rowCount(), 3);
    auto *page = changesPage(world);
    auto *outcome = page->findChild<QComboBox *>(u"filterOutcome"_s);
    outcome->setCurrentIndex(outcome->findText(u"Done"_s)); // nothing; each is asked at once
    outcome->setCurrentIndex(0);
    page->findChild<QLineEdit *>(u"filterText"_s)->setText(u"ouyang"_s);
    outcome->setCurrentIndex(outcome->findText(u"Refused by the server"_s));
    QTRY_COMPARE(table->model()->rowCount(), 1);
    QTest::qWait(300); // for what was asked before
    QCOMPARE(table->model()->rowCount(), 1);
    QTRY_COMPARE(changeText(table, 0, ChangeColumn::Who), u"欧阳鑫淼 (ouyang.xinmiao)"_s);
}

void TestShellChanges::copyHasLinesThatNobodySaw()
{
    ShellWorld world;
    const QString id = world.addPerson({ u"欧阳鑫淼"_s, u"ouyang.xinmiao"_s, 0 });
    QVERIFY(world.open());
    for (int i = 0; i < 3; ++i)
        QVERIFY(isWritten(world, newJob(id, u"nowhere"_s)));
    auto *table = openChanges(world);
    QTRY_COMPARE(table->model()->rowCount(), 3);
    table->setFocus();
    table->setCurrentIndex(table->model()->index(2, 0));
    trigger(world, u"actionCopy"_s);
    const QStringList copied
        = QGuiApplication::clipboard()->text().split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(copied.size(), 2); // with the heading
    QVERIFY2(copied.at(1).contains(u"ouyang.xinmiao"_s), qPrintable(copied.at(1)));
}

void TestShellChanges::noneIsWordedAsInTheOutbox()
{
    ChangeLine line;
    line.kind = WriteRequest::Kind::UpdateJob;
    const ChangeValue known { u"1"_s, u"P-1"_s, u"职位一"_s };
    line.fields = { { Field::Position, known, ChangeValue() },
                    { Field::Title, ChangeValue(), ChangeValue { {}, u"T-1"_s, {} } } };
    QCOMPARE(changewords::cell(line, ChangeColumn::Change),
             u"Position: 职位一 (P-1) → No position; Title: No title → T-1"_s);
    line.kind = WriteRequest::Kind::UpdatePosition;
    line.fields = { { Field::Title, ChangeValue(), known } };
    QCOMPARE(changewords::cell(line, ChangeColumn::Change),
             u"Default title: No title → 职位一 (P-1)"_s);
}

RENZHI_TEST(TestShellChanges)
#include "tst_shell_changes.moc"
