// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// F-65: what is copied from a table into a spreadsheet is text there, whoever typed it into the
// tenant.

#include "models/directory/directoryservice.h"
#include "tests/gui/shellworld.h"
#include "tests/support/testmain.h"
#include "views/widgets/tableview.h"

#include <QAction>
#include <QClipboard>

using namespace Qt::StringLiterals;
using namespace renzhi;

class TestShellCopy : public QObject
{
    Q_OBJECT
private slots:
    void namesThatAreFormulasAreCopiedAsText_data();
    void namesThatAreFormulasAreCopiedAsText();
};

void TestShellCopy::namesThatAreFormulasAreCopiedAsText_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("cell");
    QTest::newRow("link") << u"=HYPERLINK(\"http://x.example\")"_s
                          << u"'=HYPERLINK(\"http://x.example\")"_s;
    QTest::newRow("plus") << u"+1"_s << u"'+1"_s;
    QTest::newRow("minus") << u"-1+cmd|'/C calc'!A0"_s << u"'-1+cmd|'/C calc'!A0"_s;
    QTest::newRow("at") << u"@SUM(A1)"_s << u"'@SUM(A1)"_s;
    QTest::newRow("full width") << u"＝1＋1"_s << u"'＝1＋1"_s;
    QTest::newRow("tab") << u"\t=1"_s << u"'=1"_s; // a cell has no tab to begin with
    QTest::newRow("line") << u"a\n=1"_s << u"a =1"_s; // nor a second line
    QTest::newRow("name") << u"欧阳鑫淼"_s << u"欧阳鑫淼"_s;
}

void TestShellCopy::namesThatAreFormulasAreCopiedAsText()
{
    QFETCH(QString, name);
    QFETCH(QString, cell);
    ShellWorld world;
    world.addPerson({ name, u"only.one"_s, 0 });
    QVERIFY(world.open());
    world.choosePerson(u"only.one"_s);
    auto *table = world.find<TableView>(u"peopleTable"_s);
    QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), 1, Patience);
    QTRY_VERIFY_WITH_TIMEOUT(table->selectionModel()->hasSelection(), Patience);
    QGuiApplication::clipboard()->clear();
    world.find<QAction>(u"actionCopy"_s)->trigger();
    const QStringList lines = QGuiApplication::clipboard()->text().split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 2);
    const QStringList cells = lines.at(1).split(u'\t');
    QCOMPARE(cells.size(), lines.at(0).split(u'\t').size());
    QVERIFY2(cells.contains(cell), qPrintable(lines.at(1)));
    for (const QString &each : cells)
        QVERIFY2(each.isEmpty() || !u"=+-@＝＋－＠"_s.contains(each.front()), qPrintable(each));
}

RENZHI_TEST(TestShellCopy)
#include "tst_shell_copy.moc"
