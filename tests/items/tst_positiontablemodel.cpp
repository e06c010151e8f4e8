// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/positiontablemodel.h"
#include "tests/items/modeloracle.h"
#include "tests/support/testmain.h"

#include <QCollator>
#include <QItemSelectionModel>
#include <QSignalSpy>

using namespace renzhi;
using namespace renzhi::test;
using namespace Qt::StringLiterals;

// Positions, filtered and sorted by the model itself.
class TestPositionTableModel : public QObject
{
    Q_OBJECT
    using Column = PositionTableModel::Column;

private slots:
    void newModelIsEmpty();
    void cellsResolveTheirIds();
    void unknownIdsAreMarked();
    void textFinds_data();
    void textFinds();
    void organizationsNarrow();
    void columnsSort_data();
    void columnsSort();
    void renamedOrganizationIsAnnounced();
    void persistentIndexesSurviveANewIndex();
    void retranslateAnnouncesHeadersAndCells();
    void columnsFilter_data();
    void columnsFilter();
    void severalKeysEqualAPlainSort();
    void randomBatchesEqualAPlainSearch_data();
    void randomBatchesEqualAPlainSearch();
    void fewAreSortedAtOnceAndManyAreAskedFor();
    void rowsStayUntilTheirOrderComes();
    void staleOrderIsNeverShown();
    void writtenPositionFindsItsPlaceAtOnce();
    void whatIsWrittenMeanwhileIsInTheOrder();
    void selectionOutlivesAnOrder();
    void knownOrderIsTaken();
};

namespace {

QStringList ids(const PositionTableModel &model)
{
    QStringList all;
    for (int row = 0; row < model.rowCount(); ++row)
        all << model.positionAt(row)->id.toString();
    return all;
}

} // namespace

void TestPositionTableModel::newModelIsEmpty()
{
    PositionTableModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setQuery({ u"x"_s, std::nullopt });
    model.sort(2);
    model.retranslate();
    model.setReferences(nullptr);
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(model.columnCount(), 5);
    QCOMPARE(model.total(), 0);
    QVERIFY(!model.positionAt(0));
    QCOMPARE(model.rowOf(PositionId(u"p1"_s)), -1);
}

void TestPositionTableModel::cellsResolveTheirIds()
{
    PositionTableModel model;
    model.setReferences(exampleReferences());
    const int row = model.rowOf(PositionId(u"p1"_s));
    const auto cell = [&](Column column, int role = Qt::DisplayRole) {
        return model.index(row, int(column)).data(role);
    };
    QCOMPARE(cell(Column::Name).toString(), u"Java 工程师"_s);
    QCOMPARE(cell(Column::Code).toString(), u"P-p1"_s);
    QCOMPARE(cell(Column::Organization).toString(), u"示例集团/研发中心/平台部"_s);
    QCOMPARE(cell(Column::Organization, Qt::ToolTipRole).toString(), u"示例集团/研发中心/平台部"_s);
    QCOMPARE(cell(Column::Title).toString(), u"高级"_s);
    QCOMPARE(cell(Column::Name, RecordRole).value<Position>(), *model.positionAt(row));
    QCOMPARE(cell(Column::Name, IdRole).toString(), u"p1"_s);
    QVERIFY(cell(Column::Code, QuietRole).toBool());
    QVERIFY(cell(Column::Name, Qt::AccessibleTextRole).toString().contains(u"P-p1"_s));
    QCOMPARE(model.total(), 4);
    for (int column = 0; column < model.columnCount(); ++column)
        QVERIFY(!model.headerData(column, Qt::Horizontal).toString().isEmpty());
}

void TestPositionTableModel::unknownIdsAreMarked()
{
    PositionTableModel model;
    model.setReferences(exampleReferences());
    const int tester = model.rowOf(PositionId(u"p3"_s)), manager = model.rowOf(PositionId(u"p4"_s));
    const int adviser = model.rowOf(PositionId(u"p2"_s));
    QCOMPARE(model.rowsOf({ model.idAt(manager), PositionId(u"nobody"_s), model.idAt(tester) }),
             (std::vector<int> { manager, -1, tester }));
    QCOMPARE(model.idAt(-1), PositionId());
    QCOMPARE(model.index(tester, int(Column::Title)).data().toString(), u"t9"_s);
    QVERIFY(model.index(tester, int(Column::Title)).data(UnresolvedRole).toBool());
    QCOMPARE(model.index(manager, int(Column::Organization)).data().toString(), u"o9"_s);
    QVERIFY(model.index(manager, int(Column::Organization)).data(UnresolvedRole).toBool());
    QVERIFY(!model.index(adviser, int(Column::Title)).data(UnresolvedRole).toBool());
    QCOMPARE(model.index(adviser, int(Column::Title)).data().toString(), QString());
}

