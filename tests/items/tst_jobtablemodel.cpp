// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/jobtablemodel.h"
#include "tests/items/modeloracle.h"
#include "tests/support/testmain.h"

#include <QItemSelectionModel>

using namespace renzhi;
using namespace renzhi::test;
using namespace Qt::StringLiterals;

// A window over the jobs of everybody: right rows at right places, asked for by the page.
class TestJobTableModel : public QObject
{
    Q_OBJECT
    using Column = JobTableModel::Column;
    using Keys = std::vector<JobKey>;

private slots:
    void init();
    void cleanup();

    void newModelIsEmpty();
    void cellsSayWhatTheRecordHolds();
    void everyCellAnswersEveryRole();
    void crossCompanyIsSaidOfPartTimeJobs();
    void unknownIdsAreShownAndMarked();
    void namelessPeopleShowTheirUserName();
    void goneRecordsAreEmpty();
    void tooltipsShowTextAsItIs();
    void doubtIsTold();
    void pagesAreAskedOnceAndForgottenInTurn();
    void shortSourceIsTolerated();
    void changedPeopleAreAskedAgainInTheWindow();
    void everythingIsAskedAgain();
    void referencesRenameTheCells();
    void retranslateAnnouncesHeadersAndCells();
    void selectionSurvivesNewRows();
    void selectionSurvivesANewOrder();
    void rowsAreFoundByKey();
    void equalRowsTellNothing();
    void hugeListsAreReplacedAtOnce();
    void randomBatchesEqualAVector();

private:
    QString cell(int row, Column column, int role = Qt::DisplayRole) const
    {
        return m_model->index(row, int(column)).data(role).toString();
    }
    void put(const JobKey &key, const JobTableModel::Record &record)
    {
        m_records.insert(key, record);
    }

