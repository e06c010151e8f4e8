// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A form that was not finished: kept while it is typed into, and offered at the next start.

#include "models/directory/draftfile.h"
#include "models/directory/draftstore.h"
#include "models/directory/outbox.h"
#include "tests/gui/formsworld.h"
#include "tests/gui/shellworld.h"
#include "tests/support/testmain.h"
#include "views/desk.h"
#include "views/errors/messagebar.h"
#include "views/forms/writeform.h"
#include "views/widgets/codepicker.h"
#include "views/widgets/jobrowwidget.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAction>
#include <QClipboard>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLineEdit>
#include <QNetworkProxy>
#include <QProcess>
#include <QPushButton>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace renzhi;

namespace {

QString typedName()
{
    return u"高级 😀 Tester"_s;
}

QString halfTyped()
{
    return u"zz half ty"_s;
}

QString draftPath(const QString &data)
{
    return QDir(data).filePath(u"drafts.json"_s);
}

QVector<FormDraft> draftsOn(const QString &data)
{
    QFile file(draftPath(data));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const auto content = draftfile::fromBytes(file.readAll());
    return content ? content->drafts : QVector<FormDraft>();
}

// What the only draft on the disk has in that input; null when there is no such draft.
QString keptText(const QString &data, QStringView key)
{
    const QVector<FormDraft> drafts = draftsOn(data);
    const auto input
        = drafts.size() == 1 ? inputNamed(drafts.constFirst().inputs, key) : std::nullopt;
    return input ? input->text : QString();
}

// Null when it did not come.
QDialog *openNewPosition(ShellWorld &world)
{
    world.find<QAction>(u"actionGoPositions"_s)->trigger();
    auto *add = world.find<QAction>(u"actionAddPosition"_s);
    if (!QTest::qWaitFor([add] { return add->isEnabled(); }, Patience))
        return nullptr;
    add->trigger();
    return world.openDialog(u"positionForm"_s);
}

QDialog *openNewJob(ShellWorld &world, const QString &userName)
{
    world.find<QAction>(u"actionGoPeople"_s)->trigger();
    world.choosePerson(userName);
    auto *add = world.find<QAction>(u"actionAddJob"_s);
    if (!QTest::qWaitFor([add] { return add->isEnabled(); }, Patience))
        return nullptr;
    add->trigger();
    return world.openDialog(u"jobForm"_s);
}

// By its whole code, as leaving the input does.
void choose(QWidget *form, const QString &picker, const QString &code)
{
    CodePicker *input = FormsWorld::picker(form, picker);
    FormsWorld::type(FormsWorld::editOf(input), code);
    input->commit();
}

MessageBar *barOf(ShellWorld &world)
{
    return world.find<MessageBar>(u"draftMessage"_s);
}

// Presses a button of the message; false when it has none such.
bool pressInBar(ShellWorld &world, const QString &button)
{
    auto *found = barOf(world)->findChild<QPushButton *>(button);
    if (found != nullptr)
        found->click();
    return found != nullptr;
}

FormDraft draftOfAPosition(const QString &name, int minutesAgo)
{
    FormDraft draft;
    draft.id = QUuid::createUuid();
    draft.about.kind = WriteRequest::Kind::AddPosition;
    draft.who = name;
    draft.inputs = { TypedInput { u"name"_s, name } };
    draft.changedAt = QDateTime::currentDateTimeUtc().addSecs(-60 * minutesAgo - 5);
    return draft;
}

// At the next start; false when it did not come.
bool restartWith(ShellWorld &world, const QByteArray &file)
{
    QDir().mkpath(world.dataDirectory());
    QFile drafts(draftPath(world.dataDirectory()));
    if (!drafts.open(QIODevice::WriteOnly) || drafts.write(file) != file.size())
        return false;
    drafts.close();
    return world.restart();
}

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
    FormsWorld::type(form->findChild<QLineEdit *>(u"name"_s), typedName());
    FormsWorld::type(FormsWorld::editOf(FormsWorld::picker(form, u"organization"_s)), halfTyped());
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
    void offersComeOneAfterAnother();
    void closedOfferComesAgainWithTheTenant();
    void languageSwitchChangesNothingTyped();
    void copiesAreOfferedToo();
    void changeOfAnotherIsSeenAfterwards();
    void whatHadLeftIsLookedForFirst();
    void textAboutSomebodyUnknownCanBeRead();
    void damagedFileIsTold();
    void diskThatRefusesIsToldOnceAndTheFormGoesOn();
    void killedProgramLosesNothing();
};

