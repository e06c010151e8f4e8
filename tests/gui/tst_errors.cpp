// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The message bar, the words at a field, the tenant dialog and the settings.

#include "tests/gui/formsworld.h"
#include "tests/support/testmain.h"
#include "views/errors/errorpresenter.h"
#include "views/errors/fielderror.h"
#include "views/errors/messagebar.h"
#include "views/errors/plaintext.h"
#include "views/forms/settingsdialog.h"
#include "views/forms/stagelist.h"
#include "views/forms/tenantdialog.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QSpinBox>
#include <QTcpServer>
#include <QTcpSocket>
#include <QToolButton>

namespace renzhi {

using namespace Qt::StringLiterals;

class TestErrors : public QObject
{
    Q_OBJECT
private slots:
    void cleanup() { FormsWorld::setLanguage(Language::English); }
    void currentLanguageComesFirst();
    void everyCodeHasBothLanguagesInTheBar();
    void copiedDetailsHoldNoToken();
    void longWordsDoNotWidenTheBar();
    void barAnnouncesItself();
    void noticeIsRewordedAndItsActionRuns();
    void fieldErrorDescribesItsInput();
    void checkNamesTheFailingStage_data();
    void checkNamesTheFailingStage();
    void profileIsHandedOverAsTyped();
    void savedPrivacyIsShownAgain();
    void savedPaceIsShownAgain();
    void minutesBetweenSyncsAreChosen();
    void minutesOfSomebodyElsesChoiceAreKept();
    void languageOfTheProfileIsChosenByItsOwnName();
    void addressThatHoldsMoreThanTheDomainIsNotSaved_data();
    void addressThatHoldsMoreThanTheDomainIsNotSaved();
    void settingsApplyAtOnce();
};

namespace {

ApiError refusal(const QString &code)
{
    ApiError error;
    error.kind = ApiError::Kind::Rejected;
    error.httpStatus = 400;
    error.code = code;
    error.method = u"PUT"_s;
    error.path = u"/api/v2/tenant/users/u/part-time-job/j"_s;
    error.at = QDateTime(QDate(2026, 1, 2), QTime(10, 44, 2));
    return error;
}

TenantProfile keptProfile()
{
    TenantProfile profile;
    profile.id = u"id-1"_s;
    profile.name = u"HR"_s;
    profile.baseUrl = u"https://hr.example.com"_s;
    profile.clientId = u"client"_s;
    return profile;
}

} // namespace

void TestErrors::currentLanguageComesFirst()
{
    const ErrorCatalog catalog;
    MessageBar bar(catalog);
    QVERIFY(!bar.isShowing());
    bar.showError(refusal(u"USER.0097"_s), [] { return u"Position field"_s; });
    QVERIFY(bar.isShowing());
    const QStringList english = bar.spokenText().split(u'\n');
    QCOMPARE(english.at(0), u"Position field"_s);
    QCOMPARE(english.at(1), u"The position is not under the selected organization"_s);
    QCOMPARE(english.at(2), u"用户任职信息中的职位不在所选组织下"_s);
    QVERIFY2(english.at(3).contains(". What to do: "_L1), qPrintable(english.at(3)));
    QCOMPARE(english.constLast(),
             u"USER.0097 · HTTP 400 · 10:44:02 · PUT /api/v2/tenant/users/u/part-time-job/j"_s);
    bar.show();
    FormsWorld::setLanguage(Language::Chinese);
    QCOMPARE(bar.spokenText().split(u'\n').at(1), u"用户任职信息中的职位不在所选组织下"_s);
}

void TestErrors::everyCodeHasBothLanguagesInTheBar()
{
    const ErrorCatalog catalog;
    MessageBar bar(catalog);
    const QStringList codes = catalog.codes();
    QVERIFY(codes.size() > 20);
    for (const QString &code : codes) {
        bar.showError(refusal(code));
        const ErrorEntry entry = catalog.entryFor(refusal(code));
        QVERIFY2(entry.known, qPrintable(code));
        const QString said = bar.spokenText();
        for (const QString &words :
             { entry.zh.title, entry.en.title, entry.zh.measure, entry.en.measure })
            QVERIFY2(!words.isEmpty() && said.contains(words), qPrintable(code));
        QVERIFY2(!said.contains(u"。 "_s), qPrintable(said)); // the stop brings its own gap
    }
}

void TestErrors::copiedDetailsHoldNoToken()
{
    const ErrorCatalog catalog;
    MessageBar bar(catalog);
    ApiError error = refusal(u"invalid_token"_s);
    error.serverText = u"Invalid access token: eyJhbGciOiJIUzI1NiJ9.abc.def"_s;
    bar.showError(error);
    bar.findChild<QPushButton *>(u"copyDetails"_s)->click();
    const QString copied = QGuiApplication::clipboard()->text();
    QVERIFY(copied.contains("invalid_token"_L1) && copied.contains("HTTP 400"_L1));
    QVERIFY2(!copied.contains("eyJ"_L1), qPrintable(copied));
    QVERIFY(!bar.spokenText().contains("eyJ"_L1));
}

void TestErrors::longWordsDoNotWidenTheBar()
{
    const ErrorCatalog catalog;
    MessageBar bar(catalog);
    ApiError error = refusal(u"VENDOR.1"_s);
    error.serverText = QString(900, u'x');
    bar.showError(error);
    QVERIFY2(bar.minimumSizeHint().width() < 600,
             qPrintable(QString::number(bar.minimumSizeHint().width())));
    QVERIFY(bar.spokenText().contains(error.serverText));
}

void TestErrors::barAnnouncesItself()
{
    const ErrorCatalog catalog;
    MessageBar bar(catalog);
    bar.showError(refusal(u"ORG.0001"_s));
    QCOMPARE(bar.accessibleName(), bar.spokenText());
    QVERIFY(!bar.findChild<QWidget *>(u"messageClose"_s)->accessibleName().isEmpty());
    QSignalSpy closed(&bar, &MessageBar::closed);
    QTest::mouseClick(bar.findChild<QWidget *>(u"messageClose"_s), Qt::LeftButton);
    QVERIFY(!bar.isShowing());
    QCOMPARE(closed.count(), 1);
}

void TestErrors::noticeIsRewordedAndItsActionRuns()
{
    const ErrorCatalog catalog;
    MessageBar bar(catalog);
    int runs = 0;
    bar.showNotice(
        MessageBar::Kind::Info,
        [] { return currentLanguage() == Language::Chinese ? u"离线"_s : u"offline"_s; },
        [] { return u"Go"_s; }, [&runs] { ++runs; });
    QCOMPARE(bar.spokenText(), u"offline"_s);
    QVERIFY(bar.findChild<QPushButton *>(u"copyDetails"_s)->isHidden());
    bar.findChild<QPushButton *>(u"messageAction"_s)->click();
    QCOMPARE(runs, 1);
    FormsWorld::setLanguage(Language::Chinese);
    QCOMPARE(bar.spokenText(), u"离线"_s);
    bar.showError(refusal(u"ORG.0001"_s)); // takes the action away
    QCOMPARE(bar.findChild<QPushButton *>(u"messageAction"_s), nullptr);
}

void TestErrors::fieldErrorDescribesItsInput()
{
    const ErrorCatalog catalog;
    QWidget window;
    auto *input = new QLineEdit(&window);
    auto *error = new FieldError(&window);
    error->setInput(input);
    error->showEntry(entryForCode(u"JOB.POSITION.0009"_s, catalog));
    QVERIFY(error->isShowing());
    QVERIFY(input->accessibleDescription().contains(u"职位编码已存在"_s));
    QVERIFY(input->accessibleDescription().startsWith("Position code already exists"_L1));
    error->clear();
    QCOMPARE(input->accessibleDescription(), QString());
    QVERIFY(!error->isShowing());
}

void TestErrors::checkNamesTheFailingStage_data()
{
    using Stage = ConnectionCheck::Stage;
    QTest::addColumn<QString>("failure");
    QTest::addColumn<int>("stage");
    QTest::addColumn<QByteArray>("spoiled"); // what the failure is the answer to
    QTest::addColumn<QString>("words");
    const auto stageRow = [](const char *failure, Stage stage) {
        const QString name = QString::fromLatin1(failure);
        QTest::newRow(failure) << name << int(stage) << QByteArray() << u"check."_s + name;
    };
    stageRow("address", Stage::Address);
    stageRow("name", Stage::Name);
    stageRow("proxy", Stage::Connect);
    stageRow("connect", Stage::Connect);
    stageRow("tls", Stage::Tls);
    stageRow("token", Stage::Token);
    stageRow("permission", Stage::Permission);
    stageRow("jobmanagement", Stage::JobManagement);
    const QByteArray token = "/token";
    QTest::newRow("busy at the token") << u"busy"_s << int(Stage::Token) << token << u"http.503"_s;
    QTest::newRow("page at the token")
        << u"page"_s << int(Stage::Token) << token << u"kind.malformed"_s;
    const QByteArray read = "/users?";
    QTest::newRow("busy at a read") << u"busy"_s << int(Stage::Permission) << read << u"http.503"_s;
    QTest::newRow("page at a read")
        << u"page"_s << int(Stage::Permission) << read << u"kind.malformed"_s;
    QTest::newRow("none") << QString() << int(Stage::Passed) << QByteArray() << QString();
}

void TestErrors::checkNamesTheFailingStage()
{
    QFETCH(QString, failure);
    QFETCH(int, stage);
    QFETCH(QByteArray, spoiled);
    QFETCH(QString, words);
    FormsWorld world;
    QVERIFY(world.open());
    QTcpServer plainServer; // answers whatever comes, and not in TLS
    QVERIFY(plainServer.listen(QHostAddress::LocalHost));
    connect(&plainServer, &QTcpServer::newConnection, this, [&plainServer] {
        QTcpSocket *socket = plainServer.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, socket, [socket] {
            socket->write("HTTP/1.1 400 Bad Request\r\n\r\n");
            socket->disconnectFromHost();
        });
    });
    QString domain = world.proxy->url().toString();
    QString secret = world.server.clientSecret();
    if (failure == "address"_L1)
        domain = u"http://hr.example.com"_s;
    else if (failure == "connect"_L1)
        world.proxy->goOffline();
    else if (failure == "name"_L1 || failure == "proxy"_L1)
        domain = u"https://no-such-host.invalid"_s;
    else if (failure == "tls"_L1) {
        domain = u"https://127.0.0.1:%1"_s.arg(plainServer.serverPort());
    } else if (failure == "token"_L1)
        secret = u"not-the-s3cret-4711"_s;
    else if (failure == "permission"_L1)
        world.server.change(
            [](SandboxOptions &options) { options.permissions = { u"user_read"_s }; });
    else if (failure == "jobmanagement"_L1)
        world.server.change([](SandboxOptions &options) { options.jobManagement = false; });
    else if (failure == "busy"_L1) // for so long that nobody waits for another try
        world.proxy->inject({ {}, spoiled, 0, -1 },
                            test::Fault::reply(503, {}, { { "Retry-After", "3600" } }));
    else if (failure == "page"_L1)
        world.proxy->inject({ {}, spoiled, 0, -1 }, test::Fault::reply(200, "<html></html>"));

