// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/directory/filelock.h"

#include <QDateTime>
#include <QString>

namespace renzhi {

// One object that writes to a change log, as its lines name it; and whether the one that wrote a
// line is still there.
//
// That is told by a lock and not by a process id: see FileLock. (In containers that share a home
// each may have the same host name as well.) Every run has a name of its own in one file,
// changes.lock.
class ChangeRun
{
public:
    ChangeRun();
    ~ChangeRun();
    ChangeRun(const ChangeRun &) = delete;
    ChangeRun &operator=(const ChangeRun &) = delete;

    // Before a line is written: takes the lock, also when the file was deleted meanwhile. Where
    // the disk knows no such locks, the process id in the line must do.
    void hold(const QString &directory);
    [[nodiscard]] QString name() const;
    // Whether a line with this name is of this object.
    [[nodiscard]] bool isNamed(const QString &run) const;

    // What a line says of who wrote it.
    struct Writer
    {
        QString host;
        qint64 process = 0;
        QString run;
        QDateTime at;
    };
    [[nodiscard]] static bool isThere(const QString &directory, const Writer &writer);

private:
    const QString m_id;
    FileLock m_lock;
};

} // namespace renzhi
