// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/core/pinyin.h"
#include "models/core/pinyintables.h"
#include "tests/support/testmain.h"

#include <thread>

using namespace renzhi;
using namespace Qt::StringLiterals;

namespace {

int rank(const QString &name, const QString &query)
{
    return pinyin::match(name, pinyin::keysOf(name), query);
}

QStringList spelt(const QString &name)
{
    QStringList all;
    for (const QVector<QString> &reading : pinyin::keysOf(name).readings)
        all.append(reading.join(u' '));
    return all;
}

} // namespace

class TestPinyin : public QObject
{
    Q_OBJECT

private slots:
    void queryFindsName_data();
    void queryFindsName();
    void readingsAreKnown_data();
    void readingsAreKnown();
    void surnameReadingComesFirst_data();
    void surnameReadingComesFirst();
    void readingsAreLimitedAndLikelyOnesKept();
    void everyReadingHasOneSyllablePerCharacter_data();
    void everyReadingHasOneSyllablePerCharacter();
    void tablesAreWellFormed();
    void emptyTextsFindNothing();
    void foreignKeysFindNothing();
    void longQueriesEnd();
    void keysAreTheSameFromManyThreads();
};

void TestPinyin::queryFindsName_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("query");
    QTest::addColumn<int>("expected");
    const auto row = [](const char *what, const QString &name, const QString &query, int expected) {
        QTest::addRow("%s: %s in %s", what, qPrintable(query), qPrintable(name))
            << name << query << expected;
    };
    row("initials", u"李明朗"_s, u"lml"_s, 4);
    row("surname initials", u"曾国藩"_s, u"zgf"_s, 4);
    row("common initials", u"曾国藩"_s, u"cgf"_s, 4);
    row("surname and initials", u"单雄信"_s, u"shanxx"_s, 3);
    row("common and initials", u"单雄信"_s, u"danxx"_s, 3);
    row("surname spelt", u"仇英"_s, u"qiuy"_s, 3);
    row("surname spelt in full", u"仇英"_s, u"qiuying"_s, 4);
    row("common spelt", u"仇英"_s, u"chouying"_s, 4);
    row("polyphone", u"沈阳"_s, u"sy"_s, 4);
    row("initials of two", u"张伟"_s, u"zw"_s, 4);
    row("in full", u"张伟"_s, u"zhangwei"_s, 4);
    row("in full with a blank", u"张伟"_s, u"zhang wei"_s, 4);
    row("in full with an apostrophe", u"西安"_s, u"xi'an"_s, 4);
    row("capital letters", u"张伟"_s, u"ZhangWei"_s, 4);
    row("start of the last", u"张伟"_s, u"zhangw"_s, 3);
    row("starts of both", u"张伟"_s, u"zhanwe"_s, 3);
    row("two-letter initials", u"张伟"_s, u"zhw"_s, 4);
    row("blank between initials", u"张伟"_s, u"z w"_s, 4);
    row("first syllable", u"张伟"_s, u"zhang"_s, 3);
    row("part of the first", u"张伟"_s, u"zha"_s, 3);
    row("second syllable", u"张伟"_s, u"wei"_s, 2);
    row("second initial", u"张伟"_s, u"w"_s, 2);
    row("inside a syllable", u"张伟"_s, u"g"_s, 0);
    row("inside a syllable, longer", u"张伟"_s, u"hang"_s, 0);
    row("inside a syllable, two", u"张伟"_s, u"ang"_s, 0);
    row("end and start", u"张伟"_s, u"gw"_s, 0);
    row("skipped syllable", u"李明朗"_s, u"ll"_s, 0);
    row("a real g", u"李国强"_s, u"g"_s, 2);
    row("a real g first", u"高明"_s, u"g"_s, 3);
    row("blank inside a syllable", u"张伟"_s, u"zha ng"_s, 0);
    row("wrong order", u"张伟"_s, u"wz"_s, 0);
    row("longer than the name", u"张伟"_s, u"zhangweiq"_s, 0);
    row("last two initials", u"李明朗"_s, u"ml"_s, 2);
    row("middle syllable", u"李明朗"_s, u"ming"_s, 2);
    row("mixed", u"李明朗"_s, u"李ml"_s, 4);
    row("mixed and spelt", u"李明朗"_s, u"李minglang"_s, 4);
    row("mixed, unfinished", u"李明朗"_s, u"李mingl"_s, 3);
    row("mixed in the middle", u"李明朗"_s, u"li明l"_s, 3);
    row("mixed at the end", u"李明朗"_s, u"m朗"_s, 2);
    row("mixed, other character", u"李明朗"_s, u"王ml"_s, 0);
    row("characters", u"李明朗"_s, u"李明朗"_s, 4);
    row("first characters", u"李明朗"_s, u"李明"_s, 3);
    row("last characters", u"李明朗"_s, u"明朗"_s, 2);
    row("characters apart", u"李明朗"_s, u"李朗"_s, 0);
    row("two-character surname", u"尉迟恭"_s, u"ycg"_s, 4);
    row("two-character surname spelt", u"尉迟恭"_s, u"yuchigong"_s, 4);
    row("two-character surname, common", u"尉迟恭"_s, u"weichi"_s, 3);
    row("万俟", u"万俟卨"_s, u"moqi"_s, 3);
    row("澹台", u"澹台灭明"_s, u"ttmm"_s, 4);
    row("长孙", u"长孙无忌"_s, u"zswj"_s, 4);
    row("长孙, common", u"长孙无忌"_s, u"cswj"_s, 4);
    row("单于 as one surname", u"单于"_s, u"chanyu"_s, 4);
    row("单 with a given name", u"单于"_s, u"shanyu"_s, 4);
    row("欧阳", u"欧阳娜娜"_s, u"oynn"_s, 4);
    row("解", u"解晓东"_s, u"xiexd"_s, 3);
    row("查", u"查良镛"_s, u"zly"_s, 4);
    row("区", u"区志强"_s, u"ouzq"_s, 3);
    row("盖", u"盖叫天"_s, u"gejt"_s, 3);
    row("盖, common", u"盖叫天"_s, u"gai"_s, 3);
    row("朴, surname", u"朴树"_s, u"piaoshu"_s, 4);
    row("朴, common", u"朴树"_s, u"pushu"_s, 4);
    row("缪", u"缪海梅"_s, u"miaohm"_s, 3);
    row("覃 qin", u"覃海洋"_s, u"qhy"_s, 4);
    row("覃 tan", u"覃海洋"_s, u"thy"_s, 4);
    row("冼", u"冼星海"_s, u"xianxh"_s, 3);
    row("员", u"员半千"_s, u"yunbq"_s, 3);
    row("翟", u"翟天临"_s, u"zhaitl"_s, 3);
    row("乐 as a surname", u"乐嘉"_s, u"yuejia"_s, 4);
    row("乐, common", u"乐嘉"_s, u"lejia"_s, 4);
    row("lü as lv", u"吕布"_s, u"lvb"_s, 3);
    row("lü as lu", u"吕布"_s, u"lubu"_s, 4);
    row("nü as nv", u"李女士"_s, u"linvshi"_s, 4);
    row("traditional", u"曾國藩"_s, u"zengguofan"_s, 4);
    row("traditional surname", u"單雄信"_s, u"shan"_s, 3);
    row("outside the basic plane", u"𠮷野家"_s, u"jyj"_s, 4);
    row("character outside the basic plane", u"𠮷野家"_s, u"𠮷野"_s, 3);
    row("rare character", u"王犇"_s, u"wangben"_s, 4);
    row("minority name", u"阿卜杜拉·买买提"_s, u"abdl"_s, 3);
    row("after the dot", u"阿卜杜拉·买买提"_s, u"mmt"_s, 2);
    row("across the dot", u"阿卜杜拉·买买提"_s, u"abdlmmt"_s, 4);
    row("bank", u"工商银行"_s, u"gsyh"_s, 4);
    row("bank, wrong reading", u"工商银行"_s, u"gsyx"_s, 0);
    row("city", u"重庆分公司"_s, u"chongqing"_s, 3);
    row("city, wrong reading", u"重庆分公司"_s, u"zq"_s, 0);
    row("accountant", u"高级会计"_s, u"kuaiji"_s, 2);
    row("head of a department", u"研发部部长"_s, u"buzhang"_s, 2);
    row("administration", u"行政专员"_s, u"xzzy"_s, 4);
    row("department", u"研发中心"_s, u"yfzx"_s, 4);
    row("western name", u"John Smith"_s, u"js"_s, 4);
    row("western name, spelt", u"John Smith"_s, u"john smith"_s, 4);
    row("western name, joined", u"John Smith"_s, u"johnsmith"_s, 4);
    row("western surname", u"John Smith"_s, u"smi"_s, 2);
    row("inside a word", u"Smithson"_s, u"son"_s, 1);
    row("one letter inside a word", u"Wang"_s, u"g"_s, 0);
    row("accents", u"José García"_s, u"jose gar"_s, 3);
    row("full-width letters", u"ＩＴ部"_s, u"itb"_s, 3);
    row("letters before characters", u"Java工程师"_s, u"javagcs"_s, 3);
    row("characters after letters", u"Java工程师"_s, u"gcs"_s, 2);
    row("digits", u"研发2部"_s, u"yf2b"_s, 4);
    row("only digits", u"研发2部"_s, u"2"_s, 2);
    row("brackets", u"工程师（高级）"_s, u"gcsgj"_s, 4);
    row("no such name", u"张伟"_s, u"xyz"_s, 0);
}

