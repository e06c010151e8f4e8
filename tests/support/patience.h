// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace renzhi::test {

// Milliseconds that a test waits for what must come: a busy machine under sanitizers takes its
// time.
inline constexpr int Patience = 30'000;

} // namespace renzhi::test
