// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Transferring a primary job and removing a part-time one: the same safety rules as for adding and
// changing.

#include "tests/gui/formsworld.h"
#include "tests/support/testmain.h"
#include "views/forms/jobform.h"
#include "views/forms/removejobdialog.h"

#include <QLabel>

namespace renzhi {

using namespace Qt::StringLiterals;

class TestFormsMoves : public QObject
{
    Q_OBJECT
private slots:
    void transferReplacesThePrimaryJob_data();
    void transferReplacesThePrimaryJob();
    void removalIsSafeByDefaultAndTellsWhatGoes();
};

// The same safety rules as for a part-time job: the whole job is sent, and clearing is asked.
void TestFormsMoves::transferReplacesThePrimaryJob_data()
{
    QTest::addColumn<QStringList>("picks");
    QTest::addColumn<QJsonObject>("expected");
    QTest::addColumn<bool>("clears");
    QTest::newRow("all three") << QStringList { u"organization=ORG-B"_s, u"position=P-B1"_s }
                               << jobBody(u"ORG-B"_s, u"P-B1"_s, u"T-2"_s) << false;
    QTest::newRow("title alone") << QStringList { u"title=T-2"_s }
                                 << jobBody(u"ORG-A"_s, u"P-A1"_s, u"T-2"_s) << false;
    QTest::newRow("position cleared")
        << QStringList { u"position="_s } << jobBody(u"ORG-A"_s, {}, u"T-1"_s) << true;
    QTest::newRow("position lost with the organization")
        << QStringList { u"organization=ORG-B"_s } << jobBody(u"ORG-B"_s, {}, u"T-1"_s) << true;
}

void TestFormsMoves::transferReplacesThePrimaryJob()
{
    QFETCH(QStringList, picks);
    QFETCH(QJsonObject, expected);
    QFETCH(bool, clears);
    FormsWorld world;
    QVERIFY(world.open());
    auto *form = new JobForm(*world.service, *world.outbox, world.catalog, JobForm::Mode::Transfer,
                             world.user(), world.primaryJob(), &world.window);
    FormsWorld::present(form);
    QSignalSpy saved(form, &JobForm::saved);
    for (const QString &pick : picks)
        world.pick(form, pick.section(u'=', 0, 0), pick.section(u'=', 1));
    world.press(form, u"primaryButton"_s);
    QCOMPARE(form->findChild<QLabel *>(u"confirmQuestion"_s)->isVisible(), clears);
    if (clears)
        world.press(form, u"confirmYes"_s);
    QTRY_COMPARE_WITH_TIMEOUT(saved.count(), 1, Patience);
    QCOMPARE(saved.constFirst().constFirst().toString(), u"user-1"_s);
    QCOMPARE(world.writes().size(), 1);
    QCOMPARE(world.writes().constFirst().method, "PUT");
    QCOMPARE(world.writes().constFirst().target, "/api/v2/tenant/users/user-1/jobs/transfer");
    QCOMPARE(world.lastBody(), expected);
}

void TestFormsMoves::removalIsSafeByDefaultAndTellsWhatGoes()
{
    FormsWorld world;
    QVERIFY(world.open());
    auto *dialog = new RemoveJobDialog(*world.service, *world.outbox, world.catalog, world.user(),
                                       world.job(), &world.window);
    FormsWorld::present(dialog);
    QSignalSpy saved(dialog, &RemoveJobDialog::saved);
    QVERIFY(dialog->findChild<QPushButton *>(u"cancelButton"_s)->isDefault());
    QVERIFY(!dialog->findChild<QPushButton *>(u"primaryButton"_s)->isDefault());
    QVERIFY(dialog->findChild<QLabel *>(u"position"_s)->text().contains("P-B1"_L1));
    world.press(dialog, u"primaryButton"_s);
    QTRY_COMPARE_WITH_TIMEOUT(saved.count(), 1, Patience);
    QCOMPARE(world.writes().size(), 1);
    QCOMPARE(world.writes().constFirst().method, "DELETE");
    QVERIFY(world.serverJob(u"job-1"_s).id.isEmpty());
}

} // namespace renzhi

using namespace renzhi;
RENZHI_TEST(TestFormsMoves)
#include "tst_forms_moves.moc"
