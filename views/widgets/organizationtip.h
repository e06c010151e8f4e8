// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/organizationstatistics.h"

#include <QStringList>

namespace renzhi {

// What is counted of an organization, by itself and with everything below it, or of all (the empty
// id): lines for its tool tip, in the language of now. Never store what it gives.
[[nodiscard]] QStringList organizationTip(const OrganizationStatistics &statistics,
                                          const ReferenceIndex &references, const OrgId &id);

} // namespace renzhi
