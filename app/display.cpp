// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/display.h"

#include "app/options.h"

#include <QByteArrayView>

#include <algorithm>

namespace renzhi {

bool prepareDisplay(const Options &options, int argc, char **argv)
{
    const bool chosen = std::any_of(argv, argv + argc, [](const char *argument) {
        return QByteArrayView(argument) == "-platform";
    });
    if (chosen || !qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")
        || !qEnvironmentVariableIsEmpty("DISPLAY")
        || !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY"))
        return true;
    if (options.tourDirectory.isEmpty())
        return false;
    return qputenv("QT_QPA_PLATFORM", "offscreen");
}

} // namespace renzhi
