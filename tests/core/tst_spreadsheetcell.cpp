// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/core/spreadsheetcell.h"
#include "tests/support/testmain.h"

#include <QRandomGenerator>

using namespace renzhi;
using namespace Qt::StringLiterals;

namespace {

// Written out here as well: the oracle is not the code.
QString formulaStarts()
{
    return u"=+-@\t\r\n＝＋－＠"_s + QChar(u'\0');
}

} // namespace

class TestSpreadsheetCell : public QObject
{
    Q_OBJECT
private slots:
    void formulasAreGuarded_data();
    void formulasAreGuarded();
    void otherTextStaysAsItIs_data();
    void otherTextStaysAsItIs();
    void guardComesOffAgain();
};

void TestSpreadsheetCell::formulasAreGuarded_data()
{
    QTest::addColumn<QString>("text");
    const QString starts = formulaStarts();
    for (const QChar start : starts)
        QTest::addRow("U+%04X", unsigned(start.unicode())) << QString(start + u"1"_s);
    QTest::newRow("a mobile number") << u"+86-15200000000"_s;
    QTest::newRow("a link") << u"=HYPERLINK(\"http://x.example\",\"张伟\")"_s;
    QTest::newRow("a command") << u"@SUM(1+1)*cmd|' /C calc'!A0"_s;
    QTest::newRow("alone") << u"="_s;
    QTest::newRow("an apostrophe") << u"'=1"_s;
}

void TestSpreadsheetCell::formulasAreGuarded()
{
    QFETCH(QString, text);
    const QString cell = guardedForCell(text);
    QCOMPARE(cell, QString(u'\'' + text));
    QCOMPARE(plainFromCell(cell), text);
}

void TestSpreadsheetCell::otherTextStaysAsItIs_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << QString();
    QTest::newRow("a name") << u"张伟"_s;
    QTest::newRow("a code") << u"ORG-1"_s;
    QTest::newRow("inside") << u"a=b+c"_s;
    QTest::newRow("a number") << u"12"_s;
    QTest::newRow("a blank before it") << u" =1"_s; // a spreadsheet keeps that as text
}

void TestSpreadsheetCell::otherTextStaysAsItIs()
{
    QFETCH(QString, text);
    QCOMPARE(guardedForCell(text), text);
    QCOMPARE(plainFromCell(text), text);
}

void TestSpreadsheetCell::guardComesOffAgain()
{
    const QString starts = formulaStarts();
    const QString letters = starts + u"''' a1张"_s;
    QRandomGenerator random(20260101);
    for (int i = 0; i < 100'000; ++i) {
        QString text;
        for (int length = random.bounded(5); length > 0; --length)
            text += letters.at(random.bounded(int(letters.size())));
        const QString cell = guardedForCell(text);
        QVERIFY2(cell.isEmpty() || !starts.contains(cell.front()), qPrintable(cell));
        QCOMPARE(plainFromCell(cell), text);
    }
}

RENZHI_GUILESS_TEST(TestSpreadsheetCell)
#include "tst_spreadsheetcell.moc"
