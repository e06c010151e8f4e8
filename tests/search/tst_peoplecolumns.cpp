// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/core/pinyin.h"
#include "models/search/peoplefilter.h"
#include "tests/search/searchpeople.h"
#include "tests/support/testmain.h"

#include <QCollator>
#include <QRandomGenerator>

using namespace renzhi;
using namespace renzhi::test;
using namespace Qt::StringLiterals;

namespace {

QStringList organizationNames()
{
    return { u"示例集团"_s, u"研发中心"_s, u"平台部"_s, u"销售中心"_s };
}

// 0 → 1 → 2 and 0 → 3, each named by its number.
std::shared_ptr<const ReferenceIndex> tree()
{
    QVector<Organization> organizations(organizationNames().size());
    for (int i = 0; i < organizations.size(); ++i) {
        organizations[i].id = OrgId(QString::number(i));
        organizations[i].name = organizationNames().at(i);
        organizations[i].sequence = i;
        if (i > 0)
            organizations[i].parentId = OrgId(QString::number(i == 2 ? 1 : 0));
    }
    return std::make_shared<const ReferenceIndex>(organizations, QVector<Title>(),
                                                  QVector<Position>());
}

template <class T> const T &any(QRandomGenerator &random, const QList<T> &list)
{
    return list.at(random.bounded(int(list.size())));
}

User randomPerson(QRandomGenerator &random)
{
    User user;
    user.name
        = any(random, QStringList { u"张伟"_s, u"李明朗"_s, u"曾国藩"_s, u"John Smith"_s, {} });
    user.userName = any(random, QStringList { u"zhang"_s, u"wei.li"_s, u"smith"_s })
        + QString::number(random.bounded(9));
    user.id = UserId(u"~"_s + user.userName);
    user.orgId = OrgId(any(random, QStringList { u"0"_s, u"1"_s, u"2"_s, u"3"_s, u"gone"_s, {} }));
    user.mobile = random.bounded(4) ? u"138"_s + QString::number(random.bounded(100)) : QString();
    user.email = random.bounded(3) ? user.userName + u"@Example.com"_s : QString();
    user.employeeId = random.bounded(3) ? u"E"_s + QString::number(random.bounded(30)) : QString();
    user.disabled = random.bounded(3) == 0;
    user.locked = random.bounded(3) == 0;
    if (random.bounded(5))
        user.updatedAt = u"2024-0%1-02 00:00:00.000"_s.arg(random.bounded(1, 4));
    return user;
}

PeopleFilter::StatusWords statusWords()
{
    return { QStringList { u"Active"_s, u"正常"_s }, QStringList { u"Locked"_s, u"已锁定"_s },
             QStringList { u"Disabled"_s, u"已停用"_s } };
}

int statusOf(const User &user)
{
    return user.disabled ? 2 : user.locked ? 1 : 0;
}

// Nothing for every fourth.
std::optional<int> jobsOf(quint32 row)
{
    return row % 4 == 0 ? std::nullopt : std::optional(int(row % 5));
}

// As the header words it, looked up in the plainest way. `names`: searched by pinyin too.
bool plainlyHolds(const QString &typed, const QString &value, const QStringList &names)
{
    if (typed.isEmpty() || typed == u"!"_s || typed == u"="_s || typed == u"!="_s)
        return true;
    if (typed.startsWith(u'!'))
        return !plainlyHolds(typed.mid(1), value, names);
    if (typed == u"-"_s)
        return value.isEmpty();
    if (typed.startsWith(u'='))
        return value.compare(QStringView(typed).mid(1), Qt::CaseInsensitive) == 0
            || (names.size() > 1 && names.last() == typed.mid(1));
    const QStringList words = typed.split(u' ');
    return std::all_of(words.cbegin(), words.cend(), [&](const QString &word) {
        return value.contains(word, Qt::CaseInsensitive)
            || std::any_of(names.cbegin(), names.cend(), [&](const QString &name) {
                   return pinyin::match(name, pinyin::keysOf(name), word.toLower()) > 0;
               });
    });
}

// Words for the same thing.
bool holdsOneOf(const QString &typed, const QStringList &words)
{
    if (typed.size() > 1 && typed.startsWith(u'!') && typed != u"!="_s)
        return !holdsOneOf(typed.mid(1), words);
    return std::any_of(words.cbegin(), words.cend(),
                       [&](const QString &word) { return plainlyHolds(typed, word, {}); });
}

bool isLetThrough(PeopleSort column, const QString &typed, const User &user,
                  const ReferenceIndex &references)
{
    const QString shown = user.name.isEmpty() ? user.userName : user.name;
    switch (column) {
    case PeopleSort::Relevance:
    case PeopleSort::Name:
        return plainlyHolds(typed, shown, { shown });
    case PeopleSort::UserName:
        return plainlyHolds(typed, user.userName, {});
    case PeopleSort::Organization:
        return plainlyHolds(typed, references.pathText(user.orgId), references.path(user.orgId));
    case PeopleSort::EmployeeId:
        return plainlyHolds(typed, user.employeeId, {});
    case PeopleSort::Mobile:
        return plainlyHolds(typed, user.mobile, {});
    case PeopleSort::Email:
        return plainlyHolds(typed, user.email, {});
    case PeopleSort::Status:
        return holdsOneOf(typed, statusWords()[size_t(statusOf(user))]);
    case PeopleSort::UpdatedAt:
        return plainlyHolds(typed, user.updatedAt, {});
    case PeopleSort::Jobs: // by setJobs()
        break;
    }
    return false;
}

int compared(PeopleSort column, const User &a, const User &b, const QCollator &collator)
{
    const auto texts = [&](const QString &left, const QString &right) {
        // What is empty comes last.
        if (left.isEmpty() || right.isEmpty())
            return int(left.isEmpty()) - int(right.isEmpty());
        return collator.compare(left, right);
    };
    const auto organization = [](const User &user) {
        const qsizetype place
            = QStringList { u"0"_s, u"1"_s, u"2"_s, u"3"_s }.indexOf(user.orgId.toString());
        return place < 0 ? 99 : int(place);
    };
    switch (column) {
    case PeopleSort::Organization:
        return organization(a) - organization(b);
    case PeopleSort::EmployeeId:
        return texts(a.employeeId, b.employeeId);
    case PeopleSort::Status:
        return statusOf(a) - statusOf(b);
    case PeopleSort::UpdatedAt:
        return a.updatedAt.compare(b.updatedAt);
    default:
        return texts(a.name.isEmpty() ? a.userName : a.name,
                     b.name.isEmpty() ? b.userName : b.name);
    }
}

// Whoever's are not known comes last, ascending and descending.
int comparedJobs(const KnownJobCounts &counts, quint32 a, quint32 b, Qt::SortOrder order)
{
    const std::optional<int> one = counts.of(a), other = counts.of(b);
    if (!one || !other)
        return int(!one) - int(!other);
    return order == Qt::AscendingOrder ? *one - *other : *other - *one;
}

// Few, some around where counting ends, and very many.
std::optional<int> randomCount(QRandomGenerator &random)
{
    switch (random.bounded(6)) {
    case 0:
        return std::nullopt;
    case 1:
        return random.bounded(250, 260);
    case 2:
        return random.bounded(2) ? 1'000'000'000 : 70'000;
    default:
        return random.bounded(4);
    }
}

} // namespace

