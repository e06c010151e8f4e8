// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/bilingual.h"
#include "app/cli/command.h"

#include <QCommandLineParser>

#include <span>
#include <tl/expected.hpp>

namespace renzhi::cli {

struct OptionSpec
{
    const char *name;
    const char *value; // nullptr: a switch
    bool required = false;
};

struct VerbSpec
{
    Verb verb;
    const char *words; // "job add"
    const char *arguments; // "USER_ID JOB_ID"
    std::span<const OptionSpec> options;
    const char *help; // source text of context "Help"
};

[[nodiscard]] std::span<const VerbSpec> verbs();

// Every option of every verb, once, for a parser.
void addVerbOptions(QCommandLineParser &parser);

// The command behind the words and options of a parsed command line, or why it is none. The parser
// has at least one positional argument; `globalOptions` are the names that go with every verb.
[[nodiscard]] tl::expected<Command, UsageError> commandFrom(const QCommandLineParser &parser,
                                                            const QStringList &globalOptions);

} // namespace renzhi::cli
