// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/records.h"

#include <QString>

#include <optional>

namespace renzhi::cli {

enum class Verb {
    Sync,
    Users,
    Jobs,
    Positions,
    Organizations,
    Titles,
    AddJob,
    UpdateJob,
    RemoveJob,
    AddPosition,
    UpdatePosition,
    Diagnostics,
};

// One verb with everything typed behind it. A value; which members matter depends on the verb.
struct Command
{
    Verb verb = Verb::Sync;
    bool full = false;
    bool jobs = false;
    QString search;
    std::optional<qint64> limit;
    std::optional<RelationType> type;
    UserId user;
    JobId job;
    PositionId positionId;
    std::optional<QString> org; // codes and texts as typed; not given: std::nullopt
    std::optional<QString> position;
    std::optional<QString> title;
    std::optional<QString> name;
    std::optional<QString> code;
    bool noPosition = false;
    bool noTitle = false;
    bool offline = false; // --offline: send nothing
    bool demo = false; // --demo: a list reads the tenant first when the cache is empty

    friend bool operator==(const Command &, const Command &) = default;
};

// Whether the verb has something to ask of the server at all.
[[nodiscard]] constexpr bool usesServer(Verb verb)
{
    switch (verb) {
    case Verb::Users:
    case Verb::Positions:
    case Verb::Organizations:
    case Verb::Titles:
    case Verb::Diagnostics:
        return false;
    case Verb::Sync:
    case Verb::Jobs:
    case Verb::AddJob:
    case Verb::UpdateJob:
    case Verb::RemoveJob:
    case Verb::AddPosition:
    case Verb::UpdatePosition:
        return true;
    }
    return true;
}

// Whether the verb is about one tenant, which then has to be named.
[[nodiscard]] constexpr bool needsTenant(Verb verb)
{
    return verb != Verb::Diagnostics;
}

} // namespace renzhi::cli