void TestPositionTableModel::textFinds_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QSet<QString>>("found");
    QTest::newRow("everything") << QString() << QSet { u"p1"_s, u"p2"_s, u"p3"_s, u"p4"_s };
    QTest::newRow("name") << u"工程师"_s << QSet { u"p1"_s, u"p3"_s };
    QTest::newRow("initials") << u"csgcs"_s << QSet { u"p3"_s };
    QTest::newRow("pinyin") << u"guwen"_s << QSet { u"p2"_s };
    QTest::newRow("code") << u"p-p4"_s << QSet { u"p4"_s };
    QTest::newRow("title") << u"高级"_s << QSet { u"p1"_s };
    QTest::newRow("organization") << u"平台"_s << QSet { u"p1"_s, u"p3"_s };
    QTest::newRow("two words") << u"平台 测试"_s << QSet { u"p3"_s };
    QTest::newRow("two words, one wrong") << u"平台 顾问"_s << QSet<QString>();
    QTest::newRow("Latin") << u"JAVA"_s << QSet { u"p1"_s };
}

void TestPositionTableModel::textFinds()
{
    QFETCH(QString, text);
    QFETCH(QSet<QString>, found);
    PositionTableModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setReferences(exampleReferences());
    model.setQuery({ text, std::nullopt });
    const QStringList shown = ids(model);
    QCOMPARE(QSet(shown.cbegin(), shown.cend()), found);
    QCOMPARE(model.total(), 4);
}

void TestPositionTableModel::organizationsNarrow()
{
    PositionTableModel model;
    model.setReferences(exampleReferences());
    model.setQuery({ {}, QSet { OrgId(u"o3"_s), OrgId(u"o9"_s) } });
    const QStringList shown = ids(model);
    QCOMPARE(QSet(shown.cbegin(), shown.cend()), (QSet { u"p2"_s, u"p4"_s }));
    model.setQuery({ {}, QSet<OrgId>() });
    QCOMPARE(model.rowCount(), 0);
}

void TestPositionTableModel::columnsSort_data()
{
    QTest::addColumn<Column>("column");
    QTest::addColumn<Qt::SortOrder>("order");
    QTest::addColumn<QStringList>("expected");
    const auto up = Qt::AscendingOrder, down = Qt::DescendingOrder;
    QTest::newRow("name") << Column::Name << up
                          << QStringList { u"p3"_s, u"p2"_s, u"p4"_s, u"p1"_s };
    QTest::newRow("name, back") << Column::Name << down
                                << QStringList { u"p1"_s, u"p4"_s, u"p2"_s, u"p3"_s };
    QTest::newRow("code") << Column::Code << down
                          << QStringList { u"p4"_s, u"p3"_s, u"p2"_s, u"p1"_s };
    QTest::newRow("organization") << Column::Organization << up
                                  << QStringList { u"p3"_s, u"p1"_s, u"p2"_s, u"p4"_s };
    QTest::newRow("title") << Column::Title << up
                           << QStringList { u"p4"_s, u"p1"_s, u"p3"_s, u"p2"_s };
}

void TestPositionTableModel::columnsSort()
{
    QFETCH(Column, column);
    QFETCH(Qt::SortOrder, order);
    PositionTableModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setReferences(exampleReferences());
    const QPersistentModelIndex adviser = model.index(model.rowOf(PositionId(u"p2"_s)), 0);
    model.sort(int(column), order);
    QTEST(ids(model), "expected");
    QCOMPARE(adviser.row(), model.rowOf(PositionId(u"p2"_s)));
    model.sort(-1);
    model.sort(99);
}

