// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/errorcatalog.h"
#include "models/directory/directoryservice.h"

namespace renzhi {

// What holds for the whole sync that is under way.
struct SyncMoment
{
    bool paused = false;
    int waitSeconds = 0; // until the server may be asked again; 0: at once
};

// What holds for the whole crawl that is under way.
struct CrawlMoment
{
    bool isOffline = false; // by the operator's wish
    int waitSeconds = 0;
};

// The name of a collection as it stands alone: "Organizations".
[[nodiscard]] QString collectionName(Collection collection);
// How far it has been read, in words of now: "reading 3,200 of 5,000, 420/s, about 1 min left",
// "not permitted: The application does not have the permission". Never store it.
[[nodiscard]] QString collectionState(const CollectionStatus &status, const SyncMoment &moment,
                                      const ErrorCatalog &catalog);
// How far the reading of jobs is, or what ended it: "reading 420 of 10,000, 26/s, about 6 min
// left", "ended by an error: …", "jobs of 5 people could not be read: …". For a crawl under way,
// and one that did not read everybody.
[[nodiscard]] QString crawlWords(const CrawlState &state, const CrawlMoment &moment,
                                 const ErrorCatalog &catalog);

} // namespace renzhi