    QHash<JobKey, JobTableModel::Record> m_records;
    QList<std::vector<JobKey>> m_asked;
    std::unique_ptr<JobTableModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

namespace {

JobTableModel::Record jobRecordOf(const JobKey &key, const QString &name = u"张伟"_s)
{
    JobTableModel::Record record;
    record.user.id = UserId(u"u"_s + QString::number(key.row));
    record.user.name = name;
    record.user.userName = u"user"_s + QString::number(key.row);
    record.user.orgId = OrgId(u"o4"_s);
    record.job.id = JobId(u"j%1-%2"_s.arg(key.row).arg(key.ordinal));
    record.job.orgId = OrgId(u"o4"_s);
    record.job.relation = key.ordinal == 0 ? RelationType::Primary : RelationType::PartTime;
    record.home = OrgId(u"o4"_s);
    return record;
}

// Of each of so many people one job.
std::vector<JobKey> oneJobOfEach(quint32 people)
{
    std::vector<JobKey> keys;
    keys.reserve(people);
    for (quint32 row = 0; row < people; ++row)
        keys.push_back({ row, 0 });
    return keys;
}

} // namespace

void TestJobTableModel::init()
{
    m_records.clear();
    m_asked.clear();
    m_model = std::make_unique<JobTableModel>([this](std::span<const JobKey> keys) {
        m_asked.append(std::vector<JobKey>(keys.begin(), keys.end()));
        std::vector<JobTableModel::Record> records;
        for (const JobKey &key : keys)
            records.push_back(m_records.value(key, jobRecordOf(key)));
        return records;
    });
    m_tester = std::make_unique<QAbstractItemModelTester>(
        m_model.get(), QAbstractItemModelTester::FailureReportingMode::Fatal);
}

void TestJobTableModel::cleanup()
{
    m_tester.reset();
    m_model.reset();
}

void TestJobTableModel::newModelIsEmpty()
{
    QCOMPARE(m_model->rowCount(), 0);
    QCOMPARE(m_model->columnCount(), 10);
    QVERIFY(!m_model->recordAt(0));
    QCOMPARE(m_model->positionOfKey({ 0, 0 }), -1);
    m_model->setRows({});
    m_model->invalidate(std::vector<quint32> { 1 });
    m_model->invalidateAll();
    m_model->retranslate();
    QVERIFY(m_asked.isEmpty());
}

void TestJobTableModel::cellsSayWhatTheRecordHolds()
{
    auto record = jobRecordOf({ 1, 1 });
    record.user.userName = u"zhang.wei"_s;
    record.user.employeeId = u"E1"_s;
    record.job.orgId = OrgId(u"o3"_s);
    record.job.positionId = PositionId(u"p2"_s);
    record.job.titleId = TitleId(u"t1"_s);
    record.readAt = QDateTime(QDate(2024, 5, 6), QTime(7, 8, 9));
    put({ 1, 1 }, record);
    m_model->setReferences(exampleReferences());
    m_model->setRows({ { 1, 1 }, { 2, 0 } });

    QCOMPARE(cell(0, Column::Person), u"张伟"_s);
    QCOMPARE(cell(0, Column::UserName), u"zhang.wei"_s);
    QCOMPARE(cell(0, Column::EmployeeId), u"E1"_s);
    QCOMPARE(cell(0, Column::HomeOrganization), u"示例集团/研发中心/平台部"_s);
    QCOMPARE(cell(0, Column::Organization), u"示例集团/销售中心"_s);
    QCOMPARE(cell(0, Column::Organization, Qt::ToolTipRole), u"示例集团/销售中心"_s);
    QCOMPARE(cell(0, Column::Position), u"顾问"_s);
    QCOMPARE(cell(0, Column::Title), u"高级"_s);
    QCOMPARE(cell(0, Column::Relation), u"Part-time job"_s);
    QCOMPARE(cell(1, Column::Relation), u"Primary job"_s);
    QCOMPARE(cell(0, Column::CrossCompany), u"Same company"_s);
    QCOMPARE(cell(0, Column::ReadAt), u"2024-05-06 07:08"_s);
    QCOMPARE(cell(1, Column::ReadAt), QString());
    QCOMPARE(cell(1, Column::Position), QString());
    QCOMPARE(cell(0, Column::Person, Qt::AccessibleTextRole),
             u"张伟, zhang.wei, Part-time job, 销售中心, 顾问, 高级"_s);
    QCOMPARE(cell(0, Column::Person, Qt::AccessibleDescriptionRole), u"Same company"_s);
    QCOMPARE(cell(0, Column::Title, Qt::AccessibleTextRole), u"高级"_s);
    QCOMPARE(cell(0, Column::Person, IdRole), u"j1-1"_s);
    QCOMPARE(m_model->index(0, int(Column::Relation)).data(SortRole).toInt(), 1);
    QCOMPARE(m_model->index(1, int(Column::Relation)).data(SortRole).toInt(), 0);
    QCOMPARE(m_model->index(0, int(Column::CrossCompany)).data(SortRole).toInt(), 1);
    QCOMPARE(m_model->index(1, int(Column::CrossCompany)).data(SortRole).toInt(), 2);
    QCOMPARE(m_model->index(0, int(Column::ReadAt)).data(SortRole).toDateTime(), record.readAt);
    QVERIFY(m_model->index(0, int(Column::UserName)).data(QuietRole).toBool());
    QVERIFY(!m_model->index(0, int(Column::Person)).data(QuietRole).toBool());
    const auto shown = m_model->index(0, 0).data(RecordRole).value<JobTableModel::Record>();
    QCOMPARE(shown.user, record.user);
    QCOMPARE(shown.job, record.job);
    QCOMPARE(m_model->recordAt(0)->job, record.job);
    QCOMPARE(m_model->recordAt(0)->home, record.home);
}

void TestJobTableModel::everyCellAnswersEveryRole()
{
    m_model->setReferences(exampleReferences());
    m_model->setRows({ { 1, 1 } });
    for (int column = 0; column < m_model->columnCount(); ++column) {
        const QModelIndex index = m_model->index(0, column);
        QVERIFY(!m_model->headerData(column, Qt::Horizontal).toString().isEmpty());
        QVERIFY(index.data(IdRole).isValid());
        QVERIFY(index.data(SortRole).isValid());
        QVERIFY(index.data(RecordRole).isValid());
        QVERIFY(index.data(UnresolvedRole).isValid());
        QVERIFY(index.data(QuietRole).isValid());
        QCOMPARE(index.data(Qt::ToolTipRole), index.data());
        QCOMPARE(index.data(FreshnessRole).toInt(), int(Freshness::Cached));
        QVERIFY(index.data(Qt::TextAlignmentRole).toInt() & Qt::AlignLeft);
    }
    QVERIFY(!m_model->headerData(10, Qt::Horizontal).isValid());
    QVERIFY(!m_model->headerData(0, Qt::Vertical).isValid());
}

void TestJobTableModel::crossCompanyIsSaidOfPartTimeJobs()
{
    const auto here = [](JobKey key, const QString &place, const QString &home) {
        auto record = jobRecordOf(key);
        record.job.orgId = OrgId(place);
        record.home = OrgId(home);
        return record;
    };
    put({ 1, 0 }, here({ 1, 0 }, u"b1"_s, u"a1"_s)); // the primary job itself
    put({ 1, 1 }, here({ 1, 1 }, u"b1"_s, u"a1"_s));
    put({ 1, 2 }, here({ 1, 2 }, u"a"_s, u"a1"_s));
    put({ 1, 3 }, here({ 1, 3 }, u"gone"_s, u"a1"_s));
    put({ 1, 4 }, here({ 1, 4 }, u"a1"_s, {}));
    m_model->setRows({ { 1, 0 }, { 1, 1 }, { 1, 2 }, { 1, 3 }, { 1, 4 } });
    const auto said = [this] {
        QStringList texts;
        for (int row = 0; row < m_model->rowCount(); ++row)
            texts.append(cell(row, Column::CrossCompany));
        return texts;
    };
    QCOMPARE(said(), QStringList(5, QString())); // nobody knows the organizations yet
    m_model->setReferences(
        treeOf({ organization(u"a"_s, u"甲公司"_s), organization(u"a1"_s, u"甲一部"_s, u"a"_s),
                 organization(u"b"_s, u"乙公司"_s), organization(u"b1"_s, u"乙一部"_s, u"b"_s) }));
    QCOMPARE(said(), (QStringList { {}, u"Cross-company"_s, u"Same company"_s, {}, {} }));
    QCOMPARE(cell(1, Column::Person, Qt::AccessibleDescriptionRole), u"Cross-company"_s);
    QCOMPARE(JobTableModel::crossCompanyText(std::nullopt), QString());
    QCOMPARE(QString::fromUtf8(JobTableModel::crossCompanySource(true)), u"Cross-company"_s);
    QCOMPARE(m_model->index(1, int(Column::CrossCompany)).data(SortRole).toInt(), 0);
}

void TestJobTableModel::unknownIdsAreShownAndMarked()
{
    auto record = jobRecordOf({ 1, 0 });
    record.home = OrgId(u"gone-home"_s);
    record.job.orgId = OrgId(u"gone-organization"_s);
    record.job.positionId = PositionId(u"gone-position"_s);
    record.job.titleId = TitleId(u"gone-title"_s);
    put({ 1, 0 }, record);
    auto bare = jobRecordOf({ 2, 0 });
    bare.home = bare.job.orgId = {};
    put({ 2, 0 }, bare);
    m_model->setRows({ { 1, 0 }, { 2, 0 } });
    const QMap<Column, QString> shown { { Column::HomeOrganization, u"gone-home"_s },
                                        { Column::Organization, u"gone-organization"_s },
                                        { Column::Position, u"gone-position"_s },
                                        { Column::Title, u"gone-title"_s } };
    const auto isMarked = [this](int row, Column column, int role) {
        return m_model->index(row, int(column)).data(role).toBool();
    };
    for (auto one = shown.cbegin(); one != shown.cend(); ++one) {
        // Nobody knows yet what there is.
        QCOMPARE(cell(0, one.key()), QString());
        QVERIFY(!isMarked(0, one.key(), UnresolvedRole));
    }
    m_model->setReferences(exampleReferences());
    for (auto one = shown.cbegin(); one != shown.cend(); ++one) {
        QCOMPARE(cell(0, one.key()), *one);
        QVERIFY(isMarked(0, one.key(), UnresolvedRole));
        QVERIFY(isMarked(0, one.key(), QuietRole));
        QCOMPARE(cell(1, one.key()), QString());
        QVERIFY(!isMarked(1, one.key(), UnresolvedRole));
    }
    QVERIFY(!isMarked(0, Column::Person, UnresolvedRole));
}

void TestJobTableModel::namelessPeopleShowTheirUserName()
{
    put({ 1, 0 }, jobRecordOf({ 1, 0 }, {}));
    m_model->setRows({ { 1, 0 } });
    QCOMPARE(cell(0, Column::Person), u"user1"_s);
    QVERIFY(m_model->index(0, int(Column::Person)).data(QuietRole).toBool());
}

void TestJobTableModel::goneRecordsAreEmpty()
{
    put({ 1, 0 }, {});
    m_model->setReferences(exampleReferences());
    m_model->setRows({ { 1, 0 } });
    QVERIFY(!m_model->recordAt(0));
    for (int column = 0; column < m_model->columnCount(); ++column) {
        QCOMPARE(cell(0, Column(column)), QString());
        QCOMPARE(cell(0, Column(column), Qt::AccessibleTextRole), QString());
    }
    QCOMPARE(m_model->rowKey(0), (JobKey { 1, 0 }));
}

void TestJobTableModel::tooltipsShowTextAsItIs()
{
    put({ 1, 0 }, jobRecordOf({ 1, 0 }, u"<b>张伟</b>"_s));
    m_model->setRows({ { 1, 0 } });
    const QString tip = cell(0, Column::Person, Qt::ToolTipRole);
    QVERIFY(tip.contains(u"&lt;b&gt;"_s));
    QVERIFY(!tip.contains(u"<b>"_s));
}

void TestJobTableModel::doubtIsTold()
{
    auto record = jobRecordOf({ 1, 0 });
    record.stale = true;
    put({ 1, 0 }, record);
    m_model->setRows({ { 1, 0 }, { 2, 0 } });
    QCOMPARE(m_model->index(0, 0).data(FreshnessRole).toInt(), int(Freshness::Stale));
    QCOMPARE(m_model->index(1, 0).data(FreshnessRole).toInt(), int(Freshness::Cached));
    QVERIFY(!cell(0, Column::Person, Qt::AccessibleDescriptionRole).isEmpty());
    QVERIFY(cell(1, Column::Person, Qt::AccessibleDescriptionRole).isEmpty());
}

void TestJobTableModel::pagesAreAskedOnceAndForgottenInTurn()
{
    m_tester.reset();
    m_model->setRows(oneJobOfEach(32 * 140 + 5));
    m_asked.clear();
    for (int round = 0; round < 3; ++round) {
        for (int row = 0; row < 32; ++row)
            QCOMPARE(cell(row, Column::UserName), u"user"_s + QString::number(row));
    }
    QCOMPARE(m_asked.size(), 1);
    QCOMPARE(m_asked.constFirst(), oneJobOfEach(32));
    QCOMPARE(cell(32 * 140 + 4, Column::UserName), u"user4484"_s);
    QCOMPARE(m_asked.constLast().size(), size_t(5));
    // 128 pages are kept: of 141, the first one has to be asked again.
    for (int row = 0; row < m_model->rowCount(); row += 32)
        QVERIFY(!cell(row, Column::Person).isEmpty());
    m_asked.clear();
    QVERIFY(!cell(139 * 32, Column::Person).isEmpty());
    QVERIFY(m_asked.isEmpty());
    QVERIFY(!cell(0, Column::Person).isEmpty());
    QCOMPARE(m_asked.size(), 1);
}

void TestJobTableModel::shortSourceIsTolerated()
{
    JobTableModel model(
        [](std::span<const JobKey>) { return std::vector<JobTableModel::Record>(); });
    model.setRows({ { 1, 0 }, { 2, 0 }, { 3, 0 } });
    QCOMPARE(model.index(2, 0).data().toString(), QString());
    QVERIFY(!model.recordAt(2));
}

void TestJobTableModel::changedPeopleAreAskedAgainInTheWindow()
{
    m_model->setRows(oneJobOfEach(200));
    QVERIFY(!cell(0, Column::Person).isEmpty());
    QVERIFY(!cell(32, Column::Person).isEmpty());
    m_asked.clear();
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    put({ 7, 0 }, jobRecordOf({ 7, 0 }, u"新"_s));
    put({ 150, 0 }, jobRecordOf({ 150, 0 }, u"新"_s));
    m_model->invalidate(std::vector<quint32> { 150, 7, 999 });
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.at(0).at(0).toModelIndex(), m_model->index(0, 0));
    QCOMPARE(changed.at(0).at(1).toModelIndex(), m_model->index(31, 9));
    QCOMPARE(cell(7, Column::Person), u"新"_s);
    QVERIFY(!cell(32, Column::Person).isEmpty());
    QCOMPARE(m_asked.size(), 1); // the page that changed, and not the other one
    QCOMPARE(cell(150, Column::Person), u"新"_s); // nobody had looked at it
    m_model->invalidate({});
    QCOMPARE(changed.size(), 1);
    // All jobs of one person are meant.
    m_model->setRows({ { 3, 0 }, { 3, 1 }, { 4, 0 } });
    Mirror mirror(*m_model);
    put({ 3, 0 }, jobRecordOf({ 3, 0 }, u"改"_s));
    put({ 3, 1 }, jobRecordOf({ 3, 1 }, u"改"_s));
    m_model->invalidate(std::vector<quint32> { 3 });
    QVERIFY(mirror.isRight());
    QCOMPARE(cell(1, Column::Person), u"改"_s);
}