// Orders of several keys and the filters of the columns, compared with a plain look at everybody.
class TestPeopleColumns : public QObject
{
    Q_OBJECT

private slots:
    void typedTextIsUnderstood_data();
    void typedTextIsUnderstood();
    void numbersAreCompared_data();
    void numbersAreCompared();
    void mobilesAreFoundByTheirDigits();
    void severalKeysEqualAPlainSort();
    void manyAreSortedByTheirJobs_data();
    void manyAreSortedByTheirJobs();
    void countsAreAValueOfTheirOwn();
    void randomFiltersEqualAPlainSearch();
    void jobsAreAskedOfTheRestOnly();
};

void TestPeopleColumns::typedTextIsUnderstood_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QStringList>("held");
    const QStringList all { u"Java 工程师"_s, u"测试工程师"_s, u"a-b"_s, {} };
    const auto row = [&](const QString &typed, const QList<int> &held) {
        QStringList texts;
        for (const int i : held)
            texts << all.at(i);
        QTest::newRow(typed.isEmpty() ? "nothing" : qPrintable(typed)) << typed << texts;
    };
    row({}, { 0, 1, 2, 3 });
    row(u"  "_s, { 0, 1, 2, 3 });
    row(u"工程师"_s, { 0, 1 });
    row(u"JAVA"_s, { 0 });
    row(u"ｊａｖａ"_s, { 0 });
    row(u"师 java"_s, { 0 });
    row(u"csgcs"_s, { 1 });
    row(u"ceshi"_s, { 1 });
    row(u"=java 工程师"_s, { 0 });
    row(u"= 工程师"_s, {});
    row(u"!工程师"_s, { 2, 3 });
    row(u"！工程师"_s, { 2, 3 });
    row(u"!=a-b"_s, { 0, 1, 3 });
    row(u"！＝a-b"_s, { 0, 1, 3 });
    row(u"-"_s, { 3 });
    row(u"－"_s, { 3 });
    row(u"!-"_s, { 0, 1, 2 });
    row(u"a-"_s, { 2 });
    row(u"!"_s, { 0, 1, 2, 3 });
    row(u"="_s, { 0, 1, 2, 3 });
}

