// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/profilewipe.h"

#include "app/windowclaim.h"
#include "models/cache/cachestore.h"
#include "models/core/wholefile.h"
#include "models/directory/cacheage.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QSaveFile>
#include <QSettings>
#include <QStringList>

#include <algorithm>
#include <utility>

namespace renzhi {

using namespace Qt::StringLiterals;

namespace {

// How a note begins: a copy that something else put beside it must remove nothing.
constexpr QByteArrayView noteMark = "renzhi-wipe 1";

QString wipeNote(const DataLocations &locations, const QString &key)
{
    return locations.wipeFolder() + u'/' + key;
}

bool isRemoved(const QString &folder)
{
    static_cast<void>(QDir(folder).removeRecursively());
    // Another program may have been removing the same.
    return !QFile::exists(folder);
}

// One that cannot be read may have anything.
bool mayHaveContacts(const QString &cacheFolder)
{
    if (!QFile::exists(cacheFolder))
        return false;
    const auto cache = CacheStore::lookAt(cacheFolder);
    return !cache || (*cache)->hasContacts();
}

QString keyOf(const TenantProfile &profile)
{
    return tenantKey(QUrl(profile.baseUrl, QUrl::StrictMode), profile.clientId);
}

// Whether one of them uses the folders, or verbs use them for it.
bool isOfAny(const QVector<TenantProfile> &profiles, const QString &key)
{
    return std::any_of(profiles.cbegin(), profiles.cend(), [&key](const TenantProfile &profile) {
        return profile.id == key || keyOf(profile) == key;
    });
}

// Of the folders that go with the profile: see wipeProfile().
QStringList wipedKeys(const TenantProfile &profile, const QVector<TenantProfile> &others)
{
    QStringList keys;
    if (!isOfAny(others, profile.id))
        keys.append(profile.id);
    if (const QString key = keyOf(profile); !isOfAny(others, key) && !profile.baseUrl.isEmpty())
        keys.append(key);
    keys.removeDuplicates();
    return keys;
}

} // namespace

bool noteWipe(const DataLocations &locations, const QString &key)
{
    if (!isFolderName(key) || !makePrivateFolder(locations.wipeFolder()))
        return false;
    // Whole or not at all, and on the disk before the first folder goes: half a note would leave
    // the other half of the tenant. Made before, so that it is for its owner alone.
    if (!makePrivateFile(wipeNote(locations, key)))
        return false;
    QSaveFile note(wipeNote(locations, key));
    return note.open(QIODevice::WriteOnly)
        && writeWhole(note, QByteArray(noteMark.toByteArray() + '\n'));
}

bool isWipeNoted(const DataLocations &locations, const QString &key)
{
    QFile note(wipeNote(locations, key));
    return isFolderName(key) && note.open(QIODevice::ReadOnly)
        && note.readLine(80).trimmed() == noteMark;
}

Result<void> wipeTenant(const DataLocations &locations, QSettings &state, const QString &key)
{
    bool isGone = isFolderName(key);
    if (isGone) {
        // Where it cannot be written what can be removed goes all the same.
        const bool isNoted = noteWipe(locations, key);
        for (const QString &folder : { locations.cacheOf(key), locations.dataOf(key) })
            isGone = isRemoved(folder) && isGone;
        // The folders decide: what is in them from now on is new, whatever becomes of the rest.
        if (isGone && isNoted)
            QFile::remove(wipeNote(locations, key));
        state.remove(u"tenants/"_s + key);
        state.sync();
        isGone = state.status() == QSettings::NoError && isGone;
    }
    if (isGone)
        return {};
    ApiError error;
    error.kind = ApiError::Kind::Local;
    error.code = u"local.wipe"_s;
    error.detail = u"something of the tenant cannot be removed"_s;
    error.at = QDateTime::currentDateTime();
    return Failure(error);
}

Result<void> wipeProfile(const DataLocations &locations, QSettings &state,
                         const TenantProfile &profile, const QVector<TenantProfile> &others)
{
    const QStringList keys = wipedKeys(profile, others);
    for (const QString &key : keys)
        static_cast<void>(noteWipe(locations, key)); // of the second as well before the first goes
    Result<void> wiped;
    for (const QString &key : keys) {
        if (Result<void> one = wipeTenant(locations, state, key); !one)
            wiped = std::move(one);
    }
    return wiped;
}

UnsentWork unsentWorkOf(const DataLocations &locations, const QString &id,
                        const QVector<TenantProfile> &profiles)
{
    TenantProfile profile;
    profile.id = id;
    QVector<TenantProfile> others;
    for (const TenantProfile &one : profiles) {
        if (one.id == id)
            profile = one;
        else
            others.append(one);
    }
    UnsentWork work;
    const QStringList keys = wipedKeys(profile, others);
    for (const QString &key : keys) {
        if (isFolderName(key))
            work += unsentWorkIn(locations.dataOf(key));
    }
    return work;
}

Result<void> finishWipes(const DataLocations &locations, const QVector<TenantProfile> &profiles)
{
    Result<void> finished;
    const QDir notes(locations.wipeFolder());
    const QStringList keys = notes.entryList(QDir::Files | QDir::Hidden);
    if (keys.isEmpty())
        return finished;
    QSettings state(locations.stateFile(), QSettings::IniFormat);
    for (const QString &key : keys) {
        if (!isWipeNoted(locations, key))
            continue;
        if (isOfAny(profiles, key)) { // it was saved again
            QFile::remove(notes.filePath(key));
            continue;
        }
        if (Result<void> wiped = wipeTenant(locations, state, key); !wiped)
            finished = wiped;
    }
    return finished;
}

void forgetOldCaches(const DataLocations &locations, const QVector<TenantProfile> &profiles,
                     const QString &open)
{
    const auto isElsewhere
        = [&](const QString &key) { return key != open && WindowClaim::isTaken(locations, key); };
    for (const TenantProfile &profile : profiles) {
        if (isElsewhere(profile.id))
            continue;
        for (const QString &key : { profile.id, keyOf(profile) }) {
            if (key != open && isFolderName(key) && !isElsewhere(key))
                removeOldCache(locations.cacheOf(key), profile.forgetAfterDays);
        }
    }
}

void forgetContacts(const DataLocations &locations, const QVector<TenantProfile> &profiles)
{
    for (const TenantProfile &profile : profiles) {
        const QString key = keyOf(profile);
        if (profile.keepsContacts || key == profile.id || WindowClaim::isTaken(locations, key))
            continue;
        if (mayHaveContacts(locations.cacheOf(key)))
            static_cast<void>(isRemoved(locations.cacheOf(key))); // else the next start tries
    }
}

} // namespace renzhi
