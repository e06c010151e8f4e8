// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A form that was not finished: what is typed into it is kept until it is saved or given up.

#include "models/directory/outbox.h"
#include "tests/gui/draftworld.h"
#include "tests/gui/formsworld.h"
#include "tests/support/testmain.h"
#include "views/desk.h"
#include "views/errors/messagebar.h"
#include "views/forms/writeform.h"
#include "views/widgets/codepicker.h"

#include <QAbstractItemView>
#include <QAction>
#include <QDir>
#include <QFileInfo>
#include <QLineEdit>
#include <QNetworkProxy>
#include <QProcess>
#include <QPushButton>
#include <QStringList>

using namespace Qt::StringLiterals;
using namespace renzhi;

namespace {

// The program that is killed: `draft_typist URL ID SECRET CACHE DATA` opens the window on that
// tenant and types into a form, and does not end by itself for a long while.
int typist(int argc, char **argv)
{
    const QApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 6)
        return 2;
    QStandardPaths::setTestModeEnabled(true);
    TenantProfile profile;
    profile.id = u"test"_s;
    profile.name = u"Test tenant"_s;
    profile.baseUrl = arguments.at(1);
    TenantOptions options;
    options.baseUrl = QUrl(arguments.at(1));
    options.clientId = arguments.at(2);
    options.clientSecret = arguments.at(3);
    options.proxy = QNetworkProxy(QNetworkProxy::NoProxy);
    options.cacheDirectory = arguments.at(4);
    TenantSession session(profile, options, arguments.at(5));
    session.open();
    QSettings state(QString(arguments.at(4) + u".ini"_s), QSettings::IniFormat);
    const ErrorCatalog catalog;
    MainWindow window(catalog, state);
    window.setSession(session.session());
    window.show();
    session.begin(SyncMode::Full);
    window.findChild<QAction *>(u"actionGoPositions"_s)->trigger();
    auto *add = window.findChild<QAction *>(u"actionAddPosition"_s);
    const auto isReady = [&] { return session.service().hasReferences() && add->isEnabled(); };
    if (!QTest::qWaitFor(isReady, Patience))
        return 1;
    add->trigger();
    auto *form = window.findChild<QDialog *>(u"positionForm"_s);
    if (form == nullptr || !QTest::qWaitForWindowExposed(form))
        return 1;
    DraftWorld::type(form, u"name"_s, DraftWorld::typedName());
    DraftWorld::typeHalf(form, u"organization"_s);
    static_cast<void>(QTest::qWaitFor([] { return false; }, 20 * Patience));
    return 1; // nobody killed it
}

const bool isTypistRegistered = renzhi::test::registerTest("draft_typist.cpp", &typist);

} // namespace

class TestShellDrafts : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { QVERIFY(isTypistRegistered); }
    void whatIsTypedIsOnTheDiskAsItIs();
    void nothingIsKeptOfAFormThatIsAsItWas();
    void discardedDraftGoes();
    void savedDraftGoes();
    void draftGoesIntoTheOutbox();
    void nextStartOffersWhatWasTyped();
    void copiesAreOfferedToo();
    void languageSwitchChangesNothingTyped();
    void damagedFileIsTold();
    void diskThatRefusesIsToldOnceAndTheFormGoesOn();
    void killedProgramLosesNothing();
};

