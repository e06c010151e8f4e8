// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/profilewipe.h"

#include <QDateTime>
#include <QDir>
#include <QSettings>

#include <algorithm>

namespace renzhi {

using namespace Qt::StringLiterals;

Result<void> wipeTenant(const DataLocations &locations, QSettings &state, const QString &key)
{
    bool isGone = isFolderName(key);
    if (isGone) {
        for (const QString &folder : { locations.cacheOf(key), locations.dataOf(key) })
            isGone = QDir(folder).removeRecursively() && isGone;
        state.remove(u"tenants/"_s + key);
        state.sync();
        isGone = state.status() == QSettings::NoError && isGone;
    }
    if (isGone)
        return {};
    ApiError error;
    error.kind = ApiError::Kind::Local;
    error.code = u"local.wipe"_s;
    error.detail = u"something of the tenant cannot be removed"_s;
    error.at = QDateTime::currentDateTime();
    return Failure(error);
}

Result<void> wipeProfile(const DataLocations &locations, QSettings &state,
                         const TenantProfile &profile, const QVector<TenantProfile> &others)
{
    const auto keyOf = [](const TenantProfile &each) {
        return tenantKey(QUrl(each.baseUrl, QUrl::StrictMode), each.clientId);
    };
    const QString key = keyOf(profile);
    const auto isShared = [&](const QString &folder) {
        return std::any_of(others.cbegin(), others.cend(), [&](const TenantProfile &other) {
            return other.id == folder || keyOf(other) == folder;
        });
    };
    Result<void> wiped;
    if (!isShared(profile.id))
        wiped = wipeTenant(locations, state, profile.id);
    if (isShared(key) || profile.baseUrl.isEmpty())
        return wiped;
    const Result<void> more = wipeTenant(locations, state, key);
    return wiped ? more : wiped;
}

} // namespace renzhi
