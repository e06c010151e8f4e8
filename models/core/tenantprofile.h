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
    bool readOnly = false;
    bool transfers = false; // offer to transfer primary jobs, which also moves the person to
                            // another organization
    bool positionRemoval = false; // offer to remove positions
    bool production = false;
    bool demo = false;
    friend bool operator==(const TenantProfile &, const TenantProfile &) = default;
};

} // namespace renzhi

Q_DECLARE_METATYPE(renzhi::TenantProfile)
