// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/texttable.h"

#include "app/cli/plaintext.h"

namespace renzhi::cli {

namespace {
constexpr int gap = 2;
}

TextTable::TextTable(const QStringList &headers)
{
    m_widths.resize(headers.size());
    addRow(headers);
}

void TextTable::addRow(const QStringList &cells)
{
    Q_ASSERT(cells.size() == m_widths.size());
    QStringList line;
    line.reserve(cells.size());
    for (qsizetype column = 0; column < cells.size(); ++column) {
        line.append(visible(cells.at(column)));
        m_widths[column] = qMax(m_widths.at(column), displayWidth(line.last()));
    }
    m_lines.append(line);
}

QString TextTable::text() const
{
    QString result;
    for (const QStringList &line : m_lines) {
        QString text;
        for (qsizetype column = 0; column < line.size(); ++column) {
            text += line.at(column);
            const int missing = m_widths.at(column) - displayWidth(line.at(column));
            text += QString(missing + gap, QLatin1Char(' '));
        }
        while (text.endsWith(QLatin1Char(' ')))
            text.chop(1);
        result += text + QLatin1Char('\n');
    }
    return result;
}

} // namespace renzhi::cli
