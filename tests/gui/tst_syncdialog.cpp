// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The dialog that says how far each list has been read (F-48), and what the status bar says of it.
// The words are the real ones.

#include "app/languageswitcher.h"
#include "models/directory/directoryservice.h"
#include "tests/gui/shellworld.h"
#include "tests/gui/syncsheet.h"
#include "tests/support/testmain.h"
#include "views/theme.h"

#include <QAccessible>
#include <QAction>
#include <QHeaderView>
#include <QImage>
#include <QLabel>
#include <QPushButton>
#include <QRegularExpression>
#include <QScopeGuard>
#include <QTableWidget>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace renzhi;
using test::Fault;

namespace {

constexpr int AtRest = 600; // milliseconds without a request
constexpr char PagesOfPeople[] = "/users?";
constexpr char SixthPageOfPeople[] = "/users?org_id=&offset=5&";

enum class Cell { Name, Records, State, FullPass };

SandboxOptions withPeople(int people)
{
    SandboxOptions options = ShellWorld::smallTenant();
    options.users = people;
    return options;
}

// Its table, as somebody reads it.
class Sheet : public SyncSheet
{
public:
    explicit Sheet(ShellWorld &world)
        : SyncSheet(world)
        , table(dialog ? dialog->findChild<QTableWidget *>(u"syncTable"_s) : nullptr)
    {
    }

    [[nodiscard]] QString cell(Collection collection, Cell column) const
    {
        return table->item(int(collection), int(column))->text();
    }
    [[nodiscard]] QString state(Collection collection) const
    {
        return cell(collection, Cell::State);
    }
    [[nodiscard]] bool says(const QString &beginning) const
    {
        return std::all_of(collections.begin(), collections.end(), [&](Collection collection) {
            return state(collection).startsWith(beginning);
        });
    }
    [[nodiscard]] QString text() const
    {
        QStringList rows;
        for (const Collection collection : collections)
            rows.append(state(collection));
        return rows.join(u" | "_s);
    }

    QTableWidget *table = nullptr;
};

int requestsAtRest(ShellWorld &world)
{
    int before = -1;
    int now = world.proxy().seen("GET", "offset=");
    while (now != before) {
        before = now;
        QTest::qWait(AtRest);
        now = world.proxy().seen("GET", "offset=");
    }
    return now;
}

// What of the sheet is not whole on screen; empty: nothing.
QString cutOff(const Sheet &sheet)
{
    const QTableWidget *table = sheet.table;
    const QAbstractItemView *view = table; // where the hint is public
    const QHeaderView *header = table->horizontalHeader();
    constexpr int Margins = 2 * grid - 2; // a text is measured in one way, and laid out in another
    for (int column = 0; column < table->columnCount(); ++column) {
        const int width = table->columnWidth(column) - Margins;
        QString title = table->horizontalHeaderItem(column)->text();
        if (header->fontMetrics().horizontalAdvance(title) > width)
            return title;
        for (int row = 0; row < table->rowCount(); ++row) {
            QString text = table->item(row, column)->text();
            const bool wraps = Cell(column) == Cell::State;
            if (!wraps && table->fontMetrics().horizontalAdvance(text) > width)
                return text;
            if (wraps && view->sizeHintForRow(row) > table->rowHeight(row))
                return text;
        }
    }
    const int last = table->rowCount() - 1;
    if (table->rowViewportPosition(last) + table->rowHeight(last) > table->viewport()->height())
        return u"the last row"_s;
    if (header->length() > table->viewport()->width())
        return u"the last column"_s;
    if (QString button = sheet.cutButton(); !button.isEmpty())
        return button;
    const auto *tenant = sheet.dialog->findChild<QLabel *>(u"syncTenant"_s);
    return tenant->height() < tenant->heightForWidth(tenant->width()) ? tenant->text() : QString();
}

// How far from that edge of the place there is something to be seen; -1: there is nothing.
int distanceFrom(Qt::Edge edge, QWidget *viewport, const QRect &place)
{
    const QRect withoutLines = place.adjusted(0, 2, -2, -2); // to the next section of a header
    const QImage image = viewport->grab(withoutLines).toImage();
    const int ground = qGray(viewport->palette().color(QPalette::Base).rgb());
    for (int step = 0; step < image.width(); ++step) {
        const int x = edge == Qt::LeftEdge ? step : image.width() - 1 - step;
        for (int y = 0; y < image.height(); ++y) {
            if (qAbs(qGray(image.pixel(x, y)) - ground) > 100)
                return step;
        }
    }
    return -1;
}

// The first column whose texts do not stand below its name; empty: all do. The second row: the
// keyboard's mark is around a cell of the first.
QString crooked(const Sheet &sheet)
{
    const QTableWidget *table = sheet.table;
    const QHeaderView *header = table->horizontalHeader();
    constexpr int BetweenLetters = 2; // a 1 begins further right than an L
    for (int column = 0; column < table->columnCount(); ++column) {
        const Qt::Edge edge = Cell(column) == Cell::Records ? Qt::RightEdge : Qt::LeftEdge;
        const QRect section(header->sectionViewportPosition(column), 0, header->sectionSize(column),
                            header->height());
        const QRect cell = table->visualItemRect(table->item(1, column));
        const int title = distanceFrom(edge, header->viewport(), section);
        const int text = distanceFrom(edge, table->viewport(), cell);
        if (title < 0 || text < 0 || qAbs(title - text) > BetweenLetters)
            return u"%1: %2, and its text %3"_s.arg(table->horizontalHeaderItem(column)->text())
                .arg(title)
                .arg(text);
    }
    return {};
}

// Of the background of a cell, behind all texts and inside of the keyboard's mark.
QColor groundOf(const QTableWidget *table, int row, int column)
{
    const QRect cell = table->visualItemRect(table->item(row, column));
    const QRect corner(cell.bottomRight() - QPoint(grid / 2 + 1, grid / 2 + 1), QSize(1, 1));
    return table->viewport()->grab(corner).toImage().pixelColor(0, 0);
}

} // namespace

