// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/languageswitcher.h"
#include "models/directory/directoryservice.h"
#include "models/items/itemroles.h"
#include "models/items/positiontablemodel.h"
#include "models/items/usertablemodel.h"
#include "tests/gui/shellworld.h"
#include "tests/support/testmain.h"
#include "views/widgets/filterfield.h"
#include "views/widgets/filterrow.h"
#include "views/widgets/tableview.h"

#include <QAccessible>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace renzhi;
using Column = UserTableModel::Column;

namespace {

// The people page with the row of filters open.
struct People
{
    explicit People(ShellWorld &shellWorld) : world(shellWorld) { look(); }

    void look()
    {
        table = world.find<TableView>(u"peopleTable"_s);
        pane = world.find<QWidget>(u"peoplePane"_s);
    }
    void showColumn(Column column, bool shown) const
    {
        QMenu menu;
        table->fillColumnMenu(&menu);
        menu.findChild<QAction *>(u"column%1"_s.arg(int(column)))->setChecked(shown);
    }
    void toggle() const { world.find<QAction>(u"actionShowFilters"_s)->trigger(); }
    [[nodiscard]] FilterField *field(Column column) const
    {
        return table->filterRow().findChild<FilterField *>(u"filter%1"_s.arg(int(column)));
    }
    void type(Column column, const QString &text) const
    {
        field(column)->setFocus();
        field(column)->clear();
        // keyClicks aborts on Chinese; an input method commits it.
        QInputMethodEvent commit;
        commit.setCommitString(text);
        QCoreApplication::sendEvent(field(column), &commit);
    }
    [[nodiscard]] int rows() const { return table->model()->rowCount(); }
    [[nodiscard]] QStringList userNames() const
    {
        QStringList names;
        for (int row = 0; row < rows(); ++row)
            names << table->model()->index(row, int(Column::UserName)).data().toString();
        return names;
    }
    [[nodiscard]] QString hits() const { return pane->findChild<QLabel *>(u"hits"_s)->text(); }

    ShellWorld &world;
    TableView *table = nullptr;
    QWidget *pane = nullptr;
};

// Empty when every field stands below its section.
QString misplaced(const People &people)
{
    const QHeaderView *header = people.table->horizontalHeader();
    for (int section = 0; section < header->count(); ++section) {
        const FilterField *field = people.field(Column(section));
        if (field->isVisible() == header->isSectionHidden(section))
            return u"%1 visible: %2"_s.arg(section).arg(field->isVisible());
        const int left = field->mapTo(people.table, QPoint()).x();
        const int wanted
            = people.table->viewport()->x() + people.table->columnViewportPosition(section);
        const bool fits = left >= wanted && left <= wanted + 4
            && left + field->width() <= wanted + people.table->columnWidth(section);
        if (field->isVisible() && !fits)
            return u"%1 at %2, its section at %3"_s.arg(section).arg(left).arg(wanted);
    }
    return {};
}

} // namespace

// F-13: a filter for each column.
class TestFilterRow : public QObject
{
    Q_OBJECT

private slots:
    void cleanup() { LanguageSwitcher().setLanguage(Language::English); }
    void fieldsStayBelowTheirSections();
    void typedTextNarrowsTheList_data();
    void typedTextNarrowsTheList();
    void filtersComeOnTopOfTheSearch();
    void statesAreFoundInEitherLanguage_data();
    void statesAreFoundInEitherLanguage();
    void jobsAreFilteredByTheirNumber();
    void jobsAreFilteredAtTheNextStart();
    void positionsAreFilteredToo();
    void composingTextDoesNotFilter();
    void keysOfAFieldChooseNobody_data();
    void keysOfAFieldChooseNobody();
    void downStaysInTheFieldWhenNothingIsLeft();
    void wayToTheFieldsKeepsTheChoice();
    void escapeClearsThenCloses();
    void nothingLeftKeepsTheRowAndOffersToClear();
    void hiddenFiltersHideNobody();
    void filteredColumnIsMarked();
    void everythingComesBackAtTheNextStart();
    void everyFieldHasANameAndIsReachedByTab();
    void fieldOutOfSightIsScrolledTo();
};

