// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace renzhi {

// Text for a cell of a spreadsheet, in which it stays text: a spreadsheet takes what begins with
// = + - @ (also in full width, as some locales have it), TAB, CR, LF or NUL for a formula, or lets
// it begin one, and a name is what somebody else typed into the tenant. Such text gets an
// apostrophe before it, and so does text that begins with one, so that plainFromCell() can tell
// them apart. Every other text is unchanged.
[[nodiscard]] QString guardedForCell(const QString &text);

// The text again of which guardedForCell() made this cell.
[[nodiscard]] QString plainFromCell(const QString &cell);

} // namespace renzhi
