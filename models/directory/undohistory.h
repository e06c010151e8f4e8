// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/changeline.h"
#include "models/core/result.h"

#include <QDateTime>
#include <QHash>
#include <QObject>

#include <optional>
#include <vector>

namespace renzhi {

class DirectoryService;
class Outbox;

// What can be taken back: any line of the change log that is done, and of those of this session the
// latest one first. That a write undoes a line is part of the write itself (WriteRequest::undoes),
// so the log, and the outbox, know it for ever: a line counts as undone while a later one that
// undoes it is done, and is not undone itself. Sends nothing.
class UndoHistory : public QObject
{
    Q_OBJECT
public:
    struct Step
    {
        qint64 line = 0; // of the change log
        WriteRequest::Kind kind = WriteRequest::Kind::AddJob; // of the write that is to be undone
        UserId user = {};
    };

    // The service and the outbox, which may be null, must outlive it.
    UndoHistory(DirectoryService &service, const Outbox *outbox, QObject *parent = nullptr);

    // The last write of this session that was not taken back; an undo is none of them, but the undo
    // of an undo is.
    [[nodiscard]] std::optional<Step> latest() const;
    // Another program may have taken it back since.
    void refresh();

    // The write that takes this line back now, see inverseOf(); ids of what was added again since
    // are the new ones. Further errors, all Invalid: "local.undo-done" it is undone already;
    // "local.undo-waiting" its undo is being sent, or waits in the outbox; "local.undo-uncertain"
    // its undo adds something, left, and may have arrived; "local.undo-person" the person is not in
    // the local data; and those of the change log.
    // A change that was undone and made again stands in the log with its last line, and that is the
    // one which the write takes back (its `undoes`). With `at` only the line that was written then:
    // the file may be another one by now.
    [[nodiscard]] Result<WriteRequest> inverse(qint64 line, const QDateTime &at = {}) const;
    // As the log has it; id 0: it is not there, or cannot be read. `at` as above.
    [[nodiscard]] ChangeLine line(qint64 id, const QDateTime &at = {}) const;

signals:
    void changed(); // latest() may have
    // This line was taken back, as `outcome` says: with the id of what was added again.
    void undone(const renzhi::ChangeLine &line, const renzhi::WriteOutcome &outcome);

private:
    using Lines = std::vector<ChangeLine>;
    using NewIds = QHash<QString, QString>; // old → new, of what was added again

    void onWritten(const WriteRequest &request, const WriteOutcome &outcome);
    [[nodiscard]] std::optional<ApiError> obstacle(const ChangeLine &line,
                                                   const Lines &undoings) const;
    [[nodiscard]] bool isWaiting(const ChangeLine &line, const Lines &undoings) const;
    [[nodiscard]] Result<NewIds> newIds(const Lines &undoings) const;

    DirectoryService &m_service;
    const Outbox *m_outbox;
    std::vector<Step> m_steps; // the last one is the latest, and not undone
};

} // namespace renzhi
