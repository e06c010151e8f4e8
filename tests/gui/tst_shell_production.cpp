// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// F-06: a production tenant is told from others by a word, and many of its records do not change at
// once by a slip.

#include "models/directory/directoryservice.h"
#include "models/directory/outbox.h"
#include "tests/gui/formsworld.h"
#include "tests/gui/shellworld.h"
#include "tests/support/testmain.h"
#include "views/desk.h"
#include "views/forms/confirmstrip.h"
#include "views/forms/copypositiondialog.h"
#include "views/pages/outboxpage.h"
#include "views/widgets/profileband.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

using namespace Qt::StringLiterals;
using namespace renzhi;

namespace {

constexpr QLatin1StringView productionName { "Test tenant" };

// As many additions as asked for, each of a person of its own, in the Outbox that is open then.
bool opensFilledOutbox(ShellWorld &world, int count)
{
    if (!world.open())
        return false;
    const QString org = world.server().organizations().at(5).code;
    const auto rows = world.service().personRows(world.service().people().find({}));
    for (int i = 0; i < count; ++i) {
        WriteRequest request;
        request.user = rows.at(size_t(i)).user.id;
        request.jobDraft.org = OrgCode(org);
        if (!world.session().outbox->add(request))
            return false;
    }
    world.find<QAction>(u"actionGoOutbox"_s)->trigger();
    return QTest::qWaitFor([&] { return world.find<QPushButton>(u"sendAll"_s)->isVisible(); },
                           Patience);
}

int additions(ShellWorld &world)
{
    return world.server().requestCount("POST", "part-time-job");
}

struct Asked
{
    explicit Asked(QWidget *around)
        : strip(around->findChild<ConfirmStrip *>())
        , typed(strip->findChild<QLineEdit *>(u"confirmTyped"_s))
        , yes(strip->findChild<QPushButton *>(u"confirmYes"_s))
        , question(strip->findChild<QLabel *>(u"confirmQuestion"_s))
    {
    }
    ConfirmStrip *strip;
    QLineEdit *typed;
    QPushButton *yes;
    QLabel *question;
};

} // namespace

class TestShellProduction : public QObject
{
    Q_OBJECT
private slots:
    void bandSaysTheWord();
    void otherTenantsAreNotAskedForAName();
    void enterAloneSendsNothing();
    void typedNameSendsAll_data();
    void typedNameSendsAll();
    void oneChangeNeedsNoName();
    void severalCopiesNeedTheName();
};

void TestShellProduction::bandSaysTheWord()
{
    ShellWorld world;
    world.beProduction();
    QVERIFY(world.open());
    const auto *band = world.window().findChild<ProfileBand *>();
    QVERIFY(band->isVisible()); // the profile chose no colour
    QVERIFY(band->shownColour().isValid());
    QCOMPARE(band->shownWord(), u"Production"_s);
    QCOMPARE(band->accessibleName(), u"Production"_s);
    QVERIFY2(band->toolTip().contains(productionName), qPrintable(band->toolTip()));
    QVERIFY(band->width() >= band->fontMetrics().height()); // there is room for it
    const auto *tenant = world.find<QLabel>(u"statusTenant"_s);
    QVERIFY2(tenant->text().contains("production"_L1), qPrintable(tenant->text()));

    BracketTranslator brackets;
    QCoreApplication::installTranslator(&brackets);
    QTRY_COMPARE(band->shownWord(), u"⟦Production⟧"_s);
    QCoreApplication::removeTranslator(&brackets);
}

void TestShellProduction::otherTenantsAreNotAskedForAName()
{
    ShellWorld world;
    QVERIFY(opensFilledOutbox(world, 2));
    QVERIFY(!world.window().findChild<ProfileBand *>()->isVisible());
    world.find<QPushButton>(u"sendAll"_s)->click();
    QTRY_VERIFY_WITH_TIMEOUT(world.session().outbox->entries().isEmpty(), Patience);
    QCOMPARE(additions(world), 2);
}

void TestShellProduction::enterAloneSendsNothing()
{
    ShellWorld world;
    world.beProduction();
    QVERIFY(opensFilledOutbox(world, 3));
    auto *sendAll = world.find<QPushButton>(u"sendAll"_s);
    sendAll->setFocus();
    QTest::keyClick(sendAll, Qt::Key_Space); // a button of a window takes Space
    const Asked asked(world.find<OutboxPage>(u"outboxPage"_s));
    QVERIFY(asked.strip->isVisible());
    QVERIFY2(asked.question->text().contains(productionName), qPrintable(asked.question->text()));
    QTRY_VERIFY(asked.typed->hasFocus());
    QVERIFY(!asked.yes->isEnabled());
    for (const int key : { int(Qt::Key_Return), int(Qt::Key_Enter), int(Qt::Key_Return) })
        QTest::keyClick(asked.typed, Qt::Key(key));
    asked.yes->click();
    QTest::keyClick(asked.yes, Qt::Key_Space);
    QTest::keyClicks(asked.typed, u"test tenant"_s); // not as it is written
    QTest::keyClick(asked.typed, Qt::Key_Return);
    QVERIFY(!asked.yes->isEnabled());
    // What would go by itself goes within a turn or two of the loop; a read of the server is many.
    QSignalSpy synced(&world.service(), &DirectoryService::syncFinished);
    world.service().sync(SyncMode::Changes);
    QTRY_COMPARE_WITH_TIMEOUT(synced.count(), 1, Patience);
    QCOMPARE(additions(world), 0);
    QCOMPARE(world.session().outbox->entries().size(), 3);
    QVERIFY(asked.strip->isVisible());
    asked.strip->findChild<QPushButton *>(u"confirmNo"_s)->click();
    QVERIFY(!asked.strip->isVisible());
    QCOMPARE(additions(world), 0);
}