void TestPositionTableModel::columnsFilter_data()
{
    using Columns = QHash<int, QString>;
    const auto at = [](Column column, const QString &typed) {
        return Columns { { int(column), typed } };
    };
    QTest::addColumn<Columns>("columns");
    QTest::addColumn<QStringList>("found");
    QTest::newRow("name, initials") << at(Column::Name, u"csgcs"_s) << QStringList { u"p3"_s };
    QTest::newRow("name, not") << at(Column::Name, u"!工程师"_s)
                               << QStringList { u"p2"_s, u"p4"_s };
    QTest::newRow("name, exactly") << at(Column::Name, u"=顾问"_s) << QStringList { u"p2"_s };
    QTest::newRow("code") << at(Column::Code, u"p-P4"_s) << QStringList { u"p4"_s };
    QTest::newRow("organization above")
        << at(Column::Organization, u"研发"_s) << QStringList { u"p1"_s, u"p3"_s };
    QTest::newRow("organization, pinyin")
        << at(Column::Organization, u"xszx"_s) << QStringList { u"p2"_s };
    QTest::newRow("organization, exactly")
        << at(Column::Organization, u"=平台部"_s) << QStringList { u"p1"_s, u"p3"_s };
    QTest::newRow("unknown organization")
        << at(Column::Organization, u"o9"_s) << QStringList { u"p4"_s };
    QTest::newRow("no title") << at(Column::Title, u"-"_s) << QStringList { u"p2"_s };
    QTest::newRow("title, pinyin") << at(Column::Title, u"gaoji"_s) << QStringList { u"p1"_s };
    QTest::newRow("two columns") << Columns { { int(Column::Name), u"工程师"_s },
                                              { int(Column::Title), u"!高级"_s } }
                                 << QStringList { u"p3"_s };
    QTest::newRow("no such column")
        << Columns { { 99, u"x"_s }, { int(Column::Name), u"顾问"_s } } << QStringList { u"p2"_s };
}

void TestPositionTableModel::columnsFilter()
{
    using Columns = QHash<int, QString>;
    QFETCH(Columns, columns);
    PositionTableModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setReferences(exampleReferences());
    model.setQuery({ {}, std::nullopt, columns });
    QStringList shown = ids(model);
    shown.sort();
    QTEST(shown, "found");
    QCOMPARE(model.total(), 4);
    model.setQuery({});
    QCOMPARE(model.rowCount(), 4);
}

void TestPositionTableModel::severalKeysEqualAPlainSort()
{
    QRandomGenerator random(31);
    QVector<Position> positions;
    for (int i = 0; i < 120; ++i) {
        Position one = position(QString::number(i), u"o"_s + QString::number(random.bounded(1, 6)),
                                QString(QChar(u'a' + random.bounded(5))),
                                u"t"_s + QString::number(random.bounded(1, 4)));
        one.updatedAt = QString::number(random.bounded(4));
        positions.append(one);
    }
    const auto references = std::make_shared<const ReferenceIndex>(
        exampleReferences()->organizations(), exampleReferences()->titles(), positions);
    // As the tree shows them: o1, o2, o4, o3, then what is not known.
    const QStringList tree { u"o1"_s, u"o2"_s, u"o4"_s, u"o3"_s, u"o5"_s };
    const QStringList titles { u"t2"_s, u"t1"_s, u"t3"_s }; // 初级, 高级, t3
    const auto compared = [&](Column column, const Position &a, const Position &b) {
        switch (column) {
        case Column::Organization:
            return int(tree.indexOf(a.orgId.toString()) - tree.indexOf(b.orgId.toString()));
        case Column::Title:
            return int(titles.indexOf(a.titleId.toString()) - titles.indexOf(b.titleId.toString()));
        case Column::UpdatedAt:
            return a.updatedAt.compare(b.updatedAt);
        default:
            return a.name.compare(b.name);
        }
    };
    const QList<Column> columns { Column::Name, Column::Organization, Column::Title,
                                  Column::UpdatedAt };
    PositionTableModel model;
    Mirror mirror(model);
    model.setReferences(references);
    for (int round = 0; round < 60; ++round) {
        ColumnSorts keys(random.bounded(1, 4));
        for (ColumnSort &key : keys)
            key = { int(columns.at(random.bounded(4))),
                    random.bounded(2) ? Qt::AscendingOrder : Qt::DescendingOrder };
        model.sort(keys);
        for (int row = 1; row < model.rowCount(); ++row) {
            int difference = 0;
            for (const ColumnSort &key : std::as_const(keys)) {
                if (difference == 0)
                    difference = compared(Column(key.column), *model.positionAt(row - 1),
                                          *model.positionAt(row))
                        * (key.order == Qt::AscendingOrder ? 1 : -1);
            }
            QVERIFY2(difference <= 0, qPrintable(u"round %1, row %2"_s.arg(round).arg(row)));
        }
        QVERIFY(mirror.isRight());
    }
    const QStringList before = ids(model);
    model.sort(ColumnSorts());
    model.sort({ { 0, Qt::AscendingOrder }, { 99, Qt::AscendingOrder } });
    QCOMPARE(ids(model), before);
}

