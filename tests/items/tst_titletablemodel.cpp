// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/titletablemodel.h"
#include "tests/items/modeloracle.h"
#include "tests/support/testmain.h"

#include <QCollator>

using namespace renzhi;
using namespace renzhi::test;
using namespace Qt::StringLiterals;

// Titles with the number of positions that offer them, filtered and sorted by the model itself.
class TestTitleTableModel : public QObject
{
    Q_OBJECT
    using Column = TitleTableModel::Column;

private slots:
    void newModelIsEmpty();
    void cellsShowTheTitleAndItsPositions();
    void numbersStandRightAndTextsLeft();
    void textFinds_data();
    void textFinds();
    void organizationsNarrowTitlesAndCounts();
    void columnsSort_data();
    void columnsSort();
    void unknownColumnsDoNotSort();
    void columnsFilter_data();
    void columnsFilter();
    void onlyRowsThatReadDifferentlyAreAnnounced();
    void sameReferencesAnnounceNothing();
    void renamedTitleMovesWithoutAReset();
    void persistentIndexesSurviveANewIndex();
    void retranslateAnnouncesHeadersAndCells();
    void randomBatchesEqualAPlainSearch();
};

namespace {

const QVector<Title> &exampleTitles()
{
    static const QVector<Title> titles { title(u"t1"_s, u"高级工程师"_s),
                                         title(u"t2"_s, u"初级工程师"_s), title(u"t3"_s, u"顾问"_s),
                                         title(u"t4"_s, u"Java 专家"_s),
                                         title(u"t5"_s, u"顾问助理"_s) };
    return titles;
}

// t1 is offered three times, t2 and t5 once, t3 never, t4 ten times.
const QVector<Position> &examplePositions()
{
    static const QVector<Position> positions = [] {
        QVector<Position> all { position(u"p1"_s, u"o2"_s, u"开发"_s, u"t1"_s),
                                position(u"p2"_s, u"o2"_s, u"测试"_s, u"t1"_s),
                                position(u"p3"_s, u"o3"_s, u"售前"_s, u"t1"_s),
                                position(u"p4"_s, u"o3"_s, u"售后"_s, u"t2"_s),
                                position(u"p5"_s, u"o3"_s, u"经理"_s),
                                position(u"p6"_s, u"o9"_s, u"助理"_s, u"t5"_s),
                                position(u"p7"_s, u"o4"_s, u"总监"_s, u"t9"_s) };
        for (int i = 10; i < 20; ++i)
            all.append(position(u"p"_s + QString::number(i), u"o4"_s, u"平台"_s, u"t4"_s));
        return all;
    }();
    return positions;
}

std::shared_ptr<const ReferenceIndex> referencesOf(const QVector<Title> &titles,
                                                   const QVector<Position> &positions)
{
    return std::make_shared<const ReferenceIndex>(exampleReferences()->organizations(), titles,
                                                  positions);
}

std::shared_ptr<const ReferenceIndex> titleReferences()
{
    return referencesOf(exampleTitles(), examplePositions());
}

QStringList ids(const TitleTableModel &model)
{
    QStringList all;
    for (int row = 0; row < model.rowCount(); ++row)
        all << model.titleAt(row)->id.toString();
    return all;
}

// "t1 3": what is shown, by id.
QStringList counts(const TitleTableModel &model)
{
    QStringList all;
    for (int row = 0; row < model.rowCount(); ++row)
        all << model.titleAt(row)->id.toString() + u' '
                + model.index(row, int(TitleTableModel::Column::Positions)).data().toString();
    all.sort();
    return all;
}

} // namespace

void TestTitleTableModel::newModelIsEmpty()
{
    TitleTableModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setQuery({ u"x"_s, QSet { OrgId(u"o2"_s) } });
    model.sort(int(Column::Positions));
    model.retranslate();
    model.setReferences(nullptr);
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(model.columnCount(), 4);
    QCOMPARE(model.total(), 0);
    QVERIFY(!model.titleAt(0));
    QCOMPARE(model.rowOf(TitleId(u"t1"_s)), -1);
}