class TestSyncDialog : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanup() { speak(Language::English); }
    void opensByKeyAndByTheAgeOfTheData();
    void listsThatWereReadAreUpToDate();
    void readingIsToldListByList();
    void pausesResumesAndStopsByKeyboardAlone();
    void waitTheServerAsksForCountsDown();
    void refusedListIsNamed();
    void failedListSaysWhy();
    void closingItStopsNothing();
    void offlineItSaysWhyNothingCanBeRead();
    void anotherTenantIsShownAsItIs();
    void textsStandBelowTheirHeaders();
    void rowsAreReadAndNotChosen();
    void nothingIsCutOff_data();
    void nothingIsCutOff();
    void statusBarTellsTheSpeedWhereThereIsRoom();
    void statusBarTellsThatSomeListsAreMissing();

private:
    void speak(Language language);
    // The state in both languages; the window is left in English.
    void verifySays(const Sheet &sheet, Collection collection, const QString &english,
                    const QString &chinese);

    const ErrorCatalog m_catalog;
    LanguageSwitcher m_languages;
};

void TestSyncDialog::initTestCase()
{
    speak(Language::Chinese);
    QCOMPARE(QCoreApplication::translate("SyncWords", "queued"), u"排队中"_s);
    speak(Language::English);
}

void TestSyncDialog::speak(Language language)
{
    m_languages.setLanguage(language);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LanguageChange);
}

void TestSyncDialog::verifySays(const Sheet &sheet, Collection collection, const QString &english,
                                const QString &chinese)
{
    QTRY_VERIFY2_WITH_TIMEOUT(sheet.state(collection).startsWith(english), qPrintable(sheet.text()),
                              Patience);
    speak(Language::Chinese);
    QTRY_VERIFY2_WITH_TIMEOUT(sheet.state(collection).startsWith(chinese), qPrintable(sheet.text()),
                              Patience);
    speak(Language::English);
    QTRY_VERIFY2_WITH_TIMEOUT(sheet.state(collection).startsWith(english), qPrintable(sheet.text()),
                              Patience);
}

void TestSyncDialog::opensByKeyAndByTheAgeOfTheData()
{
    ShellWorld world;
    QVERIFY(world.open());
    world.window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&world.window(), Patience));
    QTest::keyClick(&world.window(), Qt::Key_F5, Qt::ShiftModifier);
    QDialog *dialog = world.openDialog(u"syncDialog"_s);
    QVERIFY(dialog);
    QCOMPARE(dialog->windowModality(), Qt::WindowModal);
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(!world.find<QDialog>(u"syncDialog"_s));

    QTest::mouseClick(world.find<QLabel>(u"statusAge"_s), Qt::LeftButton);
    dialog = world.openDialog(u"syncDialog"_s);
    QVERIFY(dialog);
    QTest::mouseClick(dialog->findChild<QPushButton *>(u"syncClose"_s), Qt::LeftButton);
    QTRY_VERIFY(!world.find<QDialog>(u"syncDialog"_s));
}