void TestShellDrafts::whatIsTypedIsOnTheDiskAsItIs()
{
    DraftWorld world;
    QDialog *form = world.beginNewPosition();
    QVERIFY(form != nullptr);
    auto *name = form->findChild<QLineEdit *>(u"name"_s);
    FormsWorld::type(name, DraftWorld::typedName());
    QTRY_COMPARE_WITH_TIMEOUT(world.keptText(u"name"), DraftWorld::typedName(), Patience);
    const QStringList texts {
        u"שלום \u202Eabc\u202C مرحبا"_s,
        QString(QString(QChar(0xD83D)) + u"half"_s), // an input can hold half of a character
        QString(QChar(QChar::ByteOrderMark) + u"mark"_s),
        u"two\nlines"_s,
        u"很长的名字"_s.repeated(2000),
    };
    for (const QString &text : texts) {
        name->setText(text);
        const QString shown = name->text();
        QTRY_COMPARE_WITH_TIMEOUT(world.keptText(u"name"), shown, Patience);
    }
    DraftWorld::typeHalf(form, u"organization"_s);
    QTRY_COMPARE_WITH_TIMEOUT(world.keptText(u"organization"), DraftWorld::halfTyped(), Patience);
    const QFile::Permissions mode = QFileInfo(world.draftPath()).permissions();
    QCOMPARE(mode & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther),
             QFile::Permissions());
}

void TestShellDrafts::nothingIsKeptOfAFormThatIsAsItWas()
{
    DraftWorld world;
    QDialog *form = world.beginNewPosition();
    QVERIFY(form != nullptr);
    auto *name = form->findChild<QLineEdit *>(u"name"_s);
    FormsWorld::type(name, DraftWorld::typedName());
    QTRY_VERIFY_WITH_TIMEOUT(world.hasDraftFile(), Patience);
    FormsWorld::type(name, {});
    QTRY_VERIFY_WITH_TIMEOUT(!world.hasDraftFile(), Patience);
}

void TestShellDrafts::discardedDraftGoes()
{
    DraftWorld world;
    QDialog *form = world.beginNewPosition();
    QVERIFY(form != nullptr);
    DraftWorld::type(form, u"name"_s, DraftWorld::typedName());
    QTRY_VERIFY_WITH_TIMEOUT(world.hasDraftFile(), Patience);
    form->reject(); // asks
    QVERIFY(world.hasDraftFile());
    form->findChild<QPushButton *>(u"confirmYes"_s)->click();
    QVERIFY(!world.hasDraftFile());
    QTRY_VERIFY_WITH_TIMEOUT(world.find<QDialog>(u"positionForm"_s) == nullptr, Patience);
    QVERIFY(!world.hasDraftFile()); // nor when it lost the keyboard
    QVERIFY(!world.bar()->isShowing());
}

void TestShellDrafts::savedDraftGoes()
{
    DraftWorld world;
    QDialog *form = world.beginNewPosition();
    QVERIFY(form != nullptr);
    world.fillInNewPosition(form);
    QTRY_COMPARE_WITH_TIMEOUT(world.keptText(u"code"), u"P-77"_s, Patience);
    QVERIFY(world.save(form));
    QCOMPARE(world.server().requestCount("POST", "position"), 1);
    QVERIFY(!world.hasDraftFile());
}

void TestShellDrafts::draftGoesIntoTheOutbox()
{
    DraftWorld world;
    QVERIFY(world.open());
    world.service().setOffline(true);
    QDialog *form = world.openNewPosition();
    QVERIFY(form != nullptr);
    world.fillInNewPosition(form);
    QTRY_COMPARE_WITH_TIMEOUT(world.keptText(u"code"), u"P-77"_s, Patience);
    QVERIFY(world.save(form));
    QCOMPARE(world.session().outbox->entries().size(), 1);
    QVERIFY(!world.hasDraftFile());
}

