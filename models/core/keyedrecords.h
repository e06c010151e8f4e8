// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHash>
#include <QVector>

#include <utility>

namespace renzhi {

// A record without an id cannot be referred to. Of two with one id the later one stands: pages that
// shift while they are read repeat a record, and the later page is the newer one.
template <class Record, class Id>
[[nodiscard]] QVector<Record> distinct(QVector<Record> records, Id Record::*id,
                                       QHash<Id, qsizetype> &rowById)
{
    QVector<Record> kept;
    kept.reserve(records.size());
    rowById.reserve(records.size());
    for (Record &record : records) {
        const Id key = record.*id;
        if (key.isEmpty())
            continue;
        const auto known = rowById.constFind(key);
        if (known != rowById.cend()) {
            kept[*known] = std::move(record);
            continue;
        }
        rowById.insert(key, kept.size());
        kept.append(std::move(record));
    }
    return kept;
}

// Codes are unique on the server; here two records may share one for a while when codes were moved
// between them. The first one answers then, which is at least the same one every time.
template <class Record, class Code>
[[nodiscard]] QHash<Code, qsizetype> byCode(const QVector<Record> &records, Code Record::*code)
{
    QHash<Code, qsizetype> rows;
    rows.reserve(records.size());
    for (qsizetype row = 0; row < records.size(); ++row) {
        const Code &key = records[row].*code;
        if (!key.isEmpty() && !rows.contains(key))
            rows.insert(key, row);
    }
    return rows;
}

} // namespace renzhi
