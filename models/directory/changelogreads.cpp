// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is read of the change log; changelog.cpp writes.

#include "models/cache/database.h"
#include "models/directory/changelog.h"
#include "models/directory/changelogfile.h"
#include "models/directory/localerror.h"
#include "models/directory/undochain.h"

#include <QDir>
#include <QFile>

#include <limits>
#include <utility>

namespace renzhi {

using namespace Qt::StringLiterals;

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

Result<ChangeDigest> changelogfile::readDigest(Database &database, int mostFailures)
{
    ChangeDigest digest;
    Query count(database, SelectCount);
    if (count.next())
        digest.lines = count.number(0);
    if (count.failed())
        return Failure(count.error());
    std::vector<qint64> ids;
    Query failures(database, SelectFailures);
    failures.bind(mostFailures);
    while (failures.next())
        ids.push_back(failures.number(0));
    if (failures.failed())
        return Failure(failures.error());
    auto lines = readLines(database, ids);
    if (!lines)
        return Failure(lines.error());
    digest.failures = std::move(*lines);
    return digest;
}

Result<ChangeDigest> changelogfile::lookAt(const QString &directory, int mostFailures)
{
    const QString path = QDir(directory).filePath(u"changes.sqlite"_s);
    if (directory.isEmpty() || !QFile::exists(path))
        return ChangeDigest();
    if (QFile::exists(Database::damageMark(path)))
        return Failure(localError(ApiError::Kind::Local, u"local.change-log-damaged"_s,
                                  u"found damaged before"_s));
    const auto database = Database::open(path, Database::Use::LookOnly);
    if (!database)
        return Failure(ofTheLog(database.error()));
    return readDigest(**database, mostFailures).map_error(ofTheLog);
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
    if (const auto opened = openToRead(); !opened)
        return Failure(opened.error());
    if (!m_database)
        return std::vector<ChangeLine>(ids.size());
    return changelogfile::readLines(*m_database, ids).map_error([this](const ApiError &error) {
        return trouble(error);
    });
}

Result<ChangeDigest> ChangeLog::digest(int mostFailures) const
{
    if (const auto opened = open(); !opened)
        return Failure(opened.error());
    if (!m_database)
        return ChangeDigest();
    return changelogfile::readDigest(*m_database, mostFailures)
        .map_error([this](const ApiError &error) { return trouble(error); });
}

Result<std::optional<ChangeLog::Sent>> ChangeLog::sentOf(qint64 id) const
{
    std::optional<Sent> sent;
    if (const auto opened = openToRead(); !opened)
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

Result<std::optional<ChangeLog::Sent>> ChangeLog::uncertainSent(const WriteRequest &asked) const
{
    std::optional<Sent> sent;
    if (const auto opened = openToRead(); !opened)
        return Failure(opened.error());
    if (!m_database)
        return sent;
    Query query(*m_database, changelogfile::SelectLastSent);
    query.bind(changelogfile::textOf(asked));
    if (query.next() && !isDone(changelogfile::stateNamed(query.text(1))))
        sent = changelogfile::sentFrom(query.text(0));
    if (query.failed())
        return Failure(trouble(query.error()));
    return sent;
}

Result<std::vector<ChangeLine>> ChangeLog::undoings(const UserId &user) const
{
    if (const auto opened = openToRead(); !opened)
        return Failure(opened.error());
    if (!m_database)
        return std::vector<ChangeLine>();
    return readUndoings(user);
}

// No index knows them, and the window asks with every step of the cursor.
Result<void> ChangeLog::refreshUndoings() const
{
    const Result<qint64> last = changelogfile::newestLine(*m_database);
    if (!last)
        return Failure(trouble(last.error()));
    if (*last < m_undoingsTo) { // as above
        m_undoings.clear();
        m_undoingsTo = 0;
    }
    std::vector<Undoing> fresh;
    Query query(*m_database, changelogfile::SelectUndoingsBetween);
    query.bind(m_undoingsTo).bind(*last);
    while (query.next())
        fresh.push_back({ query.number(0), query.text(1) });
    if (query.failed())
        return Failure(trouble(query.error()));
    m_undoings.insert(m_undoings.end(), fresh.begin(), fresh.end());
    m_undoingsTo = *last;
    return {};
}

// Also inside of a transaction: it opens nothing.
Result<std::vector<ChangeLine>> ChangeLog::readUndoings(const UserId &user) const
{
    if (const auto refreshed = refreshUndoings(); !refreshed)
        return Failure(refreshed.error());
    std::vector<qint64> ids;
    for (const Undoing &one : m_undoings) {
        if (one.user == user.toString())
            ids.push_back(one.number);
    }
    const auto read = changelogfile::readLines(*m_database, ids);
    if (!read)
        return Failure(trouble(read.error()));
    const auto isLinked = leadsToItsLine(*read);
    if (!isLinked)
        return Failure(isLinked.error());
    std::vector<ChangeLine> found;
    for (size_t i = 0; i < read->size(); ++i) {
        if (isLinked->at(i))
            found.push_back(read->at(i));
    }
    return found;
}

// The form that asks for it, or the outbox, may have waited for days, and other programs write to
// the same log: whether it is still to be taken back is known only where nobody else can write.
Result<void> ChangeLog::mayUndo(const ChangeLine &facts, bool wasLookedFor) const
{
    if (facts.undoes == 0)
        return {};
    const auto isOfThisFile = leadsToItsLine({ &facts, 1 });
    if (!isOfThisFile)
        return Failure(isOfThisFile.error());
    if (!isOfThisFile->front())
        return {};
    const auto undoings = readUndoings(facts.user);
    if (!undoings)
        return Failure(undoings.error());
    const undochain::Standing standing = undochain::standing(facts.undoes, *undoings);
    if (standing.isUndone || standing.line != facts.undoes)
        return Failure(localError(ApiError::Kind::Invalid, u"local.undo-done"_s,
                                  u"it was taken back since this was asked for"_s));
    if (!wasLookedFor && undochain::mayBeAdded(facts.undoes, *undoings))
        return Failure(localError(ApiError::Kind::Invalid, u"local.undo-uncertain"_s,
                                  u"an earlier undo may have arrived"_s));
    return {};
}

// A line of an older program does not say when that one was written.
Result<std::vector<bool>> ChangeLog::leadsToItsLine(std::span<const ChangeLine> undoings) const
{
    std::vector<qint64> ids;
    for (const ChangeLine &one : undoings)
        ids.push_back(one.undoes);
    const auto undone = changelogfile::readLines(*m_database, ids);
    if (!undone)
        return Failure(trouble(undone.error()));
    std::vector<bool> result;
    for (size_t i = 0; i < undoings.size(); ++i)
        result.push_back(
            undone->at(i).id != 0
            && (!undoings[i].undoesAt.isValid() || undoings[i].undoesAt == undone->at(i).at));
    return result;
}

} // namespace renzhi
