// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/organizationtreemodel.h"
#include "tests/items/modeloracle.h"
#include "tests/support/testmain.h"

using namespace renzhi;
using namespace renzhi::test;
using namespace Qt::StringLiterals;

using Counted = OrganizationTreeModel::Counted;

// The tree of organizations: changes arrive as changes, and what is counted comes with everything
// below.
class TestOrganizationTreeModel : public QObject
{
    Q_OBJECT

private slots:
    void newModelHasTheFirstRowAlone();
    void treeFollowsTheParents();
    void indexesAreFoundById();
    void countsComeWithEverythingBelow();
    void countsAreUnknownAtFirst();
    void whatIsCountedCanBeChosen();
    void disabledOrganizationsAreMarked();
    void tooltipsShowTheWholePath();
    void renamesAreAnnounced();
    void persistentIndexesSurviveChanges();
    void movedSubtreeComesBackUnderItsNewParent();
    void circlesDoNotHang();
    void retranslateTellsOfFewAmongMany_data();
    void retranslateTellsOfFewAmongMany();
    void retranslateTellsOfWhateverWasAskedFor();
    void retranslateTellsOfNobodyWhoIsGone();
    void randomTreesEqualAnOrdinaryMap();
};

namespace {

// The same from the index alone.
QString expectedDrawing(const ReferenceIndex &references, const OrgId &parent, bool first = true)
{
    QString text = first ? u"All "_s : QString();
    for (const Organization *organization : references.childrenOf(parent)) {
        text += organization->name + u' ';
        if (!references.childrenOf(organization->id).isEmpty())
            text += u"( "_s + expectedDrawing(references, organization->id, false) + u") "_s;
    }
    return text;
}

std::shared_ptr<const OrganizationStatistics> statisticsOf(const ReferenceIndex &references,
                                                           const QHash<OrgId, int> &people)
{
    QHash<OrgId, OrganizationCounts> own;
    for (auto it = people.cbegin(); it != people.cend(); ++it)
        own[it.key()].people = *it;
    return std::make_shared<const OrganizationStatistics>(references, own, 0);
}

// Another language: every text of ours stands in brackets.
class TreeBrackets final : public QTranslator
{
public:
    [[nodiscard]] bool isEmpty() const override { return false; }
    QString translate(const char *, const char *sourceText, const char *, int) const override
    {
        return u'[' + QString::fromUtf8(sourceText) + u']';
    }
};

// One under which many stand; two that are neighbours are disabled, and one more, and one below it.
QVector<Organization> manyOrganizations(int count)
{
    QVector<Organization> many { organization(u"top"_s, u"示例集团"_s) };
    for (int i = 0; i < count; ++i)
        many.append(organization(u"o%1"_s.arg(i), u"组织%1"_s.arg(i), u"top"_s, i));
    for (const int i : { 5, 6, 9 })
        many[1 + i].disabled = true;
    many.append(organization(u"below"_s, u"下级"_s, u"o9"_s));
    many.last().disabled = true;
    return many;
}

// What somebody has who asked every row for these roles once, and for the roles and rows he is told
// of again.
class Asker : public QObject
{
public:
    Asker(const OrganizationTreeModel &model, QList<int> roles)
        : m_model(model), m_roles(std::move(roles))
    {
        below({}, [this](const QModelIndex &index) { ask(index, m_roles); });
        connect(
            &model, &QAbstractItemModel::dataChanged, this,
            [this](const QModelIndex &first, const QModelIndex &last, const QList<int> &changed) {
                for (int row = first.row(); row <= last.row(); ++row)
                    ask(first.siblingAtRow(row), changed);
            });
    }

    // Rows of which another model, which nobody else asks, says something else by now.
    [[nodiscard]] QStringList outdated(const OrganizationTreeModel &now) const
    {
        QStringList ids;
        below({}, [&](const QModelIndex &index) {
            const OrgId id = m_model.organizationAt(index);
            for (const int role : m_roles) {
                if (m_words.value({ id.toString(), role }) != now.indexOf(id).data(role)) {
                    ids.append(id.toString());
                    return;
                }
            }
        });
        return ids;
    }

private:
    template <class Visit> void below(const QModelIndex &parent, Visit visit) const
    {
        for (int row = 0; row < m_model.rowCount(parent); ++row) {
            const QModelIndex index = m_model.index(row, 0, parent);
            visit(index);
            below(index, visit);
        }
    }
    void ask(const QModelIndex &index, const QList<int> &roles)
    {
        for (const int role : m_roles) {
            if (roles.isEmpty() || roles.contains(role))
                m_words.insert({ m_model.organizationAt(index).toString(), role },
                               index.data(role));
        }
    }

