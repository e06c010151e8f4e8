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
// - a write that is refused as insufficient_scope: writing in the area is not granted, unless one
//   succeeded before, or the token's scope says it is: then this one record is out of reach and
//   nothing else. Refused in other words, it may be about that record, so it says nothing;
// - the scope of the token: counted only where each of its words is a permission code and no answer
//   contradicts it; and where it lacks something, only for an area that was refused, or when it
//   explains a list that was.
// Single records and the lists of one organization that are refused say nothing: an application may
// reach some organizations only. Nor does an answer that is about the sign-in. In doubt nothing is
// missing: a form that is refused late is better than one that cannot be opened.
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
        bool isList = false; // of the whole area, not of one record or one organization
    };
    // Nothing: it needs no permission, or none that is known here.
    [[nodiscard]] static std::optional<Need> needOf(const Request &request);

    // Takes an answer in; `error` null: it was granted. Errors that are no refusals are ignored.
    // True when missing() may answer differently from now on.
    bool learn(const Need &need, const ApiError *error);
    // The scope of a new token, as sent. Writes that were refused may be tried again, whatever it
    // says; where it says something else than the one before, those that were granted are not known
    // to be any more. True as above.
    bool setScope(const QString &scope);
    // Refused writes may be tried again: permissions can be granted meanwhile, and nothing but a
    // write shows it. True as above.
    bool allowTrying();
    // What became of writes says nothing any more: neither those refused nor those granted. True as
    // above.
    bool forgetWrites();

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
    [[nodiscard]] bool scopeExplainsARefusedList() const;

    Table m_known;
    QString m_scopeText; // as sent
    QStringList m_scope; // empty: not usable
};

} // namespace renzhi
