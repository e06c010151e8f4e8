// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/core/rankorder.h"
#include "models/core/textorder.h"
#include "tests/support/testmain.h"

#include <QRandomGenerator>

#include <algorithm>
#include <numeric>

using namespace renzhi;
using namespace Qt::StringLiterals;

// Many rows are sorted by numbers as they would be by comparing them one by one.
class TestRankOrder : public QObject
{
    Q_OBJECT
private slots:
    void nothingHasNoOrder();
    void rowsThatAreAlikeStayAsTheyWere();
    void descendingTurnsOnlyWhatDiffers();
    void everyOrderEqualsAStableSort();
    void stoppedSortGivesNothing();
    void textsRankAsTheyCompare();
    void emptyTextComesLast();
    void ranksHaveNoGap();
};

namespace {

using Rows = std::vector<quint32>;

RankedColumn randomColumn(size_t rows, quint32 count, QRandomGenerator &random)
{
    RankedColumn column { {}, count, Qt::AscendingOrder };
    for (size_t row = 0; row < rows; ++row)
        column.ranks.push_back(random.bounded(count));
    if (random.bounded(2) == 0)
        column.order = Qt::DescendingOrder;
    return column;
}

Rows comparedOneByOne(const std::vector<RankedColumn> &columns)
{
    Rows rows(columns.front().ranks.size());
    std::iota(rows.begin(), rows.end(), quint32(0));
    std::stable_sort(rows.begin(), rows.end(), [&columns](quint32 a, quint32 b) {
        for (const RankedColumn &column : columns) {
            const quint32 left = column.ranks[a], right = column.ranks[b];
            if (left != right)
                return (left < right) == (column.order == Qt::AscendingOrder);
        }
        return false;
    });
    return rows;
}

} // namespace

void TestRankOrder::nothingHasNoOrder()
{
    QVERIFY(rankPermutation({}).empty());
    const std::vector<RankedColumn> none { RankedColumn() };
    QVERIFY(rankPermutation(none).empty());
    QVERIFY(textRanks({}).empty());
}

void TestRankOrder::rowsThatAreAlikeStayAsTheyWere()
{
    const std::vector<RankedColumn> columns { { { 1, 0, 1, 0, 1 }, 2, Qt::AscendingOrder } };
    QCOMPARE(rankPermutation(columns), (Rows { 1, 3, 0, 2, 4 }));
}

void TestRankOrder::descendingTurnsOnlyWhatDiffers()
{
    const std::vector<RankedColumn> columns { { { 1, 0, 1, 0, 1 }, 2, Qt::DescendingOrder } };
    QCOMPARE(rankPermutation(columns), (Rows { 0, 2, 4, 1, 3 }));
}

void TestRankOrder::everyOrderEqualsAStableSort()
{
    QRandomGenerator random(15);
    int rounds = 0;
    for (; rounds < 200; ++rounds) {
        const auto rows = size_t(random.bounded(60));
        std::vector<RankedColumn> columns;
        for (int column = random.bounded(4); column >= 0; --column)
            columns.push_back(randomColumn(rows, quint32(random.bounded(1, 20)), random));
        QCOMPARE(rankPermutation(columns), comparedOneByOne(columns));
    }
    QCOMPARE(rounds, 200);
}

void TestRankOrder::stoppedSortGivesNothing()
{
    const std::vector<RankedColumn> columns(3, { { 1, 0 }, 2, Qt::AscendingOrder });
    for (const int enough : { 1, 2, 3 }) {
        int asked = 0;
        QVERIFY(rankPermutation(columns, [&] { return ++asked == enough; }).empty());
        QCOMPARE(asked, enough);
    }
    QCOMPARE(rankPermutation(columns, [] { return false; }), (Rows { 1, 0 }));
}

void TestRankOrder::textsRankAsTheyCompare()
{
    const QVector<QString> words { u"10 组"_s,   u"张伟"_s, u"2 组"_s, u"李娜"_s, {},
                                   u"安"_s,      u"Zoe"_s,  u"zoe"_s,  u"张伟"_s, u"顾问"_s,
                                   u"gone-id"_s, {},        u"王芳"_s };
    const Rows ranks = textRanks(words);
    QCOMPARE(ranks.size(), size_t(words.size()));
    TextOrder order;
    for (qsizetype a = 0; a < words.size(); ++a) {
        for (qsizetype b = 0; b < words.size(); ++b) {
            const int compared = order.compare(words.at(a), words.at(b));
            const auto left = int(ranks[size_t(a)]), right = int(ranks[size_t(b)]);
            QVERIFY2((compared < 0) == (left < right) && (compared == 0) == (left == right),
                     qPrintable(words.at(a) + u" / "_s + words.at(b)));
        }
    }
    QVERIFY(ranks[2] < ranks[0]); // numbers by value
    QCOMPARE(ranks[1], ranks[8]);
}

void TestRankOrder::emptyTextComesLast()
{
    QCOMPARE(textRanks({ {}, u"b"_s, u"a"_s }), (Rows { 2, 1, 0 }));
}

void TestRankOrder::ranksHaveNoGap()
{
    QVector<QString> words;
    for (int i = 0; i < 100; ++i)
        words.append(QString::number(i % 7));
    Rows ranks = textRanks(words);
    std::sort(ranks.begin(), ranks.end());
    ranks.erase(std::unique(ranks.begin(), ranks.end()), ranks.end());
    QCOMPARE(ranks, (Rows { 0, 1, 2, 3, 4, 5, 6 }));
}

RENZHI_GUILESS_TEST(TestRankOrder)
#include "tst_rankorder.moc"
