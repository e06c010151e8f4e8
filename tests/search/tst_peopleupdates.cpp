// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/core/pinyin.h"
#include "tests/search/searchpeople.h"
#include "tests/support/testmain.h"

#include <QCollator>
#include <QRandomGenerator>
#include <QTemporaryDir>

using namespace renzhi;
using namespace renzhi::test;
using namespace Qt::StringLiterals;

// The index stays right while people come, change and go: compared with a map that is searched by
// looking at everybody in the plainest way.
class TestPeopleUpdates : public QObject
{
    Q_OBJECT

private slots:
    void changedPeopleAreFoundByTheNewTextOnly();
    void removedPeopleAreNotFound();
    void puttingTheSameAgainChangesNothing();
    void clearedIndexIsEmptyAndUsable();
    void movedIndexKeepsItsPeople();
    void compactionKeepsEveryOrder();
    void arrangingChangesNoAnswer();
    void manyAreSearchedInParts();
    void organizationOrderCanChange();
    void randomBatchesEqualAPlainSearch();
};

namespace {

// In the words of the header: whole, start, start of a syllable or segment, inside.
int rankOfField(const QString &field, const QString &word, bool inside)
{
    if (field.isEmpty() || !field.contains(word))
        return 0;
    if (field.startsWith(word))
        return field == word ? 4 : 3;
    for (qsizetype at = field.indexOf(word); at >= 0; at = field.indexOf(word, at + 1)) {
        const QChar before = field[at - 1];
        if (!before.isLetterOrNumber() || before.isDigit() != field[at].isDigit())
            return 2;
    }
    return inside ? 1 : 0;
}

using Organizations = QVector<Organization>;

// Part of the name or the start of the code, from two characters on; only their own.
bool isOfOrganization(const User &user, const QString &word, const Organizations &organizations)
{
    return word.size() > 1
        && std::any_of(organizations.cbegin(), organizations.cend(), [&](const Organization &one) {
               return one.id == user.orgId
                   && (one.name.contains(word, Qt::CaseInsensitive)
                       || one.code.toString().startsWith(word, Qt::CaseInsensitive));
           });
}

int rankOfWord(const User &user, const QString &word, const Organizations &organizations)
{
    const bool letters
        = std::all_of(word.cbegin(), word.cend(), [](QChar c) { return c >= u'a' && c <= u'z'; });
    const bool digits
        = std::all_of(word.cbegin(), word.cend(), [](QChar c) { return c.isDigit(); });
    const bool inside = !letters || word.size() > 2;
    const QString shown = user.name.isEmpty() ? user.userName : user.name;
    int best = pinyin::match(shown, pinyin::keysOf(shown), word);
    best = std::max(best, rankOfField(user.userName, word, inside));
    best = std::max(best, std::min(3, rankOfField(user.email.section(u'@', 0, 0), word, inside)));
    if (word.contains(u'@') || word.contains(u'.'))
        best = std::max(best, rankOfField(user.email, word, true));
    if (inside)
        best = std::max(best, rankOfField(user.employeeId.toLower(), word, true));
    if (digits && user.mobile.contains(word)) {
        const bool start = user.mobile.startsWith(word), end = user.mobile.endsWith(word);
        best = std::max(best, start ? (end && user.mobile == word ? 4 : 3) : end ? 2 : 1);
    }
    if (best > 0)
        return best + 1;
    return isOfOrganization(user, word, organizations) ? 1 : 0;
}

struct Oracle
{
    QMap<quint32, User> people;
    Organizations organizations = {};

