// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/search/peopleorder.h"
#include "models/search/peopletable.h"

#include <QFile>

#include <memory>
#include <vector>

namespace renzhi::peoplefile {

// The columns of a table and its order by name, one behind the other, as they stand in memory. Of
// this machine: whatever does not fit is made anew from the cache.
[[nodiscard]] bool save(const QString &path, const PeopleTable &table, const PeopleOrder &byName,
                        qint64 generation, qint64 change);

// The open file keeps what the columns look at.
struct Loaded
{
    std::unique_ptr<QFile> file;
    qint64 change = 0;
};
// nullopt: there is no such file, or not of this generation and this program.
[[nodiscard]] std::optional<Loaded> load(const QString &path, qint64 generation, PeopleTable &table,
                                         PeopleOrder &byName);

// Rows of the first so many by name, each once, with the change. However long the file is, no more
// than that is read of it, so whatever else is wrong with it comes out with load().
struct FirstRows
{
    std::vector<quint32> rows;
    qint64 change = 0;
};
[[nodiscard]] std::optional<FirstRows> firstRows(const QString &path, qint64 generation,
                                                 size_t most);

} // namespace renzhi::peoplefile
