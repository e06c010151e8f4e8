// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The sandbox shares no code with the client: what it can refuse, the client must have words for.

#include "app/sandbox/sandboxserver.h"
#include "models/core/errorcatalog.h"
#include "tests/support/testmain.h"

using namespace Qt::StringLiterals;
using namespace renzhi;

class TestSandboxErrors : public QObject
{
    Q_OBJECT
private slots:
    void everyRefusalHasWords_data();
    void everyRefusalHasWords();
};

void TestSandboxErrors::everyRefusalHasWords_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("serverText");
    const auto errors = SandboxServer::documentedErrors();
    QVERIFY(!errors.isEmpty());
    for (const auto &error : errors) {
        QTest::addRow("%s zh", qUtf8Printable(error.code)) << error.code << error.zh;
        QTest::addRow("%s en", qUtf8Printable(error.code)) << error.code << error.en;
    }
}

void TestSandboxErrors::everyRefusalHasWords()
{
    QFETCH(const QString, code);
    QFETCH(const QString, serverText);
    const ErrorCatalog catalog;
    QVERIFY(catalog.contains(code));
    QVERIFY(catalog.codes().contains(code)); // a code of the server, not one of our own
    ApiError error;
    error.kind = ApiError::Kind::Rejected;
    error.httpStatus = 400;
    error.code = code;
    error.serverText = serverText;
    const ErrorEntry entry = catalog.entryFor(error);
    QVERIFY(entry.known);
    QCOMPARE(entry.key, code);
    for (const ErrorText &text : { entry.zh, entry.en }) {
        QVERIFY(!text.title.trimmed().isEmpty());
        QVERIFY(!text.cause.trimmed().isEmpty());
        QVERIFY(!text.measure.trimmed().isEmpty());
    }
    QVERIFY(entry.zh.title != entry.en.title);
}

RENZHI_GUILESS_TEST(TestSandboxErrors)
#include "tst_sandbox_errors.moc"
