// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/rowbound.h"

#include <QVector>

#include <algorithm>
#include <optional>

namespace renzhi {

// How many jobs people have, by their rows in the cache; of those alone whose jobs were read. A
// value: copies share what they hold until one of them changes, so that another thread can look
// into one. A plain column and no hash: a sort of everybody looks at each of them.
class KnownJobCounts
{
public:
    KnownJobCounts() = default; // nobody's are known, and none are kept
    // Of so many people; a row that cannot be one of theirs is not kept.
    explicit KnownJobCounts(qint64 people)
        : m_mostRows(mostRowsOf(quint64(std::max<qint64>(people, 0))))
    {
    }

    [[nodiscard]] std::optional<int> of(quint32 row) const
    {
        const int count = qsizetype(row) < m_counts.size() ? m_counts.at(qsizetype(row)) : Unknown;
        return count < 0 ? std::nullopt : std::optional(count);
    }
    // Nothing: not known. Whether it is another number than before.
    bool set(quint32 row, std::optional<int> count)
    {
        if (row >= m_mostRows || of(row) == count)
            return false;
        if (qsizetype(row) >= m_counts.size())
            m_counts.resize(qsizetype(row) + 1, Unknown);
        m_counts[qsizetype(row)] = count.value_or(Unknown);
        return true;
    }

    friend bool operator==(const KnownJobCounts &, const KnownJobCounts &) = default;

private:
    static constexpr int Unknown = -1;

    quint64 m_mostRows = 0;
    QVector<int> m_counts;
};

} // namespace renzhi