    TenantProfile profile;
    profile.id = u"id"_s;
    profile.proxy
        = failure == "proxy"_L1 ? u"http://127.0.0.1:1"_s : u"direct"_s; // nobody listens there
    auto *dialog = new TenantDialog(world.catalog, profile, &world.window);
    dialog->open();
    auto *check = dialog->findChild<QPushButton *>(u"checkConnection"_s);
    QVERIFY(!check->isEnabled());
    QVERIFY(!check->toolTip().isEmpty());
    world.type(dialog->findChild<QLineEdit *>(u"domain"_s), domain);
    world.type(dialog->findChild<QLineEdit *>(u"clientId"_s), world.server.clientId());
    world.type(dialog->findChild<QLineEdit *>(u"secret"_s), secret);
    check->click();
    auto *bar = dialog->findChild<MessageBar *>();
    QTRY_VERIFY_WITH_TIMEOUT(bar->isShowing(), Patience);
    const auto *stages = dialog->findChild<StageList *>();
    if (failure.isEmpty()) {
        QCOMPARE(bar->kind(), MessageBar::Kind::Success);
        QCOMPARE(stages->stateOf(ConnectionCheck::Stage::JobManagement), StageList::State::Passed);
        return;
    }
    QCOMPARE(stages->stateOf(static_cast<ConnectionCheck::Stage>(stage)), StageList::State::Failed);
    const ErrorEntry entry = entryForCode(words, world.catalog);
    QVERIFY(entry.known);
    const QString said = bar->spokenText();
    QCOMPARE(said.section(u'\n', 0, 0),
             StageList::name(static_cast<ConnectionCheck::Stage>(stage)));
    for (const QString &text :
         { entry.zh.title, entry.en.title, entry.zh.measure, entry.en.measure })
        QVERIFY2(said.contains(text), qPrintable(said));
    QVERIFY(!said.contains(secret));
    // What is typed afterwards was not checked.
    world.type(dialog->findChild<QLineEdit *>(u"clientId"_s), u"other"_s);
    QVERIFY(!bar->isShowing());
}