void TestJobTableModel::everythingIsAskedAgain()
{
    m_model->setRows(oneJobOfEach(130));
    Mirror mirror(*m_model);
    for (quint32 row = 0; row < 130; ++row)
        put({ row, 0 }, jobRecordOf({ row, 0 }, u"新"_s));
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    m_model->invalidateAll();
    QCOMPARE(changed.size(), 1);
    QVERIFY(mirror.isRight());
    QCOMPARE(cell(129, Column::Person), u"新"_s);
}

void TestJobTableModel::referencesRenameTheCells()
{
    m_model->setRows({ { 1, 0 }, { 1, 1 } });
    Mirror mirror(*m_model, { Qt::DisplayRole, UnresolvedRole, Qt::AccessibleTextRole });
    QCOMPARE(cell(0, Column::Organization), QString()); // not known yet, which is not unknown
    m_model->setReferences(exampleReferences());
    QCOMPARE(cell(0, Column::Organization), u"示例集团/研发中心/平台部"_s);
    QVERIFY(mirror.isRight());
    m_model->setReferences(nullptr);
    QVERIFY(mirror.isRight());
}

void TestJobTableModel::retranslateAnnouncesHeadersAndCells()
{
    m_model->setRows(oneJobOfEach(3));
    QSignalSpy headers(m_model.get(), &QAbstractItemModel::headerDataChanged);
    QSignalSpy cells(m_model.get(), &QAbstractItemModel::dataChanged);
    m_model->retranslate();
    QCOMPARE(headers.size(), 1);
    QCOMPARE(headers.at(0).at(2).toInt(), 9);
    QCOMPARE(cells.size(), 1);
    QCOMPARE(cells.at(0).at(1).toModelIndex(), m_model->index(2, 9));
}

