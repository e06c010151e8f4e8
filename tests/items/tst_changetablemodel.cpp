// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/changetablemodel.h"
#include "tests/items/modeloracle.h"
#include "tests/support/testmain.h"

using namespace renzhi;
using namespace renzhi::test;
using namespace Qt::StringLiterals;

namespace {

// The log behind the model: the newest line first, each with the number of its ending.
struct FakeLog
{
    std::vector<ChangeKey> keys;
    int asked = 0; // lines

    [[nodiscard]] ChangeTableModel::Source source()
    {
        return [this](std::span<const qint64> ids) {
            std::vector<ChangeLine> lines;
            for (const qint64 id : ids) {
                ++asked;
                ChangeLine line;
                for (const ChangeKey &key : keys) {
                    if (key.id == id) {
                        line.id = id;
                        line.osUser = u"%1.%2"_s.arg(id).arg(key.ending);
                    }
                }
                lines.push_back(line);
            }
            return lines;
        };
    }
};

QString changeWords(const ChangeLine &line, ChangeTableModel::Column column)
{
    return u"%1/%2"_s.arg(line.osUser).arg(int(column));
}

std::vector<ChangeKey> keysDownFrom(qint64 newest)
{
    std::vector<ChangeKey> keys;
    for (qint64 id = newest; id > 0; --id)
        keys.push_back({ id, id });
    return keys;
}

} // namespace

// The change log as a table: only what is looked at is asked for, only what differs is told.
class TestChangeTableModel : public QObject
{
    Q_OBJECT
private slots:
    void newModelIsEmpty();
    void onlyThePagesLookedAtAreAskedFor();
    void newLineIsInsertedAtTheTop();
    void lineWithAnotherEndingIsTold();
    void lineThatIsGoneIsEmpty();
    void randomLogsEqualAnOrdinaryList();
};

void TestChangeTableModel::newModelIsEmpty()
{
    FakeLog log;
    ChangeTableModel model(log.source(), changeWords);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(model.columnCount(), 6);
    QVERIFY(!model.lineAt(0));
    QVERIFY(!model.lineAt(-1));
    QCOMPARE(model.rowOf(1), -1);
    model.retranslate();
    for (int column = 0; column < model.columnCount(); ++column)
        QVERIFY(!model.headerData(column, Qt::Horizontal).toString().isEmpty());
}

void TestChangeTableModel::onlyThePagesLookedAtAreAskedFor()
{
    FakeLog log;
    log.keys = keysDownFrom(10'000);
    ChangeTableModel model(log.source(), changeWords);
    model.setRows(log.keys);
    QCOMPARE(log.asked, 0);
    QCOMPARE(model.index(0, 0).data().toString(), u"10000.10000/0"_s);
    QCOMPARE(model.index(9'999, 5).data().toString(), u"1.1/5"_s);
    QVERIFY(log.asked <= 128);
    const int before = log.asked;
    QCOMPARE(model.index(1, 0).data().toString(), u"9999.9999/0"_s); // of a page that is there
    QCOMPARE(log.asked, before);
}

void TestChangeTableModel::newLineIsInsertedAtTheTop()
{
    FakeLog log;
    log.keys = keysDownFrom(200);
    ChangeTableModel model(log.source(), changeWords);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setRows(log.keys);
    const QPersistentModelIndex chosen = model.index(3, 0);
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    log.keys = keysDownFrom(201);
    model.setRows(log.keys);
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(inserted.at(0).sliced(1), QVariantList({ 0, 0 }));
    QCOMPARE(resets.size(), 0);
    QCOMPARE(chosen.row(), 4);
    QCOMPARE(model.rowOf(201), 0);
    QCOMPARE(model.lineAt(0)->id, 201);
}

void TestChangeTableModel::lineWithAnotherEndingIsTold()
{
    FakeLog log;
    log.keys = keysDownFrom(5);
    ChangeTableModel model(log.source(), changeWords);
    model.setRows(log.keys);
    QCOMPARE(model.index(1, 0).data().toString(), u"4.4/0"_s);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setRows(log.keys);
    QCOMPARE(changed.size(), 0);
    log.keys[1].ending = 77;
    model.setRows(log.keys);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.at(0).at(0).toModelIndex(), model.index(1, 0));
    QCOMPARE(changed.at(0).at(1).toModelIndex(), model.index(1, 5));
    QCOMPARE(model.index(1, 0).data().toString(), u"4.77/0"_s);
}

void TestChangeTableModel::lineThatIsGoneIsEmpty()
{
    FakeLog log;
    ChangeTableModel model(log.source(), changeWords);
    model.setRows(keysDownFrom(2)); // of a file that cannot be read any more
    QCOMPARE(model.index(0, 0).data(), QVariant());
    QVERIFY(!model.lineAt(0));
}

void TestChangeTableModel::randomLogsEqualAnOrdinaryList()
{
    QRandomGenerator random(44);
    FakeLog log;
    ChangeTableModel model(log.source(), changeWords);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    Mirror mirror(model);
    qint64 newest = 0;
    for (int round = 0; round < 200; ++round) {
        for (int i = random.bounded(4); i > 0; --i)
            log.keys.insert(log.keys.begin(), ChangeKey { ++newest, 0 });
        for (int i = random.bounded(3); i > 0 && !log.keys.empty(); --i)
            ++log.keys[size_t(random.bounded(int(log.keys.size())))].ending;
        std::vector<ChangeKey> shown = log.keys;
        if (random.bounded(3) == 0) // a filter
            std::erase_if(shown, [&random](const ChangeKey &) { return random.bounded(2) == 0; });
        model.setRows(shown);
        QCOMPARE(model.rowCount(), int(shown.size()));
        QVERIFY(mirror.isRight());
        for (size_t row = 0; row < shown.size(); ++row) {
            const QString expected = u"%1.%2/2"_s.arg(shown[row].id).arg(shown[row].ending);
            QCOMPARE(model.index(int(row), 2).data().toString(), expected);
            QCOMPARE(model.index(int(row), 0).data(IdRole).toString(),
                     QString::number(shown[row].id));
            QCOMPARE(model.rowOf(shown[row].id), int(row));
        }
    }
}

RENZHI_GUILESS_TEST(TestChangeTableModel)
#include "tst_changetablemodel.moc"
