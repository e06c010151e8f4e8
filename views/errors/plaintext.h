// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace renzhi {

// Text for a wrapping label: a word that is too long for any line (a path, a server's text without
// blanks) gets places to break at, so that it cannot make a window wider than the screen.
[[nodiscard]] QString breakable(const QString &text);
// breakable() taken back.
[[nodiscard]] QString unbroken(QString text);

} // namespace renzhi
