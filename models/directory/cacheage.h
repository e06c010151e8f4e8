// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDateTime>
#include <QString>

namespace renzhi {

// When a cache last had what the server has: the latest moment at which one of its collections was
// equal to it, or, before the first one, when something was last written into the folder. Invalid:
// there is no cache.
[[nodiscard]] QDateTime lastContact(const QString &cacheDirectory);

// Removes a cache, and whatever else is in its folder, that was without contact for more than so
// many days; 0: none is. Whoever had been given it must be done with it. What a tenant's operator
// wrote (the Outbox, drafts, the change log) is in another folder and stays. True: it was too old,
// and is gone.
bool removeOldCache(const QString &cacheDirectory, int days);

} // namespace renzhi
