// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/changeline.h"
#include "models/core/errorcatalog.h"
#include "models/items/changetablemodel.h"

#include <QStringList>

// A line of the change log in words, in the language of now.
namespace renzhi::changewords {

[[nodiscard]] QString state(ChangeState ended); // "Refused by the server"
// For whom, or which position.
[[nodiscard]] QString subject(const ChangeLine &line);
// "Add part-time job: 张伟 (zhang.wei)".
[[nodiscard]] QString heading(const ChangeLine &line);
[[nodiscard]] QString cell(const ChangeLine &line, ChangeTableModel::Column column);
// Everything of it, line by line: what, old → new by name and code, how it ended and why, when,
// who.
[[nodiscard]] QString detail(const ChangeLine &line, const ErrorCatalog &catalog);

// The columns of the export, and a line of it: by itself, not as the page shows it.
[[nodiscard]] QStringList exportHeader();
[[nodiscard]] QStringList exportCells(const ChangeLine &line);

} // namespace renzhi::changewords
