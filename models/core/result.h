// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/apierror.h"

#include <tl/expected.hpp>

namespace renzhi {

// A value or the error that stood in its way, with std::expected's member names, so that the
// standard's type can take its place when the compiler has it. Nothing throws across a layer.
template <class T> using Result = tl::expected<T, ApiError>;

using Failure = tl::unexpected<ApiError>;

} // namespace renzhi
