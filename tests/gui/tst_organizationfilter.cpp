// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/organizationtreemodel.h"
#include "tests/items/modeloracle.h"
#include "tests/support/testmain.h"
#include "views/widgets/organizationfilter.h"

#include <algorithm>

using namespace renzhi;
using namespace renzhi::test;
using namespace Qt::StringLiterals;

namespace {

// The example tree behind a filter that is tested all the while.
struct Filtered
{
    explicit Filtered(const QString &text)
    {
        model.setReferences(exampleReferences());
        filter.setSourceModel(&model);
        filter.setText(text);
    }

    OrganizationTreeModel model;
    OrganizationFilter filter;
    QAbstractItemModelTester tester { &filter,
                                      QAbstractItemModelTester::FailureReportingMode::Fatal };
};

// What is typed, and what a name or else a code must hold to be found by it.
struct Query
{
    QString text, inName, inCode;

    [[nodiscard]] bool finds(const Organization &organization) const
    {
        return (!inName.isEmpty() && organization.name.contains(inName))
            || (!inCode.isEmpty() && organization.code.toString().contains(inCode));
    }
};

QVector<Query> queries()
{
    const QString all = u"组"_s; // every name of the random trees holds it
    return {
        { {}, all, {} },
        { u"  "_s, all, {} },
        { u"研发"_s, u"研发"_s, {} },
        { u"yf"_s, u"研发"_s, {} },
        { u" YanFa "_s, u"研发"_s, {} },
        { u"销售"_s, u"销售"_s, {} },
        { u"xiaoshou"_s, u"销售"_s, {} },
        { u"pt"_s, u"平台"_s, {} },
        { u"平t"_s, u"平台"_s, {} },
        { u"c-1"_s, {}, u"C-1"_s },
        { u"C-27"_s, {}, u"C-27"_s },
        { u"没有"_s, {}, {} },
    };
}

// How it must be drawn, from the index alone: whoever is found, and the way up to him.
QString expectedDrawing(const ReferenceIndex &references, const Query &query,
                        const OrgId &parent = {})
{
    QString text;
    for (const Organization *organization : references.childrenOf(parent)) {
        const QString below = expectedDrawing(references, query, organization->id);
        if (below.isEmpty() && !query.finds(*organization))
            continue;
        text += organization->name + u' ';
        if (!below.isEmpty())
            text += u"( "_s + below + u") "_s;
    }
    return text;
}

bool isExpected(const ReferenceIndex &references, const Query &query, const OrgId &id)
{
    const QVector<OrgId> subtree = references.subtreeOf(id);
    return std::any_of(subtree.cbegin(), subtree.cend(), [&](const OrgId &one) {
        return query.finds(*references.organization(one));
    });
}

// What a tree shows that trusts the signals: it is only ever told, it never looks again.
class TreeMirror : public QObject
{
public:
    explicit TreeMirror(const QAbstractItemModel &model) : m_model(model)
    {
        const auto readAll = [this] { m_root = read({}); };
        readAll();
        connect(&model, &QAbstractItemModel::modelReset, this, readAll);
        connect(&model, &QAbstractItemModel::layoutChanged, this, readAll);
        connect(&model, &QAbstractItemModel::rowsInserted, this,
                [this](const QModelIndex &parent, int first, int last) {
                    for (int row = first; row <= last; ++row) {
                        const QModelIndex index = m_model.index(row, 0, parent);
                        at(parent).below.insert(row, read(index));
                    }
                });
        connect(&model, &QAbstractItemModel::rowsRemoved, this,
                [this](const QModelIndex &parent, int first, int last) {
                    at(parent).below.remove(first, last - first + 1);
                });
        connect(&model, &QAbstractItemModel::dataChanged, this,
                [this](const QModelIndex &first, const QModelIndex &last) {
                    for (int row = first.row(); row <= last.row(); ++row)
                        at(first.siblingAtRow(row)).text = textOf(first.siblingAtRow(row));
                });
    }

    [[nodiscard]] QString drawn() const { return drawn(m_root); }

private:
    struct Node
    {
        QString text;
        QList<Node> below;
    };

    static QString textOf(const QModelIndex &index)
    {
        return index.data(IdRole).toString().isEmpty() ? u"All"_s : index.data().toString();
    }
    [[nodiscard]] Node read(const QModelIndex &index) const
    {
        Node node { textOf(index), {} };
        for (int row = 0; row < m_model.rowCount(index); ++row)
            node.below.append(read(m_model.index(row, 0, index)));
        return node;
    }
    Node &at(const QModelIndex &index)
    {
        return index.isValid() ? at(index.parent()).below[index.row()] : m_root;
    }
    static QString drawn(const Node &node)
    {
        QString text;
        for (const Node &child : node.below) {
            text += child.text + u' ';
            if (!child.below.isEmpty())
                text += u"( "_s + drawn(child) + u") "_s;
        }
        return text;
    }

    const QAbstractItemModel &m_model;
    Node m_root;
};

} // namespace

// The tree narrowed to what is typed above it, with the way up to each hit.
class TestOrganizationFilter : public QObject
{
    Q_OBJECT

private slots:
    void hitsComeWithTheWayUp_data();
    void hitsComeWithTheWayUp();
    void lastHitTakesTheWayUpWithIt();
    void hitBelowARenamedParentIsShown();
    void hiddenOneThatWasAskedForIsShownOnceItMatches();
    void randomTreesAndTextsEqualAPlainSearch();
};