void TestFilterRow::fieldsStayBelowTheirSections()
{
    ShellWorld world;
    QVERIFY(world.open());
    const People people(world);
    QVERIFY(!people.table->filterRow().isVisible());
    const int before = people.table->viewport()->y();
    people.toggle();
    QVERIFY(people.table->filterRow().isVisible());
    QVERIFY(people.table->viewport()->y() > before);
    const int bottom = people.table->filterRow().mapTo(people.table, QPoint()).y()
        + people.table->filterRow().height();
    QCOMPARE(bottom, people.table->viewport()->y());
    QCOMPARE(misplaced(people), QString());
    QHeaderView *header = people.table->horizontalHeader();
    header->resizeSection(0, 160);
    QCOMPARE(misplaced(people), QString());
    header->moveSection(0, 2);
    QCOMPARE(misplaced(people), QString());
    people.showColumn(Column::Status, false);
    people.showColumn(Column::Email, true);
    QCOMPARE(misplaced(people), QString());
    for (int section = 0; section < header->count(); ++section)
        header->resizeSection(section, 300);
    auto *bar = people.table->horizontalScrollBar();
    QTRY_VERIFY(bar->maximum() > 200);
    bar->setValue(170);
    QCOMPARE(misplaced(people), QString());
}

void TestFilterRow::typedTextNarrowsTheList_data()
{
    QTest::addColumn<Column>("column");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QStringList>("found"); // of the two who were added
    const QString xin = u"ouyang.xinmiao"_s, yan = u"murong.qqx"_s;
    QTest::newRow("name") << Column::Name << u"鑫淼"_s << QStringList { xin };
    QTest::newRow("initials") << Column::Name << u"oyxm"_s << QStringList { xin };
    QTest::newRow("pinyin") << Column::Name << u"murongx"_s << QStringList { yan };
    QTest::newRow("exactly") << Column::Name << u"=慕容雪燕"_s << QStringList { yan };
    QTest::newRow("user name") << Column::UserName << u"g.qq"_s << QStringList { yan };
    QTest::newRow("not") << Column::UserName << u"!qqx"_s << QStringList { xin };
    QTest::newRow("empty") << Column::Email << u"-"_s << QStringList { yan, xin };
    QTest::newRow("not empty") << Column::UserName << u"!-"_s << QStringList { yan, xin };
    QTest::newRow("state, as worded") << Column::Status << u"active"_s << QStringList { yan, xin };
    QTest::newRow("another state") << Column::Status << u"locked"_s << QStringList {};
}

void TestFilterRow::typedTextNarrowsTheList()
{
    QFETCH(Column, column);
    QFETCH(QString, typed);
    QFETCH(QStringList, found);
    ShellWorld world;
    world.addPerson({ u"欧阳鑫淼"_s, u"ouyang.xinmiao"_s, 0 });
    world.addPerson({ u"慕容雪燕"_s, u"murong.qqx"_s, 0 });
    QVERIFY(world.open());
    const People people(world);
    people.showColumn(column, true);
    people.toggle();
    people.type(column, typed);
    QStringList added = people.userNames();
    added.removeIf(
        [](const QString &name) { return name != u"ouyang.xinmiao"_s && name != u"murong.qqx"_s; });
    added.sort();
    QCOMPARE(added, found);
    const int rows = people.rows();
    QCOMPARE(people.hits(), rows == 202 ? u"202 people"_s : u"%1 of 202"_s.arg(rows));
    QTest::keyClick(people.field(column), Qt::Key_Escape);
    QCOMPARE(people.rows(), 202);
    QCOMPARE(people.hits(), u"202 people"_s);
}

void TestFilterRow::filtersComeOnTopOfTheSearch()
{
    ShellWorld world;
    world.addPerson({ u"欧阳鑫淼"_s, u"ouyang.one"_s, 0 });
    world.addPerson({ u"欧阳鑫淼"_s, u"ouyang.two"_s, 0 });
    QVERIFY(world.open());
    const People people(world);
    people.toggle();
    world.search(u"oyxm"_s);
    QCOMPARE(people.rows(), 2);
    people.type(Column::UserName, u"two"_s);
    QCOMPARE(people.userNames(), QStringList { u"ouyang.two"_s });
    people.type(Column::Name, u"!欧阳"_s);
    QCOMPARE(people.rows(), 0);
}

