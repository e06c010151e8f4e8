// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Nothing that is to be read is cut off (F-58): on every page and its card, in both languages with
// their real words, in small windows and large text. Run again on scaled desktops, see
// CMakeLists.txt.

#include "app/languageswitcher.h"
#include "models/directory/outbox.h"
#include "tests/gui/shellworld.h"
#include "tests/gui/tooltips.h"
#include "tests/gui/windowwalk.h"
#include "tests/support/testmain.h"
#include "views/theme.h"
#include "views/widgets/tableview.h"
#include "views/widgets/textlabel.h"

#include <QAbstractItemDelegate>
#include <QHeaderView>
#include <QScopeGuard>
#include <QStyleOption>
#include <QToolButton>

#include <memory>

using namespace Qt::StringLiterals;
using namespace renzhi;

namespace {

// Labels that elide are made to be narrower than their text; their tool tip has the whole.
QString cutOff(const QWidget *widget)
{
    QSize least = widget->minimumSizeHint();
    const auto *label = qobject_cast<const QLabel *>(widget);
    if (label && label->wordWrap())
        least.setHeight(qMax(least.height(), label->heightForWidth(label->width())));
    if (widget->width() >= least.width() && widget->height() >= least.height())
        return {};
    return u"%1: %2x%3 < %4x%5"_s.arg(nameOf(widget))
        .arg(widget->width())
        .arg(widget->height())
        .arg(least.width())
        .arg(least.height());
}

// What is elided there, unless the tool tip tells it: it may say more, not less.
QString untold(const QString &where, const QString &elided, const QString &toolTip)
{
    if (toolTip.simplified().contains(elided.simplified()))
        return {};
    return u"%1 elides “%2”, and its tool tip says “%3”"_s.arg(where, elided, toolTip);
}

// A label that elides asks for less than its text.
QString untoldLabel(TextLabel *label)
{
    const int needed = label->fontMetrics().horizontalAdvance(label->text());
    const bool canElide = label->minimumSizeHint().width() + grid < needed;
    if (label->wordWrap() || !canElide || needed <= label->contentsRect().width())
        return {};
    return untold(nameOf(label), label->text(), shownToolTip(label));
}

// A column whose name is elided and not told by the tool tip either.
QString untoldColumn(const QTableView &table)
{
    const QHeaderView *header = table.horizontalHeader();
    for (int section = 0; section < header->count(); ++section) {
        const QString name = table.model()->headerData(section, Qt::Horizontal).toString();
        const int needed = header->fontMetrics().horizontalAdvance(name) + 2 * grid;
        if (header->isSectionHidden(section) || header->sectionSize(section) >= needed)
            continue;
        const QPoint at(header->sectionViewportPosition(section) + 2, grid);
        QString cut = untold(table.objectName(), name, shownToolTip(header->viewport(), at));
        if (!cut.isEmpty())
            return cut;
    }
    return {};
}

// The same of the cells that are seen. The delegate knows how much room each wants.
QString untoldCell(const QTableView &table)
{
    QStyleOptionViewItem option;
    option.font = table.font();
    const QRect seen = table.viewport()->rect();
    const int first = table.rowAt(0);
    for (int row = first; row >= 0 && row < table.model()->rowCount(); ++row) {
        if (table.rowViewportPosition(row) >= seen.bottom())
            break;
        for (int column = 0; column < table.model()->columnCount(); ++column) {
            const QModelIndex index = table.model()->index(row, column);
            const QRect cell = table.visualRect(index);
            if (table.isColumnHidden(column) || !cell.intersects(seen))
                continue;
            const QSize wanted = table.itemDelegateForIndex(index)->sizeHint(option, index);
            if (wanted.width() <= cell.width())
                continue;
            QString cut = untold(u"%1, row %2"_s.arg(table.objectName()).arg(row),
                                 index.data().toString(), shownToolTip(&table, index));
            if (!cut.isEmpty())
                return cut;
        }
    }
    return {};
}

bool isSeen(const QWidget *widget)
{
    return !widget->visibleRegion().isEmpty() && !widget->objectName().startsWith(u"qt_"_s)
        && !qobject_cast<const QLineEdit *>(widget->parentWidget()); // the icons inside an input
}

// The first text that is cut off in what is seen of the window; empty when none is.
QString firstCutOff(const QWidget &window)
{
    for (QWidget *widget : window.findChildren<QWidget *>()) {
        if (widget->window() != &window || !widget->isVisible())
            continue;
        const bool words
            = qobject_cast<const QLabel *>(widget) || qobject_cast<const QAbstractButton *>(widget);
        QString cut;
        if (const auto *table = qobject_cast<const QTableView *>(widget))
            cut = untoldColumn(*table) + untoldCell(*table);
        else if (words && isSeen(widget))
            cut = cutOff(widget);
        if (auto *label = qobject_cast<TextLabel *>(widget); label && isSeen(label))
            cut += untoldLabel(label);
        if (!cut.isEmpty())
            return cut;
    }
    return {};
}

} // namespace

