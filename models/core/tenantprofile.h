// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/language.h"

#include <QMetaType>
#include <QString>

#include <optional>

namespace renzhi {

// How to reach one tenant, without its secret. `id` names the folder of its cache and its entry in
// the keyring; it is a UUID made when the profile is created, or "demo".
struct TenantProfile
{
    // More would wait inside Qt, with the clock running (see connectionsPerHost in apiclient.cpp).
    static constexpr int MostConnections = 6;
    static constexpr int MostRequestsPerSecond = 1000; // six at once are hardly answered faster
    static constexpr int MostSyncMinutes = 24 * 60; // who wants it more rarely reads when asked
    static constexpr int MostForgetAfterDays = 3650;

    QString id;
    QString name; // for people: window title, status bar
    QString baseUrl; // "https://hr.example.com"
    QString clientId;
    QString caFile; // PEM with additional authorities; empty: the system's only
    QString proxy; // empty: the system's; "direct"; or "http://host:port", "socks5://host:port"
    QString colour; // "#rrggbb" of the band at the window's edge; empty: none
    std::optional<Language> language; // of the window; nullopt: as the program is set
    // Settings, because only the tenant's administrator knows how much its server bears. By the
    // time it answers 429 its other users were refused as well; and there are readings of
    // everybody's jobs that last for hours and must not be felt by them.
    int connections = MostConnections; // requests on the way at once, 1 to MostConnections
    int requestsPerSecond = 0; // at most, up to MostRequestsPerSecond; 0: no limit
    // A setting, because what is current is worth requests by the clock from every window to some
    // tenants, and to others not: by default the list of a morning is not shown in the evening, and
    // a hundred windows ask the server for seven deltas a minute.
    int syncMinutes = 15; // what changed is read so often, up to MostSyncMinutes; 0: when asked
    bool readOnly = false;
    bool transfers = false; // offer to transfer primary jobs, which also moves the person to
                            // another organization
    bool positionRemoval = false; // offer to remove positions
    bool production = false; // marked in the window; massWriteGuard() is asked for
    bool demo = false;
    // Mobile numbers and e-mail addresses of people. Off: they are left out as soon as an answer is
    // read, and what is kept of them on this computer is removed.
    bool keepsContacts = true;
    // Without contact to the server for longer than that, what was read is removed; 0: never. The
    // Outbox, drafts and the change log are not what was read.
    int forgetAfterDays = 0;
    friend bool operator==(const TenantProfile &, const TenantProfile &) = default;
};

// What the operator must type before several records of this tenant change at once: its name.
// Empty: nothing. A profile without a name (of a file written by hand) is asked for its id.
[[nodiscard]] inline QString massWriteGuard(const TenantProfile &profile)
{
    if (!profile.production)
        return {};
    const QString name = profile.name.simplified();
    return name.isEmpty() ? profile.id : name;
}

} // namespace renzhi

Q_DECLARE_METATYPE(renzhi::TenantProfile)