void TestFilterRow::statesAreFoundInEitherLanguage_data()
{
    QTest::addColumn<Language>("before");
    QTest::addColumn<Language>("after");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<bool>("active");
    const auto en = Language::English, zh = Language::Chinese;
    QTest::newRow("en, then zh") << en << zh << u"=active"_s << true;
    QTest::newRow("zh, then en") << zh << en << u"=正常"_s << true;
    QTest::newRow("zh in en") << en << en << u"正常"_s << true;
    QTest::newRow("en in zh") << zh << zh << u"active"_s << true;
    QTest::newRow("not, en, then zh") << en << zh << u"!active"_s << false;
    QTest::newRow("not, zh, then en") << zh << en << u"!正常"_s << false;
    QTest::newRow("another") << en << zh << u"locked"_s << false;
}

void TestFilterRow::statesAreFoundInEitherLanguage()
{
    QFETCH(Language, before);
    QFETCH(Language, after);
    QFETCH(QString, typed);
    QFETCH(bool, active);
    LanguageSwitcher switcher;
    switcher.setLanguage(before);
    ShellWorld world;
    QVERIFY(world.open());
    const People people(world);
    people.toggle();
    people.type(Column::Status, typed);
    const QStringList found = people.userNames();
    QVERIFY(!found.isEmpty() && found.size() < 200);
    for (int row = 0; row < people.rows(); ++row) {
        const auto user = people.table->model()->index(row, 0).data(RecordRole).value<User>();
        QCOMPARE(!user.disabled && !user.locked, active);
    }
    switcher.setLanguage(after);
    QCoreApplication::sendPostedEvents();
    const auto shown = people.table->model()->headerData(int(Column::Status), Qt::Horizontal);
    QCOMPARE(shown.toString(), after == Language::Chinese ? u"状态"_s : u"Status"_s);
    // Asked again, as any change of the people does.
    people.type(Column::UserName, u"x"_s);
    people.type(Column::UserName, {});
    QCOMPARE(people.userNames(), found);
}

void TestFilterRow::jobsAreFilteredByTheirNumber()
{
    ShellWorld world;
    world.addPerson({ u"欧阳鑫淼"_s, u"ouyang.xinmiao"_s, 2 });
    QVERIFY(world.open());
    const People people(world);
    people.toggle();
    people.type(Column::Jobs, u">=1"_s);
    QCOMPARE(people.rows(), 201); // until everybody's numbers are there, those of before
    QCOMPARE(people.hits(), u"201 people"_s);
    QTRY_COMPARE_WITH_TIMEOUT(people.rows(), 0, Patience); // nobody's jobs were read
    people.type(Column::Jobs, u"-"_s);
    QCOMPARE(people.rows(), 201);
    // Who is read meanwhile is counted at once.
    world.choosePerson(u"oyxm"_s);
    people.type(Column::Jobs, u">=3"_s);
    QTRY_COMPARE(people.userNames(), QStringList { u"ouyang.xinmiao"_s });
    people.type(Column::Jobs, u"<3"_s);
    QCOMPARE(people.rows(), 0);
    people.type(Column::Jobs, u"many"_s);
    QCOMPARE(people.rows(),
             1); // the one searched for: what cannot be meant filters nothing, and says so
    QCOMPARE(people.field(Column::Jobs)->accessibleDescription(), u"This is not a number."_s);
    QVERIFY(people.table->filters().isEmpty());
}

// Which does not wait for them before its first paint.
void TestFilterRow::jobsAreFilteredAtTheNextStart()
{
    ShellWorld world;
    world.addPerson({ u"欧阳鑫淼"_s, u"ouyang.xinmiao"_s, 2 });
    QVERIFY(world.open() && world.restart());
    People people(world);
    bool isRead = false;
    world.service().readJobs(UserId(world.server().userByName(u"ouyang.xinmiao"_s)->id), {},
                             &world.window(),
                             [&isRead](const Result<JobList> &list) { isRead = list.has_value(); });
    QTRY_VERIFY_WITH_TIMEOUT(isRead, Patience);
    people.toggle();
    people.type(Column::Jobs, u">=3"_s);
    QTRY_COMPARE_WITH_TIMEOUT(people.userNames(), QStringList { u"ouyang.xinmiao"_s }, Patience);
    world.reopen();
    people.look();
    QCOMPARE(people.rows(), 0);
    QCOMPARE(people.hits(), QString());
    QVERIFY(world.carryOn());
    QTRY_COMPARE_WITH_TIMEOUT(people.userNames(), QStringList { u"ouyang.xinmiao"_s }, Patience);
    QCOMPARE(people.hits(), u"1 of 201"_s);
}

