// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/referenceindex.h"
#include "models/core/writerequest.h"

#include <QStringList>

namespace renzhi {

// A write in words, in the language of now: "Change part-time job".
[[nodiscard]] QString requestKind(WriteRequest::Kind kind);
// Old → new, an entry per input that is asked for; for a removal what goes.
[[nodiscard]] QStringList requestChanges(const WriteRequest &request,
                                         const ReferenceIndex &references);

} // namespace renzhi
