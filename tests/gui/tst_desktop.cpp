// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/application.h"
#include "app/datalocations.h"
#include "app/desktop.h"
#include "app/profilejson.h"
#include "app/sandbox/sandboxserver.h"
#include "app/secretstore.h"
#include "app/settings.h"
#include "app/tenantaccess.h"
#include "app/windowclaim.h"
#include "models/cache/cachestore.h"
#include "models/directory/directoryservice.h"
#include "models/directory/draftstore.h"
#include "models/directory/outbox.h"
#include "models/directory/regularsync.h"
#include "models/directory/worker.h"
#include "models/items/itemroles.h"
#include "tests/directory/draftsamples.h"
#include "tests/support/filescan.h"
#include "tests/support/testmain.h"
#include "views/desk.h"
#include "views/errors/errorpresenter.h"
#include "views/errors/messagebar.h"
#include "views/forms/positionform.h"
#include "views/forms/stagelist.h"
#include "views/forms/tenantdialog.h"
#include "views/mainwindow.h"
#include "views/widgets/profileband.h"
#include "views/widgets/tableview.h"

#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDirIterator>
#include <QFileDialog>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>

using namespace renzhi;
using namespace Qt::StringLiterals;

namespace {

MainWindow *window()
{
    const QWidgetList widgets = QApplication::topLevelWidgets();
    for (QWidget *widget : widgets) {
        if (auto *main = qobject_cast<MainWindow *>(widget))
            return main;
    }
    return nullptr;
}

// Rows of the longest list in sight: the people.
int rowsShown()
{
    int rows = 0;
    const auto views = window()->findChildren<QAbstractItemView *>();
    for (const QAbstractItemView *view : views) {
        if (view->isVisible() && view->model() != nullptr)
            rows = qMax(rows, view->model()->rowCount());
    }
    return rows;
}

// Saves the profile of the server's tenant, then waits for its people.
bool showsSaved(const TenantProfile &profile, const SandboxServer &server)
{
    emit window()->profileSaved(profile, server.clientSecret());
    return QTest::qWaitFor([&] { return rowsShown() == server.userCount(); }, 60'000);
}

// The same, for a tenant that may have as many people as the one before.
bool opensSaved(const TenantProfile &profile, const SandboxServer &server)
{
    const QSignalSpy opened(window()->findChild<Desk *>(), &Desk::sessionChanged);
    emit window()->profileSaved(profile, server.clientSecret());
    return QTest::qWaitFor([&] { return !opened.isEmpty(); }, 60'000);
}

// The texts are in the language, and the View menu marks it.
bool speaks(Language language)
{
    const QString entry = language == Language::Chinese ? u"languageZh"_s : u"languageEn"_s;
    return currentLanguage() == language && window()->findChild<QAction *>(entry)->isChecked();
}

// What every list, tree and table in the window holds, whichever page they are on.
QSet<QString> cellsOf(const MainWindow &window)
{
    QSet<QString> cells;
    const auto views = window.findChildren<QAbstractItemView *>();
    for (const QAbstractItemView *view : views) {
        const QAbstractItemModel *model = view->model();
        QVector<QModelIndex> parents { QModelIndex() };
        while (model != nullptr && !parents.isEmpty()) {
            const QModelIndex parent = parents.takeLast();
            for (int row = 0; row < model->rowCount(parent); ++row) {
                cells.insert(model->index(row, 0, parent).data(IdRole).toString());
                parents.append(model->index(row, 0, parent));
            }
        }
    }
    cells.remove(QString());
    return cells;
}

// What removing the tenant would lose, as it is said before.
QString removalWords()
{
    window()->findChild<QAction *>(u"actionRemoveTenant"_s)->trigger();
    auto *box = window()->findChild<QMessageBox *>(u"removeTenantBox"_s);
    QString words = box->informativeText();
    delete box;
    return words;
}

// A keyring that gives nothing back; what was asked of it is answered later.
class RefusingStore final : public SecretStore
{
public:
    using SecretStore::SecretStore;

    void remove(const QString &profile) override
    {
        SecretStore::remove(profile);
        QMetaObject::invokeMethod(
            this, [this, profile] { emit notRemoved(profile); }, Qt::QueuedConnection);
    }
};

void addPerson(SandboxServer &server, const QString &id)
{
    SandboxUser person;
    person.id = id;
    person.orgId = server.organizations().constFirst().id;
    person.userName = id;
    person.name = id;
    server.put(person);
}

} // namespace

// The program as composed, offscreen.
class TestDesktop : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void firstStartShowsTheDemoTenant();
    void tenantIsConnectedFromTheWindow();
    void languageThemeAndSizeAreKept();
    void languageOfTheCommandLineIsNotKept();
    void windowSpeaksTheLanguageOfItsTenant();
    void languageOfTheCommandLineWinsOverTheTenants();
    void languageChosenInTheWindowEndsTheCommandLines();
    void languageChosenInTheWindowHoldsUntilAnotherTenantOpens();
    void editedLanguageOfTheTenantAppliesAtOnce();
    void lastTenantsLanguageIsSpokenFromTheStart();
    void savedProfileIsOpenedAndItsSecretKeptNowhere();
    void profilesDoNotMix();
    void twoWindowsNeverMixTheirData();
    void tenantOfAnotherWindowBringsThatOneForward();
    void exportedProfileHoldsNoSecret_data();
    void exportedProfileHoldsNoSecret();
    void exportGoesToTheFileThatWasChosen();
    void exportThatCannotBeWrittenIsTold();
    void duplicateIsATenantOfItsOwn();
    void colourOfTheProfileIsAtTheEdge();
    void readOnlyProfileSendsNoWrite();
    void marksBindTheTenantOfTheCommandLine();
    void paceOfTheOpenTenantChangesAtOnce();
    void minutesBetweenSyncsOfTheOpenTenantChangeAtOnce();
    void nextStartWithoutAKeyringAsksForTheSecret();
    void withoutAKeyringTheOperatorIsTold();
    void keyringMayAnswerWhenNobodyWaitsAnyMore();
    void secretStoredMeanwhileIsTheAnswer();
    void tenantAskedForLastIsOpenedOnce();
    void openFormKeepsItsTenantUntilItIsClosed();
    void writeEndsBeforeItsTenantGoes();
    void everythingSentFromTheOutboxEndsBeforeItsTenantGoes();
    void operatorMayStayInTheTenantThatIsOpen_data();
    void operatorMayStayInTheTenantThatIsOpen();
    void errorIsSeenBeforeWhatOpensLater();
    void removedTenantWithAnOpenFormKeepsItsCacheUntilThen();
    void removingATenantKeepsTheWishForAnother();
    void removedTenantIsNotOpenedAgain();
    void tenantSavedAgainKeepsItsCache();
    void editedShortcutsAreKept();
    void profileThatCannotBeOpenedSaysWhyAndCanBeEdited();
    void proxyMayBeHostAndPort();
    void tenantOfAnotherWindowIsNotRemoved();
    void tenantOfAnotherWindowIsNotRemovedBesideAnOpenOne();
    void tenantOpenedAgainGoesOnCollecting();
    void removedProfileLeavesNoCache();
    void removedProfileLeavesNothing();
    void contactsSwitchedOffLeaveTheDisk();
    void oldCacheIsForgottenAndSaid();
    void secretThatTheKeyringKeepsIsTold_data();
    void secretThatTheKeyringKeepsIsTold();
    void removingSaysWhatWasNeverSent();
    void removingWhatIsNotOpenSaysWhatWasNeverSent();
    void offlineShowsTheCache();

private:
    [[nodiscard]] std::unique_ptr<Application> started(const Options &options) const;
    [[nodiscard]] std::unique_ptr<Application> started() const { return started(withStore()); }
    [[nodiscard]] Options withStore() const;
    [[nodiscard]] Options withoutLanguage() const;
    [[nodiscard]] static TenantProfile profileOf(const SandboxServer &server, const QString &id);
    // Opens the tenant and a form in it.
    [[nodiscard]] static QPointer<PositionForm> formIn(const SandboxServer &server);
    // Opens the tenant and sends two additions from its Outbox; null when none is being sent.
    [[nodiscard]] static Outbox *sendingIn(const SandboxServer &server);
    [[nodiscard]] DataLocations locations() const
    {
        return DataLocations::of(withStore().dataDirectory);
    }

    // Of a tenant that was just closed: a first load of its people that was broken off.
    [[nodiscard]] bool leavesStage(const QString &id) const;
    // What the program made for the tenant, and what its operator left in it.
    [[nodiscard]] QStringList kindsLeft(const QString &id) const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

bool TestDesktop::leavesStage(const QString &id) const
{
    Worker::settle(locations().cacheOf(id));
    const auto cache = CacheStore::open(locations().cacheOf(id));
    if (!cache)
        return false;
    User person;
    person.id = UserId(u"only.in.this.tenant"_s);
    person.userName = person.id.toString();
    return (*cache)->setSyncState(Collection::Users, {}) // as if it had never ended
        && (*cache)->resumeStage(Collection::Users)
        && (*cache)->stage(QVector<User> { person }, StageNote { 0, u"page"_s });
}

QStringList TestDesktop::kindsLeft(const QString &id) const
{
    const QDir cache(locations().cacheOf(id));
    const QDir data(locations().dataOf(id));
    QStringList kinds;
    if (cache.exists(u"cache.sqlite"_s))
        kinds.append(u"cache"_s);
    if (cache.exists(u"people.index"_s))
        kinds.append(u"index"_s);
    if (!cache.entryList({ u"stage-*.sqlite"_s }, QDir::Files).isEmpty())
        kinds.append(u"stage"_s);
    for (const QString &kind : { u"changes.sqlite"_s, u"drafts.json"_s, u"outbox.json"_s }) {
        if (data.exists(kind))
            kinds.append(kind.section(u'.', 0, 0));
    }
    return kinds;
}

void TestDesktop::initTestCase()
{
    // No test may reach the keyring of the person who runs it.
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus");
    QApplication::setQuitOnLastWindowClosed(false);
}

void TestDesktop::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    // Whatever is written for the user, by us or by a library, lies in the folder of the test.
    for (const auto &[name, folder] : { std::pair { "HOME", u"home"_s },
                                        { "XDG_CONFIG_HOME", u"home/config"_s },
                                        { "XDG_DATA_HOME", u"home/data"_s },
                                        { "XDG_CACHE_HOME", u"home/cache"_s },
                                        { "XDG_STATE_HOME", u"home/state"_s },
                                        { "XDG_RUNTIME_DIR", u"home/runtime"_s } }) {
        QVERIFY(makePrivateFolder(m_folder->filePath(folder)));
        qputenv(name, QFile::encodeName(m_folder->filePath(folder)));
    }
}

Options TestDesktop::withStore() const
{
    Options options;
    options.dataDirectory = m_folder->filePath(u"store"_s);
    options.language = Language::English;
    return options;
}

Options TestDesktop::withoutLanguage() const
{
    Options options = withStore();
    options.language.reset();
    return options;
}

std::unique_ptr<Application> TestDesktop::started(const Options &options) const
{
    auto application = std::make_unique<Application>(options);
    if (application->start())
        qWarning("the window did not start");
    return application;
}

TenantProfile TestDesktop::profileOf(const SandboxServer &server, const QString &id)
{
    TenantProfile profile;
    profile.id = id;
    profile.name = id;
    profile.baseUrl = server.url().toString();
    profile.clientId = server.clientId();
    return profile;
}

namespace {

SandboxOptions tenantOf(int users)
{
    SandboxOptions options;
    options.users = users;
    options.clientSecret = u"very-s3cret-%1"_s.arg(users);
    return options;
}

} // namespace

void TestDesktop::firstStartShowsTheDemoTenant()
{
    const auto application = started();
    QVERIFY(window() != nullptr && window()->isVisible());
    QTRY_COMPARE_WITH_TIMEOUT(rowsShown(), 5000, 60'000);
    QVERIFY(QFile::exists(locations().cacheOf(u"demo"_s)));
    QCOMPARE(window()->windowTitle(), u"Renzhi 任职台 — demo tenant"_s);
    QCOMPARE(window()->findChild<QLabel *>(u"statusTenant"_s)->text(), u"demo tenant"_s);
}

void TestDesktop::tenantIsConnectedFromTheWindow()
{
    SandboxServer server(tenantOf(40));
    addPerson(server, u"of-this-tenant"_s);
    QVERIFY(server.start());
    const auto application = started();
    window()->findChild<QAction *>(u"actionConnectTenant"_s)->trigger();
    const QPointer<TenantDialog> dialog = window()->findChild<TenantDialog *>();
    QVERIFY(dialog && dialog->isVisible());
    const auto type = [&dialog](const QString &field, const QString &text) {
        QTest::keyClicks(dialog->findChild<QLineEdit *>(field), text);
    };
    type(u"name"_s, u"Forty and one"_s);
    type(u"domain"_s, server.url().toString());
    type(u"clientId"_s, server.clientId());
    auto *check = dialog->findChild<QPushButton *>(u"checkConnection"_s);
    QVERIFY(!check->isEnabled());
    type(u"secret"_s, server.clientSecret());

    check->click();
    const auto *stages = dialog->findChild<StageList *>(u"stageList"_s);
    QTRY_COMPARE_WITH_TIMEOUT(stages->stateOf(StageList::Stage::JobManagement),
                              StageList::State::Passed, 30'000);
    QVERIFY(dialog->findChild<MessageBar *>()->spokenText().contains("Everything works"_L1));
    QVERIFY(Settings(locations().settingsFile()).profiles().isEmpty()); // checked, not yet kept

    dialog->findChild<QPushButton *>(u"saveTenant"_s)->click();
    QTRY_COMPARE_WITH_TIMEOUT(rowsShown(), 41, 60'000);
    QVERIFY(cellsOf(*window()).contains(u"of-this-tenant"_s));
    QCOMPARE(window()->windowTitle(), u"Renzhi 任职台 — Forty and one"_s);
    QTRY_VERIFY(!dialog);
}

void TestDesktop::languageThemeAndSizeAreKept()
{
    {
        const auto application = started();
        emit window()->languageRequested(Language::Chinese);
        emit window()->themeRequested(ThemeChoice::Dark);
        emit window()->textSizeRequested(TextSize::Large);
        QVERIFY(isDark(QApplication::palette()));
        QCOMPARE(QLocale().language(), QLocale::Chinese);
    }
    const auto application = started(withoutLanguage());
    QVERIFY(isDark(QApplication::palette()));
    QCOMPARE(QLocale().language(), QLocale::Chinese);
    QCOMPARE(Settings(locations().settingsFile()).textSize(), TextSize::Large);
    emit window()->themeRequested(ThemeChoice::Light);
    QVERIFY(!isDark(QApplication::palette()));
}

void TestDesktop::languageOfTheCommandLineIsNotKept()
{
    Options options = withStore();
    options.language = Language::Chinese;
    const auto application = started(options);
    QCOMPARE(QLocale().language(), QLocale::Chinese);
    QVERIFY(!Settings(locations().settingsFile()).language());
}

void TestDesktop::windowSpeaksTheLanguageOfItsTenant()
{
    SandboxServer server(tenantOf(5));
    QVERIFY(server.start());
    const auto application = started(withoutLanguage());
    emit window()->languageRequested(Language::English);
    TenantProfile chinese = profileOf(server, u"chinese"_s);
    chinese.language = Language::Chinese;
    TenantProfile english = profileOf(server, u"english"_s);
    english.language = Language::English;
    QVERIFY(opensSaved(chinese, server));
    QVERIFY(speaks(Language::Chinese));
    QVERIFY(opensSaved(english, server));
    QVERIFY(speaks(Language::English));
    QVERIFY(opensSaved(chinese, server));
    QVERIFY(speaks(Language::Chinese));
    emit window()->profileRequested(u"demo"_s); // asks for none
    QVERIFY(speaks(Language::English));
}

void TestDesktop::languageOfTheCommandLineWinsOverTheTenants()
{
    SandboxServer server(tenantOf(5));
    QVERIFY(server.start());
    const auto application = started();
    TenantProfile profile = profileOf(server, u"chinese"_s);
    profile.language = Language::Chinese;
    QVERIFY(opensSaved(profile, server));
    QVERIFY(speaks(Language::English));
}

void TestDesktop::languageChosenInTheWindowEndsTheCommandLines()
{
    SandboxServer server(tenantOf(5));
    QVERIFY(server.start());
    const auto application = started();
    emit window()->languageRequested(Language::Chinese);
    QVERIFY(opensSaved(profileOf(server, u"five"_s), server));
    QVERIFY(speaks(Language::Chinese));
}

void TestDesktop::languageChosenInTheWindowHoldsUntilAnotherTenantOpens()
{
    SandboxServer server(tenantOf(5));
    QVERIFY(server.start());
    const auto application = started(withoutLanguage());
    TenantProfile profile = profileOf(server, u"first"_s);
    profile.language = Language::Chinese;
    QVERIFY(opensSaved(profile, server));
    emit window()->languageRequested(Language::English);
    QVERIFY(speaks(Language::English));
    profile.colour = u"#1e8449"_s;
    QVERIFY(opensSaved(profile, server)); // the same one again
    QVERIFY(speaks(Language::English));
    profile.id = u"second"_s;
    QVERIFY(opensSaved(profile, server));
    QVERIFY(speaks(Language::Chinese));
    QVERIFY(Settings(locations().settingsFile()).language() == Language::English);
}

void TestDesktop::editedLanguageOfTheTenantAppliesAtOnce()
{
    SandboxServer server(tenantOf(5));
    QVERIFY(server.start());
    const auto application = started(withoutLanguage());
    emit window()->languageRequested(Language::English);
    QVERIFY(opensSaved(profileOf(server, u"five"_s), server));
    QVERIFY(speaks(Language::English));
    window()->findChild<QAction *>(u"actionEditTenant"_s)->trigger();
    auto *dialog = window()->findChild<TenantDialog *>();
    QVERIFY(dialog != nullptr);
    QTest::keyClick(dialog->findChild<QComboBox *>(u"language"_s), Qt::Key_Down);
    dialog->findChild<QPushButton *>(u"saveTenant"_s)->click();
    QVERIFY(speaks(Language::Chinese)); // and not only when the keyring has answered
    QVERIFY(Settings(locations().settingsFile()).profiles().constFirst().language
            == Language::Chinese);
}

// Its secret is still asked for then.
void TestDesktop::lastTenantsLanguageIsSpokenFromTheStart()
{
    SandboxServer server(tenantOf(5));
    QVERIFY(server.start());
    {
        const auto application = started(withoutLanguage());
        emit window()->languageRequested(Language::English);
        TenantProfile profile = profileOf(server, u"five"_s);
        profile.language = Language::Chinese;
        QVERIFY(opensSaved(profile, server));
    }
    const auto application = started(withoutLanguage());
    QVERIFY(speaks(Language::Chinese));
}

void TestDesktop::savedProfileIsOpenedAndItsSecretKeptNowhere()
{
    SandboxServer server(tenantOf(40));
    QVERIFY(server.start());
    {
        const auto application = started();
        QVERIFY(showsSaved(profileOf(server, u"forty"_s), server));
        QCOMPARE(Settings(locations().settingsFile()).lastProfile(), u"forty"_s);
    }
    QDirIterator files(m_folder->path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    int count = 0;
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY2(!file.readAll().contains(server.clientSecret().toUtf8()),
                 qPrintable(file.fileName()));
        if (!file.fileName().startsWith(withStore().dataDirectory + u'/'))
            continue; // not ours
        QVERIFY2(!(file.permissions() & (QFile::ReadGroup | QFile::ReadOther)),
                 qPrintable(file.fileName()));
        ++count;
    }
    QVERIFY(count >= 3); // cache, settings, state
}

void TestDesktop::profilesDoNotMix()
{
    SandboxServer first(tenantOf(40));
    SandboxServer second(tenantOf(25));
    QVERIFY(first.start() && second.start());
    const auto application = started();
    QVERIFY(showsSaved(profileOf(first, u"forty"_s), first));
    QVERIFY(showsSaved(profileOf(second, u"twentyfive"_s), second));
    second.stop();
    emit window()->profileRequested(u"forty"_s);
    QTRY_COMPARE_WITH_TIMEOUT(rowsShown(), 40, 60'000);
    emit window()->profileRequested(u"twentyfive"_s);
    QTRY_COMPARE_WITH_TIMEOUT(rowsShown(), 25, 60'000); // from its cache: its server is gone
    emit window()->profileRequested(u"demo"_s);
    QTRY_COMPARE_WITH_TIMEOUT(rowsShown(), 5000, 60'000);
}

void TestDesktop::twoWindowsNeverMixTheirData()
{
    SandboxOptions one = tenantOf(40);
    SandboxOptions two = tenantOf(25);
    one.seed = 11;
    two.seed = 22;
    SandboxServer first(one);
    SandboxServer second(two);
    QVERIFY(first.start() && second.start());
    addPerson(first, u"left"_s);
    addPerson(second, u"right"_s);
    // Two programs on the same folders, as when it is started twice: the second for another tenant.
    const auto left = started();
    MainWindow *const leftWindow = window();
    QFile secret(m_folder->filePath(u"secret"_s));
    QVERIFY(secret.open(QIODevice::WriteOnly));
    secret.write(second.clientSecret().toUtf8());
    secret.close();
    Options ofTheSecond = withStore();
    ofTheSecond.tenant = second.url().toString();
    ofTheSecond.clientId = second.clientId();
    ofTheSecond.secretFile = secret.fileName();
    const auto right = started(ofTheSecond);
    MainWindow *rightWindow = nullptr;
    const QWidgetList widgets = QApplication::topLevelWidgets();
    for (QWidget *widget : widgets) {
        if (auto *main = qobject_cast<MainWindow *>(widget); main && main != leftWindow)
            rightWindow = main;
    }
    QVERIFY(leftWindow && rightWindow);
    // At the same time: each waits for the keyring while the other is told its tenant.
    emit leftWindow->profileSaved(profileOf(first, u"forty"_s), first.clientSecret());
    emit rightWindow->profileSaved(profileOf(second, u"twentyfive"_s), second.clientSecret());
    QTRY_VERIFY_WITH_TIMEOUT(cellsOf(*leftWindow).contains(u"left"_s), 60'000);
    QTRY_VERIFY_WITH_TIMEOUT(cellsOf(*rightWindow).contains(u"right"_s), 60'000);
    QVERIFY(cellsOf(*leftWindow).size() > 41 && cellsOf(*rightWindow).size() > 26);
    QVERIFY(!cellsOf(*leftWindow).intersects(cellsOf(*rightWindow)));
    // Reading again in one does not reach the other.
    leftWindow->findChild<QAction *>(u"actionFullSync"_s)->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(leftWindow->findChild<QAction *>(u"actionFullSync"_s)->isEnabled(),
                             60'000);
    QVERIFY(!cellsOf(*leftWindow).intersects(cellsOf(*rightWindow)));
    QTRY_VERIFY_WITH_TIMEOUT(rightWindow->windowTitle().contains("twentyfive"_L1), 60'000);
    QVERIFY(leftWindow->windowTitle().contains("forty"_L1));
}

// What is open stays open, and the tenant is in one window only.
void TestDesktop::tenantOfAnotherWindowBringsThatOneForward()
{
    SandboxServer server(tenantOf(40));
    QVERIFY(server.start());
    const auto application = started();
    QVERIFY(showsSaved(profileOf(server, u"forty"_s), server));
    const auto claim = WindowClaim::of(locations(), u"demo"_s); // as another program's
    QVERIFY(claim);
    QVERIFY(!WindowClaim::of(locations(), u"forty"_s));
    QSignalSpy asked(claim.get(), &WindowClaim::showRequested);
    emit window()->profileRequested(u"demo"_s);
    QTRY_COMPARE_WITH_TIMEOUT(asked.size(), 1, 30'000);
    QTRY_COMPARE_WITH_TIMEOUT(Settings(locations().settingsFile()).lastProfile(), u"forty"_s,
                              30'000);
    QCOMPARE(rowsShown(), 40);
    QVERIFY(window()->windowTitle().contains("forty"_L1));
}

void TestDesktop::exportedProfileHoldsNoSecret_data()
{
    QTest::addColumn<QString>("baseUrl");
    QTest::addColumn<QString>("proxy");
    QTest::addColumn<QString>("baseUrlThere");
    QTest::addColumn<QString>("proxyThere");
    const QString plain = u"https://hr.example.com"_s;
    QTest::newRow("plain") << plain << QString() << plain << QString();
    QTest::newRow("proxy") << plain << u"http://me:very-s3cret-40@proxy:8080"_s << plain
                           << u"http://proxy:8080"_s;
    QTest::newRow("socks") << plain << u"socks5://me:very-s3cret-40@proxy"_s << plain
                           << u"socks5://proxy"_s;
    QTest::newRow("no scheme") << plain << u"me:very-s3cret-40@proxy:8080"_s << plain
                               << u"proxy:8080"_s;
    QTest::newRow("at signs") << plain << u"http://m@e:very-s3cret-40@@proxy:8080/"_s << plain
                              << u"http://proxy:8080/"_s;
    QTest::newRow("slash") << plain << u"http://me:very/s3cret@proxy:8080"_s << plain
                           << u"http://proxy:8080"_s;
    QTest::newRow("tenant") << u"https://me:very-s3cret-40@hr.example.com/a@b"_s << u"direct"_s
                            << u"https://hr.example.com/a@b"_s << u"direct"_s;
    QTest::newRow("tenant, slash")
        << u"https://me:very/s3cret@hr.example.com"_s << u"direct"_s << plain << u"direct"_s;
    QTest::newRow("tenant, question")
        << u"https://me:very?s3cret@hr.example.com"_s << u"direct"_s << plain << u"direct"_s;
    QTest::newRow("tenant, hash") << u"https://me:12#s3cret@hr.example.com/"_s << u"direct"_s
                                  << u"https://hr.example.com/"_s << u"direct"_s;
    QTest::newRow("query") << u"https://hr.example.com?key=s3cret"_s << u"http://proxy?key=s3cret"_s
                           << plain << u"http://proxy"_s;
    QTest::newRow("fragment") << u"https://hr.example.com#s3cret"_s << u"http://proxy#s3cret"_s
                              << plain << u"http://proxy"_s;
}

void TestDesktop::exportedProfileHoldsNoSecret()
{
    QFETCH(QString, baseUrl);
    QFETCH(QString, proxy);
    TenantProfile profile;
    profile.id = u"forty"_s;
    profile.name = u"示例"_s;
    profile.baseUrl = baseUrl;
    profile.proxy = proxy;
    profile.clientId = u"client"_s;
    profile.colour = u"#1e8449"_s;
    profile.language = Language::Chinese;
    profile.readOnly = true;
    const QString path = m_folder->filePath(u"profile.json"_s);
    QVERIFY(exportProfile(profile, path));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray json = file.readAll();
    QVERIFY2(!json.contains("s3cret"), json.constData());
    const QVector<TenantProfile> read = profilesFromJson(json);
    QCOMPARE(read.size(), 1);
    TenantProfile expected = profile;
    QFETCH(QString, baseUrlThere);
    QFETCH(QString, proxyThere);
    expected.baseUrl = baseUrlThere;
    expected.proxy = proxyThere;
    QCOMPARE(read.constFirst(), expected);
}

void TestDesktop::exportGoesToTheFileThatWasChosen()
{
    SandboxServer server(tenantOf(40));
    QVERIFY(server.start());
    const auto application = started();
    QVERIFY(
        !window()->findChild<QAction *>(u"actionExportTenant"_s)->isEnabled()); // the demo tenant
    QVERIFY(showsSaved(profileOf(server, u"forty"_s), server));
    window()->findChild<QAction *>(u"actionExportTenant"_s)->trigger();
    auto *chooser = window()->findChild<QFileDialog *>();
    QVERIFY(chooser != nullptr && chooser->isVisible());
    QCOMPARE(chooser->acceptMode(), QFileDialog::AcceptSave);
    const QString path = m_folder->filePath(u"out.json"_s);
    emit chooser->fileSelected(path);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray json = file.readAll();
    QVERIFY(!json.contains(server.clientSecret().toUtf8()));
    QCOMPARE(profilesFromJson(json).constFirst().name, u"forty"_s);
    const auto *bar = window()->findChild<MessageBar *>(u"tenantMessage"_s);
    QTRY_VERIFY(bar->spokenText().contains("out.json"_L1));
    QCOMPARE(bar->kind(), MessageBar::Kind::Success);
}

void TestDesktop::exportThatCannotBeWrittenIsTold()
{
    SandboxServer server(tenantOf(40));
    QVERIFY(server.start());
    const auto application = started();
    QVERIFY(showsSaved(profileOf(server, u"forty"_s), server));
    emit window()->profileExportRequested(profileOf(server, u"forty"_s),
                                          m_folder->filePath(u"no/such/folder/out.json"_s));
    const auto *bar = window()->findChild<MessageBar *>(u"tenantMessage"_s);
    QTRY_VERIFY(bar->error().has_value());
    QCOMPARE(bar->error()->code, u"local.export"_s);
    QVERIFY(bar->spokenText().contains(u"导出"_s)); // in words, both languages
}

void TestDesktop::duplicateIsATenantOfItsOwn()
{
    SandboxServer server(tenantOf(40));
    QVERIFY(server.start());
    const auto application = started();
    TenantProfile original = profileOf(server, u"forty"_s);
    original.proxy = u"direct"_s;
    original.colour = u"#1e8449"_s;
    original.language = Language::English;
    QVERIFY(showsSaved(original, server));
    window()->findChild<QAction *>(u"actionDuplicateTenant"_s)->trigger();
    auto *dialog = window()->findChild<TenantDialog *>();
    QVERIFY(dialog != nullptr);
    QCOMPARE(dialog->findChild<QLineEdit *>(u"name"_s)->text(), u"forty (copy)"_s);
    QCOMPARE(dialog->findChild<QLineEdit *>(u"domain"_s)->text(), original.baseUrl);
    auto *save = dialog->findChild<QPushButton *>(u"saveTenant"_s);
    QVERIFY(!save->isEnabled()); // the secret is not copied along
    QTest::keyClicks(dialog->findChild<QLineEdit *>(u"secret"_s), server.clientSecret());
    save->click();
    const QVector<TenantProfile> kept = Settings(locations().settingsFile()).profiles();
    QCOMPARE(kept.size(), 2);
    QCOMPARE(kept.at(0), original);
    TenantProfile expected = original;
    expected.id = kept.at(1).id;
    expected.name = u"forty (copy)"_s;
    QCOMPARE(kept.at(1), expected);
    QVERIFY(!expected.id.isEmpty() && expected.id != original.id);
    QTRY_VERIFY_WITH_TIMEOUT(window()->windowTitle().contains("forty (copy)"_L1), 60'000);
    QVERIFY(locations().cacheOf(expected.id) != locations().cacheOf(original.id));
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(locations().cacheOf(expected.id)), 60'000);
}

void TestDesktop::colourOfTheProfileIsAtTheEdge()
{
    SandboxServer server(tenantOf(40));
    QVERIFY(server.start());
    const auto application = started();
    auto *band = window()->findChild<ProfileBand *>();
    QVERIFY(band != nullptr && !band->isVisible()); // the demo tenant has none
    QVERIFY(showsSaved(profileOf(server, u"forty"_s), server));
    QVERIFY(!band->isVisible());
    window()->findChild<QAction *>(u"actionEditTenant"_s)->trigger();
    auto *dialog = window()->findChild<TenantDialog *>();
    auto *colours = dialog->findChild<QComboBox *>(u"colour"_s);
    QCOMPARE(colours->currentIndex(), 0);
    QTest::keyClick(colours, Qt::Key_Down); // the first after "none"
    QVERIFY(!dialog->profile().colour.isEmpty());
    const QColor chosen(dialog->profile().colour);
    dialog->findChild<QPushButton *>(u"saveTenant"_s)->click();
    QTRY_VERIFY_WITH_TIMEOUT(band->isVisible(), 60'000);
    QCOMPARE(band->shownColour(), chosen);
    const QImage picture = window()->grab().toImage();
    const QPoint centre = band->mapTo(window(), band->rect().center());
    QCOMPARE(picture.pixelColor(centre * picture.devicePixelRatio()), chosen);
    QCOMPARE(band->mapTo(window(), QPoint()).x(), 0); // at the edge
    QCOMPARE(Settings(locations().settingsFile()).profiles().constFirst().colour, chosen.name());
    emit window()->profileRequested(u"demo"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!band->isVisible(), 60'000);
}

void TestDesktop::readOnlyProfileSendsNoWrite()
{
    SandboxServer server(tenantOf(40));
    QVERIFY(server.start());
    const auto application = started();
    TenantProfile profile = profileOf(server, u"forty"_s);
    profile.readOnly = true;
    QVERIFY(showsSaved(profile, server));
    for (const QString &name : { u"actionAddPosition"_s, u"actionChange"_s, u"actionRemove"_s,
                                 u"actionCopyPosition"_s, u"actionAddJob"_s }) {
        const auto *action = window()->findChild<QAction *>(name);
        QVERIFY2(!action->isEnabled(), qPrintable(name));
        QVERIFY2(action->toolTip().contains("read-only"_L1), qPrintable(action->toolTip()));
    }
}

void TestDesktop::marksBindTheTenantOfTheCommandLine()
{
    SandboxServer server(tenantOf(40));
    QVERIFY(server.start());
    TenantProfile kept = profileOf(server, u"kept"_s);
    kept.readOnly = true;
    kept.production = true;
    QVERIFY(makePrivateFolder(locations().config));
    Settings(locations().settingsFile()).saveProfile(kept);
    Options options = withStore();
    options.tenant = kept.baseUrl;
    options.clientId = kept.clientId;
    const auto application = started(options);
    const auto *desk = window()->findChild<Desk *>();
    QVERIFY(desk->service() && desk->service()->isReadOnly());
    QVERIFY(desk->session().profile.id != kept.id); // a profile of its own
    QVERIFY(desk->session().profile.production);
    QVERIFY(window()->findChild<ProfileBand *>()->isVisible());
}

// Under what is under way: opened anew, the tenant would have ended it.
void TestDesktop::paceOfTheOpenTenantChangesAtOnce()
{
    SandboxServer server(tenantOf(400));
    QVERIFY(server.start());
    const auto application = started();
    TenantProfile profile = profileOf(server, u"many"_s);
    QVERIFY(showsSaved(profile, server));
    const QPointer<DirectoryService> service = window()->findChild<Desk *>()->service();
    QTRY_VERIFY_WITH_TIMEOUT(service && !service->isSyncing(), 60'000);
    profile.requestsPerSecond = 2;
    emit window()->profileSaved(profile, QString());
    const QSignalSpy crawled(service.data(), &DirectoryService::crawlFinished);
    service->crawlJobs({});

    auto *edit = window()->findChild<QAction *>(u"actionEditTenant"_s);
    edit->trigger();
    auto *dialog = window()->findChild<TenantDialog *>();
    QVERIFY(dialog != nullptr);
    auto *perSecond = dialog->findChild<QSpinBox *>(u"requestsPerSecond"_s);
    QCOMPARE(perSecond->value(), 2);
    perSecond->setValue(0);
    dialog->findChild<QSpinBox *>(u"connections"_s)->setValue(4);
    QCOMPARE(crawled.count(), 0);
    dialog->findChild<QPushButton *>(u"saveTenant"_s)->click();
    QTRY_COMPARE_WITH_TIMEOUT(crawled.count(), 1, 60'000); // at two a second it takes minutes
    QVERIFY(service);
    QVERIFY(!service->crawlState().error);
    QCOMPARE(service->jobsCoverage().known, qint64(server.userCount()));

    const QVector<TenantProfile> kept = Settings(locations().settingsFile()).profiles();
    QCOMPARE(kept.size(), 1);
    QCOMPARE(kept.constFirst().connections, 4);
    QCOMPARE(kept.constFirst().requestsPerSecond, 0);
    edit->trigger();
    dialog = window()->findChild<TenantDialog *>();
    QVERIFY(dialog != nullptr);
    QCOMPARE(dialog->findChild<QSpinBox *>(u"connections"_s)->value(), 4);
    QCOMPARE(dialog->findChild<QSpinBox *>(u"requestsPerSecond"_s)->value(), 0);
}

// The tenant stays open as it is, and the next start begins with what was chosen.
void TestDesktop::minutesBetweenSyncsOfTheOpenTenantChangeAtOnce()
{
    SandboxServer server(tenantOf(40));
    QVERIFY(server.start());
    const auto application = started();
    const TenantProfile profile = profileOf(server, u"forty"_s);
    QVERIFY(showsSaved(profile, server));
    const QPointer<DirectoryService> service = window()->findChild<Desk *>()->service();
    QVERIFY(service);
    const auto *regular = service->findChild<RegularSync *>();
    QVERIFY(regular != nullptr);
    QTRY_VERIFY_WITH_TIMEOUT(regular->interval() == std::chrono::minutes(15), 60'000);
    for (const int minutes : { 60, 0, 5 }) {
        window()->findChild<QAction *>(u"actionEditTenant"_s)->trigger();
        const QPointer<TenantDialog> dialog = window()->findChild<TenantDialog *>();
        QVERIFY(dialog);
        auto *choice = dialog->findChild<QComboBox *>(u"syncMinutes"_s);
        choice->setCurrentIndex(choice->findData(minutes));
        dialog->findChild<QPushButton *>(u"saveTenant"_s)->click();
        QVERIFY(service);
        QVERIFY(regular->interval() == std::chrono::minutes(minutes));
        QCOMPARE(Settings(locations().settingsFile()).profiles().constFirst().syncMinutes, minutes);
        QTRY_VERIFY_WITH_TIMEOUT(!dialog, 60'000);
    }
}

void TestDesktop::nextStartWithoutAKeyringAsksForTheSecret()
{
    SandboxServer server(tenantOf(40));
    QVERIFY(server.start());
    {
        const auto application = started();
        QVERIFY(showsSaved(profileOf(server, u"forty"_s), server));
    }
    server.clearJournal();
    const auto application = started();
    QTRY_VERIFY_WITH_TIMEOUT(window()->findChild<TenantDialog *>() != nullptr, 30'000);
    QTRY_COMPARE_WITH_TIMEOUT(rowsShown(), 40, 60'000); // the cache can be looked at meanwhile
    QCOMPARE(server.journal().size(), 0); // nothing is sent without a secret
    emit window()->findChild<TenantDialog *>()->profileAccepted(profileOf(server, u"forty"_s),
                                                                server.clientSecret());
    QTRY_VERIFY_WITH_TIMEOUT(server.requestCount("GET", "/tenant/users?") > 0, 60'000);
}

void TestDesktop::withoutAKeyringTheOperatorIsTold()
{
    SandboxServer server(tenantOf(40));
    QVERIFY(server.start());
    const auto application = started();
    auto *bar = window()->findChild<MessageBar *>(u"tenantMessage"_s);
    QVERIFY(!bar->isVisible()); // the demo tenant has no secret to keep
    emit window()->profileSaved(profileOf(server, u"forty"_s), server.clientSecret());
    QTRY_VERIFY_WITH_TIMEOUT(bar->isVisible(), 30'000);
    QVERIFY2(bar->spokenText().contains("for this session only"_L1), qPrintable(bar->spokenText()));
    QVERIFY(!bar->spokenText().contains(server.clientSecret()));
    QCOMPARE(bar->kind(), MessageBar::Kind::Info);
    QTest::mouseClick(bar->findChild<QWidget *>(u"messageClose"_s), Qt::LeftButton);
    QVERIFY(!bar->isVisible()); // said once
    emit window()->profileRequested(u"demo"_s);
    QTRY_COMPARE_WITH_TIMEOUT(rowsShown(), 5000, 60'000);
    QVERIFY(!bar->isVisible());
}

void TestDesktop::keyringMayAnswerWhenNobodyWaitsAnyMore()
{
    {
        KeyringSecretStore gone;
        gone.write(u"first"_s, u"s"_s);
        gone.read(u"second"_s, &gone, [](const auto &) { QFAIL("nobody waits for it"); });
        gone.remove(u"third"_s);
        // The keyring hands its answer to what asked, whether that is still there or not.
        QVERIFY(gone.children().isEmpty());
    }
    KeyringSecretStore later; // asked afterwards, so answered afterwards
    QSignalSpy answered(&later, &SecretStore::keptForSessionOnly);
    later.write(u"fourth"_s, u"s"_s);
    QTRY_COMPARE_WITH_TIMEOUT(answered.size(), 1, 30'000);
}

// Not what the keyring had, or that it has nothing.
void TestDesktop::secretStoredMeanwhileIsTheAnswer()
{
    std::optional<QString> answer;
    bool answered = false;
    KeyringSecretStore store;
    store.read(u"first"_s, &store, [&](const std::optional<QString> &secret) {
        answer = secret;
        answered = true;
    });
    store.write(u"first"_s, u"typed"_s);
    QTRY_VERIFY_WITH_TIMEOUT(answered, 30'000);
    QCOMPARE(answer.value_or(QString()), u"typed"_s);
}

// The answer to the first wish comes after the third.
void TestDesktop::tenantAskedForLastIsOpenedOnce()
{
    SandboxServer server(tenantOf(40));
    QVERIFY(server.start());
    const auto application = started();
    QVERIFY(showsSaved(profileOf(server, u"forty"_s), server));
    QSignalSpy opened(window()->findChild<Desk *>(), &Desk::sessionChanged);
    emit window()->profileRequested(u"forty"_s);
    emit window()->profileRequested(u"demo"_s);
    emit window()->profileRequested(u"forty"_s);
    QTRY_VERIFY_WITH_TIMEOUT(window()->windowTitle().contains("forty"_L1), 60'000);
    QCOMPARE(opened.size(), 2); // the demo tenant at once, and then the other
}

void TestDesktop::openFormKeepsItsTenantUntilItIsClosed()
{
    SandboxServer server(tenantOf(40));
    QVERIFY(server.start());
    const auto application = started();
    auto *add = window()->findChild<QAction *>(u"actionAddPosition"_s);
    QTRY_VERIFY_WITH_TIMEOUT(add->isEnabled(), 30'000);
    emit window()->profileSaved(profileOf(server, u"forty"_s), server.clientSecret());
    add->trigger(); // while the secret is still asked for
    const QPointer<PositionForm> form = window()->findChild<PositionForm *>();
    QVERIFY(form);
    const auto *bar = window()->findChild<MessageBar *>(u"tenantMessage"_s);
    QTRY_VERIFY_WITH_TIMEOUT(bar->spokenText().contains(u"“forty” opens as soon as"_s), 30'000);
    QVERIFY(form && form->isVisible());
    QVERIFY(window()->windowTitle().contains("demo tenant"_L1));
    form->done(QDialog::Rejected);
    QTRY_VERIFY_WITH_TIMEOUT(window()->windowTitle().contains("forty"_L1), 60'000);
    QVERIFY(!bar->spokenText().contains("opens as soon as"_L1));
}

QPointer<PositionForm> TestDesktop::formIn(const SandboxServer &server)
{
    if (!showsSaved(profileOf(server, u"forty"_s), server))
        return {};
    auto *desk = window()->findChild<Desk *>();
    desk->showOrganization(OrgId(server.organizations().constFirst().id));
    window()->findChild<QAction *>(u"actionAddPosition"_s)->trigger();
    return window()->findChild<PositionForm *>();
}

void TestDesktop::writeEndsBeforeItsTenantGoes()
{
    SandboxServer server(tenantOf(40));
    QVERIFY(server.start());
    const auto application = started();
    const QPointer<PositionForm> form = formIn(server);
    QVERIFY(form);
    SandboxPosition taken;
    taken.orgId = server.organizations().constFirst().id;
    taken.code = u"TAKEN"_s;
    server.put(taken); // unseen by the form, so the server refuses the code
    QTest::keyClicks(form->findChild<QLineEdit *>(u"name"_s), u"Tester"_s);
    QTest::keyClicks(form->findChild<QLineEdit *>(u"code"_s), u"TAKEN"_s);
    form->findChild<QPushButton *>(u"primaryButton"_s)->click();
    QVERIFY(form->isBusy());
    form->hide(); // as "Continue in background" does
    emit window()->profileRequested(u"demo"_s);
    QTRY_VERIFY_WITH_TIMEOUT(form && form->isVisible(), 30'000); // what came of it is told
    QVERIFY(!form->isBusy());
    QVERIFY(form->messageBar().error().has_value());
    QVERIFY(window()->windowTitle().contains("forty"_L1));
    form->done(QDialog::Rejected);
    QTRY_VERIFY_WITH_TIMEOUT(window()->windowTitle().contains("demo tenant"_L1), 30'000);
}

Outbox *TestDesktop::sendingIn(const SandboxServer &server)
{
    if (!showsSaved(profileOf(server, u"forty"_s), server))
        return nullptr;
    Outbox *const outbox = window()->findChild<Desk *>()->session().outbox;
    for (const QString &code : { u"SENT-1"_s, u"SENT-2"_s }) {
        WriteRequest request;
        request.kind = WriteRequest::Kind::AddPosition;
        request.positionDraft.org = OrgCode(server.organizations().constFirst().code);
        request.positionDraft.name = code;
        request.positionDraft.code = PositionCode(code);
        if (!outbox->add(request))
            return nullptr;
    }
    window()->findChild<QPushButton *>(u"sendAll"_s)->click();
    return window()->findChild<Desk *>()->service()->writes().isEmpty() ? nullptr : outbox;
}

// The second begins when the first has ended.
void TestDesktop::everythingSentFromTheOutboxEndsBeforeItsTenantGoes()
{
    SandboxServer server(tenantOf(40));
    QVERIFY(server.start());
    const auto application = started();
    Outbox *const outbox = sendingIn(server);
    QVERIFY(outbox);
    QSignalSpy ended(outbox, &Outbox::entryFinished);
    QList<qsizetype> endedBefore;
    const QObject whileHere;
    connect(window()->findChild<Desk *>(), &Desk::sessionChanged, &whileHere,
            [spy = &ended, before = &endedBefore] { before->append(spy->size()); });
    emit window()->profileRequested(u"demo"_s);
    QTRY_VERIFY_WITH_TIMEOUT(window()->windowTitle().contains("demo tenant"_L1), 60'000);
    QCOMPARE(endedBefore, QList<qsizetype> { 2 });
    QVERIFY(server.positionByCode(u"SENT-1"_s));
    QVERIFY(server.positionByCode(u"SENT-2"_s));
}

void TestDesktop::operatorMayStayInTheTenantThatIsOpen_data()
{
    QTest::addColumn<QString>("button");
    QTest::newRow("by the action") << u"messageAction"_s;
    QTest::newRow("by closing the message") << u"messageClose"_s;
}

void TestDesktop::operatorMayStayInTheTenantThatIsOpen()
{
    QFETCH(const QString, button);
    SandboxServer server(tenantOf(40));
    QVERIFY(server.start());
    const auto application = started();
    QVERIFY(sendingIn(server));
    const auto *desk = window()->findChild<Desk *>();
    const auto *bar = window()->findChild<MessageBar *>(u"tenantMessage"_s);
    QSignalSpy opened(desk, &Desk::sessionChanged);
    emit window()->profileRequested(u"demo"_s);
    QVERIFY2(bar->spokenText().contains("opens as soon as"_L1), qPrintable(bar->spokenText()));
    QTest::mouseClick(bar->findChild<QWidget *>(button), Qt::LeftButton);
    QVERIFY(!bar->isVisible() || !bar->spokenText().contains("opens as soon as"_L1));
    QCOMPARE(Settings(locations().settingsFile()).lastProfile(), u"forty"_s);
    QTRY_VERIFY_WITH_TIMEOUT(desk->service()->writes().isEmpty(), 60'000);
    // Behind whatever the end of the last one has called for.
    bool later = false;
    QMetaObject::invokeMethod(
        this, [told = &later] { *told = true; }, Qt::QueuedConnection);
    QTRY_VERIFY(later);
    QCOMPARE(opened.size(), 0);
    QVERIFY(window()->windowTitle().contains("forty"_L1));
}

void TestDesktop::errorIsSeenBeforeWhatOpensLater()
{
    SandboxServer server(tenantOf(40));
    QVERIFY(server.start());
    const auto application = started();
    QVERIFY(sendingIn(server));
    const auto *bar = window()->findChild<MessageBar *>(u"tenantMessage"_s);
    emit window()->profileRequested(u"demo"_s);
    QVERIFY(!bar->error());
    emit window()->profileExportRequested(profileOf(server, u"forty"_s),
                                          m_folder->filePath(u"no/such/folder/out.json"_s));
    QVERIFY(bar->error());
    QCOMPARE(bar->error()->code, u"local.export"_s);
    QTest::mouseClick(bar->findChild<QWidget *>(u"messageClose"_s), Qt::LeftButton);
    QVERIFY2(bar->spokenText().contains("opens as soon as"_L1), qPrintable(bar->spokenText()));
    QTRY_VERIFY_WITH_TIMEOUT(window()->windowTitle().contains("demo tenant"_L1), 60'000);
}

void TestDesktop::removedTenantWithAnOpenFormKeepsItsCacheUntilThen()
{
    SandboxServer server(tenantOf(40));
    QVERIFY(server.start());
    const auto application = started();
    const QPointer<PositionForm> form = formIn(server);
    QVERIFY(form);
    emit window()->profileRemoved(u"forty"_s);
    QVERIFY(form && form->isVisible());
    QVERIFY(QFile::exists(locations().cacheOf(u"forty"_s)));
    form->done(QDialog::Rejected);
    QTRY_VERIFY_WITH_TIMEOUT(window()->windowTitle().contains("demo tenant"_L1), 30'000);
    QVERIFY(!QFile::exists(locations().cacheOf(u"forty"_s)));
}

void TestDesktop::removingATenantKeepsTheWishForAnother()
{
    SandboxServer first(tenantOf(40));
    SandboxServer second(tenantOf(25));
    QVERIFY(first.start() && second.start());
    const auto application = started();
    QVERIFY(showsSaved(profileOf(second, u"twentyfive"_s), second));
    const QPointer<PositionForm> form = formIn(first);
    QVERIFY(form);
    QSignalSpy opened(window()->findChild<Desk *>(), &Desk::sessionChanged);
    const auto *bar = window()->findChild<MessageBar *>(u"tenantMessage"_s);
    emit window()->profileRequested(u"twentyfive"_s);
    QTRY_VERIFY_WITH_TIMEOUT(bar->spokenText().contains(u"“twentyfive” opens as soon as"_s),
                             30'000);
    emit window()->profileRemoved(u"forty"_s);
    form->done(QDialog::Rejected);
    QTRY_COMPARE_WITH_TIMEOUT(opened.size(), 1, 60'000);
    QVERIFY2(window()->windowTitle().contains("twentyfive"_L1),
             qPrintable(window()->windowTitle()));
    QCOMPARE(Settings(locations().settingsFile()).lastProfile(), u"twentyfive"_s);
}

// Its profile was edited before, and was to be opened as edited.
void TestDesktop::removedTenantIsNotOpenedAgain()
{
    SandboxServer server(tenantOf(40));
    QVERIFY(server.start());
    const auto application = started();
    const QPointer<PositionForm> form = formIn(server);
    QVERIFY(form);
    QSignalSpy opened(window()->findChild<Desk *>(), &Desk::sessionChanged);
    emit window()->profileSaved(profileOf(server, u"forty"_s), server.clientSecret());
    emit window()->profileRemoved(u"forty"_s);
    form->done(QDialog::Rejected);
    QTRY_COMPARE_WITH_TIMEOUT(opened.size(), 1, 60'000);
    QVERIFY2(window()->windowTitle().contains("demo tenant"_L1),
             qPrintable(window()->windowTitle()));
}

void TestDesktop::tenantSavedAgainKeepsItsCache()
{
    SandboxServer server(tenantOf(40));
    QVERIFY(server.start());
    const auto application = started();
    const QPointer<PositionForm> form = formIn(server);
    QVERIFY(form);
    QSignalSpy opened(window()->findChild<Desk *>(), &Desk::sessionChanged);
    emit window()->profileRemoved(u"forty"_s);
    emit window()->profileSaved(profileOf(server, u"forty"_s), server.clientSecret());
    form->done(QDialog::Rejected);
    QTRY_COMPARE_WITH_TIMEOUT(opened.size(), 1, 60'000);
    QVERIFY2(window()->windowTitle().contains("forty"_L1), qPrintable(window()->windowTitle()));
    QVERIFY(QFile::exists(locations().cacheOf(u"forty"_s)));
}

void TestDesktop::editedShortcutsAreKept()
{
    {
        const auto application = started();
        emit window()->shortcutsChanged(
            { { u"actionRefresh"_s, u"Ctrl+R"_s }, { u"actionHelp"_s, QString() } });
    }
    const auto application = started();
    QCOMPARE(window()->findChild<QAction *>(u"actionRefresh"_s)->shortcut(),
             QKeySequence(u"Ctrl+R"_s));
    QVERIFY(window()->findChild<QAction *>(u"actionHelp"_s)->shortcut().isEmpty());
    QCOMPARE(window()->findChild<QAction *>(u"actionFind"_s)->shortcut(),
             QKeySequence(QKeySequence::Find));
}

void TestDesktop::profileThatCannotBeOpenedSaysWhyAndCanBeEdited()
{
    SandboxServer server(tenantOf(40));
    QVERIFY(server.start());
    const auto application = started();
    TenantProfile profile = profileOf(server, u"forty"_s);
    profile.caFile = m_folder->filePath(u"gone.pem"_s);
    emit window()->profileSaved(profile, server.clientSecret());
    auto *bar = window()->findChild<MessageBar *>(u"tenantMessage"_s);
    QTRY_VERIFY_WITH_TIMEOUT(bar->isVisible() && bar->spokenText().contains("gone.pem"_L1), 30'000);
    QCOMPARE(bar->kind(), MessageBar::Kind::Error);
    QCOMPARE(rowsShown(), 0); // not the people of the tenant before
    QVERIFY(window()->findChild<QAction *>(u"actionRemoveTenant"_s)->isEnabled());
    QVERIFY(window()->findChild<QAction *>(u"actionEditTenant"_s)->isEnabled());
    QTest::mouseClick(bar->findChild<QWidget *>(u"messageAction"_s), Qt::LeftButton);
    auto *dialog = window()->findChild<TenantDialog *>();
    QVERIFY(dialog != nullptr);
    QCOMPARE(dialog->findChild<QLineEdit *>(u"caFile"_s)->text(), profile.caFile);
    emit dialog->profileAccepted(profileOf(server, u"forty"_s), QString());
    QTRY_COMPARE_WITH_TIMEOUT(rowsShown(), 40, 60'000);
    QVERIFY(!bar->spokenText().contains("gone.pem"_L1));
}

void TestDesktop::proxyMayBeHostAndPort()
{
    TenantProfile profile;
    profile.baseUrl = u"https://hr.example.com"_s;
    profile.proxy = u"proxy.example.com:3128"_s;
    const auto options = tenantOptionsFor(profile, u"s"_s);
    QVERIFY(options);
    QCOMPARE(options->proxy.type(), QNetworkProxy::HttpProxy);
    QCOMPARE(options->proxy.hostName(), u"proxy.example.com"_s);
    QCOMPARE(options->proxy.port(), quint16(3128));
    profile.proxy = u"ftp://me:very/s3cret@proxy.example.com"_s;
    const auto refused = tenantOptionsFor(profile, u"s"_s);
    QVERIFY(!refused);
    const QString told = cli::Bilingual().text(Language::English, refused.error()); // and logged
    QVERIFY2(told.contains("ftp://proxy.example.com"_L1), qPrintable(told));
    QVERIFY2(!told.contains("s3cret"_L1) && !told.contains("me:"_L1), qPrintable(told));
}

// Here it could not be opened, so its claim is free for another window.
void TestDesktop::tenantOfAnotherWindowIsNotRemoved()
{
    SandboxServer server(tenantOf(40));
    QVERIFY(server.start());
    const auto application = started();
    QVERIFY(showsSaved(profileOf(server, u"forty"_s), server));
    TenantProfile broken = profileOf(server, u"forty"_s);
    broken.caFile = m_folder->filePath(u"gone.pem"_s);
    emit window()->profileSaved(broken, server.clientSecret());
    const auto *bar = window()->findChild<MessageBar *>(u"tenantMessage"_s);
    QTRY_VERIFY_WITH_TIMEOUT(bar->spokenText().contains("gone.pem"_L1), 30'000);
    auto claim = WindowClaim::of(locations(), u"forty"_s); // as another program's
    QVERIFY(claim);
    emit window()->profileRemoved(u"forty"_s);
    QVERIFY2(bar->spokenText().contains("was not removed"_L1), qPrintable(bar->spokenText()));
    QCOMPARE(Settings(locations().settingsFile()).profiles().size(), 1);
    QVERIFY(QFile::exists(locations().cacheOf(u"forty"_s)));
    claim.reset();
    emit window()->profileRemoved(u"forty"_s);
    QVERIFY(Settings(locations().settingsFile()).profiles().isEmpty());
    QVERIFY(!QFile::exists(locations().cacheOf(u"forty"_s)));
}

// The question was asked before this window went on to another tenant. That the other window hangs
// nobody knows: it was not asked.
void TestDesktop::tenantOfAnotherWindowIsNotRemovedBesideAnOpenOne()
{
    SandboxServer first(tenantOf(40));
    SandboxServer second(tenantOf(25));
    QVERIFY(first.start() && second.start());
    const auto application = started();
    QVERIFY(showsSaved(profileOf(first, u"forty"_s), first));
    QVERIFY(showsSaved(profileOf(second, u"twentyfive"_s), second));
    auto claim = WindowClaim::of(locations(), u"forty"_s); // as another program's
    QVERIFY(claim);
    emit window()->profileRemoved(u"forty"_s);
    const auto *bar = window()->findChild<MessageBar *>(u"tenantMessage"_s);
    QVERIFY(bar->error());
    QCOMPARE(bar->error()->code, u"local.tenant-not-removed"_s);
    const QString words = bar->spokenText();
    for (const QString &said : { u"The tenant was not removed"_s, u"该租户未移除"_s })
        QVERIFY2(words.contains(said), qPrintable(words));
    for (const QString &untrue : { u"does not answer"_s, u"没有响应"_s })
        QVERIFY2(!words.contains(untrue), qPrintable(words));
    QCOMPARE(Settings(locations().settingsFile()).profiles().size(), 2);
    QVERIFY(QFile::exists(locations().cacheOf(u"forty"_s)));
    QVERIFY(window()->windowTitle().contains("twentyfive"_L1));
    claim.reset();
    emit window()->profileRemoved(u"forty"_s);
    QCOMPARE(Settings(locations().settingsFile()).profiles().size(), 1);
    QVERIFY(!QFile::exists(locations().cacheOf(u"forty"_s)));
}

void TestDesktop::tenantOpenedAgainGoesOnCollecting()
{
    SandboxServer server(tenantOf(40));
    QVERIFY(server.start());
    const auto application = started();
    TenantProfile profile = profileOf(server, u"forty"_s);
    QVERIFY(showsSaved(profile, server));
    const auto *desk = window()->findChild<Desk *>();
    desk->session().outbox->setCollecting(true);
    profile.name = u"Forty"_s;
    QVERIFY(opensSaved(profile, server));
    QVERIFY(desk->session().outbox->isCollecting());
    QVERIFY(opensSaved(profileOf(server, u"another"_s), server));
    QVERIFY(!desk->session().outbox->isCollecting());
}

void TestDesktop::removedProfileLeavesNoCache()
{
    SandboxServer server(tenantOf(40));
    QVERIFY(server.start());
    const auto application = started();
    QVERIFY(showsSaved(profileOf(server, u"forty"_s), server));
    QVERIFY(QFile::exists(locations().cacheOf(u"forty"_s)));
    emit window()->profileRemoved(u"forty"_s);
    QVERIFY(!QFile::exists(locations().cacheOf(u"forty"_s)));
    QVERIFY(Settings(locations().settingsFile()).profiles().isEmpty());
    QTRY_COMPARE_WITH_TIMEOUT(rowsShown(), 5000, 60'000);
}

// F-45: no file has its name, its address, its secret, its people, what was looked for, what was
// typed, what was sent, or what of it was read by half.
void TestDesktop::removedProfileLeavesNothing()
{
    SandboxServer server(tenantOf(40));
    QVERIFY(server.start());
    addPerson(server, u"only.in.this.tenant"_s);
    const QString id = u"profile-to-be-wiped"_s;
    TenantProfile profile = profileOf(server, id);
    profile.name = u"Wiped Ltd"_s;
    const QList<QByteArray> traces { id.toUtf8(),
                                     "only.in.this.tenant",
                                     "Wiped Ltd",
                                     "looked-for-by-somebody",
                                     server.clientSecret().toUtf8(),
                                     server.clientId().toUtf8() };
    const auto tracesLeft = [&] {
        QStringList left;
        QDirIterator files(m_folder->path(), QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString path = files.next();
            QFile file(path);
            const QByteArray content = files.fileInfo().isFile() && file.open(QIODevice::ReadOnly)
                ? file.readAll()
                : QByteArray();
            for (const QByteArray &trace : traces) {
                if (content.contains(trace) || path.contains(QString::fromUtf8(trace)))
                    left.append(QString(path + u": "_s + QString::fromUtf8(trace)));
            }
        }
        return left;
    };
    QVERIFY(makePrivateFolder(locations().cacheOf(tenantKey(server.url(), server.clientId()))));
    {
        const auto application = started();
        QVERIFY(showsSaved(profile, server));
        auto *desk = window()->findChild<Desk *>();
        WriteRequest request;
        request.user = UserId(u"only.in.this.tenant"_s);
        request.jobDraft.org = OrgCode(u"ORG-1"_s);
        QVERIFY(desk->session().outbox->add(request).has_value());
        // Refused or not, it is in the change log.
        QSignalSpy written(desk->service(), &DirectoryService::writeFinished);
        desk->service()->write(request);
        QTRY_COMPARE_WITH_TIMEOUT(written.size(), 1, 60'000);
        desk->session().drafts->keep(test::positionDraft(u"only.in.this.tenant"_s));
        QVERIFY(desk->session().drafts->flush().has_value());
        QSignalSpy crawled(desk->service(), &DirectoryService::crawlFinished);
        desk->service()->crawlJobs({});
        QTRY_COMPARE_WITH_TIMEOUT(crawled.size(), 1, 60'000);
        QTRY_VERIFY_WITH_TIMEOUT(kindsLeft(id).contains(u"index"_s), 60'000);
        desk->showUser(UserId(u"only.in.this.tenant"_s));
        auto *table = window()->findChild<TableView *>(u"peopleTable"_s);
        table->setFilterTexts({ { 0, u"looked-for-by-somebody"_s } });
    }
    QVERIFY(!tracesLeft().isEmpty()); // the search finds what is there
    QVERIFY(leavesStage(id));
    const auto application = started(); // with the tenant that was open last
    QTRY_VERIFY_WITH_TIMEOUT(window()->windowTitle().contains("Wiped Ltd"_L1), 60'000);
    // Without its secret nothing is read, so everything is there still.
    const QStringList everything { u"cache"_s,   u"index"_s,  u"stage"_s,
                                   u"changes"_s, u"drafts"_s, u"outbox"_s };
    QCOMPARE(kindsLeft(id), everything);
    emit window()->profileRemoved(id);
    QTRY_VERIFY_WITH_TIMEOUT(window()->windowTitle().contains("demo tenant"_L1), 60'000);
    QVERIFY2(tracesLeft().isEmpty(), qPrintable(tracesLeft().join(u'\n')));
    QVERIFY(!QFile::exists(locations().cacheOf(tenantKey(server.url(), server.clientId()))));
    QVERIFY(QFile::exists(locations().cacheOf(u"demo"_s))); // others stay
    window()->close();
    QVERIFY2(tracesLeft().isEmpty(), qPrintable(tracesLeft().join(u'\n')));
}

void TestDesktop::contactsSwitchedOffLeaveTheDisk()
{
    SandboxServer server(tenantOf(40));
    QVERIFY(server.start());
    const auto application = started();
    TenantProfile profile = profileOf(server, u"forty"_s);
    const QString cache = locations().cacheOf(profile.id);
    const auto found = [&cache] { return test::foundBelow(cache, { u"@example.com"_s }); };
    QVERIFY(showsSaved(profile, server));
    const auto isSynced = [] {
        const auto *service = window()->findChild<Desk *>()->service();
        return service && !service->isSyncing() && service->hasCompleteCache();
    };
    QTRY_VERIFY_WITH_TIMEOUT(isSynced(), 60'000);
    QVERIFY(!found().isEmpty());
    profile.keepsContacts = false;
    QVERIFY(opensSaved(profile, server)); // the tenant is open until this one is
    QTRY_COMPARE_WITH_TIMEOUT(found(), QString(), 60'000);
    QTRY_VERIFY_WITH_TIMEOUT(isSynced(), 60'000);
    QTRY_COMPARE_WITH_TIMEOUT(found(), QString(), 60'000);
    QTRY_COMPARE_WITH_TIMEOUT(rowsShown(), 40, 20'000);
}

void TestDesktop::oldCacheIsForgottenAndSaid()
{
    SandboxServer server(tenantOf(40));
    QVERIFY(server.start());
    TenantProfile profile = profileOf(server, u"forty"_s);
    profile.forgetAfterDays = 30;
    {
        const auto application = started();
        QVERIFY(showsSaved(profile, server));
    }
    Worker::settle(locations().cacheOf(profile.id));
    {
        const auto cache = CacheStore::open(locations().cacheOf(profile.id));
        QVERIFY(cache);
        for (const Collection collection : collections) {
            SyncState state = (*cache)->syncState(collection);
            state.syncedAt = QDateTime::currentDateTime().addDays(-31);
            QVERIFY((*cache)->setSyncState(collection, state));
        }
    }
    const auto application = started(); // its secret is not known: nothing is read
    auto *bar = window()->findChild<MessageBar *>(u"tenantMessage"_s);
    const auto isSaid = [bar] {
        return bar->isVisible()
            && bar->spokenText().contains("no contact to this tenant for more than 30"_L1);
    };
    QTRY_VERIFY_WITH_TIMEOUT(isSaid(), 60'000);
    QCOMPARE(window()->findChild<Desk *>()->service()->peopleCount(), 0);
}

void TestDesktop::secretThatTheKeyringKeepsIsTold_data()
{
    QTest::addColumn<bool>("withForm");
    QTest::newRow("its tenant goes at once") << false;
    QTest::newRow("a form keeps its tenant") << true;
}

// The tenant is removed all the same; only the secret may have stayed.
void TestDesktop::secretThatTheKeyringKeepsIsTold()
{
    QFETCH(bool, withForm);
    SandboxServer server(tenantOf(40));
    SandboxServer other(tenantOf(25));
    QVERIFY(server.start() && other.start());
    TenantProfile next = profileOf(other, u"demo"_s); // what is opened after it
    next.proxy = u"direct"_s;
    next.demo = true;
    const ErrorCatalog catalog;
    LanguageSwitcher languages;
    Desktop desktop(
        withStore(), catalog, languages,
        [&]() -> tl::expected<DemoTenant, cli::UsageError> {
            return DemoTenant { next, other.clientSecret() };
        },
        std::make_unique<RefusingStore>());
    QVERIFY(!desktop.start());
    QPointer<PositionForm> form;
    if (withForm)
        form = formIn(server);
    else
        QVERIFY(showsSaved(profileOf(server, u"forty"_s), server));
    QCOMPARE(form.isNull(), !withForm);
    const auto *bar = window()->findChild<MessageBar *>(u"tenantMessage"_s);
    emit window()->profileRemoved(u"forty"_s);
    QVERIFY(Settings(locations().settingsFile()).profiles().isEmpty());
    QTRY_VERIFY_WITH_TIMEOUT(bar->error().has_value(), 30'000);
    if (form)
        form->done(QDialog::Rejected);
    QTRY_COMPARE_WITH_TIMEOUT(rowsShown(), 25, 60'000);
    auto &service = *window()->findChild<Desk *>()->service();
    QSignalSpy synced(&service, &DirectoryService::syncFinished);
    service.sync(SyncMode::Changes); // unless one is under way
    QVERIFY(synced.wait(60'000));
    QVERIFY(!QFile::exists(locations().cacheOf(u"forty"_s)));
    // Neither the tenant after it nor a sync takes it away: that is up to the operator.
    QVERIFY(bar->isVisible());
    QVERIFY(bar->error().has_value());
    QCOMPARE(bar->error()->code, u"local.secret-removal"_s);
    QVERIFY2(bar->spokenText().contains("keyring"_L1), qPrintable(bar->spokenText()));
    QTest::mouseClick(bar->findChild<QWidget *>(u"messageClose"_s), Qt::LeftButton);
    QVERIFY(!bar->error().has_value());
}

void TestDesktop::removingSaysWhatWasNeverSent()
{
    SandboxServer server(tenantOf(40));
    QVERIFY(server.start());
    const auto application = started();
    QVERIFY(showsSaved(profileOf(server, u"forty"_s), server));
    QVERIFY(!removalWords().contains("Outbox"_L1));
    WriteRequest request;
    request.user = UserId(u"somebody"_s);
    QVERIFY(window()->findChild<Desk *>()->session().outbox->add(request).has_value());
    QVERIFY2(removalWords().contains("never sent"_L1), qPrintable(removalWords()));
    QVERIFY2(!removalWords().contains("unfinished"_L1), qPrintable(removalWords()));
}

// Nobody has its Outbox and its drafts in memory then, and they go all the same.
void TestDesktop::removingWhatIsNotOpenSaysWhatWasNeverSent()
{
    SandboxServer server(tenantOf(40));
    QVERIFY(server.start());
    const auto application = started();
    QVERIFY(showsSaved(profileOf(server, u"forty"_s), server));
    const auto *desk = window()->findChild<Desk *>();
    WriteRequest request;
    request.user = UserId(u"somebody"_s);
    QVERIFY(desk->session().outbox->add(request).has_value());
    desk->session().drafts->keep(test::positionDraft(u"somebody"_s));
    QVERIFY(desk->session().drafts->flush().has_value());
    TenantProfile broken = profileOf(server, u"forty"_s);
    broken.caFile = m_folder->filePath(u"gone.pem"_s);
    emit window()->profileSaved(broken, server.clientSecret());
    QTRY_VERIFY_WITH_TIMEOUT(desk->session().outbox == nullptr, 30'000);
    const QString words = removalWords();
    QVERIFY2(words.contains("never sent"_L1), qPrintable(words));
    QVERIFY2(words.contains("unfinished form"_L1), qPrintable(words));
}

void TestDesktop::offlineShowsTheCache()
{
    {
        const auto application = started();
        QTRY_COMPARE_WITH_TIMEOUT(rowsShown(), 5000, 60'000);
    }
    Options options = withStore();
    options.offline = true;
    options.demo = true;
    const auto application = started(options);
    QTRY_COMPARE_WITH_TIMEOUT(rowsShown(), 5000, 60'000);
}

RENZHI_TEST(TestDesktop)
#include "tst_desktop.moc"
