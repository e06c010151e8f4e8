// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is read of the change log; changelog.cpp writes.

#include "models/cache/database.h"
#include "models/directory/changelog.h"
#include "models/directory/changelogfile.h"

namespace renzhi {

using changelogfile::ofTheLog;

// Adds to the open lines those that came since.
Result<void> ChangeLog::refreshOpen() const
{
    Query newest(*m_database, changelogfile::SelectNewest);
    const qint64 last = newest.next() ? newest.number(0) : 0;
    if (newest.failed())
        return Failure(ofTheLog(newest.error()));
    newest.restart();
    std::vector<qint64> fresh;
    Query query(*m_database, changelogfile::SelectOpenBetween);
    query.bind(m_lookedTo).bind(last);
    while (query.next())
        fresh.push_back(query.number(0));
    if (query.failed())
        return Failure(ofTheLog(query.error()));
    m_open.insert(m_open.end(), fresh.begin(), fresh.end());
    m_lookedTo = last;
    return {};
}

Result<std::vector<ChangeKey>> ChangeLog::find(const ChangeQuery &wanted) const
{
    std::vector<ChangeKey> keys;
    if (const auto opened = open(); !opened)
        return Failure(opened.error());
    if (!m_database)
        return keys;
    const changelogfile::Selection selection = changelogfile::selectionOf(wanted);
    Query query(*m_database, selection.sql);
    for (const QString &value : selection.values)
        query.bind(value);
    while (query.next())
        keys.push_back({ query.number(0), query.number(1) });
    if (query.failed())
        return Failure(ofTheLog(query.error()));
    return keys;
}

Result<std::vector<ChangeLine>> ChangeLog::lines(std::span<const qint64> ids) const
{
    std::vector<ChangeLine> result(ids.size());
    if (const auto opened = open(); !opened)
        return Failure(opened.error());
    if (!m_database)
        return result;
    Query query(*m_database, changelogfile::SelectLine);
    for (size_t i = 0; i < ids.size(); ++i) {
        query.bind(ids[i]);
        if (query.next())
            result[i] = changelogfile::lineFrom(query);
        if (query.failed())
            return Failure(ofTheLog(query.error()));
        query.restart();
    }
    return result;
}

} // namespace renzhi
