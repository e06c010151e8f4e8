// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/result.h"

#include <QString>

#include <optional>

// The file of the change log as the disk has it, whatever is in it.
namespace renzhi::changelogdisk {

// Which file a path leads to. As long as somebody has it open no other one gets the same number.
struct FileId
{
    quint64 device = 0;
    quint64 number = 0;
    friend bool operator==(const FileId &, const FileId &) = default;
};
[[nodiscard]] std::optional<FileId> idOf(const QString &path); // nothing: there is none

// Gives a file that was marked as damaged another name, and takes the mark away: somebody may be
// able to rescue what is in it, and nothing overwrites it. Local, "local.change-log": it cannot be.
[[nodiscard]] Result<void> putAside(const QString &path);

} // namespace renzhi::changelogdisk
