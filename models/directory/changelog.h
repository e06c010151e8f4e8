// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/changeline.h"
#include "models/core/result.h"

#include <QObject>
#include <QSet>
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
    // cannot be used, and no write is sent as long as that is so; "local.change-log-busy" the same,
    // because another program holds it; "local.change-log-damaged" it was put aside as it is, and a
    // new one is begun.
    [[nodiscard]] Result<void> open() const;

    // ---- what WriteRun tells
    // On the disk when it returns; Local when it is not: then nothing may be sent. `asked` is what
    // the operator wanted, `facts` from changeFacts(). `wasLookedFor`: an earlier line of the same
    // request was just looked for, and is not there.
    [[nodiscard]] Result<qint64> begin(const WriteRequest &asked, const Sent &sent,
                                       const ChangeLine &facts, bool wasLookedFor);
    // An ending that cannot be written is kept in memory and tried again: by the next of these
    // three, by catchUp() and at the end. If that fails as well, the line counts as lost at the
    // next start.
    void end(qint64 id, const WriteOutcome &outcome);
    // A write that ended before anything left: a line of its own. One that was found to be done by
    // an earlier request is no other write: the ending goes to the line of that, and nowhere when
    // that line knows already.
    void note(const WriteRequest &asked, const ChangeLine &facts, const WriteOutcome &outcome);

    // Endings that could not be written are tried once more.
    void catchUp();

    // ---- after a crash
    // Looks through every line once, and later only through the open ones and those that are new.
    [[nodiscard]] Result<std::vector<Lost>> lost() const;
    // How a lost one ended, as reading the server says: Confirmed, or not there. What was found is
    // believed only where it cannot be another one's: not when its records before were not known,
    // or the same was asked again since. False: it is not written, because somebody else knew
    // earlier, or because it failed.
    [[nodiscard]] bool settle(const Lost &line, const WriteOutcome &outcome);

    // ---- for people
    [[nodiscard]] Result<std::vector<ChangeKey>>
    find(const ChangeQuery &query) const; // newest first
    // As many lines as ids, in their order; one that is not there has id 0.
    [[nodiscard]] Result<std::vector<ChangeLine>> lines(std::span<const qint64> ids) const;

signals:
    void changed(); // by this program; another one's lines show with the next look
    void failed(const renzhi::ApiError &error); // what had to be written could not be

private:
    struct Ending
    {
        qint64 id = 0; // of the line
        QString at;
        ChangeState state = ChangeState::Unknown;
        WriteOutcome outcome;
    };
    // What the lines of a request say of it, the latest first.
    struct Earlier
    {
        qint64 uncertain = 0; // a line whose ending is not certain; 0: none
        bool isDone = false; // one that is known to be done comes before it
    };

    [[nodiscard]] QString filePath() const;
    [[nodiscard]] Result<void> attach() const;
    [[nodiscard]] Result<void> makeReady();
    [[nodiscard]] Result<std::unique_ptr<Database>> openFile() const;
    void setAside() const;
    [[nodiscard]] Result<qint64> insert(const WriteRequest &asked, const Sent *sent,
                                        const ChangeLine &facts);
    enum class Where { Always, OnlyFirst };
    [[nodiscard]] Result<void> insertEnding(const Ending &ending, Where where = Where::Always);
    [[nodiscard]] Result<void> insertNote(const WriteRequest &asked, const ChangeLine &facts,
                                          const WriteOutcome &outcome);
    [[nodiscard]] Result<bool> insertSettled(const Lost &line, const WriteOutcome &outcome);
    [[nodiscard]] Result<void> writeKept();
    [[nodiscard]] const Ending *keptOf(qint64 id) const;
    [[nodiscard]] Earlier earlier(const WriteRequest &asked) const;
    [[nodiscard]] Result<void> refreshOpen() const;
    void tell(const Result<void> &written);

    const QString m_directory;
    const Origin m_origin;
    const QString m_run; // names this object among all that ever wrote to the file
    QSet<qint64> m_underWay; // lines of this object
    // Of the file as it is now; opened when it is needed, also by reading.
    mutable std::unique_ptr<Database> m_database;
    mutable std::vector<Ending> m_unwritten;
    mutable std::vector<qint64> m_open; // lines without an ending, as far as was looked
    mutable qint64 m_lookedTo = 0; // the newest line that lost() saw
};

} // namespace renzhi
