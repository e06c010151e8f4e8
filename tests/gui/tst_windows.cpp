// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Every window of the program: its words after a switch of language (F-53), what assistive
// technology is told (F-55), and the way of Tab (F-56). The words are the real ones.

#include "app/languageswitcher.h"
#include "models/directory/directoryservice.h"
#include "models/directory/outbox.h"
#include "models/items/jobtablemodel.h"
#include "models/items/organizationtreemodel.h"
#include "models/items/positiontablemodel.h"
#include "models/items/usertablemodel.h"
#include "tests/gui/shellworld.h"
#include "tests/gui/windowwalk.h"
#include "tests/support/testmain.h"
#include "views/errors/messagebar.h"
#include "views/widgets/tableview.h"

#include <QAbstractSpinBox>
#include <QAccessible>
#include <QDialog>
#include <QHeaderView>
#include <QMenuBar>
#include <QRegularExpression>
#include <QScopeGuard>
#include <QToolButton>
#include <qpa/qplatformaccessibility.h>
#include <qpa/qplatformintegration.h>

#include <array>
#include <functional>
#include <memory>
#include <private/qguiapplication_p.h>

using namespace Qt::StringLiterals;
using namespace renzhi;

namespace {

constexpr std::array Languages { Language::English, Language::Chinese };

// In the place of a screen reader. Nothing is announced before one asks, and without a desktop
// only Qt's own header can.
class Listener
{
public:
    Listener()
    {
        heard().clear();
        QAccessible::installUpdateHandler(listen);
        setActive(true);
    }
    ~Listener()
    {
        setActive(false);
        QAccessible::installUpdateHandler(nullptr);
    }
    Q_DISABLE_COPY_MOVE(Listener)

    [[nodiscard]] static QStringList &heard()
    {
        static QStringList alerts;
        return alerts;
    }

private:
    static void setActive(bool active)
    {
        QGuiApplicationPrivate::platformIntegration()->accessibility()->setActive(active);
    }
    static void listen(QAccessibleEvent *event)
    {
        if (event->type() == QAccessible::Alert)
            heard().append(event->accessibleInterface()->text(QAccessible::Name));
    }
};

// What can be used, disabled or not; without the parts that Qt makes inputs and views of.
bool isControl(const QWidget *widget)
{
    const QWidget *around = widget->parentWidget();
    const bool part = qobject_cast<const QLineEdit *>(around)
        || qobject_cast<const QAbstractSpinBox *>(around) || qobject_cast<const QComboBox *>(around)
        || qobject_cast<const QAbstractItemView *>(around)
        || qobject_cast<const QHeaderView *>(widget) || widget->objectName().startsWith(u"qt_"_s);
    return !part
        && (qobject_cast<const QAbstractButton *>(widget) || qobject_cast<const QLineEdit *>(widget)
            || qobject_cast<const QComboBox *>(widget)
            || qobject_cast<const QAbstractSpinBox *>(widget)
            || qobject_cast<const QAbstractItemView *>(widget));
}

QList<QWidget *> visibleIn(const QWidget *window)
{
    QList<QWidget *> all = window->findChildren<QWidget *>();
    all.removeIf([window](const QWidget *widget) {
        return widget->window() != window || !widget->isVisible();
    });
    return all;
}

QStringList textsOf(const QWidget *menu)
{
    QStringList texts;
    for (const QAction *action : menu->actions()) {
        if (!action->isSeparator())
            texts.append(action->text());
    }
    return texts;
}

// Texts whose underlined letter does something in the window.
QStringList textsWithLetters(const QWidget *window)
{
    QStringList texts;
    for (const QWidget *widget : visibleIn(window)) {
        if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
            texts.append(button->text());
        else if (const auto *label = qobject_cast<const QLabel *>(widget); label && label->buddy())
            texts.append(label->text());
        else if (const auto *group = qobject_cast<const QGroupBox *>(widget))
            texts.append(group->title());
        else if (const auto *tabs = qobject_cast<const QTabBar *>(widget)) {
            for (int tab = 0; tab < tabs->count(); ++tab)
                texts.append(tabs->tabText(tab));
        } else if (const auto *menus = qobject_cast<const QMenuBar *>(widget))
            texts.append(textsOf(menus));
    }
    return texts;
}

QString letterOf(const QString &text)
{
    return QKeySequence::mnemonic(text).toString();
}

// Empty when every letter stands for one thing, else two that share one.
QString clashAmong(const QStringList &texts)
{
    QHash<QString, QString> holders;
    for (const QString &text : texts) {
        const QString letter = letterOf(text);
        if (holders.contains(letter))
            return holders.value(letter) + u" / "_s + text;
        if (!letter.isEmpty())
            holders.insert(letter, text);
    }
    return {};
}

// What the row of the operator's records says, which follows the language too.
QStringList firstRowsOf(const QWidget &window)
{
    QStringList cells;
    for (const QTableView *table : window.findChildren<QTableView *>()) {
        if (table->window() != &window || !table->isVisibleTo(&window)
            || table->model()->rowCount() == 0)
            continue;
        for (int column = 0; column < table->model()->columnCount(); ++column) {
            if (!table->isColumnHidden(column))
                cells.append(table->objectName() + u" cell: "_s
                             + table->model()->index(0, column).data().toString());
        }
    }
    return cells;
}

} // namespace

