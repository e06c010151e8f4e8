// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/diagnostics.h"
#include "models/core/tenantprofile.h"

namespace renzhi {

class DirectoryService;
class Outbox;
class Settings;

// Gathers what Diagnostics has a place for. Needs the application object, sends nothing.

// All but the tenants. Without a window there is no platform, style or scale to tell.
[[nodiscard]] Diagnostics diagnose(const Settings &settings);

// What the profile asks for, without its name, client id, host and file names.
[[nodiscard]] Diagnostics::Tenant diagnoseProfile(const TenantProfile &profile);
// The same with the state of the tenant that is open. `cacheDirectory` is its own.
[[nodiscard]] Diagnostics::Tenant diagnoseOpen(const TenantProfile &profile,
                                               const QString &cacheDirectory,
                                               const DirectoryService &service,
                                               const Outbox &outbox);
// The same with what is on this computer of a tenant that is not open: looks at its local copy,
// change log and Outbox, and leaves each as it is, also one that cannot be read: then it tells the
// code. Of one that has no local copy the profile alone.
[[nodiscard]] Diagnostics::Tenant diagnoseKept(const TenantProfile &profile,
                                               const QString &cacheDirectory,
                                               const QString &dataDirectory);

} // namespace renzhi
