// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace renzhi {

struct Options;

// Whether a QApplication can start here. A tour needs no screen: without one it is drawn offscreen.
// Comes before the application object; Qt would end the program with a message about plugins.
[[nodiscard]] bool prepareDisplay(const Options &options, int argc, char **argv);

} // namespace renzhi
