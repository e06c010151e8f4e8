// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How long an operator waits: from the start of the window to the first rows, and from a key in the
// search box to the painted hits, with the demo tenant's 5 000 people in a warm cache. The peer is
// one frame of a 60 Hz screen.

#include "tests/gui/shellworld.h"

#include <QElapsedTimer>
#include <QLineEdit>
#include <QTableView>

#include <algorithm>
#include <cstdio>

using namespace Qt::StringLiterals;
using namespace renzhi;

namespace {

constexpr double frame = 1000.0 / 60;
constexpr int starts = 9;

// Tells when the table of people has been painted.
class PaintWatch final : public QObject
{
public:
    explicit PaintWatch(QObject *parent = nullptr) : QObject(parent)
    {
        qApp->installEventFilter(this);
        begin();
    }

    void begin()
    {
        m_painted = -1;
        m_clock.start();
    }
    [[nodiscard]] bool hasPainted() const { return m_painted >= 0; }
    [[nodiscard]] double milliseconds() const { return double(m_painted) / 1e6; }

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Paint && m_painted < 0) {
            auto *table = qobject_cast<QTableView *>(watched->parent());
            if (table && table->viewport() == watched && table->objectName() == "peopleTable"_L1
                && table->model() && table->model()->rowCount() > 0) {
                // When it is done, not when it begins.
                QMetaObject::invokeMethod(
                    this,
                    [this] { m_painted = m_painted < 0 ? m_clock.nsecsElapsed() : m_painted; },
                    Qt::QueuedConnection);
            }
        }
        return false;
    }

private:
    QElapsedTimer m_clock;
    qint64 m_painted = -1;
};

struct Times
{
    std::vector<double> all;
    [[nodiscard]] double at(double part)
    {
        std::sort(all.begin(), all.end());
        return all[std::min(all.size() - 1, size_t(part * double(all.size())))];
    }
};

void print(const char *what, Times times)
{
    std::printf("%-28s median %8.2f ms   p99 %8.2f ms   median/frame %6.2f\n", what, times.at(0.5),
                times.at(0.99), times.at(0.5) / frame);
}

} // namespace

class BenchWindow : public QObject
{
    Q_OBJECT
private slots:
    void startToFirstRows();
    void keyToPaintedHits();
};

void BenchWindow::startToFirstRows()
{
    ShellWorld world(SandboxOptions {});
    QVERIFY(world.open());
    Times times;
    for (int i = 0; i < starts; ++i) {
        PaintWatch watch;
        QVERIFY(world.restart());
        QTRY_VERIFY(watch.hasPainted());
        times.all.push_back(watch.milliseconds());
    }
    print("start to first rows", times);
}

void BenchWindow::keyToPaintedHits()
{
    ShellWorld world(SandboxOptions {});
    QVERIFY(world.open());
    auto *box = world.find<QLineEdit>(u"searchBox"_s);
    QVERIFY(box);
    box->setFocus();
    Times times;
    PaintWatch watch;
    for (const char *word : { "zhang", "wang", "li", "chenwei", "zw", "user", "138", "e00" }) {
        box->clear();
        QTest::qWait(100);
        for (const char *key = word; *key != '\0'; ++key) {
            watch.begin();
            QTest::keyClick(box, *key);
            if (QTest::qWaitFor([&] { return watch.hasPainted(); }, 2000)) // else there are no hits
                times.all.push_back(watch.milliseconds());
        }
    }
    QVERIFY(times.all.size() > 10);
    print("key to painted hits", times);
}

QTEST_MAIN(BenchWindow)
#include "bench_window.moc"
