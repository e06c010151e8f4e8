// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/core/referenceindex.h"
#include "tests/support/testmain.h"

#include <random>

using namespace renzhi;
using namespace Qt::StringLiterals;

namespace {

Organization organization(const QString &id, const QString &parent, const QString &name = {},
                          int sequence = 0)
{
    Organization made;
    made.id = OrgId(id);
    made.parentId = OrgId(parent);
    made.code = OrgCode(u"code-"_s + id);
    made.name = name.isEmpty() ? id : name;
    made.sequence = sequence;
    return made;
}

Position position(const QString &id, const QString &org, const QString &name)
{
    Position made;
    made.id = PositionId(id);
    made.orgId = OrgId(org);
    made.code = PositionCode(u"code-"_s + id);
    made.name = name;
    return made;
}

Title title(const QString &id, const QString &name)
{
    Title made;
    made.id = TitleId(id);
    made.code = TitleCode(u"code-"_s + id);
    made.name = name;
    return made;
}

template <class Record> QStringList names(const QVector<const Record *> &records)
{
    QStringList list;
    for (const Record *record : records)
        list.append(record->name);
    return list;
}

QStringList texts(const QVector<OrgId> &ids)
{
    QStringList list;
    for (const OrgId &id : ids)
        list.append(id.toString());
    return list;
}

} // namespace

class TestReferenceIndex : public QObject
{
    Q_OBJECT

private slots:
    void emptyIndexKnowsNothing();
    void resolvesIdsAndCodesBothWays();
    void emptyIdAndCodeResolveToNothing();
    void recordsWithoutIdAreLeftOut();
    void laterRecordOfOneIdStands();
    void firstRecordOfOneCodeAnswers();
    void copyIsIndependentOfTheOriginal();
    void otherPositionsShareTheOrganizations();
    void positionsOfAnOrganizationAreItsOwnByName();
    void positionsOfAnUnknownOrganizationAreStillFound();
    void childrenComeInSequenceThenByName();
    void unknownParentMakesARoot();
    void pathGoesFromTheRootDown();
    void pathOfAnUnknownIdIsTheId();
    void namesOfUnknownIdsAreTheIds();
    void topIsTheLastOneThatIsKnown();
    void crossCompanyIsSaidWhereBothRootsAreKnown();
    void subtreeHoldsEverythingBelow();
    void cyclesAreCutAndNothingIsLost_data();
    void cyclesAreCutAndNothingIsLost();
    void whatHangsBelowACycleKeepsItsParent();
    void everyOrganizationIsReachedOnceInAnyForest();
    void deepChainsEnd();
};

void TestReferenceIndex::emptyIndexKnowsNothing()
{
    const ReferenceIndex index;
    QCOMPARE(index.organization(OrgId(u"a"_s)), nullptr);
    QVERIFY(index.childrenOf({}).isEmpty());
    QVERIFY(index.subtreeOf(OrgId(u"a"_s)).isEmpty());
    QVERIFY(index.positionsOf(OrgId(u"a"_s)).isEmpty());
}

void TestReferenceIndex::resolvesIdsAndCodesBothWays()
{
    const ReferenceIndex index({ organization(u"o"_s, {}, u"研发中心"_s) },
                               { title(u"t"_s, u"高级"_s) },
                               { position(u"p"_s, u"o"_s, u"工程师"_s) });
    QCOMPARE(index.organization(OrgId(u"o"_s))->name, u"研发中心"_s);
    QCOMPARE(index.organization(OrgCode(u"code-o"_s))->id, OrgId(u"o"_s));
    QCOMPARE(index.title(TitleId(u"t"_s))->code, TitleCode(u"code-t"_s));
    QCOMPARE(index.title(TitleCode(u"code-t"_s))->name, u"高级"_s);
    QCOMPARE(index.position(PositionId(u"p"_s))->name, u"工程师"_s);
    QCOMPARE(index.position(PositionCode(u"code-p"_s))->orgId, OrgId(u"o"_s));
    // Ids and codes are opaque: no folding, no trimming.
    QCOMPARE(index.organization(OrgCode(u"CODE-O"_s)), nullptr);
    QCOMPARE(index.organization(OrgCode(u"code-o "_s)), nullptr);
}

void TestReferenceIndex::emptyIdAndCodeResolveToNothing()
{
    Organization nameless = organization(u"o"_s, {});
    nameless.code = OrgCode();
    const ReferenceIndex index({ nameless }, {}, {});
    QCOMPARE(index.organization(OrgCode()), nullptr);
    QCOMPARE(index.organization(OrgId()), nullptr);
    QCOMPARE(index.organization(OrgId(u"o"_s))->code, OrgCode());
}