void TestTitleTableModel::cellsShowTheTitleAndItsPositions()
{
    QVector<Title> titles = exampleTitles();
    titles[0].updatedAt = u"2026-01-02"_s;
    TitleTableModel model;
    model.setReferences(referencesOf(titles, examplePositions()));
    const int row = model.rowOf(TitleId(u"t1"_s));
    QCOMPARE(model.rowsOf({ TitleId(u"nobody"_s), model.idAt(row) }),
             (std::vector<int> { -1, row }));
    const auto cell = [&](Column column, int role = Qt::DisplayRole) {
        return model.index(row, int(column)).data(role);
    };
    QCOMPARE(cell(Column::Name).toString(), u"高级工程师"_s);
    QCOMPARE(cell(Column::Code).toString(), u"T-t1"_s);
    QCOMPARE(cell(Column::Positions).toString(), u"3"_s);
    QCOMPARE(cell(Column::Positions, SortRole), QVariant(3));
    QCOMPARE(cell(Column::UpdatedAt).toString(), u"2026-01-02"_s);
    QCOMPARE(cell(Column::Name, RecordRole).value<Title>(), titles.at(0));
    QCOMPARE(cell(Column::Positions, IdRole).toString(), u"t1"_s);
    QVERIFY(cell(Column::Code, QuietRole).toBool());
    QVERIFY(!cell(Column::Positions, QuietRole).toBool());
    QCOMPARE(cell(Column::Name, Qt::AccessibleTextRole).toString(), u"高级工程师, T-t1"_s);
    QCOMPARE(model.total(), 5);
}

void TestTitleTableModel::numbersStandRightAndTextsLeft()
{
    TitleTableModel model;
    model.setReferences(titleReferences());
    for (int column = 0; column < model.columnCount(); ++column) {
        const int wanted
            = int((Column(column) == Column::Positions ? Qt::AlignRight : Qt::AlignLeft)
                  | Qt::AlignVCenter);
        QCOMPARE(model.index(0, column).data(Qt::TextAlignmentRole).toInt(), wanted);
        QCOMPARE(model.headerData(column, Qt::Horizontal, Qt::TextAlignmentRole).toInt(), wanted);
        QVERIFY(!model.headerData(column, Qt::Horizontal).toString().isEmpty());
    }
}

void TestTitleTableModel::textFinds_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("found");
    QTest::newRow("everything") << QString()
                                << QStringList { u"t1"_s, u"t2"_s, u"t3"_s, u"t4"_s, u"t5"_s };
    QTest::newRow("name") << u"工程师"_s << QStringList { u"t1"_s, u"t2"_s };
    QTest::newRow("initials") << u"cjgcs"_s << QStringList { u"t2"_s };
    QTest::newRow("pinyin") << u"guwen"_s << QStringList { u"t3"_s, u"t5"_s };
    QTest::newRow("code") << u"t-T4"_s << QStringList { u"t4"_s };
    QTest::newRow("Latin") << u"JAVA"_s << QStringList { u"t4"_s };
    QTest::newRow("name and code") << u"工程师 t-t2"_s << QStringList { u"t2"_s };
    QTest::newRow("two words, one wrong") << u"工程师 顾问"_s << QStringList();
    QTest::newRow("a position's name") << u"售前"_s << QStringList();
}

void TestTitleTableModel::textFinds()
{
    QFETCH(QString, text);
    TitleTableModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setReferences(titleReferences());
    model.setQuery({ text, std::nullopt });
    QStringList shown = ids(model);
    shown.sort();
    QTEST(shown, "found");
    QCOMPARE(model.total(), 5);
}

void TestTitleTableModel::organizationsNarrowTitlesAndCounts()
{
    TitleTableModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setReferences(titleReferences());
    Mirror mirror(model);
    model.setQuery({ {}, QSet { OrgId(u"o2"_s) } });
    QCOMPARE(counts(model), QStringList { u"t1 2"_s });
    QVERIFY(mirror.isRight());
    model.setQuery({ {}, QSet { OrgId(u"o3"_s), OrgId(u"o9"_s) } });
    QCOMPARE(counts(model), QStringList({ u"t1 1"_s, u"t2 1"_s, u"t5 1"_s }));
    QVERIFY(mirror.isRight());
    model.setQuery({ {}, QSet<OrgId>() });
    QCOMPARE(model.rowCount(), 0);
    model.setQuery({});
    QCOMPARE(counts(model),
             QStringList({ u"t1 3"_s, u"t2 1"_s, u"t3 0"_s, u"t4 10"_s, u"t5 1"_s }));
    QVERIFY(mirror.isRight());
}

