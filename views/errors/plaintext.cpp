// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/errors/plaintext.h"

namespace renzhi {

namespace {

constexpr QChar ZeroWidthSpace(0x200B);
constexpr int LongestRun = 32;

} // namespace

QString breakable(const QString &text)
{
    QString result;
    result.reserve(text.size());
    int run = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        result += c;
        run = c.isSpace() ? 0 : run + 1;
        const bool last = i + 1 == text.size();
        if (last || c.isHighSurrogate())
            continue;
        if (run >= LongestRun || (c == u'/' && run > 1)) {
            result += ZeroWidthSpace;
            run = 0;
        }
    }
    return result;
}

QString unbroken(QString text)
{
    return text.remove(ZeroWidthSpace);
}

} // namespace renzhi
