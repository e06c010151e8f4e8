// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/changeline.h"

#include <vector>

// Lines of the change log that take earlier ones back, seen together: a change, its undo, the undo
// of that … are one chain. Each undo takes back what stands at its end, so that nothing is taken
// back twice. `undoings`: those about one person, or about positions, oldest first; see
// ChangeLog::undoings().
namespace renzhi::undochain {

using Lines = std::vector<ChangeLine>;

struct Standing
{
    qint64 line = 0; // the last one of the chain that is done: by it the change is, or is not
    bool isUndone = false;
};
// Of what this line did.
[[nodiscard]] Standing standing(qint64 line, const Lines &undoings);

// Whether what this line did is in force, and the end of the chain is `last`: to take the line back
// is to take that one back.
[[nodiscard]] bool isStandIn(qint64 last, qint64 line, const Lines &undoings);

// Whether an undo of it that adds a job left, and may have arrived: to put a value back twice, or
// to remove twice, meets a conflict; to add twice does not. Of any line of the chain that the one
// at its end stands for.
[[nodiscard]] bool mayBeAdded(qint64 line, const Lines &undoings);

// Whether this line takes a change back, and not an undo of one.
[[nodiscard]] bool isUndoOfAChange(qint64 line, const Lines &undoings);

} // namespace renzhi::undochain