    const OrganizationTreeModel &m_model;
    QList<int> m_roles;
    QHash<std::pair<QString, int>, QVariant> m_words;
};

// A tree of many organizations, with what is counted.
struct ManyRows
{
    explicit ManyRows(int count)
    {
        const auto references = treeOf(manyOrganizations(count));
        const auto statistics = statisticsOf(*references, { { OrgId(u"o1"_s), 3 } });
        for (OrganizationTreeModel *one : { &model, &now }) {
            one->setReferences(references);
            one->setStatistics(statistics);
        }
    }

    OrganizationTreeModel model;
    OrganizationTreeModel now; // the same, which is asked what it would say
};

// What a row shows and what it is called by a screen reader.
QString spoken(const QModelIndex &index)
{
    return index.data().toString() + index.data(CountRole).toString()
        + index.data(Qt::AccessibleTextRole).toString();
}

// Who stands above, as far as it is known; "gone" for one who is not there, "circle" for an endless
// way.
QString ancestors(const QMap<int, Organization> &organizations, const QString &id)
{
    if (!organizations.contains(id.toInt()))
        return u"gone"_s;
    QStringList above;
    QString parent = organizations.value(id.toInt()).parentId.toString();
    while (!parent.isEmpty() && organizations.contains(parent.toInt())) {
        if (above.contains(parent) || parent == id)
            return u"circle"_s;
        above << parent;
        parent = organizations.value(parent.toInt()).parentId.toString();
    }
    return u'/' + above.join(u'/');
}

} // namespace

void TestOrganizationTreeModel::newModelHasTheFirstRowAlone()
{
    OrganizationTreeModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(model.columnCount(), 1);
    const QModelIndex all = model.index(0, 0);
    QCOMPARE(all.data().toString(), u"All organizations"_s);
    QVERIFY(model.organizationAt(all).isEmpty());
    QVERIFY(model.organizationAt({}).isEmpty());
    QCOMPARE(model.indexOf(OrgId()), all);
    QVERIFY(!model.indexOf(OrgId(u"o1"_s)).isValid());
    QVERIFY(!all.data(RecordRole).isValid());
    QCOMPARE(all.data(LevelRole).toInt(), 0);
    model.setReferences(nullptr);
    model.retranslate();
    QCOMPARE(model.rowCount(), 1);
}

void TestOrganizationTreeModel::treeFollowsTheParents()
{
    OrganizationTreeModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setReferences(exampleReferences());
    QCOMPARE(drawn(model), u"All 示例集团 ( 研发中心 ( 平台部 ) 销售中心 ) "_s);
    const QModelIndex platform = model.indexOf(OrgId(u"o4"_s));
    QCOMPARE(platform.data(LevelRole).toInt(), 2);
    QCOMPARE(platform.data(RecordRole).value<Organization>().code, OrgCode(u"C-o4"_s));
    model.setReferences(nullptr);
    QCOMPARE(drawn(model), u"All "_s);
}

void TestOrganizationTreeModel::indexesAreFoundById()
{
    OrganizationTreeModel model;
    model.setReferences(exampleReferences());
    for (const auto &id : { u"o1"_s, u"o2"_s, u"o3"_s, u"o4"_s }) {
        const QModelIndex index = model.indexOf(OrgId(id));
        QVERIFY(index.isValid());
        QCOMPARE(model.organizationAt(index), OrgId(id));
        QCOMPARE(model.index(index.row(), 0, index.parent()), index);
    }
}

