// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/joblistmodel.h"
#include "tests/items/modeloracle.h"
#include "tests/support/testmain.h"

using namespace renzhi;
using namespace renzhi::test;
using namespace Qt::StringLiterals;

// The jobs of one person with their ids resolved, the primary one first.
class TestJobListModel : public QObject
{
    Q_OBJECT

private slots:
    void idsAreResolved();
    void unknownIdsAreLocked();
    void noPositionIsNotUnknown();
    void primaryComesFirst();
    void freshnessIsShownAndAnnounced();
    void referencesResolveLater();
    void persistentIndexesSurviveAReload();
    void jobsWithOneIdAreBothShown();
    void randomBatchesEqualAList();
};

namespace {

Job job(const QString &id, const QString &org, const QString &position, const QString &title,
        RelationType relation)
{
    return { JobId(id), OrgId(org), PositionId(position), TitleId(title), relation };
}

JobList listOf(const QVector<Job> &jobs)
{
    JobList list;
    list.user = UserId(u"u"_s);
    list.jobs = jobs;
    list.known = true;
    return list;
}

constexpr auto Primary = RelationType::Primary;
constexpr auto PartTime = RelationType::PartTime;

} // namespace

void TestJobListModel::idsAreResolved()
{
    JobListModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setReferences(exampleReferences());
    model.setJobs(listOf({ job(u"j1"_s, u"o4"_s, u"p1"_s, u"t1"_s, Primary) }));
    const JobRow row = model.rowAt(0);
    QCOMPARE(row.orgName, u"平台部"_s);
    QCOMPARE(row.orgCode, u"C-o4"_s);
    QCOMPARE(row.orgPath, u"示例集团/研发中心/平台部"_s);
    QCOMPARE(row.positionName, u"Java 工程师"_s);
    QCOMPARE(row.positionCode, u"P-p1"_s);
    QCOMPARE(row.titleName, u"高级"_s);
    QCOMPARE(row.titleCode, u"T-t1"_s);
    QVERIFY(!row.locked());
    QCOMPARE(model.index(0, 0).data().toString(), u"Primary job: 平台部, Java 工程师, 高级"_s);
    QCOMPARE(model.index(0, 0).data(RecordRole).value<JobRow>(), row);
    QCOMPARE(model.index(0, 0).data(IdRole).toString(), u"j1"_s);
    QCOMPARE(model.rowAt(1), JobRow());
    QCOMPARE(model.rowAt(-1), JobRow());
}

void TestJobListModel::unknownIdsAreLocked()
{
    JobListModel model;
    model.setReferences(exampleReferences());
    model.setJobs(
        listOf({ job(u"a"_s, u"x"_s, {}, {}, PartTime), job(u"b"_s, u"o4"_s, u"x"_s, {}, PartTime),
                 job(u"c"_s, u"o4"_s, u"p1"_s, u"x"_s, PartTime) }));
    QVERIFY(!model.rowAt(0).orgKnown);
    QVERIFY(!model.rowAt(1).positionKnown);
    QVERIFY(!model.rowAt(2).titleKnown);
    for (int row = 0; row < 3; ++row) {
        QVERIFY(model.rowAt(row).locked());
        QVERIFY(model.index(row, 0).data(UnresolvedRole).toBool());
        QVERIFY(model.index(row, 0).data().toString().contains(u"Unknown (x)"_s));
    }
}

void TestJobListModel::noPositionIsNotUnknown()
{
    JobListModel model;
    model.setReferences(exampleReferences());
    model.setJobs(listOf({ job(u"a"_s, u"o3"_s, {}, {}, PartTime) }));
    QVERIFY(!model.rowAt(0).locked());
    QCOMPARE(model.index(0, 0).data().toString(), u"Part-time job: 销售中心"_s);
}

void TestJobListModel::primaryComesFirst()
{
    JobListModel model;
    model.setJobs(listOf({ job(u"a"_s, {}, {}, {}, PartTime), job(u"b"_s, {}, {}, {}, PartTime),
                           job(u"c"_s, {}, {}, {}, Primary), job(u"d"_s, {}, {}, {}, PartTime) }));
    QString order;
    for (int row = 0; row < model.rowCount(); ++row)
        order += model.rowAt(row).job.id.toString();
    QCOMPARE(order, u"cabd"_s);
    // The list itself is kept as it came.
    QCOMPARE(model.jobs().jobs.constFirst().id, JobId(u"a"_s));
}

