// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Everybody's jobs at once:
//   bench_jobs page FOLDER
//     their page shown, searched and sorted, and people sorted by number of jobs, each time in a
//     window of its own; then SQL for the same lists
//   bench_jobs save FOLDER
//     without a window: saves of somebody's jobs, alone and beside a list of everybody's; changes
//     the cache
// FOLDER holds the cache with everybody's jobs, as bench_requests fills it.

#include "models/directory/joblister.h"
#include "models/directory/tenantmemory.h"
#include "models/items/usertablemodel.h"
#include "tests/bench/benchsteps.h"
#include "tests/bench/heartbeat.h"
#include "tests/bench/jobpeers.h"
#include "views/pages/jobspane.h"
#include "views/pages/peoplepane.h"
#include "views/widgets/tableview.h"

#include <QAction>
#include <QApplication>
#include <QHeaderView>
#include <QLineEdit>
#include <QTest>

#include <numeric>
#include <tuple>

using namespace Qt::StringLiterals;
using namespace renzhi;
using namespace renzhi::bench;

namespace {

constexpr int openings = 3; // each in a window that has not shown the page before
constexpr size_t typedWords = 3;
constexpr int betweenKeys = 60; // milliseconds, of who types fast
constexpr int sqlRounds = 3;
constexpr size_t saves = 5;

struct Times
{
    std::vector<double> shown, sorted; // the page of jobs
    std::vector<double> counted, turned; // people by number of jobs: first, then the other way
    std::vector<double> waits, after; // of the page's heartbeat
};

// What the window is late with when the rows are painted already is told apart: beats of a window
// with nothing to do would thin the others out.
double beaten(RowsWatch &rows, Heartbeat &heart, Times &times, const std::function<void()> &act)
{
    heart.start();
    const double took = rows.timed(act);
    heart.stop();
    append(times.waits, heart.take());
    heart.start();
    pause(200);
    heart.stop();
    append(times.after, heart.take());
    return took;
}

void go(BenchDesk &desk, const QString &action)
{
    desk.window().findChild<QAction *>(action)->trigger();
}

void clickHeader(const TableView &table, int section)
{
    const QHeaderView *header = table.horizontalHeader();
    const QPoint at(header->sectionViewportPosition(section) + 12, header->height() / 2);
    if (header->isSectionHidden(section) || !header->viewport()->rect().contains(at))
        qFatal("column %d cannot be clicked", section);
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, at);
}

// Each key asks for another list, and stops the one of the key before.
void typeWord(QLineEdit &box, const char *word)
{
    for (const char *key = word; *key != '\0'; ++key) {
        QTest::keyClick(&box, *key);
        pause(betweenKeys);
    }
}

// Gives the number of jobs.
int benchJobsPage(BenchDesk &desk, Heartbeat &heart, Times &times)
{
    const auto &pane = *desk.window().findChild<JobsPane *>();
    TableView &table = *pane.table();
    RowsWatch rows(pane);
    times.shown.push_back(beaten(rows, heart, times, [&desk] { go(desk, u"actionGoJobs"_s); }));
    const int jobs = table.model()->rowCount();
    if (jobs < desk.service().peopleCount())
        qFatal("only %d jobs are listed", jobs);
    auto &box = *desk.window().findChild<QLineEdit *>(u"searchBox"_s);
    box.setFocus();
    for (size_t i = 0; i < typedWords; ++i) {
        std::ignore = beaten(rows, heart, times, [&box, i] { typeWord(box, words[i]); });
        std::ignore = beaten(rows, heart, times, [&box] { box.clear(); });
    }
    constexpr int position = int(JobColumn::Position);
    table.scrollTo(table.model()->index(0, position)); // a narrow window begins left of it
    for (int click = 0; click < 2; ++click) // up and down
        times.sorted.push_back(
            beaten(rows, heart, times, [&table] { clickHeader(table, position); }));
    return jobs;
}

// The first click has everybody's numbers read.
void benchPeople(BenchDesk &desk, Times &times)
{
    go(desk, u"actionGoPeople"_s);
    pause(500);
    const auto &pane = *desk.window().findChild<PeoplePane *>();
    TableView &table = *pane.table();
    constexpr int jobs = int(UserTableModel::Column::Jobs);
    table.scrollTo(table.model()->index(0, jobs));
    RowsWatch rows(pane);
    times.counted.push_back(rows.timed([&table] { clickHeader(table, jobs); }));
    pause(200);
    times.turned.push_back(rows.timed([&table] { clickHeader(table, jobs); }));
}

