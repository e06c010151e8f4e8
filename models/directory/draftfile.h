// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/formdraft.h"
#include "models/core/result.h"
#include "models/directory/entryfile.h"

#include <QByteArray>
#include <QString>
#include <QVector>

// How the drafts of a tenant are written down (drafts.json).
namespace renzhi::draftfile {

inline constexpr qsizetype MostBytes
    = qsizetype(8) * 1024 * 1024; // of a file that is read or written

// Where they are.
[[nodiscard]] EntryFile fileIn(const QString &directory);

struct Content
{
    QVector<FormDraft> drafts;
    QString tenant; // whose they are, as toBytes() got it; empty: not written down
    bool isWhole = true; // false: there were entries that are no drafts
};

[[nodiscard]] QByteArray toBytes(const QVector<FormDraft> &drafts, const QString &tenant = {});
// Fails with "local.drafts-newer" when it is the file of a newer program, and with
// "local.drafts-damaged" when it is no such file or a larger one than this program writes.
[[nodiscard]] Result<Content> fromBytes(const QByteArray &bytes);

} // namespace renzhi::draftfile