class TestWindows : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanup() { closeDialogs(); }
    void cleanupTestCase() { m_world.reset(); }
    void switchRewordsTheWholeWindow_data() { windows(); }
    void switchRewordsTheWholeWindow();
    void switchRewordsTheTenantWithoutJobManagement();
    void demoTenantIsNamedInBothLanguages();
    void railIsAsWideInEitherLanguage();
    void everyControlHasAnAccessibleName_data() { windows(); }
    void everyControlHasAnAccessibleName();
    void noLetterOpensTwoThings_data() { windows(); }
    void noLetterOpensTwoThings();
    void everyMenuEntryHasALetterOfItsOwn_data();
    void everyMenuEntryHasALetterOfItsOwn();
    void tabVisitsEverythingAndComesBack_data() { windows(); }
    void tabVisitsEverythingAndComesBack();
    void searchAnnouncesItsHits();
    void refusalIsAnnounced();

private:
    static void windows();
    void speak(Language language);
    [[nodiscard]] static bool isPage(const QStringList &steps);
    [[nodiscard]] QList<QDialog *> dialogs() const;
    void closeDialogs() { qDeleteAll(dialogs()); }
    [[nodiscard]] bool choosePosition();
    [[nodiscard]] bool choosePerson();
    [[nodiscard]] bool press(const QString &action);
    // Goes the way that leads to the window: at last it is open, and its records have been read.
    [[nodiscard]] bool open(const QStringList &steps);
    [[nodiscard]] bool openFresh(const QStringList &steps);
    [[nodiscard]] QWidget *window();
    [[nodiscard]] QStringList words();
    // What `open` shows says after a switch what it says when it is opened in that language.
    void verifySwitchRewords(const std::function<bool()> &open);

    std::unique_ptr<ShellWorld> m_world;
    LanguageSwitcher m_languages;
};

void TestWindows::initTestCase()
{
    m_languages.setLanguage(Language::Chinese);
    QCOMPARE(QCoreApplication::translate("renzhi::Menus", "&File"), u"文件(&F)"_s);
    m_languages.setLanguage(Language::English);
    QCOMPARE(QCoreApplication::translate("renzhi::OrganizationTreeModel", "%n people", nullptr, 1),
             u"1 person"_s); // only the translation has the singular

    m_world = std::make_unique<ShellWorld>();
    m_world->offerTransfers(true);
    m_world->addPerson({ u"欧阳鑫淼"_s, u"ouyang.xinmiao"_s, 2 });
    QVERIFY(m_world->open());
    // Of how many people the jobs are known is said, and grows while they are read ahead.
    const QSignalSpy crawled(&m_world->service(), &DirectoryService::crawlFinished);
    m_world->service().crawlJobs({});
    QTRY_VERIFY_WITH_TIMEOUT(!crawled.isEmpty(), Patience);
    const auto rows = m_world->service().personRows(m_world->service().people().find({}));
    for (int i = 0; i < 2; ++i) {
        WriteRequest request;
        request.user = rows.at(size_t(i)).user.id;
        request.jobDraft.org = OrgCode(u"ORG-1"_s);
        QVERIFY(m_world->session().outbox->add(request));
    }
}

