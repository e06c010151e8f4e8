// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A form that was not finished: kept while it is typed into, and offered at the next start.

#include "models/core/changeline.h"
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
#include <QPointer>
#include <QProcess>
#include <QPushButton>
#include <QStringList>

#include <algorithm>
#include <utility>

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

// Answers the question below the message; false when none is asked.
bool answer(ShellWorld &world, const QString &button)
{
    auto *found = world.find<QWidget>(u"draftBar"_s)->findChild<QPushButton *>(button);
    if (found == nullptr || !found->isVisible())
        return false;
    found->click();
    return true;
}

void fillInNewPosition(ShellWorld &world, QWidget *form)
{
    choose(form, u"organization"_s, world.server().organizations().constFirst().code);
    FormsWorld::type(form->findChild<QLineEdit *>(u"name"_s), u"Tester"_s);
    FormsWorld::type(form->findChild<QLineEdit *>(u"code"_s), u"P-77"_s);
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

FormDraft sentPosition(const QString &organization, const QString &title)
{
    FormDraft draft = draftOfAPosition(u"Tester"_s, 1);
    draft.about.positionDraft
        = { OrgCode(organization), u"Tester"_s, PositionCode(u"P-77"_s), TitleCode(title) };
    draft.isSent = true;
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
    void copiesKeepTheirNumbers();
    void draftThatIsInTheOutboxGoes();
    void changeOfAnotherIsSeenAfterwards();
    void whatHadLeftIsLookedForFirst();
    void whatIsAboutToLeaveSaysSo();
    void whatCannotBeMarkedDoesNotLeave();
    void sentAgainAsItLeft();
    void foundChangeTakesItsOffer();
    void draftOfAnEntryThatIsGoneIsOnlyText();
    void draftOverAnEntryThatWasChangedIsOnlyText();
    void ageingOfferKeepsItsButtons();
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
    QVERIFY(answer(world, u"confirmNo"_s));
    QVERIFY2(said().contains("Newer"_L1), qPrintable(said()));
    QVERIFY(pressInBar(world, u"discardDraft"_s));
    QVERIFY2(said().contains("Newer"_L1), qPrintable(said()));
    QVERIFY(answer(world, u"confirmYes"_s));
    QVERIFY2(said().contains("Older"_L1), qPrintable(said()));
    QVERIFY(!answer(world, u"confirmYes"_s)); // a second click is about nothing
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

// The codes that were on screen, though the rows before were sent.
void TestShellDrafts::copiesKeepTheirNumbers()
{
    ShellWorld world;
    QVERIFY(world.open());
    const SandboxPosition source = world.server().positions().constFirst();
    const QList<SandboxOrganization> to = world.server().organizations();
    FormDraft draft = draftOfAPosition(source.name, 1);
    draft.isCopy = true;
    draft.about.position = PositionId(source.id);
    draft.inputs = { TypedInput { u"pattern"_s, u"Z-{n}"_s },
                     TypedInput { u"row"_s, to.at(3).name, to.at(3).id, false, false, 3 },
                     TypedInput { u"row"_s, to.at(4).name, to.at(4).id, false, false, 5 } };
    QVERIFY(restartWith(world, draftfile::toBytes({ draft })));
    QTRY_VERIFY_WITH_TIMEOUT(barOf(world)->isShowing(), Patience);
    QVERIFY(pressInBar(world, u"continueDraft"_s));
    QDialog *dialog = world.openDialog(u"copyPositionDialog"_s);
    QVERIFY(dialog != nullptr);
    choose(dialog, u"organization"_s, to.at(6).code); // goes on behind them
    const auto *copies = dialog->findChild<QAbstractItemView *>(u"copies"_s)->model();
    QTRY_COMPARE_WITH_TIMEOUT(copies->rowCount(), 3, Patience);
    for (const auto &[row, code] :
         { std::pair { 0, u"Z-3"_s }, std::pair { 1, u"Z-5"_s }, std::pair { 2, u"Z-6"_s } }) {
        QStringList shown;
        for (int column = 0; column < copies->columnCount(); ++column)
            shown.append(copies->index(row, column).data().toString());
        QVERIFY2(shown.contains(code), qPrintable(shown.join(u" | "_s)));
    }
}

// The program ended between the two files.
void TestShellDrafts::draftThatIsInTheOutboxGoes()
{
    ShellWorld world;
    QVERIFY(world.open());
    const FormDraft draft = sentPosition(u"ORG-1"_s, u"T-1"_s);
    QVERIFY(world.session().outbox->add(draft.about, draft.id).has_value());
    QVERIFY(restartWith(world, draftfile::toBytes({ draft })));
    QCOMPARE(world.session().outbox->entries().size(), 1);
    QVERIFY(!barOf(world)->isShowing());
    QVERIFY(!QFile::exists(draftPath(world.dataDirectory())));
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
    world.useProxy();
    QVERIFY(world.open());
    QDialog *form = openNewPosition(world);
    QVERIFY(form != nullptr);
    fillInNewPosition(world, form);
    world.proxy().inject({ "POST", "position" }, test::Fault::dropBefore());
    form->findChild<QPushButton *>(u"primaryButton"_s)->click();
    const auto *sent = static_cast<const WriteForm *>(form);
    QTRY_VERIFY_WITH_TIMEOUT(sent->messageBar().error().has_value(), Patience);
    QCOMPARE(sent->messageBar().error()->kind, ApiError::Kind::OutcomeUnknown);

    QVERIFY(world.restart());
    QTRY_VERIFY_WITH_TIMEOUT(barOf(world)->isShowing(), Patience);
    QVERIFY(barOf(world)->spokenText().contains("its outcome is not known"_L1));
    QVERIFY(pressInBar(world, u"continueDraft"_s));
    form = world.openDialog(u"positionForm"_s);
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

// Before anything could leave: a kill at any later moment finds it so.
void TestShellDrafts::whatIsAboutToLeaveSaysSo()
{
    ShellWorld world;
    world.addPerson({ u"欧阳鑫淼"_s, u"ouyang.xinmiao"_s, 0 });
    QVERIFY(world.open());
    QDialog *form = openNewJob(world, u"ouyang.xinmiao"_s);
    QVERIFY(form != nullptr);
    const SandboxOrganization to = world.server().organizations().at(5);
    choose(form, u"organization"_s, to.code);
    QTRY_COMPARE_WITH_TIMEOUT(draftsOn(world.dataDirectory()).size(), 1, Patience);
    QVERIFY(!draftsOn(world.dataDirectory()).constFirst().isSent);
    form->findChild<QPushButton *>(u"primaryButton"_s)->click();
    const QVector<FormDraft> now = draftsOn(world.dataDirectory());
    QCOMPARE(now.size(), 1);
    QVERIFY(now.constFirst().isSent);
    QCOMPARE(now.constFirst().about.jobDraft.org, OrgCode(to.code));
    QCOMPARE(world.server().requestCount("POST", "part-time-job"), 0);
    QTRY_VERIFY_WITH_TIMEOUT(world.find<QDialog>(u"jobForm"_s) == nullptr, Patience);
    QCOMPARE(world.server().requestCount("POST", "part-time-job"), 1);
    QVERIFY(!QFile::exists(draftPath(world.dataDirectory())));
}

// The disk has a draft that says that nothing left: nothing may leave before it says otherwise.
void TestShellDrafts::whatCannotBeMarkedDoesNotLeave()
{
    ShellWorld world;
    QVERIFY(world.open());
    auto *form = static_cast<WriteForm *>(openNewPosition(world));
    QVERIFY(form != nullptr);
    fillInNewPosition(world, form);
    QVERIFY(form->isKeptAtOnce());
    QVERIFY(QFile::remove(draftPath(world.dataDirectory())));
    QVERIFY(QDir().mkpath(draftPath(world.dataDirectory()))); // a folder in the way
    auto *save = form->findChild<QPushButton *>(u"primaryButton"_s);
    save->click();
    QTRY_VERIFY_WITH_TIMEOUT(form->messageBar().error().has_value(), Patience);
    QCOMPARE(form->messageBar().error()->code, u"local.drafts"_s);
    QVERIFY(!form->isBusy());
    QCOMPARE(world.server().requestCount("POST", "position"), 0);

    QVERIFY(QDir().rmdir(draftPath(world.dataDirectory())));
    QVERIFY(save->isEnabled());
    save->click();
    QTRY_VERIFY_WITH_TIMEOUT(world.find<QDialog>(u"positionForm"_s) == nullptr, Patience);
    QCOMPARE(world.server().requestCount("POST", "position"), 1);
}

// Its title is not among those known here any more; without a look at that it would be left out.
void TestShellDrafts::sentAgainAsItLeft()
{
    ShellWorld world;
    QVERIFY(world.open());
    const SandboxOrganization org = world.server().organizations().constFirst();
    const SandboxTitle title = world.server().titles().constFirst();
    FormDraft draft = sentPosition(org.code, title.code);
    draft.inputs = { TypedInput { u"organization"_s, org.name, org.id, false, false },
                     TypedInput { u"name"_s, u"Tester"_s }, TypedInput { u"code"_s, u"P-77"_s },
                     TypedInput { u"title"_s, u"Gone"_s, u"title-gone"_s, false, false } };
    QVERIFY(restartWith(world, draftfile::toBytes({ draft })));
    QTRY_VERIFY_WITH_TIMEOUT(barOf(world)->isShowing(), Patience);
    QVERIFY(pressInBar(world, u"continueDraft"_s));
    const QDialog *form = world.openDialog(u"positionForm"_s);
    QVERIFY(form != nullptr);
    form->findChild<QPushButton *>(u"sendAgain"_s)->click();
    QTRY_VERIFY_WITH_TIMEOUT(world.find<QDialog>(u"positionForm"_s) == nullptr, Patience);
    QCOMPARE(world.server().requestCount("POST", "position"), 1);
    const QList<SandboxPosition> positions = world.server().positions();
    const auto added
        = std::find_if(positions.cbegin(), positions.cend(),
                       [](const SandboxPosition &each) { return each.code == "P-77"_L1; });
    QVERIFY(added != positions.cend());
    QCOMPARE(added->titleId, title.id);
}

void TestShellDrafts::foundChangeTakesItsOffer()
{
    ShellWorld world;
    QVERIFY(world.open());
    FormDraft draft = sentPosition(u"ORG-1"_s, u"T-1"_s);
    FormDraft other = draft;
    other.id = QUuid::createUuid();
    other.about.positionDraft.code = PositionCode(u"P-78"_s);
    QVERIFY(restartWith(world, draftfile::toBytes({ draft, other })));
    QTRY_VERIFY_WITH_TIMEOUT(barOf(world)->isShowing(), Patience);
    QVERIFY(barOf(world)->spokenText().contains("its outcome is not known"_L1));
    ChangeLine line;
    line.state = ChangeState::FoundByReading;
    emit world.service().lostWriteSettled(draft.about, line);
    QCOMPARE(draftsOn(world.dataDirectory()).size(), 1);
    line.state = ChangeState::NotThere;
    emit world.service().lostWriteSettled(other.about, line);
    QVERIFY(barOf(world)->isShowing());
    QVERIFY(barOf(world)->spokenText().contains("was not finished"_L1));
    QVERIFY(!draftsOn(world.dataDirectory()).constFirst().isSent);
}

void TestShellDrafts::draftOfAnEntryThatIsGoneIsOnlyText()
{
    ShellWorld world;
    QVERIFY(world.open());
    FormDraft draft = draftOfAPosition(u"Tester"_s, 1);
    draft.outboxEntry = QUuid::createUuid();
    draft.begunOver = draft.about;
    QVERIFY(restartWith(world, draftfile::toBytes({ draft })));
    QTRY_VERIFY_WITH_TIMEOUT(barOf(world)->isShowing(), Patience);
    const QString said = barOf(world)->spokenText();
    QVERIFY2(said.contains("it was sent or removed"_L1), qPrintable(said));
    QVERIFY(!pressInBar(world, u"continueDraft"_s));
    QVERIFY(pressInBar(world, u"copyDraft"_s));
    QVERIFY(QGuiApplication::clipboard()->text().contains("Tester"_L1));
}

void TestShellDrafts::draftOverAnEntryThatWasChangedIsOnlyText()
{
    ShellWorld world;
    QVERIFY(world.open());
    WriteRequest request;
    request.kind = WriteRequest::Kind::AddPosition;
    request.positionDraft = { OrgCode(world.server().organizations().constFirst().code), u"Kept"_s,
                              PositionCode(u"P-KEPT"_s), std::nullopt };
    const auto kept = world.session().outbox->add(request);
    QVERIFY(kept.has_value());
    FormDraft draft = draftOfAPosition(u"Tester"_s, 1);
    draft.outboxEntry = *kept;
    draft.begunOver = request;
    QVERIFY(restartWith(world, draftfile::toBytes({ draft })));
    QTRY_VERIFY_WITH_TIMEOUT(barOf(world)->isShowing(), Patience);
    QVERIFY(barOf(world)->findChild<QPushButton *>(u"continueDraft"_s) != nullptr);
    request.positionDraft.name = u"Changed"_s;
    QVERIFY(world.session().outbox->replace(*kept, request).has_value());
    const QString said = barOf(world)->spokenText();
    QVERIFY2(said.contains("was changed meanwhile"_L1), qPrintable(said));
    QVERIFY(!pressInBar(world, u"continueDraft"_s));
    QVERIFY(pressInBar(world, u"copyDraft"_s));
}

// Its words change by themselves; who is about to press a button does not lose it.
void TestShellDrafts::ageingOfferKeepsItsButtons()
{
    ShellWorld world;
    QVERIFY(world.open());
    QVERIFY(restartWith(world, draftfile::toBytes({ draftOfAPosition(u"Tester"_s, 1) })));
    QTRY_VERIFY_WITH_TIMEOUT(barOf(world)->isShowing(), Patience);
    QPointer<QPushButton> button = barOf(world)->findChild<QPushButton *>(u"continueDraft"_s);
    QVERIFY(!button.isNull());
    FormsWorld::setLanguage(Language::Chinese); // other words, as after a minute
    emit world.window().findChild<Desk *>()->contextChanged();
    QVERIFY(!button.isNull());
    QVERIFY(button->isVisible());
    QCOMPARE(barOf(world)->findChild<QPushButton *>(u"continueDraft"_s), button.data());
    FormsWorld::setLanguage(Language::English);
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
    QVERIFY(answer(world, u"confirmYes"_s));
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
