// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/cache/database.h"

#include <QLockFile>

#include <memory>

namespace renzhi {

// The file that full passes are written to, attached to the connection of the cache as "stage"; it
// has a table "notes". A file of its own, so that a full pass neither swells the cache nor locks
// out the window's small writes while it runs. (SQLite's own temporary tables would do the same in
// /var/tmp, outside the folder that only the owner may enter.)
class StageFile
{
public:
    // `cache` outlives it.
    StageFile(Database &cache, QString directory);
    ~StageFile(); // detaches
    Q_DISABLE_COPY_MOVE(StageFile)

    // Both do nothing when one is attached. An empty file without a name: nobody else can meet it,
    // and a kill leaves nothing behind.
    [[nodiscard]] Result<void> attachNameless();
    // The file that outlives the program, even one that is killed, with what is in it. It survives
    // neither a restart of the machine nor the loss of the cache, whose references it names, nor
    // damage. While another program has one: a nameless one.
    [[nodiscard]] Result<void> attachKept();

    void detach(); // the kept one stays on the disk, as long as it is of use
    void discard(); // nothing stays

    // Removes what killed programs left in the folder, but for the kept file of this cache as long
    // as a first load can go on with it; nothing while another program has one.
    static void removeLeft(Database &cache, const QString &directory);

private:
    [[nodiscard]] Result<void> attach(const QString &path, const char *settings);
    [[nodiscard]] static bool prepareKept(const QString &path);

    Database &m_cache;
    const QString m_directory;
    QString m_keptPath; // while it is attached
    std::unique_ptr<QLockFile> m_lock; // as long
    bool m_isAttached = false;
};

} // namespace renzhi
