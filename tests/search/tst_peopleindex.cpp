// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/search/searchpeople.h"
#include "tests/support/testmain.h"

using namespace renzhi;
using namespace renzhi::test;
using namespace Qt::StringLiterals;

// Who is found by what is typed, and in which order.
class TestPeopleIndex : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void typedTextFinds_data();
    void typedTextFinds();
    void bestHitsComeFirst_data();
    void bestHitsComeFirst();
    void columnsSort_data();
    void columnsSort();
    void emptyQueryGivesEverybody();
    void organizationsNarrow();
    void disabledCanBeLeftOut();
    void userIdFindsWholeOrLongStart();
    void signsInTextDoNotBreakLines();
    void relevanceIgnoresDirection();
    void organizationFindsItsPeople_data();
    void organizationFindsItsPeople();
    void organizationsMayChange();

private:
    QStringList namesFor(const PeopleQuery &query) const;

    PeopleIndex m_index;
    QVector<User> m_people;
};

void TestPeopleIndex::initTestCase()
{
    m_people = {
        person(u"张伟"_s, u"zhang.wei"_s, u"+86-13800138000"_s, u"zhang.wei@example.com"_s,
               u"E1001"_s),
        person(u"张薇"_s, u"zhang.wei2"_s, u"13911112222"_s, u"zwei@example.com"_s, u"E1002"_s),
        person(u"张伟明"_s, u"zwm"_s, u"15000001111"_s, u"zwm@example.com"_s, u"E1010"_s),
        person(u"李明朗"_s, u"li.minglang"_s, u"+86 137-0000-4321"_s, u"lml@example.com"_s,
               u"E2001"_s),
        person(u"曾国藩"_s, u"zeng.gf"_s, u"18612345678"_s, u"zgf@example.com"_s, u"E2002"_s),
        person(u"单雄信"_s, u"shanxx"_s, u"18600001234"_s, u"shan@example.com"_s, u"E2003"_s),
        person(u"仇英"_s, u"qiu.y"_s, {}, {}, {}),
        person(u"沈阳"_s, u"shen.yang"_s, u"13300000001"_s, u"sheny@example.com"_s, u"E3001"_s),
        person(u"John Smith"_s, u"jsmith"_s, u"+1 555 0100"_s, u"john.smith@other.org"_s,
               u"X-77"_s),
        person(QString(), u"robot7"_s, {}, {}, {}),
        person(u"王芳"_s, u"wang.fang"_s, u"13812345678"_s, u"wf@example.com"_s, u"138"_s),
    };
    for (qsizetype i = 0; i < m_people.size(); ++i)
        m_index.put(quint32(i + 10), m_people[i]);
    QCOMPARE(m_index.size(), m_people.size());
}

QStringList TestPeopleIndex::namesFor(const PeopleQuery &query) const
{
    QStringList names;
    for (const quint32 row : m_index.find(query)) {
        const User &user = m_people.at(qsizetype(row) - 10);
        names << (user.name.isEmpty() ? user.userName : user.name);
    }
    return names;
}