void TestFilterRow::positionsAreFilteredToo()
{
    ShellWorld world;
    QVERIFY(world.open());
    world.find<QAction>(u"actionGoPositions"_s)->trigger();
    const auto *table = world.find<TableView>(u"positionsTable"_s);
    world.find<QAction>(u"actionShowFilters"_s)->trigger();
    QVERIFY(table->filterRow().isVisible());
    const int code = int(PositionTableModel::Column::Code);
    const QString first = table->model()->index(0, code).data().toString();
    auto *field = table->filterRow().findChild<FilterField *>(u"filter%1"_s.arg(code));
    QInputMethodEvent commit; // as a Chinese code would be typed
    commit.setCommitString(u"="_s + first.toLower());
    QCoreApplication::sendEvent(field, &commit);
    QCOMPARE(table->model()->rowCount(), 1);
    QCOMPARE(table->model()->index(0, code).data().toString(), first);
    const auto *hits = world.find<QWidget>(u"positionsPane"_s)->findChild<QLabel *>(u"hits"_s);
    QVERIFY2(hits->text().startsWith(u"1 of "_s), qPrintable(hits->text()));
    QVERIFY(world.find<TableView>(u"peopleTable"_s)->filters().isEmpty());
}

void TestFilterRow::composingTextDoesNotFilter()
{
    ShellWorld world;
    world.addPerson({ u"欧阳鑫淼"_s, u"ouyang.xinmiao"_s, 0 });
    QVERIFY(world.open());
    const People people(world);
    people.table->selectRow(3);
    people.toggle();
    FilterField *field = people.field(Column::Name);
    field->setFocus();
    QSignalSpy filtered(people.table, &TableView::filtersChanged);
    QSignalSpy opened(people.table, &TableView::activatedByKey);
    for (const QString &composed : { u"o"_s, u"ou"_s, u"ou yang"_s }) {
        QInputMethodEvent event(composed, {});
        QCoreApplication::sendEvent(field, &event);
    }
    // Some input methods let through what they also use themselves.
    for (const auto key :
         { Qt::Key_Return, Qt::Key_Enter, Qt::Key_Down, Qt::Key_PageDown, Qt::Key_Escape })
        QTest::keyClick(field, key);
    QCOMPARE(filtered.count(), 0);
    QCOMPARE(opened.count(), 0);
    QCOMPARE(people.table->currentIndex().row(), 3);
    QCOMPARE(people.rows(), 201);
    QVERIFY(field->hasFocus() && field->isVisible());
    QInputMethodEvent commit;
    commit.setCommitString(u"欧阳"_s);
    QCoreApplication::sendEvent(field, &commit);
    QCOMPARE(filtered.count(), 1);
    QVERIFY(people.rows() < 201);
}

void TestFilterRow::keysOfAFieldChooseNobody_data()
{
    QTest::addColumn<Qt::Key>("key");
    QTest::addColumn<Qt::KeyboardModifier>("modifier");
    QTest::newRow("up") << Qt::Key_Up << Qt::NoModifier;
    QTest::newRow("page up") << Qt::Key_PageUp << Qt::NoModifier;
    QTest::newRow("more, upwards") << Qt::Key_Up << Qt::ShiftModifier;
    QTest::newRow("upwards, choosing nothing") << Qt::Key_Up << Qt::ControlModifier;
    QTest::newRow("a page upwards, choosing nothing") << Qt::Key_PageUp << Qt::ControlModifier;
    QTest::newRow("choosing or not") << Qt::Key_Space << Qt::ControlModifier;
}

void TestFilterRow::keysOfAFieldChooseNobody()
{
    QFETCH(Qt::Key, key);
    QFETCH(Qt::KeyboardModifier, modifier);
    ShellWorld world;
    QVERIFY(world.open());
    const People people(world);
    // Not selectRow(): it obeys the modifiers that the row before left pressed.
    people.table->selectionModel()->setCurrentIndex(people.table->model()->index(3, 0),
                                                    QItemSelectionModel::ClearAndSelect
                                                        | QItemSelectionModel::Rows);
    people.toggle();
    FilterField *field = people.field(Column::Name);
    field->setFocus();
    QTest::keyClick(field, key, modifier);
    QCOMPARE(people.table->currentIndex().row(), 3);
    QCOMPARE(people.table->selectionModel()->selectedRows().size(), 1);
    QVERIFY(field->hasFocus());
}

