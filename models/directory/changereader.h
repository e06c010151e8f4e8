// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/changeline.h"
#include "models/core/result.h"

#include <QObject>
#include <QPointer>
#include <QThreadPool>

#include <atomic>
#include <functional>
#include <memory>
#include <unordered_map>
#include <vector>

namespace renzhi {

class ChangeLog;
class ChangeReader;

// Reads a change log without keeping the window waiting: a search through a hundred thousand lines
// takes a quarter of a second. By its own connection, which only reads.
//
// On a thread of its own: the tenant's Worker may be busy for seconds with what a sync brought
// while somebody types here, and it does not work without a cache, which the log has no need of.
// It is there for as long as something is asked for.
class ChangeReader : public QObject
{
    Q_OBJECT
public:
    using Keys = Result<std::vector<ChangeKey>>;
    using Lines = Result<std::vector<ChangeLine>>;

    explicit ChangeReader(ChangeLog &log, QObject *parent = nullptr);
    // Nothing is answered any more; what runs is given up.
    ~ChangeReader() override;

    // As ChangeLog::find(): newest first. `done` runs later, on this thread, unless something else
    // was asked for before: then only that is answered. A search is made of many short readings, so
    // that no write waits for it; what is written meanwhile may be in it or not.
    void find(const ChangeQuery &query, std::function<void(const Keys &)> done);
    // As ChangeLog::lines(), of ids that find() gave. Every call is answered, in their order; with
    // "local.change-log" when they are of a file that another one took the place of.
    void lines(std::vector<qint64> ids, std::function<void(const Lines &)> done);

signals:
    // Ids mean other lines from now on. Before the answer that was read of the other file.
    void fileReplaced();

private:
    class Place;
    [[nodiscard]] Keys read(const ChangeQuery &query, quint64 question);
    void answerFind(quint64 question, quint64 file, const Keys &keys);
    void answerLines(quint64 question, quint64 file, const Lines &lines);
    void noteFile(quint64 file);

    const QPointer<ChangeLog> m_log;
    std::atomic<bool> m_isEnding = false;
    std::atomic<quint64> m_question = 0; // the last search
    std::function<void(const Keys &)> m_found; // takes its answer
    quint64 m_lastLines = 0;
    std::unordered_map<quint64, std::function<void(const Lines &)>> m_lines; // those to be answered
    quint64 m_file = 0; // counts the files that were read
    const std::unique_ptr<Place> m_place; // used on the thread only
    QThreadPool m_thread; // last: it ends first
};

} // namespace renzhi
