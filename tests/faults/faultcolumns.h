// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/faults/operations.h"
#include "tests/support/faultproxy.h"

#include <QUrl>

namespace renzhi::test {

// What has to come of an operation, in the words of Cell::outcome(), and how many of its requests
// the server's side sees.
struct Expected
{
    const char *outcome;
    int requests;
};

// One fault: a column of the matrix.
struct FaultColumn
{
    const char *name;
    const char *what; // what happens to the requests of the operation; to no other one
    // `elsewhere`: a host that is not the tenant's. Null: the server is down.
    Fault (*fault)(const QUrl &elsewhere);
    int times; // so many requests are spoilt; -1: all
    bool hangs; // it ends by a time-out only: short ones
    Expected read;
    Expected write; // of a use case
    Expected token;
};

[[nodiscard]] std::span<const FaultColumn> faultColumns();

// A cell that is not as its column says, and why that is right.
struct Exception
{
    const char *fault;
    bool (*concerns)(const Operation &operation);
    const char *operations; // whom it concerns, for people
    Expected expected;
    const char *reason;
};

[[nodiscard]] std::span<const Exception> exceptions();

// Of the column, unless there is an exception. A lone write that was applied is not found, for
// nobody looks.
[[nodiscard]] Expected expectedOf(const FaultColumn &column, const Operation &operation);

} // namespace renzhi::test