void TestWindows::windows()
{
    QTest::addColumn<QStringList>("steps");
    const auto add
        = [](const char *name, const QStringList &steps) { QTest::newRow(name) << steps; };
    add("people", { u"actionGoPeople"_s });
    add("positions", { u"actionGoPositions"_s });
    add("jobs", { u"actionGoJobs"_s });
    add("titles", { u"actionGoTitles"_s });
    add("outbox", { u"actionGoOutbox"_s });
    add("changes", { u"actionGoChanges"_s });
    add("add a job", { u"actionAddJob"_s });
    add("change a job", { u"actionChange"_s });
    add("transfer", { u"actionTransferJob"_s });
    add("remove a job", { u"actionRemove"_s });
    add("add a position", { u"actionGoPositions"_s, u"actionAddPosition"_s });
    add("change a position", { u"actionGoPositions"_s, u"actionChange"_s });
    add("remove a position", { u"actionGoPositions"_s, u"actionRemove"_s });
    add("copy a position", { u"actionGoPositions"_s, u"actionCopyPosition"_s });
    add("connect a tenant", { u"actionConnectTenant"_s });
    add("edit a tenant", { u"actionEditTenant"_s });
    add("duplicate a tenant", { u"actionDuplicateTenant"_s });
    add("remove a tenant", { u"actionRemoveTenant"_s });
    add("synchronization", { u"actionSyncStatus"_s });
    add("settings", { u"actionSettings"_s });
    add("guide", { u"actionHelp"_s });
    add("shortcuts", { u"actionShortcuts"_s });
    add("diagnostics", { u"actionDiagnostics"_s });
    add("about", { u"actionAbout"_s });
}

// As the program does it, then what it posts to its windows.
void TestWindows::speak(Language language)
{
    m_languages.setLanguage(language);
    m_world->window().setChoices(language, ThemeChoice::System, TextSize::Normal);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LanguageChange);
}

bool TestWindows::isPage(const QStringList &steps)
{
    return steps.constLast().startsWith(u"actionGo"_s);
}

QList<QDialog *> TestWindows::dialogs() const
{
    return m_world->window().findChildren<QDialog *>(QString(), Qt::FindDirectChildrenOnly);
}

// One that can be copied: the directory may have some whose title it does not know.
bool TestWindows::choosePosition()
{
    auto *table = m_world->find<TableView>(u"positionsTable"_s);
    const auto *copy = m_world->find<QAction>(u"actionCopyPosition"_s);
    for (int row = 0; row < table->model()->rowCount(); ++row) {
        table->selectRow(row);
        if (copy->isEnabled())
            return true;
    }
    return false;
}

// With what the server says of the person's jobs: the line above them tells the time then.
bool TestWindows::choosePerson()
{
    m_world->choosePerson(u"ouyang.xinmiao"_s);
    const auto *jobs = m_world->find<QWidget>(u"jobs"_s);
    const auto *freshness = m_world->find<QLabel>(u"freshness"_s);
    const auto *remove = m_world->find<QAction>(u"actionRemove"_s);
    const bool read = QTest::qWaitFor(
        [&] {
            return jobs->findChildren<QWidget *>(u"jobRow"_s).size() == 3
                && freshness->text().contains(u':');
        },
        Patience);
    return read && remove->isEnabled();
}

bool TestWindows::press(const QString &action)
{
    auto *found = m_world->find<QAction>(action);
    const bool enabled = QTest::qWaitFor([found] { return found->isEnabled(); }, Patience);
    found->trigger();
    return enabled;
}

bool TestWindows::open(const QStringList &steps)
{
    closeDialogs();
    bool done = press(u"actionGoPositions"_s) && choosePosition() && press(u"actionGoTitles"_s);
    m_world->find<TableView>(u"titlesTable"_s)->selectRow(0);
    done = done && press(u"actionGoPeople"_s) && choosePerson();
    for (const QString &step : steps)
        done = done && press(step);
    // The jobs are listed on another thread.
    const auto *jobs = m_world->find<QWidget>(u"jobsPane"_s);
    const auto *rows = m_world->session().jobs;
    done = done
        && QTest::qWaitFor([=] { return !jobs->isVisible() || rows->rowCount() > 0; }, Patience);
    window()->activateWindow();
    return done && isPage(steps) == (window() == &m_world->window())
        && QTest::qWaitForWindowActive(window(), Patience);
}