void TestSyncDialog::listsThatWereReadAreUpToDate()
{
    ShellWorld world(withPeople(1200));
    QVERIFY(world.open());
    const Sheet sheet(world);
    QVERIFY(sheet.isOpen());
    for (const Collection collection : collections)
        verifySays(sheet, collection, u"up to date · as of "_s, u"已是最新 · 截至 "_s);
    QCOMPARE(sheet.cell(Collection::Users, Cell::Records), u"1,200"_s);
    QCOMPARE(sheet.cell(Collection::Positions, Cell::Records),
             QString::number(world.server().positions().size()));
    static const QRegularExpression time(u"^\\d\\d:\\d\\d$"_s);
    for (const Collection collection : collections)
        QVERIFY2(sheet.cell(collection, Cell::FullPass).contains(time),
                 qPrintable(sheet.cell(collection, Cell::FullPass)));
    QCOMPARE(sheet.cell(Collection::Users, Cell::Name), u"People"_s);
    speak(Language::Chinese);
    QTRY_COMPARE(sheet.cell(Collection::Users, Cell::Name), u"人员"_s);
    QVERIFY(sheet.button(u"syncNow"_s)->isEnabled()
            && sheet.button(u"syncFullPass"_s)->isEnabled());
    QVERIFY(!sheet.button(u"syncPause"_s)->isEnabled());
    QVERIFY(!sheet.button(u"syncCancel"_s)->isEnabled());

    // A change of one person is no full pass of all.
    const QDateTime before = world.service().collectionStatus(Collection::Users).fullAt;
    QVERIFY(before.isValid());
    QSignalSpy ended(&world.service(), &DirectoryService::syncFinished);
    QTest::mouseClick(sheet.button(u"syncNow"_s), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, Patience);
    const CollectionStatus after = world.service().collectionStatus(Collection::Users);
    QVERIFY(after.syncedAt > before);
    QCOMPARE(after.fullAt, before);
}

void TestSyncDialog::readingIsToldListByList()
{
    ShellWorld world(withPeople(1200));
    world.useProxy();
    QVERIFY(world.open());
    world.proxy().inject({ "GET", "/organizations?", 0, -1 }, Fault::hang());
    world.find<QAction>(u"actionFullSync"_s)->trigger();
    const Sheet sheet(world); // opened while it runs
    QVERIFY(sheet.isOpen());
    verifySays(sheet, Collection::Organizations, u"reading"_s, u"正在读取"_s);
    for (const Collection later : { Collection::Titles, Collection::Positions, Collection::Users })
        verifySays(sheet, later, u"queued"_s, u"排队中"_s);
    QVERIFY(!sheet.button(u"syncNow"_s)->isEnabled());
    QVERIFY(!sheet.button(u"syncNow"_s)->toolTip().isEmpty());
    QTest::mouseClick(sheet.button(u"syncCancel"_s), Qt::LeftButton);
    QTRY_VERIFY2(sheet.says(u"up to date"_s), qPrintable(sheet.text()));

    world.proxy().clearFaults();
    world.proxy().inject({ "GET", SixthPageOfPeople, 0, -1 }, Fault::hang());
    QTest::mouseClick(sheet.button(u"syncFullPass"_s), Qt::LeftButton);
    static const QRegularExpression reading(u"^reading [\\d,]+ of 1,200\\b"_s);
    QTRY_VERIFY2_WITH_TIMEOUT(sheet.state(Collection::Users).contains(reading),
                              qPrintable(sheet.text()), Patience);
    verifySays(sheet, Collection::Users, u"reading "_s, u"正在读取：1,"_s);
    for (const Collection done :
         { Collection::Organizations, Collection::Titles, Collection::Positions })
        verifySays(sheet, done, u"up to date"_s, u"已是最新"_s);
    QTest::mouseClick(sheet.button(u"syncCancel"_s), Qt::LeftButton);
    QTRY_VERIFY2(sheet.says(u"up to date"_s), qPrintable(sheet.text())); // as it was
}