void TestTitleTableModel::columnsSort_data()
{
    QTest::addColumn<ColumnSorts>("keys");
    QTest::addColumn<QStringList>("expected");
    const auto up = Qt::AscendingOrder, down = Qt::DescendingOrder;
    const int name = int(Column::Name), code = int(Column::Code), count = int(Column::Positions),
              updated = int(Column::UpdatedAt);
    QTest::newRow("name") << ColumnSorts { { name, up } }
                          << QStringList { u"t2"_s, u"t1"_s, u"t3"_s, u"t5"_s, u"t4"_s };
    QTest::newRow("name, back") << ColumnSorts { { name, down } }
                                << QStringList { u"t4"_s, u"t5"_s, u"t3"_s, u"t1"_s, u"t2"_s };
    QTest::newRow("code, back") << ColumnSorts { { code, down } }
                                << QStringList { u"t5"_s, u"t4"_s, u"t3"_s, u"t2"_s, u"t1"_s };
    QTest::newRow("count") << ColumnSorts { { count, up } }
                           << QStringList { u"t3"_s, u"t2"_s, u"t5"_s, u"t1"_s, u"t4"_s };
    QTest::newRow("count, back, equal ones by name")
        << ColumnSorts { { count, down } }
        << QStringList { u"t4"_s, u"t1"_s, u"t2"_s, u"t5"_s, u"t3"_s };
    QTest::newRow("count, then name, back")
        << ColumnSorts { { count, up }, { name, down } }
        << QStringList { u"t3"_s, u"t5"_s, u"t2"_s, u"t1"_s, u"t4"_s };
    QTest::newRow("updated") << ColumnSorts { { updated, up } }
                             << QStringList { u"t4"_s, u"t3"_s, u"t5"_s, u"t1"_s, u"t2"_s };
}

void TestTitleTableModel::columnsSort()
{
    QFETCH(ColumnSorts, keys);
    QVector<Title> titles = exampleTitles();
    const QStringList days { u"04"_s, u"05"_s, u"02"_s, u"01"_s, u"03"_s };
    for (int i = 0; i < titles.size(); ++i)
        titles[i].updatedAt = u"2026-01-"_s + days.at(i);
    TitleTableModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setReferences(referencesOf(titles, examplePositions()));
    const QPersistentModelIndex adviser = model.index(model.rowOf(TitleId(u"t3"_s)), 0);
    model.sort(keys);
    QTEST(ids(model), "expected");
    QCOMPARE(adviser.row(), model.rowOf(TitleId(u"t3"_s)));
}

void TestTitleTableModel::unknownColumnsDoNotSort()
{
    TitleTableModel model;
    model.setReferences(titleReferences());
    model.sort(int(Column::Positions), Qt::DescendingOrder);
    const QStringList before = ids(model);
    model.sort(-1);
    model.sort(TitleTableModel::ColumnCount);
    model.sort(ColumnSorts());
    model.sort({ { int(Column::Name), Qt::AscendingOrder }, { 99, Qt::AscendingOrder } });
    QCOMPARE(ids(model), before);
}

void TestTitleTableModel::columnsFilter_data()
{
    using Columns = QHash<int, QString>;
    const auto at = [](Column column, const QString &typed) {
        return Columns { { int(column), typed } };
    };
    QTest::addColumn<Columns>("columns");
    QTest::addColumn<QStringList>("found");
    QTest::newRow("name, initials") << at(Column::Name, u"gjgcs"_s) << QStringList { u"t1"_s };
    QTest::newRow("name, exactly") << at(Column::Name, u"=顾问"_s) << QStringList { u"t3"_s };
    QTest::newRow("code") << at(Column::Code, u"t-T4"_s) << QStringList { u"t4"_s };
    QTest::newRow("count") << at(Column::Positions, u"1"_s) << QStringList { u"t2"_s, u"t5"_s };
    QTest::newRow("count, none") << at(Column::Positions, u"=0"_s) << QStringList { u"t3"_s };
    QTest::newRow("count, more") << at(Column::Positions, u">2"_s)
                                 << QStringList { u"t1"_s, u"t4"_s };
    QTest::newRow("never updated") << at(Column::UpdatedAt, u"!-"_s) << QStringList();
    QTest::newRow("two columns") << Columns { { int(Column::Name), u"工程师"_s },
                                              { int(Column::Positions), u"!3"_s } }
                                 << QStringList { u"t2"_s };
    QTest::newRow("no such column")
        << Columns { { 99, u"x"_s }, { int(Column::Name), u"=顾问"_s } } << QStringList { u"t3"_s };
}

