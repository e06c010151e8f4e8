// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/items/modeloracle.h"
#include "tests/support/testmain.h"
#include "views/pages/outboxtablemodel.h"
#include "views/wording.h"

using namespace renzhi;
using namespace renzhi::test;
using namespace Qt::StringLiterals;
using Kind = WriteRequest::Kind;

namespace {

Outbox::Entry kept(int number, Kind kind = Kind::AddPosition)
{
    const QString name = u"新职位%1"_s.arg(number);
    Outbox::Entry entry;
    entry.id = QUuid::createUuidV5(QUuid(), name);
    entry.request.kind = kind;
    entry.request.user = UserId(u"u%1"_s.arg(number));
    entry.request.positionDraft.name = name;
    entry.createdAt = QDateTime(QDate(2020, 1, 2), QTime(3, number % 60));
    return entry;
}

QVector<Outbox::Entry> kept(std::initializer_list<int> numbers)
{
    QVector<Outbox::Entry> entries;
    for (const int number : numbers)
        entries.append(kept(number));
    return entries;
}

ApiError refusal()
{
    ApiError error;
    error.kind = ApiError::Kind::Rejected;
    error.httpStatus = 400;
    error.code = u"JOB.POSITION.0009"_s;
    return error;
}

// What happens to an entry while it waits.
void change(Outbox::Entry &entry, QRandomGenerator &random)
{
    switch (random.bounded(4)) {
    case 0:
        entry.sending = !entry.sending;
        break;
    case 1:
        entry.outcomeUnknown = !entry.outcomeUnknown;
        break;
    case 2:
        entry.lastError = entry.lastError ? std::nullopt : std::optional(refusal());
        break;
    default:
        entry.request.positionDraft.name = u"改名%1"_s.arg(random.bounded(3));
    }
}

QStringList rowOf(const QAbstractItemModel &model, int row)
{
    QStringList cells;
    for (int column = 0; column < model.columnCount(); ++column)
        cells.append(model.index(row, column).data().toString());
    return cells;
}

// The same from the entry alone; without a service nobody's name is known, and no old value.
QStringList expectedRow(const Outbox::Entry &entry, const ErrorCatalog &catalog)
{
    const WriteRequest &request = entry.request;
    const bool position = request.kind == Kind::AddPosition;
    const QString state = entry.sending ? u"Sending…"_s
        : entry.outcomeUnknown          ? u"Sent, outcome unknown: sending reads first"_s
        : entry.lastError               ? catalog.entryFor(*entry.lastError).en.title
                                        : u"Not sent yet"_s;
    return { position ? u"Add position"_s : u"Add part-time job"_s,
             position ? request.positionDraft.name : u"Unknown (%1)"_s.arg(request.user.toString()),
             QString(), wording::clock(entry.createdAt), state };
}

} // namespace

// The Outbox as a table: a new state of it is told as what differs.
class TestOutboxTableModel : public QObject
{
    Q_OBJECT

private slots:
    void emptyOutboxHasColumnsAndNoRows();
    void onlyTheRowThatDiffersIsTold();
    void entriesComeAndGoAsRanges();
    void anotherOutboxReplacesThemAll();
    void retranslateTellsEveryRow();
    void randomBatchesEqualAnOrdinaryList();

private:
    const ErrorCatalog m_catalog;
};

void TestOutboxTableModel::emptyOutboxHasColumnsAndNoRows()
{
    OutboxTableModel model(m_catalog);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(model.columnCount(), 5);
    QVERIFY(!model.entryAt(0));
    QVERIFY(!model.entryAt(-1));
    model.setEntries({}, nullptr);
    model.retranslate();
    QCOMPARE(model.rowCount(), 0);
}