    std::vector<quint32> find(const PeopleQuery &query) const
    {
        QCollator collator(QLocale(QLocale::Chinese, QLocale::China));
        collator.setNumericMode(true);
        collator.setCaseSensitivity(Qt::CaseInsensitive);
        const QStringList words = query.text.split(u' ', Qt::SkipEmptyParts);
        QHash<quint32, int> ranks;
        std::vector<quint32> rows;
        for (auto it = people.cbegin(); it != people.cend(); ++it) {
            int rank = words.isEmpty() ? 1 : 5;
            for (const QString &word : words)
                rank = std::min(rank, rankOfWord(*it, word, organizations));
            if (rank > 0 && words.size() > 1) {
                const int whole = pinyin::match(it->name, pinyin::keysOf(it->name), query.text);
                rank = std::max(rank, whole > 0 ? whole + 1 : 0);
            }
            if (rank == 0 || (!query.withDisabled && it->disabled)
                || (query.organizations && !query.organizations->contains(it->orgId))) {
                continue;
            }
            ranks.insert(it.key(), rank);
            rows.push_back(it.key());
        }
        const auto names = [&](quint32 a, quint32 b) {
            return collator.compare(people[a].name, people[b].name);
        };
        const auto column = [&](quint32 a, quint32 b) {
            switch (query.sort) {
            case PeopleSort::Relevance:
                return words.isEmpty() ? 0 : ranks[b] - ranks[a];
            case PeopleSort::Name:
                return names(a, b);
            case PeopleSort::UpdatedAt:
                return QString::compare(people[a].updatedAt, people[b].updatedAt);
            default:
                return int(people[a].disabled) - int(people[b].disabled);
            }
        };
        const bool back = query.order == Qt::DescendingOrder && query.sort != PeopleSort::Relevance;
        std::sort(rows.begin(), rows.end(), [&](quint32 a, quint32 b) {
            if (const int difference = column(a, b))
                return back ? difference > 0 : difference < 0;
            if (const int difference = names(a, b))
                return difference < 0;
            if (people[a].userName != people[b].userName)
                return people[a].userName < people[b].userName;
            return a < b;
        });
        return rows;
    }
};

User personOfFewParts(QRandomGenerator &random)
{
    static const QStringList names { u"张伟"_s,       u"张伟明"_s, u"李明朗"_s, u"曾国藩"_s,
                                     u"单雄信"_s,     u"仇英"_s,   u"王芳"_s,   u"王"_s,
                                     u"John Smith"_s, u"尉迟恭"_s, u"李娜"_s,   u"高明"_s };
    static const QStringList parts {
        u"zhang"_s, u"wei"_s, u"li"_s, u"ming"_s, u"gao"_s, u"smith"_s
    };
    User user;
    user.name = names.at(random.bounded(int(names.size())));
    user.userName = parts.at(random.bounded(6)) + u'.' + parts.at(random.bounded(6));
    user.id = UserId(u"~"_s + QString::number(random.bounded(100)));
    user.orgId = OrgId(QString::number(random.bounded(4)));
    user.mobile = QString::number(random.bounded(1300000, 1400000));
    switch (random.bounded(4)) {
    case 0:
        user.email = parts.at(random.bounded(6)) + u"@example.com"_s;
        break;
    case 1:
        user.email = user.userName + u"@li.org"_s;
        break;
    case 2:
        user.email = user.userName + u"@example.com"_s;
        break;
    default:
        break;
    }
    user.employeeId
        = random.bounded(3) ? u"E"_s + QString::number(random.bounded(1000)) : QString();
    user.disabled = random.bounded(3) == 0;
    user.updatedAt = u"2024-01-%1 00:00:00.000"_s.arg(random.bounded(1, 29), 2, 10, QChar(u'0'));
    return user;
}

// Of those that personOfFewParts() chooses from, and one that nobody belongs to; some have no
// record, as when it could not be read.
Organizations randomOrganizations(QRandomGenerator &random)
{
    static const QStringList names { u"研发中心"_s,   u"Zhang Li Office"_s, u"王府井店"_s,
                                     u"研发\n一部"_s, u"Ming & Smith"_s,    QString() };
    static const QStringList codes {
        u"RD-1"_s, u"13"_s, u"E12"_s, u"研发-2"_s, u"SM"_s, QString()
    };
    Organizations organizations;
    for (int id = 0; id < 5; ++id) {
        if (random.bounded(4) == 0)
            continue;
        Organization organization;
        organization.id = OrgId(QString::number(id));
        organization.name = names.at(random.bounded(int(names.size())));
        organization.code = OrgCode(codes.at(random.bounded(int(codes.size()))));
        organizations.append(organization);
    }
    return organizations;
}

} // namespace

