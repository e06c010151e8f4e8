// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/directory/directoryservice.h"
#include "models/directory/outbox.h"
#include "models/items/usertablemodel.h"
#include "tests/gui/shellworld.h"
#include "views/forms/writeform.h"
#include "views/widgets/jobrowwidget.h"
#include "views/widgets/tableview.h"

#include <QAbstractButton>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QSplitter>
#include <QToolButton>
#include <QTreeView>

using namespace Qt::StringLiterals;
using namespace renzhi;

namespace {

// Everything a person can read or hear in the window: one line per widget and kind of text.
QStringList wordsOf(QWidget &window)
{
    QStringList words { u"window title: "_s + window.windowTitle() };
    const auto add = [&words](const QWidget *widget, const char *kind, const QString &text) {
        if (!text.isEmpty())
            words.append(widget->objectName() + u' ' + QString::fromLatin1(kind) + u": "_s + text);
    };
    for (QWidget *widget : window.findChildren<QWidget *>()) {
        if (widget->objectName().startsWith(u"qt_"_s) || !widget->isVisibleTo(&window))
            continue;
        add(widget, "name", widget->accessibleName());
        add(widget, "tip", widget->toolTip());
        if (const auto *label = qobject_cast<QLabel *>(widget))
            add(widget, "text", label->text());
        if (const auto *button = qobject_cast<QAbstractButton *>(widget))
            add(widget, "text", button->text());
        if (const auto *edit = qobject_cast<QLineEdit *>(widget))
            add(widget, "prompt", edit->placeholderText());
        if (const auto *table = qobject_cast<QTableView *>(widget); table && table->model()) {
            for (int section = 0; section < table->model()->columnCount(); ++section)
                add(widget, "header",
                    table->model()->headerData(section, Qt::Horizontal).toString());
        }
        if (const auto *tree = qobject_cast<QTreeView *>(widget); tree && tree->model())
            add(widget, "first row", tree->model()->index(0, 0).data().toString());
    }
    for (const QAction *action : window.findChildren<QAction *>()) {
        // Whether there is something to go back to is no matter of language.
        if (!action->objectName().isEmpty() && action->objectName() != u"actionBack"_s)
            words.append(action->objectName() + u": "_s + action->text() + u" / "_s
                         + action->toolTip());
    }
    words.sort();
    return words;
}

QString difference(const QStringList &fresh, const QStringList &switched)
{
    QStringList lines;
    for (const QString &line : fresh) {
        if (!switched.contains(line))
            lines.append(u"fresh start:  "_s + line);
    }
    for (const QString &line : switched) {
        if (!fresh.contains(line))
            lines.append(u"after switch: "_s + line);
    }
    return lines.join(u'\n');
}

QString serialised(ShellWorld &world)
{
    QStringList parts;
    parts << QString::fromLatin1(world.find<QSplitter>(u"panes"_s)->saveState().toBase64());
    for (const TableView *table : world.window().findChildren<TableView *>())
        parts << table->objectName() << QString::fromLatin1(table->columnState().toBase64());
    const auto *people = world.find<TableView>(u"peopleTable"_s);
    parts << world.find<QLineEdit>(u"searchBox"_s)->text();
    parts << world.find<QTreeView>(u"organizationTree"_s)->currentIndex().data().toString();
    parts << people->currentIndex().siblingAtColumn(1).data().toString();
    parts << QString::number(people->model()->rowCount());
    parts << world.find<QWidget>(u"personCard"_s)->findChild<QLabel *>(u"name"_s)->text();
    parts << u"%1x%2"_s.arg(world.window().width()).arg(world.window().height());
    return parts.join(u'\n');
}

} // namespace

// What comes back at the next start (F-08, F-13), and the switch of language while it runs (F-53).
class TestShellState : public QObject
{
    Q_OBJECT

private slots:
    void everythingComesBackAtTheNextStart();
    void everyTableRemembersItsColumns();
    void sortingArrangesNoColumn();
    void columnThatCannotSortTakesNoArrow();
    void brokenStateGivesTheDefaults();
    void aFormOffersTheLanguagesToo();
    void languageSwitchRewordsEverythingAndKeepsWhatWasChosen();
};

