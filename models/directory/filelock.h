// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace renzhi {

// A lock that one object at a time has, in this program or another one. A file of locks holds as
// many of them as there are names: each is a byte of it, so nothing is left to be cleared away.
//
// The kernel drops it with the process, however that ends: no other process has it by chance, after
// a restart of the machine neither, and it holds between containers that share a home but no
// process ids. It belongs to the open file: an ordinary one of fcntl() would go as soon as anybody
// in the process closes the same file.
class FileLock
{
public:
    enum class Answer {
        Held,
        Elsewhere, // somebody else has it
        NoSuchLocks, // the disk knows none
        NoFile, // the file of locks can be neither opened nor made
    };

    FileLock() = default;
    ~FileLock();
    FileLock(const FileLock &) = delete;
    FileLock &operator=(const FileLock &) = delete;

    // Takes the lock of that name, or keeps it; anew when the file was deleted meanwhile. The
    // folder has to be there. Does not wait.
    Answer hold(const QString &file, const QString &name);
    // The same for what is held for a moment only: waits for half a second when it must.
    Answer holdSoon(const QString &file, const QString &name);
    void letGo();
    [[nodiscard]] bool isHeld() const { return m_file >= 0; }

    // Whether anybody has it, this program included. Where there are no such locks: no.
    [[nodiscard]] static bool isHeldBySomebody(const QString &file, const QString &name);

private:
    int m_file = -1; // that the lock belongs to
};

} // namespace renzhi