void TestShellDrafts::whatIsTypedIsOnTheDiskAsItIs()
{
    ShellWorld world;
    QVERIFY(world.open());
    QDialog *form = openNewPosition(world);
    QVERIFY(form != nullptr);
    auto *name = form->findChild<QLineEdit *>(u"name"_s);
    FormsWorld::type(name, typedName());
    QTRY_COMPARE_WITH_TIMEOUT(keptText(world.dataDirectory(), u"name"), typedName(), Patience);
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
        QTRY_COMPARE_WITH_TIMEOUT(keptText(world.dataDirectory(), u"name"), shown, Patience);
    }
    FormsWorld::type(FormsWorld::editOf(FormsWorld::picker(form, u"organization"_s)), halfTyped());
    QTRY_COMPARE_WITH_TIMEOUT(keptText(world.dataDirectory(), u"organization"), halfTyped(),
                              Patience);
    const QFile::Permissions mode = QFileInfo(draftPath(world.dataDirectory())).permissions();
    QCOMPARE(mode & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther),
             QFile::Permissions());
}

void TestShellDrafts::nothingIsKeptOfAFormThatIsAsItWas()
{
    ShellWorld world;
    QVERIFY(world.open());
    QDialog *form = openNewPosition(world);
    QVERIFY(form != nullptr);
    auto *name = form->findChild<QLineEdit *>(u"name"_s);
    FormsWorld::type(name, typedName());
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(draftPath(world.dataDirectory())), Patience);
    FormsWorld::type(name, {});
    QTRY_VERIFY_WITH_TIMEOUT(!QFile::exists(draftPath(world.dataDirectory())), Patience);
}

void TestShellDrafts::discardedDraftGoes()
{
    ShellWorld world;
    QVERIFY(world.open());
    QDialog *form = openNewPosition(world);
    QVERIFY(form != nullptr);
    FormsWorld::type(form->findChild<QLineEdit *>(u"name"_s), typedName());
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(draftPath(world.dataDirectory())), Patience);
    form->reject(); // asks
    QVERIFY(QFile::exists(draftPath(world.dataDirectory())));
    form->findChild<QPushButton *>(u"confirmYes"_s)->click();
    QVERIFY(!QFile::exists(draftPath(world.dataDirectory())));
    QTRY_VERIFY_WITH_TIMEOUT(world.find<QDialog>(u"positionForm"_s) == nullptr, Patience);
    QVERIFY(!QFile::exists(draftPath(world.dataDirectory()))); // nor when it lost the keyboard
    QVERIFY(!barOf(world)->isShowing());
}

void TestShellDrafts::savedDraftGoes()
{
    ShellWorld world;
    QVERIFY(world.open());
    QDialog *form = openNewPosition(world);
    QVERIFY(form != nullptr);
    choose(form, u"organization"_s, world.server().organizations().constFirst().code);
    FormsWorld::type(form->findChild<QLineEdit *>(u"name"_s), u"Tester"_s);
    FormsWorld::type(form->findChild<QLineEdit *>(u"code"_s), u"P-NEW-1"_s);
    QTRY_COMPARE_WITH_TIMEOUT(keptText(world.dataDirectory(), u"code"), u"P-NEW-1"_s, Patience);
    form->findChild<QPushButton *>(u"primaryButton"_s)->click();
    QTRY_VERIFY_WITH_TIMEOUT(world.find<QDialog>(u"positionForm"_s) == nullptr, Patience);
    QCOMPARE(world.server().requestCount("POST", "position"), 1);
    QVERIFY(!QFile::exists(draftPath(world.dataDirectory())));
}