void TestErrors::profileIsHandedOverAsTyped()
{
    const ErrorCatalog catalog;
    TenantProfile profile;
    profile.id = u"id-1"_s;
    TenantDialog dialog(catalog, profile);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    QSignalSpy accepted(&dialog, &TenantDialog::profileAccepted);
    const auto type = [&dialog](const QString &edit, const QString &text) {
        QTest::keyClicks(dialog.findChild<QLineEdit *>(edit), text);
    };
    dialog.open();
    QVERIFY(!dialog.findChild<QPushButton *>(u"saveTenant"_s)->isEnabled());
    type(u"domain"_s, u" hr.example.com "_s);
    type(u"clientId"_s, u"client"_s);
    type(u"secret"_s, u"s3cret "_s);
    dialog.findChild<QToolButton *>(u"advanced"_s)->click();
    dialog.findChild<QSpinBox *>(u"connections"_s)->selectAll();
    QTest::keyClicks(dialog.findChild<QSpinBox *>(u"connections"_s), u"3"_s);
    QTest::keyClick(dialog.findChild<QSpinBox *>(u"requestsPerSecond"_s), Qt::Key_PageUp);
    dialog.findChild<QCheckBox *>(u"positionRemoval"_s)->click();
    QVERIFY(dialog.findChild<QCheckBox *>(u"keepsContacts"_s)->isChecked());
    dialog.findChild<QCheckBox *>(u"keepsContacts"_s)->click();
    QCOMPARE(dialog.findChild<QSpinBox *>(u"forgetAfterDays"_s)->text(), u"No limit"_s);
    QTest::keyClick(dialog.findChild<QSpinBox *>(u"forgetAfterDays"_s), Qt::Key_PageUp);
    dialog.findChild<QPushButton *>(u"saveTenant"_s)->click();
    QCOMPARE(accepted.count(), 1);
    const auto saved = accepted.constFirst().constFirst().value<TenantProfile>();
    QVERIFY(saved.positionRemoval);
    QVERIFY(!saved.keepsContacts);
    QCOMPARE(saved.forgetAfterDays, 10);
    QCOMPARE(saved.id, u"id-1"_s);
    QCOMPARE(saved.baseUrl, u"https://hr.example.com"_s);
    QCOMPARE(saved.name, u"hr.example.com"_s);
    QCOMPARE(saved.clientId, u"client"_s);
    QCOMPARE(saved.connections, 3);
    QCOMPARE(saved.requestsPerSecond, 10);
    QCOMPARE(accepted.constFirst().at(1).toString(), u"s3cret "_s);
    QCOMPARE(dialog.findChild<QLineEdit *>(u"secret"_s)->echoMode(), QLineEdit::Password);
}