void TestPeopleIndex::typedTextFinds_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("found");
    const auto row = [](const QString &text, const QStringList &found) {
        QTest::addRow("%s", qPrintable(text)) << text << found;
    };
    const QString wei = u"张伟"_s, wei2 = u"张薇"_s, weiming = u"张伟明"_s, lang = u"李明朗"_s,
                  zeng = u"曾国藩"_s, shan = u"单雄信"_s, qiu = u"仇英"_s, shen = u"沈阳"_s,
                  john = u"John Smith"_s, robot = u"robot7"_s, fang = u"王芳"_s;
    // names
    row(u"张伟"_s, { wei, weiming });
    row(u"伟"_s, { wei, weiming });
    row(u"伟明"_s, { weiming });
    row(u"zw"_s, { wei, wei2, weiming });
    row(u"zhangw"_s, { wei, wei2, weiming });
    row(u"zhangwei"_s, { wei, wei2, weiming });
    row(u"ZHANGWEI"_s, { wei, wei2, weiming });
    row(u"zhang wei"_s, { wei, wei2, weiming });
    row(u"wei zhang"_s, { wei, wei2, weiming });
    row(u"z w"_s, { wei, wei2, weiming });
    row(u"张w"_s, { wei, wei2, weiming });
    row(u"张wm"_s, { weiming });
    row(u"lml"_s, { lang });
    row(u"李ml"_s, { lang });
    row(u"李minglang"_s, { lang });
    row(u"liml"_s, { lang });
    row(u"ml"_s, { lang });
    row(u"zgf"_s, { zeng });
    row(u"cgf"_s, { zeng });
    row(u"zengguofan"_s, { zeng });
    row(u"guofan"_s, { zeng });
    row(u"shanxx"_s, { shan });
    row(u"danxx"_s, { shan });
    row(u"sxx"_s, { shan });
    row(u"qiuy"_s, { qiu });
    row(u"qy"_s, { qiu });
    row(u"chouying"_s, { qiu });
    row(u"sy"_s, { shen });
    row(u"sheny"_s, { shen });
    row(u"y"_s, { qiu, shen });
    row(u"ll"_s, {});
    row(u"gw"_s, {});
    // a single letter never finds the inside of a syllable
    row(u"g"_s, { zeng });
    row(u"n"_s, {});
    row(u"h"_s, {});
    row(u"i"_s, {});
    row(u"ng"_s, {});
    // Latin names
    row(u"john"_s, { john });
    row(u"John Smith"_s, { john });
    row(u"smith john"_s, { john });
    row(u"smi"_s, { john });
    row(u"js"_s, { john });
    row(u"johnsmith"_s, { john });
    // user names
    row(u"zhang.wei"_s, { wei, wei2, weiming });
    row(u"zhang.wei2"_s, { wei2 });
    row(u"jsmith"_s, { john });
    row(u"robot"_s, { robot });
    row(u"robot7"_s, { robot });
    row(u"r"_s, { robot });
    row(u"gf"_s, { zeng });
    row(u".wei"_s, { wei, wei2, weiming });
    // employee ids
    row(u"E1001"_s, { wei });
    row(u"e1001"_s, { wei });
    row(u"E200"_s, { lang, zeng, shan });
    row(u"1002"_s, { wei2 });
    row(u"x-77"_s, { john });
    row(u"e"_s, {});
    // mobiles: any part of the digits, whatever signs stand between them
    row(u"13800138000"_s, { wei });
    row(u"+86-13800138000"_s, { wei });
    row(u"+8613800138000"_s, { wei });
    row(u"8613800138000"_s, { wei });
    row(u"138-0013-8000"_s, { wei });
    row(u"138 0013 8000"_s, { wei });
    row(u"8000"_s, { wei });
    row(u"4321"_s, { lang });
    row(u"137-0000"_s, { lang });
    row(u"+86137"_s, { lang });
    row(u"86139"_s, { wei2 });
    row(u"5678"_s, { zeng, fang });
    row(u"１３９"_s, { wei2 });
    row(u"5550100"_s, { john });
    // e-mail: the part before the at-sign, or an address
    row(u"lml@"_s, { lang });
    row(u"zwei@example.com"_s, { wei2 });
    row(u"other.org"_s, { john });
    row(u"@other"_s, { john });
    row(u"example"_s, {});
    row(u"john.s"_s, { john });
    row(u"c"_s, { zeng, qiu, shan, shen }); // as they may be read too: ceng, chou, chan, chen
    // all words must be found
    row(u"zhang 138"_s, { wei });
    row(u"zhang 13"_s, { wei, wei2 });
    row(u"张 e10"_s, { wei, wei2, weiming });
    row(u"张 李"_s, {});
    row(u"zhang xyz"_s, {});
    row(u"不存在"_s, {});
    row(u"-"_s, { john });
}

void TestPeopleIndex::typedTextFinds()
{
    QFETCH(QString, text);
    QFETCH(QStringList, found);
    QStringList names = namesFor(asked(text));
    std::sort(names.begin(), names.end());
    std::sort(found.begin(), found.end());
    QCOMPARE(names, found);
    QStringList byName = namesFor(asked(text, PeopleSort::Name));
    std::sort(byName.begin(), byName.end());
    QCOMPARE(byName, found);
}

void TestPeopleIndex::bestHitsComeFirst_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("order");
    QTest::newRow("whole, start") << u"张伟"_s << QStringList { u"张伟"_s, u"张伟明"_s };
    QTest::newRow("spelt") << u"zhangwei"_s << QStringList { u"张薇"_s, u"张伟"_s, u"张伟明"_s };
    QTest::newRow("spelt apart") << u"zhang wei"_s
                                 << QStringList { u"张薇"_s, u"张伟"_s, u"张伟明"_s };
    QTest::newRow("start, syllable")
        << u"w"_s << QStringList { u"王芳"_s, u"张薇"_s, u"张伟"_s, u"张伟明"_s };
    QTest::newRow("whole employee id") << u"138"_s << QStringList { u"王芳"_s, u"张伟"_s };
    QTest::newRow("end, inside") << u"1234"_s
                                 << QStringList { u"单雄信"_s, u"曾国藩"_s, u"王芳"_s };
    QTest::newRow("user name") << u"zwm"_s << QStringList { u"张伟明"_s };
}