void TestJobTableModel::selectionSurvivesNewRows()
{
    m_model->setRows({ { 1, 0 }, { 1, 1 }, { 2, 0 }, { 2, 1 } });
    QItemSelectionModel selection(m_model.get());
    selection.setCurrentIndex(m_model->index(2, 0),
                              QItemSelectionModel::SelectCurrent | QItemSelectionModel::Rows);
    QSignalSpy resets(m_model.get(), &QAbstractItemModel::modelReset);
    m_model->setRows({ { 0, 0 }, { 1, 1 }, { 1, 2 }, { 2, 0 } });
    QCOMPARE(selection.currentIndex().row(), 3);
    QCOMPARE(selection.selectedRows().size(), 1);
    QCOMPARE(m_model->rowKey(selection.currentIndex().row()), (JobKey { 2, 0 }));
    QCOMPARE(resets.size(), 0);
    m_model->setRows({ { 2, 1 }, { 1, 0 } });
    QVERIFY(!selection.currentIndex().isValid());
}

void TestJobTableModel::selectionSurvivesANewOrder()
{
    m_model->setRows({ { 1, 0 }, { 1, 1 }, { 2, 0 }, { 3, 0 } });
    const QPersistentModelIndex second = m_model->index(1, 3), last = m_model->index(3, 0);
    QSignalSpy resets(m_model.get(), &QAbstractItemModel::modelReset);
    m_model->setRows({ { 3, 0 }, { 7, 0 }, { 2, 0 }, { 1, 1 }, { 9, 9 } });
    QCOMPARE(m_model->rowKey(second.row()), (JobKey { 1, 1 }));
    QCOMPARE(second.column(), 3);
    QCOMPARE(last.row(), 0);
    QCOMPARE(resets.size(), 0);
    QCOMPARE(cell(1, Column::UserName), u"user7"_s);
}