void TestErrors::savedPrivacyIsShownAgain()
{
    const ErrorCatalog catalog;
    TenantProfile without = keptProfile();
    without.keepsContacts = false;
    TenantProfile forgetting = keptProfile();
    forgetting.forgetAfterDays = 45;
    for (const TenantProfile &each : { without, forgetting }) {
        TenantDialog dialog(catalog, each);
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        dialog.open();
        // What is special about a tenant is seen.
        QVERIFY(dialog.findChild<QCheckBox *>(u"keepsContacts"_s)->isVisible());
        QCOMPARE(dialog.findChild<QCheckBox *>(u"keepsContacts"_s)->isChecked(),
                 each.keepsContacts);
        QCOMPARE(dialog.findChild<QSpinBox *>(u"forgetAfterDays"_s)->value(), each.forgetAfterDays);
        QVERIFY(dialog.profile() == each);
    }
}

void TestErrors::savedPaceIsShownAgain()
{
    const ErrorCatalog catalog;
    TenantDialog dialog(catalog, keptProfile());
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    QSignalSpy accepted(&dialog, &TenantDialog::profileAccepted);
    dialog.open();
    auto *connections = dialog.findChild<QSpinBox *>(u"connections"_s);
    auto *perSecond = dialog.findChild<QSpinBox *>(u"requestsPerSecond"_s);
    QVERIFY(!connections->isVisible()); // there is nothing special about this tenant
    QCOMPARE(connections->value(), 6);
    QCOMPARE(connections->minimum(), 1);
    QCOMPARE(connections->maximum(), TenantProfile::MostConnections);
    QCOMPARE(perSecond->text(), u"No limit"_s);
    QCOMPARE(perSecond->maximum(), TenantProfile::MostRequestsPerSecond);
    connections->setValue(4);
    perSecond->setValue(1000);
    dialog.findChild<QPushButton *>(u"saveTenant"_s)->click();
    QCOMPARE(accepted.count(), 1);

    TenantDialog again(catalog, accepted.constFirst().constFirst().value<TenantProfile>());
    again.setAttribute(Qt::WA_DeleteOnClose, false);
    again.open();
    const auto *hint = again.findChild<QLabel *>(u"paceHint"_s);
    QVERIFY(hint->isVisible()); // with all that is special
    QCOMPARE(again.findChild<QSpinBox *>(u"connections"_s)->value(), 4);
    QCOMPARE(again.findChild<QSpinBox *>(u"requestsPerSecond"_s)->value(), 1000);
    QVERIFY(!hint->text().isEmpty());
    QCOMPARE(again.findChild<QSpinBox *>(u"connections"_s)->accessibleDescription(), hint->text());
}