class TestShellScale : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void nothingIsCutOff_data();
    void nothingIsCutOff();

private:
    void speak(Language language);
    void choose(const QString &page, const QString &table);

    std::unique_ptr<ShellWorld> m_world; // one for all: nothing in it is changed
    LanguageSwitcher m_languages;
};

void TestShellScale::initTestCase()
{
    applyTheme(*qApp, ThemeChoice::Light, TextSize::Normal);
    m_languages.setLanguage(Language::English);
    m_world = std::make_unique<ShellWorld>();
    const QString id = m_world->addPerson({ u"欧阳鑫淼"_s, u"ouyang.xinmiao"_s, 2 });
    QVERIFY(m_world->open());
    const double scale = qEnvironmentVariable("QT_SCALE_FACTOR", u"1"_s).toDouble();
    QCOMPARE(m_world->window().devicePixelRatioF(), scale);

    // Something on every card, and in the Outbox.
    WriteRequest request;
    request.user = UserId(id);
    request.jobDraft.org = OrgCode(m_world->server().organizations().constFirst().code);
    QVERIFY(m_world->session().outbox->add(request).has_value());
    m_world->choosePerson(u"ouyang.xinmiao"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_world->jobRows().size(), 3, Patience);
    QVERIFY(m_world->find<QToolButton>(u"waiting"_s)->isVisible());
    choose(u"actionGoPositions"_s, u"positionsTable"_s);
    QTRY_VERIFY(m_world->find<QWidget>(u"positionEdit"_s)->isVisible());
    choose(u"actionGoTitles"_s, u"titlesTable"_s);
    QTRY_VERIFY(m_world->find<QLabel>(u"positionsCaption"_s)->isVisible());
}

void TestShellScale::cleanupTestCase()
{
    m_world.reset();
}

void TestShellScale::choose(const QString &page, const QString &table)
{
    m_world->find<QAction>(page)->trigger();
    auto *view = m_world->find<TableView>(table);
    QTRY_VERIFY(view->isVisible() && view->model()->rowCount() > 0);
    view->selectRow(0);
}

// As the program does it, then what it posts to its windows.
void TestShellScale::speak(Language language)
{
    m_languages.setLanguage(language);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LanguageChange);
}

void TestShellScale::nothingIsCutOff_data()
{
    QTest::addColumn<Language>("language");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<TextSize>("text");
    for (const Language language : { Language::English, Language::Chinese }) {
        const char *name = language == Language::Chinese ? "zh" : "en";
        QTest::addRow("%s, 1024x768", name) << language << QSize(1024, 768) << TextSize::Normal;
        QTest::addRow("%s, 1024x768 large", name)
            << language << QSize(1024, 768) << TextSize::Large;
        QTest::addRow("%s, 1440x900", name) << language << QSize(1440, 900) << TextSize::Normal;
    }
}

void TestShellScale::nothingIsCutOff()
{
    QFETCH(const Language, language);
    QFETCH(const QSize, size);
    QFETCH(const TextSize, text);
    applyTheme(*qApp, ThemeChoice::Light, text);
    const auto back = qScopeGuard([] { applyTheme(*qApp, ThemeChoice::Light, TextSize::Normal); });
    speak(language);
    MainWindow &window = m_world->window();
    window.resize(size);
    const auto *rail = m_world->find<QAbstractButton>(u"railPeople"_s);
    QCOMPARE(rail->text(), language == Language::Chinese ? u"人员"_s : u"People"_s);
    for (const QString &page : { u"actionGoPeople"_s, u"actionGoPositions"_s, u"actionGoJobs"_s,
                                 u"actionGoTitles"_s, u"actionGoOutbox"_s, u"actionGoChanges"_s }) {
        m_world->find<QAction>(page)->trigger();
        // What is laid out only with the next event, and what that lays out.
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
        QTRY_VERIFY2(firstCutOff(window).isEmpty(),
                     qPrintable(u"%1: %2"_s.arg(page, firstCutOff(window))));
        QCOMPARE(window.size(), size); // nothing forces it wider
    }
}

RENZHI_TEST(TestShellScale)
#include "tst_shell_scale.moc"
