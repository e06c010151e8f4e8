// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/core/csvtext.h"
#include "tests/support/testmain.h"

using namespace renzhi;
using namespace Qt::StringLiterals;

// No cell of a table of text becomes a formula.
class TestCsvText : public QObject
{
    Q_OBJECT
private slots:
    void cellsAreGuardedAndQuotedWhereTheyMustBe();
};

void TestCsvText::cellsAreGuardedAndQuotedWhereTheyMustBe()
{
    QCOMPARE(csv::line({ u"a"_s, u"b,c"_s, u"d\"e"_s, u"f\ng"_s, u"=h;i"_s, QString() }),
             u"a,\"b,c\",\"d\"\"e\",\"f\ng\",\"'=h;i\",\r\n"_s);
}

RENZHI_GUILESS_TEST(TestCsvText)
#include "tst_csvtext.moc"
