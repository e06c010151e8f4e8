// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/task.h"

#include <QSet>

#include <vector>

namespace renzhi::cli {

// users, positions, organizations, titles: answers from the cache alone. A list that was never read
// whole, as after a damaged cache was begun anew, is an error offline, else it comes with a note.
// Only the demo tenant, whose server lives as long as this program, is read first when the cache is
// empty.
class ListTask final : public Task
{
    Q_OBJECT
public:
    explicit ListTask(const Context &context);

protected:
    void run() override;

private:
    void list();
    // Else a list of nothing, or of the few records that writes brought, would be a claim.
    [[nodiscard]] bool isWhole() const;
    void readPeople();
    void listUsers();
    void listPositions();
    void listOrganizations();
    void listTitles();
    // --org and everything below it; nullopt without --org. A code that the cache does not know
    // gives an empty set and a note.
    [[nodiscard]] std::optional<QSet<OrgId>> organizationsAsked();
    // The rows in batches: a million people must not be in memory twice.
    void writeUsers(const std::vector<quint32> &rows);
    [[nodiscard]] bool isHit(const Position &position) const;
};

} // namespace renzhi::cli