void TestJobTableModel::rowsAreFoundByKey()
{
    m_model->setRows({ { 30, 0 }, { 10, 1 }, { 10, 0 } });
    QCOMPARE(m_model->positionOfKey({ 10, 1 }), 1);
    QCOMPARE(m_model->positionOfKey({ 10, 2 }), -1);
    QCOMPARE(m_model->positionOfKey({ 1, 10 }), -1);
    QCOMPARE(m_model->positionsOfKeys({ { 10, 0 }, { 11, 0 }, { 30, 0 } }),
             (std::vector<int> { 2, -1, 0 }));
    QCOMPARE(m_model->positionsOfKeys({}), std::vector<int>());
    QCOMPARE(m_model->rowKey(2), (JobKey { 10, 0 }));
    QVERIFY(!m_model->recordAt(-1));
    QVERIFY(!m_model->recordAt(3));
}

void TestJobTableModel::equalRowsTellNothing()
{
    m_model->setRows({ { 1, 0 }, { 1, 1 } });
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    QSignalSpy inserted(m_model.get(), &QAbstractItemModel::rowsInserted);
    QSignalSpy resets(m_model.get(), &QAbstractItemModel::modelReset);
    m_model->setRows({ { 1, 0 }, { 1, 1 } });
    QCOMPARE(changed.size() + inserted.size() + resets.size(), 0);
}

