// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/apierror.h"

namespace renzhi {

// What an error means to somebody who reads the jobs of one person after the other.
enum class CrawlVerdict {
    Gone, // the person is (USER.0001)
    Unreadable, // the jobs of this person: not shown, or an answer that cannot be used
    Busy, // the server asks to wait, or is down behind its gateway
    Lost, // the server, or the way to it
    Final, // nobody's jobs can be read: no token, job management is off, this computer's disk
};

[[nodiscard]] CrawlVerdict verdictOn(const ApiError &error);
// A moment later the same person may be answered.
[[nodiscard]] constexpr bool isPassing(CrawlVerdict verdict)
{
    return verdict == CrawlVerdict::Busy || verdict == CrawlVerdict::Lost;
}
// The server looked at the question and declines to answer it; anything else is a failure.
[[nodiscard]] bool isDeclined(const ApiError &error);

} // namespace renzhi