void TestPeopleColumns::typedTextIsUnderstood()
{
    QFETCH(QString, typed);
    const ColumnFilter filter(typed);
    NameMatcher matcher;
    QStringList held;
    for (const QString &text : { u"Java 工程师"_s, u"测试工程师"_s, u"a-b"_s, QString() }) {
        if (filter.holdsName(text, matcher))
            held << text;
    }
    QTEST(held, "held");
    QCOMPARE(filter.isActive(), held.size() < 4);
    QVERIFY(filter.isUnderstood());
}

void TestPeopleColumns::numbersAreCompared_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<bool>("understood");
    QTest::addColumn<QList<int>>("held"); // -1: not known
    const QList<int> all { -1, 0, 1, 2, 3 };
    QTest::newRow("number") << u"2"_s << true << QList { 2 };
    QTest::newRow("equal") << u"=2"_s << true << QList { 2 };
    QTest::newRow("at least") << u">=2"_s << true << QList { 2, 3 };
    QTest::newRow("at least, one sign") << u"≥2"_s << true << QList { 2, 3 };
    QTest::newRow("at least, full width") << u"＞＝２"_s << true << QList { 2, 3 };
    QTest::newRow("at most") << u"<= 1"_s << true << QList { 0, 1 };
    QTest::newRow("more") << u">2"_s << true << QList { 3 };
    QTest::newRow("less") << u"<2"_s << true << QList { 0, 1 };
    QTest::newRow("not") << u"!2"_s << true << QList { 0, 1, 3 };
    QTest::newRow("not known") << u"-"_s << true << QList { -1 };
    QTest::newRow("known") << u"!-"_s << true << QList { 0, 1, 2, 3 };
    QTest::newRow("begun") << u">="_s << true << all;
    QTest::newRow("nothing") << QString() << true << all;
    QTest::newRow("no number") << u"two"_s << false << all;
    QTest::newRow("no number, compared") << u">=x"_s << false << all;
}

void TestPeopleColumns::numbersAreCompared()
{
    QFETCH(QString, typed);
    const ColumnFilter filter(typed, ColumnFilter::Kind::Number);
    QList<int> held;
    for (const int number : { -1, 0, 1, 2, 3 }) {
        if (filter.holdsNumber(number < 0 ? std::nullopt : std::optional(number)))
            held << number;
    }
    QTEST(held, "held");
    QTEST(filter.isUnderstood(), "understood");
}