void TestOrganizationTreeModel::countsComeWithEverythingBelow()
{
    OrganizationTreeModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setReferences(exampleReferences());
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    const QHash<OrgId, int> people { { OrgId(u"o1"_s), 1 },
                                     { OrgId(u"o2"_s), 10 },
                                     { OrgId(u"o4"_s), 100 },
                                     { OrgId(u"gone"_s), 1000 },
                                     { OrgId(), 10000 } };
    model.setStatistics(statisticsOf(*exampleReferences(), people));
    const auto count
        = [&](const QString &id) { return model.indexOf(OrgId(id)).data(CountRole).toInt(); };
    QCOMPARE(count(u"o4"_s), 100);
    QCOMPARE(count(u"o2"_s), 110);
    QCOMPARE(count(u"o3"_s), 0);
    QCOMPARE(count(u"o1"_s), 111);
    QCOMPARE(count({}), 11111);
    QVERIFY(!changed.empty());
    changed.clear();
    model.setStatistics(statisticsOf(*exampleReferences(), people));
    QCOMPARE(changed.size(), 0);
    // A tree that nobody has counted yet keeps the numbers by id.
    const auto fewer = treeOf(
        { organization(u"o1"_s, u"示例集团"_s), organization(u"o4"_s, u"平台部"_s, u"o1"_s) });
    model.setReferences(fewer);
    QCOMPARE(count(u"o1"_s), 111);
    QCOMPARE(count(u"o4"_s), 100);
    changed.clear();
    model.setStatistics(statisticsOf(*fewer, people));
    QCOMPARE(count(u"o1"_s), 101);
    QCOMPARE(count({}), 11111);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.at(0).at(0).toModelIndex(), model.indexOf(OrgId(u"o1"_s)));
    QCOMPARE(changed.at(0).at(1).toModelIndex(), model.indexOf(OrgId(u"o1"_s)));
}

void TestOrganizationTreeModel::countsAreUnknownAtFirst()
{
    OrganizationTreeModel model;
    model.setReferences(exampleReferences());
    QCOMPARE(model.indexOf(OrgId(u"o1"_s)).data(CountRole).toInt(), -1);
    QCOMPARE(model.index(0, 0).data(CountRole).toInt(), -1);
    QCOMPARE(model.indexOf(OrgId(u"o1"_s)).data(Qt::AccessibleTextRole).toString(), u"示例集团"_s);
    model.setStatistics(statisticsOf(*exampleReferences(), { { OrgId(u"o1"_s), 3 } }));
    QVERIFY(model.indexOf(OrgId(u"o1"_s)).data(Qt::AccessibleTextRole).toString().contains(u'3'));
    model.setStatistics(nullptr);
    QCOMPARE(model.indexOf(OrgId(u"o1"_s)).data(CountRole).toInt(), -1);
}

void TestOrganizationTreeModel::whatIsCountedCanBeChosen()
{
    OrganizationTreeModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setReferences(exampleReferences());
    // As many people as positions in one of them.
    model.setStatistics(
        statisticsOf(*exampleReferences(), { { OrgId(u"o3"_s), 1 }, { OrgId(u"o4"_s), 7 } }));
    const auto numbers = [&model] {
        QList<int> shown;
        for (const auto &id : { QString(), u"o1"_s, u"o2"_s, u"o3"_s, u"o4"_s })
            shown.append(model.indexOf(OrgId(id)).data(CountRole).toInt());
        return shown;
    };
    const auto sales = [&model] {
        return model.indexOf(OrgId(u"o3"_s)).data(Qt::AccessibleTextRole).toString();
    };
    QCOMPARE(numbers(), (QList<int> { 8, 8, 7, 1, 7 }));
    QVERIFY2(sales().endsWith("1 people"_L1), qPrintable(sales())); // untranslated
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setCounted(Counted::Positions);
    // One is in an organization that is not there.
    QCOMPARE(numbers(), (QList<int> { 4, 3, 2, 1, 2 }));
    QVERIFY2(sales().endsWith("1 positions"_L1), qPrintable(sales()));
    int told = 0;
    for (const auto &one : std::as_const(changed))
        told += one.at(1).toModelIndex().row() - one.at(0).toModelIndex().row() + 1;
    QCOMPARE(told, 5); // also where the number is the same
    model.setCounted(Counted::Nothing);
    QCOMPARE(numbers(), (QList<int> { -1, -1, -1, -1, -1 }));
    QCOMPARE(sales(), u"销售中心"_s);
    changed.clear();
    model.setCounted(Counted::Nothing);
    model.setStatistics(statisticsOf(*exampleReferences(), {}));
    QCOMPARE(changed.size(), 0);
    model.setCounted(Counted::People);
    QCOMPARE(numbers(), (QList<int> { 0, 0, 0, 0, 0 }));
}

