// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/apierror.h"

namespace renzhi {

// What an error means to somebody who reads the jobs of one person after the other.
enum class CrawlVerdict {
    Gone, // the person is (USER.0001)
    Refused, // the jobs of this person
    Doubtful, // this answer cannot be used; or none can: a gateway's page, a broken server
    Busy, // the server asks to wait, or is down behind its gateway
    Lost, // the server, or the way to it
    Final, // nobody's jobs can be read: no token, job management is off, this computer's disk
};

[[nodiscard]] CrawlVerdict verdictOn(const ApiError &error);

} // namespace renzhi
