// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/api/answer.h"

#include <QLoggingCategory>

#include <chrono>

namespace renzhi {

Q_DECLARE_LOGGING_CATEGORY(apiLog) // "renzhi.api"

// One line per exchange: method, path (with ids), status or how it ended, time, size. No query, no
// header, no body: those hold tokens and people's data. For debugging only: an error is logged by
// whoever handles it.
void logExchange(const Request &request, const Arrival &arrival, std::chrono::milliseconds time);

} // namespace renzhi