void TestPeopleUpdates::changedPeopleAreFoundByTheNewTextOnly()
{
    PeopleIndex index;
    index.put(1, person(u"张伟"_s, u"old"_s));
    QCOMPARE(index.find(asked(u"zw"_s)).size(), size_t(1));
    index.put(1, person(u"李娜"_s, u"new"_s));
    QCOMPARE(index.size(), 1);
    QVERIFY(index.find(asked(u"zw"_s)).empty());
    QVERIFY(index.find(asked(u"old"_s)).empty());
    QCOMPARE(index.find(asked(u"ln"_s)), (std::vector<quint32> { 1 }));
    QCOMPARE(index.find(asked(u"new"_s)), (std::vector<quint32> { 1 }));
}

void TestPeopleUpdates::removedPeopleAreNotFound()
{
    PeopleIndex index;
    index.put(1, person(u"张伟"_s, u"a"_s));
    index.put(2, person(u"张伟"_s, u"b"_s));
    QCOMPARE(index.find(asked(u"zw"_s)).size(), size_t(2));
    index.remove(1);
    index.remove(1);
    index.remove(99);
    QCOMPARE(index.size(), 1);
    QCOMPARE(index.find(asked(u"zw"_s)), (std::vector<quint32> { 2 }));
    QCOMPARE(index.find(asked({}, PeopleSort::Name)), (std::vector<quint32> { 2 }));
    index.put(1, person(u"张伟"_s, u"a"_s));
    QCOMPARE(index.find(asked({}, PeopleSort::Name)), (std::vector<quint32> { 1, 2 }));
}

void TestPeopleUpdates::puttingTheSameAgainChangesNothing()
{
    PeopleIndex index;
    for (int round = 0; round < 5000; ++round)
        index.put(3, person(u"张伟"_s, u"a"_s, u"138"_s));
    QCOMPARE(index.size(), 1);
    QCOMPARE(index.find(asked(u"zw"_s)), (std::vector<quint32> { 3 }));
}

void TestPeopleUpdates::clearedIndexIsEmptyAndUsable()
{
    PeopleIndex index;
    index.put(1, person(u"张伟"_s, u"a"_s));
    QCOMPARE(index.find(asked({})).size(), size_t(1));
    index.clear();
    QCOMPARE(index.size(), 0);
    QVERIFY(index.find(asked({})).empty());
    index.put(7, person(u"李娜"_s, u"b"_s));
    QCOMPARE(index.find(asked(u"ln"_s)), (std::vector<quint32> { 7 }));
}

void TestPeopleUpdates::movedIndexKeepsItsPeople()
{
    PeopleIndex index;
    index.put(1, person(u"张伟"_s, u"a"_s));
    PeopleIndex moved(std::move(index));
    QCOMPARE(moved.find(asked(u"zw"_s)), (std::vector<quint32> { 1 }));
    PeopleIndex assigned;
    assigned = std::move(moved);
    QCOMPARE(assigned.size(), 1);
}