void TestShellDrafts::draftGoesIntoTheOutbox()
{
    ShellWorld world;
    QVERIFY(world.open());
    world.service().setOffline(true);
    QDialog *form = openNewPosition(world);
    QVERIFY(form != nullptr);
    choose(form, u"organization"_s, world.server().organizations().constFirst().code);
    FormsWorld::type(form->findChild<QLineEdit *>(u"name"_s), u"Tester"_s);
    FormsWorld::type(form->findChild<QLineEdit *>(u"code"_s), u"P-NEW-1"_s);
    QTRY_COMPARE_WITH_TIMEOUT(keptText(world.dataDirectory(), u"code"), u"P-NEW-1"_s, Patience);
    form->findChild<QPushButton *>(u"primaryButton"_s)->click();
    QTRY_VERIFY_WITH_TIMEOUT(world.find<QDialog>(u"positionForm"_s) == nullptr, Patience);
    QCOMPARE(world.session().outbox->entries().size(), 1);
    QVERIFY(!QFile::exists(draftPath(world.dataDirectory())));
}

void TestShellDrafts::nextStartOffersWhatWasTyped()
{
    ShellWorld world;
    world.addPerson({ u"欧阳鑫淼"_s, u"ouyang.xinmiao"_s, 0 });
    QVERIFY(world.open());
    QDialog *form = openNewJob(world, u"ouyang.xinmiao"_s);
    QVERIFY(form != nullptr);
    const SandboxOrganization to = world.server().organizations().at(5);
    choose(form, u"organization"_s, to.code);
    FormsWorld::type(FormsWorld::editOf(FormsWorld::picker(form, u"title"_s)), halfTyped());
    QTRY_COMPARE_WITH_TIMEOUT(keptText(world.dataDirectory(), u"title"), halfTyped(), Patience);
    QVERIFY(!barOf(world)->isShowing()); // a form has it in hand

    QVERIFY(world.restart());
    QTRY_VERIFY_WITH_TIMEOUT(barOf(world)->isShowing(), Patience);
    const QString said = barOf(world)->spokenText();
    QVERIFY2(said.contains(u"欧阳鑫淼 (ouyang.xinmiao), addition of a part-time job"_s),
             qPrintable(said));
    QVERIFY(world.find<QDialog>(u"jobForm"_s) == nullptr); // nothing opens by itself
    QVERIFY(pressInBar(world, u"continueDraft"_s));
    form = world.openDialog(u"jobForm"_s);
    QVERIFY(form != nullptr);
    QVERIFY(!barOf(world)->isShowing());
    QCOMPARE(FormsWorld::picker(form, u"organization"_s)->choiceId(), to.id);
    const auto *title = FormsWorld::editOf(FormsWorld::picker(form, u"title"_s));
    QCOMPARE(title->text(), halfTyped());
    QCOMPARE(keptText(world.dataDirectory(), u"title"),
             halfTyped()); // until it is saved or given up
    choose(form, u"title"_s, world.server().titles().constFirst().code);
    form->findChild<QPushButton *>(u"primaryButton"_s)->click();
    QTRY_VERIFY_WITH_TIMEOUT(world.find<QDialog>(u"jobForm"_s) == nullptr, Patience);
    QCOMPARE(world.server().requestCount("POST", "part-time-job"), 1);
    QVERIFY(!QFile::exists(draftPath(world.dataDirectory())));
}

void TestShellDrafts::offersComeOneAfterAnother()
{
    ShellWorld world;
    QVERIFY(world.open());
    QVERIFY(restartWith(world,
                        draftfile::toBytes({ draftOfAPosition(u"Older"_s, 130),
                                             draftOfAPosition(u"Newer"_s, 10) })));
    const auto said = [&world] { return barOf(world)->spokenText(); };
    QTRY_VERIFY_WITH_TIMEOUT(said().contains("Newer"_L1), Patience);
    QVERIFY2(said().contains("10 minute"_L1), qPrintable(said()));
    QVERIFY(!said().contains("Older"_L1));
    QVERIFY(pressInBar(world, u"discardDraft"_s));
    QVERIFY2(said().contains("Older"_L1), qPrintable(said()));
    QVERIFY2(said().contains("2 hour"_L1), qPrintable(said()));
    QVERIFY(pressInBar(world, u"continueDraft"_s));
    const QDialog *form = world.openDialog(u"positionForm"_s);
    QVERIFY(form != nullptr);
    QCOMPARE(form->findChild<QLineEdit *>(u"name"_s)->text(), u"Older"_s);
    QVERIFY(!barOf(world)->isShowing());
}

