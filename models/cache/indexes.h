// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/cache/database.h"

namespace renzhi::schema {

// The indexes beside the keys of the tables. They are no part of the schema steps: over millions of
// rows of an earlier program version they take seconds, which a first paint must not wait for, and
// without them every answer is the same, only later. What one is called does not say what it is:
// it is there when SQLite keeps it with the text that this version would make it with.

// All of them, in the transaction of the caller: for a cache that is new and empty.
[[nodiscard]] Result<void> makeIndexes(Database &database);

// The next one that is missing, in a transaction of its own, so that a kill in between costs no
// more than that one. One of an earlier version under its name serves until then. False: there is
// none left to make.
[[nodiscard]] Result<bool> makeNextIndex(Database &database);

} // namespace renzhi::schema
