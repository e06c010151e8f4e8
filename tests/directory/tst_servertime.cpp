// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/directory/servertime.h"
#include "tests/support/testmain.h"

using namespace renzhi;
using namespace Qt::StringLiterals;

// Time stamps stay texts that sort; what would not be one any more is none.
class TestServerTime : public QObject
{
    Q_OBJECT

private slots:
    void timesAreMoved_data();
    void timesAreMoved();
};

void TestServerTime::timesAreMoved_data()
{
    QTest::addColumn<QString>("time");
    QTest::addColumn<int>("seconds");
    QTest::addColumn<QString>("moved");
    const auto row = [](const char *name, const QString &time, int seconds, const QString &moved) {
        QTest::newRow(name) << time << seconds << moved;
    };
    row("back", u"2024-03-01 00:00:00.123"_s, -1, u"2024-02-29 23:59:59"_s);
    row("on", u"2023-12-31 23:59:59"_s, 2, u"2024-01-01 00:00:01"_s);
    row("an hour that China did not have", u"1986-05-04 02:30:00"_s, 0, u"1986-05-04 02:30:00"_s);
    row("beyond the last year", u"9999-12-31 23:59:59"_s, 1, {});
    row("before the first year", u"0001-01-01 00:00:00"_s, -1, {});
    row("no such day", u"2023-02-29 00:00:00"_s, 1, {});
    row("no such hour", u"2023-02-28 24:00:00"_s, 1, {});
    row("no time", u"2023-02-28"_s, 1, {});
}

void TestServerTime::timesAreMoved()
{
    QFETCH(QString, time);
    QFETCH(int, seconds);
    QTEST(servertime::shifted(time, seconds), "moved");
}

RENZHI_GUILESS_TEST(TestServerTime)
#include "tst_servertime.moc"
