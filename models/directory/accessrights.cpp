// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/directory/accessrights.h"

#include "models/api/endpoint.h"
#include "models/directory/refusal.h"

#include <algorithm>
#include <utility>

namespace renzhi {

using namespace Qt::StringLiterals;

namespace {

struct AreaNames
{
    AccessRights::Area area;
    const char *segment; // of the paths, eiam-api.md 1
    QLatin1StringView readWrite;
    QLatin1StringView read;
};

constexpr std::array areaNames {
    AreaNames { AccessRights::Area::People, "users", "user_all"_L1, "user_read"_L1 },
    AreaNames { AccessRights::Area::Organizations, "organizations", "org_all"_L1, "org_read"_L1 },
    AreaNames { AccessRights::Area::Positions, "job-positions", "job_position_all"_L1,
                "job_position_read"_L1 },
    AreaNames { AccessRights::Area::Titles, "job-titles", "job_title_all"_L1, "job_title_read"_L1 },
};

constexpr QLatin1StringView everythingWritten { "all" };
constexpr QLatin1StringView everythingRead { "read" };

const AreaNames &namesOf(AccessRights::Area area)
{
    return areaNames.at(static_cast<size_t>(area));
}

bool isPermissionCode(const QString &word)
{
    return word == everythingWritten || word == everythingRead
        || std::any_of(areaNames.begin(), areaNames.end(), [&word](const AreaNames &names) {
               return word == names.readWrite || word == names.read;
           });
}

constexpr QLatin1StringView notPermitted { "insufficient_scope" };

// Whether this application was refused, rather than its sign-in or a tenant whose job management is
// off. A 401 is about the token, unless it says otherwise.
bool isAboutPermissions(const ApiError &error)
{
    if (!isRefusal(error) || error.code == jobManagementOffCode)
        return false;
    if (error.httpStatus == 401)
        return error.code == notPermitted || error.code == "access_denied"_L1;
    return error.code != "unauthorized"_L1 && error.code != "invalid_client"_L1
        && error.code != "unauthorized_client"_L1;
}

bool namesOneOrganization(const QByteArray &query)
{
    constexpr QByteArrayView member { "org_id=" };
    const QList<QByteArray> members = query.split('&');
    return std::any_of(members.cbegin(), members.cend(), [&](const QByteArray &each) {
        return each.startsWith(member) && each.size() > member.size();
    });
}

} // namespace

std::optional<AccessRights::Need> AccessRights::needOf(const Request &request)
{
    // "/api/v2/tenant/users/…": the ids behind it are encoded, so they hold no '/'.
    constexpr qsizetype segmentAt = 4;
    const QList<QByteArray> parts = request.path.split('/');
    if (parts.size() <= segmentAt)
        return {};
    const auto found
        = std::find_if(areaNames.begin(), areaNames.end(),
                       [&](const AreaNames &names) { return parts[segmentAt] == names.segment; });
    if (found == areaNames.end())
        return {};
    const bool isWrite = request.resend == Resend::Never;
    return Need { found->area, isWrite ? Use::Write : Use::Read,
                  !isWrite && parts.size() == segmentAt + 1
                      && !namesOneOrganization(request.query) };
}

bool AccessRights::learn(const Need &need, const ApiError *error)
{
    const bool isRefused = error && isAboutPermissions(*error);
    if (error && !isRefused)
        return false;
    Known known = of(need.area);
    if (need.use == Use::Write) {
        if (!isRefused)
            known.write = Verdict::Granted;
        else if (known.write != Verdict::Granted && error->code == notPermitted)
            known.write = Verdict::Refused;
    } else if (need.isList) {
        known.read = isRefused ? Verdict::Refused : Verdict::Granted;
        // What was written before was written with permissions that are not there any more.
        if (isRefused && known.write == Verdict::Granted)
            known.write = Verdict::Unknown;
    }
    return std::exchange(m_known[static_cast<size_t>(need.area)], known) != known;
}

bool AccessRights::setScope(const QString &scope)
{
    // The old permissions ended with the old token; lists are read again anyway.
    const bool isOther = std::exchange(m_scopeText, scope) != scope;
    const bool isChanged = isOther ? forgetWrites() : allowTrying();
    QStringList words = scope.simplified().split(u' ', Qt::SkipEmptyParts);
    if (!std::all_of(words.cbegin(), words.cend(), isPermissionCode))
        words.clear();
    return std::exchange(m_scope, words) != words || isChanged;
}

bool AccessRights::allowTrying()
{
    bool isChanged = false;
    for (Known &known : m_known) {
        if (known.write == Verdict::Refused) {
            known.write = Verdict::Unknown;
            isChanged = true;
        }
    }
    return isChanged;
}

bool AccessRights::forgetWrites()
{
    bool isChanged = false;
    for (Known &known : m_known)
        isChanged = std::exchange(known.write, Verdict::Unknown) != Verdict::Unknown || isChanged;
    return isChanged;
}

bool AccessRights::isInScope(Area area, Use use) const
{
    const AreaNames &names = namesOf(area);
    if (m_scope.contains(everythingWritten))
        return true;
    // org_all is not among the permissions that the pages of organizations ask for.
    if (area != Area::Organizations && m_scope.contains(names.readWrite))
        return true;
    return use == Use::Read && (m_scope.contains(everythingRead) || m_scope.contains(names.read));
}

bool AccessRights::scopeCounts() const
{
    return !m_scope.isEmpty()
        && std::all_of(areaNames.begin(), areaNames.end(), [this](const AreaNames &names) {
               const Known &known = of(names.area);
               const bool canRead = isInScope(names.area, Use::Read);
               return (known.read != Verdict::Granted || canRead)
                   && (known.read != Verdict::Refused || !canRead)
                   && (known.write != Verdict::Granted || isInScope(names.area, Use::Write));
           });
}

bool AccessRights::scopeExplainsARefusedList() const
{
    return std::any_of(areaNames.begin(), areaNames.end(), [this](const AreaNames &names) {
        return of(names.area).read == Verdict::Refused && !isInScope(names.area, Use::Read);
    });
}

std::optional<QString> AccessRights::missing(Area area, Use use) const
{
    const Known &known = of(area);
    const bool isWrite = use == Use::Write;
    // Done is done, whatever else was said.
    if ((isWrite ? known.write : known.read) == Verdict::Granted)
        return {};
    const bool isRefused
        = known.read == Verdict::Refused || (isWrite && known.write == Verdict::Refused);
    const bool isMissing = scopeCounts()
        ? !isInScope(area, use) && (isRefused || scopeExplainsARefusedList())
        : isRefused;
    if (!isMissing)
        return {};
    return QString(isWrite ? namesOf(area).readWrite : namesOf(area).read);
}

} // namespace renzhi
