// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/formdraft.h"
#include "models/core/result.h"

#include <QByteArray>

// How the drafts of a tenant are written down (drafts.json).
namespace renzhi::draftfile {

inline constexpr qsizetype MostBytes = 8 * 1024 * 1024; // of a file that is read or written

struct Content
{
    QVector<FormDraft> drafts;
    bool isWhole = true; // false: there were entries that are no drafts
};

[[nodiscard]] QByteArray toBytes(const QVector<FormDraft> &drafts);
// Fails with "local.drafts-newer" when it is the file of a newer program, and with
// "local.drafts-damaged" when it is no such file or a larger one than this program writes.
[[nodiscard]] Result<Content> fromBytes(const QByteArray &bytes);

} // namespace renzhi::draftfile
