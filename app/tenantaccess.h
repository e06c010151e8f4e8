// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/bilingual.h"
#include "app/options.h"
#include "models/core/tenantprofile.h"
#include "models/directory/directoryservice.h"

#include <QVector>

#include <tl/expected.hpp>

namespace renzhi {

// From what a person says about a tenant to what a DirectoryService needs. Errors are about files
// and addresses as they were given. The caller sets cacheDirectory.

[[nodiscard]] tl::expected<TenantOptions, cli::UsageError>
tenantOptionsFor(const TenantProfile &profile, const QString &secret);

// The profile named on the command line (--tenant …), not kept anywhere; its id is a tenantKey().
[[nodiscard]] TenantProfile profileFrom(const Options &options);
// The same with the marks that one of these profiles about the same application of the same tenant
// has: read-only, production and what is kept of people bind whoever comes by the command line too.
[[nodiscard]] TenantProfile profileFrom(const Options &options, const QVector<TenantProfile> &kept);
// The content of --client-secret-file without the line break at its end; empty without the option.
[[nodiscard]] tl::expected<QString, cli::UsageError> secretFrom(const Options &options);

} // namespace renzhi