void TestPeopleUpdates::compactionKeepsEveryOrder()
{
    QRandomGenerator random(3);
    PeopleIndex index;
    Oracle oracle;
    for (quint32 row = 0; row < 1000; ++row)
        index.put(row, oracle.people[row] = personOfFewParts(random));
    // Asked for before most people change, so that the kept orders have to be renumbered.
    for (const PeopleSort sort : { PeopleSort::Name, PeopleSort::UpdatedAt, PeopleSort::Status })
        QCOMPARE(index.find(asked({}, sort)), oracle.find(asked({}, sort)));
    for (int i = 0; i < 4000; ++i) {
        const quint32 row = quint32(random.bounded(1000));
        index.put(row, oracle.people[row] = personOfFewParts(random));
    }
    QCOMPARE(index.size(), 1000);
    for (const PeopleSort sort : { PeopleSort::Name, PeopleSort::UpdatedAt, PeopleSort::Status }) {
        QCOMPARE(index.find(asked({}, sort)), oracle.find(asked({}, sort)));
        QCOMPARE(index.find(asked(u"zw"_s, sort)), oracle.find(asked(u"zw"_s, sort)));
    }
}

void TestPeopleUpdates::arrangingChangesNoAnswer()
{
    QRandomGenerator random(5);
    PeopleIndex index;
    Oracle oracle;
    index.arrange();
    index.reserve(500);
    const auto putSome = [&](int most) {
        for (int i = 0; i < most; ++i) {
            const quint32 row = quint32(random.bounded(700));
            index.put(row, oracle.people[row] = personOfFewParts(random));
        }
    };
    for (int round = 0; round < 4; ++round) {
        putSome(600);
        for (const PeopleSort sort : { PeopleSort::Relevance, PeopleSort::UpdatedAt })
            QCOMPARE(index.find(asked(u"zw"_s, sort)), oracle.find(asked(u"zw"_s, sort)));
        index.arrange();
        QCOMPARE(index.size(), qsizetype(oracle.people.size()));
        for (const PeopleSort sort :
             { PeopleSort::Name, PeopleSort::UpdatedAt, PeopleSort::Status })
            QCOMPARE(index.find(asked({}, sort)), oracle.find(asked({}, sort)));
        for (const QString &text : { u"zw"_s, u"张"_s, u"13"_s, u"wei@ex"_s, u"smith"_s })
            QCOMPARE(index.find(asked(text, PeopleSort::Relevance)),
                     oracle.find(asked(text, PeopleSort::Relevance)));
    }
}

// More than one thread takes at once, in a file and behind it.
void TestPeopleUpdates::manyAreSearchedInParts()
{
    constexpr quint32 kept = 9000, all = 14'000;
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"people.index"_s);
    QRandomGenerator random(7);
    Oracle oracle;
    PeopleIndex first;
    for (quint32 row = 0; row < kept; ++row)
        first.put(row, oracle.people[row] = personOfFewParts(random));
    first.arrange();
    QVERIFY(first.save(path, 1, 1));
    auto loaded = PeopleIndex::load(path, 1);
    QVERIFY(loaded);
    PeopleIndex &index = loaded->index;
    for (quint32 row = kept; row < all; ++row)
        index.put(row, oracle.people[row] = personOfFewParts(random));
    Organization organization;
    organization.id = OrgId(u"2"_s);
    organization.name = u"研发中心"_s;
    organization.code = OrgCode(u"13"_s);
    oracle.organizations = { organization };
    index.setOrganizations(oracle.organizations);
    for (const QString &text : { u"zw"_s, u"13"_s, u"wei@ex"_s, u"研发"_s, u"zw 研发"_s }) {
        const PeopleQuery query = asked(text, PeopleSort::Relevance);
        QCOMPARE(index.find(query), oracle.find(query));
    }
    const PeopleQuery byTime = asked(u"li"_s, PeopleSort::UpdatedAt);
    QCOMPARE(index.find(byTime), oracle.find(byTime));

    // Some of the file die, and then everybody is laid out anew.
    for (quint32 row = 0; row < kept; row += 3) {
        if (row % 2 == 0) {
            index.remove(row);
            oracle.people.remove(row);
        } else {
            index.put(row, oracle.people[row] = personOfFewParts(random));
        }
    }
    const PeopleQuery byName = asked(u"zw"_s, PeopleSort::Name);
    QCOMPARE(index.find(byName), oracle.find(byName));
    index.arrange();
    QCOMPARE(index.size(), qsizetype(oracle.people.size()));
    QCOMPARE(index.find(byName), oracle.find(byName));
}

