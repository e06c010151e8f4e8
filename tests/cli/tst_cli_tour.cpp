// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/cli/cliworld.h"
#include "tests/support/testmain.h"

#include <QFile>
#include <QJsonDocument>

using namespace renzhi::test;
using namespace Qt::StringLiterals;

class TestCliTour : public QObject
{
    Q_OBJECT
private slots:
    void endsAtTheStepThatDidNotHappen();
};

// Offline the demo tenant does not run: nobody is there to be seen.
void TestCliTour::endsAtTheStepThatDidNotHappen()
{
    const QTemporaryDir home;
    const CliResult result
        = runRenzhi({ u"--offline"_s, u"--tour"_s, home.filePath(u"tour"_s) }, home.path());
    QVERIFY2(result.exitCode == 1, result.all());
    QVERIFY2(result.err.contains("step 01-start-zh-light did not happen"), result.all());
    QFile file(home.filePath(u"tour/tour.json"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonObject told = QJsonDocument::fromJson(file.readAll()).object();
    QCOMPARE(told.value("complete"_L1).toBool(true), false);
    const QJsonArray steps = told.value("steps"_L1).toArray();
    QCOMPARE(steps.size(), 1); // and nothing was tried behind it
    QCOMPARE(steps.at(0).toObject().value("happened"_L1).toBool(true), false);
}

using namespace renzhi;
RENZHI_GUILESS_TEST(TestCliTour)
#include "tst_cli_tour.moc"
