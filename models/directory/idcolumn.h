// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/cache/cachestore.h"

#include <limits>
#include <optional>
#include <unordered_map>
#include <vector>

namespace renzhi {

// One column of ids as the jobs name them: each distinct one has an index, in the order in which
// they come. The ids themselves are only looked up where something is made of them.
class IdColumn
{
public:
    quint32 indexOf(qint64 number)
    {
        // Numbers are given one after the other; a larger one is damage, or of a very old cache.
        if (number >= 0 && number < MostInTable) {
            if (size_t(number) >= m_table.size())
                m_table.resize(size_t(number) + 1, None);
            quint32 &index = m_table[size_t(number)];
            if (index == None)
                index = add(number);
            return index;
        }
        const auto known = m_others.find(number);
        return known != m_others.end() ? known->second
                                       : m_others.emplace(number, add(number)).first->second;
    }
    // Of one that the cache may have no number for; each call gives another index.
    quint32 indexOf(const QString &id)
    {
        const quint32 index = add(-1);
        m_given.emplace(index, id);
        return index;
    }
    [[nodiscard]] QString id(quint32 index, const CacheStore &store) const
    {
        const auto given = m_given.find(index);
        return given != m_given.end() ? given->second : store.internedText(m_numbers[index]);
    }
    [[nodiscard]] quint32 size() const { return quint32(m_numbers.size()); }

private:
    static constexpr qint64 MostInTable = qint64(1) << 22;
    static constexpr quint32 None = std::numeric_limits<quint32>::max();

    quint32 add(qint64 number)
    {
        m_numbers.push_back(number);
        return quint32(m_numbers.size() - 1);
    }

    std::vector<qint64> m_numbers; // by index
    std::vector<quint32> m_table; // index by number
    std::unordered_map<qint64, quint32> m_others;
    std::unordered_map<quint32, QString> m_given;
};

// What is made of an index once, and then remembered.
template <class Value> class Remembered
{
public:
    template <class Make> const Value &of(quint32 index, Make make)
    {
        if (index >= m_values.size())
            m_values.resize(size_t(index) + 1);
        std::optional<Value> &value = m_values[index];
        if (!value)
            value = make();
        return *value;
    }

private:
    std::vector<std::optional<Value>> m_values;
};

} // namespace renzhi