void TestPositionTableModel::renamedOrganizationIsAnnounced()
{
    PositionTableModel model;
    model.setReferences(exampleReferences());
    Mirror mirror(model);
    QVector<Organization> organizations = exampleReferences()->organizations();
    organizations[0].name = u"新集团"_s;
    QVector<Title> titles = exampleReferences()->titles();
    titles[1].name = u"入门"_s;
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    model.setReferences(std::make_shared<const ReferenceIndex>(
        organizations, titles, exampleReferences()->positions().toVector()));
    QVERIFY(mirror.isRight());
    QCOMPARE(resets.size(), 0);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setReferences(std::make_shared<const ReferenceIndex>(
        organizations, titles, exampleReferences()->positions().toVector()));
    QCOMPARE(changed.size(), 0);
}

void TestPositionTableModel::persistentIndexesSurviveANewIndex()
{
    PositionTableModel model;
    model.setReferences(exampleReferences());
    const QPersistentModelIndex adviser = model.index(model.rowOf(PositionId(u"p2"_s)), 2);
    QVector<Position> positions = exampleReferences()->positions().toVector();
    positions.removeAt(0);
    positions.append(position(u"p0"_s, u"o1"_s, u"阿姨"_s));
    model.setReferences(std::make_shared<const ReferenceIndex>(exampleReferences()->organizations(),
                                                               QVector<Title>(), positions));
    QCOMPARE(adviser.row(), model.rowOf(PositionId(u"p2"_s)));
    QCOMPARE(adviser.column(), 2);
    QCOMPARE(model.rowOf(PositionId(u"p1"_s)), -1);
}

void TestPositionTableModel::retranslateAnnouncesHeadersAndCells()
{
    PositionTableModel model;
    model.setReferences(exampleReferences());
    QSignalSpy headers(&model, &QAbstractItemModel::headerDataChanged);
    QSignalSpy cells(&model, &QAbstractItemModel::dataChanged);
    model.retranslate();
    QCOMPARE(headers.size(), 1);
    QCOMPARE(cells.size(), 1);
    QCOMPARE(cells.at(0).at(0).toModelIndex(), model.index(0, 0));
    QCOMPARE(cells.at(0).at(1).toModelIndex(),
             model.index(model.rowCount() - 1, model.columnCount() - 1));
}

void TestPositionTableModel::randomBatchesEqualAPlainSearch_data()
{
    QTest::addColumn<bool>("isAsked");
    QTest::newRow("sorted at once") << false;
    QTest::newRow("by orders that come later") << true;
}

