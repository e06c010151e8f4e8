// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/core/csvtext.h"

#include "models/core/spreadsheetcell.h"

#include <algorithm>

namespace renzhi::csv {

using namespace Qt::StringLiterals;

namespace {

QString quoted(const QString &cell)
{
    // Some spreadsheets separate by the semicolon or the tab, as their language wants it.
    const bool needsQuotes = std::any_of(cell.cbegin(), cell.cend(), [](QChar c) {
        return c == u'"' || c == u',' || c == u';' || c == u'\t' || c == u'\r' || c == u'\n';
    });
    if (!needsQuotes)
        return cell;
    QString doubled = cell;
    doubled.replace(u'"', u"\"\""_s);
    return QString(u'"' + doubled + u'"');
}

} // namespace

QString line(const QStringList &cells)
{
    QStringList written;
    written.reserve(cells.size());
    for (const QString &cell : cells)
        written.append(quoted(guardedForCell(cell)));
    return QString(written.join(u',') + "\r\n"_L1);
}

} // namespace renzhi::csv