void TestPeopleColumns::mobilesAreFoundByTheirDigits()
{
    PeopleIndex index;
    index.put(1, person(u"张伟"_s, u"a"_s, u"+86 138-0013-8000"_s));
    index.put(2, person(u"李娜"_s, u"b"_s, u"13900001111"_s));
    index.put(3, person(u"王芳"_s, u"c"_s));
    const auto found = [&](const QString &typed) {
        PeopleFilter filter;
        filter.setColumn(PeopleSort::Mobile, typed);
        std::vector<quint32> rows = index.find(asked({}), &filter);
        std::sort(rows.begin(), rows.end());
        return rows;
    };
    using Rows = std::vector<quint32>;
    QCOMPARE(found(u"0013-80"_s), (Rows { 1 }));
    QCOMPARE(found(u"+86138"_s), (Rows { 1 }));
    QCOMPARE(found(u"=+86 13900001111"_s), (Rows { 2 }));
    QCOMPARE(found(u"=139"_s), Rows());
    QCOMPARE(found(u"!138"_s), (Rows { 2, 3 }));
    QCOMPARE(found(u"-"_s), (Rows { 3 }));
    QCOMPARE(found(u"+"_s), (Rows { 1, 2, 3 }));
    QCOMPARE(found(u"abc"_s), Rows());
}

void TestPeopleColumns::severalKeysEqualAPlainSort()
{
    QCollator collator(QLocale(QLocale::Chinese, QLocale::China));
    collator.setNumericMode(true);
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    QRandomGenerator random(5);
    PeopleIndex index;
    index.setOrganizationOrder(
        { { OrgId(u"0"_s), 0 }, { OrgId(u"1"_s), 1 }, { OrgId(u"2"_s), 2 }, { OrgId(u"3"_s), 3 } });
    QMap<quint32, User> people;
    const QList<PeopleSort> columns { PeopleSort::Organization, PeopleSort::EmployeeId,
                                      PeopleSort::Status,       PeopleSort::UpdatedAt,
                                      PeopleSort::Name,         PeopleSort::Jobs };
    KnownJobCounts counts(200);
    int decidedByLaterKeys = 0;
    for (int round = 0; round < 80; ++round) {
        for (int i = random.bounded(30); i > 0; --i) {
            const quint32 row = quint32(random.bounded(200));
            index.put(row, people[row] = randomPerson(random));
            counts.set(quint32(random.bounded(200)), randomCount(random));
        }
        std::vector<PeopleSortKey> keys(size_t(random.bounded(1, 4)));
        for (PeopleSortKey &key : keys)
            key = { any(random, columns),
                    random.bounded(2) ? Qt::AscendingOrder : Qt::DescendingOrder };
        PeopleQuery query = asked({}, keys.front().sort);
        query.order = keys.front().order;
        query.thenBy.assign(keys.cbegin() + 1, keys.cend());
        query.jobCounts = counts;

        std::vector<quint32> expected;
        for (auto it = people.cbegin(); it != people.cend(); ++it)
            expected.push_back(it.key());
        std::sort(expected.begin(), expected.end(), [&](quint32 a, quint32 b) {
            for (const PeopleSortKey &key : keys) {
                if (key.sort == PeopleSort::Jobs) {
                    if (const int jobs = comparedJobs(counts, a, b, key.order))
                        return jobs < 0;
                    continue;
                }
                if (const int difference = compared(key.sort, people[a], people[b], collator))
                    return key.order == Qt::AscendingOrder ? difference < 0 : difference > 0;
            }
            if (const int names = compared(PeopleSort::Name, people[a], people[b], collator))
                return names < 0;
            return people[a].userName == people[b].userName
                ? a < b
                : people[a].userName < people[b].userName;
        });
        QCOMPARE(index.find(query), expected);
        query.thenBy.clear();
        decidedByLaterKeys += index.find(query) != expected ? 1 : 0;
    }
    QVERIFY(decidedByLaterKeys > 20);
}