void TestPeopleIndex::bestHitsComeFirst()
{
    QFETCH(QString, text);
    QTEST(namesFor(asked(text)), "order");
}

void TestPeopleIndex::columnsSort_data()
{
    QTest::addColumn<PeopleSort>("sort");
    QTest::addColumn<Qt::SortOrder>("direction");
    QTest::addColumn<QList<int>>("expected");
    QTest::newRow("name") << PeopleSort::Name << Qt::AscendingOrder
                          << QList { 1, 4, 3, 0, 2, 5, 6 };
    QTest::newRow("name, back") << PeopleSort::Name << Qt::DescendingOrder
                                << QList { 6, 5, 0, 2, 4, 3, 1 };
    QTest::newRow("user name") << PeopleSort::UserName << Qt::AscendingOrder
                               << QList { 1, 4, 5, 0, 3, 2, 6 };
    QTest::newRow("user name, back")
        << PeopleSort::UserName << Qt::DescendingOrder << QList { 6, 2, 3, 0, 5, 4, 1 };
    QTest::newRow("employee id") << PeopleSort::EmployeeId << Qt::AscendingOrder
                                 << QList { 3, 0, 2, 1, 4, 5, 6 };
    QTest::newRow("mobile") << PeopleSort::Mobile << Qt::AscendingOrder
                            << QList { 4, 3, 0, 1, 5, 2, 6 };
    QTest::newRow("e-mail") << PeopleSort::Email << Qt::AscendingOrder
                            << QList { 1, 0, 5, 4, 3, 2, 6 };
    QTest::newRow("status") << PeopleSort::Status << Qt::AscendingOrder
                            << QList { 4, 3, 5, 6, 2, 1, 0 };
    QTest::newRow("status, back") << PeopleSort::Status << Qt::DescendingOrder
                                  << QList { 1, 0, 2, 4, 3, 5, 6 };
    QTest::newRow("updated") << PeopleSort::UpdatedAt << Qt::AscendingOrder
                             << QList { 6, 0, 1, 2, 3, 4, 5 };
    QTest::newRow("organization") << PeopleSort::Organization << Qt::AscendingOrder
                                  << QList { 1, 3, 6, 0, 2, 4, 5 };
    QTest::newRow("organization, back")
        << PeopleSort::Organization << Qt::DescendingOrder << QList { 4, 5, 0, 2, 1, 3, 6 };
    QTest::newRow("relevance of nothing")
        << PeopleSort::Relevance << Qt::AscendingOrder << QList { 1, 4, 3, 0, 2, 5, 6 };
}

void TestPeopleIndex::columnsSort()
{
    // By name: 李娜, 王芳 twice, 张伟 twice (Chinese before Latin, as the collation has it), Bob,
    // and one without any name.
    QVector<User> people { person(u"张伟"_s, u"u9"_s, u"13800000000"_s, u"b@x"_s, u"20"_s),
                           person(u"李娜"_s, u"a1"_s, u"+86 13800000001"_s, u"a@x"_s, u"x1"_s),
                           person(u"张伟"_s, u"u100"_s, {}, {}, u"100"_s),
                           person(u"王芳"_s, u"u10"_s, u"139"_s, {}, u"3"_s),
                           person(u"王芳"_s, u"u1a"_s, u"139"_s, {}, {}),
                           person(u"Bob"_s, u"u2"_s, u"138000000012"_s, u"b@x"_s, {}),
                           person({}, {}, {}, {}, {}) };
    people[0].disabled = people[1].disabled = true;
    people[2].locked = true;
    people[1].locked = true;
    for (int i = 0; i < 6; ++i)
        people[i].updatedAt = u"2024-01-0%1 00:00:00.000"_s.arg(i + 1);
    for (const int i : { 1, 3, 6 })
        people[i].orgId = OrgId(u"first"_s);
    for (const int i : { 0, 2 })
        people[i].orgId = OrgId(u"second"_s);
    people[5].orgId = OrgId(u"unknown"_s);
    PeopleIndex index;
    index.setOrganizationOrder({ { OrgId(u"first"_s), 1 }, { OrgId(u"second"_s), 2 } });
    for (qsizetype i = people.size() - 1; i >= 0; --i)
        index.put(quint32(i), people[i]);

    QFETCH(PeopleSort, sort);
    QFETCH(Qt::SortOrder, direction);
    PeopleQuery query = asked({}, sort);
    query.order = direction;
    QList<int> rows;
    for (const quint32 row : index.find(query))
        rows << int(row);
    QTEST(rows, "expected");
}

