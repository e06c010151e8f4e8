// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/search/searchname.h"
#include "tests/support/testmain.h"

#include <QRandomGenerator>

using namespace renzhi;
using namespace Qt::StringLiterals;

// The fast matcher and the plain one must say the same: the plain one is the specification.
class TestSearchName : public QObject
{
    Q_OBJECT

private slots:
    void agreesWithPinyin_data();
    void agreesWithPinyin();
    void agreesWithPinyinOnRandomNames();
    void readingsThatDoNotFitAreRefused();
    void matcherRemembersPerWord();
    void fieldsAreRanked_data();
    void fieldsAreRanked();
    void typedTextIsSplitAndFolded();
    void numbersLoseTheirCountryCode_data();
    void numbersLoseTheirCountryCode();
};

namespace {

const QStringList &names()
{
    static const QStringList all {
        u"张伟"_s,       u"曾国藩"_s,
        u"单雄信"_s,     u"仇英"_s,
        u"李明朗"_s,     u"尉迟恭"_s,
        u"吕布"_s,       u"朴树"_s,
        u"欧阳娜娜"_s,   u"阿卜杜拉·买买提"_s,
        u"John Smith"_s, u"José Núñez"_s,
        u"O'Brien"_s,    u"Zhang Wei"_s,
        u"研发中心"_s,   u"Java 工程师"_s,
        u"A股研究员"_s,  u"銀行部2組"_s,
        u"𠮷野家"_s,     u"高明"_s,
        u"张"_s,         QString(),
        u" "_s,          u"·"_s,
        u"王 芳"_s,      u"ＡＢＣ公司"_s,
        u"Ünal"_s,       u"김민준"_s,
        u"Иван"_s,       u"非常长的职位名称用来测试长度上限之外的情形"_s
    };
    return all;
}

QStringList queriesFor(const QString &name)
{
    QStringList queries { u"z"_s,    u"g"_s,        u"zw"_s,        u"zgf"_s,  u"shanxx"_s,
                          u"qiuy"_s, u"lml"_s,      u"李ml"_s,      u"smi"_s,  u"mit"_s,
                          u"o"_s,    u"2"_s,        u"jose"_s,      u"josé"_s, u"zhang"_s,
                          u"hang"_s, u"zhangwei"_s, u"zhang wei"_s, u"xi'an"_s };
    for (const QVector<QString> &reading : pinyin::keysOf(name).readings) {
        const QString full = reading.join(QString());
        QString initials;
        for (const QString &syllable : reading)
            initials += QStringView(syllable).left(1);
        queries << full << initials << full.left(full.size() / 2) << full.mid(1) << initials.mid(1)
                << reading.last() << reading.first().left(2) + initials.mid(1)
                << name.left(1) + initials.mid(1);
    }
    queries << name << name.left(1) << name.mid(1) << name.left(2) << name.right(1)
            << name.toLower();
    return queries;
}

} // namespace

void TestSearchName::agreesWithPinyin_data()
{
    QTest::addColumn<QString>("name");
    for (const QString &name : names())
        QTest::addRow("%s", qPrintable(name)) << name;
}

void TestSearchName::agreesWithPinyin()
{
    QFETCH(QString, name);
    const SearchName fast(name);
    const pinyin::Keys keys = pinyin::keysOf(name);
    for (const QString &query : queriesFor(name)) {
        const SearchWord word(query);
        const QString what = query + u" in "_s + name;
        QVERIFY2(fast.match(word) == pinyin::match(name, keys, word.text), qPrintable(what));
    }
}

void TestSearchName::agreesWithPinyinOnRandomNames()
{
    const QString characters
        = u"张王李赵曾单仇解查朴吕万俟尉迟行重长乐都会伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚"_s;
    const QString letters = u"abcdefghijklmnopqrstuvwxyz"_s;
    QRandomGenerator random(7);
    const auto pick
        = [&](const QString &from) { return from.at(random.bounded(int(from.size()))); };
    int found = 0;
    for (int round = 0; round < 3000; ++round) {
        QString name;
        for (int i = random.bounded(1, 5); i > 0; --i)
            name += pick(characters);
        const pinyin::Keys keys = pinyin::keysOf(name);
        // Made of what the name sounds like, so that many of them match, and spoilt now and then.
        QString query;
        const QVector<QString> &reading
            = keys.readings.at(random.bounded(int(keys.readings.size())));
        for (qsizetype i = random.bounded(int(reading.size())); i < reading.size(); ++i)
            query += random.bounded(8) == 0 ? QString(name.at(i))
                                            : reading.at(i).left(random.bounded(1, 7));
        if (random.bounded(4) == 0)
            query[random.bounded(int(query.size()))] = pick(letters);
        const SearchWord word(query);
        const int expected = pinyin::match(name, keys, query);
        found += expected > 0 ? 1 : 0;
        const QString what = query + u" in "_s + name;
        QVERIFY2(SearchName(name).match(word) == expected, qPrintable(what));
    }
    QVERIFY(found > 1000);
    QVERIFY(found < 2900);
}