void TestShellState::everythingComesBackAtTheNextStart()
{
    ShellWorld world;
    world.addPerson({ u"欧阳鑫淼"_s, u"ouyang.xinmiao"_s, 1 });
    QVERIFY(world.open());
    world.window().resize(1180, 760);
    auto *tree = world.find<QTreeView>(u"organizationTree"_s);
    const QModelIndex top = tree->model()->index(1, 0);
    tree->selectionModel()->setCurrentIndex(top, QItemSelectionModel::ClearAndSelect);
    world.find<QSplitter>(u"panes"_s)->setSizes({ 200, 480, 420 });
    auto *people = world.find<TableView>(u"peopleTable"_s);
    people->horizontalHeader()->resizeSection(1, 177);
    people->horizontalHeader()->setSortIndicator(1, Qt::DescendingOrder);
    world.choosePerson(u"ouyang.xin"_s);
    QTRY_VERIFY(people->currentIndex().isValid());
    const QString before = serialised(world);
    QVERIFY(world.restart());
    QTRY_COMPARE(serialised(world), before);
}

void TestShellState::everyTableRemembersItsColumns()
{
    ShellWorld world;
    QVERIFY(world.open());
    const QStringList tables { u"peopleTable"_s, u"positionsTable"_s, u"outboxTable"_s };
    QCOMPARE(world.window().findChildren<TableView *>().size(), tables.size());
    for (const QString &name : tables) {
        auto *table = world.find<TableView>(name);
        auto *header = table->horizontalHeader();
        header->moveSection(header->visualIndex(2), 1);
        header->resizeSection(0, 201);
        if (header->isSortIndicatorShown())
            header->setSortIndicator(1, Qt::DescendingOrder);
        QMenu menu;
        table->fillColumnMenu(&menu);
        auto *last = menu.findChild<QAction *>(u"column%1"_s.arg(header->count() - 1));
        QVERIFY(last);
        last->toggle();
        QVERIFY(!menu.findChild<QAction *>(u"column0"_s)->isEnabled());
    }
    // The last column is as wide as the view, and a view is laid out when it is seen first.
    QVERIFY(world.session().outbox->add({}));
    world.find<QAction>(u"actionGoOutbox"_s)->trigger();
    QTRY_VERIFY(world.find<TableView>(u"outboxTable"_s)->isVisible());
    QCoreApplication::sendPostedEvents();
    QHash<QString, QByteArray> before;
    for (const QString &name : tables)
        before.insert(name, world.find<TableView>(name)->columnState());
    QVERIFY(world.restart());
    world.find<QAction>(u"actionGoOutbox"_s)->trigger();
    for (const QString &name : tables) {
        QTRY_COMPARE(world.find<TableView>(name)->columnState().toHex(),
                     before.value(name).toHex());
        world.find<TableView>(name)->resetColumns();
        QVERIFY(world.find<TableView>(name)->columnState() != before.value(name));
    }
}

void TestShellState::sortingArrangesNoColumn()
{
    ShellWorld world;
    QVERIFY(world.open());
    world.window().resize(1400, 760);
    const auto *table = world.find<TableView>(u"peopleTable"_s);
    auto *header = table->horizontalHeader();
    const int organization = int(UserTableModel::Column::Organization);
    header->setSortIndicator(1, Qt::DescendingOrder);
    const int wide = header->sectionSize(organization);
    world.window().resize(1400 - 100, 760);
    QTRY_VERIFY(header->sectionSize(organization) != wide); // still as wide as the view allows
    QVERIFY(world.restart());
    header = world.find<TableView>(u"peopleTable"_s)->horizontalHeader();
    QCOMPARE(header->sortIndicatorSection(), 1);
    QCOMPARE(header->sortIndicatorOrder(), Qt::DescendingOrder);
}

