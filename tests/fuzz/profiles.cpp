// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/profilejson.h"
#include "tests/fuzz/fuzz.h"

#include <QDir>

using namespace Qt::StringLiterals;

namespace renzhi::fuzz {

namespace {

void checkProfile(const TenantProfile &profile)
{
    property(!profile.id.isEmpty() && !profile.baseUrl.isEmpty(), "a profile can be reached");
    const QString folder = "/cache/"_L1 + profile.id;
    property(QDir::cleanPath(folder) == folder, "a profile's folder is inside its place");
    property(profile.connections >= 1 && profile.connections <= TenantProfile::MostConnections,
             "connections are within their range");
    property(profile.requestsPerSecond >= 0
                 && profile.requestsPerSecond <= TenantProfile::MostRequestsPerSecond,
             "requests are within their range");
    property(profile.syncMinutes >= 0 && profile.syncMinutes <= TenantProfile::MostSyncMinutes,
             "minutes between syncs are within their range");
    property(!profile.demo, "a file makes no demo tenant");
}

// What somebody put behind the password into an address does not bring the password out.
void checkCredentials(const QString &behind)
{
    const QString secret = u"correct-horse-battery"_s;
    TenantProfile profile;
    profile.id = u"p-1"_s;
    profile.baseUrl = u"https://operator:"_s + secret + u'@' + behind;
    profile.proxy = u"http://operator:"_s + secret + u'@' + behind;
    property(!profilesToJson({ withoutCredentials(profile) }).contains(secret.toUtf8()),
             "a password in an address is not exported");
}

} // namespace

// A line that stands behind a password; the file.
void profiles(Input input)
{
    checkCredentials(input.text());
    const QByteArray file = input.rest();
    const QVector<TenantProfile> read = profilesFromJson(file);
    property(read.size() <= file.size() / 2, "a profile takes room in the file");
    for (const TenantProfile &profile : read)
        checkProfile(profile);
    const QByteArray written = profilesToJson(read);
    property(isAltered(written) || profilesFromJson(written) == read,
             "profiles that are written down are read again");
}

} // namespace renzhi::fuzz
