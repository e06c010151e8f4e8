// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/changetablemodel.h"
#include "tests/items/modeloracle.h"
#include "tests/support/testmain.h"

#include <functional>
#include <memory>
#include <numeric>
#include <utility>

using namespace renzhi;
using namespace renzhi::test;
using namespace Qt::StringLiterals;

namespace {

// The log behind the model: the newest line first, each with the number of its ending. It answers
// when it is told to, with what was so when it was asked.
struct FakeLog
{
    std::vector<ChangeKey> keys;
    int asked = 0; // lines
    std::vector<std::function<void()>> waiting;

    [[nodiscard]] ChangeTableModel::Source source()
    {
        return [this](const std::vector<qint64> &ids, const ChangeTableModel::Deliver &deliver) {
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
            waiting.push_back([lines, deliver] { deliver(lines); });
        };
    }
    // Lets the model ask, and answers until it asks no more.
    void answer()
    {
        for (QTest::qWait(1); !waiting.empty(); QTest::qWait(1)) {
            for (const auto &one : std::exchange(waiting, {}))
                one();
        }
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
    void lineOnItsWayHasItsPlace();
    void lateAnswerIsNotPaintedOverANewerOne();
    void answerForRowsOfBeforeIsDropped();
    void linesLookedAtLastAreKept();
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
    static_cast<void>(model.index(0, 0).data());
    static_cast<void>(model.index(9'999, 5).data());
    QCOMPARE(log.asked, 0); // never from inside
    log.answer();
    QCOMPARE(model.index(0, 0).data().toString(), u"10000.10000/0"_s);
    QCOMPARE(model.index(9'999, 5).data().toString(), u"1.1/5"_s);
    QVERIFY(log.asked <= 128);
    const int before = log.asked;
    QCOMPARE(model.index(1, 0).data().toString(), u"9999.9999/0"_s); // of a page that is there
    log.answer();
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
    QVERIFY(!model.lineAt(0)); // not yet
    log.answer();
    QCOMPARE(model.lineAt(0)->id, 201);
}

void TestChangeTableModel::lineWithAnotherEndingIsTold()
{
    FakeLog log;
    log.keys = keysDownFrom(5);
    ChangeTableModel model(log.source(), changeWords);
    model.setRows(log.keys);
    static_cast<void>(model.index(1, 0).data());
    log.answer();
    QCOMPARE(model.index(1, 0).data().toString(), u"4.4/0"_s);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setRows(log.keys);
    QCOMPARE(changed.size(), 0);
    log.keys[1].ending = 77;
    model.setRows(log.keys);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.at(0).at(0).toModelIndex(), model.index(1, 0));
    QCOMPARE(changed.at(0).at(1).toModelIndex(), model.index(1, 5));
    QCOMPARE(model.index(1, 0).data().toString(), u"4.4/0"_s); // until it is read
    log.answer();
    QCOMPARE(changed.size(), 2);
    QCOMPARE(changed.at(1).at(0).toModelIndex(), model.index(1, 0));
    QCOMPARE(changed.at(1).at(1).toModelIndex(), model.index(1, 5));
    QCOMPARE(model.index(1, 0).data().toString(), u"4.77/0"_s);
}

void TestChangeTableModel::lineThatIsGoneIsEmpty()
{
    FakeLog log;
    ChangeTableModel model(log.source(), changeWords);
    model.setRows(keysDownFrom(2)); // of a file that cannot be read any more
    static_cast<void>(model.index(0, 0).data());
    log.answer();
    QCOMPARE(model.index(0, 0).data(), QVariant());
    QVERIFY(!model.lineAt(0));
    log.answer();
    QCOMPARE(log.asked, 2); // once
    log.keys = keysDownFrom(2); // and then it can
    model.setRows(log.keys);
    static_cast<void>(model.index(0, 0).data());
    log.answer();
    QCOMPARE(model.index(0, 0).data().toString(), u"2.2/0"_s);
}

void TestChangeTableModel::lineOnItsWayHasItsPlace()
{
    FakeLog log;
    log.keys = keysDownFrom(3);
    ChangeTableModel model(log.source(), changeWords);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    Mirror mirror(model);
    model.setRows(log.keys);
    QCOMPARE(model.index(0, 0).data().toString(), u"…"_s);
    QCOMPARE(model.index(0, 1).data(), QVariant());
    QCOMPARE(model.index(0, 0).data(IdRole).toString(), u"3"_s);
    QVERIFY(!model.lineAt(0));
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    log.answer();
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.at(0).at(0).toModelIndex(), model.index(0, 0));
    QCOMPARE(changed.at(0).at(1).toModelIndex(), model.index(2, 5));
    QVERIFY(mirror.isRight());
    QCOMPARE(model.lineAt(2)->id, 1);
}

void TestChangeTableModel::lateAnswerIsNotPaintedOverANewerOne()
{
    FakeLog log;
    log.keys = { { 1, 1 } };
    ChangeTableModel model(log.source(), changeWords);
    model.setRows(log.keys);
    static_cast<void>(model.index(0, 0).data());
    QTRY_COMPARE(log.waiting.size(), size_t(1));
    log.keys = { { 1, 2 } };
    model.setRows(log.keys);
    static_cast<void>(model.index(0, 0).data());
    QTRY_COMPARE(log.waiting.size(), size_t(2));
    log.waiting.at(1)();
    QCOMPARE(model.index(0, 0).data().toString(), u"1.2/0"_s);
    log.waiting.at(0)();
    QCOMPARE(model.index(0, 0).data().toString(), u"1.2/0"_s);
}

void TestChangeTableModel::answerForRowsOfBeforeIsDropped()
{
    FakeLog log;
    log.keys = { { 1, 1 } };
    auto model = std::make_unique<ChangeTableModel>(log.source(), changeWords);
    model->setRows(log.keys);
    static_cast<void>(model->index(0, 0).data());
    QTRY_COMPARE(log.waiting.size(), size_t(1));
    model->clear(); // another tenant, with the same numbers
    QCOMPARE(model->rowCount(), 0);
    model->setRows(log.keys);
    log.waiting.at(0)();
    QCOMPARE(model->index(0, 0).data().toString(), u"…"_s);
    QTRY_COMPARE(log.waiting.size(), size_t(2));
    model.reset();
    log.waiting.at(1)(); // and nobody is there
}

void TestChangeTableModel::linesLookedAtLastAreKept()
{
    FakeLog log;
    log.keys = keysDownFrom(5'000);
    ChangeTableModel model(log.source(), changeWords);
    model.setRows(log.keys);
    for (int row = 0; row < 5'000; row += 64) {
        static_cast<void>(model.index(row, 0).data());
        log.answer();
    }
    const int before = log.asked;
    QCOMPARE(model.index(4'990, 0).data().toString(), u"10.10/0"_s);
    log.answer();
    QCOMPARE(log.asked, before);
    QCOMPARE(model.index(0, 0).data().toString(), u"…"_s); // long ago
    log.answer();
    QCOMPARE(model.index(0, 0).data().toString(), u"5000.5000/0"_s);
    std::vector<int> rows(5'000);
    std::iota(rows.begin(), rows.end(), 0);
    const auto unread = model.unread(rows); // as for copying all of them
    QVERIFY(unread.size() > 3'000 && unread.size() < 5'000);
    std::vector<ChangeLine> lines(unread.size());
    for (size_t i = 0; i < unread.size(); ++i)
        lines[i].id = unread[i].id;
    model.take(unread, lines);
    QVERIFY(model.unread(rows).empty());
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
        for (int row = 0; row < model.rowCount(); ++row)
            static_cast<void>(model.index(row, 0).data());
        log.answer();
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
