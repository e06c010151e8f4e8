// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/apierror.h"

namespace renzhi {

// Of a tenant whose job management is off (eiam-api.md 4).
inline constexpr QLatin1StringView jobManagementOffCode { "ENT.CONFIG.0031" };

// Whether the server declines to show what was asked for to this application: the permission for it
// is missing, or job management is off. Not when the application itself was not let in: that is
// about everything.
[[nodiscard]] bool isRefusal(const ApiError &error);

// What is kept of a refusal until the next start: its code, or "http.403" when it had none.
[[nodiscard]] QString keptRefusal(const ApiError &error);
// The refusal of which that was kept: enough for the error catalogue, and isRefusal().
[[nodiscard]] ApiError refusalFrom(const QString &kept);

} // namespace renzhi