void TestTitleTableModel::columnsFilter()
{
    using Columns = QHash<int, QString>;
    QFETCH(Columns, columns);
    TitleTableModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setReferences(titleReferences());
    model.setQuery({ {}, std::nullopt, columns });
    QStringList shown = ids(model);
    shown.sort();
    QTEST(shown, "found");
    QCOMPARE(model.total(), 5);
    model.setQuery({});
    QCOMPARE(model.rowCount(), 5);
}

void TestTitleTableModel::onlyRowsThatReadDifferentlyAreAnnounced()
{
    TitleTableModel model;
    model.setReferences(titleReferences());
    Mirror mirror(model);
    QVector<Title> titles = exampleTitles();
    titles[2].code = TitleCode(u"GW"_s);
    QVector<Position> positions = examplePositions();
    positions.last().titleId = {};
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    model.setReferences(referencesOf(titles, positions));
    QVERIFY(mirror.isRight());
    QCOMPARE(resets.size(), 0);
    QList<int> rows;
    for (const QVariantList &arguments : std::as_const(changed)) {
        for (int row = arguments.at(0).toModelIndex().row();
             row <= arguments.at(1).toModelIndex().row(); ++row)
            rows << row;
    }
    QCOMPARE(rows, QList<int>({ model.rowOf(TitleId(u"t3"_s)), model.rowOf(TitleId(u"t4"_s)) }));
}

void TestTitleTableModel::sameReferencesAnnounceNothing()
{
    TitleTableModel model;
    model.setReferences(titleReferences());
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    QSignalSpy layouts(&model, &QAbstractItemModel::layoutChanged);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    model.setReferences(titleReferences());
    QCOMPARE(changed.size() + layouts.size() + resets.size(), 0);
}

void TestTitleTableModel::renamedTitleMovesWithoutAReset()
{
    TitleTableModel model;
    model.setReferences(titleReferences());
    Mirror mirror(model);
    QVector<Title> titles = exampleTitles();
    titles[1].name = u"助理工程师"_s;
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    model.setReferences(referencesOf(titles, examplePositions()));
    QCOMPARE(ids(model), QStringList({ u"t1"_s, u"t3"_s, u"t5"_s, u"t2"_s, u"t4"_s }));
    QVERIFY(mirror.isRight());
    QCOMPARE(resets.size(), 0);
}

void TestTitleTableModel::persistentIndexesSurviveANewIndex()
{
    TitleTableModel model;
    model.setReferences(titleReferences());
    const QPersistentModelIndex adviser
        = model.index(model.rowOf(TitleId(u"t3"_s)), int(Column::Positions));
    QVector<Title> titles = exampleTitles();
    titles.removeAt(0);
    titles.append(title(u"t0"_s, u"阿姨"_s));
    model.setReferences(referencesOf(titles, examplePositions()));
    QVERIFY(adviser.isValid());
    QCOMPARE(adviser.row(), model.rowOf(TitleId(u"t3"_s)));
    QCOMPARE(adviser.column(), int(Column::Positions));
    QCOMPARE(model.rowOf(TitleId(u"t1"_s)), -1);
}

void TestTitleTableModel::retranslateAnnouncesHeadersAndCells()
{
    TitleTableModel model;
    model.setReferences(titleReferences());
    QSignalSpy headers(&model, &QAbstractItemModel::headerDataChanged);
    QSignalSpy cells(&model, &QAbstractItemModel::dataChanged);
    model.retranslate();
    QCOMPARE(headers.size(), 1);
    QCOMPARE(cells.size(), 1);
    QCOMPARE(cells.at(0).at(0).toModelIndex(), model.index(0, 0));
    QCOMPARE(cells.at(0).at(1).toModelIndex(), model.index(4, 3));
}

