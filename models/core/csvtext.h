// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

// Text for spreadsheets.
namespace renzhi::csv {

// A cell that a spreadsheet takes for text: one that begins with = + - @ tab, CR, LF or NUL would
// be a formula, or hide one, and gets an apostrophe before it. So does one that begins with an
// apostrophe: then plain() gives back exactly what was guarded.
[[nodiscard]] QString guarded(const QString &cell);
[[nodiscard]] QString plain(const QString &guardedCell);

// Guarded and quoted (RFC 4180), with CR LF at its end.
[[nodiscard]] QString line(const QStringList &cells);

} // namespace renzhi::csv
