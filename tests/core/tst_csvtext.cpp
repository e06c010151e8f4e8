// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/core/csvtext.h"
#include "tests/support/testmain.h"

#include <QRandomGenerator>

using namespace renzhi;
using namespace Qt::StringLiterals;

// No cell of a table of text becomes a formula.
class TestCsvText : public QObject
{
    Q_OBJECT
private slots:
    void formulasAreGuarded_data();
    void formulasAreGuarded();
    void cellsAreQuotedWhereTheyMustBe();
    void whatIsGuardedComesBack();
};

void TestCsvText::formulasAreGuarded_data()
{
    QTest::addColumn<QString>("cell");
    QTest::addColumn<QString>("guarded");
    QTest::newRow("plain") << u"张伟 (zhang.wei)"_s << u"张伟 (zhang.wei)"_s;
    QTest::newRow("empty") << QString() << QString();
    QTest::newRow("formula") << u"=1+2"_s << u"'=1+2"_s;
    QTest::newRow("mobile") << u"+86-152"_s << u"'+86-152"_s;
    QTest::newRow("minus") << u"-1"_s << u"'-1"_s;
    QTest::newRow("at") << u"@SUM(A1)"_s << u"'@SUM(A1)"_s;
    QTest::newRow("tab") << u"\t=1"_s << u"'\t=1"_s;
    QTest::newRow("CR") << u"\r=1"_s << u"'\r=1"_s;
    QTest::newRow("LF") << u"\n=1"_s << u"'\n=1"_s;
    QTest::newRow("NUL") << QString(QChar(u'\0')) + u"=1"_s << u"'"_s + QChar(u'\0') + u"=1"_s;
    QTest::newRow("apostrophe") << u"'s"_s << u"''s"_s;
    QTest::newRow("inside") << u"a=b"_s << u"a=b"_s;
}

void TestCsvText::formulasAreGuarded()
{
    QFETCH(QString, cell);
    QFETCH(QString, guarded);
    QCOMPARE(csv::guarded(cell), guarded);
    QCOMPARE(csv::plain(guarded), cell);
}

void TestCsvText::cellsAreQuotedWhereTheyMustBe()
{
    QCOMPARE(csv::line({ u"a"_s, u"b,c"_s, u"d\"e"_s, u"f\ng"_s, u"=h;i"_s, QString() }),
             u"a,\"b,c\",\"d\"\"e\",\"f\ng\",\"'=h;i\",\r\n"_s);
}

void TestCsvText::whatIsGuardedComesBack()
{
    QRandomGenerator random(65);
    const QString signs = u"=+-@\t\r\n'\"a张"_s + QChar(u'\0');
    for (int round = 0; round < 5000; ++round) {
        QString cell;
        for (int length = random.bounded(5); length > 0; --length)
            cell += signs.at(random.bounded(int(signs.size())));
        const QString guarded = csv::guarded(cell);
        QCOMPARE(csv::plain(guarded), cell);
        QVERIFY(guarded.isEmpty() || guarded.front() == u'\''
                || !u"=+-@\t\r\n"_s.contains(guarded.front()));
    }
}

RENZHI_GUILESS_TEST(TestCsvText)
#include "tst_csvtext.moc"
