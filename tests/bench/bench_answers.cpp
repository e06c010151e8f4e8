// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How long the window does not answer while it works:
//   bench_answers idle FOLDER
//     the floor: while nothing works, in a window without a tenant; FOLDER has no cache
//   bench_answers hands FOLDER
//     while somebody types, and while somebody scrolls
//   bench_answers languages FOLDER
//     while the language changes
//   bench_answers positions FOLDER USERS
//     while the positions page is shown, read anew and sorted, with a tenant of its own
//   bench_answers delta FOLDER USERS
//     while changes are read, from a tenant of its own; then while people came, went and were
//     renamed, and somebody scrolls
// FOLDER holds the cache. A first sync and a full one are bench_window's.

#include "models/items/positiontablemodel.h"
#include "tests/bench/benchsteps.h"
#include "tests/bench/benchtenant.h"
#include "tests/bench/heartbeat.h"

#include <QAction>
#include <QApplication>
#include <QLineEdit>
#include <QRandomGenerator>
#include <QScrollBar>
#include <QTableView>
#include <QTest>

#include <tuple>

using namespace Qt::StringLiterals;
using namespace renzhi;
using namespace renzhi::bench;

namespace {

constexpr int typings = 3; // of all the words
constexpr int jumps = 100;
constexpr int rounds = 10; // of what is soon over, so that there is enough of it
constexpr int hurry = 10; // milliseconds from one place to the next, scrolling
constexpr size_t mixedPeople = 90; // a third each of the renamed, the removed and the added
static_assert(mixedPeople <= changedPeople);

// What is late here no work of ours has held up.
void benchIdle(const QString &folder)
{
    BenchDesk desk(folder);
    desk.showEmpty();
    Heartbeat heart;
    report("idle_waits", heart.ofIdleness());
}

void jump(QTableView &table, QRandomGenerator &random)
{
    QScrollBar &bar = *table.verticalScrollBar();
    bar.setValue(random.bounded(bar.maximum() + 1));
    pause(hurry);
}

// Who went shows in the total alone, so that everybody is read again. Somebody scrolls meanwhile.
void benchMixed(BenchTenant &tenant, BenchDesk &desk, SyncWatch &syncs, Heartbeat &heart,
                const std::vector<User> &people)
{
    tenant.mixPeople(people);
    const int ended = syncs.ended();
    QRandomGenerator random(1);
    heart.start();
    desk.service().sync(SyncMode::Changes);
    while (syncs.ended() == ended)
        jump(*desk.people(), random);
    settle(desk);
    heart.stop();
    const auto third = qint64(people.size() / 3);
    if (syncs.last().changed != 2 * third || syncs.last().removed != third)
        qFatal("the sync found %lld changes and %lld removals",
               static_cast<long long>(syncs.last().changed),
               static_cast<long long>(syncs.last().removed));
    report("mixed_waits", heart.take());
}

// Deltas behind an open window.
void benchDelta(const QString &folder, int users)
{
    BenchTenant tenant(users);
    BenchDesk desk(folder);
    desk.show(tenant.url());
    SyncWatch syncs(desk.service());
    waitUntil([&] { return syncs.ended() > 0; }); // what is between the cache and this tenant
    rest(desk);
    Heartbeat heart;
    std::vector<User> people = cachedPeople(folder, changedPeople);
    for (int round = 1; round <= rounds; ++round) {
        tenant.changePeople(people, round);
        const int ended = syncs.ended();
        heart.start();
        desk.service().sync(SyncMode::Changes);
        waitUntil([&] { return syncs.ended() > ended; });
        settle(desk);
        heart.stop();
        if (syncs.last().changed != qint64(changedPeople))
            qFatal("the sync found %lld changes", static_cast<long long>(syncs.last().changed));
    }
    report("delta_waits", heart.take());
    people.resize(mixedPeople);
    benchMixed(tenant, desk, syncs, heart, people);
}

// By the handle of the scroll bar to anywhere, then page after page by the keyboard.
void scrollThrough(QTableView &table)
{
    QRandomGenerator random(1);
    for (int i = 0; i < jumps; ++i)
        jump(table, random);
    table.setFocus();
    for (int i = 0; i < jumps; ++i) {
        QTest::keyClick(&table, Qt::Key_PageDown);
        pause(hurry);
    }
}

// How long the window does not answer while somebody types, and while somebody scrolls.
void benchHands(const QString &folder)
{
    BenchDesk desk(folder);
    desk.show({});
    rest(desk);
    Heartbeat heart;
    KeyWatch watch(desk.window());
    watch.box().setFocus();
    heart.start();
    for (int i = 0; i < typings; ++i)
        typeWords(watch.box(), [&](char key) { std::ignore = watch.timed(key); });
    heart.stop();
    report("typing_waits", heart.take());
    watch.box().clear();
    pause(500);
    if (desk.people()->model()->rowCount() != desk.service().peopleCount())
        qFatal("not everybody can be scrolled to");
    heart.start();
    scrollThrough(*desk.people());
    heart.stop();
    report("scroll_waits", heart.take());
}

// Somebody else's console names a position anew; it is read alone, or with what a sync finds.
void changePosition(BenchTenant &tenant, BenchDesk &desk, const Position &position, int round)
{
    auto record = tenant.server().positionByCode(position.code.toString());
    if (!record)
        qFatal("the tenant has other positions");
    record->name = u"职位%1"_s.arg(round);
    tenant.server().put(*record);
    const auto isRead
        = [&] { return desk.service().references()->position(position.id)->name == record->name; };
    if (round % 2 == 0)
        desk.service().readPosition(position.id, &desk.window(), [](const auto &) {});
    else
        desk.service().sync(SyncMode::Changes);
    waitUntil(isRead);
    waitUntil([&] { return !desk.service().isSyncing(); });
}

// All positions, while their page comes into sight, is sorted, and is brought up to what is read.
// What the window is late with when the table is painted already is told apart: beats of a window
// with nothing to do would thin the others out.
void benchPositions(const QString &folder, int users)
{
    BenchTenant tenant(users);
    BenchDesk desk(folder);
    desk.show(tenant.url());
    SyncWatch syncs(desk.service());
    waitUntil([&] { return syncs.ended() > 0; });
    rest(desk);
    Heartbeat heart;
    auto *table = desk.window().findChild<QTableView *>(u"positionsTable"_s);
    const auto isShown = [&] {
        const auto *model = qobject_cast<const PositionTableModel *>(table->model());
        return table->isVisible() && !model->isWaiting()
            && model->references() == desk.service().references() && model->rowCount() > 0;
    };
    PaintWatch watch([table](QObject *painted) { return painted == table->viewport(); });
    std::vector<double> waits, after;
    const auto measure = [&](const std::function<void()> &act) {
        heart.start();
        act();
        waitUntil(isShown);
        std::ignore = timed(watch, [table] { table->viewport()->update(); });
        heart.stop();
        append(waits, heart.take());
        heart.start();
        pause(200);
        heart.stop();
        append(after, heart.take());
    };
    measure([&] { desk.window().findChild<QAction *>(u"actionGoPositions"_s)->trigger(); });
    for (int round = 1; round <= rounds; ++round) {
        const Position first = *desk.service().references()->positions().begin();
        measure([&] { changePosition(tenant, desk, first, round); });
        measure([&] { table->model()->sort(round % 2, Qt::DescendingOrder); });
    }
    report("positions", table->model()->rowCount());
    report("positions_waits", waits);
    report("positions_after", after);
}

int visibleRows(const QTableView &table)
{
    const int last = table.rowAt(table.viewport()->height() - 1);
    return (last < 0 ? table.model()->rowCount() - 1 : last) - table.rowAt(0) + 1;
}

// From one language to the other and back, until the people are painted in it.
void benchLanguages(const QString &folder)
{
    BenchDesk desk(folder);
    desk.show({});
    rest(desk);
    Heartbeat heart;
    PaintWatch watch(isPeopleWithRows);
    const QAbstractItemModel &model = *desk.people()->model();
    const auto word = [&model] { return model.headerData(0, Qt::Horizontal).toString(); };
    std::vector<double> switches;
    for (int round = 0; round < rounds; ++round) {
        const QString before = word();
        const Language language = round % 2 == 0 ? Language::Chinese : Language::English;
        heart.start();
        switches.push_back(timed(watch, [&] { desk.setLanguage(language); }));
        pause(100); // what is laid out and painted after that
        heart.stop();
        if (word() == before)
            qFatal("the words of the other language are not there");
    }
    report("switches", switches);
    report("visible_rows", visibleRows(*desk.people()));
    report("language_waits", heart.take());
}

} // namespace

int main(int argc, char **argv)
{
    const QApplication application(argc, argv);
    const QStringList arguments = QApplication::arguments();
    const QString row = arguments.value(1), folder = arguments.value(2);
    if (row == "idle"_L1)
        benchIdle(folder);
    else if (row == "hands"_L1)
        benchHands(folder);
    else if (row == "languages"_L1)
        benchLanguages(folder);
    else if (row == "positions"_L1)
        benchPositions(folder, arguments.value(3).toInt());
    else if (row == "delta"_L1)
        benchDelta(folder, arguments.value(3).toInt());
    else
        return 2;
    return 0;
}