void TestSyncDialog::pausesResumesAndStopsByKeyboardAlone()
{
    ShellWorld world(withPeople(3000));
    world.useProxy();
    QVERIFY(world.open());
    world.proxy().inject({ "GET", PagesOfPeople, 0, -1 }, Fault::delay(500));
    const Sheet sheet(world);
    QVERIFY(sheet.isOpen());
    const auto press = [](Qt::Key key) { QTest::keyClick(QApplication::focusWidget(), key); };
    for (const bool stops : { false, true }) {
        // Not while a run before it still ends.
        QTRY_VERIFY_WITH_TIMEOUT(sheet.button(u"syncFullPass"_s)->isEnabled(), Patience);
        QVERIFY(sheet.tabTo(u"syncFullPass"_s));
        press(Qt::Key_Space);
        QTRY_VERIFY(QApplication::focusWidget() == sheet.button(u"syncPause"_s));
        QTRY_VERIFY2_WITH_TIMEOUT(sheet.state(Collection::Users).contains(" of 3,000"_L1),
                                  qPrintable(sheet.text()), Patience);
        press(Qt::Key_Space);
        verifySays(sheet, Collection::Users, u"paused at "_s, u"已暂停："_s);
        QCOMPARE(sheet.button(u"syncPause"_s)->text(), u"&Resume"_s);
        QTRY_VERIFY(world.find<QLabel>(u"statusProgressText"_s)->text().contains("paused"_L1));
        const int atRest = requestsAtRest(world);
        const QString state = sheet.state(Collection::Users);
        QTest::qWait(AtRest);
        QCOMPARE(world.proxy().seen("GET", "offset="), atRest);
        QCOMPARE(sheet.state(Collection::Users), state);
        QVERIFY(world.service().isSyncing());
        QCOMPARE(QApplication::focusWidget(), sheet.button(u"syncPause"_s));
        if (stops)
            QVERIFY(sheet.tabTo(u"syncCancel"_s));
        else
            world.proxy().clearFaults();
        press(Qt::Key_Space);
        QTRY_VERIFY2_WITH_TIMEOUT(!world.service().isSyncing(), qPrintable(sheet.text()), Patience);
        QTRY_VERIFY2(sheet.says(u"up to date"_s), qPrintable(sheet.text()));
        QTRY_COMPARE(QApplication::focusWidget()->objectName(), u"syncClose"_s);
        QCOMPARE(sheet.button(u"syncPause"_s)->text(), u"&Pause"_s);
        world.proxy().clearFaults();
        world.proxy().inject({ "GET", PagesOfPeople, 0, -1 }, Fault::delay(500));
    }
    press(Qt::Key_Space);
    QTRY_VERIFY(!world.find<QDialog>(u"syncDialog"_s));
}

void TestSyncDialog::waitTheServerAsksForCountsDown()
{
    ShellWorld world;
    world.useProxy();
    QVERIFY(world.open());
    world.proxy().inject({ "GET", PagesOfPeople },
                         Fault::reply(429, {}, { { "Retry-After", "8" } }));
    const Sheet sheet(world);
    QVERIFY(sheet.isOpen());
    QSignalSpy ended(&world.service(), &DirectoryService::syncFinished);
    QTest::mouseClick(sheet.button(u"syncNow"_s), Qt::LeftButton);
    static const QRegularExpression waits(u"^waits [1-8] s because the server asked for it$"_s);
    QTRY_VERIFY2_WITH_TIMEOUT(sheet.state(Collection::Users).contains(waits),
                              qPrintable(sheet.text()), Patience);
    const QString first = sheet.state(Collection::Users);
    QVERIFY(world.find<QLabel>(u"statusWait"_s)->isVisible());
    verifySays(sheet, Collection::Users, u"waits "_s, u"服务器要求等待，还有 "_s);
    QTRY_VERIFY2_WITH_TIMEOUT(sheet.state(Collection::Users) != first
                                  && sheet.state(Collection::Users).contains(waits),
                              qPrintable(sheet.text()), Patience);
    QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, Patience);
    QTRY_VERIFY2(sheet.says(u"up to date"_s), qPrintable(sheet.text()));
}