void TestPeopleColumns::manyAreSortedByTheirJobs_data()
{
    QTest::addColumn<bool>("withinStates");
    QTest::addColumn<Qt::SortOrder>("order");
    QTest::newRow("ascending") << false << Qt::AscendingOrder;
    QTest::newRow("descending") << false << Qt::DescendingOrder;
    QTest::newRow("within states, ascending") << true << Qt::AscendingOrder;
    QTest::newRow("within states, descending") << true << Qt::DescendingOrder;
}

// More than one thread takes at once: of everybody, of the hits of a word and of what a filter
// leaves. Those with as many stand as they would without.
void TestPeopleColumns::manyAreSortedByTheirJobs()
{
    QFETCH(const bool, withinStates);
    QFETCH(const Qt::SortOrder, order);
    constexpr quint32 all = 10'000;
    QRandomGenerator random(17);
    PeopleIndex index;
    QVector<User> people;
    KnownJobCounts counts(all);
    for (quint32 row = 0; row < all; ++row) {
        people.append(randomPerson(random));
        index.put(row, people.constLast());
        counts.set(row, randomCount(random));
    }
    PeopleFilter filter;
    filter.setColumn(PeopleSort::Status, u"!locked"_s);
    filter.setStatusWords(statusWords());
    std::vector<PeopleSortKey> keys;
    if (withinStates)
        keys.push_back({ PeopleSort::Status, Qt::DescendingOrder });
    keys.push_back({ PeopleSort::Jobs, order });
    keys.push_back({ PeopleSort::EmployeeId, Qt::DescendingOrder });
    for (PeopleFilter *asked : { static_cast<PeopleFilter *>(nullptr), &filter }) {
        for (const QString &text : { QString(), u"zhang"_s }) {
            PeopleQuery query;
            query.text = text;
            query.sort = keys.front().sort;
            query.order = keys.front().order;
            query.thenBy.assign(keys.cbegin() + 1, keys.cend());
            query.jobCounts = counts;
            PeopleQuery without = query;
            without.sort = withinStates ? PeopleSort::Status : PeopleSort::EmployeeId;
            without.order = Qt::DescendingOrder;
            without.thenBy = { { PeopleSort::EmployeeId, Qt::DescendingOrder } };
            std::vector<quint32> expected = index.find(without, asked);
            QVERIFY(expected.size() > 1000);
            std::stable_sort(expected.begin(), expected.end(), [&](quint32 a, quint32 b) {
                const int states = withinStates ? statusOf(people[b]) - statusOf(people[a]) : 0;
                return (states != 0 ? states : comparedJobs(counts, a, b, order)) < 0;
            });
            QCOMPARE(index.find(query, asked), expected);
            query.jobCounts = {}; // nobody's are known
            QCOMPARE(index.find(query, asked), index.find(without, asked));
        }
    }
}