void TestPinyin::queryFindsName()
{
    QFETCH(QString, name);
    QFETCH(QString, query);
    QFETCH(int, expected);
    QCOMPARE(rank(name, query), expected);
}

void TestPinyin::readingsAreKnown_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QStringList>("readings");
    QTest::newRow("plain") << u"张伟"_s << QStringList { u"zhang wei"_s };
    QTest::newRow("surname") << u"曾国藩"_s << QStringList { u"zeng guo fan"_s, u"ceng guo fan"_s };
    QTest::newRow("given name keeps the common readings")
        << u"王曾"_s << QStringList { u"wang ceng"_s, u"wang zeng"_s };
    QTest::newRow("ü") << u"吕布"_s << QStringList { u"lv bu"_s, u"lu bu"_s };
    QTest::newRow("üe") << u"战略"_s << QStringList { u"zhan lve"_s, u"zhan lue"_s };
    QTest::newRow("a known word has one")
        << u"重庆银行"_s << QStringList { u"chong qing yin hang"_s };
    QTest::newRow("words") << u"Zhang San 3rd"_s << QStringList { u"zhang san 3rd"_s };
    QTest::newRow("letters and characters") << u"AI部"_s << QStringList { u"ai bu"_s };
    QTest::newRow("hangul is left whole") << u"김철수"_s << QStringList { u"김철수"_s };
    QTest::newRow("signs only") << u"·—"_s << QStringList {};
    QTest::newRow("empty") << QString() << QStringList {};
}

