// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/apierror.h"

namespace renzhi {

// An error of this program's own making, of this moment.
[[nodiscard]] inline ApiError localError(ApiError::Kind kind, const QString &code,
                                         const QString &detail)
{
    ApiError error;
    error.kind = kind;
    error.code = code;
    error.detail = detail;
    error.at = QDateTime::currentDateTime();
    return error;
}

} // namespace renzhi