void TestJobTableModel::hugeListsAreReplacedAtOnce()
{
    m_tester.reset();
    QSignalSpy resets(m_model.get(), &QAbstractItemModel::modelReset);
    m_model->setRows(oneJobOfEach(1'000'000));
    QCOMPARE(resets.size(), 1);
    QCOMPARE(cell(999'999, Column::UserName), u"user999999"_s);
    m_model->setRows(oneJobOfEach(999'999));
    QCOMPARE(resets.size(), 2);
    QCOMPARE(m_model->rowCount(), 999'999);
    m_model->setMostCompared(2);
    m_model->setRows({ { 1, 0 }, { 2, 0 } });
    m_model->setRows({ { 2, 0 }, { 3, 0 } });
    QCOMPARE(resets.size(), 3);
    m_model->setRows({ { 2, 0 }, { 3, 0 }, { 4, 0 } });
    QCOMPARE(resets.size(), 4);
}

void TestJobTableModel::randomBatchesEqualAVector()
{
    QRandomGenerator random(15);
    Mirror mirror(*m_model, { IdRole });
    QHash<JobKey, QPersistentModelIndex> kept;
    Keys rows;
    const QSignalSpy resets(m_model.get(), &QAbstractItemModel::modelReset);
    const auto anyKey = [&random] {
        return JobKey { quint32(random.bounded(80)), quint32(random.bounded(4)) };
    };
    int rounds = 0;
    for (; rounds < 200; ++rounds) {
        const qsizetype before = resets.size();
        Keys wanted;
        if (random.bounded(3) == 0) {
            wanted = rows;
            std::erase_if(wanted, [&](const JobKey &) { return random.bounded(4) == 0; });
        }
        for (int i = random.bounded(wanted.empty() ? 40 : 5); i > 0; --i) {
            const JobKey key = anyKey();
            if (std::find(wanted.begin(), wanted.end(), key) == wanted.end())
                wanted.insert(wanted.begin() + random.bounded(int(wanted.size()) + 1), key);
        }
        m_model->setRows(wanted);
        rows = wanted;
        QCOMPARE(m_model->rowCount(), int(rows.size()));
        for (int row = 0; row < m_model->rowCount(); ++row) {
            const JobKey key = rows[size_t(row)];
            QCOMPARE(m_model->rowKey(row), key);
            QCOMPARE(cell(row, Column::Person, IdRole), jobRecordOf(key).job.id.toString());
        }
        QVERIFY(mirror.isRight());
        if (resets.size() != before)
            kept.clear();
        for (auto one = kept.cbegin(); one != kept.cend(); ++one) {
            const auto place = std::find(rows.cbegin(), rows.cend(), one.key());
            const int expected = place == rows.cend() ? -1 : int(place - rows.cbegin());
            QCOMPARE(one->row(), expected);
        }
        kept.clear();
        for (int row = 0; row < m_model->rowCount(); row += 3)
            kept.insert(m_model->rowKey(row), m_model->index(row, row % 10));
    }
    QCOMPARE(rounds, 200);
}

RENZHI_GUILESS_TEST(TestJobTableModel)
#include "tst_jobtablemodel.moc"