template <class List> std::vector<double> sqlTimes(const List &list)
{
    std::vector<double> times;
    for (int round = 0; round < sqlRounds; ++round) {
        const double begin = milliseconds();
        std::ignore = list();
        times.push_back(milliseconds() - begin);
    }
    return times;
}

void benchPage(const QString &folder)
{
    Heartbeat heart;
    Times times;
    int jobs = 0;
    for (int opening = 0; opening < openings; ++opening) {
        BenchDesk desk(folder);
        desk.show({});
        rest(desk);
        jobs = benchJobsPage(desk, heart, times);
        benchPeople(desk, times);
    }
    const JobPeers peers(tenantOptions(folder, {}).cacheDirectory);
    report("jobs", jobs);
    report("shown", times.shown);
    report("sorted", times.sorted);
    report("counted", times.counted);
    report("turned", times.turned);
    report("page_waits", times.waits);
    report("page_after", times.after);
    report("sql_by_person", sqlTimes([&peers] { return peers.byPerson(); }));
    report("sql_by_position", sqlTimes([&peers] { return peers.byPosition(); }));
}

// Everybody's jobs by person, as the page first asks for them.
JobListWish everybodysJobs(const TenantMemory &memory)
{
    // A first load numbers the people from one on, without gaps.
    std::vector<quint32> people(size_t(memory.peopleCount()));
    std::iota(people.begin(), people.end(), 1U);
    JobListWish wish;
    wish.people = std::make_shared<const std::vector<quint32>>(std::move(people));
    wish.keys = ColumnSorts { { int(JobColumn::Person), Qt::AscendingOrder } };
    wish.references = memory.references();
    return wish;
}

// Milliseconds until jobs that are others than those of before are on the disk.
double saved(TenantMemory &memory, const UserId &person, const QString &job)
{
    JobList list = memory.jobs(person);
    if (list.jobs.isEmpty())
        qFatal("somebody has no jobs");
    list.jobs.first().id = JobId(job);
    list.freshness = Freshness::Live;
    list.readAt = QDateTime::currentDateTime();
    QObject context;
    bool isKept = false;
    QObject::connect(&memory, &TenantMemory::keptJobsChanged, &context,
                     [&isKept] { isKept = true; });
    const double begin = milliseconds();
    memory.storeJobs(list);
    waitUntil([&isKept] { return isKept; });
    return milliseconds() - begin;
}

void benchSave(const QString &folder)
{
    const std::vector<User> people = cachedPeople(folder, saves);
    TenantMemory memory(tenantOptions(folder, {}).cacheDirectory);
    if (!memory.open(DirectoryService::Opening::Whole))
        qFatal("cannot open the cache");
    QObject::connect(&memory, &TenantMemory::cacheFailed, &memory,
                     [](const ApiError &error) { qFatal("%s", qPrintable(error.detail)); });
    JobLister lister(memory);
    const JobListWish wish = everybodysJobs(memory);
    std::vector<double> alone, beside;
    std::ignore = saved(memory, people.front().id, u"warm"_s); // opens the worker's cache
    for (const User &person : people) {
        alone.push_back(saved(memory, person.id, u"alone"_s));
        bool isListed = false;
        lister.list(wish, &memory, [&](const Result<JobListAnswer> &answer) {
            if (!answer || qint64(answer->rows.size()) < memory.peopleCount())
                qFatal("not everybody's jobs were listed");
            isListed = true;
        });
        beside.push_back(saved(memory, person.id, u"beside"_s));
        waitUntil([&isListed] { return isListed; });
    }
    report("saves", alone);
    report("saves_beside", beside);
}

} // namespace

int main(int argc, char **argv)
{
    const QApplication application(argc, argv);
    const QStringList arguments = QApplication::arguments();
    const QString row = arguments.value(1), folder = arguments.value(2);
    if (row == "page"_L1)
        benchPage(folder);
    else if (row == "save"_L1)
        benchSave(folder);
    else
        return 2;
    return 0;
}