void TestReferenceIndex::recordsWithoutIdAreLeftOut()
{
    const ReferenceIndex index({ organization({}, {}), organization(u"a"_s, {}) }, {},
                               { position({}, u"a"_s, u"x"_s) });
    QCOMPARE(index.organizations().size(), 1);
    QCOMPARE(index.positions().size(), 0);
    QCOMPARE(names(index.childrenOf({})), QStringList { u"a"_s });
}

void TestReferenceIndex::laterRecordOfOneIdStands()
{
    const ReferenceIndex index(
        { organization(u"a"_s, {}, u"old"_s), organization(u"a"_s, {}, u"new"_s) }, {},
        { position(u"p"_s, u"a"_s, u"old"_s), position(u"p"_s, u"b"_s, u"new"_s) });
    QCOMPARE(index.organizations().size(), 1);
    QCOMPARE(index.organization(OrgId(u"a"_s))->name, u"new"_s);
    QCOMPARE(names(index.childrenOf({})), QStringList { u"new"_s });
    QVERIFY(index.positionsOf(OrgId(u"a"_s)).isEmpty());
    QCOMPARE(names(index.positionsOf(OrgId(u"b"_s))), QStringList { u"new"_s });
}

void TestReferenceIndex::firstRecordOfOneCodeAnswers()
{
    Organization second = organization(u"b"_s, {});
    second.code = OrgCode(u"code-a"_s);
    const ReferenceIndex index({ organization(u"a"_s, {}), second }, {}, {});
    QCOMPARE(index.organization(OrgCode(u"code-a"_s))->id, OrgId(u"a"_s));
    QCOMPARE(index.organization(OrgId(u"b"_s))->code, OrgCode(u"code-a"_s));
}

void TestReferenceIndex::copyIsIndependentOfTheOriginal()
{
    auto original = std::make_unique<ReferenceIndex>(
        QVector<Organization> { organization(u"a"_s, {}), organization(u"b"_s, u"a"_s) },
        QVector<Title> {}, QVector<Position> {});
    const ReferenceIndex copy = *original;
    original.reset();
    QCOMPARE(copy.pathText(OrgId(u"b"_s)), u"a/b"_s);
    QCOMPARE(copy.organization(OrgCode(u"code-b"_s))->name, u"b"_s);
}

void TestReferenceIndex::otherPositionsShareTheOrganizations()
{
    const ReferenceIndex index({ organization(u"a"_s, {}) }, {}, {});
    const Position late = position(u"p"_s, u"a"_s, u"late"_s);
    const ReferenceIndex other = index.withPositions(PositionList({ late }));
    QVERIFY(other.position(late.id));
    QVERIFY(!index.position(late.id));
    QVERIFY(other.organization(OrgId(u"a"_s)));
    QVERIFY(other.sharesOrganizations(index));
    QVERIFY(index.with({ { late.id, late } }).sharesOrganizations(other));
    const ReferenceIndex titled = other.withTitlesAndPositions({ title(u"t"_s, u"late"_s) }, {});
    QVERIFY(titled.sharesOrganizations(other));
    QVERIFY(!titled.position(late.id));
    QCOMPARE(titled.title(TitleCode(u"code-t"_s))->name, u"late"_s);
    const ReferenceIndex untitled = titled.withTitlesAndPositions({}, {});
    QVERIFY(!untitled.title(TitleId(u"t"_s)));
    QVERIFY(!untitled.title(TitleCode(u"code-t"_s)));
    const ReferenceIndex anew({ organization(u"a"_s, {}) }, {}, {});
    QVERIFY(!anew.sharesOrganizations(index));
    QVERIFY(!ReferenceIndex().sharesOrganizations(ReferenceIndex())); // nothing says so
}

void TestReferenceIndex::positionsOfAnOrganizationAreItsOwnByName()
{
    const ReferenceIndex index(
        { organization(u"a"_s, {}), organization(u"b"_s, u"a"_s) }, {},
        { position(u"1"_s, u"a"_s, u"10 组"_s), position(u"2"_s, u"a"_s, u"2 组"_s),
          position(u"3"_s, u"b"_s, u"1 组"_s), position(u"4"_s, u"a"_s, u"张"_s),
          position(u"5"_s, u"a"_s, u"安"_s) });
    // Numbers as numbers, Chinese by pinyin.
    QCOMPARE(names(index.positionsOf(OrgId(u"a"_s))),
             (QStringList { u"2 组"_s, u"10 组"_s, u"安"_s, u"张"_s }));
}

void TestReferenceIndex::positionsOfAnUnknownOrganizationAreStillFound()
{
    const ReferenceIndex index({}, {}, { position(u"1"_s, u"gone"_s, u"x"_s) });
    QCOMPARE(names(index.positionsOf(OrgId(u"gone"_s))), QStringList { u"x"_s });
}

