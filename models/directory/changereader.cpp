// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/directory/changereader.h"

#include "models/cache/database.h"
#include "models/directory/changelog.h"
#include "models/directory/changelogdisk.h"
#include "models/directory/changelogfile.h"
#include "models/directory/localerror.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace renzhi {

using namespace Qt::StringLiterals;

namespace {

// Lines of one reading. While it lasts a write cannot end, and waits: for some milliseconds.
constexpr qint64 linesAtOnce = 4'000;

// Of 200 ms each. What another program does to the file takes milliseconds; but the window that
// closes waits for what is being read, so each waits shortly.
constexpr int mostTries = 10;

template <class Read, class IsWanted> auto readPatiently(const Read &read, const IsWanted &isWanted)
{
    auto result = read();
    for (int tries = 1;
         tries < mostTries && !result && isWanted() && result.error().code == "local.cache-busy"_L1;
         ++tries)
        result = read();
    return result;
}

} // namespace

// The connection to the file as it is now.
class ChangeReader::Place
{
public:
    explicit Place(QString path) : m_path(std::move(path)) { }

    // Null: there is no file.
    [[nodiscard]] Result<Database *> database()
    {
        const auto now = changelogdisk::idOf(m_path);
        if (m_database && now == m_id && !m_isDoubtful)
            return m_database.get();
        m_database.reset();
        m_isDoubtful = false;
        if (now != m_id)
            ++m_file;
        m_id = now;
        Database *none = nullptr;
        if (!now)
            return none;
        auto opened = Database::open(m_path);
        if (!opened)
            return Failure(trouble(opened.error()));
        if (auto set = (*opened)->run("PRAGMA busy_timeout = 200; PRAGMA query_only = ON"); !set)
            return Failure(trouble(set.error()));
        m_database = std::move(*opened);
        return m_database.get();
    }
    // The next reading opens it anew.
    [[nodiscard]] ApiError trouble(const ApiError &error)
    {
        m_isDoubtful = true;
        return changelogfile::ofTheLog(error);
    }
    [[nodiscard]] quint64 file() const { return m_file; }

private:
    const QString m_path;
    std::unique_ptr<Database> m_database;
    std::optional<changelogdisk::FileId> m_id;
    quint64 m_file = 0;
    bool m_isDoubtful = false;
};

ChangeReader::ChangeReader(ChangeLog &log, QObject *parent)
    : QObject(parent), m_log(&log), m_place(std::make_unique<Place>(log.filePath()))
{
    m_thread.setMaxThreadCount(1);
    m_thread.setObjectName(u"renzhi-changes"_s);
}

ChangeReader::~ChangeReader()
{
    m_isEnding = true;
    ++m_question;
    m_thread.clear();
}

void ChangeReader::find(const ChangeQuery &query, std::function<void(const Keys &)> done)
{
    const quint64 question = ++m_question;
    m_found = std::move(done);
    // It alone puts a damaged file aside, and tells of it.
    if (const auto opened = m_log ? m_log->open() : Result<void>(); !opened) {
        QMetaObject::invokeMethod(
            this,
            [this, question, error = opened.error()] {
                answerFind(question, m_file, Failure(error));
            },
            Qt::QueuedConnection);
        return;
    }
    m_thread.start([this, question, query] {
        if (question != m_question)
            return; // nobody waits for it any more
        const auto keys = std::make_shared<const Keys>(read(query, question));
        QMetaObject::invokeMethod(
            this,
            [this, question, file = m_place->file(), keys] { answerFind(question, file, *keys); },
            Qt::QueuedConnection);
    });
}

ChangeReader::Keys ChangeReader::read(const ChangeQuery &query, quint64 question)
{
    std::vector<ChangeKey> keys;
    const auto database = m_place->database();
    if (!database)
        return Failure(database.error());
    if (*database == nullptr)
        return keys;
    const auto isWanted = [this, question] { return question == m_question; };
    const auto newest
        = readPatiently([&] { return changelogfile::newestLine(**database); }, isWanted);
    if (!newest)
        return Failure(m_place->trouble(newest.error()));
    for (qint64 upTo = *newest; upTo > 0 && question == m_question; upTo -= linesAtOnce) {
        const qint64 after = std::max(upTo - linesAtOnce, qint64(0));
        const size_t before = keys.size();
        const auto done = readPatiently(
            [&] {
                keys.resize(before); // of a try that was broken off
                return changelogfile::findBetween(**database, query, after, upTo, keys);
            },
            isWanted);
        if (!done)
            return Failure(m_place->trouble(done.error()));
    }
    return keys;
}

void ChangeReader::lines(std::vector<qint64> ids, std::function<void(const Lines &)> done)
{
    const quint64 question = ++m_lastLines;
    m_lines.emplace(question, std::move(done));
    m_thread.start([this, question, ids = std::move(ids)] {
        const auto database = m_place->database();
        auto lines = std::make_shared<Lines>(std::vector<ChangeLine>(ids.size()));
        if (!database)
            *lines = Failure(database.error());
        else if (*database != nullptr)
            *lines = readPatiently([&] { return changelogfile::readLines(**database, ids); },
                                   [this] { return !m_isEnding; });
        if (database && !*lines)
            *lines = Failure(m_place->trouble(lines->error()));
        QMetaObject::invokeMethod(
            this,
            [this, question, file = m_place->file(), lines] {
                answerLines(question, file, *lines);
            },
            Qt::QueuedConnection);
    });
}

void ChangeReader::answerFind(quint64 question, quint64 file, const Keys &keys)
{
    noteFile(file);
    if (question != m_question)
        return;
    if (const auto done = std::exchange(m_found, {}))
        done(keys);
}

void ChangeReader::answerLines(quint64 question, quint64 file, const Lines &lines)
{
    const bool isOther = file != m_file;
    noteFile(file);
    const auto asked = m_lines.extract(question);
    if (isOther)
        asked.mapped()(Failure(localError(ApiError::Kind::Local, u"local.change-log"_s,
                                          u"another file took the place of this one"_s)));
    else
        asked.mapped()(lines);
}

void ChangeReader::noteFile(quint64 file)
{
    if (file == m_file)
        return;
    m_file = file;
    emit fileReplaced();
}

} // namespace renzhi

#include "moc_changereader.cpp"
