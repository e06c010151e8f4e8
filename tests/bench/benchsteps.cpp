// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/benchsteps.h"

#include "views/pages/listpane.h"
#include "views/pages/peoplepane.h"
#include "views/widgets/tableview.h"

#include <QLineEdit>
#include <QTest>

#include <algorithm>

namespace renzhi::bench {

namespace {

// Calls `note` when the model has other rows, or has them elsewhere.
void watchRows(const QAbstractItemModel &model, QObject &context, const std::function<void()> &note)
{
    QObject::connect(&model, &QAbstractItemModel::modelReset, &context, note);
    QObject::connect(&model, &QAbstractItemModel::rowsRemoved, &context, note);
    QObject::connect(&model, &QAbstractItemModel::rowsInserted, &context, note);
    QObject::connect(&model, &QAbstractItemModel::layoutChanged, &context, note);
}

} // namespace

void typeWords(QLineEdit &box, const std::function<void(char)> &press)
{
    for (const char *word : words) {
        box.clear();
        pause(50);
        for (const char *key = word; *key != '\0'; ++key) {
            pause(5);
            press(*key);
        }
    }
}

double timed(PaintWatch &watch, const std::function<void()> &act)
{
    watch.begin();
    const double begin = milliseconds();
    act();
    waitUntil([&] { return watch.hasPainted(); });
    return watch.at() - begin;
}

KeyWatch::KeyWatch(const QWidget &window)
    : m_box(*window.findChild<QLineEdit *>(QStringLiteral("searchBox")))
    , m_pane(*window.findChild<PeoplePane *>())
    , m_boxPaint([this](QObject *painted) { return painted == &m_box; })
    , m_rowsPaint([this](QObject *painted) { return painted == m_pane.table()->viewport(); })
{
    watchRows(*m_pane.table()->model(), m_context, [this] {
        m_areOthers = true;
        m_rowsPaint.begin();
    });
}

double KeyWatch::timed(char key)
{
    m_areOthers = false;
    m_boxPaint.begin();
    m_rowsPaint.begin();
    const double begin = milliseconds();
    QTest::keyClick(&m_box, key);
    double ended = 0; // of the search
    // Where nobody is found the table gives way to words.
    const auto showsRows = [this] { return m_areOthers && m_pane.table()->isVisible(); };
    waitUntil([&] {
        if (m_pane.isSearching())
            return false;
        if (ended <= 0)
            ended = milliseconds();
        return m_boxPaint.hasPainted() && (!showsRows() || m_rowsPaint.hasPainted());
    });
    return std::max(m_boxPaint.at(), showsRows() ? m_rowsPaint.at() : ended) - begin;
}

RowsWatch::RowsWatch(const ListPane &pane)
    : m_pane(pane)
    , m_paint([&pane](QObject *painted) { return painted == pane.table()->viewport(); })
{
    watchRows(*m_pane.table()->model(), m_context, [this] {
        m_areOthers = true;
        m_paint.begin();
    });
}

double RowsWatch::timed(const std::function<void()> &act)
{
    m_areOthers = false;
    m_paint.begin();
    const double begin = milliseconds();
    act();
    waitUntil([this] { return m_areOthers && !m_pane.isSearching() && m_paint.hasPainted(); });
    return m_paint.at() - begin;
}

SyncWatch::SyncWatch(DirectoryService &service)
{
    QObject::connect(&service, &DirectoryService::syncFinished, &m_context,
                     [this](const Result<SyncReport> &result) {
                         if (!result)
                             qFatal("the sync failed: %s", qPrintable(result.error().detail));
                         m_last = *result;
                         ++m_ended;
                     });
}

void settle(BenchDesk &desk)
{
    waitUntil([&] { return desk.answersOverEverything(); });
    bool isKept = false;
    desk.service().whenKept(&desk.window(), [&isKept] { isKept = true; });
    waitUntil([&isKept] { return isKept; });
    pause(50);
}

void rest(BenchDesk &desk)
{
    settle(desk);
    pause(1500);
}

void append(std::vector<double> &to, const std::vector<double> &from)
{
    to.insert(to.end(), from.begin(), from.end());
}

} // namespace renzhi::bench