void TestErrors::minutesBetweenSyncsAreChosen()
{
    const ErrorCatalog catalog;
    TenantProfile profile = keptProfile();
    for (const int minutes : { 60, 0, 5, 15 }) {
        TenantDialog dialog(catalog, profile);
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        QSignalSpy accepted(&dialog, &TenantDialog::profileAccepted);
        dialog.open();
        auto *choice = dialog.findChild<QComboBox *>(u"syncMinutes"_s);
        QCOMPARE(choice->currentData().toInt(), profile.syncMinutes); // of the turn before
        QCOMPARE(choice->isVisible(), profile.syncMinutes != TenantProfile().syncMinutes);
        QCOMPARE(choice->count(), 4);
        for (int i = 0; i < choice->count(); ++i)
            QVERIFY(!choice->itemText(i).isEmpty());
        choice->setCurrentIndex(choice->findData(minutes));
        dialog.findChild<QPushButton *>(u"saveTenant"_s)->click();
        QCOMPARE(accepted.count(), 1);
        profile = accepted.constFirst().constFirst().value<TenantProfile>();
        QCOMPARE(profile.syncMinutes, minutes);
    }
}

void TestErrors::minutesOfSomebodyElsesChoiceAreKept()
{
    const ErrorCatalog catalog;
    TenantProfile profile = keptProfile();
    profile.syncMinutes = 7; // by hand
    TenantDialog dialog(catalog, profile);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.open();
    const auto *choice = dialog.findChild<QComboBox *>(u"syncMinutes"_s);
    QVERIFY(choice->isVisible());
    QVERIFY2(choice->currentText().contains(u'7'), qPrintable(choice->currentText()));
    QCOMPARE(dialog.profile(), profile);
}