void TestReferenceIndex::childrenComeInSequenceThenByName()
{
    const ReferenceIndex index({ organization(u"root"_s, {}),
                                 organization(u"1"_s, u"root"_s, u"乙"_s, 2),
                                 organization(u"2"_s, u"root"_s, u"张"_s, 1),
                                 organization(u"3"_s, u"root"_s, u"安"_s, 1) },
                               {}, {});
    QCOMPARE(names(index.childrenOf(OrgId(u"root"_s))),
             (QStringList { u"安"_s, u"张"_s, u"乙"_s }));
}

void TestReferenceIndex::unknownParentMakesARoot()
{
    const ReferenceIndex index({ organization(u"a"_s, u"gone"_s), organization(u"b"_s, {}) }, {},
                               {});
    QCOMPARE(names(index.childrenOf({})), (QStringList { u"a"_s, u"b"_s }));
    QVERIFY(index.childrenOf(OrgId(u"gone"_s)).isEmpty());
    QCOMPARE(index.path(OrgId(u"a"_s)), QStringList { u"a"_s });
}

void TestReferenceIndex::pathGoesFromTheRootDown()
{
    const ReferenceIndex index({ organization(u"c"_s, u"b"_s, u"平台部"_s),
                                 organization(u"b"_s, u"a"_s, u"研发中心"_s),
                                 organization(u"a"_s, {}, u"示例集团"_s) },
                               {}, {});
    QCOMPARE(index.path(OrgId(u"c"_s)),
             (QStringList { u"示例集团"_s, u"研发中心"_s, u"平台部"_s }));
    QCOMPARE(index.pathText(OrgId(u"c"_s)), u"示例集团/研发中心/平台部"_s);
}

void TestReferenceIndex::pathOfAnUnknownIdIsTheId()
{
    const ReferenceIndex index;
    QVERIFY(index.path(OrgId(u"20201028-1"_s)).isEmpty());
    QCOMPARE(index.pathText(OrgId(u"20201028-1"_s)), u"20201028-1"_s);
}

void TestReferenceIndex::namesOfUnknownIdsAreTheIds()
{
    const ReferenceIndex index({}, { title(u"t"_s, u"高级"_s) },
                               { position(u"p"_s, u"o"_s, u"工程师"_s) });
    QCOMPARE(index.positionText(PositionId(u"p"_s)), u"工程师"_s);
    QCOMPARE(index.positionText(PositionId(u"t"_s)), u"t"_s);
    QCOMPARE(index.positionText({}), QString());
    QCOMPARE(index.titleText(TitleId(u"t"_s)), u"高级"_s);
    QCOMPARE(index.titleText(TitleId(u"p"_s)), u"p"_s);
    QCOMPARE(index.titleText({}), QString());
}

void TestReferenceIndex::topIsTheLastOneThatIsKnown()
{
    const ReferenceIndex index({ organization(u"a"_s, {}), organization(u"b"_s, u"a"_s),
                                 organization(u"c"_s, u"b"_s), organization(u"d"_s, u"gone"_s),
                                 organization(u"e"_s, u"d"_s), organization(u"x"_s, u"y"_s),
                                 organization(u"y"_s, u"x"_s) },
                               {}, {});
    const auto topOf = [&index](const QString &id) {
        const Organization *top = index.topOf(OrgId(id));
        return top ? top->id.toString() : QString();
    };
    QCOMPARE(topOf(u"a"_s), u"a"_s);
    QCOMPARE(topOf(u"c"_s), u"a"_s);
    QCOMPARE(topOf(u"e"_s), u"d"_s);
    QCOMPARE(topOf(u"x"_s), u"x"_s);
    QCOMPARE(topOf(u"gone"_s), QString());
    QCOMPARE(topOf({}), QString());
}

void TestReferenceIndex::crossCompanyIsSaidWhereBothRootsAreKnown()
{
    const ReferenceIndex index({ organization(u"a"_s, {}), organization(u"a1"_s, u"a"_s),
                                 organization(u"b"_s, {}), organization(u"b1"_s, u"b"_s),
                                 organization(u"d"_s, u"gone"_s), organization(u"d1"_s, u"d"_s) },
                               {}, {});
    const auto isCross = [&index](const QString &job, const QString &home) {
        return isCrossCompany(index.topOf(OrgId(job)), index.topOf(OrgId(home)));
    };
    QCOMPARE(isCross(u"a1"_s, u"a"_s), std::optional(false));
    QCOMPARE(isCross(u"a1"_s, u"b1"_s), std::optional(true));
    QCOMPARE(isCross(u"b"_s, u"a1"_s), std::optional(true));
    QCOMPARE(isCross(u"d1"_s, u"d"_s), std::optional(false)); // whatever stands above both
    QCOMPARE(isCross(u"d1"_s, u"a"_s), std::optional<bool>());
    QCOMPARE(isCross(u"a"_s, u"d1"_s), std::optional<bool>());
    QCOMPARE(isCross(u"gone"_s, u"a"_s), std::optional<bool>());
    QCOMPARE(isCross(u"a"_s, {}), std::optional<bool>());
}