void TestSyncDialog::refusedListIsNamed()
{
    SandboxOptions options = ShellWorld::smallTenant();
    options.permissions = { u"user_read"_s, u"org_read"_s, u"job_position_read"_s };
    ShellWorld world(options);
    QVERIFY(world.open());
    const ErrorEntry entry = [this] {
        ApiError error;
        error.kind = ApiError::Kind::Auth;
        error.code = u"insufficient_scope"_s;
        return m_catalog.entryFor(error);
    }();
    const QString english = u"not permitted: "_s + entry.en.title;
    const QString chinese = u"没有权限："_s + entry.zh.title;
    {
        const Sheet sheet(world);
        QVERIFY(sheet.isOpen());
        verifySays(sheet, Collection::Titles, english, chinese);
        QCOMPARE(sheet.state(Collection::Titles), english);
        QCOMPARE(sheet.cell(Collection::Titles, Cell::Records), u"0"_s);
        QCOMPARE(sheet.cell(Collection::Titles, Cell::FullPass), u"never"_s);
        for (const Collection other :
             { Collection::Organizations, Collection::Positions, Collection::Users })
            verifySays(sheet, other, u"up to date"_s, u"已是最新"_s);
        sheet.dialog->close();
    }
    QVERIFY(world.restartOffline()); // it is known without the server
    {
        const Sheet sheet(world);
        QVERIFY(sheet.isOpen());
        verifySays(sheet, Collection::Titles, english, chinese);
    }
}

void TestSyncDialog::failedListSaysWhy()
{
    ShellWorld world;
    world.useProxy();
    QVERIFY(world.open());
    world.proxy().inject({ "GET", "/job-titles?", 0, -1 }, Fault::reply(500));
    const Sheet sheet(world);
    QVERIFY(sheet.isOpen());
    QTest::mouseClick(sheet.button(u"syncNow"_s), Qt::LeftButton);
    ApiError error;
    error.kind = ApiError::Kind::Server;
    error.httpStatus = 500;
    const ErrorEntry entry = m_catalog.entryFor(error);
    verifySays(sheet, Collection::Titles, u"could not be read: %1 · data of "_s.arg(entry.en.title),
               u"读取失败：%1 · 数据时间 "_s.arg(entry.zh.title));
    QTRY_VERIFY_WITH_TIMEOUT(!world.service().isSyncing(), Patience);
    world.proxy().clearFaults();
    QTest::mouseClick(sheet.button(u"syncNow"_s), Qt::LeftButton);
    QTRY_VERIFY2_WITH_TIMEOUT(sheet.says(u"up to date"_s), qPrintable(sheet.text()), Patience);
}

void TestSyncDialog::closingItStopsNothing()
{
    ShellWorld world(withPeople(1200));
    world.useProxy();
    QVERIFY(world.open());
    world.proxy().inject({ "GET", SixthPageOfPeople, 0, 1 }, Fault::delay(4000));
    QSignalSpy ended(&world.service(), &DirectoryService::syncFinished);
    const Sheet sheet(world);
    QVERIFY(sheet.isOpen());
    QTest::mouseClick(sheet.button(u"syncFullPass"_s), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(world.proxy().seen("GET", SixthPageOfPeople) > 0, Patience);
    QTest::keyClick(sheet.dialog, Qt::Key_Escape);
    QTRY_VERIFY(!world.find<QDialog>(u"syncDialog"_s));
    QVERIFY(world.service().isSyncing());
    QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, Patience);
    QVERIFY(world.service().collectionStatus(Collection::Users).turn
            == CollectionStatus::Turn::None);
    QVERIFY(world.service().hasCompleteCache());
}

void TestSyncDialog::offlineItSaysWhyNothingCanBeRead()
{
    ShellWorld world;
    QVERIFY(world.open());
    const Sheet sheet(world);
    QVERIFY(sheet.isOpen());
    world.find<QAction>(u"actionWorkOffline"_s)->trigger();
    for (const QString &name : { u"syncNow"_s, u"syncFullPass"_s }) {
        QTRY_VERIFY(!sheet.button(name)->isEnabled());
        QVERIFY2(sheet.button(name)->toolTip().startsWith("You are working offline."_L1),
                 qPrintable(sheet.button(name)->toolTip()));
    }
    QVERIFY(sheet.says(u"up to date"_s)); // of then
    world.find<QAction>(u"actionWorkOffline"_s)->trigger();
    QTRY_VERIFY(sheet.button(u"syncNow"_s)->isEnabled());
    QVERIFY(sheet.button(u"syncNow"_s)->toolTip().isEmpty());
}

