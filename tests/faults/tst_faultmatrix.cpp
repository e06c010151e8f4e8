// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Every operation of the contract under every fault: what comes of it, how many requests that took,
// and that nothing was done twice or by halves. The table is tests/fault-matrix.md.

#include "tests/faults/cell.h"
#include "tests/support/testmain.h"

#include <QFile>
#include <QHash>
#include <QSaveFile>

#include <algorithm>
#include <chrono>

using namespace Qt::StringLiterals;
using namespace renzhi;
using namespace renzhi::test;

namespace {

constexpr char Introduction[]
    = "# Fault matrix\n\n"
      "Written by `tst_faultmatrix` when `RENZHI_UPDATE_MATRIX=1` is set, and compared with what "
      "it "
      "sees otherwise.\n"
      "Each cell says what comes of the operation when all its requests (and no others) meet the "
      "fault, and how many\n"
      "of them were sent. The words are those of the error kinds in `models/core/apierror.h`, "
      "and:\n\n"
      "| word | meaning |\n|---|---|\n"
      "| ok | the whole answer was read |\n"
      "| confirmed | the write was done once, and read back |\n"
      "| found | its answer was lost; reading again showed that it was done, once |\n"
      "| unknown | nobody knows whether it was done, and reading again did not show it |\n"
      "| accepted | the server took it; no use case has this operation, so nothing reads it back "
      "|\n"
      "| refused: … | it was not done |\n\n"
      "Besides, each cell is checked for this: the server got a write once at most, what is told "
      "as done is done and what\n"
      "is told as refused is not, the cache holds whole records of the server or none, and nothing "
      "was sent to another host.\n"
      "It is told in time, too: within five times the time-outs of its requests that hang, or, "
      "where none does, before the first\n"
      "time-out could end one.\n\n";

QString text(const char *utf8)
{
    return QString::fromUtf8(utf8);
}

QString cellText(const QString &outcome, int requests)
{
    return outcome + u", " + QString::number(requests);
}

QString rowOf(const QStringList &cells)
{
    return u"| " + cells.join(u" | "_s) + u" |\n";
}

QString faultsTable()
{
    QString table = u"## Faults\n\n| fault | what happens |\n|---|---|\n"_s;
    for (const FaultColumn &column : faultColumns())
        table += rowOf({ text(column.name), text(column.what) });
    return table + u'\n';
}

QString exceptionsTable()
{
    QString table = u"## Cells that are not as their column\n\n"_s
        + u"| fault | operations | because |\n|---|---|---|\n";
    for (const Exception &exception : exceptions())
        table
            += rowOf({ text(exception.fault), text(exception.operations), text(exception.reason) });
    return table;
}

QString matrixPath()
{
    return qEnvironmentVariable("RENZHI_SOURCE_DIR") + u"/tests/fault-matrix.md"_s;
}

} // namespace

class TestFaultMatrix : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { m_tenant = std::make_unique<MatrixTenant>(); }
    void exceptionsAreOfTheTables();
    void everyCellIsAsExpected_data();
    void everyCellIsAsExpected();
    void matrixIsTheCommittedOne();
    void cleanupTestCase() { m_tenant.reset(); }

private:
    // The line of a cell that is not as it must be; empty: it is.
    [[nodiscard]] QString noted(const Cell &cell, const FaultColumn &column,
                                const Operation &operation);
    [[nodiscard]] QString matrix() const;

    std::unique_ptr<MatrixTenant> m_tenant;
    QHash<QPair<QString, QString>, QString> m_cells; // by fault and operation
};

// A name that is misspelt would be an exception from nothing.
void TestFaultMatrix::exceptionsAreOfTheTables()
{
    for (const Exception &exception : exceptions()) {
        const auto columns = faultColumns();
        QVERIFY2(std::any_of(columns.begin(), columns.end(),
                             [&](const FaultColumn &column) {
                                 return text(column.name) == text(exception.fault);
                             }),
                 exception.fault);
        const auto rows = operations();
        QVERIFY2(std::any_of(rows.begin(), rows.end(), exception.concerns), exception.fault);
    }
}

