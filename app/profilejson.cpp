// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/profilejson.h"

#include "app/datalocations.h"
#include "models/core/wholefile.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <QUrl>

#include <algorithm>

namespace renzhi {

using namespace Qt::StringLiterals;

namespace {

// By hand: what QUrl cannot read may hold a password all the same, with a slash in it too. What
// comes after the path is of no use to anybody, and may hold one as well.
QString withoutUser(const QString &address, bool hasPath)
{
    const qsizetype scheme = address.indexOf("://"_L1);
    const qsizetype begin = scheme < 0 ? 0 : scheme + 3;
    const bool isReadable = QUrl(address, QUrl::StrictMode).isValid();
    const qsizetype path = hasPath && isReadable ? address.indexOf(u'/', begin) : -1;
    const qsizetype at = address.lastIndexOf(u'@', path < 0 ? -1 : path);
    const QString plain = at < begin ? address : QString(address.left(begin) + address.mid(at + 1));
    const auto rest = std::find_if(plain.cbegin(), plain.cend(),
                                   [](QChar c) { return c == u'?' || c == u'#'; });
    return plain.first(rest - plain.cbegin());
}

ApiError writeError(const QString &detail)
{
    ApiError error;
    error.kind = ApiError::Kind::Local;
    error.code = u"local.export"_s;
    error.detail = detail;
    error.at = QDateTime::currentDateTime();
    return error;
}

QJsonObject toJson(const TenantProfile &profile)
{
    QJsonObject object { { u"id"_s, profile.id },
                         { u"name"_s, profile.name },
                         { u"base_url"_s, profile.baseUrl },
                         { u"client_id"_s, profile.clientId },
                         { u"ca_file"_s, profile.caFile },
                         { u"proxy"_s, profile.proxy },
                         { u"colour"_s, profile.colour },
                         { u"connections"_s, profile.connections },
                         { u"requests_per_second"_s, profile.requestsPerSecond },
                         { u"sync_minutes"_s, profile.syncMinutes },
                         { u"read_only"_s, profile.readOnly },
                         { u"transfers"_s, profile.transfers },
                         { u"position_removal"_s, profile.positionRemoval },
                         { u"production"_s, profile.production },
                         { u"keep_contacts"_s, profile.keepsContacts },
                         { u"forget_after_days"_s, profile.forgetAfterDays } };
    if (profile.language)
        object.insert(u"language"_s, languageName(*profile.language));
    return object;
}

} // namespace

QByteArray profilesToJson(const QVector<TenantProfile> &profiles)
{
    QJsonArray array;
    for (const TenantProfile &profile : profiles)
        array.append(toJson(profile));
    return QJsonDocument(array).toJson(QJsonDocument::Compact);
}

TenantProfile withoutCredentials(TenantProfile profile)
{
    profile.baseUrl = withoutUser(profile.baseUrl, true);
    profile.proxy = withoutUser(profile.proxy, false);
    return profile;
}

Result<void> exportProfile(const TenantProfile &profile, const QString &file)
{
    QSaveFile target(file);
    if (!target.open(QIODevice::WriteOnly))
        return Failure(writeError(target.errorString()));
    if (!writeWhole(target, profilesToJson({ withoutCredentials(profile) })))
        return Failure(writeError(target.errorString()));
    return {};
}

QVector<TenantProfile> profilesFromJson(const QByteArray &json)
{
    QVector<TenantProfile> profiles;
    const QJsonArray array = QJsonDocument::fromJson(json).array();
    for (const auto &value : array) {
        const QJsonObject object = value.toObject();
        TenantProfile profile;
        profile.id = object.value("id"_L1).toString();
        profile.name = object.value("name"_L1).toString();
        profile.baseUrl = object.value("base_url"_L1).toString();
        profile.clientId = object.value("client_id"_L1).toString();
        profile.caFile = object.value("ca_file"_L1).toString();
        profile.proxy = object.value("proxy"_L1).toString();
        profile.colour = object.value("colour"_L1).toString();
        profile.language = languageNamed(object.value("language"_L1).toString());
        profile.connections = std::clamp(object.value("connections"_L1).toInt(profile.connections),
                                         1, TenantProfile::MostConnections);
        profile.requestsPerSecond = std::clamp(object.value("requests_per_second"_L1).toInt(), 0,
                                               TenantProfile::MostRequestsPerSecond);
        profile.syncMinutes = std::clamp(object.value("sync_minutes"_L1).toInt(profile.syncMinutes),
                                         0, TenantProfile::MostSyncMinutes);
        profile.readOnly = object.value("read_only"_L1).toBool();
        profile.transfers = object.value("transfers"_L1).toBool();
        profile.positionRemoval = object.value("position_removal"_L1).toBool();
        profile.production = object.value("production"_L1).toBool();
        profile.keepsContacts = object.value("keep_contacts"_L1).toBool(profile.keepsContacts);
        profile.forgetAfterDays = std::clamp(object.value("forget_after_days"_L1).toInt(), 0,
                                             TenantProfile::MostForgetAfterDays);
        if (isFolderName(profile.id) && !profile.baseUrl.isEmpty())
            profiles.append(profile);
    }
    return profiles;
}

} // namespace renzhi
