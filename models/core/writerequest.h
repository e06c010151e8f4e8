// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/apierror.h"
#include "models/core/drafts.h"
#include "models/core/records.h"

#include <QDateTime>
#include <QFlags>

#include <optional>

namespace renzhi {

// What the operator asks to have written, complete enough to be carried out now, kept in the
// Outbox, or shown as old → new. A value.
struct WriteRequest
{
    enum class Kind {
        AddJob,
        UpdateJob,
        RemoveJob,
        TransferPrimaryJob,
        AddPosition,
        UpdatePosition,
        RemovePosition
    };
    // The inputs the operator touched. On an update, an input that was not touched keeps the
    // server's value of the moment of sending (its id resolved to a code by get-by-id), whatever
    // the draft says.
    enum Touched {
        TouchedNone = 0,
        TouchedOrganization = 1,
        TouchedPosition = 2,
        TouchedTitle = 4,
        TouchedName = 8,
        TouchedCode = 16,
        TouchedAll = 31
    };

    Kind kind = Kind::AddJob;
    UserId user; // job kinds
    JobId job; // UpdateJob, RemoveJob
    PositionId position; // UpdatePosition, RemovePosition
    JobDraft jobDraft; // AddJob, UpdateJob, TransferPrimaryJob
    PositionDraft positionDraft; // AddPosition, UpdatePosition
    int touched = TouchedAll;
    // What the operator saw when he began. When set and the server's record differs by now, nothing
    // is sent and the outcome is Conflict. Not set (command line): whatever the server has is fine.
    std::optional<Job> baseJob; // UpdateJob, RemoveJob, TransferPrimaryJob
    std::optional<Position> basePosition; // UpdatePosition, RemovePosition
    qint64 undoes = 0; // the line of the change log that this takes back; 0: none
    // UTC, when that line was written: in another file of the log its number means another one.
    QDateTime undoesAt = {};

    friend bool operator==(const WriteRequest &, const WriteRequest &) = default;
};

[[nodiscard]] constexpr bool isAboutPosition(WriteRequest::Kind kind)
{
    return kind == WriteRequest::Kind::AddPosition || kind == WriteRequest::Kind::UpdatePosition
        || kind == WriteRequest::Kind::RemovePosition;
}

[[nodiscard]] constexpr bool isRemoval(WriteRequest::Kind kind)
{
    return kind == WriteRequest::Kind::RemoveJob || kind == WriteRequest::Kind::RemovePosition;
}

// How a write ended.
struct WriteOutcome
{
    enum class State {
        Confirmed, // done, and read back
        Conflict, // nothing was sent: the server's record is not the one the operator saw
        Rejected, // refused by the server, or not sent for a reason known in advance (see error)
        OutcomeUnknown, // it left, the answer was lost or good, and reading again did not show it
    };

    State state = State::Rejected;
    bool sent = false; // whether a write request left this computer
    bool foundByReading = false; // Confirmed although the answer was lost
    // Rejected, OutcomeUnknown; for Confirmed: kind Local when only reading back failed.
    ApiError error;
    // When Confirmed, or OutcomeUnknown though the server accepted it.
    JobId job; // AddJob, UpdateJob
    PositionId position; // AddPosition, UpdatePosition, RemovePosition
    // Conflict: the server's record now; std::nullopt: it is gone.
    std::optional<Job> theirJob;
    std::optional<Position> theirPosition;
    qint64 line = 0; // of the change log; 0: nothing was about to leave, or had left earlier
};

} // namespace renzhi

Q_DECLARE_METATYPE(renzhi::WriteOutcome)