void TestPinyin::readingsAreKnown()
{
    QFETCH(QString, name);
    QFETCH(QStringList, readings);
    QCOMPARE(spelt(name), readings);
}

void TestPinyin::surnameReadingComesFirst_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("first");
    const auto row = [](const QString &name, const QString &first) {
        QTest::newRow(qPrintable(name)) << name << first;
    };
    row(u"单田芳"_s, u"shan tian fang"_s);
    row(u"仇和"_s, u"qiu he"_s);
    row(u"解晓东"_s, u"xie xiao dong"_s);
    row(u"查良镛"_s, u"zha liang yong"_s);
    row(u"朴树"_s, u"piao shu"_s);
    row(u"尉迟恭"_s, u"yu chi gong"_s);
    row(u"长孙无忌"_s, u"zhang sun wu ji"_s);
    row(u"澹台灭明"_s, u"tan tai mie ming"_s);
    row(u"令狐冲"_s, u"ling hu chong"_s);
    row(u"任志强"_s, u"ren zhi qiang"_s);
    row(u"华国锋"_s, u"hua guo feng"_s);
    row(u"葛优"_s, u"ge you"_s);
    row(u"沈腾"_s, u"shen teng"_s);
    row(u"阚清子"_s, u"kan qing zi"_s);
}

void TestPinyin::surnameReadingComesFirst()
{
    QFETCH(QString, name);
    QFETCH(QString, first);
    QCOMPARE(spelt(name).value(0), first);
}

