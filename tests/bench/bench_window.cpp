// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a person waits for in the window. One row of the table a run:
//   bench_window demo|empty|start|keys|scroll|card|sync|full FOLDER [URL] [MS]
// FOLDER holds the cache, URL is the tenant (none: offline), MS the monotonic clock at which the
// driver started this program.

#include "app/application.h"
#include "tests/bench/benchdesk.h"
#include "tests/bench/benchsteps.h"
#include "tests/bench/heartbeat.h"
#include "tests/bench/searchpeers.h"
#include "tests/bench/vectortable.h"
#include "views/delegates/rowdelegate.h"
#include "views/widgets/tableview.h"

#include <QApplication>
#include <QLineEdit>
#include <QRandomGenerator>
#include <QScrollBar>
#include <QTest>

#include <algorithm>
#include <cstdio>

using namespace Qt::StringLiterals;
using namespace renzhi;
using namespace renzhi::bench;

namespace {

constexpr int sqlWords = 3; // LIKE takes long
constexpr int jumps = 100;

void benchEmpty(const QString &folder, double spawned)
{
    BenchDesk desk(folder);
    PaintWatch watch([&](QObject *painted) { return painted == &desk.window(); });
    desk.showEmpty();
    waitUntil([&] { return watch.hasPainted(); });
    report("empty", watch.at() - spawned);
    report("empty_mb", residentMegabytes());
}

// When the hits of a search over everybody, asked for at once, were painted.
double searchedAt(BenchDesk &desk)
{
    KeyWatch watch(desk.window());
    const double begin = milliseconds();
    const double took = watch.timed(words.front()[0]);
    PeopleQuery query;
    query.text = watch.box().text();
    const size_t hits = desk.service().people().find(query).size();
    if (hits == 0 || size_t(desk.people()->model()->rowCount()) != hits)
        qFatal("the search did not answer over everybody");
    watch.box().clear();
    return begin + took;
}

void benchStart(const QString &folder, const QString &url, double spawned)
{
    BenchDesk desk(folder);
    PaintWatch watch(isPeopleWithRows);
    desk.show(url);
    waitUntil([&] { return watch.hasPainted(); });
    report("rows", watch.at() - spawned);
    waitUntil([&] { return desk.answersOverEverything(); });
    report("answers", searchedAt(desk) - spawned);
    waitUntil([&] { return !desk.service().isSyncing(); });
    report("synced", milliseconds() - spawned);
    pause(1000);
    report("idle_mb", residentMegabytes());
}

// The program itself with its demo tenant, FOLDER being all it keeps; then every key of a search.
void benchDemo(const QString &folder, double spawned)
{
    PaintWatch rows(isPeopleWithRows);
    Application application(parseOptions({ u"--demo"_s, u"--data-dir"_s, folder }));
    if (application.start())
        qFatal("the demo tenant did not start");
    waitUntil([&] { return rows.hasPainted(); });
    report("demo", rows.at() - spawned);
    const auto windows = QApplication::topLevelWidgets();
    const auto main = std::find_if(windows.cbegin(), windows.cend(), [](const QWidget *window) {
        return qobject_cast<const MainWindow *>(window) != nullptr;
    });
    pause(3000); // whatever it reads first
    KeyWatch watch(**main);
    std::vector<double> keys;
    typeWords(watch.box(), [&](char key) { keys.push_back(watch.timed(key)); });
    report("demo_keys", keys);
}

void benchKeys(const QString &folder)
{
    BenchDesk desk(folder);
    desk.show({});
    waitUntil([&] { return desk.answersOverEverything(); });
    pause(200);
    const SearchPeers peers(tenantOptions(folder, {}).cacheDirectory);
    KeyWatch watch(desk.window());
    watch.box().setFocus();
    std::vector<double> keys, finds, scans, likes;
    typeWords(watch.box(), [&](char key) {
        keys.push_back(watch.timed(key));
        PeopleQuery query;
        query.text = watch.box().text();
        query.sort = PeopleSort::Relevance;
        double begin = milliseconds();
        const size_t hits = desk.service().people().find(query).size();
        finds.push_back(milliseconds() - begin);
        begin = milliseconds();
        const size_t lines = peers.scan(query.text.toUtf8());
        scans.push_back(milliseconds() - begin);
        std::fprintf(stderr, "%-8s key %6.1f find %6.1f scan %6.1f ms, %zu hits, %zu lines\n",
                     qPrintable(query.text), keys.back(), finds.back(), scans.back(), hits, lines);
    });
    for (int i = 0; i < sqlWords; ++i) {
        const double begin = milliseconds();
        std::ignore = peers.like(QString::fromLatin1(words[size_t(i)]));
        likes.push_back(milliseconds() - begin);
    }
    report("keys", keys);
    report("finds", finds);
    report("scans", scans);
    report("likes", likes);
}

std::unique_ptr<TableView> tableOf(QAbstractItemModel &model)
{
    using Column = UserTableModel::Column;
    auto table = std::make_unique<TableView>();
    table->setItemDelegate(new RowDelegate(table.get(), { int(Column::Organization) }));
    table->setModel(&model);
    table->setDefaultColumns({ { int(Column::Name), 9 },
                               { int(Column::UserName), 13 },
                               { int(Column::Organization), 9, TableView::Column::Kind::Flexible },
                               { int(Column::Jobs), 5 },
                               { int(Column::Status), 7 } },
                             int(Column::Name));
    table->resize(900, 700);
    table->show();
    return table;
}

// Both tables jump to the same places, one after the other.
void benchScroll(const QString &folder)
{
    BenchDesk desk(folder);
    desk.show({});
    waitUntil([&] { return desk.answersOverEverything(); });
    UserTableModel &model = *desk.session().session().users;
    VectorTable peer(model);
    const auto ours = tableOf(model), theirs = tableOf(peer);
    pause(500);
    QRandomGenerator random(1);
    std::vector<double> pages, vectorPages;
    for (int i = 0; i < jumps; ++i) {
        const int row = random.bounded(model.rowCount());
        for (const auto &[table, times] :
             { std::pair(ours.get(), &pages), std::pair(theirs.get(), &vectorPages) }) {
            PaintWatch watch(
                [viewport = table->viewport()](QObject *painted) { return painted == viewport; });
            times->push_back(
                timed(watch, [&, view = table] { view->verticalScrollBar()->setValue(row); }));
        }
    }
    report("pages", pages);
    report("vector_pages", vectorPages);
}

// From the key that goes to the next person to the painted card, jobs from the cache.
void benchCard(const QString &folder, const QString &url)
{
    BenchDesk desk(folder);
    desk.show(url);
    waitUntil([&] { return desk.answersOverEverything() && !desk.service().isSyncing(); });
    QTableView *table = desk.people();
    constexpr int people = 60;
    int read = 0;
    for (int row = 0; row < people; ++row) {
        const auto user = desk.session().session().users->userAt(row);
        desk.service().readJobs(user->id, {}, &desk.window(),
                                [&read](const Result<JobList> &) { ++read; });
    }
    waitUntil([&] { return read == people; });
    desk.service().setOffline(true);
    table->setFocus();
    table->setCurrentIndex(table->model()->index(0, 0));
    const auto *card = desk.window().findChild<QWidget *>(u"personCard"_s);
    PaintWatch watch([card](QObject *painted) {
        return painted->isWidgetType() && card->isAncestorOf(static_cast<QWidget *>(painted));
    });
    pause(300);
    std::vector<double> cards;
    for (int row = 1; row < people; ++row) {
        pause(5);
        cards.push_back(timed(watch, [&] { QTest::keyClick(table, Qt::Key_Down); }));
    }
    report("cards", cards);
}

// A first sync behind an open window, and how long the window did not answer meanwhile.
void benchSync(const QString &folder, const QString &url)
{
    BenchDesk desk(folder);
    desk.show(url);
    SyncWatch syncs(desk.service());
    Heartbeat heart;
    pause(100);
    const double begin = milliseconds();
    heart.start();
    waitUntil([&] { return syncs.ended() > 0; });
    report("sync", milliseconds() - begin);
    report("requests", syncs.last().requests);
    report("sync_mb", highestMegabytes());
    settle(desk);
    heart.stop();
    report("sync_waits", heart.take());
    rest(desk);
    report("after_sync_mb", residentMegabytes());
}

// A pass over everything that the cache has, behind an open window.
void benchFull(const QString &folder, const QString &url)
{
    BenchDesk desk(folder);
    desk.show(url);
    SyncWatch syncs(desk.service());
    waitUntil([&] { return syncs.ended() > 0; });
    rest(desk);
    Heartbeat heart;
    const double begin = milliseconds();
    heart.start();
    desk.service().sync(SyncMode::Full);
    waitUntil([&] { return syncs.ended() > 1; });
    report("full", milliseconds() - begin);
    settle(desk);
    heart.stop();
    if (!syncs.last().fullPasses.contains(Collection::Users))
        qFatal("not everybody was read");
    report("full_mb", highestMegabytes());
    report("full_waits", heart.take());
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    const QStringList arguments = QApplication::arguments();
    const QString row = arguments.value(1), folder = arguments.value(2), url = arguments.value(3);
    if (row == "demo"_L1)
        benchDemo(folder, arguments.value(3).toDouble());
    else if (row == "empty"_L1)
        benchEmpty(folder, arguments.value(4).toDouble());
    else if (row == "start"_L1)
        benchStart(folder, url, arguments.value(4).toDouble());
    else if (row == "keys"_L1)
        benchKeys(folder);
    else if (row == "scroll"_L1)
        benchScroll(folder);
    else if (row == "card"_L1)
        benchCard(folder, url);
    else if (row == "sync"_L1)
        benchSync(folder, url);
    else if (row == "full"_L1)
        benchFull(folder, url);
    else
        return 2;
    return 0;
}
