// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/core/csvtext.h"

#include <algorithm>

namespace renzhi::csv {

using namespace Qt::StringLiterals;

namespace {

bool isTrigger(QChar first)
{
    switch (first.unicode()) {
    case u'=':
    case u'+':
    case u'-':
    case u'@':
    case u'\t':
    case u'\r':
    case u'\n':
    case u'\0':
    case u'\'':
        return true;
    default:
        return false;
    }
}

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

QString guarded(const QString &cell)
{
    return cell.isEmpty() || !isTrigger(cell.front()) ? cell : QString(u'\'' + cell);
}

QString plain(const QString &guardedCell)
{
    const bool isGuarded
        = guardedCell.size() > 1 && guardedCell.front() == u'\'' && isTrigger(guardedCell.at(1));
    return isGuarded ? guardedCell.mid(1) : guardedCell;
}

QString line(const QStringList &cells)
{
    QStringList written;
    written.reserve(cells.size());
    for (const QString &cell : cells)
        written.append(quoted(guarded(cell)));
    return QString(written.join(u',') + "\r\n"_L1);
}

} // namespace renzhi::csv
