// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/directory/undochain.h"

#include <algorithm>

namespace renzhi::undochain {

// Also when somebody damaged the file it ends: a line undoes an earlier one only.
Standing standing(qint64 line, const Lines &undoings)
{
    Standing found { line, false };
    for (const ChangeLine &one : undoings) {
        if (one.undoes != line || one.id <= line || !isDone(one.state))
            continue;
        const Standing undo = standing(one.id, undoings);
        if (!undo.isUndone)
            return { undo.line, true };
        found.line = undo.line; // its undo stands for the line
    }
    return found;
}

bool isStandIn(qint64 last, qint64 line, const Lines &undoings)
{
    const Standing found = standing(line, undoings);
    return !found.isUndone && found.line == last;
}

bool mayBeAdded(qint64 line, const Lines &undoings)
{
    const qint64 last = standing(line, undoings).line;
    return std::any_of(undoings.cbegin(), undoings.cend(), [&](const ChangeLine &one) {
        return one.kind == WriteRequest::Kind::AddJob
            && (one.state == ChangeState::Sending || one.state == ChangeState::Unknown)
            && isStandIn(last, one.undoes, undoings);
    });
}

bool isUndoOfAChange(qint64 line, const Lines &undoings)
{
    bool isUndo = false;
    const auto at = [&undoings](qint64 id) {
        return std::find_if(undoings.cbegin(), undoings.cend(),
                            [id](const ChangeLine &one) { return one.id == id; });
    };
    for (auto one = at(line); one != undoings.cend() && one->undoes < line; one = at(line)) {
        isUndo = !isUndo;
        line = one->undoes;
    }
    return isUndo;
}

} // namespace renzhi::undochain
