// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/core/organizationstatistics.h"
#include "tests/support/testmain.h"

#include <random>

using namespace renzhi;
using namespace Qt::StringLiterals;

namespace {

using OwnCounts = QHash<OrgId, OrganizationCounts>;
using Parents = QMap<QString, QString>; // of each organization that is there

ReferenceIndex indexOf(const Parents &parents, const QVector<Position> &positions = {})
{
    QVector<Organization> organizations;
    for (auto it = parents.cbegin(); it != parents.cend(); ++it) {
        Organization organization;
        organization.id = OrgId(it.key());
        organization.parentId = OrgId(it.value());
        organization.name = it.key();
        organizations.append(organization);
    }
    return ReferenceIndex(organizations, {}, positions);
}

Position positionIn(const QString &org, const QString &id)
{
    Position position;
    position.id = PositionId(id);
    position.orgId = OrgId(org);
    return position;
}

OrganizationCounts people(int count)
{
    return { .people = count, .disabled = 0, .partTimeJobs = 0, .positions = 0 };
}

OrganizationCounts sumOf(const OwnCounts &own)
{
    OrganizationCounts sum;
    for (const OrganizationCounts &counts : own)
        sum += counts;
    return sum;
}

bool isItsOwnAncestor(const Parents &parents, const QString &id)
{
    QString at = parents.value(id);
    for (qsizetype steps = 0; steps <= parents.size() && parents.contains(at); ++steps) {
        if (at == id)
            return true;
        at = parents.value(at);
    }
    return false;
}

// The organization itself and whoever is above it, each once.
QStringList wayUp(const Parents &parents, const QString &id)
{
    QStringList way { id };
    while (parents.contains(parents.value(way.last())) && !isItsOwnAncestor(parents, way.last()))
        way.append(parents.value(way.last()));
    return way;
}

} // namespace

// What is counted of an organization comes to all those above it, once, whatever the tree is like.
class TestOrganizationStatistics : public QObject
{
    Q_OBJECT

private slots:
    void emptyOnesKnowNothing();
    void countsAreAddedUp();
    void positionsComeFromTheReferences();
    void whatIsInNoKnownOrganizationCountsAmongAllAlone();
    void circlesCountNobodyTwice_data();
    void circlesCountNobodyTwice();
    void deepChainsEnd();
    void wideTreesEnd();
    void equalOnesAreEqual();
    void randomTreesEqualTheWaysUp();
};

void TestOrganizationStatistics::emptyOnesKnowNothing()
{
    for (const OrganizationStatistics &statistics :
         { OrganizationStatistics(), OrganizationStatistics(ReferenceIndex(), {}, 0) }) {
        QCOMPARE(statistics.own({}), OrganizationCounts());
        QCOMPARE(statistics.withBelow({}), OrganizationCounts());
        QCOMPARE(statistics.withBelow(OrgId(u"a"_s)), OrganizationCounts());
        QCOMPARE(statistics.peopleWithKnownJobs(), 0);
    }
}

void TestOrganizationStatistics::countsAreAddedUp()
{
    const ReferenceIndex references
        = indexOf({ { u"a"_s, {} }, { u"b"_s, u"a"_s }, { u"c"_s, u"b"_s }, { u"d"_s, u"a"_s } });
    const OrganizationCounts inA { .people = 1, .disabled = 1, .partTimeJobs = 2, .positions = 0 };
    const OrganizationCounts inC { .people = 10, .disabled = 3, .partTimeJobs = 5, .positions = 0 };
    const OrganizationStatistics statistics(references,
                                            { { OrgId(u"a"_s), inA }, { OrgId(u"c"_s), inC } }, 7);
    const OrganizationCounts both {
        .people = 11, .disabled = 4, .partTimeJobs = 7, .positions = 0
    };
    QCOMPARE(statistics.own(OrgId(u"a"_s)), inA);
    QCOMPARE(statistics.withBelow(OrgId(u"a"_s)), both);
    QCOMPARE(statistics.own(OrgId(u"b"_s)), OrganizationCounts());
    QCOMPARE(statistics.withBelow(OrgId(u"b"_s)), inC);
    QCOMPARE(statistics.withBelow(OrgId(u"c"_s)), inC);
    QCOMPARE(statistics.withBelow(OrgId(u"d"_s)), OrganizationCounts());
    QCOMPARE(statistics.withBelow({}), both);
    QCOMPARE(statistics.peopleWithKnownJobs(), 7);
}

