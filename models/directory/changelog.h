// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/changeline.h"
#include "models/core/result.h"

#include <QObject>
#include <QStringList>

#include <memory>
#include <span>
#include <vector>

namespace renzhi {

class Database;

// Every write to one tenant from this computer, each in one line, for ever: the journal that knows
// after a crash what was on its way, and the log that people read, are the same records. A line is
// written, and on the disk, before its request leaves; its ending is written when it is known. A
// line without an ending whose program is gone was lost: see lost().
//
// A database of its own, changes.sqlite in the tenant's DATA folder (0600 in 0700):
// - not a file of text lines: pages and filters of a hundred thousand lines are read without
//   reading them all, and two programs (the window, a verb of the command line) may write at once;
// - not a part of the cache, which may be thrown away and built anew at any time;
// - append-only: an ending is a record of its own beside its line, and the file itself refuses to
//   change or delete either of them.
// It has codes, ids, and names of people, organizations, positions and titles; no secret, no token,
// no text of the server, nothing else of a person. Servers of this contract give no request id.
class ChangeLog : public QObject
{
    Q_OBJECT
public:
    struct Origin
    {
        QString clientId;
        QString profile; // its name
    };
    // A write as it leaves: enough to recognise later what became of it, and to take it back.
    struct Sent
    {
        WriteRequest request; // with every input as it is sent; base: the server's record before it
        QStringList idsBefore; // of records that must not be taken for the one that was added
        bool isBeforeKnown = true; // false: there may be others
    };
    // A line that was begun by a program that ended before it knew the outcome.
    struct Lost
    {
        qint64 id = 0;
        WriteRequest asked; // as the operator asked for it
        Sent sent;
    };

    // An empty directory: nothing is kept, and nothing fails.
    ChangeLog(QString directory, Origin origin, QObject *parent = nullptr);
    ~ChangeLog() override;

    // Opens what there is; the file is made with the first write. Local: "local.change-log" it
    // cannot be used, and no write is sent as long as that is so; "local.change-log-damaged" it was
    // put aside as it is, and a new one is begun.
    [[nodiscard]] Result<void> open();

    // ---- what WriteRun tells
    // On the disk when it returns; Local when it is not: then nothing may be sent. `asked` is what
    // the operator wanted, `facts` from changeFacts(). `wasLookedFor`: an earlier line of the same
    // request was just looked for, and is not there.
    [[nodiscard]] Result<qint64> begin(const WriteRequest &asked, const Sent &sent,
                                       const ChangeLine &facts, bool wasLookedFor);
    // What fails here heals itself: the line counts as lost at the next start.
    void end(qint64 id, const WriteOutcome &outcome);
    // A write that ended before anything left: a line of its own. One that was found to be done by
    // an earlier request is no other write: the ending goes to the line of that.
    void note(const WriteRequest &asked, const ChangeLine &facts, const WriteOutcome &outcome);

    // ---- after a crash
    [[nodiscard]] std::vector<Lost> lost() const;
    // How a lost one ended, as reading the server says; not there: NotThere.
    void settle(qint64 id, const WriteOutcome &outcome);

    // ---- for people
    [[nodiscard]] Result<std::vector<ChangeKey>>
    find(const ChangeQuery &query) const; // newest first
    // As many lines as ids, in their order; one that is not there has id 0.
    [[nodiscard]] std::vector<ChangeLine> lines(std::span<const qint64> ids) const;

signals:
    void changed(); // by this program; another one's lines show with the next look
    void failed(const renzhi::ApiError &error); // what had to be written could not be

private:
    [[nodiscard]] QString filePath() const;
    [[nodiscard]] Result<void> attach();
    [[nodiscard]] Result<std::unique_ptr<Database>> openFile() const;
    void setAside() const;
    [[nodiscard]] Result<qint64> insert(const WriteRequest &asked, const Sent *sent,
                                        const ChangeLine &facts);
    [[nodiscard]] Result<void> insertEnding(qint64 id, ChangeState state,
                                            const WriteOutcome &outcome);
    [[nodiscard]] Result<void> insertNote(const WriteRequest &asked, const ChangeLine &facts,
                                          const WriteOutcome &outcome);
    // The latest line of this request whose ending is not certain; 0: none.
    [[nodiscard]] qint64 uncertain(const WriteRequest &asked) const;
    void tell(const Result<void> &written);

    const QString m_directory;
    const Origin m_origin;
    const QString m_run; // names this object among all that ever wrote to the file
    std::unique_ptr<Database> m_database;
};

} // namespace renzhi
