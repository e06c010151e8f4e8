// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The Outbox as a page of the window: keys, focus, and the words of its questions.

#include "models/directory/directoryservice.h"
#include "models/directory/outbox.h"
#include "models/items/itemroles.h"
#include "tests/gui/formsworld.h"
#include "tests/gui/shellworld.h"
#include "tests/support/testmain.h"
#include "views/forms/jobform.h"
#include "views/pages/outboxtablemodel.h"
#include "views/widgets/jobrowwidget.h"
#include "views/widgets/languageswitch.h"
#include "views/widgets/tableview.h"

#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>

#include <algorithm>
#include <cstdlib>

using namespace Qt::StringLiterals;
using namespace renzhi;

namespace {

// An addition for the person.
WriteRequest additionFor(const QString &id)
{
    WriteRequest request;
    request.user = UserId(id);
    request.jobDraft.org = OrgCode(u"ORG-1"_s);
    return request;
}

// Additions kept for as many people.
bool fill(ShellWorld &world, int count = 2)
{
    Outbox *outbox = world.session().outbox;
    const auto rows = world.service().personRows(world.service().people().find({}));
    for (int i = 0; i < count; ++i) {
        if (!outbox->add(additionFor(rows.at(size_t(i)).user.id.toString())))
            return false;
    }
    return outbox->entries().size() == count;
}

void press(ShellWorld &world, const char *action)
{
    world.find<QAction>(QLatin1StringView(action))->trigger();
}

// The list of the Outbox with so many entries and the keyboard in it; null when it did not come.
TableView *openOutbox(ShellWorld &world, int count = 2)
{
    if (!world.open() || !fill(world, count))
        return nullptr;
    press(world, "actionGoOutbox");
    auto *table = world.find<TableView>(u"outboxTable"_s);
    return QTest::qWaitFor([table] { return table->hasFocus(); }) ? table : nullptr;
}

// Where the first thing that is drawn in the widget stands in its parent.
int leftmostInk(const QWidget *widget)
{
    const QRect place = widget->geometry();
    const QImage seen = widget->parentWidget()->grab(place).toImage();
    for (int x = 0; x < seen.width(); ++x) {
        for (int y = 0; y < seen.height(); ++y) {
            if (seen.pixel(x, y) != seen.pixel(0, 0))
                return place.x() + x;
        }
    }
    return place.right();
}

} // namespace

class TestShellOutbox : public QObject
{
    Q_OBJECT
private slots:
    void entryMadeOfflineOutlivesTheProgramAndIsSentOnce();
    void keysWorkThereAsElsewhere();
    void emptyPageHasNoTableToFocus();
    void doubleClickOpensTheFormOfTheEntry();
    void entryInHandStaysWhenAnotherGoes();
    void formsOpenedThereSwitchTheLanguage();
    void droppingSaysWhatBecameOfIt();
    void droppingAsksAgainWhenItWasSentMeanwhile();
    void menuOfAnAddedPositionIsAboutTheDraftOnly();
    void peopleOfOneNameAreToldApart();
    void nothingIsSearchedThere();
    void cardTellsWhatWaitsForThePerson();
};

