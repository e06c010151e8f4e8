// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/tenantprofile.h"

#include <QByteArray>
#include <QVector>

namespace renzhi {

// Tenant profiles as JSON for the settings file and for export. There is no member for a secret.
[[nodiscard]] QByteArray profilesToJson(const QVector<TenantProfile> &profiles);
// Profiles without an id or an address, and what is no JSON, are left out.
[[nodiscard]] QVector<TenantProfile> profilesFromJson(const QByteArray &json);

} // namespace renzhi
