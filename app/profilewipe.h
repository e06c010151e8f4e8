// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/datalocations.h"
#include "models/core/result.h"
#include "models/core/tenantprofile.h"
#include "models/directory/unsentwork.h"

#include <QVector>

class QSettings;

namespace renzhi {

// Removes what files hold of one tenant: its local copy, its outbox with everything else of its
// data folder, and what `state` remembers of how it was looked at (ids and filters among it).
// `key`: a profile's id or a tenantKey(). Nobody may use the folders any more. Local, "local.wipe":
// something is left. The bytes are given back to the disk, not overwritten. That it is wanted is
// written down first, and taken back when nothing is left.
//
// What is written down is gone with the folders, before `state` is: only they fill again.
[[nodiscard]] Result<void> wipeTenant(const DataLocations &locations, QSettings &state,
                                      const QString &key);

// The same for a profile, and for what verbs made for the same application of the same tenant; each
// unless it is what one of the other profiles uses, or verbs make for that.
[[nodiscard]] Result<void> wipeProfile(const DataLocations &locations, QSettings &state,
                                       const TenantProfile &profile,
                                       const QVector<TenantProfile> &others);

// What wipeProfile() would lose of the profile with this id, if it were removed from `profiles`:
// before an operator decides. Whether anybody uses the folders is nothing to it.
[[nodiscard]] UnsentWork unsentWorkOf(const DataLocations &locations, const QString &id,
                                      const QVector<TenantProfile> &profiles);

// Writes down that it is wanted; false: it cannot be.
[[nodiscard]] bool noteWipe(const DataLocations &locations, const QString &key);
// Whether it is written down still: then what is put into the folders goes with the next start.
[[nodiscard]] bool isWipeNoted(const DataLocations &locations, const QString &key);

// Goes on with what a program that ended before had begun, or could not remove; `profiles`: those
// that there are, whose folders stay. Before any folder of a tenant is used: what is there now was
// there then. Errors as above; what is left is tried again at the next start.
[[nodiscard]] Result<void> finishWipes(const DataLocations &locations,
                                       const QVector<TenantProfile> &profiles);

// Removes the local copies that the profiles do not keep any longer, for they were without contact
// for too many days; see TenantProfile. Those that verbs made for them too, and not that of `open`,
// the key of a tenant that looks after its own when it is opened; nor what another window uses.
void forgetOldCaches(const DataLocations &locations, const QVector<TenantProfile> &profiles,
                     const QString &open);

// Removes the local copies that verbs made for profiles that do not keep contacts (any longer), as
// far as they may have some and no window uses them. Their own ones see to that when opened.
void forgetContacts(const DataLocations &locations, const QVector<TenantProfile> &profiles);

} // namespace renzhi
