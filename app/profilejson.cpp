// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/profilejson.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace renzhi {

using namespace Qt::StringLiterals;

QByteArray profilesToJson(const QVector<TenantProfile> &profiles)
{
    QJsonArray array;
    for (const TenantProfile &profile : profiles) {
        array.append(QJsonObject { { u"id"_s, profile.id },
                                   { u"name"_s, profile.name },
                                   { u"base_url"_s, profile.baseUrl },
                                   { u"client_id"_s, profile.clientId },
                                   { u"ca_file"_s, profile.caFile },
                                   { u"proxy"_s, profile.proxy },
                                   { u"colour"_s, profile.colour },
                                   { u"read_only"_s, profile.readOnly },
                                   { u"transfers"_s, profile.transfers },
                                   { u"production"_s, profile.production } });
    }
    return QJsonDocument(array).toJson(QJsonDocument::Compact);
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
        profile.readOnly = object.value("read_only"_L1).toBool();
        profile.transfers = object.value("transfers"_L1).toBool();
        profile.production = object.value("production"_L1).toBool();
        if (!profile.id.isEmpty() && !profile.baseUrl.isEmpty())
            profiles.append(profile);
    }
    return profiles;
}

} // namespace renzhi
