// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/usertablemodel.h"
#include "tests/items/modeloracle.h"
#include "tests/support/testmain.h"

#include <QItemSelectionModel>

#include <numeric>

using namespace renzhi;
using namespace renzhi::test;
using namespace Qt::StringLiterals;

// A window over the cache: right rows at right places, asked for by the page.
class TestUserTableModel : public QObject
{
    Q_OBJECT
    using Column = UserTableModel::Column;

private slots:
    void init();
    void cleanup();

    void newModelIsEmpty();
    void cellsSayWhatTheRecordHolds();
    void unknownOrganizationIsMarked();
    void namelessPeopleShowTheirUserName();
    void goneRecordsAreEmpty();
    void tooltipsShowTextAsItIs();
    void pagesAreAskedOnceAndForgottenInTurn();
    void shortSourceIsTolerated();
    void changedRecordsAreAskedAgain();
    void ofChangesAllTheTimeOnlyTheWindowIsTold();
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

    QHash<quint32, UserTableModel::Record> m_people;
    QList<std::vector<quint32>> m_asked;
    std::unique_ptr<UserTableModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

namespace {

UserTableModel::Record recordOf(quint32 key, const QString &name)
{
    UserTableModel::Record record;
    record.user.id = UserId(u"u"_s + QString::number(key));
    record.user.name = name;
    record.user.userName = u"user"_s + QString::number(key);
    record.user.orgId = OrgId(u"o4"_s);
    return record;
}

std::vector<quint32> upTo(quint32 count)
{
    std::vector<quint32> rows(count);
    std::iota(rows.begin(), rows.end(), 0);
    return rows;
}

} // namespace

void TestUserTableModel::init()
{
    m_people.clear();
    m_asked.clear();
    m_model = std::make_unique<UserTableModel>([this](std::span<const quint32> rows) {
        m_asked.append(std::vector<quint32>(rows.begin(), rows.end()));
        std::vector<UserTableModel::Record> records;
        for (const quint32 row : rows)
            records.push_back(m_people.value(row, recordOf(row, u"张伟"_s + QString::number(row))));
        return records;
    });
    m_tester = std::make_unique<QAbstractItemModelTester>(
        m_model.get(), QAbstractItemModelTester::FailureReportingMode::Fatal);
}

void TestUserTableModel::cleanup()
{
    m_tester.reset();
    m_model.reset();
}

void TestUserTableModel::newModelIsEmpty()
{
    QCOMPARE(m_model->rowCount(), 0);
    QCOMPARE(m_model->columnCount(), 9);
    QVERIFY(!m_model->userAt(0));
    QCOMPARE(m_model->positionOfKey(0), -1);
    m_model->setRows({});
    m_model->invalidate({});
    m_model->retranslate();
    QVERIFY(m_asked.isEmpty());
}

void TestUserTableModel::cellsSayWhatTheRecordHolds()
{
    auto record = recordOf(1, u"张伟"_s);
    record.user.userName = u"zhang.wei"_s;
    record.user.employeeId = u"E1"_s;
    record.user.mobile = u"+86-138"_s;
    record.user.email = u"a@b"_s;
    record.user.updatedAt = u"2024-01-01 00:00:00.000"_s;
    record.jobsKnown = true;
    record.primaryJobs = 1;
    record.partTimeJobs = 2;
    m_people.insert(1, record);
    m_people.insert(2, recordOf(2, u"李娜"_s));
    m_people[2].user.locked = true;
    m_people.insert(3, recordOf(3, u"王芳"_s));
    m_people[3].user.disabled = m_people[3].user.locked = true;
    m_people[3].jobsKnown = true;
    m_people[3].primaryJobs = 1;
    m_model->setReferences(exampleReferences());
    m_model->setRows({ 1, 2, 3 });

    QCOMPARE(cell(0, Column::Name), u"张伟"_s);
    QCOMPARE(cell(0, Column::UserName), u"zhang.wei"_s);
    QCOMPARE(cell(0, Column::Organization), u"示例集团/研发中心/平台部"_s);
    QCOMPARE(cell(0, Column::Organization, Qt::ToolTipRole), u"示例集团/研发中心/平台部"_s);
    QCOMPARE(cell(0, Column::Jobs), u"1+2"_s);
    QCOMPARE(cell(1, Column::Jobs), u"–"_s);
    QCOMPARE(cell(2, Column::Jobs), u"1"_s);
    QVERIFY(cell(0, Column::Jobs, Qt::ToolTipRole) != cell(1, Column::Jobs, Qt::ToolTipRole));
    QVERIFY(!cell(1, Column::Jobs, Qt::ToolTipRole).isEmpty());
    QCOMPARE(cell(0, Column::EmployeeId), u"E1"_s);
    QCOMPARE(cell(0, Column::Mobile), u"+86-138"_s);
    QCOMPARE(cell(0, Column::Email), u"a@b"_s);
    QCOMPARE(cell(0, Column::Status), u"Active"_s);
    QCOMPARE(cell(1, Column::Status), u"Locked"_s);
    QCOMPARE(cell(2, Column::Status), u"Disabled"_s);
    QCOMPARE(cell(0, Column::UpdatedAt), u"2024-01-01 00:00:00.000"_s);
    QCOMPARE(cell(1, Column::Email), QString());
    QCOMPARE(cell(0, Column::Name, Qt::AccessibleTextRole), u"张伟, zhang.wei, 平台部"_s);
    QCOMPARE(cell(0, Column::Name, IdRole), u"u1"_s);
    QCOMPARE(m_model->index(0, int(Column::Jobs)).data(SortRole).toInt(), 3);
    QCOMPARE(m_model->index(1, int(Column::Jobs)).data(SortRole).toInt(), -1);
    QCOMPARE(m_model->index(0, int(Column::Status)).data(SortRole).toInt(), 0);
    QVERIFY(m_model->index(0, int(Column::Jobs)).data(Qt::TextAlignmentRole).toInt()
            & Qt::AlignRight);
    QVERIFY(m_model->index(0, int(Column::UserName)).data(QuietRole).toBool());
    QVERIFY(!m_model->index(0, int(Column::Name)).data(QuietRole).toBool());
    QCOMPARE(m_model->index(0, 0).data(RecordRole).value<User>(), record.user);
    QCOMPARE(*m_model->userAt(0), record.user);
    for (int column = 0; column < m_model->columnCount(); ++column)
        QVERIFY(!m_model->headerData(column, Qt::Horizontal).toString().isEmpty());
    QVERIFY(!m_model->headerData(9, Qt::Horizontal).isValid());
    QVERIFY(!m_model->headerData(0, Qt::Vertical).isValid());
}

void TestUserTableModel::unknownOrganizationIsMarked()
{
    m_people.insert(1, recordOf(1, u"张伟"_s));
    m_people[1].user.orgId = OrgId(u"gone"_s);
    m_people.insert(2, recordOf(2, u"李娜"_s));
    m_people[2].user.orgId = {};
    m_model->setRows({ 1, 2 });
    const auto isMarked = [this](int row, int role) {
        return m_model->index(row, int(Column::Organization)).data(role).toBool();
    };
    // Nobody knows yet which organizations there are.
    QCOMPARE(cell(0, Column::Organization), QString());
    QVERIFY(!isMarked(0, UnresolvedRole));

    m_model->setReferences(exampleReferences());
    QCOMPARE(cell(0, Column::Organization), u"gone"_s);
    QVERIFY(isMarked(0, UnresolvedRole));
    QVERIFY(isMarked(0, QuietRole));
    QCOMPARE(cell(1, Column::Organization), QString());
    QVERIFY(!isMarked(1, UnresolvedRole));
}

void TestUserTableModel::namelessPeopleShowTheirUserName()
{
    m_people.insert(1, recordOf(1, {}));
    m_model->setRows({ 1 });
    QCOMPARE(cell(0, Column::Name), u"user1"_s);
    QVERIFY(m_model->index(0, int(Column::Name)).data(QuietRole).toBool());
}

void TestUserTableModel::goneRecordsAreEmpty()
{
    m_people.insert(1, {});
    m_model->setRows({ 1 });
    QVERIFY(!m_model->userAt(0));
    QCOMPARE(cell(0, Column::Name), QString());
    QCOMPARE(cell(0, Column::Status), QString());
    QCOMPARE(m_model->rowKey(0), 1U);
}

void TestUserTableModel::tooltipsShowTextAsItIs()
{
    m_people.insert(1, recordOf(1, u"<b>张伟</b>"_s));
    m_model->setRows({ 1 });
    const QString tip = cell(0, Column::Name, Qt::ToolTipRole);
    QVERIFY(tip.contains(u"&lt;b&gt;"_s));
    QVERIFY(!tip.contains(u"<b>"_s));
    QCOMPARE(cell(0, Column::UserName, Qt::ToolTipRole), u"user1"_s);
}

void TestUserTableModel::pagesAreAskedOnceAndForgottenInTurn()
{
    m_tester.reset();
    m_model->setRows(upTo(32 * 140 + 5));
    m_asked.clear();
    for (int round = 0; round < 3; ++round) {
        for (int row = 0; row < 32; ++row)
            QCOMPARE(cell(row, Column::UserName), u"user"_s + QString::number(row));
    }
    QCOMPARE(m_asked.size(), 1);
    QCOMPARE(m_asked.constFirst(), upTo(32));
    QCOMPARE(cell(32 * 140 + 4, Column::UserName), u"user4484"_s);
    QCOMPARE(m_asked.constLast().size(), size_t(5));
    // 128 pages are kept: of 141, the first one has to be asked again.
    for (int row = 0; row < m_model->rowCount(); row += 32)
        QVERIFY(!cell(row, Column::Name).isEmpty());
    m_asked.clear();
    QVERIFY(!cell(139 * 32, Column::Name).isEmpty());
    QVERIFY(m_asked.isEmpty());
    QVERIFY(!cell(0, Column::Name).isEmpty());
    QCOMPARE(m_asked.size(), 1);
}

void TestUserTableModel::shortSourceIsTolerated()
{
    UserTableModel model(
        [](std::span<const quint32>) { return std::vector<UserTableModel::Record>(); });
    model.setRows({ 1, 2, 3 });
    QCOMPARE(model.index(2, 0).data().toString(), QString());
    QVERIFY(!model.userAt(2));
}

void TestUserTableModel::changedRecordsAreAskedAgain()
{
    m_model->setRows(upTo(200));
    Mirror mirror(*m_model);
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    m_people.insert(7, recordOf(7, u"新"_s));
    m_people.insert(8, recordOf(8, u"新"_s));
    m_people.insert(150, recordOf(150, u"新"_s));
    m_model->invalidate(std::vector<quint32> { 150, 7, 8, 999 });
    QCOMPARE(changed.size(), 2);
    QCOMPARE(changed.at(0).at(0).toModelIndex().row(), 7);
    QCOMPARE(changed.at(0).at(1).toModelIndex().row(), 8);
    QCOMPARE(cell(150, Column::Name), u"新"_s);
    QVERIFY(mirror.isRight());
    m_model->invalidate(std::vector<quint32> { 999 });
    QCOMPARE(changed.size(), 2);
}

void TestUserTableModel::ofChangesAllTheTimeOnlyTheWindowIsTold()
{
    m_model->setRows(upTo(200));
    QVERIFY(!cell(0, Column::Name).isEmpty());
    QVERIFY(!cell(32, Column::Name).isEmpty());
    m_asked.clear();
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    m_people.insert(7, recordOf(7, u"新"_s));
    m_people.insert(150, recordOf(150, u"新"_s));
    m_model->refreshShown(std::vector<quint32> { 150, 7, 999 });
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.at(0).at(0).toModelIndex().row(), 0);
    QCOMPARE(changed.at(0).at(1).toModelIndex().row(), 31);
    QCOMPARE(cell(7, Column::Name), u"新"_s);
    QVERIFY(!cell(32, Column::Name).isEmpty());
    QCOMPARE(m_asked.size(), 1); // the page that changed, and not the other one
    QCOMPARE(cell(150, Column::Name), u"新"_s); // nobody had looked at it
    m_model->refreshShown({});
    QCOMPARE(changed.size(), 1);
}