void TestReferenceIndex::subtreeHoldsEverythingBelow()
{
    const ReferenceIndex index({ organization(u"a"_s, {}), organization(u"b"_s, u"a"_s),
                                 organization(u"c"_s, u"b"_s), organization(u"d"_s, {}) },
                               {}, {});
    QCOMPARE(texts(index.subtreeOf(OrgId(u"a"_s))), (QStringList { u"a"_s, u"b"_s, u"c"_s }));
    QCOMPARE(texts(index.subtreeOf(OrgId(u"d"_s))), QStringList { u"d"_s });
}

void TestReferenceIndex::cyclesAreCutAndNothingIsLost_data()
{
    QTest::addColumn<QStringList>("parents"); // of a, b, c, …
    QTest::addColumn<QStringList>("roots");
    QTest::newRow("own parent") << QStringList { u"a"_s } << QStringList { u"a"_s };
    QTest::newRow("two") << QStringList { u"b"_s, u"a"_s } << QStringList { u"a"_s, u"b"_s };
    QTest::newRow("three") << QStringList { u"b"_s, u"c"_s, u"a"_s }
                           << QStringList { u"a"_s, u"b"_s, u"c"_s };
    QTest::newRow("entered from the side")
        << QStringList { u"b"_s, u"c"_s, u"b"_s, {} } << QStringList { u"b"_s, u"c"_s, u"d"_s };
    QTest::newRow("two cycles") << QStringList { u"b"_s, u"a"_s, u"d"_s, u"c"_s }
                                << QStringList { u"a"_s, u"b"_s, u"c"_s, u"d"_s };
}

void TestReferenceIndex::cyclesAreCutAndNothingIsLost()
{
    QFETCH(QStringList, parents);
    QFETCH(QStringList, roots);
    QVector<Organization> organizations;
    for (qsizetype i = 0; i < parents.size(); ++i)
        organizations.append(
            organization(QString(QChar(static_cast<char16_t>(u'a' + i))), parents[i]));
    const ReferenceIndex index(organizations, {}, {});
    QCOMPARE(names(index.childrenOf({})), roots);
    QStringList reached;
    for (const Organization *root : index.childrenOf({}))
        reached += texts(index.subtreeOf(root->id));
    QCOMPARE(reached.size(), parents.size());
    QCOMPARE(QSet<QString>(reached.cbegin(), reached.cend()).size(), parents.size());
}

void TestReferenceIndex::whatHangsBelowACycleKeepsItsParent()
{
    const ReferenceIndex index({ organization(u"a"_s, u"b"_s), organization(u"b"_s, u"a"_s),
                                 organization(u"c"_s, u"a"_s) },
                               {}, {});
    QCOMPARE(index.pathText(OrgId(u"c"_s)), u"a/c"_s);
    QCOMPARE(index.pathText(OrgId(u"a"_s)), u"a"_s);
}

// An oracle that knows nothing of cycles: whatever the parents, each organization is in the tree
// exactly once, and its path is its parent's path and itself.
void TestReferenceIndex::everyOrganizationIsReachedOnceInAnyForest()
{
    std::mt19937 random(20201028);
    for (int round = 0; round < 50; ++round) {
        constexpr int Count = 60;
        QVector<Organization> organizations;
        for (int i = 0; i < Count; ++i) {
            // One in ten points nowhere; the others anywhere, themselves included.
            const int parent = static_cast<int>(random() % (Count + Count / 10));
            organizations.append(organization(QString::number(i), QString::number(parent)));
        }
        const ReferenceIndex index(organizations, {}, {});
        QSet<QString> reached;
        qsizetype visits = 0;
        QVector<OrgId> open { OrgId() };
        while (!open.isEmpty()) {
            const OrgId parent = open.takeLast();
            for (const Organization *child : index.childrenOf(parent)) {
                ++visits;
                reached.insert(child->id.toString());
                QCOMPARE(index.path(child->id), index.path(parent) + QStringList { child->name });
                open.append(child->id);
            }
            QVERIFY(visits <= Count);
        }
        QCOMPARE(reached.size(), Count);
    }
}

void TestReferenceIndex::deepChainsEnd()
{
    constexpr int Depth = 20000;
    QVector<Organization> organizations;
    for (int i = 0; i < Depth; ++i)
        organizations.append(organization(QString::number(i), QString::number(i - 1)));
    const ReferenceIndex index(organizations, {}, {});
    QCOMPARE(index.path(OrgId(QString::number(Depth - 1))).size(), Depth);
    QCOMPARE(index.subtreeOf(OrgId(u"0"_s)).size(), Depth);
}

RENZHI_GUILESS_TEST(TestReferenceIndex)
#include "tst_referenceindex.moc"
