// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/drafts.h"
#include "models/core/referenceindex.h"

#include <QVector>

namespace renzhi {

// One thing the server would refuse, or a thing to look at twice. code is the server's code for the
// same refusal where it has one ("USER.0097"), so that the words come from the error catalogue.
struct Issue
{
    enum class Severity { Error, Warning };
    Field field = Field::None;
    QString code;
    Severity severity = Severity::Error;
    friend bool operator==(const Issue &, const Issue &) = default;
};

// Rules of the contract that can be checked before sending. Errors are what the server is known to
// refuse: ORG.0001, JOB.POSITION.0001, JOB.TITLE.0001, USER.0094, USER.0097. Order: by Field.
[[nodiscard]] QVector<Issue> validate(const JobDraft &draft, const ReferenceIndex &index);

// The same for a position: USER.0094-like empty organization (COM.0601), empty name or code
// (COM.0601), JOB.POSITION.0009 when another position than `self` has the code, ORG.0001,
// JOB.TITLE.0001, and JOB.POSITION.0016 when `holders` > 0 and the organization differs from
// self's.
[[nodiscard]] QVector<Issue> validate(const PositionDraft &draft, const ReferenceIndex &index,
                                      const PositionId &self = {}, int holders = 0);

} // namespace renzhi