void TestPeopleUpdates::organizationOrderCanChange()
{
    PeopleIndex index;
    for (quint32 row = 0; row < 3; ++row) {
        User user = person(u"张伟"_s, QString::number(row));
        user.orgId = OrgId(QString::number(row));
        index.put(row, user);
    }
    const PeopleQuery query = asked({}, PeopleSort::Organization);
    index.setOrganizationOrder(
        { { OrgId(u"0"_s), 3 }, { OrgId(u"1"_s), 2 }, { OrgId(u"2"_s), 1 } });
    QCOMPARE(index.find(query), (std::vector<quint32> { 2, 1, 0 }));
    index.setOrganizationOrder({ { OrgId(u"1"_s), 1 }, { OrgId(u"2"_s), 2 } });
    QCOMPARE(index.find(query), (std::vector<quint32> { 1, 2, 0 }));
}

void TestPeopleUpdates::randomBatchesEqualAPlainSearch()
{
    static const QStringList texts { {},
                                     u"z"_s,
                                     u"g"_s,
                                     u"zw"_s,
                                     u"zhang"_s,
                                     u"张"_s,
                                     u"张伟"_s,
                                     u"ming"_s,
                                     u"li"_s,
                                     u"ang"_s,
                                     u"e1"_s,
                                     u"12"_s,
                                     u"13"_s,
                                     u"smith"_s,
                                     u"zhang wei"_s,
                                     u"li 13"_s,
                                     u"李m"_s,
                                     u"w z"_s,
                                     u"wei@ex"_s,
                                     u"i.org"_s,
                                     u"g.wei"_s,
                                     u"@example.com"_s,
                                     u"li@example.com"_s,
                                     u"mple.c"_s,
                                     u"研发"_s,
                                     u"王府"_s,
                                     u"rd-"_s,
                                     u"sm"_s,
                                     u"zhang 研发"_s,
                                     u"研发 13"_s,
                                     u"中心 研发 w"_s };
    QRandomGenerator random(42);
    PeopleIndex index;
    Oracle oracle;
    for (int round = 0; round < 300; ++round) {
        if (random.bounded(20) == 0)
            index.arrange();
        if (random.bounded(8) == 0)
            index.setOrganizations(oracle.organizations = randomOrganizations(random));
        if (random.bounded(30) == 0) {
            index.clear();
            oracle.people.clear();
        }
        for (int i = random.bounded(40); i > 0; --i) {
            const quint32 row = quint32(random.bounded(120));
            if (random.bounded(4) == 0) {
                index.remove(row);
                oracle.people.remove(row);
            } else {
                index.put(row, oracle.people[row] = personOfFewParts(random));
            }
        }
        QCOMPARE(index.size(), oracle.people.size());
        PeopleQuery query = asked(texts.at(random.bounded(int(texts.size()))));
        query.sort = std::array { PeopleSort::Relevance, PeopleSort::Name, PeopleSort::UpdatedAt,
                                  PeopleSort::Status }[size_t(random.bounded(4))];
        query.order = random.bounded(2) ? Qt::AscendingOrder : Qt::DescendingOrder;
        query.withDisabled = random.bounded(4) != 0;
        if (random.bounded(3) == 0)
            query.organizations
                = QSet<OrgId> { OrgId(QString::number(random.bounded(5))), OrgId(u"0"_s) };
        const QByteArray what = "round " + QByteArray::number(round) + " '" + query.text.toUtf8()
            + "' sort " + QByteArray::number(int(query.sort));
        QVERIFY2(index.find(query) == oracle.find(query), what.constData());
    }
}

RENZHI_GUILESS_TEST(TestPeopleUpdates)
#include "tst_peopleupdates.moc"
