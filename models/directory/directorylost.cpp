// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What became of the writes of a program that ended before it knew.

#include "models/directory/directoryservice_p.h"

#include <array>

namespace renzhi {

namespace {

// It says nothing of the write, and may be another one soon.
bool isPassing(const WriteOutcome &outcome)
{
    if (outcome.state != WriteOutcome::State::Rejected)
        return false;
    switch (outcome.error.kind) {
    case ApiError::Kind::Offline:
    case ApiError::Kind::Network:
    case ApiError::Kind::Timeout:
    case ApiError::Kind::Cancelled:
    case ApiError::Kind::Auth:
    case ApiError::Kind::Server:
    case ApiError::Kind::Local:
        return true;
    default:
        return false;
    }
}

} // namespace

const ChangeLog &DirectoryService::changes() const
{
    return d->changes;
}

void DirectoryService::findLostWrites()
{
    d->findsLost = true;
    lookForLost();
}

void DirectoryService::lookForLost()
{
    // What is there is recognised by the codes of the references.
    if (!d->findsLost || isOffline() || connectivity() == Connectivity::Offline
        || !d->memory.hasReferences())
        return;
    const std::vector<ChangeLog::Lost> lost = d->changes.lost();
    for (const ChangeLog::Lost &one : lost) {
        if (d->looked.contains(one.id))
            continue;
        d->looked.insert(one.id);
        WriteRun *run = WriteRun::makeLook(d->tools(), one.sent, &d->lookers);
        connect(run, &WriteOperation::finished, this,
                [this, id = one.id, asked = one.asked,
                 isCertain = one.sent.isBeforeKnown](WriteOutcome outcome) {
                    d->looked.remove(id);
                    if (isPassing(outcome))
                        return; // it is looked for when the server is seen next
                    if (!isCertain && outcome.state == WriteOutcome::State::Confirmed)
                        outcome.state = WriteOutcome::State::OutcomeUnknown; // or an older one
                    d->changes.settle(id, outcome);
                    const std::array ids { id };
                    emit lostWriteSettled(asked, d->changes.lines(ids).front());
                });
        run->begin();
    }
}

} // namespace renzhi
