// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/tenantaccess.h"

#include "app/datalocations.h"
#include "app/profilejson.h"
#include "models/directory/tenantproxy.h"

#include <QFile>

#include <algorithm>

namespace renzhi {

using namespace Qt::StringLiterals;
using cli::UsageError;

namespace {

constexpr qint64 largestSecret = qint64(64) * 1024;

tl::expected<QList<QSslCertificate>, UsageError> authoritiesOf(const QString &path)
{
    if (path.isEmpty())
        return QList<QSslCertificate>();
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return tl::unexpected(
            UsageError { QT_TRANSLATE_NOOP("Usage", "The file “%1” cannot be read: %2"),
                         { path, file.errorString() } });
    const QList<QSslCertificate> certificates = QSslCertificate::fromDevice(&file, QSsl::Pem);
    if (certificates.isEmpty())
        return tl::unexpected(UsageError {
            QT_TRANSLATE_NOOP("Usage", "The file “%1” holds no certificate in PEM form."),
            { path } });
    return certificates;
}

// Of two spans of which 0 is without an end.
int shorter(int one, int other)
{
    return one == 0 || other == 0 ? std::max(one, other) : std::min(one, other);
}

} // namespace

tl::expected<TenantOptions, UsageError> tenantOptionsFor(const TenantProfile &profile,
                                                         const QString &secret)
{
    TenantOptions options;
    options.baseUrl = QUrl(profile.baseUrl, QUrl::StrictMode);
    options.clientId = profile.clientId;
    options.clientSecret = secret;
    options.readOnly = profile.readOnly;
    options.maxInFlight = profile.connections;
    options.requestsPerSecond = profile.requestsPerSecond;
    options.keepsContacts = profile.keepsContacts;
    options.forgetAfterDays = profile.forgetAfterDays;
    const auto proxy = proxyOf(profile);
    if (!proxy)
        return tl::unexpected(
            UsageError { QT_TRANSLATE_NOOP("Usage",
                                           "The proxy needs an address like http://host:port or "
                                           "socks5://host:port, not “%1”."),
                         { withoutCredentials(profile).proxy } });
    options.proxy = *proxy;
    const auto authorities = authoritiesOf(profile.caFile);
    if (!authorities)
        return tl::unexpected(authorities.error());
    options.extraCaCertificates = *authorities;
    return options;
}

TenantProfile profileFrom(const Options &options)
{
    TenantProfile profile;
    const QUrl url(options.tenant, QUrl::StrictMode);
    profile.id = tenantKey(url, options.clientId);
    profile.name = url.host();
    profile.baseUrl = options.tenant;
    profile.clientId = options.clientId;
    profile.caFile = options.caFile;
    return profile;
}

TenantProfile profileFrom(const Options &options, const QVector<TenantProfile> &kept)
{
    TenantProfile named = profileFrom(options);
    for (const TenantProfile &each : kept) {
        if (tenantKey(QUrl(each.baseUrl, QUrl::StrictMode), each.clientId) != named.id)
            continue;
        named.readOnly = named.readOnly || each.readOnly;
        named.production = named.production || each.production;
        named.keepsContacts = named.keepsContacts && each.keepsContacts;
        named.forgetAfterDays = shorter(named.forgetAfterDays, each.forgetAfterDays);
    }
    return named;
}

tl::expected<QString, UsageError> secretFrom(const Options &options)
{
    if (options.secretFile.isEmpty())
        return QString();
    QFile file(options.secretFile);
    if (!file.open(QIODevice::ReadOnly))
        return tl::unexpected(
            UsageError { QT_TRANSLATE_NOOP("Usage", "The file “%1” cannot be read: %2"),
                         { options.secretFile, file.errorString() } });
    QByteArray secret = file.read(largestSecret);
    if (secret.endsWith('\n'))
        secret.chop(1);
    if (secret.endsWith('\r'))
        secret.chop(1);
    if (secret.isEmpty())
        return tl::unexpected(UsageError { QT_TRANSLATE_NOOP("Usage", "The file “%1” is empty."),
                                           { options.secretFile } });
    return QString::fromUtf8(secret);
}

} // namespace renzhi