void TestOrganizationStatistics::positionsComeFromTheReferences()
{
    const ReferenceIndex references
        = indexOf({ { u"a"_s, {} }, { u"b"_s, u"a"_s } },
                  { positionIn(u"b"_s, u"p1"_s), positionIn(u"b"_s, u"p2"_s),
                    positionIn(u"a"_s, u"p3"_s), positionIn(u"gone"_s, u"p4"_s) });
    const OrganizationStatistics statistics(references, { { OrgId(u"b"_s), people(5) } }, 0);
    QCOMPARE(statistics.own(OrgId(u"a"_s)).positions, 1);
    QCOMPARE(statistics.withBelow(OrgId(u"a"_s)).positions, 3);
    QCOMPARE(statistics.withBelow(OrgId(u"a"_s)).people, 5);
    QCOMPARE(statistics.own(OrgId(u"gone"_s)).positions, 1);
    QCOMPARE(statistics.withBelow({}).positions, 4);
}

void TestOrganizationStatistics::whatIsInNoKnownOrganizationCountsAmongAllAlone()
{
    // "b" says it is below "gone", which is not there, and so it is a root.
    const ReferenceIndex references = indexOf({ { u"a"_s, {} }, { u"b"_s, u"gone"_s } });
    const OrganizationStatistics statistics(references,
                                            { { OrgId(u"a"_s), people(1) },
                                              { OrgId(u"b"_s), people(10) },
                                              { OrgId(u"gone"_s), people(100) },
                                              { OrgId(), people(1000) } },
                                            0);
    QCOMPARE(statistics.withBelow(OrgId(u"a"_s)).people, 1);
    QCOMPARE(statistics.withBelow(OrgId(u"b"_s)).people, 10);
    QCOMPARE(statistics.withBelow(OrgId(u"gone"_s)).people, 100);
    QCOMPARE(statistics.own({}).people, 1000);
    QCOMPARE(statistics.withBelow({}).people, 1111);
}

void TestOrganizationStatistics::circlesCountNobodyTwice_data()
{
    QTest::addColumn<QStringList>("parents"); // of a, b, c, …
    QTest::addColumn<QVector<int>>("expected"); // with below; each has 1, 10, 100, … of its own
    QTest::newRow("own parent") << QStringList { u"a"_s } << QVector<int> { 1 };
    QTest::newRow("two") << QStringList { u"b"_s, u"a"_s } << QVector<int> { 1, 10 };
    QTest::newRow("three") << QStringList { u"b"_s, u"c"_s, u"a"_s } << QVector<int> { 1, 10, 100 };
    QTest::newRow("below a circle")
        << QStringList { u"b"_s, u"a"_s, u"a"_s, u"c"_s } << QVector<int> { 1101, 10, 1100, 1000 };
}

void TestOrganizationStatistics::circlesCountNobodyTwice()
{
    QFETCH(QStringList, parents);
    QFETCH(QVector<int>, expected);
    Parents tree;
    OwnCounts own;
    int count = 1;
    for (qsizetype i = 0; i < parents.size(); ++i, count *= 10) {
        const QString id(QChar(static_cast<char16_t>(u'a' + i)));
        tree.insert(id, parents[i]);
        own.insert(OrgId(id), people(count));
    }
    const OrganizationStatistics statistics(indexOf(tree), own, 0);
    for (qsizetype i = 0; i < expected.size(); ++i) {
        const QString id(QChar(static_cast<char16_t>(u'a' + i)));
        QCOMPARE(statistics.withBelow(OrgId(id)).people, expected[i]);
    }
    QCOMPARE(statistics.withBelow({}), sumOf(own));
}