void TestOrganizationFilter::hitsComeWithTheWayUp_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("drawing");
    QTest::addColumn<int>("hits");
    const QString whole = u"All 示例集团 ( 研发中心 ( 平台部 ) 销售中心 ) "_s;
    QTest::newRow("nothing typed") << QString() << whole << 4;
    QTest::newRow("blanks") << u"  "_s << whole << 4;
    QTest::newRow("a leaf") << u"平台"_s << u"All 示例集团 ( 研发中心 ( 平台部 ) ) "_s << 1;
    QTest::newRow("initials") << u"xszx"_s << u"All 示例集团 ( 销售中心 ) "_s << 1;
    QTest::newRow("pinyin in capitals") << u"YanFa"_s << u"All 示例集团 ( 研发中心 ) "_s << 1;
    QTest::newRow("a code") << u"c-o3"_s << u"All 示例集团 ( 销售中心 ) "_s << 1;
    // The organizations below a hit are not hits.
    QTest::newRow("two") << u"中心"_s << u"All 示例集团 ( 研发中心 销售中心 ) "_s << 2;
    QTest::newRow("nobody") << u"财务"_s << u"All "_s << 0;
}

void TestOrganizationFilter::hitsComeWithTheWayUp()
{
    QFETCH(QString, text);
    Filtered world(text);
    OrganizationFilter &filter = world.filter;
    QTEST(drawn(filter), "drawing");
    QTEST(filter.hits(), "hits");
}

void TestOrganizationFilter::lastHitTakesTheWayUpWithIt()
{
    Filtered world(u"平台"_s);
    OrganizationTreeModel &model = world.model;
    OrganizationFilter &filter = world.filter;
    QVector<Organization> organizations = exampleReferences()->organizations();
    organizations[3].name = u"测试部"_s;
    model.setReferences(treeOf(organizations));
    QCOMPARE(drawn(filter), u"All "_s);
    QCOMPARE(filter.hits(), 0);
    organizations[2].name = u"平台中心"_s;
    model.setReferences(treeOf(organizations));
    QCOMPARE(drawn(filter), u"All 示例集团 ( 平台中心 ) "_s);
    QCOMPARE(filter.hits(), 1);
}

void TestOrganizationFilter::hitBelowARenamedParentIsShown()
{
    Filtered world(u"研发"_s);
    OrganizationTreeModel &model = world.model;
    OrganizationFilter &filter = world.filter;
    QVector<Organization> organizations = exampleReferences()->organizations();
    organizations[1].name = u"产品中心"_s;
    organizations.append(organization(u"o5"_s, u"研发一部"_s, u"o2"_s));
    model.setReferences(treeOf(organizations));
    QCOMPARE(drawn(filter), u"All 示例集团 ( 产品中心 ( 研发一部 ) ) "_s);
}

void TestOrganizationFilter::hiddenOneThatWasAskedForIsShownOnceItMatches()
{
    Filtered world(u"销售"_s);
    OrganizationTreeModel &model = world.model;
    OrganizationFilter &filter = world.filter;
    QVERIFY(!filter.mapFromSource(model.indexOf(OrgId(u"o4"_s))).isValid());
    QVector<Organization> organizations = exampleReferences()->organizations();
    organizations[3].name = u"销售一部"_s;
    model.setReferences(treeOf(organizations));
    QCOMPARE(drawn(filter), u"All 示例集团 ( 研发中心 ( 销售一部 ) 销售中心 ) "_s);
}

void TestOrganizationFilter::randomTreesAndTextsEqualAPlainSearch()
{
    static const QStringList words { u"研发"_s, u"销售"_s, u"平台"_s, u"财务"_s };
    QRandomGenerator random(2024);
    OrganizationTreeModel model;
    OrganizationFilter filter;
    filter.setSourceModel(&model);
    QAbstractItemModelTester tester(&filter, QAbstractItemModelTester::FailureReportingMode::Fatal);
    const TreeMirror mirror(filter);
    QMap<int, Organization> organizations;
    const QVector<Query> asked = queries();
    Query query = asked.constFirst();
    for (int round = 0; round < 300; ++round) {
        for (int i = random.bounded(6); i > 0; --i) {
            const int id = random.bounded(30);
            if (random.bounded(4) == 0) {
                organizations.remove(id);
                continue;
            }
            const QString parent
                = random.bounded(4) == 0 ? QString() : QString::number(random.bounded(30));
            const QString name
                = words.at(random.bounded(4)) + words.at(random.bounded(4)) + u"%1组"_s.arg(id);
            organizations.insert(
                id, organization(QString::number(id), name, parent, random.bounded(4)));
        }
        const auto references = treeOf(organizations.values());
        model.setReferences(references);
        if (random.bounded(2) == 0) {
            query = asked.at(random.bounded(int(asked.size())));
            filter.setText(query.text);
        }
        const QString expected = u"All "_s + expectedDrawing(*references, query);
        QCOMPARE(drawn(filter), expected);
        QCOMPARE(mirror.drawn(), expected);
        int hits = 0;
        for (const Organization &one : std::as_const(organizations)) {
            hits += query.finds(one) ? 1 : 0;
            // Asked for the hidden ones too, as whoever looks for the chosen row does.
            const QModelIndex shown = filter.mapFromSource(model.indexOf(one.id));
            QCOMPARE(shown.isValid(), isExpected(*references, query, one.id));
            if (shown.isValid())
                QCOMPARE(shown.data(IdRole).toString(), one.id.toString());
        }
        QCOMPARE(filter.hits(), hits);
    }
}

RENZHI_GUILESS_TEST(TestOrganizationFilter)
#include "tst_organizationfilter.moc"