// Batches of positions, some of them read anew and some laid over what there was; searched and
// sorted in between. Orders that are asked for come now and then, and at the end of each round.
void TestPositionTableModel::randomBatchesEqualAPlainSearch()
{
    QFETCH(const bool, isAsked);
    static const QStringList words { u"研发"_s, u"销售"_s, u"工程师"_s,
                                     u"经理"_s, u"助理"_s, u"顾问"_s };
    QCollator collator(QLocale(QLocale::Chinese, QLocale::China));
    collator.setNumericMode(true);
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    QRandomGenerator random(23);
    PositionTableModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    Mirror mirror(model);
    if (isAsked)
        model.setMostAtOnce(-1);
    QSignalSpy asked(&model, &PositionTableModel::orderWanted);
    int answers = 0;
    std::shared_ptr<const ReferenceIndex> references;
    QVector<Position> positions;
    ReferenceQuery query;
    Qt::SortOrder order = Qt::AscendingOrder;
    for (int round = 0; round < 200; ++round) {
        switch (random.bounded(3)) {
        case 0: {
            const QVector<Position> before = positions;
            positions.removeIf([&](const Position &) { return random.bounded(6) == 0; });
            QSet<PositionId> taken;
            for (const Position &one : std::as_const(positions))
                taken.insert(one.id);
            for (int i = random.bounded(12); i > 0; --i) {
                const Position fresh
                    = position(QString::number(random.bounded(100)),
                               u"o"_s + QString::number(random.bounded(6)),
                               words.at(random.bounded(6)) + words.at(random.bounded(6)));
                if (!taken.contains(fresh.id))
                    positions.append(fresh);
                taken.insert(fresh.id);
            }
            for (int i = random.bounded(3); i > 0 && !positions.isEmpty(); --i)
                positions[random.bounded(int(positions.size()))].name = words.at(random.bounded(6));
            if (references && random.bounded(2)) {
                PositionList::Changes changes;
                for (const Position &one : before)
                    changes.insert(one.id, std::nullopt);
                for (const Position &one : std::as_const(positions))
                    changes.insert(one.id, one);
                references = std::make_shared<const ReferenceIndex>(references->with(changes));
            } else {
                references = std::make_shared<const ReferenceIndex>(
                    exampleReferences()->organizations(), exampleReferences()->titles(), positions);
            }
            model.setReferences(references);
            break;
        }
        case 1:
            query.text = random.bounded(3) ? words.at(2 + random.bounded(4)) : QString();
            query.organizations = random.bounded(3)
                ? std::nullopt
                : std::optional(QSet { OrgId(u"o2"_s), OrgId(u"o5"_s) });
            model.setQuery(query);
            break;
        default:
            order = random.bounded(2) ? Qt::AscendingOrder : Qt::DescendingOrder;
            model.sort(int(Column::Name), order);
        }
        QVERIFY(mirror.isRight());
        if (isAsked && random.bounded(2))
            continue;
        for (; !asked.isEmpty(); ++answers) {
            const auto wish = asked.takeFirst().constFirst().value<PositionOrderWish>();
            model.setOrder(makePositionOrder(wish));
        }
        QVERIFY(!model.isWaiting());
        QVector<Position> expected;
        for (const Position &one : std::as_const(positions)) {
            if (one.name.contains(query.text)
                && (!query.organizations || query.organizations->contains(one.orgId)))
                expected.append(one);
        }
        std::sort(expected.begin(), expected.end(), [&](const Position &a, const Position &b) {
            if (const int names = collator.compare(a.name, b.name))
                return order == Qt::AscendingOrder ? names < 0 : names > 0;
            return collator.compare(a.code.toString(), b.code.toString()) < 0;
        });
        QCOMPARE(model.rowCount(), int(expected.size()));
        for (int row = 0; row < model.rowCount(); ++row)
            QCOMPARE(*model.positionAt(row), expected.at(row));
        QVERIFY(mirror.isRight());
    }
    QCOMPARE(answers > 0, isAsked);
}

namespace {

// The example's positions read anew, of which one has another name.
std::shared_ptr<const ReferenceIndex> renamed(const QString &id, const QString &name)
{
    QVector<Position> positions = exampleReferences()->positions().toVector();
    for (Position &one : positions) {
        if (one.id.toString() == id)
            one.name = name;
    }
    return std::make_shared<const ReferenceIndex>(exampleReferences()->organizations(),
                                                  exampleReferences()->titles(), positions);
}

std::shared_ptr<const ReferenceIndex> written(const std::shared_ptr<const ReferenceIndex> &before,
                                              const Position &position)
{
    return std::make_shared<const ReferenceIndex>(before->with({ { position.id, position } }));
}

// Remembers what it was asked for.
class AskingModel
{
public:
    AskingModel()
    {
        model.setMostAtOnce(0);
        QObject::connect(&model, &PositionTableModel::orderWanted, &model,
                         [this](const PositionOrderWish &wish) { wishes.append(wish); });
    }
    void answer(const PositionOrderWish &wish) { model.setOrder(makePositionOrder(wish)); }

    PositionTableModel model;
    QVector<PositionOrderWish> wishes;
};

} // namespace

void TestPositionTableModel::fewAreSortedAtOnceAndManyAreAskedFor()
{
    PositionTableModel model;
    QSignalSpy asked(&model, &PositionTableModel::orderWanted);
    model.setMostAtOnce(4);
    model.setReferences(exampleReferences());
    QCOMPARE(model.rowCount(), 4);
    QVERIFY(asked.isEmpty());
    model.setMostAtOnce(3);
    model.sort(int(Column::Code));
    QCOMPARE(asked.size(), 1);
    QVERIFY(model.isWaiting());
}

