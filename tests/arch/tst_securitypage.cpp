// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A promise of SECURITY.md whose test was renamed or removed is a promise that nothing shows.

#include "tests/support/testmain.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QHash>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

class TestSecurityPage : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void everyTestItNamesExists();
    void everyPromiseNamesATest();

private:
    QString m_root;
    QString m_page;
};

void TestSecurityPage::initTestCase()
{
    m_root = qEnvironmentVariable("RENZHI_SOURCE_DIR");
    QVERIFY2(!m_root.isEmpty(), "RENZHI_SOURCE_DIR is not set; run this test through ctest");
    QFile page(QString(m_root + u"/SECURITY.md"_s));
    QVERIFY(page.open(QIODevice::ReadOnly));
    m_page = QString::fromUtf8(page.readAll());
}

void TestSecurityPage::everyTestItNamesExists()
{
    QHash<QString, QString> sources; // by the test's name
    QDirIterator files(QString(m_root + u"/tests"_s), { u"tst_*.cpp"_s }, QDir::Files,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile source(files.next());
        QVERIFY(source.open(QIODevice::ReadOnly));
        sources.insert(files.fileInfo().completeBaseName(), QString::fromUtf8(source.readAll()));
    }
    static const QRegularExpression reference(u"`(tst_\\w+)::(\\w+)`"_s);
    int seen = 0;
    for (auto found = reference.globalMatch(m_page); found.hasNext(); ++seen) {
        const QRegularExpressionMatch match = found.next();
        const QString source = sources.value(match.captured(1));
        QVERIFY2(source.contains(QString(u"::"_s + match.captured(2) + u"()"_s)),
                 qPrintable(match.captured()));
    }
    QVERIFY(seen > 30); // a look at another page finds nothing wrong
}

// Each row of the tables below "Promises".
void TestSecurityPage::everyPromiseNamesATest()
{
    const QStringList lines = m_page.mid(m_page.indexOf("## Promises"_L1)).split(u'\n');
    int rows = 0;
    for (const QString &line : lines) {
        if (!line.startsWith(u'|') || line.startsWith("|---"_L1)
            || line.startsWith("| promise |"_L1))
            continue;
        ++rows;
        QVERIFY2(line.contains("`tst_"_L1), qPrintable(line));
    }
    QVERIFY(rows > 20);
}

RENZHI_GUILESS_TEST(TestSecurityPage)
#include "tst_securitypage.moc"
