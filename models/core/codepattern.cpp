// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/core/codepattern.h"

namespace renzhi {

using namespace Qt::StringLiterals;

CodePattern::CodePattern(const QString &text)
{
    const QString pattern = text.trimmed();
    qsizetype at = 0;
    while (at < pattern.size() && m_problem.isEmpty()) {
        const qsizetype open = pattern.indexOf(u'{', at);
        const qsizetype stray = pattern.indexOf(u'}', at);
        if (stray >= 0 && (open < 0 || stray < open)) {
            m_problem = u"}"_s;
            break;
        }
        if (open < 0) {
            addText(pattern.mid(at));
            break;
        }
        addText(pattern.mid(at, open - at));
        const qsizetype close = pattern.indexOf(u'}', open);
        if (close < 0 || !addName(pattern.mid(open + 1, close - open - 1)))
            m_problem = pattern.mid(open, close < 0 ? 1 : close - open + 1);
        at = close + 1;
    }
}

void CodePattern::addText(const QString &text)
{
    if (!text.isEmpty())
        m_pieces.append({ Kind::Text, text });
}

bool CodePattern::addName(const QString &name)
{
    if (name == "org"_L1)
        m_pieces.append({ Kind::Org, {} });
    else if (name == "code"_L1)
        m_pieces.append({ Kind::Code, {} });
    else if (name == "n"_L1)
        m_pieces.append({ Kind::Number, {} });
    else
        return false;
    return true;
}

PositionCode CodePattern::code(const OrgCode &org, const PositionCode &source, int number) const
{
    QString result;
    for (const Piece &piece : m_pieces) {
        switch (piece.kind) {
        case Kind::Text:
            result += piece.text;
            break;
        case Kind::Org:
            result += org.toString();
            break;
        case Kind::Code:
            result += source.toString();
            break;
        case Kind::Number:
            result += QString::number(number);
            break;
        }
    }
    return PositionCode(result.trimmed());
}

} // namespace renzhi
