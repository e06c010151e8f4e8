// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/core/textorder.h"

namespace renzhi {

TextOrder::TextOrder() : m_collator(QLocale(QLocale::Chinese, QLocale::China))
{
    m_collator.setNumericMode(true);
    m_collator.setCaseSensitivity(Qt::CaseInsensitive);
}

const QCollatorSortKey &TextOrder::key(const QString &text)
{
    auto known = m_keys.find(text);
    if (known == m_keys.end())
        known = m_keys.emplace(text, m_collator.sortKey(text)).first;
    return known->second;
}

int TextOrder::compare(const QString &a, const QString &b)
{
    // What is empty comes last.
    if (a.isEmpty() || b.isEmpty())
        return int(a.isEmpty()) - int(b.isEmpty());
    return a == b ? 0 : key(a).compare(key(b));
}

} // namespace renzhi