void TestFaultMatrix::everyCellIsAsExpected_data()
{
    QTest::addColumn<qsizetype>("index");
    qsizetype index = 0;
    for (const FaultColumn &column : faultColumns())
        QTest::newRow(column.name) << index++;
}

void TestFaultMatrix::everyCellIsAsExpected()
{
    QFETCH(const qsizetype, index);
    const FaultColumn &column = faultColumns()[static_cast<size_t>(index)];
    std::vector<std::unique_ptr<Cell>> cells;
    for (const Operation &operation : operations())
        cells.push_back(std::make_unique<Cell>(*m_tenant, operation, column));
    // All at once: what hangs is waited for once.
    std::chrono::milliseconds longest {};
    for (const auto &cell : cells) {
        longest = std::max(longest, cell->allowed());
        cell->start();
    }
    (void)QTest::qWaitFor(
        [&] {
            return std::all_of(cells.cbegin(), cells.cend(),
                               [](const auto &cell) { return cell->isDone(); });
        },
        int(longest.count()));

    QStringList wrong;
    auto cell = cells.cbegin();
    for (const Operation &operation : operations())
        wrong.append(noted(**cell++, column, operation));
    wrong.removeAll(QString());
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    QCOMPARE(m_tenant->elsewhere.seen(), 0);
}

QString TestFaultMatrix::noted(const Cell &cell, const FaultColumn &column,
                               const Operation &operation)
{
    const QString seen = cellText(cell.outcome(), cell.requests());
    m_cells.insert({ text(column.name), text(operation.name) }, seen);
    const Expected expected = expectedOf(column, operation);
    const QString wanted = cellText(text(expected.outcome), expected.requests);
    const QString problem = cell.problem();
    if (seen == wanted && problem.isEmpty())
        return {};
    return text(operation.name) + u": " + seen + u" instead of " + wanted + u"; " + problem;
}

QString TestFaultMatrix::matrix() const
{
    QStringList head { u"operation"_s };
    QStringList rule { u"---"_s };
    for (const FaultColumn &column : faultColumns()) {
        head.append(text(column.name));
        rule.append(u"---"_s);
    }
    QString table = u"## Cells\n\n"_s + rowOf(head) + u'|' + rule.join(u'|') + u"|\n";
    for (const Operation &operation : operations()) {
        QStringList row { QString(u'`' + text(operation.name) + u'`') };
        for (const FaultColumn &column : faultColumns())
            row.append(m_cells.value({ text(column.name), text(operation.name) }));
        table += rowOf(row);
    }
    return text(Introduction) + table + u'\n' + faultsTable() + exceptionsTable();
}

void TestFaultMatrix::matrixIsTheCommittedOne()
{
    QCOMPARE(size_t(m_cells.size()), operations().size() * faultColumns().size());
    QVERIFY2(qEnvironmentVariableIsSet("RENZHI_SOURCE_DIR"), "run this test through ctest");
    const QByteArray now = matrix().toUtf8();
    if (qEnvironmentVariableIntValue("RENZHI_UPDATE_MATRIX") == 1) {
        QSaveFile file(matrixPath());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(now);
        QVERIFY(file.commit());
        return;
    }
    QFile file(matrixPath());
    QVERIFY2(file.open(QIODevice::ReadOnly), "RENZHI_UPDATE_MATRIX=1 writes it");
    const QList<QByteArray> committed = file.readAll().split('\n');
    const QList<QByteArray> lines = now.split('\n');
    for (qsizetype i = 0; i < std::max(lines.size(), committed.size()); ++i)
        QCOMPARE(lines.value(i), committed.value(i));
}

RENZHI_GUILESS_TEST(TestFaultMatrix)
#include "tst_faultmatrix.moc"
