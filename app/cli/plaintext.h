// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace renzhi::cli {

// Text of the server or of the command line as a terminal may show it: on one line, with control
// characters, line separators and invisible format characters (bidirectional overrides among them)
// replaced by visible signs: "␛[31m", "<U+202E>". Joiners that scripts need stay.
[[nodiscard]] QString visible(const QString &text);

// Columns a terminal needs for it: 2 for Chinese and other wide characters, 0 for combining marks.
[[nodiscard]] int displayWidth(const QString &text);

} // namespace renzhi::cli
