// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Ages in words when the clock was set back since: nothing is of the future.

#include "tests/directory/draftsamples.h"
#include "tests/support/testmain.h"
#include "views/forms/draftwords.h"
#include "views/wording.h"

using namespace renzhi;
using namespace renzhi::test;
using namespace Qt::StringLiterals;

class TestClockSetBack : public QObject
{
    Q_OBJECT
private slots:
    void ageIsNeverNegative_data();
    void ageIsNeverNegative();

private:
    const QDateTime m_then = QDateTime(QDate(2026, 3, 4), QTime(10, 42));
};

void TestClockSetBack::ageIsNeverNegative_data()
{
    QTest::addColumn<qint64>("back"); // seconds
    QTest::newRow("half a minute") << qint64(30);
    QTest::newRow("an hour") << qint64(3600);
    QTest::newRow("years") << qint64(3) * 365 * 86'400;
}

void TestClockSetBack::ageIsNeverNegative()
{
    QFETCH(qint64, back);
    const QDateTime now = m_then.addSecs(-back);
    QCOMPARE(wording::age(m_then, now), u"less than a minute old"_s);
    JobList jobs;
    jobs.known = true;
    jobs.readAt = m_then;
    for (const Freshness freshness : { Freshness::Cached, Freshness::Stale }) {
        jobs.freshness = freshness;
        const QString text = wording::freshness(jobs, now);
        QVERIFY2(text.endsWith("less than a minute old"_L1), qPrintable(text));
    }
    FormDraft draft = positionDraft(u"新职位"_s);
    draft.changedAt = m_then;
    const QString sentence = draftwords::sentence(draft, now);
    QVERIFY2(sentence.contains("just now"_L1) && !sentence.contains(u'-'), qPrintable(sentence));
    // A time of day is told as it was written down, with its date where that is another.
    QVERIFY(wording::clock(m_then, now).contains("10:42"_L1));
    if (m_then.date() != now.date())
        QVERIFY(wording::clock(m_then, now) != "10:42"_L1);
}

RENZHI_TEST(TestClockSetBack)
#include "tst_clocksetback.moc"