void TestShellDrafts::closedOfferComesAgainWithTheTenant()
{
    ShellWorld world;
    QVERIFY(world.open());
    QVERIFY(restartWith(world, draftfile::toBytes({ draftOfAPosition(u"Older"_s, 1) })));
    QTRY_VERIFY_WITH_TIMEOUT(barOf(world)->isShowing(), Patience);
    barOf(world)->findChild<QAbstractButton *>(u"messageClose"_s)->click();
    QVERIFY(!barOf(world)->isShowing());
    QCOMPARE(draftsOn(world.dataDirectory()).size(), 1); // not now is not never
    world.window().setSession({});
    QVERIFY(!barOf(world)->isShowing());
    world.window().setSession(world.session());
    QTRY_VERIFY_WITH_TIMEOUT(barOf(world)->isShowing(), Patience);
}

void TestShellDrafts::languageSwitchChangesNothingTyped()
{
    ShellWorld world;
    QVERIFY(world.open());
    QDialog *form = openNewPosition(world);
    QVERIFY(form != nullptr);
    auto *name = form->findChild<QLineEdit *>(u"name"_s);
    auto *organization = FormsWorld::editOf(FormsWorld::picker(form, u"organization"_s));
    FormsWorld::type(name, typedName());
    FormsWorld::type(organization, halfTyped());
    QTRY_COMPARE_WITH_TIMEOUT(keptText(world.dataDirectory(), u"organization"), halfTyped(),
                              Patience);
    FormsWorld::setLanguage(Language::Chinese);
    QCOMPARE(name->text(), typedName());
    QCOMPARE(organization->text(), halfTyped());
    FormsWorld::type(form->findChild<QLineEdit *>(u"code"_s), u"P-9"_s);
    QTRY_COMPARE_WITH_TIMEOUT(keptText(world.dataDirectory(), u"code"), u"P-9"_s, Patience);
    QCOMPARE(keptText(world.dataDirectory(), u"organization"), halfTyped());
    QVERIFY(world.restart());
    FormsWorld::setLanguage(Language::English);
    QTRY_VERIFY_WITH_TIMEOUT(barOf(world)->isShowing(), Patience);
    QVERIFY(pressInBar(world, u"continueDraft"_s));
    form = world.openDialog(u"positionForm"_s);
    QVERIFY(form != nullptr);
    QCOMPARE(form->findChild<QLineEdit *>(u"name"_s)->text(), typedName());
    QCOMPARE(FormsWorld::editOf(FormsWorld::picker(form, u"organization"_s))->text(), halfTyped());
}

void TestShellDrafts::copiesAreOfferedToo()
{
    ShellWorld world;
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
        choose(dialog, u"organization"_s, to.at(index).code);
        QTRY_COMPARE_WITH_TIMEOUT(copies->model()->rowCount(), index - 2, Patience);
    }
    FormsWorld::type(dialog->findChild<QLineEdit *>(u"pattern"_s), u"{code}-{n}"_s);
    QTRY_COMPARE_WITH_TIMEOUT(keptText(world.dataDirectory(), u"pattern"), u"{code}-{n}"_s,
                              Patience);

    QVERIFY(world.restart());
    QTRY_VERIFY_WITH_TIMEOUT(barOf(world)->isShowing(), Patience);
    QVERIFY(barOf(world)->spokenText().contains("copies of a position"_L1));
    QVERIFY(pressInBar(world, u"continueDraft"_s));
    dialog = world.openDialog(u"copyPositionDialog"_s);
    QVERIFY(dialog != nullptr);
    QCOMPARE(dialog->findChild<QLineEdit *>(u"pattern"_s)->text(), u"{code}-{n}"_s);
    copies = dialog->findChild<QAbstractItemView *>(u"copies"_s);
    QCOMPARE(copies->model()->rowCount(), 2);
    QVERIFY(copies->model()->index(1, 0).data().toString().contains(to.at(4).code));
}