void TestUserTableModel::referencesRenameTheCells()
{
    m_model->setRows({ 1, 2 });
    Mirror mirror(*m_model, { Qt::DisplayRole, UnresolvedRole });
    QCOMPARE(cell(0, Column::Organization), QString()); // not known yet, which is not unknown
    m_model->setReferences(exampleReferences());
    QCOMPARE(cell(0, Column::Organization), u"示例集团/研发中心/平台部"_s);
    QVERIFY(mirror.isRight());
    m_model->setReferences(nullptr);
    QVERIFY(mirror.isRight());
}

void TestUserTableModel::retranslateAnnouncesHeadersAndCells()
{
    m_model->setRows(upTo(3));
    QSignalSpy headers(m_model.get(), &QAbstractItemModel::headerDataChanged);
    QSignalSpy cells(m_model.get(), &QAbstractItemModel::dataChanged);
    m_model->retranslate();
    QCOMPARE(headers.size(), 1);
    QCOMPARE(headers.at(0).at(2).toInt(), 8);
    QCOMPARE(cells.size(), 1);
    QCOMPARE(cells.at(0).at(1).toModelIndex(), m_model->index(2, 8));
}

void TestUserTableModel::selectionSurvivesNewRows()
{
    m_model->setRows({ 1, 2, 3, 4, 5, 6 });
    QItemSelectionModel selection(m_model.get());
    selection.setCurrentIndex(m_model->index(3, 0),
                              QItemSelectionModel::SelectCurrent | QItemSelectionModel::Rows);
    QSignalSpy resets(m_model.get(), &QAbstractItemModel::modelReset);
    m_model->setRows({ 0, 2, 4, 9 });
    QCOMPARE(selection.currentIndex().row(), 2);
    QCOMPARE(selection.selectedRows().size(), 1);
    QCOMPARE(m_model->rowKey(selection.currentIndex().row()), 4U);
    m_model->setRows({ 4 });
    QCOMPARE(selection.currentIndex().row(), 0);
    QCOMPARE(resets.size(), 0);
    m_model->setRows({ 8, 9 });
    QVERIFY(!selection.currentIndex().isValid());
}

