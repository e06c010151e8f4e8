// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/cache/cachestore.h"
#include "models/directory/directoryservice.h"
#include "tests/directory/pageserver.h"

#include <QTemporaryDir>

namespace renzhi::test {

// A misbehaving server, a cache folder, and services on both.
class SyncWorld
{
public:
    SyncWorld();

    // A service with a cache that lasts as long as the world; a new one is a new start of the
    // program.
    [[nodiscard]] std::unique_ptr<DirectoryService>
    service(int maxInFlight = 6,
            DirectoryService::Opening opening = DirectoryService::Opening::Whole) const;
    // Empty when what `service` shows, and the cache has, equals `expected` row for row, else the
    // first difference.
    [[nodiscard]] QString difference(const DirectoryService &service, const Records &expected);

    PageServer server;
    QTemporaryDir folder;

private:
    std::unique_ptr<CacheStore> m_cache; // a connection of its own
};

[[nodiscard]] QString textOf(const Result<SyncReport> &result); // for a message
// Runs one sync to its end.
[[nodiscard]] Result<SyncReport> synced(DirectoryService &service,
                                        SyncMode mode = SyncMode::Changes);

} // namespace renzhi::test