void TestOrganizationTreeModel::disabledOrganizationsAreMarked()
{
    Organization closed = organization(u"o1"_s, u"示例集团"_s);
    closed.disabled = true;
    const Organization nameless = organization(u"o2"_s, {});
    const Organization blank = organization(u"o3"_s, u" "_s);
    OrganizationTreeModel model;
    model.setReferences(treeOf({ closed, nameless, blank }));
    QCOMPARE(model.indexOf(OrgId(u"o1"_s)).data().toString(), u"示例集团 (disabled)"_s);
    QVERIFY(model.indexOf(OrgId(u"o1"_s)).data(QuietRole).toBool());
    QCOMPARE(model.indexOf(OrgId(u"o2"_s)).data().toString(), u"C-o2"_s);
    QCOMPARE(model.indexOf(OrgId(u"o3"_s)).data().toString(), u"C-o3"_s);
    QVERIFY(!model.indexOf(OrgId(u"o2"_s)).data(QuietRole).toBool());
}

void TestOrganizationTreeModel::tooltipsShowTheWholePath()
{
    OrganizationTreeModel model;
    model.setReferences(exampleReferences());
    QCOMPARE(model.indexOf(OrgId(u"o4"_s)).data(Qt::ToolTipRole).toString(),
             u"示例集团/研发中心/平台部"_s);
}

void TestOrganizationTreeModel::renamesAreAnnounced()
{
    OrganizationTreeModel model;
    model.setReferences(exampleReferences());
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    QVector<Organization> organizations = exampleReferences()->organizations();
    organizations[3].name = u"平台一部"_s;
    model.setReferences(treeOf(organizations));
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.at(0).at(0).toModelIndex(), model.indexOf(OrgId(u"o4"_s)));
    QCOMPARE(inserted.size(), 0);
    changed.clear();
    model.setReferences(treeOf(organizations));
    QCOMPARE(changed.size(), 0);
}

void TestOrganizationTreeModel::persistentIndexesSurviveChanges()
{
    OrganizationTreeModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setReferences(exampleReferences());
    const QPersistentModelIndex sales = model.indexOf(OrgId(u"o3"_s)),
                                platform = model.indexOf(OrgId(u"o4"_s));
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    model.setReferences(treeOf({ organization(u"o1"_s, u"示例集团"_s),
                                 organization(u"o0"_s, u"财务中心"_s, u"o1"_s, 0),
                                 organization(u"o3"_s, u"销售中心"_s, u"o1"_s, 1),
                                 organization(u"o2"_s, u"研发中心"_s, u"o1"_s, 2),
                                 organization(u"o5"_s, u"测试部"_s, u"o2"_s, 0),
                                 organization(u"o4"_s, u"平台部"_s, u"o2"_s, 1) }));
    QCOMPARE(model.organizationAt(sales), OrgId(u"o3"_s));
    QCOMPARE(sales.row(), 1);
    QCOMPARE(model.organizationAt(platform), OrgId(u"o4"_s));
    QCOMPARE(platform.row(), 1);
    QCOMPARE(resets.size(), 0);
    QCOMPARE(drawn(model), u"All 示例集团 ( 财务中心 销售中心 研发中心 ( 测试部 平台部 ) ) "_s);
}

void TestOrganizationTreeModel::movedSubtreeComesBackUnderItsNewParent()
{
    OrganizationTreeModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setReferences(exampleReferences());
    QVector<Organization> organizations = exampleReferences()->organizations();
    organizations[1].parentId = OrgId(u"o3"_s);
    model.setReferences(treeOf(organizations));
    QCOMPARE(drawn(model), u"All 示例集团 ( 销售中心 ( 研发中心 ( 平台部 ) ) ) "_s);
    // Upside down: the child above its parent.
    organizations[0].parentId = OrgId(u"o4"_s);
    organizations[3].parentId = {};
    model.setReferences(treeOf(organizations));
    QCOMPARE(drawn(model), u"All 平台部 ( 示例集团 ( 销售中心 ( 研发中心 ) ) ) "_s);
    QVERIFY(model.indexOf(OrgId(u"o2"_s)).isValid());
}