void TestPositionTableModel::rowsStayUntilTheirOrderComes()
{
    AskingModel asking;
    PositionTableModel &model = asking.model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    Mirror mirror(model);
    const auto first = exampleReferences();
    model.setReferences(first);
    model.setReferences(first);
    QCOMPARE(asking.wishes.size(), 1);
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(model.total(), 0);
    asking.answer(asking.wishes.last());
    const QStringList before = ids(model);
    QCOMPARE(before.size(), 4);

    const auto second = renamed(u"p2"_s, u"阿姨"_s);
    model.setReferences(second);
    QCOMPARE(model.references(), first);
    QCOMPARE(ids(model), before);
    QCOMPARE(model.positionAt(model.rowOf(PositionId(u"p2"_s)))->name, u"顾问"_s);
    model.setQuery({ u"顾问"_s, std::nullopt }); // what is shown can be searched meanwhile
    QCOMPARE(ids(model), QStringList { u"p2"_s });
    model.setQuery({});
    QVERIFY(mirror.isRight());
    asking.answer(asking.wishes.last());
    QCOMPARE(model.references(), second);
    QCOMPARE(model.positionAt(model.rowOf(PositionId(u"p2"_s)))->name, u"阿姨"_s);
    QVERIFY(mirror.isRight());

    model.sort(int(Column::Code), Qt::DescendingOrder);
    QVERIFY(model.isWaiting());
    asking.answer(asking.wishes.last());
    QCOMPARE(ids(model), (QStringList { u"p4"_s, u"p3"_s, u"p2"_s, u"p1"_s }));
    QVERIFY(mirror.isRight());
    model.setReferences(nullptr);
    QCOMPARE(model.rowCount(), 0);
    QVERIFY(!model.isWaiting());
}

void TestPositionTableModel::staleOrderIsNeverShown()
{
    AskingModel asking;
    PositionTableModel &model = asking.model;
    Mirror mirror(model);
    model.setReferences(exampleReferences());
    asking.answer(asking.wishes.takeLast());
    const auto second = renamed(u"p2"_s, u"一"_s), third = renamed(u"p2"_s, u"二"_s);
    model.setReferences(second);
    model.setReferences(third);
    QCOMPARE(asking.wishes.size(), 2);
    asking.answer(asking.wishes.at(0));
    QVERIFY(model.isWaiting());
    QCOMPARE(model.positionAt(model.rowOf(PositionId(u"p2"_s)))->name, u"顾问"_s);
    model.sort(int(Column::Code)); // the keys too
    asking.answer(asking.wishes.at(1));
    QVERIFY(model.isWaiting());
    asking.answer(asking.wishes.last());
    QVERIFY(!model.isWaiting());
    QCOMPARE(model.references(), third);
    QCOMPARE(ids(model), (QStringList { u"p1"_s, u"p2"_s, u"p3"_s, u"p4"_s }));
    const QStringList shown = ids(model);
    for (const PositionOrderWish &wish : std::as_const(asking.wishes))
        asking.answer(wish); // nobody asks for them any more
    QCOMPARE(model.references(), third);
    QCOMPARE(ids(model), shown);
    // Back to what is shown before the other came.
    model.setReferences(second);
    model.setReferences(third);
    QVERIFY(!model.isWaiting());
    model.sort(int(Column::Name));
    model.sort(int(Column::Code));
    QVERIFY(!model.isWaiting());
    QCOMPARE(ids(model), shown);
    QVERIFY(mirror.isRight());
}

void TestPositionTableModel::writtenPositionFindsItsPlaceAtOnce()
{
    AskingModel asking;
    PositionTableModel &model = asking.model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    Mirror mirror(model);
    model.setReferences(exampleReferences());
    asking.answer(asking.wishes.takeLast());
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    const QPersistentModelIndex adviser = model.index(model.rowOf(PositionId(u"p2"_s)), 0);
    const auto changed
        = written(model.references(), position(u"p2"_s, u"o3"_s, u"阿姨"_s, u"t1"_s));
    model.setReferences(changed);
    QCOMPARE(model.references(), changed);
    QCOMPARE(adviser.row(), model.rowOf(PositionId(u"p2"_s)));
    QCOMPARE(adviser.data().toString(), u"阿姨"_s);
    const auto more = written(changed, position(u"p9"_s, u"o1"_s, u"安全员"_s));
    model.setReferences(more);
    QCOMPARE(model.rowCount(), 5);
    model.setQuery({ u"经理"_s, std::nullopt });
    model.setReferences(written(more, position(u"p9"_s, u"o1"_s, u"总经理"_s)));
    QCOMPARE(model.rowCount(), 2);
    model.setReferences(std::make_shared<const ReferenceIndex>(
        model.references()->with({ { PositionId(u"p4"_s), std::nullopt } })));
    QCOMPARE(ids(model), QStringList { u"p9"_s });
    QCOMPARE(model.total(), 4);
    QVERIFY(asking.wishes.isEmpty());
    QCOMPARE(resets.size(), 0);
    QVERIFY(mirror.isRight());
}

