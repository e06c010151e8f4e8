// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Ctrl+A and Ctrl+C where a list has more rows than anybody waits for.

#include "models/items/usertablemodel.h"
#include "tests/gui/shellworld.h"
#include "tests/support/testmain.h"
#include "views/errors/messagebar.h"
#include "views/widgets/tableview.h"
#include "views/widgets/tenantbanner.h"
#include "views/wording.h"

#include <QAbstractTableModel>
#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QItemSelection>
#include <QPaintEvent>
#include <QRegion>
#include <QSignalSpy>
#include <qpa/qplatformaccessibility.h>
#include <qpa/qplatformintegration.h>

#include <private/qguiapplication_p.h>
#include <vector>

using namespace Qt::StringLiterals;
using namespace renzhi;

namespace {

// Counts what it is asked for.
class CountingTable final : public QAbstractTableModel
{
public:
    explicit CountingTable(int rows) : m_rows(rows) { }

    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : m_rows;
    }
    int columnCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : 2;
    }
    QVariant data(const QModelIndex &index, int role) const override
    {
        ++m_read;
        return role == Qt::DisplayRole ? QVariant(u"row %1"_s.arg(index.row())) : QVariant();
    }
    Qt::ItemFlags flags(const QModelIndex &index) const override
    {
        ++m_visited;
        return QAbstractTableModel::flags(index);
    }

    [[nodiscard]] qint64 read() const { return m_read; }
    [[nodiscard]] qint64 visited() const { return m_visited; }

private:
    int m_rows;
    mutable qint64 m_read = 0;
    mutable qint64 m_visited = 0; // cells that a selection goes through
};

// What of a widget was painted since.
class PaintedRegion final : public QObject
{
public:
    explicit PaintedRegion(QWidget &widget) { widget.installEventFilter(this); }
    void forget() { m_region = {}; }
    [[nodiscard]] bool has(const QRect &rect) const
    {
        return QRegion(rect).subtracted(m_region).isEmpty();
    }
    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::Paint)
            m_region += static_cast<QPaintEvent *>(event)->region();
        return false;
    }

private:
    QRegion m_region;
};

// What a table does only while somebody has the screen read to them.
class ReadAloud
{
public:
    ReadAloud() { setActive(true); }
    ~ReadAloud() { setActive(false); }
    Q_DISABLE_COPY_MOVE(ReadAloud)

private:
    static void setActive(bool active)
    {
        QGuiApplicationPrivate::platformIntegration()->accessibility()->setActive(active);
    }
};

void selectRows(const TableView &table, int first, int last)
{
    table.selectionModel()->select(
        QItemSelection(table.model()->index(first, 0), table.model()->index(last, 0)),
        QItemSelectionModel::Select | QItemSelectionModel::Rows);
}

QStringList copiedLines()
{
    return QGuiApplication::clipboard()->text().split(u'\n', Qt::SkipEmptyParts);
}

} // namespace

class TestManyRows : public QObject
{
    Q_OBJECT
private slots:
    void asManyAsAllowedAreCopied();
    void moreAreNotCopied_data();
    void moreAreNotCopied();
    void rowsOfSeveralRangesCountOnce();
    void rowsAreCopiedInTheirOrder();
    void selectingAllGoesThroughNoCells_data();
    void selectingAllGoesThroughNoCells();
    void rowsThatWereSelectedArePaintedAnew();
    void windowSaysHowManyAreTooMany();
};

void TestManyRows::asManyAsAllowedAreCopied()
{
    CountingTable rows { int(TableView::MostCopied) };
    TableView table;
    table.setModel(&rows);
    const QSignalSpy ended(&table, &TableView::copyEnded);
    table.selectAll();
    table.copySelection();
    const QStringList lines = copiedLines();
    QCOMPARE(qint64(lines.size()), TableView::MostCopied + 1); // with the heading
    QCOMPARE(lines.constLast(), u"row %1\trow %1"_s.arg(TableView::MostCopied - 1));
    QCOMPARE(ended.size(), 1);
    QCOMPARE(ended.constFirst().constFirst().toLongLong(), qint64(0));
}

void TestManyRows::moreAreNotCopied_data()
{
    QTest::addColumn<int>("count");
    QTest::newRow("one more") << int(TableView::MostCopied) + 1;
    QTest::newRow("millions") << 3'000'000;
}

void TestManyRows::moreAreNotCopied()
{
    QFETCH(const int, count);
    CountingTable rows(count);
    TableView table;
    table.setModel(&rows);
    const QSignalSpy ended(&table, &TableView::copyEnded);
    QGuiApplication::clipboard()->setText(u"of before"_s);
    table.selectAll();
    table.copySelection();
    QCOMPARE(QGuiApplication::clipboard()->text(), u"of before"_s);
    QCOMPARE(ended.size(), 1);
    QCOMPARE(ended.constFirst().constFirst().toLongLong(), qint64(count));
    QCOMPARE(rows.read(), qint64(0));
}

