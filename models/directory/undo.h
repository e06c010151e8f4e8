// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/referenceindex.h"
#include "models/directory/changelog.h"

namespace renzhi {

// The kind of write that takes one of this kind back.
[[nodiscard]] WriteRequest::Kind inverseKind(WriteRequest::Kind kind);

// What is known here of the record that a write was about; it may be older than the write, or
// newer.
struct KnownRecord
{
    std::optional<Job> job;
    std::optional<Position> position;
};

// The write that takes a done one back (core pages add-part-time-job, update-part-time-job,
// add-job-position, update-job-position; eiam-api.md 2.14, 2.21, 2.24): `sent` as it left, `line`
// as the change log has it. An ordinary write. Its base is what the done one left on the server: if
// that is not what is there, the outcome is Conflict and nothing is sent. A PUT carries every
// input, for what it leaves out is cleared; what is not known here and was not changed stays as the
// server has it (see WriteRequest::Touched). What was removed is added again, and gets a new id.
// Invalid when it cannot be taken back: "local.undo-not-done" it was not made;
// "local.undo-unknown" what was before, or which record was added, was not written down;
// "local.undo-first-job" there was no primary job before, and no operation removes one;
// "local.undo-unresolved" something to put back, or that was put there, has no code that is known
// here.
[[nodiscard]] Result<WriteRequest> inverseOf(const ChangeLog::Sent &sent, const ChangeLine &line,
                                             const ReferenceIndex &references,
                                             const KnownRecord &known = {});

} // namespace renzhi