// The traveller's story: on the train, after a restart there, and back.
void TestShellOutbox::entryMadeOfflineOutlivesTheProgramAndIsSentOnce()
{
    ShellWorld world;
    const QString id = world.addPerson({ u"欧阳鑫淼"_s, u"ouyang.xinmiao"_s, 1 });
    const SandboxOrganization to = world.server().organizations().at(5);
    QVERIFY(world.open());
    world.choosePerson(u"ouyang.xinmiao"_s);
    QTRY_COMPARE_WITH_TIMEOUT(world.jobRows().size(), 2, Patience);
    const auto connection = [&world] { return world.find<QLabel>(u"statusConnection"_s)->text(); };

    world.server().stop();
    press(world, "actionRefresh");
    QTRY_COMPARE_WITH_TIMEOUT(connection(), u"Offline"_s, Patience);
    world.find<QWidget>(u"personCard"_s)->findChild<QPushButton *>(u"addJob"_s)->click();
    auto *form = world.openDialog(u"jobForm"_s);
    QVERIFY(form != nullptr);
    FormsWorld::pick(form, u"organization"_s, to.code);
    auto *save = form->findChild<QPushButton *>(u"primaryButton"_s);
    QCOMPARE(save->text(), u"Keep in Outbox"_s);
    save->click();
    QTRY_VERIFY_WITH_TIMEOUT(world.find<QDialog>(u"jobForm"_s) == nullptr, Patience);

    QVERIFY(world.restartOffline());
    QCOMPARE(world.find<QToolButton>(u"statusOutbox"_s)->text(), u"Outbox 1"_s);
    const auto *mark = world.find<QLabel>(u"statusOutboxMark"_s);
    QVERIFY(mark->isVisible());
    press(world, "actionGoOutbox");
    const auto *table = world.find<TableView>(u"outboxTable"_s);
    QTRY_VERIFY(table->isVisible());
    QCOMPARE(table->model()->rowCount(), 1);
    const Outbox *outbox = world.session().outbox;
    QCOMPARE(outbox->entries().constFirst().request.user, UserId(id));
    QCOMPARE(outbox->entries().constFirst().request.jobDraft.org, OrgCode(to.code));

    QVERIFY(world.server().start());
    press(world, "actionRefresh");
    QTRY_COMPARE_WITH_TIMEOUT(connection(), u"Online"_s, Patience);
    QTRY_VERIFY_WITH_TIMEOUT(!world.service().isSyncing(), Patience);
    press(world, "actionRefresh"); // once more: what would go by itself has gone by then
    QTRY_VERIFY_WITH_TIMEOUT(world.service().isSyncing(), Patience);
    QTRY_VERIFY_WITH_TIMEOUT(!world.service().isSyncing(), Patience);
    QCOMPARE(world.server().requestCount("POST", "part-time-job"), 0);
    QCOMPARE(outbox->entries().size(), 1);
    QVERIFY(!outbox->entries().constFirst().sending);
    world.find<QPushButton>(u"sendOne"_s)->click();
    QTRY_VERIFY_WITH_TIMEOUT(outbox->entries().isEmpty(), Patience);
    QVERIFY(!mark->isVisible()); // it parts nothing any more
    QCOMPARE(world.server().requestCount("POST", "part-time-job"), 1);
    const QList<SandboxJob> jobs = world.server().jobs(id);
    QCOMPARE(jobs.size(), 3);
    const auto added = std::find_if(jobs.begin(), jobs.end(), [&to](const SandboxJob &job) {
        return !job.primary && job.orgId == to.id && job.positionId.isEmpty();
    });
    QVERIFY(added != jobs.end());

    press(world, "actionGoPeople");
    world.choosePerson(u"ouyang.xinmiao"_s);
    QTRY_COMPARE_WITH_TIMEOUT(world.jobRows().size(), 3, Patience);
    const QList<JobRowWidget *> rows = world.jobRows();
    QVERIFY(std::any_of(rows.begin(), rows.end(), [&added](const JobRowWidget *row) {
        return row->row().job.id == JobId(added->id);
    }));
}

void TestShellOutbox::keysWorkThereAsElsewhere()
{
    ShellWorld world;
    auto *table = openOutbox(world);
    QVERIFY(table);
    press(world, "actionNextPane");
    QVERIFY(world.find<QPushButton>(u"sendAll"_s)->hasFocus());
    press(world, "actionNextPane");
    QVERIFY(table->hasFocus());

    QGuiApplication::clipboard()->clear();
    press(world, "actionCopy");
    const QStringList lines = QGuiApplication::clipboard()->text().split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 2); // the headers and the row chosen
    QVERIFY(lines.at(1).startsWith(table->model()->index(0, 0).data().toString()));

    press(world, "actionFind");
    auto *people = world.find<TableView>(u"peopleTable"_s);
    QTRY_VERIFY(people->isVisible());
    QVERIFY(world.find<QLineEdit>(u"searchBox"_s)->hasFocus());
}

void TestShellOutbox::emptyPageHasNoTableToFocus()
{
    ShellWorld world;
    QVERIFY(world.open());
    press(world, "actionGoOutbox");
    QTRY_VERIFY(!world.find<TableView>(u"peopleTable"_s)->isVisible());
    QVERIFY(!world.find<TableView>(u"outboxTable"_s)->hasFocus());
    press(world, "actionNextPane"); // nothing to go to, and nothing breaks
    press(world, "actionCopy");
}