void TestPositionTableModel::whatIsWrittenMeanwhileIsInTheOrder()
{
    AskingModel asking;
    PositionTableModel &model = asking.model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    Mirror mirror(model);
    model.setReferences(exampleReferences());
    asking.answer(asking.wishes.takeLast());
    const auto second = renamed(u"p2"_s, u"阿姨"_s);
    model.setReferences(second);
    const auto third = written(second, position(u"p3"_s, u"o4"_s, u"安全员"_s));
    model.setReferences(third);
    QCOMPARE(asking.wishes.size(), 1); // that one will do
    asking.answer(asking.wishes.takeLast());
    QCOMPARE(model.references(), third);
    const int changedRow = model.rowOf(PositionId(u"p3"_s));
    QCOMPARE(model.positionAt(changedRow)->name, u"安全员"_s);
    QCOMPARE(changedRow, model.rowOf(PositionId(u"p2"_s)) + 1);
    QCOMPARE(changedRow, model.rowOf(PositionId(u"p4"_s)) - 1);
    // While another column is sorted by, the rows of now are changed too.
    model.sort(int(Column::Code), Qt::DescendingOrder);
    const auto fourth = written(third, position(u"p9"_s, u"o1"_s, u"保安"_s));
    model.setReferences(fourth);
    QCOMPARE(model.rowCount(), 5);
    QVERIFY(model.isWaiting());
    asking.answer(asking.wishes.takeLast());
    QCOMPARE(ids(model), (QStringList { u"p9"_s, u"p4"_s, u"p3"_s, u"p2"_s, u"p1"_s }));
    QVERIFY(mirror.isRight());
}

void TestPositionTableModel::selectionOutlivesAnOrder()
{
    AskingModel asking;
    PositionTableModel &model = asking.model;
    model.setReferences(exampleReferences());
    asking.answer(asking.wishes.takeLast());
    QItemSelectionModel selection(&model);
    selection.select(model.index(model.rowOf(PositionId(u"p1"_s)), 0),
                     QItemSelectionModel::Select | QItemSelectionModel::Rows);
    QVector<Position> positions = exampleReferences()->positions().toVector();
    positions.prepend(position(u"p0"_s, u"o1"_s, u"阿姨"_s)); // every row has another number
    model.setReferences(std::make_shared<const ReferenceIndex>(exampleReferences()->organizations(),
                                                               QVector<Title>(), positions));
    asking.answer(asking.wishes.takeLast());
    model.sort(int(Column::Code));
    asking.answer(asking.wishes.takeLast());
    QCOMPARE(selection.selectedRows().size(), 1);
    QCOMPARE(selection.selectedRows().constFirst().data(IdRole).toString(), u"p1"_s);
    QCOMPARE(model.rowCount(), 5);
}

void TestPositionTableModel::knownOrderIsTaken()
{
    const PositionOrderWish wish { exampleReferences(), ColumnSorts(1), {} };
    PositionOrder known;
    known.wish = wish;
    known.rows = { 3, 2, 1, 0 }; // not what would be made
    QCOMPARE(makePositionOrder(wish, &known)->rows, known.rows);
    PositionOrderWish other = wish;
    other.keys = { { int(Column::Code), Qt::AscendingOrder } };
    QCOMPARE(makePositionOrder(other, &known)->rows, (std::vector<quint32> { 0, 1, 2, 3 }));
    other = wish;
    other.references = exampleReferences();
    QVERIFY(makePositionOrder(other, &known)->rows != known.rows);
}

RENZHI_GUILESS_TEST(TestPositionTableModel)
#include "tst_positiontablemodel.moc"
