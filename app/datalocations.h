// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QUrl>

namespace renzhi {

// Where the program keeps what (XDG base directories). Names folders, creates none.
struct DataLocations
{
    QString cache; // may be deleted at any time
    QString data; // outbox, change log, drafts
    QString config; // settings, without secrets
    QString state; // geometry of the window

    // Below `dataDirectory`, or where the desktop wants them when it is empty. Variables with
    // relative paths are ignored, as the base directory specification asks.
    [[nodiscard]] static DataLocations of(const QString &dataDirectory);

    // Folders of one tenant alone; `key` is a profile's id or a tenantKey().
    [[nodiscard]] QString cacheOf(const QString &key) const { return cache + u'/' + key; }
    [[nodiscard]] QString dataOf(const QString &key) const { return data + u'/' + key; }
    [[nodiscard]] QString settingsFile() const { return config + QStringLiteral("/renzhi.ini"); }
    [[nodiscard]] QString stateFile() const { return state + QStringLiteral("/window.ini"); }
    // A file for each tenant that is to be removed, named by its key; see profilewipe.h.
    [[nodiscard]] QString wipeFolder() const { return state + QStringLiteral("/wipes"); }
};

// A folder name for one application of one tenant that was named on the command line: the same for
// "https://HR.example.com:443/" and "https://hr.example.com", different for another client id.
[[nodiscard]] QString tenantKey(const QUrl &baseUrl, const QString &clientId);

// Whether it names a folder of its own below that of all tenants: it is made, filled and removed.
[[nodiscard]] inline bool isFolderName(const QString &key)
{
    return !key.isEmpty() && key != QLatin1StringView(".") && key != QLatin1StringView("..")
        && !key.contains(u'/') && !key.contains(QChar(QChar::Null));
}

// Creates the folder for this user alone (0700). False when it cannot be.
[[nodiscard]] bool makePrivateFolder(const QString &path);
// Sees to it that the file exists, for this user alone (0600): who rewrites it keeps that.
[[nodiscard]] bool makePrivateFile(const QString &path);

} // namespace renzhi