void TestShellOutbox::doubleClickOpensTheFormOfTheEntry()
{
    ShellWorld world;
    auto *table = openOutbox(world);
    QVERIFY(table);
    const QModelIndex second = table->model()->index(1, 0);
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(second).center());
    QCOMPARE(table->currentIndex().row(), 1);
    QTest::mouseDClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(second).center());
    auto *form = world.window().findChild<JobForm *>();
    QVERIFY(form != nullptr);
    QTRY_VERIFY(form->isVisible());
    const int who = int(OutboxTableModel::Column::Who);
    QCOMPARE(form->findChild<QLabel *>(u"personName"_s)->text(),
             second.siblingAtColumn(who).data().toString());
}

void TestShellOutbox::entryInHandStaysWhenAnotherGoes()
{
    ShellWorld world;
    auto *table = openOutbox(world, 3);
    QVERIFY(table);
    Outbox *outbox = world.session().outbox;
    const QVector<Outbox::Entry> entries = outbox->entries();
    const auto current = [table] { return table->currentIndex().data(IdRole).toString(); };
    table->selectRow(1);
    QVERIFY(outbox->drop(entries.at(0).id).has_value());
    QCOMPARE(current(), entries.at(1).id.toString());
    QCOMPARE(table->selectionModel()->selectedRows().size(), 1);
    QVERIFY(outbox->drop(entries.at(1).id).has_value()); // the one in hand: on to the next
    QCOMPARE(current(), entries.at(2).id.toString());
    QCOMPARE(table->selectionModel()->selectedRows().size(), 1);
}

void TestShellOutbox::formsOpenedThereSwitchTheLanguage()
{
    ShellWorld world;
    QVERIFY(openOutbox(world));
    world.find<QPushButton>(u"editOne"_s)->click();
    auto *form = world.window().findChild<JobForm *>();
    QVERIFY(form != nullptr);
    auto *languages = form->findChild<LanguageSwitch *>();
    QTRY_VERIFY(languages->isVisible());
    QSignalSpy asked(&world.window(), &MainWindow::languageRequested);
    emit languages->languageRequested(Language::Chinese);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.constFirst().constFirst().value<Language>(), Language::Chinese);
}

