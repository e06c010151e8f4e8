// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is read of the change log; changelog.cpp writes.

#include "models/cache/database.h"
#include "models/directory/changelog.h"
#include "models/directory/changelogfile.h"

#include <limits>

namespace renzhi {

Result<qint64> changelogfile::newestLine(Database &database)
{
    Query newest(database, SelectNewest);
    const qint64 last = newest.next() ? newest.number(0) : 0;
    if (newest.failed())
        return Failure(newest.error());
    return last;
}

Result<void> changelogfile::findBetween(Database &database, const ChangeQuery &wanted, qint64 after,
                                        qint64 upTo, std::vector<ChangeKey> &keys)
{
    const Selection selection = selectionOf(wanted);
    Query query(database, selection.sql);
    query.bind(after).bind(upTo);
    for (const QString &value : selection.values)
        query.bind(value);
    while (query.next())
        keys.push_back({ query.number(0), query.number(1) });
    if (query.failed())
        return Failure(query.error());
    return {};
}

Result<std::vector<ChangeLine>> changelogfile::readLines(Database &database,
                                                         std::span<const qint64> ids)
{
    std::vector<ChangeLine> result(ids.size());
    Query query(database, SelectLine);
    for (size_t i = 0; i < ids.size(); ++i) {
        query.bind(ids[i]);
        if (query.next())
            result[i] = lineFrom(query);
        if (query.failed())
            return Failure(query.error());
        query.restart();
    }
    return result;
}

// Adds to the open lines those that came since.
Result<void> ChangeLog::refreshOpen() const
{
    const Result<qint64> last = changelogfile::newestLine(*m_database);
    if (!last)
        return Failure(trouble(last.error()));
    if (*last < m_lookedTo) { // somebody put an older copy of the file in its place
        m_open.clear();
        m_lookedTo = 0;
    }
    std::vector<qint64> fresh;
    Query query(*m_database, changelogfile::SelectOpenBetween);
    query.bind(m_lookedTo).bind(*last);
    while (query.next())
        fresh.push_back(query.number(0));
    if (query.failed())
        return Failure(trouble(query.error()));
    m_open.insert(m_open.end(), fresh.begin(), fresh.end());
    m_lookedTo = *last;
    return {};
}

Result<std::vector<ChangeKey>> ChangeLog::find(const ChangeQuery &wanted) const
{
    std::vector<ChangeKey> keys;
    if (const auto opened = open(); !opened)
        return Failure(opened.error());
    if (!m_database)
        return keys;
    constexpr qint64 last = std::numeric_limits<qint64>::max();
    if (const auto read = changelogfile::findBetween(*m_database, wanted, 0, last, keys); !read)
        return Failure(trouble(read.error()));
    return keys;
}

Result<std::vector<ChangeLine>> ChangeLog::lines(std::span<const qint64> ids) const
{
    if (const auto opened = open(); !opened)
        return Failure(opened.error());
    if (!m_database)
        return std::vector<ChangeLine>(ids.size());
    return changelogfile::readLines(*m_database, ids).map_error([this](const ApiError &error) {
        return trouble(error);
    });
}

Result<std::optional<ChangeLog::Sent>> ChangeLog::sentOf(qint64 id) const
{
    std::optional<Sent> sent;
    if (const auto opened = open(); !opened)
        return Failure(opened.error());
    if (!m_database)
        return sent;
    Query query(*m_database, changelogfile::SelectSent);
    query.bind(id);
    if (query.next())
        sent = changelogfile::sentFrom(query.text(0));
    if (query.failed())
        return Failure(trouble(query.error()));
    return sent;
}

Result<std::vector<ChangeLine>> ChangeLog::undoings(const UserId &user) const
{
    if (const auto opened = open(); !opened)
        return Failure(opened.error());
    if (!m_database)
        return std::vector<ChangeLine>();
    std::vector<qint64> ids;
    {
        Query query(*m_database, changelogfile::SelectUndoings);
        query.bind(user.toString());
        while (query.next())
            ids.push_back(query.number(0));
        if (query.failed())
            return Failure(trouble(query.error()));
    }
    return lines(ids);
}

} // namespace renzhi
