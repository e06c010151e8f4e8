// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/sandboxoptions.h"

#include <QStringList>

namespace renzhi::sandbox {

struct CommandLine
{
    SandboxOptions options;
    QString error; // what is wrong with the arguments
    QString text; // help or version to print instead of serving
};

// Reads the program's arguments, the program's name first.
CommandLine parseCommandLine(const QStringList &arguments);

}