void TestErrors::languageOfTheProfileIsChosenByItsOwnName()
{
    const ErrorCatalog catalog;
    TenantProfile profile;
    profile.language = Language::English;
    TenantDialog dialog(catalog, profile);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.open();
    auto *languages = dialog.findChild<QComboBox *>(u"language"_s);
    QCOMPARE(languages->currentText(), u"English"_s);
    QVERIFY(dialog.profile().language == Language::English);
    QTest::keyClick(languages, Qt::Key_Up);
    QCOMPARE(languages->currentText(), u"中文"_s);
    QVERIFY(dialog.profile().language == Language::Chinese);
    QTest::keyClick(languages, Qt::Key_Up);
    QCOMPARE(languages->currentText(), u"Not set for this tenant"_s);
    QVERIFY(!dialog.profile().language);
}

void TestErrors::addressThatHoldsMoreThanTheDomainIsNotSaved_data()
{
    QTest::addColumn<QString>("address");
    QTest::newRow("user") << u"https://me:s3cret@hr.example.com"_s;
    QTest::newRow("no address") << u"https://me:s#cret/x@hr.example.com"_s;
    QTest::newRow("query") << u"https://hr.example.com?client_secret=s3cret"_s;
    QTest::newRow("fragment") << u"https://hr.example.com#s3cret"_s;
}

// What is saved is shown, exported and logged.
void TestErrors::addressThatHoldsMoreThanTheDomainIsNotSaved()
{
    QFETCH(QString, address);
    const ErrorCatalog catalog;
    TenantProfile profile = keptProfile();
    profile.baseUrl = address;
    TenantDialog dialog(catalog, profile);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    QSignalSpy accepted(&dialog, &TenantDialog::profileAccepted);
    dialog.open();
    dialog.findChild<QPushButton *>(u"saveTenant"_s)->click();
    QCOMPARE(accepted.count(), 0);
    QVERIFY(dialog.isVisible());
    auto *bar = dialog.findChild<MessageBar *>();
    QVERIFY(bar->isShowing());
    const ErrorWords words = errorWords(entryForCode(u"check.address"_s, catalog));
    QVERIFY2(bar->spokenText().contains(words.title), qPrintable(bar->spokenText()));
    QVERIFY(!bar->spokenText().contains("cret"_L1));
    QCOMPARE(dialog.focusWidget(), dialog.findChild<QLineEdit *>(u"domain"_s));
    QTest::keyClicks(dialog.findChild<QLineEdit *>(u"domain"_s), u"x"_s);
    QVERIFY(!bar->isShowing());
}

void TestErrors::settingsApplyAtOnce()
{
    SettingsDialog dialog(Language::English, ThemeChoice::System, TextSize::Normal);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    QSignalSpy language(&dialog, &SettingsDialog::languageRequested);
    QSignalSpy theme(&dialog, &SettingsDialog::themeRequested);
    QSignalSpy size(&dialog, &SettingsDialog::textSizeRequested);
    dialog.open();
    QTest::keyClick(dialog.findChild<QComboBox *>(u"language"_s), Qt::Key_Up);
    QTest::keyClick(dialog.findChild<QComboBox *>(u"theme"_s), Qt::Key_End);
    QTest::keyClick(dialog.findChild<QComboBox *>(u"textSize"_s), Qt::Key_End);
    QCOMPARE(language.count(), 1);
    QCOMPARE(language.constFirst().constFirst().value<Language>(), Language::Chinese);
    QCOMPARE(theme.constFirst().constFirst().value<ThemeChoice>(), ThemeChoice::Dark);
    QCOMPARE(size.constFirst().constFirst().value<TextSize>(), TextSize::Large);
    dialog.findChild<QPushButton *>(u"resetSettings"_s)->click();
    QCOMPARE(theme.constLast().constFirst().value<ThemeChoice>(), ThemeChoice::System);
    QCOMPARE(language.count(), 1);
}

} // namespace renzhi

using namespace renzhi;
RENZHI_TEST(TestErrors)
#include "tst_errors.moc"