void TestShellProduction::typedNameSendsAll_data()
{
    QTest::addColumn<bool>("byKey");
    QTest::newRow("Enter after the name") << true;
    QTest::newRow("the button") << false;
}

void TestShellProduction::typedNameSendsAll()
{
    QFETCH(bool, byKey);
    ShellWorld world;
    world.beProduction();
    QVERIFY(opensFilledOutbox(world, 3));
    world.find<QPushButton>(u"sendAll"_s)->click();
    const Asked asked(world.find<OutboxPage>(u"outboxPage"_s));
    QTest::keyClicks(asked.typed, QString(productionName) + u' ');
    QVERIFY(asked.yes->isEnabled());
    if (byKey)
        QTest::keyClick(asked.typed, Qt::Key_Return);
    else
        asked.yes->click();
    QTRY_VERIFY_WITH_TIMEOUT(world.session().outbox->entries().isEmpty(), Patience);
    QCOMPARE(additions(world), 3);

    // The name is asked for each time.
    const auto rows = world.service().personRows(world.service().people().find({}));
    for (size_t i = 10; i < 12; ++i) {
        WriteRequest request;
        request.user = rows.at(i).user.id;
        request.jobDraft.org = OrgCode(world.server().organizations().at(5).code);
        QVERIFY(world.session().outbox->add(request).has_value());
    }
    world.find<QPushButton>(u"sendAll"_s)->click();
    QVERIFY(asked.strip->isVisible());
    QVERIFY(asked.typed->text().isEmpty());
    QVERIFY(!asked.yes->isEnabled());
}

void TestShellProduction::oneChangeNeedsNoName()
{
    ShellWorld world;
    world.beProduction();
    QVERIFY(opensFilledOutbox(world, 1));
    world.find<QPushButton>(u"sendAll"_s)->click();
    QTRY_VERIFY_WITH_TIMEOUT(world.session().outbox->entries().isEmpty(), Patience);
    QCOMPARE(additions(world), 1);
}

void TestShellProduction::severalCopiesNeedTheName()
{
    ShellWorld world;
    world.beProduction();
    SandboxPosition source;
    source.orgId = world.server().organizations().at(1).id;
    source.name = u"Source"_s;
    source.code = u"SOURCE-P"_s;
    const QString id = world.server().put(source);
    QVERIFY(world.open());
    world.window().findChild<Desk *>()->showPosition(PositionId(id));
    auto *copy = world.find<QAction>(u"actionCopyPosition"_s);
    QTRY_VERIFY2_WITH_TIMEOUT(copy->isEnabled(), qPrintable(copy->toolTip()), Patience);
    copy->trigger();
    auto *dialog = qobject_cast<CopyPositionDialog *>(world.openDialog(u"copyPositionDialog"_s));
    QVERIFY(dialog != nullptr);
    auto *primary = dialog->findChild<QPushButton *>(u"primaryButton"_s);
    for (const int at : { 5, 6 }) {
        FormsWorld::pick(dialog, u"organization"_s, world.server().organizations().at(at).code);
        const QString count = u"Copy to %1 organization(s)"_s.arg(at - 4);
        QTRY_COMPARE_WITH_TIMEOUT(primary->text(), count, Patience);
    }
    const auto sent = [&world] { return world.server().requestCount("POST", "job-positions"); };
    primary->click();
    const Asked asked(dialog);
    QVERIFY(asked.strip->isVisible() && asked.typed != nullptr);
    QTest::keyClick(asked.typed, Qt::Key_Return);
    QTest::keyClick(asked.typed, Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(!dialog->isBusy());
    QCOMPARE(sent(), 0);
    QVERIFY(asked.strip->isVisible());
    QTest::keyClicks(asked.typed, QString(productionName));
    asked.yes->click();
    QTRY_VERIFY_WITH_TIMEOUT(!dialog->isBusy(), Patience);
    QCOMPARE(sent(), 2);
}

RENZHI_TEST(TestShellProduction)
#include "tst_shell_production.moc"
