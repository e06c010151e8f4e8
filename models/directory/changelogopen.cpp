// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How the change log comes to its file, and lets go of it.

#include "models/cache/database.h"
#include "models/directory/changelog.h"
#include "models/directory/changelogfile.h"
#include "models/directory/localerror.h"

#include <QDir>
#include <QFile>

#include <tuple>
#include <utility>

namespace renzhi {

using namespace Qt::StringLiterals;
using changelogfile::ofTheLog;

QString ChangeLog::filePath() const
{
    return m_directory.isEmpty() ? QString() : QDir(m_directory).filePath(u"changes.sqlite"_s);
}

Result<void> ChangeLog::open() const
{
    if (m_directory.isEmpty())
        return {};
    letGoOfTheOld();
    if (m_database || !QFile::exists(filePath()))
        return {};
    return attach();
}

// Nobody reads or writes by a connection that something went wrong with, or whose file is not the
// one of that name any more.
void ChangeLog::letGoOfTheOld() const
{
    if (!m_database)
        return;
    const bool isOther = changelogdisk::idOf(filePath()) != m_file
        || QFile::exists(Database::damageMark(filePath()));
    if (!m_isDoubtful && !isOther)
        return;
    m_database.reset();
    m_isDoubtful = false;
    m_open.clear();
    m_lookedTo = 0;
    m_undoings.clear();
    m_undoingsTo = 0;
    if (isOther) {
        m_file.reset();
        emit m_teller->replaced();
    }
}

// Opens the file, making it where there is none.
Result<void> ChangeLog::attach() const
{
    std::optional<ApiError> damage;
    if (QFile::exists(Database::damageMark(filePath()))) {
        if (QFile::exists(filePath()))
            damage = localError(ApiError::Kind::Local, u"local.change-log-damaged"_s,
                                u"found damaged before"_s);
        if (auto aside = changelogdisk::putAside(filePath()); !aside)
            return aside;
    }
    auto opened = openFile();
    if (!opened && Database::isDamage(opened.error())) {
        damage = ofTheLog(opened.error());
        if (auto aside = changelogdisk::putAside(filePath()); !aside)
            return aside;
        opened = openFile();
    }
    if (!opened)
        return Failure(ofTheLog(opened.error()));
    m_database = std::move(*opened);
    const auto before = std::exchange(m_file, changelogdisk::idOf(filePath()));
    m_isDoubtful = false;
    const bool wasTold = std::exchange(m_isDamageTold, false);
    if (before && before != m_file)
        emit m_teller->replaced(); // the one that was in doubt was put aside
    if (damage && !wasTold)
        return Failure(*damage);
    return {};
}

// Who reads single lines tells nobody of a file that had to be put aside, so it is told here; the
// new one is read.
Result<void> ChangeLog::openToRead() const
{
    Result<void> opened = open();
    if (opened || !m_database)
        return opened;
    emit m_teller->failed(opened.error());
    return {};
}

// What is to be written can be; of a file that had to be put aside it only tells.
Result<void> ChangeLog::makeReady()
{
    letGoOfTheOld();
    if (!m_database) {
        Result<void> attached = attach();
        if (!m_database)
            return attached;
        if (!attached)
            emit failed(attached.error());
    }
    m_run.hold(m_directory);
    return {};
}

Result<std::unique_ptr<Database>> ChangeLog::openFile() const
{
    if (const auto prepared = changelogfile::prepare(m_directory, filePath()); !prepared)
        return Failure(prepared.error());
    auto database = Database::open(filePath());
    if (!database)
        return database;
    if (const auto made = changelogfile::makeTables(**database); !made)
        return Failure(made.error());
    return database;
}

// As an error of the log, which somebody is told. What does not pass by itself makes the next use
// of the file begin with opening it.
ApiError ChangeLog::trouble(const ApiError &error) const
{
    ApiError told = ofTheLog(error);
    m_isDoubtful = m_isDoubtful || told.code != "local.change-log-busy"_L1;
    return told;
}

// Of an error that somebody is told: so that what it says of a damaged file is true when it is
// read.
void ChangeLog::putAsideAfter(const ApiError &error) const
{
    if (error.code != "local.change-log-damaged"_L1)
        return;
    m_isDamageTold = true;
    std::ignore = open();
}

} // namespace renzhi
