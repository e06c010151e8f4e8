// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/referenceindex.h"

#include <vector>

namespace renzhi {

// All organizations as the tree shows them from top to bottom, each with its depth.
struct TreePlace
{
    OrgId id;
    int level = 0;
};
[[nodiscard]] std::vector<TreePlace> treeOrder(const ReferenceIndex &references);

// The same the other way round: the how many-th each of them is.
[[nodiscard]] QHash<OrgId, int> treeRanks(const ReferenceIndex &references);

} // namespace renzhi