// Rows that something covers are no place for the keyboard.
void TestFilterRow::downStaysInTheFieldWhenNothingIsLeft()
{
    ShellWorld world;
    QVERIFY(world.open());
    const People people(world);
    people.toggle();
    FilterField *field = people.field(Column::Name);
    QTRY_VERIFY(field->hasFocus());
    QTest::keyClicks(field, u"zzzz"_s);
    QCOMPARE(people.rows(), 0);
    QTest::keyClick(field, Qt::Key_Down);
    QVERIFY(field->hasFocus());
    field->clear();
    QTest::keyClick(field, Qt::Key_Down);
    QVERIFY(people.table->hasFocus());
}

void TestFilterRow::wayToTheFieldsKeepsTheChoice()
{
    ShellWorld world;
    QVERIFY(world.open());
    const People people(world);
    people.toggle();
    people.table->selectRow(3);
    people.table->setFocus();
    world.window().activateWindow();
    QTRY_VERIFY(people.table->hasFocus());
    QTest::keyClick(people.table, Qt::Key_Backtab, Qt::ShiftModifier);
    QVERIFY(people.table->filterRow().isAncestorOf(QApplication::focusWidget()));
    QCOMPARE(people.table->currentIndex().row(), 3);
    QCOMPARE(people.table->selectionModel()->selectedRows().size(), 1);
}

void TestFilterRow::escapeClearsThenCloses()
{
    ShellWorld world;
    QVERIFY(world.open());
    const People people(world);
    people.toggle();
    const auto *action = world.find<QAction>(u"actionShowFilters"_s);
    QVERIFY(action->isChecked());
    FilterField *field = people.field(Column::Name);
    QTRY_VERIFY(field->hasFocus());
    QTest::keyClicks(field, u"zzzz"_s);
    QCOMPARE(people.rows(), 0);
    QTest::keyClick(field, Qt::Key_Escape);
    QCOMPARE(people.rows(), 200);
    QVERIFY(field->isVisible());
    QTest::keyClick(field, Qt::Key_Escape);
    QVERIFY(!field->isVisible());
    QVERIFY(!action->isChecked());
    QVERIFY(people.table->hasFocus());
    QVERIFY(!world.find<TableView>(u"positionsTable"_s)->areFiltersShown());
}

void TestFilterRow::nothingLeftKeepsTheRowAndOffersToClear()
{
    ShellWorld world;
    QVERIFY(world.open());
    const People people(world);
    people.toggle();
    FilterField *field = people.field(Column::Name);
    QTRY_VERIFY(field->hasFocus());
    QTest::keyClicks(field, u"zzzz"_s);
    QCOMPARE(people.rows(), 0);
    QVERIFY(field->isVisible() && field->hasFocus());
    auto *nothing = people.pane->findChild<QWidget *>(u"nothingLeft"_s);
    QVERIFY(nothing->isVisible());
    QCOMPARE(nothing->geometry(), people.table->viewport()->geometry());
    auto *clear = nothing->findChild<QPushButton *>(u"emptyStateSecondButton"_s);
    QCOMPARE(clear->text(), u"Clear fi&lters"_s);
    QTest::mouseClick(clear, Qt::LeftButton);
    QCOMPARE(people.rows(), 200);
    QVERIFY(!nothing->isVisible());
    QCOMPARE(field->text(), QString());
    QVERIFY(field->hasFocus());
    // The search alone may leave nobody too.
    world.search(u"zzzzqqqq"_s);
    QVERIFY(nothing->isVisible());
    auto *search = nothing->findChild<QPushButton *>(u"emptyStateButton"_s);
    QVERIFY(!clear->isVisible());
    QTest::mouseClick(search, Qt::LeftButton);
    QCOMPARE(people.rows(), 200);
}

