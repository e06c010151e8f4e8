// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/cache/database.h"

namespace renzhi::schema {

inline constexpr int LatestVersion = 6; // number of the last step in resources/sql

// Opens `directory`/cache.sqlite ready for use: folder 0700, files 0600, WAL, all schema steps
// done. Indexes are made for a new cache alone; see indexes.h. A damaged file, or one that is not
// ours, is moved to cache.sqlite.old and a new one begun. Errors: "local.cache-newer" when a newer
// program wrote it; "local.cache-unwritable" when the folder or the file cannot be made or written;
// "local.cache…" when it cannot be used.
[[nodiscard]] Result<std::unique_ptr<Database>> openCache(const QString &directory);

// Opens the same file only to be looked at, of whatever version: nothing is made, moved away or
// brought up to date. Errors as above, "local.cache-damaged" too when that was found before.
[[nodiscard]] Result<std::unique_ptr<Database>> lookAtCache(const QString &directory);

} // namespace renzhi::schema
