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

struct Typing
{
    QString input;
    QString text;
};

// A form that is not finished when the program is killed. What it is about is no part of it.
struct UnfinishedForm
{
    const char *dialog;
    const char *page; // the action that shows it
    const char *action; // that opens the form there
    QVector<Typing> typed; // in this order
};

// Between them they have every kind of text that an input takes.
const QVector<UnfinishedForm> &unfinishedForms()
{
    static const QVector<UnfinishedForm> forms {
        { "positionForm",
          "actionGoPositions",
          "actionAddPosition",
          { { u"name"_s, DraftWorld::typedName() },
            { u"organization"_s, DraftWorld::halfTyped() } } },
        { "positionForm",
          "actionGoPositions",
          "actionAddPosition",
          { { u"name"_s, u"שלום \u202Eabc\u202C مرحبا 𠮷"_s },
            { u"code"_s, u"two\nlines \"quoted\" 'once' \\u0041 </script>"_s },
            { u"organization"_s, u"很长的名字 "_s.repeated(100) + u"end"_s } } },
        { "jobForm",
          "actionGoPeople",
          "actionAddJob",
          { { u"organization"_s, u"𠮷野家 😀 \\ \" ' %1 \u200F"_s },
            { u"title"_s, u"before\u2400\uFFFE"_s + QChar(u'\1') + QChar(u'\0') + u"behind"_s } } },
        { "copyPositionDialog",
          "actionGoPositions",
          "actionCopyPosition",
          { { u"pattern"_s, u"{code}\"\\-{n}\t😀 مرحبا"_s },
            { u"organization"_s, u"“名字” \u202Eabc"_s } } },
    };
    return forms;
}

void typeInto(QWidget *form, const Typing &typing)
{
    if (auto *picker = form->findChild<CodePicker *>(typing.input))
        FormsWorld::type(FormsWorld::editOf(picker), typing.text);
    else
        form->findChild<QLineEdit *>(typing.input)->setText(typing.text); // keys have no line ends
}

QString textIn(const QWidget *form, const QString &input)
{
    const auto *picker = form->findChild<CodePicker *>(input);
    const auto *edit = picker ? picker->findChild<QLineEdit *>(u"codePickerEdit"_s)
                              : form->findChild<QLineEdit *>(input);
    return edit != nullptr ? edit->text() : QString();
}

// Types into the form, which is about `subject`, a person or a position.
bool typeUnfinished(MainWindow &window, const UnfinishedForm &unfinished, const QString &subject)
{
    window.findChild<QAction *>(QLatin1StringView(unfinished.page))->trigger();
    auto *desk = window.findChild<Desk *>();
    if (QLatin1StringView(unfinished.dialog) == "jobForm"_L1)
        desk->showUser(UserId(subject));
    else
        desk->showPosition(PositionId(subject));
    auto *action = window.findChild<QAction *>(QLatin1StringView(unfinished.action));
    if (!QTest::qWaitFor([action] { return action->isEnabled(); }, Patience))
        return false;
    action->trigger();
    auto *form = window.findChild<QDialog *>(QLatin1StringView(unfinished.dialog));
    if (form == nullptr || !QTest::qWaitForWindowExposed(form))
        return false;
    for (const Typing &typing : unfinished.typed)
        typeInto(form, typing);
    return true;
}

// The program that is killed: `draft_typist URL ID SECRET CACHE DATA FORM SUBJECT` opens the window
// on that tenant and types into that one of the unfinished forms, and does not end by itself for a
// long while.
int typist(int argc, char **argv)
{
    const QApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 8)
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
    QSignalSpy synced(&session.service(), &DirectoryService::syncFinished);
    session.begin(SyncMode::Full);
    const auto isReady = [&] { return session.service().hasReferences() && !synced.isEmpty(); };
    if (!QTest::qWaitFor(isReady, Patience))
        return 1;
    if (!typeUnfinished(window, unfinishedForms().at(arguments.at(6).toInt()), arguments.at(7)))
        return 1;
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
    void windowThatIsLeftOrHiddenIsKeptAtOnce();
    void killedProgramLosesNothing_data();
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

// Not only when the operator pauses: whoever goes elsewhere may not come back.
void TestShellDrafts::windowThatIsLeftOrHiddenIsKeptAtOnce()
{
    DraftWorld world;
    QDialog *form = world.beginNewPosition();
    QVERIFY(form != nullptr);
    auto *name = form->findChild<QLineEdit *>(u"name"_s);
    name->setText(DraftWorld::typedName());
    QEvent left(QEvent::WindowDeactivate);
    QCoreApplication::sendEvent(form, &left);
    QCOMPARE(world.keptText(u"name"), DraftWorld::typedName());
    name->setText(u"Another"_s);
    form->hide();
    QCOMPARE(world.keptText(u"name"), u"Another"_s);
}

void TestShellDrafts::killedProgramLosesNothing_data()
{
    QTest::addColumn<int>("index");
    for (int index = 0; index < unfinishedForms().size(); ++index)
        QTest::addRow("%d, %s", index, unfinishedForms().at(index).dialog) << index;
}

// kill -9, with a form that is not finished.
void TestShellDrafts::killedProgramLosesNothing()
{
    QFETCH(const int, index);
    const UnfinishedForm &unfinished = unfinishedForms().at(index);
    const bool isAboutSomebody = QLatin1StringView(unfinished.dialog) == "jobForm"_L1;
    DraftWorld world;
    const QString person = world.addPerson({ u"欧阳鑫淼"_s, u"ouyang.xinmiao"_s, 0 });
    QVERIFY(world.open());
    const QString subject = isAboutSomebody ? person : world.server().positions().constFirst().id;
    QProcess program;
    program.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    program.start(QCoreApplication::applicationFilePath(),
                  { u"draft_typist"_s, world.server().url().toString(), world.server().clientId(),
                    world.server().clientSecret(), QString(world.cacheDirectory() + u"-other"_s),
                    world.dataDirectory(), QString::number(index), subject });
    const Typing &last = unfinished.typed.constLast();
    QTRY_VERIFY_WITH_TIMEOUT(world.keptText(last.input) == last.text, 2 * Patience);
    QCOMPARE(program.state(), QProcess::Running);
    program.kill();
    QTRY_COMPARE_WITH_TIMEOUT(program.state(), QProcess::NotRunning, Patience);
    QCOMPARE(program.exitStatus(), QProcess::CrashExit);
    for (const Typing &typing : unfinished.typed)
        QCOMPARE(world.keptText(typing.input), typing.text);

    QVERIFY(world.restartToOffer());
    const QDialog *form = world.continueIn(QString::fromLatin1(unfinished.dialog));
    QVERIFY(form != nullptr);
    for (const Typing &typing : unfinished.typed)
        QCOMPARE(textIn(form, typing.input), typing.text);
}

RENZHI_TEST(TestShellDrafts)
#include "tst_shell_drafts.moc"