void TestSyncDialog::anotherTenantIsShownAsItIs()
{
    const QTemporaryDir folder;
    TenantProfile profile;
    profile.id = u"other"_s;
    profile.name = u"Other <b>tenant</b>"_s;
    TenantOptions options;
    options.baseUrl = QUrl(u"https://other.example"_s);
    options.cacheDirectory = folder.filePath(u"cache"_s);
    options.offline = true;
    TenantSession other(profile, options, folder.filePath(u"data"_s)); // outlives the window
    other.open();
    other.begin(SyncMode::Changes);

    ShellWorld world(withPeople(1200));
    world.useProxy();
    QVERIFY(world.open());
    world.proxy().inject({ "GET", SixthPageOfPeople, 0, -1 }, Fault::hang());
    const Sheet sheet(world);
    QVERIFY(sheet.isOpen());
    const auto *tenant = sheet.dialog->findChild<QLabel *>(u"syncTenant"_s);
    QCOMPARE(tenant->text(), u"The local copy of “Test tenant”"_s);
    QTest::mouseClick(sheet.button(u"syncFullPass"_s), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(world.proxy().seen("GET", SixthPageOfPeople) > 0, Patience);

    world.window().setSession(other.session());
    QVERIFY(sheet.isOpen());
    QCOMPARE(tenant->text(), u"The local copy of “Other <b>tenant</b>”"_s);
    QCOMPARE(tenant->textFormat(), Qt::PlainText);
    for (const Collection collection : collections) {
        verifySays(sheet, collection, u"never read"_s, u"从未读取"_s);
        QCOMPARE(sheet.cell(collection, Cell::Records), u"0"_s);
        QCOMPARE(sheet.cell(collection, Cell::FullPass), u"never"_s);
    }
    QVERIFY(!sheet.button(u"syncNow"_s)->isEnabled() && !sheet.button(u"syncPause"_s)->isEnabled());
    QSignalSpy ended(&world.service(), &DirectoryService::syncFinished);
    world.service().pauseSync(); // the one before goes on behind, and is no matter here
    QVERIFY(!sheet.button(u"syncPause"_s)->isEnabled());
    world.service().cancelSync();
    QTRY_COMPARE(ended.count(), 1);
    QVERIFY2(sheet.says(u"never read"_s), qPrintable(sheet.text()));

    world.window().setSession({});
    QCOMPARE(tenant->text(), u"No tenant is open"_s);
    QCOMPARE(sheet.text(), u" |  |  | "_s);
    for (const QString &name : { u"syncNow"_s, u"syncFullPass"_s, u"syncPause"_s, u"syncCancel"_s })
        QVERIFY(!sheet.button(name)->isEnabled());

    world.window().setSession(world.session());
    QCOMPARE(tenant->text(), u"The local copy of “Test tenant”"_s);
    QVERIFY2(sheet.says(u"up to date"_s), qPrintable(sheet.text()));
    QVERIFY(sheet.button(u"syncNow"_s)->isEnabled());
}

void TestSyncDialog::textsStandBelowTheirHeaders()
{
    applyTheme(*qApp, ThemeChoice::Light, TextSize::Normal);
    ShellWorld world;
    QVERIFY(world.open());
    const Sheet sheet(world);
    QVERIFY(sheet.isOpen());
    QTRY_COMPARE_WITH_TIMEOUT(crooked(sheet), QString(), Patience);
}

// By keyboard, by mouse and by a screen reader.
void TestSyncDialog::rowsAreReadAndNotChosen()
{
    applyTheme(*qApp, ThemeChoice::Light, TextSize::Normal);
    ShellWorld world;
    QVERIFY(world.open());
    const Sheet sheet(world);
    QVERIFY(sheet.isOpen());
    QTableWidget *table = sheet.table;
    const QColor base = table->palette().color(QPalette::Base);
    const auto isPlain = [&](int row) {
        for (int column = 0; column < table->columnCount(); ++column) {
            if (groundOf(table, row, column) != base)
                return false;
        }
        return !table->selectionModel()->hasSelection();
    };
    QCOMPARE(QApplication::focusWidget(), table);
    QCOMPARE(table->currentRow(), 0);
    QVERIFY(isPlain(0));
    QTest::keyClick(table, Qt::Key_Down);
    QCOMPARE(table->currentRow(), 1);
    QVERIFY(isPlain(1));
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {},
                      table->visualItemRect(table->item(2, 0)).center());
    QCOMPARE(table->currentRow(), 2);
    QVERIFY(isPlain(2));

    auto *cells = QAccessible::queryAccessibleInterface(table)->tableInterface();
    QVERIFY(cells->cellAt(2, 0)->state().focused);
    for (int column = 0; column < table->columnCount(); ++column)
        QCOMPARE(cells->cellAt(2, column)->text(QAccessible::Name), table->item(2, column)->text());
    // Where the keyboard is can be seen.
    const auto cell = [table] {
        return table->viewport()->grab(table->visualItemRect(table->item(2, 0))).toImage();
    };
    const QImage marked = cell();
    sheet.button(u"syncClose"_s)->setFocus();
    QTRY_VERIFY(cell() != marked);
}

