// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/writerequest.h"

#include <QObject>

namespace renzhi {

// One write from intent to known outcome, owned by the DirectoryService. In order:
// 1. offline or read-only: Rejected, nothing sent;
// 2. reads the record again (the jobs of the person, or the position). Not there any more, or
// different from
//    the base the operator saw: Conflict, nothing sent;
// 3. for inputs that were not touched takes the server's value of this moment, its ids resolved to
// codes by
//    get-by-id; what cannot be resolved is never cleared: Rejected with code "local.unresolved" and
//    no request;
// 4. sends once, after the change log has it on the disk (aboutToLeave): what cannot be written
// down is not sent;
// 5. 2xx: reads the record again, stores it; what was asked is there: Confirmed; when it is not,
// neither after
//    some pauses: OutcomeUnknown with code "local.not-as-asked". Refused: Rejected. Answer lost:
//    reads again; what was asked is there (a job equal to the draft whose id was not there before;
//    for a removal: it is gone): Confirmed with foundByReading; else OutcomeUnknown. "Does not
//    exist" (USER.0093, JOB.POSITION.0001) after a removal whose answer was lost means gone.
// It is never sent again by itself. Before finished() the change log knows how it ended.
class WriteOperation : public QObject
{
    Q_OBJECT
public:
    enum class Phase { Reading, Sending, Confirming, Finished };
    Q_ENUM(Phase)

    using QObject::QObject;
    [[nodiscard]] virtual const WriteRequest &request() const = 0;
    [[nodiscard]] virtual Phase phase() const = 0;
    // Gives up before the write left (it is not Sending yet); later it has no effect (the outcome
    // must be found).
    virtual void cancel() = 0;
    // The same for a reason that the outcome is to have.
    virtual void giveUp(const ApiError &why) = 0;

signals:
    void phaseChanged(renzhi::WriteOperation::Phase phase);
    // It is in the change log and leaves next, unless it is given up from here.
    void aboutToLeave();
    void finished(const renzhi::WriteOutcome &outcome); // once, never from inside write()
};

} // namespace renzhi
