// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

namespace renzhi {

// Sends every message of the program to the log: RENZHI_LOG names a file (made for this user alone,
// 0600) or is "-" for standard error. Without it a window logs to standard error and a verb, whose
// standard error belongs to its answer, nowhere. Tokens and secrets are removed here, at the sink,
// and control characters made visible. Categories: QT_LOGGING_RULES="renzhi.*=true".
void installLogging(bool verb);

// What the sink does with a message; for its test.
[[nodiscard]] QString loggable(const QString &message);

// The last few hundred lines of this program's own categories in this run, oldest first, for
// diagnostics: kept in memory because most people have no log file when something goes wrong, and
// one that is always written would be one more file to protect and to clear away. They are kept
// without anything about a person or a tenant (plainLogText()), so a core dump has no more either.
[[nodiscard]] QStringList lastLogLines();

} // namespace renzhi
