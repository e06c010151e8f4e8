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

// Folder and file, for their owner alone.
[[nodiscard]] Result<void> prepare(const QString &directory, const QString &path);
// In a new file; Local when it is the file of a newer program.
[[nodiscard]] Result<void> makeTables(Database &database);

extern const std::string_view InsertWrite; // see ChangeLog::insert() for the order
extern const std::string_view InsertEnding;
// id, host, process, run, asked, sent of those without an ending, oldest first.
extern const std::string_view SelectOpen;
// id, host, process, run, has an ending; of this request and not known to be done, newest first.
extern const std::string_view SelectUncertain;
extern const std::string_view SelectLine;
[[nodiscard]] ChangeLine lineFrom(const Query &row); // of SelectLine

struct Selection
{
    std::string sql; // gives line and ending
    QStringList values;
};
[[nodiscard]] Selection selectionOf(const ChangeQuery &query);

[[nodiscard]] QString operatorName(); // who runs this program, as the system knows him
[[nodiscard]] QString stateName(ChangeState state);
[[nodiscard]] QString toText(const QVector<ChangeField> &fields);
[[nodiscard]] QString toText(const ChangeLog::Sent &sent);
[[nodiscard]] std::optional<ChangeLog::Sent> sentFrom(const QString &text);
// What a search looks through.
[[nodiscard]] QString wordsOf(const ChangeLine &facts, const QString &osUser);

} // namespace renzhi::changelogfile