// A page belongs to the program's own window, which is there from the start.
bool TestWindows::openFresh(const QStringList &steps)
{
    return (!isPage(steps) || m_world->restart()) && open(steps);
}

QWidget *TestWindows::window()
{
    const auto all = dialogs();
    return all.isEmpty() ? static_cast<QWidget *>(&m_world->window()) : all.constFirst();
}

QStringList TestWindows::words()
{
    QStringList all = wordsOf(*window()) + firstRowsOf(*window());
    // A minute may pass between two looks.
    static const QRegularExpression time(u"\\d\\d:\\d\\d"_s);
    all.replaceInStrings(time, u"hh:mm"_s);
    all.sort();
    return all;
}

void TestWindows::verifySwitchRewords(const std::function<bool()> &open)
{
    for (const Language to : Languages) {
        speak(to == Language::Chinese ? Language::English : Language::Chinese);
        QVERIFY(open());
        const QStringList before = words();
        speak(to);
        const QStringList switched = words();
        QVERIFY(switched != before);
        QVERIFY(open());
        QTRY_VERIFY2(words() == switched, qPrintable(difference(words(), switched)));
    }
}

void TestWindows::switchRewordsTheWholeWindow()
{
    QFETCH(QStringList, steps);
    verifySwitchRewords([this, &steps] { return openFresh(steps); });
}

void TestWindows::switchRewordsTheTenantWithoutJobManagement()
{
    const auto turn = [this](bool on) {
        m_world->server().change([on](SandboxOptions &options) { options.jobManagement = on; });
        return m_world->restart();
    };
    const auto putBack = qScopeGuard([&turn] { QVERIFY(turn(true)); });
    verifySwitchRewords([this, &turn] {
        return turn(false) && QTest::qWaitFor([this] {
                   return m_world->find<QWidget>(u"jobManagementOff"_s)->isVisible();
               });
    });
}

void TestWindows::demoTenantIsNamedInBothLanguages()
{
    speak(Language::English);
    ShellWorld world;
    world.beDemoTenant();
    QVERIFY(world.open());
    const auto *tenant = world.find<QLabel>(u"statusTenant"_s);
    QCOMPARE(world.window().windowTitle(), u"Renzhi 任职台 — demo tenant"_s);
    QCOMPARE(tenant->text(), u"demo tenant"_s);
    speak(Language::Chinese);
    QTRY_COMPARE(world.window().windowTitle(), u"Renzhi 任职台 — 演示租户"_s);
    QTRY_COMPARE(tenant->text(), u"演示租户"_s);
}

void TestWindows::railIsAsWideInEitherLanguage()
{
    speak(Language::English);
    ShellWorld world;
    QVERIFY(world.open());
    const auto *rail = world.find<QWidget>(u"navigationRail"_s);
    const int width = rail->sizeHint().width();
    const QList<QToolButton *> pages = rail->findChildren<QToolButton *>();
    QCOMPARE(pages.size(), 6);
    const auto *positions = rail->findChild<QToolButton *>(u"railPositions"_s);
    for (const Language language : Languages) {
        speak(language);
        QTRY_COMPARE(positions->defaultAction()->iconText() == u"Positions"_s,
                     language == Language::English);
        QCOMPARE(rail->sizeHint().width(), width);
        for (const QToolButton *page : pages) {
            const QString name = page->defaultAction()->iconText();
            QVERIFY2(page->fontMetrics().horizontalAdvance(name) + 4 <= page->sizeHint().width(),
                     qPrintable(name)); // or it would be elided
        }
    }
}

void TestWindows::everyControlHasAnAccessibleName()
{
    QFETCH(QStringList, steps);
    for (const Language language : Languages) {
        speak(language);
        QVERIFY(open(steps));
        QList<QWidget *> all = focusable(window());
        QVERIFY(!all.isEmpty());
        for (QWidget *widget : visibleIn(window())) {
            if (isControl(widget))
                all.append(widget);
        }
        QStringList nameless;
        for (QWidget *widget : std::as_const(all)) {
            const QAccessibleInterface *face = QAccessible::queryAccessibleInterface(widget);
            if (!face || face->text(QAccessible::Name).trimmed().isEmpty())
                nameless.append(nameOf(widget));
        }
        QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u", "_s)));
    }
}

