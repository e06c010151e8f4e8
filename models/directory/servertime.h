// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

// Arithmetic on the server's time stamps. Their zone is not documented (eiam-api.md 1), so they
// stay text and are only compared with each other: "yyyy-MM-dd HH:mm:ss.SSS" sorts as text.
namespace renzhi::servertime {

// "yyyy-MM-dd HH:mm:ss" with or without a fraction.
[[nodiscard]] bool isTime(const QString &text);
// The second of a time stamp moved by so many seconds, "yyyy-MM-dd HH:mm:ss" as the filter of the
// list endpoints wants it; empty for a text that is no time stamp, and where none comes of it.
[[nodiscard]] QString shifted(const QString &time, int seconds);
// A stamp beyond it (a broken import, the year 9999) must not become a high-water mark, or nothing
// would be newer until then. It is now in China, where these servers are; one in a later zone only
// gives more records than changed.
[[nodiscard]] QString latestPlausible();

} // namespace renzhi::servertime
