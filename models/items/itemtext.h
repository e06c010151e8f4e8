// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/records.h"

#include <QString>

namespace renzhi {

// A tooltip that shows the text as it is, also when a name looks like HTML.
[[nodiscard]] QString toolTipOf(const QString &text);

// What an organization is called: its name, or its code where it has none.
[[nodiscard]] QString organizationName(const Organization &organization);

} // namespace renzhi
