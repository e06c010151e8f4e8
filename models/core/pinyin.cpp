// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/core/pinyin.h"

namespace renzhi::pinyin {

Keys keysOf(const QString &name)
{
    return { { { name.toLower() } } };
}

int match(const QString &name, const Keys &, const QString &query)
{
    return name.contains(query, Qt::CaseInsensitive) ? 2 : 0;
}

} // namespace renzhi::pinyin
