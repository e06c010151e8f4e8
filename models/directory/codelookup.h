// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/directory/serverlink.h"

namespace renzhi {

// Ids of one record, as the server gave them; an empty one means "none" and is not looked up.
struct ReferenceIds
{
    OrgId org;
    PositionId position;
    TitleId title;
};

// Their codes of this moment.
struct ReferenceCodes
{
    OrgCode org;
    std::optional<PositionCode> position;
    std::optional<TitleCode> title;
    TitleId positionTitle; // the position's default title
};

// Asks the server for the codes of ids, by id (eiam-api.md 2.8, 2.12, 2.17): a code may have been
// renamed, or two swapped, since the cache was filled. Invalid "local.unresolved" for an id that
// the server does not know, with the id in the detail; otherwise the error that stood in the way.
void lookUpCodes(ServerLink &link, const ReferenceIds &ids, QObject *context,
                 std::function<void(Result<ReferenceCodes>)> done);

// The error for a reference that cannot be named: "organization", "position", "title".
[[nodiscard]] ApiError unresolved(const QString &what, const QString &id);

} // namespace renzhi