void TestShellState::columnThatCannotSortTakesNoArrow()
{
    ShellWorld world;
    QVERIFY(world.open());
    auto *header = world.find<TableView>(u"peopleTable"_s)->horizontalHeader();
    header->setSortIndicator(1, Qt::DescendingOrder);
    const int jobs = int(UserTableModel::Column::Jobs);
    const QPoint at(header->sectionViewportPosition(jobs) + header->sectionSize(jobs) / 2,
                    header->height() / 2);
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, at);
    QCOMPARE(header->sortIndicatorSection(), 1);
    QCOMPARE(header->sortIndicatorOrder(), Qt::DescendingOrder);
}

void TestShellState::brokenStateGivesTheDefaults()
{
    ShellWorld world;
    QVERIFY(world.open());
    auto *table = world.find<TableView>(u"peopleTable"_s);
    const QByteArray defaults = table->columnState();
    table->horizontalHeader()->resizeSection(0, 333);
    table->restoreColumnState("no such state");
    QCOMPARE(table->columnState(), defaults);
}

// The window's own switch cannot be reached then.
void TestShellState::aFormOffersTheLanguagesToo()
{
    ShellWorld world;
    world.addPerson({ u"欧阳鑫淼"_s, u"ouyang.xinmiao"_s, 2 });
    QVERIFY(world.open());
    world.choosePerson(u"ouyang.xin"_s);
    QTRY_VERIFY(world.find<QAction>(u"actionAddJob"_s)->isEnabled());
    world.find<QAction>(u"actionAddJob"_s)->trigger();
    auto *form = world.window().findChild<WriteForm *>();
    QVERIFY(form);
    QSignalSpy asked(&world.window(), &MainWindow::languageRequested);
    auto *chinese = form->findChild<QToolButton *>(u"languageChinese"_s);
    QVERIFY(chinese && chinese->isVisible());
    QTest::mouseClick(chinese, Qt::LeftButton);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.first().first().value<Language>(), Language::Chinese);
    QVERIFY(form->isVisible());
    QTest::keyClick(form, Qt::Key_Escape);
}

void TestShellState::languageSwitchRewordsEverythingAndKeepsWhatWasChosen()
{
    ShellWorld world;
    world.addPerson({ u"欧阳鑫淼"_s, u"ouyang.xinmiao"_s, 2 });
    QVERIFY(world.open());
    world.choosePerson(u"ouyang.xin"_s);
    auto *card = world.find<QWidget>(u"personCard"_s);
    QTRY_COMPARE(card->findChildren<JobRowWidget *>().size(), 3);
    QTRY_VERIFY(world.find<QLabel>(u"freshness"_s)->text().contains(u"from the server"_s));
    const QStringList english = wordsOf(world.window());

    BracketTranslator brackets;
    QVERIFY(QCoreApplication::installTranslator(&brackets));
    const auto remove = qScopeGuard([&brackets] { QCoreApplication::removeTranslator(&brackets); });
    QTRY_VERIFY(world.window().windowTitle().startsWith(u"⟦"_s));
    QCOMPARE(world.find<QLineEdit>(u"searchBox"_s)->text(), u"ouyang.xin"_s);
    QCOMPARE(card->findChild<QLabel *>(u"name"_s)->text(), u"欧阳鑫淼"_s);
    QCOMPARE(world.find<TableView>(u"peopleTable"_s)->selectionModel()->selectedRows().size(), 1);
    const QStringList switched = wordsOf(world.window());

    // The same as a window that starts in that language.
    QVERIFY(world.restart());
    QTRY_COMPARE(world.find<QWidget>(u"personCard"_s)->findChildren<JobRowWidget *>().size(), 3);
    QTRY_VERIFY(world.find<QLabel>(u"freshness"_s)->text().contains(u"from the server"_s));
    QTRY_VERIFY2(wordsOf(world.window()) == switched,
                 qPrintable(difference(wordsOf(world.window()), switched)));
    QVERIFY(switched.size() > 60);
    QVERIFY(switched != english);
}

QTEST_MAIN(TestShellState)
#include "tst_shell_state.moc"