void TestPeopleColumns::countsAreAValueOfTheirOwn()
{
    KnownJobCounts counts(10);
    QVERIFY(!counts.of(3));
    QVERIFY(counts.set(3, 0));
    QVERIFY(!counts.set(3, 0));
    QCOMPARE(counts.of(3), std::optional(0));
    QVERIFY(!counts.of(2) && !counts.of(4));
    const KnownJobCounts copy = counts;
    QVERIFY(copy == counts);
    QVERIFY(counts.set(3, 2) && counts.set(7, 1));
    QCOMPARE(copy.of(3), std::optional(0));
    QVERIFY(!copy.of(7));
    QVERIFY(!(copy == counts));
    QVERIFY(counts.set(3, std::nullopt));
    QVERIFY(!counts.set(3, std::nullopt));
    QVERIFY(!counts.of(3));
    // A row that damage made takes no memory.
    QVERIFY(!counts.set(4'000'000'000, 1));
    QVERIFY(!counts.of(4'000'000'000));
    QVERIFY(!KnownJobCounts().set(0, 1));
}

void TestPeopleColumns::randomFiltersEqualAPlainSearch()
{
    const QList<PeopleSort> columns { PeopleSort::Name,         PeopleSort::UserName,
                                      PeopleSort::Organization, PeopleSort::EmployeeId,
                                      PeopleSort::Mobile,       PeopleSort::Email,
                                      PeopleSort::Status,       PeopleSort::UpdatedAt };
    const QStringList texts { u"张"_s,     u"zw"_s,        u"li"_s,      u"smith"_s,   u"研发"_s,
                              u"yfzx"_s,   u"zx 集团"_s,   u"E1"_s,      u"138"_s,     u"example"_s,
                              u"locked"_s, u"ed"_s,        u"2024-02"_s, u"1"_s,       u"gone"_s,
                              u"=张伟"_s,  u"=研发中心"_s, u"=Locked"_s, u"=已锁定"_s, u"已"_s,
                              u"=e7"_s,    u"=1385"_s,     u"-"_s,       u"="_s,       u""_s };
    const auto references = tree();
    QRandomGenerator random(11);
    PeopleIndex index;
    QMap<quint32, User> people;
    for (quint32 row = 0; row < 300; ++row)
        index.put(row, people[row] = randomPerson(random));
    PeopleFilter filter;
    filter.setReferences(references);
    filter.setStatusWords(statusWords());
    filter.setJobCounts([](std::span<const quint32> rows) {
        std::vector<std::optional<int>> counts;
        for (const quint32 row : rows)
            counts.push_back(jobsOf(row));
        return counts;
    });
    int some = 0;
    for (int round = 0; round < 400; ++round) {
        QMap<PeopleSort, QString> typed;
        for (const PeopleSort column : columns) {
            if (random.bounded(7) == 0)
                typed[column] = (random.bounded(3) ? QString() : u"!"_s) + any(random, texts);
            filter.setColumn(column, typed.value(column));
        }
        const int jobs = random.bounded(-6, 4);
        filter.setJobs(jobs < 0 ? QString() : u">="_s + QString::number(jobs));
        std::vector<quint32> expected;
        for (auto it = people.cbegin(); it != people.cend(); ++it) {
            const bool through
                = std::all_of(columns.cbegin(), columns.cend(), [&](PeopleSort column) {
                      return isLetThrough(column, typed.value(column), *it, *references);
                  });
            if (through && (jobs < 0 || jobsOf(it.key()).value_or(-1) >= jobs))
                expected.push_back(it.key());
        }
        std::vector<quint32> rows = index.find(asked({}), &filter);
        std::sort(rows.begin(), rows.end());
        QStringList what;
        for (auto it = typed.cbegin(); it != typed.cend(); ++it)
            what << QString::number(int(it.key())) + u':' + *it;
        QVERIFY2(rows == expected, qPrintable(what.join(u", "_s)));
        some += !rows.empty() && rows.size() < 300 ? 1 : 0;
    }
    QVERIFY(some > 100);
}

void TestPeopleColumns::jobsAreAskedOfTheRestOnly()
{
    PeopleIndex index;
    for (quint32 row = 0; row < 8; ++row)
        index.put(row, person(row < 3 ? u"张伟"_s : u"李娜"_s, QString::number(row)));
    PeopleFilter filter;
    size_t asked = 0;
    filter.setJobCounts([&](std::span<const quint32> rows) {
        asked += rows.size();
        return std::vector<std::optional<int>>(rows.size(), 1);
    });
    filter.setColumn(PeopleSort::Name, u"zw"_s);
    QCOMPARE(index.find(test::asked({}), &filter).size(), size_t(3));
    QCOMPARE(asked, size_t(0));
    filter.setJobs(u"=1"_s);
    QCOMPARE(index.find(test::asked({}), &filter).size(), size_t(3));
    QCOMPARE(asked, size_t(3));
    filter.setJobs(u"2"_s);
    QVERIFY(index.find(test::asked({}), &filter).empty());
    filter.setColumn(PeopleSort::Name, {});
    filter.setJobs({});
    QVERIFY(!filter.isActive());
}

RENZHI_GUILESS_TEST(TestPeopleColumns)
#include "tst_peoplecolumns.moc"