void TestOutboxTableModel::onlyTheRowThatDiffersIsTold()
{
    OutboxTableModel model(m_catalog);
    QVector<Outbox::Entry> entries = kept({ 1, 2, 3 });
    model.setEntries(entries, nullptr);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setEntries(entries, nullptr);
    QCOMPARE(changed.size(), 0);
    entries[1].sending = true;
    model.setEntries(entries, nullptr);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.at(0).at(0).toModelIndex(), model.index(1, 0));
    QCOMPARE(changed.at(0).at(1).toModelIndex(), model.index(1, 4));
    QVERIFY(model.entryAt(1)->sending);
}

void TestOutboxTableModel::entriesComeAndGoAsRanges()
{
    OutboxTableModel model(m_catalog);
    model.setEntries(kept({ 1, 2, 3, 4 }), nullptr);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    model.setEntries(kept({ 1, 4 }), nullptr);
    QCOMPARE(removed.size(), 1);
    QCOMPARE(removed.at(0).sliced(1), QVariantList({ 1, 2 }));
    model.setEntries(kept({ 1, 4, 5 }), nullptr);
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(inserted.at(0).sliced(1), QVariantList({ 2, 2 }));
    QCOMPARE(resets.size(), 0);
}

void TestOutboxTableModel::anotherOutboxReplacesThemAll()
{
    OutboxTableModel model(m_catalog);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    Mirror mirror(model);
    model.setEntries(kept({ 1, 2 }), nullptr);
    model.setEntries(kept({ 3, 4, 5 }), nullptr);
    QVERIFY(mirror.isRight());
    QCOMPARE(model.entryAt(2)->id, kept(5).id);
    model.setEntries({}, nullptr);
    QVERIFY(mirror.isRight());
    QCOMPARE(model.rowCount(), 0);
}

void TestOutboxTableModel::retranslateTellsEveryRow()
{
    OutboxTableModel model(m_catalog);
    model.setEntries(kept({ 1, 2, 3 }), nullptr);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    QSignalSpy headers(&model, &QAbstractItemModel::headerDataChanged);
    model.retranslate();
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.at(0).at(0).toModelIndex(), model.index(0, 0));
    QCOMPARE(changed.at(0).at(1).toModelIndex(), model.index(2, 4));
    QCOMPARE(headers.size(), 1);
}

void TestOutboxTableModel::randomBatchesEqualAnOrdinaryList()
{
    QRandomGenerator random(1711);
    OutboxTableModel model(m_catalog);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    Mirror mirror(model);
    QVector<Outbox::Entry> entries;
    QHash<QUuid, QPersistentModelIndex> before;
    int made = 0;
    for (int round = 0; round < 300; ++round) {
        for (int i = random.bounded(6); i > 0; --i) {
            const int count = int(entries.size());
            const int choice = count == 0 ? 0 : random.bounded(6);
            if (choice <= 1)
                entries.insert(random.bounded(count + 1),
                               kept(made++, random.bounded(2) ? Kind::AddJob : Kind::AddPosition));
            else if (choice == 2)
                entries.removeAt(random.bounded(count));
            else if (choice == 3)
                entries.move(random.bounded(count), random.bounded(count));
            else
                change(entries[random.bounded(count)], random);
        }
        model.setEntries(entries, nullptr);
        QCOMPARE(model.rowCount(), int(entries.size()));
        QVERIFY(mirror.isRight());
        QHash<QUuid, QPersistentModelIndex> now;
        for (int row = 0; row < entries.size(); ++row) {
            const Outbox::Entry &entry = entries.at(row);
            QCOMPARE(rowOf(model, row), expectedRow(entry, m_catalog));
            QCOMPARE(model.index(row, 0).data(IdRole).toString(), entry.id.toString());
            QCOMPARE(model.entryAt(row)->request, entry.request);
            // Whoever stays keeps his index, and with it the selection.
            if (before.contains(entry.id))
                QCOMPARE(before.value(entry.id).row(), row);
            now.insert(entry.id, model.index(row, 0));
        }
        before = now;
    }
}

RENZHI_TEST(TestOutboxTableModel)
#include "tst_outboxtablemodel.moc"