void TestPeopleIndex::emptyQueryGivesEverybody()
{
    QCOMPARE(namesFor(asked({})).size(), m_people.size());
    QCOMPARE(namesFor(asked(u"  "_s)).size(), m_people.size());
    QVERIFY(PeopleIndex().find(asked({})).empty());
    QVERIFY(PeopleIndex().find(asked(u"a"_s)).empty());
}

void TestPeopleIndex::organizationsNarrow()
{
    PeopleIndex index;
    for (quint32 i = 0; i < 6; ++i) {
        User user = person(u"张伟"_s, u"u"_s + QString::number(i));
        user.orgId = i == 5 ? OrgId() : OrgId(u"o"_s + QString::number(i % 3));
        index.put(i, user);
    }
    PeopleQuery query = asked(u"zw"_s, PeopleSort::UserName);
    query.organizations = QSet<OrgId> { OrgId(u"o1"_s) };
    QCOMPARE(index.find(query), (std::vector<quint32> { 1, 4 }));
    query.organizations->insert(OrgId(u"o0"_s));
    QCOMPARE(index.find(query), (std::vector<quint32> { 0, 1, 3, 4 }));
    query.organizations = QSet<OrgId> { OrgId() };
    QCOMPARE(index.find(query), (std::vector<quint32> { 5 }));
    query.organizations = QSet<OrgId> {};
    QVERIFY(index.find(query).empty());
    query.organizations.reset();
    query.text.clear();
    QCOMPARE(index.find(query).size(), size_t(6));
}

void TestPeopleIndex::disabledCanBeLeftOut()
{
    PeopleIndex index;
    User user = person(u"张伟"_s, u"a"_s);
    index.put(1, user);
    user.disabled = true;
    index.put(2, user);
    PeopleQuery query = asked(u"zw"_s);
    QCOMPARE(index.find(query), (std::vector<quint32> { 1, 2 }));
    query.withDisabled = false;
    QCOMPARE(index.find(query), (std::vector<quint32> { 1 }));
}

void TestPeopleIndex::userIdFindsWholeOrLongStart()
{
    PeopleIndex index;
    User user = person(u"张伟"_s, u"a"_s);
    user.id = UserId(u"20201228220222666-D0A0"_s);
    index.put(1, user);
    user.id = UserId(u"20201228330222666-D0A0"_s);
    index.put(2, user);
    QVERIFY(index.find(asked(u"2020"_s)).empty());
    QVERIFY(index.find(asked(u"D0A0"_s)).empty());
    QCOMPARE(index.find(asked(u"2020122822"_s)), (std::vector<quint32> { 1 }));
    QCOMPARE(index.find(asked(u"20201228330222666-d0a0"_s)), (std::vector<quint32> { 2 }));
}

void TestPeopleIndex::signsInTextDoNotBreakLines()
{
    PeopleIndex index;
    index.put(1, person(u"张\n伟"_s, u"a\nb\x1f"_s, u"1\n3"_s, u"\n@\n"_s, u"\n"_s));
    index.put(2, person(u"李娜"_s, u"li"_s, u"139"_s, {}, u"7"_s));
    QCOMPARE(index.find(asked(u"li"_s)), (std::vector<quint32> { 2 }));
    QCOMPARE(index.find(asked(u"13"_s)), (std::vector<quint32> { 1, 2 }));
    QCOMPARE(index.find(asked(u"139"_s)), (std::vector<quint32> { 2 }));
    QCOMPARE(index.find(asked(u"7"_s)), (std::vector<quint32> { 2 }));
    QCOMPARE(index.find(asked(QString(QChar(0x1f)))), std::vector<quint32>());
}

void TestPeopleIndex::relevanceIgnoresDirection()
{
    PeopleQuery query = asked(u"w"_s);
    const QStringList expected = namesFor(query);
    query.order = Qt::DescendingOrder;
    QCOMPARE(namesFor(query), expected);
}