void TestManyRows::rowsOfSeveralRangesCountOnce()
{
    constexpr int most = int(TableView::MostCopied);
    CountingTable rows(3 * most);
    TableView table;
    table.setModel(&rows);
    const QSignalSpy ended(&table, &TableView::copyEnded);
    selectRows(table, 0, most / 2 - 1);
    selectRows(table, most / 4, most - 1); // half of them again
    table.copySelection();
    QCOMPARE(ended.size(), 1);
    QCOMPARE(ended.constLast().constFirst().toLongLong(), qint64(0));
    QCOMPARE(copiedLines().size(), most + 1);
    selectRows(table, 2 * most, 2 * most);
    table.copySelection();
    QCOMPARE(ended.size(), 2);
    QCOMPARE(ended.constLast().constFirst().toLongLong(), qint64(most + 1));
    QCOMPARE(copiedLines().size(), most + 1); // of before
}

void TestManyRows::rowsAreCopiedInTheirOrder()
{
    CountingTable rows(20);
    TableView table;
    table.setModel(&rows);
    selectRows(table, 12, 13);
    selectRows(table, 3, 3);
    table.copySelection();
    QCOMPARE(copiedLines().mid(1),
             (QStringList { u"row 3\trow 3"_s, u"row 12\trow 12"_s, u"row 13\trow 13"_s }));
}

void TestManyRows::selectingAllGoesThroughNoCells_data()
{
    QTest::addColumn<bool>("isShown");
    QTest::newRow("out of sight") << false;
    QTest::newRow("shown") << true;
}

void TestManyRows::selectingAllGoesThroughNoCells()
{
    QFETCH(const bool, isShown);
    CountingTable rows(1'000'000);
    const ReadAloud reader;
    TableView table;
    table.setModel(&rows);
    table.setVisible(isShown);
    table.selectAll();
    QVERIFY(table.selectionModel()->hasSelection());
    table.clearSelection();
    QVERIFY(!table.selectionModel()->hasSelection());
    QVERIFY2(rows.visited() < 10'000, qPrintable(QString::number(rows.visited())));
}

void TestManyRows::rowsThatWereSelectedArePaintedAnew()
{
    CountingTable rows(5);
    TableView table;
    table.setModel(&rows);
    table.resize(400, 300);
    table.show();
    QVERIFY(QTest::qWaitForWindowExposed(&table));
    table.selectRow(0);
    PaintedRegion painted(*table.viewport());
    QTRY_VERIFY(painted.has(table.visualRect(rows.index(0, 1))));
    painted.forget();
    table.selectRow(3);
    for (const int row : { 0, 3 }) {
        for (const int column : { 0, 1 })
            QTRY_VERIFY(painted.has(table.visualRect(rows.index(row, column))));
    }
}

void TestManyRows::windowSaysHowManyAreTooMany()
{
    ShellWorld world;
    QVERIFY(world.open());
    auto *table = world.find<TableView>(u"peopleTable"_s);
    const auto *bar = world.find<MessageBar>(u"tenantMessage"_s);
    QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), 200, Patience);
    QVERIFY(!bar->isShowing());

    // As if the tenant had many more; nothing is painted of them meanwhile.
    UserTableModel *users = world.session().users;
    std::vector<quint32> known;
    for (int row = 0; row < users->rowCount(); ++row)
        known.push_back(users->rowKey(row));
    std::vector<quint32> many = known;
    for (quint32 row = 1'000'000; qint64(many.size()) < TableView::MostCopied + 345; ++row)
        many.push_back(row);
    users->setRows(many);
    QGuiApplication::clipboard()->setText(u"of before"_s);
    table->selectAll();
    world.find<QAction>(u"actionCopy"_s)->trigger();
    QCOMPARE(QGuiApplication::clipboard()->text(), u"of before"_s);
    QVERIFY(bar->isShowing());
    const QString told = bar->spokenText();
    QVERIFY2(told.contains(wording::number(TableView::MostCopied + 345))
                 && told.contains(wording::number(TableView::MostCopied)),
             qPrintable(told));

    // Fewer are copied, and nothing is said of that.
    users->setRows(known);
    table->selectRow(0);
    world.find<QAction>(u"actionCopy"_s)->trigger();
    QCOMPARE(copiedLines().size(), 2);
    QVERIFY2(!bar->isShowing(), qPrintable(bar->spokenText()));

    // What comes of an undo meanwhile is not covered.
    auto *banner = world.find<TenantBanner>({});
    banner->showNotCopied(TableView::MostCopied + 1);
    const QString refused = bar->spokenText();
    ApiError error;
    error.kind = ApiError::Kind::Server;
    banner->showUndoFailed(error, true);
    QVERIFY(bar->isShowing());
    QVERIFY(bar->spokenText() != refused);
}

RENZHI_TEST(TestManyRows)
#include "tst_manyrows.moc"
