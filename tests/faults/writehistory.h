// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/sandbox/sandboxserver.h"
#include "models/core/changeline.h"

#include <QHash>
#include <QStringList>

#include <map>
#include <optional>
#include <vector>

namespace renzhi::test {

// What a tenant holds, as far as writes can change it; everything by id.
struct JobState
{
    QString organization, position, title;
    bool isPrimary = false;
    friend bool operator==(const JobState &, const JobState &) = default;
};
struct PositionState
{
    QString organization, name, code, title;
    friend bool operator==(const PositionState &, const PositionState &) = default;
};
struct TenantState
{
    std::map<QString, std::map<QString, JobState>> jobs; // by person and job
    std::map<QString, QString> homes; // the organization of a person
    std::map<QString, PositionState> positions;
};
[[nodiscard]] TenantState stateOf(const SandboxServer &server, const QStringList &people);

// What somebody else changed, not through this program.
struct Deed
{
    enum class What { PutJob, RemoveJob, PutPosition, RemovePosition };
    What what = What::PutJob;
    QString user; // of the job
    SandboxJob job;
    SandboxPosition position;
};

// A write that the server looked at.
struct ServedWrite
{
    SandboxRequest request;
    QString made; // the id of the record it added; empty: none
};

struct Step
{
    int operation = 0;
    std::optional<Deed> deed; // nothing: it is the operation itself
    std::vector<ServedWrite> arrivals;
    bool wasCutOff = false; // the program was killed before the write had ended
    QString conditions; // what went wrong on purpose; for who reads an objection
    qint64 undoes = 0; // the line that the operation was to take back; 0: none
};

struct ToldLine
{
    int operation = 0; // of which it is
    ChangeLine line;
};

// All that happened to a tenant, in its order, and what the change log says of it.
struct WriteHistory
{
    TenantState start;
    TenantState end;
    QHash<QString, QString> organizations, titles; // ids by codes, which never change
    std::vector<Step> steps;
    std::vector<ToldLine> lines;
};

// Carries out again, from the start, what the log says, and what the others did. Empty: the server
// holds exactly that at the end, and each line tells of its request what became of it:
// - every request that reached the server has one line, and no line has two;
// - a line that takes another one back says which; it is a write like any other;
// - old and new values of a line are what the server had, and what the request asked for;
// - Confirmed: done once. Found: done once, or it asked for what was there already. Refused and not
//   sent: not done. Unknown: not more than once; not there: the same, and what it did cannot be
//   seen any more because somebody else changed it since. No line is left without an ending, nor
//   one of a killed program in doubt.
// Otherwise the first thing that is wrong, with the number of the operation and what happened in
// it.
[[nodiscard]] QString objectionTo(const WriteHistory &history);

} // namespace renzhi::test
