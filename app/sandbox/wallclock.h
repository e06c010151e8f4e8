// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>
#include <string>

namespace renzhi::sandbox {

// Times of the sandbox are wall-clock milliseconds: what the server's clock on the wall shows,
// counted as if it hung in UTC. No zone conversion ever happens, so seed data are the same
// everywhere.

constexpr qint64 hourMs = 3600LL * 1000;
constexpr qint64 dayMs = 24 * hourMs;

// The local wall clock.
qint64 wallNow();
// Wall time of a date.
qint64 wallDate(int year, unsigned month, unsigned day);
// yyyy-MM-dd HH:mm:ss.SSS
void appendWall(std::string &out, qint64 wall);
QString wallText(qint64 wall);
// yyyyMMddHHmmssSSS, as ids begin
void appendWallDigits(std::string &out, qint64 wall);
// Reads the filter form yyyy-MM-dd HH:mm:ss exactly; nothing when it is not that.
std::optional<qint64> parseWall(QStringView text);

}
