// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace renzhi::cli {

// What a verb tells the shell. Listed in --help.
enum ExitCode {
    Done = 0,
    LocalFailure = 1, // this computer's disk or cache, or standard output
    Usage = 2,
    Refused = 3, // by the server, or because of what the server holds
    Unreachable = 4, // network, offline, or an answer that cannot be used
    OutcomeUnknown = 5,
    NotAllowed = 6, // authentication or permission; a write for a profile that is read-only
    Interrupted = 130, // Ctrl+C, of a write before it was sent; as shells number it
};

} // namespace renzhi::cli
