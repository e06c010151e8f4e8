// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/tenantprofile.h"

#include <QNetworkProxy>

#include <optional>

namespace renzhi {

// The way to a tenant, as its profile says: "http://host:port", "socks5://host:port", or as people
// write it, "host:port". Nothing: this is not the address of a proxy.
[[nodiscard]] std::optional<QNetworkProxy> proxyOf(const TenantProfile &profile);

} // namespace renzhi
