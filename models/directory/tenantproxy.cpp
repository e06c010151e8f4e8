// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/directory/tenantproxy.h"

#include <QHostAddress>
#include <QUrl>

namespace renzhi {

using namespace Qt::StringLiterals;

namespace {

constexpr int HttpPort = 8080;
constexpr int SocksPort = 1080;

bool isLoopback(const QString &host)
{
    return host == "localhost"_L1 || QHostAddress(host).isLoopback();
}

} // namespace

std::optional<QNetworkProxy> proxyOf(const TenantProfile &profile)
{
    if (profile.proxy == "direct"_L1)
        return QNetworkProxy(QNetworkProxy::NoProxy);
    // A proxy of the environment cannot reach this computer's own loopback.
    if (profile.proxy.isEmpty())
        return QNetworkProxy(isLoopback(QUrl(profile.baseUrl).host())
                                 ? QNetworkProxy::NoProxy
                                 : QNetworkProxy::DefaultProxy);
    const QString address
        = profile.proxy.contains("://"_L1) ? profile.proxy : QString(u"http://"_s + profile.proxy);
    const QUrl url(address, QUrl::StrictMode);
    const bool socks = url.scheme() == "socks5"_L1;
    if (!url.isValid() || url.host().isEmpty() || (!socks && url.scheme() != "http"_L1))
        return std::nullopt;
    return QNetworkProxy(socks ? QNetworkProxy::Socks5Proxy : QNetworkProxy::HttpProxy, url.host(),
                         static_cast<quint16>(url.port(socks ? SocksPort : HttpPort)),
                         url.userName(), url.password());
}

} // namespace renzhi
