// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/cache/recordtables.h"

namespace renzhi {

Result<std::optional<qint64>> References::find(const QString &text)
{
    if (text.isEmpty())
        return std::optional<qint64>(0);
    if (const auto known = m_numbers.constFind(text); known != m_numbers.cend())
        return std::optional<qint64>(*known);
    Query query(m_database, "SELECT number FROM reference WHERE text = ?");
    query.bind(text);
    if (query.next()) {
        const qint64 number = query.number(0);
        m_numbers.insert(text, number);
        return std::optional<qint64>(number);
    }
    if (query.failed())
        return Failure(query.error());
    return std::optional<qint64>();
}

Result<qint64> References::intern(const QString &text)
{
    const auto known = find(text);
    if (!known)
        return Failure(known.error());
    if (*known)
        return **known;
    Query insert(m_database, "INSERT INTO reference (text) VALUES (?)");
    insert.bind(text);
    if (auto done = insert.finish(); !done)
        return Failure(done.error());
    const qint64 number = m_database.lastInsertedRow();
    m_numbers.insert(text, number);
    return number;
}

QString References::text(qint64 number)
{
    if (number == 0)
        return {};
    if (const auto known = m_texts.constFind(number); known != m_texts.cend())
        return *known;
    Query query(m_database, "SELECT text FROM reference WHERE number = ?");
    query.bind(number);
    if (!query.next())
        return {};
    return *m_texts.insert(number, query.text(0));
}

void References::forget()
{
    m_numbers.clear();
    m_texts.clear();
}

} // namespace renzhi