void TestOrganizationTreeModel::circlesDoNotHang()
{
    OrganizationTreeModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setReferences(exampleReferences());
    const auto circles = treeOf(
        { organization(u"o1"_s, u"甲"_s, u"o2"_s), organization(u"o2"_s, u"乙"_s, u"o1"_s),
          organization(u"o3"_s, u"丙"_s, u"o3"_s), organization(u"o4"_s, u"丁"_s, u"gone"_s) });
    model.setReferences(circles);
    model.setStatistics(statisticsOf(*circles, { { OrgId(u"o1"_s), 1 }, { OrgId(u"o2"_s), 2 } }));
    QCOMPARE(model.index(0, 0).data(CountRole).toInt(), 3);
    for (const auto &id : { u"o1"_s, u"o2"_s, u"o3"_s, u"o4"_s })
        QVERIFY2(model.indexOf(OrgId(id)).isValid(), qPrintable(id));
}

void TestOrganizationTreeModel::retranslateTellsOfFewAmongMany_data()
{
    QTest::addColumn<int>("organizations");
    QTest::newRow("a few") << 20;
    QTest::newRow("many") << 2000;
}

// A filter and a view that ask for nothing but what is painted: the server's own names are the same
// in every language.
void TestOrganizationTreeModel::retranslateTellsOfFewAmongMany()
{
    QFETCH(const int, organizations);
    ManyRows rows(organizations);
    const QAbstractItemModelTester tester(&rows.model,
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    Asker asker(rows.model, { Qt::DisplayRole, CountRole, IdRole, QuietRole });
    TreeBrackets brackets;
    QVERIFY(QCoreApplication::installTranslator(&brackets));
    QCOMPARE(asker.outdated(rows.now),
             (QStringList { QString(), u"o5"_s, u"o6"_s, u"o9"_s, u"below"_s }));
    QSignalSpy told(&rows.model, &QAbstractItemModel::dataChanged);
    rows.model.retranslate();
    QStringList ranges;
    for (const auto &one : std::as_const(told))
        ranges << one.at(0).toModelIndex().data(IdRole).toString() + u'-'
                + one.at(1).toModelIndex().data(IdRole).toString();
    QCOMPARE(ranges, (QStringList { u"-"_s, u"o5-o6"_s, u"o9-o9"_s, u"below-below"_s }));
    QCOMPARE(asker.outdated(rows.now), QStringList());
}

void TestOrganizationTreeModel::retranslateTellsOfWhateverWasAskedFor()
{
    ManyRows rows(20);
    QSignalSpy told(&rows.model, &QAbstractItemModel::dataChanged);
    rows.model.retranslate();
    QCOMPARE(told.size(), 0); // nobody has any words yet
    Asker asker(rows.model,
                { Qt::DisplayRole, Qt::ToolTipRole, Qt::AccessibleTextRole,
                  Qt::AccessibleDescriptionRole });
    TreeBrackets brackets; // takes itself away at the end
    for (const bool other : { true, false, true }) {
        if (other)
            QVERIFY(QCoreApplication::installTranslator(&brackets));
        else
            QVERIFY(QCoreApplication::removeTranslator(&brackets));
        QCOMPARE(asker.outdated(rows.now).size(), 23); // what is counted is read aloud of each
        rows.model.retranslate();
        QCOMPARE(asker.outdated(rows.now), QStringList());
    }
}

void TestOrganizationTreeModel::retranslateTellsOfNobodyWhoIsGone()
{
    OrganizationTreeModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setReferences(treeOf(manyOrganizations(20)));
    Asker asker(model, { Qt::AccessibleTextRole });
    model.setReferences(treeOf({ organization(u"top"_s, u"示例集团"_s),
                                 organization(u"o9"_s, u"组织9"_s, u"top"_s, 1),
                                 organization(u"o2"_s, u"组织2"_s, u"top"_s, 2) }));
    QSignalSpy told(&model, &QAbstractItemModel::dataChanged);
    model.retranslate();
    QStringList ids;
    for (const auto &one : std::as_const(told)) {
        for (int row = one.at(0).toModelIndex().row(); row <= one.at(1).toModelIndex().row(); ++row)
            ids << one.at(0).toModelIndex().siblingAtRow(row).data(IdRole).toString();
    }
    QCOMPARE(ids, (QStringList { QString(), u"top"_s, u"o9"_s, u"o2"_s }));
}

void TestOrganizationTreeModel::randomTreesEqualAnOrdinaryMap()
{
    QRandomGenerator random(77);
    OrganizationTreeModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    // What a view shows that trusts dataChanged alone for names and numbers.
    QHash<QString, QString> told;
    const auto tell = [&](const QModelIndex &index) {
        told.insert(index.data(IdRole).toString(), spoken(index));
    };
    const auto tellBelow
        = [&](auto &&self, const QModelIndex &parent, int first, int last) -> void {
        for (int row = first; row <= last; ++row) {
            const QModelIndex index = model.index(row, 0, parent);
            tell(index);
            self(self, index, 0, model.rowCount(index) - 1);
        }
    };
    tellBelow(tellBelow, {}, 0, 0);
    connect(&model, &QAbstractItemModel::rowsInserted, this,
            [&](const QModelIndex &parent, int first, int last) {
                tellBelow(tellBelow, parent, first, last);
            });
    connect(&model, &QAbstractItemModel::dataChanged, this,
            [&](const QModelIndex &first, const QModelIndex &last) {
                for (int row = first.row(); row <= last.row(); ++row)
                    tell(first.siblingAtRow(row));
            });

    QMap<int, Organization> organizations;
    QHash<OrgId, int> people;
    std::shared_ptr<const OrganizationStatistics> statistics;
    Counted counted = Counted::People;
    QHash<QString, QPersistentModelIndex> kept;
    for (int round = 0; round < 200; ++round) {
        const QMap<int, Organization> before = organizations;
        for (int i = random.bounded(10); i > 0; --i) {
            const int id = random.bounded(30);
            if (random.bounded(4) == 0) {
                organizations.remove(id);
                continue;
            }
            const QString parent
                = random.bounded(4) == 0 ? QString() : QString::number(random.bounded(30));
            organizations.insert(id,
                                 organization(QString::number(id),
                                              u"组织%1.%2"_s.arg(id).arg(random.bounded(3)), parent,
                                              random.bounded(4)));
        }
        QVector<Position> positions;
        for (int i = random.bounded(20); i > 0; --i)
            positions.append(position(QString::number(i), QString::number(random.bounded(32)), {}));
        const auto references = std::make_shared<const ReferenceIndex>(organizations.values(),
                                                                       QVector<Title>(), positions);
        model.setReferences(references);
        if (random.bounded(2) == 0) {
            people.insert(OrgId(QString::number(random.bounded(32))), random.bounded(50));
            statistics = statisticsOf(*references, people);
            model.setStatistics(statistics);
        }
        if (random.bounded(3) == 0) {
            counted = Counted(random.bounded(3));
            model.setCounted(counted);
        }
        const auto expectedCount = [&](const OrgId &id) {
            if (!statistics || counted == Counted::Nothing)
                return -1;
            const OrganizationCounts counts = statistics->withBelow(id);
            return counted == Counted::People ? counts.people : counts.positions;
        };
        // Circles are drawn by the index in its own way: compare the shape where there are none.
        int placed = 0;
        for (const Organization &one : std::as_const(organizations)) {
            const QModelIndex index = model.indexOf(one.id);
            QVERIFY(index.isValid());
            QCOMPARE(model.organizationAt(index), one.id);
            QCOMPARE(index.data().toString(), one.name);
            QCOMPARE(told.value(one.id.toString()), spoken(index));
            QCOMPARE(index.data(CountRole).toInt(), expectedCount(one.id));
            ++placed;
        }
        QCOMPARE(told.value({}), spoken(model.index(0, 0)));
        QCOMPARE(model.index(0, 0).data(CountRole).toInt(), expectedCount({}));
        QCOMPARE(drawn(model), expectedDrawing(*references, {}));
        QCOMPARE(placed, int(organizations.size()));
        // Whoever stays under the same parent, below ancestors that stay too, keeps his index.
        for (auto it = kept.cbegin(); it != kept.cend(); ++it) {
            const QString above = ancestors(organizations, it.key());
            if (above.startsWith(u'/') && above == ancestors(before, it.key()))
                QVERIFY(it->isValid());
            if (it->isValid())
                QCOMPARE(it->data(IdRole).toString(), it.key());
        }
        kept.clear();
        for (auto it = organizations.cbegin(); it != organizations.cend(); ++it)
            kept.insert(it->id.toString(), model.indexOf(it->id));
    }
}

RENZHI_GUILESS_TEST(TestOrganizationTreeModel)
#include "tst_organizationtreemodel.moc"
