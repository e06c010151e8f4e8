// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/core/codepattern.h"
#include "tests/support/testmain.h"

using namespace renzhi;
using namespace Qt::StringLiterals;

class TestCodePattern : public QObject
{
    Q_OBJECT
private slots:
    void codeIsMadeOfItsParts_data();
    void codeIsMadeOfItsParts();
    void whatMeansNothingIsNamed_data();
    void whatMeansNothingIsNamed();
};

void TestCodePattern::codeIsMadeOfItsParts_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("code");
    QTest::newRow("nothing") << u"   "_s << QString();
    QTest::newRow("text") << u"ABC"_s << u"ABC"_s;
    QTest::newRow("organization and code") << u"{org}-{code}"_s << u"O{n}7-P-01"_s;
    QTest::newRow("number") << u"{code}-{n}"_s << u"P-01-12"_s;
    QTest::newRow("twice") << u"{n}{n}"_s << u"1212"_s;
    QTest::newRow("Chinese around") << u"岗{org}位"_s << u"岗O{n}7位"_s;
    QTest::newRow("blanks around") << u"  {n} "_s << u"12"_s;
}

void TestCodePattern::codeIsMadeOfItsParts()
{
    QFETCH(QString, pattern);
    QFETCH(QString, code);
    const CodePattern parsed(pattern);
    QCOMPARE(parsed.problem(), QString());
    QCOMPARE(parsed.isEmpty(), code.isEmpty());
    // What stands in a code is not read as a pattern again.
    const PositionCode made = parsed.code(OrgCode(u"O{n}7"_s), PositionCode(u"P-01"_s), 12);
    QCOMPARE(made.toString(), code);
}

void TestCodePattern::whatMeansNothingIsNamed_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("problem");
    QTest::newRow("unknown name") << u"{org}-{dept}"_s << u"{dept}"_s;
    QTest::newRow("another case") << u"{Org}"_s << u"{Org}"_s;
    QTest::newRow("no name") << u"a{}b"_s << u"{}"_s;
    QTest::newRow("not closed") << u"{org}{co"_s << u"{"_s;
    QTest::newRow("not opened") << u"{org}-n}"_s << u"}"_s;
    QTest::newRow("nested") << u"{{n}}"_s << u"{{n}"_s;
}

void TestCodePattern::whatMeansNothingIsNamed()
{
    QFETCH(QString, pattern);
    QFETCH(QString, problem);
    QCOMPARE(CodePattern(pattern).problem(), problem);
}

RENZHI_GUILESS_TEST(TestCodePattern)
#include "tst_codepattern.moc"
