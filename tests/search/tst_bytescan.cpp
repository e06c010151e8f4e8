// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/search/bytescan.h"
#include "tests/support/testmain.h"

#include <QRandomGenerator>

using namespace renzhi;

// The scan with wide registers finds what a plain look finds, wherever the needle stands.
class TestByteScan : public QObject
{
    Q_OBJECT

private slots:
    void findsWhatAPlainSearchFinds_data();
    void findsWhatAPlainSearchFinds();
    void looksBehindNoEnd();
};

namespace {

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
}

QList<qsizetype> plainly(const QByteArray &text, const QByteArray &needle, Standing standing)
{
    QList<qsizetype> places;
    for (qsizetype at = text.indexOf(needle, 1); at >= 0; at = text.indexOf(needle, at + 1)) {
        if (standing == Standing::Anywhere || !isLetter(text[at - 1]))
            places << at;
    }
    return places;
}

QList<qsizetype> scanned(const QByteArray &text, const QByteArray &needle, Standing standing)
{
    QList<qsizetype> places;
    const char *const end = text.constData() + text.size();
    for (const char *at = findBytes(text.constData() + 1, end, needle, standing); at < end;
         at = findBytes(at + 1, end, needle, standing)) {
        places << at - text.constData();
    }
    return places;
}

} // namespace

void TestByteScan::findsWhatAPlainSearchFinds_data()
{
    QTest::addColumn<QByteArray>("needle");
    for (const char *needle : { "a", "b", "ab", "aba", "a1", ".a", "\xe5\xbc\xa0", "abababababab" })
        QTest::newRow(needle) << QByteArray(needle);
}

void TestByteScan::findsWhatAPlainSearchFinds()
{
    QFETCH(QByteArray, needle);
    static const QList<QByteArray> parts { "a", "b", "1", ".", "\n", "ab", "\xe5\xbc\xa0", "a1" };
    QRandomGenerator random(7);
    qsizetype found = 0;
    for (int size = 0; size < 140; ++size) {
        QByteArray text("\n");
        while (text.size() < size)
            text += parts.at(random.bounded(int(parts.size())));
        if (size % 3 == 0)
            text += needle; // at the very end
        for (const Standing standing : { Standing::Anywhere, Standing::NotBehindLetter }) {
            const QList<qsizetype> places = scanned(text, needle, standing);
            QCOMPARE(places, plainly(text, needle, standing));
            found += places.size();
        }
    }
    QVERIFY(found > 20);
}

void TestByteScan::looksBehindNoEnd()
{
    const QByteArray text("\nxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxabc");
    for (qsizetype size = 1; size < text.size(); ++size) {
        const char *const end = text.constData() + size;
        QCOMPARE(findBytes(text.constData() + 1, end, "abc", Standing::Anywhere), end);
    }
    QCOMPARE(scanned(text, "abc", Standing::Anywhere), (QList<qsizetype> { text.size() - 3 }));
}

RENZHI_GUILESS_TEST(TestByteScan)
#include "tst_bytescan.moc"
