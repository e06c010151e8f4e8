// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/choicelistmodel.h"
#include "tests/items/modeloracle.h"
#include "tests/support/testmain.h"

using namespace renzhi;
using namespace renzhi::test;
using namespace Qt::StringLiterals;
using Kind = ChoiceListModel::Kind;

// What a code picker offers, best match first.
class TestChoiceListModel : public QObject
{
    Q_OBJECT

private slots:
    void withoutReferencesNothingIsOffered();
    void organizationsComeInTheOrderOfTheTree();
    void positionsAreThoseOfTheOrganization();
    void titlesComeByName();
    void noneIsAnExplicitFirstRow();
    void filterFinds_data();
    void filterFinds();
    void bestMatchComesFirst();
    void disabledComeLast();
    void limitKeepsTheBest();
    void choicesSayEverything();
    void retranslateAnnouncesTheNoneRow();
    void persistentIndexesSurviveTyping();
    void randomFiltersEqualAPlainSearch();
};

namespace {

QStringList shown(const ChoiceListModel &model)
{
    QStringList names;
    for (int row = 0; row < model.rowCount(); ++row)
        names << model.index(row, 0).data().toString();
    return names;
}

} // namespace

void TestChoiceListModel::withoutReferencesNothingIsOffered()
{
    ChoiceListModel model(Kind::Titles);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    QCOMPARE(model.rowCount(), 0);
    model.setFilter(u"x"_s);
    QCOMPARE(model.hits(), 0);
    QCOMPARE(model.choiceAt(0), ChoiceListModel::Choice());
    QCOMPARE(model.rowOfId(u"t1"_s), -1);
}

void TestChoiceListModel::organizationsComeInTheOrderOfTheTree()
{
    ChoiceListModel model(Kind::Organizations);
    model.setReferences(exampleReferences());
    QCOMPARE(shown(model),
             (QStringList { u"示例集团"_s, u"研发中心"_s, u"平台部"_s, u"销售中心"_s }));
    QCOMPARE(model.choiceAt(0).path, QString());
    QCOMPARE(model.choiceAt(2).path, u"示例集团/研发中心"_s);
}

void TestChoiceListModel::positionsAreThoseOfTheOrganization()
{
    ChoiceListModel model(Kind::Positions);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    Mirror mirror(model);
    model.setReferences(exampleReferences());
    QCOMPARE(model.rowCount(), 0);
    model.setOrganization(OrgId(u"o4"_s));
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.choiceAt(model.rowOfId(u"p1"_s)).path, u"示例集团/研发中心/平台部"_s);
    model.setOrganization(OrgId(u"o3"_s));
    QCOMPARE(shown(model), QStringList { u"顾问"_s });
    model.setOrganization(OrgId());
    QCOMPARE(model.rowCount(), 0);
    QVERIFY(mirror.isRight());
}

void TestChoiceListModel::titlesComeByName()
{
    ChoiceListModel model(Kind::Titles);
    model.setReferences(exampleReferences());
    QCOMPARE(shown(model), (QStringList { u"初级"_s, u"高级"_s }));
}

void TestChoiceListModel::noneIsAnExplicitFirstRow()
{
    for (const auto &[kind, text] :
         { std::pair(Kind::Positions, u"No position"_s), std::pair(Kind::Titles, u"No title"_s) }) {
        ChoiceListModel model(kind);
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::Fatal);
        Mirror mirror(model);
        model.setAllowNone(true);
        QCOMPARE(shown(model), QStringList { text });
        model.setReferences(exampleReferences());
        model.setOrganization(OrgId(u"o4"_s));
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.hits(), 2);
        QVERIFY(model.choiceAt(0).none);
        QCOMPARE(model.choiceAt(0).name, text);
        QCOMPARE(model.rowOfId({}), 0);
        model.setFilter(u"不存在"_s);
        QCOMPARE(shown(model), QStringList { text });
        model.setFilter({});
        model.setAllowNone(false);
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.rowOfId({}), -1);
        QVERIFY(mirror.isRight());
    }
}

void TestChoiceListModel::filterFinds_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("found");
    QTest::newRow("characters") << u"研发"_s << QStringList { u"研发中心"_s, u"平台部"_s };
    QTest::newRow("initials") << u"ptb"_s << QStringList { u"平台部"_s };
    QTest::newRow("pinyin") << u"xiaoshou"_s << QStringList { u"销售中心"_s };
    QTest::newRow("mixed") << u"平tb"_s << QStringList { u"平台部"_s };
    QTest::newRow("code") << u"c-o3"_s << QStringList { u"销售中心"_s };
    QTest::newRow("part of a code") << u"O4"_s << QStringList { u"平台部"_s };
    QTest::newRow("words of the path") << u"研发 平台"_s << QStringList { u"平台部"_s };
    QTest::newRow("path alone") << u"示例"_s
                                << QStringList { u"示例集团"_s, u"研发中心"_s, u"平台部"_s,
                                                 u"销售中心"_s };
    QTest::newRow("both words") << u"销售 平台"_s << QStringList();
    QTest::newRow("nothing") << u"财务"_s << QStringList();
    QTest::newRow("inside of a syllable") << u"ing"_s << QStringList();
}

void TestChoiceListModel::filterFinds()
{
    QFETCH(QString, text);
    QFETCH(QStringList, found);
    ChoiceListModel model(Kind::Organizations);
    model.setReferences(exampleReferences());
    model.setFilter(text);
    QCOMPARE(shown(model), found);
    QCOMPARE(model.hits(), int(found.size()));
}

