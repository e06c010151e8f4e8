// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/bilingual.h"
#include "app/cli/command.h"
#include "models/core/language.h"

#include <QStringList>

#include <optional>

namespace renzhi {

// The command line, taken apart. A value.
struct Options
{
    enum class Wish { Window, Verb, Help, Version };

    Wish wish = Wish::Window;
    std::optional<cli::UsageError> error; // why it cannot be carried out (exit 2)
    std::optional<cli::Command> command; // Wish::Verb without an error
    QString tenant;
    QString clientId;
    QString secretFile;
    QString caFile;
    QString dataDirectory; // empty: the folders of the desktop
    std::optional<Language> language;
    QString tourDirectory; // empty: no tour
    bool offline = false;
    bool demo = false;
    bool json = false;

    // Whether a display is needed.
    [[nodiscard]] bool wantsWindow() const { return wish == Wish::Window && !error; }
};

// Reads the arguments after the program's name. Global options may stand before or after the verb.
// Needs no application object, prints nothing.
[[nodiscard]] Options parseOptions(const QStringList &arguments);

} // namespace renzhi