void TestSyncDialog::nothingIsCutOff_data()
{
    QTest::addColumn<Language>("language");
    QTest::addColumn<TextSize>("size");
    QTest::newRow("English") << Language::English << TextSize::Normal;
    QTest::newRow("English, large") << Language::English << TextSize::Large;
    QTest::newRow("Chinese") << Language::Chinese << TextSize::Normal;
    QTest::newRow("Chinese, large") << Language::Chinese << TextSize::Large;
}

// With the longest states there are, as wide as it opens and as narrow as it gets.
void TestSyncDialog::nothingIsCutOff()
{
    QFETCH(const Language, language);
    QFETCH(const TextSize, size);
    applyTheme(*qApp, ThemeChoice::Light, size);
    const auto back = qScopeGuard([] { applyTheme(*qApp, ThemeChoice::Light, TextSize::Normal); });
    ShellWorld world;
    world.useProxy();
    QVERIFY(world.open());
    world.proxy().inject({ "GET", "/job-titles?", 0, -1 }, Fault::reply(500));
    world.server().change([](SandboxOptions &options) {
        options.permissions = { u"user_read"_s, u"org_read"_s, u"job_title_read"_s };
    });
    const Sheet sheet(world);
    QVERIFY(sheet.isOpen());
    QTest::mouseClick(sheet.button(u"syncFullPass"_s), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(!world.service().isSyncing(), Patience);
    QTRY_VERIFY2(sheet.state(Collection::Positions).startsWith("not permitted"_L1),
                 qPrintable(sheet.text()));
    speak(language);
    QTRY_COMPARE_WITH_TIMEOUT(cutOff(sheet), QString(), Patience);
    sheet.dialog->resize(sheet.dialog->minimumSizeHint());
    QTRY_COMPARE_WITH_TIMEOUT(cutOff(sheet), QString(), Patience);
}

void TestSyncDialog::statusBarTellsTheSpeedWhereThereIsRoom()
{
    ShellWorld world(withPeople(3000));
    world.useProxy();
    QVERIFY(world.open());
    world.window().resize(1440, 900);
    const auto *pace = world.find<QLabel>(u"statusPace"_s);
    QVERIFY(!pace->isVisible());
    world.proxy().inject({ "GET", PagesOfPeople, 0, -1 }, Fault::delay(1500));
    world.find<QAction>(u"actionFullSync"_s)->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(pace->isVisible(), 60'000);
    static const QRegularExpression words(u"^· [\\d,]+/s, .+ left$"_s);
    QVERIFY2(pace->text().contains(words), qPrintable(pace->text()));
    const auto isWholeOrHidden
        = [pace] { return !pace->isVisible() || pace->width() >= pace->sizeHint().width(); };
    QTRY_VERIFY(pace->isVisible() && isWholeOrHidden());
    world.window().resize(world.window().minimumSizeHint());
    QTRY_VERIFY(isWholeOrHidden());
    world.service().pauseSync();
    QVERIFY(!pace->isVisible());
    world.service().cancelSync();
    QVERIFY(!pace->isVisible());
}

void TestSyncDialog::statusBarTellsThatSomeListsAreMissing()
{
    SandboxOptions options = ShellWorld::smallTenant();
    options.permissions = { u"user_read"_s, u"org_read"_s, u"job_position_read"_s };
    ShellWorld world(options);
    QVERIFY(world.open());
    const auto *age = world.find<QLabel>(u"statusAge"_s);
    QTRY_COMPARE(age->text(), u"· read in part"_s);
    world.server().change([](SandboxOptions &now) { now.permissions = { u"all"_s }; });
    world.find<QAction>(u"actionRefresh"_s)->trigger();
    QTRY_VERIFY2_WITH_TIMEOUT(age->text().startsWith(u"· data of "_s), qPrintable(age->text()),
                              Patience);
}

RENZHI_TEST(TestSyncDialog)
#include "tst_syncdialog.moc"