void TestShellOutbox::droppingSaysWhatBecameOfIt()
{
    ShellWorld world;
    world.useProxy();
    QVERIFY(openOutbox(world));
    auto *question
        = world.find<QWidget>(u"outboxPage"_s)->findChild<QLabel *>(u"confirmQuestion"_s);
    const auto drop = world.find<QPushButton>(u"dropOne"_s);
    drop->click();
    QVERIFY(question->text().contains("never sent"_L1));
    auto *keep = world.find<QWidget>(u"outboxPage"_s)->findChild<QPushButton *>(u"confirmNo"_s);
    QVERIFY(keep->hasFocus());
    keep->click();
    QVERIFY(!question->isVisible());

    // Applied, the answer lost, and nothing can be read: nobody knows.
    world.proxy().inject({ "POST", "part-time-job" }, test::Fault::dropAfter());
    world.proxy().inject({ "GET", "jobs", 1, -1 }, test::Fault::reply(500));
    const Outbox *outbox = world.session().outbox;
    world.find<QPushButton>(u"sendOne"_s)->click();
    QTRY_VERIFY_WITH_TIMEOUT(outbox->entries().constFirst().outcomeUnknown
                                 && !outbox->entries().constFirst().sending,
                             60'000);
    drop->click();
    QVERIFY(!question->text().contains("never sent"_L1));
    QVERIFY(question->text().contains("outcome is unknown"_L1));
}

void TestShellOutbox::droppingAsksAgainWhenItWasSentMeanwhile()
{
    ShellWorld world;
    world.useProxy();
    QVERIFY(openOutbox(world));
    const auto *page = world.find<QWidget>(u"outboxPage"_s);
    const auto *question = page->findChild<QLabel *>(u"confirmQuestion"_s);
    world.find<QPushButton>(u"dropOne"_s)->click();
    QVERIFY(question->text().contains("never sent"_L1));

    world.proxy().inject({ "POST", "part-time-job" }, test::Fault::dropAfter());
    world.proxy().inject({ "GET", "jobs", 1, -1 }, test::Fault::reply(500));
    Outbox *outbox = world.session().outbox;
    const QUuid id = outbox->entries().constFirst().id;
    outbox->send(id);
    QTRY_VERIFY_WITH_TIMEOUT(outbox->entries().constFirst().outcomeUnknown
                                 && !outbox->entries().constFirst().sending,
                             60'000);
    QVERIFY(question->isVisible());
    auto *discard = page->findChild<QPushButton *>(u"confirmYes"_s);
    discard->click();
    QVERIFY(question->isVisible());
    QVERIFY2(question->text().contains("outcome is unknown"_L1), qPrintable(question->text()));
    QCOMPARE(outbox->entries().size(), 2);
    QCOMPARE(outbox->entries().constFirst().id, id);
    discard->click(); // now it is known what goes
    QCOMPARE(outbox->entries().size(), 1);
    QVERIFY(outbox->entries().constFirst().id != id);
}

void TestShellOutbox::menuOfAnAddedPositionIsAboutTheDraftOnly()
{
    ShellWorld world;
    QVERIFY(world.open());
    WriteRequest request;
    request.kind = WriteRequest::Kind::AddPosition;
    request.positionDraft.org = OrgCode(world.server().organizations().constFirst().code);
    request.positionDraft.name = u"新职位"_s;
    request.positionDraft.code = PositionCode(u"NEW-1"_s);
    QVERIFY(world.session().outbox->add(request).has_value());
    press(world, "actionGoOutbox");
    auto *table = world.find<TableView>(u"outboxTable"_s);
    QTRY_VERIFY(table->isVisible());
    emit table->customContextMenuRequested(table->visualRect(table->model()->index(0, 0)).center());
    const auto *menu = world.window().findChild<QMenu *>(u"contextMenu"_s);
    QVERIFY(menu);
    QStringList names;
    for (const QAction *action : menu->actions())
        names.append(action->objectName());
    QCOMPARE(names,
             QStringList({ u"outbox-sendOne"_s, u"outbox-editOne"_s, u"outbox-dropOne"_s,
                           u"outbox-moveUp"_s, u"outbox-moveDown"_s }));
    delete menu;
}

void TestShellOutbox::peopleOfOneNameAreToldApart()
{
    ShellWorld world;
    const QString one = world.addPerson({ u"欧阳鑫淼"_s, u"ouyang.xinmiao"_s, 0 });
    const QString other = world.addPerson({ u"欧阳鑫淼"_s, u"ouyang.xinmiao2"_s, 0 });
    QVERIFY(world.open());
    for (const QString &id : { one, other }) {
        WriteRequest request = additionFor(id);
        request.jobDraft.org = OrgCode(world.server().organizations().constFirst().code);
        QVERIFY(world.session().outbox->add(request).has_value());
    }
    press(world, "actionGoOutbox");
    auto *table = world.find<TableView>(u"outboxTable"_s);
    QTRY_VERIFY(table->isVisible());
    const auto *question
        = world.find<QWidget>(u"outboxPage"_s)->findChild<QLabel *>(u"confirmQuestion"_s);
    const QStringList expected { u"欧阳鑫淼 (ouyang.xinmiao)"_s, u"欧阳鑫淼 (ouyang.xinmiao2)"_s };
    for (int row = 0; row < 2; ++row) {
        const QModelIndex index = table->model()->index(row, int(OutboxTableModel::Column::Who));
        QCOMPARE(index.data().toString(), expected.at(row));
        table->setCurrentIndex(index);
        world.find<QPushButton>(u"dropOne"_s)->click();
        QVERIFY2(question->text().contains(u"Add part-time job: "_s + expected.at(row)),
                 qPrintable(question->text()));
        world.find<QPushButton>(u"editOne"_s)->click();
        auto *form = world.openDialog(u"jobForm"_s);
        QVERIFY(form != nullptr);
        QCOMPARE(form->findChild<QLabel *>(u"personName"_s)->text(), expected.at(row));
        form->reject();
        QTRY_VERIFY(world.find<QDialog>(u"jobForm"_s) == nullptr);
    }
}

void TestShellOutbox::nothingIsSearchedThere()
{
    ShellWorld world;
    world.addPerson({ u"欧阳鑫淼"_s, u"ouyang.xinmiao"_s, 0 });
    QVERIFY(world.open());
    world.search(u"ouyang.xinmiao"_s);
    const auto *people = world.find<TableView>(u"peopleTable"_s)->model();
    QTRY_COMPARE(people->rowCount(), 1);
    const auto *box = world.find<QLineEdit>(u"searchBox"_s);
    const QString prompt = box->placeholderText();
    const QString name = box->accessibleName();
    QVERIFY2(prompt.contains("employee ID"_L1), qPrintable(prompt)); // all that can be typed
    QVERIFY2(name.startsWith("Search people"_L1) && name.endsWith(QStringView(prompt).mid(1)),
             qPrintable(name));
    press(world, "actionGoOutbox");
    QTRY_VERIFY(!box->isEnabled());
    QCOMPARE(box->text(), QString());
    QCOMPARE(box->placeholderText(), u"Nothing to search on this page"_s);
    QCOMPARE(box->accessibleName(), box->placeholderText());
    QCOMPARE(people->rowCount(), 1); // still searched there

    press(world, "actionGoPositions"); // which has a search of its own
    QTRY_VERIFY(box->isEnabled());
    QCOMPARE(box->text(), QString());
    QVERIFY(box->placeholderText().contains("positions"_L1));
    press(world, "actionGoOutbox");
    QTRY_VERIFY(!box->isEnabled());
    press(world, "actionGoPeople");
    QTRY_VERIFY(box->isEnabled());
    QCOMPARE(box->text(), u"ouyang.xinmiao"_s);
    QCOMPARE(box->placeholderText(), prompt);
    QCOMPARE(box->accessibleName(), name);
    QCOMPARE(people->rowCount(), 1);
}

void TestShellOutbox::cardTellsWhatWaitsForThePerson()
{
    ShellWorld world;
    const QString id = world.addPerson({ u"欧阳鑫淼"_s, u"ouyang.xinmiao"_s, 0 });
    const QString other = world.addPerson({ u"另一人"_s, u"the.other"_s, 0 });
    QVERIFY(world.open());
    Outbox *outbox = world.session().outbox;
    world.choosePerson(u"ouyang.xinmiao"_s);
    QTRY_COMPARE_WITH_TIMEOUT(world.jobRows().size(), 1, Patience);
    auto *waiting = world.find<QToolButton>(u"waiting"_s);
    QVERIFY(!waiting->isVisible());
    QVERIFY(outbox->add(additionFor(other)).has_value());
    QVERIFY(!waiting->isVisible());
    QVERIFY(outbox->add(additionFor(id)).has_value());
    QVERIFY(waiting->isVisible());
    QVERIFY2(waiting->text().startsWith("1 change"_L1), qPrintable(waiting->text()));
    QVERIFY(outbox->add(additionFor(id)).has_value());
    QVERIFY2(waiting->text().startsWith("2 change"_L1), qPrintable(waiting->text()));
    QCOMPARE(waiting->focusPolicy(), Qt::TabFocus);
    const auto *path = world.find<QWidget>(u"personCard"_s)->findChild<QLabel *>(u"path"_s);
    QTRY_VERIFY(std::abs(leftmostInk(waiting) - path->x()) <= 2); // its icon is below the texts

    // A position's change is nobody's.
    WriteRequest position;
    position.kind = WriteRequest::Kind::AddPosition;
    position.user = UserId(id);
    QVERIFY(outbox->add(position).has_value());
    QVERIFY2(waiting->text().startsWith("2 change"_L1), qPrintable(waiting->text()));

    world.choosePerson(u"the.other"_s);
    QTRY_VERIFY2(waiting->text().startsWith("1 change"_L1), qPrintable(waiting->text()));
    QTest::mouseClick(waiting, Qt::LeftButton);
    QTRY_VERIFY(world.find<TableView>(u"outboxTable"_s)->isVisible());
    const QVector<Outbox::Entry> entries = outbox->entries();
    for (const Outbox::Entry &entry : entries)
        QVERIFY(outbox->drop(entry.id).has_value());
    press(world, "actionGoPeople");
    QTRY_VERIFY(world.find<QWidget>(u"personCard"_s)->isVisible());
    QVERIFY(!waiting->isVisible());
}

RENZHI_TEST(TestShellOutbox)
#include "tst_shell_outbox.moc"
