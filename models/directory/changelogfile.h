// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/directory/changelog.h"

#include <string>
#include <string_view>

namespace renzhi {
class Query;
}

// How the change log is written down. Two tables: a line for each write, and its endings, of which
// the last one counts.
namespace renzhi::changelogfile {

// An error of the file as one of the change log, unless it is one already.
[[nodiscard]] ApiError ofTheLog(ApiError error);
// Folder and file, for their owner alone.
[[nodiscard]] Result<void> prepare(const QString &directory, const QString &path);
// Sets the connection up, and makes the tables in a new file; Local when it is the file of a newer
// program.
[[nodiscard]] Result<void> makeTables(Database &database);

// See ChangeLog::insert() for the order; with the id 0 the line gets the next one.
extern const std::string_view InsertWrite;
extern const std::string_view SelectWriter; // run, at of a line
extern const std::string_view InsertEnding;
// The same, but nothing where the line has an ending; the id of the line comes last.
extern const std::string_view InsertFirstEnding;
extern const std::string_view SelectInserted; // how many rows the last insertion made
extern const std::string_view SelectNewest; // the id of the newest line; 0: there is none
// Ids of lines without an ending: after the first number, up to the second; oldest first.
extern const std::string_view SelectOpenBetween;
// id, host, process, run, at, asked, sent of this line, if it has no ending.
extern const std::string_view SelectOpen;
// id, host, process, run, at, state of the lines of this request that were neither refused nor kept
// from being sent, newest first.
extern const std::string_view SelectOfRequest;
// What was sent of the newest of these lines, and its state.
extern const std::string_view SelectLastSent;
// A row if a newer line of the same request was sent, and not refused.
extern const std::string_view SelectNewerOfRequest;
extern const std::string_view SelectLine;
extern const std::string_view SelectCount; // of lines
// Ids of as many lines that did not end well, newest first.
extern const std::string_view SelectFailures;
extern const std::string_view SelectSent; // what was sent of this line
// id, user of the lines that take back an earlier one: after the first number, up to the second;
// oldest first.
extern const std::string_view SelectUndoingsBetween;
[[nodiscard]] ChangeLine lineFrom(const Query &row); // of SelectLine

struct Selection
{
    // Gives line and ending. Its first two values are numbers: of the lines after the first, up to
    // the second.
    std::string sql;
    QStringList values;
};
[[nodiscard]] Selection selectionOf(const ChangeQuery &query);

// Reading, in changelogreads.cpp; errors as the database has them.
[[nodiscard]] Result<qint64> newestLine(Database &database); // 0: there is none
// Adds what is found after the one number and up to the other, newest first.
[[nodiscard]] Result<void> findBetween(Database &database, const ChangeQuery &wanted, qint64 after,
                                       qint64 upTo, std::vector<ChangeKey> &keys);
// As many lines as ids, in their order; one that is not there has id 0.
[[nodiscard]] Result<std::vector<ChangeLine>> readLines(Database &database,
                                                        std::span<const qint64> ids);

[[nodiscard]] Result<ChangeDigest> readDigest(Database &database, int mostFailures);
// The same of the log in this folder, which stays as it is, whatever it is; nothing when there is
// none. An error as of the change log.
[[nodiscard]] Result<ChangeDigest> lookAt(const QString &directory, int mostFailures);

[[nodiscard]] QString operatorName(); // who runs this program, as the system knows him
[[nodiscard]] QString stateName(ChangeState state);
[[nodiscard]] ChangeState stateNamed(const QString &name); // Sending when it is none
[[nodiscard]] QString textOf(const WriteRequest &asked);
[[nodiscard]] QString toText(const QVector<ChangeField> &fields);
[[nodiscard]] QString toText(const ChangeLog::Sent &sent);
[[nodiscard]] std::optional<ChangeLog::Sent> sentFrom(const QString &text);
// What a search looks through.
[[nodiscard]] QString wordsOf(const ChangeLine &facts, const QString &osUser);

} // namespace renzhi::changelogfile