namespace {

Organization namedOrganization(const QString &id, const QString &code, const QString &name)
{
    Organization made;
    made.id = OrgId(id);
    made.code = OrgCode(code);
    made.name = name;
    return made;
}

PeopleIndex peopleOfOrganizations()
{
    const QList<std::pair<QString, QString>> people {
        { u"张伟"_s, u"rd"_s },    { u"王研发"_s, u"sales"_s },    { u"李娜"_s, u"dev"_s },
        { u"张敏"_s, u"sales"_s }, { u"赵六"_s, u"never read"_s }, { u"孙七"_s, {} },
    };
    PeopleIndex index;
    for (quint32 row = 1; row <= quint32(people.size()); ++row) {
        User user = person(people.at(qsizetype(row) - 1).first, u"n%1"_s.arg(row));
        user.orgId = OrgId(people.at(qsizetype(row) - 1).second);
        index.put(row, user);
    }
    index.setOrganizations({ namedOrganization(u"rd"_s, u"RD-1"_s, u"研发中心"_s),
                             namedOrganization(u"dev"_s, u"K8S"_s, u"Java 开发部（北京）"_s),
                             namedOrganization(u"sales"_s, u"000731"_s, u"销售 & Marketing"_s),
                             namedOrganization(u"empty"_s, u"RD-2"_s, u"研发二部"_s),
                             namedOrganization({}, u"RD-3"_s, u"研发三部"_s) });
    return index;
}

} // namespace

void TestPeopleIndex::organizationFindsItsPeople_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QList<int>>("found");
    const auto row = [](const QString &text, const QList<int> &found) {
        QTest::addRow("%s", qPrintable(text)) << text << found;
    };
    row(u"研发"_s, { 2, 1 }); // behind whoever is called so
    row(u"研发中心"_s, { 1 });
    row(u"发中"_s, { 1 });
    row(u"研"_s, { 2 }); // one character finds no organization
    row(u"yanfa"_s, { 2 }); // nor does pinyin
    row(u"yfzx"_s, {});
    row(u"rd"_s, { 1 });
    row(u"RD-1"_s, { 1 });
    row(u"rd-11"_s, {});
    row(u"d-1"_s, {}); // a code by its start alone
    row(u"k8"_s, { 3 });
    row(u"java"_s, { 3 });
    row(u"av"_s, { 3 });
    row(u"（北京"_s, { 3 }); // signs of either width
    row(u"(北京)"_s, { 3 });
    row(u"ｊａｖａ"_s, { 3 });
    row(u"0007"_s, { 2, 4 });
    row(u"731"_s, {});
    row(u"marketing"_s, { 2, 4 });
    row(u"销售 marketing"_s, { 2, 4 });
    // all words must be found
    row(u"zhang 研发"_s, { 1 });
    row(u"研发 zhang"_s, { 1 });
    row(u"研发 销售"_s, { 2 });
    row(u"研发 中心"_s, { 1 });
    row(u"zm 销售"_s, { 4 });
    row(u"& 销售"_s, {});
    row(u"never"_s, {}); // an id is no name
    row(u"研发三部"_s, {}); // of no id
}

void TestPeopleIndex::organizationFindsItsPeople()
{
    QFETCH(const QString, text);
    const PeopleIndex index = peopleOfOrganizations();
    QList<int> rows;
    for (const quint32 row : index.find(asked(text)))
        rows << int(row);
    QTEST(rows, "found");
    // In the order of a column they stand among the others.
    const std::vector<quint32> byUserName = index.find(asked(text, PeopleSort::UserName));
    std::sort(rows.begin(), rows.end());
    QCOMPARE(QList<int>(byUserName.begin(), byUserName.end()), rows);
}

void TestPeopleIndex::organizationsMayChange()
{
    PeopleIndex index = peopleOfOrganizations();
    using Rows = std::vector<quint32>;
    QCOMPARE(index.find(asked(u"研发"_s)), (Rows { 2, 1 }));
    index.setOrganizations({ namedOrganization(u"sales"_s, u"B-1"_s, u"研发销售部"_s) });
    QCOMPARE(index.find(asked(u"研发"_s)), (Rows { 2, 4 }));
    QVERIFY(index.find(asked(u"rd"_s)).empty());
    QCOMPARE(index.find(asked(u"b-"_s)), (Rows { 2, 4 }));
    // Whoever comes to an organization that nobody was of before.
    index.setOrganizations({ namedOrganization(u"new"_s, u"N-1"_s, u"新部门"_s) });
    QVERIFY(index.find(asked(u"新部"_s)).empty());
    User user = person(u"周八"_s, u"n8"_s);
    user.orgId = OrgId(u"new"_s);
    index.put(8, user);
    QCOMPARE(index.find(asked(u"新部"_s)), (Rows { 8 }));
    index.clear();
    index.put(9, user);
    QCOMPARE(index.find(asked(u"新部"_s)), (Rows { 9 }));
    index.setOrganizations({});
    QVERIFY(index.find(asked(u"新部"_s)).empty());
}

RENZHI_GUILESS_TEST(TestPeopleIndex)
#include "tst_peopleindex.moc"