void TestUserTableModel::selectionSurvivesANewOrder()
{
    m_model->setRows({ 1, 2, 3, 4, 5 });
    const QPersistentModelIndex two = m_model->index(1, 3), five = m_model->index(4, 0);
    QSignalSpy resets(m_model.get(), &QAbstractItemModel::modelReset);
    m_model->setRows({ 5, 7, 4, 3, 2, 6 });
    QCOMPARE(m_model->rowKey(two.row()), 2U);
    QCOMPARE(two.column(), 3);
    QCOMPARE(five.row(), 0);
    QCOMPARE(resets.size(), 0);
    QCOMPARE(cell(1, Column::UserName), u"user7"_s);
}

void TestUserTableModel::rowsAreFoundByKey()
{
    m_model->setRows({ 30, 10, 20 });
    QCOMPARE(m_model->positionOfKey(10), 1);
    QCOMPARE(m_model->positionOfKey(11), -1);
    QCOMPARE(m_model->positionsOfKeys({ 20, 11, 30 }), (std::vector<int> { 2, -1, 0 }));
    QCOMPARE(m_model->positionsOfKeys({}), std::vector<int>());
    // Keys that are alike in their lower half.
    QCOMPARE(m_model->positionsOfKeys({ 10 + 65'536 }), std::vector<int> { -1 });
    QCOMPARE(m_model->rowKey(2), 20U);
    QVERIFY(!m_model->userAt(-1));
    QVERIFY(!m_model->userAt(3));
}

void TestUserTableModel::equalRowsTellNothing()
{
    m_model->setRows({ 1, 2 });
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    QSignalSpy inserted(m_model.get(), &QAbstractItemModel::rowsInserted);
    QSignalSpy resets(m_model.get(), &QAbstractItemModel::modelReset);
    m_model->setRows({ 1, 2 });
    QCOMPARE(changed.size() + inserted.size() + resets.size(), 0);
}

void TestUserTableModel::hugeListsAreReplacedAtOnce()
{
    m_tester.reset();
    QSignalSpy resets(m_model.get(), &QAbstractItemModel::modelReset);
    m_model->setRows(upTo(1'000'000));
    QCOMPARE(resets.size(), 1);
    QCOMPARE(cell(999'999, Column::UserName), u"user999999"_s);
    m_model->setRows(upTo(999'999));
    QCOMPARE(resets.size(), 2);
    QCOMPARE(m_model->rowCount(), 999'999);
    m_model->setMostCompared(2);
    m_model->setRows({ 1, 2 });
    m_model->setRows({ 2, 3 });
    QCOMPARE(resets.size(), 3);
    m_model->setRows({ 2, 3, 4 });
    QCOMPARE(resets.size(), 4);
}

void TestUserTableModel::randomBatchesEqualAVector()
{
    QRandomGenerator random(1);
    Mirror mirror(*m_model, { IdRole });
    QHash<quint32, QPersistentModelIndex> kept;
    std::vector<quint32> rows;
    const QSignalSpy resets(m_model.get(), &QAbstractItemModel::modelReset);
    int rounds = 0;
    for (; rounds < 200; ++rounds) {
        const qsizetype before = resets.size();
        std::vector<quint32> wanted;
        if (random.bounded(3) == 0) {
            wanted = rows;
            std::erase_if(wanted, [&](quint32) { return random.bounded(4) == 0; });
            for (int i = random.bounded(5); i > 0; --i) {
                const quint32 key = quint32(random.bounded(300));
                if (std::find(wanted.begin(), wanted.end(), key) == wanted.end())
                    wanted.insert(wanted.begin() + random.bounded(int(wanted.size()) + 1), key);
            }
        } else {
            for (quint32 key = 0; key < 300; ++key) {
                if (random.bounded(10) == 0)
                    wanted.push_back(key);
            }
            if (random.bounded(2) == 0)
                std::shuffle(wanted.begin(), wanted.end(), random);
        }
        m_model->setRows(wanted);
        rows = wanted;
        QCOMPARE(m_model->rowCount(), int(rows.size()));
        for (int row = 0; row < m_model->rowCount(); ++row) {
            QCOMPARE(m_model->rowKey(row), rows[size_t(row)]);
            QCOMPARE(cell(row, Column::UserName), u"user"_s + QString::number(rows[size_t(row)]));
        }
        QVERIFY(mirror.isRight());
        if (resets.size() != before)
            kept.clear();
        for (auto it = kept.begin(); it != kept.end(); ++it) {
            const int place = m_model->positionOfKey(it.key());
            QCOMPARE(it->isValid() ? it->row() : -1, place);
        }
        kept.removeIf([](const auto &entry) { return !entry.value().isValid(); });
        for (int row = 0; row < m_model->rowCount(); row += 3)
            kept.insert(m_model->rowKey(row), m_model->index(row, 0));
    }
    QVERIFY(resets.size() < rounds / 2);
}

RENZHI_GUILESS_TEST(TestUserTableModel)
#include "tst_usertablemodel.moc"