void TestOrganizationStatistics::deepChainsEnd()
{
    constexpr int Depth = 20'000;
    Parents tree;
    OwnCounts own;
    for (int i = 0; i < Depth; ++i) {
        tree.insert(QString::number(i), i == 0 ? QString() : QString::number(i - 1));
        own.insert(OrgId(QString::number(i)), people(1));
    }
    const OrganizationStatistics statistics(indexOf(tree), own, 0);
    QCOMPARE(statistics.withBelow(OrgId(u"0"_s)).people, Depth);
    QCOMPARE(statistics.withBelow(OrgId(QString::number(Depth / 2))).people, Depth / 2);
    QCOMPARE(statistics.withBelow({}).people, Depth);
}

void TestOrganizationStatistics::wideTreesEnd()
{
    constexpr int Width = 20'000;
    Parents tree { { u"root"_s, {} } };
    OwnCounts own;
    for (int i = 0; i < Width; ++i) {
        tree.insert(QString::number(i), u"root"_s);
        own.insert(OrgId(QString::number(i)), people(1));
    }
    const OrganizationStatistics statistics(indexOf(tree), own, 0);
    QCOMPARE(statistics.withBelow(OrgId(u"root"_s)).people, Width);
    QCOMPARE(statistics.own(OrgId(u"root"_s)).people, 0);
}

void TestOrganizationStatistics::equalOnesAreEqual()
{
    const ReferenceIndex references = indexOf({ { u"a"_s, {} }, { u"b"_s, u"a"_s } });
    const OwnCounts own { { OrgId(u"b"_s), people(5) } };
    const OrganizationStatistics statistics(references, own, 3);
    QCOMPARE(OrganizationStatistics(references, own, 3), statistics);
    QVERIFY(OrganizationStatistics(references, own, 4) != statistics);
    QVERIFY(OrganizationStatistics(references, { { OrgId(u"b"_s), people(6) } }, 3) != statistics);
    QVERIFY(OrganizationStatistics(indexOf({ { u"a"_s, {} }, { u"b"_s, {} } }), own, 3)
            != statistics);
}

// The oracle goes the other way: from each organization up, and knows no list of children.
void TestOrganizationStatistics::randomTreesEqualTheWaysUp()
{
    std::mt19937 random(20260204);
    const auto below = [&random](int limit) { return int(random() % unsigned(limit)); };
    for (int round = 0; round < 60; ++round) {
        constexpr int Count = 60;
        Parents parents;
        OwnCounts own;
        QVector<Position> positions;
        for (int i = 0; i < Count; ++i) {
            // One in ten points nowhere; the others anywhere, themselves included.
            parents.insert(QString::number(i), QString::number(below(Count + Count / 10)));
            if (below(3) > 0)
                own.insert(OrgId(QString::number(below(Count + 5))),
                           { below(50), below(20), below(30), 0 });
            positions.append(positionIn(QString::number(below(Count + 5)), QString::number(i)));
        }
        const OrganizationStatistics statistics(indexOf(parents, positions), own, round);
        for (const Position &position : std::as_const(positions))
            ++own[position.orgId].positions;
        OwnCounts expected;
        for (auto it = own.cbegin(); it != own.cend(); ++it) {
            const QStringList way = wayUp(parents, it.key().toString());
            for (const QString &id : way)
                expected[OrgId(id)] += *it;
        }
        for (int i = 0; i < Count + 5; ++i) {
            const OrgId id(QString::number(i));
            QCOMPARE(statistics.own(id), own.value(id));
            QCOMPARE(statistics.withBelow(id), expected.value(id));
        }
        QCOMPARE(statistics.withBelow({}), sumOf(own));
        QCOMPARE(statistics.peopleWithKnownJobs(), round);
    }
}

RENZHI_GUILESS_TEST(TestOrganizationStatistics)
#include "tst_organizationstatistics.moc"