void TestJobListModel::freshnessIsShownAndAnnounced()
{
    JobListModel model;
    JobList list = listOf({ job(u"a"_s, {}, {}, {}, PartTime), job(u"b"_s, {}, {}, {}, PartTime) });
    model.setJobs(list);
    Mirror mirror(model, { FreshnessRole });
    list.freshness = Freshness::Stale;
    model.setJobs(list);
    QCOMPARE(model.index(1, 0).data(FreshnessRole).toInt(), int(Freshness::Stale));
    QVERIFY(mirror.isRight());
}

void TestJobListModel::referencesResolveLater()
{
    JobListModel model;
    model.setJobs(listOf({ job(u"a"_s, u"o4"_s, u"p1"_s, {}, Primary) }));
    QVERIFY(model.rowAt(0).locked());
    Mirror mirror(model, { Qt::DisplayRole, UnresolvedRole });
    model.setReferences(exampleReferences());
    QVERIFY(!model.rowAt(0).locked());
    QVERIFY(mirror.isRight());
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setReferences(exampleReferences());
    QCOMPARE(changed.size(), 0);
    model.retranslate();
    QCOMPARE(changed.size(), 1);
}

void TestJobListModel::persistentIndexesSurviveAReload()
{
    JobListModel model;
    model.setJobs(
        listOf({ job(u"a"_s, u"o1"_s, {}, {}, Primary), job(u"b"_s, {}, {}, {}, PartTime) }));
    const QPersistentModelIndex second = model.index(1, 0);
    model.setJobs(listOf({ job(u"a"_s, u"o2"_s, {}, {}, Primary), job(u"c"_s, {}, {}, {}, PartTime),
                           job(u"b"_s, {}, {}, {}, PartTime) }));
    QCOMPARE(second.row(), 2);
    QCOMPARE(second.data(IdRole).toString(), u"b"_s);
}

void TestJobListModel::jobsWithOneIdAreBothShown()
{
    JobListModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    for (int round = 0; round < 2; ++round) {
        model.setJobs(listOf(
            { job(u"a"_s, u"o1"_s, {}, {}, Primary), job(u"a"_s, u"o2"_s, {}, {}, PartTime) }));
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.rowAt(1).job.orgId, OrgId(u"o2"_s));
        model.setJobs(listOf({ job(u"a"_s, u"o3"_s, {}, {}, PartTime) }));
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.rowAt(0).job.orgId, OrgId(u"o3"_s));
    }
}

void TestJobListModel::randomBatchesEqualAList()
{
    QRandomGenerator random(5);
    JobListModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    Mirror mirror(model, { Qt::DisplayRole, IdRole, UnresolvedRole });
    for (int round = 0; round < 200; ++round) {
        QVector<Job> jobs;
        for (int id = 0; id < 12; ++id) {
            if (random.bounded(2) == 0) {
                jobs.append(job(QString::number(id), u"o"_s + QString::number(random.bounded(6)),
                                random.bounded(2) ? u"p1"_s : QString(), {},
                                random.bounded(4) ? PartTime : Primary));
            }
        }
        std::shuffle(jobs.begin(), jobs.end(), random);
        model.setJobs(listOf(jobs));
        if (random.bounded(5) == 0)
            model.setReferences(random.bounded(3) ? exampleReferences() : nullptr);
        QVector<Job> expected;
        for (const RelationType relation : { Primary, PartTime }) {
            for (const Job &one : std::as_const(jobs)) {
                if (one.relation == relation)
                    expected.append(one);
            }
        }
        QCOMPARE(model.rowCount(), int(expected.size()));
        for (int row = 0; row < model.rowCount(); ++row)
            QCOMPARE(model.rowAt(row).job, expected.at(row));
        QVERIFY(mirror.isRight());
    }
}

RENZHI_GUILESS_TEST(TestJobListModel)
#include "tst_joblistmodel.moc"
