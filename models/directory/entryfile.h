// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/result.h"
#include "models/directory/filelock.h"

#include <QByteArray>
#include <QHash>
#include <QString>
#include <QUuid>
#include <QVector>

#include <functional>
#include <optional>

namespace renzhi {

// A file of entries in the tenant's DATA folder (0600, QSaveFile) that several programs may work
// on. It is written under a lock, by whoever has taken over what it holds by then; what cannot be
// understood is put aside before. So a file that can be neither read nor put aside is never
// overwritten, and whoever was told may see to it: the next writing tries again.
//
// Errors are of the kind Local, "local.<name>", when nothing else is said.
class EntryFile
{
public:
    struct Kind
    {
        QString name; // "drafts": of drafts.json, its lock and its errors
        // It goes with its last entry: others may have removed it. Else it only goes with its
        // folder, and what is known of it is written anew.
        bool goesWithTheLast = false;
        std::optional<qsizetype> mostBytes = {}; // that are read or written
    };
    // Takes what the file holds; null: it went with its last entry. Fails when that cannot be
    // understood: "local.drafts-newer" is put aside as "drafts.json.newer-…".
    using Take = std::function<Result<void>(const QByteArray &there)>;

    EntryFile(QString directory, Kind kind);

    // At the start, without the lock; whether there was a file. Fails as `take` when it was put
    // aside.
    [[nodiscard]] Result<bool> load(const Take &take);
    // Before every change: makes the folder, takes the lock, and takes what is not as it was when
    // it was last read or written here; whether there was anything.
    [[nodiscard]] Result<bool> takeOver(FileLock &lock, const Take &take);
    // Both under that lock.
    [[nodiscard]] Result<void> write(const QByteArray &bytes);
    [[nodiscard]] Result<void> remove();
    // Of a file that was read in part, and is written over with that.
    [[nodiscard]] Result<void> copyAside(const QString &why);

    [[nodiscard]] const QString &path() const { return m_path; }
    // What it holds, which stays as it is; null when there is none.
    [[nodiscard]] Result<QByteArray> read() const;
    // What it held when it was last read or written here; null: nothing is known.
    [[nodiscard]] const QByteArray &seen() const { return m_seen; }

private:
    [[nodiscard]] QString asidePath(const QString &why) const;
    [[nodiscard]] ApiError error(const QString &detail) const;
    [[nodiscard]] Result<bool> readAgain(const Take &take);

    QString m_directory;
    Kind m_kind;
    QString m_path;
    QByteArray m_seen;
};

// What one file's entries are to mergedEntries().
template <class Entry> struct MergeRules
{
    std::function<QUuid(const Entry &)> id;
    std::function<bool(const Entry &, const Entry &)> isSame; // as it is written down
    // Whether it is not another program's to change; `theirs` is null when it is gone there.
    std::function<bool(const Entry &mine, const Entry *theirs)> isOurs;
    // Whether what left here comes back when another program has changed it since.
    bool comesBack = false;
};

// What the file held when it was last seen here tells who made a difference: this program, which
// did not write it down yet, or another one. In their order; what only this one has comes last.
template <class Entry>
[[nodiscard]] QVector<Entry> mergedEntries(const QVector<Entry> &known,
                                           const QVector<Entry> &theirs, const QVector<Entry> &mine,
                                           const MergeRules<Entry> &rules)
{
    using ById = QHash<QUuid, const Entry *>;
    const auto byId = [&rules](const QVector<Entry> &entries) {
        ById found;
        for (const Entry &entry : entries)
            found.insert(rules.id(entry), &entry);
        return found;
    };
    const ById knownById = byId(known), theirsById = byId(theirs), mineById = byId(mine);
    QVector<Entry> all;
    for (const Entry &entry : theirs) {
        const Entry *own = mineById.value(rules.id(entry));
        const Entry *before = knownById.value(rules.id(entry));
        const bool isUntouched = before != nullptr && rules.isSame(*before, entry);
        if (own != nullptr)
            all.append(isUntouched || rules.isOurs(*own, &entry) ? *own : entry);
        else if (before == nullptr || (rules.comesBack && !isUntouched))
            all.append(entry); // else it left here
    }
    for (const Entry &entry : mine) {
        const QUuid id = rules.id(entry);
        const bool isGone = knownById.contains(id) && !rules.isOurs(entry, nullptr);
        if (!isGone && !theirsById.contains(id))
            all.append(entry);
    }
    return all;
}

} // namespace renzhi