void TestShellDrafts::changeOfAnotherIsSeenAfterwards()
{
    ShellWorld world;
    const QString id = world.addPerson({ u"欧阳鑫淼"_s, u"ouyang.xinmiao"_s, 1 });
    QVERIFY(world.open());
    world.choosePerson(u"ouyang.xinmiao"_s);
    QTRY_COMPARE_WITH_TIMEOUT(world.jobRows().size(), 2, Patience);
    const QList<JobRowWidget *> rows = world.jobRows();
    const auto partTime = std::find_if(rows.cbegin(), rows.cend(), [](const JobRowWidget *row) {
        return row->row().job.relation == RelationType::PartTime;
    });
    QVERIFY(partTime != rows.cend());
    world.window().findChild<Desk *>()->selectJob((*partTime)->row().job.id);
    auto *change = world.find<QAction>(u"actionChange"_s);
    QTRY_VERIFY_WITH_TIMEOUT(change->isEnabled(), Patience);
    change->trigger();
    QDialog *form = world.openDialog(u"jobForm"_s);
    QVERIFY(form != nullptr);
    const QList<SandboxTitle> titles = world.server().titles();
    choose(form, u"title"_s, titles.at(0).code);
    QTRY_COMPARE_WITH_TIMEOUT(draftsOn(world.dataDirectory()).size(), 1, Patience);

    QList<SandboxJob> jobs = world.server().jobs(id);
    for (SandboxJob &job : jobs) {
        if (!job.primary)
            job.titleId = titles.at(1).id;
    }
    world.server().setJobs(id, jobs);
    QVERIFY(world.restart());
    QTRY_VERIFY_WITH_TIMEOUT(barOf(world)->isShowing(), Patience);
    QVERIFY(barOf(world)->spokenText().contains("change of a part-time job"_L1));
    QVERIFY(pressInBar(world, u"continueDraft"_s));
    form = world.openDialog(u"jobForm"_s);
    QVERIFY(form != nullptr);
    QCOMPARE(FormsWorld::picker(form, u"title"_s)->choiceId(), titles.at(0).id);
    form->findChild<QPushButton *>(u"primaryButton"_s)->click();
    const auto *panel = form->findChild<QWidget *>(u"conflictPanel"_s);
    QTRY_VERIFY_WITH_TIMEOUT(panel->isVisible(), Patience);
    QCOMPARE(world.server().requestCount("PUT", "part-time-job"), 0);
    QVERIFY(QFile::exists(draftPath(world.dataDirectory())));
}

void TestShellDrafts::whatHadLeftIsLookedForFirst()
{
    ShellWorld world;
    QVERIFY(world.open());
    const SandboxOrganization org = world.server().organizations().constFirst();
    FormDraft draft = draftOfAPosition(u"Tester"_s, 1);
    draft.isSent = true;
    draft.inputs = { TypedInput { u"organization"_s, org.name, org.id, false, false },
                     TypedInput { u"name"_s, u"Tester"_s }, TypedInput { u"code"_s, u"P-77"_s } };
    QVERIFY(restartWith(world, draftfile::toBytes({ draft })));
    QTRY_VERIFY_WITH_TIMEOUT(barOf(world)->isShowing(), Patience);
    QVERIFY(pressInBar(world, u"continueDraft"_s));
    const QDialog *form = world.openDialog(u"positionForm"_s);
    QVERIFY(form != nullptr);
    QVERIFY(!form->findChild<QPushButton *>(u"primaryButton"_s)->isEnabled());
    QVERIFY(!form->findChild<QLineEdit *>(u"name"_s)->isEnabled());
    auto *again = form->findChild<QPushButton *>(u"readAgain"_s);
    QVERIFY(again != nullptr);
    again->click();
    const auto *bar = static_cast<const WriteForm *>(form);
    QTRY_VERIFY_WITH_TIMEOUT(bar->messageBar().spokenText().contains("is not on the server"_L1),
                             Patience);
    QCOMPARE(world.server().requestCount("POST", "position"), 0);
}

void TestShellDrafts::textAboutSomebodyUnknownCanBeRead()
{
    ShellWorld world;
    QVERIFY(world.open());
    FormDraft draft;
    draft.id = QUuid::createUuid();
    draft.about.kind = WriteRequest::Kind::AddJob;
    draft.about.user = UserId(u"nobody"_s);
    draft.who = u"司空无 (sikong.wu)"_s;
    draft.inputs = { TypedInput { u"title"_s, halfTyped(), {}, true, false } };
    draft.changedAt = QDateTime::currentDateTimeUtc();
    QVERIFY(restartWith(world, draftfile::toBytes({ draft })));
    QTRY_VERIFY_WITH_TIMEOUT(barOf(world)->isShowing(), Patience);
    const QString said = barOf(world)->spokenText();
    QVERIFY2(said.contains(draft.who) && said.contains("not known here any more"_L1)
                 && said.contains(halfTyped()),
             qPrintable(said));
    QVERIFY(!pressInBar(world, u"continueDraft"_s));
    QVERIFY(pressInBar(world, u"copyDraft"_s));
    QVERIFY(QGuiApplication::clipboard()->text().contains(halfTyped()));
    QVERIFY(pressInBar(world, u"discardDraft"_s));
    QVERIFY(!barOf(world)->isShowing());
    QVERIFY(!QFile::exists(draftPath(world.dataDirectory())));
}

