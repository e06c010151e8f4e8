// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/gui/bilingualcheck.h"

#include "tests/support/patience.h"
#include "views/errors/messagebar.h"

#include <QtTest>

#include <algorithm>

namespace renzhi {

using namespace Qt::StringLiterals;
using test::Patience;

namespace {

bool isChinese(const QString &text)
{
    return std::any_of(text.begin(), text.end(),
                       [](QChar c) { return c.script() == QChar::Script_Han; });
}

QString firstLine(const MessageBar &bar)
{
    return bar.spokenText().section(u'\n', 0, 0);
}

} // namespace

void BilingualCheck::verifyTells(const MessageBar &bar, const QString &key, const QString &reason)
{
    const ErrorEntry entry = m_catalog.entryFor(*bar.error());
    QCOMPARE(entry.key, key);
    QVERIFY2(bar.error()->detail.contains(reason), qPrintable(bar.error()->detail));
    const QString said = bar.spokenText();
    for (const QString &words : { entry.zh.title, entry.en.title, entry.zh.cause, entry.en.cause,
                                  entry.zh.measure, entry.en.measure })
        QVERIFY2(!words.isEmpty() && said.contains(words), qPrintable(said));
    verifyIsReworded(bar);
}

void BilingualCheck::verifyIsReworded(const MessageBar &bar)
{
    const QString english = bar.spokenText();
    QVERIFY(!english.isEmpty());
    QVERIFY2(!isChinese(firstLine(bar)), qPrintable(english));
    m_languages.setLanguage(Language::Chinese);
    QTRY_VERIFY_WITH_TIMEOUT(isChinese(firstLine(bar)), Patience);
    for (const QString &said : { english, bar.spokenText() }) {
        const bool isRaw
            = said.contains(u'<') || said.contains(u'{') || said.contains("Server.java"_L1);
        QVERIFY2(!isRaw, qPrintable(said));
    }
}

} // namespace renzhi