void TestShellDrafts::nextStartOffersWhatWasTyped()
{
    DraftWorld world;
    QDialog *form = world.beginNewJob();
    QVERIFY(form != nullptr);
    const SandboxOrganization to = world.server().organizations().at(5);
    DraftWorld::choose(form, u"organization"_s, to.code);
    DraftWorld::typeHalf(form, u"title"_s);
    QTRY_COMPARE_WITH_TIMEOUT(world.keptText(u"title"), DraftWorld::halfTyped(), Patience);
    QVERIFY(!world.bar()->isShowing()); // a form has it in hand

    QVERIFY(world.restartToOffer());
    const QString said = world.bar()->spokenText();
    QVERIFY2(said.contains(u"欧阳鑫淼 (ouyang.xinmiao), addition of a part-time job"_s),
             qPrintable(said));
    QVERIFY(world.find<QDialog>(u"jobForm"_s) == nullptr); // nothing opens by itself
    form = world.continueIn(u"jobForm"_s);
    QVERIFY(form != nullptr);
    QVERIFY(!world.bar()->isShowing());
    QCOMPARE(FormsWorld::picker(form, u"organization"_s)->choiceId(), to.id);
    const auto *title = FormsWorld::editOf(FormsWorld::picker(form, u"title"_s));
    QCOMPARE(title->text(), DraftWorld::halfTyped());
    QCOMPARE(world.keptText(u"title"),
             DraftWorld::halfTyped()); // until it is saved or given up
    DraftWorld::choose(form, u"title"_s, world.server().titles().constFirst().code);
    QVERIFY(world.save(form));
    QCOMPARE(world.server().requestCount("POST", "part-time-job"), 1);
    QVERIFY(!world.hasDraftFile());
}

void TestShellDrafts::copiesAreOfferedToo()
{
    DraftWorld world;
    QVERIFY(world.open());
    world.find<QAction>(u"actionGoPositions"_s)->trigger();
    const SandboxPosition source = world.server().positions().constFirst();
    world.window().findChild<Desk *>()->showPosition(PositionId(source.id));
    auto *copy = world.find<QAction>(u"actionCopyPosition"_s);
    QTRY_VERIFY_WITH_TIMEOUT(copy->isEnabled(), Patience);
    copy->trigger();
    QDialog *dialog = world.openDialog(u"copyPositionDialog"_s);
    QVERIFY(dialog != nullptr);
    const QList<SandboxOrganization> to = world.server().organizations();
    auto *copies = dialog->findChild<QAbstractItemView *>(u"copies"_s);
    for (const int index : { 3, 4 }) {
        DraftWorld::choose(dialog, u"organization"_s, to.at(index).code);
        QTRY_COMPARE_WITH_TIMEOUT(copies->model()->rowCount(), index - 2, Patience);
    }
    DraftWorld::type(dialog, u"pattern"_s, u"{code}-{n}"_s);
    QTRY_COMPARE_WITH_TIMEOUT(world.keptText(u"pattern"), u"{code}-{n}"_s, Patience);

    QVERIFY(world.restartToOffer());
    QVERIFY(world.bar()->spokenText().contains("copies of a position"_L1));
    dialog = world.continueIn(u"copyPositionDialog"_s);
    QVERIFY(dialog != nullptr);
    QCOMPARE(dialog->findChild<QLineEdit *>(u"pattern"_s)->text(), u"{code}-{n}"_s);
    copies = dialog->findChild<QAbstractItemView *>(u"copies"_s);
    QCOMPARE(copies->model()->rowCount(), 2);
    QVERIFY(copies->model()->index(1, 0).data().toString().contains(to.at(4).code));
}

void TestShellDrafts::languageSwitchChangesNothingTyped()
{
    DraftWorld world;
    QDialog *form = world.beginNewPosition();
    QVERIFY(form != nullptr);
    auto *name = form->findChild<QLineEdit *>(u"name"_s);
    auto *organization = FormsWorld::editOf(FormsWorld::picker(form, u"organization"_s));
    FormsWorld::type(name, DraftWorld::typedName());
    FormsWorld::type(organization, DraftWorld::halfTyped());
    QTRY_COMPARE_WITH_TIMEOUT(world.keptText(u"organization"), DraftWorld::halfTyped(), Patience);
    FormsWorld::setLanguage(Language::Chinese);
    QCOMPARE(name->text(), DraftWorld::typedName());
    QCOMPARE(organization->text(), DraftWorld::halfTyped());
    DraftWorld::type(form, u"code"_s, u"P-9"_s);
    QTRY_COMPARE_WITH_TIMEOUT(world.keptText(u"code"), u"P-9"_s, Patience);
    QCOMPARE(world.keptText(u"organization"), DraftWorld::halfTyped());
    QVERIFY(world.restart());
    FormsWorld::setLanguage(Language::English);
    QTRY_VERIFY_WITH_TIMEOUT(world.bar()->isShowing(), Patience);
    form = world.continueIn(u"positionForm"_s);
    QVERIFY(form != nullptr);
    QCOMPARE(form->findChild<QLineEdit *>(u"name"_s)->text(), DraftWorld::typedName());
    QCOMPARE(FormsWorld::editOf(FormsWorld::picker(form, u"organization"_s))->text(),
             DraftWorld::halfTyped());
}