void TestPinyin::readingsAreLimitedAndLikelyOnesKept()
{
    // 2^6 readings and more: the likely one first, every character once in its other reading.
    const QStringList readings = spelt(u"行长重会乐都"_s);
    QCOMPARE(readings.size(), 8);
    QCOMPARE(QSet<QString>(readings.cbegin(), readings.cend()).size(), 8);
    QCOMPARE(rank(u"单行重会乐都"_s, u"shanxing"_s), 3);
    QCOMPARE(rank(u"单行重会乐都"_s, u"shanhang"_s), 3);
    QCOMPARE(rank(u"单行重会乐都"_s, u"chong"_s), 2);
    QCOMPARE(rank(u"单行重会乐都"_s, u"kuai"_s), 2);
}

void TestPinyin::everyReadingHasOneSyllablePerCharacter_data()
{
    QTest::addColumn<QString>("surname");
    for (auto it = pinyin::surnames().cbegin(); it != pinyin::surnames().cend(); ++it)
        QTest::newRow(qPrintable(it.key())) << it.key();
}

void TestPinyin::everyReadingHasOneSyllablePerCharacter()
{
    QFETCH(QString, surname);
    const QString name = surname + u"明"_s;
    const auto keys = pinyin::keysOf(name);
    QVERIFY(!keys.readings.isEmpty());
    for (const QVector<QString> &reading : keys.readings)
        QCOMPARE(reading.size(), name.toUcs4().size());
    const QVector<QString> expected = pinyin::surnames().value(surname).first();
    QCOMPARE(keys.readings.first().mid(0, expected.size()), expected);
}

void TestPinyin::tablesAreWellFormed()
{
    const QRegularExpression syllable(u"^[a-z]{1,6}$"_s);
    QVERIFY(pinyin::polyphones().size() > 100);
    for (auto it = pinyin::polyphones().cbegin(); it != pinyin::polyphones().cend(); ++it) {
        QCOMPARE(QSet<QString>(it->cbegin(), it->cend()).size(), it->size());
        for (const QString &reading : *it)
            QVERIFY2(syllable.match(reading).hasMatch(), qPrintable(reading));
    }
    for (auto it = pinyin::words().cbegin(); it != pinyin::words().cend(); ++it) {
        QVERIFY2(it->size() == it.key().toUcs4().size(), qPrintable(it.key()));
        QVERIFY2(it->size() <= pinyin::LongestWord, qPrintable(it.key()));
        for (const QString &reading : *it)
            QVERIFY2(syllable.match(reading).hasMatch(), qPrintable(it.key()));
    }
}

void TestPinyin::emptyTextsFindNothing()
{
    QCOMPARE(rank(u"张伟"_s, QString()), 0);
    QCOMPARE(rank(u"张伟"_s, u" ·'"_s), 0);
    QCOMPARE(rank(QString(), u"z"_s), 0);
}

void TestPinyin::foreignKeysFindNothing()
{
    QCOMPARE(pinyin::match(u"张伟"_s, pinyin::keysOf(u"李明朗"_s), u"lml"_s), 0);
}

void TestPinyin::longQueriesEnd()
{
    // A matcher that tried every way of cutting the query would not come back from this.
    const QString name = u"aaaa "_s.repeated(40);
    QCOMPARE(rank(name, u"a"_s.repeated(120) + u"b"_s), 0);
    QCOMPARE(rank(name, u"a"_s.repeated(120)), 3);
}

void TestPinyin::keysAreTheSameFromManyThreads()
{
    // Characters no other test asks for, so that the threads meet in the memo.
    QStringList names;
    for (ushort c = 0x5000; c < 0x5200; ++c)
        names.append(QString(QChar(c)) + QChar(static_cast<ushort>(c + 0x1000)));
    std::vector<QVector<pinyin::Keys>> results(4);
    {
        std::vector<std::jthread> threads;
        threads.reserve(results.size());
        for (QVector<pinyin::Keys> &result : results) {
            threads.emplace_back([&names, &result] {
                for (const QString &name : names)
                    result.append(pinyin::keysOf(name));
            });
        }
    }
    for (const QVector<pinyin::Keys> &result : results)
        QCOMPARE(result, results.front());
}

RENZHI_GUILESS_TEST(TestPinyin)
#include "tst_pinyin.moc"
