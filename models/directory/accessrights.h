// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/apierror.h"

#include <QString>
#include <QStringList>

#include <array>
#include <optional>

namespace renzhi {

struct Request;

// What the server has let this application do, learned from its answers (eiam-api.md 3, permission
// codes). Nothing is asked for here and nothing kept on disk: a new session knows nothing, and what
// is not known is not missing.
//
// No document says how a missing permission is answered, so three things are weighed:
// - a list that is refused: reading the area is not granted, and no permission to write in it is,
//   for each of those grants reading as well;
// - a write that is refused: writing in the area is not granted, unless one succeeded before, or
//   the token's scope says it is: then this one record is out of reach and nothing else;
// - the scope of the token: counted only where each of its words is a permission code and no answer
//   contradicts it; and where it lacks something, only after a refusal that it explains.
// Single records that are refused say nothing: an application may reach some organizations only.
class AccessRights
{
public:
    enum class Area { People, Organizations, Positions, Titles }; // jobs belong to people
    enum class Use { Read, Write };

    // What a request shows about the rights when it is answered.
    struct Need
    {
        Area area = Area::People;
        Use use = Use::Read;
        bool isList = false; // of the whole area, not of one record
    };
    // Nothing: it needs no permission, or none that is known here.
    [[nodiscard]] static std::optional<Need> needOf(const Request &request);

    // Takes an answer in; `error` null: it was granted. Errors that are no refusals are ignored.
    // True when missing() may answer differently from now on.
    bool learn(const Need &need, const ApiError *error);
    // The scope of a new token, as sent. True as above.
    bool setScope(const QString &scope);
    // Refused writes may be tried again: permissions can be granted meanwhile, and nothing but a
    // write shows it. True as above.
    bool allowTrying();

    // The permission code that is missing for it, as the tenant's administrator knows it
    // ("user_all"); nothing: it is granted, or nobody knows.
    [[nodiscard]] std::optional<QString> missing(Area area, Use use) const;

private:
    enum class Verdict { Unknown, Granted, Refused };
    struct Known
    {
        Verdict read = Verdict::Unknown; // of its list
        Verdict write = Verdict::Unknown;
        friend bool operator==(const Known &, const Known &) = default;
    };
    using Table = std::array<Known, 4>;

    [[nodiscard]] const Known &of(Area area) const { return m_known[static_cast<size_t>(area)]; }
    [[nodiscard]] bool isInScope(Area area, Use use) const;
    [[nodiscard]] bool scopeCounts() const;
    [[nodiscard]] bool scopeExplainsARefusal() const;

    Table m_known;
    QStringList m_scope; // empty: not usable
};

} // namespace renzhi
