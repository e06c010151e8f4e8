// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/apierror.h"
#include "models/core/drafts.h"
#include "models/core/ids.h"
#include "models/core/writerequest.h"

#include <QDateTime>
#include <QMetaType>
#include <QVector>

#include <optional>
#include <vector>

namespace renzhi {

// One value of a record, as the change log keeps it. All empty: none.
struct ChangeValue
{
    QString id;
    QString code;
    QString name;
    friend bool operator==(const ChangeValue &, const ChangeValue &) = default;
};

// One input of a write, old → new. Without `before` there was no record, or nobody knows what it
// held; without `after` the record goes.
struct ChangeField
{
    Field field = Field::None;
    std::optional<ChangeValue> before;
    std::optional<ChangeValue> after;
    friend bool operator==(const ChangeField &, const ChangeField &) = default;
};

// How a write ended, as far as is known.
enum class ChangeState {
    Sending, // on its way; or the program ended before it knew
    Confirmed,
    FoundByReading, // the answer was lost, and reading again showed that it was done
    Refused, // by the server
    NotSent, // nothing left this computer
    Unknown, // the answer was lost, and reading did not show it
    NotThere, // the same, and a later reading did not show it either
};

// A line of the change log: one write, who asked for it, what it changed and how it ended. A value.
// Of people it has the name and the user name, and nothing else.
struct ChangeLine
{
    qint64 id = 0; // ascending in time; 0: none
    QDateTime at; // UTC, when it was about to leave, or was turned down
    QString osUser;
    QString clientId;
    QString profile;
    WriteRequest::Kind kind = WriteRequest::Kind::AddJob;
    UserId user;
    QString person; // "张伟 (zhang.wei)", as known then
    JobId job;
    PositionId position;
    QString positionName;
    QVector<ChangeField> fields;
    ChangeState state = ChangeState::Sending;
    QDateTime endedAt; // UTC; invalid while Sending
    // Of the error kind, code and status only: a server's text may hold anything.
    ApiError error;
    qint64 undoes = 0; // the earlier line that this one takes back; 0: none
    QDateTime undoesAt = {}; // UTC, when that line was written, if it was told
};

// Whether the server has what was asked for.
[[nodiscard]] constexpr bool isDone(ChangeState state)
{
    return state == ChangeState::Confirmed || state == ChangeState::FoundByReading;
}

// Which line, and which state of it: another ending is another state.
struct ChangeKey
{
    qint64 id = 0;
    qint64 ending = 0;
    friend bool operator==(const ChangeKey &, const ChangeKey &) = default;
};

// What a report of a fault says of the change log.
struct ChangeDigest
{
    qint64 lines = 0; // all of them
    std::vector<ChangeLine> failures; // the newest that did not end well, newest first
};

// Which lines to show. What is not set lets everything through.
struct ChangeQuery
{
    QString text; // every word of it is in the line: names, codes, ids, users
    std::optional<WriteRequest::Kind> kind;
    std::optional<ChangeState> state;
    UserId user; // about this person
    PositionId position; // about this position
    friend bool operator==(const ChangeQuery &, const ChangeQuery &) = default;
};

} // namespace renzhi

Q_DECLARE_METATYPE(renzhi::ChangeLine)
