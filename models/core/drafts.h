// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/ids.h"

#include <QString>

#include <optional>

namespace renzhi {

// What a form or a verb asks the server for. Writes take CODES. A std::nullopt is the explicit
// choice "none": on a job it is sent by leaving the member out, which the contract documents as
// clearing it (core page update-part-time-job); on a position title_code is sent as "" because the
// effect of leaving it out is not documented.
struct JobDraft
{
    OrgCode org;
    std::optional<PositionCode> position;
    std::optional<TitleCode> title;
    friend bool operator==(const JobDraft &, const JobDraft &) = default;
};

struct PositionDraft
{
    OrgCode org;
    QString name;
    PositionCode code;
    std::optional<TitleCode> title;
    friend bool operator==(const PositionDraft &, const PositionDraft &) = default;
};

// The inputs of the two forms, for issues and refusals that are about one of them.
enum class Field { None, User, Job, Organization, Position, Title, Name, Code };

} // namespace renzhi
