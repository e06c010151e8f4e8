// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace renzhi {

// What an operator did in a tenant and the server has not: it goes with the tenant's DATA folder.
struct UnsentWork
{
    int changes = 0; // in the Outbox, those that this program cannot carry out too
    int drafts = 0; // of forms that are not finished, without those that are in the Outbox
    bool isAll = true; // false: there may be more, for not everything there can be read

    UnsentWork &operator+=(const UnsentWork &other);
    friend bool operator==(const UnsentWork &, const UnsentWork &) = default;
};

// Counts what the files of that folder hold now, and changes nothing. It takes no lock: whoever
// writes them puts a whole file in the place of another.
[[nodiscard]] UnsentWork unsentWorkIn(const QString &dataDirectory);

} // namespace renzhi