void TestSearchName::readingsThatDoNotFitAreRefused()
{
    for (const QString &name : { u"张伟A组"_s, u"Tom·李"_s, u"欧阳 娜娜 (实习)"_s }) {
        const SearchName search(name);
        const QByteArray packed = search.view().packed.toByteArray();
        QVERIFY(packed.size() > 2 && packed.front() == '\0');
        QVERIFY(SearchName::isPacked(packed, name.size()));
        // Whatever is let through can be searched.
        for (qsizetype size = 0; size <= packed.size(); ++size) {
            const QByteArray cut = packed.first(size);
            if (!SearchName::isPacked(cut, name.size()))
                continue;
            const SearchName::View view { name, ~quint64(0), ~quint64(0), cut };
            QVERIFY(SearchName::match(view, SearchWord(u"zhang"_s)) <= 4);
        }
        QVERIFY(!SearchName::isPacked(packed.chopped(1), name.size()));
        QByteArray longer = packed;
        longer[2] = char(200);
        QVERIFY(!SearchName::isPacked(longer, name.size()));
    }
    // What has no room is read anew each time.
    const QString endless = u"李"_s + QString(200, u'x');
    QVERIFY(SearchName(endless).view().packed.isEmpty());
    QVERIFY(SearchName(endless).match(SearchWord(u"lix"_s)) > 0);
}

void TestSearchName::matcherRemembersPerWord()
{
    NameMatcher matcher;
    for (int round = 0; round < 2; ++round) {
        QCOMPARE(matcher.match(u"张伟"_s, SearchWord(u"zw"_s)), 4);
        QCOMPARE(matcher.match(u"张伟"_s, SearchWord(u"w"_s)), 2);
        QCOMPARE(matcher.match(u"李娜"_s, SearchWord(u"zw"_s)), 0);
        if (round == 0)
            matcher.forgetAnswers();
    }
}

void TestSearchName::fieldsAreRanked_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QByteArray>("word");
    QTest::addColumn<bool>("inside");
    QTest::addColumn<int>("rank");
    const auto row = [](const char *field, const char *word, bool inside, int rank) {
        QTest::addRow("%s in %s%s", word, field, inside ? "" : ", short")
            << QByteArray(field) << QByteArray(word) << inside << rank;
    };
    row("zhang.wei", "zhang.wei", true, 4);
    row("zhang.wei", "zhang", true, 3);
    row("zhang.wei", "wei", true, 2);
    row("zhang.wei", "ang", true, 1);
    row("zhang.wei", "ng", false, 0);
    row("zhang.wei", "li", true, 0);
    row("zhang2012", "2012", true, 2);
    row("zhang2012", "012", true, 1);
    row("dev-java-01", "java", true, 2);
    row("aba.ab", "ba", true, 1);
    row("abab.ba", "ba", true, 2);
    row("", "a", true, 0);
    row("a", "", true, 0);
    row("a", "ab", true, 0);
}

void TestSearchName::fieldsAreRanked()
{
    QFETCH(QByteArray, field);
    QFETCH(QByteArray, word);
    QFETCH(bool, inside);
    QTEST(matchField(field, word, inside), "rank");
}

void TestSearchName::typedTextIsSplitAndFolded()
{
    const auto words = SearchWord::split(u"  Zhang　ＷＥＩ\t１３８ "_s);
    QStringList texts;
    for (const SearchWord &word : words)
        texts << word.text;
    QCOMPARE(texts, (QStringList { u"zhang"_s, u"wei"_s, u"138"_s }));
    QVERIFY(SearchWord::split(u" \t "_s).empty());
}

void TestSearchName::numbersLoseTheirCountryCode_data()
{
    QTest::addColumn<QString>("number");
    QTest::addColumn<QByteArray>("digits");
    QTest::newRow("with code") << u"+86-138 0013 8000"_s << QByteArray("13800138000");
    QTest::newRow("without") << u"13800138000"_s << QByteArray("13800138000");
    QTest::newRow("zeros") << u"0086 13800138000"_s << QByteArray("13800138000");
    QTest::newRow("bare code") << u"8613800138000"_s << QByteArray("13800138000");
    QTest::newRow("other country") << u"+1 (555) 0100"_s << QByteArray("15550100");
    QTest::newRow("landline") << u"010-8612 3456"_s << QByteArray("01086123456");
    QTest::newRow("none") << QString() << QByteArray();
}

void TestSearchName::numbersLoseTheirCountryCode()
{
    QFETCH(QString, number);
    QTEST(SearchWord::phoneDigits(number), "digits");
}

RENZHI_GUILESS_TEST(TestSearchName)
#include "tst_searchname.moc"
