// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/core/spreadsheetcell.h"

namespace renzhi {

namespace {

constexpr QChar cellGuard = u'\'';

bool needsGuard(QStringView text)
{
    if (text.isEmpty())
        return false;
    switch (text.front().unicode()) {
    case u'=':
    case u'+':
    case u'-':
    case u'@':
    case u'\uff1d': // full width, in the same order
    case u'\uff0b':
    case u'\uff0d':
    case u'\uff20':
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

} // namespace

QString guardedForCell(const QString &text)
{
    return needsGuard(text) ? QString(cellGuard + text) : text;
}

QString plainFromCell(const QString &cell)
{
    return cell.startsWith(cellGuard) && needsGuard(QStringView(cell).mid(1)) ? cell.mid(1) : cell;
}

} // namespace renzhi