void TestTitleTableModel::randomBatchesEqualAPlainSearch()
{
    static const QStringList words { u"高级"_s, u"初级"_s, u"工程师"_s,
                                     u"经理"_s, u"助理"_s, u"顾问"_s };
    QCollator collator(QLocale(QLocale::Chinese, QLocale::China));
    collator.setNumericMode(true);
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    QRandomGenerator random(47);
    TitleTableModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    Mirror mirror(model);
    QVector<Title> titles;
    QVector<Position> positions;
    ReferenceQuery query;
    int least = 0; // positions, by the filter of their column
    Column column = Column::Name;
    Qt::SortOrder order = Qt::AscendingOrder;
    const auto change = [&] {
        titles.removeIf([&](const Title &) { return random.bounded(6) == 0; });
        QSet<TitleId> taken;
        for (const Title &one : std::as_const(titles))
            taken.insert(one.id);
        for (int i = random.bounded(12); i > 0; --i) {
            const Title fresh = title(QString::number(random.bounded(60)),
                                      words.at(random.bounded(6)) + words.at(random.bounded(6)));
            if (!taken.contains(fresh.id))
                titles.append(fresh);
            taken.insert(fresh.id);
        }
        for (int i = random.bounded(3); i > 0 && !titles.isEmpty(); --i)
            titles[random.bounded(int(titles.size()))].name = words.at(random.bounded(6));
        positions.clear();
        for (int i = random.bounded(150); i > 0; --i)
            positions.append(position(QString::number(i),
                                      u"o"_s + QString::number(random.bounded(6)), u"岗位"_s,
                                      QString::number(random.bounded(60))));
        model.setReferences(referencesOf(titles, positions));
    };
    const auto ask = [&] {
        query.text = random.bounded(3) ? QString() : words.at(2 + random.bounded(4));
        query.organizations = random.bounded(2)
            ? std::nullopt
            : std::optional(QSet { OrgId(u"o2"_s), OrgId(u"o5"_s) });
        least = random.bounded(3);
        query.columns = { { int(Column::Positions), u">="_s + QString::number(least) } };
        model.setQuery(query);
    };
    const auto sort = [&] {
        column = random.bounded(2) ? Column::Name : Column::Positions;
        order = random.bounded(2) ? Qt::AscendingOrder : Qt::DescendingOrder;
        model.sort(int(column), order);
    };
    const auto countOf = [&](const Title &one) {
        return int(std::count_if(positions.cbegin(), positions.cend(), [&](const Position &p) {
            return p.titleId == one.id
                && (!query.organizations || query.organizations->contains(p.orgId));
        }));
    };
    for (int round = 0; round < 200; ++round) {
        switch (random.bounded(3)) {
        case 0:
            change();
            break;
        case 1:
            ask();
            break;
        default:
            sort();
        }
        QVector<Title> expected;
        for (const Title &one : std::as_const(titles)) {
            const int count = countOf(one);
            if (one.name.contains(query.text) && count >= least
                && (!query.organizations || count > 0))
                expected.append(one);
        }
        std::sort(expected.begin(), expected.end(), [&](const Title &a, const Title &b) {
            const int names = collator.compare(a.name, b.name);
            const int asked = column == Column::Name ? names : countOf(a) - countOf(b);
            if (asked != 0)
                return order == Qt::AscendingOrder ? asked < 0 : asked > 0;
            return names ? names < 0 : collator.compare(a.code.toString(), b.code.toString()) < 0;
        });
        QCOMPARE(model.rowCount(), int(expected.size()));
        for (int row = 0; row < model.rowCount(); ++row) {
            QCOMPARE(*model.titleAt(row), expected.at(row));
            QCOMPARE(model.index(row, int(Column::Positions)).data(SortRole).toInt(),
                     countOf(expected.at(row)));
        }
        QVERIFY(mirror.isRight());
    }
}

RENZHI_GUILESS_TEST(TestTitleTableModel)
#include "tst_titletablemodel.moc"