void TestShellDrafts::damagedFileIsTold()
{
    DraftWorld world;
    QVERIFY(world.open());
    QVERIFY(world.restartWith("{ half of a"));
    QTRY_VERIFY_WITH_TIMEOUT(world.bar()->error().has_value(), Patience);
    QCOMPARE(world.bar()->error()->code, u"local.drafts-damaged"_s);
    const QStringList aside
        = QDir(world.dataDirectory()).entryList({ u"drafts.json.damaged-*"_s }, QDir::Files);
    QCOMPARE(aside.size(), 1);
    world.closeBar();
    QVERIFY(!world.bar()->isShowing());
}

void TestShellDrafts::diskThatRefusesIsToldOnceAndTheFormGoesOn()
{
    DraftWorld world;
    auto *form = static_cast<WriteForm *>(world.beginNewPosition());
    QVERIFY(form != nullptr);
    QVERIFY(form->isKeptAtOnce()); // nothing was typed
    QVERIFY(QDir().mkpath(world.draftPath())); // a folder in the way
    auto *name = form->findChild<QLineEdit *>(u"name"_s);
    FormsWorld::type(name, DraftWorld::typedName());
    QTRY_VERIFY_WITH_TIMEOUT(world.bar()->error().has_value(), Patience);
    QCOMPARE(world.bar()->error()->code, u"local.drafts"_s);
    QVERIFY(!form->isKeptAtOnce());
    world.closeBar();
    FormsWorld::type(name, u"Another"_s);
    QVERIFY(!form->isKeptAtOnce());
    QVERIFY(!world.bar()->isShowing());
    QVERIFY(form->isVisible());
    QVERIFY(QDir().rmdir(world.draftPath()));
    QVERIFY(form->isKeptAtOnce());
    QCOMPARE(world.keptText(u"name"), u"Another"_s);
}

// kill -9, with a form that is not finished.
void TestShellDrafts::killedProgramLosesNothing()
{
    DraftWorld world;
    QVERIFY(world.open());
    QProcess program;
    program.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    program.start(QCoreApplication::applicationFilePath(),
                  { u"draft_typist"_s, world.server().url().toString(), world.server().clientId(),
                    world.server().clientSecret(), QString(world.cacheDirectory() + u"-other"_s),
                    world.dataDirectory() });
    QTRY_VERIFY_WITH_TIMEOUT(world.keptText(u"organization") == DraftWorld::halfTyped(),
                             2 * Patience);
    QCOMPARE(program.state(), QProcess::Running);
    program.kill();
    QTRY_COMPARE_WITH_TIMEOUT(program.state(), QProcess::NotRunning, Patience);
    QCOMPARE(program.exitStatus(), QProcess::CrashExit);

    QVERIFY(world.restartToOffer());
    const QDialog *form = world.continueIn(u"positionForm"_s);
    QVERIFY(form != nullptr);
    QCOMPARE(form->findChild<QLineEdit *>(u"name"_s)->text(), DraftWorld::typedName());
    const auto *organization = form->findChild<CodePicker *>(u"organization"_s);
    QCOMPARE(organization->findChild<QLineEdit *>(u"codePickerEdit"_s)->text(),
             DraftWorld::halfTyped());
}

RENZHI_TEST(TestShellDrafts)
#include "tst_shell_drafts.moc"
