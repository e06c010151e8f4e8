// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <span>

namespace renzhi::cli {

// An option that goes with every verb.
struct GlobalOption
{
    const char *name;
    const char *value; // nullptr: a switch
    const char *help; // source text of context "Help"
};

[[nodiscard]] std::span<const GlobalOption> globalOptions();

// What --help prints, in the language of now.
[[nodiscard]] QString helpText();

} // namespace renzhi::cli