void TestShellDrafts::damagedFileIsTold()
{
    ShellWorld world;
    QVERIFY(world.open());
    QVERIFY(restartWith(world, "{ half of a"));
    QTRY_VERIFY_WITH_TIMEOUT(barOf(world)->error().has_value(), Patience);
    QCOMPARE(barOf(world)->error()->code, u"local.drafts-damaged"_s);
    const QStringList aside
        = QDir(world.dataDirectory()).entryList({ u"drafts.json.damaged-*"_s }, QDir::Files);
    QCOMPARE(aside.size(), 1);
    barOf(world)->findChild<QAbstractButton *>(u"messageClose"_s)->click();
    QVERIFY(!barOf(world)->isShowing());
}

void TestShellDrafts::diskThatRefusesIsToldOnceAndTheFormGoesOn()
{
    ShellWorld world;
    QVERIFY(world.open());
    auto *form = static_cast<WriteForm *>(openNewPosition(world));
    QVERIFY(form != nullptr);
    QVERIFY(form->isKeptAtOnce()); // nothing was typed
    QVERIFY(QDir().mkpath(draftPath(world.dataDirectory()))); // a folder in the way
    auto *name = form->findChild<QLineEdit *>(u"name"_s);
    FormsWorld::type(name, typedName());
    QTRY_VERIFY_WITH_TIMEOUT(barOf(world)->error().has_value(), Patience);
    QCOMPARE(barOf(world)->error()->code, u"local.drafts"_s);
    QVERIFY(!form->isKeptAtOnce());
    barOf(world)->findChild<QAbstractButton *>(u"messageClose"_s)->click();
    FormsWorld::type(name, u"Another"_s);
    QVERIFY(!form->isKeptAtOnce());
    QVERIFY(!barOf(world)->isShowing());
    QVERIFY(form->isVisible());
    QVERIFY(QDir().rmdir(draftPath(world.dataDirectory())));
    QVERIFY(form->isKeptAtOnce());
    QCOMPARE(keptText(world.dataDirectory(), u"name"), u"Another"_s);
}

// kill -9, with a form that is not finished.
void TestShellDrafts::killedProgramLosesNothing()
{
    ShellWorld world;
    QVERIFY(world.open());
    QProcess program;
    program.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    program.start(QCoreApplication::applicationFilePath(),
                  { u"draft_typist"_s, world.server().url().toString(), world.server().clientId(),
                    world.server().clientSecret(), QString(world.cacheDirectory() + u"-other"_s),
                    world.dataDirectory() });
    QTRY_VERIFY_WITH_TIMEOUT(keptText(world.dataDirectory(), u"organization") == halfTyped(),
                             2 * Patience);
    QCOMPARE(program.state(), QProcess::Running);
    program.kill();
    QTRY_COMPARE_WITH_TIMEOUT(program.state(), QProcess::NotRunning, Patience);
    QCOMPARE(program.exitStatus(), QProcess::CrashExit);

    QVERIFY(world.restart());
    QTRY_VERIFY_WITH_TIMEOUT(barOf(world)->isShowing(), Patience);
    QVERIFY(pressInBar(world, u"continueDraft"_s));
    const QDialog *form = world.openDialog(u"positionForm"_s);
    QVERIFY(form != nullptr);
    QCOMPARE(form->findChild<QLineEdit *>(u"name"_s)->text(), typedName());
    const auto *organization = form->findChild<CodePicker *>(u"organization"_s);
    QCOMPARE(organization->findChild<QLineEdit *>(u"codePickerEdit"_s)->text(), halfTyped());
}

RENZHI_TEST(TestShellDrafts)
#include "tst_shell_drafts.moc"
