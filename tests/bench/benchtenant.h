// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/sandbox/sandboxserver.h"
#include "models/core/records.h"

#include <vector>

namespace renzhi::bench {

constexpr size_t changedPeople = 100; // for a delta

// A tenant in this process, whose people somebody else's console changes.
class BenchTenant
{
public:
    explicit BenchTenant(int users);

    [[nodiscard]] QString url() const;
    [[nodiscard]] SandboxServer &server() { return m_server; }
    // Gives each of them the number of this round, which is no change to who has it already.
    void changePeople(const std::vector<User> &people, int round);
    // Renames the first third of them, removes the second one, and adds somebody like each of the
    // last.
    void mixPeople(const std::vector<User> &people);

private:
    SandboxServer m_server;
};

} // namespace renzhi::bench
