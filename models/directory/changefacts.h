// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/changeline.h"
#include "models/core/records.h"
#include "models/core/referenceindex.h"

namespace renzhi {

// What a write is about, as the change log tells it: kind, person, job, position, and old → new by
// code and name; what is known of them now, because they may be renamed or gone when somebody reads
// the log. `user`: the person, where known. `isWhole`: the request has every input as it is sent,
// and its base is the server's record of that moment; otherwise what was not touched is not told.
[[nodiscard]] ChangeLine changeFacts(const WriteRequest &request, bool isWhole,
                                     const ReferenceIndex &references,
                                     const std::optional<User> &user);

} // namespace renzhi
