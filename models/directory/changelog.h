// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/changeline.h"
#include "models/core/result.h"
#include "models/directory/changelogdisk.h"
#include "models/directory/changerun.h"

#include <QObject>
#include <QStringList>

#include <memory>
#include <optional>
#include <span>
#include <unordered_map>
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
//
// What befalls the file while the program runs refuses the write that meets it, and no other: each
// begins with the file as it is then. One that was deleted is made anew, one that is damaged is put
// aside. Numbers of lines mean others in another file, so lines under way are written to it as well
// (under their own number, as long as that is free), and an ending goes to no line but its own.
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
        QString run {}; // of the program that began it
    };

    // An empty directory: nothing is kept, and nothing fails.
    ChangeLog(QString directory, Origin origin, QObject *parent = nullptr);
    ~ChangeLog() override;

    // Where its file is, or will be; empty: nothing is kept.
    [[nodiscard]] QString filePath() const;

    // Opens what there is; the file is made with the first write. Local: "local.change-log" it
    // cannot be used, and no write is sent as long as that is so; "local.change-log-busy" the same,
    // because another program holds it; "local.change-log-damaged" it was put aside as it is, and a
    // new one is begun.
    [[nodiscard]] Result<void> open() const;

    // ---- what WriteRun tells
    // On the disk when it returns; Local when it is not: then nothing may be sent. `asked` is what
    // the operator wanted, `facts` from changeFacts(). `wasLookedFor`: an earlier line of the same
    // request was just looked for, and is not there. A write that takes a line back is refused when
    // somebody else did so since it was asked for: Invalid "local.undo-done"; or may have, by
    // adding something, and it was not looked for: Invalid "local.undo-uncertain".
    [[nodiscard]] Result<qint64> begin(const WriteRequest &asked, const Sent &sent,
                                       const ChangeLine &facts, bool wasLookedFor);
    // An ending that cannot be written is kept in memory and tried again: by the next of these
    // three, by catchUp() and at the end. If that fails as well, the line counts as lost at the
    // next start. A line that went with its file is written anew, with its ending. The number that
    // the line has in the file as it is now.
    qint64 end(qint64 id, const WriteOutcome &outcome);
    // A write that ended before anything left: a line of its own. One that was found to be done by
    // an earlier request is no other write: the ending goes to the line of that, and nowhere when
    // that line knows already. The number of that line of an earlier request; 0: it is another one.
    qint64 note(const WriteRequest &asked, const ChangeLine &facts, const WriteOutcome &outcome);
    // What left of the latest line of the same request whose outcome is not certain; nothing: there
    // is none.
    [[nodiscard]] Result<std::optional<Sent>> uncertainSent(const WriteRequest &asked) const;

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
    [[nodiscard]] Result<ChangeDigest> digest(int mostFailures) const;

    // ---- to take a change back
    // What left; nothing when the line is not there, or nothing left.
    [[nodiscard]] Result<std::optional<Sent>> sentOf(qint64 id) const;
    // The lines about this person, or with an empty id about positions, that took or were to take
    // an earlier one back, whatever became of them; oldest first. Not those that mean a line of
    // another file. Looks through every line once, and later only through those that are new.
    [[nodiscard]] Result<std::vector<ChangeLine>> undoings(const UserId &user) const;

signals:
    void changed(); // by this program; another one's lines show with the next look
    // What had to be written could not be; or a damaged file that was only read was put aside.
    void failed(const renzhi::ApiError &error);
    void replaced(); // numbers mean other lines from now on

private:
    // All that is needed to write a line, and to write it once more.
    struct Line
    {
        qint64 number = 0; // in the file as it was last; 0: it is in none yet
        QString at;
        QString run;
        QString asked; // as they are written
        QString sent; // empty: nothing left
        ChangeLine facts;
    };
    struct Ending
    {
        qint64 number = 0; // of the line
        QString run; // that began the line
        QString at;
        ChangeState state = ChangeState::Unknown;
        WriteOutcome outcome;
        std::shared_ptr<Line> line {}; // of this object
    };
    // What the lines of a request say of it, the latest first.
    struct Earlier
    {
        qint64 uncertain = 0; // a line whose ending is not certain; 0: none
        QString run {}; // that began it
        bool isDone = false; // one that is known to be done comes before it
    };

    struct Undoing
    {
        qint64 number = 0;
        QString user;
    };

    [[nodiscard]] Result<void> attach() const;
    [[nodiscard]] Result<void> openToRead() const;
    void letGoOfTheOld() const;
    [[nodiscard]] Result<void> makeReady();
    [[nodiscard]] Result<std::unique_ptr<Database>> openFile() const;
    [[nodiscard]] ApiError trouble(const ApiError &error) const;
    void putAsideAfter(const ApiError &error) const;
    [[nodiscard]] Line lineOf(const WriteRequest &asked, const Sent *sent,
                              const ChangeLine &facts) const;
    [[nodiscard]] Result<qint64> insertBegun(const Line &line, bool wasLookedFor);
    [[nodiscard]] Result<void> mayUndo(const ChangeLine &facts, bool wasLookedFor) const;
    [[nodiscard]] Result<std::vector<ChangeLine>> readUndoings(const UserId &user) const;
    // Of each of these: whether the line that it takes back is of this file.
    [[nodiscard]] Result<std::vector<bool>>
    leadsToItsLine(std::span<const ChangeLine> undoings) const;
    [[nodiscard]] Result<void> refreshUndoings() const;
    [[nodiscard]] Result<qint64> insert(const Line &line, qint64 number);
    [[nodiscard]] Result<void> carryOver();
    [[nodiscard]] Result<qint64> placed(const Line &line);
    [[nodiscard]] Result<bool> isLineOf(qint64 number, const QString &run) const;
    enum class Where { Always, OnlyFirst };
    [[nodiscard]] Result<void> insertEnding(qint64 number, const Ending &ending,
                                            Where where = Where::Always);
    [[nodiscard]] Result<void> insertKept(const Ending &ending);
    [[nodiscard]] Result<void> insertNote(const WriteRequest &asked, const ChangeLine &facts,
                                          const WriteOutcome &outcome);
    [[nodiscard]] Result<bool> insertSettled(const Lost &line, const WriteOutcome &outcome);
    [[nodiscard]] Result<void> writeKept();
    [[nodiscard]] const Ending *keptOf(qint64 number, const QString &run) const;
    [[nodiscard]] bool isUnderWay(qint64 number, const ChangeRun::Writer &writer) const;
    [[nodiscard]] Earlier earlier(const QString &asked) const;
    [[nodiscard]] Result<void> refreshOpen() const;
    void tell(const Result<void> &written);

    ChangeLog *const m_teller = this; // reading is const, and may find what has to be told
    const QString m_directory;
    const Origin m_origin;
    ChangeRun m_run; // names this object among all that ever wrote to the file
    std::unordered_map<qint64, Line> m_underWay; // lines of this object, by what begin() gave
    // Of the file as it is now; opened when it is needed, also by reading.
    mutable std::unique_ptr<Database> m_database;
    mutable std::optional<changelogdisk::FileId> m_file; // that it is
    mutable bool m_isDoubtful = false; // something went wrong with it
    mutable bool m_isDamageTold = false; // to a person, before it was put aside
    std::vector<Ending> m_unwritten;
    mutable std::vector<qint64> m_open; // lines without an ending, as far as was looked
    mutable qint64 m_lookedTo = 0; // the newest line that lost() saw
    mutable std::vector<Undoing> m_undoings; // lines that take others back, as far as was looked
    mutable qint64 m_undoingsTo = 0;
};

} // namespace renzhi
