// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/result.h"
#include "models/core/tenantprofile.h"

#include <QByteArray>
#include <QVector>

namespace renzhi {

// Tenant profiles as JSON for the settings file and for export. There is no member for a secret.
[[nodiscard]] QByteArray profilesToJson(const QVector<TenantProfile> &profiles);
// As it may be given to others: without a name and password inside the addresses of the tenant and
// of the proxy.
[[nodiscard]] TenantProfile withoutCredentials(TenantProfile profile);
// Writes one profile, without credentials, as profilesToJson does. Local, "local.export": the file
// cannot be written; what was there before stays.
[[nodiscard]] Result<void> exportProfile(const TenantProfile &profile, const QString &file);
// Profiles without an id or an address, or with an id that cannot name a folder, and what is no
// JSON, are left out. A language unknown here
// is none; a number that is missing, or none, is the default, and the nearest one allowed where it
// is out of its range.
[[nodiscard]] QVector<TenantProfile> profilesFromJson(const QByteArray &json);

} // namespace renzhi