void TestChoiceListModel::bestMatchComesFirst()
{
    ChoiceListModel model(Kind::Titles);
    model.setReferences(std::make_shared<const ReferenceIndex>(
        QVector<Organization>(),
        QList { title(u"1"_s, u"总经理"_s), title(u"2"_s, u"经理助理"_s), title(u"3"_s, u"经理"_s),
                title(u"jl"_s, u"其他"_s) },
        QVector<Position>()));
    model.setFilter(u"经理"_s);
    QCOMPARE(shown(model), (QStringList { u"经理"_s, u"经理助理"_s, u"总经理"_s }));
    model.setFilter(u"t-jl"_s);
    QCOMPARE(shown(model), (QStringList { u"其他"_s }));
}

void TestChoiceListModel::disabledComeLast()
{
    QVector<Organization> organizations { organization(u"1"_s, u"研发"_s),
                                          organization(u"2"_s, u"研发二部"_s) };
    organizations[0].disabled = true;
    ChoiceListModel model(Kind::Organizations);
    model.setReferences(std::make_shared<const ReferenceIndex>(organizations, QVector<Title>(),
                                                               QVector<Position>()));
    QCOMPARE(shown(model), (QStringList { u"研发二部"_s, u"研发 (disabled)"_s }));
    model.setFilter(u"研发"_s);
    QCOMPARE(shown(model), (QStringList { u"研发二部"_s, u"研发 (disabled)"_s }));
    QVERIFY(model.choiceAt(1).disabled);
    QVERIFY(model.index(1, 0).data(QuietRole).toBool());
}

void TestChoiceListModel::limitKeepsTheBest()
{
    QVector<Title> titles;
    for (int i = 0; i < 500; ++i)
        titles.append(title(QString::number(i), u"职务%1"_s.arg(i)));
    ChoiceListModel model(Kind::Titles);
    model.setReferences(std::make_shared<const ReferenceIndex>(QVector<Organization>(), titles,
                                                               QVector<Position>()));
    QCOMPARE(model.rowCount(), 200);
    QCOMPARE(model.hits(), 500);
    model.setFilter(u"职务"_s, 7);
    QCOMPARE(model.rowCount(), 7);
    QCOMPARE(model.hits(), 500);
    model.setFilter(u"职务7"_s, 3);
    QCOMPARE(shown(model).constFirst(), u"职务7"_s);
}

void TestChoiceListModel::choicesSayEverything()
{
    ChoiceListModel model(Kind::Organizations);
    model.setReferences(exampleReferences());
    const QModelIndex index = model.index(2, 0);
    const auto choice = index.data(RecordRole).value<ChoiceListModel::Choice>();
    QCOMPARE(choice, model.choiceAt(2));
    QCOMPARE(choice.id, u"o4"_s);
    QCOMPARE(choice.code, u"C-o4"_s);
    QCOMPARE(choice.name, u"平台部"_s);
    QCOMPARE(index.data(IdRole).toString(), u"o4"_s);
    QCOMPARE(index.data(Qt::ToolTipRole).toString(), u"示例集团/研发中心/平台部"_s);
    QCOMPARE(index.data(Qt::AccessibleTextRole).toString(), u"平台部, C-o4, 示例集团/研发中心"_s);
}

void TestChoiceListModel::retranslateAnnouncesTheNoneRow()
{
    ChoiceListModel model(Kind::Titles);
    model.setReferences(exampleReferences());
    model.setAllowNone(true);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.retranslate();
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.at(0).at(0).toModelIndex().row(), 0);
}

void TestChoiceListModel::persistentIndexesSurviveTyping()
{
    ChoiceListModel model(Kind::Organizations);
    model.setReferences(exampleReferences());
    const QPersistentModelIndex platform = model.index(2, 0);
    model.setFilter(u"p"_s);
    QCOMPARE(platform.row(), 0);
    model.setFilter({});
    QCOMPARE(platform.row(), 2);
}

void TestChoiceListModel::randomFiltersEqualAPlainSearch()
{
    static const QStringList words { u"研发"_s, u"销售"_s, u"中心"_s, u"平台"_s,
                                     u"部"_s,   u"组"_s,   u"华东"_s };
    QRandomGenerator random(11);
    ChoiceListModel model(Kind::Titles);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    Mirror mirror(model);
    QVector<Title> titles;
    for (int round = 0; round < 200; ++round) {
        if (round % 10 == 0) {
            titles.clear();
            QSet<int> ids;
            for (int i = 0; i < 60; ++i)
                ids.insert(random.bounded(90));
            for (const int id : std::as_const(ids))
                titles.append(title(QString::number(id),
                                    words.at(random.bounded(7)) + words.at(random.bounded(7))));
            model.setReferences(std::make_shared<const ReferenceIndex>(
                QVector<Organization>(), titles, QVector<Position>()));
        }
        const QString text = random.bounded(4) == 0 ? QString() : words.at(random.bounded(7));
        model.setAllowNone(random.bounded(2) == 0);
        model.setFilter(text);
        QSet<QString> expected, offered;
        for (const Title &one : std::as_const(titles)) {
            if (one.name.contains(text))
                expected.insert(one.id.toString());
        }
        int before = 5;
        for (int row = 0; row < model.rowCount(); ++row) {
            const auto choice = model.choiceAt(row);
            if (choice.none)
                continue;
            offered.insert(choice.id);
            const int rank = text.isEmpty()    ? 4
                : choice.name == text          ? 4
                : choice.name.startsWith(text) ? 3
                                               : 2;
            QVERIFY(rank <= before);
            before = rank;
        }
        QCOMPARE(offered, expected);
        QCOMPARE(model.hits(), int(expected.size()));
        QVERIFY(mirror.isRight());
    }
}

RENZHI_GUILESS_TEST(TestChoiceListModel)
#include "tst_choicelistmodel.moc"
