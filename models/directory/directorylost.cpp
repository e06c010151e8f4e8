// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What became of the writes of a program that ended before it knew.

#include "models/directory/changefacts.h"
#include "models/directory/directoryservice_p.h"

#include <array>
#include <optional>

namespace renzhi {

using namespace Qt::StringLiterals;

namespace {

// Whether it says what became of the write. Whatever else went wrong may go right the next time.
bool saysWhatBecameOfIt(const WriteOutcome &outcome)
{
    switch (outcome.state) {
    case WriteOutcome::State::Confirmed:
        return true;
    case WriteOutcome::State::OutcomeUnknown:
        return outcome.error.code == "local.not-there"_L1;
    case WriteOutcome::State::Rejected: // of a person or a position that does not exist
        return outcome.error.kind == ApiError::Kind::Rejected
            && (outcome.error.code == "USER.0001"_L1
                || outcome.error.code == "JOB.POSITION.0001"_L1);
    case WriteOutcome::State::Conflict:
        break;
    }
    return false;
}

} // namespace

const ChangeLog &DirectoryService::changes() const
{
    return d->changes;
}

ChangeLog &DirectoryService::changes()
{
    return d->changes;
}

void DirectoryService::findLostWrites()
{
    d->findsLost = true;
    d->looksForLost = true;
    lookForLost();
}

void DirectoryService::noteFound(const WriteRequest &request, const WriteOutcome &ids)
{
    WriteOutcome outcome = ids;
    outcome.state = WriteOutcome::State::Confirmed;
    outcome.foundByReading = true;
    outcome.sent = false; // not now: the ending is that of the line that left
    const auto user = request.user.isEmpty() ? std::nullopt : d->memory.user(request.user);
    const ChangeLine facts = changeFacts(request, false, *d->memory.references(), user);
    outcome.line = d->changes.note(request, facts, outcome);
    emit writeFinished(request, outcome);
}

void DirectoryService::onReach(Connectivity connectivity)
{
    if (connectivity == Connectivity::Offline)
        return;
    d->looksForLost = d->findsLost;
    lookForLost();
}

void DirectoryService::lookForLost()
{
    // What is there is recognised by the codes of the references.
    if (!d->looksForLost || isOffline() || connectivity() == Connectivity::Offline
        || !d->memory.hasReferences())
        return;
    d->looksForLost = false;
    const auto lost = d->changes.lost();
    if (!lost) {
        emit changeLogFailed(lost.error());
        return;
    }
    for (const ChangeLog::Lost &one : *lost) {
        if (d->looked.contains(one.id))
            continue;
        d->looked.insert(one.id);
        WriteRun *run = WriteRun::makeLook(d->tools(), one.sent, &d->lookers);
        connect(run, &WriteOperation::finished, this, [this, one](const WriteOutcome &outcome) {
            d->looked.remove(one.id);
            if (!saysWhatBecameOfIt(outcome) || !d->changes.settle(one, outcome))
                return; // if it is still open, it is looked for when the server is seen next
            const std::array ids { one.id };
            if (const auto lines = d->changes.lines(ids))
                emit lostWriteSettled(one.asked, lines->front());
            else
                emit changeLogFailed(lines.error());
        });
        run->begin();
    }
}

} // namespace renzhi
