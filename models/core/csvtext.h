// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStringList>

// Tables as text, for spreadsheets.
namespace renzhi::csv {

// The cells as one line, each guarded (guardedForCell()) and quoted (RFC 4180), with CR LF at its
// end.
[[nodiscard]] QString line(const QStringList &cells);

} // namespace renzhi::csv