void TestWindows::noLetterOpensTwoThings()
{
    QFETCH(QStringList, steps);
    for (const Language language : Languages) {
        speak(language);
        QVERIFY(open(steps));
        QCOMPARE(clashAmong(textsWithLetters(window())), QString());
    }
}

// Some entries are worded after the page.
void TestWindows::everyMenuEntryHasALetterOfItsOwn_data()
{
    QTest::addColumn<QString>("page");
    QTest::newRow("people") << u"actionGoPeople"_s;
    QTest::newRow("positions") << u"actionGoPositions"_s;
    QTest::newRow("jobs") << u"actionGoJobs"_s;
    QTest::newRow("titles") << u"actionGoTitles"_s;
    QTest::newRow("outbox") << u"actionGoOutbox"_s;
    QTest::newRow("changes") << u"actionGoChanges"_s;
}

void TestWindows::everyMenuEntryHasALetterOfItsOwn()
{
    QFETCH(QString, page);
    QVERIFY(press(page));
    for (const Language language : Languages) {
        speak(language);
        const auto menus = m_world->window().menuBar()->findChildren<QMenu *>();
        QVERIFY(menus.size() > 6);
        const QStringList titles = textsOf(m_world->window().menuBar());
        for (const QString &title : titles)
            QVERIFY2(!letterOf(title).isEmpty(), qPrintable(title));
        for (const QMenu *menu : menus) {
            QStringList texts = textsOf(menu);
            QCOMPARE(clashAmong(texts), QString());
            texts.removeIf([](const QString &text) { return !letterOf(text).isEmpty(); });
            // The tenant's own names have none.
            if (menu->objectName() != u"menuTenants"_s && menu->objectName() != u"menuColumns"_s)
                QVERIFY2(texts.isEmpty(), qPrintable(texts.join(u", "_s)));
        }
    }
}

void TestWindows::tabVisitsEverythingAndComesBack()
{
    QFETCH(QStringList, steps);
    QVERIFY(open(steps));
    QList<QWidget *> missing = focusable(window());
    QVERIFY(missing.size() > 1);
    QWidget *start = missing.constFirst();
    start->setFocus();
    QTRY_VERIFY(start->hasFocus());
    const qsizetype most = 3 * missing.size();
    QStringList way;
    do {
        way.append(nameOf(QApplication::focusWidget()));
        missing.removeOne(QApplication::focusWidget());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QVERIFY(QApplication::focusWidget());
    } while (QApplication::focusWidget() != start && way.size() < most);
    QVERIFY2(way.size() < most, qPrintable(u"Tab never came back: "_s + way.join(u", "_s)));
    QStringList left;
    for (const QWidget *widget : std::as_const(missing))
        left.append(nameOf(widget));
    QVERIFY2(left.isEmpty(), qPrintable(left.join(u", "_s) + u"\nway: "_s + way.join(u", "_s)));
}

void TestWindows::searchAnnouncesItsHits()
{
    speak(Language::English);
    QVERIFY(open({ u"actionGoPeople"_s }));
    const Listener listener;
    m_world->search(u"ouyang.xin"_s);
    QTRY_COMPARE(Listener::heard(), QStringList { u"1 of 201"_s });

    // What was announced once is not said for ever.
    speak(Language::Chinese);
    auto *hits = m_world->find<QWidget>(u"peoplePane"_s)->findChild<QLabel *>(u"hits"_s);
    QVERIFY(hits->text() != u"1 of 201"_s);
    QCOMPARE(QAccessible::queryAccessibleInterface(hits)->text(QAccessible::Name), hits->text());
}

void TestWindows::refusalIsAnnounced()
{
    speak(Language::English);
    QVERIFY(open({ u"actionAddJob"_s }));
    const Listener listener;
    auto *bar = window()->findChild<MessageBar *>(u"messageBar"_s);
    ApiError refused;
    refused.kind = ApiError::Kind::Rejected;
    refused.httpStatus = 400;
    refused.code = u"ORG.0001"_s;
    bar->showError(refused);
    QCOMPARE(Listener::heard(), QStringList { bar->spokenText() });
    QVERIFY(Listener::heard().constFirst().contains(u"ORG.0001"_s));
}

RENZHI_TEST(TestWindows)
#include "tst_windows.moc"
