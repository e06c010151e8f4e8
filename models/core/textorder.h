// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QCollator>

#include <unordered_map>

namespace renzhi {

// Texts in the order people expect (Chinese by pinyin, numbers by value), compared by keys that are
// made once per distinct text.
class TextOrder
{
public:
    TextOrder();
    [[nodiscard]] const QCollatorSortKey &key(const QString &text);
    [[nodiscard]] int compare(const QString &a, const QString &b);
    // Below 0 where `a` comes first: by name, then by code, then by id. 0 for a record and itself.
    template <class Record> [[nodiscard]] int compareRecords(const Record &a, const Record &b)
    {
        if (const int names = compare(a.name, b.name))
            return names;
        if (const int codes = compare(a.code.toString(), b.code.toString()))
            return codes;
        return int(b.id < a.id) - int(a.id < b.id);
    }
    void clear() { m_keys.clear(); }

private:
    QCollator m_collator;
    std::unordered_map<QString, QCollatorSortKey> m_keys;
};

} // namespace renzhi