void TestFilterRow::hiddenFiltersHideNobody()
{
    ShellWorld world;
    QVERIFY(world.open());
    const People people(world);
    people.toggle();
    people.type(Column::UserName, u"zzzz"_s);
    people.showColumn(Column::UserName, false);
    QCOMPARE(people.rows(), 200);
    people.showColumn(Column::UserName, true);
    QCOMPARE(people.rows(), 0);
    people.toggle();
    QCOMPARE(people.rows(), 200);
    QVERIFY(people.table->isVisible());
    people.toggle();
    QCOMPARE(people.field(Column::UserName)->text(), u"zzzz"_s);
    QCOMPARE(people.rows(), 0);
}

void TestFilterRow::filteredColumnIsMarked()
{
    ShellWorld world;
    QVERIFY(world.open());
    const People people(world);
    people.toggle();
    QHeaderView *header = people.table->horizontalHeader();
    const auto picture = [&](Column column) {
        return header->viewport()
            ->grab(QRect(header->sectionViewportPosition(int(column)), 0,
                         header->sectionSize(int(column)), header->viewport()->height()))
            .toImage();
    };
    const QImage name = picture(Column::Name), userName = picture(Column::UserName);
    people.type(Column::UserName, u"a"_s);
    QVERIFY(picture(Column::UserName) != userName);
    QCOMPARE(picture(Column::Name), name);
    people.type(Column::UserName, {});
    QCOMPARE(picture(Column::UserName), userName);
}

void TestFilterRow::everythingComesBackAtTheNextStart()
{
    ShellWorld world;
    world.addPerson({ u"欧阳鑫淼"_s, u"ouyang.xinmiao"_s, 0 });
    QVERIFY(world.open());
    People people(world);
    people.toggle();
    people.type(Column::Name, u"oyxm"_s);
    QCOMPARE(people.rows(), 1);
    QVERIFY(world.restart());
    people.look();
    QVERIFY(people.table->filterRow().isVisible());
    QVERIFY(world.find<QAction>(u"actionShowFilters"_s)->isChecked());
    QCOMPARE(people.field(Column::Name)->text(), u"oyxm"_s);
    QTRY_COMPARE(people.userNames(), QStringList { u"ouyang.xinmiao"_s });
    people.toggle();
    QCOMPARE(people.rows(), 201);
    QVERIFY(world.restart());
    people.look();
    QVERIFY(!people.table->filterRow().isVisible());
    QTRY_COMPARE(people.rows(), 201);
}

void TestFilterRow::everyFieldHasANameAndIsReachedByTab()
{
    ShellWorld world;
    QVERIFY(world.open());
    const People people(world);
    people.table->horizontalHeader()->moveSection(0, 1);
    people.toggle();
    const QAccessibleInterface *face
        = QAccessible::queryAccessibleInterface(people.field(Column::Name));
    QCOMPARE(face->text(QAccessible::Name), u"Filter: Name"_s);
    QVERIFY(face->text(QAccessible::Description).contains(u"exactly this"_s));
    world.window().activateWindow();
    QTRY_VERIFY(people.field(Column::UserName)->hasFocus()); // the first one now
    for (const Column column :
         { Column::Name, Column::Organization, Column::Jobs, Column::Status }) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QVERIFY2(people.field(column)->hasFocus(),
                 qPrintable(QApplication::focusWidget()->objectName()));
    }
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QVERIFY(people.table->hasFocus());
    QTest::keyClick(people.table, Qt::Key_Backtab, Qt::ShiftModifier);
    QVERIFY(people.field(Column::Status)->hasFocus());
    QTest::keyClick(people.field(Column::Status), Qt::Key_Down);
    QVERIFY(people.table->hasFocus());
}

void TestFilterRow::fieldOutOfSightIsScrolledTo()
{
    ShellWorld world;
    QVERIFY(world.open());
    const People people(world);
    people.toggle();
    QHeaderView *header = people.table->horizontalHeader();
    for (int section = 0; section < header->count(); ++section)
        header->resizeSection(section, 180);
    QTRY_VERIFY(people.table->horizontalScrollBar()->maximum() > 300);
    for (const Column column : { Column::Status, Column::Name }) {
        people.field(column)->setFocus();
        const int left = people.field(column)->mapTo(people.table, QPoint()).x();
        QVERIFY2(left >= 0 && left + people.field(column)->width() <= people.table->width(),
                 qPrintable(QString::number(left)));
    }
}

RENZHI_TEST(TestFilterRow)
#include "tst_filterrow.moc"
